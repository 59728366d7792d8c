package layout

import (
	"fmt"
	"math"
	"slices"

	"cards/internal/theme"
)

// The pages of the quotes in a series: where a quote of some length has one page, one that is no longer is not divided over two, on which it would stand
// larger than the other.

// onOnePage returns the pages of a quote of the series: its own, or where these are two of a larger type than that of a quote on one page that is hardly
// shorter, one page, if the words break well on it at no smaller a size than that one's.
func (r *series) onOnePage(n int, size theme.Size, pages [][]*Page) []*Page {
	own := pages[n]
	if len(own) != 2 || !ordered(own) {
		return own
	}
	s := own[0].setting
	length := float64(quoteLength(s.quote.runes))
	least := math.Inf(1)
	for i, p := range pages {
		if i == n || len(p) != 1 || !ordered(p) || isPoster(p) || p[0].Layout != own[0].Layout || p[0].setting.quote.lang != s.quote.lang {
			continue
		}
		if other := p[0].setting; muchLonger*float64(quoteLength(other.quote.runes)) >= length && other.size < s.size-same {
			least = math.Min(least, other.size)
		}
	}
	if math.IsInf(least, 1) {
		return own
	}
	one := r.setter.quotePages(s.quote, size, r.quotes[n].at, s.form, []part{{0, len(s.quote.runes)}}, 0)
	if one == nil || isRough(one) || one[0].Layout != own[0].Layout || one[0].setting.size < least-same || one[0].setting.torn > s.torn {
		return own
	}
	one[0].Chosen = append(layoutChoice(own[0]), one[0].Chosen...)
	one[0].choose(choicePages, "1", fmt.Sprintf("another quote of the series that is hardly shorter has one page, at %g; on two it would stand at %g beside it", least, s.size))
	return one
}

// layoutChoice is what a page says of its layout.
func layoutChoice(p *Page) []Choice {
	if i := slices.IndexFunc(p.Chosen, func(c Choice) bool { return c.What == "layout" }); i >= 0 {
		return []Choice{p.Chosen[i]}
	}
	return nil
}

// dividedEven is up to which ratio of their sizes a quote that is divided takes the size of another one of its length: what goes on from page to page is
// read like the others, and is no poster beside them.
const dividedEven = 1.3

// alikeSizes gives quotes of several pages the size of a smaller one that is about as long, in even, px, where sizes are those that they have in the order of
// the series.
func alikeSizes(pages [][]*Page, sizes, even []float64) {
	sizeOf := func(i int) float64 {
		if even[i] > 0 {
			return even[i]
		}
		return sizes[i]
	}
	for i, p := range pages {
		if len(p) < 2 || !ordered(p) {
			continue
		}
		own := p[0].setting.quote
		length, least := float64(quoteLength(own.runes)), math.Inf(1)
		for j, other := range pages {
			if j == i || !ordered(other) || isPoster(other) || other[0].Layout != p[0].Layout || other[0].setting.quote.lang != own.lang {
				continue
			}
			if n := float64(quoteLength(other[0].setting.quote.runes)); n <= muchLonger*length && length <= muchLonger*n {
				least = math.Min(least, sizeOf(j))
			}
		}
		if size := sizeOf(i); least < size-same && size <= dividedEven*least {
			even[i] = least
		}
	}
}
