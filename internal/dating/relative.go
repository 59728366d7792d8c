package dating

import (
	"fmt"
	"time"
)

// Words that are counted from the day on which they were said.

// relativeWord is one of them: what it counts, and how many of it.
type relativeWord struct {
	words  []string
	unit   unit
	offset int
}

type unit uint8

const (
	days unit = iota
	weeks
	months
	years
	centuries
	quarters
)

// relativeWords of Chinese, Japanese and Korean; where one begins another the longer stands first.
var relativeWords = []relativeWord{
	{[]string{"大前年"}, years, -3}, {[]string{"前年", "一昨年", "재작년"}, years, -2}, {[]string{"去年", "昨年", "作年", "작년", "지난해"}, years, -1},
	{[]string{"今年", "本年度", "올해", "금년"}, years, 0}, {[]string{"明年", "来年", "내년"}, years, 1}, {[]string{"后年", "再来年", "내후년"}, years, 2},
	{[]string{"上上个月", "上上月", "先々月", "지지난달"}, months, -2}, {[]string{"下下个月", "下下月", "再来月", "다다음 달"}, months, 2}, {[]string{"上个月", "上月", "先月", "지난달"}, months, -1}, {[]string{"这个月", "本月", "今月", "이번 달", "이달"}, months, 0}, {[]string{"下个月", "下月", "来月", "다음 달"}, months, 1},
	{[]string{"上上个星期", "上上周", "上上星期", "先々周"}, weeks, -2}, {[]string{"上一个星期", "上一个周", "上个星期", "上个礼拜", "上个周", "上星期", "上礼拜", "上周", "先周", "지난주"}, weeks, -1},
	{[]string{"这个星期", "这个礼拜", "这个周", "这星期", "这礼拜", "本星期", "本周", "这周", "今周", "이번 주"}, weeks, 0},
	{[]string{"下下个星期", "下下周", "下下星期", "再来周"}, weeks, 2}, {[]string{"下一个星期", "下一个周", "下个星期", "下个礼拜", "下个周", "下星期", "下礼拜", "下周", "来周", "다음 주"}, weeks, 1},
	{[]string{"上个季度", "上一个季度", "上季度", "지난 분기"}, quarters, -1}, {[]string{"这个季度", "本季度", "这季度", "이번 분기"}, quarters, 0}, {[]string{"下个季度", "下一个季度", "下季度", "다음 분기"}, quarters, 1},
	{[]string{"大前天"}, days, -3}, {[]string{"大后天"}, days, 3}, {[]string{"前天", "一昨日", "おととい", "그저께"}, days, -2},
	{[]string{"昨天", "昨日", "昨晚", "昨夜", "きのう", "어제"}, days, -1},
	{[]string{"今天", "今日", "今晚", "今早", "今夜", "本日", "今朝", "오늘"}, days, 0}, {[]string{"明天", "明日", "明晚", "明早", "내일"}, days, 1},
	{[]string{"后天", "明后日", "明后天", "あさって", "모레"}, days, 2},
	{[]string{"上个世纪", "上世纪", "前世纪", "지난 세기"}, centuries, -1}, {[]string{"本世纪", "这个世纪", "今世纪", "금세기"}, centuries, 0}, {[]string{"下个世纪", "下世纪", "来世纪"}, centuries, 1},
}

// weekdayLeads stand before the number of a day of the week.
var weekdayLeads = []string{"星期", "礼拜", "周"}

var weekdayNumbers = map[rune]int{'一': 1, '二': 2, '三': 3, '四': 4, '五': 5, '六': 6, '日': 7, '天': 7, '1': 1, '2': 2, '3': 3, '4': 4, '5': 5, '6': 6}

// todays are what today has when it means the day, where 的 follows it: 今天的演讲, as against 今天的经济体.
var todays = []string{"演讲", "活动", "会议", "嘉宾", "节目", "访谈", "对话", "采访", "讨论", "主题", "会", "聊天", "行程", "发布会"}

