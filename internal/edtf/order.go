package edtf

import (
	"math/bits"
	"strings"
)

// Precision is how finely a date is known, finest first, so that a greater Precision is a coarser one.
type Precision uint8

// The precisions.
const (
	NoPrecision Precision = iota // the zero Date, and intervals without any date
	Second
	Minute
	Hour
	Day
	Month
	Season
	Quarter
	Quadrimester // a third of a year (37 to 39)
	Half
	Year
	Decade
	Century
	Millennium
	Age // coarser than a millennium
)

var precisionNames = [...]string{"", "second", "minute", "hour", "day", "month", "season", "quarter", "quadrimester",
	"half", "year", "decade", "century", "millennium", "age"}

// String returns second, minute, hour, day, month, season, quarter, quadrimester, half, year, decade,
// century, millennium or age; the empty string for NoPrecision.
func (p Precision) String() string {
	if int(p) < len(precisionNames) {
		return precisionNames[p]
	}
	return ""
}

// Precision returns how finely the date is known; unspecified digits do not count as known. For
// intervals and sets it is that of their coarsest date.
func (d Date) Precision() Precision {
	var worst Precision
	d.anyPoint(func(p point) bool {
		worst = max(worst, p.precision())
		return false
	})
	return worst
}

func (p point) precision() Precision {
	if p.significant != 0 {
		return powerPrecision(countDigits(p.magnitude) - int(p.significant))
	}
	if p.yearMask != 0 {
		return powerPrecision(bits.Len8(p.yearMask))
	}
	if g, ok := p.grouping(); ok {
		return g.precision
	}
	switch p.fields {
	case hasSecond:
		return Second
	case hasMinute:
		return Minute
	case hasHour:
		return Hour
	}
	switch {
	case p.fields == hasYear || p.month.masked():
		return Year
	case p.fields == hasMonth || p.day.masked():
		return Month
	}
	return Day
}

func powerPrecision(power int) Precision {
	switch {
	case power <= 0:
		return Year
	case power > 3:
		return Age
	}
	return Year + Precision(power)
}

// Earliest returns the first second that the date may mean; false when that is open, unknown or d is zero.
// For a set it is the earliest of its members.
func (d Date) Earliest() (Instant, bool) {
	switch d.kind {
	case kindPoint:
		return d.start.earliest(), true
	case kindInterval:
		if d.startBound != boundKnown {
			return Instant{}, false
		}
		return d.start.earliest(), true
	}
	return d.extreme(Date.Earliest, -1)
}

// Latest returns the last second that the date may mean, like Earliest.
func (d Date) Latest() (Instant, bool) {
	switch d.kind {
	case kindPoint:
		return d.start.latest(), true
	case kindInterval:
		if d.endBound != boundKnown {
			return Instant{}, false
		}
		return d.end.latest(), true
	}
	return d.extreme(Date.Latest, 1)
}

// extreme returns the member's instant that lies furthest in the direction of sign; a member without
// an end leaves the set without one.
func (d Date) extreme(of func(Date) (Instant, bool), sign int) (Instant, bool) {
	var best Instant
	for i, m := range d.members {
		at, ok := of(m)
		if !ok {
			return Instant{}, false
		}
		if i == 0 || at.Compare(best)*sign > 0 {
			best = at
		}
	}
	return best, len(d.members) > 0
}

// Anchor returns where the date stands when only one place can be given: its earliest instant, or its
// latest when the beginning is open or unknown; false when there is neither.
func (d Date) Anchor() (Instant, bool) {
	if i, ok := d.Earliest(); ok {
		return i, true
	}
	return d.Latest()
}

// Compare orders dates: first the zero Date, then by Anchor, then by latest instant (an open or unknown
// end is the latest of all), then by canonical string. It is a total order, and 0 only for equal dates.
func (d Date) Compare(o Date) int {
	a, aok := d.Anchor()
	b, bok := o.Anchor()
	if aok != bok {
		if !aok {
			return -1
		}
		return 1
	}
	if c := a.Compare(b); c != 0 {
		return c
	}
	a, aok = d.Latest()
	b, bok = o.Latest()
	if aok != bok {
		if aok {
			return -1
		}
		return 1
	}
	if c := a.Compare(b); c != 0 {
		return c
	}
	return strings.Compare(d.String(), o.String())
}

// Contains reports whether all of o lies between d's earliest and latest instant; an open or unknown
// end of d holds everything, one of o only fits into such an end.
func (d Date) Contains(o Date) bool {
	if d.IsZero() || o.IsZero() {
		return false
	}
	if a, ok := d.Earliest(); ok {
		if b, ok := o.Earliest(); !ok || b.Before(a) {
			return false
		}
	}
	if a, ok := d.Latest(); ok {
		if b, ok := o.Latest(); !ok || a.Before(b) {
			return false
		}
	}
	return true
}
