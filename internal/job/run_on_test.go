package job

import (
	"image"
	"image/color"
	"strings"
	"testing"

	"cards/internal/layout"
	"cards/internal/render/raster"
	"cards/internal/scene"
	"cards/internal/theme"
)

const runOnDeck = `lang: zh-Hans
run_on: rule
date: 2025-06-16
brand: {name: 有用集, handle: "@youyongji", seal: 有用集}
speakers: {musk: {name: 马斯克, role: 首席执行官}}
sources: {talk: {title: AI 创业学校}}
cover: {title: 从车库到火星}
quotes:
  - 不要渴望荣耀，要渴望工作。
  - "LONG"
lists: [{title: 两句, items: [q01, q01]}]
timelines:
  - {id: road, title: 路, events: [{date: 1995, title: Zip2}, {date: 2002, title: 创业}]}
end: {title: 完}
`

// The rule of a series is one line over the edges of all its pages, begins and ends on a margin, is seen, and touches no word.
func TestRunOnRule(t *testing.T) {
	text := strings.Replace(runOnDeck, "LONG", strings.Repeat("我认为成为一个多行星物种很重要，这就是为什么。", 12), 1)
	renderer := raster.New()
	for _, look := range theme.Names() {
		plan, told := openText(t, text, Request{Theme: look, Sizes: []string{"portrait", "xiaohongshu", "square", "weibo"}})
		if plan == nil {
			t.Fatal(told)
		}
		units, pages := plan.Pages()
		strips := map[string][]*layout.Page{}
		for i := range units {
			for _, p := range pages[i] {
				strips[p.Size.Name] = append(strips[p.Size.Name], p)
			}
		}
		for size, strip := range strips {
			var height float64
			for n, p := range strip {
				var rules []scene.Rect
				for _, b := range p.Scene.Boxes {
					if b.Role == "rule" && b.Rect.H < 12 && (b.Rect.X <= 0 || b.Rect.Right() >= p.Scene.Width) {
						rules = append(rules, b.Rect)
					}
				}
				if len(rules) == 0 {
					t.Fatalf("%s, %s, %s: page %d has no rule over its edge", look, size, p.Card, n)
				}
				rule := rules[len(rules)-1]
				if n == 0 {
					height = rule.Y
				}
				if rule.Y != height {
					t.Errorf("%s, %s, %s: the rule is at %g, on the first page at %g", look, size, p.Card, rule.Y, height)
				}
				if left, right := rule.X > 0, rule.Right() < p.Scene.Width; left != (n == 0) || right != (n == len(strip)-1) {
					t.Errorf("%s, %s, %s: page %d of %d runs from %g to %g", look, size, p.Card, n+1, len(strip), rule.X, rule.Right())
				}
				for _, b := range p.Scene.Boxes {
					for _, l := range b.Lines {
						if l.Ink.Overlaps(rule) {
							t.Errorf("%s, %s, %s: %q stands on the rule", look, size, p.Card, l.Text)
						}
					}
				}
				m, err := renderer.Draw(p.Scene, 0.5)
				if err != nil {
					t.Fatal(err)
				}
				if ratio := leastContrast(m, rule, 0.5); ratio < 3 {
					t.Errorf("%s, %s, %s: the rule has %.1f:1 against what is over and under it", look, size, p.Card, ratio)
				}
				renderer.Recycle(m)
			}
		}
	}
}

// leastContrast is that of the middle of a rule against the pixels over and under it.
func leastContrast(m *image.RGBA, rule scene.Rect, scale float64) float64 {
	at := func(x, y float64) color.NRGBA {
		c := m.RGBAAt(int(x*scale), int(y*scale))
		return color.NRGBA{R: c.R, G: c.G, B: c.B, A: 255}
	}
	least := 21.0
	for x := rule.X + 30; x < rule.Right()-30; x += 7 {
		for _, y := range []float64{rule.Y - 4, rule.Bottom() + 4} {
			least = min(least, theme.Contrast(at(x, rule.Y+rule.H/2), at(x, y)))
		}
	}
	return least
}

// Asking a card twice for its pages draws the rule once.
func TestRunOnRuleOnce(t *testing.T) {
	plan, told := openText(t, "run_on: rule\nquotes: [要渴望工作, 粉碎你的自我]\n", Request{})
	if plan == nil {
		t.Fatal(told)
	}
	for _, u := range plan.units {
		count := func() (n int) {
			for _, b := range u.Lay()[0].Scene.Boxes {
				if b.Role == "rule" {
					n++
				}
			}
			return n
		}
		if a, b := count(), count(); a != 1 || b != 1 {
			t.Errorf("%s: %d rules, then %d", u.Card, a, b)
		}
	}
	plan, _ = openText(t, "quotes: [要渴望工作, 粉碎你的自我]\n", Request{})
	for _, p := range plan.pages[0][0].Scene.Boxes {
		if p.Role == "rule" {
			t.Error("a rule without being asked for")
		}
	}
}
