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

// fieldSizes are the sizes of a translation on the field that are tried, in its usual one.
var fieldSizes = []float64{1, 0.85, 0.7}

// composeOnHorizon composes a quote so; nil where the page has no room for it, or the form none.
func (s *Setter) composeOnHorizon(q *quote, size theme.Size, series place, only float64) *quoteCanvas {
	if !s.Theme.Decoration.Horizon.Show || size.Class != theme.Phone || q.seated {
		return nil
	}
	usual := s.Theme.Type.Roles.Translation.SizeOf(size, theme.LabelText)
	larger := 0.0
	for _, share := range fieldSizes {
		c := s.onHorizon(q, size, series, only, share*usual)
		if c == nil || c.onField.Size > translationMost*c.quoteSize+1e-6 {
			continue // it has no room, or takes too much of it from the quote
		}
		if c.onField.Size >= translationShare*c.quoteSize {
			return c
		}
		larger = fieldShare * c.quoteSize
		break
	}
	if larger > 0 {
		if c := s.onHorizon(q, size, series, only, larger); c != nil && c.onField.Size >= translationShare*c.quoteSize {
			return c
		}
	}
	return nil
}

// onHorizon composes the quote with its translation at a size, px; nil where that has too many lines, tears a word or is not above the name, or
// the quote has no room over it.
func (s *Setter) onHorizon(q *quote, size theme.Size, series place, only, small float64) *quoteCanvas {
	c := &quoteCanvas{canvas: s.newCanvas(size, q.id, "quote", s.position(q.item))}
	c.Layout, c.leastQuote = "left", c.aboveName(q)
	l := label{role: "translation", item: q.translation.item, text: q.translation.text, lang: q.translation.lang, style: s.Theme.Type.Roles.Translation, size: small,
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
	sig.draw(c.canvas)
	c.Layout = "bilingual"
	c.choose("translation", fmt.Sprintf("%g", under.Size), "under the horizon, where nothing runs behind it")
	c.choose("signature", sig.name(), sig.why)
	c.Scene.Alt = c.portrayed(s.quoteAlt(q, false))
	return c
}
