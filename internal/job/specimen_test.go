package job

import (
	"bytes"
	"context"
	"image"
	"image/color"
	"image/png"
	"math/rand/v2"
	"testing"

	"cards/internal/diag"
	"cards/internal/theme"
)

// TestThemeSpecimen: the picture shows each theme in its light and its dark ground, keeps to a palette, and is the same each time.
func TestThemeSpecimen(t *testing.T) {
	data, err := ThemeSpecimen(context.Background(), 0.25)
	if err != nil {
		t.Fatal(err)
	}
	m, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	if _, ok := m.(*image.Paletted); !ok {
		t.Errorf("the file has no palette: %T", m)
	}
	if len(data) > 200_000 {
		t.Errorf("%d bytes at a quarter", len(data))
	}
	counts := map[color.NRGBA]int{}
	for y := range m.Bounds().Dy() {
		for x := range m.Bounds().Dx() {
			counts[color.NRGBAModel.Convert(m.At(x, y)).(color.NRGBA)]++
		}
	}
	for _, name := range theme.Names() {
		for _, variant := range []theme.Variant{theme.Light, theme.Dark} {
			look, pages, err := specimenPages(context.Background(), name, variant)
			if err != nil {
				t.Fatalf("%s %s: %v", name, variant, err)
			}
			if len(pages) != 2 || pages[0].Kind != "quote" || pages[1].Kind != "timeline" {
				t.Fatalf("%s %s: %d pages", name, variant, len(pages))
			}
			for _, p := range pages {
				if p.Pages != 1 || p.Variant != string(variant) || p.Warnings.Count(diag.Warning) > 0 {
					t.Errorf("%s %s: %s has %d pages in %s: %s", name, variant, p.Card, p.Pages, p.Variant, p.Warnings.Error())
				}
			}
			// The timeline's page is mostly its ground.
			if ground := look.Colours.Ground; nearCount(counts, ground) < 1500 {
				t.Errorf("%s %s: only %d pixels of its ground %v", name, variant, nearCount(counts, ground), ground)
			}
		}
	}
	again, err := ThemeSpecimen(context.Background(), 0.25)
	if err != nil || !bytes.Equal(again, data) {
		t.Errorf("drawn twice it differs (%v)", err)
	}
	stopped, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := ThemeSpecimen(stopped, 0.25); err == nil {
		t.Error("it does not stop when it is told to")
	}
}

// nearCount counts the pixels within two steps of a colour in each channel.
func nearCount(counts map[color.NRGBA]int, c color.NRGBA) int {
	near := func(a, b uint8) bool { return a-b <= 2 || b-a <= 2 }
	n := 0
	for have, k := range counts {
		if near(have.R, c.R) && near(have.G, c.G) && near(have.B, c.B) {
			n += k
		}
	}
	return n
}

// TestQuantise: few colours stay as they are; of many, there are as few as asked for, the ground stays exact, and no pixel goes far.
func TestQuantise(t *testing.T) {
	draw := rand.New(rand.NewPCG(7, 7))
	m := image.NewRGBA(image.Rect(3, 5, 203, 155))
	ground := color.RGBA{0xf7, 0xf2, 0xe6, 0xff}
	for y := 5; y < 155; y++ {
		for x := 3; x < 203; x++ {
			c := ground
			if y > 80 {
				v := uint8(x)
				c = color.RGBA{v, uint8(y), 255 - v/2 + uint8(draw.IntN(2)), 0xff}
			}
			m.SetRGBA(x, y, c)
		}
	}
	before := image.NewRGBA(m.Rect)
	copy(before.Pix, m.Pix)
	quantise(m, 1<<20)
	if !bytes.Equal(before.Pix, m.Pix) {
		t.Error("a picture of fewer colours was changed")
	}
	quantise(m, 64)
	colours := map[color.RGBA]bool{}
	sum := 0.0
	for y := 5; y < 155; y++ {
		for x := 3; x < 203; x++ {
			got, was := m.RGBAAt(x, y), before.RGBAAt(x, y)
			colours[got] = true
			if was == ground && got != ground {
				t.Fatalf("the ground became %v", got)
			}
			for _, d := range []int{int(got.R) - int(was.R), int(got.G) - int(was.G), int(got.B) - int(was.B)} {
				sum += float64(d * d)
			}
		}
	}
	if len(colours) > 64 || len(colours) < 48 {
		t.Errorf("%d colours, want about 64", len(colours))
	}
	// 200 × 75 × 100 steps in 63 groups: a root mean square of 8 a channel would be a third of that worse.
	if mean := sum / (150 * 200 * 3); mean > 64 {
		t.Errorf("the mean square error is %.0f", mean)
	}
	one := image.NewRGBA(image.Rect(0, 0, 4, 1))
	for x := range 4 {
		one.SetRGBA(x, 0, color.RGBA{uint8(60 * x), 0, 0, 0xff})
	}
	quantise(one, 1)
	if one.RGBAAt(0, 0) != one.RGBAAt(3, 0) {
		t.Error("one colour was asked for")
	}
}
