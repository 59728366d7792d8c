package edtf

import (
	"strconv"
	"strings"
)

// words reads from normalised text.
type words struct {
	text []rune
	pos  int
}

func (w *words) skip() {
	for w.pos < len(w.text) && w.text[w.pos] == ' ' {
		w.pos++
	}
}

func (w *words) done() bool { w.skip(); return w.pos >= len(w.text) }

// take reads one of the words, if it stands next.
func (w *words) take(list []string) (string, bool) {
	w.skip()
	for _, word := range list {
		if w.takeOne(word) {
			return word, true
		}
	}
	return "", false
}

func (w *words) takeOne(word string) bool {
	n := w.pos
	for _, r := range word {
		if n >= len(w.text) || w.text[n] != r {
			return false
		}
		n++
	}
	w.pos = n
	return true
}

func (w *words) unexpected() *Error {
	if w.done() {
		return refuse(w.pos, RuleSyntax, "write a date such as 1995年, 2008年12月24日 or 2008-12-24", "the date is not complete")
	}
	return refuse(w.pos, RuleSyntax, "write a date such as 1995年, 2008年12月24日 or 2008-12-24",
		"%q is not part of a date that is understood", firstWord(w.text, w.pos))
}

// power reads 亿, 万 and their kin: a power of ten.
func (w *words) power() (int, bool) {
	w.skip()
	exponent := 0
	for _, p := range []struct {
		words    []string
		exponent int
	}{{[]string{"千", "천"}, 3}, {[]string{"万", "萬", "만"}, 4}, {[]string{"亿", "億", "억"}, 8}, {[]string{"兆", "조"}, 12}} {
		if _, ok := w.take(p.words); ok {
			exponent += p.exponent
		}
	}
	return exponent, exponent > 0
}

// number is digits as written, without grouping; text is ASCII.
type number struct{ text string }

// value returns the whole number; false when it has more than thirteen digits. A fraction is cut.
func (n number) value() (int64, bool) {
	whole, _, _ := strings.Cut(n.text, ".")
	if len(whole) > 13 {
		return 0, false
	}
	v, err := strconv.ParseInt(whole, 10, 64)
	return v, err == nil
}

var chineseDigits = map[rune]int64{'〇': 0, '零': 0, '○': 0, '一': 1, '二': 2, '两': 2, '三': 3, '四': 4, '五': 5, '六': 6, '七': 7, '八': 8, '九': 9}
var chineseUnits = map[rune]int64{'十': 10, '百': 100, '千': 1000}

// number reads ASCII digits with at most a decimal point, or Chinese numerals: by place (二〇〇八) or with
// units (三十八).
func (w *words) number() (number, bool) {
	begin := w.pos
	for w.pos < len(w.text) && (isDigit(w.text[w.pos]) ||
		w.text[w.pos] == '.' && w.pos > begin && w.pos+1 < len(w.text) && isDigit(w.text[w.pos+1])) {
		w.pos++
	}
	if w.pos > begin {
		return number{string(w.text[begin:w.pos])}, true
	}
	var byPlace strings.Builder
	var total, current int64
	units := false
	for ; w.pos < len(w.text) && w.pos-begin < 12; w.pos++ {
		r := w.text[w.pos]
		if d, ok := chineseDigits[r]; ok {
			byPlace.WriteByte(byte('0' + d))
			current = d
			continue
		}
		u, ok := chineseUnits[r]
		if !ok {
			break
		}
		current = max(current, 1)
		total += current * u
		current = 0
		units = true
	}
	switch {
	case w.pos == begin:
		return number{}, false
	case units:
		return number{strconv.FormatInt(total+current, 10)}, true
	}
	return number{byPlace.String()}, true
}
