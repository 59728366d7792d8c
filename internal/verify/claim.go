package verify

import (
	"strings"
	"unicode/utf8"
)

// border is what a card shows between two parts of a quote.
type border uint8

const (
	none   border = iota
	insert        // […]: words of the editor's, which may stand for a few that were said
	cut           // …… or […]: words were left out
)

// fragment is a part of a quote without a shown cut or insertion in it.
type fragment struct {
	tokens []token
	// before is what stands before it.
	before border
}

// parsed is a quote as it is compared.
type parsed struct {
	text      string
	fragments []fragment
	// ids are those of all fragments in order, tokens the same with their places, borders what stands before each.
	ids     []uint32
	tokens  []token
	borders []border
	// inserted are the words in brackets, as written.
	inserted []string
	// endsInCut and startsWithCut tell of marks at the ends.
	startsWithCut, endsInCut bool
	// mistaken are the known mistakes that the quote itself has.
	mistaken []Correction
	words    *foreign
}

// maxInsertion is how long words in brackets may be, in bytes; longer ones are part of the text.
const maxInsertion = 240

// parse takes a quote apart at what it shows as cut or inserted. Mistakes of recognition that it has kept are corrected, as in the text.
func (v *Verifier) parse(text string) *parsed {
	return v.parseBy(text, &foreign{lexicon: v.lexicon})
}

// parseBy is parse with words numbered as those of other texts, so that these can be compared.
func (v *Verifier) parseBy(text string, words *foreign) *parsed {
	p := &parsed{text: text, words: words}
	before, start := none, 0
	closeAt := func(end int) {
		own, mistakes := v.correct(tokens(text[start:end], start, p.words.number, v.keepHan))
		for _, m := range mistakes {
			p.mistaken = append(p.mistaken, v.corrections[m.by])
		}
		if len(own) == 0 {
			return
		}
		p.fragments = append(p.fragments, fragment{own, before})
		for i, t := range own {
			p.ids = append(p.ids, t.id)
			b := none
			if i == 0 {
				b = before
			}
			p.borders = append(p.borders, b)
		}
		p.tokens = append(p.tokens, own...)
		before = none
	}
	for i := 0; i < len(text); {
		n, kind, inside := markAt(text[i:])
		if n == 0 {
			_, size := utf8.DecodeRuneInString(text[i:])
			i += size
			continue
		}
		closeAt(i)
		before = max(before, kind)
		if kind == insert {
			p.inserted = append(p.inserted, inside)
		} else if len(p.fragments) == 0 {
			p.startsWithCut = true
		}
		i += n
		start = i
	}
	closeAt(len(text))
	p.endsInCut = before == cut
	return p
}

// markAt reads a mark of a cut or an insertion at the start of s: how long it is, which it is, and what it holds.
func markAt(s string) (n int, kind border, inside string) {
	if n := dots(s); n > 0 {
		return n, cut, ""
	}
	r, size := utf8.DecodeRuneInString(s)
	closing, ok := brackets[r]
	if !ok {
		return 0, none, ""
	}
	end := strings.IndexRune(s[size:min(len(s), size+maxInsertion)], closing)
	if end < 0 {
		return 0, none, ""
	}
	inside = strings.TrimSpace(s[size : size+end])
	whole := size + end + utf8.RuneLen(closing)
	if d := dots(inside); d > 0 && d == len(inside) {
		return whole, cut, ""
	}
	if r == '(' || r == '\uFF08' || inside == "" || strings.ContainsRune(inside, r) {
		return 0, none, "" // what stands in round brackets may have been said
	}
	return whole, insert, inside
}

// brackets are those that hold a cut, and all but the round ones an insertion.
var brackets = map[rune]rune{'[': ']', '\uFF3B': '\uFF3D', '\u3014': '\u3015', '(': ')', '\uFF08': '\uFF09'}

// dots returns how many bytes of an ellipsis stand at the start of s: …, ……, three or more full stops of a kind.
func dots(s string) int {
	n := 0
	for {
		r, size := utf8.DecodeRuneInString(s[n:])
		if r != '\u2026' && r != '\u22EF' {
			break
		}
		n += size
	}
	if n > 0 {
		return n
	}
	for _, stop := range []string{".", "\u3002", "\uFF0E", "\u00B7"} {
		n = 0
		for strings.HasPrefix(s[n:], stop) {
			n += len(stop)
		}
		if n >= 3*len(stop) {
			return n
		}
	}
	return 0
}
