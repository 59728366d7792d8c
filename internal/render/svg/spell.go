package svg

import (
	"slices"
	"unicode"

	"cards/internal/scene"

	"golang.org/x/text/unicode/bidi"
)

// This room says which glyphs of a run stand for which of its characters, and which of these a browser will draw as it is told to.

// cluster is a piece of text with the glyphs that it is drawn by.
type cluster struct {
	text   []rune
	glyphs []scene.Glyph
}

// spell takes a run apart, in the order of its text. Characters before the first glyph belong to it, and so do those without a
// glyph to the one before them.
func spell(run *scene.Run) []cluster {
	text := []rune(run.Text)
	at := func(g scene.Glyph) int { return max(0, min(g.Cluster, len(text))) }
	glyphs := slices.Clone(run.Glyphs)
	slices.SortStableFunc(glyphs, func(a, b scene.Glyph) int { return at(a) - at(b) })
	var out []cluster
	for i := 0; i < len(glyphs); {
		k := i + 1
		for k < len(glyphs) && at(glyphs[k]) == at(glyphs[i]) {
			k++
		}
		from, to := at(glyphs[i]), len(text)
		if k < len(glyphs) {
			to = at(glyphs[k])
		}
		if i == 0 {
			from = 0
		}
		out = append(out, cluster{text[from:to], glyphs[i:k]})
		i = k
	}
	return out
}

// simple reports whether each character of a cluster can have a glyph of its own in a font: it is one for which browsers take the
// glyph that a font names, at the place that a picture names, and nothing else. Marks are placed by browsers themselves, letters that
// join are chosen by them, some signs are taken from another font, and what shows nothing gets no glyph.
func (c cluster) simple() bool {
	if len(c.text) == 0 || len(c.glyphs) > len(c.text) {
		return false
	}
	for _, r := range c.text {
		if !plain(r) {
			return false
		}
	}
	return true
}

// signs are symbols of which some are drawn in colour by a system's own font, whatever font a picture asks for (UTS #51).
var signs = &unicode.RangeTable{
	R16: []unicode.Range16{{Lo: 0x00a9, Hi: 0x00ae, Stride: 5}, {Lo: 0x203c, Hi: 0x203c, Stride: 1}, {Lo: 0x2049, Hi: 0x2049, Stride: 1}, {Lo: 0x2122, Hi: 0x2122, Stride: 1},
		{Lo: 0x2139, Hi: 0x2139, Stride: 1}, {Lo: 0x231a, Hi: 0x23ff, Stride: 1}, {Lo: 0x24c2, Hi: 0x24c2, Stride: 1}, {Lo: 0x2600, Hi: 0x27bf, Stride: 1},
		{Lo: 0x2b05, Hi: 0x2b55, Stride: 1}, {Lo: 0x3030, Hi: 0x303d, Stride: 13}, {Lo: 0x3297, Hi: 0x3299, Stride: 2}},
	R32: []unicode.Range32{{Lo: 0x1f000, Hi: 0x1faff, Stride: 1}},
}

// jamo are the parts of Hangul syllables, which browsers join.
var jamo = &unicode.RangeTable{R16: []unicode.Range16{{Lo: 0x1100, Hi: 0x11ff, Stride: 1}, {Lo: 0xa960, Hi: 0xa97c, Stride: 1}, {Lo: 0xd7b0, Hi: 0xd7fb, Stride: 1}}}

// levelScripts are the scripts whose letters stand beside one another as they are.
var levelScripts = []*unicode.RangeTable{unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul, unicode.Bopomofo, unicode.Latin, unicode.Greek, unicode.Cyrillic,
	unicode.Armenian, unicode.Georgian, unicode.Hebrew, unicode.Common}

// plain reports whether a browser draws a character by the glyph that its font has for it.
func plain(r rune) bool {
	if r == ' ' {
		return true
	}
	if unicode.In(r, unicode.M, unicode.C, unicode.Zl, unicode.Zp, signs, jamo) || !unicode.In(r, levelScripts...) {
		return false
	}
	p, _ := bidi.LookupRune(r)
	return p.Class() != bidi.AL
}
