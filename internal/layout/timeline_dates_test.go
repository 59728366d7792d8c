package layout

import (
	"strings"
	"testing"
)

// saidDates are the date boxes of pages, one line each, in the order of drawing.
func saidDates(pages []*Page) (out []string) {
	for _, p := range pages {
		for _, b := range p.Scene.Boxes {
			if b.Role == "date" {
				for _, l := range b.Lines {
					out = append(out, l.Text)
				}
			}
		}
	}
	return out
}

// A day is said once, over the times of what happened in it.
func TestEventsOfOneDay(t *testing.T) {
	for _, c := range []struct{ layout, size, lines, want string }{
		{"vertical", "xiaohongshu", "2024-10-13T12:25|a\n2024-10-13T12:28|b\n2024-10-13T13:31|c\n2024-10-14T09:00|d", "2024 10月13日 12:25 12:28 13:31 10月14日 09:00"},
		{"vertical", "xiaohongshu", "2001-02-28|a\n2001-02-28|b\n2001-03-01|c", "2001 2月28日 同日 3月1日"},
		{"vertical", "xiaohongshu", "2001-02|a\n2001-02|b", "2001 2月 2月"},
		{"list", "xiaohongshu", "2001-02-28|a\n2001-02-28T08:00|b", "2001 2月28日 08:00"},
		{"horizontal", "slide", "2024-10-13T12:25|a\n2024-10-13T12:28|b\n2024-10-13T12:32|c", "2024年10月13日 12:25 12:28 12:32"},
	} {
		tl := timelineOf(t, c.lines)
		tl.layout, tl.scale = c.layout, "even"
		pages := testSetters()["ink zh-Hans"].layTimeline(tl, sizeOf(t, c.size), place{})
		if got := strings.Join(saidDates(pages), " "); got != c.want {
			t.Errorf("%s: %q, want %q", c.layout, got, c.want)
		}
	}
}

// A span of months takes two lines of one size at most, none of which is cut.
func TestSpansOfMonthsInTheYearColumn(t *testing.T) {
	tl := timelineOf(t, "1995|a\n2002-06~/2004-03?|b\n2025-12/2026-06|c")
	tl.layout = "vertical"
	for _, size := range []string{"xiaohongshu", "story", "slide"} {
		pages := testSetters()["ink zh-Hans"].layTimeline(tl, sizeOf(t, size), place{})
		sizes := map[string]float64{}
		for _, b := range pages[0].Scene.Boxes {
			if b.Role == "date" {
				sizes[b.Text] = b.FontSize
			}
		}
		whole, first, second := sizes["2025年12月—2026年6月"], sizes["2025年12月—"], sizes["2026年6月"]
		if whole == 0 && (first == 0 || first != second) {
			t.Errorf("%s: %v", size, sizes)
		}
	}
}
