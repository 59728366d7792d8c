package layout

import (
	"image"
	"image/color"
	"math"
	"strings"
	"testing"

	"cards/internal/deck"
	"cards/internal/scene"
	"cards/internal/theme"
)

// profiled makes a portrait of 400×500: a head with its nose before the focus, red, and shoulders over the whole width at the foot; on
// grey, or on nothing.
func profiled(cutOut, left bool) *Portrait {
	m := image.NewRGBA(image.Rect(0, 0, 400, 500))
	for y := range 500 {
		for x := range 400 {
			from := x
			if !left {
				from = 399 - x
			}
			c := color.RGBA{140, 140, 140, 255}
			if cutOut {
				c = color.RGBA{}
			}
			switch dx, dy := (float64(from)-205)/105, (float64(y)-190)/110; {
			case dx*dx+dy*dy < 1, y > 190 && y < 230 && from >= 98 && from < 205: // and the nose
				c = color.RGBA{200, 0, 0, 255}
			case y > 290 && float64(from) > 180-0.9*float64(y-290) && float64(from) < 220+0.9*float64(y-290):
				c = color.RGBA{30, 30, 30, 255}
			}
			m.SetRGBA(x, y, c)
		}
	}
	p := &Portrait{Image: m, Focus: scene.Point{X: 0.6, Y: 0.38}, Focused: true, CutOut: cutOut, File: "a.png", Scale: 1}
	if !left {
		p.Focus.X = 0.4
	}
	p.Side = p.Focus.X
	return p
}

// portrayedPages lays out a quote whose speaker has the portrait.
func portrayedPages(t *testing.T, look, size, text string, p *Portrait) []*Page {
	t.Helper()
	s := setterOf(t, look, "lang: zh-Hans\ndate: 2025-06-16\nbrand: {name: \u6709\u7528\u96c6, handle: \"@youyongji\"}\nspeakers: {a: {name: \u767d\u9732, portrait: a.png}}\nquotes: [{speaker: a, text: "+text+"}]")
	s.Portraits = portraitsOf(s, p)
	return s.Cards()[0].Lay(sizeOf(t, size))
}

// A head is whole in every theme and size, whichever way it looks: it touches neither the edge of what is cut out of the picture nor, as a
// figure without a background, that of the page; and the shoulders of such a figure end nowhere before the page does.
func TestHeadsAreWhole(t *testing.T) {
	for _, look := range theme.Names() {
		for _, size := range []string{"x", "linkedin", "bilibili", "slide", "weibo", "square"} {
			for _, cutOut := range []bool{false, true} {
				for _, left := range []bool{false, true} {
					p := profiled(cutOut, left)
					page := portrayedPages(t, look, size, "\u9020\u8239\u7684\u4eba\u5148\u5b66\u4f1a\u542c\u6728\u5934\u8bf4\u8bdd\u3002", p)[0]
					drawn := 0
					for _, item := range page.Scene.Items {
						if m, ok := item.(scene.Image); ok && strings.Contains(m.Alt, "\u767d\u9732") {
							drawn++
							checkHead(t, look+" "+size, page, m, p)
						}
					}
					if drawn != 1 {
						t.Errorf("%s %s: %d portraits", look, size, drawn)
					}
				}
			}
		}
	}
}

func checkHead(t *testing.T, where string, page *Page, m scene.Image, p *Portrait) {
	t.Helper()
	b := m.Source.Bounds()
	from, to, foot := b.Dx(), 0, b.Dx()
	for x := range b.Dx() {
		for y := range b.Dy() {
			r, g, _, a := m.Source.At(b.Min.X+x, b.Min.Y+y).RGBA()
			if a > 0 && r > 2*g && r > a/2 {
				from, to = min(from, x), max(to, x+1)
			}
			if a > 0 && y == b.Dy()-1 {
				foot = min(foot, x)
			}
		}
	}
	k := m.Area.W / float64(b.Dx())
	x0, x1 := m.Area.X+k*float64(from), m.Area.X+k*float64(to)
	low, high := 0.0, page.Scene.Width
	if !p.CutOut {
		low, high = m.Area.X, m.Area.Right()
	}
	air := 0.02 * (x1 - x0)
	if from >= to || x0 < low+air || x1 > high-air {
		t.Errorf("%s, without background %v, looks left %v: the head has %.0f…%.0f of %.0f…%.0f px", where, p.CutOut, p.Focus.X > 0.5, x0, x1, low, high)
	}
	if edge := m.Area.X + k*float64(foot); p.CutOut && m.Clip == nil && p.Focus.X < 0.5 && edge > 1 && m.Area.X < 0.05*page.Scene.Width && m.Area.Bottom() > page.Scene.Height-1 {
		t.Errorf("%s: the shoulders end at %.0f px", where, edge)
	}
}

