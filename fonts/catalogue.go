// Package fonts holds the embedded faces and their catalogue: family, weight, style and language in, the faces to
// try in turn out. Nothing is read or parsed before a glyph is wanted.
//
// The faces are made by build.sh in this folder; OFL.txt is their licence.
package fonts

import (
	"slices"
	"strings"
	"sync"

	"cards/internal/scene"
)

// The two families that are always there. A user's face may stand in for a weight of them, or bring a family of
// its own.
const (
	Serif = "serif"
	Sans  = "sans"
)

// EmojiKey is the key of the face with colour bitmaps instead of outlines.
const EmojiKey = "noto-color-emoji"

// Catalogue is an immutable set of faces, safe for concurrent use.
type Catalogue struct {
	// faces holds the users' first, the last added at the front.
	faces []*face
}

// Info describes a face.
type Info struct {
	Key    string `json:"key"`
	Name   string `json:"name"`
	Family string `json:"family"`
	// Weight is 100…900, 400 regular, 700 bold.
	Weight int `json:"weight"`
	// Style is normal or italic.
	Style string `json:"style"`
	// Languages are BCP 47 tags; und-Latn stands for every language in that script. Empty for a user's face.
	Languages []string `json:"languages,omitempty"`
	Glyphs    int      `json:"glyphs"`
	Bytes     int      `json:"bytes"`
	Version   string   `json:"version,omitempty"`
	User      bool     `json:"user,omitempty"`
	// Licence is what the font's licence bits forbid (see scene.EmbeddingOf): restricted and "bitmaps only" allow no
	// embedding of the outlines, "whole only" no subset. Empty when nothing is forbidden.
	Licence string `json:"licence,omitempty"`
	// Damaged are the characters of a user's face whose glyphs can't be drawn, so that it counts as lacking them.
	Damaged string `json:"damaged,omitempty"`
}

var embedded = sync.OnceValue(func() *Catalogue { return &Catalogue{faces: embeddedFaces()} })

// Default returns the catalogue of the embedded faces, the same one each time, so that a face is parsed at most
// once a process.
func Default() *Catalogue { return embedded() }

// List describes all faces, the users' first, without parsing them.
func (c *Catalogue) List() []Info {
	out := make([]Info, len(c.faces))
	for i, f := range c.faces {
		out[i] = f.info()
	}
	return out
}

// ByKey returns the face with that key.
func (c *Catalogue) ByKey(key string) (scene.Face, bool) {
	for _, f := range c.faces {
		if f.key == key {
			return f, true
		}
	}
	return nil, false
}

// Emoji returns the face with colour bitmaps, which is in every chain.
func (c *Catalogue) Emoji() scene.Face {
	f, _ := c.ByKey(EmojiKey)
	return f
}

// Families returns the names that Chain knows: serif, sans and those that users' faces brought, sorted.
func (c *Catalogue) Families() []string {
	out := []string{Serif, Sans}
	for _, f := range c.faces {
		if f.kind == userKind {
			out = append(out, f.family)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// Chain returns the faces to try in turn for text of a family, weight (1…1000), style and language (BCP 47):
//
//   - the user's face of that family whose style and weight are nearest;
//   - for Chinese, Japanese, Korean and unknown languages the CJK face, then the Latin one; for all others the Latin
//     face, which has real italics, then the CJK one;
//   - colour emoji;
//   - for serif the Sans CJK face, which has the chemical elements named in 2017 (U+9FEB to U+9FED) that the
//     serif one lacks.
//
// Of the embedded faces the weight is the nearest of 400 and 700. A family that is neither serif nor sans nor a
// user's is taken as serif; a user's own family falls back to serif too.
func (c *Catalogue) Chain(family string, weight int, italic bool, lang string) []scene.Face {
	var out []scene.Face
	add := func(f *face) {
		if f != nil {
			out = append(out, f)
		}
	}
	add(c.nearest(family, userKind, weight, italic))
	if family != Sans {
		family = Serif
	}
	first, second := latinKind, cjkKind
	if IsCJK(lang) {
		first, second = cjkKind, latinKind
	}
	add(c.nearest(family, first, weight, italic))
	add(c.nearest(family, second, weight, italic))
	add(c.nearest("emoji", emojiKind, 400, false))
	if family == Serif {
		add(c.nearest(Sans, cjkKind, weight, italic))
	}
	return out
}

// nearest returns the face of the family and kind that is nearest in style, then in weight. Between two weights as
// near it takes the lighter up to 500 and the heavier above, as CSS Fonts 4 §5.2 does.
func (c *Catalogue) nearest(family string, k kind, weight int, italic bool) *face {
	distance := func(f *face) int {
		d := 4 * abs(f.weight-weight)
		if (f.weight > weight) != (weight > 500) {
			d++
		}
		if f.italic != italic {
			d += 1 << 20
		}
		return d
	}
	var best *face
	for _, f := range c.faces {
		if f.family == family && f.kind == k && (best == nil || distance(f) < distance(best)) {
			best = f
		}
	}
	return best
}

// cjkSubtags are the primary language and script subtags of text that is set by the CJK faces.
var cjkSubtags = map[string]bool{
	"zh": true, "cmn": true, "yue": true, "wuu": true, "nan": true, "hak": true, "gan": true, "hsn": true,
	"cdo": true, "lzh": true, "ja": true, "jpn": true, "ko": true, "kor": true,
	"ryu": true, "ain": true, "okm": true, "": true, "und": true, "mul": true, "zxx": true,
}

var cjkScripts = map[string]bool{
	"hans": true, "hant": true, "hani": true, "jpan": true, "kore": true, "hang": true, "hira": true, "kana": true,
	"hrkt": true, "bopo": true,
}

// IsCJK reports whether text in lang (BCP 47) is set by the CJK faces first: Chinese languages, Japanese, Korean,
// anything written in their scripts, and text of unknown language.
func IsCJK(lang string) bool {
	primary, rest, _ := strings.Cut(strings.ToLower(strings.ReplaceAll(lang, "_", "-")), "-")
	for subtag := range strings.SplitSeq(rest, "-") {
		if len(subtag) == 4 { // a script names itself: zh-Latn is pinyin
			return cjkScripts[subtag]
		}
	}
	return cjkSubtags[primary]
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}
