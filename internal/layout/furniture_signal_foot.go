package layout

import (
	"math"

	"cards/internal/deck"
	"cards/internal/layout/text"
	"cards/internal/scene"
	"cards/internal/theme"
)

// The foot of signal: a rule, under it at the left who and where, at the right whose card it is. The rule stands where the deck's
// longest names need it, so that it stands there on all cards, and what signs them hangs from it: what is left of the room is at the foot.

// dialFoot is a foot that is set, but not yet drawn.
type dialFoot struct {
	// top is what the words keep clear of: the rule, or the mark over it.
	top float64
	// first is where the first of what is drawn begins.
	first float64
	// rule is empty where nobody signs.
	rule  scene.Rect
	lines []placedBlock
}

// footColumns are the two columns of a foot as blocks. role stands beside the name where beside is set, under it otherwise.
type footColumns struct {
	name, role, source *block
	beside             bool
	brand, handle      *block
	row                float64
}

// height is what the columns need.
func (f *footColumns) height() float64 {
	left := f.name
	if left == nil {
		left = f.role
	}
	return math.Max(inStack(f.row, left, f.under(), f.source), inStack(f.row, f.brand, f.handle))
}

// under is the role where it has a row of its own under the name.
func (f *footColumns) under() *block {
	if f.beside || f.name == nil {
		return nil
	}
	return f.role
}

// inStack is the height of blocks with a gap between them; nil ones take none.
func inStack(gap float64, blocks ...*block) float64 {
	height := 0.0
	for _, b := range blocks {
		if b == nil {
			continue
		}
		if height > 0 {
			height += gap
		}
		height += b.Height()
	}
	return height
}

// brandShare is the most of the foot that brand and handle take, where somebody else signs too; as a rule they take far less, and
// half is what keeps a long handle, which has no place to break, on one line.
const brandShare = 0.5

// handleShare is the most of it that a handle takes that is longer than that.
const handleShare = 0.64

// besideName is between a name and the role beside it, em of the name.
const besideName = 0.7

// footColumns sets the columns of a credit; below keeps the role off the name's line, where it would have room.
func (c *canvas) footColumns(who *credit, below bool) *footColumns {
	roles := &c.theme.Type.Roles
	brand := c.set.brand
	f := &footColumns{row: c.theme.Decoration.Dial.Row.For(c.size)}
	right := c.area.W
	if who.name != "" || who.role != "" || who.source != "" {
		right *= brandShare
	}
	for _, side := range []struct {
		block **block
		l     label
	}{
		{&f.brand, label{item: "brand.name", text: brand.name, style: roles.Brand, colour: c.colours.Ink}},
		{&f.handle, label{item: "brand.handle", text: brand.handle, style: roles.Handle, colour: c.colours.Soft}},
	} {
		if side.l.item == "brand.name" && brand.named() {
			side.l = c.branded(side.l, right, c.area.H)
		}
		if side.l.text == "" && side.l.logo == nil {
			continue
		}
		side.l.role, side.l.align, side.l.normalise = "brand", text.End, true
		most := right
		if side.l.item == "brand.handle" {
			// A handle is one word and no word: it is not divided, and what signs the card gives way a little.
			side.l.keep = []string{brand.handle}
			most = math.Max(right, math.Min(c.line(side.l).Width(), handleShare*c.area.W))
		}
		*side.block = c.needed(side.l, most, 1)
	}
	// What is left beside brand, handle, or both: a logo is higher than a line.
	taken := func(blocks ...*block) float64 {
		widest := 0.0
		for _, b := range blocks {
			if b != nil {
				widest = math.Max(widest, b.Width()+c.theme.Space.Neighbour*roles.Source.SizeOf(c.size, theme.LabelText))
			}
		}
		return c.area.W - widest
	}
	var every *block
	if f.brand != nil && (f.brand.mark != nil || f.brand.Count() > 1) {
		every = f.brand
	}
	// The handle stands under the brand, beside the second row; under a logo or a brand of two lines it may be beside any.
	row := 0
	// next returns the room of the next row, and that which it has on several lines.
	next := func() (one, more float64) {
		row++
		beside := []*block{every}
		if row == 1 {
			beside = append(beside, f.brand)
		}
		if row == 2 || f.brand == nil || every != nil {
			beside = append(beside, f.handle)
		}
		return taken(beside...), taken(append(beside, f.handle)...)
	}
	// set sets a row, on one line if it has the room.
	set := func(l label, one, more float64) *block {
		if b := c.line(l); b.Width() <= one {
			return b
		}
		return c.needed(l, more, 2)
	}
	if who.name != "" {
		one, more := next()
		if f.name = c.nameBlock(who, one); f.name.Count() > 1 && more < one {
			f.name = c.nameBlock(who, more)
		}
	}
	if who.role != "" {
		first := taken(every, f.brand)
		if f.brand == nil || every != nil {
			first = taken(every, f.handle)
		}
		one, more := next()
		l := label{role: "speaker", item: who.roleItem, text: who.role, style: roles.Role, colour: c.colours.Soft, normalise: true}
		if f.name != nil && f.name.Count() == 1 && !below {
			f.role = c.line(l)
			if f.beside = f.name.Width()+besideName*f.name.Size+f.role.Width() <= first; f.beside {
				row--
			}
		}
		if !f.beside {
			f.role = set(l, one, more)
		}
	}
	if who.source != "" {
		l := label{role: "source", text: who.source, style: roles.Source, colour: c.colours.Soft, keep: who.dates}
		one, more := next()
		f.source = set(l, one, more)
	}
	return f
}

