package layout

import (
	"math"
	"testing"

	"cards/internal/scene"
)

func TestNumerals(t *testing.T) {
	for n, want := range map[int]string{1: "一", 10: "十", 12: "十二", 20: "二十", 21: "二十一", 100: "一百", 103: "一百零三", 110: "一百一十", 1005: "一千零五", 2024: "二千零二十四", 0: "〇", 10000: "一〇〇〇〇"} {
		if got := chineseNumeral(n); got != want {
			t.Errorf("%d: %s, want %s", n, got, want)
		}
	}
	for in, want := range map[string]string{"2025年6月16日": "二〇二五年六月十六日", "1905年": "一九〇五年", "前44年": "前四十四年", "没有": "没有", "2008年12月24日—30日": "二〇〇八年十二月二十四日—三十日"} {
		if got := columnFigures(in); got != want {
			t.Errorf("%s: %s, want %s", in, got, want)
		}
	}
	for n, want := range map[int]string{1: "I", 4: "IV", 9: "IX", 14: "XIV", 1990: "MCMXC", 0: "", 4000: ""} {
		if got := romanNumeral(n); got != want {
			t.Errorf("%d: %s, want %s", n, got, want)
		}
	}
}

// boxOf returns the first box of a role on a page.
func boxOf(t *testing.T, p *Page, role string) scene.Box {
	t.Helper()
	for _, b := range p.Scene.Boxes {
		if b.Role == role {
			return b
		}
	}
	t.Fatalf("%s on %s: no %s", p.Card, p.Size.Name, role)
	return scene.Box{}
}

const leafDeck = `
title: 集
lang: zh-Hans
date: 2025-06-16
brand: {name: 有用集}
speakers: {musk: {name: 埃隆·马斯克}}
sources: {talk: {title: 学校}}
defaults: {speaker: musk, source: talk}
quotes:
  - 你不能愚弄数学。数学和物理学是严格的评判者。
  - 不要渴望荣耀，要渴望工作。
`

// On a leaf text stands in columns between the rules, names in a column of their own at the left, and the strip says which
// card of the deck it is.
func TestLeaf(t *testing.T) {
	for _, size := range []string{"xiaohongshu", "square", "slide", "story", "wechat-cover", "banner"} {
		for i, p := range pagesOf(t, "paper", size, leafDeck) {
			if codes := codes(p); codes != "" {
				t.Errorf("%s: %s", size, codes)
			}
			quote, name, source := boxOf(t, p, "quote"), boxOf(t, p, "speaker"), boxOf(t, p, "source")
			if !quote.Vertical || p.Layout != "vertical" {
				t.Errorf("%s: the quote lies (%s)", size, p.Layout)
			}
			if source.Text != "《学校》二〇二五年六月十六日" {
				t.Errorf("%s: source %s", size, source.Text)
			}
			if name.X <= source.X || quote.X <= name.X {
				t.Errorf("%s: text at %g, name at %g, source at %g", size, quote.X, name.X, source.X)
			}
			if foot := name.Bottom() - source.Bottom(); foot > 0.02 || foot < -0.02 {
				t.Errorf("%s: the names end %g px apart", size, foot)
			}
			if size != "wechat-cover" && size != "banner" { // whose strips have no room for it
				if got := boxOf(t, p, "page").Text; got != []string{"一", "二"}[i] {
					t.Errorf("%s: the strip says %s", size, got)
				}
			}
			// No rule runs through a character.
			rules := boxOf(t, p, "rule")
			for _, it := range p.Scene.Items[rules.From:rules.To] {
				fill, ok := it.(scene.Fill)
				if !ok {
					continue
				}
				for _, b := range []scene.Box{quote, name, source} {
					for _, l := range b.Lines {
						if fill.Path.Bounds().Overlaps(l.Ink) {
							t.Errorf("%s: a rule at %v runs through %s", size, fill.Path.Bounds(), l.Text)
						}
					}
				}
			}
		}
	}
}

// What is not written in columns is set on the lying leaf, and a layout that the deck asks for wins.
func TestLyingLeaf(t *testing.T) {
	for _, row := range []struct{ lang, quote, want string }{
		{"en", "Simplify, simplify.", "left"},
		{"ko", "죽는 날까지 하늘을 우러러", "left"},
		{"ja", "智に働けば角が立つ。", "vertical"},
		{"zh-Hant", "學而不思則罔。", "vertical"},
	} {
		p := pagesOf(t, "paper", "portrait", "lang: "+row.lang+"\nquotes: ["+`"`+row.quote+`"`+"]")[0]
		if p.Layout != row.want || boxOf(t, p, "quote").Vertical != (row.want == "vertical") {
			t.Errorf("%s: %s", row.lang, p.Layout)
		}
	}
	p := pagesOf(t, "ink", "portrait", "lang: zh-Hans\nquotes: [{text: 学而不思则罔。, layout: vertical}]")[0]
	if quote := boxOf(t, p, "quote"); !quote.Vertical || p.Layout != "vertical" {
		t.Errorf("ink: %s", p.Layout)
	}
}

