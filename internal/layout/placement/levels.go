package placement

import (
	"cmp"
	"math"
	"slices"
)

// Flags on several levels: as Flags, but cards may hang at the end of longer poles, beyond those that are nearer to the axis. No pole
// crosses a card, and no two cards meet; the choice of side, level, direction and width for all events together is a shortest path
// over the events in order of time, exact as long as no state is given up.

// LevelField is what cards on levels are placed in.
type LevelField struct {
	Field
	// Levels is how many levels a side has, at most mostLevels.
	Levels int
}

// LevelFlag is where a card stands; level 0 is the nearest to the axis.
type LevelFlag struct {
	Flag
	Level int
}

const (
	mostLevels = 4
	// mostLevelStates bounds the states kept after each card: with a dozen cards the dearest are given up.
	mostLevelStates = 600
	// CostLevel is what each level beyond the nearest costs.
	CostLevel = 1.2
)

// levelState is the right edge of what stands, and the last pole, by side and level.
type levelState struct {
	end  [2][mostLevels]float64
	pole [2][mostLevels]float64
	side int // of the last card; -1 at the start
	cost float64
	from int
	last LevelFlag
}

// Place returns where the cards stand at the least cost; ok is false when they do not all find a place. The cards' points must not
// fall from card to card.
func (f LevelField) Place(cards []Card) (flags []LevelFlag, cost float64, ok bool) {
	f.Levels = min(max(1, f.Levels), mostLevels)
	flags, cost, ok = f.search(cards, math.Inf(1), fewStates)
	if exact, c, found := f.search(cards, cost+map[bool]float64{true: 0, false: math.Inf(1)}[ok], mostLevelStates); found {
		return exact, c, true
	}
	return flags, cost, ok
}

// search keeps at most so many states after each card, of those that cost no more than bound.
func (f *LevelField) search(cards []Card, bound float64, most int) (flags []LevelFlag, cost float64, ok bool) {
	start := levelState{side: -1}
	for side := range start.end {
		for l := range start.end[side] {
			start.end[side][l], start.pole[side][l] = math.Inf(-1), math.Inf(-1)
		}
	}
	return shortest(len(cards), start,
		func(next []levelState, s *levelState, from, k int) []levelState {
			return f.extend(next, s, from, &cards[k], bound)
		},
		func(states []levelState) []levelState { return f.prune(states, most) },
		func(s *levelState) (float64, int, LevelFlag) { return s.cost, s.from, s.last })
}

// extend adds every way in which a card may follow a state.
func (f *LevelField) extend(next []levelState, s *levelState, from int, c *Card, bound float64) []levelState {
	for side := range 2 {
		for p, x := range c.Points {
			if f.isTaken(side, x) {
				continue
			}
			for level := range f.Levels {
				if !f.poleFree(s, side, level, x) {
					continue
				}
				for w, width := range c.Widths {
					if side == 0 && !width.Above || side == 1 && !width.Below {
						continue
					}
					for left := range 2 {
						a, b := x, x+f.Text+width.Px
						if left == 1 {
							a, b = x-f.Text-width.Px, x
						}
						if a < f.Left-0.01 || b > f.Right+0.01 || a < s.end[side][level]+f.Gap || f.isBlocked(a, b) || !f.cardFree(s, side, level, a) {
							continue
						}
						n := *s
						n.end[side][level], n.pole[side][level], n.side, n.from = b, x, side, from
						n.cost += width.Cost + CostLeft*float64(left) + CostLevel*float64(level)
						if p > 0 {
							n.cost += costPoint
						}
						if s.side == side {
							n.cost += CostSame
						}
						if n.cost > bound {
							continue
						}
						n.last = LevelFlag{Flag{Above: side == 0, Left: left == 1, Point: p, Width: w}, level}
						next = append(next, n)
					}
				}
			}
		}
	}
	return next
}

// poleFree reports whether a pole at x to a level crosses no card of a lower one and keeps apart from the other poles of its side.
func (f *LevelField) poleFree(s *levelState, side, level int, x float64) bool {
	for l := range f.Levels {
		if x-s.pole[side][l] < f.Apart || l < level && x < s.end[side][l]+f.Apart {
			return false
		}
	}
	return true
}

// cardFree reports whether a card that begins at a is crossed by no pole that leads to a higher level.
func (f *LevelField) cardFree(s *levelState, side, level int, a float64) bool {
	for l := level + 1; l < f.Levels; l++ {
		if a < s.pole[side][l]+f.Apart {
			return false
		}
	}
	return true
}

// prune keeps at most so many states, the cheapest, and drops those that another dominates.
func (f *LevelField) prune(states []levelState, most int) []levelState {
	slices.SortStableFunc(states, func(a, b levelState) int { return cmp.Compare(a.cost, b.cost) })
	var kept []levelState
	for i := range states {
		s := &states[i]
		dominated := false
		for k := range kept {
			if kept[k].side == s.side && f.noFarther(&kept[k], s) {
				dominated = true
				break
			}
		}
		if !dominated {
			if kept = append(kept, *s); len(kept) == most {
				break
			}
		}
	}
	return kept
}

// noFarther reports whether nothing in a reaches farther right than in b.
func (f *LevelField) noFarther(a, b *levelState) bool {
	for side := range a.end {
		for l := range f.Levels {
			if a.end[side][l] > b.end[side][l] || a.pole[side][l] > b.pole[side][l] {
				return false
			}
		}
	}
	return true
}
