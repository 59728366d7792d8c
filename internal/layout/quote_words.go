package layout

import (
	"fmt"
	"image/color"
	"math"
	"strings"

	"cards/internal/layout/text"
	"cards/internal/scene"
	"cards/internal/theme"
)

// The words of a quote on its page: how lines are set and placed, and how they are painted. (sizes: quote_sizes.go)

// setWords fits and places the words of part i in the form that they take: with a translation, with a large first sentence, or plain.
func (c *quoteCanvas) setWords(q *quote, parts []part, i int, sig *signature, form string, only float64, translated bool) bool {
	switch {
	case form == formNumber:
		return c.setNumber(q, sig, translated)
	case translated:
		return c.setBilingual(q, sig, form, only)
	}
	if cut, ok := c.set.lead(q); ok && len(parts) == 1 && form == "left" && sig.seat == nil {
		if c.setLead(q, cut, sig, only) {
			return true
		}
		if c.crowded {
			return false // the names at the foot leave it the width
		}
	}
	return c.setQuote(q, parts[i], sig, form, only)
}

// longQuote is the length in characters from which decoration makes room (modern notes, section night).
const longQuote = 120

// setQuote fits and places the text; it reports whether that was possible.
func (c *quoteCanvas) setQuote(q *quote, p part, sig *signature, form string, only float64) bool {
	base := c.quoteLabel(q, p)
	runes := []rune(base.text)
	own := sig.furniture
	sizes := c.quoteSizes(&base, quoteLength(runes), quoteLength(q.runes), only)
	if len(sizes) == 0 {
		return false
	}
	measure := c.measure(sig)
	if own != nil {
		base.ground = own.ground
		c.stepBack(&base)
	}
	// One accent a card: a marked word, or the closing mark.
	closing := sig.accentClose && !sig.more && len(q.marks) == 0
	box := text.Box{Width: measure.W, Height: measure.H, Sizes: sizes, Mode: text.Display, Bleed: 2 * c.theme.Type.Optical.Share, Narrow: sig.narrow(c.canvas, measure), Well: leastOfWell,
		Pitch: func(size float64, lines int) float64 {
			return q.pitch(c.theme.Leading(c.size, size, lines, isLatin(q.lang)))
		}}
	// The even grid of parallel clauses outranks size.
	indent, mirrored := 0.0, false
	if pair, ok := parallel(runes); ok && pair.agrees(base.lines) && !q.poem && p.to == len(q.runes) {
		if f, em, ok := c.fitParallel(base, pair, box, sig, measure, form); ok {
			indent, mirrored = em, true
			base.lines = []string{string(runes[:pair.cut]), string(runes[pair.cut:])}
			box.Sizes = []float64{f.Size}
			box.Height = math.Inf(1)
			box.Narrow = nil
		}
	}
	var f text.Fitted
	var prepared *text.Prepared
	var title *block
	titleRoom := 0.0
	if q.poem {
		v, ok := c.fitPoem(q, p, base, box, sig, measure, form, only)
		if !ok {
			return false
		}
		base, f, prepared, measure, title, titleRoom = v.base, v.fitted, v.prepared, v.measure, v.title, v.titleRoom
	} else {
		prepared = c.prepare(base)
		if !mirrored {
			box.Accept = func(f *text.Fitted) (string, bool) { return sig.clear(c.canvas, f, measure, form) }
		}
		var ok bool
		if f, ok = prepared.Fit(box); !ok && only > 0 {
			// At a size that others force on it, lines that would hang over the page's edge end a mark earlier.
			narrow := box
			narrow.Width -= hangingRoom * only
			f, ok = prepared.Fit(narrow)
		}
		if !ok {
			return false
		}
		if !mirrored && only == 0 {
			f = c.part(prepared, box, f)
			f = c.grow(prepared, box, f, sig.seat != nil && !sig.seat.over)
		}
	}
	c.took(&f)
	c.full = f.Height() / measure.H
	c.usual, _ = c.quoteStart(quoteLength(runes))
	c.openLines(&f, measure, sig, form)
	c.choose("quote size", fmt.Sprintf("%g", f.Size), f.Why, f.Tried...)
	b := &block{label: base, prepared: prepared, Fitted: f}
	x := measure.X - c.theme.FlushLeft(c.size, f.Size)
	if isLatin(q.lang) {
		x, b.ink = measure.X, true
	} else if form != "centre" {
		x = measure.X - c.flushInk(b)
	}
	y := measure.Y
	switch {
	case sig.seat != nil:
		if mirrored {
			b.indent = []float64{0, indent * f.Size}
		}
		if y = sig.seat.place(measure, &f, own.spare(&f)); own == nil {
			y = c.settle(&f, measure, sig, form, y)
		}
	case form == "centre":
		b.align, x = text.Centre, measure.X
		y = measure.Y + (measure.H-f.Height())*c.theme.Space.Centre
	case mirrored && own != nil:
		b.indent = []float64{0, indent * f.Size}
		y = own.place(c.canvas, f.Height(), own.spare(&f))
		c.choose("lines", "parallel", "the clauses share their words, so each gets a line and the shared words stand under each other")
	case mirrored:
		// Two parallel lines and nothing else stand at the optical middle.
		b.indent = []float64{0, indent * f.Size}
		y = c.settle(&f, measure, sig, form, c.overName(&f, measure, sig, c.mirrorMiddle()-f.Height()/2))
		c.choose("lines", "parallel", "the clauses share their words, so each gets a line and the shared words stand under each other")
	case own != nil:
		y = own.place(c.canvas, f.Height(), own.spare(&f))
	case sig.limb != nil && !sig.middle && len(f.Lines.Lines) > 2 && f.Height() < skyFull*measure.H && c.size.Class == theme.Phone:
		// In a sky that it leaves half empty a quote hangs from nothing.
		y = c.settle(&f, measure, sig, form, measure.Y+skyOver*(measure.H-f.Height()))
	case sig.limb == nil && !sig.middle && len(f.Lines.Lines) > 2 && f.Height() < pageFull*measure.H && c.size.Class == theme.Phone:
		// So on a page.
		y = c.settle(&f, measure, sig, form, measure.Y+skyOver*(measure.H-f.Height()))
	case sig.middle || len(f.Lines.Lines) <= 2:
		y = c.settle(&f, measure, sig, form, c.overName(&f, measure, sig, c.optical(len(f.Lines.Lines))-f.Height()/2))
	}
	if own != nil && own.sink != nil && form != "centre" {
		y += own.sink(b)
	}
	if form != "centre" {
		// The title of a poem stands over its first page's words, which then begin lower.
		if q.top > 0 {
			y = math.Min(y, q.top+titleRoom)
		}
		c.quoteTop = y - titleRoom
	}
	if closing && f.Size >= c.theme.Type.AccentMark*c.unit {
		if at := closingMark(runes); at >= 0 {
			b.label.spans = append(append([]text.Span(nil), base.spans...), text.Span{Start: at, End: len(runes), Tag: tagClose})
			b.prepared = c.prepare(b.label)
			if g, ok := b.prepared.At(f.Size, text.Box{Width: measure.W, Height: math.Inf(1), Mode: text.Display, Pitch: box.Pitch}); ok && len(g.Lines.Lines) == len(f.Lines.Lines) {
				b.Fitted.Lines = g.Lines
			}
		}
	}
	b.paint = c.quotePaint(base.ground)
	if q.poem && b.align != text.Centre {
		b.turnOver(measure.W)
	}
	if sig.seat != nil {
		c.reach(sig.seat, y)
	}
	if own != nil && own.behind != nil {
		own.behind()
	}
	if title != nil {
		title.align, title.ink = b.align, b.ink
		c.put(title, x, y-titleRoom, measure.W)
	}
	placed := c.put(b, x, y, measure.W)
	placed.Part = [2]int{p.from, p.to}
	if q.changed || base.text != string(runes) {
		placed.Original = q.written
	}
	if own != nil && own.after != nil {
		own.after(placed, b)
	}
	switch {
	case sig.more && own != nil && own.more != nil:
		own.more()
	case sig.more && own != nil:
		c.moreMark(placed.Lines[len(placed.Lines)-1], b, sig)
	case sig.more:
		// Once all that signs the card has its place.
		last := placed.Lines[len(placed.Lines)-1]
		c.goesOn = func() { c.moreMark(last, b, sig) }
	}
	return true
}

