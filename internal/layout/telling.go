package layout

import (
	"strings"

	"cards/internal/deck"
	"cards/internal/edtf"
)

// What a card says, without its picture: for formats that write words as words. They are those that a picture shows, set right in
// the same way, and in the same order. Only the spaces that the deck has between Han and Latin stay, which on a picture are air of our own.

// Telling is a card in words, in its language.
type Telling struct {
	// Lang is the language of what is ours on the card; Comma stands between parts of a line in it.
	Lang, Comma string
	// Title and Subtitle are those of a cover, a last card, a list or a timeline.
	Title, Subtitle string
	// Quotes are one, those of a list, or the turns of a dialogue. Source is that of a dialogue; other quotes have their own.
	Quotes []ToldQuote
	Source ToldSource
	// Credit says whose words or story the card has, where one line says that of the whole of it; it may be empty.
	Credit string
	// Address is where a last card leads, as the deck has it.
	Address string
	Lanes   []string
	Eras    []ToldEra
	Events  []ToldEvent
	// Alt and Caption are the deck's own, set right; empty where it has none.
	Alt, Caption string
}

// ToldQuote is what someone says. Forced line ends of the text are \n.
type ToldQuote struct {
	// Title is that of a poem.
	Title, Text, Lang            string
	Translation, TranslationLang string
	// Name has the dynasty with it, where the deck has one; Person is the name alone.
	Name, Person, Role string
	Source             ToldSource
}

// ToldSource is where words are from: Line as it stands under a quote, and its parts for machines.
type ToldSource struct {
	Line                     string
	Title, Author, Kind, URL string
	Published                edtf.Date
}

// ToldEra is a stretch of time of a timeline; Shown is its date in words.
type ToldEra struct {
	Title, Shown string
	Date         edtf.Date
}

// ToldEvent is an event of a timeline, in the order of time.
type ToldEvent struct {
	// Item is its path in the deck.
	Item string
	// Shown is its date in words, Date that of the deck; the zero date where it is only known by its neighbours.
	Shown string
	Date  edtf.Date
	Title string
	Text  string
	// Status is the word for how sure it is, empty for a fact.
	Status, Response string
	// Lanes are indices into those of the telling, Era one into its eras; -1 is none.
	Lanes []int
	Era   int
	// Link is the event's own; Source is empty where it names none itself.
	Link   string
	Source ToldSource
}

// Tell returns what the card says.
func (c *Card) Tell() *Telling { return c.tell() }

// comma is what stands between the parts of a line in a language.
func comma(lang string) string {
	switch {
	case isJapanese(lang):
		return "\u3001"
	case isChinese(lang):
		return "\uff0c"
	}
	return ", "
}

// teller returns the setter of the same deck for words that somebody else sets.
func (s *Setter) teller() *Setter {
	out := *s
	out.rules.Apart = true
	return &out
}

// told sets a text right and takes its readings out.
func (s *Setter) told(written, lang string) string {
	base, _, _ := deck.SplitRuby(written)
	return strings.TrimRight(string(s.set(base, lang)), " \n")
}

// tellSource returns a source with its line.
func (s *Setter) tellSource(source *deck.Source, lang string) ToldSource {
	if source == nil {
		return ToldSource{}
	}
	line, _, _ := s.sourceLine(source, lang)
	out := ToldSource{Line: line, Title: s.told(source.Title.In(lang), lang), Author: s.told(source.Author.In(lang), lang), Kind: source.Kind.V, URL: source.URL.V, Published: source.Published.V}
	if !source.Published.Set {
		out.Published = source.Year.V
	}
	return out
}

// tellViewed returns the words of a quote that was prepared, signed.
func (s *Setter) tellViewed(v *quote, speaker *deck.Speaker, who credit) ToldQuote {
	q := ToldQuote{Title: s.told(v.title, v.lang), Text: strings.TrimRight(string(v.runes), " \n"), Lang: v.lang, Name: s.told(who.name, v.lang), Role: s.told(who.role, v.lang)}
	if speaker != nil {
		q.Person = s.told(speaker.Name.In(v.lang), v.lang)
	}
	if t := v.translation; t != nil {
		q.Translation, q.TranslationLang = s.told(t.text, t.lang), t.lang
	}
	return q
}

