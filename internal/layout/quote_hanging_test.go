package layout

import (
	"fmt"
	"strings"
	"testing"

	"cards/internal/scene"
)

// hangingDecks are quotes with an oversized mark, by language: short, longer, translated, of several pages.
func hangingDeck(lang string) string {
	short := map[string]string{"zh-Hans": "不要渴望荣耀，要渴望工作。", "zh-Hant": "不要渴望榮耀，要渴望工作。", "ja": "役に立つものを。", "ko": "쓸모 있는 것을 만들고 싶었습니다.", "en": "Aspire to work."}[lang]
	other := map[bool]string{true: "zh-Hans: 好。", false: "en: Aspire to work."}[isLatin(lang)]
	out := fmt.Sprintf("\n  - {text: %q, layout: hanging-mark}\n  - {text: %q, layout: hanging-mark, translation: {%s}}\n", short, short, other)
	for _, n := range []int{40, 110, 320} {
		out += fmt.Sprintf("  - {text: %q, layout: hanging-mark}\n", cut(lang, n))
	}
	return out
}

// markOf returns the drawn quotation mark of a page; false where there is none.
func markOf(p *Page) (scene.Rect, bool) {
	for _, b := range p.Scene.Boxes {
		if b.Role == "decoration" && len(b.Lines) == 0 && b.W < p.Scene.Width/2 && b.H < p.Scene.Height/2 && b.H > 40*p.Size.Unit() && b.W > 20*p.Size.Unit() && b.W != b.H { // a square one is that of a quote that goes on, or a seal
			return b.Rect, true
		}
	}
	return scene.Rect{}, false
}

// In every theme, size and language the mark stands clear of the words, which are whole.
func TestHangingHolds(t *testing.T) {
	for _, name := range formThemes {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for _, lang := range []string{"zh-Hans", "zh-Hant", "ja", "ko", "en"} {
				for k, who := range formSigned[:2] {
					s := setterOf(t, name, "lang: "+lang+"\ndate: 2025-06-16\n"+who+"quotes:"+hangingDeck(lang))
					for _, size := range formSizes {
						for i, c := range s.Cards() {
							where := fmt.Sprintf("%s, %s, %s, names %d, quote %d", name, lang, size, k, i)
							pages := c.Lay(sizeOf(t, size))
							if strings.Contains(codes(pages...), "does-not-fit") {
								if size != "wechat-cover" && size != "banner" {
									t.Errorf("%s: told %s", where, codes(pages...))
								}
								continue
							}
							if want := string(s.viewQuote(s.deck.Quotes[i], sizeOf(t, size)).runes); quoteOf(pages...) != want {
								t.Errorf("%s: the card says %q, the deck %q", where, quoteOf(pages...), want)
							}
							for n, p := range pages {
								checkForm(t, where, p)
								switch name {
								case "paper", "grid", "forest":
									continue
								}
								mark, drawn := markOf(p)
								if p.Layout != formHanging {
									if size == "square" || size == "xiaohongshu" || size == "slide" {
										t.Errorf("%s: the layout is %s", where, p.Layout)
									}
									continue
								}
								if drawn != (n == 0) {
									t.Errorf("%s, page %d: mark %v", where, n, drawn)
								}
								if drawn && !p.Safe.Contains(mark, 0.5) {
									t.Errorf("%s: the mark at %v leaves the safe area", where, mark)
								}
							}
						}
					}
				}
			}
		})
	}
}

// The mark is that of the language, and beside the words it stands left of all of them and level with the first.
func TestHangingMark(t *testing.T) {
	for _, name := range []string{"dawn", "ink", "night", "signal"} {
		for _, row := range []struct {
			lang   string
			corner bool
		}{{"zh-Hans", false}, {"zh-Hant", true}, {"ja", true}, {"ko", false}, {"en", false}} {
			quote := fmt.Sprintf("lang: %s\nquotes: [{text: %q, layout: hanging-mark}]", row.lang, cut(row.lang, 110))
			p := pagesOf(t, name, "slide", quote)[0]
			mark, ok := markOf(p)
			if !ok {
				t.Errorf("%s, %s: no mark", name, row.lang)
				continue
			}
			if corner := mark.H > mark.W; corner != row.corner {
				t.Errorf("%s, %s: the mark is %v", name, row.lang, mark)
			}
			for i, l := range boxes(p, "quote")[0].Lines {
				if l.Ink.X <= mark.Right() {
					t.Errorf("%s, %s: line %d begins at %.0f, the mark ends at %.0f", name, row.lang, i, l.Ink.X, mark.Right())
				}
				if i == 0 && l.Ink.Y-mark.Y > 1 {
					t.Errorf("%s, %s: the mark begins at %.0f, the first line at %.0f", name, row.lang, mark.Y, l.Ink.Y)
				}
			}
			left := pagesOf(t, name, "slide", strings.Replace(quote, "hanging-mark", "left", 1))[0]
			if _, marked := markOf(left); marked {
				t.Errorf("%s, %s: the layout left has a mark too", name, row.lang)
			}
		}
	}
}

