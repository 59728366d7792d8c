package layout

import (
	"fmt"

	"cards/internal/theme"
)

// Which form a quote takes, and why: what the deck asks for where the words and the theme allow it, else what they suggest.

// The forms that the deck may ask for.
const (
	formLeft     = "left"
	formCentre   = "centre"
	formVertical = "vertical"
	formNumber   = "big-number"
	formHanging  = "hanging-mark"
	formPhoto    = "photo"
)

// quoteForm is a form that a quote may take: why it is tried, and why it is given up where it does not fit.
type quoteForm struct{ name, why, unfit string }

// quoteForms returns the forms to try, the best first; the last is that in which a quote fits if it does in any.
func (s *Setter) quoteForms(q *quote) []quoteForm {
	if q.photo != nil {
		return []quoteForm{{name: formPhoto, why: s.whyPhoto(q.photo)}}
	}
	var forms []quoteForm
	try := func(f quoteForm) { forms = append(forms, f) }
	asked, refused := q.layout, ""
	if asked == "auto" {
		asked = ""
	}
	leaf := s.Theme.Decoration.Leaf.Show && !q.bare
	columns := isChinese(q.lang) || isJapanese(q.lang)
	// With a figure named the figure is the picture, unless the deck asks for something else.
	if (asked == "" || asked == formNumber) && q.number != nil && s.refusesNumber(q) == "" {
		why := "the deck names a number of the quote"
		if asked != "" {
			why = "the deck asks for it"
		}
		try(quoteForm{formNumber, why, "the page has no room for the figure and the whole quote"})
	}
	if asked == "" && q.number != nil {
		if why := s.refusesNumber(q); why != "" {
			try(quoteForm{name: formNumber, unfit: why})
		}
	}
	switch asked {
	case formNumber:
		if refused = s.refusesNumber(q); q.number == nil {
			refused = "the deck names no number: of the quote"
		}
	case formHanging:
		if refused = refusesMark(q, leaf); refused == "" {
			try(quoteForm{formHanging, "the deck asks for it", "the page has no room for words beside or under the mark"})
		}
	case formVertical:
		if !columns {
			refused = "the language is not written in columns"
		}
	case "lead":
		refused = "the page has no room for a large first sentence"
		if leaf {
			refused = "a leaf sets a text in one size"
		} else if _, ok := s.lead(q); !ok {
			refused = "its first sentence is too long to stand large, or nothing follows it"
		}
	case "bilingual":
		refused = "the page has no room for both languages"
		if q.translation == nil {
			refused = "the quote has no translation"
		} else if leaf {
			refused = "" // at the foot of the leaf
		}
	}
	if refused != "" {
		try(quoteForm{name: asked, unfit: refused})
	}
	switch {
	case columns && asked == formVertical:
		try(quoteForm{name: formVertical, why: "the deck asks for it"})
	case columns && leaf && asked != formCentre && asked != formLeft:
		try(quoteForm{name: formVertical, why: "the theme is a leaf of a book, whose lines are columns"})
	case asked == formCentre:
		try(quoteForm{name: formCentre, why: "the deck asks for it"})
	case asked == formLeft:
		try(quoteForm{name: formLeft, why: "the deck asks for it"})
	case leaf:
		try(quoteForm{name: formLeft, why: "the theme is a leaf of a book, which lies down for lines"})
	default:
		try(quoteForm{name: formLeft, why: "the theme sets quotes flush left, where nothing asks for another form"})
	}
	return forms
}

// refusesNumber says why a quote has no figure set large; empty when it may.
func (s *Setter) refusesNumber(q *quote) string {
	switch {
	case q.poem:
		return "verses have one size"
	case quoteLength(q.runes) > s.Theme.Type.Split:
		return "the quote is longer than a page, and a figure is a poster"
	}
	return ""
}

// refusesMark says why a quote has no oversized mark; empty when it may.
func refusesMark(q *quote, leaf bool) string {
	switch {
	case leaf:
		return "a leaf of a book is ruled from edge to edge, and has no margin for a mark"
	case q.poem:
		return "a poem is headed by its title, not by a quotation mark"
	}
	return ""
}

// divideQuote composes a quote on as few pages as it needs, in the first form that fits; nil when none does on the most pages that are
// allowed.
func (s *Setter) divideQuote(q *quote, size theme.Size, series place, most int) []*Page {
	forms := s.quoteForms(q)
	for i, form := range forms {
		if form.why == "" {
			continue // refused
		}
		pages := s.divideInForm(q, size, series, form.name, most)
		for _, p := range pages {
			p.chooseForm(forms, i)
		}
		if pages != nil {
			return pages
		}
	}
	return nil
}

// chooseForm records which form was taken, why, and why those before it were not.
func (p *Page) chooseForm(forms []quoteForm, taken int) {
	why := forms[taken].why
	switch {
	case p.Layout == formLeft && forms[taken].name == formVertical:
		why = "the leaf lies down, as in columns words would be torn"
	case p.Layout == "lead":
		why = "a short first sentence is set large, the rest under it"
	case p.Layout == "bilingual":
		why = "the quote has a translation, which stands under it"
	}
	var tried []string
	for _, f := range forms[:taken] {
		if f.name == p.Layout {
			continue // it came about as a kind of lines
		}
		tried = append(tried, fmt.Sprintf("%s: %s", f.name, f.unfit))
	}
	// What was chosen first is told first.
	p.Chosen = append([]Choice{{What: "layout", Value: p.Layout, Why: why, Tried: tried}}, p.Chosen...)
}
