package layout

import (
	"cards/internal/scene"
	"cards/internal/theme"
)

// An oversized quotation mark: in a margin of its own beside the first line, to which the quote is flush; over the words where they are
// few and large and the page is not wide. Themes that have a mark of their own (grid, forest) hang that. (design notes, look,
// principle 5)

// hungMark is the mark of one page, measured before the words.
type hungMark struct {
	shape []theme.Segment
	scale float64
	// width and height are those of its ink, gap the space to the words, px.
	width, height, gap float64
	over               bool
	// shown is false on the further pages of a quote, whose words keep the same edge.
	shown bool
}

// inset returns what the mark leaves of the room for words.
func (m *hungMark) inset(r scene.Rect) scene.Rect {
	switch {
	case m == nil:
	case m.over && m.shown:
		r.Y, r.H = r.Y+m.height+m.gap, r.H-m.height-m.gap
	case !m.over:
		r.X, r.W = r.X+m.width+m.gap, r.W-m.width-m.gap
	}
	return r
}

// measure is the room for the words of a quote, beside or under its mark.
func (c *quoteCanvas) measure(sig *signature) scene.Rect {
	if sig.furniture != nil {
		return sig.furniture.room // less the mark, see hang
	}
	return c.hung.inset(scene.Rect{X: c.area.X, Y: sig.top, W: c.area.W, H: sig.quoteFoot - sig.top})
}

// hang measures the mark and takes its room from the words.
func (c *quoteCanvas) hang(q *quote, sig *signature, first bool) {
	if c.theme.Decoration.Module.Show || c.theme.Decoration.Book.Show {
		c.choose("quotation mark", "the theme's own", "one mark is enough")
		return
	}
	tokens := &c.theme.Decoration.Hanging
	m := &hungMark{shown: first, gap: tokens.Gap.For(c.size)}
	m.over = !c.landscape() && quoteLength(q.runes) <= tokens.Most
	m.height = tokens.Size.For(c.size)
	if m.over {
		m.height = tokens.Over.For(c.size)
	}
	outline := tokens.Curly
	if opensWithCorner(q.lang) {
		outline, m.height = tokens.CornerMark, tokens.Corner*m.height
	}
	shape, err := outline.Segments()
	if err != nil {
		c.choose("quotation mark", "", "the theme has no outline for it")
		return
	}
	m.shape, m.scale = shape, m.height/outlineHeight
	m.width = m.scale * extent(shape)
	c.hung = m
	if own := sig.furniture; own != nil {
		own.room = m.inset(own.room)
	}
	value, why := "beside", "it hangs beside the first line, to which the quote is flush"
	if m.over {
		value, why = "over", "beside few large words it would take the width that they need"
	}
	c.choose("quotation mark", value, why)
}

// outlineHeight is the height of the marks' outlines in the theme, in their own units.
const outlineHeight = 100

// extent is how far an outline reaches to the right, in its own units.
func extent(shape []theme.Segment) float64 {
	widest := 0.0
	for _, s := range shape {
		for _, p := range s.Points {
			widest = max(widest, p[0])
		}
	}
	return widest
}

// opensWithCorner reports whether a language opens a quotation with 「.
func opensWithCorner(lang string) bool { return isJapanese(lang) || isTraditional(lang) }

// drawHung draws the mark by the first line of the quote.
func (c *quoteCanvas) drawHung() {
	m := c.hung
	if m == nil || !m.shown {
		return
	}
	var ink scene.Rect
	for _, b := range c.Scene.Boxes {
		if b.Role == "quote" && len(b.Lines) > 0 {
			ink = b.Lines[0].Ink
			break
		}
	}
	stroke := c.theme.Decoration.Hanging.Stroke * c.unit
	at := scene.Rect{X: ink.X - m.gap - m.width, Y: ink.Y, W: m.width, H: m.height}
	if m.over {
		at.X, at.Y = ink.X, ink.Y-m.gap-m.height
	}
	if s := c.Page.streak; s != nil {
		s.keepOff(at)
	}
	path := m.path(at.X, at.Y)
	item := scene.Item(scene.Fill{Path: path, Paint: scene.Solid(c.colours.Named(c.theme.Decoration.Hanging.Colour))})
	if stroke > 0 {
		item = scene.Stroke{Path: path, Paint: scene.Solid(c.colours.Named(c.theme.Decoration.Hanging.Colour)), Width: stroke}
	}
	c.mark("decoration", at, item)
}

// path is the mark with its corner at x, y, px.
func (m *hungMark) path(x, y float64) scene.Path {
	var p scene.Path
	at := func(q [2]float64) (float64, float64) {
		return scene.Snap(x + m.scale*q[0]), scene.Snap(y + m.scale*q[1])
	}
	for _, s := range m.shape {
		ax, ay := at(s.Points[0])
		switch s.Op {
		case 'M':
			p.Move(ax, ay)
		case 'L':
			p.Line(ax, ay)
		case 'C':
			bx, by := at(s.Points[1])
			cx, cy := at(s.Points[2])
			p.Cube(ax, ay, bx, by, cx, cy)
		case 'Z':
			p.Close()
		}
	}
	return p
}
