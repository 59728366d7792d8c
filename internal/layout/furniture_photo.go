package layout

import (
	"image/color"
	"math"

	"cards/internal/layout/text"
	"cards/internal/picture"
	"cards/internal/scene"
	"cards/internal/theme"
)

// The furniture of a card that stands on a photograph, and of the theme photo where there is none: name, role and source at the foot,
// brand and handle beside them, the photographer under all.

// photoFoot is what signs such a card.
type photoFoot struct {
	lines []placedBlock
	// top is the em top of the highest line.
	top float64
}

// photoColumn is the part of the page in which the words stand, px.
func (c *canvas) photoColumn() scene.Rect {
	column := c.area
	if c.photo == nil {
		return column
	}
	tokens := &c.theme.Decoration.Photo
	wide := c.Scene.Width > wideRatio*c.Scene.Height
	switch p := c.photo; {
	case p.form == photoBeside && wide:
		under := tokens.Under.For(c.size)
		column.X = math.Max(column.X, p.area.Right()+under)
		column.W = c.area.Right() - column.X
	case p.form == photoBeside:
		column.Y = math.Max(column.Y, p.area.Bottom()+tokens.Under.For(c.size))
		column.H = c.area.Bottom() - column.Y
	case p.whole:
	case p.edge == picture.Left:
		column.W = math.Min(column.W, tokens.Column*c.Safe.W)
	case p.edge == picture.Right:
		w := math.Min(column.W, tokens.Column*c.Safe.W)
		column.X, column.W = column.Right()-w, w
	}
	return column
}

// footRow is a row of what signs a card; any of the three may be nil.
type footRow struct {
	left, right, middle *block
	// apart tells that it is no part of what stands under it: the photographer, the number of a series.
	apart bool
}

// centredBrand adds what is the brand's to rows of names that stand in the middle: brand and handle at the sides, or one alone in the
// middle, and the line of the series between or beside them. Where they have no room for it rest is that, to stand over the names, which
// are so on the same lines of every card.
func centredBrand(rows []footRow, brand, handle, mark *block, width, space float64) (out []footRow, rest *block) {
	fits := func(r footRow) bool {
		side := 0.0
		for _, b := range []*block{r.left, r.right} {
			if b != nil {
				side = math.Max(side, b.Width()+space)
			}
		}
		if r.middle == nil {
			return r.left == nil || r.right == nil || r.left.Width()+r.right.Width()+space <= width
		}
		return 2*side+r.middle.Width() <= width
	}
	one := brand
	if one == nil {
		one = handle
	}
	var last footRow
	switch {
	case one == nil && len(rows) == 0:
		return rows, mark
	case one == nil:
		last, rows = rows[len(rows)-1], rows[:len(rows)-1]
		last.right = mark
	case brand != nil && handle != nil && fits(footRow{left: brand, right: handle}):
		last = footRow{left: brand, right: handle, middle: mark}
	case brand != nil && handle != nil:
		rows = append(rows, footRow{middle: brand})
		last = footRow{middle: handle, right: mark}
	default:
		last = footRow{middle: one, right: mark}
	}
	if mark != nil && !fits(last) {
		rest = mark
		if last.right == mark {
			last.right = nil
		} else {
			last.middle = nil
		}
	}
	return append(rows, last), rest
}

