package placement

import (
	"cmp"
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	_ "cards/internal/sameseed"

	"pgregory.net/rapid"
)

// near is what places may be off, px.
const near = 1e-6

// inTime returns the labels' numbers in order of time.
func inTime(labels []Label) []int {
	order := make([]int, len(labels))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(labels[a].X, labels[b].X) })
	return order
}

// checkRows holds a placement to everything that is promised of it.
func checkRows(t interface {
	Helper()
	Fatalf(string, ...any)
}, f Rows, labels []Label, p RowPlacement) {
	t.Helper()
	if len(p.Labels) != len(labels) {
		t.Fatalf("%d places for %d labels", len(p.Labels), len(labels))
	}
	order := inTime(labels)
	squares, total, largest, bends := 0.0, 0.0, 0.0, 0.0
	var outermost [2]int
	for i, l := range p.Labels {
		if len(l.Leader) != l.Row || l.Row < 0 || l.Row >= f.Most || l.Below && !f.Both {
			t.Fatalf("label %d is in row %d, below %v, its leader passes %d rows", i, l.Row, l.Below, len(l.Leader))
		}
		way := math.Abs(l.X - labels[i].X)
		squares, total, largest = squares+way*way, total+way, math.Max(largest, way)
		for _, x := range l.Leader {
			bends += (x - labels[i].X) * (x - labels[i].X)
		}
		side := 0
		if l.Below {
			side = 1
		}
		outermost[side] = max(outermost[side], l.Row+1)
	}
	if math.Abs(squares-p.Squares) > near*(1+squares) || math.Abs(total-p.Total) > near*(1+total) || math.Abs(largest-p.Largest) > near {
		t.Fatalf("squares %v total %v largest %v, but %v %v %v is said", squares, total, largest, p.Squares, p.Total, p.Largest)
	}
	if math.Abs(bends-p.Bends) > near*(1+bends) {
		t.Fatalf("bends of %v px², %v are said", bends, p.Bends)
	}
	if p.Rows != outermost[0]+outermost[1] {
		t.Fatalf("%d rows are said, %v are used", p.Rows, outermost)
	}
	for _, below := range []bool{false, true} {
		for row := range f.Most {
			end, last := f.Left, nothing
			for _, i := range order {
				l := p.Labels[i]
				if l.Below != below || l.Row < row {
					continue
				}
				x, half, what := l.X, labels[i].Width/2, aLabel
				if l.Row > row {
					x, half, what = l.Leader[row], f.Leader/2, aLeader
				}
				switch {
				case last == aLeader && what == aLeader:
					end += f.Apart
				case last != nothing:
					end += f.Gap
				}
				if x-half < end-near {
					t.Fatalf("row %d, below %v: %d begins at %v, before %v", row, below, i, x-half, end)
				}
				end, last = x+half, what
			}
			if end > f.Right+near {
				t.Fatalf("row %d, below %v ends at %v, beyond %v", row, below, end, f.Right)
			}
		}
	}
	checkLeaders(t, f, labels, p)
}

// checkLeaders follows the leaders, as lines from row to row, and looks for those that cross each other or a label.
func checkLeaders(t interface {
	Helper()
	Fatalf(string, ...any)
}, f Rows, labels []Label, p RowPlacement) {
	t.Helper()
	way := func(i int) []float64 {
		return append(append([]float64{labels[i].X}, p.Labels[i].Leader...), p.Labels[i].X)
	}
	for a := range labels {
		for b := range labels {
			if a == b || p.Labels[a].Below != p.Labels[b].Below {
				continue
			}
			from, to := way(a), way(b)
			for k := range min(len(from), len(to)) {
				if labels[a].X < labels[b].X && from[k] > to[k]+near {
					t.Fatalf("the leaders of %d and %d cross before row %d", a, b, k)
				}
			}
			if row := p.Labels[b].Row; p.Labels[a].Row > row {
				if d := math.Abs(p.Labels[a].Leader[row] - p.Labels[b].X); d < labels[b].Width/2+f.Leader/2+f.Gap-near {
					t.Fatalf("the leader of %d passes label %d at %v px from its middle", a, b, d)
				}
			}
		}
	}
}

// bruteRows tries every choice of rows: the fewest rows, at least so many, and the least squares; 0 rows when nothing fits.
func bruteRows(f Rows, labels []Label) (rows int, squares float64) {
	sorted := make([]Label, len(labels))
	for k, i := range inTime(labels) {
		sorted[k] = labels[i]
	}
	most := f.Most
	if f.Both {
		most *= 2
	}
	for rows = max(1, min(f.Least, most)); rows <= most; rows++ {
		squares = math.Inf(1)
		choice := make([]int, len(labels))
		for {
			if c := bruteCost(f, sorted, choice, rows); c < squares {
				squares = c
			}
			k := 0
			for ; k < len(choice); k++ {
				if choice[k]++; choice[k] < rows {
					break
				}
				choice[k] = 0
			}
			if k == len(choice) {
				break
			}
		}
		if !math.IsInf(squares, 1) {
			return rows, squares
		}
	}
	return 0, 0
}

