package layout

import (
	"fmt"
	"image/color"
	"math"
	"strings"
	"unicode/utf8"

	"cards/internal/layout/text"
	"cards/internal/scene"
	"cards/internal/theme"
)

// The furniture of dawn: brand and number as a masthead at the head of the sky, the quote standing on the horizon, and under it
// on the flat field who said it, where, and whose card it is.

// horizonPage is all about the words of one page.
type horizonPage struct {
	*canvas
	horizon
	head masthead
	foot colophon
	// small is the portrait beside the name; nil where there is none.
	small *smallPortrait
	// under stands next under the horizon (a subtitle); nil where nothing does.
	under *block
	room  scene.Rect
}

// newHorizonPage reckons a page for words of so many characters under a brand's masthead; under, which may be nil, stands under
// the horizon.
func (c *canvas) newHorizonPage(brand string, who *credit, length int, at place, under *block) *horizonPage {
	tokens := &c.theme.Decoration.Horizon
	p := &horizonPage{canvas: c, under: under}
	// The thin strokes of longer quotes would be lost where the sun dissolves, and they climb over all of it.
	_, weight := c.quoteStart(length)
	thin := weight <= regular && !c.seated
	sunless := length > tokens.Most || thin
	p.head = c.newMasthead(brand, at)
	// Where some view cuts the sides away, what signs the card stands in the middle too, if it does so on single lines: such a page
	// is low.
	core := rect(c.size.Core())
	cropped := core.H > 0 && core.W < 0.8*c.Safe.W
	inner, column := core.Inset(coreInset*core.H), c.area
	if cropped && c.signsOnLines(who, inner.W) {
		column.X, column.W = inner.X, inner.W
	}
	p.small = c.besideNames(who, column, c.Layout == "centre", func(column scene.Rect) []placedBlock {
		p.foot = c.newColophon(who, column)
		return p.foot.lines
	})
	gap := tokens.Foot.For(c.size)
	if sunless {
		gap = tokens.FootLong.For(c.size)
	}
	need := c.Scene.Height - p.foot.top + gap
	if under != nil {
		need = c.Scene.Height - p.foot.top + 2*tokens.Under.For(c.size) + under.Height()
		if under == c.onField {
			need += 0.7 * tokens.Under.For(c.size) // names are no part of what is said over them
		}
	}
	y := c.Scene.Height - need
	if !sunless {
		// A tall page has more ground: its words stand nearer to the optical middle, and what signs them apart.
		tall := math.Max(0, math.Min(c.Safe.H/c.Safe.W, groundTallest)-1)
		y = math.Min(y, c.Safe.Bottom()-(tokens.Ground+groundTall*tall)*c.Safe.H)
	}
	p.horizon = c.newHorizon(y)
	clear := tokens.Clear.For(c.size)
	// A short quote stands there as well, and the sun with it.
	inCore := cropped && length <= coreLength
	switch {
	case length > tokens.Most:
		c.choose("sun", "none", fmt.Sprintf("over %d characters", tokens.Most))
	case sunless:
		c.choose("sun", "none", "a quote of this length is set in thin strokes")
	case inCore:
		p.rise(c, core.Right(), p.head.foot+clear)
	default:
		p.rise(c, c.area.Right(), p.head.foot+clear)
	}
	top := c.area.Y
	if p.head.foot > top {
		top = p.head.foot + clear
	}
	p.room = scene.Rect{X: c.area.X, Y: top, W: c.area.W, H: p.y - tokens.Quote.For(c.size) - top}
	if sunless && c.landscape() && c.Layout != "centre" {
		p.besideMasthead()
	}
	if inCore {
		p.room.X, p.room.W = inner.X, inner.W
		c.choose("room", "core", "what every view of the platform shows makes sense alone")
	}
	if c.Layout == "vertical" && c.landscape() && !inCore && length <= columnsBetween {
		p.betweenMasthead()
	}
	if c.Layout == "centre" && c.theme.Type.Hang {
		// What hangs at the end of the widest line keeps off the page's edge.
		in := centreRoom * c.Scene.Width
		p.room.X, p.room.W = p.room.X+in, p.room.W-2*in
	}
	return p
}

