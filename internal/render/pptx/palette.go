package pptx

import (
	"fmt"
	"image/color"
	"math"

	"cards/internal/scene"
)

// Colours: those of the palette are references to the theme (a:schemeClr, ECMA-376-1 §20.1.2.3.29), all others numbers.

// slots are the names of the colours of a palette on a slide; the master maps the first four to light and dark ones.
var slots = [...]string{"bg1", "tx1", "bg2", "tx2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6"}

// colours returns the palette in the order of slots.
func (p *Palette) colours() []color.NRGBA {
	return append([]color.NRGBA{p.Ground, p.Ink, p.Ground2, p.Ink2}, p.Accents[:]...)
}

// complete fills what a palette lacks: a theme has no empty colours (CT_ColorScheme, §20.1.6.2).
func (p *Palette) complete(page *scene.Page) {
	if p.Ground == (color.NRGBA{}) {
		p.Ground = color.NRGBA{255, 255, 255, 255}
		if page != nil && page.Ground.A == 255 {
			p.Ground = page.Ground
		}
	}
	if p.Ink == (color.NRGBA{}) {
		p.Ink = color.NRGBA{0, 0, 0, 255}
		if luminance(p.Ground) < 0.2 {
			p.Ink = color.NRGBA{255, 255, 255, 255}
		}
		if page != nil {
			for _, b := range page.Boxes {
				if len(b.Lines) > 0 && b.Color.A == 255 {
					p.Ink = b.Color
					break
				}
			}
		}
	}
	or := func(c *color.NRGBA, ink float64) {
		if *c == (color.NRGBA{}) {
			*c = mix(p.Ground, p.Ink, ink)
		}
	}
	or(&p.Ground2, 0.08)
	or(&p.Ink2, 0.75)
	for i := range p.Accents {
		or(&p.Accents[i], 0.9-0.12*float64(i))
	}
}

// dark reports whether the ground is darker than the ink, so that the master's background is the theme's dark colour.
func (p *Palette) dark() bool { return luminance(p.Ground) < luminance(p.Ink) }

