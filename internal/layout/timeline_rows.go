package layout

import (
	"math"

	"cards/internal/layout/text"
	"cards/internal/scene"
	"cards/internal/theme"
)

// Rows: one event beside a vertical axis, measured before anything has a place. Inside a row lengths are px from its top
// and from the left edge of its texts.

// dateStyle is where dates stand in rows.
type dateStyle uint8

const (
	// datesInYears: a column of years, each set once as a heading, days under it.
	datesInYears dateStyle = iota
	// datesInLine: a column of whole dates.
	datesInLine
	// datesBeside: the date flush right on the title's line; the row has the column's full width.
	datesBeside
	// datesOver: the date on a line of its own over the title.
	datesOver
	// datesTracks: the date flush right on the line of the lanes' names, over the title.
	datesTracks
)

func (d dateStyle) String() string {
	return [...]string{"a column of years", "a column of dates", "dates at the right of the titles", "dates over the titles", "dates beside the lanes' names"}[d]
}

// rowStyle is how all rows of a timeline are set.
type rowStyle struct {
	dates dateStyle
	// title, text, year, day are sizes in px; label is that of everything else.
	title, text, year, day, label float64
	// width is the column's; axis is from its left edge to the axis, body from there to the texts, measure the texts' width.
	width, axis, body, measure float64
	// mirrored puts the axis and the dates at the right.
	mirrored bool
	marks    float64 // radius
	// inset is from a column's left edge to its first line where nothing is left of it, px.
	inset float64
	// icons is the room for icons before the words of a table, px.
	icons float64
	// hang is the room at the left of the column in which what qualifies a year may stand, px; dateWidth the width of the dates.
	hang, dateWidth float64
	// list leaves the axis out: rows are those of a table.
	list bool
	// tracks draws a line for every lane instead of one axis.
	tracks bool
	// long is for pages whose height the content decides: dates over their titles, larger type, one pitch for all events, no breaks.
	long bool
	// tight takes the closer lines of flags and the least gaps, so that one page may do for two.
	tight bool
}

// leastLeading is the least pitch of lines, em: where the smallest type is large for a page, the theme's px are too few.
const leastLeading = 1.1

// titleStyle and textStyle are the roles of an event's texts, with the line pitch that the style asks for.
func (c *canvas) titleStyle(style *rowStyle) theme.Role {
	r := c.theme.Type.Roles.EventTitle
	if style.tight {
		r.Leading = math.Min(r.Leading, math.Max(leastLeading, c.theme.Timeline.Flag.Line*c.unit/r.SizeOf(c.size, theme.EventTitleText)))
	}
	return r
}

func (c *canvas) textStyle(style *rowStyle) theme.Role {
	r := c.theme.Type.Roles.EventText
	if style.tight {
		r.Leading = math.Min(r.Leading, math.Max(leastLeading, c.theme.Timeline.Flag.TextLine*c.unit/r.SizeOf(c.size, theme.EventTextText)))
	}
	return r
}

// row is an event, measured.
type row struct {
	m      *moment
	texts  []placedBlock
	frames []scene.Rect // of tags
	// picture is the place of the event's picture; empty when it has none.
	picture scene.Rect
	// dates are the date's cells, by how much of it is said.
	dates [tellings]dateCell
	// mark is the height of the mark's centre.
	mark   float64
	bottom float64
}

// telling is how much of a date a row says, where the rows above have said some of it.
type telling uint8

const (
	tellAll  telling = iota
	tellDay          // of the same year as the row above
	tellTime         // of the same day
	tellings
)

// dateCell is a date in its column.
type dateCell struct {
	// line holds the parts on the mark's line, side by side; under what stands below, one line each.
	line    []*block
	under   []*block
	year    *block // that of line which rows under it do not say again
	outline bool
	width   float64
	// foot is the lowest edge of the cell.
	foot float64
	// hung is how far the first part of line stands outside the column, px: what qualifies a year leaves the years under each other.
	hung float64
	// right stands flush right in the column, on the baseline of line; nil where days stand under their years.
	right *block
	// baseline is that of line; first of the first line under it.
	baseline, first, pitch float64
}

// height of a row: its texts, or its date where that is taller.
func (r *row) height(t telling) float64 { return math.Max(r.bottom, r.dates[t].foot) }

// dateToMark is the least space between a date and the mark beside it, a token.
const dateToMark = 20

