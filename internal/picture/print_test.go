package picture

import (
	"image"
	"image/color"
	"math"
	"testing"
)

// flat is a picture of one grey.
func flat(w, h int, v uint8) *image.RGBA {
	m := image.NewRGBA(image.Rect(0, 0, w, h))
	for i := range m.Pix {
		m.Pix[i] = v
		if i%4 == 3 {
			m.Pix[i] = 255
		}
	}
	return m
}

// A scrim is even under the words, fades to nothing without steps of more than one, and leaves the rest as it is.
func TestScrimsFade(t *testing.T) {
	p := &Print{Source: flat(300, 400, 200), Width: 300, Height: 400, Scale: 1, Scrim: color.NRGBA{0, 0, 0, 255},
		Scrims: []Scrim{{Edge: Bottom, Flat: 100, Fade: 200, Opacity: 0.5}}}
	m := p.Develop(300, 400).(*image.RGBA)
	mean := func(y int) float64 {
		sum := 0.0
		for x := range 300 {
			sum += float64(m.RGBAAt(x, y).R)
		}
		return sum / 300
	}
	if got := mean(350); math.Abs(got-100) > 0.2 {
		t.Errorf("under the words %.2f, want 100", got)
	}
	if got := mean(50); got != 200 {
		t.Errorf("beyond the fade %.2f, want 200", got)
	}
	for y := 100; y < 399; y++ {
		if step := mean(y) - mean(y+1); step < -0.3 || step > 1.2 {
			t.Errorf("row %d: a step of %.2f", y, step)
		}
	}
	// Dithered: within a row of the fade more than one value stands, so that no band is seen.
	seen := map[uint8]bool{}
	for x := range 300 {
		seen[m.RGBAAt(x, 200).R] = true
	}
	if len(seen) != 2 && len(seen) != 1 {
		t.Errorf("a row has %d values", len(seen))
	}
	banded := 0
	for y := 110; y < 290; y++ {
		one := true
		for x := 1; x < 300; x++ {
			one = one && m.RGBAAt(x, y) == m.RGBAAt(0, y)
		}
		if one {
			banded++
		}
	}
	if banded > 10 {
		t.Errorf("%d of 180 rows of the fade have one value only", banded)
	}
}

// The opacity that a meter finds is enough in what is drawn, and one step less is not.
func TestOpacityIsTheLeast(t *testing.T) {
	noisy := image.NewRGBA(image.Rect(0, 0, 400, 400))
	for i := range noisy.Pix {
		noisy.Pix[i] = uint8(i * 2654435761 >> 7)
		if i%4 == 3 {
			noisy.Pix[i] = 255
		}
	}
	for name, m := range map[string]image.Image{"grey": flat(400, 400, 128), "white": flat(400, 400, 255), "noise": noisy} {
		for _, tones := range []*Ramp{nil, {Dark: color.NRGBA{6, 20, 42, 255}, Mid: color.NRGBA{240, 80, 42, 255}, Light: color.NRGBA{255, 235, 211, 255}, At: 0.62, White: 1, Top: 1}} {
			p := &Print{Source: m, Width: 400, Height: 400, Scale: 1, Tones: tones, Scrim: color.NRGBA{6, 9, 16, 255}}
			meter := p.Meter(p.Proof(m))
			const lightest = 0.07
			area := Area{X: 50, Y: 200, W: 300, H: 150}
			a, ok := meter.Opacity(area, lightest, Stray)
			if !ok || a == 0 {
				t.Fatalf("%s: %v %v", name, a, ok)
			}
			if got := LuminanceOf(meter.Lightest(area, a)); got > lightest+1e-9 {
				t.Errorf("%s: with %.3f it is still %.3f", name, a, got)
			}
			if got := LuminanceOf(meter.Lightest(area, a-3.0/opacitySteps)); got <= lightest {
				t.Errorf("%s: %.3f is more than is needed", name, a)
			}
			p.Scrims = []Scrim{{Edge: Bottom, Flat: 400, Opacity: a}}
			drawn := p.Develop(400, 400).(*image.RGBA)
			if name != "noise" {
				c := drawn.RGBAAt(200, 300)
				if got := LuminanceOf(color.NRGBA{c.R, c.G, c.B, 255}); got > lightest+0.001 {
					t.Errorf("%s: drawn it is %.3f", name, got)
				}
			}
		}
	}
	if _, ok := (&Print{Source: flat(9, 9, 9), Width: 9, Height: 9, Scale: 1, Scrim: color.NRGBA{200, 200, 200, 255}}).Meter(flat(9, 9, 250)).Opacity(Area{W: 9, H: 9}, 0.1, Stray); ok {
		t.Error("a light scrim was found to darken")
	}
}

