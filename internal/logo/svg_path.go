package logo

import (
	"math"
	"strconv"
	"strings"

	"cards/internal/scene"
)

// Numbers, path data and transforms as SVG 1.1 writes them (8.3, 7.6).

// scanner reads numbers that commas, spaces or nothing at all divide.
type scanner struct {
	s string
	i int
}

func (r *scanner) skip() {
	for r.i < len(r.s) && strings.IndexByte(" \t\r\n\f,", r.s[r.i]) >= 0 {
		r.i++
	}
}

func (r *scanner) done() bool { r.skip(); return r.i >= len(r.s) }

// number reads a number; "1.5.5-3" is three of them.
func (r *scanner) number() (float64, bool) {
	r.skip()
	from := r.i
	digits := func() (n int) {
		for r.i < len(r.s) && r.s[r.i] >= '0' && r.s[r.i] <= '9' {
			r.i++
			n++
		}
		return n
	}
	sign := func() {
		if r.i < len(r.s) && (r.s[r.i] == '+' || r.s[r.i] == '-') {
			r.i++
		}
	}
	sign()
	n := digits()
	if r.i < len(r.s) && r.s[r.i] == '.' {
		r.i++
		n += digits()
	}
	if n == 0 {
		r.i = from
		return 0, false
	}
	if r.i < len(r.s) && (r.s[r.i] == 'e' || r.s[r.i] == 'E') {
		mantissa := r.i
		r.i++
		sign()
		if digits() == 0 {
			r.i = mantissa
		}
	}
	v, err := strconv.ParseFloat(r.s[from:r.i], 64)
	return v, err == nil
}

// flag reads one of the two digits of an arc, which need nothing after them.
func (r *scanner) flag() (bool, bool) {
	r.skip()
	if r.i < len(r.s) && (r.s[r.i] == '0' || r.s[r.i] == '1') {
		r.i++
		return r.s[r.i-1] == '1', true
	}
	return false, false
}

// numbers reads a list of numbers and nothing else.
func numbers(s string) ([]float64, bool) {
	r := &scanner{s: s}
	var out []float64
	for !r.done() {
		v, ok := r.number()
		if !ok || len(out) > 2*maxSteps {
			return nil, false
		}
		out = append(out, v)
	}
	return out, true
}

// length reads a length in user units; a percentage is of a whole.
func length(s string, of float64) (float64, bool) {
	r := &scanner{s: s}
	v, ok := r.number()
	if !ok {
		return 0, false
	}
	switch strings.TrimSpace(r.s[r.i:]) {
	case "", "px":
		return v, true
	case "%":
		return v / 100 * of, true
	case "pt":
		return v * 4 / 3, true
	case "pc":
		return v * 16, true
	case "mm":
		return v * 96 / 25.4, true
	case "cm":
		return v * 96 / 2.54, true
	case "in":
		return v * 96, true
	}
	return 0, false
}

// pathData reads the d of a path; what follows a mistake is refused with it.
func pathData(d string) (p scene.Path, ok bool) {
	r := &scanner{s: d}
	var at, start, control scene.Point // control is the last one of a curve
	var last, command byte
	for !r.done() {
		if c := r.s[r.i]; c >= 'A' && c <= 'z' && strings.IndexByte("MmZzLlHhVvCcSsQqTtAa", c) >= 0 {
			command = c
			r.i++
		} else if command == 0 || command == 'Z' || command == 'z' {
			return p, false
		}
		if len(p.Ops) > maxSteps {
			return p, true // the caller counts them
		}
		if len(p.Ops) == 0 && command != 'M' && command != 'm' {
			return p, false
		}
		if len(p.Ops) > 0 && p.Ops[len(p.Ops)-1] == scene.ClosePath && command != 'M' && command != 'm' && command != 'Z' && command != 'z' {
			p.Move(at.X, at.Y)
		}
		relative := command >= 'a'
		var v [6]float64
		read := func(n int) bool {
			for i := range n {
				if v[i], ok = r.number(); !ok {
					return false
				}
			}
			return true
		}
		point := func(i int) scene.Point {
			q := scene.Point{X: v[i], Y: v[i+1]}
			if relative {
				q.X, q.Y = q.X+at.X, q.Y+at.Y
			}
			return q
		}
		mirrored := func(of string) scene.Point {
			if strings.IndexByte(of, last) < 0 {
				return at
			}
			return scene.Point{X: 2*at.X - control.X, Y: 2*at.Y - control.Y}
		}
		kind := command &^ 0x20
		switch kind {
		case 'M':
			if !read(2) {
				return p, false
			}
			at = point(0)
			start = at
			p.Move(at.X, at.Y)
			command = command - 'M' + 'L' // further pairs are lines
		case 'Z':
			p.Close()
			at = start
		case 'L', 'H', 'V':
			n := 1
			if kind == 'L' {
				n = 2
			}
			if !read(n) {
				return p, false
			}
			switch {
			case kind == 'L':
				at = point(0)
			case kind == 'H' && relative:
				at.X += v[0]
			case kind == 'H':
				at.X = v[0]
			case relative:
				at.Y += v[0]
			default:
				at.Y = v[0]
			}
			p.Line(at.X, at.Y)
		case 'C':
			if !read(6) {
				return p, false
			}
			a, b, c := point(0), point(2), point(4)
			p.Cube(a.X, a.Y, b.X, b.Y, c.X, c.Y)
			control, at = b, c
		case 'S':
			if !read(4) {
				return p, false
			}
			a, b, c := mirrored("CS"), point(0), point(2)
			p.Cube(a.X, a.Y, b.X, b.Y, c.X, c.Y)
			control, at = b, c
		case 'Q':
			if !read(4) {
				return p, false
			}
			a, b := point(0), point(2)
			p.Quad(a.X, a.Y, b.X, b.Y)
			control, at = a, b
		case 'T':
			if !read(2) {
				return p, false
			}
			a, b := mirrored("QT"), point(0)
			p.Quad(a.X, a.Y, b.X, b.Y)
			control, at = a, b
		case 'A':
			if !read(3) {
				return p, false
			}
			large, ok1 := r.flag()
			sweep, ok2 := r.flag()
			rx, ry, turn := v[0], v[1], v[2]
			if !ok1 || !ok2 || !read(2) {
				return p, false
			}
			to := point(0)
			arcTo(&p, at, to, rx, ry, turn*math.Pi/180, large, sweep)
			at = to
		}
		last = kind
	}
	return p, true
}

