package edtf

import (
	"fmt"
	"strconv"
)

// point reads one date without slash and bracket.
func (p *parser) point() (point, *Error) {
	var pt point
	begin := p.pos
	prefix := p.qualifier()
	var err *Error
	if p.peek() == 'Y' {
		err = p.longYear(&pt)
	} else {
		err = p.year(&pt)
	}
	if err != nil {
		return pt, err
	}
	pt.fields = hasYear
	pt.qualities[0] = prefix
	if err := p.significantDigits(&pt); err != nil {
		return pt, err
	}
	if err := p.groupQualifier(&pt, 0); err != nil {
		return pt, err
	}
	long := pt.magnitude > 9999
	for i, t := range []*twoDigits{&pt.month, &pt.day} {
		if p.peek() != '-' {
			break
		}
		if long || pt.significant != 0 {
			return pt, refuse(p.pos, RuleYear, "", "a year written with Y or S has no months")
		}
		if _, ok := pt.grouping(); ok {
			return pt, refuse(p.pos, RuleMonth, "", "a part of the year (%s) has no days", pt.month)
		}
		p.pos++
		prefix := p.qualifier()
		at := p.pos
		if err := p.twoDigits(t, [...]string{"month", "day"}[i]); err != nil {
			return pt, err
		}
		pt.fields++
		pt.qualities[i+1] = prefix
		if err := checkDay(&pt, at); err != nil {
			return pt, err
		}
		if err := p.groupQualifier(&pt, i+1); err != nil {
			return pt, err
		}
	}
	if p.peek() == 'T' {
		if err := p.time(&pt, begin); err != nil {
			return pt, err
		}
	}
	return pt, nil
}

// qualifier reads one of ? ~ % if it is there.
func (p *parser) qualifier() uint8 {
	for q := uint8(1); q < 4; q++ {
		if p.accept(rune(qualifierMarks[q][0])) {
			return q
		}
	}
	return 0
}

