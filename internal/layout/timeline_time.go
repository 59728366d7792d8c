package layout

import (
	"fmt"
	"math"

	"cards/internal/layout/placement"
	"cards/internal/layout/text"
	"cards/internal/scene"
	"cards/internal/theme"
)

// A vertical timeline on a true scale: marks stand where their time is, ticks and years at their left, and the words at the
// right as near to their mark as their neighbours allow, tied to it by a leader.

// timed is such a timeline in the making.
type timed struct {
	l     *timelineLayout
	scale placement.Scale
	style rowStyle
	rows  []row
	items []timedItem
	// axis and body are the x of the axis and of the texts; top is where the scale begins.
	axis, body, top float64
}

// timedItem is what stands beside the axis: an event, the label of the deck's date or that of an era.
type timedItem struct {
	at     float64 // year
	height float64
	mark   float64 // height of the leader's end below the item's top
	row    *row
	label  *block
	era    *eraLabel
	y      float64
}

// verticalTime lays the timeline on a true scale that runs down; false when that does not fit one page.
func (l *timelineLayout) verticalTime() ([]*Page, bool) {
	c, st := l.canvas, l.st
	l.triedDates = nil
	if !l.dated() {
		return nil, false
	}
	_, _, sizes := c.eventSizes()
	head := c.newHead(st, false)
	kinds := st.ruledKinds()
	foot := c.newFoot(st, kinds, 0)
	for _, size := range sizes {
		t, why := l.measureTime(size[0], size[1])
		if why == "" {
			room := foot.top - head.foot
			if c.Scene.Height == 0 {
				room = t.need() * 1.3
				if head.foot+room+foot.height+c.theme.Timeline.Foot.Body.For(c.size)+c.area.Y > theme.MaxSide {
					l.triedDates = append(l.triedDates, "higher than a picture may be")
					return nil, false
				}
			}
			if why = t.settle(head.foot, room); why == "" {
				c.choose("timeline scale", fmt.Sprintf("%.4g px a year, %d breaks", t.scale.PerYear, len(t.scale.Parts)-1), "proportional, with what is empty left out")
				c.choose("timeline sizes", fmt.Sprintf("%s titles, %s texts", px(size[0]), px(size[1])), "the largest at which all events fit", l.triedDates...)
				p := l.page(0, 1, "vertical, to scale")
				if p.Scene.Height == 0 {
					p.resize(head.foot + room + foot.height + p.theme.Timeline.Foot.Body.For(p.size) + p.area.Y)
					foot = p.newFoot(st, kinds, 0)
				}
				head.draw(p, st, 1, 1)
				foot.draw(p, st, t.draw(p), "")
				l.finish(p, 0, len(st.moments))
				return []*Page{p.Page}, true
			}
		}
		l.triedDates = append(l.triedDates, fmt.Sprintf("titles %s: %s", px(size[0]), why))
	}
	return nil, false
}

// leaderRoom is between the axis and the texts, in text tokens of Vertical.Text.
const leaderRoom = 1.6

// measureTime sets the events and the labels.
func (l *timelineLayout) measureTime(title, body float64) (*timed, string) {
	c, st := l.canvas, l.st
	t := &timed{l: l}
	spans := st.times()
	if now, ok := st.asof.Anchor(); ok && st.line {
		spans = append(spans, placement.Span{From: now.YearFraction(), To: now.YearFraction()})
	}
	t.scale = placement.NewScale(spans, 1000*c.unit, t.breakHeight(), nil)
	roles := &c.theme.Type.Roles
	label := roles.Tick.SizeOf(c.size, theme.LabelText)
	left := 0.0
	names := newYearNames(st, t.scale.Parts[0].From)
	for _, p := range t.scale.Parts {
		for _, year := range []float64{p.From, p.To} {
			left = math.Max(left, c.single(t.tickLabel(names.of(year))).Width())
		}
	}
	for i := 0; i+1 < len(t.scale.Parts); i++ {
		left = math.Max(left, c.single(t.tickLabel(t.omitted(i))).Width())
	}
	// Labels finer than years say all of their date once; which they are depends on the room, which is not known yet.
	for _, length := range []float64{700, 1000, 1600} {
		scale := placement.NewScale(spans, length*c.unit, t.breakHeight(), nil)
		for _, k := range scale.Ticks(8*c.unit, placement.AllTicks(1.6*label)) {
			if k.Major && k.Unit != placement.TickYears {
				left = math.Max(left, c.single(t.tickLabel(names.tick(k, true))).Width())
				break
			}
		}
	}
	tick := c.theme.Timeline.Ruler.Tick * c.unit
	t.axis = left + 2*tick + c.theme.Timeline.Ruler.Label*c.unit
	t.style = rowStyle{dates: datesOver, title: title, text: body, label: label, width: c.area.W - t.axis, year: title, day: label}
	_, style, why := c.measureRows(st, t.style)
	if why != "" {
		return nil, why
	}
	// The leaders take their room from the texts.
	extra := (leaderRoom - 1) * style.body
	style.measure -= extra
	rows, why := c.rowsAgain(st, &style)
	if why != "" {
		return nil, why
	}
	t.rows, t.style = rows, style
	t.axis += style.axis
	t.body = t.axis + style.body + extra
	for i := range rows {
		r := &rows[i]
		from, to := r.m.span(st)
		t.items = append(t.items, timedItem{at: (from + to) / 2, height: r.height(tellDay), mark: r.mark, row: r})
	}
	t.addLabels(style.measure)
	return t, ""
}

