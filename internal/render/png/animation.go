package png

import (
	"encoding/binary"
	"errors"
	"fmt"
	"image"
	"io"
	"math"
	"slices"

	"cards/internal/frame"
	colours "cards/internal/palette"
)

// Moving pictures (W3C PNG, third edition, sections 4.9 and 11.3.6; before that APNG): the first frame is the picture that programs show
// which know of no others. All frames share one head and one palette, so they are gone through twice: looked at, then written.

// maxDuration is the longest time in ms that a frame can last: a numerator of 16 bits over a thousand.
const maxDuration = math.MaxUint16

// Animation writes a moving picture. Every frame is given to Look first, then every frame in the same order to Add. It holds one frame. The
// bytes depend on the pixels, the durations and the options only.
type Animation struct {
	w       io.Writer
	options Options
	loops   int
	looked  int
	size    image.Point
	census  colours.Census
	// clear tells that some pixel is not opaque.
	clear bool

	encoder  *encoder // nil before the first frame is added
	table    *colours.Table
	sequence frame.Sequence
	kind     int // colour type
	added    int
	frames   int // that are stored
	// number counts what belongs to frames, from 0.
	number  uint32
	countAt int // where acTL has its sum of frames
}

// NewAnimation begins a moving picture that is shown so many times, 0 for ever, which Close writes to w in one call of Write.
func NewAnimation(w io.Writer, loops int, o Options) (*Animation, error) {
	if loops < 0 || loops > math.MaxInt32 {
		return nil, fmt.Errorf("png: a picture can be shown from 1 to %d times, or 0 for ever, not %d", math.MaxInt32, loops)
	}
	for _, t := range o.Text {
		if err := t.check(); err != nil {
			return nil, err
		}
	}
	a := &Animation{w: w, options: o, loops: loops}
	a.sequence = frame.Sequence{Longest: maxDuration, Store: a.store}
	return a, nil
}

// Look counts the colours of a frame.
func (a *Animation) Look(m *image.RGBA) error {
	if a.looked == 0 {
		a.size = m.Rect.Size()
	}
	if m.Rect.Empty() || m.Rect.Size() != a.size {
		return fmt.Errorf("png: frame %d is %d×%d pixels large and the first %d×%d", a.looked+1, m.Rect.Dx(), m.Rect.Dy(), a.size.X, a.size.Y)
	}
	a.looked++
	a.clear = a.clear || !opaque(m)
	// Without a palette to come nobody asks which colours there are.
	if a.options.Reduce || !a.options.TrueColor && a.census.Len() <= 256 {
		a.census.Add(m)
	}
	return nil
}

// Add appends a frame that is seen for so many ms. Its picture may be altered afterwards.
func (a *Animation) Add(m *image.RGBA, duration int) error {
	if a.added++; a.added > a.looked {
		return fmt.Errorf("png: frame %d was not looked at", a.added)
	}
	if err := a.sequence.Add(m, duration); err != nil {
		return fmt.Errorf("png: %w", err)
	}
	return nil
}

// start writes what stands before the pixels.
func (a *Animation) start() {
	e := encoders.Get().(*encoder)
	a.encoder = e
	e.out.buf = append(e.out.buf[:0], signature...)
	depth := 8
	switch {
	case !a.options.TrueColor && (a.census.Len() <= 256 || a.options.Reduce):
		a.table = a.census.Table(256)
		e.palette.colors = append(e.palette.colors[:0], a.table.Colours...)
		a.kind, depth = colorIndexed, e.palette.depth()
	case a.clear:
		a.kind = colorRGBA
	default:
		a.kind = colorRGB
	}
	e.head(a.size, depth, a.kind, a.options)
	var actl [8]byte
	binary.BigEndian.PutUint32(actl[4:], uint32(a.loops))
	e.out.chunk("acTL", actl[:])
	a.countAt = e.out.start + 8
}

// store appends a frame: its head (fcTL), then its pixels, the first frame's where those of a still picture are.
func (a *Animation) store(canvas *image.RGBA, part image.Rectangle, duration int) error {
	if a.encoder == nil {
		a.start()
	}
	e := a.encoder
	m := canvas.SubImage(part).(*image.RGBA)
	var fctl [26]byte
	for i, v := range [5]uint32{a.number, uint32(part.Dx()), uint32(part.Dy()), uint32(part.Min.X), uint32(part.Min.Y)} {
		binary.BigEndian.PutUint32(fctl[4*i:], v)
	}
	binary.BigEndian.PutUint16(fctl[20:], uint16(duration))
	binary.BigEndian.PutUint16(fctl[22:], 1000)
	// The last two bytes stay 0: the canvas is left as it is afterwards, and pixels take the place of those before.
	e.out.chunk("fcTL", fctl[:])
	a.number++
	level := levelFlat
	var err error
	if a.table != nil {
		line := 1 + part.Dx()
		e.pixels = slices.Grow(e.pixels[:0], line*part.Dy())[:line*part.Dy()]
		a.table.Index(e.pixels[1:], line, m)
		for y := range part.Dy() {
			e.pixels[y*line] = filterNone
		}
		e.pixels = e.palette.pack(e.pixels, part.Dx(), part.Dy())
	} else {
		e.pixels, level, err = e.rows.filter(e.pixels, m, a.kind == colorRGBA, &e.zlib)
	}
	if err != nil {
		return err
	}
	if a.frames == 0 {
		e.out.begin("IDAT")
	} else {
		e.out.begin("fdAT")
		e.out.buf = binary.BigEndian.AppendUint32(e.out.buf, a.number)
		a.number++
	}
	a.frames++
	if err := e.zlib.compress(&e.out, e.pixels, level); err != nil {
		return err
	}
	e.out.finish()
	return nil
}

// Close writes the last frame and the whole file.
func (a *Animation) Close() error {
	if a.added != a.looked {
		return fmt.Errorf("png: %d frames were looked at and %d added", a.looked, a.added)
	}
	if err := a.sequence.Close(); err != nil {
		return fmt.Errorf("png: %w", err)
	}
	e := a.encoder
	if e == nil {
		return errors.New("png: a moving picture needs a frame")
	}
	defer encoders.Put(e)
	// The number of frames is known only now; the chunk gets its sum anew.
	out := &e.out
	binary.BigEndian.PutUint32(out.buf[a.countAt:], uint32(a.frames))
	rest := len(out.buf)
	again := chunks{buf: out.buf[:a.countAt+8], start: a.countAt - 8}
	again.finish()
	out.buf = out.buf[:rest]
	out.chunk("IEND", nil)
	if _, err := a.w.Write(out.buf); err != nil {
		return fmt.Errorf("png: %w", err)
	}
	return nil
}
