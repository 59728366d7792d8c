// Package webp encodes finished pictures as lossless WebP files (RFC 9649), still or moving.
//
// It writes VP8L itself, because both libraries in Go that can be had lose pixels. One panics at a black picture of 1×1
// pixels, writes codes longer than the 15 bits that a reader takes, forgets that small palettes share bytes, and
// swallows the errors of writers; the other, at low effort, makes files of grain whose pixels are wrong in every
// reader. The tests here hold all of these cases.
//
// Flat art is what it is made for: a picture of at most 256 colours, which a page of text is, is written as numbers of
// colours, several to a byte where the format has them so. Others try three plans on a sample of their rows. All is
// reckoned in integers, and the same pixels give the same bytes on every machine.
package webp

import (
	"encoding/binary"
	"fmt"
	"image"
	"io"
	"math"
	"sync"
)

// maxSide is the longest side in pixels that VP8L has room for (RFC 9649, section 3.4).
const maxSide = 1 << 14

// Options are what a file says besides its pixels. The zero value is a file without metadata.
type Options struct {
	// XMP is a whole packet (ISO 16684-1), written as a chunk of the extended format.
	XMP []byte
	// Loops is how often frames are shown; 0 is for ever. Encode has no use for it.
	Loops int
}

var encoders = sync.Pool{New: func() any { return new(encoder) }}

// The flags of VP8X (section 2.7.1).
const (
	flagAnimation = 0x02
	flagXMP       = 0x04
	flagAlpha     = 0x10
)

// Encode writes m to w as a still picture, in one call of Write. Every pixel is kept; those that let something through
// are kept as image/color's NRGBA has them. The bytes depend on the pixels of m and on o only.
func Encode(w io.Writer, m *image.RGBA, o Options) error {
	if err := checkSize(m); err != nil {
		return err
	}
	e := encoders.Get().(*encoder)
	defer encoders.Put(e)
	opaque := e.bitstream(m, m.Rect)
	e.begin()
	if len(o.XMP) > 0 {
		flags := byte(flagXMP)
		if !opaque {
			flags |= flagAlpha
		}
		e.extended(flags, m.Rect.Dx(), m.Rect.Dy())
	}
	e.file = chunk(e.file, "VP8L", e.bits.buf)
	return e.finish(w, o)
}

// checkSize reports what the format has no room for.
func checkSize(m *image.RGBA) error {
	if w, h := m.Rect.Dx(), m.Rect.Dy(); w <= 0 || h <= 0 || w > maxSide || h > maxSide {
		return fmt.Errorf("webp: a picture of %d×%d pixels can't be written: sides go from 1 to %d", w, h, maxSide)
	}
	return nil
}

// begin starts a file, whose length is not known yet.
func (e *encoder) begin() {
	e.file = append(e.file[:0], "RIFF\x00\x00\x00\x00WEBP"...)
}

// extended writes what the file has besides a picture, and the size of the canvas.
func (e *encoder) extended(flags byte, width, height int) {
	b := []byte{flags, 0, 0, 0}
	b = append24(b, width-1)
	e.file = chunk(e.file, "VP8X", append24(b, height-1))
}

// finish writes the metadata and the length, and hands the file over.
func (e *encoder) finish(w io.Writer, o Options) error {
	if len(o.XMP) > 0 {
		e.file = chunk(e.file, "XMP ", o.XMP)
	}
	// The length of a chunk within is less than that of the file.
	if uint64(len(e.file)) > math.MaxUint32-10 {
		return fmt.Errorf("webp: the file would have %d bytes, and no more than %d can be told", len(e.file), uint32(math.MaxUint32-10))
	}
	binary.LittleEndian.PutUint32(e.file[4:], uint32(len(e.file)-8))
	if _, err := w.Write(e.file); err != nil {
		return fmt.Errorf("webp: %w", err)
	}
	return nil
}

// append24 appends a number of three bytes, the lowest first.
func append24(b []byte, v int) []byte { return append(b, byte(v), byte(v>>8), byte(v>>16)) }
