package raster

import (
	"math"

	"cards/internal/scene"
)

// grain roughens the pixels that are there. A cell's step is a hash of its place, so that the pattern depends neither on the
// order of painting nor on what part of a page is drawn.
func (c *canvas) grain(g scene.Grain) {
	if g.Step == 0 {
		return
	}
	cell := 1
	if s := stretch(c.t) * g.Cell; finite(s) && s > 1 {
		cell = int(math.Round(s))
	}
	in := c.clip.rect
	row := make([]int8, in.Dx())
	for y := in.Min.Y; y < in.Max.Y; y++ {
		if cy := y / cell; y == in.Min.Y || y%cell == 0 {
			for i := 0; i < len(row); {
				cx := (in.Min.X + i) / cell
				v := int8(grainSteps(cx, cy, g.Seed) * int(g.Step))
				for ; i < len(row) && (in.Min.X+i)/cell == cx; i++ {
					row[i] = v
				}
			}
		}
		pixels := c.m.Pix[c.m.PixOffset(in.Min.X, y):]
		for i, v := range row {
			if v == 0 || pixels[4*i+3] != 255 {
				continue // a layer that is not opaque has no ground to roughen
			}
			p := pixels[4*i : 4*i+3 : 4*i+3]
			for k := range p {
				p[k] = uint8(max(0, min(255, int(p[k])+int(v))))
			}
		}
	}
}

// grainSteps returns −2 to 2: the sum of two even random numbers less one, doubled and rounded.
func grainSteps(x, y int, seed uint64) int {
	// SplitMix64 (Steele, Lea, Flood 2014) of the place.
	h := seed + uint64(x)*0x9e3779b97f4a7c15 + uint64(y)*0xc2b2ae3d27d4eb4f
	h = (h ^ h>>30) * 0xbf58476d1ce4e5b9
	h = (h ^ h>>27) * 0x94d049bb133111eb
	h ^= h >> 31
	// In units of 1/65535 the sum less one is within ±65535; doubled, it rounds to a whole number of steps.
	s := int(h&0xffff) + int(h>>16&0xffff) - 0xffff
	if s < 0 {
		return -((-2*s + 0x7fff) / 0xffff)
	}
	return (2*s + 0x7fff) / 0xffff
}
