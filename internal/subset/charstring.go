package subset

import (
	"math"

	"cards/internal/scene"

	"github.com/go-text/typesetting/font/opentype"
)

// This room writes outlines as Type 2 charstrings (Adobe Technical Note 5177).

// Operators (§4).
const (
	opRLineTo   = 5
	opHLineTo   = 6
	opVLineTo   = 7
	opRRCurveTo = 8
	opEndChar   = 14
	opRMoveTo   = 21
	opHMoveTo   = 22
	opVMoveTo   = 4
	opVHCurveTo = 30
	opHVCurveTo = 31
)

// maxArguments bounds what one operator takes from the stack (appendix B), kept below by the most that is added at once.
const maxArguments = 48 - 6

// point is a place in whole units.
type point struct{ x, y int }

// pen writes one charstring.
type pen struct {
	out   []byte
	at    point
	scale float64
	box   [4]int
	inked bool
	wide  bool // a point lies out of reach

	// A run of steps that share one operator: its arguments are out already.
	pending   byte
	arguments int
}

// charstring writes an outline, with points multiplied by scale, and its advance before it (Private DICTs say 0 for
// nominalWidthX). ok is false when a point lies out of reach.
func charstring(segments []opentype.Segment, advance, scale int) (out []byte, box [4]int, ok bool) {
	p := pen{scale: float64(scale)}
	p.out = appendNumber(nil, advance)
	var start, last point
	for i := range segments {
		s := &segments[i]
		ends := i+1 == len(segments) || segments[i+1].Op == opentype.SegmentOpMoveTo
		switch s.Op {
		case opentype.SegmentOpMoveTo:
			start = p.point(s.Args[0])
			last = start
			if !ends { // a contour of nothing draws nothing
				p.move(start)
			}
		case opentype.SegmentOpLineTo:
			last = p.point(s.Args[0])
			// Contours close by themselves.
			if !ends || last != start {
				p.line(last)
			}
		case opentype.SegmentOpQuadTo:
			from, q, to := p.exact(segments, i), s.Args[0], s.Args[1]
			a := opentype.SegmentPoint{X: from.X + (q.X-from.X)*2/3, Y: from.Y + (q.Y-from.Y)*2/3}
			b := opentype.SegmentPoint{X: to.X + (q.X-to.X)*2/3, Y: to.Y + (q.Y-to.Y)*2/3}
			last = p.point(to)
			p.curve(p.point(a), p.point(b), last)
		case opentype.SegmentOpCubeTo:
			last = p.point(s.Args[2])
			p.curve(p.point(s.Args[0]), p.point(s.Args[1]), last)
		}
		if p.wide {
			return nil, box, false
		}
	}
	p.flush()
	return append(p.out, opEndChar), p.box, true
}

// exact returns where segment i starts, before rounding.
func (p *pen) exact(segments []opentype.Segment, i int) opentype.SegmentPoint {
	if i == 0 {
		return opentype.SegmentPoint{}
	}
	a := segments[i-1].ArgsSlice()
	return a[len(a)-1]
}

// reshape maps the points of an outline, which are units of so many to the em, by a map of em.
func reshape(segments []opentype.Segment, t scene.Transform, upem float64) {
	t.X0, t.Y0 = t.X0*upem, t.Y0*upem
	for i := range segments {
		for k, p := range segments[i].ArgsSlice() {
			q := t.Apply(scene.Point{X: float64(p.X), Y: float64(p.Y)})
			segments[i].Args[k] = opentype.SegmentPoint{X: float32(q.X), Y: float32(q.Y)}
		}
	}
}

// point rounds a place to whole units.
func (p *pen) point(q opentype.SegmentPoint) point {
	x, y := math.Round(float64(q.X)*p.scale), math.Round(float64(q.Y)*p.scale)
	// Half of what 16 bits hold, so that no difference of two places overflows.
	const reach = math.MaxInt16 / 2
	if !(math.Abs(x) <= reach) || !(math.Abs(y) <= reach) {
		p.wide = true
		return point{}
	}
	return point{int(x), int(y)}
}

