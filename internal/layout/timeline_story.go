package layout

import (
	"fmt"
	"math"
	"sort"
	"unicode/utf8"

	"cards/internal/edtf"
	"cards/internal/words"
)

// The story of a timeline: its events in the order of time, with what each date says about the mark, the weight and the
// words of the event. It knows nothing of pages.

// story is a timeline in order.
type story struct {
	*timeline
	words *words.Set
	// set normalises a text as the deck wants it.
	set     func(written, lang string) []rune
	moments []moment
	// now is the index of the first moment that lies wholly after the deck's date, or len(moments); line tells whether
	// the deck's date is drawn.
	now  int
	line bool
	// doubtful tells that some event has a status, a response or a numbered source.
	doubtful bool
	// links are the lines between moments, linkTracks the tracks beside each other that they take.
	links      []linked
	linkTracks int
	// last is what lies empty between the last moment and the deck's date, when that comes last of all.
	last words.Gap
}

// moment is an event in its place.
type moment struct {
	*event
	// k is its place among the moments.
	k int
	// forecast: it begins after the deck's date. underWay: it had begun, but was not over.
	forecast, underWay bool
	// regular asks for Regular instead of Bold: it did not, or may not, have happened.
	regular bool
	mark    markKind
	// line is the date in one line, lineItem the path of the deck's own wording of it.
	line, lineItem string
	// parts and key are the date for a column of years; own tells that line stands instead (the deck's words, or a date
	// that is only known by its neighbours).
	parts edtf.Parts
	key   string
	own   bool
	// day is the same for moments of one day; empty for what is not known to the day. clock is the time within it, if known.
	day, clock string
	// from and to are years on the axis; NaN when there are none. loose tells that they are those of the neighbours between
	// which it happened.
	from, to float64
	loose    bool
	// cutBefore and cutAfter tell that it goes on on the page before or after, so that from or to is the page's edge.
	cutBefore, cutAfter bool
	// begin and end are the instants of from and to.
	begin, end edtf.Instant
	// gap is what lies empty before it, or before the line of the deck's date if that is next; ahead what lies empty between
	// that line and the moment. Both are drawn as breaks; the zero gap is none.
	gap, ahead words.Gap
	// cut is how much a page may well be cut before this moment: the share of the largest gap, 0 to 1.
	cut float64
}

// markKind is the drawing on the axis; see the grammar of marks in the design notes.
type markKind uint8

const (
	markExact   markKind = iota
	markSeveral          // several dates, all of them
	markApproximate
	markUndated // doubted, one of several, or known by its neighbours only
	markWithin
	markSpan
	markUnderWay
	markGoing // on a ruler that ends with the deck's date
	markForecast
	markForecastSpan
	markAlleged
	markDisputed
	markPlanned
	// markNone stands for no mark: its entry in the legend explains what is not bold.
	markNone
	markKinds
)

// tell puts a timeline in order.
func (s *Setter) tell(t *timeline) *story {
	st := &story{timeline: t, words: s.wordsFor(t.lang), set: s.set}
	order := make([]int, len(t.events))
	for i := range order {
		order[i] = i
	}
	dated := order[:0:0]
	var loose []int
	for _, i := range order {
		if t.events[i].date.IsZero() {
			loose = append(loose, i)
		} else {
			dated = append(dated, i)
		}
	}
	sort.SliceStable(dated, func(a, b int) bool {
		return t.when(&t.events[dated[a]]).Compare(t.when(&t.events[dated[b]])) < 0
	})
	for _, i := range st.insert(st.aheadLast(st.trustDeck(dated)), loose) {
		st.moments = append(st.moments, st.moment(&t.events[i]))
	}
	for k := range st.moments {
		st.moments[k].k = k
	}
	st.findLinks()
	st.placeLoose()
	st.placeNow()
	st.measureGaps()
	return st
}

// placeLoose gives moments that are only known by their neighbours the time between those, on an axis that is true.
func (st *story) placeLoose() {
	find := func(title string) *moment {
		for i := range st.moments {
			if m := &st.moments[i]; title != "" && m.title == title && !m.loose && !math.IsNaN(m.from) {
				return m
			}
		}
		return nil
	}
	for i := range st.moments {
		m := &st.moments[i]
		a, b := find(m.after), find(m.before)
		if !m.date.IsZero() || a == nil || b == nil {
			continue
		}
		m.from, m.to, m.loose = math.Max(a.from, math.Min(a.to, b.from)), math.Max(b.from, a.from), true
	}
}

// wordsFor returns the words of a language; a Setter without words of its own takes the built-in ones.
func (s *Setter) wordsFor(lang string) *words.Set {
	if s.Words != nil && (lang == "" || lang == s.Lang) {
		return s.Words
	}
	return words.For(lang)
}

// when is the date by which an event is placed: an interval from the deck's date to a guess stands at the guess.
func (t *timeline) when(e *event) edtf.Date {
	if e.date.FromAsOf(t.asof) {
		return e.date.End()
	}
	return e.date
}

// spans reports whether a date is a time that something took, from one date to another.
func spans(d edtf.Date) bool { return d.IsInterval() && !d.Stretch() }

// dotted reports whether a moment is drawn as a dot where its time is so long on the axis, px: it is one moment however well it is
// known, or as exact as the axis can show.
func (m *moment) dotted(c *canvas, when edtf.Date, length float64) bool {
	return m.pointlike(when) || !spans(when) && !coarse(when) && length < 2.2*c.theme.Timeline.Dot.Radius*c.unit
}

