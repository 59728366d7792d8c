package logo

import (
	"image"
	"image/color"
	"math"

	"cards/internal/picture"
)

// One ink out of up to three flat colours (unkind 6). What touches the ground is ink; what lies within that and is more than 1.6:1
// from it is knocked out; what lies within a part that is knocked out is ink again. Where two such colours meet side by side, one
// ink could not tell them apart, and the logo keeps its colours.

const (
	// apart is the contrast from which two colours are told apart in one ink (unkind 6).
	apart = 1.6
	// outside is the share of its outline with which a part touches the ground to stand free.
	outside = 0.25
	// meeting is the share of its outline with which a part meets another of its tone to be lost in it.
	meeting = 0.12
	// mostParts bounds the parts: a line of small type has some hundreds, a dithered picture a million.
	mostParts = 20_000
	// white is the luminance from which a flat ground is paper, and no field of the brand's.
	white = 0.8
)

// judge makes a logo of its pixels.
func judge(m *image.NRGBA) (*Logo, *fault) {
	ground := groundOf(m)
	if ground.A != 0 && picture.LuminanceOf(ground) < white {
		ground = color.NRGBA{} // a field that belongs to the logo
	}
	seen := trimmed(m, ground)
	if seen.Empty() {
		return nil, &fault{"logo-empty", "there is nothing to be seen in it", "export the logo again, with its shapes"}
	}
	w, h := seen.Dx(), seen.Dy()
	if w > mostAspect*h || h > mostAspect*w {
		return nil, tooLong(float64(w), float64(h))
	}
	if min(w, h) < leastSide {
		return nil, &fault{"logo-limit", "the logo has too few pixels to be drawn sharply", hintPNG}
	}
	cut := image.NewNRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		copy(cut.Pix[y*cut.Stride:], m.Pix[m.PixOffset(seen.Min.X, seen.Min.Y+y):m.PixOffset(seen.Max.X-1, seen.Min.Y+y)+4])
	}
	l := &Logo{Width: w, Height: h, Picture: cut, Ground: ground}
	l.Colours = flatColours(cut, ground)
	if l.Colours == nil {
		l.Why = "it has more than three flat colours"
		return l, nil
	}
	if l.Ink = inked(cut, ground, l.Colours); l.Ink == nil {
		l.Why = "its parts meet or are so many that one ink could not tell them apart"
	}
	return l, nil
}

// trimmed is the smallest rectangle that holds what is seen on the ground.
func trimmed(m *image.NRGBA, ground color.NRGBA) image.Rectangle {
	b := m.Rect
	out := image.Rectangle{}
	at := labOf(ground)
	for y := b.Min.Y; y < b.Max.Y; y++ {
		first, last := -1, -1
		for x := b.Min.X; x < b.Max.X; x++ {
			c := m.NRGBAAt(x, y)
			if c.A <= clearTo || ground.A != 0 && (c == ground || labOf(c).distance(at) <= trueColour) {
				continue
			}
			if first < 0 {
				first = x
			}
			last = x
		}
		if first >= 0 {
			out = out.Union(image.Rect(first, y, last+1, y+1))
		}
	}
	return out
}

// parts are the connected areas of one tone.
type parts struct {
	w, h int
	// colour of each pixel: 0 is the ground or nothing, i the i-th flat colour; tone likewise, with colours that one ink need not
	// tell apart as one. of is the part that a pixel belongs to.
	colour, tone []uint8
	of           []int32
	// tones are those of the parts, sizes their pixels.
	tones []uint8
	// shared is the length of the border of two parts, in pixels; -1 is beyond the picture.
	shared []map[int32]int
}

// inked returns the coverage of the one ink; nil where one ink does not do.
func inked(m *image.NRGBA, ground color.NRGBA, colours []color.NRGBA) *image.Alpha {
	p := &parts{w: m.Rect.Dx(), h: m.Rect.Dy()}
	n := p.w * p.h
	p.colour, p.tone, p.of = make([]uint8, n), make([]uint8, n), make([]int32, n)
	p.classify(m, ground, colours)
	if !p.connect() || p.dissolve() && !p.connect() {
		return nil
	}
	on, ok := p.decide()
	if !ok {
		return nil
	}
	return p.cover(m, ground, colours, on)
}

