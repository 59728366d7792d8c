package edtf

import (
	"fmt"
	"strconv"
	"strings"
)

// English dates are read by patterns, as their words stand in many orders. Go's regular expressions run
// in linear time, and the length of the input is bounded.

// monthPattern takes full names and abbreviations, with or without a full stop.
const monthPattern = `(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?`

const (
	yearPattern  = `(\d{1,6})(?: ?(bce?|b\.c\.(?:e\.)?|ad|a\.d\.|ce|c\.e\.))?`
	timePattern  = `(?:,? (?:at )?(\d{1,2})(?::(\d{2})(?::(\d{2}))?)? ?(am|pm|a\.m\.|p\.m\.)?)?`
	partPattern  = `(early|mid|middle|late|beginning|start|end|first half|second half)`
	ordinalWords = `(first|second|third|fourth|1st|2nd|3rd|4th)`
)

func pattern(s string) *lazy { return lazily(`^(?:` + s + `)$`) }

// latinForms are tried in this order. Each returns EDTF without qualifiers; the positions of its pieces
// are those of the groups.
var latinForms = []struct {
	re   *lazy
	make func(latinMatch) (draft, *Error)
}{
	{pattern(`(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,? )?` + monthPattern + ` (\d{1,2})(?:st|nd|rd|th)?,? ` + yearPattern + timePattern),
		func(m latinMatch) (draft, *Error) { return m.dayDate(3, 1, 2, 5) }},
	{pattern(`(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,? )?(?:the )?(\d{1,2})(?:st|nd|rd|th)?(?: of)?[ -]` + monthPattern + `,?[ -]` + yearPattern + timePattern),
		func(m latinMatch) (draft, *Error) { return m.dayDate(3, 2, 1, 5) }},
	{pattern(monthPattern + `,?(?: of)? ` + yearPattern), func(m latinMatch) (draft, *Error) { return m.monthDate(2, 1) }},
	{pattern(`(spring|summer|autumn|fall|winter),?(?: of)? ` + yearPattern), func(m latinMatch) (draft, *Error) {
		return m.yearAnd(2, map[string]string{"spring": "-21", "summer": "-22", "autumn": "-23", "fall": "-23", "winter": "-24"}[m.group(1)], 1)
	}},
	{pattern(`(?:the )?` + partPattern + `(?:[ -]| in | of )` + yearPattern), func(m latinMatch) (draft, *Error) {
		return m.yearAnd(2, partCodes[m.group(1)], 1)
	}},
	{pattern(`(?:the )?` + partPattern + `(?:[ -]| in | of )` + monthPattern + `,?(?: of)? ` + yearPattern), latinMatch.partOfMonth},
	{pattern(`q([1-9]),?(?: of)? ` + yearPattern), func(m latinMatch) (draft, *Error) { return m.quarter(2, 1) }},
	{pattern(yearPattern + `,? q([1-9])`), func(m latinMatch) (draft, *Error) { return m.quarter(1, 3) }},
	{pattern(`(?:the )?` + ordinalWords + ` quarter,?(?: of)? ` + yearPattern), func(m latinMatch) (draft, *Error) { return m.quarter(2, 1) }},
	{pattern(`h([12]),?(?: of)? ` + yearPattern), func(m latinMatch) (draft, *Error) {
		return m.yearAnd(2, map[string]string{"1": "-40", "2": "-41"}[m.group(1)], 1)
	}},
	{pattern(`(?:the )?(?:` + partPattern + `(?:[ -]| in | of ))?(?:the )?(\d{2,3}0)'?s`), latinMatch.decade},
	{pattern(`(?:the )?(?:` + partPattern + `(?:[ -]| in | of ))?(?:the )?(\d{1,2})(?:st|nd|rd|th)[ -]century(?: ?(bce?|ad|ce))?`), latinMatch.century},
	{pattern(`(\d{1,6}(?:,\d{3})*(?:\.\d+)?) ?(thousand|million|billion)? years ago`), latinMatch.ago},
	{pattern(`(?:ad|a\.d\.) ?(\d{1,4})`), latinMatch.commonEraYear},
	{pattern(yearPattern), latinMatch.bareYear},
}

