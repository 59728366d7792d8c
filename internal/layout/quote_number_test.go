package layout

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"cards/internal/deck"
	"cards/internal/figure"
	"cards/internal/scene"
	"cards/internal/theme"

	"pgregory.net/rapid"
)

// formThemes and formSizes are those that every form of a quote must hold in.
var (
	formThemes = []string{"dawn", "forest", "grid", "ink", "night", "paper", "signal"}
	formSizes  = []string{"square", "portrait", "xiaohongshu", "story", "slide", "og", "wechat-cover", "banner", "1080xauto"}
)

// numberDecks have figures of all kinds, by language.
var numberDecks = map[string]string{
	"zh-Hans": `
  - {text: "成功的几率不到10%，也许是1%。", number: {value: "不到10%", against: {value: "1%", label: "也许"}}}
  - {text: "供应商说要18到24个月，我们说6个月。", number: {value: "18到24个月", against: {value: "6个月", label: "我们"}}}
  - {text: "我认为成功的几率不到10%，但是值得一试。", number: "不到10%"}
  - {text: "供应商说建成这样一个十万张显卡的集群要18到24个月。我们没有那么多时间，所以把问题拆成了几个部分：厂房、电力、散热、网络，最后用了六个月就完成了。", number: {value: "18到24个月", against: {value: "六个月", label: "实际"}}}
  - {text: "材料费只占成本的2%，运营占了其余的98%。", number: {value: "98%", against: {value: "2%"}}}
  - {text: "我睡在工厂里好几年，只拿一块钱工资。", number: {value: "好几年", against: {value: "一块钱"}}}
  - {text: "我们有30人，他们有300人，至少。", number: {value: "300人", against: {value: "30人"}}, translation: {en: "We are 30, they are 300 at least."}}
`,
	"zh-Hant": `
  - {text: "成功的機率不到10%，也許是1%。", number: {value: "不到10%", against: {value: "1%", label: "也許"}}}
`,
	"ja": `
  - {text: "成功する確率は10%未満、たぶん1%だ。", number: {value: "10%未満", against: {value: "1%", label: "たぶん"}}}
  - {text: "業者は18から24か月と言い、私たちは6か月と言った。", number: {value: "18から24か月", against: {value: "6か月"}}}
`,
	"ko": `
  - {text: "성공할 확률은 10% 미만, 아마 1%입니다.", number: {value: "10% 미만", against: {value: "1%", label: "아마"}}}
  - {text: "업체는 18~24개월이라고 했고 우리는 6개월이라고 했습니다.", number: {value: "18~24개월", against: {value: "6개월"}}}
`,
	"en": `
  - {text: "The odds of success are less than 10%, maybe 1%.", number: {value: "less than 10%", against: {value: "1%", label: "maybe"}}}
  - {text: "The suppliers told us 18 to 24 months, and we said it has to be done in 6 months.", number: {value: "18 to 24 months", against: {value: "6 months", label: "we"}}}
  - {text: "There is at least a 10% chance, so let us try.", number: "10%"}
  - {text: "They spent $1.5M where others needed more than $12M.", number: {value: "more than $12M", against: {value: "$1.5M"}}}
`,
}

// formSigned are whose words they are: usual names, long ones, none.
var formSigned = []string{
	"brand: {name: 有用集, handle: '@youyongji', seal: 有用集}\nspeakers: {a: {name: 埃隆·马斯克}}\nsources: {s: {title: AI创业学校, kind: interview, published: 2025-06-16}}\ndefaults: {speaker: a, source: s}\n",
	"brand: {name: Castles in the Air}\nspeakers: {a: {name: Alexandria Ocasio-Cortez, role: Representative of the 14th District}}\nsources: {s: {title: Walden, kind: book}}\ndefaults: {speaker: a, source: s}\n",
	"title: x\n",
}

