package layout

import (
	"math"
	"testing"

	"cards/internal/theme"
)

// One event has the page for itself: its date large, and a ruler on which it stands where it was.
func TestSingleEvent(t *testing.T) {
	for _, c := range []struct {
		line  string
		ruler bool
		// from and to are the shares of the ruler that the mark takes, or about which it stands.
		from, to float64
	}{
		{"2008-12-24T18:00|特斯拉完成融资轮|那是最后一天的最后一个小时", true, 0.75, 0.75},
		{"1995|写出 Zip2", true, 0.5, 0.6},
		{"2008-07-02|第三次发射", true, 0.501, 0.501},
		{"20XX|未来", false, 0, 0},
		{"Y-66000000S2|恐龙灭绝", false, 0, 0},
		{"2001/2004|去俄罗斯", false, 0, 0},
		{"|换人", false, 0, 0},
	} {
		tl := timelineOf(t, c.line)
		for _, name := range []string{"xiaohongshu", "square", "story", "slide"} {
			size := sizeOf(t, name)
			pages := testSetters()["ink zh-Hans"].layTimeline(tl, size, place{})
			page := pages[0]
			if fault := checkTimeline(tl, pages, size); fault != "" {
				t.Errorf("%s at %s: %s", c.line, name, fault)
			}
			if page.Layout != "single" {
				t.Errorf("%s at %s: %s %+v", c.line, name, page.Layout, page.Chosen)
				continue
			}
			largest := 0.0
			for _, b := range boxesOf(page, "date") {
				largest = math.Max(largest, b.FontSize)
			}
			if c.ruler && largest < 150*size.Unit() {
				t.Errorf("%s at %s: the date is %.0f px", c.line, name, largest)
			}
			axis, marks := boxesOf(page, "axis"), boxesOf(page, "mark")
			if (len(axis) == 1 && len(marks) == 1) != c.ruler {
				t.Errorf("%s at %s: %d rulers, %d marks", c.line, name, len(axis), len(marks))
				continue
			}
			if !c.ruler {
				continue
			}
			m := marks[0]
			middle := (m.X + m.W/2 - axis[0].X) / axis[0].W
			if want := (c.from + c.to) / 2; math.Abs(middle-want) > 0.004 {
				t.Errorf("%s at %s: the mark stands at %.3f, want %.3f", c.line, name, middle, want)
			}
		}
	}
	tl := timelineOf(t, "2001|换人||alleged|林某否认")
	if page := testSetters()["ink zh-Hans"].layTimeline(tl, sizeOf(t, "square"), place{})[0]; page.Layout != "vertical" {
		t.Errorf("a status needs its line: %s", page.Layout)
	}
}

// Two events on a wide page are apart what they are apart, the deck's date between them.
func TestTwoEventsUseTheWidth(t *testing.T) {
	tl := timelineOf(t, "1995|写出 Zip2|互联网地图与黄页\n2055~|火星自给自足|约三十年内")
	tl.asof = date(t, "2025-06-16")
	size := sizeOf(t, "slide")
	pages := testSetters()["ink zh-Hans"].layTimeline(tl, size, place{})
	if fault := checkTimeline(tl, pages, size); fault != "" {
		t.Error(fault)
	}
	page := pages[0]
	if axis := boxesOf(page, "axis"); page.Layout != "horizontal" || len(axis) != 1 {
		t.Fatalf("%s in %d parts", page.Layout, len(axis))
	}
	rule := boxesOf(page, "rule")[0]
	if at := rule.X / page.Scene.Width; at < 0.4 || at > 0.6 {
		t.Errorf("the deck's date stands at %.2f of the page", at)
	}
	for _, b := range boxesOf(page, "title")[1:] {
		if b.FontSize <= size.Floor(theme.EventTitleText) {
			t.Errorf("%q is no larger than usual", b.Text)
		}
	}
}
