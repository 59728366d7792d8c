package raster

// Beside gg: masks of coverage are laid over the page by whole rows here, which is faster than gg's painters and
// the same for glyphs, shapes, gradients, clips and groups.

import (
	"encoding/binary"
	"image"
	"image/color"
)

// levels is the number of steps of coverage between nothing and all. Coverage is rounded to them before it is
// blended, so that one ink on one ground makes at most 33 colours: text pages of up to seven such pairs stay
// within the 256 colours of a palette, whose PNG is a third of the size and takes a third of the time. The error is
// at most 1/64 of the contrast in a pixel on an edge, which can't be seen.
const levels = 32

// quantised maps 8-bit coverage to the nearest of the levels.
var quantised = func() (q [256]uint8) {
	for i := range q {
		q[i] = uint8(((i*levels+127)/255*255 + levels/2) / levels)
	}
	return q
}()

// premultiply returns c with its channels multiplied by alpha, rounded to nearest.
func premultiply(c color.NRGBA) color.RGBA {
	if c.A == 255 {
		return color.RGBA{c.R, c.G, c.B, 255}
	}
	a := uint32(c.A)
	return color.RGBA{div255(uint32(c.R) * a), div255(uint32(c.G) * a), div255(uint32(c.B) * a), c.A}
}

// div255 returns v/255 rounded to nearest, for v up to 255².
func div255(v uint32) uint8 {
	v += 128
	return uint8((v + v>>8) >> 8)
}

// over lays color s (premultiplied) over the pixel d with coverage a.
func over(d []uint8, s color.RGBA, a uint32) {
	_ = d[3]
	if s.A != 255 {
		sa := uint32(div255(uint32(s.A) * a))
		inv := 255 - sa
		d[0] = clampSum(div255(uint32(s.R)*a), div255(uint32(d[0])*inv))
		d[1] = clampSum(div255(uint32(s.G)*a), div255(uint32(d[1])*inv))
		d[2] = clampSum(div255(uint32(s.B)*a), div255(uint32(d[2])*inv))
		d[3] = clampSum(uint8(sa), div255(uint32(d[3])*inv))
		return
	}
	inv := 255 - a
	d[0] = div255(uint32(s.R)*a + uint32(d[0])*inv)
	d[1] = div255(uint32(s.G)*a + uint32(d[1])*inv)
	d[2] = div255(uint32(s.B)*a + uint32(d[2])*inv)
	d[3] = div255(255*a + uint32(d[3])*inv)
}

// mixed returns (s·a + d·(255−a))/255 of each channel, rounded to nearest as div255 does, two channels at a time: it
// is over for an opaque color.
func mixed(d, s, a uint32) uint32 {
	const lanes, half = 0x00ff00ff, 0x00800080
	inv := 255 - a
	even := s&lanes*a + d&lanes*inv + half
	odd := s>>8&lanes*a + d>>8&lanes*inv + half
	even = (even + even>>8&lanes) >> 8 & lanes
	odd = (odd + odd>>8&lanes) & (lanes << 8)
	return even | odd
}

// clampSum adds two parts that were rounded on their own.
func clampSum(a, b uint8) uint8 {
	if s := uint16(a) + uint16(b); s < 255 {
		return uint8(s)
	}
	return 255
}

// solidRow lays color s over the pixels dst by the coverage of each.
func solidRow(dst, coverage []uint8, s color.RGBA) {
	whole := uint32(s.R) | uint32(s.G)<<8 | uint32(s.B)<<16 | uint32(s.A)<<24
	opaque := s.A == 255
	n := len(coverage)
	dst = dst[:4*n]
	for i := 0; i < n; {
		if n-i >= 8 {
			switch v := binary.LittleEndian.Uint64(coverage[i:]); {
			case v == 0:
				i += 8
				continue
			case v == ^uint64(0) && opaque:
				d := dst[4*i : 4*i+32]
				two := uint64(whole) | uint64(whole)<<32
				binary.LittleEndian.PutUint64(d, two)
				binary.LittleEndian.PutUint64(d[8:], two)
				binary.LittleEndian.PutUint64(d[16:], two)
				binary.LittleEndian.PutUint64(d[24:], two)
				i += 8
				continue
			}
		}
		for end := min(i+8, n); i < end; i++ {
			switch a := coverage[i]; {
			case a == 0:
			case opaque:
				d := dst[4*i : 4*i+4 : 4*i+4]
				binary.LittleEndian.PutUint32(d, mixed(binary.LittleEndian.Uint32(d), whole, uint32(a)))
			default:
				over(dst[4*i:4*i+4], s, uint32(a))
			}
		}
	}
}

// colorsRow lays a colour for each pixel (premultiplied, four bytes each) over dst by the coverage of each.
func colorsRow(dst, coverage, colors []uint8) {
	for i, a := range coverage {
		if a == 0 {
			continue
		}
		s := colors[4*i : 4*i+4 : 4*i+4]
		if s[3] == 0 {
			continue // nothing there
		}
		if a == 255 && s[3] == 255 {
			binary.LittleEndian.PutUint32(dst[4*i:4*i+4], binary.LittleEndian.Uint32(s))
			continue
		}
		over(dst[4*i:4*i+4], color.RGBA{s[0], s[1], s[2], s[3]}, uint32(a))
	}
}

// blend lays ink over the part of row y that begins at x, by coverage, within the clip. It may change coverage.
func (c *canvas) blend(x, y int, coverage []uint8, p *ink) {
	b := c.clip.rect
	if y < b.Min.Y || y >= b.Max.Y {
		return
	}
	if d := b.Min.X - x; d > 0 {
		if d >= len(coverage) {
			return
		}
		coverage, x = coverage[d:], b.Min.X
	}
	if d := b.Max.X - x; d < len(coverage) {
		if d <= 0 {
			return
		}
		coverage = coverage[:d]
	}
	if c.clip.mask != nil {
		coverage = c.clipped(x, y, coverage)
	}
	o := c.m.PixOffset(x, y)
	dst := c.m.Pix[o : o+4*len(coverage)]
	switch {
	case p.gradient != nil && p.gradient.tx == 0: // one colour a row
		s := p.gradient.at(x, y)
		solidRow(dst, coverage, color.RGBA{s[0], s[1], s[2], s[3]})
	case p.gradient != nil:
		colorsRow(dst, coverage, p.gradient.row(c.worker, x, y, len(coverage)))
	case p.image != nil:
		i := p.image.PixOffset(x, y)
		colorsRow(dst, coverage, p.image.Pix[i:i+4*len(coverage)])
	default:
		solidRow(dst, coverage, p.color)
	}
}

// clipped returns coverage times the clip mask, in a buffer of its own: coverage may be a cached mask.
func (c *canvas) clipped(x, y int, coverage []uint8) []uint8 {
	if cap(c.clipRow) < len(coverage) {
		c.clipRow = make([]uint8, len(coverage))
	}
	out := c.clipRow[:len(coverage)]
	m := c.clip.mask
	o := m.PixOffset(x, y)
	for i, v := range m.Pix[o : o+len(coverage)] {
		out[i] = div255(uint32(coverage[i]) * uint32(v))
	}
	return out
}

// clip is what may be touched: rect, and where mask is not nil by its alpha; mask covers rect.
type clip struct {
	rect image.Rectangle
	mask *image.Alpha
}