// newPhotoFoot sets what signs a card in a column of the page.
func (c *canvas) newPhotoFoot(who *credit, brandName string, at place, column scene.Rect) photoFoot {
	roles := &c.theme.Type.Roles
	tokens := &c.theme.Decoration.Photo
	centre := c.Layout == "centre"
	gap := tokens.Row.For(c.size)
	space := c.theme.Space.Neighbour * roles.Source.SizeOf(c.size, theme.LabelText)
	right := func(role, item, s string, style theme.Role, ink bool) *block {
		marked := item == "brand.name" && c.set.brand.logo != nil && !c.set.brand.hidden
		if s == "" && !marked {
			return nil
		}
		colour := c.colours.Soft
		if ink {
			colour = c.colours.Ink
		}
		l := label{role: role, item: item, text: s, style: style, colour: colour, normalise: item != ""}
		if marked {
			l = c.branded(l, photoBrand*column.W, c.area.H)
		}
		b := c.line(l)
		if b.Width() > column.W {
			c.doesNotFit(b.label)
		}
		return b
	}
	brand := right("brand", "brand.name", brandName, roles.Brand, true)
	handle := right("brand", "brand.handle", c.set.brand.handle, roles.Handle, false)
	mark := right("page", "", at.mark, roles.Page, false)
	taken := 0.0
	for _, b := range []*block{brand, handle} {
		if b != nil {
			taken = math.Max(taken, b.Width())
		}
	}
	width := column.W
	across := c.photoFootWidth(column, brand, handle, space, gap)
	beside := taken > 0 && !centre && (across > column.W || taken+space <= photoBrand*column.W)
	if beside && across == column.W {
		width -= taken + space
	}
	var rows []footRow // from the top
	name := c.colours.Ink
	if tokens.Accent {
		name = c.colours.AccentText
	}
	if who.name != "" {
		b := c.nameBlock(who, width)
		b.colour = name
		rows = append(rows, footRow{left: b})
	}
	if who.role != "" {
		rows = append(rows, footRow{left: c.needed(label{role: "speaker", item: who.roleItem, text: who.role, style: roles.Role, colour: c.colours.Soft, normalise: true}, width, 2)})
	}
	if who.source != "" {
		b := c.needed(label{role: "source", text: who.source, style: roles.Source, colour: c.colours.Soft, keep: who.dates}, width, 3)
		b.ink = true // 《 stands on the margin too
		rows = append(rows, footRow{left: b})
	}
	switch {
	case centre:
		// The names in the middle, under them what is the brand's at the sides.
		for i, r := range rows {
			rows[i] = footRow{middle: r.left}
		}
		rows, mark = centredBrand(rows, brand, handle, mark, column.W, space)
	case beside && len(rows) == 0:
		rows = append(rows, footRow{right: brand}, footRow{right: handle})
	case beside:
		// The handle right under the brand, however many rows the names have.
		rows[0].right = brand
		switch {
		case handle == nil:
		case brand == nil:
			rows[len(rows)-1].right = handle
		case len(rows) > 1:
			rows[1].right = handle
		default:
			rows = append(rows, footRow{right: handle})
		}
	default:
		if brand != nil && handle != nil && brand.Width()+handle.Width()+space <= column.W {
			rows = append(rows, footRow{left: brand, right: handle})
		} else {
			rows = append(rows, footRow{left: brand}, footRow{left: handle})
		}
	}
	// The photographer stands on a line of their own, or beside a handle that stands alone, where the name goes there.
	var credit *block
	last := len(rows) - 1
	alone := !centre && last >= 0 && rows[last].left == nil && rows[last].right != nil && mark == nil
	if c.photo != nil && c.photo.of.credit != "" {
		l := label{role: "note", text: c.set.Words.PhotoCredit + c.photo.of.credit, style: roles.Note, size: c.size.Floor(theme.LabelText), colour: c.colours.Soft}
		if alone = alone && c.line(l).Width() <= width; alone {
			credit = c.line(l)
		} else {
			room := column.W
			if mark != nil {
				room -= mark.Width() + space
			}
			credit = c.needed(l, room, 2)
		}
	}
	switch {
	case credit != nil && centre:
		rows = append([]footRow{{middle: credit, right: mark, apart: true}}, rows...)
	case credit != nil && alone:
		rows[last].left = credit
	case credit != nil || mark != nil:
		// Over the names, which so stand where they do on the other cards.
		rows = append([]footRow{{left: credit, right: mark, apart: true}}, rows...)
	}
	f := photoFoot{top: c.area.Bottom()}
	y := c.area.Bottom()
	for i := len(rows) - 1; i >= 0; i-- {
		r := rows[i]
		if r.left == nil && r.right == nil && r.middle == nil {
			continue
		}
		height, base := 0.0, 0.0
		for _, b := range []*block{r.left, r.right, r.middle} {
			if b != nil {
				height = math.Max(height, b.Height())
				// Both stand on the baseline of the last line.
				base = math.Max(base, text.Descent*b.Size)
			}
		}
		if f.top < c.area.Bottom() {
			y -= gap
			if r.apart {
				y -= photoApart * height
			}
		}
		for side, b := range []*block{r.left, r.right, r.middle} {
			if b == nil {
				continue
			}
			switch {
			case side == 1:
				b.align = text.End
			case side == 2:
				b.align = text.Centre
			}
			foot := y - base + text.Descent*b.Size
			w := column.W
			if b == brand || b == handle {
				w = across
			}
			f.lines = append(f.lines, placedBlock{block: b, x: column.X, y: foot - b.Height(), w: w})
		}
		y -= height
		f.top = y
	}
	return f
}

// photoFootWidth is the measure at whose end brand and handle stand, px: the page's, or that of the column where the picture is too light,
// or what matters in it, where they would stand then.
func (c *canvas) photoFootWidth(column scene.Rect, brand, handle *block, space, gap float64) float64 {
	p := c.photo
	if p == nil || p.form != photoFull || p.whole || p.edge != picture.Left || c.Layout == "centre" {
		return column.W
	}
	var wide, high float64
	for _, b := range []*block{brand, handle} {
		if b != nil {
			wide, high = math.Max(wide, b.Width()), high+b.Height()+gap
		}
	}
	around := c.theme.Decoration.Photo.Around * c.unit
	at := scene.Rect{X: c.area.Right() - wide, Y: c.area.Bottom() - high, W: wide, H: high}.Inset(-around)
	if focus := p.focus(c); wide == 0 || at.X < column.Right()+space || p.of.focused && at.Inset(-focusClear*c.unit).Contains(scene.Rect{X: focus.X, Y: focus.Y}, 0) {
		return column.W
	}
	lightest := (picture.LuminanceOf(c.colours.Soft)+0.05)/c.theme.Decoration.Photo.Text - 0.05
	opacity, ok := c.set.proofs.meter(p.print).Opacity(picture.Area{X: at.X, Y: at.Y, W: at.W, H: at.H}, lightest, picture.StrayUnderLine)
	if !ok || opacity > c.theme.Decoration.Photo.Most {
		return column.W
	}
	return c.area.Right() - column.X
}

