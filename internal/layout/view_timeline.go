package layout

import (
	"cards/internal/deck"
	"cards/internal/edtf"
)

// viewTimeline prepares a timeline.
func (s *Setter) viewTimeline(t *deck.Timeline) *timeline {
	lang := s.langOf(t.Lang)
	v := &timeline{id: t.ID.V, item: t.Item, lang: lang, title: t.Title.In(lang), subtitle: t.Subtitle.In(lang), layout: t.Layout.V, scale: t.Scale.V, axis: t.Axis.V, zoom: t.Zoom.V}
	who := s.credit(t.Speaker, t.Source, lang)
	v.credit, v.column = creditLine(who.name, who.source, lang), creditLine(who.name, who.column, lang)
	v.asof, v.asofLabel = s.asOf(lang)
	v.photo = s.photographOf(t.Image, lang)
	for _, l := range t.Lanes {
		v.lanes = append(v.lanes, l.In(lang))
	}
	numbers := map[*deck.Source]int{}
	index := make(map[*deck.Event]int, len(t.Events))
	for i, e := range t.Events {
		index[e] = i
	}
	for _, e := range t.Events {
		out := event{item: e.Item, date: e.Date.V, shown: e.Shown.In(lang), title: e.Title.In(lang), text: e.Text.In(lang),
			weight: e.Weight.V, milestone: e.Milestone.V, status: e.Status.V, response: e.Response.In(lang)}
		if e.After != nil {
			out.after = e.After.Title.In(lang)
		}
		if e.Before != nil {
			out.before = e.Before.Title.In(lang)
		}
		out.picture, out.icon = s.pictureOf(e.Image, lang, out.title), deck.Icon(e.Icon.V)
		for _, other := range e.Linked {
			out.links = append(out.links, index[other])
		}
		for _, i := range e.Lanes {
			if i < len(v.lanes) {
				out.lanes = append(out.lanes, i)
			}
		}
		// Only what an event names itself is numbered; the timeline's own source stands under its title.
		if e.SourceRef.Set && e.Source != nil {
			if numbers[e.Source] == 0 {
				numbers[e.Source] = len(v.sources) + 1
				v.sources = append(v.sources, string(s.set(e.Source.Title.In(lang), lang)))
			}
			out.source = numbers[e.Source]
		}
		v.events = append(v.events, out)
	}
	for _, e := range t.Eras {
		v.eras = append(v.eras, era{item: e.Item, date: e.Date.V, title: e.Title.In(lang)})
	}
	return v
}

// creditLine says whose story it is, and where it is from.
func creditLine(name, source, lang string) string {
	switch {
	case name == "" || source == "":
		return name + source
	case isLatin(lang) || isKorean(lang):
		return name + ", " + source
	}
	return name + source
}

// asOf returns the date after which all is forecast and its label: the deck's own, else its date.
func (s *Setter) asOf(lang string) (edtf.Date, string) {
	line := s.deck.AsOfLine()
	label := line.Label.In(lang)
	if label == "" {
		label = s.Words.AsOf
		if line.Interview {
			label = s.Words.Interview
		}
	}
	return line.Date.V, label
}
