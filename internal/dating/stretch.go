package dating

import (
	"fmt"
	"strings"
)

// Lengths of time that begin or end at the anchor: 未来10年, 过去三年, 三年前, 接下来的6到12个月内. A length of time by itself is no date.

var (
	aheadWords  = []string{"未来的", "未来", "接下来的", "接下来", "未来的这", "未来这", "今后的", "今后", "往后", "再过", "再有", "后", "下", "앞으로", "다음", "向こう"}
	behindWords = []string{"过去的这", "过去这", "最近的这", "最近这", "过去的", "过去", "最近的", "最近", "近", "前", "上", "지난", "최근"}
	// lengthUnits are what is counted, the longer before the shorter.
	lengthUnits = []struct {
		words []string
		unit  unit
	}{
		{[]string{"年间", "年", "년"}, years},
		{[]string{"个月", "か月间", "ヶ月间", "か月", "ヶ月", "カ月", "ヵ月", "개월", "달"}, months},
		{[]string{"个世纪", "世纪", "세기"}, centuries},
		{[]string{"个星期", "个礼拜", "星期", "周间", "周", "주"}, weeks},
		{[]string{"天", "日间", "日", "일"}, days},
	}
	withinWords = []string{"的时间里", "的时间内", "以内", "之内", "内", "里", "之间", "间", "中", "以来"}
	agoWords    = []string{"以前", "之前", "前", " 전", "전"}
	laterWords  = []string{"以后", "之后", "后", " 후", "후", " 뒤", "뒤"}
	// ahead are words of a sentence that speaks of what is to come; elsewhere 三年后 and 六个月内 belong to a story.
	ahead = []string{"将", "会", "仍然", "希望", "预计", "预测", "预期", "必", "一定", "肯定", "有望", "计划", "打算", "だろう", "でしょう", "予定", "見込", "것이다", "예정", "전망", "겠"}
	// notNear are what makes another word of 近, 前, 上, 下 and 后 before a number.
	notNear = "最然此尔稍事随而将接附靠相临邻以之年月日天后前早晚目当先面向马加线身地桌路手世晓补却"
)

// mostLength is a number of units from which on it is a year, or nobody's plan.
const mostLength = 1000

// length is a number of units, or from as many to as many.
type length struct {
	least, most int
	unit        unit
	end         int
}

// lengthAt reads 10年 and 6到12个月.
func (f *finder) lengthAt(i int) (l length, ok bool) {
	if f.rune(i) == '半' && f.rune(i+1) == '年' && f.lately(i+2) {
		return length{least: 6, most: 6, unit: months, end: i + 2}, true
	}
	n, ok := f.number(i)
	if ok && f.rune(n.end) == '年' && f.rune(n.end+1) == '半' && f.lately(n.end+2) && n.value < 100 {
		return length{least: 12*n.value + 6, most: 12*n.value + 6, unit: months, end: n.end + 2}, true
	}
	if !ok || n.value == 0 || n.value >= mostLength || f.rune(i) == '0' {
		return l, false
	}
	l.least, l.most = n.value, n.value
	at := f.space(n.end)
	if to, _, is := f.word(at, []string{"到", "至", "-", "–", "~", "〜", "から"}); is {
		if m, is := f.number(f.space(to)); is && m.value > n.value {
			l.most, at = m.value, f.space(m.end)
		}
	}
	for _, u := range lengthUnits {
		if to, _, is := f.word(at, u.words); is {
			l.unit, l.end = u.unit, to
			break
		}
	}
	if l.end == 0 || f.rune(l.end) == '代' || f.rune(l.end) == '级' || l.unit == days && f.rune(l.end-1) == '日' && l.most > 0 && f.rune(l.end-2) != '间' && !f.lately(l.end) {
		return l, false
	}
	return l, true
}

// mostLengths is how many lengths one list may have.
const mostLengths = 6

// lengths reads a length, or a list of them, whose longest counts: 10年、20年和100年.
func (f *finder) lengths(i int) (l length, ok bool) {
	l, ok = f.lengthAt(i)
	for n := 1; ok && n < mostLengths && containsRune("、和或,", f.rune(l.end)); n++ {
		next, is := f.lengthAt(l.end + 1)
		if !is || next.unit != l.unit {
			break
		}
		l.most, l.end = max(l.most, next.most), next.end
	}
	return l, ok
}

// lately reports whether a point in time is made of what ends here.
func (f *finder) lately(end int) bool {
	_, _, before := f.word(end, agoWords)
	_, _, after := f.word(end, laterWords)
	return before || after
}

// stretchAt reads a length with a word before it that joins it to the anchor.
func (f *finder) stretchAt(i int) (r reading, end int, ok bool) {
	if !f.counted {
		return r, 0, false
	}
	forward := true
	to, word, is := f.word(i, aheadWords)
	if !is {
		forward = false
		if to, word, is = f.word(i, behindWords); !is {
			return r, 0, false
		}
	}
	if len([]rune(word)) == 1 && containsRune(notNear, f.rune(i-1)) {
		return r, 0, false
	}
	l, ok := f.lengths(f.space(to))
	if !ok {
		return r, 0, false
	}
	if n, _ := f.number(f.space(to)); word == "前" && (l.unit == years && n.value >= leastBefore || l.unit == centuries && f.rune(f.space(n.end)) != '个') {
		return f.beforeEra(f.space(to), n, l)
	}
	if word == "再有" && (f.rune(l.end) == '的' || isHan(f.rune(l.end))) {
		return r, 0, false // 再有三年经验 is how much
	}
	if word == "再过" || word == "再有" {
		at := f.count(l.most, l.unit)
		return reading{edtf: at.String(), kind: Relative, anchor: f.anchorText, at: at, reason: "counted from " + f.anchorText}, l.end, l.least == l.most
	}
	if (word == "前" || word == "后") && f.rune(f.space(to)) == '一' && l.most == 1 {
		return r, 0, false // 前一年, the year before one that was spoken of
	}
	sign := 1
	if !forward {
		sign = -1
	}
	near, far := f.count(sign*l.least, l.unit), f.count(sign*l.most, l.unit)
	r = reading{kind: Stretch, anchor: f.anchorText, reason: fmt.Sprintf("a length of time counted from %s", f.anchorText)}
	switch start := f.precise(l.unit).String(); {
	case !forward:
		r.edtf = far.String() + "/" + start
	case l.least != l.most && l.end > 0 && !f.listed(i, l.end):
		r.edtf = near.String() + "/" + far.String()
	case l.unit == days:
		r.edtf = f.count(1, days).String() + "/" + far.String() // tomorrow is the first of the coming two days
	default:
		r.edtf = start + "/" + far.String()
	}
	if end, _, is := f.word(l.end, withinWords); is {
		l.end = end
	}
	return r, l.end, true
}

