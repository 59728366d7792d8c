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
}

// Curate proposes quotes and events out of a transcript.
func Curate(t *transcript.Transcript, o Options) *Proposal {
	return &Proposal{Transcript: t, Anchor: o.Date, Quotes: Quotes(t, o)}
}
