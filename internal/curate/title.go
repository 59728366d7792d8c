package curate

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"cards/internal/phrase"
	"cards/internal/transcript"
)

// A title is a clause of what was said, without the date and what led to it (in, on, 在). Its words stand in the text in this order; only what was
// the date is missing between them, and what is too long for a title behind an ellipsis.

func countLetters(s string) int {
	n := 0
	for _, c := range s {
		if unicode.IsLetter(c) || unicode.IsDigit(c) {
			n++
		}
	}
	return n
}

// title returns a title for what a span says, "" where it says too little. when is the date in it, empty where there is none.
func (e *eventFinder) title(span, when transcript.Span) string {
	t := e.tongue
	text := e.t.Slice(span)
	from, to := when.From-span.From, when.To-span.From
	type piece struct {
		text  string
		dated bool
	}
	var pieces []piece
	start := 0
	flush := func(end int) {
		if end <= start {
			return
		}
		if from < end && to > start && to > from {
			a, b := text[start:max(start, from)], text[min(end, to):end]
			pieces = append(pieces, piece{e.without(a, b), true})
		} else {
			pieces = append(pieces, piece{text[start:end], false})
		}
	}
	for i := 0; i < len(text); {
		c, size := utf8.DecodeRuneInString(text[i:])
		if isComma(c) && (c != '\u3001' || t != &chinese) && (i < from || i >= to) && !(c == '.' && i+1 < len(text) && text[i+1] != ' ') {
			flush(i)
			start = i + size
		}
		i += size
	}
	flush(len(text))
	at := 0
	for i, p := range pieces {
		if p.dated {
			at = i
		}
	}
	order := []int{at}
	for i := at + 1; i < len(pieces); i++ {
		order = append(order, i)
	}
	for i := at - 1; i >= 0; i-- {
		order = append(order, i)
	}
	// A clause that hangs on another is better than none.
	for _, hanging := range []bool{false, true} {
		for _, i := range order {
			if title := e.tidy(pieces[i].text); countLetters(title) >= t.titleLeast() && !e.hollow(title) && (hanging || !e.hangs(title)) {
				return title
			}
		}
	}
	return ""
}

// titleLeast is how many characters a title has at least. Two kanji may be enough.
func (t *tongue) titleLeast() int {
	if t == &japanese {
		return 2 // 地震
	}
	return max(4, t.least*2/5)
}

// without joins what stands before and after a date, without what led to the date.
func (e *eventFinder) without(before, after string) string {
	t := e.tongue
	for range 3 {
		trimmed := strings.TrimRight(before, " ")
		n := 0
		for _, w := range t.lists[leadsList].all {
			if len(trimmed) >= len(w) && strings.EqualFold(trimmed[len(trimmed)-len(w):], w) && (!t.wordEnds || len(trimmed) == len(w) || trimmed[len(trimmed)-len(w)-1] == ' ') {
				n = len(w)
				break
			}
		}
		if n == 0 {
			break
		}
		before = trimmed[:len(trimmed)-n]
	}
	if n := t.prefix(after, trailsList); n > 0 {
		after = after[n:]
	}
	before, after = strings.TrimRight(before, " "), strings.TrimLeft(after, " ")
	if n := t.prefix(after, copulasList); n > 0 && before == "" {
		after = strings.TrimLeft(after[n:], " ") // 2008 was a hard year
	}
	if t.spaced && before != "" && after != "" {
		return before + " " + after
	}
	return before + after
}

// tidy takes connectives and fillers off a clause, and shortens it.
func (e *eventFinder) tidy(s string) string {
	t := e.tongue
	s = joinLines(s, e.t.Lang)
	for range 4 {
		s = strings.Trim(s, " \u3000"+commas+"\u3002.\u2026\u2014-\"\u201C\u201D\u300C\u300D!\uFF01")
		n := max(t.prefix(s, headsList), t.prefix(s, turnsList), t.prefix(s, thensList), t.prefix(s, openersList))
		if n == 0 || n >= len(s) || t.wordEnds && s[n] != ' ' && s[n-1] != ',' {
			break
		}
		s = s[n:]
	}
	for _, w := range t.lists[closersList].all {
		if rest := strings.TrimSuffix(s, w); rest != s && countLetters(rest) >= 2 {
			s = rest
			break
		}
	}
	if t.wordEnds && s != "" && s[0] >= 'a' && s[0] <= 'z' {
		s = string(s[0]-32) + s[1:]
	}
	return e.shorten(s)
}

// titleMost is how long a title may be, in units of half a square.
const titleMost = 44

// shorten cuts a title that is too long between words.
func (e *eventFinder) shorten(s string) string {
	width := 0
	runes := []rune(s)
	fits := len(runes)
	for i, c := range runes {
		if width++; c >= 0x1100 {
			width++
		}
		if width > titleMost {
			fits = i
			break
		}
	}
	if fits == len(runes) {
		return s
	}
	end := 0
	for _, w := range phrase.Words(runes, e.t.Lang) {
		if w.End <= fits {
			end = w.End
		}
	}
	if end < fits/2 {
		end = fits
	}
	return strings.TrimRight(string(runes[:end]), " "+commas) + "\u2026"
}

// hollow reports whether a clause says nothing without what stands beside it: fillers, That was, It.
func (e *eventFinder) hollow(s string) bool {
	first := firstRune(s)
	if entry, n := e.tongue.longest(e.tongue.cuts, s, 0, first); entry != nil && n == len(s) {
		return true
	}
	rest := s
	for {
		n := max(e.tongue.prefix(rest, pointsList), e.tongue.prefix(rest, looseList))
		if n == 0 {
			break
		}
		if rest = strings.TrimLeft(rest[n:], " "+commas); countLetters(rest) < 3 {
			return true
		}
	}
	return false
}

// hangs reports whether a text begins with a word for something said before.
func (e *eventFinder) hangs(s string) bool {
	entry, n := e.tongue.longest(e.tongue.words, s, 0, firstRune(s))
	if entry == nil || n == 0 {
		return false
	}
	return slices.ContainsFunc(entry.uses, func(u use) bool {
		r := &e.tongue.rows[u.row]
		return r.class == hang && r.weight <= -1.5
	})
}
