package layout

import (
	"math"
	"slices"

	"cards/internal/layout/text"
	"cards/internal/scene"
	"cards/internal/theme"
)

// A quote in the theme grid: the head on top, the words standing on the foot margin and growing upwards, and over them, or beside
// them on a wide low page, a quotation mark as wide as the columns.

// furnishModule reckons head, room and mark of a quote of so many characters.
func (c *canvas) furnishModule(who *credit, length int, at place) *furniture {
	if core, ok := c.narrowCore(); ok {
		return c.furnishCore(who, at, core)
	}
	tokens := &c.theme.Decoration.Module
	h := c.newModuleHead(who, at.mark)
	under := c.underHead()
	clear := tokens.Mark.Clear * c.unit
	small := (h.columns[0].W - tokens.Gutter*c.unit) / 2
	f := &furniture{name: "module", stand: standFoot, sink: c.inkOnFoot}
	f.room = scene.Rect{X: c.area.X, Y: h.full + under, W: c.area.W, H: c.area.Bottom() - h.full - under}
	f.columns = f.room.Y
	f.behind = func() { h.draw(c) }
	short := length <= tokens.Mark.Most && c.Layout != formNumber // a figure takes the mark's place
	foot := math.Round(c.area.Bottom())
	if c.Layout == "vertical" {
		c.choose("quotation mark", "", "left of columns it would stand where the words end")
		return f
	}
	if c.besideMark() && c.Layout == "centre" {
		c.choose("quotation mark", "", "beside centred words it would have them neither flush nor centred")
		return f
	}
	if c.besideMark() || c.Layout == formHanging {
		// Narrower than its column by a gutter: beside words it wants more air than between columns.
		w := math.Floor(small - tokens.Gutter*c.unit/2)
		if c.Layout == formHanging && len(h.columns) > hangingColumns {
			w = math.Floor(hangingHalf * h.columns[0].W) // two columns are free for it
		}
		if y := foot - 2*w; (short || c.Layout == formHanging) && y >= h.foot+under {
			f.room.X = h.columns[1].X
			if c.Layout == formHanging && len(h.columns) > hangingColumns {
				f.room.X = h.columns[2].X
			}
			f.room.W = c.area.Right() - f.room.X
			f.after = func(*scene.Box, *block) {
				if c.Layout == formHanging && !c.besideMark() {
					y = math.Min(y, math.Round(c.inkTop())) // level with the first line
				}
				c.quotationMark(h.columns[0].X, y, w, 2*w+math.Round(tokens.Gutter*c.unit))
			}
		}
		return f
	}
	if short && c.Layout != "list" { // a list draws no mark
		// Room for the small mark is kept; the ink of the first line is a little below its em box.
		y := math.Max(f.room.Y, h.foot+under+2*small+clear-inkUnderHead*c.unit)
		if least := 0.45 * c.area.H; c.area.Bottom()-y >= least {
			f.room.Y, f.room.H = y, c.area.Bottom()-y
		}
	}
	f.after = func(_ *scene.Box, b *block) {
		titled := slices.ContainsFunc(c.Scene.Boxes, func(b scene.Box) bool { return b.Role == "title" })
		c.overWords(c.inkTop(), b.align == text.Centre, c.Layout == "left" && !titled, length, h)
	}
	if c.Layout != "list" {
		f.crown = func(words scene.Rect) { c.overWords(words.Y, false, false, length, h) }
	}
	return f
}

const (
	// hangingColumns is from how many columns on a mark that hangs beside the words has two of them, hangingHalf the width of its half
	// then, in that of a column.
	hangingColumns = 6
	hangingHalf    = 0.65
)

// underHead is kept free under a head, px; low pages have less of it, but never so little that the first line of the card reads as
// another row of the head.
func (c *canvas) underHead() float64 {
	under := c.theme.Decoration.Module.Under * c.unit
	if !c.besideMark() {
		return under
	}
	apart := wordsApart
	if c.Layout == "list" || c.Layout == "dialogue" {
		apart = namesApart
	}
	return math.Max(lowUnder*under, apart*c.theme.Type.Roles.Source.SizeOf(c.size, theme.LabelText))
}

