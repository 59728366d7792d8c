package job

import (
	"context"
	"fmt"
	"image/color"
	"io"
	"math"
	"os"
	"path"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"

	"cards/fonts"
	"cards/internal/deck"
	"cards/internal/diag"
	"cards/internal/layout"
	"cards/internal/layout/text"
	"cards/internal/render/raster"
	"cards/internal/theme"
)

// Request is what a command asks of a deck: which cards, in which sizes, theme and languages, and how the files are made.
// Its zero value asks for what the deck says.
type Request struct {
	// Input is the deck itself when the path is "-".
	Input io.Reader
	Out   string
	// Sizes, Theme, Variant, Lang, Langs and Formats replace the deck's own when they are not empty.
	Sizes          []string
	AllSizes       bool
	Theme, Variant string
	Lang           string
	Langs, Formats []string
	// Only keeps the cards with these ids.
	Only         []string
	Strict       bool
	AllowMissing bool
	AllowOutside bool
	Jobs         int
	Scale, DPI   float64
	Memory       int64
	Debug        bool
}

// Plan is a deck, read and resolved: every card at every size in every language, ready to be laid out.
type Plan struct {
	// Stem is the deck's name in paths; Deck the deck itself.
	Stem  string
	Deck  *deck.Deck
	Theme *theme.Theme
	// Progress, when not nil, is called after each picture.
	Progress func(done, total int)

	request Request
	lang    string
	units   []Unit
	pages   [][]*layout.Page
	list    diag.List
	// told is what reading the deck had to say, before anything was laid out.
	told    diag.List
	partial bool
}

// maxDeck bounds what is read from standard input, in bytes; files are bounded by their reader.
const maxDeck = 4<<20 + 1

// Open reads a deck and plans its pictures. The plan is nil when the deck has errors; the list holds everything that is to
// be told, in the order of the file.
func Open(name string, r Request) (*Plan, diag.List) {
	options := deck.LoadOptions{Sizes: sizeNames(), AllowOutside: r.AllowOutside}
	var d *deck.Deck
	var list diag.List
	if name == "-" {
		data, err := io.ReadAll(io.LimitReader(r.Input, maxDeck))
		if err != nil {
			list.Errorf(diag.Pos{File: "-"}, "unreadable", "", "cannot read standard input: %v", err)
			return nil, list
		}
		d, list = deck.LoadBytes("-", data, options)
	} else {
		d, list = deck.Load(name, options)
	}
	if d == nil || list.HasErrors() {
		return nil, list
	}
	p := &Plan{Stem: d.Stem, Deck: d, request: r}
	p.lang = d.Language()
	if r.Lang != "" {
		p.lang = r.Lang
	}
	p.theme(&list)
	sizes := p.sizes(&list)
	p.formats(&list)
	faces := p.catalogue(&list)
	if list.HasErrors() {
		return nil, list
	}
	p.plan(sizes, faces, &list)
	if list.HasErrors() {
		return nil, list
	}
	p.list, p.told = list, list
	return p, list
}

// sizeNames returns every name and alias of a size, for suggestions.
func sizeNames() []string {
	var names []string
	for _, s := range theme.Sizes() {
		names = append(append(names, s.Name), s.Aliases...)
	}
	return names
}

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
	folder := filepath.Dir(pos.File)
	if pos.File == "" || pos.File == "-" {
		folder = "."
	}
	t, told := theme.Load(name, variant, func(file string) ([]byte, error) { return readBeside(folder, file) })
	for _, d := range told {
		if d.Pos.IsZero() {
			d.Pos = pos
		}
		list.Add(d)
	}
	if t == nil {
		return
	}
	if colours := p.brandColours(list); len(colours) > 0 {
		corrected, told := t.WithBrandColours(colours)
		for _, d := range told {
			if d.Pos.IsZero() {
				d.Pos = p.Deck.Brand.Pos
			}
			list.Add(d)
		}
		t = corrected
	}
	p.Theme = t
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

