package deck

import (
	"fmt"
	"slices"

	"cards/internal/diag"
)

// found is where a feature occurs.
type found struct {
	pos  diag.Pos
	card string
}

// undrawn are the features of the format that are read and kept, and that no layout draws yet, with how to find
// them. A feature leaves the table when a layout draws it.
var undrawn = []struct {
	name string
	find func(d *Deck, at func(pos diag.Pos, card string))
}{
	{"an image in another layout than photo", func(d *Deck, at func(diag.Pos, string)) {
		for _, q := range d.Quotes {
			if q.Image != nil && !q.onPhotograph() {
				at(q.Image.Pos, q.ID.V)
			}
		}
	}},
	{"a big number in a dialogue", func(d *Deck, at func(diag.Pos, string)) {
		eachQuote(d, at, func(q *Quote) (diag.Pos, bool) {
			if q.Number == nil || len(q.Turns) == 0 {
				return diag.Pos{}, false
			}
			return q.Number.Pos, true
		})
	}},
	{"this layout of quotes", func(d *Deck, at func(diag.Pos, string)) {
		eachQuote(d, at, func(q *Quote) (diag.Pos, bool) {
			drawn := []string{"", "auto", "left", "centre", "vertical", "lead", "bilingual", "portrait-side", "big-number", "hanging-mark"}
			return q.Layout.Pos, q.Layout.Set && !slices.Contains(drawn, q.Layout.V) && !q.onPhotograph()
		})
	}},
	{"a post for a platform whose sizes are not known", func(d *Deck, at func(diag.Pos, string)) {
		for _, p := range d.Post {
			if p.Platform == "threads" {
				at(p.pos(), "")
			}
		}
	}},
}

func eachQuote(d *Deck, at func(diag.Pos, string), has func(*Quote) (diag.Pos, bool)) {
	for _, q := range d.Quotes {
		if pos, ok := has(q); ok {
			at(pos, q.ID.V)
		}
	}
}

// tellUndrawn warns once of each feature that is not drawn, where it occurs first.
func (b *builder) tellUndrawn() {
	for _, u := range undrawn {
		var places []found
		u.find(b.deck, func(pos diag.Pos, card string) { places = append(places, found{pos, card}) })
		if len(places) == 0 {
			continue
		}
		where := ""
		if len(places) > 1 {
			where = fmt.Sprintf(" (in %d places)", len(places))
		}
		b.add(diag.Diagnostic{Pos: places[0].pos, Severity: diag.Warning, Code: "not-drawn-yet", Card: places[0].card,
			Message: u.name + " is not drawn yet" + where, Hint: "it is read and kept for a later version"})
	}
}
