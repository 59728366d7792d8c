package layout

import (
	"math"
	"strings"
	"testing"
)

// An arrow under a column points at nothing: it ends at least a line's size over the foot, in every theme and on every low page, and a
// few events that closer lines in smaller type hold have one page.
func TestArrowIsClearOfTheFoot(t *testing.T) {
	const story = `lang: zh-Hans
date: 2025-06-16
brand: {name: 有用集, handle: "@youyongji"}
timelines:
  - id: road
    layout: LAYOUT
    title: 从车库到火星
    subtitle: 埃隆·马斯克《AI创业学校》2025年6月16日，译自英语
    events:
      - {date: "1995", title: 写出Zip2, text: 第一个或接近第一个互联网地图}
      - {date: "[2001,2002]", title: 去俄罗斯买洲际弹道导弹}
      - {date: "2002-06~", title: SpaceX启动, text: "预计大概有90%的几率会失败"}
      - {date: "2008-22", title: 第三次发射失败}
      - {date: "2008-12-24", title: 特斯拉完成融资轮, text: 否则圣诞节后两天发不出工资}
      - {date: "2025", title: 数字超级智能}
`
	arrows := 0
	for _, name := range []string{"ink", "paper", "dawn", "forest", "grid", "night", "signal", "photo"} {
		for _, size := range []string{"linkedin", "x", "og", "slide"} {
			pages := pagesOf(t, name, size, strings.Replace(story, "LAYOUT", "vertical", 1))
			if len(pages) != 1 {
				t.Errorf("%s %s: %d pages", name, size, len(pages))
			}
			for _, p := range pages {
				foot, em := math.Inf(1), 0.0
				for _, b := range append(boxes(p, "brand"), boxes(p, "legend")...) {
					foot, em = math.Min(foot, b.Lines[0].Ink.Y), b.FontSize
				}
				for _, b := range p.Scene.Boxes {
					if b.Role == "axis" && len(b.Lines) == 0 && b.W > b.H {
						arrows++
						if foot-b.Bottom() < 0.8*em {
							t.Errorf("%s %s: an arrow ends %.1f px over words of %.1f px", name, size, foot-b.Bottom(), em)
						}
					}
				}
			}
		}
	}
	if arrows < 4 {
		t.Errorf("%d arrows", arrows)
	}
}
