package layout

import (
	"fmt"
	"strings"
	"sync"

	"cards/internal/deck"
	"cards/internal/diag"
	"cards/internal/layout/text"
	"cards/internal/theme"
	"cards/internal/words"
)

// From a deck to what the layouts take: one language chosen, words found in the normalised text, defaults resolved, lines
// of ours composed.

// Card is one card of a deck that can be laid out at any size.
type Card struct {
	ID, Kind string
	// Cover tells that the card may stand on sizes that are for covers only.
	Cover bool
	lay   func(size theme.Size) []*Page
	// runOn returns the pages with what runs on from card to card; nil where nothing does.
	runOn func(pages []*Page, size theme.Size) []*Page
	// alt is the text alternative that the deck itself gives; "" leaves each page its own.
	alt string
	// room reckons how much more the card could say; nil where that is not asked.
	room func(size theme.Size) Room
	// tell returns what the card says; see view_telling.go.
	tell func() *Telling
}

// Lay lays the card out at a size; it may take several pages. It is safe for concurrent use.
func (c *Card) Lay(size theme.Size) []*Page {
	pages := c.lay(size)
	if c.runOn != nil {
		pages = c.runOn(pages, size)
	}
	if c.alt != "" {
		pages = withAlt(pages, c.alt)
	}
	return pages
}

// Tell returns what the card says, in words.
func (c *Card) Tell() *Telling { return c.tell() }

// NewSetter returns the setter of a deck in a theme and language.
func NewSetter(d *deck.Deck, t *theme.Theme, engine *text.Engine, lang string) *Setter {
	s := &Setter{
		Theme: t, Engine: engine, Lang: lang, Words: words.For(lang), deck: d, rules: normaliseRules(d.Normalise),
		brand:     brand{name: d.Brand.Name.In(lang), handle: d.Brand.Handle.V, seal: d.Brand.Seal.V},
		positions: positionsOf(d), bookFeet: &sync.Map{}, screens: &screens{}, proofs: &proofShelf{}, heads: &headPlans{plans: map[string]headPlan{}},
	}
	if t.Decoration.Dial.Show {
		s.span, s.signers, s.feet = spanOf(d), s.signersOf(d), &sync.Map{}
	}
	return s
}

// normaliseRules are the rules by which the deck has its words set right.
func normaliseRules(n deck.Normalise) text.Rules {
	return text.Rules{Marks: n.Marks, Quotes: n.Quotes, Ellipses: n.Ellipses, Dashes: n.Dashes, Spaces: n.Spaces}
}

// in returns the setter of the same deck in another theme; s itself where that is nil.
func (s *Setter) in(t *theme.Theme) *Setter {
	if t == nil {
		return s
	}
	own := NewSetter(s.deck, t, s.Engine, s.Lang)
	own.AllowMissing, own.Pictures, own.Portraits = s.AllowMissing, s.Pictures, s.Portraits
	own.SetLogo(s.brand.logo)
	return own
}

