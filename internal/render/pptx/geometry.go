package pptx

import (
	"math"

	"cards/internal/scene"
)

// Geometry: paths that are rectangles, circles and lines become the shapes of those names, with the handles that a designer knows;
// all others become custom geometry (CT_CustomGeometry2D, ECMA-376-1 §20.1.9.8).

// geometry is the form of a shape.
type geometry struct {
	// preset is rect, ellipse, roundRect or line; empty for the path.
	preset string
	// corner is the radius of a roundRect as a share of its shorter side, in 1/100,000.
	corner int64
	path   scene.Path
	// bounds is where the form is, in px of the page, tight about its curves.
	bounds scene.Rect
	// flipped tells that a line falls from the right to the left.
	flipped bool
}

// geometryOf recognises a path; open paths are strokes.
func geometryOf(p scene.Path) geometry {
	g := geometry{path: p, bounds: tight(p)}
	ops := p.Ops
	if len(ops) > 1 && ops[len(ops)-1] == scene.ClosePath {
		ops = ops[:len(ops)-1]
	}
	closed := len(ops) < len(p.Ops)
	switch {
	case isLine(ops, p) && !closed:
		a, b := p.Points[0], p.Points[1]
		g.preset, g.flipped = "line", (b.X-a.X)*(b.Y-a.Y) < 0
	case isUpright(ops, p.Points, closed):
		g.preset = "rect"
	case isEllipse(ops, p.Points, g.bounds):
		g.preset = "ellipse"
	default:
		if r, ok := isRounded(p, g.bounds); ok {
			g.preset, g.corner = "roundRect", round(r/math.Min(g.bounds.W, g.bounds.H)*100000)
		}
	}
	return g
}

func isLine(ops []scene.Op, p scene.Path) bool {
	return len(ops) == 2 && ops[0] == scene.MoveTo && ops[1] == scene.LineTo && len(p.Points) == 2
}

// close2 reports whether two numbers differ by less than what can be seen.
func close2(a, b float64) bool { return math.Abs(a-b) < 0.01 }

// isUpright reports whether a contour is an upright rectangle.
func isUpright(ops []scene.Op, points []scene.Point, closed bool) bool {
	n := len(ops)
	if n == 5 && len(points) == 5 && close2(points[0].X, points[4].X) && close2(points[0].Y, points[4].Y) {
		n, closed = 4, true
	}
	if n != 4 || len(points) < 4 || !closed || ops[0] != scene.MoveTo {
		return false
	}
	for i := 1; i < len(ops); i++ {
		if ops[i] != scene.LineTo {
			return false
		}
	}
	a, b, c, d := points[0], points[1], points[2], points[3]
	return close2(a.Y, b.Y) && close2(b.X, c.X) && close2(c.Y, d.Y) && close2(d.X, a.X) || close2(a.X, b.X) && close2(b.Y, c.Y) && close2(c.X, d.X) && close2(d.Y, a.Y)
}

// isEllipse reports whether a contour is four quarters of an ellipse.
func isEllipse(ops []scene.Op, points []scene.Point, in scene.Rect) bool {
	if len(ops) != 5 || len(points) != 13 || ops[0] != scene.MoveTo || in.Empty() {
		return false
	}
	for _, op := range ops[1:] {
		if op != scene.CubeTo {
			return false
		}
	}
	// Every end and the middle of every quarter lies on the ellipse.
	on := func(q scene.Point) bool {
		x, y := (q.X-in.X)/in.W*2-1, (q.Y-in.Y)/in.H*2-1
		return math.Abs(math.Hypot(x, y)-1) < 0.004
	}
	for i := 0; i < 12; i += 3 {
		if !on(points[i+3]) || !on(cubic(points[i], points[i+1], points[i+2], points[i+3], 0.5)) {
			return false
		}
	}
	return true
}

