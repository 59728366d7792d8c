package dating

import "fmt"

// Months, days and feasts without a year: the year that was named last gives it, where one was.

// feast is a day of the calendar that has a name.
type feast struct {
	words      []string
	month, day int
}

// feasts are those of the solar calendar; those of the lunar calendar fall on another day each year, and are left out.
var feasts = []feast{
	{[]string{"平安夜", "圣诞节前夕", "圣诞前夕", "圣诞夜", "크리스마스이브", "크리스마스 이브", "クリスマスイブ"}, 12, 24},
	{[]string{"圣诞节", "圣诞", "크리스마스", "クリスマス"}, 12, 25},
	{[]string{"元旦", "元日"}, 1, 1}, {[]string{"国庆节", "国庆"}, 10, 1}, {[]string{"劳动节", "五一节"}, 5, 1}, {[]string{"情人节"}, 2, 14},
	{[]string{"万圣节"}, 10, 31}, {[]string{"儿童节"}, 6, 1}, {[]string{"愚人节"}, 4, 1}, {[]string{"妇女节"}, 3, 8}, {[]string{"大晦日", "跨年夜", "除夕夜前"}, 12, 31},
}

// yearNear is the year that a day without one takes, and what gave it; 0 where nothing does.
func (f *finder) yearNear(i int) int {
	if f.year != 0 && i-f.yearAt <= carriedOver {
		return f.year
	}
	return 0
}

// monthDay reads a month, with or without a day, at i: 12月24日下午6点.
func (f *finder) monthDay(i int) (r reading, end int, ok bool) {
	m, to, ok := f.monthAt(i)
	if !ok || f.rune(i-1) == '农' || f.rune(i-1) == '历' {
		return r, 0, false
	}
	first := step{end: to, words: fmt.Sprintf("%d月", m), at: point{month: m}}
	steps := append([]step{first}, f.afterMonth(first)...)
	if past, is := f.lunarDay(to); is {
		return r, past, true
	}
	if f.strangeYear(i) {
		return r, steps[len(steps)-1].end, true
	}
	for _, s := range steps {
		if !possible(2000, s.at.month, s.at.day) {
			return r, s.end, true // 2月30日
		}
	}
	return f.withYear(i, steps)
}

// lunarDay reads 初一 to 初十 behind a month: only days of the lunar calendar are called so, and no table here turns them into solar ones.
func (f *finder) lunarDay(i int) (end int, ok bool) {
	at := f.space(i)
	if f.rune(at) != '初' {
		return i, false
	}
	n, ok := f.hanNumber(at + 1)
	return n.end, ok && n.value >= 1 && n.value <= 10
}

// strangeYear reports whether the number of a year that was not understood stands right before i: 建安十三年十二月 is of an era that edtf does
// not have, and its month is neither one of this year nor of the year named last.
func (f *finder) strangeYear(i int) bool {
	if f.rune(i-1) != '年' && f.rune(i-1) != '년' || len(f.found) > 0 && f.found[len(f.found)-1].To == int(f.bytes[i]) {
		return false
	}
	c := f.rune(i - 2)
	_, digit := hanDigit(c)
	_, unit := hanUnit(c)
	return digit || unit || isDigit(c) || c == '元'
}

// withYear reads a month or day whose year the context gives, or none.
func (f *finder) withYear(i int, steps []step) (r reading, end int, ok bool) {
	year := f.yearNear(i)
	r = reading{kind: Carried, reason: fmt.Sprintf("its year is the one named last, %d", year), anchor: fmt.Sprintf("%04d", year)}
	if year == 0 && f.counted {
		if r, end, ok = f.inOwnYear(i, steps); ok {
			return r, end, ok
		}
	}
	if year == 0 {
		// The parts of a day without a year are more than EDTF says.
		for k := len(steps) - 1; k >= 0; k-- {
			if s := steps[k]; !s.timely && (s.at.day > 0 || k == 0) {
				if !possible(2000, s.at.month, s.at.day) {
					return r, 0, false
				}
				return reading{edtf: s.at.String(), kind: Partial, reason: "no year is named near it", at: s.at}, s.end, true
			}
		}
		return r, 0, false
	}
	r.edtf, r.at, end, ok = f.longest(year, steps)
	return r, end, ok
}

// inOwnYear takes a day without a year for one of the anchor's year, or of the last that has such a day, with doubt. Where the sentence
// speaks of what is to come, a month that is over by then is one of the next year.
func (f *finder) inOwnYear(i int, steps []step) (r reading, end int, ok bool) {
	own := f.anchor.year
	if steps[0].at.month < f.anchor.month && (f.speaksOf(i, ahead) || isLatin(f.runes[i]) && f.speaksAhead(i)) {
		own++
	}
	for back := range 5 {
		year := own - back
		if last := steps[len(steps)-1]; !possible(year, last.at.month, last.at.day) {
			continue
		}
		r = reading{kind: Carried, anchor: f.anchorText, reason: fmt.Sprintf("no year is named near it; taken for %d, as said on %s", year, f.anchorText)}
		if r.edtf, r.at, end, ok = f.longest(year, steps); ok {
			r.edtf = qualified(r.edtf, '?')
			r.guessed = true
			return r, end, ok
		}
	}
	return r, 0, false
}

