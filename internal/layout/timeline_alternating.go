package layout

import (
	"fmt"
	"math"

	"cards/internal/layout/placement"
	"cards/internal/layout/text"
	"cards/internal/scene"
	"cards/internal/theme"
)

// A vertical timeline with its axis in the centre: a ruler on a true scale, and the events to its left and right, as near to their
// times as their neighbours allow. (design notes, timelines, section 5)

// alternating is such a timeline in the making.
type alternating struct {
	l     *timelineLayout
	c     *canvas
	scale placement.Scale
	cards []sideCard
	now   *block
	// left and right are the edges of the ruler's band, top where the scale begins; leader is the room from the band to the cards,
	// width that of a card, px.
	left, right, top, leader, width float64
	places                          []placement.SidePlace // of the cards, and of the deck's date at nowAt
	nowAt                           int
	breakHeight                     float64
	cost                            float64
}

// sideCard is one event's card.
type sideCard struct {
	eventCard
	// lead is from the top of the card to where its leader ends, px.
	lead float64
}

const (
	// sideLeader is the room from the band to the cards, sideElbow that of a leader's slope, tokens.
	sideLeader = 52
	sideElbow  = 22
	// sideGap is between the cards of a side, a token.
	sideGap = 24
)

// breakFactors are how much higher than usual the breaks may be: what is left out needs no room, but the cards beside it may.
var breakFactors = []float64{1, 1.6, 2.4, 3.4, 4.6}

// leastSidePart is the least height of a part of the band, em of its labels: it says at least one year.
const leastSidePart = 1.5

// manyBreaks is by how much each further break makes the cards' displacement weigh more.
const manyBreaks = 2.5

// alternating lays the timeline on both sides of a ruler that runs down; false when that does not fit one page.
func (l *timelineLayout) alternating() ([]*Page, bool) {
	c, st := l.canvas, l.st
	l.triedDates = nil
	switch {
	case !l.bare(false):
		return nil, false
	case c.Scene.Height == 0:
		l.triedDates = append(l.triedDates, "the page has no height of its own")
		return nil, false
	case st.scale == "even":
		l.triedDates = append(l.triedDates, "equal steps have their axis at a side")
		return nil, false
	}
	if !l.dated() {
		return nil, false
	}
	_, _, sizes := c.eventSizes()
	head := c.newHead(st, false)
	foot := c.newFoot(st, st.ruledKinds(), 0)
	for _, size := range sizes {
		a, why := l.measureAlternating(size[0], size[1])
		if why == "" {
			why = a.settle(head.foot, foot.top)
		}
		if why != "" {
			l.triedDates = append(l.triedDates, fmt.Sprintf("titles %s: %s", px(size[0]), why))
			continue
		}
		c.choose("timeline scale", fmt.Sprintf("%.4g px a year, %d breaks", a.scale.PerYear, len(a.scale.Parts)-1), "proportional, with what is empty left out")
		c.choose("timeline sizes", fmt.Sprintf("%s titles, %s texts", px(size[0]), px(size[1])), "the largest at which all events find a place", l.triedDates...)
		p := l.page(0, 1, "vertical, both sides")
		head.draw(p, st, 1, 1)
		a.c = p
		foot.draw(p, st, a.draw(p), "")
		l.finish(p, 0, len(st.moments))
		return []*Page{p.Page}, true
	}
	return nil, false
}

// measureAlternating sets the cards.
func (l *timelineLayout) measureAlternating(title, body float64) (*alternating, string) {
	c, st := l.canvas, l.st
	roles := c.theme.Type.Roles
	a := &alternating{l: l, c: c, leader: sideLeader * c.unit}
	tick := c.theme.Timeline.Ruler.Tick * c.unit
	spans := a.spans()
	a.scale = placement.NewScale(spans, 1000*c.unit, 1, nil)
	band := 0.0
	names := newYearNames(st, a.scale.Parts[0].From)
	for _, p := range a.scale.Parts {
		for _, year := range []float64{p.From, p.To} {
			band = math.Max(band, c.single(a.tickLabel(names.of(year))).Width())
		}
	}
	for i := 0; i+1 < len(a.scale.Parts); i++ {
		for _, words := range a.omitted(i) {
			band = math.Max(band, c.single(a.tickLabel(words)).Width()-2*tick)
		}
	}
	// Labels finer than years say all of their date once.
	for _, length := range []float64{700, 1000} {
		scale := placement.NewScale(spans, length*c.unit, 1, nil)
		for _, k := range scale.Ticks(8*c.unit, placement.AllTicks(1.5*roles.Tick.SizeOf(c.size, theme.LabelText))) {
			if k.Major && k.Unit != placement.TickYears {
				band = math.Max(band, c.single(a.tickLabel(names.tick(k, true))).Width())
				break
			}
		}
	}
	band += 2*math.Max(tick, c.markReach(st)) + 10*c.unit
	a.left = scene.Snap(c.area.X + (c.area.W-band)/2)
	a.right = a.left + scene.Snap(band)
	a.width = a.left - a.leader - c.area.X
	if a.width < c.theme.Timeline.Column.Least*body {
		return nil, "the texts would have too few characters a line"
	}
	style := cardStyle{width: a.width, title: title, text: body, dateLines: 2, titleLines: 5, lanes: roles.Tick.SizeOf(c.size, theme.LabelText)}
	for i := range st.moments {
		m := &st.moments[i]
		card, why := c.card(st, m, &style, c.cardDate(st, m))
		if why != "" {
			return nil, why
		}
		a.cards = append(a.cards, sideCard{eventCard: card, lead: (text.Ascent - digitMiddle) * card.date.Size})
	}
	if st.line {
		if a.now = c.single(c.nowLabel(st)); a.now.Width() > a.width {
			return nil, "the label of the deck's date is wider than a column"
		}
	}
	return a, ""
}

