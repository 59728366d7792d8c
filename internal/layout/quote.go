package layout

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"cards/internal/layout/text"
	"cards/internal/theme"
)

// quote is a quote in one language, ready to be composed: its text normalised as a whole, everything that the deck says of
// words found in it.
type quote struct {
	id, item string
	lang     string
	// runes is the normalised text, written what the deck has.
	runes   []rune
	written string
	changed bool
	marks   [][2]int // ranges of runes
	dims    [][2]int
	keep    []string
	ruby    []text.Ruby // ranges of runes
	lines   []string    // preferred lines, of the normalised text
	poem    bool
	// punctuation is what becomes of the marks of a poem.
	punctuation text.Marks
	// kept tells that the deck keeps the marks wherever they stand.
	kept bool
	// title is that of a poem; author is who wrote it, with the dynasty apart.
	title, titleItem string
	layout           string // "", left, centre or vertical
	// cramped lets the words be as small as the name that signs them.
	cramped bool
	// nameMost bounds the size of the name on a leaf, px; 0 is no bound.
	nameMost float64
	// bare has the words on the bare page of a theme whose pages are ruled leaves.
	bare bool
	// foot has the name at the foot of the page, as on other cards of the deck, where the theme would have it in a column.
	foot bool
	// closer has the lines as close as they may come, so that a quote fits one page that would else leave hardly a word to a second.
	closer bool
	// top is where the words of the pages of a quote begin that has several, px; 0 where each page has them where it would alone.
	top    float64
	credit credit
	// translation is drawn under the quote; nil where there is none.
	translation *translation
	// seated asks for the portrait beside or over the words; unseated says why a quote whose speaker has one does without.
	seated   bool
	unseated string
	// lesser says why the portrait over the words is lower than usual; empty where it is not.
	lesser string
	// number is what of it is set large; nil where nothing is.
	number *number
	// photo is the photograph that it stands on; nil where there is none.
	photo *photograph
}

// layQuote composes a quote: one page, or several when it does not fit at a readable size.
func (s *Setter) layQuote(q *quote, size theme.Size, series place) []*Page {
	if size.AutoHeight {
		return s.layTallQuote(q, size, series)
	}
	if pages := s.seatQuote(q, size, series); pages != nil {
		return pages
	}
	if pages := s.divideQuote(q, size, series, maxQuotePages); pages != nil {
		return pages
	}
	if q.photo != nil {
		// The words come before the picture.
		return s.withoutPhoto(q, size, series)
	}
	// As small as its name is better than not at all.
	q.cramped = true
	if pages := s.divideQuote(q, size, series, maxQuotePages); pages != nil {
		return pages
	}
	if s.Theme.Decoration.Leaf.Show && !q.bare {
		// Words that no leaf holds beside their names stand on the bare page.
		open := *q
		open.bare, open.cramped = true, false
		for range 2 {
			if pages := s.divideQuote(&open, size, series, maxQuotePages); pages != nil {
				return pages
			}
			open.cramped = true
		}
	}
	c := s.newCanvas(size, q.id, "quote", s.position(q.item))
	s.tooLong(c, q, s.surplus(q, size, series))
	return []*Page{c.Page}
}

// divideInForm composes a quote in one form on as few pages as it needs, or on one more where its lines then break much better; nil when it does
// not fit the most that are allowed.
func (s *Setter) divideInForm(q *quote, size theme.Size, series place, form string, most int) []*Page {
	if s.Theme.Decoration.Leaf.Show && !q.bare && q.photo == nil && form != formNumber {
		return s.divideLeaf(q, size, series, form, most)
	}
	whole := []part{{0, len(q.runes)}}
	length := quoteLength(q.runes)
	var first []*Page
	d := s.newDivider(q, size, series, form, func(parts []part) []*Page { return s.quotePages(q, size, series, form, parts, 0) })
	if length <= s.Theme.Type.Split || float64(length) <= wholeMost*float64(s.Theme.Type.Split) && d.leavesStub() {
		if c := s.composeQuote(q, size, series, form, whole, 0, 0); c != nil {
			first = []*Page{c.settled(q, form, whole)}
			if !isRough(first) {
				return first
			}
		}
	}
	if form == formNumber {
		return first // a figure is a poster: it has one page
	}
	for again := true; again; again = first == nil && d.openAll() {
		for n := (length + s.Theme.Type.Split - 1) / s.Theme.Type.Split; n <= most; n++ {
			pages := d.lay(max(n, 2))
			switch {
			case pages == nil && first == nil:
			case pages == nil:
				return first
			case first != nil && !smoother(pages, first):
				return first
			case stubbed(pages):
				return s.withoutStub(q, size, series, form, first, pages)
			case first != nil:
				for _, p := range pages {
					for k := range p.Chosen {
						if p.Chosen[k].What == choicePages {
							p.Chosen[k].Why = "on fewer, too many lines would end inside words and phrases; it is divided between sentences"
						}
					}
				}
				return pages
			case isRough(pages) && (len(pages) < manyPages || linesOf(pages).stranded > 0):
				first = pages
			default:
				return pages
			}
		}
	}
	return first
}

