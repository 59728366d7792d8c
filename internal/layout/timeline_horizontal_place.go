package layout

import (
	"math"
	"slices"

	"cards/internal/layout/placement"
	"cards/internal/scene"
	"cards/internal/theme"
)

// Where the cards of a ruler with flags stand: the scale with the fewest breaks that does, sides and levels, and the heights of all.

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

// nowFurther is what each place of the label of the deck's date costs more than the one before.
const nowFurther = 0.15

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
		if cost += float64(k) * nowFurther; ok && taken != nil {
			cost += nowUnderWords * float64(r.wordsOver(taken, cards, flags))
		}
		if ok && cost < best {
			best, r.flags, r.nowAt = cost, flags, k
		}
	}
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
		// Where it has no room to the right of its line, it also leaves room for the pole of an event at the edge of the page.
		for _, from := range []float64{r.nowX + gap, math.Min(r.nowX+gap, r.c.area.Right()-2*gap-w), r.nowX - gap - w, r.nowX - w/2} {
			from = math.Min(math.Max(from, r.left), r.c.area.Right()-w)
			out = append(out, &nowPlace{side: side, from: from, to: from + w})
		}
	}
	return out
}

// nowSide is the side of the ruler on which the label of the deck's date stands: 0 above, 1 below; -1 when there is no label.
func (r *ruled) nowSide() int {
	if r.nowLabel == nil {
		return -1
	}
	return r.nowPlaces()[r.nowAt].side
}

// nowUnderWords is what it costs, in the currency of the placement, that the label of the deck's date stands between the words of an event and the ruler, where it is
// read as a line of theirs.
const nowUnderWords = 1.2

// wordsOver counts the cards whose words stand over the label of the deck's date at a place, or under it.
func (r *ruled) wordsOver(at *nowPlace, cards []placement.Card, flags []placement.LevelFlag) (n int) {
	for i, f := range flags {
		if f.Above != (at.side == 0) {
			continue
		}
		from := cards[i].Points[f.Point] + r.c.theme.Timeline.Flag.Text*r.c.unit
		to := from + cards[i].Widths[f.Width].Px
		if f.Left {
			from, to = 2*cards[i].Points[f.Point]-to, 2*cards[i].Points[f.Point]-from
		}
		if from < at.to && at.from < to {
			n++
		}
	}
	return n
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
		tall[r.nowSide()] += labelHeight
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
		if r.nowSide() == 0 {
			label = labelHeight
		}
		r.top = scene.Snap(top + label)
		r.below = scene.Snap(r.top + r.height + between)
		if r.nowSide() == 1 {
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
	if r.nowSide() == 1 {
		r.below = scene.Snap(r.below + labelHeight)
	}
	r.foot = bottom
	r.numbersAt = r.top + r.height + math.Max(bars[1], c.theme.Timeline.Dot.Radius*c.unit) + numbers
	if between < math.Max(bars[0], bars[1]) {
		return "bars that lie over each other leave no room"
	}
	return ""
}
