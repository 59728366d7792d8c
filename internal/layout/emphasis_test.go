package layout

import (
	"strings"
	"testing"

	"cards/internal/deck"
	"cards/internal/layout/text"
	"cards/internal/scene"
	"cards/internal/theme"
)

// emphasised lays out one quote in ink with another emphasis.
func emphasised(t *testing.T, how theme.Emphasis, yaml string) *Page {
	t.Helper()
	d, list := deck.LoadBytes("deck.yaml", []byte(yaml), deck.LoadOptions{})
	if list.HasErrors() {
		t.Fatal(list)
	}
	th, list := theme.Load("ink", "auto", nil)
	if list.HasErrors() {
		t.Fatal(list)
	}
	own := *th
	own.Type.Emphasis = how
	return NewSetter(d, &own, sharedEngine, d.Language()).Cards()[0].Lay(sizeOf(t, "square"))[0]
}

// marksOf returns the shapes that set off words, and whether they are under the text.
func marksOf(t *testing.T, p *Page) (shapes []scene.Rect, under bool) {
	t.Helper()
	quote := boxOf(t, p, "quote")
	for _, b := range p.Scene.Boxes {
		if b.Role != "mark" {
			continue
		}
		under = b.To <= quote.From
		for _, it := range p.Scene.Items[b.From:b.To] {
			shapes = append(shapes, it.(scene.Fill).Path.Bounds())
		}
	}
	return shapes, under
}

func TestHighlight(t *testing.T) {
	for _, layout := range []string{"left", "vertical"} {
		p := emphasised(t, theme.EmphasisHighlight, "lang: zh-Hans\nquotes: [{text: 要渴望工作的人。, mark: [工作], layout: "+layout+"}]")
		quote := boxOf(t, p, "quote")
		shapes, under := marksOf(t, p)
		if len(shapes) != 1 || !under {
			t.Fatalf("%s: strokes %v, under the text: %t", layout, shapes, under)
		}
		long, short := shapes[0].W, shapes[0].H
		if layout == "vertical" {
			long, short = short, long
		}
		if s := quote.FontSize; long < 2*s || long > 2.3*s || short > s || short < 0.8*s {
			t.Errorf("%s: a stroke of %g × %g px under two characters of %g", layout, long, short, s)
		}
	}
}

// A line under words has gaps where letters reach through, and nowhere else.
func TestUnderlineSkipsInk(t *testing.T) {
	plain, _ := marksOf(t, emphasised(t, theme.EmphasisUnderline, "lang: en\nquotes: [{text: We saw a nice house, mark: [nice]}]"))
	if len(plain) != 1 {
		t.Errorf("under nice there are %d lines: %v", len(plain), plain)
	}
	p := emphasised(t, theme.EmphasisUnderline, "lang: en\nquotes: [{text: We saw a gypsy house, mark: [gypsy]}]")
	lines, under := marksOf(t, p)
	if len(lines) < 2 || under {
		t.Fatalf("under gypsy: %v, under the text: %t", lines, under)
	}
	quote := boxOf(t, p, "quote")
	for _, l := range lines {
		for _, ink := range text.InkWithin(p.Scene.Items[quote.From:quote.To], l.Y, l.Bottom()) {
			if ink[0] < l.Right() && ink[1] > l.X {
				t.Errorf("the line %v runs through ink at %v", l, ink)
			}
		}
	}
	zh, _ := marksOf(t, emphasised(t, theme.EmphasisUnderline, "lang: zh-Hans\nquotes: [{text: 要渴望工作。, mark: [工作]}]"))
	if len(zh) != 1 {
		t.Errorf("under Han there are %d lines", len(zh))
	}
	column, _ := marksOf(t, emphasised(t, theme.EmphasisUnderline, "lang: zh-Hans\nquotes: [{text: 要渴望工作。, mark: [工作], layout: vertical}]"))
	if len(column) != 1 || column[0].H < 2*column[0].W {
		t.Errorf("beside a column: %v", column)
	}
}

// A theme may name each way of setting off, and no other.
func TestEmphasisOfThemes(t *testing.T) {
	for _, how := range []string{"dots", "accent", "highlight", "underline", "blink"} {
		read := func(string) ([]byte, error) {
			return []byte("theme: 1\ninherits: ink\ntype: {emphasis: " + how + "}\n"), nil
		}
		th, list := theme.Load("mine.yaml", "auto", read)
		if bad := how == "blink"; list.HasErrors() != bad {
			t.Errorf("%s: %v", how, list)
		} else if !bad && string(th.Type.Emphasis) != how {
			t.Errorf("%s became %s", how, th.Type.Emphasis)
		}
	}
}

// TestDotsOfSmallWords: the dots under small words are as large as a phone still shows, and no larger in the em than their place has room for.
func TestDotsOfSmallWords(t *testing.T) {
	long := strings.Repeat("\u5927\u5bb6\u90fd\u8bf4\u8fd9\u4ef6\u4e8b\u505a\u4e0d\u6210\uff0c", 8)
	for _, look := range []string{"ink", "dawn", "forest"} {
		for words, small := range map[string]bool{long + "\u4ed6\u505a\u6210\u4e86\u3002": true, "\u4ed6\u505a\u6210\u4e86\u3002": false} {
			page := pagesOf(t, look, "square", "defaults: {speaker: \u738b, source: \u4e66}\nquotes: [{text: "+words+", mark: [\u505a\u6210\u4e86]}]")[0]
			quote, dots := boxesOf(page, "quote")[0], boxesOf(page, "mark")
			if len(dots) != 1 {
				t.Errorf("%s: %d rows of dots under %q", look, len(dots), words)
				continue
			}
			if d := dots[0].H; small != (d > 2*emphasisRadius*quote.FontSize+0.01) || d < 2*emphasisLeast-0.01 || d > 2*emphasisMost*quote.FontSize+0.01 && small {
				t.Errorf("%s: dots of %.1f px under words of %.0f px", look, d, quote.FontSize)
			}
		}
	}
}
