package layout

import (
	"maps"
	"math"
	"slices"

	"cards/internal/layout/text"
	"cards/internal/scene"
)

// Drawing lanes: what is behind (eras, the time to come), the lanes' rules and names, the ruler with its gridlines, ties, marks and
// words.

// draw paints everything under the head; it returns the kinds of marks.
func (d *laned) draw(c *canvas) (kinds [markKinds]bool) {
	d.drawBehind(c)
	d.drawRuler(c)
	d.drawGrid(c)
	for i := range d.lanes {
		d.drawLaneHead(c, i)
	}
	d.drawNowLine(c)
	d.drawLaneLinks(c)
	d.drawTies(c)
	d.drawLaneLeaders(c)
	for i := range d.lanes {
		for k := range d.lanes[i].items {
			d.clearBehind(c, &d.lanes[i], &d.lanes[i].items[k])
		}
	}
	for i := range d.lanes {
		for k := range d.lanes[i].items {
			kinds[d.drawLaneMark(c, i, &d.lanes[i].items[k])] = true
		}
	}
	for i := range d.lanes {
		for k := range d.lanes[i].items {
			d.drawLaneWords(c, &d.lanes[i], &d.lanes[i].items[k])
		}
	}
	return kinds
}

// foot is where the last lane ends.
func (d *laned) foot() float64 {
	last := d.lanes[len(d.lanes)-1]
	return last.top + last.h
}

// drawBehind paints the bands of the eras, and the time to come a step darker.
func (d *laned) drawBehind(c *canvas) {
	band := func(from, to, top float64) {
		r := scene.Rect{X: from, Y: top, W: to - from, H: d.foot() - top}
		c.mark("decoration", r, scene.Fill{Path: scene.Rectangle(r), Paint: scene.Solid(c.colours.Band)})
	}
	for _, e := range d.eras {
		band(e.from, e.to, d.lanesTop())
	}
	if d.nowLabel != nil {
		band(d.nowX, c.area.Right(), d.top+d.height)
	}
	for _, e := range d.eras {
		own := *e.label
		if d.nowLabel != nil && e.x+own.Width()/2 > d.nowX {
			own.ground = c.colours.Band
		}
		c.put(&own, e.x, d.lanesTop()-0.25*d.label-own.Size, own.Width())
	}
}

// ground is what is behind a place of the lanes.
func (d *laned) ground(c *canvas, x float64) (behind bool) {
	if d.nowLabel != nil && x >= d.nowX {
		return true
	}
	for _, e := range d.eras {
		if x >= e.from && x <= e.to {
			return true
		}
	}
	return false
}

// drawGrid paints the ruler's years down through the lanes.
func (d *laned) drawGrid(c *canvas) {
	var path scene.Path
	w := c.theme.Timeline.Ruler.Stroke * c.unit
	top, foot := d.lanesTop(), d.foot()
	seen := math.Inf(-1)
	for i, p := range d.scale.Parts {
		if i > 0 {
			path.Move(scene.Snap(d.left+p.At), top)
			path.Line(scene.Snap(d.left+p.At), foot)
		}
	}
	for _, t := range d.labelled {
		if x := scene.Snap(t); x > seen+1 {
			path.Move(x, top)
			path.Line(x, foot)
			seen = x
		}
	}
	if len(path.Ops) > 0 {
		c.mark("decoration", scene.Rect{X: d.left, Y: top, W: d.length, H: foot - top}, scene.Stroke{Path: path, Paint: scene.Solid(mix(c.colours.Rule, c.colours.Ground, 0.6)), Width: w})
	}
}

// drawLaneHead paints a lane's name, its colour, and the rule under it, which is dotted where time is left out.
func (d *laned) drawLaneHead(c *canvas, i int) {
	lane := &d.lanes[i]
	tokens := c.theme.Timeline.Lane
	inset := 0.35 * d.pad
	bar := scene.Rect{X: c.area.X, Y: lane.top + inset, W: tokens.Bar * c.unit, H: lane.h - 2*inset}
	c.mark("decoration", bar, scene.Fill{Path: scene.Rectangle(bar), Paint: scene.Solid(c.laneColour(d.l.st, i))})
	gap := c.theme.Space.Within * d.label
	if lane.name.text != "" {
		c.put(lane.name, c.area.X+bar.W+2*gap, lane.top+(lane.h-lane.name.Height())/2, d.head)
	}
	w := c.theme.Timeline.List.Full * c.unit
	y := scene.Snap(lane.top + lane.h - w/2)
	rule := func(from, to float64) {
		c.rule(scene.Rect{X: from, Y: y, W: to - from, H: w}, c.colours.Rule)
	}
	from := c.area.X
	for k, p := range d.scale.Parts {
		end := d.left + p.At + p.Length
		if k+1 == len(d.scale.Parts) {
			end = c.area.Right()
		}
		rule(from, end)
		if k+1 < len(d.scale.Parts) {
			from = end + d.scale.Break
			dots := scene.Polyline(scene.Point{X: end + 2*w, Y: y + w/2}, scene.Point{X: from - 2*w, Y: y + w/2})
			c.mark("rule", scene.Rect{X: end, Y: y, W: from - end, H: w}, scene.Stroke{Path: dots, Paint: scene.Solid(c.colours.Rule), Width: w, Dash: []float64{w, 3 * w}})
		}
	}
}

