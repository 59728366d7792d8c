package curate

import (
	"strings"
	"unicode/utf8"

	"cards/internal/transcript"
)

// What may be left out of a quote without changing what it says: words that hold the floor (you know, 你知道) where commas stand on both sides of
// them, noises (uh, 呃) anywhere, and a clause that is broken off and begun again. Nothing is left out here. Cuts are proposed, and where a deck
// makes one it shows it.

// cutter goes through the clauses of a text.
type cutter struct {
	tongue *tongue
	text   string
	// found is called with what can be cut, in bytes of text; again is true for what is said again just after.
	found func(from, to int, again bool)
}

func (c *cutter) run() {
	start := 0
	for i := 0; i < len(c.text); {
		r, size := rune(c.text[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(c.text[i:])
		}
		if isComma(r) {
			c.clause(start, i, i+size)
			start = i + size
		}
		i += size
	}
	c.clause(start, len(c.text), len(c.text))
}

// isComma reports whether a character parts clauses. What ends a sentence parts them as well.
func isComma(r rune) bool {
	return r == ',' || r >= 0x2026 && strings.ContainsRune("\uFF0C\u3001\u3002\u2026\uFF1F\uFF01", r) || r == '?' || r == '!' || r == '.'
}

// clause looks at one clause, from its start to its mark, which ends at next.
func (c *cutter) clause(from, to, next int) {
	for from < to && c.text[from] == ' ' {
		from++
	}
	clause := strings.TrimRight(c.text[from:to], " ")
	to = from + len(clause)
	if clause == "" {
		return
	}
	first, _ := utf8.DecodeRuneInString(clause)
	if e, n := c.tongue.longest(c.tongue.cuts, c.text, from, first); n == len(clause) && (to == next || from > 0 || next < len(c.text)) {
		_ = e
		c.found(from, to, false)
		return
	}
	if n := c.tongue.prefix(clause, stubsList); n > 0 && from > 0 && next > to && (n == len(clause) || c.isNoise(clause[n:])) {
		c.found(from, to, true)
		return
	}
	// Said again: all of the clause is how the next one begins.
	rest := strings.TrimLeft(c.text[next:], " ")
	if next > to && len(clause) >= 6 && strings.HasPrefix(rest, clause) && len(rest) > len(clause) && !isComma(firstRune(rest[len(clause):])) {
		c.found(from, to, true)
	}
	if next > to && c.restarts(clause, rest) {
		c.found(from, to, true)
		return
	}
	c.noises(from, to)
}

// restarts reports whether a short clause that ends on a hanging word is begun again by the next: We were just, we were lucky.
func (c *cutter) restarts(clause, rest string) bool {
	if countLetters(clause) > 8 && !c.tongue.spaced || len(clause) > 40 {
		return false
	}
	begin := clause
	if c.tongue.spaced {
		begin, _, _ = strings.Cut(clause, " ")
		begin += " "
	} else if runes := []rune(clause); len(runes) > 2 {
		begin = string(runes[:2])
	}
	if len(rest) < len(begin) || !strings.EqualFold(rest[:len(begin)], begin) {
		return false
	}
	for _, w := range c.tongue.lists[hangingList].all {
		if strings.HasSuffix(clause, w) && len(clause) > len(w) && !c.tongue.closes(clause, w) && (!c.tongue.wordEnds || clause[len(clause)-len(w)-1] == ' ') {
			return true
		}
	}
	return false
}

// isNoise reports whether a text is one noise.
func (c *cutter) isNoise(text string) bool {
	text = strings.TrimLeft(text, " ")
	e, n := c.tongue.longest(c.tongue.cuts, text, 0, firstRune(text))
	return n == len(text) && len(e.uses) > 0
}

// noises finds noises and doubled words within a clause.
func (c *cutter) noises(from, to int) {
	word := false
	for i := from; i < to; {
		r, size := rune(c.text[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(c.text[i:])
		}
		if !c.tongue.wordEnds || !word {
			if e, n := c.tongue.longest(c.tongue.cuts, c.text, i, r); n > 0 && len(e.uses) > 0 && i+n <= to && c.alone(i, i+n) {
				c.found(i, i+n, false)
				i += n
				word = false
				continue
			}
		}
		for k := 9; k <= 18 && r > 0x2E80 && i+2*k <= to; k += 3 {
			if c.text[i:i+k] == c.text[i+k:i+2*k] {
				c.found(i, i+k, true)
				size = k
				break
			}
		}
		word = r < utf8.RuneSelf && isWord(byte(r))
		i += size
	}
}

// alone reports whether a noise is a word of its own where words are parted by spaces; elsewhere it is.
func (c *cutter) alone(from, to int) bool {
	if !c.tongue.spaced || c.tongue.wordEnds {
		return true
	}
	return (from == 0 || c.text[from-1] == ' ') && (to == len(c.text) || c.text[to] == ' ' || isComma(firstRune(c.text[to:])))
}

// cutsIn returns what may be left out of a span, in order.
func (f *finder) cutsIn(span transcript.Span) []transcript.Span {
	var cuts []transcript.Span
	c := cutter{tongue: f.tongue, text: f.t.Slice(span), found: func(from, to int, _ bool) {
		cut := transcript.Span{From: span.From + from, To: span.From + to}
		if n := len(cuts); n > 0 && cuts[n-1].To > cut.From {
			return
		}
		cuts = append(cuts, cut)
	}}
	c.run()
	return cuts
}
