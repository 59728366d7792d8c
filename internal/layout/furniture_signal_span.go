package layout

import (
	"fmt"
	"math"

	"cards/internal/deck"
	"cards/internal/edtf"
)

// What the dial of signal measures: the time from the deck's first date to its last, in days, months or years, or its quotes.

// deckSpan is the time that a deck tells of, on an axis of years.
type deckSpan struct {
	from, to    float64
	first, last edtf.Date
	// needles tells that a quote has a date, so that a needle has a place; without one the dial counts.
	needles bool
}

// dated reports whether there is time to measure: two dates at least that are not the same.
func (s *deckSpan) dated() bool { return s.to > s.from && s.needles }

// spanOf gathers the dates of a deck: its own, those of its sources and of its events. Eras are behind events and add none.
func spanOf(d *deck.Deck) deckSpan {
	var s deckSpan
	set := false
	point := func(date edtf.Date) {
		at, ok := date.Anchor()
		if !ok {
			return
		}
		t := at.YearFraction()
		if !set || t < s.from {
			s.from, s.first = t, date
		}
		if !set || t > s.to {
			s.to, s.last = t, date
		}
		set = true
	}
	note := func(date edtf.Date) {
		if !date.IsInterval() {
			point(date)
			return
		}
		for _, end := range []edtf.Date{date.Start(), date.End()} {
			if !end.IsZero() {
				point(end)
			}
		}
	}
	note(d.Date.V)
	for _, source := range d.Sources {
		note(source.Published.V)
		note(source.Year.V)
	}
	for _, t := range d.Timelines {
		for _, e := range t.Events {
			note(e.Date.V)
		}
	}
	for _, q := range d.Quotes {
		_, ok := saidOn(d, q.Source).Anchor()
		s.needles = s.needles || ok
	}
	return s
}

// saidOn is the date of words from a source: of those without one that of the deck, unless others of the deck have a source, since then
// nothing says that these were said on that day.
func saidOn(d *deck.Deck, source *deck.Source) edtf.Date {
	if source == nil && len(d.Sources) > 0 {
		return edtf.Date{}
	}
	return d.SourceLine(source, "en").Date
}

// scaleUnit is what one tick of a dial stands for.
type scaleUnit uint8

const (
	unitDays scaleUnit = iota
	unitMonths
	unitYears
)

// The longest spans that are measured in days and in months, years: months over ten years are as many ticks as a dial has room for.
const (
	daysUpto   = 0.34
	monthsUpto = 10
)

// unit returns what the ticks of a span stand for.
func (s *deckSpan) unit() scaleUnit {
	switch length := s.to - s.from; {
	case length <= daysUpto:
		return unitDays
	case length <= monthsUpto:
		return unitMonths
	}
	return unitYears
}

// tick is a place on a dial, as a share of its length.
type tick struct {
	at    float64
	major bool
}

// ticks returns those of a span between its ends, which have ticks of their own; most is the most of them.
func (s *deckSpan) ticks(most int) []tick {
	var out []tick
	add := func(t float64, major bool) {
		if t > s.from && t < s.to {
			out = append(out, tick{(t - s.from) / (s.to - s.from), major})
		}
	}
	first, _ := s.first.Anchor()
	switch s.unit() {
	case unitDays:
		for t := day(first, 1); t.YearFraction() < s.to; t = day(t, 1) {
			add(t.YearFraction(), t.Day == 1)
		}
	case unitMonths:
		for t := month(first, 1); t.YearFraction() < s.to; t = month(t, 1) {
			add(t.YearFraction(), t.Month == 1)
		}
	default:
		step, major := yearStep(s.to-s.from, most)
		for k := math.Ceil(s.from / step); k*step < s.to; k++ {
			add(k*step, math.Mod(k, major) == 0)
		}
	}
	return out
}

// yearStep returns how many years one tick of a span stands for, and how many ticks there are from one major one to the next: a year
// each up to most, then five, then round numbers.
func yearStep(years float64, most int) (step, major float64) {
	step, major = 1, 10
	for _, next := range []float64{5, 10, 20, 50, 100, 200, 500} {
		if years/step <= float64(most) {
			return step, major
		}
		step = next
		if major = 10; next == 20 || next == 200 {
			major = 5
		}
	}
	for years/step > float64(most) {
		step, major = 10*step, 10
	}
	return step, major
}

// day returns midnight so many days after an instant's day, month the first of the month so many months after an instant's.
func day(t edtf.Instant, n int) edtf.Instant {
	next := edtf.Instant{Year: t.Year, Month: max(t.Month, 1), Day: max(t.Day, 1) + n}
	if next.Day > daysOf(next.Year, next.Month) {
		return month(t, 1)
	}
	return next
}

func month(t edtf.Instant, n int) edtf.Instant {
	m := max(t.Month, 1) - 1 + n
	return edtf.Instant{Year: t.Year + int64(m/12), Month: m%12 + 1, Day: 1}
}

// daysOf is how many days a month has.
func daysOf(year int64, m int) int {
	next := month(edtf.Instant{Year: year, Month: m, Day: 1}, 1)
	return int(next.DayNumber() - edtf.Instant{Year: year, Month: m, Day: 1}.DayNumber())
}

// label writes a date as finely as the ticks of a span are, and no finer than it is known: 1995, 1995年3月, 约1845年.
func (s *deckSpan) label(date edtf.Date, lang string) string {
	if date.IsInterval() {
		if start := date.Start(); !start.IsZero() {
			date = start
		} else {
			date = date.End()
		}
	}
	unit := s.unit()
	finest := map[scaleUnit]edtf.Precision{unitDays: edtf.Day, unitMonths: edtf.Month, unitYears: edtf.Year}[unit]
	if p := date.Precision(); p > finest || p == finest && unit != unitYears || date.Approximate() || date.Uncertain() {
		return date.WithoutWords().Show(lang)
	}
	at, ok := date.Anchor()
	if !ok {
		return ""
	}
	return instantLabel(at, unit, lang)
}

// instantLabel writes an instant as finely as a unit is; a year of four digits stands alone, as on a ruler.
func instantLabel(at edtf.Instant, unit scaleUnit, lang string) string {
	if unit == unitYears && at.Year >= 1000 && at.Year <= 9999 {
		return fmt.Sprint(at.Year)
	}
	written := at.String() // the year as EDTF has it, then -MM-DDThh:mm:ss
	written = written[:len(written)-len("-MM-DDThh:mm:ss")]
	switch unit {
	case unitMonths:
		written += fmt.Sprintf("-%02d", at.Month)
	case unitDays:
		written += fmt.Sprintf("-%02d-%02d", at.Month, at.Day)
	}
	date, err := edtf.Parse(written)
	if err != nil {
		return fmt.Sprint(at.Year)
	}
	return date.Show(lang)
}
