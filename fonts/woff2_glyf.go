package fonts

import "encoding/binary"

// This room undoes the transform of the tables glyf and loca (WOFF2 §5.1 to §5.3). A transformed glyf holds its glyphs
// in seven streams, each of one kind of number; loca is left out and made anew. What it makes is bounded by what it
// reads: a point takes at least two bytes there and at most five here.

// glyfStreams are the streams of a transformed glyf table (WOFF2 §5.1, the sub-tables).
type glyfStreams struct {
	contours     byteReader // int16 a glyph: its contours, 0 for none, -1 for a composite
	points       byteReader // 255UInt16 a contour: its points
	flags        byteReader // a byte a point: on the curve or not, and how its place is written
	glyphs       byteReader // places of points, 255UInt16 lengths of instructions
	composites   byteReader // parts of composites, as they are in glyf
	boxBits      []byte     // a bit a glyph: has a box
	boxes        byteReader // four int16 a box
	instructions byteReader
	overlapBits  []byte // a bit a glyph: the flag OVERLAP_SIMPLE; may be nil
}

// rebuildGlyf returns the tables glyf and loca; loca has long offsets.
func rebuildGlyf(data []byte) (glyf, loca []byte, err error) {
	wrong := damagedFont("its packed outlines cannot be read")
	const overlaps = 1
	r := &byteReader{data: data}
	r.u16() // reserved
	options := r.u16()
	n := r.u16()
	r.u16() // the format that loca had
	var sizes [7]int
	for i := range sizes {
		sizes[i] = r.u32()
	}
	var s glyfStreams
	streams := [...]*byteReader{&s.contours, &s.points, &s.flags, &s.glyphs, &s.composites, &s.boxes, &s.instructions}
	for i, stream := range streams {
		stream.data = r.bytes(sizes[i])
	}
	s.boxBits = s.boxes.bytes((n + 31) / 32 * 4)
	if options&overlaps != 0 {
		s.overlapBits = r.bytes((n + 7) / 8)
	}
	if r.short || s.boxes.short || s.contours.short {
		return nil, nil, wrong
	}
	loca = make([]byte, 0, 4*n+4)
	for g := range n {
		loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
		var ok bool
		if glyf, ok = s.appendGlyph(glyf, g); !ok {
			return nil, nil, wrong
		}
		for len(glyf)%4 != 0 {
			glyf = append(glyf, 0)
		}
		if len(glyf) > maxFontBytes {
			return nil, nil, errUnpacks
		}
	}
	loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
	return glyf, loca, nil
}

func bit(bits []byte, i int) bool { return i/8 < len(bits) && bits[i/8]&(0x80>>(i%8)) != 0 }

// appendGlyph appends the next glyph, number g, as the table glyf writes it (OpenType 1.9, glyf).
func (s *glyfStreams) appendGlyph(out []byte, g int) ([]byte, bool) {
	contours := s.contours.i16()
	boxed := bit(s.boxBits, g)
	switch {
	case s.contours.short || contours < -1:
		return out, false
	case contours == 0:
		return out, !boxed // an empty glyph has no box (WOFF2 §5.1)
	case contours == -1:
		return s.appendComposite(out, boxed)
	}
	return s.appendSimple(out, contours, boxed, bit(s.overlapBits, g))
}

// appendComposite copies the description of a composite, which must have a box, and its instructions.
func (s *glyfStreams) appendComposite(out []byte, boxed bool) ([]byte, bool) {
	if !boxed {
		return out, false
	}
	out = append(out, 0xff, 0xff)
	out = append(out, s.boxes.bytes(8)...)
	start, length, instructions := s.composites.data, 0, false
	for {
		flags := s.composites.u16()
		size := componentSize(uint16(flags))
		s.composites.bytes(size)
		if s.composites.short {
			return out, false
		}
		length += 2 + size
		instructions = instructions || flags&componentInstructions != 0
		if flags&componentMore == 0 {
			break
		}
	}
	out = append(out, start[:length]...)
	if instructions {
		out = s.appendInstructions(out)
	}
	return out, !s.boxes.short && !s.glyphs.short && !s.instructions.short
}

func (s *glyfStreams) appendInstructions(out []byte) []byte {
	n := s.glyphs.u255()
	out = binary.BigEndian.AppendUint16(out, uint16(n))
	return append(out, s.instructions.bytes(n)...)
}

// appendSimple rebuilds a glyph of contours.
func (s *glyfStreams) appendSimple(out []byte, contours int, boxed, overlap bool) ([]byte, bool) {
	start := len(out)
	out = binary.BigEndian.AppendUint16(out, uint16(contours))
	out = append(out, make([]byte, 8)...) // the box, written last
	total := 0
	for range contours {
		total += s.points.u255()
		if s.points.short || total > 0xffff || total == 0 {
			return out, false
		}
		out = binary.BigEndian.AppendUint16(out, uint16(total-1))
	}
	flags := s.flags.bytes(total)
	if s.flags.short {
		return out, false
	}
	points := make([]glyfPoint, total)
	x, y := 0, 0
	for i, f := range flags {
		dx, dy := s.step(f & 0x7f)
		x, y = x+dx, y+dy
		if x != int(int16(x)) || y != int(int16(y)) || dx != int(int16(dx)) || dy != int(int16(dy)) {
			return out, false // glyf has no way to write it
		}
		points[i] = glyfPoint{x: int16(x), y: int16(y), on: f&0x80 == 0}
	}
	out = s.appendInstructions(out)
	if s.glyphs.short || s.instructions.short {
		return out, false
	}
	out = appendPoints(out, points, overlap)
	box := out[start+2:]
	if boxed {
		copy(box, s.boxes.bytes(8))
		return out, !s.boxes.short
	}
	putBox(box, points)
	return out, true
}

// step reads how far a point is from the one before (WOFF2 §5.2, the triplet encoding; its table of 128 rows as
// arithmetic, from the row's number).
func (s *glyfStreams) step(row byte) (dx, dy int) {
	signed := func(negative bool, v int) int {
		if negative {
			return -v
		}
		return v
	}
	f := int(row)
	minusX, minusY := f&1 == 0, f>>1&1 == 0
	next := s.glyphs.u8
	switch {
	case f < 10: // 8 bits and 3 of the row, vertical
		return 0, signed(minusX, f&14<<7+next())
	case f < 20: // the same, horizontal
		return signed(minusX, (f-10)&14<<7+next()), 0
	case f < 84: // 4 bits each
		f -= 20
		b := next()
		return signed(minusX, 1+f&0x30+b>>4), signed(minusY, 1+f&0x0c<<2+b&0x0f)
	case f < 120: // 8 bits each
		f -= 84
		dx = signed(minusX, 1+f/12<<8+next())
		return dx, signed(minusY, 1+f%12>>2<<8+next())
	case f < 124: // 12 bits each
		a, b, c := next(), next(), next()
		return signed(minusX, a<<4|b>>4), signed(minusY, b&0x0f<<8|c)
	default: // 16 bits each
		dx = signed(minusX, s.glyphs.u16())
		return dx, signed(minusY, s.glyphs.u16())
	}
}
