package edtf

import (
	"fmt"
	"math/bits"
	"strconv"
	"strings"
)

// Show writes the date in a language (a BCP 47 tag, matched by Language), at its own precision and no
// finer. A date that was read from natural words of that language is shown in those words. The zero
// Date is the empty string; every other date shows something. Times are wall-clock times as written.
func (d Date) Show(lang string) string {
	lang = Language(lang)
	if d.words != "" && d.wordsLang == lang {
		return d.words
	}
	return d.show(locales[lang])
}

// ShowFrom is Show for a date on a timeline whose deck was spoken on asof: an interval that begins then
// and ends at a time only guessed is a forecast of its end, 约2055年以前. Otherwise it is Show.
func (d Date) ShowFrom(lang string, asof Date) string {
	if d.FromAsOf(asof) && (d.words == "" || d.wordsLang != Language(lang)) {
		l := locales[Language(lang)]
		return fill(l.by, "x", l.qualified(d.end))
	}
	return d.Show(lang)
}

// FromAsOf reports whether d is an interval that ends at an approximate or uncertain time, and begins on the deck's date, or in a
// coarser date that holds it (2025 for 2025-06-16); or has no beginning, or one that is not known, and ends after the deck's date: a
// guess by when something will be.
func (d Date) FromAsOf(asof Date) bool {
	if d.kind != kindInterval || d.endBound != boundKnown || asof.IsZero() || !d.end.approximate() && d.end.quality() == 0 {
		return false
	}
	if d.startBound == boundKnown {
		return d.Start().Contains(asof)
	}
	now, okNow := asof.Latest()
	end, okEnd := d.End().Earliest()
	return okNow && okEnd && now.Before(end)
}

func (d Date) show(l *locale) string {
	switch d.kind {
	case kindPoint:
		return l.qualified(d.start)
	case kindInterval:
		return l.interval(d)
	case kindOneOf, kindAllOf:
		return l.set(d)
	}
	return ""
}

// qualified writes a point with 约 and （存疑）.
func (l *locale) qualified(p point) string { return l.mark(p, l.bare(p)) }

func (l *locale) mark(p point, s string) string {
	if p.approximate() {
		s = fill(l.approxFor(p), "x", s)
	}
	if p.quality()&uncertain != 0 {
		s = fill(l.doubt, "x", s)
	}
	return s
}

// approxFor is the pattern for what is only about so.
func (l *locale) approxFor(p point) string {
	if l.approxAgo != "" && p.fields == hasYear && p.yearMask == 0 && deep(p.year()) {
		return l.approxAgo
	}
	return l.approx
}

// deep reports whether a year is told by how long ago it was.
func deep(y int64) bool { return y <= -100_000 && y%10_000 == 0 }

// bare writes a point without its qualifiers.
func (l *locale) bare(p point) string {
	if p.yearMask != 0 {
		return l.masked(p)
	}
	year := l.years1(p.year())
	if p.fields == hasYear {
		return year
	}
	return l.withYear(p, year)
}

// withYear writes a point that has a month, with its year as given.
func (l *locale) withYear(p point, year string) string {
	if g, ok := p.grouping(); ok {
		return l.groupingWords(p, g, year)
	}
	if p.month.masked() || p.day.masked() && p.fields >= hasDay {
		return l.maskedMonth(p, year)
	}
	if p.fields == hasMonth {
		return fill(l.month, append(l.monthPairs(p), "Y", year)...)
	}
	return fill(l.day, append(l.monthPairs(p), "Y", year)...) + l.clock(p)
}

// withinYear writes month and day without the year; empty for a point that has only a year.
func (l *locale) withinYear(p point) string {
	if p.fields == hasYear {
		return ""
	}
	if _, ok := p.grouping(); ok || p.month.masked() || p.day.masked() && p.fields >= hasDay {
		return trimSeparators(l.withYear(p, ""))
	}
	if p.fields == hasMonth {
		return fill(l.monthOnly, l.monthPairs(p)...)
	}
	return fill(l.dayOnly, l.monthPairs(p)...) + l.clock(p)
}

func trimSeparators(s string) string {
	return strings.TrimSuffix(strings.Trim(strings.ReplaceAll(s, "  ", " "), " ,"), " of")
}

func (l *locale) monthPairs(p point) []string {
	m := p.month.value()
	pairs := []string{"m", strconv.Itoa(m)}
	if p.fields >= hasDay && !p.day.masked() {
		pairs = append(pairs, "d", strconv.Itoa(p.day.value()))
	}
	if l.monthNames != nil {
		pairs = append(pairs, "M", l.monthNames[m-1], "N", l.monthShort[m-1])
	}
	return pairs
}

// clock writes the time with what joins it to the date; empty without a time.
func (l *locale) clock(p point) string {
	if p.fields < hasHour {
		return ""
	}
	return l.join + l.clockOnly(p)
}

func (l *locale) clockOnly(p point) string {
	switch p.fields {
	case hasHour:
		return fill(l.hourOnly, "n", strconv.Itoa(int(p.hour)))
	case hasMinute:
		return fmt.Sprintf("%02d:%02d", p.hour, p.minute)
	}
	return fmt.Sprintf("%02d:%02d:%02d", p.hour, p.minute, p.second)
}

// years1 writes one year.
func (l *locale) years1(y int64) string {
	switch {
	case deep(y):
		return fill(l.ago, "x", l.bigNumber(-y))
	case y <= 0:
		return fill(l.bce, "y", strconv.FormatInt(1-y, 10))
	case y < 100:
		return fill(l.early, "y", strconv.FormatInt(y, 10))
	}
	return fill(l.year, "y", strconv.FormatInt(y, 10))
}