// portraitsOf gives every speaker of a deck the portrait.
func portraitsOf(s *Setter, p *Portrait) map[*deck.Speaker]*Portrait {
	out := map[*deck.Speaker]*Portrait{}
	for _, speaker := range s.deck.Speakers {
		out[speaker] = p
	}
	return out
}

// On a book's page whose margin column the portrait takes, the name stands at the margin; where the mark of a quotation hangs there, on the
// edge of the words.
func TestNameAtTheMarginOfABook(t *testing.T) {
	for _, size := range []string{"x", "linkedin", "bilibili", "slide", "weibo"} {
		for _, left := range []bool{false, true} {
			p := portrayedPages(t, "forest", size, "\u9020\u8239\u7684\u4eba\u5148\u5b66\u4f1a\u542c\u6728\u5934\u8bf4\u8bdd\u3002", profiled(false, left))[0]
			marks := boxesOf(p, "decoration")
			name, quote, brand := boxOf(t, p, "speaker"), boxOf(t, p, "quote"), boxesOf(p, "brand")[0]
			want := brand.X
			if len(marks) > 0 {
				want = quote.X
			}
			if wide := p.Scene.Width > 1.1*p.Scene.Height; (len(marks) == 0) != (wide && !left) {
				t.Errorf("%s, looks left %v: %d marks", size, left, len(marks))
			}
			if math.Abs(name.X-want) > 0.1*quote.FontSize {
				t.Errorf("%s, looks left %v: the name stands at %.0f px, want %.0f", size, left, name.X, want)
			}
		}
	}
}

// The number of a card stands over the segment of the limb that is lit for it, beside a portrait too, and that segment is the right one.
func TestNumberOverItsSegment(t *testing.T) {
	yaml := "lang: zh-Hans\ndate: 2025-06-16\nbrand: {name: \u6709\u7528\u96c6}\nspeakers: {a: {name: \u767d\u9732, portrait: a.png}}\ndefaults: {speaker: a}\nquotes: [" +
		strings.TrimSuffix(strings.Repeat("\u77e5\u8db3\u3002, ", 8), ", ") + "]"
	for _, size := range []string{"x", "linkedin", "bilibili", "slide", "square", "weibo"} {
		for _, left := range []bool{false, true} {
			s := setterOf(t, "night", yaml)
			s.Portraits = portraitsOf(s, profiled(false, left))
			for n, card := range s.Cards() {
				p := card.Lay(sizeOf(t, size))[0]
				var label scene.Rect
				for _, b := range boxesOf(p, "page") {
					label = label.Union(inkOf(&b))
				}
				lit, before, portrait := scene.Rect{}, 0, boxOf(t, p, "image")
				for _, item := range p.Scene.Items {
					stroke, ok := item.(scene.Stroke)
					switch {
					case !ok:
					case stroke.Paint.Color == s.Theme.Colours.AccentShape:
						lit = stroke.Path.Bounds()
					case lit.Empty() && stroke.Width == s.Theme.Decoration.Limb.Segment*p.Size.Unit():
						before++
					}
				}
				// At an end it keeps to the margin.
				if label.Inset(-0.5*label.H).X > lit.Right() || label.Inset(-0.5*label.H).Right() < lit.X {
					t.Errorf("%s, looks left %v, card %d: the number stands at %.0f px, its segment at %.0f\u2026%.0f", size, left, n+1, label.X, lit.X, lit.Right())
				}
				if beside := portrait.H > portrait.W/2 && portrait.W < 0.6*p.Scene.Width; before != n || beside && lit.X < portrait.Right() && lit.Right() > portrait.X {
					t.Errorf("%s, card %d: %d segments before the one that is lit at %.0f px, the portrait has %v", size, n+1, before, lit.X, portrait.Rect)
				}
			}
		}
	}
}

// A head that dissolves into the page has air under the upper edge of it, and over words its chin is there whole: a picture that would have
// to be cut through the hair to fill the width is narrower than the page, and dissolves at its side too.
func TestHeadsHaveAir(t *testing.T) {
	for _, look := range []string{"night", "photo"} {
		for _, size := range []string{"weibo", "xiaohongshu", "portrait", "square", "linkedin", "og", "x", "slide"} {
			for _, left := range []bool{false, true} {
				page := portrayedPages(t, look, size, "\u9020\u8239\u7684\u4eba\u5148\u5b66\u4f1a\u542c\u6728\u5934\u8bf4\u8bdd\u3002", profiled(false, left))[0]
				where, safe, drawn := look+" "+size, rect(page.Size.Safe()), 0
				for _, item := range page.Scene.Items {
					m, ok := item.(scene.Image)
					if !ok || !strings.Contains(m.Alt, "\u767d\u9732") {
						continue
					}
					drawn++
					checkAir(t, where, page, m, safe)
				}
				if drawn != 1 {
					t.Errorf("%s: %d portraits", where, drawn)
				}
			}
		}
	}
}

