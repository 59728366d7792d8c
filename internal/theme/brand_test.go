package theme

import (
	"fmt"
	"image/color"
	"math"
	"strings"
	"testing"

	"cards/internal/diag"
)

func colour(t *testing.T, s string) color.NRGBA {
	t.Helper()
	c, err := ParseColour(s)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestParseColour(t *testing.T) {
	good := map[string]color.NRGBA{
		"#B3261C": {0xb3, 0x26, 0x1c, 255}, "#fff": {255, 255, 255, 255}, "b3261c": {0xb3, 0x26, 0x1c, 255}, "#0a5": {0, 0xaa, 0x55, 255},
	}
	for s, want := range good {
		if got, err := ParseColour(s); err != nil || got != want {
			t.Errorf("ParseColour(%q) = %v, %v", s, got, err)
		}
	}
	for _, s := range []string{"", "#", "#GGG", "#12345", "#1234567", "fff", "#+12345", "red", "rgb(1,2,3)", "#12345678", "\uff03fff"} {
		if got, err := ParseColour(s); err == nil {
			t.Errorf("ParseColour(%q) = %v", s, got)
		}
	}
}

func TestContrast(t *testing.T) {
	cases := []struct {
		a, b string
		want float64
	}{
		{"#000", "#fff", 21}, {"#fff", "#fff", 1}, {"#777", "#fff", 4.48}, {"#767676", "#fff", 4.54},
		// The figures of the design notes.
		{"#1B1917", "#F6F2E8", 15.7}, {"#5F584E", "#F6F2E8", 6.3}, {"#B3261C", "#F6F2E8", 5.9}, {"#F3F5F1", "#070B14", 17.9}, {"#22E0FF", "#070B14", 12.4},
	}
	for _, c := range cases {
		got := Contrast(colour(t, c.a), colour(t, c.b))
		if math.Abs(got-c.want) > 0.06 || got != Contrast(colour(t, c.b), colour(t, c.a)) {
			t.Errorf("%s on %s: %.2f, want %.2f", c.a, c.b, got, c.want)
		}
	}
}

// Every text colour of every built-in theme has its contrast on everything that it may stand on.
func TestContrastOfBuiltinThemes(t *testing.T) {
	for _, th := range everyTheme(t) {
		for _, p := range pairings {
			if got := Contrast(th.Colours.Named(ColourName(p.text)), th.Colours.Named(ColourName(p.behind))); got < p.needs {
				t.Errorf("%s %s: %s on %s has %.2f, needs %.1f", th.Name, th.Variant, p.text, p.behind, got, p.needs)
			}
		}
		for i, lane := range th.Colours.Lanes {
			if got := Contrast(lane, th.Colours.Ground); got < TextContrast {
				t.Errorf("%s %s: lanes[%d] has %.2f", th.Name, th.Variant, i, got)
			}
		}
		if got := Contrast(th.Colours.Faint, th.Colours.Ground); got < ShapeContrast {
			t.Errorf("%s %s: faint has %.2f", th.Name, th.Variant, got)
		}
	}
}

func TestOKLCHGoesThereAndBack(t *testing.T) {
	for r := 0; r < 256; r += 51 {
		for g := 0; g < 256; g += 51 {
			for b := 0; b < 256; b += 51 {
				c := color.NRGBA{uint8(r), uint8(g), uint8(b), 255}
				if back := toOKLCH(c).nrgba(); back != c {
					t.Errorf("%s comes back as %s", Hex(c), Hex(back))
				}
			}
		}
	}
	// Ottosson's own example values for white and sRGB red.
	if o := toOKLCH(color.NRGBA{255, 0, 0, 255}); math.Abs(o.l-0.62796) > 1e-4 || math.Abs(o.c-0.25768) > 1e-4 || math.Abs(o.h*180/math.Pi-29.234) > 0.01 {
		t.Errorf("red: %+v", o)
	}
}

func TestBrandColours(t *testing.T) {
	ink, _ := Load("ink", "light", nil)
	was := ink.Colours
	cases := []struct {
		name  string
		brand map[string]string
		told  []string // parts of the warnings, in order
	}{
		{"passes", map[string]string{"accent": "#8a1c14"}, nil},
		{"too pale", map[string]string{"accent": "#ffcc00"}, []string{"brand colour accent #ffcc00 ", "brand colour accent #ffcc00 "}},
		{"narrower wins", map[string]string{"accent": "#8a1c14", "accent_text": "#004488"}, nil},
		{"white ink", map[string]string{"ink": "#ffffff"}, []string{"brand colour ink #ffffff has only "}},
		{"unknown", map[string]string{"acent": "#000"}, []string{`unknown brand colour "acent"`}},
		{"dark ground", map[string]string{"ground": "#101010"}, []string{"colour ink of the theme", "colour second of the theme", "colour soft of the theme",
			"colour accent_text of the theme", "colour accent_shape of the theme", "colour held of the theme"}},
		{"nothing", nil, nil},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			brand := map[string]color.NRGBA{}
			for k, v := range c.brand {
				brand[k] = colour(t, v)
			}
			th, told := ink.WithBrandColours(brand)
			n := 0
			for _, d := range told {
				if n < len(c.told) && strings.Contains(d.Message, c.told[n]) {
					n++
				} else if len(c.told) == 0 || d.Severity != diag.Warning {
					t.Errorf("told: %v", d)
				}
			}
			if n < len(c.told) {
				t.Errorf("not told: %q in %v", c.told[n], told)
			}
			if low := th.lowContrasts(); len(low) != 0 {
				t.Errorf("still low: %+v", low)
			}
		})
	}
	if ink.Colours != was {
		t.Error("the theme itself was changed")
	}
	th, _ := ink.WithBrandColours(map[string]color.NRGBA{"accent": colour(t, "#8a1c14"), "accent_text": colour(t, "#004488")})
	if Hex(th.Colours.AccentText) != "#004488" || Hex(th.Colours.AccentShape) != "#8a1c14" {
		t.Errorf("accents: %s, %s", Hex(th.Colours.AccentText), Hex(th.Colours.AccentShape))
	}
	// Moved no further than needed, in the same hue.
	th, _ = ink.WithBrandColours(map[string]color.NRGBA{"accent": colour(t, "#ffcc00")})
	from, to := toOKLCH(colour(t, "#ffcc00")), toOKLCH(th.Colours.AccentText)
	if got := Contrast(th.Colours.AccentText, th.Colours.Ground); got > 4.7 || math.Abs(from.h-to.h) > 0.05 {
		t.Errorf("%s: contrast %.2f, hue %.3f to %.3f", Hex(th.Colours.AccentText), got, from.h, to.h)
	}
}

