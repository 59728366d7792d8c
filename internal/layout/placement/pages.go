// Package placement holds the algorithms of timelines that are pure geometry: where time is cut into columns and pages,
// how it is measured along an axis with breaks and ticks, and where labels stand without touching each other. It knows
// nothing of text, themes or drawing. All functions are deterministic.
package placement

import "math"

// Cuts divides a sequence of n items into columns.
type Cuts struct {
	// N is the number of items.
	N int
	// Fill returns the shares of a column's room that the items i to j take together, for j = i+1, i+2, … while they fit
	// (shares at most 1); its length tells how many fit. first tells that the column begins a page.
	Fill func(i int, first bool) []float64
	// Reward says how good it is to cut before item i, 0 to 1.
	Reward func(i int) float64
	// PerPage is the number of columns of a page.
	PerPage int
}

// The cost of a set of cuts: the sum of the squares of the fills, which is least when columns are equally full, less what
// good cuts earn. Cuts between the columns of one page earn nothing: the eye takes a page at once. Pages of one column are held to be
// more alike, by the fourth power: squares left two events on one page and four on the next.
const (
	rewardCut     = 0.16
	rewardCutPage = 0.08
	// leftFirst is what a column costs by which it is fuller than the one before it on its page.
	leftFirst = 0.5
)

// Split returns the first items of the columns, of as few pages as possible; nil when some item alone does not fit.
// Columns of one page are as equally full as may be, an earlier one rather more than a later one. Only states from which the rest
// still fits the pages are kept, so that the time is linear in the number of items where columns are well filled.
func (c Cuts) Split() []int {
	if c.N == 0 {
		return []int{}
	}
	s := splitting{Cuts: c, per: max(1, c.PerPage)}
	if !s.fillAll() {
		return nil
	}
	// need[i] is the least number of columns that hold the items from i on, whatever pages they are on.
	s.need = make([]int, c.N+1)
	for i := c.N - 1; i >= 0; i-- {
		s.need[i] = 1 + s.need[min(c.N, i+max(len(s.fills[0][i]), len(s.fills[1][i])))]
	}
	for columns := (s.need[0] + s.per - 1) / s.per * s.per; columns <= c.N*s.per; columns += s.per {
		if out := s.within(columns); out != nil {
			return out
		}
	}
	return nil
}

// splitting is a search for cuts.
type splitting struct {
	Cuts
	per int
	// fills are those of columns that begin a page (1) and of others (0), by their first item.
	fills [2][][]float64
	need  []int
}

// cutState is the cheapest way to the items before a place in so many columns, and where the last column begins; -1 is none.
type cutState struct {
	cost float64
	from int
}

// cutBand holds the states of one number of columns, for the places from lo on.
type cutBand struct {
	lo     int
	states []cutState
}

// at returns the state of a place.
func (b *cutBand) at(i int) cutState {
	if i < b.lo || i >= b.lo+len(b.states) {
		return cutState{math.Inf(1), -1}
	}
	return b.states[i-b.lo]
}

// fillAll asks for all fills; false when an item does not fit.
func (s *splitting) fillAll() bool {
	s.fills = [2][][]float64{make([][]float64, s.N), make([][]float64, s.N)}
	for i := range s.N {
		s.fills[1][i] = s.Fill(i, true)
		s.fills[0][i] = s.fills[1][i]
		if s.per > 1 {
			s.fills[0][i] = s.Fill(i, false)
		}
		if len(s.fills[1][i]) == 0 || len(s.fills[0][i]) == 0 && i > 0 {
			return false
		}
	}
	return true
}

// within returns the best cuts into so many columns, whole pages; nil when there are none.
func (s *splitting) within(columns int) []int {
	bands := []cutBand{{0, []cutState{{0, 0}}}}
	for k := range columns {
		last := &bands[k]
		lo, hi := s.N+1, -1
		opens := k%s.per == 0
		for i := last.lo; i < last.lo+len(last.states); i++ {
			if last.at(i).from < 0 {
				continue
			}
			if i == s.N {
				lo, hi = min(lo, s.N), max(hi, s.N)
				continue
			}
			lo, hi = min(lo, i+1), max(hi, i+len(s.fills[boolIndex(opens)][i]))
		}
		// Places from which the rest does not fit the columns that are left lead nowhere.
		for lo <= hi && s.need[lo] > columns-k-1 {
			lo++
		}
		if lo > hi {
			return nil
		}
		next := cutBand{lo, make([]cutState, hi-lo+1)}
		for i := range next.states {
			next.states[i] = cutState{math.Inf(1), -1}
		}
		for i := last.lo; i < last.lo+len(last.states); i++ {
			if last.at(i).from >= 0 {
				s.extend(bands, k, i, &next)
			}
		}
		bands = append(bands, next)
	}
	if bands[columns].at(s.N).from < 0 {
		return nil
	}
	out := make([]int, columns)
	at := s.N
	for k := columns; k > 0; k-- {
		at = bands[k].at(at).from
		out[k-1] = at
	}
	// Empty columns at the end begin behind the last item, and are left out.
	for len(out) > 1 && out[len(out)-1] >= s.N {
		out = out[:len(out)-1]
	}
	return out
}

// extend adds a column that begins with item i to the states of k columns.
func (s *splitting) extend(bands []cutBand, k, i int, next *cutBand) {
	before := bands[k].at(i)
	opens := k%s.per == 0
	put := func(j int, cost float64) {
		if j < next.lo || j >= next.lo+len(next.states) {
			return
		}
		if state := &next.states[j-next.lo]; cost < state.cost-1e-12 {
			*state = cutState{cost, i}
		}
	}
	if i == s.N {
		if !opens || k > 0 {
			// A column may stay empty when nothing is left.
			put(i, before.cost)
		}
		return
	}
	for d, fill := range s.fills[boolIndex(opens)][i] {
		cost, reward := fill*fill, rewardCut
		if s.per == 1 {
			cost, reward = cost*cost, rewardCutPage
		}
		cost += before.cost
		if !opens && i > 0 {
			page := boolIndex((k-1)%s.per == 0)
			if start := before.from; i > start {
				cost += leftFirst * math.Max(0, fill-s.fills[page][start][i-start-1])
			}
		}
		if opens && i > 0 && s.Reward != nil {
			cost -= reward * s.Reward(i)
		}
		put(i+d+1, cost)
	}
}

func boolIndex(b bool) int {
	if b {
		return 1
	}
	return 0
}