// newDialFoot reckons the foot of a card; mark is what is said of its place in the deck, over the rule at the right.
func (c *canvas) newDialFoot(who *credit, mark string) *dialFoot {
	tokens := &c.theme.Decoration.Dial
	deck := c.deckFoot()
	columns := c.footColumns(who, deck.below)
	out := &dialFoot{top: c.area.Bottom()}
	height := columns.height()
	if height > 0 {
		height = math.Max(height, deck.height)
	}
	if height > 0 {
		line := math.Max(1, math.Round(tokens.Line*c.unit))
		top := c.area.Bottom() - height
		rule := scene.Rect{X: math.Round(c.area.X), Y: math.Round(top - tokens.Under.For(c.size) - line), H: line}
		rule.W = math.Round(c.area.Right()) - rule.X
		out.rule, out.top = rule, rule.Y
		c.standUnderRule(out, columns, top)
	}
	out.first = out.top
	if mark != "" {
		b := c.needed(label{role: "page", text: mark, style: c.theme.Type.Roles.Page, colour: c.colours.Soft, align: text.End, tabular: true}, c.area.W, 2)
		gap := overRule * b.Size
		if height <= 0 {
			gap = 0
		}
		y := out.top - gap - b.Height()
		out.lines = append(out.lines, placedBlock{block: b, x: c.area.X, y: y, w: c.area.W})
		out.first = y
		// The words keep as clear of the rule as ever, and of the mark by less.
		clear := tokens.Clear.For(c.size)
		out.top = math.Min(out.top, y-overMark*clear+clear)
	}
	return out
}

// overRule is between the rule and the mark over it, em of the mark; overMark is what of the usual space the words keep over the mark:
// a line under marked words reaches a ninth of an em below the last of them.
const (
	overRule = 0.45
	overMark = 0.8
)

// standUnderRule gives the columns their places: heads under the rule on one baseline, what belongs to them under these.
func (c *canvas) standUnderRule(out *dialFoot, f *footColumns, top float64) {
	left, right := c.area.X, c.area.W
	put := func(b *block, x, y float64, baseline bool) {
		out.lines = append(out.lines, placedBlock{block: b, x: x, y: y, w: right, baseline: baseline})
	}
	// The head's baseline is that of the larger of the two heads.
	size := c.theme.Type.Roles.Name.SizeOf(c.size, theme.LabelText)
	base := top + text.Ascent*size
	column := func(blocks ...*block) {
		y := top
		for _, b := range blocks {
			switch {
			case b == nil:
				continue
			case y > top:
				put(b, left, y, false)
			case b.Count() > 1 || b.mark != nil:
				put(b, left, y, false)
			default:
				put(b, left, base, true)
			}
			y += b.Height() + f.row
		}
	}
	if f.beside {
		put(f.role, left+f.name.Width()+besideName*f.name.Size, base, true)
		column(f.name, f.source)
	} else {
		column(f.name, f.role, f.source)
	}
	column(f.brand, f.handle)
}

// drawDialFoot paints the foot.
func (c *canvas) drawDialFoot(f *dialFoot) {
	if !f.rule.Empty() {
		c.rule(f.rule, c.colours.Ink)
	}
	for _, p := range f.lines {
		if p.baseline {
			c.putOnBaseline(p.block, p.x, p.y, p.w)
		} else {
			c.put(p.block, p.x, p.y, p.w)
		}
	}
}

// deckFoot is what the longest names of a deck need on a page.
type deckFoot struct {
	// height is that of the columns, px; below tells that a role has no room beside its name, so that all stand under theirs.
	height float64
	below  bool
}

// deckFoot reckons it once for each page's shape.
func (c *canvas) deckFoot() deckFoot {
	if c.set.feet == nil || c.size.CoverOnly() {
		return deckFoot{} // a cover that stands alone has no others to be like
	}
	shape := [4]float64{c.Scene.Width, c.Scene.Height, c.area.W, c.area.Bottom()}
	if known, ok := c.set.feet.Load(shape); ok {
		return known.(deckFoot)
	}
	// What does not fit is told on the card that it belongs to, and not on all.
	page, out := *c.Page, deckFoot{}
	scratch := *c
	scratch.Page = &page
	for i := range c.set.signers {
		if f := scratch.footColumns(&c.set.signers[i], false); f.under() != nil {
			out.below = true
		}
	}
	for i := range c.set.signers {
		page.Warnings = nil
		if h := scratch.footColumns(&c.set.signers[i], out.below).height(); !page.Warnings.HasErrors() {
			out.height = math.Max(out.height, h)
		}
	}
	c.set.feet.Store(shape, out)
	return out
}

// signersOf returns who signs the quotes of a deck and where they are from, each once; cover and end card have the same foot.
func (s *Setter) signersOf(d *deck.Deck) []credit {
	var out []credit
	known := map[[3]string]bool{}
	add := func(who credit) {
		if key := [3]string{who.name, who.role, who.source}; !known[key] {
			known[key] = true
			out = append(out, who)
		}
	}
	for _, q := range d.Quotes {
		if q.Text.Set {
			add(s.credit(q.Speaker, q.Source, s.langOf(q.Lang)))
		}
	}
	if d.Cover != nil {
		add(s.viewCover("", d.Cover).credit)
	}
	if d.End != nil {
		add(s.viewEnd("", d.End).credit)
	}
	return out
}
