package layout

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"math"
	"strings"
	"testing"

	"cards/internal/layout/text"
	"cards/internal/scene"
	"cards/internal/theme"

	"pgregory.net/rapid"
)

// under tells what is painted at a point before item upto, from the items alone: flat pictures of cells, the disc, rectangles.
func under(p *scene.Page, upto int, x, y float64) color.NRGBA {
	out := p.Ground
	for _, it := range p.Items[:upto] {
		switch it := it.(type) {
		case scene.Image:
			m := it.Source.(*image.Paletted)
			if u, v := int(math.Floor((x-it.Area.X)/it.Area.W*float64(m.Rect.Dx()))), int(math.Floor((y-it.Area.Y)/it.Area.H*float64(m.Rect.Dy()))); image.Pt(u, v).In(m.Rect) {
				if c := m.Palette[m.ColorIndexAt(u, v)].(color.NRGBA); c.A > 0 {
					out = c
				}
			}
		case scene.Fill:
			b := it.Path.Bounds()
			inside := x >= b.X && x < b.Right() && y >= b.Y && y < b.Bottom()
			if len(it.Path.Points) > 4 { // the sun: half a disc on its foot
				inside = inside && math.Hypot(x-b.X-b.W/2, y-b.Bottom()) < b.W/2
			}
			if inside {
				out = it.Paint.Color
			}
		}
	}
	return out
}

// checkHorizon returns what is wrong with a page of dawn: places, sizes, and every text's contrast with all that is behind it.
func checkHorizon(p *Page) string {
	var texts []scene.Box
	for _, b := range p.Scene.Boxes {
		if len(b.Lines) == 0 {
			continue
		}
		texts = append(texts, b)
		rank := theme.LabelText
		if b.Role == "quote" {
			rank = theme.QuoteText
		}
		if floor := p.Size.Floor(rank); b.FontSize < floor-0.01 {
			return fmt.Sprintf("%s %q is %.1f px, the smallest is %.1f", b.Role, b.Text, b.FontSize, floor)
		}
		needs := theme.TextContrast
		if b.Role == "quote" || b.Role == "title" || b.Role == "brand" && b.Item == "brand.name" {
			needs = theme.QuoteContrast
		}
		says := theme.Contrast(b.Color, b.Background)
		for _, l := range b.Lines {
			if !l.Ink.Empty() && !p.Safe.Contains(l.Ink, 0.5) {
				return fmt.Sprintf("%s %q leaves the safe area: %+v", b.Role, l.Text, l.Ink)
			}
			for y := l.Ink.Y; y < l.Ink.Bottom(); y += 3 {
				for x := l.Ink.X; x < l.Ink.Right(); x += 3 {
					has := theme.Contrast(b.Color, under(p.Scene, b.From, x, y))
					if has < needs {
						return fmt.Sprintf("%s %q has %.2f:1 at %.0f,%.0f, wants %.1f", b.Role, b.Text, has, x, y, needs)
					}
					if has < says-0.01 {
						return fmt.Sprintf("%s %q says that it has %.2f:1 and has %.2f at %.0f,%.0f", b.Role, b.Text, says, has, x, y)
					}
				}
			}
		}
	}
	for i, a := range texts {
		for _, b := range texts[i+1:] {
			for _, la := range a.Lines {
				for _, lb := range b.Lines {
					if la.Ink.Inset(0.5).Overlaps(lb.Ink.Inset(0.5)) {
						return fmt.Sprintf("%s %q and %s %q overlap", a.Role, la.Text, b.Role, lb.Text)
					}
				}
			}
		}
	}
	return ""
}

// horizonOf returns the y at which the flat field of a page begins, and whether a sun stands on it.
func horizonOf(p *Page) (y float64, sun bool) {
	for _, it := range p.Scene.Items {
		if f, ok := it.(scene.Fill); ok && f.Paint.Color == testSetters()["dawn en"].Theme.Colours.Field {
			return f.Path.Bounds().Y, sun
		} else if ok && len(f.Path.Points) > 4 {
			sun = true
		}
	}
	return 0, sun
}

