package dating

import "fmt"

// Dates in figures alone: 2010-01-29, 2010/1/29, 2010.01.29, 29.5.2015, 05/05/89. What may be another day in another country is none, unless
// both are the same day: nothing in the text says which it is.

// numericAt reads such a date at a digit.
func (f *finder) numericAt(i int) (r reading, end int, ok bool) {
	if p := f.rune(i - 1); isDigit(p) || isLatin(p) || p == '.' || p == '/' || containsRune("$€£¥", p) || p == '-' && isDigit(f.rune(i-2)) && !f.afterDate(i-1) {
		return r, 0, false
	}
	if _, version := f.endsWith(i, []string{"version", "Version", "版本", "版本号是", "版本是", "バージョン", "버전", "build", "Build"}); version {
		return r, 0, false
	}
	var parts, digits [3]int
	at, sign := i, rune(0)
	for k := range parts {
		for n := 0; isDigit(f.rune(at)); n++ {
			if n == 4 {
				return r, 0, false
			}
			parts[k], digits[k] = parts[k]*10+int(f.rune(at)-'0'), n+1
			at++
		}
		if digits[k] == 0 {
			return r, 0, false
		}
		if k == 2 {
			break
		}
		if s := f.rune(at); sign == 0 && (s == '-' || s == '/' || s == '.' || s == ' ') {
			sign = s
		} else if s != sign {
			return r, 0, false
		}
		at++
	}
	if next := f.rune(at); isDigit(next) || isLatin(next) || next == '/' || next == '.' && isDigit(f.rune(at+1)) || next == '%' {
		return r, 0, false
	}
	p := point{}
	switch {
	case digits[0] == 4 && digits[1] <= 2 && digits[2] <= 2 && (sign != ' ' || digits[1] == 2 && digits[2] == 2):
		p = point{parts[0], parts[1], parts[2]}
	case sign == ' ':
		return r, 0, false
	case digits[2] == 4 || digits[2] == 2 && parts[2] > 31:
		year := parts[2]
		if digits[2] == 2 {
			year = f.century(year)
		}
		switch {
		case parts[0] > 12 || parts[0] == parts[1] || sign == '.':
			p = point{year, parts[1], parts[0]}
		case parts[1] > 12:
			p = point{year, parts[0], parts[1]}
		default:
			return r, 0, false
		}
	default:
		return r, 0, false
	}
	if p.year < 1000 || p.year > 2999 || p.day < 1 || !possible(p.year, p.month, p.day) {
		return r, 0, false
	}
	return reading{edtf: p.String(), reason: fmt.Sprintf("figures that are a day of %d", p.year), at: p}, at, true
}

// afterDate reports whether a date was found that ends at i: then a hyphen there is that of a range.
func (f *finder) afterDate(i int) bool {
	return i == f.rangeAt
}
