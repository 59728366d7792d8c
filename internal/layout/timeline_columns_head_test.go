package layout

import (
	"fmt"
	"strings"
	"testing"
)

// TestHeadOverColumns: over columns of events on a wide page no theme has a headline that costs them rows; over a band of events grid has its large one.
func TestHeadOverColumns(t *testing.T) {
	var events strings.Builder
	for i := range 12 {
		fmt.Fprintf(&events, "    - {date: %d, title: \u7b2c%d\u4ef6\u4e8b, text: \u7136\u540e\u5c31\u8fd9\u6837\u505a\u6210\u4e86}\n", 1990+2*i, i+1)
	}
	for _, look := range []string{"grid", "signal", "ink"} {
		for _, layout := range []string{"vertical", "horizontal"} {
			deck := "title: \u4e00\u6761\u8def\nlang: zh-Hans\ntimelines:\n- title: \u4ece\u524d\u5230\u4ee5\u540e\n  layout: " + layout + "\n  events:\n" + events.String()
			if layout == "horizontal" {
				deck = deck[:strings.Index(deck, "    - {date: 2002")]
			}
			pages := pagesOf(t, look, "slide", deck)
			heads := boxesOf(pages[len(pages)-1], "title")
			if len(heads) == 0 {
				t.Errorf("%s %s: no headline", look, layout)
				continue
			}
			size := heads[0].FontSize
			if limit := columnsHeadline * sizeOf(t, "slide").Unit(); layout == "vertical" && size > limit+0.01 {
				t.Errorf("%s %s: a headline of %.0f px over columns", look, layout, size)
			} else if look == "grid" && layout == "horizontal" && size <= limit {
				t.Errorf("%s %s: a headline of %.0f px", look, layout, size)
			}
		}
	}
}
