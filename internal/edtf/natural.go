package edtf

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
)

// ParseNatural reads all that Parse reads, and dates as people write them in Chinese, Japanese, Korean
// and English: 1995年, 2008年夏, 2002年中, 20世纪90年代, 公元前221年, 約1040年, 令和7年, 民国三十八年, 18世纪末,
// 2008년 여름, c. 1040, "Dec 24, 2008", 7th century, 2001–2002. lang is the language of the deck (BCP 47);
// it decides only between languages that write alike.
//
// note says how natural words were understood, and is empty for EDTF. The date remembers the words, and
// Show gives them back in their own language. Relative words (去年, last week) are refused: they need a
// day to be counted from. The error is an *Error; its column is that of the natural words.
func ParseNatural(s, lang string) (d Date, note string, err error) {
	p, refused := newParser(s)
	if refused != nil {
		return Date{}, "", refused
	}
	d, err = Parse(s)
	if err == nil {
		return d, "", nil
	}
	lead := p.pos
	text := normalise(p.text[lead:])
	var e expression
	var wrong *Error
	cjk := hasCJK(text)
	switch {
	case cjk:
		e, wrong = readCJK(text)
	default:
		e, wrong = readLatin(text)
		if wrong != nil && wrong.Rule == RuleSyntax {
			return Date{}, "", err // what Parse says is more to the point
		}
	}
	if wrong == nil {
		d, wrong = e.date()
	}
	if wrong != nil {
		wrong.Column += lead
		return Date{}, "", wrong
	}
	if hasLetter(text) {
		// Digits and signs alone (2008/12/24) belong to no language and are shown as EDTF would be.
		d.words, d.wordsLang = tidy(p.text[lead:], text), wordsLanguage(text, lang)
	}
	return d, fmt.Sprintf("%q is read as %s", string(p.text[lead:]), d), nil
}

// normalise turns full-width letters, digits and signs into ASCII and spaces into U+0020, one for one, so
// that columns stay.
func normalise(text []rune) []rune {
	out := make([]rune, len(text))
	for i, r := range text {
		switch {
		case isSpace(r):
			r = ' '
		case r >= 0xFF01 && r <= 0xFF5E && r != 0xFF08 && r != 0xFF09:
			r -= 0xFEE0
		case r == '\u2015' || r == '\u2212' || r == '\u2010' || r == '\u2011':
			r = '-'
		}
		out[i] = r
	}
	return out
}

// tidy returns the words as they were written, with the full-width digits, letters and spaces, and signs
// between digits, of their normalised form; other signs (～ ？) stay as the writer chose them.
func tidy(original, normal []rune) string {
	out := make([]rune, len(original))
	for i, r := range original {
		n := normal[i]
		if isDigit(n) || unicode.IsLetter(n) || n == ' ' || (n == ':' || n == '.') && i+1 < len(normal) && isDigit(normal[i+1]) {
			r = n
		}
		out[i] = r
	}
	return string(out)
}

func hasLetter(text []rune) bool {
	for _, r := range text {
		if unicode.IsLetter(r) {
			return true
		}
	}
	return false
}

func hasCJK(text []rune) bool {
	for _, r := range text {
		if unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul) {
			return true
		}
	}
	return false
}

// Characters that only one of the written languages uses, among those of dates.
const (
	simplifiedOnly  = "约纪后时点号几万亿旧历从来间头叶国详" // 国 and 万 and 来 and 点 are Japanese too, see below
	traditionalOnly = "約紀後時點號萬億舊曆從來間頭葉國詳"
	alsoJapanese    = "国万来点号約紀後時間頭葉詳"
)

var japaneseEras = []string{"令和", "平成", "昭和", "大正", "明治", "西暦", "紀元前", "四半期", "上半期", "下半期", "頃"}
var chineseWords = []string{"民国", "民國", "公元", "西元", "季度", "上半年", "下半年", "年底", "大约", "大約", "左右", "旬"}