// Any brand on any theme either ends readable or says that it cannot be.
func TestBrandColoursEndReadable(t *testing.T) {
	for _, th := range everyTheme(t) {
		for v := 0; v < 4096; v += 61 {
			c := color.NRGBA{uint8(v>>8) * 17, uint8(v>>4&15) * 17, uint8(v&15) * 17, 255}
			for _, key := range []string{"accent", "ink", "ground"} {
				out, told := th.WithBrandColours(map[string]color.NRGBA{key: c})
				if len(out.lowContrasts()) == 0 {
					continue
				}
				if !strings.Contains(diag.List(told).Error(), "no lightness of it can") {
					t.Fatalf("%s %s, %s %s: %+v", th.Name, th.Variant, key, Hex(c), out.lowContrasts())
				}
			}
		}
	}
}

// A warning names both colours, what is behind, and the ratios.
func TestBrandColourWarning(t *testing.T) {
	ink, _ := Load("ink", "light", nil)
	out, told := ink.WithBrandColours(map[string]color.NRGBA{"accent_text": colour(t, "#ffcc00")})
	if len(told) != 1 {
		t.Fatalf("told: %v", told)
	}
	for _, part := range []string{"#ffcc00", Hex(out.Colours.AccentText), Hex(ink.Colours.Ground), "4.5:1", fmt.Sprintf("%.3g:1", Contrast(colour(t, "#ffcc00"), ink.Colours.Ground))} {
		if !strings.Contains(told[0].Message, part) {
			t.Errorf("%q does not say %s", told[0].Message, part)
		}
	}
}

// What a theme draws in its accent follows a brand's, and the lanes do not.
func TestAccentIsFollowed(t *testing.T) {
	green := colour(t, "#00803c")
	for _, th := range everyTheme(t) {
		out, _ := th.WithBrandColours(map[string]color.NRGBA{"accent": green})
		want := toOKLCH(green).h
		for name, c := range map[string]color.NRGBA{"text": out.Colours.AccentText, "shape": out.Colours.AccentShape} {
			if turn(toOKLCH(c).h, want) > 0.1 {
				t.Errorf("%s %s: the accent for %s is %s", th.Name, th.Variant, name, Hex(c))
			}
		}
		for i := range th.Colours.Lanes {
			if out.Colours.Lanes[i] != th.Colours.Lanes[i] {
				t.Errorf("%s %s: lane %d was changed", th.Name, th.Variant, i)
			}
		}
		sun, before := out.Decoration.Horizon.Sun.Of(th.Variant), th.Decoration.Horizon.Sun.Of(th.Variant)
		if th.Decoration.Horizon.Show {
			if turn(toOKLCH(sun).h, want) > 0.1 || Contrast(out.Colours.Ink, sun) < QuoteContrast {
				t.Errorf("%s %s: the sun is %s", th.Name, th.Variant, Hex(sun))
			}
		} else if sun != before {
			t.Errorf("%s %s has no sun, and it was changed", th.Name, th.Variant)
		}
		if red := th.Name == "paper" && th.Variant == "light"; red && turn(toOKLCH(out.Colours.Rule).h, want) > 0.1 {
			t.Errorf("paper: the frame is %s", Hex(out.Colours.Rule))
		} else if th.Name == "dawn" && out.Colours.Rule != th.Colours.Rule {
			t.Errorf("dawn: the rules are of the sky, and became %s", Hex(out.Colours.Rule))
		}
	}
}
