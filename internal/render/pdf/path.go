package pdf

import (
	"errors"
	"fmt"
	"math"

	"cards/internal/scene"
)

// This room writes paths: filled, stroked, and as clips (ISO 32000-1, 8.4.3, 8.5).

func (c *content) fill(f scene.Fill) error {
	return c.with(f.Paint, false, func() error {
		if err := c.path(soft(&f.Path)); err != nil {
			return err
		}
		c.op("f")
		return nil
	})
}

// soft returns a path as it is to be filled. Readers bring the sides of a filled rectangle to whole pixels (poppler says that it does
// as Acrobat), which makes a rule of one pixel and a half a third heavier. They know a rectangle by its four corners, so one whose
// sides lie between px gets a fifth point.
func soft(p *scene.Path) *scene.Path {
	corners := len(p.Points) == 4 && len(p.Ops) >= 4 && p.Ops[0] == scene.MoveTo
	whole := true
	for i, op := range p.Ops {
		corners = corners && (i == 0 || op == scene.LineTo || i == 4 && op == scene.ClosePath)
	}
	for _, q := range p.Points {
		whole = whole && q.X == math.Trunc(q.X) && q.Y == math.Trunc(q.Y)
	}
	if !corners || whole {
		return p
	}
	a, b := p.Points[0], p.Points[1]
	middle := scene.Point{X: (a.X + b.X) / 2, Y: (a.Y + b.Y) / 2}
	return &scene.Path{
		Ops:    append([]scene.Op{scene.MoveTo, scene.LineTo}, p.Ops[1:]...),
		Points: append([]scene.Point{a, middle}, p.Points[1:]...),
	}
}

func (c *content) strokePath(s scene.Stroke) error {
	if !sane(s.Width) {
		return errNotFinite
	}
	if !(s.Width > 0) || len(s.Path.Ops) == 0 {
		return nil
	}
	return c.with(s.Paint, true, func() error {
		dash, offset := dashes(s)
		c.pen(s.Width, s.Cap, s.Join, dash, offset)
		if err := c.path(nudged(&s.Path)); err != nil {
			return err
		}
		c.op("S")
		return nil
	})
}

// nudged returns a path as it is to be stroked. Readers bring strokes along the axes to whole pixels, too, and know them by points that
// share a row or a column; so the second point of such a stroke is moved by less than can be drawn.
func nudged(p *scene.Path) *scene.Path {
	const little = 1.0 / 512
	for i, op := range p.Ops {
		if op == scene.QuadTo || op == scene.CubeTo || i < len(p.Points) && !sane(p.Points[i].X, p.Points[i].Y) {
			return p
		}
	}
	if len(p.Points) < 2 || len(p.Ops) < 2 || p.Ops[0] != scene.MoveTo || p.Ops[1] != scene.LineTo {
		return p
	}
	out := &scene.Path{Ops: p.Ops, Points: append([]scene.Point(nil), p.Points...)}
	out.Points[1].X += little
	out.Points[1].Y += little
	return out
}

// maxDashes bounds the pieces of one stroke; a pattern finer than that is drawn as a solid line.
const maxDashes = 1 << 16

// dashes returns the pattern of a stroke, and where it starts, which is never negative here. What is no pattern is none: negative, not
// finite, or adding up to nothing (SVG 2, 13.5.6).
func dashes(s scene.Stroke) ([]float64, float64) {
	sum := 0.0
	for _, d := range s.Dash {
		if !(d >= 0) {
			return nil, 0
		}
		sum += d
	}
	length := 0.0
	for i := 1; i < len(s.Path.Points); i++ {
		a, b := s.Path.Points[i-1], s.Path.Points[i]
		length += math.Hypot(b.X-a.X, b.Y-a.Y)
	}
	// Below a hundredth the numbers would be rounded to a pattern of nothing.
	if !(sum > 0.01) || !sane(sum, s.DashOffset) || !(length/sum*float64(len(s.Dash)) <= maxDashes) {
		return nil, 0
	}
	// An odd pattern repeats after two rounds.
	offset := math.Mod(s.DashOffset, 2*sum)
	if offset < 0 {
		offset += 2 * sum
	}
	return s.Dash, offset
}

// pen sets how lines are drawn. The numbers of caps and joins are those of PDF (8.4.3), and so is the limit of miters.
func (c *content) pen(width float64, cap scene.Cap, join scene.Join, dash []float64, offset float64) {
	pattern := "[] 0"
	if len(dash) > 0 {
		pattern = "[" + numbers(lengthPlaces, dash...) + "] " + numbers(lengthPlaces, offset)
	}
	pen := fmt.Sprintf("%s w %d J %d j %s d", numbers(lengthPlaces, width), cap, join, pattern)
	if pen != c.state.pen {
		c.op("%s", pen)
		c.state.pen = pen
	}
}

// path appends a path, without painting it. Quadratic curves become cubic ones.
func (c *content) path(p *scene.Path) error {
	at := 0
	var pen, start scene.Point
	take := func(n int) ([]scene.Point, error) {
		if at+n > len(p.Points) {
			return nil, errors.New("a path has fewer points than its steps take")
		}
		points := p.Points[at : at+n]
		at += n
		for _, q := range points {
			if !sane(q.X, q.Y) {
				return nil, errNotFinite
			}
		}
		if n > 0 {
			pen = points[n-1]
		}
		return points, nil
	}
	for i, op := range p.Ops {
		from := pen
		n := [...]int{scene.MoveTo: 1, scene.LineTo: 1, scene.QuadTo: 2, scene.CubeTo: 3, scene.ClosePath: 0}[op]
		q, err := take(n)
		if err != nil {
			return err
		}
		if i == 0 && op != scene.MoveTo {
			return errors.New("a path does not begin with a point")
		}
		switch op {
		case scene.MoveTo:
			start = q[0]
			c.point(q[0])
			c.b = append(c.b, "m\n"...)
		case scene.LineTo:
			c.point(q[0])
			c.b = append(c.b, "l\n"...)
		case scene.QuadTo:
			third := func(a, b float64) float64 { return a + (b-a)*2/3 }
			c.point(scene.Point{X: third(from.X, q[0].X), Y: third(from.Y, q[0].Y)})
			c.point(scene.Point{X: third(q[1].X, q[0].X), Y: third(q[1].Y, q[0].Y)})
			c.point(q[1])
			c.b = append(c.b, "c\n"...)
		case scene.CubeTo:
			c.point(q[0])
			c.point(q[1])
			c.point(q[2])
			c.b = append(c.b, "c\n"...)
		case scene.ClosePath:
			pen = start
			c.b = append(c.b, "h\n"...)
		}
	}
	if len(p.Ops) == 0 {
		// Operators that paint or clip need a path; this one is empty.
		c.op("0 0 0 0 re")
	}
	return nil
}

func (c *content) point(p scene.Point) {
	c.b = append(appendNumber(c.b, p.X, lengthPlaces), ' ')
	c.b = append(appendNumber(c.b, p.Y, lengthPlaces), ' ')
}

// clip keeps what follows within a path.
func (c *content) clip(p *scene.Path) error {
	if err := c.path(p); err != nil {
		return err
	}
	c.op("W n")
	return nil
}
