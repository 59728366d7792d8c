package layout

import (
	"math"
	"testing"
)

// TestColumnsOnWidePages: columns of a theme that draws more than names stand in the middle of a page that is not high, and at the right of a high one.
func TestColumnsOnWidePages(t *testing.T) {
	for _, name := range []string{"dawn", "night", "grid", "forest", "signal", "photo"} {
		for _, text := range []string{"粉碎你的自我。", "不要渴望荣耀，要渴望工作。", "数字超级智能会比任何人类都聪明，这就是我们正在面对的现实。"} {
			yaml := "speakers: {m: {name: 埃隆·马斯克}}\ndefaults: {speaker: m}\nquotes: [{layout: vertical, text: " + text + "}, {layout: vertical, text: 一二三。}]\n"
			for _, size := range []string{"linkedin", "slide", "square"} {
				page := pagesOf(t, name, size, yaml)[0]
				ink := inkOf(&boxesOf(page, "quote")[0])
				left, right := ink.X, page.Scene.Width-ink.Right()
				// A stop at a column's foot, and the margin column of a book, make the sides a little unlike.
				if math.Abs(left-right) > 0.18*page.Scene.Width {
					t.Errorf("%s, %s, %s: %g px are free at the left, %g at the right", name, size, text, left, right)
				}
				if got := codes(page); got != "" {
					t.Errorf("%s, %s, %s: %s", name, size, text, got)
				}
			}
			page := pagesOf(t, name, "xiaohongshu", yaml)[0]
			if ink := inkOf(&boxesOf(page, "quote")[0]); page.Scene.Width-ink.Right() > 0.15*page.Scene.Width {
				t.Errorf("%s, %s: on a high page the columns begin %g px from the right", name, text, page.Scene.Width-ink.Right())
			}
		}
	}
}

// TestColumnsFillHighPages: a short quote in columns leaves no more than half of a high page empty at its left, and is larger there than its length
// suggests where that takes it; words in a pair of parallel columns keep their size.
func TestColumnsFillHighPages(t *testing.T) {
	const words = "\u667a\u80fd\u6216\u610f\u8bc6\u53ea\u662f\u4e00\u652f\u5fae\u5f31\u7684\u8721\u70db\uff0c\u5728\u4e00\u4e2a\u5e7f\u9614\u7684\u9ed1\u6697\u4e2d\u3002"
	for _, look := range []string{"ink", "night", "forest", "signal", "photo", "grid", "dawn"} {
		for _, size := range []string{"xiaohongshu", "portrait"} {
			page := pagesOf(t, look, size, "defaults: {speaker: \u738b, source: \u4e66}\nquotes: [{layout: vertical, text: "+words+"}]")[0]
			quote := boxesOf(page, "quote")[0]
			ink := inkOf(&quote)
			if room := ink.Right() - boxesOf(page, "speaker")[0].X; ink.W < 0.5*room {
				t.Errorf("%s %s: %d columns of %.0f px take %.0f px of %.0f", look, size, len(quote.Lines), quote.FontSize, ink.W, room)
			}
			if fault := checkBoxes(page, sizeOf(t, size)); fault != "" {
				t.Errorf("%s %s: %s", look, size, fault)
			}
		}
	}
	pair := pagesOf(t, "ink", "xiaohongshu", "defaults: {speaker: \u738b, source: \u4e66}\nquotes: [{layout: vertical, text: \u4e0d\u8981\u6e34\u671b\u8363\u8000\uff0c\u8981\u6e34\u671b\u5de5\u4f5c\u3002}]")[0]
	if quote := boxesOf(pair, "quote")[0]; len(quote.Lines) != 2 {
		t.Errorf("a pair stands in %d columns", len(quote.Lines))
	}
}
