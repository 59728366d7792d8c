package layout

import (
	"math"
	"slices"

	"cards/internal/scene"
	"cards/internal/theme"
)

// part is a stretch of a quote that one page carries. (where a quote is divided: quote_divide.go)
type part struct{ from, to int }

// The mark that says on a page that the quote goes on on the next.

// moreSign is the mark that a quote goes on, in the making: in one character (续) a red-character seal, in a longer word that word.
type moreSign struct {
	c      *canvas
	set    *block
	framed bool
	// width and height of it, px; air is kept about it.
	width, height, air float64
}

// newMoreSign sets the mark with characters of a size, px.
func (c *canvas) newMoreSign(size float64) *moreSign {
	tokens := c.theme.Decoration.Seal.More
	word := label{role: "note", text: c.set.Words.Continued, style: bold(c.theme.Type.Roles.Quote), size: size, colour: c.colours.AccentText}
	m := &moreSign{c: c, framed: len([]rune(word.text)) == 1}
	if !m.framed {
		word.style, word.size = c.theme.Type.Roles.Note, 0
	}
	m.set = c.line(word)
	m.width, m.height = m.set.Width(), m.set.Size
	if m.framed {
		m.width = math.Max(tokens.Box*size/tokens.Glyph, 1.4*size)
		m.height = m.width
	}
	m.air = moreClear * m.height
	return m
}

// moreClear is kept about the mark that a quote goes on, in its height, moreLeast on a page that has no such place; it has moreSteps of its
// height to be moved by.
const (
	moreClear = 0.2
	moreLeast = 0.12
	moreSteps = 8
)

// moreMark says that the quote goes on: where a theme has its own furniture beside the mark of the page; else on its last line at the margin,
// or where that has no room under it, beside the mark of the page, or at the nearest free place of the foot. Every page of a quote that goes
// on has it.
func (c *canvas) moreMark(last scene.Line, b *block, sig *signature) {
	tokens := c.theme.Decoration.Seal.More
	least := c.size.Floor(theme.LabelText)
	small := c.newMoreSign(math.Max(least, math.Min(tokens.Glyph*c.unit, c.theme.Type.Roles.Page.SizeOf(c.size, theme.LabelText))))
	right := c.area.Right()
	if sig.seat != nil {
		right = math.Min(right, sig.seat.room.Right())
	}
	if sig.limb != nil || sig.furniture != nil {
		// Every page that goes on has a mark of the page, and the lines of some end where the sign would stand: beside that mark it is in
		// one place on all pages of a deck.
		for _, air := range []float64{moreClear, moreLeast} {
			small.air = air * small.height
			if at, ok := small.besidePage(); ok {
				small.draw(at)
				return
			}
			if own := sig.furniture; own != nil && own.name == "book" {
				if at, ok := small.underPage(); ok {
					small.draw(at)
					return
				}
			}
		}
	}
	m := c.newMoreSign(math.Max(tokens.Glyph*c.unit, least))
	// The page mark stands on the foot of the area, or on the limb.
	limit := c.area.Bottom() - 1.3*c.theme.Type.Roles.Page.SizeOf(c.size, theme.LabelText)
	if sig.limb != nil || sig.furniture != nil {
		limit = sig.quoteFoot
	}
	if sig.furniture != nil {
		limit += sig.furniture.below
	}
	at := scene.Rect{X: right - m.width, Y: last.Baseline - 0.38*b.Size - m.height/2, W: m.width, H: m.height}
	if last.Ink.Right()+tokens.Clear*c.unit > at.X {
		at.Y += b.Pitch
	} else if sig.furniture != nil {
		at.Y = math.Min(at.Y, limit-m.height) // beside the line, whose words stand on the foot
	}
	for ; at.Bottom() <= limit; at.Y += m.height / moreSteps {
		if m.free(at) {
			m.draw(at)
			return
		}
	}
	m = small
	for _, air := range []float64{moreClear, moreLeast} {
		m.air = air * m.height
		at, ok := m.besidePage()
		if !ok {
			at, ok = m.anywhere(last.Ink.Bottom(), right)
		}
		if ok {
			m.draw(at)
			return
		}
	}
}

