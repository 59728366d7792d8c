package layout

import (
	"strings"
	"testing"

	"cards/internal/theme"
)

// TestBilingual: the translation stands under its quote, smaller and in its own language, at every size; where it has no room, or the
// form none, that is said, and it stands in the text alternative.
func TestBilingual(t *testing.T) {
	const english = "Don’t aspire to glory; aspire to work."
	deck := func(more string) string {
		return "defaults: {speaker: 王, source: 书}\nquotes:\n  - {text: \"不要渴望荣耀，要渴望工作。\", translation: {en: \"" + english + "\"}" + more + "}\n"
	}
	for _, theme := range []string{"ink", "night"} {
		for _, size := range []string{"xiaohongshu", "square", "slide", "story", "og"} {
			for _, layout := range []string{"", ", layout: centre", ", layout: bilingual"} {
				p := pagesOf(t, theme, size, deck(layout))[0]
				quote, other := boxesOf(p, "quote"), boxesOf(p, "translation")
				if p.Layout != "bilingual" || len(quote) != 1 || len(other) != 1 {
					t.Errorf("%s %s%s: %s with %d translations", theme, size, layout, p.Layout, len(other))
					continue
				}
				if fault := checkBoxes(p, sizeOf(t, size)); fault != "" {
					t.Errorf("%s %s%s: %s", theme, size, layout, fault)
				}
				if other[0].Text != english || other[0].Lang != "en" || other[0].Item != "quotes[0].translation.en" || other[0].Y < quote[0].Bottom() || other[0].FontSize > 0.7*quote[0].FontSize {
					t.Errorf("%s %s%s: %+v", theme, size, layout, other[0])
				}
			}
		}
	}
	for _, c := range []struct{ theme, more string }{{"ink", ", layout: vertical"}} {
		p := pagesOf(t, c.theme, "square", deck(c.more))[0]
		if len(boxesOf(p, "translation")) != 0 || !strings.Contains(codes(p), "translation-left-out") || !strings.Contains(p.Scene.Alt, english) {
			t.Errorf("%s%s: %q, %s", c.theme, c.more, codes(p), p.Scene.Alt)
		}
	}
}

// TestTranslationRank: a translation has at least a quarter of its quote's size and stands a step above the name, however large the quote
// could be without it.
func TestTranslationRank(t *testing.T) {
	for _, words := range [][2]string{
		{"上善若水。", "The highest good is like water."},
		{"不要渴望荣耀，要渴望工作。", "Don’t aspire to glory; aspire to work."},
		{"學而不思則罔，思而不學則殆。", "Learning without thought is labour lost; thought without learning is perilous."},
	} {
		for _, name := range []string{"ink", "dawn", "night", "grid", "forest", "signal"} {
			for _, size := range []string{"x", "linkedin", "weibo", "slide-4x3"} {
				p := pagesOf(t, name, size, "defaults: {speaker: 王某某, source: 书}\nquotes:\n  - {text: \""+words[0]+"\", translation: {en: \""+words[1]+"\"}}\n")[0]
				quote, other, who := boxesOf(p, "quote"), boxesOf(p, "translation"), boxesOf(p, "speaker")
				if len(quote) != 1 || len(other) != 1 || len(who) != 1 {
					t.Errorf("%s %s %s: %d quotes, %d translations, %d names", name, size, words[0], len(quote), len(other), len(who))
					continue
				}
				if small := other[0].FontSize; small <= who[0].FontSize || small < quote[0].FontSize/4 || small > 0.81*quote[0].FontSize {
					t.Errorf("%s %s %s: the quote has %g px, its translation %g, the name %g", name, size, words[0], quote[0].FontSize, small, who[0].FontSize)
				}
				if fault := checkBoxes(p, p.Size); fault != "" {
					t.Errorf("%s %s %s: %s", name, size, words[0], fault)
				}
			}
		}
	}
}

// On dawn a short translation stands under the horizon, clear of the sun, above the names, and in proportion to its quote.
func TestTranslationUnderTheHorizon(t *testing.T) {
	for _, size := range []string{"portrait", "xiaohongshu", "square", "weibo"} {
		p := pagesOf(t, "dawn", size, with("埃隆·马斯克", "\nquotes: [{text: \"不要渴望荣耀，要渴望工作。\", translation: {en: Aspire to work.}}]"))[0]
		other, quote, name := boxes(p, "translation")[0], boxes(p, "quote")[0], boxes(p, "speaker")[0]
		found := false
		for _, c := range p.Chosen {
			found = found || c.What == "translation"
		}
		if !found || len(quote.Lines) != 2 {
			t.Errorf("%s: %+v", size, p.Chosen)
		}
		if other.Y < quote.Rect.Bottom() || name.Y < other.Rect.Bottom() || other.FontSize < 0.27*quote.FontSize || other.FontSize > 0.62*quote.FontSize+0.01 {
			t.Errorf("%s: quote %v of %g px, translation %v of %g px, name %v", size, quote.Rect, quote.FontSize, other.Rect, other.FontSize, name.Rect)
		}
	}
}

// A quote and its translation that leave a third of the page free do not hang from its top.
func TestStackHangsFromNothing(t *testing.T) {
	for _, name := range []string{"ink", "night"} {
		p := pagesOf(t, name, "xiaohongshu", "lang: zh-Hans\nspeakers: {a: {name: 亨利·戴维·梭罗}}\ndefaults: {speaker: a}\nquotes:\n  - {lang: en, text: \"The mass of men lead lives of quiet desperation.\", translation: {zh-Hans: 大多数人过着平静而绝望的生活。}}")[0]
		q, other, name_ := boxes(p, "quote")[0], boxes(p, "translation")[0], boxes(p, "speaker")[0]
		over, under := q.Lines[0].Ink.Y-p.Safe.Y, name_.Lines[0].Ink.Y-other.Lines[len(other.Lines)-1].Ink.Bottom()
		if over < 0.5*under {
			t.Errorf("%s: %.0f px over the words, %.0f under them", name, over, under)
		}
	}
}

