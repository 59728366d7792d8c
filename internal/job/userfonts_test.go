package job

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"cards/internal/diag"
	"cards/internal/scene"
)

// openWithFonts opens and lays out a deck that names fonts from the folder of package fonts' samples, and returns what was
// told, without the notes on other things, and the keys of the faces that were used.
func openWithFonts(t *testing.T, text string, lines ...string) (told diag.List, used map[string]bool) {
	t.Helper()
	folder := t.TempDir()
	samples, err := filepath.Glob("../../fonts/testdata/*.[otw]*")
	if err != nil || len(samples) < 8 {
		t.Fatalf("%d samples, %v", len(samples), err)
	}
	for _, sample := range samples {
		data, err := os.ReadFile(sample)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(folder, filepath.Base(sample)), data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	file := filepath.Join(folder, "deck.yaml")
	deck := "lang: en\ndefaults: {speaker: \"aa\", source: \"aa\"}\nsizes: [og, wechat-square]\nquotes: [\"" + text + "\"]\nfonts:\n" + strings.Join(lines, "\n") + "\n"
	if err := os.WriteFile(file, []byte(deck), 0o644); err != nil {
		t.Fatal(err)
	}
	plan, told := Open(file, Request{})
	used = map[string]bool{}
	if plan != nil {
		more, err := plan.Lay(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		told = append(told, more...)
		for _, unit := range plan.pages {
			for _, page := range unit {
				for _, item := range page.Scene.Items {
					if run, ok := item.(scene.Text); ok {
						used[run.Run.Face.Key()] = true
					}
				}
			}
		}
	}
	var fonts diag.List
	for _, d := range told {
		if strings.Contains(d.Code, "font") {
			fonts = append(fonts, d)
		}
	}
	return fonts, used
}

// TestUserFonts: what a deck may name as a font, what is told of it, and where.
func TestUserFonts(t *testing.T) {
	for name, c := range map[string]struct {
		text  string
		lines []string
		// want are the lines of the deck with the severity, code and a part of the message.
		want []string
		// uses is the beginning of a face's key that must have been used; empty is none of the deck's.
		uses string
	}{
		"woff2":    {"fog", []string{`  serif: {400: small.woff2}`}, nil, "user-serif-400-"},
		"two lack": {"fog 学而", []string{`  serif:`, `    400: small.woff`}, []string{"7 warning font-lacks lacks 学 (U+5B66), 而 (U+800C): another font"}, "user-serif-400-"},
		"each weight its own": {"fog 学", []string{`  serif:`, `    400: small.ttf`, `    700: small.otf`},
			[]string{"7 warning font-lacks lacks 学 (U+5B66):"}, "user-serif-400-"},
		"another family's": {"fog 学", []string{`  sans: {400: small.ttf}`}, nil, ""},
		"by number":        {"abc", []string{`  serif: {400: "small.ttc#2"}`}, nil, "user-serif-400-"},
		"by number, bare":  {"abc", []string{`  serif: {400: small.ttc#2}`}, nil, "user-serif-400-"},
		"by name":          {"abc", []string{`  serif: {400: "collection.woff2#NotoSans-Regular"}`}, nil, "user-serif-400-"},
		"no such font":     {"abc", []string{`  serif: {400: "small.ttc#3"}`}, []string{`6 error bad-font no font "3"`}, ""},
		"no such file":     {"abc", []string{`  serif: {400: "none.ttc#3"}`}, []string{`6 error unreadable-font none.ttc#3`}, ""},
		"variable":         {"HLa", []string{`  serif: {400: variable.ttf, 700: variable.ttf}`}, nil, "user-serif-400-"},
		"beyond the axis":  {"HLa", []string{`  serif: {900: variable.ttf}`}, []string{"6 error bad-font 400 to 700, not 900"}, ""},
		"restricted":       {"abc", []string{`  serif: {400: restricted.ttf}`}, []string{"6 note font-not-embedded outlines in PDF and SVG"}, "user-serif-400-"},
		"damaged glyph":    {"ox", []string{`  serif: {400: far.ttf}`}, []string{"6 warning font-glyphs-damaged x (U+0078)", "6 warning font-lacks x (U+0078)"}, "user-serif-400-"},
		"emoji":            {"fog 😀", []string{`  serif: {400: small.ttf}`}, nil, "user-serif-400-"},
	} {
		t.Run(name, func(t *testing.T) {
			told, used := openWithFonts(t, c.text, c.lines...)
			if len(told) != len(c.want) {
				t.Errorf("%d were told, want %d:\n%v", len(told), len(c.want), told)
			}
			for _, want := range c.want {
				parts := strings.SplitN(want, " ", 4)
				found := 0
				for _, d := range told {
					s := d.String()
					if strings.Contains(s, ".yaml:"+parts[0]+":") && d.Severity.String() == parts[1] && d.Code == parts[2] && strings.Contains(s, parts[3]) {
						found++
					}
				}
				if found != 1 {
					t.Errorf("%q was told %d times in:\n%v", want, found, told)
				}
			}
			if c.uses == "" {
				c.uses = "noto-"
			}
			for key := range used {
				if strings.HasPrefix(key, c.uses) {
					return
				}
			}
			if len(used) > 0 || c.uses != "noto-" {
				t.Errorf("%s… was not used, but %v", c.uses, used)
			}
		})
	}
}

// TestManyLacked: of many characters some are named and the rest are counted.
func TestManyLacked(t *testing.T) {
	var text strings.Builder
	for r := rune(0x4e00); r < 0x4e00+60; r++ {
		text.WriteRune(r)
	}
	told, _ := openWithFonts(t, text.String(), `  serif: {400: small.ttf}`)
	if len(told) != 1 || told[0].Severity != diag.Warning || !strings.Contains(told[0].Message, "一 (U+4E00), 丁 (U+4E01)") || !strings.Contains(told[0].Message, " and ") || strings.Count(told[0].Message, "U+") != 20 {
		t.Errorf("told:\n%v", told)
	}
}

// TestDistortedFonts is row 49 of the list of bad input as a whole: glyphs without width, and as wide as a number can say, are
// laid out and drawn, or told as too long to fit.
func TestDistortedFonts(t *testing.T) {
	small, err := os.ReadFile("../../fonts/testdata/small.ttf")
	if err != nil {
		t.Fatal(err)
	}
	var at, length int
	for e := 12; at == 0; e += 16 { // the table directory
		if string(small[e:e+4]) == "hmtx" {
			at, length = int(binary.BigEndian.Uint32(small[e+8:])), int(binary.BigEndian.Uint32(small[e+12:]))
		}
	}
	for name, width := range map[string]uint16{"no width": 0, "the greatest width": 0xffff} {
		t.Run(name, func(t *testing.T) {
			data := bytes.Clone(small)
			for i := at + 4; i < at+length; i += 4 {
				binary.BigEndian.PutUint16(data[i:], width)
			}
			folder := t.TempDir()
			file := filepath.Join(folder, "deck.yaml")
			deck := "lang: en\ndefaults: {speaker: \"aa\", source: \"aa\"}\nsizes: [og]\nquotes: [\"AVAT fog mist rain and some more of it\"]\nfonts: {serif: {400: font.ttf}}\n"
			if err := errors.Join(os.WriteFile(filepath.Join(folder, "font.ttf"), data, 0o644), os.WriteFile(file, []byte(deck), 0o644)); err != nil {
				t.Fatal(err)
			}
			plan, list := Open(file, Request{Out: filepath.Join(folder, "out")})
			if plan == nil {
				t.Fatal(list)
			}
			told, err := plan.Lay(context.Background())
			if err != nil {
				t.Fatal(err)
			}
			if told.HasErrors() {
				for _, d := range told {
					if d.Severity == diag.Error && d.Code != "does-not-fit" && d.Code != "text-does-not-fit" {
						t.Errorf("%v", d)
					}
				}
				return
			}
			result, err := plan.Draw(context.Background())
			if err != nil || len(result.Written) == 0 {
				t.Fatalf("%v, %v", result, err)
			}
		})
	}
}
