package importer

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"cards/internal/diag"
	"cards/internal/edtf"
)

// maxParsed bounds how many texts of a file are tried as dates: words cost some dozens of microseconds each, and a line may
// be tried in several ways.
const maxParsed = 20 * MaxEvents

// parse reads a date as EDTF or natural words.
func (r *reader) parse(text string) (edtf.Date, error) {
	if r.parsed++; r.parsed > maxParsed {
		r.tooLarge(diag.Pos{File: r.file}, "more than %d texts of the file look like dates", maxParsed)
		return edtf.Date{}, errTooMany
	}
	d, _, err := edtf.ParseNatural(text, r.lang)
	return d, err
}

var errTooMany = errors.New("too many texts look like dates")

// reason says in words why a date was refused.
func reason(err error) string {
	if e, ok := err.(*edtf.Error); ok {
		return e.Message
	}
	return err.Error()
}

// hintOf is what to write instead of a date that was refused.
func hintOf(err error) string {
	if e, ok := err.(*edtf.Error); ok && e.Hint != "" {
		return e.Hint
	}
	return "write it as 1995, 2008-12-24 or 2001/2002"
}

// noDate tells that an event is left out for its date.
func (r *reader) noDate(pos diag.Pos, title, written string, err error) {
	r.warn(pos, "import-date", hintOf(err), "the event %s was left out: %s is not a date: %s", shorten(title), shorten(written), reason(err))
}

// span joins two dates to an interval; one that is an interval itself lends its beginning or its end.
func span(a, b edtf.Date) (edtf.Date, error) {
	if a.Equal(b) {
		return a.WithoutWords(), nil
	}
	start, end := a, b
	if a.IsInterval() {
		start = a.Start()
	}
	if b.IsInterval() {
		end = b.End()
	}
	from, to := start.String(), end.String()
	if a.OpenStart() {
		from = ".."
	}
	if b.OpenEnd() {
		to = ".."
	}
	return edtf.Parse(from + "/" + to)
}

// until joins the start and the end of an event. Where that cannot be, only the start is kept, with a warning.
func (r *reader) until(pos diag.Pos, title string, start, end edtf.Date) edtf.Date {
	d, err := span(start, end)
	if err != nil {
		r.warn(pos, "import-end", hintOf(err), "only the start of %s was kept: %s", shorten(title), reason(err))
		return start
	}
	return d
}

// wording returns what a date is to be shown as when EDTF says less than the words that it was read from: those words, in
// the deck's own language.
func (r *reader) wording(d edtf.Date) string {
	words, lang := d.Words()
	if words == "" || lang[:2] != edtf.Language(r.lang)[:2] {
		return ""
	}
	vague := d.Approximate() || d.IsInterval() && !strings.ContainsAny(words, "-–—~～至到") || d.Precision() >= edtf.Season && d.Precision() <= edtf.Half
	if !vague || d.WithoutWords().Show(lang) == words {
		return ""
	}
	return words
}

// civil is a date or a time of the calendar, as far as it is given: the parts that are not are -1.
type civil struct {
	// year is astronomical: 0 is 1 BCE.
	year                             int64
	month, day, hour, minute, second int
	utc                              bool
}

// noTime is a civil of which only the year is given.
func noTime(year int64) civil {
	return civil{year: year, month: -1, day: -1, hour: -1, minute: -1, second: -1}
}

// edtf returns the date in EDTF, as exactly as it is given; parts below one that lacks are left out.
func (c civil) edtf() (edtf.Date, error) {
	var b strings.Builder
	switch {
	case c.year > 9999 || c.year < -9999:
		fmt.Fprintf(&b, "Y%d", c.year)
	case c.year < 0:
		fmt.Fprintf(&b, "-%04d", -c.year)
	default:
		fmt.Fprintf(&b, "%04d", c.year)
	}
	if c.month >= 0 && c.year <= 9999 && c.year >= -9999 {
		fmt.Fprintf(&b, "-%02d", c.month)
		if c.day >= 0 {
			fmt.Fprintf(&b, "-%02d", c.day)
			if c.hour >= 0 {
				fmt.Fprintf(&b, "T%02d:%02d", c.hour, max(c.minute, 0))
				if c.second > 0 {
					fmt.Fprintf(&b, ":%02d", c.second)
				}
				if c.utc {
					b.WriteByte('Z')
				}
			}
		}
	}
	return edtf.Parse(b.String())
}

// civilOf takes an instant apart, down to the day or to the second.
func civilOf(t time.Time, withTime bool) civil {
	c := civil{year: int64(t.Year()), month: int(t.Month()), day: t.Day(), hour: -1, minute: -1, second: -1}
	if withTime {
		c.hour, c.minute, c.second = t.Hour(), t.Minute(), t.Second()
	}
	return c
}

// moved returns a date of day precision moved by so many years, months and days; false for any other.
func moved(d edtf.Date, years, months, days int) (edtf.Date, bool) {
	at, ok := d.Earliest()
	if !ok || d.IsInterval() || d.Precision() > edtf.Day || at.Year < 0 || at.Year > 9000 {
		return edtf.Date{}, false
	}
	t := time.Date(int(at.Year), time.Month(at.Month), at.Day, 0, 0, 0, 0, time.UTC).AddDate(years, months, days)
	if t.Year() < 0 || t.Year() > 9999 {
		return edtf.Date{}, false
	}
	out, err := civilOf(t, false).edtf()
	return out, err == nil
}