// classify gives each pixel its nearest colour, and the tone of that.
func (p *parts) classify(m *image.NRGBA, ground color.NRGBA, colours []color.NRGBA) {
	tones := make([]uint8, len(colours)+1)
	darkest := 0
	for i := range colours { // from the darkest on
		if i == 0 || contrast(colours[i], colours[darkest]) > apart {
			darkest = i
		}
		tones[i+1] = uint8(darkest + 1)
	}
	labs := make([]lab, len(colours)+1)
	labs[0] = labOf(ground)
	for i, c := range colours {
		labs[i+1] = labOf(c)
	}
	first := 0
	if ground.A == 0 {
		first = 1
	}
	known := map[color.NRGBA]uint8{}
	for i := range p.colour {
		x, y := i%p.w, i/p.w
		c := m.NRGBAAt(x, y)
		if c.A < 128 {
			continue
		}
		c.A = 255
		k, ok := known[c]
		if !ok {
			at, best := labOf(c), math.Inf(1)
			for j := first; j < len(labs); j++ {
				if d := labs[j].distance(at); d < best {
					k, best = uint8(j), d
				}
			}
			known[c] = k
		}
		p.colour[i], p.tone[i] = k, tones[k]
	}
}

// connect finds the parts and what they touch; false where they are too many for a logo.
func (p *parts) connect() bool {
	for i := range p.of {
		p.of[i] = -1
	}
	p.tones, p.shared = nil, nil
	var stack []int32
	for start := range p.of {
		if p.of[start] >= 0 {
			continue
		}
		id := int32(len(p.tones))
		if id >= mostParts {
			return false
		}
		p.tones = append(p.tones, p.tone[start])
		p.of[start] = id
		stack = append(stack[:0], int32(start))
		for len(stack) > 0 {
			i := int(stack[len(stack)-1])
			stack = stack[:len(stack)-1]
			p.neighbours(i, func(j int) {
				if j >= 0 && p.of[j] < 0 && p.tone[j] == p.tone[i] {
					p.of[j] = id
					stack = append(stack, int32(j))
				}
			})
		}
	}
	p.shared = make([]map[int32]int, len(p.tones))
	for i, id := range p.of {
		p.neighbours(i, func(j int) {
			other := int32(-1)
			if j >= 0 {
				other = p.of[j]
			}
			if other != id {
				if p.shared[id] == nil {
					p.shared[id] = map[int32]int{}
				}
				p.shared[id][other]++
			}
		})
	}
	return true
}

// neighbours visits the four pixels beside one; -1 is beyond the picture.
func (p *parts) neighbours(i int, visit func(j int)) {
	x, y := i%p.w, i/p.w
	side := func(ok bool, j int) {
		if !ok {
			j = -1
		}
		visit(j)
	}
	side(x > 0, i-1)
	side(x < p.w-1, i+1)
	side(y > 0, i-p.w)
	side(y < p.h-1, i+p.w)
}

// dissolve gives thin seams between two other tones, which are the mixtures on edges, to what is beside them; it reports whether
// there were any.
func (p *parts) dissolve() bool {
	thick := make([]bool, len(p.tones))
	for y := 1; y < p.h-1; y++ {
		for x := 1; x < p.w-1; x++ {
			i := y*p.w + x
			id := p.of[i]
			if thick[id] {
				continue
			}
			all := true
			for _, j := range [8]int{i - p.w - 1, i - p.w, i - p.w + 1, i - 1, i + 1, i + p.w - 1, i + p.w, i + p.w + 1} {
				all = all && p.of[j] == id
			}
			thick[id] = all
		}
	}
	seam := make([]bool, len(p.tones))
	some := false
	for id := range p.tones {
		if thick[id] {
			continue
		}
		kinds := map[uint8]bool{}
		for other := range p.shared[id] {
			if other >= 0 {
				kinds[p.tones[other]] = true
			}
		}
		seam[id] = len(kinds) >= 2
		some = some || seam[id]
	}
	if !some {
		return false
	}
	var queue []int
	for i := range p.of {
		if !seam[p.of[i]] {
			edge := false
			p.neighbours(i, func(j int) { edge = edge || j >= 0 && seam[p.of[j]] })
			if edge {
				queue = append(queue, i)
			}
		}
	}
	for at := 0; at < len(queue); at++ {
		i := queue[at]
		p.neighbours(i, func(j int) {
			if j >= 0 && seam[p.of[j]] {
				p.of[j] = p.of[i]
				p.tone[j], p.colour[j] = p.tone[i], p.colour[i]
				queue = append(queue, j)
			}
		})
	}
	return true
}

