package text

import (
	"math"
	"sync"
)

// The search for the cheapest set of lines, over all places where one may end.

// state is the best way to set the clusters before a place, over all numbers of lines or for one.
type state struct {
	cost float64
	from int // place where the last line begins
	ok   bool
	// fewest is the least number of lines that hold the clusters before the place, whatever they cost.
	fewest int
}

// open reports whether a line may end before cluster j, and the cost of that.
func (b *breaker) open(j int) (float64, bool) {
	o := &b.p.breaks[j]
	switch {
	case o.allowed && o.inParallel:
		return o.cost + b.prices.of(o), true
	case o.allowed && b.even > 0 && o.cost >= costBeforeParticle:
		return guardEven * o.cost, true
	case o.allowed && b.even > 0 && o.cost >= costOpener:
		return dearEven * o.cost, true
	case o.allowed:
		return o.cost, true
	case b.hyphens[j] && !b.p.forced:
		return costHyphen, true
	case b.emergency >= insideWords && !o.forbidden && !b.p.forced:
		return costEmergency, true
	case b.emergency == anywhere:
		return costForbidden, true
	}
	return 0, false
}

// run finds the best lines with no limit on their number first, which one row of states does; only when that takes too
// many lines, and fewer would do, does it solve for each number of lines.
func (b *breaker) run() (Lines, bool) {
	if b.m.MaxLines == 1 {
		return b.limited()
	}
	n := len(b.p.clusters)
	if b.m.NarrowBy > 0 && n*b.m.MaxLines > mostStates {
		// Of so long a text all lines are as narrow as the last ones.
		b.m.Width, b.m.NarrowBy = b.m.Width-b.m.NarrowBy, 0
	}
	row := make([]state, n+1)
	row[0] = state{ok: true}
	b.fill(row, row, b.m.Width)
	if !row[n].ok || b.m.MaxLines > 0 && row[n].fewest > b.m.MaxLines {
		return Lines{}, false
	}
	if b.m.NarrowBy > 0 {
		return b.limited()
	}
	var starts []int
	for j := n; j > 0; j = row[j].from {
		starts = append(starts, row[j].from)
	}
	if b.m.MaxLines > 0 && len(starts) > b.m.MaxLines {
		if lines, ok := b.penalised(); ok && (len(lines.Lines) == b.m.MaxLines || n*b.m.MaxLines > mostStates) {
			return lines, true
		}
		return b.limited()
	}
	return b.build(starts, row[n].cost), true
}

// mostStates bounds how many states are solved exactly for each number of lines: some 600 characters on 50 lines.
const mostStates = 30000

// penalised finds lines within the limit by an extra cost of every line, which is halved in on. What it finds is the best of its
// number of lines; and when that is the limit, no fewer lines are better either.
func (b *breaker) penalised() (best Lines, ok bool) {
	n := len(b.p.clusters)
	low, high := 0.0, 2.0*costInsideWord
	for range penaltySteps {
		try := *b
		try.perLine = (low + high) / 2
		row := make([]state, n+1)
		row[0] = state{ok: true}
		try.fill(row, row, b.m.Width)
		var starts []int
		for j := n; j > 0; j = row[j].from {
			starts = append(starts, row[j].from)
		}
		if len(starts) > b.m.MaxLines {
			low = try.perLine
			continue
		}
		high = try.perLine
		best, ok = try.build(starts, row[n].cost-try.perLine*float64(len(starts))), true
		if len(starts) == b.m.MaxLines {
			break
		}
	}
	return best, ok
}

// penaltySteps leave the extra cost within a fifth of the cheapest fault.
const penaltySteps = 12

// limited solves for exactly 1, 2, … MaxLines lines and takes the cheapest.
func (b *breaker) limited() (Lines, bool) {
	n := len(b.p.clusters)
	rows := make([][]state, 1, b.m.MaxLines+1)
	rows[0] = make([]state, n+1)
	rows[0][0] = state{ok: true}
	best := 0
	for l := 1; l <= b.m.MaxLines; l++ {
		row := make([]state, n+1)
		b.fill(rows[l-1], row, b.m.at(l-1))
		rows = append(rows, row)
		if row[n].ok && (best == 0 || row[n].cost < rows[best][n].cost) {
			best = l
		}
	}
	if best == 0 {
		return Lines{}, false
	}
	var starts []int
	for l, j := best, n; l > 0; l-- {
		j = rows[l][j].from
		starts = append(starts, j)
	}
	return b.build(starts, rows[best][n].cost), true
}

