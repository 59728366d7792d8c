package layout

import (
	"math"

	"cards/internal/layout/text"
	"cards/internal/scene"
)

// Drawing a table in columns.

// nenpyoPage is one page of it.
type nenpyoPage struct {
	*nenpyo
	c *canvas
	// from and to are its events; widths those of their columns, of which blank more stand empty at the left, each as wide as blankWidth.
	from, to   int
	widths     []float64
	blank      int
	blankWidth float64
	// block is the title block.
	block scene.Rect
	// top, parting and foot are the edges of the registers; named tells that names of eras stand over them on this page.
	top, parting, foot float64
	named              bool
}

// inColumns is the layout's name for inspect.
const inColumns = "list in columns"

// drawNenpyo draws the pages.
func (l *timelineLayout) drawNenpyo(n *nenpyo) []*Page {
	var out []*Page
	pages := len(n.starts)
	for p, from := range n.starts {
		to := len(n.cells)
		if p+1 < pages {
			to = n.starts[p+1]
		}
		c := l.page(p, pages, inColumns)
		page := &nenpyoPage{nenpyo: n, c: c, from: from, to: to}
		page.spread(pages == 1)
		c.mark("rule", n.outer, c.doubleFrame(n.outer, n.inner)...)
		page.rules()
		n.head.draw(n, c, page.block, n.pad, p+1, pages)
		page.events()
		l.finish(c, from, to)
		out = append(out, c.Page)
	}
	return out
}

// blockGrows is how much wider the title block may become on a page with room to spare, em of the title.
const blockGrows = 1.2

// widestColumn is how much wider columns may become where few of them would leave most of the page empty.
const widestColumn = 1.6

// spread gives every column its width.
func (p *nenpyoPage) spread(single bool) {
	for k := p.from; k < p.to; k++ {
		p.widths = append(p.widths, p.least(k))
	}
	for _, e := range p.eras.over(p.from, p.to) {
		lacks := (e.need - p.leastOf(e.from, e.to)) / float64(e.to-e.from)
		for k := e.from; k < e.to && lacks > 0; k++ {
			p.widths[k-p.from] += lacks
		}
	}
	room := p.table() - p.width(p.from, p.to)
	total, widest := 0.0, 0.0
	for _, w := range p.widths {
		total += w
		widest = math.Max(widest, w)
	}
	// The narrower columns grow first, so that all become as wide as each other where that is possible.
	most := math.Max(widest, total/float64(len(p.widths))+nenpyoSpread*p.title)
	if float64(len(p.widths))*most < (total+room)/2 {
		// Rather wide columns than more empty ones than written ones.
		most = math.Min(widestColumn*most, (total+room)/2/float64(len(p.widths)))
	}
	grown := level(p.widths, total+room, most)
	room -= grown - total
	p.block = scene.Rect{Y: p.field.Y, W: p.head.width, H: p.field.H}
	if single && room > 0 && len(p.head.columns) > 0 {
		grow := math.Min(room, blockGrows*p.head.columns[0].Size)
		p.block.W += grow
		room -= grow
	}
	p.block.X = p.field.Right() - p.block.W
	p.blankWidth = grown / float64(len(p.widths))
	if p.blank = int(room / p.blankWidth); p.blank == 1 {
		p.blank = 0 // one would look forgotten
	}
	room -= float64(p.blank) * p.blankWidth
	if all := float64(p.blank + len(p.widths)); room > 0 {
		// What is left is too little for a column.
		for i := range p.widths {
			p.widths[i] += room / all
		}
		p.blankWidth += room / all
	}
	p.top, p.foot = p.field.Y, p.field.Bottom()
	p.parting = p.top + p.eras.height + p.dates
	if p.named = len(p.eras.over(p.from, p.to)) > 0; p.named {
		p.top += p.eras.height
	}
}

// level raises the least of some widths to one level, so that together they take no more than room, and none is raised over most; it
// returns what they take.
func level(widths []float64, room, most float64) (total float64) {
	take := func(at float64) (sum float64) {
		for _, w := range widths {
			sum += math.Max(w, at)
		}
		return sum
	}
	low, high := 0.0, most
	if take(most) > room {
		for range 40 { // bisection, to far less than a px
			if mid := (low + high) / 2; take(mid) <= room {
				low = mid
			} else {
				high = mid
			}
		}
	} else {
		low = most
	}
	for i, w := range widths {
		widths[i] = math.Max(w, low)
		total += widths[i]
	}
	return total
}