// feastAt reads a feast, and days counted from it: 圣诞节前夕, 圣诞节后两天.
func (f *finder) feastAt(i int) (r reading, end int, ok bool) {
	for _, day := range feasts {
		to, name, is := f.word(i, day.words)
		if !is {
			continue
		}
		year := f.yearNear(i)
		at := point{year, day.month, day.day}
		reason := fmt.Sprintf("%s is %02d-%02d", name, day.month, day.day)
		if days, counted, is := f.daysBeside(to); is {
			to = counted
			if year > 0 {
				at = at.plus(0, 0, days)
			} else {
				at = point{}
			}
			reason += ", counted from it"
		}
		if at == (point{}) {
			return r, 0, false
		}
		if year == 0 {
			return reading{edtf: at.String(), kind: Partial, reason: reason + "; no year is named near it", at: at}, to, true
		}
		return reading{edtf: at.String(), kind: Carried, anchor: fmt.Sprintf("%04d", year), reason: reason + fmt.Sprintf("; its year is the one named last, %d", year), at: at}, to, true
	}
	return r, 0, false
}

// daysBeside reads 后两天, 前三天, 的前一天 and 第二天 behind a day.
func (f *finder) daysBeside(i int) (days, end int, ok bool) {
	at := i
	if f.rune(at) == '的' {
		at++
	}
	sign := 0
	switch f.rune(at) {
	case '后':
		sign, at = 1, at+1
	case '前':
		sign, at = -1, at+1
	default:
		if end, _, is := f.word(at, []string{"第二天", "次日", "翌日"}); is {
			return 1, end, true
		}
		return 0, i, false
	}
	if f.rune(at) == '的' || f.rune(at) == '第' {
		at++
	}
	n, is := f.number(at)
	if !is || n.value > 60 || f.rune(n.end) != '天' && f.rune(n.end) != '日' {
		return 0, i, false
	}
	return sign * n.value, n.end + 1, true
}

// dayAlone reads 29日 and 12号, where what stands before it does not make a number of anything else of it.
func (f *finder) dayAlone(i int) (r reading, end int, ok bool) {
	d, end, ok := f.dayAt(i, false)
	if !ok {
		return r, 0, false
	}
	if f.rune(end-1) == '号' && containsRune("线楼码机厂院店馆房车位门选手发台井坑字令角色公基桌球员病", f.rune(end)) || f.rune(end-1) == '日' && containsRune("子前常期程光夜后志", f.rune(end)) {
		return r, 0, false
	}
	if n, _ := f.number(i); n.han && n.value <= 3 && f.rune(end-1) == '日' {
		return r, 0, false // 一日三餐, 三日后: how long, as often as which day
	}
	if f.rune(i-1) == '周' && d <= 7 {
		return r, 0, false // 週5日
	}
	if p := f.rune(i - 1); isHan(p) && !containsRune("在于到至是和从就约本年月你我他们周末要了与及给会的", p) || isLatin(p) || p == '-' || p == '#' {
		return r, 0, false
	}
	year, month := f.yearNear(i), 0
	if year > 0 && f.month > 0 {
		month = f.month
	} else {
		year = 0
	}
	at := point{year, month, d}
	if year > 0 && !possible(year, month, d) {
		return r, 0, false
	}
	if year == 0 && f.counted && f.anchor.month > 0 {
		// The anchor's month, or the last that has such a day.
		for back := range 3 {
			if p := f.precise(months).plus(0, -back, 0); possible(p.year, p.month, d) {
				p.day = d
				return reading{edtf: p.String() + "?", kind: Carried, anchor: f.anchorText, reason: fmt.Sprintf("no month is named near it; taken for the nearest to %s", f.anchorText)}, end, true
			}
		}
	}
	if year == 0 {
		return reading{edtf: at.String(), kind: Partial, reason: "no month is named near it", at: at}, end, true
	}
	return reading{edtf: at.String(), kind: Carried, anchor: point{year: year, month: month}.String(), reason: "its month is the one named last", at: at}, end, true
}

// monthDays are the days of the months, 29 for February.
var monthDays = [...]int{31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}

// possible reports whether a month has a day; 0 is always one.
func possible(year, month, day int) bool {
	if month < 1 || month > 12 {
		return false
	}
	if month == 2 && day == 29 && !leap(year) {
		return false
	}
	return day <= monthDays[month-1]
}

func leap(year int) bool { return year%4 == 0 && (year%100 != 0 || year%400 == 0) }
