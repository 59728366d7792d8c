package layout

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"sync"
	"testing"

	"cards/internal/deck"
	_ "cards/internal/sameseed"
	"cards/internal/scene"
	"cards/internal/theme"

	"pgregory.net/rapid"
)

// gridSizes are those of every shape: upright, square, under a platform's bars, wide, low, and one with a middle of its own.
var gridSizes = []string{"xiaohongshu", "portrait", "square", "story", "slide", "slide-4x3", "x", "linkedin", "wechat-cover", "wechat-square", "bilibili", "banner"}

// quoteDeck is a deck in the theme's words: brand, one speaker, one source.
func quoteDeck(lang, brand, speaker, source, quotes string) string {
	yaml := "lang: " + lang + "\ndate: 2025-06-16\n" + brand + "\nquotes:\n" + quotes
	defaults := []string{}
	if speaker != "" {
		yaml += "\nspeakers: {a: " + speaker + "}"
		defaults = append(defaults, "speaker: a")
	}
	if source != "" {
		yaml += "\nsources: {s: " + source + "}"
		defaults = append(defaults, "source: s")
	}
	if len(defaults) > 0 {
		yaml += "\ndefaults: {" + strings.Join(defaults, ", ") + "}"
	}
	return yaml + "\n"
}

const ourBrand = `brand: {name: 有用集, handle: "@youyongji"}`

// shapes returns the boxes of what is drawn.
func shapes(p *Page, role string) (out []scene.Box) {
	for _, b := range p.Scene.Boxes {
		if b.Role == role && len(b.Lines) == 0 {
			out = append(out, b)
		}
	}
	return out
}

// keepsRules holds a page of the theme to what every one promises: no ink upon other ink, on a bar or on the mark, everything inside
// the safe area, texts in their contrast against the ground, which is what is behind them.
func keepsRules(t interface{ Errorf(string, ...any) }, p *Page, where string) {
	var ink []scene.Line
	var of []string
	for _, b := range p.Scene.Boxes {
		needs := theme.TextContrast
		if b.Role == "quote" || b.Role == "title" {
			needs = theme.QuoteContrast
		}
		for _, l := range b.Lines {
			if l.Ink.Empty() {
				continue
			}
			if !p.Safe.Contains(l.Ink, 0.5) {
				t.Errorf("%s: %s %q leaves the safe area", where, b.Role, l.Text)
			}
			for i, k := range ink {
				if k.Ink.Inset(0.5).Overlaps(l.Ink.Inset(0.5)) {
					t.Errorf("%s: %s %q stands on %s", where, b.Role, l.Text, of[i])
				}
			}
			ink, of = append(ink, l), append(of, b.Role)
		}
		if len(b.Lines) > 0 {
			if b.Background != p.Scene.Ground {
				t.Errorf("%s: %s says that %s is behind it", where, b.Role, theme.Hex(b.Background))
			}
			if has := theme.Contrast(b.Color, p.Scene.Ground); has < needs {
				t.Errorf("%s: %s has a contrast of %.1f", where, b.Role, has)
			}
		}
	}
	for _, b := range append(shapes(p, "decoration"), shapes(p, "rule")...) {
		if p.Kind == "quote" && !p.Safe.Contains(b.Rect, 0.5) {
			t.Errorf("%s: a shape at %v leaves the safe area", where, b.Rect)
		}
		for i, l := range ink {
			if l.Ink.Inset(0.5).Overlaps(b.Rect) && !strings.HasPrefix(of[i], "note") && p.Kind == "quote" {
				t.Errorf("%s: %s %q stands on a shape at %v", where, of[i], l.Text, b.Rect)
			}
		}
	}
}

