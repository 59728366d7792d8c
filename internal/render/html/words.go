package html

import (
	"html/template"
	"strings"
)

// The list form: the words of a card as words. Its styles stand at the elements and take colour and type from the page around it, so they work in
// any page, light or dark, also where an editor drops style elements, which HTML allows in a head alone (4.2.6).

// wordsView is what list.html takes.
type wordsView struct {
	*Figure
	Lang    string
	Quotes  []quoteView
	Lanes   []lane
	Closing []signature
	Script  template.JS
}

type quoteView struct {
	Title, Text, Lang            string
	Translation, TranslationLang string
	Cite                         string
	Signature                    signature
}

// lane is the events of one lane under its heading, which is empty where they are in none.
type lane struct {
	Name  heading
	Parts []part
}

// part is events that follow one another: those of an era under its heading, or of none.
type part struct {
	Era    heading
	Events []eventView
}

// heading is a heading of a level from 2 on; an empty text is none.
type heading struct {
	Level int
	Text  string
	Date  dateView
}

func newHeading(level int, text string) heading { return heading{Level: level, Text: text} }

// dateView is a date with the value of its time element; where that is empty it is plain text, since a time element without it would have to be
// a valid date itself (HTML, 4.5.14).
type dateView struct{ Text, Datetime string }

type eventView struct {
	Date             dateView
	Title, URL, Text string
	Status, Response string
	Source           signature
}

func viewDate(d Date) dateView { return dateView{Text: d.Text, Datetime: d.datetime()} }

func viewWords(f *Figure) (*wordsView, error) {
	v := &wordsView{Figure: f, Lang: language(f.Lang)}
	script, err := f.script()
	if err != nil {
		return nil, err
	}
	v.Script = template.JS(script)
	for i := range f.Quotes {
		q := &f.Quotes[i]
		view := quoteView{Title: q.Title, Text: q.Text, Lang: language(q.Lang), Translation: q.Translation, TranslationLang: language(q.TranslationLang), Cite: link(q.Source.URL)}
		switch {
		case f.Credit != "":
		case f.Source != (Source{}):
			view.Signature, view.Cite = f.sign(q.Speaker, q.Role, &Source{}), link(f.Source.URL)
		default:
			view.Signature = f.sign(q.Speaker, q.Role, &q.Source)
		}
		v.Quotes = append(v.Quotes, view)
	}
	v.Lanes = f.lanes()
	if s := f.sign("", "", &f.Source); s.String() != "" {
		v.Closing = append(v.Closing, s)
	}
	if s := f.leads(); s.String() != "" {
		v.Closing = append(v.Closing, s)
	}
	return v, nil
}

// lanes parts the events by lane, and in each by era, in the order of the events. What is in no lane stands first; an event of several lanes stands
// in each.
func (f *Figure) lanes() []lane {
	level := 2
	if f.Title != "" {
		level = 3
	}
	var out []lane
	for n := -1; n < len(f.Lanes); n++ {
		l, under := lane{}, level
		if n >= 0 {
			l.Name, under = newHeading(level, f.Lanes[n]), level+1
		}
		last := -1
		for i := range f.Events {
			e := &f.Events[i]
			if !e.in(n, len(f.Lanes)) {
				continue
			}
			era := e.Era
			if era >= len(f.Eras) {
				era = -1
			}
			if len(l.Parts) == 0 || era != last {
				p := part{}
				if era >= 0 {
					p.Era = newHeading(under, f.Eras[era].Title)
					p.Era.Date = viewDate(f.Eras[era].Date)
				}
				l.Parts, last = append(l.Parts, p), era
			}
			p := &l.Parts[len(l.Parts)-1]
			p.Events = append(p.Events, f.viewEvent(e))
		}
		if len(l.Parts) > 0 {
			out = append(out, l)
		}
	}
	return out
}

func (f *Figure) viewEvent(e *Event) eventView {
	v := eventView{Date: viewDate(e.Date), Title: e.Title, Text: e.Text, Status: e.Status, Response: e.Response, Source: f.sign("", "", &e.Source)}
	if strings.TrimSpace(e.Title) != "" {
		v.URL = link(e.URL)
	}
	return v
}

// in reports whether an event stands in a lane, of so many; -1 is none of them.
func (e *Event) in(lane, lanes int) bool {
	none := true
	for _, l := range e.Lanes {
		if l == lane && l >= 0 {
			return true
		}
		none = none && (l < 0 || l >= lanes)
	}
	return lane < 0 && none
}
