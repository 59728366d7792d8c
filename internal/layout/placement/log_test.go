package placement

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

// Equal ratios of ages are equal steps, time runs to the right, and ticks stand where events of their age do.
func TestLogScale(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		youngest := math.Pow(10, rapid.Float64Range(-2, 4).Draw(t, "youngest"))
		oldest := youngest * math.Pow(10, rapid.Float64Range(0.1, 9).Draw(t, "ratio"))
		s, ok := NewLogScale(oldest, youngest, 2025, 1700)
		if !ok {
			t.Fatal("refused")
		}
		if s.Youngest > youngest/2 || s.Youngest < youngest/10.001 {
			t.Fatalf("it ends with %v for %v", s.Youngest, youngest)
		}
		last := math.Inf(-1)
		for k := range 50 {
			age := oldest * math.Pow(youngest/oldest, float64(k)/49)
			at := s.At(2025 - age)
			if at < last-1e-6*1700 || at < -1e-6 || at > 1700+1e-6 {
				t.Fatalf("age %v stands at %v after %v", age, at, last)
			}
			last = at
		}
		ticks := s.Ticks()
		majors := 0
		for i, k := range ticks {
			if i > 0 && k.At <= ticks[i-1].At {
				t.Fatal("ticks run back")
			}
			if k.Major {
				majors++
			}
		}
		for i := 1; i < len(ticks); i++ {
			for j := range i {
				if ticks[i].Major && ticks[j].Major && math.Abs(ticks[j].Age/ticks[i].Age-10) < 1e-6 && math.Abs(ticks[i].At-ticks[j].At-s.Decade()) > 1e-6*1700 {
					t.Fatal("steps are not equal")
				}
			}
		}
	})
	for _, bad := range [][2]float64{{1, 0}, {1, -1}, {1, 1}, {math.NaN(), 1}} {
		if _, ok := NewLogScale(bad[0], bad[1], 2025, 100); ok {
			t.Errorf("ages %v make a scale", bad)
		}
	}
}
