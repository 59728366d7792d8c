package job

import (
	"bytes"
	"context"
	"image"
	"image/color"
	"image/png"
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