// luminance is the relative luminance of WCAG 2, 0 to 1.
func luminance(c color.NRGBA) float64 {
	linear := func(v uint8) float64 {
		f := float64(v) / 255
		if f <= 0.04045 {
			return f / 12.92
		}
		return math.Pow((f+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(c.R) + 0.7152*linear(c.G) + 0.0722*linear(c.B)
}

// mix returns the colour that lies the share t of the way from a to b.
func mix(a, b color.NRGBA, t float64) color.NRGBA {
	at := func(a, b uint8) uint8 { return uint8(math.Round(float64(a) + (float64(b)-float64(a))*t)) }
	return color.NRGBA{at(a.R, b.R), at(a.G, b.G), at(a.B, b.B), 255}
}

// slot returns the name of a colour's slot, by its hue alone; "" for a colour that is not of the palette.
func (p *Palette) slot(c color.NRGBA) string {
	for i, have := range p.colours() {
		if have.R == c.R && have.G == c.G && have.B == c.B {
			return slots[i]
		}
	}
	return ""
}

// nearEnough is how far apart two colours may be, by the distance of their channels, for the one to stand for the other under a
// template: shades of the ground and of the ink are nearer, the colours of lanes are further away and stay what they are.
const nearEnough = 60

// nearest returns the slot of the palette's colour that is nearest to a colour; "" where none is near enough. With a template the
// colours of the page are those of another look, and a band in an old shade of the ground would stand under text in a new ink.
func (p *Palette) nearest(c color.NRGBA) string {
	best, least := "", float64(nearEnough)
	for i, have := range p.colours() {
		away := func(a, b uint8) float64 { return float64(a) - float64(b) }
		if d := math.Hypot(math.Hypot(away(have.R, c.R), away(have.G, c.G)), away(have.B, c.B)); d < least {
			best, least = slots[i], d
		}
	}
	return best
}

// colour writes a colour with its alpha, times opacity.
func (d *deck) colour(m *markup, c color.NRGBA, opacity float64) {
	name, value := "a:schemeClr", d.palette.slot(c)
	if value == "" && d.template != nil {
		value = d.palette.nearest(c)
	}
	if value == "" {
		name, value = "a:srgbClr", hex(c)
	}
	alpha := round(float64(c.A) / 255 * opacity * 100000)
	if alpha >= 100000 {
		m.empty(name, "val", value)
		return
	}
	m.start(name, "val", value)
	m.empty("a:alpha", "val", number(max(0, alpha)))
	m.end(1)
}

// hex writes a colour as RRGGBB.
func hex(c color.NRGBA) string { return fmt.Sprintf("%02X%02X%02X", c.R, c.G, c.B) }

// paint writes a fill of a shape that has the bounds, in px (EG_FillProperties, §20.1.8).
func (d *deck) paint(m *markup, p scene.Paint, bounds scene.Rect, opacity float64) {
	if p.Gradient == nil || len(p.Gradient.Stops) == 0 {
		m.start("a:solidFill")
		d.colour(m, p.Color, opacity)
		m.end(1)
		return
	}
	stops, angle := span(p.Gradient, bounds)
	m.start("a:gradFill", "rotWithShape", "1")
	m.start("a:gsLst")
	for _, s := range stops {
		m.start("a:gs", "pos", number(round(s.Offset*100000)))
		d.colour(m, s.Color, opacity)
		m.end(1)
	}
	m.end(1)
	m.empty("a:lin", "ang", number(angle), "scaled", "0")
	m.end(1)
}

// span turns a gradient between two points of the page into one over a shape's bounds: a linear fill of DrawingML always runs
// from corner to corner along its angle (§20.1.8.41), so its stops are moved, and what lies outside is cut off. The angle is in
// 1/60,000 of a degree, clockwise from the right.
func span(g *scene.Gradient, bounds scene.Rect) (stops []scene.Stop, angle int64) {
	dx, dy := g.To.X-g.From.X, g.To.Y-g.From.Y
	length := math.Hypot(dx, dy)
	if length == 0 || math.IsNaN(length) || math.IsInf(length, 0) {
		last := g.Stops[len(g.Stops)-1].Color
		return []scene.Stop{{Offset: 0, Color: last}, {Offset: 1, Color: last}}, 0
	}
	least, most := math.Inf(1), math.Inf(-1)
	for _, x := range [2]float64{bounds.X, bounds.Right()} {
		for _, y := range [2]float64{bounds.Y, bounds.Bottom()} {
			t := ((x-g.From.X)*dx + (y-g.From.Y)*dy) / (length * length)
			least, most = math.Min(least, t), math.Max(most, t)
		}
	}
	degrees := math.Mod(math.Atan2(dy, dx)*180/math.Pi+360, 360)
	angle = round(degrees*60000) % 21600000
	if most-least < 1e-9 {
		c := at(g, least)
		return []scene.Stop{{Offset: 0, Color: c}, {Offset: 1, Color: c}}, angle
	}
	stops = append(stops, scene.Stop{Offset: 0, Color: at(g, least)})
	for _, s := range g.Stops {
		if s.Offset > least && s.Offset < most {
			stops = append(stops, scene.Stop{Offset: (s.Offset - least) / (most - least), Color: s.Color})
		}
	}
	return append(stops, scene.Stop{Offset: 1, Color: at(g, most)}), angle
}

// at returns the colour of a gradient at t, from 0 to 1; beyond its ends it goes on in their colours.
func at(g *scene.Gradient, t float64) color.NRGBA {
	last := g.Stops[0]
	for _, s := range g.Stops {
		if t <= s.Offset {
			if s.Offset <= last.Offset {
				return s.Color
			}
			u := math.Max(0, (t-last.Offset)/(s.Offset-last.Offset))
			c := mix(last.Color, s.Color, u)
			c.A = uint8(math.Round(float64(last.Color.A) + (float64(s.Color.A)-float64(last.Color.A))*u))
			return c
		}
		last = s
	}
	return last.Color
}
