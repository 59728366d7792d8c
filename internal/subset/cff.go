package subset

import (
	"encoding/binary"
	"strconv"
)

// This room writes the table CFF (Adobe Technical Note 5176): CID-keyed, so that glyphs need no names, with one font
// dictionary, the identity as charset (CID = glyph of the subset) and no subroutines.

// firstString is the number of the first string that is not a standard one (appendix A).
const firstString = 391

// CFF returns the subset as a bare CFF table, PDF's FontFile3 of the subtype CIDFontType0C.
func (f *Font) CFF() []byte {
	n := len(f.programs)
	head := appendIndex([]byte{1, 0, 4, 4}, []byte(f.Name))
	rest := appendIndex(nil, []byte("Adobe"), []byte("Identity"))
	rest = appendIndex(rest) // no global subroutines
	charset := []byte{0}     // format 0: glyph 0 has no entry
	if n > 1 {
		charset = binary.BigEndian.AppendUint16([]byte{2, 0, 1}, uint16(n-2)) // one range from 1
	}
	selection := binary.BigEndian.AppendUint16([]byte{3, 0, 1, 0, 0, 0}, uint16(n)) // one range of one dictionary
	glyphs := appendIndex(nil, f.programs...)
	// Its offsets always take five bytes, so that the length of the dictionary is known before they are.
	offset := len(appendIndex(head, f.topDict([4]int{}))) + len(rest)
	var at [4]int
	for i, part := range [][]byte{charset, selection, glyphs} {
		at[i] = offset
		offset += len(part)
	}
	at[3] = offset
	// The Private DICT is empty, as every width is written out; it lies at the end of the font dictionaries.
	private := func(at int) []byte { return appendIndex(nil, append(appendOffset(appendNumber(nil, 0), at), 18)) }
	fonts := private(offset + len(private(0)))
	out := append(appendIndex(head, f.topDict(at)), rest...)
	for _, part := range [][]byte{charset, selection, glyphs, fonts} {
		out = append(out, part...)
	}
	return out
}

// topDict is the dictionary of the font (§9, §18) with the offsets of charset, FDSelect, CharStrings and FDArray.
func (f *Font) topDict(at [4]int) []byte {
	d := appendNumber(appendNumber(appendNumber(nil, firstString), firstString+1), 0)
	d = append(d, 12, 30) // ROS: Adobe-Identity-0
	if f.UnitsPerEm != 1000 {
		scale := 1 / float64(f.UnitsPerEm)
		d = appendNumber(appendNumber(appendReal(d, scale), 0), 0)
		d = appendNumber(appendNumber(appendReal(d, scale), 0), 0)
		d = append(d, 12, 7) // FontMatrix
	}
	for _, v := range f.Box {
		d = appendNumber(d, v)
	}
	d = append(d, 5)                                     // FontBBox
	d = append(appendOffset(d, len(f.programs)), 12, 34) // CIDCount
	d = append(appendOffset(d, at[0]), 15)               // charset
	d = append(appendOffset(d, at[1]), 12, 37)           // FDSelect
	d = append(appendOffset(d, at[2]), 17)               // CharStrings
	return append(appendOffset(d, at[3]), 12, 36)        // FDArray
}

// appendOffset writes a number of a dictionary in its longest form.
func appendOffset(out []byte, v int) []byte {
	return binary.BigEndian.AppendUint32(append(out, 29), uint32(v))
}

// appendIndex writes an INDEX (§5).
func appendIndex(out []byte, items ...[]byte) []byte {
	out = binary.BigEndian.AppendUint16(out, uint16(len(items)))
	if len(items) == 0 {
		return out
	}
	size := 1
	for _, item := range items {
		size += len(item)
	}
	width := 1
	for size >= 1<<(8*width) {
		width++
	}
	out = append(out, byte(width))
	offset := 1
	put := func() {
		for shift := 8 * (width - 1); shift >= 0; shift -= 8 {
			out = append(out, byte(offset>>shift))
		}
	}
	put()
	for _, item := range items {
		offset += len(item)
		put()
	}
	for _, item := range items {
		out = append(out, item...)
	}
	return out
}

// appendReal writes a fraction into a dictionary (§4, table 5).
func appendReal(out []byte, v float64) []byte {
	const dot, end = 0xa, 0xf
	out = append(out, 30)
	var nibbles []byte
	for _, r := range strconv.FormatFloat(v, 'f', -1, 64) {
		if r == '.' {
			nibbles = append(nibbles, dot)
		} else {
			nibbles = append(nibbles, byte(r-'0'))
		}
	}
	nibbles = append(nibbles, end)
	if len(nibbles)%2 != 0 {
		nibbles = append(nibbles, end)
	}
	for i := 0; i < len(nibbles); i += 2 {
		out = append(out, nibbles[i]<<4|nibbles[i+1])
	}
	return out
}
