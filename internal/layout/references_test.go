package layout

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

const threeSayings = "speakers: {m: {name: 埃隆·马斯克}}\ndefaults: {speaker: m}\nquotes: [{id: a, text: 不要渴望荣耀，要渴望工作。}, {id: b, text: 你可以做一个旁观者，也可以做一个参与者。}, {id: c, text: 成功的几率很小，也比没有成功的几率好。}]\nlists: [{id: l, items: [a, b, c]}]\norder: [l]\n"

// TestListPlace: of a list's quotes no more than a part of a stop stands beyond the rules between them, none has a line more for the sake of a little size, and
// on a page with ordinals in its margin the first begins where the words of other pages do.
func TestListPlace(t *testing.T) {
	for _, name := range []string{"ink", "forest", "night", "grid"} {
		page := pagesOf(t, name, "1080x1350", threeSayings)[0]
		rules := boxesOf(page, "rule")
		if len(rules) < 2 {
			t.Fatalf("%s: %d rules", name, len(rules))
		}
		right := rules[len(rules)-1].Right()
		for _, b := range boxesOf(page, "quote") {
			if ink := inkOf(&b); ink.Right() > right+listHang*b.FontSize+1 {
				t.Errorf("%s: %q ends at %g, the rules at %g", name, b.Text, ink.Right(), right)
			}
			if len(b.Lines) > 2 {
				t.Errorf("%s: %q has %d lines", name, b.Text, len(b.Lines))
			}
		}
	}
	list := boxesOf(pagesOf(t, "forest", "1080x1350", threeSayings)[0], "quote")
	if list[0].FontSize < 70 { // as in the reference
		t.Errorf("the quotes of the list have %g px", list[0].FontSize)
	}
	long := boxesOf(pagesOf(t, "forest", "1080x1350", fmt.Sprintf("quotes: [%q]\n", "第一性原理意味着，将事物分解成最有可能为真的基本公理元素，然后尽可能谨慎地从那里推理，而不是通过分析或隐喻进行推理。"))[0], "quote")
	if a, b := list[0].Y, long[0].Y; a > b+8 { // a line of 60 px has more air over it in its row than one of 66
		t.Errorf("the list begins at %g, a long quote at %g", a, b)
	}
	if d, e := list[1].Y-list[0].Y, list[2].Y-list[1].Y; d-e > 1 || e-d > 1 {
		t.Errorf("quotes of two lines each are %g and %g apart", d, e)
	}
}

// TestListSize: a break at the end of a clause costs no size where the page keeps its air, one inside a clause does; and on a page without that a
// line for each quote is worth some size.
func TestListSize(t *testing.T) {
	five := strings.Replace(threeSayings, "{id: a,", "{id: d, text: 我想尝试创造一些有用的东西。}, {id: e, text: \"成功的几率不到10%，也许是1%。\"}, {id: a,", 1)
	five = strings.Replace(five, "items: [a, b, c]", "title: 五句有用的话, items: [d, a, b, c, e]", 1)
	five = strings.Replace(five, "\ndefaults: {speaker: m}", "\nbrand: {name: 有用集, handle: '@youyongji'}\nsources: {s: {title: AI创业学校, kind: interview, published: 2025-06-16}}\ndefaults: {speaker: m, source: s}", 1)
	for _, row := range []struct {
		theme, size string
		least       float64
		lines       []int
	}{
		{"signal", "xiaohongshu", 58, []int{1, 1, 2, 2, 2}},
		{"photo", "xiaohongshu", 52, []int{1, 1, 2, 2, 1}}, // under a sky, as the other cards of its deck
		{"photo", "square", 42, []int{1, 1, 1, 1, 1}},
	} {
		quotes := boxesOf(pagesOf(t, row.theme, row.size, five)[0], "quote")
		var lines []int
		for _, b := range quotes {
			lines = append(lines, len(b.Lines))
		}
		if quotes[0].FontSize < row.least || !slices.Equal(lines, row.lines) {
			t.Errorf("%s %s: quotes of %g px in lines %v", row.theme, row.size, quotes[0].FontSize, lines)
		}
	}
	for _, b := range boxesOf(pagesOf(t, "forest", "square", threeSayings)[0], "quote") {
		if len(b.Lines) != 2 { // the first could have one
			t.Errorf("%q has %d lines where the others have two", b.Text, len(b.Lines))
		}
	}
}

