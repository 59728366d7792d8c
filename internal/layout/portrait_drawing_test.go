package layout

import (
	"fmt"
	"image"
	"image/color"
	"testing"

	"cards/internal/scene"
	"cards/internal/theme"
)

// profileDrawing makes a drawing of 540×720 in three inks: a figure at the left as wide as a third of the page, shoulders at its foot.
func profileDrawing(ground, figure color.RGBA, left bool) *Portrait {
	m := image.NewRGBA(image.Rect(0, 0, 540, 720))
	for y := range 720 {
		for x := range 540 {
			from := x
			if !left {
				from = 539 - x
			}
			ink := ground
			switch {
			case from < 150, y > 590:
				ink = figure
			case from < 180 && y < 500:
				ink = color.RGBA{240, 80, 42, 255}
			}
			m.SetRGBA(x, y, ink)
		}
	}
	p := &Portrait{Image: m, Focus: scene.Point{X: 0.2, Y: 0.35}, Focused: true, CutOut: ground.A == 0, File: "a.png", Scale: 1}
	if !left {
		p.Focus.X = 0.8
	}
	p.Side = p.Focus.X
	return p
}

// A drawing in flat inks of the page's shape fills it, with the quote on one ink and off the figure, and every name on one ink on which it can
// be read; on pages of another shape it stands beside the words or over them as any picture does.
func TestDrawingsFillThePage(t *testing.T) {
	navy, amber, white := color.RGBA{6, 20, 42, 255}, color.RGBA{255, 196, 107, 255}, color.RGBA{250, 250, 250, 255}
	for name, inks := range map[string][2]color.RGBA{"amber": {amber, navy}, "night": {navy, amber}, "cut out": {{}, {120, 30, 60, 255}}, "white": {white, navy}} {
		for _, left := range []bool{true, false} {
			for _, size := range []string{"xiaohongshu", "portrait", "square", "story"} {
				for _, text := range []string{"\u9020\u8239\u7684\u4eba\u5148\u5b66\u4f1a\u542c\u6728\u5934\u8bf4\u8bdd\u3002", "\u6211\u60f3\u5c1d\u8bd5\u521b\u9020\u4e00\u4e9b\u6709\u7528\u7684\u4e1c\u897f\uff0c\u4e00\u5f00\u59cb\u6ca1\u6709\u60f3\u8fc7\u8981\u521b\u9020\u4e00\u4e9b\u4f1f\u5927\u7684\u4e1c\u897f\u3002"} {
					where := fmt.Sprintf("%s, left %v, %s", name, left, size)
					page := portrayedPages(t, "photo", size, text, profileDrawing(inks[0], inks[1], left))[0]
					drawn := false
					for _, item := range page.Scene.Items {
						if m, ok := item.(scene.Image); ok && m.Alt != "" {
							drawn = m.Area == scene.Rect{W: page.Scene.Width, H: page.Scene.Height}
							checkOnDrawing(t, where, page, m)
						}
					}
					if !drawn {
						t.Errorf("%s: the drawing does not fill the page", where)
					}
				}
			}
		}
	}
	for _, other := range []struct {
		size string
		p    *Portrait
	}{{"slide", profileDrawing(amber, navy, true)}, {"xiaohongshu", shaded()}} {
		page := portrayedPages(t, "photo", other.size, "\u9020\u8239\u7684\u4eba\u5148\u5b66\u4f1a\u542c\u6728\u5934\u8bf4\u8bdd\u3002", other.p)[0]
		for _, item := range page.Scene.Items {
			if m, ok := item.(scene.Image); ok && m.Alt != "" && m.Area.W > 0.9*page.Scene.Width && m.Area.H > 0.9*page.Scene.Height {
				t.Errorf("%s: the picture fills the page: %+v", other.size, m.Area)
			}
		}
	}
}

// checkOnDrawing compares the words of a page with the pixels of the drawing under them.
func checkOnDrawing(t *testing.T, where string, page *Page, m scene.Image) {
	t.Helper()
	b := m.Source.Bounds()
	for _, box := range page.Scene.Boxes {
		needs := theme.TextContrast
		if box.Role == "quote" {
			needs = theme.QuoteContrast
		}
		for _, l := range box.Lines {
			if !page.Safe.Contains(l.Ink, 0.5) {
				t.Errorf("%s: %q leaves the safe area", where, l.Text)
			}
			inks := map[color.NRGBA]bool{}
			for y := l.Ink.Y; y < l.Ink.Bottom(); y += 3 {
				for x := l.Ink.X; x < l.Ink.Right(); x += 3 {
					at := image.Pt(b.Min.X+int((x-m.Area.X)/m.Area.W*float64(b.Dx())), b.Min.Y+int((y-m.Area.Y)/m.Area.H*float64(b.Dy())))
					pixel := color.NRGBAModel.Convert(m.Source.At(at.X, at.Y)).(color.NRGBA)
					if pixel.A == 0 {
						pixel = page.Scene.Ground
					}
					inks[pixel] = true
				}
			}
			for ink := range inks {
				if has := theme.Contrast(box.Color, ink); has < needs || len(inks) > 1 {
					t.Errorf("%s: %s %q has %.1f on one of %d inks", where, box.Role, l.Text, has, len(inks))
					break
				}
			}
		}
	}
}