// decide says which parts are ink; false where one ink does not do.
func (p *parts) decide() (on []bool, ok bool) {
	on = make([]bool, len(p.tones))
	decided := make([]bool, len(p.tones))
	outline := make([]int, len(p.tones))
	open := make([]int, len(p.tones)) // of it, to the ground
	for id := range p.tones {
		for other, n := range p.shared[id] {
			outline[id] += n
			if other < 0 || p.tones[other] == 0 {
				open[id] += n
			}
		}
		if p.tones[id] == 0 {
			decided[id] = true
		}
	}
	for id := range p.tones {
		if p.tones[id] != 0 && float64(open[id]) >= outside*float64(outline[id]) {
			decided[id], on[id] = true, true
		}
	}
	// The others are the opposite of what they share most border with, from the outside inwards.
	for {
		var now []int
		for id := range p.tones {
			if decided[id] {
				continue
			}
			for other := range p.shared[id] {
				if other >= 0 && decided[other] && p.tones[other] != 0 {
					now = append(now, id)
					break
				}
			}
		}
		if len(now) == 0 {
			break
		}
		var values []bool
		for _, id := range now {
			best, most := int32(-1), 0
			for other, n := range p.shared[id] {
				if other >= 0 && decided[other] && p.tones[other] != 0 && (n > most || n == most && other < best) {
					best, most = other, n
				}
			}
			values = append(values, !on[best])
		}
		for i, id := range now {
			decided[id], on[id] = true, values[i]
		}
	}
	for id := range p.tones {
		if p.tones[id] == 0 {
			continue
		}
		for other, n := range p.shared[id] {
			if other < 0 || p.tones[other] == 0 || p.tones[other] == p.tones[id] || on[other] != on[id] {
				continue
			}
			if float64(n) > meeting*float64(min(outline[id], outline[other])) {
				return nil, false
			}
		}
	}
	return on, true
}

// cover returns how much of each pixel is ink: on edges, as much as its colour is that of the ink's side.
func (p *parts) cover(m *image.NRGBA, ground color.NRGBA, colours []color.NRGBA, on []bool) *image.Alpha {
	out := image.NewAlpha(image.Rect(0, 0, p.w, p.h))
	inkAt := func(j int) bool { return on[p.of[j]] }
	colourAt := func(j int) (color.NRGBA, bool) {
		if k := p.colour[j]; k > 0 {
			return colours[k-1], true
		}
		return ground, ground.A != 0
	}
	for i := range p.of {
		x, y := i%p.w, i/p.w
		c := m.NRGBAAt(x, y)
		if c.A == 0 {
			continue
		}
		// The nearest pixels of both sides, within two.
		a, b := -1, -1
		nearA, nearB := 9, 9
		for dy := -2; dy <= 2; dy++ {
			for dx := -2; dx <= 2; dx++ {
				nx, ny := x+dx, y+dy
				if nx < 0 || ny < 0 || nx >= p.w || ny >= p.h {
					continue
				}
				// The farthest in the window is the least mixed.
				j, d := ny*p.w+nx, 8-(dx*dx+dy*dy)
				if inkAt(j) {
					if d < nearA {
						a, nearA = j, d
					}
				} else if d < nearB {
					b, nearB = j, d
				}
			}
		}
		if a < 0 {
			continue
		}
		share := 1.0
		if b >= 0 {
			from, solid := colourAt(b)
			if to, _ := colourAt(a); solid && from != to {
				share = between(c, from, to)
			}
		}
		out.Pix[y*out.Stride+x] = uint8(math.Round(share * float64(c.A)))
	}
	return out
}

// between is how far a colour lies on the way from one to another, 0 to 1.
func between(c, from, to color.NRGBA) float64 {
	d := [3]float64{float64(to.R) - float64(from.R), float64(to.G) - float64(from.G), float64(to.B) - float64(from.B)}
	v := [3]float64{float64(c.R) - float64(from.R), float64(c.G) - float64(from.G), float64(c.B) - float64(from.B)}
	along := d[0]*v[0] + d[1]*v[1] + d[2]*v[2]
	return math.Max(0, math.Min(1, along/(d[0]*d[0]+d[1]*d[1]+d[2]*d[2])))
}
