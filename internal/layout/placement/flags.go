package placement

import (
	"cmp"
	"math"
	"slices"
)

// Flags on a horizontal axis: every event has a card on a pole, above or below the axis, to the right or to the left of its
// pole. All cards of a side hang from one line, so they share no px of width; the choice of side, direction, point of the
// bar and width of the card for all events together is a shortest path, solved exactly by dynamic programming over the
// events in order of time, keeping only states that no other state dominates.

// Card is one event to be placed.
type Card struct {
	// Points are the places on the axis where its pole may stand, px, the best first.
	Points []float64
	// Widths are the widths in which the card can be set, px, with their costs.
	Widths []Width
}

// Width is one setting of a card.
type Width struct {
	Px, Cost float64
	// Above and Below tell on which sides it is low enough.
	Above, Below bool
}

// Flag is where a card stands.
type Flag struct {
	Above bool
	// Left tells that the card lies to the left of its pole.
	Left bool
	// Point and Width are indices into the card's.
	Point, Width int
}

// Field is what the cards are placed in.
type Field struct {
	// Left and Right bound the cards, px.
	Left, Right float64
	// Gap is the least space between cards of a side, Apart between poles of either side, Text from a pole to its card.
	Gap, Apart, Text float64
	// Taken are stretches, by side (0 above, 1 below), in which no pole may stand.
	Taken [2][]Span
	// Blocked are stretches that no card may reach into, on either side.
	Blocked []Span
}

// What a placement costs beside the widths: a flag to the left of its pole, one on the side of the one before, a pole that is
// not at the best point.
const (
	CostLeft  = 1.5
	CostSame  = 0.5
	costPoint = 0.1
)

type flagState struct {
	end   [2]float64 // right edge of what stands above and below
	pole  [2]float64
	side  int // of the last card; -1 at the start
	cost  float64
	from  int // index into the states before
	taken Flag
}

// mostStates bounds the states kept after each event. Within it the result is optimal; with more (which takes dozens of
// cards with many widths) the dearest are given up. The first search keeps only fewStates, to find a bound for the second.
const (
	mostStates = 4000
	fewStates  = 24
)

// Place returns where the cards stand at the least cost; ok is false when they do not all find a place. The cards' points
// must not fall from card to card.
func (f Field) Place(cards []Card) (flags []Flag, cost float64, ok bool) {
	// rest[i] is the least that the cards from i on cost.
	rest := make([]float64, len(cards)+1)
	for i := len(cards) - 1; i >= 0; i-- {
		least := math.Inf(1)
		for _, w := range cards[i].Widths {
			least = math.Min(least, w.Cost)
		}
		rest[i] = rest[i+1] + least
	}
	bound := math.Inf(1)
	if quick, c, found := f.search(cards, rest, bound, fewStates); found {
		flags, cost, ok, bound = quick, c, true, c
	}
	if exact, c, found := f.search(cards, rest, bound, mostStates); found {
		return exact, c, true
	}
	return flags, cost, ok
}

// search goes through the cards, keeping at most so many states after each, of those that may still cost less than bound.
func (f *Field) search(cards []Card, rest []float64, bound float64, most int) (flags []Flag, cost float64, ok bool) {
	inf := math.Inf(-1)
	return shortest(len(cards), flagState{end: [2]float64{inf, inf}, pole: [2]float64{inf, inf}, side: -1},
		func(next []flagState, s *flagState, from, k int) []flagState {
			return f.extend(next, s, from, &cards[k], bound-rest[k+1]-1e-12)
		},
		func(states []flagState) []flagState { return prune(states, most) },
		func(s *flagState) (float64, int, Flag) { return s.cost, s.from, s.taken })
}

// extend adds every way in which a card may follow a state at less than bound.
func (f *Field) extend(next []flagState, s *flagState, from int, c *Card, bound float64) []flagState {
	for side := range 2 {
		for p, x := range c.Points {
			if x-s.pole[side] < f.Apart || f.isTaken(side, x) {
				continue
			}
			for left := range 2 {
				for w, width := range c.Widths {
					if side == 0 && !width.Above || side == 1 && !width.Below {
						continue
					}
					a, b := x, x+f.Text+width.Px
					if left == 1 {
						a, b = x-f.Text-width.Px, x
					}
					if a < f.Left-0.01 || b > f.Right+0.01 || a < s.end[side]+f.Gap || f.isBlocked(a, b) {
						continue
					}
					n := *s
					n.end[side], n.pole[side], n.side, n.from = b, x, side, from
					n.cost += width.Cost + CostLeft*float64(left)
					if p > 0 {
						n.cost += costPoint
					}
					if s.side == side {
						n.cost += CostSame
					}
					if n.cost >= bound {
						continue
					}
					n.taken = Flag{Above: side == 0, Left: left == 1, Point: p, Width: w}
					next = append(next, n)
				}
			}
		}
	}
	return next
}

func (f *Field) isTaken(side int, x float64) bool {
	for _, t := range f.Taken[side] {
		if t.From-f.Apart < x && x < t.To+f.Apart {
			return true
		}
	}
	return false
}

// isBlocked reports whether a stretch reaches into a blocked one.
func (f *Field) isBlocked(a, b float64) bool {
	for _, t := range f.Blocked {
		if a < t.To && t.From < b {
			return true
		}
	}
	return false
}

// prune keeps at most so many states, the cheapest, and drops those that another dominates: no dearer, no farther right on either side, and the same side last.
func prune(states []flagState, most int) []flagState {
	slices.SortStableFunc(states, func(a, b flagState) int {
		return cmp.Or(cmp.Compare(a.cost, b.cost), cmp.Compare(a.end[0], b.end[0]), cmp.Compare(a.end[1], b.end[1]))
	})
	var kept []flagState
	for _, s := range states {
		dominated := false
		for i := range kept {
			k := &kept[i]
			if k.side == s.side && k.end[0] <= s.end[0] && k.end[1] <= s.end[1] && k.pole[0] <= s.pole[0] && k.pole[1] <= s.pole[1] {
				dominated = true
				break
			}
		}
		if !dominated {
			if kept = append(kept, s); len(kept) == most {
				break
			}
		}
	}
	return kept
}
