package layout

import (
	"math"

	"cards/internal/layout/placement"
	"cards/internal/layout/text"
	"cards/internal/scene"
	"cards/internal/theme"
)

// Drawing a timeline on both sides of its axis.

// draw paints ruler, marks, leaders and cards; it returns the kinds of marks.
func (a *alternating) draw(c *canvas) (kinds [markKinds]bool) {
	a.drawBand(c)
	a.drawNow(c)
	for i := range a.cards {
		a.drawLeader(c, i)
	}
	for i := range a.cards {
		kinds[a.drawMark(c, i)] = true
	}
	for i := range a.cards {
		a.drawSideCard(c, i)
	}
	return kinds
}

// drawBand paints the ruler: parts with ticks at both edges and years between them, and what its breaks leave out.
func (a *alternating) drawBand(c *canvas) {
	st := a.l.st
	ruler := c.theme.Timeline.Ruler
	tick, stroke := ruler.Tick*c.unit, ruler.Stroke*c.unit
	parts := a.scale.Parts
	now := math.Inf(1)
	if at, ok := st.asof.Anchor(); ok && st.line {
		now = a.y(at.YearFraction())
	}
	middle := (a.left + a.right) / 2
	for i, p := range parts {
		band := scene.Rect{X: a.left, Y: a.top + p.At, W: a.right - a.left, H: p.Length}
		path := a.partPath(c, band, i > 0, i+1 < len(parts))
		items := []scene.Item{scene.Fill{Path: path, Paint: scene.Solid(c.colours.Ruler)}}
		if from := math.Max(now, band.Y); from < band.Bottom() {
			items = append(items, scene.Group{Clip: &path, Items: []scene.Item{a.hatch(c, scene.Rect{X: band.X, Y: from, W: band.W, H: band.Bottom() - from})}})
		}
		c.mark("axis", band, items...)
	}
	small := a.tickLabel("0")
	size := small.style.SizeOf(c.size, theme.LabelText)
	var minor, major scene.Path
	names := newYearNames(st, parts[0].From)
	reach := math.Inf(-1)
	part, said := -1, false
	for _, t := range a.scale.Ticks(8*c.unit, placement.AllTicks(1.5*size)) {
		y := scene.Snap(a.top + t.At)
		if k := a.partOf(t.Year); k != part {
			part, said = k, false
			reach = math.Max(reach, a.drawFirstYear(c, names, part, now))
		}
		p := parts[part]
		top, foot := a.top+p.At, a.top+p.At+p.Length
		label := t.Major && y-0.6*size >= math.Max(reach, top-0.1*size) && y+0.6*size <= foot && math.Abs(y-now) > 0.7*size
		path, length := &minor, 0.7*tick
		if label {
			path, length = &major, tick
		}
		for _, x := range [2][2]float64{{a.left, a.left + length}, {a.right - length, a.right}} {
			path.Move(x[0], y)
			path.Line(x[1], y)
		}
		if label {
			b := c.single(a.tickLabel(names.tick(t, !said)))
			if b.Width() > a.right-a.left-2*math.Max(tick, c.markReach(st)) {
				continue
			}
			said = true
			names.say(t.Year)
			b.ground = c.colours.Ruler
			if y > now {
				plate := scene.Rect{X: middle - b.Width()/2 - 0.1*size, Y: y - 0.55*size, W: b.Width() + 0.2*size, H: 1.1 * size}
				c.mark("decoration", plate, scene.Fill{Path: scene.Rectangle(plate), Paint: scene.Solid(c.colours.Ruler)})
			}
			c.putOnBaseline(b, middle-b.Width()/2, y+digitMiddle*b.Size, b.Width())
			reach = y + 0.6*size
		}
	}
	area := scene.Rect{X: a.left, Y: a.top, W: a.right - a.left, H: a.scale.At(math.Inf(1))}
	for _, p := range []struct {
		path   scene.Path
		colour scene.Paint
	}{{minor, scene.Solid(c.colours.Faint)}, {major, scene.Solid(c.colours.Soft)}} {
		if len(p.path.Ops) > 0 {
			c.mark("decoration", area, scene.Stroke{Path: p.path, Paint: p.colour, Width: stroke})
		}
	}
	for i := 0; i+1 < len(parts); i++ {
		a.drawBreak(c, a.top+parts[i].At+parts[i].Length, a.top+parts[i+1].At, a.omitted(i))
	}
}

