package scene

import (
	"image/color"
	"math"
	"reflect"
	"testing"
)

func near(a, b, slack float64) bool { return math.Abs(a-b) <= slack }

func TestTransforms(t *testing.T) {
	p := Point{3, 4}
	for _, row := range []struct {
		name string
		t    Transform
		want Point
	}{
		{"zero", Transform{}, Point{3, 4}},
		{"translate", Translate(10, -1), Point{13, 3}},
		{"scale", Scale(2, 0.5), Point{6, 2}},
		// y is down, so a quarter turn clockwise takes right to down.
		{"rotate", Rotate(math.Pi / 2), Point{-4, 3}},
		{"translate, then scale", Translate(1, 1).Then(Scale(2, 2)), Point{8, 10}},
		{"scale, then translate", Scale(2, 2).Then(Translate(1, 1)), Point{7, 9}},
		{"zero, then scale", Transform{}.Then(Scale(2, 2)), Point{6, 8}},
		{"scale, then zero", Scale(2, 2).Then(Transform{}), Point{6, 8}},
		{"there and back", Rotate(1).Then(Rotate(-1)), Point{3, 4}},
	} {
		if got := row.t.Apply(p); !near(got.X, row.want.X, 1e-12) || !near(got.Y, row.want.Y, 1e-12) {
			t.Errorf("%s: %v, want %v", row.name, got, row.want)
		}
	}
	for _, row := range []struct {
		t    Transform
		want bool
	}{{Transform{}, true}, {Scale(1, 1), true}, {Translate(0, 0), true}, {Translate(1, 0), false}, {Scale(1, -1), false}} {
		if got := row.t.IsIdentity(); got != row.want {
			t.Errorf("%+v is the identity: %t", row.t, got)
		}
	}
}

// Then is applying one after the other, whatever the maps.
func TestThenIsComposition(t *testing.T) {
	maps := []Transform{Translate(3, -7), Scale(2, 0.25), Rotate(0.7), {XX: 1, YX: 0.3, XY: -0.2, YY: 2, X0: 5, Y0: 6}}
	p := Point{1.5, -2.5}
	for i, a := range maps {
		for j, b := range maps {
			got, want := a.Then(b).Apply(p), b.Apply(a.Apply(p))
			if !near(got.X, want.X, 1e-9) || !near(got.Y, want.Y, 1e-9) {
				t.Errorf("%d then %d: %v, want %v", i, j, got, want)
			}
		}
	}
}

func TestRectangles(t *testing.T) {
	a, b := Rect{0, 0, 10, 10}, Rect{5, 5, 10, 10}
	if got, want := a.Union(b), (Rect{0, 0, 15, 15}); got != want {
		t.Errorf("union %v, want %v", got, want)
	}
	for _, empty := range []Rect{{}, {5, 5, 0, 3}, {5, 5, 3, -1}} {
		if !empty.Empty() || a.Union(empty) != a || empty.Union(a) != a {
			t.Errorf("%v counts in a union", empty)
		}
	}
	for _, row := range []struct {
		r    Rect
		want bool
	}{{b, true}, {Rect{10, 0, 5, 5}, false}, {Rect{0, -5, 10, 5}, false}, {Rect{9.99, 9.99, 1, 1}, true}, {Rect{2, 2, 2, 2}, true}} {
		if got := a.Overlaps(row.r); got != row.want || row.r.Overlaps(a) != got {
			t.Errorf("%v overlaps %v: %t", a, row.r, got)
		}
	}
	if !a.Contains(a, 0) || !a.Contains(Rect{-1, 0, 5, 5}, 1) || a.Contains(Rect{-1, 0, 5, 5}, 0.5) || a.Contains(b, 0) {
		t.Error("contains is wrong at the edge")
	}
	if got, want := b.Inset(1), (Rect{6, 6, 8, 8}); got != want || got.Inset(-1) != b {
		t.Errorf("inset %v, want %v", got, want)
	}
	if b.Right() != 15 || b.Bottom() != 15 {
		t.Errorf("edges %g %g", b.Right(), b.Bottom())
	}
	outline := Rectangle(b)
	if got := outline.Bounds(); got != b || outline.Ops[len(outline.Ops)-1] != ClosePath {
		t.Errorf("outline %v of %v", got, b)
	}
}