// drawing is how the mark of a page is drawn: where, and with which stroke.
func drawing(p *Page) (at scene.Rect, stroke float64) {
	at, _ = markOf(p)
	for _, b := range p.Scene.Boxes {
		if b.Role == "decoration" && b.Rect == at {
			if run, ok := p.Scene.Items[b.From].(scene.Text); ok {
				stroke = run.Run.Outline
			}
		}
	}
	return at, stroke
}

// Themes that have a mark of their own draw that one and no second.
func TestHangingOwn(t *testing.T) {
	for _, name := range []string{"forest", "grid"} {
		for _, size := range []string{"square", "slide"} {
			p := pagesOf(t, name, size, "lang: zh-Hans\nquotes: [{text: 我想尝试创造一些有用的东西。, layout: hanging-mark}]")[0]
			marks := 0
			for _, b := range p.Scene.Boxes {
				if b.Role == "decoration" {
					marks++
				}
			}
			mark, _ := markOf(p)
			if line := boxes(p, "quote")[0].Lines[0]; marks != 1 || p.Layout != formHanging || mark.Right() > line.Ink.X {
				t.Errorf("%s, %s: %d marks, layout %s, at %v beside %v", name, size, marks, p.Layout, mark, line.Ink)
			}
			left := pagesOf(t, name, size, "lang: zh-Hans\nquotes: [{text: 我想尝试创造一些有用的东西。, layout: left}]")[0]
			if fmt.Sprint(drawing(left)) == fmt.Sprint(drawing(p)) {
				t.Errorf("%s, %s: the mark is that of the layout left", name, size)
			}
		}
	}
}

// Every page says why it has its form, and what was asked for in vain.
func TestFormReasons(t *testing.T) {
	const poem = `{text: "床前明月光，\n疑是地上霜。", set: poem, layout: FORM}`
	for _, row := range []struct{ theme, lang, quote, form, why, tried string }{
		{"ink", "zh-Hans", "{text: 好的。}", "left", "flush left", ""},
		{"ink", "zh-Hans", "{text: 好的。, layout: centre}", "centre", "asks", ""},
		{"ink", "zh-Hans", "{text: 好的。, layout: vertical}", "vertical", "asks", ""},
		{"ink", "en", "{text: Good., layout: vertical}", "left", "flush left", "not written in columns"},
		{"paper", "zh-Hans", "{text: 好的。}", "vertical", "leaf", ""},
		{"paper", "en", "{text: Good.}", "left", "leaf", ""},
		{"paper", "zh-Hans", "{text: 好的。, layout: hanging-mark}", "vertical", "leaf", "no margin for a mark"},
		{"ink", "zh-Hans", strings.Replace(poem, "FORM", "hanging-mark", 1), "left", "flush left", "headed by its title"},
		{"ink", "zh-Hans", "{text: 好的。, layout: big-number}", "left", "flush left", "names no number"},
		{"ink", "zh-Hans", "{text: 不到5%的。, number: 不到5%}", "big-number", "names a number", ""},
		{"ink", "zh-Hans", "{text: 不到5%的。, number: 不到5%, layout: left}", "left", "asks", ""},
		{"ink", "zh-Hans", "{text: 好的。, translation: {en: Good.}}", "bilingual", "translation", ""},
		{"night", "zh-Hans", "{text: 没有钱。我们只有一个想法和几个人，还有很多很多的时间可以用来工作，别的什么都没有。}", "lead", "first sentence", ""},
		{"ink", "zh-Hans", "{text: 不到5%的。" + strings.Repeat("这就是为什么我认为成为一个多行星物种很重要。", 14) + ", number: 不到5%}", "left", "flush left", "longer than a page"},
		{"ink", "zh-Hans", "{text: 好的。, layout: lead}", "left", "flush left", "first sentence"},
		{"ink", "zh-Hans", "{text: 好的。, layout: bilingual}", "left", "flush left", "no translation"},
		{"ink", "zh-Hans", "{text: 好的。, layout: bilingual, translation: {en: Good.}}", "bilingual", "translation", ""},
		{"paper", "zh-Hans", "{text: 好的。, layout: bilingual, translation: {en: Good.}}", "vertical", "leaf", ""},
		{"ink", "zh-Hans", strings.Replace(poem, "layout: FORM", "number: 明月", 1), "left", "flush left", "one size"},
	} {
		for _, p := range pagesOf(t, row.theme, "square", "lang: "+row.lang+"\nquotes: ["+row.quote+"]") {
			c := p.Chosen[0]
			if c.What != "layout" || c.Value != row.form || p.Layout != row.form || !strings.Contains(c.Why, row.why) || !strings.Contains(strings.Join(c.Tried, " "), row.tried) {
				t.Errorf("%s, %s: layout %s, chosen %+v", row.theme, row.quote, p.Layout, c)
			}
		}
	}
}
