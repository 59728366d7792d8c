package job

import (
	"cards/internal/diag"
	"cards/internal/theme"
	"image/color"
	"os"
	"path/filepath"
	"slices"
)

// What a deck and a request name, resolved: theme, colours, sizes, formats, languages (and fonts: userfonts.go). Each fault is told with its place, and
// all of them at once.

// theme loads the theme that the request or the deck names, in its variant, with the brand's colours.
func (p *Plan) theme(list *diag.List) {
	name, pos := "ink", diag.Pos{File: p.Deck.File}
	variant := string(theme.Auto)
	if p.Deck.Theme.Set {
		name, pos = p.Deck.Theme.V, p.Deck.Theme.Pos
	}
	if p.Deck.Variant.Set && p.Deck.Variant.V != "" {
		variant = p.Deck.Variant.V
	}
	if p.request.Theme != "" {
		name, pos = p.request.Theme, diag.Pos{}
	}
	if p.request.Variant != "" {
		variant = p.request.Variant
	}
	p.themeFolder = themeFolder(pos)
	p.brand = p.brandColours(list)
	p.Theme = p.loadTheme(name, variant, pos, list)
}

// timelineThemes loads the themes that timelines have of their own, in the deck's variant; the theme of a request is for all cards.
func (p *Plan) timelineThemes(list *diag.List) {
	p.ownThemes = map[string]*theme.Theme{}
	if p.request.Theme != "" {
		return
	}
	variant := string(theme.Auto)
	switch {
	case p.request.Variant != "":
		variant = p.request.Variant
	case p.Deck.Variant.V != "":
		variant = p.Deck.Variant.V
	}
	for _, t := range p.Deck.Timelines {
		if !t.Theme.Set || t.Theme.V == "" {
			continue
		}
		own := p.loadTheme(t.Theme.V, variant, t.Theme.Pos, list)
		if own == nil {
			continue
		}
		if len(own.Fonts) > 0 {
			list.Warnf(t.Theme.Pos, "own-theme-fonts", "name them under fonts: in the deck", "the fonts of a theme for one timeline are not used")
		}
		p.ownThemes[t.ID.V] = own
	}
}

// themeFolder is where the path of a theme that is named at pos starts from.
func themeFolder(pos diag.Pos) string {
	if pos.File == "" || pos.File == "-" {
		return "."
	}
	return filepath.Dir(pos.File)
}

// loadTheme loads the theme that is named at pos, with the brand's colours; nil where it has faults, which are told.
func (p *Plan) loadTheme(name, variant string, pos diag.Pos, list *diag.List) *theme.Theme {
	folder := themeFolder(pos)
	t, told := theme.Load(name, variant, func(file string) ([]byte, error) { return readBeside(folder, file, maxTheme) })
	for _, d := range told {
		if d.Pos.IsZero() {
			d.Pos = pos
		}
		list.Add(d)
	}
	if t == nil {
		return nil
	}
	if len(p.brand) > 0 {
		corrected, told := t.WithBrandColours(p.brand)
		for _, d := range told {
			if d.Pos.IsZero() {
				d.Pos = p.Deck.Brand.Pos
			}
			list.Add(d)
		}
		t = corrected
	}
	return t
}

// brandColours returns the deck's colours of its brand by role.
func (p *Plan) brandColours(list *diag.List) map[string]color.NRGBA {
	out := map[string]color.NRGBA{}
	for _, c := range p.Deck.Brand.Colours {
		parsed, err := theme.ParseColour(c.V)
		if err != nil {
			list.Errorf(c.Pos, "bad-colour", "write it as \"#B3261C\"", "%v", err)
			continue
		}
		out[c.Role] = parsed
	}
	return out
}

// maxTheme bounds a theme file, in bytes.
const maxTheme = 1 << 20

// readBeside reads a file named in a deck, relative to the folder, if it is a plain file of at most limit bytes.
func readBeside(folder, file string, limit int64) ([]byte, error) {
	if !filepath.IsAbs(file) {
		file = filepath.Join(folder, file)
	}
	info, err := os.Stat(file)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() || info.Size() > limit {
		return nil, &os.PathError{Op: "read", Path: file, Err: os.ErrInvalid}
	}
	return os.ReadFile(file)
}

// sizes resolves the sizes of the request or the deck.
func (p *Plan) sizes(list *diag.List) []theme.Size {
	type wanted struct {
		name string
		pos  diag.Pos
	}
	var names []wanted
	switch {
	case p.request.AllSizes:
		return theme.Sizes()
	case len(p.request.Sizes) > 0:
		for _, n := range p.request.Sizes {
			names = append(names, wanted{name: n})
		}
	case len(p.Deck.Sizes) > 0:
		for _, s := range p.Deck.Sizes {
			names = append(names, wanted{s.V, s.Pos})
		}
	default:
		names = []wanted{{name: "xiaohongshu"}}
	}
	var out []theme.Size
	seen := map[string]bool{}
	for _, w := range names {
		size, err := theme.FindSize(w.name)
		if err != nil {
			list.Errorf(w.pos, "bad-size", "see cards list sizes", "%v", err)
			continue
		}
		if seen[size.Name] {
			continue
		}
		seen[size.Name] = true
		out = append(out, size)
	}
	return out
}

// formats refuses what cannot be written.
func (p *Plan) formats(list *diag.List) {
	check := func(name string, pos diag.Pos) {
		switch name {
		case FormatPNG, FormatJPEG, "jpeg", FormatWebP, FormatSVG, FormatPDF, FormatPresentation, FormatHTML:
		default:
			list.Errorf(pos, "unknown-format", "formats are png, jpg, webp, svg, pdf, pptx, html", "%q is no format", name)
		}
	}
	if len(p.request.Formats) > 0 {
		for _, f := range p.request.Formats {
			check(f, diag.Pos{})
		}
		return
	}
	for _, f := range p.Deck.Formats {
		check(f.V, f.Pos)
	}
}

// languages returns the languages to draw in, the deck's own when none are asked for.
func (p *Plan) languages() []string {
	var langs []string
	add := func(lang string) {
		if !slices.Contains(langs, lang) {
			langs = append(langs, lang)
		}
	}
	for _, l := range p.request.Langs {
		add(l)
	}
	if len(langs) == 0 && p.request.Lang == "" {
		for _, l := range p.Deck.Langs {
			add(l.V)
		}
	}
	if len(langs) == 0 {
		langs = []string{p.lang}
	}
	return langs
}
