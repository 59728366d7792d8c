package edtf

import (
	"math"
	"slices"
	"testing"
)

func allDates(t testing.TB) []Date {
	dates := []Date{{}}
	for _, c := range specification {
		dates = append(dates, mustParse(t, c.in))
	}
	for _, row := range showTable {
		dates = append(dates, mustParse(t, row[0]))
	}
	return dates
}

func TestCompareIsATotalOrder(t *testing.T) {
	dates := allDates(t)
	for _, a := range dates {
		for _, b := range dates {
			ab := a.Compare(b)
			if ba := b.Compare(a); ab != -ba {
				t.Fatalf("%s and %s: %d and %d", a, b, ab, ba)
			}
			if (ab == 0) != (a.String() == b.String()) {
				t.Fatalf("%s and %s compare as %d", a, b, ab)
			}
		}
	}
	slices.SortFunc(dates, Date.Compare)
	// If the order were not transitive, a sorted list would hold a pair out of order.
	for i, a := range dates {
		for _, b := range dates[i:] {
			if a.Compare(b) > 0 {
				t.Fatalf("%s sorts before %s", a, b)
			}
		}
	}
}

func TestOrder(t *testing.T) {
	want := []string{"Y-13800000000", "-0551", "-0220/-0205", "-0220/0220", "../1040", "199X", "1995", "1995/..", "1995-06", "2001",
		"2001/2002", "2001/2003", "2002-06~", "2008-22", "2008-12-24", "2008-12-24T18:00", "[2020,2021]"}
	var dates []Date
	for i := len(want) - 1; i >= 0; i-- {
		dates = append(dates, mustParse(t, want[i]))
	}
	slices.SortFunc(dates, Date.Compare)
	for i, d := range dates {
		// 199X begins before 1995, 1995 ends before 1995/.. does.
		if d.String() != want[i] {
			t.Errorf("place %d: got %s, want %s", i, d, want[i])
		}
	}
}

func TestContains(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"2025", "2025-06-16", true}, {"2025-06-16", "2025", false}, {"2008/..", "2030", true}, {"2008/..", "2007", false},
		{"../2008", "1000", true}, {"2008", "2008/..", false}, {"199X", "1995-06", true}, {"2008-12-24", "2008-12-24T18:00", true},
	} {
		if got := mustParse(t, c.a).Contains(mustParse(t, c.b)); got != c.want {
			t.Errorf("%s contains %s: %t", c.a, c.b, got)
		}
	}
}

func TestYearFraction(t *testing.T) {
	for _, c := range []struct {
		i    Instant
		want float64
	}{
		{Instant{Year: 2008, Month: 1, Day: 1}, 2008},
		{Instant{Year: 2008, Month: 7, Day: 2}, 2008.5},
		{Instant{Year: 2009, Month: 7, Day: 2, Hour: 12}, 2009.5},
		{Instant{Year: 2008, Month: 12, Day: 31, Hour: 23, Minute: 59, Second: 59}, 2009 - 1.0/(366*86400)},
		{Instant{Year: 0, Month: 7, Day: 2}, 0.5},
		{Instant{Year: -220, Month: 1, Day: 1}, -220},
		{Instant{Year: -1, Month: 12, Day: 31, Hour: 12}, -0.5 / 365},
		{Instant{Year: -MaxYear, Month: 1, Day: 1}, -1e12},
		{Instant{Year: MaxYear, Month: 7, Day: 2}, 1e12 + 0.5},
	} {
		if got := c.i.YearFraction(); math.Abs(got-c.want) > 1e-9 {
			t.Errorf("%s: got %.12f, want %.12f", c.i, got, c.want)
		}
	}
}

// The fraction grows with every day, and back from it comes the same day.
func TestYearFractionIsMonotonicAndInverts(t *testing.T) {
	last := math.Inf(-1)
	var number int64
	for _, year := range []int64{-401, -400, -1, 0, 1, 1899, 1900, 1999, 2000, 2008, 2009} {
		for month := 1; month <= 12; month++ {
			for day := 1; day <= daysIn(year, month); day++ {
				i := Instant{year, month, day, 13, 14, 15}
				f := i.YearFraction()
				if f <= last {
					t.Fatalf("%s stands at %v, not after %v", i, f, last)
				}
				last = f
				if back := FromYearFraction(f); back != i {
					t.Fatalf("%s comes back as %s", i, back)
				}
				if (month > 1 || day > 1) && i.DayNumber() != number+1 {
					t.Fatalf("%s is day %d, after %d", i, i.DayNumber(), number)
				}
				number = i.DayNumber()
			}
		}
	}
}

func TestDayNumber(t *testing.T) {
	for _, c := range []struct {
		i    Instant
		want int64
	}{
		{Instant{Year: 1970, Month: 1, Day: 1}, 0},
		{Instant{Year: 2000, Month: 3, Day: 1}, 11017},
		{Instant{Year: 1, Month: 1, Day: 1}, -719162},
		{Instant{Year: 0, Month: 12, Day: 31}, -719163},
		{Instant{Year: 0, Month: 1, Day: 1}, -719528},
		// 400 years are 146,097 days, and MaxYear is a multiple of 400.
		{Instant{Year: MaxYear, Month: 1, Day: 1}, MaxYear/400*146097 - 719528},
	} {
		if got := c.i.DayNumber(); got != c.want {
			t.Errorf("%s: got %d, want %d", c.i, got, c.want)
		}
	}
}

func TestFromYearFractionIsBounded(t *testing.T) {
	for _, f := range []float64{math.NaN(), math.Inf(1), math.Inf(-1), 1e300, -1e300, 2008.9999999999, math.Nextafter(2009, 0)} {
		i := FromYearFraction(f)
		if i.Month < 1 || i.Month > 12 || i.Day < 1 || i.Day > daysIn(i.Year, i.Month) || i.Hour > 23 || i.Year > 2*MaxYear || i.Year < -2*MaxYear {
			t.Errorf("%v gives %+v", f, i)
		}
	}
}
