package job

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image/color"
	"path"
	"slices"
	"strings"

	"cards/internal/diag"
	"cards/internal/layout"
	"cards/internal/render/pptx"
	"cards/internal/render/raster"
	"cards/internal/source"
	"cards/internal/theme"
)

// Presentations: the pages of one size as slides of one file, in each language.

// FormatPresentation is what the manifest calls them.
const FormatPresentation = "pptx"

// SlideOptions say how presentations are made.
type SlideOptions struct {
	// Template is the path of a .potx or .pptx whose look they take; "" for that of the deck.
	Template string
	// Pictures makes every slide one exact picture.
	Pictures bool
	// ExactFonts names the fonts of the pages in every run of text, and not those of the theme.
	ExactFonts bool
}

// maxTemplate bounds the file of a template.
const maxTemplate = 128 << 20

// readTemplate reads and checks the template of presentations. Its path is the user's own, on the command line.
func (p *Plan) readTemplate(list *diag.List) {
	name := p.request.Slides.Template
	if name == "" {
		return
	}
	at := diag.Pos{File: name}
	if !p.wants(FormatPresentation) {
		list.Warnf(at, "unused-template", "add --format pptx", "the template is for presentations, and none is asked for")
		return
	}
	data, err := source.ReadBeside(".", name, true, maxTemplate)
	var fault *source.FileFault
	if errors.As(err, &fault) {
		list.Errorf(at, fault.Code, fault.Hint, "template: %s", fault.Message)
		return
	}
	if err == nil {
		err = pptx.CheckTemplate(data)
	}
	if err != nil {
		list.Errorf(at, "bad-template", "give a .potx or .pptx that PowerPoint has saved", "%s", strings.TrimPrefix(err.Error(), "pptx: "))
		return
	}
	p.template = data
}

// slideSet is a presentation in the making: the pages of one size in one language.
type slideSet struct {
	lang  string
	size  theme.Size
	pages []*layout.Page
}

// slideSets chooses the pages of presentations: the size slide where the deck has it, else its first lying one, else its first.
// Sizes that only covers have, and those whose pages are of several heights, are not for slides.
func (p *Plan) slideSets() []slideSet {
	var sets []slideSet
	for i, pages := range p.pages {
		for _, page := range pages {
			at := slices.IndexFunc(sets, func(s slideSet) bool { return s.lang == p.units[i].Lang && s.size.Name == page.Size.Name })
			if at < 0 {
				at = len(sets)
				sets = append(sets, slideSet{lang: p.units[i].Lang, size: page.Size})
			}
			sets[at].pages = append(sets[at].pages, page)
		}
	}
	var out []slideSet
	for _, lang := range p.languages() {
		best := -1
		for i, s := range sets {
			if s.lang != lang || !s.even() {
				continue
			}
			if best < 0 || s.rank() > sets[best].rank() {
				best = i
			}
		}
		if best >= 0 {
			out = append(out, sets[best])
		}
	}
	return out
}

// even reports whether all pages are of one size.
func (s *slideSet) even() bool {
	for _, page := range s.pages {
		if page.Scene.Width != s.pages[0].Scene.Width || page.Scene.Height != s.pages[0].Scene.Height {
			return false
		}
	}
	return !s.size.CoverOnly()
}

// rank is how well a size serves for slides.
func (s *slideSet) rank() int {
	switch first := s.pages[0].Scene; {
	case s.size.Name == "slide":
		return 2
	case first.Width > first.Height:
		return 1
	}
	return 0
}

// document puts a set together; pictures are not drawn yet.
func (p *Plan) document(s *slideSet) *pptx.Document {
	names := slideNames(s.lang)
	doc := &pptx.Document{Title: p.Deck.Title.In(s.lang), Lang: s.lang, Width: s.pages[0].Scene.Width, Height: s.pages[0].Scene.Height,
		Theme: pptx.Theme{Name: p.Theme.Name, Palette: slidePalette(&p.Theme.Colours)}, Template: p.template, ExactFonts: p.request.Slides.ExactFonts, Names: names}
	if p.request.Slides.Pictures {
		doc.Text = pptx.Picture
	}
	for _, page := range s.pages {
		kind := page.Kind
		if kind == "list" {
			kind = "quote"
		}
		doc.Slides = append(doc.Slides, pptx.Slide{Scene: page.Scene, Kind: kind, Title: p.slideTitle(page, s.lang), Name: fileName(page), Notes: p.slideNotes(page, s.lang)})
	}
	return doc
}

// slidePalette gives the colours of a theme their places in a presentation: those of grounds and text first, so that a designer's
// theme keeps them apart; what has no place stays as it is.
func slidePalette(c *theme.Colours) pptx.Palette {
	return pptx.Palette{Ground: c.Ground, Ink: c.Ink, Ground2: c.Band, Ink2: c.Soft,
		Accents: [6]color.NRGBA{c.AccentShape, c.AccentText, c.Second, c.Rule, c.Faint, c.OnAccent}}
}

// slideFonts tells which fonts presentations ask for, and what a computer without them is likely to show.
func (p *Plan) slideFonts() diag.List {
	var list diag.List
	if !p.wants(FormatPresentation) || p.request.Slides.Pictures {
		return nil
	}
	sets := p.slideSets()
	if len(sets) == 0 && p.Count() > 0 {
		list.Errorf(diag.Pos{File: p.Deck.File}, "no-slides", "add the size slide", "no size of the deck serves for slides: all pages of a presentation are of one size")
	}
	for i := range sets {
		if names := pptx.Typefaces(p.document(&sets[i])); len(names) > 0 {
			list.Notef(diag.Pos{File: p.Deck.File}, "slide-fonts", "install them there, take a template whose fonts everybody has (--pptx-template), or pictures (--pptx-text picture)",
				"the slides in %s ask for %s; where these are missing, Windows is likely to show %s, macOS %s", sets[i].lang, strings.Join(names, ", "), usualFonts(sets[i].lang)[0], usualFonts(sets[i].lang)[1])
		}
	}
	return list
}

// presentations writes a presentation in each language and reads it back before it takes its name.
func (p *Plan) presentations(ctx context.Context, folder *Folder) ([]File, error) {
	var files []File
	sets := p.slideSets()
	renderer := raster.New()
	for i := range sets {
		s := &sets[i]
		doc := p.document(s)
		for k := range doc.Slides {
			if ctx.Err() != nil {
				return files, errStopped
			}
			if doc.Text != pptx.Picture {
				break
			}
			data, _, err := (&Options{Scale: p.request.Scale, DPI: p.request.DPI, Palette: p.request.Palette}).encodePNG(renderer, s.pages[k])
			if err != nil {
				return files, err
			}
			doc.Slides[k].Picture = data
		}
		var b bytes.Buffer
		if err := pptx.Encode(&b, doc); err != nil {
			return files, err
		}
		if err := pptx.Verify(b.Bytes(), doc); err != nil {
			return files, fmt.Errorf("the presentation was not written: %w", err)
		}
		name := SafeName(p.Stem) + ".pptx"
		if len(p.languages()) > 1 {
			name = path.Join(SafeName(s.lang), name)
		}
		w, err := folder.Write(name, b.Bytes())
		if err != nil {
			return files, err
		}
		files = append(files, File{Path: w.Path, Format: FormatPresentation, Lang: s.lang, Size: s.size.Name, Width: int(doc.Width), Height: int(doc.Height),
			Pages: len(s.pages), Bytes: w.Bytes, SHA256: w.SHA256})
	}
	return files, nil
}
