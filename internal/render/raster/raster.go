// Package raster paints a finished page (scene.Page) into an *image.RGBA.
//
// gg is the drawing context of shapes; glyphs are 8-bit coverage masks made by freetype/raster and kept in a cache
// that all cards share. What gg does slowly is done beside it on the same pixels, in files that say so: rect.go
// (ground, upright rectangles, gradients over them) and blend.go (masks).
//
// Everything is blended in sRGB as browsers do, by the non-zero winding rule, with coverage in 32 steps (see
// levels). The pixels depend on the page and the scale only: not on what the cache holds, nor on how many
// goroutines draw. All methods are safe for concurrent use.
package raster

import (
	"errors"
	"fmt"
	"image"
	"image/color"
	"math"
	"sync"

	"cards/internal/scene"
)

// maxPixels bounds a picture (64 Mi pixels are 256 MiB), so that a mistyped size is an error and not a crash.
const maxPixels = 64 << 20

// Renderer draws pages. It keeps glyph masks and buffers from one page to the next; the memory of the masks is
// bounded (see cacheBytes). The zero value is not ready: use New.
type Renderer struct {
	cache   *maskCache
	workers sync.Pool // *worker
	pixels  sync.Pool // *image.RGBA given back by Recycle
}

// New returns a Renderer with an empty cache.
func New() *Renderer {
	return &Renderer{cache: newMaskCache(cacheBytes)}
}

// Draw paints the whole page over its ground; scale 1 makes a pixel of each px of the page, 2 doubles the pixels of
// the same layout. The picture has ⌈Width·scale⌉ × ⌈Height·scale⌉ pixels. It fails on sizes that are not positive
// or too large, on coordinates that are not finite, and on glyphs that the face doesn't have.
func (r *Renderer) Draw(page *scene.Page, scale float64) (*image.RGBA, error) {
	return r.draw(page, page.Items, 0, page.Ground, scale)
}

// DrawItems paints only page.Items[from:to], over nothing: what they don't cover is transparent. What lies under an
// item is got by Draw of a copy of the page that ends before it.
func (r *Renderer) DrawItems(page *scene.Page, from, to int, scale float64) (*image.RGBA, error) {
	if from < 0 || to < from || to > len(page.Items) {
		return nil, fmt.Errorf("raster: items %d to %d of a page that has %d", from, to, len(page.Items))
	}
	return r.draw(page, page.Items[from:to], from, color.NRGBA{}, scale)
}

// Recycle gives a picture back for its memory to be used by a later Draw; the caller must not touch it afterwards.
func (r *Renderer) Recycle(m *image.RGBA) {
	if m != nil && len(m.Pix) > 0 {
		r.pixels.Put(m)
	}
}

func (r *Renderer) draw(page *scene.Page, items []scene.Item, first int, ground color.NRGBA, scale float64) (*image.RGBA, error) {
	w, h, err := pixelSize(page, scale)
	if err != nil {
		return nil, err
	}
	m := r.newPixels(image.Rect(0, 0, w, h))
	fillGround(m, premultiply(ground))
	k := r.worker()
	defer r.release(k)
	c := &canvas{worker: k, r: r, m: m, clip: clip{rect: m.Rect}, t: scene.Scale(scale, scale)}
	for i, it := range items {
		if err := c.item(it); err != nil {
			r.Recycle(m)
			return nil, fmt.Errorf("raster: item %d: %w", first+i, err)
		}
	}
	closeEdges(m, page, scale)
	return m, nil
}

