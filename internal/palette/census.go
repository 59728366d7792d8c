// Package palette finds few colours that do for the many of a picture, or of several pictures that share them: what PNG with a palette and
// GIF hold. It doesn't dither: a page is flat grounds and the edges of letters, and noise in either is seen sooner than an edge that is a
// step too dark.
package palette

import (
	"encoding/binary"
	"image"
	"math"
)

// Census counts the colours of pictures. The zero value is empty and ready. Colours are as they lie in image.RGBA: red in the lowest byte,
// alpha in the highest, premultiplied.
type Census struct {
	// entries is a hash table of as many places as a power of two, at most three quarters full.
	entries []entry
	used    int
	shift   int // from a hash of 32 bits to a place
}

// entry is a colour and how many pixels have it; a count of 0 is an empty place.
type entry struct {
	colour uint32
	// count stays at its highest number once it is there: it only weighs.
	count uint32
	// number is the place of the colour's substitute in a table, once there is one.
	number uint16
}

// firstBits is the size of the first table, in bits: a page of text has some hundred colours.
const firstBits = 10

// Len returns the number of colours that were seen.
func (c *Census) Len() int { return c.used }

// Add counts the pixels of a picture.
func (c *Census) Add(m *image.RGBA) {
	eachRun(m, func(_, _, n int, colour uint32) { c.count(colour, n) })
}

// eachRun calls f for every run of one colour within a row, which flat pictures are full of: its first pixel, counted from the corner, and
// how many there are.
func eachRun(m *image.RGBA, f func(x, y, n int, colour uint32)) {
	w := m.Rect.Dx()
	for y := 0; y < m.Rect.Dy(); y++ {
		row := m.Pix[y*m.Stride : y*m.Stride+4*w]
		for x := 0; x < w; {
			colour := binary.LittleEndian.Uint32(row[4*x:])
			end := x + 1
			for end < w && binary.LittleEndian.Uint32(row[4*end:]) == colour {
				end++
			}
			f(x, y, end-x, colour)
			x = end
		}
	}
}

// count adds n pixels of a colour.
func (c *Census) count(colour uint32, n int) {
	if 4*(c.used+1) > 3*len(c.entries) {
		c.grow()
	}
	e := c.find(colour)
	if e.count == 0 {
		e.colour = colour
		c.used++
	}
	e.count = uint32(min(uint64(e.count)+uint64(n), math.MaxUint32))
}

// find returns the place of a colour: its own, or the empty one where it belongs. The table must have places.
func (c *Census) find(colour uint32) *entry {
	mask := uint32(len(c.entries) - 1)
	for i := colour * 0x9E3779B1 >> c.shift; ; i = (i + 1) & mask {
		if e := &c.entries[i]; e.count == 0 || e.colour == colour {
			return e
		}
	}
}

// grow doubles the table.
func (c *Census) grow() {
	old := c.entries
	size := max(1<<firstBits, 2*len(old))
	c.entries = make([]entry, size)
	c.shift = 32
	for n := size; n > 1; n /= 2 {
		c.shift--
	}
	for _, e := range old {
		if e.count > 0 {
			*c.find(e.colour) = e
		}
	}
}
