package edtf

import (
	"fmt"
	"strings"
)

// unit of a number.
type unit uint8

const (
	noUnit unit = iota
	unitYear
	unitMonth
	unitDay
	unitDecade
	unitCentury
	unitAge
)

// cjkDate is one side while it is read.
type cjkDate struct {
	at             int
	year           string
	yearNumber     int64
	month, day     int64 // 0: none
	monthAt, dayAt int
	tail           string // code of a part of the year, or a time
	tailAt         int
	span           string // a whole EDTF interval, instead of all above
	about, doubt   bool
	firstUnit      unit
	pending        int64 // a number without unit at the end: 9 in 2008年9—12月
	pendingAt      int
	part           dayPart // that the time is in
	hour           int64   // of the time
	bce, ce        bool    // the pending number is a year before 1; a year from 1 on
	hasPending     bool
	century        int64  // the first year of the century of a pending decade, 80 in 20世纪80—90年代
	inCentury      bool   // the decade named its century
	openAge        bool   // a number of years whose 年前 follows the next one
	to             *draft // the end, of a member of a list that is a range
}

func (c cjkDate) draft() draft {
	var d draft
	if c.to != nil {
		from := c
		from.to = nil
		d = startOf(from.draft())
		d.add("/", c.at)
		d.append(endOf(*c.to))
		return d
	}
	if c.span != "" {
		d.add(c.span, c.at)
		return d
	}
	d.add(c.year, c.at)
	if c.month != 0 {
		d.add(fmt.Sprintf("-%02d", c.month), c.monthAt)
	}
	if c.day != 0 {
		d.add(fmt.Sprintf("-%02d", c.day), c.dayAt)
	}
	tail := strings.TrimSuffix(c.tail, "~")
	d.add(tail, c.tailAt)
	about := c.about || tail != c.tail
	switch {
	case about && c.doubt:
		d.add("%", c.at)
	case about:
		d.add("~", c.at)
	case c.doubt:
		d.add("?", c.at)
	}
	return d
}

// readCJK reads a whole expression.
func readCJK(text []rune) (expression, *Error) {
	w := &words{text: text}
	w.take(fromWords)
	first, err := w.side(cjkDate{})
	if err != nil {
		return expression{}, err
	}
	e := expression{}
	finish := func(j joint) (expression, *Error) {
		if err := first.settle(noUnit); err != nil {
			return e, err
		}
		e.joint = j
		if len(e.sides) == 0 {
			e.sides = []draft{first.draft()}
		}
		if !w.done() {
			return e, w.unexpected()
		}
		return e, nil
	}
	if w.done() {
		return finish(alone)
	}
	// から and 부터 end a date or stand between two.
	save := w.pos
	if _, ok := w.take(sinceWords); ok {
		w.skip()
		if w.done() {
			return finish(openEnd)
		}
		w.pos = save
	}
	for _, end := range []struct {
		list []string
		joint
	}{{orEarlierWords, orEarlier}, {orLaterWords, orLater}, {afterWords, unknownEnd}, {beforeWords, unknownStart}, {untilWords, openStart}} {
		if _, ok := w.take(end.list); ok {
			return finish(end.joint)
		}
	}
	if _, ok := w.take(throughWord); ok {
		// 1949年— and 1949年到现在 have no end.
		w.take(nowWords)
		if w.done() {
			return finish(openEnd)
		}
		second, err := w.rangeEnd(&first)
		if err != nil {
			return e, err
		}
		w.take(untilWords)
		e.sides = []draft{first.draft(), second.draft()}
		if w.done() {
			return finish(through)
		}
		first.to, e.sides = &e.sides[1], nil
	}
	return w.list(first, finish, &e)
}

// side reads one date; what it leaves out (year, month) it takes from before.
func (w *words) side(before cjkDate) (cjkDate, *Error) {
	w.skip()
	c := cjkDate{at: w.pos}
	_, c.doubt = w.take(perhapsWords)
	_, c.about = w.take(aboutWords)
	if err := w.yearPart(&c, before); err != nil {
		return c, err
	}
	for {
		if _, ok := w.takeAfter(aboutAfter); ok {
			c.about = true
		} else if _, ok := w.take(doubtAfter); ok {
			c.doubt = true
		} else {
			return c, nil
		}
	}
}

// takeAfter is take for words of which one (~) also stands between two dates.
func (w *words) takeAfter(list []string) (string, bool) {
	save := w.pos
	word, ok := w.take(list)
	if ok && word == "~" && !w.done() {
		w.pos = save
		return "", false
	}
	return word, ok
}

