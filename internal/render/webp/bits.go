package webp

import "encoding/binary"

// bitWriter packs bits into bytes, the lowest first (RFC 9649, section 3.2).
type bitWriter struct {
	buf   []byte
	held  uint64 // its lowest count bits wait to be written
	count uint   // below 32 between calls
}

// put appends the n lowest bits of v, n ≤ 32; its other bits must be 0.
func (b *bitWriter) put(v uint32, n uint) {
	b.held |= uint64(v) << b.count
	b.count += n
	if b.count >= 32 {
		b.buf = binary.LittleEndian.AppendUint32(b.buf, uint32(b.held))
		b.held >>= 32
		b.count -= 32
	}
}

// flag appends one bit.
func (b *bitWriter) flag(v bool) {
	if v {
		b.put(1, 1)
		return
	}
	b.put(0, 1)
}

// finish fills up the last byte.
func (b *bitWriter) finish() {
	for ; b.count > 0; b.count -= min(8, b.count) {
		b.buf = append(b.buf, byte(b.held))
		b.held >>= 8
	}
}
