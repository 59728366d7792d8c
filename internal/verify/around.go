package verify

import (
	"slices"
	"strings"

	"cards/internal/phrase"
	"cards/internal/transcript"
)

// How near a word has to stand to a quote to be missed there, in tokens: characters, or words of languages that have spaces.
const (
	nearHedge   = 6
	nearOpinion = 8
	nearKnowing = 4
	nearDenial  = 1
	nearEnding  = 4 // before the verb, in Japanese and Korean
	lookAround  = 40
)

// judgeSurroundings looks at what stands just before and after each part of a quote, as far as the sentence goes and the next part
// does not begin: a no, a perhaps or an I think that was cut off there changes what the quote says, though each of its words was said.
func (v *Verifier) judgeSurroundings(pl placement, r *Result) {
	for i, part := range pl {
		low := max(0, part.from-lookAround)
		if i > 0 {
			low = max(low, pl[i-1].to)
		}
		for k := part.from; k > low; k-- {
			if v.endsSentence(k) {
				low = k
				break
			}
		}
		v.judgeBefore(stretch{low, part.from}, r)
		high := min(len(v.tokens), part.to+lookAround)
		if i+1 < len(pl) {
			high = min(high, pl[i+1].from)
		}
		for k := part.to; k < high; k++ {
			// After words that trail off nothing is said of them any more.
			if v.endsSentence(k) || strings.ContainsRune(v.between(k), '\u2026') {
				high = k
				break
			}
		}
		v.judgeAfter(stretch{part.to, high}, r)
	}
}

// between returns the marks that stand between token k-1 and token k.
func (v *Verifier) between(k int) string {
	if k <= 0 || k >= len(v.tokens) || v.tokens[k].from < v.tokens[k-1].to {
		return ""
	}
	return v.text[v.tokens[k-1].to:v.tokens[k].from]
}

// endsSentence reports whether a sentence ends before token k. A full stop of ASCII ends one where no letter follows at once.
func (v *Verifier) endsSentence(k int) bool {
	return k <= 0 || k >= len(v.tokens) || strings.ContainsAny(v.between(k), "。！？!?.\n｡．")
}

// isParted reports whether any mark stands before token k.
func (v *Verifier) isParted(k int) bool {
	return strings.TrimSpace(v.between(k)) != ""
}

// partedWithin reports whether a mark stands before one of the tokens from a to b, both inclusive.
func (v *Verifier) partedWithin(a, b int) bool {
	for k := a; k <= b; k++ {
		if v.isParted(k) {
			return true
		}
	}
	return false
}

// isWordy reports whether tokens are words rather than characters: then fewer of them are a few words.
func (v *Verifier) isWordy(k int) bool {
	return k >= 0 && k < len(v.tokens) && isLatin(v.word(v.tokens[k].id))
}

func (v *Verifier) judgeBefore(s stretch, r *Result) {
	if s.from >= s.to {
		return
	}
	own := v.tokens[s.from:s.to]
	doubts := v.startsWithDoubt(s.to)
	for _, h := range v.meaning.find(own) {
		end := s.from + h.to
		distance := s.to - end
		wordy := v.isWordy(s.to - 1)
		reach := func(n int) bool { return distance <= n && (!wordy || distance <= (n+1)/2) }
		at := v.span(s.from+h.from, end)
		word := v.text[at.From:at.To]
		parted := v.partedWithin(end, s.to)
		denies := h.has(negation) || h.has(opinion) && v.denies(own[h.from:h.to])
		switch {
		case h.has(masked):
		case h.has(negation) && !parted && distance <= nearDenial+b2i(wordy):
			r.worsen(Negation, word, at)
		case denies && h.has(opinion) && reach(nearOpinion) && !knowsNot(word):
			r.worsen(Negation, word, at)
		case h.has(opinion) && !doubts && (knowsNot(word) && reach(nearKnowing) || !knowsNot(word) && reach(nearOpinion)):
			r.worsen(Hedge, word, at)
		case h.has(hedge) && reach(nearHedge) && (!parted || distance == 0) && !doubts:
			r.worsen(Hedge, word, at)
		case h.has(condition) && !parted && distance <= nearDenial:
			r.worsen(Hedge, word, at)
		case h.has(bound) && distance == 0 && !parted && v.startsWithNumber(s.to):
			r.worsen(Number, word, at)
		}
	}
}

