package deck

import (
	"strings"

	"cards/internal/diag"
)

// Value is one value of the deck that knows where it stood.
type Value[T any] struct {
	// V is the value; the zero T where the deck leaves it out.
	V T
	// Pos is where the value starts. Its File is the file that holds it, which may be the one named by use:;
	// paths in V are relative to the folder of that file.
	Pos diag.Pos
	// Item is the path of the value in the deck, such as quotes[0].text.
	Item string
	// Set is true when the deck, or the file named by use:, gives the value.
	Set bool
}

// The values that occur most.
type (
	// Text is a text that is the same in every language.
	Text = Value[string]
	// Number is a number.
	Number = Value[float64]
	// Flag is true or false.
	Flag = Value[bool]
)

// Localised is prose: one text, or a text by language.
type Localised struct {
	// Pos and Item are those of the whole value.
	Pos  diag.Pos
	Item string
	// Set is true when the deck gives the value.
	Set bool
	// All is the text of a value that is no map.
	All Text
	// By holds the texts of a map by language, in the order of the deck.
	By []LanguageText
}

// LanguageText is a text in one language.
type LanguageText struct {
	// Lang is the BCP 47 tag as the deck writes it.
	Lang string
	Text
}

// In returns the text in lang: that of the nearest tag (zh-Hant for zh-Hant-HK), the one text where there
// is no map, and the first of the map where the language is missing.
func (l Localised) In(lang string) string {
	t, _ := l.Lookup(lang)
	return t.V
}

// Lookup returns the text that In returns, with its place, and whether it is in that language.
func (l Localised) Lookup(lang string) (Text, bool) {
	if len(l.By) == 0 {
		return l.All, l.Set
	}
	if i := matchLanguage(lang, len(l.By), func(i int) string { return l.By[i].Lang }); i >= 0 {
		return l.By[i].Text, true
	}
	return l.By[0].Text, false
}

// Texts returns every text of the value, in the order of the deck.
func (l Localised) Texts() []LanguageText {
	if len(l.By) > 0 {
		return l.By
	}
	if l.Set {
		return []LanguageText{{Text: l.All}}
	}
	return nil
}

// Sized is a text, or a text by size: where the lines of a quote break may depend on the size.
type Sized struct {
	Pos  diag.Pos
	Item string
	Set  bool
	// All is the text of a value that is no map.
	All Localised
	// By holds the texts of a map by size, in the order of the deck.
	By []SizeText
}

// SizeText is a text for one size.
type SizeText struct {
	// Size is the name as the deck writes it.
	Size string
	Localised
}

// For returns the text for a size, by any of its names (xiaohongshu, xhs); where the value is no map it is the
// same for all, and where no name matches it is not set.
func (s Sized) For(names ...string) Localised {
	for _, t := range s.By {
		for _, name := range names {
			if strings.EqualFold(t.Size, name) {
				return t.Localised
			}
		}
	}
	return s.All
}

// matchLanguage returns the index of the tag that serves lang best, or -1: the same tag, else the one that
// names the same language and script.
func matchLanguage(lang string, n int, tag func(int) string) int {
	for i := range n {
		if strings.EqualFold(tag(i), lang) {
			return i
		}
	}
	wanted := scriptOf(lang)
	for i := range n {
		if scriptOf(tag(i)) == wanted {
			return i
		}
	}
	return -1
}

// scriptOf reduces a BCP 47 tag to its language, and for Chinese to language and script: zh, zh-CN and zh-SG
// are zh-Hans, zh-TW, zh-HK and zh-MO are zh-Hant.
func scriptOf(tag string) string {
	parts := strings.Split(strings.ToLower(tag), "-")
	if parts[0] != "zh" {
		return parts[0]
	}
	for _, p := range parts[1:] {
		switch p {
		case "hant", "tw", "hk", "mo":
			return "zh-hant"
		case "hans", "cn", "sg":
			return "zh-hans"
		}
	}
	return "zh-hans"
}
