package edtf

import (
	"fmt"
	"strings"
)

// What follows a year, a month, a day: parts of them, weekdays and times; centuries and decades.

// afterYear reads a part of the year, or a month and what follows it.
func (w *words) afterYear(c *cjkDate) *Error {
	w.skip()
	of := w.pos
	if !w.takeOne("的") {
		w.takeOne("の") // 2008年の夏
	}
	at := w.pos
	defer func() {
		if w.pos == at {
			w.pos = of
		}
	}()
	for _, p := range partsOfYear {
		// 2008年前半 is half a year, 2008年前后 is about it, 2008年末 its end.
		if w.takeOne(p.word) {
			c.tail, c.tailAt = p.code, at
			if season := p.code[len(p.code)-1]; p.code[:2] == "-2" && w.takeUnit(southernWords) {
				c.tail = fmt.Sprintf("-%d", 28+season-'0') // 25 to 28 are northern, 29 to 32 southern
			}
			return nil
		}
	}
	if q, ok := w.quarter(); ok {
		if q < 1 || q > 4 {
			return refuse(at, RuleMonth, "", "there is no quarter %d", q)
		}
		c.tail, c.tailAt = fmt.Sprintf("-%d", 32+q), at
		return nil
	}
	number, ok := w.number()
	if !ok {
		return nil
	}
	n, fits := number.value()
	if !fits || strings.Contains(number.text, ".") {
		return refuse(at, RuleMonth, "", "there is no month %s", number.text)
	}
	if !w.takeUnit(monthUnit) {
		c.pending, c.pendingAt, c.hasPending = n, at, true
		return nil
	}
	c.month, c.monthAt = n, at
	return w.afterMonth(c)
}

// quarter reads 第一季度, 第1季, 第1四半期, 1분기 or Q1.
func (w *words) quarter() (int64, bool) {
	save := w.pos
	q := w.takeOne("Q")
	ordinal := w.takeOne("第")
	number, ok := w.number()
	if ok {
		if n, fits := number.value(); fits {
			if q {
				return n, true
			}
			_, ok := w.take([]string{"季度", "四半期", "분기"})
			if ok || ordinal && w.takeOne("季") {
				return n, true
			}
		}
	}
	w.pos = save
	return 0, false
}

func (w *words) afterMonth(c *cjkDate) *Error {
	if c.month < 1 || c.month > 12 {
		return refuse(c.monthAt, RuleMonth, "", "there is no month %d", c.month)
	}
	w.skip()
	for _, p := range partsOfMonth {
		if !w.takeOne(p.word) {
			continue
		}
		mark := ""
		if p.approximate {
			mark = "~"
		}
		last := min(p.last, daysIn(c.yearNumber, int(c.month)))
		c.span = fmt.Sprintf("%s-%02d-%02d%s/%s-%02d-%02d%s", c.year, c.month, p.first, mark, c.year, c.month, last, mark)
		return nil
	}
	at := w.pos
	number, ok := w.number()
	if !ok {
		return nil
	}
	n, fits := number.value()
	if !fits || n > 99 || strings.Contains(number.text, ".") {
		return refuse(at, RuleDay, "", "there is no day %s", number.text)
	}
	if !w.takeUnit(dayUnit) {
		c.pending, c.pendingAt, c.hasPending = n, at, true
		return nil
	}
	c.day, c.dayAt = n, at
	return w.afterDay(c)
}

// afterDay reads a weekday, which is not checked, and a time.
func (w *words) afterDay(c *cjkDate) *Error {
	if c.day < 1 || c.day > int64(daysIn(c.yearNumber, int(c.month))) {
		return refuse(c.dayAt, RuleDay, "", "%s-%02d has %d days", c.year, c.month, daysIn(c.yearNumber, int(c.month)))
	}
	w.weekday()
	w.skip()
	at := w.pos
	part := w.partOfDay()
	w.skip()
	hourAt := w.pos
	number, ok := w.number()
	if !ok {
		if part != anyPart {
			w.pos = at
			return w.unexpected()
		}
		return nil
	}
	hour, fits := number.value()
	if !fits {
		return refuse(hourAt, RuleTime, "", "there is no hour %s", number.text)
	}
	return w.setClock(c, hour, part, hourAt)
}

