package job

import (
	"bytes"
	"encoding/base64"
	"flag"
	"fmt"
	"html"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"cards/internal/render/raster"
)

var update = flag.Bool("update", false, "write the golden pictures anew")

// goldenScale keeps the pictures small: what moves by a pixel at full size still shows in the antialiasing.
const goldenScale = 0.25

// TestGolden compares one picture of every form with the one in testdata/golden: exactly where they were made (amd64),
// within a tolerance elsewhere, since other processors round differently. A failing run leaves a report beside them.
func TestGolden(t *testing.T) {
	var faults []string
	seen := map[string]bool{}
	for _, look := range []struct{ deck, theme, variant, sizes string }{
		{"golden", "ink", "light", "xiaohongshu,slide,og"}, {"golden", "night", "dark", "portrait,slide"}, {"golden", "ink", "dark", "square"},
		{"golden", "dawn", "light", "square,slide"},
		{"golden", "grid", "light", "square,slide"},
		{"golden", "night", "light", "story"}, {"columns", "paper", "light", "xiaohongshu,slide"}, {"columns", "paper", "dark", "square"}, {"columns", "ink", "light", "portrait"},
		{"golden", "signal", "light", "portrait,slide,og"}, {"golden", "signal", "dark", "square"},
		{"timelines.zh-Hans", "ink", "light", "xiaohongshu,square,slide"}, {"timelines.zh-Hans", "night", "dark", "xiaohongshu,square,slide"},
		{"timelines.ja", "ink", "light", "xiaohongshu,square,slide"}, {"timelines.ja", "night", "dark", "xiaohongshu,square,slide"},
		{"timelines.en", "ink", "light", "xiaohongshu,square,slide"}, {"timelines.en", "night", "dark", "xiaohongshu,square,slide"},
	} {
		plan := laid(t, "testdata/"+look.deck+".yaml", Request{Theme: look.theme, Variant: look.variant, Sizes: strings.Split(look.sizes, ",")})
		_, pages := plan.Pages()
		renderer := raster.New()
		for _, unit := range pages {
			for _, p := range unit {
				data, _, err := (&Options{Scale: goldenScale}).encodePNG(renderer, p)
				if err != nil {
					t.Fatal(err)
				}
				name := fmt.Sprintf("%s-%s-%s-%s.png", look.theme, look.variant, p.Size.Name, fileName(p))
				seen[name] = true
				if fault := compareGolden(t, filepath.Join("testdata", "golden", name), data); fault != "" {
					faults = append(faults, fault)
				}
			}
		}
	}
	if !*update {
		old, err := filepath.Glob("testdata/golden/*.png")
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range old {
			if !seen[filepath.Base(name)] {
				t.Errorf("%s is made no more", name)
			}
		}
	}
	if len(faults) > 0 {
		report := filepath.Join("testdata", "failures", "index.html")
		if err := os.MkdirAll(filepath.Dir(report), 0o755); err != nil {
			t.Fatal(err)
		}
		page := "<!doctype html><meta charset=utf-8><title>golden pictures that changed</title><style>img{max-width:32%;border:1px solid}</style>" + strings.Join(faults, "\n")
		if err := os.WriteFile(report, []byte(page), 0o644); err != nil {
			t.Fatal(err)
		}
		t.Errorf("%d pictures changed: look at %s, then run go test ./internal/job -run Golden -update", len(faults), report)
	}
}

// compareGolden returns a piece of the report when the picture is not the golden one.
func compareGolden(t *testing.T, name string, data []byte) string {
	t.Helper()
	if *update {
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, data, 0o644); err != nil {
			t.Fatal(err)
		}
		return ""
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Errorf("%v: run go test ./internal/job -run Golden -update", err)
		return ""
	}
	a, errA := png.Decode(bytes.NewReader(want))
	b, errB := png.Decode(bytes.NewReader(data))
	if errA != nil || errB != nil {
		t.Fatalf("%s: %v, %v", name, errA, errB)
	}
	if worst := difference(a, b); worst > tolerance() {
		picture := func(data []byte) string {
			return `<img src="data:image/png;base64,` + base64.StdEncoding.EncodeToString(data) + `">`
		}
		return fmt.Sprintf("<h2>%s</h2><p>before, after; %d levels apart</p>%s %s", html.EscapeString(name), worst, picture(want), picture(data))
	}
	return ""
}

// tolerance is how far a channel may be off, in levels of 256.
func tolerance() int {
	if runtime.GOARCH == "amd64" {
		return 0
	}
	return 48
}

// difference returns the largest difference of a channel over all pixels, or 256 when the sizes differ.
func difference(a, b image.Image) int {
	if a.Bounds() != b.Bounds() {
		return 256
	}
	worst := 0
	for y := a.Bounds().Min.Y; y < a.Bounds().Max.Y; y++ {
		for x := a.Bounds().Min.X; x < a.Bounds().Max.X; x++ {
			r, g, b0, _ := a.At(x, y).RGBA()
			r1, g1, b1, _ := b.At(x, y).RGBA()
			for _, d := range [3][2]uint32{{r, r1}, {g, g1}, {b0, b1}} {
				worst = max(worst, max(int(d[0]>>8)-int(d[1]>>8), int(d[1]>>8)-int(d[0]>>8)))
			}
		}
	}
	return worst
}
