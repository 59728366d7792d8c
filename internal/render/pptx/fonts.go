package pptx

import (
	"cards/internal/scene"
)

// The fonts of the theme: which families the pages use most, and what a run then says.

// tally counts characters by family; the first of those with most wins, so that the order of pages decides and not that of a map.
type tally struct {
	names  []string
	counts map[string]float64
}

func (t *tally) add(name string, n float64) {
	if name == "" {
		return
	}
	if t.counts == nil {
		t.counts = map[string]float64{}
	}
	if _, ok := t.counts[name]; !ok {
		t.names = append(t.names, name)
	}
	t.counts[name] += n
}

// most returns the name with the highest count.
func (t *tally) most() string {
	best := ""
	for _, n := range t.names {
		if best == "" || t.counts[n] > t.counts[best] {
			best = n
		}
	}
	return best
}

// themeFonts fills what the theme of the document leaves open: Major from quotes and titles, Minor from all other text, each
// weighed by the size at which it is set.
func (d *deck) themeFonts() {
	var tallies [2][3]tally
	for i := range d.doc.Slides {
		page := d.doc.Slides[i].Scene
		if page == nil {
			continue
		}
		for k := range page.Boxes {
			box := &page.Boxes[k]
			minor := 1
			if isHeading(box) {
				minor = 0
			}
			for _, item := range itemsOf(page, box) {
				if t, ok := item.(scene.Text); ok && len(box.Lines) > 0 {
					p := d.pieceOf(&t.Run, box)
					if p.face.emoji {
						continue
					}
					for _, r := range t.Run.Text {
						tallies[minor][scriptOf(r)].add(p.face.named(p.lang), t.Run.Size)
					}
				}
			}
		}
	}
	for minor, fonts := range [2]*Fonts{&d.theme.Major, &d.theme.Minor} {
		names := [3]*string{&fonts.Latin, &fonts.EastAsian, &fonts.Complex}
		for kind, name := range names {
			if *name == "" {
				*name = tallies[minor][kind].most()
			}
		}
		if fonts.Latin == "" {
			fonts.Latin = fonts.EastAsian // whose faces have Latin letters that go with theirs
		}
		for kind, name := range names {
			if *name == "" {
				*name = tallies[1-minor][kind].most()
			}
		}
		if fonts.Latin == "" {
			fonts.Latin = "Noto Sans"
		}
		if fonts.EastAsian == "" {
			if fonts.EastAsian = companions[fonts.Latin]; fonts.EastAsian == "" {
				fonts.EastAsian = companions["Noto Sans"]
			}
		}
		if fonts.Complex == "" {
			fonts.Complex = fonts.Latin
		}
	}
}

// isHeading reports whether a box is set in the major fonts.
func isHeading(box *scene.Box) bool {
	switch box.Role {
	case "quote", "translation", "number":
		return true
	case "title":
		return box.Events[0] == box.Events[1] // of the page, and not of one of its events
	}
	return false
}

// fontsOf returns the three names of a run: references to the theme where it has the run's family for what the run says, else
// the family itself. With a template the theme's fonts are not ours, and all text takes them.
func (d *deck) fontsOf(p *piece) (latin, ea, cs string) {
	family := p.face.named(p.lang)
	if d.doc.ExactFonts && family != "" {
		return family, family, family
	}
	major, minor := d.fits(p, family, &d.theme.Major), d.fits(p, family, &d.theme.Minor)
	switch {
	case major && (!minor || p.heading):
		return "+mj-lt", "+mj-ea", "+mj-cs"
	case minor:
		return "+mn-lt", "+mn-ea", "+mn-cs"
	case d.template != nil || family == "":
		if p.heading {
			return "+mj-lt", "+mj-ea", "+mj-cs"
		}
		return "+mn-lt", "+mn-ea", "+mn-cs"
	}
	return family, family, family
}

// fits reports whether fonts of the theme are those in which a run is set, for all kinds of script that it has.
func (d *deck) fits(p *piece, family string, fonts *Fonts) bool {
	for _, r := range p.text {
		if name := [3]string{fonts.Latin, fonts.EastAsian, fonts.Complex}[scriptOf(r)]; name != family {
			return false
		}
	}
	return true
}

// Typefaces returns the names of all font families that a presentation of the document asks for, in the order of their use: what
// a computer has to have for the slides to look as the pages do. With a template these are the template's, and none is told.
func Typefaces(doc *Document) []string {
	d := &deck{doc: doc, theme: doc.Theme, typefaces: map[string]*typeface{}}
	var all tally
	for i := range doc.Slides {
		page := doc.Slides[i].Scene
		if page == nil || doc.Text == Picture || doc.Template != nil && !doc.ExactFonts {
			continue
		}
		for k := range page.Boxes {
			for _, item := range itemsOf(page, &page.Boxes[k]) {
				if t, ok := item.(scene.Text); ok && len(page.Boxes[k].Lines) > 0 {
					// Emoji are everywhere, in fonts of the system's own.
					if p := d.pieceOf(&t.Run, &page.Boxes[k]); !p.face.emoji {
						all.add(p.face.named(p.lang), 1)
					}
				}
			}
		}
	}
	return all.names
}
