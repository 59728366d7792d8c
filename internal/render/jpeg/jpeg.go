// Package jpeg encodes finished pictures as baseline JPEG files (ITU-T T.81) in the JFIF wrapper (ITU-T T.871), with
// colour at full resolution. Halved colour, which most encoders write, frays coloured text on a coloured ground, and
// that is what cards are made of. Arithmetic is in integers throughout: the same pixels give the same bytes on every
// machine.
package jpeg

import (
	"encoding/binary"
	"errors"
	"fmt"
	"image"
	"io"
	"math"
	"slices"
	"sync"
)

const (
	// DefaultQuality is the quality of the zero Options. Around flat text the rings of the transform are no longer
	// seen from here on.
	DefaultQuality = 92
	// MaxXMP is the longest packet in bytes that one APP1 segment holds (XMP part 3, 1.1.3). Longer ones would need
	// Extended XMP, which few programs read.
	MaxXMP = 65502
	// maxSide is the longest side in pixels that SOF has room for (T.81, B.2.2).
	maxSide = math.MaxUint16
)

// Options are the losses that are accepted and what a file says besides its pixels. The zero value is a file of
// DefaultQuality without metadata.
type Options struct {
	// Quality goes from 1 to 100 on the scale of the Independent JPEG Group; 0 is DefaultQuality.
	Quality int
	// DPI is the density of JFIF's APP0 in pixels per inch, rounded to a whole number from 1 to 65535. Otherwise the
	// file has JFIF's unit 0, square pixels of no size: a made-up 72 would give every picture a size in print that
	// nobody chose, and readers that need a number have one of their own for unit 0.
	DPI float64
	// XMP is a whole packet (ISO 16684-1) of at most MaxXMP bytes, written as APP1.
	XMP []byte
	// Halved stores colour at half the width and height (4:2:0), which makes photographs smaller.
	Halved bool
}

// The markers that a file has (T.81, table B.1).
const (
	markerSOI  = 0xd8
	markerEOI  = 0xd9
	markerAPP0 = 0xe0
	markerAPP1 = 0xe1
	markerDQT  = 0xdb
	markerSOF0 = 0xc0
	markerDHT  = 0xc4
	markerSOS  = 0xda
)

// xmpName stands before the packet in APP1.
const xmpName = "http://ns.adobe.com/xap/1.0/\x00"

// encoder holds the buffers of one call; they are used again.
type encoder struct {
	scan scan
	out  []byte
}

var encoders = sync.Pool{New: func() any { return new(encoder) }}

// Encode writes m to w, in one call of Write. The bytes depend on the pixels of m and on o only. A picture of which
// some pixel is not opaque is refused, since JPEG has no alpha and what lies behind the picture isn't known here.
func Encode(w io.Writer, m *image.RGBA, o Options) error {
	if o.Quality == 0 {
		o.Quality = DefaultQuality
	}
	if err := check(m, o); err != nil {
		return err
	}
	e := encoders.Get().(*encoder)
	defer encoders.Put(e)

	s := &e.scan
	s.start(o.Quality, o.Halved)
	if !s.read(m) {
		return errors.New("jpeg: the picture lets something through, which JPEG can't say: lay it on a ground first, or write PNG or WebP")
	}
	e.out = append(e.out[:0], 0xff, markerSOI)
	e.segment(markerAPP0, jfif(o.DPI))
	if len(o.XMP) > 0 {
		e.segment(markerAPP1, []byte(xmpName), o.XMP)
	}
	e.quantisation()
	e.frame(m.Rect.Dx(), m.Rect.Dy(), o.Halved)
	var codes [tables]codes
	for t := range codes {
		var spec []byte
		codes[t], spec = optimal(&s.counts[t])
		// Class (direct or alternating current) and destination, section B.2.4.2.
		e.segment(markerDHT, []byte{byte(t&1<<4 | t>>1)}, spec)
	}
	// Components 1 to 3, each with its tables of both classes; all coefficients at once (B.2.3).
	e.segment(markerSOS, []byte{3, 1, 0x00, 2, 0x11, 3, 0x11, 0, 63, 0})
	e.out = s.write(e.out, &codes)
	e.out = append(e.out, 0xff, markerEOI)
	if _, err := w.Write(e.out); err != nil {
		return fmt.Errorf("jpeg: %w", err)
	}
	return nil
}

// check reports what the format has no room for.
func check(m *image.RGBA, o Options) error {
	if w, h := m.Rect.Dx(), m.Rect.Dy(); w <= 0 || h <= 0 || w > maxSide || h > maxSide {
		return fmt.Errorf("jpeg: a picture of %d×%d pixels can't be written: sides go from 1 to %d", w, h, maxSide)
	}
	if o.Quality < 1 || o.Quality > 100 {
		return fmt.Errorf("jpeg: the quality must be from 1 to 100, not %d", o.Quality)
	}
	if len(o.XMP) > MaxXMP {
		return fmt.Errorf("jpeg: %d bytes of XMP are too many: a file holds at most %d", len(o.XMP), MaxXMP)
	}
	return nil
}

// segment appends a marker with its parameters. No segment of ours is longer than its length can say: the packet is
// checked, and the others are short.
func (e *encoder) segment(marker byte, parts ...[]byte) {
	n := 2
	for _, p := range parts {
		n += len(p)
	}
	e.out = append(e.out, 0xff, marker)
	e.out = binary.BigEndian.AppendUint16(e.out, uint16(n))
	for _, p := range parts {
		e.out = append(e.out, p...)
	}
}

// jfif returns the parameters of APP0: version 1.02, density, no thumbnail (T.871, 10.1).
func jfif(dpi float64) []byte {
	unit, density := byte(0), uint16(1)
	if d := math.Round(dpi); d >= 1 && d <= math.MaxUint16 {
		unit, density = 1, uint16(d)
	}
	b := append([]byte("JFIF\x00\x01\x02"), unit)
	b = binary.BigEndian.AppendUint16(b, density)
	b = binary.BigEndian.AppendUint16(b, density)
	return append(b, 0, 0)
}

// quantisation writes both tables, in zigzag order, of 8 bits (B.2.4.1).
func (e *encoder) quantisation() {
	var b []byte
	for i := range e.scan.quantisers {
		b = append(b, byte(i))
		for _, step := range e.scan.quantisers[i].steps {
			b = append(b, byte(step))
		}
	}
	e.segment(markerDQT, b)
}

// frame writes the size, and for each component its sampling and its quantisation table (B.2.2).
func (e *encoder) frame(width, height int, halved bool) {
	luma := byte(0x11)
	if halved {
		luma = 0x22
	}
	b := binary.BigEndian.AppendUint16([]byte{8}, uint16(height))
	b = binary.BigEndian.AppendUint16(b, uint16(width))
	e.segment(markerSOF0, slices.Concat(b, []byte{3, 1, luma, 0, 2, 0x11, 1, 3, 0x11, 1}))
}
