package svg

import (
	"math"
	"strconv"
	"testing"

	"cards/internal/scene"
)

// TestLength: numbers have no character that says nothing, and all places of the page's grid stay apart.
func TestLength(t *testing.T) {
	for _, c := range []struct {
		v      float64
		places int
		want   string
	}{{0, 2, "0"}, {-0.001, 2, "0"}, {0.5, 2, ".5"}, {-0.25, 2, "-.25"}, {10, 2, "10"}, {100.004, 2, "100"}, {0.05, 2, ".05"}, {-1234.5678, 3, "-1234.568"}, {1e7, 2, "10000000"}} {
		if got := length(c.v, c.places); got != c.want {
			t.Errorf("%g is written %q, want %q", c.v, got, c.want)
		}
	}
	for i := range 64 {
		v := 700 + float64(i)/64
		got, err := strconv.ParseFloat(length(v, leastPlaces), 64)
		if err != nil || scene.Snap(got) != v {
			t.Errorf("%g is read as %g", v, got)
		}
	}
}

// TestPathData: steps are from where the pen is, and what rounding takes does not add up.
func TestPathData(t *testing.T) {
	var p scene.Path
	p.Move(10, 10)
	p.Line(20, 10)
	p.Line(20, 30.5)
	p.Line(15, 35)
	p.Line(10, 40)
	p.Quad(1, 2, 3, 4)
	p.Cube(1, 2, 3, 4, -5.5, 6)
	p.Close()
	p.Move(0, 0)
	p.Line(-1, 1)
	got, err := pathData(&p, 2)
	if want := "M10 10h10v20.5l-5 4.5-5 5q-9-38-7-36c-2-2 0 0-8.5 2zm-10-10l-1 1"; err != nil || got != want {
		t.Errorf("the path is %q, want %q (%v)", got, want, err)
	}
	var many scene.Path
	many.Move(0, 0)
	for i := range 1000 {
		many.Line(float64(i+1)/3, math.Sqrt(float64(i)))
	}
	w := &pather{places: 2}
	points := many.Points
	for _, op := range many.Ops {
		w.step(op, points[:1])
		points = points[1:]
	}
	if last := many.Points[1000]; math.Abs(float64(w.x)/100-last.X) > 0.0051 || math.Abs(float64(w.y)/100-last.Y) > 0.0051 {
		t.Errorf("after a thousand steps the pen is at %d, %d", w.x, w.y)
	}
}
