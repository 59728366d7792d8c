package layout

import (
	"math"

	"cards/internal/layout/text"
	"cards/internal/scene"
	"cards/internal/theme"
)

// Cover and end card of signal: the same dial and foot as on its quotes, the title in between. The needle stands at the date of the
// deck's words, so a cover says at once when they were said; before the first quote a dial that counts has read none, after the
// last it has read all.

// coverUnderDial composes a cover or an end card.
func (c *canvas) coverUnderDial(v *cover, at place) {
	c.Layout = "left"
	tokens := &c.theme.Decoration.Dial
	foot := c.newDialFoot(&v.credit, "")
	clear := tokens.Clear.For(c.size)
	room := scene.Rect{X: c.area.X, Y: c.dialFoot() + clear, W: c.area.W}
	room.H = math.Max(foot.top-clear-room.Y, 0)
	var subtitle *block
	below := 0.0
	if v.subtitle != "" {
		subtitle = c.needed(label{role: "subtitle", item: v.subtitleItem, text: v.subtitle, lang: v.lang, style: c.theme.Type.Roles.Subtitle, colour: c.colours.Soft, normalise: true}, room.W, 3)
		below = coverGap*subtitle.Size + subtitle.Height()
	}
	title, ok := c.coverTitle(v, room.W, room.H-below, text.Start)
	if !ok {
		c.tooWide(v)
		return
	}
	c.drawDial(c.dialOf(v.credit.date, at.quote, at.quotes))
	c.drawDialFoot(foot)
	x := room.X - c.theme.FlushLeft(c.size, title.Size)
	if isLatin(v.lang) {
		x, title.ink = room.X, true
	}
	gap := 0.0
	if subtitle != nil {
		// A fifth of the title's size under it, where there is room for that.
		gap = math.Min(math.Max(coverGap*subtitle.Size, 0.2*title.Size), room.H-title.Height()-subtitle.Height())
		below = gap + subtitle.Height()
	}
	y := room.Y + (room.H-title.Height()-below)*c.theme.Space.Centre
	c.put(title, x, y, room.W)
	if subtitle != nil {
		c.put(subtitle, room.X, y+title.Height()+gap, room.W)
	}
}

// dialOverCore draws the dial across the head of a strip, without labels, of which a crop would cut some, and returns what is left for
// the title under it: what stands at the foot of the sides is beside it.
func (c *canvas) dialOverCore(v *cover, inner scene.Rect) scene.Rect {
	d := c.dialOf(v.credit.date, 0, 0)
	d.at, d.start, d.end = "", "", ""
	c.drawDial(d)
	top := c.area.Y + c.theme.Decoration.Dial.Needle.For(c.size) + c.theme.Decoration.Dial.Clear.For(c.size)/2
	inner.H -= top - inner.Y
	inner.Y = top
	// The title's last line keeps off the foot of the letters beside it no more than the margin does.
	inner.H = math.Max(inner.H, c.size.Floor(theme.QuoteText))
	return inner
}
