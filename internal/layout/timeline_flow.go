package layout

import (
	"math"

	"cards/internal/edtf"
	"cards/internal/layout/placement"
	"cards/internal/theme"
	"cards/internal/words"
)

// The flow of a vertical timeline: rows and what stands between them (breaks, the deck's date, labels of eras), cut into
// columns and pages, and spread over the height that there is.

// pieceKind is what a piece of the flow is.
type pieceKind uint8

const (
	rowPiece pieceKind = iota
	breakPiece
	nowPiece
	eraPiece
	fromPiece
)

// piece is one thing in a column.
type piece struct {
	kind pieceKind
	// before is the least space before it, px; grow tells that it may be more.
	before float64
	grow   bool
	height float64
	k      int // index of the moment, for eraPiece of the era
	// tell is how much of its date the row says.
	tell  telling
	label *block
	// top is where it stands, once placed.
	top float64
}

// flow is a timeline measured in a form.
type flow struct {
	c     *canvas
	st    *story
	style rowStyle
	rows  []row
	// bands holds, for every era, its first and last moment; last < first when no event lies in it.
	bands [][2]int
	// labels are those of the breaks, the deck's date and the eras.
	gaps    []*block
	ahead   []*block
	last    *block
	now     *block
	eras    []eraLabel
	columns int
	room    float64
	// least and most bound the gaps; extra is by how much those of the page that was spread last are more than the least.
	least, most, extra float64
}

// newFlow measures the flow's parts; why says why the form does not do.
func (c *canvas) newFlow(st *story, style rowStyle, columns int, room float64) (*flow, string) {
	f := &flow{c: c, st: st, columns: columns, room: room}
	var why string
	if f.rows, f.style, why = c.measureRows(st, style); why != "" {
		return nil, why
	}
	v := &c.theme.Timeline.Vertical
	scale := style.title / c.theme.Type.Roles.EventTitle.Size.For(c.size)
	f.least, f.most = v.GapLeast.For(c.size)*scale, v.GapMost.For(c.size)*scale
	if style.tight {
		f.least = math.Min(f.least, c.theme.Space.Clearance*c.unit)
	}
	if style.list {
		f.least, f.most = c.theme.Timeline.List.GapLeast*c.unit, c.theme.Timeline.List.GapMost*c.unit
		f.room -= f.least // half above the first rule of a page, half below the last
	}
	if style.long {
		f.least = longGap * c.unit
		f.most = f.least
		evenOut(f.rows)
	}
	f.gaps, f.ahead = make([]*block, len(f.rows)), make([]*block, len(f.rows))
	gap := func(g words.Gap) *block {
		if g.Empty == 0 {
			return nil
		}
		b, _ := c.tight(f.breakLabel(st.words.Gap(g)), f.style.measure, 0)
		return b
	}
	for i := range st.moments {
		f.gaps[i], f.ahead[i] = gap(st.moments[i].gap), gap(st.moments[i].ahead)
	}
	f.last = gap(st.last)
	if st.line {
		l := f.breakLabel(st.nowWords())
		l.colour = c.colours.AccentText
		if style.tracks {
			l.weight = 700
		}
		f.now, _ = c.tight(l, f.style.measure, 0)
	}
	f.bands = make([][2]int, len(st.eras))
	f.eras = make([]eraLabel, len(st.eras))
	for e := range st.eras {
		f.bands[e] = st.band(&st.eras[e])
		f.eras[e] = c.eraLabel(st, &st.eras[e], style.label, f.style.measure-c.theme.Timeline.Era.Pad*c.unit)
	}
	return f, ""
}

// breakLabel is a label beside a break of the axis.
func (f *flow) breakLabel(s string) label {
	colour := f.c.colours.Named(f.c.theme.Timeline.Break.Colour)
	if colour == f.c.colours.Faint || colour == f.c.colours.Rule {
		// Those are for strokes; words take the soft ink.
		colour = f.c.colours.Soft
	}
	return label{role: "tick", text: s, lang: f.st.lang, style: f.c.theme.Type.Roles.Tick, size: f.style.label, colour: colour}
}

// start says where a column begins.
type start uint8

const (
	startTimeline start = iota // the first of all
	startPage                  // the first of a later page
	startColumn                // a later column of a page
)

// breakHeight is the height of a break; nowHeight that of the deck's date.
func (f *flow) breakHeight() float64 {
	if f.style.tight {
		return f.c.theme.Timeline.Break.Length * f.c.unit
	}
	return f.c.theme.Timeline.Vertical.Break * f.c.unit
}

