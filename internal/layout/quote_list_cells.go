package layout

import (
	"fmt"
	"image/color"
	"math"

	"cards/internal/layout/text"
	"cards/internal/scene"
	"cards/internal/theme"
)

// The cells of a list: a quote in each, who said it under or beside it, and how the height is shared. (sizes and forms: quote_list_fit.go)

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
	// listHang is how far the ink of a stop goes beyond the rules at most, em.
	listHang = 0.08
	// listUnder is the share of a cell's height that is left under the last quote where none is over the first.
	listUnder = 0.2
	// mostCell is how high a cell may become in what the highest needs.
	mostCell = 2.2
)

// listRow is one quote in its cell, measured.
type listRow struct {
	number, quote, name *block
}

// listForm is how the quotes of a list stand in their cells.
type listForm struct {
	// whole sets each on one line that can be, instead of breaking it at its pauses.
	whole bool
	// aside sets who said it at the right, on the baseline of the first line, instead of under it; with whole, every quote has one line.
	aside bool
	// loose breaks those quotes that have no room on one line beside their names.
	loose bool
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
	// loose allows names beside quotes that are broken for that.
	loose bool
	// most and least bound the size of the quotes, px.
	most, least float64
	form        listForm
	rows        []listRow
	// x is from the left of a column to the quotes, width that of a column, px.
	x, width float64
	// margin tells that ordinals stand in the theme's margin beside its words, and rules only between the quotes.
	margin bool
}

// bounds reckons the sizes of the quotes: no smaller than any quote, and a step above the names that sign them.
func (l *listCells) bounds(ask listAsk) {
	c := l.c
	l.loose = ask.loose
	l.most, l.least = listLargest*c.unit, c.size.Floor(theme.QuoteText)
	switch {
	case ask.cramped:
		l.least = c.size.Floor(theme.EventTitleText)
		c.choose(ChoiceCramped, "as small as the title of an event", "at the size of a quote, or a step above the names, a quote of the list does not fit a page")
	case l.v.shared:
		l.least = math.Max(l.least, c.aboveName(&quote{credit: l.v.credit}))
	default:
		l.least = math.Max(l.least, c.theme.StepAbove(c.size, c.theme.Type.Roles.Source.SizeOf(c.size, theme.LabelText)))
	}
	if ask.most > 0 {
		l.most = math.Min(l.most, ask.most)
	}
}

