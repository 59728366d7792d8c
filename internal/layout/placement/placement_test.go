package placement

import (
	"math"
	"math/rand/v2"
	"slices"
	"strconv"
	"testing"

	"pgregory.net/rapid"
)

// bruteFlags tries every placement of the cards and returns the least cost; NaN when there is none.
func bruteFlags(f Field, cards []Card) float64 {
	best := math.NaN()
	var try func(i int, done []Flag, cost float64)
	reach := func(c Card, fl Flag) (a, b, x float64) {
		x = c.Points[fl.Point]
		if fl.Left {
			return x - f.Text - c.Widths[fl.Width].Px, x, x
		}
		return x, x + f.Text + c.Widths[fl.Width].Px, x
	}
	try = func(i int, done []Flag, cost float64) {
		if !math.IsNaN(best) && cost >= best {
			return
		}
		if i == len(cards) {
			best = cost
			return
		}
		for _, above := range []bool{true, false} {
			for _, left := range []bool{false, true} {
				for p := range cards[i].Points {
					for w, width := range cards[i].Widths {
						fl := Flag{Above: above, Left: left, Point: p, Width: w}
						if above && !width.Above || !above && !width.Below {
							continue
						}
						a, b, x := reach(cards[i], fl)
						side := 0
						if !above {
							side = 1
						}
						ok := !f.isBlocked(a, b) && a >= f.Left-0.01 && b <= f.Right+0.01 && !f.isTaken(side, x)
						for k, d := range done {
							if d.Above != above {
								continue
							}
							_, e, y := reach(cards[k], d)
							ok = ok && a >= e+f.Gap && x-y >= f.Apart
						}
						if !ok {
							continue
						}
						c := cost + width.Cost
						if left {
							c += CostLeft
						}
						if p > 0 {
							c += costPoint
						}
						if i > 0 && done[i-1].Above == above {
							c += CostSame
						}
						try(i+1, append(done[:i:i], fl), c)
					}
				}
			}
		}
	}
	try(0, nil, 0)
	return best
}

func TestFlagsAreOptimal(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	placed := 0
	for range 300 {
		f := Field{Left: 0, Right: 1000, Gap: 40, Apart: 12, Text: 16}
		n := 1 + r.IntN(6)
		x := 0.0
		var cards []Card
		for range n {
			x += r.Float64() * 2000 / float64(n) * 0.9
			c := Card{Points: []float64{math.Min(x, 1000)}}
			if r.IntN(2) == 0 {
				c.Points = append(c.Points, math.Min(x+40, 1000))
			}
			for range 1 + r.IntN(3) {
				c.Widths = append(c.Widths, Width{Px: 80 + 250*r.Float64(), Cost: r.Float64(), Above: r.IntN(5) > 0, Below: r.IntN(5) > 0})
			}
			cards = append(cards, c)
		}
		if r.IntN(3) == 0 {
			f.Taken[r.IntN(2)] = []Span{{From: 300, To: 400}}
		}
		if r.IntN(4) == 0 {
			f.Blocked = []Span{{From: 600, To: 660}}
		}
		want := bruteFlags(f, cards)
		flags, got, ok := f.Place(cards)
		if ok == math.IsNaN(want) {
			t.Fatalf("placed: %v, by trying everything: %v", ok, want)
		}
		if !ok {
			continue
		}
		placed++
		if math.Abs(got-want) > 1e-9 {
			t.Fatalf("cost %v, the least is %v: %v", got, want, flags)
		}
	}
	if placed < 100 {
		t.Fatalf("only %d of 300 fields could be filled: the test says too little", placed)
	}
}

