package verify

import "slices"

// What differences do to the meaning of a quote: a no that is lost or won, another number, another bound of one.

// negationChanged reports whether a no was lost or won: those of both sides that were changed are held to each other with the word
// that follows, so that an order that changed denies nothing.
func (v *Verifier) negationChanged(p *parsed, a alignment, source []token, hits, own []hit, saidIn, writtenIn func(from, to int) bool) (string, stretch, bool) {
	lost := map[[2]uint32]int{}
	word, where, found := "", stretch{}, false
	verbLast := v.verbLast(a.from)
	next := func(in []token, to int) uint32 {
		if to < len(in) && !verbLast {
			return in[to].id
		}
		return 0
	}
	// A word that holds a no (我不知道, 不同) loses it when that alone is lost.
	denials := func(in []token, hits []hit, changed func(from, to int) bool, each func(from, to int)) {
		for _, h := range hits {
			switch {
			case h.has(negation) && changed(h.from, h.to):
				each(h.from, h.to)
			case h.has(opinion) || h.has(hedge) || h.has(masked) || h.has(bound) && !numberFollows(in, h.to, v.word, p.words.word):
				for i := h.from; i < h.to; i++ {
					if v.denies(in[i:i+1]) && changed(i, i+1) && !(changed(h.from, h.from+1) && changed(h.to-1, h.to)) {
						each(i, i+1)
					}
				}
			}
		}
	}
	var lostAt []stretch
	denials(source, hits, saidIn, func(from, to int) {
		lost[[2]uint32{0, next(source, to)}]++
		lostAt = append(lostAt, stretch{from, to})
	})
	denials(p.tokens, own, writtenIn, func(from, to int) {
		key := [2]uint32{0, next(p.tokens, to)}
		if lost[key] > 0 {
			lost[key]--
			return
		}
		if !found {
			word, found = p.text[p.tokens[from].from:p.tokens[to-1].to], true
		}
	})
	for _, s := range lostAt {
		key := [2]uint32{0, next(source, s.to)}
		if lost[key] > 0 {
			return v.text[source[s.from].from:source[s.to-1].to], s, true
		}
	}
	return word, where, found
}

// numberFollows reports whether a number stands at a token, of the transcript or of the quote.
func numberFollows(in []token, at int, words ...func(uint32) string) bool {
	if at >= len(in) {
		return false
	}
	word := words[0]
	if in[at].id >= firstForeign {
		word = words[1]
	}
	_, _, ok := quantity(in[at:at+1], 0, nil, word)
	return ok
}

// numberChanged reports whether a number, or a word that bounds one, is another.
func (v *Verifier) numberChanged(p *parsed, source []token, hits, own []hit, saidIn, writtenIn func(from, to int) bool) (string, stretch, bool) {
	var said, written []number
	for _, n := range numbers(source, hits, v.word) {
		if saidIn(n.from, n.to) {
			said = append(said, n)
		}
	}
	for _, n := range numbers(p.tokens, own, p.words.word) {
		if writtenIn(n.from, n.to) {
			written = append(written, n)
		}
	}
	for i := 0; i < len(said); i++ {
		if k := slices.IndexFunc(written, func(n number) bool { return n.value == said[i].value }); k >= 0 {
			written = slices.Delete(written, k, k+1)
			said = slices.Delete(said, i, i+1)
			i--
		}
	}
	slight := func(list []number) bool { return !slices.ContainsFunc(list, func(n number) bool { return !n.slight }) }
	switch {
	case len(said) > 0 && (len(written) > 0 || !slight(said)):
		n := said[0]
		return v.text[source[n.from].from:source[n.to-1].to], stretch{n.from, n.to}, true
	case len(written) > 0 && !slight(written):
		n := written[0]
		return p.text[p.tokens[n.from].from:p.tokens[n.to-1].to], stretch{}, true
	}
	return v.boundChanged(source, hits, saidIn)
}

// boundChanged reports whether a word was changed that stands beside a number and limits it.
func (v *Verifier) boundChanged(source []token, hits []hit, saidIn func(from, to int) bool) (string, stretch, bool) {
	all := numbers(source, hits, v.word)
	for _, h := range hits {
		if !h.has(bound) || !saidIn(h.from, h.to) {
			continue
		}
		for _, n := range all {
			if n.from == h.to || h.from >= n.to && h.from <= n.to+2 {
				return v.text[source[h.from].from:source[h.to-1].to], stretch{h.from, h.to}, true
			}
		}
	}
	return "", stretch{}, false
}
