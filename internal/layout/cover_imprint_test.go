package layout

import (
	"fmt"
	"strings"
	"testing"

	"cards/internal/scene"
	"cards/internal/theme"
)

// The last card of ink says who, where, when and who made it, over no other words, in every size with room; the code is beside the table.
func TestImprint(t *testing.T) {
	for _, size := range theme.Sizes() {
		for _, brand := range []string{`{name: 有用集, handle: "@youyongji", seal: 有用集}`, `{name: 有用集}`, `{handle: "@a_very_long_handle_official_of_the_house"}`} {
			for _, end := range []string{`{title: 有用集, text: "“我想尝试创造一些有用的东西。”"}`, `{title: 谢谢, text: 集名出自这句话, url: "https://example.org/a", qr: true}`, `{text: 谢谢}`} {
				what := fmt.Sprintf("%s, %s, %s", size.Name, brand, end)
				p := pagesOf(t, "ink", size.Name, "lang: zh-Hans\ndate: 2025-06-16\nbrand: "+brand+"\nspeakers: {m: {name: 埃隆·马斯克}}\nsources: {s: {title: AI 创业学校}}\nquotes: [粉碎你的自我]\nend: "+end+"\norder: [end]\n")[0]
				if p.Warnings.HasErrors() {
					t.Errorf("%s: %v", what, p.Warnings)
					continue
				}
				if fault := checkBoxes(p, p.Size); fault != "" {
					t.Errorf("%s: %s", what, fault)
				}
				imprint := false
				for _, c := range p.Chosen {
					imprint = imprint || c.What == "last card"
				}
				if !imprint {
					if size.Class == theme.Phone {
						t.Errorf("%s: no imprint: %v", what, p.Chosen)
					}
					continue
				}
				said := ""
				for _, b := range p.Scene.Boxes {
					said += b.Text + "|"
				}
				for _, want := range []string{"讲者|埃隆·马斯克|", "出处|《AI创业学校》|", "日期|2025年6月16日|", "辑录|"} {
					if !strings.Contains(said, want) {
						t.Errorf("%s: %q is not in %s", what, want, said)
					}
				}
				if strings.Contains(end, "qr") != (len(p.Scene.Links) == 1) {
					t.Errorf("%s: %d links", what, len(p.Scene.Links))
				}
			}
		}
	}
}

// The arcs of a cover span the deck's events true to scale; a deck without two dates has none, nor a page without the room.
func TestCoverArcs(t *testing.T) {
	deck := func(events string) string {
		return "lang: zh-Hans\ncover: {title: 路}\ntimelines: [{id: t, title: 路, events: [" + events + "]}]\norder: [cover]\n"
	}
	strokes := func(p *Page) (arcs []scene.Rect) {
		for _, item := range p.Scene.Items {
			if g, ok := item.(scene.Group); ok {
				for _, inner := range g.Items {
					if s, ok := inner.(scene.Stroke); ok && len(s.Path.Ops) > 2 {
						arcs = append(arcs, s.Path.Bounds())
					}
				}
			}
			if s, ok := item.(scene.Stroke); ok && len(s.Path.Ops) > 2 {
				arcs = append(arcs, s.Path.Bounds())
			}
		}
		return arcs
	}
	p := pagesOf(t, "ink", "xiaohongshu", deck("{date: 1990, title: 甲}, {date: 2000, title: 乙}, {date: 2030, title: 丙}, {date: 2010/2020, title: 丁}, {date: 2020, title: 戊}"))[0]
	arcs := strokes(p)
	if len(arcs) != 4 { // 2000, 2010, 2020, and the whole
		t.Fatalf("%d arcs", len(arcs))
	}
	whole := arcs[3]
	for i, share := range []float64{0.25, 0.5, 0.75} {
		if got := arcs[i].W / whole.W; got < share-0.005 || got > share+0.005 || arcs[i].X < whole.X-0.01 || arcs[i].X > whole.X+0.01 {
			t.Errorf("arc %d is %.3f of the whole, want %g; from %g, want %g", i, got, share, arcs[i].X, whole.X)
		}
	}
	if dates := boxesOf(p, "date"); len(dates) != 2 || dates[0].Text != "1990年" || dates[1].Text != "2030年" {
		t.Errorf("dates %v", dates)
	}
	for _, events := range []string{"{date: 1990, title: 甲}", "{date: 1990, title: 甲}, {date: 1990, title: 乙}"} {
		if p := pagesOf(t, "ink", "xiaohongshu", deck(events))[0]; len(strokes(p)) != 0 {
			t.Errorf("%s: arcs without a span", events)
		}
	}
	for _, size := range theme.Sizes() {
		p := pagesOf(t, "ink", size.Name, deck("{date: 1990, title: 甲}, {date: 2008-12-24, title: 乙}, {date: 2030-01-01, title: 丙}"))[0]
		if fault := checkBoxes(p, p.Size); fault != "" {
			t.Errorf("%s: %s", size.Name, fault)
		}
		for _, arc := range strokes(p) {
			for _, b := range p.Scene.Boxes {
				for _, l := range b.Lines {
					if b.Role == "title" && p.Layout != "core" && l.Ink.Overlaps(arc) {
						t.Errorf("%s: an arc runs through %q", size.Name, l.Text)
					}
				}
			}
		}
	}
}

