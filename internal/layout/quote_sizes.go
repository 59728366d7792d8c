package layout

import (
	"math"
	"strings"

	"cards/internal/layout/text"
	"cards/internal/theme"
)

// Which sizes a quote is tried at: by its length, by the name that signs it, and above both where the page has the room.

// quoteStart returns the largest size that a quote of a length should take on the page, px, and its weight.
func (c *canvas) quoteStart(length int) (float64, int) {
	start, weight := c.theme.QuoteStart(c.size, length)
	if c.size.Class == theme.Slide {
		// The table of sizes by length is for a page as wide as a phone; a slide is nearly twice as wide.
		start *= slideLength
	}
	return start, weight
}

// quoteSizes gives the label the weight of the whole quote's length, so that all its pages have one, and returns the sizes to try
// for the length on this page, largest first; only, when not 0, is the one that is allowed.
func (c *canvas) quoteSizes(l *label, length, whole int, only float64) []float64 {
	start, _ := c.quoteStart(length)
	_, weight := c.quoteStart(whole)
	l.weight = weight
	if isLatin(l.lang) && c.theme.Type.Emphasis == theme.EmphasisDots {
		// Dots are for characters in cells; an alphabet has its italic.
		italic := text.Style{Family: string(l.style.Family), Weight: weight, Italic: true}
		for i := range l.spans {
			if l.spans[i].Tag == tagMark {
				l.spans[i].Style = &italic
			}
		}
	}
	switch {
	case only > 0 && only < c.quoteFloor()-1e-6:
		return nil // the size of a series, as small as the name that signs this one
	case only > 0:
		return []float64{only}
	}
	return c.theme.StepsBetween(c.size, start, c.quoteFloor())
}

// quoteFloor is the smallest size of a quote on the page, px.
func (c *canvas) quoteFloor() float64 {
	return math.Max(c.size.Floor(theme.QuoteText), c.leastQuote)
}

// aboveName is the size, px, that sets a quote apart from the name that signs it; 0 where nothing does, or where the words have no
// room at that size.
func (c *canvas) aboveName(q *quote) float64 {
	if q.credit.name == "" || q.cramped {
		return 0
	}
	return c.theme.StepAbove(c.size, c.theme.Type.Roles.Name.SizeOf(c.size, theme.LabelText))
}

// grow lets a quote that leaves its page more than half empty take a size above what its length suggests, as long as it
// then fills no more than most of the height. Words aside of a portrait are in a narrow room and fill more of it.
func (c *canvas) grow(p *text.Prepared, box text.Box, f text.Fitted, aside bool) text.Fitted {
	empty, full := 0.5, 0.74
	if aside {
		empty, full = asideEmpty, asideFull
	}
	start := box.Sizes[0]
	for _, times := range []float64{1.5, 1.25} {
		if f.Height() > empty*box.Height {
			break
		}
		box.Sizes = c.theme.StepsBetween(c.size, times*start, f.Size)
		if g, ok := p.Fit(box); ok && g.Size > f.Size && g.Height() <= full*box.Height && g.Torn == 0 && g.Cost <= f.Cost+growCost {
			g.Why = "larger than its length suggests, since the page has the room"
			return g
		}
	}
	return f
}

// growCost is how much worse the breaks of a text that grows may be, in the currency of breaks.
const growCost = 25

// slideLength is how much larger a quote of a given length may be on a slide.
const slideLength = 1.45

// quoteLength is the length of a quote for the table of sizes, in full-width characters: letters of an alphabet take
// about two fifths of the room, marks and spaces none to speak of.
func quoteLength(runes []rune) int {
	n := 0.0
	for _, r := range runes {
		n += lengthOf(r)
	}
	return int(math.Ceil(n))
}

// lengthOf is what a character counts of the length of a quote, in full-width characters: a mark nothing.
func lengthOf(r rune) float64 {
	switch {
	case strings.ContainsRune(" \n，。、；：！？“”‘’「」『』（）…—,.;:!?", r):
		return 0
	case r < 0x2e80:
		return 0.4
	}
	return 1
}
