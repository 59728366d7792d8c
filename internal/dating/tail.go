package dating

import "fmt"

// What follows a year: months, days, seasons, parts of them, and times of the day.

// step is a stretch of words that may belong to a date: where it ends, how edtf writes it, and the month and day so far.
type step struct {
	end    int
	words  string
	at     point
	timely bool // it has a time of the day
	// period is the part of the day that the word for the day names: 晚上 for 今晚.
	period string
}

var (
	seasonWords  = []string{"春天", "春季", "夏天", "夏季", "秋天", "秋季", "冬天", "冬季", "春", "夏", "秋", "冬", "봄", "여름", "가을", "겨울"}
	quarterWords = []string{"季度", "四半期", "분기"}
	// portionWords are parts of a year, portionOfMonth those of a month, each with how edtf knows it.
	portionWords = []string{"年年初", "年初", "年中", "年末", "年底", "年尾", "初期", "中期", "末期", "上半年", "下半年", "前半年", "后半年", "前半", "后半", "早期", "晚期", "后期", "前期",
		"初头", "初め", "はじめ", "半ば", "末", "初", "底", "中旬", "초반", "중반", "후반", "말", "초", "상반기", "하반기"}
	portionOfMonth = []string{"上旬", "中旬", "下旬", "初め", "半ば", "初", "末", "底", "中", "초", "말", "중순"}
	portionNames   = map[string]string{"年年初": "初", "年初": "初", "年中": "中期", "年末": "末", "年底": "末", "年尾": "末", "底": "末", "初头": "初", "はじめ": "初", "前半年": "上半年", "后半年": "下半年", "初期": "初",
		"末期": "末", "早期": "初", "晚期": "末", "后期": "末", "前期": "初", "后半": "下半年", "前半": "上半年", "初め": "初", "半ば": "中期", "초반": "초", "후반": "말"}
	// notSeasons are what makes another word of the character of a season, notPortions of that of a part.
	notSeasons  = "节令运游招联耕收衣装泳眠奥蝉至分风"
	notPortions = "识见遇创始次中级学恋衷步试赛稿版审任代代次伏雪"
	dayPeriods  = []string{"上午", "早上", "清晨", "凌晨", "中午", "正午", "下午", "傍晚", "晚上", "夜里", "深夜", "晚", "午前", "午后", "早朝", "未明", "夕方", "朝", "夜", "오전", "오후", "새벽", "아침", "저녁", "밤"}
	clockUnits  = []string{"点钟", "点", "时", "시", ":"}
)

// monthAt reads a month: 12月, 十二月, 5月份.
func (f *finder) monthAt(i int) (value, end int, ok bool) {
	n, ok := f.number(i)
	if !ok || n.value < 1 || n.value > 12 || n.digits > 2 {
		return 0, i, false
	}
	end = f.space(n.end)
	if r := f.rune(end); r != '月' && r != '월' {
		return 0, i, false
	}
	end++
	if f.rune(end) == '份' {
		end++
	}
	return n.value, end, true
}

// dayAt reads a day: 24日, 十二号; behind a month also 十五 and 初一.
func (f *finder) dayAt(i int, month bool) (value, end int, ok bool) {
	n, ok := f.number(i)
	if !ok || n.value < 1 || n.value > 31 || n.digits > 3 {
		return 0, i, false
	}
	end = f.space(n.end)
	switch f.rune(end) {
	case '日', '일':
		if f.rune(end+1) == '本' || f.rune(end+1) == '元' || f.rune(end+1) == '间' {
			return 0, i, false
		}
		return n.value, end + 1, true
	case '号':
		return n.value, end + 1, true
	}
	if to, _, is := f.word(n.end, []string{"到", "至", "-", "–", "~"}); month && is && !n.han {
		if m, is := f.number(to); is && m.value > n.value && (f.rune(m.end) == '日' || f.rune(m.end) == '号') {
			return n.value, n.end, true // 一月19到20日
		}
	}
	if month && n.han && n.value >= 10 && !n.positional {
		if r := f.rune(n.end); r != '年' && r != '月' && r != '个' && r != '天' && r != '点' && r != '岁' && r != '分' && r != '块' {
			return n.value, n.end, true
		}
	}
	return 0, i, false
}

