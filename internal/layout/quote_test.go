package layout

import (
	"math"
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
		for _, name := range []string{"dawn", "forest", "grid", "ink", "night", "photo", "signal"} {
			if row.what == "seal" && name != "ink" {
				continue // the others have no seal
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

// The source of a book says where in it: the chapter follows the title, the page is written as the language does.
func TestSourcePlaces(t *testing.T) {
	for _, row := range []struct{ lang, source, want string }{
		{"zh-Hans", "title: 道德经, chapter: 第六十四章", "《道德经》第六十四章"},
		{"zh-Hans", "title: 史记, chapter: 陈涉世家, page: 1949, year: 1959", "《史记》陈涉世家，第1949页，1959年"},
		{"zh-Hans", "title: 史记, year: 1959", "《史记》1959年"},
		{"en", `title: Walden, chapter: Conclusion, page: "323", year: 1854`, "Walden, Conclusion, p. 323, 1854"},
		// A book does not have the day on which the deck's words were said.
		{"zh-Hans\ndate: 2025-06-16", "title: 道德经, kind: book", "《道德经》"},
		{"zh-Hans\ndate: 2025-06-16", "title: 道德经, kind: interview", "《道德经》2025年6月16日"},
	} {
		p := pagesOf(t, "night", "square", "lang: "+row.lang+"\nsources: {s: {"+row.source+"}}\nquotes: [{text: 千里之行始于足下, source: s}]")[0]
		if got := boxes(p, "source"); len(got) != 1 || got[0].Text != row.want {
			t.Errorf("%s: %v, want %q", row.source, got, row.want)
		}
	}
}

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
	for _, name := range []string{"dawn", "forest", "grid", "ink", "night", "photo", "signal"} {
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
	for _, name := range []string{"dawn", "forest", "grid", "ink", "night", "photo", "signal"} {
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
func inkClear(t failer, p *Page) {
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
	if took := time.Since(start); took > 20*time.Second {
		t.Errorf("took %v", took)
	}
}

// partsOf returns the texts of the parts, joined by a stroke.
func partsOf(s string, n int) string {
	var out []string
	for _, p := range newDivision([]rune(s), "zh-Hans").split(n, math.Inf(1)) {
		out = append(out, string([]rune(s)[p.from:p.to]))
	}
	return strings.Join(out, "|")
}

func TestSplitQuote(t *testing.T) {
	for _, row := range []struct {
		text string
		n    int
		want string
		why  string
	}{
		{"一二三。四五六。", 2, "一二三。|四五六。", "between sentences"},
		{"一。二三四五。六七八。", 2, "一。二三四五。|六七八。", "at the end nearest to half"},
		{"他说：“好。”我走了。", 2, "他说：“好。”|我走了。", "the closing mark stays with its sentence"},
		{"一二三，四五六。", 2, "一二三，四五六。", "never inside a sentence"},
		{"圆周率是3.14159左右", 2, "圆周率是3.14159左右", "never inside a number"},
		{"一二三四五六", 3, "一二三四五六", "nowhere, when nothing ends"},
		{"一二三。", 2, "一二三。", "never before nothing"},
		{"一。二。三。四。", 4, "一。|二。|三。|四。", "one sentence each"},
		{"Go. Work hard. Rest.", 2, "Go. Work hard. |Rest.", "the space goes with the sentence before"},
		{"一二三四五六，七八九十一二。好的。", 2, "一二三四五六，七八九十一二。|好的。", "between sentences, however short the last one"},
		{"一二三四五六。七八。好的。", 2, "一二三四五六。|七八。好的。", "with a neighbour for the last one"},
		{"他说：“一二三四。五六七八。”九十一二。", 2, "他说：“一二三四。|五六七八。”九十一二。", "inside a quotation, where that is more even"},
		{"他说：“一二。三。”四，五，六七。", 2, "他说：“一二。三。”|四，五，六七。", "outside of it, where that is as even"},
		{"I met Mr. Smith of the U.S. Navy. He was right.", 2, "I met Mr. Smith of the U.S. Navy. |He was right.", "not after a short form"},
		{"It has 3.5 m. It works, e.g. here. Fine.", 2, "It has 3.5 m. |It works, e.g. here. Fine.", "not inside a figure"},
		{"一二三四五。六七八。九十一二。三四五六七八九十。", 3, "一二三四五。|六七八。九十一二。|三四五六七八九十。", "as evenly as all parts together can be"},
		{"诗一行\n诗二行\n诗三行", 3, "诗一行\n|诗二行\n|诗三行", "lines of a poem"},
	} {
		if got := partsOf(row.text, row.n); got != row.want {
			t.Errorf("%s in %d (%s): %s, want %s", row.text, row.n, row.why, got, row.want)
		}
	}
}

func TestParallel(t *testing.T) {
	for _, row := range []struct {
		text string
		want clauses
		ok   bool
		why  string
	}{
		{"不要渴望荣耀，要渴望工作。", clauses{7, 1, 7}, true, "share 要渴望"},
		{"要工作，不要在没有工作的时候渴望荣耀。", clauses{}, false, "of very unequal length"},
		{"一二三，四五六。", clauses{}, false, "share nothing"},
		{"要工作，要工作，要工作。", clauses{}, false, "three clauses"},
		{"渴望荣耀。渴望工作。", clauses{}, false, "two sentences"},
		{"要渴望", clauses{}, false, "one clause"},
		{"，要渴望工作", clauses{}, false, "an empty clause"},
	} {
		got, ok := parallel([]rune(row.text))
		if ok != row.ok || ok && got != row.want {
			t.Errorf("%s (%s): %v %t, want %v %t", row.text, row.why, got, ok, row.want, row.ok)
		}
	}
}

func TestClosingMark(t *testing.T) {
	for text, want := range map[string]int{"好。": 1, "好！": 1, "Fine.": 4, "好": -1, "": -1, "。": 0, "好。 ": -1, "好”": -1} {
		if got := closingMark([]rune(text)); got != want {
			t.Errorf("%q: %d, want %d", text, got, want)
		}
	}
}

func TestQuoteLength(t *testing.T) {
	for text, want := range map[string]int{"": 0, "汉字": 2, "汉字，汉字。": 4, "……": 0, "abcde": 2, "word word": 4, "\n": 0} {
		if got := quoteLength([]rune(text)); got != want {
			t.Errorf("%q: %d, want %d", text, got, want)
		}
	}
}

// Preferred lines cut the text where they end, whatever spaces and half-width marks the deck writes.
func TestPreferredLines(t *testing.T) {
	for _, row := range []struct{ text, lines, want string }{
		{"不要渴望荣耀，要渴望工作。", "不要渴望荣耀，/要渴望工作。", "不要渴望荣耀，|要渴望工作。"},
		{"不要渴望荣耀,要渴望工作。", "不要渴望荣耀,/要渴望工作。", "不要渴望荣耀，|要渴望工作。"},
		{"Aspire to work, not to glory.", "Aspire to work,/not to glory.", "Aspire to work, |not to glory."},
	} {
		lang := "zh-Hans"
		if row.text[0] == 'A' {
			lang = "en"
		}
		s := setterOf(t, "ink", "lang: "+lang+"\nquotes: [{text: '"+row.text+"', lines: '"+row.lines+"'}]")
		got := s.viewQuote(s.deck.Quotes[0], sizeOf(t, "square")).lines
		if strings.Join(got, "|") != row.want {
			t.Errorf("%s by %s: %q, want %s", row.text, row.lines, got, row.want)
		}
	}
}

// The name that stands in a column is never touched by a line or by the stop that hangs at its end, and a text too long for
// the column signs at the foot.
func TestColumnIsClear(t *testing.T) {
	columns := 0
	for n := 2; n <= 60; n += 3 {
		text := strings.Repeat("我想创造有用的东西", 8)
		quote := string([]rune(text)[:n]) + "。"
		yaml := "lang: zh-Hans\nbrand: {seal: 有用集}\nspeakers: {a: {name: 埃隆·马斯克}}\nquotes: ['" + quote + "']"
		for _, size := range []string{"square", "portrait", "xiaohongshu", "slide"} {
			for _, p := range pagesOf(t, "ink", size, yaml) {
				if got := codes(p); got != "" {
					t.Errorf("%d on %s: told %q", n, size, got)
				}
				inkClear(t, p)
				for _, b := range boxes(p, "speaker") {
					if b.Vertical {
						columns++
					}
				}
			}
		}
	}
	if columns == 0 {
		t.Error("no name ever stood in a column")
	}
}

// A text that cannot be divided is not tried twelve times over, and no page of one says that it was divided.
func TestUndivided(t *testing.T) {
	for _, p := range pagesOf(t, "ink", "square", "quotes: ['"+strings.Repeat("啊", 260)+"']") {
		for _, c := range p.Chosen {
			if c.What == "pages" {
				t.Errorf("a single page says %+v", c)
			}
		}
	}
}

// A handle that is somewhat too long for its line is set smaller, but no smaller than the source.
func TestHandleStaysWhole(t *testing.T) {
	const handle = "@the_longest_handle_that_anyone_ever_had_here"
	for _, name := range []string{"signal", "dawn"} {
		p := pagesOf(t, name, "square", "quotes: [{text: 慢慢来，比较快。, speaker: \""+handle+"\", source: 谈话}]\n")[0]
		who, where := boxesOf(p, "speaker"), boxesOf(p, "source")
		if len(who) != 1 || len(where) != 1 || len(who[0].Lines) != 1 || who[0].FontSize < where[0].FontSize {
			t.Errorf("%s: names %+v, sources %+v", name, who, where)
		}
	}
}

// TestLongNames: a name that is too long for its place has two lines and as much less size as it needs, and is no footnote beside the date;
// so has a source.
func TestLongNames(t *testing.T) {
	const handle, book = "@the_longest_handle_that_anyone_ever_had_here", "一本名字长到要用整整六十个字才能写完的书：它先解释自己为什么这样长，然后解释这个解释，最后才开始讲述它原本想要讲述的那个故事"
	for _, name := range []string{"paper", "grid", "ink"} {
		for _, size := range []string{"x", "linkedin", "weibo"} {
			p := pagesOf(t, name, size, "quotes: [{text: 慢慢来，比较快。, speaker: \""+handle+"\", source: 谈话}]\n")[0]
			who, where := boxesOf(p, "speaker"), boxesOf(p, "source")
			if len(who) != 1 || len(where) == 0 || who[0].FontSize < 0.8*where[0].FontSize || strings.Contains(codes(p), "torn-word") {
				t.Errorf("%s %s: names %+v, sources %+v, %s", name, size, who, where, codes(p))
			}
			p = pagesOf(t, name, size, "quotes: [{text: 慢慢来，比较快。, speaker: 王, source: "+book+"}]\n")[0]
			if where := boxesOf(p, "source"); len(where) != 1 || len(where[0].Lines) < 2 || p.Warnings.HasErrors() {
				t.Errorf("%s %s: sources %+v, %s", name, size, where, codes(p))
			} else if name == "paper" && size == "x" && where[0].FontSize <= p.Size.Floor(theme.LabelText) {
				t.Errorf("%s %s: a source that fits larger has the smallest type", name, size)
			}
		}
	}
}
