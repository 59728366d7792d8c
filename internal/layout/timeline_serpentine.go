package layout

import (
	"fmt"
	"math"

	"cards/internal/layout/placement"
	"cards/internal/layout/text"
	"cards/internal/scene"
	"cards/internal/theme"
)

// A serpentine: a line in equal steps that turns at the end of each row, arrows that show the way, and a card under every mark.
// (design notes, timelines, section 8; timelines-unkind, section 3)

// serpentine is such a timeline in the making.
type serpentine struct {
	l       *timelineLayout
	cards   []eventCard
	columns int
	// pitch is from card to card, width that of a card, inset from the line's turns to the cards, px.
	pitch, width, inset float64
	// outset is how far the turns stand outside the area of words, px.
	outset float64
	// over and under are the room above the line, and from it to the dates; gap the least space between rows.
	over, under, gap float64
	now              *block
	room             float64
}

const (
	leastSnake = 3 // events: fewer make no row that turns
	// snakeColumn is the least pitch of columns, a token; mostSnakeColumns the most of them.
	snakeColumn      = 276
	mostSnakeColumns = 5
	// snakeTurn is the radius of the turns, a token, snakeBar the length of bars in radii of the marks.
	snakeTurn   = 34
	snakeInset  = 20 // from the area's edge to the cards, a token
	snakeOutset = 20
	snakeBar    = 4.6
	// snakeLine is how much thicker the line is than an axis.
	snakeLine = 1.7
	// leastSnakePage is the fewest events of one of several pages.
	leastSnakePage = 5
	// mostSnakePages is where a list is the better form.
	mostSnakePages = 3
)

// serpentine lays the timeline in rows that turn; false when the cards do not fit.
func (l *timelineLayout) serpentine() ([]*Page, bool) {
	c, st := l.canvas, l.st
	l.triedDates = nil
	n := len(st.moments)
	switch {
	case !l.bare(false):
		return nil, false
	case n < leastSnake:
		l.triedDates = append(l.triedDates, "too few events for rows that turn")
		return nil, false
	case c.Scene.Height == 0:
		l.triedDates = append(l.triedDates, "the page has no height of its own")
		return nil, false
	}
	_, _, sizes := c.eventSizes()
	foot := c.newFoot(st, st.kinds(), l.widestNote())
	foot.faded = true
	var best *serpentine
	var starts []int
	var head *head
	most := l.snakeColumns()
	for _, size := range sizes {
		for columns := most; columns >= max(2, most-2) && len(starts) != 1; columns-- {
			s, why := l.measureSerpentine(columns, size[0], size[1])
			if why != "" {
				l.triedDates = append(l.triedDates, fmt.Sprintf("%d columns, titles %s: %s", columns, px(size[0]), why))
				continue
			}
			for _, paged := range []bool{false, true} {
				h := c.newHead(st, paged)
				s.room = foot.top - h.foot
				cut := placement.Cuts{N: n, Fill: s.fill, PerPage: 1, Reward: func(i int) float64 { return st.moments[i].cut }}.Split()
				if cut == nil {
					l.triedDates = append(l.triedDates, fmt.Sprintf("%d columns, titles %s: a card is higher than the page", columns, px(size[0])))
					break
				}
				if len(cut) > 1 && !paged {
					continue
				}
				if best == nil || len(cut) < len(starts) {
					best, starts, head = s, cut, h
				}
				break
			}
		}
	}
	if best == nil {
		return nil, false
	}
	if len(starts) > mostSnakePages {
		l.triedDates = append(l.triedDates, fmt.Sprintf("%d pages are too many for rows that turn", len(starts)))
		return nil, false
	}
	for p, from := range starts {
		to := append(starts, n)[p+1]
		if len(starts) > 1 && to-from < leastSnakePage {
			l.triedDates = append(l.triedDates, fmt.Sprintf("a page of %d events is no serpentine", to-from))
			return nil, false
		}
	}
	title := best.cards[0].title
	for i := range best.cards {
		if title == nil {
			title = best.cards[i].title
		}
	}
	if title != nil {
		c.choose("timeline sizes", px(title.Size)+" titles", fmt.Sprintf("the largest at which the fewest pages do, %d cards a row", best.columns), l.triedDates...)
	}
	var out []*Page
	for p := range starts {
		to := n
		if p+1 < len(starts) {
			to = starts[p+1]
		}
		page := l.page(p, len(starts), "serpentine")
		head.draw(page, st, p+1, len(starts))
		kinds := best.draw(page, starts[p], to, head.foot)
		note := ""
		if to < n {
			note = st.words.ToBelow(st.roughly(to))
		}
		foot.draw(page, st, kinds, note)
		l.finish(page, starts[p], to)
		out = append(out, page.Page)
	}
	return out, true
}

