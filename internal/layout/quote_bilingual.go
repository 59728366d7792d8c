package layout

import (
	"fmt"
	"math"

	"cards/internal/layout/text"
	"cards/internal/theme"
)

// A quote and its translation under it, two steps smaller and softer. (design notes, look, layouts; literary, dawn)

// translation is a quote in another language.
type translation struct{ text, lang, item string }

const (
	// translationGap is between a quote and its translation, em of the latter; translationClear the least of it, em of the quote.
	translationGap   = 1.1
	translationClear = 0.42
	// translationMost is the most of the quote's size that the translation has.
	translationMost = 0.62
	// translationLeast is the share of its size that the translation keeps before the quote becomes smaller.
	translationLeast = 0.7
	// bilingualSmaller is how much smaller, in the largest size that fits, a quote may become for better lines.
	bilingualSmaller = 0.7
	// mirroredSmaller is the same for two clauses that say one thing over against another.
	mirroredSmaller = 0.5
)

// setBilingual fits and places a quote with its translation; it reports whether that was possible.
func (c *quoteCanvas) setBilingual(q *quote, sig *signature, form string, only float64) bool {
	measure := c.measure(sig)
	whole := part{0, len(q.runes)}
	base := c.quoteLabel(q, whole)
	other := label{role: "translation", item: q.translation.item, text: q.translation.text, lang: q.translation.lang, style: c.theme.Type.Roles.Translation, colour: c.colours.Soft, normalise: true, hang: base.hang}
	if c.theme.Decoration.Horizon.Show {
		other.colour = c.colours.Second // it runs over the sun
	}
	if sig.furniture != nil {
		base.ground, other = sig.furniture.ground, sig.furniture.on(c.canvas, other)
	}
	sizes := c.quoteSizes(&base, quoteLength(q.runes), quoteLength(q.runes), only)
	if sig.furniture != nil {
		c.stepBack(&base)
	}
	prepared, under := c.prepare(base), c.prepare(other)
	pitch := func(lang string) func(size float64, lines int) float64 {
		return func(size float64, lines int) float64 { return c.theme.Leading(c.size, size, lines, isLatin(lang)) }
	}
	usual, floor := other.style.SizeOf(c.size, theme.EventTextText), c.size.Floor(theme.EventTextText)
	var tried []string
	var best *pairSetting
	least, largest := math.Inf(1), 0.0
	pair, mirrored := parallel(q.runes)
	mirrored = mirrored && pair.agrees(base.lines)
	// seat puts the translation under a setting of the quote; the gap is 0 where it has no room.
	seat := func(f text.Fitted) *pairSetting {
		s := &pairSetting{quote: f}
		for _, small := range []float64{usual, math.Max(translationLeast*usual, floor)} {
			small = math.Max(math.Min(small, translationMost*f.Size), floor)
			gap := math.Max(translationGap*small, translationClear*f.Size)
			g, ok := under.At(small, text.Box{Width: measure.W, Height: measure.H - f.Height() - gap, Mode: text.Display, Pitch: pitch(q.translation.lang)})
			if ok && g.Torn == 0 && f.Height()+gap+g.Height() <= measure.H {
				s.other, s.gap = g, gap
				break
			}
		}
		return s
	}
	for i, size := range sizes {
		if smaller := map[bool]float64{true: mirroredSmaller, false: bilingualSmaller}[mirrored]; least < math.Inf(1) && size < smaller*largest {
			break
		}
		box := text.Box{Width: measure.W, Height: measure.H, Mode: text.Display, Bleed: 2 * c.theme.Type.Optical.Share, Pitch: pitch(q.lang)}
		f, ok := prepared.At(size, box)
		if !ok || f.Torn > 0 {
			tried = append(tried, fmt.Sprintf("%g: the quote does not fit", size))
			continue
		}
		if _, clear := sig.clear(c.canvas, &f, measure, form); !clear {
			tried = append(tried, fmt.Sprintf("%g: the quote runs into its signature", size))
			continue
		}
		s := seat(f)
		// Where lines that follow the clauses leave the translation no room, fewer and longer ones may.
		for s.gap == 0 && len(s.quote.Lines.Lines) > 1 {
			box.MaxLines = len(s.quote.Lines.Lines) - 1
			g, ok := prepared.At(size, box)
			if !ok || g.Torn > 0 {
				break
			}
			if _, clear := sig.clear(c.canvas, &g, measure, form); !clear {
				break
			}
			s = seat(g)
		}
		f = s.quote
		if s.gap > 0 {
			largest = math.Max(largest, size)
		}
		switch {
		case s.gap == 0:
			tried = append(tried, fmt.Sprintf("%g: the translation does not fit under it", size))
		case f.Unalike > 0:
			// Parallel clauses outrank size.
			tried = append(tried, fmt.Sprintf("%g: parallel clauses are broken unlike each other", size))
			if best == nil {
				best = s
			}
		case mirrored && len(f.Lines.Lines) == 2:
			// Each clause has a line of its own.
			tried = append(tried, fmt.Sprintf("above %g: a clause is broken", size))
			best, least, mirrored = s, math.Inf(-1), false
		default:
			// So do lines that break much better, a step of size each.
			if cost := f.Cost + growCost*float64(i); cost < least {
				if least < math.Inf(1) {
					tried = append(tried, fmt.Sprintf("%g: lines break better a little smaller", best.quote.Size))
				}
				best, least = s, cost
			}
		}
	}
	if best == nil {
		return false
	}
	s := best
	c.took(&s.quote)
	if form != formHanging {
		c.Layout = "bilingual"
	}
	c.choose("quote size", fmt.Sprintf("%g, the translation %g", s.quote.Size, s.other.Size), "the largest at which both fit", tried...)
	quote := &block{label: base, prepared: prepared, Fitted: s.quote}
	quote.paint = c.quotePaint(base.ground)
	c.placeStack(q, sig, measure, []stacked{{block: quote, part: whole}, {block: &block{label: other, prepared: under, Fitted: s.other}, over: s.gap}}, form == "centre")
	return true
}

// pairSetting is a quote and its translation at their sizes, with the space between them, px.
type pairSetting struct {
	quote, other text.Fitted
	gap          float64
}

// untranslated tells that a quote's translation has no room on the page.
func (c *quoteCanvas) untranslated(q *quote, why string) {
	pos := c.set.position(q.translation.item)
	if pos.IsZero() {
		pos = c.at
	}
	c.Warnings.Warnf(pos, "translation-left-out", "shorten the quote, or leave the size out", "at %s the translation is not drawn: %s", c.size.Name, why)
}