// A picture that does not cover its area goes on without a seam: no two neighbours differ by much, and the picture itself is there.
func TestPicturesGoOn(t *testing.T) {
	m := image.NewRGBA(image.Rect(0, 0, 300, 400))
	for y := range 400 {
		for x := range 300 {
			m.SetRGBA(x, y, color.RGBA{uint8(60 + y/4), uint8(60 + x/3), 90, 255})
		}
	}
	p := &Print{Source: m, Width: 900, Height: 400, Scale: 1, X: 600, Seam: 100}
	out := p.Develop(900, 400).(*image.RGBA)
	for y := 0; y < 400; y += 7 {
		for x := 1; x < 900; x++ {
			a, b := out.RGBAAt(x-1, y), out.RGBAAt(x, y)
			if math.Abs(float64(a.R)-float64(b.R)) > 6 || math.Abs(float64(a.G)-float64(b.G)) > 6 {
				t.Fatalf("%d,%d: %v beside %v", x, y, a, b)
			}
		}
	}
	if got, want := out.RGBAAt(850, 200), m.RGBAAt(250, 200); math.Abs(float64(got.R)-float64(want.R)) > 1 {
		t.Errorf("the picture has %v, want %v", got, want)
	}
}

// The darkest and the lightest tones of a picture become the ends of the ramp, whatever they were.
func TestPrintLevels(t *testing.T) {
	m := image.NewGray(image.Rect(0, 0, 256, 10))
	for i := range m.Pix {
		m.Pix[i] = uint8(90 + i%256*80/255)
	}
	r := Ramp{Dark: color.NRGBA{6, 20, 42, 255}, Mid: color.NRGBA{240, 80, 42, 255}, Light: color.NRGBA{255, 235, 211, 255}, At: 0.62}.Levels(m)
	out := (&Print{Source: m, Width: 256, Height: 10, Scale: 1, Tones: &r}).Develop(256, 10).(*image.RGBA)
	for x, want := range map[int]color.NRGBA{0: r.Dark, 255: r.Light} {
		c := out.RGBAAt(x, 5)
		if math.Abs(float64(c.R)-float64(want.R)) > 1 || math.Abs(float64(c.B)-float64(want.B)) > 1 {
			t.Errorf("at %d: %v, want %v", x, c, want)
		}
	}
	for x := 1; x < 256; x++ {
		if a, b := out.RGBAAt(x-1, 5), out.RGBAAt(x, 5); int(b.R)+1 < int(a.R) {
			t.Errorf("tones do not rise at %d: %v %v", x, a, b)
		}
	}
}

// What is developed is the same every time, and at another size the same picture.
func TestDevelopingIsRepeatable(t *testing.T) {
	p := &Print{Source: flat(64, 64, 180), Width: 128, Height: 96, Scale: 2, Scrim: color.NRGBA{A: 255}, Scrims: []Scrim{{Edge: Left, Flat: 30, Fade: 60, Opacity: 0.6}}}
	a, b := p.Develop(128, 96).(*image.RGBA), p.Develop(128, 96).(*image.RGBA)
	for i := range a.Pix {
		if a.Pix[i] != b.Pix[i] {
			t.Fatal("two developments differ")
		}
	}
	large := p.Develop(256, 192).(*image.RGBA)
	for x := range 128 {
		if d := math.Abs(float64(a.RGBAAt(x, 40).R) - float64(large.RGBAAt(2*x, 80).R)); d > 3 {
			t.Errorf("at %d the larger differs by %g", x, d)
		}
	}
	if p.At(5, 5) != a.At(5, 5) || p.Bounds() != image.Rect(0, 0, 128, 96) {
		t.Error("as an image it is another")
	}
}

// Where scrims of two sides meet they have no edge, and neither is thinner or thicker there than it has to be.
func TestScrimsMeet(t *testing.T) {
	p := &Print{Source: flat(300, 300, 200), Width: 300, Height: 300, Scale: 1, Scrim: color.NRGBA{0, 0, 0, 255},
		Scrims: []Scrim{{Edge: Left, Flat: 60, Fade: 200, Opacity: 0.6}, {Edge: Bottom, Flat: 60, Fade: 200, Opacity: 0.5}}}
	m := p.Develop(300, 300).(*image.RGBA)
	at := func(x, y int) float64 { return 1 - float64(m.RGBAAt(x, y).R)/200 }
	for i := 1; i < 299; i++ {
		x, y := i, 299-i
		if has, want := at(x, y), max(p.Scrims[0].At(float64(x)+0.5), p.Scrims[1].At(float64(300-y)-0.5)); has < want-0.01 || has > 0.61 {
			t.Fatalf("at %d, %d the scrims have %.3f, one alone %.3f", x, y, has, want)
		}
	}
	// Across the diagonal on which both are alike the darkness turns slowly: eight px before and after it differ little in slope.
	x, y := 160, 140
	before, after := at(x-8, y)-at(x-16, y), at(x+16, y)-at(x+8, y)
	if math.Abs(before-after) > 0.03 {
		t.Errorf("an edge where the scrims meet: %.3f before it, %.3f after it", before, after)
	}
}