// drawNowLine paints the line of the deck's date through ruler and lanes, with its label over it.
func (d *laned) drawNowLine(c *canvas) {
	if d.nowLabel == nil {
		return
	}
	w := c.theme.Timeline.AsOf.Stroke * c.unit
	top := d.top - 0.15*d.nowLabel.Size
	c.rule(scene.Rect{X: d.nowX - w/2, Y: top, W: w, H: d.foot() - top}, c.colours.AccentShape)
	c.put(d.nowLabel, d.nowFrom, d.top-1.3*d.nowLabel.Size, d.nowLabel.Width())
}

// rowTop is where the row of an event begins.
func (d *laned) rowTop(lane *laneRows, e *laneEvent) float64 {
	rows := float64(lane.rows) * d.row
	return lane.top + (lane.h-rows)/2 + float64(e.place.Row)*d.row
}

// words returns where the first em box of an event's words begins in its rows, and the height of its mark's centre.
func (d *laned) words(lane *laneRows, e *laneEvent) (top, mark float64) {
	s := e.settings[e.place.Option]
	y := d.rowTop(lane, e)
	if s.title == nil {
		return y, y + d.row/2
	}
	h := d.wordsAndBar(s)
	rows := math.Max(1, math.Ceil(h/d.need-rowSlack))
	top = y + (rows*d.row-h)/2
	if s.over {
		return top, top + h - d.barHeight()/2
	}
	return top, top + (text.Ascent-d.c.theme.Timeline.Vertical.Mark)*s.title.Size
}

// clearBehind takes the gridlines out from behind an event's words.
func (d *laned) clearBehind(c *canvas, lane *laneRows, e *laneEvent) {
	s := e.settings[e.place.Option]
	if s.title == nil {
		return
	}
	top, _ := d.words(lane, e)
	air := 0.12 * d.label
	r := scene.Rect{X: s.x - air, Y: top, W: s.width + 2*air, H: s.height}
	fill := func(r scene.Rect, behind bool) {
		if r.W <= 0 {
			return
		}
		colour := c.colours.Ground
		if behind {
			colour = c.colours.Band
		}
		c.mark("decoration", r, scene.Fill{Path: scene.Rectangle(r), Paint: scene.Solid(colour)})
	}
	// What is behind changes at the edges of eras and at the deck's date.
	cuts := []float64{r.X, r.Right()}
	for _, e := range d.eras {
		cuts = append(cuts, e.from, e.to)
	}
	if d.nowLabel != nil {
		cuts = append(cuts, d.nowX)
	}
	x := r.X
	for x < r.Right() {
		next := r.Right()
		for _, cut := range cuts {
			if cut > x+0.01 && cut < next {
				next = cut
			}
		}
		fill(scene.Rect{X: x, Y: r.Y, W: next - x, H: r.H}, d.ground(c, (x+next)/2))
		x = next
	}
}

// drawLaneMark paints an event's mark and returns its kind.
func (d *laned) drawLaneMark(c *canvas, i int, e *laneEvent) markKind {
	defer e.m.about(c)()
	lane := &d.lanes[i]
	_, y := d.words(lane, e)
	y = scene.Snap(y)
	p := pen{colour: c.laneColour(d.l.st, i), behind: c.colours.Ground, across: true}.of(d.l.st, e.m)
	if d.ground(c, (e.from+e.to)/2) {
		p.behind = c.colours.Band
	}
	if e.point {
		kind := d.l.st.pointKind(e.m)
		c.point(kind, (e.from+e.to)/2, y, c.theme.Timeline.Dot.Radius*c.unit, 0, p)
		return kind
	}
	h := d.barHeight()
	bar := scene.Rect{X: e.from, Y: y - h/2, W: e.to - e.from, H: h}
	if p.on && bar.Right() > c.area.Right()-2*h {
		// The arrow's head stands inside the page.
		bar.W = math.Max(h, c.area.Right()-h-bar.X)
	}
	done := 0.0
	if d.nowLabel != nil {
		done = (d.nowX - bar.X) / bar.W
	}
	return c.stretch(d.l.st, e.m, bar, done, p)
}

