package curate

import (
	"runtime"
	"slices"
	"strings"
	"sync"

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

const (
	// datePiece is how many bytes of a long text are searched for dates at once, so that memory does not grow with the text and all cores help.
	datePiece = 256 << 10
	// dateLead is how many bytes before a piece are searched as well, for the year that a day takes from a sentence before it.
	dateLead = 12 << 10
)

// findDates returns the dates of a transcript in order. anchor is the day the words were said, zero where that is not known.
func findDates(t *transcript.Transcript, anchor edtf.Date) []Date {
	borders := []int{0}
	for at := datePiece; at < len(t.Text); at += datePiece {
		if at = nextStart(t.Text, at); at < len(t.Text) {
			borders = append(borders, at)
		}
	}
	borders = append(borders, len(t.Text))
	pieces := make([][]Date, len(borders)-1)
	var wait sync.WaitGroup
	slots := make(chan struct{}, runtime.GOMAXPROCS(0))
	for i := range pieces {
		wait.Go(func() {
			slots <- struct{}{}
			pieces[i] = datesOf(t, borders[i], borders[i+1], anchor)
			<-slots
		})
	}
	wait.Wait()
	return slices.Concat(pieces...)
}

// nextStart returns where the next paragraph begins, or where there is none near, the next character.
func nextStart(text string, at int) int {
	if i := strings.IndexByte(text[at:min(len(text), at+datePiece/4)], '\n'); i >= 0 {
		return at + i + 1
	}
	for at < len(text) && text[at]&0xC0 == 0x80 {
		at++
	}
	return at
}

// datesOf returns the dates that begin in a piece of the text.
func datesOf(t *transcript.Transcript, from, to int, anchor edtf.Date) []Date {
	lead := from
	if from > 0 {
		lead = min(from, nextStart(t.Text, max(0, from-dateLead)))
	}
	var dates []Date
	for _, d := range dating.Find(t.Text[lead:to], dating.Options{Lang: t.Lang, Anchor: anchor}) {
		if lead+d.From < from {
			continue
		}
		one := Date{Span: transcript.Span{From: lead + d.From, To: lead + d.To}, EDTF: d.EDTF.WithoutWords(), Anchor: d.Anchor,
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
