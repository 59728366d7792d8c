package transcript

import (
	"strings"
	"unicode/utf8"
)

// Words before a stop that say whether it ends a sentence.

// abbreviations are followed by what they belong to; mayEnd may stand at the end of a sentence as well.
var abbreviations = wordSet("mr mrs ms dr prof rev sr jr st mt gen col lt sgt capt gov sen rep hon fr vs cf eg e.g ie i.e viz no nos fig figs vol pp p ed eds op al approx dept est ft sq ca c jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun")
var mayEnd = wordSet("etc inc ltd co corp a.m p.m am pm u.s u.k u.n e.u d.c b.c a.d ph.d m.d b.a m.a b.sc m.sc")

func wordSet(words string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(words) {
		set[w] = true
	}
	return set
}

// isAbbreviation reports whether a word before a stop is a short form. Names of months and days, no and few others are words of their own
// in small letters.
func isAbbreviation(word string) bool {
	lower := strings.ToLower(word)
	if !abbreviations[lower] {
		return false
	}
	switch lower {
	case "no", "nos", "mar", "jun", "sun", "sat", "fri", "mon", "wed", "may", "dec", "p", "c", "est", "ed", "op", "al", "fig":
		return word != lower && word != strings.ToUpper(word) || lower == "al" || lower == "fig" || lower == "p"
	}
	return true
}

// wordStart returns where the word of ASCII before at starts, inner stops included.
func (s *splitter) wordStart(at int) int {
	i := at
	for i > s.start && at-i < 24 && (isWordByte(rune(s.text[i-1])) || s.text[i-1] == '.') {
		i--
	}
	return i
}

func (s *splitter) wordBefore(at int) string { return s.text[s.wordStart(at):at] }

func isWordByte(c rune) bool {
	return c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'z'
}

func isDigits(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

func lastRune(s string) rune {
	c, _ := utf8.DecodeLastRuneInString(s)
	return c
}
