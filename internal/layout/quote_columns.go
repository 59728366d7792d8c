package layout

import (
	"fmt"
	"math"
	"unicode/utf8"

	"cards/internal/layout/text"
	"cards/internal/scene"
	"cards/internal/theme"
)

// A quote in columns on a page without rules: the first column's ink on the right margin, the names along the foot.

// columnPitch is the least distance between columns, em: side by side, lines want more air than one above the other.
const columnPitch = 1.45

// composeColumns composes part i of a quote in columns; it returns nil when the text does not fit.
func (s *Setter) composeColumns(q *quote, size theme.Size, series place, parts []part, i int, only float64) *quoteCanvas {
	series = s.parted(series, i, len(parts))
	for _, beside := range []bool{true, false} {
		c := &quoteCanvas{canvas: s.newCanvas(size, q.id, "quote", s.position(q.item))}
		c.Layout, c.leastQuote = "vertical", c.aboveName(q)
		var sig *signature
		why := "columns leave the foot to the names"
		switch {
		case !beside:
			sig = c.newSignature(&q.credit, false, false, quoteLength(q.runes), series)
		case c.takesColophon(&q.credit):
			if sig = c.colophon(&q.credit, series); sig != nil {
				why = sig.why
			}
		}
		if sig == nil {
			continue
		}
		sig.more = i < len(parts)-1
		if !c.setColumns(q, parts[i], sig, only) {
			continue
		}
		sig.draw(c.canvas)
		c.choose("signature", sig.name(), why)
		c.Scene.Alt = c.portrayed(s.quoteAlt(q, c.Layout == formNumber))
		return c
	}
	return nil
}

// setColumns fits and places the text; it reports whether that was possible.
func (c *quoteCanvas) setColumns(q *quote, p part, sig *signature, only float64) bool {
	base := c.quoteLabel(q, p)
	base.vertical = true
	runes := []rune(base.text)
	sizes := c.quoteSizes(&base, quoteLength(runes), quoteLength(q.runes), only)
	if len(sizes) == 0 {
		return false
	}
	measure := scene.Rect{X: c.area.X, Y: sig.top, W: c.area.W, H: sig.quoteFoot - sig.top}
	measure.X, measure.W = measure.X+sig.aside, measure.W-sig.aside
	own := sig.furniture
	if own != nil {
		// What hangs at the foot of a column would reach what the theme has drawn there.
		measure, base.ground, base.hang = own.room, own.ground, false
		if own.columns > 0 {
			measure.Y, measure.H = own.columns, sig.quoteFoot-own.columns
		}
		c.stepBack(&base)
	}
	below := c.theme.Decoration.Keep.Quote * c.unit * c.airiness()
	if measure.Bottom() >= c.area.Bottom() {
		base.hang = false // nothing stands between the columns and the page's edge
	}
	edge := measure.Right()
	var title *block
	whole, want := measure, c.poemTitle(q).style.SizeOf(c.size, theme.EventTitleText)
	var box text.Box
	var f text.Fitted
	var indent float64
	var mirrored, ok bool
	for range poemTitleTries {
		if measure = whole; q.poem && q.title != "" && p.from == 0 {
			l := c.poemTitle(q)
			l.vertical, l.size = true, want
			if title = c.line(l); title.Width() > measure.H {
				title = c.needed(l, measure.H, 2)
			}
			measure.W -= title.Height() + poemColumnGap*title.Size
		}
		box = text.Box{Width: measure.H, Height: measure.W, Sizes: sizes, Mode: text.Display,
			Pitch: func(size float64, lines int) float64 {
				return math.Max(columnPitch, c.theme.Leading(c.size, size, lines, false))
			}}
		if base.hang {
			box.Accept = func(f *text.Fitted) (string, bool) { return columnsClear(f, box.Width, below, isTraditional(q.lang)) }
		}
		f, indent, mirrored, ok = c.fitColumns(&base, box)
		most := math.Max(c.size.Floor(theme.EventTitleText), poemTitleMost*f.Size)
		if title == nil || want <= most+1e-6 {
			break
		}
		want = most
	}
	if deep := c.deepColumns(sig, measure); own == nil && deep > measure.H {
		// Columns that stand beside the names may reach down to them.
		lower := box
		lower.Width, lower.Accept = deep, nil
		trial := base
		if g, in, parallel, fits := c.fitColumns(&trial, lower); fits && (!ok || g.Size > f.Size) && parallel == mirrored && c.columnsBeside(sig, &g, measure, in) {
			base, f, indent, ok = trial, g, in, true
		}
	}
	if !ok {
		return false
	}
	if !mirrored && only == 0 && !q.poem && title == nil && p == (part{0, len(q.runes)}) {
		f = c.growColumns(box, f)
	}
	if mirrored {
		c.choose("lines", "parallel", "the clauses share their words, so each gets a column and the shared words stand side by side")
	}
	c.took(&f)
	c.choose("quote size", fmt.Sprintf("%g", f.Size), f.Why, f.Tried...)
	if q.poem && q.title == "" && only == 0 {
		c.choose("title", "", "the poem has none")
	}
	b := &block{label: base, prepared: f.Lines.Prepared, Fitted: f}
	b.paint = c.quotePaint(base.ground)
	if mirrored {
		b.indent = []float64{0, indent * f.Size}
	}
	if (own != nil || sig.limb != nil) && c.Scene.Width > squareRatio*c.Scene.Height {
		edge -= c.spreadColumns(&f, whole.W, whole.W-measure.W)
		b.Pitch = f.Pitch
	}
	right := edge + bearing*f.Size
	if own != nil && own.behind != nil {
		own.behind()
	}
	if title != nil {
		c.put(title, right-title.Size/2, measure.Y+poemTitleDrop*title.Size*boolFloat(title.Width()+poemTitleDrop*title.Size <= measure.H), title.Width())
		right -= title.Height() + poemColumnGap*title.Size
	}
	placed := c.put(b, right-f.Size/2, measure.Y-bearing*f.Size, measure.H)
	placed.Part = [2]int{p.from, p.to}
	if q.changed {
		placed.Original = q.written
	}
	if own != nil && own.after != nil {
		own.after(placed, b)
	}
	if sig.more && own != nil && own.more != nil {
		own.more()
	}
	return true
}

