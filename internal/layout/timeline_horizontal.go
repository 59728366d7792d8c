package layout

import (
	"fmt"
	"math"
	"slices"
	"strconv"

	"cards/internal/edtf"
	"cards/internal/layout/placement"
	"cards/internal/layout/text"
	"cards/internal/scene"
	"cards/internal/theme"
	"cards/internal/words"
)

// A horizontal timeline on a true scale: a ruler across the page, its breaks drawn, and the events as flags above and
// below it.

// ruled is a horizontal timeline in the making.
type ruled struct {
	l     *timelineLayout
	c     *canvas
	scale placement.Scale
	cards []flagCard
	flags []placement.LevelFlag
	// levels is how many cards a side has over each other, pitch from one to the next, px.
	levels int
	pitch  [2]float64
	// under tells that all cards stand under the ruler; also are times that the scale holds besides the events, framed those whose
	// stretch of the axis, and air px about it, no card may reach into.
	under        bool
	also, framed []placement.Span
	air          float64
	// log is the scale of a ruler of ages, with the width of its break to now and the words in both; nil on a ruler of years.
	log      *placement.LogScale
	logBreak float64
	omitted  []string
	nowWord  *block
	// left is the axis's left edge, length its length, top and height those of the ruler's band, px.
	left, length, top, height float64
	// above and below are the tops of the cards.
	above, below float64
	nowLabel     *block
	nowX         float64
	nowAt        int // index into nowPlaces
	foot         float64
	// keys are the events without cards; nil when all have one.
	keys *keyed
	// numbersAt is the foot of the row of their numbers, px.
	numbersAt float64
	// eras are those of the axis, eraRow the height of the row of their names over the marks, px.
	eras   []flagEra
	eraRow float64
	// year is the year that another ruler of the picture says; 0 is none.
	year int64
	// sparse is by how many steps the scale has fewer breaks than it may have.
	sparse int
	// labelled are the places of the years that the ruler names, px on the page, once it is drawn.
	labelled []float64
}

// flagCard is an event's card in its settings.
type flagCard struct {
	m        *moment
	settings []flagSetting
	// from and to are the places of its time on the axis, px; point tells that it is a point, at middle.
	from, to, middle float64
	point            bool
	row              int // of its bar, outwards
	// key is the event's place in the key, from 1; 0 when it has a card.
	key int
}

// flagSetting is a card set in one width.
type flagSetting struct {
	date, title, text *block
	width, height     float64
	cost              float64
	// picture is the height of the event's picture, and the space over it, px.
	picture [2]float64
}

// horizontal lays the timeline on a ruler across the page, the lightest events in a key if need be; false when the cards do not all
// find a place.
func (l *timelineLayout) horizontal() ([]*Page, bool) {
	l.triedDates = nil
	if !l.bare(true) || !l.dated() {
		return nil, false
	}
	if pages, ok := l.across(nil); ok {
		return pages, true
	}
	pages := l.withKey(l.across)
	return pages, pages != nil
}

// across lays the timeline on a ruler with a card for every event that is not in the key, which may be nil.
func (l *timelineLayout) across(k *keyed) ([]*Page, bool) {
	c := l.canvas
	title, body, sizes := c.eventSizes()
	if len(l.st.moments) <= fewEvents {
		sizes = append([][2]float64{{fewTitle * title, fewText * body}}, sizes...)
	}
	head := c.newHead(l.st, false)
	kinds := l.st.ruledKinds()
	foot := c.newFoot(l.st, kinds, 0)
	foot.addKey(c, k)
	for _, size := range sizes {
		r := &ruled{l: l, c: c, left: c.area.X, length: c.area.W, height: c.rulerHeight(l.st), keys: k}
		if why := r.place(head.foot, foot.top, size[0], size[1]); why != "" {
			l.triedDates = append(l.triedDates, fmt.Sprintf("titles %s: %s", px(size[0]), why))
			continue
		}
		c.choose("timeline scale", fmt.Sprintf("%.4g px a year, %d breaks", r.scale.PerYear, len(r.scale.Parts)-1), "proportional, with what is empty left out")
		c.choose("timeline sizes", fmt.Sprintf("%s titles, %s texts", px(size[0]), px(size[1])), "the largest at which all cards find a place", l.triedDates...)
		k.tell(c, l.st)
		p := l.page(0, 1, "horizontal")
		head.draw(p, l.st, 1, 1)
		used := r.draw(p)
		foot.draw(p, l.st, used, "")
		l.finish(p, 0, len(l.st.moments))
		k.account(p)
		return []*Page{p.Page}, true
	}
	return nil, false
}