func (w *words) yearPart(c *cjkDate, before cjkDate) *Error {
	for _, era := range eras {
		if w.takeOne(era.word) {
			return w.eraYear(c, era)
		}
	}
	save := w.pos
	_, bce := w.take(bceWords)
	ce := !bce && w.takeUnit(ceWords)
	if !ce {
		bce = bce || before.bce // 公元前221—206年
	}
	ce = ce || !bce && before.ce // 公元5—14年
	w.skip()
	at := w.pos
	number, ok := w.number()
	if !ok {
		w.pos = save
		if before.firstUnit == unitYear && before.year != "" {
			// 2008年春—秋
			c.year, c.yearNumber, c.firstUnit = before.year, before.yearNumber, unitYear
			if err := w.afterYear(c); err != nil || c.tail != "" {
				return err
			}
			w.pos = save
		}
		return w.unexpected()
	}
	n, fits := number.value()
	if !fits {
		return refuse(at, RuleYear, "", "the number is too great")
	}
	if exponent, ok := w.power(); ok {
		c.firstUnit = unitAge
		if _, ok := w.take(agoWords); !ok {
			// 6600万—250万年前
			here := w.pos
			if c.openAge = w.takeUnit(throughWord); !c.openAge {
				return w.unexpected()
			}
			w.pos = here
		}
		text, err := deepTime(number.text, exponent, at)
		c.year = text
		return err
	}
	switch {
	case strings.Contains(number.text, "."):
		w.pos = at
		return w.readDotted(c)
	case w.takeUnit(centuryUnit):
		if c.firstUnit = unitCentury; !bce && !ce && before.firstUnit == unitCentury && before.yearNumber < 0 && n <= -before.yearNumber/100 {
			return notClearEra(at, n, "世纪")
		}
		return w.centuryYears(c, n, bce, at)
	case w.takeUnit(decadeUnit):
		c.firstUnit = unitDecade
		if before.inCentury && n < 100 {
			n += before.century
		}
		return w.decade(c, n, bce, at)
	case w.lookingAtAgo():
		c.firstUnit = unitAge
		text, err := deepTime(number.text, 0, at)
		c.year = text
		w.take(agoWords)
		return err
	case w.takeUnit(yearUnit):
		c.firstUnit = unitYear
		if short := before.pending % 100; n < 100 && before.hasPending && !bce && before.pending >= 1000 && n > short {
			n += before.pending - short // 1914—18年
		}
		if !bce && !ce && before.year != "" && before.yearNumber <= 0 && n < 1-before.yearNumber && before.firstUnit == unitYear {
			return notClearEra(at, n, "年")
		}
		if n > 0 && n < 100 && !bce && !ce {
			return refuse(at, RuleAmbiguous, fmt.Sprintf("write 20%02d年, or 公元%d年", n, n),
				"a year of two digits could be of any century")
		}
		if err := c.setYear(n, bce, at); err != nil {
			return err
		}
		return w.afterYear(c)
	case bce || ce:
		c.pending, c.pendingAt, c.hasPending, c.bce, c.ce = n, at, true, bce, ce
		return nil
	case w.takeUnit(monthUnit):
		if before.year == "" || before.tail != "" {
			return withoutYear(at)
		}
		c.firstUnit = unitMonth
		c.year, c.yearNumber = before.year, before.yearNumber
		c.month, c.monthAt = n, at
		return w.afterMonth(c)
	case w.takeUnit(dayUnit):
		if before.year == "" || before.month == 0 {
			return refuse(at, RuleSyntax, "write year and month before it", "the month of the day is missing")
		}
		c.firstUnit = unitDay
		c.year, c.yearNumber, c.month, c.monthAt = before.year, before.yearNumber, before.month, at
		c.day, c.dayAt = n, at
		return w.afterDay(c)
	}
	if before.day != 0 && w.lookingAtClock() {
		// 12月24日 18:00—20:30
		c.year, c.yearNumber, c.month, c.monthAt, c.day, c.dayAt = before.year, before.yearNumber, before.month, at, before.day, at
		err := w.setClock(c, n, before.part, at)
		if before.part == nightPart && c.hour < before.hour && c.day == before.day {
			c.nextDay() // 晚上11点到1点
		}
		return err
	}
	c.pending, c.pendingAt, c.hasPending = n, at, true
	if before.inCentury && n < 100 {
		c.pending, c.century, c.inCentury = n+before.century, before.century, true // 80、90年代
	}
	return nil
}

func (w *words) lookingAtClock() bool {
	save := w.pos
	ok := w.takeOne(":") || w.takeUnit(hourUnit)
	w.pos = save
	return ok
}

func (w *words) takeUnit(list []string) bool {
	_, ok := w.take(list)
	return ok
}

// lookingAtAgo tells 300年前 (how long ago) from 1040年前 (before that year), which nobody can: both are
// the first, and 以前 or 之前 the second.
func (w *words) lookingAtAgo() bool {
	save := w.pos
	_, ok := w.take(agoWords)
	if ok {
		// 年前后 is 年 and 前后.
		next := w.pos
		ok = !(next < len(w.text) && strings.ContainsRune("后後半期", w.text[next]))
	}
	w.pos = save
	return ok
}

func (c *cjkDate) setYear(n int64, bce bool, at int) *Error {
	c.at = at
	c.yearNumber = n
	if n == 0 {
		return refuse(at, RuleYear, "the year before 公元1年 is 公元前1年", "there is no year 0 in this count")
	}
	if bce {
		c.yearNumber = 1 - n
	}
	c.year = yearString(c.yearNumber)
	return nil
}
