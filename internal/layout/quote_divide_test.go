package layout

import (
	"strings"
	"testing"
)

// Every page of a long quote ends where a sentence does, in every theme and on pages of every class, and none has hardly a word.
func TestPagesEndWithSentences(t *testing.T) {
	const long = "所以我们租用了发电机，在建筑物的一侧安装了发电机，然后我们需要冷却，所以我们租用了美国四分之一的移动冷却能力，并将冷却器放在建筑物的另一侧，这并没有完全解决问题，发电机无法跟上。"
	texts := map[string]string{
		"zh-Hans": "我应该指出，我最初并没有打算创办一家公司。我试图在一家公司找到一份工作，我把我的简历寄给了他们。然后没有人回应。天哪，这太荒谬了！" +
			"所以我们租用了美国四分之一的移动冷却能力，并将冷却器放在建筑物的另一侧。我只是想参与建设互联网。他是对的。" + long + "他是对的。",
		"ja": "山路を登りながら、こう考えた。智に働けば角が立つ。情に棹させば流される。意地を通せば窮屈だ。とかくに人の世は住みにくい。住みにくさが高じると、安い所へ引き越したくなる。" +
			"どこへ越しても住みにくいと悟った時、詩が生れて、画が出来る。人の世を作ったものは神でもなければ鬼でもない。やはり向う三軒両隣りにちらちらするただの人である。",
		"en": "I went to the woods because I wished to live deliberately. I wished to front only the essential facts of life, and see if I could not learn what it had to teach. " +
			"I did not wish, when I came to die, to discover that I had not lived. Mr. Thoreau, of Concord, was right. I did not wish to live what was not life, living is so dear. He was right.",
	}
	divided := 0
	for _, name := range []string{"ink", "dawn", "night", "paper", "grid", "forest", "signal", "photo"} {
		for _, size := range []string{"linkedin", "square", "slide"} {
			for lang, text := range texts {
				pages := pagesOf(t, name, size, "lang: "+lang+"\nspeakers: {a: {name: A. B. Li}}\ndefaults: {speaker: a, source: X}\nquotes:\n  - \""+text+"\"")
				for i, p := range pages {
					said := pageText(p)
					if i < len(pages)-1 {
						divided++
						if !strings.HasSuffix(said, "。") && !strings.HasSuffix(said, "！") && !strings.HasSuffix(said, ".") || strings.HasSuffix(said, "Mr.") {
							t.Errorf("%s %s %s: page %d of %d ends with %q", name, size, lang, i+1, len(pages), said)
						}
					}
					if len(pages) > 1 && quoteLength([]rune(said)) < quoteLength([]rune(text))/(5*len(pages)) {
						t.Errorf("%s %s %s: page %d of %d is only %q", name, size, lang, i+1, len(pages), said)
					}
				}
			}
		}
	}
	if divided < 50 {
		t.Errorf("only %d pages go on", divided)
	}
}

// pageText is the words of the quote on a page.
func pageText(p *Page) string {
	var said strings.Builder
	for _, b := range boxesOf(p, "quote") {
		for _, l := range b.Lines {
			said.WriteString(l.Text)
		}
	}
	return strings.TrimSpace(said.String())
}

// A sentence that no page holds is divided at its strongest marks: semicolons before commas, and only that sentence.
func TestLongSentenceIsDividedAtItsStrongestMarks(t *testing.T) {
	const clause = "所以我们租用了发电机，在建筑物的一侧安装了发电机，然后我们需要冷却，发电机无法跟上它的变化"
	const text = "天哪，那时我们没有时间。" + clause + "；" + clause + "；" + clause + "；" + clause + "。他是对的，我错了。"
	for _, name := range []string{"ink", "dawn", "night", "grid", "forest", "signal"} {
		pages := pagesOf(t, name, "linkedin", "lang: zh-Hans\nspeakers: {a: {name: 埃隆·马斯克}}\ndefaults: {speaker: a, source: 谈话}\nquotes:\n  - "+text)
		if len(pages) < 2 {
			t.Errorf("%s: %d pages", name, len(pages))
		}
		for _, p := range pages[:len(pages)-1] {
			if said := pageText(p); !strings.HasSuffix(said, "；") && !strings.HasSuffix(said, "。") {
				t.Errorf("%s: a page ends with %q", name, said)
			}
		}
	}
}

// One page holds a quote whose last sentence would stand alone on a second, with its lines closer where that is what it takes.
func TestNoPageForAStub(t *testing.T) {
	const text = "所以我们租用了发电机，在建筑物的一侧安装了发电机，然后我们需要冷却，所以我们租用了美国四分之一的移动冷却能力，并将冷却器放在建筑物的另一侧，这并没有完全解决问题，因为训练期间的功率变化非常大，发电机无法跟上。他是对的。"
	closer := 0
	for _, name := range []string{"ink", "dawn", "night", "grid", "forest", "photo"} {
		pages := pagesOf(t, name, "linkedin", "lang: zh-Hans\nseries: \"No. {n}\"\nbrand: {name: 有用集}\nspeakers: {a: {name: 埃隆·马斯克}}\nsources: {s: {title: AI 创业学校, published: 2025-06-16}}\ndefaults: {speaker: a, source: s}\nquotes:\n  - "+text)
		if len(pages) != 1 {
			t.Errorf("%s: %d pages, the last with %q", name, len(pages), pageText(pages[len(pages)-1]))
		}
		for _, c := range pages[0].Chosen {
			if c.What == "leading" {
				closer++
			}
		}
		b := boxOf(t, pages[0], "quote")
		for i, l := range b.Lines[1:] {
			if apart := (l.Baseline - b.Lines[i].Baseline) / b.FontSize; apart < closest-0.01 {
				t.Errorf("%s: lines %.2f em apart", name, apart)
			}
		}
	}
	if closer == 0 {
		t.Error("no page has closer lines")
	}
}
