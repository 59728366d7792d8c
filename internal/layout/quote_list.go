package layout

import (
	"math"
	"strings"

	"cards/internal/scene"
	"cards/internal/theme"
)

// Several quotes on one card: a title, and for each a cell of the same height under a rule, with its ordinal in a column of its own.
// (design notes, modern, signal list; literary, forest list)

// quoteList is a list in one language.
type quoteList struct {
	id, item string
	lang     string
	title    string
	quotes   []*quote
	// credit is that which all quotes share; each names its own where they differ.
	credit credit
	shared bool
}

// listTightness are the sizes of the title, tokens, and the air about the quotes, em, that are tried in turn.
var listTightness = []struct{ title, pad float64 }{{84, 0.5}, {64, 0.36}, {56, 0.24}}

// listLow is how large the title is on a low page, in what it is elsewhere: the quotes need the height.
const listLow = 0.62

// listTitleShare is the share of its tokens that a list's title has on the page.
func (c *canvas) listTitleShare() float64 {
	if c.size.Class == theme.Banner {
		return listLow
	}
	return 1
}

// listOutshines is how large the quotes of a list may be in its title, which heads them.
const listOutshines = 1.3

// listTitleGap is between the title and the first rule, em of the title: what is left over goes to the quotes.
const listTitleGap = 0.55

// listAsk is what the pages of a list are asked for.
type listAsk struct {
	// cramped lets the quotes be as small as the title of an event: better than no list.
	cramped bool
	// most is the largest size of the quotes, px, 0 any; tight the first of listTightness that is tried.
	most  float64
	tight int
	// loose lets names stand beside quotes that are broken for that, where no page holds them otherwise.
	loose bool
}

// listed is a page of a list with the size of its quotes, px, and which of listTightness it has.
type listed struct {
	*Page
	size  float64
	tight int
}

// layList composes a list: one page, or as few as hold its quotes at the size of a quote.
func (s *Setter) layList(v *quoteList, size theme.Size, at place) []*Page {
	if size.AutoHeight {
		size, _ = size.WithHeight(listHeight * float64(size.Width))
	}
	why := ""
	for _, cramped := range []bool{false, true} {
		for n := 1; n <= len(v.quotes); n++ {
			pages, reason := s.listPages(v, n, listAsk{cramped: cramped}, size, at)
			if pages == nil {
				why = reason
				continue
			}
			// Pages of one list have one size.
			same := listAsk{cramped: cramped, most: math.Inf(1)}
			uneven := false
			for _, p := range pages {
				uneven = uneven || p.size != pages[0].size || p.tight != pages[0].tight
				same.most, same.tight = math.Min(same.most, p.size), max(same.tight, p.tight)
			}
			if uneven {
				if even, _ := s.listPages(v, n, same, size, at); even != nil {
					pages = even
				}
			}
			out := make([]*Page, len(pages))
			for i, p := range pages {
				out[i] = p.Page
				out[i].Page, out[i].Pages = i+1, len(pages)
			}
			return out
		}
	}
	c := s.newCanvas(size, v.id, "list", s.position(v.item))
	c.Warnings.Errorf(c.at, "does-not-fit", "shorten the quotes, or leave the size out", "the list does not fit %s: %s", c.size.Name, why)
	return []*Page{c.Page}
}

// listPages composes a list on about n pages of as many quotes each; nil, and why, when one does not fit.
func (s *Setter) listPages(v *quoteList, n int, ask listAsk, size theme.Size, at place) (pages []*listed, why string) {
	per := (len(v.quotes) + n - 1) / n
	for from := 0; from < len(v.quotes); from += per {
		page := part{from / per, (len(v.quotes) + per - 1) / per}
		p, reason := s.listPage(v, part{from, min(from+per, len(v.quotes))}, page, ask, size, s.parted(at, page.from, page.to))
		if p == nil {
			return nil, reason
		}
		pages = append(pages, p)
	}
	return pages, ""
}

// listHeight is the height of a list in its width where the page has none of its own.
const listHeight = 1.34