// drawFirstYear names the first year of a part that is too short for a regular one, and returns where its label ends.
func (a *alternating) drawFirstYear(c *canvas, names *yearNames, part int, now float64) (reach float64) {
	p := a.scale.Parts[part]
	size := a.tickLabel("0").style.SizeOf(c.size, theme.LabelText)
	for _, t := range a.scale.Ticks(8*c.unit, placement.AllTicks(1.5*size)) {
		y := a.top + t.At
		if t.Major && a.partOf(t.Year) == part && y-0.6*size >= a.top+p.At && y+0.6*size <= a.top+p.At+p.Length && math.Abs(y-now) > 0.7*size {
			return math.Inf(-1)
		}
	}
	name, year := names.begin(p.From, a.scale.Unit)
	y := math.Max(a.y(year), a.top+p.At+0.9*size)
	b := c.single(a.tickLabel(name))
	if y+0.6*size > a.top+p.At+p.Length || math.Abs(y-now) < 0.7*size || b.Width() > a.right-a.left-2*c.markReach(a.l.st) {
		return math.Inf(-1)
	}
	names.say(year)
	b.ground = c.colours.Ruler
	middle := (a.left + a.right) / 2
	if y > now {
		plate := scene.Rect{X: middle - b.Width()/2 - 0.1*size, Y: y - 0.55*size, W: b.Width() + 0.2*size, H: 1.1 * size}
		c.mark("decoration", plate, scene.Fill{Path: scene.Rectangle(plate), Paint: scene.Solid(c.colours.Ruler)})
	}
	c.putOnBaseline(b, middle-b.Width()/2, y+digitMiddle*b.Size, b.Width())
	return y + 0.6*size
}

// partOf is the part of the scale that a year lies in.
func (a *alternating) partOf(year float64) int {
	for i, p := range a.scale.Parts {
		if year < p.To {
			return i
		}
	}
	return len(a.scale.Parts) - 1
}

// teeth are the points of a cut across the band at a height, from left to right.
func (a *alternating) teeth(c *canvas, y float64) (points []scene.Point) {
	b := c.theme.Timeline.Break
	n := max(4, b.TeethBand)
	amplitude := 0.5 * b.Amplitude * c.unit
	for k := range 2*n + 1 {
		d := 0.0
		if k%2 == 1 {
			d = amplitude
		}
		points = append(points, scene.Point{X: a.left + (a.right-a.left)*float64(k)/float64(2*n), Y: y - d})
	}
	return points
}

// partPath is the outline of a part of the band, cut at its ends where breaks are.
func (a *alternating) partPath(c *canvas, band scene.Rect, cutTop, cutFoot bool) scene.Path {
	top := []scene.Point{{X: band.X, Y: band.Y}, {X: band.Right(), Y: band.Y}}
	if cutTop {
		top = a.teeth(c, band.Y)
	}
	foot := []scene.Point{{X: band.X, Y: band.Bottom()}, {X: band.Right(), Y: band.Bottom()}}
	if cutFoot {
		foot = a.teeth(c, band.Bottom())
	}
	var path scene.Path
	path.Move(top[0].X, top[0].Y)
	for _, p := range top[1:] {
		path.Line(p.X, p.Y)
	}
	for k := len(foot) - 1; k >= 0; k-- {
		path.Line(foot[k].X, foot[k].Y)
	}
	path.Close()
	return path
}

// drawBreak strokes the cut edges, and between them a dotted axis with what is left out.
func (a *alternating) drawBreak(c *canvas, from, to float64, words []string) {
	b := c.theme.Timeline.Break
	w := math.Min(b.Stroke, 2) * c.unit
	amplitude := 0.5 * b.Amplitude * c.unit
	for _, y := range []float64{from, to} {
		c.mark("decoration", scene.Rect{X: a.left, Y: y - amplitude, W: a.right - a.left, H: amplitude},
			scene.Stroke{Path: scene.Polyline(a.teeth(c, y)...), Paint: scene.Solid(c.colours.Soft), Width: w, Join: scene.MiterJoin})
	}
	middle := scene.Snap((a.left + a.right) / 2)
	y := (from+to)/2 - amplitude/2
	size, half := 0.0, 0.5*float64(len(words)-1)
	for i, s := range words {
		label := c.single(a.tickLabel(s))
		size = label.Size
		c.putOnBaseline(label, middle-label.Width()/2, y+(float64(i)-half)*1.1*size+digitMiddle*size, label.Width())
	}
	reach := (0.8 + 1.1*half) * size
	for _, s := range [2][2]float64{{from + 0.4*size, y - reach}, {y + reach, to - amplitude - 0.4*size}} {
		if s[1]-s[0] < 3*w {
			continue
		}
		c.mark("axis", scene.Rect{X: middle - w/2, Y: s[0], W: w, H: s[1] - s[0]},
			scene.Stroke{Path: scene.Polyline(scene.Point{X: middle, Y: s[0]}, scene.Point{X: middle, Y: s[1]}), Paint: scene.Solid(c.colours.Soft), Width: w, Dash: []float64{2 * w, 2 * w}})
	}
}

// hatch returns lines at 45 degrees over a rectangle; what they are clipped by is the band's outline.
func (a *alternating) hatch(c *canvas, r scene.Rect) scene.Item {
	h := c.theme.Timeline.Hatch
	pitch := h.Pitch * c.unit * math.Sqrt2
	var path scene.Path
	for y := r.Y; y < r.Bottom()+r.W; y += pitch {
		x0, y0, x1, y1 := r.X, y, r.Right(), y-r.W
		if y1 < r.Y {
			x1, y1 = r.X+(y-r.Y), r.Y
		}
		if y0 > r.Bottom() {
			x0, y0 = r.X+(y-r.Bottom()), r.Bottom()
		}
		if x1 > x0 {
			path.Move(x0, y0)
			path.Line(x1, y1)
		}
	}
	return scene.Stroke{Path: path, Paint: scene.Solid(mix(c.colours.Rule, c.colours.Faint, 0.5)), Width: h.Stroke * c.unit}
}