// leastBefore is the least number of years behind 前 that are a year before the era, and not the first or last so many: 前221年 and not 前三年.
const leastBefore = 100

// beforeEra reads the year or century behind 前.
func (f *finder) beforeEra(i int, n number, l length) (r reading, end int, ok bool) {
	unit := "年"
	if l.unit == centuries {
		unit = "世纪"
	}
	s, ok := f.read(fmt.Sprintf("公元前%d%s", n.value, unit))
	return reading{edtf: s, reason: "前 before it counts back from the first year of the era"}, l.end, ok
}

// listed reports whether lengths stand in a list, and not from one to the other.
func (f *finder) listed(from, to int) bool {
	return strings.ContainsAny(f.slice(from, to), "、和或")
}

// lengthReading reads a length that becomes a date by what follows it: 三年前, 100年后, 30年内.
func (f *finder) lengthReading(i int) (r reading, end int, ok bool) {
	if !f.counted {
		return r, 0, false
	}
	l, ok := f.lengths(i)
	if !ok {
		return r, 0, false
	}
	if c := f.rune(l.end); !f.lately(l.end) && c != '以' && c != '之' && c != '内' {
		return r, 0, false
	}
	r = reading{kind: Relative, anchor: f.anchorText, reason: "counted from " + f.anchorText}
	if to, _, is := f.word(l.end, agoWords); is {
		if l.least != l.most {
			r.edtf = f.count(-l.most, l.unit).String() + "/" + f.count(-l.least, l.unit).String()
			return r, to, true
		}
		r.at = f.count(-l.most, l.unit)
		if past, _, is := f.word(to, []string{"的今天", "的今日", "の今日"}); is && f.anchor.day > 0 && l.unit != days {
			r.at = f.dayFrom(-l.most, l.unit)
			to = past
		}
		r.edtf = r.at.String()
		return r, to, true
	}
	if !f.speaksOf(i, ahead) {
		return r, 0, false
	}
	if to, _, is := f.word(l.end, laterWords); is {
		if l.least != l.most {
			r.edtf = f.count(l.least, l.unit).String() + "/" + f.count(l.most, l.unit).String()
			return r, to, true
		}
		r.at = f.count(l.most, l.unit)
		r.edtf = r.at.String()
		return r, to, true
	}
	if to, _, is := f.word(l.end, []string{"以内", "之内", "内"}); is {
		r.kind = Stretch
		r.edtf = f.precise(l.unit).String() + "/" + f.count(l.most, l.unit).String()
		return r, to, true
	}
	return r, 0, false
}

// halfReading reads 半年前, which no number begins.
func (f *finder) halfReading(i int) (r reading, end int, ok bool) {
	if f.rune(i) != '半' || f.rune(i-1) == '大' || f.rune(i-1) == '前' || f.rune(i-1) == '小' || f.rune(i-1) == '年' || f.rune(i-1) == '上' || f.rune(i-1) == '下' {
		return r, 0, false
	}
	return f.lengthReading(i)
}

// speaksOf reports whether one of words stands near i in its sentence: in the clauses about it.
func (f *finder) speaksOf(i int, words []string) bool {
	const before, after = 14, 24
	ends := func(r rune) bool { return r == 0 || strings.ContainsRune("。！？!?\n；;…”」』", r) }
	from, to := i, i
	for from > 0 && i-from < before && !ends(f.rune(from-1)) {
		from--
	}
	for to < len(f.runes) && to-i < after && !ends(f.rune(to)) {
		to++
	}
	s := f.slice(from, to)
	for _, w := range words {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

// count is the point that lies n units from the anchor, as precise as the unit.
func (f *finder) count(n int, u unit) point {
	p := f.precise(u)
	switch u {
	case years:
		return p.plus(n, 0, 0)
	case centuries:
		return p.plus(100*n, 0, 0)
	case months:
		return p.plus(0, n, 0)
	case weeks:
		return p.plus(0, 0, 7*n)
	}
	return p.plus(0, 0, n)
}

// dayFrom is the anchor's day, n units on.
func (f *finder) dayFrom(n int, u unit) point {
	switch u {
	case years:
		return f.anchor.plus(n, 0, 0)
	case months:
		return f.anchor.plus(0, n, 0)
	}
	return f.count(n, u)
}

// precise is the anchor, as precise as a unit.
func (f *finder) precise(u unit) point {
	switch u {
	case years, centuries:
		return point{year: f.anchor.year}
	case months:
		return point{f.anchor.year, max(f.anchor.month, 1), 0}
	}
	return point{f.anchor.year, max(f.anchor.month, 1), max(f.anchor.day, 1)}
}
