package layout

import (
	"fmt"
	"math"
	"strconv"

	"cards/internal/edtf"
	"cards/internal/layout/placement"
	"cards/internal/words"
)

// A horizontal timeline on a true scale: a ruler across the page, its breaks drawn, and the events as flags above and
// below it.

// ruled is a horizontal timeline in the making.
type ruled struct {
	l     *timelineLayout
	c     *canvas
	scale placement.Scale
	cards []flagCard
	flags []placement.LevelFlag
	// levels is how many cards a side has over each other, pitch from one to the next, px.
	levels int
	pitch  [2]float64
	// under tells that all cards stand under the ruler; also are times that the scale holds besides the events, framed those whose
	// stretch of the axis, and air px about it, no card may reach into.
	under        bool
	also, framed []placement.Span
	air          float64
	// log is the scale of a ruler of ages, with the width of its break to now and the words in both; nil on a ruler of years.
	log      *placement.LogScale
	logBreak float64
	omitted  []string
	nowWord  *block
	// left is the axis's left edge, length its length, top and height those of the ruler's band, px.
	left, length, top, height float64
	// above and below are the tops of the cards.
	above, below float64
	nowLabel     *block
	nowX         float64
	nowAt        int // index into nowPlaces
	foot         float64
	// keys are the events without cards; nil when all have one.
	keys *keyed
	// numbersAt is the foot of the row of their numbers, px.
	numbersAt float64
	// eras are those of the axis, eraRow the height of the row of their names over the marks, px.
	eras   []flagEra
	eraRow float64
	// year is the year that another ruler of the picture says; 0 is none.
	year int64
	// sparse is by how many steps the scale has fewer breaks than it may have.
	sparse int
	// labelled are the places of the years that the ruler names, px on the page, once it is drawn.
	labelled []float64
}

// horizontal lays the timeline on a ruler across the page, the lightest events in a key if need be; false when the cards do not all
// find a place.
func (l *timelineLayout) horizontal() ([]*Page, bool) {
	l.triedDates = nil
	if !l.bare(true) || !l.dated() {
		return nil, false
	}
	if pages, ok := l.across(nil); ok {
		return pages, true
	}
	pages := l.withKey(l.across)
	return pages, pages != nil
}

// across lays the timeline on a ruler with a card for every event that is not in the key, which may be nil.
func (l *timelineLayout) across(k *keyed) ([]*Page, bool) {
	c := l.canvas
	title, body, sizes := c.eventSizes()
	if len(l.st.moments) <= fewEvents {
		sizes = append([][2]float64{{fewTitle * title, fewText * body}}, sizes...)
	}
	head := c.newHead(l.st, false)
	kinds := l.st.ruledKinds()
	foot := c.newFoot(l.st, kinds, 0)
	foot.addKey(c, k)
	try := func(size [2]float64) *ruled {
		r := &ruled{l: l, c: c, left: c.area.X, length: c.area.W, height: c.rulerHeight(l.st), keys: k}
		if why := r.place(head.foot, foot.top, size[0], size[1]); why != "" {
			l.triedDates = append(l.triedDates, fmt.Sprintf("titles %s: %s", px(size[0]), why))
			return nil
		}
		return r
	}
	for i, size := range sizes {
		r := try(size)
		if r == nil {
			continue
		}
		why := "the largest at which all cards find a place"
		if n := r.stranded(); n > 0 {
			// A step or two of size spare a line that begins with a particle.
			for _, smaller := range sizes[i+1:] {
				if smaller[0] < strandedShrink*size[0] {
					break
				}
				if other := try(smaller); other != nil && other.stranded() < n {
					l.triedDates = append(l.triedDates, fmt.Sprintf("titles %s: a line strands a particle", px(size[0])))
					r, size, why = other, smaller, "the largest at which all cards find a place and their lines break well"
					break
				}
			}
		}
		c.choose("timeline scale", fmt.Sprintf("%.4g px a year, %d breaks", r.scale.PerYear, len(r.scale.Parts)-1), "proportional, with what is empty left out")
		c.choose("timeline sizes", fmt.Sprintf("%s titles, %s texts", px(size[0]), px(size[1])), why, l.triedDates...)
		k.tell(c, l.st)
		p := l.page(0, 1, "horizontal")
		head.draw(p, l.st, 1, 1)
		used := r.draw(p)
		foot.draw(p, l.st, used, "")
		l.finish(p, 0, len(l.st.moments))
		k.account(p)
		return []*Page{p.Page}, true
	}
	return nil, false
}

// strandedShrink is how far titles may become smaller for the sake of their lines.
const strandedShrink = 0.8

// Two events on a ruler: how much larger their cards are set, and the share of their time that the ruler goes on beyond both.
const (
	fewTitle = 1.4
	fewText  = 1.25
	fewAir   = 0.08
)

// ruledKinds are the kinds of marks that the events may have on a ruler, as points or as bars: room is kept for their key.
func (st *story) ruledKinds() (kinds [markKinds]bool) {
	for i := range st.moments {
		m := &st.moments[i]
		kinds[m.mark], kinds[st.pointKind(m)] = true, true
		switch interval := spans(st.when(m.event)); {
		case m.underWay:
			kinds[markUnderWay] = true
			kinds[markGoing] = kinds[markGoing] || st.when(m.event).OpenEnd()
		case m.forecast:
			kinds[markForecastSpan] = true
		case interval:
			kinds[markSpan] = true
		default:
			kinds[markWithin] = true
		}
	}
	return kinds
}

