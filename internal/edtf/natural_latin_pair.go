package edtf

import "strings"

// What stands round an English date and between two.

// dateWord is a word that English dates have; a message points at the first other one.
var dateWord = pattern(monthPattern + `|spring|summer|autumn|fall|winter|` + partPattern + `|first|half|quarter|century|centuries|bce?|ad|ce|` +
	`c|ca|circa|about|around|approximately|approx|roughly|the|of|in|at|to|and|or|from|since|until|till|up|by|before|after|between|` +
	`on|onwards?|year|southern|hemisphere|earlier|later|present|now|today|st|nd|rd|th|am|pm|q|h|s|years?|ago|million|billion|thousand|mon|tue|wed|thu|fri|sat|sun|[a-z]+day`)

var (
	circaPrefix = lazily(`^(?:circa|ca\.|c\.|ca|c|about|around|approximately|approx\.|roughly|~) ?`)
	maybePrefix = lazily(`^(?:probably|possibly|perhaps|maybe) `)
	doubtSuffix = lazily(` ?(?:\(\?\)|\?|\(uncertain\))$`)
)

const nowPattern = `(?:(?:the )?present(?: day)?|now|today|date)`

// latinWrap are the words round one date and the interval that they make of it.
var latinWrap = []struct {
	re *lazy
	joint
}{
	{pattern(`(?:since|from) (.+?)(?: onwards?| on)?`), openEnd},
	{pattern(`(.+?)(?: onwards?| ?[-\x01] ?` + nowPattern + `| (?:to|until|till) ` + nowPattern + `| ?[-\x01])`), openEnd},
	{pattern(`\x01 ?(.+)`), openStart},
	{pattern(`before (.+)`), unknownStart},
	{pattern(`(?:until|till|up to|to|by) (.+)`), openStart},
	{pattern(`after (.+)`), unknownEnd},
	{pattern(`(.+) or (?:earlier|before)`), orEarlier},
	{pattern(`(.+) or (?:later|after)`), orLater},
}

// latinJoint are the words between two dates, tried in this order.
var latinJoint = []struct {
	re *lazy
	joint
}{
	{pattern(`(?:from )?(.+?)(?: to | until | till | ?\x01 ?| - )(.+)`), through},
	{pattern(`between (.+?) and (.+)`), through},
	{pattern(`(\d{3,4}) ?- ?(\d{4})`), through},
	{pattern(`(\d{4}[./][\d./ ]*\d) ?- ?(\d{4}[./][\d./ ]*\d)`), through},
	{pattern(`(\d{3}0'?s) ?- ?(\d{3}0'?s)`), through},
	{pattern(`([^-]*(?:[a-z]{2}|[hq]\d)[^-]*)-([^-]+)`), through},
	{pattern(`([^-]+)-([^-]*(?:[a-z]{2}|[hq]\d)[^-]*)`), through},
	{pattern(`(.+?),? or (.+)`), or},
	{pattern(`(.+?),? and (.+)`), both},
	{pattern(`(.+), (.+)`), both},
}

