package pptx

import (
	"math"
	"strings"
	"unicode"

	"cards/internal/scene"

	"github.com/go-text/typesetting/font"
)

// Fonts: what a face is called, and how high a program that sets its lines takes it to be.

// typeface is a face as a presentation names it.
type typeface struct {
	family       string
	bold, italic bool
	// ascent and descent are those of the line, in em, both positive: the font's own (hhea), which LibreOffice and PowerPoint
	// place lines by.
	ascent, descent float64
	upem            float64
	// metrics tells advances; it is used by one goroutine at a time.
	metrics *font.Face
	// emoji faces have pictures instead of outlines: their name is left to the reader, who has such a font of his own.
	emoji bool
}

// boldWeight is the least weight that b="1" stands for: a presentation knows regular and bold.
const boldWeight = 600

// typeface returns the description of a face; nil stands for a face without a font.
func (d *deck) typeface(f scene.Face) *typeface {
	if f == nil {
		return &typeface{ascent: usualAscent, descent: usualDescent, upem: 1000}
	}
	if t, ok := d.typefaces[f.Key()]; ok {
		return t
	}
	t := &typeface{ascent: usualAscent, descent: usualDescent, upem: 1000}
	if parsed := f.Font(); parsed != nil {
		about := parsed.Describe()
		t.family = strings.TrimSpace(clean(about.Family))
		t.bold = float32(about.Aspect.Weight) >= boldWeight
		t.italic = about.Aspect.Style == font.StyleItalic
		t.metrics = font.NewFace(parsed)
		if u := float64(parsed.Upem()); u > 0 {
			t.upem = u
		}
		if e, ok := t.metrics.FontHExtents(); ok {
			a, b := float64(e.Ascender)/t.upem, -float64(e.Descender)/t.upem
			if a > 0 && a < 4 && b >= 0 && b < 4 {
				t.ascent, t.descent = a, b
			}
		}
		t.emoji = strings.Contains(t.family, "Emoji")
	}
	d.typefaces[f.Key()] = t
	return t
}

// The ascent and descent of a font that tells none, in em.
const (
	usualAscent  = 1.07
	usualDescent = 0.29
)

// advance returns the width of a glyph in em; upright in a column its height.
func (t *typeface) advance(g font.GID, upright bool) float64 {
	if t.metrics == nil {
		return 1
	}
	if upright {
		return math.Abs(float64(t.metrics.VerticalAdvance(g))) / t.upem
	}
	return float64(t.metrics.HorizontalAdvance(g)) / t.upem
}

// rise returns how far the origin of a glyph that stands upright in a column is below its cell's top, in em.
func (t *typeface) rise(g font.GID) float64 {
	if t.metrics == nil {
		return 0.88
	}
	_, y := t.metrics.GlyphVOrigin(g)
	return float64(y) / t.upem
}

// corners are corner brackets with their forms for columns.
var corners = [...][2]rune{{'\u300C', '\uFE41'}, {'\u300D', '\uFE42'}, {'\u300E', '\uFE43'}, {'\u300F', '\uFE44'}}

// corner returns what a glyph that stands upright in a column shows: curly quotation marks are drawn there as corner brackets, which
// no program does by itself.
func (t *typeface) corner(g font.GID, text string) string {
	if t.metrics == nil || len([]rune(text)) != 1 || !strings.ContainsAny(text, "\u2018\u2019\u201C\u201D") {
		return text
	}
	for _, c := range corners {
		for _, form := range c {
			if have, ok := t.metrics.NominalGlyph(form); ok && have == g {
				return string(c[0])
			}
		}
	}
	return text
}

// pan are the regional names of one family whose glyphs differ by language. One file of such a family holds all of them, and a
// reader knows each by a name of its own.
var pan = map[string]string{"zh-CN": " SC", "zh-TW": " TC", "zh-HK": " HK", "ja-JP": " JP", "ko-KR": " KR"}

// named returns the family of a face for text in a language (as a presentation calls it, see language).
func (t *typeface) named(lang string) string {
	if base, ok := strings.CutSuffix(t.family, " SC"); ok && strings.Contains(base, "CJK") {
		if region, ok := pan[lang]; ok {
			return base + region
		}
	}
	return t.family
}

// companions are the East Asian families that go with Latin ones, for a deck that has no East Asian text of its own: a theme
// without one would show boxes outside Windows as soon as somebody writes Chinese on a slide.
var companions = map[string]string{"Noto Serif": "Noto Serif CJK SC", "Noto Sans": "Noto Sans CJK SC"}

// script is one of the three kinds that a:latin, a:ea and a:cs stand for.
type script uint8

const (
	latinScript script = iota
	eastAsian
	complexScript
)

// scriptOf returns the kind of a character. What is shared by scripts (spaces, punctuation of ASCII) counts as Latin.
func scriptOf(r rune) script {
	switch {
	case r < 0x2E80 && !unicode.In(r, unicode.Hangul):
		if unicode.In(r, unicode.Arabic, unicode.Hebrew, unicode.Thai, unicode.Devanagari, unicode.Bengali, unicode.Tamil, unicode.Telugu, unicode.Khmer, unicode.Lao, unicode.Myanmar, unicode.Sinhala, unicode.Syriac, unicode.Thaana, unicode.Gujarati, unicode.Gurmukhi, unicode.Kannada, unicode.Malayalam, unicode.Oriya, unicode.Tibetan, unicode.Mongolian) {
			return complexScript
		}
		return latinScript
	case r >= 0x1F000 && r < 0x20000: // emoji
		return latinScript
	case unicode.In(r, unicode.Arabic, unicode.Hebrew): // presentation forms
		return complexScript
	}
	return eastAsian
}

// fromRightToLeft reports whether a character is one of the scripts that run so.
func fromRightToLeft(r rune) bool {
	return unicode.In(r, unicode.Arabic, unicode.Hebrew, unicode.Syriac, unicode.Thaana, unicode.Nko)
}

// languages are the tags of presentations for ours, which name a script where those name a place.
var languages = map[string]string{
	"zh": "zh-CN", "zh-hans": "zh-CN", "zh-hant": "zh-TW", "zh-hant-tw": "zh-TW", "zh-hant-hk": "zh-HK", "zh-hant-mo": "zh-HK", "zh-hans-cn": "zh-CN", "zh-hans-sg": "zh-SG",
	"ja": "ja-JP", "ko": "ko-KR", "en": "en-US", "de": "de-DE", "fr": "fr-FR", "es": "es-ES", "it": "it-IT", "pt": "pt-BR", "ru": "ru-RU", "ar": "ar-SA", "he": "he-IL",
}

// language returns a tag of BCP 47 as presentations write it; "" for what is no tag.
func language(tag string) string {
	if known, ok := languages[strings.ToLower(tag)]; ok {
		return known
	}
	for _, r := range tag {
		if !(r == '-' || r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z') {
			return ""
		}
	}
	return tag
}
