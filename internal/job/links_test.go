package job

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"
	"testing"
)

// linkedDeck has sources with and without addresses, a brand with one, and one address that could start a program.
const linkedDeck = `lang: zh-Hans
sizes: [slide]
formats: [svg, pdf, pptx]
brand: {name: "有用集", handle: "@youyongji", url: "https://brand.example/"}
speakers: {musk: {name: "埃隆·马斯克"}}
sources:
  talk: {title: "AI 创业学校", url: "https://talk.example/a?b=1&c=2"}
  book: {title: "一本书"}
  trap: {title: "一个陷阱", url: "javascript:alert(1)"}
quotes:
  - {id: one, text: "不要渴望荣耀，要渴望工作。", speaker: musk, source: talk}
  - {id: two, text: "我想尝试创造一些有用的东西。", speaker: musk, source: book}
  - {id: three, text: "成功的几率不到一半。", speaker: musk, source: trap}
timelines:
  - {id: road, title: "从车库到火星", source: talk, events: [{date: 1995, title: "写出 Zip2"}, {date: 2002, title: "创办 SpaceX"}]}
`

// TestLinks: the words of a source and of the brand lead to their pages, within the page and over their words, in every format that has
// links; a source without an address leads nowhere, and nothing leads to a program.
func TestLinks(t *testing.T) {
	deck := writeDeck(t, linkedDeck)
	plan := laid(t, deck, Request{})
	const talk, brand = "https://talk.example/a?b=1&c=2", "https://brand.example/"
	branded := 0
	for i, source := range []string{talk, "", "", talk} {
		page := plan.pages[i][0]
		to := map[string]int{}
		for _, l := range page.Scene.Links {
			to[l.URL]++
			found := false
			for k := range page.Scene.Boxes {
				b := &page.Scene.Boxes[k]
				found = found || wordsArea(b) == l.Area && b.Role == map[string]string{talk: "source", brand: "brand"}[l.URL]
			}
			if !found || l.Area.X < 0 || l.Area.Right() > page.Scene.Width {
				t.Errorf("%s: the link to %s lies at %v", page.Card, l.URL, l.Area)
			}
		}
		for k := range page.Scene.Boxes {
			if b := &page.Scene.Boxes[k]; b.Role == "brand" && b.Text != "" {
				branded++
				to[brand]--
			}
		}
		if to[source] != 1 && source != "" || to[brand] != 0 || len(page.Scene.Links) > 0 && source == "" && to[talk] > 0 {
			t.Errorf("%s: the links are %v", page.Card, page.Scene.Links)
		}
	}
	if branded == 0 {
		t.Error("no page shows the brand")
	}
	files := renderInto(t, deck, Request{})
	for name, data := range files {
		if !strings.HasSuffix(name, ".svg") {
			continue
		}
		if want := strings.HasSuffix(name, "one.svg") || strings.HasSuffix(name, "road.svg"); bytes.Contains(data, []byte("https://talk.example/a?b=1&amp;c=2")) != want {
			t.Errorf("%s leads to the source: %v, want %v", name, !want, want)
		}
		if bytes.Contains(data, []byte("javascript:")) {
			t.Errorf("%s leads to a program", name)
		}
	}
	if n := bytes.Count(files["deck.pdf"], []byte("/Subtype /Link")); n != 2+branded {
		t.Errorf("the document has %d links, want %d", n, 2+branded)
	}
	slides := unzipped(t, files["deck.pptx"])
	if n := strings.Count(slides, "talk.example"); n < 2 {
		t.Errorf("the slides lead to the source %d times", n)
	}
}

// unzipped is all parts of a presentation, one after another.
func unzipped(t *testing.T, data []byte) string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.Copy(&out, r); err != nil {
			t.Fatal(err)
		}
	}
	return out.String()
}
