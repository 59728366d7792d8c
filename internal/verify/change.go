package verify

import (
	"slices"
	"strings"

	"cards/internal/transcript"
)

// What is alike enough: below leastLike a passage is not even told of, from like on a quote is a changed form of it, and from
// veryLike on nothing else needs to be looked for.
const (
	leastLike = 0.3
	like      = 0.5
	veryLike  = 0.8
)

// The least that is taken for a part of a spliced quote, by weight, and where the quote is like one passage anyway; and what of the
// passage may be left out within changed words before the two sides of it count as spliced, in tokens.
const (
	leastPart    = 4
	clearPart    = 6
	longOmission = 24
	// restOfSentence is how many tokens more than the quote has of its own at an end are taken for what these replace.
	restOfSentence = 4
	midOmission    = 6
)

// judgeUnlike says what a quote is that stands nowhere word for word.
func (v *Verifier) judgeUnlike(p *parsed, c Claim, work *budget) Result {
	a, ok := v.nearest(p, c)
	likeness := 0.0
	if ok {
		likeness = float64(a.matched) / float64(len(p.ids))
	}
	if likeness < veryLike {
		least := leastPart
		if likeness >= 0.6 {
			least = clearPart
		}
		if r, ok := v.spliced(p, float64(least), work); ok {
			r.Likeness = max(r.Likeness, likeness)
			return r
		}
	}
	r := Result{Class: NotFound, Likeness: likeness}
	switch {
	case likeness >= like:
		return v.judgeChanged(p, a, c, work)
	case likeness >= leastLike && a.matched > 1:
		r.Span = v.span(a.from, a.to)
	case v.otherLanguage(p.text):
		r.Class = OtherLanguage
	}
	return r
}

// change is one difference: tokens of the transcript and of the quote that stand in each other's place.
type change struct{ said, written stretch }

// changes returns the differences of an alignment but for those that a shown cut explains, and the parts between them.
func (v *Verifier) changes(p *parsed, a alignment) (all []change, cuts []stretch, parts placement) {
	at := a.from
	for j := 0; j <= len(p.ids); {
		k := j
		for k < len(p.ids) && a.pairs[k] < 0 {
			k++
		}
		next := a.to
		if k < len(p.ids) {
			next = a.pairs[k]
		}
		if j == 0 {
			at = min(at, next)
		}
		said := stretch{at, next}
		if j == k && said.from < said.to && a.free[said.from] && a.free[said.to-1] {
			cuts = append(cuts, said)
		} else if said.from < said.to || j < k {
			all = append(all, change{said, stretch{j, k}})
		}
		if k == len(p.ids) {
			break
		}
		// The run of tokens that follow each other in both.
		start := k
		for k++; k < len(p.ids) && a.pairs[k] == a.pairs[k-1]+1; k++ {
		}
		parts = append(parts, stretch{a.pairs[start], a.pairs[k-1] + 1})
		at, j = a.pairs[k-1]+1, k
	}
	return all, cuts, parts
}

// widen takes what stands where the quote's own words begin or end into the stretch, as far as the sentence goes: those stand in its place.
func (v *Verifier) widen(p *parsed, a *alignment) {
	head, tail := 0, 0
	for head < len(a.pairs) && a.pairs[head] < 0 {
		head++
	}
	for tail < len(a.pairs) && a.pairs[len(a.pairs)-1-tail] < 0 {
		tail++
	}
	before, after := 0, 0
	for before <= head+restOfSentence && !v.endsSentence(a.from-before) {
		before++
	}
	for after <= tail+restOfSentence && !v.endsSentence(a.to+after) {
		after++
	}
	// What is left of the sentence is taken whole where that is little.
	if before > head+restOfSentence {
		before = head
	}
	if after > tail+restOfSentence {
		after = tail
	}
	if head > 0 {
		a.from -= before
	}
	if tail > 0 {
		a.to += after
	}
}

// judgeChanged says what was changed in a quote that is like a passage.
func (v *Verifier) judgeChanged(p *parsed, a alignment, c Claim, work *budget) Result {
	v.widen(p, &a)
	r := Result{Class: Punctuation, Likeness: float64(a.matched) / float64(len(p.ids)), Span: v.span(a.from, a.to)}
	all, cuts, parts := v.changes(p, a)
	for _, part := range parts {
		r.Parts = append(r.Parts, v.span(part.from, part.to))
	}
	for _, s := range cuts {
		v.judgeCut(cut, s, &r)
	}
	var real []change
	for _, ch := range all {
		switch {
		case v.isFiller(ch):
			at := v.span(ch.said.from, ch.said.to)
			r.Fillers = append(r.Fillers, v.text[at.From:at.To])
			r.Cuts = append(r.Cuts, Cut{At: at})
		case v.sameLetters(p, ch):
			r.Marks = true
		default:
			real = append(real, ch)
			e := v.edit(p, ch)
			v.whole(&e, p.text)
			r.Edits = append(r.Edits, e)
		}
	}
	v.noteCorrected(parts, &r)
	v.judgeInsertions(p, &r)
	// What was taken out of the words themselves is told before what stands around them.
	if len(real) > 0 {
		v.judgeEdits(p, a, real, &r, work)
	}
	if len(parts) > 0 {
		v.judgeSurroundings(placement{{a.from, a.to}}, &r)
	}
	v.judgeSpeakers(parts, c, &r)
	return r
}

