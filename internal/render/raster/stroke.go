package raster

import (
	"math"

	"cards/internal/scene"
)

// miterLimit is how many half widths a miter may reach before it is bevelled.
const miterLimit = 10

// stroke paints along a path. The outline of the stroke is made here, since gg neither joins the two ends of a
// closed contour nor knows miters, and is then filled like any shape.
func (c *canvas) stroke(s scene.Stroke) error {
	p, ok := c.ink(s.Paint)
	if !finite(s.Width) {
		return errNotFinite
	}
	zoom := stretch(c.t)
	c.polygons.reset()
	if err := c.polygons.flatten(&s.Path, scene.Transform{XX: 1, YY: 1}, zoom); err != nil {
		return err
	}
	if !ok || !(s.Width > 0) || !(zoom > 0) {
		return nil
	}
	lines := &c.polygons
	if d := dashed(lines, s.Dash, s.DashOffset); d != nil {
		lines = d
	}
	pen := pen{half: s.Width / 2, zoom: zoom, cap: s.Cap, join: s.Join, out: &c.outline}
	c.outline.reset()
	for i := range lines.ends {
		pen.draw(lines.line(i), lines.closed[i])
	}
	for i, q := range c.outline.points {
		q = apply(c.t, q)
		if !finite(q.X, q.Y) {
			return errNotFinite
		}
		c.outline.points[i] = scenePoint{X: math.Max(-farAway, math.Min(farAway, q.X)), Y: math.Max(-farAway, math.Min(farAway, q.Y))}
	}
	if r, ok := asRectangle(&c.outline); ok { // rules, ticks and axes
		c.fillRect(r, p)
		return nil
	}
	c.fillPolygons(&c.outline, c.clip.rect, func(x, y int, coverage []uint8) { c.blend(x, y, coverage, p) })
	return nil
}

// pen makes outlines of strokes. Lengths are in the units of the path; zoom says how many pixels one is.
type pen struct {
	half float64
	zoom float64
	cap  scene.Cap
	join scene.Join
	out  *polygons
	dirs []scenePoint
}

// draw appends the outline of one polyline.
func (p *pen) draw(line []scenePoint, closed bool) {
	pts := make([]scenePoint, 0, len(line))
	for _, q := range line {
		if len(pts) == 0 || math.Hypot(q.X-pts[len(pts)-1].X, q.Y-pts[len(pts)-1].Y) > 1e-9 {
			pts = append(pts, q)
		}
	}
	if closed && len(pts) > 1 && math.Hypot(pts[0].X-pts[len(pts)-1].X, pts[0].Y-pts[len(pts)-1].Y) <= 1e-9 {
		pts = pts[:len(pts)-1]
	}
	if len(pts) < 2 {
		p.dot(pts)
		return
	}
	n := len(pts)
	segments := n - 1
	if closed && n > 2 {
		segments = n
	} else {
		closed = false
	}
	p.dirs = p.dirs[:0]
	for i := 0; i < segments; i++ {
		a, b := pts[i], pts[(i+1)%n]
		l := math.Hypot(b.X-a.X, b.Y-a.Y)
		p.dirs = append(p.dirs, scenePoint{X: (b.X - a.X) / l, Y: (b.Y - a.Y) / l})
	}
	if closed {
		for i := 0; i < n; i++ {
			p.corner(pts[i], p.dirs[(i+n-1)%n], p.dirs[i])
		}
		p.out.end(true)
		for i := n - 1; i >= 0; i-- {
			p.corner(pts[i], neg(p.dirs[i]), neg(p.dirs[(i+n-1)%n]))
		}
		p.out.end(true)
		return
	}
	p.ends(pts[0], neg(p.dirs[0]))
	for i := 1; i < n-1; i++ {
		p.corner(pts[i], p.dirs[i-1], p.dirs[i])
	}
	p.ends(pts[n-1], p.dirs[n-2])
	for i := n - 2; i > 0; i-- {
		p.corner(pts[i], neg(p.dirs[i]), neg(p.dirs[i-1]))
	}
	p.out.end(true)
}

// dot draws a contour that has no length: round and square caps show it.
func (p *pen) dot(pts []scenePoint) {
	if len(pts) == 0 || p.cap == scene.ButtCap {
		return
	}
	right := scenePoint{X: 1}
	p.ends(pts[0], neg(right))
	p.ends(pts[0], right)
	p.out.end(true)
}

func neg(d scenePoint) scenePoint { return scenePoint{X: -d.X, Y: -d.Y} }

// side returns the point half a width to the left of q, seen in direction d (y runs down).
func (p *pen) side(q, d scenePoint) scenePoint {
	return scenePoint{X: q.X + float64(p.half*d.Y), Y: q.Y - float64(p.half*d.X)}
}

// ends draws the end at q of a line that arrives in direction d, from its left to its right.
func (p *pen) ends(q, d scenePoint) {
	left, right := p.side(q, d), p.side(q, neg(d))
	switch p.cap {
	case scene.SquareCap:
		dx, dy := float64(p.half*d.X), float64(p.half*d.Y)
		p.out.add(scenePoint{X: left.X + dx, Y: left.Y + dy})
		p.out.add(scenePoint{X: right.X + dx, Y: right.Y + dy})
	case scene.RoundCap:
		p.out.add(left)
		p.arc(q, scenePoint{X: d.Y, Y: -d.X}, math.Pi)
		p.out.add(right)
	default:
		p.out.add(left)
		p.out.add(right)
	}
}

// corner draws the left side of the turn at q from direction a to direction b.
func (p *pen) corner(q, a, b scenePoint) {
	cross := float64(a.X*b.Y) - float64(a.Y*b.X) + 0 // never -0, whose angle would be negative
	dot := float64(a.X*b.X) + float64(a.Y*b.Y)
	from, to := p.side(q, a), p.side(q, b)
	if cross < 0 { // a turn to the left: this is the inner side, and goes by the corner itself
		p.out.add(from)
		p.out.add(q)
		p.out.add(to)
		return
	}
	p.out.add(from)
	switch {
	case p.join == scene.RoundJoin:
		p.arc(q, scenePoint{X: a.Y, Y: -a.X}, math.Atan2(cross, dot))
	case p.join == scene.MiterJoin && 2 <= miterLimit*miterLimit*(1+dot):
		k := p.half / (1 + dot)
		p.out.add(scenePoint{X: q.X + float64(k*(a.Y+b.Y)), Y: q.Y - float64(k*(a.X+b.X))})
	}
	p.out.add(to)
}

// arc draws the inner points of an arc about q that starts in direction n (of length 1) and turns right by angle.
func (p *pen) arc(q, n scenePoint, angle float64) {
	r := p.half * p.zoom
	if r <= flatness {
		return
	}
	steps := int(math.Min(maxChords, math.Ceil(angle/(2*math.Acos(1-math.Min(1, flatness/r))))))
	for i := 1; i < steps; i++ {
		s, c := math.Sincos(angle * float64(i) / float64(steps))
		x := float64(n.X*c) - float64(n.Y*s)
		y := float64(n.X*s) + float64(n.Y*c)
		p.out.add(scenePoint{X: q.X + float64(p.half*x), Y: q.Y + float64(p.half*y)})
	}
}