// rowsAgain sets the events in a measure that was changed.
func (c *canvas) rowsAgain(st *story, style *rowStyle) ([]row, string) {
	lead := style.title * c.titleStyle(style).Leading
	rows := make([]row, len(st.moments))
	for i := range st.moments {
		r, why := c.measureRow(st, &st.moments[i], style, c.dateCells(st, &st.moments[i], style, lead))
		if why != "" {
			return nil, why
		}
		rows[i] = r
	}
	return rows, ""
}

// addLabels puts the deck's date and the eras among the events, in the order of time.
func (t *timed) addLabels(width float64) {
	c, st := t.l.canvas, t.l.st
	insert := func(item timedItem, before func(e *timedItem) bool) {
		k := 0
		for k < len(t.items) && !before(&t.items[k]) {
			k++
		}
		t.items = append(t.items[:k], append([]timedItem{item}, t.items[k:]...)...)
	}
	if st.line {
		now, _ := st.asof.Anchor()
		at := now.YearFraction()
		b, _ := c.tight(label{role: "tick", text: st.nowWords(), lang: st.lang, style: c.theme.Type.Roles.Tick, weight: 700, colour: c.colours.AccentText}, width, 0)
		insert(timedItem{at: at, height: b.Height(), mark: b.Size / 2, label: b}, func(e *timedItem) bool { return e.row != nil && e.row.m.forecast })
	}
	for i := range st.eras {
		a, ok := st.eras[i].date.Anchor()
		if !ok {
			continue
		}
		at := a.YearFraction()
		e := c.eraLabel(st, &st.eras[i], t.style.label, width)
		ground := func(b *block) {
			if b != nil {
				b.ground = c.colours.Ground
			}
		}
		ground(e.date)
		ground(e.title)
		insert(timedItem{at: at, height: e.Height(), mark: t.style.label / 2, era: &e}, func(o *timedItem) bool { return o.at > at })
	}
}

// breakHeight is the height of a break: its label stands clear of those of the years at both its ends.
func (t *timed) breakHeight() float64 {
	c := t.l.canvas
	return math.Max(c.theme.Timeline.Vertical.Break*c.unit, 3.1*c.theme.Type.Roles.Tick.SizeOf(c.size, theme.LabelText))
}

// gap is the least space between items, px.
func (t *timed) gap() float64 {
	return math.Max(t.l.canvas.theme.Timeline.Vertical.BreakSpace.For(t.l.canvas.size), t.l.canvas.theme.Space.Clearance*t.l.canvas.unit)
}

// need is the least height of all items, px.
func (t *timed) need() float64 {
	h := 0.0
	for _, it := range t.items {
		h += it.height + t.gap()
	}
	return h
}

// settle gives scale and items their places in the room; why says why they find none.
func (t *timed) settle(top, room float64) (why string) {
	c, st := t.l.canvas, t.l.st
	radius := c.theme.Timeline.Dot.Radius * c.unit
	spans := st.times()
	if now, ok := st.asof.Anchor(); ok && st.line {
		spans = append(spans, placement.Span{From: now.YearFraction(), To: now.YearFraction()})
	}
	t.top = top + 2*radius
	scales := placement.Scales(spans, room-4*radius, t.breakHeight(), nil)
	near, last := crowdedMarks*radius, len(scales)-1
	for scales[last].PerYear <= 0 {
		if last--; last < 0 {
			return "the breaks leave no room for time"
		}
	}
	// The fewest breaks at which marks are as well apart, and words about as near to them, as with the most.
	crowded := scales[last].Crowded(st.times(), near)
	t.scale = scales[last]
	moved, ok := t.spread(top, room)
	if !ok {
		return "the events are higher together than the page"
	}
	for _, s := range scales[:last] {
		if s.Crowded(st.times(), near) > crowded {
			continue
		}
		t.scale = s
		if m, _ := t.spread(top, room); m <= math.Max(1.2*moved, mostMoved*t.style.title) {
			return ""
		}
	}
	t.scale = scales[last]
	t.spread(top, room)
	return ""
}

const (
	// crowdedMarks is the distance below which marks seem to touch, in their radii.
	crowdedMarks = 2.2
	// mostMoved is how far words may stand from their mark's height so that an axis has fewer breaks, em of the titles.
	mostMoved = 3
)

