package deck

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rivo/uniseg"
	"golang.org/x/text/unicode/norm"

	"cards/internal/diag"
)

// finish checks and resolves what depends on more than one value. unread is true when parts of the file could
// not be read: then nothing is said of what may be in them.
func (b *builder) finish(unread bool) {
	d := b.deck
	cards := d.AllCards()
	if len(cards) == 0 && !b.list.HasErrors() && !unread {
		b.errorf(diag.Pos{File: d.File, Line: 1, Column: 1}, "no-cards", `write quotes: and a list, such as quotes: ["…"]`, "the deck has no cards")
	}
	b.checkIDs(cards)
	b.looksLikeID(d.Defaults.Speaker, d.speakerIDs(), "speaker")
	b.looksLikeID(d.Defaults.Source, d.sourceIDs(), "source")
	speaker, src := d.defaultSpeaker(), d.defaultSource()
	for _, q := range d.Quotes {
		b.card = q.ID.V
		b.finishQuote(q, speaker, src)
	}
	for _, l := range d.Lists {
		b.card = l.ID.V
		b.finishList(l)
	}
	for _, t := range d.Timelines {
		b.card = t.ID.V
		b.finishTimeline(t)
	}
	b.card = ""
	b.checkOrder(cards)
	b.checkLanguages()
	b.tellUndrawn()
}

// foldID is the same for ids whose files would clash on a system that knows no case or decomposes names.
func foldID(id string) string { return strings.ToLower(norm.NFC.String(id)) }

// checkIDs reports ids that are no names of files, and those that two cards share.
func (b *builder) checkIDs(cards []Card) {
	first := make(map[string]Card, len(cards))
	for _, c := range cards {
		id := Text{V: c.ID, Pos: c.Pos}
		switch c.Kind {
		case QuoteCard:
			id = c.Quote.ID
		case ListCard:
			id = c.List.ID
		case TimelineCard:
			id = c.Timeline.ID
		}
		b.card = c.ID
		if why := badID(c.ID); why != "" {
			b.errorf(id.Pos, "bad-id", "write letters, digits and hyphens", "the id %s cannot name a file: %s", shorten(c.ID), why)
		}
		other, ok := first[foldID(c.ID)]
		if !ok {
			first[foldID(c.ID)] = c
			continue
		}
		line := other.Pos.Line
		if other.ID == c.ID {
			b.errorf(id.Pos, "duplicate-id", "give one of them another id", "the id %s is that of the card in line %d too", shorten(c.ID), line)
		} else {
			b.errorf(id.Pos, "duplicate-id", "give one of them another id",
				"the id %s differs from %s in line %d by case or accents only, and their files would clash", shorten(c.ID), shorten(other.ID), line)
		}
	}
	b.card = ""
}

// longestID is the longest id in bytes: names of files have 255, of which pages and endings need some.
const longestID = 120

// deviceNames cannot name files on Windows, with any extension.
var deviceNames = []string{"con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9",
	"lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9"}

// badID says why an id cannot name a file, or nothing.
func badID(id string) string {
	stem, _, _ := strings.Cut(id, ".")
	switch {
	case len(id) > longestID:
		return "it is too long"
	case strings.ContainsAny(id, "/\\:*?\"<>|"):
		return `it has one of / \ : * ? " < > |`
	case strings.HasPrefix(id, ".") || strings.HasPrefix(id, "-"):
		return "it starts with a dot or a hyphen"
	case strings.HasSuffix(id, ".") || strings.TrimSpace(id) != id:
		return "it starts or ends with a space, or ends with a dot"
	case contains(deviceNames, stem):
		return "it is the name of a device on Windows"
	case strings.ContainsFunc(id, func(r rune) bool { return unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || r == utf8.RuneError }):
		return "it has an invisible character"
	}
	return ""
}

func (d *Deck) speakerIDs() []string {
	ids := make([]string, len(d.Speakers))
	for i, s := range d.Speakers {
		ids[i] = s.ID
	}
	return ids
}

func (d *Deck) sourceIDs() []string {
	ids := make([]string, len(d.Sources))
	for i, s := range d.Sources {
		ids[i] = s.ID
	}
	return ids
}

