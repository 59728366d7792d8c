package layout

import (
	"fmt"
	"math"

	"cards/internal/edtf"
)

// Lanes over several pages: the time is cut where it is emptiest near the middle, each page has a ruler of its own stretch with all
// lanes, and what goes on over a cut is drawn on both sides of it.

// mostLanePages is where tracks are the better form.
const mostLanePages = 4

// laneSlice is a page: the moments from to to-1 begin on it.
type laneSlice struct{ from, to int }

// lanesPaged lays the lanes on several pages; false when that does not do.
func (l *timelineLayout) lanesPaged() ([]*Page, bool) {
	c, st := l.canvas, l.st
	l.triedDates = nil
	switch {
	case st.doubtful || st.tracks() > mostLanes || len(st.links) > 0:
		l.triedDates = append(l.triedDates, "status, response, sources and lines from page to page have no room in lanes")
		return nil, false
	case !l.dated():
		return nil, false
	}
	slices := l.cutLanes(laneSlice{0, len(st.moments)}, mostLanePages)
	if len(slices) < 2 {
		return nil, false
	}
	head := c.newHead(st, true)
	foot := c.newFoot(st, st.ruledKinds(), l.widestNote())
	_, _, sizes := c.eventSizes()
	for _, size := range sizes {
		var drawn []*laned
		for _, s := range slices {
			d := l.laneSlice(s, size[0], size[1])
			if why := d.measure(head.foot, foot.top); why != "" {
				l.triedDates = append(l.triedDates, fmt.Sprintf("%d pages, titles %s: %s", len(slices), px(size[0]), why))
				break
			}
			drawn = append(drawn, d)
		}
		if len(drawn) < len(slices) {
			continue
		}
		c.choose("timeline scale", fmt.Sprintf("%.4g px a year on the first page", drawn[0].scale.PerYear), "proportional on each page, with what is empty left out")
		c.choose("timeline sizes", fmt.Sprintf("%s titles, %s texts", px(size[0]), px(size[1])), "the largest at which all events find a place in their lanes", l.triedDates...)
		var out []*Page
		for i, d := range drawn {
			p := l.page(i, len(drawn), "lanes")
			head.draw(p, st, i+1, len(drawn))
			note := ""
			if i+1 < len(drawn) {
				note = st.words.ToBelow(st.roughly(slices[i].to))
			}
			foot.from, foot.to = slices[i].from, slices[i].to
			foot.draw(p, st, d.draw(p), note)
			l.finish(p, slices[i].from, slices[i].to)
			out = append(out, p.Page)
		}
		return out, true
	}
	return nil, false
}

// cutLanes divides the moments of a slice into the fewest pages, at most so many, that the lanes fit at the least type; nil when they
// do not.
func (l *timelineLayout) cutLanes(s laneSlice, most int) []laneSlice {
	c := l.canvas
	_, _, sizes := c.eventSizes()
	least := sizes[len(sizes)-1]
	head := c.newHead(l.st, true)
	foot := c.newFoot(l.st, l.st.ruledKinds(), l.widestNote())
	if l.laneSlice(s, least[0], least[1]).measure(head.foot, foot.top) == "" {
		return []laneSlice{s}
	}
	if most < 2 || s.to-s.from < 4 {
		return nil
	}
	best, at := math.Inf(-1), 0
	for i := s.from + (s.to-s.from)/3; i <= s.to-(s.to-s.from)/3; i++ {
		if i <= s.from || i >= s.to || l.st.moments[i].from <= l.st.moments[i-1].from {
			continue
		}
		balance := math.Abs(float64(2*i-s.from-s.to)) / float64(s.to-s.from)
		if worth := l.st.moments[i].cut - balance; worth > best {
			best, at = worth, i
		}
	}
	if at == 0 {
		return nil
	}
	first := l.cutLanes(laneSlice{s.from, at}, most-1)
	if first == nil {
		return nil
	}
	rest := l.cutLanes(laneSlice{at, s.to}, most-len(first))
	if rest == nil {
		return nil
	}
	return append(first, rest...)
}

// laneSlice prepares the lanes of a page.
func (l *timelineLayout) laneSlice(s laneSlice, title, text float64) *laned {
	c, st := l.canvas, l.st
	sub, own := *st, *st.timeline
	sub.timeline, sub.moments = &own, nil
	begin, end := math.Inf(-1), math.Inf(1)
	if s.from > 0 {
		begin = st.moments[s.from].from
	}
	if s.to < len(st.moments) {
		end = st.moments[s.to].from
	}
	for i := range st.moments[:s.to] {
		m := st.moments[i]
		if i < s.from && (m.to <= begin || !spans(st.when(m.event))) {
			continue
		}
		if m.from < begin {
			m.from, m.cutBefore = begin, true
		}
		if m.to > end && spans(st.when(m.event)) {
			m.to, m.cutAfter = end, true
		}
		sub.moments = append(sub.moments, m)
	}
	if now, ok := st.asof.Anchor(); ok && st.line {
		at := now.YearFraction()
		sub.line = at >= begin && at < end
	}
	sub.eras = nil
	for _, e := range st.eras {
		if eraBetween(&e, begin, end) {
			sub.eras = append(sub.eras, e)
		}
	}
	part := *l
	part.st = &sub
	return &laned{ruled: &ruled{l: &part, c: c, height: c.theme.Timeline.Ruler.Height.For(c.size)}, title: title, text: text, full: st.texts()}
}

// eraBetween reports whether an era has a part between two times, in years.
func eraBetween(e *era, begin, end float64) bool {
	from, to := math.Inf(-1), math.Inf(1)
	if a, ok := e.date.Anchor(); ok {
		from = a.YearFraction()
	}
	if b, ok := e.date.Latest(); ok {
		to = b.YearFraction()
	}
	return from < end && to > begin
}

// outside reports whether a date reaches over the edges of the page at either end.
func (m *moment) outside(when edtf.Date) (before, after bool) {
	return when.OpenStart() || m.cutBefore, when.OpenEnd() || m.cutAfter
}
