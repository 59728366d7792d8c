//go:build ignore

// Makes the portraits of decks that show how portraits are drawn: a head and shoulders in a few flat tones, of nobody. The pictures are
// the same on every run.
//
//	go run assets/pictures/makeportrait.go
//
// writes portrait.png (with a wall behind the figure, facing right), portrait-left.png (another figure, facing left) and cutout.png
// (the first figure alone) beside this file.
package main

import (
	"image"
	"image/color"
	"image/png"
	"log"
	"math"
	"os"
	"path/filepath"
)

// The pictures are so large, px; each pixel is the mean of samples×samples.
const (
	width, height = 800, 1000
	samples       = 4
)

// figure is a person in a unit of 100: x from the middle, y from the top. Facing left is another drawing, not a mirrored one.
type figure struct {
	wall, light, coat, collar, skin, shade, hair uint8
	// facing is 1 to the right, -1 to the left.
	facing float64
	long   bool
}

// ellipse tells whether a point lies in one that is turned by a radians.
func ellipse(x, y, cx, cy, rx, ry, a float64) bool {
	s, c := math.Sincos(a)
	dx, dy := x-cx, y-cy
	u, v := dx*c+dy*s, dy*c-dx*s
	return u*u/(rx*rx)+v*v/(ry*ry) <= 1
}

// tone returns the grey at a point, and whether the figure is there.
func (f *figure) tone(x, y float64) (uint8, bool) {
	fx := x * f.facing
	head := ellipse(fx, y, 1, 40, 15.5, 20, 0.10)
	jaw := ellipse(fx, y, 5, 51, 10, 10, 0.3)
	nose := ellipse(fx, y, 16.6, 43, 3.4, 2.6, 0.5)
	face := head || jaw || nose
	back := ellipse(fx, y, -5, 34, 17, 18, 0)
	top := ellipse(fx, y, 1, 29, 17.5, 13, 0.12)
	hair := (back && fx < 0.5-0.10*(y-40)) || (top && y < 31+0.32*(8-fx) && y < 33)
	if f.long {
		hair = hair || fx < -3 && fx > -20 && y > 34 && y < 66-0.2*(fx+12)*(fx+12) && fx < -3-0.12*(y-40)
	}
	ear := ellipse(fx, y, -3.5, 43, 2.8, 4.6, 0.15)
	neck := fx > -9.5+0.1*(y-55) && fx < 7.5 && y > 46 && y < 72
	shoulder := 71 + math.Pow(math.Abs(fx+1.5)/33, 2.4)*17
	body := y > shoulder && math.Abs(fx+1.5) < 43
	collar := body && math.Abs(fx+0.5) < 13-(y-69)*0.75
	switch {
	case ear && !f.long:
		return f.shade, true
	case hair:
		return f.hair, true
	case face:
		if fx < -1.5+0.2*(y-40) {
			return f.shade, true
		}
		return f.skin, true
	case collar:
		return f.collar, true
	case body:
		if fx > 8+0.5*(y-70) {
			return f.coat + 22, true
		}
		return f.coat, true
	case neck:
		return f.shade - 12, true
	}
	// A wall with a round lamp's light on it, in steps.
	d := math.Hypot(x-14*f.facing, y-36)
	step := math.Floor(math.Min(d, 79) / 20)
	return uint8(float64(f.light) + (float64(f.wall)-float64(f.light))*step/3), false
}

// draw paints the figure, with its wall or without.
func (f *figure) draw(wall bool) image.Image {
	m := image.NewNRGBA(image.Rect(0, 0, width, height))
	for py := range height {
		for px := range width {
			sum, n := 0, 0
			for k := range samples * samples {
				x := (float64(px) + (float64(k%samples)+0.5)/samples) / width * 80
				y := (float64(py) + (float64(k/samples)+0.5)/samples) / height * 100
				tone, figure := f.tone(x-40, y)
				if wall || figure {
					sum, n = sum+int(tone), n+1
				}
			}
			if n > 0 {
				v := uint8(sum / n)
				m.SetNRGBA(px, py, color.NRGBA{v, v, v, uint8(n * 255 / (samples * samples))})
			}
		}
	}
	return m
}

func main() {
	right := &figure{wall: 84, light: 158, coat: 34, collar: 236, skin: 226, shade: 176, hair: 30, facing: 1}
	left := &figure{wall: 176, light: 122, coat: 60, collar: 210, skin: 216, shade: 164, hair: 44, facing: -1, long: true}
	for name, m := range map[string]image.Image{"portrait.png": right.draw(true), "portrait-left.png": left.draw(true), "cutout.png": right.draw(false)} {
		f, err := os.Create(filepath.Join("assets", "pictures", name))
		if err != nil {
			log.Fatal(err)
		}
		encoder := png.Encoder{CompressionLevel: png.BestCompression}
		if err := encoder.Encode(f, m); err != nil {
			log.Fatal(err)
		}
		if err := f.Close(); err != nil {
			log.Fatal(err)
		}
	}
}
