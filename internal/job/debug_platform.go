package job

import (
	"fmt"
	"image"
	"image/color"
	"math"
	"reflect"
	"slices"
	"strings"

	"cards/internal/layout"
	"cards/internal/render/raster"
	"cards/internal/scene"
	"cards/internal/theme"
)

// What platforms do to a page, drawn over it: one panel for each platform that treats it in its own way, with the interface in
// translucent shapes, what some view cuts away under a fog, and the words of the page that suffer named below.

// Geometry of a sheet, px. The panels of upright pages stand beside each other, so that a sheet of three is still as wide as a
// screen; those of lying pages under each other.
const (
	panelUpright = 720.0
	panelLying   = 1200.0
	panelLimit   = 1600.0 // no panel is longer, however tall a page is
	sheetPad     = 56.0
	sheetGap     = 64.0
	panelHead    = 92.0 // name and number of pictures
	noteLine     = 34.0
)

// Sizes of type on sheets, px: read at arm's length on a screen that shows the sheet whole.
const (
	sheetName  = 30.0
	sheetSmall = 21.0
	sheetTag   = 20.0
)

// Colours of what lies over a page: slate where the layout keeps clear, rust where it does not, grey for what passes. Each is
// seen on light and on dark pages, under white shapes.
var (
	glassKept   = color.NRGBA{0x2b, 0x45, 0x7c, 0xa6}
	glassUnkept = color.NRGBA{0xb0, 0x3e, 0x10, 0xa6}
	glassBrief  = color.NRGBA{0x55, 0x56, 0x5c, 0xa6}
	glassShape  = color.NRGBA{0xff, 0xff, 0xff, 0xe0}
	glassFaint  = color.NRGBA{0xff, 0xff, 0xff, 0x78}
	cropFog     = color.NRGBA{0x86, 0x85, 0x82, 0xb8}
	safeGreen   = color.NRGBA{0x1c, 0x8c, 0x50, 0xff}
)

// panel is a page as one or several platforms show it.
type panel struct {
	names    []string
	pictures []string
	areas    []theme.Area
}

// panelsOf returns the panels of a size: platforms that do the same share one. A size of no platform has one without areas.
func panelsOf(size theme.Size, lang string) []panel {
	var panels []panel
	bare := func(areas []theme.Area) []theme.Area {
		out := append([]theme.Area(nil), areas...)
		for i := range out {
			out[i].Label = nil
		}
		return out
	}
	for _, name := range size.Platforms {
		platform, ok := theme.FindPlatform(name)
		if !ok {
			continue
		}
		shown, ok := platform.For(size.Name)
		if !ok {
			continue
		}
		own := theme.LabelIn(platform.Label, lang)
		count := ""
		if shown.Pictures > 0 && !size.CoverOnly() {
			count = own + fmt.Sprintf(platesay(lang, ": %d pictures a post", "\uff1a一帖 %d 张"), shown.Pictures)
		}
		at := -1
		for i := range panels {
			if reflect.DeepEqual(bare(panels[i].areas), bare(shown.Areas)) {
				at = i
			}
		}
		if at < 0 {
			at = len(panels)
			panels = append(panels, panel{areas: shown.Areas})
		}
		panels[at].names = append(panels[at].names, own)
		if count != "" {
			panels[at].pictures = append(panels[at].pictures, count)
		}
	}
	if len(panels) == 0 {
		panels = []panel{{names: []string{platesay(lang, "no platform is known for this size", "没有已知平台用这个尺寸")}}}
	}
	return panels
}

// platesay is a word of ours on a plate: Chinese for Chinese decks, else English.
func platesay(lang, en, zh string) string {
	return theme.LabelIn(map[string]string{"en": en, "zh-Hans": zh}, lang)
}

// colourOf is the glass of an area.
func colourOf(a theme.Area) color.NRGBA {
	switch {
	case a.Brief:
		return glassBrief
	case a.Unkept:
		return glassUnkept
	}
	return glassKept
}

