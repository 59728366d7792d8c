package job

import (
	"bytes"
	"context"
	"fmt"
	"image/color"
	"slices"
	"strings"

	"cards/assets"
	"cards/internal/layout"
	"cards/internal/layout/text"
	"cards/internal/palette"
	"cards/internal/render/png"
	"cards/internal/render/raster"
	"cards/internal/scene"
	"cards/internal/theme"
)

// The specimen of themes (cards list themes --preview): a page like those with which type foundries show their faces, a row for
// each theme: its name in its own type, its colours, and a quote and a timeline, light and dark.

// Geometry of the specimen, px at scale 1.
const (
	specimenPad     = 72.0
	specimenHead    = 210.0
	specimenPicture = 320.0 // the width of a picture
	specimenTall    = 400.0 // its height: 4:5
	specimenGap     = 16.0
	specimenPair    = 36.0 // between light and dark
	specimenText    = 300.0
	specimenRow     = 64.0 // between rows
	specimenCaption = 34.0
	specimenSwatch  = 26.0
)

// specimenColours is as many as a palette of PNG holds.
const specimenColours = 256

// specimenSize is the size of page that the specimen shows, specimenCards the cards of its deck, in order.
const specimenSize = "portrait"

var specimenCards = []string{"quote", "timeline"}

// Colours of the specimen: a paper lighter than any light theme's, with ink 15:1 and soft ink 5:1 on it.
var (
	specimenGround = color.NRGBA{0xfc, 0xfb, 0xf8, 0xff}
	specimenInk    = color.NRGBA{0x1c, 0x1c, 0x1b, 0xff}
	specimenSoft   = color.NRGBA{0x67, 0x66, 0x61, 0xff}
)

// ThemeSpecimen returns the specimen of all built-in themes as a PNG; scale 1 is about 1,850 px wide.
func ThemeSpecimen(ctx context.Context, scale float64) ([]byte, error) {
	names := theme.Names()
	renderer := raster.New()
	sheet := newPlate(plateEngine(), "en")
	sheet.Ground = specimenGround
	left := specimenPad + specimenText + specimenPair
	// x returns where picture i of a row stands: the light pair, the dark pair.
	x := func(i int) float64 {
		at := left + float64(i)*(specimenPicture+specimenGap)
		if i >= len(specimenCards) {
			at += specimenPair - specimenGap
		}
		return at
	}
	pictures := 2 * len(specimenCards)
	sheet.Width = x(pictures-1) + specimenPicture + specimenPad
	pitch := specimenTall + specimenRow
	sheet.Height = specimenHead + specimenCaption + float64(len(names))*pitch + specimenPad*0.4
	rule := func(y, h float64, c color.NRGBA) {
		sheet.fill(scene.Rect{X: specimenPad, Y: y, W: sheet.Width - 2*specimenPad, H: h}, c)
	}
	sheet.label(plateLabel{text: "Themes", family: "serif", weight: 700, size: 76, colour: specimenInk}, specimenPad-3, specimenPad+76)
	sheet.label(plateLabel{text: fmt.Sprintf("%d looks, each light and dark", len(names)), size: 22, colour: specimenSoft, align: text.End}, sheet.Width-specimenPad, specimenPad+76)
	rule(specimenHead-34, 4, specimenInk)
	for i, words := range []string{"light", "dark"} {
		sheet.label(plateLabel{text: words, size: 20, colour: specimenSoft}, x(i*len(specimenCards)), specimenHead+14)
	}
	for row, name := range names {
		y := specimenHead + specimenCaption + float64(row)*pitch
		if row > 0 {
			rule(y-specimenRow/2, 1, color.NRGBA{0x1c, 0x1c, 0x1b, 0x40})
		}
		for v, variant := range []theme.Variant{theme.Light, theme.Dark} {
			if ctx.Err() != nil {
				return nil, ctx.Err()
			}
			look, pages, err := specimenPages(ctx, name, variant)
			if err != nil {
				return nil, err
			}
			if v == 0 {
				sheet.describeTheme(look, specimenPad, y)
			}
			sheet.swatches(look, specimenPad, y+specimenTall-float64(2-v)*(specimenSwatch+14)+14)
			for i, page := range pages {
				at := scene.Rect{X: x(v*len(specimenCards) + i), Y: y, W: specimenPicture, H: specimenTall}
				// Drawn as large as it will be shown and no larger, so that the sheet shows it pixel for pixel.
				m, err := thumbnail(renderer, page.Scene, int(specimenPicture*scale+0.5))
				if err != nil {
					return nil, err
				}
				sheet.Items = append(sheet.Items, scene.Image{Source: m, Area: at, Focus: scene.Point{X: 0.5, Y: 0.5}})
				sheet.frame(at, color.NRGBA{0x1c, 0x1c, 0x1b, 0x28})
			}
		}
	}
	m, err := renderer.Draw(&sheet.Page, scale)
	if err != nil {
		return nil, err
	}
	palette.Quantise(m, specimenColours)
	var b bytes.Buffer
	err = png.Encode(&b, m, png.Options{})
	return b.Bytes(), err
}

