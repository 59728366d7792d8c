package curate

import (
	"fmt"
	"path"
	"reflect"
	"slices"
	"strings"
	"unicode/utf8"

	"cards/internal/deck"
	"cards/internal/diag"
	"cards/internal/source"
)

// Merged is a deck with what a proposal added.
type Merged struct {
	// Deck is the file: what stood in it to the byte, and what was put between.
	Deck []byte
	// Quotes and Events count what was added, Known the quotes that the deck had already.
	Quotes, Events, Known int
	// Notes are what a person has to see to.
	Notes []string
}

// Merge adds the quotes of a proposal that a deck does not have yet to its quotes, and the events as a timeline of their own. Nothing that a person
// wrote changes, neither its bytes nor what it means: where a second source would take a default away, the default is written down.
//
// The list holds an error when the deck cannot be read or not be added to.
func (p *Proposal) Merge(name string, data []byte, o DeckOptions) (*Merged, diag.List) {
	d, list := deck.LoadBytes(name, data, deck.LoadOptions{})
	if slices.ContainsFunc(list, func(d diag.Diagnostic) bool { return d.Severity == diag.Error && d.Code != "no-cards" }) {
		return nil, list
	}
	var wrong diag.List
	refuse := func(hint, format string, args ...any) (*Merged, diag.List) {
		wrong.Errorf(diag.Pos{File: name}, "cannot-merge", hint, format, args...)
		return nil, wrong
	}
	switch strings.ToLower(path.Ext(name)) {
	case ".csv", ".tsv", ".xlsx", ".json":
		return refuse("write a deck of its own with -o, and copy from it", "only decks in YAML can be added to")
	}
	text := string(data)
	if !utf8.ValidString(text) || strings.ContainsRune(text, 0) {
		return refuse("save the deck as UTF-8 first", "only decks in UTF-8 can be added to")
	}
	root, _ := source.Read(name, data, source.Options{})
	m := &merger{p: p, deck: d, sheet: newSheet(text, root), out: &Merged{}}
	if err := m.merge(o); err != nil {
		return refuse("write a deck of its own with -o, and copy from it", "%v", err)
	}
	m.out.Deck = []byte(m.sheet.done())
	if err := unchanged(name, root, m.out.Deck); err != nil {
		return refuse("write a deck of its own with -o, and copy from it", "nothing can be put in without changing what is there: %v", err)
	}
	return m.out, nil
}

// merger adds a proposal to a deck.
type merger struct {
	p     *Proposal
	deck  *deck.Deck
	sheet *sheet
	out   *Merged
}

func (m *merger) merge(o DeckOptions) error {
	w := &writer{p: m.p, ids: map[string]bool{}, keys: map[string]string{}}
	for _, c := range m.deck.Quotes {
		w.ids[c.ID.V] = true
	}
	for _, c := range m.deck.Lists {
		w.ids[c.ID.V] = true
	}
	for _, c := range m.deck.Timelines {
		w.ids[c.ID.V] = true
	}
	if err := m.source(w, o); err != nil {
		return err
	}
	m.speakers(w)
	var items []string
	known := m.known()
	for _, q := range m.p.Quotes {
		if known(q) {
			m.out.Known++
			continue
		}
		w.b.Reset()
		w.quote(q)
		items = append(items, w.b.String())
	}
	m.out.Quotes = len(items)
	if len(items) > 0 {
		if err := m.sheet.addItems("quotes", items); err != nil {
			return err
		}
	}
	if len(m.p.Events) > 1 && !m.hasEvents() {
		w.b.Reset()
		w.timeline(m.p.Title(o.File))
		if err := m.sheet.addItems("timelines", []string{w.b.String()}); err != nil {
			return err
		}
		m.out.Events = len(m.p.Events)
	}
	if len(m.deck.Order) > 0 && m.out.Quotes+m.out.Events > 0 {
		m.out.Notes = append(m.out.Notes, "the deck has an order:, so the new cards are drawn only when their ids stand in it")
	}
	return nil
}

