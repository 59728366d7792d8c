package edtf

import (
	"fmt"
	"math/bits"
	"strconv"
	"strings"
)

// Qualifiers of a component, ISO 8601-2:2019 section 8.
const (
	approximate uint8 = 1 << iota // ~
	uncertain                     // ?, and % is both
)

var qualifierMarks = [...]string{"", "~", "?", "%"}

// How many components a point has.
const (
	hasYear = 1 + iota
	hasMonth
	hasDay
	hasHour
	hasMinute
	hasSecond
)

// twoDigits is a month or a day; a digit of -1 is unspecified (X).
type twoDigits struct{ tens, ones int8 }

func (t twoDigits) masked() bool  { return t.tens < 0 || t.ones < 0 }
func (t twoDigits) unknown() bool { return t.tens < 0 && t.ones < 0 }
func (t twoDigits) value() int    { return int(t.tens)*10 + int(t.ones) }
func (t twoDigits) fits(v int) bool {
	return (t.tens < 0 || int(t.tens) == v/10) && (t.ones < 0 || int(t.ones) == v%10)
}

func (t twoDigits) String() string {
	return digitOrX(t.tens) + digitOrX(t.ones)
}

func digitOrX(d int8) string {
	if d < 0 {
		return "X"
	}
	return strconv.Itoa(int(d))
}

type zone struct {
	given   bool
	minutes int16 // east of UTC
}

func (z zone) String() string {
	switch {
	case !z.given:
		return ""
	case z.minutes == 0:
		return "Z"
	}
	sign, m := '+', z.minutes
	if m < 0 {
		sign, m = '-', -m
	}
	return fmt.Sprintf("%c%02d:%02d", sign, m/60, m%60)
}

// point is a single date: what EDTF writes without slash and bracket. It is comparable.
type point struct {
	fields      uint8 // hasYear to hasSecond
	negative    bool
	magnitude   int64 // of the year; unspecified digits count as 0
	yearMask    uint8 // bit i: the digit of 10^i is unspecified
	significant int8  // S; 0 if not given
	month, day  twoDigits
	hour        int8
	minute      int8
	second      int8
	zone        zone
	// qualities of year, month, day and of the time
	qualities [4]uint8
}

// season codes and what they cover, ISO 8601-2:2019 section 4.8 (sub-year groupings). Seasons are the
// meteorological ones; those that do not say their hemisphere are read as northern. Winter is the one
// that begins in the year's December.
type grouping struct {
	first, months int
	precision     Precision
	season        int // 1 spring to 4 winter, else 0
	southern      bool
}

var groupings = map[int]grouping{
	21: {3, 3, Season, 1, false}, 22: {6, 3, Season, 2, false}, 23: {9, 3, Season, 3, false}, 24: {12, 3, Season, 4, false},
	25: {3, 3, Season, 1, false}, 26: {6, 3, Season, 2, false}, 27: {9, 3, Season, 3, false}, 28: {12, 3, Season, 4, false},
	29: {9, 3, Season, 1, true}, 30: {12, 3, Season, 2, true}, 31: {3, 3, Season, 3, true}, 32: {6, 3, Season, 4, true},
	33: {1, 3, Quarter, 0, false}, 34: {4, 3, Quarter, 0, false}, 35: {7, 3, Quarter, 0, false}, 36: {10, 3, Quarter, 0, false},
	37: {1, 4, Quadrimester, 0, false}, 38: {5, 4, Quadrimester, 0, false}, 39: {9, 4, Quadrimester, 0, false},
	40: {1, 6, Half, 0, false}, 41: {7, 6, Half, 0, false},
}

func (p point) grouping() (grouping, bool) {
	if p.fields != hasMonth || p.month.masked() {
		return grouping{}, false
	}
	g, ok := groupings[p.month.value()]
	return g, ok
}

// quality is what any component is marked with.
func (p point) quality() uint8 {
	return p.qualities[0] | p.qualities[1] | p.qualities[2] | p.qualities[3]
}

func (p point) approximate() bool {
	return p.quality()&approximate != 0 || p.significant != 0 && int(p.significant) < countDigits(p.magnitude)
}

func (p point) year() int64 {
	if p.negative {
		return -p.magnitude
	}
	return p.magnitude
}

// yearCount is how many years the unspecified digits leave.
func (p point) yearCount() int64 { return pow10(bits.OnesCount8(p.yearMask)) }

// yearAt returns the k-th of those years, ascending.
func (p point) yearAt(k int64) int64 {
	if p.negative {
		k = p.yearCount() - 1 - k
	}
	m := p.magnitude
	for i := 0; i < 4; i++ {
		if p.yearMask&(1<<i) != 0 {
			m += k % 10 * pow10(i)
			k /= 10
		}
	}
	if p.negative {
		return -m
	}
	return m
}

// yearRange returns the first and the last year that the date may mean.
func (p point) yearRange() (int64, int64) {
	if p.significant != 0 {
		step := pow10(max(0, countDigits(p.magnitude)-int(p.significant)))
		low := p.magnitude / step * step
		if p.negative {
			return -(low + step - 1), -low
		}
		return low, low + step - 1
	}
	return p.yearAt(0), p.yearAt(p.yearCount() - 1)
}

