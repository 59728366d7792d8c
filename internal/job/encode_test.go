package job

import (
	"bytes"
	"context"
	"encoding/json"
	"html"
	"image"
	imagejpeg "image/jpeg"
	imagepng "image/png"
	"io"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	imagewebp "golang.org/x/image/webp"

	"cards/internal/render/svg"
)

// TestSVG: beside every picture stands an SVG that says the words of its page, the same however many work at it; the pictures stay as
// they are, the contact sheet shows each page once, and what is no longer asked for goes.
func TestSVG(t *testing.T) {
	deck := writeDeck(t, everyKind)
	plain := renderInto(t, deck, Request{})
	with := renderInto(t, deck, Request{Formats: []string{"svg", "png"}, Jobs: 1})
	again := renderInto(t, writeDeck(t, everyKind+"formats: [png, svg]\n"), Request{Jobs: 4})
	twins := 0
	for name, picture := range plain {
		stem, ok := strings.CutSuffix(name, ".png")
		if !ok {
			continue
		}
		twins++
		data := with[stem+".svg"]
		if len(data) == 0 || !bytes.Equal(data, again[stem+".svg"]) || !bytes.Equal(with[name], picture) {
			t.Errorf("%s: an SVG of %d bytes, and one of %d; the picture has %d, was %d", stem, len(data), len(again[stem+".svg"]), len(with[name]), len(picture))
		}
		if plain[stem+".svg"] != nil {
			t.Errorf("%s: an SVG that nobody asked for", stem)
		}
	}
	if twins < 4 {
		t.Errorf("only %d pictures", twins)
	}
	plan := laid(t, deck, Request{})
	for i, pages := range plan.pages {
		for _, p := range pages {
			if err := svg.Verify(with[picturePath(&plan.units[i], p, FormatSVG)], selectable(p.Scene, false)); err != nil {
				t.Error(err)
			}
		}
	}
	var m Manifest
	if err := json.Unmarshal(with[manifestName], &m); err != nil {
		t.Fatal(err)
	}
	for i := 0; i < 2*twins; i += 2 {
		p, s := m.Files[i], m.Files[i+1]
		if p.Format != FormatPNG || s.Format != FormatSVG || strings.TrimSuffix(p.Path, ".png") != strings.TrimSuffix(s.Path, ".svg") || p.Width != s.Width || p.Alt != s.Alt {
			t.Errorf("the manifest has %+v and then %+v", p, s)
		}
	}
	if shown, links := bytes.Count(with[contactName], []byte("<figure>")), bytes.Count(with[contactName], []byte(">svg</a>")); shown != twins || links != twins {
		t.Errorf("the contact sheet shows %d of %d pages, with %d links", shown, twins, links)
	}
}

// TestSVGAlone: a run that asks for nothing else makes no pixels, and its contact sheet shows what there is.
func TestSVGAlone(t *testing.T) {
	made := renderInto(t, writeDeck(t, everyKind), Request{Formats: []string{"svg"}})
	files := 0
	for name := range made {
		if strings.HasSuffix(name, ".png") {
			t.Errorf("%s was not asked for", name)
		}
		if strings.HasSuffix(name, ".svg") {
			files++
			if !bytes.Contains(made[contactName], []byte(`<img src="`+name+`"`)) {
				t.Errorf("%s is not on the contact sheet", name)
			}
		}
	}
	if files == 0 {
		t.Error("there is no SVG")
	}
}

// TestDrawToEnding: a path's ending says what is drawn; an unknown one is a part of the name.
func TestDrawToEnding(t *testing.T) {
	for name, want := range map[string]struct{ file, begins string }{
		"a.svg": {"a.svg", "<svg "}, "b.PNG": {"b.png", "\x89PNG"}, "no.1": {"no.1.png", "\x89PNG"},
	} {
		out := t.TempDir()
		plan := laid(t, writeDeck(t, "quotes: [{id: a, text: \"去做就好。\"}]\n"), Request{Sizes: []string{"square"}, Outlines: true})
		paths, err := plan.DrawTo(context.Background(), filepath.Join(out, name))
		if err != nil || len(paths) != 1 || filepath.Base(paths[0]) != want.file {
			t.Fatalf("%s: wrote %v: %v", name, paths, err)
		}
		data, err := os.ReadFile(paths[0])
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.HasPrefix(data, []byte(want.begins)) {
			t.Errorf("%s begins with %q", name, data[:20])
		}
		if strings.HasSuffix(want.file, ".svg") && bytes.Contains(data, []byte("@font-face")) {
			t.Errorf("%s has fonts, and should have outlines", name)
		}
	}
}

// TestPictureFormats: a page is the same picture in every format of pixels, exactly but for what JPEG loses, each file says in an XMP
// packet what people hear who don't see it, and their order is that of pictureFormats however they are asked for.
func TestPictureFormats(t *testing.T) {
	deck := writeDeck(t, everyKind)
	made := renderInto(t, deck, Request{Formats: []string{"webp", "jpeg", "png"}, Sizes: []string{"square"}, Jobs: 2})
	plan := laid(t, deck, Request{Sizes: []string{"square"}})
	seen := 0
	for i, pages := range plan.pages {
		for _, p := range pages {
			var all [3]image.Image
			for k, format := range []string{FormatPNG, FormatJPEG, FormatWebP} {
				data := made[picturePath(&plan.units[i], p, format)]
				decode := map[string]func(io.Reader) (image.Image, error){FormatPNG: imagepng.Decode, FormatJPEG: imagejpeg.Decode, FormatWebP: imagewebp.Decode}[format]
				m, err := decode(bytes.NewReader(data))
				if err != nil {
					t.Fatalf("%s %s: %v", p.Card, format, err)
				}
				all[k] = m
				if !bytes.Contains(data, []byte("AltTextAccessibility")) || !bytes.Contains(data, []byte(html.EscapeString(p.Scene.Alt))) {
					t.Errorf("%s %s does not say %q", p.Card, format, p.Scene.Alt)
				}
			}
			worst, sum, n := 0, 0, 0
			for y := 0; y < 1080; y += 5 {
				for x := y % 7; x < 1080; x += 7 {
					r, g, b, _ := all[0].At(x, y).RGBA()
					if wr, wg, wb, _ := all[2].At(x, y).RGBA(); wr != r || wg != g || wb != b {
						t.Fatalf("%s: pixel %d, %d of WebP is another", p.Card, x, y)
					}
					_, jg, _, _ := all[1].At(x, y).RGBA()
					d := int(jg>>8) - int(g>>8)
					worst, sum, n = max(worst, d, -d), sum+d*d, n+1
				}
			}
			if mean := math.Sqrt(float64(sum) / float64(n)); mean > 3 || worst == 0 {
				t.Errorf("%s: JPEG differs by %.1f of 255, %d at most", p.Card, mean, worst)
			}
			seen++
		}
	}
	var m Manifest
	if err := json.Unmarshal(made[manifestName], &m); err != nil {
		t.Fatal(err)
	}
	for i, f := range m.Files[:3*seen] {
		if f.Format != pictureFormats[i%3] {
			t.Errorf("file %d of the manifest is %s", i, f.Path)
		}
	}
}