// clock reads what follows an hour: :30, :30:15, 点, 点半, 点30分.
func (w *words) clock() (string, *Error) {
	text := ""
	field := func() bool {
		before := w.pos
		w.skip()
		number, ok := w.number()
		n, fits := number.value()
		if !ok || !fits || n > 99 {
			w.pos = before
			return false
		}
		text += fmt.Sprintf(":%02d", n)
		return true
	}
	if w.takeOne(":") {
		if !field() || w.takeOne(":") && !field() {
			return "", w.unexpected()
		}
		return text, nil
	}
	if !w.takeUnit(hourUnit) {
		return "", w.unexpected()
	}
	if w.takeOne("半") {
		return ":30", nil
	}
	save := w.pos
	if field() {
		if !w.takeUnit(minuteUnit) {
			w.pos = save
			return "", w.unexpected()
		}
		save = w.pos
		if field() && !w.takeUnit(secondUnit) {
			w.pos = save
			return "", w.unexpected()
		}
	}
	return text, nil
}

func (w *words) weekday() {
	save := w.pos
	w.skip()
	if w.takeOne(",") { // 2009年10月12日，星期一
		w.skip()
	}
	opened := w.takeOne("（") || w.takeOne("(")
	word, ok := w.take(weekdays)
	switch {
	case ok && opened && (w.takeOne("）") || w.takeOne(")")):
	case ok && !opened && len([]rune(word)) > 1:
	default:
		w.pos = save
	}
}

// centuryYears reads what follows a century: 头十年, a decade, a part of it.
func (w *words) centuryYears(c *cjkDate, n int64, bce bool, at int) *Error {
	if n < 1 || n > 100 {
		return refuse(at, RuleYear, "", "there is no century %d", n)
	}
	text, low := centuryText(n, bce)
	c.year, c.at, c.yearNumber = text, at, low
	w.skip()
	if !bce && w.takeUnit(firstTen) {
		c.year = text[:2] + "0X"
		return nil
	}
	save := w.pos
	if number, ok := w.number(); ok {
		n, fits := number.value()
		if fits && n <= 90 && n%10 == 0 && !bce {
			c.century, c.inCentury = low, true
			if w.takeUnit(decadeUnit) {
				c.firstUnit = unitDecade
				return w.decade(c, low+n, false, at)
			}
			here := w.pos
			if w.takeUnit(throughWord) || w.takeUnit(commas) {
				// 20世纪80—90年代
				w.pos = here
				c.year, c.pending, c.pendingAt, c.hasPending = "", low+n, at, true
				return nil
			}
			c.inCentury = false
		}
		w.pos = save
	}
	if p, ok := w.portion(); ok {
		c.span = p.of(low, 100)
	}
	return nil
}

func (w *words) decade(c *cjkDate, n int64, bce bool, at int) *Error {
	switch {
	case bce || n > 9999:
		return refuse(at, RuleYear, "write the years, a/b", "this decade cannot be written as a date")
	case n < 100:
		return refuse(at, RuleAmbiguous, fmt.Sprintf("write 20世纪%d年代", n), "the century of the decade is missing")
	case n%10 != 0:
		return refuse(at, RuleYear, "", "a decade begins with a year that ends in 0")
	}
	c.year, c.at = fmt.Sprintf("%03dX", n/10), at
	if p, ok := w.portion(); ok {
		c.span = p.of(n, 10)
	}
	return nil
}

func (w *words) portion() (portion, bool) {
	w.skip()
	for _, p := range portionWords {
		if w.takeOne(p.word) {
			return p.portion, true
		}
	}
	return portion{}, false
}

// readDotted reads 2008.12.24 among CJK words (2008.12.24 上午).
func (w *words) readDotted(c *cjkDate) *Error {
	at := w.pos
	end := at
	for end < len(w.text) && (isDigit(w.text[end]) || w.text[end] == '.') {
		end++
	}
	e, ok, err := readNumeric(string(w.text[at:end]))
	if err != nil || !ok {
		return w.unexpected()
	}
	w.pos = end
	date, err := e.date()
	if err != nil {
		err.Column += at
		return err
	}
	c.year, c.at, c.yearNumber = date.String(), at, date.start.year()
	return nil
}
