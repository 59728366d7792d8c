package edtf

import "strings"

// Words that belong to the year without 年 between: 2008 夏, but 2002 年中.
var yearWords = []string{"春", "夏", "秋", "冬", "上半", "下半", "前半", "後半", "第", "봄", "여름", "가을", "겨울", "상반기", "하반기"}

// splitWords splits natural words round their year; false when they hold no year in digits that can
// stand alone, and then Parts shows them as generated.
func (l *locale) splitWords(s string) (Parts, bool) {
	i := strings.IndexAny(s, "0123456789")
	if i < 0 {
		return l.splitNumerals(s), true
	}
	j := i
	for j < len(s) && s[j] >= '0' && s[j] <= '9' {
		j++
	}
	if !l.yearFirst {
		return splitEnglish(s)
	}
	rest, ok := strings.CutPrefix(s[j:], l.unit)
	if !ok || strings.HasPrefix(rest, "代") || strings.HasPrefix(rest, "대") {
		return Parts{}, false
	}
	p := Parts{Prefix: s[:i], Year: s[i:j]}
	trimmed := strings.TrimLeft(rest, " ")
	switch {
	case trimmed == "":
	case trimmed[0] >= '0' && trimmed[0] <= '9':
		p.Rest = splitClock(trimmed)
	case hasAnyPrefix(trimmed, yearWords):
		p.YearSuffix = trimmed
	default:
		p.YearSuffix = l.unit + rest
	}
	return p, true
}

// splitNumerals splits words without ASCII digits: 二〇〇八年 keeps its 年, as a heading of words does.
func (l *locale) splitNumerals(s string) Parts {
	i := strings.Index(s, l.unit)
	if !l.yearFirst || i <= 0 {
		return Parts{Year: s}
	}
	i += len(l.unit)
	rest := s[i:]
	first := []rune(rest + " ")[0]
	switch _, digit := chineseDigits[first]; {
	case digit || first == '十':
		return Parts{Year: s[:i], Rest: []string{rest}}
	case hasAnyPrefix(rest, []string{"代", "대"}):
		return Parts{Year: s}
	}
	return Parts{Year: s[:i], YearSuffix: rest}
}

// splitClock puts a time on its own line.
func splitClock(s string) []string {
	if i := strings.LastIndexByte(s, ' '); i > 0 && strings.IndexByte(s[i:], ':') > 0 {
		return []string{strings.TrimRight(s[:i], ", "), s[i+1:]}
	}
	return []string{s}
}

// splitEnglish takes a year of four digits at the end: mid-2002, summer of 2008, Dec 24, 2008.
func splitEnglish(s string) (Parts, bool) {
	n := len(s) - 4
	if n < 1 || strings.Trim(s[n:], "0123456789") != "" || s[n-1] >= '0' && s[n-1] <= '9' {
		return Parts{}, false
	}
	before := s[:n]
	if strings.ContainsAny(before, "–—/") || containsAny(before, []string{" to ", " or ", " and "}) || yearWithin.MatchString(before) {
		return Parts{}, false
	}
	words := strings.TrimSuffix(strings.TrimRight(before, " ,-"), " of")
	for _, w := range prefixWords {
		if strings.EqualFold(words, w) {
			return Parts{Prefix: words + " ", Year: s[n:]}, true
		}
	}
	for _, w := range prefixWords {
		if len(words) > len(w) && strings.EqualFold(words[:len(w)+1], w+" ") {
			// c. spring 2026: the mark is before the season, not before the year.
			return Parts{Rest: []string{s}}, true
		}
	}
	return Parts{Year: s[n:], Rest: []string{words}}, true
}

// yearWithin finds that a year stands among the words, so that the last is not the only one.
var yearWithin = lazily(`\d{3}`)

func hasAnyPrefix(s string, prefixes []string) bool {
	for _, p := range prefixes {
		if strings.HasPrefix(s, p) {
			return true
		}
	}
	return false
}

// prefixWords stand before the big year and not on a line of their own.
var prefixWords = []string{"c.", "ca.", "circa", "about", "around", "approximately", "approx.", "roughly",
	"probably", "possibly", "perhaps", "maybe", "year", "the year", "AD", "before", "after", "since", "from", "until", "till", "up to", "to", "by"}
