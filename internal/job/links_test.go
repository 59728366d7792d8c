package job

import (
	"bytes"
	"strings"
	"testing"
)

// linkedDeck has sources with and without addresses, a brand with one, and one address that could start a program.
const linkedDeck = `lang: zh-Hans
sizes: [slide]
formats: [svg, pdf, pptx]
brand: {name: "有用集", url: "https://brand.example/"}
speakers: {musk: {name: "埃隆·马斯克"}}
sources:
  talk: {title: "AI 创业学校", url: "https://talk.example/a?b=1&c=2"}
  book: {title: "一本书"}
  trap: {title: "一个陷阱", url: "javascript:alert(1)"}
quotes:
  - {id: one, text: "不要渴望荣耀，要渴望工作。", speaker: musk, source: talk}
  - {id: two, text: "我想尝试创造一些有用的东西。", speaker: musk, source: book}
  - {id: three, text: "成功的几率不到一半。", speaker: musk, source: trap}
`

// TestLinks: the words of a source and of the brand lead to their pages, within the page and over their words, in every format that has
// links; a source without an address leads nowhere, and nothing leads to a program.
func TestLinks(t *testing.T) {
	deck := writeDeck(t, linkedDeck)
	plan := laid(t, deck, Request{})
	for i, want := range [][]string{{"https://talk.example/a?b=1&c=2", "https://brand.example/"}, {"https://brand.example/"}, {"https://brand.example/"}} {
		page := plan.pages[i][0]
		var got []string
		for _, l := range page.Scene.Links {
			got = append(got, l.URL)
			found := false
			for k := range page.Scene.Boxes {
				b := &page.Scene.Boxes[k]
				found = found || wordsArea(b) == l.Area && (b.Role == "source" || b.Role == "brand")
			}
			if !found || l.Area.X < 0 || l.Area.Right() > page.Scene.Width {
				t.Errorf("%s: the link to %s lies at %v", page.Card, l.URL, l.Area)
			}
		}
		for _, url := range want {
			if !strings.Contains(strings.Join(got, " "), url) {
				t.Errorf("%s: no word leads to %s, but to %q", page.Card, url, got)
			}
		}
		if len(got) != len(want) {
			t.Errorf("%s: the links are %q", page.Card, got)
		}
	}
	files := renderInto(t, deck, Request{})
	for name, data := range files {
		if strings.HasSuffix(name, ".svg") && bytes.Count(data, []byte("https://brand.example/")) != 1 {
			t.Errorf("%s has %d links to the brand", name, bytes.Count(data, []byte("https://brand.example/")))
		}
		if strings.HasSuffix(name, ".svg") && bytes.Contains(data, []byte("javascript:")) {
			t.Errorf("%s leads to a program", name)
		}
	}
	if n := bytes.Count(files["deck.pdf"], []byte("/Subtype /Link")); n != 4 {
		t.Errorf("the document has %d links", n)
	}
}
