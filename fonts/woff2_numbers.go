package fonts

import "encoding/binary"

// byteReader reads big-endian numbers and those of variable length that WOFF2 packs. Reading past the end, or a number
// that the format forbids, gives 0 and sets short, which is looked at once in the end.
type byteReader struct {
	data  []byte
	short bool
}

// bytes returns the next n bytes; they are part of the input.
func (r *byteReader) bytes(n int) []byte {
	if n < 0 || n > len(r.data) {
		r.short, r.data = true, nil
		return nil
	}
	out := r.data[:n:n]
	r.data = r.data[n:]
	return out
}

func (r *byteReader) u8() int {
	if b := r.bytes(1); b != nil {
		return int(b[0])
	}
	return 0
}

func (r *byteReader) u16() int {
	if b := r.bytes(2); b != nil {
		return int(binary.BigEndian.Uint16(b))
	}
	return 0
}

func (r *byteReader) i16() int { return int(int16(r.u16())) }

func (r *byteReader) u32() int {
	if b := r.bytes(4); b != nil {
		return int(binary.BigEndian.Uint32(b))
	}
	return 0
}

// base128 reads a UIntBase128: seven bits a byte, most significant first, at most five bytes, without leading zeros
// (WOFF2, Data types).
func (r *byteReader) base128() int {
	v := 0
	for i := range 5 {
		b := r.u8()
		if r.short || i == 0 && b == 0x80 || v>>25 != 0 {
			break
		}
		v = v<<7 | b&0x7f
		if b&0x80 == 0 {
			return v
		}
	}
	r.short = true
	return 0
}

// u255 reads a 255UInt16: one to three bytes (WOFF2, Data types).
func (r *byteReader) u255() int {
	const word, oneMore1, oneMore2, lowest = 253, 255, 254, 253
	switch b := r.u8(); b {
	case word:
		return r.u16()
	case oneMore1:
		return lowest + r.u8()
	case oneMore2:
		return 2*lowest + r.u8()
	default:
		return b
	}
}
