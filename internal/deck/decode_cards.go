package deck

import (
	"strconv"

	"cards/internal/source"
)

// readCards reads quotes, lists and timelines, up to the limit.
func (b *builder) readCards(c cursor) {
	quotes, lists, timelines := c.at("quotes").items(), c.at("lists").items(), c.at("timelines").items()
	if n := len(quotes) + len(lists) + len(timelines); n > MaxCards {
		b.errorf(c.at("quotes").pos(), "too-many-cards", "split it into several decks", "the deck has %d cards, more than the %d that a deck may have", n, MaxCards)
		quotes, lists, timelines = quotes[:min(len(quotes), MaxCards)], nil, nil
	}
	for i, item := range quotes {
		b.deck.Quotes = append(b.deck.Quotes, b.quote(item, i))
	}
	for i, item := range lists {
		b.deck.Lists = append(b.deck.Lists, &List{Pos: item.pos(), Item: item.item, ID: id(item, "l", i),
			Title: item.at("title").prose(), Items: item.at("items").texts(),
			Alt: item.at("alt").prose(), Caption: item.at("caption").prose()})
	}
	for i, item := range timelines {
		b.deck.Timelines = append(b.deck.Timelines, b.timeline(item, i))
	}
	b.card = ""
}

// id returns the id of a card, by its place where it has none.
func id(c cursor, letter string, i int) Text {
	if t := c.at("id").text(); t.Set && !isBlank(t.V) {
		return t
	}
	return Text{V: numbered(letter, i), Pos: c.pos()}
}

func (b *builder) quote(c cursor, i int) *Quote {
	q := &Quote{Pos: c.pos(), Item: c.item, ID: id(c, "q", i)}
	b.card = q.ID.V
	if c.is(source.Scalar) {
		q.Text = c.prose()
		q.Text.Item += ".text"
		q.Text.All.Item = q.Text.Item
		return q
	}
	q.Lang = c.at("lang").text()
	q.Text, q.Lines, q.Title = c.at("text").prose(), c.at("lines").sized(), c.at("title").prose()
	q.SpeakerRef, q.SourceRef = c.at("speaker", "author").text(), c.at("source").text()
	q.At, q.Context, q.Said = c.at("at").prose(), c.at("context").prose(), c.at("said").prose()
	if v := c.at("verified"); v.is(source.Mapping) {
		q.Verified = &Verified{Pos: v.pos(), By: v.at("by").text(), On: b.date(v.at("on")), Why: v.at("why").prose()}
	}
	q.Mark, q.Dim, q.Keep = c.at("mark").texts(), c.at("dim").texts(), c.at("keep").texts()
	q.Translation = c.at("translation").prose()
	q.Layout, q.Set = c.at("layout").text(), c.at("set").text()
	q.Punctuation, q.Marks = c.at("punctuation").text(), c.at("marks").text()
	q.Image = b.image(c.at("image"))
	q.Alt, q.Caption, q.Notes = c.at("alt").prose(), c.at("caption").prose(), c.at("notes").prose()
	q.Number = figure(c.at("number"))
	for _, item := range c.at("turns").items() {
		q.Turns = append(q.Turns, &Turn{Pos: item.pos(), Item: item.item, SpeakerRef: item.at("speaker", "author").text(), Text: item.at("text").prose()})
	}
	return q
}

func figure(c cursor) *Figure {
	switch {
	case c.is(source.Scalar):
		return &Figure{Pos: c.pos(), Item: c.item, Value: c.prose()}
	case c.is(source.Mapping):
		return &Figure{Pos: c.pos(), Item: c.item, Value: c.at("value").prose(), Label: c.at("label").prose(), Against: figure(c.at("against"))}
	}
	return nil
}