// isRounded reports whether a path is a rectangle with round corners, and their radius.
func isRounded(p scene.Path, in scene.Rect) (radius float64, ok bool) {
	if len(p.Points) == 0 || in.Empty() {
		return 0, false
	}
	radius = p.Points[0].X - in.X
	if !(radius > 0.01) || radius > math.Min(in.W, in.H)/2+0.01 {
		return 0, false
	}
	want := scene.RoundedRectangle(in, radius, radius)
	if len(want.Ops) != len(p.Ops) {
		return 0, false
	}
	for i, op := range want.Ops {
		if p.Ops[i] != op {
			return 0, false
		}
	}
	for i, q := range want.Points {
		if !close2(q.X, p.Points[i].X) || !close2(q.Y, p.Points[i].Y) {
			return 0, false
		}
	}
	return radius, true
}

// cubic returns the point at t of a cubic.
func cubic(a, b, c, d scene.Point, t float64) scene.Point {
	u := 1 - t
	f := func(a, b, c, d float64) float64 { return u*u*u*a + 3*u*u*t*b + 3*u*t*t*c + t*t*t*d }
	return scene.Point{X: f(a.X, b.X, c.X, d.X), Y: f(a.Y, b.Y, c.Y, d.Y)}
}

// tight returns the bounds of a path's curves, without control points that reach beyond them.
func tight(p scene.Path) scene.Rect {
	x0, y0, x1, y1 := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	add := func(q scene.Point) {
		x0, y0, x1, y1 = math.Min(x0, q.X), math.Min(y0, q.Y), math.Max(x1, q.X), math.Max(y1, q.Y)
	}
	walk(p, func(op scene.Op, from scene.Point, q []scene.Point) {
		switch op {
		case scene.MoveTo, scene.LineTo:
			add(q[0])
		case scene.QuadTo:
			b, c := elevate(from, q[0], q[1])
			extremes(from, b, c, q[1], add)
			add(q[1])
		case scene.CubeTo:
			extremes(from, q[0], q[1], q[2], add)
			add(q[2])
		}
	})
	if x0 > x1 {
		return scene.Rect{}
	}
	return scene.Rect{X: x0, Y: y0, W: x1 - x0, H: y1 - y0}
}

// walk calls f for each step of a path with the point from which it starts. A path whose points do not suffice ends early.
func walk(p scene.Path, f func(op scene.Op, from scene.Point, q []scene.Point)) {
	takes := [...]int{scene.MoveTo: 1, scene.LineTo: 1, scene.QuadTo: 2, scene.CubeTo: 3, scene.ClosePath: 0}
	at := 0
	var pen, start scene.Point
	for _, op := range p.Ops {
		if int(op) >= len(takes) || at+takes[op] > len(p.Points) {
			return
		}
		q := p.Points[at : at+takes[op]]
		f(op, pen, q)
		at += len(q)
		switch op {
		case scene.MoveTo:
			pen, start = q[0], q[0]
		case scene.ClosePath:
			pen = start
		default:
			pen = q[len(q)-1]
		}
	}
}

// elevate returns the control points of the cubic that a quadratic is.
func elevate(a, c, b scene.Point) (c1, c2 scene.Point) {
	return scene.Point{X: a.X + 2.0/3*(c.X-a.X), Y: a.Y + 2.0/3*(c.Y-a.Y)}, scene.Point{X: b.X + 2.0/3*(c.X-b.X), Y: b.Y + 2.0/3*(c.Y-b.Y)}
}

// extremes adds the points at which a cubic turns back along an axis.
func extremes(a, b, c, d scene.Point, add func(scene.Point)) {
	for _, axis := range [2][4]float64{{a.X, b.X, c.X, d.X}, {a.Y, b.Y, c.Y, d.Y}} {
		// The derivative is a quadratic: p t² + q t + r.
		p := -axis[0] + 3*axis[1] - 3*axis[2] + axis[3]
		q := 2 * (axis[0] - 2*axis[1] + axis[2])
		r := axis[1] - axis[0]
		var roots []float64
		if math.Abs(p) < 1e-12 {
			if q != 0 {
				roots = []float64{-r / q}
			}
		} else if s := q*q - 4*p*r; s >= 0 {
			s = math.Sqrt(s)
			roots = []float64{(-q - s) / (2 * p), (-q + s) / (2 * p)}
		}
		for _, t := range roots {
			if t > 0 && t < 1 {
				add(cubic(a, b, c, d, t))
			}
		}
	}
}

