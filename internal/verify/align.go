package verify

import (
	"slices"
	"sort"
	"sync"
)

// alignment lays a quote beside a stretch of the transcript: pairs[j] is the token of the transcript that token j of the quote
// stands for, -1 where there is none.
type alignment struct {
	pairs    []int
	matched  int
	from, to int
	// free[k] is true for tokens of the stretch, counted from its start, that a shown cut leaves out.
	free map[int]bool
	cost int
}

// The costs of an alignment, in parts of what leaving out one more token costs. A replacement is cheaper than a loss and a gain,
// and a loss of several tokens in a row is cheaper than in several places, so that differences are few and readable. A token of
// the quote that stands nowhere costs more than one of the transcript that is left out, since the ends of the stretch are free. At
// a shown cut leaving out costs next to nothing, so that of several places the nearest is taken.
const (
	costGap     = 64
	costGain    = 160
	costOpen    = 64
	costReplace = 224
	costInsert  = 8
	costCut     = 1
)

// maxAligned bounds the quotes that are laid beside what they are like, in tokens: the time grows with the square.
const maxAligned = 4000

// costOther is what it costs that a passage is another speaker's: of two that are about as like, that of the right one is meant.
const costOther = 320

// nearest returns the best alignment of a quote with the transcript, false when nothing is like it.
func (v *Verifier) nearest(p *parsed, c Claim) (alignment, bool) {
	if len(p.ids) > maxAligned || len(v.tokens) == 0 {
		return alignment{}, false
	}
	var best alignment
	ok := false
	for _, start := range v.starts(p.ids) {
		a := v.align(p, start)
		if a.matched > 0 && v.saidByOther(a, c) {
			a.cost += costOther
		}
		if a.matched > 0 && (!ok || a.cost < best.cost) {
			best, ok = a, true
		}
	}
	return best, ok
}

// The bounds of looking for what is alike: how many pairs of tokens of a quote are looked up, how many places in all, and how many
// stretches are laid beside it.
const (
	maxPairs      = 64
	maxVotes      = 20_000
	maxCandidates = 3
)

// starts returns where stretches begin that have most of the quote's rarer pairs of tokens in about their order.
func (v *Verifier) starts(ids []uint32) []int {
	type pair struct{ at, rarity int }
	var pairs []pair
	for i := range len(ids) - 1 {
		if n := len(v.index.row(ids[i], ids[i+1])); n > 0 {
			pairs = append(pairs, pair{i, n})
		}
	}
	sort.SliceStable(pairs, func(i, j int) bool { return pairs[i].rarity < pairs[j].rarity })
	if len(pairs) > maxPairs {
		pairs = pairs[:maxPairs]
	}
	width := stripWidth(len(ids))
	// Every place at which a pair stands votes for the strip of the text in which the quote would then begin.
	var strips []int
	left := maxVotes
	for _, q := range pairs {
		a, b := ids[q.at], ids[q.at+1]
		// Where one pair is very frequent only its first places count; with those before it, it says enough.
		for _, place := range v.index.row(a, b)[:min(q.rarity, left)] {
			i := int(place)
			if v.tokens[i].id == a && v.tokens[i+1].id == b {
				strips = append(strips, (i-q.at+len(ids))/width)
			}
		}
		if left -= q.rarity; left <= 0 {
			break
		}
	}
	slices.Sort(strips)
	return bestStrips(strips, width, len(ids))
}

// bestStrips returns where the strips begin that have most votes, of those that lie near each other the best.
func bestStrips(strips []int, width, length int) []int {
	type strip struct{ at, votes int }
	var all []strip
	for _, k := range strips {
		if n := len(all); n > 0 && all[n-1].at == k {
			all[n-1].votes += 2
			continue
		}
		all = append(all, strip{k, 2})
	}
	// A quote that begins near the end of one strip has votes in the next.
	most := 0
	for i, n := range all {
		if i > 0 && all[i-1].at == n.at-1 {
			all[i].votes += all[i-1].votes / 2
		}
		most = max(most, all[i].votes)
	}
	all = slices.DeleteFunc(all, func(s strip) bool { return 2*s.votes < most })
	sort.Slice(all, func(i, j int) bool {
		if all[i].votes != all[j].votes {
			return all[i].votes > all[j].votes
		}
		return all[i].at < all[j].at
	})
	var out []int
	for _, s := range all {
		start := s.at*width - length
		near := slices.ContainsFunc(out, func(o int) bool { return o-2*width < start && start < o+2*width })
		if !near {
			out = append(out, start)
		}
		if len(out) == maxCandidates {
			break
		}
	}
	return out
}