// tellQuote tells a quote or a dialogue.
func (s *Setter) tellQuote(q *deck.Quote) *Telling {
	lang := s.langOf(q.Lang)
	t := &Telling{Lang: lang, Comma: comma(lang), Alt: s.told(q.Alt.In(lang), lang), Caption: s.told(q.Caption.In(lang), lang)}
	if len(q.Turns) == 0 {
		v := s.viewQuoteWords(q)
		said := s.tellViewed(v, q.Speaker, v.credit)
		said.Source = s.tellSource(q.Source, v.lang)
		t.Quotes = []ToldQuote{said}
		return t
	}
	v := s.viewDialogue(q)
	for i := range v.turns {
		t.Quotes = append(t.Quotes, s.tellViewed(v.turns[i].quote, q.Turns[i].Speaker, v.turns[i].who))
	}
	t.Source = s.tellSource(q.Source, lang)
	return t
}

// tellList tells a list. Where all its quotes are signed alike, that is said once.
func (s *Setter) tellList(l *deck.List) *Telling {
	t := &Telling{Lang: s.Lang, Comma: comma(s.Lang), Title: s.told(l.Title.In(s.Lang), s.Lang)}
	shared := true
	var first credit
	for i, q := range l.Quotes {
		v := s.viewQuoteWords(q)
		v.translation = nil
		said := s.tellViewed(v, q.Speaker, v.credit)
		said.Source = s.tellSource(q.Source, v.lang)
		t.Quotes = append(t.Quotes, said)
		if i == 0 {
			first = v.credit
		}
		shared = shared && v.credit.name == first.name && v.credit.source == first.source
	}
	if shared {
		t.Credit = s.told(creditLine(first.name, first.source, s.Lang), s.Lang)
	}
	return t
}

// tellTimeline tells a timeline in the order of time. An event belongs to the first era that holds the whole of its date.
func (s *Setter) tellTimeline(of *deck.Timeline) *Telling {
	st := s.tell(s.viewTimeline(of))
	lang := st.lang
	t := &Telling{Lang: lang, Comma: comma(lang), Title: s.told(st.title, lang), Subtitle: s.told(st.subtitle, lang), Credit: s.told(st.credit, lang),
		Alt: s.told(of.Alt.In(lang), lang), Caption: s.told(of.Caption.In(lang), lang)}
	for _, lane := range st.lanes {
		t.Lanes = append(t.Lanes, s.told(lane, lang))
	}
	for _, e := range st.eras {
		t.Eras = append(t.Eras, ToldEra{Title: s.told(e.title, lang), Shown: e.date.Show(lang), Date: e.date})
	}
	written := map[string]*deck.Event{}
	for _, e := range of.Events {
		written[e.Item] = e
	}
	for i := range st.moments {
		m := &st.moments[i]
		e := ToldEvent{Item: m.item, Shown: s.told(m.line, lang), Date: m.date, Title: s.told(m.title, lang), Text: s.told(m.text, lang), Response: s.told(m.response, lang), Lanes: m.lanes, Era: -1}
		e.Status, _ = st.words.Status(m.status)
		for k := range st.eras {
			if !m.date.IsZero() && st.eras[k].date.Contains(m.date) {
				e.Era = k
				break
			}
		}
		if own := written[m.item]; own != nil {
			e.Link = own.Link.V
			if m.source > 0 {
				e.Source = s.tellSource(own.Source, lang)
			}
		}
		t.Events = append(t.Events, e)
	}
	return t
}

// tellCover tells a cover.
func (s *Setter) tellCover(id string, c *deck.Cover) *Telling {
	v := s.viewCover(id, c)
	return &Telling{Lang: v.lang, Comma: comma(v.lang), Title: s.told(v.title, v.lang), Subtitle: s.told(v.subtitle, v.lang), Credit: s.told(v.line, v.lang)}
}

// tellEnd tells a last card.
func (s *Setter) tellEnd(id string, e *deck.End) *Telling {
	v := s.viewEnd(id, e)
	t := &Telling{Lang: v.lang, Comma: comma(v.lang), Title: s.told(v.title, v.lang), Subtitle: s.told(v.subtitle, v.lang), Address: e.URL.V}
	if t.Address == "" {
		t.Address = s.deck.Brand.URL.V
	}
	return t
}
