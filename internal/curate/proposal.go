package curate

import (
	"sync"

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
	var dates []Date
	var wait sync.WaitGroup
	wait.Go(func() { dates = findDates(t, o.Date) })
	f := newFinder(t)
	quotes := f.quotes(o)
	wait.Wait()
	return &Proposal{Transcript: t, Anchor: o.Date, Quotes: quotes, Dates: dates, Events: f.eventsOf(dates, o.Date)}
}