// checkForm holds a page of a quote to what every form promises: words whole, inside the safe area, clear of each other and of what is
// drawn, no smaller than the floors, legible.
func checkForm(t failer, where string, p *Page) {
	t.Helper()
	inkClear(t, p)
	for _, b := range p.Scene.Boxes {
		for _, l := range b.Lines {
			if l.Ink.Empty() {
				continue
			}
			if !p.Safe.Contains(l.Ink, 0.5) {
				t.Errorf("%s: %s %q leaves the safe area: %v", where, b.Role, l.Text, l.Ink)
			}
			for _, d := range p.Scene.Boxes {
				if (d.Role == "mark" || d.Role == "axis" || d.Role == "decoration" && p.Layout == formHanging && p.Theme != "paper" && b.Role != "note" && d.W < p.Scene.Width/2) && b.Role != "page" && len(d.Lines) == 0 && d.Inset(0.5).Overlaps(l.Ink.Inset(0.5)) && !d.Rect.Contains(p.Safe.Inset(0.2*p.Safe.W), 0) {
					t.Errorf("%s: a %s at %v stands on %s %q at %v", where, d.Role, d.Rect, b.Role, l.Text, l.Ink)
				}
			}
		}
		if (b.Role == "mark" || b.Role == "axis") && len(b.Lines) == 0 && !p.Safe.Contains(b.Rect, 0.5) {
			t.Errorf("%s: a %s at %v leaves the safe area", where, b.Role, b.Rect)
		}
		if len(b.Lines) == 0 {
			continue
		}
		rank, needs := theme.LabelText, theme.TextContrast
		if b.Role == "quote" {
			rank, needs = theme.QuoteText, theme.QuoteContrast
		}
		if b.FontSize < p.Size.Floor(rank)-0.01 {
			t.Errorf("%s: %s %q is %.1f px", where, b.Role, b.Text, b.FontSize)
		}
		if got := theme.Contrast(b.Color, b.Background); got < needs {
			t.Errorf("%s: %s %q has %.1f:1", where, b.Role, b.Text, got)
		}
	}
}

// quoteOf joins the boxes of the quote over the pages.
func quoteOf(pages ...*Page) string {
	var out strings.Builder
	for _, p := range pages {
		for _, b := range boxes(p, "quote") {
			if b.Part[0] != len([]rune(out.String())) {
				return fmt.Sprintf("part %v after %d characters of %q", b.Part, len([]rune(out.String())), out.String())
			}
			out.WriteString(b.Text)
		}
	}
	return out.String()
}

// In every theme, size and language a quote with a figure stands whole on its card, with nothing on anything else.
func TestNumberHolds(t *testing.T) {
	for _, name := range formThemes {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for lang, quotes := range numberDecks {
				for k, who := range formSigned {
					s := setterOf(t, name, "lang: "+lang+"\ndate: 2025-06-16\n"+who+"quotes:"+quotes)
					for _, size := range formSizes {
						for i, c := range s.Cards() {
							where := fmt.Sprintf("%s, %s, %s, names %d, quote %d", name, lang, size, k, i)
							pages := c.Lay(sizeOf(t, size))
							if got := codes(pages...); strings.Contains(got, "does-not-fit") && !strings.Contains(size, "wechat") && size != "banner" {
								t.Errorf("%s: told %s", where, got)
							}
							if want := string(s.viewQuote(s.deck.Quotes[i], sizeOf(t, size)).runes); !strings.Contains(codes(pages...), "does-not-fit") && quoteOf(pages...) != want {
								t.Errorf("%s: the card says %q, the deck %q", where, quoteOf(pages...), want)
							}
							for _, p := range pages {
								checkForm(t, where, p)
								if strings.HasPrefix(size, "square") || size == "portrait" || size == "xiaohongshu" || size == "slide" {
									if k == 0 && p.Layout != formNumber && (i != 3 || name != "dawn" && name != "forest") { // their rooms are too small for figures and 60 characters
										t.Errorf("%s: the layout is %s", where, p.Layout)
									}
								}
							}
						}
					}
				}
			}
		})
	}
}

// barsOf returns the lengths that stand for figures.
func barsOf(p *Page) (out []scene.Rect) {
	for _, b := range p.Scene.Boxes {
		if b.Role == "mark" && len(b.Lines) == 0 {
			out = append(out, b.Rect)
		}
	}
	return out
}

