package placement

import "math"

// Ticks of a ruler, from billions of years down to hours. Years are counted, months and days have their true lengths in the
// proleptic Gregorian calendar, as the places of events have.

// TickUnit is what the ticks of a step are.
type TickUnit uint8

// The units, coarsest first.
const (
	TickYears TickUnit = iota
	TickMonths
	TickDays
	TickHours
	tickUnits
)

// Tick is one mark of a ruler.
type Tick struct {
	Year float64
	At   float64 // px
	// Major ticks carry labels; Unit is what the label names.
	Major bool
	Unit  TickUnit
}

// TickRoom is the least px between ticks with labels, by what the labels name.
type TickRoom [tickUnits]float64

// AllTicks is the same room for all units.
func AllTicks(px float64) (r TickRoom) {
	for u := range r {
		r[u] = px
	}
	return r
}

// tickStep is a step of ticks: count units, about years long.
type tickStep struct {
	unit  TickUnit
	count float64
	years float64
}

const dayYears, hourYears = 1 / 365.2425, 1 / (24 * 365.2425)

// tickSteps are the steps, finest first. Seven days begin on Mondays.
var tickSteps = []tickStep{
	{TickHours, 1, hourYears}, {TickHours, 6, 6 * hourYears}, {TickDays, 1, dayYears}, {TickDays, 7, 7 * dayYears}, {TickMonths, 1, 1.0 / 12}, {TickMonths, 3, 0.25},
	{TickYears, 1, 1}, {TickYears, 2, 2}, {TickYears, 5, 5}, {TickYears, 10, 10}, {TickYears, 20, 20}, {TickYears, 50, 50},
	{TickYears, 100, 100}, {TickYears, 200, 200}, {TickYears, 500, 500}, {TickYears, 1000, 1000}, {TickYears, 2000, 2000}, {TickYears, 5000, 5000},
	{TickYears, 1e4, 1e4}, {TickYears, 1e5, 1e5}, {TickYears, 1e6, 1e6}, {TickYears, 1e7, 1e7}, {TickYears, 1e8, 1e8}, {TickYears, 1e9, 1e9},
}

// finestClock is the year beyond which an axis has no months and days: a float64 holds them badly there, and nobody knows them.
const finestClock = 1e5

// mostTicks bounds the ticks of a part, which the least space between them does as well.
const mostTicks = 4000

// Ticks returns the ticks of the scale in order: minor ones at the finest step with at least minor px between them, major ones at
// the finest step that has the room for labels of its unit.
func (s *Scale) Ticks(minor float64, major TickRoom) []Tick {
	var ticks []Tick
	far := len(s.Parts) > 0 && (math.Abs(s.Parts[0].From) > finestClock || math.Abs(s.Parts[len(s.Parts)-1].To) > finestClock)
	step := func(enough func(t tickStep) bool) tickStep {
		for _, v := range tickSteps {
			if (!far || v.unit == TickYears) && enough(v) {
				return v
			}
		}
		return tickSteps[len(tickSteps)-1]
	}
	fine := step(func(t tickStep) bool { return t.years*s.PerYear >= minor })
	// Every seventh day is a tick, but no name: months are read more easily.
	coarse := step(func(t tickStep) bool {
		return t.years >= fine.years && t.years*s.PerYear >= major[t.unit] && !(t.unit == TickDays && t.count > 1)
	})
	for _, p := range s.Parts {
		labelled := map[float64]bool{}
		coarse.each(p.From, p.To, func(year float64) { labelled[year] = true })
		fine.each(p.From, p.To, func(year float64) {
			ticks = append(ticks, Tick{Year: year, At: s.At(year), Major: labelled[year], Unit: coarse.unit})
			delete(labelled, year)
		})
		// Weeks and months do not divide each other: what is left stands between.
		if len(labelled) > 0 {
			from := len(ticks)
			coarse.each(p.From, p.To, func(year float64) {
				if labelled[year] {
					ticks = append(ticks, Tick{Year: year, At: s.At(year), Major: true, Unit: coarse.unit})
				}
			})
			sortTicks(ticks[:], from, p.From)
		}
	}
	return ticks
}

