package layout

import (
	"math"
	"strings"
	"testing"
)

// Dots over words keep off the rules of a leaf's rows.
func TestDotsKeepOffRows(t *testing.T) {
	for _, size := range []string{"x", "linkedin", "weibo"} {
		p := pagesOf(t, "paper", size, `lang: ko
brand: {name: 말의 서랍}
speakers: {h: {name: 이상, role: "시인, 소설가, 건축가"}}
quotes: [{text: "나는 유쾌하오. 이런 때 연애까지가 유쾌하오.", speaker: h, mark: [유쾌하오]}]`)[0]
		em := boxOf(t, p, "quote").FontSize
		dots := shapes(p, "mark")
		if len(dots) == 0 {
			t.Errorf("%s: no dots", size)
		}
		q := boxOf(t, p, "quote")
		pitch := q.Lines[1].Baseline - q.Lines[0].Baseline
		// A row's rule is half a pitch over its middle.
		rule := q.Lines[0].Baseline - rowBaseline*em - pitch/2
		if gap := dots[0].Y - rule; gap < 0.17*em {
			t.Errorf("%s: dots are %.1f px under the rule of a row of %.0f px", size, gap, em)
		}
	}
}

// The mark that a quote goes on keeps a clear distance from the line above it.
func TestContinuedIsClear(t *testing.T) {
	const long = "我们没有足够的时间从头开始建造一座建筑，所以我们必须找到一座现有的建筑。所以我们在孟菲斯找到了一家不再使用的工厂，这家工厂过去生产伊莱克斯产品。但是输入功率是15兆瓦，我们需要115兆瓦。所以我们租用了发电机，在建筑物的一侧安装了发电机，然后我们需要冷却。所以我们租用了美国四分之一的移动冷却能力，并将冷却器放在建筑物的另一侧。这并没有完全解决问题，因为训练期间的功率变化非常大。所以功率可以在100毫秒内下降50%，而发电机无法跟上。所以我们添加了特斯拉兆瓦电池，并修改了兆瓦电池中的软件，以便能够在训练运行期间平滑功率变化。"
	for _, name := range []string{"signal", "ink", "night", "dawn", "grid", "forest"} {
		for _, size := range []string{"x", "linkedin"} {
			pages := pagesOf(t, name, size, `lang: zh-Hans
speakers: {a: {name: Alexandria Ocasio-Cortez, role: "U.S. Representative, New York"}}
sources: {s: {title: 一本名字长到要用整整六十个字才能写完的书：它先解释自己为什么这样长，然后解释这个解释，最后才开始讲述它原本想要讲述的那个故事}}
defaults: {speaker: a, source: s}
quotes:
  - `+long)
			for _, p := range pages[:len(pages)-1] {
				for _, b := range boxes(p, "note") {
					if b.Text != "续" {
						continue
					}
					frame := b.Rect
					for _, d := range shapes(p, "decoration") {
						if d.Contains(b.Lines[0].Ink, 0.5) && d.W < 3*b.FontSize {
							frame = d.Rect
						}
					}
					for _, q := range append(boxes(p, "quote"), boxes(p, "source")...) {
						for _, l := range q.Lines {
							if l.Ink.Overlaps(frame.Inset(-0.17 * frame.H)) {
								t.Errorf("%s %s: 续 at %v beside %q", name, size, b.Rect, l.Text)
							}
						}
					}
				}
			}
		}
	}
}

// Without a seal the last card of ink has its title in one half of a wide page and its table, with a line for each row, in the other.
func TestImprintHalves(t *testing.T) {
	for _, size := range []string{"linkedin", "x", "slide"} {
		s := setterOf(t, "ink", `lang: en
brand: {name: Plain Words, handle: "@plainwords", url: "https://example.org/words"}
speakers: {h: {name: Henry David Thoreau}}
sources: {w: {title: Walden, published: 1854}}
defaults: {speaker: h, source: w}
quotes: [Simplify.]
end: {text: One sentence a day}`)
		cards := s.Cards()
		p := cards[len(cards)-1].Lay(sizeOf(t, size))[0]
		table := math.Inf(1)
		for _, b := range boxes(p, "brand") {
			if len(b.Lines) > 1 {
				t.Errorf("%s: %q has %d lines", size, b.Text, len(b.Lines))
			}
		}
		for _, b := range boxes(p, "note") {
			table = math.Min(table, b.X)
		}
		for _, b := range boxes(p, "title") {
			if ink := b.Lines[0].Ink; ink.Right() > table || table < 0.45*p.Scene.Width {
				t.Errorf("%s: the title ends at %.0f, the table begins at %.0f", size, ink.Right(), table)
			}
		}
		if len(boxes(p, "title")) == 0 || strings.TrimSpace(boxes(p, "title")[0].Text) == "" {
			t.Errorf("%s: no title", size)
		}
	}
}
