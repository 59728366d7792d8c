package layout

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"cards/internal/layout/text"
	"cards/internal/scene"
	"cards/internal/theme"

	"pgregory.net/rapid"
)

// bookDeck is a deck in forest; who is what speakers and sources say, rest the quotes.
func bookDeck(lang, who, rest string) string {
	return "lang: " + lang + "\ndate: 2025-06-16\n" + who + "\nquotes:\n" + rest
}

// Whose words: with a brand, a name and a source; with a long name and a role; with nothing at all.
const (
	bookShortNames = "brand: {name: 有用集, handle: '@youyongji'}\nspeakers: {a: {name: 埃隆·马斯克}}\nsources: {s: {title: AI创业学校, kind: interview}}\ndefaults: {speaker: a, source: s}"
	bookLongNames  = "brand: {name: Castles in the Air}\nspeakers: {a: {name: Alexandria Ocasio-Cortez, role: Representative of the 14th District}}\nsources: {s: {title: Walden; or Life in the Woods and on the Ponds around it, kind: book}}\ndefaults: {speaker: a, source: s}"
	bookNoNames    = "title: x"
)

// cut returns a text of n characters of the language's material, with a stop.
func cut(lang string, n int) string {
	var b strings.Builder
	runes := []rune(material[lang])
	for i := range n {
		b.WriteRune(runes[i%len(runes)])
	}
	stop := "\u3002"
	if isLatin(lang) || isKorean(lang) {
		stop = "."
	}
	return strings.Trim(b.String(), " ,.;:，。；：、！？—…”“「」》《%") + stop
}

// failer is what a test and a property share.
type failer interface {
	Helper()
	Errorf(format string, args ...any)
	Fatalf(format string, args ...any)
}

// rulesOf returns the rules of a page, from the head down.
func rulesOf(p *Page) (out []scene.Rect) {
	for _, b := range p.Scene.Boxes {
		if b.Role == "rule" {
			out = append(out, b.Rect)
		}
	}
	return out
}

// checkBook holds a page to what furniture of a book promises: words inside the safe area, clear of one another and of the rules
// and the mark, between the rules what is read, legible on the cloth.
func checkBook(t failer, where string, p *Page) {
	t.Helper()
	inkClear(t, p)
	rules := rulesOf(p)
	if len(rules) < 3 {
		t.Fatalf("%s: %d rules", where, len(rules))
	}
	ground := p.Scene.Ground
	for _, b := range p.Scene.Boxes {
		if b.Role == "decoration" && !p.Safe.Contains(b.Rect, 0.5) {
			t.Errorf("%s: a mark at %v leaves the safe area", where, b.Rect)
		}
		needs := theme.TextContrast
		if b.Role == "quote" || b.Role == "title" {
			needs = theme.QuoteContrast
		}
		if len(b.Lines) > 0 && theme.Contrast(b.Color, ground) < needs {
			t.Errorf("%s: %s has %.1f:1", where, b.Role, theme.Contrast(b.Color, ground))
		}
		for _, l := range b.Lines {
			if l.Ink.Empty() {
				continue
			}
			if !p.Safe.Contains(l.Ink, 0.5) {
				t.Errorf("%s: %s %q leaves the safe area", where, b.Role, l.Text)
			}
			for _, r := range rules {
				if r.Overlaps(l.Ink) {
					t.Errorf("%s: a rule runs through %s %q", where, b.Role, l.Text)
				}
			}
			for _, d := range p.Scene.Boxes {
				if b.Role != "note" && d.Role == "decoration" && d.Overlaps(l.Ink) {
					t.Errorf("%s: the mark stands on %s %q", where, b.Role, l.Text)
				}
			}
			if b.Role == "quote" && (l.Ink.Y < rules[1].Bottom() || l.Ink.Bottom() > rules[2].Y) {
				t.Errorf("%s: %q is not between the rules", where, l.Text)
			}
		}
	}
}

