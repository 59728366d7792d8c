package edtf

import "unicode/utf8"

// Parse reads an EDTF value. White space around it, and after a comma of a set, is passed over. The
// error is an *Error.
func Parse(s string) (Date, error) {
	p, err := newParser(s)
	if err != nil {
		return Date{}, err
	}
	d, err := p.date()
	if err != nil {
		return Date{}, err
	}
	return d, nil
}

// parser reads runes from left to right and never goes back by more than one component.
type parser struct {
	text []rune
	pos  int
}

func newParser(s string) (*parser, *Error) {
	if utf8.RuneCountInString(s) > MaxLength {
		return nil, refuse(MaxLength, RuleLength, "", "a date has at most %d characters", MaxLength)
	}
	p := &parser{text: []rune(s)}
	for len(p.text) > 0 && isSpace(p.text[len(p.text)-1]) {
		p.text = p.text[:len(p.text)-1]
	}
	p.spaces()
	if p.done() {
		return nil, refuse(p.pos, RuleSyntax, "write a date such as 1995, 2008-12-24 or 2008-12/..", "the date is empty")
	}
	return p, nil
}

func isSpace(r rune) bool {
	return r == ' ' || r == '\t' || r == '\n' || r == '\r' || r == 0x3000 || r == 0xA0
}

func (p *parser) done() bool { return p.pos >= len(p.text) }

func (p *parser) peek() rune { return p.at(0) }

func (p *parser) at(n int) rune {
	if p.pos+n < len(p.text) {
		return p.text[p.pos+n]
	}
	return -1
}

func (p *parser) accept(r rune) bool {
	if p.peek() == r {
		p.pos++
		return true
	}
	return false
}

func (p *parser) acceptDots() bool {
	if p.peek() == '.' && p.at(1) == '.' {
		p.pos += 2
		return true
	}
	return false
}

func (p *parser) spaces() {
	for !p.done() && isSpace(p.peek()) {
		p.pos++
	}
}

// unexpected refuses what stands at the current position.
func (p *parser) unexpected(wanted string) *Error {
	if p.done() {
		return refuse(p.pos, RuleSyntax, "", "the date ends where %s should stand", wanted)
	}
	return refuse(p.pos, RuleSyntax, "write a date such as 1995, 2008-12-24, 2008-22 (summer) or 2001/2002", "%q stands where %s should", p.peek(), wanted)
}

func (p *parser) date() (Date, *Error) {
	switch p.peek() {
	case '[':
		return p.set(kindOneOf, ']')
	case '{':
		return p.set(kindAllOf, '}')
	}
	return p.interval()
}

// interval reads a single date, or two sides with a slash between them.
func (p *parser) interval() (Date, *Error) {
	start, startBound, err := p.side()
	if err != nil {
		return Date{}, err
	}
	if !p.accept('/') {
		if !p.done() {
			return Date{}, p.unexpected("the end")
		}
		if startBound != boundKnown {
			return Date{}, refuse(0, RuleInterval, "write 1985/.. or ../1985", "an open end needs a slash and a date")
		}
		return Date{kind: kindPoint, start: start}, nil
	}
	at := p.pos
	end, endBound, err := p.side()
	if err != nil {
		return Date{}, err
	}
	if p.peek() == '/' {
		return Date{}, refuse(p.pos, RuleInterval, "", "an interval has only one slash")
	}
	if !p.done() {
		return Date{}, p.unexpected("the end")
	}
	return makeInterval(start, startBound, end, endBound, at)
}

// makeInterval checks what an interval must hold; at is the position of its end.
func makeInterval(start point, startBound bound, end point, endBound bound, at int) (Date, *Error) {
	d := Date{kind: kindInterval, start: start, end: end, startBound: startBound, endBound: endBound}
	if startBound != boundKnown && endBound != boundKnown {
		return Date{}, refuse(at, RuleInterval, "", "an interval needs a date on one side at least")
	}
	if startBound == boundKnown && endBound == boundKnown && end.latest().Before(start.earliest()) {
		return Date{}, refuse(at, RuleInterval, "write the earlier date first",
			"the interval ends (%s) before it begins (%s)", end, start)
	}
	return d, nil
}

func (p *parser) side() (point, bound, *Error) {
	if p.acceptDots() {
		return point{}, boundOpen, nil
	}
	if p.done() || p.peek() == '/' {
		return point{}, boundUnknown, nil
	}
	pt, err := p.point()
	return pt, boundKnown, err
}

// set reads the members between brackets.
func (p *parser) set(k kind, closing rune) (Date, *Error) {
	d := Date{kind: k}
	p.pos++
	for {
		p.spaces()
		m, err := p.member(closing)
		if err != nil {
			return Date{}, err
		}
		d.members = append(d.members, m)
		p.spaces()
		if p.accept(',') {
			continue
		}
		if !p.accept(closing) {
			return Date{}, p.unexpected("a comma or " + string(closing))
		}
		if !p.done() {
			return Date{}, p.unexpected("the end")
		}
		return d, nil
	}
}

// member reads a date or a range a..b, ..b, a.. of a set.
func (p *parser) member(closing rune) (Date, *Error) {
	switch r := p.peek(); {
	case r == closing || r == ',':
		return Date{}, refuse(p.pos, RuleSet, "", "a member of the set is missing")
	case r == '[' || r == '{':
		return Date{}, refuse(p.pos, RuleSet, "", "a set cannot hold a set")
	}
	if p.acceptDots() {
		end, err := p.point()
		if err != nil {
			return Date{}, err
		}
		return Date{kind: kindInterval, startBound: boundOpen, end: end}, nil
	}
	start, err := p.point()
	if err != nil {
		return Date{}, err
	}
	if p.peek() == '/' {
		return Date{}, refuse(p.pos, RuleSet, "write 1670..1672", "a range within a set is written with two dots")
	}
	if !p.acceptDots() {
		return Date{kind: kindPoint, start: start}, nil
	}
	at := p.pos
	if r := p.peek(); r == closing || r == ',' || isSpace(r) {
		return Date{kind: kindInterval, start: start, endBound: boundOpen}, nil
	}
	end, err := p.point()
	if err != nil {
		return Date{}, err
	}
	return makeInterval(start, boundKnown, end, boundKnown, at)
}
