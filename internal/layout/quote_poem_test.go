package layout

import (
	"math"
	"strings"
	"testing"
)

const (
	quatrain = "speakers: {li: {name: 李白}}\ndefaults: {speaker: li, source: 李太白集}\nquotes:\n  - set: poem\n    title: 静夜思\n    text: |\n      床前明月光，\n      疑是地上霜。\n      举头望明月，\n      低头思故乡。\n"
	blake    = "lang: en\ndefaults: {speaker: William Blake, source: A notebook}\nquotes:\n  - set: poem\n    text: |\n      To see a World in a Grain of Sand\n      And a Heaven in a Wild Flower\n      Hold Infinity in the palm of your hand\n      And Eternity in an hour\n"
)

// TestPoemTitleRank: the title of a poem is smaller than its verses, in lines and in columns, and four short verses stay on one page.
func TestPoemTitleRank(t *testing.T) {
	for _, name := range []string{"ink", "dawn", "night", "grid", "forest", "signal"} {
		for _, size := range []string{"x", "linkedin", "weibo", "slide-4x3", "og"} {
			for _, deck := range []string{quatrain, quatrain + "    layout: vertical\n"} {
				pages := pagesOf(t, name, size, deck)
				title, verses := boxesOf(pages[0], "title"), boxesOf(pages[0], "quote")
				if len(pages) != 1 || len(title) != 1 || len(verses) != 1 {
					t.Errorf("%s %s: %d pages, %d titles", name, size, len(pages), len(title))
					continue
				}
				if title[0].FontSize > 0.76*verses[0].FontSize {
					t.Errorf("%s %s %s: the title has %g px, the verses %g", name, size, pages[0].Layout, title[0].FontSize, verses[0].FontSize)
				}
				if fault := checkBoxes(pages[0], pages[0].Size); fault != "" {
					t.Errorf("%s %s: %s", name, size, fault)
				}
			}
		}
	}
}

// TestCouplets: on a low page two verses share a line where that makes them much larger, and no line has one and a half; a high page has a
// line for each.
func TestCouplets(t *testing.T) {
	for size, want := range map[string]int{"x": 2, "linkedin": 2, "weibo": 4} {
		b := boxesOf(pagesOf(t, "night", size, quatrain)[0], "quote")[0]
		if len(b.Lines) != want {
			t.Errorf("%s: %d lines of %g px, want %d", size, len(b.Lines), b.FontSize, want)
		}
		for _, l := range b.Lines {
			if !strings.ContainsAny(strings.TrimRight(l.Text, "\n"), "，。") || want == 2 && !strings.HasSuffix(strings.TrimRight(l.Text, "\n"), "。") {
				t.Errorf("%s: a line is %q", size, l.Text)
			}
		}
	}
	free := strings.Replace(quatrain, "举头望明月", "举头望见天上一轮明月", 1)
	if b := boxesOf(pagesOf(t, "night", "x", free)[0], "quote")[0]; len(b.Lines) != 4 {
		t.Errorf("four verses of two lengths have %d lines", len(b.Lines))
	}
	for words, want := range map[string]string{"一\n二\n三\n四": "一　二\n三　四", "一\n二\n三\n四\n": "一　二\n三　四\n", "一\n二": "一　二", "一\n": "一\n"} {
		if got := couplets(words); got != want {
			t.Errorf("couplets of %q are %q, want %q", words, got, want)
		}
	}
}

