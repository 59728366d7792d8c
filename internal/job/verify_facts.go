package job

import (
	"strconv"
	"strings"

	"cards/internal/deck"
	"cards/internal/diag"
	"cards/internal/edtf"
	"cards/internal/verify"
)

// What the editor's own words claim: figures, years and names in titles, events and covers are looked for in the transcripts. They are an
// editor's to choose, so what is missing is a warning.

// checkFacts tells of figures, years and names that no transcript of the deck has.
func (p *Plan) checkFacts(list *diag.List) {
	known := p.knownNames()
	all := p.allScripts()
	look := func(card string, words deck.Localised, scripts []*script) {
		for _, text := range words.Texts() {
			bare, _, _ := deck.SplitRuby(text.V)
			for _, fact := range lackedBy(scripts, bare, text.Lang, known) {
				what := "the figure"
				if fact.Kind == verify.Name {
					what = "the name"
				}
				list.Add(diag.Diagnostic{Pos: text.Pos, Severity: diag.Warning, Code: "not-in-source", Card: card,
					Message: what + " " + quoted(fact.Text) + " is not in " + namesOfScripts(scripts), Hint: "hold it to the source, or name the source that has it"})
			}
		}
	}
	if c := p.Deck.Cover; c != nil {
		title := c.Title
		if !title.Set {
			title = p.Deck.Title
		}
		look("cover", title, all)
		look("cover", c.Subtitle, all)
	}
	for _, l := range p.Deck.Lists {
		look(l.ID.V, l.Title, all)
	}
	for _, t := range p.Deck.Timelines {
		own := p.scriptsFor(t.Source)
		if t.Source == nil {
			own = all
		}
		look(t.ID.V, t.Title, own)
		look(t.ID.V, t.Subtitle, own)
		for _, e := range t.Events {
			scripts := own
			if e.Source != nil {
				scripts = p.scriptsFor(e.Source)
			}
			for _, words := range []deck.Localised{e.Title, e.Text, e.Shown, e.Response} {
				look(t.ID.V, words, scripts)
			}
			p.checkYears(t.ID.V, e, scripts, list)
		}
		for _, e := range t.Eras {
			look(t.ID.V, e.Title, own)
		}
	}
}

// allScripts are the transcripts in the order of the deck's sources.
func (p *Plan) allScripts() []*script {
	var out []*script
	for _, s := range p.namedSources() {
		if one := p.scripts[s]; one != nil {
			out = append(out, one)
		}
	}
	return out
}

func (p *Plan) scriptsFor(s *deck.Source) []*script {
	if one := p.scripts[s]; one != nil {
		return []*script{one}
	}
	return nil
}

func namesOfScripts(scripts []*script) string {
	var names []string
	for _, s := range scripts {
		names = append(names, s.name)
	}
	return strings.Join(names, ", ")
}

// lackedBy returns the facts that every one of the transcripts lacks; a text in another language is not held to them.
func lackedBy(scripts []*script, words, lang string, known []string) []verify.Fact {
	var left []verify.Fact
	for i, s := range scripts {
		if lang != "" && baseOf(lang) != baseOf(s.Lang) {
			return nil
		}
		lacks := s.verifier.Lacks(words, known)
		if i == 0 {
			left = lacks
			continue
		}
		var both []verify.Fact
		for _, f := range left {
			for _, g := range lacks {
				if f == g {
					both = append(both, f)
				}
			}
		}
		left = both
	}
	return left
}

// knownNames are the names that the deck itself gives: of its speakers, sources and brand.
func (p *Plan) knownNames() []string {
	var out []string
	add := func(l deck.Localised) {
		for _, t := range l.Texts() {
			out = append(out, t.V)
		}
	}
	for _, s := range p.Deck.Speakers {
		add(s.Name)
		add(s.Role)
	}
	for _, s := range p.Deck.Sources {
		add(s.Title)
		add(s.Author)
	}
	add(p.Deck.Brand.Name)
	return out
}

// checkYears tells of an event whose year no transcript tells of. Transcripts say years in full, in two digits, by decades, or by how
// long ago, which is measured from the deck's date; months and days are said in so many ways that they are left to people.
func (p *Plan) checkYears(card string, e *deck.Event, scripts []*script, list *diag.List) {
	if !e.Date.Set || len(scripts) == 0 {
		return
	}
	said := 0
	if years := yearsOf(p.Deck.Date.V); len(years) > 0 {
		said = years[0]
	}
	for _, year := range yearsOf(e.Date.V) {
		found := false
		for _, s := range scripts {
			found = found || s.verifier.SaysYear(year, said)
		}
		if !found {
			list.Add(diag.Diagnostic{Pos: e.Date.Pos, Severity: diag.Warning, Code: "not-in-source", Card: card,
				Message: "the year " + strconv.Itoa(year) + " is not in " + namesOfScripts(scripts), Hint: "hold it to the source, or name the source that has it"})
		}
	}
}

// yearsOf are the years that a date names in full, in its order.
func yearsOf(d edtf.Date) []int {
	var out []int
	for _, part := range strings.FieldsFunc(d.String(), func(r rune) bool { return strings.ContainsRune("/,.[]{}", r) }) {
		if len(part) < 4 || len(part) > 4 && part[4] >= '0' && part[4] <= '9' {
			continue
		}
		if year, err := strconv.Atoi(part[:4]); err == nil && year > 0 {
			out = append(out, year)
		}
	}
	return out
}
