package placement

import (
	"cmp"
	"math"
	"slices"
)

// The sweep over the labels in order of time. What a row holds so far is kept as the blocks of its isotonic regression, in
// the coordinate in which everything before is packed to the left: the place of a label is its block's value plus what stands
// before it. Blocks are never changed once made, and point to the block before, so that many choices share them.

// block is a run of labels and leaders of one row that touch each other.
type block struct {
	// value is the mean of the members' wanted places by their weights, deviation the sum of the squares of what they are off
	// it, times their weights.
	value, deviation float64
	// cost is that of this block and all before, held to the left bound.
	cost   float64
	weight float64
	before int32
}

// rowState is what a row holds.
type rowState struct {
	// used is the length of what it holds, packed.
	used float64
	// top is the last block, or -1.
	top int32
	// last tells what stands last in it.
	last content
}

type content int8

const (
	nothing content = iota
	aLabel
	aLeader
)

// sweep is the choice of rows for labels in order of time.
type sweep struct {
	f      *Rows
	labels []Label
	// sides are the numbers of rows above and below; the rows are numbered with those above first, each side outwards.
	sides [2]int
	rows  int
	// first is the number of the innermost row on a row's side, level how far out it lies.
	first, level []int
	blocks       []block
	// own is what the labels of a row are expected to take with their gaps, px, passing the number of leaders that pass it.
	own, passing []float64
	// target is how far out a label would stand if the wider ones stood farther out.
	target []int
	// idle is scratch of options, trial and empty of price.
	idle         []float64
	trial, empty []rowState
}

func newSweep(f *Rows, labels []Label, rows int) *sweep {
	s := &sweep{f: f, labels: labels, sides: f.sides(rows), rows: rows}
	s.first, s.level = make([]int, rows), make([]int, rows)
	for r := range rows {
		if r >= s.sides[0] {
			s.first[r] = s.sides[0]
		}
		s.level[r] = r - s.first[r]
	}
	s.idle, s.trial, s.empty = make([]float64, rows), make([]rowState, rows), make([]rowState, rows)
	return s
}

// side is 0 for rows above, 1 for rows below.
func (s *sweep) side(row int) int {
	if row < s.sides[0] {
		return 0
	}
	return 1
}

// expect reckons how full every row is to be, all alike, with the wider labels in the outer rows: leaders take the least
// room when most labels stand in the inner ones. It returns the share of their room that the rows need.
func (s *sweep) expect() float64 {
	n := len(s.labels)
	byWidth := make([]int, n)
	for i := range byWidth {
		byWidth[i] = i
	}
	slices.SortStableFunc(byWidth, func(a, b int) int { return cmp.Compare(s.labels[a].Width, s.labels[b].Width) })
	s.target, s.own, s.passing = make([]int, n), make([]float64, s.rows), make([]float64, s.rows)
	corridor := s.f.Leader + s.f.Apart
	// fill lets every row be so full, from the outermost inwards and from the widest label down, parting labels where a row
	// ends, and returns how many are left over.
	fill := func(full float64) float64 {
		at, left := n-1, 1.0 // of the label at, this share is left
		var out [2]float64
		for level := s.sides[0] - 1; level >= 0; level-- {
			for side := range 2 {
				if level >= s.sides[side] {
					continue
				}
				r := side*s.sides[0] + level
				s.passing[r], s.own[r] = out[side], 0
				room := full - out[side]*corridor
				for at >= 0 && room > 0 {
					s.target[byWidth[at]] = level
					need := s.labels[byWidth[at]].Width + s.f.Gap
					part := left
					if part*need > room {
						part = room / need
					}
					room -= part * need
					s.own[r] += part * need
					out[side] += part
					if left -= part; left > 1e-9 {
						break
					}
					at, left = at-1, 1
				}
			}
		}
		return float64(at) + left
	}
	room := s.f.Right - s.f.Left + s.f.Gap
	low, high := 0.0, float64(n)*(s.f.Gap+corridor)
	for i := range s.labels {
		high += s.labels[i].Width
	}
	for range 30 {
		if middle := (low + high) / 2; fill(middle) > 1e-6 {
			low = middle
		} else {
			high = middle
		}
	}
	fill(high)
	return high / room
}

