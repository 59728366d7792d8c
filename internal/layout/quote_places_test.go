package layout

import (
	"fmt"
	"strings"
	"testing"

	"cards/internal/scene"
)

const inkBrand = "lang: zh-Hans\nbrand: {name: 有用集, seal: 有用集}\nspeakers: {musk: {name: 埃隆·马斯克}, role: {name: 马斯克, role: 首席执行官}}\nsources: {talk: {title: 谈话}}\ndefaults: {speaker: musk, source: talk}\n"

// The name stands in one place on all quotes of a deck: where one of them cannot have it in a column, none has.
func TestSeriesSignsInOnePlace(t *testing.T) {
	long := strings.Repeat("这就是为什么我认为成为一个多行星物种很重要。", 9)
	for quotes, upright := range map[string]bool{
		"[不要渴望荣耀。, 粉碎你的自我。]":                         true,
		"[不要渴望荣耀。, {text: 粉碎你的自我。, speaker: role}]":  false,
		"[不要渴望荣耀。, " + long + "]":                    false,
		"[不要渴望荣耀。, {text: 粉碎你的自我。, layout: centre}]": true,
	} {
		for _, p := range pagesOf(t, "ink", "portrait", inkBrand+"quotes: "+quotes+"\n") {
			if p.Layout == "centre" {
				continue
			}
			if name := boxes(p, "speaker")[0]; name.Vertical != upright {
				t.Errorf("%s: the name of %s stands upright: %v", quotes[:40], p.Card, name.Vertical)
			}
		}
	}
}

// A quote of a line or two that leaves most of a page free stands in the optical middle of it, on wide pages too, and so does the title of a
// cover that has nothing else.
func TestShortWordsStandInTheMiddle(t *testing.T) {
	for _, size := range []string{"x", "linkedin", "portrait", "square"} {
		for _, look := range []string{"ink", "night"} {
			for _, p := range pagesOf(t, look, size, inkBrand+"title: 集子\ncover: true\nquotes: [知足常乐。, 大音希声。]\n") {
				role := "quote"
				if p.Kind == "cover" {
					role = "title"
				}
				words := boxes(p, role)[0]
				room := p.Safe.H
				if look == "night" {
					room *= 0.75 // the sky over the limb
				}
				if middle := words.Y + words.H/2 - p.Safe.Y; words.H < 0.4*room && middle < 0.3*room {
					t.Errorf("%s, %s, %s: the middle of the words is at %g of %g", look, size, p.Card, middle, room)
				}
			}
		}
	}
}

// Columns whose names stand beside them, and not under them, reach lower than the names do, and touch nothing.
func TestColumnsBesideNames(t *testing.T) {
	const yaml = inkBrand + "quotes: [{text: 不要渴望荣耀，要渴望工作。, layout: vertical, speaker: role}]\n"
	p := pagesOf(t, "ink", "xiaohongshu", yaml)[0]
	quote, names := boxes(p, "quote")[0], boxes(p, "speaker")
	if quote.FontSize < 160 {
		t.Errorf("the columns are set in %g px", quote.FontSize)
	}
	var ink scene.Rect
	for _, l := range quote.Lines {
		ink = ink.Union(l.Ink)
	}
	for _, b := range names {
		if b.Rect.Right() > ink.X-20 || ink.Overlaps(b.Rect) {
			t.Errorf("%q at %v is not clear of columns at %v", b.Text, b.Rect, ink)
		}
	}
	if ink.Bottom() < names[0].Y-96 {
		t.Errorf("the columns end at %g, and the name begins at %g", ink.Bottom(), names[0].Y)
	}
}

// A source that is not the deck's own does not get the day on which the deck's words were said.
func TestDateOfOwnSource(t *testing.T) {
	const yaml = "lang: zh-Hans\ndate: 2025-06-16\nsources: {talk: {title: 谈话, kind: interview}}\nspeakers: {m: {name: 马斯克}}\nquotes: [{text: 要渴望工作, source: talk}, {text: 床前明月光, source: 李太白集}]\n"
	pages := pagesOf(t, "ink", "square", yaml)
	own, other := boxes(pages[0], "source")[0].Text, boxes(pages[1], "source")[0].Text
	if !strings.Contains(own, "2025") || strings.Contains(other, "2025") {
		t.Errorf("the deck's source is %q, another's %q", own, other)
	}
}

// A work named in Han is set by the rules of the deck's language, also under a quote in another.
func TestSourceInItsOwnScript(t *testing.T) {
	const yaml = "lang: zh-Hans\nspeakers: {t: {name: 梭罗}}\nquotes: [{text: Simplify simplify., lang: en, source: 瓦尔登湖}, {text: Simplify simplify., lang: en, source: Walden}]\n"
	pages := pagesOf(t, "ink", "square", yaml)
	if got := boxes(pages[0], "source")[0].Text; got != "《瓦尔登湖》" {
		t.Errorf("the source is %q", got)
	}
	if got := boxes(pages[1], "source")[0].Text; got != "Walden" {
		t.Errorf("the English source is %q", got)
	}
}