// betweenMasthead gives columns of a wide page the height between the brand and the number: they are high and not broad.
func (p *horizonPage) betweenMasthead() {
	m, space := &p.head, mastheadAside*p.theme.Type.Roles.Source.SizeOf(p.size, theme.LabelText)
	left, right := p.area.X, p.area.Right()
	if m.brand != nil {
		left += m.brand.Width() + space
	}
	for _, b := range []*block{m.number, m.mark} {
		if b != nil {
			right = math.Min(right, m.markRight-b.Width()-space)
		}
	}
	if m.markTop > 0 || right-left < betweenLeast*p.area.W {
		return
	}
	p.room.H += p.room.Y - p.area.Y
	p.room.X, p.room.Y, p.room.W = left, p.area.Y, right-left
	p.choose("room", "between brand and number", "columns are high and not broad")
}

// groundTall is how much more of the safe height lies under the horizon of a page for each time that it is higher than wide, up to groundTallest (a higher page needs the room):
// 0.289 at 1080×1350 (literary, dawn-ja).
const groundTall, groundTallest = 0.155, 1.25

// columnsBetween is the longest quote in characters whose columns stand there, betweenLeast the share of the measure that they need there.
const columnsBetween, betweenLeast = 48, 0.6

// besideMasthead gives long words of a low page whose head has nothing but numbers at its right the height beside them, which is worth more
// than the width that they take.
func (p *horizonPage) besideMasthead() {
	m := &p.head
	left := m.markRight
	if m.mark != nil {
		left -= m.mark.Width()
	}
	if m.brand != nil || m.number == nil && m.mark == nil || m.markTop > 0 {
		return
	}
	width := left - mastheadAside*p.theme.Type.Roles.Source.SizeOf(p.size, theme.LabelText) - p.room.X
	if width < mastheadLeast*p.room.W {
		return
	}
	p.room.H += p.room.Y - p.area.Y
	p.room.Y, p.room.W = p.area.Y, width
	p.choose("room", "beside the number", "the head of the page says nothing else, and the words are long")
}

const (
	// mastheadAside is between words and the numbers beside them, em of these, mastheadLeast the share of the measure that is left at least.
	mastheadAside = 1.5
	mastheadLeast = 0.75
)

// centreRoom is kept at both sides of centred lines for stops that hang, as a share of the page's width.
const centreRoom = 0.03

// coreLength is the longest quote in characters that stands in the middle which every view shows: at 900×383, two lines of eight
// at the smallest type.
const coreLength = 16

// furnishHorizon returns the furniture of a quote.
func (c *canvas) furnishHorizon(who *credit, length int, at place) *furniture {
	p := c.newHorizonPage(c.set.brand.name, who, length, at, c.onField)
	ink := c.colours.Ink
	f := &furniture{name: "horizon", room: p.room, stand: standFoot, behind: p.draw, more: p.more}
	f.ground = hardest(ink, p.sky, p.field)
	if p.r > 0 {
		f.ground = hardest(ink, p.sky, p.field, p.sun)
	}
	if c.Layout != "list" { // a list has the sun where the other cards have it
		f.crown = func(scene.Rect) { p.clearSun() }
	}
	f.after = func(quote *scene.Box, _ *block) {
		p.clearSun()
		// Known better now: words that keep clear of the sun do not stand on it.
		for _, l := range quote.Lines {
			if p.on(l.Ink) {
				return
			}
		}
		quote.Background = hardest(ink, p.sky, p.field)
	}
	return f
}

// draw paints everything but the words in the room.
func (p *horizonPage) draw() {
	p.horizon.draw(p.canvas)
	p.head.draw(p)
	if p.under != nil {
		p.under.ground = p.field
		p.put(p.under, p.area.X, p.y+p.theme.Decoration.Horizon.Under.For(p.size), p.area.W)
	}
	p.drawSmall(p.small)
	for _, l := range p.foot.lines {
		l.block.ground = p.field
		if l.baseline {
			p.putOnBaseline(l.block, l.x, l.y, l.w)
		} else {
			p.put(l.block, l.x, l.y, l.w)
		}
	}
}

// masthead is the head of the page: the brand at the left, the card's number at the right, and before it what else is to be
// said of a series, all on one baseline.
type masthead struct {
	brand, number, mark *block
	base                float64
	// markTop is the em top of the mark where it has a row of its own, else 0.
	markTop float64
	// markRight is its right edge.
	markRight float64
	// foot is that of the lowest em box; the area's top where there is nothing.
	foot float64
}

