package placement

import "math"

// settle places labels and leaders for a choice of rows; order tells where each label is to be returned.
func (s *sweep) settle(choice, order []int) RowPlacement {
	n := len(choice)
	p := RowPlacement{Labels: make([]LabelPlace, n)}
	passed := 0
	var outermost [2]int
	for i, row := range choice {
		l := &p.Labels[order[i]]
		l.Below, l.Row = s.side(row) == 1, s.level[row]
		outermost[s.side(row)] = max(outermost[s.side(row)], l.Row+1)
		passed += l.Row
	}
	p.Rows = outermost[0] + outermost[1]
	// at is how far along its way each leader has come: at first it is on the axis.
	at := make([]float64, n)
	leaders := make([]float64, passed) // one allocation for all
	for i := range choice {
		at[i] = s.labels[i].X
		l := &p.Labels[order[i]]
		l.Leader, leaders = leaders[:0:l.Row], leaders[l.Row:]
	}
	for row := range s.rows {
		if s.settleItems(row, choice, at); s.f.Bend == 0 {
			s.settleLeaders(row, choice, at)
		}
		for i, r := range choice {
			l := &p.Labels[order[i]]
			switch {
			case r == row:
				l.X = at[i]
			case s.passes(row, r):
				l.Leader = append(l.Leader, at[i])
			}
		}
	}
	for i := range choice {
		way := math.Abs(p.Labels[order[i]].X - s.labels[i].X)
		p.Squares += way * way
		p.Total += way
		p.Largest = math.Max(p.Largest, way)
		for _, x := range p.Labels[order[i]].Leader {
			p.Bends += (x - s.labels[i].X) * (x - s.labels[i].X)
		}
	}
	return p
}

// passes tells whether the leader to a label in a row of the number r passes through another row.
func (s *sweep) passes(row, r int) bool { return r > row && s.side(r) == s.side(row) }

// settleItems places the labels of a row as near as they can to their events and, where their bends count, the leaders too.
func (s *sweep) settleItems(row int, choice []int, at []float64) {
	var items []int
	var wanted, weights, apart []float64
	var state rowState
	// start and end are the middles of the first and the last item when everything is packed to the left.
	start, end := 0.0, 0.0
	for i, r := range choice {
		before := state.last
		width, weight := s.labels[i].Width, 1.0
		switch {
		case r == row:
			state.last = aLabel
		case s.passes(row, r):
			state.last, width, weight = aLeader, s.f.Leader, s.f.Bend
		default:
			continue
		}
		switch {
		case before == aLeader && state.last == aLeader:
			state.used += s.f.Apart
		case before != nothing:
			state.used += s.f.Gap
		}
		middle := state.used + width/2
		state.used += width
		if weight == 0 {
			continue
		}
		if len(items) == 0 {
			start = middle
		} else {
			apart = append(apart, middle-end)
		}
		end = middle
		items, wanted, weights = append(items, i), append(wanted, s.labels[i].X), append(weights, weight)
	}
	if len(items) == 0 {
		return
	}
	low := s.f.Left + start
	// They were found to fit, up to slack.
	high := math.Max(s.f.Right-(state.used-end), low+end-start)
	places, _ := spread(wanted, weights, apart, low, high)
	for k, i := range items {
		at[i] = places[k]
	}
}

// settleLeaders places the leaders that pass a row between its labels, as near as they can to where they come from.
func (s *sweep) settleLeaders(row int, choice []int, at []float64) {
	var run []int
	var wanted, apart []float64
	step := s.f.Leader + s.f.Apart
	low := s.f.Left
	flush := func(high float64) {
		if len(run) == 0 {
			return
		}
		wanted, apart = wanted[:0], apart[:0]
		for k, i := range run {
			wanted = append(wanted, at[i])
			if k > 0 {
				apart = append(apart, step)
			}
		}
		low += s.f.Leader / 2
		high = math.Max(high-s.f.Leader/2, low+float64(len(run)-1)*step)
		places, _ := Spread(wanted, apart, low, high)
		for k, i := range run {
			at[i] = places[k]
		}
		run = run[:0]
	}
	for i, r := range choice {
		if s.passes(row, r) {
			run = append(run, i)
		}
		if r == row {
			half := s.labels[i].Width / 2
			flush(at[i] - half - s.f.Gap)
			low = at[i] + half + s.f.Gap
		}
	}
	flush(s.f.Right)
}