func checkAir(t *testing.T, where string, page *Page, m scene.Image, safe scene.Rect) {
	t.Helper()
	b := m.Source.Bounds()
	top, foot := b.Dy(), 0
	for y := range b.Dy() {
		for x := range b.Dx() {
			// More than half of it is there.
			if r, g, _, a := m.Source.At(b.Min.X+x, b.Min.Y+y).RGBA(); a > 0x8000 && r > 2*g {
				top, foot = min(top, y), max(foot, y+1)
			}
		}
	}
	k := m.Area.H / float64(b.Dy())
	if y := m.Area.Y + k*float64(top); y < safe.Y+0.05*safe.H {
		t.Errorf("%s: the head begins %.0f px under the upper edge", where, y-safe.Y)
	}
	// It is 220 of the 500 rows of the picture.
	w := m.Area.W / float64(b.Dx())
	if high := w * float64(foot-top); math.Abs(high-220*w) > 4*w {
		t.Errorf("%s: %.0f of the %.0f px of the head are seen", where, high, 220*w)
	}
	if over := m.Area.Bottom() < page.Scene.Height && m.Area.X == 0; over && m.Area.W < page.Scene.Width-1 {
		if _, _, _, a := m.Source.At(b.Max.X-1, b.Dy()/3).RGBA(); a > 0 {
			t.Errorf("%s: the side of the picture is an edge", where)
		}
	}
}

// A quote that is too long for the usual portrait over it has a lower one rather than none, and says so; a short one has the usual.
func TestLongerWordsHaveALowerPortrait(t *testing.T) {
	short := "\u9020\u8239\u7684\u4eba\u5148\u5b66\u4f1a\u542c\u6728\u5934\u8bf4\u8bdd\u3002"
	long := "\u8239\u4e0d\u662f\u4e3a\u4e86\u505c\u5728\u6e2f\u53e3\u91cc\u9020\u7684\uff0c\u53ef\u662f\u5728\u5b83\u51fa\u6d77\u4ee5\u524d\uff0c\u6bcf\u4e00\u9897\u9489\u5b50\u90fd\u8981\u5728\u5cb8\u4e0a\u6572\u597d\uff0c\u6025\u4e0d\u5f97\u3002"
	lower := 0
	for _, look := range theme.Names() {
		for _, size := range []string{"weibo", "portrait", "xiaohongshu"} {
			for _, text := range []string{short, long} {
				page := portrayedPages(t, look, size, text, profiled(false, true))[0]
				said := false
				for _, c := range page.Chosen {
					said = said || c.What == "portrait height"
				}
				if page.Layout != portraitSide || said && text == short {
					t.Errorf("%s %s: %.12s… is laid out as %s, with a lower portrait: %v", look, size, text, page.Layout, said)
				}
				if said {
					lower++
				}
			}
		}
	}
	if lower < 4 {
		t.Errorf("%d lower portraits", lower)
	}
}

// A figure without a background has that of its theme behind it, in the shape that its theme gives to all portraits, whether the words stand
// beside it or under it.
func TestFiguresHaveAGround(t *testing.T) {
	for _, look := range theme.Names() {
		for _, size := range []string{"linkedin", "square", "slide", "weibo"} {
			page := portrayedPages(t, look, size, "\u9020\u8239\u7684\u4eba\u5148\u5b66\u4f1a\u542c\u6728\u5934\u8bf4\u8bdd\u3002", profiled(true, true))[0]
			for i, item := range page.Scene.Items {
				m, ok := item.(scene.Image)
				if !ok || !strings.Contains(m.Alt, "\u767d\u9732") {
					continue
				}
				if m.Clip == nil {
					// It bleeds: its foot fades, or stands on the foot of the page or of what is drawn there.
					if look != "night" && look != "photo" {
						t.Errorf("%s %s: a bare figure", look, size)
					}
					continue
				}
				if _, ok := page.Scene.Items[i-1].(scene.Fill); !ok {
					t.Errorf("%s %s: no ground behind the figure", look, size)
				}
			}
		}
	}
}