// logoRise is the share of the margin that a logo takes of it at the head.
const logoRise = 0.125

// numberGap is between the number and the mark before it, em of the mark (as on the limb).
const numberGap = 0.84

// newMasthead reckons the head of a page.
func (c *canvas) newMasthead(brand string, at place) masthead {
	roles := &c.theme.Type.Roles
	m := masthead{foot: c.area.Y, markRight: c.area.Right()}
	if at.quotes > 1 && at.quote >= 1 && at.quote <= at.quotes && (c.set.deck == nil || !c.set.deck.Series.Set) {
		// The quotes are numbered, not the cards: the second card of a deck that has a cover is its first quote. A deck that numbers them
		// itself needs no second number.
		m.number = c.line(label{role: "page", text: fmt.Sprintf("No. %d", at.quote), lang: "en", style: roles.Page, colour: c.colours.Ink})
		m.markRight -= m.number.Width()
	}
	if at.mark != "" {
		set := func(mark string) *block {
			return c.line(label{role: "page", text: mark, style: roles.Source, colour: c.colours.Soft})
		}
		m.mark = set(at.mark)
		switch own := c.ownNumber(at.line()); {
		case m.number != nil || own == nil:
		case at.part != "":
			// As where the theme counts: the number in its place, the part before it.
			m.number, m.mark = own, set(at.part)
			m.markRight -= m.number.Width()
		default:
			m.mark = own
		}
		if m.number != nil {
			m.markRight -= numberGap * m.mark.Size
		}
		if m.mark.Width() > c.area.W {
			c.doesNotFit(m.mark.label)
		}
	}
	size := roles.Brand.SizeOf(c.size, theme.LabelText)
	m.base = c.area.Y + text.Ascent*size
	space := c.theme.Space.Neighbour * size
	// What the number leaves, and what the mark leaves of that: the mark goes under the number rather than the brand smaller.
	room := c.area.W
	if m.number != nil {
		room -= m.number.Width() + space
	}
	beside := room
	if m.mark != nil {
		beside = m.markRight - m.mark.Width() - space - c.area.X
	}
	own := m.mark != nil && beside < 0
	if brand != "" || brand == c.set.brand.name && c.set.brand.named() {
		l := c.branded(label{role: "brand", item: "brand.name", text: brand, style: roles.Brand, colour: c.colours.Ink, normalise: true, ink: true}, room, c.area.H)
		m.brand = c.line(l)
		switch w := m.brand.Width(); {
		case w > room:
			m.brand = c.needed(l, room, 2)
			own = m.mark != nil
		case w > beside:
			own = m.mark != nil
		}
		m.foot = m.base - text.Ascent*m.brand.Size + m.brand.Height()
		if m.brand.mark != nil {
			// It rises a little into the margin, as high things do that stand among lines (unkind 6: 12 of 96).
			over := math.Min(logoRise*(c.area.Y-c.Safe.Y), m.brand.rise()-text.Ascent*size)
			m.base = math.Max(m.base, c.area.Y-math.Max(over, 0)+m.brand.rise())
			m.foot = m.base + m.brand.drop()
		} else if m.brand.Size < size {
			m.base = c.area.Y + text.Ascent*m.brand.Size
			m.foot = c.area.Y + m.brand.Height()
		}
	}
	if m.number != nil || m.mark != nil {
		m.foot = math.Max(m.foot, m.base+text.Descent*size)
	}
	if own {
		m.markTop, m.markRight = m.foot+markGap*m.mark.Size, c.area.Right()
		m.foot = m.markTop + m.mark.Size
	}
	return m
}

// ownNumber is the deck's own line of a series as the number of a card, in the dress of ours; nil for the part of a quote, and where it is a
// line of words, which would shout beside the brand.
func (c *canvas) ownNumber(mark string) *block {
	if mark == "" || utf8.RuneCountInString(mark) > longestNumber {
		return nil
	}
	l := label{role: "page", text: mark, style: c.theme.Type.Roles.Page, colour: c.colours.Ink}
	if strings.IndexFunc(mark, func(r rune) bool { return r >= utf8.RuneSelf }) < 0 {
		l.lang = "en" // the italic is the alphabet's own, whatever the language of the card
	}
	return c.line(l)
}

