package job

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"path"
	"slices"
	"time"

	"cards/internal/caption"
	"cards/internal/diag"
	"cards/internal/layout"
	"cards/internal/render/gif"
	"cards/internal/render/png"
	"cards/internal/render/raster"
	"cards/internal/render/webp"

	"golang.org/x/sync/semaphore"
)

// Moving pictures: each page of a timeline as frames in which one event after the other is lit. The first frame is the whole page, which
// programs show that know of no others, and so is the last, which stays longest. Frames are drawn and written one by one.

// FormatAnimation is what the manifest calls moving pictures; how they are written is told by the ends of their names.
const FormatAnimation = "animation"

// AnimateOptions say how timelines are made as moving pictures. The zero value makes none.
type AnimateOptions struct {
	// Formats are some of AnimationFormats.
	Formats []string
	// Step is how long each event is lit, in steps of 10 ms; 0 is as long as reading it takes.
	Step time.Duration
	// Loops is how often a picture is shown; 0 is for ever.
	Loops int
}

// The formats of moving pictures.
const (
	animateWebP = "webp"
	animatePNG  = "apng"
	animateGIF  = "gif"
)

// AnimationFormats returns the formats of moving pictures.
func AnimationFormats() []string { return []string{animateWebP, animatePNG, animateGIF} }

// animationEnds are the ends of files by format. APNG is a PNG to every program.
var animationEnds = map[string]string{animateWebP: "webp", animatePNG: FormatPNG, animateGIF: "gif"}

// animationPath is where a moving picture of a page goes, beside the still one.
func animationPath(u *Unit, p *layout.Page, end string) string {
	whole := *p
	whole.Frame, whole.Frames = 0, 0
	return path.Join(u.Folder, fileName(&whole)+".anim."+end)
}

// How long a frame is seen, in ms. Subtitles are read at some nine Chinese characters, or twice as many Latin letters, a second; the eye
// needs a moment to find the place first. Nobody waits longer than four seconds for the next event.
const (
	seekTime     = 600
	shortestStep = 1200
	longestStep  = 4000
	readPerSec   = 9
	// wholeSteps is how many steps the whole page stays at the end.
	wholeSteps = 3
)

// lasts returns how long a frame is seen, in ms.
func (o *AnimateOptions) lasts(f *layout.Page) int {
	step := int(o.Step.Milliseconds()+5) / 10 * 10
	if step > 0 {
		return step
	}
	read := seekTime + 1000*caption.Count(f.Lit(), caption.Rule("half"))/readPerSec
	return (min(max(read, shortestStep), longestStep) + 25) / 50 * 50
}

// moment is a frame and how long it is seen, in ms.
type moment struct {
	page     *layout.Page
	duration int
}

// moments returns the frames of a whole page, none when there are not two events to light one after the other.
func (o *AnimateOptions) moments(whole *layout.Page) []moment {
	frames := layout.Reveal([]*layout.Page{whole})
	last := len(frames) - 1
	if last < 1 {
		return nil
	}
	base := o.lasts(frames[last])
	out := []moment{{frames[last], base}}
	for _, f := range frames[:last] {
		out = append(out, moment{f, o.lasts(f)})
	}
	return append(out, moment{frames[last], wholeSteps * base})
}

// animationFaults notes that there is nothing to move.
func (p *Plan) animationFaults() diag.List {
	var list diag.List
	if len(p.request.Animate.Formats) == 0 {
		return nil
	}
	for _, unit := range p.pages {
		for _, page := range wholePages(unit) {
			if p.request.Animate.moments(page) != nil {
				return nil
			}
		}
	}
	list.Notef(diag.Pos{File: p.Deck.File}, "nothing-to-animate", "leave --animate out", "--animate changes nothing: no timeline of two events or more is among the cards")
	return list
}

// animations draws and writes the moving pictures of a run.
func (p *Plan) animations(ctx context.Context, folder *Folder) ([]File, error) {
	type task struct {
		unit   *Unit
		page   *layout.Page
		format string
		file   *File
	}
	var tasks []task
	if len(p.request.Animate.Formats) == 0 {
		return nil, nil
	}
	for i := range p.pages {
		for _, page := range wholePages(p.pages[i]) {
			for _, format := range AnimationFormats() {
				if slices.Contains(p.request.Animate.Formats, format) && p.request.Animate.moments(page) != nil {
					tasks = append(tasks, task{unit: &p.units[i], page: page, format: format})
				}
			}
		}
	}
	o := p.options(nil, nil)
	if o.Memory <= 0 {
		o.Memory = DefaultMemory
	}
	room := semaphore.NewWeighted(o.Memory)
	renderer := raster.New()
	err := parallel(ctx, len(tasks), o.Jobs, func(i int) error {
		t := &tasks[i]
		// The frame that is drawn, the one before, what the encoder makes of one, and when the file is read back two canvases.
		weight := min(int64(t.page.Scene.Width*o.scale()*t.page.Scene.Height*o.scale())*4*5, o.Memory)
		if err := room.Acquire(ctx, weight); err != nil {
			return err
		}
		defer room.Release(weight)
		data, f, err := p.animate(ctx, renderer, &o, t.unit, t.page, t.format)
		if err != nil {
			return fmt.Errorf("card %s, %s, %s: %w", t.page.Card, t.page.Size.Name, t.format, err)
		}
		w, err := folder.Write(animationPath(t.unit, t.page, animationEnds[t.format]), data)
		if err != nil {
			return err
		}
		f.Path, f.Bytes, f.SHA256 = w.Path, w.Bytes, w.SHA256
		t.file = f
		return nil
	})
	var files []File
	for _, t := range tasks {
		if t.file != nil {
			files = append(files, *t.file)
		}
	}
	return files, err
}

