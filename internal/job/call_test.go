package job

import (
	"strings"
	"testing"

	"cards/internal/proof"
	"cards/internal/scene"
	"cards/internal/theme"
)

// What a reader is to do stands by the QR code of the last card, before the address where there is none, and under the title where
// nothing else does; nothing of that lies on anything.
func TestCall(t *testing.T) {
	const head = "lang: zh-Hans\ndate: 2025-06-16\nbrand: {name: 有用集, handle: \"@youyongji\", seal: 有用集, call: \"完整访谈与出处，扫码查看\"}\nspeakers: {musk: {name: 马斯克}}\nsources: {talk: {title: AI 创业学校}}\nquotes: [要渴望工作]\n"
	for _, look := range theme.Names() {
		loaded, err := theme.Load(look, "", nil)
		if loaded == nil {
			t.Fatal(err)
		}
		for end, role := range map[string]string{
			"end: {title: 完, text: 一次访谈里，值得留下的话, url: \"https://example.org/useful\", qr: true}":                              "note",
			"end: {title: 完, text: 值得留下的话, url: \"https://example.org/useful\"}":                                              "",
			"end: {title: 完, url: \"https://example.org/useful\", qr: true}":                                                  "subtitle",
			"end: {title: 完, text: \"一次访谈里，值得留下的话，都在这里：不要渴望荣耀，要渴望工作，要做有用的事\", url: \"https://example.org/useful\", qr: true}": "note",
		} {
			plan, told := openText(t, head+end+"\n", Request{Theme: look, Only: []string{"end"}, Sizes: []string{"portrait", "xiaohongshu", "square", "slide", "x"}})
			if plan == nil {
				t.Fatal(told)
			}
			for i := range plan.units {
				for _, p := range plan.pages[i] {
					said := false
					for _, b := range p.Scene.Boxes {
						if strings.Contains(strings.ReplaceAll(b.Text, "\n", ""), "完整访谈与出处") {
							said = said || role == "" || b.Role == role
						}
					}
					for _, c := range p.Chosen {
						said = said || c.What == "call" && c.Value == ""
					}
					if !said {
						t.Errorf("%s on %s, %s: the call is not there: %v", look, p.Size.Name, end, texts(p.Scene))
					}
					if role == "note" && p.Size.Name == "portrait" && len(end) < 160 && !strings.Contains(strings.Join(texts(p.Scene), ""), "扫码查看") {
						t.Errorf("%s on %s: there is room for the call", look, p.Size.Name)
					}
					for _, f := range proof.Page(p, loaded) {
						t.Errorf("%s: %v", end, f)
					}
					code := scene.Rect{}
					for _, b := range p.Scene.Boxes {
						if b.Role == "image" {
							code = b.Rect
						}
					}
					for _, b := range p.Scene.Boxes {
						for _, l := range b.Lines {
							if l.Ink.Overlaps(code) {
								t.Errorf("%s on %s, %s: %q stands on the code", look, p.Size.Name, end, l.Text)
							}
						}
					}
				}
			}
		}
	}
}

func texts(p *scene.Page) (out []string) {
	for _, b := range p.Boxes {
		if b.Text != "" {
			out = append(out, b.Text)
		}
	}
	return out
}

// TestCallInHTML: what a last card asks of readers is in its HTML, once, in every form, with words of its own under the title and without.
func TestCallInHTML(t *testing.T) {
	const call = "完整访谈与出处，扫码查看"
	for _, end := range []string{"end: {title: 完, text: 值得留下的话, url: \"https://example.org/useful\"}\n", "end: {title: 完, url: \"https://example.org/useful\", qr: true}\n"} {
		deck := writeDeck(t, "brand: {name: 有用集, call: \""+call+"\"}\nquotes: [要渴望工作]\n"+end)
		for _, form := range HTMLForms() {
			made := string(renderInto(t, deck, Request{Formats: []string{"html"}, HTML: HTMLOptions{Form: form}, Sizes: []string{"square"}, Scale: 0.2})["embed/end.html"])
			_, shown, _ := strings.Cut(made, "<figcaption>") // before it the alt has the words of the picture
			if form != "figure" {
				shown = made
			}
			// A figure shows what stands under the title in its picture alone.
			want := 1
			if form == "figure" && !strings.Contains(end, "text") {
				want = 0
			}
			if n := strings.Count(shown, call); n != want {
				t.Errorf("%s, %s: the call is there %d times:\n%s", form, end, n, made)
			}
			if !strings.Contains(made, call) {
				t.Errorf("%s, %s: nothing has the call:\n%s", form, end, made)
			}
		}
	}
}
