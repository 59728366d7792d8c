package raster

import (
	"math"

	"cards/internal/scene"
)

type scenePoint = scene.Point

const (
	// flatness is how far a chord may stand off its curve, in pixels: below the 1/64 px grid of the rasteriser.
	flatness = 1.0 / 96
	// farAway bounds coordinates in pixels, so that no later sum or product overflows.
	farAway = 1 << 24
	// maxChords bounds the pieces of one curve; a curve that needs more is far larger than any page.
	maxChords = 1 << 10
)

// polygons is a list of polylines: points of all of them in a row, and where each ends.
type polygons struct {
	points []scenePoint
	ends   []int
	closed []bool
}

func (p *polygons) reset() { p.points, p.ends, p.closed = p.points[:0], p.ends[:0], p.closed[:0] }

// add appends a point to the polyline that is open.
func (p *polygons) add(q scenePoint) { p.points = append(p.points, q) }

// end finishes the polyline that is open, if it has points.
func (p *polygons) end(closed bool) {
	if len(p.points) > p.start() {
		p.ends = append(p.ends, len(p.points))
		p.closed = append(p.closed, closed)
	}
}

// start is the index of the first point of the polyline that is open.
func (p *polygons) start() int {
	if len(p.ends) == 0 {
		return 0
	}
	return p.ends[len(p.ends)-1]
}

// line returns polyline i.
func (p *polygons) line(i int) []scenePoint {
	from := 0
	if i > 0 {
		from = p.ends[i-1]
	}
	return p.points[from:p.ends[i]]
}

// bounds returns the box of all points, as edges.
func (p *polygons) bounds() (x0, y0, x1, y1 float64) {
	x0, y0, x1, y1 = math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, q := range p.points {
		x0, y0 = math.Min(x0, q.X), math.Min(y0, q.Y)
		x1, y1 = math.Max(x1, q.X), math.Max(y1, q.Y)
	}
	return x0, y0, x1, y1
}

// flatten appends the path, mapped by t, as polylines whose chords stand off by at most flatness/zoom.
func (p *polygons) flatten(path *scene.Path, t scene.Transform, zoom float64) error {
	var start, at scenePoint
	open := false
	next := 0
	take := func() (scenePoint, bool) {
		if next >= len(path.Points) {
			return scenePoint{}, false
		}
		q := apply(t, path.Points[next])
		next++
		if !finite(q.X, q.Y) {
			return q, false
		}
		return scenePoint{X: math.Max(-farAway, math.Min(farAway, q.X)), Y: math.Max(-farAway, math.Min(farAway, q.Y))}, true
	}
	begin := func() {
		if !open { // after a ClosePath the next segment starts where the contour did
			p.add(start)
			at, open = start, true
		}
	}
	for _, op := range path.Ops {
		ok := true
		switch op {
		case scene.MoveTo:
			var q scenePoint
			if q, ok = take(); !ok {
				break
			}
			p.end(false)
			p.add(q)
			start, at, open = q, q, true
		case scene.LineTo:
			var q scenePoint
			if q, ok = take(); !ok {
				break
			}
			begin()
			p.add(q)
			at = q
		case scene.QuadTo:
			a, ok1 := take()
			b, ok2 := take()
			if ok = ok1 && ok2; !ok {
				break
			}
			begin()
			p.quad(at, a, b, zoom)
			at = b
		case scene.CubeTo:
			a, ok1 := take()
			b, ok2 := take()
			d, ok3 := take()
			if ok = ok1 && ok2 && ok3; !ok {
				break
			}
			begin()
			p.cube(at, a, b, d, zoom)
			at = d
		case scene.ClosePath:
			if open {
				p.end(true)
				open = false
			}
		}
		if !ok {
			return errNotFinite
		}
	}
	if open {
		p.end(false)
	}
	return nil
}

// chords returns how many pieces keep a curve within flatness, whose second derivative is at most 8·bend.
func chords(bend, zoom float64) int {
	n := math.Ceil(math.Sqrt(bend * zoom / flatness))
	return int(math.Max(1, math.Min(maxChords, n)))
}

func (p *polygons) quad(a, b, c scenePoint, zoom float64) {
	n := chords(math.Hypot(a.X-2*b.X+c.X, a.Y-2*b.Y+c.Y)/4, zoom)
	for i := 1; i < n; i++ {
		t := float64(i) / float64(n)
		u := 1 - t
		k0, k1, k2 := u*u, 2*u*t, t*t
		p.add(scenePoint{
			X: float64(k0*a.X) + float64(k1*b.X) + float64(k2*c.X),
			Y: float64(k0*a.Y) + float64(k1*b.Y) + float64(k2*c.Y),
		})
	}
	p.add(c)
}

func (p *polygons) cube(a, b, c, d scenePoint, zoom float64) {
	bend := math.Max(math.Hypot(a.X-2*b.X+c.X, a.Y-2*b.Y+c.Y), math.Hypot(b.X-2*c.X+d.X, b.Y-2*c.Y+d.Y))
	n := chords(bend*3/4, zoom)
	for i := 1; i < n; i++ {
		t := float64(i) / float64(n)
		u := 1 - t
		k0, k1, k2, k3 := u*u*u, 3*u*u*t, 3*u*t*t, t*t*t
		p.add(scenePoint{
			X: float64(k0*a.X) + float64(k1*b.X) + float64(k2*c.X) + float64(k3*d.X),
			Y: float64(k0*a.Y) + float64(k1*b.Y) + float64(k2*c.Y) + float64(k3*d.Y),
		})
	}
	p.add(d)
}

// cutRing returns the closed ring cut to the box by Sutherland and Hodgman's method, one side after the other: edges
// that lie outside run along the side, so that winding numbers inside the box stay as they were. The result lies in
// one of the two buffers.
func (k *worker) cutRing(ring []scenePoint, x0, y0, x1, y1 float64) []scenePoint {
	inside := true
	for _, q := range ring {
		if q.X < x0 || q.X > x1 || q.Y < y0 || q.Y > y1 {
			inside = false
			break
		}
	}
	if inside {
		return ring
	}
	a := cutSide(k.ring[:0], ring, func(q scenePoint) float64 { return q.Y - y0 })
	k.ring = a
	b := cutSide(k.ring2[:0], a, func(q scenePoint) float64 { return y1 - q.Y })
	k.ring2 = b
	a = cutSide(k.ring[:0], b, func(q scenePoint) float64 { return q.X - x0 })
	k.ring = a
	b = cutSide(k.ring2[:0], a, func(q scenePoint) float64 { return x1 - q.X })
	k.ring2 = b
	return b
}

// cutSide appends to out what of the ring has a depth of at least 0.
func cutSide(out, ring []scenePoint, depth func(scenePoint) float64) []scenePoint {
	if len(ring) == 0 {
		return out
	}
	prev := ring[len(ring)-1]
	dp := depth(prev)
	for _, q := range ring {
		d := depth(q)
		if (d >= 0) != (dp >= 0) {
			t := dp / (dp - d)
			out = append(out, scenePoint{
				X: prev.X + float64(t*(q.X-prev.X)),
				Y: prev.Y + float64(t*(q.Y-prev.Y)),
			})
		}
		if d >= 0 {
			out = append(out, q)
		}
		prev, dp = q, d
	}
	return out
}
