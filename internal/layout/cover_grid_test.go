package layout

import (
	"math"
	"testing"
)

// A subtitle stands under its title, in the head only beside a name that has no source, and the dot of a cover keeps farther from it than it is wide: right under small
// words it would be their bullet.
func TestGridSubtitle(t *testing.T) {
	for _, who := range []string{"", "speakers: {a: {name: 埃隆·马斯克}}\nsources: {s: {title: AI 创业学校}}\ndefaults: {speaker: a, source: s}\n"} {
		for _, title := range []string{"从车库到火星", "两种语言"} {
			for _, size := range []string{"slide", "og", "square", "portrait", "xiaohongshu"} {
				p := pagesOf(t, "grid", size, "lang: zh-Hans\nbrand: {name: 有用集}\n"+who+"cover: {title: "+title+", subtitle: 二十年的路}\nquotes: [知足。]\n")[0]
				head, under := boxOf(t, p, "title"), boxOf(t, p, "subtitle")
				if under.Y < head.Bottom()-1 || math.Abs(under.X-head.X) > 0.1*head.FontSize {
					t.Errorf("%s: the subtitle at %v is not under the title at %v", size, under.Rect, head.Rect)
				}
				marks := boxesOf(p, "decoration")
				if len(marks) == 0 {
					continue
				}
				dot := marks[len(marks)-1]
				if gap := dot.Y - under.Lines[0].Ink.Bottom(); gap < dot.W {
					t.Errorf("%s, %s: the dot stands %.0f px under the subtitle, and is %.0f wide", size, title, gap, dot.W)
				}
			}
		}
	}
}

// Beside a name without a source a short subtitle stands in the head, where other cards have the source.
func TestGridSubtitleInHead(t *testing.T) {
	for _, size := range []string{"portrait", "xiaohongshu"} {
		p := pagesOf(t, "grid", size, "lang: zh-Hans\nbrand: {name: 有用集}\nspeakers: {a: {name: 埃隆·马斯克}}\ndefaults: {speaker: a}\ncover: {title: 从车库到火星, subtitle: 二十年的路}\nquotes: [知足。]\n")[0]
		head, name, beside := boxOf(t, p, "title"), boxOf(t, p, "speaker"), boxOf(t, p, "subtitle")
		if beside.Bottom() > head.Y || beside.X < name.Right() {
			t.Errorf("%s: the subtitle stands at %v, the name at %v, the title at %v", size, beside.Rect, name.Rect, head.Rect)
		}
	}
}
