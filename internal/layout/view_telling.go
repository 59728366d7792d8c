package layout

import (
	"slices"
	"strings"

	"cards/internal/caption"
	"cards/internal/deck"
	"cards/internal/theme"
)

// What a card says, in pieces from which captions and short text alternatives are written. It is the same that the card shows, in the
// same words: quotes as they are normalised, dates as the timeline has them.

// outerWeight is that of a timeline's first and last event, over every weight that a deck can give: where events are left out, a reader
// still learns where the story begins and ends.
const outerWeight = 4

// telling returns what a card says in the setter's language. Spaces between scripts stay as the deck has them: what sets a caption adds
// none of its own, as our pages do.
func (s *Setter) telling(c *deck.Card) caption.Telling {
	plain := *s
	plain.rules.Spaces = false
	return plain.tellCard(c)
}

func (s *Setter) tellCard(c *deck.Card) caption.Telling {
	var t caption.Telling
	switch {
	case c.Quote != nil && len(c.Quote.Turns) > 0:
		t = s.tellDialogue(c.Quote)
	case c.Quote != nil:
		t = s.tellQuote(c.Quote)
	case c.List != nil:
		t = s.tellList(c.List)
	case c.Timeline != nil:
		t = s.tellTimeline(c.Timeline)
	case c.Cover != nil:
		v := s.viewCover(c.ID, c.Cover)
		t = caption.Telling{Lang: v.lang, Title: v.title, Subtitle: v.subtitle, Name: v.credit.name, Role: v.credit.role, Source: v.credit.source, Address: address(s.deck.DefaultSource())}
		if strings.Contains(squeeze(v.title+v.subtitle), squeeze(v.credit.name)) {
			t.Name, t.Role = "", ""
		}
	case c.End != nil:
		v := s.viewEnd(c.ID, c.End)
		t = caption.Telling{Lang: v.lang, Title: v.title, Subtitle: v.subtitle, Call: s.deck.Brand.Call.In(s.Lang), Address: c.End.URL.V}
		if t.Address == "" {
			t.Address = s.deck.Brand.URL.V
		}
		if t.Call == t.Subtitle {
			t.Subtitle = ""
		}
	}
	for _, text := range []*string{&t.Title, &t.Subtitle, &t.Name, &t.Role, &t.Call} {
		*text = string(s.set(strings.TrimSpace(*text), t.Lang))
	}
	_, own := c.Told()
	t.Own = strings.TrimSpace(own.In(s.Lang))
	return t
}

// address is where a source can be read, "" where the deck does not say.
func address(source *deck.Source) string {
	if source == nil {
		return ""
	}
	return source.URL.V
}

// signTelling says whose words a card has.
func signTelling(t *caption.Telling, c credit, source *deck.Source) {
	t.Name, t.Role, t.Source, t.Address = c.name, c.role, c.source, address(source)
}

func (s *Setter) tellQuote(q *deck.Quote) caption.Telling {
	v := s.viewSaid(q)
	p := caption.Point{Item: v.item, Text: strings.TrimSpace(string(v.runes)), Quoted: true, Weight: 1}
	if v.poem {
		// Verses stand in no quotation marks.
		p.Quoted = false
	}
	if v.translation != nil {
		p.More = []string{strings.TrimSpace(v.translation.text)}
	}
	t := caption.Telling{Lang: v.lang, Title: v.title, Points: []caption.Point{p}}
	signTelling(&t, v.credit, q.Source)
	return t
}

func (s *Setter) tellDialogue(q *deck.Quote) caption.Telling {
	v := s.viewDialogue(q)
	t := caption.Telling{Lang: v.lang}
	for i := range v.turns {
		turn := &v.turns[i]
		p := caption.Point{Item: turn.item, Text: strings.TrimSpace(string(turn.runes)), Quoted: turn.who.name == "", Weight: 1}
		if turn.who.name != "" {
			p.Label = turn.who.name + s.wordsFor(v.lang).Colon
		}
		if turn.answer {
			p.Weight = 2
		}
		t.Points = append(t.Points, p)
	}
	signTelling(&t, v.credit, q.Source)
	t.Name, t.Role = "", "" // who speaks stands before the words
	return t
}

func (s *Setter) tellList(l *deck.List) caption.Telling {
	v := s.viewList(l, theme.Size{})
	t := caption.Telling{Lang: v.lang, Title: v.title}
	for i, q := range v.quotes {
		p := caption.Point{Item: q.item, Label: s.Words.Ordinal(i+1) + " ", Text: strings.TrimSpace(string(q.runes)), Quoted: true, Weight: 1}
		if !v.shared {
			p.Aside = q.credit.name
		}
		t.Points = append(t.Points, p)
	}
	if v.shared {
		signTelling(&t, v.credit, l.Quotes[0].Source)
	} else {
		t.Source, t.Address = sharedSource(v, l.Quotes)
	}
	return t
}

// sharedSource returns the source of quotes that several people said, where it is one.
func sharedSource(v *quoteList, quotes []*deck.Quote) (line, url string) {
	line, url = v.quotes[0].credit.source, address(quotes[0].Source)
	for i, q := range v.quotes {
		if q.credit.source != line || address(quotes[i].Source) != url {
			return "", ""
		}
	}
	return line, url
}

func (s *Setter) tellTimeline(of *deck.Timeline) caption.Telling {
	v := s.viewTimeline(of)
	st := s.tell(v)
	t := caption.Telling{Lang: v.lang, Title: v.title, Subtitle: v.subtitle}
	for i := range st.moments {
		m := &st.moments[i]
		p := caption.Point{Item: m.item, Label: m.line + st.words.Colon, Text: string(s.set(m.title, v.lang)), Weight: m.weight}
		if m.milestone {
			p.Weight = outerWeight - 1
		}
		if i == 0 || i == len(st.moments)-1 {
			p.Weight = outerWeight
		}
		if w, ok := st.words.Status(m.status); ok {
			p.Aside = w
		}
		for _, more := range []string{m.text, m.response} {
			if more != "" {
				p.More = append(p.More, string(s.set(more, v.lang)))
			}
		}
		t.Points = append(t.Points, p)
	}
	signTelling(&t, s.credit(of.Speaker, of.Source, v.lang), of.Source)
	if t.Source == "" && len(v.sources) > 0 {
		// Sources that single events name.
		var names []string
		for _, name := range v.sources {
			names = append(names, deck.Bracketed(name, v.lang))
		}
		t.Source = st.words.Source + st.words.Colon + strings.Join(names, st.words.ListComma)
	}
	return t
}

// withAlt gives pages the text alternative that the deck itself has for their card.
func withAlt(pages []*Page, alt string) []*Page {
	out := slices.Clone(pages)
	for i, p := range pages {
		told, scene := *p, *p.Scene
		scene.Alt = alt
		told.Scene = &scene
		out[i] = &told
	}
	return out
}
