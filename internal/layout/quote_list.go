package layout

import (
	"fmt"
	"math"
	"strings"

	"cards/internal/layout/text"
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

const (
	// listLargest is the largest type of the quotes, a token; listName the space over the name of one, em of the quote.
	listLargest = 76
	listName    = 0.3
	// listPitch is the most pitch of the lines of a quote, em: they are nearer to one another than to the rules.
	listPitch = 1.3
	// mostListLines is the most lines of one quote.
	mostListLines = 4
	// listNumberGap is between ordinals and quotes, em of the ordinal.
	listNumberGap = 1.1
	// mostCell is how high a cell may become in what the highest needs.
	mostCell = 2.2
)

// listRow is one quote in its cell, measured.
type listRow struct {
	number, quote, name *block
}

// listTightness are the sizes of the title, tokens, and the air about the quotes, em, that are tried in turn.
var listTightness = [][2]float64{{84, 0.5}, {64, 0.36}, {56, 0.24}}

// layList composes a list: one page, or as few as hold its quotes.
func (s *Setter) layList(v *quoteList, size theme.Size, at place) []*Page {
	if size.AutoHeight {
		size, _ = size.WithHeight(listHeight * float64(size.Width))
	}
	why := ""
	for n := 1; n <= len(v.quotes); n++ {
		var pages []*Page
		per := (len(v.quotes) + n - 1) / n
		for from := 0; from < len(v.quotes); from += per {
			if n > 1 {
				at.mark = fmt.Sprintf("%d\uff0f%d", from/per+1, (len(v.quotes)+per-1)/per)
			}
			p, reason := s.listPage(v, part{from, min(from+per, len(v.quotes))}, part{from / per, (len(v.quotes) + per - 1) / per}, size, at)
			if p == nil {
				why, pages = reason, nil
				break
			}
			pages = append(pages, p)
		}
		for i, p := range pages {
			p.Page, p.Pages = i+1, len(pages)
		}
		if pages != nil {
			return pages
		}
	}
	c := s.newCanvas(size, v.id, "list", s.position(v.item))
	c.Warnings.Errorf(c.at, "does-not-fit", "shorten the quotes, or leave the size out", "the list does not fit %s: %s", c.size.Name, why)
	return []*Page{c.Page}
}

// listHeight is the height of a list in its width where the page has none of its own.
const listHeight = 1.34

// listPage composes a part of the quotes on a page, of the number and count of pages; nil, and why, when they do not fit.
func (s *Setter) listPage(v *quoteList, quotes, page part, size theme.Size, at place) (best *Page, why string) {
	from, to := quotes.from, quotes.to
	if s.Theme.Decoration.Leaf.Show {
		return s.listLeaf(v, quotes, page, size, at)
	}
	largest := 0.0
	for _, tight := range listTightness {
		c := s.newCanvas(size, v.id, "list", s.position(v.item))
		c.Layout = "list"
		length := 0
		for _, q := range v.quotes[from:to] {
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
			size := math.Max(tight[0]*c.unit*math.Sqrt(c.airiness()), c.size.Floor(theme.EventTitleText))
			title = c.needed(sig.furniture.on(c, label{role: "title", item: v.item + ".title", text: v.title, lang: v.lang, style: c.theme.Type.Roles.Title, rank: rankTitle, size: size, colour: c.colours.Ink, normalise: true, hang: c.theme.Type.Hang}), room.W, 2)
			title.tighten()
			taken := title.Height() + 2*tight[1]*title.Size
			room.Y, room.H = room.Y+taken, room.H-taken
		}
		columns := 1
		if c.landscape() && to-from > 3 {
			columns = 2
		}
		cells := listCells{c: c, own: sig.furniture, v: v, from: from, to: to, room: room, columns: columns, pad: tight[1]}
		if reason := cells.fit(); reason != "" {
			if best == nil {
				why = reason
			}
			continue
		}
		got := cells.rows[0].quote.Size
		if got < muchLarger*largest {
			continue // not worth the air that it costs
		}
		largest = got
		if sig.furniture != nil && sig.furniture.behind != nil {
			sig.furniture.behind()
		}
		if title != nil {
			c.put(title, whole.X-c.theme.FlushLeft(c.size, title.Size), whole.Y, whole.W)
		}
		cells.draw()
		sig.draw(c)
		c.Scene.Alt = c.portrayed(s.listAlt(v, from, to))
		best, why = c.Page, ""
	}
	return best, why
}

// listCells are the cells of a page.
type listCells struct {
	c        *canvas
	v        *quoteList
	from, to int
	own      *furniture
	room     scene.Rect
	columns  int
	pad      float64 // over and under a quote in its cell, em
	rows     []listRow
	// x is from the left of a column to the quotes, width that of a column, px.
	x, width float64
	// margin tells that ordinals stand in the theme's margin beside its words, and rules only between the quotes.
	margin bool
}

// height of a row without spare air, px.
func (l *listCells) height(r *listRow) float64 {
	h := r.quote.Height() + 2*l.pad*r.quote.Size
	if r.name != nil {
		h += r.name.Height() + r.nameGap()
	}
	return h
}

// nameGap is the space between a quote and the name under it, px.
func (r *listRow) nameGap() float64 { return r.quote.beneath(r.name, listName*r.quote.Size) }

// column is the column of row i, and the first row of that column.
func (l *listCells) column(i int) (k, first int) {
	per := (len(l.rows) + l.columns - 1) / l.columns
	return i / per, i / per * per
}

// fit sets all quotes at the largest size at which they fit; why says why they do not. On a low page a quote that has a line of its
// own leaves more height than one that is broken at its pauses, and where that makes all of them much larger, it has one.
func (l *listCells) fit() (why string) {
	c := l.c
	gap := c.theme.Timeline.Column.Gap.For(c.size)
	l.width = (l.room.W - float64(l.columns-1)*gap) / float64(l.columns)
	broken, why := l.largest(false)
	if whole, _ := l.largest(true); whole > 0 && whole >= wholeWorth*broken {
		l.set(whole, true)
		c.choose("quote size", fmt.Sprintf("%g", whole), "the largest at which all quotes fit their cells, each on one line that can be")
		return ""
	}
	if broken == 0 {
		return why
	}
	l.set(broken, false)
	c.choose("quote size", fmt.Sprintf("%g", broken), "the largest at which all quotes fit their cells")
	return ""
}

// wholeWorth is how large quotes on a line each must be in the size at which they are broken at their pauses: nearly as large, they leave
// the list more air.
const wholeWorth = 0.93

// muchLarger is how much larger the quotes of a list must become to stand closer, or to run on over their pauses.
const muchLarger = 1.25

// largest returns the largest size at which all quotes fit, px, or 0 and why there is none.
func (l *listCells) largest(whole bool) (size float64, why string) {
	c := l.c
	for _, size := range c.theme.StepsBetween(c.size, listLargest*c.unit, c.size.Floor(theme.EventTitleText)) {
		if why = l.set(size, whole); why != "" {
			continue
		}
		need := make([]float64, l.columns)
		for i := range l.rows {
			k, _ := l.column(i)
			if need[k] += l.height(&l.rows[i]); need[k] > l.room.H {
				why = "the quotes are higher together than the page"
			}
		}
		if why == "" {
			return size, ""
		}
	}
	return 0, why
}

// set sets all quotes at a size, whole on one line each where they fit one, or broken at their pauses.
func (l *listCells) set(size float64, whole bool) (why string) {
	c, roles := l.c, &l.c.theme.Type.Roles
	small := math.Max(0.5*size, roles.Source.SizeOf(c.size, theme.LabelText))
	ordinal := roles.Source
	ordinal.Weight = roles.Title.Weight // of one voice with the title
	l.rows, l.x = nil, 0
	for i := l.from; i < l.to; i++ {
		number := label{role: "note", text: c.set.Words.Ordinal(i + 1), lang: l.v.lang, style: ordinal, size: small, colour: c.colours.AccentText}
		if c.theme.Decoration.Figures {
			number.text, number.size = fmt.Sprint(i+1), size
		}
		b := c.single(l.own.on(c, number))
		l.x = math.Max(l.x, b.Width()+listNumberGap*b.Size)
		l.rows = append(l.rows, listRow{number: b})
	}
	if l.margin = l.columns == 1 && l.x <= l.room.X-c.area.X && !l.own.besides(); l.margin {
		l.x = 0
	}
	for i := range l.rows {
		q := l.v.quotes[l.from+i]
		base := c.quoteLabel(q, part{0, len(q.runes)})
		base.weight, base.lines = roles.Quote.Weight, nil
		if l.own != nil {
			base.ground = l.own.ground
			c.stepBack(&base)
		}
		p := c.prepare(base)
		box := text.Box{Width: l.width - l.x, Height: l.room.H, MaxLines: mostListLines, Mode: text.Display,
			Pitch: func(size float64, lines int) float64 {
				return math.Min(listPitch, c.theme.Leading(c.size, size, lines, isLatin(q.lang)))
			}}
		one := box
		one.MaxLines = 1
		f, ok := p.At(size, one)
		if !whole || !ok {
			f, ok = p.At(size, box)
		}
		if !ok || f.Torn > 0 {
			return fmt.Sprintf("quote %d of it has too many words", l.from+i+1)
		}
		b := &block{label: base, prepared: p, Fitted: f}
		b.tighten()
		b.paint = c.quotePaint(base.ground)
		l.rows[i].quote = b
		if !l.v.shared && q.credit.name != "" {
			l.rows[i].name = c.needed(l.own.on(c, label{role: "speaker", item: q.credit.nameItem, text: q.credit.name, lang: q.credit.nameLang, style: roles.Source, colour: c.colours.Soft, normalise: true}), l.width-l.x, 2)
			l.rows[i].name.tighten()
		}
	}
	return ""
}

// draw paints the cells: of one height where that is enough for all, else as high as each needs with the same air.
func (l *listCells) draw() {
	c := l.c
	gap := c.theme.Timeline.Column.Gap.For(c.size)
	need, count := make([]float64, l.columns), make([]int, l.columns)
	tallest := 0.0
	for i := range l.rows {
		k, _ := l.column(i)
		need[k], count[k] = need[k]+l.height(&l.rows[i]), count[k]+1
		tallest = math.Max(tallest, l.height(&l.rows[i]))
	}
	extra, even := math.Inf(1), math.Inf(1)
	for k := range need {
		if count[k] > 0 {
			extra = math.Min(extra, (l.room.H-need[k])/float64(count[k]))
			even = math.Min(even, l.room.H/float64(count[k]))
		}
	}
	even = math.Min(even, mostCell*tallest)
	extra = math.Min(extra, (mostCell-1)*tallest)
	y := l.room.Y
	for i := range l.rows {
		r := &l.rows[i]
		k, first := l.column(i)
		if i == first {
			y = l.room.Y
		}
		h := l.height(r) + extra
		if even >= tallest {
			h = even
		}
		left := l.room.X + float64(k)*(l.width+gap)
		number := left
		if l.margin {
			number = c.area.X
		}
		if !l.margin || i > first {
			c.rule(scene.Rect{X: left, Y: scene.Snap(y), W: l.width, H: c.theme.Decoration.Rule * c.unit}, c.colours.Rule)
		}
		top := y + (h-l.height(r))/2 + l.pad*r.quote.Size
		c.putOnBaseline(r.number, number, top+text.Ascent*r.quote.Size, r.number.Width())
		box := c.put(r.quote, left+l.x, top, l.width-l.x)
		if q := l.v.quotes[l.from+i]; q.changed {
			box.Original = q.written
		}
		if r.name != nil {
			c.put(r.name, left+l.x, top+r.quote.Height()+r.nameGap(), l.width-l.x)
		}
		y += h
	}
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
