package text

import (
	"strings"
	"testing"
)

// TestEnglishPhrases: which spaces of English a line would rather not end at.
func TestEnglishPhrases(t *testing.T) {
	for _, row := range []struct {
		text string // the place is marked by |
		want float64
	}{
		{"The cut |worm forgives the plow.", costSpace + costInNounPhrase},
		{"The cut worm |forgives the plow.", costSpace},
		{"lives of quiet |desperation.", costSpace + costInNounPhrase},
		{"Our life is frittered |away by detail.", costSpace + costBeforeVerbParticle},
		{"Our life is frittered away |by detail.", costSpace},
		{"The mass |of men lead lives", costSpace + costBeforeOf},
		{"to do at any |time what I think right", costSpace + costAfterArticle},
		{"he will |meet with a success", costSpace + costInVerb},
		{"your work need |not be lost", costSpace + costInVerb},
		{"your work need not be |lost", costSpace + costInVerb},
		{"the life which he has |imagined", costSpace + costInVerb},
		{"the will |of the people", costSpace + costBeforeOf},
		{"I have |a right", costSpace},
		{"The sun |is but a morning star.", costSpace},
		{"once again the wind |brushes the stars.", costSpace},
		{"The |sun is but a star.", costSpace + costOpener + costAfterArticle},
		{"He is old, |and wise.", costAfterComma},
	} {
		before, _, _ := strings.Cut(row.text, "|")
		p := prepare(t, Paragraph{Text: strings.Replace(row.text, "|", "", 1), Lang: "en"})
		if got := p.breaks[len(before)].cost; got != row.want {
			t.Errorf("%s: cost %g, want %g", row.text, got, row.want)
		}
	}
	// Other languages have other words.
	p := prepare(t, Paragraph{Text: "der old worm", Lang: "de"})
	if got := p.breaks[8].cost; got != costSpace {
		t.Errorf("German: cost %g, want %d", got, costSpace)
	}
	if got, want := broken(t, Paragraph{Text: "Our life is frittered away by detail.", Lang: "en"}, Measure{Width: 8}), "Our life /is frittered away /by detail."; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

// TestOpeners: what looks lost at a line's end is a word, not the end of another one.
func TestOpeners(t *testing.T) {
	for _, row := range []struct {
		text string // the place is marked by |
		want bool
	}{
		{"定义是比|任何人类都聪明", true},
		{"小镇到|全世界都在谈论", true},
		{"但我们没有机会|重新开始", false},
		{"这个社会|需要工程师", false},
		{"火箭可能|只占一小部分", true},
		{"我们会|重新开始", true},
		{"我们离|数字超级智能很近", true},
		{"两地的距离|很远", false},
	} {
		before, _, _ := strings.Cut(row.text, "|")
		p := prepare(t, Paragraph{Text: strings.Replace(row.text, "|", "", 1), Lang: "zh-Hans"})
		if got := p.opener(len([]rune(before))); got != row.want {
			t.Errorf("%s: %t, want %t", row.text, got, row.want)
		}
	}
}

// TestHeadline: whole sentences at sizes of a page.
func TestHeadline(t *testing.T) {
	for _, row := range []struct {
		lang, text string
		width      float64
		want       string
	}{
		{"zh-Hans", "数字超级智能的定义是比任何人类在任何事情上都更聪明。", 8.4, "数字超级智能的|定义是比任何人类|在任何事情上|都更聪明。"},
		{"zh-Hans", "数字超级智能的定义是比任何人类在任何事情上都更聪明。", 7.2, "数字超级智能的|定义是比|任何人类|在任何事情上|都更聪明。"},
		{"zh-Hans", "即使在这种情况下，人类智能的总和也可能只有数字智能的十亿分之一。", 7.2, "即使在|这种情况下，|人类智能的总和|也可能只有|数字智能的|十亿分之一。"},
		{"zh-Hans", "数字超级智能的定义是比任何人类在任何事情上都更聪明。", 10.5, "数字超级智能的定义|是比任何人类|在任何事情上都更聪明。"},
		{"zh-Hans", "从没有人听说过的小镇到全世界都在谈论的火星城市之路", 8.4, "从没有人|听说过的小镇|到全世界|都在谈论的|火星城市之路"},
		{"zh-Hans", "从没有人听说过的小镇到全世界都在谈论的火星城市之路", 10.5, "从没有人听说过的小镇|到全世界都在谈论的|火星城市之路"},
		{"ja", "越す事のならぬ世が住みにくければ、住みにくい所をどれほどか、寛容て", 10.5, "越す事のならぬ世が|住みにくければ、|住みにくい所を|どれほどか、|寛容て"},
	} {
		if got := displayLines(t, row.text, row.lang, row.width); got != row.want {
			t.Errorf("%g em: %s, want %s", row.width, got, row.want)
		}
	}
}

// TestEvenLinesOfWords: lines of titles and translations are evened out, but not at the price of a word that leads what follows.
func TestEvenLinesOfWords(t *testing.T) {
	for _, row := range []struct {
		text  string
		width float64
		want  string
	}{
		{"You cannot fool mathematics. Mathematics and physics are strict judges.", 14.5, "You cannot fool mathematics. /Mathematics and physics /are strict judges."},
		{"Numbers name the sources; what is not in bold is not confirmed", 18, "Numbers name the sources; /what is not in bold is not confirmed"},
	} {
		if got := broken(t, Paragraph{Text: row.text, Lang: "en"}, Measure{Width: row.width, Mode: Compact}); got != row.want {
			t.Errorf("%q is broken %s, want %s", row.text, got, row.want)
		}
	}
}
