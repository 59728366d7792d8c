package palette

import (
	"cmp"
	"encoding/binary"
	"image"
	"slices"
)

// Table is the colours that stand for those of a census, and which stands for which.
type Table struct {
	// Colours are those that are shown, as they lie in image.RGBA.
	Colours []uint32
	// Exact tells that every colour of the census is among them.
	Exact  bool
	census *Census
}

// Table chooses at most so many colours, 1 to 65,536. When there are no more than that, they are the colours themselves. Else every group
// of like colours is split where its squares of errors are least, the worst group first; a group is shown in the colour that makes up most
// of it, so that flat grounds keep theirs, else in its mean. The table is a view of the census, which must not be added to afterwards.
func (c *Census) Table(most int) *Table {
	t := &Table{Exact: c.used <= most, census: c}
	fine := uint32(0xffffffff)
	if c.used > maxShades {
		fine = coarse
	}
	all := c.shades(fine)
	// numbers are those of the shades' colours in the table.
	numbers := make(map[uint32]uint16, len(all))
	give := func(colour uint32, shades []shade) {
		for i := range shades {
			numbers[shades[i].colour&fine] = uint16(len(t.Colours))
		}
		t.Colours = append(t.Colours, colour)
	}
	if t.Exact {
		for i := range all {
			give(all[i].colour, all[i:i+1])
		}
	} else {
		for _, g := range split(all, most) {
			give(g.shown(), g.shades)
		}
	}
	for i := range c.entries {
		if e := &c.entries[i]; e.count > 0 {
			e.number = numbers[e.colour&fine]
		}
	}
	return t
}

// A photograph may have as many colours as pixels. Above maxShades those that differ in the lowest two bits of a channel are weighed as one,
// the most frequent of them, which nobody sees at 256 colours; a million then take a second.
const (
	maxShades = 1 << 17
	coarse    = 0xfcfcfcfc
)

// shades returns the colours of the census in the order of their channels; those alike in the bits of fine are one.
func (c *Census) shades(fine uint32) []shade {
	entries := make([]entry, 0, c.used)
	for _, e := range c.entries {
		if e.count > 0 {
			entries = append(entries, e)
		}
	}
	// The order of the table is that of a hash; in the order of channels sums come out the same whatever the table was like.
	slices.SortFunc(entries, func(a, b entry) int {
		return cmp.Or(cmp.Compare(order(a.colour&fine), order(b.colour&fine)), cmp.Compare(b.count, a.count), cmp.Compare(a.colour, b.colour))
	})
	var out []shade
	for _, e := range entries {
		if n := len(out); n > 0 && out[n-1].colour&fine == e.colour&fine {
			out[n-1].weight += float64(e.count)
			continue
		}
		out = append(out, shadeOf(e))
	}
	return out
}

// Number returns the place in Colours of what stands for a colour of the census.
func (t *Table) Number(colour uint32) int { return int(t.census.find(colour).number) }

// Index writes the numbers of the pixels of a picture to out, a byte each, of which a row begins stride bytes behind the one above; the
// table has at most 256 colours, and those of the picture were counted.
func (t *Table) Index(out []uint8, stride int, m *image.RGBA) {
	eachRun(m, func(x, y, n int, colour uint32) {
		number := uint8(t.Number(colour))
		for i := range n {
			out[y*stride+x+i] = number
		}
	})
}

// Apply paints a picture that was counted in the colours of the table, in place.
func (t *Table) Apply(m *image.RGBA) {
	eachRun(m, func(x, y, n int, colour uint32) {
		shown := t.Colours[t.Number(colour)]
		for i := range n {
			binary.LittleEndian.PutUint32(m.Pix[y*m.Stride+4*(x+i):], shown)
		}
	})
}

// Quantise reduces a picture to that many colours at most, in place.
func Quantise(m *image.RGBA, most int) {
	var c Census
	c.Add(m)
	if c.Len() > most {
		c.Table(most).Apply(m)
	}
}
