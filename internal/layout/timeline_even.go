package layout

import (
	"fmt"
	"math"

	"cards/internal/layout/text"
	"cards/internal/scene"
	"cards/internal/theme"
	"cards/internal/words"
)

// A horizontal timeline in equal steps: an axis without a ruler, a column for every event under its mark.

// leastColumn is the least width of a column of cards, em of their titles: fewer characters a line tear phrases.
const leastColumn = 4.5

// evenCard is one event's column.
type evenCard struct {
	eventCard
	// brief tells that the date is a time alone, whose day stands over the column before.
	brief bool
	// gap and ahead are the words for what is empty before it, the latter behind the deck's date.
	gap, ahead *block
}

// even lays the events in equal columns; false when they do not fit.
func (l *timelineLayout) even() ([]*Page, bool) {
	c, st := l.canvas, l.st
	l.triedDates = nil
	n := len(st.moments)
	if !l.bare(false) {
		return nil, false
	}
	_, _, sizes := c.eventSizes()
	head := c.newHead(st, false)
	foot := c.newFoot(st, st.kinds(), 0)
	foot.faded = true
	for _, size := range sizes {
		cards, pitch, why := l.evenCards(size[0], size[1])
		if why == "" {
			tallest := 0.0
			for _, card := range cards {
				tallest = math.Max(tallest, card.height)
			}
			over, under := l.evenOver(), evenUnder*c.theme.Timeline.Dot.Radius*c.unit
			if head.foot+over+under+tallest <= foot.top {
				head = l.posterHead(head, foot.top-over-under-tallest)
				c.choose("timeline scale", "even", "equal steps; what is left out is said between them")
				c.choose("timeline sizes", fmt.Sprintf("%s titles, %s texts", px(size[0]), px(size[1])), fmt.Sprintf("the largest that fit %d columns", n), l.triedDates...)
				p := l.page(0, 1, "horizontal, even")
				head.draw(p, st, 1, 1)
				free := foot.top - head.foot - over - under - tallest
				kinds := l.drawEven(p, cards, pitch, head.foot+over+free*c.theme.Space.Centre)
				foot.draw(p, st, kinds, "")
				l.finish(p, 0, n)
				return []*Page{p.Page}, true
			}
			why = "the texts are higher than the page"
		}
		l.triedDates = append(l.triedDates, fmt.Sprintf("titles %s: %s", px(size[0]), why))
	}
	return nil, false
}

// posterFactors are how many times as large as usual the headline over a few events may be, posterAir the share of the page's height
// that has to stay free beside it.
var posterFactors = []float64{2, 1.75, 1.5, 1.25}

const posterAir = 0.16

// posterHead sets the headline larger, on its one line, where the events leave room for it: the head may end at most so far down.
func (l *timelineLayout) posterHead(usual *head, lowest float64) *head {
	c := l.canvas
	if usual.headline == nil || usual.headline.Count() > 1 {
		return usual
	}
	defer func() { c.poster = 0 }()
	for _, c.poster = range posterFactors {
		h := c.newHead(l.st, false)
		if h.headline.Count() == 1 && h.headline.Size > 1.1*usual.headline.Size && h.foot+posterAir*c.Scene.Height <= lowest {
			return h
		}
	}
	return usual
}

// evenOver is the room from the top of the events' field to the axis: the labels of what is left out stand there.
func (l *timelineLayout) evenOver() float64 {
	c := l.canvas
	return (2+evenApart)*c.theme.Type.Roles.Tick.SizeOf(c.size, theme.LabelText) + l.evenLabels() + 0.1*c.theme.Timeline.Dot.Radius*c.unit
}

// evenLabels is from the axis up to the labels of what is left out, px: over the marks, of which those with an icon are larger, since a label may be as wide as what
// is between two.
func (l *timelineLayout) evenLabels() float64 {
	c := l.canvas
	r := c.theme.Timeline.Dot.Radius * c.unit
	return math.Max(1.2*r, c.markReach(l.st)+0.2*r)
}

// evenApart is between the label of the deck's date and those of what is left out, which it stands over, in em.
const evenApart = 0.5

// evenUnder is from the axis to the dates, in radii of the marks.
const evenUnder = 2.4

// evenCards sets the columns. The last one needs no gutter, so all others get a share of it.
func (l *timelineLayout) evenCards(title, body float64) (cards []evenCard, pitch float64, why string) {
	c, st := l.canvas, l.st
	n := float64(len(st.moments))
	gutter := c.theme.Space.Neighbour * c.theme.Type.Roles.Tick.SizeOf(c.size, theme.LabelText)
	pitch = (c.area.W + gutter) / n
	width := pitch - gutter
	if width < leastColumn*title {
		return nil, 0, "the columns would be too narrow"
	}
	roles := &c.theme.Type.Roles
	style := cardStyle{width: width, title: title, text: body, dateLines: 1, titleLines: 4, hang: true}
	for i := range st.moments {
		m := &st.moments[i]
		dl, brief := c.cardDate(st, m), false
		if i > 0 && m.clock != "" && m.day == st.moments[i-1].day && !(st.line && i == st.now) {
			// The day stands over the column before.
			dl.text, brief = m.clock, true
		}
		own, why := c.card(st, m, &style, dl)
		if why != "" {
			return nil, 0, why
		}
		card := evenCard{eventCard: own, brief: brief}
		room := width
		if st.line && i == st.now {
			// Half of a column, and what is between neighbours of the half beside it too.
			room = pitch/2 - gutter/4
			if m.gap.Empty > 0 && m.ahead.Empty > 0 {
				room = pitch/2 - gutter/2
			}
		}
		for k, g := range [2]words.Gap{m.gap, m.ahead} {
			if g.Empty == 0 || i == 0 {
				continue
			}
			b := c.single(label{role: "tick", text: st.words.Gap(g), lang: st.lang, style: roles.Tick, colour: c.colours.Soft})
			if b.Width() > room {
				return nil, 0, "what is left out cannot be written in a column"
			}
			if k == 0 {
				card.gap = b
			} else {
				card.ahead = b
			}
		}
		cards = append(cards, card)
	}
	return cards, pitch, ""
}

