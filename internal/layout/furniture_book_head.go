package layout

import (
	"math"
	"unicode/utf8"

	"cards/internal/layout/text"
	"cards/internal/scene"
)

// The head of a book's page: whose cards they are, and the line of their series. All cards of a deck have the same rows, so that
// what is read begins at the same height.

// bookHead places brand, line of the series and handle under the rules and returns where the head ends. On a cover, bound, the
// brand runs down the spine or stands on the text column.
func (c *canvas) bookHead(p *bookPage, at place, bound bool) float64 {
	tokens := &c.theme.Decoration.Book
	roles := &c.theme.Type.Roles
	y := c.underRules()
	left := c.area.X
	if bound {
		left = p.text
		p.spine = c.spineTitle(p)
	}
	var items []label
	if name := c.set.brand.name; c.set.brand.named() && p.spine == nil {
		l := label{role: "brand", item: "brand.name", text: name, style: roles.Brand, colour: c.colours.AccentText, normalise: true}
		if !isLatinName(name) { // small letters stand close
			l.style.Tracking = tokens.Tracking
		}
		items = append(items, c.branded(l, c.area.Right()-left, c.area.H))
	}
	if handle := c.set.brand.handle; handle != "" {
		items = append(items, label{role: "brand", item: "brand.handle", text: handle, style: roles.Handle, colour: c.colours.AccentText, normalise: true})
	}
	series := p.headed
	rows := c.bookRows(items, c.headSeries(series), c.area.Right()-left)
	if len(rows) > 0 {
		y += tokens.Head.For(c.size)
	}
	for i, row := range rows {
		if i > 0 {
			y += tokens.Row * rows[i-1][0].Size
		}
		base, height, x := y+text.Ascent*row[0].Size, 0.0, left
		for _, b := range row {
			if b.mark != nil {
				base = math.Max(base, y+b.rise())
				height = base - y + b.drop()
			}
		}
		for k, b := range row {
			height = math.Max(height, b.Height())
			if b.role == "page" && series != b.text {
				if series == "" {
					continue // its room is kept for the other cards
				}
				b = c.likewise(b, series, c.area.Right()-left)
			}
			if k == len(row)-1 && (k > 0 || b.item == "brand.handle") {
				x = c.area.Right() - b.Width()
			}
			if b.Count() > 0 {
				p.head = append(p.head, placedBlock{block: b, x: x, y: base, w: c.area.Right() - x, baseline: true})
			}
			x += b.Width() + c.theme.Space.Neighbour*b.Size
		}
		y += height
	}
	return y
}

// underRules is the y under the double rule at the head.
func (c *canvas) underRules() float64 {
	tokens := &c.theme.Decoration.Book
	return c.area.Y + (tokens.Thick+tokens.Apart+tokens.Thin)*c.unit
}

// headSeries is the line of a series for which the head keeps room: that of the deck with the largest numbers, where it does not
// stand in the margin column; series where the deck has none. A part of a divided quote says so in the margin, and leaves that
// room as it is on the other cards.
func (c *canvas) headSeries(series string) string {
	if c.set.deck == nil || c.Kind != "quote" {
		return series
	}
	if line := c.widestSeries(""); line != "" && !c.inMargin(c.seriesBlock(line)) {
		return line
	}
	return series
}

// widestSeries is the deck's line of a series with the largest numbers; mark where the deck has none.
func (c *canvas) widestSeries(mark string) string {
	if c.set.deck == nil {
		return mark
	}
	if line := c.set.seriesLine(len(c.set.deck.Quotes), len(c.set.deck.Quotes)); line != "" {
		return line
	}
	return mark
}

// seriesBlock sets a line of a series on one line.
func (c *canvas) seriesBlock(line string) *block { return c.line(c.seriesLabel(line)) }

func (c *canvas) seriesLabel(line string) label {
	return label{role: "page", text: line, style: c.theme.Type.Roles.Page, colour: c.colours.Soft}
}

// bookRows sets what the head says on as few rows of the width as it takes: the series between brand and handle, under both, on
// the handle's row, or each on its own.
func (c *canvas) bookRows(items []label, series string, width float64) [][]*block {
	all := items
	if series != "" {
		at := min(1, len(items))
		if len(items) == 1 && items[0].item == "brand.handle" {
			at = 0
		}
		all = append(append(append([]label(nil), items[:at]...), c.seriesLabel(series)), items[at:]...)
	}
	if len(all) == 0 {
		return nil
	}
	ways := [][][]label{{all}}
	if series != "" && len(items) > 0 {
		ways = append(ways, [][]label{items, {c.seriesLabel(series)}})
	}
	if len(all) == 3 {
		ways = append(ways, [][]label{all[:1], all[1:]})
	}
	for _, way := range ways {
		if rows, ok := c.setRows(way, width); ok {
			return rows
		}
	}
	var rows [][]*block
	for _, l := range all {
		rows = append(rows, []*block{c.needed(l, width, 2)})
	}
	return rows
}

// setRows sets rows of labels; ok tells whether each fits the width.
func (c *canvas) setRows(way [][]label, width float64) (rows [][]*block, ok bool) {
	for _, items := range way {
		row, ok := c.bookRow(items, width)
		if !ok {
			return nil, false
		}
		rows = append(rows, row)
	}
	return rows, true
}

// bookRow sets labels on one line each; ok tells whether they fit beside each other.
func (c *canvas) bookRow(items []label, width float64) (row []*block, ok bool) {
	taken := 0.0
	for i, l := range items {
		b := c.line(l)
		if i > 0 {
			taken += c.theme.Space.Neighbour * b.Size
		}
		taken += b.Width()
		row = append(row, b)
	}
	return row, taken <= width
}

// likewise sets other words as a block is set, on as many lines as that may have.
func (c *canvas) likewise(b *block, words string, width float64) *block {
	l := b.label
	l.text, l.size = words, b.Size
	if b.Count() <= 1 {
		return c.line(l)
	}
	return c.needed(l, width, 2)
}

// spineTitle sets the brand for the spine of a cover: down the column, where its characters stand upright and the page has the
// height; else nil.
func (c *canvas) spineTitle(p *bookPage) *block {
	tokens := &c.theme.Decoration.Book
	name := c.set.brand.name
	if name == "" || c.set.brand.logo != nil || !text.StandsUpright(name) || utf8.RuneCountInString(name) > longestColumn {
		return nil
	}
	l := label{role: "brand", item: "brand.name", text: name, style: c.theme.Type.Roles.Brand, size: tokens.Spine.Title.For(c.size), colour: c.colours.AccentText, vertical: true, normalise: true}
	l.style.Tracking = tokens.Tracking
	if b := c.line(l); b.Width() <= 0.6*c.area.H {
		return b
	}
	return nil
}

// drawSpine draws the spine of a cover: the joint from rule to rule, and the brand beside it.
func (c *canvas) drawSpine(p *bookPage) {
	tokens := &c.theme.Decoration.Book
	width := tokens.Spine.Joint * c.unit
	x := scene.Snap(p.text - tokens.Spine.Apart.For(c.size) - width)
	top := c.underRules()
	c.rule(scene.Rect{X: x, Y: top, W: width, H: c.coverRules(p) - top}, c.colours.AccentShape)
	if p.spine != nil {
		c.put(p.spine, (c.area.X+x)/2, p.body-spineRise*p.spine.Size, p.spine.Width())
	}
}

// spineRise is how far over the top of the cover's title the brand on the spine begins, em of the brand.
const spineRise = 0.5
