package placement

import (
	"cmp"
	"math"
	"slices"
)

// Labels in rows: every event of a horizontal axis has a label in one of several rows, on one side of the axis or on both,
// and a leader from its place on the axis to its label. In each row the labels that stand there and the leaders that pass
// through it to rows farther out keep the order of time, each in its own stretch. So no leader meets a label, and no two
// leaders cross, whatever curve they take between the rows.
//
// Once it is settled which label stands in which row, the rows are independent: each is an isotonic regression (Spread) in which
// the leaders that pass keep labels apart. What is to be settled is the choice of rows. The least number of rows holds bin packing
// within it, so no fast method finds it always:
//
//   - one row is exact for any number of labels;
//   - up to exactLabels labels the choice is found by branch and bound (rows_exact.go), which proves it the best unless it takes
//     mostNodes;
//   - for more it is a heuristic: dynamic programming over the labels in order of time, whose states are the last few choices. Of
//     states that agree in these only the best is kept, and of all only the best few (rows_sweep.go). Room for labels to come
//     is kept free, and wide labels are drawn outwards, since leaders take the least room when many labels stand in the inner rows;
//   - up to mostImproved labels are then moved between rows and exchanged as long as it helps (rows_improve.go).
//
// With twelve labels in two to four rows the heuristic's sum of squares is one to four percent over the least; rows that are
// nearly full are what it may take one too many of.

// Label is what stands beside an event on a horizontal axis.
type Label struct {
	// X is the event's place on the axis, px; the label's middle is to stand there.
	X float64
	// Width is the label's, px.
	Width float64
}

// Rows are the rows in which labels are placed.
type Rows struct {
	// Left and Right bound labels and leaders, px.
	Left, Right float64
	// Gap is the least space between labels of a row, and between a label and a leader that passes it, px.
	Gap float64
	// Leader is the width of the corridor that a leader takes in a row that it passes, Apart the least space between the
	// corridors of two leaders, px.
	Leader, Apart float64
	// Bend is how much it counts that a leader passes a row aside of its event, against a label that stands aside of its own:
	// the weight of the square. With zero only labels count, and leaders stand as near as they then can to where they come from.
	Bend float64
	// Most is the largest number of rows on a side. Least is the number of rows, of both sides together, that are laid open
	// even if fewer would do: more rows, shorter ways. Zero is one row.
	Most, Least int
	// Both tells that there are rows above and below the axis; they are laid open by turns, the first above.
	Both bool
}

// LabelPlace is where a label stands.
type LabelPlace struct {
	// Below tells the side of the axis. Row counts the rows of that side from the axis outwards, from 0.
	Below bool
	Row   int
	// X is the middle of the label, px.
	X float64
	// Leader are the middles of the corridors in the rows that the leader passes, from the axis outwards, px: as many as Row.
	Leader []float64
}

// RowPlacement is where all labels stand.
type RowPlacement struct {
	// Labels are in the order in which they were given.
	Labels []LabelPlace
	// Rows is the number of rows that hold labels, or that stand between the axis and such a row; of both sides together.
	Rows int
	// Squares is the sum of the squares of the ways from the events to the middles of their labels, px²; Total is the sum
	// of the ways and Largest the longest, px. Bends is the sum of the squares of how far leaders pass rows aside of their
	// events, px².
	Squares, Total, Largest, Bends float64
	// Optimal tells that it is proven that there is no placement in fewer rows (nor fewer than Least), and none in as many
	// rows in which Squares and Bends, times Rows.Bend, are less together.
	Optimal bool
}

// Place returns where the labels stand: in the fewest rows, then with the least sum of squared ways between events and labels, and
// leaders if they count (RowPlacement.Optimal tells what is proven). Labels may be given in any order; of two events at one place
// the one given first is the earlier one. ok is false when no place was found for all labels, which is certain up to exactLabels
// labels in rows that are not many, or when a measure is negative or not a number.
//
// n labels in r rows take time O(n·r), sorting aside, and memory O(n·r), some 9 µs and 800 bytes a label in three rows; up to
// mostImproved labels, improving takes time O(n²).
func (f Rows) Place(labels []Label) (placement RowPlacement, ok bool) {
	if !f.sound(labels) {
		return RowPlacement{}, false
	}
	if len(labels) == 0 {
		return RowPlacement{Optimal: true}, true
	}
	order := make([]int, len(labels))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(labels[a].X, labels[b].X) })
	sorted := make([]Label, len(labels))
	for i, k := range order {
		sorted[i] = labels[k]
	}
	most := min(f.Most, len(labels)) // more rows than labels are of no use
	if f.Both {
		most *= 2
	}
	fewest := max(f.fewest(sorted), min(f.Least, most), 1)
	if fewest > most {
		return RowPlacement{}, false
	}
	s, choice, optimal := f.choose(sorted, fewest, most)
	if choice == nil {
		return RowPlacement{}, false
	}
	placement = s.settle(choice, order)
	placement.Optimal = optimal
	return placement, true
}

// sound tells whether all measures are numbers that make sense.
func (f *Rows) sound(labels []Label) bool {
	good := func(v float64) bool { return v >= 0 && !math.IsInf(v, 1) }
	if !good(f.Gap) || !good(f.Leader) || !good(f.Apart) || !good(f.Bend) || !good(f.Right-f.Left) {
		return false
	}
	for _, l := range labels {
		if !good(l.Width) || !good(math.Abs(l.X)) {
			return false
		}
	}
	return true
}

// sides returns how many of so many rows lie above and below.
func (f *Rows) sides(rows int) [2]int {
	if f.Both {
		return [2]int{(rows + 1) / 2, rows / 2}
	}
	return [2]int{rows, 0}
}

// fewest returns a number of rows below which the labels certainly do not fit. Every label takes its width and a gap once
// and every row that it does not stand in, inside its own, loses a corridor. The room that is left to labels is largest when
// as many labels as possible stand in the inner rows, which the narrowest do.
func (f *Rows) fewest(labels []Label) int {
	widths := make([]float64, len(labels))
	for i, l := range labels {
		widths[i] = l.Width
	}
	slices.Sort(widths)
	room := f.Right - f.Left
	if widths[len(widths)-1] > room+slack {
		return math.MaxInt32
	}
	corridor := f.Leader + f.Apart
	// With rows on both sides the leaders of one side don't pass through the rows of the other: none are counted. Nor are
	// they if a label is so narrow that its leader takes more room than itself.
	if f.Both || corridor > widths[0]+f.Gap {
		corridor = 0
	}
	placed, taken, budget, rows := 0, 0.0, 0.0, 0
	for placed < len(widths) {
		rows++
		budget += room + max(f.Gap, f.Apart) - float64(len(widths)-placed)*corridor + slack
		before := placed
		for placed < len(widths) && taken+widths[placed]+f.Gap-corridor <= budget {
			taken += widths[placed] + f.Gap - corridor
			placed++
		}
		if placed == before && corridor > 0 && room-float64(len(widths)-placed)*corridor <= 0 {
			return math.MaxInt32 // a row full of leaders, and as many in the next one
		}
	}
	return rows
}

// slack is what sums of px may be off, px.
const slack = 1e-7