func TestSnap(t *testing.T) {
	for _, row := range [][2]float64{{0, 0}, {1.0 / 64, 1.0 / 64}, {0.007, 0}, {0.009, 1.0 / 64}, {-0.009, -1.0 / 64}, {1e6 + 0.01, 1e6 + 1.0/64}} {
		if got := Snap(row[0]); got != row[1] {
			t.Errorf("%g snaps to %g, want %g", row[0], got, row[1])
		}
	}
}

// sample returns points on the curves of a path.
func sample(p Path) (out []Point) {
	at, pen := 0, Point{}
	for _, op := range p.Ops {
		switch op {
		case MoveTo, LineTo:
			pen = p.Points[at]
			out = append(out, pen)
			at++
		case QuadTo:
			pen, at = p.Points[at+1], at+2
			out = append(out, pen)
		case CubeTo:
			a, b, c := p.Points[at], p.Points[at+1], p.Points[at+2]
			for i := 1; i <= 16; i++ {
				u := float64(i) / 16
				v := 1 - u
				out = append(out, Point{
					v*v*v*pen.X + 3*v*v*u*a.X + 3*v*u*u*b.X + u*u*u*c.X,
					v*v*v*pen.Y + 3*v*v*u*a.Y + 3*v*u*u*b.Y + u*u*u*c.Y,
				})
			}
			pen, at = c, at+3
		}
	}
	return out
}

// An arc stays on its circle within the error that its comment promises, begins and ends at its angles, and is clockwise.
func TestArcs(t *testing.T) {
	const cx, cy, r = 100, 50, 40
	for _, angles := range [][2]float64{{0, 2 * math.Pi}, {0, 0.1}, {-2.5, 2.5}, {1, -3}, {0.5, 0.5}} {
		var p Path
		p.Arc(cx, cy, r, r, angles[0], angles[1])
		points := sample(p)
		for _, q := range points {
			if d := math.Hypot(q.X-cx, q.Y-cy); !near(d, r, 0.0003*r) {
				t.Errorf("%v: a point %g from the centre", angles, d)
			}
		}
		for k, a := range map[int]float64{0: angles[0], len(points) - 1: angles[1]} {
			if s, c := math.Sincos(a); !near(points[k].X, cx+r*c, 1e-9) || !near(points[k].Y, cy+r*s, 1e-9) {
				t.Errorf("%v: point %d is %v", angles, k, points[k])
			}
		}
	}
	if got, want := Circle(cx, cy, r).Bounds(), (Rect{cx - r, cy - r, 2 * r, 2 * r}); !near(got.X, want.X, 1e-9) || !near(got.W, want.W, 1e-9) || !near(got.H, want.H, 1e-9) {
		t.Errorf("bounds of a circle %v, want %v", got, want)
	}
	var joined Path
	joined.Move(0, 0)
	joined.Arc(cx, cy, r, r, 0, 1)
	if joined.Ops[1] != LineTo || joined.Points[1] != (Point{cx + r, cy}) {
		t.Errorf("an arc is not joined by a line: %v %v", joined.Ops, joined.Points)
	}
	joined.Close()
	joined.Arc(cx, cy, r, r, 0, 1)
	if joined.Ops[len(joined.Ops)-2] != MoveTo {
		t.Errorf("an arc after a closed contour does not begin one: %v", joined.Ops)
	}
}

