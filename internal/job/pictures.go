package job

import (
	"context"
	"errors"
	"fmt"
	"image"
	"image/color"
	"math"
	"path/filepath"
	"runtime"
	"sync"

	"cards/internal/deck"
	"cards/internal/diag"
	"cards/internal/picture"
	"cards/internal/source"
	"cards/internal/theme"

	"golang.org/x/image/draw"
	"golang.org/x/sync/semaphore"
)

// The pictures that a deck names: read from beside it, checked, made no larger than they can be drawn, on all cores. What is wrong with
// them is told before anything is laid out.

const (
	// eventPicture is the longest side of the picture of an event that is kept, px at a scale of 1: twice what the widest row takes.
	eventPicture = 1000
	// pictureMemory is how much memory all decoding together may take, bytes; one picture that needs more is refused.
	pictureMemory = 1 << 30
)

// wantedPicture is an image of the deck that some layout draws.
type wantedPicture struct {
	image *deck.Image
	// most is the longest side that is kept, px at a scale of 1.
	most float64
	told diag.List
	made image.Image
}

// pictures reads the pictures that layouts draw.
func (p *Plan) pictures(list *diag.List) map[*deck.Image]image.Image {
	var wanted []*wantedPicture
	for _, t := range p.Deck.Timelines {
		for _, e := range t.Events {
			if e.Image != nil && e.Image.File.V != "" {
				wanted = append(wanted, &wantedPicture{image: e.Image, most: eventPicture})
			}
		}
	}
	if len(wanted) == 0 {
		return nil
	}
	jobs := p.request.Jobs
	if jobs <= 0 {
		jobs = runtime.GOMAXPROCS(0)
	}
	memory := semaphore.NewWeighted(pictureMemory)
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
	if err := memory.Acquire(context.Background(), info.Bytes); err != nil {
		refuse("picture-limit", "", err.Error())
		return
	}
	defer memory.Release(info.Bytes)
	read, err := picture.Read(data, file.V)
	if errors.As(err, &refused) {
		refuse(refused.Code, refused.Hint, refused.Message)
		return
	}
	most := w.most
	if p.request.Scale > 0 {
		most *= p.request.Scale
	}
	w.made = shrunk(read.Image, most)
	if w.image.Treatment.V == "duotone" && p.Theme != nil {
		dark, light := p.Theme.Colours.Ink, p.Theme.Colours.Ground
		if white := (color.NRGBA{R: 255, G: 255, B: 255, A: 255}); theme.Contrast(dark, white) < theme.Contrast(light, white) {
			dark, light = light, dark
		}
		w.made = picture.Duotone(w.made, dark, light)
	}
}

// shrunk returns a picture whose longer side is at most so long, px.
func shrunk(m image.Image, most float64) image.Image {
	b := m.Bounds()
	long := math.Max(float64(b.Dx()), float64(b.Dy()))
	if long <= most {
		return m
	}
	w, h := max(1, int(math.Round(float64(b.Dx())*most/long))), max(1, int(math.Round(float64(b.Dy())*most/long)))
	out := image.NewRGBA(image.Rect(0, 0, w, h))
	draw.CatmullRom.Scale(out, out.Bounds(), m, b, draw.Src, nil)
	return out
}
