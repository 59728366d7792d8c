package layout

import (
	"cmp"
	"math"
	"slices"

	"cards/internal/layout/text"
	"cards/internal/theme"
)

// The order of the sizes in a series: a short quote stands no smaller than a long one, so that size tells how much there is to read. Alone, a long
// quote that is divided over two pages may come out larger than one that just fills a page, and a clause that fits no line makes one smaller.

const (
	// muchLonger is from which ratio of their lengths on one of two quotes is the longer one for who turns the cards.
	muchLonger = 1.2
	// leastOrdered is how much smaller than alone a long quote becomes for a short one at most.
	leastOrdered = 0.8
	// fewLines is up to how many lines a quote is a poster, whose lines are as long as its clauses.
	fewLines = 4
	// posterRaised is how much larger a poster must become for its lines to be broken further, posterWorth how much worse they may be, in what the
	// size is worth for itself: that no longer quote stands larger counts too.
	posterRaised, posterWorth = 1.2, 1.3
	// mostRaised is how many sizes are tried for a short quote that is to stand as large as a long one.
	mostRaised = 6
)

// ordered tells whether a quote takes part in the order: its words have one size, which is that of the quote, and no clauses that share their words,
// whose even lines outrank size.
func ordered(pages []*Page) bool {
	if len(pages) == 0 || pages[0].setting == nil || pages[0].setting.quote.poem {
		return false
	}
	if slices.ContainsFunc(pages[0].Chosen, func(c Choice) bool { return c.What == "lines" && c.Value == "parallel" }) {
		return false
	}
	switch pages[0].Layout {
	case formLeft, formCentre, formVertical, formHanging:
		return true
	}
	return false
}

// isPoster reports whether a quote has few lines.
func isPoster(pages []*Page) bool { return len(pages) == 1 && pages[0].setting.lines.all < fewLines }

// orderedSizes returns the size of each quote, px: its own, or where a much longer one in the same layout and language would be larger, that of the longer one
// if it breaks well at it; else the longer one becomes smaller.
func (r *series) orderedSizes(size theme.Size, pages [][]*Page) []float64 {
	sizes, length := make([]float64, len(pages)), make([]int, len(pages))
	var quotes []int
	for i, p := range pages {
		if len(p) > 0 && p[0].setting != nil {
			sizes[i] = p[0].setting.size
		}
		if ordered(p) {
			quotes = append(quotes, i)
			length[i] = quoteLength(p[0].setting.quote.runes)
		}
	}
	slices.SortStableFunc(quotes, func(a, b int) int { return cmp.Compare(length[a], length[b]) })
	longer := func(a, b int) bool {
		of, than := pages[a][0], pages[b][0]
		return of.Layout == than.Layout && of.setting.quote.lang == than.setting.quote.lang && float64(length[a]) >= muchLonger*float64(length[b])
	}
	steps := func(high, low float64) []float64 {
		return r.setter.Theme.StepsBetween(size, high, low)
	}
	for _, i := range slices.Backward(quotes) {
		if r.setter.Theme.Decoration.Leaf.Show {
			continue // the columns of a leaf are full as they are
		}
		most := 0.0
		for _, j := range quotes {
			if longer(j, i) {
				most = math.Max(most, sizes[j])
			}
		}
		tries := 0
		for _, try := range steps(most, sizes[i]) {
			if try <= sizes[i]+same || tries == mostRaised {
				break
			}
			if tries++; r.at(i, size, pages[i], try) != nil {
				sizes[i] = try
				break
			}
		}
	}
	for _, i := range quotes {
		if len(pages[i]) == 1 {
			continue // it has its page to itself, as the shorter one has
		}
		least := math.Inf(1)
		for _, j := range quotes {
			if longer(i, j) && !isPoster(pages[j]) {
				least = math.Min(least, sizes[j])
			}
		}
		if sizes[i] <= least+same {
			continue
		}
		want := leastOrdered * sizes[i]
		if least > want {
			want = least
		}
		for _, try := range slices.Backward(steps(sizes[i], want)) {
			if try < sizes[i]-same && r.at(i, size, pages[i], try) != nil {
				sizes[i] = try
				break
			}
		}
	}
	return sizes
}

// same is the difference of sizes, px, that is none.
const same = 1e-6

// at lays out a quote of the series again at another size than it has alone; nil where its lines would break worse, or where it becomes a page
// of another layout.
func (r *series) at(n int, size theme.Size, alone []*Page, px float64) []*Page {
	own := alone[0].setting
	again := r.setter.quotePages(own.quote, size, r.quotes[n].at, own.form, own.parts, px)
	if again == nil || again[0].Layout != alone[0].Layout {
		return nil
	}
	for i, p := range again {
		if !p.setting.does(alone[i].setting, isPoster(alone)) {
			return nil // the card forces its own size
		}
	}
	return again
}

// does reports whether words that are set at another size than alone break well enough there. The lines of a poster are broken further only for a
// size that is much larger, and not worse than that is worth.
func (s *quoteSetting) does(alone *quoteSetting, poster bool) bool {
	worse := float64(growCost)
	switch {
	case s.torn > alone.torn || s.lines.stranded > alone.lines.stranded:
		return false
	case (poster || alone.cost == 0) && s.lines.rough > alone.lines.rough:
		return false // of columns the cost is not known
	case poster && s.lines.all > alone.lines.all:
		if s.size < posterRaised*alone.size {
			return false
		}
		worse = posterWorth * text.SizeCost(s.size, alone.size)
	}
	return s.cost <= alone.cost+worse
}
