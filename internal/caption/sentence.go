package caption

import (
	"strings"
	"unicode/utf8"

	"cards/internal/phrase"

	"github.com/rivo/uniseg"
)

// Where a text may end: after a sentence, after a clause, or after a word.

const (
	// stops end a sentence; a Latin full stop does so before a space only, since it also stands in numbers and addresses.
	stops      = "\u3002\uff01\uff1f\u2026!?\n"
	latinStops = "."
	// clauses end a clause.
	clauses = "\uff0c\uff1b\uff1a\u3001,;:\u2014"
	// closers belong to what stands before them.
	closers = "\u201d\u2019\u300d\u300f\uff09)\"'"
)

// sentenceEnds returns the byte offsets at which sentences of a text end, in order; the last is that of the text.
func sentenceEnds(text string) []int {
	return ends(text, func(r rune, rest string) bool {
		return strings.ContainsRune(stops, r) || strings.ContainsRune(latinStops, r) && (rest == "" || rest[0] == ' ' || rest[0] == '\n' || startsWithCloser(rest))
	})
}

// clauseEnds returns where clauses end, sentences among them.
func clauseEnds(text string) []int {
	return ends(text, func(r rune, rest string) bool {
		narrow := r < utf8.RuneSelf && rest != "" && rest[0] != ' '
		return strings.ContainsRune(stops, r) || (strings.ContainsRune(clauses, r) || strings.ContainsRune(latinStops, r)) && !narrow
	})
}

func startsWithCloser(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return strings.ContainsRune(closers, r)
}

// ends returns the offsets behind the characters at which stop says that something ends, behind what closes with them too.
func ends(text string, stop func(r rune, rest string) bool) []int {
	var out []int
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		i += n
		if !stop(r, text[i:]) {
			continue
		}
		for i < len(text) {
			r, n := utf8.DecodeRuneInString(text[i:])
			if !strings.ContainsRune(closers, r) && (!strings.ContainsRune(stops, r) || r == '\n') {
				break
			}
			i += n
		}
		if strings.TrimSpace(text[i:]) != "" {
			out = append(out, i)
		}
	}
	return append(out, len(text))
}

// firstSentence returns the first sentence of a text.
func firstSentence(text string) string {
	for _, end := range sentenceEnds(text) {
		if s := strings.TrimSpace(text[:end]); s != "" {
			return s
		}
	}
	return ""
}

// longest returns the longest beginning of a text that ends at one of some places and fits, without its last spaces; "" where none
// does. What fits must not come to fit again when more is added.
func longest(text string, at []int, fits func(string) bool) string {
	low, high := 0, len(at) // at[:low] fit
	for low < high {
		middle := (low + high) / 2
		if fits(strings.TrimSpace(text[:at[middle]])) {
			low = middle + 1
		} else {
			high = middle
		}
	}
	if low == 0 {
		return ""
	}
	return strings.TrimSpace(text[:at[low-1]])
}

// wordEnds returns where the words of a text in a language end. Chinese and Japanese are asked of package phrase, so that no word is torn
// and no particle is parted from what it leans on.
func (t *Telling) wordEnds(text string) []int {
	var out []int
	if t.wide() {
		classes := phrase.Classes([]rune(text), t.Lang)
		i := 0
		for at := range text {
			if i > 0 && classes[i] >= phrase.WithinPhrase {
				out = append(out, at)
			}
			i++
		}
		return append(out, len(text))
	}
	rest, state, at := text, -1, 0
	for len(rest) > 0 {
		var word string
		word, rest, state = uniseg.FirstWordInString(rest, state)
		at += len(word)
		if strings.TrimSpace(word) != "" {
			out = append(out, at)
		}
	}
	return out
}