// Two events on a ruler: how much larger their cards are set, and the share of their time that the ruler goes on beyond both.
const (
	fewTitle = 1.4
	fewText  = 1.25
	fewAir   = 0.08
)

// ruledKinds are the kinds of marks that the events may have on a ruler, as points or as bars: room is kept for their key.
func (st *story) ruledKinds() (kinds [markKinds]bool) {
	for i := range st.moments {
		m := &st.moments[i]
		kinds[m.mark], kinds[st.pointKind(m)] = true, true
		switch interval := spans(st.when(m.event)); {
		case m.underWay:
			kinds[markUnderWay] = true
			kinds[markGoing] = kinds[markGoing] || st.when(m.event).OpenEnd()
		case m.forecast:
			kinds[markForecastSpan] = true
		case interval:
			kinds[markSpan] = true
		default:
			kinds[markWithin] = true
		}
	}
	return kinds
}

// pointKind is the mark of a moment that a ruler shows as a point, whatever stretch it is on an axis without one.
func (st *story) pointKind(m *moment) markKind {
	switch m.mark {
	case markForecastSpan:
		return markForecast
	case markWithin, markSpan, markUnderWay, markSeveral:
		switch when := st.when(m.event); {
		case when.Uncertain():
			return markUndated
		case when.Approximate():
			return markApproximate
		}
		return markExact
	}
	return m.mark
}

// place measures the scale and the cards and finds where they stand; why says why they find no place. Of the scales at which marks
// are as well apart as with the most breaks, it takes that with few breaks and few levels of cards.
func (r *ruled) place(top, bottom, title, body float64) (why string) {
	fresh := *r
	near := crowdedMarks * r.c.theme.Timeline.Dot.Radius * r.c.unit
	best, least, crowded := -1, math.Inf(1), 0
	for sparse := range mostScales {
		// From the most breaks to none.
		try := fresh
		try.sparse = sparse
		reason := try.placeOn(top, bottom, title, body)
		if sparse == 0 {
			why = reason
		}
		if sparse > try.sparse {
			break
		}
		if len(try.scale.Parts) > 0 {
			n := try.scale.Crowded(r.l.st.times(), near)
			if sparse == 0 {
				crowded = n
			}
			if n > crowded {
				continue
			}
		}
		if cost := float64(try.levels) + breakPrice*float64(len(try.scale.Parts)-1); reason == "" && cost < least {
			best, least = sparse, cost
		}
	}
	if best < 0 {
		return why
	}
	*r = fresh
	r.sparse = best
	return r.placeOn(top, bottom, title, body)
}

// blocked are the stretches that no card may reach into, px: where they lie depends on the scale.
func (r *ruled) blocked() (out []placement.Span) {
	for _, f := range r.framed {
		out = append(out, placement.Span{From: r.left + r.at(f.From) - r.air, To: r.left + r.at(f.To) + r.air})
	}
	return out
}

const (
	// mostScales is how many scales of one timeline there may be.
	mostScales = 4
	// breakPrice is how many levels of cards one break is worth.
	breakPrice = 0.3
)

// placeOn places the cards on one scale.
func (r *ruled) placeOn(top, bottom, title, body float64) (why string) {
	room := bottom - top - r.height
	if room < 4*title {
		return "the page is too low"
	}
	if why := r.measureScale(); why != "" {
		return why
	}
	return r.placeCards(top, bottom, room, title, body)
}