var partCodes = map[string]string{"early": "-33", "beginning": "-33", "start": "-33", "mid": "-06~", "middle": "-06~",
	"late": "-36", "end": "-36", "first half": "-40", "second half": "-41"}

var portionCodes = map[string]portion{"early": early, "beginning": early, "start": early, "mid": middle, "middle": middle,
	"late": late, "end": late, "first half": firstHalf, "second half": secondHalf}

// latinMatch is a match of a form; at is where the matched text begins in the input.
type latinMatch struct {
	text  string
	index []int
	at    int
}

func (m latinMatch) group(i int) string {
	if m.index[2*i] < 0 {
		return ""
	}
	return m.text[m.index[2*i]:m.index[2*i+1]]
}

func (m latinMatch) place(i int) int { return m.at + max(m.index[2*i], 0) }

// year returns the EDTF of the year in group i, whose era is in group i+1.
func (m latinMatch) year(i int) (string, int64, *Error) {
	n, _ := strconv.ParseInt(m.group(i), 10, 64)
	era := m.group(i + 1)
	bce := strings.HasPrefix(era, "b")
	switch {
	case era == "" && len(m.group(i)) < 3:
		return "", 0, refuse(m.place(i), RuleYear, "write all four digits of the year, or AD before it", "a year of two digits could be of any century")
	case n == 0:
		return "", 0, refuse(m.place(i), RuleYear, "", "there is no year 0 in this count")
	case bce:
		n = 1 - n
	}
	return yearString(n), n, nil
}

func (m latinMatch) yearAnd(year int, code string, codeAt int) (draft, *Error) {
	var d draft
	text, _, err := m.year(year)
	if err != nil {
		return d, err
	}
	d.add(text, m.place(year))
	d.add(code, m.place(codeAt))
	return d, nil
}

// commonEraYear is AD 79, whose era stands first.
func (m latinMatch) commonEraYear() (draft, *Error) {
	n, _ := strconv.ParseInt(m.group(1), 10, 64)
	if n == 0 {
		return draft{}, refuse(m.place(1), RuleYear, "", "there is no year 0 in this count")
	}
	var d draft
	d.add(yearString(n), m.place(1))
	return d, nil
}

func (m latinMatch) bareYear() (draft, *Error) {
	if m.group(2) == "" && len(m.group(1)) > 4 {
		return draft{}, refuse(m.place(1), RuleSyntax, "", "a year has four digits")
	}
	return m.yearAnd(1, "", 1)
}

var monthNumbers = map[string]int{"jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6,
	"jul": 7, "aug": 8, "sep": 9, "oct": 10, "nov": 11, "dec": 12}

func (m latinMatch) monthDate(year, month int) (draft, *Error) {
	return m.yearAnd(year, fmt.Sprintf("-%02d", monthNumbers[m.group(month)[:3]]), month)
}

// dayDate reads a day; its time, if there is one, is in the groups from clock on.
func (m latinMatch) dayDate(year, month, day, clock int) (draft, *Error) {
	d, err := m.monthDate(year, month)
	if err != nil {
		return d, err
	}
	d.add("-"+pad(m.group(day)), m.place(day))
	if m.group(clock) == "" {
		return d, nil
	}
	hour, _ := strconv.Atoi(m.group(clock))
	half := m.group(clock + 3)
	switch {
	case half == "" && m.group(clock+1) == "":
		return d, refuse(m.place(clock), RuleTime, "write 18:00 or 6 pm", "a bare number is no time")
	case half != "" && (hour < 1 || hour > 12):
		return d, refuse(m.place(clock), RuleTime, "", "there is no hour %d %s", hour, half)
	case half != "":
		hour %= 12
		if half[0] == 'p' {
			hour += 12
		}
	}
	d.add(fmt.Sprintf("T%02d", hour), m.place(clock))
	for i := 1; i <= 2; i++ {
		if s := m.group(clock + i); s != "" {
			d.add(":"+s, m.place(clock+i))
		}
	}
	return d, nil
}

