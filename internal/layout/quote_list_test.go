package layout

import (
	"fmt"
	"strings"
	"testing"

	"cards/internal/scene"
	"cards/internal/theme"
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

// TestListRanks: quotes of a list are no smaller than other quotes, and larger than the names under or beside them; where a page does not
// hold them so, they take more pages, all of one size.
func TestListRanks(t *testing.T) {
	many := strings.Repeat(`  - {text: "Our life is frittered away by detail, and the mass of men lead lives of quiet desperation.", speaker: Henry David Thoreau}`+"\n  - {text: \"The cut worm forgives the plow.\", speaker: William Blake}\n", 3)
	few := "  - {text: \"Simplify, simplify.\", speaker: Henry David Thoreau}\n  - {text: \"Our life is frittered away by detail.\", speaker: Henry David Thoreau}\n  - {text: \"The cut worm forgives the plow.\", speaker: William Blake}\n"
	for _, name := range []string{"dawn", "night", "signal", "forest"} {
		for _, size := range []string{"x", "linkedin", "square"} {
			for quotes, n := range map[string]int{few: 3, many: 6} {
				var items []string
				for i := range n {
					items = append(items, fmt.Sprintf("q%02d", i+1))
				}
				pages := pagesOf(t, name, size, "lang: en\nquotes:\n"+quotes+"lists: [{id: l, title: A few, items: ["+strings.Join(items, ", ")+"]}]\norder: [l]\n")
				what := fmt.Sprintf("%s %s, %d quotes", name, size, n)
				if n == 3 && len(pages) != 1 {
					t.Errorf("%s: %d pages", what, len(pages))
				}
				for _, p := range pages {
					for _, b := range boxesOf(p, "quote") {
						if b.FontSize < p.Size.Floor(theme.QuoteText) || b.FontSize != boxesOf(pages[0], "quote")[0].FontSize {
							t.Errorf("%s: %q has %g px, the first quote %g", what, b.Text, b.FontSize, boxesOf(pages[0], "quote")[0].FontSize)
						}
						for _, who := range boxesOf(p, "speaker") {
							if who.FontSize >= b.FontSize {
								t.Errorf("%s: %q has %g px, its name %g", what, b.Text, b.FontSize, who.FontSize)
							}
						}
					}
					if fault := checkBoxes(p, p.Size); fault != "" {
						t.Errorf("%s: %s", what, fault)
					}
				}
			}
		}
	}
}

// TestListOpens: lines of a quote part up to the theme's pitch where its cell has the room, and stay nearer to one another than to the rules.
func TestListOpens(t *testing.T) {
	const two = "quotes:\n  - \"你可以做一个旁观者，也可以做一个参与者。\"\n  - \"成功的几率很小，也比没有成功的几率好。\"\n"
	pitch := func(size, deck string) float64 {
		b := boxesOf(pagesOf(t, "forest", size, deck)[0], "quote")[0]
		if len(b.Lines) != 2 {
			t.Fatalf("%s: %d lines", size, len(b.Lines))
		}
		return (b.Lines[1].Baseline - b.Lines[0].Baseline) / b.FontSize
	}
	roomy := pitch("story", two+"lists: [{id: l, items: [q01, q02]}]\norder: [l]\n")
	if roomy < 1.4 || roomy > 1.6 {
		t.Errorf("two quotes on a high page have a pitch of %.2f em", roomy)
	}
	full := two + "  - \"不要渴望荣耀，不要渴望荣耀，要渴望工作。\"\n  - \"不要渴望荣耀，要渴望工作，要渴望工作。\"\n  - \"要渴望荣耀，不要渴望荣耀，要渴望工作。\"\n"
	if tight := pitch("square", full+"lists: [{id: l, title: 几句话, items: [q01, q02, q03, q04, q05]}]\norder: [l]\n"); tight >= roomy {
		t.Errorf("five quotes on a square have a pitch of %.2f em, two on a high page %.2f", tight, roomy)
	}
}

// TestRulesBetweenItems: on a page of a book they are of its brass at half strength, elsewhere of the theme's rule.
func TestRulesBetweenItems(t *testing.T) {
	const deck = "lang: zh-Hans\ndefaults: {speaker: \u738b, source: \u4e66}\nquotes:\n- {id: a, text: \u6162\u6162\u6765\u3002}\n- {id: b, text: \u6bd4\u8f83\u5feb\u3002}\nlists: [{id: x, items: [a, b]}]\n"
	for _, look := range []string{"forest", "ink"} {
		s := setterOf(t, look, deck)
		want := s.Theme.Colours.Rule
		if look == "forest" {
			want = mix(s.Theme.Colours.AccentShape, s.Theme.Colours.Ground, cellStrength)
		}
		found := false
		for _, page := range pagesOf(t, look, "portrait", deck) {
			if page.Layout != "list" {
				continue
			}
			for _, it := range page.Scene.Items {
				if f, ok := it.(scene.Fill); ok && f.Paint == scene.Solid(want) {
					found = true
				}
			}
		}
		if !found {
			t.Errorf("%s: no rule of %v between the items", look, want)
		}
	}
}
