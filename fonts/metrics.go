package fonts

import (
	"bytes"
	"encoding/binary"
	"math"
)

// clampAdvances returns the font with every advance of hmtx and vmtx (OpenType 1.9) between 0 and maxInk em, and at most
// what an int16 holds, which is how the shaper reads them. A font whose widths are missing, or all zero, is refused: each
// text would stand in one place.
func clampAdvances(data []byte) ([]byte, error) {
	d, err := readDirectory(data, 0)
	if err != nil {
		return nil, err
	}
	head := d.raw(data, "head")
	if len(head) < 54 {
		return nil, damagedFont("its table head is missing or cut")
	}
	em := int(binary.BigEndian.Uint16(head[18:]))
	if em < minUnitsPerEm || em > maxUnitsPerEm {
		return nil, damagedFont("its em has %d units", em)
	}
	limit := min(maxInk*em, math.MaxInt16)
	glyphs, _ := d.glyphs(data)
	widest, changed, err := clampTable(d, data, "hhea", "hmtx", glyphs, limit)
	if err != nil {
		return nil, err
	}
	if widest == 0 {
		return nil, damagedFont("none of its glyphs has a width")
	}
	content := map[string][]byte{"hmtx": changed}
	if _, ok := d.tables["vmtx"]; ok {
		if _, content["vmtx"], err = clampTable(d, data, "vhea", "vmtx", glyphs, limit); err != nil {
			return nil, err
		}
	}
	return d.replace(data, content), nil
}

// clampTable returns the largest advance of a table of metrics, and the table when an advance had to be changed.
func clampTable(d directory, data []byte, header, name string, glyphs, limit int) (widest int, changed []byte, err error) {
	head, table := d.raw(data, header), d.raw(data, name)
	if len(head) < 36 {
		return 0, nil, damagedFont("its table %s is missing or cut", header)
	}
	n := int(binary.BigEndian.Uint16(head[34:]))
	if n == 0 || n > glyphs || len(table) < 4*n {
		return 0, nil, damagedFont("its table %s is missing or cut", name)
	}
	for i := range n {
		advance := int(binary.BigEndian.Uint16(table[4*i:]))
		if advance > limit {
			if changed == nil {
				changed = bytes.Clone(table)
			}
			advance = limit
			binary.BigEndian.PutUint16(changed[4*i:], uint16(limit))
		}
		widest = max(widest, advance)
	}
	return widest, changed, nil
}

// replace returns the font with other tables in place of some; those that are nil stay. Without any it is data itself.
func (d directory) replace(data []byte, tables map[string][]byte) []byte {
	content := map[string][]byte{}
	changed := false
	for tag := range d.tables {
		content[tag] = d.raw(data, tag)
	}
	for tag, table := range tables {
		if table != nil {
			content[tag], changed = table, true
		}
	}
	if !changed {
		return data
	}
	return d.single(content)
}
