package jpeg

import (
	"encoding/binary"
	"image"
	"math/bits"
	"slices"
)

// The tables of codes, in the order in which they are written. Bit 0 is the class, the rest the destination.
const (
	lumaDC = iota
	lumaAC
	chromaDC
	chromaAC
	tables
)

// Symbols of alternating coefficients are a run of zeros and a size; these two have no size (T.81, F.1.2.2.1).
const (
	endOfBlock = 0x00
	sixteen    = 0xf0 // zeros
)

// mostTokens is how many one block can have: a coefficient each.
const mostTokens = 64

// scan is a picture on its way to coefficients. They are kept as tokens, so that the symbols are counted before the
// first is written: table<<24 | symbol<<16 | the bits that follow the symbol, whose number is the symbol's low half.
// Flat art has two a block, which is far less than its coefficients.
type scan struct {
	quantisers [2]quantiser
	halved     bool
	tokens     []uint32
	counts     [tables][256]uint32
	before     [3]int32 // the direct coefficient of the last block of each component, in steps

	pixels     [64]uint32 // of one block, as they lie in image.RGBA
	all        uint32     // the pixels that were seen, anded
	y, cb, cr  block
	cb2, cr2   block // halved
	flatY      bool  // y is one value, y[0]
	flatC      bool  // cb and cr are, cb[0] and cr[0]
	flatHalves bool
}

// start makes the scan ready for another picture.
func (s *scan) start(quality int, halved bool) {
	for i := range s.quantisers {
		s.quantisers[i].set(&examples[i], quality)
	}
	s.halved = halved
	s.tokens = s.tokens[:0]
	s.counts = [tables][256]uint32{}
	s.before = [3]int32{}
	s.all = ^uint32(0)
}

// read takes in the pixels of m. It returns false if one of them is not opaque.
func (s *scan) read(m *image.RGBA) bool {
	w, h := m.Rect.Dx(), m.Rect.Dy()
	if s.halved {
		for y := 0; y < h; y += 16 {
			for x := 0; x < w; x += 16 {
				s.quarters(m, x, y)
			}
		}
	} else {
		for y := 0; y < h; y += 8 {
			for x := 0; x < w; x += 8 {
				s.gather(m, x, y)
				s.convert()
				s.block(&s.y, 0, s.flatY)
				s.block(&s.cb, 1, s.flatC)
				s.block(&s.cr, 2, s.flatC)
			}
		}
	}
	return s.all>>24 == 0xff
}

// quarters takes in 16×16 pixels with halved colour: four blocks of luma, and of both colours one, whose samples lie
// in the middle of four pixels (T.871, figure 3).
func (s *scan) quarters(m *image.RGBA, x, y int) {
	s.flatHalves = true
	for i := range 4 {
		s.gather(m, x+i&1*8, y+i>>1*8)
		s.convert()
		s.block(&s.y, 0, s.flatY)
		s.flatHalves = s.flatHalves && s.flatC && (i == 0 || s.cb2[0] == s.cb[0] && s.cr2[0] == s.cr[0])
		if s.flatC {
			fill(&s.cb)
			fill(&s.cr)
		}
		at := i>>1*32 + i&1*4
		halve(&s.cb2, &s.cb, at)
		halve(&s.cr2, &s.cr, at)
	}
	s.block(&s.cb2, 1, s.flatHalves)
	s.block(&s.cr2, 2, s.flatHalves)
}

// fill makes all of b its first value.
func fill(b *block) {
	for i := range b {
		b[i] = b[0]
	}
}

// halve writes the means of 2×2 values of src into a quarter of dst that begins at a place.
func halve(dst, src *block, at int) {
	for y := range 4 {
		for x := range 4 {
			i := 16*y + 2*x
			dst[at+8*y+x] = (src[i] + src[i+1] + src[i+8] + src[i+9] + 2) >> 2
		}
	}
}

// gather copies the 8×8 pixels at x, y. Beyond the right and lower edge the last column and row are repeated, which
// costs fewest coefficients.
func (s *scan) gather(m *image.RGBA, x, y int) {
	w, h := m.Rect.Dx(), m.Rect.Dy()
	for j := range 8 {
		row := m.Pix[min(y+j, h-1)*m.Stride:]
		out := s.pixels[8*j : 8*j+8 : 8*j+8]
		if x+8 <= w {
			in := row[4*x : 4*x+32 : 4*x+32]
			for i := range out {
				out[i] = binary.LittleEndian.Uint32(in[4*i : 4*i+4])
			}
			continue
		}
		for i := range out {
			out[i] = binary.LittleEndian.Uint32(row[4*min(x+i, w-1):])
		}
	}
}