// startsWithDoubt reports whether what begins at a token says itself that the speaker is not sure, as where I think was said twice.
func (v *Verifier) startsWithDoubt(k int) bool {
	hits := v.meaning.find(v.tokens[k:min(len(v.tokens), k+8)])
	return len(hits) > 0 && hits[0].from == 0 && (hits[0].has(hedge) || hits[0].has(opinion))
}

// knowsNot reports whether a doubt is about what the speaker knows: I don't know denies nothing of what follows.
func knowsNot(word string) bool {
	w := strings.ToLower(word)
	for _, knowing := range []string{"know", "sure", "知道", "确定", "確定"} {
		if strings.Contains(w, knowing) {
			return true
		}
	}
	return false
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

// denies reports whether a negation is among the tokens, each taken for itself: 我不认为.
func (v *Verifier) denies(in []token) bool {
	for i := range in {
		for _, h := range v.meaning.find(in[i : i+1]) {
			if h.has(negation) {
				return true
			}
		}
	}
	return false
}

func (v *Verifier) startsWithNumber(k int) bool {
	in := v.tokens[k:min(len(v.tokens), k+8)]
	n := numbers(in, nil, v.word)
	return len(n) > 0 && n[0].from == 0
}

func (v *Verifier) judgeAfter(s stretch, r *Result) {
	if s.from >= s.to {
		return
	}
	own := v.tokens[s.from:s.to]
	verbLast := v.verbLast(s.from)
	for _, h := range v.meaning.find(own) {
		start, end := s.from+h.from, s.from+h.to
		distance := start - s.from
		at := v.span(start, end)
		word := v.text[at.From:at.To]
		closed := end >= len(v.tokens) || v.isParted(end) || v.endsSentence(end)
		switch {
		case h.has(masked):
		case h.has(afterthought) && verbLast && distance <= nearEnding && !v.partedWithin(s.from, start):
			r.worsen(Hedge, word, at)
		case h.has(afterthought) && !verbLast && closed && distance == 0 && (word != "吧" || !v.isParted(start)):
			r.worsen(Hedge, word, at)
		case h.has(negation) && verbLast && distance <= nearEnding && !v.partedWithin(s.from, start):
			r.worsen(Negation, word, at)
		}
	}
}

// verbLast reports whether the language at a token denies and doubts at the end of its sentences: Japanese and Korean.
func (v *Verifier) verbLast(k int) bool {
	for i := max(0, k-6); i < min(len(v.tokens), k+6); i++ {
		if id := v.tokens[i].id; id >= 0x3041 && id <= 0x30FF || id >= 0xAC00 && id <= 0xD7A3 {
			return true
		}
	}
	return false
}

// judgeEnds says whether a part begins or ends within a word: 研究人 of 研究人员. Only Chinese is parted into words so surely.
func (v *Verifier) judgeEnds(pl placement, r *Result) {
	for _, part := range pl {
		for _, k := range []int{part.from, part.to} {
			if word, at, ok := v.torn(k); ok {
				r.worsen(Torn, word, at)
			}
		}
	}
}

// torn returns the word of Chinese that token k stands in the middle of.
func (v *Verifier) torn(k int) (string, transcript.Span, bool) {
	if !strings.HasPrefix(v.lang, "zh") || k <= 0 || k >= len(v.tokens) || v.tokens[k-1].to != v.tokens[k].from || !isHan(v.tokens[k-1].id) || !isHan(v.tokens[k].id) {
		return "", transcript.Span{}, false
	}
	at := int(v.tokens[k].from)
	before, after := lastRunes(v.text[:at], wideContext), firstRunes(v.text[at:], wideContext)
	for _, w := range phrase.Words(slices.Concat(before, after), v.lang) {
		if w.Start < len(before) && len(before) < w.End {
			head, tail := string(before[w.Start:]), string(after[:w.End-len(before)])
			return head + tail, transcript.Span{From: at - len(head), To: at + len(tail)}, true
		}
	}
	return "", transcript.Span{}, false
}

func isHan(id uint32) bool { return id >= 0x3400 && id <= 0x9FFF || id >= 0x20000 && id < 0x40000 }