// surplus is about how many characters a quote that does not fit has too many: the beginnings of it are tried by halving.
func (s *Setter) surplus(q *quote, size theme.Size, series place) int {
	fits, not := 0, len(q.runes)
	for not-fits > max(1, len(q.runes)/surplusSteps) {
		n := (fits + not) / 2
		short := *q
		short.runes, short.lines, short.number = q.runes[:n], nil, nil
		if s.divideQuote(&short, size, series, maxQuotePages) != nil {
			fits = n
		} else {
			not = n
		}
	}
	return len(q.runes) - fits
}

// surplusSteps is to which part of its length the surplus of a quote is found.
const surplusSteps = 40

// layTallQuote composes a quote on one page whose height follows from the words: the lowest shape of a row in which they
// fit.
func (s *Setter) layTallQuote(q *quote, size theme.Size, series place) []*Page {
	if page := s.seatTallQuote(q, size, series); page != nil {
		return []*Page{page}
	}
	whole := []part{{0, len(q.runes)}}
	forms := s.quoteForms(q)
	for i, form := range forms {
		if form.why == "" {
			continue // refused
		}
		for _, ratio := range autoHeights {
			tall, ok := size.WithHeight(ratio * float64(size.Width))
			if !ok {
				break
			}
			if c := s.composeQuote(q, tall, series, form.name, whole, 0, 0); c != nil {
				c.choose("height", fmt.Sprint(tall.Height), "the lowest page on which the words fit")
				c.chooseForm(forms, i)
				return []*Page{c.Page}
			}
		}
	}
	size, _ = size.WithHeight(float64(size.Width))
	c := s.newCanvas(size, q.id, "quote", s.position(q.item))
	s.tooLong(c, q, 0)
	return []*Page{c.Page}
}

// autoHeights are the heights, as shares of the width, that a page of its own height may take.
var autoHeights = []float64{0.75, 1, 1.25, 1.5, 2, 2.5, 3, 4, 6}

// ChoiceCramped is what a page says to have chosen whose words may be as small as the name that signs them.
const ChoiceCramped = "rank of the quote"

// choicePages is what a page says to have chosen that has others beside it.
const choicePages = "pages"

// maxQuotePages bounds the pages of one quote; a text that needs more is an error, not a book.
const maxQuotePages = 12

// quotePages composes the parts, all at one size: least, or where that is 0 that of the one that comes out smallest. It returns nil when
// they do not fit.
func (s *Setter) quotePages(q *quote, size theme.Size, series place, form string, parts []part, least float64) []*Page {
	composed := func(q *quote, only float64) (all []*quoteCanvas) {
		for i := range parts {
			c := s.composeQuote(q, size, series, form, parts, i, only)
			if c == nil {
				return nil
			}
			all = append(all, c)
		}
		return all
	}
	if least == 0 {
		all := composed(q, 0)
		if all == nil {
			return nil
		}
		least = slices.MinFunc(all, func(a, b *quoteCanvas) int { return cmp.Compare(a.quoteSize, b.quoteSize) }).quoteSize
	}
	all := composed(q, least)
	if top := evenTop(all); top > 0 {
		// As in a book, the pages begin at one height: that of the fullest.
		even := *q
		even.top = top
		if again := composed(&even, least); again != nil {
			all = again
		}
	}
	var pages []*Page
	for i, c := range all {
		c.Page.Page, c.Pages = i+1, len(parts)
		if len(parts) > 1 {
			c.choose(choicePages, fmt.Sprint(len(parts)), "the text does not fit one page at a readable size; it is divided between sentences")
		}
		pages = append(pages, c.settled(q, form, parts))
	}
	if len(pages) > 1 {
		evenStreaks(pages)
	}
	return pages
}

// evenTop is the height at which the words of all pages of a quote may begin, px: that of the page on which they begin highest; 0 where
// they do already, or where what they hang from differs.
func evenTop(pages []*quoteCanvas) float64 {
	least, most := math.Inf(1), 0.0
	for _, c := range pages {
		least, most = math.Min(least, c.quoteTop), math.Max(most, c.quoteTop)
	}
	if len(pages) < 2 || least <= 0 || most-least < 1 {
		return 0
	}
	return least
}

