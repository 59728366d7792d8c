package edtf

import (
	"fmt"
	"strings"
	"time"
	"unicode"
)

// Relative words (去年, 三年前, yesterday, 10 years ago) are counted from an anchor, the day on which they were said.
// They are first turned into the words of the date that they mean (去年夏天 → 2024年夏天) and then read like those, so that
// all that can follow a year can follow them.

type span uint8

const (
	spanDay span = iota
	spanWeek
	spanMonth
	spanYear
	spanCentury
)

var spanNames = [...]string{"day", "day", "month", "year", "year"}

// relativeHint says what helps where there is no anchor.
const relativeHint = "write the date itself, or give the day that it is counted from (date: of a deck, --anchor of cards date)"

// resolveRelative replaces the relative words of a text; found is false when it has none. missing reports that the
// text was refused for want of a year, which the anchor then gives.
func resolveRelative(text draft, anchor Date, missing bool) (out draft, found bool, wrong *Error) {
	r := relativeReader{text: text, cjk: hasCJK(text.text)}
	if !anchor.IsZero() {
		r.anchor = anchor.Start().start
	}
	for i := 0; i < len(text.text); {
		n, words, err := r.next(i)
		if err != nil {
			return draft{}, true, err
		}
		if n == 0 {
			out.text, out.from = append(out.text, text.text[i]), append(out.from, text.from[i])
			i++
			continue
		}
		out.add(words, text.from[i])
		found = true
		i += n
	}
	if !found && missing && r.anchor.fields >= hasYear && r.anchor.yearMask == 0 {
		return r.withYear(), true, nil
	}
	return out, found, nil
}

type relativeReader struct {
	text   draft
	anchor point // no fields: none
	cjk    bool
	// weekday is the day of the week that is counted, from 1 for Monday; 0 means the whole week.
	weekday int
}

// weekdayNumbers stand after 上周 and its kin.
const weekdayNumbers = "一二三四五六日"

// next returns how many characters from i on are relative words, and the words that take their place.
func (r *relativeReader) next(i int) (n int, words string, wrong *Error) {
	rest := strings.ToLower(string(r.text.text[i:]))
	if !r.cjk && i > 0 && r.text.text[i-1] != ' ' {
		return 0, "", nil
	}
	for _, w := range relativeWords {
		if !strings.HasPrefix(rest, w.word) || !r.cjk && letterAt(rest, len(w.word)) || r.inNumber(i) {
			continue
		}
		n = len([]rune(w.word))
		if w.span == spanWeek && r.cjk && i+n < len(r.text.text) {
			if day := strings.IndexRune(weekdayNumbers, r.text.text[i+n]); day >= 0 {
				// 上周三
				r.weekday = 1 + len([]rune(weekdayNumbers[:day]))
				n++
			}
		}
		words, wrong = r.count(w.span, w.offset, false, i)
		r.weekday = 0
		return n, words, wrong
	}
	if r.cjk {
		return r.countedCJK(i)
	}
	return r.countedLatin(i, rest)
}

func letterAt(s string, i int) bool {
	return i < len(s) && s[i] >= 'a' && s[i] <= 'z'
}

// inNumber reports whether a numeral stands before i: 三年前年底 has no 前年.
func (r *relativeReader) inNumber(i int) bool {
	if i == 0 {
		return false
	}
	before := r.text.text[i-1]
	_, digit := chineseDigits[before]
	_, unit := chineseUnits[before]
	return digit || unit || isDigit(before) || before == '年' || before == '년'
}

// countedCJK reads 三年前, 10天后, 3개월 전.
func (r *relativeReader) countedCJK(i int) (int, string, *Error) {
	if r.inNumber(i) {
		return 0, "", nil
	}
	w := &words{text: r.text.text, pos: i}
	number, ok := w.number()
	if !ok || strings.Contains(number.text, ".") {
		return 0, "", nil
	}
	for _, unit := range countedSpans {
		if _, ok := w.take(unit.words); !ok {
			continue
		}
		sign := -1
		if _, ok := w.take(agoDirection); !ok {
			if _, ok = w.take(laterDirection); !ok {
				return 0, "", nil
			}
			sign = 1
		}
		if w.pos < len(w.text) && strings.ContainsRune("后後半期", w.text[w.pos]) {
			return 0, "", nil // 3年前后 is about a year
		}
		n, fits := number.value()
		if !fits || n > mostCounted {
			return 0, "", nil
		}
		end := w.pos
		text, err := r.count(unit.span, sign*int(n), w.done(), i)
		return end - i, text, err
	}
	return 0, "", nil
}

// mostCounted is the greatest number of years (or months, or days) that is counted back: what was more years ago is
// not known to the year, and whoever writes 5000年前 counts from no certain day.
const mostCounted = 999

var countedLatin = lazily(`^(in )?(\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|a hundred) (year|month|week|day)s?( ago| later| from now| hence)?`)

// countedLatin reads 10 years ago, a year later, in 3 days.
func (r *relativeReader) countedLatin(i int, rest string) (int, string, *Error) {
	m := countedLatin.FindStringSubmatchIndex(rest)
	if m == nil || (m[2] < 0) == (m[8] < 0) || letterAt(rest, m[1]) {
		return 0, "", nil
	}
	n := 0
	if word := rest[m[4]:m[5]]; isDigit(rune(word[0])) {
		for _, digit := range word {
			n = n*10 + int(digit-'0')
		}
	} else {
		n = numberWords[word]
	}
	if m[8] >= 0 && rest[m[8]:m[9]] == " ago" {
		n = -n
	}
	unit := map[byte]span{'y': spanYear, 'm': spanMonth, 'w': spanWeek, 'd': spanDay}[rest[m[6]]]
	words, err := r.count(unit, n, strings.TrimSpace(rest[m[1]:]) == "", i)
	return m[1], words, err
}

