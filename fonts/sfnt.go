package fonts

import (
	"encoding/binary"
	"maps"
	"slices"
	"strings"
	"unicode/utf16"
)

// This room reads what the list of faces and the checks on users' fonts need from the wrapping of a font file
// (OpenType 1.9: Organization of an OpenType font, maxp, name), without parsing the font. Bytes come in from
// outside, so every offset is checked.

// table is where one table lies in the file.
type table struct{ offset, length int }

// directory is the tables of one font by tag.
type directory struct {
	flavour string
	tables  map[string]table
}

// readDirectory reads the table directory at offset of an sfnt file. Of tables with the same tag the first counts.
func readDirectory(data []byte, offset int) (directory, error) {
	if offset < 0 || offset > len(data)-12 {
		return directory{}, errDamaged
	}
	head := data[offset:]
	n := int(binary.BigEndian.Uint16(head[4:]))
	if n == 0 || len(head) < 12+16*n {
		return directory{}, errDamaged
	}
	d := directory{flavour: string(head[:4]), tables: make(map[string]table, n)}
	for i := range n {
		e := head[12+16*i:]
		tag := string(e[:4])
		t := table{int(binary.BigEndian.Uint32(e[8:])), int(binary.BigEndian.Uint32(e[12:]))}
		if t.offset > len(data) || t.length > len(data)-t.offset {
			return directory{}, errDamaged
		}
		if _, twice := d.tables[tag]; !twice {
			d.tables[tag] = t
		}
	}
	return d, nil
}

// raw returns the bytes of a table, nil when the font lacks it.
func (d directory) raw(data []byte, tag string) []byte {
	t := d.tables[tag]
	return data[t.offset : t.offset+t.length]
}

// glyphs returns the number of glyphs by the maxp table.
func (d directory) glyphs(data []byte) (int, bool) {
	t := d.raw(data, "maxp")
	if len(t) < 6 {
		return 0, false
	}
	return int(binary.BigEndian.Uint16(t[4:])), true
}

// Name IDs that are read.
const (
	nameFull       = 4
	nameVersion    = 5
	namePostScript = 6
)

// names returns the Windows English strings of the name table by name ID.
func (d directory) names(data []byte) map[int]string {
	t := d.raw(data, "name")
	if len(t) < 6 {
		return nil
	}
	n, store := int(binary.BigEndian.Uint16(t[2:])), int(binary.BigEndian.Uint16(t[4:]))
	out := map[int]string{}
	for i := 0; i < n && 6+12*i+12 <= len(t); i++ {
		r := t[6+12*i:]
		field := func(at int) int { return int(binary.BigEndian.Uint16(r[at:])) }
		const windows, english = 3, 0x409
		if field(0) != windows || field(4) != english {
			continue
		}
		length, start := field(8), store+field(10)
		if start+length > len(t) {
			continue
		}
		units := make([]uint16, length/2)
		for j := range units {
			units[j] = binary.BigEndian.Uint16(t[start+2*j:])
		}
		out[field(6)] = string(utf16.Decode(units))
	}
	return out
}

// version returns the number in a version string such as "Version 2.004;hotconv 1.0".
func version(s string) string {
	s, _, _ = strings.Cut(s, ";")
	return strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(s), "Version"))
}

// sortedTags returns the tags of tables in the order of a directory.
func sortedTags(content map[string][]byte) []string { return slices.Sorted(maps.Keys(content)) }

// single writes the tables of one font as an sfnt file of its own (checksums left 0: no reader of ours checks them).
func (d directory) single(content map[string][]byte) []byte {
	tags := sortedTags(content)
	size := 12 + 16*len(content)
	for _, c := range content {
		size += (len(c) + 3) &^ 3
	}
	out := make([]byte, 12+16*len(tags), size)
	copy(out, d.flavour)
	n := uint16(len(tags))
	selector := uint16(0)
	for 2<<selector <= n {
		selector++
	}
	binary.BigEndian.PutUint16(out[4:], n)
	binary.BigEndian.PutUint16(out[6:], 16<<selector)
	binary.BigEndian.PutUint16(out[8:], selector)
	binary.BigEndian.PutUint16(out[10:], 16*n-16<<selector)
	for i, tag := range tags {
		e := out[12+16*i:]
		copy(e, tag)
		binary.BigEndian.PutUint32(e[8:], uint32(len(out)))
		binary.BigEndian.PutUint32(e[12:], uint32(len(content[tag])))
		out = append(out, content[tag]...)
		for len(out)%4 != 0 {
			out = append(out, 0)
		}
	}
	return out
}
