package placement

import "math"

// LogScale maps ages (years before now) to px along an axis that runs to the right: equal steps are equal ratios. It ends with the
// youngest age that it shows, after which a break leads to now, where an age of zero would have its place at infinity.
type LogScale struct {
	// Oldest and Youngest are the ages of the two ends, years; Now is the year from which they are counted.
	Oldest, Youngest, Now float64
	// Length is that of the scale, px, without the break and what is behind it.
	Length float64
}

// leastAge is the youngest age that a scale may end with, years: an hour.
const leastAge = hourYears

// NewLogScale covers ages from the oldest, a little beyond it, to a round one under the youngest. ok is false when there is nothing
// to show: an age that is not positive.
func NewLogScale(oldest, youngest, now, length float64) (s LogScale, ok bool) {
	if !(youngest > leastAge) || !(oldest > youngest) || length <= 0 {
		return s, false
	}
	s = LogScale{Oldest: oldest * 1.15, Now: now, Length: length}
	power := math.Pow(10, math.Floor(math.Log10(youngest/2)))
	for _, m := range []float64{1, 2, 5} {
		if m*power <= youngest/2 {
			s.Youngest = m * power
		}
	}
	return s, true
}

// At returns the place of a year, px; what is younger than the scale stands at its end, what is older at its beginning.
func (s *LogScale) At(year float64) float64 {
	age := math.Min(math.Max(s.Now-year, s.Youngest), s.Oldest)
	return s.Length * math.Log(s.Oldest/age) / math.Log(s.Oldest/s.Youngest)
}

// LogTick is a mark of a logarithmic ruler: that of an age.
type LogTick struct {
	Age, At float64
	// Major ticks are powers of ten, Half those of five times one.
	Major, Half bool
}

// Ticks returns the marks from the oldest to the youngest: one to nine times each power of ten.
func (s *LogScale) Ticks() (ticks []LogTick) {
	for power := math.Floor(math.Log10(s.Oldest)); power >= math.Floor(math.Log10(s.Youngest)); power-- {
		for m := 9; m >= 1; m-- {
			age := float64(m) * math.Pow(10, power)
			if age <= s.Oldest*(1+1e-9) && age >= s.Youngest*(1-1e-9) {
				ticks = append(ticks, LogTick{Age: age, At: s.At(s.Now - age), Major: m == 1, Half: m == 5})
			}
		}
	}
	return ticks
}

// Decade is the length of a step to a tenth, px.
func (s *LogScale) Decade() float64 { return s.Length * math.Ln10 / math.Log(s.Oldest/s.Youngest) }
