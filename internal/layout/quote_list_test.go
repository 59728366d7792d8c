package layout

import (
	"fmt"
	"strings"
	"testing"
)

// TestList: a list has its title, and every quote once, in order, with its ordinal, over as many pages as it needs; who said it stands
// once where all say the same, else with each.
func TestList(t *testing.T) {
	said := []string{"尽量做有用的事。", "不要渴望荣耀，要渴望工作。", "我们正处于智能大爆炸的非常非常早期的阶段。", "你的自我与能力之比不要太高。", "要么做旁观者，要么做参与者。"}
	for _, theme := range []string{"ink", "night", "paper"} {
		for _, size := range []string{"xiaohongshu", "square", "slide", "story", "og", "1080xauto"} {
			for n := 2; n <= len(said); n++ {
				for _, mixed := range []bool{false, true} {
					var deck strings.Builder
					deck.WriteString("defaults: {speaker: 王某, source: 书}\nquotes:\n")
					items := make([]string, n)
					for i := range n {
						items[i] = fmt.Sprintf("q%02d", i+1)
						fmt.Fprintf(&deck, "  - {text: %q", said[i])
						if mixed && i == n-1 {
							deck.WriteString(", speaker: 李某")
						}
						deck.WriteString("}\n")
					}
					fmt.Fprintf(&deck, "lists: [{id: l, title: 几句话, items: [%s]}]\norder: [l]\n", strings.Join(items, ", "))
					pages := pagesOf(t, theme, size, deck.String())
					what := fmt.Sprintf("%s %s, %d quotes", theme, size, n)
					var quotes, numbers []string
					names := 0
					for _, p := range pages {
						if p.Layout != "list" || p.Warnings.HasErrors() || len(boxesOf(p, "title")) != 1 {
							t.Errorf("%s: %s %v", what, p.Layout, p.Warnings)
						}
						if fault := checkBoxes(p, p.Size); fault != "" {
							t.Errorf("%s: %s", what, fault)
						}
						for _, b := range boxesOf(p, "quote") {
							quotes = append(quotes, b.Text)
						}
						for _, b := range boxesOf(p, "note") {
							numbers = append(numbers, b.Text)
						}
						names += len(boxesOf(p, "speaker"))
					}
					if fmt.Sprint(quotes) != fmt.Sprint(said[:n]) || len(numbers) != n || numbers[0] != map[bool]string{true: "1", false: "其一"}[theme == "night"] {
						t.Errorf("%s: %q %q", what, quotes, numbers)
					}
					if want := map[bool]int{false: len(pages), true: n}[mixed]; names != want {
						t.Errorf("%s: %d names, want %d", what, names, want)
					}
				}
			}
		}
	}
}
