// Command make writes the sample pictures: a launch at night, a planet's limb, ridges under a low sun, and a hall full of people. They
// are drawn by code, the same at every run, so that samples and tests need no one's photographs.
//
//	go run ./assets/decks/pictures/make assets/decks/pictures
package main

import (
	"bufio"
	"fmt"
	"image"
	"image/jpeg"
	"math"
	"os"
	"path/filepath"
)

func main() {
	folder := "."
	if len(os.Args) > 1 {
		folder = os.Args[1]
	}
	for _, p := range []struct {
		name string
		draw func() *light
	}{{"launch.jpg", launch}, {"limb.jpg", limb}, {"ridges.jpg", ridges}, {"hall.jpg", hall}} {
		if err := save(filepath.Join(folder, p.name), p.draw()); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	}
}

// quality is that of the JPEG files: high enough for slow skies.
const quality = 84

func save(name string, l *light) error {
	f, err := os.Create(name)
	if err != nil {
		return err
	}
	w := bufio.NewWriter(f)
	if err := jpeg.Encode(w, l.developed(), &jpeg.Options{Quality: quality}); err != nil {
		return err
	}
	if err := w.Flush(); err != nil {
		return err
	}
	return f.Close()
}

// colour is light of three wavelengths, linear, 0 and up.
type colour [3]float64

func (c colour) times(f float64) colour { return colour{c[0] * f, c[1] * f, c[2] * f} }
func (c colour) plus(d colour) colour   { return colour{c[0] + d[0], c[1] + d[1], c[2] + d[2]} }
func (c colour) mixed(d colour, t float64) colour {
	return c.times(1 - t).plus(d.times(t))
}

// light is a picture before it is developed.
type light struct {
	w, h int
	pix  []colour
	// exposure multiplies all of it; grain is that of the film, in steps of 1/255.
	exposure, grain float64
}

func newLight(w, h int) *light {
	return &light{w: w, h: h, pix: make([]colour, w*h), exposure: 1.5, grain: 2.2}
}

func (l *light) at(x, y int) *colour { return &l.pix[y*l.w+x] }

// each sets every pixel.
func (l *light) each(f func(x, y float64) colour) {
	for y := range l.h {
		for x := range l.w {
			*l.at(x, y) = f(float64(x), float64(y))
		}
	}
}

// splat adds a soft point of light.
func (l *light) splat(x, y, radius float64, c colour) {
	reach := int(math.Ceil(3.2 * radius))
	for j := int(y) - reach; j <= int(y)+reach; j++ {
		for i := int(x) - reach; i <= int(x)+reach; i++ {
			if i >= 0 && j >= 0 && i < l.w && j < l.h {
				d := sq(float64(i)-x) + sq(float64(j)-y)
				p := l.at(i, j)
				*p = p.plus(c.times(math.Exp(-d / (2 * radius * radius))))
			}
		}
	}
}

// developed gives the light the curve of a film, a little vignette and grain.
func (l *light) developed() image.Image {
	m := image.NewRGBA(image.Rect(0, 0, l.w, l.h))
	r := random(11)
	for y := range l.h {
		for x := range l.w {
			d := math.Hypot(float64(x)/float64(l.w)-0.5, float64(y)/float64(l.h)-0.5)
			v := l.exposure * (1 - 0.42*sq(d*1.3))
			g := (r() + r() + r() - 1.5) * l.grain
			o := m.Pix[m.PixOffset(x, y):]
			for k, c := range l.at(x, y) {
				o[k] = uint8(math.Max(0, math.Min(255, 255*math.Pow(1-math.Exp(-c*v), 1/2.2)+g+0.5)))
			}
			o[3] = 255
		}
	}
	return m
}

func sq(v float64) float64           { return v * v }
func clamp(v float64) float64        { return math.Max(0, math.Min(1, v)) }
func smooth(a, b, v float64) float64 { v = clamp((v - a) / (b - a)); return v * v * (3 - 2*v) }

// random returns a generator of numbers from 0 to 1 (SplitMix64).
func random(seed uint64) func() float64 {
	return func() float64 {
		seed += 0x9e3779b97f4a7c15
		return unit(seed)
	}
}

func unit(h uint64) float64 {
	h = (h ^ h>>30) * 0xbf58476d1ce4e5b9
	h = (h ^ h>>27) * 0x94d049bb133111eb
	return float64((h^h>>31)>>11) / (1 << 53)
}

// noise is smooth noise, 0 to 1, with a value at every whole place.
func noise(x, y float64) float64 {
	xi, yi := math.Floor(x), math.Floor(y)
	u, v := x-xi, y-yi
	u, v = u*u*u*(u*(u*6-15)+10), v*v*v*(v*(v*6-15)+10)
	at := func(i, j float64) float64 {
		return unit(uint64(int64(xi+i))*0x9e3779b97f4a7c15 ^ uint64(int64(yi+j))*0xc2b2ae3d27d4eb4f)
	}
	top := at(0, 0) + u*(at(1, 0)-at(0, 0))
	return top + v*(at(0, 1)+u*(at(1, 1)-at(0, 1))-top)
}

// clouds is noise of several octaves, 0 to 1.
func clouds(x, y float64, octaves int) float64 {
	sum, weight, total := 0.0, 0.5, 0.0
	for range octaves {
		sum, total = sum+weight*noise(x, y), total+weight
		x, y, weight = 2.03*x+17.1, 2.03*y+9.7, weight/2
	}
	return sum / total
}