// relativeAt reads a relative word and what follows it.
func (f *finder) relativeAt(i int) (r reading, end int, ok bool) {
	if !f.counted {
		return r, 0, false
	}
	if f.rune(i) == '올' {
		if end, w, is := f.word(i+1, []string{"봄", "여름", "가을", "겨울"}); is {
			s, ok := f.read(fmt.Sprintf("%d年%s", f.anchor.year, w))
			return reading{edtf: s, kind: Relative, anchor: f.anchorText, reason: fmt.Sprintf("올 is counted from %s", f.anchorText), at: point{year: f.anchor.year}}, end, ok
		}
	}
	if _, is := hanDigit(f.rune(i - 1)); is || isDigit(f.rune(i-1)) || f.rune(i-1) == '年' && f.rune(i) == '前' {
		return r, 0, false
	}
	for _, w := range relativeWords {
		to, word, is := f.word(i, w.words)
		if !is {
			continue
		}
		r = reading{kind: Relative, anchor: f.anchorText, reason: fmt.Sprintf("%s is counted from %s", word, f.anchorText)}
		switch w.unit {
		case years:
			return f.relativeYear(r, to, f.anchor.year+w.offset)
		case months:
			at := point{year: f.anchor.year, month: max(f.anchor.month, 1)}.plus(0, w.offset, 0)
			at.day = 0
			first := step{end: to, words: fmt.Sprintf("%d月", at.month), at: at}
			if f.rune(to) == 'の' {
				if steps := f.afterMonth(step{end: to + 1, words: first.words, at: at}); len(steps) > 0 {
					r.edtf, r.at, end, ok = f.longest(at.year, append([]step{first}, steps...))
					return r, end, ok
				}
			}
			r.edtf, r.at, end, ok = f.longest(at.year, append([]step{first}, f.afterMonth(first)...))
			return r, end, ok
		case quarters:
			return f.quarter(r, to, w.offset)
		case weeks:
			return f.week(r, to, w.offset)
		case centuries:
			return f.inCentury(f.anchor.year/100+1+w.offset, to, Relative, fmt.Sprintf("a century counted from %s", f.anchorText))
		}
		return f.relativeDay(r, i, to, word, w.offset)
	}
	return r, 0, false
}

// relativeYear reads what follows 去年: a month, a season; the month may be relative too (去年本月十日).
func (f *finder) relativeYear(r reading, to, year int) (reading, int, bool) {
	if end, _, is := f.word(to, []string{"本月", "这个月", "的这个月"}); is && f.anchor.month > 0 {
		first := step{end: end, words: fmt.Sprintf("%d月", f.anchor.month), at: point{month: f.anchor.month}}
		s, at, end, ok := f.longest(year, append([]step{first}, f.afterMonth(first)...))
		r.edtf, r.at = s, at
		return r, end, ok
	}
	if day, end, is := f.feastOfYear(year, to); is {
		r.edtf, r.at, r.reason = day.edtf, day.at, r.reason+"; "+day.reason
		return r, end, true
	}
	from := to
	if f.rune(from) == '的' || f.rune(from) == 'の' {
		from++
	}
	if s, at, end, ok := f.longest(year, f.afterYear(from)); ok {
		r.edtf, r.at = s, at
		return r, end, true
	}
	r.edtf, r.at = fmt.Sprintf("%04d", year), point{year: year}
	return r, to, true
}

// relativeDay reads what follows 今天: a time of the day. 今天 for the present age is no date.
func (f *finder) relativeDay(r reading, from, to int, word string, offset int) (reading, int, bool) {
	if f.rune(to) == '的' && (word == "今天" || word == "今日" || word == "明天") {
		if _, _, is := f.word(to+1, todays); !is {
			return r, 0, false
		}
	}
	if _, _, age := f.word(to, []string{"这个时代", "这个世界", "这个社会", "这样的时代"}); age && word == "今天" {
		return r, 0, false
	}
	if f.anchor.day == 0 || f.rune(from-1) == '到' && f.rune(from-2) == '直' {
		return r, 0, false
	}
	at := f.anchor.plus(0, 0, offset)
	first := step{end: to, words: fmt.Sprintf("%d月%d日", at.month, at.day), at: at}
	switch last := []rune(word)[len([]rune(word))-1]; last {
	case '晚', '夜':
		first.period = "晚上"
	case '早', '朝':
		first.period = "早上"
	}
	s, _, end, ok := f.longest(at.year, append([]step{first}, f.afterDay(first)...))
	r.edtf, r.at = s, at
	return r, end, ok
}

// quarter reads a quarter, offset quarters from the anchor's.
func (f *finder) quarter(r reading, to, offset int) (reading, int, bool) {
	if f.anchor.month == 0 {
		return r, 0, false
	}
	at := f.precise(months).plus(0, 3*offset, 0)
	r.edtf = fmt.Sprintf("%04d-%d", at.year, 33+(at.month-1)/3)
	return r, to, true
}