// Every size, length, language and kind of credit has a page that keeps the promises.
func TestBookHoldsEverything(t *testing.T) {
	for _, lang := range []string{"zh-Hans", "zh-Hant", "ja", "ko", "en"} {
		for _, who := range []string{bookShortNames, bookLongNames, bookNoNames} {
			rest := ""
			for _, n := range []int{2, 6, 9, 16, 30, 60, 120, 300} {
				rest += fmt.Sprintf("  - {text: %q}\n", cut(lang, n))
			}
			rest += fmt.Sprintf("  - {text: %q, layout: centre}\n  - {text: %q, layout: vertical}\n", cut(lang, 24), cut(lang, 24))
			for _, size := range []string{"xiaohongshu", "portrait", "square", "story", "slide", "og"} {
				for i, p := range pagesOf(t, "forest", size, bookDeck(lang, who, rest)) {
					where := fmt.Sprintf("%s, %s, page %d", lang, size, i)
					if got := strings.ReplaceAll(strings.ReplaceAll(codes(p), "torn-word", ""), "lonely-character", ""); strings.TrimSpace(got) != "" {
						t.Errorf("%s: told %s", where, got)
						continue
					}
					checkBook(t, where, p)
				}
			}
		}
	}
}

// Random texts, names and sources: what is on the card keeps the promises, and what is not is told.
func TestBookRandom(outer *testing.T) {
	rapid.Check(outer, func(t *rapid.T) {
		lang := rapid.SampledFrom([]string{"zh-Hans", "zh-Hant", "ja", "ko", "en"}).Draw(t, "lang")
		s := *testSetters()["forest "+lang]
		s.brand = brand{name: drawText(t, "brand", lang, 0, 24), handle: drawText(t, "handle", "en", 0, 20)}
		said := drawText(t, "text", lang, 1, 300)
		q := &quote{id: "q", item: "quotes[0].text", lang: lang, runes: []rune(said), written: said, layout: rapid.SampledFrom([]string{"", "left", "centre", "vertical"}).Draw(t, "layout"),
			credit: credit{name: drawText(t, "name", lang, 0, 30), role: drawText(t, "role", lang, 0, 40), source: drawText(t, "source", lang, 0, 60)}}
		at := place{n: 1, total: 3, mark: rapid.SampledFrom([]string{"", "3／9", "第3期，共9期", "Number 3 of a series of 9 cards"}).Draw(t, "mark")}
		size := sizeOf(outer, rapid.SampledFrom([]string{"xiaohongshu", "portrait", "square", "story", "slide", "og", "x", "weibo"}).Draw(t, "size"))
		for _, p := range s.layQuote(q, size, at) {
			if strings.Contains(codes(p), "does-not-fit") {
				continue
			}
			checkBook(t, size.Name, p)
			got := map[string]string{}
			for _, b := range p.Scene.Boxes {
				for _, l := range b.Lines {
					got[b.Role] += squeeze(l.Text)
				}
			}
			for role, wants := range map[string][]string{"brand": {s.brand.name, s.brand.handle}, "speaker": {q.credit.name, q.credit.role}, "source": {q.credit.source}} {
				for _, want := range wants {
					set := squeeze(string(s.set(want, lang)))
					if role == "source" {
						set = squeeze(want)
					}
					if !strings.Contains(got[role], set) && !strings.Contains(got[role], squeeze(want)) {
						t.Fatalf("%s: %s %q is not on the card, which says %q", size.Name, role, want, got[role])
					}
				}
			}
			if at.mark != "" && got["page"] == "" {
				t.Fatalf("%s: no mark", size.Name)
			}
		}
	})
}