// wordsLanguage tells in which of Languages the words are written: by script where that decides, else as
// the deck's language.
func wordsLanguage(text []rune, lang string) string {
	s := string(text)
	deck := Language(lang)
	simplified, traditional := false, false
	for _, r := range text {
		switch {
		case unicode.Is(unicode.Hangul, r):
			return "ko"
		case unicode.In(r, unicode.Hiragana, unicode.Katakana):
			return "ja"
		}
		japanese := strings.ContainsRune(alsoJapanese, r) && deck == "ja"
		simplified = simplified || strings.ContainsRune(simplifiedOnly, r) && !japanese
		traditional = traditional || strings.ContainsRune(traditionalOnly, r) && !japanese
	}
	if !hasCJK(text) {
		return "en"
	}
	chinese := "zh-Hans"
	if traditional && !simplified {
		chinese = "zh-Hant"
	}
	if strings.HasPrefix(deck, "zh-Hant") && !simplified {
		chinese = deck
	}
	switch {
	case containsAny(s, japaneseEras):
		return "ja"
	case deck == "ja" && !simplified && !traditional && !containsAny(s, chineseWords):
		return "ja"
	}
	return chinese
}

func containsAny(s string, words []string) bool {
	for _, w := range words {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

// draft is EDTF that was made of natural words; from holds for each of its runes the place of the word
// that it came from, so that Parse's errors can point there.
type draft struct {
	text []rune
	from []int
}

func (d *draft) add(s string, at int) {
	for _, r := range s {
		d.text = append(d.text, r)
		d.from = append(d.from, at)
	}
}

func (d *draft) append(o draft) {
	d.text = append(d.text, o.text...)
	d.from = append(d.from, o.from...)
}

// Joints between the two sides of an expression.
type joint uint8

const (
	alone joint = iota
	through
	or
	openEnd
	openStart
	unknownEnd
	unknownStart
)

// expression is what natural words come to: one side, or more with a joint.
type expression struct {
	sides []draft // each a point or, when a word means a span (18世纪末), an interval a/b
	joint joint
}

// date turns the expression into EDTF and reads that.
func (e expression) date() (Date, *Error) {
	var d draft
	first, last := e.sides[0], e.sides[len(e.sides)-1]
	switch e.joint {
	case alone:
		d = first
	case through:
		d.append(startOf(first))
		d.add("/", first.from[0])
		d.append(endOf(last))
	case or:
		d.add("[", first.from[0])
		for i, side := range e.sides {
			if i > 0 {
				d.add(",", side.from[0])
			}
			if a, b := startOf(side), endOf(side); len(a.text) < len(side.text) {
				d.append(a)
				d.add("..", side.from[0])
				d.append(b)
			} else {
				d.append(side)
			}
		}
		d.add("]", last.from[0])
	case openEnd, unknownEnd:
		d.append(startOf(first))
		d.add("/", first.from[0])
		if e.joint == openEnd {
			d.add("..", first.from[0])
		}
	case openStart, unknownStart:
		if e.joint == openStart {
			d.add("..", first.from[0])
		}
		d.add("/", first.from[0])
		d.append(endOf(first))
	}
	date, err := Parse(string(d.text))
	if err == nil {
		return date, nil
	}
	wrong := err.(*Error)
	at := min(max(wrong.Column-1, 0), len(d.from)-1)
	return Date{}, refuse(d.from[at], wrong.Rule, wrong.Hint, "%s", wrong.Message)
}

func startOf(d draft) draft {
	for i, r := range d.text {
		if r == '/' {
			return draft{d.text[:i], d.from[:i]}
		}
	}
	return d
}

func endOf(d draft) draft {
	for i, r := range d.text {
		if r == '/' {
			return draft{d.text[i+1:], d.from[i+1:]}
		}
	}
	return d
}

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
	if value < 100_000 {
		return "", refuse(at, RuleAmbiguous, "write the year itself, such as 公元前3300年 or -3299",
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

// numericDate is 2008/12/24, 2008.12.24, 2008-6-1 or 2008.12: year first, so that it has one reading.
var numericDate = lazily(`^(\d{4})([./-])(\d{1,2})(?:([./-])(\d{1,2}))?\.?(?:[ T](\d{1,2}):(\d{2})(?::(\d{2}))?)?$`)

// dayFirst has two readings: 24/12/2008 and 12/24/2008.
var dayFirst = lazily(`^\d{1,2}[./-]\d{1,2}[./-]\d{2,4}$`)

func readNumeric(s string) (expression, bool, *Error) {
	if dayFirst.MatchString(s) {
		return expression{}, false, refuse(0, RuleAmbiguous, "write 2008-12-24", "it is not clear which number is the month")
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
	if group(4) != "" && group(4) != group(2) || group(6) != "" && group(5) == "" {
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