// The translation of a quote that is read, and not seen, is no note under it: where the page has the room it has most of its size.
func TestLongTranslationIsRead(t *testing.T) {
	const yaml = "lang: zh-Hans\nbrand: {name: 有用集, seal: 有用集}\nspeakers: {t: {name: 亨利·戴维·梭罗}}\nsources: {w: {title: 瓦尔登湖}}\ndefaults: {speaker: t, source: w, layout: bilingual}\n" +
		"quotes: [{lang: en, text: \"I went to the woods because I wished to live deliberately, to front only the essential facts of life, and see if I could not learn what it had to teach, and not, when I came to die, discover that I had not lived.\"," +
		" translation: {zh-Hans: \"我到林中去，因为我希望谨慎地生活，只面对生活的基本事实，看看我是否学得到它要教育我的东西，免得到了临死的时候，才发现我根本就没有生活过。\"}}]\n"
	for _, row := range []struct{ theme, size string }{{"grid", "square"}, {"grid", "xiaohongshu"}, {"night", "xiaohongshu"}, {"photo", "slide"}} {
		p := pagesOf(t, row.theme, row.size, yaml)[0]
		quote, other := boxes(p, "quote")[0], boxes(p, "translation")[0]
		if len(quote.Lines) < longPair {
			t.Fatalf("%s, %s: the quote has %d lines", row.theme, row.size, len(quote.Lines))
		}
		if share := other.FontSize / quote.FontSize; share < longShareLeast-1e-6 || share > longShare+1e-6 {
			t.Errorf("%s, %s: the translation has %.2f of the size of its quote", row.theme, row.size, share)
		}
		if got := codes(p); got != "" {
			t.Errorf("%s, %s: %s", row.theme, row.size, got)
		}
	}
}

// Lines stand closer before a low page loses a translation.
func TestTranslationOnLowPages(t *testing.T) {
	const yaml = "lang: zh-Hans\nbrand: {name: 有用集, handle: \"@youyongji\"}\nspeakers: {t: {name: 亨利·戴维·梭罗}}\nsources: {w: {title: 瓦尔登湖, published: 1854}}\ndefaults: {speaker: t, source: w, layout: bilingual}\n" +
		"quotes: [知足。, {lang: en, text: \"I went to the woods because I wished to live deliberately, to front only the essential facts of life, and see if I could not learn what it had to teach, and not, when I came to die, discover that I had not lived.\"," +
		" translation: {zh-Hans: \"我到林中去，因为我希望谨慎地生活，只面对生活的基本事实，看看我是否学得到它要教育我的东西，免得到了临死的时候，才发现我根本就没有生活过。\"}}]\n"
	closer := 0
	for _, look := range []string{"ink", "dawn", "night", "grid", "forest", "signal", "photo"} {
		p := pagesOf(t, look, "linkedin", yaml)[1]
		size := sizeOf(t, "linkedin")
		if got := codes(p); got != "" || len(boxes(p, "translation")) != 1 {
			t.Errorf("%s: %d translations, %s", look, len(boxes(p, "translation")), got)
			continue
		}
		if quote, other := boxes(p, "quote")[0], boxes(p, "translation")[0]; quote.FontSize < size.Floor(theme.QuoteText) || other.FontSize < size.Floor(theme.EventTextText) {
			t.Errorf("%s: the quote at %g, its translation at %g", look, quote.FontSize, other.FontSize)
		}
		for _, c := range p.Chosen {
			if c.What == "leading" && c.Value == "closer" {
				closer++
			}
		}
	}
	if closer == 0 {
		t.Error("nowhere do lines stand closer")
	}
}

// A long translation is a little smaller rather than broken inside its clauses, where it can be.
func TestLongTranslationKeepsClauses(t *testing.T) {
	const deck = "lang: en\nspeakers: {a: {name: Henry David Thoreau}}\ndefaults: {speaker: a}\nquotes: [{text: \"I went to the woods because I wished to live deliberately, to front only the essential facts of life, and see if I could not learn what it had to teach, and not, when I came to die, discover that I had not lived.\", translation: {zh-Hans: \u6211\u5230\u6797\u4e2d\u53bb\uff0c\u56e0\u4e3a\u6211\u5e0c\u671b\u8c28\u614e\u5730\u751f\u6d3b\uff0c\u53ea\u9762\u5bf9\u751f\u6d3b\u7684\u57fa\u672c\u4e8b\u5b9e\uff0c\u770b\u770b\u6211\u662f\u5426\u5b66\u5f97\u5230\u5b83\u8981\u6559\u80b2\u6211\u7684\u4e1c\u897f\uff0c\u514d\u5f97\u5230\u4e86\u4e34\u6b7b\u7684\u65f6\u5019\uff0c\u624d\u53d1\u73b0\u6211\u6839\u672c\u5c31\u6ca1\u6709\u751f\u6d3b\u8fc7\u3002}}]"
	for _, at := range []struct{ look, size string }{{"night", "xiaohongshu"}, {"photo", "slide"}} {
		lines := boxOf(t, pagesOf(t, at.look, at.size, deck)[0], "translation").Lines
		for i, l := range lines {
			if r := []rune(l.Text); i < len(lines)-1 && r[len(r)-1] != '\uff0c' {
				t.Errorf("%s, %s: a line of the translation ends in the clause: %q", at.look, at.size, l.Text)
			}
		}
	}
}
