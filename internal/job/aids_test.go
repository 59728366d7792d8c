package job

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"
	"testing"

	"cards/internal/diag"
	"cards/internal/render/raster"
	"cards/internal/scene"
	"cards/internal/theme"
)

// isAidPath reports whether a file of the deck's folder is one of our aids.
func isAidPath(name string) bool {
	return strings.HasPrefix(name, DebugFolder+"/") || strings.HasPrefix(name, proofFolder+"/")
}

// TestAidsLeavePicturesAlone: with every layer and the proof the pictures are byte for byte what they are without, and the aids
// are there, known to the manifest, and of no format that a picture has.
func TestAidsLeavePicturesAlone(t *testing.T) {
	deck := writeDeck(t, everyKind)
	plain := renderInto(t, deck, Request{})
	for _, layers := range [][]DebugLayer{{DebugBoxes}, {DebugPlatform}, {DebugBoxes, DebugPlatform}} {
		with := renderInto(t, deck, Request{Debug: layers, Proof: true})
		for name, data := range plain {
			if name == manifestName || name == contactName {
				continue
			}
			if !bytes.Equal(with[name], data) {
				t.Errorf("%v: %s has other bytes than without", layers, name)
			}
			if debug := with[path.Join(DebugFolder, name)]; len(debug) == 0 || bytes.Equal(debug, data) {
				t.Errorf("%v: %s has no debug picture of its own (%d bytes)", layers, name, len(debug))
			}
		}
		var m Manifest
		if err := json.Unmarshal(with[manifestName], &m); err != nil {
			t.Fatal(err)
		}
		listed := map[string]string{}
		for _, f := range m.Files {
			listed[f.Path] = f.Format
			if f.Picture() != (f.Format == "png") {
				t.Errorf("%s of format %s: taken for a picture %v", f.Path, f.Format, f.Picture())
			}
		}
		for name := range with {
			if isAidPath(name) && (listed[name] == "" || listed[name] == "png") {
				t.Errorf("%v: the manifest has %s as %q", layers, name, listed[name])
			}
		}
	}
}

