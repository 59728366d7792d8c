package verify

import (
	"slices"
	"strings"
	"unicode/utf8"

	"cards/internal/phrase"
)

// wideContext is how much of the text around a difference is parted into words, in characters.
const wideContext = 12

// whole makes whole words of both sides of a replacement, since 船长 for 船员 tells more than 长 for 员. What is taken in stands in both.
func (v *Verifier) whole(e *Edit, written string) {
	if e.Said == "" || e.Written == "" {
		return
	}
	said := sideOf(v.text, e.At.From, e.At.To, v.lang)
	card := sideOf(written, e.From, e.To, v.lang)
	left, right := max(said.left, card.left), max(said.right, card.right)
	if left > len(said.before) || left > len(card.before) || right > len(said.after) || right > len(card.after) {
		return
	}
	if !slices.Equal(said.before[len(said.before)-left:], card.before[len(card.before)-left:]) || !slices.Equal(said.after[:right], card.after[:right]) {
		return
	}
	head, tail := string(said.before[len(said.before)-left:]), string(said.after[:right])
	e.Said, e.Written = head+e.Said+tail, head+e.Written+tail
}

// side is one side of a difference: what stands around it, and how much of that belongs to its words.
type side struct {
	before, after []rune
	left, right   int
}

func sideOf(text string, from, to int, lang string) side {
	s := side{before: lastRunes(text[:from], wideContext), after: firstRunes(text[to:], wideContext)}
	own := []rune(text[from:to])
	start, end := len(s.before), len(s.before)+len(own)
	all := slices.Concat(s.before, own, s.after)
	for _, w := range phrase.Words(all, lang) {
		if w.Start < start && start < w.End {
			s.left = start - w.Start
		}
		if w.Start < end && end < w.End {
			s.right = w.End - end
		}
	}
	return s
}

// lastRunes returns up to n characters at the end of a text, of one line.
func lastRunes(s string, n int) []rune {
	at := len(s)
	for range n {
		r, size := utf8.DecodeLastRuneInString(s[:at])
		if size == 0 || r == '\n' {
			break
		}
		at -= size
	}
	return []rune(s[at:])
}

// firstRunes returns up to n characters at the start of a text, of one line.
func firstRunes(s string, n int) []rune {
	if i := strings.IndexByte(s, '\n'); i >= 0 {
		s = s[:i]
	}
	at := 0
	for range n {
		_, size := utf8.DecodeRuneInString(s[at:])
		if size == 0 {
			break
		}
		at += size
	}
	return []rune(s[:at])
}
