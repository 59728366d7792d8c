package layout

import (
	"math"
	"os"
	"testing"
)

// Long answers of about one length stand at one size, whether they need a page or two: one that is hardly longer than the others was divided, and its two
// pages were a third larger than the rest of the deck.
func TestSeriesOfLongQuotes(t *testing.T) {
	deck, err := os.ReadFile("../sheets/testdata/interview.yaml")
	if err != nil {
		t.Fatal(err)
	}
	undivided := 0
	for _, look := range []string{"ink", "dawn", "night", "grid", "forest", "signal", "paper"} {
		for _, size := range []string{"square", "xiaohongshu", "slide", "x"} {
			least, most, pages := math.Inf(1), 0.0, map[string]int{}
			for _, p := range pagesOf(t, look, size, string(deck)) {
				least, most = math.Min(least, p.setting.size), math.Max(most, p.setting.size)
				pages[p.Card]++
				for _, c := range p.Chosen {
					if c.What == choicePages && c.Value == "1" {
						undivided++
					}
				}
			}
			if most > 1.19*least {
				t.Errorf("%s, %s: quotes of about one length stand at %g to %g px", look, size, least, most)
			}
			if len(pages) != 5 {
				t.Errorf("%s, %s: %d cards", look, size, len(pages))
			}
		}
	}
	if undivided < 10 {
		t.Errorf("only %d quotes say that they have one page for the sake of the others", undivided)
	}
}

// A much longer quote keeps its pages, and a short one its own size.
func TestSeriesOfOtherLengths(t *testing.T) {
	const long = "我们没有足够的时间从头开始建造一座建筑，所以我们必须找到一座现有的建筑。但是输入功率是15兆瓦，我们需要115兆瓦。所以我们租用了发电机，在建筑物的一侧安装了发电机，然后我们需要冷却。"
	for _, look := range []string{"ink", "night"} {
		pages := pagesOf(t, look, "xiaohongshu", "lang: zh-Hans\nquotes: [\""+long+"\", \""+long+long+long+"\", 知足常乐。]\n")
		count := map[string]int{}
		for _, p := range pages {
			count[p.Card]++
		}
		if count["q02"] < 2 {
			t.Errorf("%s: three times the words have %d page", look, count["q02"])
		}
		if short, one := pages[len(pages)-1].setting.size, pages[0].setting.size; short < 1.5*one {
			t.Errorf("%s: four characters stand at %g beside %g", look, short, one)
		}
	}
}
