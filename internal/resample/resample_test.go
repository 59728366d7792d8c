package resample

import (
	"image"
	"image/color"
	"math"
	"testing"
)

// planes makes a picture in planes with soft shapes, of a subsampling.
func planes(r image.Rectangle, ratio image.YCbCrSubsampleRatio) *image.YCbCr {
	m := image.NewYCbCr(r, ratio)
	for y := r.Min.Y; y < r.Max.Y; y++ {
		for x := r.Min.X; x < r.Max.X; x++ {
			m.Y[m.YOffset(x, y)] = uint8(128 + 90*math.Sin(float64(x)/17)*math.Cos(float64(y)/23))
			m.Cb[m.COffset(x, y)] = uint8(128 + 40*math.Sin(float64(x+y)/60))
			m.Cr[m.COffset(x, y)] = uint8(128 + 40*math.Cos(float64(x-y)/70))
		}
	}
	return m
}

// Filtered plane by plane, a picture is what it is when filtered as colours.
func TestPlanesAreColours(t *testing.T) {
	for _, ratio := range []image.YCbCrSubsampleRatio{image.YCbCrSubsampleRatio444, image.YCbCrSubsampleRatio422, image.YCbCrSubsampleRatio420, image.YCbCrSubsampleRatio440, image.YCbCrSubsampleRatio411, image.YCbCrSubsampleRatio410} {
		for _, scale := range []float64{0.3, 0.77, 1, 1.9} {
			src := planes(image.Rect(0, 0, 321, 203), ratio)
			colours := image.NewRGBA(src.Rect)
			for y := range 203 {
				for x := range 321 {
					colours.Set(x, y, src.At(x, y))
				}
			}
			d := image.Rect(0, 0, int(321*scale), int(203*scale))
			got, want := image.NewRGBA(d), image.NewRGBA(d)
			Scale(got, src, -3, 2, scale, scale, true)
			Scale(want, colours, -3, 2, scale, scale, true)
			sum := 0.0
			for i := range got.Pix {
				sum += math.Abs(float64(got.Pix[i]) - float64(want.Pix[i]))
			}
			if mean := sum / float64(len(got.Pix)); mean > 1 {
				t.Errorf("%v at %g: they differ by %.2f", ratio, scale, mean)
			}
		}
	}
}

// Fit keeps a flat colour and the shape, and never enlarges.
func TestFit(t *testing.T) {
	src := image.NewRGBA(image.Rect(0, 0, 300, 200))
	for y := range 200 {
		for x := range 300 {
			src.SetRGBA(x, y, color.RGBA{10, 120, 200, 255})
		}
	}
	if Fit(src, 1.5) != image.Image(src) {
		t.Error("it was enlarged")
	}
	small := Fit(src, 0.25)
	if small.Bounds() != image.Rect(0, 0, 75, 50) {
		t.Errorf("%v", small.Bounds())
	}
	for y := range 50 {
		for x := range 75 {
			if got := small.(*image.RGBA).RGBAAt(x, y); got != (color.RGBA{10, 120, 200, 255}) {
				t.Fatalf("%d,%d: %v", x, y, got)
			}
		}
	}
	if one := Fit(src, 0.0001).Bounds(); one != image.Rect(0, 0, 1, 1) {
		t.Errorf("%v", one)
	}
}
