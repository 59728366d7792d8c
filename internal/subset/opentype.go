package subset

import (
	"bytes"
	"encoding/binary"
	"maps"
	"slices"
	"unicode/utf16"

	"github.com/go-text/typesetting/font/opentype"
)

// This room wraps the subset as an OpenType file (OpenType 1.9): what browsers and go-text read.

// OpenType returns the subset as an OpenType file. characters maps characters to glyphs of the subset (1 for the first that
// was listed); what it maps to no glyph is left out.
func (f *Font) OpenType(characters map[rune]int) []byte {
	source := sourceTables(f.face.Data())
	first, last, cmap := f.cmap(characters)
	tables := map[string][]byte{
		"CFF ": f.CFF(),
		"OS/2": f.os2(source["OS/2"], first, last),
		"cmap": cmap,
		"head": f.head(source["head"]),
		"hhea": f.hhea(source["hhea"]),
		"hmtx": f.hmtx(),
		"maxp": binary.BigEndian.AppendUint16([]byte{0, 0, 0x50, 0}, uint16(len(f.programs))),
		"name": f.nameTable(source["name"]),
		"post": f.post(source["post"]),
	}
	return assemble(tables)
}

// sourceTables returns the tables of the face's file from which something is taken over.
func sourceTables(data []byte) map[string][]byte {
	out := map[string][]byte{}
	loader, err := opentype.NewLoader(bytes.NewReader(data))
	if err != nil {
		return out // what they would say has defaults
	}
	for _, tag := range []string{"OS/2", "head", "hhea", "name", "post"} {
		if t, err := loader.RawTable(opentype.MustNewTag(tag)); err == nil {
			out[tag] = t
		}
	}
	return out
}

// assemble writes the file: directory, tables in the order of their tags, checksums.
func assemble(tables map[string][]byte) []byte {
	tags := slices.Sorted(maps.Keys(tables))
	n := uint16(len(tags))
	selector := uint16(0)
	for 2<<selector <= n {
		selector++
	}
	out := append([]byte("OTTO"), make([]byte, 8+16*len(tags))...)
	binary.BigEndian.PutUint16(out[4:], n)
	binary.BigEndian.PutUint16(out[6:], 16<<selector)
	binary.BigEndian.PutUint16(out[8:], selector)
	binary.BigEndian.PutUint16(out[10:], 16*n-16<<selector)
	head := 0
	for i, tag := range tags {
		content := tables[tag]
		e := out[12+16*i:]
		copy(e, tag)
		binary.BigEndian.PutUint32(e[4:], checksum(content))
		binary.BigEndian.PutUint32(e[8:], uint32(len(out)))
		binary.BigEndian.PutUint32(e[12:], uint32(len(content)))
		if tag == "head" {
			head = len(out)
		}
		out = append(out, content...)
		for len(out)%4 != 0 {
			out = append(out, 0)
		}
	}
	// checkSumAdjustment brings the sum over the whole file to a fixed number.
	binary.BigEndian.PutUint32(out[head+8:], 0xB1B0AFBA-checksum(out))
	return out
}

// checksum adds up a table as big-endian words, with zeros to the end of the last one.
func checksum(data []byte) (sum uint32) {
	for ; len(data) >= 4; data = data[4:] {
		sum += binary.BigEndian.Uint32(data)
	}
	var rest [4]byte
	copy(rest[:], data)
	return sum + binary.BigEndian.Uint32(rest[:])
}

// signed is a FWORD: 16 bits, whatever v is.
func signed(v int) uint16 { return uint16(int16(max(-32768, min(32767, v)))) }

