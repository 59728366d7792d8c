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
	var at, start scene.Point
	edge := func(b scene.Point) {
		area += (at.X*b.Y - b.X*at.Y) / 2
		at = b
	}
	place := func(p opentype.SegmentPoint) scene.Point { return scene.Point{X: float64(p.X), Y: float64(p.Y)} }
	for i := range segments {
		s := &segments[i]
		switch s.Op {
		case opentype.SegmentOpMoveTo:
			edge(start)
			start = place(s.Args[0])
			at = start
		case opentype.SegmentOpLineTo:
			edge(place(s.Args[0]))
		case opentype.SegmentOpQuadTo:
			p, c, q := at, place(s.Args[0]), place(s.Args[1])
			for k := 1; k <= curveSteps; k++ {
				t := float64(k) / curveSteps
				u := 1 - t
				edge(scene.Point{X: u*u*p.X + 2*u*t*c.X + t*t*q.X, Y: u*u*p.Y + 2*u*t*c.Y + t*t*q.Y})
			}
		case opentype.SegmentOpCubeTo:
			p, c, d, q := at, place(s.Args[0]), place(s.Args[1]), place(s.Args[2])
			for k := 1; k <= curveSteps; k++ {
				t := float64(k) / curveSteps
				u := 1 - t
				edge(scene.Point{X: u*u*u*p.X + 3*u*u*t*c.X + 3*u*t*t*d.X + t*t*t*q.X, Y: u*u*u*p.Y + 3*u*u*t*c.Y + 3*u*t*t*d.Y + t*t*t*q.Y})
			}
		}
	}
	edge(start)
	return area
}
