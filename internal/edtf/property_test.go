package edtf

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"

	_ "cards/internal/sameseed"

	"pgregory.net/rapid"
)

// anyYear draws a year of EDTF: plain, with X, with S, letter-prefixed up to MaxYear, before year 1.
func anyYear(t *rapid.T) string {
	switch rapid.IntRange(0, 6).Draw(t, "kind of year") {
	case 0:
		digits := []byte(fmt.Sprintf("%04d", rapid.IntRange(1, 9999).Draw(t, "year")))
		for i := range digits {
			if rapid.IntRange(0, 2).Draw(t, "masked") == 0 {
				digits[i] = 'X'
			}
		}
		return rapid.SampledFrom([]string{"", "", "-"}).Draw(t, "sign") + string(digits)
	case 1:
		y := rapid.Int64Range(10_000, MaxYear).Draw(t, "long year")
		return rapid.SampledFrom([]string{"Y", "Y-"}).Draw(t, "sign") + strconv.FormatInt(y, 10)
	case 2:
		return fmt.Sprintf("Y%s%dE%d", rapid.SampledFrom([]string{"", "-"}).Draw(t, "sign"), rapid.IntRange(1, 999).Draw(t, "mantissa"), rapid.IntRange(5, 9).Draw(t, "exponent"))
	case 3:
		return fmt.Sprintf("%04dS%d", rapid.IntRange(1000, 9999).Draw(t, "year"), rapid.IntRange(1, 4).Draw(t, "significant"))
	case 4:
		return yearString(rapid.Int64Range(-9999, 9999).Draw(t, "year"))
	}
	return fmt.Sprintf("%04d", rapid.IntRange(1, 2100).Draw(t, "year"))
}

func anyMark(t *rapid.T) string {
	return rapid.SampledFrom([]string{"", "", "", "?", "~", "%"}).Draw(t, "mark")
}

// anyPoint draws a single date, some of which no calendar has.
func anyPoint(t *rapid.T) string {
	s := rapid.SampledFrom([]string{"", "", "", "?", "~"}).Draw(t, "prefix") + anyYear(t) + anyMark(t)
	if strings.ContainsAny(s, "YS") || rapid.Bool().Draw(t, "year only") {
		return s
	}
	months := []string{"01", "02", "06", "11", "12", "XX", "0X", "1X"}
	if rapid.Bool().Draw(t, "part of the year") {
		return s + "-" + strconv.Itoa(rapid.IntRange(21, 41).Draw(t, "part")) + anyMark(t)
	}
	s += "-" + rapid.SampledFrom(months).Draw(t, "month") + anyMark(t)
	if rapid.Bool().Draw(t, "month only") {
		return s
	}
	s += "-" + rapid.SampledFrom([]string{"01", "09", "15", "28", "29", "30", "31", "XX", "1X", "X1", "3X"}).Draw(t, "day")
	if rapid.Bool().Draw(t, "day only") {
		return s + anyMark(t)
	}
	return s + rapid.SampledFrom([]string{"T18", "T18:00", "T23:59:59", "T06:30Z", "T00:00+08:00"}).Draw(t, "time") + anyMark(t)
}

// anyDate draws a date that is read; what no calendar has is drawn again.
func anyDate(t *rapid.T) Date {
	text := rapid.Custom(func(t *rapid.T) string {
		switch rapid.IntRange(0, 5).Draw(t, "kind") {
		case 0:
			return anyPoint(t) + "/" + anyPoint(t)
		case 1:
			return anyPoint(t) + rapid.SampledFrom([]string{"/..", "/"}).Draw(t, "end")
		case 2:
			return rapid.SampledFrom([]string{"../", "/"}).Draw(t, "start") + anyPoint(t)
		case 3:
			members := rapid.SliceOfN(rapid.Custom(anyPoint), 1, 3).Draw(t, "members")
			brackets := rapid.SampledFrom([]string{"[]", "{}"}).Draw(t, "brackets")
			range1 := rapid.SampledFrom([]string{"", "", ".."}).Draw(t, "range")
			return brackets[:1] + range1 + strings.Join(members, ",") + brackets[1:]
		}
		return anyPoint(t)
	}).Filter(func(s string) bool {
		_, err := Parse(s)
		return err == nil
	}).Draw(t, "date")
	d, err := Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestRapidEarliestAndLatest(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := anyDate(t)
		earliest, eok := d.Earliest()
		latest, lok := d.Latest()
		if eok && lok && latest.Before(earliest) {
			t.Fatalf("%s: latest %s before earliest %s", d, latest, earliest)
		}
		if !eok && !lok && d.IsInterval() {
			t.Fatalf("%s has no end at all", d)
		}
		if eok && lok && !d.Contains(d) {
			t.Fatalf("%s does not contain itself", d)
		}
		if eok && earliest.YearFraction() > latest.YearFraction() && lok {
			t.Fatalf("%s runs backwards on the axis", d)
		}
	})
}

func TestRapidRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := anyDate(t)
		again, err := Parse(d.String())
		if err != nil || !again.Equal(d) || again.String() != d.String() || again.Compare(d) != 0 {
			t.Fatalf("%s comes back as %s, %v", d, again, err)
		}
		for _, lang := range Languages() {
			if again.Show(lang) != d.Show(lang) {
				t.Fatalf("%s shows as %q and %q", d, d.Show(lang), again.Show(lang))
			}
		}
	})
}

func TestRapidCompareIsATotalOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b, c := anyDate(t), anyDate(t), anyDate(t)
		for _, pair := range [][2]Date{{a, b}, {b, c}, {a, c}, {a, a}} {
			x, y := pair[0], pair[1]
			if x.Compare(y) != -y.Compare(x) {
				t.Fatalf("%s and %s: %d and %d", x, y, x.Compare(y), y.Compare(x))
			}
			if (x.Compare(y) == 0) != x.Equal(y) {
				t.Fatalf("%s and %s compare as %d and are equal: %t", x, y, x.Compare(y), x.Equal(y))
			}
		}
		// Sorting by hand: of any three, two relations decide the third.
		if a.Compare(b) > 0 {
			a, b = b, a
		}
		if b.Compare(c) > 0 {
			b, c = c, b
		}
		if a.Compare(b) > 0 {
			a, b = b, a
		}
		if a.Compare(b) > 0 || b.Compare(c) > 0 || a.Compare(c) > 0 {
			t.Fatalf("%s, %s and %s have no order", a, b, c)
		}
	})
}

var (
	dayWords   = regexp.MustCompile(`\d日|\d일|\d(st|nd|rd|th) of|\d+ (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)`)
	monthWords = regexp.MustCompile(`\d月|\d월|Jan|Feb|Mar|Apr|May|June|July|Aug|Sep|Oct|Nov|Dec`)
	clockWords = regexp.MustCompile(`\d:\d\d|\d时|\d時|\d시|\dh\b`)
	longNumber = regexp.MustCompile(`\d{4}`)
)

// What is shown never says more than the date: a month only where a month is known, a day only where a day is, a
// time only where there is one, no single year of a century, and 约 or （存疑） exactly where the date has doubts.
func TestRapidShowsNothingFiner(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := anyDate(t)
		var months, days, clocks bool
		centuries := true
		d.anyPoint(func(p point) bool {
			g, group := p.grouping()
			months = months || p.fields >= hasMonth && !p.month.unknown() && (!group || g.precision == Quadrimester)
			days = days || p.fields >= hasDay && !p.day.unknown()
			clocks = clocks || p.fields >= hasHour
			centuries = centuries && p.yearMask == 3
			return false
		})
		for _, lang := range Languages() {
			s := d.Show(lang)
			switch {
			case s == "":
				t.Fatalf("%s shows as nothing in %s", d, lang)
			case !months && monthWords.MatchString(s):
				t.Fatalf("%s in %s says a month: %q", d, lang, s)
			case !days && dayWords.MatchString(s):
				t.Fatalf("%s in %s says a day: %q", d, lang, s)
			case !clocks && clockWords.MatchString(s):
				t.Fatalf("%s in %s says a time: %q", d, lang, s)
			case centuries && longNumber.MatchString(s):
				t.Fatalf("%s in %s says a year: %q", d, lang, s)
			case d.Approximate() != containsAny(s, []string{"约", "約", "경", "약 ", "c. "}):
				t.Fatalf("%s in %s: approximate %t, %q", d, lang, d.Approximate(), s)
			case d.Uncertain() != containsAny(s, []string{"（存疑）", "（不確か）", "(불확실)", "(?)"}):
				t.Fatalf("%s in %s: uncertain %t, %q", d, lang, d.Uncertain(), s)
			case strings.ContainsAny(s, "{}[]~/") && lang != "ko" || strings.Contains(s, "  ") || strings.TrimSpace(s) != s:
				t.Fatalf("%s in %s is raw: %q", d, lang, s)
			}
		}
	})
}

// Nothing overflows from one end of the years to the other.
func TestRapidFarYears(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		y := rapid.Int64Range(-MaxYear, MaxYear).Draw(t, "year")
		d, err := Parse(yearString(y))
		if err != nil {
			t.Fatal(err)
		}
		earliest, _ := d.Earliest()
		latest, _ := d.Latest()
		if earliest.Year != y || latest.Year != y {
			t.Fatalf("%d is from %s to %s", y, earliest, latest)
		}
		if f := earliest.YearFraction(); f != float64(y) || math.IsInf(f, 0) || latest.YearFraction() < f {
			t.Fatalf("%d stands at %v to %v", y, f, latest.YearFraction())
		}
		if back := FromYearFraction(earliest.YearFraction()); back != earliest {
			t.Fatalf("%s comes back as %s", earliest, back)
		}
		days := int64(365)
		if isLeap(y) {
			days = 366
		}
		next := Instant{Year: y + 1, Month: 1, Day: 1}
		if got := next.DayNumber() - earliest.DayNumber(); got != days || latest.DayNumber() != next.DayNumber()-1 {
			t.Fatalf("%d has %d days", y, got)
		}
		for _, lang := range Languages() {
			s := d.Show(lang)
			number := strconv.FormatInt(y, 10)
			if y <= 0 {
				number = strconv.FormatInt(1-y, 10)
			}
			if strings.ContainsRune(s, '-') || !deep(y) && !strings.Contains(s, number) {
				t.Fatalf("%d in %s is %q", y, lang, s)
			}
		}
	})
}
