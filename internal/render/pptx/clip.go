package pptx

import (
	"math"
	"slices"

	"cards/internal/scene"
)

// Clipping: DrawingML cuts off nothing, so what a clip leaves of a form is worked out here.

// flatness is how far a chord may be from its curve, px.
const flatness = 0.05

// polygonOf returns the corners of the contours of a path, its curves flattened.
func polygonsOf(p scene.Path) [][]scene.Point {
	var out [][]scene.Point
	walk(p, func(op scene.Op, from scene.Point, q []scene.Point) {
		if op == scene.MoveTo || len(out) == 0 {
			out = append(out, nil)
		}
		c := &out[len(out)-1]
		curve := func(a, b, c2, e scene.Point) {
			reach := math.Hypot(b.X-a.X, b.Y-a.Y) + math.Hypot(c2.X-b.X, c2.Y-b.Y) + math.Hypot(e.X-c2.X, e.Y-c2.Y)
			n := int(math.Min(64, math.Ceil(math.Sqrt(reach/(8*flatness)))))
			for i := 1; i <= max(1, n); i++ {
				*c = append(*c, cubic(a, b, c2, e, float64(i)/float64(max(1, n))))
			}
		}
		switch op {
		case scene.MoveTo, scene.LineTo:
			*c = append(*c, q[0])
		case scene.QuadTo:
			b, c2 := elevate(from, q[0], q[1])
			curve(from, b, c2, q[1])
		case scene.CubeTo:
			curve(from, q[0], q[1], q[2])
		}
	})
	return out
}

// inside reports whether a point is in the polygons, by the non-zero rule.
func inside(polygons [][]scene.Point, q scene.Point) bool {
	winding := 0
	for _, p := range polygons {
		for i, a := range p {
			b := p[(i+1)%len(p)]
			side := (b.X-a.X)*(q.Y-a.Y) - (q.X-a.X)*(b.Y-a.Y)
			if a.Y <= q.Y && b.Y > q.Y && side > 0 {
				winding++
			} else if a.Y > q.Y && b.Y <= q.Y && side < 0 {
				winding--
			}
		}
	}
	return winding != 0
}

// clipStroke returns what a clip leaves of a path that is stroked.
func clipStroke(p scene.Path, clip scene.Path) scene.Path {
	edges := polygonsOf(clip)
	var out scene.Path
	for _, line := range polygonsOf(p) {
		var last scene.Point
		for i := 0; i+1 < len(line); i++ {
			a, b := line[i], line[i+1]
			cuts := []float64{0, 1}
			for _, e := range edges {
				for k, c := range e {
					if t, ok := crossing(a, b, c, e[(k+1)%len(e)]); ok {
						cuts = append(cuts, t)
					}
				}
			}
			slices.Sort(cuts)
			between := func(t float64) scene.Point { return scene.Point{X: a.X + (b.X-a.X)*t, Y: a.Y + (b.Y-a.Y)*t} }
			for k := 0; k+1 < len(cuts); k++ {
				if cuts[k+1]-cuts[k] < 1e-9 || !inside(edges, between((cuts[k]+cuts[k+1])/2)) {
					continue
				}
				from, to := between(cuts[k]), between(cuts[k+1])
				if len(out.Ops) == 0 || from != last {
					out.Move(from.X, from.Y)
				}
				out.Line(to.X, to.Y)
				last = to
			}
		}
	}
	return out
}

// crossing returns where on ab the edge cd crosses it.
func crossing(a, b, c, d scene.Point) (t float64, ok bool) {
	x, y, u, v := b.X-a.X, b.Y-a.Y, d.X-c.X, d.Y-c.Y
	det := x*v - y*u
	if det == 0 {
		return 0, false
	}
	t = ((c.X-a.X)*v - (c.Y-a.Y)*u) / det
	s := ((c.X-a.X)*y - (c.Y-a.Y)*x) / det
	return t, t > 0 && t < 1 && s >= 0 && s <= 1
}

// clipFill returns what a clip leaves of a path that is filled. The clip counts by its convex hull, which all clips of ours are.
func clipFill(p scene.Path, clip scene.Path) scene.Path {
	var corners []scene.Point
	for _, c := range polygonsOf(clip) {
		corners = append(corners, c...)
	}
	hull := convexHull(corners)
	if len(hull) < 3 {
		return scene.Path{}
	}
	all := true
	for _, q := range p.Points {
		all = all && inside([][]scene.Point{hull}, q)
	}
	if all {
		return p
	}
	var out scene.Path
	for _, c := range polygonsOf(p) {
		for i, a := range hull { // Sutherland and Hodgman: one edge after the other
			c = cutBy(c, a, hull[(i+1)%len(hull)])
		}
		if len(c) < 3 {
			continue
		}
		part := scene.Polyline(c...)
		part.Close()
		out.Ops, out.Points = append(out.Ops, part.Ops...), append(out.Points, part.Points...)
	}
	return out
}

// cutBy keeps what of a polygon lies to the left of the line from a to b (with y down: on the hull's side).
func cutBy(c []scene.Point, a, b scene.Point) []scene.Point {
	side := func(q scene.Point) float64 { return (b.X-a.X)*(q.Y-a.Y) - (b.Y-a.Y)*(q.X-a.X) }
	var out []scene.Point
	for i, q := range c {
		r := c[(i+1)%len(c)]
		s, t := side(q), side(r)
		if s >= 0 {
			out = append(out, q)
		}
		if s > 0 && t < 0 || s < 0 && t > 0 {
			u := s / (s - t)
			out = append(out, scene.Point{X: q.X + (r.X-q.X)*u, Y: q.Y + (r.Y-q.Y)*u})
		}
	}
	return out
}

// convexHull returns the corners of the hull, so that its inside is where cutBy keeps (Andrew's monotone chain).
func convexHull(points []scene.Point) []scene.Point {
	p := slices.Clone(points)
	slices.SortFunc(p, func(a, b scene.Point) int {
		switch {
		case a.X < b.X || a.X == b.X && a.Y < b.Y:
			return -1
		case a == b:
			return 0
		}
		return 1
	})
	p = slices.Compact(p)
	if len(p) < 3 {
		return nil
	}
	half := func(p []scene.Point) []scene.Point {
		var h []scene.Point
		for _, q := range p {
			for len(h) >= 2 && (h[len(h)-1].X-h[len(h)-2].X)*(q.Y-h[len(h)-2].Y)-(h[len(h)-1].Y-h[len(h)-2].Y)*(q.X-h[len(h)-2].X) <= 0 {
				h = h[:len(h)-1]
			}
			h = append(h, q)
		}
		return h
	}
	lower := half(p)
	slices.Reverse(p)
	upper := half(p)
	return append(lower[:len(lower)-1], upper[:len(upper)-1]...)
}
