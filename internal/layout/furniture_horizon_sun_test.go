package layout

import (
	"math"
	"testing"

	"cards/internal/scene"
)

// discOf is the sun of a page of dawn, with its radius; an empty one where it has none.
func discOf(p *Page) (area scene.Rect, r float64) {
	for _, it := range p.Scene.Items {
		if f, ok := it.(scene.Fill); ok && len(f.Path.Points) > 4 {
			b := f.Path.Bounds()
			return b, b.W / 2
		}
	}
	return scene.Rect{}, 0
}

// onSun reports whether ink has part in the sun.
func onSun(sun scene.Rect, r float64, ink scene.Rect) bool {
	cx, cy := sun.X+sun.W/2, sun.Bottom()
	x, y := math.Max(ink.X, math.Min(cx, ink.Right())), math.Max(ink.Y, math.Min(cy, ink.Bottom()))
	return ink.Y < cy && math.Hypot(x-cx, y-cy) < r
}

// A deck's own line of a series stands as our number does where it is one; the part of a quote and a line of words stay soft.
func TestOwnNumbers(t *testing.T) {
	const deck = "lang: zh-Hans\nbrand: {name: 有用集}\nquotes: [{text: 知足。}, {text: 上善若水。}]\n"
	ours := boxOf(t, pagesOf(t, "dawn", "portrait", deck)[0], "page")
	for _, row := range []struct {
		line  string
		alike bool
	}{{"No. {n}", true}, {"第{n}则", true}, {"给想做有用的事的人读的话，第{n}则", false}} {
		own := boxOf(t, pagesOf(t, "dawn", "portrait", "series: \""+row.line+"\"\n"+deck)[0], "page")
		if alike := own.Color == ours.Color && own.FontSize == ours.FontSize; alike != row.alike {
			t.Errorf("%s stands at %g px in %v, our number at %g in %v", own.Text, own.FontSize, own.Color, ours.FontSize, ours.Color)
		}
		if row.line == "No. {n}" && math.Abs(own.W-ours.W) > 0.1 {
			t.Errorf("%s is %.1f px wide, ours %.1f: another face", own.Text, own.W, ours.W)
		}
	}
}

// The sun makes way for small words under large ones, and keeps its size beside large words alone.
func TestSunMakesWay(t *testing.T) {
	const head = "lang: zh-Hans\nbrand: {name: 有用集}\nspeakers: {a: {name: 老子}}\n"
	_, usual := discOf(pagesOf(t, "dawn", "og", head+"defaults: {speaker: a}\nquotes: [知足。]\n")[0])
	smaller := 0
	for _, english := range []string{"He who knows others is wise.", "He who knows others is wise; he who knows himself is enlightened.", "To know when one has enough is to be rich, and whoever goes on from there lasts."} {
		p := pagesOf(t, "dawn", "og", head+"defaults: {layout: bilingual, speaker: a}\nquotes: [{text: 知人者智，自知者明。, translation: {en: \""+english+"\"}}]\n")[0]
		sun, r := discOf(p)
		if r == 0 || r < clearedSun*usual-1 {
			t.Errorf("%s: a sun of %.0f px, the usual is %.0f", english, r, usual)
		}
		if r == usual {
			continue
		}
		smaller++
		for _, l := range boxOf(t, p, "translation").Lines {
			if onSun(sun, r, l.Ink) {
				t.Errorf("%q stands on a sun that was made smaller for it", l.Text)
			}
		}
	}
	if smaller == 0 {
		t.Error("no sun made way")
	}
}

// What is written by the code of a last card stands on the flat field, between the code and the handle, or beside it where no sun is.
func TestCaptionOnTheField(t *testing.T) {
	for _, size := range []string{"portrait", "slide", "og"} {
		pages := pagesOf(t, "dawn", size, "lang: zh-Hans\nbrand: {name: 有用集, handle: \"@youyongji\", url: \"https://example.org/a\", call: 扫码看全文}\nend: {title: 完, text: 关注我们, qr: true}\nquotes: [好。]\n")
		p := pages[len(pages)-1]
		y, _ := horizonOf(p)
		call := boxOf(t, p, "note")
		sun, r := discOf(p)
		if code := boxOf(t, p, "image"); code.Right() < call.X {
			if onSun(sun, r, call.Lines[0].Ink) || r == 0 {
				t.Errorf("%s: %q stands on the sun", size, call.Text)
			}
		} else if call.Item != callItem || call.Lines[0].Ink.Y < y {
			t.Errorf("%s: %q begins at %.0f, the horizon is at %.0f", size, call.Text, call.Lines[0].Ink.Y, y)
		}
		for _, b := range p.Scene.Boxes {
			for _, l := range b.Lines {
				if b.Item != call.Item && l.Ink.Overlaps(call.Lines[0].Ink.Inset(-4)) {
					t.Errorf("%s: %q is too near %q", size, call.Text, l.Text)
				}
			}
		}
		if code := boxOf(t, p, "image"); code.Bottom() > y {
			t.Errorf("%s: the code ends at %.0f, under the horizon at %.0f", size, code.Bottom(), y)
		}
	}
}

// Columns of a wide page have the height between the brand and the number where these leave them room, and touch neither.
func TestColumnsBetweenMasthead(t *testing.T) {
	for _, brand := range []string{"有用集", "一个名字很长很长很长很长的品牌"} {
		for _, size := range []string{"og", "slide", "x"} {
			for _, p := range pagesOf(t, "dawn", size, "lang: zh-Hans\nbrand: {name: "+brand+"}\ndefaults: {layout: vertical}\nquotes: [{text: \"千里之行，始于足下。\"}, {text: \"知人者智，自知者明。\"}]\n") {
				if fault := checkHorizon(p); fault != "" {
					t.Errorf("%s: %s", size, fault)
				}
				quote, name := boxOf(t, p, "quote"), boxOf(t, p, "brand")
				if beside := quote.Lines[0].Ink.Y < name.Lines[0].Ink.Bottom(); beside != (brand == "有用集") {
					t.Errorf("%s, %s: the columns begin at %.0f px, the brand at %.0f", size, brand, quote.Lines[0].Ink.Y, name.Lines[0].Ink.Y)
				}
				for _, role := range []string{"brand", "page"} {
					for _, l := range quote.Lines {
						if l.Ink.Overlaps(boxOf(t, p, role).Lines[0].Ink.Inset(-8)) {
							t.Errorf("%s: a column stands on the %s", size, role)
						}
					}
				}
			}
		}
	}
}
