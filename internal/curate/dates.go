package curate

import (
	"cards/internal/edtf"
	"cards/internal/transcript"
)

// Date is a date that is told in the text.
type Date struct {
	// Span is where it stands in Transcript.Text.
	transcript.Span
	EDTF edtf.Date
	// Anchor is the date from which it was counted, "" where it stands for itself.
	Anchor string
	// Reason says how the words were understood, in words for people.
	Reason string
}

// findDates returns the dates of a transcript in order.
func findDates(t *transcript.Transcript, anchor edtf.Date) []Date {
	return nil
}