// besidePage is a place for the mark right or left of the mark of the page.
func (m *moreSign) besidePage() (scene.Rect, bool) {
	for _, right := range []bool{true, false} {
		for _, b := range slices.Backward(m.c.Scene.Boxes) { // the part of a quote is put after the line of the series
			if b.Role != "page" || len(b.Lines) == 0 {
				continue
			}
			ink := b.Lines[len(b.Lines)-1].Ink
			x := ink.X - m.gap() - m.width
			if right {
				x = ink.Right() + m.gap()
			}
			middle := ink.Y + (ink.H-m.height)/2
			for _, y := range []float64{middle, ink.Bottom() - m.height, ink.Y, math.Min(middle, m.c.Safe.Bottom()-m.air-m.height)} {
				at := scene.Rect{X: x, Y: y, W: m.width, H: m.height}
				if at.X >= m.c.area.X && at.Right() <= m.c.area.Right() && m.free(at) {
					return at, true
				}
			}
		}
	}
	return scene.Rect{}, false
}

// underPage is a place for the mark under that of the page, where a margin column has it and is too narrow for both beside each other.
func (m *moreSign) underPage() (scene.Rect, bool) {
	for _, b := range m.c.Scene.Boxes {
		if b.Role != "page" || len(b.Lines) == 0 {
			continue
		}
		ink := b.Lines[len(b.Lines)-1].Ink
		at := scene.Rect{X: ink.X, Y: ink.Bottom() + m.gap(), W: m.width, H: m.height}
		if at.Bottom() <= m.c.area.Bottom() && m.free(at) {
			return at, true
		}
	}
	return scene.Rect{}, false
}

// gap is what is kept between the mark and that of the page, px.
func (m *moreSign) gap() float64 { return 0.6 * m.set.Size }

// anywhere is the free place nearest to the foot of the words, px, and to the right edge.
func (m *moreSign) anywhere(foot, right float64) (scene.Rect, bool) {
	area := m.c.area
	for x := right - m.width; x >= area.X; x -= m.width / moreSteps {
		for y := foot; y+m.height <= area.Bottom(); y += m.height / moreSteps {
			if at := (scene.Rect{X: x, Y: y, W: m.width, H: m.height}); m.free(at) {
				return at, true
			}
		}
	}
	return scene.Rect{}, false
}

// free reports whether a place is clear of all words, and of what is drawn on the page but does not cover most of it.
func (m *moreSign) free(at scene.Rect) bool {
	c := m.c
	around := at.Inset(-m.air)
	if !c.Safe.Contains(around, 0.5) {
		return false
	}
	for _, b := range c.Scene.Boxes {
		for _, l := range b.Lines {
			if l.Ink.Overlaps(around) {
				return false
			}
		}
		if len(b.Lines) == 0 && b.W*b.H < moreGround*c.Scene.Width*c.Scene.Height && b.Rect.Overlaps(around) {
			return false
		}
	}
	return true
}

// moreGround is the share of the page from which on something drawn is a ground, on which the mark may stand.
const moreGround = 0.12

// draw paints the mark at its place.
func (m *moreSign) draw(at scene.Rect) {
	c := m.c
	if sky := c.Page.streak; m.framed && sky != nil {
		// Nothing of the sky runs through it.
		under := c.colours.Ground
		if at.Y > sky.horizon {
			under = c.colours.Field
		}
		c.add(scene.Fill{Path: scene.Rectangle(at), Paint: scene.Solid(under)})
	}
	if m.framed {
		stroke := c.theme.Decoration.Seal.More.Stroke * c.unit
		c.mark("decoration", at, scene.Stroke{Path: scene.Rectangle(at.Inset(stroke / 2)), Paint: scene.Solid(c.colours.AccentShape), Width: stroke})
	}
	// Whatever the field of the page that it has come to stand on.
	m.set.ground = hardest(m.set.colour, c.colours.Ground, c.colours.Field)
	m.set.colour = c.readable(m.set.colour, m.set.ground)
	c.put(m.set, at.X+(at.W-m.set.Width())/2, at.Y+(at.H-m.set.Size)/2, m.set.Width())
}
