package job

import (
	"bytes"
	"context"
	"path"
	"slices"

	"cards/internal/diag"
	"cards/internal/layout"
	"cards/internal/render/html"
	"cards/internal/theme"
)

// Pictures of figures for readers in the other mode: the deck is opened a second time, in the other variant of its theme, since photographs, portraits
// and the logo take colours of the theme too; of its cards those sizes are laid out and drawn that figures show.

// twin is the deck in the other variant.
type twin struct {
	plan *Plan
	// units and pages are those that figures show; of finds them by the units of the first plan.
	units []Unit
	pages [][]*layout.Page
	of    map[*Unit]int
}

// openTwin opens the deck in the other variant, if figures are to have both. What there is to tell of it was told of the first.
func (p *Plan) openTwin(name string, data []byte, list *diag.List) {
	o := &p.request.HTML
	if !o.Dark {
		return
	}
	at := diag.Pos{File: p.Deck.File}
	if o.form() != html.FigureForm {
		list.Warnf(at, "unused-dark", "leave it out", "--html-dark is for pictures, and the form %s has none", o.form())
		return
	}
	other := theme.Dark
	if p.Theme.Variant == theme.Dark {
		other = theme.Light
	}
	if !slices.Contains(p.Theme.Variants, other) {
		list.Warnf(at, "no-twin", "take another theme, or leave --html-dark out", "the theme %s has no %s variant, so figures are the same in both modes", p.Theme.Name, other)
		return
	}
	r := p.request
	r.Variant, r.Input, r.HTML, r.Formats = string(other), bytes.NewReader(data), HTMLOptions{}, []string{FormatPNG}
	plan, told := Open(name, r)
	if plan == nil {
		for _, d := range told {
			if d.Severity == diag.Error {
				list.Add(d)
			}
		}
		return
	}
	p.twin = &twin{plan: plan}
}

// layTwin lays out what of the twin figures show. Its faults are those of the first plan, or are added.
func (p *Plan) layTwin(ctx context.Context, told *diag.List) error {
	t := p.twin
	if t == nil {
		return nil
	}
	t.units, t.of = nil, map[*Unit]int{}
	for i := range p.units {
		u := &p.units[i]
		wide, alike, narrow := chooseShapes(p.shapes(u.Card, u.Lang))
		shown := alike
		if wide != nil {
			shown = append(shown, *wide)
		}
		if narrow != nil {
			shown = append(shown, *narrow)
		}
		k := slices.IndexFunc(t.plan.units, func(o Unit) bool { return o.Card == u.Card && o.Lang == u.Lang && o.Folder == u.Folder })
		if k < 0 || !slices.ContainsFunc(shown, func(s shape) bool { return s.unit == u }) {
			continue
		}
		t.of[u] = len(t.units)
		t.units = append(t.units, t.plan.units[k])
	}
	pages, err := LayAll(ctx, t.units, p.request.Jobs)
	if err != nil {
		return err
	}
	p.giveAlts(t.units, pages)
	for i := range t.units {
		// A timeline whose own theme has no other variant is the same in both modes.
		if pages[i] = wholePages(pages[i]); len(pages[i]) == 0 || pages[i][0].Variant == string(p.Theme.Variant) {
			pages[i] = nil
			continue
		}
		t.units[i].Folder = path.Join(pages[i][0].Variant, t.units[i].Folder)
	}
	t.pages = pages
	for _, d := range pageDiagnostics(pages) {
		if d.Severity == diag.Error && !slices.ContainsFunc(*told, func(o diag.Diagnostic) bool { return o.String() == d.String() }) {
			told.Add(d)
		}
	}
	return nil
}

// captionTwin has pictures of the twin say of themselves what those say for which they stand.
func (p *Plan) captionTwin() {
	if p.twin == nil {
		return
	}
	for u, k := range p.twin.of {
		t := &p.twin.units[k]
		t.caption, t.source, t.brand = u.caption, u.source, u.brand
	}
}

// drawTwin draws what was laid out of the twin.
func (p *Plan) drawTwin(ctx context.Context, folder *Folder) ([]File, error) {
	t := p.twin
	if t == nil {
		return nil, nil
	}
	files, err := Draw(ctx, folder, t.units, t.pages, p.options(p.figureFormats(), nil))
	for i := range files {
		files[i].Twin = string(t.plan.Theme.Variant)
	}
	return files, err
}

// variant is the pages of a card at one size for readers in one mode.
type variant struct {
	unit  *Unit
	pages []*layout.Page
	dark  bool
}

// variantsOf returns a shape, and its twin where it has one of as many pages: the light one for all readers, the dark one for those in dark mode.
func (p *Plan) variantsOf(s *shape) []variant {
	one := variant{unit: s.unit, pages: s.pages}
	if p.twin == nil {
		return []variant{one}
	}
	k, ok := p.twin.of[s.unit]
	if !ok {
		return []variant{one}
	}
	two := variant{unit: &p.twin.units[k], pages: p.twin.pages[k]}
	if len(two.pages) != len(one.pages) || two.pages[0].Variant == one.pages[0].Variant {
		return []variant{one}
	}
	one.dark, two.dark = one.pages[0].Variant == string(theme.Dark), two.pages[0].Variant == string(theme.Dark)
	return []variant{one, two}
}