// Whatever is quoted, of whomever, in every language and size: the rules are kept, and what the deck says is on the card or told to
// be missing.
func TestGridKeepsItsRules(t *testing.T) {
	var speakers = map[string][]string{
		"zh-Hans": {"", "{name: 埃隆·马斯克}", "{name: 李白, dynasty: 唐}", "{name: Alexandria Ocasio-Cortez, role: 美国众议员，纽约州第十四选区的民主党人代表和预算委员会成员}"},
		"zh-Hant": {"", "{name: 魯迅}", "{name: Alexandria Ocasio-Cortez}"},
		"ja":      {"", "{name: 夏目漱石, role: 作家}"},
		"ko":      {"", "{name: 일론 머스크}"},
		"en":      {"", "{name: Elon Musk}", "{name: Alexandria Ocasio-Cortez, role: Representative for New York's 14th district}"},
	}
	rapid.Check(t, func(t *rapid.T) {
		lang := rapid.SampledFrom([]string{"zh-Hans", "zh-Hant", "ja", "ko", "en"}).Draw(t, "lang")
		length := rapid.SampledFrom([]int{2, 6, 16, 30, 60, 120, 300}).Draw(t, "length")
		said := drawText(t, "text", lang, (length+1)/2, length)
		speaker := rapid.SampledFrom(speakers[lang]).Draw(t, "speaker")
		source := rapid.SampledFrom([]string{"", "{title: AI School, published: 2025-06-16}", "{title: " + strings.Repeat("市政厅公开对话全文记录，", 3) + "补充, published: 2025-06-16}"}).Draw(t, "source")
		brand := rapid.SampledFrom([]string{"", "brand: {name: 有用集}", ourBrand}).Draw(t, "brand")
		if rapid.Bool().Draw(t, "series") {
			brand += "\nseries: \"{n}/{of}\""
		}
		form := rapid.SampledFrom([]string{"", ", layout: centre", ", layout: vertical"}).Draw(t, "form")
		size := rapid.SampledFrom(gridSizes).Draw(t, "size")
		yaml := quoteDeck(lang, brand, speaker, source, fmt.Sprintf("  - {text: %q%s}", said, form))
		d, list := deck.LoadBytes("deck.yaml", []byte(yaml), deck.LoadOptions{})
		if list.HasErrors() {
			t.Fatalf("%s\n%v", yaml, list)
		}
		th, _ := theme.Load("grid", rapid.SampledFrom([]string{"light", "dark"}).Draw(t, "variant"), nil)
		chosen, err := theme.FindSize(size)
		if err != nil {
			t.Fatal(err)
		}
		s := NewSetter(d, th, sharedEngine, lang)
		pages := s.Cards()[0].Lay(chosen)
		for _, p := range pages {
			if p.Warnings.HasErrors() {
				// Told, and never drawn; only pages too low for so much.
				if p.Size.Class != theme.Banner {
					t.Errorf("%s: refused: %v\n%s", size, p.Warnings, yaml)
				}
				continue
			}
			keepsRules(t, p, fmt.Sprintf("%s %d/%d\n%s", size, p.Page, p.Pages, yaml))
			for _, want := range []struct {
				role string
				want bool
			}{{"speaker", speaker != ""}, {"source", source != ""}, {"brand", strings.Contains(brand, "name")}, {"page", strings.Contains(brand, "series") || p.Pages > 1}, {"quote", true}} {
				if got := len(boxes(p, want.role)) > 0; got != want.want {
					t.Errorf("%s: %s on the card: %t\n%s", size, want.role, got, yaml)
				}
			}
		}
	})
}

// A deck of several speakers, of whom one has a role: every card is signed in the same places, and in the second form.
func TestGridSignsInTheSamePlaces(t *testing.T) {
	yaml := "lang: zh-Hans\ndate: 2025-06-16\nseries: 第{n}则\n" + ourBrand + `
speakers: {m: {name: 埃隆·马斯克}, a: {name: Alexandria Ocasio-Cortez, role: 美国众议员}}
sources: {s: {title: AI创业学校, published: 2025-06-16}, l: {title: 市政厅公开对话住房交通与公共服务全文记录第一部分, published: 2025-06-16}}
defaults: {speaker: m, source: s}
cover: {title: 从 Zip2 到火星}
end: {title: 有用集}
quotes:
  - 好。
  - {text: "不要渴望荣耀，要渴望工作。", speaker: a}
  - {text: "你不能愚弄数学。数学和物理学是严格的评判者。", source: l}
  - {text: "` + strings.Repeat("这就是为什么我认为成为一个多行星物种很重要。", 5) + `"}
`
	for _, size := range []string{"xiaohongshu", "portrait", "square", "story", "slide"} {
		places := map[string]scene.Point{}
		for _, p := range pagesOf(t, "grid", size, yaml) {
			if got := codes(p); got != "" {
				t.Errorf("%s %s: %s", p.Card, size, got)
			}
			keepsRules(t, p, p.Card+" "+size)
			if n := len(shapes(p, "rule")); n != 1 {
				t.Fatalf("%s %s: %d rows of bars", p.Card, size, n)
			}
			if bars := shapes(p, "rule")[0]; bars.To-bars.From != 2 {
				t.Errorf("%s %s: %d bars in the second form", p.Card, size, bars.To-bars.From)
			}
			seen := map[string]int{}
			for _, b := range p.Scene.Boxes {
				switch {
				case len(b.Lines) == 0 || p.Kind == "end" && b.Role == "source":
					continue
				case b.Role == "speaker" || b.Role == "source" || b.Role == "brand" || b.Role == "page":
				default:
					continue
				}
				key := fmt.Sprintf("%s %d", b.Role, seen[b.Role])
				if seen[b.Role]++; key == "source 1" {
					continue // the date follows a title of one line or more
				}
				at := scene.Point{X: b.Lines[0].X, Y: b.Lines[0].Baseline}
				if was, known := places[key]; !known {
					places[key] = at
				} else if math.Abs(was.X-at.X) > 0.5 || math.Abs(was.Y-at.Y) > 0.5 {
					t.Errorf("%s %s: %s at %v, on another card at %v", p.Card, size, key, at, was)
				}
			}
		}
		if len(places) != 6 { // name, role, title, brand, handle, mark
			t.Errorf("%s: signed in %d places", size, len(places))
		}
	}
}

