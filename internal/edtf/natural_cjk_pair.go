package edtf

import "fmt"

// What two dates share: 2008年9—12月, 公元前221—前206年, 20世纪80—90年代, 2020年或2021年.

// rangeEnd reads the end of a range and gives its beginning what it left out.
func (w *words) rangeEnd(first *cjkDate) (cjkDate, *Error) {
	second, err := w.side(*first)
	if err != nil {
		return second, err
	}
	if second.bareYear() {
		second.firstUnit = unitYear
	}
	if first.openAge && second.firstUnit != unitAge {
		return second, w.unexpected()
	}
	shared := first.hasPending || first.openAge
	if err := first.settle(second.firstUnit); err != nil {
		return second, err
	}
	if err := second.settle(noUnit); err != nil {
		return second, err
	}
	if shared {
		// 约1995—1998年: where the two share their 年 they share 约 and （存疑） as well; 约1995年—1998年 is about one end.
		first.about, second.about = first.about || second.about, first.about || second.about
		first.doubt, second.doubt = first.doubt || second.doubt, first.doubt || second.doubt
	}
	return second, nil
}

// notClearEra refuses 206年 after 公元前221年: the Qin fell in 206 BC, and AD 206 is after 221 BC as well.
func notClearEra(at int, n int64, unit string) *Error {
	return refuse(at, RuleAmbiguous, fmt.Sprintf("write 前%d%s or 公元%d%s", n, unit, n, unit), "it is not clear whether this is before the year 1")
}

// list reads 2020年或2021年 (one of), 1960年、1961年 (all of) and 2007年与2009年之间 (from one to the other). A comma is and,
// unless the last word is or.
func (w *words) list(first cjkDate, finish func(joint) (expression, *Error), e *expression) (expression, *Error) {
	sides := []cjkDate{first}
	kind := alone
	for {
		at := w.pos
		j := or
		if _, ok := w.take(orWords); !ok {
			j = both
			if _, ok = w.take(commas); !ok {
				if _, ok = w.take(andWords); !ok {
					break
				}
				if kind == or {
					w.pos = at
					return *e, w.unexpected()
				}
			}
		}
		if kind == or && j == both {
			w.pos = at
			return *e, w.unexpected()
		}
		kind = j
		next, err := w.member(&sides[len(sides)-1])
		if err != nil {
			return *e, err
		}
		sides = append(sides, next)
	}
	if len(sides) == 1 {
		return finish(alone)
	}
	if err := sides[len(sides)-1].settle(noUnit); err != nil {
		return *e, err
	}
	if kind == both && len(sides) == 2 {
		if _, ok := w.take(betweenEnd); ok {
			kind = through
		}
	}
	for _, s := range sides {
		e.sides = append(e.sides, s.draft())
	}
	e.joint = kind
	if !w.done() {
		return *e, w.unexpected()
	}
	return *e, nil
}

// member reads a date of a list, or a range, and gives the date before it what that left out.
func (w *words) member(before *cjkDate) (cjkDate, *Error) {
	next, err := w.side(*before)
	if err != nil {
		return next, err
	}
	var end *draft
	unit := next.firstUnit
	if _, ok := w.take(throughWord); ok {
		second, err := w.rangeEnd(&next)
		if err != nil {
			return next, err
		}
		d := second.draft()
		end, unit = &d, second.firstUnit
	} else if next.bareYear() {
		unit = unitYear
	}
	next.firstUnit = unit
	if err := before.settle(unit); err != nil {
		return next, err
	}
	next.to = end
	return next, nil
}

// bareYear reports whether the number without a unit is a year all the same: four digits are, as in 约1949, and so
// is what follows 公元前.
func (c *cjkDate) bareYear() bool {
	return c.hasPending && c.year == "" && !c.inCentury && (c.bce || c.ce || c.pending >= 1000 && c.pending < 3000)
}

// settle gives a number at the end of the first side the unit that the second side has; noUnit when there is none.
func (c *cjkDate) settle(u unit) *Error {
	if !c.hasPending {
		return nil
	}
	if u == noUnit && c.bareYear() {
		u = unitYear
	}
	c.hasPending = false
	switch {
	case u == unitYear && c.year == "" && !c.inCentury:
		return c.setYear(c.pending, c.bce, c.pendingAt)
	case u == unitMonth && c.year != "" && c.month == 0:
		c.month, c.monthAt = c.pending, c.pendingAt
		return nil
	case u == unitDay && c.month != 0:
		c.day, c.dayAt = c.pending, c.pendingAt
		return nil
	case u == unitDecade && c.year == "":
		return (&words{}).decade(c, c.pending, c.bce, c.pendingAt)
	case u == unitCentury && c.year == "" && !c.inCentury:
		return (&words{}).centuryYears(c, c.pending, c.bce, c.pendingAt)
	}
	return refuse(c.pendingAt, RuleSyntax, "write 年, 月 or 日 after it", "the number %d has no unit", c.pending)
}
