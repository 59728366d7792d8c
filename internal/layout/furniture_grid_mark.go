package layout

import (
	"fmt"
	"math"

	"cards/internal/scene"
)

// The quotation mark of the theme grid over the words. Its sizes belong to the module: each half fills a column, or both fill one, or over long
// quotes half of one. Which of them a page has room for is known when its words have their place; which it takes is decided for all quotes of about its
// length in the deck, so that one who turns the cards does not see the mark grow and shrink.

// moduleMark is the mark of a page.
type moduleMark struct {
	// length is the quote's, characters; plain tells that its words are nothing but lines from the left.
	length int
	plain  bool
	// places are those that the page has room for, from the largest.
	places []markPlace
	// item and box are where it stands among those of its page.
	item, box int
	draw      func(at markPlace) (scene.Rect, scene.Item)
}

// markPlace is the width of a half, px, the upper left corner and the width of both.
type markPlace struct{ w, x, y, width float64 }

// overWords draws the largest mark that there is room for over words whose ink begins at top, px, under a head that ends at foot.
func (c *canvas) overWords(top float64, centred, plain bool, length int, h *moduleHead) {
	tokens := &c.theme.Decoration.Module
	column, gutter := h.columns[0], math.Round(tokens.Gutter*c.unit)
	clear, under := tokens.Mark.Clear*c.unit, c.underHead()
	small := math.Floor((column.W - tokens.Gutter*c.unit) / 2)
	sizes := []markPlace{{w: small, width: 2*small + gutter}}
	switch {
	case c.Layout == "dialogue": // its turns hold the page
	case length <= tokens.Mark.Most:
		large := math.Floor(column.W)
		sizes = []markPlace{{w: large, width: 2*large + gutter}, sizes[0]}
	default:
		sizes = append(sizes, markPlace{w: math.Floor(small / 2), width: 2*math.Floor(small/2) + math.Round(gutter/2)})
	}
	m := &moduleMark{length: length, plain: plain}
	for _, at := range sizes {
		for _, air := range []float64{1, tightMark} {
			at.x, at.y = column.X, math.Round(top-air*clear-2*at.w)
			if at.y < h.foot+air*under {
				continue
			}
			if centred {
				at.x = math.Round(c.area.X + (c.area.W-at.width)/2)
			}
			m.places = append(m.places, at)
			break
		}
	}
	c.Page.mark = m
	if len(m.places) == 0 {
		c.choose("quotation mark", "", "the words leave no room for it under the head")
		return
	}
	m.draw = func(at markPlace) (scene.Rect, scene.Item) {
		return scene.Rect{X: at.x, Y: at.y, W: at.width, H: 2 * at.w}, scene.Group{Items: c.quotationHalves(at.x, at.y, at.w, at.width)}
	}
	m.item, m.box = len(c.Scene.Items), len(c.Scene.Boxes)
	area, drawn := m.draw(m.places[0])
	c.mark("decoration", area, drawn)
}

// take draws the mark of a page no larger than that, px, or leaves it out.
func (p *Page) take(most float64, why string) {
	m := p.mark
	if m == nil || len(m.places) == 0 || m.places[0].w <= most {
		return
	}
	for _, at := range m.places {
		if at.w <= most {
			p.Scene.Boxes[m.box].Rect, p.Scene.Items[m.item] = m.draw(at)
			p.Chosen = append(p.Chosen, Choice{What: "quotation mark", Value: fmt.Sprintf("%g", at.width), Why: why})
			return
		}
	}
	p.Scene.Items[m.item] = scene.Group{}
	p.Scene.Boxes = append(p.Scene.Boxes[:m.box:m.box], p.Scene.Boxes[m.box+1:]...)
	p.Chosen = append(p.Chosen, Choice{What: "quotation mark", Why: why})
}

// markClasses are the lengths up to which short quotes have marks of one size, characters: those of a clause or two, whose lines are few and large, and
// those of display lines. Others end where the theme says that they are long.
var markClasses = [...]int{16, 30}

// evenMarks lets quotes of one length class of a deck have one size of mark, longer ones none larger than shorter ones; most is the length of short ones.
// Of those above it the longest have none where one as long as they has no room.
func evenMarks(quotes [][]*Page, most int) {
	ceiling, from := math.Inf(1), 0
	for _, upto := range append(markClasses[:len(markClasses):len(markClasses)], most) {
		// Words of other forms have less of their page over them: they follow the others, and do not lead them.
		of := func(plain bool) float64 {
			least := math.Inf(1)
			eachMark(quotes, from, upto, func(p *Page) {
				poem := p.setting != nil && p.setting.quote.poem
				if m := p.mark; (m.plain && !poem || !plain) && len(m.places) > 0 {
					least = math.Min(least, m.places[0].w)
				}
			})
			return least
		}
		least := of(true)
		if math.IsInf(least, 1) {
			least = of(false)
		}
		ceiling = math.Min(ceiling, least)
		eachMark(quotes, from, upto, func(p *Page) { p.take(ceiling, "the quotes of a deck that are about as long have one size of it") })
		from = upto + 1
	}
	least, full := ceiling, math.MaxInt
	eachMark(quotes, most+1, math.MaxInt, func(p *Page) {
		if len(p.mark.places) == 0 {
			full = min(full, p.mark.length)
		}
	})
	eachMark(quotes, most+1, full-1, func(p *Page) { least = math.Min(least, p.mark.places[0].w) })
	eachMark(quotes, most+1, full-1, func(p *Page) { p.take(least, "the long quotes of a deck have one size of it") })
	eachMark(quotes, full, math.MaxInt, func(p *Page) {
		p.take(0, "on a page of this deck, a quote as long leaves no room for it")
	})
}

// eachMark calls do for the pages that have, or could have, a mark, of quotes of those lengths.
func eachMark(quotes [][]*Page, from, to int, do func(*Page)) {
	for _, pages := range quotes {
		for _, p := range pages {
			if m := p.mark; m != nil && m.length >= from && m.length <= to {
				do(p)
			}
		}
	}
}