// source finds the transcript among the sources of the deck, or adds it where that changes nothing else.
func (m *merger) source(w *writer, o DeckOptions) error {
	if o.File == "" {
		return nil
	}
	for _, s := range m.deck.Sources {
		if path.Clean(s.File.V) == path.Clean(o.File) {
			w.source = s.ID
			return nil
		}
	}
	ids := map[string]bool{}
	for _, s := range m.deck.Sources {
		ids[s.ID] = true
	}
	title := m.p.Title(o.File)
	if len(m.deck.Sources) == 0 && len(m.deck.Quotes)+len(m.deck.Timelines) > 0 {
		// The only source is the source of all that names none: cards that had none would come from this transcript.
		w.source = source.DoubleQuoted(title)
		m.out.Notes = append(m.out.Notes, "the deck has no sources, and the first would be that of every card: write sources: with file: "+source.DoubleQuoted(o.File)+" yourself to have the new quotes verified")
		return nil
	}
	key := "talk"
	for i := 2; ids[key]; i++ {
		key = fmt.Sprintf("talk-%d", i)
	}
	w.source = key
	entry := key + ":\n  title: " + source.DoubleQuoted(title) + "\n  file: " + source.DoubleQuoted(o.File) + "\n"
	flow := key + ": {title: " + source.DoubleQuoted(title) + ", file: " + source.DoubleQuoted(o.File) + "}"
	if err := m.sheet.addEntry("sources", entry, flow); err != nil {
		return err
	}
	if only := m.deck.DefaultSource(); len(m.deck.Sources) == 1 && !m.deck.Defaults.Source.Set && only != nil {
		return m.sheet.addEntry("defaults", "source: "+only.ID+"\n", "source: "+only.ID)
	}
	return nil
}

// speakers gives each name the key that it has in the deck, else the name itself: a new entry of the map could become the default of other quotes.
func (m *merger) speakers(w *writer) {
	of := map[string]string{}
	for _, s := range m.deck.Speakers {
		for _, lang := range []string{m.p.Transcript.Lang, m.deck.Lang.V, ""} {
			if name := s.Name.In(lang); name != "" {
				of[name] = s.ID
			}
		}
	}
	unknown := false
	for _, q := range m.p.Quotes {
		if q.Speaker == "" {
			unknown = true
		} else if id := of[q.Speaker]; id != "" {
			w.keys[q.Speaker] = id
		} else {
			w.keys[q.Speaker] = source.DoubleQuoted(q.Speaker)
		}
	}
	if s := m.deck.DefaultSpeaker(); unknown && s != nil {
		m.out.Notes = append(m.out.Notes, "quotes without a speaker are given to the deck's own, "+s.Name.In(m.deck.Lang.V)+": see that this is right, or name who speaks with --speaker")
	}
}

// known returns what tells whether the deck has a quote already.
func (m *merger) known() func(Quote) bool {
	f := &finder{t: m.p.Transcript, tongue: tongueOf(m.p.Transcript.Lang)}
	var says []*shingles
	for _, q := range m.deck.Quotes {
		for _, text := range []string{q.Text.In(m.p.Transcript.Lang), q.Said.In(m.p.Transcript.Lang)} {
			if text == "" {
				continue
			}
			var words shingles
			for _, c := range text {
				words.feed(c, f.tongue.spaced)
			}
			words.flush()
			says = append(says, &words)
		}
	}
	return func(q Quote) bool {
		words := f.shinglesOf(q.Span)
		for _, o := range says {
			if repeats(words, o) || words.n > 2 && words.shared(o)*10 >= 9*words.n {
				return true
			}
		}
		return false
	}
}

// hasEvents reports whether the deck has nearly all events already, from an earlier run.
func (m *merger) hasEvents() bool {
	have := map[string]bool{}
	for _, t := range m.deck.Timelines {
		for _, e := range t.Events {
			have[e.Date.V.String()] = true
		}
	}
	n := 0
	for _, e := range m.p.Events {
		if have[e.Date.String()] {
			n++
		}
	}
	return n*10 >= len(m.p.Events)*8
}

// unchanged checks that a deck still says all that it said.
func unchanged(name string, before *source.Node, data []byte) error {
	after, list := source.Read(name, data, source.Options{})
	if list.HasErrors() {
		return list
	}
	if _, list := deck.LoadBytes(name, data, deck.LoadOptions{}); list.HasErrors() {
		return list
	}
	old, now := deck.Plain(before), deck.Plain(after)
	o, ok1 := old.(map[string]any)
	n, ok2 := now.(map[string]any)
	if !ok1 || !ok2 {
		if len(before.Pairs) == 0 {
			return nil
		}
		return fmt.Errorf("it is no map")
	}
	for key, was := range o {
		is := n[key]
		switch key {
		case "quotes", "timelines":
			a, _ := was.([]any)
			b, _ := is.([]any)
			if len(b) < len(a) || !reflect.DeepEqual(a, b[:len(a)]) && len(a) > 0 {
				return fmt.Errorf("%s: would differ", key)
			}
		case "sources", "defaults":
			a, _ := was.(map[string]any)
			b, _ := is.(map[string]any)
			for k, v := range a {
				if !reflect.DeepEqual(v, b[k]) {
					return fmt.Errorf("%s: would differ", key)
				}
			}
		default:
			if !reflect.DeepEqual(was, is) {
				return fmt.Errorf("%s: would differ", key)
			}
		}
	}
	return nil
}
