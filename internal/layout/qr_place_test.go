package layout

import (
	"fmt"
	"image/color"
	"math"
	"strings"
	"testing"

	"cards/internal/scene"
	"cards/internal/theme"
)

// On a wide page the code of a last card stands beside its title, smaller where it has to be, and what is written by it is not left out.
func TestCodeBesideTheTitle(t *testing.T) {
	for _, name := range theme.Names() {
		for _, size := range []string{"og", "slide"} {
			pages := pagesOf(t, name, size, "lang: zh-Hans\nbrand: {name: 有用集, handle: \"@youyongji\", call: \"完整谈话，扫码查看\"}\nquotes: [{text: 知足。}]\nend: {title: 完, text: 关注我们, url: \"https://example.org/from-the-garage\", qr: true}\n")
			p := pages[len(pages)-1]
			title, code := boxOf(t, p, "title"), boxOf(t, p, "image")
			if code.X < p.Scene.Width/2 || title.Right() > code.X {
				t.Errorf("%s, %s: the title ends at %.0f px, the code begins at %.0f", name, size, title.Lines[0].Ink.Right(), code.X)
			}
			called := false
			for _, b := range p.Scene.Boxes {
				called = called || b.Item == callItem
			}
			if !called {
				t.Errorf("%s, %s: the call is left out", name, size)
			}
		}
	}
}

// A last card of ink without a seal has its words as large as a quote of their length, not as a note.
func TestImprintWithoutSeal(t *testing.T) {
	const deck = "lang: en\nspeakers: {a: {name: Henry David Thoreau}}\ndefaults: {speaker: a}\nquotes: [Simplify.]\nend: {title: Plain Words, text: One sentence a day}\n"
	for _, size := range []string{"xiaohongshu", "square", "portrait"} {
		pages := pagesOf(t, "ink", size, deck)
		p := pages[len(pages)-1]
		title := boxOf(t, p, "title")
		if width := title.Lines[0].Ink.W; width < 0.6*p.Scene.Width {
			t.Errorf("%s: the title of %g px takes %.0f of %.0f px", size, title.FontSize, width, p.Scene.Width)
		}
		if codes(p) != "" {
			t.Errorf("%s: %s", size, codes(p))
		}
	}
}

// Quotes of one line stand at one height on every page, however large they are.
func TestOneLinersShareAMiddle(t *testing.T) {
	for _, name := range []string{"ink", "night"} {
		for _, size := range []string{"og", "slide", "xiaohongshu"} {
			pages := pagesOf(t, name, size, "lang: zh-Hans\nspeakers: {a: {name: 孔子}}\ndefaults: {speaker: a}\nquotes: [有教无类。, 温故而知新。, 不知老之将至。]\n")
			var want float64
			for i, p := range pages {
				l := boxOf(t, p, "quote")
				if len(l.Lines) != 1 {
					continue
				}
				middle := l.Y + l.H/2
				if want == 0 {
					want = middle
				}
				if math.Abs(middle-want) > 0.06*p.Scene.Height {
					t.Errorf("%s, %s: card %d has its line at %.0f px, the first at %.0f", name, size, i+1, middle, want)
				}
			}
		}
	}
}

// Of a call that the deck breaks into lines the first leads, and the others are lighter, and can be read.
func TestFirstLineOfACallLeads(t *testing.T) {
	for _, name := range theme.Names() {
		for _, size := range []string{"portrait", "slide"} {
			pages := pagesOf(t, name, size, "lang: zh-Hans\nbrand: {name: 有用集, call: \"完整访谈与出处\\n扫码查看\"}\nquotes: [{text: 知足。}]\nend: {title: 完, text: 关注我们, url: \"https://example.org/from-the-garage\", qr: true}\n")
			p := pages[len(pages)-1]
			found := false
			for _, b := range p.Scene.Boxes {
				if b.Item != callItem {
					continue
				}
				found = true
				last := b.Lines[len(b.Lines)-1]
				if !strings.HasPrefix(last.Text, "\u626b\u7801") {
					t.Fatalf("%s, %s: the call ends with %q", name, size, last.Text)
				}
				var colours [2][]color.NRGBA
				for _, item := range p.Scene.Items[b.From:b.To] {
					words, ok := item.(scene.Text)
					if !ok {
						continue
					}
					line := 0
					if words.Run.Glyphs[0].Y > last.Ink.Y {
						line = 1
					}
					colours[line] = append(colours[line], words.Run.Paint.Color)
				}
				for line, all := range colours {
					for _, c := range all {
						if c != colours[line][0] || theme.Contrast(c, b.Background) < theme.TextContrast {
							t.Errorf("%s, %s: line %d of the call is painted in %v on %v", name, size, line+1, all, b.Background)
							break
						}
					}
				}
				if len(colours[0]) == 0 || len(colours[1]) == 0 || theme.Contrast(colours[0][0], b.Background) <= theme.Contrast(colours[1][0], b.Background) {
					t.Errorf("%s, %s: the lines of the call are painted in %v", name, size, colours)
				}
			}
			if !found {
				t.Errorf("%s, %s: the call is left out", name, size)
			}
		}
	}
}

// On a page under whose title the code stands, the title hangs below the head of the page as it does without one: neither stands at the very top.
func TestTitleOverACodeHangs(t *testing.T) {
	const deck = "lang: zh-Hans\nbrand: {name: 有用集, call: 扫码查看}\nquotes: [{text: 知足。}]\nend: {title: 有用集, text: 关注我们%s}\n"
	for _, size := range []string{"portrait", "xiaohongshu"} {
		with := pagesOf(t, "night", size, fmt.Sprintf(deck, ", url: \"https://example.org/from-the-garage\", qr: true"))
		p := with[len(with)-1]
		title, subtitle, code := boxOf(t, p, "title"), boxOf(t, p, "subtitle"), boxOf(t, p, "image")
		over, under := title.Y-p.Safe.Y, code.Y-subtitle.Bottom()
		if over < 0.4*under {
			t.Errorf("%s: %.0f px over the title, %.0f between what is under it and the code", size, over, under)
		}
	}
}
