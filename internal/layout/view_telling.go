package layout

import (
	"slices"
	"strings"

	"cards/internal/deck"
	"cards/internal/edtf"
)

// What a card says, without its picture: captions, short text alternatives, HTML and what pictures say of themselves are all written from
// this one telling, so that no two can disagree. It is what the picture shows, set right in the same way and in the same order. Only the
// spaces that the deck has between Han and Latin stay, which on a picture are air of our own.

// Telling is a card in words, in its language.
type Telling struct {
	// Kind is that of the card in the deck.
	Kind string
	// Lang is the language of what is ours on the card; Comma stands between parts of a line in it.
	Lang, Comma string
	// Title and Subtitle are those of a cover, a last card, a list or a timeline.
	Title, Subtitle string
	// Quotes are one, those of a list, or the turns of a dialogue.
	Quotes   []ToldQuote
	Dialogue bool
	// Name and Role say whose words or story the whole card has, Source where it is from: what each quote says itself is not said here again,
	// and neither is who speaks in a dialogue.
	Name, Role string
	Source     ToldSource
	// Credit is the same in one line, as a list, a timeline or a cover shows it; it may be empty.
	Credit string
	// Call is what a last card asks of readers, which may be its subtitle too, Address where it leads, as the deck has it.
	Call, Address string
	Lanes         []string
	Eras          []ToldEra
	Events        []ToldEvent
	// Alt and Caption are the deck's own, as they are written there: what is posted stands as its writer wants it. Empty where it has none.
	Alt, Caption string
}

// ToldQuote is what someone says. Forced line ends of the text are \n.
type ToldQuote struct {
	// Item is the path of its words in the deck.
	Item string
	// Title is that of a poem.
	Title, Text, Lang            string
	Translation, TranslationLang string
	// Name has the dynasty with it, where the deck has one; Person is the name alone.
	Name, Person, Role string
	Source             ToldSource
	// Poem tells that it is verse, Answer that it is a turn of the one whose words a dialogue is about.
	Poem, Answer bool
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
	// Weight says how much it matters, up to outerWeight.
	Weight int
	// Lanes are indices into those of the telling, Era one into its eras; -1 is none.
	Lanes []int
	Era   int
	// Link is the event's own; Source is empty where it names none itself.
	Link   string
	Source ToldSource
}

// outerWeight is that of a timeline's first and last event, over every weight that a deck can give: where events are left out, a reader
// still learns where the story begins and ends.
const outerWeight = 4

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

// telling returns what a card says in the setter's language.
func (s *Setter) telling(c *deck.Card) *Telling {
	plain := *s
	plain.rules.Apart = true
	t := plain.tellCard(c)
	t.Kind, t.Comma = string(c.Kind), comma(t.Lang)
	alt, own := c.Told()
	t.Alt, t.Caption = strings.TrimSpace(alt.In(s.Lang)), strings.TrimSpace(own.In(s.Lang))
	return t
}

func (s *Setter) tellCard(c *deck.Card) *Telling {
	switch {
	case c.Quote != nil && len(c.Quote.Turns) > 0:
		return s.tellDialogue(c.Quote)
	case c.Quote != nil:
		return s.tellQuote(c.Quote)
	case c.List != nil:
		return s.tellList(c.List)
	case c.Timeline != nil:
		return s.tellTimeline(c.Timeline)
	case c.Cover != nil:
		return s.tellCover(c.ID, c.Cover)
	case c.End != nil:
		return s.tellEnd(c.ID, c.End)
	}
	return &Telling{Lang: s.Lang}
}

// told sets a text right and takes its readings out.
func (s *Setter) told(written, lang string) string {
	base, _, _ := deck.SplitRuby(written)
	return strings.TrimSpace(string(s.set(base, lang)))
}

// toldName does so with a name or a role, in which a space parts what its writer parted.
func (s *Setter) toldName(written, lang string) string {
	named := *s
	named.rules.Names = true
	return named.told(written, lang)
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
	q := ToldQuote{Item: v.item, Title: s.told(v.title, v.lang), Text: strings.TrimSpace(string(v.runes)), Lang: v.lang, Poem: v.poem,
		Name: s.toldName(who.name, v.lang), Role: s.toldName(who.role, v.lang)}
	if speaker != nil {
		q.Person = s.toldName(speaker.Name.In(v.lang), v.lang)
	}
	if t := v.translation; t != nil {
		q.Translation, q.TranslationLang = s.told(t.text, t.lang), t.lang
	}
	return q
}

// tellQuote tells a quote, in the language that it has its words in.
func (s *Setter) tellQuote(q *deck.Quote) *Telling {
	v := s.viewQuoteWords(q)
	said := s.tellViewed(v, q.Speaker, v.credit)
	said.Source = s.tellSource(q.Source, v.lang)
	return &Telling{Lang: v.lang, Quotes: []ToldQuote{said}}
}

