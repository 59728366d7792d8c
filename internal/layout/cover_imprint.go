package layout

import (
	"math"
	"strings"

	"cards/internal/deck"
	"cards/internal/layout/text"
	"cards/internal/scene"
	"cards/internal/theme"
)

// The last card as the imprint page of a book: the seal large where quotes stand, a sentence under it, and at the foot a table of who
// spoke, where, when, and who made the cards; the code beside the table. (literary, ink: end card)

// imprintRow is a row of the table.
type imprintRow struct{ name, value, item, lang string }

// imprint gathers what is known of a deck.
func (s *Setter) imprint(e *deck.End) []imprintRow {
	var rows []imprintRow
	add := func(name, value, item, lang string) {
		if value != "" {
			rows = append(rows, imprintRow{name, value, item, lang})
		}
	}
	w := s.Words
	who := s.credit(s.deck.DefaultSpeaker(), nil, s.Lang)
	add(w.ImprintSpeaker, who.name, who.nameItem, who.nameLang)
	source := s.deck.SourceLine(s.deck.DefaultSource(), s.Lang)
	add(w.ImprintSource, string(s.set(source.Title, s.Lang)), "", s.Lang)
	if !source.Date.IsZero() {
		add(w.ImprintDate, source.Date.Show(s.Lang), "", s.Lang)
	}
	add(w.ImprintMaker, strings.TrimSpace(s.brand.name+" "+s.brand.handle), "", s.Lang)
	address := e.URL.V
	if address == "" {
		address = s.deck.Brand.URL.V
	}
	if call := s.deck.Brand.Call.In(s.Lang); !e.QR.V && e.Text.Set && call != "" {
		add(w.ImprintAddress, strings.TrimSpace(call+" "+shortAddress(address)), "", s.Lang)
	} else if !e.QR.V {
		add(w.ImprintAddress, shortAddress(address), "", "en")
	}
	return rows
}

const (
	// imprintOver is between seal and sentence, imprintUnder between sentence and what is said under it, imprintFree what is kept over the
	// table, tokens.
	imprintOver  = 88
	imprintUnder = 52
	imprintFree  = 64
	// imprintCode is the side of the code's modules, in the token of codes: 174 of 336 px (literary, ink-end).
	imprintCode = 0.52
	// imprintAir is the least air in a row, em of its value.
	imprintAir = 0.7
)

// imprintSeals are the sizes of the seal that are tried, in the theme's.
var imprintSeals = []float64{1, 0.75, 0.55, 0.4}

const (
	// imprintHalf is where the table begins on a wide page without a seal, in the width of its area.
	imprintHalf = 0.5
	// imprintHalfTitle is how much larger the title is that has such a page's other half for itself.
	imprintHalfTitle = 1.5
)

