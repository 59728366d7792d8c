// Package dating finds dates in prose: what was said of when, in interviews, talks and articles, as EDTF with a reason. Chinese comes first,
// then Japanese, Korean and English.
//
// A date is words that place something on the calendar: years, months, days, seasons, centuries, and words that are counted from the day on
// which they were said. Lengths of time, ages, rates, amounts and versions are none. The text is read once from its start to its end; every
// recogniser looks at a few dozen characters at most, so that hostile text costs no more than any other.
package dating

import (
	"unicode/utf8"

	"cards/internal/edtf"
)

// Kind says how a date was named.
type Kind uint8

// The kinds of dates.
const (
	// Absolute is a date that needs nothing else: 1995年, 21世纪.
	Absolute Kind = iota
	// TwoDigit is a year of two digits: 95年.
	TwoDigit
	// Carried is a day or month whose year another sentence gives: 12月24日.
	Carried
	// Relative is a point that is counted from the anchor: 去年, 100年后.
	Relative
	// Stretch is a length of time that begins or ends at the anchor: 未来10年, 过去三年.
	Stretch
	// Partial is a day or month whose year nothing gives.
	Partial
)

// String returns the name of the kind.
func (k Kind) String() string {
	return [...]string{"absolute", "two-digit", "carried", "relative", "range", "partial"}[k]
}

// Options say how a text is to be understood.
type Options struct {
	// Lang is the language of the text (BCP 47).
	Lang string
	// Anchor is the day on which the words were said, the zero Date where it is not known: then relative words are no dates.
	Anchor edtf.Date
}

// Date is one date that was found.
type Date struct {
	// From and To are bytes of the text, To exclusive.
	From, To int
	// Text is what stands there.
	Text string
	// EDTF is the date.
	EDTF edtf.Date
	Kind Kind
	// Anchor is the date from which it was counted, or whose year it took; "" where it stands for itself.
	Anchor string
	// Reason says how the words were understood, in words for people.
	Reason string
}

// MostDates is how many dates Find returns at most: one for every fifty bytes of ten megabytes, which no talk has. What comes behind them is
// not looked at, so that text made of nothing else does not fill the memory.
const MostDates = 200_000

// Find returns the dates of a text in their order, at most MostDates of them; none overlaps another.
func Find(text string, o Options) []Date {
	f := newFinder(text, o)
	for f.at < len(f.runes) && len(f.found) < MostDates {
		if f.beginning(f.runes[f.at]) == 0 {
			f.at++
			continue
		}
		if d, end, ok := f.next(f.at); ok {
			from := f.at
			f.at = end
			f.keep(d, from, end)
			continue
		}
		f.at++
	}
	return f.found
}

// carriedOver is over how many characters a year that was named is taken for a day or month without one.
const carriedOver = 1500

// finder is one search.
type finder struct {
	runes []rune
	// bytes[i] is where rune i begins; it has one entry more than runes.
	bytes      []int32
	text       string
	o          Options
	latin      bool
	at         int
	found      []Date
	blurred    bool // the last date found has a mark of about, by a word beside it
	year       int  // the year named last, 0 for none
	month      int  // and its month
	day        int  // and the day of that, 0 where none was named
	yearAt     int  // where
	anchor     point
	anchorText string
	counted    bool // an anchor is known
	begins     *[1 << 16]uint16
	// readings and dates are what edtf made of words and of its own notation, "" for what it does not understand.
	readings map[string]string
	dates    map[string]edtf.Date
	// tokenWord is the English word that was looked at last, from tokenAt to tokenEnd.
	tokenWord         string
	tokenAt, tokenEnd int
	// rangeAt is where the sign of a range stands whose end is being read, -1 for none.
	rangeAt int
}

// point is a day of the calendar; month and day may be 0.
type point struct{ year, month, day int }

// reading is what a recogniser makes of words.
type reading struct {
	edtf   string
	kind   Kind
	anchor string
	reason string
	// at is the point for what follows it: a range's end, a day without a year. The zero point is none.
	at point
	// guessed tells that the year of at is one that nothing near it names.
	guessed bool
}

func newFinder(text string, o Options) *finder {
	n := utf8.RuneCountInString(text)
	f := &finder{o: o, text: text, rangeAt: -1, begins: beginnings(), readings: map[string]string{}, dates: map[string]edtf.Date{}, runes: make([]rune, 0, n), bytes: make([]int32, 0, n+1), latin: o.Lang == "en" || len(o.Lang) > 2 && o.Lang[:3] == "en-"}
	for i, r := range text {
		f.runes, f.bytes = append(f.runes, folded(r)), append(f.bytes, int32(i))
	}
	f.bytes = append(f.bytes, int32(len(text)))
	if !o.Anchor.IsZero() {
		if at, ok := o.Anchor.Anchor(); ok {
			f.anchor, f.anchorText, f.counted = pointOf(at), o.Anchor.String(), true
		}
	}
	return f
}
