package job

import (
	"context"
	"fmt"
	"image"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"cards/internal/layout"
	"cards/internal/render/raster"
	"cards/internal/scene"

	"github.com/orisano/pixelmatch"
)

// TestDocumentsInReaders: what others read of the documents of the sample decks is what the pictures show. Poppler draws every page as we
// do but for one pixel in 200, its text holds every line that was drawn, and qpdf finds no fault. Each deck stands in some themes on
// one shape of page, with -full in all.
func TestDocumentsInReaders(t *testing.T) {
	draws, reads, checks := reader(t, "pdftoppm"), reader(t, "pdftotext"), reader(t, "qpdf")
	decks, err := filepath.Glob("../../assets/decks/*.yaml")
	if err != nil || len(decks) < 6 {
		t.Fatalf("%d sample decks, %v", len(decks), err)
	}
	renderer := raster.New()
	pages := 0
	for i, deck := range decks {
		for j, look := range looks {
			for k, size := range []string{"slide", "xiaohongshu"} {
				if !*full && (i+j+8*k)%16 != 0 {
					continue
				}
				t.Run(fmt.Sprint(filepath.Base(deck), "/", look, "/", size), func(t *testing.T) {
					plan := laid(t, deck, Request{Theme: look, Sizes: []string{size}, Formats: []string{FormatPDF}, Out: t.TempDir()})
					made, err := plan.Draw(context.Background())
					if err != nil {
						t.Fatal(err)
					}
					files, err := filepath.Glob(filepath.Join(made.Folder, "*.pdf"))
					if err != nil || len(files) != 1 {
						t.Fatalf("%d documents, %v", len(files), err)
					}
					if said, err := exec.Command(checks, "--check", files[0]).CombinedOutput(); err != nil {
						t.Errorf("qpdf: %v\n%s", err, said)
					}
					text, err := exec.Command(reads, "-enc", "UTF-8", files[0], "-").Output()
					if err != nil {
						t.Fatal(err)
					}
					texts := strings.Split(string(text), "\f")
					_, all := plan.Pages()
					n := 0
					for _, unit := range all {
						for _, p := range unit {
							n++
							where := fmt.Sprintf("page %d (%s)", n, p.Card)
							if n >= len(texts) {
								t.Fatalf("%s: no such page", where)
							}
							lacked(t, where, p, texts[n-1])
							if *full || n%3 == 1 {
								asDrawn(t, where, renderer, p, shownPage(t, draws, files[0], n))
							}
						}
					}
					pages += n
				})
			}
		}
	}
	if pages < 50 {
		t.Errorf("only %d pages", pages)
	}
}

// reader is a program that reads documents.
func reader(t *testing.T, name string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		t.Skipf("needs %s", name)
	}
	return path
}

// lacked complains of lines that were drawn and cannot be copied. Spaces are left out: readers guess them from gaps.
func lacked(t *testing.T, where string, p *layout.Page, text string) {
	t.Helper()
	text = spaceless(text)
	for _, b := range p.Scene.Boxes {
		for _, l := range b.Lines {
			if !strings.Contains(text, spaceless(l.Text)) {
				t.Errorf("%s: %s %q is not in the document's text", where, b.Role, l.Text)
			}
		}
	}
}

func spaceless(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}

// shownPage is a page as poppler draws it, in the size of its picture.
func shownPage(t *testing.T, program, file string, n int) image.Image {
	t.Helper()
	page := strconv.Itoa(n)
	picture, err := exec.Command(program, "-r", "96", "-png", "-f", page, "-l", page, file).Output()
	if err != nil {
		t.Fatal(err)
	}
	return pixelsOf(t, picture)
}

// asDrawn compares a page with our picture of it, but for the grain, which documents leave out.
func asDrawn(t *testing.T, where string, renderer *raster.Renderer, p *layout.Page, shown image.Image) {
	t.Helper()
	smooth := *p.Scene
	smooth.Items = nil
	for _, it := range p.Scene.Items {
		if _, grain := it.(scene.Grain); !grain {
			smooth.Items = append(smooth.Items, it)
		}
	}
	ours, err := renderer.Draw(&smooth, 1)
	if err != nil {
		t.Fatal(err)
	}
	defer renderer.Recycle(ours)
	n, err := pixelmatch.MatchPixel(ours, shown, pixelmatch.Threshold(0.1))
	if err != nil {
		t.Fatalf("%s: %v and %v: %v", where, ours.Bounds(), shown.Bounds(), err)
	}
	if share := float64(n) / float64(len(ours.Pix)/4); share > 0.005 {
		t.Errorf("%s: %.2f %% of the pixels differ", where, 100*share)
	}
}

// TestReadersSeeFaults: the comparisons above find what is missing.
func TestReadersSeeFaults(t *testing.T) {
	draws := reader(t, "pdftoppm")
	plan := laid(t, writeDeck(t, everyKind), Request{Sizes: []string{"square"}, Formats: []string{FormatPDF}, Out: t.TempDir(), Only: []string{"work"}})
	made, err := plan.Draw(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	_, pages := plan.Pages()
	p := pages[0][0]
	other := *p.Scene
	for i, it := range other.Items {
		if _, text := it.(scene.Text); text {
			other.Items = append(append([]scene.Item{}, other.Items[:i]...), other.Items[i+1:]...)
			break
		}
	}
	ours, err := raster.New().Draw(&other, 1)
	if err != nil {
		t.Fatal(err)
	}
	shown := shownPage(t, draws, filepath.Join(made.Folder, "deck.pdf"), 1)
	if n, err := pixelmatch.MatchPixel(ours, shown, pixelmatch.Threshold(0.1)); err != nil || float64(n) < 0.005*float64(len(ours.Pix)/4) {
		t.Errorf("without its quote a page differs in %d pixels, %v", n, err)
	}
}
