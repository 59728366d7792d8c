package layout

import (
	"math"

	"cards/internal/layout/text"
	"cards/internal/scene"
	"cards/internal/theme"
)

// The page of a cloth-bound book (forest): brass rules at head and foot, whose cards they are in the head, a margin column
// that names what is read, and a column of text. Everything hangs from two verticals, the margin and the text's edge.

// bookPage is where the parts of a page stand, px, and what its head and foot say; nothing is drawn until draw.
type bookPage struct {
	// text is the x of the text column; body and end bound the em boxes of what is read.
	text, body, end float64
	// ruled is the y of the rule at the foot, names the top of the names under it.
	ruled, names float64
	foot         bookFoot
	head         []placedBlock
	// spine is the brand on the spine of a cover; nil on other pages, and where it does not stand upright.
	spine *block
	// mark is the page's mark where it stands in the margin column; below is the part of a divided quote, where that stands under the line of the series.
	mark, below *block
	// headed is what the head says of the page's place in the series, since the margin does not.
	headed string
}

// furnishBook measures the page about a quote.
func (c *canvas) furnishBook(who *credit, length int, at place) *furniture {
	tokens := &c.theme.Decoration.Book
	p := c.newBookPage(at, c.bookFoot(who), false)
	if length <= tokens.ShortChars {
		p.body += tokens.Short.For(c.size) - tokens.Body.For(c.size)
	}
	f := &furniture{
		name: "book", stand: standBook, open: tokens.Open, below: moreReach * tokens.Keep.For(c.size),
		room: scene.Rect{X: p.text, Y: p.body, W: c.area.Right() - p.text, H: p.end - p.body},
		behind: func() {
			c.drawBook(p, false)
			c.signBook(p, who)
		},
	}
	f.flush = func() {
		if p.mark == nil {
			p.text = c.area.X
		}
	}
	lang := c.set.Lang
	switch {
	case c.Layout == "centre" && c.landscape():
		// A wide page would give too much of its height to a mark over the lines, and one in the margin would have them neither flush nor centred.
		f.room.X, f.room.W = c.area.X, c.area.W
		c.choose("quotation mark", "", "the page is too low for one over centred words")
		return f
	case c.Layout == "centre":
		// The mark is centred over the lines, which have the whole width.
		room := c.bookMark(lang).H + tokens.Mark.Gap*tokens.Mark.Size.For(c.size)
		f.room = scene.Rect{X: c.area.X, Y: p.body + room, W: c.area.W, H: f.room.H - room}
		f.after = func(quote *scene.Box, b *block) {
			c.drawBookMark(lang, c.area.X+(c.area.W-c.bookMark(lang).W)/2, quote.Lines[0].Ink.Y-room)
		}
		return f
	}
	f.after = func(quote *scene.Box, b *block) {
		if b.vertical {
			return // columns are read from the right, far from the margin column
		}
		c.drawBookMark(lang, c.area.X, c.markTop(quote, b))
	}
	return f
}

// moreReach is the share of the space over the rule at the foot that the mark of a quote that goes on may reach into.
const moreReach = 0.6

// bookPlace is where a quote of a height begins in its room: at the top, or, where it leaves much of it empty, with
// its middle a little above that of the room.
func (c *canvas) bookPlace(room scene.Rect, height float64) float64 {
	tokens := &c.theme.Decoration.Book
	if height >= tokens.Full*room.H {
		return room.Y
	}
	return math.Max(room.Y, room.Y+tokens.Middle*room.H-height/2)
}

// newBookPage measures head and foot of a card or, bound, of a cover.
func (c *canvas) newBookPage(at place, foot bookFoot, bound bool) *bookPage {
	tokens := &c.theme.Decoration.Book
	p := &bookPage{text: c.area.X + tokens.Column.For(c.size), foot: foot}
	height := foot.height(c)
	if at.mark != "" {
		p.headed = c.bookMarks(p, at, height)
	}
	p.body = c.bookHead(p, at, bound) + tokens.Body.For(c.size)
	if p.mark != nil {
		height = math.Max(height, p.mark.Size)
	}
	p.names, p.ruled = c.area.Bottom()-height, c.area.Bottom()-tokens.Thin*c.unit
	if height > 0 {
		p.ruled = p.names - tokens.Foot.For(c.size) - tokens.Thin*c.unit
	}
	p.end = p.ruled - tokens.Keep.For(c.size)
	return p
}

// markRow is between the baselines of the line of a series and of the part of a quote under it, em.
const markRow = 1.4

