package layout

import (
	"math"
	"slices"
	"strings"
	"testing"
)

// The pages of a list on leaves have one size, and who said a text stands at the end of a row, on its last one where that has the room.
func TestListOnLeaves(t *testing.T) {
	for _, row := range []struct{ lang, quotes string }{
		{"en", `  - {id: a, text: "Simplify, simplify.", speaker: Henry David Thoreau}
  - {id: b, text: "Our life is frittered away by detail.", speaker: Henry David Thoreau}
  - {id: c, text: "The cut worm forgives the plow.", speaker: William Blake}`},
		{"ko", `  - {id: a, text: "나는 유쾌하오.", speaker: 이상}
  - {id: b, text: "가증할 상식의 병이오.", speaker: 이상}
  - {id: c, text: "가는 말이 고와야 오는 말이 곱다.", speaker: 속담}`},
	} {
		for _, size := range []string{"linkedin", "x", "square"} {
			var sizes []float64
			beside := 0
			for _, p := range pagesOf(t, "paper", size, "lang: "+row.lang+"\nquotes:\n"+row.quotes+"\nlists: [{id: l, title: x, items: [a, b, c]}]\norder: [l]") {
				texts := boxes(p, "quote")
				for _, b := range texts {
					sizes = append(sizes, b.FontSize)
				}
				right := 0.0
				for _, b := range boxes(p, "speaker") {
					ink := b.Lines[0].Ink
					if right > 0 && (ink.Right() < right-0.1*b.FontSize || ink.Right() > right+0.1*b.FontSize) {
						t.Errorf("%s %s: names end at %.0f and %.0f", row.lang, size, right, ink.Right())
					}
					right = ink.Right()
					for _, q := range texts {
						if last := q.Lines[len(q.Lines)-1]; last.Baseline == b.Lines[0].Baseline {
							beside++
							if ink.X < last.Ink.Right()+b.FontSize {
								t.Errorf("%s %s: %q touches %q", row.lang, size, b.Text, q.Text)
							}
						}
					}
				}
			}
			if slices.Min(sizes) != slices.Max(sizes) || len(sizes) != 3 || beside == 0 {
				t.Errorf("%s %s: quotes of %v px, %d names on their rows", row.lang, size, sizes, beside)
			}
		}
	}
}

// A dialogue that the columns of a low leaf would tear lies down on one, instead of standing on the bare page or on two.
func TestDialogueLiesDown(t *testing.T) {
	for _, size := range []string{"linkedin", "x", "bilibili"} {
		pages := pagesOf(t, "paper", size, `lang: ja
speakers: {h: {name: 広田先生}, s: {name: 三四郎}}
quotes:
  - id: d
    speaker: h
    turns:
      - {speaker: s, text: しかしこれからは日本もだんだん発展するでしょう。}
      - {text: 滅びるね。}`)
		if len(pages) != 1 || len(shapes(pages[0], "rule")) == 0 && len(shapes(pages[0], "decoration")) == 0 {
			t.Errorf("%s: %d pages, or no leaf", size, len(pages))
		}
		lying := slices.ContainsFunc(pages[0].Chosen, func(c Choice) bool { return c.What == "leaf" && c.Value == "lying" })
		if !lying {
			t.Errorf("%s: %v", size, pages[0].Chosen)
		}
	}
}

// A page that one size is forced on does not give it up for a mark that would hang over the edge, so that a quote has no more pages than it needs.
func TestFewerPages(t *testing.T) {
	const long = "山路を登りながら、こう考えた。智に働けば角が立つ。情に棹させば流される。意地を通せば窮屈だ。とかくに人の世は住みにくい。住みにくさが高じると、安い所へ引き越したくなる。どこへ越しても住みにくいと悟った時、詩が生れて、画が出来る。人の世を作ったものは神でもなければ鬼でもない。やはり向う三軒両隣りにちらちらするただの人である。ただの人が作った人の世が住みにくいからとて、越す国はあるまい。あれば人でなしの国へ行くばかりだ。"
	for _, name := range []string{"forest", "ink", "signal", "grid", "night", "dawn"} {
		pages := pagesOf(t, name, "linkedin", "lang: ja\nspeakers: {h: {name: 夏目漱石}}\nsources: {s: {title: 草枕, published: 1906}}\ndefaults: {speaker: h, source: s}\nquotes:\n  - "+long)
		if len(pages) > 3 {
			t.Errorf("%s: %d pages", name, len(pages))
		}
	}
}

