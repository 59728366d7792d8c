package layout

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"cards/internal/scene"
)

// signedDeck is a deck of so many quotes whose names need several columns of a low page.
func signedDeck(quotes ...string) string {
	deck := "lang: zh-Hans\ndate: 2025-06-16\nbrand: {name: 有用集}\nspeakers: {a: {name: 埃隆·马斯克}}\nsources: {t: {title: AI 创业学校, kind: interview, published: 2025-06-16, translated_from: en}}\ndefaults: {speaker: a, source: t}\nquotes:\n"
	for _, q := range quotes {
		deck += "  - " + q + "\n"
	}
	return deck
}

// columnRules are the middles of the upright rules of a leaf, from the right.
func columnRules(t *testing.T, p *Page) (rules []float64) {
	t.Helper()
	box := boxOf(t, p, "rule")
	for _, it := range p.Scene.Items[box.From:box.To] {
		if fill, ok := it.(scene.Fill); ok {
			if b := fill.Path.Bounds(); b.H > 4*b.W {
				rules = append(rules, b.X+b.W/2)
			}
		}
	}
	slices.SortFunc(rules, func(a, b float64) int { return int(b - a) })
	return rules
}

// Names keep to the ruled columns: these are alike from the first to the last, and no line of a name leaves its own.
func TestNamesKeepToColumns(t *testing.T) {
	for _, size := range []string{"wechat-cover", "x", "linkedin", "square", "slide"} {
		for _, p := range pagesOf(t, "paper", size, signedDeck("不要渴望荣耀，要渴望工作。", "粉碎你的自我。", "数字超级智能的定义是比任何人类在任何事情上都更聪明。")) {
			rules := columnRules(t, p)
			if len(rules) < 3 {
				t.Fatalf("%s: %d rules", size, len(rules))
			}
			pitch := rules[0] - rules[1]
			for i := range rules[1:] {
				if got := rules[i] - rules[i+1]; math.Abs(got-pitch) > 1.5 {
					t.Errorf("%s: columns of %.1f and %.1f px", size, pitch, got)
				}
			}
			for _, role := range []string{"speaker", "source"} {
				for _, l := range boxOf(t, p, role).Lines {
					for _, x := range rules {
						if l.Ink.X < x && l.Ink.Right() > x {
							t.Errorf("%s: a rule runs through %s", size, l.Text)
						}
					}
				}
			}
			// The text begins in the first column.
			if first := boxOf(t, p, "quote").Lines[0].Ink; first.X < rules[0] {
				t.Errorf("%s: the text begins %.0f px left of the first rule", size, rules[0]-first.X)
			}
		}
	}
}

// Title and number of a strip keep apart, and all cards of a series have the number, or none has.
func TestStripOfASeries(t *testing.T) {
	var quotes []string
	for range 11 {
		quotes = append(quotes, "粉碎你的自我。")
	}
	quotes = append(quotes, strings.Repeat("我们没有足够的时间从头开始建造一座建筑。", 9))
	for _, size := range []string{"x", "linkedin", "bilibili", "square"} {
		for _, p := range pagesOf(t, "paper", size, signedDeck(quotes...)) {
			title, number := boxOf(t, p, "brand"), boxesOf(p, "page")
			if len(number) != 1 {
				t.Errorf("%s: page %d has %d numbers", size, p.Page, len(number))
				continue
			}
			if gap := number[0].Y - title.Bottom(); gap < 0.9*title.FontSize {
				t.Errorf("%s: %.0f px between %s and %s", size, gap, title.Text, number[0].Text)
			}
		}
	}
}

// Two clauses that mirror each other have a column each on low pages too; where that would be very small they are broken alike.
func TestMirroredOnALeaf(t *testing.T) {
	for size, want := range map[string]int{"x": 2, "linkedin": 2, "slide-4x3": 2, "xiaohongshu": 2, "wechat-cover": 4} {
		quote := boxOf(t, pagesOf(t, "paper", size, signedDeck("不要渴望荣耀，要渴望工作。"))[0], "quote")
		if len(quote.Lines) != want {
			t.Errorf("%s: %d columns at %g px", size, len(quote.Lines), quote.FontSize)
		}
	}
}