// spans are the times of the events and of the deck's date.
func (a *alternating) spans() []placement.Span {
	st := a.l.st
	spans := st.times()
	if now, ok := st.asof.Anchor(); ok && st.line {
		spans = append(spans, placement.Span{From: now.YearFraction(), To: now.YearFraction()})
	}
	return spans
}

func (a *alternating) tickLabel(s string) label {
	return label{role: "tick", text: s, lang: a.l.st.lang, style: a.c.theme.Type.Roles.Tick, colour: a.c.colours.Soft, tabular: true}
}

// omitted says what break i leaves out, in one line or, where words are long, in two.
func (a *alternating) omitted(i int) []string {
	unit, per := unitWords(a.scale.Unit)
	if a.twoLines() {
		head, count := a.l.st.words.OmittedLines(a.scale.Omitted(i)*per, unit)
		return []string{head, count}
	}
	return []string{a.l.st.words.Omitted(a.scale.Omitted(i)*per, unit)}
}

// twoLines reports whether the words for what is left out would make the band wide.
func (a *alternating) twoLines() bool { return isLatin(a.l.st.lang) || isKorean(a.l.st.lang) }

// settle finds the scale and the places of the cards at which they are moved least; why says why there are none.
func (a *alternating) settle(top, bottom float64) (why string) {
	c := a.c
	label := c.theme.Type.Roles.Tick.SizeOf(c.size, theme.LabelText)
	radius := c.theme.Timeline.Dot.Radius * c.unit
	low := top + 1.5*radius
	room := bottom - radius - low
	var best placement.Scale
	found := false
	crowded := -1
	for _, factor := range breakFactors {
		height := factor * math.Max(c.theme.Timeline.Vertical.Break*c.unit, 2.6*label)
		if a.twoLines() {
			height = math.Max(height, 3.4*label)
		}
		// Few breaks let one see how long the time was; more of them give the events room.
		least := func(float64) float64 { return leastSidePart * label }
		scales := placement.Scales(a.spans(), room, height, least)
		if crowded < 0 {
			crowded = scales[len(scales)-1].Crowded(a.l.st.times(), crowdedMarks*radius)
		}
		for _, scale := range scales {
			breaks := len(scale.Parts) - 1
			if scale.PerYear <= 0 || scale.Crowded(a.l.st.times(), crowdedMarks*radius) > crowded || breaks == 0 && factor > 1 {
				continue
			}
			a.scale = scale
			cards, nowAt := a.sideCards(low)
			places, ok := placement.PlaceSides(cards, math.Max(sideGap*c.unit, 0.6*label), top, bottom)
			if !ok {
				continue
			}
			cost := 0.0
			for i, p := range places {
				d := p.Top - (cards[i].At - cards[i].Lead)
				cost += d * d
			}
			// The parts with events are the picture; higher breaks must earn their room.
			cost = (cost + mostMoved*mostMoved*label*label) * factor * math.Pow(manyBreaks, float64(breaks))
			if !found || cost < a.cost {
				best, found = scale, true
				a.places, a.nowAt, a.cost, a.breakHeight = places, nowAt, cost, height
			}
		}
	}
	if !found {
		return "the events are higher together than the page"
	}
	a.scale, a.top = best, low
	return ""
}

// sideCards are the cards at their times on the scale, and the label of the deck's date among them, at nowAt; -1 when there is none.
func (a *alternating) sideCards(low float64) (cards []placement.SideCard, nowAt int) {
	st := a.l.st
	nowAt = -1
	for i := range a.cards {
		card := &a.cards[i]
		if a.now != nil && i == st.now {
			nowAt = len(cards)
			cards = append(cards, a.nowCard(low))
		}
		from, to := card.m.span(st)
		cards = append(cards, placement.SideCard{At: low + a.scale.At((from+to)/2), Lead: card.lead, Height: card.height})
	}
	if a.now != nil && nowAt < 0 {
		nowAt = len(cards)
		cards = append(cards, a.nowCard(low))
	}
	return cards, nowAt
}

// nowCard is the label of the deck's date as a card.
func (a *alternating) nowCard(low float64) placement.SideCard {
	now, _ := a.l.st.asof.Anchor()
	return placement.SideCard{At: low + a.scale.At(now.YearFraction()), Lead: (text.Ascent - digitMiddle) * a.now.Size, Height: a.now.Size}
}

// y is the height of a year.
func (a *alternating) y(year float64) float64 { return a.top + a.scale.At(year) }

// place returns where card i stands.
func (a *alternating) place(i int) placement.SidePlace {
	if a.now != nil && i >= a.nowAt {
		i++
	}
	return a.places[i]
}
