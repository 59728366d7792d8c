package raster

// Beside gg: the ground and upright rectangles, whose coverage is known without a rasteriser, are written row by row.
// A gradient over a page takes gg 30 ms and the loop here less than one.

import (
	"encoding/binary"
	"image"
	"image/color"
	"math"
)

// fillGround sets every pixel of m to s.
func fillGround(m *image.RGBA, s color.RGBA) {
	if s == (color.RGBA{}) {
		clear(m.Pix)
		return
	}
	w := 4 * m.Rect.Dx()
	first := m.Pix[:w]
	whole := uint32(s.R) | uint32(s.G)<<8 | uint32(s.B)<<16 | uint32(s.A)<<24
	for i := 0; i < w; i += 4 {
		binary.LittleEndian.PutUint32(first[i:], whole)
	}
	for i := w; i < len(m.Pix); i += w {
		copy(m.Pix[i:i+w], first)
	}
}

// edges are the sides of an upright rectangle in pixels.
type edges struct{ x0, y0, x1, y1 float64 }

// asRectangle reports whether the polygons are a single upright rectangle, and which.
func asRectangle(p *polygons) (edges, bool) {
	if len(p.ends) != 1 {
		return edges{}, false
	}
	q := p.points
	if len(q) == 5 && q[4] == q[0] {
		q = q[:4]
	}
	if len(q) != 4 {
		return edges{}, false
	}
	across := q[0].Y == q[1].Y && q[1].X == q[2].X && q[2].Y == q[3].Y && q[3].X == q[0].X
	down := q[0].X == q[1].X && q[1].Y == q[2].Y && q[2].X == q[3].X && q[3].Y == q[0].Y
	if !across && !down {
		return edges{}, false
	}
	return edges{
		math.Min(q[0].X, q[2].X), math.Min(q[0].Y, q[2].Y),
		math.Max(q[0].X, q[2].X), math.Max(q[0].Y, q[2].Y),
	}, true
}

// overlap returns how much of the unit from i to i+1 lies between a and b, in 0…1.
func overlap(i int, a, b float64) float64 {
	return math.Max(0, math.Min(float64(i+1), b)-math.Max(float64(i), a))
}

// coverageOf rounds 0…1 to the levels.
func coverageOf(f float64) uint8 { return quantised[uint8(f*255+0.5)] }

// fillRect paints an upright rectangle: exact where its sides are at whole pixels, else with partial edges.
func (c *canvas) fillRect(e edges, p *ink) {
	b := c.clip.rect
	e.x0, e.y0 = math.Max(e.x0, float64(b.Min.X)), math.Max(e.y0, float64(b.Min.Y))
	e.x1, e.y1 = math.Min(e.x1, float64(b.Max.X)), math.Min(e.y1, float64(b.Max.Y))
	if !(e.x0 < e.x1) || !(e.y0 < e.y1) {
		return
	}
	x0, x1 := int(math.Floor(e.x0)), int(math.Ceil(e.x1))
	y0, y1 := int(math.Floor(e.y0)), int(math.Ceil(e.y1))
	row := c.row(x1 - x0)
	drawn := -1.0
	for y := y0; y < y1; y++ {
		v := overlap(y, e.y0, e.y1)
		if v != drawn {
			full := coverageOf(v)
			for i := range row {
				row[i] = full
			}
			row[0] = coverageOf(float64(v * overlap(x0, e.x0, e.x1)))
			row[len(row)-1] = coverageOf(float64(v * overlap(x1-1, e.x0, e.x1)))
			drawn = v
		}
		c.blend(x0, y, row, p)
	}
}
