package layout

import (
	"image"
	"slices"
	"strings"
	"testing"

	"cards/internal/deck"
)

// Where a card would need more than three pages beside the picture that runs on, the picture is lower on all pages of the deck; else it is as high as the
// theme says.
func TestRunOnLeavesRoomToLongQuotes(t *testing.T) {
	const short = "数字超级智能的定义是比任何人类在任何事情上都更聪明。"
	const long = "我们没有足够的时间从头开始建造一座建筑，所以我们必须找到一座现有的建筑。所以我们在孟菲斯找到了一家不再使用的工厂，这家工厂过去生产伊莱克斯产品。但是输入功率是15兆瓦，我们需要115兆瓦。所以我们租用了发电机，在建筑物的一侧安装了发电机，然后我们需要冷却。所以我们租用了美国四分之一的移动冷却能力，并将冷却器放在建筑物的另一侧。"
	lower := 0
	for _, row := range []struct {
		theme string
		most  int
	}{{"dawn", 3}, {"forest", 3}, {"ink", 3}, {"signal", 3}, {"night", 3}, {"grid", 3}} {
		usual := bandHeights(t, row.theme, short, short)
		heights := bandHeights(t, row.theme, short, long)
		if len(usual) != 2 || usual[0] != usual[1] {
			t.Errorf("%s: bands of %.0f px beside short quotes", row.theme, usual)
			continue
		}
		if slices.Min(heights) != slices.Max(heights) || heights[0] > usual[0] {
			t.Errorf("%s: bands of %.0f px beside a long quote, and %.0f beside short ones", row.theme, heights, usual[0])
		}
		if pages := len(heights) - 1; pages > row.most {
			t.Errorf("%s: %d pages", row.theme, pages)
		}
		if heights[0] < usual[0] {
			lower++
		}
	}
	if lower == 0 {
		t.Error("no band is lower")
	}
}

// A question does not stand on a page without its answer for the sake of the picture's height.
func TestRunOnLeavesDialoguesWhole(t *testing.T) {
	for _, look := range []string{"dawn", "forest", "ink", "signal", "night", "grid"} {
		heights := bandsBeside(t, look, `[{text: 知足。}, {turns: [{speaker: h, text: 你当时害怕吗？}, {speaker: a, text: "当然害怕。可是总得有人去做，所以我去了。"}]}]`)
		if len(heights) != 2 || heights[0] != heights[1] {
			t.Errorf("%s: pages with bands of %.0f px", look, heights)
		}
	}
}

// bandHeights lays out two quotes that a picture runs through and returns the height of its band on every page, px.
func bandHeights(t *testing.T, look, first, second string) (heights []float64) {
	t.Helper()
	return bandsBeside(t, look, "\n  - \""+first+"\"\n  - \""+strings.TrimSpace(second)+"\"")
}

// bandsBeside is bandHeights for quotes as a deck has them.
func bandsBeside(t *testing.T, look, quotes string) (heights []float64) {
	t.Helper()
	s := setterOf(t, look, "lang: zh-Hans\nrun_on: {image: {file: wide.jpg}}\nbrand: {name: 有用集, handle: \"@youyongji\"}\nspeakers: {a: {name: Alexandria Ocasio-Cortez, role: \"U.S. Representative, New York\"}, h: {name: 主持人}}\n"+
		"sources: {s: {title: 谈话, published: 2025-06-16}}\ndefaults: {speaker: a, source: s}\nquotes: "+quotes)
	s.Pictures = map[*deck.Image]image.Image{s.deck.RunOn.Image: image.NewGray(image.Rect(0, 0, 3000, 600))}
	for _, c := range s.Cards() {
		for _, p := range c.Lay(sizeOf(t, "square")) {
			for _, b := range boxesOf(p, "image") {
				heights = append(heights, b.H)
			}
		}
	}
	return heights
}