// specimenPages lays out the specimen's deck in a theme and variant.
func specimenPages(ctx context.Context, name string, variant theme.Variant) (*theme.Theme, []*layout.Page, error) {
	data, err := assets.FS.ReadFile("specimen.yaml")
	if err != nil {
		return nil, nil, err
	}
	plan, list := Open("-", Request{Input: bytes.NewReader(data), Theme: name, Variant: string(variant), Sizes: []string{specimenSize}, Only: specimenCards})
	if plan == nil {
		return nil, nil, list
	}
	told, err := plan.Lay(ctx)
	if err != nil {
		return nil, nil, err
	}
	if told.HasErrors() {
		return nil, nil, told
	}
	var pages []*layout.Page
	for _, unit := range plan.pages {
		pages = append(pages, withoutGrain(unit[0]))
	}
	return plan.Theme, pages, nil
}

// withoutGrain returns a page without the tooth of its paper: at a third of its size that is no paper any more, only noise, and it makes
// up most of the file.
func withoutGrain(p *layout.Page) *layout.Page {
	page, smooth := *p.Scene, *p
	page.Items = slices.DeleteFunc(slices.Clone(page.Items), func(it scene.Item) bool { _, grain := it.(scene.Grain); return grain })
	smooth.Scene = &page
	return &smooth
}

// specimenGlyphs are set large in the type of each theme's quotes: the character in which calligraphers show every stroke, and letters.
const specimenGlyphs = "\u6c38 Aa"

// describeTheme sets a theme's name in the type of its quotes, its mood, a sample of the type, and how it marks words.
func (p *plate) describeTheme(t *theme.Theme, x, y float64) {
	quote := t.Type.Roles.Quote
	family, weight := string(quote.Family), quote.Weight
	p.label(plateLabel{text: t.Name, family: family, weight: weight, size: 58, colour: specimenInk, width: specimenText}, x-2, y+48)
	below := p.paragraph(plateLabel{text: t.Mood["en"], lang: "en", size: 20, colour: specimenSoft, width: specimenText}, x, y+94, 28)
	p.label(plateLabel{text: specimenGlyphs, lang: "zh-Hans", family: family, weight: weight, size: 96, colour: specimenInk, width: specimenText}, x-4, max(y+236, below+96))
	face := "Noto " + strings.ToUpper(family[:1]) + family[1:]
	if weight >= 700 {
		face += " Bold"
	}
	p.label(plateLabel{text: face + " \u00b7 " + string(t.Type.Emphasis), size: 18, colour: specimenSoft, width: specimenText}, x, max(y+292, below+152))
}

// swatches shows the colours of a theme in one row.
func (p *plate) swatches(t *theme.Theme, x, y float64) {
	c := &t.Colours
	for i, colour := range []color.NRGBA{c.Ground, c.Band, c.Ink, c.Soft, c.AccentText, c.AccentShape} {
		circle := scene.Circle(x+specimenSwatch/2+float64(i)*(specimenSwatch+10), y, specimenSwatch/2)
		p.Items = append(p.Items, scene.Fill{Path: circle, Paint: scene.Solid(colour)},
			scene.Stroke{Path: circle, Paint: scene.Solid(color.NRGBA{0x1c, 0x1c, 0x1b, 0x40}), Width: 1})
	}
}

// paragraph sets a label on lines of its width, the first baseline at y, and returns where the next would be.
func (p *plate) paragraph(l plateLabel, x, y, pitch float64) float64 {
	prepared := p.engine.Prepare(text.Paragraph{Text: l.text, Lang: l.lang, Style: text.Style{Family: "sans", Weight: 400}, Gap: -1})
	lines, ok := prepared.Break(text.Measure{Width: l.width / l.size, Mode: text.Compact})
	if !ok {
		return y
	}
	ink := scene.Solid(l.colour)
	placed := lines.Place(text.Placement{X: x, Y: y - text.Ascent*l.size, Width: l.width, Size: l.size, Pitch: pitch, Paint: func(int) scene.Paint { return ink },
		Role: "note", Color: l.colour, Background: p.Ground})
	p.Items = append(p.Items, placed.Items...)
	return y + float64(len(lines.Lines))*pitch
}
