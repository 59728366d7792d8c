package text

import (
	"math"

	"cards/internal/scene"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
)

// InkArea returns the area of the glyphs of runs, px²: contours that run the other way are holes.
func InkArea(items []scene.Item) float64 {
	total := 0.0
	for _, it := range items {
		t, ok := it.(scene.Text)
		if !ok {
			continue
		}
		face := &font.Face{Font: t.Run.Face.Font()}
		scale := t.Run.Size / float64(face.Upem())
		for _, g := range t.Run.Glyphs {
			if outline, ok := face.GlyphDataOutline(g.ID); ok {
				total += math.Abs(enclosed(outline.Segments)) * scale * scale
			}
		}
	}
	return total
}

// enclosed is the signed area of an outline, in its own units.
func enclosed(segments []opentype.Segment) float64 {
	area := 0.0
	plain := func(p opentype.SegmentPoint) scene.Point { return scene.Point{X: float64(p.X), Y: float64(p.Y)} }
	edges(segments, plain, func(a, b scene.Point) { area += (a.X*b.Y - b.X*a.Y) / 2 })
	return area
}
