package layout

import (
	"image/color"
	"math"

	"cards/internal/scene"
)

// Drawing a timeline as a table: a column of dates, a column of texts, a rule between events; a full one where the year
// changes.

// drawList paints one column of a list.
func (f *flow) drawList(c *canvas, col *column) {
	f.drawListBands(c, col)
	f.drawLinks(c, col)
	list := c.theme.Timeline.List
	x := f.textX(col)
	full, within := list.Full*c.unit, list.Within*c.unit
	rule := func(x, y, w float64, colour color.NRGBA) {
		c.rule(scene.Rect{X: x, Y: scene.Snap(y - w/2), W: col.x + f.style.width - x, H: w}, colour)
	}
	strong := func(y, w float64) {
		c.rule(scene.Rect{X: col.x, Y: scene.Snap(y - w/2), W: f.style.width, H: w}, c.colours.Ink)
	}
	foot := 0.0
	for i := range col.pieces {
		p := &col.pieces[i]
		switch p.kind {
		case rowPiece:
			switch {
			case i == 0:
				strong(p.top-(f.least+f.extra)/2, list.Top*c.unit)
			case col.pieces[i-1].kind == rowPiece && p.tell != tellAll:
				rule(x, (foot+p.top)/2, within, c.colours.Named(list.Inner))
			case col.pieces[i-1].kind == rowPiece:
				rule(col.x, (foot+p.top)/2, full, c.colours.Rule)
			}
			f.drawRow(c, col, p)
		case nowPiece:
			f.drawListNow(c, col, p)
		case eraPiece:
			f.eras[p.k].put(c, x, p.top+c.theme.Timeline.Era.Pad*c.unit)
		}
		foot = p.top + p.height
	}
	strong(foot+(f.least+f.extra)/2, full)
}

// drawListNow rules off what was from what is to come.
func (f *flow) drawListNow(c *canvas, col *column, p *piece) {
	w := c.theme.Timeline.AsOf.Stroke * c.unit
	b := *p.label
	if &col.pieces[0] != p && f.withinBand(p.k) {
		b.colour, b.ground = c.colours.Ink, c.colours.Band
	}
	c.put(&b, f.textX(col), p.top+b.half(), f.style.measure)
	c.rule(scene.Rect{X: col.x, Y: scene.Snap(p.top + p.height - w), W: f.style.width, H: w}, c.colours.AccentShape)
}

// drawListBands paints what is behind the events of an era.
func (f *flow) drawListBands(c *canvas, col *column) {
	pad := c.theme.Timeline.Era.Pad * c.unit
	for e, b := range f.bands {
		top, foot := math.Inf(1), math.Inf(-1)
		for _, p := range col.pieces {
			if p.kind == eraPiece && p.k == e || p.kind == rowPiece && b[0] <= p.k && p.k <= b[1] {
				top, foot = math.Min(top, p.top), math.Max(foot, p.top+p.height)
			}
		}
		if math.IsInf(top, 1) {
			continue
		}
		r := scene.Rect{X: col.x - pad, Y: top, W: f.style.width + 2*pad, H: foot + 0.7*pad - top}
		c.mark("decoration", r, scene.Fill{Path: scene.Rectangle(r), Paint: scene.Solid(c.colours.Band)})
	}
}