// drawLaneWords paints an event's title, date and text.
func (d *laned) drawLaneWords(c *canvas, lane *laneRows, e *laneEvent) {
	s := e.settings[e.place.Option]
	if s.title == nil {
		return
	}
	defer e.m.about(c)()
	top, _ := d.words(lane, e)
	put := func(b *block, x, baseline float64) {
		own := *b
		if d.ground(c, x+own.Width()/2) {
			own.ground = c.colours.Band
		}
		if s.end && own.Count() > 1 {
			own.align = text.End
		}
		c.putOnBaseline(&own, x, baseline, own.Width())
	}
	first := top + text.Ascent*s.title.Size
	if e.date == nil {
		put(s.title, s.x, first)
		return
	}
	last := first + float64(s.title.Count()-1)*s.title.Pitch
	if !s.under {
		put(s.title, s.x, first)
		put(e.date, s.x+s.title.Width()+laneTie*d.label, first)
		return
	}
	x, under := s.x, e.date.Width()
	if e.text != nil {
		under += laneTie*d.label + e.text.Width()
	}
	if s.end {
		x = s.x + s.width - s.title.Width()
	}
	put(s.title, x, first)
	x = s.x
	if s.end {
		x = s.x + s.width - under
	}
	baseline := last + text.Descent*d.title + d.underPitch() - d.underSize() + text.Ascent*d.underSize()
	put(e.date, x, baseline)
	if e.text != nil {
		put(e.text, x+e.date.Width()+laneTie*d.label, baseline)
	}
}

// drawLaneLeaders ties labels to marks that are far from them.
func (d *laned) drawLaneLeaders(c *canvas) {
	flag := c.theme.Timeline.Flag
	w := flag.Pole * c.unit
	for i := range d.lanes {
		for k := range d.lanes[i].items {
			e := &d.lanes[i].items[k]
			s := e.settings[e.place.Option]
			from, to := s.x+s.width+0.3*d.label, e.from-0.3*d.label
			if !s.end || to-from < 1.2*d.label {
				continue
			}
			_, y := d.words(&d.lanes[i], e)
			y = scene.Snap(y)
			stroke := scene.Stroke{Path: scene.Polyline(scene.Point{X: from, Y: y}, scene.Point{X: to, Y: y}), Paint: scene.Solid(c.colours.Faint), Width: w}
			if e.m.forecast {
				for _, on := range flag.Dash {
					stroke.Dash = append(stroke.Dash, on*c.unit)
				}
			}
			done := e.m.about(c)
			c.mark("connector", scene.Rect{X: from, Y: y - w/2, W: to - from, H: w}, stroke)
			done()
		}
	}
}

// drawTies joins the marks of an event that is in several lanes.
func (d *laned) drawTies(c *canvas) {
	type end struct{ x, top, foot float64 }
	ends := map[int]*end{} // by moment
	for i := range d.lanes {
		for k := range d.lanes[i].items {
			e := &d.lanes[i].items[k]
			if len(e.m.lanes) < 2 {
				continue
			}
			_, y := d.words(&d.lanes[i], e)
			t := ends[e.k]
			if t == nil {
				t = &end{(e.from + e.to) / 2, y, y}
				ends[e.k] = t
			}
			t.top, t.foot = math.Min(t.top, y), math.Max(t.foot, y)
		}
	}
	w := c.theme.Timeline.Lane.Tie * c.unit
	for _, k := range slices.Sorted(maps.Keys(ends)) {
		if t := ends[k]; t != nil && t.foot > t.top {
			x := scene.Snap(t.x)
			done := c.about(k, k+1)
			c.mark("connector", scene.Rect{X: x - w/2, Y: t.top, W: w, H: t.foot - t.top},
				scene.Stroke{Path: scene.Polyline(scene.Point{X: x, Y: t.top}, scene.Point{X: x, Y: t.foot}), Paint: scene.Solid(c.colours.Ink), Width: w})
			done()
		}
	}
}