// snakeColumns is the most columns that the page may have.
func (l *timelineLayout) snakeColumns() int {
	c := l.canvas
	return min(max(2, int(c.area.W/(snakeColumn*c.unit))), mostSnakeColumns, len(l.st.moments))
}

// measureSerpentine sets the cards in so many columns.
func (l *timelineLayout) measureSerpentine(columns int, title, body float64) (*serpentine, string) {
	c, st := l.canvas, l.st
	r := c.theme.Timeline.Dot.Radius * c.unit
	small := c.theme.Type.Roles.Tick.SizeOf(c.size, theme.LabelText)
	gutter := c.theme.Space.Neighbour * small * 0.8
	s := &serpentine{l: l, columns: columns, inset: snakeInset * c.unit}
	// The turns may stand a little outside of the words' area.
	s.outset = math.Min(snakeOutset*c.unit, math.Max(0, c.area.X-c.Safe.X-2*edgeRoom*c.unit))
	s.inset = math.Max(s.inset, snakeTurn*c.unit-s.outset)
	s.pitch = (c.area.W - 2*s.inset + gutter) / float64(s.columns)
	s.width = s.pitch - gutter
	s.over, s.under, s.gap = math.Max(1.2*r, c.markReach(st)), evenUnder*r, math.Max(16*c.unit, 0.4*title)
	if s.width < leastColumn*title {
		return nil, "the columns would be too narrow"
	}
	if st.line {
		s.now = c.single(c.nowLabel(st))
	}
	style := cardStyle{width: s.width, title: title, text: body, dateLines: 1, titleLines: 4, hang: true, lanes: small}
	for i := range st.moments {
		m := &st.moments[i]
		card, why := c.card(st, m, &style, c.cardDate(st, m))
		if why != "" {
			return nil, why
		}
		s.cards = append(s.cards, card)
	}
	return s, ""
}

// cardDate is the label of a card's whole date, nowLabel that of the deck's date.
func (c *canvas) cardDate(st *story, m *moment) label {
	dl := label{role: "date", item: m.lineItem, text: m.line, lang: st.lang, style: c.theme.Type.Roles.Date, colour: c.colours.AccentText, tabular: true, normalise: m.lineItem != ""}
	if m.regular {
		dl.weight = 400
	}
	return dl
}

func (c *canvas) nowLabel(st *story) label {
	return label{role: "tick", text: st.nowWords(), lang: st.lang, style: c.theme.Type.Roles.Tick, weight: 700, colour: c.colours.AccentText}
}

// rowOf is the height of the row of cards i to j-1, from above its line to the foot of its cards.
func (s *serpentine) rowOf(i, j int) float64 {
	h := 0.0
	for k := i; k < j; k++ {
		h = math.Max(h, s.cards[k].height)
	}
	h += s.over + s.under
	if s.now != nil && (s.l.st.now >= i && s.l.st.now < j || s.l.st.now == len(s.cards) && j == len(s.cards)) {
		h += s.nowRoom()
	}
	return h
}

// nowRoom is what the label of the deck's date takes above its line, px.
func (s *serpentine) nowRoom() float64 { return 1.5 * s.now.Size }

