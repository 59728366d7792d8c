package layout

import (
	"strings"
	"testing"
)

// The first year of our era on a ruler that begins before it says so, in a form like those before it.
func TestFirstYearOfOurEra(t *testing.T) {
	for lang, want := range map[string]string{"zh-Hans": "\u516c\u5143", "zh-Hant": "\u897f\u5143", "ja": "\u897f\u66a6", "ko": "\uc11c\uae30"} {
		year := "\u5e74"
		if lang == "ko" {
			year = "\ub144"
		}
		const events = "events: [{date: '-0550', title: A}, {date: '-0483', title: B}, {date: '-0478', title: C}, {date: '1313', title: D}]"
		named := 0
		for _, p := range pagesOf(t, "night", "slide", "lang: "+lang+"\ntimelines:\n  - {title: A, layout: horizontal, "+events+"}\n") {
			for _, b := range boxes(p, "tick") {
				if !strings.Contains(b.Text, want) || strings.Contains(b.Text, "\u524d") || strings.Contains(b.Text, "\uc804") {
					continue
				}
				if named++; !strings.HasSuffix(b.Text, year) {
					t.Errorf("%s: the first year of our era is %q", lang, b.Text)
				}
			}
		}
		if named != 1 {
			t.Errorf("%s: %d years name their era, want 1", lang, named)
		}
	}
}
