package layout

import (
	"math"
	"strings"
	"testing"
)

// Centred words stand in the middle of the page in every theme and on every page: a mark beside them, or a margin column, would have them neither
// flush nor centred.
func TestCentredWordsAreInTheMiddle(t *testing.T) {
	for _, name := range []string{"ink", "dawn", "night", "grid", "forest", "signal", "photo"} {
		for _, size := range []string{"og", "slide", "square", "xiaohongshu", "x"} {
			p := pagesOf(t, name, size, "lang: zh-Hans\nbrand: {name: 有用集}\nspeakers: {a: {name: 埃隆·马斯克}}\nsources: {s: {title: AI 创业学校}}\nquotes: [{text: 我想尝试创造一些有用的东西, speaker: a, source: s, layout: centre}]\n")[0]
			quote := boxOf(t, p, "quote")
			for _, l := range quote.Lines {
				if off := l.Ink.X + l.Ink.W/2 - p.Scene.Width/2; math.Abs(off) > 0.25*quote.FontSize {
					t.Errorf("%s, %s: %q stands %.0f px off the middle", name, size, l.Text, off)
				}
			}
		}
	}
}

// A source of forest stands right under its name, however many rows the names of other cards take.
func TestSourceUnderItsName(t *testing.T) {
	const long = "sources: {s: {title: 一本书名长到要用整整六十个字才能写完的书它先解释自己为什么这样长然后解释这个解释, kind: book}}\n"
	for _, size := range []string{"square", "portrait"} {
		pages := pagesOf(t, "forest", size, "lang: zh-Hans\nspeakers: {a: {name: 老子}, b: {name: 孔子, role: 鲁国大司寇}}\n"+long+"defaults: {source: s}\nquotes: [{text: 知足。, speaker: a}, {text: 过犹不及。, speaker: b}]\n")
		for _, p := range pages {
			names, source := boxes(p, "speaker"), boxOf(t, p, "source")
			if gap := source.Lines[0].Ink.Y - names[len(names)-1].Lines[0].Ink.Bottom(); gap < 0 || gap > source.FontSize {
				t.Errorf("%s: %.0f px between %q and its source", size, gap, names[len(names)-1].Text)
			}
		}
	}
}

// Where a word says that a quote goes on, it stands in the margin column of forest under the mark of the page, not between words and rule.
func TestContinuedUnderThePageMark(t *testing.T) {
	text := strings.Repeat("I went to the woods because I wished to live deliberately, to front only the essential facts of life. ", 4)
	pages := pagesOf(t, "forest", "square", "lang: en\nspeakers: {a: {name: Henry David Thoreau, role: \"Writer, surveyor\"}}\nsources: {s: {title: Walden, kind: book}}\nquotes: [{text: \""+text+"\", speaker: a, source: s}]\n")
	if len(pages) < 2 {
		t.Fatalf("%d pages", len(pages))
	}
	for _, p := range pages[:len(pages)-1] {
		word, mark := boxOf(t, p, "note"), boxOf(t, p, "page")
		if word.Lines[0].Ink.Y < mark.Lines[0].Ink.Bottom() || math.Abs(word.Lines[0].Ink.X-mark.Lines[0].Ink.X) > 0.2*mark.FontSize {
			t.Errorf("page %d: %q at %v, the mark of the page at %v", p.Page, word.Text, word.Lines[0].Ink, mark.Lines[0].Ink)
		}
	}
}

// Every page of a quote that goes on says so, also on a low one whose last line is full and whose foot is narrow.
func TestGoesOnUnderFullLines(t *testing.T) {
	const text = "我不知道他們給了我多少日子；但我的手確乎是漸漸空虛了。在默默裏算着，八千多日子已經從我手中溜去；像針尖上一滴水滴在大海裏，我的日子滴在時間的流裏，沒有聲音，也沒有影子。我不禁頭涔涔而淚潸潸了。去的儘管去了，來的儘管來着；去來的中間，又怎樣地匆匆呢？早上我起來的時候，小屋裏射進兩三方斜斜的太陽。太陽他有腳啊，輕輕悄悄地挪移了；我也茫茫然跟着旋轉。於是——洗手的時候，日子從水盆裏過去；吃飯的時候，日子從飯碗裏過去。"
	pages := pagesOf(t, "forest", "banner", "lang: zh-Hant\nbrand: {name: 閒雲集, handle: '@xianyun'}\nquotes: [{layout: centre, text: "+text+"}]\n")
	if len(pages) < 2 {
		t.Fatalf("%d pages", len(pages))
	}
	for _, p := range pages[:len(pages)-1] {
		if n := len(boxesOf(p, "note")); n != 1 {
			t.Errorf("page %d of %d has %d marks that it goes on", p.Page, p.Pages, n)
		}
	}
}
