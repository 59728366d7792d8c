package edtf

import (
	"strconv"
	"strings"
)

// Parts is a date for a layout that sets the year big, as a heading, and the rest small. A list that
// repeats only what changes compares YearKey and leaves Prefix, Year and YearSuffix out where it is the
// same as above.
type Parts struct {
	// Prefix stands before the year: 约, 公元前, "c. ".
	Prefix string
	// Year is set big: digits where the date has them.
	Year string
	// YearSuffix follows the big year on its line: 年中, 夏, —2002, 年起, （存疑）. A plain year has none:
	// its 年 is left out.
	YearSuffix string
	// Rest is the day within the year, one line each: 12月24日, 18:00.
	Rest []string
}

// Parts splits the date for a layout with a big year, in a language as Show matches it.
func (d Date) Parts(lang string) Parts {
	lang = Language(lang)
	l := locales[lang]
	if d.words != "" && d.wordsLang == lang {
		if p, ok := l.splitWords(d.words); ok {
			return p
		}
	}
	switch d.kind {
	case kindPoint:
		return l.pointParts(d.start)
	case kindInterval:
		return l.intervalParts(d)
	case kindOneOf, kindAllOf:
		return l.setParts(d)
	}
	return Parts{}
}

// PartsFrom is Parts for a date on a timeline whose deck was spoken on asof, as ShowFrom is Show: 约 2055 年以前.
func (d Date) PartsFrom(lang string, asof Date) Parts {
	if d.FromAsOf(asof) && (d.words == "" || d.wordsLang != Language(lang)) {
		l := locales[Language(lang)]
		return l.around(l.by, l.pointParts(d.end))
	}
	return d.Parts(lang)
}

// YearKey is the same for two dates exactly when a layout would set the same year big for both, whatever
// the language: 2008 for 2008, 2008-12-24 and 2008-09/2008-12; the whole date for intervals across
// years, for years marked ~ or ? and for what has no single year.
func (d Date) YearKey() string {
	switch d.kind {
	case kindPoint:
		return d.start.yearKey()
	case kindInterval:
		a, b := d.start, d.end
		if d.startBound == boundKnown && d.endBound == boundKnown &&
			a.fields > hasYear && b.fields > hasYear && a.yearKey() == b.yearKey() {
			return a.yearKey()
		}
	}
	return d.WithoutWords().String()
}

func (p point) yearKey() string {
	if p.fields == hasYear {
		return p.String()
	}
	return p.yearDigits()
}

// pointParts splits a single date. A mark goes where the precision is: 约 before the year only if the
// year is what is approximate.
func (l *locale) pointParts(p point) Parts {
	parts := l.yearParts(p)
	if _, group := p.grouping(); group && !l.yearFirst && p.quality() != 0 {
		// c. spring 2026: the mark is before the season, not before the year.
		return Parts{Rest: []string{l.qualified(p)}}
	}
	if p.fields > hasYear {
		within := p
		// A time goes on a line of its own.
		if within.fields >= hasHour {
			within.fields = hasDay
		}
		words := l.withinYear(within)
		g, group := p.grouping()
		switch {
		case words == "":
		case group && g.precision != Quadrimester && l.yearFirst && p.quality() == 0:
			// 2008 夏: a word that belongs to the year stays on its line.
			parts.YearSuffix += words
		default:
			if p.yearMask == 0xF && !p.negative {
				words = fill(l.unknownYear, "x", words)
				parts.Year = ""
			}
			parts.Rest = append(parts.Rest, words)
			if p.fields >= hasHour {
				parts.Rest = append(parts.Rest, l.clockOnly(p))
			}
			if p.approximate() {
				parts.Rest[0] = fill(l.approxFor(p), "x", parts.Rest[0])
			}
			if p.quality()&uncertain != 0 {
				last := len(parts.Rest) - 1
				parts.Rest[last] = fill(l.doubt, "x", parts.Rest[last])
			}
			return parts
		}
	}
	return l.markParts(p, parts)
}

