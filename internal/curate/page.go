package curate

import (
	"bytes"
	_ "embed"
	"fmt"
	"html/template"
	"strings"

	"cards/internal/transcript"
)

// The page on which an editor ticks what is good. It is one file that needs nothing from outside, holds the deck in pieces, and joins those that are
// ticked when the button is pressed.

//go:embed page.html
var pageSource string

var pageTemplate = template.Must(template.New("page").Parse(pageSource))

// surroundings is how many characters before and after a quote are shown.
const surroundings = 120

// pageItem is one proposal on the page.
type pageItem struct {
	ID, Score, Where, Speaker string
	// Date is that of an event.
	Date string
	// Before, Text and After are the quote in what stands around it.
	Before, Text, After string
	Said                string
	Reasons, Doubts     []string
	Cuts                []string
}

// pageData is what the page shows; the rest is the deck in pieces.
type pageData struct {
	Lang, Title, Name, File string
	Quotes, Events          []pageItem
	Deck                    pageDeck
}

type pageDeck struct {
	Name     string   `json:"name"`
	Head     string   `json:"head"`
	Quotes   string   `json:"quotesHead"`
	Items    []string `json:"quotes"`
	Timeline string   `json:"timeline"`
	Events   []string `json:"events"`
}

// Page writes the proposal as a page with a box to tick for each quote and event. name is the file name under which its button saves the deck.
func (p *Proposal) Page(o DeckOptions, name string) ([]byte, error) {
	d := p.parts(o)
	title := o.Title
	if title == "" {
		title = p.Title(o.File)
	}
	data := pageData{Lang: p.Transcript.Lang, Title: title, Name: name, File: o.File,
		Deck: pageDeck{Name: name, Head: d.head, Quotes: quotesHead, Items: d.quotes, Timeline: d.timeline, Events: d.events}}
	for i, q := range p.Quotes {
		item := p.pageItem(fmt.Sprintf("q%d", i), q.Span)
		item.Score, item.Speaker, item.Reasons, item.Doubts = fmt.Sprintf("%.2f", q.Score), q.Speaker, q.Reasons, q.Doubts
		text, said := p.Shown(q)
		item.Text, item.Said = text, said
		for _, c := range q.Cuts {
			item.Cuts = append(item.Cuts, p.Transcript.Slice(c))
		}
		data.Quotes = append(data.Quotes, item)
	}
	for i, e := range p.Events {
		if len(d.events) == 0 {
			break
		}
		item := p.pageItem(fmt.Sprintf("e%d", i), e.Span)
		item.Date, item.Said = written(p.Transcript, e.Date, e.When), item.Text
		item.Text = e.Title
		if e.Reason != "" {
			item.Reasons = []string{e.Reason}
		}
		data.Events = append(data.Events, item)
	}
	var b bytes.Buffer
	if err := pageTemplate.Execute(&b, data); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// pageItem makes an item of a place in the transcript.
func (p *Proposal) pageItem(id string, span transcript.Span) pageItem {
	t := p.Transcript
	place := t.Place(span)
	where := place.String()
	if place.Time.Known {
		where += ", " + clock(place.Time.Start)
	}
	before, after := t.Text[:span.From], t.Text[span.To:]
	return pageItem{ID: id, Where: where, Text: joinLines(t.Slice(span), t.Lang),
		Before: lastRunes(before, surroundings), After: firstRunes(after, surroundings)}
}

// lastRunes returns the last n characters of a text, from the start of a line where one is near.
func lastRunes(s string, n int) string {
	from := len(s)
	for i := 0; i < n && from > 0; i++ {
		for from--; from > 0 && s[from]&0xC0 == 0x80; from-- {
		}
	}
	if from > 0 {
		return "\u2026" + s[from:]
	}
	return s
}

// firstRunes returns the first n characters of a text.
func firstRunes(s string, n int) string {
	for i := range s {
		if n == 0 {
			return strings.TrimRight(s[:i], "\n") + "\u2026"
		}
		n--
	}
	return s
}