// measureRows sets every event in the style; ok is false, with a reason, when the dates leave too little room.
func (c *canvas) measureRows(st *story, style rowStyle) (rows []row, fitted rowStyle, why string) {
	tokens := &c.theme.Timeline
	gutter := c.gutterWidth(st)
	style.body = tokens.Vertical.Text.For(c.size) + gutter
	style.marks = tokens.Dot.Radius * c.unit * math.Min(1, style.title/(40*c.unit)*1.0)
	style.inset = style.marks
	if st.iconed() {
		// The ring of an icon may reach into the margin, as far as there is one.
		style.inset = math.Max(style.marks, iconWeight*style.marks-(c.area.X-c.Safe.X))
	}
	dates := make([][tellings]dateCell, len(st.moments))
	column := 0.0
	lead := style.title * c.titleStyle(&style).Leading
	for i := range st.moments {
		m := &st.moments[i]
		dates[i] = c.dateCells(st, m, &style, lead)
		for _, d := range dates[i] {
			column = math.Max(column, d.width)
		}
	}
	style.dateWidth = column
	clear := style.marks + math.Max(math.Max(tokens.Dot.Radius, dateToMark)*c.unit, 0.25*style.year)
	switch style.dates {
	case datesInYears, datesInLine:
		if column > tokens.Column.Date*style.width {
			return nil, style, "the longest date is wider than the column of dates may be"
		}
		style.axis = math.Max(column+clear, tokens.Vertical.Axis.For(c.size)*boolFloat(style.dates == datesInYears))
	case datesTracks:
		style.axis = style.inset + float64(st.tracks()-1)*tokens.Lane.Track*c.unit
	default:
		style.axis = style.inset
	}
	if style.list {
		style.body = gutter
		if gutter > 0 {
			style.body += hangRoom * style.title
		}
		if st.iconed() {
			style.icons = listIcon * style.title
			style.body += style.icons
		}
		gap := c.theme.Space.Neighbour * style.label
		if style.dates == datesOver {
			style.axis = 0
		} else {
			style.axis = math.Max(column+gap, tokens.List.Date.For(c.size)*math.Min(1, style.width/c.area.W*1.2))
		}
	}
	style.measure = style.width - style.axis - style.body
	if style.measure < tokens.Column.Least*style.text {
		return nil, style, "the texts would have too few characters a line"
	}
	rows = make([]row, len(st.moments))
	for i := range st.moments {
		m := &st.moments[i]
		r, why := c.measureRow(st, m, &style, dates[i])
		if why != "" {
			return nil, style, why
		}
		rows[i] = r
	}
	return rows, style, ""
}