// placeCards finds where the cards stand: on one level a side if they find a place there, else on a few.
func (r *ruled) placeCards(top, bottom, room, title, body float64) (why string) {
	c, st := r.c, r.l.st
	radius := c.theme.Timeline.Dot.Radius * c.unit
	clear := 2.2 * radius
	limit := room/2 - clear
	if r.under {
		limit = room - 1.6*radius
	}
	labelHeight := 0.0
	if st.line && r.log == nil {
		r.nowLabel = c.single(r.nowWords())
		labelHeight = 1.35*r.nowLabel.Size + r.nowOver() - 0.25*r.height
	}
	below := 0.0
	if r.keys != nil {
		below = r.keys.row
	}
	cards := make([]placement.Card, len(st.moments))
	r.cards = make([]flagCard, len(st.moments))
	var carded []int // the events with cards
	for i := range st.moments {
		if n := r.keys.index(&st.moments[i]); n > 0 {
			r.cards[i] = r.time(&st.moments[i])
			r.cards[i].key = n
			r.keys.entries[n-1].true = r.cards[i].middle
			continue
		}
		card := r.card(&st.moments[i], title, body)
		if card.point {
			cards[i].Points = []float64{card.middle}
		} else {
			cards[i].Points = []float64{card.from, (card.from + card.to) / 2, card.to}
		}
		r.cards[i] = card
		carded = append(carded, i)
	}
	field := placement.Field{Left: r.left, Right: c.area.Right(), Blocked: r.blocked(), Gap: c.theme.Space.Neighbour * c.theme.Type.Roles.Tick.SizeOf(c.size, theme.LabelText),
		Apart: c.theme.Timeline.Flag.Apart * c.unit, Text: c.theme.Timeline.Flag.Text * c.unit}
	if r.keys != nil {
		if field.Taken[1], why = r.keys.placeNumbers(c, r.left, c.area.Right()); why != "" {
			return why
		}
		// Cards are placed without those in the key.
		cards = slices.DeleteFunc(cards, func(p placement.Card) bool { return p.Points == nil })
	}
	if len(st.eras) > 0 {
		if r.keys != nil {
			return "eras leave no room for a key"
		}
		if field.Taken[0], why = r.measureFlagEras(); why != "" {
			return why
		}
	}
	gap := levelGap * title
	for r.levels = 1; r.levels <= mostLevels && r.flags == nil; r.levels++ {
		// Each level has its share of the height; what is above the first is air between the cards.
		share := func(limit float64) float64 { return (limit - gap*float64(r.levels-1)) / float64(r.levels) }
		for i := range cards {
			cards[i].Widths = nil
			for _, s := range r.cards[carded[i]].settings {
				cards[i].Widths = append(cards[i].Widths, placement.Width{Px: s.width, Cost: s.cost, Above: !r.under && s.height <= share(limit-labelHeight-r.eraRow), Below: s.height <= share(limit-below-labelHeight*boolFloat(r.under))})
			}
		}
		r.placeOnLevels(field, cards)
	}
	r.levels--
	if r.flags == nil {
		return "no place for all cards without overlap"
	}
	// The marks of those in the key stand at the lower edge.
	flags := make([]placement.LevelFlag, len(r.cards))
	for i, at := range carded {
		flags[at] = r.flags[i]
	}
	r.flags = flags
	return r.settle(top, bottom, room, labelHeight)
}

// mostLevels is how many cards may stand over each other on a side, and levelGap the space between them, em of the titles.
const (
	mostLevels = 3
	levelGap   = 0.55
)

// placeOnLevels places the cards on the levels that there are, for each place of the deck's date's label, and takes the cheapest.
func (r *ruled) placeOnLevels(field placement.Field, cards []placement.Card) {
	best := math.Inf(1)
	for k, taken := range r.nowPlaces() {
		f := field
		if taken != nil {
			if r.keys != nil && taken.side == 1 || len(r.eras) > 0 && taken.side == 0 {
				continue // the numbers, or the names of eras, stand there
			}
			f.Taken[taken.side] = append(f.Taken[taken.side][:0:0], placement.Span{From: taken.from, To: taken.to})
		}
		var flags []placement.LevelFlag
		var cost float64
		var ok bool
		if r.levels == 1 {
			var one []placement.Flag
			one, cost, ok = f.Place(cards)
			for _, fl := range one {
				flags = append(flags, placement.LevelFlag{Flag: fl})
			}
		} else {
			flags, cost, ok = placement.LevelField{Field: f, Levels: r.levels}.Place(cards)
		}
		if cost += float64(k) * 0.2; ok && cost < best {
			best, r.flags, r.nowAt = cost, flags, k
		}
	}
}

