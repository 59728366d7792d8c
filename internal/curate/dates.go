package curate

import (
	"strings"

	"cards/internal/dating"
	"cards/internal/edtf"
	"cards/internal/transcript"
)

// Date is a date that is told in the text.
type Date struct {
	// Span is where it stands in Transcript.Text.
	transcript.Span
	EDTF edtf.Date
	// Anchor is the date from which it was counted, or whose year it took; "" where it stands for itself.
	Anchor string
	// Relative is true where it is counted from the day the words were said: this year, in thirty years.
	Relative bool
	// Reason says how the words were understood, in words for people.
	Reason string
}

// findDates returns the dates of a transcript in order. anchor is the day the words were said, zero where that is not known.
func findDates(t *transcript.Transcript, anchor edtf.Date) []Date {
	var dates []Date
	for _, d := range dating.Find(t.Text, dating.Options{Lang: t.Lang, Anchor: anchor}) {
		one := Date{Span: transcript.Span{From: d.From, To: d.To}, EDTF: d.EDTF.WithoutWords(), Anchor: d.Anchor,
			Relative: d.Kind == dating.Relative || d.Kind == dating.Stretch, Reason: d.Reason}
		if n := len(dates); n > 0 && t.Text[min(dates[n-1].To, one.From):one.From] == "の" && widen(t, &dates[n-1], one.To, anchor) {
			continue
		}
		for _, w := range japaneseParts {
			if strings.HasPrefix(t.Text[one.To:], w) && tongueOf(t.Lang) == &japanese && widen(t, &one, one.To+len(w), anchor) {
				break
			}
		}
		dates = append(dates, one)
	}
	return dates
}

// japaneseParts are parts of a year or month that Japanese puts behind it with a の.
var japaneseParts = []string{"の春", "の夏", "の秋", "の冬", "の初め", "の終わり", "の半ば", "の末"}

// widen takes what stands up to to into a date, where both together are a date as well: 来年の4月.
func widen(t *transcript.Transcript, d *Date, to int, anchor edtf.Date) bool {
	both, note, err := edtf.ParseFrom(t.Text[d.From:to], t.Lang, anchor)
	if err != nil {
		return false
	}
	d.To, d.EDTF = to, both.WithoutWords()
	if note != "" {
		d.Reason = note
	}
	return true
}
