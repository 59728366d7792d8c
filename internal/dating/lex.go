package dating

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"cards/internal/edtf"
)

// folded is a rune as the recognisers know it: full-width digits and letters as ASCII, Traditional units as Simplified ones.
func folded(r rune) rune {
	switch {
	case r >= '\uff01' && r <= '\uff5e' && r != '\uff0c' && r != '\uff01' && r != '\uff1f' && r != '\uff1b':
		return r - 0xfee0
	case r == '\u3000' || r == '\u00a0':
		return ' '
	}
	if s, ok := simplified[r]; ok {
		return s
	}
	return r
}

// simplified are the characters of dates that Traditional Chinese and Japanese write otherwise. The table of all characters (phrase) would fold
// the names of eras too: 乾隆 is no 干隆.
var simplified = map[rune]rune{
	'個': '个', '後': '后', '內': '内', '裡': '里', '裏': '里', '點': '点', '時': '时', '紀': '纪', '號': '号', '聖': '圣', '誕': '诞', '節': '节', '過': '过',
	'來': '来', '這': '这', '週': '周', '禮': '礼', '約': '约', '間': '间', '從': '从', '兩': '两', '萬': '万', '國': '国', '慶': '庆', '當': '当', '歲': '岁',
	'還': '还', '會': '会', '將': '将', '於': '于', '與': '与', '現': '现', '無': '无',
}

// rune returns the rune at i, 0 outside of the text.
func (f *finder) rune(i int) rune {
	if i < 0 || i >= len(f.runes) {
		return 0
	}
	return f.runes[i]
}

// slice returns the runes of a stretch as a string.
func (f *finder) slice(from, to int) string {
	return string(f.runes[max(from, 0):min(to, len(f.runes))])
}

// space returns the first place from i on that is no space; at most two are passed over.
func (f *finder) space(i int) int {
	for n := 0; n < 2 && f.rune(i) == ' '; n++ {
		i++
	}
	return i
}

// word returns the end of the first of words that stands at i, and which; the longer must stand before the shorter in the list.
func (f *finder) word(i int, list []string) (end int, w string, ok bool) {
	var first [utf8.UTFMax]byte
	size := utf8.EncodeRune(first[:], f.rune(i))
next:
	for _, w := range list {
		// Nearly all words fail at their first character, which is compared without decoding it.
		if len(w) < size || w[size-1] != first[size-1] || w[:size] != string(first[:size]) {
			continue
		}
		n := i + 1
		for _, r := range w[size:] {
			if f.rune(n) != r {
				continue next
			}
			n++
		}
		return n, w, true
	}
	return i, "", false
}

// endsWith reports whether one of words ends before i; spaces are passed over.
func (f *finder) endsWith(i int, list []string) (from int, ok bool) {
	for n := 0; n < 2 && f.rune(i-1) == ' '; n++ {
		i--
	}
next:
	for _, w := range list {
		at := i
		for rest := w; rest != ""; at-- {
			r, size := utf8.DecodeLastRuneInString(rest)
			if at == 0 || f.runes[at-1] != r {
				continue next
			}
			rest = rest[:len(rest)-size]
		}
		return at, true
	}
	return i, false
}

// number is a numeral in the text.
type number struct {
	value, digits, end int
	// han is one in characters, positional one whose characters are digits in a row (二零零四).
	han, positional bool
}

// hanDigit is the value of a digit in characters.
func hanDigit(r rune) (value int, ok bool) {
	switch r {
	case '〇', '○', '零':
		return 0, true
	case '一':
		return 1, true
	case '二', '两':
		return 2, true
	case '三':
		return 3, true
	case '四':
		return 4, true
	case '五':
		return 5, true
	case '六':
		return 6, true
	case '七':
		return 7, true
	case '八':
		return 8, true
	case '九':
		return 9, true
	}
	return 0, false
}

// hanUnit is the value of ten, a hundred or a thousand in a character.
func hanUnit(r rune) (value int, ok bool) {
	switch r {
	case '十':
		return 10, true
	case '百':
		return 100, true
	case '千':
		return 1000, true
	}
	return 0, false
}

// number reads a numeral of up to six digits at i; ok is false where a longer number, a decimal or a word goes on before or after it.
func (f *finder) number(i int) (n number, ok bool) {
	if r := f.rune(i); r >= '0' && r <= '9' {
		if p := f.rune(i - 1); p >= '0' && p <= '9' || p == '.' || p == ',' && isDigit(f.rune(i-2)) || isLatin(p) || strings.ContainsRune("$€£¥", p) && p != 0 {
			return n, false
		}
		for n.end = i; isDigit(f.rune(n.end)); n.end++ {
			if n.end-i >= 6 {
				return n, false
			}
			n.value = n.value*10 + int(f.rune(n.end)-'0')
		}
		n.digits = n.end - i
		if (f.rune(n.end) == '.' || f.rune(n.end) == ',') && isDigit(f.rune(n.end+1)) {
			return n, false
		}
		return n, true
	}
	return f.hanNumber(i)
}

// hanNumber reads a numeral in characters.
func (f *finder) hanNumber(i int) (n number, ok bool) {
	if _, digit := hanDigit(f.rune(i - 1)); digit {
		return n, false
	}
	total, current, units := 0, -1, false
	end := i
	for ; end-i < 9; end++ {
		r := f.rune(end)
		if d, digit := hanDigit(r); digit {
			switch {
			case current < 0:
				current = d
			case units && r == '零':
			case units && current == 0:
				current = d
			default:
				current = current*10 + d
				n.positional = true
			}
			continue
		}
		unit, is := hanUnit(r)
		if !is || n.positional {
			break
		}
		total += max(current, 0) * unit
		if current < 0 {
			total += unit
		}
		current, units = -1, true
	}
	if end == i || f.rune(end) == '万' || f.rune(end) == '亿' {
		return n, false
	}
	n.value, n.digits, n.end, n.han = total+max(current, 0), end-i, end, true
	return n, true
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

func isLatin(r rune) bool { return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' }

// isHan reports whether a rune is a Han character.
func isHan(r rune) bool { return unicode.Is(unicode.Han, r) }

// wordless reports whether no word goes on at i: there is a mark, a space or the end.
func (f *finder) wordless(i int) bool {
	r := f.rune(i)
	return r == 0 || !unicode.IsLetter(r) && !unicode.IsDigit(r)
}

// pointOf is the day of an instant.
func pointOf(i edtf.Instant) point { return point{int(i.Year), i.Month, i.Day} }

// String writes a point as EDTF.
func (p point) String() string {
	year := fmt.Sprintf("%04d", p.year)
	if p.year == 0 {
		year = "XXXX"
	}
	switch {
	case p.month == 0 && p.day > 0:
		return fmt.Sprintf("%s-XX-%02d", year, p.day)
	case p.month == 0:
		return year
	case p.day == 0:
		return fmt.Sprintf("%s-%02d", year, p.month)
	}
	return fmt.Sprintf("%s-%02d-%02d", year, p.month, p.day)
}