// yearParts splits the year of a date, without its marks.
func (l *locale) yearParts(p point) Parts {
	low, high := p.yearRange()
	if p.significant != 0 {
		low = p.year()
		high = low
	}
	switch {
	case p.yearMask == 1 && !p.negative && low >= 100:
		words := l.maskedYears(p)
		if !l.yearFirst && strings.HasSuffix(words, "s") {
			return Parts{Year: words}
		}
		// 20世纪 90 年代: the number before the unit is what is big.
		if i := strings.LastIndex(words, l.decadeUnit); l.decadeUnit != "" && i > 0 {
			j := i
			for j > 0 && words[j-1] >= '0' && words[j-1] <= '9' {
				j--
			}
			if j < i {
				return Parts{Prefix: words[:j], Year: words[j:i], YearSuffix: words[i:]}
			}
		}
		if l.yearFirst {
			return Parts{Rest: []string{words}}
		}
		return l.splitNumber(words)
	case p.yearMask == 3 && !p.negative:
		return l.splitNumber(fill(l.century, "n", l.ordinal(low/100+1)))
	case p.yearMask == 3:
		return l.splitNumber(fill(l.centuryBCE, "n", l.ordinal(-high/100+1)))
	case p.yearMask != 0:
		return Parts{Year: l.maskedYears(p)}
	case low <= 0 || low < 100:
		return l.splitNumber(l.years1(low))
	}
	return Parts{Year: strconv.FormatInt(low, 10)}
}

// splitNumber splits words round their first number; the unit of a plain year is left out.
func (l *locale) splitNumber(s string) Parts {
	i := strings.IndexAny(s, "0123456789")
	if i < 0 {
		return Parts{Year: s}
	}
	j := i
	for j < len(s) && (s[j] >= '0' && s[j] <= '9' || s[j] == '.' || s[j] == ',') {
		j++
	}
	suffix := s[j:]
	if suffix == l.unit {
		suffix = ""
	}
	return Parts{Prefix: s[:i], Year: s[i:j], YearSuffix: suffix}
}

func (l *locale) intervalParts(d Date) Parts {
	if d.startBound != boundKnown || d.endBound != boundKnown {
		return l.halfOpenParts(d)
	}
	a, b := d.start, d.end
	shared := a.approximate() == b.approximate() && a.quality()&uncertain == b.quality()&uncertain
	plainYears := a.fields == hasYear && b.fields == hasYear && a.yearMask|b.yearMask == 0
	switch {
	case (a.fields > hasYear || b.fields > hasYear) && (a.year() != b.year() || !shared || a.yearMask|b.yearMask != 0):
		// 2025年12月— over 2026年6月: a day is never cut from its year here, since two years share the lines.
		return l.twoLines(d)
	case shared && plainYears && a.year() > -100_000 && b.year() <= 0:
		// 公元前221 —前206: cut the shared words after the first number.
		p := l.splitNumber(l.yearPair(a.year(), b.year()))
		p.YearSuffix = strings.TrimSuffix(p.YearSuffix, l.unit)
		return l.markParts(a, p)
	case !shared || a.yearMask != 0 || b.yearMask != 0 || a.year() <= 0 || a.year() < 100:
	case a.fields == hasYear && b.fields == hasYear:
		p := Parts{Year: strconv.FormatInt(a.year(), 10), YearSuffix: l.dash() + strconv.FormatInt(b.year(), 10)}
		return l.markParts(a, p)
	case a.fields > hasYear && b.fields > hasYear && a.year() == b.year():
		p := Parts{Year: strconv.FormatInt(a.year(), 10)}
		if a.fields >= hasHour && b.fields >= hasHour && a.month == b.month && a.day == b.day {
			clock := l.clockOnly(a) + l.dash() + l.clockOnly(b)
			a.fields = hasDay
			p.Rest = []string{l.withinYear(a), clock}
		} else {
			p.Rest = []string{l.pairWithin(a, b)}
		}
		p.Rest[0] = l.mark(a, p.Rest[0])
		return p
	}
	p := l.pointParts(a)
	p.YearSuffix += l.dash()
	p.Rest = append(p.Rest, l.qualified(b))
	return p
}

