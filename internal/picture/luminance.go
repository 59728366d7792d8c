package picture

import (
	"image"
	"image/color"
	"math"

	"cards/internal/srgb"
)

// Stats is how light a part of a picture is.
type Stats struct {
	// P5, P50 and P95 are percentiles of relative luminance, 0 to 1 (WCAG 2.2, "relative luminance"), within 1/130,000.
	P5, P50, P95 float64
	// pixels are the sampled colours, 0xRRGGBB: what a scrim does to a percentile depends on them, since it mixes encoded
	// channels and luminance weighs linear ones.
	pixels []uint32
}

// maxSamples bounds how many pixels are looked at. By then the share of pixels below a luminance is known to 0.04 points
// (a standard deviation), were they drawn at random; a grid does better.
const maxSamples = 1 << 18

// Luminance looks at the pixels of img in r, over ground where img is transparent, on a fixed grid of at most 262,144.
// Where r holds no pixel of img, ground is all there is. Only the colour of ground counts.
func Luminance(img image.Image, r image.Rectangle, ground color.NRGBA) Stats {
	var s Stats
	r = r.Intersect(img.Bounds())
	if r.Empty() {
		s.pixels = []uint32{packed(ground.R, ground.G, ground.B)}
	} else {
		step := 1
		for across(r.Dx(), step)*across(r.Dy(), step) > maxSamples {
			step++
		}
		s.pixels = make([]uint32, 0, across(r.Dx(), step)*across(r.Dy(), step))
		at := reader(img)
		for y := r.Min.Y + middle(r.Dy(), step); y < r.Max.Y; y += step {
			for x := r.Min.X + middle(r.Dx(), step); x < r.Max.X; x += step {
				red, green, blue, a := at(x, y)
				if a != 255 {
					rest := uint32(255 - a)
					red += div255(uint32(ground.R) * rest)
					green += div255(uint32(ground.G) * rest)
					blue += div255(uint32(ground.B) * rest)
				}
				s.pixels = append(s.pixels, packed(red, green, blue))
			}
		}
	}
	s.percentiles()
	return s
}

// across returns how many samples stand in a length.
func across(length, step int) int { return (length + step - 1) / step }

// middle is where the first sample stands, so that the grid is in the middle of the length.
func middle(length, step int) int { return (length - 1) % step / 2 }

func packed(r, g, b uint8) uint32 { return uint32(r)<<16 | uint32(g)<<8 | uint32(b) }

// reader returns what reads a pixel of img, premultiplied.
func reader(img image.Image) func(x, y int) (r, g, b, a uint8) {
	switch m := img.(type) {
	case *image.YCbCr:
		return func(x, y int) (r, g, b, a uint8) {
			r, g, b = rgbOf(m.YCbCrAt(x, y))
			return r, g, b, 255
		}
	case *image.Gray:
		return func(x, y int) (r, g, b, a uint8) {
			v := m.GrayAt(x, y).Y
			return v, v, v, 255
		}
	case *image.RGBA:
		return func(x, y int) (r, g, b, a uint8) {
			c := m.RGBAAt(x, y)
			return c.R, c.G, c.B, c.A
		}
	}
	return func(x, y int) (r, g, b, a uint8) {
		c := color.RGBAModel.Convert(img.At(x, y)).(color.RGBA)
		return c.R, c.G, c.B, c.A
	}
}

// levels is how many steps of luminance the histogram tells apart: near black, where contrast is most sensitive, one
// changes it by 0.03 per cent.
const levels = 1 << 16

// percentiles finds the percentiles by nearest rank: at least that share of the pixels is no lighter.
func (s *Stats) percentiles() {
	counts := make([]uint32, levels)
	for _, p := range s.pixels {
		y := srgb.Luminance(uint8(p>>16), uint8(p>>8), uint8(p))
		counts[int(math.Round(float64(y*(levels-1))))]++
	}
	find := func(percent int) float64 {
		rank := (len(s.pixels)*percent + 99) / 100
		seen := 0
		for level, n := range counts {
			if seen += int(n); seen >= rank && n > 0 {
				return float64(level) / (levels - 1)
			}
		}
		return 1
	}
	s.P5, s.P50, s.P95 = find(5), find(50), find(95)
}
