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
