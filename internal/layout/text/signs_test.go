package text

import (
	"math"
	"strings"
	"testing"
)

// What stands on both sides of a slash is parted last, an arrow leads what it points at, and a short title of Hangul is one word.
func TestSignsAndTitlesHoldTogether(t *testing.T) {
	for _, row := range []struct {
		lang, text string
		cut        string // what stands before the dear place
		dearer     string // what stands before a place that costs less
		least      float64
	}{
		{"en", "$20,000 → 50% / 100 ms", "$20,000 → 50% / ", "$20,000 ", costBesideSlash},
		{"en", "$20,000 → 50% / 100 ms", "$20,000 → ", "$20,000 ", costAfterArrow},
		{"zh-Hans", "车库→火星的路", "车库→", "车库", costAfterArrow},
		{"zh-Hans", "见https://example.org/a/long/path一页", "见https://example.", "见https://", costInsideHost},
		{"zh-Hans", "见https://example.org/path/b一页", "见https://example.org/path/", "见https://example.org/", costInsideURL + costShortPiece},
		{"en", "see @a_long_handle_of_somebody here", "see @a_long_", "see ", costInsideHost},
		{"en", "at 2008-12-24 18:00 or later", "at 2008-12-24 ", "at 2008-12-24 18:00 ", costInDate},
		{"zh-Hans", "在12月24日 18:00以前", "在12月24日 ", "在", costInDate},
		{"ja", "『吾輩は猫である』を読む", "『吾輩は", "『吾輩は猫である』を", costInTerm},
		{"zh-Hans", "读《瓦尔登湖的冬天》第三章", "读《瓦尔登湖的", "读", costInTerm},
		{"ko", "한용운, 『님의 침묵』을 펴내다", "한용운, 『님의 ", "한용운, 『님의 침묵』을 ", costInTerm},
	} {
		p := prepare(t, Paragraph{Text: row.text, Lang: row.lang})
		at := func(before string) float64 {
			if !strings.HasPrefix(row.text, before) {
				t.Fatalf("%q does not begin with %q", row.text, before)
			}
			return p.breaks[len([]rune(before))].cost
		}
		if got := at(row.cut); got < row.least {
			t.Errorf("%s|: %g, want %g and more", row.cut, got, row.least)
		}
		if a, b := at(row.cut), at(row.dearer); a <= b {
			t.Errorf("%s| costs %g, no more than %s| with %g", row.cut, a, row.dearer, b)
		}
	}
}

// A text does not begin with two characters on a line that could hold more of it, even where the measure is that of five.
func TestShortFirstLineGivesUpSize(t *testing.T) {
	p := prepare(t, Paragraph{Text: "太陽他有腳啊，輕輕悄悄地挪移了。", Lang: "zh-Hant"})
	f, ok := p.Fit(Box{Width: 888, Height: 1000, Mode: Display, Sizes: []float64{168, 150, 146, 136, 124, 112}, Pitch: func(float64, int) float64 { return 1.3 }})
	if !ok || f.Text(0) != "太陽他有腳啊，" {
		t.Errorf("at %g the first line is %q", f.Size, f.Text(0))
	}
	narrow, ok := p.Fit(Box{Width: 400, Height: math.Inf(1), Mode: Display, Sizes: []float64{100}, Pitch: func(float64, int) float64 { return 1.3 }})
	if !ok || narrow.Torn > 0 {
		t.Errorf("in four em words are torn: %+v", narrow.Lines.Lines)
	}
}

// Where six characters and their mark have no line, halves of parallel clauses stand on lines of their own rather than run into each other.
func TestParallelClausesOfSevenInSixAndAHalf(t *testing.T) {
	text := "學而不思則罔，思而不學則殆。"
	for _, width := range []float64{6, 6.5, 6.9} {
		want := "學而不思/則罔，/思而不學/則殆。"
		if got := broken(t, Paragraph{Text: text, Lang: "zh-Hant", Vertical: true}, Measure{Width: width, Mode: Display}); got != want {
			t.Errorf("%g em: %s, want %s", width, got, want)
		}
	}
}