// earliest returns the first second of the first day that the date may mean.
func (p point) earliest() Instant {
	i, _ := p.first(false)
	return i
}

// latest returns the last second of the last day that the date may mean.
func (p point) latest() Instant {
	i, _ := p.first(true)
	return i
}

// first searches the years, months and days that the digits leave for one that exists, from the front
// or from the back. At most 10,000 years of 12 months are looked at, and only for dates that are wrong.
func (p point) first(back bool) (Instant, bool) {
	if p.fields == hasYear {
		low, high := p.yearRange()
		if back {
			return Instant{high, 12, 31, 23, 59, 59}, true
		}
		return Instant{low, 1, 1, 0, 0, 0}, true
	}
	n := p.yearCount()
	for k := int64(0); k < n; k++ {
		y := p.yearAt(k)
		if back {
			y = p.yearAt(n - 1 - k)
		}
		if i, ok := p.firstIn(y, back); ok {
			return i, true
		}
	}
	return Instant{}, false
}

func (p point) firstIn(year int64, back bool) (Instant, bool) {
	if g, ok := p.grouping(); ok {
		if !back {
			return Instant{Year: year, Month: g.first, Day: 1}, true
		}
		last := g.first + g.months - 1
		if last > 12 {
			year, last = year+1, last-12
		}
		return Instant{year, last, daysIn(year, last), 23, 59, 59}, true
	}
	for k := 1; k <= 12; k++ {
		m := k
		if back {
			m = 13 - k
		}
		if !p.month.fits(m) {
			continue
		}
		days := daysIn(year, m)
		if p.fields == hasMonth {
			if back {
				return Instant{year, m, days, 23, 59, 59}, true
			}
			return Instant{Year: year, Month: m, Day: 1}, true
		}
		for j := 1; j <= days; j++ {
			d := j
			if back {
				d = days + 1 - j
			}
			if p.day.fits(d) {
				return p.atTime(Instant{Year: year, Month: m, Day: d}, back), true
			}
		}
	}
	return Instant{}, false
}

func (p point) atTime(i Instant, back bool) Instant {
	if back {
		i.Hour, i.Minute, i.Second = 23, 59, 59
	}
	if p.fields >= hasHour {
		i.Hour = int(p.hour)
	}
	if p.fields >= hasMinute {
		i.Minute = int(p.minute)
	}
	if p.fields >= hasSecond {
		i.Second = int(p.second)
	}
	return i
}

// String writes the point in canonical EDTF.
func (p point) String() string {
	var b strings.Builder
	n := min(int(p.fields), 4)
	group, mixed := p.qualifierGroup(n)
	mark := func(i int) {
		if mixed {
			b.WriteString(qualifierMarks[p.qualities[i]])
		}
	}
	closeGroup := func(i int) {
		if !mixed && i == group {
			b.WriteString(qualifierMarks[p.qualities[i]])
		}
	}
	mark(0)
	b.WriteString(p.yearDigits())
	if p.significant != 0 {
		fmt.Fprintf(&b, "S%d", p.significant)
	}
	closeGroup(0)
	for i, t := range []twoDigits{p.month, p.day} {
		if int(p.fields) < hasMonth+i {
			return b.String()
		}
		b.WriteByte('-')
		mark(i + 1)
		b.WriteString(t.String())
		closeGroup(i + 1)
	}
	if p.fields >= hasHour {
		fmt.Fprintf(&b, "T%02d", p.hour)
		if p.fields >= hasMinute {
			fmt.Fprintf(&b, ":%02d", p.minute)
		}
		if p.fields >= hasSecond {
			fmt.Fprintf(&b, ":%02d", p.second)
		}
		b.WriteString(p.zone.String())
		closeGroup(3)
	}
	return b.String()
}

// qualifierGroup returns the component after which one mark serves it and all before it (-1: no mark),
// or mixed when each component needs a mark of its own.
func (p point) qualifierGroup(n int) (group int, mixed bool) {
	group = -1
	for i := 0; i < n && p.qualities[i] != 0; i++ {
		if p.qualities[i] != p.qualities[0] {
			return -1, true
		}
		group = i
	}
	for i := group + 1; i < n; i++ {
		if p.qualities[i] != 0 {
			return -1, true
		}
	}
	return group, false
}

func (p point) yearDigits() string {
	if p.yearMask == 0 {
		return yearString(p.year())
	}
	s := []byte(fmt.Sprintf("%04d", p.magnitude))
	for i := 0; i < 4; i++ {
		if p.yearMask&(1<<i) != 0 {
			s[3-i] = 'X'
		}
	}
	if p.negative {
		return "-" + string(s)
	}
	return string(s)
}

func pow10(n int) int64 {
	v := int64(1)
	for ; n > 0; n-- {
		v *= 10
	}
	return v
}

func countDigits(v int64) int {
	n := 1
	for v >= 10 {
		v /= 10
		n++
	}
	return n
}
