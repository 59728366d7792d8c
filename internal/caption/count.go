package caption

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/rivo/uniseg"
	"golang.org/x/text/unicode/norm"
)

// Rule is a way of counting.
type Rule string

// The rules.
const (
	// Weighted is X's: by the ranges of twitter-text's third configuration, of the text in NFC. An emoji counts two whatever it is made
	// of, an address 23 whatever its length.
	Weighted Rule = "weighted"
	// Half is that of Chinese editors: two half-width characters (ASCII) count one, rounded up, all others one each.
	Half Rule = "half"
	// UTF16 counts UTF-16 code units.
	UTF16 Rule = "utf16"
)

// Rules returns every rule, for tables that name them.
func Rules() []Rule { return []Rule{Weighted, Half, UTF16} }

// Limit is how long a text may be, in the unit of a rule; Most 0 is no limit.
type Limit struct {
	Most int
	Rule Rule
}

// Holds reports whether a text keeps to the limit.
func (l Limit) Holds(text string) bool { return l.Most == 0 || Count(text, l.Rule) <= l.Most }

// Count returns how long a text is by a rule; a rule that is not known counts as UTF16 does.
func Count(text string, rule Rule) int {
	switch rule {
	case Weighted:
		return weighted(text)
	case Half:
		n := 0
		for _, r := range text {
			if n += 2; r < utf8.RuneSelf {
				n--
			}
		}
		return (n + 1) / 2
	}
	n := 0
	for _, r := range text {
		if n++; r > 0xFFFF {
			n++
		}
	}
	return n
}

// addressWeight is what an address counts on X, by which every one is replaced (transformedURLLength).
const addressWeight = 23

// address is what X takes for an address, as far as a text of ours has any: a scheme and what may follow it, or a bare name of a host
// that ends in one of the usual domains. The table of all top-level domains is left out: what it would add is a bare host of a rare one,
// which then counts its letters.
var address = regexp.MustCompile(`(?i)(?:https?://[a-z0-9_.-]+\.[a-z0-9-]{2,}|\b(?:[a-z0-9][a-z0-9-]*\.)+(?:com|org|net|edu|gov|info|biz|io|ai|app|dev|co|me|tv|xyz|cn|hk|tw|jp|kr|uk|de|fr|eu|us|in|ru)\b)(?::\d+)?(?:[/?#][a-z0-9\-._~:/?#\[\]@!$&'()*+,;=%|]*)?`)

// weighted counts as X does.
func weighted(text string) int {
	text = norm.NFC.String(text)
	total, from := 0, 0
	for _, at := range address.FindAllStringIndex(text, -1) {
		start, end := at[0], at[0]+len(strings.TrimRight(text[at[0]:at[1]], ".,;:!?'\"()[]"))
		// A host behind @ is part of an address for mail, which X leaves alone.
		if start > 0 && text[start-1] == '@' {
			continue
		}
		total += weigh(text[from:start]) + addressWeight
		from = end
	}
	return total + weigh(text[from:])
}

// lightRanges are the characters that count one: twitter-text's ranges of weight 100.
var lightRanges = [][2]rune{{0, 4351}, {8192, 8205}, {8208, 8223}, {8242, 8247}}

// weigh counts what is no address.
func weigh(text string) int {
	total, state := 0, -1
	var cluster string
	for len(text) > 0 {
		cluster, text, _, state = uniseg.FirstGraphemeClusterInString(text, state)
		if isEmoji(cluster) {
			total += 2
			continue
		}
		for _, r := range cluster {
			total += weight(r)
		}
	}
	return total
}

func weight(r rune) int {
	for _, in := range lightRanges {
		if r >= in[0] && r <= in[1] {
			return 1
		}
	}
	return 2
}

// isEmoji reports whether a grapheme cluster is drawn as an emoji: a pictograph beyond the first plane, or a sign of the first one that
// a selector, a keycap or a joiner makes one. A single sign needs no answer, as it weighs two either way.
func isEmoji(cluster string) bool {
	sign, joined := false, false
	for _, r := range cluster {
		switch {
		case r == 0xFE0E:
			return false // drawn as text
		case r == 0xFE0F, r == 0x20E3, r >= 0x1F000 && r <= 0x1FAFF:
			return true
		case r >= 0x2190 && r <= 0x2BFF:
			sign = true
		case r == 0x200D:
			joined = true
		}
	}
	return sign && joined
}
