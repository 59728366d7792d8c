package svg_test

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"cards/internal/render/raster"
	"cards/internal/render/svg"
	"cards/internal/scene"
)

// everything is a page with all that a page can have, but grain.
func everything(t testing.TB) *scene.Page {
	f := face(t, serif)
	lines := run(t, f, 44, 30.328, 70.625, "不要渴望荣耀，要渴望工作。")
	words := run(t, face(t, "noto-serif-400"), 21, 30, 110.39, "Don’t aspire to glory; aspire to work.")
	column := run(t, f, 30, 640, 80, "古今之大事")
	column.Vertical = true
	for i := range column.Glyphs {
		column.Glyphs[i].X, column.Glyphs[i].Y = 640, 80.14+36*float64(i)
	}
	side := run(t, f, 24, 690, 90, "Work 42")
	side.Turned = true
	for i := range side.Glyphs {
		side.Glyphs[i].X, side.Glyphs[i].Y = 690.375, side.Glyphs[i].X-600
	}
	cell := run(t, f, 30, 600, 300, "12")
	cell.Squeeze = 0.6
	cell.Glyphs[1].X = 610
	hollow := run(t, f, 60, 30, 190, "空心")
	hollow.Outline = 1.5
	faded := run(t, f, 60, 200, 190, "渐变")
	faded.Paint = gradient(color.NRGBA{R: 200, A: 255}, color.NRGBA{B: 200, A: 255})
	light := ink
	light.Color.A = 128
	wave := scene.Path{}
	wave.Move(30, 300)
	wave.Quad(90, 220, 150, 300)
	wave.Cube(190, 350, 230, 250, 280.5, 300.25)
	clip := scene.Circle(420, 190, 50)
	square := scene.Rectangle(scene.Rect{W: 60, H: 40})
	p := page(
		scene.Text{Run: lines}, scene.Text{Run: words}, scene.Text{Run: column}, scene.Text{Run: side}, scene.Text{Run: cell}, scene.Text{Run: hollow}, scene.Text{Run: faded},
		scene.Text{Run: run(t, face(t, "noto-color-emoji"), 40, 320, 180, "🙂")},
		scene.Stroke{Path: wave, Paint: ink, Width: 3.5, Dash: []float64{12, 5, 2}, DashOffset: -3, Cap: scene.RoundCap},
		scene.Stroke{Path: scene.Polyline(scene.Point{X: 300, Y: 300}, scene.Point{X: 330, Y: 240}, scene.Point{X: 360, Y: 300}), Paint: light, Width: 8},
		scene.Fill{Path: scene.RoundedRectangle(scene.Rect{X: 30, Y: 330, W: 200, H: 90}, 20, 20), Paint: gradient(color.NRGBA{G: 120, A: 255}, color.NRGBA{R: 250, G: 200, A: 0})},
		scene.Image{Source: waves(90, 60), Area: scene.Rect{X: 370, Y: 140, W: 100, H: 100}, Clip: &clip, Focus: scene.Point{X: 0.3, Y: 0.5}},
		scene.Image{Source: waves(260, 170), Area: scene.Rect{X: 250, Y: 330, W: 130, H: 85}},
		scene.Image{Source: checks(), Area: scene.Rect{X: 400, Y: 330, W: 91, H: 90}, Pixelated: true},
		scene.Group{Transform: scene.Rotate(0.3).Then(scene.Translate(560, 350)), Opacity: 0.5, Items: []scene.Item{
			scene.Fill{Path: square, Paint: ink}, scene.Fill{Path: scene.Circle(60, 40, 25), Paint: scene.Solid(color.NRGBA{R: 200, A: 255})},
		}},
		scene.Group{Transform: scene.Scale(100, 100).Then(scene.Translate(660, 300)), Items: []scene.Item{scene.Fill{Path: scene.Circle(0.35, 0.5, 0.333), Paint: light}}},
	)
	p.Width, p.Height = 800, 450
	return p
}

func gradient(from, to color.NRGBA) scene.Paint {
	return scene.Paint{Gradient: &scene.Gradient{From: scene.Point{X: 30, Y: 150}, To: scene.Point{X: 330, Y: 420}, Stops: []scene.Stop{{Color: from}, {Offset: 1, Color: to}}}}
}

// waves is a soft picture of more colours than a palette holds.
func waves(w, h int) *image.RGBA {
	m := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			s, c := math.Sincos(float64(x)/17 + float64(y)/23)
			m.SetRGBA(x, y, color.RGBA{uint8(128 + 100*s), uint8(128 + 100*c), uint8(255 * y / h), 255})
		}
	}
	return m
}

