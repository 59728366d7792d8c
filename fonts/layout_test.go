package fonts

import (
	"bufio"
	"compress/gzip"
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/go-text/typesetting/font"
	ot "github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/harfbuzz"
	"github.com/go-text/typesetting/language"
)

// shaper shapes single characters of one face as Han text, in font units.
type shaper struct {
	font   *harfbuzz.Font
	buffer *harfbuzz.Buffer
}

func newShaper(f *font.Font) *shaper {
	return &shaper{harfbuzz.NewFont(font.NewFace(f)), harfbuzz.NewBuffer()}
}

// shape returns the only glyph of r with its position; features are switched on.
func (s *shaper) shape(t testing.TB, r rune, lang string, vertical bool, features ...string) (harfbuzz.GlyphInfo, harfbuzz.GlyphPosition) {
	t.Helper()
	on := make([]harfbuzz.Feature, len(features))
	for i, f := range features {
		on[i] = harfbuzz.Feature{Tag: ot.MustNewTag(f), Value: 1, Start: 0, End: harfbuzz.FeatureGlobalEnd}
	}
	s.buffer.Clear()
	s.buffer.Props = harfbuzz.SegmentProperties{
		Direction: harfbuzz.LeftToRight, Script: language.Han, Language: language.NewLanguage(lang),
	}
	if vertical {
		s.buffer.Props.Direction = harfbuzz.TopToBottom
	}
	s.buffer.AddRune(r, 0)
	s.buffer.Shape(s.font, on)
	if len(s.buffer.Info) != 1 {
		t.Fatalf("U+%04X %s: %d glyphs, want 1", r, lang, len(s.buffer.Info))
	}
	return s.buffer.Info[0], s.buffer.Pos[0]
}

// TestLayoutTable shapes every character that a layout feature changes and compares with the table that fontTools
// made (testdata/layout.py). It fails when coverage tables are in format 2: 216 characters then lose vert alone.
func TestLayoutTable(t *testing.T) {
	file, err := os.Open("testdata/layout.txt.gz")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	unpacked, err := gzip.NewReader(file)
	if err != nil {
		t.Fatal(err)
	}
	var (
		s                  *shaper
		key, feature, lang string
		vertical, moves    bool
		counts             = map[string]int{}
		wrong              int
	)
	lines := bufio.NewScanner(unpacked)
	for lines.Scan() {
		f := strings.Fields(lines.Text())
		switch f[0] {
		case "face":
			face, ok := Default().ByKey(f[1])
			if !ok {
				t.Fatalf("no face %s", f[1])
			}
			key, s = f[1], newShaper(face.Font())
			continue
		case "set":
			feature, lang = f[1], f[2]
			vertical = feature[0] == 'v'
			moves = strings.HasSuffix(feature, "alt") || strings.HasSuffix(feature, "pal") || feature == "vhal"
			continue
		}
		code, err := strconv.ParseUint(f[0], 16, 32)
		if err != nil {
			t.Fatal(err)
		}
		r := rune(code)
		var got string
		if moves {
			_, without := s.shape(t, r, lang, vertical)
			_, with := s.shape(t, r, lang, vertical, feature)
			// Vertical advances of the font grow downwards, the shaper's y upwards.
			down := with.YAdvance - without.YAdvance
			if vertical {
				down = -down
			}
			got = fmt.Sprint(with.XOffset-without.XOffset, with.YOffset-without.YOffset, with.XAdvance-without.XAdvance, down)
		} else {
			glyph, _ := s.shape(t, r, lang, vertical, feature)
			got = fmt.Sprint(glyph.Glyph)
		}
		if want := strings.Join(f[1:], " "); got != want {
			if wrong++; wrong <= 20 {
				t.Errorf("%s %s %s U+%04X %c: got %s, fontTools has %s", key, feature, lang, r, r, got, want)
			}
		}
		counts[feature]++
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	if wrong > 0 {
		t.Errorf("%d characters differ", wrong)
	}
	// So many there are in four faces and five languages, give or take: an emptied table must not pass.
	for feature, least := range map[string]int{"vert": 6000, "vhal": 1100, "palt": 5500, "fwid": 1900, "halt": 800, "vpal": 5500, "locl": 60000} {
		if counts[feature] < least {
			t.Errorf("the table has %d lines of %s, want at least %d", counts[feature], feature, least)
		}
	}
}

// TestVertLeavesOthers is the other side: what the table does not name keeps its form in columns.
func TestVertLeavesOthers(t *testing.T) {
	face, _ := Default().ByKey("noto-serif-cjk-400")
	s := newShaper(face.Font())
	for _, r := range "\u4e00\u9aa8\uac00\u6c38A1" {
		flat, _ := s.shape(t, r, "ja", false)
		column, _ := s.shape(t, r, "ja", true)
		if flat.Glyph != column.Glyph {
			t.Errorf("%c changes its glyph in a column", r)
		}
	}
	for _, r := range "\uff0c\u3002\uff01\uff1f\uff1a\uff1b\uff08\uff09\u300c\u300d\u30fc\u2026" {
		flat, _ := s.shape(t, r, "zh-Hans", false)
		column, _ := s.shape(t, r, "zh-Hans", true)
		if flat.Glyph == column.Glyph {
			t.Errorf("%c keeps its glyph in a column", r)
		}
	}
}

// TestLanguageForms checks that one face has the forms of every region.
func TestLanguageForms(t *testing.T) {
	for _, key := range []string{"noto-serif-cjk-400", "noto-serif-cjk-700", "noto-sans-cjk-400", "noto-sans-cjk-700"} {
		face, ok := Default().ByKey(key)
		if !ok {
			t.Fatal(key)
		}
		s := newShaper(face.Font())
		forms := func(r rune) (out [5]ot.GID) {
			for i, lang := range []string{"zh-Hans", "zh-Hant", "zh-Hant-HK", "ja", "ko"} {
				g, _ := s.shape(t, r, lang, false)
				out[i] = ot.GID(g.Glyph)
			}
			return out
		}
		for _, c := range []struct {
			r     rune
			least int // different forms over the five
		}{{'\u9aa8', 2}, {'\u76f4', 2}, {'\u5203', 2}, {'\u8ff0', 2}, {'\u4e00', 1}} {
			f := forms(c.r)
			different := map[ot.GID]bool{}
			for _, g := range f {
				different[g] = true
			}
			if len(different) < c.least || c.least == 1 && len(different) != 1 {
				t.Errorf("%s %c: forms %v, want at least %d different", key, c.r, f, c.least)
			}
			if c.least > 1 && f[0] == f[1] && f[0] == f[3] {
				t.Errorf("%s %c: the same in zh-Hans, zh-Hant and ja", key, c.r)
			}
		}
	}
}