// bookMarks puts into the margin what it has room for of the line of the series, on every card of a deck or on none, and of the part of a divided quote: in one
// line, or under each other where the names have that height too. It returns what is left to the head.
func (c *canvas) bookMarks(p *bookPage, at place, height float64) (headed string) {
	set := func(mark string) *block {
		return c.line(label{role: "page", text: mark, style: c.theme.Type.Roles.Page, colour: c.colours.AccentText})
	}
	line := at.line()
	inMargin := line != "" && c.inMargin(set(line)) && c.inMargin(c.seriesBlock(c.widestSeries(line)))
	if at.part == "" {
		if !inMargin {
			return line
		}
		p.mark = set(line)
		return ""
	}
	part := set(at.part)
	switch {
	case !c.inMargin(part):
		return at.mark
	case inMargin && c.inMargin(set(at.mark)):
		p.mark = set(at.mark)
		return ""
	case inMargin && markRow*part.Size+part.Size <= height:
		p.mark, p.below = set(line), part
		return ""
	}
	p.mark = part
	return line
}

// inMargin reports whether a line fits the margin column.
func (c *canvas) inMargin(b *block) bool {
	tokens := &c.theme.Decoration.Book
	return b.Width() <= tokens.Column.For(c.size)-tokens.Gutter.For(c.size)
}

// bookRule draws a brass rule across the area with its top at y, px.
func (c *canvas) bookRule(y, width float64) {
	c.rule(scene.Rect{X: c.area.X, Y: scene.Snap(y), W: c.area.W, H: width}, c.colours.AccentShape)
}

// drawBook paints the rules and the head; a cover has the double rule at its foot too, and the joint of its binding.
func (c *canvas) drawBook(p *bookPage, cover bool) {
	tokens := &c.theme.Decoration.Book
	thick, thin, apart := tokens.Thick*c.unit, tokens.Thin*c.unit, tokens.Apart*c.unit
	line := c.bookRule
	line(c.area.Y, thick)
	line(c.area.Y+thick+apart, thin)
	if cover {
		line(c.coverRules(p), thin)
		line(p.ruled+thin-thick, thick)
	} else {
		line(p.ruled, thin)
	}
	for _, b := range p.head {
		c.putOnBaseline(b.block, b.x, b.y, b.w)
	}
	if p.mark != nil {
		base := p.names + text.Ascent*c.theme.Type.Roles.Name.SizeOf(c.size, theme.LabelText)
		c.putOnBaseline(p.mark, c.area.X, base, p.mark.Width())
		if p.below != nil {
			c.putOnBaseline(p.below, c.area.X, base+markRow*p.mark.Size, p.below.Width())
		}
	}
}

// markTop is where the ink of the mark begins: level with that of the first line. A line that begins low (一) counts as one
// of ordinary characters.
func (c *canvas) markTop(quote *scene.Box, b *block) float64 {
	const ordinary = 0.1 // em between the em box and the ink of Han characters, at most
	ink := quote.Lines[0].Ink.Y
	if isLatin(quote.Lang) {
		return ink
	}
	return math.Min(ink, quote.Lines[0].Baseline-(text.Ascent-ordinary)*b.Size)
}

// bookMarkText is the opening mark of a language.
func bookMarkText(lang string) string {
	if isJapanese(lang) || isTraditional(lang) {
		return "\u300c"
	}
	return "\u201c"
}

// bookMarkBlock sets the mark as an outline, and returns where its ink is when it is placed at the origin.
func (c *canvas) bookMarkBlock(lang string) (*block, scene.Rect) {
	tokens := &c.theme.Decoration.Book.Mark
	size := tokens.Size.For(c.size)
	s, face := bookMarkText(lang), lang
	if s == "\u300c" {
		size *= tokens.Corner
	} else {
		face = "zh-Hans" // one shape for all languages that use it
	}
	stroke := tokens.Stroke * c.unit
	if c.Layout == formHanging {
		stroke = 0 // stamped, where the deck asks for a mark that is seen
	}
	b := c.line(label{role: "decoration", text: s, lang: face, style: theme.Role{Family: c.theme.Type.Roles.Quote.Family, Weight: tokens.Weight}, size: size,
		colour: c.colours.AccentShape, outline: stroke})
	ink := scene.Rect{}
	for _, l := range c.tryPlace(b, 0, 0).Box.Lines {
		ink = ink.Union(l.Ink)
	}
	return b, ink.Inset(-b.outline / 2)
}

// tryPlace places a block of one line without drawing it.
func (c *canvas) tryPlace(b *block, x, y float64) text.Placed {
	paint := scene.Solid(b.colour)
	return b.Fitted.Lines.Place(text.Placement{X: x, Y: y, Size: b.Size, Pitch: b.Size, Outline: b.outline, Paint: func(int) scene.Paint { return paint }})
}

// bookMark is the extent of the mark's outline.
func (c *canvas) bookMark(lang string) scene.Rect {
	_, ink := c.bookMarkBlock(lang)
	return ink
}

// drawBookMark draws the mark with its outline's left and top edge at x and top.
func (c *canvas) drawBookMark(lang string, x, top float64) {
	b, ink := c.bookMarkBlock(lang)
	if ink.Empty() {
		return
	}
	area := scene.Rect{X: x, Y: top, W: ink.W, H: ink.H}
	c.mark("decoration", area, c.tryPlace(b, x-ink.X, top-ink.Y).Items...)
}
