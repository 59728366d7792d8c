package layout

import (
	"math"
	"strings"

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
	mostSigns = 7
	// signAside is how far from the middle of a column two lines stand that share it, in columns, and widestSign the most between the
	// middles of the two, em of the larger.
	signAside  = 0.22
	widestSign = 2.2
)

// signSizes are the sizes of a name that is too long for its column, in that of the theme; on more lines it may be so much smaller, for
// no word to be torn, before it takes the smallest type. Beside a text that takes several leaves only the last is tried: it is the text
// that needs the columns there.
var signSizes = []float64{1, 0.88, 0.76}

// signFit sets a name on several lines of at most a length: on as many as it usually has, with one more, then a little smaller.
func (l *leafQuote) signFit(name label, most float64, lines int) *block {
	usual, sizes, more := name.size, signSizes, 1
	if quoteLength(l.q.runes) > l.theme.Type.Split {
		sizes, more = signSizes[len(signSizes)-1:], 0
	}
	for _, share := range sizes {
		try := name
		try.size = math.Max(share*usual, l.size.Floor(name.rank.textRank()))
		for n := lines; n <= lines+more; n++ {
			if b, ok := l.paragraph(try, most, n); ok && b.Torn == 0 {
				return b
			}
			// On as few lines as it takes a word is torn; one more may do, or a break after the dot of a name.
			p := l.prepare(try)
			if f, ok := p.At(try.size, text.Box{Width: most, Height: math.Inf(1), MaxLines: n, Mode: text.Display, Pitch: func(size float64, lines int) float64 { return l.pitch(try, size, lines) }}); ok && f.Torn == 0 {
				return &block{label: try, prepared: p, Fitted: f}
			}
			if dotted := l.dotted(try, most); len(dotted) > 1 && len(dotted) <= n {
				try.lines = dotted
				if b, ok := l.paragraph(try, most, n); ok {
					return b
				}
				try.lines = nil
			}
		}
	}
	return l.needed(name, most, lines)
}

// dotted divides a name whose parts are joined by dots into lines that end after one, each as long as a length allows; nil where a part is
// longer, or there is no dot.
func (l *leafQuote) dotted(name label, most float64) (lines []string) {
	line := ""
	for _, part := range strings.SplitAfter(name.text, "\u00b7") {
		whole := name
		whole.text = line + part
		if line != "" && l.line(whole).Width() > most {
			lines, line = append(lines, line), ""
			whole.text = part
		}
		if l.line(whole).Width() > most {
			return nil
		}
		line += part
	}
	return append(lines, line)
}

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
	n := l.columns - l.foreignRows()
	if len(l.titled) > 0 {
		n--
	}
	return n
}

// merged returns between which columns the leaf has no rules: the translation and the names stand over several rows.
func (l *leafQuote) merged(at leafColumns) (open [][2]int) {
	if l.leaf.lying {
		open = append(open, [2]int{at.other + 1, at.other + l.foreignRows()}, [2]int{at.signs + 1, at.signs + l.signed()})
	}
	return open
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
