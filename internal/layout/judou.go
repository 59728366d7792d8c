package layout

import (
	"cards/internal/layout/text"
	"cards/internal/scene"
)

// 句读: on an old page the marks stand beside the text, a ring for the end of a sentence and a drop for a pause.

// Sizes in em. In verses set open (unkind 4) the marks have the space under a character; where characters stand solid they
// go beside it, smaller.
const (
	openRadius, openInside, openUnder = 0.10, 0.05, 0.136
	sideRadius, sideOutside           = 0.062, 0.075
	ringStroke                        = 0.34 // of the radius
	// openFrom is the tracking from which verses are open.
	openFrom = 0.2
)

// judou draws the marks that stand beside a block.
func (c *canvas) judou(b *block, marks []text.Cell) {
	var area scene.Rect
	var items []scene.Item
	paint := scene.Solid(c.colours.AccentShape)
	s := b.Size
	for _, m := range marks {
		r := sideRadius * s
		x, y := m.Right()+sideOutside*s, m.Bottom()-0.02*s
		switch {
		case b.style.Tracking >= openFrom:
			r = openRadius * s
			x, y = m.Right()-openInside*s, m.Bottom()+openUnder*s
		case !b.vertical:
			x, y = m.Right()-0.02*s, m.Bottom()+sideOutside*s
		}
		switch m.Character {
		case '。', '！', '？', '．':
			width := ringStroke * r
			items = append(items, scene.Stroke{Path: scene.Circle(x, y, r-width/2), Paint: paint, Width: width})
		default:
			items = append(items, scene.Fill{Path: drop(x-r, y-1.25*r, 2*r, 2.5*r), Paint: paint})
		}
		area = area.Union(scene.Rect{X: x - r, Y: y - 1.3*r, W: 2 * r, H: 2.6 * r})
	}
	if len(items) > 0 {
		c.mark("mark", area, items...)
	}
}

// drop is a brush's dot, thin at the upper left, in a box.
func drop(x, y, w, h float64) scene.Path {
	var p scene.Path
	p.Move(x, y)
	p.Cube(x+0.5*w, y+0.12*h, x+w, y+0.5*h, x+w, y+0.86*h)
	p.Cube(x+w, y+1.05*h, x+0.74*w, y+1.06*h, x+0.6*w, y+0.86*h)
	p.Cube(x+0.42*w, y+0.55*h, x+0.18*w, y+0.25*h, x, y)
	p.Close()
	return p
}
