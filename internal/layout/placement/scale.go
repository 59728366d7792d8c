package placement

import (
	"math"
	"sort"
)

// Part is a stretch of time that is drawn, From to To in years, with its place along the axis: From lies at At px, and the
// part is Length px long.
type Part struct {
	From, To   float64
	At, Length float64
}

// Scale maps years to px along an axis. Inside a part it is proportional, with one factor for all parts; between two parts
// lies a break of fixed length, whose time is left out.
type Scale struct {
	Parts []Part
	// Unit is the step, in years, to which the parts' ends are rounded, so that what a break leaves out is a whole number.
	Unit float64
	// PerYear is px a year within the parts.
	PerYear float64
	// Break is the length of a break, px.
	Break float64
	// least is what the break after each part leaves out at least, years.
	least []float64
}

// Span is the time of one event, in years.
type Span struct{ From, To float64 }

// Limits of breaks: a gap is left out when it is at least this many units long and this share of the whole.
const (
	leastBreak      = 3
	leastBreakShare = 0.06
	// mostBreaks keeps an axis from being more breaks than time; the smallest gaps are drawn in full beyond it.
	mostBreaks = 6
)

// units of scales, in years, coarsest first.
var units = []float64{1e9, 1e8, 1e7, 1e6, 1e5, 1e4, 1000, 100, 10, 1, 1.0 / 12, 1.0 / 365.2425}

// NewScale lays the spans along an axis of the length, leaving out long empty times. It needs at least one span. A part that
// begins with a year takes in as much of the empty time round it as makes it leastPart px long; nil asks for nothing.
func NewScale(spans []Span, length, breakLength float64, leastPart func(year float64) float64) Scale {
	return newScale(spans, length, breakLength, leastBreakShare, leastPart)
}

// breakShares are the shares of the whole from which on a gap may be left out, the sparest first: an axis without any break shows how
// long the time was, and every break gives the events more room.
var breakShares = []float64{math.Inf(1), 0.25, 0.14, leastBreakShare}

// Scales returns the scales that NewScale could be, from that without a break to that with the most. Each has more breaks than the one
// before.
func Scales(spans []Span, length, breakLength float64, leastPart func(year float64) float64) (scales []Scale) {
	for _, share := range breakShares {
		s := newScale(spans, length, breakLength, share, leastPart)
		if n := len(scales); n == 0 || len(s.Parts) > len(scales[n-1].Parts) {
			scales = append(scales, s)
		}
	}
	return scales
}

// Crowded returns how many times of the spans, taken at their middles, are nearer than near px to the one before without being the
// same.
func (s *Scale) Crowded(spans []Span, near float64) (n int) {
	at := make([]float64, len(spans))
	for i, sp := range spans {
		at[i] = s.At((sp.From + sp.To) / 2)
	}
	sort.Float64s(at)
	for i := 1; i < len(at); i++ {
		if d := at[i] - at[i-1]; d > 0 && d < near {
			n++
		}
	}
	return n
}

func newScale(spans []Span, length, breakLength, breakShare float64, leastPart func(year float64) float64) Scale {
	spans = append([]Span(nil), spans...)
	sort.Slice(spans, func(i, j int) bool { return spans[i].From < spans[j].From })
	first, last := math.Inf(1), math.Inf(-1)
	for _, s := range spans {
		first, last = math.Min(first, s.From), math.Max(last, s.To)
	}
	whole := last - first
	unit := units[len(units)-1]
	for _, u := range units {
		// The coarsest unit of which the whole has a good many, years for anything from three years to three centuries.
		if whole >= 3*u && (u <= 1 || whole >= 300*u/10) {
			unit = u
			break
		}
	}
	s := Scale{Unit: unit, Break: breakLength}
	down := func(t float64) float64 { return floorUnit(t, unit) }
	// The end of the unit that a time lies in.
	up := func(t float64) float64 { return floorUnit(down(t)+1.5*unit, unit) }
	// Cover every span with whole units.
	var parts []Part
	for _, sp := range spans {
		a, b := down(sp.From), up(math.Max(sp.To-unit*1e-6, sp.From))
		if n := len(parts); n > 0 && a <= parts[n-1].To+unit*1e-6 {
			parts[n-1].To = math.Max(parts[n-1].To, b)
			continue
		}
		parts = append(parts, Part{From: a, To: b})
	}
	// Fill the gaps that are too small to be left out, and the smallest beyond the most breaks.
	var gaps []float64
	for i := 1; i < len(parts); i++ {
		gaps = append(gaps, parts[i].From-parts[i-1].To)
	}
	least := math.Inf(1)
	if !math.IsInf(breakShare, 1) {
		least = math.Max(leastBreak*unit, breakShare*whole)
	}
	sort.Sort(sort.Reverse(sort.Float64Slice(gaps)))
	if len(gaps) > mostBreaks {
		least = math.Max(least, gaps[mostBreaks-1])
	}
	joined := parts[:1]
	for _, p := range parts[1:] {
		n := len(joined) - 1
		if p.From-joined[n].To < least-unit*1e-6 {
			joined[n].To = p.To
		} else {
			joined = append(joined, p)
		}
	}
	s.Parts = joined
	s.fit(length)
	if leastPart != nil && len(joined) > 1 {
		s.widen(length, leastPart, leastBreak*unit)
	}
	return s
}