// spans are the times that the scale holds.
func (r *ruled) spans() []placement.Span {
	st := r.l.st
	spans := st.times()
	if now, ok := st.asof.Anchor(); ok && st.line {
		at := now.YearFraction()
		spans = append(spans, placement.Span{From: at, To: at})
	}
	return append(spans, r.also...)
}

// measureScale lays the events and the deck's date on a scale of the axis's length; why says why that does not do.
func (r *ruled) measureScale() (why string) {
	c, st := r.c, r.l.st
	spans := r.spans()
	if whole := math.Abs(spans[len(spans)-1].To - spans[0].From); len(st.moments) == fewEvents && whole > 0 && len(r.also) == 0 {
		// Two events, and the deck's date between them, are apart what they are apart: nothing is left out.
		first, last := math.Inf(1), math.Inf(-1)
		for _, s := range spans {
			first, last = math.Min(first, s.From), math.Max(last, s.To)
		}
		air := fewAir * (last - first)
		spans = append(spans, placement.Span{From: first - air, To: last + air})
	}
	r.scale = r.chosenScale(spans, c.theme.Timeline.Break.Width.For(c.size))
	// Words that are longer than the theme's breaks are wide make all of them wider.
	if need, ok := r.breakWidth(c); ok && need > r.scale.Break {
		r.scale = r.chosenScale(spans, need)
	}
	if _, ok := r.breakWidth(c); !ok || r.scale.PerYear <= 0 {
		return "what the breaks leave out cannot be written inside them"
	}
	return ""
}

// chosenScale is the scale with the most breaks, or one that has fewer by so many steps as sparse asks; sparse becomes what there is.
func (r *ruled) chosenScale(spans []placement.Span, width float64) placement.Scale {
	scales := placement.Scales(spans, r.length, width, r.leastPart(spans[0].From))
	r.sparse = min(r.sparse, len(scales)-1)
	return scales[len(scales)-1-r.sparse]
}

// leastPart returns the least length of what lies between two breaks and begins with a year: room for that year, px.
func (r *ruled) leastPart(first float64) func(year float64) float64 {
	c := r.c
	names := newYearNames(r.l.st, first)
	return func(year float64) float64 {
		year = math.Floor(year)
		if !names.early && year > 0 {
			year = 2000 // digits are as wide as each other
		}
		b := c.single(label{role: "tick", text: names.of(year), lang: r.l.st.lang, style: c.theme.Type.Roles.Tick, weight: 700, tabular: true})
		return math.Max(leastPart*c.unit, b.Width()+2.4*c.theme.Timeline.Ruler.Label*c.unit)
	}
}

// leastPart is the least length of a part of the ruler, a token.
const leastPart = 60

// span is the time that a moment takes on a scale; an open end reaches as far as the moment itself.
func (m *moment) span(st *story) (from, to float64) {
	from, to = m.from, math.Max(m.from, m.to)
	if when := st.when(m.event); m.pointlike(when) {
		mid := (from + to) / 2
		return mid, mid
	}
	return from, to
}

// times are the spans of all moments.
func (st *story) times() []placement.Span {
	spans := make([]placement.Span, len(st.moments))
	for i := range st.moments {
		spans[i].From, spans[i].To = st.moments[i].span(st)
	}
	return spans
}

// pointlike reports whether a date stands for one moment, however well it is known.
func (m *moment) pointlike(when edtf.Date) bool {
	return !when.IsInterval() && !coarse(when) && (when.Approximate() || when.Uncertain())
}

// nowWords is the label of the deck's date over the ruler.
func (r *ruled) nowWords() label { return r.c.nowLabel(r.l.st) }

// nowPlace is where the label of the deck's date may stand.
type nowPlace struct {
	side     int // 0 above, 1 below
	from, to float64
}

// nowPlaces are the places of that label, the best first; a nil one when there is no label.
func (r *ruled) nowPlaces() []*nowPlace {
	if r.nowLabel == nil {
		return []*nowPlace{nil}
	}
	now, _ := r.l.st.asof.Anchor()
	r.nowX = scene.Snap(r.left + r.scale.At(now.YearFraction()))
	gap := r.c.theme.Timeline.Flag.Text * r.c.unit
	w := r.nowLabel.Width()
	var out []*nowPlace
	for side := range 2 {
		for _, from := range []float64{r.nowX + gap, r.nowX - gap - w, r.nowX - w/2} {
			from = math.Min(math.Max(from, r.left), r.c.area.Right()-w)
			out = append(out, &nowPlace{side: side, from: from, to: from + w})
		}
	}
	return out
}

