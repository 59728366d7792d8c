//go:build unix

package job

import (
	"bytes"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"math"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"cards/internal/diag"
	"cards/internal/scene"
)

// striped is a picture of w×h whose left half is red and whose right half is blue.
func striped(w, h int) image.Image {
	m := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			c := color.RGBA{R: 255, A: 255}
			if x >= w/2 {
				c = color.RGBA{B: 255, A: 255}
			}
			m.Set(x, y, c)
		}
	}
	return m
}

// pictureFolder is a folder with pictures, good and bad, and what is none.
func pictureFolder(t *testing.T) string {
	t.Helper()
	outer := t.TempDir()
	folder := filepath.Join(outer, "deck")
	if err := os.Mkdir(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	write := func(name string, encode func(*bytes.Buffer) error) {
		var b bytes.Buffer
		if err := encode(&b); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(folder, name), b.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("big.png", func(b *bytes.Buffer) error { return png.Encode(b, striped(3000, 1500)) })
	write("photo.jpg", func(b *bytes.Buffer) error { return jpeg.Encode(b, striped(400, 300), nil) })
	write("lies.png", func(b *bytes.Buffer) error { return gif.Encode(b, striped(40, 30), nil) })
	write("cut.png", func(b *bytes.Buffer) error {
		err := png.Encode(b, striped(400, 300))
		b.Truncate(b.Len() / 2)
		return err
	})
	write("page.jpg", func(b *bytes.Buffer) error { _, err := b.WriteString("<!doctype html><p>404"); return err })
	write("../above.png", func(b *bytes.Buffer) error { return png.Encode(b, striped(4, 3)) })
	for link, to := range map[string]string{"out.png": "../above.png", "broken.png": "nowhere.png", "in.png": "photo.jpg"} {
		if err := os.Symlink(to, filepath.Join(folder, link)); err != nil {
			t.Skipf("no symbolic links here: %v", err)
		}
	}
	if err := syscall.Mkfifo(filepath.Join(folder, "pipe.png"), 0o644); err != nil {
		t.Skipf("no pipes here: %v", err)
	}
	return folder
}

// openPicture opens and lays out a timeline whose first event has the picture.
func openPicture(t *testing.T, folder, image string, r Request) (*Plan, diag.List) {
	t.Helper()
	file := filepath.Join(folder, "deck.yaml")
	deck := "defaults: {source: \"书\"}\nsizes: [wechat-square]\ntimelines:\n  - title: \"路\"\n    events:\n      - {date: 1995, title: \"起\", image: " + image + "}\n      - {date: 1996, title: \"落\"}\n"
	if err := os.WriteFile(file, []byte(deck), 0o644); err != nil {
		t.Fatal(err)
	}
	return openLaid(t, file, r)
}

// TestPicturesRefused: what is no picture, or not the deck's to read, is refused where it is named, before anything is laid out.
func TestPicturesRefused(t *testing.T) {
	folder := pictureFolder(t)
	for name, want := range map[string]string{
		"none.png": "no-file", "broken.png": "no-file", "cut.png": "picture-damaged", "page.jpg": "picture-format", "pipe.png": "bad-file", ".": "bad-file",
		"../above.png": "outside", "out.png": "outside", "/etc/hostname": "outside", `"https://example.org/a.png"`: "bad-file", "/dev/zero": "outside",
	} {
		plan, told := openPicture(t, folder, name, Request{})
		found := false
		for _, d := range told {
			found = found || d.Code == want && d.Severity == diag.Error && d.Pos.Line == 6 && strings.HasPrefix(d.Message, "picture "+strings.Trim(name, `"`))
		}
		if plan != nil || !found {
			t.Errorf("%s: %v, want %s in line 6", name, told, want)
		}
	}
	if plan, told := openPicture(t, folder, "out.png", Request{AllowOutside: true}); plan == nil {
		t.Errorf("with leave to read outside: %v", told)
	}
}

// imageOf is the picture on a plan's first page.
func imageOf(t *testing.T, p *Plan) scene.Image {
	t.Helper()
	for _, b := range p.pages[0][0].Scene.Boxes {
		if b.Role == "image" {
			return p.pages[0][0].Scene.Items[b.From].(scene.Group).Items[0].(scene.Image)
		}
	}
	t.Fatal("no picture")
	return scene.Image{}
}

// TestPicturesDrawn: pictures are read by what they are, made no larger than they can be drawn, with their focus and treatment.
func TestPicturesDrawn(t *testing.T) {
	folder := pictureFolder(t)
	for name, size := range map[string]image.Point{"photo.jpg": {X: 400, Y: 300}, "in.png": {X: 400, Y: 300}, "lies.png": {X: 40, Y: 30}, "big.png": {X: 1000, Y: 500}} {
		plan, told := openPicture(t, folder, name, Request{})
		if plan == nil {
			t.Errorf("%s: %v", name, told)
			continue
		}
		if got := imageOf(t, plan).Source.Bounds().Size(); got != size {
			t.Errorf("%s has %v, want %v", name, got, size)
		}
	}
	plan, _ := openPicture(t, folder, "{file: photo.jpg, focus: [0.9, 0.2], treatment: duotone}", Request{})
	got := imageOf(t, plan)
	if got.Focus != (scene.Point{X: 0.9, Y: 0.2}) {
		t.Errorf("focus %v", got.Focus)
	}
	// A duotone lies between ink and ground: no channel is far from the others there.
	for x := range 400 {
		r, g, b, _ := got.Source.At(x, 150).RGBA()
		most, least := math.Max(float64(r), math.Max(float64(g), float64(b))), math.Min(float64(r), math.Min(float64(g), float64(b)))
		if most-least > 0x2800 {
			t.Fatalf("pixel %d of the duotone is %v", x, got.Source.At(x, 150))
		}
	}
	double, _ := openPicture(t, folder, "big.png", Request{Scale: 2})
	if got := imageOf(t, double).Source.Bounds().Dx(); got != 2000 {
		t.Errorf("at scale 2 the picture is %d px wide", got)
	}
}