// What is laid out first, or at once with others, changes no head.
func TestGridHeadsAreOfNoOrder(t *testing.T) {
	yaml := quoteDeck("zh-Hans", ourBrand, "{name: 埃隆·马斯克}", "{title: AI创业学校}", "  - 好。\n  - {text: 粉碎你的自我。, speaker: b}\n") + "\n"
	yaml = strings.Replace(yaml, "{a: {", "{b: {name: Alexandria Ocasio-Cortez, role: 美国众议员}, a: {", 1)
	size := sizeOf(t, "portrait")
	boxesOf := func(p *Page) string { return fmt.Sprint(p.Scene.Boxes) }
	want := []string{}
	for _, c := range setterOf(t, "grid", yaml).Cards() {
		want = append(want, boxesOf(c.Lay(size)[0]))
	}
	cards := setterOf(t, "grid", yaml).Cards()
	got := make([]string, len(cards))
	var all sync.WaitGroup
	for i := len(cards) - 1; i >= 0; i-- {
		all.Add(1)
		go func() {
			defer all.Done()
			got[i] = boxesOf(cards[i].Lay(size)[0])
		}()
	}
	all.Wait()
	if !slices.Equal(got, want) {
		t.Errorf("laid out from the end: %v, want %v", got, want)
	}
}

// The head takes its second form when, and only when, something does not fit the first.
func TestGridForms(t *testing.T) {
	for _, row := range []struct {
		what, brand, speaker, source string
		bars                         int
	}{
		{"short", ourBrand, "{name: 埃隆·马斯克}", "{title: AI创业学校, published: 2025-06-16}", 4},
		{"nobody", ourBrand, "", "", 4},
		{"no brand", "", "{name: 埃隆·马斯克}", "{title: AI创业学校, published: 2025-06-16}", 4},
		{"Latin name", ourBrand, "{name: Alexandria Ocasio-Cortez}", "", 2},
		{"role", ourBrand, "{name: 埃隆·马斯克, role: 工程师}", "", 2},
		{"long source", ourBrand, "{name: 埃隆·马斯克}", "{title: 市政厅公开对话住房交通与公共服务全文记录第一部分, published: 2025-06-16}", 2},
		{"wide handle", `brand: {name: 有用集, handle: "@a.very.long.handle"}`, "{name: 埃隆·马斯克}", "", 2},
	} {
		p := pagesOf(t, "grid", "portrait", quoteDeck("zh-Hans", row.brand, row.speaker, row.source, "  - 粉碎你的自我。"))[0]
		bars := shapes(p, "rule")[0]
		if n := bars.To - bars.From; n != row.bars {
			t.Errorf("%s: %d bars, want %d", row.what, n, row.bars)
		}
		// On whole pixels, from margin to margin.
		for _, it := range p.Scene.Items[bars.From:bars.To] {
			r := it.(scene.Fill).Path.Bounds()
			for _, edge := range []float64{r.X, r.Y, r.Right(), r.Bottom()} {
				if edge != math.Round(edge) {
					t.Errorf("%s: a bar's edge at %g", row.what, edge)
				}
			}
		}
		if bars.X != 88 || bars.Right() != 992 || bars.Y != 88 {
			t.Errorf("%s: bars at %v", row.what, bars.Rect)
		}
	}
}