func (m latinMatch) partOfMonth() (draft, *Error) {
	_, year, err := m.year(3)
	if err != nil {
		return draft{}, err
	}
	month := monthNumbers[m.group(2)[:3]]
	days := map[string][2]int{"early": {1, 10}, "beginning": {1, 10}, "start": {1, 10}, "mid": {11, 20}, "middle": {11, 20},
		"late": {21, 31}, "end": {21, 31}, "first half": {1, 15}, "second half": {16, 31}}[m.group(1)]
	last := min(days[1], daysIn(year, month))
	mark := "~"
	if strings.HasSuffix(m.group(1), "half") {
		mark = ""
	}
	var d draft
	d.add(fmt.Sprintf("%s-%02d-%02d%s/%s-%02d-%02d%s", yearString(year), month, days[0], mark, yearString(year), month, last, mark), m.place(1))
	return d, nil
}

func (m latinMatch) quarter(year, quarter int) (draft, *Error) {
	q := map[byte]int{'f': 1, 's': 2, 't': 3, '1': 1, '2': 2, '3': 3, '4': 4}[m.group(quarter)[0]]
	if m.group(quarter) == "fourth" {
		q = 4
	}
	if q == 0 {
		return draft{}, refuse(m.place(quarter), RuleMonth, "", "there is no quarter %s", m.group(quarter))
	}
	return m.yearAnd(year, fmt.Sprintf("-%d", 32+q), quarter)
}

func (m latinMatch) decade() (draft, *Error) {
	var d draft
	n, _ := strconv.ParseInt(m.group(2), 10, 64)
	if m.group(1) != "" {
		d.add(portionCodes[m.group(1)].of(n, 10), m.place(1))
		return d, nil
	}
	d.add(fmt.Sprintf("%03dX", n/10), m.place(2))
	return d, nil
}

func (m latinMatch) century() (draft, *Error) {
	var d draft
	n, _ := strconv.ParseInt(m.group(2), 10, 64)
	if n < 1 {
		return d, refuse(m.place(2), RuleYear, "", "there is no century %d", n)
	}
	text, low := centuryText(n, strings.HasPrefix(m.group(3), "b"))
	if m.group(1) != "" {
		text = portionCodes[m.group(1)].of(low, 100)
	}
	d.add(text, m.place(2))
	return d, nil
}

func (m latinMatch) ago() (draft, *Error) {
	exponent := map[string]int{"thousand": 3, "million": 6, "billion": 9}[m.group(2)]
	text, err := deepTime(strings.ReplaceAll(m.group(1), ",", ""), exponent, m.place(1))
	if err != nil {
		return draft{}, err
	}
	var d draft
	d.add(text, m.place(1))
	return d, nil
}

var (
	circaPrefix = lazily(`^(?:c\.|ca\.|ca|c|circa|about|around|approximately|approx\.|roughly|~) ?`)
	doubtSuffix = lazily(` ?(?:\(\?\)|\?|\(uncertain\))$`)
)

// latinWrap are the words round one date and the interval that they make of it.
var latinWrap = []struct {
	re *lazy
	joint
}{
	{pattern(`(?:since|from) (.+?)(?: onwards?| on)?`), openEnd},
	{pattern(`(.+?)(?: onwards?| ?[-\x01] ?present| to (?:the )?present| until now)`), openEnd},
	{pattern(`before (.+)`), unknownStart},
	{pattern(`(?:until|till|up to|to|by) (.+)`), openStart},
	{pattern(`after (.+)`), unknownEnd},
}

// latinJoint are the words between two dates, tried in this order.
var latinJoint = []struct {
	re *lazy
	joint
}{
	{pattern(`(?:from |between )?(.+?)(?: to | until | till | and | ?\x01 ?| - )(.+)`), through},
	{pattern(`(\d{3,4})-(\d{4})`), through},
	{pattern(`(.+?) or (.+)`), or},
}