// moment reads one event's date.
func (st *story) moment(e *event) moment {
	m := moment{event: e, from: math.NaN(), to: math.NaN()}
	st.doubtful = st.doubtful || e.status != "" && e.status != "fact" || e.response != "" || e.source > 0
	when := st.when(e)
	if a, ok := when.Anchor(); ok {
		m.begin, m.end = a, a
		if b, ok := when.Latest(); ok {
			m.end = b
		}
	}
	if now, ok := st.asof.Latest(); ok && !when.IsZero() {
		ends, okB := when.Latest()
		m.forecast = st.ahead(when)
		m.underWay = !m.forecast && (when.OpenEnd() || okB && now.Before(ends)) && !st.asof.Contains(when)
		switch {
		case m.forecast && m.begin.Before(now):
			// What is yet to come of a choice of dates.
			m.begin = now
		case when.OpenEnd() && m.end.Before(now):
			m.end = now
		}
	}
	if m.begin.Month > 0 {
		m.from, m.to = m.begin.YearFraction(), m.end.YearFraction()
	}
	m.regular = m.forecast || m.underWay || e.status == "alleged" || e.status == "disputed" || e.status == "planned"
	m.mark = st.markOf(&m, when)
	st.wordDate(&m)
	return m
}

// coarse reports whether a date is a stretch within which something happened, and not a plain year, month or day.
func coarse(d edtf.Date) bool {
	if d.Stretch() {
		return true
	}
	switch d.Precision() {
	case edtf.Season, edtf.Quarter, edtf.Quadrimester, edtf.Half, edtf.Decade, edtf.Century, edtf.Millennium, edtf.Age:
		return true
	}
	return false
}

// markOf picks the mark of a moment on an axis without a ruler.
func (st *story) markOf(m *moment, when edtf.Date) markKind {
	oneOf, allOf := when.IsSet()
	switch {
	case m.status == "planned":
		return markPlanned
	case m.status == "disputed":
		return markDisputed
	case m.status == "alleged":
		return markAlleged
	case m.forecast && spans(when):
		return markForecastSpan
	case m.forecast:
		return markForecast
	case m.underWay && (spans(when) || when.Precision() >= edtf.Season):
		return markUnderWay
	case when.UnknownStart(), when.UnknownEnd(), when.IsInterval() && (when.Approximate() || when.Uncertain()), coarse(when) && len(allOf) == 0:
		return markWithin
	case when.IsInterval():
		return markSpan
	case when.IsZero(), len(oneOf) > 0, when.Uncertain():
		return markUndated
	case when.Approximate():
		return markApproximate
	case len(allOf) > 1:
		return markSeveral
	}
	return markExact
}

// wordDate writes a moment's date, on one line and for a column of years.
func (st *story) wordDate(m *moment) {
	when := st.when(m.event)
	switch {
	case m.shown != "":
		m.line, m.lineItem, m.own = m.shown, m.item+".shown", true
	case m.date.IsZero():
		m.line, m.own = st.wordNeighbours(m.event), true
	default:
		m.line = m.date.ShowFrom(st.lang, st.asof)
		m.parts = m.date.PartsFrom(st.lang, st.asof)
	}
	if n := len(m.parts.Rest); n > 0 && !when.IsInterval() && when.Precision() <= edtf.Day && when.Precision() != edtf.NoPrecision {
		m.day = fmt.Sprint(m.begin.Year, m.begin.Month, m.begin.Day)
		if when.Precision() < edtf.Day {
			m.clock = m.parts.Rest[n-1]
		}
	}
	m.key = m.item
	if !m.date.IsZero() {
		m.key = when.YearKey()
	}
}

// neighbourNames is the most characters of two titles that stand in for a date.
const neighbourNames = 8

// wordNeighbours stands for the date of an event that is only known by its neighbours.
func (st *story) wordNeighbours(e *event) string {
	a, b := e.after, e.before
	n := utf8.RuneCountInString(a) + utf8.RuneCountInString(b)
	switch {
	case a == "" && b == "":
		return st.words.LegendUndated
	case a != "" && b != "" && n <= neighbourNames:
		return st.words.Between(a, b)
	case a != "" && b != "":
		return st.words.Between("", "")
	case n > neighbourNames:
		return st.words.LegendUndated
	case a != "":
		return st.words.After(a)
	}
	return st.words.Before(b)
}

// placeNow finds where the deck's date stands among the moments: before the first that is wholly to come.
func (st *story) placeNow() {
	st.now = len(st.moments)
	for i := len(st.moments) - 1; i >= 0; i-- {
		m := &st.moments[i]
		if m.forecast {
			st.now = i
		}
		st.line = st.line || m.forecast || m.underWay
	}
}

// nowWords is the label of the deck's date.
func (st *story) nowWords() string {
	return st.words.AsOfDate(st.nowLabel(), st.asof.Show(st.lang))
}

// nowLabel is what the deck's date is called.
func (st *story) nowLabel() string {
	if st.asofLabel == "" {
		return st.words.AsOf
	}
	return st.asofLabel
}

// overlaps reports whether a moment lies in an era's time.
func (m *moment) overlaps(e *era) bool {
	a, okA := e.date.Anchor()
	b, okB := e.date.Latest()
	if !okA || math.IsNaN(m.from) {
		return false
	}
	to := math.Inf(1)
	if okB {
		to = b.YearFraction()
	}
	return m.from <= to && m.from >= a.YearFraction()
}
