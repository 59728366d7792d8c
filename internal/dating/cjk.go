package dating

import (
	"fmt"
	"strings"

	"cards/internal/edtf"
)

// Dates as Chinese, Japanese and Korean write them: a year and what follows it, a month or a day whose year the context gives, centuries
// and decades, eras.

var (
	// yearLeads are words before a number of two digits that make a year of it, yearDenies those after 年 that make a length of time of it.
	yearLeads  = []string{"在", "从", "到", "至", "自", "于", "是", "比", "和", "自从", "直到", "截至"}
	yearDenies = []string{"的时间", "的历史", "的努力", "时间", "来", "里", "间", "之久", "左右", "多", "以上", "前", "后", "内", "以内", "之内", "期", "级", "代人", "一次", "才", "工作", "经验"}
	eraNames   = []string{"公元前", "公元", "西元前", "西元", "令和", "平成", "昭和", "大正", "明治", "民国", "民國", "光绪", "光緒", "纪元前", "康熙", "乾隆", "雍正", "嘉庆", "道光", "咸丰", "同治", "宣统", "顺治", "万历", "贞观", "开元", "西暦", "기원전", "서기"}
)

// Parts of a century and of a decade, each with the longer before the shorter.
var (
	partsOfCentury = []string{"初期", "末期", "中期", "后期", "前期", "初叶", "中叶", "末叶", "初头", "半ば", "前半", "后半", "初", "末", "上半叶", "下半叶", "초반", "중반", "후반", "초", "말"}
	partsOfDecade  = []string{"初期", "末期", "初头", "初", "末", "中期", "后期", "前期", "半ば", "前半", "后半", "초반", "중반", "후반", "초", "말"}
)

// leastTwo is the least number of two digits that may be a year without anything else that says so: 在10年 is a length of time as often.
const leastTwo = 30

// leastOfPerson is that number behind a person: 他97年 and not 我40年没见过他.
const leastOfPerson = 50

// cameThen tells 97年来的 (who came then) from 30年来 (for so long).
func (f *finder) cameThen(i int) bool {
	return f.rune(i) == '来' && containsRune("的到了", f.rune(i+1))
}

// read gives the words of a date to edtf; ok is false where it does not understand them.
func (f *finder) read(words string) (string, bool) {
	s, known := f.readings[words]
	if !known {
		if d, _, err := edtf.ParseFrom(words, f.o.Lang, f.o.Anchor); err == nil {
			s = d.String()
		}
		if len(f.readings) >= mostRemembered {
			clear(f.readings)
		}
		f.readings[words] = s
	}
	return s, s != ""
}

// mostRemembered bounds what is remembered of edtf's answers: a talk names the same years over and over, and hostile text must not
// fill the memory.
const mostRemembered = 2048

// parse is edtf.Parse, which is asked once for each date; the zero Date is one that it refuses.
func (f *finder) parse(s string) (edtf.Date, bool) {
	d, known := f.dates[s]
	if !known {
		d, _ = edtf.Parse(s)
		if len(f.dates) >= mostRemembered {
			clear(f.dates)
		}
		f.dates[s] = d
	}
	return d, !d.IsZero()
}

// longest returns the reading of the longest of steps behind a year that edtf understands, or of the year alone.
func (f *finder) longest(year int, steps []step) (s string, at point, end int, ok bool) {
	for k := len(steps) - 1; k >= 0; k-- {
		if s, ok = f.read(fmt.Sprintf("%d年%s", year, steps[k].words)); ok {
			return s, point{year, steps[k].at.month, steps[k].at.day}, steps[k].end, true
		}
	}
	return "", point{}, 0, false
}

