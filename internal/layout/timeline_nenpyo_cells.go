package layout

import (
	"math"
	"strings"

	"cards/internal/scene"
)

// The columns of a table's events, measured before anything has a place.

// nenpyoCell is an event's column.
type nenpyoCell struct {
	m     *moment
	dates [tellings]dateColumns
	lanes []*block
	words []columnText
	// width is what its contents take across, reach how far its words come down in their register, px.
	width, reach float64
}

// columnText is a part of an event's words: the title, the text, the response; the last of them may begin with the tag of a
// status.
type columnText struct {
	block *block // nil for a tag alone
	tag   *block
	// down is how far below the others it begins, px: behind its tag.
	down float64
}

// Words side by side: the space between title and text, em of the title, and between texts, em of those; tags are tall in a column: the
// air round their word at the sides, em.
const (
	titleToText  = 0.2
	textToText   = 0.45
	tagSides     = 0.18
	tagToText    = 0.5
	lanesToWords = 0.7
	// laneToLane is the space between names of lanes side by side, em of theirs.
	laneToLane = 0.4
	// lanesMost is the most of the words' register that names of lanes take.
	lanesMost = 0.4
)

// measureCells sets every event; it returns why that is not possible.
func (n *nenpyo) measureCells() string {
	c, st := n.c, n.st
	n.cells = make([]nenpyoCell, len(st.moments))
	for i := range st.moments {
		n.cells[i].m = &st.moments[i]
	}
	if why := n.giveEras(); why != "" {
		return why
	}
	need, year := 0.0, 0.0
	gap := yearToDay * n.year
	for i := range st.moments {
		over := ""
		for _, e := range n.eras.over(i, i+1) {
			over = e.era.title
		}
		dates, ok := n.dateColumnsOf(n.cells[i].m, over)
		if !ok {
			return "a date is too long for its column"
		}
		n.cells[i].dates = dates
		for _, d := range dates {
			length := math.Max(columnsLength(d.year), columnsLength(d.rest))
			if len(d.year) > 0 && len(d.rest) > 0 && n.register != registerBeside {
				length = columnsLength(d.year) + gap + columnsLength(d.rest)
			}
			need, year = math.Max(need, length), math.Max(year, columnsLength(d.year))
			n.cells[i].width = math.Max(n.cells[i].width, n.datesBreadth(&d))
		}
	}
	around := (registerTop + registerFoot) * n.title
	n.yearFoot = registerTop*n.title + year + gap/2
	n.dates = need + around
	if n.dates > datesMost*n.registers() {
		return "the dates take more than half of a column"
	}
	if n.register == registerEasy {
		n.dates = math.Max(n.dates, datesEasy*n.registers())
	}
	n.words = n.registers() - n.dates
	measure := n.words - around
	if st.laned() {
		longest := 0.0
		for i := range n.cells {
			n.cells[i].lanes = n.laneColumns(n.cells[i].m)
			longest = math.Max(longest, columnsLength(n.cells[i].lanes))
			n.cells[i].width = math.Max(n.cells[i].width, columnsBreadth(n.cells[i].lanes, laneToLane))
		}
		if longest > lanesMost*measure {
			return "the lanes' names are too long for a column"
		}
		if longest > 0 {
			n.lanes = longest + lanesToWords*n.label
			measure -= n.lanes
		}
	}
	if measure < leastWords*n.title {
		return "the page is too low for columns of words"
	}
	for i := range n.cells {
		if why := n.measureWords(&n.cells[i], measure); why != "" {
			return why
		}
	}
	n.sizeEras()
	if st.line {
		date := st.words.AsOfDate(st.nowLabel(), st.columnWords(st.asof.Show(st.lang)))
		n.now = c.single(label{role: "tick", text: date, lang: st.lang, style: bold(c.theme.Type.Roles.Tick), size: n.label, colour: c.colours.OnAccent, ground: c.colours.AccentShape, vertical: true})
		if n.tagLength() > n.words {
			return "the label of the deck's date is longer than a column"
		}
		// The tag stands at the foot of the event before it, where that leaves room.
		if k := st.now - 1; k >= 0 {
			n.nowAside = n.lanes+registerTop*n.title+n.cells[k].reach > n.words-n.tagLength()-registerFoot*n.label
		}
	}
	return ""
}

// datesBreadth is what a date takes across, px.
func (n *nenpyo) datesBreadth(d *dateColumns) float64 {
	year, rest := columnsBreadth(d.year, sameDate), columnsBreadth(d.rest, sameDate)
	if n.register == registerBeside && year > 0 && rest > 0 {
		return year + sameDate*n.year + rest
	}
	return math.Max(year, rest)
}

// tagLength is the height of the tag of the deck's date, px.
func (n *nenpyo) tagLength() float64 { return n.now.Width() + n.label }

