package layout

import (
	"fmt"
	"math"
	"strings"
	"sync"

	"cards/internal/deck"
	"cards/internal/diag"
	"cards/internal/layout/text"
	"cards/internal/scene"
	"cards/internal/theme"
)

// The head of a card in the theme grid: bars on the columns of the module, and under them who said it, where, and whose card it
// is. Two forms. In the first, name, source and brand have a column each (the source two). The second is for what is longer: two
// columns of half the width, the brand under the name. A deck has one form, and the rows of one, so that all of its cards are signed
// in the same places.

// headPlan is the form that a deck's heads take, and how many rows the longest of each text has there.
type headPlan struct {
	wide               bool
	name, role, source int
}

// join returns the plan that does for both.
func (p headPlan) join(q headPlan) headPlan {
	return headPlan{p.wide || q.wide, max(p.name, q.name), max(p.role, q.role), max(p.source, q.source)}
}

// headPlans remembers the plan of each size.
type headPlans struct {
	mutex sync.Mutex
	plans map[string]headPlan
}

// moduleHead is the measured head of one card.
type moduleHead struct {
	// bars are the columns' bars, whose X and W are those of the columns; tops the bars that are drawn.
	columns, tops []scene.Rect
	lines         []placedBlock
	// foot is the foot of the rows that every card of the deck has, full that with a page mark under them.
	foot, full float64
}

// columns returns the bars of n columns, on whole pixels.
func (c *canvas) columns(n int, gutter float64) []scene.Rect {
	y, h := math.Round(c.area.Y), math.Max(1, math.Round(c.theme.Decoration.Module.Bar.For(c.size)))
	left, right := math.Round(c.area.X), math.Round(c.area.Right())
	w := (right - left - float64(n-1)*gutter) / float64(n)
	out := make([]scene.Rect, n)
	for i := range out {
		x := left + float64(i)*(w+gutter)
		from, to := math.Round(x), math.Round(x+w)
		out[i] = scene.Rect{X: from, Y: y, W: to - from, H: h}
	}
	return out
}

// moduleColumns returns the bars of the module's columns; their number is a multiple of four.
func (c *canvas) moduleColumns() []scene.Rect {
	tokens := &c.theme.Decoration.Module
	n := max(1, int(tokens.Columns.In(c.size.Class)/4)) * 4
	return c.columns(n, tokens.Gutter*c.unit)
}

// columnGap is what texts in two columns keep between them: neighbours on one baseline want more than a gutter.
func (c *canvas) columnGap() float64 {
	size := c.theme.Type.Roles.Source.SizeOf(c.size, theme.LabelText)
	return math.Max(c.theme.Space.Neighbour*size, c.theme.Decoration.Module.Gutter*c.unit)
}

// headFields are the places of name, source and brand in the first form, and of both columns in the second; W is how wide their
// texts may be.
func (c *canvas) headFields(wide bool) []scene.Rect {
	columns := c.moduleColumns()
	n := len(columns)
	starts := []int{0, n / 4, 3 * n / 4}
	switch {
	case wide:
		starts = []int{0, n / 2}
	case !c.set.brand.named() && c.set.brand.handle == "":
		starts = starts[:2] // the source has the rest of the page
	}
	fields := make([]scene.Rect, len(starts))
	for i, at := range starts {
		x, right := columns[at].X, columns[n-1].Right()
		if i < len(starts)-1 {
			right = columns[starts[i+1]].X - c.columnGap()
		}
		fields[i] = scene.Rect{X: x, Y: columns[at].Y, W: right - x}
	}
	return fields
}

// parts cuts the line of a source after its title: title and date have a row each.
func (who *credit) parts() (title, rest string) {
	if who.title == "" || !strings.HasPrefix(who.source, who.title) {
		return who.source, ""
	}
	return who.title, strings.TrimLeft(who.source[len(who.title):], ", \uff0c")
}

// sourceTitle is the title with which the line of a source begins.
func (s *Setter) sourceTitle(source *deck.Source, lang string) string {
	if source == nil {
		return ""
	}
	return string(s.set(s.deck.SourceLine(source, lang).Title, lang))
}

// The labels of a head. All are in ink: rank is by weight and place.
func (c *canvas) headName(who *credit) label {
	return label{role: "speaker", item: who.nameItem, text: who.name, lang: who.nameLang, style: c.theme.Type.Roles.Name, colour: c.colours.Ink, normalise: true}
}

func (c *canvas) headRole(who *credit) label {
	return label{role: "speaker", item: who.roleItem, text: who.role, style: c.theme.Type.Roles.Role, colour: c.colours.Ink, normalise: true}
}

func (c *canvas) headSource(who *credit, s string) label {
	return label{role: "source", text: s, style: c.theme.Type.Roles.Source, colour: c.colours.Ink, keep: who.dates}
}

