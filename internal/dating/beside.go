package dating

import (
	"fmt"

	"cards/internal/edtf"
)

// Words that take their year from the one named last: 次年, 同年9月, 下半年, 二季度, 年底. Without such a year they are none, since
// nobody can say of which year they are.

// besideYears are words for a year counted from the one named last.
var besideYears = []struct {
	words  []string
	offset int
}{
	{[]string{"同年", "同じ年", "那一年", "那年", "その年", "같은 해", "그해", "그 해"}, 0}, {[]string{"次年", "翌年", "隔年", "第二年", "이듬해", "다음 해"}, 1},
}

// carriedParts are parts of a year that stand by themselves.
var carriedParts = []string{"上半年", "下半年", "年底", "年末", "年初", "年中", "상반기", "하반기"}

// besideAt reads such words at i.
func (f *finder) besideAt(i int) (r reading, end int, ok bool) {
	if r, end, ok = f.dayBeside(i); ok {
		return r, end, ok
	}
	year := f.yearNear(i)
	if year == 0 || i-f.yearAt > besideReach {
		return r, 0, false
	}
	r = reading{kind: Carried, anchor: fmt.Sprintf("%04d", year)}
	for _, w := range besideYears {
		to, word, is := f.word(i, w.words)
		if !is || word == "第二年" && containsRune("级度生代份的期", f.rune(to)) || word == "那年" && (containsRune("代头月", f.rune(to)) || f.rune(i-1) == '刚') {
			continue
		}
		r.reason = fmt.Sprintf("%s is counted from the year named last, %d", word, year)
		return f.relativeYear(r, to, year+w.offset)
	}
	r.reason = fmt.Sprintf("its year is the one named last, %d", year)
	if to, word, is := f.word(i, carriedParts); is && !containsRune("报期奖会", f.rune(to)) && !isHan(f.rune(i-1)) {
		s, ok := f.read(fmt.Sprintf("%d年%s", year, named(word)))
		r.edtf, r.at = s, point{year: year}
		return r, to, ok
	}
	return r, 0, false
}

// besideDays are words for a day counted from the one named last.
var besideDays = []struct {
	words  []string
	offset int
}{
	{[]string{"当天", "当日", "当晚", "同日", "同一天", "その日", "그날"}, 0}, {[]string{"第二天", "次日", "翌日", "隔天", "다음 날", "다음날", "이튿날"}, 1}, {[]string{"前一天"}, -1},
}

// besideDayReach is how many characters on a day that was named is still the one before 第二天: in stories that word is as often of a day
// that nobody named.
const besideDayReach = 60

// dayBeside reads such words behind a day that was named in full, with a time of the day.
func (f *finder) dayBeside(i int) (r reading, end int, ok bool) {
	if f.day == 0 || f.month == 0 || f.yearNear(i) == 0 || i-f.yearAt > besideDayReach {
		return r, 0, false
	}
	named := point{f.year, f.month, f.day}
	for _, w := range besideDays {
		to, word, is := f.word(i, w.words)
		if !is || word == "第二天" && containsRune("性然", f.rune(to)) || !possible(named.year, named.month, named.day) {
			continue
		}
		at := named.plus(0, 0, w.offset)
		day := step{end: to, words: fmt.Sprintf("%d月%d日", at.month, at.day), at: at}
		if word == "当晚" {
			day.period = "晚上"
		}
		s, _, end, ok := f.longest(at.year, append([]step{day}, f.afterDay(day)...))
		return reading{edtf: s, kind: Carried, anchor: named.String(), at: at, reason: fmt.Sprintf("%s is counted from the day named last, %s", word, named)}, end, ok
	}
	return r, 0, false
}

// besideReach is how many characters on the year named last is still that of 次年 and 年底: less than for a day, which has a month to be known by.
const besideReach = 120

// quarterAlone reads 二季度 and 第三季度 behind a year that was named.
func (f *finder) quarterAlone(i int) (r reading, end int, ok bool) {
	n, ok := f.number(i)
	year := f.yearNear(i)
	if !ok || n.value < 1 || n.value > 4 || year == 0 || i-f.yearAt > besideReach {
		return r, 0, false
	}
	end, _, ok = f.word(f.space(n.end), quarterWords)
	if !ok {
		return r, 0, false
	}
	return reading{edtf: fmt.Sprintf("%04d-%d", year, 32+n.value), kind: Carried, anchor: fmt.Sprintf("%04d", year), at: point{year: year},
		reason: fmt.Sprintf("its year is the one named last, %d", year)}, end, true
}

// feastOfYear reads a feast behind a year: 2003年国庆, 2014年的圣诞节.
func (f *finder) feastOfYear(year, i int) (r reading, end int, ok bool) {
	at := f.space(i)
	if f.rune(at) == '的' || f.rune(at) == 'の' {
		at++
	}
	if r, end, ok = f.lunarOf(at, year, true); ok {
		return r, end, ok
	}
	before, month, yearAt := f.year, f.month, f.yearAt
	f.year, f.month, f.yearAt = year, 0, at
	r, end, ok = f.feastAt(at)
	f.year, f.month, f.yearAt = before, month, yearAt
	r.kind, r.anchor, r.reason = Absolute, "", "a feast of the year before it"
	return r, end, ok
}

// listedYear reads the years of a list whose last alone has its 年: 1998、1999年.
func (f *finder) listedYear(i int, n number) (r reading, end int, ok bool) {
	if n.digits != 4 || n.han || n.value < 1000 || n.value > 2100 {
		return r, 0, false
	}
	for at, last := n.end, n.value; at-n.end < 40; {
		if !containsRune("、和与及或", f.rune(at)) {
			return r, 0, false
		}
		next, is := f.number(f.space(at + 1))
		if !is || next.digits != 4 || next.han || next.value <= last || next.value > 2100 {
			return r, 0, false
		}
		if u := f.rune(f.space(next.end)); u == '年' || u == '년' {
			return reading{edtf: fmt.Sprintf("%04d", n.value), reason: "a year of a list", at: point{year: n.value}}, n.end, true
		}
		at, last = next.end, next.value
	}
	return r, 0, false
}

// twoDecades reads 五六十年代: two decades, one behind the other, in a century.
func (f *finder) twoDecades(i, century int) (s string, end int, ok bool) {
	a, is := hanDigit(f.rune(i))
	b, too := hanDigit(f.rune(i + 1))
	if !is || !too || a == 0 || b != a+1 || f.slice(i+2, i+5) != "十年代" {
		return "", 0, false
	}
	if century == 0 {
		century = f.century(10*b) / 100
	}
	s = fmt.Sprintf("%02d%dX/%02d%dX", century, a, century, b)
	_, err := edtf.Parse(s)
	return s, i + 5, err == nil
}
