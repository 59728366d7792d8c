package job

import (
	"slices"
	"strings"

	"cards/internal/layout"
	"cards/internal/scene"
)

// Where words of a page lead: its source line to the source, its brand to the brand's page. Formats that have links make areas of them; on
// pictures of pixels they say nothing.

// giveLinks adds the links of pages to their scenes, as the code of a last card has its own.
func (p *Plan) giveLinks(units []Unit, pages [][]*layout.Page) {
	for i := range pages {
		if units[i].tell == nil {
			continue
		}
		t := units[i].tell()
		for _, page := range pages[i] {
			s := page.Scene
			s.Links = slices.Clip(s.Links) // frames that reveal share them
			for k := range s.Boxes {
				b := &s.Boxes[k]
				link := scene.Link{Area: wordsArea(b), URL: p.leadsTo(b, t)}
				if link.URL != "" && !link.Area.Empty() && !slices.Contains(s.Links, link) {
					s.Links = append(s.Links, link)
				}
			}
		}
	}
}

// wordsArea is the area that the lines of a box take.
func wordsArea(b *scene.Box) scene.Rect {
	var area scene.Rect
	for _, l := range b.Lines {
		area = area.Union(l.Rect)
	}
	return area
}

// leadsTo returns the address that the words of a box lead to; "" for none.
func (p *Plan) leadsTo(b *scene.Box, t *layout.Telling) string {
	var address string
	switch {
	case b.Text == "":
	case b.Role == "brand":
		address = p.Deck.Brand.URL.V
	case b.Role == "source":
		address = sourceAddress(b.Text, t)
	case t != nil && t.Address != "" && bare(b.Text) == bare(t.Address):
		address = t.Address
	}
	if lower := strings.ToLower(address); !strings.HasPrefix(lower, "https://") && !strings.HasPrefix(lower, "http://") {
		return "" // nothing that could start a program, or that is no address at all
	}
	return address
}

// bare is an address without what readers leave out.
func bare(address string) string {
	_, rest, ok := strings.Cut(address, "://")
	if !ok {
		rest = address
	}
	return strings.ToLower(strings.TrimSuffix(strings.TrimSpace(rest), "/"))
}

// sourceAddress returns the address of the source that a line names: that of the card where it has one only, else that of the source whose line
// it has.
func sourceAddress(line string, t *layout.Telling) string {
	if t == nil {
		return ""
	}
	var sources []layout.ToldSource
	add := func(s layout.ToldSource) {
		same := func(o layout.ToldSource) bool { return o.Line == s.Line && o.URL == s.URL }
		if (s.Line != "" || s.URL != "") && !slices.ContainsFunc(sources, same) {
			sources = append(sources, s)
		}
	}
	add(t.Source)
	for _, q := range t.Quotes {
		add(q.Source)
	}
	if len(sources) == 1 {
		return sources[0].URL
	}
	found := ""
	for _, s := range sources {
		if s.Line != "" && strings.Contains(line, s.Line) {
			if found != "" && found != s.URL {
				return ""
			}
			found = s.URL
		}
	}
	return found
}