// listPage composes a part of the quotes on a page, of the number and count of pages; nil, and why, when they do not fit.
func (s *Setter) listPage(v *quoteList, quotes, page part, ask listAsk, size theme.Size, at place) (best *listed, why string) {
	if s.Theme.Decoration.Leaf.Show {
		return s.listLeaf(v, quotes, page, ask, size, at)
	}
	for tight := ask.tight; tight < len(listTightness); tight++ {
		p, reason := s.listTight(v, quotes, ask, tight, size, at)
		switch {
		case p == nil && best == nil:
			why = reason
		case p != nil && (best == nil || p.size >= muchLarger*best.size):
			// Else it is not worth the air that it costs.
			best, why = p, ""
		}
	}
	if best == nil && !ask.loose {
		ask.loose = true
		return s.listPage(v, quotes, page, ask, size, at)
	}
	return best, why
}

// listTight composes a part of the quotes on a page of one tightness; nil, and why, when they do not fit.
func (s *Setter) listTight(v *quoteList, quotes part, ask listAsk, tight int, size theme.Size, at place) (*listed, string) {
	c := s.newCanvas(size, v.id, "list", s.position(v.item))
	c.Layout = "list"
	length := 0
	for _, q := range v.quotes[quotes.from:quotes.to] {
		length += quoteLength(q.runes)
	}
	sig := c.newSignature(&v.credit, false, false, length, at)
	room := scene.Rect{X: c.area.X, Y: sig.top, W: c.area.W, H: sig.quoteFoot - sig.top}
	if sig.furniture != nil {
		room = sig.furniture.room
	}
	var title *block
	whole := room
	if v.title != "" {
		size := math.Max(listTightness[tight].title*c.unit*c.listTitleShare(), c.size.Floor(theme.EventTitleText))
		title = c.needed(sig.furniture.on(c, label{role: "title", item: v.item + ".title", text: v.title, lang: v.lang, style: c.theme.Type.Roles.Title, rank: rankTitle, size: size, colour: c.colours.Ink, normalise: true, hang: c.theme.Type.Hang}), room.W, 2)
		title.tighten()
		taken := title.Height() + listTitleGap*title.Size
		room.Y, room.H = room.Y+taken, room.H-taken
		if most := listOutshines * title.Size; ask.most <= 0 || most < ask.most {
			ask.most = math.Max(most, c.size.Floor(theme.QuoteText))
		}
	}
	columns := 1
	if c.landscape() && quotes.to-quotes.from > 3 {
		columns = 2
	}
	cells := listCells{c: c, own: sig.furniture, v: v, from: quotes.from, to: quotes.to, room: room, columns: columns, pad: listTightness[tight].pad}
	cells.bounds(ask)
	if reason := cells.fit(); reason != "" {
		return nil, reason
	}
	if sig.furniture != nil && sig.furniture.behind != nil {
		sig.furniture.behind()
	}
	first := len(c.Scene.Boxes)
	if title != nil {
		c.put(title, whole.X-c.theme.FlushLeft(c.size, title.Size), whole.Y, whole.W)
	}
	cells.draw()
	if sig.furniture != nil && sig.furniture.crown != nil {
		sig.furniture.crown(c.inkSince(first))
	}
	sig.draw(c)
	c.Scene.Alt = c.portrayed(s.listAlt(v, quotes.from, quotes.to))
	return &listed{Page: c.Page, size: cells.rows[0].quote.Size, tight: tight}, ""
}

// listAlt is the text alternative of a page of a list: its title, then each quote with its number.
func (s *Setter) listAlt(v *quoteList, from, to int) string {
	var parts []string
	if v.title != "" {
		parts = append(parts, v.title)
	}
	for i := from; i < to; i++ {
		q := *v.quotes[i]
		if v.shared {
			q.credit = credit{}
		}
		parts = append(parts, s.Words.Ordinal(i+1)+" "+s.quoteAlt(&q, false))
	}
	if v.shared && v.credit.name != "" {
		parts = append(parts, strings.TrimSpace(v.credit.name+" "+v.credit.source))
	}
	return strings.Join(parts, "\n")
}
