package placement

import "math"

// Sides: cards stand to the left and to the right of an axis that runs down, each as near to its time as its neighbours of that
// side allow.

// SideCard is one card beside the axis: the height that its mark is at, px, and by how much the card begins above that; its
// height; and whether the side is given (-1 left, 1 right, 0 free).
type SideCard struct {
	At, Lead, Height float64
	Side             int
}

// SidePlace is where a card stands: its side, -1 or 1, and its top, px.
type SidePlace struct {
	Side int
	Top  float64
}

const (
	// costSides is what it costs, in px of displacement, when a card is on the side of the one before.
	costSides = 24
	// mostSides bounds the exact search; beyond it cards alternate, and single ones change sides while that betters the whole.
	mostSides = 12
)

// PlaceSides gives the cards, in order of time, their sides and heights: gap px apart on a side, between low and high. The sum of
// the squares of what the cards are moved by, and costSides squared for each that does not change sides, is the least of all for
// up to mostSides cards. ok is false when they do not fit.
func PlaceSides(cards []SideCard, gap, low, high float64) (places []SidePlace, ok bool) {
	n := len(cards)
	sides := make([]int, n)
	best := math.Inf(1)
	try := func() {
		if p, cost, fits := sidesCost(cards, sides, gap, low, high); fits && cost < best-1e-9 {
			places, best, ok = p, cost, true
		}
	}
	if n <= mostSides {
		for bits := range 1 << n {
			valid := true
			for i := range cards {
				// The first card stands at the right where nothing else decides.
				sides[i] = 1 - 2*(bits>>i&1)
				valid = valid && (cards[i].Side == 0 || cards[i].Side == sides[i])
			}
			if valid {
				try()
			}
		}
		return places, ok
	}
	for i := range cards {
		if sides[i] = 1 - 2*(i%2); cards[i].Side != 0 {
			sides[i] = cards[i].Side
		}
	}
	try()
	for better := true; better; {
		better = false
		for i := range cards {
			if cards[i].Side != 0 {
				continue
			}
			before := best
			sides[i] = -sides[i]
			if try(); best < before-1e-9 {
				better = true
			} else {
				sides[i] = -sides[i]
			}
		}
	}
	return places, ok
}

// sidesCost places the cards on the given sides, and says what that costs.
func sidesCost(cards []SideCard, sides []int, gap, low, high float64) (places []SidePlace, cost float64, ok bool) {
	places = make([]SidePlace, len(cards))
	for i := 1; i < len(cards); i++ {
		if sides[i] == sides[i-1] {
			cost += costSides * costSides
		}
	}
	for _, side := range [2]int{-1, 1} {
		var wanted, apart []float64
		var index []int
		for i, c := range cards {
			if sides[i] != side {
				continue
			}
			if len(index) > 0 {
				apart = append(apart, cards[index[len(index)-1]].Height+gap)
			}
			index, wanted = append(index, i), append(wanted, c.At-c.Lead)
		}
		if len(index) == 0 {
			continue
		}
		tops, fits := Spread(wanted, apart, low, high-cards[index[len(index)-1]].Height)
		if !fits {
			return nil, 0, false
		}
		for k, i := range index {
			places[i] = SidePlace{Side: side, Top: tops[k]}
			cost += (tops[k] - wanted[k]) * (tops[k] - wanted[k])
		}
	}
	return places, cost, true
}