// count writes, in words that are read further, the day, month, year or century that lies so many of them from the
// anchor. A round number of years that ends the expression is one that was rounded.
func (r *relativeReader) count(unit span, offset int, last bool, at int) (string, *Error) {
	a := r.anchor
	at = r.text.from[at]
	switch need := map[span]uint8{spanDay: hasDay, spanWeek: hasDay, spanMonth: hasMonth}[unit]; {
	case a.fields == 0:
		return "", refuse(at, RuleRelative, relativeHint, "this is counted from a day that is not given")
	case a.yearMask != 0 || a.magnitude > 9000:
		return "", refuse(at, RuleRelative, relativeHint, "nothing can be counted from %s", a)
	case a.fields < need || need >= hasMonth && (a.month.masked() || a.month.value() > 12) || need == hasDay && a.day.masked():
		return "", refuse(at, RuleRelative, "give the "+spanNames[unit]+" that it is counted from",
			"this is counted from a %s, which %s does not say", spanNames[unit], a)
	}
	year, month, day := int(a.year()), 1, 1
	if a.fields >= hasMonth && !a.month.masked() && a.month.value() <= 12 {
		month = a.month.value()
	}
	if a.fields >= hasDay && !a.day.masked() {
		day = a.day.value()
	}
	about := unit == spanYear && last && (offset >= 10 || offset <= -10) && offset%10 == 0
	switch unit {
	case spanYear:
		return r.words(year+offset, 0, 0, about), nil
	case spanMonth:
		k := year*12 + month - 1 + offset
		return r.words(int(floorDiv(int64(k), 12)), (k%12+12)%12+1, 0, false), nil
	case spanCentury:
		// Century 1 begins with the year 0 here, as 00XX does.
		n := floorDiv(int64(year), 100) + int64(offset) + 1
		if r.cjk {
			return fmt.Sprintf("%d世纪", n), nil
		}
		return fmt.Sprintf("%dth century", n), nil
	case spanWeek:
		// Weeks begin on Monday (ISO 8601-1:2019 section 5.2.3).
		monday := time.Date(year, time.Month(month), day+7*offset, 0, 0, 0, 0, time.UTC)
		monday = monday.AddDate(0, 0, -(int(monday.Weekday())+6)%7)
		if r.weekday > 0 {
			t := monday.AddDate(0, 0, r.weekday-1)
			return r.words(t.Year(), int(t.Month()), t.Day(), false), nil
		}
		sunday := monday.AddDate(0, 0, 6)
		return r.words(monday.Year(), int(monday.Month()), monday.Day(), false) + "–" +
			r.words(sunday.Year(), int(sunday.Month()), sunday.Day(), false), nil
	}
	t := time.Date(year, time.Month(month), day+offset, 0, 0, 0, 0, time.UTC)
	return r.words(t.Year(), int(t.Month()), t.Day(), false), nil
}

// words writes a date as the reader of its script takes it.
func (r *relativeReader) words(year, month, day int, about bool) string {
	var s string
	switch {
	case r.cjk:
		if s = fmt.Sprintf("%d年", year); year <= 0 {
			s = fmt.Sprintf("公元前%d年", 1-year)
		} else if year < 100 {
			s = "公元" + s
		}
		if month > 0 {
			s += fmt.Sprintf("%d月", month)
		}
		if day > 0 {
			s += fmt.Sprintf("%d日", day)
		}
		if about {
			s += "左右"
		}
		return s
	case year <= 0:
		s = fmt.Sprintf("%d bc", 1-year)
	default:
		s = fmt.Sprintf("%d", year)
		if year < 1000 {
			s += " ad"
		}
	}
	if day > 0 {
		s = fmt.Sprintf("%d %s", day, strings.ToLower(locales["en"].monthShort[month-1])) + " " + s
	} else if month > 0 {
		s = strings.ToLower(locales["en"].monthNames[month-1]) + " " + s
	}
	if about {
		s = "c. " + s
	}
	return s
}

// withYear gives a month or a day without a year that of the anchor: 12月24日, Dec 24.
func (r *relativeReader) withYear() draft {
	var out draft
	year := int(r.anchor.year())
	if !r.cjk {
		out.append(r.text)
		out.add(" "+r.words(year, 0, 0, false), r.text.from[len(r.text.from)-1])
		return out
	}
	w := &words{text: r.text.text}
	w.take(fromWords)
	w.take(aboutWords)
	w.skip()
	out.append(draft{r.text.text[:w.pos], r.text.from[:w.pos]})
	out.add(r.words(year, 0, 0, false), r.text.from[min(w.pos, len(r.text.from)-1)])
	out.append(draft{r.text.text[w.pos:], r.text.from[w.pos:]})
	return out
}

// firstWord returns the first run of letters from i on, at most twelve of them, for a message; the character at i when
// it is no letter.
func firstWord(text []rune, i int) string {
	end := i
	for end < len(text) && end-i < 12 && unicode.IsLetter(text[end]) {
		_, digit := chineseDigits[text[end]]
		_, unit := chineseUnits[text[end]]
		if end > i && (digit || unit || strings.ContainsRune("年月日的到至년월일", text[end])) {
			break
		}
		end++
	}
	return string(text[i:max(end, i+1)])
}
