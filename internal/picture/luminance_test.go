package picture

import (
	"image"
	"image/color"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"cards/internal/render/raster"
	_ "cards/internal/sameseed"
	"cards/internal/scene"

	"pgregory.net/rapid"
)

// bruteLuminance is written once more from WCAG 2.2, without tables.
func bruteLuminance(c color.RGBA) float64 {
	l := func(v uint8) float64 {
		x := float64(v) / 255
		if x <= 0.04045 {
			return x / 12.92
		}
		return math.Pow((x+0.055)/1.055, 2.4)
	}
	return 0.2126*l(c.R) + 0.7152*l(c.G) + 0.0722*l(c.B)
}

func bruteContrast(a, b color.RGBA) float64 {
	x, y := bruteLuminance(a), bruteLuminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// percentilesOf are the percentiles of all pixels, by sorting.
func percentilesOf(m image.Image, r image.Rectangle) (p5, p50, p95 float64) {
	var all []float64
	for y := r.Min.Y; y < r.Max.Y; y++ {
		for x := r.Min.X; x < r.Max.X; x++ {
			all = append(all, bruteLuminance(color.RGBAModel.Convert(m.At(x, y)).(color.RGBA)))
		}
	}
	slices.Sort(all)
	rank := func(percent int) float64 { return all[(len(all)*percent+99)/100-1] }
	return rank(5), rank(50), rank(95)
}

// skewed is noise whose darks are many and lights few.
func skewed(w, h int) *image.RGBA {
	m := noise(w, h)
	r := rand.New(rand.NewPCG(3, 4))
	for i := 0; i < len(m.Pix); i += 4 {
		v := r.Float64()
		for k := range 3 {
			m.Pix[i+k] = uint8(float64(m.Pix[i+k]) * v * v)
		}
	}
	return m
}

func TestLuminance(t *testing.T) {
	m := skewed(300, 200)
	grey := image.NewGray(m.Rect)
	planes := image.NewYCbCr(m.Rect, image.YCbCrSubsampleRatio420)
	for i := range grey.Pix {
		grey.Pix[i] = m.Pix[4*i]
		planes.Y[i] = m.Pix[4*i]
	}
	for i := range planes.Cb {
		planes.Cb[i], planes.Cr[i] = m.Pix[4*i+1], m.Pix[4*i+2]
	}
	for name, img := range map[string]image.Image{"RGBA": m, "grey": grey, "planes": planes, "NRGBA": &image.NRGBA{Pix: m.Pix, Stride: m.Stride, Rect: m.Rect}} {
		for _, r := range []image.Rectangle{m.Rect, image.Rect(17, 30, 250, 31), image.Rect(5, 5, 6, 6)} {
			s := Luminance(img, r, color.NRGBA{})
			p5, p50, p95 := percentilesOf(img, r)
			const by = 1.0 / 130_000
			if math.Abs(s.P5-p5) > by || math.Abs(s.P50-p50) > by || math.Abs(s.P95-p95) > by {
				t.Errorf("%s in %v: %v %v %v, want %v %v %v", name, r, s.P5, s.P50, s.P95, p5, p50, p95)
			}
		}
	}
	t.Run("sampled", func(t *testing.T) {
		m := skewed(1500, 1100)
		s := Luminance(m, m.Rect, color.NRGBA{})
		if n := len(s.pixels); n > maxSamples || n < maxSamples/2 {
			t.Errorf("%d samples", n)
		}
		p5, p50, p95 := percentilesOf(m, m.Rect)
		if math.Abs(s.P5-p5) > 0.002 || math.Abs(s.P50-p50) > 0.002 || math.Abs(s.P95-p95) > 0.006 {
			t.Errorf("%v %v %v, want %v %v %v", s.P5, s.P50, s.P95, p5, p50, p95)
		}
	})
	t.Run("over a ground", func(t *testing.T) {
		m := image.NewNRGBA(image.Rect(0, 0, 4, 4))
		for i := range m.Pix {
			m.Pix[i] = []uint8{255, 0, 0, 128}[i%4]
		}
		want := bruteLuminance(color.RGBA{255, 127, 127, 255})
		if s := Luminance(m, m.Rect, color.NRGBA{255, 255, 255, 255}); math.Abs(s.P50-want) > 1e-5 {
			t.Errorf("%v, want %v", s.P50, want)
		}
	})
	t.Run("outside", func(t *testing.T) {
		if s := Luminance(m, image.Rect(900, 900, 910, 910), color.NRGBA{255, 255, 255, 255}); s.P5 != 1 || s.P95 != 1 {
			t.Errorf("%+v", s)
		}
	})
}

// drawnColour draws any colour, dark and light ones often.
func drawnColour(t *rapid.T, name string) color.NRGBA {
	v := rapid.SliceOfN(rapid.OneOf(rapid.Byte(), rapid.SampledFrom([]byte{0, 255})), 3, 3).Draw(t, name)
	return color.NRGBA{v[0], v[1], v[2], 255}
}

// A scrim is enough for 95 of 100 pixels, and one step less is not.
func TestScrim(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := image.NewRGBA(image.Rect(0, 0, 12, 9))
		r := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 0))
		low, wide := rapid.IntRange(0, 255).Draw(t, "low"), rapid.IntRange(1, 256).Draw(t, "wide")
		for i := range m.Pix {
			m.Pix[i] = uint8(min(low+r.IntN(wide), 255))
			if i%4 == 3 {
				m.Pix[i] = 255
			}
		}
		text := drawnColour(t, "text")
		needed := rapid.Float64Range(1, 21).Draw(t, "needed")
		s := Luminance(m, m.Rect, color.NRGBA{})
		share := func(grey, alpha uint8, lighter bool) float64 {
			good := 0
			for i := 0; i < len(m.Pix); i += 4 {
				c := color.RGBA{overlaid(m.Pix[i], grey, alpha), overlaid(m.Pix[i+1], grey, alpha), overlaid(m.Pix[i+2], grey, alpha), 255}
				// What is as light as the text is on either side of it, and has a contrast of 1.
				of, behind := bruteLuminance(color.RGBA(text)), bruteLuminance(c)
				if (of == behind || lighter == (behind < of)) && bruteContrast(c, color.RGBA(text)) >= needed-1e-9 {
					good++
				}
			}
			return float64(good) / float64(len(m.Pix)/4)
		}
		scrim, ok := s.Scrim(text, needed)
		if !ok {
			if share(0, 255, true) >= 0.95 || share(255, 255, false) >= 0.95 {
				t.Fatalf("a scrim would help")
			}
			return
		}
		if scrim.R != scrim.G || scrim.G != scrim.B || scrim.R != 0 && scrim.R != 255 {
			t.Fatalf("the scrim is %v", scrim)
		}
		if got := max(share(scrim.R, scrim.A, true), share(scrim.R, scrim.A, false)); got < 0.95 {
			t.Fatalf("%v is too thin: it is enough for %v", scrim, got)
		}
		if scrim.A > 0 && needed > 1.01 {
			if got := share(scrim.R, scrim.A-1, scrim.R == 0); got >= 0.95 {
				t.Fatalf("%v is too thick: one less is enough for %v", scrim, got)
			}
		}
	})
}

// What a scrim promises holds in the pixels that the raster draws.
func TestScrimInRaster(t *testing.T) {
	m := noise(120, 80)
	for _, text := range []color.NRGBA{{255, 255, 255, 255}, {0, 0, 0, 255}, {250, 220, 90, 255}, {20, 40, 90, 255}} {
		const needed = 7
		s := Luminance(m, m.Rect, color.NRGBA{})
		scrim, ok := s.Scrim(text, needed)
		if !ok {
			t.Fatalf("no scrim for %v", text)
		}
		area := scene.Rect{W: 120, H: 80}
		page := &scene.Page{Width: 120, Height: 80, Ground: color.NRGBA{A: 255}, Items: []scene.Item{
			scene.Image{Source: m, Area: area, Focus: scene.Point{X: 0.5, Y: 0.5}}, scene.Fill{Path: scene.Rectangle(area), Paint: scene.Solid(scrim)},
		}}
		drawn, err := raster.New().Draw(page, 1)
		if err != nil {
			t.Fatal(err)
		}
		good := 0
		for i := 0; i < len(drawn.Pix); i += 4 {
			if bruteContrast(color.RGBA{drawn.Pix[i], drawn.Pix[i+1], drawn.Pix[i+2], 255}, color.RGBA(text)) >= needed {
				good++
			}
		}
		if n := len(drawn.Pix) / 4; good*100 < n*95 || good*100 > n*98 {
			t.Errorf("%v under %v: %d of %d pixels are good enough", scrim, text, good, n)
		}
	}
}