// Cards returns the cards of the deck that are drawn, in the deck's order.
func (s *Setter) Cards() []Card {
	var out []Card
	quotes := 0
	all := s.deck.Cards()
	total, n := 0, 0
	for _, c := range all {
		if drawn(&c) {
			total++
		}
		if c.Quote != nil && drawn(&c) {
			quotes++
		}
	}
	quote := 0
	row := &series{setter: s}
	on := s.runOnPicture()
	for i := range all {
		c := &all[i]
		if !drawn(c) {
			continue
		}
		n++
		at := place{n: n, total: total, quote: passed(quote, quotes), quotes: quotes}
		alt, _ := c.Told()
		card := Card{ID: c.ID, Kind: string(c.Kind), alt: strings.TrimSpace(alt.In(s.Lang)), tell: func() *Telling { return s.telling(c) }}
		switch {
		case c.Quote != nil:
			quote++
			at.mark, at.quote = s.seriesLine(quote, quotes), quote
			if len(c.Quote.Turns) > 0 {
				card.lay = func(size theme.Size) []*Page { return s.layDialogue(s.viewDialogue(c.Quote), size, at) }
				break
			}
			n := len(row.quotes)
			row.quotes = append(row.quotes, seriesQuote{c.Quote, at})
			card.lay = func(size theme.Size) []*Page { return row.lay(n, size) }
			card.room = func(size theme.Size) Room { return s.quoteRoom(s.viewQuote(c.Quote, size), size, at) }
		case c.List != nil:
			card.lay = func(size theme.Size) []*Page { return s.layList(s.viewList(c.List, size), size, at) }
		case c.Timeline != nil:
			setter := s.in(s.Own[c.ID])
			view := setter.viewTimeline(c.Timeline)
			card.lay = func(size theme.Size) []*Page { return setter.layTimeline(view, size, at) }
			card.tell = func() *Telling { return setter.telling(c) }
		case c.Cover != nil:
			view := s.viewCover(c.ID, c.Cover)
			card.Cover = true
			card.lay = func(size theme.Size) []*Page { return []*Page{s.layCover(view, size, at)} }
		case c.End != nil:
			view := s.viewEnd(c.ID, c.End)
			card.lay = func(size theme.Size) []*Page { return []*Page{s.layCover(view, size, at)} }
		}
		if on != nil {
			card.lay = on.add(c, card.lay)
			if room := card.room; room != nil {
				card.room = func(size theme.Size) Room { return room(on.left(c, size)) }
			}
		}
		if s.deck.RunOn.What.V == "rule" && total > 1 {
			setter := s.in(s.Own[c.ID])
			card.runOn = func(pages []*Page, size theme.Size) []*Page { return setter.withRunOn(pages, size, at) }
		}
		out = append(out, card)
	}
	return out
}

// passed is the place among the quotes of a card that is none: before the first of them, or after the last.
func passed(quote, quotes int) int {
	if quotes > 0 && quote == quotes {
		return quotes + 1
	}
	return 0
}

// drawn reports whether a card can be drawn yet: the deck says of the others that they cannot.
func drawn(c *deck.Card) bool {
	switch {
	case c.Quote != nil:
		return c.Quote.Text.Set || len(c.Quote.Turns) > 0
	case c.List != nil:
		for _, q := range c.List.Quotes {
			if !q.Text.Set {
				return false
			}
		}
		return len(c.List.Quotes) > 0
	case c.Timeline != nil, c.Cover != nil, c.End != nil:
		return true
	}
	return false
}

// seriesLine fills the numbers into the deck's line of a series.
func (s *Setter) seriesLine(n, of int) string {
	line := s.deck.Series.In(s.Lang)
	return strings.NewReplacer("{n}", fmt.Sprint(n), "{of}", fmt.Sprint(of)).Replace(line)
}

// set normalises a text of the deck, as far as the deck wants that.
func (s *Setter) set(written, lang string) []rune {
	runes, _ := text.Normalise([]rune(written), lang, s.rules)
	return runes
}

// langOf returns the language of a value: its own when it has one and the deck is drawn in its own language.
func (s *Setter) langOf(own deck.Text) string {
	if own.Set && own.V != "" && s.Lang == s.deck.Language() {
		return own.V
	}
	return s.Lang
}

// credit composes who and where.
func (s *Setter) credit(speaker *deck.Speaker, source *deck.Source, lang string) credit {
	var c credit
	if speaker != nil {
		c.name, c.nameItem = speaker.Name.In(lang), speaker.Name.Item
		c.nameLang = lang
		if isLatinName(c.name) && !isLatin(lang) {
			// A name in an alphabet is set by that alphabet's rules and faces.
			c.nameLang = "en"
		}
		if dynasty := speaker.Dynasty.In(lang); dynasty != "" {
			c.name, c.nameItem = s.Words.Dynasty(dynasty, c.name), ""
		}
		c.role, c.roleItem = speaker.Role.In(lang), speaker.Role.Item
		c.portrait = s.Portraits[speaker]
	}
	c.source, c.column, c.dates = s.sourceLine(source, lang)
	c.date = saidOn(s.deck, source)
	c.title = s.sourceTitle(source, lang)
	return c
}

// isLatinName reports whether a name has no CJK character.
func isLatinName(name string) bool {
	for _, r := range name {
		if r >= 0x2e80 {
			return false
		}
	}
	return name != ""
}