// convert turns the gathered pixels into luma and the two colours (T.871, section 7), less 128. A block of one colour
// only needs its first values, and one without colour has none to transform.
func (s *scan) convert() {
	first := s.pixels[0]
	same, opaque := uint32(0), ^uint32(0)
	for _, p := range &s.pixels {
		same |= p ^ first
		opaque &= p
	}
	s.all &= opaque
	s.flatY = same == 0
	s.flatC = s.flatY
	if s.flatY {
		s.y[0], s.cb[0], s.cr[0] = ycbcr(first)
		return
	}
	colored := int32(0)
	for i, p := range &s.pixels {
		y, cb, cr := ycbcr(p)
		s.y[i], s.cb[i], s.cr[i] = y, cb, cr
		colored |= cb | cr
	}
	s.flatC = colored == 0
}

// ycbcr converts one pixel. Results are rounded to whole numbers; the 127.5 of pure blue and pure red goes down, since
// there is no 128.
func ycbcr(p uint32) (y, cb, cr int32) {
	r, g, b := int32(p&0xff), int32(p>>8&0xff), int32(p>>16&0xff)
	const half = 1 << 15
	y = (19595*r+38470*g+7471*b+half)>>16 - 128
	cb = (-11056*r - 21712*g + 32768*b + half - 1) >> 16
	cr = (32768*r - 27440*g - 5328*b + half - 1) >> 16
	return y, cb, cr
}

// block transforms b, of one component, and appends its tokens. With flat, b is its first value all over. It leaves
// b undefined.
func (s *scan) block(b *block, component int, flat bool) {
	q, dc := &s.quantisers[0], lumaDC
	if component > 0 {
		q, dc = &s.quantisers[1], chromaDC
	}
	s.tokens = slices.Grow(s.tokens, mostTokens)
	n := len(s.tokens)
	tokens := s.tokens[n : n+mostTokens]
	var first int32
	if flat {
		first = q.divide(64*b[0], 0)
	} else {
		transform(b)
		first = q.divide(b[0], 0)
	}
	size, value := magnitude(first - s.before[component])
	s.before[component] = first
	s.counts[dc][size]++
	tokens[0] = uint32(dc)<<24 | size<<16 | value
	if flat {
		s.counts[dc+1][endOfBlock]++
		tokens[1] = uint32(dc+1)<<24 | endOfBlock<<16
		s.tokens = s.tokens[:n+2]
		return
	}
	s.tokens = s.tokens[:n+1+alternating(tokens[1:], b, q, uint32(dc+1)<<24, &s.counts[dc+1])]
}

// alternating writes the tokens of all coefficients but the first, and returns how many there are.
func alternating(tokens []uint32, b *block, q *quantiser, table uint32, counts *[256]uint32) int {
	n, run := 0, uint32(0)
	for i := 1; i < 64; i++ {
		v := b[zigzag[i]&63]
		if small := q.small[i]; v < small && v > -small {
			run++
			continue
		}
		for ; run > 15; run -= 16 {
			counts[sixteen]++
			tokens[n] = table | sixteen<<16
			n++
		}
		size, value := magnitude(q.divide(v, i))
		symbol := run<<4 | size
		counts[symbol&255]++
		tokens[n] = table | symbol<<16 | value
		n++
		run = 0
	}
	if run > 0 {
		counts[endOfBlock]++
		tokens[n] = table | endOfBlock<<16
		n++
	}
	return n
}

// magnitude returns the size of v, which is the number of its bits, and these bits (F.1.2.1.1): of a number below 0
// those of v−1.
func magnitude(v int32) (size, value uint32) {
	sign := v >> 31
	size = uint32(bits.Len32(uint32((v ^ sign) - sign)))
	return size, uint32(v+sign) & (1<<size - 1)
}

// write appends the tokens in their codes. A byte of ones is followed by a zero, so that it is no marker (B.1.1.5);
// what remains of the last byte is ones.
func (s *scan) write(out []byte, codes *[tables]codes) []byte {
	var held uint64 // its lowest count bits wait to be written
	count := uint32(0)
	for _, t := range s.tokens {
		c := codes[t>>24&3][t>>16&0xff]
		size := t >> 16 & 15
		held = held<<(c>>24+size) | uint64(c&0xffff)<<size | uint64(t&0xffff)
		count += c>>24 + size
		if count >= 32 {
			count -= 32
			out = stuffed(out, uint32(held>>count))
		}
	}
	for rest := (8 - count&7) & 7; rest > 0; rest-- {
		held, count = held<<1|1, count+1
	}
	for ; count > 0; count -= 8 {
		out = append(out, byte(held>>(count-8)))
		if out[len(out)-1] == 0xff {
			out = append(out, 0)
		}
	}
	return out
}

// stuffed appends four bytes, with a zero after each that is all ones.
func stuffed(out []byte, four uint32) []byte {
	if (^four-0x01010101)&four&0x80808080 == 0 {
		return binary.BigEndian.AppendUint32(out, four)
	}
	for shift := 24; shift >= 0; shift -= 8 {
		b := byte(four >> shift)
		out = append(out, b)
		if b == 0xff {
			out = append(out, 0)
		}
	}
	return out
}
