package edtf

import "strconv"

// interval writes a/b: what both ends share is written once, within a year (2008年9—12月), within a
// month, and 年 between two years.
func (l *locale) interval(d Date) string {
	switch {
	case d.endBound == boundOpen:
		return fill(l.from, "x", l.qualified(d.start))
	case d.endBound == boundUnknown:
		return fill(l.after, "x", l.qualified(d.start))
	case d.startBound == boundOpen:
		return fill(l.until, "x", l.qualified(d.end))
	case d.startBound == boundUnknown:
		return fill(l.before, "x", l.qualified(d.end))
	}
	a, b := d.start, d.end
	// A mark that both ends share is written once round the whole; any other stays with its end, and
	// then nothing can be left out between them.
	if a.approximate() != b.approximate() || a.quality()&uncertain != b.quality()&uncertain {
		return fill(l.mixed, "a", l.qualified(a), "b", l.qualified(b))
	}
	return l.mark(a, l.pair(a, b))
}

// pair writes two points, without their marks, as a range.
func (l *locale) pair(a, b point) string {
	if a.yearMask != 0 || b.yearMask != 0 {
		return fill(l.mixed, "a", l.bare(a), "b", l.bare(b))
	}
	if l.bare(a) == l.bare(b) {
		return l.bare(a)
	}
	ya, yb := a.year(), b.year()
	if a.fields == hasYear && b.fields == hasYear {
		return l.yearPair(ya, yb)
	}
	if ya != yb || a.fields == hasYear || b.fields == hasYear {
		return fill(l.mixed, "a", l.bare(a), "b", l.bare(b))
	}
	year := l.years1(ya)
	plain := func(p point, fields uint8) bool {
		_, group := p.grouping()
		return p.fields == fields && !group && !p.month.masked() && !p.day.masked()
	}
	switch {
	case plain(a, hasMonth) && plain(b, hasMonth):
		return l.monthRange(a.month.value(), b.month.value(), year)
	case plain(a, hasDay) && plain(b, hasDay) && a.month == b.month:
		return l.dayRange(a, b, year)
	case a.fields >= hasHour && b.fields >= hasHour && a.month == b.month && a.day == b.day:
		return l.withYear(a, year) + l.dash() + l.clockOnly(b)
	case l.yearFirst:
		return fill(l.within, "a", l.withYear(a, year), "b", l.withinYear(b))
	}
	return fill(l.within, "a", l.withinYear(a), "b", l.withYear(b, year))
}

// dash is what stands between two years: — 〜 ~ –.
func (l *locale) dash() string {
	s := []rune(fill(l.years, "a", "", "b", ""))
	return string(s[:1])
}

func (l *locale) yearPair(a, b int64) string {
	switch {
	case deep(a) || deep(b):
	case a <= 0 && b <= 0:
		return fill(l.yearsBCE, "a", strconv.FormatInt(1-a, 10), "b", strconv.FormatInt(1-b, 10))
	case a >= 100 && b >= 100:
		return fill(l.years, "a", strconv.FormatInt(a, 10), "b", strconv.FormatInt(b, 10))
	case a <= 0:
		// Across the era both ends need theirs.
		return fill(l.mixed, "a", l.years1(a), "b", fill(l.early, "y", strconv.FormatInt(b, 10)))
	}
	return fill(l.mixed, "a", l.years1(a), "b", l.years1(b))
}
