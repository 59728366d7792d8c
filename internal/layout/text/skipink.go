package text

import (
	"cmp"
	"math"
	"slices"

	"cards/internal/scene"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
)

// Skip-ink: an underline leaves gaps where letters reach through it (CSS Text Decoration 4, text-decoration-skip-ink).

// InkWithin returns the stretches of x, in px and in order, in which the glyphs of horizontal runs have ink between the
// heights top and bottom.
func InkWithin(items []scene.Item, top, bottom float64) [][2]float64 {
	var out [][2]float64
	for _, it := range items {
		t, ok := it.(scene.Text)
		if !ok {
			continue
		}
		run := &t.Run
		face := &font.Face{Font: run.Face.Font()}
		upem := float64(face.Upem())
		em := run.Em()
		for _, g := range run.Glyphs {
			outline, ok := face.GlyphDataOutline(g.ID)
			if !ok {
				continue
			}
			place := func(p opentype.SegmentPoint) scene.Point {
				q := em.Apply(scene.Point{X: float64(p.X) / upem, Y: float64(p.Y) / upem})
				return scene.Point{X: q.X + g.X, Y: q.Y + g.Y}
			}
			if from, to := crossing(outline.Segments, place, top, bottom); from <= to {
				out = append(out, [2]float64{from, to})
			}
		}
	}
	slices.SortFunc(out, func(a, b [2]float64) int { return cmp.Compare(a[0], b[0]) })
	return out
}

// crossing returns the extent in x of the part of an outline between two heights; from is above to when there is none.
func crossing(segments []opentype.Segment, place func(opentype.SegmentPoint) scene.Point, top, bottom float64) (from, to float64) {
	from, to = math.Inf(1), math.Inf(-1)
	edges(segments, place, func(a, b scene.Point) {
		if math.Max(a.Y, b.Y) < top || math.Min(a.Y, b.Y) > bottom {
			return
		}
		// Cut the edge to the band.
		x := func(y float64) float64 {
			if a.Y == b.Y {
				return a.X
			}
			return a.X + (b.X-a.X)*math.Max(0, math.Min(1, (y-a.Y)/(b.Y-a.Y)))
		}
		for _, v := range []float64{x(top), x(bottom)} {
			from, to = math.Min(from, v), math.Max(to, v)
		}
		for _, p := range []scene.Point{a, b} {
			if p.Y >= top && p.Y <= bottom {
				from, to = math.Min(from, p.X), math.Max(to, p.X)
			}
		}
	})
	return from, to
}

// curveSteps is into how many straight edges a curve is cut: enough for gaps that are rounded up to a stroke's width.
const curveSteps = 6

// edges visits the straight edges of an outline, curves cut into some, contours closed.
func edges(segments []opentype.Segment, place func(opentype.SegmentPoint) scene.Point, visit func(a, b scene.Point)) {
	var at, start scene.Point
	edge := func(b scene.Point) {
		a := at
		at = b
		visit(a, b)
	}
	for i := range segments {
		s := &segments[i]
		switch s.Op {
		case opentype.SegmentOpMoveTo:
			if at != start {
				edge(start)
			}
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
	if at != start {
		edge(start)
	}
}
