package layout

import (
	"slices"
	"strings"
	"testing"
	"time"

	"cards/fonts"
	"cards/internal/deck"
	"cards/internal/layout/text"
	"cards/internal/scene"
	"cards/internal/theme"
)

// sharedEngine sets every deck of the tests: what a paragraph becomes does not depend on the deck.
var sharedEngine = text.NewEngine(fonts.Default())

// setterOf reads a deck, which must have no errors, and returns its setter in a theme.
func setterOf(t testing.TB, themeName, yaml string) *Setter {
	t.Helper()
	d, list := deck.LoadBytes("deck.yaml", []byte(yaml), deck.LoadOptions{})
	if list.HasErrors() {
		t.Fatalf("%s\n%v", yaml, list)
	}
	th, list := theme.Load(themeName, "auto", nil)
	if list.HasErrors() {
		t.Fatal(list)
	}
	return NewSetter(d, th, sharedEngine, d.Language())
}

// pagesOf lays out every card of a deck at a size.
func pagesOf(t testing.TB, themeName, size, yaml string) []*Page {
	t.Helper()
	var out []*Page
	for _, c := range setterOf(t, themeName, yaml).Cards() {
		out = append(out, c.Lay(sizeOf(t, size))...)
	}
	return out
}

// codes returns the codes of a page's diagnostics, in order.
func codes(pages ...*Page) string {
	var out []string
	for _, p := range pages {
		for _, d := range p.Warnings {
			out = append(out, d.Code)
		}
	}
	return strings.Join(out, " ")
}

// A text of which no font has a single character is an error that says so, wherever it stands.
func TestNoFontAtAll(t *testing.T) {
	const thai = "ฟ้า"
	for _, row := range []struct{ what, yaml string }{
		{"quote", `quotes: ["` + thai + `"]`},
		{"name", "speakers: {a: {name: " + thai + "}}\nquotes: [好。]"},
		{"title", "title: " + thai + "\ncover: true"},
		{"seal", "brand: {seal: ฟ}\nquotes: [好。]"},
	} {
		for _, name := range []string{"ink", "night"} {
			if row.what == "seal" && name == "night" {
				continue // night has no seal
			}
			got := codes(pagesOf(t, name, "square", row.yaml)...)
			if !strings.Contains(got, "missing-glyph") {
				t.Errorf("%s, %s: told %q", row.what, name, got)
			}
		}
	}
}

// credited is a deck with a long source, to be completed with a series and a quote.
const credited = `lang: zh-Hans
date: 2025-06-16
brand: {name: 有用集, handle: "@youyongji", seal: 有用集}
speakers: {a: {name: "NAME", role: SpaceX 首席执行官}}
sources: {s: {title: AI创业学校旧金山现场对谈实录, kind: interview}}
`

// with completes credited.
func with(name, rest string) string { return strings.Replace(credited, "NAME", name, 1) + rest }

// boxes returns the text boxes of a role.
func boxes(p *Page, role string) (out []scene.Box) {
	for _, b := range p.Scene.Boxes {
		if b.Role == role && len(b.Lines) > 0 {
			out = append(out, b)
		}
	}
	return out
}

// A name is on the card, or the deck is refused: it never vanishes.
func TestNamesNeverVanish(t *testing.T) {
	for _, name := range []string{"ink", "night"} {
		for _, row := range []struct{ name, want string }{
			{"埃隆·马斯克", ""},
			{`埃隆\n马斯克`, ""},
			{strings.Repeat("名", 300), "does-not-fit"},
		} {
			for _, p := range pagesOf(t, name, "square", with(row.name, `quotes: ["不要渴望荣耀，要渴望工作。"]`)) {
				if got := codes(p); got != row.want {
					t.Errorf("%s, %.20s: told %q, want %q", name, row.name, got, row.want)
				}
				if n := len(boxes(p, "speaker")); row.want == "" && n != 2 {
					t.Errorf("%s, %.20s: %d boxes of name and role", name, row.name, n)
				}
			}
		}
	}
}

// No two lines of the foot stand on one another, whatever marks share it with the source.
func TestMarksAreClear(t *testing.T) {
	const short, long = `series: "第{n}期，共{of}期"`, `series: "有用集第{n}期，共{of}期·创业学校访谈摘录"`
	quote := "\nquotes: [{text: '不要渴望荣耀，要渴望工作。', layout: FORM}]"
	divided := "\nquotes: [{text: " + strings.Repeat("这就是为什么我认为成为一个多行星物种很重要。", 14) + ", layout: FORM}]"
	for _, name := range []string{"ink", "night"} {
		for _, form := range []string{"left", "centre"} {
			for _, rest := range []string{short + quote, long + quote, divided, short + divided} {
				yaml := with("埃隆·马斯克", strings.ReplaceAll(rest, "FORM", form))
				for _, size := range []string{"square", "story", "slide"} {
					for _, p := range pagesOf(t, name, size, yaml) {
						if got := codes(p); got != "" {
							t.Errorf("%s, %s, %s: told %q", name, form, size, got)
						}
						if len(boxes(p, "page")) == 0 {
							t.Errorf("%s, %s, %s: no mark", name, form, size)
						}
						inkClear(t, p)
					}
				}
			}
		}
	}
}

// inkClear reports lines whose ink stands on that of another line of another box.
func inkClear(t testing.TB, p *Page) {
	t.Helper()
	for i, a := range p.Scene.Boxes {
		for _, b := range p.Scene.Boxes[:i] {
			for _, k := range a.Lines {
				for _, l := range b.Lines {
					if k.Ink.Overlaps(l.Ink) {
						t.Errorf("%s, %s: %s %q stands on %s %q", p.Theme, p.Size.Name, a.Role, k.Text, b.Role, l.Text)
					}
				}
			}
		}
	}
}

// Words are found in the normalised text, however often they are named and wherever they overlap.
func TestFind(t *testing.T) {
	for _, row := range []struct {
		text, mark string
		want       [][2]int
	}{
		{"不要渴望荣耀，要渴望工作。", "[工作]", [][2]int{{10, 12}}},
		{"不要渴望荣耀，要渴望工作。", "[渴望]", [][2]int{{2, 4}, {8, 10}}},
		{"不要渴望荣耀，要渴望工作。", "[渴望荣耀, 荣耀, 荣耀]", [][2]int{{2, 6}}},
		{"不要渴望荣耀，要渴望工作。", "[工作, 要渴望]", [][2]int{{1, 4}, {7, 12}}},
		{"啊啊啊啊啊", "[啊啊]", [][2]int{{0, 4}}},
		{"真的,真的吗?", `["真的,真的"]`, [][2]int{{0, 5}}},
	} {
		s := setterOf(t, "ink", "lang: zh-Hans\nquotes: [{text: '"+row.text+"', mark: "+row.mark+"}]")
		if got := s.viewQuote(s.deck.Quotes[0], sizeOf(t, "square")).marks; !slices.Equal(got, row.want) {
			t.Errorf("%s %s: %v, want %v", row.text, row.mark, got, row.want)
		}
	}
}

// A word that a deck names very often costs no more than one that it names once.
func TestManyWords(t *testing.T) {
	words := "[" + strings.Repeat("啊啊,", 5000) + "啊啊]"
	start := time.Now()
	pagesOf(t, "ink", "square", "quotes: [{text: "+strings.Repeat("啊", 150)+", keep: "+words+", dim: "+words+"}]")
	if took := time.Since(start); took > 2*time.Second {
		t.Errorf("took %v", took)
	}
}
