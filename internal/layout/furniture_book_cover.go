package layout

import (
	"math"
	"strings"

	"cards/internal/layout/text"
	"cards/internal/scene"
)

// The cover of a book, and its last page: the grid of the cards, closed by the double rule turned round, and the joint of the
// binding along the spine. Names stand where they stand on the cards.

// bookCover composes a cover or an end card.
func (c *canvas) bookCover(v *cover) {
	tokens := &c.theme.Decoration.Book
	roles := &c.theme.Type.Roles
	who := v.credit
	// What the title says already is not said again.
	if told := squeeze(v.title + v.subtitle); who.name != "" && strings.Contains(told, squeeze(who.name)) {
		who.name, who.role = "", ""
	}
	if who.source == "" && who.name == "" && v.line != c.set.brand.name {
		who.source = v.line
	}
	p := c.newBookPage(place{}, &who, true)
	p.end = c.coverRules(p) - tokens.Keep.For(c.size)
	room := scene.Rect{X: p.text, Y: p.body, W: c.area.Right() - p.text, H: p.end - p.body}
	var subtitle *block
	under := 0.0
	if v.subtitle != "" {
		subtitle = c.needed(label{role: "subtitle", item: v.subtitleItem, text: v.subtitle, lang: v.lang, style: roles.Subtitle, colour: c.colours.Soft, normalise: true}, room.W, 4)
		under = coverGap*subtitle.Size + subtitle.Height()
	}
	title, ok := c.coverTitle(v, room.W, room.H-under, text.Start)
	if !ok {
		c.tooWide(v)
		return
	}
	c.drawBook(p, true)
	c.drawSpine(p)
	c.signBook(p, &who)
	x := room.X - c.theme.FlushLeft(c.size, title.Size)
	if isLatin(v.lang) {
		x, title.ink = room.X, true
	}
	y := math.Max(room.Y, room.Y+tokens.Middle*room.H-(title.Height()+under)/2)
	c.put(title, x, y, room.W)
	if subtitle != nil {
		gap := math.Min(0.3*title.Size, room.Bottom()-y-title.Height()-subtitle.Height())
		c.put(subtitle, room.X, y+title.Height()+math.Max(gap, coverGap*subtitle.Size), room.W)
	}
}

// coverRules is the top of the double rule at a cover's foot, which has the thin rule above the thick one.
func (c *canvas) coverRules(p *bookPage) float64 {
	tokens := &c.theme.Decoration.Book
	return p.ruled - (tokens.Thick+tokens.Apart)*c.unit
}

// bookCore draws the rules of a page whose sides may be cut away, and returns the room of the title between them and the y of
// the names at the sides, of small px.
func (c *canvas) bookCore(inner scene.Rect, small float64) (scene.Rect, float64) {
	tokens := &c.theme.Decoration.Book
	thick, thin, apart := tokens.Thick*c.unit, tokens.Thin*c.unit, tokens.Apart*c.unit
	line := func(y, width float64) {
		c.rule(scene.Rect{X: c.area.X, Y: scene.Snap(y), W: c.area.W, H: width}, c.colours.AccentShape)
	}
	line(c.area.Y, thick)
	line(c.area.Y+thick+apart, thin)
	line(c.area.Bottom()-thick, thick)
	line(c.area.Bottom()-thick-apart-thin, thin)
	room := thick + apart + thin
	level := c.area.Bottom() - room - tokens.Foot.For(c.size) - small
	inner.Y, inner.H = c.area.Y+room+0.6*small, c.area.H-2*room-1.2*small
	return inner, level
}
