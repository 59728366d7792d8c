package job

import (
	"context"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"math"
	"path/filepath"
	"runtime"
	"sync"

	"cards/internal/deck"
	"cards/internal/diag"
	"cards/internal/picture"
	"cards/internal/resample"
	"cards/internal/source"
	"cards/internal/theme"

	"golang.org/x/sync/semaphore"
)

// The pictures that a deck names: read from beside it, checked, made no larger than they can be drawn, on all cores. What is wrong with
// them is told before anything is laid out.

const (
	// eventPicture is the longest side of the picture of an event that is kept, px at a scale of 1: twice what the widest row takes.
	eventPicture = 1000
	// pictureMemory is how much memory decoding may take, bytes; a picture that needs more is refused. Those that need more than
	// decodingMemory wait until they are alone: a progressive JPEG of 12 megapixels takes some 100 MiB.
	pictureMemory  = 1 << 30
	decodingMemory = 160 << 20
	// collected is the cost of a picture, bytes, whose remains are given back at once: the collector would wait until there are as
	// many again as are in use, which for ten photographs is half a gigabyte.
	collected = 16 << 20
)

// wantedPicture is an image of the deck that some layout draws.
type wantedPicture struct {
	image *deck.Image
	// most is the longest side that is kept, px at a scale of 1; 0 is as much as the largest page that it fills needs.
	most float64
	// pages are those that it may fill.
	pages []theme.Size
	// tinted is for pictures whose colours are made here; those that fill a page get theirs with their scrim.
	tinted bool
	told   diag.List
	made   image.Image
}

// pictures reads the pictures that layouts draw, those that fill pages for pages of the sizes.
func (p *Plan) pictures(sizes []theme.Size, list *diag.List) map[*deck.Image]image.Image {
	var wanted []*wantedPicture
	for _, t := range p.Deck.Timelines {
		for _, e := range t.Events {
			if e.Image != nil && e.Image.File.V != "" {
				wanted = append(wanted, &wantedPicture{image: e.Image, most: eventPicture, tinted: true})
			}
		}
	}
	for _, i := range p.Deck.PageImages() {
		wanted = append(wanted, &wantedPicture{image: i, pages: sizes})
	}
	if i := p.Deck.RunOn.Image; i != nil && i.File.V != "" {
		wanted = append(wanted, &wantedPicture{image: i, pages: sizes})
	}
	if len(wanted) == 0 {
		return nil
	}
	jobs := p.request.Jobs
	if jobs <= 0 {
		jobs = runtime.GOMAXPROCS(0)
	}
	memory := semaphore.NewWeighted(decodingMemory)
	queue := make(chan *wantedPicture)
	var work sync.WaitGroup
	for range min(jobs, len(wanted)) {
		work.Go(func() {
			for w := range queue {
				p.readPicture(w, memory)
			}
		})
	}
	for _, w := range wanted {
		queue <- w
	}
	close(queue)
	work.Wait()
	out := make(map[*deck.Image]image.Image, len(wanted))
	for _, w := range wanted {
		for _, d := range w.told {
			list.Add(d)
		}
		if w.made != nil {
			out[w.image] = w.made
		}
	}
	return out
}

// readPicture reads one picture.
func (p *Plan) readPicture(w *wantedPicture, memory *semaphore.Weighted) {
	file := w.image.File
	folder := filepath.Dir(file.Pos.File)
	if file.Pos.File == "" || file.Pos.File == "-" {
		folder = "."
	}
	refuse := func(code, hint, message string) {
		w.told.Errorf(file.Pos, code, hint, "picture %s: %s", file.V, message)
	}
	data, err := source.ReadBeside(folder, file.V, p.request.AllowOutside, picture.MaxFile)
	var fault *source.FileFault
	if errors.As(err, &fault) {
		refuse(fault.Code, fault.Hint, fault.Message)
		return
	}
	var refused *picture.Error
	info, err := picture.Probe(data, file.V)
	if errors.As(err, &refused) {
		refuse(refused.Code, refused.Hint, refused.Message)
		return
	}
	if info.Bytes > pictureMemory {
		refuse("picture-limit", "make it smaller, or save it as a plain JPEG", fmt.Sprintf("to decode it takes %d MiB", info.Bytes>>20))
		return
	}
	// A context that never ends, and no more than there is: waiting cannot fail.
	cost := min(info.Bytes, decodingMemory)
	if err := memory.Acquire(context.Background(), cost); err != nil {
		refuse("picture-limit", "", err.Error())
		return
	}
	defer func() {
		if info.Bytes > collected {
			runtime.GC()
		}
		memory.Release(cost)
	}()
	read, err := picture.Read(data, file.V)
	if errors.As(err, &refused) {
		refuse(refused.Code, refused.Hint, refused.Message)
		return
	}
	scale := 1.0
	if p.request.Scale > 0 {
		scale = p.request.Scale
	}
	b := read.Image.Bounds()
	long := math.Max(float64(b.Dx()), float64(b.Dy()))
	if w.most > 0 {
		w.made = resample.Fit(read.Image, w.most*scale/long)
	} else {
		w.made = opaquePicture(resample.Fit(read.Image, scale*pageScale(b, w.pages)), p.Theme)
	}
	if !w.tinted {
		return
	}
	if w.image.Treatment.V == "duotone" && p.Theme != nil {
		dark, light := p.Theme.Colours.Ink, p.Theme.Colours.Ground
		if white := (color.NRGBA{R: 255, G: 255, B: 255, A: 255}); theme.Contrast(dark, white) < theme.Contrast(light, white) {
			dark, light = light, dark
		}
		w.made = picture.Duotone(w.made, dark, light)
	}
}

// pageScale is how large a picture has to be to cover the largest of the pages, in its own pixels.
func pageScale(b image.Rectangle, sizes []theme.Size) float64 {
	scale := 0.0
	for _, s := range sizes {
		h := float64(s.Height)
		if s.AutoHeight {
			h = tallPage * float64(s.Width)
		}
		scale = math.Max(scale, math.Max(float64(s.Width)/float64(b.Dx()), h/float64(b.Dy())))
	}
	return scale
}

// tallPage is the height of a page whose words decide it, in its width, for which a picture keeps its pixels.
const tallPage = 1.5

// opaquePicture lays a picture that can be seen through on the theme's ground.
func opaquePicture(m image.Image, t *theme.Theme) image.Image {
	if o, ok := m.(interface{ Opaque() bool }); t == nil || ok && o.Opaque() {
		return m
	}
	out := image.NewRGBA(m.Bounds())
	draw.Draw(out, out.Rect, image.NewUniform(t.Colours.Ground), image.Point{}, draw.Src)
	draw.Draw(out, out.Rect, m, m.Bounds().Min, draw.Over)
	return out
}
