package layout

import (
	"fmt"
	"math"

	"cards/internal/layout/text"
	"cards/internal/scene"
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
	// translationShare is the least of the quote's size that the translation has before the quote becomes smaller, translationLeast the
	// share of its own usual size that it keeps.
	translationShare = 0.27
	translationLeast = 0.7
	// translationNear is the most of the quote's size that it has to stand a step above the name.
	translationNear = 0.8
	// translationFull is the share of the room that both take at most where the translation is larger than its usual size.
	translationFull = 0.94
	// longPair is from how many lines on a quote is read rather than seen, and its translation with it: that has longShare of its size then, if that costs the quote no
	// more than it is worth.
	longPair, longShare, longShareLeast, longShareStep = 5, 0.75, 0.66, 0.015
	// roughUnder is beside its own cost that of a line of such a translation which ends where a reader stumbles: a step of its size is less.
	roughUnder = 20
	// bilingualSmaller is how much smaller, in the largest size that fits, a quote may become for better lines.
	bilingualSmaller = 0.7
	// mirroredSmaller is the same for two clauses that say one thing over against another.
	mirroredSmaller = 0.5
)

// translationShares are the sizes of the translation that are tried above its usual one, in that of the quote.
var translationShares = []float64{0.42, 0.36, 0.3}

// setBilingual fits and places a quote with its translation; it reports whether that was possible.
func (c *quoteCanvas) setBilingual(q *quote, sig *signature, form string, only float64) bool {
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
	p := &pairFit{c: c, sig: sig, form: form, measure: c.measure(sig), quote: c.prepare(base), other: c.prepare(other),
		usual: other.style.SizeOf(c.size, theme.EventTextText), floor: c.size.Floor(theme.EventTextText), name: c.aboveName(q)}
	if wide := c.theme.Decoration.Module.NameWide; c.theme.Decoration.Module.Show && wide > 1 && p.name > 0 {
		p.name = c.theme.StepAbove(c.size, wide*c.theme.Type.Roles.Name.SizeOf(c.size, theme.LabelText)) // a name of the wide form
	}
	pair, mirrored := parallel(q.runes)
	mirrored = mirrored && pair.agrees(base.lines)
	s := p.best(sizes, mirrored)
	if s == nil {
		p.cramped, p.tried = true, nil
		if s = p.best(sizes, mirrored); s == nil {
			// Lines as close as they may come, rather than no translation.
			p.closer, p.tried = true, nil
			if s = p.best(sizes, mirrored); s == nil {
				return false
			}
			c.choose("leading", "closer", "at the theme's distance of lines the page has no room for the translation")
		}
		c.choose(ChoiceTranslation, "as small as the name", "a step above it, and in proportion to the quote, both do not fit the page")
	} else if only == 0 {
		p.enlarge(s)
	}
	c.took(&s.quote)
	if form != formHanging {
		c.Layout = "bilingual"
	}
	c.choose("quote size", fmt.Sprintf("%g, the translation %g", s.quote.Size, s.other.Size), "the largest at which both fit", p.tried...)
	quote := &block{label: base, prepared: p.quote, Fitted: s.quote}
	quote.paint = c.quotePaint(base.ground)
	c.placeStack(q, sig, p.measure, []stacked{{block: quote, part: whole}, {block: &block{label: other, prepared: p.other, Fitted: s.other}, over: s.gap}}, form == "centre")
	return true
}

// ChoiceTranslation is what a page says to have chosen whose translation is as small as the name that signs it, or much smaller than its quote.
const ChoiceTranslation = "rank of the translation"

// pairFit is a quote and its translation in the making: the room and the texts, and the bounds of the translation, px.
type pairFit struct {
	c            *quoteCanvas
	sig          *signature
	form         string
	measure      scene.Rect
	quote, other *text.Prepared
	// usual is the theme's size of the translation, floor the smallest, name that which sets it above the name.
	usual, floor, name float64
	// cramped lets the translation be as small as the floor, whatever the name and the quote have.
	cramped bool
	// closer has the lines of both as close as they may come.
	closer bool
	tried  []string
}

// best returns the best setting of both at one of the sizes of the quote; nil where there is none.
func (p *pairFit) best(sizes []float64, mirrored bool) (best *pairSetting) {
	tell := func(format string, a ...any) { p.tried = append(p.tried, fmt.Sprintf(format, a...)) }
	least, largest := math.Inf(1), 0.0
	for _, size := range sizes {
		if smaller := map[bool]float64{true: mirroredSmaller, false: bilingualSmaller}[mirrored]; least < math.Inf(1) && size < smaller*largest {
			break
		}
		s, why := p.at(size)
		if why != "" {
			tell("%g: %s", size, why)
			continue
		}
		largest = math.Max(largest, size)
		switch f := &s.quote; {
		case f.Unalike > 0:
			// Parallel clauses outrank size.
			tell("%g: parallel clauses are broken unlike each other", size)
			if best == nil {
				best = s
			}
		case mirrored && len(f.Lines.Lines) == 2:
			// Each clause has a line of its own.
			tell("above %g: a clause is broken", size)
			best, least, mirrored = s, math.Inf(-1), false
		default:
			// So do lines that break much better, for as much size as in a quote without a translation.
			cost := f.Cost + text.SizeCost(sizes[0], size)
			if want := p.wanted(s); s.other.Size < want {
				cost += text.SizeCost(want, s.other.Size) // the translation became smaller with it
			}
			if cost < least {
				if least < math.Inf(1) {
					tell("%g: lines break better a little smaller", best.quote.Size)
				}
				best, least = s, cost
			}
		}
	}
	return best
}