// photoBrand is the most of the measure that brand and handle take beside the names.
const photoBrand = 0.5

// photoSink is what is kept under words that stand on the foot of the page, as a share of what is kept over the names.
const photoSink = 0.4

// photoApart is how far a quote stands over the names at least, em of the quote, photoApartName em of the name.
const photoApart, photoApartName = 0.55, 1.25

// photoRoom returns the room for words over the foot.
func (c *canvas) photoRoom(column scene.Rect, foot *photoFoot) scene.Rect {
	tokens := &c.theme.Decoration.Photo
	bottom := column.Bottom() - photoSink*tokens.Keep.For(c.size) // descenders of large words
	if len(foot.lines) > 0 {
		bottom = foot.top - tokens.Keep.For(c.size)
	}
	room := scene.Rect{X: column.X, Y: column.Y, W: column.W, H: bottom - column.Y}
	if p := c.photo; p != nil && p.form == photoFull && !p.whole {
		switch p.edge {
		case picture.Bottom:
			if top := c.Safe.Bottom() - p.side*c.Safe.H; top > room.Y {
				room.Y, room.H = top, bottom-top
			}
		case picture.Top:
			room.H = math.Min(room.H, c.Safe.Y+p.side*c.Safe.H-room.Y)
		}
	}
	return room
}

// furnishPhoto returns the furniture of a quote of so many characters.
func (c *canvas) furnishPhoto(who *credit, length int, at place) *furniture {
	if len(c.drawings) > 0 {
		if f := c.furnishDrawing(who, at); f != nil {
			return f
		}
		c.clearAside(c.drawings[0].of)
	}
	column := c.photoColumn()
	foot := c.newPhotoFoot(who, c.set.brand.name, at, column)
	f := &furniture{name: "photo", room: c.photoRoom(column, &foot), stand: standFoot}
	if len(foot.lines) > 0 {
		f.apart, f.kept = photoApart, c.theme.Decoration.Photo.Keep.For(c.size)
		f.least = photoApartName * c.theme.Type.Roles.Name.SizeOf(c.size, theme.LabelText)
	}
	if core := rect(c.size.Core()); core.H > 0 && core.W < 0.8*c.Safe.W && length <= coreLength && (c.photo == nil || c.photo.whole || c.photo.edge == picture.Bottom) {
		// What every view of the platform shows makes sense alone.
		inner := core.Inset(coreInset * core.H)
		f.room.X, f.room.W = inner.X, inner.W
	}
	if c.photo == nil {
		if c.streaksInMargin() {
			f.lift = c.horizonAir()
		}
		if c.Scene.Height > highPage*c.Scene.Width {
			// On a high page every quote leaves a strip of the sky, also on the pages of a long one. On a square it would cost the words two steps
			// of size.
			spare := streakSpare
			if at.part != "" {
				spare = 1 // its pages begin at one height
			}
			if top := math.Ceil(c.streakTop(spare)); f.room.Bottom()-top >= stripLeast*f.room.H {
				f.room.Y, f.room.H = top, f.room.Bottom()-top
			}
		}
		return c.furnishStreak(f, foot)
	}
	p := c.photo
	switch {
	case p.edge == picture.Top, p.form == photoBeside && p.edge == picture.Bottom:
		f.stand = standTop
	case p.edge == picture.Left, p.edge == picture.Right:
		f.stand = standMiddle
	}
	if p.form == photoFull {
		// What stands on it is reckoned for the lightest ground that a scrim leaves.
		f.ground = c.lightestGround()
	}
	first := 0
	f.behind = func() {
		c.placePhoto()
		first = len(c.Scene.Boxes)
		for _, l := range foot.lines {
			c.put(l.block, l.x, l.y, l.w)
		}
	}
	f.after = func(*scene.Box, *block) { c.scrimPhoto(first) }
	return f
}

// stripLeast is the share of its room that words keep at least under a strip of sky, highPage how many times as high as wide a page is whose
// quotes all have one.
const stripLeast, highPage = 0.66, 1.15

// lightestGround is the lightest grey on which the ink has the contrast that scrims are made for.
func (c *canvas) lightestGround() (g color.NRGBA) {
	for v := 255; v > 0; v-- {
		g = color.NRGBA{R: uint8(v), G: uint8(v), B: uint8(v), A: 255}
		if theme.Contrast(c.colours.Ink, g) >= c.theme.Decoration.Photo.Quote {
			break
		}
	}
	return g
}
