package fonts

import (
	_ "embed" // the faces are strings, so that the linker puts them where nothing is read before it is touched
)

// The files that build.sh makes. Raw: a compressed copy would have to be unpacked before the first glyph.
var (
	//go:embed noto-serif-cjk-400.otf
	serifCJK400 string
	//go:embed noto-serif-cjk-700.otf
	serifCJK700 string
	//go:embed noto-sans-cjk-400.otf
	sansCJK400 string
	//go:embed noto-sans-cjk-700.otf
	sansCJK700 string
	//go:embed noto-serif-400.ttf
	serif400 string
	//go:embed noto-serif-400-italic.ttf
	serif400Italic string
	//go:embed noto-serif-700.ttf
	serif700 string
	//go:embed noto-serif-700-italic.ttf
	serif700Italic string
	//go:embed noto-sans-400.ttf
	sans400 string
	//go:embed noto-sans-400-italic.ttf
	sans400Italic string
	//go:embed noto-sans-700.ttf
	sans700 string
	//go:embed noto-sans-700-italic.ttf
	sans700Italic string
	//go:embed noto-color-emoji.ttf
	colorEmoji string
)

// licence is the text that must go wherever the faces go.
//
//go:embed OFL.txt
var licence string

// Licence returns the SIL Open Font License 1.1 with the copyright lines of the embedded faces.
func Licence() string { return licence }

// kind is what a face is for in a chain.
type kind uint8

const (
	cjkKind   kind = iota // ideographs, kana, hangul, and Latin to go with them
	latinKind             // Latin, Greek, Cyrillic, with real italics
	emojiKind             // colour bitmaps
	userKind              // whatever a user brings
)

// What the faces write, as BCP 47 tags. The CJK faces have the forms of all five by locl; what no language stands
// for is named by its script.
var (
	cjkLanguages   = []string{"zh-Hans", "zh-Hant", "zh-Hant-HK", "ja", "ko"}
	latinLanguages = []string{"und-Latn", "und-Grek", "und-Cyrl"}
	emojiLanguages = []string{"und-Zsye"}
)

// embeddedFaces are the faces of this package in the order in which they are listed.
func embeddedFaces() []*face {
	row := func(key, family string, k kind, weight int, italic bool, data string, languages []string) *face {
		return &face{
			key: key, family: family, kind: k, weight: weight, italic: italic,
			languages: languages, data: bytesOf(data),
		}
	}
	return []*face{
		row("noto-serif-cjk-400", Serif, cjkKind, 400, false, serifCJK400, cjkLanguages),
		row("noto-serif-cjk-700", Serif, cjkKind, 700, false, serifCJK700, cjkLanguages),
		row("noto-sans-cjk-400", Sans, cjkKind, 400, false, sansCJK400, cjkLanguages),
		row("noto-sans-cjk-700", Sans, cjkKind, 700, false, sansCJK700, cjkLanguages),
		row("noto-serif-400", Serif, latinKind, 400, false, serif400, latinLanguages),
		row("noto-serif-400-italic", Serif, latinKind, 400, true, serif400Italic, latinLanguages),
		row("noto-serif-700", Serif, latinKind, 700, false, serif700, latinLanguages),
		row("noto-serif-700-italic", Serif, latinKind, 700, true, serif700Italic, latinLanguages),
		row("noto-sans-400", Sans, latinKind, 400, false, sans400, latinLanguages),
		row("noto-sans-400-italic", Sans, latinKind, 400, true, sans400Italic, latinLanguages),
		row("noto-sans-700", Sans, latinKind, 700, false, sans700, latinLanguages),
		row("noto-sans-700-italic", Sans, latinKind, 700, true, sans700Italic, latinLanguages),
		row(EmojiKey, "emoji", emojiKind, 400, false, colorEmoji, emojiLanguages),
	}
}
