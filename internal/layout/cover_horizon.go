package layout

import (
	"math"
	"strings"

	"cards/internal/layout/text"
	"cards/internal/scene"
	"cards/internal/theme"
)

// Covers of dawn: the title stands on the horizon as the quotes do, the subtitle under it.

// coverOnHorizon composes a cover or an end card, with its code.
func (c *canvas) coverOnHorizon(v *cover) {
	roles := &c.theme.Type.Roles
	who := v.credit
	told := squeeze(v.title + v.subtitle)
	if who.name != "" && strings.Contains(told, squeeze(who.name)) {
		who.name, who.role = "", ""
	}
	if who.name == "" && who.source == "" && !c.set.brand.named() {
		who.source, who.dates = v.line, nil
	}
	var subtitle *block
	if v.subtitle != "" {
		subtitle = c.needed(label{role: "subtitle", item: v.subtitleItem, text: v.subtitle, lang: v.lang, style: roles.Subtitle, colour: c.colours.Ink, normalise: true, ink: true}, c.area.W, 3)
	}
	// Nor does the masthead say what the title says.
	brand := c.set.brand.name
	if squeeze(v.title) == squeeze(brand) && c.set.brand.logo == nil {
		brand = ""
	}
	p := c.newHorizonPage(brand, &who, 0, place{}, subtitle)
	p.room = c.besideCode(v, p.room, 0, hardest(c.colours.Ink, p.sky, p.field, p.sun))
	p.captionsOnField(subtitle)
	title, ok := c.coverTitle(v, p.room.W, p.room.H, text.Start)
	if !ok {
		c.tooWide(v)
		return
	}
	p.draw()
	x := p.room.X - c.theme.FlushLeft(c.size, title.Size)
	if isLatin(v.lang) {
		x, title.ink = p.room.X, true
	}
	y := p.room.Bottom() - title.Height()
	title.ground = p.behind(title.colour, scene.Rect{X: x, Y: y, W: title.Width(), H: title.Height()})
	c.put(title, x, y, p.room.W)
	if c.code != nil {
		c.drawCode(c.code)
		p.clearSun()
	}
}

// captionsOnField moves what is written under a code beside the title to the flat field, over the handle, where no sun runs behind it, and the
// code down to the horizon; where the field has the room.
func (p *horizonPage) captionsOnField(subtitle *block) {
	code := p.code
	if code == nil || len(code.captions) == 0 || code.captions[0].y < code.plate.Bottom() || code.plate.Right() < p.area.Right()-1 {
		return
	}
	last := code.captions[len(code.captions)-1]
	top, foot := code.captions[0].y, last.y+last.block.Height()
	first := code.captions[0].block
	down := p.y + captionField*first.Size - top
	left := p.area.Right()
	for _, l := range code.captions {
		left = math.Min(left, p.area.Right()-l.block.Width())
	}
	reach := 0.0
	if subtitle != nil {
		reach = subtitle.Width()
	}
	for _, l := range p.foot.lines {
		if l.block.align != text.End {
			reach = math.Max(reach, l.block.Width())
		}
	}
	if foot+down > p.foot.handle-captionRow*first.Size || left < p.area.X+reach+p.theme.Space.Neighbour*first.Size {
		return
	}
	for i := range code.captions {
		l := &code.captions[i]
		l.y += down
		l.block.ground = p.field
	}
	code.plate.Y = math.Floor(p.room.Bottom() - code.plate.H)
}

// captionField is between the horizon and what is written under it by a code, em of that.
const captionField = 0.6

// coreOnHorizon composes a cover whose sides some view cuts away: the title stands on the horizon in the middle, the sun at the
// middle's right edge, so that every view has some of it; name and brand stand outside and only add.
func (c *canvas) coreOnHorizon(v *cover, core scene.Rect) {
	tokens := &c.theme.Decoration.Horizon
	roles := &c.theme.Type.Roles
	small := c.size.Floor(theme.LabelText)
	level := c.area.Bottom() - small
	h := c.newHorizon(math.Min(level-0.6*small, c.Safe.Bottom()-tokens.Ground*c.Safe.H))
	h.rise(c, core.Right(), 0)
	inner := core.Inset(coreInset * core.H)
	inner.Y, inner.H = c.area.Y, h.y-tokens.Quote.For(c.size)-c.area.Y
	title, ok := c.coverTitle(v, inner.W, inner.H, text.Centre)
	if !ok {
		c.tooWide(v)
		return
	}
	h.draw(c)
	y := inner.Bottom() - title.Height()
	title.ground = h.behind(title.colour, scene.Rect{X: inner.X, Y: y, W: inner.W, H: title.Height()})
	c.put(title, inner.X, y, inner.W)
	air := 0.02 * c.Scene.Width
	side := core.X - c.area.X - air
	add := func(role, item, s, lang string, x float64, align text.Align) {
		if s == "" {
			return
		}
		b := c.line(label{role: role, item: item, text: s, lang: lang, style: roles.Source, colour: c.colours.Soft, ground: h.field, align: align, normalise: true, size: small})
		if b.Width() > side {
			c.choose(role, "", "it does not fit beside the middle, and the cover makes sense without it")
			return
		}
		c.put(b, x, level, side)
	}
	if !c.sideLogo(c.area.X, level, side, small, h.field) {
		add("brand", "brand.name", c.set.brand.name, "", c.area.X, text.Start)
	}
	add("speaker", v.credit.nameItem, v.credit.name, v.credit.nameLang, core.Right()+air, text.End)
}