func (f *Font) head(source []byte) []byte {
	out := make([]byte, 54)
	put := func(at int, v uint16) { binary.BigEndian.PutUint16(out[at:], v) }
	put(0, 1)
	put(4, 1) // fontRevision 1.0
	binary.BigEndian.PutUint32(out[12:], 0x5F0F3CF5)
	put(16, 3) // baseline at 0, left side bearing as in hmtx
	put(18, uint16(f.UnitsPerEm))
	// Both dates are of the source: a subset has no clock of its own.
	if len(source) >= 54 {
		copy(out[20:36], source[20:36])
		copy(out[44:46], source[44:46]) // macStyle: bold, italic
	}
	for i, v := range f.Box {
		put(36+2*i, signed(v))
	}
	put(46, 6) // smallest readable size
	put(48, 2) // direction: as the characters have it
	return out
}

func (f *Font) hhea(source []byte) []byte {
	out := make([]byte, 36)
	put := func(at int, v uint16) { binary.BigEndian.PutUint16(out[at:], v) }
	put(0, 1)
	put(4, signed(f.Ascent))
	put(6, signed(f.Descent))
	if len(source) >= 36 {
		put(8, signed(int(int16(binary.BigEndian.Uint16(source[8:])))*f.scale))
	}
	widest, left, right, extent := 0, 0, 0, 0
	for i, b := range f.boxes {
		widest = max(widest, f.Advances[i])
		left = min(left, b[0])
		right = min(right, f.Advances[i]-b[2])
		extent = max(extent, b[2])
	}
	put(10, uint16(widest))
	put(12, signed(left))
	put(14, signed(right))
	put(16, signed(extent))
	put(18, 1) // the caret is upright
	put(34, uint16(len(f.programs)))
	return out
}

// hmtx has the advance and the left side bearing of each glyph.
func (f *Font) hmtx() []byte {
	var out []byte
	for i, a := range f.Advances {
		out = binary.BigEndian.AppendUint16(out, uint16(a))
		out = binary.BigEndian.AppendUint16(out, signed(f.boxes[i][0]))
	}
	return out
}

// post has no names of glyphs (version 3).
func (f *Font) post(source []byte) []byte {
	out := make([]byte, 32)
	binary.BigEndian.PutUint32(out, 0x00030000)
	if len(source) >= 32 {
		copy(out[4:8], source[4:8]) // italicAngle
		for at := 8; at < 12; at += 2 {
			binary.BigEndian.PutUint16(out[at:], signed(int(int16(binary.BigEndian.Uint16(source[at:])))*f.scale))
		}
		copy(out[12:16], source[12:16]) // isFixedPitch
	}
	return out
}

// os2 takes over weight, licence bits and the like of the source, in the form of version 4; lengths are brought to the
// subset's grid.
func (f *Font) os2(source []byte, first, last rune) []byte {
	const size = 96
	out := make([]byte, size)
	put := func(at int, v uint16) { binary.BigEndian.PutUint16(out[at:], v) }
	put(4, 400) // usWeightClass
	put(6, 5)   // usWidthClass
	put(68, signed(f.Ascent))
	put(70, signed(f.Descent))
	copy(out[58:], "NONE")
	// Version 0 ended after usLastCharIndex (68 bytes) or after usWinDescent (78).
	if len(source) >= 68 {
		copy(out, source[:min(len(source), size)])
	}
	put(0, 4)
	scaled := func(from, to int) {
		for at := from; at < to && f.scale > 1 && at+2 <= len(source); at += 2 {
			put(at, signed(int(int16(binary.BigEndian.Uint16(out[at:])))*f.scale))
		}
	}
	scaled(10, 30)
	if len(source) >= 78 {
		scaled(68, 74)
	}
	total := 0
	for _, a := range f.Advances {
		total += a
	}
	put(2, signed(total/len(f.Advances))) // xAvgCharWidth
	put(64, uint16(min(first, 0xffff)))
	put(66, uint16(min(last, 0xffff)))
	put(74, signed(max(f.Ascent, f.Box[3])))    // usWinAscent: nothing is clipped
	put(76, signed(max(-f.Descent, -f.Box[1]))) // usWinDescent
	if len(source) >= 90 {
		scaled(86, 90)
	}
	put(90, 0) // usDefaultChar
	put(92, ' ')
	put(94, 1) // usMaxContext
	return out
}

