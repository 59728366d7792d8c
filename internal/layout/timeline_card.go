package layout

import (
	"math"

	"cards/internal/layout/text"
	"cards/internal/scene"
)

// The card of an event: its date, title, lanes and text under each other in a column. The forms whose events stand in cards of one
// width share it; where a card stands is theirs.

// eventCard is an event's card, measured.
type eventCard struct {
	m                 *moment
	date, title, text *block
	lanes             [][]laneName
	// picture is the height of the event's picture, and the space over it, px.
	picture [2]float64
	// width of the column and height from the date's first em box to the foot of what stands last, px.
	width, height float64
}

// cardStyle is how all cards of a timeline are set.
type cardStyle struct {
	// width of the column, sizes of titles and texts, px.
	width, title, text float64
	// dateLines and titleLines are the most lines of each.
	dateLines, titleLines int
	// hang lets marks stand outside the column, which cards flush right must not.
	hang bool
	// lanes has the card name the lanes of its event, in labels of the size, px.
	lanes float64
}

// card sets an event in its column, under the date that is given; why says why it does not do.
func (c *canvas) card(st *story, m *moment, style *cardStyle, date label) (card eventCard, why string) {
	roles := &c.theme.Type.Roles
	flag := &c.theme.Timeline.Flag
	card = eventCard{m: m, width: style.width}
	var ok bool
	if card.date, ok = c.dateWithin(date, style.width, style.dateLines, spans(st.when(m.event)) || m.clock != ""); !ok {
		return card, "a date is wider than its column"
	}
	card.height = card.date.Height() + seam
	over := card.date
	if m.title != "" {
		l := label{role: "title", item: m.item + ".title", text: m.title, lang: st.lang, style: roles.EventTitle, rank: rankTitle, size: style.title, colour: c.colours.Ink, normalise: true, hang: style.hang}
		if m.regular {
			l.weight = 400
		}
		b, ok := c.tight(l, style.width, style.titleLines)
		if !ok || b.Torn > 0 && b.Count() > 1 {
			return card, "a title would be torn"
		}
		card.title = b
		card.height += c.under(over, b, flag.Title) + b.Height()
		over = b
	}
	if style.lanes > 0 && st.laned() && len(m.lanes) > 0 {
		card.lanes = c.laneNames(st, m, style.lanes, style.width)
		card.height += c.lanesHeight(over, card.lanes)
	}
	if m.text != "" {
		l := label{role: "text", item: m.item + ".text", text: m.text, lang: st.lang, style: roles.EventText, rank: rankText, size: style.text, colour: c.colours.Soft, normalise: true, hang: style.hang}
		b, ok := c.tight(l, style.width, 0)
		if !ok || b.Torn > 0 && b.Count() > 1 {
			return card, "a text would be torn"
		}
		card.text = b
		card.height += c.under(over, b, flag.TextFirst) + b.Height()
	}
	if m.picture != nil {
		card.picture[0], card.picture[1] = c.cardPicture(style.width, style.title)
		card.height += card.picture[0] + card.picture[1]
	}
	return card, ""
}

// dateWithin sets a date in a column: as it is, else on as many lines as it may have, or at the smallest type. A date that
// has two parts, a beginning and an end or a day and an hour, may always be parted between them.
func (c *canvas) dateWithin(l label, width float64, lines int, parts bool) (*block, bool) {
	b := c.single(l)
	if b.Width() <= width {
		return b, true
	}
	if lines > 1 {
		return c.tight(l, width, lines)
	}
	small := l
	small.size = c.size.Floor(l.rank.textRank())
	if b = c.single(small); b.Width() <= width || !parts {
		return b, b.Width() <= width
	}
	return c.tight(l, width, 2)
}

// put paints a card's words with the top of its date at y. The date may belong to more events than the card: dated is called
// around it.
func (k *eventCard) put(c *canvas, x, y float64, align text.Align, dated func() (done func())) {
	set := func(b *block, y float64) {
		own := *b
		own.align = align
		c.put(&own, x, y, k.width)
	}
	done := func() {}
	if dated != nil {
		done = dated()
	}
	set(k.date, y)
	done()
	y += k.date.Height() + seam
	over := k.date
	if k.title != nil {
		y += c.under(over, k.title, c.theme.Timeline.Flag.Title)
		set(k.title, y)
		y += k.title.Height()
		over = k.title
	}
	if len(k.lanes) > 0 {
		y = c.putLanes(over, k.lanes, x, y, k.width, align)
	}
	if k.text != nil {
		y += c.under(over, k.text, c.theme.Timeline.Flag.TextFirst)
		set(k.text, y)
		y += k.text.Height()
	}
	if p := k.m.picture; p != nil {
		w := math.Min(k.width, k.picture[0]/cardRatio)
		if align == text.End {
			x += k.width - w
		}
		c.picture(p, scene.Rect{X: x, Y: y + k.picture[1], W: w, H: k.picture[0]})
	}
}
