package raster

import (
	"image"

	"github.com/fogleman/gg"
	freetype "github.com/golang/freetype/raster"
)

// bandRows is the height of the strip in which gg draws a shape before its coverage is blended onto the page:
// 1080 px wide it is 276 KB and stays in the second-level cache.
const bandRows = 64

// worker is what one goroutine needs to draw: none of it may be shared, all of it is used again.
type worker struct {
	// glyph rasterizers by the class of their bounds (see glyphClass): SetBounds would give up their buffers.
	rasterizers [len(glyphClasses)]*freetype.Rasterizer
	coverage    []uint8 // one row of coverage
	clipRow     []uint8 // the same, clipped
	colors      []uint8 // one row of a gradient
	strip       *image.RGBA
	gg          *gg.Context // draws on strip
	polygons    polygons
	outline     polygons
	ring        []scenePoint
	ring2       []scenePoint
	depth       int // of groups
}

func (r *Renderer) worker() *worker {
	if k, ok := r.workers.Get().(*worker); ok {
		return k
	}
	return new(worker)
}

func (r *Renderer) release(k *worker) { r.workers.Put(k) }

// row returns a zeroed row of coverage for n pixels, good until the next call.
func (k *worker) row(n int) []uint8 {
	if cap(k.coverage) < n {
		k.coverage = make([]uint8, n)
	}
	row := k.coverage[:n]
	clear(row)
	return row
}

// context returns a gg context over a strip at least width pixels wide and bandRows high, with a row to spare above
// and below.
func (k *worker) context(width int) *gg.Context {
	if k.strip == nil || k.strip.Rect.Dx() < width {
		width = (width + 255) &^ 255
		k.strip = image.NewRGBA(image.Rect(0, 0, width, bandRows+2))
		k.gg = gg.NewContextForRGBA(k.strip)
		k.gg.SetRGBA255(255, 255, 255, 255)
		k.gg.SetFillRuleWinding()
	}
	return k.gg
}
