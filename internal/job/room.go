package job

import (
	"context"

	"cards/internal/layout"
	"cards/internal/theme"
)

// CardRoom is how many more characters a quote takes at a size, about, as JSON. Null stands for more than any quote may have.
type CardRoom struct {
	Card string `json:"card"`
	Item string `json:"item"`
	Lang string `json:"lang"`
	Size string `json:"size"`
	// Characters are those of the text, FontSize its type in px, Pages how many it takes: 0 where it does not fit.
	Characters int     `json:"characters"`
	FontSize   float64 `json:"font_size"`
	Pages      int     `json:"pages"`
	// How many more there may be before the type becomes smaller, before there is another page, before they do not fit at all.
	UntilSmaller *int `json:"until_smaller" jsonschema:"nullable"`
	UntilPage    *int `json:"until_page" jsonschema:"nullable"`
	UntilFull    *int `json:"until_full" jsonschema:"nullable"`
}

// Rooms reckons the room of every quote at every size, on all cores, in the order of the cards. It lays each out some dozens of
// times.
func (p *Plan) Rooms(ctx context.Context) ([]CardRoom, error) {
	all := make([]*CardRoom, len(p.units))
	err := parallel(ctx, len(p.units), p.request.Jobs, func(i int) error {
		u := &p.units[i]
		if u.room == nil {
			return nil
		}
		r, size, ok := u.room()
		if !ok {
			return nil
		}
		number := func(n int) *int {
			if n == layout.NoLimit {
				return nil
			}
			return &n
		}
		all[i] = &CardRoom{Card: u.Card, Item: r.Item, Lang: r.Lang, Size: size.Name, Characters: r.Characters, FontSize: hundredth(r.Size), Pages: r.Pages,
			UntilSmaller: number(r.Smaller), UntilPage: number(r.Page), UntilFull: number(r.Full)}
		return nil
	})
	if err != nil {
		return nil, err
	}
	var out []CardRoom
	for _, r := range all {
		if r != nil {
			out = append(out, *r)
		}
	}
	return out, nil
}

// roomOf is the room of a card at a size, to be reckoned when it is asked for.
func roomOf(card layout.Card, size theme.Size) func() (layout.Room, theme.Size, bool) {
	return func() (layout.Room, theme.Size, bool) {
		r, ok := card.Room(size)
		return r, size, ok
	}
}