// What signs a card, the head and the rules stand in the same places on every card of a deck, however long its quotes are and
// whether or not a card has a name; the name on the text column and the source flush right on its baseline.
func TestBookKeepsPlaces(t *testing.T) {
	rest := "  - {text: 好。, source: s}\n  - {text: 回到主线任务。, speaker: a}\n"
	for _, n := range []int{6, 20, 50, 110, 280} {
		rest += fmt.Sprintf("  - {text: %q, speaker: a, source: s}\n", cut("zh-Hans", n))
	}
	who := strings.Split(bookShortNames, "\ndefaults")[0]
	for _, series := range []string{"", "\nseries: '{n}/{of}'", "\nseries: '第{n}期，共{of}期'"} {
		for _, size := range []string{"xiaohongshu", "square", "story", "slide", "og"} {
			places := map[string]scene.Rect{}
			for _, p := range pagesOf(t, "forest", size, bookDeck("zh-Hans", who+series, rest)) {
				at := map[string]scene.Rect{}
				for i, r := range rulesOf(p) {
					at[fmt.Sprint("rule ", i)] = r
				}
				for _, b := range p.Scene.Boxes {
					if b.Role == "speaker" || b.Role == "source" || b.Role == "brand" {
						at[b.Role+b.Text] = b.Rect
					}
				}
				for what, r := range at {
					if known, ok := places[what]; ok && known != r {
						t.Errorf("%s%s: %s at %v and at %v", size, series, what, known, r)
					}
					places[what] = r
				}
				if name, source := boxes(p, "speaker"), boxes(p, "source"); len(name) == 1 && len(source) == 1 {
					if d := name[0].Lines[0].Baseline - source[0].Lines[0].Baseline; math.Abs(d) > 0.02 {
						t.Errorf("%s: the source's baseline is %g px off", size, d)
					}
					rules := rulesOf(p)
					if right := source[0].Lines[0].Ink.Right(); math.Abs(right-rules[0].Right()) > 0.02 {
						t.Errorf("%s: the source ends at %g, the rule at %g", size, right, rules[0].Right())
					}
				}
			}
			if len(places) != 3+1+1+2 {
				t.Errorf("%s%s: %d places: %v", size, series, len(places), places)
			}
		}
	}
}

// Where the source of one card has no room beside a name, all cards of the deck have it under the names.
func TestBookFootIsTheDecks(t *testing.T) {
	deck := bookDeck("zh-Hans", "speakers: {a: {name: 埃隆·马斯克}}\nsources: {s: {title: 学校}, l: {title: 一本书名很长而且还带着副标题的书：论长书名之于排版的意义}}\ndefaults: {speaker: a}",
		"  - {text: 好。, source: s}\n  - {text: 很好。, source: l}\n")
	pages := pagesOf(t, "forest", "portrait", deck)
	one, two := boxes(pages[0], "source")[0], boxes(pages[1], "source")[0]
	name := boxes(pages[0], "speaker")[0]
	if one.Y != two.Y || one.Y < name.Bottom() || one.X > name.X+0.5*one.FontSize {
		t.Errorf("sources at %v and %v, the name at %v", one.Rect, two.Rect, name.Rect)
	}
}

// The mark is an outline in the margin column, as high as the ink of the first line and clear of the text column, on each of the
// languages' own form.
func TestBookMark(t *testing.T) {
	for _, row := range []struct{ lang, quote, want string }{
		{"zh-Hans", "第一性原理。", "\u201c"}, {"zh-Hant", "學而不思則罔。", "\u300c"}, {"ja", "住みにくい。", "\u300c"}, {"ko", "죽는 날까지", "\u201c"}, {"en", "Go to work.", "\u201c"},
	} {
		for _, size := range []string{"xiaohongshu", "square", "slide", "og"} {
			p := pagesOf(t, "forest", size, bookDeck(row.lang, bookNoNames, "  - "+row.quote+"\n"))[0]
			mark, quote := boxOf(t, p, "decoration"), boxOf(t, p, "quote")
			run, ok := p.Scene.Items[mark.From].(scene.Text)
			if !ok || run.Run.Outline <= 0 || mark.To != mark.From+1 {
				t.Fatalf("%s, %s: the mark is %T", row.lang, size, p.Scene.Items[mark.From])
			}
			if got := bookMarkText(row.lang); got != row.want {
				t.Errorf("%s: mark %s", row.lang, got)
			}
			left := rulesOf(p)[0].X
			if math.Abs(mark.X-left) > 0.02 || mark.Right() >= quote.Lines[0].Ink.X {
				t.Errorf("%s, %s: mark at %v, margin %g, text from %g", row.lang, size, mark.Rect, left, quote.Lines[0].Ink.X)
			}
			if d := mark.Y - quote.Lines[0].Ink.Y; d > 0.02 || d < -0.1*quote.FontSize {
				t.Errorf("%s, %s: the mark is %g px below the first line's ink", row.lang, size, d)
			}
		}
	}
}

