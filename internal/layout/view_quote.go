package layout

import (
	"slices"
	"strings"

	"cards/internal/deck"
	"cards/internal/layout/text"
	"cards/internal/theme"
)

// Quotes, dialogues and lists of the deck in one language, with the words found that it says something of.

// viewQuote prepares a quote for a size.
func (s *Setter) viewQuote(q *deck.Quote, size theme.Size) *quote {
	v := s.viewQuoteWords(q)
	switch q.Punctuation.V {
	case "hide":
		v.punctuation = text.MarksHidden
	case "judou":
		v.punctuation = text.MarksBeside
	case "keep":
		v.kept = true
	}
	v.lines = s.preferredLines(v, q.Lines.For(append([]string{size.Name}, size.Aliases...)...).In(v.lang))
	v.number = s.viewNumber(q.Number, v)
	s.photographQuote(v, q, v.lang)
	return v
}

// viewQuoteWords prepares what of a quote is the same in every size: its words, who signs them, their translation.
func (s *Setter) viewQuoteWords(q *deck.Quote) *quote {
	words, item, lang := s.deck.QuoteText(q, s.langOf(q.Lang))
	v := s.viewWords(q, words.V, item, lang)
	v.poem, v.layout, v.title, v.titleItem = q.Set.V == "poem", q.Layout.V, q.Title.In(lang), q.Title.Item
	v.credit = s.credit(q.Speaker, q.Source, lang)
	for _, t := range q.Translation.By {
		// The first that is in another language than the card.
		if t.Lang != lang && t.V != "" && item == q.Text.Item && !(isChinese(t.Lang) && isChinese(lang)) {
			v.translation = &translation{text: t.V, lang: t.Lang, item: q.Translation.Item + "." + t.Lang}
			break
		}
	}
	return v
}

// viewWords prepares words of a quote, its text or one of its turns, with everything that the deck says of words found in them.
func (s *Setter) viewWords(q *deck.Quote, words, item, lang string) *quote {
	base, readings, _ := deck.SplitRuby(words)
	base = strings.TrimRight(base, " \n")
	v := &quote{id: q.ID.V, item: item, lang: lang, written: base, runes: s.set(base, lang)}
	v.changed = string(v.runes) != base
	v.ruby = s.readings(base, lang, readings)
	v.marks, v.dims = s.find(v, q.Mark), s.find(v, q.Dim)
	for i := range v.dims {
		// The comma that closes the half of a contrast steps back with it.
		for v.dims[i][1] < len(v.runes) && strings.ContainsRune("\uff0c\uff1b\u3002\uff01\uff1f,;.!?", v.runes[v.dims[i][1]]) {
			v.dims[i][1]++
		}
	}
	for _, k := range distinctWords(q.Keep) {
		v.keep = append(v.keep, string(s.set(k, lang)))
	}
	return v
}

// viewDialogue prepares the turns of a dialogue. It is the words of one of those who speak that are the quote (see answering); what the
// others say leads to them.
func (s *Setter) viewDialogue(q *deck.Quote) *dialogue {
	lang := s.langOf(q.Lang)
	v := &dialogue{id: q.ID.V, item: q.Item, lang: lang}
	for _, t := range q.Turns {
		words := s.viewWords(q, t.Text.In(lang), t.Text.Item, lang)
		v.turns = append(v.turns, turn{quote: words, who: s.credit(t.Speaker, nil, lang)})
	}
	named := ""
	if q.Speaker != nil {
		named = s.credit(q.Speaker, nil, lang).name
	}
	main := answering(v.turns, named, q.SpeakerRef.Set)
	for i := range v.turns {
		v.turns[i].answer = v.turns[i].who.name == v.turns[main].who.name
	}
	v.credit = s.credit(q.Turns[main].Speaker, q.Source, lang)
	return v
}

// answering returns a turn of the one whose words are the quote of a dialogue: of whom it names, if they speak (a name that the card itself
// gives, or else one who does not only ask), else of the last who answers and asks nothing, else of the last who answers, else of the last.
// A speaker outside the deck's map is another value at each turn, so they are told apart by what they are called.
func answering(turns []turn, named string, asked bool) int {
	asks, answers := map[string]bool{}, map[string]bool{}
	for _, t := range turns {
		if isQuestion(t.runes) {
			asks[t.who.name] = true
		} else {
			answers[t.who.name] = true
		}
	}
	wanted := []func(t *turn) bool{
		func(t *turn) bool { return named != "" && t.who.name == named && (asked || answers[named]) },
		func(t *turn) bool { return t.who.name != "" && answers[t.who.name] && !asks[t.who.name] },
		func(t *turn) bool { return t.who.name != "" && !isQuestion(t.runes) },
		func(t *turn) bool { return t.who.name != "" },
	}
	for _, want := range wanted {
		for i := len(turns) - 1; i >= 0; i-- {
			if want(&turns[i]) {
				return i
			}
		}
	}
	return len(turns) - 1
}

