// Package edtf reads, orders and shows dates as uncertain as people's memories. The notation is EDTF,
// ISO 8601-2:2019, levels 0 and 1 and of level 2 what a timeline needs: all sub-year groupings (21 to
// 41), qualification of single components, unspecified digits anywhere, one-of and all-of sets, years
// of many digits with exponent and significant digits. Dates as people write them (2008年夏, 公元前221年,
// c. 1040) are read by ParseNatural.
//
// Two readings are ours and not the standard's: a time may leave out its seconds (T18:00) or its minutes
// (T18), and a qualifier may end a date that has a time.
//
// All arithmetic is in the proleptic Gregorian calendar with a year 0 (1 BCE); a date with a zone stands
// where its own wall clock puts it, since that is how it is shown. Nothing here reads the clock.
package edtf

import "strings"

// MaxLength is the greatest length, in code points, of a date that is read.
const MaxLength = 200

// MaxYear is the greatest magnitude of a year.
const MaxYear int64 = 1_000_000_000_000

type kind uint8

const (
	kindZero kind = iota
	kindPoint
	kindInterval
	kindOneOf
	kindAllOf
)

// bound says what stands at one end of an interval.
type bound uint8

const (
	boundKnown bound = iota
	boundOpen
	boundUnknown
)

// Date is one EDTF value: a single date, an interval or a set of dates. The zero Date is no date at
// all: it prints as the empty string, orders before everything and has neither earliest nor latest.
// Dates are compared with Equal, since a set holds a slice.
type Date struct {
	kind       kind
	start, end point
	startBound bound
	endBound   bound
	members    []Date
	words      string
	wordsLang  string
}

// IsZero reports whether d is the zero Date.
func (d Date) IsZero() bool { return d.kind == kindZero }

// Words returns the natural words from which the date was read and their language, one of Languages.
// Both are empty for a date that was written in EDTF.
func (d Date) Words() (text, lang string) { return d.words, d.wordsLang }

// Stretch reports whether d is an interval only since EDTF has no form of its own for what the words name: a third of a month (12月下旬)
// is a time within which something happened, and not one that it took.
func (d Date) Stretch() bool {
	return d.kind == kindInterval && strings.Count(d.words, "旬") == 1
}

// WithoutWords returns the date as if it had been written in EDTF.
func (d Date) WithoutWords() Date {
	d.words, d.wordsLang = "", ""
	return d
}

// Equal reports whether two dates say the same; the words they were written in do not count.
func (d Date) Equal(o Date) bool {
	if d.kind != o.kind || d.start != o.start || d.end != o.end ||
		d.startBound != o.startBound || d.endBound != o.endBound || len(d.members) != len(o.members) {
		return false
	}
	for i := range d.members {
		if !d.members[i].Equal(o.members[i]) {
			return false
		}
	}
	return true
}

// IsInterval reports whether d is an interval, a/b.
func (d Date) IsInterval() bool { return d.kind == kindInterval }

// Start returns the date at which an interval begins, the zero Date when that is open or unknown. A
// single date is its own start; a set has none.
func (d Date) Start() Date {
	switch {
	case d.kind == kindPoint:
		return d.WithoutWords()
	case d.kind == kindInterval && d.startBound == boundKnown:
		return Date{kind: kindPoint, start: d.start}
	}
	return Date{}
}

// End returns the date at which an interval ends, like Start.
func (d Date) End() Date {
	switch {
	case d.kind == kindPoint:
		return d.WithoutWords()
	case d.kind == kindInterval && d.endBound == boundKnown:
		return Date{kind: kindPoint, start: d.end}
	}
	return Date{}
}

// OpenStart reports whether an interval has no beginning (../b).
func (d Date) OpenStart() bool { return d.kind == kindInterval && d.startBound == boundOpen }

// OpenEnd reports whether an interval goes on (a/..).
func (d Date) OpenEnd() bool { return d.kind == kindInterval && d.endBound == boundOpen }

// UnknownStart reports whether it is not known when an interval began (/b).
func (d Date) UnknownStart() bool { return d.kind == kindInterval && d.startBound == boundUnknown }

// UnknownEnd reports whether it is not known when an interval ended (a/).
func (d Date) UnknownEnd() bool { return d.kind == kindInterval && d.endBound == boundUnknown }

// IsSet returns the members of a set: oneOf those of [a,b], allOf those of {a,b}. A range a..b is a
// member that is an interval. Both are nil for anything but a set. The caller may keep the slice.
func (d Date) IsSet() (oneOf, allOf []Date) {
	switch d.kind {
	case kindOneOf:
		return append([]Date(nil), d.members...), nil
	case kindAllOf:
		return nil, append([]Date(nil), d.members...)
	}
	return nil, nil
}

// Approximate reports whether any part of the date is marked ~ or %, or gives fewer significant digits
// than it has.
func (d Date) Approximate() bool {
	return d.anyPoint(func(p point) bool { return p.approximate() })
}

// Uncertain reports whether any part of the date is marked ? or %.
func (d Date) Uncertain() bool {
	return d.anyPoint(func(p point) bool { return p.quality()&uncertain != 0 })
}

// Zone returns the zone of a single date with a time: "", "Z" or an offset such as "+08:00".
func (d Date) Zone() string {
	if d.kind != kindPoint {
		return ""
	}
	return d.start.zone.String()
}

func (d Date) anyPoint(f func(point) bool) bool {
	switch d.kind {
	case kindPoint:
		return f(d.start)
	case kindInterval:
		return d.startBound == boundKnown && f(d.start) || d.endBound == boundKnown && f(d.end)
	}
	for _, m := range d.members {
		if m.anyPoint(f) {
			return true
		}
	}
	return false
}

// String returns the date in canonical EDTF: exponents written out, one qualifier at the end where all
// parts share it, no spaces.
func (d Date) String() string {
	switch d.kind {
	case kindPoint:
		return d.start.String()
	case kindInterval:
		return d.rangeString("/", "..", "")
	case kindOneOf, kindAllOf:
		parts := make([]string, len(d.members))
		for i, m := range d.members {
			if m.kind == kindInterval {
				parts[i] = m.rangeString("..", "", "")
			} else {
				parts[i] = m.String()
			}
		}
		list := strings.Join(parts, ",")
		if d.kind == kindOneOf {
			return "[" + list + "]"
		}
		return "{" + list + "}"
	}
	return ""
}

func (d Date) rangeString(sep, open, unknown string) string {
	side := func(p point, b bound) string {
		switch b {
		case boundOpen:
			return open
		case boundUnknown:
			return unknown
		}
		return p.String()
	}
	return side(d.start, d.startBound) + sep + side(d.end, d.endBound)
}

// MarshalText returns String, so that a Date is a string in JSON.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }
