package layout

import (
	"strings"
	"testing"
)

// A page of a divided quote says both which quote of the series it is, as the other cards do, and which part of it.
func TestPartsOfNumberedQuotes(t *testing.T) {
	long := strings.Repeat("这就是为什么我认为成为一个多行星物种很重要。", 12)
	for _, look := range []string{"ink", "dawn", "night", "grid", "forest", "signal", "photo", "paper"} {
		for _, size := range []string{"square", "xiaohongshu", "slide", "linkedin"} {
			for _, numbered := range []struct{ series, want string }{{"No. {n}", "No. 2"}, {"第{n}则，共{of}则", "第2则，共2则"}, {"", ""}} {
				series := ""
				if numbered.series != "" {
					series = "series: \"" + numbered.series + "\"\n"
				}
				pages := pagesOf(t, look, size, inkBrand+series+"date: 2025-06-16\nquotes: [知足。, \""+long+"\"]\n")[1:]
				if len(pages) < 2 {
					t.Fatalf("%s, %s: the quote has %d page", look, size, len(pages))
				}
				for i, p := range pages {
					said, count := "", 0
					for _, b := range boxes(p, "page") {
						said += b.Text + "\n"
						count += strings.Count(b.Text, "\uff0f")
					}
					want := numbered.want
					switch look {
					case "paper": // its strip has numerals, where that has room for both
						if want = "二（"; numbered.series == "" || size == "linkedin" {
							want = ""
						}
					case "signal":
						for _, b := range p.Scene.Boxes {
							if b.Role != "page" && strings.Contains(b.Text, "第2则") {
								want = "" // the dial says the same
							}
						}
					}
					if !strings.Contains(said, want) || count != 1 {
						t.Errorf("%s, %s, %q: page %d of %d says %q", look, size, numbered.series, i+1, len(pages), said)
					}
					if got := codes(p); got != "" {
						t.Errorf("%s, %s, %q: page %d: %s", look, size, numbered.series, i+1, got)
					}
				}
			}
		}
	}
}

// What signs a card stands where it is on the other cards, also on the pages of a divided quote.
func TestPartsLeaveNamesInPlace(t *testing.T) {
	long := strings.Repeat("这就是为什么我认为成为一个多行星物种很重要。", 12)
	for _, look := range []string{"ink", "dawn", "forest", "signal", "photo"} {
		for _, size := range []string{"square", "xiaohongshu", "slide"} {
			yaml := "lang: zh-Hans\nseries: \"No. {n}\"\ndate: 2025-06-16\nbrand: {name: 有用集, seal: 有用集}\nspeakers: {m: {name: 马斯克, role: 首席执行官}}\n" +
				"sources: {t: {title: AI 创业学校, kind: interview, published: 2025-06-16, translated_from: en}}\ndefaults: {speaker: m, source: t}\nquotes: [\"" + long[:len(long)/4] + "\", \"" + long + "\"]\n"
			pages := pagesOf(t, look, size, yaml)
			for _, role := range []string{"speaker", "source"} {
				first := boxes(pages[0], role)[0]
				for _, p := range pages[1:] {
					if other := boxes(p, role)[0]; other.X != first.X || other.Y != first.Y {
						t.Errorf("%s, %s: %s of page %d at %v, on the other card at %v", look, size, role, p.Page, other.Rect, first.Rect)
					}
				}
			}
		}
	}
}
