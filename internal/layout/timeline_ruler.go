package layout

import (
	"math"

	"cards/internal/layout/placement"
	"cards/internal/layout/text"
	"cards/internal/scene"
	"cards/internal/theme"
)

// Drawing the ruler of a horizontal timeline: a band for every part, cut edges at its breaks, ticks, labels of years, and
// hatching over what has not come.

// rulerHeight is the height of a ruler's band, px: the theme's, and so much that marks on its edges keep clear of its labels.
func (c *canvas) rulerHeight(st *story) float64 {
	return math.Max(c.theme.Timeline.Ruler.Height.For(c.size), c.leastRuler(st))
}

// labelHalf is how far the ink of a ruler's labels reaches from the band's middle, em; descenders are those of months' names.
const (
	labelHalf  = 0.49
	descenders = 0.62
)

// markReach is the radius of the largest mark, px: it reaches so far into a band on whose edge it stands.
func (c *canvas) markReach(st *story) float64 {
	weight := 0.0
	for i := range st.moments {
		weight = math.Max(weight, st.moments[i].radius())
	}
	return weight * c.theme.Timeline.Dot.Radius * c.unit
}

// leastRuler is the least height of a band with marks on both edges, px.
func (c *canvas) leastRuler(st *story) float64 {
	half := labelHalf
	if isLatin(st.lang) {
		half = descenders
	}
	return 2 * (c.markReach(st) + half*c.theme.Type.Roles.Tick.SizeOf(c.size, theme.LabelText))
}

// drawRuler paints the ruler.
func (r *ruled) drawRuler(c *canvas) {
	st := r.l.st
	parts := r.scale.Parts
	ruler := c.theme.Timeline.Ruler
	for i, p := range parts {
		band := scene.Rect{X: r.left + p.At, Y: r.top, W: p.Length, H: r.height}
		path := r.bandPath(c, band, i > 0, i < len(parts)-1)
		items := []scene.Item{scene.Fill{Path: path, Paint: scene.Solid(c.colours.Ruler)}}
		if hatch := r.hatch(c, p, band); hatch != nil {
			items = append(items, scene.Group{Clip: &path, Items: hatch})
		}
		c.mark("axis", band, items...)
		for side, cut := range [2]bool{i > 0, i < len(parts)-1} {
			if cut {
				r.drawCut(c, band, side == 1)
			}
		}
	}
	r.drawTicks(c, ruler.Tick*c.unit, ruler.Stroke*c.unit)
	for i := 0; i+1 < len(parts); i++ {
		unit, per := unitWords(r.scale.Unit)
		head, count := st.words.OmittedLines(r.scale.Omitted(i)*per, unit)
		r.drawOmitted(c, r.left+parts[i].At+parts[i].Length, r.scale.Break, head, count)
	}
}

// teeth returns the points of a cut edge at x, from the band's top to its foot.
func (r *ruled) teeth(c *canvas, x float64) []scene.Point {
	b := c.theme.Timeline.Break
	n := b.TeethBand
	a := b.Amplitude * c.unit * 0.6
	points := []scene.Point{{X: x, Y: r.top}}
	for k := range 2 * n {
		d := a
		if k%2 == 1 {
			d = 0
		}
		points = append(points, scene.Point{X: x - d, Y: r.top + r.height*float64(k+1)/float64(2*n)})
	}
	return points
}

// bandPath is the outline of a part, cut at its ends where breaks are.
func (r *ruled) bandPath(c *canvas, band scene.Rect, cutLeft, cutRight bool) scene.Path {
	left := []scene.Point{{X: band.X, Y: band.Y}, {X: band.X, Y: band.Bottom()}}
	if cutLeft {
		left = r.teeth(c, band.X)
	}
	right := []scene.Point{{X: band.Right(), Y: band.Y}, {X: band.Right(), Y: band.Bottom()}}
	if cutRight {
		right = r.teeth(c, band.Right())
	}
	var path scene.Path
	path.Move(left[0].X, left[0].Y)
	for _, p := range right {
		path.Line(p.X, p.Y)
	}
	for k := len(left) - 1; k > 0; k-- {
		path.Line(left[k].X, left[k].Y)
	}
	path.Close()
	return path
}