// platformSheet draws a page, shown as it is or with other layers on it, under the interfaces of its platforms.
func platformSheet(renderer *raster.Renderer, sheet *plate, shown *scene.Page, page *layout.Page) (*image.RGBA, error) {
	panels := panelsOf(page.Size, sheet.Lang)
	lying := page.Scene.Width > 1.2*page.Scene.Height
	width := panelUpright
	if lying {
		width = panelLying
	}
	scale := math.Min(width/page.Scene.Width, panelLimit/page.Scene.Height)
	m, err := renderer.Draw(shown, scale)
	if err != nil {
		return nil, err
	}
	defer renderer.Recycle(m)
	w, h := float64(m.Bounds().Dx()), float64(m.Bounds().Dy())
	notes := make([][]string, len(panels))
	most := 0
	for i := range panels {
		notes[i] = sufferings(page, panels[i].areas, sheet.Lang)
		most = max(most, len(notes[i]))
	}
	column := math.Max(w, 560) // the legend and a panel's head want this much
	tall := panelHead + h + 16 + float64(most)*noteLine
	n := float64(len(panels))
	entries := keys(panels, sheet.Lang)
	across := column
	if !lying {
		across = n*column + (n-1)*sheetGap
	}
	legend := sheet.legend(entries, 0, 0, across, false)
	legendRoom := legend + sheetPad*0.6 + 20
	if lying {
		sheet.Width, sheet.Height = 2*sheetPad+column, sheetPad+n*tall+(n-1)*sheetGap*0.6+legendRoom
	} else {
		sheet.Width, sheet.Height = 2*sheetPad+n*column+(n-1)*sheetGap, sheetPad+tall+legendRoom
	}
	sheet.Width, sheet.Height = math.Ceil(sheet.Width), math.Ceil(sheet.Height)
	for i := range panels {
		x, y := sheetPad, sheetPad
		if lying {
			y += float64(i) * (tall + sheetGap*0.6)
		} else {
			x += float64(i) * (column + sheetGap)
		}
		y = math.Round(y)
		sheet.label(plateLabel{text: strings.Join(panels[i].names, " \u00b7 "), weight: 700, size: sheetName, colour: plateInk, width: column}, x, y+26)
		about := fmt.Sprintf("%d\u00d7%d", page.Size.Width, int(page.Scene.Height))
		if len(page.Size.Platforms) > 0 {
			about = page.Size.Name + " " + about
		}
		sheet.label(plateLabel{text: strings.Join(append([]string{about}, panels[i].pictures...), " \u00b7 "), size: sheetSmall, colour: plateSoft, width: column}, x, y+62)
		area := sheet.picture(m, x, y+panelHead)
		sheet.overlay(panels[i].areas, page, area, scale)
		for j, note := range notes[i] {
			sheet.label(plateLabel{text: note, size: sheetSmall, colour: darker(glassUnkept), width: column}, x, area.Bottom()+16+float64(j+1)*noteLine-10)
		}
	}
	sheet.legend(entries, sheetPad, sheet.Height-legend-sheetPad*0.6, across, true)
	return renderer.Draw(&sheet.Page, 1)
}

// darker is a glass colour as ink: opaque.
func darker(c color.NRGBA) color.NRGBA {
	return color.NRGBA{uint8(int(c.R) * 5 / 6), uint8(int(c.G) * 5 / 6), uint8(int(c.B) * 5 / 6), 0xff}
}

// overlay draws what a panel's platforms do to the page, which stands on the sheet at area, scaled.
func (s *plate) overlay(areas []theme.Area, page *layout.Page, area scene.Rect, scale float64) {
	g := glass{u: page.Scene.Width / 1080}
	if page.Scene.Width > 1.2*page.Scene.Height {
		g.u = page.Scene.Width / 1600
	}
	whole := scene.Rect{W: page.Scene.Width, H: page.Scene.Height}
	for _, a := range areas {
		if a.Kind == theme.Crop {
			g.crop(areaRect(a), whole, colourOf(a))
		}
	}
	for _, a := range areas {
		if a.Kind == theme.Cover {
			g.cover(a)
		}
	}
	for _, r := range sufferers(page, areas) {
		g.stroke(scene.Rectangle(r.Inset(-6*g.u)), darker(glassUnkept), 4*g.u)
	}
	g.items = append(g.items, scene.Stroke{Path: scene.Rectangle(page.Safe.Inset(2 * g.u)), Paint: scene.Solid(safeGreen), Width: 3 * g.u, Dash: []float64{18 * g.u, 10 * g.u}})
	clip := scene.Rectangle(whole)
	s.Items = append(s.Items, scene.Group{Transform: scene.Scale(scale, scale).Then(scene.Translate(area.X, area.Y)), Clip: &clip, Items: g.items})
	s.tags(areas, page, area, scale)
}