// flushInk is how far left of the margin lines start so that their ink stands on it, px: no farther than the first of it allows, whose strokes
// would stand out of a margin that the theme draws.
func (c *canvas) flushInk(b *block) float64 {
	flush := c.theme.FlushLeft(c.size, b.Size)
	if ink := c.inkOf(b).X; ink >= 0 {
		return math.Min(flush, math.Floor(ink))
	}
	return flush // an opening mark hangs there
}

// leastOfWell is how much smaller than the largest size at which its lines read well a quote may be for lines that read better: words are the
// picture, and a shorter quote beside a longer one is not to be the smaller.
const leastOfWell = 0.84

// hangingRoom is what a mark that hangs takes beyond the measure, em.
const hangingRoom = 0.6

// skyFull is how much of the sky over a limb a quote fills that hangs from the top of it, pageFull the same of a plain page, skyOver the
// share of what is left free that stands over one that fills less.
const skyFull, pageFull, skyOver = 0.66, 0.62, 0.36

// quoteLabel is the label of part p of a quote, without its weight.
func (c *canvas) quoteLabel(q *quote, p part) label {
	l := label{
		role: "quote", item: q.item, text: string(q.runes[p.from:p.to]), lang: q.lang, style: c.theme.Type.Roles.Quote, colour: c.colours.Ink,
		hang: c.theme.Type.Hang, keep: q.keep, spans: q.spans(p), marks: q.punctuation,
	}
	for _, r := range q.ruby {
		if r.Start >= p.from && r.End <= p.to {
			l.ruby = append(l.ruby, text.Ruby{Start: r.Start - p.from, End: r.End - p.from, Text: r.Text})
		}
	}
	if p.from == 0 && p.to == len(q.runes) {
		l.lines = q.lines
	}
	return l
}

