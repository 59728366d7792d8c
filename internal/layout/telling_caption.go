package layout

import (
	"cards/internal/caption"
	"cards/internal/deck"
	"cards/internal/words"
)

// A telling in the pieces from which captions are written: what is posted leaves out what matters least, so each piece has a weight.

// Posted returns the telling in pieces.
func (t *Telling) Posted() caption.Telling {
	out := caption.Telling{Lang: t.Lang, Own: t.Caption, Title: t.Title, Subtitle: t.Subtitle, Name: t.Name, Role: t.Role,
		Source: t.Source.Line, Address: t.Source.URL, Call: t.Call}
	if t.Address != "" {
		out.Address = t.Address
	}
	if out.Call == out.Subtitle {
		out.Subtitle = ""
	}
	w := words.For(t.Lang)
	switch {
	case t.Dialogue:
		out.Points = t.turnPoints(w)
	case len(t.Quotes) > 0 && t.Kind == string(deck.ListCard):
		out.Points = t.listPoints(w)
	case len(t.Quotes) > 0:
		q := &t.Quotes[0]
		out.Title, out.Name, out.Role, out.Source, out.Address = q.Title, q.Name, q.Role, q.Source.Line, q.Source.URL
		// Verses stand in no quotation marks.
		p := caption.Point{Item: q.Item, Text: q.Text, Quoted: !q.Poem, Weight: 1}
		if q.Translation != "" {
			p.More = []string{q.Translation}
		}
		out.Points = []caption.Point{p}
	}
	for i := range t.Events {
		out.Points = append(out.Points, t.Events[i].point(w))
	}
	return out
}

// turnPoints are the turns of a dialogue. Who speaks stands before the words, and whose words the card is about matter more.
func (t *Telling) turnPoints(w *words.Set) []caption.Point {
	var out []caption.Point
	for i := range t.Quotes {
		q := &t.Quotes[i]
		p := caption.Point{Item: q.Item, Text: q.Text, Quoted: q.Name == "", Weight: 1}
		if q.Name != "" {
			p.Label = q.Name + w.Colon
		}
		if q.Answer {
			p.Weight = 2
		}
		out = append(out, p)
	}
	return out
}

// listPoints are the quotes of a list, each with who said it where they are several.
func (t *Telling) listPoints(w *words.Set) []caption.Point {
	var out []caption.Point
	for i := range t.Quotes {
		q := &t.Quotes[i]
		p := caption.Point{Item: q.Item, Label: w.Ordinal(i+1) + " ", Text: q.Text, Quoted: true, Weight: 1}
		if t.Name == "" {
			p.Aside = q.Name
		}
		out = append(out, p)
	}
	return out
}

// point is an event with its date before it. What is told of it besides can be left out first.
func (e *ToldEvent) point(w *words.Set) caption.Point {
	p := caption.Point{Item: e.Item, Label: e.Shown + w.Colon, Text: e.Title, Aside: e.Status, Weight: e.Weight}
	for _, more := range []string{e.Text, e.Response} {
		if more != "" {
			p.More = append(p.More, more)
		}
	}
	return p
}

// From is the source of the card, where it has one: its own, or that of its only quote.
func (t *Telling) From() *ToldSource {
	if len(t.Quotes) == 1 && !t.Dialogue {
		return &t.Quotes[0].Source
	}
	return &t.Source
}
