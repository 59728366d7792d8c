package deck

import (
	"fmt"
	"strconv"
	"strings"

	"cards/internal/diag"
	"cards/internal/edtf"
	"cards/internal/source"
)

// builder turns a checked tree into a Deck. Shapes have been checked before: what has the wrong one is passed
// over in silence here, and what depends on meaning is reported.
type builder struct {
	checker
	deck *Deck
	// searches counts the searches for nearest words.
	searches int
}

// cursor is a place in the tree with its path; its node is nil where the deck says nothing.
type cursor struct {
	n    *source.Node
	item string
}

// at returns what stands under the first of the keys that is given and is no null.
func (c cursor) at(keys ...string) cursor {
	for _, k := range keys {
		if n := c.n.Get(k); n != nil && !(n.Kind == source.Scalar && n.Null) {
			return cursor{n, join(c.item, k)}
		}
	}
	return cursor{}
}

func join(item, key string) string {
	if item == "" {
		return key
	}
	return item + "." + key
}

func (c cursor) is(k source.Kind) bool { return c.n != nil && c.n.Kind == k }

func (c cursor) pos() diag.Pos {
	if c.n == nil {
		return diag.Pos{}
	}
	return c.n.Pos
}

// items returns the elements of a list.
func (c cursor) items() []cursor {
	if !c.is(source.Sequence) {
		return nil
	}
	items := make([]cursor, 0, len(c.n.Items))
	for i, n := range c.n.Items {
		if n.Kind != source.Scalar || !n.Null {
			items = append(items, cursor{n, c.item + "[" + strconv.Itoa(i) + "]"})
		}
	}
	return items
}

// entry is an entry of a map with keys of the user's own.
type entry struct {
	key   string
	value cursor
}

func (c cursor) entries() []entry {
	if !c.is(source.Mapping) {
		return nil
	}
	var entries []entry
	for _, p := range c.n.Pairs {
		if p.Value.Kind != source.Scalar || !p.Value.Null {
			entries = append(entries, entry{p.Key.Value, cursor{p.Value, join(c.item, p.Key.Value)}})
		}
	}
	return entries
}

func (c cursor) text() Text {
	if !c.is(source.Scalar) {
		return Text{}
	}
	v := c.n.Value
	if c.n.Style == source.Literal || c.n.Style == source.Folded {
		v = strings.TrimRight(v, "\n")
	}
	return Text{V: v, Pos: c.n.Pos, Item: c.item, Set: true}
}

// texts returns the texts of a list, or the one text that stands in its place.
func (c cursor) texts() []Text {
	if c.is(source.Scalar) {
		return []Text{c.text()}
	}
	var texts []Text
	for _, item := range c.items() {
		if t := item.text(); t.Set {
			texts = append(texts, t)
		}
	}
	return texts
}

func (c cursor) prose() Localised {
	if c.n == nil || c.n.Kind == source.Sequence {
		return Localised{}
	}
	l := Localised{Pos: c.n.Pos, Item: c.item, Set: true}
	if c.n.Kind == source.Scalar {
		l.All = c.text()
		return l
	}
	for _, e := range c.entries() {
		if t := e.value.text(); t.Set {
			// inspect names a text by its place in the deck, not by its language.
			t.Item = c.item
			l.By = append(l.By, LanguageText{Lang: e.key, Text: t})
		}
	}
	l.Set = len(l.By) > 0
	return l
}

func (c cursor) sized() Sized {
	if c.n == nil || c.n.Kind == source.Sequence {
		return Sized{}
	}
	s := Sized{Pos: c.n.Pos, Item: c.item, Set: true}
	if c.n.Kind == source.Scalar || allLanguages(c.n) {
		s.All = c.prose()
		return s
	}
	for _, e := range c.entries() {
		s.By = append(s.By, SizeText{Size: e.key, Localised: e.value.prose()})
	}
	return s
}

func (c cursor) flag() Flag {
	if !c.is(source.Scalar) {
		return Flag{}
	}
	v, ok := readBoolean(c.n.Value)
	return Flag{V: v, Pos: c.n.Pos, Item: c.item, Set: ok}
}

func (b *builder) focus(c cursor) *Focus {
	if !c.is(source.Sequence) {
		return nil
	}
	if len(c.n.Items) != 2 {
		b.errorf(c.pos(), "wrong-type", "write two shares of 1, such as [0.5, 0.35]", "a focus has two numbers, and this has %d", len(c.n.Items))
		return nil
	}
	x, errX := strconv.ParseFloat(c.n.Items[0].Value, 64)
	y, errY := strconv.ParseFloat(c.n.Items[1].Value, 64)
	if errX != nil || errY != nil {
		return nil
	}
	return &Focus{X: x, Y: y, Pos: c.pos()}
}

