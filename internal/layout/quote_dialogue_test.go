package layout

import (
	"fmt"
	"strings"
	"testing"
)

// TestDialogue: every turn stands once, whole and in order, each with who says it; answers are of one size over all pages and questions
// no larger; the foot names who gave the answers.
func TestDialogue(t *testing.T) {
	turns := [][2]string{
		{"host", "你生命中有没有过这样的时刻，你感觉“我必须创造一些伟大的东西”？"},
		{"埃隆·马斯克", "我最初并没有想过要创造一些伟大的东西。我想尝试创造一些有用的东西。"},
		{"host", "对你来说那是什么样的感觉？"},
		{"埃隆·马斯克", "我真的只想在互联网上做一些有用的事情。"},
	}
	names := map[string][2]string{"short": {"主持人", "埃隆·马斯克"}, "long": {"The Interviewer of the Evening", "Alexandria Ocasio-Cortez"}, "none": {"", "埃隆·马斯克"}}
	for _, theme := range []string{"ink", "night", "paper"} {
		for _, size := range []string{"xiaohongshu", "square", "slide", "story", "og", "1080xauto"} {
			for who, name := range names {
				for n := 2; n <= 12; n += 5 {
					var deck strings.Builder
					fmt.Fprintf(&deck, "defaults: {speaker: %s, source: 书}\nquotes:\n  - id: d\n    turns:\n", name[1])
					var said []string
					for i := range n {
						turn := turns[i%len(turns)]
						said = append(said, turn[1])
						fmt.Fprintf(&deck, "      - {text: %q", turn[1])
						if speaker := name[i%2]; speaker != "" {
							fmt.Fprintf(&deck, ", speaker: %q", speaker)
						}
						deck.WriteString("}\n")
					}
					what := fmt.Sprintf("%s %s, %d turns, %s names", theme, size, n, who)
					var drawn []string
					labels, answer := 0, 0.0
					for _, p := range pagesOf(t, theme, size, deck.String()) {
						if p.Layout != "dialogue" || p.Warnings.HasErrors() {
							t.Errorf("%s: %s %v", what, p.Layout, p.Warnings)
						}
						if fault := checkBoxes(p, p.Size); fault != "" {
							t.Errorf("%s: %s", what, fault)
						}
						for _, b := range boxesOf(p, "quote") {
							of := len(drawn)
							drawn = append(drawn, b.Text)
							switch {
							case of%2 == 1 && answer == 0:
								answer = b.FontSize
							case of%2 == 1 && b.FontSize != answer, of%2 == 0 && answer > 0 && b.FontSize > answer:
								t.Errorf("%s: turn %d has size %g, answers %g", what, of+1, b.FontSize, answer)
							}
						}
						labels += len(boxesOf(p, "speaker")) - 1
					}
					want := n
					if who == "none" {
						want = n / 2
					}
					if strings.Join(drawn, "|") != strings.Join(said, "|") {
						t.Errorf("%s: %q, want %q", what, drawn, said)
					}
					if labels != want {
						t.Errorf("%s: %d names beside the turns, want %d", what, labels, want)
					}
				}
			}
		}
	}
}

// TestDialogueDivides: turns are gathered so that no page is much fuller than the others, and never cut.
func TestDialogueDivides(t *testing.T) {
	v := &dialogue{}
	for i := range 8 {
		v.turns = append(v.turns, turn{quote: &quote{runes: []rune(strings.Repeat("字", 20))}, answer: i%2 == 1})
	}
	if units := v.exchanges(); len(units) != 4 || units[1] != (part{2, 4}) {
		t.Fatalf("exchanges %v", units)
	}
	got := v.divide(v.exchanges(), 2)
	if len(got) != 2 || got[0] != (part{0, 4}) || got[1] != (part{4, 8}) {
		t.Errorf("divided %v", got)
	}
}
