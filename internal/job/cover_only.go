package job

import (
	"fmt"
	"slices"
	"strings"

	"cards/internal/diag"
	"cards/internal/theme"
)

// What is told of cards that were asked for at a size where a deck draws its cover alone.

// coverOnly remembers the cards that were left out because a size shows the deck's cover in their place.
type coverOnly struct {
	// sizes are those sizes, in the order of the run; cards their cards, in the order of the deck.
	sizes []theme.Size
	cards map[string][]string
}

// add remembers that a size leaves a card out. In a second language it is the same card.
func (c *coverOnly) add(size theme.Size, card string) {
	if c.cards == nil {
		c.cards = map[string][]string{}
	}
	if _, ok := c.cards[size.Name]; !ok {
		c.sizes = append(c.sizes, size)
	}
	if !slices.Contains(c.cards[size.Name], card) {
		c.cards[size.Name] = append(c.cards[size.Name], card)
	}
}

// tellCoverOnly says which of the cards that --only names have no picture at a size, and how to get one. Where nothing else is
// drawn it is an error; else a note, and only for sizes that --size names: those of a deck, or of --all-sizes, are for its
// cover too, and a run of some cards leaves that alone.
func (p *Plan) tellCoverOnly(left coverOnly, list *diag.List) {
	if len(p.request.Only) == 0 {
		return
	}
	tell := list.Notef
	switch {
	case len(p.units) == 0:
		tell = list.Errorf
	case len(p.request.Sizes) == 0 || p.request.AllSizes:
		return
	}
	for _, size := range left.sizes {
		cards, noun := left.cards[size.Name], "card"
		if len(cards) > 1 {
			noun = "cards"
		}
		tell(p.cardPos(cards[0]), "cover-only", fmt.Sprintf("take --size %dx%d for the card itself", size.Width, size.Height),
			"no picture of %s %s at size %s: it is for link previews, which show the deck's cover", noun, strings.Join(cards, ", "), size.Name)
	}
}