// afterYear returns what may follow a year, the longest last.
func (f *finder) afterYear(i int) (steps []step) {
	at := f.space(i)
	if r := f.rune(at); r == '的' || r == 'の' {
		// 1999年的冬天, 2008年の夏: only what cannot be the beginning of another word.
		end, w, ok := f.word(at+1, seasonWords)
		if whole := len([]rune(w)) > 1 || r == 'の' && !isHan(f.rune(end)); ok && whole {
			return append(steps, step{end: end, words: w})
		}
		if end, w, ok = f.word(at+1, []string{"上半年", "下半年", "年初", "年末", "年底", "年中"}); ok {
			return append(steps, step{end: end, words: named(w)})
		}
		return nil
	}
	if m, end, ok := f.monthAt(at); ok {
		if _, lunar := f.lunarDay(end); lunar {
			return nil // 2015年三月初一: the year is about that of the solar calendar, the month is not
		}
		s := step{end: end, words: fmt.Sprintf("%d月", m), at: point{month: m}}
		return append(append(steps, s), f.afterMonth(s)...)
	}
	if end, w, ok := f.word(at, seasonWords); ok && (len([]rune(w)) > 1 || !containsRune(notSeasons, f.rune(end))) {
		return append(steps, step{end: end, words: w})
	}
	q := at
	if f.rune(q) == '第' || f.rune(q) == 'Q' {
		q++
	}
	if n, ok := f.number(q); ok && n.value >= 1 && n.value <= 4 {
		if end, _, is := f.word(f.space(n.end), quarterWords); is || f.rune(at) == 'Q' {
			if f.rune(at) == 'Q' {
				end = n.end
			}
			return append(steps, step{end: end, words: fmt.Sprintf("第%s季度", string("一二三四"[3*(n.value-1):3*n.value]))})
		}
	}
	if end, w, ok := f.word(at, portionWords); ok && (len([]rune(w)) > 1 || !containsRune(notPortions, f.rune(end))) {
		steps = append(steps, step{end: end, words: named(w)})
	} else if f.rune(at) == '中' && f.wordless(at+1) {
		steps = append(steps, step{end: at + 1, words: "中期"})
	}
	return steps
}

// afterMonth returns what may follow a month.
func (f *finder) afterMonth(before step) (steps []step) {
	at := f.space(before.end)
	if _, lunar := f.lunarDay(at); lunar {
		return nil
	}
	if d, end, ok := f.dayAt(at, true); ok {
		s := step{end: end, words: before.words + fmt.Sprintf("%d日", d), at: point{month: before.at.month, day: d}}
		return append(append(steps, s), f.afterDay(s)...)
	}
	if end, w, ok := f.word(at, portionOfMonth); ok && (w != "中" && w != "初" || f.wordless(end) || w == "初" && !containsRune(notPortions, f.rune(end))) {
		if w == "底" {
			w = "末"
		}
		steps = append(steps, step{end: end, words: before.words + w, at: point{month: before.at.month}})
	}
	return steps
}

// afterDay returns a time of the day: 下午6点, 18:00, 晚上八点半.
func (f *finder) afterDay(before step) (steps []step) {
	at := f.space(before.end)
	if f.rune(at) == '的' || f.rune(at) == 'の' {
		at++
	}
	period := before.period
	if end, w, ok := f.word(at, dayPeriods); ok {
		period, at = w, f.space(end)
	}
	n, ok := f.number(at)
	if !ok || n.value > 24 {
		return nil
	}
	if n.value == 12 && containsRune("夜晚밤", []rune(period + " ")[0]) || n.value == 12 && period == "深夜" {
		return nil // midnight, of which nobody can say to which day it belongs
	}
	end, unit, is := f.word(n.end, clockUnits)
	if !is {
		return nil
	}
	words := before.words + periodNamed(period, n.value) + fmt.Sprintf("%d点", n.value)
	s := step{end: end, words: words, at: before.at, timely: true}
	if f.rune(end) == '半' {
		s.end, s.words = end+1, words+"30分"
	} else if m, ok := f.number(end); ok && m.value < 60 && (unit == ":" || f.rune(m.end) == '分' || f.rune(m.end) == '분') {
		s.end, s.words = m.end, words+fmt.Sprintf("%d分", m.value)
		if unit != ":" {
			s.end++
		}
	} else if unit == ":" {
		return nil
	}
	return append(steps, s)
}

// periodNamed is how edtf knows a part of the day, in which an hour is.
func periodNamed(w string, hour int) string {
	switch w {
	case "午后":
		return "下午"
	case "中午", "正午":
		if hour < 4 {
			return "下午"
		}
		return ""
	case "早朝", "아침", "朝":
		return "早上"
	case "未明", "새벽":
		return "凌晨"
	case "夕方", "저녁":
		return "晚上"
	case "深夜", "夜", "夜里", "晚", "晚上", "밤":
		if hour < 5 {
			return "凌晨"
		}
		return "晚上"
	}
	return w
}

// named is how edtf knows a part of a year.
func named(w string) string {
	if n, ok := portionNames[w]; ok {
		return n
	}
	return w
}

func containsRune(s string, r rune) bool {
	for _, c := range s {
		if c == r && r != 0 {
			return true
		}
	}
	return false
}
