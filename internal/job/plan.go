package job

import (
	"context"
	"image"
	"image/color"
	"io"
	"math"
	"path"
	"strings"

	"cards/fonts"
	"cards/internal/deck"
	"cards/internal/diag"
	"cards/internal/layout"
	"cards/internal/layout/text"
	"cards/internal/logo"
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
	// Animate says in which formats timelines are made as moving pictures too.
	Animate AnimateOptions
	// Palette reduces PNG files of more than 256 colours to that many.
	Palette bool
	// Debug are the layers to show over the pages, in pictures of their own.
	Debug []DebugLayer
	// Proof makes sheets that show all pages small.
	Proof bool
	// Post makes folders with what is uploaded to each platform.
	Post bool
	// Outlines writes the words of SVG files as outlines. Quality is that of JPEG files, 1 to 100; 0 is 92.
	Outlines bool
	Quality  int
	// Slides say how presentations are made, where the formats ask for them.
	Slides SlideOptions
	// HTML says how cards are written as HTML, where the formats ask for it; what it says asks for it too.
	HTML HTMLOptions
	// Reveal makes a series of frames of every page of a timeline, in which one event after the other is lit.
	Reveal bool
	// Transcripts are files that quotes are held to in the place of those that the deck names: ID=FILE for one source, FILE for all others.
	Transcripts []string
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
	// faces are the embedded fonts and the deck's own; userFonts says by key where each of those is named.
	faces     *fonts.Catalogue
	userFonts map[string]deck.Font
	// images are the pictures that the deck names.
	images map[*deck.Image]image.Image
	// speakers are the portraits of those who say something.
	speakers map[*deck.Speaker]*layout.Portrait
	// logo is the brand's; nil where there is none.
	logo *logo.Logo
	// themeFolder is where the path of the theme starts from.
	themeFolder string
	// brand are the colours of the brand, by role.
	brand map[string]color.NRGBA
	// template is that of presentations; nil where there is none.
	template []byte
	// ownThemes are the themes that timelines have of their own, by card.
	ownThemes map[string]*theme.Theme
	// tellings are what cards say, by language and card; posts is what is posted.
	tellings map[[2]string]*layout.Telling
	posts    []Post
	// scripts are the transcripts of sources, verdicts what was found in them about the quotes.
	scripts  map[*deck.Source]*script
	verdicts []*verdict
	// twin is the deck in the other variant of its theme; nil where nothing shows that.
	twin *twin
}

// maxDeck bounds what is read from standard input, in bytes; files are bounded by their reader.
const maxDeck = 4<<20 + 1

// Open reads a deck and plans its pictures. The plan is nil when the deck has errors; the list holds everything that is to
// be told, in the order of the file.
func Open(name string, r Request) (*Plan, diag.List) {
	options := deck.LoadOptions{Sizes: sizeNames(), AllowOutside: r.AllowOutside}
	var d *deck.Deck
	var list diag.List
	var data []byte
	if name == "-" {
		var err error
		data, err = io.ReadAll(io.LimitReader(r.Input, maxDeck))
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
	p.timelineThemes(&list)
	sizes := p.sizes(&list)
	p.formats(&list)
	p.readTemplate(&list)
	faces := p.catalogue(&list)
	p.images = p.pictures(sizes, &list)
	p.speakers = p.portraits(&list)
	p.logo = p.readLogo(&list)
	p.verifyQuotes(&list)
	if list.HasErrors() {
		return nil, list
	}
	p.plan(sizes, faces, &list)
	if !list.HasErrors() {
		p.openTwin(name, data, &list)
	}
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
	frames := frameCount{}
	var left coverOnly
	for _, lang := range langs {
		setter := layout.NewSetter(p.Deck, p.Theme, engine, lang)
		setter.AllowMissing, setter.Pictures = p.request.AllowMissing, p.images
		setter.Own = p.ownThemes
		setter.Portraits = p.speakers
		setter.SetLogo(p.logo)
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
					left.add(size, card.ID)
					continue
				}
				folder := SafeName(size.Name)
				if len(langs) > 1 {
					folder = path.Join(SafeName(lang), folder)
				}
				unit := Unit{Card: card.ID, Kind: card.Kind, Lang: lang, Folder: folder, Lay: func() []*layout.Page { return card.Lay(size) }, room: roomOf(card, size), tell: card.Tell}
				if p.request.Reveal {
					frames.add(p.Deck, card.ID)
					unit.Lay = func() []*layout.Page { return layout.Reveal(card.Lay(size)) }
				}
				p.units = append(p.units, unit)
			}
		}
	}
	if p.request.Reveal && len(p.units) > 0 {
		p.tellFrames(frames, list)
	}
	for _, id := range p.request.Only {
		if !known[id] {
			list.Errorf(diag.Pos{File: p.Deck.File}, "unknown-card", "the ids are in the deck, or q01, t01 … by place", "--only %s: the deck has no such card", id)
		}
	}
	p.tellCoverOnly(left, list)
	if len(p.units) == 0 && !list.HasErrors() {
		list.Errorf(diag.Pos{File: p.Deck.File, Line: 1, Column: 1}, "no-cards", `write at least quotes: ["…"]`, "the deck has no cards that can be drawn")
	}
}

// Lay lays out every card and returns what the layout has to say. Nothing is drawn.
func (p *Plan) Lay(ctx context.Context) (diag.List, error) {
	pages, err := LayAll(ctx, p.units, p.request.Jobs)
	if err != nil {
		return nil, err
	}
	p.giveAlts(p.units, pages)
	p.giveLinks(p.units, pages)
	p.pages = pages
	told := append(pageDiagnostics(pages), p.clashes()...)
	if err := p.layTwin(ctx, &told); err != nil {
		return nil, err
	}
	told = append(told, p.tooLarge()...)
	told = append(told, p.lacking(pages)...)
	told = append(told, p.tooMany()...)
	told = append(told, p.compose()...)
	told = append(told, p.lacksPictures()...)
	told = append(told, p.slideFonts()...)
	told = append(told, p.figureNotes()...)
	told = append(told, p.paletteFaults()...)
	told = append(told, p.animationFaults()...)
	told = append(told, p.movingFaults()...)
	p.list = append(p.list, told...)
	return told, nil
}

// clashes tells of pictures that would be written over one another, which shows only now that pages are counted: the first
// page of a card "road" is road-1.png, and so is the card "road-1". Names that differ by case alone are one on many systems.
func (p *Plan) clashes() diag.List {
	var list diag.List
	cards := map[string]string{}
	told := map[[2]string]bool{}
	note := func(card, name string) {
		file := strings.ToLower(name)
		other, ok := cards[file]
		if pair := [2]string{other, card}; ok && !told[pair] {
			told[pair] = true
			list.Errorf(p.cardPos(card), "same-file-name", "give one of them another id", "cards %q and %q would both be written to %s", other, card, file)
		}
		cards[file] = card
	}
	for i, unit := range p.pages {
		for _, page := range unit {
			note(page.Card, picturePath(&p.units[i], page, FormatPNG))
		}
		if len(p.request.Animate.Formats) > 0 {
			for _, page := range wholePages(unit) {
				note(page.Card, animationPath(&p.units[i], page, FormatPNG))
			}
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
