package words

import "strconv"

// More says how many things of a list were left out: 另有3项.
func (s *Set) More(n int) string {
	pattern := morePatterns[s.Lang]
	if pattern == "" {
		pattern = morePatterns["en"]
	}
	return fill(pattern, "n", strconv.Itoa(n))
}

// morePatterns by language; {n} is a number.
var morePatterns = map[string]string{
	"zh-Hans":    "另有{n}项\u2026\u2026",
	"zh-Hant":    "另有{n}項\u2026\u2026",
	"zh-Hant-HK": "另有{n}項\u2026\u2026",
	"ja":         "ほか{n}件\u2026\u2026",
	"ko":         "외 {n}건\u2026",
	"en":         "and {n} more\u2026",
}