// Lengths are to each other as the values are, and to the whole as a share is.
func TestNumberScale(t *testing.T) {
	for _, name := range formThemes {
		for _, row := range []struct {
			quote  string
			shares []float64 // of the longest, or of the whole where that is said first
			whole  bool
		}{
			{`{text: "供应商说要18到24个月，我们说6个月。", number: {value: "18到24个月", against: {value: "6个月"}}}`, []float64{1, 0.25}, false},
			{`{text: "成功的几率不到40%，也许是20%。", number: {value: "不到40%", against: {value: "20%"}}}`, []float64{0.4, 0.2}, true},
			{`{text: "我们要3年，他们要5年。", number: {value: "3年", against: {value: "5年"}}}`, []float64{0.6, 1}, false},
		} {
			if name == "grid" && strings.Contains(row.quote, "3年") {
				continue // see TestNumberInk
			}
			for _, size := range []string{"square", "xiaohongshu", "slide"} {
				p := pagesOf(t, name, size, formSigned[0]+"lang: zh-Hans\nquotes:\n  - "+row.quote)[0]
				var lengths []float64
				longest := 0.0
				for _, r := range barsOf(p) {
					lengths = append(lengths, math.Max(r.W, r.H*boolFloat(name == "paper")))
				}
				if len(lengths) != len(row.shares) {
					t.Errorf("%s, %s: %d lengths for %s (%s, %v)", name, size, len(lengths), row.quote, p.Layout, p.Chosen)
					continue
				}
				for _, l := range lengths {
					longest = math.Max(longest, l)
				}
				for i, want := range row.shares {
					if got := lengths[i] / longest; math.Abs(got-want/slices.Max(row.shares)) > 0.006 {
						t.Errorf("%s, %s: length %d is %.3f of the longest, want %.3f", name, size, i, got, want/slices.Max(row.shares))
					}
				}
				for _, b := range p.Scene.Boxes {
					if name != "paper" && row.whole && b.Role == "axis" && b.W > 2*longest {
						if got := longest / b.W; math.Abs(got-row.shares[0]) > 0.006 {
							t.Errorf("%s, %s: %.3f of the whole, want %.3f", name, size, got, row.shares[0])
						}
					}
				}
			}
		}
	}
}

// In columns a share is a part of an outlined whole that keeps off the column's rule, and the whole is named where there is room.
func TestNumberWholeInColumns(t *testing.T) {
	for _, size := range []string{"x", "weibo", "linkedin", "xiaohongshu"} {
		p := pagesOf(t, "paper", size, formSigned[0]+`lang: zh-Hans
quotes: [{text: "我认为成功的几率不到10%，也许是1%，我不知道。", number: {value: "不到10%", against: {value: "1%"}}}]`)[0]
		wholes, bars := shapes(p, "axis"), barsOf(p)
		if len(wholes) != 2 || len(bars) != 2 {
			t.Fatalf("%s: %d wholes of %d lengths", size, len(wholes), len(bars))
		}
		for i, w := range wholes {
			if share := bars[i].H / w.H; w.X != bars[i].X || w.Y != bars[i].Y || math.Abs(share-[]float64{0.1, 0.01}[i]) > 0.006 {
				t.Errorf("%s: %v of the whole %v", size, bars[i], w.Rect)
			}
			for _, rule := range shapes(p, "rule") {
				if rule.W < 5 && rule.Overlaps(w.Inset(-4)) {
					t.Errorf("%s: the whole %v stands on a rule", size, w.Rect)
				}
			}
		}
		if named := len(boxes(p, "tick")); size == "weibo" && named != 1 {
			t.Errorf("%s: the whole has %d names", size, named)
		}
	}
}

// A figure is clearly the largest thing on its card: words that would keep it small stand over it or beside it, and no dots alone on a line.
func TestNumberIsLargest(t *testing.T) {
	for _, name := range []string{"grid", "signal", "ink", "night", "forest"} {
		s := setterOf(t, name, formSigned[0]+`lang: zh-Hans
quotes:
  - {text: "他们对完成这项工作所需时间的估计是18到24个月。……我们需要在六个月内完成这件事。", number: {value: "18到24个月", against: {value: "六个月"}}}
  - {text: "他们说要两年。……我们却只能给他们三个月的时间。", number: {value: "两年", against: {value: "三个月"}}}`)
		for _, size := range []string{"weibo", "linkedin", "x", "xiaohongshu"} {
			for k, figure := range []string{"六个月", "三个月"} {
				where := fmt.Sprint(name, " ", size, " ", figure)
				p := s.Cards()[k].Lay(sizeOf(t, size))[0]
				large, words := 0.0, 0.0
				for _, b := range append(boxes(p, "quote"), boxes(p, "number")...) {
					if strings.Contains(b.Text, figure) && quoteLength([]rune(b.Text)) <= 12 && !strings.Contains(b.Text, "我们") {
						large = math.Max(large, b.FontSize)
					} else if !strings.Contains(b.Text, "个月") && !strings.Contains(b.Text, "两年") && !strings.ContainsAny(b.Text, "1248") {
						words = math.Max(words, b.FontSize)
					}
					for _, l := range b.Lines {
						if strings.Trim(l.Text, "… ") == "" {
							t.Errorf("%s: %q has a line of dots", where, b.Text)
						}
					}
				}
				if p.Layout != formNumber || large < figureLeast*words-0.01 || large == 0 {
					t.Errorf("%s: the figure is %.0f px in words of %.0f", where, large, words)
				}
			}
		}
	}
}