// A word is not torn for the length of a column: the text takes another leaf, a long name a break after its dot.
func TestLeafTearsNoWord(t *testing.T) {
	const long = "我们没有足够的时间从头开始建造一座建筑，所以我们必须找到一座现有的建筑。所以我们在孟菲斯找到了一家不再使用的工厂，这家工厂过去生产伊莱克斯产品。但是输入功率是15兆瓦，我们需要115兆瓦。所以我们租用了发电机，在建筑物的一侧安装了发电机，然后我们需要冷却。所以我们租用了美国四分之一的移动冷却能力，并将冷却器放在建筑物的另一侧。这并没有完全解决问题，因为训练期间的功率变化非常大。所以功率可以在100毫秒内下降50%，而发电机无法跟上。所以我们添加了特斯拉兆瓦电池，并修改了兆瓦电池中的软件，以便能够在训练运行期间平滑功率变化。"
	for _, size := range []string{"x", "linkedin"} {
		if got := codes(pagesOf(t, "paper", size, signedDeck(long))...); got != "" {
			t.Errorf("%s: %s", size, got)
		}
		deck := strings.Replace(signedDeck("一个人的名字很长，书名也很长。"), "埃隆·马斯克", "阿卜杜勒·拉赫曼·伊本·赫勒敦", 1)
		pages := pagesOf(t, "paper", size, deck)
		if got := codes(pages...); got != "" || len(pages) > 1 {
			t.Errorf("%s: %d pages, %s", size, len(pages), got)
		}
		if lines := boxOf(t, pages[0], "speaker").Lines; len(lines) > 1 && !strings.HasSuffix(lines[0].Text, "·") {
			t.Errorf("%s: the name is broken after %s", size, lines[0].Text)
		}
	}
}

// A translation stands at the foot of the columns, and under the lines of the lying leaf, smaller than its quote and larger than nothing that
// it should be larger than.
func TestTranslationOnALeaf(t *testing.T) {
	for _, size := range []string{"xiaohongshu", "square", "x", "linkedin", "slide", "weibo"} {
		for lang, quote := range map[string]string{
			"zh-Hans": "{text: 上善若水。, translation: {en: The highest good is like water.}}",
			"en":      "{text: The mass of men lead lives of quiet desperation., translation: {zh-Hans: 大多数人过着平静而绝望的生活。}}",
		} {
			p := pagesOf(t, "paper", size, strings.Replace(signedDeck(quote), "lang: zh-Hans", "lang: "+lang, 1))[0]
			other := boxesOf(p, "translation")
			if len(other) != 1 || codes(p) != "" {
				t.Errorf("%s %s: %d translations, %s", size, lang, len(other), codes(p))
				continue
			}
			words, name := boxOf(t, p, "quote"), boxOf(t, p, "speaker")
			if other[0].Vertical || other[0].FontSize >= words.FontSize || other[0].Y < words.Bottom() {
				t.Errorf("%s %s: the quote of %g px at %v, its translation of %g px at %v", size, lang, words.FontSize, words.Rect, other[0].FontSize, other[0].Rect)
			}
			if words.Vertical == (name.Y > other[0].Bottom()) {
				t.Errorf("%s %s: the name at %v, the translation at %v", size, lang, name.Rect, other[0].Rect)
			}
			for _, b := range boxesOf(p, "rule") {
				for _, it := range p.Scene.Items[b.From:b.To] {
					if fill, ok := it.(scene.Fill); ok && fill.Path.Bounds().Overlaps(other[0].Lines[0].Ink) {
						t.Errorf("%s %s: a rule at %v runs through the translation", size, lang, fill.Path.Bounds())
					}
				}
			}
		}
	}
}

// On a strip of a page a translation gives way to the names, and no name is larger than the one over it.
func TestStripsOfPages(t *testing.T) {
	for _, size := range []string{"wechat-cover", "banner"} {
		p := pagesOf(t, "paper", size, signedDeck("{text: 不要渴望荣耀，要渴望工作。, translation: {en: Do not aspire to glory; aspire to work.}}"))[0]
		if got := codes(p); got != "" && got != "translation-left-out" {
			t.Errorf("%s: %s", size, got)
		}
		p = pagesOf(t, "paper", size, strings.Replace(signedDeck("慢慢来，比较快。"), "埃隆·马斯克", "\"@the_longest_handle_that_anyone_ever_had_here\"", 1))[0]
		if name, source := boxOf(t, p, "speaker"), boxOf(t, p, "source"); source.FontSize > name.FontSize {
			t.Errorf("%s: the source has %g px, the name %g", size, source.FontSize, name.FontSize)
		}
	}
}

