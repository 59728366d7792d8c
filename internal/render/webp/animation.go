package webp

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"io"
	"math"
)

// maxDuration is the longest time in milliseconds that a frame can last (RFC 9649, section 2.7.1.1).
const maxDuration = 1<<24 - 1

// Frame is one picture of several that follow each other.
type Frame struct {
	Image    *image.RGBA
	Duration int // ms; viewers show less than 10 or so as 100
}

// notBlended says that the pixels of a frame replace those below, also where they let something through; and the
// canvas stays as it is after the frame (bits 1 and 0).
const notBlended = 0x02

// EncodeAll writes frames to w as one moving picture, in one call of Write. All have the same size. Of each frame the
// smallest rectangle is stored that differs from the frame before (widened to the left and up by a pixel where its
// corner is odd, since the format counts in twos); a frame that differs in nothing makes the one before last longer.
// A single frame is a moving picture too. The bytes depend on the pixels, the durations and o only.
func EncodeAll(w io.Writer, frames []Frame, o Options) error {
	if err := checkFrames(frames, o); err != nil {
		return err
	}
	e := encoders.Get().(*encoder)
	defer encoders.Put(e)
	e.begin()
	flags := byte(flagAnimation)
	if len(o.XMP) > 0 {
		flags |= flagXMP
	}
	for _, f := range frames {
		if !f.Image.Opaque() {
			flags |= flagAlpha
			break
		}
	}
	first := frames[0].Image
	e.extended(flags, first.Rect.Dx(), first.Rect.Dy())
	// The ground, which viewers may leave out, lets all through; no frame lets it be seen.
	e.file = chunk(e.file, "ANIM", []byte{0, 0, 0, 0, byte(o.Loops), byte(o.Loops >> 8)})
	for i := 0; i < len(frames); {
		m, duration := frames[i].Image, frames[i].Duration
		r := m.Rect.Sub(m.Rect.Min)
		if i > 0 {
			r = changed(frames[i-1].Image, m)
		}
		for i++; i < len(frames) && duration+frames[i].Duration <= maxDuration && changed(m, frames[i].Image).Empty(); i++ {
			duration += frames[i].Duration
		}
		if r.Empty() {
			r = image.Rect(0, 0, 1, 1) // it lasts longer than one frame can
		}
		e.frame(m, r, duration)
	}
	return e.finish(w, o)
}

// checkFrames reports what the format has no room for.
func checkFrames(frames []Frame, o Options) error {
	if len(frames) == 0 {
		return errors.New("webp: a moving picture needs a frame")
	}
	if o.Loops < 0 || o.Loops > math.MaxUint16 {
		return fmt.Errorf("webp: a picture can be shown from 1 to %d times, or 0 for ever, not %d", math.MaxUint16, o.Loops)
	}
	for i, f := range frames {
		if f.Image == nil {
			return fmt.Errorf("webp: frame %d has no picture", i+1)
		}
		if err := checkSize(f.Image); err != nil {
			return err
		}
		if size := f.Image.Rect.Size(); size != frames[0].Image.Rect.Size() {
			return fmt.Errorf("webp: frame %d is %d×%d pixels large and the first %d×%d", i+1, size.X, size.Y, frames[0].Image.Rect.Dx(), frames[0].Image.Rect.Dy())
		}
		if f.Duration < 0 || f.Duration > maxDuration {
			return fmt.Errorf("webp: frame %d can last from 0 to %d ms, not %d", i+1, maxDuration, f.Duration)
		}
	}
	return nil
}

// frame appends the part r, counted from the corner of the canvas, of m (section 2.7.1.1).
func (e *encoder) frame(m *image.RGBA, r image.Rectangle, duration int) {
	e.bitstream(m, r.Add(m.Rect.Min))
	var b []byte
	for _, v := range [5]int{r.Min.X / 2, r.Min.Y / 2, r.Dx() - 1, r.Dy() - 1, duration} {
		b = append24(b, v)
	}
	e.file = chunk(e.file, "ANMF", append(b, notBlended), chunk(nil, "VP8L", e.bits.buf))
}

// changed returns the smallest rectangle with an even corner outside of which a and b, which have the same size, are
// alike. It is counted from their corners, and empty if they are alike everywhere.
func changed(a, b *image.RGBA) image.Rectangle {
	w, h := a.Rect.Dx(), a.Rect.Dy()
	row := func(m *image.RGBA, y int) []byte { return m.Pix[y*m.Stride : y*m.Stride+4*w] }
	top, bottom := 0, h
	for top < h && bytes.Equal(row(a, top), row(b, top)) {
		top++
	}
	if top == h {
		return image.Rectangle{}
	}
	for bytes.Equal(row(a, bottom-1), row(b, bottom-1)) {
		bottom--
	}
	left, right := 4*w, 0 // in bytes
	for y := top; y < bottom; y++ {
		p, q := row(a, y), row(b, y)
		if bytes.Equal(p[:left], q[:left]) && bytes.Equal(p[right:], q[right:]) {
			continue
		}
		for i := 0; i < left; i++ {
			if p[i] != q[i] {
				left = i
			}
		}
		for i := 4*w - 1; i >= right; i-- {
			if p[i] != q[i] {
				right = i + 1
			}
		}
	}
	return image.Rect(left/4&^1, top&^1, (right+3)/4, bottom)
}
