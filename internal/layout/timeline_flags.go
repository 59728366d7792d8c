package layout

import (
	"cmp"
	"math"
	"slices"

	"cards/internal/layout/placement"
	"cards/internal/layout/text"
	"cards/internal/scene"
)

// Drawing the flags of a horizontal timeline: marks on the ruler, poles, cards, and the line of the deck's date.

// draw paints the ruler and the flags; it returns the kinds of marks.
func (r *ruled) draw(c *canvas) (kinds [markKinds]bool) {
	r.drawEras(c, r.overMarks(c))
	if r.log != nil {
		r.drawAges(c)
	} else {
		r.drawRuler(c)
		r.drawNow(c)
	}
	for i := range r.cards {
		if r.cards[i].key == 0 {
			r.drawPole(c, i)
		}
	}
	r.drawNumbers(c)
	for i := range r.cards {
		kinds[r.drawFlagMark(c, i)] = true
	}
	for i := range r.cards {
		if r.cards[i].key == 0 {
			r.drawCard(c, i)
		}
	}
	return kinds
}

// barHeight is the thickness of a bar, barGap the space between bars that lie over each other.
func barHeight(c *canvas) float64 { return c.theme.Timeline.Bar.Width * c.unit }
func barGap(c *canvas) float64    { return 4 * c.unit }

// stackBars moves bars that overlap on one side outwards, and returns how many lie over each other above and below.
func (r *ruled) stackBars(c *canvas) (above, below int) {
	var rows [2][][]placement.Span // what stands in each row of a side
	order := make([]int, len(r.cards))
	for i := range order {
		order[i] = i
	}
	// The longer are the nearer to the ruler, so that the poles of the shorter do not cross them.
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Compare(r.cards[b].to-r.cards[b].from, r.cards[a].to-r.cards[a].from)
	})
	for _, i := range order {
		card := &r.cards[i]
		if card.point {
			continue
		}
		side := boolInt(!r.flags[i].Above)
		taken := func(row []placement.Span) bool {
			return slices.ContainsFunc(row, func(s placement.Span) bool { return s.From < card.to+barGap(c) && card.from < s.To+barGap(c) })
		}
		for card.row = 0; card.row < len(rows[side]) && taken(rows[side][card.row]); card.row++ {
		}
		if card.row == len(rows[side]) {
			rows[side] = append(rows[side], nil)
		}
		rows[side][card.row] = append(rows[side][card.row], placement.Span{From: card.from, To: card.to})
	}
	return len(rows[0]), len(rows[1])
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

// edge is the height at which a mark on a side is centred, and the direction outwards.
func (r *ruled) edge(above bool) (y, out float64) {
	if above {
		return r.top, -1
	}
	return r.top + r.height, 1
}

// cardTop is where a card begins on its level.
func (r *ruled) cardTop(i int) float64 {
	f := r.flags[i]
	if f.Above {
		return r.above + float64(r.levels-1-f.Level)*r.pitch[0]
	}
	return r.below + float64(f.Level)*r.pitch[1]
}

// poleX is where a card's pole stands.
func (r *ruled) poleX(i int) float64 {
	card, f := &r.cards[i], r.flags[i]
	if card.point {
		return card.middle
	}
	return []float64{card.from, (card.from + card.to) / 2, card.to}[f.Point]
}

// drawPole paints a card's pole.
func (r *ruled) drawPole(c *canvas, i int) {
	card, f := &r.cards[i], r.flags[i]
	defer card.m.about(c)()
	flag := c.theme.Timeline.Flag
	w := flag.Pole * c.unit
	x := r.poleX(i)
	// At the ends of a bar the pole stands inside it.
	switch {
	case !card.point && f.Point == 0:
		x += w / 2
	case !card.point && f.Point == 2:
		x -= w / 2
	}
	edge, out := r.edge(f.Above)
	from := edge
	if !card.point {
		from += out * (barHeight(c)*float64(card.row+1) + barGap(c)*float64(card.row+1))
	}
	s := card.settings[f.Width]
	to := r.cardTop(i) + capTop*s.date.Size
	if !f.Above {
		to = r.cardTop(i) + s.height
	}
	stroke := scene.Stroke{Path: scene.Polyline(scene.Point{X: x, Y: from}, scene.Point{X: x, Y: to}), Paint: scene.Solid(c.colours.Faint), Width: w}
	if card.m.forecast {
		for _, d := range flag.Dash {
			stroke.Dash = append(stroke.Dash, d*c.unit)
		}
	}
	c.mark("connector", scene.Rect{X: x - w/2, Y: math.Min(from, to), W: w, H: math.Abs(to - from)}, stroke)
}

