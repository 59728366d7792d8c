package edtf

import (
	"fmt"
	"strings"
	"unicode"
)

// ParseNatural reads all that Parse reads, and dates as people write them in Chinese, Japanese, Korean
// and English: 1995年, 2008年夏, 2002年中, 20世纪90年代, 公元前221年, 约1040年, 令和7年, 民国三十八年, 18世纪末,
// 2008년 여름, c. 1040, "Dec 24, 2008", 7th century, 2001–2002. lang is the language of the deck (BCP 47);
// it decides only between languages that write alike.
//
// note says how natural words were understood, and is empty for EDTF. The date remembers the words, and
// Show gives them back in their own language. Relative words (去年, last week) are refused: they need a
// day to be counted from. The error is an *Error; its column is that of the natural words.
func ParseNatural(s, lang string) (d Date, note string, err error) { return ParseFrom(s, lang, Date{}) }

// ParseFrom is ParseNatural for words that were said on a day, anchor: 去年, 三年前, yesterday and 12月24日 without a
// year are counted from it. Such a date does not remember its words, since they mean something else on another day.
func ParseFrom(s, lang string, anchor Date) (d Date, note string, err error) {
	p, refused := newParser(s)
	if refused != nil {
		return Date{}, "", refused
	}
	d, err = Parse(s)
	if err == nil {
		return d, "", nil
	}
	original := p.text[p.pos:]
	normal := normalise(original)
	written := string(original)
	// EDTF from another keyboard: full-width, or with small letters.
	if d, err := Parse(strings.ToUpper(string(normal))); err == nil {
		return d, fmt.Sprintf("%q is read as %s", written, d), nil
	}
	text := squeezed(normal, p.pos)
	if tight := text.withoutSpacesAround('/'); len(tight.text) < len(text.text) {
		d, err := Parse(string(tight.text))
		if err == nil {
			return d, fmt.Sprintf("%q is read as %s", written, d), nil
		}
		if e := err.(*Error); e.Rule != RuleSyntax {
			e.Column = tight.from[min(e.Column, len(tight.from))-1] + 1
			return Date{}, "", e
		}
	}
	e, wrong := readWords(text)
	if wrong != nil {
		missing := wrong.missingYear
		resolved, found, refused := resolveRelative(text, anchor, missing)
		switch {
		case refused != nil:
			wrong = refused
		case found:
			if e, wrong = readWords(resolved); wrong == nil {
				if d, wrong = e.date(); wrong == nil {
					return d, fmt.Sprintf("%q is read as %s, counted from %s", written, d, anchor), nil
				}
			}
		case !hasCJK(normal) && !missing && wrong.Rule == RuleSyntax:
			wrong = betterOf(err, text)
		}
	} else {
		d, wrong = e.date()
	}
	if wrong != nil {
		return Date{}, "", wrong
	}
	if hasLetter(normal) {
		// Digits and signs alone (2008/12/24) belong to no language and are shown as EDTF would be.
		d.words, d.wordsLang = tidy(original, normal), wordsLanguage(normal, lang)
	}
	return d, fmt.Sprintf("%q is read as %s", written, d), nil
}

// readWords reads natural words; its positions are those of the input.
func readWords(text draft) (expression, *Error) {
	read := readLatin
	if hasCJK(text.text) {
		read = readCJK
	}
	e, wrong := read(text.text)
	place := func(i int) int { return text.from[max(0, min(i, len(text.from)-1))] }
	if wrong != nil {
		if at := wrong.Column - 1; at >= len(text.text) {
			wrong.Column = text.from[len(text.from)-1] + 2
		} else {
			wrong.Column = place(at) + 1
		}
		return e, wrong
	}
	for _, side := range e.sides {
		for i, from := range side.from {
			side.from[i] = place(from)
		}
	}
	return e, nil
}

// withoutSpacesAround leaves out the spaces on both sides of a sign: 1995 / 1998.
func (d draft) withoutSpacesAround(sign rune) draft {
	var out draft
	for i, r := range d.text {
		if r == ' ' && (i > 0 && d.text[i-1] == sign || i+1 < len(d.text) && d.text[i+1] == sign) {
			continue
		}
		out.text, out.from = append(out.text, r), append(out.from, d.from[i])
	}
	return out
}

// betterOf chooses what is said of Latin text in which no date was recognised: what Parse says, or, when the text has
// words, the first of them that no date has.
func betterOf(parsed error, text draft) *Error {
	const hint = "write a date such as 1995, 24 Dec 2008, summer 2008 or 2001/2002"
	words := unicode.IsLower(text.text[0])
	for i, r := range text.text {
		if !unicode.IsLetter(r) || i > 0 && unicode.IsLetter(text.text[i-1]) {
			continue
		}
		word := firstWord(text.text, i)
		if len(word) < 2 || strings.Trim(word, "XYEST") == "" {
			continue
		}
		if words = true; dateWord.MatchString(strings.ToLower(word)) {
			continue
		}
		return refuse(text.from[i], RuleSyntax, hint, "%q is not part of a date that is understood", word)
	}
	if yearLast.MatchString(string(text.text)) {
		return refuse(text.from[0], RuleAmbiguous, "write all four digits of the year first, 2008-12-24", "it is not clear which number is the month")
	}
	if words {
		return refuse(text.from[0], RuleSyntax, hint, "this is not a date that is understood")
	}
	return parsed.(*Error)
}

// yearLast is text that begins with a day or a month in digits: 25.12., 10/1/2018-10/7/2018, 27-7-3.
var yearLast = lazily(`^\d{1,2}[./-]\d`)

// squeezed makes one space of several; lead is where the text begins in the input.
func squeezed(text []rune, lead int) draft {
	var d draft
	for i, r := range text {
		if r == ' ' && i > 0 && text[i-1] == ' ' {
			continue
		}
		d.text, d.from = append(d.text, r), append(d.from, lead+i)
	}
	return d
}

// normalise turns full-width letters, digits and signs into ASCII and spaces into U+0020, one for one, so
// that columns stay.
func normalise(text []rune) []rune {
	out := make([]rune, len(text))
	for i, r := range text {
		switch {
		case isSpace(r):
			r = ' '
		case r == 0xFF5E:
			r = 0x301C // 1949～ goes on, 1949~ is about 1949
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
	out := make([]rune, 0, len(original))
	for i, r := range original {
		n := normal[i]
		if n == ' ' && i > 0 && normal[i-1] == ' ' {
			continue
		}
		if isDigit(n) || unicode.IsLetter(n) || n == ' ' || (n == ':' || n == '.') && i+1 < len(normal) && isDigit(normal[i+1]) {
			r = n
		}
		out = append(out, r)
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
	both
	openEnd
	openStart
	unknownEnd
	unknownStart
	orEarlier
	orLater
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
	case or, both:
		brackets := map[joint]string{or: "[]", both: "{}"}[e.joint]
		d.add(brackets[:1], first.from[0])
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
		d.add(brackets[1:], last.from[0])
	case orEarlier:
		d.add("[..", first.from[0])
		d.append(endOf(first))
		d.add("]", first.from[0])
	case orLater:
		d.add("[", first.from[0])
		d.append(startOf(first))
		d.add("..]", first.from[0])
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