// In grid, figures without a whole have ink in the ratio of their values.
func TestNumberInk(t *testing.T) {
	p := pagesOf(t, "grid", "square", formSigned[0]+`lang: zh-Hans
quotes: [{text: "他们有40人，我们有10人。", number: {value: "40人", against: {value: "10人"}}}]`)[0]
	s := setterOf(t, "grid", "lang: zh-Hans\nquotes: [a]")
	c := s.newCanvas(sizeOf(t, "square"), "x", "quote", s.position("quotes[0]"))
	var inks []float64
	for _, b := range boxes(p, "number") {
		if b.Text == "40" || b.Text == "10" {
			n := numberSetter{quoteCanvas: &quoteCanvas{canvas: c}, q: &quote{lang: "zh-Hans"}, n: &number{figures: []bigFigure{{runes: []rune(b.Text), stop: 2}}}}
			inks = append(inks, n.inkRatios()[0]*b.FontSize*b.FontSize)
		}
	}
	if len(inks) != 2 || math.Abs(inks[0]/inks[1]-4) > 0.05 {
		t.Errorf("inks %v, want 4 to 1", inks)
	}
}

// What cannot be compared is not, and the card says why.
func TestNumberNotCompared(t *testing.T) {
	for _, row := range []struct{ quote, why string }{
		{`{text: "走了3公里，花了5小时。", number: {value: "3公里", against: {value: "5小时"}}}`, "not in one unit"},
		{`{text: "过了好几年，才拿5块钱。", number: {value: "好几年", against: {value: "5块钱"}}}`, "cannot be read"},
		{`{text: "材料占2%，运营占98%。", number: {value: "98%", against: {value: "2%"}}}`, "20 times"},
		{`{text: "气温从-3度升到5度。", number: {value: "5度", against: {value: "-3度"}}}`, "not above nothing"},
		{`{text: "成功的几率不到10%。", number: "不到10%"}`, "nothing is held against"},
	} {
		for _, name := range formThemes {
			p := pagesOf(t, name, "square", "lang: zh-Hans\nquotes:\n  - "+row.quote)[0]
			if p.Layout != formNumber || len(barsOf(p)) != 0 {
				t.Errorf("%s: %s is drawn as %s with %d lengths", name, row.quote, p.Layout, len(barsOf(p)))
			}
			said := false
			for _, c := range p.Chosen {
				said = said || c.What == "scale" && strings.Contains(c.Why, row.why)
			}
			if !said {
				t.Errorf("%s: %s: chosen is %v", name, row.quote, p.Chosen)
			}
		}
	}
}

// An upper bound is never solid, and a lower one has no end.
func TestNumberBounds(t *testing.T) {
	for _, row := range []struct {
		bound figure.Bound
		fills int
		clips int
	}{{figure.Exact, 1, 0}, {figure.Below, 1, 1}, {figure.AtMost, 1, 1}, {figure.Above, 1, 1}, {figure.AtLeast, 1, 1}} {
		s := setterOf(t, "signal", "lang: zh-Hans\nquotes: [a]")
		c := s.newCanvas(sizeOf(t, "square"), "x", "quote", s.position("quotes[0]"))
		n := numberSetter{quoteCanvas: &quoteCanvas{canvas: c}, n: &number{scale: scaleBars, figures: []bigFigure{{read: figure.Figure{Low: 50, High: 50, Bound: row.bound}}}}}
		before := len(c.Scene.Items)
		n.bar(0, scene.Rect{X: 0, Y: 0, W: 1000, H: 40}, 100, c.colours.Ink)
		var solid, clipped []scene.Rect
		for _, it := range c.Scene.Items[before:] {
			switch it := it.(type) {
			case scene.Fill:
				solid = append(solid, bounds(it.Path))
			case scene.Group:
				clipped = append(clipped, bounds(*it.Clip))
			}
		}
		if len(clipped) != row.clips || len(solid) != row.fills {
			t.Errorf("bound %d: %v solid, %v hatched", row.bound, solid, clipped)
			continue
		}
		switch row.bound {
		case figure.Below, figure.AtMost:
			if clipped[0].X != 0 || clipped[0].Right() != 500 || solid[0].W > 5 {
				t.Errorf("bound %d: %v solid, %v hatched", row.bound, solid, clipped)
			}
		case figure.Above, figure.AtLeast:
			if solid[0].Right() != 500 || clipped[0].X != 500 || clipped[0].Right() <= 520 {
				t.Errorf("bound %d: %v solid, %v hatched", row.bound, solid, clipped)
			}
		}
	}
}