// quoteCanvas is a canvas that knows the size its quote got.
type quoteCanvas struct {
	*canvas
	quoteSize float64
	// quoteTop is where its lines begin, px; 0 where they stand in columns or in the middle of the page.
	quoteTop float64
	// torn and cost are those of its breaks; lines counts its lines.
	torn  int
	cost  float64
	lines lineEnds
	// full and usual are those of quoteSetting.
	full, usual float64
	// hung is an oversized quotation mark; nil where there is none.
	hung *hungMark
	// crowded tells that the words run into a name in a column.
	crowded bool
	// goesOn says on the page that the quote goes on on another; nil where it does not, or where that is said already.
	goesOn func()
}

// settled returns the page with how the quote was set.
func (c *quoteCanvas) settled(q *quote, form string, parts []part) *Page {
	if q.cramped {
		c.choose(ChoiceCramped, "as small as the name", "a step above it, the words do not fit the pages that they may take")
	}
	c.Page.setting = &quoteSetting{quote: q, form: form, parts: parts, size: c.quoteSize, torn: c.torn, cost: c.cost, lines: c.lines, full: c.full, usual: c.usual}
	return c.Page
}

// took records the size of the words and how well they break.
func (c *quoteCanvas) took(f *text.Fitted) {
	c.quoteSize, c.torn, c.cost, c.lines = f.Size, f.Torn, f.Cost, lineEndsOf(f)
}

// composeQuote composes part i of a quote; only, when not 0, is the one size allowed. It returns nil when the text does
// not fit.
func (s *Setter) composeQuote(q *quote, size theme.Size, series place, form string, parts []part, i int, only float64) *quoteCanvas {
	var c *quoteCanvas
	why := "the page has no room for it"
	switch {
	case q.photo != nil:
		c, why = s.composePhoto(q, size, series, parts, i, only), "beside the picture there is no room for it"
		if c != nil && c.says("translation") {
			return c
		}
	case s.Theme.Decoration.Leaf.Show && !q.bare:
		c, why = s.composeLeaf(q, size, series, form, parts, i, only), "a leaf of a book has no place for it"
		if c != nil && c.says("translation") {
			c.tellSeat(q)
			return c
		}
	case form == "vertical":
		c, why = s.composeColumns(q, size, series, parts, i, only), "columns have no place for it"
	default:
		if q.translation != nil && len(parts) == 1 && form == "left" {
			if c := s.composeOnHorizon(q, size, series, only); c != nil {
				c.tellSeat(q)
				return c
			}
		}
		if q.translation != nil && len(parts) == 1 {
			if c := s.composeLines(q, size, series, form, parts, i, only, true); c != nil {
				c.tellSeat(q)
				return c
			}
		}
		c = s.composeLines(q, size, series, form, parts, i, only, false)
	}
	if c != nil && q.translation != nil && i == 0 {
		c.untranslated(q, why)
	}
	if c != nil && i == 0 {
		c.tellSeat(q)
	}
	return c
}

// composeLines composes part i of a quote in lines, with its translation or without.
func (s *Setter) composeLines(q *quote, size theme.Size, series place, form string, parts []part, i int, only float64, translated bool) *quoteCanvas {
	// A signature in a column depends on how wide the lines come out: try it first, then the foot.
	for _, column := range []bool{true, false} {
		if column && (translated || !s.signsInColumn(q, form, len(parts))) {
			continue // beside a column a translation would have to be narrower than its quote
		}
		c := &quoteCanvas{canvas: s.newCanvas(size, q.id, "quote", s.position(q.item))}
		c.Layout, c.leastQuote = form, c.aboveName(q)
		who, length := q.credit, quoteLength(q.runes)
		if q.seated {
			c.Layout, c.seated, c.lesser = portraitSide, true, q.lesser != ""
			who.portrait, length = nil, seatedLength
			if c.drawings = c.newDrawings(q.credit.portrait); len(c.drawings) == 0 {
				c.clearAside(q.credit.portrait)
			}
		}
		sig := c.newSignature(&who, column, form == "centre", length, s.parted(series, i, len(parts)))
		sig.more = i < len(parts)-1
		sig.marked = c.underReach(q)
		if q.seated && !c.seat(sig, q.credit.portrait, q.credit.name) {
			continue
		}
		if form == formHanging {
			c.hang(q, sig, i == 0)
		}
		if !c.setWords(q, parts, i, sig, form, only, translated) {
			continue
		}
		c.unseat(sig)
		c.drawHung()
		sig.draw(c.canvas)
		if c.goesOn != nil {
			c.goesOn()
		}
		if i := strings.LastIndexByte(q.item, '.'); i > 0 {
			c.choose("signature", sig.name(), sig.why)
		}
		c.Scene.Alt = c.portrayed(s.quoteAlt(q, c.Layout == formNumber))
		return c
	}
	return nil
}