// stripWidth is how exactly the beginning of a stretch is known, in tokens.
func stripWidth(length int) int { return min(max(32, length/2), 300) }

// direction is where a cell of the table of alignments came from.
type direction uint8

const (
	fromMatch direction = 1 << iota
	fromReplace
	fromSkip // a token of the transcript was left out
	fromGain // a token of the quote stands nowhere
	openSkip
	openGain
)

// tables are those of alignments that were made: a long quote takes some megabytes, and each cell is written before it is read.
var tables = sync.Pool{New: func() any { return new([]direction) }}

// align lays a quote beside the stretch that begins near start (Gotoh's affine gaps; both ends of the stretch are free).
func (v *Verifier) align(p *parsed, start int) alignment {
	m := len(p.ids)
	width := stripWidth(m)
	room := 0
	for _, b := range p.borders {
		if b == cut {
			room += 400
		}
	}
	room = min(room, 1600)
	from := max(0, start-width-room)
	to := min(len(v.tokens), start+m+2*width+room)
	if from >= to {
		return alignment{}
	}
	w := to - from
	source := v.tokens[from:to]
	table := tables.Get().(*[]direction)
	defer tables.Put(table)
	*table = slices.Grow((*table)[:0], (m+1)*(w+1))
	steps := (*table)[:(m+1)*(w+1)]
	const far = 1 << 29
	row, gain := make([]int32, w+1), make([]int32, w+1)
	for c := range gain {
		gain[c] = far
	}
	for i := 1; i <= m; i++ {
		open, extend := int32(costOpen+costGap), int32(costGap)
		if i < m {
			switch p.borders[i] {
			case cut:
				open, extend = costCut, costCut
			case insert:
				open, extend = costInsert, costInsert
			}
		}
		diagonal := row[0]
		skip := int32(far)
		at := steps[i*(w+1):]
		gain[0] = int32(costOpen + costGain*i)
		row[0] = gain[0]
		at[0] = fromGain
		if i == 1 {
			at[0] |= openGain
		}
		id := p.ids[i-1]
		for c := 1; c <= w; c++ {
			var d direction
			best, how := diagonal+costReplace, fromReplace
			if source[c-1].id == id {
				best, how = diagonal, fromMatch
			}
			diagonal = row[c]
			if opened := row[c] + costOpen + costGain; opened <= gain[c]+costGain {
				gain[c] = opened
				d |= openGain
			} else {
				gain[c] += costGain
			}
			if opened := row[c-1] + open; opened <= skip+extend {
				skip = opened
				d |= openSkip
			} else {
				skip += extend
			}
			if gain[c] < best {
				best, how = gain[c], fromGain
			}
			if skip < best {
				best, how = skip, fromSkip
			}
			row[c] = best
			at[c] = d | how
		}
	}
	end := 0
	for c := range row {
		if row[c] < row[end] {
			end = c
		}
	}
	a := alignment{pairs: make([]int, m), cost: int(row[end]), to: from + end, free: map[int]bool{}}
	a.trace(p, steps, source, from, end)
	return a
}

// trace walks back from the end of the best alignment.
func (a *alignment) trace(p *parsed, steps []direction, source []token, from, c int) {
	w := len(source)
	state := direction(0)
	i := len(p.ids)
	for i > 0 {
		d := steps[i*(w+1)+c]
		how := d & (fromMatch | fromReplace | fromSkip | fromGain)
		if state != 0 {
			how = state
		}
		switch how {
		case fromMatch:
			a.pairs[i-1] = from + c - 1
			a.matched++
			i, c, state = i-1, c-1, 0
		case fromReplace:
			a.pairs[i-1] = -1
			i, c, state = i-1, c-1, 0
		case fromSkip:
			c--
			if i < len(p.ids) && p.borders[i] != none {
				a.free[from+c] = true
			}
			state = fromSkip
			if d&openSkip != 0 {
				state = 0
			}
		default:
			a.pairs[i-1] = -1
			i--
			state = fromGain
			if d&openGain != 0 {
				state = 0
			}
		}
	}
	a.from = from + c
}
