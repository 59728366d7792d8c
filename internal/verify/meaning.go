package verify

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// role is what a word does to the truth of a sentence.
type role uint8

const (
	masked       role = iota // a word that holds a negation or numeral and is none
	negation                 // not
	hedge                    // perhaps: it stands beside what it is about
	opinion                  // I think: what follows, commas included, is about it
	afterthought             // …, I guess: what comes before is about it
	filler                   // er
	bound                    // less than: of a number
	condition                // if: what follows may not be so
)

// meaning finds words of those roles in tokens, in linear time: patterns by their first token, the longest first.
type meaning struct{ patterns map[uint32][]pattern }

type pattern struct {
	ids []uint32
	roles
}

// roles are the roles that one word has.
type roles uint16

func (r roles) has(one role) bool { return r&(1<<one) != 0 }

// hit is a word that was found: the tokens from from to to.
type hit struct {
	from, to int
	roles
}

// newMeaning numbers the words of all tables by the lexicon of a transcript.
func newMeaning(l *lexicon, keepHan bool) *meaning {
	m := &meaning{patterns: map[uint32][]pattern{}}
	for _, table := range wordTables {
		for _, word := range strings.Fields(table.words) {
			ids := idsOf(tokens(strings.ReplaceAll(word, "_", " "), 0, l.number, keepHan))
			if len(ids) == 0 {
				continue
			}
			m.add(ids, table.role)
		}
	}
	return m
}

// add keeps the patterns of a first token in order of length, and one pattern with all roles of a word.
func (m *meaning) add(ids []uint32, r role) {
	list := m.patterns[ids[0]]
	at := len(list)
	for i, p := range list {
		if equalIDs(p.ids, ids) {
			list[i].roles |= 1 << r
			return
		}
		if len(p.ids) < len(ids) && at == len(list) {
			at = i
		}
	}
	list = append(list, pattern{})
	copy(list[at+1:], list[at:])
	list[at] = pattern{ids, 1 << r}
	m.patterns[ids[0]] = list
}

func equalIDs(a, b []uint32) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

// find returns the words of all roles in tokens, the longest at each place, none within another.
func (m *meaning) find(in []token) []hit {
	var out []hit
	for i := 0; i < len(in); {
		n := 0
		for _, p := range m.patterns[in[i].id] {
			if standsAt(in, i, p.ids) && (len(p.ids) > 1 || !needsSpaces(in[i].id) || apart(in, i)) {
				n = len(p.ids)
				out = append(out, hit{i, i + n, p.roles})
				break
			}
		}
		// 要不要, 是不是: asked, not denied.
		if n == 1 && i > 0 && i+1 < len(in) && in[i-1].id == in[i+1].id && (in[i].id == '不' || in[i].id == '没') {
			out[len(out)-1].roles = 1 << masked
		}
		i += max(n, 1)
	}
	return out
}

// needsSpaces are words of Korean that are frequent as parts of others.
func needsSpaces(id uint32) bool { return strings.ContainsRune("안못약음어", rune(id)) }

// apart reports whether a token touches no other.
func apart(in []token, i int) bool {
	return (i == 0 || in[i-1].to < in[i].from) && (i+1 == len(in) || in[i].to < in[i+1].from)
}

// number is a number among tokens.
type number struct {
	from, to int
	// value is how it is compared: the plain digits, with % for a share.
	value string
	// slight is true for a one that may be an article: 一, one.
	slight bool
}

// numbers returns the numbers in tokens. hits are those of meaning.find, which tell of words with numerals that are none.
func numbers(in []token, hits []hit, word func(uint32) string) []number {
	hidden := map[int]bool{}
	for _, h := range hits {
		if h.has(masked) || h.has(hedge) || h.has(filler) {
			for i := h.from; i < h.to; i++ {
				hidden[i] = true
			}
		}
	}
	var out []number
	for i := 0; i < len(in); {
		if hidden[i] {
			i++
			continue
		}
		n, ok := numberAt(in, i, hidden, word)
		if !ok {
			i++
			continue
		}
		out = append(out, n)
		i = n.to
	}
	return out
}

