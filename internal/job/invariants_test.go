package job

import (
	"context"
	"fmt"
	"image"
	"image/color"
	"path/filepath"
	"strings"
	"testing"

	"cards/internal/deck"
	"cards/internal/layout"
	"cards/internal/layout/text"
	"cards/internal/render/raster"
	"cards/internal/scene"
	"cards/internal/theme"
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

// TestInvariants: on every sample deck and one of hard cases, in every preset size and both themes, no two text boxes overlap, nothing leaves the
// safe area, no line begins or ends with a forbidden mark, the lines of a box joined are the deck's text through the
// normaliser, and no type is below its class's smallest.
func TestInvariants(t *testing.T) {
	for _, name := range invariantDecks(t) {
		for _, look := range []string{"dawn", "forest", "grid", "ink", "night", "paper", "photo", "signal"} {
			t.Run(filepath.Base(name)+"/"+look, func(t *testing.T) {
				t.Parallel()
				plan := laid(t, name, Request{AllSizes: true, Theme: look})
				units, pages := plan.Pages()
				said := map[string]string{}
				for i, unit := range pages {
					for _, p := range unit {
						where := fmt.Sprintf("%s %s %d/%d", p.Card, p.Size.Name, p.Page, p.Pages)
						checkPage(t, where, p)
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

// rankOf is the row of the table of smallest type for a role of a box.
func rankOf(p *layout.Page, role string) theme.TextRank {
	switch {
	case role == "quote":
		return theme.QuoteText
	case p.Kind == "timeline" && role == "title":
		return theme.EventTitleText
	case p.Kind == "timeline" && role == "text":
		return theme.EventTextText
	}
	return theme.LabelText
}

func checkPage(t *testing.T, where string, p *layout.Page) {
	t.Helper()
	var texts []scene.Box
	for _, b := range p.Scene.Boxes {
		if len(b.Lines) == 0 {
			continue
		}
		texts = append(texts, b)
		if floor := p.Size.Floor(rankOf(p, b.Role)); b.FontSize < floor-0.01 {
			t.Errorf("%s: %s %q is set at %.1f px, the smallest is %.1f", where, b.Role, b.Text, b.FontSize, floor)
		}
		if strings.Join(lineTexts(b), "") != b.Text {
			t.Errorf("%s: lines of %s joined are %q, want %q", where, b.Role, strings.Join(lineTexts(b), ""), b.Text)
		}
		for i, l := range b.Lines {
			if !l.Ink.Empty() && !p.Safe.Contains(l.Ink, 0.5) {
				t.Errorf("%s: %s %q leaves the safe area: %+v", where, b.Role, l.Text, l.Ink)
			}
			checkEnds(t, where, b, i)
		}
	}
	for i, a := range texts {
		for _, b := range texts[i+1:] {
			for _, la := range a.Lines {
				for _, lb := range b.Lines {
					if la.Ink.Inset(0.5).Overlaps(lb.Ink.Inset(0.5)) {
						t.Errorf("%s: %s %q and %s %q overlap", where, a.Role, la.Text, b.Role, lb.Text)
					}
				}
			}
		}
	}
	places := map[string]int{}
	for _, e := range p.Events {
		places[e.Item]++
		if places[e.Item] > 1 {
			t.Errorf("%s: event %s is told twice", where, e.Item)
		}
	}
}

func lineTexts(b scene.Box) []string {
	var out []string
	for _, l := range b.Lines {
		out = append(out, l.Text)
	}
	return out
}

// forbidden at a line's start and end, of the marks that all CJK languages share.
const (
	neverFirst = "、，。．：；！？’”」』）〕〉》】％‰…—"
	neverLast  = "“‘「『（〔〈《【￥＄"
)

func checkEnds(t *testing.T, where string, b scene.Box, i int) {
	t.Helper()
	runes := []rune(strings.TrimRight(b.Lines[i].Text, " \n"))
	if len(runes) == 0 || strings.HasPrefix(b.Lang, "en") || strings.HasPrefix(b.Lang, "ko") {
		return
	}
	if i > 0 && strings.ContainsRune(neverFirst, runes[0]) {
		t.Errorf("%s: a line of %s begins with %c: %q", where, b.Role, runes[0], b.Lines[i].Text)
	}
	if i < len(b.Lines)-1 && strings.ContainsRune(neverLast, runes[len(runes)-1]) {
		t.Errorf("%s: a line of %s ends with %c: %q", where, b.Role, runes[len(runes)-1], b.Lines[i].Text)
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
	for _, look := range []string{"dawn", "forest", "grid", "ink", "night", "paper", "photo", "signal"} {
		plan := laid(t, "../../assets/decks/ai-startup-school.yaml", Request{Theme: look, Sizes: []string{"square", "slide", "og"}})
		_, pages := plan.Pages()
		renderer := raster.New()
		for _, unit := range pages {
			for _, p := range unit {
				checkPixels(t, renderer, look, p)
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
		under := *p.Scene
		under.Items = p.Scene.Items[:b.From]
		ground, err := renderer.Draw(&under, 1)
		if err != nil {
			t.Fatal(err)
		}
		worst, stray := 21.0, 0
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
				if m.Pix[i+3] == 255 {
					worst = min(worst, theme.Contrast(opaque(m.RGBAAt(x, y)), opaque(ground.RGBAAt(x, y))))
				}
			}
		}
		if stray > 0 {
			t.Errorf("%s: %d pixels of %s %q lie outside the ink that it claims", where, stray, b.Role, b.Text)
		}
		want := 4.5
		if b.Role == "quote" || b.Role == "title" {
			// Quotes and titles 7:1; the half of a contrast that steps back and the emphasised words are of lesser rank.
			want = 7
			if p.Kind == "quote" || p.Frame < p.Frames {
				want = 4.5 // held titles step back
			}
		}
		if worst < want {
			t.Errorf("%s: %s %q has a contrast of %.2f, want %.1f", where, b.Role, b.Text, worst, want)
		}
		renderer.Recycle(m)
		renderer.Recycle(ground)
	}
}

// opaque drops the alpha of a colour that has none.
func opaque(c color.RGBA) color.NRGBA { return color.NRGBA{R: c.R, G: c.G, B: c.B, A: 255} }
