package job

import (
	"context"
	"errors"
	"fmt"
	"image"
	"path"
	"runtime"
	"strconv"
	"sync"
	"sync/atomic"

	"cards/internal/diag"
	"cards/internal/layout"
	"cards/internal/render/raster"
	"cards/internal/theme"

	"golang.org/x/sync/semaphore"
)

// Options steer the drawing of pictures.
type Options struct {
	// Jobs is the number of pictures in work at once; 0 is one a core.
	Jobs int
	// Scale multiplies the pixels of the same layout; 0 is 1.
	Scale float64
	// DPI is written into the pictures when not 0.
	DPI float64
	// Palette reduces PNG files of more than 256 colours to that many.
	Palette bool
	// Memory bounds the bytes of all pictures in work, estimated; 0 is DefaultMemory.
	Memory int64
	// Formats are those of the pictures, of pictureFormats; none is png. Outlines writes the words of an SVG as outlines.
	Formats  []string
	Outlines bool
	// Quality is that of JPEG files, 1 to 100; 0 is jpeg.DefaultQuality.
	Quality int
	// AllowMissing is for decks with characters that no font has.
	AllowMissing bool
	// Progress, when not nil, is called after each picture, from any goroutine.
	Progress func(done, total int)
}

// DefaultMemory is what pictures in work may take at once.
const DefaultMemory = 2 << 30

// Result is what a run made.
type Result struct {
	Folder   string // as the user would write it
	Manifest *Manifest
	// Written are the files of this run; the manifest may hold more, from earlier runs of other cards.
	Written []File
	// Removed are stale files that were taken away.
	Removed []string
	// Told is what only finished files tell.
	Told diag.List
}

// errStopped is returned by Run when the context ended it; the manifest then says partial.
var errStopped = errors.New("stopped before all pictures were made")

// Stopped reports whether err says that a run was interrupted.
func Stopped(err error) bool { return errors.Is(err, errStopped) }

// LayAll lays out all units on all cores and returns their pages, in the order of the units. It lays out everything
// before anything is drawn, so that a deck with a fault writes nothing.
func LayAll(ctx context.Context, units []Unit, jobs int) ([][]*layout.Page, error) {
	pages := make([][]*layout.Page, len(units))
	err := parallel(ctx, len(units), jobs, func(i int) error {
		pages[i] = units[i].Lay()
		return nil
	})
	return pages, err
}

// Unit is one card at one size, ready to be laid out.
type Unit struct {
	Card, Kind, Lang string
	// Folder is where its pictures go, within the deck's folder: [lang/]size.
	Folder string
	Lay    func() []*layout.Page
	// tell returns what the card says.
	tell func() *layout.Telling
	// caption is the card's, whole and without tags; captions are those for platforms that take the size.
	caption  string
	captions []Caption
	// source is the work that the card's words are from, brand whose the picture is. Both may be empty.
	source, brand string
	// room reckons how much more the card could say.
	room func() (layout.Room, theme.Size, bool)
}

// Draw draws and writes the laid-out units and returns the files in their order.
func Draw(ctx context.Context, folder *Folder, units []Unit, pages [][]*layout.Page, o Options) ([]File, error) {
	type shot struct {
		unit  *Unit
		page  *layout.Page
		files []File
	}
	var shots []shot
	for i := range units {
		for _, p := range pages[i] {
			shots = append(shots, shot{unit: &units[i], page: p})
		}
	}
	memory := o.Memory
	if memory <= 0 {
		memory = DefaultMemory
	}
	if len(o.Formats) == 0 {
		o.Formats = []string{FormatPNG}
	}
	room := semaphore.NewWeighted(memory)
	renderer := raster.New()
	done := atomic.Int64{}
	err := parallel(ctx, len(shots), o.Jobs, func(i int) error {
		s := &shots[i]
		// Three buffers of a picture at most are alive: pixels, packed rows, the file.
		weight := min(int64(s.page.Scene.Width*o.scale())*int64(s.page.Scene.Height*o.scale())*4*3, memory)
		if err := room.Acquire(ctx, weight); err != nil {
			return err
		}
		defer room.Release(weight)
		files, err := drawPage(ctx, folder, renderer, s.unit, s.page, o)
		if err != nil {
			return err
		}
		s.files = files
		if o.Progress != nil {
			o.Progress(int(done.Add(1)), len(shots))
		}
		return nil
	})
	var files []File
	for _, s := range shots {
		files = append(files, s.files...)
	}
	return files, err
}

