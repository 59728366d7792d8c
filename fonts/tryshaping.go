package fonts

import (
	"slices"

	"github.com/go-text/typesetting/font"
	ot "github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/harfbuzz"
	"github.com/go-text/typesetting/language"
)

// tried are characters whose shaping uses most of a font's tables; they are shaped as one text.
const tried = "Affinity 1/2, \u201cfjord\u201d a\u0301 AVAT \u2014\u2014 \u5929\u5730\u7384\u9ec4\uff0c\u300c\u3042\u300d\uff08\u30ab\u3099\uff09\uc704"

// tryShaping shapes a text and then every character of the font, many at a time, in the ways in which the program sets
// text. What panics there is the caller's to catch.
func tryShaping(f *font.Font, characters []rune) error {
	feature := func(tags ...string) (out []harfbuzz.Feature) {
		for _, t := range tags {
			out = append(out, harfbuzz.Feature{Tag: ot.MustNewTag(t), Value: 1, End: harfbuzz.FeatureGlobalEnd})
		}
		return out
	}
	ways := []struct {
		direction harfbuzz.Direction
		script    language.Script
		language  string
		features  []harfbuzz.Feature
	}{
		{harfbuzz.LeftToRight, language.Latin, "en", nil},
		{harfbuzz.LeftToRight, language.Han, "zh-hans", feature("halt")},
		{harfbuzz.TopToBottom, language.Han, "ja", feature("vhal")},
		{harfbuzz.LeftToRight, language.Hangul, "ko", nil},
	}
	const longest = 256 // characters shaped at once
	shaper := harfbuzz.NewFont(font.NewFace(f))
	buffer := harfbuzz.NewBuffer()
	for i, way := range ways {
		texts := [][]rune{[]rune(tried)}
		if i < 3 { // Hangul adds nothing but its own language system
			texts = slices.AppendSeq(texts, slices.Chunk(characters, longest))
		}
		for _, text := range texts {
			buffer.Clear()
			buffer.AddRunes(text, 0, -1)
			buffer.Props = harfbuzz.SegmentProperties{Direction: way.direction, Script: way.script, Language: language.NewLanguage(way.language)}
			buffer.Shape(shaper, way.features)
			if len(buffer.Info) > maxGrowth*len(text) {
				return errGrowth
			}
		}
	}
	return nil
}

// maxGrowth is how many glyphs a character may become: real fonts split one into five at most.
const maxGrowth = 32

var errGrowth = excessiveFont("its layout tables make a text of glyphs from a character")