// strandedCost is what a line that strands a particle costs a card, in the currency of placing flags: more than a flag to the
// left on the side of the card before, so that another side or direction is taken where there is room for a better width.
const strandedCost = 4.0

// time is an event's place on the axis.
func (r *ruled) time(m *moment) flagCard {
	c, st := r.c, r.l.st
	card := flagCard{m: m}
	from, to := m.span(st)
	card.from, card.to = r.left+r.at(from), r.left+r.at(to)
	card.middle = (card.from + card.to) / 2
	when := st.when(m.event)
	card.point = m.dotted(c, when, card.to-card.from)
	return card
}

// card sets an event in a few widths.
func (r *ruled) card(m *moment, title, body float64) flagCard {
	c, st := r.c, r.l.st
	flag := c.theme.Timeline.Flag
	card := r.time(m)
	roles := c.theme.Type.Roles
	date := c.single(label{role: "date", item: m.lineItem, text: m.line, lang: st.lang, style: roles.Date, colour: c.colours.AccentText, tabular: true, normalise: m.lineItem != ""})
	titleStyle, textStyle := roles.EventTitle, roles.EventText
	reference := titleStyle.SizeOf(c.size, theme.EventTitleText)
	titleStyle.Leading = flag.Line * c.unit / reference
	textStyle.Leading = flag.TextLine * c.unit / textStyle.SizeOf(c.size, theme.EventTextText)
	if c.size.Class == theme.Banner {
		titleStyle.Leading, textStyle.Leading = roles.EventTitle.Leading, roles.EventText.Leading
	}
	tl := label{role: "title", item: m.item + ".title", text: m.title, lang: st.lang, style: titleStyle, rank: rankTitle, size: title, colour: c.colours.Ink, normalise: true}
	if m.regular {
		tl.weight = 400
	}
	xl := label{role: "text", item: m.item + ".text", text: m.text, lang: st.lang, style: textStyle, rank: rankText, size: body, colour: c.colours.Soft, normalise: true}
	seen := map[float64]bool{}
	for _, em := range []float64{18, 14, 12, 10, 9, 8, 7, 6, 5} {
		s := flagSetting{date: date, width: date.Width()}
		y := date.Size + seam
		measure := math.Max(em*title, date.Width())
		if m.title != "" {
			b, ok := c.tight(tl, measure, 3)
			if !ok || b.Torn > 0 && b.Count() > 1 {
				continue
			}
			s.title, s.width = b, math.Max(s.width, b.Width())
			y += c.under(date, b, flag.Title) + b.Height()
			s.cost += []float64{0, 0, 0.3, 1.2}[min(b.Count(), 3)] + strandedCost*float64(b.Stranded)
		}
		if m.text != "" {
			b, ok := c.tight(xl, measure, 4)
			if !ok || b.Torn > 0 && b.Count() > 1 {
				continue
			}
			s.text, s.width = b, math.Max(s.width, b.Width())
			over := date
			if s.title != nil {
				over = s.title
			}
			y += c.under(over, b, flag.TextFirst) + b.Height()
			s.cost += []float64{0, 0.1, 0, 0.4, 1}[min(b.Count(), 4)] + strandedCost*float64(b.Stranded)
		}
		if m.picture != nil {
			s.width = math.Max(s.width, leastCardPicture*title)
			s.picture[0], s.picture[1] = c.cardPicture(s.width, title)
			y += s.picture[0] + s.picture[1]
		}
		s.height = y
		// A wide card of one line looks like a banner beside cards of two.
		s.cost += math.Max(0, s.width/(11*title)-1)
		if seen[s.width] {
			continue
		}
		seen[s.width] = true
		card.settings = append(card.settings, s)
	}
	return card
}

// leastCardPicture is the least width of a card with a picture, em of its title.
const leastCardPicture = 5

