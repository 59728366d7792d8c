package layout

import (
	"math"

	"cards/internal/scene"
)

// A portrait on the leaf of a woodblock book: over the columns (上图下文) on tall pages, beside them on others, parted from them by a
// rule like one of the leaf's own.

// plate gives a part of the field to a portrait.
func (c *canvas) plate(l *leaf, p *Portrait) {
	tokens := &c.theme.Decoration.Portrait
	rule := c.theme.Decoration.Leaf.Inner * c.unit
	whole := l.field
	w := math.Round(tokens.Beside.For(c.size) * whole.W)
	if w < plateNarrow*whole.H {
		h := c.overHeight()
		l.plate = scene.Rect{X: whole.X, Y: whole.Y, W: whole.W, H: h}
		l.field.Y, l.field.H = whole.Y+h+rule, whole.H-h-rule
		return
	}
	l.plate = scene.Rect{X: whole.X, Y: whole.Y, W: w, H: whole.H}
	if right, _ := p.right(); right {
		l.plate.X = whole.Right() - w
		l.field.W = whole.W - w - rule
		return
	}
	l.field.X, l.field.W = whole.X+w+rule, whole.W-w-rule
}

// illustrate paints the portrait on its plate, with a margin of paper round it, and the rules about it.
func (l *leaf) illustrate(c *canvas, p *Portrait, name string) {
	if l.plate.Empty() {
		return
	}
	rule := c.theme.Decoration.Leaf.Inner * c.unit
	line := func(r scene.Rect) { c.rule(r, c.colours.Rule) }
	switch {
	case l.plate.H < l.field.H && l.plate.W > l.field.W || l.plate.Bottom() < l.field.Y:
		line(scene.Rect{X: l.plate.X, Y: scene.Snap(l.plate.Bottom()), W: l.plate.W, H: rule})
		if !l.lying {
			// The strip's rule goes on beside the plate.
			line(scene.Rect{X: l.plate.X - rule, Y: l.plate.Y, W: rule, H: l.plate.H + rule})
		}
	case l.plate.X < l.field.X:
		line(scene.Rect{X: scene.Snap(l.plate.Right()), Y: l.plate.Y, W: rule, H: l.plate.H})
		if l.lying {
			line(scene.Rect{X: l.plate.X, Y: l.plate.Y - rule, W: l.plate.W + rule, H: rule})
		} else {
			line(scene.Rect{X: l.plate.X - rule, Y: l.plate.Y, W: rule, H: l.plate.H})
		}
	default:
		line(scene.Rect{X: scene.Snap(l.plate.X - rule), Y: l.plate.Y, W: rule, H: l.plate.H})
		if l.lying {
			line(scene.Rect{X: l.plate.X - rule, Y: l.plate.Y - rule, W: l.plate.W + rule, H: rule})
		}
	}
	if l.lying && l.plate.Bottom() < l.field.Y {
		line(scene.Rect{X: l.plate.X, Y: l.plate.Y - rule, W: l.plate.W, H: rule})
	}
	area := l.plate.Inset(plateMargin * c.unit)
	if w := math.Round(plateWide * area.H); w < area.W {
		area.X, area.W = area.X+math.Round((area.W-w)/2), w
	}
	c.show(p, name, area, nil, c.colours.Named(c.theme.Decoration.Portrait.Backdrop), area)
}

// plateNarrow is the least width of a plate beside the words in its height; on narrower fields it stands over them.
const plateNarrow = 0.5

// plateWide is the greatest width of a plate in its height: a wider one would cut through a face.
const plateWide = 1.5

// plateMargin is the paper between a plate and the rules about it, a token.
const plateMargin = 16