// drawPage draws one page and writes it in each format.
func drawPage(ctx context.Context, folder *Folder, renderer *raster.Renderer, u *Unit, p *layout.Page, o Options) ([]File, error) {
	made, err := o.encode(renderer, u, p, o.Formats)
	if err == nil {
		err = ctx.Err()
	}
	if err != nil {
		return nil, err
	}
	var files []File
	for _, e := range made {
		w, err := folder.Write(picturePath(u, p, e.format), e.data)
		if err != nil {
			return nil, err
		}
		f := describe(w, u, p, e.format, e.bounds)
		if p.Page == 1 && p.Frame <= 1 && len(files) == 0 {
			f.Captions = u.captions
		}
		files = append(files, *f)
	}
	return files, nil
}

// picturePath is where a page's picture in a format goes within the deck's folder.
func picturePath(u *Unit, p *layout.Page, format string) string {
	return path.Join(u.Folder, fileName(p)+"."+format)
}

// fileName is the picture's name without its extension: the card's, the page's number where there are several, and the frame's
// behind an r, with zeros before it so that any order of names is the order of frames.
func fileName(p *layout.Page) string {
	name := SafeName(p.Card)
	if p.Pages > 1 {
		name = fmt.Sprintf("%s-%d", name, p.Page)
	}
	if p.Frames > 0 {
		name = fmt.Sprintf("%s-r%0*d", name, max(2, len(strconv.Itoa(p.Frames))), p.Frame)
	}
	return name
}

// describe is the manifest's entry of a file.
func describe(w Written, u *Unit, p *layout.Page, format string, bounds image.Rectangle) *File {
	f := &File{Path: w.Path, Format: format, Card: p.Card, Kind: p.Kind, Layout: p.Layout, Lang: u.Lang, Size: p.Size.Name,
		Width: bounds.Dx(), Height: bounds.Dy(), Page: p.Page, Pages: p.Pages, Frame: p.Frame, Frames: p.Frames, Bytes: w.Bytes, SHA256: w.SHA256, Alt: p.Scene.Alt, Caption: u.caption}
	f.Warnings = localWarnings(p.Warnings)
	return f
}

// parallel calls f for 0…n-1 on several goroutines and returns the error of the smallest index, so that which fault is
// told does not depend on chance. It stops early when the context ends or f fails.
func parallel(ctx context.Context, n, jobs int, f func(i int) error) error {
	if jobs <= 0 {
		jobs = runtime.GOMAXPROCS(0)
	}
	// More workers than twice the processors only hold more pictures in memory.
	jobs = min(jobs, n, 2*runtime.GOMAXPROCS(0))
	if jobs < 1 {
		return ctx.Err()
	}
	var next, finished atomic.Int64
	var failed atomic.Bool
	errs := make([]error, n)
	var wait sync.WaitGroup
	for range jobs {
		wait.Go(func() {
			for {
				i := int(next.Add(1)) - 1
				if i >= n || failed.Load() || ctx.Err() != nil {
					return
				}
				if err := f(i); err != nil {
					errs[i] = err
					failed.Store(true)
					continue
				}
				finished.Add(1)
			}
		})
	}
	wait.Wait()
	for _, err := range errs {
		if err != nil && !errors.Is(err, context.Canceled) {
			return err
		}
	}
	if ctx.Err() != nil && finished.Load() < int64(n) {
		return fmt.Errorf("%w: %w", errStopped, ctx.Err())
	}
	return nil
}

// pageDiagnostics gathers what layout has to say, each once, in order: a fault that every size shares is told once.
func pageDiagnostics(pages [][]*layout.Page) diag.List {
	var list diag.List
	seen := map[string]bool{}
	for _, unit := range pages {
		for _, p := range unit {
			for _, d := range p.Warnings {
				if key := d.String(); !seen[key] {
					seen[key] = true
					list.Add(d)
				}
			}
		}
	}
	return list
}