func TestSpread(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 7).Draw(t, "n")
		wanted, apart := make([]float64, n), make([]float64, n-1)
		total, at := 0.0, 0.0
		for i := range wanted {
			at += rapid.Float64Range(0, 60).Draw(t, "step")
			wanted[i] = at
			if i < n-1 {
				apart[i] = rapid.Float64Range(1, 50).Draw(t, "apart")
				total += apart[i]
			}
		}
		high := rapid.Float64Range(50, 400).Draw(t, "high")
		weights := make([]float64, n)
		for i := range weights {
			weights[i] = rapid.Float64Range(0.05, 3).Draw(t, "weight")
		}
		even := rapid.Bool().Draw(t, "even")
		got, ok := spread(wanted, weights, apart, 0, high)
		if even {
			for i := range weights {
				weights[i] = 1
			}
			got, ok = Spread(wanted, apart, 0, high)
		}
		if ok != (total <= high+1e-9) {
			t.Fatalf("ok %v with %v of %v taken", ok, total, high)
		}
		if !ok {
			return
		}
		cost := func(p []float64) (c float64) {
			for i := range p {
				c += weights[i] * (p[i] - wanted[i]) * (p[i] - wanted[i])
			}
			return c
		}
		valid := func(p []float64) bool {
			for i := range p {
				if p[i] < -1e-9 || p[i] > high+1e-6 || i > 0 && p[i]-p[i-1] < apart[i-1]-1e-6 {
					return false
				}
			}
			return true
		}
		if !valid(got) {
			t.Fatalf("%v breaks a rule", got)
		}
		// The problem is convex, so a place that no small move of a run of neighbours betters is the best.
		least := cost(got)
		for i := range n {
			for j := i + 1; j <= n; j++ {
				for _, d := range []float64{-0.01, 0.01} {
					moved := append([]float64(nil), got...)
					for k := i; k < j; k++ {
						moved[k] += d
					}
					if valid(moved) && cost(moved) < least-1e-6 {
						t.Fatalf("moving %d to %d by %v is better: %v", i, j, d, got)
					}
				}
			}
		}
	})
}

func TestSpreadKnown(t *testing.T) {
	for _, c := range []struct {
		wanted, apart []float64
		low, high     float64
		want          []float64
	}{
		{[]float64{10, 50}, []float64{20}, 0, 100, []float64{10, 50}},
		{[]float64{10, 10}, []float64{20}, 0, 100, []float64{0, 20}},
		{[]float64{50, 50}, []float64{20}, 0, 100, []float64{40, 60}},
		{[]float64{95, 95, 95}, []float64{20, 20}, 0, 100, []float64{60, 80, 100}},
		{[]float64{0, 40, 41, 42, 90}, []float64{10, 10, 10, 10}, 0, 100, []float64{0, 31, 41, 51, 90}},
	} {
		got, ok := Spread(c.wanted, c.apart, c.low, c.high)
		if !ok {
			t.Fatalf("%v has no place", c.wanted)
		}
		for i := range got {
			if math.Abs(got[i]-c.want[i]) > 1e-9 {
				t.Errorf("%v: %v, want %v", c.wanted, got, c.want)
				break
			}
		}
	}
}

func TestScale(t *testing.T) {
	// The reference timeline: 1995, 2001 to 2002, mid-2002, 2008, 2024, 2025, 2055.
	s := NewScale([]Span{{1995, 1996}, {2001, 2003}, {2002.5, 2002.5}, {2008, 2009}, {2024, 2024.25}, {2025.46, 2025.46}, {2055.5, 2055.5}}, 1728, 84, nil)
	want := []Part{{From: 1995, To: 1996}, {From: 2001, To: 2003}, {From: 2008, To: 2009}, {From: 2024, To: 2026}, {From: 2055, To: 2056}}
	if len(s.Parts) != len(want) {
		t.Fatalf("%d parts: %v", len(s.Parts), s.Parts)
	}
	omitted := []int{5, 5, 15, 29}
	for i, p := range s.Parts {
		if p.From != want[i].From || p.To != want[i].To {
			t.Errorf("part %d is %v to %v", i, p.From, p.To)
		}
		if i < len(omitted) && s.Omitted(i) != omitted[i] {
			t.Errorf("break %d leaves out %d, want %d", i, s.Omitted(i), omitted[i])
		}
	}
	last := s.Parts[len(s.Parts)-1]
	if got := last.At + last.Length; math.Abs(got-1728) > 1e-6 {
		t.Errorf("the axis is %v px long", got)
	}
}