// leaderPath is the line from the band's edge at a height to a card's at another, on a side.
func (a *alternating) leaderPath(c *canvas, side int, from, to float64) (path scene.Path, area scene.Rect) {
	edge, way := a.right, 1.0
	if side < 0 {
		edge, way = a.left, -1
	}
	end := edge + way*(a.leader-12*c.unit)
	points := []scene.Point{{X: edge, Y: from}, {X: end, Y: from}}
	if math.Abs(from-to) > 0.5 {
		knee := sideElbow * c.unit
		start := edge + way*(a.leader-12*c.unit-knee)/2
		points = []scene.Point{{X: edge, Y: from}, {X: start, Y: from}, {X: start + way*knee, Y: to}, {X: end, Y: to}}
	}
	area = scene.Rect{X: math.Min(edge, end), Y: math.Min(from, to), W: math.Abs(end - edge), H: math.Abs(from - to)}
	return scene.Polyline(points...), area
}

// drawLeader ties a card to its mark.
func (a *alternating) drawLeader(c *canvas, i int) {
	card, p := &a.cards[i], a.place(i)
	defer card.m.about(c)()
	from, to := card.m.span(a.l.st)
	path, area := a.leaderPath(c, p.Side, scene.Snap(a.y((from+to)/2)), scene.Snap(p.Top+card.lead))
	w := c.theme.Timeline.Flag.Pole * c.unit
	stroke := scene.Stroke{Path: path, Paint: scene.Solid(c.colours.Faint), Width: w, Join: scene.RoundJoin}
	if card.m.forecast {
		for _, d := range c.theme.Timeline.Flag.Dash {
			stroke.Dash = append(stroke.Dash, d*c.unit)
		}
	}
	area.Y, area.H = area.Y-w/2, area.H+w
	c.mark("connector", area, stroke)
}

// drawMark paints an event's mark on its edge of the band and returns its kind.
func (a *alternating) drawMark(c *canvas, i int) markKind {
	st := a.l.st
	card, p := &a.cards[i], a.place(i)
	m := card.m
	defer m.about(c)()
	edge := a.right
	if p.Side < 0 {
		edge = a.left
	}
	colour := c.markInk()
	if st.laned() {
		colour = c.laneColour(st, st.trackOf(m)[0])
	}
	pen := pen{colour: colour, behind: c.colours.Ground}.of(st, m)
	from, to := m.span(st)
	y0, y1 := a.y(from), a.y(to)
	r := c.theme.Timeline.Dot.Radius * c.unit
	when := st.when(m.event)
	if m.dotted(c, when, y1-y0) {
		kind := st.pointKind(m)
		c.point(kind, edge, (y0+y1)/2, r, 0, pen)
		return kind
	}
	w := 0.8 * c.theme.Timeline.Bar.Width * c.unit
	bar := scene.Rect{X: edge - w/2, W: w}
	bar.Y, bar.H = c.barSpan(y0, y1)
	done := 0.0
	if now, ok := st.asof.Anchor(); ok {
		done = (a.y(now.YearFraction()) - bar.Y) / bar.H
	}
	if m.mark == markWithin || !spans(when) {
		pen.soft = c.colours.Soft
	}
	return c.stretch(st, m, bar, done, pen)
}

// drawSideCard paints a card's words: flush with the side of the band.
func (a *alternating) drawSideCard(c *canvas, i int) {
	card, p := &a.cards[i], a.place(i)
	defer card.m.about(c)()
	x, align := a.right+a.leader, text.Start
	if p.Side < 0 {
		x, align = a.left-a.leader-a.width, text.End
	}
	card.put(c, x, scene.Snap(p.Top), align, nil)
}

// drawNow paints the line of the deck's date across the band, tied to its label.
func (a *alternating) drawNow(c *canvas) {
	if a.now == nil {
		return
	}
	at, _ := a.l.st.asof.Anchor()
	y := scene.Snap(a.y(at.YearFraction()))
	w := c.theme.Timeline.AsOf.Stroke * c.unit
	c.rule(scene.Rect{X: a.left, Y: y - w/2, W: a.right - a.left, H: w}, c.colours.AccentShape)
	p := a.places[a.nowAt]
	path, area := a.leaderPath(c, p.Side, y, scene.Snap(p.Top+(text.Ascent-digitMiddle)*a.now.Size))
	c.mark("connector", area, scene.Stroke{Path: path, Paint: scene.Solid(c.colours.AccentShape), Width: c.theme.Timeline.Flag.Pole * c.unit, Join: scene.RoundJoin})
	x := a.right + a.leader
	if p.Side < 0 {
		x = a.left - a.leader - a.now.Width()
	}
	c.put(a.now, x, scene.Snap(p.Top), a.now.Width())
}
