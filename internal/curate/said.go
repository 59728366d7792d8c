package curate

import (
	"math/bits"
	"strings"
	"sync"
	"unicode/utf8"

	"cards/internal/transcript"
)

// A sentence is looked at once: what it begins behind and ends before, which rows of the tables fire in it, and what else an editor would
// notice. Runs of sentences (run.go) are then weighed by these notes alone.

// rowSet is a set of rows of a tongue.
type rowSet [2]uint64

func (s *rowSet) add(i int16) { s[i>>6] |= 1 << (i & 63) }

// meets reports whether two sets have a row in common; o may be nil.
func (s *rowSet) meets(o *rowSet) bool { return o != nil && (s[0]&o[0]|s[1]&o[1]) != 0 }

// each calls f for the rows of the set in order.
func (s rowSet) each(f func(i int)) {
	for k, word := range s {
		for word != 0 {
			f(k<<6 + bits.TrailingZeros64(word))
			word &= word - 1
		}
	}
}

// said is a sentence with what was noticed.
type said struct {
	// span is what would be quoted, without connectives before it and what breaks off behind it.
	span transcript.Span
	turn int32
	// runes counts letters and figures.
	runes int32
	rows  rowSet
	// paragraph is true where it begins one.
	paragraph bool
	// headless is how much was left out before it: 1 a connective, 2 a but.
	headless uint8
	// leads is true where a then was left out.
	leads bool
	// own is true where it tells of the speaker's own doing from its start.
	own bool
	// dropped counts the noises (well, you know) that were left out before it; within a run they are in the way.
	dropped uint8
	ending  transcript.Ending
	// middle is true where it begins within a sentence, cut where it ends within one.
	middle, cut bool
	// torn is true where it ends on a word after which nothing ends.
	torn bool
	// fillers and stutters count what can be cut.
	fillers, stutters uint8
	// clauses counts its clauses; parallel is true where two of them are built alike, next where the sentence after it is built like it.
	clauses        uint8
	parallel, next bool
	// again is true where it says nothing that the sentence before it did not say.
	again bool
	// counted is true where a number counts something; codes counts words made of letters and figures (H100).
	counted bool
	codes   uint8
}

// reader looks at sentences; it is reused, so that a long text costs no memory for each.
type reader struct {
	t      *transcript.Transcript
	tongue *tongue
	// firsts is for each row with two columns the sentence in which the first was seen last.
	firsts []int
	number int
	// before and now are the shingles of the clause before and of this one.
	before, now, sentence, last shingles
	// earlier is the clause before the one before, which in a, b, a', b' is the one that this is built like.
	earlier shingles
	// like is true where the first part of the sentence that was read last is built like what stands before it.
	like bool
}

func newReader(t *transcript.Transcript) *reader {
	r := &reader{t: t, tongue: tongueOf(t.Lang)}
	r.firsts = make([]int, len(r.tongue.rows))
	return r
}

// shards is into how many pieces a long text is cut, which are read at once. What comes out does not depend on it.
const (
	shards      = 8
	worthAShard = 4000 // sentences
)

// readAll looks at all sentences of a transcript that somebody says.
func readAll(t *transcript.Transcript) []said {
	n := len(t.Sentences())
	if n < 2*worthAShard {
		all, _ := newReader(t).read(0, n)
		return all
	}
	var parts [shards][]said
	var linked [shards]bool
	var wait sync.WaitGroup
	for k := range shards {
		wait.Go(func() { parts[k], linked[k] = newReader(t).read(k*n/shards, (k+1)*n/shards) })
	}
	wait.Wait()
	var all []said
	for k, part := range parts {
		if last := len(all) - 1; last >= 0 && linked[k] {
			all[last].next = true
		}
		all = append(all, part...)
	}
	return all
}

// read looks at the sentences from one to another. linked is true where the first is built like the one before it.
func (r *reader) read(from, to int) (all []said, linked bool) {
	all = make([]said, 0, to-from)
	// The sentence before is looked at as well, to compare with it.
	before := max(0, from-1)
	var ahead []said
	for i, s := range r.t.Sentences()[before:to] {
		if before+i == from && from > 0 {
			ahead, all = all, make([]said, 0, to-from)
		}
		if s.Turn >= 0 {
			all = r.sentenceParts(all, s)
			if n := len(ahead); n > 0 && len(all) > 0 {
				linked = ahead[n-1].turn == all[0].turn && r.like
				ahead = nil
			}
		}
	}
	return all, linked
}

// sentenceParts adds a sentence, or the parts of a long one.
func (r *reader) sentenceParts(all []said, s transcript.Sentence) []said {
	first := len(all)
	whole := said{span: s.Span, turn: int32(s.Turn), ending: s.Ending, paragraph: s.From == 0 || r.t.Text[s.From-1] == '\n'}
	for at := s.From; at < s.To; {
		one := whole
		one.span.From, one.span.To = at, r.partEnd(at, s.To)
		at = one.span.To
		one.middle, one.cut = one.span.From > s.From, at < s.To
		one.paragraph = one.paragraph && !one.middle
		if one.cut {
			one.ending = transcript.Open
		}
		r.trim(&one)
		if one.span.Len() <= 0 {
			continue
		}
		r.look(&one)
		akin := r.sentence.akin(&r.last)
		one.again = !r.sentence.adds(&r.last)
		if len(all) == first {
			r.like = akin // of the first part
		}
		if n := len(all); n > 0 && all[n-1].turn == one.turn && akin {
			all[n-1].next = true
		}
		r.sentence, r.last = r.last, r.sentence
		all = append(all, one)
	}
	return all
}

