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

// Animation writes a moving picture from frames that come one after another, of which it holds no more than one. Of each frame the
// smallest rectangle is stored that differs from the frame before (widened to the left and up by a pixel where its corner is odd, since
// the format counts in twos); a frame that differs in nothing makes the one before last longer. The bytes depend on the pixels, the
// durations and the options only.
type Animation struct {
	w       io.Writer
	options Options
	encoder *encoder
	// waiting is a copy of the last frame, of which the part is stored once it is known how long it lasts, in ms.
	waiting  *image.RGBA
	part     image.Rectangle
	duration int
	added    int // frames
	clear    bool
}

// NewAnimation begins a moving picture, which Close writes to w in one call of Write.
func NewAnimation(w io.Writer, o Options) (*Animation, error) {
	if o.Loops < 0 || o.Loops > math.MaxUint16 {
		return nil, fmt.Errorf("webp: a picture can be shown from 1 to %d times, or 0 for ever, not %d", math.MaxUint16, o.Loops)
	}
	return &Animation{w: w, options: o}, nil
}

// Add appends a frame, whose picture may be altered afterwards. All frames have the same size.
func (a *Animation) Add(f Frame) error {
	if err := a.check(f); err != nil {
		return err
	}
	m := f.Image
	a.added++
	if a.waiting == nil {
		a.start(m)
		a.duration = f.Duration
		return nil
	}
	part := changed(a.waiting, m)
	if part.Empty() && a.duration+f.Duration <= maxDuration {
		a.duration += f.Duration
		return nil
	}
	a.store()
	if part.Empty() {
		part = image.Rect(0, 0, 1, 1) // it lasts longer than one frame can
	}
	a.part, a.duration = part, f.Duration
	a.keep(m, part)
	return nil
}

// check reports what the format has no room for.
func (a *Animation) check(f Frame) error {
	n := a.added + 1
	if f.Image == nil {
		return fmt.Errorf("webp: frame %d has no picture", n)
	}
	if err := checkSize(f.Image); err != nil {
		return err
	}
	if size := f.Image.Rect.Size(); a.waiting != nil && size != a.waiting.Rect.Size() {
		return fmt.Errorf("webp: frame %d is %d×%d pixels large and the first %d×%d", n, size.X, size.Y, a.waiting.Rect.Dx(), a.waiting.Rect.Dy())
	}
	if f.Duration < 0 || f.Duration > maxDuration {
		return fmt.Errorf("webp: frame %d can last from 0 to %d ms, not %d", n, maxDuration, f.Duration)
	}
	return nil
}

// start writes what stands before the frames, and keeps the first, which is stored whole.
func (a *Animation) start(m *image.RGBA) {
	a.encoder = encoders.Get().(*encoder)
	a.encoder.begin()
	// Whether any frame lets something through is filled in at the end.
	a.encoder.extended(flagAnimation, m.Rect.Dx(), m.Rect.Dy())
	// The ground, which viewers may leave out, lets all through; no frame lets it be seen.
	a.encoder.file = chunk(a.encoder.file, "ANIM", []byte{0, 0, 0, 0, byte(a.options.Loops), byte(a.options.Loops >> 8)})
	a.waiting = image.NewRGBA(image.Rect(0, 0, m.Rect.Dx(), m.Rect.Dy()))
	a.part = a.waiting.Rect
	a.keep(m, a.part)
}

// keep copies a part of m, counted from its corner.
func (a *Animation) keep(m *image.RGBA, part image.Rectangle) {
	for y := part.Min.Y; y < part.Max.Y; y++ {
		copy(a.waiting.Pix[y*a.waiting.Stride+4*part.Min.X:y*a.waiting.Stride+4*part.Max.X], m.Pix[y*m.Stride+4*part.Min.X:])
	}
}

// store appends the frame that waits (section 2.7.1.1).
func (a *Animation) store() {
	e, r := a.encoder, a.part
	if !e.bitstream(a.waiting, r) {
		a.clear = true
	}
	var b []byte
	for _, v := range [5]int{r.Min.X / 2, r.Min.Y / 2, r.Dx() - 1, r.Dy() - 1, a.duration} {
		b = append24(b, v)
	}
	e.file = chunk(e.file, "ANMF", append(b, notBlended), chunk(nil, "VP8L", e.bits.buf))
}

// flagsAt is where the flags of VP8X stand: behind the heads of the file and of the chunk.
const flagsAt = 12 + 8

// Close writes the last frame and the whole file.
func (a *Animation) Close() error {
	if a.waiting == nil {
		return errors.New("webp: a moving picture needs a frame")
	}
	a.store()
	e := a.encoder
	defer encoders.Put(e)
	if a.clear {
		e.file[flagsAt] |= flagAlpha
	}
	if len(a.options.XMP) > 0 {
		e.file[flagsAt] |= flagXMP
	}
	return e.finish(a.w, a.options)
}

// EncodeAll writes frames to w as one moving picture, in one call of Write, as Animation does. A single frame is a moving picture too.
func EncodeAll(w io.Writer, frames []Frame, o Options) error {
	a, err := NewAnimation(w, o)
	if err != nil {
		return err
	}
	for _, f := range frames {
		if err := a.Add(f); err != nil {
			return err
		}
	}
	return a.Close()
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
