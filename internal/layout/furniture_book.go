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
	head         []placedBlock
	// mark is the page's mark where it stands in the margin column.
	mark *block
}

// furnishBook measures the page about a quote.
func (c *canvas) furnishBook(who *credit, length int, at place) *furniture {
	tokens := &c.theme.Decoration.Book
	p := c.newBookPage(at, who)
	if length <= tokens.ShortChars {
		p.body += tokens.Short.For(c.size) - tokens.Body.For(c.size)
	}
	f := &furniture{
		name: "book", stand: standBook,
		room: scene.Rect{X: p.text, Y: p.body, W: c.area.Right() - p.text, H: p.end - p.body},
		behind: func() {
			c.drawBook(p, false)
			c.signBook(p, who)
		},
	}
	lang := c.set.Lang
	if c.Layout == "centre" {
		// Beside centred lines a mark in the margin would stand apart: it is centred over them, and they have the whole page.
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

// bookPlace is where a quote of a height begins in its room: at the top, or, where it leaves more than half of it empty, with
// its middle a little above that of the room.
func (c *canvas) bookPlace(room scene.Rect, height float64) float64 {
	tokens := &c.theme.Decoration.Book
	if height >= tokens.Full*room.H {
		return room.Y
	}
	return math.Max(room.Y, room.Y+tokens.Middle*room.H-height/2)
}

// newBookPage measures head and foot.
func (c *canvas) newBookPage(at place, who *credit) *bookPage {
	tokens := &c.theme.Decoration.Book
	p := &bookPage{text: c.area.X + tokens.Column.For(c.size)}
	if at.mark != "" {
		mark := c.line(label{role: "page", text: at.mark, style: c.theme.Type.Roles.Page, colour: c.colours.AccentText})
		if c.inMargin(mark) && (isPart(at.mark) || c.inMargin(c.seriesBlock(c.widestSeries(at.mark)))) {
			p.mark = mark
		}
	}
	p.body = c.bookHead(p, at) + tokens.Body.For(c.size)
	height := c.bookFoot(who).height(c)
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

// inMargin reports whether a line fits the margin column.
func (c *canvas) inMargin(b *block) bool {
	tokens := &c.theme.Decoration.Book
	return b.Width() <= tokens.Column.For(c.size)-tokens.Gutter.For(c.size)
}

// isPart reports whether a page's mark is that of a part of a divided quote (1／2), not the deck's line of a series.
func isPart(mark string) bool {
	slash := false
	for _, r := range mark {
		switch {
		case r == '\uff0f':
			slash = true
		case r < '0' || r > '9':
			return false
		}
	}
	return slash
}

// widestSeries is the deck's line of a series with the largest numbers, so that all cards of it find the same room; mark where
// the deck has none.
func (c *canvas) widestSeries(mark string) string {
	if c.set.deck == nil {
		return mark
	}
	if line := c.set.seriesLine(len(c.set.deck.Quotes), len(c.set.deck.Quotes)); line != "" {
		return line
	}
	return mark
}

func (c *canvas) seriesBlock(line string) *block {
	return c.line(label{role: "page", text: line, style: c.theme.Type.Roles.Page, colour: c.colours.Soft})
}

// bookHead places brand, line of the series and handle under the rules, on one row if they fit, else on several; it returns
// where the head ends.
func (c *canvas) bookHead(p *bookPage, at place) float64 {
	tokens := &c.theme.Decoration.Book
	roles := &c.theme.Type.Roles
	y := c.area.Y + (tokens.Thick+tokens.Apart+tokens.Thin)*c.unit
	var items []label
	if name := c.set.brand.name; name != "" {
		style := roles.Brand
		if isLatinName(name) {
			style.Tracking = 0 // small letters stand close
		}
		items = append(items, label{role: "brand", item: "brand.name", text: name, style: style, colour: c.colours.AccentText, normalise: true})
	}
	series := ""
	if at.mark != "" && p.mark == nil {
		series = at.mark
	}
	// A part of a divided quote says so in the margin, and leaves the room of the series as it is on the other cards.
	widest := series
	if c.set.deck != nil && c.Kind == "quote" {
		if line := c.widestSeries(""); line != "" && !c.inMargin(c.seriesBlock(line)) {
			widest = line
		}
	}
	if widest != "" {
		items = append(items, label{role: "page", text: widest, style: roles.Page, colour: c.colours.Soft})
	}
	if handle := c.set.brand.handle; handle != "" {
		items = append(items, label{role: "brand", item: "brand.handle", text: handle, style: roles.Handle, colour: c.colours.AccentText, normalise: true})
	}
	if len(items) == 0 {
		return y
	}
	y += tokens.Head.For(c.size)
	var rows [][]*block
	if row, ok := c.bookRow(items); ok {
		rows = append(rows, row)
	} else {
		for _, l := range items {
			rows = append(rows, []*block{c.needed(l, c.area.W, 2)})
		}
	}
	for i, row := range rows {
		if i > 0 {
			y += tokens.Row * rows[i-1][0].Size
		}
		base, height := y+text.Ascent*row[0].Size, 0.0
		x := c.area.X
		for k, b := range row {
			if k == len(row)-1 && k > 0 {
				x = c.area.Right() - b.Width()
			}
			if b.Count() == 0 {
				continue
			}
			height = math.Max(height, b.Height())
			width := b.Width()
			if b.role == "page" {
				if series == "" {
					continue
				}
				b = c.fitted(b, series)
			}
			p.head = append(p.head, placedBlock{block: b, x: x, y: base, w: c.area.W, baseline: true})
			x += width + c.theme.Space.Neighbour*b.Size
		}
		y += height
	}
	return y
}

// fitted sets other words as a block is set, on as many lines as that may have.
func (c *canvas) fitted(b *block, words string) *block {
	l := b.label
	l.text, l.size = words, b.Size
	if b.Count() <= 1 {
		return c.line(l)
	}
	return c.needed(l, c.area.W, 2)
}

// bookRow sets labels on one line each; ok tells whether they fit one row beside each other.
func (c *canvas) bookRow(items []label) (row []*block, ok bool) {
	width := 0.0
	for i, l := range items {
		b := c.line(l)
		if i > 0 {
			width += c.theme.Space.Neighbour * b.Size
		}
		width += b.Width()
		row = append(row, b)
	}
	return row, width <= c.area.W
}

// drawBook paints the rules and the head; a cover has the double rule at its foot too, and the joint of its binding.
func (c *canvas) drawBook(p *bookPage, cover bool) {
	tokens := &c.theme.Decoration.Book
	thick, thin, apart := tokens.Thick*c.unit, tokens.Thin*c.unit, tokens.Apart*c.unit
	line := func(y, width float64) {
		c.rule(scene.Rect{X: c.area.X, Y: scene.Snap(y), W: c.area.W, H: width}, c.colours.AccentShape)
	}
	line(c.area.Y, thick)
	line(c.area.Y+thick+apart, thin)
	line(p.ruled, thin)
	if cover {
		line(p.ruled-apart-thick, thick)
	}
	for _, b := range p.head {
		c.putOnBaseline(b.block, b.x, b.y, b.w)
	}
	if p.mark != nil {
		c.putOnBaseline(p.mark, c.area.X, p.names+text.Ascent*c.theme.Type.Roles.Name.SizeOf(c.size, theme.LabelText), p.mark.Width())
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
	b := c.line(label{role: "decoration", text: s, lang: face, style: theme.Role{Family: c.theme.Type.Roles.Quote.Family, Weight: tokens.Weight}, size: size,
		colour: c.colours.AccentShape, outline: tokens.Stroke * c.unit})
	ink := scene.Rect{}
	for _, l := range c.placeMark(b, 0, 0).Box.Lines {
		ink = ink.Union(l.Ink)
	}
	return b, ink.Inset(-b.outline / 2)
}

func (c *canvas) placeMark(b *block, x, y float64) text.Placed {
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
	c.mark("decoration", area, c.placeMark(b, x-ink.X, top-ink.Y).Items...)
}
