package raster

import (
	"image"
	"image/color"

	"cards/internal/scene"
)

// gradientSteps is the length of a gradient's colour table: eight entries for each step of an 8-bit channel.
const gradientSteps = 2048

// ink is a paint ready for the pixels of one canvas.
type ink struct {
	color    color.RGBA // premultiplied
	gradient *gradient
	image    *image.RGBA // pixels at the places where they are painted
}

// gradient gives the colour of a pixel: entry ⌊t·gradientSteps⌋ of table, with t = x·tx + y·ty + t0 at its centre.
type gradient struct {
	tx, ty, t0 float64
	table      [gradientSteps][4]uint8
}

// ink prepares p; ok is false when it leaves no trace.
func (c *canvas) ink(p scene.Paint) (_ *ink, ok bool) {
	if p.Gradient == nil || len(p.Gradient.Stops) == 0 {
		s := premultiply(p.Color)
		return &ink{color: s}, s.A != 0
	}
	g := p.Gradient
	dx, dy := g.To.X-g.From.X, g.To.Y-g.From.Y
	length := float64(dx*dx) + float64(dy*dy)
	det := float64(c.t.XX*c.t.YY) - float64(c.t.XY*c.t.YX)
	if !(length > 0) || det == 0 || !finite(length, det) {
		// As SVG has it, a gradient of no length is its last colour.
		s := premultiply(g.Stops[len(g.Stops)-1].Color)
		return &ink{color: s}, s.A != 0
	}
	// The inverse of the canvas's map takes a pixel back to where the gradient is defined, under any group.
	ixx, ixy, iyx, iyy := c.t.YY/det, -c.t.XY/det, -c.t.YX/det, c.t.XX/det
	r := &gradient{
		tx: (float64(ixx*dx) + float64(iyx*dy)) / length,
		ty: (float64(ixy*dx) + float64(iyy*dy)) / length,
	}
	o := apply(c.t, g.From)
	r.t0 = -float64(o.X*r.tx) - float64(o.Y*r.ty) + (r.tx+r.ty)/2
	if !finite(r.tx, r.ty, r.t0) {
		s := premultiply(g.Stops[len(g.Stops)-1].Color)
		return &ink{color: s}, s.A != 0
	}
	r.fill(g.Stops)
	return &ink{gradient: r}, true
}

// fill makes the table: colours are mixed before alpha is multiplied in, as in SVG.
func (g *gradient) fill(stops []scene.Stop) {
	j := 0
	for i := range g.table {
		t := (float64(i) + 0.5) / gradientSteps
		for j < len(stops) && stops[j].Offset <= t {
			j++
		}
		var c color.NRGBA
		switch {
		case j == 0:
			c = stops[0].Color
		case j == len(stops):
			c = stops[j-1].Color
		default:
			a, b := stops[j-1], stops[j]
			f := (t - a.Offset) / (b.Offset - a.Offset)
			mix := func(p, q uint8) uint8 {
				return uint8(float64(p) + float64(f*(float64(q)-float64(p))) + 0.5)
			}
			c = color.NRGBA{mix(a.Color.R, b.Color.R), mix(a.Color.G, b.Color.G), mix(a.Color.B, b.Color.B), mix(a.Color.A, b.Color.A)}
		}
		s := premultiply(c)
		g.table[i] = [4]uint8{s.R, s.G, s.B, s.A}
	}
}

// at returns the colour at the centre of pixel x, y.
func (g *gradient) at(x, y int) [4]uint8 {
	t := float64(float64(x)*g.tx) + float64(float64(y)*g.ty) + g.t0
	switch {
	case !(t > 0):
		return g.table[0]
	case t >= 1:
		return g.table[gradientSteps-1]
	}
	return g.table[int(t*gradientSteps)]
}

// row returns the colours of n pixels from x, y on, good until the next call.
func (g *gradient) row(k *worker, x, y, n int) []uint8 {
	if cap(k.colors) < 4*n {
		k.colors = make([]uint8, 4*n)
	}
	row := k.colors[:4*n]
	for i := 0; i < n; i++ {
		s := g.at(x+i, y)
		copy(row[4*i:4*i+4], s[:])
	}
	return row
}