func (c *canvas) headMark(mark string) label {
	return label{role: "page", text: mark, style: c.theme.Type.Roles.Page, colour: c.colours.Ink}
}

func (c *canvas) headBrand(width float64) (name, handle *block) {
	set := func(item, s string, style theme.Role) *block {
		l := label{role: "brand", item: item, text: s, style: style, colour: c.colours.Ink, normalise: true}
		if item == "brand.name" {
			l = c.branded(l, width, c.headLogoHeight())
		}
		if s == "" && l.logo == nil {
			return nil
		}
		return c.line(l)
	}
	return set("brand.name", c.set.brand.name, c.theme.Type.Roles.Brand), set("brand.handle", c.set.brand.handle, c.theme.Type.Roles.Handle)
}

// Rows that texts of a head may have before they get smaller.
const (
	headNameRows   = 2
	headRoleRows   = 2
	headTitleRows  = 3 // of the source
	headMarkRows   = 2
	headSourceRows = 2 // of title and date in the first form
)

// wideName sets a name in the second form: a little larger; where it is long on two lines, and only then smaller.
func (c *canvas) wideName(who *credit, width float64) *block {
	l := c.headName(who)
	preferred := l.style.SizeOf(c.size, theme.LabelText)
	for _, size := range []float64{preferred * c.theme.Decoration.Module.NameWide, preferred} {
		l.size = size
		if b := c.line(l); b.Width() <= width && !strings.Contains(who.name, "\n") {
			return b
		}
	}
	return c.needed(l, width, headNameRows)
}

// headNeeds returns the plan that one card alone would take.
func (c *canvas) headNeeds(who *credit, mark string) headPlan {
	fields := c.headFields(false)
	title, rest := who.parts()
	fits := func(l label, width float64) bool {
		return l.text == "" || !strings.Contains(l.text, "\n") && c.line(l).Width() <= width
	}
	rows := 0
	for _, s := range []string{title, rest} {
		if s != "" {
			b, ok := c.paragraph(c.headSource(who, s), fields[1].W, headSourceRows)
			rows += b.Count()
			if !ok {
				rows = headSourceRows + 1
			}
		}
	}
	p := headPlan{wide: who.role != "" || !fits(c.headName(who), fields[0].W) || rows > headSourceRows}
	name, handle := c.headBrand(c.headLogoWidth())
	for _, b := range []*block{name, handle} {
		p.wide = p.wide || b != nil && b.Width() > fields[2].W
	}
	if mark != "" {
		p.wide = p.wide || !fits(c.headMark(mark), c.lastField(fields).W)
	}
	half := c.headFields(true)
	count := func(b *block) int { return max(1, b.Count()) }
	if who.name != "" {
		p.name = count(c.wideName(who, half[0].W))
	}
	if who.role != "" {
		p.role = count(c.needed(c.headRole(who), half[0].W, headRoleRows))
	}
	for _, s := range []string{title, rest} {
		if s != "" {
			p.source += count(c.needed(c.headSource(who, s), half[1].W, headTitleRows))
		}
	}
	return p
}

// headPlan returns the plan for the page: that of all quotes of the deck, and of the card itself.
func (c *canvas) headPlan(who *credit, mark string) headPlan {
	s := c.set
	key := fmt.Sprintf("%s %dx%d", c.size.Name, c.size.Width, c.size.Height)
	// What is told of other cards' names is told there.
	probe := s.newCanvas(c.size, "", "quote", diag.Pos{})
	if s.heads == nil {
		return probe.headNeeds(who, mark) // a card without a deck
	}
	s.heads.mutex.Lock()
	defer s.heads.mutex.Unlock()
	plan, known := s.heads.plans[key]
	if !known {
		seen := map[string]bool{}
		for _, q := range s.deck.Quotes {
			other := s.credit(q.Speaker, q.Source, s.langOf(q.Lang))
			if id := strings.Join([]string{other.name, other.role, other.source}, "\x00"); !seen[id] {
				seen[id] = true
				plan = plan.join(probe.headNeeds(&other, s.seriesLine(len(s.deck.Quotes), len(s.deck.Quotes))))
			}
		}
		s.heads.plans[key] = plan
	}
	own := probe.headNeeds(who, mark)
	if c.besideMark() {
		// Low pages stand alone, as previews do, and have no row to spare for other cards.
		own.wide = own.wide || plan.wide
		return own
	}
	return plan.join(own)
}

