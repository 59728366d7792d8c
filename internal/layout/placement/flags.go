package placement

import (
	"math"
	"sort"
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
}

// What a placement costs beside the widths.
const (
	costLeft  = 1.5
	costSame  = 0.5
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

// mostStates bounds the states kept after each event. Within it the result is optimal; with more (which needs some dozens
// of cards with many widths) the dearest are given up.
const mostStates = 4000

// Place returns where the cards stand at the least cost; ok is false when they do not all find a place. The cards' points
// must not fall from card to card.
func (f Field) Place(cards []Card) (flags []Flag, cost float64, ok bool) {
	inf := math.Inf(-1)
	layers := [][]flagState{{{end: [2]float64{inf, inf}, pole: [2]float64{inf, inf}, side: -1}}}
	for _, c := range cards {
		var next []flagState
		for i := range layers[len(layers)-1] {
			next = f.extend(next, &layers[len(layers)-1][i], i, &c)
		}
		next = prune(next)
		if len(next) == 0 {
			return nil, 0, false
		}
		layers = append(layers, next)
	}
	last := layers[len(layers)-1]
	best := 0
	for i := range last {
		if last[i].cost < last[best].cost {
			best = i
		}
	}
	cost = last[best].cost
	flags = make([]Flag, len(cards))
	for k, i := len(cards), best; k > 0; k-- {
		flags[k-1] = layers[k][i].taken
		i = layers[k][i].from
	}
	return flags, cost, true
}

// extend adds every way in which a card may follow a state.
func (f *Field) extend(next []flagState, s *flagState, from int, c *Card) []flagState {
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
					if a < f.Left-0.01 || b > f.Right+0.01 || a < s.end[side]+f.Gap {
						continue
					}
					n := *s
					n.end[side], n.pole[side], n.side, n.from = b, x, side, from
					n.cost += width.Cost + costLeft*float64(left)
					if p > 0 {
						n.cost += costPoint
					}
					if s.side == side {
						n.cost += costSame
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

// prune drops the states that another dominates: no dearer, no farther right on either side, and the same side last.
func prune(states []flagState) []flagState {
	sort.SliceStable(states, func(i, j int) bool {
		a, b := &states[i], &states[j]
		if a.cost != b.cost {
			return a.cost < b.cost
		}
		if a.end[0] != b.end[0] {
			return a.end[0] < b.end[0]
		}
		return a.end[1] < b.end[1]
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
			if kept = append(kept, s); len(kept) == mostStates {
				break
			}
		}
	}
	return kept
}