// checks is a picture whose pixels are blocks.
func checks() image.Image {
	m := image.NewPaletted(image.Rect(0, 0, 13, 13), color.Palette{color.White, color.Black})
	for i := range m.Pix {
		m.Pix[i] = uint8(i * i % 3 & 1)
	}
	return m
}

// TestAgainstChromium: what a browser shows of a page is what we draw of it.
func TestAgainstChromium(t *testing.T) {
	chromium, err := exec.LookPath("chromium")
	if err != nil {
		t.Skip("needs chromium")
	}
	p := everything(t)
	drawn, err := raster.New().Draw(p, 1)
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]svg.Text{"embedded": svg.Embedded, "outlines": svg.Outlines} {
		shown := screenshot(t, chromium, encode(t, p, svg.Options{Text: text}), drawn.Rect.Dx(), drawn.Rect.Dy())
		share := float64(differing(t, drawn, shown)) / float64(len(drawn.Pix)/4)
		t.Logf("%s: %.3f %% of pixels differ", name, 100*share)
		if share > 0.005 {
			t.Errorf("%s: %.2f %% of pixels differ", name, 100*share)
		}
	}
	// The comparison sees what is missing.
	p.Items[0] = scene.Group{}
	without, err := raster.New().Draw(p, 1)
	if err != nil {
		t.Fatal(err)
	}
	if n := differing(t, drawn, without); float64(n) < 0.005*float64(len(drawn.Pix)/4) {
		t.Errorf("a line of text more or less is %d pixels only", n)
	}
}

// screenshot returns what a browser shows of a file.
func screenshot(t *testing.T, chromium, data string, w, h int) *image.RGBA {
	t.Helper()
	dir := t.TempDir()
	name, picture := filepath.Join(dir, "page.svg"), filepath.Join(dir, "page.png")
	if err := os.WriteFile(name, []byte(data), 0o644); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Minute)
	defer cancel()
	said, err := exec.CommandContext(ctx, chromium, "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
		"--disable-component-update", "--disable-sync", "--hide-scrollbars", "--force-device-scale-factor=1", "--user-data-dir="+filepath.Join(dir, "profile"),
		fmt.Sprintf("--window-size=%d,%d", w, h), "--virtual-time-budget=5000", "--screenshot="+picture, "file://"+name).CombinedOutput()
	file, readErr := os.ReadFile(picture)
	if readErr != nil {
		t.Skipf("chromium did not draw the page: %v\n%s", err, said)
	}
	m, err := png.Decode(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	if m.Bounds() != image.Rect(0, 0, w, h) {
		t.Fatalf("the screenshot is %v", m.Bounds())
	}
	out := image.NewRGBA(m.Bounds())
	draw.Draw(out, out.Rect, m, image.Point{}, draw.Src)
	return out
}

// TestCopied: what is selected in a browser and copied is what was written, whatever glyphs draw it.
func TestCopied(t *testing.T) {
	chromium, err := exec.LookPath("chromium")
	if err != nil {
		t.Skip("needs chromium")
	}
	f := face(t, serif)
	marks := run(t, f, 40, 20, 50, "一，二，𠮷")
	marks.Glyphs[3].ID = glyph(t, f, '。')
	ligature := run(t, f, 40, 20, 100, "文x")
	ligature.Text, ligature.Glyphs[1].Cluster = "fix", 2
	accent := run(t, f, 40, 20, 150, "xaz")
	accent.Text, accent.Glyphs[2].Cluster = "xe\u0301z", 3
	emoji := run(t, face(t, "noto-color-emoji"), 40, 20, 200, "🙂")
	data := encode(t, page(scene.Text{Run: marks}, scene.Text{Run: ligature}, scene.Text{Run: accent}, scene.Text{Run: emoji}), svg.Options{})
	dir := t.TempDir()
	name := filepath.Join(dir, "page.html")
	html := "<!doctype html><meta charset=utf-8><title>-</title>" + data + `<pre id=o></pre><script>const s=getSelection();s.selectAllChildren(document.querySelector('svg'));
document.getElementById('o').textContent='copied['+s.toString()+']'</script>`
	if err := os.WriteFile(name, []byte(html), 0o644); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Minute)
	defer cancel()
	dom, err := exec.CommandContext(ctx, chromium, "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
		"--disable-component-update", "--disable-sync", "--user-data-dir="+filepath.Join(dir, "profile"), "--virtual-time-budget=5000", "--dump-dom", "file://"+name).Output()
	_, copied, found := strings.Cut(string(dom), `<pre id="o">copied[`)
	if !found {
		t.Skipf("chromium did not read the page: %v", err)
	}
	copied, _, _ = strings.Cut(copied, "]</pre>")
	if got, want := strings.Join(strings.Fields(copied), "|"), "一，二，𠮷|fix|xe\u0301z|🙂"; got != want {
		t.Errorf("what is copied is %q, want %q", got, want)
	}
}
