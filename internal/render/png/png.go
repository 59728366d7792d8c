// Package png encodes finished pictures as PNG files (W3C PNG, third edition): fast, and the same bytes for the same
// pixels. Flat art is what it is made for: a picture of at most 256 colours, which a page of text is, becomes an
// exact palette at 1, 2, 4 or 8 bits; others become RGB, and RGBA only when some pixel is not opaque, or are reduced to
// a palette where that is asked for.
package png

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"image"
	"io"
	"math"
	"sync"
	"unicode/utf8"

	colours "cards/internal/palette"
)

// Options are what a file says besides its pixels. The zero value is a file without metadata.
type Options struct {
	// DPI is written as pHYs (pixels per metre) when it is above 0.
	DPI float64
	// Text is written as iTXt, in order.
	Text []Text
	// TrueColor keeps the encoder from using a palette.
	TrueColor bool
	// Reduce shows a picture of more than 256 colours in the 256 that do best for it, without dithering: a palette is then always used.
	Reduce bool
}

// XMP is the keyword of a packet of XMP (ISO 16684-1).
const XMP = "XML:com.adobe.xmp"

// Text is one textual chunk.
type Text struct {
	Keyword string // 1 to 79 printable Latin-1 characters, without spaces at the ends
	Lang    string // BCP 47, may be empty
	Value   string // UTF-8
}

// colour types of IHDR (section 11.2.1).
const (
	colorRGB     = 2
	colorIndexed = 3
	colorRGBA    = 6
)

const signature = "\x89PNG\r\n\x1a\n"

// encoder holds the buffers of one call; they are used again.
type encoder struct {
	palette palette
	pixels  []byte // filtered rows, ready for zlib
	out     chunks
	rows    rowFilters
	zlib    compressors
}

var encoders = sync.Pool{New: func() any { return new(encoder) }}

// Encode writes m to w, in one call of Write. The bytes depend on the pixels of m and on o only.
func Encode(w io.Writer, m *image.RGBA, o Options) error {
	width, height := m.Rect.Dx(), m.Rect.Dy()
	if width <= 0 || height <= 0 || width > math.MaxInt32 || height > math.MaxInt32 {
		return fmt.Errorf("png: a picture of %d×%d pixels can't be written", width, height)
	}
	for _, t := range o.Text {
		if err := t.check(); err != nil {
			return err
		}
	}
	e := encoders.Get().(*encoder)
	defer encoders.Put(e)
	out := &e.out
	out.buf = append(out.buf[:0], signature...)

	indexed := false
	if !o.TrueColor {
		e.pixels, indexed = e.palette.index(e.pixels, m)
		if !indexed && o.Reduce {
			m = reduced(m)
			e.pixels, indexed = e.palette.index(e.pixels, m)
		}
	}
	depth, kind := 8, colorRGB
	switch {
	case indexed:
		depth, kind = e.palette.depth(), colorIndexed
	case !opaque(m):
		kind = colorRGBA
	}
	e.head(image.Pt(width, height), depth, kind, o)
	level := levelFlat
	var err error
	if indexed {
		e.pixels = e.palette.pack(e.pixels, width, height)
	} else {
		e.pixels, level, err = e.rows.filter(e.pixels, m, kind == colorRGBA, &e.zlib)
	}
	out.begin("IDAT")
	if err == nil {
		err = e.zlib.compress(out, e.pixels, level)
	}
	if err != nil {
		return fmt.Errorf("png: %w", err)
	}
	out.finish()
	out.chunk("IEND", nil)
	if _, err := w.Write(out.buf); err != nil {
		return fmt.Errorf("png: %w", err)
	}
	return nil
}

