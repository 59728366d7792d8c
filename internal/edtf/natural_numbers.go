package edtf

import (
	"fmt"
	"strconv"
	"strings"
)

// deepTime makes the year of "138亿年前" or "13.8 billion years ago" from its number and power of ten. The
// digits that are given are the significant ones.
func deepTime(number string, exponent, at int) (string, *Error) {
	whole, fraction, _ := strings.Cut(number, ".")
	fraction = strings.TrimRight(fraction, "0")
	mantissa := strings.TrimLeft(whole+fraction, "0")
	exponent -= len(fraction)
	if mantissa == "" || len(mantissa)+exponent > 13 || exponent < 0 {
		return "", refuse(at, RuleYear, "", "a year lies within %d years of the year 0", MaxYear)
	}
	value, _ := strconv.ParseInt(mantissa, 10, 64)
	value *= pow10(exponent)
	switch {
	case value <= mostCounted:
		return "", refuse(at, RuleRelative, relativeHint, "this is counted from a day that is not given")
	case value < 3000 && exponent == 0:
		// 1949年前, and who writes 1200 years ago means neither a year nor the year before it.
		return "", refuse(at, RuleAmbiguous, fmt.Sprintf("write /%d (%d年以前) for before that year, or the year itself for so long ago", value, value),
			"it is not clear whether this is a year or how long ago it was")
	case value < 100_000:
		return "", refuse(at, RuleAmbiguous, fmt.Sprintf("write the year itself, such as %d BC or 公元前%d年", value-2000, value-2000),
			"how long ago is no date without the day that it is counted from")
	}
	return fmt.Sprintf("Y-%dS%d", value, len(strings.TrimRight(mantissa, "0"))), nil
}

// portion is a part of a longer time, in the same hundredths for century, decade: 初 is the first
// quarter, 末 the last.
type portion struct {
	from, to    int  // in hundredths of the whole, to inclusive
	approximate bool // 初 is vague, 上半叶 is not
}

var (
	early      = portion{0, 24, true}
	middle     = portion{40, 59, true}
	late       = portion{75, 99, true}
	firstHalf  = portion{0, 49, false}
	secondHalf = portion{50, 99, false}
)

// of returns the first and last year of a portion of the years from low on.
func (p portion) of(low int64, years int64) string {
	a := low + int64(p.from)*years/100
	b := low + (int64(p.to)+1)*years/100 - 1
	mark := ""
	if p.approximate {
		mark = "~"
	}
	return yearString(a) + mark + "/" + yearString(max(a, b)) + mark
}

// centuryText returns the EDTF of a century and its first year.
func centuryText(n int64, bce bool) (text string, low int64) {
	if bce {
		return fmt.Sprintf("-%02dXX", n-1), -((n-1)*100 + 99)
	}
	return fmt.Sprintf("%02dXX", n-1), (n - 1) * 100
}

// numericDate is 2008/12/24, 2008.12.24, 2008. 12. 24., 2008 12 24, 2008-6-1 or 2008.12: year first, so that it has one reading.
var numericDate = lazily(`^(\d{4})(\. ?|[/ -])(\d{1,2})(?:(\. ?|[/ -])(\d{1,2}))?\.?(?:[ T](\d{1,2}):(\d{2})(?::(\d{2}))?)?$`)

// dayFirst has two readings: 05/06/2008 is in May for some and in June for others.
var dayFirst = lazily(`^(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d{2})$`)

// monthFirst is 12/24, which lacks its year.
var monthFirst = lazily(`^\d{1,2}/\d{1,2}$`)

// dayFirstHint writes out the readings of a date whose year stands last.
func dayFirstHint(a, b, year string) string {
	if len(year) < 4 {
		return "write all four digits of the year first, 2008-12-24"
	}
	var readings []string
	for _, r := range [][2]string{{pad(b), pad(a)}, {pad(a), pad(b)}} {
		text := year + "-" + r[0] + "-" + r[1]
		if _, err := Parse(text); err == nil && (len(readings) == 0 || readings[0] != text) && r[0] <= "12" {
			readings = append(readings, text)
		}
	}
	if len(readings) == 0 {
		return "write the year first, 2008-12-24"
	}
	return "write " + strings.Join(readings, " or ")
}

func readNumeric(s string) (expression, bool, *Error) {
	if m := dayFirst.FindStringSubmatchIndex(s); m != nil {
		return expression{}, false, refuse(0, RuleAmbiguous, dayFirstHint(s[m[2]:m[3]], s[m[4]:m[5]], s[m[6]:m[7]]),
			"it is not clear which number is the month")
	}
	if monthFirst.MatchString(s) {
		return expression{}, false, refuse(0, RuleAmbiguous, "write 2008-12-24, or 12月24日", "it is not clear which number is the month, and the year is missing")
	}
	m := numericDate.FindStringSubmatchIndex(s)
	if m == nil {
		return expression{}, false, nil
	}
	group := func(i int) string {
		if m[2*i] < 0 {
			return ""
		}
		return s[m[2*i]:m[2*i+1]]
	}
	if group(4) != "" && strings.TrimSpace(group(4)) != strings.TrimSpace(group(2)) || group(6) != "" && group(5) == "" || group(2) == " " && group(5) == "" {
		return expression{}, false, nil
	}
	var d draft
	d.add(group(1), m[2])
	d.add("-"+pad(group(3)), m[6])
	if group(5) != "" {
		d.add("-"+pad(group(5)), m[10])
	}
	if group(6) != "" {
		d.add("T"+pad(group(6)), m[12])
		d.add(":"+group(7), m[14])
		if group(8) != "" {
			d.add(":"+group(8), m[16])
		}
	}
	return expression{sides: []draft{d}}, true, nil
}

func pad(s string) string {
	if len(s) == 1 {
		return "0" + s
	}
	return s
}
