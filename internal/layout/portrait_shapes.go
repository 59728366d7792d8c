package layout

import (
	"math"

	"cards/internal/scene"
)

// Where portraits of each shape stand: a disc, a window, a rectangle.

// beside splits a room into a part at the portrait's side, width wide, and the rest but for the theme's gap.
func (c *canvas) beside(s *seat, room scene.Rect, width float64) (at scene.Rect) {
	gap := c.theme.Decoration.Portrait.Gap.For(c.size)
	at, s.room = room, room
	at.W = width
	s.room.W = room.W - width - gap
	if s.right {
		at.X = room.Right() - width
	} else {
		s.room.X = room.X + width + gap
	}
	return at
}

// beneath leaves the room under a portrait that stands over the words.
func (c *canvas) beneath(s *seat, room scene.Rect) {
	y := s.area.Bottom() + c.theme.Decoration.Portrait.Gap.For(c.size)
	s.room = scene.Rect{X: room.X, Y: y, W: room.W, H: room.Bottom() - y}
}

// overHeight is the height of a portrait over the words, px: it follows from the page alone, but for longer words that have it lower.
func (c *canvas) overHeight() float64 {
	share := c.theme.Decoration.Portrait.Over.For(c.size)
	if c.lesser {
		share *= lesserOver
	}
	return math.Round(share * c.Safe.H)
}

// lesserOver is the share of its height that a portrait over longer words keeps (modern, portrait on top: 0.42 of 0.62).
const lesserOver = 0.68

// seatDisc is a disc: over the words flush with them, beside them in the middle of the height.
func (c *canvas) seatDisc(s *seat, room scene.Rect) {
	if s.over {
		d := math.Min(c.overHeight(), room.W)
		s.area = scene.Rect{X: room.X, Y: room.Y, W: d, H: d}
		if s.right {
			s.area.X = room.Right() - d
		}
		c.beneath(s, room)
		s.share = overShare
		return
	}
	d := math.Round(math.Min(c.theme.Decoration.Portrait.Beside.For(c.size)*room.W, math.Min(discHigh*c.area.H, room.H)))
	at := c.beside(s, room, d)
	// As if every card had a signature of usual height.
	y := math.Max(room.Y, math.Min(c.area.Y+math.Max(0, (usualRoom*c.area.H-d)/2), room.Bottom()-d))
	s.area = scene.Rect{X: at.X, Y: y, W: d, H: d}
	s.middle = y + d/2
}

const (
	// overShare is how far down their room words stand under a disc.
	overShare = 0.3
	// usualRoom is the part of the height that words have over a signature of usual height.
	usualRoom = 0.8
)

// seatArch is a window with a round head. Beside words it stands on the horizon, where there is one.
func (c *canvas) seatArch(s *seat, sig *signature, room scene.Rect) {
	s.share = 1
	if s.over {
		h := math.Min(c.overHeight(), room.H)
		w := math.Round(math.Min(h/archRatio, room.W))
		s.area = scene.Rect{X: room.X, Y: room.Y, W: w, H: h}
		if s.right {
			s.area.X = room.Right() - w
		}
		c.beneath(s, room)
		return
	}
	foot := room.Bottom()
	if sig.furniture != nil && c.theme.Decoration.Horizon.Show {
		foot += c.theme.Decoration.Horizon.Quote.For(c.size)
	}
	w := math.Round(math.Min(c.theme.Decoration.Portrait.Beside.For(c.size)*room.W, (foot-room.Y)/archRatio*archFill))
	at := c.beside(s, room, w)
	h := math.Min(archRatio*w/archFill, foot-room.Y)
	s.area = scene.Rect{X: at.X, Y: foot - h, W: w, H: h}
}

// archFill lets a window that has little height be a little lower than its ratio.
const archFill = 1.06

// seatRectangle is a rectangle: of whole columns where the theme has them, between head and foot.
func (c *canvas) seatRectangle(s *seat, sig *signature, room scene.Rect) {
	module := &c.theme.Decoration.Module
	tokens := &c.theme.Decoration.Portrait
	if module.Show {
		s.share = 1
	}
	if s.over {
		w := math.Round(math.Min(overRatio*c.overHeight(), room.W))
		if module.Show {
			// The first column, or the last, is the mark's.
			w = room.W - columnWidth(c, room.W) - module.Gutter*c.unit
		}
		s.area = scene.Rect{X: room.X, Y: room.Y, W: w, H: math.Min(c.overHeight(), room.H)}
		if s.right != module.Show {
			s.area.X = room.Right() - w
		}
		c.beneath(s, room)
		c.markBeside(s, sig, room)
		return
	}
	w := math.Round(tokens.Beside.For(c.size) * room.W)
	if module.Show {
		column := columnWidth(c, room.W) + module.Gutter*c.unit
		w = math.Max(1, math.Floor(w/column+0.3))*column - module.Gutter*c.unit
		// A face needs its width.
		for w < narrowest*room.H && w+column <= widest*room.W {
			w += column
		}
	}
	if !module.Show {
		w = math.Min(w, math.Round(broadest*room.H))
	}
	s.area = c.beside(s, room, w)
	if module.Show {
		sig.furniture.after = nil
	}
}

const (
	// narrowest is the least width of a portrait between head and foot, in its height.
	narrowest = 0.5
	// broadest is the greatest width of a portrait between head and foot, in its height: a broader one shows a head without shoulders.
	broadest = 1.1
	// widest is the most of the measure that columns of a portrait take.
	widest = 0.5
)

// overRatio is the width of a rectangle over words in its height.
const overRatio = 1.25

// columnWidth is that of a column of the theme grid in a measure, px.
func columnWidth(c *canvas, measure float64) float64 {
	module := &c.theme.Decoration.Module
	n := module.Columns.For(c.size)
	return (measure - (n-1)*module.Gutter*c.unit) / n
}

// markBeside draws the quotation mark of the theme grid in the column that a portrait over the words leaves.
func (c *canvas) markBeside(s *seat, sig *signature, room scene.Rect) {
	module := &c.theme.Decoration.Module
	if !module.Show || sig.furniture == nil {
		return
	}
	x, width := room.X, columnWidth(c, room.W)
	if s.right {
		x = room.Right() - width
	}
	gap := math.Round(module.Gutter * c.unit / 2)
	w := math.Floor((width - gap) / 2)
	sig.furniture.after = func(*scene.Box, *block) { c.quotationMark(math.Round(x), s.area.Bottom()-2*w, w, 2*w+gap) }
}