// bruteCost is what a choice costs; the rows of both sides are numbered by turns, the even ones above.
func bruteCost(f Rows, labels []Label, choice []int, rows int) (squares float64) {
	for row := range rows {
		var wanted, weights, apart []float64
		low, high, used, last, middle := f.Left, f.Right, 0.0, nothing, 0.0
		for i, r := range choice {
			what, width, weight := aLabel, labels[i].Width, 1.0
			if r != row {
				if r < row || f.Both && r%2 != row%2 {
					continue
				}
				what, width, weight = aLeader, f.Leader, f.Bend
			}
			switch {
			case last == aLeader && what == aLeader:
				used += f.Apart
			case last != nothing:
				used += f.Gap
			}
			at := used + width/2
			used, last = used+width, what
			if weight == 0 {
				continue
			}
			if len(wanted) == 0 {
				low += at
			} else {
				apart = append(apart, at-middle)
			}
			wanted, weights, middle = append(wanted, labels[i].X), append(weights, weight), at
		}
		if used > f.Right-f.Left+slack {
			return math.Inf(1)
		}
		if len(wanted) == 0 {
			continue
		}
		high -= used - middle
		places, ok := spread(wanted, weights, apart, low, high)
		if !ok {
			return math.Inf(1)
		}
		for k := range places {
			squares += weights[k] * (places[k] - wanted[k]) * (places[k] - wanted[k])
		}
	}
	return squares
}

func TestRowsAreOptimal(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	placed, several, refused := 0, 0, 0
	for range 400 {
		f := Rows{Left: 20, Right: 420, Gap: 8, Leader: 1 + 9*float64(r.IntN(2)), Apart: 4, Most: 3, Least: r.IntN(4), Bend: []float64{0, 0.1, 2}[r.IntN(3)]}
		n := 1 + r.IntN(8)
		if f.Both = r.IntN(3) == 0; f.Both {
			f.Most = 1 + r.IntN(2)
		}
		f.Right -= 240 * float64(r.IntN(2))
		centre := 400 * r.Float64()
		labels := make([]Label, n)
		for i := range labels {
			labels[i] = Label{X: 440 * r.Float64(), Width: 10 + 130*r.Float64()*r.Float64()}
			if n%2 == 0 {
				labels[i].X = centre + math.Floor(60*r.Float64())
			}
		}
		rows, squares := bruteRows(f, labels)
		p, ok := f.Place(labels)
		if ok != (rows > 0) {
			t.Fatalf("%+v %v: placed %v, but %d rows do", f, labels, ok, rows)
		}
		if !ok {
			refused++
			continue
		}
		placed++
		if rows > 1 {
			several++
		}
		checkRows(t, f, labels, p)
		if !p.Optimal || p.Rows > rows || math.Abs(p.Squares+f.Bend*p.Bends-squares) > 1e-5*(1+squares) {
			t.Fatalf("%+v %v: %d rows and %v px², %d and %v are possible; optimal is said: %v", f, labels, p.Rows, p.Squares+f.Bend*p.Bends, rows, squares, p.Optimal)
		}
	}
	if placed < 200 || several < 100 || refused < 10 {
		t.Fatalf("%d placed, %d of them in several rows, %d refused: the test says too little", placed, several, refused)
	}
}

// What is done with many labels, tried on so few that the best is known.
func TestRowsOfManyAreNearTheBest(t *testing.T) {
	found, best := 0.0, 0.0
	for _, clustered := range []bool{false, true} {
		for seed := 1; seed <= 8; seed++ {
			labels := labellaTask(exactLabels, 1080, clustered, seed)
			f := Rows{Right: 1080, Gap: 3, Leader: 1, Apart: 2, Most: 60}
			sorted := make([]Label, len(labels))
			for k, i := range inTime(labels) {
				sorted[k] = labels[i]
			}
			s := newSweep(&f, sorted, 2)
			exact, optimal := s.prove()
			if !optimal {
				t.Fatalf("seed %d: not proven", seed)
			}
			s.expect()
			choice, tried := s.find()
			if choice == nil {
				t.Fatalf("seed %d: not found", seed)
			}
			choice = s.better(choice, tried)
			a, b := s.price(0, choice).squares, s.price(0, exact).squares
			if a < b-1e-6 {
				t.Errorf("seed %d: %v px² are less than the least, %v", seed, a, b)
			}
			found, best = found+a, best+b
		}
	}
	t.Logf("%.1f %% over the least sum of squares", 100*(found/best-1))
	if found > 1.06*best {
		t.Errorf("%v px² against %v", found, best)
	}
}

