package pdf

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"cards/internal/render/raster"
	"cards/internal/scene"
)

// These tests ask other readers, where they are installed, what they make of a document.

// richPage is a page of everything that readers have been seen to take in their own way.
func richPage(t *testing.T) *scene.Page {
	p := sample(t)
	p.Items = append(p.Items, scene.Fill{Path: scene.Rectangle(scene.Rect{X: 20, Y: 180.25, W: 300, H: 1.5}), Paint: ink},
		scene.Image{Source: smooth(80, 60), Area: scene.Rect{X: 300, Y: 220, W: 80, H: 60}})
	serif := face(t, "noto-serif-cjk-400")
	mixed := run(t, serif, 22, 30, 160.6, "约6月，天")
	for i := range mixed.Glyphs[1:] {
		mixed.Glyphs[i+1].X += []float64{2.75, 5.5, 5.5, -5.5}[i]
	}
	say(p, "text", mixed.Text, mixed)
	coloured := run(t, serif, 40, 130, 270, "渐变")
	coloured.Paint = scene.Paint{Gradient: &scene.Gradient{From: scene.Point{X: 130}, To: scene.Point{X: 210}, Stops: []scene.Stop{{Color: grey(0)}, {Offset: 1, Color: color.NRGBA{R: 255, A: 255}}}}}
	say(p, "text", coloured.Text, coloured)
	lined := run(t, serif, 40, 230, 110, "轮廓")
	lined.Outline = 2
	p.Items = append(p.Items, scene.Group{Opacity: 0.5, Items: []scene.Item{scene.Text{Run: lined}}})
	emoji := run(t, face(t, "noto-color-emoji"), 22, 200, 160, "🚀")
	say(p, "text", "🚀", emoji)
	return p
}

func saved(t *testing.T, data []byte) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "document.pdf")
	if err := os.WriteFile(name, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return name
}

func TestQpdf(t *testing.T) {
	program := tool(t, "qpdf")
	if out, err := exec.Command(program, "--check", saved(t, write(t, Document{Title: "T", Lang: "zh-Hans"}, Page{Scene: richPage(t), Title: "一"}))).CombinedOutput(); err != nil || bytes.Contains(out, []byte("WARNING")) {
		t.Errorf("%v: %s", err, out)
	}
}

// TestPdftotext: poppler gives back every line as it was written, in the order of the page.
func TestPdftotext(t *testing.T) {
	program := tool(t, "pdftotext")
	p := richPage(t)
	out, err := exec.Command(program, "-raw", "-enc", "UTF-8", saved(t, write(t, Document{}, Page{Scene: p})), "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	rest := string(out)
	for _, b := range p.Boxes {
		for _, l := range b.Lines {
			_, after, ok := strings.Cut(rest, l.Text)
			if !ok {
				t.Fatalf("%q is not in %q, or not where it should be", l.Text, out)
			}
			rest = after
		}
	}
}

// TestPdftoppm: poppler draws a page as we do.
func TestPdftoppm(t *testing.T) {
	program := tool(t, "pdftoppm")
	p := richPage(t)
	for i, it := range p.Items {
		if g, ok := it.(scene.Grain); ok {
			g.Step = 0 // which documents leave out
			p.Items[i] = g
		}
	}
	out, err := exec.Command(program, "-r", "96", "-png", saved(t, write(t, Document{}, Page{Scene: p}))).Output()
	if err != nil {
		t.Fatal(err)
	}
	theirs, err := png.Decode(bytes.NewReader(out))
	if err != nil {
		t.Fatal(err)
	}
	ours, err := raster.New().Draw(p, 1)
	if err != nil {
		t.Fatal(err)
	}
	if theirs.Bounds() != ours.Bounds() {
		t.Fatalf("%v instead of %v", theirs.Bounds(), ours.Bounds())
	}
	// Edges may be softer or harder by half of what they divide; the picture has 120,000 pixels.
	const most = 400
	if n := apart(ours, theirs); n > most {
		t.Errorf("%d pixels differ", n)
	}
}

// apart counts the pixels that differ by more than a third in a channel.
func apart(a, b image.Image) (n int) {
	r := a.Bounds()
	for y := r.Min.Y; y < r.Max.Y; y++ {
		for x := r.Min.X; x < r.Max.X; x++ {
			p, q := color.NRGBAModel.Convert(a.At(x, y)).(color.NRGBA), color.NRGBAModel.Convert(b.At(x, y)).(color.NRGBA)
			differ := func(v, w uint8) bool { return max(int(v)-int(w), int(w)-int(v)) > 85 }
			if differ(p.R, q.R) || differ(p.G, q.G) || differ(p.B, q.B) {
				n++
			}
		}
	}
	return n
}