// optical is where the middle of a block of lines stands that does not hang from the top: the theme's centre, or for two
// lines and fewer, which a series sets like mirrored clauses, the place of those.
func (c *canvas) optical(lines int) float64 {
	if lines <= 2 {
		return c.mirrorMiddle()
	}
	return c.Safe.Y + c.Safe.H*c.theme.Space.Centre
}

// overName raises a block that should stand at y where its last line would run level with a name in a column, towards it: on a wide page the name
// stands high, and the two would read as one. (literary, ink at 1920×1080)
func (c *quoteCanvas) overName(f *text.Fitted, measure scene.Rect, sig *signature, y float64) float64 {
	if !sig.column || sig.name_ == nil || !c.landscape() {
		return y
	}
	last := len(f.Lines.Lines) - 1
	reach := measure.X + f.LineReach(last)
	if last == 1 {
		reach += sig.indent
	}
	if sig.nameX-reach > nameAside*f.Size || y+f.Height() < sig.nameY {
		return y
	}
	return math.Max(measure.Y, sig.nameY-f.Height())
}

// nameAside is how near a line comes to a name in a column that would read as its end, em.
const nameAside = 1.2

// part breaks two parallel clauses that would be set on a line each at less than the theme's least size for that, where a larger size
// breaks them alike, and not inside a phrase.
func (c *quoteCanvas) part(p *text.Prepared, box text.Box, f text.Fitted) text.Fitted {
	least := c.theme.Decoration.Antithesis.Least * c.unit
	if _, ok := parallel(p.Runes); !ok || f.Size >= least || len(f.Lines.Lines) != 2 {
		return f
	}
	for len(box.Sizes) > 0 && box.Sizes[len(box.Sizes)-1] < least {
		box.Sizes = box.Sizes[:len(box.Sizes)-1]
	}
	g, ok := p.Fit(box)
	if !ok || g.Torn > 0 || g.Unalike > 0 || g.Rough > f.Rough {
		return f
	}
	g.Tried = append(g.Tried, fmt.Sprintf("%g: a line for each clause, but smaller than the %g from which that is worth it", f.Size, least))
	g.Why = "largest at which the lines break well"
	return g
}

