//go:build unix

package job

import (
	"image"
	"image/color"
	"image/png"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"cards/internal/layout"
	"cards/internal/picture"
	"cards/internal/render/raster"
	"cards/internal/scene"
)

// panoramaDeck writes a deck with a picture that runs on, of so many pixels, no two columns of which are alike, and opens it.
func panoramaDeck(t *testing.T, w, h int, extra string, r Request) (*Plan, *image.NRGBA, string) {
	t.Helper()
	folder := t.TempDir()
	m := image.NewNRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			m.SetNRGBA(x, y, color.NRGBA{R: uint8(255 * x / w), G: uint8(128 + 100*((x/37)%2)), B: uint8(255 * y / h), A: 255})
		}
	}
	file, err := os.Create(filepath.Join(folder, "wide.png"))
	if err != nil {
		t.Fatal(err)
	}
	if err := png.Encode(file, m); err != nil {
		t.Fatal(err)
	}
	if err := file.Close(); err != nil {
		t.Fatal(err)
	}
	text := "lang: zh-Hans\nrun_on: {image: {file: wide.png, credit: 王五}" + extra + "}\n" + strings.TrimPrefix(runOnDeck, "lang: zh-Hans\nrun_on: rule\n")
	text = strings.Replace(text, "LONG", strings.Repeat("我认为成为一个多行星物种很重要，这就是为什么。", 12), 1)
	name := filepath.Join(folder, "deck.yaml")
	if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	plan, list := openLaid(t, name, r)
	if plan == nil {
		t.Fatal(list)
	}
	return plan, m, list.Error()
}

// bandOf returns where the picture that runs on stands on a page.
func bandOf(p *layout.Page) (r scene.Rect) {
	for _, b := range p.Scene.Boxes {
		if b.Role == "image" && b.Rect.W == p.Scene.Width {
			r = b.Rect
		}
	}
	return r
}

// The pieces on the pages, side by side, are the one picture, at one height; no word stands on it, and the photographer is named once.
func TestRunOnPicture(t *testing.T) {
	renderer := raster.New()
	for _, edge := range []string{"", ", edge: top"} {
		for _, look := range map[string][]string{"": {"ink", "paper"}, ", edge: top": {"grid"}}[edge] {
			plan, source, told := panoramaDeck(t, 9000, 300, edge, Request{Theme: look, Sizes: []string{"portrait"}})
			if strings.Contains(told, "picture-narrow") {
				t.Errorf("%s: %s", look, told)
			}
			var strip []*layout.Page
			for _, unit := range plan.pages {
				strip = append(strip, unit...)
			}
			band := bandOf(strip[0])
			whole := &picture.Print{Source: source, Width: len(strip) * 1080, Height: int(band.H)}
			// As high as the band, or larger, to be as wide as the strip; the middle of it in both ways.
			whole.Scale = max(band.H/300, min(float64(whole.Width)/9000, band.H/300/0.6))
			spare := math.Floor(whole.Scale*9000) - float64(whole.Width)
			if spare < -1 {
				t.Fatalf("%s: the picture does not do for %d pages with a band of %g", look, len(strip), band.H)
			}
			whole.X, whole.Y = -math.Round(max(0, spare)/2), -math.Round((whole.Scale*300-band.H)/2)
			want := whole.Develop(whole.Width, whole.Height).(*image.RGBA)
			credits := 0
			for n, p := range strip {
				if at := bandOf(p); at != band {
					t.Fatalf("%s, %s: the picture stands at %v, on the first page at %v", look, p.Card, at, band)
				}
				if edge == "" && band.Bottom() != p.Scene.Height || edge != "" && band.Y != 0 {
					t.Errorf("%s: the band is %v", look, band)
				}
				for _, b := range p.Scene.Boxes {
					if strings.Contains(b.Text, "王五") {
						credits++
						continue
					}
					for _, l := range b.Lines {
						if l.Ink.Overlaps(band) {
							t.Errorf("%s, %s: %q stands on the picture", look, p.Card, l.Text)
						}
					}
				}
				m, err := renderer.Draw(p.Scene, 1)
				if err != nil {
					t.Fatal(err)
				}
				off := 0
				for y := 3; y < int(band.H)-3; y += 7 {
					for x := range 1080 {
						if n == 0 && x < 500 {
							continue // the photographer
						}
						a, b := m.RGBAAt(x, int(band.Y)+y), want.RGBAAt(n*1080+x, y)
						if differs(a.R, b.R) || differs(a.G, b.G) || differs(a.B, b.B) {
							off++
						}
					}
				}
				if off > 0 {
					t.Errorf("%s, %s, page %d: %d pixels are not those of the picture there", look, p.Card, n, off)
				}
				renderer.Recycle(m)
			}
			if credits != 1 {
				t.Errorf("%s: the photographer is named %d times", look, credits)
			}
		}
	}
}

func differs(a, b uint8) bool { return a > b+2 && b < 253 || b > a+2 && a < 253 }

