package proof

import (
	"image/color"
	"testing"

	"cards/fonts"
	"cards/internal/layout"
	"cards/internal/layout/text"
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