// floorUnit is the last beginning of a unit of the calendar up to a time: months and days have their true lengths, and round years
// before year 1 are counted as people do (1300 BCE is the year -1299).
func floorUnit(t, unit float64) float64 {
	switch {
	case unit > 1 && t < unit*(1-1e-9):
		return math.Floor((t-1)/unit+1e-9)*unit + 1
	case unit >= 1:
		return math.Floor(t/unit+1e-9) * unit
	}
	year := math.Floor(t + 1e-9)
	day := int(math.Floor((t-year)*daysOfYear(year) + 1e-6))
	if unit < 1.0/13 {
		return yearFraction(year, max(0, day), 0)
	}
	month := 0
	for month < 11 && dayOfMonth(year, month+1) <= day {
		month++
	}
	return yearFraction(year, dayOfMonth(year, month), 0)
}

// widen takes empty time into the parts that are shorter than they are to be, whole units at both sides, while at least apart years
// and half of what was left out remain so.
func (s *Scale) widen(length float64, least func(year float64) float64, apart float64) {
	s.least = make([]float64, len(s.Parts))
	for i := range s.Parts {
		s.least[i] = math.Max(apart, s.after(i)/2)
	}
	for range mostWidenings {
		short := -1
		for i, p := range s.Parts {
			if p.Length < least(p.From)-1e-6 && (short < 0 || p.Length < s.Parts[short].Length) && s.room(i) {
				short = i
			}
		}
		if short < 0 || s.PerYear <= 0 {
			return
		}
		p := &s.Parts[short]
		// Forwards first: what a part leads to explains it better than what came before.
		if s.roomAfter(short) && (p.To-p.From < 2*s.Unit || !s.roomAfter(short-1)) {
			p.To = floorUnit(p.To+1.5*s.Unit, s.Unit)
		} else {
			p.From = floorUnit(p.From-0.5*s.Unit, s.Unit)
		}
		s.fit(length)
	}
}

// mostWidenings bounds the steps by which parts are widened.
const mostWidenings = 400

// after is what the break after a part leaves out, in years; there is none after the last.
func (s *Scale) after(i int) float64 {
	if i+1 == len(s.Parts) {
		return 0
	}
	return s.Parts[i+1].From - s.Parts[i].To
}

// room reports whether a part may take in a unit at either side, roomAfter whether the break after it may give one.
func (s *Scale) room(i int) bool { return s.roomAfter(i) || s.roomAfter(i-1) }

func (s *Scale) roomAfter(i int) bool {
	return i >= 0 && i+1 < len(s.Parts) && s.after(i) >= s.least[i]+s.Unit*(1-1e-6)
}

// fit gives the parts their places on an axis of the length.
func (s *Scale) fit(length float64) {
	total := 0.0
	for _, p := range s.Parts {
		total += p.To - p.From
	}
	s.PerYear = math.Max(0, length-s.Break*float64(len(s.Parts)-1)) / total
	at := 0.0
	for i := range s.Parts {
		p := &s.Parts[i]
		p.At, p.Length = at, (p.To-p.From)*s.PerYear
		at += p.Length + s.Break
	}
}

// At returns the place of a year, px. A year within a break stands in proportion inside it, one beyond the ends at the end.
func (s *Scale) At(t float64) float64 {
	for i, p := range s.Parts {
		if t < p.From {
			if i == 0 {
				return p.At
			}
			before := s.Parts[i-1]
			return before.At + before.Length + (t-before.To)/(p.From-before.To)*s.Break
		}
		if t <= p.To {
			return p.At + (t-p.From)*s.PerYear
		}
	}
	last := s.Parts[len(s.Parts)-1]
	return last.At + last.Length
}

// Omitted returns how many units the break after part i leaves out.
func (s *Scale) Omitted(i int) int {
	return int(math.Round((s.Parts[i+1].From - s.Parts[i].To) / s.Unit))
}
