package placement

import (
	"math"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// Ticks of months, weeks, days and hours stand where the calendar has them.
func TestTicksFollowTheCalendar(t *testing.T) {
	for _, row := range []struct {
		from, to float64
		length   float64
		unit     TickUnit
		first    string
		count    int
	}{
		{2008, 2009, 1800, TickMonths, "2008-01-01T00:00:00Z", 12},
		{2008 + 350.0/366, 2008 + 357.0/366, 1800, TickDays, "2008-12-16T00:00:00Z", 7},
		{2008 + 350.0/366, 2008 + 352.0/366, 1800, TickHours, "2008-12-16T00:00:00Z", 8},
	} {
		s := Scale{Parts: []Part{{From: row.from, To: row.to}}}
		s.fit(row.length)
		n, first := 0, math.NaN()
		for _, k := range s.Ticks(8, AllTicks(100)) {
			if k.Major {
				if n++; n == 1 {
					first = k.Year
				}
				if k.Unit != row.unit {
					t.Errorf("%v: a tick of unit %d", row, k.Unit)
				}
			}
		}
		at, _ := time.Parse(time.RFC3339, row.first)
		if n != row.count || math.Abs(first-fractionOf(at)) > 1e-9 {
			t.Errorf("%v: %d labels, the first at %v, want %v", row, n, first, fractionOf(at))
		}
	}
}

// fractionOf is the place of a time on an axis of years.
func fractionOf(at time.Time) float64 {
	year := time.Date(at.Year(), 1, 1, 0, 0, 0, 0, time.UTC)
	next := time.Date(at.Year()+1, 1, 1, 0, 0, 0, 0, time.UTC)
	return float64(at.Year()) + at.Sub(year).Seconds()/next.Sub(year).Seconds()
}

// Whatever the scale: ticks rise, keep their distance, lie in their parts, and are calendar days, months or years; Mondays begin
// weeks.
func TestTicksKeepTheirDistance(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		// Before year 1 round numbers are a year nearer to it: there is no year 0.
		from := rapid.Float64Range(2, 3000).Draw(t, "from")
		long := math.Pow(10, rapid.Float64Range(-3, 3).Draw(t, "long"))
		s := Scale{Parts: []Part{{From: from, To: from + long}}}
		s.fit(1700)
		last, lastMajor := math.Inf(-1), math.Inf(-1)
		for _, k := range s.Ticks(10, AllTicks(80)) {
			if k.Year < from-1e-6 || k.Year > from+long+1e-6 {
				t.Fatalf("the tick %v lies outside", k.Year)
			}
			if k.At < last-1e-6 {
				t.Fatal("ticks run back")
			}
			last = k.At
			if k.Major {
				// Months are up to a tenth shorter than a twelfth of a year.
				if k.At-lastMajor < 80*0.9 {
					t.Fatalf("labels %.1f px apart", k.At-lastMajor)
				}
				lastMajor = k.At
			}
		}
	})
	// 2025-06-16 was a Monday, the 167th day of its year.
	if weekday(2025, 166) != 1 || weekday(1970, 0) != 4 {
		t.Errorf("weekdays %d and %d", weekday(2025, 166), weekday(1970, 0))
	}
	n := 0
	tickStep{TickDays, 7, 7 * dayYears}.each(2025, 2025.2, func(year float64) {
		n++
		if day := int(math.Round((year - 2025) * 365)); weekday(2025, day) != 1 {
			t.Errorf("week of day %d begins on %d", day, weekday(2025, day))
		}
	})
	if n < 10 {
		t.Errorf("%d weeks", n)
	}
}