// laneColumns are the names of an event's lanes, one a column.
func (n *nenpyo) laneColumns(m *moment) (out []*block) {
	for _, lane := range m.lanes {
		out = append(out, n.c.single(label{role: "lane", text: n.st.lanes[lane], lang: n.st.lang, style: n.c.theme.Type.Roles.Lane, size: n.label,
			colour: n.c.readable(n.c.laneColour(n.st, lane), n.c.colours.Ground), normalise: true, vertical: true}))
	}
	return out
}

// measureWords sets the words of an event in columns of a measure.
func (n *nenpyo) measureWords(cell *nenpyoCell, measure float64) string {
	c, m := n.c, cell.m
	roles := &c.theme.Type.Roles
	add := func(l label, tag *block) string {
		t := columnText{tag: tag}
		if tag != nil {
			t.down = n.tagHeight(tag) + tagToText*n.text
		}
		l.lang, l.normalise, l.vertical = n.st.lang, true, true
		if strings.TrimSpace(l.text) != "" {
			b, ok := c.tight(l, measure-t.down, 0)
			if !ok || b.Torn > 0 {
				return "a word is longer than its column"
			}
			t.block = b
			cell.reach = math.Max(cell.reach, t.down+b.Width())
		} else if tag == nil {
			return ""
		}
		cell.reach = math.Max(cell.reach, t.down)
		cell.words = append(cell.words, t)
		return ""
	}
	title := label{role: "title", item: m.item + ".title", text: m.title, style: roles.EventTitle, rank: rankTitle, size: n.title, colour: c.colours.Ink}
	if m.regular {
		title.weight = 400
	}
	body := label{role: "text", item: m.item + ".text", text: m.text, style: roles.EventText, rank: rankText, size: n.text, colour: c.colours.Soft}
	reply := body
	reply.item, reply.text = m.item+".response", m.response
	parts := []label{title, body, reply}
	tagged := -1
	var tag *block
	if word, ok := n.st.words.Status(m.status); ok {
		tag = c.single(label{role: "note", text: word, lang: n.st.lang, style: roles.Legend, size: n.label, colour: c.colours.Ink, vertical: true})
		// Beside the response, which answers it; else before the text.
		if tagged = 2; m.response == "" {
			tagged = 1
		}
	}
	for i, l := range parts {
		var before *block
		if i == tagged {
			before = tag
		}
		if why := add(l, before); why != "" {
			return why
		}
	}
	cell.width = math.Max(cell.width, n.wordsBreadth(cell))
	return ""
}

// tagHeight is the height of a tag's frame, px.
func (n *nenpyo) tagHeight(tag *block) float64 {
	return tag.Width() + 2*n.c.theme.Timeline.Tag.Pad*n.c.unit
}

// tagBreadth is the width of a tag's frame, px.
func (n *nenpyo) tagBreadth(tag *block) float64 { return (1 + 2*tagSides) * tag.Size }

// sides are how far a part of the words reaches to the right and to the left of the axis of its first column, px.
func (n *nenpyo) sides(t *columnText) (right, left float64) {
	if t.block != nil {
		right, left = t.block.Size/2, t.block.Height()-t.block.Size/2
	}
	if t.tag != nil {
		half := n.tagBreadth(t.tag) / 2
		right, left = math.Max(right, half), math.Max(left, half)
	}
	return right, left
}

// wordsGap is the space before part i of an event's words, px.
func (n *nenpyo) wordsGap(cell *nenpyoCell, i int) float64 {
	if i == 0 {
		return 0
	}
	least := textToText * n.text
	if i == 1 {
		least = titleToText * n.title // Latin words that lie on their side reach out of their column
	}
	if a, b := cell.words[i-1].block, cell.words[i].block; a != nil && b != nil {
		least = math.Max(least, a.beneath(b, least))
	}
	return least
}

// wordsBreadth is what an event's words take across, px.
func (n *nenpyo) wordsBreadth(cell *nenpyoCell) (w float64) {
	for i := range cell.words {
		right, left := n.sides(&cell.words[i])
		w += n.wordsGap(cell, i) + right + left
	}
	return w
}

// putWords places an event's words about the middle of its column, from y.
func (n *nenpyo) putWords(c *canvas, cell *nenpyoCell, middle, y float64) {
	x := middle + n.wordsBreadth(cell)/2
	for i := range cell.words {
		t := &cell.words[i]
		right, left := n.sides(t)
		x -= n.wordsGap(cell, i) + right
		if t.tag != nil {
			w := n.tagBreadth(t.tag)
			frame := scene.Rect{X: x - w/2, Y: y, W: w, H: n.tagHeight(t.tag)}
			stroke := c.theme.Timeline.Tag.Stroke * c.unit
			c.mark("rule", frame, scene.Stroke{Path: scene.Rectangle(frame.Inset(stroke / 2)), Paint: scene.Solid(c.colours.Ink), Width: stroke})
			c.put(t.tag, x, y+c.theme.Timeline.Tag.Pad*c.unit, t.tag.Width())
		}
		if t.block != nil {
			c.put(t.block, x, y+t.down, t.block.Width())
		}
		x -= left
	}
}
