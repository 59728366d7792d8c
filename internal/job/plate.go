package job

import (
	"image"
	"image/color"

	"cards/fonts"
	"cards/internal/layout/text"
	"cards/internal/render/raster"
	"cards/internal/scene"
)

// plate is a picture about pictures: finished pages and small labels on a quiet ground. Proofs, overlays of platforms and the
// specimen of themes are plates; none of them is ever posted.
type plate struct {
	scene.Page
	engine *text.Engine
}

// Colours of plates: a grey on which pages of any theme, light or dark, stand out; ink 12:1 and soft ink 5:1 on it.
var (
	plateGround = color.NRGBA{0xdf, 0xde, 0xda, 0xff}
	plateInk    = color.NRGBA{0x26, 0x26, 0x25, 0xff}
	plateSoft   = color.NRGBA{0x5c, 0x5b, 0x57, 0xff}
	plateLine   = color.NRGBA{0x26, 0x26, 0x25, 0x30}
)

// newPlate returns an empty plate in a language (BCP 47).
func newPlate(engine *text.Engine, lang string) *plate {
	return &plate{Page: scene.Page{Ground: plateGround, Lang: lang}, engine: engine}
}

// plateEngine sets the labels of plates that belong to no deck, and so to no fonts of a user.
func plateEngine() *text.Engine { return text.NewEngine(fonts.Default()) }

// plateLabel is one line of text on a plate.
type plateLabel struct {
	text   string
	lang   string  // "" is the plate's
	family string  // "" is sans
	weight int     // 0 is 400
	size   float64 // px per em
	colour color.NRGBA
	align  text.Align
	// width is the most that it may take, px; what is longer ends in an ellipsis. 0 is no limit.
	width float64
}

// set breaks a label into one line.
func (p *plate) set(l plateLabel, words string) text.Lines {
	lang, family, weight := l.lang, l.family, l.weight
	if lang == "" {
		lang = p.Lang
	}
	if family == "" {
		family = "sans"
	}
	if weight == 0 {
		weight = 400
	}
	prepared := p.engine.Prepare(text.Paragraph{Text: words, Lang: lang, Style: text.Style{Family: family, Weight: weight}, Gap: -1})
	lines, _ := prepared.Break(text.Measure{Width: 1e6, MaxLines: 1, Mode: text.Compact})
	return lines
}

// fitted is set for a label cut to its width.
func (p *plate) fitted(l plateLabel) text.Lines {
	lines := p.set(l, l.text)
	if l.width <= 0 || lines.Longest*l.size <= l.width {
		return lines
	}
	runes := []rune(l.text)
	low, high := 0, len(runes)
	for high-low > 1 {
		n := (low + high) / 2
		if try := p.set(l, string(runes[:n])+"\u2026"); try.Longest*l.size <= l.width {
			low = n
		} else {
			high = n
		}
	}
	return p.set(l, string(runes[:low])+"\u2026")
}

// measure returns the width of a label, px.
func (p *plate) measure(l plateLabel) float64 { return p.fitted(l).Longest * l.size }

// label draws a label with its baseline at y; x is its left edge, its middle or its right edge as it is aligned. It returns its
// width, px.
func (p *plate) label(l plateLabel, x, y float64) float64 {
	lines := p.fitted(l)
	width := lines.Longest * l.size
	switch l.align {
	case text.Centre:
		x -= width / 2
	case text.End:
		x -= width
	}
	ink := scene.Solid(l.colour)
	placed := lines.Place(text.Placement{X: x, Y: y - text.Ascent*l.size, Width: width, Size: l.size, Pitch: l.size, Paint: func(int) scene.Paint { return ink },
		Role: "note", Color: l.colour, Background: p.Ground})
	p.Items = append(p.Items, placed.Items...)
	return width
}

// fill paints a rectangle.
func (p *plate) fill(r scene.Rect, c color.NRGBA) {
	p.Items = append(p.Items, scene.Fill{Path: scene.Rectangle(r), Paint: scene.Solid(c)})
}

// frame draws a hairline just outside a rectangle, so that a page as pale as the plate has an edge.
func (p *plate) frame(r scene.Rect, c color.NRGBA) {
	p.Items = append(p.Items, scene.Stroke{Path: scene.Rectangle(r.Inset(-0.5)), Paint: scene.Solid(c), Width: 1})
}

// picture shows a picture pixel for pixel, with an edge.
func (p *plate) picture(m image.Image, x, y float64) scene.Rect {
	area := scene.Rect{X: x, Y: y, W: float64(m.Bounds().Dx()), H: float64(m.Bounds().Dy())}
	p.Items = append(p.Items, scene.Image{Source: m, Area: area, Focus: scene.Point{X: 0.5, Y: 0.5}})
	p.frame(area, plateLine)
	return area
}

// thumbnail draws a page as wide as that many pixels, as a screen shows the finished picture: it is drawn large and then
// reduced. No more than oversampling times as many pixels a side are ever held.
func thumbnail(renderer *raster.Renderer, page *scene.Page, width int) (*image.RGBA, error) {
	scale := float64(width) / page.Width
	large := min(1, oversampling*scale)
	if large <= scale {
		return renderer.Draw(page, scale)
	}
	m, err := renderer.Draw(page, large)
	if err != nil {
		return nil, err
	}
	defer renderer.Recycle(m)
	height := max(1, int(page.Height*scale+0.5))
	small := scene.Page{Width: float64(width), Height: float64(height), Ground: page.Ground, Items: []scene.Item{
		scene.Image{Source: m, Area: scene.Rect{W: float64(width), H: float64(height)}, Focus: scene.Point{X: 0.5, Y: 0.5}}}}
	return renderer.Draw(&small, 1)
}

// oversampling is how many pixels a side a page is drawn in for one of its thumbnail: a phone reduces a post by three.
const oversampling = 3
