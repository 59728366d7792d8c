package placement

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

// drawSides makes cards along an axis of 1,000 px.
func drawSides(t *rapid.T, most int) []SideCard {
	cards := make([]SideCard, rapid.IntRange(1, most).Draw(t, "n"))
	at := 0.0
	for i := range cards {
		at = math.Min(1000, at+rapid.Float64Range(0, 2000/float64(len(cards))).Draw(t, "step"))
		cards[i] = SideCard{At: at, Lead: 14, Height: rapid.Float64Range(40, 160).Draw(t, "height"), Side: max(-1, rapid.IntRange(-6, 1).Draw(t, "side")*boolIndex(rapid.Bool().Draw(t, "given")))}
	}
	return cards
}

// Cards of a side keep their order and distance and stay inside; a given side is kept; the cost is no worse than alternating, and
// for few cards no choice of sides is better.
func TestPlaceSides(t *testing.T) {
	placed := 0
	rapid.Check(t, func(t *rapid.T) {
		cards := drawSides(t, 16)
		places, ok := PlaceSides(cards, 20, 0, 1000)
		cost := 0.0
		sides := make([]int, len(cards))
		if ok {
			placed++
			last := map[int]int{-1: -1, 1: -1}
			for i, p := range places {
				if sides[i] = p.Side; cards[i].Side != 0 && cards[i].Side != p.Side {
					t.Fatalf("card %d is on side %d", i, p.Side)
				}
				if p.Top < -1e-6 || p.Top+cards[i].Height > 1000+1e-6 {
					t.Fatalf("card %d stands at %.1f", i, p.Top)
				}
				if k := last[p.Side]; k >= 0 && p.Top < places[k].Top+cards[k].Height+20-1e-6 {
					t.Fatalf("cards %d and %d are too near", k, i)
				}
				last[p.Side] = i
				d := p.Top - (cards[i].At - cards[i].Lead)
				if cost += d * d; i > 0 && places[i-1].Side == p.Side {
					cost += costSides * costSides
				}
			}
		}
		if len(cards) > 8 {
			return
		}
		for bits := range 1 << len(cards) {
			valid := true
			for i := range cards {
				sides[i] = 1 - 2*(bits>>i&1)
				valid = valid && (cards[i].Side == 0 || cards[i].Side == sides[i])
			}
			if !valid {
				continue
			}
			_, other, fits := sidesCost(cards, sides, 20, 0, 1000)
			if fits && (!ok || other < cost-1e-6) {
				t.Fatalf("sides %v cost %.1f, those found %.1f (%t)", sides, other, cost, ok)
			}
		}
	})
	if placed < 20 {
		t.Errorf("only %d of the drawn cards could be placed", placed)
	}
}
