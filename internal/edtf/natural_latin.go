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
	yearPattern  = `'?(\d{1,13})(?: ?(bce?|b\.c\.(?:e\.)?|ad|a\.d\.|ce|c\.e\.))?`
	timePattern  = `(?:,? (?:at )?(\d{1,2})(?::(\d{2})(?::(\d{2}))?)? ?(am|pm|a\.m\.|p\.m\.)?)?`
	partPattern  = `(early|mid|middle|late|beginning|start|end|first half|second half|1st half|2nd half)`
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
	{pattern(monthPattern + ` ([12]?\d|3[01])(?:st|nd|rd|th)?|(?:the )?([12]?\d|3[01])(?:st|nd|rd|th)?(?: of)?[ -]` + monthPattern + `|` + monthPattern),
		func(m latinMatch) (draft, *Error) { return draft{}, withoutYear(m.at) }},
	{pattern(monthPattern + `,?(?: of)? ` + yearPattern), func(m latinMatch) (draft, *Error) { return m.monthDate(2, 1) }},
	{pattern(yearPattern + `,? ` + monthPattern + ` (\d{1,2})(?:st|nd|rd|th)?` + timePattern),
		func(m latinMatch) (draft, *Error) { return m.dayDate(1, 3, 4, 5) }},
	{pattern(yearPattern + `,? ` + monthPattern), func(m latinMatch) (draft, *Error) { return m.monthDate(1, 3) }},
	{pattern(`winter,?(?: of)? (\d{4})[-/\x01](\d{4}|\d{2})`), latinMatch.winter},
	{pattern(`(?:the )?(spring|summer|autumn|fall|winter),?(?: of)? ` + yearPattern + `( \(southern hemisphere\))?`), func(m latinMatch) (draft, *Error) {
		codes := map[string]string{"spring": "-21", "summer": "-22", "autumn": "-23", "fall": "-23", "winter": "-24"}
		if m.group(4) != "" {
			codes = map[string]string{"spring": "-29", "summer": "-30", "autumn": "-31", "fall": "-31", "winter": "-32"}
		}
		return m.yearAnd(2, codes[m.group(1)], 1)
	}},
	{pattern(`(?:the )?` + partPattern + `(?:[ -]| in | of )` + yearPattern), func(m latinMatch) (draft, *Error) {
		return m.yearAnd(2, partCodes[m.group(1)], 1)
	}},
	{pattern(`(?:the )?` + partPattern + `(?:[ -]| in | of )` + monthPattern + `,?(?: of)? ` + yearPattern), latinMatch.partOfMonth},
	{pattern(`q([1-9]),?(?: of)? ` + yearPattern), func(m latinMatch) (draft, *Error) { return m.quarter(2, 1) }},
	{pattern(`([1-9])q,?(?: of)? ` + yearPattern), func(m latinMatch) (draft, *Error) { return m.quarter(2, 1) }},
	{pattern(yearPattern + `(?:,? ?|-)q([1-9])`), func(m latinMatch) (draft, *Error) { return m.quarter(1, 3) }},
	{pattern(`(?:the )?` + ordinalWords + ` quarter,?(?: of)? ` + yearPattern), func(m latinMatch) (draft, *Error) { return m.quarter(2, 1) }},
	{pattern(`(?:h([12])|([12])h),?(?: of)? ` + yearPattern), func(m latinMatch) (draft, *Error) { return m.half(3, 1, 2) }},
	{pattern(yearPattern + `,? ?(?:h([12])|([12])h)`), func(m latinMatch) (draft, *Error) { return m.half(1, 3, 4) }},
	{pattern(`(?:the )?(?:` + partPattern + `(?:[ -]| in | of ))?(?:the )?'?([1-9]0)'?s`), func(m latinMatch) (draft, *Error) {
		return draft{}, refuse(m.place(2), RuleAmbiguous, "write 19"+m.group(2)+"s", "the century of the decade is missing")
	}},
	{pattern(`(?:the )?(?:` + partPattern + `(?:[ -]| in | of ))?(?:the )?(\d{2,3}0)'?s`), latinMatch.decade},
	{pattern(`(?:the )?(?:` + partPattern + `(?:[ -]| in | of ))?(?:the )?(?:(\d{1,2})(?:st|nd|rd|th)|` + ordinalCentury + `)[ -](?:century|centuries|c\.)(?: ?(bce?|b\.c\.(?:e\.)?|ad|a\.d\.|ce))?`), latinMatch.century},
	{pattern(`(\d{1,6}(?:,\d{3})*(?:\.\d+)?) ?(?:(thousand|million|billion|trillion|bn|m|k)? ?years ago|(ka|kya|ma|mya|ga|gya|bya)(?: ago)?)`), latinMatch.ago},
	{pattern(`(ad|a\.d\.|ce|bce?|b\.c\.(?:e\.)?) ?(\d{1,4})`), latinMatch.eraFirst},
	{pattern(`(?:(?:the )?year )?` + yearPattern), latinMatch.bareYear},
}

