package job

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"cards/fonts"
	"cards/internal/deck"
	"cards/internal/diag"
	"cards/internal/layout"
	"cards/internal/scene"
)

// The fonts that a deck names: read, put before the embedded ones, and what is to be told of them.

// namedFont is a font file that a theme or deck names, with the folder that its path starts from.
type namedFont struct {
	deck.Font
	folder string
}

// namedFonts are the fonts of the theme, then those of the deck, which win.
func (p *Plan) namedFonts() []namedFont {
	var out []namedFont
	if p.Theme != nil {
		for _, f := range p.Theme.Fonts {
			font := deck.Font{Family: string(f.Family), Weight: f.Weight}
			font.Path.V, font.Path.Pos = f.Path, f.Pos
			folder := filepath.Dir(f.Pos.File)
			if !filepath.IsAbs(folder) {
				folder = filepath.Join(p.themeFolder, folder)
			}
			out = append(out, namedFont{font, folder})
		}
	}
	for _, f := range p.Deck.Fonts {
		out = append(out, namedFont{f, filepath.Dir(f.Path.Pos.File)})
	}
	return out
}

// catalogue returns the faces: the embedded ones, with those that theme and deck name before them.
func (p *Plan) catalogue(list *diag.List) *fonts.Catalogue {
	c := fonts.Default()
	p.userFonts = map[string]deck.Font{}
	for _, f := range p.namedFonts() {
		folder := f.folder
		path, face := f.Path.V, ""
		data, err := readBeside(folder, path, maxFont)
		if errors.Is(err, fs.ErrNotExist) { // no file has a # in its name: what follows it names a font in the file
			if path, face = fonts.SplitFace(path); face != "" {
				data, err = readBeside(folder, path, maxFont)
			}
		}
		if err != nil {
			list.Errorf(f.Path.Pos, "unreadable-font", "", "cannot read the font %s: %v", f.Path.V, err)
			continue
		}
		with, err := c.WithUser(fonts.UserFont{Family: f.Family, Weight: f.Weight, Data: data, Name: path, Face: face})
		if err != nil {
			var refused *fonts.UserFontError
			if errors.As(err, &refused) {
				list.Errorf(f.Path.Pos, "bad-font", refused.Hint, "font %s: %s", refused.Name, refused.Message)
			} else {
				list.Errorf(f.Path.Pos, "bad-font", "", "%v", err)
			}
			continue
		}
		c = with
		info := c.List()[0]
		p.userFonts[info.Key] = f.Font
		if info.Damaged != "" {
			list.Warnf(f.Path.Pos, "font-glyphs-damaged", "use another copy of the font", "font %s: the glyphs of %s are damaged, and another font draws them", f.Path.V, characters([]rune(info.Damaged)))
		}
		// Only what a document would hold as a font matters; pictures hold none.
		if forbids, ok := map[string]string{
			"restricted":   "its licence bits (OS/2 fsType) forbid embedding",
			"bitmaps only": "its licence bits (OS/2 fsType) allow no outlines to be embedded",
			"whole only":   "its licence bits (OS/2 fsType) forbid embedding a part of it",
		}[info.Licence]; ok {
			list.Notef(f.Path.Pos, "font-not-embedded", "ask whoever sold you the font for a licence to embed it", "font %s: %s, so its text is drawn as outlines in PDF and SVG, where it cannot be searched or copied", f.Path.V, forbids)
		}
	}
	p.faces = c
	return c
}

// lacking tells which characters the deck's own fonts lack, and other fonts draw, once a font.
func (p *Plan) lacking(pages [][]*layout.Page) diag.List {
	if len(p.userFonts) == 0 {
		return nil
	}
	lacked := map[string]map[rune]bool{}
	var look func(items []scene.Item)
	look = func(items []scene.Item) {
		for _, item := range items {
			switch item := item.(type) {
			case scene.Group:
				look(item.Items)
			case scene.Text:
				for _, r := range item.Run.Text {
					if !unicode.IsGraphic(r) || unicode.IsSpace(r) || unicode.Is(unicode.Variation_Selector, r) {
						continue
					}
					if user, ok := p.faces.Lacking(item.Run.Face, r); ok {
						if lacked[user.Key()] == nil {
							lacked[user.Key()] = map[rune]bool{}
						}
						lacked[user.Key()][r] = true
					}
				}
			}
		}
	}
	for _, unit := range pages {
		for _, page := range unit {
			look(page.Scene.Items)
		}
	}
	var list diag.List
	for _, key := range slices.Sorted(maps.Keys(lacked)) {
		f := p.userFonts[key]
		list.Warnf(f.Path.Pos, "font-lacks", "take a font that has them, or write them otherwise", "font %s lacks %s: another font draws them", f.Path.V, characters(slices.Sorted(maps.Keys(lacked[key]))))
	}
	list.Sort()
	return list
}

// characters names some characters with their code points, and counts the rest.
func characters(runes []rune) string {
	const most = 20
	var names []string
	for _, r := range runes[:min(len(runes), most)] {
		names = append(names, fmt.Sprintf("%c (U+%04X)", r, r))
	}
	s := strings.Join(names, ", ")
	if n := len(runes) - most; n > 0 {
		s += fmt.Sprintf(" and %d more", n)
	}
	return s
}

// maxFont bounds a font file, in bytes.
const maxFont = 64 << 20