// place is one where a line may end, with what fill asks of it.
type place struct {
	at   int     // the cluster after it; the number of clusters at the paragraph's end
	cost float64 // of the break
	// reach is the position of the last cluster before it that is drawn.
	reach float64
	// foot is where a line that ends here ends, as a position; a line's width is foot less where it begins. It holds for lines
	// that are longer than shortLine.
	foot      float64
	mandatory bool
}

// shortLine is the length of a line in clusters up to which its ends may depend on each other (a mark alone does not hang).
const shortLine = 4

// footOf returns the foot of a line that ends before cluster j; NaN when it is all spaces as far as that can be seen.
func (b *breaker) footOf(j int) float64 {
	from := max(0, j-shortLine)
	e := b.measure(from, j)
	if e.end <= from+1 {
		return math.NaN()
	}
	return e.width + b.p.position[from] + e.trim
}

// openPlaces are the places and runsOn of a breaker.
type openPlaces struct {
	once   sync.Once
	places []place
	runsOn []float64
}

// preparePlaces finds the places; those of the rules are the same for every measure of a paragraph, and kept.
func (b *breaker) preparePlaces() {
	if b.emergency != byTheRules || b.even > 0 || b.prices != (parallelPrices{}) {
		b.findPlaces()
		return
	}
	kept := &b.p.open[b.m.Mode]
	kept.once.Do(func() {
		b.findPlaces()
		kept.places, kept.runsOn = b.places, b.runsOn
	})
	b.places, b.runsOn = kept.places, kept.runsOn
}

// findPlaces lists the places that are open, and sums what lines cost that run on over places.
func (b *breaker) findPlaces() {
	n := len(b.p.clusters)
	b.places, b.runsOn = make([]place, 1, n/2+2), make([]float64, n+2)
	reach := 0.0
	for j := 1; j <= n; j++ {
		if c := b.p.clusters[j-1].class; c != classSpace && c != classMandatory {
			reach = b.p.position[j-1]
		}
		b.runsOn[j+1] = b.runsOn[j]
		if j == n {
			b.places = append(b.places, place{at: n, reach: reach, foot: b.footOf(n)})
			break
		}
		b.runsOn[j+1] += b.across(j)
		if cost, ok := b.open(j); ok {
			b.places = append(b.places, place{at: j, cost: cost, reach: reach, foot: b.footOf(j), mandatory: b.p.breaks[j].mandatory})
		}
	}
}

// fill extends every state of from by one line of the width into to; they may be the same row, since lines only lead
// forward.
func (b *breaker) fill(from, to []state, width float64) {
	if b.places == nil {
		b.preparePlaces()
	}
	n := len(b.p.clusters)
	for k := range b.places[:len(b.places)-1] {
		i := b.places[k].at
		start := from[i]
		if !start.ok {
			continue
		}
		limit := b.p.position[i] + width + 2
		head := b.p.position[i]
		if first := &b.p.clusters[i]; first.class == classOpen {
			head += first.lead
		}
		for k++; k < len(b.places); k++ {
			end := &b.places[k]
			j := end.at
			// A line gives up at most the spaces at its end, the air at both ends and one hanging mark: two em and no
			// longer line can fit.
			if end.reach > limit && end.reach-b.squeeze(i, j) > limit && j > i+1 {
				break
			}
			line := extent{width: end.foot - head}
			if j-i <= shortLine || b.shrinks != nil || math.IsNaN(end.foot) {
				line = b.measure(i, j)
			}
			if line.width > width+1e-6 && j > i+1 && line.width-b.squeeze(i, j) > width+1e-6 {
				if j == n || end.mandatory {
					break
				}
				continue
			}
			cost := end.cost + start.cost + b.perLine + b.fault(i, j, line, width) + b.runsOn[j] - b.runsOn[i+1]
			state := &to[j]
			fewest := start.fewest + 1
			if state.ok {
				fewest = min(fewest, state.fewest)
			}
			if !state.ok || cost < state.cost {
				state.cost, state.from, state.ok = cost, i, true
			}
			state.fewest = fewest
			if end.mandatory {
				break
			}
		}
	}
}
