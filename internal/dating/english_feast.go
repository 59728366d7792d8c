package dating

import (
	"fmt"
	"strings"
)

// English feasts, decades by name, days of the week by themselves, and times of the day.

var englishFeasts = []struct {
	words      string
	month, day int
}{
	{"christmas eve", 12, 24}, {"christmas day", 12, 25}, {"christmas", 12, 25}, {"new year's eve", 12, 31}, {"new year\u2019s eve", 12, 31},
	{"new year's day", 1, 1}, {"new year\u2019s day", 1, 1}, {"valentine's day", 2, 14}, {"halloween", 10, 31},
}

// englishFeast reads a feast in capitals, with its year behind it or that named last.
func (f *finder) englishFeast(i int) (r reading, end int, ok bool) {
	if c := f.rune(i); c < 'A' || c > 'Z' {
		return r, 0, false
	}
	here := strings.ToLower(f.slice(i, i+longestPhrase))
	for _, day := range englishFeasts {
		if !strings.HasPrefix(here, day.words) {
			continue
		}
		end = i + len([]rune(day.words))
		if isLatin(f.rune(end)) {
			continue
		}
		year, to := f.yearNumber(end)
		if year > 0 {
			at := point{year, day.month, day.day}
			return reading{edtf: at.String(), reason: fmt.Sprintf("%s is %02d-%02d", day.words, day.month, day.day), at: at}, to, true
		}
		if year = f.yearNear(i); year == 0 {
			return r, 0, false // in English as often a time of the year, or a present
		}
		at := point{year, day.month, day.day}
		return reading{edtf: at.String(), kind: Carried, anchor: fmt.Sprintf("%04d", year), reason: fmt.Sprintf("%s is %02d-%02d; its year is the one named last, %d", day.words, day.month, day.day, year), at: at}, end, true
	}
	return r, 0, false
}

var decadeNames = map[string]int{"twenties": 2, "thirties": 3, "forties": 4, "fifties": 5, "sixties": 6, "seventies": 7, "eighties": 8, "nineties": 9}

// englishNineties reads the nineties; his nineties are an age.
func (f *finder) englishNineties(i int) (r reading, end int, ok bool) {
	w, end := f.token(i)
	ten, is := decadeNames[w]
	if !is || !f.leads(i, []string{"the ", "early ", "mid ", "late ", "mid-"}) {
		return r, 0, false
	}
	year := f.century(10 * ten)
	if f.counted && year > f.anchor.year {
		year -= 100
	}
	for _, part := range [][2]string{{"early ", "early "}, {"mid ", "mid-"}, {"mid-", "mid-"}, {"late ", "late "}} {
		if f.leads(i, []string{part[0]}) {
			if s, ok := f.read(fmt.Sprintf("%s%ds", part[1], year)); ok {
				return reading{edtf: s, kind: TwoDigit, reason: fmt.Sprintf("the nearest such is that of %d", year)}, end, true
			}
		}
	}
	return reading{edtf: fmt.Sprintf("%03dX", year/10), kind: TwoDigit, reason: fmt.Sprintf("a decade; the nearest such is that of %d", year)}, end, true
}

// onWeekday reads on Monday: the last before the anchor, or the next where the sentence speaks of what is to come.
func (f *finder) onWeekday(i int) (r reading, end int, ok bool) {
	w, end := f.token(i)
	if c := f.rune(i); c < 'A' || c > 'Z' || !f.counted || f.anchor.day == 0 || !f.leads(i, []string{"on "}) {
		return r, 0, false
	}
	for k, day := range englishWeekdays {
		if day != w {
			continue
		}
		direction, which := -1, "the last"
		if f.speaksAhead(i) {
			direction, which = 1, "the next"
		}
		r = reading{kind: Relative, anchor: f.anchorText, at: f.nearWeekday(k+1, direction), reason: fmt.Sprintf("%s %s, counted from %s", which, w, f.anchorText)}
		r.edtf = r.at.String()
		return r, end, true
	}
	return r, 0, false
}

// englishClock reads a time behind a day: at 9 am, at 18:30, 6:15 p.m.
func (f *finder) englishClock(i int) (words string, end int, ok bool) {
	at := i
	if f.rune(at) == ',' {
		at++
	}
	at = f.space(at)
	led := false
	if w, to := f.token(at); w == "at" {
		at, led = f.space(to), true
	}
	h, is := f.number(at)
	if !is || h.han || h.value > 24 {
		return "", 0, false
	}
	at = h.end
	minutes := ""
	if f.rune(at) == ':' {
		m, is := f.number(at + 1)
		if !is || m.digits != 2 || m.value > 59 {
			return "", 0, false
		}
		minutes, at = fmt.Sprintf("%d分", m.value), m.end
	}
	half, to, is := f.halfDay(f.space(at))
	switch {
	case is && h.value >= 1 && h.value <= 12:
		return fmt.Sprintf("%s%d点%s", half, h.value, minutes), to, true
	case minutes != "" && led:
		return fmt.Sprintf("%d点%s", h.value, minutes), at, true
	}
	return "", 0, false
}

// halfDay reads am, p.m. and their like, as edtf knows them in Chinese.
func (f *finder) halfDay(i int) (word string, end int, ok bool) {
	for _, w := range []struct{ written, known string }{{"a.m.", "上午"}, {"p.m.", "下午"}, {"am", "上午"}, {"pm", "下午"}, {"AM", "上午"}, {"PM", "下午"}} {
		if to, _, is := f.word(i, []string{w.written}); is && !isLatin(f.rune(to)) {
			return w.known, to, true
		}
	}
	return "", i, false
}

// speaksAhead reports whether an English sentence speaks of what is to come.
func (f *finder) speaksAhead(i int) bool {
	from := i
	for from > 0 && i-from < 2*longestPhrase && !containsRune(".!?\n;", f.rune(from-1)) {
		from--
	}
	return containsAny(" "+f.slice(from, i+longestPhrase)+" ", englishAhead)
}
