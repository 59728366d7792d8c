package layout

import (
	"math"

	"cards/internal/layout/text"
)

// The names that sign a leaf. In columns they keep to the ruled columns like the text does: a line has the middle of its column, or
// two small ones stand beside each other in it (双行小字), and what needs more goes on in the next. In rows they stand one above the other,
// with no rules between.

// signSeat is where a block of names begins, and how its lines follow.
type signSeat struct {
	// axis is that of its first line, in columns to the left of the names' right edge; step is from there to the next.
	axis, step float64
}

const (
	// signGap is the least space between two names side by side, em of the smaller; signRoom what they may take of a column that they
	// share, as a share of it, signEasy the same where some columns would stay blank.
	signGap  = 0.4
	signRoom = 0.8
	signEasy = 0.62
	// signRoomLying is the same for rows.
	signRoomLying = 0.7
	// mostSigns is how many columns names may take beyond their first.
	mostSigns = 5
	// signAside is how far from the middle of a column two lines stand that share it, in columns, and widestSign the most between the
	// middles of the two, em of the larger.
	signAside  = 0.22
	widestSign = 2.2
)

// seats returns where the names stand in columns of a pitch, and how many columns they need; those that share one take no more than the
// room of it.
func (l *leafQuote) seats(pitch, room float64) (seats []signSeat, columns int) {
	// alone is the block that has a column for itself so far, and could share it.
	alone := -1
	for i, b := range l.signs {
		share := func(a *block) bool { return a.Size+b.Size+signGap*math.Min(a.Size, b.Size) <= room*pitch }
		aside := func(a *block) float64 { return math.Min(signAside, widestSign*math.Max(a.Size, b.Size)/2/pitch) }
		lines := b.Count()
		switch {
		case lines == 1 && alone >= 0 && share(l.signs[alone]):
			off := aside(l.signs[alone])
			seats[alone].axis -= off
			seats = append(seats, signSeat{axis: seats[alone].axis + 2*off})
			alone = -1
			continue
		case lines == 1:
			seats, alone = append(seats, signSeat{axis: float64(columns) + 0.5}), i
			columns++
			continue
		case share(b) && lines == 2:
			off := aside(b)
			seats = append(seats, signSeat{axis: float64(columns) + 0.5 - off, step: 2 * off})
			columns++
		case share(b):
			seats = append(seats, signSeat{axis: float64(columns) + 0.25, step: 0.5})
			columns += (lines + 1) / 2
		default:
			seats = append(seats, signSeat{axis: float64(columns) + 0.5, step: 1})
			columns += lines
		}
		alone = -1
	}
	return seats, columns
}

// roomFor reports whether the names have room in so many columns (rows) of a pitch.
func (l *leafQuote) roomFor(columns int, pitch float64) bool {
	if len(l.signs) == 0 {
		return true
	}
	if l.leaf.lying {
		return l.breadth() <= signRoomLying*float64(columns)*pitch
	}
	_, need := l.seats(pitch, signRoom)
	return need <= columns
}

// breadth is what names in rows take of the height, px, with the least space between them.
func (l *leafQuote) breadth() float64 {
	b := 0.0
	for i, s := range l.signs {
		if i > 0 {
			b += signGap * s.Size
		}
		b += s.Height()
	}
	return b
}

// signed is how many columns the names have.
func (l *leafQuote) signed() int {
	if len(l.titled) > 0 {
		return l.columns - 1
	}
	return l.columns
}

// merged returns between which columns the leaf has no rules, the names' being the ones from from on: names in rows stand over them.
func (l *leafQuote) merged(from int) (first, end int) {
	if !l.leaf.lying {
		return 0, 0
	}
	return from + 1, from + l.signed()
}

// placeSigns puts the names into their columns, the first of which is from.
func (l *leafQuote) placeSigns(from int, pitch float64) {
	switch {
	case len(l.signs) == 0:
	case l.leaf.lying:
		l.placeRows(l.leaf.field.Y+float64(from)*pitch, float64(l.signed())*pitch)
	default:
		seats, need := l.seats(pitch, signEasy)
		if need > l.signed() {
			seats, _ = l.seats(pitch, signRoom)
		}
		right, foot := l.leaf.field.Right()-float64(from)*pitch, l.leaf.field.Y+l.pad+l.along()
		for i, b := range l.signs {
			b.Fitted.Pitch = seats[i].step * pitch
			l.putColumn(b, right-seats[i].axis*pitch, foot)
		}
	}
}

// putColumn puts a block with the axis of its first column at x and the foot of every column at foot.
func (l *leafQuote) putColumn(b *block, x, foot float64) {
	b.align = text.End
	most := b.Width()
	l.put(b, x, foot-most, most)
}

// placeRows puts the names into the rows from top on, flush right or in the middle, one under the other.
func (l *leafQuote) placeRows(top, height float64) {
	bottom := top + (height+l.breadth())/2
	for i := len(l.signs) - 1; i >= 0; i-- {
		s := l.signs[i]
		s.align = text.End
		if l.Layout == formCentre {
			s.align = text.Centre
		}
		l.putOnFoot(s, l.leaf.field.X+l.pad, bottom, l.along())
		bottom -= s.Height() + signGap*s.Size
	}
}
