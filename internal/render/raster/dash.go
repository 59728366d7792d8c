package raster

import "math"

// maxDashes bounds the pieces of one stroke; a pattern finer than that is drawn as a solid line.
const maxDashes = 1 << 16

// dashed returns the pieces of the lines that the pattern leaves, or nil when the lines are solid: no pattern, or one
// that is negative, not finite or adds up to nothing (SVG 2, 13.5.6). An odd pattern is taken twice.
func dashed(lines *polygons, pattern []float64, offset float64) *polygons {
	var sum float64
	for _, d := range pattern {
		if !(d >= 0) {
			return nil
		}
		sum += d
	}
	if !(sum > 0) || !finite(sum, offset) {
		return nil
	}
	if len(pattern)%2 == 1 {
		pattern = append(append([]float64(nil), pattern...), pattern...)
		sum *= 2
	}
	var length float64
	for i := range lines.ends {
		l := lines.line(i)
		for j := 1; j < len(l); j++ {
			length += math.Hypot(l[j].X-l[j-1].X, l[j].Y-l[j-1].Y)
		}
	}
	if length/sum*float64(len(pattern)) > maxDashes {
		return nil
	}
	offset = math.Mod(offset, sum)
	if offset < 0 {
		offset += sum
	}
	first := 0
	for first < len(pattern)-1 && offset >= pattern[first] {
		offset -= pattern[first]
		first++
	}
	out := new(polygons)
	for i := range lines.ends {
		dashLine(out, lines.line(i), lines.closed[i], pattern, first, pattern[first]-offset)
	}
	return out
}

// dashLine appends the pieces of one line; the pattern starts in entry k, of which left remains.
func dashLine(out *polygons, line []scenePoint, closed bool, pattern []float64, k int, left float64) {
	n := len(line)
	if closed {
		n++
	}
	at := line[0]
	if k%2 == 0 {
		out.add(at)
	}
	for i := 1; i < n; i++ {
		to := line[i%len(line)]
		for {
			d := math.Hypot(to.X-at.X, to.Y-at.Y)
			if d == 0 {
				break
			}
			if d < left {
				left -= d
				at = to
				if k%2 == 0 {
					out.add(at)
				}
				break
			}
			t := math.Max(0, left) / d
			dir := scenePoint{X: (to.X - at.X) / d, Y: (to.Y - at.Y) / d}
			at = scenePoint{X: at.X + float64(t*(to.X-at.X)), Y: at.Y + float64(t*(to.Y-at.Y))}
			if k%2 == 0 {
				if len(out.points)-out.start() == 1 && out.points[len(out.points)-1] == at {
					// A dash of no length keeps a direction, so that its caps know where to look.
					out.add(scenePoint{X: at.X + 1e-6*dir.X, Y: at.Y + 1e-6*dir.Y})
				} else {
					out.add(at)
				}
				out.end(false)
			}
			k = (k + 1) % len(pattern)
			left = pattern[k]
			if k%2 == 0 {
				out.add(at)
			}
		}
	}
	if k%2 == 0 {
		if len(out.points)-out.start() > 1 {
			out.end(false)
		} else {
			out.points = out.points[:out.start()]
		}
	}
}
