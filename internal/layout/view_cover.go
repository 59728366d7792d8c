package layout

import (
	"strings"

	"cards/internal/deck"
)

// What first and last card say, out of the deck.

// viewCover prepares the cover: its own title or the deck's, and a line that says whose words follow.
func (s *Setter) viewCover(id string, c *deck.Cover) *cover {
	v := &cover{moments: momentsOf(s.deck), id: id, item: "cover", kind: "cover", lang: s.Lang, title: c.Title.In(s.Lang), titleItem: c.Title.Item, subtitle: c.Subtitle.In(s.Lang), subtitleItem: c.Subtitle.Item}
	if v.title == "" {
		v.title, v.titleItem = s.deck.Title.In(s.Lang), s.deck.Title.Item
	}
	if v.photo = s.photographOf(c.Image, s.Lang); v.photo != nil {
		v.photo.asked = true
	}
	speaker, source := s.deck.DefaultSpeaker(), s.deck.DefaultSource()
	v.credit = s.credit(speaker, source, s.Lang)
	wide := !isLatin(s.Lang) && !isKorean(s.Lang)
	comma, gap := ", ", " · "
	if wide {
		comma, gap = "\uff0c", "\u3000"
	}
	// What title, subtitle or seal say already is not said again.
	told := squeeze(v.title + v.subtitle)
	var who []string
	if v.credit.name != "" && !strings.Contains(told, squeeze(v.credit.name)) {
		who = append(who, v.credit.name)
	}
	if source != nil {
		if t := source.Title.In(s.Lang); t != "" && !strings.Contains(told, squeeze(t)) {
			who = append(who, string(s.set(deck.Bracketed(t, s.Lang), s.Lang)))
		}
	}
	v.line = strings.Join(who, comma)
	if s.brand.name != "" && s.brand.name != s.brand.seal && s.brand.logo == nil {
		v.line = strings.TrimRight(s.brand.name+gap+v.line, gap)
	}
	if v.line == "" && s.deck.Date.Set {
		v.line = s.deck.Date.V.Show(s.Lang)
	}
	return v
}

// squeeze drops the spaces of a text, for comparing.
func squeeze(s string) string { return strings.ReplaceAll(s, " ", "") }

// viewEnd prepares the last card.
func (s *Setter) viewEnd(id string, e *deck.End) *cover {
	v := &cover{id: id, item: "end", kind: "end", lang: s.Lang, title: e.Title.In(s.Lang), titleItem: e.Title.Item, subtitle: e.Text.In(s.Lang), subtitleItem: e.Text.Item}
	if v.title == "" {
		v.title, v.titleItem = s.brand.name, "brand.name"
		if v.mark = s.brand.logo != nil; v.mark && v.title == "" {
			v.title, v.titleItem = s.brand.handle, "brand.handle"
		}
	}
	if v.title == "" {
		v.title, v.titleItem = s.deck.Title.In(s.Lang), s.deck.Title.Item
	}
	v.imprint = s.imprint(e)
	if v.photo = s.photographOf(e.Image, s.Lang); v.photo != nil {
		v.photo.asked = true
	}
	v.call = s.deck.Brand.Call.In(s.Lang)
	if v.subtitle == "" {
		v.subtitle, v.subtitleItem, v.call = v.call, callItem, ""
	}
	v.line = e.URL.V
	if v.line == "" {
		v.line = s.deck.Brand.URL.V
	}
	if e.QR.V {
		v.address = v.line
	}
	if v.address == "" && v.call != "" {
		// Without a code it stands before the address.
		v.line, v.call = strings.TrimSpace(v.call+" "+v.line), ""
	}
	v.credit = s.credit(s.deck.DefaultSpeaker(), s.deck.DefaultSource(), s.Lang)
	if v.address == "" {
		s.addressed(v)
	}
	return v
}

// addressed has the address of a last card written where others name the source: it is what a reader goes to.
func (s *Setter) addressed(v *cover) {
	if v.line == "" {
		return
	}
	v.credit.source, v.credit.title, v.credit.dates = v.line, "", nil
	if s.brand.named() || s.brand.handle != "" {
		// It is the brand's: under the name of who is quoted it would be read as theirs.
		v.credit.name, v.credit.role, v.credit.portrait = "", "", nil
	}
}