// looksLikeID warns of a reference that is taken for a name and was probably meant for an id.
func (b *builder) looksLikeID(ref Text, known []string, what string) {
	if !ref.Set || isBlank(ref.V) {
		return
	}
	for _, id := range known {
		if id == ref.V {
			return
		}
	}
	hint := suggestOr(ref.V, known, "")
	if hint == "" && !isWord(ref.V) {
		return
	}
	if hint == "" {
		hint = "add it to " + what + "s:, or write the name as it is to be shown"
	}
	b.warnf(ref.Pos, "unknown-"+what, hint, "%s is no key of %ss:, so that it is shown as it stands", shorten(ref.V), what)
}

// isWord reports whether s has the form of a key: small letters, digits, hyphens.
func isWord(s string) bool {
	return strings.Trim(s, "abcdefghijklmnopqrstuvwxyz0123456789-_") == ""
}

func (b *builder) finishQuote(q *Quote, speaker *Speaker, src *Source) {
	d := b.deck
	q.Speaker, q.Source = speaker, src
	if !q.Layout.Set {
		q.Layout = d.Defaults.Layout
	}
	if q.SpeakerRef.Set {
		b.looksLikeID(q.SpeakerRef, d.speakerIDs(), "speaker")
		q.Speaker = d.speakerOrName(q.SpeakerRef)
	}
	if q.SourceRef.Set {
		b.looksLikeID(q.SourceRef, d.sourceIDs(), "source")
		q.Source = d.sourceOrTitle(q.SourceRef)
	}
	for _, t := range q.Turns {
		if t.SpeakerRef.Set {
			b.looksLikeID(t.SpeakerRef, d.speakerIDs(), "speaker")
			t.Speaker = d.speakerOrName(t.SpeakerRef)
		}
		b.checkLength(t.Text)
	}
	if q.Speaker == nil && len(q.Turns) == 0 {
		b.warnf(q.Pos, "missing-speaker", "write speaker:, or defaults: {speaker: …}", "nobody is named who said this")
	}
	if q.Source == nil {
		b.warnf(q.Pos, "missing-source", "write source:, or defaults: {source: …}", "no source is named for this")
	}
	if q.Text.Set && len(q.Turns) > 0 {
		b.errorf(q.Turns[0].Pos, "text-and-turns", "keep one of them", "a quote has text or turns, and this has both")
	}
	b.checkLength(q.Text)
	b.checkFound(q)
	b.checkLines(q)
}

// checkLength refuses texts that are no quotes, and reports braces that are no ruby.
func (b *builder) checkLength(l Localised) {
	for _, t := range l.Texts() {
		if utf8.RuneCountInString(t.V) > MaxQuote {
			// A grapheme cluster has as many bytes as it likes: far beyond the limit nobody counts them.
			n := len(t.V) / 4
			if len(t.V) < 64*MaxQuote {
				n = uniseg.GraphemeClusterCount(t.V)
			}
			if n > MaxQuote {
				b.errorf(t.Pos, "quote-too-long", "quote less, or make several cards", "the quote has about %d characters, more than %d", n, MaxQuote)
				continue
			}
		}
		if _, _, ok := SplitRuby(t.V); !ok {
			b.warnf(t.Pos, "ruby-brace", `write {漢字|かんじ} for a reading, \{ for a brace`, "a brace in this text belongs to no reading, and is drawn as it is")
		}
	}
}

// maxSearches bounds how often the nearest words are looked for in one deck: the first slips are enough to learn
// from, and each search costs the length of the text times that of the word, squared.
const maxSearches = 30