// pointKind is the mark of a moment that a ruler shows as a point, whatever stretch it is on an axis without one.
func (st *story) pointKind(m *moment) markKind {
	switch m.mark {
	case markForecastSpan:
		return markForecast
	case markWithin, markSpan, markUnderWay, markSeveral:
		switch when := st.when(m.event); {
		case when.Uncertain():
			return markUndated
		case when.Approximate():
			return markApproximate
		}
		return markExact
	}
	return m.mark
}

// spans are the times that the scale holds.
func (r *ruled) spans() []placement.Span {
	st := r.l.st
	spans := st.times()
	if now, ok := st.asof.Anchor(); ok && st.line {
		at := now.YearFraction()
		spans = append(spans, placement.Span{From: at, To: at})
	}
	return append(spans, r.also...)
}

// measureScale lays the events and the deck's date on a scale of the axis's length; why says why that does not do.
func (r *ruled) measureScale() (why string) {
	c, st := r.c, r.l.st
	spans := r.spans()
	if whole := math.Abs(spans[len(spans)-1].To - spans[0].From); len(st.moments) == fewEvents && whole > 0 && len(r.also) == 0 {
		// Two events, and the deck's date between them, are apart what they are apart: nothing is left out.
		first, last := math.Inf(1), math.Inf(-1)
		for _, s := range spans {
			first, last = math.Min(first, s.From), math.Max(last, s.To)
		}
		air := fewAir * (last - first)
		spans = append(spans, placement.Span{From: first - air, To: last + air})
	}
	r.scale = r.chosenScale(spans, c.theme.Timeline.Break.Width.For(c.size))
	// Words that are longer than the theme's breaks are wide make all of them wider.
	if need, ok := r.breakWidth(c); ok && need > r.scale.Break {
		r.scale = r.chosenScale(spans, need)
	}
	if _, ok := r.breakWidth(c); !ok || r.scale.PerYear <= 0 {
		return "what the breaks leave out cannot be written inside them"
	}
	return ""
}

// chosenScale is the scale with the most breaks, or one that has fewer by so many steps as sparse asks; sparse becomes what there is.
func (r *ruled) chosenScale(spans []placement.Span, width float64) placement.Scale {
	scales := placement.Scales(spans, r.length, width, r.leastPart(spans[0].From))
	r.sparse = min(r.sparse, len(scales)-1)
	return scales[len(scales)-1-r.sparse]
}

// leastPart returns the least length of what lies between two breaks and begins with a year: room for that year, px.
func (r *ruled) leastPart(first float64) func(year float64) float64 {
	c := r.c
	names := newYearNames(r.l.st, first)
	return func(year float64) float64 {
		year = math.Floor(year)
		if !names.early && year > 0 {
			year = 2000 // digits are as wide as each other
		}
		b := c.single(label{role: "tick", text: names.of(year), lang: r.l.st.lang, style: c.theme.Type.Roles.Tick, weight: 700, tabular: true})
		return math.Max(leastPart*c.unit, b.Width()+2.4*c.theme.Timeline.Ruler.Label*c.unit)
	}
}

// leastPart is the least length of a part of the ruler, a token.
const leastPart = 60

// span is the time that a moment takes on a scale; an open end reaches as far as the moment itself.
func (m *moment) span(st *story) (from, to float64) {
	from, to = m.from, math.Max(m.from, m.to)
	if when := st.when(m.event); m.pointlike(when) {
		mid := (from + to) / 2
		return mid, mid
	}
	return from, to
}

// times are the spans of all moments.
func (st *story) times() []placement.Span {
	spans := make([]placement.Span, len(st.moments))
	for i := range st.moments {
		spans[i].From, spans[i].To = st.moments[i].span(st)
	}
	return spans
}

// pointlike reports whether a date stands for one moment, however well it is known.
func (m *moment) pointlike(when edtf.Date) bool {
	return !when.IsInterval() && !coarse(when) && (when.Approximate() || when.Uncertain())
}

// yearLabel writes a year on the ruler: bare digits, with the era's name before year 1.
func yearLabel(st *story, year float64) string {
	y := int64(math.Round(year))
	if y > 0 {
		return strconv.FormatInt(y, 10)
	}
	s := strconv.FormatInt(y, 10)
	switch {
	case y == 0:
		s = "0000"
	case y > -1000:
		s = fmt.Sprintf("-%04d", -y)
	case y < -9999:
		s = "Y" + s
	}
	d, err := edtf.Parse(s)
	if err != nil {
		return s
	}
	return d.Show(st.lang)
}

// unitWords is the unit in which a break's length is told, and how many of them one unit of the scale is.
func unitWords(unit float64) (words.Unit, int) {
	switch {
	case unit >= 1:
		return words.Years, int(math.Min(unit, 1e9))
	case unit > 1.0/13:
		return words.Months, 1
	}
	return words.Days, 1
}