// drawCut strokes a cut edge.
func (r *ruled) drawCut(c *canvas, band scene.Rect, right bool) {
	x := band.X
	if right {
		x = band.Right()
	}
	b := c.theme.Timeline.Break
	c.mark("decoration", scene.Rect{X: x - b.Amplitude*c.unit, Y: band.Y, W: b.Amplitude * c.unit, H: band.H},
		scene.Stroke{Path: scene.Polyline(r.teeth(c, x)...), Paint: scene.Solid(c.colours.Faint), Width: math.Min(b.Stroke, 2) * c.unit, Join: scene.MiterJoin})
}

// hatch returns the lines over the time of a part that has not come.
func (r *ruled) hatch(c *canvas, p placementPart, band scene.Rect) []scene.Item {
	now, ok := r.l.st.asof.Anchor()
	if !ok || !r.l.st.line || now.YearFraction() >= p.To {
		return nil
	}
	from := r.left + r.scale.At(math.Max(now.YearFraction(), p.From))
	if p.From >= now.YearFraction() {
		from = band.X
	}
	h := c.theme.Timeline.Hatch
	pitch := h.Pitch * c.unit * math.Sqrt2
	var path scene.Path
	for x := from - band.H; x < band.Right(); x += pitch {
		// Lines at 45 degrees, clipped at the deck's date by hand, at the band by its outline.
		x0, y0 := x, band.Bottom()
		if x0 < from {
			y0 -= from - x0
			x0 = from
		}
		x1, y1 := x+band.H, band.Y
		if y0 > y1 {
			path.Move(x0, y0)
			path.Line(x1, y1)
		}
	}
	return []scene.Item{scene.Stroke{Path: path, Paint: scene.Solid(mix(c.colours.Rule, c.colours.Faint, 0.5)), Width: h.Stroke * c.unit}}
}

// leastTick is the least space between ticks, a token: finer ones read as texture.
const leastTick = 24

// drawTicks paints ticks and the labels of years, which stand inside the band behind their tick.
func (r *ruled) drawTicks(c *canvas, tick, stroke float64) {
	st := r.l.st
	style := c.theme.Type.Roles.Tick
	l := func(s string) label {
		return label{role: "tick", text: s, lang: st.lang, style: style, weight: 700, colour: c.colours.Ink, ground: c.colours.Ruler, tabular: true}
	}
	gap := c.theme.Timeline.Ruler.Label * c.unit
	widest := 0.0
	for _, p := range r.scale.Parts {
		widest = math.Max(widest, c.single(l(yearLabel(st, math.Ceil(p.From)))).Width())
	}
	room := placement.TickRoom{placement.TickYears: widest + gap + 16*c.unit}
	for unit, name := range shortTicks(st.lang) {
		room[unit] = c.single(l(name)).Width() + gap + 16*c.unit
	}
	ticks := r.scale.Ticks(leastTick*c.unit, room)
	now := math.Inf(1)
	if at, ok := st.asof.Anchor(); ok && st.line {
		now = r.left + r.scale.At(at.YearFraction())
	}
	var minor, major scene.Path
	names := newYearNames(st, r.scale.Parts[0].From)
	names.known = r.year
	for i, p := range r.scale.Parts {
		// Labels stand at regular years; a part too short for one of them says where it begins.
		within := r.ticksOf(ticks, i)
		fits := func(t rulerTick, b *block, clear float64) bool {
			x := r.left + t.At
			room := r.left + p.At + p.Length
			if now > x-1 && now < room {
				// The label keeps clear of the line of the deck's date.
				room = now
			}
			return x+1.6*gap+b.Width() <= room && x >= clear
		}
		clear := math.Inf(-1)
		labels := make([]*block, len(within))
		some := false
		for k, t := range within {
			if !t.Major {
				continue
			}
			if b := c.single(l(names.tick(t, !some))); fits(t, b, clear) {
				labels[k], some = b, true
				names.say(t.Year)
				clear = r.left + t.At + gap + b.Width() + 4*c.unit
			}
		}
		if !some {
			name, year := names.begin(p.From, r.scale.Unit)
			begins := rulerTick{Year: year, At: math.Max(p.At, r.scale.At(year)), Major: true}
			if b := c.single(l(name)); fits(begins, b, math.Inf(-1)) {
				within, labels = append([]rulerTick{begins}, within...), append([]*block{b}, labels...)
				names.say(begins.Year)
			}
		}
		clear = math.Inf(-1)
		for k, t := range within {
			x := scene.Snap(r.left + t.At)
			b := labels[k]
			switch {
			case t.At-p.At < 1:
				// The part's edge is its line.
			case t.Major && (b != nil || x > clear):
				// A line without its label is still where its year begins.
				major.Move(x, r.top)
				major.Line(x, r.top+r.height)
			default:
				minor.Move(x, r.top+r.height-tick)
				minor.Line(x, r.top+r.height)
			}
			if b == nil {
				continue
			}
			clear = x + gap + b.Width()
			r.labelled = append(r.labelled, x)
			if x >= now-1 {
				// No hatching behind words.
				plate := scene.Rect{X: x + gap/2, Y: r.top + r.height/2 - 0.6*b.Size, W: b.Width() + gap, H: 1.2 * b.Size}
				c.mark("decoration", plate, scene.Fill{Path: scene.Rectangle(plate), Paint: scene.Solid(c.colours.Ruler)})
			}
			c.putOnBaseline(b, x+gap, r.top+r.height/2+digitMiddle*b.Size, b.Width())
		}
	}
	if len(minor.Ops) > 0 {
		c.mark("decoration", scene.Rect{X: r.left, Y: r.top, W: r.length, H: r.height}, scene.Stroke{Path: minor, Paint: scene.Solid(c.colours.Faint), Width: stroke})
	}
	if len(major.Ops) > 0 {
		c.mark("decoration", scene.Rect{X: r.left, Y: r.top, W: r.length, H: r.height}, scene.Stroke{Path: major, Paint: scene.Solid(c.colours.Faint), Width: stroke})
	}
}

