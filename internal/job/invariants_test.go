package job

import (
	"context"
	"fmt"
	"image"
	"path/filepath"
	"strings"
	"testing"

	"cards/internal/deck"
	"cards/internal/layout"
	"cards/internal/layout/text"
	"cards/internal/proof"
	"cards/internal/render/raster"
)

// sampleDecks are the decks that come with the program.
func sampleDecks(t testing.TB) []string {
	t.Helper()
	decks, err := filepath.Glob("../../assets/decks/*.yaml")
	if err != nil || len(decks) < 6 {
		t.Fatalf("%d sample decks: %v", len(decks), err)
	}
	return decks
}

// invariantDecks are the samples and what they are too well behaved to try.
func invariantDecks(t testing.TB) []string {
	return append(sampleDecks(t), "testdata/edge.yaml")
}

// laid opens and lays out a deck.
func laid(t testing.TB, name string, r Request) *Plan {
	t.Helper()
	plan, list := Open(name, r)
	if plan == nil {
		t.Fatalf("%s:\n%s", name, list.Error())
	}
	told, err := plan.Lay(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	if told.HasErrors() {
		t.Fatalf("%s:\n%s", name, told.Error())
	}
	return plan
}

// TestInvariants: on every sample deck and one of hard cases, in every theme and preset size (in turn, see turn), no two text boxes
// overlap, nothing leaves the safe area, no line begins or ends with a forbidden mark, the lines of a box joined are the deck's text through the
// normaliser, and no type is below its class's smallest.
func TestInvariants(t *testing.T) {
	for i, name := range invariantDecks(t) {
		for j, look := range looks {
			t.Run(filepath.Base(name)+"/"+look, func(t *testing.T) {
				t.Parallel()
				plan := laid(t, name, Request{Sizes: turn(i+j, presets()), Theme: look})
				units, pages := plan.Pages()
				said := map[string]string{}
				for i, unit := range pages {
					for _, p := range unit {
						for _, f := range proof.Page(p, plan.Theme) {
							t.Error(f)
						}
						for _, b := range p.Scene.Boxes {
							if b.Item != "" && len(b.Lines) > 0 {
								key := fmt.Sprintf("%d %s", i, b.Item)
								if len(unit) == 1 || b.Part[0] == len([]rune(said[key])) {
									said[key] += b.Text
								}
							}
						}
					}
					checkWords(t, plan.Deck, &units[i], i, said)
				}
			})
		}
	}
}

// checkWords compares what the pages of one unit say with the deck, through the normaliser.
func checkWords(t *testing.T, d *deck.Deck, u *Unit, i int, said map[string]string) {
	t.Helper()
	compare := func(item, written, lang string) {
		got, ok := said[fmt.Sprintf("%d %s", i, item)]
		want, _ := text.Normalise([]rune(strings.TrimRight(written, " \n")), lang, text.AllRules)
		if !ok {
			t.Errorf("%s in %s: %s is not on the card: %q", u.Card, u.Folder, item, string(want))
		} else if strings.TrimRight(got, " \n") != strings.TrimRight(string(want), " \n") {
			t.Errorf("%s in %s: %s says %q, the deck %q", u.Card, u.Folder, item, got, string(want))
		}
	}
	for _, q := range d.Quotes {
		if q.ID.V == u.Card && q.Text.Set {
			compare(q.Text.Item, q.Text.In(u.Lang), u.Lang)
		}
	}
	for _, tl := range d.Timelines {
		if tl.ID.V != u.Card {
			continue
		}
		for _, e := range tl.Events {
			compare(e.Title.Item, e.Title.In(u.Lang), u.Lang)
			if e.Text.Set {
				compare(e.Text.Item, e.Text.In(u.Lang), u.Lang)
			}
		}
	}
}

// TestInkFromPixels measures independently of what layout says of itself: each text box drawn alone has its ink within the
// ink that it claims, no pixel belongs to two boxes, and the contrast against what is truly under it is what look.md asks.
func TestInkFromPixels(t *testing.T) {
	if testing.Short() {
		t.Skip("draws every box of a deck")
	}
	// Each theme on one shape of page here; internal/sheets measures a sample of all.
	shapes := []string{"square", "slide", "og"}
	for i, look := range []string{"dawn", "forest", "grid", "ink", "night", "paper", "photo", "signal"} {
		plan := laid(t, "../../assets/decks/ai-startup-school.yaml", Request{Theme: look, Sizes: shapes[i%3 : i%3+1]})
		_, pages := plan.Pages()
		renderer := raster.New()
		for _, unit := range pages {
			for _, p := range unit {
				checkPixels(t, renderer, look, p)
				faults, err := proof.Contrast(renderer, p, plan.Theme)
				if err != nil {
					t.Fatal(err)
				}
				for _, f := range faults {
					t.Error(f)
				}
			}
		}
	}
}

func checkPixels(t *testing.T, renderer *raster.Renderer, look string, p *layout.Page) {
	t.Helper()
	where := fmt.Sprintf("%s %s %s %d", look, p.Card, p.Size.Name, p.Page)
	owner := map[int]string{}
	for _, b := range p.Scene.Boxes {
		if len(b.Lines) == 0 {
			continue
		}
		m, err := renderer.DrawItems(p.Scene, b.From, b.To, 1)
		if err != nil {
			t.Fatal(err)
		}
		stray := 0
		var claims []image.Rectangle
		for _, l := range b.Lines {
			claims = append(claims, image.Rect(int(l.Ink.X)-1, int(l.Ink.Y)-1, int(l.Ink.Right())+2, int(l.Ink.Bottom())+2))
		}
		for y := 0; y < m.Bounds().Dy(); y++ {
			for x := 0; x < m.Bounds().Dx(); x++ {
				i := m.PixOffset(x, y)
				if m.Pix[i+3] < 32 {
					continue
				}
				inside := false
				for _, c := range claims {
					inside = inside || image.Pt(x, y).In(c)
				}
				if !inside {
					stray++
				}
				if m.Pix[i+3] < 200 {
					continue
				}
				at := y*m.Bounds().Dx() + x
				if other, ok := owner[at]; ok {
					t.Fatalf("%s: pixel %d,%d belongs to %q and %q", where, x, y, other, b.Text)
				}
				owner[at] = b.Text
			}
		}
		if stray > 0 {
			t.Errorf("%s: %d pixels of %s %q lie outside the ink that it claims", where, stray, b.Role, b.Text)
		}
		renderer.Recycle(m)
	}
}
