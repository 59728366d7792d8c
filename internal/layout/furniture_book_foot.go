package layout

import (
	"fmt"
	"math"

	"cards/internal/layout/text"
	"cards/internal/scene"
	"cards/internal/theme"
)

// The foot of a book's page: the name on the text column and the source flush right on its line; or, where a name or a source
// of the deck is too long for that, name, role and source one under the other. All cards of a deck have the same form and the
// same rule, so that nothing moves from one to the next.

// bookFoot says what the names of a deck need, px.
type bookFoot struct {
	// beside tells that sources stand on the line of the names.
	beside bool
	// name, role and source are the greatest heights of each over the deck; 0 where no card has one.
	name, role, source float64
}

// bookFoot returns what the deck's names need on pages of the canvas's size; who is among them.
func (c *canvas) bookFoot(who *credit) bookFoot {
	var foot bookFoot
	if c.set.bookFeet != nil {
		key := fmt.Sprint(c.size.Class, c.size.Width, "×", c.size.Height)
		all, ok := c.set.bookFeet.Load(key)
		if !ok {
			all = c.measureFoot(c.set.credits())
			c.set.bookFeet.Store(key, all)
		}
		foot = all.(bookFoot)
	}
	// A cover's line is not among those of the quotes.
	if own := c.measureFoot([]credit{*who}); !foot.holds(own) {
		foot = own
	}
	return foot
}

// holds reports whether names that need own find their places in f.
func (f bookFoot) holds(own bookFoot) bool {
	if f.beside && !own.beside {
		return false
	}
	return own.name <= f.name && own.role <= f.role && own.source <= f.source
}

// credits returns those of all quotes of the deck that differ, in their order.
func (s *Setter) credits() []credit {
	var out []credit
	if s.deck == nil {
		return nil
	}
	seen := map[[3]string]bool{}
	for _, q := range s.deck.Quotes {
		who := s.credit(q.Speaker, q.Source, s.langOf(q.Lang))
		key := [3]string{who.name, who.role, who.source}
		if !seen[key] {
			seen[key] = true
			out = append(out, who)
		}
	}
	return out
}

// measureFoot measures the names of several cards. What does not fit is told by the card that has it.
func (c *canvas) measureFoot(all []credit) bookFoot {
	quiet := c.set.newCanvas(c.size, c.Card, c.Kind, c.at)
	f := bookFoot{beside: true}
	width := quiet.bookWidth()
	for i := range all {
		who := &all[i]
		name, _, source := quiet.bookNames(who, true)
		taken := 0.0
		for _, b := range []*block{name, source} {
			if b == nil {
				continue
			}
			if taken > 0 {
				taken += c.theme.Space.Neighbour * b.Size
			}
			taken += b.Width()
			if b.Count() != 1 {
				f.beside = false
			}
		}
		if taken > width {
			f.beside = false
		}
	}
	for i := range all {
		name, role, source := quiet.bookNames(&all[i], f.beside)
		for _, row := range []struct {
			b  *block
			to *float64
		}{{name, &f.name}, {role, &f.role}, {source, &f.source}} {
			if row.b != nil && row.b.Count() > 0 {
				*row.to = math.Max(*row.to, row.b.Height())
			}
		}
	}
	return f
}

// height is what the foot's rows take, px.
func (f bookFoot) height(c *canvas) float64 {
	_, _, _, foot := f.rows(c)
	return foot
}

// rows returns where role and source begin and where the foot ends, from the top of the name; baseline is the first line's.
func (f bookFoot) rows(c *canvas) (baseline, role, source, foot float64) {
	roles := &c.theme.Type.Roles
	gap := c.theme.Decoration.Book.Row
	name := roles.Name.SizeOf(c.size, theme.LabelText)
	baseline = text.Ascent * name
	first := f.name
	if f.beside && f.source > 0 {
		// The line is as high as the larger type, whether a card has a name or not.
		first = math.Max(first, name)
	}
	foot = first
	add := func(height, size float64) (at float64) {
		if height == 0 {
			return foot
		}
		if foot > 0 {
			foot += gap * size
		}
		at = foot
		foot += height
		return at
	}
	role = add(f.role, roles.Role.SizeOf(c.size, theme.LabelText))
	if f.beside {
		return baseline, role, 0, foot
	}
	source = add(f.source, roles.Source.SizeOf(c.size, theme.LabelText))
	return baseline, role, source, foot
}

// bookWidth is the width of the text column, px.
func (c *canvas) bookWidth() float64 {
	return c.area.W - c.theme.Decoration.Book.Column.For(c.size)
}

// bookNames sets name, role and source; nil where a card has none. Beside each other name and source have one line each.
func (c *canvas) bookNames(who *credit, beside bool) (name, role, source *block) {
	roles := &c.theme.Type.Roles
	width := c.bookWidth()
	if who.name != "" {
		name = c.nameBlock(who, width)
	}
	if who.role != "" {
		role = c.needed(label{role: "speaker", item: who.roleItem, text: who.role, style: roles.Role, colour: c.colours.Soft, normalise: true}, width, 2)
	}
	switch {
	case who.source == "":
	case beside:
		source = c.line(label{role: "source", text: who.source, style: roles.Source, colour: c.colours.Soft, keep: who.dates})
	default:
		source = c.credits(who, width)
	}
	return name, role, source
}

// signBook draws the names at the foot of a page.
func (c *canvas) signBook(p *bookPage, who *credit) {
	foot, width := p.foot, c.bookWidth()
	name, role, source := c.bookNames(who, foot.beside)
	baseline, roleAt, sourceAt, _ := foot.rows(c)
	signed := len(c.Scene.Boxes)
	if name != nil && name.Count() > 0 {
		c.put(name, p.text, p.names+baseline-text.Ascent*name.Size, width)
	}
	if role != nil && role.Count() > 0 {
		if name != nil && name.Count() > 0 {
			// A role belongs to its name, however many rows the names of other cards take.
			under := baseline - text.Ascent*name.Size + name.Height() + c.theme.Decoration.Book.Row*role.Size
			roleAt = math.Min(roleAt, under)
		}
		c.put(role, p.text, p.names+roleAt, width)
	}
	if source == nil || source.Count() == 0 {
		return
	}
	if foot.beside {
		// Flush right by its ink, like the rules: 日 has air on its right.
		ink := scene.Rect{}
		for _, l := range c.tryPlace(source, 0, 0).Box.Lines {
			ink = ink.Union(l.Ink)
		}
		c.putOnBaseline(source, c.area.Right()-ink.Right(), p.names+baseline, width)
		return
	}
	// So does a source.
	last := 0.0
	for _, b := range c.Scene.Boxes[signed:] {
		last = math.Max(last, b.Bottom()-p.names)
	}
	if last > 0 {
		sourceAt = math.Min(sourceAt, last+c.theme.Decoration.Book.Row*source.Size)
	}
	c.put(source, p.text, p.names+sourceAt, width)
}