// breakSpace is above and below what stands between events.
func (f *flow) breakSpace() float64 {
	space := f.c.theme.Timeline.Vertical.BreakSpace.For(f.c.size)
	if f.style.long {
		return math.Max(space, longAir*f.least)
	}
	if f.style.tight {
		return space * 0.67
	}
	return space
}

// arrowRoom is what an arrow under a column takes.
func (f *flow) arrowRoom() float64 { return 2.4 * f.c.theme.Timeline.Axis.Arrow * f.c.unit }

// arrowAir is what is kept free under the point of an arrow beyond the space over the foot, which is narrow on low pages: it must not
// point at a name there, px.
func (f *flow) arrowAir() float64 {
	foot := f.c.theme.Type.Roles.Legend.SizeOf(f.c.size, theme.LabelText)
	return math.Max(0, foot-f.c.theme.Timeline.Foot.Body.For(f.c.size))
}

// between appends what stands before moment k, when it is in the middle of a column or begins it.
func (f *flow) between(ps []piece, k int, at start, top bool) []piece {
	space := f.breakSpace()
	m := &f.st.moments[k]
	gap := func(p piece) piece {
		p.before, p.grow = space, true
		if top && len(ps) == 0 {
			p.before, p.grow = 0, false
		}
		return p
	}
	switch {
	case f.plain():
		// A table says by its dates what an axis says by its breaks; tracks are close to a table.
	case top && at == startPage:
		words := ""
		if m.gap.Empty > 0 {
			words = f.st.words.Gap(m.gap)
		}
		b, _ := f.c.tight(f.breakLabel(f.st.words.FromAbove(f.st.roughly(k-1), words)), f.style.measure, 0)
		ps = append(ps, gap(piece{kind: fromPiece, k: k, height: math.Max(f.breakHeight(), b.lines()), label: b}))
	case f.gaps[k] != nil && !(top && (at == startTimeline || at == startColumn)):
		ps = append(ps, gap(f.breakPiece(f.gaps[k], k)))
	}
	if f.now != nil && k == f.st.now {
		ps = append(ps, gap(piece{kind: nowPiece, k: k, height: f.nowHeight(), label: f.now}))
		if f.ahead[k] != nil && !f.plain() {
			ps = append(ps, gap(f.breakPiece(f.ahead[k], k)))
		}
	}
	for e, b := range f.bands {
		if b[0] == k || top && at == startPage && b[0] < k && k <= b[1] || top && at == startColumn && b[0] < k && k <= b[1] {
			ps = append(ps, gap(piece{kind: eraPiece, k: e, height: f.eraHeight(e)}))
		}
	}
	return ps
}

// plain reports whether the form has no axis that breaks could be drawn on.
func (f *flow) plain() bool { return f.style.list || f.style.tracks || f.style.long }

const (
	// longGap is between the events of a long page, a token.
	longGap = 54
	// longAir is over and under the events of a long page, in those gaps.
	longAir = 0.6
	// evenShare is how much of the height of the highest event the lowest has at least where all get the same.
	evenShare = 0.6
)

// evenOut gives all rows one height, when they are of about the same: an even pitch is the calm of a long page.
func evenOut(rows []row) {
	least, most := math.Inf(1), 0.0
	for i := range rows {
		least, most = math.Min(least, rows[i].bottom), math.Max(most, rows[i].bottom)
	}
	for i := range rows {
		if least >= evenShare*most {
			rows[i].bottom = most
		}
	}
}

// breakPiece is a break with its label.
func (f *flow) breakPiece(label *block, k int) piece {
	return piece{kind: breakPiece, k: k, height: math.Max(f.breakHeight(), label.lines()), label: label}
}

func (f *flow) nowHeight() float64 {
	return f.now.lines() + 12*f.c.unit + f.c.theme.Timeline.AsOf.Stroke*f.c.unit
}

// pieces returns the column that holds moments i to j-1; on tells that another column of the page follows it.
func (f *flow) pieces(i, j int, at start, on bool) []piece {
	var ps []piece
	for k := i; k < j; k++ {
		ps = f.addRow(ps, i, k, at)
	}
	if on {
		ps = f.tail(ps, j)
	}
	return f.finish(ps, j)
}