// arcTo appends an arc from one point to another as cubics (SVG 1.1, F.6).
func arcTo(p *scene.Path, from, to scene.Point, rx, ry, turn float64, large, sweep bool) {
	rx, ry = math.Abs(rx), math.Abs(ry)
	if rx == 0 || ry == 0 || from == to || !near(rx, ry, turn, from.X, from.Y, to.X, to.Y) {
		p.Line(to.X, to.Y)
		return
	}
	sin, cos := math.Sincos(turn)
	dx, dy := (from.X-to.X)/2, (from.Y-to.Y)/2
	x, y := cos*dx+sin*dy, -sin*dx+cos*dy
	if l := x*x/(rx*rx) + y*y/(ry*ry); l > 1 {
		rx, ry = rx*math.Sqrt(l), ry*math.Sqrt(l)
	}
	below := rx*rx*y*y + ry*ry*x*x
	k := math.Sqrt(math.Max(0, rx*rx*ry*ry-below) / math.Max(below, math.SmallestNonzeroFloat64))
	if large == sweep {
		k = -k
	}
	cx, cy := k*rx*y/ry, -k*ry*x/rx
	mx, my := cos*cx-sin*cy+(from.X+to.X)/2, sin*cx+cos*cy+(from.Y+to.Y)/2
	a0 := math.Atan2((y-cy)/ry, (x-cx)/rx)
	delta := math.Mod(math.Atan2((-y-cy)/ry, (-x-cx)/rx)-a0, 2*math.Pi)
	if sweep && delta < 0 {
		delta += 2 * math.Pi
	}
	if !sweep && delta > 0 {
		delta -= 2 * math.Pi
	}
	n := int(math.Ceil(math.Abs(delta)/(math.Pi/2) - 1e-9))
	n = max(1, min(n, 4))
	step := delta / float64(n)
	h := 4.0 / 3 * math.Tan(step/4)
	at := func(c, s float64) scene.Point {
		return scene.Point{X: mx + cos*rx*c - sin*ry*s, Y: my + sin*rx*c + cos*ry*s}
	}
	for i := range n {
		s0, c0 := math.Sincos(a0 + float64(i)*step)
		s1, c1 := math.Sincos(a0 + float64(i+1)*step)
		a, b, c := at(c0-h*s0, s0+h*c0), at(c1+h*s1, s1-h*c1), at(c1, s1)
		if i == n-1 {
			c = to
		}
		p.Cube(a.X, a.Y, b.X, b.Y, c.X, c.Y)
	}
}

// transform reads a transform attribute: what stands last is done first.
func transform(s string) (scene.Transform, bool) {
	var out scene.Transform
	for count := 0; ; count++ {
		s = strings.TrimLeft(s, " \t\r\n,")
		if s == "" || s == "none" {
			return out, true
		}
		name, rest, ok := strings.Cut(s, "(")
		inside, after, ok2 := strings.Cut(rest, ")")
		if !ok || !ok2 || count > maxNesting {
			return out, false
		}
		inside = strings.NewReplacer("px", "", "deg", "").Replace(inside)
		v, ok := numbers(inside)
		if !ok {
			return out, false
		}
		one, ok := singleTransform(strings.TrimSpace(name), v)
		if !ok {
			return out, false
		}
		out = one.Then(out)
		s = after
	}
}

// singleTransform is one function of a transform.
func singleTransform(name string, v []float64) (scene.Transform, bool) {
	n := len(v)
	switch {
	case name == "matrix" && n == 6:
		if v[0]*v[3] == v[1]*v[2] {
			return scene.Transform{}, false
		}
		return scene.Transform{XX: v[0], YX: v[1], XY: v[2], YY: v[3], X0: v[4], Y0: v[5]}, true
	case name == "translate" && n == 1, name == "translateX" && n == 1:
		return scene.Translate(v[0], 0), true
	case name == "translateY" && n == 1:
		return scene.Translate(0, v[0]), true
	case name == "translate" && n == 2:
		return scene.Translate(v[0], v[1]), true
	case name == "scale" && n == 1 && v[0] != 0:
		return scene.Scale(v[0], v[0]), true
	case name == "scale" && n == 2 && v[0] != 0 && v[1] != 0:
		return scene.Scale(v[0], v[1]), true
	case name == "rotate" && n == 1:
		return scene.Rotate(v[0] * math.Pi / 180), true
	case name == "rotate" && n == 3:
		return scene.Translate(-v[1], -v[2]).Then(scene.Rotate(v[0] * math.Pi / 180)).Then(scene.Translate(v[1], v[2])), true
	case name == "skewX" && n == 1:
		return scene.Transform{XX: 1, YY: 1, XY: math.Tan(v[0] * math.Pi / 180)}, true
	case name == "skewY" && n == 1:
		return scene.Transform{XX: 1, YY: 1, YX: math.Tan(v[0] * math.Pi / 180)}, true
	}
	return scene.Transform{}, false
}
