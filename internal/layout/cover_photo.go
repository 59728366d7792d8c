package layout

import (
	"fmt"
	"math"
	"strings"

	"cards/internal/layout/text"
	"cards/internal/picture"
	"cards/internal/scene"
	"cards/internal/theme"
)

// Covers and last cards on a photograph, in every theme, and those of the theme photo without one: the title stands low on the page,
// the subtitle under it.

// coverOnPhoto composes such a card in the first arrangement that does.
func (s *Setter) coverOnPhoto(v *cover, size theme.Size) *canvas {
	if v.photo == nil {
		c := s.newCanvas(size, v.id, v.kind, s.position(v.item))
		c.Scene.Alt = s.coverAlt(v)
		if v.mark {
			c.set = s.withoutBrand()
		}
		c.setPhotoCover(v)
		return c
	}
	var tried []string
	all := s.arrangements(v.photo, size)
	if core := rect(size.Core()); core.H > 0 && core.W < 0.8*float64(size.Width) {
		all = coreArrangements(all)
	}
	var last *canvas
	for i, a := range all {
		c := s.photoCanvas(size, v.id, v.kind, s.position(v.item), v.photo, a)
		c.Scene.Alt = s.coverAlt(v) + s.photoAlt(v.photo, v.lang)
		if v.mark {
			c.set = s.withoutBrand()
		}
		titled := c.setPhotoCover(v)
		last = c
		switch {
		case !titled:
			tried = append(tried, a.name()+": the title has no room")
		case c.photo.buried() != "" && i < len(all)-1:
			tried = append(tried, a.name()+": "+c.photo.buried())
		case c.Warnings.HasErrors():
			tried = append(tried, a.name()+": "+c.Warnings[0].Message)
		default:
			c.choose("photo", a.name(), a.why, tried...)
			if a.form == photoFull {
				c.choose("scrim", fmt.Sprintf("%.2f", c.photo.opacity), fmt.Sprintf("the least with which the title has %g:1 on the picture", c.theme.Decoration.Photo.Quote))
			}
			return c
		}
	}
	return last
}

// coreArrangements are those of a page whose sides some view cuts away: its words stand in the middle, over all of the picture.
func coreArrangements(all []arrangement) (out []arrangement) {
	for _, a := range all {
		if a.form == photoFull && a.whole {
			a.why = "what every view shows is the middle"
			low := a
			low.form, low.why = photoLow, "it would take a scrim that hides the picture"
			out = append(out, a, low)
		}
	}
	return out
}