// pass puts one more leader into what a row holds. Where leaders' bends count, it sets b to the last block with it, as add does.
func (s *sweep) pass(r *rowState, l *Label, b *block) {
	switch r.last {
	case aLabel:
		r.used += s.f.Gap
	case aLeader:
		r.used += s.f.Apart
	}
	start := r.used
	r.used += s.f.Leader
	r.last = aLeader
	if s.f.Bend > 0 {
		s.pool(b, l.X-s.f.Leader/2-start, s.f.Bend, r.top)
	}
}

// add puts one more label into what a row holds and sets b to the last block with it; its number is yet to be given.
func (s *sweep) add(r *rowState, l *Label, b *block) {
	if r.last != nothing {
		r.used += s.f.Gap
	}
	start := r.used
	r.used += l.Width
	r.last = aLabel
	s.pool(b, l.X-l.Width/2-start, 1, r.top)
}

// pool sets b to a block of one member, and takes in those before it that it touches.
func (s *sweep) pool(b *block, value, weight float64, before int32) {
	b.value, b.deviation, b.weight, b.before = value, 0, weight, before
	for b.before >= 0 {
		last := &s.blocks[b.before]
		if last.value <= b.value {
			break
		}
		weight := last.weight + b.weight
		d := last.value - b.value
		b.deviation += last.deviation + d*d*last.weight*b.weight/weight
		b.value = (last.value*last.weight + b.value*b.weight) / weight
		b.weight, b.before = weight, last.before
	}
	b.cost = b.deviation
	if d := s.f.Left - b.value; d > 0 {
		b.cost += d * d * b.weight
	}
	if b.before >= 0 {
		b.cost += s.blocks[b.before].cost
	}
}

// within returns the cost of a row's blocks when none may lie beyond high.
func (s *sweep) within(top int32, high float64) (cost float64) {
	for top >= 0 {
		b := &s.blocks[top]
		if b.value <= high {
			return cost + b.cost
		}
		d := high - b.value
		cost += b.deviation + d*d*b.weight
		top = b.before
	}
	return cost
}

// withinBlock is within for a block that has no number yet.
func (s *sweep) withinBlock(b *block, high float64) float64 {
	if b.value <= high {
		return b.cost
	}
	d := high - b.value
	return b.deviation + d*d*b.weight + s.within(b.before, high)
}

// option is one way to go on from a state.
type option struct {
	// score is the cost so far with the room for labels to come kept free, aside what the labels' levels are off their targets.
	score, aside float64
	// levels is the sum of how far out labels stand, which decides between equals.
	levels int32
	// from is the state that it goes on from, row what it chooses.
	from, row int32
	// recent are the last choices, as one number.
	recent uint32
}

// before tells whether an option is better than another.
func (o *option) before(p *option) bool {
	switch {
	case o.score != p.score:
		return o.score < p.score
	case o.levels != p.levels:
		return o.levels < p.levels
	case o.from != p.from:
		return o.from < p.from
	}
	return o.row < p.row
}

// insert puts an option where it belongs among the best, of which there are to be at most so many.
func insert(options []option, o *option, most int) []option {
	if len(options) < most {
		options = append(options, *o)
	} else if !o.before(&options[most-1]) {
		return options
	}
	k := len(options) - 1
	for ; k > 0 && o.before(&options[k-1]); k-- {
		options[k] = options[k-1]
	}
	options[k] = *o
	return options
}

// step is a choice that was kept.
type step struct{ from, row int32 }

// recentChoices bounds the number of different last choices that are told apart.
const recentChoices = 128

