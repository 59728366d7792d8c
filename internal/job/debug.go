package job

import (
	"context"
	"fmt"
	"image"
	"image/color"
	"path"
	"slices"
	"strings"

	"cards/internal/layout"
	"cards/internal/layout/text"
	"cards/internal/render/raster"
	"cards/internal/scene"
)

// Pictures for whoever looks into a layout (--debug). They are files of their own: the pictures that are posted are the same
// bytes with and without them.

// DebugLayer is one thing that --debug shows over the pages.
type DebugLayer string

// The layers: boxes, lines, ink and the safe area of the layout; the interface of the platforms.
const (
	DebugBoxes    DebugLayer = "boxes"
	DebugPlatform DebugLayer = "platform"
)

// DebugLayers are all layers, by name.
func DebugLayers() []string { return []string{string(DebugBoxes), string(DebugPlatform)} }

// DebugFolder is where the pictures of --debug stand in the deck's folder, and FormatDebug what the manifest calls them: not png,
// so that nothing takes them for pictures of the deck.
const (
	DebugFolder = "debug"
	FormatDebug = "debug"
)

// debugPath is where a page's debug picture goes within the deck's folder.
func debugPath(u *Unit, p *layout.Page) string {
	return path.Join(DebugFolder, picturePath(u, p, FormatPNG))
}

// drawDebug draws the debug pictures of all pages and writes them.
func (p *Plan) drawDebug(ctx context.Context, folder *Folder) ([]File, error) {
	type shot struct {
		unit *Unit
		page *layout.Page
	}
	var shots []shot
	for i := range p.units {
		for _, page := range p.pages[i] {
			shots = append(shots, shot{&p.units[i], page})
		}
	}
	var names []string
	for _, layer := range p.request.Debug {
		names = append(names, string(layer))
	}
	renderer, engine := raster.New(), text.NewEngine(p.faces)
	return p.drawAids(ctx, folder, len(shots), func(i int) int64 { return sheetBytes(shots[i].page, p.request.Scale) }, func(i int) (aid, error) {
		s := shots[i]
		m, err := p.debugPicture(renderer, newPlate(engine, s.unit.Lang), s.page)
		if err != nil {
			return aid{}, fmt.Errorf("card %s, %s: %w", s.page.Card, s.page.Size.Name, err)
		}
		return aid{picture: m, file: func(w Written, bounds image.Rectangle) *File {
			f := describe(w, s.unit, s.page, FormatDebug, bounds)
			f.Warnings = nil // told at the picture itself
			f.Alt = strings.Join(names, ", ") + ": " + f.Alt
			return f
		}, path: debugPath(s.unit, s.page), done: func() { renderer.Recycle(m) }}, nil
	})
}

// debugPicture draws the layers that are asked for over one page.
func (p *Plan) debugPicture(renderer *raster.Renderer, sheet *plate, page *layout.Page) (*image.RGBA, error) {
	shown := page.Scene
	if slices.Contains(p.request.Debug, DebugBoxes) {
		shown = debugPage(page)
	}
	if !slices.Contains(p.request.Debug, DebugPlatform) {
		scale := p.request.Scale
		if scale == 0 {
			scale = 1
		}
		return renderer.Draw(shown, scale)
	}
	return platformSheet(renderer, sheet, shown, page)
}

// sheetBytes is about what a debug picture of a page takes in memory while it is drawn.
func sheetBytes(page *layout.Page, scale float64) int64 {
	scale = max(scale, 1)
	w, h := page.Scene.Width*scale, page.Scene.Height*scale
	return int64(max(w*h, 3*panelLimit*panelLimit)) * 4 * 3
}

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

// ParseDebug returns the layers of that name; it fails on others.
func ParseDebug(names []string) ([]DebugLayer, error) {
	var layers []DebugLayer
	for _, name := range names {
		if !slices.Contains(DebugLayers(), name) {
			return nil, fmt.Errorf("want %s, or several with commas", strings.Join(DebugLayers(), " or "))
		}
		if layer := DebugLayer(name); !slices.Contains(layers, layer) {
			layers = append(layers, layer)
		}
	}
	return layers, nil
}
