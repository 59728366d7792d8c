package layout

import (
	"math"

	"cards/internal/edtf"
	"cards/internal/words"
)

// What lies empty between the events: an axis in equal steps says it at a break, and pages are cut where most is empty.

// A gap is drawn as a break when it is this many whole units, and this share of the time that the timeline spans: smaller
// ones are the ordinary rhythm of its events.
const (
	leastGap      = 3
	leastGapShare = 0.05
	// dwarfing is the share of the whole from which on a gap is no part of the rhythm: between a million years and a century
	// of centuries, the centuries count.
	dwarfing = 0.5
	// loneShare is that share for the units in which gaps are told: what happened within a year a century later is told in months.
	loneShare = 0.9
)

// empty is the time without an event or era between two instants.
type empty struct {
	// after is the last instant of what lies before, before the first of what follows.
	after, before edtf.Instant
	// finest is the finest unit that both of them are known in; about tells that one of them is not known to the year.
	finest words.Unit
	about  bool
}

// years is the length in years.
func (e *empty) years() float64 {
	return math.Max(0, e.before.YearFraction()-e.after.YearFraction())
}

// count returns how many whole units lie between two instants, and how many units the later one is later.
func count(after, before edtf.Instant, unit words.Unit) (whole, later int64) {
	var n int64
	switch unit {
	case words.Years:
		n = before.Year - after.Year
	case words.Months:
		n = (before.Year-after.Year)*12 + int64(before.Month-after.Month)
	case words.Days:
		n = before.DayNumber() - after.DayNumber()
	default:
		seconds := int64(86400)*(before.DayNumber()-after.DayNumber()) + secondOfDay(before) - secondOfDay(after)
		if n = seconds / 3600; unit == words.Minutes {
			n = seconds / 60
		}
		// Clocks run on: what has passed is what is empty.
		return max(0, n), max(0, n)
	}
	return max(0, n-1), max(0, n)
}

func secondOfDay(i edtf.Instant) int64 { return int64(i.Hour*3600 + i.Minute*60 + i.Second) }

// gap words the emptiness in the coarsest unit, from years down to the finest, of which it has enough; its zero value is
// none.
func (e *empty) gap(eras []era, finest words.Unit) words.Gap {
	for unit := words.Years; unit <= min(finest, e.finest); unit++ {
		n, later := count(e.after, e.before, unit)
		if n = min(n, e.bare(eras, unit)); n >= leastGap {
			return words.Gap{Unit: unit, Empty: n, Later: later, About: e.about}
		}
	}
	return words.Gap{}
}

// bare counts the longest run of whole units before the label of an era and behind an era that lies between. An era that
// has begun before does not fill what is empty in it: its band is no scale.
func (e *empty) bare(eras []era, unit words.Unit) int64 {
	run, _ := count(e.after, e.before, unit)
	for _, era := range eras {
		from, okFrom := era.date.Earliest()
		to, okTo := era.date.Latest()
		if !okFrom || !okTo || !e.after.Before(from) || !from.Before(e.before) {
			continue
		}
		first, _ := count(e.after, from, unit)
		last, _ := count(to, e.before, unit)
		run = min(run, max(first, last))
	}
	return run
}

// unitOf is the finest unit in which a date can be counted.
func unitOf(d edtf.Date) words.Unit {
	switch p := d.Precision(); {
	case p >= edtf.Year || p == edtf.NoPrecision:
		return words.Years
	case p >= edtf.Month:
		return words.Months
	case p == edtf.Day:
		return words.Days
	case p == edtf.Hour:
		return words.Hours
	}
	return words.Minutes
}

// vague reports whether a date is not known to the year.
func vague(d edtf.Date) bool {
	return d.Precision() >= edtf.Century || d.Precision() >= edtf.Year && (d.Approximate() || d.Uncertain())
}

// measureGaps finds what is empty before each moment, on both sides of the deck's date where that lies between, and weighs
// where pages may be cut.
func (st *story) measureGaps() {
	before := make([]*empty, len(st.moments)+1)
	ahead := make([]*empty, len(st.moments)+1)
	now, _ := st.asof.Latest()
	begins, dated := st.asof.Earliest()
	var last *moment
	first := math.Inf(1)
	until := edtf.Instant{}
	largest := 0.0
	sizes := make([]float64, len(st.moments))
	for i := range st.moments {
		m := &st.moments[i]
		if math.IsNaN(m.from) {
			continue
		}
		first = math.Min(first, m.from)
		if last != nil {
			e := &empty{after: until, before: m.begin, finest: min(unitOf(st.when(last.event)), unitOf(st.when(m.event))), about: vague(st.when(last.event)) || vague(st.when(m.event))}
			sizes[i] = e.years()
			largest = math.Max(largest, sizes[i])
			before[i] = e
			if st.line && i == st.now && dated {
				// The line of the deck's date divides what is empty.
				before[i] = &empty{after: until, before: begins, finest: min(unitOf(st.when(last.event)), unitOf(st.asof)), about: vague(st.when(last.event))}
				ahead[i] = &empty{after: now, before: m.begin, finest: min(unitOf(st.asof), unitOf(st.when(m.event))), about: vague(st.when(m.event))}
			}
		} else if st.line && i == st.now && dated {
			ahead[i] = &empty{after: now, before: m.begin, finest: min(unitOf(st.asof), unitOf(st.when(m.event))), about: vague(st.when(m.event))}
		}
		if last == nil || until.Before(m.end) {
			last, until = m, m.end
		}
	}
	n := len(st.moments)
	if st.line && st.now == n && last != nil && dated {
		before[n] = &empty{after: until, before: begins, finest: min(unitOf(st.when(last.event)), unitOf(st.asof)), about: vague(st.when(last.event))}
	}
	whole := 0.0
	if last != nil {
		end := until.YearFraction()
		if st.line && dated {
			end = math.Max(end, now.YearFraction())
			first = math.Min(first, begins.YearFraction())
		}
		whole = end - first
	}
	all := append(append([]*empty(nil), before...), ahead...)
	finest := finestOf(rhythm(all, whole, loneShare))
	whole = rhythm(all, whole, dwarfing)
	gapOf := func(e *empty) words.Gap {
		if e == nil || e.years() < leastGapShare*whole {
			return words.Gap{}
		}
		return e.gap(st.eras, finest)
	}
	for i := range st.moments {
		m := &st.moments[i]
		m.gap, m.ahead = gapOf(before[i]), gapOf(ahead[i])
		if largest > 0 {
			m.cut = sizes[i] / largest
		}
	}
	st.last = gapOf(before[n])
}

// rhythm is the time in which a timeline's events follow each other: the whole, less the gaps that are more than a share of
// what is left.
func rhythm(all []*empty, whole, share float64) float64 {
	taken := make([]bool, len(all))
	for {
		most := -1
		for i, e := range all {
			if e != nil && !taken[i] && (most < 0 || e.years() > all[most].years()) {
				most = i
			}
		}
		if most < 0 || all[most].years() <= share*whole || whole <= 0 {
			return whole
		}
		taken[most] = true
		whole -= all[most].years()
	}
}

// finestOf is the finest unit in which gaps of a timeline are told that spans so many years.
func finestOf(whole float64) words.Unit {
	const month, day, hour = 1.0 / 12, 1.0 / 365.2425, 1.0 / 8765.82
	switch {
	case whole >= leastGap:
		return words.Years
	case whole >= leastGap*month:
		return words.Months
	case whole >= leastGap*day:
		return words.Days
	case whole >= leastGap*hour:
		return words.Hours
	}
	return words.Minutes
}
