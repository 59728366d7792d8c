package layout

import (
	"math"

	"cards/internal/layout/text"
	"cards/internal/scene"
)

// Blocks of one quote under each other from the same edge: a large first sentence and the rest, a quote and its translation.

// stacked is one of them: the space over it, px, and what it carries of the quote; the zero part is none.
type stacked struct {
	*block
	over float64
	part part
}

// stackFull is the share of its measure up to which a stack stands in the middle; a higher one stands as a quote does that fills the page
// less than wholly (skyOver).
const stackFull = 0.6

// placeStack puts the blocks into the measure, where the theme's furniture or the page's shape says, or in the middle of it.
func (c *quoteCanvas) placeStack(q *quote, sig *signature, measure scene.Rect, blocks []stacked, centre bool) {
	own := sig.furniture
	y := c.stackTop(sig, measure, blocks, centre)
	if sig.seat != nil {
		c.reach(sig.seat, y)
	}
	if own != nil && own.behind != nil {
		own.behind()
	}
	first := len(c.Scene.Boxes)
	for i, b := range blocks {
		x := measure.X - c.theme.FlushLeft(c.size, b.Size)
		switch {
		case centre:
			x, b.align = measure.X, text.Centre
		case isLatin(b.lang):
			x, b.ink = measure.X, true
		}
		y += b.over
		if i == 0 {
			first = len(c.Scene.Boxes)
		}
		box := c.put(b.block, x, y, measure.W)
		if b.part != (part{}) {
			box.Part = [2]int{b.part.from, b.part.to}
			if q.changed {
				box.Original = q.written
			}
		}
		y += b.Height()
	}
	if own != nil && own.after != nil {
		own.after(&c.Scene.Boxes[first], blocks[0].block)
	}
}

// stackTop is where the first block of a stack begins, px.
func (c *quoteCanvas) stackTop(sig *signature, measure scene.Rect, blocks []stacked, centre bool) float64 {
	own := sig.furniture
	height := 0.0
	for _, b := range blocks {
		height += b.over + b.Height()
	}
	switch {
	case own != nil && !centre:
		y := own.place(c.canvas, height, own.spare(&blocks[len(blocks)-1].Fitted))
		if own.sink != nil {
			y += own.sink(blocks[len(blocks)-1].block)
		}
		return y
	case sig.middle || centre || height < stackFull*measure.H:
		return measure.Y + (measure.H-height)*c.theme.Space.Centre
	}
	return measure.Y + skyOver*math.Max(0, measure.H-height)
}

// stackClear reports whether a stack keeps away from a name that runs down a column.
func (c *quoteCanvas) stackClear(sig *signature, measure scene.Rect, blocks []stacked, centre bool) bool {
	if !sig.column || sig.name_ == nil {
		return true
	}
	y := c.stackTop(sig, measure, blocks, centre)
	for _, b := range blocks {
		y += b.over
		for i := range b.Fitted.Lines.Lines {
			reach := measure.X + b.LineWidth(i)
			if b.LineReach(i) > b.LineWidth(i) {
				reach += hangingInk * b.Size
			}
			if y+float64(i)*b.Pitch+(1+nameRoom)*b.Size > sig.nameY && reach > sig.sealAt.X-c.theme.Decoration.Keep.Column*c.unit {
				return false
			}
		}
		y += b.Height()
	}
	return true
}
