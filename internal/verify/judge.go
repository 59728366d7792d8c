package verify

import (
	"slices"
	"strings"
	"unicode/utf8"

	"cards/internal/deck"
	"cards/internal/transcript"
)

// maxCut is how far apart, in tokens, the parts of a quote may have been said that a shown cut joins. A cut of more than a page
// makes one statement of two.
const maxCut = 400

// check holds words to the transcript.
func (v *Verifier) check(words string, c Claim) Result {
	p := v.parse(words)
	if len(p.ids) == 0 {
		return Result{Class: NotFound}
	}
	work := &budget{maxWork}
	var best Result
	found := false
	for _, pl := range v.placements(p, work) {
		r := v.judge(p, pl, c)
		if !found || r.Class < best.Class {
			best, found = r, true
		}
		if best.Class == Verbatim {
			break
		}
	}
	if !found {
		best = v.judgeUnlike(p, c, work)
	}
	best.Inserted, best.Mistaken = p.inserted, p.mistaken
	return best
}

// worsen sets the class where it is worse than what was found so far, with the word that decided it.
func (r *Result) worsen(class Class, word string, at transcript.Span) {
	if class > r.Class {
		r.Class, r.Word, r.WordAt = class, word, at
	}
}

// judge says what a quote is whose parts stand at a placement word for word.
func (v *Verifier) judge(p *parsed, pl placement, c Claim) Result {
	r := Result{Likeness: 1, Span: v.span(pl[0].from, pl[len(pl)-1].to)}
	for _, part := range pl {
		r.Parts = append(r.Parts, v.span(part.from, part.to))
	}
	v.compareMarks(p, pl, &r)
	for i := 1; i < len(pl); i++ {
		if gap := (stretch{pl[i-1].to, pl[i].from}); gap.from < gap.to {
			v.judgeCut(p.fragments[i].before, gap, &r)
		}
	}
	v.noteCorrected(pl, &r)
	if r.Marks || r.Letters || r.Script || len(pl) > 1 || len(r.Corrected) > 0 || len(p.inserted) > 0 || len(p.mistaken) > 0 {
		r.Class = max(r.Class, Punctuation)
	}
	v.judgeInsertions(p, &r)
	v.judgeSurroundings(pl, &r)
	v.judgeEnds(pl, &r)
	v.judgeSpeakers(pl, c, &r)
	return r
}

// judgeCut says what a shown cut leaves out.
func (v *Verifier) judgeCut(b border, gap stretch, r *Result) {
	at := v.span(gap.from, gap.to)
	r.Cuts = append(r.Cuts, Cut{At: at, Insertion: b == insert})
	within := !v.partedWithin(gap.from, gap.to)
	if b == insert || within {
		v.judgeLost(gap, r, b == insert)
	}
	if b == cut && gap.to-gap.from > maxCut {
		r.worsen(FarCut, "", at)
	}
}

// judgeLost says whether what brackets stand for, or a cut within a clause, takes a no, a doubt or a number away: none of these can be
// seen from what is left.
func (v *Verifier) judgeLost(gap stretch, r *Result, insertion bool) {
	own := v.tokens[gap.from:gap.to]
	hits := v.meaning.find(own)
	tell := func(class Class, from, to int) {
		at := v.span(gap.from+from, gap.from+to)
		r.worsen(class, v.text[at.From:at.To], at)
	}
	for _, h := range hits {
		switch {
		case h.has(masked):
		case h.has(negation) && v.contrasts(own, !insertion): // not this … but that
		case h.has(negation), h.has(opinion) && v.denies(own[h.from:h.to]) && !knowsNot(v.text[own[h.from].from:own[h.to-1].to]):
			tell(Negation, h.from, h.to)
		case h.has(hedge), h.has(opinion), h.has(condition):
			tell(Hedge, h.from, h.to)
		}
	}
	if !insertion {
		return
	}
	for _, n := range numbers(own, hits, v.word) {
		if !n.slight {
			tell(Number, n.from, n.to)
		}
	}
}