// readBeside reads a file named in a deck, relative to the deck's folder.
func readBeside(folder, file string) ([]byte, error) {
	if !filepath.IsAbs(file) {
		file = filepath.Join(folder, file)
	}
	info, err := os.Stat(file)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() || info.Size() > maxTheme {
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
		case "png":
		case "jpg", "jpeg", "webp", "svg", "pdf", "pptx", "html":
			list.Warnf(pos, "not-drawn-yet", "leave it out to be rid of this warning", "%s files are not made yet, only png", name)
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

// plan makes the units: every card at every size in every language.
func (p *Plan) plan(sizes []theme.Size, faces *fonts.Catalogue, list *diag.List) {
	langs := p.languages()
	engine := text.NewEngine(faces)
	only := map[string]bool{}
	for _, id := range p.request.Only {
		only[id] = true
	}
	p.partial = len(only) > 0 || len(p.request.Sizes) > 0 && len(p.Deck.Sizes) > 0
	known := map[string]bool{}
	names := map[string]string{}
	for _, lang := range langs {
		setter := layout.NewSetter(p.Deck, p.Theme, engine, lang)
		setter.AllowMissing = p.request.AllowMissing
		cards := setter.Cards()
		hasCover := false
		for _, c := range cards {
			hasCover = hasCover || c.Cover
		}
		for _, card := range cards {
			known[card.ID] = true
			if len(only) > 0 && !only[card.ID] {
				continue
			}
			name := strings.ToLower(SafeName(card.ID))
			if other, ok := names[name]; ok && other != card.ID {
				list.Errorf(p.cardPos(card.ID), "same-file-name", "give one of them another id", "cards %q and %q would both be written to %s.png", other, card.ID, name)
			}
			names[name] = card.ID
			for _, size := range sizes {
				if size.CoverOnly() && hasCover && !card.Cover {
					continue
				}
				folder := SafeName(size.Name)
				if len(langs) > 1 {
					folder = path.Join(SafeName(lang), folder)
				}
				p.units = append(p.units, Unit{Card: card.ID, Kind: card.Kind, Lang: lang, Folder: folder, Lay: func() []*layout.Page { return card.Lay(size) }})
			}
		}
	}
	for _, id := range p.request.Only {
		if !known[id] {
			list.Errorf(diag.Pos{File: p.Deck.File}, "unknown-card", "the ids are in the deck, or q01, t01 … by place", "--only %s: the deck has no such card", id)
		}
	}
	if len(p.units) == 0 && !list.HasErrors() {
		list.Errorf(diag.Pos{File: p.Deck.File, Line: 1, Column: 1}, "no-cards", `write at least quotes: ["…"]`, "the deck has no cards that can be drawn")
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

// catalogue returns the faces: the embedded ones, with the deck's own before them.
func (p *Plan) catalogue(list *diag.List) *fonts.Catalogue {
	c := fonts.Default()
	for _, f := range p.Deck.Fonts {
		data, err := readFont(filepath.Dir(f.Path.Pos.File), f.Path.V)
		if err != nil {
			list.Errorf(f.Path.Pos, "unreadable-font", "", "cannot read the font %s: %v", f.Path.V, err)
			continue
		}
		with, err := c.WithUser(f.Family, f.Weight, false, data, f.Path.V)
		if err != nil {
			list.Errorf(f.Path.Pos, "bad-font", "", "%v", err)
			continue
		}
		c = with
	}
	return c
}

// maxFont bounds a font file, in bytes.
const maxFont = 64 << 20

func readFont(folder, file string) ([]byte, error) {
	if !filepath.IsAbs(file) {
		file = filepath.Join(folder, file)
	}
	info, err := os.Stat(file)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() || info.Size() > maxFont {
		return nil, &os.PathError{Op: "read", Path: file, Err: os.ErrInvalid}
	}
	return os.ReadFile(file)
}

// Lay lays out every card and returns what the layout has to say. Nothing is drawn.
func (p *Plan) Lay(ctx context.Context) (diag.List, error) {
	pages, err := LayAll(ctx, p.units, p.request.Jobs)
	if err != nil {
		return nil, err
	}
	p.pages = pages
	told := append(pageDiagnostics(pages), p.clashes()...)
	told = append(told, p.tooLarge()...)
	p.list = append(p.list, told...)
	return told, nil
}

// clashes tells of pictures that would be written over one another, which shows only now that pages are counted: the first
// page of a card "road" is road-1.png, and so is the card "road-1". Names that differ by case alone are one on many systems.
func (p *Plan) clashes() diag.List {
	var list diag.List
	cards := map[string]string{}
	told := map[[2]string]bool{}
	for i, unit := range p.pages {
		for _, page := range unit {
			file := strings.ToLower(picturePath(&p.units[i], page))
			other, ok := cards[file]
			if pair := [2]string{other, page.Card}; ok && !told[pair] {
				told[pair] = true
				list.Errorf(p.cardPos(page.Card), "same-file-name", "give one of them another id", "cards %q and %q would both be written to %s", other, page.Card, file)
			}
			cards[file] = page.Card
		}
	}
	return list
}

// maxPicture is the most pixels that a picture may have: what the raster draws, so that a scale that is too large is told
// before the first picture is written.
const maxPicture = 64 << 20

// tooLarge tells of sizes whose pictures have too many pixels at the scale that is asked for, each once.
func (p *Plan) tooLarge() diag.List {
	var list diag.List
	scale := p.request.Scale
	if scale == 0 {
		scale = 1
	}
	told := map[string]bool{}
	for _, unit := range p.pages {
		for _, page := range unit {
			w, h := math.Ceil(page.Scene.Width*scale-1e-6), math.Ceil(page.Scene.Height*scale-1e-6)
			if w*h > maxPicture && !told[page.Size.Name] {
				told[page.Size.Name] = true
				list.Errorf(p.cardPos(page.Card), "picture-too-large", "ask for a smaller scale or size", "a picture of %s would have %.0f × %.0f pixels at scale %g, more than %d million", page.Size.Name, w, h, scale, maxPicture/1_000_000)
			}
		}
	}
	return list
}

// cardPos is where a card stands in the deck.
func (p *Plan) cardPos(id string) diag.Pos {
	for _, c := range p.Deck.AllCards() {
		if c.ID == id {
			return c.Pos
		}
	}
	return diag.Pos{File: p.Deck.File}
}

// Count returns the number of pictures; Lay has to come first.
func (p *Plan) Count() int {
	n := 0
	for _, unit := range p.pages {
		n += len(unit)
	}
	return n
}

// Draw draws and writes every picture, then the contact sheet and the manifest, and removes what the last run made and this
// one no longer does. When ctx ends in between, the manifest says partial.
func (p *Plan) Draw(ctx context.Context) (*Result, error) {
	out := p.request.Out
	if out == "" {
		out = "out"
	}
	dir := filepath.Join(out, SafeName(p.Stem))
	folder, err := OpenFolder(dir)
	if err != nil {
		return nil, err
	}
	defer folder.Close()
	folder.sweep(sweepDepth)
	if p.request.Memory > 0 {
		// The runtime then gives memory back before the pictures in work and their buffers pass the ceiling.
		defer debug.SetMemoryLimit(debug.SetMemoryLimit(p.request.Memory))
	}
	m := &Manifest{Version: 1, Deck: p.Stem, Title: p.Deck.Title.In(p.lang), Lang: p.lang, Theme: p.Theme.Name, Warnings: localWarnings(p.list)}
	files, drawErr := Draw(ctx, folder, p.units, p.pages, Options{
		Jobs: p.request.Jobs, Scale: p.request.Scale, DPI: p.request.DPI, Memory: p.request.Memory, Progress: p.Progress, Debug: p.request.Debug})
	if drawErr != nil && !Stopped(drawErr) {
		return nil, drawErr
	}
	m.Files = files
	m.Partial = drawErr != nil
	result := &Result{Folder: dir, Manifest: m, Written: append([]File(nil), files...)}
	if p.partial || m.Partial {
		folder.mergeOld(m)
	} else {
		result.Removed = folder.removeStale(m)
	}
	sheet, err := contactSheet(m)
	if err != nil {
		return nil, err
	}
	written, err := folder.Write(contactName, sheet)
	if err != nil {
		return nil, err
	}
	m.Files = append(m.Files, File{Path: written.Path, Format: "html", Bytes: written.Bytes, SHA256: written.SHA256})
	data, err := m.encode()
	if err != nil {
		return nil, err
	}
	if _, err := folder.Write(manifestName, data); err != nil {
		return nil, err
	}
	return result, drawErr
}

// DrawTo draws the plan's pictures to a path: one picture to just that, several to numbered names beside it. It returns the
// paths.
func (p *Plan) DrawTo(ctx context.Context, file string) ([]string, error) {
	folder, err := OpenFolder(filepath.Dir(file))
	if err != nil {
		return nil, err
	}
	defer folder.Close()
	// The folder is the user's own: nothing below it is looked at.
	folder.sweep(0)
	stem := filepath.Base(file)
	if ext := filepath.Ext(stem); strings.EqualFold(ext, ".png") {
		// Any other ending is a part of the name: no.1.
		stem = strings.TrimSuffix(stem, ext)
	}
	renderer := raster.New()
	var paths []string
	n := p.Count()
	for i, unit := range p.pages {
		for _, page := range unit {
			if ctx.Err() != nil {
				return paths, ctx.Err()
			}
			name := stem
			if n > 1 {
				name = fmt.Sprintf("%s-%d", stem, len(paths)+1)
			}
			data, _, err := encodePage(renderer, page, Options{Scale: p.request.Scale, DPI: p.request.DPI})
			if err != nil {
				return paths, fmt.Errorf("%s: %w", p.units[i].Card, err)
			}
			if _, err := folder.Write(name+".png", data); err != nil {
				return paths, err
			}
			paths = append(paths, filepath.Join(filepath.Dir(file), name+".png"))
		}
	}
	return paths, nil
}