// capTop is the height of digits' tops below the em box's, in em.
const capTop = 0.14

// drawFlagMark paints an event's mark on its side of the ruler and returns its kind.
func (r *ruled) drawFlagMark(c *canvas, i int) markKind {
	card, f := &r.cards[i], r.flags[i]
	m := card.m
	defer m.about(c)()
	edge, out := r.edge(f.Above)
	p := pen{colour: c.markInk(), behind: c.colours.Ground, across: true}.of(r.l.st, m)
	if f.Above && r.inEra(card.middle) {
		p.behind = c.colours.Band
	}
	if card.point {
		kind := r.l.st.pointKind(m)
		c.point(kind, card.middle, edge, c.theme.Timeline.Dot.Radius*c.unit, 0, p)
		return kind
	}
	h := barHeight(c)
	y := edge + out*(barGap(c)+float64(card.row)*(h+barGap(c)))
	if f.Above {
		y -= h
	}
	bar := scene.Rect{Y: y, H: h}
	bar.X, bar.W = c.barSpan(card.from, card.to)
	done := 0.0
	if now, ok := r.l.st.asof.Anchor(); ok {
		done = (r.left + r.at(now.YearFraction()) - bar.X) / bar.W
	}
	p.soft = c.colours.Soft
	return c.stretch(r.l.st, m, bar, done, p)
}

// drawCard paints a card's words.
func (r *ruled) drawCard(c *canvas, i int) {
	card, f := &r.cards[i], r.flags[i]
	defer card.m.about(c)()
	s := card.settings[f.Width]
	gap := c.theme.Timeline.Flag.Text * c.unit
	x, y := r.poleX(i)+gap, r.cardTop(i)
	align := text.Start
	if f.Left {
		x, align = r.poleX(i)-gap-s.width, text.End
	}
	put := func(b *block, y float64) {
		own := *b
		own.align = align
		c.put(&own, x, y, s.width)
	}
	put(s.date, y)
	y += s.date.Size + seam
	flag, over := c.theme.Timeline.Flag, s.date
	if s.title != nil {
		y += c.under(over, s.title, flag.Title)
		put(s.title, y)
		y += s.title.Height()
		over = s.title
	}
	if s.text != nil {
		y += c.under(over, s.text, flag.TextFirst)
		put(s.text, y)
		y += s.text.Height()
	}
	if p := card.m.picture; p != nil {
		w := math.Min(s.width, s.picture[0]/cardRatio)
		if f.Left {
			x += s.width - w
		}
		c.picture(p, scene.Rect{X: x, Y: y + s.picture[1], W: w, H: s.picture[0]})
	}
}

// nowOver is how far the line of the deck's date stands out of the ruler, px: so far that its label keeps clear of marks on the edge.
func (r *ruled) nowOver() float64 {
	return math.Max(0.25*r.height, math.Max(1.25*r.c.theme.Timeline.Dot.Radius*r.c.unit, r.c.markReach(r.l.st)))
}

// drawNow paints the line of the deck's date through the ruler, with its label.
func (r *ruled) drawNow(c *canvas) {
	if r.nowLabel == nil {
		return
	}
	w := c.theme.Timeline.AsOf.Stroke * c.unit
	place := r.nowPlaces()[r.nowAt]
	over := r.nowOver()
	c.rule(scene.Rect{X: r.nowX - w/2, Y: r.top - over, W: w, H: r.height + 2*over}, c.colours.AccentShape)
	y := r.top - over - 0.25*r.nowLabel.Size - r.nowLabel.Size
	if place.side == 1 {
		y = r.top + r.height + over + 0.25*r.nowLabel.Size
	}
	c.put(r.nowLabel, place.from, y, place.to-place.from)
}
