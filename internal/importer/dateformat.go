package importer

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// timeUnit is the finest part that a form of dates has.
type timeUnit uint8

const (
	unitYear timeUnit = iota
	unitMonth
	unitDay
	unitHour
)

// dateFormat is a form of dates by the letters of day.js, as Mermaid's dateFormat has it: YYYY-MM-DD, DD.MM.YYYY HH:mm.
type dateFormat struct {
	text   string
	tokens []string
	unit   timeUnit
}

// dateTokens are the letters that stand for parts, longest first.
var dateTokens = []string{"YYYY", "MMMM", "MMM", "SSS", "YY", "MM", "DD", "Do", "HH", "hh", "mm", "ss", "M", "D", "H", "h", "m", "s", "S", "A", "a", "X", "x", "ZZ", "Z"}

func newDateFormat(s string) dateFormat {
	f := dateFormat{text: s}
	const longest = 100
	for s = s[:min(len(s), longest)]; s != ""; {
		token := s[:1]
		for _, t := range dateTokens {
			if strings.HasPrefix(s, t) {
				token = t
				break
			}
		}
		s = s[len(token):]
		f.tokens = append(f.tokens, token)
		switch token {
		case "M", "MM", "MMM", "MMMM":
			f.unit = max(f.unit, unitMonth)
		case "D", "DD", "Do":
			f.unit = max(f.unit, unitDay)
		case "H", "HH", "h", "hh", "m", "mm", "s", "ss", "X", "x":
			f.unit = unitHour
		}
	}
	return f
}

// next returns the first moment after the year, month or day that begins at t.
func (f dateFormat) next(t time.Time) time.Time {
	switch f.unit {
	case unitYear:
		return t.AddDate(1, 0, 0)
	case unitMonth:
		return t.AddDate(0, 1, 0)
	case unitDay:
		return t.AddDate(0, 0, 1)
	}
	return t
}

// parse reads a date of this form. Where a date is not of this form but is one by ISO 8601, it is taken as that, as
// Mermaid does.
func (f dateFormat) parse(s string) (time.Time, error) {
	t, err := f.strict(s)
	if err == nil {
		return t, nil
	}
	for _, layout := range []string{"2006-01-02", "2006-01-02T15:04:05", "2006-01-02 15:04", "2006-01-02T15:04", "2006-01", "2006"} {
		if t, iso := time.Parse(layout, s); iso == nil {
			return t, nil
		}
	}
	return t, err
}

func (f dateFormat) strict(s string) (time.Time, error) {
	year, month, day, hour, minute, second, pm := 0, 1, 1, 0, 0, 0, -1
	rest := s
	for _, token := range f.tokens {
		ok := true
		switch token {
		case "YYYY":
			year, rest, ok = digits(rest, 4, 4)
		case "YY":
			year, rest, ok = digits(rest, 2, 2)
			if year += 1900; year < 1969 { // as day.js parts the centuries
				year += 100
			}
		case "MM":
			month, rest, ok = digits(rest, 2, 2)
		case "M":
			month, rest, ok = digits(rest, 1, 2)
		case "MMM", "MMMM":
			month, rest, ok = monthName(rest)
		case "DD":
			day, rest, ok = digits(rest, 2, 2)
		case "D":
			day, rest, ok = digits(rest, 1, 2)
		case "Do":
			if day, rest, ok = digits(rest, 1, 2); ok {
				rest = strings.TrimLeft(rest, "stndrh")
			}
		case "HH", "hh":
			hour, rest, ok = digits(rest, 2, 2)
		case "H", "h":
			hour, rest, ok = digits(rest, 1, 2)
		case "mm":
			minute, rest, ok = digits(rest, 2, 2)
		case "m":
			minute, rest, ok = digits(rest, 1, 2)
		case "ss":
			second, rest, ok = digits(rest, 2, 2)
		case "s":
			second, rest, ok = digits(rest, 1, 2)
		case "SSS", "S":
			_, rest, ok = digits(rest, 1, 3)
		case "A", "a":
			switch {
			case hasPrefixFold(rest, "am"):
				pm, rest = 0, rest[2:]
			case hasPrefixFold(rest, "pm"):
				pm, rest = 1, rest[2:]
			default:
				ok = false
			}
		case "X", "x":
			seconds, err := strconv.ParseFloat(rest, 64)
			if token == "x" {
				seconds /= 1000
			}
			if err != nil || !(seconds > -6e10 && seconds < 2.5e11) {
				return time.Time{}, fmt.Errorf("it is no number of seconds since 1970")
			}
			return time.Unix(int64(seconds), 0).UTC(), nil
		case "Z", "ZZ":
			rest = strings.TrimLeft(rest, "Z+-:0123456789")
		default:
			rest, ok = strings.CutPrefix(rest, token)
		}
		if !ok {
			return time.Time{}, fmt.Errorf("it is not of the form %s", shorten(f.text))
		}
	}
	if strings.TrimSpace(rest) != "" {
		return time.Time{}, fmt.Errorf("it is not of the form %s", shorten(f.text))
	}
	if pm >= 0 {
		hour = hour%12 + 12*pm
	}
	t := time.Date(year, time.Month(month), day, hour, minute, second, 0, time.UTC)
	if t.Year() != year || int(t.Month()) != month || t.Day() != day || hour > 23 || minute > 59 || second > 59 {
		return time.Time{}, fmt.Errorf("there is no such day or time")
	}
	return t, nil
}

// digits reads a number of so many digits.
func digits(s string, least, most int) (n int, rest string, ok bool) {
	i := 0
	for i < len(s) && i < most && s[i] >= '0' && s[i] <= '9' {
		n = n*10 + int(s[i]-'0')
		i++
	}
	return n, s[i:], i >= least
}

var monthNames = []string{"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"}

// monthName reads the name of a month, whole or its first three letters.
func monthName(s string) (n int, rest string, ok bool) {
	for i, name := range monthNames {
		for _, form := range []string{name, name[:3]} {
			if hasPrefixFold(s, form) {
				return i + 1, s[len(form):], true
			}
		}
	}
	return 0, s, false
}
