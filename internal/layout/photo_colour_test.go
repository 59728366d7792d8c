package layout

import (
	"strings"
	"testing"
)

// TestOwnColours: beside its words the theme photo makes two tones of a picture that is all edges; a calm one keeps its own colours, as on
// the pages that it fills, unless the deck asks for two tones.
func TestOwnColours(t *testing.T) {
	long := strings.Repeat("这就是为什么我认为成为一个多行星物种很重要。", 5)
	for _, row := range []struct {
		picture, ask string
		tones        bool
	}{{"busy", "", true}, {"busy", ", treatment: plain", false}, {"bright", "", false}, {"grey", "", false}, {"bright", ", treatment: duotone", true}} {
		page := photoPageOf(t, "linkedin", "quotes: [{text: "+long+", image: {file: a.jpg"+row.ask+"}}]", testPictures[row.picture])
		print, area := printOf(t, page)
		if area.W >= page.Scene.Width {
			continue // it fills the page
		}
		if got := print.Tones != nil; got != row.tones {
			t.Errorf("%s picture%s: two tones: %t", row.picture, row.ask, got)
		}
	}
}

// TestStripOfSky: the pages of a long quote without a picture keep a strip of sky on every high page.
func TestStripOfSky(t *testing.T) {
	text := strings.Repeat("我应该指出，我最初并没有打算创办一家公司。我试图在一家公司找到一份工作，把我的简历寄给了他们。", 7)
	for _, size := range []string{"weibo", "xiaohongshu", "portrait", "story"} {
		pages := pagesOf(t, "photo", size, signedDeck(text))
		if len(pages) < 2 {
			t.Fatalf("%s: %d pages", size, len(pages))
		}
		for _, p := range pages {
			if p.streak == nil || p.streak.form != streakOver {
				t.Errorf("%s: page %d has no sky", size, p.Page)
			}
			if got := codes(p); got != "" {
				t.Errorf("%s: page %d: %s", size, p.Page, got)
			}
		}
	}
}

// TestClearAt: after that share of a fade no more of a scrim is left than may lie over what matters.
func TestClearAt(t *testing.T) {
	last := 0.0
	for _, opacity := range []float64{0.1, 0.3, 0.5, 0.7, 0.9} {
		at := clearAt(opacity)
		if at < last || at > 1 {
			t.Errorf("a scrim of %g is clear after %g of its fade, a thinner one after %g", opacity, at, last)
		}
		last = at
	}
	if last < 0.5 {
		t.Errorf("a thick scrim is clear after %g of its fade", last)
	}
}

// TestCrowns: what a theme draws over a quote stands over a dialogue too, clear of its words and of who speaks.
func TestCrowns(t *testing.T) {
	yaml := "speakers: {m: {name: 埃隆·马斯克}, h: {name: 主持人}}\nquotes: [{turns: [{speaker: h, text: 是什么让你改变了想法？}, {speaker: m, text: 我最初并没有想过要创造一些伟大的东西。我想尝试创造一些有用的东西。}]}]\n"
	for _, name := range []string{"grid", "photo"} {
		for _, size := range []string{"xiaohongshu", "portrait"} {
			p := pagesOf(t, name, size, yaml)[0]
			words := boxesOf(p, "quote")
			if name == "photo" {
				if p.streak == nil || p.streak.form != streakOver || p.streak.horizon > words[0].Y {
					t.Errorf("%s: no sky over the dialogue", size)
				}
				continue
			}
			marks := boxesOf(p, "decoration")
			if len(marks) != 1 {
				t.Fatalf("%s: %d quotation marks", size, len(marks))
			}
			for _, b := range append(words, boxesOf(p, "speaker")...) {
				if marks[0].Overlaps(inkOf(&b)) {
					t.Errorf("%s: the mark stands on %q", size, b.Text)
				}
			}
		}
	}
}