// tags names what an overlay shows, each name where it hides least.
func (s *plate) tags(areas []theme.Area, page *layout.Page, area scene.Rect, scale float64) {
	place := func(r scene.Rect) scene.Rect {
		return scene.Rect{X: area.X + r.X*scale, Y: area.Y + r.Y*scale, W: r.W * scale, H: r.H * scale}
	}
	var taken, ink []scene.Rect
	for _, b := range page.Scene.Boxes {
		for _, l := range b.Lines {
			ink = append(ink, place(l.Ink))
		}
	}
	tag := func(words string, c color.NRGBA, candidates func(w, h float64) []scene.Point) {
		l := plateLabel{text: words, weight: 700, size: sheetTag, colour: color.NRGBA{0xff, 0xff, 0xff, 0xff}, width: area.W - 40}
		w, h := s.measure(l)+20, sheetTag*1.6
		all := candidates(w, h)
		at := scene.Rect{X: all[0].X, Y: all[0].Y, W: w, H: h}
		// The first place that hides nothing; where there is none, the first that hides no other name.
		for _, avoid := range [][]scene.Rect{append(slices.Clone(taken), ink...), taken} {
			i := slices.IndexFunc(all, func(p scene.Point) bool {
				r := scene.Rect{X: p.X, Y: p.Y, W: w, H: h}
				return area.Contains(r, 0) && !slices.ContainsFunc(avoid, func(t scene.Rect) bool { return t.Overlaps(r.Inset(-4)) })
			})
			if i >= 0 {
				at.X, at.Y = all[i].X, all[i].Y
				break
			}
		}
		at.X = math.Max(area.X+4, math.Min(at.X, area.Right()-w-4))
		taken = append(taken, at)
		c.A = 0xff
		s.Items = append(s.Items, scene.Fill{Path: rounded(at, 6), Paint: scene.Solid(darker(c))})
		s.label(l, at.X+10, at.Y+h*0.5+sheetTag*0.36)
	}
	for _, a := range areas {
		if a.Kind != theme.Cover {
			continue
		}
		r := place(areaRect(a))
		words := theme.LabelIn(a.Label, s.Lang)
		tag(words, colourOf(a), func(w, h float64) []scene.Point {
			middle := r.X + (r.W-w)/2
			left, right := scene.Point{X: r.X - w - 10, Y: r.Y + (r.H-h)/2}, scene.Point{X: r.Right() + 10, Y: r.Y + (r.H-h)/2}
			switch {
			case a.Draw == theme.ShapePortrait:
				return []scene.Point{{X: middle, Y: r.Y - h - 8}, right}
			case a.Draw == theme.ShapeButtons:
				return []scene.Point{left, {X: left.X, Y: r.Y}, {X: r.Right() - w - 8, Y: r.Y - h - 8}}
			case r.W < w+24 && r.X > area.X+area.W/2:
				return []scene.Point{left, {X: r.Right() - w - 8, Y: r.Bottom() + 8}, {X: r.Right() - w - 8, Y: r.Y - h - 8}, {X: left.X, Y: area.Y + 8}}
			case r.W < w+24:
				return []scene.Point{right, {X: r.X, Y: r.Y - h - 8}, {X: right.X, Y: r.Bottom() - h}}
			case r.H > 110 && r.Y < area.Y+area.H/2:
				return []scene.Point{{X: middle, Y: r.Bottom() - h - 12}}
			case r.H > 110:
				return []scene.Point{{X: middle, Y: r.Y + 12}, {X: r.Right() - w - 16, Y: r.Bottom() - h - 16}}
			}
			return []scene.Point{{X: middle, Y: r.Y + (r.H-h)/2}, {X: r.Right() - w - 16, Y: r.Y + (r.H-h)/2}}
		})
		taken = append(taken, r)
	}
	for _, a := range areas {
		if a.Kind != theme.Crop {
			continue
		}
		r := place(areaRect(a))
		tag(theme.LabelIn(a.Label, s.Lang), colourOf(a), func(w, h float64) []scene.Point {
			middle := r.X + (r.W-w)/2
			return []scene.Point{{X: middle, Y: r.Bottom() - h - 12}, {X: middle, Y: r.Y + 12}, {X: r.X + 12, Y: r.Y + 12}, {X: r.Right() - w - 12, Y: r.Y + 12},
				{X: r.X + 12, Y: r.Bottom() - h - 12}, {X: r.Right() - w - 12, Y: r.Bottom() - h - 12}, {X: middle, Y: r.Y + (r.H-h)/2}}
		})
	}
	if page.Safe.W < page.Scene.Width || page.Safe.H < page.Scene.Height {
		r := place(page.Safe)
		tag(platesay(s.Lang, "safe area", "安全区"), safeGreen, func(w, h float64) []scene.Point {
			return []scene.Point{{X: r.X + 12, Y: r.Y + 12}, {X: r.Right() - w - 12, Y: r.Y + 12}, {X: r.X + 12, Y: r.Bottom() - h - 12}, {X: r.X + (r.W-w)/2, Y: r.Y + (r.H-h)/2}}
		})
	}
}