// checkFound reports words that a quote names and its text lacks.
func (b *builder) checkFound(q *Quote) {
	if len(q.Mark)+len(q.Dim)+len(q.Keep) == 0 && q.Number == nil {
		return
	}
	var texts, folded []string // folded is filled when a word is not found as written
	add := func(l Localised) {
		for _, t := range l.Texts() {
			if len(t.V) > 64*MaxQuote {
				continue
			}
			base, _, _ := SplitRuby(t.V)
			texts = append(texts, base)
		}
	}
	add(q.Text)
	for _, t := range q.Turns {
		add(t.Text)
	}
	if len(texts) == 0 {
		return
	}
	look := func(what string, word Text) {
		for _, t := range texts {
			if strings.Contains(t, word.V) {
				return
			}
		}
		want := fold(word.V)
		if want == "" {
			// Spaces are folded away, and blank words were reported before.
			return
		}
		for i := len(folded); i < len(texts); i++ {
			folded = append(folded, fold(texts[i]))
		}
		for _, t := range folded {
			if strings.Contains(t, want) {
				return
			}
		}
		hint := "write words of the text as they stand in it"
		for _, t := range texts {
			if b.searches++; b.searches > maxSearches {
				break
			}
			if near := nearest(t, word.V); near != "" {
				hint = "the text has " + shorten(near)
				break
			}
		}
		b.errorf(word.Pos, "not-in-text", hint, "%s names %s, which the text does not have", what, shorten(word.V))
	}
	for _, w := range q.Mark {
		look("mark", w)
	}
	for _, w := range q.Dim {
		look("dim", w)
	}
	for _, w := range q.Keep {
		look("keep", w)
	}
	for f := q.Number; f != nil; f = f.Against {
		for _, t := range f.Value.Texts() {
			look("number", t.Text)
		}
	}
}

// checkLines reports preferred lines that say something else than the text.
func (b *builder) checkLines(q *Quote) {
	check := func(l Localised) {
		for _, t := range l.Texts() {
			var text string
			if t.Lang != "" {
				text = q.Text.In(t.Lang)
			} else {
				text = q.Text.In(b.deck.LanguageOf(q.Lang))
			}
			if len(text) > 64*MaxQuote || len(t.V) > 64*MaxQuote {
				continue
			}
			base, _, _ := SplitRuby(text)
			lines, _, _ := SplitRuby(t.V)
			if strings.ReplaceAll(lines, "/", "") == base {
				continue
			}
			want, have := foldLines(base), foldLines(lines)
			if want == have {
				continue
			}
			b.errorf(t.Pos, "lines-differ", "write the text again with a / where lines may break",
				"lines differ from the text: where it has %s, they have %s", shorten(from(want, have)), shorten(from(have, want)))
		}
	}
	if !q.Lines.Set || !q.Text.Set {
		return
	}
	check(q.Lines.All)
	for _, s := range q.Lines.By {
		check(s.Localised)
	}
}

func foldLines(s string) string { return fold(strings.ReplaceAll(s, "/", "")) }

// from returns a from where it differs from b.
func from(a, b string) string {
	const shown = 12
	ra, rb := []rune(a), []rune(b)
	i := 0
	for i < len(ra) && i < len(rb) && ra[i] == rb[i] {
		i++
	}
	if i == len(ra) {
		return "nothing more"
	}
	return string(ra[i:min(i+shown, len(ra))])
}

func (b *builder) finishList(l *List) {
	byID := make(map[string]*Quote, len(b.deck.Quotes))
	var ids []string
	for _, q := range b.deck.Quotes {
		byID[foldID(q.ID.V)] = q
		ids = append(ids, q.ID.V)
	}
	for _, item := range l.Items {
		if q := byID[foldID(item.V)]; q != nil {
			l.Quotes = append(l.Quotes, q)
			continue
		}
		b.errorf(item.Pos, "unknown-card", suggestOr(item.V, ids, "give a quote this id"), "there is no quote %s", shorten(item.V))
	}
}

// checkOrder reports names of cards that do not exist or stand twice, and says which cards are left out.
func (b *builder) checkOrder(cards []Card) {
	if len(b.deck.Order) == 0 {
		return
	}
	var ids []string
	known := make(map[string]bool, len(cards))
	for _, c := range cards {
		ids = append(ids, c.ID)
		known[foldID(c.ID)] = true
	}
	named := map[string]bool{}
	for _, o := range b.deck.Order {
		id := foldID(o.V)
		switch {
		case !known[id]:
			b.errorf(o.Pos, "unknown-card", suggestOr(o.V, ids, "the deck has "+enumerate(ids, "and")), "order names %s, and there is no such card", shorten(o.V))
		case named[id]:
			b.errorf(o.Pos, "ordered-twice", "delete one of them", "order names %s twice", shorten(o.V))
		}
		named[id] = true
	}
	var left []string
	for _, c := range cards {
		if !named[foldID(c.ID)] {
			left = append(left, c.ID)
		}
	}
	if len(left) > 0 {
		b.notef(b.deck.Order[0].Pos, "left-out", "add them to order:, or delete order:", "order leaves out %s", enumerate(left, "and"))
	}
}