// sourceLine is the line of a source: title, then when it was published, else the deck's date; what it was translated from.
// In a column the figures of the date are characters. The dates of both are returned too.
func (s *Setter) sourceLine(source *deck.Source, lang string) (line, column string, dates []string) {
	if source == nil {
		return "", "", nil
	}
	keep := func(figures func(string) string) func(string) string {
		return func(date string) string {
			date = figures(date)
			if !isLatin(lang) || !isLatinName(date) {
				dates = append(dates, date)
			}
			return date
		}
	}
	line = s.composeSource(source, lang, keep(func(date string) string { return date }))
	column = s.composeSource(source, lang, keep(columnFigures))
	return line, column, dates
}

// composeSource composes the line, with the date as figures writes it.
func (s *Setter) composeSource(source *deck.Source, lang string, figures func(string) string) string {
	line := s.deck.SourceLine(source, lang)
	if isLatin(lang) && !isLatin(s.Lang) && !isLatinName(line.Title) && line.Title != "" {
		// A work that is named in the deck's own characters is set by their rules, whatever the quote's language.
		lang = s.Lang
		line = s.deck.SourceLine(source, lang)
	}
	title := string(s.set(line.Title, lang))
	date := ""
	if !line.Date.IsZero() {
		date = figures(line.Date.Show(lang))
	}
	out := title
	for _, place := range []string{line.Chapter, s.Words.PageOf(line.Page)} {
		switch {
		case place == "" || out == "":
			out += place
		case isLatin(lang) || isKorean(lang):
			out += ", " + place
		case place == line.Chapter && strings.HasSuffix(out, s.Words.TitleClose):
			out += place // 《道德经》第六十四章
		default:
			out += "\uff0c" + place
		}
	}
	if date != "" {
		switch {
		case out == "":
			out = date
		case isLatin(lang) || isKorean(lang):
			out += ", " + date
		case line.Chapter != "" || line.Page != "":
			out += "\uff0c" + date
		default:
			out += date
		}
	}
	if from := line.TranslatedFrom; from != "" {
		separator := "\uff0c"
		if isLatin(lang) || isKorean(lang) {
			separator = ", "
		}
		if words, ok := s.Words.TranslatedFrom(from); ok {
			out += separator + words
		}
	}
	return out
}

// positionsOf gathers where the items stand that layouts may have something to say about.
func positionsOf(d *deck.Deck) map[string]diag.Pos {
	at := map[string]diag.Pos{}
	note := func(item string, pos diag.Pos) {
		if item != "" && !pos.IsZero() {
			at[item] = pos
		}
	}
	note(d.Title.Item, d.Title.Pos)
	note("brand", d.Brand.Pos)
	note(d.Brand.Name.Item, d.Brand.Name.Pos)
	if d.Cover != nil {
		note(d.Cover.Item, d.Cover.Pos)
		note(d.Cover.Title.Item, d.Cover.Title.Pos)
		note(d.Cover.Subtitle.Item, d.Cover.Subtitle.Pos)
	}
	if d.End != nil {
		note(d.End.Item, d.End.Pos)
		note(d.End.Title.Item, d.End.Title.Pos)
	}
	for _, sp := range d.Speakers {
		note(sp.Item, sp.Pos)
		note(sp.Name.Item, sp.Name.Pos)
		note(sp.Role.Item, sp.Role.Pos)
	}
	for _, src := range d.Sources {
		note(src.Item, src.Pos)
	}
	for _, q := range d.Quotes {
		note(q.Item, q.Pos)
		note(q.Text.Item, q.Text.Pos)
		for _, t := range q.Turns {
			note(t.Text.Item, t.Text.Pos)
		}
	}
	for _, t := range d.Timelines {
		note(t.Item, t.Pos)
		note(t.Title.Item, t.Title.Pos)
		for _, e := range t.Events {
			note(e.Item, e.Pos)
			note(e.Title.Item, e.Title.Pos)
			note(e.Text.Item, e.Text.Pos)
		}
		for _, e := range t.Eras {
			note(e.Item, e.Pos)
		}
	}
	return at
}