// partEnd returns where the part of a sentence that begins at from ends: at to, or where a long sentence goes on to a new thought.
func (r *reader) partEnd(from, to int) int {
	t := r.tongue
	if to-from <= t.bytes(t.good) {
		return to
	}
	text := r.t.Text[from:to]
	for i := t.bytes(t.least); i < len(text)-t.bytes(t.least); i++ {
		switch c := text[i]; {
		case c == ',':
		case c == 0xEF && strings.HasPrefix(text[i:], "\uFF0C"):
			i += 2
		case c == 0xE2 && strings.HasPrefix(text[i:], "\u2026"):
			for strings.HasPrefix(text[i:], "\u2026") {
				i += 3
			}
			return from + i
		default:
			continue
		}
		rest := text[i+1:]
		if t.prefix(strings.TrimLeft(rest, " "), partsList) > 0 {
			return from + i + 1
		}
	}
	return to
}

// bytes is about how many bytes a number of characters has.
func (t *tongue) bytes(characters int) int {
	if t.wordEnds {
		return characters * 5 / 4
	}
	return characters * 3
}

// trim takes connectives off the start and a hanging clause off the end.
func (r *reader) trim(s *said) {
	t := r.tongue
	for range 6 {
		text := r.t.Slice(s.span)
		if n := t.prefix(text, thensList); n > 0 && n < len(text) {
			s.leads = true
			s.span.From += n
		} else if n := t.prefix(text, turnsList); n > 0 && n < len(text) {
			s.headless = 2
			s.span.From += n
		} else if n := t.prefix(text, headsList); n > 0 && n < len(text) {
			s.headless = max(s.headless, 1)
			s.span.From += n
		} else if n := t.prefix(text, likesList); n > 0 && n < len(text) && !containsAny(text, t.lists[alikeList].all) {
			s.headless = max(s.headless, 1)
			s.span.From += n
		} else if n := t.prefix(text, looseList); n > 0 && n < len(text) && strings.ContainsRune(commas+stops, firstRune(text[n:])) && !speaks(text[n:]) {
			s.span.From += n
			s.dropped++
		} else {
			break
		}
		rest := r.t.Slice(s.span)
		s.span.From += len(rest) - len(strings.TrimLeft(rest, commas+stops+" \u3000"))
	}
	text := r.t.Slice(s.span)
	if s.ending == transcript.Trailing {
		text = strings.TrimRight(text, "\u2026. ")
	}
	if s.cut {
		text = strings.TrimRight(text, commas+"\u2026 ")
	}
	for range 3 {
		// A last clause that is only connectives was the start of something else.
		at := strings.LastIndexAny(text, ",\uFF0C\u3001")
		if at < 0 {
			break
		}
		_, size := utf8.DecodeRuneInString(text[at:])
		rest := strings.TrimRight(strings.TrimLeft(text[at+size:], " "), "\u3002.")
		if len(rest) > 24 || !r.connective(rest) {
			break
		}
		text = text[:at]
		s.ending = transcript.Trailing
	}
	s.span.To = s.span.From + len(text)
	trimmed := strings.TrimRight(text, commas+stops+"?!\uFF1F\uFF01 \"\u201D")
	for _, w := range t.lists[hangingList].all {
		if (s.ending == transcript.Trailing || s.cut) && strings.HasSuffix(trimmed, w) && !t.closes(trimmed, w) && (!t.spaced || len(trimmed) == len(w) || t == &korean || trimmed[len(trimmed)-len(w)-1] == ' ') {
			s.torn = true
			break
		}
	}
}

// containsAny reports whether one of the words is in a text.
func containsAny(text string, words []string) bool {
	for _, w := range words {
		if strings.Contains(text, w) {
			return true
		}
	}
	return false
}

// speaks reports whether a comma or colon is followed by words in quotation marks, which need what stands before them.
func speaks(text string) bool {
	return strings.ContainsRune("\u201C\u300C\u300E\"", firstRune(strings.TrimLeft(text, commas+" ")))
}

// closes reports whether what a text ends in is no hanging word after all: the end of another word, or a \u7684 that belongs to a \u662F or \u4F1A just before.
func (t *tongue) closes(text, word string) bool {
	for _, w := range t.lists[closedList].all {
		if strings.HasSuffix(text, w) {
			return true
		}
	}
	if word != "\u7684" {
		return false
	}
	tail := text[max(0, len(text)-15):]
	return strings.Contains(tail, "\u662F") || strings.Contains(tail, "\u4F1A") || strings.Contains(tail, "\u6703")
}

// connective reports whether a text is nothing but heads and fillers.
func (r *reader) connective(text string) bool {
	for text != "" {
		n := max(r.tongue.prefix(text, headsList), r.tongue.prefix(text, looseList), r.tongue.prefix(text, turnsList))
		if n == 0 {
			return false
		}
		text = strings.TrimLeft(text[n:], commas+" ")
	}
	return true
}

const (
	commas = ",\uFF0C\u3001;\uFF1B:\uFF1A"
	stops  = "\u3002.\u2026\u2014-"
)

func firstRune(s string) rune {
	c, _ := utf8.DecodeRuneInString(s)
	return c
}

// look fires the rows, and counts what the tables do not know.
func (r *reader) look(s *said) {
	r.number++
	text := r.t.Slice(s.span)
	l := lookout{reader: r, s: s, text: text, clause: true, inWord: false}
	r.sentence.reset()
	r.now.reset()
	r.before.reset()
	r.earlier.reset()
	for i := 0; i < len(text); {
		i += l.step(i)
	}
	l.endClause()
	c := cutter{tongue: r.tongue, text: text, found: func(_, _ int, again bool) {
		if again {
			s.stutters = min(s.stutters+1, 200)
		} else {
			s.fillers = min(s.fillers+1, 200)
		}
	}}
	c.run()
	s.clauses = uint8(min(l.clauses, 250))
}
