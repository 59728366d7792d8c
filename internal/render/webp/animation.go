package webp

import (
	"fmt"
	"image"
	"io"
	"math"

	"cards/internal/frame"
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
	w        io.Writer
	options  Options
	encoder  *encoder // nil before the first frame
	sequence frame.Sequence
	clear    bool // some pixel lets something through
}

// NewAnimation begins a moving picture, which Close writes to w in one call of Write.
func NewAnimation(w io.Writer, o Options) (*Animation, error) {
	if o.Loops < 0 || o.Loops > math.MaxUint16 {
		return nil, fmt.Errorf("webp: a picture can be shown from 1 to %d times, or 0 for ever, not %d", math.MaxUint16, o.Loops)
	}
	a := &Animation{w: w, options: o}
	a.sequence = frame.Sequence{Longest: maxDuration, Store: a.store}
	return a, nil
}

// Add appends a frame, whose picture may be altered afterwards. All frames have the same size.
func (a *Animation) Add(f Frame) error {
	if f.Image != nil {
		if err := checkSize(f.Image); err != nil {
			return err
		}
	}
	if err := a.sequence.Add(f.Image, f.Duration); err != nil {
		return fmt.Errorf("webp: %w", err)
	}
	return nil
}

// store appends a frame (section 2.7.1.1).
func (a *Animation) store(canvas *image.RGBA, part image.Rectangle, duration int) error {
	if a.encoder == nil {
		a.encoder = encoders.Get().(*encoder)
		a.encoder.begin()
		// Whether any frame lets something through is filled in at the end.
		a.encoder.extended(flagAnimation, canvas.Rect.Dx(), canvas.Rect.Dy())
		// The ground, which viewers may leave out, lets all through; no frame lets it be seen.
		a.encoder.file = chunk(a.encoder.file, "ANIM", []byte{0, 0, 0, 0, byte(a.options.Loops), byte(a.options.Loops >> 8)})
	}
	e := a.encoder
	part.Min.X, part.Min.Y = part.Min.X&^1, part.Min.Y&^1
	if !e.bitstream(canvas, part) {
		a.clear = true
	}
	var b []byte
	for _, v := range [5]int{part.Min.X / 2, part.Min.Y / 2, part.Dx() - 1, part.Dy() - 1, duration} {
		b = append24(b, v)
	}
	e.file = chunk(e.file, "ANMF", append(b, notBlended), chunk(nil, "VP8L", e.bits.buf))
	return nil
}

// flagsAt is where the flags of VP8X stand: behind the heads of the file and of the chunk.
const flagsAt = 12 + 8

// Close writes the last frame and the whole file.
func (a *Animation) Close() error {
	if err := a.sequence.Close(); err != nil {
		return fmt.Errorf("webp: %w", err)
	}
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
