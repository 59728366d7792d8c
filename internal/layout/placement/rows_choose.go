package placement

import "math"

// biases are what it costs to place a label one row off the target that its width gives it, in squares of the labels' mean
// width: small ones are best where there is room, the largest where rows are nearly full. The first triedBiases make good starts
// for improving a choice; without that all are tried.
var biases = [...]float64{1.0 / 800, 1.0 / 100, 1.0 / 12, 1.0 / 6400}

const triedBiases = 2

// keptStates bounds the states kept after each label.
const keptStates = 6

// nearlyFull is the share of their room that rows need, beyond which labels of most widths don't fit without luck.
const nearlyFull = 0.93

// choose finds rows for the labels, of as few rows as it can, from fewest to most; nil if it finds none.
func (f *Rows) choose(labels []Label, fewest, most int) (s *sweep, choice []int, optimal bool) {
	if len(labels) <= exactLabels {
		return f.chooseExactly(labels, fewest, most)
	}
	// Start where it's likely to succeed, and go down as long as it does, or up until it does.
	rows := fewest
	for s = newSweep(f, labels, rows); s.rows > 1 && s.expect() > nearlyFull && rows < most; s = newSweep(f, labels, rows) {
		rows++
	}
	choice, tried := s.find()
	for ; choice == nil && rows < most; rows++ {
		s = newSweep(f, labels, rows+1)
		s.expect()
		choice, tried = s.find()
	}
	if choice == nil {
		return nil, nil, false
	}
	for rows = s.rows - 1; rows >= fewest; rows-- {
		fewer := newSweep(f, labels, rows)
		fewer.expect()
		found, at := fewer.find()
		if found == nil {
			break
		}
		s, choice, tried = fewer, found, at
	}
	if s.rows == 1 {
		return s, choice, true
	}
	return s, s.better(choice, tried), false
}

// square is the square of the labels' mean width, px².
func (s *sweep) square() float64 {
	sum := 0.0
	for i := range s.labels {
		sum += s.labels[i].Width
	}
	return sum * sum / float64(len(s.labels)*len(s.labels))
}

// find returns a choice in which the labels fit, or nil, and how many biases it tried.
func (s *sweep) find() (choice []int, tried int) {
	if s.rows == 1 {
		choice = make([]int, len(s.labels))
		if math.IsInf(s.price(0, choice).squares, 1) {
			return nil, 0
		}
		return choice, len(biases)
	}
	square := s.square()
	for tried, bias := range biases {
		if choice, found := s.search(keptStates, bias*square); found {
			return choice, tried + 1
		}
	}
	return nil, len(biases)
}

// better tries biases that find did not, then improves the best choice.
func (s *sweep) better(choice []int, tried int) []int {
	square, least := s.square(), s.price(0, choice)
	until := triedBiases
	if len(choice) > mostImproved {
		until = len(biases)
	}
	for ; tried < until; tried++ {
		if other, found := s.search(keptStates, biases[tried]*square); found {
			if w := s.price(0, other); w.less(least) {
				choice, least = other, w
			}
		}
	}
	s.improve(choice)
	return choice
}
