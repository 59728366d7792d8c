package phrase

import (
	"strings"
	"unicode"
)

// model is the way in which a language's words are found.
type model uint8

const (
	spaced model = iota
	simplified
	traditional
	japanese
)

// modelOf chooses the model for a BCP 47 tag; case and _ for - do not matter.
func modelOf(lang string) model {
	subtags := strings.FieldsFunc(lang, func(r rune) bool { return r == '-' || r == '_' })
	if len(subtags) == 0 {
		return spaced
	}
	is := func(tag string, names ...string) bool {
		for _, name := range names {
			if strings.EqualFold(tag, name) {
				return true
			}
		}
		return false
	}
	switch {
	case is(subtags[0], "ja"):
		return japanese
	case is(subtags[0], "yue"):
		return traditional
	case !is(subtags[0], "zh", "cmn"):
		return spaced
	}
	for _, tag := range subtags[1:] {
		if is(tag, "Hans") {
			return simplified
		}
		if is(tag, "Hant", "TW", "HK", "MO") {
			return traditional
		}
	}
	return simplified
}

// kind is what a rune is to a segmenter.
type kind uint8

const (
	kindHan    kind = iota
	kindKana        // hiragana and katakana with their marks of length and repetition
	kindLetter      // letters of scripts that write spaces, and marks that combine with them
	kindDigit
	kindSpace
	kindOpen   // opening brackets and quotation marks
	kindClose  // other punctuation
	kindSymbol // emoji, arrows, mathematical signs
)

// kindOf classifies a rune. The common blocks are decided by comparison; tables are
// asked for the rest only.
func kindOf(r rune) kind {
	switch {
	case r >= 0x4E00 && r <= 0x9FFF, r == 0x3005, r == 0x3007, r >= 0x3400 && r <= 0x4DBF,
		r >= 0x20000 && r <= 0x3FFFF, r >= 0xF900 && r <= 0xFAFF:
		return kindHan
	case r < 0x80:
		return asciiKinds[r&0x7F]
	case r >= 0x3041 && r <= 0x30FA, r >= 0x30FC && r <= 0x30FF, r >= 0x31F0 && r <= 0x31FF,
		r >= 0xFF66 && r <= 0xFF9F:
		return kindKana
	case r >= 0xFF10 && r <= 0xFF19:
		return kindDigit
	case r == 0x3000, unicode.IsSpace(r):
		return kindSpace
	case r == 0xFF0C, r == 0x3001, r == 0x3002:
		return kindClose
	case unicode.In(r, unicode.Ps, unicode.Pi):
		return kindOpen
	case unicode.IsPunct(r):
		return kindClose
	case unicode.IsDigit(r):
		return kindDigit
	case unicode.IsLetter(r), unicode.IsMark(r), unicode.Is(unicode.Cf, r):
		return kindLetter
	}
	return kindSymbol
}

// asciiKinds is kindOf for ASCII. Controls count as spaces; straight quotes may open or
// close and are taken as closing, since a deck's normaliser has curled them already.
var asciiKinds = func() (kinds [128]kind) {
	for r := range kinds {
		switch {
		case r <= ' ' || r == 0x7F:
			kinds[r] = kindSpace
		case r >= '0' && r <= '9':
			kinds[r] = kindDigit
		case r >= 'A' && r <= 'Z', r >= 'a' && r <= 'z':
			kinds[r] = kindLetter
		case strings.ContainsRune("([{", rune(r)):
			kinds[r] = kindOpen
		case strings.ContainsRune("$+<=>^`|~#@", rune(r)):
			kinds[r] = kindSymbol
		default:
			kinds[r] = kindClose
		}
	}
	return kinds
}()
