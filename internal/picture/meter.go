package picture

import (
	"image"
	"image/color"
	"math"
	"slices"

	"cards/internal/srgb"
)

// Meter knows how light a print is where words are to stand on it. It looks at the picture in half its size, where a pixel is the mean
// of a few: a single bright grain makes no word hard to read.
type Meter struct {
	bare  *image.RGBA
	k     float64
	table [][3]float32
	ends  [3]float32
}

// meterScale is the size of what is looked at in that of the print.
const meterScale = 0.5

// Proof is the print in half its size, in the picture's own colours and without its scrims: what a meter looks at. half is Source in
// half its size.
func (p *Print) Proof(half image.Image) *image.RGBA {
	whole := p.Source.Bounds()
	small := &Print{Source: half, Width: p.Width, Height: p.Height, Scale: p.Scale * float64(whole.Dx()) / float64(max(half.Bounds().Dx(), 1)), X: p.X, Y: p.Y, Seam: p.Seam}
	return small.bare(max(1, int(math.Round(meterScale*float64(p.Width)))), max(1, int(math.Round(meterScale*float64(p.Height)))))
}

// Meter looks at the print by way of its proof.
func (p *Print) Meter(proof *image.RGBA) *Meter {
	m := &Meter{bare: proof, k: meterScale, ends: [3]float32{float32(p.Scrim.R), float32(p.Scrim.G), float32(p.Scrim.B)}}
	if p.Tones != nil {
		m.table = p.Tones.table()
	}
	return m
}

// Area is a place on a print, px of the page.
type Area struct{ X, Y, W, H float64 }

// metered bounds how many pixels of an area are looked at.
const metered = 1 << 14

// pixels returns the colours of an area, on a grid.
func (m *Meter) pixels(a Area) []uint32 {
	r := image.Rect(int(math.Floor(a.X*m.k)), int(math.Floor(a.Y*m.k)), int(math.Ceil((a.X+a.W)*m.k)), int(math.Ceil((a.Y+a.H)*m.k))).Intersect(m.bare.Rect)
	if r.Empty() {
		return nil
	}
	step := 1
	for across(r.Dx(), step)*across(r.Dy(), step) > metered {
		step++
	}
	out := make([]uint32, 0, across(r.Dx(), step)*across(r.Dy(), step))
	for y := r.Min.Y + middle(r.Dy(), step); y < r.Max.Y; y += step {
		for x := r.Min.X + middle(r.Dx(), step); x < r.Max.X; x += step {
			o := m.bare.Pix[m.bare.PixOffset(x, y):]
			out = append(out, packed(o[0], o[1], o[2]))
		}
	}
	return out
}

// under returns what a pixel becomes under a scrim of an opacity, 0 to 1.
func (m *Meter) under(p uint32, opacity float32) (r, g, b uint8) {
	in := [3]uint8{uint8(p >> 16), uint8(p >> 8), uint8(p)}
	var out [3]uint8
	if m.table == nil {
		for k, v := range in {
			// Rounded up, as the dither may.
			out[k] = uint8(math.Ceil(float64(float32(v) + float32(opacity*(m.ends[k]-float32(v))))))
		}
		return out[0], out[1], out[2]
	}
	tone := (float32(13933*uint32(in[0])+46871*uint32(in[1])+4732*uint32(in[2])) / (65536 * 255)) * (1 - opacity)
	for k, v := range m.table[min(int(float32(tone*(rampSteps-1))+0.5), rampSteps-1)] {
		out[k] = uint8(min(math.Ceil(float64(v)), 255))
	}
	return out[0], out[1], out[2]
}

// The shares of pixels that may be lighter than is wanted: Stray is what the design notes (modern) ask for, the 99th percentile of what
// is under the words. StrayUnderLine is for a line of small type: its area is more than what its thin strokes stand on, and lights that
// lie in a row may all lie under them; and what measures them is a picture made half as large twice over where the largest page of a run
// is much larger than this one, in which small lights are paler than on the page.
const (
	Stray          = 0.01
	StrayUnderLine = 0.002
)

