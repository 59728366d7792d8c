package curate

import (
	"strings"
	"unicode/utf8"
)

// Looking for the words of all tables in one pass over a sentence.

// lookout goes through one sentence.
type lookout struct {
	*reader
	s    *said
	text string
	// clause is true where a clause begins, inWord within a word of an alphabet.
	clause, inWord bool
	// clauses counts those that are done, solid those of them that say something (not: I thought).
	clauses, solid int
	// crossed is true where the clause before is built like the one two before it: a, b, a'.
	crossed bool
	// from is where the clause began, counted its characters that count.
	from, counted int
	digits        bool
	previous      rune
}

// step looks at the character at i and returns how far to go on.
func (l *lookout) step(i int) int {
	t, text := l.tongue, l.text
	c, size := rune(text[i]), 1
	if c >= utf8.RuneSelf {
		c, size = utf8.DecodeRuneInString(text[i:])
	}
	if !t.wordEnds || !l.inWord || c < utf8.RuneSelf && !isWord(byte(c)) {
		if e, n := t.longest(t.words, text, i, c); n > 0 {
			l.fire(e, i, n)
			// What the word says is also counted, so that only its rows go by its length.
			for k := i; k < i+n; {
				c, size := utf8.DecodeRuneInString(text[k:])
				l.count(c, k)
				k += size
			}
			return n
		}
	}
	l.count(c, i)
	return size
}

// fire notes the rows of a word.
func (l *lookout) fire(e *entry, at, n int) {
	for _, u := range e.uses {
		row := &l.tongue.rows[u.row]
		switch {
		case u.then:
			if l.firsts[u.row] == l.number {
				l.s.rows.add(u.row)
			}
			continue
		case row.where == atStart && at > 0, row.where == atClause && !l.clause:
			continue
		case row.then != "":
			// The two columns of one row may have a word in common: the first time it opens, the second it closes.
			if l.firsts[u.row] != l.number {
				l.firsts[u.row] = l.number
				if row.first == row.then {
					return
				}
			}
			continue
		}
		if (row.class == vague || row.class == copula) && l.solid > 0 {
			continue // what is meant stands in the clause before, and what is defined in the first
		}
		if row.class == story && row.where == atStart {
			l.s.own = true
		}
		l.s.rows.add(u.row)
	}
}

// count counts a character, and notes clauses, figures and shingles.
func (l *lookout) count(c rune, at int) {
	switch {
	case c >= '0' && c <= '9':
		if l.previous >= 'A' && l.previous <= 'Z' {
			l.s.codes = min(l.s.codes+1, 200)
		}
		l.digits = true
		l.s.runes++
		l.counted++
		l.clause = false
	case isLetter(c) || c == '%' || c == '\uFF05':
		if l.digits {
			l.s.counted = l.s.counted || l.tongue.prefix(l.text[at:], unitsList) > 0
		}
		l.digits = false
		l.s.runes++
		l.counted++
		l.clause = false
	case strings.ContainsRune(commas+"\u3002.\u2026?!\uFF1F\uFF01\u2014", c) && !(c == '.' && l.digits):
		l.endClause()
		l.from = at + utf8.RuneLen(c)
		l.clause = true
	case c != ' ':
		l.digits = false
	}
	l.inWord = c < utf8.RuneSelf && isWord(byte(c)) || c == '\'' || c == '\u2019'
	l.now.feed(c, l.tongue.spaced)
	l.sentence.feed(c, l.tongue.spaced)
	l.previous = c
}

// endClause compares the clause that ends with the one before, and tells fillers and stutters.
func (l *lookout) endClause() {
	l.now.flush()
	l.sentence.flush()
	if l.counted == 0 {
		return
	}
	l.clauses++
	if l.counted >= 4 {
		l.solid++
	}
	l.counted = 0
	crossed := false
	if l.before.n > 0 {
		switch {
		case l.now.same(&l.before):
			l.s.stutters = min(l.s.stutters+1, 200)
		case l.now.like(&l.before):
			l.s.parallel = true
		case l.earlier.n > 0 && l.now.like(&l.earlier):
			crossed = true
			l.s.parallel = l.s.parallel || l.crossed
		}
	}
	l.crossed = crossed
	l.earlier, l.before, l.now = l.before, l.now, l.earlier
	l.now.reset()
}
