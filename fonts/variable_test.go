package fonts

import (
	"encoding/binary"
	"errors"
	"math"
	"strings"
	"testing"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/harfbuzz"
	"github.com/go-text/typesetting/language"
)

// variableSamples are the variable fonts of testdata with the faces at both ends of their axis.
var variableSamples = []struct {
	file, text string
	pairs      []string // whose distance varies
	ends       [2]string
}{
	{"variable.ttf", "HLOTaoyö., ", []string{"To", "Ly", "oy"}, [2]string{"noto-sans-400", "noto-sans-700"}},
	{"variable.otf", "AHo一二三", []string{"Ao", "一二"}, [2]string{"noto-sans-cjk-400", "noto-sans-cjk-700"}},
}

// numbers are all that can be measured of a character, in the order of its outline.
func numbers(f *font.Font, r rune) []float64 {
	face := font.NewFace(f)
	g, ok := f.NominalGlyph(r)
	if !ok {
		return nil
	}
	outline, _ := face.GlyphDataOutline(g)
	out := []float64{float64(face.HorizontalAdvance(g)), float64(face.VerticalAdvance(g))}
	_, y := face.GlyphVOrigin(g)
	out = append(out, float64(y))
	for i := range outline.Segments {
		for _, p := range outline.Segments[i].ArgsSlice() {
			out = append(out, float64(p.X), float64(p.Y))
		}
	}
	return out
}

// pairWidth is the width of two characters with their kerning.
func pairWidth(f *font.Font, pair string) float64 {
	b := harfbuzz.NewBuffer()
	b.AddRunes([]rune(pair), 0, -1)
	b.Props = harfbuzz.SegmentProperties{Direction: harfbuzz.LeftToRight, Script: language.Latin, Language: "en"}
	b.Shape(harfbuzz.NewFont(font.NewFace(f)), nil)
	w := 0.0
	for _, p := range b.Pos {
		w += float64(p.XAdvance)
	}
	return w
}

// TestVariableFonts: at the ends of the axis a variable font draws, measures and kerns like the faces that it was made of,
// and half way in the middle of them.
func TestVariableFonts(t *testing.T) {
	for _, s := range variableSamples {
		data := sample(t, s.file)
		var ends [2]*font.Font
		for i, key := range s.ends {
			f, _ := Default().ByKey(key)
			ends[i] = f.Font()
		}
		kerned := 0
		for _, weight := range []int{400, 550, 700} {
			part := float64(weight-400) / 300
			f := user(t, UserFont{Family: Sans, Weight: weight, Data: data, Name: s.file})
			tolerance := 1.0 // fontTools leaves out differences of half a unit, for a composite and its parts
			if weight == 400 {
				tolerance = 0
			}
			for _, r := range s.text {
				got, a, b := numbers(f.Font(), r), numbers(ends[0], r), numbers(ends[1], r)
				if len(got) != len(a) || len(a) != len(b) || len(a) == 0 {
					t.Errorf("%s at %d: %c has %d numbers, want %d or %d", s.file, weight, r, len(got), len(a), len(b))
					continue
				}
				for i := range got {
					if want := a[i] + part*(b[i]-a[i]); math.Abs(got[i]-want) > tolerance {
						t.Errorf("%s at %d: number %d of %c is %v, want %v", s.file, weight, i, r, got[i], want)
						break
					}
				}
			}
			for _, pair := range s.pairs {
				a, b := pairWidth(ends[0], pair), pairWidth(ends[1], pair)
				if got, want := pairWidth(f.Font(), pair), a+part*(b-a); math.Abs(got-want) > 3*tolerance {
					t.Errorf("%s at %d: %q is %v wide, want %v", s.file, weight, pair, got, want)
				}
				g := func(r byte) float64 { return numbers(ends[1], rune(r))[0] }
				if s.file == "variable.ttf" && b != g(pair[0])+g(pair[1]) {
					kerned++
				}
			}
			d, err := readDirectory(f.Data(), 0)
			if err != nil {
				t.Fatal(err)
			}
			for _, tag := range variationTables {
				if _, ok := d.tables[tag]; ok {
					t.Errorf("%s at %d still has %s", s.file, weight, tag)
				}
			}
			if got := binary.BigEndian.Uint16(d.raw(f.Data(), "OS/2")[4:]); int(got) != weight {
				t.Errorf("%s at %d says that its weight is %d", s.file, weight, got)
			}
			// What is handed on as the file draws the same as what is used here.
			again, err := parse(f.Data())
			if err != nil {
				t.Fatal(err)
			}
			for _, r := range s.text {
				a, b := numbers(again, r), numbers(f.Font(), r)
				for i := range a {
					if a[i] != b[i] {
						t.Errorf("%s at %d: %c differs in the file", s.file, weight, r)
						break
					}
				}
			}
		}
		if s.file == "variable.ttf" && kerned == 0 {
			t.Errorf("%s: no pair is kerned", s.file)
		}
		for weight, say := range map[int]string{300: "400 to 700, not 300", 900: "400 to 700, not 900"} {
			_, err := Default().WithUser(UserFont{Family: Sans, Weight: weight, Data: data, Name: s.file})
			var refused *UserFontError
			if !errors.As(err, &refused) || refused.Code != "font-weight" || !strings.Contains(refused.Message, say) {
				t.Errorf("%s at %d: %v", s.file, weight, err)
			}
		}
	}
}

