package verify

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"cards/internal/phrase"

	"golang.org/x/text/unicode/norm"
)

// token is what is compared: a character of a script that is written without spaces, a word of one that has them, a number, or
// a sign that says something (% $ +). Punctuation and spaces are no tokens.
type token struct {
	// id is equal for tokens that say the same, however they are written: full-width, in capitals, in simplified characters.
	id uint32
	// from and to are its bytes in the text; to is exclusive. Of a corrected mistake every token has all bytes of the mistake.
	from, to uint32
}

// The ids of tokens: one character is its own code point, words are numbered from firstWord, and what occurs in a quote alone
// from firstForeign.
const (
	firstWord    = 0x110000
	firstForeign = 0x80000000
)

// lexicon numbers words. It does not change after the transcript was read, so that quotes may be checked at the same time.
type lexicon struct {
	of    map[string]uint32
	words []string
}

// number returns the id of a folded word, a new one where it has none.
func (l *lexicon) number(word string) uint32 {
	if r, size := utf8.DecodeRuneInString(word); size == len(word) {
		return uint32(r)
	}
	id, ok := l.of[word]
	if !ok {
		id = firstWord + uint32(len(l.words))
		l.words = append(l.words, word)
		l.of[strings.Clone(word)] = id
	}
	return id
}

// foreign numbers the words of one quote: by the lexicon where it knows them.
type foreign struct {
	lexicon *lexicon
	of      map[string]uint32
	words   []string
}

func (f *foreign) number(word string) uint32 {
	if r, size := utf8.DecodeRuneInString(word); size == len(word) {
		return uint32(r)
	}
	if id, ok := f.lexicon.of[word]; ok {
		return id
	}
	id, ok := f.of[word]
	if !ok {
		if f.of == nil {
			f.of = map[string]uint32{}
		}
		id = firstForeign + uint32(len(f.words))
		f.words = append(f.words, word)
		f.of[word] = id
	}
	return id
}

// word returns what a token says, folded.
func (f *foreign) word(id uint32) string {
	switch {
	case id >= firstForeign:
		return f.words[id-firstForeign]
	case id >= firstWord:
		return f.lexicon.words[id-firstWord]
	}
	return string(rune(id))
}

// tokeniser parts a text into tokens.
type tokeniser struct {
	text   string
	number func(word string) uint32
	// keepHan leaves characters as they are: in Japanese, forms that Chinese takes for one may be two words.
	keepHan bool
	out     []token
	buffer  []byte
}

// tokens parts text, whose first byte is at offset in what places are told of.
func tokens(text string, offset int, number func(string) uint32, keepHan bool) []token {
	t := tokeniser{text: text, number: number, keepHan: keepHan}
	t.run()
	if offset > 0 {
		for i := range t.out {
			t.out[i].from += uint32(offset)
			t.out[i].to += uint32(offset)
		}
	}
	return t.out
}

// folded is one character of the text as it is compared, with the bytes that it was written with.
type folded struct {
	r        rune
	from, to int
}

// at reads the character at a byte. Characters that were written as a letter and its marks are put together.
func (t *tokeniser) at(i int) folded {
	if i >= len(t.text) {
		return folded{r: -1, from: i, to: i}
	}
	b := t.text[i]
	next := i + 1
	if b < utf8.RuneSelf && (next == len(t.text) || t.text[next] < 0xCC) {
		if b >= 'A' && b <= 'Z' {
			b |= 0x20
		}
		return folded{rune(b), i, next}
	}
	r, size := utf8.DecodeRuneInString(t.text[i:])
	next = i + size
	if needsComposing(r) || next < len(t.text) && t.text[next] >= 0xCC && isMark(t.text[next:]) {
		if n := norm.NFKC.NextBoundaryInString(t.text[i:min(len(t.text), i+64)], true); n > 0 {
			composed := norm.NFKC.String(t.text[i : i+n])
			if first, size := utf8.DecodeRuneInString(composed); size == len(composed) {
				r, next = first, i+n
			}
		}
	}
	return folded{t.fold(r), i, next}
}

