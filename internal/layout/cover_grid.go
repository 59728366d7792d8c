package layout

import (
	"math"

	"cards/internal/layout/text"
	"cards/internal/scene"
)

// First and last card of the theme grid. A cover has the head of all cards, its title from the top, and under it a disc that leaves
// the page at right and foot and a dot on the margin: large and small, from and to. The last card stands on its foot as quotes do,
// and where they have their mark it has a full stop.

// coverOnModule composes both.
func (c *canvas) coverOnModule(v *cover) {
	if inner, ok := c.narrowCore(); ok {
		c.coverInNarrowCore(v, inner)
		return
	}
	c.Layout = "left"
	if v.kind == "end" {
		c.endOnModule(v)
		return
	}
	tokens := &c.theme.Decoration.Module
	who, subtitle := v.credit, v.subtitle
	if who.name != "" && who.source == "" && subtitle != "" {
		// Beside a name its place in the head is the subtitle's where no source has it, as far as it is no longer (modern, grid-cover).
		told := who
		told.source, told.title = subtitle, ""
		if probe := c.set.newCanvas(c.size, "", v.kind, c.at); !probe.headNeeds(&told, "").wide {
			who, subtitle = told, ""
		}
	}
	h := c.newModuleHead(&who, "")
	for i := range h.lines {
		if b := h.lines[i].block; b.role == "source" && subtitle != v.subtitle {
			b.role, b.item = "subtitle", v.subtitleItem
		}
	}
	h.draw(c)
	dot := tokens.Disc.Dot * c.unit
	clear := tokens.Disc.Clear * c.unit
	top := h.full + c.underHead()
	foot := c.area.Bottom() - 2*dot - clear
	if subtitle != "" {
		foot -= dotUnder * dot // a dot right under small words would be their bullet
	}
	width := c.area.W
	if n := len(h.columns); c.Scene.Width > c.Scene.Height {
		width = h.columns[n/2].X - c.area.X // the disc stands beside it
	}
	sub := c.coverSubtitle(v, subtitle, width)
	room, whole := foot-top, c.area.Bottom()-top
	if sub != nil {
		room -= sub.Height() + coverGap*sub.Size
		whole -= sub.Height() + coverGap*sub.Size
	}
	// The title leaves the disc its place where it can do so at a good size.
	before, boxes, told := len(c.Scene.Items), len(c.Scene.Boxes), len(c.Warnings)
	for _, height := range []float64{math.Min(room, coverShare*c.Safe.H), math.Min(room, 0.8*coverShare*c.Safe.H), math.Min(room, 0.6*coverShare*c.Safe.H), whole} {
		c.Scene.Items, c.Scene.Boxes, c.Warnings = c.Scene.Items[:before], c.Scene.Boxes[:boxes], c.Warnings[:told]
		title, ok := c.coverTitle(v, c.area.W, height, text.Start)
		if !ok {
			if height == whole {
				c.tooWide(v)
			}
			continue
		}
		// Large words want more air under the head than small ones, as far as the page has it.
		used := title.Height()
		if sub != nil {
			used += sub.Height() + coverGap*sub.Size
		}
		y := math.Max(top, math.Min(h.full+coverUnder*title.Size, foot-used))
		c.putTitle(v, title, y)
		if sub != nil {
			c.put(sub, c.area.X, y+title.Height()+coverGap*sub.Size, width)
		}
		if c.disc(h, dot, clear) {
			return
		}
	}
	c.choose("disc", "", "the title leaves no room for it")
}

// dotUnder is how much farther from a subtitle than from a title the dot is, in its radius.
const dotUnder = 2

// coverUnder is the least between the head and a title, em of that.
const coverUnder = 0.36

// coverShare is the most of a page's height that a title takes, so that the disc shows.
const coverShare = 0.5

// coverSubtitle sets a subtitle, or returns nil.
func (c *canvas) coverSubtitle(v *cover, s string, width float64) *block {
	if s == "" {
		return nil
	}
	return c.needed(label{role: "subtitle", item: v.subtitleItem, text: s, lang: v.lang, style: c.theme.Type.Roles.Subtitle, colour: c.colours.Ink, normalise: true}, width, 3)
}

// putTitle places a title flush left with its em box at y.
func (c *canvas) putTitle(v *cover, title *block, y float64) {
	x := c.area.X - c.theme.FlushLeft(c.size, title.Size)
	if isLatin(v.lang) {
		x, title.ink = c.area.X, true
	}
	c.put(title, x, y, c.area.W)
}