// closeEdges gives a last column or row that the page covers in part only, at a scale that leaves no whole pixels, what is beside it: pictures
// and fields that reach the page's edge would end in a line of the ground there.
func closeEdges(m *image.RGBA, page *scene.Page, scale float64) {
	part := func(length float64, pixels int) bool { return float64(pixels)-length*scale > 1e-6 && pixels > 1 }
	w, h := m.Rect.Dx(), m.Rect.Dy()
	if part(page.Width, w) {
		for y := range h {
			row := m.Pix[y*m.Stride : y*m.Stride+4*w]
			copy(row[4*(w-1):], row[4*(w-2):4*(w-1)])
		}
	}
	if part(page.Height, h) {
		copy(m.Pix[(h-1)*m.Stride:(h-1)*m.Stride+4*w], m.Pix[(h-2)*m.Stride:(h-2)*m.Stride+4*w])
	}
}

// pixelSize returns the sides of the picture in pixels.
func pixelSize(page *scene.Page, scale float64) (w, h int, err error) {
	fw, fh := math.Ceil(page.Width*scale-1e-6), math.Ceil(page.Height*scale-1e-6)
	if !(fw >= 1) || !(fh >= 1) || !(scale > 0) {
		return 0, 0, fmt.Errorf("raster: a page of %g×%g px at scale %g has no pixels", page.Width, page.Height, scale)
	}
	if fw > maxPixels || fh > maxPixels || fw*fh > maxPixels {
		return 0, 0, fmt.Errorf("raster: a page of %g×%g px at scale %g is over the limit of %d million pixels",
			page.Width, page.Height, scale, maxPixels>>20)
	}
	return int(fw), int(fh), nil
}

// newPixels returns a picture of the given bounds with unspecified content.
func (r *Renderer) newPixels(b image.Rectangle) *image.RGBA {
	n := 4 * b.Dx() * b.Dy()
	if m, ok := r.pixels.Get().(*image.RGBA); ok && cap(m.Pix) >= n {
		return &image.RGBA{Pix: m.Pix[:n], Stride: 4 * b.Dx(), Rect: b}
	}
	return &image.RGBA{Pix: make([]uint8, n), Stride: 4 * b.Dx(), Rect: b}
}

// canvas is where items go: a picture, what may be touched of it, and the map from the items' coordinates to its
// pixels. Groups make new ones.
type canvas struct {
	*worker
	r    *Renderer
	m    *image.RGBA
	clip clip
	t    scene.Transform
}

// errNotFinite is what a coordinate that is NaN or infinite gets.
var errNotFinite = errors.New("a coordinate is not a finite number")

// item paints one item.
func (c *canvas) item(it scene.Item) error {
	switch it := it.(type) {
	case scene.Fill:
		return c.fill(it)
	case *scene.Fill:
		return c.fill(*it)
	case scene.Stroke:
		return c.stroke(it)
	case *scene.Stroke:
		return c.stroke(*it)
	case scene.Text:
		return c.text(&it.Run)
	case *scene.Text:
		return c.text(&it.Run)
	case scene.Image:
		return c.picture(it)
	case *scene.Image:
		return c.picture(*it)
	case scene.Grain:
		c.grain(it)
		return nil
	case *scene.Grain:
		c.grain(*it)
		return nil
	case scene.Group:
		return c.group(it)
	case *scene.Group:
		return c.group(*it)
	}
	return fmt.Errorf("no way to draw a %T", it)
}

// finite reports whether all values are numbers and not infinite.
func finite(vs ...float64) bool {
	for _, v := range vs {
		if math.IsNaN(v) || math.IsInf(v, 0) {
			return false
		}
	}
	return true
}

// apply maps p by t; products are rounded on their own, so that no architecture fuses them with the sum.
func apply(t scene.Transform, p scene.Point) scene.Point {
	return scene.Point{
		X: float64(t.XX*p.X) + float64(t.XY*p.Y) + t.X0,
		Y: float64(t.YX*p.X) + float64(t.YY*p.Y) + t.Y0,
	}
}

// stretch returns the largest factor by which t lengthens anything along its axes.
func stretch(t scene.Transform) float64 {
	return math.Max(math.Hypot(t.XX, t.YX), math.Hypot(t.XY, t.YY))
}