// fill returns the shares of a page's room that the cards from i on take, as placement.Cuts asks.
func (s *serpentine) fill(i int, _ bool) (shares []float64) {
	full := 0.0 // rows that are complete
	start := i
	for k := i; k < len(s.cards); k++ {
		h := full + s.rowOf(start, k+1)
		if h > s.room+0.01 {
			break
		}
		shares = append(shares, h/s.room)
		if k+1-start == s.columns {
			full, start = h+s.gap, k+1
		}
	}
	return shares
}

// spot is where a card's mark stands on its page.
type spot struct {
	row, column int
	x, y        float64
}

// draw paints cards i to j-1 from the height top on; it returns the kinds of marks.
func (s *serpentine) draw(c *canvas, i, j int, top float64) (kinds [markKinds]bool) {
	st := s.l.st
	rows := (j - i + s.columns - 1) / s.columns
	heights := make([]float64, rows)
	tallest, sum := 0.0, 0.0
	for r := range rows {
		heights[r] = s.rowOf(i+r*s.columns, min(j, i+(r+1)*s.columns))
		sum += heights[r]
		tallest = math.Max(tallest, heights[r])
	}
	free := s.room - sum - s.gap*float64(rows-1)
	if even := (tallest*float64(rows) - sum); even <= free {
		for r := range heights {
			heights[r] = tallest
		}
		free -= even
	}
	gap := s.gap + math.Min(free/float64(rows), 5*s.gap)
	free -= (gap - s.gap) * float64(rows-1)
	y := top + math.Max(0, free)*c.theme.Space.Centre*0.7
	radius := c.theme.Timeline.Dot.Radius * c.unit
	spots := make([]spot, j-i)
	for k := range spots {
		at := spot{row: k / s.columns, column: k % s.columns}
		if at.row%2 == 1 {
			at.column = s.columns - 1 - at.column
		}
		if k > 0 && at.row != spots[k-1].row {
			y += heights[at.row-1] + gap
		}
		at.x = scene.Snap(c.area.X + s.inset + float64(at.column)*s.pitch + radius)
		// The line stands under what room its row has for the label of the deck's date.
		line := y + heights[at.row] - s.rowFoot(i, j, at.row) - s.under
		at.y = scene.Snap(line)
		spots[k] = at
	}
	s.drawLine(c, spots, i, j)
	for k, at := range spots {
		card := &s.cards[i+k]
		colour := c.markInk()
		if st.laned() {
			colour = c.laneColour(st, st.trackOf(card.m)[0])
		}
		kinds[card.m.mark] = true
		length := snakeBar * radius
		x := at.x
		switch card.m.mark {
		case markWithin, markSpan, markUnderWay, markForecastSpan:
			x += length/2 - radius
		}
		done := card.m.about(c)
		c.point(card.m.mark, x, at.y, radius, length, pen{colour: colour, behind: c.colours.Ground, across: true}.of(st, card.m))
		card.put(c, at.x-radius, at.y+s.under, text.Start, nil)
		done()
	}
	return kinds
}

// rowFoot is the height of the highest card of a row.
func (s *serpentine) rowFoot(i, j, row int) (h float64) {
	for k := i + row*s.columns; k < min(j, i+(row+1)*s.columns); k++ {
		h = math.Max(h, s.cards[k].height)
	}
	return h
}