// ticksOf are the ticks of part i.
func (r *ruled) ticksOf(ticks []rulerTick, i int) (within []rulerTick) {
	for _, t := range ticks {
		if r.partIndex(t.Year) == i && t.At >= r.scale.Parts[i].At-1e-6 {
			within = append(within, t)
		}
	}
	return within
}

// partIndex returns the part of the scale that a year lies in.
func (r *ruled) partIndex(year float64) int {
	for i, p := range r.scale.Parts {
		if year < p.To {
			return i
		}
	}
	return len(r.scale.Parts) - 1
}

// drawOmitted writes what a break leaves out, in two lines inside it, or above one another smaller in a narrow one.
func (r *ruled) drawOmitted(c *canvas, x, width float64, lines ...string) {
	st := r.l.st
	pitch := r.height * 0.44
	amplitude := c.theme.Timeline.Break.Amplitude * c.unit * 0.6
	for i, s := range lines {
		b := c.single(label{role: "tick", text: s, lang: st.lang, style: c.theme.Type.Roles.Tick, colour: c.colours.Soft, tabular: true})
		b.align = text.Centre
		y := r.top + r.height/2 + (float64(i)-0.5)*pitch - 0.5*b.Size
		c.put(b, x-amplitude/2, y, width)
	}
}

// breakAir is between the words in a break and its edges, a token.
const breakAir = 8

// breakWidth is the width that the words in the breaks need, px; ok is false when two lines are higher than the band allows.
func (r *ruled) breakWidth(c *canvas) (width float64, ok bool) {
	st := r.l.st
	unit, per := unitWords(r.scale.Unit)
	// A mark at the end of a part reaches over its edge.
	room := c.theme.Timeline.Break.Amplitude*c.unit*0.6 + 2*math.Max(breakAir, c.theme.Timeline.Dot.Radius+2)*c.unit
	for i := 0; i+1 < len(r.scale.Parts); i++ {
		head, count := st.words.OmittedLines(r.scale.Omitted(i)*per, unit)
		for _, s := range []string{head, count} {
			b := c.single(label{role: "tick", text: s, lang: st.lang, style: c.theme.Type.Roles.Tick, tabular: true})
			width = math.Max(width, b.Width()+room)
			if b.Size > 0.44*r.height {
				return 0, false
			}
		}
	}
	return width, true
}

// placementPart and rulerTick are what a scale consists of.
type (
	placementPart = placement.Part
	rulerTick     = placement.Tick
)