// twoLines writes an interval in two lines, the dash at the first one's end.
func (l *locale) twoLines(d Date) Parts {
	a, b := l.qualified(d.start), l.qualified(d.end)
	if a == b {
		return l.pointParts(d.start)
	}
	dash := l.dash()
	if l.mixed != "{a}"+dash+"{b}" {
		dash = " " + dash
	}
	return Parts{Rest: []string{a + dash, b}}
}

// pairWithin writes a range within one year without the year.
func (l *locale) pairWithin(a, b point) string {
	whole, year := l.pair(a, b), l.years1(a.year())
	if i := strings.Index(whole, year); i >= 0 {
		return trimSeparators(whole[:i] + whole[i+len(year):])
	}
	return whole
}

func (l *locale) markParts(p point, parts Parts) Parts {
	if parts.Year == "" && len(parts.Rest) > 0 {
		parts.Rest[0] = l.mark(p, parts.Rest[0])
		return parts
	}
	if p.approximate() {
		before, after, _ := strings.Cut(l.approxFor(p), "{x}")
		parts.Prefix = before + parts.Prefix
		parts.YearSuffix = l.suffixed(parts.YearSuffix, after)
	}
	if p.quality()&uncertain != 0 {
		parts.YearSuffix = fill(l.doubt, "x", parts.YearSuffix)
	}
	return parts
}

// suffixed appends words to what follows a big year, which then needs its unit: 2055 年以前.
func (l *locale) suffixed(suffix, words string) string {
	if suffix == "" && words != "" {
		return l.unit + words
	}
	return suffix + words
}

// halfOpenParts splits an interval with one end: the words round it go to the year when that is all
// there is, else to the last line.
func (l *locale) halfOpenParts(d Date) Parts {
	p, pattern := d.start, l.from
	switch {
	case d.endBound == boundUnknown:
		pattern = l.after
	case d.startBound == boundOpen:
		p, pattern = d.end, l.until
	case d.startBound == boundUnknown:
		p, pattern = d.end, l.before
	}
	return l.around(pattern, l.pointParts(p))
}

// around puts the words of a pattern round a date's parts.
func (l *locale) around(pattern string, parts Parts) Parts {
	before, after, _ := strings.Cut(pattern, "{x}")
	last := len(parts.Rest) - 1
	switch {
	case parts.Year == "" && last >= 0:
		parts.Rest[0] = before + parts.Rest[0]
	default:
		parts.Prefix = before + parts.Prefix
	}
	if last >= 0 {
		parts.Rest[last] += after
	} else {
		parts.YearSuffix = l.suffixed(parts.YearSuffix, after)
	}
	return parts
}

// setParts puts the first member's year big and the others after it.
func (l *locale) setParts(d Date) Parts {
	m := d.members[0]
	if len(d.members) == 1 {
		switch {
		case d.kind == kindOneOf && m.OpenStart():
			return l.around(l.orEarlier, l.pointParts(m.end))
		case d.kind == kindOneOf && m.OpenEnd():
			return l.around(l.orLater, l.pointParts(m.start))
		}
		return m.partsIn(l)
	}
	parts := m.partsIn(l)
	whole, first := d.show(l), l.member(d, 0)
	rest := strings.TrimPrefix(whole, first)
	if len(parts.Rest) == 0 {
		parts.YearSuffix += rest
		return parts
	}
	// A line does not begin with the comma, and days of the same year stay together: 9月、10月.
	last := len(parts.Rest) - 1
	if comma := strings.TrimSpace(l.and); strings.HasPrefix(rest, comma) {
		if l.yearFirst && oneYear(d.members) {
			parts.Rest[last] += rest
			return parts
		}
		parts.Rest[last] += comma
		rest = rest[len(comma):]
	}
	parts.Rest = append(parts.Rest, strings.TrimSpace(rest))
	return parts
}

// oneYear reports whether all dates are days or months of the same year.
func oneYear(dates []Date) bool {
	for _, d := range dates {
		if d.kind != kindPoint || d.start.fields == hasYear || d.start.yearKey() != dates[0].start.yearKey() {
			return false
		}
	}
	return true
}

func (d Date) partsIn(l *locale) Parts {
	if d.kind == kindInterval {
		return l.intervalParts(d)
	}
	return l.pointParts(d.start)
}
