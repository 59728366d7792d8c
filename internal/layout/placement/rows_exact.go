package placement

import "math"

// The best choice of rows for few labels, by branch and bound. It is found for the last label alone, then for the last two,
// and so on: whatever the first labels do, those from label k on cost at least what they cost by themselves, so that each
// answer is the bound by which the next search gives up early.

// exactLabels is the largest number of labels that are tried so, mostNodes the number of choices looked at before it gives up,
// which takes some 3 ms. Eight labels in three rows never take so many.
const (
	exactLabels = 12
	mostNodes   = 30_000
)

// exact is such a search.
type exact struct {
	s *sweep
	// states are those of all rows before each label, options those of each label, the best first.
	states  []rowState
	options [][]option
	// choice is what is being tried, best the best choice so far for the labels from the one on where the search began, and
	// cost what it costs.
	choice, best []int
	found        bool
	cost         worth
	// rest[i] is the least cost of the labels from i on by themselves, room[i] what they take with a gap each.
	rest  []worth
	room  []float64
	nodes int
	// none is the room kept for labels to come: none, so that what is reckoned is a bound. all is scratch.
	none []float64
	all  []option
}

// prove returns the best choice, or nil if the labels do not fit; optimal is false when it gave up.
func (s *sweep) prove() (best []int, optimal bool) {
	n, rows := len(s.labels), s.rows
	e := exact{s: s, states: make([]rowState, (n+1)*rows), options: make([][]option, n), choice: make([]int, n), best: make([]int, n),
		rest: make([]worth, n+1), room: make([]float64, n+1), none: make([]float64, rows)}
	options := make([]option, n*rows)
	for i := range n {
		e.options[i] = options[i*rows : i*rows : (i+1)*rows]
	}
	for k := n - 1; k >= 0; k-- {
		e.room[k] = e.room[k+1] + s.labels[k].Width + s.f.Gap
		e.begin(k)
		s.blocks = s.blocks[:0]
		for r := range rows {
			e.states[k*rows+r] = rowState{top: -1}
		}
		e.visit(k, worth{})
		if e.nodes >= mostNodes {
			return nil, false
		}
		if !e.found {
			return nil, true
		}
		e.rest[k] = e.cost
	}
	return e.best, true
}

// begin takes as the best so far what is best for the labels after k, with k in the best row for that.
func (e *exact) begin(k int) {
	s := e.s
	copy(e.choice[k+1:], e.best[k+1:])
	e.found, e.cost = false, worth{squares: math.Inf(1)}
	for r := range s.rows {
		e.choice[k] = r
		if w := s.price(k, e.choice); w.less(e.cost) {
			e.found, e.cost, e.best[k] = true, w, r
		}
	}
}

// visit tries all rows for a label and those after it, given what those before it cost.
func (e *exact) visit(i int, before worth) {
	s := e.s
	if e.nodes++; e.nodes >= mostNodes {
		return
	}
	state := e.states[i*s.rows : (i+1)*s.rows]
	// What is left must have room.
	room := slack
	for _, r := range state {
		room += s.f.Right - s.f.Left - r.used
		if r.last == nothing {
			room += s.f.Gap
		}
	}
	if e.room[i] > room {
		return
	}
	// What stands in the rows can be moved right by no more than the room that will be left over in all of them together.
	ceiling := s.f.Left + room - e.room[i]
	e.all = s.options(e.all[:0], state, &s.labels[i], e.none, ceiling)
	options := e.options[i][:0]
	for k := range e.all {
		options = insert(options, &e.all[k], s.rows)
	}
	next := e.states[(i+1)*s.rows : (i+2)*s.rows]
	mark := len(s.blocks)
	for k := range options {
		o := &options[k]
		cost := worth{o.score, before.levels + o.levels}
		if !cost.plus(e.rest[i+1]).less(e.cost) {
			continue
		}
		e.choice[i] = int(o.row)
		if i+1 == len(s.labels) {
			e.found, e.cost = true, cost
			copy(e.best, e.choice)
			continue
		}
		copy(next, state)
		s.take(next, int(o.row), &s.labels[i])
		e.visit(i+1, cost)
		s.blocks = s.blocks[:mark]
	}
}

// chooseExactly is choose for few labels.
func (f *Rows) chooseExactly(labels []Label, fewest, most int) (s *sweep, choice []int, optimal bool) {
	proven := true // that fewer rows do not do
	for rows := fewest; rows <= most; rows++ {
		s = newSweep(f, labels, rows)
		if rows == 1 {
			choice, _ = s.find()
			optimal = true
		} else {
			choice, optimal = s.prove()
		}
		if !optimal {
			s.expect()
			var tried int
			if choice, tried = s.find(); choice != nil {
				choice = s.better(choice, tried)
			}
		}
		proven = proven && optimal
		if choice != nil {
			return s, choice, proven
		}
	}
	return nil, nil, proven
}