// Opacity returns the least opacity of a scrim, 0 to 1, under which an area is no lighter than a relative luminance, but for a share
// of its pixels (see Stray); ok is false where no scrim does.
func (m *Meter) Opacity(a Area, lightest, stray float64) (opacity float64, ok bool) {
	pixels := m.pixels(a)
	if len(pixels) == 0 {
		return 0, true
	}
	allowed := stray * float64(len(pixels))
	// open are the pixels of which it is not known yet whether the least opacity leaves them light; light counts those that it does: scrims
	// darken, so that what is dark under one stays dark under a stronger one: each step asks about half of what the last one asked about.
	open := pixels
	count := func(step int) (still, dark []uint32) {
		at := 0
		for i, p := range open {
			if srgb.Luminance(m.under(p, float32(step)/opacitySteps)) > lightest {
				open[at], open[i] = p, open[at]
				at++
			}
		}
		return open[:at], open[at:]
	}
	still, dark := count(opacitySteps)
	if float64(len(still)) > allowed {
		return 1, false
	}
	light := len(still)
	open = dark
	low, high := 0, opacitySteps
	for low < high {
		middle := (low + high) / 2
		still, dark := count(middle)
		if float64(light+len(still)) > allowed {
			low, open = middle+1, still
		} else {
			high, open, light = middle, dark, light+len(still)
		}
	}
	return float64(low) / opacitySteps, true
}

// opacitySteps is how finely an opacity is found.
const opacitySteps = 200

// Lightest returns the colour than which only one pixel in 100 of an area is lighter, under a scrim of an opacity.
func (m *Meter) Lightest(a Area, opacity float64) color.NRGBA {
	pixels := m.pixels(a)
	if len(pixels) == 0 {
		return color.NRGBA{A: 255}
	}
	shades := make([]float64, len(pixels))
	for i, p := range pixels {
		shades[i] = srgb.Luminance(m.under(p, float32(opacity)))
	}
	sorted := slices.Sorted(slices.Values(shades))
	limit := sorted[min(len(sorted)*99/100, len(sorted)-1)]
	r, g, b := m.under(pixels[slices.Index(shades, limit)], float32(opacity))
	return color.NRGBA{r, g, b, 255}
}

// Unrest is how much the tones of an area differ: their standard deviation, 0 to 0.5.
func (m *Meter) Unrest(a Area) float64 {
	var sum, squares float64
	pixels := m.pixels(a)
	for _, p := range pixels {
		v := float64(tone8(uint8(p>>16), uint8(p>>8), uint8(p))) / 255
		sum, squares = sum+v, squares+float64(v*v)
	}
	n := math.Max(float64(len(pixels)), 1)
	return math.Sqrt(math.Max(0, squares/n-float64(sum/n*(sum/n))))
}

const (
	// edgeReach is over how many px of the page two tones are compared, edgeStep how far they must differ to be an edge, of 1.
	edgeReach = 6
	edgeStep  = 0.06
)

// Edges is the share of an area in which tones change abruptly under a scrim of an opacity: heads, windows, leaves, which words drown in
// however dark they are.
func (m *Meter) Edges(a Area, opacity float64) float64 {
	r := image.Rect(int(math.Floor(a.X*m.k)), int(math.Floor(a.Y*m.k)), int(math.Ceil((a.X+a.W)*m.k)), int(math.Ceil((a.Y+a.H)*m.k))).Intersect(m.bare.Rect)
	reach := max(1, int(edgeReach*m.k))
	step := 1
	for across(r.Dx(), step)*across(r.Dy(), step) > metered {
		step++
	}
	tone := func(x, y int) float64 {
		o := m.bare.Pix[m.bare.PixOffset(x, y):]
		r, g, b := m.under(packed(o[0], o[1], o[2]), float32(opacity))
		return float64(tone8(r, g, b)) / 255
	}
	edges, all := 0, 0
	for y := r.Min.Y; y < r.Max.Y-reach; y += step {
		for x := r.Min.X; x < r.Max.X-reach; x += step {
			all++
			if here := tone(x, y); math.Abs(here-tone(x+reach, y)) > edgeStep || math.Abs(here-tone(x, y+reach)) > edgeStep {
				edges++
			}
		}
	}
	return float64(edges) / math.Max(float64(all), 1)
}

// LuminanceOf is the relative luminance of a colour, 0 to 1.
func LuminanceOf(c color.NRGBA) float64 { return srgb.Luminance(c.R, c.G, c.B) }