// TestNumeralParts: the word between the numbers of a range is no numeral.
func TestNumeralParts(t *testing.T) {
	for _, row := range []struct{ numerals, want string }{
		{"18到24", "18|到|24"}, {"18至24", "18|至|24"}, {"18 to 24", "18| to |24"}, {"18–24", "18–24"}, {"10%", "10%"}, {"到24", "到24"}, {"六", "六"},
	} {
		runes, got := []rune(row.numerals), ""
		for i, p := range numeralParts(runes) {
			if i > 0 {
				got += "|"
			}
			if got += string(runes[p.from:p.to]); p.joins != (i == 1) {
				t.Errorf("%s: part %d joins: %t", row.numerals, i, p.joins)
			}
		}
		if got != row.want {
			t.Errorf("%s: %s, want %s", row.numerals, got, row.want)
		}
	}
}

// TestImprintCode: the code of a last card is as large as in the reference however short its address is.
func TestImprintCode(t *testing.T) {
	for _, address := range []string{"https://example.org/u", "https://example.org/useful/things/2025/06/16/startup-school"} {
		page := pagesOf(t, "ink", "xiaohongshu", "brand: {name: 有用集, seal: 有用集}\nend: {title: 有用集, url: \""+address+"\", qr: true}\nquotes: [一]\n")[1]
		plate := boxesOf(page, "image")
		if len(plate) != 1 {
			t.Fatalf("%s: %d codes", address, len(plate))
		}
		// The plate has four modules of quiet zone at each side, of at most 7 px.
		if side := plate[0].W; side < 174+8*6-12 || side > 174+8*7+33 {
			t.Errorf("%s: the plate is %g px wide", address, side)
		}
	}
}

// TestCodeBesideTitle: on a wide page the code stands beside the title, whatever is written under it, and leaves the title its height.
func TestCodeBesideTitle(t *testing.T) {
	for _, name := range []string{"dawn", "night", "paper", "grid", "forest", "signal", "photo"} {
		pages := pagesOf(t, name, "linkedin", "brand: {name: 有用集, handle: \"@youyongji\"}\nspeakers: {m: {name: 埃隆·马斯克, role: 工程师}}\ndefaults: {speaker: m}\nend: {title: 要渴望工作, text: 全文见原采访, url: \"https://example.org/useful\", qr: true}\nquotes: [一]\n")
		page := pages[len(pages)-1]
		title, said := boxOf(t, page, "title"), false
		for _, plate := range boxesOf(page, "image") {
			if ink := inkOf(&title); plate.X < ink.Right() {
				t.Errorf("%s: the code begins at %g, the title ends at %g", name, plate.X, ink.Right())
			}
		}
		for _, b := range page.Scene.Boxes {
			said = said || b.Text == "example.org/useful"
		}
		if !said || title.FontSize < 90 {
			t.Errorf("%s: the address is there: %t; the title has %g px", name, said, title.FontSize)
		}
	}
}

// TestInkOnTheMargin: where a theme draws its margin no stroke of a quote stands left of it, and a stop within the measure is no mark that hangs
// over the page's edge: both are as large as in the reference.
func TestInkOnTheMargin(t *testing.T) {
	for _, row := range []struct {
		theme, size, text string
		least             float64
	}{
		{"grid", "slide", "你可以做一个旁观者，也可以做一个参与者。", 184},
		{"night", "story", "我想尝试创造一些有用的东西。", 166},
		{"grid", "xiaohongshu", "你不能愚弄数学。数学和物理学是严格的评判者。", 112},
		{"signal", "1080x1350", "也比没有成功的几率好，成功的几率很小。", 104},
	} {
		page := pagesOf(t, row.theme, row.size, fmt.Sprintf("brand: {name: 有用集, handle: '@youyongji'}\nspeakers: {m: {name: 埃隆·马斯克}}\ndefaults: {speaker: m}\nquotes: [%q]\n", row.text))[0]
		quote := boxOf(t, page, "quote")
		if quote.FontSize < row.least {
			t.Errorf("%s %s: %q has %g px", row.theme, row.size, row.text, quote.FontSize)
		}
		const margin = 88
		for _, l := range quote.Lines {
			if l.Ink.X < margin-0.5 || l.Ink.X > margin+0.1*quote.FontSize || l.Ink.Right() > nearEdge*page.Scene.Width {
				t.Errorf("%s %s: %q stands from %g to %g, the margin at %d", row.theme, row.size, l.Text, l.Ink.X, l.Ink.Right(), margin)
			}
		}
	}
}