// ink lets the box hold q, which for control points makes it a little too large, as font files have it too.
func (p *pen) ink(q point) {
	if !p.inked {
		p.box, p.inked = [4]int{q.x, q.y, q.x, q.y}, true
		return
	}
	p.box = [4]int{min(p.box[0], q.x), min(p.box[1], q.y), max(p.box[2], q.x), max(p.box[3], q.y)}
}

// flush writes the operator that is pending.
func (p *pen) flush() {
	if p.pending != 0 {
		p.out = append(p.out, p.pending)
	}
	p.pending, p.arguments = 0, 0
}

// step adds arguments to the pending operator, or starts op.
func (p *pen) step(op byte, args ...int) {
	if p.pending != op || p.arguments+len(args) > maxArguments {
		p.flush()
		p.pending = op
	}
	for _, a := range args {
		p.out = appendNumber(p.out, a)
	}
	p.arguments += len(args)
}

func (p *pen) move(to point) {
	p.flush()
	dx, dy := to.x-p.at.x, to.y-p.at.y
	switch {
	case dy == 0:
		p.out = append(appendNumber(p.out, dx), opHMoveTo)
	case dx == 0:
		p.out = append(appendNumber(p.out, dy), opVMoveTo)
	default:
		p.out = append(appendNumber(appendNumber(p.out, dx), dy), opRMoveTo)
	}
	p.at = to
	p.ink(to)
}

func (p *pen) line(to point) {
	dx, dy := to.x-p.at.x, to.y-p.at.y
	// A run of lines along the axes alternates: after an odd number of arguments the other axis comes.
	across := p.pending == opHLineTo && p.arguments%2 == 0 || p.pending == opVLineTo && p.arguments%2 == 1
	down := p.pending == opHLineTo && p.arguments%2 == 1 || p.pending == opVLineTo && p.arguments%2 == 0
	switch {
	case dx == 0 && dy == 0:
	case dy == 0 && across, dx == 0 && down:
		p.step(p.pending, dx+dy)
	case dy == 0:
		p.flush()
		p.step(opHLineTo, dx)
	case dx == 0:
		p.flush()
		p.step(opVLineTo, dy)
	default:
		p.step(opRLineTo, dx, dy)
	}
	p.at = to
	p.ink(to)
}

func (p *pen) curve(a, b, to point) {
	dx1, dy1 := a.x-p.at.x, a.y-p.at.y
	dx2, dy2 := b.x-a.x, b.y-a.y
	dx3, dy3 := to.x-b.x, to.y-b.y
	// Curves from one axis into the other alternate, too.
	turned := p.arguments/4%2 == 1
	across := p.pending == opHVCurveTo && !turned || p.pending == opVHCurveTo && turned
	down := p.pending == opHVCurveTo && turned || p.pending == opVHCurveTo && !turned
	switch {
	case dy1 == 0 && dx3 == 0 && across, dx1 == 0 && dy3 == 0 && down:
		p.step(p.pending, dx1+dy1, dx2, dy2, dx3+dy3)
	case dy1 == 0 && dx3 == 0:
		p.flush()
		p.step(opHVCurveTo, dx1, dx2, dy2, dy3)
	case dx1 == 0 && dy3 == 0:
		p.flush()
		p.step(opVHCurveTo, dy1, dx2, dy2, dx3)
	default:
		p.step(opRRCurveTo, dx1, dy1, dx2, dy2, dx3, dy3)
	}
	p.at = to
	p.ink(a)
	p.ink(b)
	p.ink(to)
}

// appendNumber writes a number from -32768 to 32767 as charstrings and dictionaries both read it (Technical Note 5176, §4).
func appendNumber(out []byte, v int) []byte {
	switch {
	case v >= -107 && v <= 107:
		return append(out, byte(v+139))
	case v >= 108 && v <= 1131:
		v -= 108
		return append(out, byte(v>>8+247), byte(v))
	case v >= -1131 && v <= -108:
		v = -v - 108
		return append(out, byte(v>>8+251), byte(v))
	}
	return append(out, 28, byte(v>>8), byte(v))
}