// TestVariableWidthOnly: a font that varies, but not in weight, is as good as any other font of one weight.
func TestVariableWidthOnly(t *testing.T) {
	d, content := tablesOf(sample(t, "variable.ttf"))
	fvar := append([]byte(nil), content["fvar"]...)
	copy(fvar[16:], "wdth")
	content["fvar"] = fvar
	f := user(t, UserFont{Family: Sans, Weight: 900, Data: d.single(content), Name: "wide.ttf"})
	regular, _ := Default().ByKey("noto-sans-400")
	for _, r := range "HTa" {
		got, want := numbers(f.Font(), r), numbers(regular.Font(), r)
		for i := range want {
			if got[i] != want[i] {
				t.Errorf("%c is not drawn as by default", r)
				break
			}
		}
	}
}

// TestFeatureVariations: a feature that a variation replaces is replaced for good.
func TestFeatureVariations(t *testing.T) {
	d, content := tablesOf(sample(t, "variable.ttf"))
	// One script with one feature, of lookup 0, which turns the glyph of T into that of L; from the middle of the axis
	// on the feature has no lookups.
	parsed, err := parse(d.single(content))
	if err != nil {
		t.Fatal(err)
	}
	tee, _ := parsed.NominalGlyph('T')
	ell, _ := parsed.NominalGlyph('L')
	u := func(v ...int) (out []byte) {
		for _, n := range v {
			out = binary.BigEndian.AppendUint16(out, uint16(n))
		}
		return out
	}
	gsub := u(1, 1, 14, 34, 48, 0, 76)
	gsub = append(append(gsub, u(1)...), "DFLT"...)
	gsub = append(gsub, u(8, 4, 0, 0, 0xffff, 1, 0)...)                    // script and its language system: 14+20 = 34
	gsub = append(append(append(gsub, u(1)...), "ccmp"...), u(8, 0, 1)...) // features: 34+12, and lookup 0
	gsub = append(gsub, u(0)...)
	gsub = append(gsub, u(1, 4, 1, 0, 1, 8, 1, 6, int(ell)-int(tee), 1, 1, int(tee))...) // 48+24
	gsub = append(gsub, u(0, 0)...)                                                      // 76
	gsub = append(gsub, u(1, 0, 0, 1, 0, 16, 0, 30)...)                                  // one variation: its conditions and substitutions
	gsub = append(gsub, u(1, 0, 6, 1, 0, 8192, 16384)...)                                // one: from 0.5 to 1 on axis 0
	gsub = append(gsub, u(1, 0, 1, 0, 0, 12, 0, 0)...)                                   // one: feature 0 has no lookups
	content["GSUB"] = gsub
	for weight, want := range map[int]font.GID{400: ell, 500: ell, 600: tee, 700: tee} {
		f := user(t, UserFont{Family: Sans, Weight: weight, Data: d.single(content), Name: "v.ttf"})
		b := harfbuzz.NewBuffer()
		b.AddRunes([]rune("T"), 0, -1)
		b.GuessSegmentProperties()
		b.Shape(harfbuzz.NewFont(font.NewFace(f.Font())), nil)
		if got := b.Info[0].Glyph; got != want {
			t.Errorf("at %d T is glyph %d, want %d", weight, got, want)
		}
	}
}