// bigNumber writes 138亿, 4.5亿, 13.8 billion; in full, grouped by thousands, below the smallest power.
func (l *locale) bigNumber(n int64) string {
	for _, p := range l.powers {
		unit := pow10(p.exponent)
		if n < unit {
			continue
		}
		s := strconv.FormatInt(n/unit, 10)
		if rest := n % unit; rest != 0 {
			s += "." + strings.TrimRight(fmt.Sprintf("%0*d", p.exponent, rest), "0")
		}
		return s + p.name
	}
	s := strconv.FormatInt(n, 10)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

func (l *locale) groupingWords(p point, g grouping, year string) string {
	switch g.precision {
	case Season:
		s := fill(l.season, "Y", year, "s", l.seasons[g.season-1])
		if g.southern {
			s = fill(l.southern, "x", s)
		}
		return s
	case Quarter:
		return fill(l.quarter, "Y", year, "n", strconv.Itoa(g.first/3+1))
	case Half:
		return fill(l.half, "Y", year, "s", l.halves[g.first/6])
	}
	return l.monthRange(g.first, g.first+g.months-1, year)
}

func (l *locale) monthRange(first, last int, year string) string {
	return fill(l.months, "Y", year, "a", l.monthInRange(first), "b", l.monthInRange(last))
}

func (l *locale) monthInRange(m int) string {
	if l.monthNames != nil {
		return l.monthNames[m-1]
	}
	return strconv.Itoa(m)
}

// maskedMonth writes what an unspecified month or day leaves: the year, the month, or a range of them.
func (l *locale) maskedMonth(p point, year string) string {
	first, last := p.earliest(), p.latest()
	if p.fields == hasMonth || p.day.unknown() {
		switch {
		case p.month.unknown():
			return year
		case first.Month == last.Month:
			p.fields, p.month = hasMonth, exact(first.Month)
			return fill(l.month, append(l.monthPairs(p), "Y", year)...)
		}
		return l.monthRange(first.Month, last.Month, year)
	}
	switch {
	case first.Month == last.Month:
		return l.dayRange(pointOf(first), pointOf(last), year)
	case p.month.unknown() && p.day.masked():
		return year
	case p.month.unknown():
		// A day of every month is no span from the first to the last of them.
		return fill(l.someMonth, "Y", year, "d", l.ordinal(int64(p.day.value())))
	}
	return l.monthRange(first.Month, last.Month, year)
}

func (l *locale) dayRange(a, b point, year string) string {
	if a.day == b.day {
		return l.withYear(a, year)
	}
	return fill(l.days, append(l.monthPairs(a), "Y", year,
		"a", strconv.Itoa(a.day.value()), "b", strconv.Itoa(b.day.value()))...)
}

func exact(v int) twoDigits { return twoDigits{int8(v / 10), int8(v % 10)} }

// pointOf is the day of an instant.
func pointOf(i Instant) point {
	p := point{fields: hasDay, magnitude: i.Year, month: exact(i.Month), day: exact(i.Day)}
	if i.Year < 0 {
		p.negative, p.magnitude = true, -i.Year
	}
	return p
}

func yearPoint(y int64) point {
	if y < 0 {
		return point{fields: hasYear, negative: true, magnitude: -y}
	}
	return point{fields: hasYear, magnitude: y}
}

// masked writes a point whose year has unspecified digits.
func (l *locale) masked(p point) string {
	years := l.maskedYears(p)
	if p.fields == hasYear {
		return years
	}
	within := l.withinYear(p)
	switch {
	case within == "":
		return years
	case p.yearMask == 0xF && !p.negative:
		return fill(l.unknownYear, "x", within)
	}
	if p.yearMask == 1<<bits.Len8(p.yearMask)-1 && l.isRange(p) {
		return fill(l.inRange, "a", within, "b", years)
	}
	return fill(l.inYears, "a", within, "b", years)
}

// isRange reports whether unspecified years are written as a range: 1000–1999, and in English 2000–2009.
func (l *locale) isRange(p point) bool {
	low, _ := p.yearRange()
	switch bits.Len8(p.yearMask) {
	case 1:
		return p.negative || low < 100 || low/10%10 == 0 && !l.yearFirst
	case 2:
		return false
	}
	return true
}

// maskedYears writes a decade, a century, or the range of years that the digits leave.
func (l *locale) maskedYears(p point) string {
	low, high := p.yearRange()
	power := bits.Len8(p.yearMask)
	switch {
	case p.yearMask == 0xF && !p.negative:
		return l.noYear
	case p.yearMask != 1<<power-1:
		return fill(l.year, "y", p.yearDigits()) // 1X92: years that do not follow each other
	case power == 1 && !p.negative && low >= 100:
		pattern := l.decade
		if low/10%10 == 0 {
			pattern = l.firstDecade
		}
		return fill(pattern, "y", strconv.FormatInt(low, 10), "z", strconv.FormatInt(high, 10),
			"c", l.ordinal(low/100+1), "n", strconv.FormatInt(low%100, 10))
	case power == 2 && !p.negative:
		return fill(l.century, "n", l.ordinal(low/100+1))
	case power == 2:
		return fill(l.centuryBCE, "n", l.ordinal(-high/100+1))
	}
	return l.pair(yearPoint(low), yearPoint(high))
}

// ordinal writes the number of a century: 20, or 20th in English.
func (l *locale) ordinal(n int64) string {
	s := strconv.FormatInt(n, 10)
	if l.monthNames == nil {
		return s
	}
	switch {
	case n%10 == 1 && n%100 != 11:
		return s + "st"
	case n%10 == 2 && n%100 != 12:
		return s + "nd"
	case n%10 == 3 && n%100 != 13:
		return s + "rd"
	}
	return s + "th"
}