// horizonSizes are every shape that quotes are drawn in.
var horizonSizes = []string{"portrait", "xiaohongshu", "square", "story", "slide", "slide-4x3", "og", "wechat-cover", "x", "banner", "540x540", "1080xauto"}

// Any quote on any page of dawn: nothing overlaps or leaves the safe area, everything can be read on what is behind it, no word is
// lost, quotes stand on the horizon, and pages that go on say so.
func TestRandomHorizons(t *testing.T) {
	t.Parallel()
	names := []credit{
		{}, {name: "埃隆·马斯克", nameLang: "zh-Hans"}, {name: "Alexandria Ocasio-Cortez", nameLang: "en", role: "U.S. Representative for NY-14"},
		{name: "이순신", nameLang: "ko", source: "난중일기, 1597"},
		{name: "埃隆·马斯克", source: "《AI创业学校旧金山现场对谈实录》2025年6月16日", role: "SpaceX、特斯拉首席执行官"},
		{source: "Walden; or, Life in the Woods, “Where I Lived, and What I Lived For”, 1854"},
	}
	rapid.Check(t, func(t *rapid.T) {
		lang := rapid.SampledFrom([]string{"zh-Hans", "zh-Hans", "zh-Hant", "ja", "ko", "en"}).Draw(t, "lang")
		size, err := theme.FindSize(rapid.SampledFrom(horizonSizes).Draw(t, "size"))
		if err != nil {
			t.Fatal(err)
		}
		own := *testSetters()["dawn "+lang]
		own.brand = rapid.SampledFrom([]brand{{}, {name: "有用集"}, {name: "有用集", handle: "@youyongji"}, {name: "The Society of Useful Things", handle: "@a.very.long.handle.of.a.society"}}).Draw(t, "brand")
		runes, _ := text.Normalise([]rune(drawText(t, "quote", lang, 2, 300)), lang, text.AllRules)
		q := &quote{id: "q", item: "quotes[0].text", lang: lang, runes: runes, credit: rapid.SampledFrom(names).Draw(t, "who"),
			layout: rapid.SampledFrom([]string{"", "", "centre", "vertical"}).Draw(t, "layout")}
		at := place{n: rapid.IntRange(1, 120).Draw(t, "n"), total: rapid.SampledFrom([]int{1, 120}).Draw(t, "total"), mark: rapid.SampledFrom([]string{"", "第3期，共9期", "A series about useful things, 3 of 9"}).Draw(t, "mark")}
		pages := own.layQuote(q, size, at)
		said := ""
		for i, p := range pages {
			where := fmt.Sprintf("%s %s %s %d/%d %q", lang, size.Name, p.Layout, i+1, len(pages), string(runes))
			if p.Warnings.HasErrors() {
				// Only the low strips that show covers may be too small, and they say so.
				if !size.CoverOnly() || codes(p) != "does-not-fit" {
					t.Fatalf("%s: told %v", where, p.Warnings)
				}
				return
			}
			if fault := checkHorizon(p); fault != "" {
				t.Fatalf("%s: %s", where, fault)
			}
			y, sun := horizonOf(p)
			if long := quoteLength(runes) > own.Theme.Decoration.Horizon.Most; sun && long {
				t.Fatalf("%s: a sun behind a long quote", where)
			}
			notes := 0
			for _, b := range p.Scene.Boxes {
				switch {
				case len(b.Lines) == 0:
				case b.Role == "note":
					notes++
				case b.Role == "quote":
					said += b.Text
					last := b.Lines[len(b.Lines)-1]
					gap := own.Theme.Decoration.Horizon.Quote.For(p.Size)
					// The pages of one quote begin at one height: the fullest of them ends over the horizon, the others earlier.
					if foot := last.Baseline + text.Descent*b.FontSize; p.Layout == "left" && (foot > y-gap+0.1 || len(pages) == 1 && foot < y-gap-0.1) {
						t.Fatalf("%s: the quote's foot is at %.1f, the horizon at %.1f", where, foot, y)
					}
				case b.Role == "speaker" || b.Role == "source" || b.Item == "brand.handle":
					if b.Lines[0].Ink.Y < y {
						t.Fatalf("%s: %s %q reaches over the horizon at %.1f", where, b.Role, b.Text, y)
					}
				}
			}
			if want := min(1, len(pages)-1-i); notes != want {
				t.Fatalf("%s: %d marks that it goes on, want %d", where, notes, want)
			}
		}
		if squeeze(strings.ReplaceAll(said, "\n", "")) != squeeze(strings.ReplaceAll(string(runes), "\n", "")) {
			t.Fatalf("%s %s: said %q of %q", lang, size.Name, said, string(runes))
		}
	})
}