// imprintPage composes the card; it reports whether everything has room so.
func (c *canvas) imprintPage(v *cover) bool {
	tokens := &c.theme.Decoration.Imprint
	sealed := c.set.brand.seal != "" && c.theme.Decoration.Seal.Show
	sentence, note := v.title, v.subtitle
	sentenceItem, noteItem := v.titleItem, v.subtitleItem
	if sealed && squeeze(v.title) == squeeze(c.set.brand.seal) {
		// The seal is the title.
		sentence, note, sentenceItem = v.subtitle, "", v.subtitleItem
	}
	roles := &c.theme.Type.Roles
	var logo *block
	if !sealed && !v.mark {
		logo = c.cornerLogo() // where the seal would stand
	}
	beside := c.landscape() && (sealed || v.mark)
	// On a wide page without a seal the words have one half, and the table the other.
	halves := c.landscape() && !sealed && !v.mark
	for _, share := range imprintSeals {
		side, left := share*c.theme.Decoration.Seal.End*c.unit, c.area.X
		if beside {
			// On a wide page all stands beside the seal, on one edge.
			side = math.Min(side, c.area.H)
			left += side + imprintOver*c.unit
		}
		if halves {
			left += imprintHalf * c.area.W
		}
		table, code := c.imprintTable(v, left)
		if table == nil && halves {
			halves, left = false, c.area.X
			table, code = c.imprintTable(v, left)
		}
		if table == nil {
			if beside {
				continue
			}
			return false
		}
		room := scene.Rect{X: left, Y: c.area.Y, W: c.area.Right() - left, H: table.top - imprintFree*c.unit*c.airiness() - c.area.Y}
		sizes, noted := tokens.Sentence.For(c.size), roles.Source
		if halves {
			room.X, room.W, room.H = c.area.X, left-c.area.X-imprintOver*c.unit, c.area.H
			sizes *= imprintHalfTitle
		} else if !sealed && !v.mark && !c.landscape() {
			// Nothing stands over the words: they are what the seal would be, as large as a quote of their length.
			start, _ := c.quoteStart(quoteLength([]rune(sentence)))
			sizes = math.Max(sizes, math.Min(start, roles.Title.SizeOf(c.size, theme.LabelText)))
			noted = roles.Subtitle
		}
		seal := scene.Rect{X: c.area.X, Y: room.Y}
		switch {
		case logo != nil:
			taken := logo.Height() + imprintOver*c.unit*c.airiness()
			room.Y, room.H = room.Y+taken, room.H-taken
		case !sealed && !v.mark:
		case beside:
			seal.W, seal.H = side, side
		default:
			seal.W, seal.H = side, side
			room.Y, room.H = room.Y+side+imprintOver*c.unit*c.airiness(), room.H-side-imprintOver*c.unit*c.airiness()
		}
		var mark *block
		if v.mark {
			var ok bool
			if mark, ok = c.titleLogo(v, c.area.W, seal.H, text.Start); !ok {
				continue
			}
			sentence, note = v.subtitle, ""
		}
		var words, under *block
		if sentence != "" {
			l := label{role: "title", item: sentenceItem, text: sentence, lang: v.lang, style: roles.Quote, rank: rankQuote, colour: c.colours.Ink, normalise: true, hang: c.theme.Type.Hang}
			if sentenceItem == v.subtitleItem {
				l.role = "subtitle"
			}
			taken := 0.0
			if note != "" {
				under = c.needed(label{role: "subtitle", item: noteItem, text: note, lang: v.lang, style: noted, colour: c.colours.Soft, normalise: true}, room.W, 3)
				taken = under.Height() + imprintUnder*c.unit
			}
			p := c.prepare(l)
			f, ok := p.Fit(text.Box{Width: room.W, Height: room.H - taken, Sizes: c.theme.StepsBetween(c.size, sizes, c.size.Floor(theme.QuoteText)), Mode: text.Display, Bleed: 2 * c.theme.Type.Optical.Share,
				Pitch: func(size float64, lines int) float64 { return c.theme.Leading(c.size, size, lines, isLatin(v.lang)) }})
			if !ok {
				halves = false
				continue
			}
			c.choose("title size", "imprint", f.Why, f.Tried...)
			words = &block{label: l, prepared: p, Fitted: f}
		}
		if logo != nil {
			c.put(logo, c.area.X, c.area.Y, logo.Width())
		}
		if mark != nil {
			c.put(mark, seal.X, seal.Y, c.area.W)
		} else if seal.W > 0 {
			c.seal(seal.X, seal.Y, seal.W)
		}
		y := room.Y
		if words != nil {
			x := room.X - c.theme.FlushLeft(c.size, words.Size)
			if isLatin(v.lang) {
				x, words.ink = room.X, true
			} else if open := []rune(sentence)[0]; strings.ContainsRune("\u201c\u2018\u300c\u300e", open) && x-0.5*words.Size >= c.Safe.X {
				// The opening mark hangs in the margin, or beside the seal.
				x -= 0.5 * words.Size
				words.indent = make([]float64, words.Count())
				for i := range words.indent[1:] {
					words.indent[i+1] = 0.5 * words.Size
				}
			}
			c.put(words, x, y, room.W)
			y += words.Height() + imprintUnder*c.unit
		}
		if under != nil {
			c.put(under, room.X, y, room.W)
		}
		table.draw(c)
		c.code = code
		c.choose("last card", "imprint", "the theme ends a deck as a book does")
		return true
	}
	return false
}

// imprintTable is the table at the foot, measured.
type imprintTable struct {
	left, top, width float64
	rows             []struct {
		name, value *block
		height      float64
	}
}

// callOver writes over the code of an imprint what a reader is to do, as wide as its modules, or wider where the table leaves the room:
// that ends at left.
func (c *canvas) callOver(v *cover, p *placedCode, quiet, left float64) {
	if v.call == "" {
		return
	}
	l := c.codeCaptions(v, c.colours.Ground)[0][0]
	l.align = text.End
	inner := p.plate.Inset(quietZone * p.module)
	width := math.Max(inner.W, inner.Right()-left-c.theme.Decoration.Code.Gap.For(c.size))
	b, ok := c.paragraph(l, width, 4)
	if !ok || b.Torn > 0 {
		c.choose("call", "", "it has no room over the code")
		return
	}
	// Over the quiet zone: a reader of codes needs that too.
	y := p.plate.Y - captionGap*b.Size - b.Height()
	if quiet > 0 {
		y = p.plate.Y - 1.15*b.Size - (b.Height() - b.Size)
	}
	p.captions = []placedBlock{{block: b, x: inner.Right() - width, y: y, w: width}}
}