// rules paints the rules that part title block, eras and registers.
func (p *nenpyoPage) rules() {
	c, heavy := p.c, p.heavy()
	left := p.field.X
	c.rule(scene.Rect{X: p.block.X - heavy, Y: p.field.Y, W: heavy, H: p.field.H}, c.colours.Rule)
	across := func(y, w float64) {
		c.rule(scene.Rect{X: left, Y: scene.Snap(y - w/2), W: p.block.X - heavy - left, H: w}, c.colours.Rule)
	}
	full := c.theme.Timeline.List.Full * c.unit
	if p.named {
		across(p.top, full)
	}
	across(p.parting, full)
}

// events paints the columns, their rules, the deck's date and what goes on.
func (p *nenpyoPage) events() {
	c := p.c
	x := p.block.X - p.heavy()
	edges := make([]float64, 0, len(p.widths)+1) // of the columns, from the right
	marked := p.nowOn(p.from, p.to)
	for k := p.from; k < p.to; k++ {
		now := marked && k == p.st.now
		tell := p.tell(k, now)
		switch {
		case now:
			x = p.drawNow(x, p.nowApart(p.from))
		case k > p.from:
			p.columnRule(k, x, tell)
		}
		edges = append(edges, x)
		x -= p.widths[k-p.from]
		p.event(k, x+p.widths[k-p.from]/2, tell)
	}
	edges = append(edges, x)
	p.drawEras(edges)
	if marked && p.st.now == p.to {
		x = p.drawNow(x, p.nowApart(p.from))
	} else if p.blank > 0 || p.to < len(p.cells) {
		p.solid(x, p.field.Y, c.theme.Timeline.List.Full)
	}
	for i := range p.blank {
		x -= p.blankWidth
		if i+1 < p.blank || p.to < len(p.cells) {
			p.solid(x, p.top, c.theme.Timeline.List.Full)
		}
	}
	if p.to < len(p.cells) {
		note := p.st.words.ToBelow(p.st.columnWords(p.st.roughly(p.to)))
		b := c.single(label{role: "note", text: note, lang: p.st.lang, style: c.theme.Type.Roles.Legend, size: p.label, colour: c.colours.Soft, vertical: true})
		c.put(b, (p.field.X+x)/2, p.foot-registerFoot*p.title-b.Width(), b.Width())
	}
}

// tell is how much of its date event k says; nothing is left out behind the deck's date and at the head of a page.
func (p *nenpyoPage) tell(k int, now bool) telling {
	if k == p.from || now {
		return tellAll
	}
	switch m, before := p.cells[k].m, p.cells[k-1].m; {
	case before.key != m.key || before.own:
		return tellAll
	case m.day != "" && m.day == before.day:
		return tellTime
	}
	return tellDay
}

// eraChanges reports whether event k lies in another era than the one before it.
func (p *nenpyoPage) eraChanges(k int) bool {
	for i := range p.eras.cells {
		if e := &p.eras.cells[i]; e.from == k || e.to == k {
			return true
		}
	}
	return false
}

// inOneEra reports whether event k and the one before it lie in the same era.
func (p *nenpyoPage) inOneEra(k int) bool {
	for i := range p.eras.cells {
		if e := &p.eras.cells[i]; e.from < k && k < e.to {
			return true
		}
	}
	return false
}

// columnRule parts event k from the one at its right, at x: a full rule where the year changes, or the era where there are eras; dots
// within, which leave the year its whole width.
func (p *nenpyoPage) columnRule(k int, x float64, tell telling) {
	list := &p.c.theme.Timeline.List
	switch {
	case p.eraChanges(k):
		p.solid(x, p.field.Y, heavyRule*list.Full)
	case tell != tellAll:
		p.dotted(x, p.top+p.yearFoot)
	case p.inOneEra(k):
		p.dotted(x, p.top)
	default:
		p.solid(x, p.top, list.Full)
	}
}

