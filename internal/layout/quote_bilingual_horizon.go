package layout

import (
	"fmt"

	"cards/internal/theme"
)

// A quote and its translation on the theme dawn: the quote stands on the horizon with the sun behind it, its translation under that, on the
// flat field, where nothing runs behind it. (design notes, literary, dawn)

const (
	// fieldLines is the most lines of a translation on the field: a longer one would push the horizon to the head of the page.
	fieldLines = 3
	// fieldShare is the share of the quote's size that the translation takes where its usual size would be less than translationShare.
	fieldShare = 0.3
)

// composeOnHorizon composes a quote so; nil where the page has no room for it, or the form none.
func (s *Setter) composeOnHorizon(q *quote, size theme.Size, series place, only float64) *quoteCanvas {
	if !s.Theme.Decoration.Horizon.Show || size.Class != theme.Phone || q.seated {
		return nil
	}
	usual := 0.0
	for range 2 {
		c := &quoteCanvas{canvas: s.newCanvas(size, q.id, "quote", s.position(q.item))}
		c.Layout, c.leastQuote = "left", c.aboveName(q)
		l := label{role: "translation", item: q.translation.item, text: q.translation.text, lang: q.translation.lang, style: s.Theme.Type.Roles.Translation, size: usual,
			colour: c.colours.Second, normalise: true, ink: isLatin(q.translation.lang)}
		under, ok := c.paragraph(l, c.area.W, fieldLines)
		if !ok || under.Torn > 0 || under.Size < c.aboveName(q) {
			return nil
		}
		c.onField = under
		sig := c.newSignature(&q.credit, false, false, quoteLength(q.runes), series)
		if !c.setQuote(q, part{0, len(q.runes)}, sig, "left", only) {
			return nil
		}
		if least := translationShare * c.quoteSize; under.Size < least && usual == 0 {
			usual = fieldShare * c.quoteSize
			continue // once more, with the translation larger
		} else if under.Size < least {
			return nil
		}
		sig.draw(c.canvas)
		c.Layout = "bilingual"
		c.choose("translation", fmt.Sprintf("%g", under.Size), "under the horizon, where nothing runs behind it")
		c.choose("signature", sig.name(), sig.why)
		c.Scene.Alt = c.portrayed(s.quoteAlt(q, false))
		return c
	}
	return nil
}
