package edtf

import (
	"strconv"
	"strings"
)

// interval writes a/b: what both ends share is written once, within a year (2008年9—12月), within a
// month, and 年 between two years.
func (l *locale) interval(d Date) string {
	switch {
	case d.endBound == boundOpen:
		return fill(l.from, "x", l.withArticle(d.start))
	case d.endBound == boundUnknown:
		return fill(l.after, "x", l.withArticle(d.start))
	case d.startBound == boundOpen:
		return fill(l.until, "x", l.withArticle(d.end))
	case d.startBound == boundUnknown:
		return fill(l.before, "x", l.withArticle(d.end))
	}
	a, b := d.start, d.end
	// A mark that both ends share is written once round the whole; any other stays with its end, and
	// then nothing can be left out between them.
	if a.approximate() != b.approximate() || a.quality()&uncertain != b.quality()&uncertain {
		return fill(l.mixed, "a", l.qualified(a), "b", l.qualified(b))
	}
	return l.mark(a, l.pair(a, b))
}

// withArticle writes a point after a word such as until: in English the 1990s, the 18th century and the first
// half of 2008 need their article there.
func (l *locale) withArticle(p point) string {
	s := l.qualified(p)
	g, _ := p.grouping()
	named := p.fields == hasYear && (p.yearMask == 1 || p.yearMask == 3) && !l.isRange(p)
	if (named || g.precision == Half) && !p.approximate() {
		return l.article + s
	}
	return s
}

// coarsened leaves out the month and the day of which nothing is known: 1984-XX is shown as 1984 is.
func (p point) coarsened() point {
	if p.fields == hasDay && p.day.unknown() {
		p.fields, p.day = hasMonth, twoDigits{}
	}
	if p.fields == hasMonth && p.month.unknown() {
		p.fields, p.month = hasYear, twoDigits{}
	}
	return p
}

// pair writes two points, without their marks, as a range.
func (l *locale) pair(a, b point) string {
	a, b = a.coarsened(), b.coarsened()
	if l.bare(a) == l.bare(b) {
		return l.bare(a)
	}
	if a.yearMask != 0 || b.yearMask != 0 {
		return l.maskedPair(a, b)
	}
	ya, yb := a.year(), b.year()
	if a.fields == hasYear && b.fields == hasYear {
		return l.yearPair(ya, yb)
	}
	if ya < 0 && yb <= 0 && ya != yb && !deep(yb) && !deep(ya) {
		// 公元前221年5月—前220年6月
		return fill(l.mixed, "a", l.bare(a), "b", strings.TrimPrefix(l.bare(b), l.bceAgain))
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
	case deep(a) && deep(b):
		return l.agoPair(-a, -b)
	case deep(a) || deep(b):
	case a <= 0 && b <= 0:
		return fill(l.yearsBCE, "a", strconv.FormatInt(1-a, 10), "b", strconv.FormatInt(1-b, 10))
	case a >= 100 && b >= 100:
		return fill(l.years, "a", strconv.FormatInt(a, 10), "b", strconv.FormatInt(b, 10))
	case a > 0 && a < 100:
		return fill(l.yearsCE, "a", strconv.FormatInt(a, 10), "b", strconv.FormatInt(b, 10))
	case a <= 0:
		// Across the era both ends need theirs.
		return fill(l.mixed, "a", l.years1(a), "b", fill(l.early, "y", strconv.FormatInt(b, 10)))
	}
	return fill(l.mixed, "a", l.years1(a), "b", l.years1(b))
}

// agoPair writes 6600万—250万年前, 66–2.5 million years ago.
func (l *locale) agoPair(a, b int64) string {
	first, second := l.bigNumber(a), l.bigNumber(b)
	dash := l.dash()
	if i := strings.IndexByte(first, ' '); i > 0 {
		if strings.HasSuffix(second, first[i:]) {
			first = first[:i]
		} else {
			dash = " " + dash + " "
		}
	}
	return fill(l.ago, "x", first+dash+second)
}

// maskedPair writes a range of which an end has unspecified digits. Two decades or two centuries share
// their word: 20世纪80—90年代, 18—19世纪.
func (l *locale) maskedPair(a, b point) string {
	la, ha := a.yearRange()
	lb, hb := b.yearRange()
	years := a.fields == hasYear && b.fields == hasYear
	number := func(n int64) string { return strconv.FormatInt(n, 10) }
	switch {
	case years && a.yearMask == 1 && b.yearMask == 1 && la >= 100 && l.sameCentury(la, lb):
		return fill(l.decades, "c", l.ordinal(la/100+1), "a", number(la%100), "b", number(lb%100), "y", number(la), "z", number(lb))
	case years && a.yearMask == 3 && b.yearMask == 3 && !a.negative && !b.negative:
		return fill(l.centuries, "a", l.ordinal(la/100+1), "b", l.ordinal(lb/100+1))
	case years && b.yearMask == 3 && a.negative && !b.negative:
		return fill(l.mixed, "a", l.bare(a), "b", fill(l.centuryCE, "n", l.ordinal(lb/100+1)))
	case years && a.yearMask == 3 && b.yearMask == 3 && a.negative && b.negative:
		return fill(l.centuriesBCE, "a", l.ordinal(-ha/100+1), "b", l.ordinal(-hb/100+1))
	}
	return fill(l.mixed, "a", l.bare(a), "b", l.bare(b))
}

// sameCentury reports whether two decades can share their words: where those name the century it must be one,
// and its first decade, which has a name of its own, neither of them.
func (l *locale) sameCentury(a, b int64) bool {
	return !strings.Contains(l.decades, "{c}") || a/100 == b/100 && a/10%10 != 0
}

// set joins the members; plain years keep their 年 (2020年或2021年), as two claims are two claims, but what
// follows a member of the same year repeats only what changes: 2008年9月、10月.
func (l *locale) set(d Date) string {
	parts := make([]string, len(d.members))
	for i, m := range d.members {
		parts[i] = l.member(d, i)
		if i == 0 || !l.yearFirst || m.kind != kindPoint || d.members[i-1].kind != kindPoint {
			continue
		}
		p, before := m.start.coarsened(), d.members[i-1].start.coarsened()
		if p.fields > hasYear && before.fields > hasYear && p.yearMask|before.yearMask == 0 && p.year() == before.year() &&
			p.quality()|before.quality() == 0 {
			parts[i] = l.withinYear(p)
		}
	}
	if d.kind == kindOneOf {
		if len(parts) > 2 {
			return strings.Join(parts[:len(parts)-1], l.and) + l.or + parts[len(parts)-1]
		}
		return strings.Join(parts, l.or)
	}
	return strings.Join(parts, l.and)
}

// member writes one member of a set. [..1984] is 1984 or an earlier year, {..1984} all years until 1984
// (ISO 8601-2:2019 section 6).
func (l *locale) member(set Date, i int) string {
	m := set.members[i]
	switch {
	case len(set.members) > 1:
		// 1990年或1984年以前: a second 或 would say less.
	case set.kind == kindOneOf && m.OpenStart():
		return fill(l.orEarlier, "x", l.qualified(m.end))
	case set.kind == kindOneOf && m.OpenEnd():
		return fill(l.orLater, "x", l.qualified(m.start))
	}
	return m.show(l)
}
