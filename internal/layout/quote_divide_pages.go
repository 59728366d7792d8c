package layout

import (
	"math"
	"slices"

	"cards/internal/theme"
)

// The divisions of a quote that are tried, and which of them is taken.

// divider tries divisions of a quote into pages.
type divider struct {
	*division
	// compose lays out parts; nil where they do not fit.
	compose func([]part) []*Page
	// fits reports whether a page holds a part with its words whole.
	fits  func(part) bool
	tried [][]part
}

// newDivider returns the divisions of a quote in one form on a size of page.
func (s *Setter) newDivider(q *quote, size theme.Size, series place, form string, compose func([]part) []*Page) *divider {
	return &divider{division: newDivision(q.runes, q.lang), compose: compose, fits: func(p part) bool {
		parts, i := []part{p}, 0
		if p.from > 0 {
			parts, i = append([]part{{0, p.from}}, p), 1
		}
		if p.to < len(q.runes) {
			parts = append(parts, part{p.to, len(q.runes)})
		}
		c := s.composeQuote(q, size, series, form, parts, i, 0)
		return c != nil && c.torn == 0 && (form == formVertical || c.lines.stranded == 0)
	}}
}

// lay lays out the quote on n pages, or on as many as there are places to divide it; nil where it does not fit, or where that was tried before.
func (d *divider) lay(n int) []*Page {
	pages, parts := d.try(n, math.Inf(1))
	if (pages == nil || linesOf(pages).stranded > 0) && n > 1 && !d.opened && d.openLong(d.fits) {
		if other, open := d.try(n, math.Inf(1)); other != nil && (pages == nil || linesOf(other).stranded < linesOf(pages).stranded) {
			pages, parts = other, open
		}
	}
	for range shorterTries {
		if pages != nil || parts == nil || len(parts) < 2 {
			break
		}
		// Parts that are less even may fit.
		pages, parts = d.try(n, d.longest(parts))
	}
	for range shorterTries {
		if pages == nil || !uneven(pages) {
			break
		}
		other := d.tryParts(d.shifted(pages))
		if other == nil || !evener(other, pages) {
			break
		}
		pages = other
	}
	return pages
}

// shifted returns the parts of pages with the end between the fullest one and the emptier of its neighbours moved by a sentence into the fullest; nil where
// that cannot be. Lines follow clauses, and parts that are even in their characters may differ by many.
func (d *divider) shifted(pages []*Page) []part {
	lines := func(i int) int { return pages[i].setting.lines.all }
	fullest := 0
	for i := range pages {
		if lines(i) > lines(fullest) {
			fullest = i
		}
	}
	parts := slices.Clone(pages[0].setting.parts)
	p := parts[fullest]
	before := fullest == len(pages)-1 || fullest > 0 && lines(fullest-1) < lines(fullest+1)
	at := -1
	for i := range d.ends {
		if e := &d.ends[i]; e.open && e.at > p.from && e.at < p.to {
			if at = e.at; before {
				break // the first one goes to the page before
			}
		}
	}
	switch {
	case at < 0:
		return nil
	case before:
		parts[fullest-1].to, parts[fullest].from = at, at
	default:
		parts[fullest].to, parts[fullest+1].from = at, at
	}
	return parts
}

// shorterTries is how many divisions are tried that are less even than the first: while none fits, and while the pages become more even in their lines.
const shorterTries = 2

// try lays out the most even division whose parts are below a size, unless that was tried.
func (d *divider) try(n int, below float64) ([]*Page, []part) {
	parts := d.split(n, below)
	return d.tryParts(parts), parts
}

// tryParts lays out a division, unless there is none or it was tried.
func (d *divider) tryParts(parts []part) []*Page {
	if parts == nil || slices.ContainsFunc(d.tried, func(t []part) bool { return slices.Equal(t, parts) }) {
		return nil
	}
	d.tried = append(d.tried, parts)
	return d.compose(parts)
}

// linesOfPages returns how many lines the fullest and the emptiest page have.
func linesOfPages(pages []*Page) (most, least int) {
	for i, p := range pages {
		n := p.setting.lines.all
		if most = max(most, n); i == 0 || n < least {
			least = n
		}
	}
	return most, least
}

// uneven reports whether the pages of a quote differ by more than a line.
func uneven(pages []*Page) bool {
	most, least := linesOfPages(pages)
	return len(pages) > 1 && most-least > 1
}

// evener reports whether the pages of one division have more even lines than those of another, at no smaller a size and with no worse ends.
func evener(pages, than []*Page) bool {
	most, least := linesOfPages(pages)
	thanMost, thanLeast := linesOfPages(than)
	return most-least < thanMost-thanLeast && pages[0].setting.size >= than[0].setting.size && linesOf(pages).stranded <= linesOf(than).stranded
}

// leavesStub reports whether two pages of the quote would have one with hardly a word.
func (d *division) leavesStub() bool {
	parts := d.split(2, math.Inf(1))
	if len(parts) < 2 {
		return true
	}
	return math.Min(d.size(parts[0]), d.size(parts[1])) < stub*d.size(part{0, parts[1].to})
}

const (
	// stub is the share of a quote that is too little for one of two pages, wholeMost how much longer than a page a quote may then be that is
	// tried on one.
	stub      = 0.2
	wholeMost = 1.15
)

// closest is the least distance of the lines of a quote that are set closer, em; Latin letters need less.
const closest, closestLatin = 1.3, 1.2

// pitch is the distance of the lines, em, where the theme's is usual.
func (q *quote) pitch(usual float64) float64 {
	if !q.closer {
		return usual
	}
	least := closest
	if isLatin(q.lang) {
		least = closestLatin
	}
	return math.Min(usual, least)
}

// stubbed reports whether the pages of a quote are two of which one has hardly a word.
func stubbed(pages []*Page) bool {
	if len(pages) != 2 {
		return false
	}
	q, parts := pages[0].setting.quote, pages[0].setting.parts
	d := newDivision(q.runes, q.lang)
	return math.Min(d.size(parts[0]), d.size(parts[1])) < stub*d.size(part{0, len(q.runes)})
}

// withoutStub returns the quote on one page with its lines closer, where the words stay whole so; else the pages of the better of two
// settings: one page, nil where it does not fit, and two of which one has hardly a word.
func (s *Setter) withoutStub(q *quote, size theme.Size, series place, form string, one, two []*Page) []*Page {
	closer, whole := *q, []part{{0, len(q.runes)}}
	closer.closer = true
	if c := s.composeQuote(&closer, size, series, form, whole, 0, 0); c != nil && c.torn == 0 {
		c.choose("leading", "closer", "at the theme's distance of lines the words would break badly, or leave hardly a word to a second page")
		close := []*Page{c.settled(&closer, form, whole)}
		if one == nil && linesOf(close).stranded <= linesOf(two).stranded || one != nil && smoother(close, one) {
			return close
		}
	}
	if one != nil && one[0].setting.torn == 0 {
		return one
	}
	return two
}