// movingWriter is what all encoders of moving pictures are: frames are looked at, then added in the same order.
type movingWriter struct {
	look  func(m *image.RGBA) error // nil where one look is enough
	add   func(m *image.RGBA, duration int) error
	close func() error
	// exact reports whether every pixel is kept.
	exact func() bool
}

// played is what a moving picture comes to when it is read back.
type played struct {
	frames, duration, loops int
	first, last             *image.RGBA
}

// writer begins a moving picture in a format.
func (p *Plan) writer(b *bytes.Buffer, u *Unit, whole *layout.Page, format string) (*movingWriter, error) {
	exact := func() bool { return true }
	loops := p.request.Animate.Loops
	switch format {
	case animateWebP:
		a, err := webp.NewAnimation(b, webp.Options{XMP: metadata(u, whole), Loops: loops})
		if err != nil {
			return nil, err
		}
		return &movingWriter{add: func(m *image.RGBA, ms int) error { return a.Add(webp.Frame{Image: m, Duration: ms}) }, close: a.Close, exact: exact}, nil
	case animatePNG:
		a, err := png.NewAnimation(b, loops, png.Options{DPI: p.request.DPI, Reduce: p.request.Palette, Text: []png.Text{{Keyword: png.XMP, Value: string(metadata(u, whole))}}})
		if err != nil {
			return nil, err
		}
		return &movingWriter{look: a.Look, add: a.Add, close: a.Close, exact: func() bool { return !p.request.Palette }}, nil
	case animateGIF:
		a, err := gif.NewAnimation(b, gif.Options{Loops: loops, XMP: metadata(u, whole)})
		if err != nil {
			return nil, err
		}
		return &movingWriter{look: a.Look, add: a.Add, close: a.Close, exact: a.Exact}, nil
	}
	return nil, fmt.Errorf("%q is no format of moving pictures", format)
}

// play reads a moving picture back.
func play(format string, data []byte) (*played, error) {
	switch format {
	case animateWebP:
		m, err := webp.ReadMoving(data)
		if err != nil {
			return nil, err
		}
		return &played{m.Frames, m.Duration, m.Loops, m.First, m.Last}, nil
	case animatePNG:
		m, err := png.ReadMoving(data)
		if err != nil {
			return nil, err
		}
		return &played{m.Frames, m.Duration, m.Loops, m.First, m.Last}, nil
	}
	m, err := gif.ReadMoving(data)
	if err != nil {
		return nil, err
	}
	return &played{m.Frames, m.Duration, m.Loops, m.First, m.Last}, nil
}

// animate makes a moving picture of a page and reads it back: it must have the times that were asked for, and begin and end with the still
// picture, pixel for pixel where the format keeps all colours.
func (p *Plan) animate(ctx context.Context, renderer *raster.Renderer, o *Options, u *Unit, whole *layout.Page, format string) ([]byte, *File, error) {
	var b bytes.Buffer
	w, err := p.writer(&b, u, whole, format)
	if err != nil {
		return nil, nil, err
	}
	moments := p.request.Animate.moments(whole)
	each := func(f func(m *image.RGBA, ms int) error) error {
		for _, at := range moments {
			if ctx.Err() != nil {
				return ctx.Err()
			}
			m, err := renderer.Draw(at.page.Scene, o.scale())
			if err == nil {
				err = f(m, at.duration)
				renderer.Recycle(m)
			}
			if err != nil {
				return err
			}
		}
		return nil
	}
	if w.look != nil {
		if err := each(func(m *image.RGBA, _ int) error { return w.look(m) }); err != nil {
			return nil, nil, err
		}
	}
	if err := each(w.add); err != nil {
		return nil, nil, err
	}
	if err := w.close(); err != nil {
		return nil, nil, err
	}
	got, err := play(format, b.Bytes())
	if err != nil {
		return nil, nil, fmt.Errorf("the file that was made is not sound: %w", err)
	}
	if format == animateGIF && !bytes.Equal(gif.XMP(b.Bytes()), metadata(u, whole)) {
		return nil, nil, fmt.Errorf("the file that was made does not say what it shows")
	}
	duration := 0
	for _, at := range moments {
		duration += at.duration
	}
	still, err := renderer.Draw(whole.Scene, o.scale())
	if err != nil {
		return nil, nil, err
	}
	defer renderer.Recycle(still)
	switch {
	case got.frames < 2 || got.frames > len(moments) || got.duration != duration || got.loops != p.request.Animate.Loops:
		err = fmt.Errorf("the file that was made has %d frames of %d ms for %d of %d ms", got.frames, got.duration, len(moments), duration)
	case got.last.Rect.Size() != still.Rect.Size() || !bytes.Equal(got.first.Pix, got.last.Pix) || w.exact() && !bytes.Equal(got.last.Pix, still.Pix):
		err = fmt.Errorf("the file that was made does not begin and end with the still picture")
	}
	if err != nil {
		return nil, nil, err
	}
	f := describe(Written{}, u, whole, FormatAnimation, still.Bounds())
	f.Frame, f.Frames, f.Duration, f.Warnings = 0, got.frames, got.duration, nil
	return b.Bytes(), f, nil
}