func boolFloat(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

// longDate is the size of dates on long pages, a token.
const longDate = 34

// measureRow sets one event.
func (c *canvas) measureRow(st *story, m *moment, style *rowStyle, dates [tellings]dateCell) (row, string) {
	roles := &c.theme.Type.Roles
	r := row{m: m, dates: dates}
	width := style.measure
	gap := c.theme.Space.Within * style.label
	y := 0.0
	lead := style.title * c.titleStyle(style).Leading
	if m.picture != nil {
		top := (lead-style.title)/2 + pictureTop*style.title
		if style.dates == datesOver || style.dates == datesTracks {
			top = pictureTop * style.title
		}
		r.picture = c.rowPicture(style.measure, top)
		width = r.picture.X - c.theme.Space.Neighbour*style.label
		narrow := *style
		narrow.measure = width
		style = &narrow
	}
	if style.dates == datesOver {
		size := style.label
		l := c.lineDate(st, m, size)
		if style.long {
			size = math.Max(longDate*c.unit, size)
			l = c.cardDate(st, m)
			l.size = size
		}
		over := size * roles.Day.Leading
		b, _ := c.tight(l, width, 0)
		r.texts = append(r.texts, placedBlock{block: b, y: (over - size) / 2, w: width})
		r.mark = (over-size)/2 + (text.Ascent-c.theme.Timeline.Vertical.Mark)*size
		y += float64(b.Count()-1)*b.Pitch + over
	}
	if style.dates == datesTracks {
		y += c.trackLine(st, m, &r, style)
	}
	baseline := y + (lead-style.title)/2 + text.Ascent*style.title
	right := 0.0
	if m.source > 0 {
		b := c.single(label{role: "source", text: numeral(m.source), lang: st.lang, style: roles.Legend, size: style.label, colour: c.colours.Soft, align: text.End, tabular: true})
		r.texts = append(r.texts, placedBlock{block: b, y: baseline, w: width, baseline: true})
		right = b.Width() + c.theme.Space.Neighbour*style.label
	}
	if style.dates == datesBeside {
		b := dates[0].line[0]
		if b.Width() > width*0.5 {
			return r, "a date takes more than half of its title's line"
		}
		b.align = text.End
		r.texts = append(r.texts, placedBlock{block: b, y: baseline, w: width - right, baseline: true})
		right += b.Width() + c.theme.Space.Neighbour*style.label
	}
	title := label{role: "title", item: m.item + ".title", text: m.title, lang: st.lang, style: c.titleStyle(style), rank: rankTitle, size: style.title, colour: c.colours.Ink, normalise: true, hang: true}
	if m.regular {
		title.weight = 400
	}
	if r.mark == 0 {
		r.mark = baseline - c.theme.Timeline.Vertical.Mark*style.title
	}
	if m.title != "" {
		b, ok := c.tight(title, width-right, 0)
		if !ok || b.Torn > 0 && b.Count() > 1 {
			return r, "a title would be torn"
		}
		r.texts = append(r.texts, placedBlock{block: b, y: y + (lead-style.title)/2, w: width})
		y += float64(b.Count()) * lead
	} else {
		y += lead
	}
	y += seam
	if st.laned() && style.dates != datesTracks && len(m.lanes) > 0 {
		pitch := style.label * roles.Lane.Leading
		for _, line := range c.laneNames(st, m, style.label, width) {
			for _, name := range line {
				r.texts = append(r.texts, placedBlock{block: name.block, x: name.x, y: y + (pitch-style.label)/2, w: name.Width()})
			}
			y += c.laneLine(line) + seam
		}
	}
	body := label{role: "text", item: m.item + ".text", text: m.text, lang: st.lang, style: c.textStyle(style), rank: rankText, size: style.text, colour: c.colours.Soft, normalise: true, hang: true}
	reply := body
	reply.item, reply.text = m.item+".response", m.response
	pitch := style.text * c.textStyle(style).Leading
	paragraph := func(l label, x, room float64) string {
		b, ok := c.tight(l, room, 0)
		if !ok {
			return "a word is wider than its column"
		}
		r.texts = append(r.texts, placedBlock{block: b, x: x, y: y + (pitch-style.text)/2, w: room})
		y += float64(b.Count())*pitch + seam
		return ""
	}
	word, tagged := st.words.Status(m.status)
	if m.text != "" && (!tagged || m.response != "") {
		if why := paragraph(body, 0, width); why != "" {
			return r, why
		}
	}
	if tagged {
		tag := c.theme.Timeline.Tag
		pad := tag.Pad * c.unit
		b := c.single(label{role: "note", text: word, lang: st.lang, style: roles.Legend, size: style.label, colour: c.colours.Ink})
		// The frame stands round the word, on the line of the text.
		line := y + math.Max((pitch-style.text)/2+text.Ascent*style.text, (text.Ascent+0.1)*b.Size)
		top := line - text.Ascent*b.Size - 0.1*b.Size
		frame := scene.Rect{X: 0, Y: top, W: b.Width() + 2*pad, H: 1.2 * b.Size}
		r.frames = append(r.frames, frame)
		r.texts = append(r.texts, placedBlock{block: b, x: pad, y: line, w: b.Width(), baseline: true})
		x := frame.W + gap
		beside := reply
		if m.response == "" {
			beside = body
		}
		if beside.text != "" {
			// The first line stands on the tag's baseline.
			y = math.Max(y, line-(pitch-style.text)/2-text.Ascent*style.text)
			if why := paragraph(beside, x, width-x); why != "" {
				return r, why
			}
		} else {
			y += pitch
		}
		y = math.Max(y, frame.Bottom()+seam)
	} else if m.response != "" {
		if why := paragraph(reply, 0, width); why != "" {
			return r, why
		}
	}
	r.bottom = y
	if m.picture != nil {
		r.bottom = math.Max(r.bottom, r.picture.Bottom()+seam)
	}
	return r, ""
}

// pictureTop is the space over a row's picture, em of its title: so that it begins with the characters and not with their boxes.
const pictureTop = 0.08

// seam keeps the line boxes of what stands under each other from sharing an edge, px: two grid steps of positions.
const seam = 2.0 / 64

// numeral writes the number of a source.
func numeral(n int) string {
	const digits = "0123456789"
	if n < 10 {
		return digits[n : n+1]
	}
	return numeral(n/10) + digits[n%10:n%10+1]
}

// eventSizes returns the theme's sizes of an event's title and text in px, and the pairs to try: those, then the least
// that the class of the page allows.
func (c *canvas) eventSizes() (title, body float64, pairs [][2]float64) {
	roles := &c.theme.Type.Roles
	title, body = roles.EventTitle.SizeOf(c.size, theme.EventTitleText), roles.EventText.SizeOf(c.size, theme.EventTextText)
	pairs = [][2]float64{{title, body}}
	if floor := c.size.Floor(theme.EventTitleText); floor < title {
		pairs = append(pairs, [2]float64{floor, c.size.Floor(theme.EventTextText)})
	}
	return title, body, pairs
}

// bare reports whether the events have nothing that a form of single cards cannot show, and notes what they have; eras tells that
// the form shows eras.
func (l *timelineLayout) bare(eras bool) bool {
	switch st := l.st; {
	case st.doubtful || len(st.eras) > 0 && !eras:
		l.triedDates = append(l.triedDates, "eras, status, response and sources need lines of their own")
	case len(st.links) > 0:
		l.triedDates = append(l.triedDates, "lines between events need a form whose events stand under each other, or lanes")
	default:
		return true
	}
	return false
}

// dated reports whether every event has a place on a scale, and notes it where one has not.
func (l *timelineLayout) dated() bool {
	for i := range l.st.moments {
		if math.IsNaN(l.st.moments[i].from) {
			l.triedDates = append(l.triedDates, "an event without a date has no place on a scale")
			return false
		}
	}
	return true
}
