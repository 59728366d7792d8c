package layout

import (
	"strings"
	"testing"
)

// A long quote that fits one page only with lines that end anywhere takes two, and one whose lines break well stays on one.
func TestRoughQuoteTakesOnePageMore(t *testing.T) {
	for _, row := range []struct {
		theme, size, lang, text string
		pages                   int
		more                    bool     // one more than the text needs
		parted                  []string // line ends that are not to be seen
	}{
		{"forest", "weibo", "zh-Hans", "最初的办公室在帕洛阿尔托的谢尔曼大道。楼下有一家ISP。所以我在地板上钻了一个洞，直接把局域网电缆接到ISP。是的，我的兄弟和我一起加入了，还有另一位联合创始人格雷格·库里，他已经去世了。而且……当时，我们甚至负担不起住宿的地方。办公室每月500美元，所以我们就在办公室睡觉，然后在佩吉米尔和埃尔卡米诺的YMCA洗澡。", 2, true,
			[]string{"谢尔曼", "局域网", "我在"}},
		{"paper", "x", "ko", "육신이 흐느적흐느적하도록 피로했을 때만 정신이 은화처럼 맑소. 니코틴이 내 횟배 앓는 뱃속으로 스미면 머릿속에 으레 백지가 준비되는 법이오. 그 위에다 나는 위트와 파라독스를 바둑 포석처럼 늘어놓소.", 2, false,
			[]string{"스미"}},
		{"ink", "weibo", "zh-Hans", "我去了NASA的网站，看看我们什么时候送人去火星，但没有日期。我以为可能只是在网站上很难找到。但事实上，并没有真正计划送人去火星。", 1, false, nil},
	} {
		pages := pagesOf(t, row.theme, row.size, "lang: "+row.lang+"\ndate: 2025-06-16\nbrand: {name: 有用集, handle: '@youyongji'}\nspeakers: {a: {name: 埃隆·马斯克, role: SpaceX、特斯拉}}\nquotes: [{speaker: a, source: 回忆录, text: \""+row.text+"\"}]")
		if len(pages) != row.pages {
			t.Errorf("%s, %s: %d pages, want %d", row.theme, row.size, len(pages), row.pages)
		}
		for _, p := range pages {
			for _, b := range boxes(p, "quote") {
				for _, l := range b.Lines {
					for _, end := range row.parted {
						if strings.HasSuffix(l.Text, end) {
							t.Errorf("%s, %s: a line ends with %s", row.theme, row.size, end)
						}
					}
				}
			}
			said := false
			for _, c := range p.Chosen {
				said = said || c.What == choicePages && strings.Contains(c.Why, "on fewer")
			}
			if said != row.more {
				t.Errorf("%s, %s: the page says %t that fewer would break badly", row.theme, row.size, said)
			}
		}
	}
}

// Where a translation has no room under lines that follow the clauses, fewer and longer lines are tried before a size at which a particle
// begins a line.
func TestBilingualTriesFewerLines(t *testing.T) {
	const deck = "lang: zh-Hans\nbrand: {name: 有用集}\nspeakers: {a: {name: 孔子}}\nquotes: [{speaker: a, source: 论语, text: 学而时习之，不亦说乎？有朋自远方来，不亦乐乎？, layout: bilingual, translation: {en: \"Is it not a pleasure to learn and to practise what one has learned? Is it not a joy when friends come from afar?\"}}]"
	for _, name := range []string{"grid", "night", "ink", "dawn"} {
		for _, size := range []string{"x", "linkedin", "weibo"} {
			for _, p := range pagesOf(t, name, size, deck) {
				for _, b := range boxes(p, "quote") {
					for _, l := range b.Lines {
						if strings.HasPrefix(l.Text, "乎") {
							t.Errorf("%s, %s: a line begins with 乎", name, size)
						}
					}
				}
			}
		}
	}
}

// A label that holds its usual lines only with a torn word takes a line more.
func TestLabelTakesOneLineMore(t *testing.T) {
	const deck = "lang: zh-Hans\nspeakers: {a: {name: 甲}}\nsources: {s: {title: 一本名字长到要用整整六十个字才能写完的书：它先解释自己为什么这样长，然后解释这个解释，最后才开始讲述它原本想要讲述的那个故事, kind: book}}\nquotes: [{speaker: a, source: s, text: 一个人的名字很长，书名也很长。}]"
	for _, name := range []string{"night", "signal"} {
		pages := pagesOf(t, name, "weibo", deck)
		if got := codes(pages...); strings.Contains(got, "torn-word") {
			t.Errorf("%s: told %q", name, got)
		}
		for _, b := range boxes(pages[0], "source") {
			if len(b.Lines) != 3 {
				t.Errorf("%s: the source has %d lines", name, len(b.Lines))
			}
		}
	}
}
