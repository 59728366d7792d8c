package fonts

import "encoding/binary"

// Offsets in GSUB, GPOS and GDEF may all point to the same bytes, and the parser makes a copy each time: 200 kB can ask
// for a terabyte. This room counts, without parsing, the records that parsing would make (OpenType 1.9: Common table
// formats, GSUB, GPOS), as often as each is pointed to, and refuses a font where they are too many. What lies outside the
// table counts nothing: the parser finds that by itself.

// maxLayoutRecords bounds the records of one table. The CJK faces here have 126,000.
const maxLayoutRecords = 4 << 20

// layoutCost counts what parsing a table makes.
type layoutCost struct {
	data  []byte
	count int
}

// over reports whether counting may stop.
func (c *layoutCost) over() bool { return c.count > maxLayoutRecords }

func (c *layoutCost) u16(at int) int {
	if at < 0 || at+2 > len(c.data) {
		return 0
	}
	return int(binary.BigEndian.Uint16(c.data[at:]))
}

func (c *layoutCost) u32(at int) int {
	if at < 0 || at+4 > len(c.data) {
		return 0
	}
	return int(binary.BigEndian.Uint32(c.data[at:]))
}

// each calls f with the place of each of the tables that a list of n offsets at names, counted from base, every stride
// bytes.
func (c *layoutCost) each(base, at, n, stride int, f func(at int)) {
	for i := range n {
		if c.count++; c.over() || at+stride*i+2 > len(c.data) {
			return
		}
		if offset := c.u16(at + stride*i); offset != 0 {
			f(base + offset)
		}
	}
}

// list counts a number and as many records without offsets.
func (c *layoutCost) list(at int) { c.count += c.u16(at) }

// checkLayoutCost refuses a font whose layout tables would become too large.
func checkLayoutCost(d directory, data []byte) error {
	for _, tag := range []string{"GSUB", "GPOS", "GDEF"} {
		c := layoutCost{data: d.raw(data, tag)}
		if tag == "GDEF" {
			c.definitions()
		} else {
			c.layout(tag == "GPOS")
		}
		if c.over() {
			return excessiveFont("its layout table %s is too large when it is read", tag)
		}
	}
	return nil
}

// hasLookups reports whether GSUB or GPOS says that it has lookups, or nothing that makes sense. A table without bytes is
// none.
func (d directory) hasLookups(data []byte, tag string) bool {
	c := layoutCost{data: d.raw(data, tag)}
	if len(c.data) == 0 {
		return false
	}
	list := c.u16(8)
	return c.u16(0) != 1 || len(c.data) < 10 || list != 0 && (list+2 > len(c.data) || c.u16(list) > 0)
}

// layout counts GSUB or GPOS.
func (c *layoutCost) layout(positioning bool) {
	const scripts, features, lookups, variations = 4, 6, 8, 10
	system := func(at int) { c.list(at + 4) }
	list := c.u16(scripts)
	c.each(list, list+2+4, c.u16(list), 6, func(at int) {
		if d := c.u16(at); d != 0 {
			system(at + d)
		}
		c.each(at, at+4+4, c.u16(at+2), 6, system)
	})
	list = c.u16(features)
	c.each(list, list+2+4, c.u16(list), 6, func(at int) { c.list(at + 2) })
	list = c.u16(lookups)
	c.each(list, list+2, c.u16(list), 2, func(lookup int) {
		kind := c.u16(lookup)
		c.each(lookup, lookup+6, c.u16(lookup+4), 2, func(at int) {
			extension := 7
			if positioning {
				extension = 9
			}
			kind := kind
			if kind == extension {
				kind, at = c.u16(at+2), at+c.u32(at+4)
			}
			if positioning {
				c.position(kind, at)
			} else {
				c.substitution(kind, at)
			}
		})
	})
	if c.u16(2) == 0 { // version 1.0
		return
	}
	at := c.u32(variations)
	for i := range c.u32(at + 4) {
		record := at + 8 + 8*i
		if c.count++; c.over() || record+8 > len(c.data) {
			return
		}
		c.list(at + c.u32(record))
		substitutions := at + c.u32(record+4)
		for j := range c.u16(substitutions + 4) {
			if c.count++; c.over() {
				return
			}
			c.list(substitutions + c.u32(substitutions+6+6*j+2) + 2)
		}
	}
}

func (c *layoutCost) coverage(at int) { c.list(at + 2) }