var partCodes = map[string]string{"early": "-33", "beginning": "-33", "start": "-33", "mid": "-06~", "middle": "-06~",
	"late": "-36", "end": "-36", "first half": "-40", "second half": "-41", "1st half": "-40", "2nd half": "-41"}

var portionCodes = map[string]portion{"early": early, "beginning": early, "start": early, "mid": middle, "middle": middle,
	"late": late, "end": late, "first half": firstHalf, "second half": secondHalf, "1st half": firstHalf, "2nd half": secondHalf}

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

// eraFirst is AD 79 and BC 221, whose era stands first.
func (m latinMatch) eraFirst() (draft, *Error) {
	n, _ := strconv.ParseInt(m.group(2), 10, 64)
	if n == 0 {
		return draft{}, refuse(m.place(2), RuleYear, "", "there is no year 0 in this count")
	}
	if m.group(1)[0] == 'b' {
		n = 1 - n
	}
	var d draft
	d.add(yearString(n), m.place(2))
	return d, nil
}

// half is H1 2008 or 1H 2008.
func (m latinMatch) half(year, after, before int) (draft, *Error) {
	if m.group(after) == "" {
		after = before
	}
	return m.yearAnd(year, map[string]string{"1": "-40", "2": "-41"}[m.group(after)], after)
}

// winter is winter 2008/09, which EDTF writes by the year in which it begins.
func (m latinMatch) winter() (draft, *Error) {
	first, _ := strconv.Atoi(m.group(1))
	second, _ := strconv.Atoi(m.group(2))
	if second != first+1 && (len(m.group(2)) != 2 || second != (first+1)%100) {
		return draft{}, refuse(m.place(2), RuleInterval, "write winter 2008/09", "a winter lies between two years that follow each other")
	}
	var d draft
	d.add(m.group(1), m.place(1))
	d.add("-24", m.at)
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
		"late": {21, 31}, "end": {21, 31}, "first half": {1, 15}, "second half": {16, 31}, "1st half": {1, 15}, "2nd half": {16, 31}}[m.group(1)]
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
	if word := m.group(3); word != "" {
		n = ordinalCenturies[word]
	}
	if n < 1 {
		return d, refuse(m.place(2), RuleYear, "", "there is no century %d", n)
	}
	text, low := centuryText(n, strings.HasPrefix(m.group(4), "b"))
	if m.group(1) != "" {
		text = portionCodes[m.group(1)].of(low, 100)
	}
	d.add(text, m.place(2))
	return d, nil
}

func (m latinMatch) ago() (draft, *Error) {
	exponent := map[string]int{"thousand": 3, "k": 3, "ka": 3, "kya": 3, "million": 6, "m": 6, "ma": 6, "mya": 6,
		"billion": 9, "bn": 9, "ga": 9, "gya": 9, "bya": 9, "trillion": 12}[m.group(2)+m.group(3)]
	text, err := deepTime(strings.ReplaceAll(m.group(1), ",", ""), exponent, m.place(1))
	if err != nil {
		return draft{}, err
	}
	var d draft
	d.add(text, m.place(1))
	return d, nil
}

// ordinalCentury takes the centuries that are written in words.
const ordinalCentury = `(first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|twenty-first)`

var ordinalCenturies = map[string]int64{"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
	"eighth": 8, "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15,
	"sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "twenty-first": 21}
