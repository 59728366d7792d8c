package placement

import "sort"

// Lanes: events of one lane share its rows. Each has a few ways in which it can be set (its label beside its mark, over it, in
// another width), which take a stretch of a row; stretches of a row keep apart. The fewest rows win, then the least cost.

// LaneItem is one event of a lane: the ways in which it can be set.
type LaneItem struct {
	Options []LaneOption
	// Tied says to which edge of its lane an event is drawn that is in another lane too: -1 to the upper, 1 to the lower, 0 to
	// none.
	Tied int
}

// LaneOption is one way: what mark and label take together along the axis, px, what it costs, and how many rows it is high, at
// least one.
type LaneOption struct {
	From, To, Cost float64
	Rows           int
}

// LanePlace is where an event stands: which of its options, and in which row from the top it begins.
type LanePlace struct{ Option, Row int }

const (
	// costRow keeps events in the upper rows of their lane where nothing else decides.
	costRow = 0.02
	// costTied is what each row costs between an event and the edge that it is tied to.
	costTied = 0.35
	// mostLaneSteps bounds the search; eight events with four options each are within it, so that it is exact for them. What is
	// found when it ends is no worse than first fit.
	mostLaneSteps = 30000
)

// PackLane gives the items of a lane their rows; gap is the least space between two in a row, px. ok is false when an item has no
// option, or one of no row. The result is the best of all when the search ends within its bound, which it does for some eight items;
// beyond, it is at least as good as first fit. The items should be in order of time.
func PackLane(items []LaneItem, gap float64) (places []LanePlace, rows int, ok bool) {
	for _, it := range items {
		if len(it.Options) == 0 {
			return nil, 0, false
		}
		for _, o := range it.Options {
			if o.Rows < 1 {
				return nil, 0, false
			}
		}
	}
	if len(items) == 0 {
		return nil, 0, true
	}
	p := packing{items: items, gap: gap}
	p.firstFit()
	for limit := 1; limit < p.rows; limit++ {
		if p.within(limit) {
			break
		}
	}
	// The least cost within those rows.
	p.within(p.rows)
	return p.best, p.rows, true
}

// rowCost is what it costs to stand so high in a lane of so many rows.
func (it *LaneItem) rowCost(row, height, rows int) float64 {
	switch it.Tied {
	case -1:
		return costTied * float64(row)
	case 1:
		return costTied * float64(max(0, rows-row-height))
	}
	return costRow * float64(row)
}

// packing is a search in the making.
type packing struct {
	items []LaneItem
	gap   float64
	best  []LanePlace
	rows  int
	cost  float64
	// taken are the stretches of each row so far; places those of the items.
	taken  [][]LaneOption
	places []LanePlace
	rest   []float64 // least cost of the items from an index on
	steps  int
	found  bool
}

// free reports whether an option finds room in the rows from row on.
func (p *packing) free(row int, o LaneOption) bool {
	if row+o.Rows > len(p.taken) {
		return false
	}
	for _, taken := range p.taken[row : row+o.Rows] {
		for _, t := range taken {
			if o.From < t.To+p.gap && t.From < o.To+p.gap {
				return false
			}
		}
	}
	return true
}

// take and leave put an option into its rows and out again.
func (p *packing) take(row int, o LaneOption) {
	for r := row; r < row+o.Rows; r++ {
		p.taken[r] = append(p.taken[r], o)
	}
}

func (p *packing) leave(row int, o LaneOption) {
	for r := row; r < row+o.Rows; r++ {
		p.taken[r] = p.taken[r][:len(p.taken[r])-1]
	}
}

// firstFit fills the rows from the top, each item in its cheapest option that fits.
func (p *packing) firstFit() {
	p.taken, p.best, p.cost = nil, make([]LanePlace, len(p.items)), 0
	for i := range p.items {
		it := &p.items[i]
		order := make([]int, len(it.Options))
		for k := range order {
			order[k] = k
		}
		sort.SliceStable(order, func(a, b int) bool { return it.Options[order[a]].Cost < it.Options[order[b]].Cost })
		placed := false
		for row := 0; !placed; row++ {
			for _, k := range order {
				if row == p.rows {
					// No room in the rows so far.
					p.rows += it.Options[k].Rows
					p.taken = append(p.taken, make([][]LaneOption, it.Options[k].Rows)...)
				}
				if p.free(row, it.Options[k]) {
					p.take(row, it.Options[k])
					p.best[i] = LanePlace{Option: k, Row: row}
					p.cost += it.Options[k].Cost
					placed = true
					break
				}
			}
		}
	}
	for i, at := range p.best {
		p.cost += p.items[i].rowCost(at.Row, p.items[i].Options[at.Option].Rows, p.rows)
	}
}

// within looks for the cheapest places in at most so many rows; it reports whether it found any that are better than the best.
func (p *packing) within(limit int) bool {
	p.taken = make([][]LaneOption, limit)
	p.places = make([]LanePlace, len(p.items))
	p.rest = make([]float64, len(p.items)+1)
	for i := len(p.items) - 1; i >= 0; i-- {
		least := p.items[i].Options[0].Cost
		for _, o := range p.items[i].Options {
			least = min(least, o.Cost)
		}
		p.rest[i] = p.rest[i+1] + least
	}
	p.steps, p.found = 0, false
	p.search(0, 0, limit)
	return p.found
}

func (p *packing) search(i int, cost float64, limit int) {
	if p.steps++; p.steps > mostLaneSteps {
		return
	}
	if (limit == p.rows || p.found) && cost+p.rest[i] >= p.cost-1e-9 {
		return
	}
	if i == len(p.items) {
		p.best = append(p.best[:0:0], p.places...)
		p.rows, p.cost, p.found = limit, cost, true
		return
	}
	for row := range limit {
		for k, o := range p.items[i].Options {
			if !p.free(row, o) {
				continue
			}
			p.places[i] = LanePlace{Option: k, Row: row}
			p.take(row, o)
			p.search(i+1, cost+o.Cost+p.items[i].rowCost(row, o.Rows, limit), limit)
			p.leave(row, o)
		}
	}
}