const horizonDeck = `lang: zh-Hans
title: 集
date: 2025-06-16
brand: {name: 有用集, handle: "@youyongji"}
speakers: {a: {name: 埃隆·马斯克}}
sources: {s: {title: AI 创业学校}}
defaults: {speaker: a, source: s}
quotes:
  - 想。
  - 不要渴望荣耀，要渴望工作。
  - 我最初并没有想过要创造一些伟大的东西。我想尝试创造一些有用的东西。
  - {text: 粉碎你的自我。, layout: vertical}
  - 如果你试图建造火箭或汽车，或者你试图让软件可靠地编译和运行，那么你必须最大限度地寻求真相，否则你的软件或硬件将无法工作。就像，你不能愚弄数学。数学和物理学是严格的评判者。所以我习惯于在一个最大限度地寻求真相的环境中，而这绝对不是政治。
`

// Brand, number, name, source and handle have the same places on every card of a deck, whatever the quote.
func TestHorizonPlaces(t *testing.T) {
	for _, size := range []string{"portrait", "square", "story", "slide", "og"} {
		want := map[string]scene.Point{}
		deck := horizonDeck
		for i, p := range pagesOf(t, "dawn", size, deck) {
			for _, b := range p.Scene.Boxes {
				if len(b.Lines) == 0 || b.Role == "quote" || b.Role == "note" || strings.Contains(b.Text, "\uff0f") {
					continue
				}
				key, at := b.Role+" "+b.Item, scene.Point{X: b.X, Y: b.Lines[0].Baseline}
				if b.Role == "page" {
					at.X = b.Right()
				}
				if was, ok := want[key]; ok && (math.Abs(was.X-at.X) > 0.1 || math.Abs(was.Y-at.Y) > 0.1) {
					t.Errorf("%s: %s of page %d is at %v, before at %v", size, key, i+1, at, was)
				}
				want[key] = at
			}
		}
		if len(want) != 5 {
			t.Errorf("%s: %d kinds of words sign the cards: %v", size, len(want), want)
		}
	}
}

// Quotes of up to a hundred characters have a sun, longer ones none; nor has a page whose brand's ink could not be read on it.
func TestSun(t *testing.T) {
	suns := ""
	for _, p := range pagesOf(t, "dawn", "portrait", horizonDeck) {
		_, sun := horizonOf(p)
		suns += map[bool]string{true: "1", false: "0"}[sun]
	}
	if suns != "11110" {
		t.Errorf("suns: %s", suns)
	}
	s := setterOf(t, "dawn", horizonDeck)
	s.Theme, _ = s.Theme.WithBrandColours(map[string]color.NRGBA{"ground": {R: 0x10, G: 0x20, B: 0x40, A: 255}})
	for _, c := range s.Cards() {
		for _, p := range c.Lay(sizeOf(t, "portrait")) {
			if fault := checkHorizon(p); fault != "" {
				t.Errorf("dark brand: %s", fault)
			}
		}
	}
}

