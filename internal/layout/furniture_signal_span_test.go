package layout

import (
	"testing"

	"cards/internal/edtf"
)

// parsed reads a date in EDTF.
func parsed(t *testing.T, s string) edtf.Date {
	t.Helper()
	d, err := edtf.Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// spanFrom is a span between two dates that a needle has a place on.
func spanFrom(t *testing.T, from, to string) *deckSpan {
	t.Helper()
	s := &deckSpan{first: parsed(t, from), last: parsed(t, to), needles: true}
	a, _ := s.first.Anchor()
	b, _ := s.last.Anchor()
	s.from, s.to = a.YearFraction(), b.YearFraction()
	return s
}

// A dial's dates are written as finely as its ticks are, and no finer than they are known.
func TestSpanLabels(t *testing.T) {
	for _, row := range []struct{ from, to, date, lang, want string }{
		{"1995", "2055", "2025-06-16", "zh-Hans", "2025"},
		{"1995", "2055", "2025-06-16", "en", "2025"},
		{"1995", "2055", "2025-06/2026-07", "en", "2025"},
		{"1995", "2055", "../2026-07", "en", "2026"},
		{"1995", "2055", "200X", "zh-Hans", "21世纪头十年"},
		{"-0500", "2025", "-0500", "zh-Hans", "公元前501年"},
		{"-0500", "2025", "0800-03", "zh-Hans", "800年"},
		{"2019-03", "2021-06", "2020-02-29", "zh-Hans", "2020年2月"},
		{"2019-03", "2021-06", "2020", "zh-Hans", "2020年"},
		{"2026-10-16", "2026-11-20", "2026-11-01T18:00", "zh-Hans", "2026年11月1日"},
		{"2026-10-16", "2026-11-20", "2026-10", "zh-Hans", "2026年10月"},
	} {
		if got := spanFrom(t, row.from, row.to).label(parsed(t, row.date), row.lang); got != row.want {
			t.Errorf("%s on a dial from %s to %s, %s: %q, want %q", row.date, row.from, row.to, row.lang, got, row.want)
		}
	}
}

// Between its ends a dial has a tick for each day, month or year, tall ones where the next greater unit begins.
func TestSpanTicks(t *testing.T) {
	for _, row := range []struct {
		from, to     string
		ticks, major int
	}{
		{"2026-10-16", "2026-11-20", 34, 1},
		{"2024-02-27", "2024-03-02", 3, 1}, // the 28th, the 29th of a leap year, the first of March
		{"2019-03", "2021-06", 26, 2},
		{"2015", "2025", 119, 9},
		{"1995", "2055", 59, 6},
		{"1995-06", "2055-06", 60, 6},
		{"1900", "2025", 24, 2}, // five years each, fifty from one tall one to the next: 1950, 2000
		{"-0010", "0010", 19, 1},
	} {
		s := spanFrom(t, row.from, row.to)
		major, last := 0, 0.0
		ticks := s.ticks(120)
		for _, k := range ticks {
			if k.at <= last || k.at >= 1 {
				t.Errorf("%s to %s: a tick at %g after one at %g", row.from, row.to, k.at, last)
			}
			last = k.at
			if k.major {
				major++
			}
		}
		if len(ticks) != row.ticks || major != row.major {
			t.Errorf("%s to %s: %d ticks, %d of them tall; want %d and %d", row.from, row.to, len(ticks), major, row.ticks, row.major)
		}
	}
}

// The dates of a deck are its own, those of its sources and of both ends of its events, and a needle needs a quote that has one.
func TestSpanOfDeck(t *testing.T) {
	for _, row := range []struct {
		what, yaml string
		from, to   float64
		dated      bool
	}{
		{"no date", `quotes: [A.]`, 0, 0, false},
		{"one date", "date: 2025\nquotes: [A.]", 2025, 2025, false},
		{"the same twice", "date: 2025\nsources: {s: {title: S, published: 2025}}\nquotes: [A.]", 2025, 2025, false},
		{"deck and source", "date: 2025\nsources: {s: {title: S, published: 1990}}\nquotes: [A.]", 1990, 2025, true},
		{"an edition", "date: 2025\nsources: {s: {title: S, year: 1854}}\nquotes: [A.]", 1854, 2025, true},
		{"an event that lasts", "date: 2025\nquotes: [A.]\ntimelines: [{title: T, events: [{date: 1914/2030, title: E}]}]", 1914, 2030, true},
		{"no quote has a date", "quotes: [A.]\ntimelines: [{title: T, events: [{date: 1914, title: E}, {date: 1918, title: F}]}]", 1914, 1918, false},
	} {
		got := setterOf(t, "signal", "lang: en\n"+row.yaml).span
		if got.from != row.from || got.to != row.to || got.dated() != row.dated {
			t.Errorf("%s: %g to %g, dated %t; want %g to %g, %t", row.what, got.from, got.to, got.dated(), row.from, row.to, row.dated)
		}
	}
}

// Words without a source have no needle in a deck whose other words have one: that they were said on the deck's day nobody knows.
func TestNoNeedleWithoutSource(t *testing.T) {
	const head = "lang: zh-Hans\ndate: 2025-06-16\n"
	const events = "timelines: [{id: t, title: 路, events: [{date: 1903, title: 起}, {date: 2008, title: 落}]}]\norder: [a]\n"
	for _, row := range []struct {
		deck string
		want bool
	}{
		{head + "sources: {s: {title: 谈话}, b: {title: 书, kind: book}}\nquotes:\n  - {id: a, text: 知足。, speaker: 老子}\n  - {id: b, text: 知止。, source: s}\n" + events, false},
		{head + "quotes: [{id: a, text: 知足。}]\n" + events, true},
	} {
		if _, _, needle := dialOn(pagesOf(t, "signal", "square", row.deck)[0]); (needle > 0) != row.want {
			t.Errorf("needle at %.0f, want one: %v", needle, row.want)
		}
	}
}