// TestVersesTurnedOver: verses are set smaller before one of them is turned over, unless they come out hardly larger than the name; where one
// is, its rest is moved in.
func TestVersesTurnedOver(t *testing.T) {
	for _, name := range []string{"ink", "dawn", "photo"} {
		if b := boxesOf(pagesOf(t, name, "x", blake)[0], "quote")[0]; len(b.Lines) != 4 {
			t.Errorf("%s: %d lines of four verses, at %g px", name, len(b.Lines), b.FontSize)
		}
	}
	long := strings.Replace(blake, "in the palm of your hand", "and all that it may be in the palm of your hand", 1)
	b := boxesOf(pagesOf(t, "forest", "weibo", long)[0], "quote")[0]
	for i, l := range b.Lines {
		rest := i > 0 && !strings.HasSuffix(b.Lines[i-1].Text, "\n")
		if in := l.Ink.X - b.Lines[0].Ink.X; rest != (in > b.FontSize/2) {
			t.Errorf("line %d, %q, begins %g px from the first", i+1, l.Text, in)
		}
	}
	if len(b.Lines) < 5 {
		t.Errorf("no verse of %q is turned over", b.Text)
	}
}

// Verses that a tall page would leave small and half of it empty take its width: few are turned over, and what is turned over is moved in,
// on a leaf as elsewhere.
func TestVersesTakeTheWidth(t *testing.T) {
	for _, name := range []string{"ink", "dawn", "night", "signal", "photo", "paper"} {
		for _, size := range []string{"weibo", "xiaohongshu"} {
			p := pagesOf(t, name, size, `lang: en
brand: {name: Plain Words, handle: "@plainwords"}
speakers: {b: {name: William Blake}}
sources: {s: {title: A notebook, kind: work}}
defaults: {speaker: b, source: s}
quotes:
  - set: poem
    text: |
      To see a World in a Grain of Sand
      And a Heaven in a Wild Flower
      Hold Infinity in the palm of your hand
      And Eternity in an hour`)[0]
			verses, name_ := boxOf(t, p, "quote"), boxOf(t, p, "speaker")
			if n := len(verses.Lines); n > 5 || verses.FontSize < 1.2*name_.FontSize && name != "paper" {
				t.Errorf("%s %s: %d lines of %.0f px, name of %.0f", name, size, n, verses.FontSize, name_.FontSize)
			}
			for i, l := range verses.Lines[1:] {
				before := verses.Lines[i]
				in := l.Ink.X > before.Ink.X+0.9*verses.FontSize
				if turned := !strings.HasSuffix(before.Text, "\n"); in != turned && (turned || i == 0) {
					t.Errorf("%s %s: line %q begins at %.0f, the one before at %.0f", name, size, l.Text, l.Ink.X, before.Ink.X)
				}
			}
		}
	}
}

// On a leaf the title of a poem starts where the second character of its verses stands, which begin below the head of their columns as far as
// they are set open; a single leaf has its folio, where the strip has the room for it.
func TestPoemBesideItsTitle(t *testing.T) {
	titled := strings.Replace(quatrain, "    title:", "    punctuation: hide\n    title:", 1)
	p := pagesOf(t, "paper", "xiaohongshu", "lang: zh-Hans\nbrand: {name: 闲云集}\n"+titled)[0]
	title, verses := boxOf(t, p, "title"), boxOf(t, p, "quote")
	first := verses.Lines[0].Ink
	step := (first.H - 0.9*verses.FontSize) / 4
	if d := title.Lines[0].Ink.Y - first.Y - step; math.Abs(d) > 0.12*verses.FontSize {
		t.Errorf("the title starts %.0f px from the second character", d)
	}
	strip := boxOf(t, p, "brand")
	frame := boxOf(t, p, "rule")
	if free := first.Y - frame.Y; free < 0.55*verses.FontSize {
		t.Errorf("the verses start %.0f px under the frame", free)
	}
	if folio := boxes(p, "page"); len(folio) != 1 || folio[0].Text != "一" || folio[0].Y < strip.Y {
		t.Errorf("the folio is %v", folio)
	}
	low := pagesOf(t, "paper", "wechat-cover", "lang: zh-Hans\nbrand: {name: 闲云集}\nquotes: [\"慢慢来，比较快。\"]")[0]
	if folio := boxes(low, "page"); len(folio) != 0 || len(boxes(low, "brand")) != 1 {
		t.Errorf("a short strip says %v", folio)
	}
}