// yearReading reads a year and what follows it at i.
func (f *finder) yearReading(i int) (r reading, end int, ok bool) {
	if s, end, ok := f.twoDecades(i, 0); ok {
		return reading{edtf: s, kind: TwoDigit, reason: "two decades, one behind the other"}, end, true
	}
	n, ok := f.number(i)
	if !ok {
		return r, 0, false
	}
	unit := f.space(n.end)
	if u := f.rune(unit); u != '年' && u != '년' {
		if r, end, ok = f.listedYear(i, n); ok {
			return r, end, ok
		}
		return f.bareRange(i, n)
	}
	end = unit + 1
	if f.rune(end) == '代' || f.rune(end) == '대' {
		return f.decade(i, n, end+1)
	}
	year, kind := n.value, Absolute
	steps := f.afterYear(end)
	reason := "the year is written out"
	switch {
	case n.digits == 4 && !n.han, n.han && n.positional && n.digits >= 3, n.han && n.value >= 1000 && n.value < 3000:
		if n.value < 1 || n.value > 2999 {
			return r, 0, false
		}
		if n.value%100 == 0 && n.han && !n.positional && f.denies(end) || !n.han && n.value%1000 == 0 && n.value != 2000 {
			return r, 0, false // 一千年前
		}
	case n.digits == 2 && (!n.han || n.positional):
		leading := f.rune(i) == '0' || f.rune(i) == '零' || f.rune(i) == '〇'
		_, led := f.endsWith(i, yearLeads)
		dated := len(steps) > 0 || n.value >= leastOfPerson && containsRune("我你他她们", f.rune(i-1)) && (!f.denies(end) || f.cameThen(end))
		if !leading && !dated && (!led || f.denies(end) || n.value < leastTwo) || n.value == 0 && !leading {
			return r, 0, false
		}
		year, kind = f.century(n.value), TwoDigit
		reason = fmt.Sprintf("%s stands where a year stands, the nearest such is %d", f.slice(i, end), year)
	default:
		return r, 0, false
	}
	if r, to, ok := f.feastOfYear(year, end); ok {
		return r, to, ok
	}
	if s, at, to, ok := f.longest(year, steps); ok {
		if last := steps[len(steps)-1]; last.at.day > 0 && at.day == 0 {
			return reading{}, last.end, true // 2019年2月29日
		}
		return reading{edtf: s, kind: kind, reason: reason, at: at}, to, true
	}
	return reading{edtf: fmt.Sprintf("%04d", year), kind: kind, reason: reason, at: point{year: year}}, end, true
}

// denies reports whether what follows 年 makes a length of time of the number before it.
func (f *finder) denies(end int) bool {
	_, _, is := f.word(f.space(end), yearDenies)
	return is
}

// century completes a year of two digits: to the one that lies at most 20 years after the anchor.
func (f *finder) century(two int) int {
	now := f.anchor.year
	if now == 0 {
		now = 2025
	}
	year := now - now%100 + two
	if year > now+20 {
		year -= 100
	}
	return year
}

// bareRange reads 2016-2018 and 从2016到2018, years without a unit.
func (f *finder) bareRange(i int, n number) (r reading, end int, ok bool) {
	if n.digits != 4 || n.value < 1000 || n.value > 2100 {
		return r, 0, false
	}
	_, led := f.endsWith(i, []string{"从", "自", "在"})
	at, sign, joined := f.word(f.space(n.end), rangeSigns)
	if !joined {
		return r, 0, false
	}
	m, is := f.number(f.space(at))
	if !led && sign != "-" && sign != "–" && sign != "~" && f.rune(m.end) != '年' {
		return r, 0, false
	}
	if next := f.rune(m.end); !is || m.digits != 4 || m.value <= n.value || m.value > 2100 || next == '-' {
		return r, 0, false
	}
	end = m.end
	if f.rune(end) == '年' {
		end++
	}
	return reading{edtf: fmt.Sprintf("%d/%d", n.value, m.value), reason: "two years and all between them", at: point{year: m.value}}, end, true
}

// decade reads 1990年代, 50年代 and 九十年代; end is behind 代.
func (f *finder) decade(i int, n number, end int) (r reading, to int, ok bool) {
	first := n.value
	kind, reason := Absolute, "a decade"
	if n.digits <= 2 && n.value < 100 && n.value%10 == 0 {
		first, kind = f.century(n.value), TwoDigit
		if f.anchor.year > 0 && first > f.anchor.year {
			first -= 100
		}
		reason = fmt.Sprintf("a decade; the nearest such is that of %d", first)
	} else if n.value < 1000 || n.value%10 != 0 {
		return r, 0, false
	}
	if to, w, is := f.word(f.space(end), partsOfDecade); is {
		if s, ok := f.read(fmt.Sprintf("%d年代%s", first, centuryPart(w))); ok {
			return reading{edtf: s, kind: kind, reason: reason}, to, true
		}
	}
	return reading{edtf: fmt.Sprintf("%03dX", first/10), kind: kind, reason: reason}, end, true
}

