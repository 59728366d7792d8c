package svg

import (
	"encoding/base64"
	"fmt"

	"cards/internal/scene"
	"cards/internal/subset"

	"github.com/go-text/typesetting/font"
)

// This room collects the glyphs that a picture shows and writes them as web fonts. Layout has already chosen glyphs, and a browser
// knows characters only: so a font here names for each character the glyph that was chosen. Where one character is drawn by two
// glyphs (a mark in a line and in a column), the face is there twice, with one glyph in each; where one glyph is drawn for two
// characters, both name it. What is copied is what was written.

// fontSet are the faces of a picture.
type fontSet struct {
	known map[string]*shownFace
	order []*layer
}

// shownFace is a face as often as its characters need it.
type shownFace struct {
	face   scene.Face
	drawn  *font.Face
	layers []*layer
}

// layer is one font of a face: in it each character has one glyph.
type layer struct {
	family     string
	face       scene.Face
	glyphs     []font.GID
	codes      map[font.GID]int
	characters map[rune]int
}

// of returns what is shown of a face.
func (f *fontSet) of(face scene.Face) *shownFace {
	if s := f.known[face.Key()]; s != nil {
		return s
	}
	if f.known == nil {
		f.known = map[string]*shownFace{}
	}
	s := &shownFace{face: face, drawn: &font.Face{Font: face.Font()}}
	f.known[face.Key()] = s
	return s
}

// family returns the family in which character r is drawn by glyph g; ok is false when that is more than a font holds.
func (f *fontSet) family(s *shownFace, r rune, g font.GID) (family string, ok bool) {
	for _, l := range s.layers {
		code, taken := l.characters[r]
		if taken && code == l.codes[g] || !taken && l.add(r, g) {
			return l.family, true
		}
	}
	l := &layer{family: fmt.Sprintf("%sf%d", prefixMark, len(f.order)+1), face: s.face, codes: map[font.GID]int{}, characters: map[rune]int{}}
	s.layers, f.order = append(s.layers, l), append(f.order, l)
	return l.family, l.add(r, g)
}

// add has a character drawn by a glyph.
func (l *layer) add(r rune, g font.GID) bool {
	if l.codes[g] == 0 {
		if len(l.glyphs) == subset.MaxGlyphs {
			return false
		}
		l.glyphs = append(l.glyphs, g)
		l.codes[g] = len(l.glyphs)
	}
	l.characters[r] = l.codes[g]
	return true
}

// style returns the fonts and the rules for all text, which keep browsers from setting it anew: spaces stay, and characters run
// from left to right, as each has its place.
func (f *fontSet) style() ([]byte, error) {
	if len(f.order) == 0 {
		return nil, nil
	}
	out := []byte("<style>\n")
	for _, l := range f.order {
		glyphs := make([]subset.Glyph, len(l.glyphs))
		for i, g := range l.glyphs {
			glyphs[i] = subset.Glyph{ID: g}
		}
		s, err := subset.NewSpaced(l.face, glyphs)
		if err != nil {
			return nil, err
		}
		data, err := s.WOFF(l.characters)
		if err != nil {
			return nil, err
		}
		out = fmt.Appendf(out, "@font-face{font-family:%s;font-display:block;src:url(data:font/woff;base64,%s)format(\"woff\")}\n", l.family, base64.StdEncoding.EncodeToString(data))
	}
	return fmt.Appendf(out, ".%s text{white-space:pre;direction:ltr;unicode-bidi:bidi-override;font-kerning:none;font-variant-ligatures:none;font-feature-settings:\"kern\" 0,\"liga\" 0,\"calt\" 0,\"locl\" 0;"+
		"font-synthesis:none;text-spacing-trim:space-all;text-autospace:no-autospace;letter-spacing:0;word-spacing:0}\n</style>\n", prefixMark), nil
}

// mayEmbed reports whether a part of the face may stand in a picture. What may not is drawn as paths.
func mayEmbed(f scene.Face) bool {
	e := scene.EmbeddingOf(f)
	return e.Font && e.Subset
}