// groupQualifier reads the mark after component i, which holds for it and for all to its left.
func (p *parser) groupQualifier(pt *point, i int) *Error {
	q := p.qualifier()
	if q == 0 {
		return nil
	}
	if at := p.pos; p.qualifier() != 0 {
		return refuse(at, RuleQualifier, "% is uncertain and approximate at once", "only one of ? ~ %% can stand here")
	}
	for k := 0; k <= i; k++ {
		pt.qualities[k] |= q
	}
	return nil
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

// year reads a year of four digits, some of which may be X.
func (p *parser) year(pt *point) *Error {
	begin := p.pos
	pt.negative = p.accept('-')
	first := p.pos
	n := 0
	for ; isDigit(p.at(n)) || p.at(n) == 'X'; n++ {
	}
	switch {
	case n == 0 && p.peek() == '+':
		return refuse(p.pos, RuleYear, "", "a year has no plus sign")
	case n == 0:
		return p.unexpected("a year")
	case n < 4:
		return refuse(begin, RuleYear, "fill it up with zeros: "+p.filled(pt.negative, n), "a year has four digits")
	case n > 4:
		hint := "write Y" + string(p.text[begin:p.pos+n])
		digits := string(p.text[begin : p.pos+n])
		if month := digits[min(4, len(digits)):]; n == 8 && !pt.negative {
			hint = "write " + digits[:4] + "-" + digits[4:6] + "-" + digits[6:]
		} else if n == 6 && !pt.negative && month >= "01" && month <= "12" {
			hint = "write " + digits[:4] + "-" + month + " for a month, Y" + digits + " for a year"
		}
		return refuse(first+4, RuleYear, hint, "a year has four digits, or Y before it")
	}
	for i := 0; i < 4; i++ {
		pt.magnitude *= 10
		if r := p.text[first+i]; r == 'X' {
			pt.yearMask |= 1 << (3 - i)
		} else {
			pt.magnitude += int64(r - '0')
		}
	}
	p.pos += 4
	if pt.negative && pt.magnitude == 0 && pt.yearMask == 0 {
		return refuse(begin, RuleYear, "1 BCE is 0000, 2 BCE is -0001", "the year 0000 has no sign")
	}
	return nil
}

func (p *parser) filled(negative bool, n int) string {
	s := "0000"[n:] + string(p.text[p.pos:p.pos+n])
	if negative {
		return "-" + s
	}
	return s
}

// longYear reads Y, a sign, digits and perhaps E and an exponent.
func (p *parser) longYear(pt *point) *Error {
	begin := p.pos
	p.pos++
	pt.negative = p.accept('-')
	if !isDigit(p.peek()) {
		return p.unexpected("a digit of the year")
	}
	digits := p.pos
	tooBig := refuse(digits, RuleYear, "", "a year lies within %d years of the year 0", MaxYear)
	for isDigit(p.peek()) {
		if pt.magnitude = pt.magnitude*10 + int64(p.peek()-'0'); pt.magnitude > MaxYear {
			return tooBig
		}
		p.pos++
	}
	plain := true
	if p.accept('E') {
		plain = false
		if !isDigit(p.peek()) {
			return p.unexpected("a digit of the exponent")
		}
		exponent := 0
		for isDigit(p.peek()) {
			exponent = min(exponent*10+int(p.peek()-'0'), 99)
			p.pos++
		}
		for ; exponent > 0; exponent-- {
			if pt.magnitude *= 10; pt.magnitude > MaxYear {
				return tooBig
			}
		}
	}
	if plain && pt.magnitude <= 9999 {
		return refuse(begin, RuleYear, "write "+yearString(pt.year()), "Y is for years of more than four digits")
	}
	if pt.magnitude == 0 {
		pt.negative = false
	}
	return nil
}

// significantDigits reads S and a number.
func (p *parser) significantDigits(pt *point) *Error {
	if p.peek() != 'S' {
		return nil
	}
	p.pos++
	at := p.pos
	n := 0
	for isDigit(p.peek()) {
		n = min(n*10+int(p.peek()-'0'), 99)
		p.pos++
	}
	digits := countDigits(pt.magnitude)
	switch {
	case p.pos == at:
		return p.unexpected("the number of significant digits")
	case pt.yearMask != 0:
		return refuse(at-1, RuleSignificant, "", "a year with X has no significant digits to count")
	case n < 1 || n > digits:
		return refuse(at, RuleSignificant, "", "the year has 1 to %d significant digits", digits)
	}
	pt.significant = int8(n)
	return nil
}

// twoDigits reads a month or a day.
func (p *parser) twoDigits(t *twoDigits, what string) *Error {
	at := p.pos
	n := 0
	for ; isDigit(p.at(n)) || p.at(n) == 'X'; n++ {
	}
	rule := RuleMonth
	if what == "day" {
		rule = RuleDay
	}
	switch {
	case n == 0:
		return p.unexpected("a " + what + " of two digits")
	case n == 1:
		return refuse(at, rule, "write 0"+string(p.peek()), "a %s has two digits", what)
	case n > 2:
		hint := ""
		if n == 4 && rule == RuleMonth {
			hint = "an interval is written with a slash"
		}
		return refuse(at+2, rule, hint, "a %s has two digits", what)
	}
	digit := func(r rune) int8 {
		if r == 'X' {
			return -1
		}
		return int8(r - '0')
	}
	t.tens, t.ones = digit(p.at(0)), digit(p.at(1))
	p.pos += 2
	return nil
}

// checkDay refuses a month or day, at the position at, that no calendar has.
func checkDay(pt *point, at int) *Error {
	if pt.fields == hasMonth {
		if _, ok := pt.grouping(); ok {
			return nil
		}
		for m := 1; m <= 12; m++ {
			if pt.month.fits(m) {
				return nil
			}
		}
		hint := "21 to 24 are seasons, 33 to 36 quarters, 40 and 41 halves"
		if year := pt.magnitude; pt.yearMask == 0 && !pt.month.masked() && !pt.negative && int64(pt.month.value()) > year%100 {
			// 1914-18 and 1995/96
			hint = fmt.Sprintf("write %04d/%02d%s for the years from the one to the other; %s", year, year/100, pt.month, hint)
		}
		return refuse(at, RuleMonth, hint, "there is no month %s", pt.month)
	}
	if _, ok := pt.first(false); ok {
		return nil
	}
	if !pt.month.masked() && pt.yearMask == 0 && !pt.day.masked() && pt.day.value() > 0 {
		return refuse(at, RuleDay, "", "%s-%s has %d days", pt.yearDigits(), pt.month, daysIn(pt.year(), pt.month.value()))
	}
	return refuse(at, RuleDay, "", "no such month has a day %s", pt.day)
}

// time reads T, the hour, perhaps minute and second, perhaps a zone, perhaps a qualifier.
func (p *parser) time(pt *point, begin int) *Error {
	switch {
	case pt.fields != hasDay:
		return refuse(p.pos, RuleTime, "", "a time needs a year, a month and a day before it")
	case pt.yearMask != 0 || pt.month.masked() || pt.day.masked():
		return refuse(p.pos, RuleTime, "", "a date with X has no time")
	case pt.quality() != 0:
		return refuse(begin, RuleQualifier, "write the mark at the very end", "a date with a time has one qualifier, after the time")
	}
	p.pos++
	for i, field := range []struct {
		to   *int8
		max  int
		name string
	}{{&pt.hour, 23, "hour"}, {&pt.minute, 59, "minute"}, {&pt.second, 59, "second"}} {
		if i > 0 && !p.accept(':') {
			break
		}
		at := p.pos
		if !isDigit(p.at(0)) || !isDigit(p.at(1)) {
			return p.unexpected("two digits of the " + field.name)
		}
		v, _ := strconv.Atoi(string(p.text[at : at+2]))
		if v > field.max {
			hint := ""
			if field.name == "hour" && v == 24 {
				hint = "midnight is T00:00 of the next day"
			}
			return refuse(at, RuleTime, hint, "there is no %s %02d", field.name, v)
		}
		*field.to = int8(v)
		p.pos += 2
		pt.fields++
	}
	if r := p.peek(); pt.fields == hasSecond && (r == '.' || r == ',') && isDigit(p.at(1)) {
		return refuse(p.pos, RuleTime, "leave the fraction out", "a second has no fraction here")
	}
	if err := p.zone(pt); err != nil {
		return err
	}
	return p.groupQualifier(pt, 3)
}

// zone reads Z, ±hh or ±hh:mm.
func (p *parser) zone(pt *point) *Error {
	if p.accept('Z') {
		pt.zone.given = true
		return nil
	}
	r := p.peek()
	if r != '+' && r != '-' {
		return nil
	}
	begin := p.pos
	p.pos++
	if !isDigit(p.at(0)) || !isDigit(p.at(1)) {
		return p.unexpected("the hours of the zone")
	}
	minutes := (int(p.at(0)-'0')*10 + int(p.at(1)-'0')) * 60
	p.pos += 2
	if isDigit(p.peek()) {
		return refuse(p.pos, RuleZone, "write "+string(r)+string(p.text[begin+1:begin+3])+":"+string(p.text[p.pos:min(p.pos+2, len(p.text))]),
			"a zone has a colon between hours and minutes")
	}
	if p.accept(':') {
		if !isDigit(p.at(0)) || !isDigit(p.at(1)) {
			return p.unexpected("the minutes of the zone")
		}
		m := int(p.at(0)-'0')*10 + int(p.at(1)-'0')
		if m > 59 {
			return refuse(p.pos, RuleZone, "", "there is no minute %02d", m)
		}
		minutes += m
		p.pos += 2
	}
	// The widest offset in use is +14:00 (Line Islands).
	if minutes > 14*60 {
		return refuse(begin, RuleZone, "", "a zone lies at most 14 hours from UTC")
	}
	if r == '-' {
		minutes = -minutes
	}
	pt.zone = zone{given: true, minutes: int16(minutes)}
	return nil
}