// numberAt reads a number that starts at a token.
func numberAt(in []token, i int, hidden map[int]bool, word func(uint32) string) (number, bool) {
	share := i+2 < len(in) && in[i].id == '百' && in[i+1].id == '分' && in[i+2].id == '之'
	start := i
	if share {
		i += 3
	}
	value, next, ok := quantity(in, i, hidden, word)
	if !ok {
		return number{}, false
	}
	n := number{from: start, to: next}
	n.slight = value == 1 && next == i+1 && !isDigits(word(in[i].id)) && !share
	if next < len(in) && (in[next].id == '%' || word(in[next].id) == "percent") {
		share, n.to, n.slight = true, next+1, false
	}
	n.value = strconv.FormatFloat(value, 'f', -1, 64)
	if share {
		n.value += "%"
	}
	return n, true
}

func isDigits(s string) bool { return s != "" && s[0] >= '0' && s[0] <= '9' }

// quantity reads digits, numerals of Chinese and Japanese, or number words of English, with their multipliers.
func quantity(in []token, i int, hidden map[int]bool, word func(uint32) string) (value float64, next int, ok bool) {
	if i >= len(in) {
		return 0, i, false
	}
	if w := word(in[i].id); isDigits(w) {
		value, _ = strconv.ParseFloat(w, 64)
		next = i + 1
		for next < len(in) && !hidden[next] {
			by, ok := multipliers[word(in[next].id)]
			if !ok {
				break
			}
			value *= by
			next++
		}
		return value, next, true
	}
	if value, next, ok = hanNumber(in, i, hidden); ok {
		return value, next, true
	}
	return englishNumber(in, i, hidden, word)
}

// hanNumber reads 二十, 三百五, 二〇〇八, 两万.
func hanNumber(in []token, i int, hidden map[int]bool) (float64, int, bool) {
	var total, section, digit float64
	var digits strings.Builder
	units := false
	start := i
	for ; i < len(in) && !hidden[i]; i++ {
		id := in[i].id
		if id >= firstWord {
			break
		}
		r := rune(id)
		if d, ok := hanDigits[r]; ok {
			digit = float64(d)
			digits.WriteByte('0' + byte(d))
			continue
		}
		u, ok := hanUnits[r]
		if !ok {
			break
		}
		units = true
		if u < 10_000 {
			if digit == 0 {
				digit = 1
			}
			section += digit * u
		} else {
			if section += digit; section == 0 {
				section = 1
			}
			total += section * u
			section = 0
		}
		digit = 0
	}
	switch {
	case i == start:
		return 0, i, false
	case !units:
		if digits.Len() > 15 {
			return 0, i, true
		}
		value, _ := strconv.ParseFloat(digits.String(), 64)
		return value, i, true
	}
	return total + section + digit, i, true
}

// englishNumber reads fifty, two hundred and five, three million.
func englishNumber(in []token, i int, hidden map[int]bool, word func(uint32) string) (float64, int, bool) {
	var total, section float64
	start, last := i, i
	for ; i < len(in) && !hidden[i]; i++ {
		w := word(in[i].id)
		if n, ok := englishNumbers[w]; ok {
			section += n
		} else if by, ok := multipliers[w]; ok && i > start && in[i].id >= firstWord {
			if by == 100 {
				section *= by
			} else {
				total += section * by
				section = 0
			}
		} else if w == "and" && i > start {
			continue
		} else {
			break
		}
		last = i + 1
	}
	if last == start {
		return 0, start, false
	}
	return total + section, last, true
}

var hanDigits = map[rune]int{'〇': 0, '零': 0, '一': 1, '二': 2, '两': 2, '兩': 2, '三': 3, '四': 4, '五': 5, '六': 6, '七': 7, '八': 8, '九': 9}

var hanUnits = map[rune]float64{'十': 10, '百': 100, '千': 1000, '万': 1e4, '萬': 1e4, '亿': 1e8, '億': 1e8, '兆': 1e12}

// multipliers stand after digits. 백, 천 and the others are those of Korean.
var multipliers = map[string]float64{"十": 10, "百": 100, "千": 1000, "万": 1e4, "萬": 1e4, "亿": 1e8, "億": 1e8, "兆": 1e12,
	"백": 100, "천": 1000, "만": 1e4, "억": 1e8, "조": 1e12, "hundred": 100, "thousand": 1000, "million": 1e6, "billion": 1e9, "trillion": 1e12}

var englishNumbers = map[string]float64{"zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
	"ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
	"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "dozen": 12}

// isLatin reports whether a word is one of letters, not a character of a script without spaces.
func isLatin(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsLetter(r) && kindOf(r) == letter
}