// openLines gives a text of many lines some of the height that is left over: up to a tenth of an em a line, and never
// beyond what reading wants.
func (c *canvas) openLines(f *text.Fitted, measure scene.Rect, sig *signature, form string) {
	const lines, most, widest = 5, 0.1, 1.5
	n := len(f.Lines.Lines)
	if own := sig.furniture; own != nil && own.open > 0 && n > 1 && n >= lines-1 {
		f.Pitch = math.Max(f.Pitch, math.Min(f.Pitch+own.open*f.Size, (measure.H-f.Size)/float64(n-1)))
		return
	}
	if n < lines {
		return
	}
	pitch := math.Min(f.Pitch+most*f.Size, (measure.H-f.Size)/float64(n-1))
	pitch = math.Min(pitch, widest*f.Size)
	tight := f.Pitch
	// What moves down must not run into the name.
	for f.Pitch = pitch; f.Pitch > tight; f.Pitch -= 0.02 * f.Size {
		if _, ok := sig.clear(c, f, measure, form); ok {
			return
		}
	}
	f.Pitch = tight
}

// settle returns the y nearest to want, between the measure's top and want, at which the quote is clear of the signature.
func (c *canvas) settle(f *text.Fitted, measure scene.Rect, sig *signature, form string, want float64) float64 {
	y := math.Max(measure.Y, math.Min(want, measure.Bottom()-f.Height()))
	for ; y > measure.Y; y -= f.Size / 8 {
		at := measure
		at.Y = y
		if _, ok := sig.clear(c, f, at, form); ok {
			return y
		}
	}
	return measure.Y
}

// quotePaint gives marked words the accent where the theme asks for that, and dimmed ones the soft ink; ground is what is behind
// the quote, the zero colour the page's.
func (c *canvas) quotePaint(ground color.NRGBA) func(tag int) scene.Paint {
	if ground == (color.NRGBA{}) {
		ground = c.colours.Ground
	}
	// What steps back is still the quote: it keeps 7:1.
	back := c.colours.Soft
	for share := 0.4; share < 1.1 && c.leastContrast(back, ground) < theme.QuoteContrast; share += 0.2 {
		back = mix(c.colours.Ink, c.colours.Soft, math.Min(share, 1))
	}
	closing := c.colours.AccentShape
	if c.leastContrast(closing, ground) < theme.TextContrast {
		closing = c.colours.AccentText
	}
	ink, soft, accent, shape := scene.Solid(c.colours.Ink), scene.Solid(back), scene.Solid(c.colours.AccentText), scene.Solid(closing)
	return func(tag int) scene.Paint {
		switch {
		case tag == tagMark && c.theme.Type.Emphasis == theme.EmphasisAccent:
			return accent
		case tag == tagDim:
			return soft
		case tag == tagClose:
			return shape
		}
		return ink
	}
}

// spans returns the part's marked and dimmed ranges.
func (q *quote) spans(p part) []text.Span {
	var out []text.Span
	add := func(ranges [][2]int, tag int) {
		for _, r := range ranges {
			from, to := max(r[0], p.from)-p.from, min(r[1], p.to)-p.from
			if from < to {
				out = append(out, text.Span{Start: from, End: to, Tag: tag})
			}
		}
	}
	add(q.dims, tagDim)
	add(q.marks, tagMark)
	return out
}

// closingMark returns the index of the sentence's last mark, or -1.
func closingMark(runes []rune) int {
	for i := len(runes) - 1; i >= 0; i-- {
		if strings.ContainsRune("。！？.!?．", runes[i]) {
			if i == len(runes)-1 {
				return i
			}
			return -1
		}
		if !strings.ContainsRune(" \n", runes[i]) {
			return -1
		}
	}
	return -1
}