func (c *layoutCost) classes(at int) {
	if c.u16(at) == 1 {
		c.list(at + 4)
	} else {
		c.list(at + 2)
	}
}

// sets counts what many subtables are: offsets at field of sets of offsets of records.
func (c *layoutCost) sets(at, field int, record func(at int)) {
	c.each(at, at+field+2, c.u16(at+field), 2, func(set int) { c.each(set, set+2, c.u16(set), 2, record) })
}

func (c *layoutCost) coverages(base, at int) int {
	n := c.u16(at)
	c.each(base, at+2, n, 2, c.coverage)
	return at + 2 + 2*n
}

func (c *layoutCost) substitution(kind, at int) {
	c.coverage(at + c.u16(at+2))
	switch kind {
	case 1:
		if c.u16(at) == 2 {
			c.list(at + 4)
		}
	case 8:
		c.list(c.coverages(at, c.coverages(at, at+4)))
	case 2, 3:
		c.each(at, at+6, c.u16(at+4), 2, c.list)
	case 4:
		c.sets(at, 4, func(ligature int) { c.list(ligature + 2) })
	case 5:
		c.context(at)
	case 6:
		c.chain(at)
	}
}

func (c *layoutCost) context(at int) {
	switch c.u16(at) {
	case 1:
		c.sets(at, 4, c.rule)
	case 2:
		c.classes(at + c.u16(at+4))
		c.sets(at, 6, c.rule)
	case 3:
		c.list(at + 4)
		c.each(at, at+6, c.u16(at+2), 2, c.coverage)
	}
}

func (c *layoutCost) rule(at int) { c.list(at); c.list(at + 2) }

func (c *layoutCost) chain(at int) {
	rule := func(at int) {
		for range 4 { // before, input, after, lookups: all counted, what is skipped wrongly counts no less
			c.list(at)
			at += 2 + 2*c.u16(at)
		}
	}
	switch c.u16(at) {
	case 1:
		c.sets(at, 4, rule)
	case 2:
		for i := range 3 {
			c.classes(at + c.u16(at+4+2*i))
		}
		c.sets(at, 10, rule)
	case 3:
		c.list(c.coverages(at, c.coverages(at, c.coverages(at, at+2))))
	}
}

func (c *layoutCost) position(kind, at int) {
	if kind != 7 && kind != 8 {
		c.coverage(at + c.u16(at+2))
	}
	anchor := func(int) { c.count++ }
	marks := func(at int) { c.each(at, at+2+2, c.u16(at), 4, anchor) }
	switch kind {
	case 1:
		if c.u16(at) == 2 {
			c.list(at + 6)
		}
	case 2:
		if c.u16(at) == 1 { // the values of pairs are read in place
			c.list(at + 8)
		} else {
			c.classes(at + c.u16(at+8))
			c.classes(at + c.u16(at+10))
		}
	case 3:
		c.each(at, at+6, 2*c.u16(at+4), 2, anchor)
	case 4, 5, 6:
		c.coverage(at + c.u16(at+4))
		classes := c.u16(at + 6)
		marks(at + c.u16(at+8))
		bases := at + c.u16(at+10)
		if kind == 5 {
			c.each(bases, bases+2, c.u16(bases), 2, func(ligature int) {
				c.each(ligature, ligature+2, c.u16(ligature)*classes, 2, anchor)
			})
		} else {
			c.each(bases, bases+2, c.u16(bases)*classes, 2, anchor)
		}
	case 7:
		c.context(at)
	case 8:
		c.chain(at)
	}
}

// definitions counts GDEF.
func (c *layoutCost) definitions() {
	c.classes(c.u16(4))
	list := c.u16(6)
	c.coverage(list + c.u16(list))
	c.each(list, list+4, c.u16(list+2), 2, c.list)
	list = c.u16(8)
	c.coverage(list + c.u16(list))
	c.each(list, list+4, c.u16(list+2), 2, func(at int) { c.each(at, at+2, c.u16(at), 2, func(int) { c.count++ }) })
	c.classes(c.u16(10))
	if c.u16(2) < 2 {
		return
	}
	sets := c.u16(12)
	for i := range c.u16(sets + 2) {
		if c.count++; c.over() || sets+4+4*i+4 > len(c.data) {
			return
		}
		c.coverage(sets + c.u32(sets+4+4*i))
	}
}
