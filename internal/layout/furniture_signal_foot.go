package layout

import (
	"math"
	"slices"

	"cards/internal/deck"
	"cards/internal/layout/text"
	"cards/internal/scene"
	"cards/internal/theme"
)

// The foot of signal: a rule, under it at the left who and where, at the right whose card it is. The rule stands where the deck's
// longest names need it, so that it stands there on all cards: a name stands under the rule, a source on the foot.

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
	// The handle stands on the foot, beside what is last there; alone on a row, name and brand have the same.
	rows := 0
	for _, s := range []string{who.name, who.role, who.source} {
		if s != "" {
			rows++
		}
	}
	row := 0
	next := func() float64 {
		row++
		beside := []*block{every}
		if row == 1 {
			beside = append(beside, f.brand)
		}
		if row >= rows || rows < 3 {
			beside = append(beside, f.handle)
		}
		return taken(beside...)
	}
	if who.name != "" {
		left := next()
		f.name = c.nameBlock(who, left)
	}
	if who.role != "" {
		first := taken(every, f.brand)
		if rows == 2 {
			first = taken(every, f.brand, f.handle) // beside the name it leaves one row, which the handle shares
		}
		left := next()
		l := label{role: "speaker", item: who.roleItem, text: who.role, style: roles.Role, colour: c.colours.Soft, normalise: true}
		if f.name != nil && f.name.Count() == 1 && !below {
			one := c.line(l)
			f.beside = f.name.Width()+besideName*f.name.Size+one.Width() <= first
			f.role = one
		}
		if !f.beside {
			f.role = c.needed(l, left, 2)
		}
	}
	if who.source != "" {
		l := label{role: "source", text: who.source, style: roles.Source, colour: c.colours.Soft, keep: who.dates}
		left := next()
		// A cover that stands alone has no others to be like.
		named := !c.size.CoverOnly() && slices.ContainsFunc(c.set.signers, func(other credit) bool { return other.name != "" })
		if whole := taken(every, f.handle); row == 1 && named && c.line(l).Width() <= whole {
			left = whole // it stands where it does under the names of other cards, and the brand over it
		}
		f.source = c.needed(l, left, 2)
	}
	return f
}

// newDialFoot reckons the foot of a card; mark is what is said of its place in the deck, over the rule at the right.
func (c *canvas) newDialFoot(who *credit, mark string) *dialFoot {
	tokens := &c.theme.Decoration.Dial
	deck := c.deckFoot()
	columns := c.footColumns(who, deck.below)
	out := &dialFoot{top: c.area.Bottom()}
	height := math.Max(columns.height(), deck.height)
	if height > 0 {
		line := math.Max(1, math.Round(tokens.Line*c.unit))
		top := c.area.Bottom() - height
		rule := scene.Rect{X: math.Round(c.area.X), Y: math.Round(top - tokens.Under.For(c.size) - line), H: line}
		rule.W = math.Round(c.area.Right()) - rule.X
		out.rule, out.top = rule, rule.Y
		c.standOnFoot(out, columns, top)
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

// standOnFoot gives the columns their places: heads under the rule on one baseline, what is last on the foot on another.
func (c *canvas) standOnFoot(out *dialFoot, f *footColumns, top float64) {
	left, right := c.area.X, c.area.W
	put := func(b *block, x, y float64, baseline bool) {
		out.lines = append(out.lines, placedBlock{block: b, x: x, y: y, w: right, baseline: baseline})
	}
	// The head's baseline is that of the larger of the two heads.
	size := c.theme.Type.Roles.Name.SizeOf(c.size, theme.LabelText)
	base := top + text.Ascent*size
	head := func(b *block, x float64) {
		if b.Count() > 1 || b.mark != nil {
			put(b, x, top, false)
			return
		}
		put(b, x, base, true)
	}
	y := top
	if f.name != nil {
		head(f.name, left)
		y += f.name.Height() + f.row
	}
	if f.role != nil {
		switch {
		case f.beside:
			put(f.role, left+f.name.Width()+besideName*f.name.Size, base, true)
		case f.name == nil:
			head(f.role, left)
		default:
			put(f.role, left, y, false)
		}
	}
	alone := c.area.Bottom()-top < 1.5*size
	last := func(b *block) {
		if alone {
			put(b, left, base, true)
			return
		}
		put(b, left, c.area.Bottom()-b.Height(), false)
	}
	if f.source != nil {
		last(f.source)
	}
	if f.brand != nil {
		head(f.brand, left)
	}
	if f.handle != nil {
		last(f.handle)
	}
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