// A quote that fills less than seven tenths of its room has its middle at 0.42 of it; a longer one begins at the top.
func TestBookPlace(t *testing.T) {
	s := testSetters()["forest zh-Hans"]
	c := s.newCanvas(sizeOf(t, "portrait"), "q", "quote", s.position(""))
	room := scene.Rect{X: 264, Y: 256, W: 720, H: 800}
	for height, want := range map[float64]float64{800: 256, 560: 256, 550: 256 + 0.42*800 - 275, 300: 256 + 0.42*800 - 150, 0: 256 + 0.42*800, 900: 256} {
		if got := c.bookPlace(room, height); math.Abs(got-want) > 1e-9 {
			t.Errorf("%g high: at %g, want %g", height, got, want)
		}
	}
}

// Up to eight characters are set as large as the reference sets six, words whole.
func TestBookShort(t *testing.T) {
	p := pagesOf(t, "forest", "portrait", bookDeck("zh-Hans", bookShortNames, "  - 回到主线任务。\n"))[0]
	quote := boxOf(t, p, "quote")
	var lines []string
	for _, l := range quote.Lines {
		lines = append(lines, l.Text)
	}
	if got := strings.Join(lines, "/"); got != "回到/主线/任务。" || quote.FontSize != 264 {
		t.Errorf("%s at %g", got, quote.FontSize)
	}
	if top := quote.Lines[0].Baseline - text.Ascent*quote.FontSize; math.Abs(top-226) > 0.02 {
		t.Errorf("its first em box begins at %g", top)
	}
}

// Which part of a divided quote a page is stands in the margin column, on the name's baseline; a line of a series that is wider
// has its place in the head.
func TestBookPageMark(t *testing.T) {
	for _, size := range []string{"portrait", "slide", "og"} {
		pages := pagesOf(t, "forest", size, bookDeck("zh-Hans", bookShortNames+"\nseries: 第{n}期，共{of}期", "  - "+cut("zh-Hans", 300)+"\n  - 好。\n"))
		if len(pages) < 3 {
			t.Fatalf("%s: %d pages", size, len(pages))
		}
		for _, p := range pages {
			mark, name, rules := boxOf(t, p, "page"), boxOf(t, p, "speaker"), rulesOf(p)
			if p.Pages > 1 {
				if mark.Text != "第1期，共2期" || mark.Bottom() > boxOf(t, p, "quote").Y {
					t.Errorf("%s: the series %q stands at %v", size, mark.Text, mark.Rect)
				}
				mark = boxes(p, "page")[1]
				if want := fmt.Sprintf("%d\uff0f%d", p.Page, p.Pages); mark.Text != want {
					t.Errorf("%s: mark %s, want %s", size, mark.Text, want)
				}
				if math.Abs(mark.Lines[0].Baseline-name.Lines[0].Baseline) > 0.02 || mark.Lines[0].Ink.Right() > name.X {
					t.Errorf("%s: mark at %v, name at %v", size, mark.Rect, name.Rect)
				}
				continue
			}
			if mark.Text != "第2期，共2期" || mark.Y < rules[1].Bottom() || mark.Bottom() > boxOf(t, p, "quote").Y {
				t.Errorf("%s: the series %q stands at %v", size, mark.Text, mark.Rect)
			}
		}
	}
}

