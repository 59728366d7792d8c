package layout

import (
	"image"
	"image/color"
	"strings"
	"testing"

	"cards/internal/scene"
)

// shaded makes a portrait of a photograph's many tones.
func shaded() *Portrait {
	m := image.NewRGBA(image.Rect(0, 0, 400, 500))
	for y := range 500 {
		for x := range 400 {
			m.SetRGBA(x, y, color.RGBA{uint8(40 + x/2), uint8(30 + y/3), uint8(60 + (x+y)/6), 255})
		}
	}
	return &Portrait{Image: m, Focus: scene.Point{X: 0.4, Y: 0.38}, Side: 0.4, Focused: true, File: "a.png", Scale: 1}
}

// Over words a figure without a background and a drawing in flat inks end on an edge, and a photograph dissolves.
func TestFlatPortraitsEndOnAnEdge(t *testing.T) {
	for _, look := range []string{"photo", "night"} {
		for _, size := range []string{"weibo", "xiaohongshu", "story"} {
			for _, row := range []struct {
				name     string
				portrait *Portrait
				edge     bool
			}{{"figure", profiled(true, false), true}, {"drawing", profiled(false, false), true}, {"photograph", shaded(), false}} {
				page := portrayedPages(t, look, size, "\u9020\u8239\u7684\u4eba\u5148\u5b66\u4f1a\u542c\u6728\u5934\u8bf4\u8bdd\u3002", row.portrait)[0]
				seen := false
				for _, item := range page.Scene.Items {
					m, ok := item.(scene.Image)
					if !ok || !strings.Contains(m.Alt, "\u767d\u9732") {
						continue
					}
					seen = true
					b := m.Source.Bounds()
					most := uint32(0)
					for x := b.Min.X; x < b.Max.X; x++ {
						_, _, _, a := m.Source.At(x, b.Max.Y-1).RGBA()
						most = max(most, a)
					}
					if edge := most > 0xf000; edge != row.edge {
						t.Errorf("%s, %s: the foot of a %s has an opacity of %d", look, size, row.name, most>>8)
					}
					for _, l := range boxOf(t, page, "quote").Lines {
						if row.edge && l.Ink.Y < m.Area.Bottom() {
							t.Errorf("%s, %s: %q stands on the %s", look, size, l.Text, row.name)
						}
					}
				}
				if !seen {
					t.Errorf("%s, %s: no portrait", look, size)
				}
			}
		}
	}
}
