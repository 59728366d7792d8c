package layout

import (
	"math"

	"cards/internal/layout/text"
	"cards/internal/theme"
)

// The signature of night: names and brand under the limb, whose edge carries the page mark.

// markRoom is kept between the quote and the page mark on the arc, in em of the mark: descenders reach into it.
const markRoom = 1.6

// limbLogo is the most of the measure that a logo takes beside the names.
const limbLogo = 0.4

// footRoom is the least share of the margin under the names on the limb.
const footRoom = 0.45

// footOnLimb sets names and brand under the limb's edge, middled between it and the safe edge.
func (c *canvas) footOnLimb(sig *signature, who *credit) {
	roles := c.theme.Type.Roles
	l := sig.limb
	brand := c.set.brand
	field := c.colours.Field
	right := func(role, item, s string, style theme.Role, bold bool) *block {
		logo := item == "brand.name" && brand.logo != nil && !brand.hidden
		if s == "" && !logo {
			return nil
		}
		colour := c.colours.Soft
		if bold {
			colour = c.colours.Ink
		}
		l := label{role: role, item: item, text: s, style: style, colour: colour, ground: field, align: text.End, normalise: true}
		if logo {
			l = c.branded(l, limbLogo*c.area.W, c.area.H)
		}
		return c.line(l)
	}
	brandName := right("brand", "brand.name", brand.name, roles.Brand, true)
	handle := right("brand", "brand.handle", brand.handle, roles.Handle, false)
	// What brand and handle leave: each to the row that it stands beside, a logo to all of them.
	taken := func(b *block) float64 {
		if b == nil {
			return 0
		}
		if b.Width() > c.area.W {
			c.doesNotFit(b.label)
		}
		return b.Width() + c.theme.Space.Neighbour*roles.Source.SizeOf(c.size, theme.LabelText)
	}
	first, last := taken(brandName), taken(handle)
	every, texts := 0.0, 0
	if brandName != nil && brandName.mark != nil {
		every = first
	}
	for _, s := range []string{who.name, who.role, who.source} {
		if s != "" {
			texts++
		}
	}
	row := 0
	room := func() float64 {
		row++
		out := every
		if row == 1 {
			out = math.Max(out, first)
		}
		if row == texts {
			out = math.Max(out, last)
		}
		return c.area.W - out
	}
	var rows []*block
	if who.name != "" {
		b := c.nameBlock(who, room())
		b.ground = field
		rows = append(rows, b)
	}
	if who.role != "" {
		rows = append(rows, c.needed(label{role: "speaker", item: who.roleItem, text: who.role, style: roles.Role, colour: c.colours.Soft, ground: field, normalise: true}, room(), 2))
	}
	if who.source != "" {
		rows = append(rows, c.needed(label{role: "source", text: who.source, style: roles.Source, colour: c.colours.Soft, ground: field}, room(), 2))
	}
	gap := 0.62 * roles.Source.SizeOf(c.size, theme.LabelText)
	total := 0.0
	for i, b := range rows {
		if i > 0 {
			total += gap
		}
		total += b.Height()
	}
	column := 0.0
	for i, b := range []*block{brandName, handle} {
		if b != nil {
			if i > 0 && brandName != nil {
				column += gap
			}
			column += math.Max(b.Size, b.Height())
		}
	}
	total = math.Max(total, column)
	// The names keep their place whatever the quote; the limb gives way: it sinks for long quotes no lower than they allow,
	// and rises when there are more lines.
	usual := c.newLimb(false)
	edge := usual.lowest(c.area.X, c.area.Right())
	y := edge + math.Max(c.theme.Decoration.Limb.ClearName*c.unit, (c.Safe.Bottom()-edge-total)*0.46)
	y = math.Min(y, c.Safe.Bottom()-math.Max(footRoom*(c.Safe.Bottom()-c.area.Bottom()), edgeRoom*c.unit)-total)
	if over := l.lowest(c.area.X, c.area.Right()) - (y - c.theme.Decoration.Limb.ClearName*c.unit); over > 0 {
		l.cy -= over
		l.apex -= over
	}
	top := y
	for _, b := range rows {
		sig.lines = append(sig.lines, placedBlock{block: b, x: c.area.X, y: y, w: c.area.W})
		y += b.Height() + gap
	}
	// Brand and handle share the baselines of the first and the last line.
	if brandName != nil && brandName.mark != nil {
		sig.lines = append(sig.lines, placedBlock{block: brandName, x: c.area.X, y: top, w: c.area.W})
	} else if brandName != nil {
		base := top + text.Ascent*brandName.Size
		if len(rows) > 0 {
			base = top + text.Ascent*rows[0].Size
		}
		sig.lines = append(sig.lines, placedBlock{block: brandName, x: c.area.X, y: base, w: c.area.W, baseline: true})
	}
	if handle != nil {
		base := top + text.Ascent*handle.Size
		switch {
		case len(rows) > 1:
			last := rows[len(rows)-1]
			base = y - gap - last.Height() + text.Ascent*last.Size
		case brandName != nil:
			base += brandName.Size + gap
		}
		if brandName != nil && brandName.mark != nil {
			base = math.Max(base, top+brandName.mark.h+gap+text.Ascent*handle.Size)
		}
		sig.lines = append(sig.lines, placedBlock{block: handle, x: c.area.X, y: base, w: c.area.W, baseline: true})
	}
	keep := c.theme.Decoration.Limb.ClearText * c.unit * c.airiness()
	if sig.place.total > 1 || sig.place.mark != "" {
		// The page mark stands on the arc.
		page := roles.Page.SizeOf(c.size, theme.LabelText)
		keep = math.Max(keep, (c.theme.Decoration.Limb.Label+text.Ascent+markRoom)*page)
	}
	sig.quoteFoot = l.highest(c.area.X, c.area.Right()) - keep
	sig.middle = c.Scene.Height > 1.6*c.Scene.Width
}

// drawLimbUnder puts the limb's items under everything that is already on the page: it is ground for the names.
func (c *canvas) drawLimbUnder(sig *signature) {
	c.drawLimb(*sig.limb, sig.place.n, sig.place.total, sig.place.mark)
}