// bounds is the extent of a path's points.
func bounds(p scene.Path) scene.Rect {
	lo, hi := scene.Point{X: math.Inf(1), Y: math.Inf(1)}, scene.Point{X: math.Inf(-1), Y: math.Inf(-1)}
	for _, q := range p.Points {
		lo.X, lo.Y = math.Min(lo.X, q.X), math.Min(lo.Y, q.Y)
		hi.X, hi.Y = math.Max(hi.X, q.X), math.Max(hi.Y, q.Y)
	}
	return scene.Rect{X: lo.X, Y: lo.Y, W: hi.X - lo.X, H: hi.Y - lo.Y}
}

// The alternative text names the figures and says whether they are to scale.
func TestNumberAlt(t *testing.T) {
	for lang, want := range map[string]string{"zh-Hans": "按同一比例", "ja": "同じ縮尺", "ko": "같은 비율", "en": "to one scale"} {
		alt := pagesOf(t, "signal", "square", "lang: "+lang+"\nquotes:"+numberDecks[lang])[0].Scene.Alt
		if !strings.Contains(alt, want) || !strings.Contains(alt, "10%") {
			t.Errorf("%s: %s", lang, alt)
		}
	}
}

// A leaf writes figures in the characters of its language.
func TestColumnFigure(t *testing.T) {
	for _, row := range []struct{ words, lang, want, numerals string }{
		{"不到10%", "zh-Hans", "不到百分之十", "百分之十"},
		{"1.5%", "zh-Hant", "百分之一點五", "百分之一點五"},
		{"10%未満", "ja", "十パーセント未満", "十パーセント"},
		{"18–24个月", "zh-Hans", "十八至二十四个月", "十八至二十四"},
		{"12,000公里", "zh-Hans", "一万二千公里", "一万二千"},
		{"10500人", "zh-Hans", "一万零五百人", "一万零五百"},
		{"六个月", "zh-Hans", "六个月", "六个月"},
	} {
		got, from, to := columnFigure(row.words, row.lang)
		if got != row.want || string([]rune(got)[from:to]) != row.numerals {
			t.Errorf("%s: %s, %s", row.words, got, string([]rune(got)[from:to]))
		}
	}
}

// Figures that a deck makes long or many are refused the form, or drawn; nothing panics and no text is lost.
func TestNumberHostile(t *testing.T) {
	long := strings.Repeat("九", 60)
	for _, quote := range []string{
		`{text: "` + long + `。", number: "` + long + `"}`,
		`{text: "1%和1%和1%。", number: {value: "1%", against: {value: "1%"}}}`,
		`{text: "0%或0%。", number: {value: "0%", against: {value: "0%"}}}`,
		`{text: "床前10里，\n疑是5里。", set: poem, number: {value: "10里", against: {value: "5里"}}}`,
		`{text: "99999999999999999999999个和1个。", number: {value: "99999999999999999999999个", against: {value: "1个"}}}`,
		`{text: "好5。", number: "5", layout: big-number}`,
		`{text: "没有数字。", layout: big-number}`,
	} {
		for _, name := range formThemes {
			for _, size := range []string{"square", "og", "slide"} {
				s := setterOf(t, name, "lang: zh-Hans\nquotes:\n  - "+quote)
				pages := s.Cards()[0].Lay(sizeOf(t, size))
				if want := string(s.viewQuote(s.deck.Quotes[0], sizeOf(t, size)).runes); quoteOf(pages...) != want {
					t.Errorf("%s, %s, %s: the card says %q", name, size, quote, quoteOf(pages...))
				}
				for _, p := range pages {
					checkForm(t, name+", "+size+", "+quote, p)
				}
			}
		}
	}
}

