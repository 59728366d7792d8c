package curate_test

import (
	"strings"
	"testing"

	"cards/internal/curate"
	"cards/internal/deck"
	"cards/internal/edtf"
)

// isSubsequence reports whether all bytes of old stand in now in their order.
func isSubsequence(old, now string) bool {
	i := 0
	for k := 0; k < len(now) && i < len(old); k++ {
		if now[k] == old[i] {
			i++
		}
	}
	return i == len(old)
}

const ours = "A light is not a building, it is a promise."

// Decks as people write them. What was there stays to the byte, and the quote is in it.
func TestMerge(t *testing.T) {
	tr := read(t, "lighthouse.en.vtt")
	dates := dated(t, tr, "summer of 1994", "1994-22", "October 12, 2005", "2005-10-12", "January 2018", "2018-01")
	p := &curate.Proposal{Transcript: tr, Quotes: curate.Quotes(tr, curate.Options{Top: 3}), Dates: dates, Events: curate.Events(tr, dates, edtf.Date{})}
	for _, c := range []struct {
		name, deck string
		quotes     int
		has, lacks []string
	}{
		{"block", "deck: 1\ntitle: \"Lamps\"   # mine\nquotes:\n  # the first\n  - id: a\n    text: \"My own.\"\n    # and why\n\n# the end\nbrand:\n  name: \"B\"\n", 3,
			[]string{"\n    # and why\n\n  # 0.", "\n# the end\nbrand:", "source: \"Lighthouse\"", "speaker: \"Tobias Renn\""}, []string{"sources:"}},
		{"no indent", "quotes:\n- \"My own.\"\n- text: \"Another of mine.\"\n", 3, []string{"\n- id: line-"}, nil},
		{"deep", "quotes:\n      - \"My own.\"\n", 3, []string{"\n      - id: line-"}, nil},
		{"flow", "quotes: [\"My own.\", {text: \"A [b] it's\"}]  # all\n", 3, []string{"\"}, {id: line-", "}]  # all"}, []string{"# 0."}},
		{"empty flow", "title: \"Lamps\"\nquotes: []\n", 3, []string{"quotes: [{id: line-"}, nil},
		{"no quotes", "title: \"Lamps\"\nlang: en\n", 3, []string{"\nquotes:\n", "file: \"lighthouse.en.vtt\"", "\n    source: talk\n"}, nil},
		{"no last line end", "title: \"Lamps\"\nquotes:\n  - \"My own.\"", 3, []string{"\"My own.\"\n"}, nil},
		{"other line ends", "title: \"Lamps\"\r\nquotes:\r\n  - \"My own.\"\r\n", 3, []string{"\r\n  - id: line-"}, nil},
		{"one source", "sources:\n  book:\n    title: \"A Book\"\nquotes:\n  - \"My own.\"\n", 3, []string{"  talk:\n    title:", "defaults:\n  source: book\n", "source: talk\n"}, nil},
		{"one source in braces", "sources: {book: {title: \"A Book\"}}\ndefaults: {layout: left}\nquotes:\n  - \"My own.\"\n", 3, []string{", talk: {title:", "{layout: left, source: book}"}, nil},
		{"two sources", "sources:\n  book: {title: \"A Book\"}\n  talk: {title: \"Other\"}\nquotes:\n  - {text: \"My own.\", source: book}\n", 3, []string{"  talk-2:\n", "source: talk-2\n"}, []string{"defaults"}},
		{"same source", "sources:\n  lamps:\n    title: \"Lamps\"\n    file: \"./lighthouse.en.vtt\"\nspeakers:\n  renn: {name: \"Tobias Renn\"}\nquotes:\n  - \"My own.\"\n", 3, []string{"source: lamps\n", "speaker: renn\n"}, []string{"talk:"}},
		{"known", "quotes:\n  - \"A light is not a building; it is a promise\"\n", 2, nil, []string{ours}},
		{"timelines", "timelines:\n  - id: timeline\n    title: \"Mine\"\n    events:\n      - {date: 1990, title: \"Born\"}\nquotes:\n  - \"My own.\"\n", 3, []string{"  - id: timeline-2\n", "- date: \"1994-22\"\n        title: \"I was a welder\""}, nil},
		{"order", "quotes:\n  - {id: a, text: \"My own.\"}\norder: [a]\n", 3, []string{"order: [a]"}, nil},
		{"document end", "quotes:\n  - \"My own.\"\n...\n", 3, []string{"\n...\n"}, nil},
		{"block scalar", "quotes:\n  - text: |\n      quotes:\n      # no comment\n    speaker: me\n", 3, []string{"    speaker: me\n\n  # 0."}, nil},
	} {
		m, list := p.Merge("deck.yaml", []byte(c.deck), curate.DeckOptions{File: "lighthouse.en.vtt"})
		if m == nil {
			t.Errorf("%s: %v", c.name, list)
			continue
		}
		now := string(m.Deck)
		if m.Quotes != c.quotes || m.Known != 3-c.quotes || m.Events != 3 {
			t.Errorf("%s: %d quotes, %d known, %d events", c.name, m.Quotes, m.Known, m.Events)
		}
		if !isSubsequence(c.deck, now) {
			t.Errorf("%s: what was there changed:\n%s", c.name, now)
		}
		for _, w := range c.has {
			if !strings.Contains(now, w) {
				t.Errorf("%s: has no %q:\n%s", c.name, w, now)
			}
		}
		for _, w := range c.lacks {
			if strings.Contains(now, w) {
				t.Errorf("%s: has %q:\n%s", c.name, w, now)
			}
		}
		d, list := deck.LoadBytes("deck.yaml", m.Deck, deck.LoadOptions{})
		if list.HasErrors() {
			t.Errorf("%s: %v\n%s", c.name, list, now)
		}
		found := false
		for _, q := range d.Quotes {
			found = found || q.Text.In("en") == ours
		}
		if found != (c.quotes == 3) {
			t.Errorf("%s: the quote is in it: %v\n%s", c.name, found, now)
		}
		if c.name == "order" && len(m.Notes) == 0 || c.name == "two sources" && len(m.Notes) != 0 {
			t.Errorf("%s: notes %q", c.name, m.Notes)
		}
		// A second time there is nothing to add.
		if again, list := p.Merge("deck.yaml", m.Deck, curate.DeckOptions{File: "lighthouse.en.vtt"}); again == nil || again.Quotes != 0 || again.Events != 0 {
			t.Errorf("%s: a second time: %+v %v", c.name, again, list)
		}
	}
}

func TestMergeRefuses(t *testing.T) {
	tr := read(t, "lighthouse.en.vtt")
	p := &curate.Proposal{Transcript: tr, Quotes: curate.Quotes(tr, curate.Options{Top: 3})}
	for _, c := range []struct{ name, deck, code string }{
		{"deck.yaml", "quotes: 12\n", ""},
		{"deck.yaml", "quots: []\n", ""},
		{"deck.csv", "text\nMy own.\n", "cannot-merge"},
		{"deck.yaml", "title: \"a\"\nquotes:\n", ""},
	} {
		m, list := p.Merge(c.name, []byte(c.deck), curate.DeckOptions{File: "x.vtt"})
		if m != nil && !isSubsequence(c.deck, string(m.Deck)) {
			t.Errorf("%q became %q", c.deck, m.Deck)
		}
		if c.code != "" && (m != nil || !strings.Contains(list.Error(), c.code)) {
			t.Errorf("%q: %v", c.deck, list)
		}
	}
}