func (v *Verifier) isFiller(ch change) bool {
	if ch.written.from < ch.written.to {
		return false
	}
	own := v.tokens[ch.said.from:ch.said.to]
	n := 0
	for _, h := range v.meaning.find(own) {
		if !h.has(filler) {
			return false
		}
		n += h.to - h.from
	}
	return n == len(own)
}

// sameLetters reports whether both sides are one word, parted otherwise: re-use and reuse.
func (v *Verifier) sameLetters(p *parsed, ch change) bool {
	if ch.said.from == ch.said.to || ch.written.from == ch.written.to {
		return false
	}
	e := v.edit(p, ch)
	if !strings.ContainsAny(e.Said+e.Written, "-\u2010\u2011") {
		return false
	}
	var said, written strings.Builder
	for _, t := range v.tokens[ch.said.from:ch.said.to] {
		if !isLatin(v.word(t.id)) {
			return false
		}
		said.WriteString(v.word(t.id))
	}
	for _, id := range p.ids[ch.written.from:ch.written.to] {
		written.WriteString(p.words.word(id))
	}
	return said.String() == written.String()
}

func (v *Verifier) edit(p *parsed, ch change) Edit {
	at := v.span(ch.said.from, ch.said.to)
	e := Edit{At: at, Said: v.text[at.From:at.To]}
	if ch.written.from < ch.written.to {
		e.From, e.To = int(p.tokens[ch.written.from].from), int(p.tokens[ch.written.to-1].to)
		e.Written = p.text[e.From:e.To]
	} else if ch.written.from > 0 {
		e.From = int(p.tokens[ch.written.from-1].to)
		e.To = e.From
	}
	return e
}

// judgeEdits says what the differences do: the worst of them names the class.
func (v *Verifier) judgeEdits(p *parsed, a alignment, all []change, r *Result, work *budget) {
	source := v.tokens[a.from:a.to]
	hits, own := v.meaning.find(source), v.meaning.find(p.tokens)
	saidIn := func(from, to int) bool { // whether tokens of the source are among the changed ones
		return slices.ContainsFunc(all, func(ch change) bool { return ch.said.from < a.from+to && a.from+from < ch.said.to })
	}
	writtenIn := func(from, to int) bool {
		return slices.ContainsFunc(all, func(ch change) bool { return ch.written.from < to && from < ch.written.to })
	}
	class := Changed
	if v.onlyHedges(all) {
		class = Hedge
	}
	word, at := "", transcript.Span{}
	if n, where, ok := v.numberChanged(p, source, hits, own, saidIn, writtenIn); ok {
		class, word, at = Number, n, v.span(a.from+where.from, a.from+where.to)
	}
	if n, where, ok := v.negationChanged(p, a, source, hits, own, saidIn, writtenIn); ok {
		class, word, at = Negation, n, v.span(a.from+where.from, a.from+where.to)
	}
	if class == Hedge || class == Changed {
		for _, h := range hits {
			if (h.has(hedge) || h.has(opinion)) && saidIn(h.from, h.to) {
				at = v.span(a.from+h.from, a.from+h.to)
				word = v.text[at.From:at.To]
				break
			}
		}
	}
	for _, ch := range all {
		if v.joinsPlaces(p, ch, work) {
			class = Spliced
			word, at = "", v.span(ch.said.from, ch.said.to)
			if whole, ok := v.spliced(p, leastPart, work); ok {
				r.Parts, r.Edits = whole.Parts, nil
			}
			break
		}
	}
	r.worsen(class, word, at)
}

// onlyHedges reports whether all that was changed is that hedges were left out.
func (v *Verifier) onlyHedges(all []change) bool {
	for _, ch := range all {
		if ch.written.from < ch.written.to {
			return false
		}
		own := v.tokens[ch.said.from:ch.said.to]
		n := 0
		for _, h := range v.meaning.find(own) {
			if !h.has(hedge) && !h.has(opinion) && !h.has(afterthought) || h.has(opinion) && v.denies(own[h.from:h.to]) && !knowsNot(v.text[own[h.from].from:own[h.to-1].to]) {
				return false
			}
			n += h.to - h.from
		}
		if n < len(own) {
			return false
		}
	}
	return true
}
