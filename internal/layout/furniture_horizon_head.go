package layout

import (
	"fmt"
	"math"
	"strings"
	"unicode/utf8"

	"cards/internal/layout/text"
	"cards/internal/theme"
)

// The masthead of dawn: brand and number at the head of the sky, and the words that take the height between or beside them.

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
