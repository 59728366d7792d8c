package deck

import "fmt"

// finishTimeline resolves and checks what events say of one another.
func (b *builder) finishTimeline(t *Timeline) {
	d := b.deck
	if t.SpeakerRef.Set {
		b.looksLikeID(t.SpeakerRef, d.speakerIDs(), "speaker")
		t.Speaker = d.speakerOrName(t.SpeakerRef)
	}
	if t.SourceRef.Set {
		b.looksLikeID(t.SourceRef, d.sourceIDs(), "source")
		t.Source = d.sourceOrTitle(t.SourceRef)
	}
	if len(t.Events) == 0 && !b.list.HasErrors() {
		b.errorf(t.Pos, "no-events", "write events: and a list with date and title", "the timeline has no events")
	}
	byID := make(map[string]*Event, len(t.Events))
	var ids []string
	for _, e := range t.Events {
		if e.SourceRef.Set {
			b.looksLikeID(e.SourceRef, d.sourceIDs(), "source")
			e.Source = d.sourceOrTitle(e.SourceRef)
		}
		if e.Icon.Set {
			b.checkIcon(e.Icon)
		}
		if !e.ID.Set {
			continue
		}
		if other := byID[foldID(e.ID.V)]; other != nil {
			b.errorf(e.ID.Pos, "duplicate-id", "give one of them another id", "the id %s is that of the event in line %d too", shorten(e.ID.V), other.Pos.Line)
			continue
		}
		byID[foldID(e.ID.V)] = e
		ids = append(ids, e.ID.V)
	}
	find := func(e *Event, what string, ref Text) *Event {
		if !ref.Set {
			return nil
		}
		other := byID[foldID(ref.V)]
		switch {
		case other == nil:
			b.errorf(ref.Pos, "unknown-event", suggestOr(ref.V, ids, "give an event of this timeline this id"), "%s names %s, and there is no such event", what, shorten(ref.V))
		case other == e:
			b.errorf(ref.Pos, "event-loop", "name another event", "%s names the event itself", what)
			return nil
		}
		return other
	}
	for _, e := range t.Events {
		for _, link := range e.Links {
			if other := find(e, "links", link); other != nil {
				e.Linked = append(e.Linked, other)
			}
		}
		e.After, e.Before = find(e, "after", e.AfterRef), find(e, "before", e.BeforeRef)
	}
	b.checkSequence(t)
}

// checkSequence refuses events without dates whose after and before lead in a circle or backwards. Each event is a
// node, and an edge leads from what is earlier to what is later.
func (b *builder) checkSequence(t *Timeline) {
	later := make(map[*Event][]*Event)
	for _, e := range t.Events {
		if e.After != nil {
			later[e.After] = append(later[e.After], e)
		}
		if e.Before != nil {
			later[e] = append(later[e], e.Before)
		}
		if e.After != nil && e.Before != nil && e.After.Date.Set && e.Before.Date.Set && e.After.Date.V.Compare(e.Before.Date.V) > 0 {
			b.errorf(e.AfterRef.Pos, "event-loop", "exchange after and before", "the event lies after %s and before %s, which is earlier",
				shorten(e.AfterRef.V), shorten(e.BeforeRef.V))
		}
	}
	if len(later) == 0 {
		return
	}
	// Events without anything earlier are taken away until none is left; what then remains goes in circles.
	earlier := make(map[*Event]int, len(t.Events))
	for _, e := range t.Events {
		for _, l := range later[e] {
			earlier[l]++
		}
	}
	var free []*Event
	for _, e := range t.Events {
		if earlier[e] == 0 {
			free = append(free, e)
		}
	}
	for len(free) > 0 {
		e := free[len(free)-1]
		free = free[:len(free)-1]
		for _, l := range later[e] {
			if earlier[l]--; earlier[l] == 0 {
				free = append(free, l)
			}
		}
	}
	for _, e := range t.Events {
		if earlier[e] > 0 && (e.After != nil || e.Before != nil) {
			pos := e.AfterRef.Pos
			if e.After == nil {
				pos = e.BeforeRef.Pos
			}
			b.errorf(pos, "event-loop", "give one of the events a date", "after and before lead in a circle")
			return
		}
	}
}

// checkLanguages warns of prose that lacks one of the languages in which the deck is drawn.
func (b *builder) checkLanguages() {
	for _, lang := range b.deck.Langs {
		if !isLanguage(lang.V) {
			continue
		}
		translated := map[string]bool{}
		for _, q := range b.deck.Quotes {
			if _, item, _ := b.deck.QuoteText(q, lang.V); item != q.Text.Item {
				translated[q.Text.Item] = true
			}
		}
		b.deck.eachProse(func(card string, l Localised) {
			if translated[l.Item] {
				return
			}
			t, ok := l.Lookup(lang.V)
			other := b.deck.language
			switch {
			case !ok:
				other = l.By[0].Lang
			case len(l.By) == 0 && !WrittenIn(t.V, lang.V):
				// A value without a map holds in every language, as a name may; these words cannot.
			default:
				return
			}
			b.card = card
			b.warnf(l.Pos, "untranslated", fmt.Sprintf("add %s: and the text", lang.V), "there is no text in %s, and that in %s is drawn", lang.V, other)
			b.card = ""
		})
	}
}

// eachProse visits the prose that is drawn, with the card on which it stands.
func (d *Deck) eachProse(visit func(card string, l Localised)) {
	some := func(card string, all ...Localised) {
		for _, l := range all {
			if l.Set {
				visit(card, l)
			}
		}
	}
	some("", d.Title, d.Series, d.AsOf.Label, d.Brand.Name, d.Brand.Call)
	for _, s := range d.Speakers {
		some("", s.Name, s.Role, s.Dynasty)
	}
	for _, s := range d.Sources {
		some("", s.Title, s.Author, s.Chapter, s.Page, s.Edition)
	}
	if d.Cover != nil && d.Cover.Title.Item != d.Title.Item {
		some("cover", d.Cover.Title)
	}
	if d.Cover != nil {
		some("cover", d.Cover.Subtitle, d.Cover.Alt, d.Cover.Caption)
	}
	for _, q := range d.Quotes {
		some(q.ID.V, q.Text, q.Title, q.At, q.Context, q.Alt, q.Caption, q.Notes)
		for _, t := range q.Turns {
			some(q.ID.V, t.Text)
		}
	}
	for _, l := range d.Lists {
		some(l.ID.V, l.Title, l.Alt, l.Caption)
	}
	for _, t := range d.Timelines {
		some(t.ID.V, t.Title, t.Subtitle, t.Alt, t.Caption, t.Notes)
		some(t.ID.V, t.Lanes...)
		for _, e := range t.Events {
			some(t.ID.V, e.Shown, e.Title, e.Text, e.Response)
		}
		for _, e := range t.Eras {
			some(t.ID.V, e.Title)
		}
	}
	if d.End != nil {
		some("end", d.End.Title, d.End.Text, d.End.Alt, d.End.Caption)
	}
	for _, p := range d.Post {
		some("", p.Title, p.Text)
	}
}
