package job

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/draw"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestHTMLInChromium: what a browser shows of an inline figure is the picture that we drew, in a narrow window and in a wide one.
func TestHTMLInChromium(t *testing.T) {
	chromium, err := exec.LookPath("chromium")
	if err != nil {
		t.Skip("needs chromium")
	}
	made := renderInto(t, writeDeck(t, everyKind), Request{Sizes: []string{"square", "600x800"}, Formats: []string{"html"}, HTML: HTMLOptions{Inline: true}, Only: []string{"early"}})
	// A screenshot does not wait for pictures that may come later: when they come is all that these attributes say.
	figure := strings.NewReplacer(` loading="lazy"`, "", ` decoding="async"`, ` decoding="sync"`).Replace(string(made["embed/early.html"]))
	page := "<!doctype html><meta charset=utf-8><title>-</title><style>body{margin:0}</style>" + figure
	dir := t.TempDir()
	name := filepath.Join(dir, "page.html")
	if err := os.WriteFile(name, []byte(page), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, file := range []string{"square/early.png", "600x800/early.png"} {
		ours := pixelsOf(t, made[file])
		shown := screenshot(t, chromium, name, ours.Rect.Dx(), ours.Rect.Dy())
		share := differing(ours, shown)
		t.Logf("%s: %.4f %% of pixels differ", file, 100*share)
		if share > 0.005 {
			t.Errorf("%s: %.2f %% of pixels differ", file, 100*share)
		}
	}
	// The comparison sees another picture.
	if share := differing(pixelsOf(t, made["square/early.png"]), image.NewRGBA(image.Rect(0, 0, 1080, 1080))); share < 0.5 {
		t.Errorf("nothing at all differs in %.2f %% of pixels only", 100*share)
	}
}

// spareRows are so many below what is looked at, since the last rows of a window are at times not painted yet.
const spareRows = 240

// screenshot returns what a browser shows of a page in a window of a width, down to a height.
func screenshot(t *testing.T, chromium, page string, w, h int) *image.RGBA {
	t.Helper()
	dir := t.TempDir()
	picture := filepath.Join(dir, "page.png")
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Minute)
	defer cancel()
	said, err := exec.CommandContext(ctx, chromium, "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
		"--disable-component-update", "--disable-sync", "--hide-scrollbars", "--force-device-scale-factor=1", "--disable-checker-imaging", "--run-all-compositor-stages-before-draw", "--force-color-profile=srgb", "--blink-settings=preferredColorScheme=1",
		"--user-data-dir="+filepath.Join(dir, "profile"), fmt.Sprintf("--window-size=%d,%d", w, h+spareRows), "--virtual-time-budget=5000", "--screenshot="+picture, "file://"+page).CombinedOutput()
	file, readErr := os.ReadFile(picture)
	if readErr != nil {
		t.Skipf("chromium did not draw the page: %v\n%s", err, said)
	}
	whole := pixelsOf(t, file)
	if whole.Rect != image.Rect(0, 0, w, h+spareRows) {
		t.Fatalf("the screenshot is %v", whole.Rect)
	}
	out := image.NewRGBA(image.Rect(0, 0, w, h))
	draw.Draw(out, out.Rect, whole, image.Point{}, draw.Src)
	return out
}

func pixelsOf(t *testing.T, file []byte) *image.RGBA {
	t.Helper()
	m, err := png.Decode(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	out := image.NewRGBA(m.Bounds())
	draw.Draw(out, out.Rect, m, image.Point{}, draw.Src)
	return out
}

// differing is the share of pixels of which a channel differs by more than rounding; both pictures are of one size.
func differing(a, b *image.RGBA) float64 {
	n := 0
	for i := 0; i < len(a.Pix); i += 4 {
		for k := range 4 {
			if d := int(a.Pix[i+k]) - int(b.Pix[i+k]); d > 2 || d < -2 {
				n++
				break
			}
		}
	}
	return float64(n) / float64(len(a.Pix)/4)
}
