package layout

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"cards/internal/scene"
)

// TestLead: what is set as a large first sentence with the rest under it, and what is not.
func TestLead(t *testing.T) {
	const rest = "超级智能要么发生，要么不发生；既然总会发生，不如做参与者，而不是看着别人把它做出来。"
	for _, c := range []struct {
		name, theme, quote string
		lead               string // the first sentence; empty when there is none
	}{
		{"a short sentence and a long rest", "night", `text: "我们不能当旁观者。` + rest + `"`, "我们不能当旁观者。"},
		{"a closing mark belongs to it", "night", `text: "“我们不能当旁观者。”` + rest + `"`, "“我们不能当旁观者。”"},
		{"a long first sentence", "night", `text: "` + rest + `我们不能当旁观者。"`, ""},
		{"one sentence", "night", `text: "` + rest + `"`, ""},
		{"two short sentences", "night", `text: "做个有用的人。要渴望工作。"`, ""},
		{"a theme that does not", "ink", `text: "我们不能当旁观者。` + rest + `"`, ""},
		{"a theme that does not, asked", "ink", `layout: lead, text: "我们不能当旁观者。` + rest + `"`, "我们不能当旁观者。"},
		{"another layout was asked for", "night", `layout: centre, text: "我们不能当旁观者。` + rest + `"`, ""},
		{"a point in a number", "night", `lang: en, text: "It is 3.5 times the price. Nobody had thought that it could be built at all, and then it was built in four months by a few people."`, "It is 3.5 times the price. "},
		{"one long word", "signal", `layout: lead, lang: en, text: "Simplify. Our life is frittered away by detail."`, "Simplify. "},
	} {
		for _, size := range []string{"xiaohongshu", "square", "slide", "story", "og"} {
			pages := pagesOf(t, c.theme, size, "defaults: {speaker: 王, source: 书}\nquotes:\n  - {"+c.quote+"}\n")
			if len(pages) != 1 {
				t.Errorf("%s at %s: %d pages", c.name, size, len(pages))
				continue
			}
			var quotes []scene.Box
			for _, b := range pages[0].Scene.Boxes {
				if b.Role == "quote" {
					quotes = append(quotes, b)
				}
			}
			if fault := checkBoxes(pages[0], sizeOf(t, size)); fault != "" {
				t.Errorf("%s at %s: %s", c.name, size, fault)
			}
			if c.lead == "" {
				if len(quotes) != 1 || pages[0].Layout == "lead" {
					t.Errorf("%s at %s: %d blocks as %s", c.name, size, len(quotes), pages[0].Layout)
				}
				continue
			}
			if len(quotes) != 2 || pages[0].Layout != "lead" {
				t.Errorf("%s at %s: %d blocks as %s: %+v", c.name, size, len(quotes), pages[0].Layout, pages[0].Chosen)
				continue
			}
			first, second := quotes[0], quotes[1]
			switch {
			case len(first.Lines) > 1 && strings.HasSuffix(first.Lines[0].Text, "Sim"):
				t.Errorf("%s at %s: a word is divided: %+v", c.name, size, first.Lines)
			case first.Text != c.lead:
				t.Errorf("%s at %s: the first sentence is %q", c.name, size, first.Text)
			case first.Part[1] != second.Part[0] || first.Part[0] != 0 || fmt.Sprint(second.Part[1]-second.Part[0]) != fmt.Sprint(len([]rune(second.Text))):
				t.Errorf("%s at %s: parts %v and %v", c.name, size, first.Part, second.Part)
			case second.FontSize > 0.72*first.FontSize || second.Y < first.Bottom():
				t.Errorf("%s at %s: %.0f px over %.0f px", c.name, size, first.FontSize, second.FontSize)
			}
		}
	}
}

// A first sentence that leaves its page empty is larger than its length suggests, up to the theme's share; one with a rest that takes the
// page is not.
func TestLeadTakesTheRoom(t *testing.T) {
	lead := func(rest string) float64 {
		p := pagesOf(t, "night", "portrait", "defaults: {speaker: 王, source: 书}\nquotes: [\"你不能愚弄数学。"+rest+"\"]")[0]
		if fault := checkBoxes(p, sizeOf(t, "portrait")); fault != "" || p.Layout != "lead" {
			t.Errorf("%s: %s", p.Layout, fault)
		}
		return boxesOf(p, "quote")[0].FontSize
	}
	if size := lead("数学和物理学是严格的评判者。"); size != 196 {
		t.Errorf("a short rest leaves the first sentence %g px", size)
	}
	if size := lead(strings.Repeat("数学和物理学是严格的评判者，谁也骗不了它们。", 2)); size > 168 {
		t.Errorf("a long rest leaves the first sentence %g px", size)
	}
}

// TestLeadStandsClose: the lines of a first sentence stand as close as the theme has it for a lead, closer than those of a quote of that size.
func TestLeadStandsClose(t *testing.T) {
	for _, look := range []string{"night", "signal", "photo", "ink"} {
		page := pagesOf(t, look, "portrait", "defaults: {speaker: \u738b, source: \u4e66}\nquotes: [{layout: lead, text: \u4f60\u4e0d\u80fd\u611a\u5f04\u6570\u5b66\u3002\u6570\u5b66\u548c\u7269\u7406\u5b66\u662f\u4e25\u683c\u7684\u8bc4\u5224\u8005\u3002}]")[0]
		quotes := boxesOf(page, "quote")
		if len(quotes) != 2 || len(quotes[0].Lines) != 2 {
			t.Errorf("%s: %d blocks, the first in %d lines", look, len(quotes), len(quotes[0].Lines))
			continue
		}
		th := setterOf(t, look, "quotes: [a]").Theme
		first := quotes[0]
		pitch := (first.Lines[1].Baseline - first.Lines[0].Baseline) / first.FontSize
		want, usual := th.Decoration.Lead.Leading, th.Leading(sizeOf(t, "portrait"), first.FontSize, 2, false)
		if want == 0 {
			want = usual
		}
		if math.Abs(pitch-math.Min(want, usual)) > 0.01 {
			t.Errorf("%s: lines of the first sentence at %.0f px stand %.3f em apart, want %.3f, where quotes have %.3f", look, first.FontSize, pitch, want, usual)
		}
		if look == "night" && pitch > usual-0.05 {
			t.Errorf("%s: %.3f em, no closer than a quote's %.3f", look, pitch, usual)
		}
	}
}
