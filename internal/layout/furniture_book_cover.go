package layout

import (
	"math"
	"strings"

	"cards/internal/layout/text"
	"cards/internal/scene"
)

// The cover of a book, and its last page: the grid of the cards, closed by the double rule turned round, and the joint of the
// binding along the spine. Names stand where they stand on the cards.

// bookCover composes a cover or an end card. Where the title finds no room beside head and foot it draws the rules and reports
// false, with the area that they leave: there the plain cover has its place.
func (c *canvas) bookCover(v *cover) bool {
	roles := &c.theme.Type.Roles
	who := v.credit
	// What the title says already is not said again.
	if told := squeeze(v.title + v.subtitle); who.name != "" && strings.Contains(told, squeeze(who.name)) {
		who.name, who.role = "", ""
	}
	if who.source == "" && who.name == "" && v.line != c.set.brand.name {
		who.source = v.line
	}
	var subtitle *block
	under := 0.0
	set := func(width float64) (ok bool) {
		if v.subtitle == "" {
			return true
		}
		l := label{role: "subtitle", item: v.subtitleItem, text: v.subtitle, lang: v.lang, style: roles.Subtitle, colour: c.colours.Soft, normalise: true}
		if subtitle, ok = c.paragraph(l, width, subtitleLines); ok {
			under = coverGap*subtitle.Size + subtitle.Height()
		}
		return ok
	}
	if !set(c.bookWidth()) {
		return c.plainBook()
	}
	// The names stand where they stand on the cards, unless the deck has so many that a cover has no room for theirs.
	feet := []bookFoot{c.bookFoot(&who), c.measureFoot([]credit{who})}
	if who.name == "" && who.role == "" && who.source == "" {
		feet = feet[1:] // nothing stands under the rule, which closes the page then
	}
	for _, foot := range feet {
		p := c.newBookPage(place{}, foot, true)
		p.end = c.coverRules(p) - c.theme.Decoration.Book.Keep.For(c.size)
		room := scene.Rect{X: p.text, Y: p.body, W: c.area.Right() - p.text, H: p.end - p.body}
		whole := room.W
		if room = c.besideCode(v, room, under, c.colours.Ground); room.W < whole && !set(room.W) {
			continue
		}
		if title, ok := c.coverTitle(v, room.W, room.H-under, text.Start); ok {
			c.drawBook(p, true)
			c.drawSpine(p)
			c.signBook(p, &who)
			c.putCover(v, title, subtitle, room, under)
			return true
		}
	}
	return c.plainBook()
}

// subtitleLines is the most lines of a cover's subtitle.
const subtitleLines = 4

// putCover places title and subtitle in their room, under being what the subtitle takes, its distance included.
func (c *canvas) putCover(v *cover, title, subtitle *block, room scene.Rect, under float64) {
	x := room.X - c.theme.FlushLeft(c.size, title.Size)
	if isLatin(v.lang) {
		x, title.ink = room.X, true
	}
	y := math.Max(room.Y, room.Y+c.theme.Decoration.Book.Middle*room.H-(title.Height()+under)/2)
	c.put(title, x, y, room.W)
	if subtitle == nil {
		return
	}
	gap := math.Min(coverSpace*title.Size, room.Bottom()-y-title.Height()-subtitle.Height())
	c.put(subtitle, room.X, y+title.Height()+math.Max(gap, coverGap*subtitle.Size), room.W)
}

// coverSpace is between a title and its subtitle where the page has the room, em of the title.
const coverSpace = 0.3

// plainBook draws the rules alone and leaves the area between them; it reports that no cover was composed.
func (c *canvas) plainBook() bool {
	c.choose("cover", "plain", "the title has no room beside the head and the names of a book's page")
	c.area = c.enclose()
	return false
}

// enclose draws the double rule at head and foot, the thin ones inwards, and returns the area between them.
func (c *canvas) enclose() scene.Rect {
	tokens := &c.theme.Decoration.Book
	thick, thin, apart := tokens.Thick*c.unit, tokens.Thin*c.unit, tokens.Apart*c.unit
	line := c.bookRule
	line(c.area.Y, thick)
	line(c.area.Y+thick+apart, thin)
	line(c.area.Bottom()-thick-apart-thin, thin)
	line(c.area.Bottom()-thick, thick)
	room := thick + apart + thin + tokens.Foot.For(c.size)
	return scene.Rect{X: c.area.X, Y: c.area.Y + room, W: c.area.W, H: c.area.H - 2*room}
}

// coverRules is the top of the double rule at a cover's foot, which has the thin rule above the thick one.
func (c *canvas) coverRules(p *bookPage) float64 {
	tokens := &c.theme.Decoration.Book
	return p.ruled - (tokens.Thick+tokens.Apart)*c.unit
}

// bookCore draws the rules of a page whose sides may be cut away, and returns the room of the title between them and the y of
// the names at the sides, of small px.
func (c *canvas) bookCore(inner scene.Rect, small float64) (scene.Rect, float64) {
	room := c.enclose()
	inner.Y, inner.H = room.Y, room.H
	return inner, room.Bottom() - small
}
