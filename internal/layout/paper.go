package layout

import (
	"image/color"
	"math"

	"cards/internal/scene"
	"cards/internal/theme"
)

// paper covers the page with the fibres and the tooth of paper: quadratic curves of three widths in two tones, then grain
// (literary, paper). One seed for all pages of a size: a series is printed on one paper.
func (c *canvas) paper() {
	tokens := c.theme.Decoration.Grain
	u := c.unit
	// With auto height there is no page yet.
	n := int(c.Scene.Width * c.Scene.Height / (tokens.Area * u * u))
	r := random(uint64(tokens.Seed))
	var paths [2][len(fibreWidths)]scene.Path
	for range n {
		x, y := r.next()*c.Scene.Width, r.next()*c.Scene.Height
		length := (fibreShort + r.next()*(fibreLong-fibreShort)) * u
		angle := r.next() * 2 * math.Pi
		bend := (2*r.next() - 1) * fibreBend
		tone := 0
		if r.next() >= fibreDark {
			tone = 1
		}
		p := &paths[tone][int(r.next()*float64(len(fibreWidths)))]
		sin, cos := math.Sincos(angle)
		p.Move(x, y)
		mx, my := x+0.5*length*cos, y+0.5*length*sin
		sin, cos = math.Sincos(angle + bend)
		p.Quad(mx, my, mx+0.5*length*cos, my+0.5*length*sin)
	}
	colours := c.fibres()
	for tone, widths := range paths {
		for i, p := range widths {
			if len(p.Ops) > 0 {
				c.add(scene.Stroke{Path: p, Paint: scene.Solid(colours[tone]), Width: fibreWidths[i] * u, Cap: scene.RoundCap})
			}
		}
	}
	c.add(scene.Grain{Step: uint8(tokens.Step), Cell: 1, Seed: uint64(tokens.Seed)})
}

// fibres are the tones of the fibres: dark, light.
func (c *canvas) fibres() [2]color.NRGBA {
	return [2]color.NRGBA{mix(c.colours.Soft, c.colours.Ground, fibreShade), mix(c.colours.OnAccent, c.colours.Ground, fibreLight)}
}

// leastContrast is the contrast of a colour against a ground, with the fibres and the grain that the theme gives the ground.
func (c *canvas) leastContrast(colour, ground color.NRGBA) float64 {
	least := theme.Contrast(colour, ground)
	grain := &c.theme.Decoration.Grain
	if !grain.Show {
		return least
	}
	fibres := c.fibres()
	for _, g := range append(fibres[:], ground) {
		for _, d := range []int{-grainSteps * grain.Step, grainSteps * grain.Step} {
			shift := func(v uint8) uint8 { return uint8(max(0, min(255, int(v)+d))) }
			least = math.Min(least, theme.Contrast(colour, color.NRGBA{R: shift(g.R), G: shift(g.G), B: shift(g.B), A: 255}))
		}
	}
	return least
}

// grainSteps is by how many of its steps grain changes a ground at most.
const grainSteps = 2

// Fibres: lengths and widths in tokens, the most that one bends in radians, the share of dark ones, how far each tone is from
// the ground.
const (
	fibreShort, fibreLong  = 10, 80
	fibreBend              = 0.8
	fibreDark              = 0.62
	fibreShade, fibreLight = 0.09, 0.4
)

var fibreWidths = [...]float64{0.8, 1.05, 1.3}

// random is SplitMix64: a sequence that depends on nothing but its seed.
type random uint64

// next returns a number in 0…1, without 1.
func (r *random) next() float64 { return float64(r.bits()>>11) / (1 << 53) }

// bits returns 64 bits.
func (r *random) bits() uint64 {
	*r += 0x9e3779b97f4a7c15
	h := uint64(*r)
	h = (h ^ h>>30) * 0xbf58476d1ce4e5b9
	h = (h ^ h>>27) * 0x94d049bb133111eb
	return h ^ h>>31
}
