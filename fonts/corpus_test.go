package fonts

import (
	"errors"
	"math"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/harfbuzz"
	"github.com/go-text/typesetting/language"

	"cards/internal/scene"
)

// Limits of what one damaged font may take: some of the hostile ones come near to the limits that real fonts need.
const (
	mostTime   = 10 * time.Second // a hang takes years, and test machines are slow
	mostMemory = 1 << 30          // bytes allocated in all, most of them one after the other
)

// TestDamagedFonts is rows 46, 48 and 49 of the list of bad input: whatever the damage, a font is refused with an error
// that says why, or can be shaped, measured and drawn, in bounded time and memory.
func TestDamagedFonts(t *testing.T) {
	fonts := corpus(t, 49) // rows 46 to 49
	if len(fonts) < 400 {
		t.Fatalf("the corpus has %d fonts", len(fonts))
	}
	wounded := map[string]int{}
	refusals := map[string]int{}
	accepted := 0
	var before, after runtime.MemStats
	for _, f := range fonts {
		if f.table != "" {
			wounded[f.table]++
		}
		runtime.ReadMemStats(&before)
		start := time.Now()
		c, err := openAndUse(t, f.name, f.data)
		took := time.Since(start)
		runtime.ReadMemStats(&after)
		if took > mostTime {
			t.Errorf("%s took %v", f.name, took)
		}
		if n := after.TotalAlloc - before.TotalAlloc; n > mostMemory {
			t.Errorf("%s allocated %d MB", f.name, n>>20)
		}
		var refused *UserFontError
		switch {
		case err == nil:
			accepted++
			c.List()
			if f.refused != "" {
				t.Errorf("%s was accepted", f.name)
			}
		case !errors.As(err, &refused):
			t.Errorf("%s: an error of the wrong kind: %v", f.name, err)
		default:
			refusals[refused.Code]++
			known := slices.Contains([]string{"font-damaged", "font-format", "font-limit", "font-weight"}, refused.Code)
			if !known || refused.Message == "" || refused.Hint == "" || refused.Name != f.name || strings.ContainsAny(refused.Error(), "\n\x00") {
				t.Errorf("%s: %q [%s]", f.name, refused, refused.Code)
			}
			if strings.Contains(refused.Message, "runtime error") || strings.Contains(refused.Message, "0x") {
				t.Errorf("%s: not told for people: %q", f.name, refused)
			}
			if !strings.Contains(refused.Message, f.refused) {
				t.Errorf("%s: %v, want it to say %q", f.name, refused, f.refused)
			}
			if f.harmless {
				t.Errorf("%s was refused: %v", f.name, err)
			}
		}
	}
	for _, name := range []string{"small.ttf", "small.otf", "variable.ttf", "variable.otf"} {
		d, _ := readDirectory(sample(t, name), 0)
		for tag := range d.tables {
			if wounded[name+" "+tag] == 0 {
				t.Errorf("the table %s of %s was never damaged", tag, name)
			}
		}
	}
	if accepted < 50 || refusals["font-damaged"] < 50 || refusals["font-limit"] < 5 {
		t.Errorf("%d accepted, refused: %v: the corpus tests too little of one kind", accepted, refusals)
	}
	t.Logf("%d fonts: %d accepted, refused: %v", len(fonts), accepted, refusals)
}

// openAndUse opens a font and uses it as setting and drawing would, turning a panic into a failure.
func openAndUse(t *testing.T, name string, data []byte) (c *Catalogue, err error) {
	defer func() {
		if r := recover(); r != nil {
			t.Errorf("%s: panic: %v", name, r)
			err = &UserFontError{Name: name, Code: "font-damaged", Message: "panic", Hint: "none"}
		}
	}()
	c, err = Default().WithUser(UserFont{Family: Serif, Weight: 400, Data: data, Name: name})
	if err == nil {
		use(t, name, c.Chain(Serif, 400, false, "zh")[0])
	}
	return c, err
}

// useText is some 200 characters in the scripts that the samples have.
var useText = []rune(strings.Repeat("Affinity “fjord” AVAT 1/2 À É é í ö αβ Жж… ", 3) + "一二三国文字永，あア（）。，—…ー" + strings.Repeat("HOTaoyö", 8))

// use shapes, measures and draws a text in a font, and everything must be finite and within what clamping allows.
func use(t *testing.T, name string, f scene.Face) {
	t.Helper()
	face := font.NewFace(f.Font())
	shaper := harfbuzz.NewFont(face)
	upem := float64(f.Font().Upem())
	b := harfbuzz.NewBuffer()
	for _, props := range []harfbuzz.SegmentProperties{
		{Direction: harfbuzz.LeftToRight, Script: language.Latin, Language: "en"},
		{Direction: harfbuzz.TopToBottom, Script: language.Han, Language: "zh-hans"},
		{Direction: harfbuzz.LeftToRight, Script: language.Cyrillic, Language: "ru"},
	} {
		b.Clear()
		b.AddRunes(useText, 0, -1)
		b.Props = props
		b.Shape(shaper, nil)
		if len(b.Info) > maxGrowth*len(useText) {
			t.Errorf("%s: %d glyphs of %d characters", name, len(b.Info), len(useText))
		}
		for _, g := range b.Info {
			// What the raster calls: see internal/render/raster.
			outline, _ := (&font.Face{Font: f.Font()}).GlyphDataOutline(g.Glyph)
			for i := range outline.Segments {
				for _, p := range outline.Segments[i].ArgsSlice() {
					if d := math.Max(math.Abs(float64(p.X)), math.Abs(float64(p.Y))); !(d <= maxInk*upem) {
						t.Fatalf("%s: glyph %d reaches %v units of %v an em", name, g.Glyph, d, upem)
					}
				}
			}
			face.GlyphExtents(g.Glyph)
			if a := float64(face.HorizontalAdvance(g.Glyph)); !(a >= 0 && a <= maxInk*upem) {
				t.Fatalf("%s: glyph %d is %v units wide", name, g.Glyph, a)
			}
			face.VerticalAdvance(g.Glyph)
		}
	}
}