// search chooses rows for the labels, keeping at most so many states after each label; found is false when it comes to no end.
// bias is what it costs to place a label one row off its target, px².
func (s *sweep) search(most int, bias float64) (choice []int, found bool) {
	n, rows := len(s.labels), s.rows
	recent := uint32(rows)
	for rows > 1 && recent*uint32(rows) <= recentChoices {
		recent *= uint32(rows)
	}
	most = min(most, int(recent))
	s.blocks = slices.Grow(s.blocks[:0], n*most)
	states, next := make([]rowState, most*rows), make([]rowState, most*rows)
	kept, last := make([]option, 0, most), make([]option, 1, most)
	for r := range rows {
		states[r].top = -1
	}
	steps := make([]step, 0, n*most)
	starts := make([]int, 0, n)
	// best are the best options by their last choices, where known tells for which label they were set; keys are those set.
	best, known, keys := make([]option, recent), make([]int, recent), make([]uint32, 0, recent)
	options := make([]option, 0, rows)
	reserve := make([]float64, rows)
	corridor := s.f.Leader + s.f.Apart
	for i := range s.labels {
		l := &s.labels[i]
		future := float64(n-i-1) / float64(n)
		for r := range rows {
			reserve[r] = (s.own[r] + s.passing[r]*corridor) * future
		}
		keys = keys[:0]
		for k := range last {
			from := &last[k]
			options = s.options(options[:0], states[k*rows:(k+1)*rows], l, reserve, math.Inf(1))
			for j := range options {
				o := &options[j]
				off := float64(s.level[o.row] - s.target[i])
				o.aside = from.aside + bias*off*off
				o.score += o.aside
				o.levels += from.levels
				o.from = int32(k)
				o.recent = (from.recent*uint32(rows) + uint32(o.row)) % recent
				if known[o.recent] != i+1 {
					known[o.recent] = i + 1
					keys = append(keys, o.recent)
				} else if !o.before(&best[o.recent]) {
					continue
				}
				best[o.recent] = *o
			}
		}
		if len(keys) == 0 {
			return nil, false
		}
		kept = kept[:0]
		for _, key := range keys {
			kept = insert(kept, &best[key], most)
		}
		starts = append(starts, len(steps))
		for k := range kept {
			o := &kept[k]
			steps = append(steps, step{o.from, o.row})
			own := next[k*rows : (k+1)*rows]
			copy(own, states[int(o.from)*rows:(int(o.from)+1)*rows])
			s.take(own, int(o.row), l)
		}
		states, next = next, states
		kept, last = last, kept
	}
	choice = make([]int, n)
	for i, k := n-1, int32(0); i >= 0; i-- {
		st := steps[starts[i]+int(k)]
		choice[i], k = int(st.row), st.from
	}
	return choice, true
}

// take sets a label into a row of a state, and its leader into those inside; it returns by how much the blocks cost more.
func (s *sweep) take(state []rowState, row int, l *Label) (more float64) {
	for r := s.first[row]; r < row; r++ {
		if s.f.Bend == 0 {
			s.pass(&state[r], l, nil)
			continue
		}
		more -= s.within(state[r].top, math.Inf(1))
		s.blocks = append(s.blocks, block{})
		last := len(s.blocks) - 1
		s.pass(&state[r], l, &s.blocks[last])
		state[r].top = int32(last)
		more += s.blocks[last].cost
	}
	more -= s.within(state[row].top, math.Inf(1))
	s.blocks = append(s.blocks, block{})
	last := len(s.blocks) - 1
	s.add(&state[row], l, &s.blocks[last])
	state[row].top = int32(last)
	return more + s.blocks[last].cost
}

// options adds the ways in which a label may follow a state. reserve is the room in each row that is kept for labels to come,
// ceiling bounds the values of blocks.
func (s *sweep) options(options []option, state []rowState, l *Label, reserve []float64, ceiling float64) []option {
	base := 0.0
	var b block
	for r := range state {
		s.idle[r] = s.within(state[r].top, min(ceiling, s.f.Right-state[r].used-reserve[r]))
		base += s.idle[r]
	}
	room := s.f.Right - s.f.Left + slack
	for side, first := range [2]int{0, s.sides[0]} {
		// passed is what the leader adds in the rows inside.
		passed := 0.0
		for r := first; r < first+s.sides[side]; r++ {
			after := state[r]
			if s.add(&after, l, &b); after.used <= room {
				cost := s.withinBlock(&b, min(ceiling, s.f.Right-after.used-reserve[r]))
				options = append(options, option{score: base + passed - s.idle[r] + cost, levels: int32(s.level[r]), row: int32(r)})
			}
			out := state[r]
			if s.pass(&out, l, &b); out.used > room {
				break // no leader gets through
			}
			if limit := min(ceiling, s.f.Right-out.used-reserve[r]); s.f.Bend > 0 {
				passed += s.withinBlock(&b, limit) - s.idle[r]
			} else {
				passed += s.within(out.top, limit) - s.idle[r]
			}
		}
	}
	return options
}