// transformed returns a path under a transform.
func transformed(p scene.Path, t scene.Transform) scene.Path {
	if t.IsIdentity() {
		return p
	}
	out := scene.Path{Ops: p.Ops, Points: make([]scene.Point, len(p.Points))}
	for i, q := range p.Points {
		out.Points[i] = t.Apply(q)
	}
	return out
}

// contours returns the parts of a path, each beginning with a move.
func contours(p scene.Path) []scene.Path {
	var out []scene.Path
	walk(p, func(op scene.Op, from scene.Point, q []scene.Point) {
		if op == scene.MoveTo || len(out) == 0 {
			out = append(out, scene.Path{})
		}
		c := &out[len(out)-1]
		c.Ops, c.Points = append(c.Ops, op), append(c.Points, q...)
	})
	return out
}

// area returns the signed area of a contour, by its corners and control points.
func area(p scene.Path) float64 {
	sum := 0.0
	for i, q := range p.Points {
		r := p.Points[(i+1)%len(p.Points)]
		sum += q.X*r.Y - r.X*q.Y
	}
	return sum / 2
}

// painted returns the paths of one form as they have to be written: where contours of a path overlap, DrawingML leaves a hole,
// and the page does not unless they turn against each other. Contours that all turn one way are paths of their own.
func painted(p scene.Path, filled bool) []scene.Path {
	all := contours(p)
	if !filled || len(all) < 2 {
		return []scene.Path{p}
	}
	for _, c := range all {
		if area(c)*area(all[0]) <= 0 {
			return []scene.Path{p}
		}
	}
	return all
}

// writeGeometry writes the form (EG_Geometry, §20.1.9).
func (d *deck) writeGeometry(m *markup, g *geometry, at frame, filled bool) {
	if g.preset != "" {
		m.start("a:prstGeom", "prst", g.preset)
		m.start("a:avLst")
		if g.preset == "roundRect" {
			m.empty("a:gd", "name", "adj", "fmla", "val "+number(min(max(g.corner, 0), 50000)))
		}
		m.end(2)
		return
	}
	m.start("a:custGeom")
	for _, list := range [...]string{"a:avLst", "a:gdLst", "a:ahLst", "a:cxnLst"} {
		m.empty(list)
	}
	m.empty("a:rect", "l", "0", "t", "0", "r", "r", "b", "b")
	m.start("a:pathLst")
	for _, p := range painted(g.path, filled) {
		d.writePath(m, p, at, filled)
	}
	m.end(2)
}

// writePath writes a path in EMU from the corner of its frame (CT_Path2D, §20.1.9.15).
func (d *deck) writePath(m *markup, p scene.Path, at frame, filled bool) {
	attrs := []string{"w", number(max(1, at.w)), "h", number(max(1, at.h))}
	if !filled {
		attrs = append(attrs, "fill", "none")
	}
	m.start("a:path", attrs...)
	point := func(q scene.Point) {
		m.empty("a:pt", "x", number(d.grid.x+round(q.X*d.grid.scale)-at.x), "y", number(d.grid.y+round(q.Y*d.grid.scale)-at.y))
	}
	names := [...]string{scene.MoveTo: "a:moveTo", scene.LineTo: "a:lnTo", scene.QuadTo: "a:quadBezTo", scene.CubeTo: "a:cubicBezTo", scene.ClosePath: "a:close"}
	begun := false
	walk(p, func(op scene.Op, from scene.Point, q []scene.Point) {
		switch {
		case op == scene.ClosePath:
			if begun {
				m.empty("a:close")
			}
			return
		case !begun && op != scene.MoveTo:
			m.start("a:moveTo")
			point(from)
			m.end(1)
		}
		begun = true
		m.start(names[op])
		for _, r := range q {
			point(r)
		}
		m.end(1)
	})
	m.end(1)
}