// height of a row without spare air, px.
func (l *listCells) height(r *listRow) float64 {
	h := r.quote.Height() + 2*l.pad*r.quote.Size
	if r.name != nil && !l.form.aside {
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

// set sets all quotes at a size, in a form.
func (l *listCells) set(size float64, form listForm) (why string) {
	c, roles := l.c, &l.c.theme.Type.Roles
	small := math.Max(0.5*size, roles.Source.SizeOf(c.size, theme.LabelText))
	ordinal := roles.Source
	ordinal.Weight = roles.Title.Weight // of one voice with the title
	l.rows, l.x, l.form = nil, 0, form
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
	if why := l.setNames(); why != "" {
		return why
	}
	for i := range l.rows {
		q := l.v.quotes[l.from+i]
		base := c.quoteLabel(q, part{0, len(q.runes)})
		base.weight, base.lines, base.size = roles.Quote.Weight, nil, size
		if l.own != nil {
			base.ground = l.own.ground
			c.stepBack(&base)
		}
		b := l.setQuote(base, l.measure(&l.rows[i]))
		if b == nil {
			return fmt.Sprintf("quote %d of it has too many words", l.from+i+1)
		}
		b.tighten()
		b.paint = c.quotePaint(base.ground)
		l.rows[i].quote = b
	}
	return ""
}

// setQuote sets a quote in its cell; nil where it has too many words. The rules between quotes show where the measure ends, so what hangs goes
// hardly beyond it: no more than looks flush.
func (l *listCells) setQuote(q label, width float64) *block {
	c, size, latin := l.c, q.size, isLatin(q.lang)
	box := text.Box{Width: width, Height: l.room.H, MaxLines: mostListLines, Mode: text.Display,
		Pitch: func(size float64, lines int) float64 {
			return math.Min(listPitch, c.theme.Leading(c.size, size, lines, latin))
		}}
	one := box
	one.MaxLines = 1
	for hang := c.theme.Type.Hang; ; hang = false {
		q.hang = hang
		p := c.prepare(q)
		f, ok := p.At(size, one)
		if !l.form.whole || !ok && (!l.form.aside || l.form.loose) {
			f, ok = p.At(size, box)
		}
		b := &block{label: q, prepared: p, Fitted: f}
		switch fits := ok && f.Torn == 0; {
		case hang && (!fits || c.inkOf(b).Right() > width+listHang*size):
		case fits:
			return b
		default:
			return nil
		}
	}
}

// measure is the width of a quote: less what its name takes beside it, px.
func (l *listCells) measure(r *listRow) float64 {
	if l.form.aside && r.name != nil {
		return l.width - l.x - r.name.Width() - asideGap*r.name.Size
	}
	return l.width - l.x
}

// setNames sets who said each quote, where they differ.
func (l *listCells) setNames() (why string) {
	c := l.c
	if l.v.shared {
		return ""
	}
	for i := range l.rows {
		who := &l.v.quotes[l.from+i].credit
		if who.name == "" {
			continue
		}
		name := l.own.on(c, label{role: "speaker", item: who.nameItem, text: who.name, lang: who.nameLang, style: c.theme.Type.Roles.Source, colour: c.colours.Soft, normalise: true})
		if !l.form.aside {
			l.rows[i].name = c.needed(name, l.width-l.x, 2)
			l.rows[i].name.tighten()
			continue
		}
		if c.theme.Decoration.Horizon.Show {
			name.colour = l.own.on(c, label{colour: c.colours.Second}).colour // it stands where the sun dissolves
		}
		name.align = text.End
		b := c.single(name)
		if b.Width() > mostAside*l.width {
			return "a name is too wide to stand beside its quote"
		}
		l.rows[i].name = b
	}
	return ""
}

// open parts the lines of the quotes up to the theme's pitch, as far as the space over and under a quote stays listApart times that
// between its lines.
func (l *listCells) open() {
	from, to := make([]float64, len(l.rows)), make([]float64, len(l.rows))
	for i, r := range l.rows {
		from[i], to[i] = r.quote.Pitch, r.quote.Pitch
		if n := r.quote.Count(); n > 1 {
			to[i] = math.Max(r.quote.Pitch, r.quote.Size*l.c.theme.Leading(l.c.size, r.quote.Size, n, isLatin(r.quote.lang)))
		}
	}
	for step := listOpenings; step >= 0; step-- {
		for i := range l.rows {
			l.rows[i].quote.Pitch = from[i] + (to[i]-from[i])*float64(step)/listOpenings
		}
		if step == 0 || l.tooHigh() == "" && l.apart() {
			return
		}
	}
}

const (
	// listApart is how many times the space between the lines of a quote is over and under it.
	listApart = 1.7
	// listOpenings are the steps in which lines are parted.
	listOpenings = 16
)

// apart reports whether every quote has that space about it.
func (l *listCells) apart() bool {
	even, extra := l.shares()
	for i := range l.rows {
		r := &l.rows[i]
		if air := (l.rowHeight(r, even, extra)-l.height(r))/2 + l.pad*r.quote.Size; r.quote.Count() > 1 && air < listApart*(r.quote.Pitch-r.quote.Size) {
			return false
		}
	}
	return true
}

// shares returns the height that every cell may have alike, 0 where that is not enough for all, and what each may have above its own, px.
func (l *listCells) shares() (even, extra float64) {
	need, count := make([]float64, l.columns), make([]int, l.columns)
	tallest := 0.0
	for i := range l.rows {
		k, _ := l.column(i)
		need[k], count[k] = need[k]+l.height(&l.rows[i]), count[k]+1
		tallest = math.Max(tallest, l.height(&l.rows[i]))
	}
	even, extra = math.Inf(1), math.Inf(1)
	if n := float64(len(l.rows)); l.margin && l.v.title == "" && n > 1 {
		// No rule stands over the first quote, which begins where the words of other pages do; the last has its share of air under it.
		air := 2 * l.pad * l.rows[0].quote.Size
		ends := (l.height(&l.rows[0]) + l.height(&l.rows[len(l.rows)-1])) / 2
		if even = (l.room.H + air - ends) / (n - 1 + listUnder); even < tallest {
			even = 0
		}
		extra = (l.room.H + air - need[0]) / (n - 1 + listUnder)
		return math.Min(even, mostCell*tallest), math.Max(0, math.Min(extra, (mostCell-1)*tallest))
	}
	for k := range need {
		if count[k] > 0 {
			extra = math.Min(extra, (l.room.H-need[k])/float64(count[k]))
			even = math.Min(even, l.room.H/float64(count[k]))
		}
	}
	if even < tallest {
		even = 0
	}
	return math.Min(even, mostCell*tallest), math.Min(extra, (mostCell-1)*tallest)
}

// rowHeight is the height of a row's cell, px.
func (l *listCells) rowHeight(r *listRow, even, extra float64) float64 {
	if even > 0 {
		return even
	}
	return l.height(r) + extra
}

// draw paints the cells: of one height where that is enough for all, else as high as each needs with the same air.
func (l *listCells) draw() {
	c := l.c
	gap := c.theme.Timeline.Column.Gap.For(c.size)
	even, extra := l.shares()
	y, start := l.room.Y, l.room.Y
	if r := &l.rows[0]; l.margin && l.v.title == "" && len(l.rows) > 1 {
		start -= (l.rowHeight(r, even, extra)-l.height(r))/2 + l.pad*r.quote.Size
	}
	for i := range l.rows {
		r := &l.rows[i]
		k, first := l.column(i)
		if i == first {
			y = start
		}
		h := l.rowHeight(r, even, extra)
		left := l.room.X + float64(k)*(l.width+gap)
		number := left
		if l.margin {
			number = c.area.X
		}
		if !l.margin || i > first {
			c.rule(scene.Rect{X: left, Y: scene.Snap(y), W: l.width, H: c.theme.Decoration.Rule * c.unit}, c.cellRule())
		}
		top := y + (h-l.height(r))/2 + l.pad*r.quote.Size
		c.putOnBaseline(r.number, number, top+text.Ascent*r.quote.Size, r.number.Width())
		box := c.put(r.quote, left+l.x, top, l.measure(r))
		if q := l.v.quotes[l.from+i]; q.changed {
			box.Original = q.written
		}
		switch {
		case r.name != nil && l.form.aside:
			c.putOnBaseline(r.name, left, top+text.Ascent*r.quote.Size, l.width)
		case r.name != nil:
			c.put(r.name, left+l.x, top+r.quote.Height()+r.nameGap(), l.width-l.x)
		}
		y += h
	}
}

// cellRule is the colour of a rule between items: on a page of a book its brass at half strength (literary, forest), as the rules at head and foot are
// of it.
func (c *canvas) cellRule() color.NRGBA {
	if c.theme.Decoration.Book.Show {
		return mix(c.colours.AccentShape, c.colours.Ground, cellStrength)
	}
	return c.colours.Rule
}

// cellStrength is that strength.
const cellStrength = 0.5
