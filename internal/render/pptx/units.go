package pptx

import (
	"math"

	"cards/internal/scene"
)

// Lengths: pages are in px, slides in EMU (English Metric Units, 914,400 an inch, 12,700 a point), type in hundredths of a point.

const (
	emuInch  = 914400
	emuPoint = 12700
)

// slideSize returns the size of the slide in EMU. As in PowerPoint the width is 13⅓ inches where the page is wide (16:9), 10
// inches otherwise (4:3); an upright page is 7½ inches wide. Sides are kept to what the format allows, 1 to 56 inches (ECMA-376-1
// §19.7.18).
func slideSize(width, height float64) (cx, cy int64) {
	inches := 10.0
	switch ratio := width / height; {
	case ratio > 1.5:
		inches = 40.0 / 3
	case ratio < 1:
		inches = 7.5
	}
	w, h := inches, inches*height/width
	if long := math.Max(w, h); long > maxInches {
		w, h = w*maxInches/long, h*maxInches/long
	}
	w, h = math.Max(w, 1), math.Max(h, 1)
	return round(w * emuInch), round(h * emuInch)
}

const maxInches = 56

// grid is where the page lies on the slide: EMU a px, and the page's corner in EMU.
type grid struct {
	scale float64
	x, y  int64
}

// fitted returns the grid of a page that lies as large as possible in the middle of a slide.
func fitted(width, height float64, cx, cy int64) grid {
	s := math.Min(float64(cx)/width, float64(cy)/height)
	return grid{scale: s, x: round((float64(cx) - width*s) / 2), y: round((float64(cy) - height*s) / 2)}
}

// frame is a rectangle in EMU.
type frame struct{ x, y, w, h int64 }

// frame returns where a rectangle lies on the slide: both edges are rounded, so that neighbours stay neighbours.
func (g grid) frame(r scene.Rect) frame {
	x, y := g.x+round(r.X*g.scale), g.y+round(r.Y*g.scale)
	return frame{x, y, max(0, g.x+round(r.Right()*g.scale)-x), max(0, g.y+round(r.Bottom()*g.scale)-y)}
}

// length returns a length in EMU.
func (g grid) length(px float64) int64 { return round(px * g.scale) }

// hundredths returns a length in hundredths of a point.
func (g grid) hundredths(px float64) int64 { return round(px * g.scale * 100 / emuPoint) }

// union returns the smallest frame that holds both.
func (f frame) union(g frame) frame {
	x, y := min(f.x, g.x), min(f.y, g.y)
	return frame{x, y, max(f.x+f.w, g.x+g.w) - x, max(f.y+f.h, g.y+g.h) - y}
}

// farAway bounds coordinates, in EMU: a:off is a 32-bit number in most programs.
const farAway = 1 << 30

// round rounds to an integer that programs can hold; what is not a number is 0.
func round(v float64) int64 {
	if math.IsNaN(v) {
		return 0
	}
	return int64(math.Round(math.Max(-farAway, math.Min(farAway, v))))
}
