package layout

import (
	"strings"
	"testing"

	"cards/internal/theme"
)

// The words of a quote are the picture: however long, they are a step above the name that signs them, and take more pages before they
// become as small.
func TestQuoteIsLargerThanItsName(t *testing.T) {
	text := strings.Repeat("这就是为什么我认为成为一个多行星物种很重要。", 7)
	for _, name := range theme.Names() {
		for _, size := range []string{"square", "x", "slide"} {
			for _, p := range pagesOf(t, name, size, with("埃隆·马斯克", "\nquotes: ["+text+"]")) {
				quote, speaker := boxes(p, "quote"), boxes(p, "speaker")
				if len(quote) == 0 || len(speaker) == 0 {
					t.Fatalf("%s, %s: %d quotes, %d names", name, size, len(quote), len(speaker))
				}
				th, _ := theme.Load(name, "auto", nil)
				if least := th.StepAbove(p.Size, speaker[0].FontSize); quote[0].FontSize < least-0.01 {
					t.Errorf("%s, %s: the quote of %g px is not above its name of %g px", name, size, quote[0].FontSize, speaker[0].FontSize)
				}
			}
		}
	}
}

// Where no page could hold the words at that size, they may be as small as the smallest type before they are refused.
func TestCrampedQuoteIsNotRefused(t *testing.T) {
	text := strings.Repeat("这就是为什么我认为成为一个多行星物种很重要。", 40)
	alone, named := pagesOf(t, "ink", "x", "quotes: ["+text+"]"), pagesOf(t, "ink", "x", with("埃隆·马斯克", "\nquotes: ["+text+"]"))
	if strings.Contains(codes(alone...), "does-not-fit") {
		t.Skip("the text is too long for the page in any size")
	}
	if strings.Contains(codes(named...), "does-not-fit") {
		t.Error("a name makes the page refuse a text that it holds")
	}
}

// Quotes are numbered, not cards: a cover is none; and a deck that numbers its quotes gets no second number beside its own.
func TestDawnHasOneNumber(t *testing.T) {
	long := strings.Repeat("这就是为什么我认为成为一个多行星物种很重要。", 9)
	deck := "lang: zh-Hans\ntitle: 集\ncover: true\nquotes: [{text: 不要渴望荣耀。, speaker: 甲, source: 乙}, {text: " + long + ", speaker: 甲, source: 乙}]\n"
	for _, row := range []struct{ series, short, part string }{{"series: 'No. {n}'\n", "No. 1", "No. 2 1\uff0f2"}, {"", "No. 1", "No. 2 1\uff0f2"}} {
		pages := pagesOf(t, "dawn", "square", row.series+deck)
		for i, want := range []string{row.short, row.part} {
			var said []string
			for _, b := range boxes(pages[i+1], "page") {
				said = append(said, b.Text)
			}
			if got := strings.Join(said, " "); got != want {
				t.Errorf("%q: quote %d is marked %q, want %q", row.series, i+1, got, want)
			}
		}
	}
}

// A word that fits a line whole at a smaller size is not divided for the sake of a larger one.
func TestShortQuoteIsNotHyphenated(t *testing.T) {
	for _, name := range theme.Names() {
		for _, size := range []string{"portrait", "square", "story"} {
			for _, p := range pagesOf(t, name, size, "lang: en\nquotes: [{text: Simplify., speaker: Thoreau, source: Walden}]") {
				if b := boxes(p, "quote"); len(b) != 1 || len(b[0].Lines) != 1 {
					t.Errorf("%s, %s: %+v", name, size, b)
				}
			}
		}
	}
}

// Nobody signs the card, yet the line of the series at its foot stays clear of the words, in lines and in columns.
func TestMarkAloneIsClear(t *testing.T) {
	for _, name := range theme.Names() {
		for _, form := range []string{"left", "centre", "vertical"} {
			for _, size := range []string{"square", "story", "og", "banner"} {
				deck := "lang: zh-Hant\nseries: 'No. {n}'\nquotes: [{text: 知足。, layout: " + form + "}, {text: 你聰明的，告訴我，又藏在何處呢？, layout: " + form + "}]"
				for _, p := range pagesOf(t, name, size, deck) {
					inkClear(t, p)
					for _, b := range p.Scene.Boxes {
						for _, l := range b.Lines {
							if !l.Ink.Empty() && !p.Safe.Contains(l.Ink, 0.5) {
								t.Errorf("%s, %s, %s: %s %q leaves the safe area: %+v", name, form, size, b.Role, l.Text, l.Ink)
							}
						}
					}
				}
			}
		}
	}
}

// On low pages the quotes of a list run on over their pauses, when that lets them be much larger; on a high page each pause ends a line.
func TestListPrefersSizeOnLowPages(t *testing.T) {
	const deck = "lang: zh-Hans\nspeakers: {a: {name: 某人}}\nquotes: [{id: a, text: 粉碎你的自我。}, {id: b, text: 不要渴望荣耀，要渴望工作。}]\nlists: [{id: l, title: 短的, items: [a, b]}]\n"
	for _, row := range []struct {
		size  string
		lines int
	}{{"og", 1}, {"portrait", 2}} {
		pages := pagesOf(t, "ink", row.size, deck)
		b := boxes(pages[len(pages)-1], "quote")
		if len(b) != 2 || len(b[1].Lines) != row.lines {
			t.Errorf("%s: %d quotes, the second on %d lines, want %d", row.size, len(b), len(b[len(b)-1].Lines), row.lines)
		}
		if floor := pages[0].Size.Floor(theme.EventTitleText); b[0].FontSize < 1.5*floor {
			t.Errorf("%s: set at %g px, the smallest is %g", row.size, b[0].FontSize, floor)
		}
	}
}

// A translated quote becomes smaller for whole sentences on its lines, as far below the largest size that fits as the rule says.
func TestBilingualKeepsSentencesTogether(t *testing.T) {
	const deck = "lang: ja\nspeakers: {a: {name: 夏目漱石}}\nquotes: [{text: 吾輩は猫である。名前はまだ無い。, speaker: a, source: 吾輩は猫である, translation: {en: I am a cat. As yet I have no name.}, layout: bilingual}]\n"
	for _, name := range []string{"grid", "signal", "dawn", "ink"} {
		b := boxes(pagesOf(t, name, "portrait", deck)[0], "quote")
		for _, l := range b[0].Lines {
			if strings.HasPrefix(l.Text, "である") || strings.HasPrefix(l.Text, "はまだ") {
				t.Errorf("%s: a line begins with %q", name, l.Text)
			}
		}
	}
}

// A series of even sizes takes no quote down to the size of its own name, though others of it have none.
func TestEvenSizesStayAboveNames(t *testing.T) {
	long := strings.Repeat("这就是为什么我认为成为一个多行星物种很重要。", 6)
	deck := "lang: zh-Hans\nquotes: [{text: " + long + ", layout: vertical}, {text: " + long + ", layout: vertical, speaker: 甲}]"
	for _, name := range []string{"forest", "dawn", "night", "ink"} {
		for _, size := range []string{"x", "square"} {
			pages := pagesOf(t, name, size, deck)
			p := pages[len(pages)-1]
			th, _ := theme.Load(name, "auto", nil)
			quote, speaker := boxes(p, "quote")[0], boxes(p, "speaker")[0]
			if quote.FontSize < th.StepAbove(p.Size, speaker.FontSize)-0.01 {
				t.Errorf("%s, %s: the quote of %g px is not above its name of %g px", name, size, quote.FontSize, speaker.FontSize)
			}
		}
	}
}
