package curate

import (
	"cmp"
	"slices"
	"sort"

	"cards/internal/transcript"
)

const (
	// considered is how many candidates there are for each quote that is wanted: the best by score.
	considered = 60
	// crowded is what a candidate loses for each quote that was chosen from its part of the text, of which there are as many as quotes.
	crowded = 0.2
	// twice is from which share of common pairs on two quotes are one.
	twice = 0.45
)

// bestOf returns the best runs of a list, at most keep, the best first. Of equal ones the earlier and shorter come first.
func bestOf(list []run, keep int) []run {
	slices.SortFunc(list, func(a, b run) int {
		return cmp.Or(cmp.Compare(b.raw, a.raw), cmp.Compare(a.from, b.from), cmp.Compare(a.to, b.to))
	})
	return list[:min(len(list), keep)]
}

// pick is a quote that was chosen.
type pick struct {
	run
	span transcript.Span
	// again are where the same is said again, in the order of the text.
	again []transcript.Span
}

// choose takes of candidates, the best first, spread over the text and each said once, best first.
func (f *finder) choose(list []run, top int) []pick {
	// A run that meets a better one is the same place cut otherwise.
	var chosen []pick
	var says []*shingles
	taken := make([]bool, len(list))
	size := max(1, len(f.t.Text))
	zones := make([]int, max(1, top))
	zone := func(s transcript.Span) int { return min(len(zones)-1, s.From*len(zones)/size) }
	for len(chosen) < top {
		best, gain := -1, 0.0
		for i := range list {
			if taken[i] {
				continue
			}
			if w := list[i].raw - crowded*float64(zones[zone(f.span(list[i]))]); best < 0 || w > gain {
				best, gain = i, w
			}
		}
		if best < 0 || gain < worth {
			break
		}
		taken[best] = true
		span := f.span(list[best])
		words := f.shinglesOf(span)
		if at := slices.IndexFunc(chosen, func(p pick) bool { return p.span.Meets(span) || slices.ContainsFunc(p.again, span.Meets) }); at >= 0 {
			continue
		}
		if at := slices.IndexFunc(says, func(o *shingles) bool { return repeats(words, o) }); at >= 0 {
			chosen[at].again = append(chosen[at].again, span)
			continue
		}
		chosen = append(chosen, pick{run: list[best], span: span})
		says = append(says, words)
		zones[zone(span)]++
	}
	sort.SliceStable(chosen, func(a, b int) bool { return chosen[a].raw > chosen[b].raw })
	for i := range chosen {
		sort.Slice(chosen[i].again, func(a, b int) bool { return chosen[i].again[a].From < chosen[i].again[b].From })
	}
	return chosen
}

func (f *finder) shinglesOf(s transcript.Span) *shingles {
	var words shingles
	for _, c := range f.t.Slice(s) {
		words.feed(c, f.tongue.spaced)
	}
	words.flush()
	return &words
}

// repeats reports whether two quotes say nearly the same.
func repeats(a, b *shingles) bool {
	n := a.shared(b)
	return a.n > 0 && b.n > 0 && float64(2*n) >= 2*twice*float64(max(a.n, b.n))*0.5+float64(min(a.n, b.n))*twice
}