const (
	// lowUnder is how much of the space under a head a low page has.
	lowUnder = 0.6
	// wordsApart is the least between the head and large words, em of the head, whose rows are half an em apart; namesApart the same over
	// what is hardly larger than the head: the title of a list, the name of who speaks first.
	wordsApart, namesApart = 1.5, 2.1
)

// tightMark is how much of the spaces about the mark is enough: a bar under the last line lifts the words.
const tightMark = 0.75

// inkUnderHead is how far the ink of a large line is below the top of its em box, a token.
const inkUnderHead = 8

// besideMark reports whether the page is so low that the mark stands beside the words.
func (c *canvas) besideMark() bool {
	return c.size.Class == theme.Banner && c.area.W > lowPage*c.area.H
}

// lowPage is how many times as wide as high a page is on which words stand beside the mark.
const lowPage = 1.4

// inkTop is the highest ink of quote and title.
func (c *canvas) inkTop() float64 {
	top := math.Inf(1)
	for _, b := range c.Scene.Boxes {
		if b.Role != "quote" && b.Role != "title" {
			continue
		}
		for _, l := range b.Lines {
			if !l.Ink.Empty() {
				top = math.Min(top, l.Ink.Y)
			}
		}
	}
	return top
}

// quotationMark draws both halves, each w wide and twice as high, with the outer edges width apart.
func (c *canvas) quotationMark(x, y, w, width float64) {
	c.mark("decoration", scene.Rect{X: x, Y: y, W: width, H: 2 * w}, c.quotationHalves(x, y, w, width)...)
}

// quotationHalves are its two halves.
func (c *canvas) quotationHalves(x, y, w, width float64) (items []scene.Item) {
	inner := c.theme.Decoration.Module.Mark.Inner * w
	for _, left := range []float64{x, x + width - w} {
		// A square, and on it a quarter of a ring about its upper right corner.
		var p scene.Path
		cx, cy := left+w, y+w
		p.Move(left, y+2*w)
		p.Line(left, cy)
		p.Arc(cx, cy, w, w, math.Pi, 1.5*math.Pi)
		p.Line(cx, cy-inner)
		p.Arc(cx, cy, inner, inner, 1.5*math.Pi, math.Pi)
		p.Line(cx, cy)
		p.Line(cx, y+2*w)
		p.Close()
		items = append(items, scene.Fill{Path: p, Paint: scene.Solid(c.colours.AccentShape)})
	}
	return items
}

// inkOnFoot returns how much lower a block may stand than its last em box says, so that its ink, or the bar under its last line, is
// on the foot of the room.
func (c *canvas) inkOnFoot(b *block) float64 {
	n := b.Count()
	if n == 0 || b.vertical || b.mark != nil {
		return 0
	}
	at := text.Placement{Y: b.Head(), Size: b.Size, Pitch: b.Pitch, Role: b.role, Paint: func(int) scene.Paint { return scene.Paint{} }}
	placed := b.Fitted.Lines.Place(at)
	foot := placed.Box.Lines[n-1].Ink.Bottom()
	if c.emphasises(b, theme.EmphasisUnderline) {
		tokens := &c.theme.Decoration.Underline
		down := tokens.Han
		if isLatin(b.lang) {
			down = tokens.Latin
		}
		for _, cell := range placed.Cells {
			if cell.Tag == tagMark && cell.Line == n-1 {
				foot = math.Max(foot, cell.Y+(text.Ascent+down+tokens.Width)*b.Size)
			}
		}
	}
	// No further than an em box hides of its page: a last line of nothing but a dash must not sink.
	const most = 0.16
	return math.Min(math.Max(b.Height()-foot, -most*b.Size), most*b.Size)
}
