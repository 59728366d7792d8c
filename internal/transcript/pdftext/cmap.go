package pdftext

import (
	"cmp"
	"slices"
	"sort"
)

// cmap maps codes of a font's strings: to characters (ToUnicode), or to the numbers of glyphs by which widths are found.
type cmap struct {
	// spaces are the ranges of codes, by their length in bytes.
	spaces []codeSpace
	// texts and glyphs are what codes map to; ranges are kept as such.
	texts  map[code]string
	ranges []codeRange
	glyphs []codeRange
	// entries counts what was taken, up to maxMapped.
	entries int
}

// maxMapped bounds the rows of a CMap: every character twice.
const maxMapped = 140_000

// maxSpaces bounds its ranges of codes, of which each code of a string is tried on all.
const maxSpaces = 64

// code is one code with its length in bytes: <20> and <0020> differ.
type code struct {
	value uint32
	size  uint8
}

type codeSpace struct{ low, high code }

// codeRange maps the codes from low to high to a number and those after it, or to a text whose last unit counts up.
type codeRange struct {
	low, high code
	first     uint32
	text      str
}

func codeOf(s str) code {
	var v uint32
	for i := 0; i < min(len(s), 4); i++ {
		v = v<<8 | uint32(s[i])
	}
	return code{v, uint8(min(len(s), 4))}
}

func (c code) in(low, high code) bool {
	return c.size == low.size && c.value >= low.value && c.value <= high.value
}

// readCMap reads a CMap (Adobe's technical note 5014, ISO 32000-1, 9.7.5 and 9.10.3).
func readCMap(data []byte) *cmap {
	m := &cmap{texts: map[code]string{}}
	l := lexer{data: data}
	var operands []object
	for m.entries < maxMapped {
		o, ok := l.next()
		if !ok && l.at >= len(l.data) {
			break
		}
		op, is := o.(operator)
		if !is {
			if len(operands) < 1000 {
				operands = append(operands, o)
			}
			continue
		}
		switch op {
		case "endcodespacerange":
			each(operands, 2, func(o []object) {
				if low, high, ok := bounds(o); ok && len(m.spaces) < maxSpaces {
					m.spaces = append(m.spaces, codeSpace{low, high})
				}
			})
		case "endbfchar":
			each(operands, 2, func(o []object) {
				from, is := o[0].(str)
				to, text := o[1].(str)
				if is && text {
					m.entries++
					m.texts[codeOf(from)] = utf16Text(short(to))
				}
			})
		case "endbfrange":
			each(operands, 3, m.textRange)
		case "endcidchar":
			each(operands, 2, func(o []object) {
				from, is := o[0].(str)
				to, number := o[1].(float64)
				if is && number && to >= 0 && to <= 65535 {
					m.entries++
					m.glyphs = append(m.glyphs, codeRange{low: codeOf(from), high: codeOf(from), first: uint32(to)})
				}
			})
		case "endcidrange":
			each(operands, 3, func(o []object) {
				low, high, ok := bounds(o)
				to, number := o[2].(float64)
				if ok && number && to >= 0 && to <= 65535 {
					m.entries++
					m.glyphs = append(m.glyphs, codeRange{low: low, high: high, first: uint32(to)})
				}
			})
		}
		operands = operands[:0]
	}
	for _, ranges := range [][]codeRange{m.ranges, m.glyphs} {
		slices.SortStableFunc(ranges, func(a, b codeRange) int {
			return cmp.Or(cmp.Compare(a.low.size, b.low.size), cmp.Compare(a.low.value, b.low.value))
		})
	}
	return m
}

// rangeOf returns the range that a code lies in, nil for none; of ranges that overlap the one that begins last.
func rangeOf(ranges []codeRange, c code) *codeRange {
	i := sort.Search(len(ranges), func(i int) bool {
		low := ranges[i].low
		return low.size > c.size || low.size == c.size && low.value > c.value
	})
	if i == 0 || !c.in(ranges[i-1].low, ranges[i-1].high) {
		return nil
	}
	return &ranges[i-1]
}

// each calls take for every row of some operands.
func each(operands []object, columns int, take func([]object)) {
	for ; len(operands) >= columns; operands = operands[columns:] {
		take(operands[:columns])
	}
}

// bounds reads the ends of a range of codes.
func bounds(o []object) (low, high code, ok bool) {
	a, first := o[0].(str)
	b, last := o[1].(str)
	if !first || !last || len(a) == 0 {
		return low, high, false
	}
	low, high = codeOf(a), codeOf(b)
	high.size = low.size
	return low, high, high.value >= low.value
}

// textRange takes a row of bfrange: to a text that counts up, or to an array of texts.
func (m *cmap) textRange(o []object) {
	low, high, ok := bounds(o)
	if !ok {
		return
	}
	switch to := o[2].(type) {
	case str:
		m.entries++
		m.ranges = append(m.ranges, codeRange{low: low, high: high, text: short(to)})
	case array:
		for i, one := range to {
			if s, is := one.(str); is && uint32(i) <= high.value-low.value {
				m.entries++
				m.texts[code{low.value + uint32(i), low.size}] = utf16Text(short(s))
			}
		}
	}
}

// short bounds what one code says: a joined letter has three characters.
func short(s str) str { return s[:min(len(s), 64)] }

// text returns what a code says. Programs that write codes of another length than the strings have mean the same numbers.
func (m *cmap) text(c code) (string, bool) {
	if m == nil {
		return "", false
	}
	for _, size := range [...]uint8{c.size, 1, 2} {
		c.size = size
		if s, ok := m.texts[c]; ok {
			return s, true
		}
		if r := rangeOf(m.ranges, c); r != nil {
			b := []byte(r.text)
			add := c.value - r.low.value
			for k := len(b) - 1; k >= 0 && k >= len(b)-2; k-- {
				add += uint32(b[k])
				b[k] = byte(add)
				add >>= 8
			}
			return utf16Text(str(b)), true
		}
	}
	return "", false
}

// glyph returns the number of a code's glyph.
func (m *cmap) glyph(c code) (int, bool) {
	if r := rangeOf(m.glyphs, c); r != nil {
		return int(r.first + c.value - r.low.value), true
	}
	return 0, false
}

// next takes the next code off a string, by the ranges that the map has; without them a code has two bytes.
func (m *cmap) next(s str) (code, str) {
	if m == nil || len(m.spaces) == 0 {
		n := min(2, len(s))
		return codeOf(s[:n]), s[n:]
	}
	for size := 1; size <= min(4, len(s)); size++ {
		c := codeOf(s[:size])
		for i := range m.spaces {
			if r := &m.spaces[i]; int(r.low.size) == size && inEachByte(c, r.low, r.high) {
				return c, s[size:]
			}
		}
	}
	n := min(int(m.spaces[0].low.size), len(s))
	return codeOf(s[:n]), s[n:]
}

// inEachByte reports whether every byte of a code lies between those of the ends, as ranges of codes are meant.
func inEachByte(c, low, high code) bool {
	for shift := 0; shift < int(c.size)*8; shift += 8 {
		if b := byte(c.value >> shift); b < byte(low.value>>shift) || b > byte(high.value>>shift) {
			return false
		}
	}
	return true
}