// contrasts reports whether what a cut leaves out is all of the first half of a contrast, so that the second stands for itself.
func (v *Verifier) contrasts(own []token, isCut bool) bool {
	if !isCut || len(own) < 2 {
		return false
	}
	last, before := v.word(own[len(own)-1].id), v.word(own[len(own)-2].id)
	return last == "but" || before == "而" && last == "是"
}

// judgeInsertions says whether the editor's words in brackets deny or count something.
func (v *Verifier) judgeInsertions(p *parsed, r *Result) {
	for _, words := range p.inserted {
		own := tokens(words, 0, p.words.number, v.keepHan)
		for _, h := range v.meaning.find(own) {
			if h.has(negation) {
				r.worsen(Negation, words, r.Span)
			}
		}
	}
}

// word returns what a token of the transcript says.
func (v *Verifier) word(id uint32) string {
	if id >= firstWord {
		return v.lexicon.words[id-firstWord]
	}
	return string(rune(id))
}

// noteCorrected lists the corrections within a placement.
func (v *Verifier) noteCorrected(pl placement, r *Result) {
	for _, c := range v.corrected {
		for _, part := range pl {
			if c.from < part.to && part.from < c.to {
				r.Corrected = appendOnce(r.Corrected, v.corrections[c.by])
			}
		}
	}
}

func appendOnce(list []Correction, c Correction) []Correction {
	for _, have := range list {
		if have == c {
			return list
		}
	}
	return append(list, c)
}

// compareMarks tells in which ways a quote is written otherwise than the passage.
func (v *Verifier) compareMarks(p *parsed, pl placement, r *Result) {
	for i, f := range p.fragments {
		for k, q := range f.tokens {
			s := v.tokens[pl[i].from+k]
			v.compareToken(p.text[q.from:q.to], v.text[s.from:s.to], r)
			if k == 0 {
				continue
			}
			b, sb := f.tokens[k-1], v.tokens[pl[i].from+k-1]
			if b.to <= q.from && sb.to <= s.from && p.text[b.to:q.from] != v.text[sb.to:s.from] {
				r.Marks = true
			}
		}
	}
	// What stands around the whole has to stand there too.
	first, last := p.tokens[0], p.tokens[len(p.tokens)-1]
	head, tail := strings.TrimSpace(p.text[:first.from]), strings.TrimSpace(p.text[last.to:])
	if !strings.HasSuffix(v.text[:r.Span.From], head) || !strings.HasPrefix(v.text[r.Span.To:], tail) {
		r.Marks = true
	}
}

func (v *Verifier) compareToken(written, said string, r *Result) {
	if written == said {
		return
	}
	a, size := utf8.DecodeRuneInString(written)
	b, other := utf8.DecodeRuneInString(said)
	if size == len(written) && other == len(said) && a >= 0x3400 && b >= 0x3400 {
		r.Script = true
		return
	}
	if strings.EqualFold(written, said) || strings.ContainsAny(written+said, "'\u2019\u2018") {
		r.Marks = r.Marks || !strings.EqualFold(written, said)
		r.Letters = r.Letters || strings.EqualFold(written, said)
		return
	}
	r.Letters = true
}

// surelyHost is how sure a guessed turn has to be to be told of.
const surelyHost = 0.8

