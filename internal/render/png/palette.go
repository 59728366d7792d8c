package png

import (
	"bytes"
	"encoding/binary"
	"image"
	"slices"
)

// tableBits is the size of the palette's hash table: 4 places for each of 256 colours.
const tableBits = 10

// palette counts colours and gives each pixel the number of its colour. Flat pictures are long runs of one colour
// and rows that repeat the row above, and both are stepped over without a look at each pixel.
type palette struct {
	colors []uint32 // as they lie in image.RGBA, in order of appearance
	// places holds 1 + the number of a colour, by hash.
	places [1 << tableBits]uint16
	// order maps the number of a colour to its place in PLTE: colours that aren't opaque come first, so that tRNS is
	// short.
	order  [256]uint8
	sorted []uint32
}

// index writes the rows of m to buf as numbers of colours, a byte each, after a byte for the filter: none, which
// suits indexes best (section 12.7). It returns false when there are more than 256 colours.
func (p *palette) index(buf []byte, m *image.RGBA) ([]byte, bool) {
	w, h := m.Rect.Dx(), m.Rect.Dy()
	p.colors = p.colors[:0]
	clear(p.places[:])
	buf = slices.Grow(buf[:0], h*(w+1))[:h*(w+1)]
	var above []uint8
	for y := 0; y < h; y++ {
		row := m.Pix[y*m.Stride : y*m.Stride+4*w]
		out := buf[y*(w+1) : (y+1)*(w+1)]
		if above != nil && bytes.Equal(row, above) {
			copy(out, buf[(y-1)*(w+1):])
			continue
		}
		above = row
		out[0] = filterNone
		if !p.row(row, out[1:]) {
			return buf, false
		}
	}
	return buf, true
}

// row numbers the pixels of one row.
func (p *palette) row(row, out []uint8) bool {
	last := ^binary.LittleEndian.Uint32(row)
	var number uint8
	for x := 0; x < len(out); {
		c := binary.LittleEndian.Uint32(row[4*x:])
		if c != last {
			last = c
			n, ok := p.number(c)
			if !ok {
				return false
			}
			number = n
		}
		// The run of this colour, two pixels a step.
		end := x + 1
		two := uint64(c) | uint64(c)<<32
		for end+1 < len(out) && binary.LittleEndian.Uint64(row[4*end:]) == two {
			end += 2
		}
		if end-x < 8 {
			for ; x < end; x++ {
				out[x] = number
			}
			continue
		}
		run := out[x:end]
		run[0] = number
		for n := 1; n < len(run); n *= 2 {
			copy(run[n:], run[:n])
		}
		x = end
	}
	return true
}

// number returns the number of a colour, and makes one if it is new and there is room.
func (p *palette) number(c uint32) (uint8, bool) {
	const mask = 1<<tableBits - 1
	for i := c * 0x9E3779B1 >> (32 - tableBits); ; i = (i + 1) & mask {
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

// depth returns the bits of a pixel.
func (p *palette) depth() int {
	switch n := len(p.colors); {
	case n <= 2:
		return 1
	case n <= 4:
		return 2
	case n <= 16:
		return 4
	}
	return 8
}

// chunks returns the data of PLTE and tRNS, and settles the order of colours for rows.
func (p *palette) chunks() (plte, trns []byte) {
	clearFirst := func(c uint32) bool { return c>>24 != 255 }
	p.sorted = p.sorted[:0]
	for _, pass := range [2]bool{true, false} {
		for i, c := range p.colors {
			if clearFirst(c) == pass {
				p.order[i] = uint8(len(p.sorted))
				p.sorted = append(p.sorted, c)
			}
		}
	}
	for _, c := range p.sorted {
		r, g, b, a := straight(uint8(c), uint8(c>>8), uint8(c>>16), uint8(c>>24))
		plte = append(plte, r, g, b)
		if a != 255 {
			trns = append(trns, a)
		}
	}
	return plte, trns
}

// pack brings the rows that index made to their final form in place: numbers become places in PLTE, and pixels take
// depth bits. It follows chunks.
func (p *palette) pack(buf []byte, w, h int) []byte {
	moved := false
	for i := range p.colors {
		moved = moved || int(p.order[i]) != i
	}
	depth := p.depth()
	if depth == 8 && !moved {
		return buf
	}
	line := (w*depth + 7) / 8
	for y := 0; y < h; y++ {
		src := buf[y*(w+1)+1 : (y+1)*(w+1)]
		out := buf[y*(line+1) : (y+1)*(line+1)] // never ahead of src
		out[0] = filterNone
		out = out[1:]
		var b uint8
		for x, n := range src {
			bit := x * depth
			b |= p.order[n] << (8 - depth - bit&7)
			if (bit+depth)&7 == 0 || x == w-1 {
				out[bit>>3] = b
				b = 0
			}
		}
	}
	return buf[:h*(line+1)]
}

// straight takes alpha out of the channels of a premultiplied colour, as image/color does for color.NRGBA.
func straight(r, g, b, a uint8) (uint8, uint8, uint8, uint8) {
	switch a {
	case 255:
		return r, g, b, a
	case 0:
		return 0, 0, 0, 0
	}
	un := func(v uint8) uint8 {
		return uint8((uint32(v) * 0x101 * 0xffff / (uint32(a) * 0x101)) >> 8)
	}
	return un(r), un(g), un(b), a
}
