package layout

import (
	"fmt"
	"math"
	"strings"

	"cards/internal/theme"
)

// Dates of a table in columns: the year at the head of the register in the characters of numbers, what follows it at the foot.

// columnDate is a date divided for a column: each string has a column of its own, from right to left.
type columnDate struct {
	year, rest []string
	// written tells that the words are the deck's.
	written bool
	// era is the name of the Japanese era by which the deck counts, which the year begins with.
	era string
}

// japaneseEras are the eras by whose years Japanese decks count; a date is shown by them where the deck writes it so.
var japaneseEras = []string{"\u4ee4\u548c", "\u5e73\u6210", "\u662d\u548c", "\u5927\u6b63", "\u660e\u6cbb"}

// eraDate divides a date that the deck writes by the years of an era: 昭和三十年 over 四月十二日.
func (st *story) eraDate(m *moment) (d columnDate, ok bool) {
	if !isJapanese(st.lang) || m.own || m.date.IsInterval() {
		return d, false
	}
	for _, name := range japaneseEras {
		year, after, found := strings.Cut(m.line, yearUnit)
		if !found || !strings.HasPrefix(year, name) {
			continue
		}
		d = columnDate{era: name, year: []string{st.columnWords(year + yearUnit)}}
		if after = strings.TrimSpace(after); after == aboutThen {
			d.year[0] += after
		} else if after != "" {
			d.rest = []string{st.columnWords(after)}
		}
		return d, true
	}
	return d, false
}

// aboutThen is 頃, which stays with its year.
const aboutThen = "\u9803"

// naturalParts are what follows 年 and stands by itself beside the year: 二〇〇二年 over 年中.
var naturalParts = []string{"\u5e74\u4e2d", "\u5e74\u521d", "\u5e74\u5e95", "\u5e74\u672b"}

// yearUnit is 年, which a plain year leaves out beside an axis and a column does not.
const yearUnit = "\u5e74"

// columnDate divides the date of a moment.
func (st *story) columnDate(m *moment) columnDate {
	parts := m.parts
	figures := func(s string) string { return st.columnWords(strings.TrimSpace(s)) }
	unit := func(s string) string {
		if n := len(s); n > 0 && s[n-1] >= '0' && s[n-1] <= '9' {
			s += yearUnit
		}
		return figures(s)
	}
	if d, ok := st.eraDate(m); ok {
		return d
	}
	var d columnDate
	switch suffix := strings.TrimSpace(parts.YearSuffix); {
	case m.own && m.lineItem == "":
		// The titles of its neighbours: their figures are the deck's.
		d.year = []string{m.line}
		return d
	case m.own:
		return columnDate{year: []string{figures(m.line)}, written: true}
	case parts.Year == "" && len(parts.Rest) == 0:
		return columnDate{year: []string{figures(m.line)}}
	case parts.Year == "":
		// 2025年12月— over 2026年6月: the first year is the heading.
		first, after, found := strings.Cut(parts.Rest[0], yearUnit)
		if !found {
			d.year = []string{figures(parts.Prefix + parts.Rest[0])}
		} else {
			d.year = []string{figures(parts.Prefix + first + yearUnit)}
			if after != "" {
				d.rest = append(d.rest, figures(after))
			}
		}
		for _, s := range parts.Rest[1:] {
			d.rest = append(d.rest, figures(s))
		}
		return d
	default:
		head, tail := parts.Prefix+parts.Year, suffix
		switch {
		case suffix == "":
			d.year = []string{unit(head)}
		case strings.IndexAny(suffix, dateDashes) == 0:
			dash := string([]rune(suffix)[:1])
			d.year = []string{figures(head + dash)}
			if tail = strings.TrimPrefix(suffix, dash); tail != "" {
				d.year = append(d.year, unit(tail))
			}
		case strings.HasPrefix(suffix, "\u3001"):
			// 二〇〇一年、 beside 二〇〇二年.
			d.year = []string{unit(head) + "\u3001", unit(strings.TrimPrefix(suffix, "\u3001"))}
		case strings.HasPrefix(suffix, "\u6216"), strings.HasPrefix(suffix, "\u307e\u305f\u306f"):
			// 二〇〇八年 beside 或二〇〇九年.
			d.year = []string{unit(head), unit(suffix)}
		default:
			whole := head
			for _, joined := range []string{yearUnit, "\u4e16\u7eaa", "\u4e16\u7d00", "\u4ebf", "\u5104", "\u4e07", "\u842c", "\u5146"} {
				if strings.HasPrefix(suffix, joined) {
					whole, tail = head+suffix, ""
				}
			}
			for _, s := range naturalParts {
				if suffix == s {
					whole, tail = head, suffix
				}
			}
			if i := strings.Index(whole, "\uff08"); i > 0 {
				whole, tail = whole[:i], whole[i:]
			}
			d.year = []string{unit(whole)}
			if tail != "" {
				d.rest = append(d.rest, figures(tail))
			}
		}
	}
	for _, s := range parts.Rest {
		d.rest = append(d.rest, figures(s))
	}
	return d
}

// dateDashes stand between the ends of a span.
const dateDashes = "\u2014\u2013\u301c"