// A cover has the double rule at head and foot and the brand on its spine, does not name twice whom its title names, and fits
// every size that covers have; in the middle of a WeChat cover stands the whole title.
func TestBookCover(t *testing.T) {
	deck := bookDeck("zh-Hans", bookShortNames+"\ncover: {title: 从 Zip2 到火星, subtitle: 埃隆·马斯克在AI创业学校}\nend: {title: 我想尝试创造一些有用的东西。, text: 关注有用集, url: 'https://example.org/y'}", "  - 好。\n")
	for _, size := range []string{"xiaohongshu", "square", "story", "slide", "slide-4x3", "og", "banner", "wechat-cover", "wechat-square"} {
		for _, p := range pagesOf(t, "forest", size, deck) {
			if p.Kind == "quote" {
				continue
			}
			if got := codes(p); got != "" {
				t.Errorf("%s, %s: told %s", p.Kind, size, got)
			}
			checkBook(t, p.Kind+" "+size, p)
			title := boxOf(t, p, "title")
			if len(boxes(p, "brand")) == 0 {
				t.Errorf("%s, %s: no brand", p.Kind, size)
			}
			if core := rect(p.Size.Core()); p.Layout == "core" {
				for _, l := range title.Lines {
					if l.Ink.X < core.X || l.Ink.Right() > core.Right() {
						t.Errorf("%s: %q is cut by the crop", size, l.Text)
					}
				}
				continue
			}
			rules := rulesOf(p)
			if len(rules) != 5 {
				t.Errorf("%s, %s: %d rules", p.Kind, size, len(rules))
			}
			// The title of the cover names who is quoted; the address of the last card is the brand's, not theirs.
			if names := boxes(p, "speaker"); len(names) > 0 {
				t.Errorf("%s, %s: %d names", p.Kind, size, len(names))
			}
		}
	}
}

// A cover that names nobody is closed by its rule at the margin, with nothing under it.
func TestBookCoverOfNobody(t *testing.T) {
	// Two speakers and sources, so that none is the deck's.
	who := "brand: {name: 有用集}\nspeakers: {a: {name: 沈括}, b: {name: 朱熹}}\nsources: {s: {title: 梦溪笔谈}, r: {title: 观书有感}}"
	deck := bookDeck("zh-Hans", who+"\ncover: {title: 印刷三千年}", "  - {text: 好。, speaker: a, source: s}\n")
	pages := pagesOf(t, "forest", "slide", deck)
	rules, card := rulesOf(pages[0]), rulesOf(pages[1])
	if foot, want := rules[3].Bottom(), 1080-card[0].Y; math.Abs(foot-want) > 0.02 {
		t.Errorf("the cover is closed at %g, want %g", foot, want)
	}
	if card[2].Y >= rules[2].Y {
		t.Errorf("the card's names stand under a rule at %g, the cover ends at %g", card[2].Y, rules[2].Y)
	}
}

// A title that has no room beside head and names gets the plain cover between the rules, and nothing is lost but the handle.
func TestBookCoverWithoutRoom(t *testing.T) {
	deck := bookDeck("zh-Hans", bookShortNames+"\ntitle: x\ncover: {title: "+cut("zh-Hans", 60)+", subtitle: "+cut("zh-Hans", 64)+"}", "  - 好。\n")
	p := pagesOf(t, "forest", "banner", deck)[0]
	if got := codes(p); got != "" {
		t.Fatalf("told %s", got)
	}
	if len(rulesOf(p)) != 4 || !strings.Contains(boxOf(t, p, "source").Text, "埃隆·马斯克") {
		t.Errorf("%d rules, source %q", len(rulesOf(p)), boxOf(t, p, "source").Text)
	}
	checkBook(t, "banner", p)
}