// date reads a date in any of its forms.
func (b *builder) date(c cursor) Date {
	if c.n == nil {
		return Date{}
	}
	var written string
	switch c.n.Kind {
	case source.Scalar:
		written = c.n.Value
	case source.Sequence:
		// [1667, 1668, 1670..1672] of EDTF is a list of YAML.
		var members []string
		for _, item := range c.n.Items {
			members = append(members, item.Value)
		}
		written = "[" + strings.Join(members, ",") + "]"
	case source.Mapping:
		var members []string
		for _, p := range c.n.Pairs {
			if p.Value.Kind != source.Scalar || !p.Value.Null {
				b.errorf(p.Key.Pos, "bad-date", "write {1960, 1961-12} for a set", "a date has no parts with names")
				return Date{}
			}
			members = append(members, p.Key.Value)
		}
		written = "{" + strings.Join(members, ",") + "}"
	}
	d, note, err := edtf.ParseFrom(written, b.deck.Language(), b.deck.Date.V)
	if err != nil {
		e, _ := err.(*edtf.Error)
		if e == nil {
			e = &edtf.Error{Message: err.Error()}
		}
		pos := c.n.Pos
		if runes := []rune(c.n.Value); c.n.Kind == source.Scalar && e.Column > 1 {
			pos = place(c.n, string(runes[:min(e.Column-1, len(runes))]))
		} else if c.n.Kind == source.Scalar {
			pos = place(c.n, "")
		}
		hint := e.Hint
		if hint == "" {
			hint = "`cards date` explains what can be written"
		}
		b.errorf(pos, "bad-date", hint, "%s is not a date: %s", shorten(written), e.Message)
		return Date{}
	}
	if note != "" {
		b.notef(c.n.Pos, "date-words", "", "%s", note)
	}
	return Date{V: d, Pos: c.n.Pos, Item: c.item, Set: true}
}

func (b *builder) image(c cursor) *Image {
	switch {
	case c.is(source.Scalar):
		return &Image{Pos: c.pos(), Item: c.item, File: c.text()}
	case c.is(source.Mapping):
		return &Image{Pos: c.pos(), Item: c.item, File: c.at("file").text(), Focus: b.focus(c.at("focus")),
			Treatment: c.at("treatment").text(), Credit: c.at("credit").prose()}
	}
	return nil
}

// readDeck fills the deck. What others are measured by comes first.
func (b *builder) readDeck(c cursor) {
	d := b.deck
	d.Lang = c.at("lang").text()
	d.Title = c.at("title").prose()
	d.guessLanguage(c.n)
	d.Date = b.date(c.at("date"))
	if asof := c.at("asof"); asof.is(source.Mapping) {
		d.AsOf = AsOf{Pos: asof.pos(), Set: true, Date: b.date(asof.at("date")), Label: asof.at("label").prose()}
	} else if asof.n != nil {
		d.AsOf = AsOf{Pos: asof.pos(), Set: true, Date: b.date(asof)}
	}
	d.Theme = c.at("theme").text()
	d.Variant = c.at("variant").text()
	d.Series = c.at("series").prose()
	if on := c.at("run_on"); on.is(source.Mapping) {
		d.RunOn = RunOn{Image: b.image(on.at("image")), Edge: on.at("edge").text()}
	} else {
		d.RunOn = RunOn{What: on.text()}
	}
	d.Use = c.at("use").text()
	for _, t := range c.at("sizes").scalars() {
		size := b.size(t.n)
		size.Item = t.item
		d.Sizes = append(d.Sizes, size)
	}
	d.Formats = c.at("formats").texts()
	d.Langs = c.at("langs").texts()
	d.Order = c.at("order").texts()
	d.Normalise = c.at("normalise").normalise(d.Normalise)
	defaults := c.at("defaults")
	d.Defaults = Defaults{Speaker: defaults.at("speaker").text(), Source: defaults.at("source").text(), Layout: defaults.at("layout").text()}
	for _, family := range c.at("fonts").entries() {
		for _, face := range family.value.entries() {
			weight, _ := strconv.Atoi(face.key)
			d.Fonts = append(d.Fonts, Font{Family: family.key, Weight: weight, Path: face.value.text()})
		}
	}
	b.readBrand(c.at("brand"))
	for _, e := range c.at("speakers").entries() {
		d.Speakers = append(d.Speakers, b.speaker(e))
	}
	for _, e := range c.at("sources").entries() {
		d.Sources = append(d.Sources, b.source(e))
	}
	b.readCover(c.at("cover"))
	b.readEnd(c.at("end"))
	b.readCards(c)
	b.readPost(c.at("post"))
}

