package layout

import (
	"math"
	"strings"

	"cards/internal/layout/text"
	"cards/internal/theme"
)

// Dates beside a vertical axis: a big year with what follows it, days under it, or the whole date on one line.

// dateWeight tells fact from forecast.
func (m *moment) dateWeight() int {
	if m.forecast || m.status == "planned" {
		return 400
	}
	return 700
}

// lineDate is the label of a whole date on one line.
func (c *canvas) lineDate(st *story, m *moment, size float64) label {
	l := label{role: "date", item: m.lineItem, text: m.line, lang: st.lang, style: c.theme.Type.Roles.Day, weight: m.dateWeight(), size: size, colour: c.colours.Soft, tabular: true, normalise: m.lineItem != ""}
	if m.forecast {
		l.weight = 400
	}
	return l
}

// dateCells sets a date for its column: whole, without its year, and without its day.
func (c *canvas) dateCells(st *story, m *moment, style *rowStyle, lead float64) [tellings]dateCell {
	roles := &c.theme.Type.Roles
	baseline := (lead-style.title)/2 + text.Ascent*style.title
	switch style.dates {
	case datesBeside, datesOver, datesTracks:
		b := c.single(c.lineDate(st, m, style.label))
		cell := dateCell{line: []*block{b}, width: b.Width(), baseline: baseline}
		return [tellings]dateCell{cell, cell, cell}
	case datesInLine:
		b := c.single(c.lineDate(st, m, style.label))
		cell := dateCell{line: []*block{b}, width: b.Width(), baseline: baseline, foot: baseline + text.Descent*b.Size}
		return [tellings]dateCell{cell, cell, cell}
	}
	alone := math.Max(style.day, c.theme.Timeline.DayAlone.For(c.size)*style.title/roles.EventTitle.SizeOf(c.size, theme.EventTitleText))
	alone = math.Max(alone, c.size.Floor(theme.LabelText))
	day := func(s string, size float64, weight int, item string) *block {
		colour := c.colours.Soft
		if weight == 700 || size > style.day {
			colour = c.colours.Ink
		}
		return c.single(label{role: "date", item: item, text: s, lang: st.lang, style: roles.Day, weight: weight, size: size, colour: colour, tabular: true, normalise: item != ""})
	}
	// The day under its year stands on the baseline of the text's first line, clear of the year above.
	first := lead + (style.text*c.textStyle(style).Leading-style.text)/2 + text.Ascent*style.text
	pitch := roles.Day.Leading
	finish := func(cell *dateCell) {
		for i, b := range cell.line {
			cell.width += c.dateGap(cell.line, i, style.label) + b.Width()
		}
		cell.width -= cell.hung
		if cell.right != nil {
			cell.width += cell.right.Width()
			if len(cell.line) > 0 {
				cell.width += c.theme.Space.Within * style.label
			}
		}
		cell.foot = 0
		if len(cell.line) > 0 {
			cell.foot = cell.baseline + text.Descent*cell.line[0].Size
		}
		for i, b := range cell.under {
			cell.width = math.Max(cell.width, b.Width())
			cell.foot = cell.first + float64(i)*cell.pitch + text.Descent*b.Size
		}
	}
	weight := m.dateWeight()
	if m.own || m.parts.Year == "" {
		cell := dateCell{baseline: baseline, first: baseline, pitch: alone * pitch}
		cell.under = []*block{day(m.line, alone, weight, m.lineItem)}
		if cell.under[0].Width() > c.theme.Timeline.Column.Date*style.width && m.lineItem == "" {
			cell.under = nil
			for _, part := range append([]string{m.parts.Prefix + m.parts.Year + m.parts.YearSuffix}, m.parts.Rest...) {
				if part != "" {
					cell.under = append(cell.under, day(part, alone, weight, ""))
				}
			}
			if len(cell.under) == 0 {
				cell.under = []*block{day(m.line, alone, weight, m.lineItem)}
			}
		}
		finish(&cell)
		return [tellings]dateCell{cell, cell, cell}
	}
	// With the year.
	big := label{role: "date", text: m.parts.Year, lang: st.lang, style: roles.Year, size: style.year, colour: c.colours.Ink, tabular: true}
	outlined := m.forecast && style.year >= 40*c.unit && digitsOnly(m.parts.Year)
	if outlined {
		big.outline = outlineShare * style.year
		big.style.Tracking = outlineTracking
	} else if m.forecast {
		big.weight = 400
	}
	head := dateCell{outline: outlined}
	year := c.single(big)
	head.baseline = baseline - c.theme.Timeline.Vertical.Mark*style.title + digitMiddle*style.year
	head.first = math.Max(first, head.baseline+text.Descent*style.year+text.Ascent*style.day+0.1*style.day)
	head.pitch = style.day * pitch
	suffix := strings.TrimSpace(m.parts.YearSuffix)
	if m.parts.Prefix != "" {
		head.line = append(head.line, day(strings.TrimSpace(m.parts.Prefix), style.day, 400, ""))
	}
	head.year = year
	head.line = append(head.line, year)
	if n := len(head.line); n > 1 {
		if w := head.line[0].Width() + c.dateGap(head.line, 1, style.label); w <= style.hang {
			head.hung = w
		}
	}
	room := c.theme.Timeline.Column.Date * style.width
	if suffix != "" {
		b := day(suffix, style.day, 400, "")
		if b.Width()+year.Width() > room {
			head.under = append(head.under, b)
		} else {
			head.line = append(head.line, b)
		}
	}
	// A day that is written before or after its year stands beside it where lines are long and words few.
	beside := isLatin(st.lang) && !style.mirrored && suffix == "" && len(m.parts.Rest) == 1
	if beside {
		b := day(m.parts.Rest[0], style.day, 400, "")
		if beside = year.Width()+c.theme.Space.Within*style.label+b.Width() <= room; beside {
			head.right = b
		}
	}
	if !beside {
		for _, s := range m.parts.Rest {
			for _, part := range c.splitDay(s, style.day, room) {
				head.under = append(head.under, day(part, style.day, 400, ""))
			}
		}
	}
	finish(&head)
	// Under its year.
	plain := dateCell{baseline: baseline, first: baseline, pitch: alone * pitch}
	words := append([]string(nil), m.parts.Rest...)
	if suffix != "" {
		words = append([]string{suffix}, words...)
	}
	if len(words) == 0 {
		words = []string{st.words.SameYear}
	}
	for _, s := range words {
		if beside && len(words) == 1 {
			plain.right = day(s, style.day, 400, "")
			plain.foot = baseline + text.Descent*plain.right.Size
			break
		}
		for _, part := range c.splitDay(s, alone, room) {
			plain.under = append(plain.under, day(part, alone, weight, ""))
		}
	}
	finish(&plain)
	same := dateCell{baseline: baseline, first: baseline, pitch: alone * pitch}
	if m.clock != "" {
		same.under = []*block{day(m.clock, alone, weight, "")}
	} else {
		same.under = []*block{day(st.words.SameDay, alone, weight, "")}
	}
	finish(&same)
	return [tellings]dateCell{head, plain, same}
}

// dateGap is the space before part i of a date, px: none before a dash or a comma, which belong to what they follow.
func (c *canvas) dateGap(line []*block, i int, label float64) float64 {
	if i == 0 {
		return 0
	}
	if strings.IndexAny(line[i].text, "\u2014\u2013-\u301c\u3001,") == 0 {
		// Half of an outline stands outside the numerals, the other half is for air.
		return line[i-1].outline
	}
	return c.theme.Space.Within * label * 0.6
}

// Numerals: their middle above the baseline, the outline's stroke and the space that it needs, all in em of the year.
const (
	digitMiddle     = 0.36
	outlineShare    = 0.037
	outlineTracking = 0.04
)

func digitsOnly(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == ""
}

// splitDay cuts a day with a time at the space between them when it is wider than the column.
func (c *canvas) splitDay(s string, size, room float64) []string {
	b := c.single(label{role: "date", text: s, lang: c.set.Lang, style: c.theme.Type.Roles.Day, size: size, tabular: true})
	if i := strings.LastIndexByte(s, ' '); i > 0 && b.Width() > room {
		return []string{s[:i], s[i+1:]}
	}
	return []string{s}
}
