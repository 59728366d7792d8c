package transcript

import (
	"sort"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// Sentences end at marks of four scripts, which recognisers write in full width or ASCII. What makes it more than a search
// for marks: stops within numbers, names, abbreviations and addresses are none; a stop within quotation marks ends a
// sentence only where these close; what follows the closing mark may still belong to it (「はい。」と言った, "No," he said).

const (
	// maxQuoted is how many bytes a quotation may have whose inner stops do not end a sentence: some 60 characters of
	// Chinese. Longer ones are speeches with sentences of their own.
	maxQuoted = 200
	// pause is how long the silence between cues without any marks has to be to part sentences, and longOpen how many bytes such a
	// sentence may have before any cue's end parts it.
	pause    = 700 * time.Millisecond
	longOpen = 180
)

// splitter goes through one paragraph.
type splitter struct {
	t     *Transcript
	text  string
	start int
	// closes is where the quotation that we are in closes, 0 for none; searched is up to where none closes.
	closes, searched int
}

// splitSentences fills t.sentences. Each paragraph is split for itself; headings have no sentences that anyone says.
func (t *Transcript) splitSentences() {
	t.sentences = make([]Sentence, 0, len(t.Text)/64+1)
	unmarked := t.isUnmarked()
	for start := 0; start < len(t.Text); {
		end := len(t.Text)
		if i := strings.IndexByte(t.Text[start:], '\n'); i >= 0 {
			end = start + i
		}
		first := len(t.sentences)
		s := splitter{t: t, text: t.Text[:end], start: start}
		s.split()
		if unmarked {
			t.splitAtPauses(first)
		}
		start = end + 1
	}
}

func (s *splitter) split() {
	for i := s.start; i < len(s.text); {
		c, size := rune(s.text[i]), 1
		if c >= utf8.RuneSelf {
			c, size = utf8.DecodeRuneInString(s.text[i:])
		}
		ending, ends := s.endsAt(c, i)
		if !ends {
			s.quotation(c, i, size)
			i += size
			continue
		}
		end := s.runOn(i + size)
		if c == '\u2026' || c == '.' && s.dots(i) > 1 || end-i > size && strings.Contains(s.text[i:end], "\u2026") {
			ending = s.strongest(i, end, ending)
		}
		if !s.isSentenceEnd(c, i, end) {
			i = end
			continue
		}
		s.add(end, ending)
		i = end
	}
	s.add(len(s.text), Open)
}

// strongest lets a question or exclamation mark in a run of marks win over dots.
func (s *splitter) strongest(from, to int, ending Ending) Ending {
	run := s.text[from:to]
	switch {
	case strings.ContainsAny(run, "?\uFF1F"):
		return Question
	case strings.ContainsAny(run, "!\uFF01"):
		return Exclamation
	}
	return ending
}

// endsAt reports whether a character can end a sentence, and how.
func (s *splitter) endsAt(c rune, at int) (Ending, bool) {
	switch c {
	case '\u3002', '\uFF0E', '\uFF61': // 。．｡
		return Stop, true
	case '?', '\uFF1F', '\u061F', '\u2047', '\u2048':
		return Question, true
	case '!', '\uFF01', '\u203C', '\u2049':
		return Exclamation, true
	case '\u2026':
		return Trailing, true
	case '.':
		if s.dots(at) > 1 {
			return Trailing, true
		}
		return Stop, true
	}
	return Open, false
}

// dots counts the full stops in a row from at.
func (s *splitter) dots(at int) int {
	n := 0
	for at+n < len(s.text) && s.text[at+n] == '.' && n < 6 {
		n++
	}
	return n
}

// runOn returns the end of the marks that go with one that ends before at: more of them, then closing marks.
func (s *splitter) runOn(at int) int {
	for at < len(s.text) {
		c, size := utf8.DecodeRuneInString(s.text[at:])
		if _, more := s.endsAt(c, at); !more {
			break
		}
		at += size
	}
	for at < len(s.text) {
		c, size := utf8.DecodeRuneInString(s.text[at:])
		if !isClosing(c) && !(c == '"' && s.closes == at) && !(c == '\'' && s.closesSingle(at)) {
			break
		}
		at += size
		if s.closes != 0 && at > s.closes {
			s.closes = 0
		}
	}
	return at
}

// closesSingle reports whether an apostrophe after a stop closes a quotation: nothing of a word follows it.
func (s *splitter) closesSingle(at int) bool {
	c, _ := utf8.DecodeRuneInString(s.text[at+1:])
	return at+1 == len(s.text) || !unicode.IsLetter(c)
}

func isClosing(c rune) bool {
	return strings.ContainsRune("\u201D\u2019\u300D\u300F\uFF09)\u3011]\u300B\u3009\u3015\u00BB\u203A", c)
}

// isSentenceEnd decides about a mark c at at whose run ends at end.
func (s *splitter) isSentenceEnd(c rune, at, end int) bool {
	if s.closes != 0 && end <= s.closes {
		return false
	}
	next, size := utf8.DecodeRuneInString(s.text[end:])
	if size == 0 {
		return true
	}
	closed := isClosing(lastRune(s.text[:end])) || s.text[end-1] == '"'
	if strings.ContainsRune("\uFF0C,\u3001;\uFF1B:\uFF1A", next) {
		return false
	}
	if closed && strings.ContainsRune("\u3068\u3063\u306E\u306A\u306B\u3092\u306F", next) { // となのにをはっ go on after 」
		return false
	}
	if c == '\u2026' {
		return s.isTrailingEnd(at, end, next)
	}
	if c != '.' && c != '?' && c != '!' {
		return true
	}
	if c == '.' && !closed && !s.isStop(at, end, next) {
		return false
	}
	// ASCII marks before a small letter go on: "Why?" he asked; an address has no space after them.
	rest := strings.TrimLeft(s.text[end:], " \u00A0")
	first, _ := utf8.DecodeRuneInString(rest)
	if unicode.IsLower(first) && (closed || c == '.' || len(rest) == len(s.text)-end) {
		return false
	}
	if len(rest) == len(s.text)-end && isWordByte(first) && at > s.start && isWordByte(rune(s.text[at-1])) {
		return false
	}
	return true
}

// isTrailingEnd decides about an ellipsis: the double one of Chinese and Japanese parts, since what follows is a new start; a
// single one does before a capital letter or CJK.
func (s *splitter) isTrailingEnd(at, end int, next rune) bool {
	if isUnspaced(next) {
		return true
	}
	rest := strings.TrimLeft(s.text[end:], " \u00A0")
	first, _ := utf8.DecodeRuneInString(rest)
	return len(rest) < len(s.text)-end && !unicode.IsLower(first) || end-at >= 6 && !unicode.IsLower(first)
}

// isStop reports whether a full stop of ASCII ends a sentence rather than an abbreviation, a number or part of a name.
func (s *splitter) isStop(at, end int, next rune) bool {
	if at == s.start {
		return false
	}
	if end-at > 1 && s.text[at+1] == '.' { // dots
		return isUnspaced(next) || next == ' ' || unicode.IsUpper(next)
	}
	before := lastRune(s.text[:at])
	if next != ' ' && next != '\u00A0' && next != '\u3000' {
		return isUnspaced(before) && !isWordByte(next) || isUnspaced(next) || next == '"' || next == '\u201C' || next == '-' || next == '\u2014' ||
			isUnspaced(before) && unicode.IsUpper(next)
	}
	word := s.wordBefore(at)
	if isAbbreviation(word) {
		return false
	}
	// A single capital is an initial (J. K. Rowling), but for I.
	if len(word) == 1 && word[0] >= 'A' && word[0] <= 'Z' && word != "I" {
		return false
	}
	// A number at the start of a line numbers it.
	if s.wordStart(at) == s.start && isDigits(word) && len(word) <= 3 {
		return false
	}
	if mayEnd[strings.ToLower(word)] {
		first, _ := utf8.DecodeRuneInString(strings.TrimLeft(s.text[end:], " \u00A0"))
		return unicode.IsUpper(first) || isUnspaced(first)
	}
	return true
}

// quotation notes where a quotation that opens here closes, when that is near.
func (s *splitter) quotation(c rune, at, size int) {
	if s.closes != 0 {
		if at >= s.closes {
			s.closes = 0
		}
		return
	}
	var closing string
	switch c {
	case '\u201C':
		closing = "\u201D"
	case '\u300C':
		closing = "\u300D"
	case '\u300E':
		closing = "\u300F"
	case '\uFF08':
		closing = "\uFF09"
	case '(':
		closing = ")"
	case '"':
		if before := lastRune(s.text[s.start:at]); at > s.start && before != ' ' && !isUnspaced(before) && !strings.ContainsRune(",:(\u2014-", before) {
			return
		}
		closing = `"`
	default:
		return
	}
	if at < s.searched {
		return // nothing closes before there
	}
	limit := min(len(s.text), at+size+maxQuoted)
	if i := strings.Index(s.text[at+size:limit], closing); i >= 0 {
		s.closes = at + size + i
		return
	}
	s.searched = at + size + maxQuoted/2
}

// add ends a sentence at end and starts the next one there.
func (s *splitter) add(end int, ending Ending) {
	from := s.start
	for from < end {
		c, size := utf8.DecodeRuneInString(s.text[from:end])
		if !unicode.IsSpace(c) {
			break
		}
		from += size
	}
	to := from + len(strings.TrimRightFunc(s.text[from:end], unicode.IsSpace))
	s.start = end
	s.closes = 0
	if from == to {
		return
	}
	if ending == Trailing || !hasWords(s.text[from:to]) {
		// Marks alone belong to the sentence before them.
		if n := len(s.t.sentences); !hasWords(s.text[from:to]) && n > 0 && strings.IndexByte(s.text[s.t.sentences[n-1].From:from], '\n') < 0 {
			s.t.sentences[n-1].To = to
			return
		}
	}
	s.t.sentences = append(s.t.sentences, Sentence{Span: Span{from, to}, Ending: ending, Turn: -1})
}

// hasWords reports whether a text has a letter or figure.
func hasWords(text string) bool {
	for _, c := range text {
		if unicode.IsLetter(c) || unicode.IsDigit(c) {
			return true
		}
	}
	return false
}

// isUnmarked reports whether the text comes in cues and has next to no marks that end sentences, as subtitles in Chinese and Japanese
// and raw recogniser output have it.
func (t *Transcript) isUnmarked() bool {
	if len(t.borders) < 4 {
		return false
	}
	marks := 0
	for i, c := range t.Text {
		switch c {
		case '\u3002', '?', '\uFF1F', '!', '\uFF01', '\u2026':
			marks++
		case '.':
			if i+1 == len(t.Text) || isBlank(t.Text[i+1]) {
				marks++
			}
		}
	}
	return marks*12 < len(t.borders)
}

// splitAtPauses parts the sentences from index first on at those borders of cues where the speaker paused, or where the sentence
// would become long.
func (t *Transcript) splitAtPauses(first int) {
	whole := append([]Sentence(nil), t.sentences[first:]...)
	t.sentences = t.sentences[:first]
	for _, sentence := range whole {
		rest := sentence
		for _, border := range t.bordersIn(sentence.Span) {
			long := border-rest.From >= longOpen
			if !long && t.silenceAt(border) < pause {
				continue
			}
			piece := rest
			piece.To = rest.From + len(strings.TrimRightFunc(t.Text[rest.From:border], unicode.IsSpace))
			piece.Ending = Open
			if piece.From < piece.To {
				t.sentences = append(t.sentences, piece)
			}
			rest.From = border
		}
		t.sentences = append(t.sentences, rest)
	}
}

// bordersIn returns the borders of cues within a span.
func (t *Transcript) bordersIn(s Span) []int {
	low, high := sort.SearchInts(t.borders, s.From+1), sort.SearchInts(t.borders, s.To)
	return t.borders[low:max(low, high)]
}

// silenceAt returns how long no one speaks at a border of cues.
func (t *Transcript) silenceAt(border int) time.Duration {
	before, after := t.clockOf(Span{border - 1, border}), t.clockOf(Span{border, border + 1})
	if t.Text[border-1] == ' ' && border >= 2 {
		before = t.clockOf(Span{border - 2, border - 1})
	}
	if !before.Known || !after.Known {
		return 0
	}
	return after.Start - before.End
}
