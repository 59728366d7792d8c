package layout

import (
	"strings"
	"testing"
)

// TestGoesOn: every page of a divided quote but the last says that it goes on, clear of all words, also where the last line is full.
func TestGoesOn(t *testing.T) {
	sentence := "我们没有足够的时间从头开始建造一座建筑，所以我们必须找到一座现有的建筑，并将冷却器放在建筑物的另一侧。"
	for _, name := range []string{"ink", "dawn", "night", "grid", "forest", "signal", "photo"} {
		for _, size := range []string{"linkedin", "x", "square"} {
			for _, more := range []string{"", "这并没有完全解决问题，因为训练期间的功率变化非常大。"} {
				text := strings.Repeat(sentence, 4) + more
				pages := pagesOf(t, name, size, "speakers: {m: {name: 埃隆·马斯克, role: 工程师}}\ndefaults: {speaker: m, source: 书}\nquotes: [\""+text+"\"]\n")
				if len(pages) < 2 {
					t.Fatalf("%s %s: %d pages", name, size, len(pages))
				}
				for i, p := range pages {
					marks := boxesOf(p, "note")
					if (len(marks) == 1) != (i < len(pages)-1) {
						t.Errorf("%s %s, page %d of %d: %d marks that it goes on", name, size, i+1, len(pages), len(marks))
					}
					for _, mark := range marks {
						for _, b := range p.Scene.Boxes {
							for _, l := range b.Lines {
								if b.Role != "note" && l.Ink.Overlaps(mark.Lines[0].Ink) {
									t.Errorf("%s %s, page %d: the mark stands on %q", name, size, i+1, l.Text)
								}
							}
						}
						if !p.Safe.Contains(mark.Lines[0].Ink, 0.5) {
							t.Errorf("%s %s, page %d: the mark leaves the safe area", name, size, i+1)
						}
					}
				}
			}
		}
	}
}
