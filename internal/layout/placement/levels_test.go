package placement

import (
	"math"
	"math/rand/v2"
	"testing"
)

// levelsFault returns what is wrong with flags on levels, seen from their geometry alone: cards that meet, and poles that cross a
// card or come too near another.
func levelsFault(f LevelField, cards []Card, flags []LevelFlag) string {
	type box struct {
		a, b, pole float64
		level      int
		above      bool
	}
	var boxes []box
	for i, fl := range flags {
		x := cards[i].Points[fl.Point]
		w := cards[i].Widths[fl.Width]
		if fl.Above && !w.Above || !fl.Above && !w.Below {
			return "a card is on a side where it is too high"
		}
		b := box{x, x + f.Text + w.Px, x, fl.Level, fl.Above}
		if fl.Left {
			b.a, b.b = x-f.Text-w.Px, x
		}
		if b.a < f.Left-0.01 || b.b > f.Right+0.01 {
			return "a card leaves the page"
		}
		for _, o := range boxes {
			switch {
			case o.above != b.above:
			case math.Abs(o.pole-b.pole) < f.Apart:
				return "poles too near"
			case o.level == b.level && b.a < o.b+f.Gap && o.a < b.b+f.Gap:
				return "cards of a level meet"
			case b.level > o.level && b.pole > o.a-f.Apart && b.pole < o.b+f.Apart:
				return "a pole crosses a card before it"
			case o.level > b.level && o.pole > b.a-f.Apart && o.pole < b.b+f.Apart && o.pole != b.a:
				return "a pole crosses a card behind it"
			}
		}
		boxes = append(boxes, b)
	}
	return ""
}

// bruteLevels tries every placement of a few cards and returns the least cost; NaN when there is none.
func bruteLevels(f LevelField, cards []Card) float64 {
	best := math.NaN()
	flags := make([]LevelFlag, 0, len(cards))
	var try func(cost float64)
	try = func(cost float64) {
		if !math.IsNaN(best) && cost >= best {
			return
		}
		i := len(flags)
		if i == len(cards) {
			best = cost
			return
		}
		for level := range f.Levels {
			for _, above := range []bool{true, false} {
				for _, left := range []bool{false, true} {
					for p := range cards[i].Points {
						for w, width := range cards[i].Widths {
							flags = append(flags, LevelFlag{Flag{Above: above, Left: left, Point: p, Width: w}, level})
							side := 1
							if above {
								side = 0
							}
							if !f.isTaken(side, cards[i].Points[p]) && levelsFault(f, cards, flags) == "" {
								c := cost + width.Cost + CostLevel*float64(level)
								if left {
									c += CostLeft
								}
								if p > 0 {
									c += costPoint
								}
								if i > 0 && flags[i-1].Above == above {
									c += CostSame
								}
								try(c)
							}
							flags = flags[:i]
						}
					}
				}
			}
		}
	}
	try(0)
	return best
}

func TestLevelsAreOptimal(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	placed, high := 0, 0
	for range 250 {
		f := LevelField{Field: Field{Left: 0, Right: 700, Gap: 40, Apart: 12, Text: 16}, Levels: 1 + r.IntN(3)}
		n := 1 + r.IntN(5)
		x := 0.0
		var cards []Card
		for range n {
			x += 14 + r.Float64()*900/float64(n)
			c := Card{Points: []float64{math.Min(x, 690)}}
			for range 1 + r.IntN(2) {
				c.Widths = append(c.Widths, Width{Px: 60 + 200*r.Float64(), Cost: r.Float64(), Above: r.IntN(6) > 0, Below: r.IntN(6) > 0})
			}
			cards = append(cards, c)
		}
		want := bruteLevels(f, cards)
		flags, got, ok := f.Place(cards)
		if ok == math.IsNaN(want) {
			t.Fatalf("placed: %v, by trying everything: %v", ok, want)
		}
		if !ok {
			continue
		}
		placed++
		if fault := levelsFault(f, cards, flags); fault != "" {
			t.Fatalf("%s: %v", fault, flags)
		}
		if math.Abs(got-want) > 1e-9 {
			t.Fatalf("cost %v, the least is %v: %v of %v", got, want, flags, cards)
		}
		for _, fl := range flags {
			high = max(high, fl.Level)
		}
	}
	if placed < 100 || high < 1 {
		t.Fatalf("%d of 250 were placed, up to level %d: the test says too little", placed, high)
	}
}

func BenchmarkLevels(b *testing.B) {
	f := LevelField{Field: Field{Left: 0, Right: 1728, Gap: 40, Apart: 12, Text: 16}, Levels: 3}
	var cards []Card
	for i := range 12 {
		cards = append(cards, Card{Points: []float64{float64(i*i)*11 + 10}, Widths: []Width{{Px: 240, Above: true, Below: true}, {Px: 170, Cost: 0.4, Above: true, Below: true}}})
	}
	b.ReportAllocs()
	for range b.N {
		if _, _, ok := f.Place(cards); !ok {
			b.Fatal("no place")
		}
	}
}
