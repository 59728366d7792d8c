package svg

import (
	"errors"
	"math"
	"strconv"

	"cards/internal/scene"
)

// This room writes numbers and paths, in as few characters as tell what is meant.

// Lengths have two decimals at the scale of the page, which tells all places of its grid of 1/64 px apart; within a group that enlarges
// they have more. Shares have six.
const (
	leastPlaces = 2
	mostPlaces  = 8
	sharePlaces = 6
)

// farthest bounds all numbers of a file, in px.
const farthest = 1e7

// sane reports whether numbers are finite and can be drawn.
func sane(vs ...float64) bool {
	for _, v := range vs {
		if !(math.Abs(v) <= farthest) {
			return false
		}
	}
	return true
}

// placesAt returns how many decimals lengths need under m.
func placesAt(m scene.Transform) int {
	stretch := math.Max(math.Hypot(m.XX, m.YX), math.Hypot(m.XY, m.YY))
	if m.IsIdentity() || !(stretch > 1) {
		return leastPlaces
	}
	return min(mostPlaces, leastPlaces+int(math.Ceil(math.Log10(stretch)-1e-9)))
}

// length writes a number with so many decimals at most.
func length(v float64, places int) string { return string(appendUnits(nil, units(v, places), places)) }

// units returns v in whole steps of the last decimal.
func units(v float64, places int) int64 { return int64(math.Round(v * math.Pow10(places))) }

// appendUnits writes what units counts, without zeros that say nothing.
func appendUnits(out []byte, n int64, places int) []byte {
	if n < 0 {
		out, n = append(out, '-'), -n
	}
	step := int64(math.Pow10(places))
	whole, rest := n/step, n%step
	if whole != 0 || rest == 0 {
		out = strconv.AppendInt(out, whole, 10)
	}
	if rest == 0 {
		return out
	}
	out = append(out, '.')
	for step /= 10; rest != 0; step /= 10 {
		out = append(out, byte('0'+rest/step))
		rest %= step
	}
	return out
}

// matrix writes a map.
func matrix(t scene.Transform) string {
	out := "matrix("
	for i, v := range [6]float64{t.XX, t.YX, t.XY, t.YY, t.X0, t.Y0} {
		if i > 0 {
			out += " "
		}
		out += length(v, mostPlaces)
	}
	return out + ")"
}

// inverse returns the map back; ok is false when t flattens everything.
func inverse(t scene.Transform) (_ scene.Transform, ok bool) {
	if t.IsIdentity() {
		return scene.Scale(1, 1), true
	}
	det := t.XX*t.YY - t.XY*t.YX
	u := scene.Transform{XX: t.YY / det, YX: -t.YX / det, XY: -t.XY / det, YY: t.XX / det}
	u.X0, u.Y0 = -(u.XX*t.X0 + u.XY*t.Y0), -(u.YX*t.X0 + u.YY*t.Y0)
	return u, sane(u.XX, u.YX, u.XY, u.YY, u.X0, u.Y0)
}

// pather writes path data (SVG 2, 9.3) in steps from where the pen is. The pen is counted in whole steps of the last decimal, so that
// rounding doesn't add up.
type pather struct {
	b      []byte
	places int
	x, y   int64
	// from is where the contour began.
	fromX, fromY int64
	last         byte
}

// pathData writes the steps of a path.
func pathData(p *scene.Path, places int) (string, error) {
	w := &pather{places: places}
	points := p.Points
	for i, op := range p.Ops {
		if i == 0 && op != scene.MoveTo {
			return "", errors.New("a path does not begin with a point")
		}
		n := map[scene.Op]int{scene.MoveTo: 1, scene.LineTo: 1, scene.QuadTo: 2, scene.CubeTo: 3}[op]
		if n > len(points) {
			return "", errors.New("a path has fewer points than its steps take")
		}
		for _, q := range points[:n] {
			if !sane(q.X, q.Y) {
				return "", errNotFinite
			}
		}
		w.step(op, points[:n])
		points = points[n:]
	}
	return string(w.b), nil
}

func (w *pather) step(op scene.Op, points []scene.Point) {
	switch op {
	case scene.MoveTo:
		w.points('m', points)
		w.fromX, w.fromY = w.x, w.y
	case scene.LineTo:
		x, y := units(points[0].X, w.places), units(points[0].Y, w.places)
		switch {
		case y == w.y:
			w.numbers('h', x-w.x)
			w.x = x
		case x == w.x:
			w.numbers('v', y-w.y)
			w.y = y
		default:
			w.points('l', points)
		}
	case scene.QuadTo:
		w.points('q', points)
	case scene.CubeTo:
		w.points('c', points)
	case scene.ClosePath:
		if w.last != 'z' {
			w.b = append(w.b, 'z')
			w.last = 'z'
		}
		w.x, w.y = w.fromX, w.fromY
	}
}

// points writes points from where the pen is, and puts it down at the last.
func (w *pather) points(command byte, points []scene.Point) {
	var list [6]int64
	var x, y int64
	for i, q := range points {
		x, y = units(q.X, w.places), units(q.Y, w.places)
		list[2*i], list[2*i+1] = x-w.x, y-w.y
	}
	w.numbers(command, list[:2*len(points)]...)
	w.x, w.y = x, y
}

func (w *pather) numbers(command byte, list ...int64) {
	// Numbers after a start of a contour would be lines, so that each start has its letter.
	if command != w.last || command == 'm' {
		if len(w.b) == 0 {
			command = 'M'
		}
		w.b = append(w.b, command)
		w.last = command
		if command == 'M' {
			w.last = 'm'
		}
	} else if list[0] >= 0 {
		w.b = append(w.b, ' ')
	}
	for i, n := range list {
		if i > 0 && n >= 0 {
			w.b = append(w.b, ' ')
		}
		w.b = appendUnits(w.b, n, w.places)
	}
}