// Places rise with time, are proportional within parts, and ticks stand where events of their date stand.
func TestScaleIsTrue(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		magnitude := rapid.SampledFrom([]float64{0.02, 1, 30, 1000, 1e6, 1e9}).Draw(t, "magnitude")
		n := rapid.IntRange(1, 12).Draw(t, "n")
		var spans []Span
		for range n {
			from := rapid.Float64Range(0, magnitude).Draw(t, "from")
			spans = append(spans, Span{2000 + from, 2000 + from + rapid.Float64Range(0, magnitude/10).Draw(t, "long")})
		}
		s := NewScale(spans, 1600, 80, nil)
		if s.PerYear <= 0 {
			t.Fatalf("%d parts leave nothing", len(s.Parts))
		}
		before := math.Inf(-1)
		for k := range 200 {
			at := s.At(2000 + 1.1*magnitude*float64(k)/200)
			if at < before-1e-6 {
				t.Fatalf("time runs back at step %d", k)
			}
			before = at
		}
		for _, sp := range spans {
			held := false
			for _, p := range s.Parts {
				if sp.From >= p.From-s.Unit*1e-3 && sp.To <= p.To+s.Unit*1e-3 {
					held = true
					if want := p.At + (sp.From-p.From)*s.PerYear; math.Abs(s.At(sp.From)-want) > 0.5 {
						t.Fatalf("%v stands at %v, not %v", sp.From, s.At(sp.From), want)
					}
				}
			}
			if !held {
				t.Fatalf("%v lies in a break: %v", sp, s.Parts)
			}
		}
		last := math.Inf(-1)
		for _, k := range s.Ticks(8, AllTicks(60)) {
			if math.Abs(s.At(k.Year)-k.At) > 0.5 {
				t.Fatalf("the tick of %v is off", k.Year)
			}
			if k.At < last {
				t.Fatal("ticks run back")
			}
			last = k.At
		}
	})
}

// bruteCuts returns the least number of pages into which items can be cut, greedily, which is optimal for one column.
func bruteCuts(heights []float64) int {
	pages, room := 1, 1.0
	for _, h := range heights {
		if h > room+1e-12 {
			pages, room = pages+1, 1
		}
		room -= h
	}
	return pages
}

func TestCuts(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 60).Draw(t, "n")
		heights := make([]float64, n)
		for i := range heights {
			heights[i] = rapid.Float64Range(0.05, 0.6).Draw(t, "height")
		}
		per := rapid.IntRange(1, 3).Draw(t, "columns")
		c := Cuts{N: n, PerPage: per, Reward: func(i int) float64 { return float64(i%5) / 5 }, Fill: func(i int, _ bool) (shares []float64) {
			sum := 0.0
			for ; i < n; i++ {
				if sum += heights[i]; sum > 1 {
					break
				}
				shares = append(shares, sum)
			}
			return shares
		}}
		starts := c.Split()
		if len(starts) == 0 || starts[0] != 0 {
			t.Fatalf("starts %v", starts)
		}
		for k := range starts {
			end := n
			if k+1 < len(starts) {
				end = starts[k+1]
			}
			if end <= starts[k] {
				t.Fatalf("an empty column before the last: %v", starts)
			}
			sum := 0.0
			for _, h := range heights[starts[k]:end] {
				sum += h
			}
			if sum > 1+1e-9 {
				t.Fatalf("a column holds %v", sum)
			}
		}
		pages := (len(starts) + per - 1) / per
		if want := (bruteCuts(heights) + per - 1) / per; pages != want {
			t.Fatalf("%d pages, %d do", pages, want)
		}
	})
}

func TestCutsPreferLargeGaps(t *testing.T) {
	// Twelve equal events of which nine fit: the gap before the eighth is where the story pauses.
	pause := 7
	c := Cuts{N: 12, PerPage: 1, Reward: func(i int) float64 {
		if i == pause {
			return 1
		}
		return 0
	}, Fill: func(i int, _ bool) (s []float64) {
		for k := 1; i+k <= 12 && k <= 9; k++ {
			s = append(s, float64(k)/9)
		}
		return s
	}}
	if got := c.Split(); len(got) != 2 || got[1] != 7 {
		t.Errorf("cut at %v", got)
	}
	// A page a third full before one that is full is too much for it.
	if pause = 3; c.Split()[1] != 6 {
		t.Errorf("for a pause after three events, cut at %v", c.Split())
	}
	c.Reward = nil
	if got := c.Split(); len(got) != 2 || got[1] != 6 {
		t.Errorf("without gaps, cut at %v, not in the middle", got)
	}
}

