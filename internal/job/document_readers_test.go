package job

import (
	"context"
	"fmt"
	"image"
	"os"
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

// TestRareWritingInReaders: what Unicode keeps far away, what is made of several characters, and what runs from right to left is copied
// character for character.
func TestRareWritingInReaders(t *testing.T) {
	reads := reader(t, "pdftotext")
	quotes := []string{
		"\U00020bb7\u91ce\u5bb6\u3001\u3402\u5bff\u53f8\u3001\U00030ede\U00030ede\u9762\uff0c\u6708\u51e0\u884c\u3002", // 𠮷野家、㐂寿司、𰻞𰻞面，月几行。
		"\u4e00\u5bb6\U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466\uff0c\u65d7\U0001f1e8\U0001f1f3\uff0c\u624b\U0001f44d\U0001f3fd\uff0c\U0001f680\u2460\u3002",
		"\u4ed6\u8bf4\u2014\u2014\u201c\u53bb\u505a\u2026\u2026\u201d",
	}
	deck := "lang: zh-Hans\nsizes: [slide]\nquotes:\n"
	const arabicFont = "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"
	if _, err := os.Stat(arabicFont); err == nil {
		deck = fmt.Sprintf("fonts: {sans: {400: %q}, serif: {400: %q}}\n", arabicFont, arabicFont) + deck
		// العلم نور والجهل ظلام، ومن جدّ وجد. with a ligature (lam, alef) and a mark over a letter.
		quotes = append(quotes, "\u0627\u0644\u0639\u0644\u0645 \u0646\u0648\u0631 \u0648\u0627\u0644\u062c\u0647\u0644 \u0638\u0644\u0627\u0645\u060c \u0648\u0645\u0646 \u062c\u062f\u0651 \u0648\u062c\u062f.")
	} else {
		t.Log("without Arabic: needs DejaVu Sans")
	}
	for i, q := range quotes {
		lang := ""
		if i == 3 {
			lang = "lang: ar, "
		}
		deck += fmt.Sprintf("  - {%stext: %q}\n", lang, q)
	}
	plan := laid(t, writeDeck(t, deck), Request{Formats: []string{FormatPDF}, Out: t.TempDir()})
	made, err := plan.Draw(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	text, err := exec.Command(reads, "-enc", "UTF-8", filepath.Join(made.Folder, "deck.pdf"), "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	// Poppler writes marks of direction around what it turned round.
	said := strings.Map(func(r rune) rune {
		if r >= 0x202a && r <= 0x202e {
			return -1
		}
		return r
	}, spaceless(string(text)))
	for _, q := range quotes {
		if !strings.Contains(said, spaceless(q)) {
			t.Errorf("%q is not in %q", spaceless(q), said)
		}
	}
}