// A quote stands on the foot margin by its ink, or by the bar under its last line; the mark keeps its distance from the first line and
// begins on the margin.
func TestGridStandsOnItsFoot(t *testing.T) {
	for _, row := range []struct{ lang, quote string }{
		{"zh-Hans", "{text: 粉碎你的自我。}"},
		{"zh-Hans", "{text: 你不能愚弄数学。数学和物理学是严格的评判者。}"},
		{"zh-Hans", "{text: '你可以做一个旁观者，也可以做一个参与者。', mark: [参与者]}"},
		{"ko", "{text: 영광을 갈망하지 말고 일을 갈망하라.}"},
		{"en", "{text: 'You cannot fool maths.'}"},
		{"en", "{text: 'Now simplify', mark: [simplify]}"},
	} {
		for _, size := range []string{"xiaohongshu", "portrait", "square", "story", "slide", "linkedin"} {
			s := setterOf(t, "grid", quoteDeck(row.lang, ourBrand, "{name: A}", "", "  - "+row.quote))
			p := s.Cards()[0].Lay(sizeOf(t, size))[0]
			where := size + " " + row.quote
			keepsRules(t, p, where)
			unit := p.Size.Unit()
			c := s.newCanvas(p.Size, "", "quote", s.position(""))
			quote := boxOf(t, p, "quote")
			foot := quote.Lines[len(quote.Lines)-1].Ink.Bottom()
			for _, bar := range shapes(p, "mark") {
				foot = math.Max(foot, bar.Bottom())
			}
			if off := foot - c.area.Bottom(); math.Abs(off) > 8*unit {
				t.Errorf("%s: the words end %.1f px from the margin", where, off)
			}
			marks := shapes(p, "decoration")
			if len(marks) != 1 {
				t.Errorf("%s: %d marks", where, len(marks))
				continue
			}
			mark := marks[0]
			if math.Abs(mark.X-c.area.X) > 0.5 {
				t.Errorf("%s: the mark begins at %g", where, mark.X)
			}
			if size == "linkedin" {
				if gap := quote.Lines[0].Ink.X - mark.Right(); gap < 24*unit {
					t.Errorf("%s: the words are %.1f px from the mark beside them", where, gap)
				}
				continue
			}
			if gap := (quote.Lines[0].Ink.Y - mark.Bottom()) / unit; gap < 59 || gap > 97 {
				t.Errorf("%s: the mark stands %.1f over the words", where, gap)
			}
		}
	}
}

// A bar under marked words goes from the ink of the first to the ink of the last, and runs through none.
func TestGridBarIsAsWideAsItsWords(t *testing.T) {
	p := pagesOf(t, "grid", "slide", quoteDeck("zh-Hans", ourBrand, "{name: A}", "", "  - {text: '你可以做一个旁观者，也可以做一个参与者。', mark: [参与者]}"))[0]
	bars, quote := shapes(p, "mark"), boxOf(t, p, "quote")
	if len(bars) != 1 || bars[0].To-bars[0].From != 1 {
		t.Fatalf("bars: %v", bars)
	}
	bar, size := bars[0].Rect, quote.FontSize
	if got := bar.W / size; math.Abs(got-(3-2*0.043)) > 0.01 {
		t.Errorf("the bar of three characters is %.3f em", got)
	}
	if bar.Y < quote.Lines[1].Ink.Y+0.9*size {
		t.Errorf("the bar at %g cuts the words at %v", bar.Y, quote.Lines[1].Ink)
	}
	if got := bar.H / size; got < 0.08 || got > 0.095 {
		t.Errorf("the bar is %.3f em high", got)
	}
}

