package layout

import (
	"math"

	"cards/internal/scene"
)

// The small portrait beside the name of who is quoted, where none stands beside the words: as high as the lines that sign the card, at
// the left margin, with the lines moved in. It is left out where those lines would need one line more for it.

const (
	// smallLeast is the least share of its token that a small portrait has: lower lines leave it no room to be recognised.
	smallLeast = 0.6
	// smallGap is between it and the names, in parts of its side; smallZoom the part of the picture's width that it shows.
	smallGap  = 0.24
	smallZoom = 0.78
)

// smallPortrait is one beside the name, with whom it shows.
type smallPortrait struct {
	*Portrait
	name string
	area scene.Rect
}

// besideNames has names set twice: as they are, and moved in by a small portrait as high as they are. set places them in a column of the
// page and returns its lines; what it returned last is what holds. The portrait is nil where it has no room.
func (c *canvas) besideNames(who *credit, column scene.Rect, centred bool, set func(column scene.Rect) []placedBlock) *smallPortrait {
	lines := set(column)
	token := c.theme.Decoration.Portrait.Small.For(c.size)
	if who.portrait == nil || token == 0 || centred || who.name == "" {
		return nil
	}
	top, foot, n := columnAt(lines, column.X)
	side := math.Floor(math.Min(token, foot-top))
	if side < smallLeast*token {
		return nil
	}
	inner := column
	inner.X += side * (1 + smallGap)
	inner.W -= side * (1 + smallGap)
	warned := len(c.Warnings)
	lines = set(inner)
	newTop, newFoot, m := columnAt(lines, inner.X)
	if m != n || len(c.Warnings) > warned {
		c.Warnings = c.Warnings[:warned]
		set(column)
		return nil
	}
	return &smallPortrait{Portrait: who.portrait, name: who.name, area: scene.Rect{X: column.X, Y: math.Round((newTop + newFoot - side) / 2), W: side, H: side}}
}

// columnAt returns the em top and foot of the lines that begin at x, and how many lines they are.
func columnAt(lines []placedBlock, x float64) (top, foot float64, n int) {
	top, foot = math.Inf(1), math.Inf(-1)
	for _, l := range lines {
		if l.x == x && !l.baseline {
			top, foot, n = math.Min(top, l.y), math.Max(foot, l.y+l.block.Height()), n+l.block.Count()
		}
	}
	return top, foot, n
}

// drawSmall paints it as a disc.
func (c *canvas) drawSmall(s *smallPortrait) {
	if s == nil {
		return
	}
	r := s.area.W / 2
	clip := scene.Circle(s.area.X+r, s.area.Y+r, r)
	if s.CutOut {
		c.show(s.Portrait, s.name, s.area, &clip, c.colours.Named(c.theme.Decoration.Portrait.Backdrop), s.area)
	} else {
		w := s.window(1, smallZoom, s.facing(scene.Point{X: 0.5, Y: 0.46}))
		c.mark("image", s.area, scene.Image{Source: s.cut(w), Area: s.area, Clip: &clip, Focus: scene.Point{X: 0.5, Y: 0.5}, Alt: c.set.Words.Portrait(s.name)})
		c.resolution(s.Portrait, s.area.W/float64(w.Dx()), s.area)
		c.shown = s.name
	}
	c.choose("small portrait", "beside the name", "none stands beside the words")
}