// setPhotoCover sets the words of a cover on its page; false is that the title has no room.
func (c *canvas) setPhotoCover(v *cover) bool {
	c.Layout = "photo"
	roles := &c.theme.Type.Roles
	who := v.credit
	told := squeeze(v.title + v.subtitle)
	if who.name != "" && strings.Contains(told, squeeze(who.name)) {
		who.name, who.role = "", ""
	}
	brand := c.set.brand.name
	if squeeze(v.title) == squeeze(brand) {
		brand = ""
	}
	if who.name == "" && who.source == "" && brand == "" && c.set.brand.handle == "" {
		who.source, who.dates = v.line, nil
	}
	core := rect(c.size.Core())
	cropped := core.H > 0 && core.W < 0.8*c.Safe.W
	column := c.photoColumn()
	foot := c.newPhotoFoot(&who, brand, place{}, column)
	room := c.photoRoom(column, &foot)
	align := text.Start
	if cropped {
		// What signs the card stands outside the middle, and only adds.
		foot = photoFoot{top: c.area.Bottom(), lines: c.besideCore(v, core)}
		inner := core.Inset(coreInset * core.H)
		room.X, room.W, room.Y, room.H = inner.X, inner.W, c.area.Y, c.area.H
		align = text.Centre
	}
	var subtitle *block
	below := 0.0
	set := func(width float64) {
		if v.subtitle != "" && !cropped {
			subtitle = c.needed(label{role: "subtitle", item: v.subtitleItem, text: v.subtitle, lang: v.lang, style: roles.Subtitle, colour: c.colours.Ink, normalise: true, ink: true}, width, 3)
			below = subtitle.Height() + coverGap*subtitle.Size
		}
	}
	set(room.W)
	if !cropped {
		if room = c.besideCode(v, room, below, c.colours.Ground); room.W < column.W {
			set(room.W)
		}
	}
	room.H -= below
	title, ok := c.coverTitle(v, room.W, room.H, align)
	if !ok {
		c.tooWide(v)
		return false
	}
	x := room.X - c.theme.FlushLeft(c.size, title.Size)
	switch {
	case align == text.Centre:
		x = room.X
	case isLatin(v.lang):
		x, title.ink = room.X, true
	}
	free := room.H - title.Height()
	y := room.Y + free
	if p := c.photo; p != nil {
		switch {
		case p.form != photoBeside && p.edge == picture.Top, p.form == photoBeside && p.edge == picture.Bottom:
			y = room.Y
		case p.edge == picture.Left, p.edge == picture.Right:
			y = room.Y + free*c.theme.Space.Centre
		}
	}
	if c.photo == nil && c.streaksInMargin() {
		y = room.Y + math.Max(0, free-c.horizonAir())
	}
	if cropped {
		y = room.Y + free*c.theme.Space.Centre
	}
	at := 0
	if c.photo != nil {
		c.placePhoto()
	} else {
		at = c.placeStreak()
	}
	first := len(c.Scene.Boxes)
	for _, l := range foot.lines {
		c.put(l.block, l.x, l.y, l.w)
	}
	ink := inkOf(c.put(title, x, y, room.W))
	if subtitle != nil {
		c.put(subtitle, room.X, y+title.Height()+coverGap*subtitle.Size, room.W)
	}
	if c.code != nil {
		c.drawCode(c.code)
		ink = ink.Union(c.code.plate) // it is no light in the sky
		for _, l := range c.code.captions {
			ink = ink.Union(scene.Rect{X: l.x, Y: l.y, W: l.w, H: l.block.Height()})
		}
	}
	if c.photo != nil {
		c.scrimPhoto(first)
	} else if c.streaksInMargin() {
		if cropped {
			foot = photoFoot{} // the title may reach down between what stands at its sides
		}
		c.skyAtFoot(at, foot)
	} else {
		form, horizon := c.streakForm(ink, foot)
		c.Scene.Items[at] = scene.Group{Items: c.drawStreak(form, horizon, ink)}
	}
	return true
}

// besideCore sets name and brand at the sides of the middle, where they have the room.
func (c *canvas) besideCore(v *cover, core scene.Rect) (lines []placedBlock) {
	style := c.theme.Type.Roles.Source
	small := c.size.Floor(theme.LabelText)
	level := c.area.Bottom() - small
	air := 0.02 * c.Scene.Width
	side := core.X - c.area.X - air
	add := func(l label, x float64) {
		if l.text == "" {
			return
		}
		l.style, l.size, l.colour, l.normalise = style, small, c.colours.Soft, true
		if b := c.line(l); b.Width() <= side {
			lines = append(lines, placedBlock{block: b, x: x, y: level, w: side})
		} else {
			c.choose(l.role, "", "it does not fit beside the middle, and the cover makes sense without it")
		}
	}
	if l := c.branded(label{role: "brand", item: "brand.name", text: c.set.brand.name, style: style, size: small, colour: c.colours.Ink}, side, coreLogo*small); l.logo != nil {
		b := c.line(l)
		lines = append(lines, placedBlock{block: b, x: c.area.X, y: math.Min(level+small, c.Safe.Bottom()) - b.Height(), w: side})
	} else {
		add(label{role: "brand", item: "brand.name", text: c.set.brand.name}, c.area.X)
	}
	add(label{role: "speaker", item: v.credit.nameItem, text: v.credit.name, lang: v.credit.nameLang, align: text.End}, core.Right()+air)
	if c.photo != nil && c.photo.of.credit != "" {
		// The photographer is named wherever the picture is shown.
		l := label{role: "note", text: c.set.Words.PhotoCredit + c.photo.of.credit, style: style, size: small, colour: c.colours.Soft, align: text.End}
		b := c.needed(l, side, 2)
		lines = append(lines, placedBlock{block: b, x: core.Right() + air, y: level - b.Height() - 0.5*small, w: side})
	}
	return lines
}