// Dimmed words step back by weight where soft ink could not be read on the sun, and by colour where there is none.
func TestDimOnTheSun(t *testing.T) {
	for _, row := range []struct {
		theme, quote string
		colours      int
	}{{"dawn", "粉碎你的自我。", 1}, {"ink", "粉碎你的自我。", 2}} {
		p := pagesOf(t, row.theme, "portrait", "lang: zh-Hans\nbrand: {seal: 集}\nquotes: [{text: "+row.quote+", dim: [粉碎]}]")[0]
		b := boxOf(t, p, "quote")
		inks, faces := map[color.NRGBA]bool{}, map[string]bool{}
		for _, it := range p.Scene.Items[b.From:b.To] {
			if run, ok := it.(scene.Text); ok {
				inks[run.Run.Paint.Color], faces[run.Run.Face.Key()] = true, true
			}
		}
		if len(inks) != row.colours || len(faces) != 3-row.colours {
			t.Errorf("%s: %d colours and %d faces", row.theme, len(inks), len(faces))
		}
	}
}

// Covers and end cards keep the rules of quotes; where a view cuts the sides away, the title is within what it leaves.
func TestHorizonCovers(t *testing.T) {
	for _, lang := range []string{"zh-Hans", "en"} {
		title := map[string]string{"zh-Hans": "从车库到火星", "en": "From a garage to Mars, and what came between"}[lang]
		deck := "lang: " + lang + "\ntitle: " + title + "\ndate: 2025-06-16\nbrand: {name: 有用集, handle: \"@youyongji\", url: \"https://example.org/\"}\nspeakers: {a: {name: Alexandria Ocasio-Cortez, role: Representative}}\nsources: {s: {title: School}}\n" +
			"defaults: {speaker: a, source: s}\ncover: {subtitle: 埃隆·马斯克在 AI 创业学校的对谈}\nend: {text: 想做有用的事}\nquotes: [好。]\n"
		for _, name := range []string{"portrait", "square", "story", "slide", "og", "wechat-cover", "wechat-square", "bilibili", "banner", "1080xauto"} {
			for _, p := range pagesOf(t, "dawn", name, deck) {
				where := fmt.Sprintf("%s %s %s", lang, name, p.Kind)
				if fault := checkHorizon(p); fault != "" || codes(p) != "" {
					t.Errorf("%s: %s %s", where, fault, codes(p))
				}
				if p.Kind == "quote" {
					continue
				}
				b := boxOf(t, p, "title")
				y, sun := horizonOf(p)
				if last := b.Lines[len(b.Lines)-1]; !sun || last.Ink.Bottom() > y {
					t.Errorf("%s: the title ends at %.1f, the horizon is at %.1f, sun %v", where, last.Ink.Bottom(), y, sun)
				}
				core := rect(p.Size.Core())
				if core.H == 0 {
					core.H = p.Scene.Height
				}
				if !core.Contains(b.Lines[0].Ink, 0.5) {
					t.Errorf("%s: the title %v leaves the middle %v", where, b.Lines[0].Ink, core)
				}
			}
		}
	}
}

// A short quote makes sense in the middle square of a cover whose sides are cut away.
func TestHorizonCore(t *testing.T) {
	for _, quote := range []string{"不要渴望荣耀，要渴望工作。", "想。", "成功的几率很小也比没有好得多吧。"} {
		p := pagesOf(t, "dawn", "wechat-cover", "lang: zh-Hans\nbrand: {name: 有用集}\nspeakers: {a: {name: 埃隆·马斯克}}\ndefaults: {speaker: a}\nquotes: [\""+quote+"\"]")
		core := rect(p[0].Size.Core())
		for _, role := range []string{"quote", "speaker"} {
			for _, l := range boxOf(t, p[0], role).Lines {
				if len(p) != 1 || !core.Contains(l.Ink, 0) {
					t.Errorf("%s: on %d pages, %s at %v leaves %v", quote, len(p), role, l.Ink, core)
				}
			}
		}
	}
}