func (s *Setter) tellDialogue(q *deck.Quote) *Telling {
	v := s.viewDialogue(q)
	t := &Telling{Lang: v.lang, Dialogue: true, Source: s.tellSource(q.Source, v.lang)}
	for i := range v.turns {
		said := s.tellViewed(v.turns[i].quote, q.Turns[i].Speaker, v.turns[i].who)
		said.Answer = v.turns[i].answer
		t.Quotes = append(t.Quotes, said)
	}
	return t
}

// tellList tells a list. Where all its quotes are signed alike, that is said once; where they are at least from one source, that is.
func (s *Setter) tellList(l *deck.List) *Telling {
	t := &Telling{Lang: s.Lang, Title: s.told(l.Title.In(s.Lang), s.Lang)}
	signed := true
	for i, q := range l.Quotes {
		v := s.viewQuoteWords(q)
		v.translation = nil // a list shows none
		said := s.tellViewed(v, q.Speaker, v.credit)
		said.Source = s.tellSource(q.Source, v.lang)
		t.Quotes = append(t.Quotes, said)
		if i == 0 {
			t.Name, t.Role, t.Source = said.Name, said.Role, said.Source
		}
		signed = signed && said.Name == t.Quotes[0].Name
		if said.Source.Line != t.Source.Line || said.Source.URL != t.Source.URL {
			t.Source = ToldSource{}
		}
		signed = signed && said.Source.Line == t.Quotes[0].Source.Line
	}
	if !signed {
		t.Name, t.Role = "", ""
		return t
	}
	// Sources of one line may have several addresses.
	t.Source.Line = t.Quotes[0].Source.Line
	t.Credit = creditLine(t.Name, t.Source.Line, s.Lang)
	return t
}

// tellTimeline tells a timeline in the order of time. An event belongs to the first era that holds the whole of its date.
func (s *Setter) tellTimeline(of *deck.Timeline) *Telling {
	st := s.tell(s.viewTimeline(of))
	lang := st.lang
	t := &Telling{Lang: lang, Title: s.told(st.title, lang), Subtitle: s.told(st.subtitle, lang), Credit: s.toldName(st.credit, lang), Source: s.tellSource(of.Source, lang)}
	if of.Speaker != nil {
		who := s.credit(of.Speaker, nil, lang)
		t.Name, t.Role = s.toldName(who.name, lang), s.toldName(who.role, lang)
	}
	if t.Source.Line == "" {
		t.Source.Line = s.eventSources(st)
	}
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
		t.Events = append(t.Events, s.tellEvent(st, &st.moments[i], written[st.moments[i].item]))
	}
	return t
}

// eventSources is the line of the sources that single events name; empty where none does.
func (s *Setter) eventSources(st *story) string {
	var names []string
	for _, name := range st.sources {
		names = append(names, deck.Bracketed(name, st.lang))
	}
	if len(names) == 0 {
		return ""
	}
	return st.words.Source + st.words.Colon + strings.Join(names, st.words.ListComma)
}

// tellEvent tells an event; written is that of the deck.
func (s *Setter) tellEvent(st *story, m *moment, written *deck.Event) ToldEvent {
	lang := st.lang
	e := ToldEvent{Item: m.item, Shown: s.told(m.line, lang), Date: m.date, Title: s.told(m.title, lang), Text: s.told(m.text, lang), Response: s.told(m.response, lang),
		Weight: m.weight, Lanes: m.lanes, Era: -1}
	e.Status, _ = st.words.Status(m.status)
	if m.milestone {
		e.Weight = outerWeight - 1
	}
	if m.k == 0 || m.k == len(st.moments)-1 {
		e.Weight = outerWeight
	}
	for k := range st.eras {
		if !m.date.IsZero() && st.eras[k].date.Contains(m.date) {
			e.Era = k
			break
		}
	}
	if written != nil {
		e.Link = written.Link.V
		if m.source > 0 {
			e.Source = s.tellSource(written.Source, lang)
		}
	}
	return e
}

// tellCover tells a cover. Whose words follow is said where its titles do not say it.
func (s *Setter) tellCover(id string, c *deck.Cover) *Telling {
	v := s.viewCover(id, c)
	t := &Telling{Lang: v.lang, Title: s.told(v.title, v.lang), Subtitle: s.told(v.subtitle, v.lang), Credit: s.toldName(v.line, v.lang), Source: s.tellSource(s.deck.DefaultSource(), v.lang)}
	if !strings.Contains(squeeze(v.title+v.subtitle), squeeze(v.credit.name)) {
		t.Name, t.Role = s.toldName(v.credit.name, v.lang), s.toldName(v.credit.role, v.lang)
	}
	return t
}

// tellEnd tells a last card.
func (s *Setter) tellEnd(id string, e *deck.End) *Telling {
	v := s.viewEnd(id, e)
	t := &Telling{Lang: v.lang, Title: s.told(v.title, v.lang), Subtitle: s.told(v.subtitle, v.lang), Call: s.told(s.deck.Brand.Call.In(s.Lang), v.lang), Address: e.URL.V}
	if t.Address == "" {
		t.Address = s.deck.Brand.URL.V
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
