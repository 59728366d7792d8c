package curate

import (
	"cards/internal/edtf"
	"cards/internal/transcript"
)

// Proposal is what a transcript has for a deck.
type Proposal struct {
	Transcript *transcript.Transcript
	// Anchor is the day the words were said, from which relative dates are measured; zero where it is not known.
	Anchor edtf.Date
	Quotes []Quote
	// Dates are all that were found, in the order of the text, and Events what was told with them, in the order of time.
	Dates  []Date
	Events []Event
}

// Curate proposes quotes and events out of a transcript.
func Curate(t *transcript.Transcript, o Options) *Proposal {
	dates := findDates(t, o.Date)
	return &Proposal{Transcript: t, Anchor: o.Date, Quotes: Quotes(t, o), Dates: dates, Events: Events(t, dates, o.Date)}
}