// imprintTable measures the table from left on, and gives the code its place beside it; nil where they have no room.
func (c *canvas) imprintTable(v *cover, left float64) (*imprintTable, *placedCode) {
	tokens := &c.theme.Decoration.Imprint
	style := c.theme.Type.Roles.Source
	t := &imprintTable{left: left, top: c.area.Bottom(), width: math.Min(tokens.Width.For(c.size), c.area.Right()-left)}
	var placed *placedCode
	if v.address != "" {
		code, n, least := c.encoded(v.address)
		if code == nil {
			return nil, nil
		}
		// By what is seen of it, which the length of the address changes: without the quiet zone.
		module := math.Max(least, math.Round(imprintCode*c.theme.Decoration.Code.Side.For(c.size)/(n-2*quietZone)))
		placed = &placedCode{code: code, module: module, address: v.address}
		side := n * module
		light, _ := c.codeColours()
		quiet := 0.0
		if light == c.colours.Ground {
			quiet = quietZone * module // it is not seen: the modules stand on the margins
		}
		placed.plate = scene.Rect{X: math.Round(math.Min(c.area.Right()+quiet, c.Scene.Width) - side), Y: math.Floor(math.Min(c.area.Bottom()+quiet, c.Safe.Bottom()) - side), W: side, H: side}
		t.width = math.Min(t.width, placed.plate.X+quiet-left-c.theme.Decoration.Code.Gap.For(c.size))
		c.callOver(v, placed, quiet, left+t.width)
	}
	in := tokens.Value.For(c.size)
	names := 0.0
	for _, row := range v.imprint {
		name := c.line(label{role: "note", text: row.name, lang: v.lang, style: style, colour: c.colours.Soft})
		names = math.Max(names, name.Width())
		t.rows = append(t.rows, struct {
			name, value *block
			height      float64
		}{name: name})
	}
	in = math.Max(in, names+style.SizeOf(c.size, theme.LabelText))
	// As wide as its rows need to have one line, where there is the room.
	room := c.area.Right() - left
	if placed != nil {
		room = math.Min(room, t.width)
	}
	for _, row := range v.imprint {
		one := c.line(label{role: "source", text: row.value, lang: row.lang, style: style, colour: c.colours.Ink, normalise: row.item != ""})
		if need := in + one.Width() + 1; need > t.width && need <= room {
			t.width = need
		}
	}
	for i, row := range v.imprint {
		width := t.width - in
		if width <= 4*style.SizeOf(c.size, theme.LabelText) {
			return nil, nil
		}
		role := map[string]string{c.set.Words.ImprintSpeaker: "speaker", c.set.Words.ImprintMaker: "brand"}[row.name]
		if role == "" {
			role = "source"
		}
		value := c.needed(label{role: role, item: row.item, text: row.value, lang: row.lang, style: style, colour: c.colours.Ink, normalise: row.item != ""}, width, 2)
		r := &t.rows[i]
		r.value = value
		// What has two lines has as much air as the others; small pages need more than the theme's row.
		air := math.Max(tokens.Row.For(c.size)-value.Size, imprintAir*value.Size)
		r.height = value.Height() + air
		t.top -= r.height
	}
	if t.top < c.area.Y+0.3*c.area.H {
		return nil, nil
	}
	return t, placed
}

// draw paints rows between hairlines.
func (t *imprintTable) draw(c *canvas) {
	in := c.theme.Decoration.Imprint.Value.For(c.size)
	for _, r := range t.rows {
		in = math.Max(in, r.name.Width()+r.name.Size)
	}
	hair := c.theme.Decoration.Hairline * c.unit
	line := func(y float64) {
		c.rule(scene.Rect{X: t.left, Y: scene.Snap(y - hair/2), W: t.width, H: hair}, c.colours.Rule)
	}
	y := t.top
	for _, r := range t.rows {
		line(y)
		top := y + (r.height-r.value.Height())/2
		c.put(r.name, t.left, top, in)
		c.put(r.value, t.left+in, top, t.width-in)
		y += r.height
	}
	line(y)
}