// needsComposing reports characters that are written in another way: parts of Hangul, half-width katakana, ligatures.
func needsComposing(r rune) bool {
	return r >= 0x1100 && r <= 0x11FF || r >= 0xFF65 && r <= 0xFFDC || r >= 0xFB00 && r <= 0xFB06 || r >= 0x2F00 && r <= 0x2FDF || r >= 0xF900 && r <= 0xFAFF
}

func isMark(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.Is(unicode.Mn, r)
}

// fold takes off what does not change a word: width, case, the way of writing Chinese.
func (t *tokeniser) fold(r rune) rune {
	switch {
	case r >= 0xFF01 && r <= 0xFF5E:
		r -= 0xFEE0
	case r >= 0x3400:
		if !t.keepHan && r <= 0x9FFF {
			return rune(simplified()[r-0x3400])
		}
		return r
	case r == '\u2019' || r == '\u2018' || r == '\u02BC':
		return '\''
	case r == '\uFFE5':
		return '\u00A5'
	case r == '\u2212':
		return '-'
	}
	return unicode.ToLower(r)
}

// simplified is OpenCC's table of characters by code point, from U+3400 to U+9FFF: every character of a transcript is looked up in it.
var simplified = sync.OnceValue(func() *[0xA000 - 0x3400]uint16 {
	var table [0xA000 - 0x3400]uint16
	for i := range table {
		table[i] = uint16(phrase.Simplified(rune(i) + 0x3400))
	}
	return &table
})

// kind is what a character is to the comparison.
type kind uint8

const (
	silent kind = iota // punctuation, spaces, emoji
	single             // a token of its own
	letter
	digit
	sign
)

func kindOf(r rune) kind {
	switch {
	case r < 0:
		return silent
	case r < 0x80:
		switch {
		case r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z':
			return letter
		case r >= '0' && r <= '9':
			return digit
		case strings.ContainsRune("%$+=<>&@#", r):
			return sign
		}
		return silent
	case r >= 0x2E80 && r <= 0x9FFF:
		if r >= 0x3041 && r <= 0x3096 || r >= 0x30A1 && r <= 0x30FA || r == 0x30FC || r >= 0x3400 || r == 0x3005 || r == 0x3007 || r == 0x3006 || r >= 0x31F0 && r <= 0x31FF || r >= 0x3105 && r <= 0x312F || r >= 0x3131 && r <= 0x318E {
			return single
		}
		return silent
	case r >= 0xAC00 && r <= 0xD7A3, r >= 0xF900 && r <= 0xFAFF, r >= 0x20000 && r <= 0x3FFFF:
		return single
	case r >= 0x0E00 && r <= 0x0EFF, r >= 0x1000 && r <= 0x109F, r >= 0x1780 && r <= 0x17FF:
		if unicode.IsLetter(r) || unicode.Is(unicode.M, r) {
			return single // Thai, Lao, Burmese and Khmer have no spaces between words
		}
	}
	switch {
	case unicode.IsLetter(r), unicode.Is(unicode.M, r) && !(r >= 0xFE00 && r <= 0xFE0F):
		return letter
	case unicode.Is(unicode.Nd, r):
		return digit
	case unicode.Is(unicode.Sc, r), strings.ContainsRune("\u2030\u00B0\u00D7\u00F7\u00B1\u2264\u2265\u2260", r):
		return sign
	case unicode.Is(unicode.No, r): // ① ½ ²
		return single
	}
	return silent
}

func (t *tokeniser) run() {
	t.out = make([]token, 0, t.expected())
	for i := 0; i < len(t.text); {
		c := t.at(i)
		switch kindOf(c.r) {
		case single, sign:
			t.add(uint32(c.r), c.from, c.to)
			i = c.to
		case letter:
			i = t.word(c)
		case digit:
			i = t.figure(c)
		default:
			t.minus(c)
			i = c.to
		}
	}
}