// at sets the quote at a size, and the translation at the largest that suits it; why says why they do not fit.
func (p *pairFit) at(size float64) (s *pairSetting, why string) {
	f, ok := p.quote.At(size, p.box(p.quote, p.measure.H, 2*p.c.theme.Type.Optical.Share))
	if !ok || f.Torn > 0 {
		return nil, "the quote does not fit"
	}
	if _, clear := p.sig.clear(p.c.canvas, &f, p.measure, p.form); !clear {
		return nil, "the quote runs into its signature"
	}
	s = &pairSetting{quote: f}
	for {
		if p.bestUnder(s) {
			return s, ""
		}
		// Where lines that follow the clauses leave the translation no room, fewer and longer ones may.
		box := p.box(p.quote, p.measure.H, 2*p.c.theme.Type.Optical.Share)
		if box.MaxLines = len(s.quote.Lines.Lines) - 1; box.MaxLines < 1 {
			break
		}
		if f, ok = p.quote.At(size, box); !ok || f.Torn > 0 {
			break
		}
		if _, clear := p.sig.clear(p.c.canvas, &f, p.measure, p.form); !clear {
			break
		}
		s = &pairSetting{quote: f}
	}
	return nil, "the translation does not fit under it"
}

// isLong reports whether the quote of s is a text that is read, and not a poster.
func (p *pairFit) isLong(s *pairSetting) bool {
	return !p.cramped && len(s.quote.Lines.Lines) >= longPair
}

// wanted is the size of the translation under which it costs something, px.
func (p *pairFit) wanted(s *pairSetting) float64 {
	if p.isLong(s) {
		return math.Max(p.usual, longShare*s.quote.Size)
	}
	return p.usual
}

// bestUnder sets the translation under the quote of s, at the largest of its sizes that fits; one that is read may be a little smaller for better
// lines. It reports whether one fits.
func (p *pairFit) bestUnder(s *pairSetting) bool {
	shares := p.shares(s.quote.Size)
	var best *pairSetting
	least := math.Inf(1)
	if p.isLong(s) && len(shares) > 0 {
		for share := longShare; share > longShareLeast-1e-6; share -= longShareStep {
			one := *s
			if small := share * s.quote.Size; small > shares[0] && p.under(&one, small) {
				if cost := one.other.Cost + roughUnder*float64(one.other.Rough) + text.SizeCost(longShare, share); cost < least {
					best, least = &one, cost
				}
			}
		}
	}
	if best != nil {
		*s = *best
		return true
	}
	for _, small := range shares {
		if p.under(s, small) {
			return true
		}
	}
	return false
}

// shares are the sizes of the translation to try under a quote of a size, the larger first.
func (p *pairFit) shares(size float64) []float64 {
	smaller := math.Max(translationLeast*p.usual, p.floor)
	if p.cramped {
		most := translationMost * size
		return []float64{math.Max(math.Min(p.usual, most), p.floor), math.Max(math.Min(smaller, most), p.floor)}
	}
	least := math.Max(math.Max(translationShare*size, p.name), p.floor)
	most := math.Max(translationMost*size, math.Min(least, translationNear*size))
	if least > most+1e-6 {
		return nil // the name is too large for both
	}
	return []float64{math.Min(math.Max(p.usual, least), most), math.Min(math.Max(smaller, least), most)}
}

// under sets the translation of s at a size under its quote; it reports whether it fits.
func (p *pairFit) under(s *pairSetting, small float64) bool {
	gap := math.Max(translationGap*small, translationClear*s.quote.Size)
	g, ok := p.other.At(small, p.box(p.other, p.measure.H-s.quote.Height()-gap, 0))
	if !ok || g.Torn > 0 || s.quote.Height()+gap+g.Height() > p.measure.H {
		return false
	}
	s.other, s.gap = g, gap
	return true
}

// enlarge sets the translation of s larger than usual where the page leaves it the room, on no more lines.
func (p *pairFit) enlarge(s *pairSetting) {
	for _, share := range translationShares {
		larger := *s
		if share*s.quote.Size <= s.other.Size+1e-6 || !p.under(&larger, share*s.quote.Size) {
			continue
		}
		if len(larger.other.Lines.Lines) > len(s.other.Lines.Lines) || larger.other.Cost > s.other.Cost+growCost {
			continue
		}
		if larger.quote.Height()+larger.gap+larger.other.Height() <= translationFull*p.measure.H {
			*s = larger
			return
		}
	}
}

// box is what one of the two is set into.
func (p *pairFit) box(of *text.Prepared, height, bleed float64) text.Box {
	c := p.c
	return text.Box{Width: p.measure.W, Height: height, Mode: text.Display, Bleed: bleed,
		Pitch: func(size float64, lines int) float64 {
			return (&quote{lang: of.Lang(), closer: p.closer}).pitch(c.theme.Leading(c.size, size, lines, isLatin(of.Lang())))
		}}
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