// Verses of a few characters are set open, the title has the first column, and hidden marks leave no trace.
func TestPoemOnALeaf(t *testing.T) {
	const deck = "lang: zh-Hans\nbrand: {name: 闲云, seal: 闲云}\nspeakers: {a: {name: 李白, dynasty: 唐}}\ndefaults: {speaker: a}\nquotes:\n"
	const verse = `text: "床前明月光，\n疑是地上霜。\n举头望明月，\n低头思故乡。"`
	for _, punctuation := range []string{"keep", "hide", "judou"} {
		p := pagesOf(t, "paper", "xiaohongshu", deck+"  - {set: poem, title: 静夜思, punctuation: "+punctuation+", "+verse+"}")[0]
		quote, title, author := boxOf(t, p, "quote"), boxOf(t, p, "title"), boxOf(t, p, "speaker")
		if len(quote.Lines) != 4 || title.X < quote.Right()-1 || author.X < quote.Right()-1 || author.Y < title.Bottom() {
			t.Errorf("%s: verses %v, title %v, author %v", punctuation, quote.Rect, title.Rect, author.Rect)
		}
		if step := quote.Lines[0].H / quote.FontSize; step < 6 {
			t.Errorf("%s: a verse of five takes %.2f em", punctuation, step)
		}
		marks := 0
		for _, b := range p.Scene.Boxes {
			if b.Role == "mark" {
				marks += b.To - b.From
			}
		}
		if want := map[string]int{"judou": 4}[punctuation]; marks != want {
			t.Errorf("%s: %d marks beside the text, want %d", punctuation, marks, want)
		}
	}
}

// Without stops the author's name ends where the verses do, and title and author are read before them.
func TestAuthorEndsWithTheVerses(t *testing.T) {
	for _, punctuation := range []string{"hide", "judou"} {
		p := pagesOf(t, "paper", "xiaohongshu", "lang: zh-Hans\nspeakers: {libai: {name: 李白, dynasty: 唐}}\nquotes:\n  - {set: poem, title: 静夜思, speaker: libai, punctuation: "+punctuation+", text: \"床前明月光，\\n疑是地上霜。\\n举头望明月，\\n低头思故乡。\"}\n")[0]
		author, foot, order := boxOf(t, p, "speaker"), 0.0, ""
		for _, b := range p.Scene.Boxes {
			if b.Role == "title" || b.Role == "speaker" || b.Role == "quote" {
				order += b.Role + " "
			}
		}
		for _, l := range boxOf(t, p, "quote").Lines {
			foot = max(foot, l.Ink.Bottom())
		}
		if d := author.Rect.Bottom() - foot; d < -6 || d > 6 {
			t.Errorf("%s: the author ends %g px below the verses", punctuation, d)
		}
		if order != "title speaker quote " {
			t.Errorf("%s: read in the order %s", punctuation, order)
		}
	}
}

// A strip that has no room for its title carries the number, and one without any words has one fishtail: a cartouche stands around words.
func TestStripWithoutTitle(t *testing.T) {
	long := "从没有人听说过的小镇到全世界都在谈论的火星城市之路从没有人听说过的小镇"
	p := pagesOf(t, "paper", "xiaohongshu", "lang: zh-Hans\ntitle: "+long+"\nquotes:\n  - {text: \"Stay hungry, stay foolish.\", lang: en}\n  - 知足。")[0]
	if n := boxes(p, "page"); len(n) != 1 || len(boxes(p, "brand")) != 0 {
		t.Errorf("%d numbers and %d titles on a strip whose title has no room", len(n), len(boxes(p, "brand")))
	} else if middle := n[0].X + n[0].W/2; math.Abs(middle-p.Scene.Width/2) > 2 {
		t.Errorf("a number alone stands at %.0f on a page %.0f wide", middle, p.Scene.Width)
	}
	tails := func(deck string) int {
		p := pagesOf(t, "paper", "xiaohongshu", deck)[0]
		n := 0
		for _, b := range shapes(p, "decoration") {
			if b.W < 0.2*p.Scene.Width && b.H > 0.5*p.Scene.Height {
				n += b.To - b.From
			}
		}
		return n
	}
	if with, without := tails("lang: zh-Hans\ntitle: 路\nlists: [{title: 二, items: [a, b]}]\nquotes:\n  - {id: a, text: 知足。}\n  - {id: b, text: 知止。}\norder: [a]"),
		tails("lang: zh-Hans\nlists: [{id: l, title: 二, items: [a, b]}]\nquotes:\n  - {id: a, text: 知足。}\n  - {id: b, text: 知止。}\norder: [l]"); with != 6 || without != 3 {
		t.Errorf("%d shapes on a strip with words, want 6; %d on one without, want 3", with, without)
	}
}

// No word in the rows of a lying leaf stands on a rule, who speaks neither, on two lines as on one.
func TestNamesInRowsKeepOffRules(t *testing.T) {
	two := 0
	for _, size := range []string{"square", "og", "linkedin", "slide"} {
		for _, p := range pagesOf(t, "paper", size, "lang: en\nspeakers: {h: {name: Host}, g: {name: Alexandria Ocasio-科尔特斯}}\nquotes: [{turns: [{speaker: h, text: Were you afraid back then?}, {speaker: g, text: \"Of course I was afraid. But somebody has to do it, and so I went.\"}]}]\n") {
			for _, b := range boxes(p, "speaker") {
				if len(b.Lines) > 1 {
					two++
				}
				for _, l := range b.Lines {
					for _, item := range p.Scene.Items {
						if line, ok := item.(scene.Fill); ok && line.Path.Bounds().H < 8 && l.Ink.Overlaps(line.Path.Bounds()) {
							t.Errorf("%s: %q stands on the rule at %.0f", size, l.Text, line.Path.Bounds().Y)
						}
					}
				}
			}
		}
	}
	if two == 0 {
		t.Error("no name had two lines")
	}
}