// Where only the middle of a page is sure to be seen, name and words are inside of it, all that stands outside only adds, and neither
// is cut by its edge.
func TestGridMiddleMakesSense(t *testing.T) {
	for _, yaml := range []string{
		quoteDeck("zh-Hans", ourBrand, "{name: 埃隆·马斯克}", "{title: AI创业学校, published: 2025-06-16}", "  - 你不能愚弄数学。"),
		"lang: zh-Hans\ndate: 2025-06-16\ntitle: 从 Zip2 到火星\ncover: true\n" + ourBrand + "\nspeakers: {a: {name: 埃隆·马斯克}}\nsources: {s: {title: AI创业学校}}\ndefaults: {speaker: a, source: s}\n",
	} {
		for _, p := range pagesOf(t, "grid", "wechat-cover", yaml) {
			keepsRules(t, p, p.Kind)
			core := rect(p.Size.Core())
			in := map[string]bool{}
			for _, b := range p.Scene.Boxes {
				for _, l := range b.Lines {
					switch inside := core.Contains(l.Ink, 0); {
					case inside:
						in[b.Role] = true
					case l.Ink.Overlaps(core):
						t.Errorf("%s: the crop cuts %s %q", p.Kind, b.Role, l.Text)
					case b.Role == "quote" || b.Role == "title" || b.Role == "speaker":
						t.Errorf("%s: %s %q is cut away", p.Kind, b.Role, l.Text)
					}
				}
			}
			if !in["speaker"] || !in["quote"] && !in["title"] || in["source"] || in["brand"] {
				t.Errorf("%s: in the middle: %v", p.Kind, in)
			}
			if n := len(shapes(p, "decoration")); n != 1 {
				t.Errorf("%s: %d marks", p.Kind, n)
			}
		}
	}
}

// A cover's disc keeps away from all ink and leaves the page at right and foot, its left edge on a column; the dot is on the margin.
func TestGridCover(t *testing.T) {
	for _, row := range []struct{ lang, title, subtitle string }{
		{"zh-Hans", "从 Zip2 到火星", ""},
		{"zh-Hans", "火星", "十三则引语，一条时间线"},
		{"en", "From Zip2 to Mars", "Thirteen things that were said at the AI Startup School in San Francisco"},
		{"ko", "영광을 갈망하지 말고 일을 갈망하라", ""},
	} {
		subtitle := ""
		if row.subtitle != "" {
			subtitle = ", subtitle: '" + row.subtitle + "'"
		}
		yaml := "lang: " + row.lang + "\ndate: 2025-06-16\ncover: {title: '" + row.title + "'" + subtitle + "}\n" + ourBrand + "\nspeakers: {a: {name: A}}\nsources: {s: {title: B}}\ndefaults: {speaker: a, source: s}\n"
		for _, size := range []string{"xiaohongshu", "portrait", "square", "story", "slide", "og"} {
			p := pagesOf(t, "grid", size, yaml)[0]
			where := size + " " + row.title
			if got := codes(p); got != "" {
				t.Errorf("%s: told %s", where, got)
			}
			keepsRules(t, p, where)
			if got := squeeze(boxOf(t, p, "title").Text); got != squeeze(row.title) {
				t.Errorf("%s: title %q", where, got)
			}
			if row.subtitle != "" && len(boxes(p, "subtitle")) != 1 {
				t.Errorf("%s: no subtitle", where)
			}
			drawn := shapes(p, "decoration")
			if len(drawn) != 2 {
				t.Errorf("%s: %d of disc and dot", where, len(drawn))
				continue
			}
			disc, dot := drawn[0].Rect, drawn[1].Rect
			if disc.Right() <= p.Scene.Width || disc.Bottom() <= p.Scene.Height {
				t.Errorf("%s: the disc at %v stays on the page", where, disc)
			}
			if !p.Safe.Contains(dot, 0.5) || dot.Overlaps(disc) {
				t.Errorf("%s: the dot at %v", where, dot)
			}
			cx, cy, r := disc.X+disc.W/2, disc.Y+disc.H/2, disc.W/2
			for _, b := range p.Scene.Boxes {
				for _, l := range b.Lines {
					dx := math.Max(0, math.Max(l.Ink.X-cx, cx-l.Ink.Right()))
					dy := math.Max(0, math.Max(l.Ink.Y-cy, cy-l.Ink.Bottom()))
					if gap := math.Hypot(dx, dy) - r; gap < 39*p.Size.Unit() && !l.Ink.Empty() {
						t.Errorf("%s: %s is %.0f px from the disc", where, b.Role, gap)
					}
				}
			}
		}
	}
}