// sortTicks brings the ticks from an index on into their places among those of their part, which begins with a year.
func sortTicks(ticks []Tick, from int, begin float64) {
	for i := from; i < len(ticks); i++ {
		for k := i; k > 0 && ticks[k].Year < ticks[k-1].Year && ticks[k-1].Year >= begin-1e-9; k-- {
			ticks[k], ticks[k-1] = ticks[k-1], ticks[k]
		}
	}
}

// each calls tell with every place of the step from one year up to another, in order.
func (t tickStep) each(from, to float64, tell func(year float64)) {
	tolerance := 1e-6 * t.years
	n := 0
	say := func(year float64) bool {
		if n++; n > mostTicks || year >= to-tolerance {
			return false
		}
		if year >= from-tolerance {
			tell(year)
		}
		return true
	}
	switch t.unit {
	case TickYears:
		for k := math.Floor(from/t.count) - 1; ; k++ {
			year := k * t.count
			if year <= 0 && t.count > 1 {
				// Nobody counts a year 0: 500 BCE is the year -499, so that round numbers before year 1 lie one later, and year 1 is
				// the tick between.
				year++
			}
			if !say(year) {
				return
			}
		}
	case TickMonths:
		year := math.Floor(from)
		for m := 0; ; m += int(t.count) {
			if !say(yearFraction(year+float64(m/12), dayOfMonth(year+float64(m/12), m%12), 0)) {
				return
			}
		}
	case TickDays:
		// From the day before the first on; weeks from their Monday.
		year := math.Floor(from)
		day := int(math.Floor((from-year)*daysOfYear(year) + 1e-6))
		if t.count == 7 {
			day -= (weekday(year, day) + 6) % 7
		}
		for ; ; day += int(t.count) {
			for float64(day) >= daysOfYear(year) {
				day -= int(daysOfYear(year))
				year++
			}
			if y, d := year, day; d < 0 {
				if !say(yearFraction(y-1, d+int(daysOfYear(y-1)), 0)) {
					return
				}
				continue
			}
			if !say(yearFraction(year, day, 0)) {
				return
			}
		}
	case TickHours:
		year := math.Floor(from)
		day := int(math.Floor((from-year)*daysOfYear(year) + 1e-6))
		for hour := 0; ; hour += int(t.count) {
			if hour >= 24 {
				hour, day = 0, day+1
			}
			for float64(day) >= daysOfYear(year) {
				day -= int(daysOfYear(year))
				year++
			}
			if !say(yearFraction(year, day, hour)) {
				return
			}
		}
	}
}

// isLeap reports whether a year of the proleptic Gregorian calendar has 366 days.
func isLeap(year float64) bool {
	y := int64(year)
	return y%4 == 0 && (y%100 != 0 || y%400 == 0)
}

func daysOfYear(year float64) float64 {
	if isLeap(year) {
		return 366
	}
	return 365
}

// dayOfMonth is the day of the year, from 0, on which a month, from 0, begins.
func dayOfMonth(year float64, month int) int {
	day := [12]int{0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334}[month]
	if month > 1 && isLeap(year) {
		day++
	}
	return day
}

// yearFraction is the place of an hour of a day of the year, both from 0, on an axis of years.
func yearFraction(year float64, day, hour int) float64 {
	return year + (float64(day)*24+float64(hour))/(daysOfYear(year)*24)
}

// weekday is that of a day of the year, 0 for Sunday.
func weekday(year float64, day int) int {
	y := int64(year) - 1
	floor := func(a, b int64) int64 {
		q := a / b
		if a%b < 0 {
			q--
		}
		return q
	}
	n := y*365 + floor(y, 4) - floor(y, 100) + floor(y, 400) + int64(day) + 1 // days from the Sunday before 0001-01-01
	return int(((n % 7) + 7) % 7)
}
