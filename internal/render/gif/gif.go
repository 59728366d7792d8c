// Package gif writes moving pictures as GIF89a, for places that take nothing better. The standard library writes the file; here are its
// palette and its parts (xmp.go: what the picture says of itself). One palette serves all frames: where they have at most 256 colours together it is exact, else it is the 256 that do
// best for all, so that what does not change between frames has one colour in all of them.
package gif

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/color"
	stdgif "image/gif"
	"io"
	"math"

	"cards/internal/frame"
	"cards/internal/palette"
)

// maxSide is the longest side and maxDuration the longest time in ms of a frame: both are numbers of 16 bits, of hundredths of a second.
const (
	maxSide     = math.MaxUint16
	maxDuration = math.MaxUint16 * 10
)

// Options say what goes into a file beside its frames.
type Options struct {
	// Loops is how often the picture is shown; 0 is for ever.
	Loops int
	// XMP is a whole packet (ISO 16684-1) without zero bytes; nil is none.
	XMP []byte
}

// Animation writes a moving picture. Every frame is given to Look first, then every frame in the same order to Add. It holds one frame and
// of all others what changed, a byte a pixel. The bytes depend on the pixels and durations only.
type Animation struct {
	w             io.Writer
	options       Options
	looked, added int
	size          image.Point
	census        palette.Census
	table         *palette.Table
	sequence      frame.Sequence
	file          stdgif.GIF
	// passed is the time that all frames take so far, in ms.
	passed int
}

// NewAnimation begins a moving picture, which Close writes to w.
func NewAnimation(w io.Writer, o Options) (*Animation, error) {
	if o.Loops < 0 || o.Loops > math.MaxUint16 {
		return nil, fmt.Errorf("gif: a picture can be shown from 1 to %d times, or 0 for ever, not %d", math.MaxUint16, o.Loops)
	}
	a := &Animation{w: w, options: o}
	a.sequence = frame.Sequence{Longest: maxDuration, Store: a.store}
	return a, nil
}

// Look counts the colours of a frame, which is opaque.
func (a *Animation) Look(m *image.RGBA) error {
	if a.looked == 0 {
		a.size = m.Rect.Size()
	}
	if m.Rect.Empty() || m.Rect.Size() != a.size || a.size.X > maxSide || a.size.Y > maxSide {
		return fmt.Errorf("gif: frame %d is %d×%d pixels large and the first %d×%d", a.looked+1, m.Rect.Dx(), m.Rect.Dy(), a.size.X, a.size.Y)
	}
	if !m.Opaque() {
		return errors.New("gif: pixels that let something through can't be kept")
	}
	a.looked++
	a.census.Add(m)
	return nil
}

// Exact reports whether the palette has every colour of the frames that were looked at.
func (a *Animation) Exact() bool { return a.census.Len() <= 256 }

// Add appends a frame that is seen for so many ms, rounded to hundredths of a second. Its picture may be altered afterwards.
func (a *Animation) Add(m *image.RGBA, duration int) error {
	if a.added++; a.added > a.looked {
		return fmt.Errorf("gif: frame %d was not looked at", a.added)
	}
	if err := a.sequence.Add(m, duration); err != nil {
		return fmt.Errorf("gif: %w", err)
	}
	return nil
}

// store appends what changed.
func (a *Animation) store(canvas *image.RGBA, part image.Rectangle, duration int) error {
	if a.table == nil {
		a.table = a.census.Table(256)
		var colours color.Palette
		for _, c := range a.table.Colours {
			colours = append(colours, color.RGBA{uint8(c), uint8(c >> 8), uint8(c >> 16), uint8(c >> 24)})
		}
		a.file.Config = image.Config{ColorModel: colours, Width: a.size.X, Height: a.size.Y}
	}
	m := image.NewPaletted(part, a.file.Config.ColorModel.(color.Palette))
	a.table.Index(m.Pix, m.Stride, canvas.SubImage(part).(*image.RGBA))
	a.file.Image = append(a.file.Image, m)
	// Rounded by the sum, so that many frames do not run away from their time.
	from := (a.passed + 5) / 10
	a.passed += duration
	a.file.Delay = append(a.file.Delay, (a.passed+5)/10-from)
	a.file.Disposal = append(a.file.Disposal, stdgif.DisposalNone)
	return nil
}

// Close writes the last frame and the whole file.
func (a *Animation) Close() error {
	if a.added != a.looked {
		return fmt.Errorf("gif: %d frames were looked at and %d added", a.looked, a.added)
	}
	if err := a.sequence.Close(); err != nil {
		return fmt.Errorf("gif: %w", err)
	}
	// The file counts how often it is shown again: without a count once, with 0 for ever.
	if a.file.LoopCount = a.options.Loops - 1; a.options.Loops == 1 {
		a.file.LoopCount = -1
	} else if a.options.Loops == 0 {
		a.file.LoopCount = 0
	}
	var b bytes.Buffer
	if err := stdgif.EncodeAll(&b, &a.file); err != nil {
		return fmt.Errorf("gif: %w", err)
	}
	data := b.Bytes()
	if len(a.options.XMP) > 0 {
		var err error
		if data, err = withXMP(data, a.options.XMP); err != nil {
			return err
		}
	}
	if _, err := a.w.Write(data); err != nil {
		return fmt.Errorf("gif: %w", err)
	}
	return nil
}

// Moving is what a moving picture comes to.
type Moving struct {
	Frames   int
	Duration int // ms, of all frames together
	Loops    int
	// First and Last are the canvas with the first frame and with the last.
	First, Last *image.RGBA
}

// ReadMoving reads a file of Animation back from its bytes.
func ReadMoving(data []byte) (*Moving, error) {
	file, err := stdgif.DecodeAll(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("gif: %w", err)
	}
	m := &Moving{Frames: len(file.Image), Last: image.NewRGBA(image.Rect(0, 0, file.Config.Width, file.Config.Height))}
	switch {
	case file.LoopCount < 0:
		m.Loops = 1
	case file.LoopCount > 0:
		m.Loops = file.LoopCount + 1
	}
	for i, part := range file.Image {
		if !part.Rect.In(m.Last.Rect) || i == 0 && part.Rect != m.Last.Rect || file.Disposal[i] != stdgif.DisposalNone {
			return nil, fmt.Errorf("gif: frame %d lies at %v", i+1, part.Rect)
		}
		m.Duration += 10 * file.Delay[i]
		for y := part.Rect.Min.Y; y < part.Rect.Max.Y; y++ {
			for x := part.Rect.Min.X; x < part.Rect.Max.X; x++ {
				m.Last.SetRGBA(x, y, color.RGBAModel.Convert(part.At(x, y)).(color.RGBA))
			}
		}
		if i == 0 {
			m.First = &image.RGBA{Pix: bytes.Clone(m.Last.Pix), Stride: m.Last.Stride, Rect: m.Last.Rect}
		}
	}
	return m, nil
}
