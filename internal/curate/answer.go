package curate

import "cards/internal/transcript"

// Answer is what `cards curate --json` prints. Its names are stable. Places count Unicode code points of the file from 0, End exclusive; lines and
// columns count from 1.
type Answer struct {
	Source AnswerSource  `json:"source"`
	Dates  []AnswerDate  `json:"dates"`
	Events []AnswerEvent `json:"events"`
	Quotes []AnswerQuote `json:"quotes"`
}

// AnswerSource is the file that was read.
type AnswerSource struct {
	File       string `json:"file"`
	SHA256     string `json:"sha256"`
	Characters int    `json:"characters"`
}

// AnswerDate is a date in the text.
type AnswerDate struct {
	Text   string `json:"text"`
	EDTF   string `json:"edtf"`
	Start  int    `json:"start"`
	End    int    `json:"end"`
	Line   int    `json:"line"`
	Page   int    `json:"page,omitempty"`
	Column int    `json:"column"`
	Anchor string `json:"anchor"`
	Reason string `json:"reason"`
}

// AnswerEvent is an event that is proposed.
type AnswerEvent struct {
	Date  string `json:"date"`
	Title string `json:"title"`
	Text  string `json:"text"`
	Start int    `json:"start"`
	End   int    `json:"end"`
	Line  int    `json:"line"`
	Page  int    `json:"page,omitempty"`
}

// AnswerQuote is a quote that is proposed.
type AnswerQuote struct {
	Text    string      `json:"text"`
	Speaker string      `json:"speaker"`
	Start   int         `json:"start"`
	End     int         `json:"end"`
	Line    int         `json:"line"`
	Page    int         `json:"page,omitempty"`
	Score   float64     `json:"score"`
	Reasons []string    `json:"reasons"`
	Cuts    []AnswerCut `json:"cuts"`
}

// AnswerCut is a filler that may be left out.
type AnswerCut struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Text  string `json:"text"`
}

// Answer returns the proposal for other programs; file is the path that was given.
func (p *Proposal) Answer(file string) *Answer {
	t := p.Transcript
	a := &Answer{Source: AnswerSource{File: file, SHA256: t.SHA256, Characters: t.Characters()},
		Dates: []AnswerDate{}, Events: []AnswerEvent{}, Quotes: []AnswerQuote{}}
	for _, d := range p.Dates {
		place := t.Place(d.Span)
		a.Dates = append(a.Dates, AnswerDate{Text: t.Slice(d.Span), EDTF: d.EDTF.String(), Start: place.From, End: place.To, Line: place.Line, Page: place.Page, Column: place.Column,
			Anchor: d.Anchor, Reason: d.Reason})
	}
	for _, e := range p.Events {
		place := t.Place(e.Span)
		a.Events = append(a.Events, AnswerEvent{Date: e.Date.String(), Title: e.Title, Text: joinLines(t.Slice(e.Span), t.Lang), Start: place.From, End: place.To, Line: place.Line, Page: place.Page})
	}
	for _, q := range p.Quotes {
		place := t.Place(q.Span)
		one := AnswerQuote{Text: t.Slice(q.Span), Speaker: q.Speaker, Start: place.From, End: place.To, Line: place.Line, Page: place.Page, Score: q.Score,
			Reasons: append([]string{}, q.Reasons...), Cuts: []AnswerCut{}}
		for _, c := range q.Cuts {
			at := t.Place(transcript.Span(c))
			one.Cuts = append(one.Cuts, AnswerCut{Start: at.From, End: at.To, Text: t.Slice(c)})
		}
		a.Quotes = append(a.Quotes, one)
	}
	return a
}
