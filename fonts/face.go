package fonts

import (
	"fmt"
	"sync"
	"unsafe"

	"github.com/go-text/typesetting/font"
)

// face is one face of a catalogue. It is safe for concurrent use.
type face struct {
	key, family, name string
	kind              kind
	weight            int
	italic            bool
	languages         []string
	data              []byte
	// lost are the characters that a user's font has, but with glyphs that can't be drawn: it counts as lacking them.
	lost []rune

	once   sync.Once
	parsed *font.Font
}

// Key implements scene.Face.
func (f *face) Key() string { return f.key }

// Data implements scene.Face. Of a user's font it is what is drawn: one font, unwrapped, without variations. The embedded
// faces are part of the program: writing to them ends it.
func (f *face) Data() []byte { return f.data }

// Font implements scene.Face. The first call parses, which takes some milliseconds for a CJK face; outlines are read
// from Data as they are drawn.
func (f *face) Font() *font.Font {
	f.once.Do(func() {
		if f.parsed != nil { // a user's face was parsed when it was checked
			return
		}
		parsed, err := parse(f.data)
		if err != nil {
			// Only an embedded face can come here, and those are checked against SHA256SUMS by a test.
			panic(fmt.Sprintf("fonts: embedded face %s: %v", f.key, err))
		}
		f.parsed = parsed
	})
	return f.parsed
}

// info describes the face from its directory, without parsing it.
func (f *face) info() Info {
	i := Info{
		Key: f.key, Family: f.family, Weight: f.weight, Style: "normal", Languages: f.languages,
		Bytes: len(f.data), User: f.kind == userKind, Name: f.name,
		Damaged: string(f.lost),
	}
	if f.italic {
		i.Style = "italic"
	}
	_, i.Licence = f.licence()
	if t, err := readDirectory(f.data, 0); err == nil {
		i.Glyphs, _ = t.glyphs(f.data)
		names := t.names(f.data)
		i.Version = version(names[nameVersion])
		if full := names[nameFull]; full != "" {
			i.Name = full
		}
	}
	return i
}

// bytesOf returns the bytes of s without a copy; they must not be written to.
func bytesOf(s string) []byte { return unsafe.Slice(unsafe.StringData(s), len(s)) }