// The lying leaf centres what asks for it; a leaf has no large first sentence, and says so.
func TestLayoutsOfALeaf(t *testing.T) {
	pages := pagesOf(t, "paper", "weibo", signedDeck("{text: 我想尝试创造一些有用的东西。, layout: centre}", "{text: 这是一个好问题。就你的最终产品而言，你只需要说，它对多少人有用？, layout: lead}"))
	frame := boxOf(t, pages[0], "rule").Rect
	middle := frame.X + frame.W/2
	for _, role := range []string{"quote", "speaker", "source"} {
		for _, l := range boxOf(t, pages[0], role).Lines {
			if off := l.X + l.W/2 - middle; math.Abs(off) > 0.6*boxOf(t, pages[0], role).FontSize {
				t.Errorf("centre: %s stands %.0f px beside the middle", l.Text, off)
			}
		}
	}
	if got := codes(pages[1]); got != "layout-changed" || pages[1].Layout != "vertical" {
		t.Errorf("lead: %s, %s", pages[1].Layout, got)
	}
	if told := fmt.Sprint(pages[1].Chosen); !strings.Contains(told, "a leaf sets a text in one size") {
		t.Errorf("lead: %s", told)
	}
}

// A cover's subtitle is no smaller than what credits the deck; in paper, whose credits are large, it is larger.
func TestSubtitleOverItsCredit(t *testing.T) {
	for _, look := range []string{"paper", "ink", "grid", "forest", "night", "signal", "photo"} {
		for _, size := range []string{"x", "linkedin", "wechat-square", "slide", "xiaohongshu"} {
			for _, p := range pagesOf(t, look, size, strings.Replace(signedDeck("好。"), "quotes:", "cover: {title: 从车库到火星, subtitle: 一次访谈里的话}\nquotes:", 1)) {
				subtitle, credit := boxesOf(p, "subtitle"), boxesOf(p, "source")
				if p.Kind == "cover" && len(subtitle) > 0 && len(credit) > 0 && (subtitle[0].FontSize < credit[0].FontSize || look == "paper" && subtitle[0].FontSize == credit[0].FontSize) {
					t.Errorf("%s %s: subtitle %g, credit %g", look, size, subtitle[0].FontSize, credit[0].FontSize)
				}
			}
		}
	}
}

// A leaf is numbered as the other themes number: quotes alone, whatever cards stand before and between them.
func TestLeafNumbersQuotes(t *testing.T) {
	s := setterOf(t, "paper", "lang: zh-Hans\ntitle: 书\ncover: {title: 书}\nquotes:\n  - {id: a, text: 知足。}\n  - {id: b, text: 慢慢来，比较快。}\n  - {id: c, text: 粉碎你的自我。}\nlists: [{id: l, title: 两句, items: [a, b]}]\norder: [a, l, b, c]\n")
	got := map[string]string{}
	for _, card := range s.Cards() {
		for _, b := range boxes(card.Lay(sizeOf(t, "xiaohongshu"))[0], "page") {
			got[card.ID] += b.Text
		}
	}
	if got["a"] != "一" || got["b"] != "二" || got["c"] != "三" || got["l"] != "" {
		t.Errorf("the leaves say %q", got)
	}
}

// The name on a leaf is smaller than small words, beside which it would seem to be one of them.
func TestNamesBelowSmallWords(t *testing.T) {
	long := "我应该指出，我最初并没有打算创办一家公司。我试图在一家很大的公司里找到一份工作。我把我的简历寄给了他们所有的人。然后没有人回应。我太害羞了，不敢和任何人说话。"
	for _, p := range pagesOf(t, "paper", "linkedin", "lang: zh-Hans\nspeakers: {a: {name: 埃隆·马斯克}}\ndefaults: {speaker: a}\nquotes:\n  - \""+long+"\"") {
		if words, name := boxes(p, "quote")[0].FontSize, boxes(p, "speaker")[0].FontSize; name > 0.81*words {
			t.Errorf("a name of %.0f px beside words of %.0f", name, words)
		}
	}
}
