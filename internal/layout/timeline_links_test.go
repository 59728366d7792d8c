package layout

import (
	"fmt"
	"math"
	"testing"

	"cards/internal/scene"
	"cards/internal/theme"
)

// linkedTimeline has n events a few years apart, and the links that are given by their indices.
func linkedTimeline(t *testing.T, n int, links ...[2]int) *timeline {
	t.Helper()
	tl := &timeline{id: "t", item: "timelines[0]", lang: "zh-Hans", title: "从雕版到铅字"}
	for i := range n {
		tl.events = append(tl.events, event{item: fmt.Sprintf("timelines[0].events[%d]", i), weight: 1, date: date(t, fmt.Sprint(1900+7*i)), title: "第" + string(rune('一'+i)) + "件事"})
	}
	for _, k := range links {
		tl.events[k[0]].links = append(tl.events[k[0]].links, k[1])
	}
	return tl
}

// TestLinkTracks: links that share a stretch have tracks of their own, the shorter the inner; one that is said from both ends is one.
func TestLinkTracks(t *testing.T) {
	s := testSetters()["ink zh-Hans"]
	st := s.tell(linkedTimeline(t, 6, [2]int{0, 5}, [2]int{1, 2}, [2]int{2, 1}, [2]int{3, 4}, [2]int{4, 4}))
	want := []linked{{1, 2, 0}, {3, 4, 0}, {0, 5, 1}}
	if fmt.Sprint(st.links) != fmt.Sprint(want) || st.linkTracks != 2 {
		t.Errorf("links %v in %d tracks, want %v in 2", st.links, st.linkTracks, want)
	}
}

// TestLinksDrawn: in every form that draws links, each leads from the height of the one mark to that of the other, and forms that
// have no room for them are not taken.
func TestLinksDrawn(t *testing.T) {
	s := testSetters()["ink zh-Hans"]
	for _, c := range []struct {
		size, layout, form string
		lanes              bool
	}{
		{"1080x1440", "auto", "vertical", false},
		{"1080x1440", "list", "list", false},
		{"1080x1440", "auto", "tracks", true},
		{"slide", "auto", "vertical in two columns", false},
		{"slide", "horizontal", "vertical in two columns", false},
		{"slide", "lanes", "lanes", true},
		{"square", "serpentine", "vertical", false},
	} {
		tl := linkedTimeline(t, 5, [2]int{0, 2}, [2]int{3, 1})
		tl.layout = c.layout
		if c.lanes {
			tl.lanes = []string{"甲", "乙"}
			for i := range tl.events {
				tl.events[i].lanes = []int{i % 2}
			}
		}
		size, err := theme.FindSize(c.size)
		if err != nil {
			t.Fatal(err)
		}
		pages := s.layTimeline(tl, size, place{})
		if pages[0].Layout != c.form {
			t.Errorf("%s %s: %s, want %s: %+v", c.size, c.layout, pages[0].Layout, c.form, pages[0].Chosen)
			continue
		}
		for _, k := range [][2]int{{0, 2}, {3, 1}} {
			if fault := linkFault(pages, k[0], k[1]); fault != "" {
				t.Errorf("%s %s: link %v: %s", c.size, c.form, k, fault)
			}
		}
	}
}

// linkFault tells what is wrong with the link from event i to event j: its ends are to be at the heights of their marks, where both
// are in one column; where not, both columns have a part of it.
func linkFault(pages []*Page, i, j int) string {
	marks := map[int]scene.Rect{}
	var parts []scene.Rect
	for _, p := range pages {
		for _, b := range p.Scene.Boxes {
			switch {
			case b.Role == "mark" && b.Events[1] == b.Events[0]+1:
				marks[b.Events[0]] = b.Rect
			case b.Role == "connector" && b.Events == [2]int{j, j + 1}:
				parts = append(parts, b.Rect)
			}
		}
	}
	if len(parts) == 0 {
		return "not drawn"
	}
	for _, k := range []int{i, j} {
		m := marks[k]
		if m.Empty() {
			continue // a list has no marks
		}
		y, near := m.Y+m.H/2, math.Inf(1)
		for _, r := range parts {
			near = math.Min(near, math.Min(math.Abs(r.Y-y), math.Abs(r.Bottom()-y)))
		}
		if near > m.H {
			return fmt.Sprintf("its ends are %.0f px from the mark of event %d", near, k)
		}
	}
	return ""
}