// A screen is the same at every making and another with another seed, thickens as it should, and a sun's keeps within its disc.
func TestScreens(t *testing.T) {
	field, sky := color.NRGBA{1, 2, 3, 255}, color.NRGBA{4, 5, 6, 255}
	s := screen{columns: 540, rows: 500, seed: 5, under: sky, over: field, density: 0.92}
	m := s.make()
	other := s
	other.seed = 6
	if !bytes.Equal(m.Pix, s.make().Pix) || bytes.Equal(m.Pix, other.make().Pix) {
		t.Error("the seed does not decide what the screen is")
	}
	for _, row := range []struct{ at, want float64 }{{0.1, 0.026}, {0.5, 0.46}, {0.95, 0.913}} {
		n, band := 0, 20
		for y := int(row.at*500) - band/2; y < int(row.at*500)+band/2; y++ {
			n += bytes.Count(m.Pix[y*m.Stride:y*m.Stride+540], []byte{1})
		}
		if got := float64(n) / float64(540*band); math.Abs(got-row.want) > 0.02 {
			t.Errorf("at %.2f of the sky %.3f of the cells are inked, want %.3f", row.at, got, row.want)
		}
	}
	sun := screen{columns: 330, rows: 196, seed: 6, over: field, radius: 280, centre: 280, dissolve: 0.3, fall: 1.5}
	d := sun.make()
	inked := [2]int{}
	for y := range 196 {
		for x := range 330 {
			if d.ColorIndexAt(x, y) == 0 {
				continue
			}
			if r := math.Hypot(float64(x)+0.5-280, 196-float64(y)-0.5); r > 281 {
				t.Fatalf("cell %d,%d is inked %.1f from the centre", x, y, r)
			}
			inked[y/98]++
		}
	}
	if inked[0] == 0 || inked[1] < 2*inked[0] {
		t.Errorf("inked above and below: %v", inked)
	}
	if d.Palette[0].(color.NRGBA).A != 0 {
		t.Error("what is not inked hides the sun")
	}
	shared := &screens{}
	if shared.get(&s) != shared.get(&screen{columns: 540, rows: 500, seed: 5, under: sky, over: field, density: 0.92}) {
		t.Error("two cards do not share one screen")
	}
}

// BenchmarkScreens makes both screens of a page of 1080 × 1440.
func BenchmarkScreens(b *testing.B) {
	field := color.NRGBA{249, 205, 160, 255}
	for b.Loop() {
		sky := screen{columns: 540, rows: 540, seed: 5, under: color.NRGBA{247, 218, 211, 255}, over: field, density: 0.92}
		sun := screen{columns: 328, rows: 196, seed: 6, over: field, radius: 280, centre: 280, dissolve: 0.3, fall: 1.5}
		if sky.make() == nil || sun.make() == nil {
			b.Fatal("no screen")
		}
	}
}

// All pages of one quote have one weight, however unequal they are.
func TestPagesHaveOneWeight(t *testing.T) {
	long := "I learned this, at least, by my experiment: that if one advances confidently in the direction of his dreams, and endeavors to live the life which he has imagined, he will meet with a success unexpected in common hours. He will put some things behind, will pass an invisible boundary; new, universal, and more liberal laws will begin to establish themselves around and within him."
	pages := pagesOf(t, "dawn", "slide", "lang: en\nbrand: {name: Useful}\nspeakers: {a: {name: Alexandria Ocasio-Cortez, role: U.S. Representative for New York}}\nsources: {s: {title: Walden}}\ndefaults: {speaker: a, source: s}\nquotes: [{text: \""+long+"\"}]")
	if len(pages) < 2 {
		t.Fatalf("%d pages", len(pages))
	}
	faces := map[string]bool{}
	for _, p := range pages {
		b := boxOf(t, p, "quote")
		for _, it := range p.Scene.Items[b.From:b.To] {
			if run, ok := it.(scene.Text); ok {
				faces[run.Run.Face.Key()] = true
			}
		}
	}
	if len(faces) != 1 {
		t.Errorf("faces: %v", faces)
	}
}