// longestNumber is the longest line of a series in characters that is no more than a number: No. 12 / 24.
const longestNumber = 12

// draw puts the words of the head on the sky.
func (m *masthead) draw(p *horizonPage) {
	put := func(b *block, right, base float64) {
		if b == nil {
			return
		}
		b.ground = hardest(b.colour, p.sky, p.field)
		p.putOnBaseline(b, right-b.Width(), base, b.Width())
	}
	if m.brand != nil {
		m.brand.ground = hardest(m.brand.colour, p.sky, p.field)
		p.putOnBaseline(m.brand, p.area.X, m.base, p.area.W)
	}
	put(m.number, p.area.Right(), m.base)
	if m.mark != nil {
		base := m.base
		if m.markTop > 0 {
			base = m.markTop + text.Ascent*m.mark.Size
		}
		put(m.mark, m.markRight, base)
	}
}

// moreAir is kept about the mark that a quote goes on, em of its character.
const moreAir = 0.45

// more says that the quote goes on: in one character (续), a red-character seal on the field, right, on the name's line; in a
// longer word, that word.
func (p *horizonPage) more() {
	tokens := &p.theme.Decoration.Seal.More
	word := label{role: "note", text: p.set.Words.Continued, style: bold(p.theme.Type.Roles.Quote), size: math.Max(tokens.Glyph*p.unit, p.size.Floor(theme.LabelText)), colour: p.colours.AccentText, ground: p.field}
	framed := len([]rune(word.text)) == 1
	if !framed {
		word.style, word.size = p.theme.Type.Roles.Note, 0
	}
	set := p.line(word)
	width, height := set.Width(), set.Size
	if framed {
		width = math.Max(tokens.Box*p.unit, 1.4*word.size)
		height = width
	}
	// Level with the highest line of the foot, over the handle; where a line reaches as far, the nearest free place, the field
	// before the sky and the right before the left.
	air := moreAir * set.Size
	usual := math.Min(p.foot.top+0.5*p.theme.Type.Roles.Name.SizeOf(p.size, theme.LabelText)-height/2, p.foot.handle-2*air-height)
	area, ok := p.free(scene.Rect{X: p.area.Right() - width, Y: usual, W: width, H: height}, air, word.colour)
	if !ok {
		p.doesNotFit(word)
		return
	}
	if framed {
		frame := scene.Rectangle(area.Inset(tokens.Stroke * p.unit / 2))
		p.mark("decoration", area, scene.Stroke{Path: frame, Paint: scene.Solid(p.colours.AccentShape), Width: tokens.Stroke * p.unit})
	}
	if area.Y < p.y {
		set.ground = p.behind(set.colour, area)
	}
	p.put(set, area.X+(width-set.Width())/2, area.Y+(height-set.Size)/2, set.Width())
}

// free returns the place nearest to where an area should stand at which it keeps air to all lines of the page, and small type in
// a colour can be read: in the sky that is not on the sun.
func (p *horizonPage) free(at scene.Rect, air float64, colour color.NRGBA) (scene.Rect, bool) {
	clear := func(r scene.Rect) bool {
		if r.Y < p.y && theme.Contrast(colour, p.behind(colour, r)) < theme.TextContrast {
			return false
		}
		for _, b := range p.Scene.Boxes {
			for _, l := range b.Lines {
				if l.Ink.Overlaps(r.Inset(-air)) {
					return false
				}
			}
		}
		return true
	}
	step := at.H / 4
	for ; at.X >= p.area.X; at.X -= step {
		// Up to the horizon, then down to the foot, then up into the sky.
		for _, way := range [][3]float64{{at.Y, p.y, -step}, {at.Y, p.area.Bottom() - at.H, step}, {p.y, p.area.Y, -step}} {
			for r := (scene.Rect{X: at.X, Y: way[0], W: at.W, H: at.H}); (way[1]-r.Y)*way[2] >= 0; r.Y += way[2] {
				if r.Bottom() <= p.area.Bottom() && clear(r) {
					return r, true
				}
			}
		}
	}
	return at, false
}