// expected is about how many tokens there will be: one of three bytes where characters are words, else one of five letters or so.
func (t *tokeniser) expected() int {
	beyond := 0
	sample := t.text[:min(len(t.text), 4<<10)]
	for i := range len(sample) {
		beyond += int(sample[i] >> 7)
	}
	if 2*beyond > len(sample) {
		return len(t.text)/3 + 4
	}
	return len(t.text)/5 + 4
}

func (t *tokeniser) add(id uint32, from, to int) {
	t.out = append(t.out, token{id, uint32(from), uint32(to)})
}

// word reads letters. An apostrophe within a word is no letter and does not end it; initials with stops are one word.
func (t *tokeniser) word(c folded) int {
	from, end := c.from, c.to
	t.buffer = utf8.AppendRune(t.buffer[:0], c.r)
	letters := 1
	for {
		c = t.at(end)
		if kindOf(c.r) == letter {
			t.buffer = utf8.AppendRune(t.buffer, c.r)
			letters++
			end = c.to
			continue
		}
		after := t.at(c.to)
		if c.r == '\'' && kindOf(after.r) == letter {
			end = c.to
			continue
		}
		// U.S. and U.S.A.: a stop after each single letter.
		if c.r == '.' && letters == 1 && kindOf(after.r) == letter && kindOf(t.at(after.to).r) != letter {
			t.buffer = utf8.AppendRune(t.buffer, after.r)
			end = after.to
			continue
		}
		break
	}
	t.add(t.number(string(t.buffer)), from, end)
	return end
}

// figure reads a number with the comma of its thousands and its decimals, and the sign between two numbers: 18-25, 12:60, 24/7.
func (t *tokeniser) figure(c folded) int {
	from, end := c.from, c.from
	t.buffer = t.buffer[:0]
	digits, decimals := 0, false
	for {
		c = t.at(end)
		if kindOf(c.r) == digit {
			t.buffer = append(t.buffer, digitOf(c.r))
			digits++
			end = c.to
			continue
		}
		after := t.at(c.to)
		if kindOf(after.r) != digit || decimals {
			break
		}
		if c.r == '.' {
			t.buffer = append(t.buffer, '.')
			decimals, end = true, c.to
			continue
		}
		if c.r == ',' && t.thousands(digits, c.to) {
			digits, end = 0, c.to
			continue
		}
		break
	}
	t.add(t.number(string(t.buffer)), from, end)
	c = t.at(end)
	if after := t.at(c.to); kindOf(after.r) == digit {
		switch c.r {
		case '-', '~', '\u2013', '\u2014', '\u301C', '\u2010', '\u2011':
			t.add('-', c.from, c.to)
			return c.to
		case ':', '/', '\u2236':
			r := c.r
			if r == '\u2236' {
				r = ':'
			}
			t.add(uint32(r), c.from, c.to)
			return c.to
		}
	}
	return end
}

// thousands reports whether exactly three digits stand at a byte, after one to three of the group before.
func (t *tokeniser) thousands(before, at int) bool {
	if before == 0 || before > 3 {
		return false
	}
	for range 3 {
		c := t.at(at)
		if kindOf(c.r) != digit {
			return false
		}
		at = c.to
	}
	return kindOf(t.at(at).r) != digit
}

// digitOf returns the ASCII digit of a decimal digit of any script, whose ten stand in a row.
func digitOf(r rune) byte {
	if r < 0x80 {
		return byte(r)
	}
	n := 0
	for n < 9 && unicode.Is(unicode.Nd, r-rune(n)-1) {
		n++
	}
	return '0' + byte(n)
}

// minus adds the sign before a number that has nothing before it: -5, and neither 18-25 nor a dash.
func (t *tokeniser) minus(c folded) {
	if c.r != '-' || kindOf(t.at(c.to).r) != digit {
		return
	}
	if n := len(t.out); n > 0 && int(t.out[n-1].to) == c.from {
		return
	}
	if before, _ := utf8.DecodeLastRuneInString(t.text[:c.from]); before == '-' || before == '\u2014' || before == '\u2013' {
		return
	}
	t.add('-', c.from, c.to)
}
