package layout

import (
	"strings"
	"sync"
	"testing"

	"cards/internal/theme"
)

// seriesDeck has quotes that come out nearly alike, one that is much shorter and a long one.
const seriesDeck = `lang: zh-Hans
speakers: {a: {name: 马斯克}}
quotes:
  - 粉碎你的自我。
  - 我最初并没有想过要创造一些伟大的东西，我想尝试创造一些有用的东西。
  - 你应该做工程师会做的事情，把问题拆到最基本的原理，再从那里推理上去。
  - 如果你不能用数学说清楚，那你还没有弄懂它，也就没有办法去把它造出来。
  - 我们正处于智能大爆炸的非常非常早期的阶段，我想尝试创造一些有用的东西，我们可以在大约30年内，把足够的质量转移到火星，使火星能够自给自足，即使来自地球的补给船停止到来。
`

// cardsOf returns the cards of the deck in a theme, and the size of a name.
func cardsOf(t *testing.T, look, size string) ([]Card, theme.Size) {
	t.Helper()
	return setterOf(t, look, seriesDeck).Cards(), sizeOf(t, size)
}

// quoteSizesOf lays out the cards and returns the size of each quote.
func quoteSizesOf(cards []Card, size theme.Size) (sizes []float64, reasons []string) {
	for i := range cards {
		p := cards[i].Lay(size)[0]
		sizes, reasons = append(sizes, p.setting.size), append(reasons, "")
		for _, c := range p.Chosen {
			if c.What == "series" {
				reasons[i] = c.Why
			}
		}
	}
	return sizes, reasons
}

// Quotes that come out nearly alike take one size, and say so; what stands far apart keeps its own. It does not matter which card is asked
// for first, nor how many at once.
func TestSeriesHasOneSize(t *testing.T) {
	for _, look := range []string{"dawn", "forest", "grid", "ink", "night", "signal"} {
		for _, name := range []string{"xiaohongshu", "slide", "square"} {
			cards, size := cardsOf(t, look, name)
			sizes, reasons := quoteSizesOf(cards, size)
			for i, a := range sizes {
				for j, b := range sizes {
					ratio := b / a
					if ratio > 1.0001 && ratio <= 1.12 && cards[i].Lay(size)[0].Layout == cards[j].Lay(size)[0].Layout && !forced(t, look, name, j, a) {
						t.Errorf("%s, %s: quotes %d and %d stand at %g and %g", look, name, i, j, a, b)
					}
				}
			}
			if sizes[0] <= 1.12*sizes[1] {
				t.Errorf("%s, %s: the short quote stands at %g, like the others at %g", look, name, sizes[0], sizes[1])
			}
			for i, why := range reasons {
				if alone := aloneSize(t, look, name, i); (alone != sizes[i]) != strings.Contains(why, "take one size") {
					t.Errorf("%s, %s: quote %d alone at %g, here at %g, says %q", look, name, i, alone, sizes[i], why)
				}
			}
			// Backwards and at once.
			again, _ := cardsOf(t, look, name)
			got := make([]float64, len(again))
			var wait sync.WaitGroup
			for i := len(again) - 1; i >= 0; i-- {
				wait.Go(func() { got[i] = again[i].Lay(size)[0].setting.size })
			}
			wait.Wait()
			for i := range got {
				if got[i] != sizes[i] {
					t.Errorf("%s, %s: quote %d at %g, then at %g", look, name, i, sizes[i], got[i])
				}
			}
		}
	}
}

// lone returns the page of a quote of the deck laid out as if it were alone.
func lone(t *testing.T, look, name string, n int, only float64) *Page {
	t.Helper()
	s, size := setterOf(t, look, seriesDeck), sizeOf(t, name)
	q := s.viewQuote(s.deck.Quotes[n], size)
	at := place{n: n + 1, total: len(s.deck.Quotes), quote: n + 1, quotes: len(s.deck.Quotes)}
	pages := s.layQuote(q, size, at)
	if only > 0 {
		own := pages[0].setting
		if pages = s.quotePages(own.quote, size, at, own.form, own.parts, only); pages == nil {
			return nil
		}
	}
	return pages[0]
}

// aloneSize is the size of a quote that has no others beside it, px.
func aloneSize(t *testing.T, look, name string, n int) float64 {
	return lone(t, look, name, n, 0).setting.size
}

// forced reports whether a quote breaks so much worse at a size that it keeps its own.
func forced(t *testing.T, look, name string, n int, size float64) bool {
	own, other := lone(t, look, name, n, 0), lone(t, look, name, n, size)
	return other == nil || other.Layout != own.Layout || other.setting.torn > own.setting.torn || other.setting.cost > own.setting.cost+growCost
}
