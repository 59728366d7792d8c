package raster

import (
	"image"
	"math"

	"cards/internal/scene"
)

// fill paints the inside of a path.
func (c *canvas) fill(f scene.Fill) error {
	p, ok := c.ink(f.Paint)
	c.polygons.reset()
	if err := c.polygons.flatten(&f.Path, c.t, 1); err != nil || !ok {
		return err
	}
	if r, ok := asRectangle(&c.polygons); ok {
		c.fillRect(r, p)
		return nil
	}
	c.fillPolygons(&c.polygons, c.clip.rect, func(x, y int, coverage []uint8) { c.blend(x, y, coverage, p) })
	return nil
}

// fillPolygons lets gg fill the polygons (in pixels) by the non-zero rule, and calls row with the coverage of each
// row within the box, in levels. gg draws them white on a strip of few rows, so that neither a clip nor a gradient nor
// an opacity needs more than that strip.
func (k *worker) fillPolygons(ps *polygons, box image.Rectangle, row func(x, y int, coverage []uint8)) {
	x0, y0, x1, y1 := ps.bounds()
	if !(x0 < x1) || !(y0 < y1) {
		return
	}
	edge := func(v float64) int { return int(math.Max(-farAway, math.Min(farAway, v))) }
	box = box.Intersect(image.Rect(edge(math.Floor(x0)), edge(math.Floor(y0)), edge(math.Ceil(x1)), edge(math.Ceil(y1))))
	if box.Empty() {
		return
	}
	w := box.Dx()
	dc := k.context(w + 2)
	for top := box.Min.Y; top < box.Max.Y; top += bandRows {
		rows := min(bandRows, box.Max.Y-top)
		for y := 1; y <= rows; y++ {
			clear(k.strip.Pix[y*k.strip.Stride : y*k.strip.Stride+4*(w+1)])
		}
		dx, dy := float64(box.Min.X-1), float64(top-1)
		drawn := false
		for i := range ps.ends {
			// A margin of a pixel keeps what runs along the cut out of sight, and coordinates from being negative,
			// which freetype/raster rounds towards zero, into the wrong pixel.
			ring := k.cutRing(ps.line(i), dx, dy, dx+float64(w)+2, dy+float64(rows)+2)
			if len(ring) < 3 {
				continue
			}
			drawn = true
			dc.MoveTo(ring[0].X-dx, ring[0].Y-dy)
			for _, q := range ring[1:] {
				dc.LineTo(q.X-dx, q.Y-dy)
			}
			dc.ClosePath()
		}
		if !drawn {
			continue
		}
		dc.NewSubPath()
		dc.Fill()
		for y := 0; y < rows; y++ {
			coverage := k.row(w)
			src := k.strip.Pix[(y+1)*k.strip.Stride+4 : (y+1)*k.strip.Stride+4*(w+1)]
			for x := range coverage {
				coverage[x] = quantised[src[4*x+3]]
			}
			row(box.Min.X, top+y, coverage)
		}
	}
}