// TestAidsGoAgain: the next run without the flags takes them away, also one of a single card, which leaves those of other cards.
func TestAidsGoAgain(t *testing.T) {
	deck := writeDeck(t, everyKind)
	out := t.TempDir()
	draw := func(r Request) *Result {
		r.Out = out
		result, err := laid(t, deck, r).Draw(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		return result
	}
	aids := func(r *Result) (names []string) {
		for _, f := range r.Manifest.Files {
			if isAid(&f) {
				names = append(names, f.Path)
			}
		}
		return names
	}
	first := draw(Request{Debug: []DebugLayer{DebugPlatform}, Proof: true})
	if n := len(aids(first)); n != 8+2 {
		t.Fatalf("%d aids, want 8 debug pictures and 2 sheets: %v", n, aids(first))
	}
	one := draw(Request{Only: []string{"work"}})
	wantGone := []string{"debug/slide/work.png", "debug/square/work.png", "proof/slide.png", "proof/square.png"}
	if !slices.Equal(one.Removed, wantGone) {
		t.Errorf("a run of one card removed %v, want %v", one.Removed, wantGone)
	}
	if n := len(aids(one)); n != 6 {
		t.Errorf("%d aids are left, want those of the other cards: %v", n, aids(one))
	}
	all := draw(Request{})
	if n := len(aids(all)); n != 0 || len(all.Removed) != 6 {
		t.Errorf("%d aids are left, %d were removed", n, len(all.Removed))
	}
}

// TestAidsAreDeterministic: neither the number of processors nor of jobs shows in them.
func TestAidsAreDeterministic(t *testing.T) {
	deck := writeDeck(t, everyKind)
	r := Request{Debug: []DebugLayer{DebugPlatform}, Proof: true, Jobs: 1}
	want := renderInto(t, deck, r)
	r.Jobs = 5
	got := renderInto(t, deck, r)
	if !maps.EqualFunc(got, want, bytes.Equal) {
		t.Error("other files with 5 jobs than with 1")
	}
}

// TestOverlayShowsAreas: every cover changes the pixels under it, a crop those that it cuts away, and what neither touches stays the
// page but for names and the line of the safe area. In all sizes, on light and dark pages.
func TestOverlayShowsAreas(t *testing.T) {
	renderer, engine := raster.New(), plateEngine()
	seen := 0
	for _, look := range []string{"light", "dark"} {
		for _, size := range theme.Sizes() {
			plan := laid(t, writeDeck(t, "lang: zh-Hans\ncover: {title: \"火星\"}\nquotes: [\"要\"]\n"), Request{Sizes: []string{size.Name}, Variant: look, Only: []string{"cover"}})
			page := plan.pages[0][0]
			plain, err := renderer.Draw(page.Scene, 1)
			if err != nil {
				t.Fatal(err)
			}
			panels := panelsOf(size, "en")
			names := 0
			for _, p := range panels {
				names += len(p.names)
				sheet := newPlate(engine, "en")
				sheet.overlay(p.areas, page, scene.Rect{W: page.Scene.Width, H: page.Scene.Height}, 1)
				shown := *page.Scene
				shown.Items = slices.Concat(page.Scene.Items, sheet.Items)
				over, err := renderer.Draw(&shown, 1)
				if err != nil {
					t.Fatal(err)
				}
				// share is how much of what lies in a rectangle (or outside of it) has changed.
				share := func(in func(x, y float64) bool) float64 {
					changed, all := 0, 0
					for y := range size.Height {
						for x := range size.Width {
							if !in(float64(x)+0.5, float64(y)+0.5) {
								continue
							}
							all++
							if plain.RGBAAt(x, y) != over.RGBAAt(x, y) {
								changed++
							}
						}
					}
					return float64(changed) / max(float64(all), 1)
				}
				inside := func(a theme.Area, x, y float64) bool { return x > a.X && y > a.Y && x < a.X+a.W && y < a.Y+a.H }
				where := fmt.Sprintf("%s, %s, %s", strings.Join(p.names, " and "), size.Name, look)
				for _, a := range p.areas {
					seen++
					got, want := share(func(x, y float64) bool { return inside(a, x, y) == (a.Kind == theme.Cover) }), 0.98
					if a.Kind == theme.Cover && (a.Draw == theme.ShapeCount || a.Draw == theme.ShapeBadge || a.Draw == theme.ShapePortrait) {
						want = 0.7 // round ones leave their corners
					}
					if got < want {
						t.Errorf("%s: %s changes %.2f of its area, want %.2f", where, a.Label["en"], got, want)
					}
				}
				rest := share(func(x, y float64) bool {
					return !slices.ContainsFunc(p.areas, func(a theme.Area) bool { return inside(a, x, y) != (a.Kind == theme.Crop) })
				})
				if rest > 0.12 || rest == 0 {
					t.Errorf("%s: %.3f of what is left alone has changed; names and the safe area's line are less, but not nothing", where, rest)
				}
			}
			if names != len(size.Platforms) {
				t.Errorf("%s: %d platforms are shown, want %d", size.Name, names, len(size.Platforms))
			}
		}
	}
	if seen < 30 {
		t.Errorf("only %d areas were looked at", seen)
	}
}

// TestSufferings: words under buttons that the layout does not heed are named, those that it keeps clear of are not.
func TestSufferings(t *testing.T) {
	plan := laid(t, writeDeck(t, "lang: zh-Hans\nquotes: [\"我们正处于智能大爆炸的非常非常早期的阶段，不要渴望荣耀，要渴望工作，要创造一些有用的东西，要把它做完，再做下一件。\"]\n"), Request{Sizes: []string{"story"}})
	page := plan.pages[0][0]
	var tiktok, instagram panel
	for _, p := range panelsOf(page.Size, "zh-Hans") {
		if slices.Contains(p.names, "TikTok") {
			tiktok = p
		}
		if slices.Contains(p.names, "Instagram") {
			instagram = p
		}
	}
	if len(tiktok.names) != 2 {
		t.Errorf("TikTok and Douyin do the same and share a panel; it has %v", tiktok.names)
	}
	if got := sufferings(page, instagram.areas, "zh-Hans"); len(got) != 0 {
		t.Errorf("Instagram hides %v, though its areas are kept clear", got)
	}
	quote := theme.Area{Kind: theme.Cover, Unkept: true, X: 0, Y: 0, W: 1080, H: 1920, Label: map[string]string{"en": "all", "zh-Hans": "全部"}}
	if got := sufferings(page, []theme.Area{quote}, "zh-Hans"); len(got) != 1 || !strings.Contains(got[0], "全部") || !strings.Contains(got[0], "我们正处于") {
		t.Errorf("what covers all is said to hide %v", got)
	}
	quote.Kind, quote.W, quote.H = theme.Crop, 10, 10
	if got := sufferings(page, []theme.Area{quote}, "en"); len(got) != 1 || !strings.Contains(got[0], "all: cuts") {
		t.Errorf("what cuts all is said to hide %v", got)
	}
}

// TestProofSheets: every page stands on just one sheet, large enough to be read, none over another; sheets stay within their bound,
// with as many cards as a deck may sensibly have.
func TestProofSheets(t *testing.T) {
	for _, row := range []struct {
		deck   string
		sizes  []string
		at     int // the width of a page
		sheets int
		reveal bool
		pages  int
	}{
		{manyCards(300), []string{"portrait"}, 360, 10, false, 300},
		{everyKind, []string{"square", "slide"}, 0, 2, false, 8},
		{everyKind, []string{"slide"}, 480, 1, true, 9},
		{"quotes: [a]\n", []string{"64x64"}, 64, 1, false, 1},
		{everyKind, []string{"1080xauto"}, 360, 1, false, 4},
	} {
		plan, list := Open(writeDeck(t, row.deck), Request{Sizes: row.sizes, Reveal: row.reveal})
		if plan == nil {
			t.Fatal(list.Error())
		}
		if _, err := plan.Lay(context.Background()); err != nil {
			t.Fatal(err)
		}
		sheets := plan.proofs()
		if len(sheets) != row.sheets {
			t.Errorf("%v: %d sheets, want %d", row.sizes, len(sheets), row.sheets)
		}
		paths := map[string]bool{}
		shown := 0
		for _, s := range sheets {
			if paths[s.path()] {
				t.Errorf("two sheets are %s", s.path())
			}
			paths[s.path()] = true
			if s.width > proofAcross || s.height > proofDown+200 || s.width < 1 {
				t.Errorf("%v: a sheet is %g\u00d7%g", row.sizes, s.width, s.height)
			}
			for i, c := range s.cells {
				shown++
				if row.at > 0 && c.w != row.at {
					t.Errorf("%v: a page is %d px wide, want %d", row.sizes, c.w, row.at)
				}
				if ratio := float64(c.h) / float64(c.w) * c.page.Scene.Width / c.page.Scene.Height; ratio < 0.98 || ratio > 1.02 {
					t.Errorf("%s is shown in other proportions: %d\u00d7%d", c.page.Card, c.w, c.h)
				}
				a := scene.Rect{X: c.x, Y: c.y, W: float64(c.w), H: float64(c.h) + proofTag}
				if !(scene.Rect{W: s.width, H: s.height}).Contains(a, 0) {
					t.Errorf("%v: %s stands at %v, outside its sheet", row.sizes, c.page.Card, a)
				}
				for _, d := range s.cells[:i] {
					if a.Overlaps(scene.Rect{X: d.x, Y: d.y, W: float64(d.w), H: float64(d.h) + proofTag}) {
						t.Errorf("%v: %s stands over %s", row.sizes, c.page.Card, d.page.Card)
					}
				}
			}
		}
		if shown != plan.Count() || shown != row.pages {
			t.Errorf("%v: %d pages are shown of %d, want %d", row.sizes, shown, plan.Count(), row.pages)
		}
	}
}

// TestProofShowsPages: where a page stands on its sheet, the sheet has the page's pixels, reduced.
func TestProofShowsPages(t *testing.T) {
	plan := laid(t, writeDeck(t, everyKind), Request{Sizes: []string{"square"}, Theme: "night"})
	s := plan.proofs()[0]
	renderer := raster.New()
	m, err := plan.proof(context.Background(), renderer, newPlate(plateEngine(), "zh-Hans"), s)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range s.cells {
		want, err := thumbnail(renderer, c.page.Scene, c.w)
		if err != nil {
			t.Fatal(err)
		}
		if want.Rect.Dx() != c.w || want.Rect.Dy() != c.h {
			t.Errorf("%s: a thumbnail of %v for a cell of %d\u00d7%d", c.page.Card, want.Rect, c.w, c.h)
		}
		inks := map[[4]uint8]bool{}
		for y := range c.h {
			for x := range c.w {
				p := want.RGBAAt(x, y)
				inks[[4]uint8{p.R, p.G, p.B, p.A}] = true
				if got := m.RGBAAt(int(c.x)+x, int(c.y)+y); got != p {
					t.Fatalf("%s: %v at %d, %d of the sheet, %v on the page", c.page.Card, got, x, y, p)
				}
			}
		}
		if len(inks) < 20 {
			t.Errorf("%s: only %d colours, so nothing was drawn", c.page.Card, len(inks))
		}
	}
}

// TestTooManyPictures: a size that is made for a platform warns when one post does not take its pictures, another platform's is a
// note; covers and platforms without a limit say nothing.
func TestTooManyPictures(t *testing.T) {
	for _, row := range []struct {
		sizes string
		n     int
		want  string // severity and platform, in order
	}{
		{"x", 4, ""}, {"x", 5, "warning X"}, {"square", 5, "note X"}, {"square", 11, "note Facebook,note X"}, {"square", 21, "warning Instagram,note Facebook,note LinkedIn,note X"},
		{"xiaohongshu", 18, ""}, {"xiaohongshu", 19, "warning Xiaohongshu"}, {"slide", 60, ""}, {"story", 9, ""}, {"story", 40, "note WeChat,note Douyin,note TikTok"},
		{"bilibili", 12, ""}, {"1080x1080", 40, ""},
	} {
		deck := "lang: zh-Hans\nsizes:\n- " + row.sizes + "\nquotes:\n" + strings.Repeat("- \"有用。\"\n", row.n)
		plan, list := Open(writeDeck(t, deck), Request{})
		if plan == nil {
			t.Fatal(list.Error())
		}
		told, err := plan.Lay(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, d := range told {
			if d.Code != "too-many-pictures" {
				continue
			}
			got = append(got, d.Severity.String()+" "+d.Message[strings.Index(d.Message, "post on ")+8:strings.Index(d.Message, " takes")])
			if d.Pos.Line != 3 || d.Hint == "" || !strings.Contains(d.Message, fmt.Sprintf("there are %d pictures", row.n)) {
				t.Errorf("%s: %s", row.sizes, d)
			}
		}
		if s := strings.Join(got, ","); s != row.want {
			t.Errorf("%d pictures at %s: told %q, want %q", row.n, row.sizes, s, row.want)
		}
	}
	// Asked for by a flag, the size has no line of the deck; a post of another language is another post.
	plan, list := Open(writeDeck(t, "quotes: ["+strings.Repeat("{text: {zh-Hans: \"好\", ja: \"良い\"}}, ", 4)+"]\n"), Request{Sizes: []string{"x"}, Langs: []string{"zh-Hans", "ja"}})
	if plan == nil {
		t.Fatal(list.Error())
	}
	told, err := plan.Lay(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	if slices.ContainsFunc(told, func(d diag.Diagnostic) bool { return d.Code == "too-many-pictures" }) {
		t.Errorf("four pictures in each of two languages are told to be too many: %s", told.Error())
	}
	if rows := plan.PlatformPictures(); len(rows) != 2 || rows[0].Pictures != 4 || rows[0].Posts != 1 {
		t.Errorf("counted %+v", rows)
	}
}

// TestParseDebug takes layers in any order, each once, and refuses others.
func TestParseDebug(t *testing.T) {
	got, err := ParseDebug([]string{"platform", "boxes", "platform"})
	if err != nil || !slices.Equal(got, []DebugLayer{DebugPlatform, DebugBoxes}) {
		t.Errorf("%v, %v", got, err)
	}
	if _, err := ParseDebug([]string{"boxes", "box"}); err == nil || !strings.Contains(err.Error(), "boxes or platform") {
		t.Errorf("box is no layer: %v", err)
	}
	if got, err := ParseDebug(nil); got != nil || err != nil {
		t.Errorf("nothing is %v, %v", got, err)
	}
}
