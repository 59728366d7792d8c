package edtf

import (
	"fmt"
	"math"
)

// Instant is a second on the wall clock, in the proleptic Gregorian calendar with a year 0. The zero
// Instant is no instant, as its month is 0.
type Instant struct {
	Year                             int64
	Month, Day, Hour, Minute, Second int
}

// String returns 2008-06-01T00:00:00; a year before 0 or of more than four digits is written as in
// EDTF: -0220-01-01T00:00:00, Y-13800000000-01-01T00:00:00.
func (i Instant) String() string {
	return fmt.Sprintf("%s-%02d-%02dT%02d:%02d:%02d", yearString(i.Year), i.Month, i.Day, i.Hour, i.Minute, i.Second)
}

// Compare returns -1, 0 or 1 as i is before, at or after o.
func (i Instant) Compare(o Instant) int {
	if i.Year != o.Year {
		if i.Year < o.Year {
			return -1
		}
		return 1
	}
	a := [...]int{i.Month, i.Day, i.Hour, i.Minute, i.Second}
	b := [...]int{o.Month, o.Day, o.Hour, o.Minute, o.Second}
	for k := range a {
		if a[k] != b[k] {
			if a[k] < b[k] {
				return -1
			}
			return 1
		}
	}
	return 0
}

// Before reports whether i is before o.
func (i Instant) Before(o Instant) bool { return i.Compare(o) < 0 }

// YearFraction returns the place of i on an axis of years: its year plus the part of that year, of
// 365 or 366 days, that has gone by. 2008-07-02T00:00:00 is 2008.5. It never overflows; beyond about
// 10^8 years a float64 can no longer tell seconds apart, nor can a picture.
func (i Instant) YearFraction() float64 {
	if i.Month < 1 {
		return float64(i.Year)
	}
	seconds := float64(i.YearDay()-1)*86400 + float64(i.Hour)*3600 + float64(i.Minute)*60 + float64(i.Second)
	days := 365.0
	if isLeap(i.Year) {
		days = 366
	}
	return float64(i.Year) + seconds/(days*86400)
}

// YearDay returns the day of the year, from 1.
func (i Instant) YearDay() int {
	n := i.Day
	for m := 1; m < i.Month && m <= 12; m++ {
		n += daysIn(i.Year, m)
	}
	return n
}

// DayNumber returns the days from 1970-01-01 to i's day, negative before it. It does not overflow for
// any year within MaxYear. Weekdays and weeks follow from it: day 0 was a Thursday.
func (i Instant) DayNumber() int64 {
	y := i.Year - 1
	return y*365 + floorDiv(y, 4) - floorDiv(y, 100) + floorDiv(y, 400) + int64(i.YearDay()) - 719163
}

// FromYearFraction returns the instant, to the second below, at a place on an axis of years: the inverse
// of YearFraction up to rounding. It is for ticks and for reading a place back; a place beyond twice
// MaxYear is brought back to that.
func FromYearFraction(f float64) Instant {
	// Significant digits may reach beyond MaxYear, to less than its double.
	limit := 2 * float64(MaxYear)
	if math.IsNaN(f) {
		f = 0
	}
	f = math.Max(-limit, math.Min(limit, f))
	whole := math.Floor(f)
	i := Instant{Year: int64(whole), Month: 1}
	days := 365.0
	if isLeap(i.Year) {
		days = 366
	}
	// Half a millisecond keeps a second that came from YearFraction from falling below itself.
	seconds := int(math.Min((f-whole)*days*86400+0.0005, days*86400-1))
	day := seconds / 86400
	seconds %= 86400
	for day >= daysIn(i.Year, i.Month) {
		day -= daysIn(i.Year, i.Month)
		i.Month++
	}
	i.Day, i.Hour, i.Minute, i.Second = day+1, seconds/3600, seconds/60%60, seconds%60
	return i
}

func isLeap(year int64) bool { return year%4 == 0 && (year%100 != 0 || year%400 == 0) }

var monthDays = [...]int{0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}

// daysIn returns how many days a month of 1 to 12 has.
func daysIn(year int64, month int) int {
	if month == 2 && isLeap(year) {
		return 29
	}
	return monthDays[month]
}

func floorDiv(a, b int64) int64 {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}

// yearString writes a year as EDTF does: four digits, or Y and more.
func yearString(year int64) string {
	switch {
	case year > 9999 || year < -9999:
		return fmt.Sprintf("Y%d", year)
	case year < 0:
		return fmt.Sprintf("-%04d", -year)
	}
	return fmt.Sprintf("%04d", year)
}
