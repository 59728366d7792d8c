package scene

import "math"

// Op is one step of a Path.
type Op uint8

// The steps, with the number of points that each takes.
const (
	MoveTo    Op = iota // 1
	LineTo              // 1
	QuadTo              // 2: control, end
	CubeTo              // 3: two controls, end
	ClosePath           // 0
)

// Path is a list of steps; Points holds the points of all of them in order. The zero value is empty.
type Path struct {
	Ops    []Op
	Points []Point
}

// Move starts a new contour at x, y.
func (p *Path) Move(x, y float64) {
	p.Ops = append(p.Ops, MoveTo)
	p.Points = append(p.Points, Point{x, y})
}

// Line goes straight to x, y.
func (p *Path) Line(x, y float64) {
	p.Ops = append(p.Ops, LineTo)
	p.Points = append(p.Points, Point{x, y})
}

// Quad goes to x, y by the control point x1, y1.
func (p *Path) Quad(x1, y1, x, y float64) {
	p.Ops = append(p.Ops, QuadTo)
	p.Points = append(p.Points, Point{x1, y1}, Point{x, y})
}

// Cube goes to x, y by two control points.
func (p *Path) Cube(x1, y1, x2, y2, x, y float64) {
	p.Ops = append(p.Ops, CubeTo)
	p.Points = append(p.Points, Point{x1, y1}, Point{x2, y2}, Point{x, y})
}

// Close goes back to the start of the contour.
func (p *Path) Close() { p.Ops = append(p.Ops, ClosePath) }

// Rectangle returns the outline of r.
func Rectangle(r Rect) Path {
	var p Path
	p.Move(r.X, r.Y)
	p.Line(r.Right(), r.Y)
	p.Line(r.Right(), r.Bottom())
	p.Line(r.X, r.Bottom())
	p.Close()
	return p
}

// RoundedRectangle returns the outline of r with elliptic corners of the radii rx and ry; without one of them the corners are square.
func RoundedRectangle(r Rect, rx, ry float64) Path {
	if rx <= 0 || ry <= 0 {
		return Rectangle(r)
	}
	var p Path
	p.Move(r.X+rx, r.Y)
	p.Line(r.Right()-rx, r.Y)
	p.Arc(r.Right()-rx, r.Y+ry, rx, ry, -math.Pi/2, 0)
	p.Arc(r.Right()-rx, r.Bottom()-ry, rx, ry, 0, math.Pi/2)
	p.Arc(r.X+rx, r.Bottom()-ry, rx, ry, math.Pi/2, math.Pi)
	p.Arc(r.X+rx, r.Y+ry, rx, ry, math.Pi, 1.5*math.Pi)
	p.Close()
	return p
}

// Polyline returns the open path through the points.
func Polyline(points ...Point) Path {
	var p Path
	for i, q := range points {
		if i == 0 {
			p.Move(q.X, q.Y)
		} else {
			p.Line(q.X, q.Y)
		}
	}
	return p
}

// Circle returns the closed outline of a circle, by four cubics (error below 0.03 % of the radius).
func Circle(cx, cy, r float64) Path {
	var p Path
	p.Arc(cx, cy, r, r, 0, 2*math.Pi)
	p.Close()
	return p
}

// Arc appends an elliptic arc about (cx, cy) from angle a0 to a1 (radians, clockwise from the right), joined by a
// line to what is there, or starting a contour when the path is empty.
func (p *Path) Arc(cx, cy, rx, ry, a0, a1 float64) {
	n := int(math.Ceil(math.Abs(a1-a0)/(math.Pi/2) - 1e-9))
	if n < 1 {
		n = 1
	}
	step := (a1 - a0) / float64(n)
	k := 4.0 / 3 * math.Tan(step/4)
	at := func(a float64) (x, y, dx, dy float64) {
		s, c := math.Sincos(a)
		return cx + rx*c, cy + ry*s, -rx * s, ry * c
	}
	x, y, dx, dy := at(a0)
	if len(p.Ops) == 0 || p.Ops[len(p.Ops)-1] == ClosePath {
		p.Move(x, y)
	} else {
		p.Line(x, y)
	}
	for i := 1; i <= n; i++ {
		x1, y1, dx1, dy1 := at(a0 + float64(i)*step)
		p.Cube(x+k*dx, y+k*dy, x1-k*dx1, y1-k*dy1, x1, y1)
		x, y, dx, dy = x1, y1, dx1, dy1
	}
}

// Bounds returns the bounding box of all points of the path, control points included.
func (p Path) Bounds() Rect {
	if len(p.Points) == 0 {
		return Rect{}
	}
	a, b := p.Points[0], p.Points[0]
	for _, q := range p.Points[1:] {
		a.X, a.Y = math.Min(a.X, q.X), math.Min(a.Y, q.Y)
		b.X, b.Y = math.Max(b.X, q.X), math.Max(b.Y, q.Y)
	}
	return Rect{a.X, a.Y, b.X - a.X, b.Y - a.Y}
}