// A picture that is too narrow goes on in its mirror image, without a seam, and that is told.
func TestRunOnPictureNarrow(t *testing.T) {
	plan, _, told := panoramaDeck(t, 1300, 700, "", Request{Sizes: []string{"square"}})
	if !strings.Contains(told, "picture-narrow") {
		t.Errorf("told: %s", told)
	}
	renderer := raster.New()
	var last *image.RGBA
	seams := 0
	for _, unit := range plan.pages {
		for _, p := range unit {
			band := bandOf(p)
			m, err := renderer.Draw(p.Scene, 1)
			if err != nil {
				t.Fatal(err)
			}
			y := int(band.Y + band.H*0.7)
			at := func(m *image.RGBA, x int) int { return int(m.RGBAAt(x, y).R) }
			if last != nil {
				seams++
				if d := at(last, 1079) - at(m, 0); d > 3 || d < -3 {
					t.Errorf("%s: red jumps by %d over the edge", p.Card, d)
				}
			}
			for x := 1; x < 1080; x++ {
				if d := at(m, x) - at(m, x-1); d > 3 || d < -3 {
					t.Fatalf("%s: red jumps by %d at %d", p.Card, d, x)
				}
			}
			last = m
		}
	}
	if seams < 5 {
		t.Errorf("%d pages turned", seams)
	}
}

// A card has the same piece when it is made alone; slides have none; a card with a picture of its own shows that, and has all of its page.
func TestRunOnPictureApart(t *testing.T) {
	all, _, _ := panoramaDeck(t, 4000, 400, "", Request{Sizes: []string{"portrait", "slide"}})
	alone, _, _ := panoramaDeck(t, 4000, 400, "", Request{Sizes: []string{"portrait"}, Only: []string{"q02"}})
	type piece struct {
		x, y, scale float64
		width       int
		mirrored    bool
	}
	prints := func(p *layout.Page) (out []piece) {
		for _, item := range p.Scene.Items {
			if i, ok := item.(scene.Image); ok {
				if print, ok := i.Source.(*picture.Print); ok {
					out = append(out, piece{print.X, print.Y, print.Scale, print.Width, print.Mirrored})
				}
			}
		}
		return out
	}
	found := 0
	for i, u := range all.units {
		for k, p := range all.pages[i] {
			if has := len(prints(p)) > 0; has != (p.Size.Name == "portrait") {
				t.Errorf("%s on %s: a picture runs through it: %v", p.Card, p.Size.Name, has)
			}
			if u.Card == "q02" && p.Size.Name == "portrait" {
				found++
				a, b := prints(p), prints(alone.pages[0][k])
				if len(a) != len(b) || a[0] != b[0] {
					t.Errorf("page %d alone has %v, with the others %v", k, b, a)
				}
			}
		}
	}
	if found < 2 {
		t.Errorf("q02 has %d pages", found)
	}

	folder := pictureFolder(t)
	file := filepath.Join(folder, "own.yaml")
	if err := os.WriteFile(file, []byte("run_on: {image: photo.jpg}\nsizes: [portrait]\nquotes:\n  - 要渴望工作\n  - {text: 粉碎你的自我, image: photo.jpg}\n  - 要渴望工作\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	plan, list := openLaid(t, file, Request{})
	if plan == nil {
		t.Fatal(list)
	}
	own := plan.pages[1][0]
	if own.Layout != "photo" || bandOf(own).H != own.Scene.Height {
		t.Errorf("the card with its own picture: %s, %v", own.Layout, bandOf(own))
	}
	if len(plan.pages[2]) != 1 || !slices.ContainsFunc(plan.pages[2][0].Chosen, func(c layout.Choice) bool { return c.What == "run_on" && strings.HasPrefix(c.Why, "page 3 of 3 ") }) {
		t.Errorf("the card behind it: %v", plan.pages[2][0].Chosen)
	}
}

// What is wrong with it is told where it is written.
func TestRunOnPictureRefused(t *testing.T) {
	for text, want := range map[string]string{
		"run_on: {image: none.jpg}\nquotes: [a, b]\n":             "deck.yaml:1:17: error: picture none.jpg",
		"run_on: {edge: top}\nquotes: [a, b]\n":                   "image",
		"run_on: {image: a.jpg, edge: left}\nquotes: [a, b]\n":    "foot",
		"run_on: photos/wide.jpg\nquotes: [a, b]\n":               "rule",
		"run_on: {image: ../../x.jpg}\nquotes: [a, b]\n":          "outside",
		"run_on: {image: https://a/b.jpg}\nquotes: [\"a\", b]\n":  "deck.yaml:1:17",
		"run_on: {image: {credit: a}}\nquotes: [\"a\", \"bb\"]\n": "file",
	} {
		plan, told := openText(t, text, Request{})
		if plan != nil || !strings.Contains(told, want) {
			t.Errorf("%q: %s", text, told)
		}
	}
}
