package dating

import (
	"fmt"
	"strings"
)

// Days of the Chinese lunar calendar: 农历正月初一, 腊月二十三, 除夕, 中秋节. Which day of the solar calendar that is depends on the year, so that without
// one they are no dates. lunar_years.go has the calendar.

var (
	// lunarNames say that what follows is of that calendar.
	lunarNames = []string{"农历", "阴历", "旧历", "農曆", "農历", "陰曆", "陰历", "舊曆", "旧曆"}
	// lunarMonths are names that only its months have.
	lunarMonths = []struct {
		words []string
		month int
	}{{[]string{"正月"}, 1}, {[]string{"冬月"}, 11}, {[]string{"腊月", "臘月"}, 12}}
	// lastNights are names of the last day of the year.
	lastNights = []string{"大年三十", "大年夜", "除夕夜", "除夕"}
	// greatDays stand before the first ten days of the year: 大年初一.
	greatDays = []string{"大年"}
)

// lunarFeasts are feasts of that calendar. Those without a 节 at their end are other words as well (吃元宵).
var lunarFeasts = []struct {
	words      []string
	month, day int
}{
	{[]string{"春节"}, 1, 1}, {[]string{"元宵节", "元宵", "上元节"}, 1, 15}, {[]string{"端午节", "端午"}, 5, 5}, {[]string{"七夕节", "七夕"}, 7, 7}, {[]string{"中元节"}, 7, 15},
	{[]string{"中秋节", "中秋"}, 8, 15}, {[]string{"重阳节", "重陽节", "重阳", "重陽"}, 9, 9}, {[]string{"腊八节", "臘八节"}, 12, 8},
}

const (
	// afterFeast are characters that make something else of a feast: 春节联欢晚会, 中秋月饼; notAround make a stretch of it that is no day: 春节前, 春节期间.
	afterFeast = "联聯晚档檔文习習传傳饮飲食礼禮风風假期红紅快经經月饼粽木团"
	notAround  = "前后以之期档"
)

// lunarAt reads a day of the lunar calendar at i, by the year named last. Where that is none, or the year has no such day, it is passed over.
func (f *finder) lunarAt(i int) (r reading, end int, ok bool) {
	year := f.yearNear(i)
	if i-f.yearAt > besideReach {
		year = 0
	}
	return f.lunarOf(i, year, false)
}

// lunarOf reads a day of the lunar calendar at i. year is the one that it is of, 0 where none is known; attached tells that the year stands right
// before it.
func (f *finder) lunarOf(i, year int, attached bool) (r reading, end int, ok bool) {
	if !strings.HasPrefix(f.o.Lang, "zh") {
		return r, 0, false
	}
	at, _, said := f.word(i, lunarNames)
	if said {
		if at = f.space(at); f.rune(at) == '的' {
			at++
		}
		if n, is := f.number(at); is && f.rune(n.end) == '年' && (n.digits == 4 && !n.han || n.positional && n.digits == 4) {
			year, attached, at = n.value, true, f.space(n.end+1)
		}
	}
	day, to, name, is := f.lunarWords(at, said)
	if !is || !said && !attached && name != "" && !f.timely(i, to, name) {
		return r, 0, false
	}
	if f.rune(to) == '日' {
		to++
	}
	pass := reading{kind: Carried}
	if year == 0 || name != "" && containsRune(notAround, f.rune(to)) {
		if days, _, counted := f.daysBeside(to); !counted || days == 0 || year == 0 {
			return pass, to, !attached
		}
	}
	doubt, reason := false, ""
	last := day.day == 0 // of the year
	switch {
	case last && !said:
		// The last night of a year is called by the solar year that it is in, as holidays are announced: 2018年除夕 is the night before 2018年春节.
		day = lastOf(year - 1)
	case last:
		day = lastOf(year)
	default:
		day.year = year
	}
	p, has := day.solar()
	if !has {
		return pass, to, !attached
	}
	reason = fmt.Sprintf("day %d of month %d of the lunar year %d", day.day, day.month, day.year)
	if day.leap {
		reason = fmt.Sprintf("day %d of the leap month %d of the lunar year %d", day.day, day.month, day.year)
	}
	if name != "" {
		reason = name + " is " + reason
	}
	if !said && !last && p.year != year {
		doubt, reason = true, reason+"; it may be that of the winter before"
	}
	if last && !said && !attached {
		doubt, reason = true, reason+"; it may be that of the winter after"
	}
	if days, counted, is := f.daysBeside(to); is {
		p, to, reason = p.plus(0, 0, days), counted, reason+", counted from it"
	}
	r = reading{edtf: p.String(), kind: Absolute, reason: reason, at: p}
	if doubt {
		r.edtf = qualified(r.edtf, '?')
	}
	if !attached {
		r.kind, r.anchor = Carried, fmt.Sprintf("%04d", year)
		r.reason += fmt.Sprintf("; its year is the one named last, %d", year)
	}
	return r, to, true
}

