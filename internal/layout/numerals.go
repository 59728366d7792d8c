package layout

import (
	"strings"
)

// Numbers in words of ours that stand in columns or on an old-fashioned page.

const chineseDigits = "〇一二三四五六七八九"

// chineseNumeral writes n from 1 to 9999 as it is counted: 十六, 二十, 一百零三.
func chineseNumeral(n int) string {
	digits := []rune(chineseDigits)
	if n <= 0 || n > 9999 {
		return chinesePlaces(n)
	}
	var b strings.Builder
	zero := false
	for _, place := range []struct {
		value int
		word  string
	}{{1000, "千"}, {100, "百"}, {10, "十"}, {1, ""}} {
		d := n / place.value % 10
		if d == 0 {
			zero = zero || b.Len() > 0
			continue
		}
		if zero {
			b.WriteString("零")
			zero = false
		}
		// 十六, not 一十六.
		if !(d == 1 && place.value == 10 && b.Len() == 0) {
			b.WriteRune(digits[d])
		}
		b.WriteString(place.word)
	}
	return b.String()
}

// chinesePlaces writes n digit by digit, as years are: 二〇二五.
func chinesePlaces(n int) string {
	digits := []rune(chineseDigits)
	if n < 0 {
		return ""
	}
	var out []rune
	for {
		out = append([]rune{digits[n%10]}, out...)
		if n /= 10; n == 0 {
			return string(out)
		}
	}
}

// columnFigures turns the figures of a date into the characters that columns want: years digit by digit, days and months as
// they are counted (二〇二五年六月十六日).
func columnFigures(s string) string {
	var b strings.Builder
	runes := []rune(s)
	for i := 0; i < len(runes); {
		j, n := i, 0
		for j < len(runes) && runes[j] >= '0' && runes[j] <= '9' && j-i < 9 {
			n = 10*n + int(runes[j]-'0')
			j++
		}
		switch {
		case j == i:
			b.WriteRune(runes[i])
			i++
			continue
		case j-i <= 2 && n > 0:
			b.WriteString(chineseNumeral(n))
		default:
			digits := []rune(chineseDigits)
			for _, r := range runes[i:j] {
				b.WriteRune(digits[r-'0'])
			}
		}
		i = j
	}
	return b.String()
}

// romanNumeral writes n from 1 to 3999.
func romanNumeral(n int) string {
	if n < 1 || n > 3999 {
		return ""
	}
	var b strings.Builder
	for _, row := range []struct {
		value int
		word  string
	}{{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}} {
		for ; n >= row.value; n -= row.value {
			b.WriteString(row.word)
		}
	}
	return b.String()
}