// drawEven paints axis, marks and columns; axis is the height of the axis.
func (l *timelineLayout) drawEven(c *canvas, cards []evenCard, pitch, axis float64) (kinds [markKinds]bool) {
	st := l.st
	w := c.theme.Timeline.Axis.Width * c.unit
	r := c.theme.Timeline.Dot.Radius * c.unit
	axis = scene.Snap(axis)
	colour := c.colours.Ink
	if name := c.theme.Timeline.Axis.Colour; name != "" {
		colour = c.colours.Named(name)
	}
	x := func(i int) float64 { return scene.Snap(c.area.X + r + float64(i)*pitch) }
	line := func(from, to float64, ahead bool) {
		stroke := scene.Stroke{Path: scene.Polyline(scene.Point{X: from, Y: axis}, scene.Point{X: to, Y: axis}), Paint: scene.Solid(colour), Width: w}
		if ahead {
			for _, d := range c.theme.Timeline.Axis.Dash {
				stroke.Dash = append(stroke.Dash, d*c.unit)
			}
		}
		c.mark("axis", scene.Rect{X: from, Y: axis - w/2, W: to - from, H: w}, stroke)
	}
	half := c.theme.Timeline.Break.Length * c.unit / 2
	for i := 1; i < len(cards); i++ {
		ahead := st.line && i >= st.now
		from, to := x(i-1), x(i)
		stretch := func(from, to float64, ahead bool, b *block) {
			if b != nil {
				middle := (from + to) / 2
				line(from, middle-half, ahead)
				l.zigzagAcross(c, middle-half, middle+half, axis)
				from = middle + half
				c.putOnFoot(b, middle-b.Width()/2, axis-l.evenLabels(), b.Width())
			}
			line(from, to, ahead)
		}
		if st.line && i == st.now {
			now := from + 0.5*pitch
			stretch(from, now, false, cards[i].gap)
			stretch(now, to, true, cards[i].ahead)
			continue
		}
		stretch(from, to, ahead, cards[i].gap)
	}
	if st.line {
		l.evenNow(c, x, pitch, axis, len(cards))
	}
	for i, card := range cards {
		done := card.m.about(c)
		c.point(card.m.mark, x(i), axis, r, 2*r, pen{colour: c.markInk(), behind: c.colours.Ground, across: true}.of(st, card.m))
		kinds[card.m.mark] = true
		y := axis + evenUnder*r
		left := x(i) - r
		until := i + 1
		for until < len(cards) && cards[until].brief && !card.m.timed(card.date) {
			until++
		}
		// The day belongs to the columns behind it that say their time alone.
		card.put(c, left, y, text.Start, func() func() { return c.about(i, until) })
		done()
	}
	return kinds
}

// evenNow draws the deck's date between two columns, or behind the last.
func (l *timelineLayout) evenNow(c *canvas, x func(int) float64, pitch, axis float64, n int) {
	st := l.st
	at := x(st.now-1) + 0.5*pitch
	if st.now == 0 {
		at = x(0) - 0.5*pitch
	}
	b := c.single(c.nowLabel(st))
	w := c.theme.Timeline.AsOf.Stroke * c.unit
	r := c.theme.Timeline.Dot.Radius * c.unit
	at = math.Min(math.Max(at, c.area.X+w), c.area.Right()-w)
	c.rule(scene.Rect{X: at - w/2, Y: axis - 1.6*r, W: w, H: 3.2 * r}, c.colours.AccentShape)
	// Over the labels of what is left out.
	from := math.Min(math.Max(at-b.Width()/2, c.area.X), c.area.Right()-b.Width())
	c.putOnFoot(b, from, axis-l.evenLabels()-(1+evenApart)*b.Size, b.Width())
}

// zigzagAcross draws a break of a horizontal axis.
func (l *timelineLayout) zigzagAcross(c *canvas, from, to, y float64) {
	b := c.theme.Timeline.Break
	a, w := b.Amplitude*c.unit, to-from
	path := scene.Polyline(scene.Point{X: from, Y: y}, scene.Point{X: from + w*0.25, Y: y - a}, scene.Point{X: from + w*0.55, Y: y + a},
		scene.Point{X: from + w*0.8, Y: y - a}, scene.Point{X: to, Y: y})
	c.mark("decoration", scene.Rect{X: from, Y: y - a, W: w, H: 2 * a},
		scene.Stroke{Path: path, Paint: scene.Solid(c.colours.Named(b.Colour)), Width: b.Stroke * c.unit, Join: scene.MiterJoin})
}
