package fonts

import (
	"bytes"
	"encoding/binary"
	"math"
	"math/bits"
)

// maxValues bounds the values of GPOS that are looked at. CJK faces have some 100,000.
const maxValues = 8 << 20

// settlePositions returns GPOS (OpenType 1.9) with each value that varies moved by what delta says for its place in the
// store of variations, and without the reference to it. What lies outside the table is left alone.
func settlePositions(gpos []byte, delta func(outer, inner int) int) ([]byte, error) {
	s := settler{layoutCost: layoutCost{data: bytes.Clone(gpos)}, delta: delta, done: map[int]bool{}}
	list := s.u16(8)
	s.each(list, list+2, s.u16(list), 2, func(lookup int) {
		kind := s.u16(lookup)
		s.each(lookup, lookup+6, s.u16(lookup+4), 2, func(at int) {
			const extension = 9
			kind := kind
			if kind == extension {
				kind, at = s.u16(at+2), at+s.u32(at+4)
			}
			s.subtable(kind, at)
		})
	})
	if s.over() || s.values > maxValues {
		return nil, excessiveFont("its layout table GPOS is too large when it is read")
	}
	return s.data, nil
}

type settler struct {
	layoutCost
	delta  func(outer, inner int) int
	done   map[int]bool // tables, values and anchors by their place: they may be shared
	values int
}

// once reports whether the place is new.
func (s *settler) once(at int) bool {
	if s.done[at] || s.values > maxValues {
		return false
	}
	s.done[at] = true
	return true
}

func (s *settler) subtable(kind, at int) {
	switch kind {
	case 1:
		format, n, first := s.u16(at+4), 1, at+6
		if s.u16(at) == 2 {
			n, first = s.u16(at+6), at+8
		}
		for i := range n {
			s.value(at, first+i*valueSize(format), format)
		}
	case 2:
		s.pairs(at)
	case 3:
		s.each(at, at+6, 2*s.u16(at+4), 2, s.anchor)
	case 4, 5, 6:
		classes := s.u16(at + 6)
		marks, bases := at+s.u16(at+8), at+s.u16(at+10)
		s.each(marks, marks+2+2, s.u16(marks), 4, s.anchor)
		if kind == 5 {
			s.each(bases, bases+2, s.u16(bases), 2, func(ligature int) {
				s.each(ligature, ligature+2, s.u16(ligature)*classes, 2, s.anchor)
			})
		} else {
			s.each(bases, bases+2, s.u16(bases)*classes, 2, s.anchor)
		}
	}
}

func (s *settler) pairs(at int) {
	first, second := s.u16(at+4), s.u16(at+6)
	size := valueSize(first) + valueSize(second)
	if (first|second)&0xf0 == 0 { // nothing varies
		return
	}
	if s.u16(at) == 1 {
		s.each(at, at+10, s.u16(at+8), 2, func(set int) {
			if !s.once(set) {
				return
			}
			for i := range s.u16(set) {
				record := set + 2 + i*(2+size)
				if record+2+size > len(s.data) {
					return
				}
				s.value(set, record+2, first)
				s.value(set, record+2+valueSize(first), second)
			}
		})
		return
	}
	for i := range s.u16(at+12) * s.u16(at+14) {
		record := at + 16 + i*size
		if record+size > len(s.data) || s.values > maxValues {
			return
		}
		s.value(at, record, first)
		s.value(at, record+valueSize(first), second)
	}
}

func valueSize(format int) int { return 2 * bits.OnesCount8(uint8(format)) }

// value settles the value record at a place; its references count from base.
func (s *settler) value(base, at, format int) {
	if s.values++; format&0xf0 == 0 || at+valueSize(format) > len(s.data) || !s.once(at) {
		return
	}
	field := func(bit int) int { return at + valueSize(format&(1<<bit-1)) }
	for bit := range 4 {
		if format>>(bit+4)&1 == 0 {
			continue
		}
		number := -1
		if format>>bit&1 != 0 {
			number = field(bit)
		}
		s.settle(base, number, field(bit+4))
	}
}

// anchor settles the anchor at a place, where it has references (format 3).
func (s *settler) anchor(at int) {
	if s.values++; s.u16(at) != 3 || at+10 > len(s.data) || !s.once(at) {
		return
	}
	s.settle(at, at+2, at+6)
	s.settle(at, at+4, at+8)
}

// settle adds to the number at a place what the reference at another says, and clears the reference. A number that the
// record lacks (-1) stays away.
func (s *settler) settle(base, number, reference int) {
	offset := s.u16(reference)
	if offset == 0 {
		return
	}
	binary.BigEndian.PutUint16(s.data[reference:], 0)
	const variation = 0x8000 // the format of a VariationIndex table; others are for pixels, which nothing here has
	if number < 0 || s.u16(base+offset+4) != variation {
		return
	}
	v := int(int16(s.u16(number))) + s.delta(s.u16(base+offset), s.u16(base+offset+2))
	binary.BigEndian.PutUint16(s.data[number:], uint16(int16(min(max(v, math.MinInt16), math.MaxInt16))))
}