// tail appends the break between a column and the next one of its page: a column begins with an event.
func (f *flow) tail(ps []piece, j int) []piece {
	if j < len(f.rows) && f.gaps[j] != nil && !f.plain() {
		p := f.breakPiece(f.gaps[j], j)
		p.before, p.grow = f.breakSpace(), true
		ps = append(ps, p)
	}
	return ps
}

// addRow appends moment k, and what stands before it, to a column that begins with moment i.
func (f *flow) addRow(ps []piece, i, k int, at start) []piece {
	n := len(ps)
	ps = f.between(ps, k, at, k == i)
	plainBefore := k > i && len(ps) == n
	m := &f.st.moments[k]
	// Within a year a break does not make one forget the year.
	short := k > i && len(ps) == n+1 && ps[n].kind == breakPiece && m.gap.Unit != words.Years
	tell := tellAll
	if plainBefore || short {
		switch before := &f.st.moments[k-1]; {
		case before.key != m.key || before.own:
		case m.day != "" && m.day == before.day:
			tell = tellTime
		default:
			tell = tellDay
		}
	}
	p := piece{kind: rowPiece, k: k, tell: tell, height: f.rows[k].height(tell), before: f.least, grow: true}
	if len(ps) > 0 {
		last := &ps[len(ps)-1]
		switch last.kind {
		case eraPiece:
			p.before, p.grow = 0, false
		case breakPiece, nowPiece, fromPiece:
			p.before = f.breakSpace()
		}
	} else {
		p.before, p.grow = 0, false
	}
	if plainBefore {
		for _, b := range f.bands {
			if b[1] == k-1 && b[1] >= b[0] {
				// A band ends under its last event.
				p.before += f.c.theme.Timeline.Era.Pad * f.c.unit
			}
		}
	}
	return append(ps, p)
}

// finish appends what follows the last event of all.
func (f *flow) finish(ps []piece, j int) []piece {
	if j != len(f.rows) {
		return ps
	}
	space := f.breakSpace()
	if f.now != nil && f.st.now == len(f.rows) {
		if f.last != nil && !f.plain() {
			p := f.breakPiece(f.last, j)
			p.before, p.grow = space, true
			ps = append(ps, p)
		}
		ps = append(ps, piece{kind: nowPiece, k: j, height: f.nowHeight(), before: space, grow: true, label: f.now})
	}
	for e, b := range f.bands {
		if b[0] == j {
			ps = append(ps, piece{kind: eraPiece, k: e, height: f.eraHeight(e), before: space, grow: true})
		}
	}
	return ps
}

// tall is the least height of a column, and the number of gaps that may grow.
func (f *flow) tall(ps []piece, goesOn bool) (height float64, gaps int) {
	for _, p := range ps {
		height += p.before + p.height
		if p.grow {
			gaps++
		}
	}
	if goesOn && !f.style.list {
		height += f.arrowRoom() + f.arrowAir()
	}
	return height, gaps
}

// fill returns the shares of a column's room that moments from i on take, as placement.Cuts asks.
func (f *flow) fill(i int, first bool) []float64 {
	at := startColumn
	switch {
	case i == 0:
		at = startTimeline
	case first:
		at = startPage
	}
	var shares []float64
	var ps []piece
	for k := i; k < len(f.rows); k++ {
		ps = f.addRow(ps, i, k, at)
		whole := ps[:len(ps):len(ps)]
		if f.columns > 1 {
			// Whether another column of the page follows is not known yet.
			whole = f.tail(whole, k+1)
		}
		h, _ := f.tall(f.finish(whole, k+1), k+1 < len(f.rows))
		if h > f.room+0.01 {
			break
		}
		shares = append(shares, h/f.room)
	}
	return shares
}

// split cuts the timeline into columns; nil when an event alone does not fit.
func (f *flow) split() []int {
	return placement.Cuts{N: len(f.rows), Fill: f.fill, PerPage: f.columns, Reward: func(i int) float64 { return f.st.moments[i].cut }}.Split()
}

// roughly writes when a moment was, no finer than a month.
func (st *story) roughly(k int) string {
	m := &st.moments[k]
	if m.own && m.date.IsZero() {
		return m.line
	}
	when := st.when(m.event)
	if when.Precision() >= edtf.Month || when.IsInterval() {
		return m.line
	}
	at, ok := when.Anchor()
	if !ok {
		return m.line
	}
	d, err := edtf.Parse(at.String()[:len(at.String())-len("-02T15:04:05")])
	if err != nil {
		return m.line
	}
	return d.Show(st.lang)
}