// Marks of events are squares where the theme says so, and say the same as dots: filled, hollow, half filled, crossed, dashed.
func TestSquares(t *testing.T) {
	th, list := theme.Load("grid", "auto", nil)
	if list.HasErrors() || !th.Timeline.Dot.Square {
		t.Fatalf("grid has no squares: %v", list)
	}
	s := &Setter{Theme: th, Engine: sharedEngine, Lang: "zh-Hans"}
	c := s.newCanvas(sizeOf(t, "square"), "", "timeline", s.position(""))
	seen := map[string]markKind{}
	for _, kind := range []markKind{markExact, markApproximate, markForecast, markAlleged, markDisputed} {
		items := c.dot(kind, 100, 100, 15, pen{colour: c.colours.Ink, behind: c.colours.Ground})
		if was, known := seen[fmt.Sprint(items)]; known {
			t.Errorf("%v looks like %v", kind, was)
		}
		seen[fmt.Sprint(items)] = kind
		var area scene.Rect
		for _, it := range items {
			switch it := it.(type) {
			case scene.Fill:
				area = area.Union(it.Path.Bounds())
			case scene.Stroke:
				area = area.Union(it.Path.Bounds().Inset(-it.Width / 2))
			}
		}
		if want := (scene.Rect{X: 85, Y: 85, W: 30, H: 30}); math.Abs(area.X-want.X) > 0.01 || math.Abs(area.Y-want.Y) > 0.01 || math.Abs(area.W-want.W) > 0.02 || math.Abs(area.H-want.H) > 0.02 {
			t.Errorf("%v covers %v, want %v", kind, area, want)
		}
	}
}

// On a low page the first words stand off the head by more than its rows do from each other, so that they are no row of it.
func TestGridHeadStandsApart(t *testing.T) {
	s := setterOf(t, "grid", quoteDeck("zh-Hans", ourBrand+"\nseries: No. {n}", "{name: 埃隆·马斯克, role: SpaceX、特斯拉}", "{title: AI创业学校, published: 2025-06-16}", `  - {id: a, text: "你不能愚弄数学。数学和物理学是严格的评判者。"}
  - {id: b, text: "不要渴望荣耀，要渴望工作。"}
  - {id: c, text: "粉碎你的自我。"}
  - id: d
    turns: [{speaker: 主持人, text: "或者你现在在未来10年、20年和100年里被什么驱动？"}, {text: "天哪，100年？伙计，我希望文明在100年后仍然存在。"}]`)+`
lists: [{id: l, title: 三句短的, items: [a, b, c]}]
order: [a, d, l]`)
	for _, size := range []string{"x", "linkedin", "bilibili", "og"} {
		for _, card := range s.Cards() {
			p := card.Lay(sizeOf(t, size))[0]
			first, foot, em := math.Inf(1), 0.0, 0.0
			for _, role := range []string{"quote", "title", "note"} {
				for _, b := range boxes(p, role) {
					first = math.Min(first, b.Lines[0].Ink.Y)
				}
			}
			for _, role := range []string{"speaker", "source", "brand", "page"} {
				for _, b := range boxes(p, role) {
					if ink := b.Lines[len(b.Lines)-1].Ink; ink.Y < first && !ink.Empty() {
						foot, em = math.Max(foot, ink.Bottom()), b.FontSize
					}
				}
			}
			if gap := (first - foot) / em; gap < 1.7 {
				t.Errorf("%s %s: the words are %.2f em under the head", size, p.Card, gap)
			}
		}
	}
}

// A role stands right under its name, though the name of another card takes a row more.
func TestRoleUnderItsName(t *testing.T) {
	yaml := "lang: zh-Hans\nspeakers:\n  a: {name: Alexandria Ocasio-Cortez, role: Representative}\n  b: {name: 阿卜杜勒·拉赫曼·伊本·赫勒敦·穆罕默德·哈德拉米·突尼西·伊什比利}\ndefaults: {source: 书}\nquotes:\n  - {text: 知足。, speaker: a}\n  - {text: 知不足。, speaker: b}\n"
	for _, name := range []string{"grid", "forest"} {
		who := boxesOf(pagesOf(t, name, "weibo", yaml)[0], "speaker")
		if len(who) != 2 || who[1].Y-who[0].Bottom() > 0.7*who[1].FontSize {
			t.Errorf("%s: name and role stand apart: %v", name, who)
		}
	}
}