// isQuestion reports whether a text ends as a question does: by its mark, or in Japanese by its particle.
func isQuestion(runes []rune) bool {
	words := strings.TrimRight(string(runes), " \n\u201d\u2019\u300d\u300f\uff09)\u2026!\uff01")
	return strings.HasSuffix(words, "?") || strings.HasSuffix(words, "\uff1f") || strings.HasSuffix(words, "\u304b\u3002")
}

// viewList prepares a list of quotes for a size.
func (s *Setter) viewList(l *deck.List, size theme.Size) *quoteList {
	v := &quoteList{id: l.ID.V, item: l.Item, lang: s.Lang, title: l.Title.In(s.Lang), shared: true}
	for i, q := range l.Quotes {
		view := s.viewQuote(q, size)
		view.lines, view.translation = nil, nil
		v.quotes = append(v.quotes, view)
		if i == 0 {
			v.credit = view.credit
		}
		v.shared = v.shared && view.credit.name == v.credit.name && view.credit.source == v.credit.source
	}
	if !v.shared {
		v.credit = credit{}
	}
	return v
}

// readings returns the readings of a text by the ranges of its normalised form.
func (s *Setter) readings(written, lang string, readings []deck.Ruby) []text.Ruby {
	if len(readings) == 0 {
		return nil
	}
	_, origin := text.Normalise([]rune(written), lang, s.rules)
	var out []text.Ruby
	for _, r := range readings {
		from, to := -1, -1
		for i, o := range origin[:len(origin)-1] {
			if o >= r.Start && o < r.End {
				if from < 0 {
					from = i
				}
				to = i + 1
			}
		}
		if from >= 0 {
			out = append(out, text.Ruby{Start: from, End: to, Text: r.Reading})
		}
	}
	return out
}

// distinctWords returns the words of a list, each once, in order.
func distinctWords(words []deck.Text) []string {
	var out []string
	seen := map[string]bool{}
	for _, w := range words {
		if !seen[w.V] {
			seen[w.V] = true
			out = append(out, w.V)
		}
	}
	return out
}

// find returns the ranges of the quote's text that the words occupy, every occurrence, in the order of the text; what touches
// is one range.
func (s *Setter) find(v *quote, wanted []deck.Text) [][2]int {
	covered := make([]bool, len(v.runes))
	for _, w := range distinctWords(wanted) {
		word := s.set(w, v.lang)
		for i := 0; len(word) > 0 && i+len(word) <= len(v.runes); {
			if !slices.Equal(v.runes[i:i+len(word)], word) {
				i++
				continue
			}
			for range word {
				covered[i] = true
				i++
			}
		}
	}
	var out [][2]int
	for i, c := range covered {
		switch {
		case !c:
		case i > 0 && covered[i-1]:
			out[len(out)-1][1] = i + 1
		default:
			out = append(out, [2]int{i, i + 1})
		}
	}
	return out
}

// preferredLines cuts the quote's text where the deck's lines end: the k-th character that is no space of the lines is the
// k-th of the text.
func (s *Setter) preferredLines(v *quote, lines string) []string {
	lines, _, _ = deck.SplitRuby(strings.TrimRight(lines, " \n"))
	if lines == "" {
		return nil
	}
	parts := strings.FieldsFunc(lines, func(r rune) bool { return r == '/' || r == '\n' })
	solid := func(runes []rune) int {
		n := 0
		for _, r := range runes {
			if r != ' ' && r != '\n' {
				n++
			}
		}
		return n
	}
	var out []string
	from, at, wanted := 0, 0, 0
	for i, part := range parts {
		if i == len(parts)-1 {
			break
		}
		wanted += solid(s.set(part, v.lang))
		for at < len(v.runes) && wanted > 0 {
			if r := v.runes[at]; r != ' ' && r != '\n' {
				wanted--
			}
			at++
		}
		for at < len(v.runes) && (v.runes[at] == ' ' || v.runes[at] == '\n') {
			at++
		}
		out = append(out, string(v.runes[from:at]))
		from = at
	}
	return append(out, string(v.runes[from:]))
}