// Words in thin strokes never stand on the sun; short quotes have it.
func TestNoSunBehindThinWords(t *testing.T) {
	look, _ := theme.Load("dawn", "auto", nil)
	const clause = "\u6c34\u5584\u5229\u4e07\u7269\u800c\u4e0d\u4e89\uff0c" // eight characters and a comma
	for _, size := range []string{"portrait", "weibo", "x", "square", "linkedin"} {
		for _, n := range []int{2, 5, 8, 10, 14} {
			for _, p := range pagesOf(t, "dawn", size, signedDeck(strings.Repeat(clause, n))) {
				none := false
				for _, c := range p.Chosen {
					none = none || c.What == "sun" && c.Value == "none"
				}
				_, weight := look.QuoteStart(p.Size, quoteLength(p.setting.quote.runes))
				if thin := weight <= regular; thin != none {
					t.Errorf("%s, %d clauses: thin %v, without the sun %v", size, n, thin, none)
				}
			}
		}
	}
}

// Long words of a low page without a brand stand beside the numbers of its head, on as few pages as the height there allows.
func TestLongWordsBesideNumbers(t *testing.T) {
	sentence := "所以我们租用了美国四分之一的移动冷却能力，并将冷却器放在建筑物的另一侧。"
	long := strings.Repeat(sentence, 6)
	source := "{title: 一本名字长到要用整整六十个字才能写完的书：它先解释自己为什么这样长，然后解释这个解释，最后才开始讲述它原本想要讲述的那个故事}"
	pages := pagesOf(t, "dawn", "linkedin", "lang: zh-Hans\nspeakers: {a: {name: 王, role: 作者}}\nsources: {s: "+source+"}\ndefaults: {speaker: a, source: s}\nquotes: [\""+long+"\", \"知足。\"]")
	if len(pages) > 4 {
		t.Errorf("%d pages", len(pages))
	}
	for _, p := range pages {
		if fault := checkBoxes(p, p.Size); fault != "" {
			t.Errorf("page %d: %s", p.Page, fault)
		}
		quote := boxOf(t, p, "quote")
		for _, b := range boxesOf(p, "page") {
			if quote.Y < b.Bottom() && quote.Right() > b.X-0.5*b.FontSize {
				t.Errorf("page %d: the words end at %.0f, %q begins at %.0f", p.Page, quote.Right(), b.Text, b.X)
			}
		}
	}
}

// TestScreenCoversItsSun: where a sun has dissolved altogether, no part of its disc is left beside the screen: it would be a hairline.
func TestScreenCoversItsSun(t *testing.T) {
	for _, radius := range []float64{20, 37.3, 91.7} {
		s := screen{columns: 240, rows: 100, seed: 1, over: color.NRGBA{A: 255}, radius: radius, centre: 117.4, fall: 0}
		m := s.make()
		for y := range s.rows {
			foot := float64(s.rows - y - 1)
			if foot >= radius {
				continue
			}
			half := math.Sqrt(radius*radius - foot*foot)
			for x := range s.columns {
				touched := float64(x+1) > s.centre-half && float64(x) < s.centre+half
				if inked := m.Pix[y*m.Stride+x] == 1; inked != touched {
					t.Fatalf("radius %g: cell %d, %d is inked %v, touched %v", radius, x, y, inked, touched)
				}
			}
		}
	}
}

// TestHorizonOfTallPage: a tall page has its horizon a little higher than a square one, where the reference has it, and no quote gets smaller.
func TestHorizonOfTallPage(t *testing.T) {
	for _, row := range []struct {
		size        string
		least, most float64
	}{{"1080x1350", 0.278, 0.3}, {"xiaohongshu", 0.285, 0.31}, {"square", 0.25, 0.27}} {
		p := pagesOf(t, "dawn", row.size, "brand: {name: 有用集}\nspeakers: {m: {name: 埃隆·马斯克}}\ndefaults: {speaker: m}\nquotes: [{id: a, text: 我想尝试创造一些有用的东西。}]\n")[0]
		quote := boxOf(t, p, "quote")
		// The last em box stands 44 over the horizon.
		em := quote.Lines[len(quote.Lines)-1].Baseline + 0.12*quote.FontSize
		if ground := (p.Scene.Height - em - 44) / p.Scene.Height; ground < row.least || ground > row.most {
			t.Errorf("%s: %.3f of the height lies under the horizon", row.size, ground)
		}
	}
}