// spreadColumns lets few columns on a page that is not high take more of it, which they would else leave empty at the left: apart they stand up to
// columnsApart, and what is left over is at both sides, as the theme's furniture is. It returns how far from the right of the room they begin, px; beside is what a title
// takes of it.
func (c *canvas) spreadColumns(f *text.Fitted, room, beside float64) float64 {
	n := float64(len(f.Lines.Lines))
	if n > 1 {
		f.Pitch = math.Max(f.Pitch, math.Min(columnsApart*f.Size, (columnsFull*room-beside-f.Size)/(n-1)))
	}
	return math.Max(0, (room-beside-f.Size-(n-1)*f.Pitch)/2)
}

// squareRatio is the ratio of its sides from which on a page is too wide for a few columns at its right edge.
const squareRatio = 0.9

// columnsFull is the share of such a page up to which its columns are spread, columnsApart the most distance
// between them, em.
const columnsFull, columnsApart = 0.72, 1.7

// growColumns lets columns that leave more than half of their page empty at the left take a size above what their length suggests, on more of
// them: the sky over a short quote is part of the picture, a blank side is not.
func (c *canvas) growColumns(box text.Box, f text.Fitted) text.Fitted {
	if c.Scene.Width > squareRatio*c.Scene.Height || f.Height() > columnsEmpty*box.Height {
		return f // a low page is filled by spreading them
	}
	for _, size := range c.theme.StepsBetween(c.size, columnsLarger*box.Sizes[0], f.Size) {
		if size <= f.Size+1e-6 {
			break
		}
		g, ok := f.Lines.Prepared.At(size, box)
		if ok && g.Torn == 0 && g.Unalike <= f.Unalike && g.Height() <= columnsGrown*box.Height && g.Cost <= f.Cost+growCost+text.SizeCost(size, f.Size) {
			g.Why = "larger than its length suggests, since the page has the room"
			return g
		}
	}
	return f
}

// columnsEmpty is the share of the page's width up to which columns grow, columnsGrown what they then take at most, and columnsLarger how much
// larger than their length suggests they may be.
const columnsEmpty, columnsGrown, columnsLarger = 0.5, 0.86, 1.5

// fitColumns fits words into columns: clauses that share words a column each, others as they come.
func (c *quoteCanvas) fitColumns(base *label, box text.Box) (f text.Fitted, indent float64, mirrored, ok bool) {
	if f, indent, mirrored = c.fitMirroredColumns(base, box); mirrored {
		return f, indent, true, true
	}
	f, ok = c.prepare(*base).Fit(box)
	return f, 0, false, ok
}

