package proof

import (
	"image"
	"image/color"
	"testing"

	"cards/fonts"
	"cards/internal/layout"
	"cards/internal/layout/text"
	"cards/internal/render/raster"
	"cards/internal/scene"
	"cards/internal/theme"
)

// set returns a page on which one text in the theme's ink stands on a patch of a colour.
func set(t testing.TB, th *theme.Theme, role string, behind color.NRGBA) *layout.Page {
	t.Helper()
	p := text.NewEngine(fonts.Default()).Prepare(text.Paragraph{Text: "不要渴望荣耀", Lang: "zh-Hans", Style: text.Style{Family: "serif", Weight: 400}})
	lines, ok := p.Break(text.Measure{Width: 20, MaxLines: 1, Mode: text.Compact})
	if !ok {
		t.Fatal("one line does not hold six characters")
	}
	placed := lines.Place(text.Placement{X: 100, Y: 100, Width: 800, Size: 80, Pitch: 80, Role: role, Color: th.Colours.Ink, Background: th.Colours.Ground,
		Paint: func(int) scene.Paint { return scene.Solid(th.Colours.Ink) }})
	out := page(t)
	out.Scene.Ground = th.Colours.Ground
	out.Scene.Items = []scene.Item{scene.Fill{Path: scene.Rectangle(scene.Rect{X: 50, Y: 50, W: 900, H: 200}), Paint: scene.Solid(behind)}}
	placed.Box.From = 1
	out.Scene.Items = append(out.Scene.Items, placed.Items...)
	placed.Box.To = len(out.Scene.Items)
	out.Scene.Boxes = []scene.Box{placed.Box}
	return out
}

// TestContrastOverPictures: single grains of a picture make no word hard to read, though the same grains drawn on a ground would be too
// many; a patch in the colour of the words does, though it lies beside their strokes.
func TestContrastOverPictures(t *testing.T) {
	th := ink(t)
	picture := func(dark func(x, y int) bool) *image.NRGBA {
		m := image.NewNRGBA(image.Rect(0, 0, 1080, 1080))
		for y := range 1080 {
			for x := range 1080 {
				c := th.Colours.Ground
				if dark(x, y) {
					c = th.Colours.Ink
				}
				m.SetNRGBA(x, y, c)
			}
		}
		return m
	}
	for _, row := range []struct {
		what string
		dark func(x, y int) bool
		want string
	}{
		{"plain", func(int, int) bool { return false }, ""},
		{"a grain in 529", func(x, y int) bool { return x%23 == 0 && y%23 == 0 }, ""},
		{"a patch under one character", func(x, y int) bool { return x > 200 && x < 240 }, "contrast"},
		{"half of all", func(x, y int) bool { return x/8%2 == 0 }, "contrast"},
	} {
		p := set(t, th, "quote", th.Colours.Ground)
		// The picture takes the place of the patch, so that the box's items keep theirs.
		p.Scene.Items[0] = scene.Image{Source: picture(row.dark), Area: scene.Rect{W: 1080, H: 1080}, Focus: scene.Point{X: 0.5, Y: 0.5}}
		faults, err := Contrast(raster.New(), p, th)
		if err != nil {
			t.Fatal(err)
		}
		if got := found(faults); got != row.want {
			t.Errorf("%s: found %q, want %q (%v)", row.what, got, row.want, faults)
		}
	}
}
