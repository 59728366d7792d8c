package layout

import (
	"fmt"
	"math"
	"slices"
	"sync"

	"cards/internal/deck"
	"cards/internal/theme"
)

// Quotes of one series at one size of type: each is set first as if it were alone, then those that come out nearly alike take the size of the
// smallest of them, so that one who turns the cards does not see the words breathe.

const (
	// mostSeries is how many quotes a series has at most: no platform shows more in a row, and a book of quotes is none.
	mostSeries = 100
)

// quoteSetting is how the words of a quote were set over its pages.
type quoteSetting struct {
	quote *quote
	form  string
	parts []part
	// size is px; torn counts words broken at line ends, cost is that of the breaks (see package text).
	size, cost float64
	torn       int
	// lines is how they end.
	lines lineEnds
	// full is the share of the height of their room that they fill, usual the size that their length suggests, px; 0 where they stand in columns or
	// beside other words.
	full, usual float64
}

// series is the quotes of a deck in one language.
type series struct {
	setter *Setter
	quotes []seriesQuote
	mutex  sync.Mutex
	sizes  map[string]*seriesAt
}

type seriesQuote struct {
	quote *deck.Quote
	at    place
}

// seriesAt is the series on one size of page.
type seriesAt struct {
	*together
	// foot are the quotes with their names at the foot of the page, for a series of which some have them in a column and some have not:
	// whoever turns the cards finds them in one place.
	foot  *together
	mixed func() bool
	// whole are the quotes on no more pages than others of their length have.
	whole *together
	// final are they as they stay, for a theme whose furniture is one for the deck; marks evens it.
	final *together
	marks sync.Once
	// sizes are those that each quote takes, the first at which it breaks well.
	sizes func() [][]seriesSize
}

// seriesSize is a size that a quote takes among others, px, and why.
type seriesSize struct {
	px  float64
	why string
}

// lay lays out the quote of that number in the series.
func (r *series) lay(n int, size theme.Size) []*Page {
	if size.AutoHeight || len(r.quotes) > mostSeries {
		return r.alone(n, size)
	}
	at := r.on(size)
	all := at.all(func(i int) []*Page { return r.alone(i, size) })
	if at.mixed() {
		all = at.foot.all(func(i int) []*Page {
			if signedAs(at.pages[i], "column") {
				return r.atFoot(i, size)
			}
			return at.pages[i]
		})
	}
	all = at.whole.all(func(i int) []*Page { return r.onOnePage(i, size, all) })
	if tokens := &r.setter.Theme.Decoration.Module; tokens.Show {
		all = at.final.all(func(i int) []*Page { return r.evened(i, size, at) })
		at.marks.Do(func() { evenMarks(all, tokens.Mark.Most) })
		return all[n]
	}
	return r.evened(n, size, at)
}

// evened is a quote at the size of type that it has among the others.
func (r *series) evened(n int, size theme.Size, at *seriesAt) []*Page {
	pages := at.whole.pages[n]
	if len(pages) == 0 || pages[0].setting == nil {
		return pages
	}
	for _, want := range at.sizes()[n] {
		own := pages[0].setting
		if math.Abs(want.px-own.size) < same {
			return pages
		}
		again := r.at(n, size, pages, want.px)
		for _, p := range again {
			p.Chosen = append(p.Chosen, Choice{What: "series", Value: fmt.Sprintf("%g", want.px), Why: fmt.Sprintf("%s; alone it would be %g", want.why, own.size)})
		}
		if again != nil {
			return again
		}
	}
	return pages
}

// alone lays out a quote as if there were no others.
func (r *series) alone(n int, size theme.Size) []*Page {
	q := &r.quotes[n]
	return r.setter.layQuote(r.setter.viewQuote(q.quote, size), size, q.at)
}

// atFoot lays out a quote with its name at the foot of the page, as the others of the series have it.
func (r *series) atFoot(n int, size theme.Size) []*Page {
	q := &r.quotes[n]
	v := r.setter.viewQuote(q.quote, size)
	v.foot = true
	return r.setter.layQuote(v, size, q.at)
}

// signedAs reports whether a quote that the theme sets flush left is signed in a form.
func signedAs(pages []*Page, form string) bool {
	for _, p := range pages {
		if p.Layout == "centre" || p.Layout == "vertical" {
			continue // another form of the words has another place for names
		}
		for _, c := range p.Chosen {
			if c.What == "signature" && c.Value == form {
				return true
			}
		}
	}
	return false
}

// on returns the series on a size of page.
func (r *series) on(size theme.Size) *seriesAt {
	r.mutex.Lock()
	defer r.mutex.Unlock()
	// Where a picture runs on, cards with a picture of their own have more of the page.
	name := fmt.Sprintf("%s %d×%d %v", size.Name, size.Width, size.Height, size.Insets)
	at := r.sizes[name]
	if at == nil {
		at = &seriesAt{together: newTogether(len(r.quotes)), foot: newTogether(len(r.quotes)), whole: newTogether(len(r.quotes)), final: newTogether(len(r.quotes))}
		at.mixed = sync.OnceValue(func() bool {
			is := func(form string) bool {
				return slices.ContainsFunc(at.pages, func(p []*Page) bool { return signedAs(p, form) })
			}
			return is("column") && is("foot")
		})
		at.sizes = sync.OnceValue(func() [][]seriesSize {
			pages := at.whole.pages
			sizes := r.orderedSizes(size, pages)
			even := evenSizes(pages, sizes, r.setter.Theme.Type.Even)
			if !r.setter.Theme.Decoration.Leaf.Show {
				alikeSizes(pages, sizes, even)
			}
			out := make([][]seriesSize, len(pages))
			for i := range out {
				if even[i] > 0 {
					out[i] = append(out[i], seriesSize{even[i], "the quotes of a series that come out nearly alike take one size"})
				}
				out[i] = append(out[i], seriesSize{sizes[i], "a short quote of a series stands no smaller than a long one"})
			}
			return out
		})
		if r.sizes == nil {
			r.sizes = map[string]*seriesAt{}
		}
		r.sizes[name] = at
	}
	return at
}

// evenSizes returns the size for each quote, px, 0 where it keeps the one of sizes: of those in one layout whose sizes are within that ratio of
// the smallest, that.
func evenSizes(pages [][]*Page, sizes []float64, ratio float64) []float64 {
	even := make([]float64, len(pages))
	byLayout := map[string][]int{}
	var layouts []string
	for i, p := range pages {
		if len(p) == 0 || p[0].setting == nil || p[0].setting.quote.poem {
			continue
		}
		name := p[0].Layout
		if byLayout[name] == nil {
			layouts = append(layouts, name)
		}
		byLayout[name] = append(byLayout[name], i)
	}
	for _, name := range layouts {
		quotes := byLayout[name]
		size := func(i int) float64 { return sizes[i] }
		slices.SortStableFunc(quotes, func(a, b int) int { return int(size(a)*64) - int(size(b)*64) })
		least := 0.0
		for _, i := range quotes {
			switch {
			case least == 0 || size(i) > ratio*least+1e-9:
				least = size(i)
			case size(i) > least:
				even[i] = least
			}
		}
	}
	return even
}