// scalars returns the scalars of a list, or the one that stands in its place.
func (c cursor) scalars() []cursor {
	if c.is(source.Scalar) {
		return []cursor{c}
	}
	var scalars []cursor
	for _, item := range c.items() {
		if item.is(source.Scalar) {
			scalars = append(scalars, item)
		}
	}
	return scalars
}

func (b *builder) readBrand(c cursor) {
	if !c.is(source.Mapping) {
		return
	}
	brand := Brand{Pos: c.pos(), Name: c.at("name").prose(), Handle: c.at("handle").text(), Logo: c.at("logo").text(),
		URL: c.at("url").text(), Seal: c.at("seal").text(), Kind: c.at("kind").text(), Call: c.at("call").prose()}
	for _, e := range c.at("colours").entries() {
		brand.Colours = append(brand.Colours, Colour{Role: e.key, Text: e.value.text()})
	}
	b.deck.Brand = brand
}

func (b *builder) speaker(e entry) *Speaker {
	c := e.value
	s := &Speaker{Pos: c.pos(), Item: c.item, ID: e.key}
	if c.is(source.Scalar) {
		s.Name = c.prose()
		return s
	}
	s.Name, s.Role, s.Dynasty = c.at("name").prose(), c.at("role").prose(), c.at("dynasty").prose()
	s.Portrait, s.Focus = c.at("portrait").text(), b.focus(c.at("focus"))
	return s
}

func (b *builder) source(e entry) *Source {
	c := e.value
	s := &Source{Pos: c.pos(), Item: c.item, ID: e.key}
	if c.is(source.Scalar) {
		s.Title = c.prose()
		return s
	}
	s.Title, s.Kind, s.URL = c.at("title").prose(), c.at("kind").text(), c.at("url").text()
	s.Published, s.File = b.date(c.at("published")), c.at("file").text()
	s.TranslatedFrom = c.at("translated_from").text()
	for _, correction := range c.at("corrections").entries() {
		s.Corrections = append(s.Corrections, Correction{Heard: correction.key, Said: correction.value.text()})
	}
	s.Author, s.Chapter, s.Page, s.Edition = c.at("author").prose(), c.at("chapter").prose(), c.at("page").prose(), c.at("edition").prose()
	s.Year = b.date(c.at("year"))
	return s
}

func (b *builder) readCover(c cursor) {
	if f := c.flag(); c.n == nil || c.is(source.Sequence) || c.is(source.Scalar) && !f.V {
		return
	}
	b.deck.Cover = &Cover{Pos: c.pos(), Item: c.item, Title: c.at("title").prose(), Subtitle: c.at("subtitle").prose(), Image: b.image(c.at("image")),
		Alt: c.at("alt").prose(), Caption: c.at("caption").prose()}
	if !b.deck.Cover.Title.Set {
		b.deck.Cover.Title = b.deck.Title
	}
	if !b.deck.Cover.Title.Set {
		b.add(diag.Diagnostic{Pos: c.pos(), Severity: diag.Error, Code: "missing-key", Card: "cover",
			Message: "the cover has no title, and neither has the deck", Hint: "write title: at the top of the deck"})
	}
}

func (b *builder) readEnd(c cursor) {
	if f := c.flag(); c.n == nil || c.is(source.Sequence) || c.is(source.Scalar) && !f.V {
		return
	}
	b.deck.End = &End{Pos: c.pos(), Item: c.item, Title: c.at("title").prose(), Text: c.at("text").prose(),
		URL: c.at("url").text(), QR: c.at("qr").flag(), Image: b.image(c.at("image")),
		Alt: c.at("alt").prose(), Caption: c.at("caption").prose()}
	if !b.deck.End.URL.Set {
		b.deck.End.URL = b.deck.Brand.URL
	}
}

func (b *builder) readPost(c cursor) {
	if !c.is(source.Mapping) {
		return
	}
	post := func(platform string, c cursor) {
		p := Post{Platform: platform, Title: c.at("title").prose(), Text: c.at("text").prose(), Tags: c.at("tags").texts()}
		if p.Title.Set || p.Text.Set || len(p.Tags) > 0 {
			b.deck.Post = append(b.deck.Post, p)
		}
	}
	post("", c)
	for _, platform := range platforms {
		post(platform, c.at(platform))
	}
}

// numbered is an id by place: q01.
func numbered(letter string, i int) string { return fmt.Sprintf("%s%02d", letter, i+1) }
