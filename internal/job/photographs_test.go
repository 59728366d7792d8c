//go:build unix

package job

import (
	"bytes"
	"image"
	"image/gif"
	"image/jpeg"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"cards/internal/diag"
	"cards/internal/layout"
	"cards/internal/picture"
	"cards/internal/render/raster"
	"cards/internal/resample"
	"cards/internal/scene"
)

// photoDeck writes a deck with a picture for its cover, a quote, a timeline and the last card, and opens it.
func photoDeck(t *testing.T, folder, name string, r Request) (*Plan, diag.List) {
	t.Helper()
	file := filepath.Join(folder, "photographs.yaml")
	deck := "theme: photo\nlang: zh-Hans\nsizes: [square]\ncover:\n  title: \"路\"\n  image: {file: " + name + "}\nquotes:\n  - text: \"粉碎你的自我。\"\n    image: " + name +
		"\ntimelines:\n  - title: \"路\"\n    image: " + name + "\n    events:\n      - {date: 1995, title: \"起\"}\n      - {date: 1996, title: \"落\"}\nend:\n  title: \"完\"\n  image: " + name + "\n"
	if err := os.WriteFile(file, []byte(deck), 0o644); err != nil {
		t.Fatal(err)
	}
	return openLaid(t, file, r)
}

// A photograph that cannot be used is told of where it is named, on every kind of card, and nothing is drawn.
func TestPhotographsRefused(t *testing.T) {
	folder := pictureFolder(t)
	// A header that says 12,001 pixels a side; nothing of them is there.
	var huge bytes.Buffer
	if err := jpeg.Encode(&huge, image.NewGray(image.Rect(0, 0, 16, 16)), nil); err != nil {
		t.Fatal(err)
	}
	at := bytes.Index(huge.Bytes(), []byte{0xff, 0xc0})
	copy(huge.Bytes()[at+5:], []byte{0x2e, 0xe1, 0x2e, 0xe1})
	if err := os.WriteFile(filepath.Join(folder, "huge.jpg"), huge.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{"none.png": "no-file", "cut.png": "picture-damaged", "page.jpg": "picture-format", "huge.jpg": "picture-limit", "../above.png": "outside"} {
		plan, told := photoDeck(t, folder, name, Request{})
		lines := map[int]bool{}
		for _, d := range told {
			if d.Code == want && d.Severity == diag.Error && strings.Contains(d.Message, name) {
				lines[d.Pos.Line] = true
			}
		}
		if plan != nil || !lines[6] || !lines[9] || !lines[12] || !lines[18] {
			t.Errorf("%s: told in lines %v: %v", name, lines, told)
		}
	}
}

// Every format is drawn, whatever the file is called, and no more of it is kept than the largest page shows.
func TestPhotographFormats(t *testing.T) {
	folder := pictureFolder(t)
	var b bytes.Buffer
	if err := gif.Encode(&b, striped(300, 200), nil); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(folder, "a.gif"), b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"photo.jpg", "big.png", "lies.png", "a.gif"} {
		plan, told := photoDeck(t, folder, name, Request{})
		if plan == nil || told.HasErrors() {
			t.Errorf("%s: %v", name, told)
			continue
		}
		for _, unit := range plan.pages {
			for _, p := range unit {
				images := 0
				for _, box := range p.Scene.Boxes {
					if box.Role == "image" {
						images++
					}
				}
				if images != 1 {
					t.Errorf("%s, %s: %d pictures", name, p.Card, images)
				}
			}
		}
		for _, m := range plan.images {
			if b := m.Bounds(); b.Dx() > 1080 && b.Dy() > 1080 {
				t.Errorf("%s: %v is kept for a page of 1080 × 1080", name, b)
			}
		}
	}
}

// megapixels12 is a photograph of 4000 × 3000 pixels as a decoder gives it.
func megapixels12() *image.YCbCr {
	m := image.NewYCbCr(image.Rect(0, 0, 4000, 3000), image.YCbCrSubsampleRatio420)
	for y := range 3000 {
		for x := range 4000 {
			m.Y[y*m.YStride+x] = uint8(90 + 60*math.Sin(float64(x)/300)*math.Cos(float64(y)/200) + float64((x*31+y*17)%13))
		}
	}
	for i := range m.Cb {
		m.Cb[i], m.Cr[i] = uint8(110+i%17), uint8(140+i%11)
	}
	return m
}

// BenchmarkPhotograph measures a portrait card on a photograph of 12 megapixels, decoded: fitted is making it as large as the page
// needs, laid the layout with its scrim, drawn the pixels of the page; card is all three.
func BenchmarkPhotograph(b *testing.B) {
	source := megapixels12()
	deck := filepath.Join(b.TempDir(), "a.yaml")
	if err := os.WriteFile(deck, []byte("theme: photo\nlang: zh-Hans\nsizes: [portrait]\nquotes:\n  - {text: \"不要渴望荣耀，要渴望工作。\", image: a.jpg}\n"), 0o644); err != nil {
		b.Fatal(err)
	}
	small := image.NewGray(image.Rect(0, 0, 1400, 1400))
	var file bytes.Buffer
	if err := jpeg.Encode(&file, small, nil); err != nil {
		b.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(filepath.Dir(deck), "a.jpg"), file.Bytes(), 0o644); err != nil {
		b.Fatal(err)
	}
	plan, list := Open(deck, Request{})
	if plan == nil {
		b.Fatal(list)
	}
	scale := 1350.0 / 3000
	// The picture takes the place of the one that was read.
	lay := func(m image.Image) *layout.Page {
		for i := range plan.images {
			plan.images[i] = m
		}
		return plan.units[0].Lay()[0]
	}
	renderer := raster.New()
	draw := func(p *layout.Page) {
		m, err := renderer.Draw(p.Scene, 1)
		if err != nil {
			b.Fatal(err)
		}
		renderer.Recycle(m)
	}
	fitted := resample.Fit(source, scale)
	page := lay(fitted)
	if _, ok := page.Scene.Items[0].(scene.Image).Source.(*picture.Print); !ok {
		b.Fatal("the card has no photograph")
	}
	draw(page)
	for _, part := range []struct {
		name string
		run  func()
	}{
		{"fitted", func() { resample.Fit(source, scale) }},
		{"laid", func() { lay(resample.Fit(fitted, 0.9999)) }},
		{"drawn", func() { draw(page) }},
		{"card", func() { draw(lay(resample.Fit(source, scale))) }},
	} {
		b.Run(part.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				part.run()
			}
		})
	}
}
