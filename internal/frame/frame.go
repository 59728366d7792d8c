// Package frame turns pictures that follow one another into what formats of moving pictures store: of each the rectangle that differs from
// the one before, and how long it is seen.
package frame

import (
	"bytes"
	"errors"
	"fmt"
	"image"
)

// Sequence takes pictures in order and hands on what is to be stored. It holds a copy of one.
type Sequence struct {
	// Longest is the most ms that one frame can last.
	Longest int
	// Store is called for every frame, with the canvas as it is then, whose corner is 0, 0, the part of it that changed, and how long it
	// lasts in ms. The part of the first frame is the whole canvas. The canvas is the sequence's own, and drawn over later.
	Store func(canvas *image.RGBA, part image.Rectangle, duration int) error

	canvas   *image.RGBA // with the frame that waits until it is known how long it lasts
	part     image.Rectangle
	duration int
	added    int
}

// Add appends a picture that is seen for so many ms. It may be altered afterwards. All have the same size. One that differs in nothing makes
// the one before last longer.
func (s *Sequence) Add(m *image.RGBA, duration int) error {
	if err := s.check(m, duration); err != nil {
		return err
	}
	s.added++
	if s.canvas == nil {
		s.canvas = image.NewRGBA(image.Rect(0, 0, m.Rect.Dx(), m.Rect.Dy()))
		s.take(m, s.canvas.Rect, duration)
		return nil
	}
	part := Changed(s.canvas, m)
	if part.Empty() {
		if s.duration+duration <= s.Longest {
			s.duration += duration
			return nil
		}
		part = image.Rect(0, 0, 1, 1) // it lasts longer than one frame can
	}
	if err := s.Store(s.canvas, s.part, s.duration); err != nil {
		return err
	}
	s.take(m, part, duration)
	return nil
}

// check reports what no format has room for.
func (s *Sequence) check(m *image.RGBA, duration int) error {
	n := s.added + 1
	if m == nil || m.Rect.Empty() {
		return fmt.Errorf("frame %d has no picture", n)
	}
	if size := m.Rect.Size(); s.canvas != nil && size != s.canvas.Rect.Size() {
		return fmt.Errorf("frame %d is %d×%d pixels large and the first %d×%d", n, size.X, size.Y, s.canvas.Rect.Dx(), s.canvas.Rect.Dy())
	}
	if duration < 0 || duration > s.Longest {
		return fmt.Errorf("frame %d can last from 0 to %d ms, not %d", n, s.Longest, duration)
	}
	return nil
}

// take copies a part of m, counted from its corner, and lets it wait.
func (s *Sequence) take(m *image.RGBA, part image.Rectangle, duration int) {
	for y := part.Min.Y; y < part.Max.Y; y++ {
		copy(s.canvas.Pix[y*s.canvas.Stride+4*part.Min.X:y*s.canvas.Stride+4*part.Max.X], m.Pix[y*m.Stride+4*part.Min.X:])
	}
	s.part, s.duration = part, duration
}

// Close hands on the last frame.
func (s *Sequence) Close() error {
	if s.canvas == nil {
		return errors.New("a moving picture needs a frame")
	}
	return s.Store(s.canvas, s.part, s.duration)
}

// Changed returns the smallest rectangle outside of which a and b, which have the same size, are alike. It is counted from their corners,
// and empty if they are alike everywhere.
func Changed(a, b *image.RGBA) image.Rectangle {
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
	return image.Rect(left/4, top, (right+3)/4, bottom)
}