// Every step takes as many points as Op says.
func TestPathPoints(t *testing.T) {
	var p Path
	p.Move(0, 0)
	p.Line(1, 0)
	p.Quad(2, 0, 2, 1)
	p.Cube(2, 2, 1, 3, -1, 3)
	p.Close()
	takes := map[Op]int{MoveTo: 1, LineTo: 1, QuadTo: 2, CubeTo: 3, ClosePath: 0}
	n := 0
	for _, op := range p.Ops {
		n += takes[op]
	}
	if n != len(p.Points) || len(p.Ops) != 5 {
		t.Errorf("%v with %d points", p.Ops, len(p.Points))
	}
	if got, want := p.Bounds(), (Rect{-1, 0, 3, 3}); got != want {
		t.Errorf("bounds %v, want %v", got, want)
	}
	if got := (Path{}).Bounds(); got != (Rect{}) {
		t.Errorf("bounds of nothing %v", got)
	}
	line := Polyline(Point{1, 2}, Point{3, 4}, Point{5, 0})
	if len(line.Ops) != 3 || line.Ops[0] != MoveTo || line.Ops[2] != LineTo {
		t.Errorf("polyline %v", line.Ops)
	}
	if got := Polyline(); len(got.Ops) != 0 {
		t.Errorf("polyline of nothing %v", got.Ops)
	}
}

// Recolour changes every colour of an item and nothing else, and leaves the item that it is given as it was.
func TestRecolour(t *testing.T) {
	red, blue, half := color.NRGBA{R: 255, A: 255}, color.NRGBA{B: 255, A: 255}, color.NRGBA{R: 255, A: 128}
	fade := func(c color.NRGBA) Paint {
		return Paint{Color: c, Gradient: &Gradient{To: Point{X: 9}, Stops: []Stop{{Offset: 0.5, Color: c}}}}
	}
	items := func(c color.NRGBA) []Item {
		return []Item{
			Fill{Path: Circle(1, 2, 3), Paint: fade(c)},
			Stroke{Path: Circle(1, 2, 3), Paint: Solid(c), Width: 2, Dash: []float64{3, 4}, DashOffset: 1, Cap: RoundCap},
			Text{Run: Run{Size: 9, Outline: 1, Glyphs: []Glyph{{ID: 4, X: 5, Y: 6}}, Text: "a", Paint: Solid(c)}},
			Group{Transform: Translate(1, 2), Opacity: 0.5, Items: []Item{Fill{Paint: Solid(c)}}},
			Grain{Step: 3, Seed: 4}, Image{Area: Rect{W: 5}},
		}
	}
	was, want := items(red), items(blue)
	for i, item := range was {
		got := Recolour(item, func(c color.NRGBA) color.NRGBA {
			if c != red {
				t.Errorf("item %d has the colour %v", i, c)
			}
			return blue
		})
		if !reflect.DeepEqual(got, want[i]) {
			t.Errorf("item %d became %+v", i, got)
		}
	}
	if !reflect.DeepEqual(was, items(red)) {
		t.Error("the items that were given changed")
	}
	if got := Recolour(Fill{Paint: Solid(half)}, func(c color.NRGBA) color.NRGBA { return c }); !reflect.DeepEqual(got, Fill{Paint: Solid(half)}) {
		t.Errorf("alpha: %+v", got)
	}
}

// TestOnRow: what stands level comes to a whole row, what lies on its side to a whole column, and what is aslant stays.
func TestOnRow(t *testing.T) {
	level := Transform{XX: 40, YY: -40}
	side := Transform{YX: 40, XY: 40}
	tilted := Transform{XX: 40, YX: 1, YY: -40}
	for _, row := range []struct {
		em       Transform
		from, to Point
	}{
		{level, Point{X: 10.25, Y: 99.75}, Point{X: 10.25, Y: 100}},
		{level, Point{X: 10.25, Y: 100.484375}, Point{X: 10.25, Y: 100}},
		{level, Point{X: 10.25, Y: 100.5}, Point{X: 10.25, Y: 101}},
		{level, Point{X: 10.25, Y: 100.5 - 1e-9}, Point{X: 10.25, Y: 101}},
		{level, Point{Y: -0.75}, Point{Y: -1}},
		{side, Point{X: 10.75, Y: 99.25}, Point{X: 11, Y: 99.25}},
		{tilted, Point{X: 10.75, Y: 99.25}, Point{X: 10.75, Y: 99.25}},
	} {
		if got := OnRow(row.em, row.from); got != row.to {
			t.Errorf("%v comes to %v instead of %v", row.from, got, row.to)
		}
	}
}