// drawLine paints the line through the marks, its turns and arrows, and the deck's date on it.
func (s *serpentine) drawLine(c *canvas, spots []spot, i, j int) {
	st := s.l.st
	axis := c.theme.Timeline.Axis
	w := snakeLine * axis.Width * c.unit
	colour := c.colours.Ink
	if axis.Colour != "" {
		colour = c.colours.Named(axis.Colour)
	}
	stroke := func(path scene.Path, area scene.Rect, ahead bool) {
		item := scene.Stroke{Path: path, Paint: scene.Solid(colour), Width: w}
		if ahead {
			for _, d := range axis.Dash {
				item.Dash = append(item.Dash, 1.4*d*c.unit)
			}
		}
		c.mark("axis", area, item)
	}
	straight := func(from, to, y float64, ahead bool) {
		if math.Abs(to-from) < 0.5 {
			return
		}
		stroke(scene.Polyline(scene.Point{X: from, Y: y}, scene.Point{X: to, Y: y}), scene.Rect{X: math.Min(from, to), Y: y - w/2, W: math.Abs(to - from), H: w}, ahead)
	}
	turn := snakeTurn * c.unit
	ahead := func(k int) bool { return st.line && i+k >= st.now } // of the stretch that leads to mark k
	now := -1
	if st.line && st.now > i && st.now <= j && (st.now < j || st.now == len(s.cards)) {
		now = st.now - i
	}
	if i > 0 {
		straight(c.area.X, spots[0].x, spots[0].y, ahead(0))
	}
	for k := 1; k < len(spots); k++ {
		a, b := spots[k-1], spots[k]
		if a.row == b.row {
			if k == now {
				at := (a.x + b.x) / 2
				straight(a.x, at, a.y, false)
				straight(at, b.x, a.y, true)
				s.drawNow(c, at, a.y)
				continue
			}
			straight(a.x, b.x, a.y, ahead(k))
			continue
		}
		// Round the end of the row.
		side, edge := 1.0, c.area.Right()+s.outset
		if a.row%2 == 1 {
			side, edge = -1, c.area.X-s.outset
		}
		dashed := ahead(k)
		if k == now {
			dashed = false
		}
		straight(a.x, edge-side*turn, a.y, dashed)
		var path scene.Path
		r := math.Min(turn, (b.y-a.y)/2)
		path.Arc(edge-side*turn, a.y+r, turn, r, -math.Pi/2, -math.Pi/2+side*math.Pi/2)
		path.Arc(edge-side*turn, b.y-r, turn, r, math.Pi/2-side*math.Pi/2, math.Pi/2)
		stroke(path, scene.Rect{X: math.Min(edge, edge-side*turn), Y: a.y, W: turn, H: b.y - a.y}, dashed)
		c.arrow(edge, (a.y+b.y)/2+axis.Arrow*c.unit/2, colour)
		if k == now {
			at := edge - side*turn
			s.drawNow(c, at, b.y)
			straight(at, b.x, b.y, true)
			continue
		}
		straight(edge-side*turn, b.x, b.y, dashed)
	}
	last := spots[len(spots)-1]
	way := 1.0
	if last.row%2 == 1 {
		way = -1
	}
	goesOn := j < len(s.cards)
	open := !goesOn && st.when(s.cards[j-1].m.event).OpenEnd()
	end := last.x + way*math.Min(0.62*s.pitch, math.Abs(map[bool]float64{true: c.area.Right() + s.outset, false: c.area.X - s.outset}[way > 0]-last.x))
	switch {
	case now == len(spots):
		at := last.x + way*0.5*math.Abs(end-last.x)
		straight(last.x, at, last.y, false)
		s.drawNow(c, at, last.y)
		if open {
			straight(at, end, last.y, true)
			c.arrowAcross(end, last.y, way, colour)
		}
	case goesOn || open:
		straight(last.x, end, last.y, ahead(len(spots)))
		c.arrowAcross(end, last.y, way, colour)
	}
}

// drawNow paints the deck's date across the line at x, and its label above it.
func (s *serpentine) drawNow(c *canvas, x, y float64) {
	w := c.theme.Timeline.AsOf.Stroke * c.unit
	r := c.theme.Timeline.Dot.Radius * c.unit
	x = scene.Snap(x)
	over := math.Max(1.5*r, c.markReach(s.l.st)+2*c.unit) // clear of the marks beside it
	c.rule(scene.Rect{X: x - w/2, Y: y - over, W: w, H: 2 * over}, c.colours.AccentShape)
	from := math.Min(math.Max(x-s.now.Width()/2, c.area.X), c.area.Right()-s.now.Width())
	c.putOnBaseline(s.now, from, y-over-text.Descent*s.now.Size-0.1*s.now.Size, s.now.Width())
}
