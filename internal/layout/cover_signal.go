package layout

import (
	"math"

	"cards/internal/layout/text"
	"cards/internal/scene"
)

// Cover and end card of signal: the same dial and foot as on its quotes, the title in between. The needle stands at the date of the
// deck's words, so a cover says at once when they were said; before the first quote a dial that counts has read none, after the
// last it has read all.

// dialForm is how much of the dial a cover has room for, and the share of the usual space about its title.
type dialForm struct {
	name, why    string
	ruler, words bool
	clear        float64
}

// dialForms are tried until the title fits: on a low page a long title is worth more than the scale over it.
var dialForms = []dialForm{
	{"labelled", "", true, true, 1},
	{"labelled", "nearer, so that the title fits", true, true, 0.5},
	{"ruler", "without its labels, so that the title fits", true, false, 0.5},
	{"none", "the title needs the height", false, false, 0.5},
}

// coverUnderDial composes a cover or an end card.
func (c *canvas) coverUnderDial(v *cover, at place) {
	c.Layout = "left"
	tokens := &c.theme.Decoration.Dial
	foot := c.newDialFoot(&v.credit, "")
	var subtitle *block
	below := 0.0
	set := func(width float64) {
		if v.subtitle != "" {
			subtitle = c.needed(label{role: "subtitle", item: v.subtitleItem, text: v.subtitle, lang: v.lang, style: c.theme.Type.Roles.Subtitle, colour: c.colours.Soft, normalise: true}, width, 3)
			below = coverGap*subtitle.Size + subtitle.Height()
		}
	}
	var form dialForm
	var title *block
	var room scene.Rect
	ok := false
	for _, form = range dialForms {
		clear := form.clear * tokens.Clear.For(c.size)
		room = scene.Rect{X: c.area.X, Y: c.area.Y, W: c.area.W}
		switch {
		case form.words:
			room.Y = c.dialFoot() + clear
		case form.ruler:
			room.Y += tokens.Needle.For(c.size) + clear
		}
		room.H = math.Max(foot.top-clear-room.Y, 0)
		set(room.W)
		if room = c.besideCode(v, room, below, c.colours.Ground); room.W < c.area.W {
			set(room.W)
		}
		if title, ok = c.coverTitle(v, room.W, room.H-below, text.Start); ok {
			break
		}
	}
	if !ok {
		c.tooWide(v)
		return
	}
	if form.why != "" {
		c.choose("dial", form.name, form.why)
	}
	if d := c.dialOf(v.credit.date, at.quote, at.quotes); form.ruler {
		if !form.words {
			d.at, d.start, d.end = "", "", ""
		}
		c.drawDial(d)
	}
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
	under := inner
	under.Y += c.theme.Decoration.Dial.Needle.For(c.size) + c.theme.Decoration.Dial.Clear.For(c.size)/2
	under.H = math.Max(inner.Bottom()-under.Y, 0)
	if _, ok := c.coverTitle(v, under.W, under.H, text.Centre); !ok {
		c.choose("dial", "none", "the title needs the height")
		return inner
	}
	c.drawDial(d)
	return under
}
