package webp

import (
	"bytes"
	"encoding/binary"
	"image"
	"slices"
)

// paletteBits is the size of the hash table: four places for each of 256 colours.
const paletteBits = 10

// palette numbers the colours of a picture that has at most 256.
type palette struct {
	colors []uint32 // in order of appearance, later sorted
	places [1 << paletteBits]uint16
	order  [256]uint8
	sorted []uint32
}

// index writes the number of each pixel's colour to buf. It returns false when there are more than
// 256 colours.
func (p *palette) index(buf []uint8, pixels []uint32) ([]uint8, bool) {
	p.colors = p.colors[:0]
	clear(p.places[:])
	buf = slices.Grow(buf[:0], len(pixels))[:len(pixels)]
	last, number := ^pixels[0], uint8(0)
	for i, c := range pixels {
		if c != last {
			n, ok := p.number(c)
			if !ok {
				return buf, false
			}
			last, number = c, n
		}
		buf[i] = number
	}
	// Sorted, each colour is near the one before, from which it is written as a difference.
	p.sorted = append(p.sorted[:0], p.colors...)
	slices.Sort(p.sorted)
	for n, c := range p.colors {
		place, _ := slices.BinarySearch(p.sorted, c)
		p.order[n] = uint8(place)
	}
	return buf, true
}

// number returns the number of a colour, and makes one if it is new and there is room.
func (p *palette) number(c uint32) (uint8, bool) {
	const mask = 1<<paletteBits - 1
	for i := c * 0x9e3779b1 >> (32 - paletteBits); ; i = (i + 1) & mask {
		n := p.places[i]
		if n == 0 {
			if len(p.colors) == 256 {
				return 0, false
			}
			p.colors = append(p.colors, c)
			p.places[i] = uint16(len(p.colors))
			return uint8(len(p.colors) - 1), true
		}
		if p.colors[n-1] == c {
			return uint8(n - 1), true
		}
	}
}

// widthBits returns how many pixels share a byte, as a power of 2: the fewer colours there are, the more (RFC 9649,
// section 4.4).
func (p *palette) widthBits() int {
	switch n := len(p.colors); {
	case n <= 2:
		return 3
	case n <= 4:
		return 2
	case n <= 16:
		return 1
	}
	return 0
}

// pack turns numbers of colours into pixels whose green holds one or more of them, the leftmost lowest.
func (p *palette) pack(out []uint32, numbers []uint8, width, height int) ([]uint32, int) {
	shared := p.widthBits()
	packed := (width + 1<<shared - 1) >> shared
	out = slices.Grow(out[:0], packed*height)[:packed*height]
	depth := 8 >> shared
	for y := range height {
		row := numbers[y*width : (y+1)*width]
		to := out[y*packed : (y+1)*packed]
		for x := range to {
			to[x] = 0xff000000
		}
		for x, n := range row {
			to[x>>shared] |= uint32(p.order[n]) << (8 + x&(1<<shared-1)*depth)
		}
	}
	return out, packed
}

// differences returns the sorted colours, each less the one before, channel by channel.
func (p *palette) differences() []uint32 {
	out := make([]uint32, len(p.sorted))
	before := uint32(0)
	for i, c := range p.sorted {
		out[i] = subtract(c, before)
		before = c
	}
	return out
}

// unpack appends the pixels of m to buf as alpha, red, green and blue, from the highest byte down, with alpha taken
// out of the channels. It tells whether all are opaque.
func unpack(buf []uint32, m *image.RGBA, r image.Rectangle) ([]uint32, bool) {
	w := r.Dx()
	buf = slices.Grow(buf[:0], w*r.Dy())[:w*r.Dy()]
	all := uint32(0xff000000)
	var above []uint8
	for y := range r.Dy() {
		at := m.PixOffset(r.Min.X, r.Min.Y+y)
		row := m.Pix[at : at+4*w]
		out := buf[y*w : (y+1)*w]
		if above != nil && bytes.Equal(row, above) {
			copy(out, buf[(y-1)*w:])
			continue
		}
		above = row
		for x := range out {
			c := binary.LittleEndian.Uint32(row[4*x : 4*x+4])
			all &= c
			out[x] = c&0xff00ff00 | c&0xff<<16 | c>>16&0xff
		}
	}
	if all == 0xff000000 {
		return buf, true
	}
	for i, c := range buf {
		if a := c >> 24; a < 255 {
			buf[i] = straight(c, a)
		}
	}
	return buf, false
}

// straight takes alpha out of the channels of a premultiplied colour, as image/color does for color.NRGBA.
func straight(c, a uint32) uint32 {
	if a == 0 {
		return 0
	}
	un := func(v uint32) uint32 { return v * 0x101 * 0xffff / (a * 0x101) >> 8 & 0xff }
	return a<<24 | un(c>>16&0xff)<<16 | un(c>>8&0xff)<<8 | un(c&0xff)
}