// cmap writes the characters as one subtable of format 12 (Windows, full repertoire) and says the first and last of them.
func (f *Font) cmap(characters map[rune]int) (first, last rune, out []byte) {
	var order []rune
	for r, g := range characters {
		if g > 0 && g < len(f.programs) && r > 0 && r <= 0x10ffff {
			order = append(order, r)
		}
	}
	slices.Sort(order)
	var groups []byte
	n := 0
	for i := 0; i < len(order); n++ {
		from := i
		for i++; i < len(order) && order[i] == order[i-1]+1 && characters[order[i]] == characters[order[i-1]]+1; i++ {
		}
		groups = binary.BigEndian.AppendUint32(groups, uint32(order[from]))
		groups = binary.BigEndian.AppendUint32(groups, uint32(order[i-1]))
		groups = binary.BigEndian.AppendUint32(groups, uint32(characters[order[from]]))
	}
	if len(order) > 0 {
		first, last = order[0], order[len(order)-1]
	}
	word := binary.BigEndian.AppendUint16
	// Version 0, one encoding record: platform 3, encoding 10, at 12.
	out = word(word(word(word(nil, 0), 1), 3), 10)
	out = binary.BigEndian.AppendUint32(out, 12)
	out = word(word(out, 12), 0)
	out = binary.BigEndian.AppendUint32(out, uint32(16+len(groups)))
	out = binary.BigEndian.AppendUint32(out, 0)
	out = binary.BigEndian.AppendUint32(out, uint32(n))
	return first, last, append(out, groups...)
}

// Name IDs that are written.
const (
	nameCopyright = 0
	nameFamily    = 1
	nameStyle     = 2
	nameUnique    = 3
	nameFull      = 4
	nameVersion   = 5
	namePS        = 6
	nameLicence   = 13
	nameLicURL    = 14
)

// nameTable has the name of the subset, and of the source what its licence asks to keep: copyright and licence.
func (f *Font) nameTable(source []byte) []byte {
	names := map[int][]byte{}
	for id, s := range map[int]string{
		nameFamily: f.Name, nameStyle: "Regular", nameUnique: f.Name, nameFull: f.Name, nameVersion: "Version 1.000", namePS: f.Name,
	} {
		for _, u := range utf16.Encode([]rune(s)) {
			names[id] = binary.BigEndian.AppendUint16(names[id], u)
		}
	}
	for id, s := range keptNames(source) {
		names[id] = s
	}
	const windows, unicodeBMP, english = 3, 1, 0x409
	ids := slices.Sorted(maps.Keys(names))
	word := binary.BigEndian.AppendUint16
	out := word(word(word(nil, 0), uint16(len(ids))), uint16(6+12*len(ids)))
	var store []byte
	for _, id := range ids {
		out = word(word(word(word(out, windows), unicodeBMP), english), uint16(id))
		out = word(word(out, uint16(len(names[id]))), uint16(len(store)))
		store = append(store, names[id]...)
	}
	return append(out, store...)
}

// maxKept bounds one string that is kept, in bytes.
const maxKept = 4096

// keptNames returns the Windows English strings of a name table that go into a subset, as they are.
func keptNames(t []byte) map[int][]byte {
	out := map[int][]byte{}
	if len(t) < 6 {
		return out
	}
	field := func(at int) int { return int(binary.BigEndian.Uint16(t[at:])) }
	n, store := field(2), field(4)
	for i := 0; i < n && 6+12*i+12 <= len(t); i++ {
		r := 6 + 12*i
		id, length, start := field(r+6), field(r+8), store+field(r+10)
		if field(r) != 3 || field(r+4) != 0x409 || start+length > len(t) || length > maxKept {
			continue
		}
		if id == nameCopyright || id == nameLicence || id == nameLicURL {
			out[id] = t[start : start+length]
		}
	}
	return out
}
