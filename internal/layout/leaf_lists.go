package layout

import "cards/internal/theme"

// Lists and dialogues as texts on a leaf.

// listLeaf composes a part of a list's quotes on a leaf, at most as large as is asked.
func (s *Setter) listLeaf(v *quoteList, quotes, page part, ask listAsk, size theme.Size, at place) (*listed, string) {
	roles, colours := &s.Theme.Type.Roles, &s.Theme.Colours
	a := &leafAsked{card: v.id, kind: "list", layout: "list", item: v.item, lang: v.lang, credit: &v.credit, page: page.from, pages: page.to, most: ask.most}
	if v.title != "" {
		a.title = label{role: "title", item: v.item + ".title", text: v.title, lang: v.lang, style: bold(roles.Title), rank: rankTitle, colour: colours.Ink, normalise: true}
	}
	for i, q := range v.quotes[quotes.from:quotes.to] {
		a.length += quoteLength(q.runes)
		item := leafItem{quote: q, name: label{role: "note", text: s.Words.Ordinal(quotes.from + i + 1), lang: v.lang, style: roles.Source, colour: colours.AccentText}}
		if !v.shared && q.credit.name != "" {
			item.signed = label{role: "speaker", item: q.credit.nameItem, text: q.credit.name, lang: q.credit.nameLang, style: roles.Source, colour: colours.Soft, normalise: true}
		}
		a.items = append(a.items, item)
	}
	at.quote = 0 // it is no quote that a reader counts
	l, why := s.composeItemsSomehow(a, size, at)
	if l == nil {
		return nil, why
	}
	l.Scene.Alt = s.listAlt(v, quotes.from, quotes.to)
	return &listed{Page: l.Page, size: l.size}, ""
}

// dialogueLeaf composes a part of a dialogue on a leaf.
func (s *Setter) dialogueLeaf(v *dialogue, p, page part, size theme.Size, at place, least, only float64) *dialoguePage {
	a := &leafAsked{card: v.id, kind: "quote", layout: "dialogue", item: v.item, lang: v.lang, credit: v.signed(p), page: page.from, pages: page.to, length: v.length(), least: least, only: only, lying: v.lying}
	c := s.newCanvas(size, v.id, "quote", s.position(v.item))
	for i := p.from; i < p.to; i++ {
		t := &v.turns[i]
		item := leafItem{quote: t.quote, second: !t.answer}
		if t.who.name != "" {
			item.name = c.whoLabel(t)
		}
		a.items = append(a.items, item)
	}
	d := &dialoguePage{c: c, v: v, part: p}
	l, why := s.composeItemsSomehow(a, size, at)
	if l == nil {
		d.why = why
		return d
	}
	d.c, d.size = l.canvas, l.size
	if v.lying {
		d.c.choose("leaf", "lying", "columns of this length would tear words, or have them smaller or on more pages")
	}
	d.c.Scene.Alt = s.dialogueAlt(v, p)
	return d
}