// head writes all that stands before the pixels; the palette, where kind has one, is that of the encoder.
func (e *encoder) head(size image.Point, depth, kind int, o Options) {
	out := &e.out
	var ihdr [13]byte
	binary.BigEndian.PutUint32(ihdr[:], uint32(size.X))
	binary.BigEndian.PutUint32(ihdr[4:], uint32(size.Y))
	ihdr[8], ihdr[9] = byte(depth), byte(kind)
	out.chunk("IHDR", ihdr[:])
	out.chunk("sRGB", []byte{0}) // perceptual
	if ppm := math.Round(o.DPI / 0.0254); ppm >= 1 && ppm <= math.MaxInt32 {
		var phys [9]byte
		binary.BigEndian.PutUint32(phys[:], uint32(ppm))
		binary.BigEndian.PutUint32(phys[4:], uint32(ppm))
		phys[8] = 1 // metre
		out.chunk("pHYs", phys[:])
	}
	if kind == colorIndexed {
		plte, trns := e.palette.chunks()
		out.chunk("PLTE", plte)
		if len(trns) > 0 {
			out.chunk("tRNS", trns)
		}
	}
	for _, t := range o.Text {
		out.chunk("iTXt", t.bytes())
	}
}

// reduced returns a picture in at most 256 colours.
func reduced(m *image.RGBA) *image.RGBA {
	out := image.NewRGBA(image.Rect(0, 0, m.Rect.Dx(), m.Rect.Dy()))
	for y := range out.Rect.Dy() {
		copy(out.Pix[y*out.Stride:], m.Pix[y*m.Stride:y*m.Stride+out.Stride])
	}
	colours.Quantise(out, 256)
	return out
}

// opaque reports whether no pixel lets anything through.
func opaque(m *image.RGBA) bool {
	w := m.Rect.Dx()
	for y := 0; y < m.Rect.Dy(); y++ {
		all := uint32(0xff000000)
		for row := m.Pix[y*m.Stride : y*m.Stride+4*w]; len(row) >= 4; row = row[4:] {
			all &= binary.LittleEndian.Uint32(row)
		}
		if all != 0xff000000 {
			return false
		}
	}
	return true
}

// check reports what the standard forbids (sections 11.3.3.2 and 11.3.3.4).
func (t Text) check() error {
	if n := len(t.Keyword); n < 1 || n > 79 {
		return fmt.Errorf("png: the keyword %q must have 1 to 79 characters", t.Keyword)
	}
	for i := 0; i < len(t.Keyword); i++ {
		c := t.Keyword[i]
		if c < 32 || c > 126 || c == ' ' && (i == 0 || i == len(t.Keyword)-1 || t.Keyword[i-1] == ' ') {
			return fmt.Errorf("png: the keyword %q may hold printable ASCII and single spaces inside only", t.Keyword)
		}
	}
	for i := 0; i < len(t.Lang); i++ {
		if c := t.Lang[i]; c != '-' && (c < '0' || c > '9') && (c < 'A' || c > 'Z') && (c < 'a' || c > 'z') {
			return fmt.Errorf("png: %q is not a language tag", t.Lang)
		}
	}
	if !utf8.ValidString(t.Value) {
		return errors.New("png: a text must be UTF-8")
	}
	for i := 0; i < len(t.Value); i++ {
		if t.Value[i] == 0 {
			return errors.New("png: a text can't hold the character NUL")
		}
	}
	return nil
}

func (t Text) bytes() []byte {
	b := make([]byte, 0, len(t.Keyword)+len(t.Lang)+len(t.Value)+5)
	b = append(b, t.Keyword...)
	b = append(b, 0, 0, 0) // not compressed
	b = append(b, t.Lang...)
	b = append(b, 0, 0) // no translated keyword
	return append(b, t.Value...)
}

// chunks is a file in the making.
type chunks struct {
	buf   []byte
	start int // of the chunk that is open
}

// chunk appends a whole chunk.
func (c *chunks) chunk(name string, data []byte) {
	c.begin(name)
	c.buf = append(c.buf, data...)
	c.finish()
}

// begin opens a chunk; what is written next is its data.
func (c *chunks) begin(name string) {
	c.start = len(c.buf)
	c.buf = append(c.buf, 0, 0, 0, 0)
	c.buf = append(c.buf, name...)
}

// Write appends to the chunk that is open.
func (c *chunks) Write(p []byte) (int, error) {
	c.buf = append(c.buf, p...)
	return len(p), nil
}

// finish fills in the length and the checksum of the chunk that is open.
func (c *chunks) finish() {
	body := c.buf[c.start+4:]
	binary.BigEndian.PutUint32(c.buf[c.start:], uint32(len(body)-4))
	c.buf = binary.BigEndian.AppendUint32(c.buf, crc32.ChecksumIEEE(body))
}
