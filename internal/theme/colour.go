package theme

import (
	"fmt"
	"image/color"
	"math"
	"strconv"
	"strings"

	"cards/internal/srgb"
)

// ColourName names one colour of a palette, for tokens that choose among them.
type ColourName string

// Named returns the colour of the palette that name stands for; "" is Ink.
func (c *Colours) Named(name ColourName) color.NRGBA { return *c.slot(string(name)) }

// slot returns where the palette keeps the colour of a name; unknown names are Ink's.
func (c *Colours) slot(name string) *color.NRGBA {
	switch name {
	case "ground":
		return &c.Ground
	case "second":
		return &c.Second
	case "soft":
		return &c.Soft
	case "accent_text":
		return &c.AccentText
	case "accent_shape":
		return &c.AccentShape
	case "on_accent":
		return &c.OnAccent
	case "rule":
		return &c.Rule
	case "band":
		return &c.Band
	case "ruler":
		return &c.Ruler
	case "faint":
		return &c.Faint
	case "held":
		return &c.Held
	case "field":
		return &c.Field
	}
	return &c.Ink
}

// colourNames are the names of a palette's single colours, in its order.
var colourNames = []string{"ground", "ink", "second", "soft", "accent_text", "accent_shape", "on_accent", "rule", "band", "ruler", "faint", "held", "field"}

// ParseColour reads #RGB, #RRGGBB or RRGGBB. Transparent colours are refused: contrast is only known against what is
// behind.
func ParseColour(s string) (color.NRGBA, error) {
	hex, marked := strings.CutPrefix(s, "#")
	if marked && len(hex) == 3 {
		hex = string([]byte{hex[0], hex[0], hex[1], hex[1], hex[2], hex[2]})
	}
	if len(hex) != 6 {
		return color.NRGBA{}, fmt.Errorf("%q is not a colour", s)
	}
	v, err := strconv.ParseUint(hex, 16, 32)
	if err != nil {
		return color.NRGBA{}, fmt.Errorf("%q is not a colour", s)
	}
	return color.NRGBA{R: uint8(v >> 16), G: uint8(v >> 8), B: uint8(v), A: 255}, nil
}

// Hex returns c as #rrggbb, without its alpha.
func Hex(c color.NRGBA) string { return fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B) }

// Contrast returns the contrast ratio of two opaque colours, 1 to 21 (WCAG 2.2, "contrast ratio").
func Contrast(a, b color.NRGBA) float64 {
	la, lb := srgb.Luminance(a.R, a.G, a.B), srgb.Luminance(b.R, b.G, b.B)
	if la < lb {
		la, lb = lb, la
	}
	return (la + 0.05) / (lb + 0.05)
}

// oklch is a colour in Ottosson's OKLab in polar form: lightness 0 to 1, chroma, hue in radians.
type oklch struct{ l, c, h float64 }

func toOKLCH(c color.NRGBA) oklch {
	r, g, b := srgb.Linear[c.R], srgb.Linear[c.G], srgb.Linear[c.B]
	l := math.Cbrt(0.4122214708*r + 0.5363325363*g + 0.0514459929*b)
	m := math.Cbrt(0.2119034982*r + 0.6806995451*g + 0.1073969566*b)
	s := math.Cbrt(0.0883024619*r + 0.2817188376*g + 0.6299787005*b)
	light := 0.2104542553*l + 0.7936177850*m - 0.0040720468*s
	green := 1.9779984951*l - 2.4285922050*m + 0.4505937099*s
	blue := 0.0259040371*l + 0.7827717662*m - 0.8086757660*s
	return oklch{light, math.Hypot(green, blue), math.Atan2(blue, green)}
}

// rgb returns the colour in linear sRGB, where components may lie outside 0 to 1.
func (o oklch) rgb() (r, g, b float64) {
	green, blue := o.c*math.Cos(o.h), o.c*math.Sin(o.h)
	l := o.l + 0.3963377774*green + 0.2158037573*blue
	m := o.l - 0.1055613458*green - 0.0638541728*blue
	s := o.l - 0.0894841775*green - 1.2914855480*blue
	l, m, s = l*l*l, m*m*m, s*s*s
	return 4.0767416621*l - 3.3077115913*m + 0.2309699292*s,
		-1.2684380046*l + 2.6097574011*m - 0.3413193965*s,
		-0.0041960863*l - 0.7034186147*m + 1.7076147010*s
}

// nrgba returns the nearest colour of sRGB with o's lightness and hue: chroma gives way.
func (o oklch) nrgba() color.NRGBA {
	inside := func(c float64) bool {
		r, g, b := oklch{o.l, c, o.h}.rgb()
		const eps = 1e-4
		return min(r, g, b) >= -eps && max(r, g, b) <= 1+eps
	}
	if !inside(o.c) {
		low, high := 0.0, o.c
		for range 20 {
			if mid := (low + high) / 2; inside(mid) {
				low = mid
			} else {
				high = mid
			}
		}
		o.c = low
	}
	r, g, b := o.rgb()
	return color.NRGBA{R: srgb.Companded(r), G: srgb.Companded(g), B: srgb.Companded(b), A: 255}
}