// under is the space between a block and the one under it, px, when step px of tokens lie between the last baseline of the
// one and the first of the other at the usual sizes.
func (c *canvas) under(over, b *block, step float64) float64 {
	reference := b.style.SizeOf(c.size, b.rank.textRank())
	return math.Max(step*c.unit*b.Size/reference-text.Descent*over.Size-text.Ascent*b.Size, over.beneath(b, 0.1*b.Size))
}

// settle finds the heights of cards and ruler once all cards have a side; why says why there is no room.
func (r *ruled) settle(top, bottom, room, labelHeight float64) (why string) {
	var tall [2]float64
	for i, f := range r.flags {
		if r.cards[i].key > 0 {
			continue
		}
		side := 1
		if f.Above {
			side = 0
		}
		tall[side] = math.Max(tall[side], r.cards[i].settings[f.Width].height)
	}
	c := r.c
	for side := range tall {
		r.pitch[side] = tall[side] + levelGap*c.theme.Type.Roles.EventTitle.SizeOf(c.size, theme.EventTitleText)
		if tall[side] > 0 {
			tall[side] += float64(r.levels-1) * r.pitch[side]
		}
	}
	if r.nowLabel != nil {
		tall[r.nowAt/3] += labelHeight
	}
	tall[0] += r.eraRow
	numbers := 0.0
	if r.keys != nil {
		numbers = r.keys.row
		tall[1] += numbers
	}
	free := math.Max(0, room-tall[0]-tall[1])
	// What is free goes over the cards, between cards and ruler, and under them; the poles take the middle.
	most := 3.2 * c.theme.Type.Roles.EventTitle.SizeOf(c.size, theme.EventTitleText)
	between := math.Min(free*0.3, most)
	if r.levels > 1 {
		between = math.Min(free*0.25, 0.4*most)
	}
	// Bars that lie over each other reach outwards.
	over, under := r.stackBars(c)
	var bars [2]float64
	for side, n := range [2]int{over, under} {
		if n > 0 {
			bars[side] = float64(n)*(barHeight(c)+barGap(c)) + 2*barGap(c)
		}
	}
	between = math.Max(between, math.Min(free/2, math.Max(bars[0], bars[1])))
	rest := free - 2*between
	if r.under {
		between = math.Max(math.Min(free*0.4, most), math.Min(free, bars[1]))
		label := 0.0
		if r.nowLabel != nil && r.nowAt/3 == 0 {
			label = labelHeight
		}
		r.top = scene.Snap(top + label)
		r.below = scene.Snap(r.top + r.height + between)
		if r.nowLabel != nil && r.nowAt/3 == 1 {
			r.below = scene.Snap(r.below + labelHeight)
		}
		r.foot = bottom
		if between < bars[1] {
			return "bars that lie over each other leave no room"
		}
		return ""
	}
	r.above = scene.Snap(top + rest*c.theme.Space.Centre)
	r.top = scene.Snap(r.above + tall[0] + between)
	r.below = scene.Snap(r.top + r.height + between + numbers)
	if r.nowLabel != nil && r.nowAt/3 == 1 {
		r.below = scene.Snap(r.below + labelHeight)
	}
	r.foot = bottom
	r.numbersAt = r.top + r.height + math.Max(bars[1], c.theme.Timeline.Dot.Radius*c.unit) + numbers
	if between < math.Max(bars[0], bars[1]) {
		return "bars that lie over each other leave no room"
	}
	return ""
}

// yearLabel writes a year on the ruler: bare digits, with the era's name before year 1.
func yearLabel(st *story, year float64) string {
	y := int64(math.Round(year))
	if y > 0 {
		return strconv.FormatInt(y, 10)
	}
	s := strconv.FormatInt(y, 10)
	switch {
	case y == 0:
		s = "0000"
	case y > -1000:
		s = fmt.Sprintf("-%04d", -y)
	case y < -9999:
		s = "Y" + s
	}
	d, err := edtf.Parse(s)
	if err != nil {
		return s
	}
	return d.Show(st.lang)
}

// unitWords is the unit in which a break's length is told, and how many of them one unit of the scale is.
func unitWords(unit float64) (words.Unit, int) {
	switch {
	case unit >= 1:
		return words.Years, int(math.Min(unit, 1e9))
	case unit > 1.0/13:
		return words.Months, 1
	}
	return words.Days, 1
}
