package proof

import (
	"fmt"
	"math"
	"strings"

	"cards/internal/layout"
	"cards/internal/scene"
	"cards/internal/theme"
)

// What holds for all pages of a card, and for all cards of a deck.

// Words says what must be read on every page of a card: the name and the source, as they stand in the deck.
type Words struct{ Name, Source string }

// Card checks that name and source stand on every page of a quote, and that all pages but the last say alike that it goes on.
func Card(pages []*layout.Page, want Words) []Fault {
	var faults []Fault
	for _, p := range pages {
		l := &list{page: p}
		said := ""
		for _, b := range p.Scene.Boxes {
			if len(b.Lines) > 0 && b.Role != "quote" {
				said += bare(b.Text) + "\n"
			}
		}
		for _, w := range []struct{ what, words string }{{"name", want.Name}, {"source", want.Source}} {
			if words := bare(w.words); words != "" && !strings.Contains(said, words) {
				l.add("missing-words", "the %s %q is not on the page", w.what, w.words)
			}
		}
		faults = append(faults, l.faults...)
	}
	return append(faults, goesOn(pages)...)
}

// goesOn tells of a page of a divided quote that does not say that it goes on where another page of it does.
func goesOn(pages []*layout.Page) []Fault {
	notes := func(p *layout.Page) int {
		n := 0
		for _, b := range p.Scene.Boxes {
			if p.Kind == "quote" && b.Role == "note" && len(b.Lines) > 0 {
				n++
			}
		}
		return n
	}
	var faults []Fault
	for i := 1; i < len(pages)-1; i++ {
		if n, first := notes(pages[i]), notes(pages[0]); n != first {
			l := &list{page: pages[i]}
			l.add("goes-on", "the page has %d marks that the quote goes on, the first page %d", n, first)
			faults = append(faults, l.faults...)
		}
	}
	return faults
}

// bare drops what setting a text may change: spaces, line ends and marks.
func bare(s string) string {
	return strings.ToLower(strings.Map(func(r rune) rune {
		if strings.ContainsRune(" \n.,;:!?()'\"-", r) || isMark(r) {
			return -1
		}
		return r
	}, s))
}

// Series checks the cards of a deck at one size and in one theme: cards of one layout that are signed by the same words have them at
// the same place (look.md, principle 7). A leaf of a book is left out: there the name follows the text, as it does in print.
func Series(pages []*layout.Page, t *theme.Theme) []Fault {
	if t.Decoration.Leaf.Show {
		return nil
	}
	type seen struct {
		page *layout.Page
		at   scene.Point
	}
	first := map[string]seen{}
	var faults []Fault
	for _, p := range pages {
		signed := signature(p)
		if len(signed) == 0 {
			continue
		}
		var words []string
		for _, b := range signed {
			words = append(words, b.Text)
		}
		l := &list{page: p}
		for _, b := range signed {
			key := fmt.Sprintf("%s %v %s %v %d", p.Layout, words, b.Text, b.Vertical, len(b.Lines))
			at := scene.Point{X: b.X, Y: b.Y}
			before, ok := first[key]
			if !ok {
				first[key] = seen{p, at}
				continue
			}
			if d := math.Hypot(at.X-before.at.X, at.Y-before.at.Y); d > 1 {
				l.add("moved", "%s %q stands %.0f px from where it stands on %s page %d (%.0f,%.0f and %.0f,%.0f)", b.Role, b.Text, d, before.page.Card, before.page.Page, at.X, at.Y, before.at.X, before.at.Y)
			}
		}
		faults = append(faults, l.faults...)
	}
	return faults
}

// signature returns the boxes of name, role and source that sign a quote; those of a dialogue's turns stand where the turns do.
func signature(p *layout.Page) []scene.Box {
	var out []scene.Box
	for _, b := range p.Scene.Boxes {
		if p.Kind == "quote" && p.Layout != "dialogue" && (b.Role == "speaker" || b.Role == "source") && len(b.Lines) > 0 {
			out = append(out, b)
		}
	}
	return out
}