func TestNothingFits(t *testing.T) {
	c := Cuts{N: 2, PerPage: 1, Fill: func(int, bool) []float64 { return nil }}
	if got := c.Split(); got != nil {
		t.Errorf("cut at %v though nothing fits", got)
	}
	if got := (Cuts{PerPage: 2}).Split(); got == nil || len(got) != 0 {
		t.Errorf("no items: %v", got)
	}
}

func BenchmarkFlags(b *testing.B) {
	f := Field{Left: 0, Right: 1728, Gap: 42, Apart: 12, Text: 16}
	var cards []Card
	for i := range 8 {
		cards = append(cards, Card{Points: []float64{float64(i) * 200, float64(i)*200 + 60, float64(i)*200 + 90},
			Widths: []Width{{300, 0, true, true}, {240, 0.2, true, true}, {180, 0.5, true, true}}})
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, _, ok := f.Place(cards); !ok {
			b.Fatal("no place")
		}
	}
}

func BenchmarkSpread2000(b *testing.B) {
	wanted, apart := make([]float64, 2000), make([]float64, 1999)
	for i := range wanted {
		wanted[i] = float64(i*i%977) + float64(i)*10
	}
	for i := range apart {
		apart[i] = 12
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, ok := Spread(wanted, apart, 0, 40000); !ok {
			b.Fatal("no room")
		}
	}
}

// Parts of a single year among centuries are widened into the empty time about them, never into other parts, and what breaks
// leave out stays whole.
func TestScaleWidensShortParts(t *testing.T) {
	spans := []Span{{1903, 1903.9}, {1926.2, 1926.2}, {1957.8, 1957.8}, {1961.3, 1961.3}, {2015.9, 2015.9}, {2030.5, 2030.5}}
	for _, p := range NewScale(spans, 1728, 84, sixty).Parts {
		if p.Length < 60 {
			t.Errorf("%g to %g is %.1f px", p.From, p.To, p.Length)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		var spans []Span
		for range rapid.IntRange(1, 12).Draw(t, "spans") {
			from := rapid.Float64Range(1000, 2000).Draw(t, "from")
			spans = append(spans, Span{From: from, To: from + rapid.Float64Range(0, 5).Draw(t, "years")})
		}
		s := NewScale(spans, 1728, 84, sixty)
		for i := range s.Parts {
			if i > 0 && s.after(i-1) < 3*s.Unit-1e-6 {
				t.Fatalf("a break of %g years", s.after(i-1))
			}
			if s.Parts[i].Length < 60 && s.PerYear > 0 && len(s.Parts) > 1 && s.room(i) {
				t.Fatalf("part %d is %.1f px and has room", i, s.Parts[i].Length)
			}
		}
	})
}

func sixty(float64) float64 { return 60 }

// Columns of some seven events each, of heights that differ: the time a piece must not grow with their number.
func BenchmarkCuts(b *testing.B) {
	for _, n := range []int{500, 1000, 2000, 4000, 8000} {
		r := rand.New(rand.NewPCG(1, uint64(n)))
		heights := make([]float64, n)
		for i := range heights {
			heights[i] = 0.1 + 0.08*r.Float64()
		}
		c := Cuts{N: n, PerPage: 2, Reward: func(i int) float64 { return float64(i%7) / 7 }, Fill: func(i int, _ bool) (shares []float64) {
			for sum := 0.0; i < n; i++ {
				if sum += heights[i]; sum > 1 {
					break
				}
				shares = append(shares, sum)
			}
			return shares
		}}
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			b.ReportAllocs()
			for range b.N {
				if c.Split() == nil {
					b.Fatal("no cuts")
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n), "ns/event")
		})
	}
}

func BenchmarkSpread(b *testing.B) {
	for _, n := range []int{500, 1000, 2000, 4000, 8000} {
		wanted, apart := make([]float64, n), make([]float64, n-1)
		for i := range wanted {
			wanted[i] = float64(i*i%977) * 3
		}
		slices.Sort(wanted)
		for i := range apart {
			apart[i] = float64(i%5) + 1
		}
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			b.ReportAllocs()
			for range b.N {
				if _, ok := Spread(wanted, apart, 0, 1e6); !ok {
					b.Fatal("no places")
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n), "ns/event")
		})
	}
}