// spread places the items as near to their times as they can be, and returns how far one was moved at most, px; ok is false when they
// do not fit the room.
func (t *timed) spread(top, room float64) (most float64, ok bool) {
	wanted, apart := make([]float64, len(t.items)), make([]float64, 0, len(t.items))
	for i := range t.items {
		it := &t.items[i]
		wanted[i] = t.top + t.scale.At(it.at) - it.mark
		if i+1 < len(t.items) {
			apart = append(apart, it.height+t.gap())
		}
	}
	last := t.items[len(t.items)-1].height
	places, ok := placement.Spread(wanted, apart, top, top+room-last)
	for i := range places {
		t.items[i].y = scene.Snap(places[i])
		most = math.Max(most, math.Abs(places[i]-wanted[i]))
	}
	return most, ok
}

func (t *timed) tickLabel(s string) label {
	c := t.l.canvas
	return label{role: "tick", text: s, lang: t.l.st.lang, style: c.theme.Type.Roles.Tick, colour: c.colours.Soft, align: text.End, tabular: true}
}

// omitted says what break i leaves out.
func (t *timed) omitted(i int) string {
	unit, per := unitWords(t.scale.Unit)
	return t.l.st.words.Omitted(t.scale.Omitted(i)*per, unit)
}

// draw paints axis, ticks, marks, leaders and words.
func (t *timed) draw(c *canvas) (kinds [markKinds]bool) {
	axis := scene.Snap(c.area.X + t.axis)
	t.drawTimeAxis(c, axis)
	x := c.area.X + t.body
	for i := range t.items {
		it := &t.items[i]
		done := it.about(c)
		t.drawLeader(c, it, axis, x)
		done()
	}
	for i := range t.items {
		it := &t.items[i]
		done := it.about(c)
		switch {
		case it.label != nil:
			c.put(it.label, x, it.y, t.style.measure)
		case it.era != nil:
			it.era.put(c, x, it.y)
		default:
			kinds[t.drawTimeMark(c, it, axis)] = true
			if r := it.row; r.m.picture != nil {
				area := r.picture
				area.X, area.Y = area.X+x, area.Y+it.y
				c.picture(r.m.picture, area)
			}
			for _, b := range it.row.texts {
				if b.baseline {
					c.putOnBaseline(b.block, x+b.x, it.y+b.y, b.w)
				} else {
					c.put(b.block, x+b.x, it.y+b.y, b.w)
				}
			}
		}
		done()
	}
	return kinds
}

// about has what is drawn from now on belong to the item's event, if it is one, until what it returns is called.
func (it *timedItem) about(c *canvas) (done func()) {
	if it.row == nil {
		return c.about(0, 0)
	}
	return it.row.m.about(c)
}

// drawLeader ties an item to its place on the axis.
func (t *timed) drawLeader(c *canvas, it *timedItem, axis, x float64) {
	at, to := t.top+t.scale.At(it.at), it.y+it.mark
	w := c.theme.Timeline.Flag.Pole * c.unit
	colour := c.colours.Faint
	if it.label != nil {
		colour, w = c.colours.AccentShape, c.theme.Timeline.AsOf.Stroke*c.unit
	}
	from, end := axis, x-0.3*t.style.label
	knee := from + (end-from)*0.7
	stroke := scene.Stroke{Path: scene.Polyline(scene.Point{X: from, Y: at}, scene.Point{X: knee, Y: to}, scene.Point{X: end, Y: to}), Paint: scene.Solid(colour), Width: w, Join: scene.RoundJoin}
	if it.row != nil && it.row.m.forecast {
		for _, d := range c.theme.Timeline.Flag.Dash {
			stroke.Dash = append(stroke.Dash, d*c.unit)
		}
	}
	role := "connector"
	if it.era != nil {
		role = "decoration" // it leads to no event
	}
	c.mark(role, scene.Rect{X: from, Y: math.Min(at, to) - w/2, W: end - from, H: math.Abs(at-to) + w}, stroke)
}

// drawTimeMark paints an event's mark at its time.
func (t *timed) drawTimeMark(c *canvas, it *timedItem, axis float64) markKind {
	m := it.row.m
	p := pen{colour: c.markInk(), behind: c.colours.Ground}.of(t.l.st, m)
	from, to := m.span(t.l.st)
	a, b := t.top+t.scale.At(from), t.top+t.scale.At(to)
	r := t.style.marks
	kind := m.mark
	when := t.l.st.when(m.event)
	if m.dotted(c, when, b-a) {
		kind = t.l.st.pointKind(m)
		c.point(kind, axis, (a+b)/2, r, 0, p)
		return kind
	}
	w := c.theme.Timeline.Bar.Width * c.unit
	bar := scene.Rect{X: axis - w/2, W: w}
	bar.Y, bar.H = c.barSpan(a, b)
	if kind == markAlleged || kind == markDisputed || kind == markPlanned {
		c.point(kind, axis, (a+b)/2, r, 0, p)
		return kind
	}
	done := 0.0
	if now, ok := t.l.st.asof.Anchor(); ok {
		done = (t.top + t.scale.At(now.YearFraction()) - bar.Y) / bar.H
	}
	if m.mark == markWithin || !spans(when) {
		p.soft = c.colours.Soft
	}
	return c.stretch(t.l.st, m, bar, done, p)
}
