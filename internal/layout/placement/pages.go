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
// good cuts earn. Cuts between the columns of one page earn nothing: the eye takes a page at once.
const (
	rewardCut = 0.16
	// leftFirst is what a column costs by which it is fuller than the one before it on its page.
	leftFirst = 0.5
)

// Split returns the first items of the columns, of as few pages as possible; nil when some item alone does not fit.
// Columns of one page are as equally full as may be, an earlier one rather more than a later one.
func (c Cuts) Split() []int {
	if c.N == 0 {
		return []int{}
	}
	per := max(1, c.PerPage)
	fills := [2][][]float64{make([][]float64, c.N), make([][]float64, c.N)}
	for i := range c.N {
		fills[1][i] = c.Fill(i, true)
		fills[0][i] = fills[1][i]
		if per > 1 {
			fills[0][i] = c.Fill(i, false)
		}
		if len(fills[1][i]) == 0 || len(fills[0][i]) == 0 && i > 0 {
			return nil
		}
	}
	inf := math.Inf(1)
	// best[j] is the least cost of the first j items in the columns so far.
	best := make([]float64, c.N+1)
	for j := range best {
		best[j] = inf
	}
	best[0] = 0
	var from [][]int
	for columns := 0; columns <= c.N*per; columns++ {
		if columns > 0 && columns%per == 0 && !math.IsInf(best[c.N], 1) {
			return starts(from, c.N)
		}
		next, back := make([]float64, c.N+1), make([]int, c.N+1)
		for j := range next {
			next[j], back[j] = inf, -1
		}
		opens := columns%per == 0
		for i := 0; i <= c.N; i++ {
			if math.IsInf(best[i], 1) {
				continue
			}
			if !opens && best[i] < next[i] && i == c.N {
				// A column may stay empty when nothing is left.
				next[i], back[i] = best[i], i
			}
			if i == c.N {
				continue
			}
			k := 0
			if opens {
				k = 1
			}
			for d, fill := range fills[k][i] {
				j := i + d + 1
				cost := best[i] + fill*fill
				if !opens && i > 0 {
					start := from[columns-1][i]
					page := 0
					if columns%per == 1 {
						page = 1
					}
					if i > start {
						cost += leftFirst * math.Max(0, fill-fills[page][start][i-start-1])
					}
				}
				if opens && i > 0 && c.Reward != nil {
					cost -= rewardCut * c.Reward(i)
				}
				if cost < next[j]-1e-12 {
					next[j], back[j] = cost, i
				}
			}
		}
		best = next
		from = append(from, back)
	}
	return nil
}

// starts follows the way back.
func starts(from [][]int, n int) []int {
	out := make([]int, len(from))
	at := n
	for k := len(from) - 1; k >= 0; k-- {
		at = from[k][at]
		out[k] = at
	}
	// Empty columns at the end begin at n, and are left out.
	for len(out) > 1 && out[len(out)-1] >= n {
		out = out[:len(out)-1]
	}
	return out
}
