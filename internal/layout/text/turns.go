package text

import (
	"slices"
	"strings"
)

// Where a clause begins and ends, as a reader feels it: the few characters of one that stand apart from the rest of it at a line's end or
// start, and the places where a sentence turns without a mark.

// findBegun marks the places one or two Han or kana after a pause or an opening quotation mark; of languages with spaces, one word after it,
// or two after a sentence.
func (p *Prepared) findBegun() {
	spaced := !isChinese(p.paragraph.Lang) && !isJapanese(p.paragraph.Lang)
	since, letters := 0, uint8(0)
	for i := 1; i < len(p.clusters); i++ {
		a := &p.clusters[i-1]
		switch {
		case spaced && a.class == classSpace:
			letters += 1
		case spaced:
		case a.class == classHan, a.class == classKana:
			letters++
		case a.class == classSmallKana:
		case a.class == classOpen && p.quotes(i-1):
			// What is quoted begins a clause of its own: 感觉“我|必须.
			since, letters = i-1, 0
		default:
			letters = mostStub + 1 // a word of another script, or a mark
		}
		o := &p.breaks[i]
		switch {
		case o.pause > 0:
			since, letters = i, 0
		case !spaced && letters > 0 && letters <= mostStub && (since == 0 || p.breaks[since].pause > 0):
			o.stub, o.since = letters, int32(since)
			if since > 0 && letters < 3 {
				o.begun = letters
			}
		case since > 0 && letters > 0 && (spaced && a.class == classSpace && (letters == 1 || letters == 2 && p.breaks[since].pause == 2) || !spaced && letters < 3):
			o.begun, o.since = letters, int32(since)
		}
		letters = min(letters, mostStub+1)
	}
}

// mostStub is the most characters of a clause that are a stub on a line of their own.
const mostStub = 3

// findEnded marks the places up to three Han or kana before a pause; of languages with spaces, one word before it.
func (p *Prepared) findEnded() {
	spaced := !isChinese(p.paragraph.Lang) && !isJapanese(p.paragraph.Lang)
	until, letters := 0, uint8(0)
	for i := len(p.clusters) - 1; i > 0; i-- {
		if p.breaks[i].pause > 0 || p.breaks[i].mandatory {
			until, letters = i, 0
			continue
		}
		switch b := &p.clusters[i]; {
		case spaced && p.clusters[i-1].class == classSpace:
			letters++
		case spaced:
		case b.class == classHan, b.class == classKana:
			letters++
		case b.class == classSmallKana, b.class == classStop, b.class == classMark, b.class == classClose, b.class == classSpace:
		default:
			letters = mostEnded + 1
		}
		if o := &p.breaks[i]; until > 0 && letters > 0 && letters <= mostEnded && (!spaced || letters == 1 && p.clusters[i-1].class == classSpace) {
			o.ended, o.until = letters, int32(until)
		}
		letters = min(letters, mostEnded+1)
	}
}

// mostEnded is the most characters of a clause that stand apart from it at the start of a line which runs on into the next one.
const mostEnded = 3

// quotes reports whether the opening mark at cluster i is one of speech.
func (p *Prepared) quotes(i int) bool {
	return strings.ContainsRune("“‘「『", p.Runes[p.clusters[i].start])
}

const (
	// costAcrossTurn is for a display line that runs on over a place where the sentence turns without a mark: before the 到 of 从…到, after
	// the ending of a Korean clause.
	costAcrossTurn = 14
	// costAtTurn is the most that a line's end there costs.
	costAtTurn = costAfterMark
)

// findTurns marks the places where the sentence turns.
func (p *Prepared) findTurns() {
	p.findDoubled()
	switch lang := p.paragraph.Lang; {
	case isChinese(lang):
		p.findSpans()
	case isKorean(lang):
		p.findEndings()
		p.priceObjects()
	}
}

// longestDoubled is the length in characters up to which a clause that is said twice is one.
const longestDoubled = 6

// findDoubled takes the pause between two short clauses of the same words, which are said in one breath: 날자.|날자. A text of nothing else may
// well have a line for each.
func (p *Prepared) findDoubled() {
	clauses := p.findClauses()
	if len(clauses) < 3 {
		return
	}
	for i := 1; i < len(clauses); i++ {
		a, b := p.lettersOf(clauses[i-1]), p.lettersOf(clauses[i])
		if o := &p.breaks[clauses[i].from]; len(a) > 0 && len(a) <= longestDoubled && slices.Equal(a, b) && o.allowed && !o.mandatory {
			o.pause, o.cost = 0, costWithinPhrase
		}
	}
}

// turnAt makes the place before cluster i one.
func (p *Prepared) turnAt(i int) {
	if o := &p.breaks[i]; o.allowed && !o.mandatory && o.pause == 0 {
		o.cost, o.turn = min(o.cost, costAtTurn), costAcrossTurn
	}
}

// leastSpan is how many characters stand at least between the two words of 从…到, and after the second, for a line to be worth while.
const leastSpan = 3

// findSpans finds the 到 that answers a 从 of the same clause: 从车库|到火星.
func (p *Prepared) findSpans() {
	from := -1
	for i := range p.clusters {
		if i > 0 && (p.breaks[i].pause > 0 || p.breaks[i].mandatory) {
			from = -1
		}
		switch r := p.Runes[p.clusters[i].start]; {
		case (r == '从' || r == '從') && (i == 0 || p.breaks[i].allowed && !p.breaks[i].inside):
			from = i
		case r == '到' && from >= 0 && p.afterWord(i) && i-from > leastSpan && len(p.clusters)-i > leastSpan && p.breaks[i].cost < costBeforeParticle && !p.breaks[i].inside && !p.breaks[i+1].inside:
			p.turnAt(i)
			from = -1
		}
	}
}

// afterWord reports whether what ends before cluster i is no word of a single character, which would have the 到 for its complement: 升|到.
func (p *Prepared) afterWord(i int) bool {
	return p.clusters[i-1].class != classHan || p.breaks[i-1].inside
}