// Mirrored clauses use the measure to where their ink ends, as other lines do.
func TestMirroredClausesFillTheMeasure(t *testing.T) {
	p := pagesOf(t, "night", "portrait", inkBrand+"quotes: [\"不要渴望荣耀，要渴望工作。\"]\n")[0]
	if b := boxes(p, "quote")[0]; b.FontSize < 140 || len(b.Lines) != 2 {
		t.Errorf("%d lines of %g px", len(b.Lines), b.FontSize)
	}
}

// A space that parts two words of a role stays, where one in prose comes from a folded line.
func TestSpaceInARole(t *testing.T) {
	const yaml = "lang: zh-Hans\nspeakers: {m: {name: 马斯克, role: 特斯拉 首席执行官}}\nquotes: [{text: 要渴望 工作, source: 谈话}]\n"
	p := pagesOf(t, "ink", "square", yaml)[0]
	if said := boxes(p, "speaker"); len(said) != 2 || said[0].Text != "特斯拉 首席执行官" && said[1].Text != "特斯拉 首席执行官" {
		t.Errorf("name and role are %+v", said)
	}
	if got := boxes(p, "quote")[0].Text; got != "要渴望工作" {
		t.Errorf("the quote is %q", got)
	}
}

// What counts the quotes stands once on a card: signal's dial does, where a deck has no time to measure; a series that says more keeps its line.
func TestSignalCountsOnce(t *testing.T) {
	for series, lines := range map[string]int{"第{n}则，共{of}则": 0, "工坊夜话 第{n}则": 1} {
		for _, p := range pagesOf(t, "signal", "square", "lang: zh-Hans\nseries: \""+series+"\"\nquotes: [知足常乐。, 大音希声。, 大器晚成。]\n") {
			if got := len(boxes(p, "page")); got != lines {
				t.Errorf("%s, %s: %d lines of the series", series, p.Card, got)
			}
		}
	}
}

// TestMirroredClausesStayWhole: where a line for each clause is smaller than is worth it, the clauses are broken alike at a larger size, but
// not inside a phrase (一个人的名字很|长，书名也很长。).
func TestMirroredClausesStayWhole(t *testing.T) {
	const deck = `speakers: {han: {name: "阿卜杜勒·拉赫曼·伊本·赫勒敦"}}
sources: {sixty: {title: "一本名字长到要用整整六十个字才能写完的书：它先解释自己为什么这样长，然后解释这个解释，最后才开始讲述它原本想要讲述的那个故事", kind: book}}
quotes: [{id: long, text: "一个人的名字很长，书名也很长。", speaker: han, source: sixty}]
`
	for _, size := range []string{"linkedin", "og", "x", "weibo"} {
		for _, p := range pagesOf(t, "grid", size, deck) {
			for _, b := range p.Scene.Boxes {
				if b.Role == "quote" && !strings.HasSuffix(b.Lines[0].Text, "，") && !strings.HasSuffix(b.Lines[0].Text, "的") {
					t.Errorf("%s: the first line is %q", size, b.Lines[0].Text)
				}
			}
		}
	}
}

// TestTitlesStayWhole: no character of a short title stands alone under the others for the sake of size.
func TestTitlesStayWhole(t *testing.T) {
	for _, look := range []string{"forest", "ink", "night", "grid"} {
		for _, size := range []string{"weibo", "xiaohongshu", "square", "story"} {
			for _, p := range pagesOf(t, look, size, "lang: ja\nbrand: {name: 言葉の棚}\ncover: {title: 言葉の棚}\nquotes: [{text: 名前はまだ無い。}]\n") {
				for _, b := range p.Scene.Boxes {
					if b.Role == "title" && len(b.Lines) != 1 {
						t.Errorf("%s %s: the title is on %d lines", look, size, len(b.Lines))
					}
				}
			}
		}
	}
}

// TestOverTheName: on a wide page of ink two lines that end close to the name's column stand over it, or at the head of the page; shorter ones
// at the optical middle.
func TestOverTheName(t *testing.T) {
	const deck = "date: 2025-06-16\nbrand: {name: 有用集, seal: 有用集}\nspeakers: {m: {name: 埃隆·马斯克}}\nsources: {s: {title: AI创业学校, published: 2025-06-16}}\ndefaults: {speaker: m, source: s}\nquotes: [%q]\n"
	for _, row := range []struct {
		size, text string
		over       bool // the last line ends over the name
	}{
		{"linkedin", "成功的几率很小，也比没有成功的几率好。", true},
		{"og", "成功的几率很小，也比没有成功的几率好。", true},
		{"slide", "我想尝试创造一些有用的东西。", false},
	} {
		page := pagesOf(t, "ink", row.size, fmt.Sprintf(deck, row.text))[0]
		quote, name := boxOf(t, page, "quote"), boxOf(t, page, "speaker")
		last := quote.Lines[len(quote.Lines)-1].Ink
		switch top := quote.Lines[0].Ink.Y - page.Safe.Y; {
		case row.over && last.Bottom() > inkOf(&name).Y:
			t.Errorf("%s: %q ends at %g, the name begins at %g", row.size, row.text, last.Bottom(), inkOf(&name).Y)
		case !row.over && top > 0.15*page.Scene.Height:
			t.Errorf("%s: %q begins %g px under the page's head, level with the name", row.size, row.text, top)
		}
	}
}