func TestDuotone(t *testing.T) {
	dark, light := color.NRGBA{12, 34, 90, 255}, color.NRGBA{255, 240, 200, 255}
	ramp := image.NewGray(image.Rect(0, 0, 256, 1))
	for i := range 256 {
		ramp.Pix[i] = uint8(i)
	}
	m := Duotone(ramp, dark, light)
	if first, last := m.RGBAAt(0, 0), m.RGBAAt(255, 0); first != color.RGBA(dark) || last != color.RGBA(light) {
		t.Errorf("the ends are %v and %v", first, last)
	}
	for i := 1; i < 256; i++ {
		if a, b := bruteLuminance(m.RGBAAt(i-1, 0)), bruteLuminance(m.RGBAAt(i, 0)); a > b+1e-3 {
			t.Errorf("shade %d is darker than the one before", i)
		}
	}
	t.Run("black to white is grey", func(t *testing.T) {
		m := Duotone(ramp, color.NRGBA{A: 255}, color.NRGBA{255, 255, 255, 255})
		for i := range 256 {
			if c := m.RGBAAt(i, 0); c.R != c.G || c.G != c.B {
				t.Errorf("shade %d is %v", i, c)
			}
		}
	})
	t.Run("every kind", func(t *testing.T) {
		src := noise(50, 40)
		planes := image.NewYCbCr(src.Rect, image.YCbCrSubsampleRatio444)
		for y := range 40 {
			for x := range 50 {
				c := color.YCbCrModel.Convert(src.At(x, y)).(color.YCbCr)
				i := planes.YOffset(x, y)
				planes.Y[i], planes.Cb[i], planes.Cr[i] = c.Y, c.Cb, c.Cr
			}
		}
		want := Duotone(src, dark, light)
		for name, img := range map[string]image.Image{"NRGBA": &image.NRGBA{Pix: src.Pix, Stride: src.Stride, Rect: src.Rect}, "planes": planes} {
			got := Duotone(img, dark, light)
			for i := range want.Pix {
				if d := int(got.Pix[i]) - int(want.Pix[i]); d > 2 || d < -2 {
					t.Fatalf("%s: byte %d is %d, want %d", name, i, got.Pix[i], want.Pix[i])
				}
			}
		}
	})
	t.Run("transparency", func(t *testing.T) {
		src := image.NewNRGBA(image.Rect(0, 0, 2, 1))
		src.SetNRGBA(0, 0, color.NRGBA{255, 255, 255, 128})
		m := Duotone(src, dark, light)
		if got, want := m.RGBAAt(0, 0), (color.RGBA{128, 120, 100, 128}); got != want {
			t.Errorf("%v, want %v", got, want)
		}
		if got := m.RGBAAt(1, 0); got != (color.RGBA{}) {
			t.Errorf("%v where there is nothing", got)
		}
	})
	t.Run("part of a picture", func(t *testing.T) {
		part := noise(50, 40).SubImage(image.Rect(10, 5, 30, 39))
		m := Duotone(part, dark, light)
		if m.Rect != image.Rect(0, 0, 20, 34) || m.RGBAAt(19, 33) != Duotone(noise(50, 40), dark, light).RGBAAt(29, 38) {
			t.Errorf("%v", m.Rect)
		}
	})
}
