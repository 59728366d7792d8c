package logo

import (
	"math"

	"cards/internal/scene"
)

// outline returns the path of a shape.
func (w *walker) outline(n *node) (scene.Path, *fault) {
	var p scene.Path
	bad := false
	num := func(name string, of float64) float64 {
		v, ok := length(n.attrs[name], of)
		if n.attrs[name] != "" && (!ok || !near(v)) {
			bad = true
		}
		return v
	}
	diagonal := math.Hypot(w.width, w.height) / math.Sqrt2
	switch n.name {
	case "path":
		var ok bool
		if p, ok = pathData(n.attrs["d"]); !ok {
			return p, damaged("a path reads %q", short(n.attrs["d"]))
		}
	case "rect":
		x, y, rw, rh := num("x", w.width), num("y", w.height), num("width", w.width), num("height", w.height)
		rx, ry := num("rx", w.width), num("ry", w.height)
		if n.attrs["rx"] == "" {
			rx = ry
		}
		if n.attrs["ry"] == "" {
			ry = rx
		}
		if rw > 0 && rh > 0 {
			p = scene.RoundedRectangle(scene.Rect{X: x, Y: y, W: rw, H: rh}, math.Min(rx, rw/2), math.Min(ry, rh/2))
		}
	case "circle":
		if r := num("r", diagonal); r > 0 {
			p = oval(num("cx", w.width), num("cy", w.height), r, r)
		}
	case "ellipse":
		if rx, ry := num("rx", w.width), num("ry", w.height); rx > 0 && ry > 0 {
			p = oval(num("cx", w.width), num("cy", w.height), rx, ry)
		}
	case "line":
		p.Move(num("x1", w.width), num("y1", w.height))
		p.Line(num("x2", w.width), num("y2", w.height))
	case "polyline", "polygon":
		v, ok := numbers(n.attrs["points"])
		if !ok {
			return p, damaged("the points of a %s read %q", n.name, short(n.attrs["points"]))
		}
		for i := 0; i+1 < len(v); i += 2 {
			if i == 0 {
				p.Move(v[0], v[1])
				continue
			}
			p.Line(v[i], v[i+1])
		}
		if n.name == "polygon" && len(p.Ops) > 0 {
			p.Close()
		}
	}
	if bad {
		return p, damaged("a %s has a length that cannot be read", n.name)
	}
	if w.steps += len(p.Ops); w.steps > maxSteps {
		return p, tooMuch("the SVG's shapes have more than %d steps", maxSteps)
	}
	for _, q := range p.Points {
		if !near(q.X, q.Y) {
			return p, damaged("a %s reaches out of the drawing", n.name)
		}
	}
	return p, nil
}

func oval(cx, cy, rx, ry float64) scene.Path {
	var p scene.Path
	p.Arc(cx, cy, rx, ry, 0, 2*math.Pi)
	p.Close()
	return p
}

// paint adds the items of a shape.
func (w *walker) paint(n *node, p scene.Path, t scene.Transform, s style) *fault {
	if w.shapes++; w.shapes > maxShapes {
		return tooMuch("the SVG has more than %d shapes", maxShapes)
	}
	var items []scene.Item
	reach := 0.0
	if s.fill.shown && n.name != "line" {
		filled := p
		if s.evenOdd {
			filled = evenOdd(p)
		}
		items = append(items, scene.Fill{Path: filled, Paint: scene.Solid(s.fill.with(s.opacity * s.fillOpacity))})
	}
	if s.stroke.shown && s.width > 0 {
		if !near(s.width) {
			return damaged("a stroke is too wide")
		}
		items = append(items, scene.Stroke{Path: p, Paint: scene.Solid(s.stroke.with(s.opacity * s.strokeOpacity)), Width: s.width, Cap: s.cap, Join: s.join, Dash: s.dash, DashOffset: s.dashOffset})
		reach = s.width
	}
	if len(items) == 0 {
		return nil
	}
	if len(s.dash) > 0 {
		// Dashes are paid for by the length of what they are laid along.
		least := 0.0
		for _, d := range s.dash {
			least += d
		}
		along := 0.0
		for i := 1; i < len(p.Points); i++ {
			along += math.Hypot(p.Points[i].X-p.Points[i-1].X, p.Points[i].Y-p.Points[i-1].Y)
		}
		if dashes := along / least * float64(len(s.dash)); !(dashes < maxSteps-float64(w.steps)) {
			return tooMuch("the SVG's dashes are too many")
		} else {
			w.steps += int(dashes)
		}
	}
	if !t.IsIdentity() {
		items = []scene.Item{scene.Group{Transform: t, Items: items}}
	}
	w.items = append(w.items, items...)
	area := mapped(p.Bounds().Inset(-reach), t)
	w.areas = append(w.areas, area)
	w.bounds = w.bounds.Union(area)
	return nil
}