// newModuleHead measures the head of a card.
func (c *canvas) newModuleHead(who *credit, mark string) *moduleHead {
	tokens := &c.theme.Decoration.Module
	plan := c.headPlan(who, mark)
	size := c.theme.Type.Roles.Source.SizeOf(c.size, theme.LabelText)
	h := &moduleHead{columns: c.moduleColumns()}
	h.tops = h.columns
	step := tokens.Row * size
	if plan.wide {
		step = tokens.RowWide * size
		h.tops = c.columns(2, tokens.Gutter*c.unit)
	}
	base := math.Round(h.columns[0].Y + tokens.Head.For(c.size) + headAscent*size)
	put := func(b *block, field scene.Rect, row int) int {
		if b == nil || b.Count() == 0 {
			return row
		}
		b.Pitch = step
		at := placedBlock{block: b, x: field.X, y: base + float64(row)*step, w: field.W, baseline: true}
		if b.mark != nil {
			// It hangs from where capitals do.
			at.y, at.baseline = at.y-headCapital*size, false
		}
		h.lines = append(h.lines, at)
		return row + b.rowsOf(step)
	}
	footOf := func(rows int) float64 { return base + float64(max(rows, 1)-1)*step + (1-text.Ascent)*size }
	fields := c.headFields(plan.wide)
	title, rest := who.parts()
	brand, handle := c.headBrand(fields[0].W)
	if !plan.wide {
		brand, handle = c.headBrand(c.headLogoWidth())
	}
	source := func(field scene.Rect) {
		row := 0
		for _, s := range []string{title, rest} {
			if s != "" {
				row = put(c.needed(c.headSource(who, s), field.W, headTitleRows), field, row)
			}
		}
	}
	if !plan.wide {
		if who.name != "" {
			put(c.line(c.headName(who)), fields[0], 0)
		}
		source(fields[1])
		rows := headSourceRows
		h.foot = footOf(rows)
		last := c.lastField(fields)
		row := put(handle, last, put(brand, last, 0))
		if brand != nil && brand.mark != nil {
			rows = max(rows, row) // it is on all cards of the deck
			h.foot = footOf(rows)
		}
		if mark != "" {
			row = put(c.line(c.headMark(mark)), last, row)
		}
		h.full = footOf(max(rows, row))
		return h
	}
	under := plan.name
	if who.name != "" {
		// A role belongs to its name, however many rows the names of other cards take.
		under = put(c.wideName(who, fields[0].W), fields[0], 0)
	}
	if who.role != "" {
		put(c.needed(c.headRole(who), fields[0].W, headRoleRows), fields[0], under)
	}
	row, spans := plan.name+plan.role, false
	if brand != nil && brand.mark == nil && handle != nil && brand.Width()+headSpace*size+handle.Width() <= fields[0].W {
		put(brand, fields[0], row)
		beside := fields[0]
		beside.X += brand.Width() + headSpace*size
		row = put(handle, beside, row)
	} else {
		for _, b := range []*block{brand, handle} {
			field := fields[0]
			if b != nil && b.Width() > field.W {
				// Too long for its column: under both of them, over the whole measure.
				field.W = c.area.Right() - field.X
				c.within(b, field.W)
				row, spans = max(row, plan.source), true
			}
			row = put(b, field, row)
		}
	}
	source(fields[1])
	h.foot = footOf(max(row, plan.source))
	h.full = h.foot
	if mark != "" {
		// On the last rows at the right, which the source must leave free.
		page := c.needed(c.headMark(mark), fields[1].W, headMarkRows)
		from := max(row-page.Count(), plan.source)
		if spans {
			from = row
		}
		at := put(page, fields[1], from)
		h.foot = footOf(max(row, at))
		h.full = h.foot
	}
	return h
}

const (
	// headAscent is from the top of a row to its baseline, em: the notes' measures of the head are for it.
	headAscent = 0.936
	// headSpace is between brand and handle on one row, em.
	headSpace = 1.0
)

// lastField is where a page mark stands in the first form: the last quarter, whether there is a brand or not.
func (c *canvas) lastField(fields []scene.Rect) scene.Rect {
	if len(fields) == 3 {
		return fields[2]
	}
	columns := c.moduleColumns()
	n := len(columns)
	at := columns[3*n/4]
	return scene.Rect{X: at.X, Y: at.Y, W: columns[n-1].Right() - at.X}
}

// within tells of a line that is wider than its place.
func (c *canvas) within(b *block, width float64) {
	if b.Width() > width {
		c.doesNotFit(b.label)
	}
}

// draw paints bars and texts.
func (h *moduleHead) draw(c *canvas) {
	c.bars(h.tops)
	c.putPlaced(h.lines)
}

// putPlaced paints blocks where they were placed.
func (c *canvas) putPlaced(lines []placedBlock) {
	for _, p := range lines {
		if p.baseline {
			c.putOnBaseline(p.block, p.x, p.y, p.w)
		} else {
			c.put(p.block, p.x, p.y, p.w)
		}
	}
}

// bars paints the bars of columns.
func (c *canvas) bars(tops []scene.Rect) {
	var items []scene.Item
	area := tops[0]
	for _, r := range tops {
		items = append(items, scene.Fill{Path: scene.Rectangle(r), Paint: scene.Solid(c.colours.Ink)})
		area = area.Union(r)
	}
	c.mark("rule", area, items...)
}