// centuryAt reads 21世纪, 20世纪80年代 and 18世纪末.
func (f *finder) centuryAt(i int) (r reading, end int, ok bool) {
	n, ok := f.number(i)
	if !ok || n.value < 1 || n.value > 29 {
		return r, 0, false
	}
	unit, _, ok := f.word(f.space(n.end), []string{"世纪", "세기"})
	if !ok {
		return r, 0, false
	}
	return f.inCentury(n.value, unit, Absolute, "a century")
}

// inCentury reads what follows a century: its decades and parts.
func (f *finder) inCentury(n, end int, kind Kind, reason string) (r reading, to int, ok bool) {
	if s, to, ok := f.twoDecades(end, n-1); ok {
		return reading{edtf: s, kind: kind, reason: "two decades of " + reason}, to, true
	}
	if d, is := f.number(f.space(end)); is && d.value < 100 && d.value%10 == 0 && f.rune(d.end) == '年' && f.rune(d.end+1) == '代' {
		if to, w, is := f.word(f.space(d.end+2), partsOfDecade); is {
			if s, ok := f.read(fmt.Sprintf("%d年代%s", (n-1)*100+d.value, centuryPart(w))); ok {
				return reading{edtf: s, kind: kind, reason: "a part of a decade of " + reason}, to, true
			}
		}
		return reading{edtf: fmt.Sprintf("%03dX", (n-1)*10+d.value/10), kind: kind, reason: "a decade of " + reason}, d.end + 2, true
	}
	if to, w, is := f.word(f.space(end), partsOfCentury); is {
		if s, ok := f.read(fmt.Sprintf("%d世纪%s", n, centuryPart(w))); ok {
			return reading{edtf: s, kind: kind, reason: "a part of " + reason}, to, true
		}
	}
	return reading{edtf: fmt.Sprintf("%02dXX", n-1), kind: kind, reason: reason}, end, true
}

// centuryPart is how edtf knows a part of a century.
func centuryPart(w string) string {
	switch w {
	case "前半":
		return "上半叶"
	case "后半":
		return "下半叶"
	case "初叶", "中叶", "末叶":
		return w
	}
	return named(w)
}

// eraAt reads years of eras, which edtf knows: 令和7年3月, 民国三年, 公元前221年.
func (f *finder) eraAt(i int) (r reading, end int, ok bool) {
	to, name, ok := f.word(i, eraNames)
	if !ok {
		return r, 0, false
	}
	at := f.space(to)
	n, ok := f.number(at)
	if f.rune(at) == '元' {
		n, ok = number{value: 1, end: at + 1}, true
	}
	if past, _, is := f.word(f.space(n.end), []string{"世纪", "세기"}); ok && is {
		if past, w, is := f.word(f.space(past), partsOfCentury); is {
			if s, ok := f.read(fmt.Sprintf("%s%d世纪%s", name, n.value, centuryPart(w))); ok {
				return reading{edtf: s, reason: "a part of a century counted from the first year of the era"}, past, true
			}
		}
		s, ok := f.read(fmt.Sprintf("%s%d世纪", name, n.value))
		return reading{edtf: s, reason: "a century counted from the first year of the era"}, past, ok
	}
	if unit := f.space(n.end); !ok || f.rune(unit) != '年' && f.rune(unit) != '년' {
		return r, 0, false
	}
	end = f.space(n.end) + 1
	if c := f.rune(end); (c == '代' || c == '대') && n.value%10 == 0 {
		if s, ok := f.read(fmt.Sprintf("%s%d年", name, n.value)); ok {
			first := 0
			if fmt.Sscanf(s, "%d", &first); first > 0 {
				return reading{edtf: fmt.Sprintf("%04d/%04d", first, first+9), reason: "ten years of the era " + name}, end + 1, true
			}
		}
	}
	steps := append([]step{{end: end}}, f.afterYear(end)...)
	whole := steps[len(steps)-1].end
	for k := len(steps) - 1; k >= 0; k-- {
		if s, ok := f.read(fmt.Sprintf("%s%d年%s", name, n.value, steps[k].words)); ok {
			year := 0
			fmt.Sscanf(strings.TrimLeft(s, "-"), "%d", &year)
			// The months of most eras are those of the lunar calendar: then the year alone is known.
			return reading{edtf: s, reason: "a year of the era " + name, at: point{year, steps[k].at.month, steps[k].at.day}}, whole, true
		}
	}
	return r, 0, false
}