// disc paints disc and dot under what is written; it reports whether there was room.
func (c *canvas) disc(h *moduleHead, dot, clear float64) bool {
	tokens := &c.theme.Decoration.Module
	dx, dy := math.Round(c.area.X)+dot, math.Round(c.area.Bottom())-dot
	if c.inkNear(dx, dy, dot+clear/2) {
		return false
	}
	// As wide as the columns and a gutter more, and no larger than the page is high.
	widest := math.Min((c.area.W+tokens.Gutter*c.unit)/2, 0.43*c.Scene.Height)
	for _, share := range []float64{1, 0.8, 0.64, 0.5} {
		r := math.Round(widest * share)
		for i := 1; i < len(h.columns); i++ {
			// The left edge stands on a column, and a part of the disc is off the page.
			cx := h.columns[i].X + r
			if cx+r < c.Scene.Width+0.25*r {
				continue
			}
			for cy := dy - tokens.Disc.Raise*c.unit; cy <= c.Scene.Height+discLow*r; cy += c.theme.Space.Grid * c.unit {
				if !c.inkNear(cx, cy, r+clear) {
					c.mark("decoration", scene.Rect{X: cx - r, Y: cy - r, W: 2 * r, H: 2 * r}, scene.Fill{Path: scene.Circle(cx, cy, r), Paint: scene.Solid(c.colours.AccentShape)})
					c.mark("decoration", scene.Rect{X: dx - dot, Y: dy - dot, W: 2 * dot, H: 2 * dot}, scene.Fill{Path: scene.Circle(dx, dy, dot), Paint: scene.Solid(c.colours.Ink)})
					return true
				}
			}
		}
	}
	return false
}

// discLow is how far below the page's foot the disc's centre may be, in radii: more than a third of it is seen.
const discLow = 0.2

// inkNear reports whether any ink is nearer than r to a point.
func (c *canvas) inkNear(x, y, r float64) bool {
	for _, b := range c.Scene.Boxes {
		for _, l := range b.Lines {
			if l.Ink.Empty() {
				continue
			}
			dx := math.Max(0, math.Max(l.Ink.X-x, x-l.Ink.Right()))
			dy := math.Max(0, math.Max(l.Ink.Y-y, y-l.Ink.Bottom()))
			if math.Hypot(dx, dy) < r {
				return true
			}
		}
	}
	return false
}

// endOnModule composes the last card.
func (c *canvas) endOnModule(v *cover) {
	tokens := &c.theme.Decoration.Module
	who := v.credit
	if v.line != "" {
		who.source, who.title = "", "" // the address stands on the foot, where it has the whole measure
	}
	h := c.newModuleHead(&who, "")
	h.draw(c)
	under := c.underHead()
	foot := c.area.Bottom()
	stack := func(b *block) {
		foot -= b.Height()
		c.put(b, c.area.X, foot, c.area.W)
		foot -= coverGap * b.Size
	}
	if v.line != "" {
		stack(c.needed(label{role: "source", text: v.line, style: c.theme.Type.Roles.Source, colour: c.colours.Ink}, c.area.W, 2))
	}
	sub, below := c.coverSubtitle(v, v.subtitle, c.area.W), 0.0
	if sub != nil {
		below = sub.Height() + coverGap*sub.Size
	}
	room := c.besideCode(v, scene.Rect{X: c.area.X, Y: h.full + under, W: c.area.W, H: foot - h.full - under}, below, c.colours.Ground)
	if room.W < c.area.W {
		sub = c.coverSubtitle(v, v.subtitle, room.W)
	}
	foot = room.Bottom()
	if sub != nil {
		stack(sub)
	}
	room.H = foot - room.Y
	title, ok := c.coverTitle(v, room.W, room.H, text.Start)
	if !ok {
		c.tooWide(v)
		return
	}
	c.putTitle(v, title, foot-title.Height())
	widest := (h.columns[0].W - tokens.Gutter*c.unit) / 2
	clear := tokens.Mark.Clear * c.unit * c.airiness()
	for _, share := range []float64{1, 0.75, 0.5} {
		r := math.Floor(share * widest)
		if y := math.Round(c.inkTop() - clear - 2*r); y >= h.full+under {
			c.mark("decoration", scene.Rect{X: h.columns[0].X, Y: y, W: 2 * r, H: 2 * r}, scene.Fill{Path: scene.Circle(h.columns[0].X+r, y+r, r), Paint: scene.Solid(c.colours.AccentShape)})
			return
		}
	}
	c.choose("full stop", "", "the title leaves no room for it")
}

// coverInNarrowCore sets a title where a quote of this theme stands on such a page.
func (c *canvas) coverInNarrowCore(v *cover, inner scene.Rect) {
	c.Layout = "core"
	who := v.credit
	if v.kind == "end" {
		who.source, who.title = v.line, ""
	}
	if v.subtitle != "" {
		c.choose("subtitle", "", "a page so low has no room for it beside the title")
	}
	h := c.newCoreHead(&who, "", inner, false)
	room := c.coreRoom(h)
	title, ok := c.coverTitle(v, room.W, room.H, text.Start)
	if !ok {
		c.tooWide(v)
		return
	}
	if n := title.Count(); n > 1 {
		// Beside a mark as high as the words they are set as quotes are, as far as there is room.
		open := math.Min(c.theme.Leading(c.size, title.Size, n, isLatin(v.lang))*title.Size, (room.H-title.Size)/float64(n-1))
		title.Pitch = math.Max(title.Pitch, open)
	}
	c.drawCore(h)
	x := room.X - c.theme.FlushLeft(c.size, title.Size)
	if isLatin(v.lang) {
		x, title.ink = room.X, true
	}
	c.put(title, x, room.Bottom()-title.Height()+c.inkOnFoot(title), room.W)
}