// columnWords writes a date of ours in the characters of numbers. Times are said in words, and a dash between the ends of a
// span is 至 in Chinese: a column has no place for strokes that look like 一.
func (st *story) columnWords(s string) string {
	if strings.ContainsAny(s, ".\u4ebf\u5104\u4e07\u842c\u5146") {
		// 138亿年前 is a measure, not a year to be spelt.
		return s
	}
	s = columnFigures(st.columnClock(s))
	if !isJapanese(st.lang) {
		for _, dash := range dateDashes {
			s = strings.ReplaceAll(s, string(dash), "\u81f3")
		}
	}
	return s
}

// columnClock turns 18:00 into 18时, 18:30 into 18时30分.
func (st *story) columnClock(s string) string {
	hour, minute := "\u65f6", "\u5206"
	if isJapanese(st.lang) || isTraditional(st.lang) {
		hour = "\u6642"
	}
	digit := func(i int) bool { return i >= 0 && i < len(s) && s[i] >= '0' && s[i] <= '9' }
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == ':' && digit(i-1) && digit(i+1) && digit(i+2) {
			b.WriteString(hour)
			if s[i+1:i+3] != "00" {
				b.WriteString(strings.TrimPrefix(s[i+1:i+3], "0") + minute)
			}
			i += 2
			continue
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

// dateColumns are the columns of a date, for one telling.
type dateColumns struct{ year, rest []*block }

// Lengths of a date's columns: beyond the first it is broken into another one, beyond the second the form does not do; em.
const (
	dateMeasure = 8
	dateMost    = 13
)

// sameDate is the space between the columns of one date, em of their type.
const sameDate = 0.3

// dateColumnsOf sets a date as it is told: whole, without its year, or without its day; over is the name of the era that stands over
// its column. ok is false when a part is too long.
func (n *nenpyo) dateColumnsOf(m *moment, over string) (out [tellings]dateColumns, ok bool) {
	c, st := n.c, n.st
	style := c.theme.Type.Roles.Day
	d := st.columnDate(m)
	weight := m.dateWeight()
	item := ""
	if d.written {
		item = m.lineItem
	}
	set := func(s string, size float64, weight int, item string) *block {
		l := label{role: "date", item: item, text: s, lang: st.lang, style: style, weight: weight, size: size, colour: c.colours.Ink, vertical: true, normalise: item != ""}
		b := c.single(l)
		for most := float64(dateMeasure); b.Width() > dateMeasure*size && most <= dateMost; most++ {
			if broken, fits := c.tight(l, most*size, 0); fits && broken.Torn == 0 {
				return broken
			}
		}
		return b
	}
	all := func(list []string, size float64, weight int) (blocks []*block) {
		for _, s := range list {
			blocks = append(blocks, set(s, size, weight, item))
		}
		return blocks
	}
	western := ""
	if d.era != "" && d.era == over {
		// The era stands over the column, so the year of the calendar has room beside the era's.
		d.year[0] = strings.TrimPrefix(d.year[0], d.era)
		western = columnFigures(fmt.Sprintf("%04d", m.begin.Year)) + yearUnit
	}
	year, rest := all(d.year, n.year, weight), all(d.rest, n.day, 400)
	if western != "" {
		b := set(western, n.day, 400, "")
		b.colour = c.colours.Soft
		year = append(year, b)
	}
	out[tellAll] = dateColumns{year: year, rest: rest}
	switch {
	case m.own:
		out[tellDay], out[tellTime] = out[tellAll], out[tellAll]
	case len(rest) > 0:
		out[tellDay].rest = rest
		out[tellTime].rest = []*block{set(st.sameDay(m), n.day, 400, "")}
	default:
		out[tellDay].rest = []*block{set(st.words.SameYear, n.day, 400, "")}
		out[tellTime] = out[tellDay]
	}
	for _, t := range out {
		for _, b := range append(t.year, t.rest...) {
			if b.Width() > dateMost*b.Size+0.01 {
				return out, false
			}
		}
	}
	return out, true
}

// sameDay is what is told of a date on the same day as the one before.
func (st *story) sameDay(m *moment) string {
	if m.clock != "" {
		return st.columnWords(m.clock)
	}
	return st.words.SameDay
}

// columnsLength is the longest of some columns, px.
func columnsLength(blocks []*block) (length float64) {
	for _, b := range blocks {
		length = math.Max(length, b.Width())
	}
	return length
}

// columnsBreadth is what some columns take side by side, px, with a space in em between them.
func columnsBreadth(blocks []*block, space float64) (breadth float64) {
	for i, b := range blocks {
		if i > 0 {
			breadth += b.beneath(blocks[i-1], space*b.Size)
		}
		breadth += b.Height()
	}
	return breadth
}

// putColumns places columns side by side from the right, all from one top or, with foot, to one foot at y.
func (c *canvas) putColumns(blocks []*block, right, y, space float64, foot bool) {
	for i, b := range blocks {
		if i > 0 {
			right -= b.beneath(blocks[i-1], space*b.Size)
		}
		top := y
		if foot {
			top -= b.Width()
		}
		c.put(b, right-b.Size/2, top, b.Width())
		right -= b.Height()
	}
}

// smallestDate keeps the sizes of dates above the smallest type of labels.
func (c *canvas) smallestDate(size float64) float64 {
	return math.Max(size, c.size.Floor(theme.LabelText))
}
