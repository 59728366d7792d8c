package edtf

import "fmt"

// dayPart is the part of the day that a word before an hour names.
type dayPart uint8

const (
	anyPart dayPart = iota
	smallHoursPart
	morningPart
	noonPart
	afternoonPart
	nightPart
)

// partOfDay takes a word for a part of the day.
func (w *words) partOfDay() dayPart {
	for _, p := range []struct {
		words []string
		part  dayPart
	}{{smallHours, smallHoursPart}, {morning, morningPart}, {noon, noonPart}, {afternoon, afternoonPart}, {night, nightPart}} {
		if _, ok := w.take(p.words); ok {
			return p.part
		}
	}
	return anyPart
}

// lastOfNight is the last hour that the night before a morning may have: 夜里2点 is two in the morning, 晚上5点 in the afternoon.
const lastOfNight = 4

// ofDay returns the hour of 24 that an hour of a part of the day is; next is true for the midnight at which the day ends, which ISO 8601-2 writes
// as the first moment of the next day.
func (p dayPart) ofDay(hour int64) (of24 int64, next bool) {
	switch {
	case p == nightPart && hour == 12:
		return 0, true
	case p == smallHoursPart && hour == 12:
		return 0, false
	case p == nightPart && hour > lastOfNight && hour < 12, p == afternoonPart && hour < 12, p == noonPart && hour < 4:
		return hour + 12, false
	}
	return hour, false
}

// setClock reads the rest of a time whose hour stands at a place.
func (w *words) setClock(c *cjkDate, hour int64, part dayPart, at int) *Error {
	if hour > 99 {
		return refuse(at, RuleTime, "", "there is no hour %d", hour)
	}
	var next bool
	c.part = part
	if c.hour, next = part.ofDay(hour); next {
		c.nextDay()
	}
	text, err := w.clock()
	c.tail, c.tailAt = fmt.Sprintf("T%02d", c.hour)+text, at
	return err
}

// nextDay makes a day the one after it.
func (c *cjkDate) nextDay() {
	if c.day++; c.day <= int64(daysIn(c.yearNumber, int(c.month))) {
		return
	}
	c.day = 1
	if c.month++; c.month <= 12 {
		return
	}
	c.month = 1
	c.yearNumber++
	c.year = yearString(c.yearNumber)
}
