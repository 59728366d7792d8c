package html

import (
	"cmp"
	"encoding/json"
)

// The card for machines: JSON-LD in the words of schema.org.

type person struct {
	Type        string `json:"@type"`
	Name        string `json:"name"`
	Description string `json:"description,omitempty"`
}

type work struct {
	Type      string  `json:"@type"`
	Name      string  `json:"name,omitempty"`
	Author    *person `json:"author,omitempty"`
	Published string  `json:"datePublished,omitempty"`
	URL       string  `json:"url,omitempty"`
}

// quotation is a Quotation (schema.org/Quotation).
type quotation struct {
	Context     string     `json:"@context,omitempty"`
	Type        string     `json:"@type"`
	Name        string     `json:"name,omitempty"`
	Text        string     `json:"text"`
	Lang        string     `json:"inLanguage,omitempty"`
	Creator     *person    `json:"creator,omitempty"`
	Character   *person    `json:"spokenByCharacter,omitempty"`
	Part        *work      `json:"isPartOf,omitempty"`
	Translation *quotation `json:"workTranslation,omitempty"`
}

// happening is an Event (schema.org/Event). Doubtful says in words how sure it is.
type happening struct {
	Type        string `json:"@type"`
	Name        string `json:"name"`
	Start       string `json:"startDate,omitempty"`
	End         string `json:"endDate,omitempty"`
	Description string `json:"description,omitempty"`
	Doubtful    string `json:"disambiguatingDescription,omitempty"`
	URL         string `json:"url,omitempty"`
}

// itemList is an ItemList (schema.org/ItemList), whose items are in order.
type itemList struct {
	Context string     `json:"@context"`
	Type    string     `json:"@type"`
	Name    string     `json:"name,omitempty"`
	Lang    string     `json:"inLanguage,omitempty"`
	Order   string     `json:"itemListOrder"`
	Number  int        `json:"numberOfItems"`
	Items   []listItem `json:"itemListElement"`
}

type listItem struct {
	Type     string `json:"@type"`
	Position int    `json:"position"`
	Item     any    `json:"item"`
}

const vocabulary = "https://schema.org"

// data returns the card for machines; nil on covers and last cards, which say nothing of their own.
func (f *Figure) data() any {
	switch f.Kind {
	case QuoteKind:
		if len(f.Quotes) != 1 {
			return nil
		}
		q := f.quotation(&f.Quotes[0])
		q.Context = vocabulary
		return q
	case ListKind:
		l := f.list()
		for i := range f.Quotes {
			l.add(f.quotation(&f.Quotes[i]))
		}
		return l
	case TimelineKind:
		l := f.list()
		for i := range f.Events {
			l.add(f.Events[i].happening())
		}
		return l
	}
	return nil
}

func (f *Figure) list() *itemList {
	return &itemList{Context: vocabulary, Type: "ItemList", Name: f.Title, Lang: language(f.Lang), Order: vocabulary + "/ItemListOrderAscending", Items: []listItem{}}
}

func (l *itemList) add(item any) {
	l.Number++
	l.Items = append(l.Items, listItem{Type: "ListItem", Position: l.Number, Item: item})
}

// quotation tells a quote. Whose words stand in the work of another author is a character there, as in a novel or an article; else who speaks
// made them.
func (f *Figure) quotation(q *Quote) *quotation {
	out := &quotation{Type: "Quotation", Name: q.Title, Text: q.Text, Lang: language(q.Lang)}
	source := q.Source
	if source == (Source{}) {
		source = f.Source
	}
	if name := cmp.Or(q.Person, q.Speaker); name != "" {
		who := &person{Type: "Person", Name: name, Description: q.Role}
		if source.Author != "" && source.Author != name {
			out.Character = who
		} else {
			out.Creator = who
		}
	}
	if source.Title != "" || link(source.URL) != "" {
		out.Part = source.work()
	}
	if q.Translation != "" {
		out.Translation = &quotation{Type: "Quotation", Text: q.Translation, Lang: language(q.TranslationLang)}
	}
	return out
}

func (s *Source) work() *work {
	w := &work{Type: "CreativeWork", Name: s.Title, Published: s.Date.datetime(), URL: link(s.URL)}
	switch s.Kind {
	case "book":
		w.Type = "Book"
	case "article":
		w.Type = "Article"
	case "post":
		w.Type = "SocialMediaPosting"
	}
	if s.Author != "" {
		w.Author = &person{Type: "Person", Name: s.Author}
	}
	return w
}

func (e *Event) happening() *happening {
	h := &happening{Type: "Event", Name: e.Title, Description: e.Text, Doubtful: e.Status, URL: link(e.URL)}
	h.Start, h.End = e.Date.interval()
	return h
}

// script returns the data as the text of a script element. The encoder writes <, > and & as \u escapes, so that no text ends the element.
func (f *Figure) script() (string, error) {
	d := f.data()
	if d == nil {
		return "", nil
	}
	b, err := json.Marshal(d)
	return string(b), err
}
