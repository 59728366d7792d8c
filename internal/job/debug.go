package job

import (
	"image/color"

	"cards/internal/layout"
	"cards/internal/scene"
)

// debugPage returns a copy of a page with its boxes, lines, ink and safe area drawn over it.
func debugPage(p *layout.Page) *scene.Page {
	page := *p.Scene
	page.Items = append([]scene.Item(nil), p.Scene.Items...)
	frame := func(r scene.Rect, c color.NRGBA, width float64) {
		page.Items = append(page.Items, scene.Stroke{Path: scene.Rectangle(r), Paint: scene.Solid(c), Width: width})
	}
	for _, b := range p.Scene.Boxes {
		if len(b.Lines) == 0 {
			continue
		}
		frame(b.Rect, color.NRGBA{0xe0, 0x20, 0x90, 0xb0}, 2)
		for _, l := range b.Lines {
			frame(l.Ink, color.NRGBA{0x20, 0xa0, 0x40, 0xb0}, 1)
			if !b.Vertical {
				base := scene.Polyline(scene.Point{X: l.X, Y: l.Baseline}, scene.Point{X: l.Right(), Y: l.Baseline})
				page.Items = append(page.Items, scene.Stroke{Path: base, Paint: scene.Solid(color.NRGBA{0x20, 0x70, 0xf0, 0xb0}), Width: 1})
			}
		}
	}
	frame(p.Safe.Inset(1), color.NRGBA{0xf0, 0x90, 0x10, 0xff}, 2)
	return &page
}
