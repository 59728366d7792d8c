package job

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"cards/internal/diag"
)

// TestBadPortraits: what is small, wide, dark, turned or grey is drawn, with a warning where it will look bad; what cannot be shown is an
// error where it is named.
func TestBadPortraits(t *testing.T) {
	dark := image.NewGray(image.Rect(0, 0, 800, 1000))
	for i := range dark.Pix {
		dark.Pix[i] = uint8(4 + i%800/40)
	}
	turned := image.NewRGBA(image.Rect(0, 0, 1000, 800)) // upright 800×1000
	for y := range 800 {
		for x := range 1000 {
			turned.Set(x, y, color.RGBA{R: uint8(x / 4), G: 90, B: 90, A: 255})
		}
	}
	folder := portraitFolder(t, map[string]image.Image{
		"tiny.png": striped(60, 80), "small.png": striped(240, 300), "wide.png": striped(4000, 500), "huge.png": striped(3000, 3600), "dark.png": dark,
		"empty.png": image.NewNRGBA(image.Rect(0, 0, 300, 400)), "one.png": striped(1, 1),
	})
	var b bytes.Buffer
	if err := jpeg.Encode(&b, turned, nil); err != nil {
		t.Fatal(err)
	}
	exif := []byte("\xff\xe1\x00\x22Exif\x00\x00MM\x00*\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00\x06\x00\x00\x00\x00\x00\x00")
	data := append(append(append([]byte{}, b.Bytes()[:2]...), exif...), b.Bytes()[2:]...)
	for name, content := range map[string][]byte{"turned.jpg": data, "broken.jpg": data[:len(data)/2], "page.jpg": []byte("<!doctype html>")} {
		if err := os.WriteFile(filepath.Join(folder, name), content, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	open := func(name, layout, look string) (*Plan, diag.List) {
		t.Helper()
		file := filepath.Join(folder, "deck.yaml")
		deck := fmt.Sprintf("theme: %s\nsizes: [slide]\ndefaults: {source: \"书\", layout: %s}\nspeakers:\n  a: {name: \"白露\", portrait: %s}\nquotes: [{speaker: a, text: \"木板先记住水。\"}]\n", look, layout, name)
		if err := os.WriteFile(file, []byte(deck), 0o644); err != nil {
			t.Fatal(err)
		}
		return openLaid(t, file, Request{})
	}
	code := func(list diag.List, code string) (diag.Diagnostic, bool) {
		for _, d := range list {
			if d.Code == code {
				return d, true
			}
		}
		return diag.Diagnostic{}, false
	}
	for name, want := range map[string]string{"none.png": "no-file", "broken.jpg": "picture-damaged", "page.jpg": "picture-format", "empty.png": "picture-damaged", "../a.png": "outside"} {
		plan, told := open(name, "auto", "ink")
		d, ok := code(told, want)
		if plan != nil || !ok || d.Severity != diag.Error || d.Pos.Line != 5 || !strings.Contains(d.Message, name) {
			t.Errorf("%s: %v, want %s in line 5", name, told, want)
		}
	}
	for _, look := range looks {
		for _, name := range []string{"tiny.png", "small.png", "wide.png", "huge.png", "dark.png", "one.png", "turned.jpg", "portrait.png"} {
			if name == "huge.png" && look != "night" {
				continue // the largest there is takes its time
			}
			plan, told := open(name, "portrait-side", look)
			if plan == nil || told.HasErrors() {
				t.Errorf("%s %s: %v", look, name, told)
				continue
			}
			p := plan.pages[0][0]
			if len(imageBoxes(p)) != 1 {
				t.Errorf("%s %s: %d portraits", look, name, len(imageBoxes(p)))
			}
			d, warned := code(told, "small-picture")
			few := name == "tiny.png" || name == "small.png" || name == "one.png"
			if few && (!warned || d.Pos.Line != 5 || !strings.Contains(d.Hint, "pixels")) || (name == "huge.png" || name == "portrait.png") && warned {
				t.Errorf("%s %s: %v", look, name, told)
			}
			if name == "turned.jpg" {
				for _, q := range plan.speakers {
					if s := q.Image.Bounds().Size(); s != image.Pt(800, 1000) {
						t.Errorf("%s: the turned portrait has %v", look, s)
					}
				}
			}
			if lifted := fmt.Sprint(p.Chosen); (name == "dark.png" || name == "portrait.png") && strings.Contains(lifted, "portrait light") != (name == "dark.png") {
				t.Errorf("%s %s: %s", look, name, lifted)
			}
		}
		// Left to us, a portrait of so few pixels is not shown large.
		plan, _ := open("tiny.png", "auto", look)
		if p := plan.pages[0][0]; p.Layout == "portrait-side" || !strings.Contains(fmt.Sprint(p.Chosen), "too few pixels") {
			t.Errorf("%s: a portrait of 60 × 80 is shown large: %v", look, p.Chosen)
		}
	}
	if _, told := open("portrait.png", "portrait-side", "ink"); len(told) > 0 {
		t.Errorf("a good portrait is told of: %v", told)
	}
}
