package layout

import (
	"fmt"

	"cards/internal/theme"
)

// The pages of a quote on leaves. A column of a low page holds few characters, and a long text would have its words torn there; then it takes
// a page more, or it lies down like the texts that are not written in columns.

// morePages is how many pages above the least a quote may take so that no word is torn.
const morePages = 2

// oneLeaf is up to how many characters a quote would rather be as small as the name that signs it than divided.
const oneLeaf = 40

// divideLeaf composes a quote in one form on as few leaves as it needs with its words whole; nil when it does not fit the most that are
// allowed.
func (s *Setter) divideLeaf(q *quote, size theme.Size, series place, form string, most int) []*Page {
	best, torn := s.divideWhole(q, size, series, form, most)
	if torn == 0 || form != formVertical || q.layout == formVertical {
		return best
	}
	if lying, less := s.divideWhole(q, size, series, formLeft, len(best)); lying != nil && less < torn {
		for _, p := range lying {
			p.choose("leaf", "lying", fmt.Sprintf("in columns of this length %d words would be torn, in rows %d", torn, less))
		}
		return lying
	}
	return best
}

// choose records a decision about a page that is composed.
func (p *Page) choose(what, value, why string) {
	p.Chosen = append(p.Chosen, Choice{What: what, Value: value, Why: why})
}

// divideWhole is divideLeaf in one form alone; it tells how many words are torn.
func (s *Setter) divideWhole(q *quote, size theme.Size, series place, form string, most int) (best []*Page, torn int) {
	length := quoteLength(q.runes)
	d := s.newDivider(q, size, series, form, func(parts []part) []*Page {
		pages := s.leafPages(q, size, series, form, parts)
		if pages == nil && len(parts) == 1 && length <= oneLeaf && !q.cramped {
			// A sentence is not cut in two for the sake of a long name.
			tight := *q
			tight.cramped = true
			pages = s.leafPages(&tight, size, series, form, parts)
		}
		return pages
	})
	first := max(1, (length+s.Theme.Type.Split-1)/s.Theme.Type.Split)
	if float64(length) <= wholeMost*float64(s.Theme.Type.Split) && d.leavesStub() {
		first = 1
	}
	for again := true; again; again = best == nil && d.openAll() {
		for n := first; n <= most && (best == nil || len(best[0].setting.parts)+morePages >= n); n++ {
			pages := d.lay(n)
			if pages == nil {
				continue
			}
			faults := tornWords(pages)
			if best == nil || faults < torn {
				if best != nil {
					pages[0].choose("leaf", fmt.Sprintf("%d pages", len(pages)), fmt.Sprintf("on %d, %d words would be torn", len(best), torn))
				}
				best, torn = pages, faults
			}
			if torn == 0 {
				break
			}
		}
	}
	return best, torn
}

// leafPages is quotePages on leaves, whose names stand in columns as wide as the words': beside small words they are made smaller, since what
// is no larger than a name seems to be signed by it.
func (s *Setter) leafPages(q *quote, size theme.Size, series place, form string, parts []part) []*Page {
	pages := s.quotePages(q, size, series, form, parts, 0)
	if pages == nil {
		return nil
	}
	words := pages[0].setting.size
	for _, b := range pages[0].Scene.Boxes {
		if b.Role != "speaker" || b.FontSize <= nameOfWords*words {
			continue
		}
		small := *q
		small.nameMost = nameOfWords * words
		if again := s.quotePages(&small, size, series, form, parts, words); again != nil {
			return again
		}
	}
	return pages
}

// nameOfWords is how large a name beside words on a leaf is at most, of their size.
const nameOfWords = 0.8

// tornWords counts the lines of pages that end inside a word.
func tornWords(pages []*Page) (n int) {
	for _, p := range pages {
		for _, d := range p.Warnings {
			if d.Code == "torn-word" {
				n++
			}
		}
	}
	return n
}