// mapped is the box of a transformed rectangle.
func mapped(r scene.Rect, t scene.Transform) scene.Rect {
	x0, y0, x1, y1 := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, c := range []scene.Point{{X: r.X, Y: r.Y}, {X: r.Right(), Y: r.Y}, {X: r.X, Y: r.Bottom()}, {X: r.Right(), Y: r.Bottom()}} {
		q := t.Apply(c)
		x0, y0, x1, y1 = math.Min(x0, q.X), math.Min(y0, q.Y), math.Max(x1, q.X), math.Max(y1, q.Y)
	}
	return scene.Rect{X: x0, Y: y0, W: x1 - x0, H: y1 - y0}
}

// maxContours bounds the contours of a path that is filled by the even-odd rule, which are compared in pairs.
const maxContours = 200

// evenOdd turns the contours of a path so that the non-zero rule fills what the even-odd rule does, as long as contours do not
// cross: one inside an odd number of others runs the other way round.
func evenOdd(p scene.Path) scene.Path {
	contours := split(p)
	if len(contours) < 2 || len(contours) > maxContours {
		return p
	}
	flat := make([][]scene.Point, len(contours))
	for i := range contours {
		flat[i] = polygon(contours[i])
	}
	var out scene.Path
	for i, c := range contours {
		depth := 0
		for j := range contours {
			if i != j && len(flat[i]) > 0 && inside(flat[i][0], flat[j]) {
				depth++
			}
		}
		if (signed(flat[i]) < 0) != (depth%2 == 1) {
			c = backwards(c)
		}
		out.Ops, out.Points = append(out.Ops, c.Ops...), append(out.Points, c.Points...)
	}
	return out
}

// split divides a path into its contours.
func split(p scene.Path) (out []scene.Path) {
	at := 0
	for _, op := range p.Ops {
		if op == scene.MoveTo || len(out) == 0 {
			out = append(out, scene.Path{})
		}
		c := &out[len(out)-1]
		n := takes(op)
		c.Ops, c.Points = append(c.Ops, op), append(c.Points, p.Points[at:at+n]...)
		at += n
	}
	return out
}

// takes is the number of points of a step.
func takes(op scene.Op) int {
	switch op {
	case scene.MoveTo, scene.LineTo:
		return 1
	case scene.QuadTo:
		return 2
	case scene.CubeTo:
		return 3
	}
	return 0
}

// polygon flattens a contour coarsely, for telling what is inside what.
func polygon(p scene.Path) (out []scene.Point) {
	var at scene.Point
	i := 0
	const parts = 8
	for _, op := range p.Ops {
		n := takes(op)
		q := p.Points[i : i+n]
		i += n
		switch op {
		case scene.MoveTo, scene.LineTo:
			out = append(out, q[0])
		case scene.QuadTo:
			for k := 1; k <= parts; k++ {
				t := float64(k) / parts
				a, b, c := (1-t)*(1-t), 2*t*(1-t), t*t
				out = append(out, scene.Point{X: a*at.X + b*q[0].X + c*q[1].X, Y: a*at.Y + b*q[0].Y + c*q[1].Y})
			}
		case scene.CubeTo:
			for k := 1; k <= parts; k++ {
				t := float64(k) / parts
				u := 1 - t
				a, b, c, d := u*u*u, 3*t*u*u, 3*t*t*u, t*t*t
				out = append(out, scene.Point{X: a*at.X + b*q[0].X + c*q[1].X + d*q[2].X, Y: a*at.Y + b*q[0].Y + c*q[1].Y + d*q[2].Y})
			}
		}
		if n > 0 {
			at = q[n-1]
		}
	}
	return out
}

// inside reports whether a point is in a polygon.
func inside(p scene.Point, poly []scene.Point) bool {
	in := false
	for i, j := 0, len(poly)-1; i < len(poly); j, i = i, i+1 {
		a, b := poly[i], poly[j]
		if (a.Y > p.Y) != (b.Y > p.Y) && p.X < (b.X-a.X)*(p.Y-a.Y)/(b.Y-a.Y)+a.X {
			in = !in
		}
	}
	return in
}

// signed is twice the area of a polygon, negative where it runs anticlockwise.
func signed(poly []scene.Point) float64 {
	sum := 0.0
	for i, j := 0, len(poly)-1; i < len(poly); j, i = i, i+1 {
		sum += poly[j].X*poly[i].Y - poly[i].X*poly[j].Y
	}
	return sum
}

// backwards runs a contour the other way round.
func backwards(p scene.Path) scene.Path {
	var out scene.Path
	at := len(p.Points) - 1
	if at < 0 {
		return p
	}
	out.Move(p.Points[at].X, p.Points[at].Y)
	closed := false
	for i := len(p.Ops) - 1; i > 0; i-- {
		n := takes(p.Ops[i])
		if n == 0 {
			closed = true
			continue
		}
		out.Ops = append(out.Ops, p.Ops[i])
		for k := 1; k <= n; k++ {
			out.Points = append(out.Points, p.Points[at-k])
		}
		at -= n
	}
	if closed {
		out.Close()
	}
	return out
}