// The address of the last card is the brand's: nobody is named over it who is quoted, unless no brand signs the card.
func TestEndNamesNobodyOverTheAddress(t *testing.T) {
	const quote = "speakers: {a: {name: 老子}}\ndefaults: {speaker: a}\nend: {title: 完, url: 'https://example.org/y'}\nquotes: [好。]\n"
	for _, theme := range []string{"dawn", "night", "forest", "grid", "signal", "photo"} {
		for _, row := range []struct {
			brand string
			names int
		}{{"brand: {name: 有用集}\n", 0}, {"brand: {handle: '@youyongji'}\n", 0}, {"", 1}} {
			for _, p := range pagesOf(t, theme, "square", "lang: zh-Hans\n"+row.brand+quote) {
				if p.Kind != "end" {
					continue
				}
				if got := len(boxes(p, "speaker")); got != row.names {
					t.Errorf("%s, %q: %d names on the last card, want %d", theme, row.brand, got, row.names)
				}
			}
		}
		// In a code the address stands apart, and name and source where other cards have them.
		const coded = "lang: zh-Hans\nbrand: {name: 有用集}\nspeakers: {a: {name: 老子}}\nsources: {s: {title: 道德经}}\ndefaults: {speaker: a, source: s}\nend: {title: 完, url: 'https://example.org/y', qr: true}\nquotes: [好。]\n"
		for _, p := range pagesOf(t, theme, "xiaohongshu", coded) {
			if p.Kind == "end" && (len(boxes(p, "speaker")) != 1 || !strings.Contains(boxOf(t, p, "source").Text, "道德经")) {
				t.Errorf("%s: the last card with a code is not signed like others", theme)
			}
		}
	}
}

// TestCanopyKeepsOff: the base line of an arc over a title that every view shows keeps off the title at both sides.
func TestCanopyKeepsOff(t *testing.T) {
	s := setterOf(t, "ink", "title: \u4ece Zip2 \u5230\u706b\u661f\nlang: zh-Hans\ncover: {title: \u4ece Zip2 \u5230\u706b\u661f}\ntimelines:\n- events: [{date: 1995, title: a}, {date: 2055, title: b}]\n")
	for _, card := range s.Cards() {
		for _, page := range card.Lay(sizeOf(t, "wechat-cover")) {
			titles := boxesOf(page, "title")
			if page.Card != "cover" || len(titles) == 0 {
				continue
			}
			ink, lines := inkOf(&titles[0]), 0
			for _, it := range page.Scene.Items {
				stroke, ok := it.(scene.Stroke)
				if !ok {
					continue
				}
				at := stroke.Path.Bounds()
				if at.H > 1 {
					continue // the arc
				}
				lines++
				if at.Right() > ink.X-canopyApart*sizeOf(t, "wechat-cover").Unit() && at.X < ink.Right()+canopyApart*sizeOf(t, "wechat-cover").Unit() {
					t.Errorf("a line from %.0f to %.0f beside a title from %.0f to %.0f", at.X, at.Right(), ink.X, ink.Right())
				}
			}
			if lines != 2 {
				t.Errorf("%d lines beside the title", lines)
			}
			return
		}
	}
	t.Error("no cover")
}