// drawRows draws rows and labels that may or may not fit.
func drawRows(t *rapid.T) (Rows, []Label) {
	f := Rows{Left: rapid.Float64Range(-100, 100).Draw(t, "left"), Gap: rapid.Float64Range(0, 20).Draw(t, "gap"),
		Leader: rapid.Float64Range(0, 8).Draw(t, "leader"), Apart: rapid.Float64Range(0, 20).Draw(t, "apart"),
		Most: rapid.IntRange(1, 8).Draw(t, "most"), Least: rapid.IntRange(0, 9).Draw(t, "least"), Both: rapid.Bool().Draw(t, "both"), Bend: rapid.SampledFrom([]float64{0, 0.05, 1}).Draw(t, "bend")}
	width := rapid.Float64Range(50, 2000).Draw(t, "width")
	f.Right = f.Left + width
	labels := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) Label {
		x := rapid.Float64Range(-50, 2100).Draw(t, "x")
		if rapid.Bool().Draw(t, "whole") {
			x = 100 * math.Floor(x/100)
		}
		return Label{X: x, Width: rapid.Float64Range(0, 200).Draw(t, "label")}
	}), 0, 60).Draw(t, "labels")
	return f, labels
}

func TestRowsKeepTheRules(t *testing.T) {
	placed := 0
	rapid.Check(t, func(t *rapid.T) {
		f, labels := drawRows(t)
		p, ok := f.Place(labels)
		again, _ := f.Place(labels)
		if !reflect.DeepEqual(p, again) {
			t.Fatalf("another placement the second time")
		}
		if !ok {
			return
		}
		placed++
		checkRows(t, f, labels, p)
		// The order in which labels are given says nothing, but for those at one place.
		back := slices.Clone(labels)
		slices.Reverse(back)
		for i, k := range inTime(labels) {
			if i > 0 && labels[k].X == labels[inTime(labels)[i-1]].X {
				return
			}
		}
		q, _ := f.Place(back)
		slices.Reverse(q.Labels)
		if !reflect.DeepEqual(p.Labels, q.Labels) {
			t.Fatalf("another placement when the labels are given backwards")
		}
	})
	if placed == 0 {
		t.Fatal("nothing was ever placed")
	}
}

func TestRowsKnown(t *testing.T) {
	one := Rows{Right: 100, Gap: 10, Leader: 2, Apart: 2, Most: 3}
	both := one
	both.Both, both.Most = true, 1
	three := one
	three.Least = 3
	for _, c := range []struct {
		name   string
		f      Rows
		labels []Label
		want   string
	}{
		{"nothing", one, nil, "0 rows"},
		{"one row, pushed apart", one, []Label{{50, 20}, {50, 20}}, "1 rows 0:35 0:65"},
		{"held inside", one, []Label{{100, 20}, {0, 20}}, "1 rows 0:90 0:10"},
		{"the second row when the first is full", one, []Label{{50, 60}, {50, 60}}, "2 rows 1:50(9) 0:50"},
		{"the other side", both, []Label{{50, 60}, {50, 60}}, "2 rows below 0:50 0:50"},
		{"too wide", one, []Label{{50, 101}}, "none"},
		{"too many", both, []Label{{50, 60}, {50, 60}, {50, 60}}, "none"},
		{"as wide as the field", one, []Label{{50, 100}}, "1 rows 0:50"},
		{"more rows than are needed, shorter ways", three, []Label{{40, 20}, {50, 20}, {60, 20}}, "3 rows"},
		{"not a number", one, []Label{{math.NaN(), 20}}, "none"},
		{"a negative width", one, []Label{{50, -1}}, "none"},
		{"no rows", Rows{Right: 100}, []Label{{50, 1}}, "none"},
	} {
		p, ok := c.f.Place(c.labels)
		got := "none"
		if ok {
			checkRows(t, c.f, c.labels, p)
			got = fmt.Sprintf("%d rows", p.Rows)
			for _, l := range p.Labels {
				side := ""
				if l.Below {
					side = " below"
				}
				got += fmt.Sprintf("%s %d:%g", side, l.Row, l.X)
				for _, x := range l.Leader {
					got += fmt.Sprintf("(%g)", x)
				}
			}
		}
		if c.name[:4] == "more" && len(got) > len(c.want) {
			got = got[:len(c.want)]
		}
		if got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

// Labels of an axis that is as long as they need in three of four rows.
func BenchmarkRows(b *testing.B) {
	for _, n := range []int{12, 100, 500, 1000, 2000, 4000, 8000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) { benchmarkRows(b, n, 0) })
	}
	b.Run("2000 with bends", func(b *testing.B) { benchmarkRows(b, 2000, 0.05) })
}

func benchmarkRows(b *testing.B, n int, bend float64) {
	width := n * 83 / 3
	labels := make([]Label, n)
	below := generator(uint32(n))
	for i := range labels {
		labels[i] = Label{X: float64(below(uint32(width))), Width: float64(40 + min(below(121), below(121)))}
	}
	f := Rows{Right: float64(width), Gap: 3, Leader: 1, Apart: 2, Most: 4, Bend: bend}
	b.ReportAllocs()
	for b.Loop() {
		if _, ok := f.Place(labels); !ok {
			b.Fatal("no place")
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n), "ns/label")
}