// readLatin reads a whole expression; a RuleSyntax error means that nothing was recognised.
func readLatin(text []rune) (expression, *Error) {
	lower := make([]byte, 0, len(text))
	for _, r := range text {
		switch {
		case r == '–' || r == '—' || r == 0x301C:
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
	if e, ok, err := readShortRange(s); ok {
		return e, err
	}
	// A form that matches the whole comes first: "12 to 14 May" has none, "second half of 2008" has.
	first := refuse(0, RuleSyntax, "", "not a date")
	kept := func(err *Error) bool { return err.Rule != RuleSyntax || err.missingYear }
	if d, err := latinSide(s, 0); err == nil {
		return expression{sides: []draft{d}}, nil
	} else if err.Rule != RuleSyntax {
		return expression{}, err
	} else if err.missingYear {
		first = err
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
		if kept(err) {
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
		if kept(err) {
			first = err
		}
	}
	return expression{}, first
}

// shortRange is 1914–18 and 1914-18, whose second year leaves out its century.
var shortRange = lazily(`^(\d{2})(\d{2}) ?([-\x01]) ?(\d{2})$`)

// readShortRange reads 1914–18; ok is false for other text. Up to 12 the second number could be a month, and after a
// hyphen it stands where EDTF has one, so that 2008-13 stays refused.
func readShortRange(s string) (e expression, ok bool, wrong *Error) {
	m := shortRange.FindStringSubmatchIndex(s)
	if m == nil || s[m[6]:m[7]] == "-" {
		return e, false, nil
	}
	century, first, second := s[m[2]:m[3]], s[m[4]:m[5]], s[m[8]:m[9]]
	switch {
	case second <= "12" && second > first:
		return e, true, refuse(m[8], RuleAmbiguous, "write "+century+first+"/"+century+second+" for years, "+century+first+"-"+second+" for a month",
			"it is not clear whether this is a month or a year")
	case second <= first:
		return e, false, nil
	}
	var a, b draft
	a.add(century+first, m[2])
	b.add(century+second, m[8])
	return expression{sides: []draft{a, b}, joint: through}, true, nil
}

// trailingYear finds what the second date of a pair shares with the first: May 12 – June 3, 2008.
var trailingYear = lazily(`^(?:` + monthPattern + ` .*|.*` + monthPattern + `.*|spring|summer|autumn|fall|winter|q[1-4]|h[12]|(?:first|second) half of)?,? (\d{4})$`)

// trailingEra finds the era or the century that the second date of a pair shares with the first: 500–300 BC,
// 18th–19th centuries.
var (
	trailingEra     = lazily(` ?(?:bce?|b\.c\.(?:e\.)?|ad|a\.d\.|ce|c\.e\.)$`)
	trailingCentury = lazily(`[ -](?:century|centuries|c\.)(?: ?(?:bce?|ad|ce))?$`)
	withoutEra      = lazily(`^(?:(?:circa|ca\.?|c\.?|about|around) ?)?\d{1,6}$`)
	withoutCentury  = lazily(`\d(?:st|nd|rd|th)$`)
	trailingAge     = lazily(`( (?:thousand|million|billion|trillion))? years ago$`)
	withoutAge      = lazily(`^(?:(?:circa|ca\.?|c\.?|about|around) ?)?[\d.,]+( (?:thousand|million|billion|trillion))?$`)
)

// completed returns what the first date of a pair may leave out because the second has it, in the order in which it
// is tried.
func completed(a, b string) []string {
	switch {
	case withoutEra.MatchString(a) && trailingEra.MatchString(b):
		return []string{a + trailingEra.FindString(b)}
	case withoutCentury.MatchString(a) && trailingCentury.MatchString(b):
		return []string{a + trailingCentury.FindString(b)}
	}
	if age := trailingAge.FindString(b); age != "" {
		if m := withoutAge.FindStringSubmatchIndex(a); m != nil && m[2] >= 0 {
			return []string{a + " years ago"}
		} else if m != nil {
			return []string{a + age}
		}
	}
	if y := trailingYear.FindStringSubmatchIndex(b); y != nil {
		// The year, and for a bare day the month, may stand only after the second date.
		year := b[y[len(y)-2]:y[len(y)-1]]
		return []string{a + " " + year, a + " " + monthOf(b) + " " + year}
	}
	return nil
}

// latinPair reads two dates, or, of a list that is joined by or and and, as many as there are.
func latinPair(s string, m []int, j joint) (expression, *Error) {
	read := latinSide
	if j != through {
		read = latinItem
	}
	a, b := s[m[2]:m[3]], s[m[4]:m[5]]
	at := m[4]
	if month := monthOf(a); month != "" && bareDay.MatchString(b) {
		// Dec 24–26, 2008: the month is no part of the input there, so that the day keeps its place.
		b, at = month+" "+b, at-len(month)-1
	}
	second, err := read(b, at)
	if err != nil {
		return expression{}, err
	}
	if j != through {
		var sides []draft
		at := m[2]
		for _, item := range strings.SplitAfter(a, ", ") {
			side, err := latinItem(strings.TrimSuffix(item, ", "), at)
			if err != nil {
				sides = nil
				break
			}
			sides, at = append(sides, side), at+len(item)
		}
		if sides != nil {
			return expression{sides: append(sides, second), joint: j}, nil
		}
	}
	first, err := latinSide(a, m[2])
	share := completed(a, b)
	if err == nil && (trailingEra.MatchString(b) && withoutEra.MatchString(a) || trailingAge.MatchString(b) && withoutAge.MatchString(a)) ||
		err != nil && trailingAge.MatchString(b) {
		err = withoutYear(m[2]) // 500 of 500–300 BC is a year, but not that one
	}
	if err != nil && (err.Rule == RuleSyntax || err.Rule == RuleYear) {
		for _, whole := range share {
			if first, err = latinSide(whole, m[2]); err == nil {
				break
			}
		}
	}
	if err != nil {
		return expression{}, err
	}
	// c. 1995–1998 is about both, c. 1995 – 1998 about the one.
	if circa := circaPrefix.FindString(a); j == through && m[3]+1 == m[4] && circa != "" && len(circa) < len(a) && isDigit(rune(a[len(circa)])) {
		second = second.qualified("~")
	}
	return expression{sides: []draft{first, second}, joint: j}, nil
}

// latinItem reads a member of a list: a date, or years from one to another.
func latinItem(s string, at int) (draft, *Error) {
	d, err := latinSide(s, at)
	if err == nil {
		return d, nil
	}
	if a, b, ok := strings.Cut(s, "\x01"); ok {
		first, firstErr := latinSide(strings.TrimSpace(a), at)
		second, secondErr := latinSide(strings.TrimSpace(b), at+len(s)-len(strings.TrimLeft(b, " ")))
		if firstErr == nil && secondErr == nil {
			d := startOf(first)
			d.add("/", at)
			d.append(endOf(second))
			return d, nil
		}
	}
	return d, err
}

// bareDay is the second of two days of a month that is named before the first.
var bareDay = lazily(`^\d{1,2}(?:st|nd|rd|th)?,? \d{4}$`)

var anyMonth = lazily(`\b` + monthPattern)

func monthOf(s string) string { return strings.TrimSuffix(anyMonth.FindString(s), ".") }

// latinSide reads one date with 'c.' before and '(?)' after it.
func latinSide(s string, at int) (draft, *Error) {
	var mark string
	maybe := false
	if m := maybePrefix.FindString(s); m != "" {
		s, at, maybe = s[len(m):], at+len(m), true
	}
	// A bare c or ca needs its number: century begins with one too.
	if m := circaPrefix.FindString(s); m != "" && (m != "c" && m != "ca" || len(s) > len(m) && isDigit(rune(s[len(m)]))) {
		s, at, mark = s[len(m):], at+len(m), "~"
	}
	if maybe {
		mark = map[string]string{"": "?", "~": "%"}[mark]
	}
	if m := doubtSuffix.FindString(s); m != "" {
		s = s[:len(s)-len(m)]
		mark = map[string]string{"": "?", "~": "%", "?": "?", "%": "%"}[mark]
	}
	if e, ok, err := readNumeric(s); err != nil {
		err.Column += at
		return draft{}, err
	} else if ok {
		d := e.sides[0]
		for i := range d.from {
			d.from[i] += at
		}
		return d.qualified(mark), nil
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
