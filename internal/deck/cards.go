package deck

import "cards/internal/diag"

// CardKind says what a card is.
type CardKind string

// The kinds of cards, as inspect and the manifest name them.
const (
	CoverCard    CardKind = "cover"
	QuoteCard    CardKind = "quote"
	ListCard     CardKind = "list"
	TimelineCard CardKind = "timeline"
	EndCard      CardKind = "end"
)

// Card is one card of a deck; the pointer of its kind is set, the others are nil.
type Card struct {
	ID   string
	Kind CardKind
	// Item is the path of the card in the deck, such as quotes[0].
	Item     string
	Pos      diag.Pos
	Cover    *Cover
	Quote    *Quote
	List     *List
	Timeline *Timeline
	End      *End
}

// Cards returns the cards to draw in the order in which they stand: as order says, else cover, quotes, lists,
// timelines, end. The cover and the end have the ids cover and end.
func (d *Deck) Cards() []Card {
	all := d.AllCards()
	if len(d.Order) == 0 {
		return all
	}
	byID := make(map[string]int, len(all))
	for i, c := range all {
		byID[foldID(c.ID)] = i
	}
	cards := make([]Card, 0, len(d.Order))
	drawn := make(map[int]bool, len(d.Order))
	for _, id := range d.Order {
		if i, ok := byID[foldID(id.V)]; ok && !drawn[i] {
			drawn[i] = true
			cards = append(cards, all[i])
		}
	}
	return cards
}

// AllCards returns all cards in the default order, also those that order leaves out.
func (d *Deck) AllCards() []Card {
	var cards []Card
	if c := d.Cover; c != nil {
		cards = append(cards, Card{ID: "cover", Kind: CoverCard, Item: c.Item, Pos: c.Pos, Cover: c})
	}
	for _, q := range d.Quotes {
		cards = append(cards, Card{ID: q.ID.V, Kind: QuoteCard, Item: q.Item, Pos: q.Pos, Quote: q})
	}
	for _, l := range d.Lists {
		cards = append(cards, Card{ID: l.ID.V, Kind: ListCard, Item: l.Item, Pos: l.Pos, List: l})
	}
	for _, t := range d.Timelines {
		cards = append(cards, Card{ID: t.ID.V, Kind: TimelineCard, Item: t.Item, Pos: t.Pos, Timeline: t})
	}
	if e := d.End; e != nil {
		cards = append(cards, Card{ID: "end", Kind: EndCard, Item: e.Item, Pos: e.Pos, End: e})
	}
	return cards
}

// Told returns the text alternative and the caption that the deck itself gives a card; what it leaves out is not set.
func (c *Card) Told() (alt, caption Localised) {
	switch {
	case c.Cover != nil:
		return c.Cover.Alt, c.Cover.Caption
	case c.Quote != nil:
		return c.Quote.Alt, c.Quote.Caption
	case c.List != nil:
		return c.List.Alt, c.List.Caption
	case c.Timeline != nil:
		return c.Timeline.Alt, c.Timeline.Caption
	case c.End != nil:
		return c.End.Alt, c.End.Caption
	}
	return Localised{}, Localised{}
}