// Both variants of every theme are legible.
func TestNumberVariants(t *testing.T) {
	for _, name := range formThemes {
		for _, variant := range []string{"light", "dark"} {
			th, list := theme.Load(name, variant, nil)
			if list.HasErrors() {
				t.Fatal(list)
			}
			d, list := deck.LoadBytes("deck.yaml", []byte(formSigned[0]+"lang: zh-Hans\nquotes:"+numberDecks["zh-Hans"]), deck.LoadOptions{})
			if list.HasErrors() {
				t.Fatal(list)
			}
			for _, c := range NewSetter(d, th, sharedEngine, "zh-Hans").Cards() {
				for _, p := range c.Lay(sizeOf(t, "square")) {
					checkForm(t, name+" "+variant+" "+c.ID, p)
				}
			}
		}
	}
}

// Whatever sentence two figures stand in, the card says it whole and keeps its promises.
func TestNumberAnySentence(t *testing.T) {
	figures := []string{"10%", "不到5%", "3到5万元", "18–24个月", "6个月", "12,000公里", "百分之九十", "一块钱", "$1.5M", "至少300人", "0.5%", "7"}
	words := []string{"", "我们", "供应商说要", "最远的一次，", "，也许", "的人会放弃。", "就完成了，其中安装又花了", "（大约）", " and then ", "！"}
	rapid.Check(t, func(t *rapid.T) {
		pick := func(from []string, what string) string { return rapid.SampledFrom(from).Draw(t, what) }
		a, b := pick(figures, "a"), pick(figures, "b")
		if a == b || strings.Contains(a, b) || strings.Contains(b, a) {
			return
		}
		said := pick(words, "w1") + a + pick(words, "w2") + pick(words, "w3") + b + pick(words, "w4") + pick(words, "w5")
		if rapid.Bool().Draw(t, "turned") {
			a, b = b, a
		}
		yaml := fmt.Sprintf("lang: zh-Hans\nquotes: [{text: %q, number: {value: %q, against: {value: %q}}}]", said, a, b)
		d, list := deck.LoadBytes("deck.yaml", []byte(yaml), deck.LoadOptions{})
		if list.HasErrors() {
			return // such as a text of nothing but spaces and marks
		}
		name := pick(formThemes, "theme")
		th, _ := theme.Load(name, "auto", nil)
		s := NewSetter(d, th, sharedEngine, "zh-Hans")
		size, err := theme.FindSize(pick([]string{"square", "portrait", "slide", "og"}, "size"))
		if err != nil {
			t.Fatal(err)
		}
		pages := s.Cards()[0].Lay(size)
		where := name + ", " + size.Name + ", " + said
		if want := string(s.viewQuote(s.deck.Quotes[0], size).runes); quoteOf(pages...) != want {
			t.Fatalf("%s: the card says %q, the deck %q", where, quoteOf(pages...), want)
		}
		for _, p := range pages {
			checkForm(t, where, p)
		}
	})
}

// What a figure's unit needs after it (内, 后) is not parted from it: it has no line of its own, in any theme.
func TestFiguresKeepTheirLocalizers(t *testing.T) {
	for _, name := range []string{"ink", "dawn", "forest", "night", "photo", "signal", "grid"} {
		p := pagesOf(t, name, "xiaohongshu", `lang: zh-Hans
quotes:
  - text: "他们对完成这项工作所需时间的估计是18到24个月。……我们需要在六个月内完成这件事。"
    layout: big-number
    number: {value: "18到24个月", against: {value: "六个月"}}`)[0]
		for _, b := range p.Scene.Boxes {
			if b.Role != "quote" {
				continue
			}
			for i, l := range b.Lines {
				if first := []rune(l.Text)[0]; first == '\u5185' && (i > 0 || !besideAnother(p, &b)) {
					t.Errorf("%s: the line %q begins without its figure", name, l.Text)
				}
			}
		}
	}
}

// besideAnother reports whether a box has another of the quote on its baseline, at its left.
func besideAnother(p *Page, b *scene.Box) bool {
	for _, o := range p.Scene.Boxes {
		if o.Role == "quote" && len(o.Lines) > 0 && o.X < b.X && math.Abs(o.Lines[0].Baseline-b.Lines[0].Baseline) < 1 {
			return true
		}
	}
	return false
}