// Three short quotes stand on one page, however low, before the third is alone on another.
func TestShortListHasOnePage(t *testing.T) {
	for _, name := range []string{"night", "grid", "forest", "dawn", "signal", "ink", "photo"} {
		for _, size := range []string{"bilibili", "linkedin", "x"} {
			s := setterOf(t, name, `lang: en
brand: {name: Plain Words, handle: "@plainwords"}
series: "No. {n}"
quotes:
  - {id: a, text: "Simplify, simplify.", speaker: Henry David Thoreau}
  - {id: b, text: "Our life is frittered away by detail.", speaker: Henry David Thoreau}
  - {id: c, text: "The cut worm forgives the plow.", speaker: William Blake}
lists: [{id: l, title: Three short ones, items: [a, b, c]}]
order: [a, b, c, l]`)
			pages := s.Cards()[3].Lay(sizeOf(t, size))
			if len(pages) != 1 || pages[0].Warnings.HasErrors() {
				t.Errorf("%s %s: %d pages", name, size, len(pages))
			}
		}
	}
}

// The sign that a quote goes on stands beside the mark of the page on all pages of a deck, whatever their lines leave free.
func TestGoesOnInOnePlace(t *testing.T) {
	sentences := []string{"我应该指出，我最初并没有打算创办一家公司。", "我试图在一家公司找到一份工作，我把我的简历寄给了他们。", "然后没有人回应。", "所以我们租用了美国四分之一的移动冷却能力，并将冷却器放在建筑物的另一侧。"}
	yaml := "lang: zh-Hans\nbrand: {name: 有用集, handle: \"@youyongji\"}\nspeakers: {a: {name: 埃隆·马斯克, role: 工程师}}\nsources: {s: {title: AI创业学校, published: 2025-06-16}}\ndefaults: {speaker: a, source: s}\nquotes:\n"
	for i := range sentences {
		yaml += "  - \"" + strings.Repeat(sentences[i]+sentences[(i+1)%len(sentences)]+sentences[(i+3)%len(sentences)], 4) + "\"\n"
	}
	for _, name := range []string{"grid", "forest", "night", "signal", "photo"} {
		for _, size := range []string{"linkedin", "weibo"} {
			on := 0
			for _, card := range setterOf(t, name, yaml).Cards() {
				pages := card.Lay(sizeOf(t, size))
				for _, p := range pages[:len(pages)-1] {
					note := boxOf(t, p, "note")
					beside := false
					for _, b := range boxesOf(p, "page") {
						beside = beside || math.Abs(b.Y+b.H/2-note.Y-note.H/2) < note.H && math.Max(note.X-b.Right(), b.X-note.Right()) < 2*note.H
					}
					if on++; !beside {
						t.Errorf("%s %s: %s-%d says it at %.0f, %.0f", name, size, card.ID, p.Page, note.X, note.Y)
					}
				}
			}
			if on == 0 {
				t.Errorf("%s %s: no quote goes on", name, size)
			}
		}
	}
}

// The words of all pages of one quote begin at one height, though some pages have fewer lines than others.
func TestPagesBeginAtOneHeight(t *testing.T) {
	long := strings.Repeat("我应该指出，我最初并没有打算创办一家公司。我试图在一家很大的公司里找到一份工作，我把我的简历寄给了他们所有的人。", 3) +
		strings.Repeat("没有人回应。我太害羞了，不敢说话。天哪。太荒谬了。", 4)
	for _, name := range []string{"night", "ink", "dawn", "signal", "photo", "grid", "forest"} {
		for _, size := range []string{"xiaohongshu", "weibo", "slide"} {
			pages := pagesOf(t, name, size, "lang: zh-Hans\nspeakers: {a: {name: 埃隆·马斯克}}\ndefaults: {speaker: a}\nquotes:\n  - {layout: left, text: \""+long+"\"}")
			var tops []float64
			for _, p := range pages {
				q := boxes(p, "quote")[0]
				tops = append(tops, q.Lines[0].Baseline)
			}
			if len(pages) > 1 && slices.Max(tops)-slices.Min(tops) > 1 {
				t.Errorf("%s %s: words begin at %.0f", name, size, tops)
			}
			if len(pages) < 2 && size != "slide" {
				t.Errorf("%s %s: one page", name, size)
			}
		}
	}
}