func (b *builder) timeline(c cursor, i int) *Timeline {
	t := &Timeline{Pos: c.pos(), Item: c.item, ID: id(c, "t", i)}
	b.card = t.ID.V
	t.Lang, t.Theme, t.Title, t.Subtitle = c.at("lang").text(), c.at("theme").text(), c.at("title").prose(), c.at("subtitle").prose()
	t.Layout, t.Scale, t.Axis, t.Zoom = c.at("layout").text(), c.at("scale").text(), c.at("axis").text(), b.date(c.at("zoom"))
	t.SpeakerRef, t.SourceRef, t.Image = c.at("speaker", "author").text(), c.at("source").text(), b.image(c.at("image"))
	t.Alt, t.Caption, t.Notes = c.at("alt").prose(), c.at("caption").prose(), c.at("notes").prose()
	lanes := lanesOf(c.at("lanes"))
	events := c.at("events")
	for _, item := range events.items() {
		t.Events = append(t.Events, b.event(item, lanes, ""))
	}
	// A map gives each lane its list.
	for _, lane := range events.entries() {
		for _, item := range lane.value.items() {
			t.Events = append(t.Events, b.event(item, lanes, lane.key))
		}
	}
	t.Lanes = lanes.names
	for _, item := range c.at("eras").items() {
		t.Eras = append(t.Eras, &Era{Pos: item.pos(), Item: item.item, Date: b.date(item.at("date")), Title: item.at("title").prose()})
	}
	return t
}

// laneTable numbers the lanes of a timeline.
type laneTable struct {
	names []Localised
	index map[string]int
	// fixed is true when the deck lists its lanes: others are then slips.
	fixed bool
}

func lanesOf(c cursor) *laneTable {
	l := &laneTable{index: map[string]int{}, fixed: len(c.items()) > 0}
	for _, item := range c.items() {
		lane := item.prose()
		if !lane.Set {
			continue
		}
		for _, t := range lane.Texts() {
			if _, ok := l.index[t.V]; !ok {
				l.index[t.V] = len(l.names)
			}
		}
		l.names = append(l.names, lane)
	}
	return l
}

// lane returns the number of a lane; a new one is added where the deck does not list them.
func (b *builder) lane(l *laneTable, name Text) int {
	i, ok := l.index[name.V]
	if ok {
		return i
	}
	if l.fixed {
		known := make([]string, 0, len(l.names))
		for _, n := range l.names {
			known = append(known, n.Texts()[0].V)
		}
		b.errorf(name.Pos, "unknown-lane", suggestOr(name.V, known, "lanes: has "+enumerate(known, "and")), "there is no lane %s", shorten(name.V))
		return -1
	}
	l.index[name.V] = len(l.names)
	l.names = append(l.names, Localised{Pos: name.Pos, Item: name.Item, Set: true, All: name})
	return len(l.names) - 1
}

func (b *builder) event(c cursor, lanes *laneTable, lane string) *Event {
	e := &Event{Pos: c.pos(), Item: c.item, ID: c.at("id").text(), Date: b.date(c.at("date")), Shown: c.at("shown").prose(),
		Title: c.at("title").prose(), Text: c.at("text").prose(), SourceRef: c.at("source").text(), Weight: weight(c.at("weight")),
		Image: b.image(c.at("image")), Icon: c.at("icon").text(), Milestone: c.at("milestone").flag(), Link: c.at("link").text(),
		Links: c.at("links").texts(), Status: c.at("status").text(), Response: c.at("response").prose(),
		AfterRef: c.at("after").text(), BeforeRef: c.at("before").text()}
	names := c.at("lane", "lanes").texts()
	if lane != "" {
		names = append([]Text{{V: lane, Pos: c.pos(), Item: c.item, Set: true}}, names...)
	}
	for _, name := range names {
		if i := b.lane(lanes, name); i >= 0 {
			e.Lanes = append(e.Lanes, i)
		}
	}
	return e
}

// defaultWeight is that of an event that does not say.
const defaultWeight = 1

func weight(c cursor) Value[int] {
	w := Value[int]{V: defaultWeight}
	if c.is(source.Scalar) {
		if f, err := strconv.ParseFloat(c.n.Value, 64); err == nil && f >= 0 && f <= 3 {
			w = Value[int]{V: int(f), Pos: c.pos(), Item: c.item, Set: true}
		}
	}
	return w
}

// suggestOr returns the question that suggests the nearest of known, or another hint.
func suggestOr(word string, known []string, hint string) string {
	if meant := source.Suggest(word, known); meant != "" && meant != word {
		return "did you mean " + meant + "?"
	}
	return hint
}