// solid paints a rule down from y, of a width in tokens.
func (p *nenpyoPage) solid(x, y, width float64) {
	w := width * p.c.unit
	p.c.rule(scene.Rect{X: scene.Snap(x - w/2), Y: y, W: w, H: p.foot - y}, p.c.colours.Rule)
}

// columnDots are the lengths on and off of a dotted rule, tokens.
var columnDots = [2]float64{2, 6}

// dotted paints a dotted rule down from y.
func (p *nenpyoPage) dotted(x, y float64) {
	c := p.c
	w := c.theme.Timeline.List.Within * c.unit
	x = scene.Snap(x)
	c.mark("rule", scene.Rect{X: x - w/2, Y: y, W: w, H: p.foot - y}, scene.Stroke{
		Path: scene.Polyline(scene.Point{X: x, Y: y}, scene.Point{X: x, Y: p.foot}), Paint: scene.Solid(c.colours.Rule), Width: w,
		Dash: []float64{columnDots[0] * c.unit, columnDots[1] * c.unit}})
}

// event paints event k about the middle of its column.
func (p *nenpyoPage) event(k int, middle float64, tell telling) {
	c, cell := p.c, &p.cells[k]
	dates := &cell.dates[tell]
	// Dates and lanes stand over the title, as far as there is room to its left.
	at := func(blocks []*block, breadth float64) float64 {
		if len(blocks) > 0 && len(cell.words) > 0 && cell.words[0].block != nil && breadth <= p.wordsBreadth(cell) {
			right, _ := p.sides(&cell.words[0])
			return middle + p.wordsBreadth(cell)/2 - right + blocks[0].Size/2
		}
		return middle + breadth/2
	}
	year, rest := at(dates.year, columnsBreadth(dates.year, sameDate)), at(dates.rest, columnsBreadth(dates.rest, sameDate))
	if p.register == registerBeside && len(dates.year) > 0 {
		breadth := p.datesBreadth(dates)
		year = at(dates.year, breadth)
		rest = year - breadth + columnsBreadth(dates.rest, sameDate)
	}
	// A year belongs to all events that are told under it.
	until := k + 1
	for until < p.to && p.tell(until, until == p.st.now && p.nowOn(p.from, p.to)) != tellAll {
		until++
	}
	done := c.about(k, until)
	c.putColumns(dates.year, year, p.top+registerTop*p.title, sameDate, false)
	done()
	defer cell.m.about(c)()
	c.putColumns(dates.rest, rest, p.parting-registerFoot*p.title, sameDate, true)
	y := p.parting + registerTop*p.title
	c.putColumns(cell.lanes, at(cell.lanes, columnsBreadth(cell.lanes, laneToLane)), y, laneToLane, false)
	p.putWords(c, cell, middle, y+p.lanes)
}

// drawNow paints the rule of the deck's date at the left of x and its tag at the rule's foot, and returns the rule's left edge; apart
// gives the tag a place of its own.
func (p *nenpyoPage) drawNow(x float64, apart bool) float64 {
	c := p.c
	w, tag := p.nowStroke(), tagWidth*p.label
	if apart {
		x -= tag
	}
	height := p.tagLength()
	top := p.top // within an era it leaves the era's name alone
	if p.eraChanges(p.st.now) {
		top = p.field.Y
	}
	r := scene.Rect{X: scene.Snap(x - w), Y: top, W: w, H: p.foot - top}
	c.rule(r, c.colours.AccentShape)
	c.rule(scene.Rect{X: r.Right(), Y: p.foot - height, W: tag, H: height}, c.colours.AccentShape)
	c.put(p.now, r.Right()+(tag-w)/2, p.foot-height+p.label/2, p.now.Width())
	return x - w
}

// drawEras names the eras over their columns, whose edges are given from the right.
func (p *nenpyoPage) drawEras(edges []float64) {
	for _, e := range p.eras.over(p.from, p.to) {
		right, left := edges[e.from-p.from], edges[e.to-1-p.from]-p.widths[e.to-1-p.from]
		b := p.eraName(&e, p.eras.size, math.Inf(1))
		if b.Width() > right-left-2*eraSides*b.Size+0.01 {
			named := *e.name
			b = &named
		}
		b.align = text.Centre
		p.c.put(b, left, p.field.Y+(p.eras.height-b.Height())/2, right-left)
	}
}
