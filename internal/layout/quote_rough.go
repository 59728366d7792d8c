package layout

import "cards/internal/layout/text"

// A long quote at the least size may fit its pages only if lines end anywhere. Then one page more is the lesser evil.

// lineEnds counts how the lines of a quote end: all of them, those that strand a particle or worse, and those at which a reader
// stumbles, the former included.
type lineEnds struct{ all, stranded, rough int }

func lineEndsOf(f *text.Fitted) lineEnds {
	return lineEnds{max(0, len(f.Lines.Lines)-1), f.Stranded, f.Rough}
}

const (
	// leastRough is the length of a quote, in full-width characters, from which a further page is worth its lines.
	leastRough = 60
	// mostRough is the share of line ends at which a reader may stumble.
	mostRough = 0.2
	// manyPages is from how many pages on one more is no lesser evil than rough ends.
	manyPages = 4
	// strandedWeighs is how many rough ends a torn word or a stranded particle is worth.
	strandedWeighs = 3
	// muchSmoother is the share of the rough ends that may be left on one page more.
	muchSmoother = 0.4
)

// linesOf sums the line ends of pages.
func linesOf(pages []*Page) (sum lineEnds) {
	for _, p := range pages {
		if p.setting != nil {
			sum.all += p.setting.lines.all
			sum.stranded += p.setting.lines.stranded
			sum.rough += p.setting.lines.rough
		}
	}
	return sum
}

// weight is how rough the ends are together.
func (l lineEnds) weight() float64 { return float64(l.rough + (strandedWeighs-1)*l.stranded) }

// isRough reports whether the lines of a long quote break so badly that a page more should be tried.
func isRough(pages []*Page) bool {
	if len(pages) == 0 || pages[0].setting == nil || pages[0].setting.quote.poem || quoteLength(pages[0].setting.quote.runes) < leastRough {
		return false
	}
	l := linesOf(pages)
	return l.stranded > 0 || float64(l.rough) > mostRough*float64(l.all)
}

// smoother reports whether the lines of one setting break much better than those of the other.
func smoother(pages, than []*Page) bool {
	return linesOf(pages).weight() <= muchSmoother*linesOf(than).weight()
}
