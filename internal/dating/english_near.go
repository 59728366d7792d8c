package dating

import (
	"fmt"
	"strings"
)

// English words that are counted from the anchor and name a day of the week, a month or a season: last summer, next Tuesday, last March.

var englishWeekdays = []string{"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}

// seasonMonths are the months with which the seasons of the north begin, as edtf has them: 21 from March on.
var seasonMonths = map[string]int{"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}

// englishNear reads last, this or next and what is named by it.
func (f *finder) englishNear(i int) (r reading, end int, ok bool) {
	w, at := f.token(i)
	direction := 0
	switch w {
	case "last":
		direction = -1
	case "next":
		direction = 1
	case "this":
	default:
		return r, 0, false
	}
	if !f.counted || f.rune(at) != ' ' {
		return r, 0, false
	}
	name, end := f.token(f.space(at))
	r = reading{kind: Relative, anchor: f.anchorText, reason: fmt.Sprintf("%s %s is counted from %s", w, name, f.anchorText)}
	for k, day := range englishWeekdays {
		if day == name && f.anchor.day > 0 {
			r.at = f.nearWeekday(k+1, direction)
			r.edtf = r.at.String()
			return r, end, true
		}
	}
	if first, is := seasonMonths[name]; is && f.anchor.month > 0 {
		year := f.anchor.year
		switch {
		case direction < 0 && f.anchor.month < first+3:
			year-- // it has not ended yet
		case direction > 0 && f.anchor.month >= first:
			year++
		}
		code := map[string]int{"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}[name]
		r.edtf, r.at = fmt.Sprintf("%04d-%d", year, code), point{year: year}
		return r, end, true
	}
	if month, to := f.monthName(f.space(at)); month > 0 && f.anchor.month > 0 {
		year := f.anchor.year
		switch {
		case direction < 0 && month >= f.anchor.month:
			year--
		case direction > 0 && month <= f.anchor.month:
			year++
		}
		r.at = point{year, month, 0}
		r.edtf = r.at.String()
		return r, to, true
	}
	return r, 0, false
}

// thatYear reads that year, the same year and the following year behind a year that was named.
func (f *finder) thatYear(i int) (r reading, end int, ok bool) {
	w, at := f.token(i)
	offset := 0
	switch w {
	case "following":
		offset = 1
	case "that", "same":
	default:
		return r, 0, false
	}
	year := f.yearNear(i)
	if year == 0 || i-f.yearAt > besideReachLatin {
		return r, 0, false
	}
	if next, end := f.token(f.space(at)); next == "year" {
		return reading{edtf: fmt.Sprintf("%04d", year+offset), kind: Carried, anchor: fmt.Sprintf("%04d", year), at: point{year: year + offset},
			reason: fmt.Sprintf("%s year is counted from the year named last, %d", w, year)}, end, true
	}
	return r, 0, false
}

// besideReachLatin is besideReach in letters, of which English needs more for the same words.
const besideReachLatin = 300

// nearWeekday is the last such day before the anchor, the next behind it, or, for this, the one of its week.
func (f *finder) nearWeekday(day, direction int) point {
	ahead := (day - f.anchor.weekday() + 7) % 7
	switch {
	case direction == 0:
		return f.anchor.plus(0, 0, day-f.anchor.weekday())
	case direction < 0:
		return f.anchor.plus(0, 0, ahead-7)
	case ahead == 0:
		ahead = 7
	}
	return f.anchor.plus(0, 0, ahead)
}

// englishRange reads the end of a stretch whose beginning, with a word before it that announces one, was read: from 2003 to 2007,
// between 1998 and 2001, June 2012 to May 2013.
func (f *finder) englishRange(r reading, from, end int) (reading, int) {
	if r.at == (point{}) || strings.ContainsAny(r.edtf, "/[{") || f.rune(end) != ' ' {
		return r, end
	}
	joint, at := f.token(end + 1)
	announced := f.leads(from, []string{"from ", "between "})
	switch joint {
	case "to", "until", "till", "through":
		announced = announced || r.at.month > 0
	case "and":
		announced = f.leads(from, []string{"between "})
	default:
		return r, end
	}
	if !announced || f.rune(at) != ' ' {
		return r, end
	}
	second, to, ok := f.english(f.space(at))
	if !ok || second.at == (point{}) || strings.ContainsAny(second.edtf, "/[{") || second.kind == Partial || r.kind == Partial {
		return r, end
	}
	both := r.edtf + "/" + second.edtf
	if !readable(both) {
		return r, end
	}
	if !r.guessed {
		f.remember(second, at)
	}
	r.edtf, r.at, r.reason = both, second.at, r.reason+"; from one date to the other"
	return r, to
}
