package job

import (
	"strings"

	"cards/internal/deck"
	"cards/internal/layout"
	"cards/internal/words"
)

// What is said about slides: their titles, and the notes of the one who speaks.

// cardOf returns the card of the deck that a page shows; nil where there is none.
func (p *Plan) cardOf(id string) *deck.Card {
	all := p.Deck.AllCards()
	for i := range all {
		if all[i].ID == id {
			return &all[i]
		}
	}
	return nil
}

// slideTitle is what a slide is called where no text on it can be its title: a timeline or list by its own, a quote by its words.
func (p *Plan) slideTitle(page *layout.Page, lang string) string {
	c := p.cardOf(page.Card)
	title := ""
	switch {
	case c == nil:
	case c.Quote != nil && len(c.Quote.Turns) > 0:
		title = c.Quote.Turns[0].Text.In(lang)
	case c.Quote != nil:
		said, _, _ := p.Deck.QuoteText(c.Quote, p.langOf(c.Quote.Lang, lang))
		title = said.V
	case c.List != nil:
		title = c.List.Title.In(lang)
	case c.Timeline != nil:
		title = c.Timeline.Title.In(lang)
	}
	title = plain(title)
	if title == "" {
		title = p.Deck.Title.In(lang)
	}
	if r := []rune(title); len(r) > longTitle {
		title = string(r[:longTitle]) + "\u2026"
	}
	return title
}

// longTitle is how long a title that is only heard may be, in characters.
const longTitle = 80

// langOf is the language of a quote or timeline with a lang of its own, in a set of pictures in lang.
func (p *Plan) langOf(own deck.Text, lang string) string {
	if own.V != "" {
		return own.V
	}
	return lang
}

// slideNotes are the notes of a slide, a paragraph for each thing to say: the deck's own notes, then the words in full with who said
// them, where, and at which place of the source.
func (p *Plan) slideNotes(page *layout.Page, lang string) string {
	c := p.cardOf(page.Card)
	if c == nil {
		return ""
	}
	var out []string
	add := func(s string) {
		if s = strings.TrimSpace(s); s != "" {
			out = append(out, s)
		}
	}
	switch {
	case c.Quote != nil:
		add(c.Quote.Notes.In(lang))
		p.quoteNotes(c.Quote, lang, add)
	case c.List != nil:
		for _, q := range c.List.Quotes {
			p.quoteNotes(q, lang, add)
		}
	case c.Timeline != nil:
		add(c.Timeline.Notes.In(lang))
		p.timelineNotes(c.Timeline, lang, add)
	}
	return strings.Join(out, "\n")
}

// quoteNotes tell a quote.
func (p *Plan) quoteNotes(q *deck.Quote, lang string, add func(string)) {
	if len(q.Turns) > 0 {
		for _, t := range q.Turns {
			said := plain(t.Text.In(lang))
			if t.Speaker != nil && t.Speaker.Name.In(lang) != "" {
				said = t.Speaker.Name.In(lang) + ": " + said
			}
			add(said)
		}
	} else {
		said, _, in := p.Deck.QuoteText(q, p.langOf(q.Lang, lang))
		add(plain(said.V))
		for _, t := range q.Translation.By {
			if t.Lang != in {
				add(plain(t.V))
			}
		}
	}
	who := ""
	if q.Speaker != nil {
		who = q.Speaker.Name.In(lang)
		if role := q.Speaker.Role.In(lang); role != "" && who != "" {
			who += ", " + role
		}
	}
	add(who)
	line := q.SourceLine(p.Deck, lang)
	add(sourceNote(line, lang))
	add(line.At)
	if q.Source != nil {
		add(q.Source.URL.V)
	}
	add(q.Context.In(lang))
}

// sourceNote is a source with its place and date.
func sourceNote(line deck.SourceLine, lang string) string {
	parts := []string{line.Author, line.Title, line.Chapter, words.For(lang).PageOf(line.Page), line.Edition}
	if !line.Date.IsZero() {
		parts = append(parts, line.Date.Show(lang))
	}
	var said []string
	for _, s := range parts {
		if s != "" {
			said = append(said, s)
		}
	}
	return strings.Join(said, ", ")
}

// timelineNotes tell a timeline: its title, then every event on a line, and the source of all.
func (p *Plan) timelineNotes(t *deck.Timeline, lang string, add func(string)) {
	add(t.Title.In(lang))
	for _, e := range t.Events {
		date := e.Shown.In(lang)
		if date == "" && e.Date.Set {
			date = e.Date.V.Show(lang)
		}
		said := plain(e.Title.In(lang))
		if text := plain(e.Text.In(lang)); text != "" {
			said += ". " + text
		}
		if date != "" {
			said = date + ": " + said
		}
		add(said)
	}
	if t.Source != nil {
		add(sourceNote(p.Deck.SourceLine(t.Source, lang), lang))
		add(t.Source.URL.V)
	}
}

// plain takes readings out of a text and puts it on one line.
func plain(s string) string {
	base, _, _ := deck.SplitRuby(s)
	return strings.Join(strings.Fields(base), " ")
}
