package placement

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

// bruteLane tries every option in every row and returns the fewest rows and the least cost in them.
func bruteLane(items []LaneItem, gap float64, most int) (rows int, cost float64) {
	for rows = 1; rows <= most; rows++ {
		cost = math.Inf(1)
		taken := make([][]LaneOption, rows)
		var try func(i int, c float64)
		try = func(i int, c float64) {
			if i == len(items) {
				cost = math.Min(cost, c)
				return
			}
			for row := range rows {
			option:
				for _, o := range items[i].Options {
					if row+o.Rows > rows {
						continue
					}
					for r := row; r < row+o.Rows; r++ {
						for _, t := range taken[r] {
							if o.From < t.To+gap && t.From < o.To+gap {
								continue option
							}
						}
					}
					for r := row; r < row+o.Rows; r++ {
						taken[r] = append(taken[r], o)
					}
					try(i+1, c+o.Cost+items[i].rowCost(row, o.Rows, rows))
					for r := row; r < row+o.Rows; r++ {
						taken[r] = taken[r][:len(taken[r])-1]
					}
				}
			}
		}
		try(0, 0)
		if !math.IsInf(cost, 1) {
			return rows, cost
		}
	}
	return 0, 0
}

// drawLane makes items of a lane.
func drawLane(t *rapid.T, most int) []LaneItem {
	items := make([]LaneItem, rapid.IntRange(1, most).Draw(t, "n"))
	at := 0.0
	for i := range items {
		at += rapid.Float64Range(0, 200).Draw(t, "step")
		items[i].Tied = rapid.IntRange(-1, 1).Draw(t, "tied")
		w := rapid.Float64Range(20, 300).Draw(t, "label")
		items[i].Options = []LaneOption{{at, at + w, 0, 1}, {at - w, at + 10, 1, 1}, {at - w/3, at + w/3, 0.4, 2}}[:rapid.IntRange(1, 3).Draw(t, "options")]
	}
	return items
}

func TestPackLaneIsOptimal(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		items := drawLane(t, 6)
		places, rows, ok := PackLane(items, 12)
		want, cost := bruteLane(items, 12, len(items))
		got := 0.0
		for i, p := range places {
			o := items[i].Options[p.Option]
			got += o.Cost + items[i].rowCost(p.Row, o.Rows, rows)
		}
		if !ok || rows != want || math.Abs(got-cost) > 1e-9 {
			t.Fatalf("%d rows at %.2f, the best is %d rows at %.2f", rows, got, want, cost)
		}
	})
}

// However many items: nothing overlaps, and the same is returned each time.
func TestPackLaneKeepsApart(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		items := drawLane(t, 40)
		places, rows, ok := PackLane(items, 12)
		if !ok || len(places) != len(items) {
			t.Fatalf("%d places of %d", len(places), len(items))
		}
		for i, p := range places {
			if p.Row < 0 || p.Row+items[i].Options[p.Option].Rows > rows {
				t.Fatalf("row %d of %d", p.Row, rows)
			}
			a := items[i].Options[p.Option]
			for k := range i {
				q := places[k]
				if b := items[k].Options[q.Option]; q.Row < p.Row+a.Rows && p.Row < q.Row+b.Rows && a.From < b.To+12 && b.From < a.To+12 {
					t.Fatalf("%v and %v overlap", a, b)
				}
			}
		}
		again, _, _ := PackLane(items, 12)
		for i := range again {
			if again[i] != places[i] {
				t.Fatal("another result the second time")
			}
		}
	})
	for _, it := range []LaneItem{{}, {Options: []LaneOption{{0, 1, 0, 0}}}} {
		if _, _, ok := PackLane([]LaneItem{it}, 12); ok {
			t.Errorf("%v was placed", it)
		}
	}
	if places, rows, ok := PackLane(nil, 12); !ok || rows != 0 || len(places) != 0 {
		t.Error("an empty lane takes rows")
	}
}

func BenchmarkPackLane(b *testing.B) {
	for _, n := range []int{8, 40} {
		items := make([]LaneItem, n)
		for i := range items {
			at := float64(i * 97 % 1400)
			items[i].Options = []LaneOption{{at, at + 240, 0, 1}, {at - 240, at + 10, 1, 1}, {at - 80, at + 80, 0.5, 2}}
		}
		b.Run(map[int]string{8: "8", 40: "40"}[n], func(b *testing.B) {
			b.ReportAllocs()
			for range b.N {
				PackLane(items, 12)
			}
		})
	}
}