// deepColumns is how long columns may be that have no names under them, px: down to the seal and what stands beside it at the right.
func (c *canvas) deepColumns(sig *signature, measure scene.Rect) float64 {
	if sig.limb != nil {
		return 0 // the words stand over it
	}
	foot := c.area.Bottom()
	if sig.mark != nil {
		foot -= sig.mark.Size
	}
	if !sig.sealAt.Empty() {
		foot = math.Min(foot, sig.sealAt.Y)
	}
	return foot - c.theme.Decoration.Keep.Quote*c.unit*c.airiness() - measure.Y
}

// columnsBeside reports whether columns that reach lower than the names are clear of all that signs the card.
func (c *canvas) columnsBeside(sig *signature, f *text.Fitted, measure scene.Rect, indent float64) bool {
	wide := f.Size + float64(len(f.Lines.Lines)-1)*f.Pitch
	columns := scene.Rect{X: measure.Right() - wide, Y: measure.Y, W: wide}
	for i := range f.Lines.Lines {
		columns.H = math.Max(columns.H, f.LineReach(i)+indent*f.Size*float64(min(i, 1)))
	}
	if columns.Bottom() > c.area.Bottom() {
		return false // stops that hang
	}
	clear := c.theme.Decoration.Keep.Quote * c.unit * c.airiness()
	for _, l := range sig.lines {
		x := l.x
		if l.block.align == text.End {
			x += l.w - l.block.Width()
		}
		name := scene.Rect{X: x, Y: l.y, W: l.block.Width(), H: l.block.Height()}
		if columns.Overlaps(scene.Rect{X: name.X - clear, Y: name.Y - clear/2, W: name.W + 2*clear, H: name.H + clear}) {
			return false
		}
	}
	if m := sig.mark; m != nil {
		at := scene.Rect{X: c.area.Right() - c.sealRoom(sig) - m.Width(), Y: c.area.Bottom() - m.Size, W: m.Width(), H: m.Size}
		if columns.Overlaps(at.Inset(-clear / 2)) {
			return false
		}
	}
	return sig.sealAt.Empty() || !columns.Overlaps(sig.sealAt.Inset(-clear/2))
}

// columnsClear reports whether what hangs at the foot of columns keeps out of what stands under them: below px is free there. A
// stop that is written in the middle of its cell reaches further down than one in the corner.
func columnsClear(f *text.Fitted, length, below float64, centred bool) (string, bool) {
	const corner, middle, air = 0.33, 0.65, 0.3
	ink := corner
	if centred {
		ink = middle
	}
	for i := range f.Lines.Lines {
		if out := f.LineReach(i) - f.LineWidth(i); out > 0 && f.LineWidth(i)+math.Min(out, ink*f.Size)-length > (1-air)*below {
			return "a hanging mark comes too near what stands under the columns", false
		}
	}
	return "", true
}

// bearing is the space between a Han character's ink and the edge of its cell, em.
const bearing = 0.03

// poemColumnGap is between the column of a poem's title and its verses, em of the title.
const poemColumnGap = 0.9

// fitMirroredColumns gives two clauses that share words a column each, the second moved down by whole em until the shared
// words stand side by side. ok is false when the text is not of that kind, does not fit so, or is much larger when both clauses
// are broken alike.
func (c *quoteCanvas) fitMirroredColumns(base *label, box text.Box) (f text.Fitted, indent float64, ok bool) {
	runes := []rune(base.text)
	pair, found := parallel(runes)
	if !found || !pair.agrees(base.lines) {
		return f, 0, false
	}
	two := *base
	two.lines = []string{string(runes[:pair.cut]), string(runes[pair.cut:])}
	p := c.prepare(two)
	indent = float64(pair.first - (pair.second - pair.cut))
	if indent < 0 || indent > c.theme.Decoration.Antithesis.Indent {
		indent = 0
	}
	free, freely := c.prepare(*base).Fit(box)
	for _, size := range box.Sizes {
		if freely && size < wholeClause*free.Size && endsLineAt(&free, pair.cut) {
			break
		}
		g, fits := p.At(size, box)
		if fits && len(g.Lines.Lines) == 2 && g.LineWidth(1)+indent*size <= box.Width {
			base.lines = two.lines
			g.Why = "largest at which both clauses have a column"
			return g, indent, true
		}
	}
	return f, 0, false
}

// endsLineAt reports whether a line ends before code point at, and no line is torn.
func endsLineAt(f *text.Fitted, at int) bool {
	end := 0
	for i := range f.Lines.Lines {
		end += utf8.RuneCountInString(f.Lines.Text(i))
		if end == at {
			return f.Torn == 0
		}
	}
	return false
}