// week reads a week, its end or one of its days, offset weeks from the anchor's.
func (f *finder) week(r reading, to, offset int) (reading, int, bool) {
	if f.anchor.day == 0 {
		return r, 0, false
	}
	monday := f.anchor.plus(0, 0, 7*offset-(f.anchor.weekday()-1))
	if n, end, is := f.weekdayNamed(to); is {
		return f.timed(r, monday.plus(0, 0, n-1), end)
	}
	if n, is := weekdayNumbers[f.rune(to)]; is && f.rune(to+1) != '个' {
		at := monday.plus(0, 0, n-1)
		return f.timed(r, at, to+1)
	}
	if f.rune(to) == '末' {
		r.edtf, r.at = monday.plus(0, 0, 5).String()+"/"+monday.plus(0, 0, 6).String(), monday.plus(0, 0, 5)
		return r, to + 1, true
	}
	r.edtf, r.at = monday.String()+"/"+monday.plus(0, 0, 6).String(), monday
	return r, to, true
}

// timed is the reading of a day that ends at end, with the time of the day behind it.
func (f *finder) timed(r reading, at point, end int) (reading, int, bool) {
	day := step{end: end, words: fmt.Sprintf("%d月%d日", at.month, at.day), at: at}
	s, _, end, ok := f.longest(at.year, append([]step{day}, f.afterDay(day)...))
	r.edtf, r.at = s, at
	return r, end, ok
}

// weekdayNamed reads the day of a week in Japanese and Korean: の火曜日, 금요일.
func (f *finder) weekdayNamed(i int) (n, end int, ok bool) {
	at := f.space(i)
	if f.rune(at) == 'の' {
		at++
	}
	for k, names := range [...]string{"月월", "火화", "水수", "木목", "金금", "土토", "日일"} {
		if !containsRune(names, f.rune(at)) {
			continue
		}
		if end, _, ok = f.word(at+1, []string{"曜日", "曜", "요일"}); ok {
			return k + 1, end, true
		}
	}
	return 0, i, false
}

// weekdayAt reads a day of the week by itself: the last one before the anchor, or the next where the words speak of what is to come.
func (f *finder) weekdayAt(i int) (r reading, end int, ok bool) {
	to, _, is := f.word(i, weekdayLeads)
	if !is || f.anchor.day == 0 || f.rune(i-1) == '每' || containsRune("一二三四五六七八九十两几每个多半0123456789", f.rune(i-1)) {
		return r, 0, false
	}
	n, is := weekdayNumbers[f.rune(to)]
	if f.rune(i) == '周' && isDigit(f.rune(to)) && containsRune("日天回次小时", f.rune(to+1)) {
		return r, 0, false // 週5日: how many days of a week
	}
	if next := f.rune(to + 1); !is || next == '个' || next == '年' || next == '岁' || f.rune(to) == '天' && f.rune(i) == '周' || f.rune(to) == '日' && f.rune(i) == '周' && isHan(next) {
		return r, 0, false
	}
	back := (f.anchor.weekday() - n + 7) % 7
	at := f.anchor.plus(0, 0, -back)
	return reading{edtf: at.String(), kind: Relative, anchor: f.anchorText, at: at, reason: fmt.Sprintf("the last such day of the week before %s", f.anchorText)}, to + 1, true
}

// weekday is from 1 for Monday.
func (p point) weekday() int { return (int(p.time().Weekday())+6)%7 + 1 }

func (p point) time() time.Time {
	return time.Date(p.year, time.Month(max(p.month, 1)), max(p.day, 1), 0, 0, 0, 0, time.UTC)
}

// plus counts on from a point; what it does not name stays unnamed. A day that a month lacks becomes its last.
func (p point) plus(years, months, days int) point {
	if p.month == 0 {
		return point{year: p.year + years + months/12}
	}
	month := p.month - 1 + months
	year := p.year + years + month/12
	if month %= 12; month < 0 {
		month, year = month+12, year-1
	}
	if p.day == 0 {
		return point{year: year, month: month + 1}
	}
	last := monthDays[month]
	if month == 1 && !leap(year) {
		last = 28
	}
	t := time.Date(year, time.Month(month+1), min(p.day, last), 0, 0, 0, 0, time.UTC).AddDate(0, 0, days)
	return point{t.Year(), int(t.Month()), t.Day()}
}