// judgeSpeakers says who said the parts of a quote. Only turns that the transcript marks are held against it.
func (v *Verifier) judgeSpeakers(pl placement, c Claim, r *Result) {
	if v.t == nil {
		return
	}
	var names []string
	r.Host = len(pl) > 0 && len(c.Speaker) > 0 && !slices.ContainsFunc(c.Speaker, func(name string) bool { return transcript.RoleOf(name) == transcript.Host })
	for _, part := range pl {
		s := v.span(part.from, part.to)
		first := v.t.TurnAt(s.From)
		r.Host = r.Host && v.asks(s)
		if first < 0 {
			r.Host = false
			continue
		}
		for i := first; i < len(v.t.Turns) && v.t.Turns[i].From < s.To; i++ {
			turn := v.t.Turns[i]
			r.Host = r.Host && !turn.Marked && turn.Role == transcript.Host && turn.Confidence >= surelyHost
			if !turn.Marked {
				continue
			}
			if turn.Speaker != "" && (len(names) == 0 || names[len(names)-1] != turn.Speaker) {
				names = append(names, turn.Speaker)
			}
		}
	}
	if len(names) == 0 {
		return
	}
	r.Speaker = names[0]
	for _, name := range names[1:] {
		if name != names[0] {
			r.worsen(Spliced, strings.Join(names, ", "), r.Span)
			return
		}
	}
	if v.isOther(names[0], c) {
		r.Other = true
		// Of changed words it is not sure that these are the ones that were meant.
		if len(r.Edits) == 0 || r.Class < Changed {
			r.worsen(OtherSpeaker, names[0], r.Span)
		}
	}
}

// asks reports whether a span ends in a question: only those are laid to a host that is guessed.
func (v *Verifier) asks(s transcript.Span) bool {
	i := v.t.SentenceAt(max(s.From, s.To-1))
	return i >= 0 && v.t.Sentences()[i].Ending == transcript.Question
}

// saidByOther reports whether an alignment begins in a marked turn of another than the claim's speaker.
func (v *Verifier) saidByOther(a alignment, c Claim) bool {
	if v.t == nil {
		return false
	}
	i := v.t.TurnAt(v.span(a.from, a.to).From)
	return i >= 0 && v.t.Turns[i].Marked && v.t.Turns[i].Speaker != "" && v.isOther(v.t.Turns[i].Speaker, c)
}

// isOther reports whether a speaker of the transcript is certainly not the one of the claim: the claim's is another speaker of the
// transcript, or this one is another speaker of the deck. Names that have nothing to do with those of the deck (SPEAKER_00) tell nothing.
func (v *Verifier) isOther(name string, c Claim) bool {
	if len(c.Speaker) == 0 || sameName(name, c.Speaker) {
		return false
	}
	if sameName(name, c.Others) {
		return true
	}
	for _, s := range v.t.Speakers {
		if s.Name != name && sameName(s.Name, c.Speaker) {
			return true
		}
	}
	return false
}

// sameName reports whether a name is one of several, whole or in part: 马斯克 is 埃隆·马斯克.
func sameName(name string, of []string) bool {
	a := nameParts(name)
	for _, other := range of {
		b := nameParts(other)
		for _, x := range a {
			for _, y := range b {
				if x == y && utf8.RuneCountInString(x) > 1 {
					return true
				}
			}
		}
		whole, otherWhole := strings.Join(a, ""), strings.Join(b, "")
		if whole != "" && whole == otherWhole || hanIn(whole, otherWhole) || hanIn(otherWhole, whole) {
			return true
		}
	}
	return false
}

// hanIn reports whether a name of at least two characters without spaces is part of another.
func hanIn(part, whole string) bool {
	r, _ := utf8.DecodeRuneInString(part)
	return r >= 0x3041 && utf8.RuneCountInString(part) > 1 && strings.Contains(whole, part)
}

// nameParts are the parts of a name, folded.
func nameParts(name string) []string {
	fold := tokeniser{}
	return strings.FieldsFunc(strings.Map(fold.fold, name), func(r rune) bool { return kindOf(r) == silent || kindOf(r) == sign })
}

// otherLanguage reports whether a quote is in another language than the transcript.
func (v *Verifier) otherLanguage(words string) bool {
	if v.t == nil || v.t.Lang == "" {
		return false
	}
	base := func(tag string) string { return strings.SplitN(tag, "-", 2)[0] }
	return base(deck.LanguageOf(words)) != base(v.t.Lang)
}
