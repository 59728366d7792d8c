package layout

import (
	"math"

	"cards/internal/layout/text"
	"cards/internal/theme"
)

// The cards of a ruler with flags: an event in a few widths.

// flagCard is an event's card in its settings.
type flagCard struct {
	m        *moment
	settings []flagSetting
	// from and to are the places of its time on the axis, px; point tells that it is a point, at middle.
	from, to, middle float64
	point            bool
	row              int // of its bar, outwards
	// key is the event's place in the key, from 1; 0 when it has a card.
	key int
}

// flagSetting is a card set in one width.
type flagSetting struct {
	date, title, text *block
	width, height     float64
	cost              float64
	stranded          int // lines that strand a particle
	// picture is the height of the event's picture, and the space over it, px.
	picture [2]float64
}

// strandedCost is what a line that strands a particle costs a card, in the currency of placing flags: more than a flag to the
// left on the side of the card before, so that another side or direction is taken where there is room for a better width.
const strandedCost = 4.0

// stranded counts the lines of all cards as they were placed that strand a particle.
func (r *ruled) stranded() int {
	n := 0
	for i := range r.cards {
		if r.cards[i].key == 0 {
			n += r.cards[i].settings[r.flags[i].Width].stranded
		}
	}
	return n
}

// time is an event's place on the axis.
func (r *ruled) time(m *moment) flagCard {
	c, st := r.c, r.l.st
	card := flagCard{m: m}
	from, to := m.span(st)
	card.from, card.to = r.left+r.at(from), r.left+r.at(to)
	card.middle = (card.from + card.to) / 2
	when := st.when(m.event)
	card.point = m.dotted(c, when, card.to-card.from)
	return card
}

// card sets an event in a few widths.
func (r *ruled) card(m *moment, title, body float64) flagCard {
	c, st := r.c, r.l.st
	flag := c.theme.Timeline.Flag
	card := r.time(m)
	roles := c.theme.Type.Roles
	date := c.single(label{role: "date", item: m.lineItem, text: m.line, lang: st.lang, style: roles.Date, colour: c.colours.AccentText, tabular: true, normalise: m.lineItem != ""})
	titleStyle, textStyle := roles.EventTitle, roles.EventText
	reference := titleStyle.SizeOf(c.size, theme.EventTitleText)
	titleStyle.Leading = flag.Line * c.unit / reference
	textStyle.Leading = flag.TextLine * c.unit / textStyle.SizeOf(c.size, theme.EventTextText)
	if c.size.Class == theme.Banner {
		titleStyle.Leading, textStyle.Leading = roles.EventTitle.Leading, roles.EventText.Leading
	}
	tl := label{role: "title", item: m.item + ".title", text: m.title, lang: st.lang, style: titleStyle, rank: rankTitle, size: title, colour: c.colours.Ink, normalise: true}
	if m.regular {
		tl.weight = 400
	}
	xl := label{role: "text", item: m.item + ".text", text: m.text, lang: st.lang, style: textStyle, rank: rankText, size: body, colour: c.colours.Soft, normalise: true}
	seen := map[float64]bool{}
	for _, em := range []float64{18, 14, 12, 10, 9, 8, 7, 6, 5} {
		s := flagSetting{date: date, width: date.Width()}
		y := date.Size + seam
		measure := math.Max(em*title, date.Width())
		if m.title != "" {
			b, ok := c.tight(tl, measure, 3)
			if !ok || b.Torn > 0 && b.Count() > 1 {
				continue
			}
			s.title, s.width = b, math.Max(s.width, b.Width())
			y += c.under(date, b, flag.Title) + b.Height()
			s.cost += []float64{0, 0, 0.3, 1.2}[min(b.Count(), 3)] + strandedCost*float64(b.Stranded)
			s.stranded += b.Stranded
		}
		if m.text != "" {
			b, ok := c.tight(xl, measure, 4)
			if !ok || b.Torn > 0 && b.Count() > 1 {
				continue
			}
			s.text, s.width = b, math.Max(s.width, b.Width())
			over := date
			if s.title != nil {
				over = s.title
			}
			y += c.under(over, b, flag.TextFirst) + b.Height()
			s.cost += []float64{0, 0.1, 0, 0.4, 1}[min(b.Count(), 4)] + strandedCost*float64(b.Stranded)
			s.stranded += b.Stranded
		}
		if m.picture != nil {
			s.width = math.Max(s.width, leastCardPicture*title)
			s.picture[0], s.picture[1] = c.cardPicture(s.width, title)
			y += s.picture[0] + s.picture[1]
		}
		s.height = y
		// A wide card of one line looks like a banner beside cards of two.
		s.cost += math.Max(0, s.width/(11*title)-1)
		if seen[s.width] {
			continue
		}
		seen[s.width] = true
		card.settings = append(card.settings, s)
	}
	return card
}

// leastCardPicture is the least width of a card with a picture, em of its title.
const leastCardPicture = 5

// under is the space between a block and the one under it, px, when step px of tokens lie between the last baseline of the
// one and the first of the other at the usual sizes.
func (c *canvas) under(over, b *block, step float64) float64 {
	reference := b.style.SizeOf(c.size, b.rank.textRank())
	return math.Max(step*c.unit*b.Size/reference-text.Descent*over.Size-text.Ascent*b.Size, over.beneath(b, 0.1*b.Size))
}
