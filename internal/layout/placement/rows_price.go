package placement

import "math"

// What choices of rows cost.

// worth is what a choice costs: squares, px², and among equals how far out its labels stand together.
type worth struct {
	squares float64
	levels  int32
}

// even is how near costs are to count as equal, px².
const even = 1e-7

// less tells whether w is truly the better one.
func (w worth) less(v worth) bool {
	return w.squares < v.squares-even || w.squares <= v.squares+even && w.levels < v.levels
}

func (w worth) plus(v worth) worth { return worth{w.squares + v.squares, w.levels + v.levels} }

// price returns what a choice costs for the labels from one on, as if there were no others; infinite when they do not fit.
func (s *sweep) price(from int, choice []int) worth {
	s.blocks = s.blocks[:0]
	for r := range s.empty {
		s.empty[r] = rowState{top: -1}
	}
	return s.priceAfter(s.empty, from, choice, math.Inf(1))
}

// priceAfter is price for labels that follow a state, what is in it included, levels aside; infinite as soon as it is more
// than limit.
func (s *sweep) priceAfter(state []rowState, from int, choice []int, limit float64) (w worth) {
	copy(s.trial, state)
	// sum is what the blocks cost so far; it never falls.
	sum := 0.0
	for _, r := range state {
		sum += s.within(r.top, math.Inf(1))
	}
	for i := from; i < len(s.labels); i++ {
		row := choice[i]
		if sum += s.take(s.trial, row, &s.labels[i]); sum > limit {
			return worth{squares: math.Inf(1)}
		}
		w.levels += int32(s.level[row])
	}
	for _, r := range s.trial {
		if r.used > s.f.Right-s.f.Left+slack {
			return worth{squares: math.Inf(1)}
		}
		w.squares += s.within(r.top, s.f.Right-r.used)
	}
	return w
}
