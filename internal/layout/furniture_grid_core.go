package layout

import (
	"math"

	"cards/internal/layout/text"
	"cards/internal/scene"
	"cards/internal/theme"
)

// A page whose middle must make sense alone, in the theme grid: three bars, and under the middle one the name and the words, inside
// of what every view of the platform shows. Mark, source and brand stand at the sides and only add.

// coreInset is from the crop to the middle column, in parts of the page's height: 20 px at 383 (unkind 13).
const coreInset = 0.052

// coreSide is the least width of a column at the side, em of the source.
const coreSide = 5

// narrowCore returns the middle of the page, where it is so narrow that the words stand in it alone.
func (c *canvas) narrowCore() (scene.Rect, bool) {
	core := rect(c.size.Core())
	if core.W >= 0.8*c.Safe.W || !c.besideMark() {
		return scene.Rect{}, false
	}
	inner := core.Inset(coreInset * core.H)
	side := inner.X - c.theme.Decoration.Module.CoreGap*c.unit - c.area.X
	return inner, side >= coreSide*c.theme.Type.Roles.Source.SizeOf(c.size, theme.LabelText)
}

// coreHead is what stands about the middle.
type coreHead struct {
	tops  []scene.Rect
	lines []placedBlock
	// foot is the foot of what stands over the words.
	foot float64
}

// newCoreHead measures it; a card that quotes must have its source, a cover may do without.
func (c *canvas) newCoreHead(who *credit, mark string, inner scene.Rect, must bool) *coreHead {
	tokens := &c.theme.Decoration.Module
	size := c.theme.Type.Roles.Source.SizeOf(c.size, theme.LabelText)
	step := tokens.RowWide * size
	gap := tokens.CoreGap * c.unit
	edges := []float64{c.area.X, inner.X - gap, inner.X, inner.Right(), inner.Right() + gap, c.area.Right()}
	for i := range edges {
		edges[i] = math.Round(edges[i])
	}
	y, bar := math.Round(c.area.Y), math.Max(1, math.Round(tokens.Bar.For(c.size)))
	h := &coreHead{}
	for i := 0; i < len(edges); i += 2 {
		h.tops = append(h.tops, scene.Rect{X: edges[i], Y: y, W: edges[i+1] - edges[i], H: bar})
	}
	left, middle, right := h.tops[0], h.tops[1], h.tops[2]
	base := math.Round(y + tokens.Head.For(c.size) + headAscent*size)
	put := func(b *block, field scene.Rect, y float64) int {
		if b == nil || b.Count() == 0 {
			return 0
		}
		b.Pitch = step
		h.lines = append(h.lines, placedBlock{block: b, x: field.X, y: y, w: field.W, baseline: true})
		return b.Count()
	}
	rows := 0
	if who.name != "" {
		rows += put(c.nameBlock(who, middle.W), middle, base)
	}
	if who.role != "" {
		rows += put(c.needed(c.headRole(who), middle.W, headRoleRows), middle, base+float64(rows)*step)
	}
	h.foot = base + float64(rows-1)*step + (1-text.Ascent)*size
	if rows == 0 {
		h.foot = y + bar
	}
	if mark != "" {
		put(c.needed(c.headMark(mark), left.W, headTitleRows), left, base)
	}
	// The brand stands on the foot, the source hangs from the bar.
	foot := math.Round(c.area.Bottom()) - coreDrop*size
	name, handle := c.headBrand(right.W)
	for _, b := range []*block{handle, name} {
		switch {
		case b == nil:
		case b.mark != nil:
			b.shrink(math.Min(right.W, b.mark.w), coreLogo*size)
			h.lines = append(h.lines, placedBlock{block: b, x: right.X, y: foot - b.mark.h, w: right.W})
			foot -= b.mark.h + headCapital*size
		case b.Width() > right.W:
			c.choose("brand", "", "the column at the side is too narrow for "+b.text)
		default:
			put(b, right, foot)
			foot -= step
		}
	}
	title, rest := who.parts()
	at, from := base, len(h.lines)
	for _, s := range []string{title, rest} {
		if s == "" {
			continue
		}
		l := c.headSource(who, s)
		if must {
			b := c.needed(l, right.W, headTitleRows)
			rows := put(b, right, at)
			if at += step * float64(rows); rows > 0 && at-step > foot+0.01 {
				c.doesNotFit(l)
			}
			continue
		}
		b, ok := c.paragraph(l, right.W, headTitleRows)
		at += step * float64(put(b, right, at))
		if !ok || at-step > foot+0.01 {
			h.lines = h.lines[:from]
			c.choose("source", "", "the column at the side is too narrow for "+who.source)
			break
		}
	}
	return h
}

// coreDrop is from the baseline of the lowest row to the foot, em: the ink of its descenders.
const coreDrop = 0.06

// furnishCore is the furniture of a quote in the middle of such a page.
func (c *canvas) furnishCore(who *credit, at place, inner scene.Rect) *furniture {
	mark := at.mark
	if at.part != "" {
		mark = at.part // so small a head has no room for the line of the series beside it, and for the mark that the quote goes on
	}
	h := c.newCoreHead(who, mark, inner, true)
	return &furniture{
		name: "module", stand: standFoot, sink: c.inkOnFoot,
		room:   c.coreRoom(h),
		behind: func() { c.drawCore(h) }, beside: true,
	}
}

// coreRoom is the room for the words under the middle bar.
func (c *canvas) coreRoom(h *coreHead) scene.Rect {
	y := h.foot + c.underHead()
	return scene.Rect{X: h.tops[1].X, Y: y, W: h.tops[1].W, H: c.area.Bottom() - y}
}

// drawCore paints bars and texts, and the mark at the left, standing on the foot.
func (c *canvas) drawCore(h *coreHead) {
	c.bars(h.tops)
	left := h.tops[0]
	gutter := math.Round(coreMarkGap * left.W)
	w := math.Floor((left.W - gutter) / 2)
	foot := math.Round(c.area.Bottom())
	top := left.Bottom()
	for _, p := range h.lines {
		c.putPlaced([]placedBlock{p})
		if p.x == left.X {
			top = math.Max(top, p.y+float64(p.block.Count()-1)*p.block.Pitch)
		}
	}
	if y := foot - 2*w; y > top+0.5*w {
		c.quotationMark(left.X, y, w, left.W)
	} else {
		c.choose("quotation mark", "", "the page is too low for it")
	}
}

// coreMarkGap is between the halves of the mark, in parts of the column: 26 px of 190 (unkind 13).
const coreMarkGap = 0.137
