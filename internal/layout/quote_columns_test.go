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
