package layout

import (
	"fmt"
	"testing"

	"cards/internal/theme"
)

// TestLanesOverPages: lanes that find no room on one page are cut; every event is told once, a span that goes on over a cut is drawn on
// all its pages with an arrow, and an era on those that it reaches.
func TestLanesOverPages(t *testing.T) {
	tl := &timeline{id: "t", item: "timelines[0]", lang: "zh-Hans", title: "两条线", layout: "lanes", lanes: []string{"甲", "乙"}, eras: []era{{item: "timelines[0].eras[0]", date: date(t, "1901/1904"), title: "早"}}}
	for i := range 30 {
		tl.events = append(tl.events, event{item: fmt.Sprintf("timelines[0].events[%d]", i), weight: 1, date: date(t, fmt.Sprintf("%d-0%d-11", 1900+i/2, 2+6*(i%2))), title: fmt.Sprintf("第%d件要紧的事", i), lanes: []int{i % 2}})
	}
	tl.events = append(tl.events, event{item: "timelines[0].events[30]", weight: 1, date: date(t, "1903/1913"), title: "很久", lanes: []int{0}})
	slide, err := theme.FindSize("slide")
	if err != nil {
		t.Fatal(err)
	}
	pages := testSetters()["ink zh-Hans"].layTimeline(tl, slide, place{})
	if pages[0].Layout != "lanes" || len(pages) < 2 {
		t.Fatalf("%d pages of %s: %+v", len(pages), pages[0].Layout, pages[0].Chosen)
	}
	if fault := checkTimeline(tl, pages, slide); fault != "" {
		t.Error(fault)
	}
	long, early := 0, 0
	for _, p := range pages {
		for _, b := range p.Scene.Boxes {
			if b.Item == "timelines[0].events[30].title" {
				long++
			}
			if b.Item == "timelines[0].eras[0].title" {
				early++
			}
		}
	}
	if long < 2 || early != 1 {
		t.Errorf("the span stands on %d pages of %d, the era on %d", long, len(pages), early)
	}
}