// readLatin reads a whole expression; a RuleSyntax error means that nothing was recognised.
func readLatin(text []rune) (expression, *Error) {
	lower := make([]byte, 0, len(text))
	for _, r := range text {
		switch {
		case r == '–' || r == '—':
			r = '\x01' // one byte, so that positions stay
		case r == '’':
			r = '\''
		case r >= 'A' && r <= 'Z':
			r += 'a' - 'A'
		case r > 0x7E || r < ' ':
			return expression{}, refuse(0, RuleSyntax, "", "not a date")
		}
		lower = append(lower, byte(r))
	}
	s := string(lower)
	if e, ok, err := readNumeric(s); ok || err != nil {
		return e, err
	}
	// A form that matches the whole comes first: "12 to 14 May" has none, "second half of 2008" has.
	first := refuse(0, RuleSyntax, "", "not a date")
	if d, err := latinSide(s, 0); err == nil {
		return expression{sides: []draft{d}}, nil
	} else if err.Rule != RuleSyntax {
		return expression{}, err
	}
	for _, j := range latinJoint {
		m := j.re.FindStringSubmatchIndex(s)
		if m == nil {
			continue
		}
		e, err := latinPair(s, m, j.joint)
		if err == nil {
			return e, nil
		}
		if err.Rule != RuleSyntax {
			first = err
		}
	}
	for _, wrap := range latinWrap {
		m := wrap.re.FindStringSubmatchIndex(s)
		if m == nil {
			continue
		}
		d, err := latinSide(s[m[2]:m[3]], m[2])
		if err == nil {
			return expression{sides: []draft{d}, joint: wrap.joint}, nil
		}
		if err.Rule != RuleSyntax {
			first = err
		}
	}
	return expression{}, first
}

// trailingYear finds what the second date of a pair shares with the first: May 12 – June 3, 2008.
var trailingYear = lazily(`^(?:` + monthPattern + ` .*|.*` + monthPattern + `.*)?,? (\d{4})$`)

func latinPair(s string, m []int, j joint) (expression, *Error) {
	second, err := latinSide(s[m[4]:m[5]], m[4])
	if err != nil {
		return expression{}, err
	}
	a := s[m[2]:m[3]]
	first, err := latinSide(a, m[2])
	if err != nil && err.Rule == RuleSyntax || err != nil && err.Rule == RuleYear {
		// The year, and for a bare day the month, may stand only after the second date.
		b := s[m[4]:m[5]]
		if y := trailingYear.FindStringSubmatchIndex(b); y != nil {
			year := b[y[len(y)-2]:y[len(y)-1]]
			for _, completed := range []string{a + " " + year, a + " " + monthOf(b) + " " + year} {
				if first, err = latinSide(completed, m[2]); err == nil {
					break
				}
			}
		}
	}
	if err != nil {
		return expression{}, err
	}
	return expression{sides: []draft{first, second}, joint: j}, nil
}

var anyMonth = lazily(`\b` + monthPattern)

func monthOf(s string) string { return strings.TrimSuffix(anyMonth.FindString(s), ".") }

// latinSide reads one date with 'c.' before and '(?)' after it.
func latinSide(s string, at int) (draft, *Error) {
	var mark string
	if m := circaPrefix.FindString(s); m != "" && m != "c" && m != "ca" {
		s, at, mark = s[len(m):], at+len(m), "~"
	}
	if m := doubtSuffix.FindString(s); m != "" {
		s = s[:len(s)-len(m)]
		mark = map[string]string{"": "?", "~": "%"}[mark]
	}
	for _, form := range latinForms {
		index := form.re.FindStringSubmatchIndex(s)
		if index == nil {
			continue
		}
		d, err := form.make(latinMatch{s, index, at})
		if err != nil {
			return d, err
		}
		return d.qualified(mark), nil
	}
	return draft{}, refuse(at, RuleSyntax, "", "not a date")
}

// qualified puts a mark on a draft, on both ends of an interval, unless it has one.
func (d draft) qualified(mark string) draft {
	if mark == "" {
		return d
	}
	var out draft
	for i, r := range d.text {
		if r == '/' && !isQualifier(d.text[i-1]) {
			out.add(mark, d.from[i])
		}
		out.add(string(r), d.from[i])
	}
	if last := len(d.text) - 1; !isQualifier(d.text[last]) {
		out.add(mark, d.from[last])
	}
	return out
}

func isQualifier(r rune) bool { return r == '?' || r == '~' || r == '%' }