// lunarWords reads a month and day, or a name of a day, at i. name is that name; day 0 is the last of the year. said tells that the words are known
// to be of that calendar, which others have to show.
func (f *finder) lunarWords(i int, said bool) (day lunarDate, end int, name string, ok bool) {
	if to, w, is := f.word(i, lastNights); is {
		return lunarDate{}, to, w, true
	}
	if to, _, is := f.word(i, greatDays); is {
		n, to, is := f.lunarNumber(to)
		return lunarDate{month: 1, day: n}, to, "", is && f.rune(to-2) == '初'
	}
	for _, feast := range lunarFeasts {
		if to, w, is := f.word(i, feast.words); is {
			return lunarDate{month: feast.month, day: feast.day}, to, w, true
		}
	}
	at := i
	if c := f.rune(at); c == '闰' || c == '閏' {
		day.leap, said, at = true, true, at+1
	}
	for _, m := range lunarMonths {
		if to, _, is := f.word(at, m.words); is {
			day.month, at, said = m.month, to, true
		}
	}
	if day.month == 0 {
		if day.month, at, ok = f.monthAt(at); !ok {
			return day, 0, "", false
		}
	}
	n, end, is := f.lunarNumber(f.space(at))
	if !is || !said && f.rune(f.space(at)) != '初' && f.rune(f.space(at)) != '廿' {
		return day, 0, "", false
	}
	day.day = n
	return day, end, "", true
}

// lunarNumber reads the number of a day: 初一, 十五, 廿三, 三十, 23.
func (f *finder) lunarNumber(i int) (day, end int, ok bool) {
	switch f.rune(i) {
	case '初':
		n, is := f.hanNumber(i + 1)
		return n.value, n.end, is && n.value >= 1 && n.value <= 10
	case '廿':
		if n, is := hanDigit(f.rune(i + 1)); is && n > 0 {
			return 20 + n, i + 2, true
		}
		return 20, i + 1, true
	}
	n, is := f.number(i)
	if is && !n.han && f.rune(n.end) != '日' {
		return 0, i, false
	}
	return n.value, n.end, is && n.value >= 1 && n.value <= 30 && !n.positional && (n.value > 10 || !n.han || f.rune(n.end) == '日')
}

// timely reports whether the name of a feast that stands without a year is one of a day, and not of what people eat or see then.
func (f *finder) timely(i, end int, name string) bool {
	if containsRune(afterFeast, f.rune(end)) {
		return false
	}
	if strings.HasSuffix(name, "节") || strings.HasPrefix(name, "除夕") || strings.HasPrefix(name, "大年") {
		return true
	}
	_, _, then := f.word(end, []string{"那天", "当天", "夜", "那晚", "当晚", "前夕"})
	return then || containsRune("在到于", f.rune(i-1))
}
