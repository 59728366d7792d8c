package layout

import (
	"math"
	"testing"
)

// On a low page columns are signed at their left, so that they have the whole height: they are larger than names along the foot would let them be, and
// keep clear of all that signs the card.
func TestColophonOfColumns(t *testing.T) {
	const yaml = "lang: zh-Hans\nseries: \"No. {n}\"\nbrand: {name: 有用集, seal: 有用集}\nspeakers: {musk: {name: 埃隆·马斯克}}\n" +
		"sources: {talk: {title: AI 创业学校, kind: interview, published: 2025-06-16, translated_from: en}}\ndefaults: {speaker: musk, source: talk, layout: vertical}\n" +
		"quotes: [\"智能或意识只是一支微弱的蜡烛，在一个广阔的黑暗中。\", \"不要渴望荣耀，要渴望工作。\", 知足。]\n"
	for size, least := range map[string]float64{"slide": 136, "x": 120, "linkedin": 83, "slide-4x3": 80} {
		for i, p := range pagesOf(t, "ink", size, yaml) {
			quote, names := boxes(p, "quote")[0], boxes(p, "speaker")
			if i == 0 && quote.FontSize < least {
				t.Errorf("%s: the columns are set in %g px", size, quote.FontSize)
			}
			ink := inkOf(&quote)
			for _, role := range []string{"speaker", "source", "page", "brand"} {
				for _, b := range boxes(p, role) {
					if b.Right() > ink.X-20 || !p.Safe.Contains(b.Rect, 0.5) {
						t.Errorf("%s, %s: %s %q at %v is not clear at the left of columns at %v", size, p.Card, role, b.Text, b.Rect, ink)
					}
				}
			}
			if len(names) != 1 || !names[0].Vertical {
				t.Errorf("%s, %s: the name does not run down", size, p.Card)
			}
			if reason := signatureOf(p); reason != "colophon" {
				t.Errorf("%s, %s: signed by %s", size, p.Card, reason)
			}
			if got := codes(p); got != "" {
				t.Errorf("%s, %s: %s", size, p.Card, got)
			}
		}
	}
	// What a speaker is stands beside the name, and without a seal the name stands on the foot.
	for _, brand := range []string{"", "brand: {seal: 有用集}\n"} {
		p := pagesOf(t, "ink", "slide", "lang: zh-Hans\n"+brand+"speakers: {m: {name: 马斯克, role: SpaceX、特斯拉}}\nquotes: [{text: 知足常乐。, layout: vertical, speaker: m}]\n")[0]
		names := boxes(p, "speaker")
		if signatureOf(p) != "colophon" || len(names) != 2 || !names[0].Vertical || !names[1].Vertical || names[0].Overlaps(names[1].Rect) {
			t.Fatalf("signed by %s, names %v", signatureOf(p), names)
		}
		if role, name := names[0], names[1]; role.Right() > name.X || math.Abs(role.Bottom()-name.Bottom()) > 1 && brand == "" {
			t.Errorf("the role at %v, the name at %v", role.Rect, name.Rect)
		}
	}
	// Elsewhere, and with names that do not stand upright, they stand at the foot.
	for _, row := range []struct{ size, speaker string }{{"xiaohongshu", "马斯克"}, {"square", "马斯克"}, {"slide", "Elon Musk"}} {
		p := pagesOf(t, "ink", row.size, "lang: zh-Hans\nbrand: {seal: 有用集}\nspeakers: {m: "+asSpeaker(row.speaker)+"}\nquotes: [{text: 知足。, layout: vertical, speaker: m}]\n")[0]
		if got := signatureOf(p); got != "foot" {
			t.Errorf("%s, %s: signed by %s", row.size, row.speaker, got)
		}
	}
}

// asSpeaker is a speaker of a deck, whose name alone may be given.
func asSpeaker(s string) string {
	if s[0] == '{' {
		return s
	}
	return "{name: " + s + "}"
}

// signatureOf is the form in which a page is signed.
func signatureOf(p *Page) string {
	for _, c := range p.Chosen {
		if c.What == "signature" {
			return c.Value
		}
	}
	return ""
}

// A source that is longer than the page is high takes two columns, and one that takes more is at the foot, with all of its words.
func TestColophonOfLongSources(t *testing.T) {
	for title, want := range map[string]string{
		"论语": "colophon",
		"一本书名很长的书，副题也很长，一列放不下，两列才放得下": "colophon",
		"一本书名很长很长的书，它的副题也很长，长得一列放不下，两列也放不下的那一种，所以要放在页脚，横着排成几行，一个字也不能少，因为少了就不是那本书了，读者也找不到它，再长一点": "foot",
	} {
		p := pagesOf(t, "ink", "linkedin", "lang: zh-Hans\nbrand: {seal: 有用集}\nspeakers: {m: {name: 孔子}}\nsources: {b: {title: \""+title+"\"}}\nquotes: [{text: 学而时习之。, layout: vertical, speaker: m, source: b}]\n")[0]
		if got := signatureOf(p); got != want {
			t.Errorf("%s: signed by %s, want %s", title, got, want)
		}
		said := ""
		for _, b := range boxes(p, "source") {
			said += b.Text
		}
		if want := "《" + title + "》"; said != want {
			t.Errorf("the source says %q, want %q", said, want)
		}
		for _, b := range boxes(p, "source") {
			if b.FontSize < p.Scene.Height/30 {
				t.Errorf("%s: the source is set in %g px", title, b.FontSize)
			}
		}
	}
}
