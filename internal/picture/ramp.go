package picture

import (
	"image"
	"image/color"
	"math"
)

// Ramp gives tones their colours: the darkest, one between them, the lightest, with straight lines between them in sRGB.
type Ramp struct {
	Dark, Mid, Light color.NRGBA
	// At is the tone, 0 to 1, that has the colour between.
	At float64
	// Black and White are the tones of the picture, 0 to 1, that become the darkest and the lightest.
	Black, White float64
	// Top is the lightest tone of all, which alone has the lightest colour where it is above White: a sun in a bright sky is still seen.
	Top float64
	// Veil is how much of the darkest colour is laid over all of it, 0 to 1.
	Veil float64
}

// Levels returns the ramp with the levels of a picture: its 2nd and 98th percentile of tone.
func (r Ramp) Levels(img image.Image) Ramp {
	b := img.Bounds()
	step := 1
	for across(b.Dx(), step)*across(b.Dy(), step) > levelSamples {
		step++
	}
	var counts [256]int
	n := 0
	at := reader(img)
	for y := b.Min.Y; y < b.Max.Y; y += step {
		for x := b.Min.X; x < b.Max.X; x += step {
			red, green, blue, _ := at(x, y)
			counts[tone8(red, green, blue)]++
			n++
		}
	}
	find := func(share float64) float64 {
		seen := 0
		for v, c := range counts {
			if seen += c; float64(seen) >= share*float64(n) && c > 0 {
				return float64(v) / 255
			}
		}
		return 1
	}
	r.Black, r.White, r.Top = find(0.02), find(0.98), find(1)
	if r.White-r.Black < leastRange {
		// What has hardly any tones of its own, as fog has, keeps looking so.
		mid := (r.White + r.Black) / 2
		r.Black, r.White = math.Max(0, mid-leastRange/2), math.Min(1, mid+leastRange/2)
	}
	return r
}

const (
	// shoulder is the share of the ramp that tones up to White take.
	shoulder = 0.92
	// levelSamples bounds how many pixels are looked at for the levels of a picture.
	levelSamples = 1 << 16
	// leastRange is the least range of tones that is spread over the ramp.
	leastRange = 0.25
)

// tone8 is the tone of a pixel, 0 to 255: the weights of luminance on encoded values (design notes, modern, duotone).
func tone8(r, g, b uint8) uint8 {
	return uint8((13933*uint32(r) + 46871*uint32(g) + 4732*uint32(b) + 1<<15) >> 16)
}

// rampSteps is how many steps of tone the table of a ramp tells apart, so that a scrim's slow fade shows no bands.
const rampSteps = 1 << 12

// table returns the colours of tones, 0 to 255 with fractions.
func (r *Ramp) table() [][3]float32 {
	out := make([][3]float32, rampSteps)
	for i := range out {
		out[i] = r.colour(float64(i) / (rampSteps - 1))
	}
	return out
}

// colour is the colour of a tone of the picture, 0 to 1.
func (r *Ramp) colour(tone float64) [3]float32 {
	t := math.Max(0, (tone-r.Black)/math.Max(r.White-r.Black, 1e-6))
	if r.Top > r.White {
		if t *= shoulder; t > shoulder {
			t = shoulder + float64((1-shoulder)*math.Min(1, (tone-r.White)/(r.Top-r.White)))
		}
	}
	t = math.Min(1, t)
	from, to, share := r.Dark, r.Mid, 0.0
	if t < r.At {
		share = t / r.At
	} else {
		from, to, share = r.Mid, r.Light, (t-r.At)/math.Max(1-r.At, 1e-6)
	}
	mixed := func(a, b, dark uint8) float32 {
		v := float64(a) + float64(share*(float64(b)-float64(a)))
		return float32(v + float64(r.Veil*(float64(dark)-v)))
	}
	return [3]float32{mixed(from.R, to.R, r.Dark.R), mixed(from.G, to.G, r.Dark.G), mixed(from.B, to.B, r.Dark.B)}
}

// Lightest is the lightest colour of the ramp, under its veil.
func (r *Ramp) Lightest() color.NRGBA {
	c := r.colour(1)
	return color.NRGBA{uint8(c[0] + 0.5), uint8(c[1] + 0.5), uint8(c[2] + 0.5), 255}
}

// Darkest is the mean of the darkest tenth of a picture: what a scrim over it is made of.
func Darkest(img image.Image) color.NRGBA {
	s := Luminance(img, img.Bounds(), color.NRGBA{A: 255})
	var counts [256]int
	for _, p := range s.pixels {
		counts[tone8(uint8(p>>16), uint8(p>>8), uint8(p))]++
	}
	limit, seen := 0, 0
	for v, n := range counts {
		if seen += n; 10*seen >= len(s.pixels) {
			limit = v
			break
		}
	}
	var r, g, b, n uint64
	for _, p := range s.pixels {
		if int(tone8(uint8(p>>16), uint8(p>>8), uint8(p))) <= limit {
			r, g, b, n = r+uint64(p>>16&255), g+uint64(p>>8&255), b+uint64(p&255), n+1
		}
	}
	if n == 0 {
		return color.NRGBA{A: 255}
	}
	return color.NRGBA{uint8(r / n), uint8(g / n), uint8(b / n), 255}
}
