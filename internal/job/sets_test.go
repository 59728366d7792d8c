package job

import (
	"context"
	"image/color"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"cards/internal/diag"
	"cards/internal/layout"
	"cards/internal/proof"
	"cards/internal/theme"
)

// openLaid plans a deck and lays it out; faults are told, not fatal.
func openLaid(t *testing.T, file string, r Request) (*Plan, diag.List) {
	t.Helper()
	plan, list := Open(file, r)
	if plan != nil {
		told, err := plan.Lay(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, told...)
	}
	return plan, list
}

// openText plans the deck that a text holds, with its layout; faults are told, not fatal.
func openText(t *testing.T, text string, r Request) (*Plan, string) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "deck.yaml")
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	plan, list := openLaid(t, file, r)
	return plan, strings.ReplaceAll(list.Error(), filepath.Dir(file)+string(filepath.Separator), "")
}

// A set of pictures a language: what lacks the language takes the translation, else stands as it is with a warning.
func TestSetPerLanguage(t *testing.T) {
	plan, told := openText(t, `lang: zh-Hans
langs: [zh-Hans, en]
speakers: {musk: {name: {zh-Hans: 马斯克, en: Musk}}}
quotes:
  - {id: both, text: {zh-Hans: 我想创造有用的东西, en: I want to build useful things}}
  - {id: translated, text: 要渴望工作, translation: {en: Aspire to work}}
  - {id: alone, text: 粉碎你的自我}
timelines:
  - {id: road, title: {zh-Hans: 路, en: Road}, events: [{date: 1995, title: Zip2}, {date: 2002, title: 创业}]}
`, Request{})
	if plan == nil {
		t.Fatal(told)
	}
	want := map[string][2]string{ // by card: the words in either set
		"both": {"我想创造有用的东西", "I want to build useful things"}, "translated": {"要渴望工作", "Aspire to work"}, "alone": {"粉碎你的自我", "粉碎你的自我"},
	}
	units, pages := plan.Pages()
	for i, u := range units {
		for _, p := range pages[i] {
			for _, b := range p.Scene.Boxes {
				if b.Role != "quote" {
					continue
				}
				in := map[string]int{"zh-Hans": 0, "en": 1}[u.Lang]
				if b.Text != want[u.Card][in] {
					t.Errorf("%s in %s: %q, want %q", u.Card, u.Lang, b.Text, want[u.Card][in])
				}
				lang := u.Lang
				if u.Card == "alone" {
					lang = "zh-Hans"
				}
				if b.Lang != lang {
					t.Errorf("%s in %s is set as %s", u.Card, u.Lang, b.Lang)
				}
			}
			if n := strings.Count(p.Scene.Alt, "Aspire"); u.Card == "translated" && u.Lang == "en" && n != 1 {
				t.Errorf("alt text %q", p.Scene.Alt)
			}
		}
	}
	for _, line := range []string{"deck.yaml:7:", "deck.yaml:9:"} {
		if !strings.Contains(told, line) {
			t.Errorf("no warning of %s in\n%s", line, told)
		}
	}
	if n := strings.Count(told, "[untranslated]"); n != 2 {
		t.Errorf("%d warnings, want 2:\n%s", n, told)
	}
}

// A timeline may have a theme of its own; a theme that is asked for is that of all cards.
func TestTimelineTheme(t *testing.T) {
	const deck = `theme: ink
quotes: [粉碎你的自我]
timelines:
  - {id: road, theme: NAME, events: [{date: 1995, title: Zip2}, {date: 2002, title: 创业}]}
`
	for _, row := range []struct{ own, asked, want string }{{"night", "", "night"}, {"night", "paper", "paper"}} {
		plan, told := openText(t, strings.Replace(deck, "NAME", row.own, 1), Request{Theme: row.asked})
		if plan == nil {
			t.Fatal(told)
		}
		_, pages := plan.Pages()
		if got := pages[1][0].Theme; got != row.want {
			t.Errorf("asked for %q: the timeline is in %s, want %s", row.asked, got, row.want)
		}
		if quote := pages[0][0].Theme; row.asked == "" && quote != "ink" {
			t.Errorf("the quote is in %s", quote)
		}
	}
	plan, told := openText(t, strings.Replace(deck, "NAME", "nihgt", 1), Request{})
	if plan != nil || !strings.Contains(told, `deck.yaml:4:23: error: there is no theme "nihgt"`) {
		t.Errorf("told %q", told)
	}
}

// checkPage holds a page to the rules that no picture may break; where says which page it is.
func checkPage(t *testing.T, where string, p *layout.Page) {
	t.Helper()
	th, list := theme.Load(p.Theme, p.Variant, nil)
	if th == nil {
		t.Fatal(list)
	}
	for _, f := range proof.Page(p, th) {
		t.Errorf("%s: %s", where, f)
	}
}

// solid is the colour of a pixel that nothing shines through.
func solid(c color.RGBA) color.NRGBA { return color.NRGBA{R: c.R, G: c.G, B: c.B, A: 255} }
