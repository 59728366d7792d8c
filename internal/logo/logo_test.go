package logo

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"math"
	"strings"
	"testing"
	"time"

	"cards/internal/picture"
)

// svg wraps shapes in an SVG of 100 × 100.
func svg(shapes string) []byte {
	return []byte(`<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 100 100">` + shapes + `</svg>`)
}

func read(t testing.TB, data []byte) *Logo {
	t.Helper()
	l, err := Read(data, "logo.svg")
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// at is the coverage of the ink at a share of its sides.
func (l *Logo) at(x, y float64) uint8 {
	return l.Ink.AlphaAt(int(x*float64(l.Width)), int(y*float64(l.Height))).A
}

// Shapes fill what they should: each case says points inside and outside, in the trimmed picture.
func TestShapes(t *testing.T) {
	cases := []struct {
		name, shapes string
		in, out      [][2]float64
		aspect       float64
	}{
		{"rect", `<rect x="10" y="20" width="50" height="25"/>`, [][2]float64{{0.5, 0.5}, {0.02, 0.02}}, nil, 2},
		{"round rect", `<rect width="100" height="50" rx="25"/>`, [][2]float64{{0.5, 0.5}, {0.02, 0.5}}, [][2]float64{{0.02, 0.04}, {0.98, 0.96}}, 2},
		{"circle", `<circle cx="50" cy="50" r="40"/>`, [][2]float64{{0.5, 0.5}}, [][2]float64{{0.08, 0.08}}, 1},
		{"ellipse", `<ellipse cx="50%" cy="50" rx="40" ry="10"/>`, [][2]float64{{0.5, 0.5}}, [][2]float64{{0.05, 0.1}}, 4},
		{"line", `<line x1="10" y1="50" x2="90" y2="50" stroke="black" stroke-width="10"/>`, [][2]float64{{0.5, 0.5}}, nil, 8},
		{"polygon", `<polygon points="0,0 100,0 0,100"/>`, [][2]float64{{0.2, 0.2}}, [][2]float64{{0.8, 0.8}}, 1},
		{"polyline", `<polyline fill="none" stroke="#000" stroke-width="8" points="4 4 96 4 96 96"/>`, [][2]float64{{0.5, 0.03}, {0.97, 0.5}}, [][2]float64{{0.3, 0.6}}, 1},
		{"relative path", `<path d="m10 10h80v80h-80z"/>`, [][2]float64{{0.5, 0.5}}, nil, 1},
		{"packed numbers", `<path d="M10.5.5l50-.5.5.5v49.5L10.5.5z"/>`, nil, nil, 1.02},
		{"arc flags", `<path d="M0 50a50 50 0 01100 0z"/>`, [][2]float64{{0.5, 0.5}}, [][2]float64{{0.03, 0.1}}, 2},
		{"even odd", `<path fill-rule="evenodd" d="M0 0h100v100H0zM25 25h50v50H25z"/>`, [][2]float64{{0.1, 0.5}}, [][2]float64{{0.5, 0.5}}, 1},
		{"non zero", `<path d="M0 0h100v100H0zM25 25h50v50H25z"/>`, [][2]float64{{0.1, 0.5}, {0.5, 0.5}}, nil, 1},
		{"hole by direction", `<path d="M0 0h100v100H0zM25 25v50h50V25z"/>`, [][2]float64{{0.1, 0.5}}, [][2]float64{{0.5, 0.5}}, 1},
		{"smooth curves", `<path d="M0 50C0 20 20 0 50 0S100 20 100 50 80 100 50 100 0 80 0 50z"/>`, [][2]float64{{0.5, 0.5}}, [][2]float64{{0.03, 0.03}}, 1},
		{"quadratic", `<path d="M0 50Q50 -50 100 50T200 50" transform="scale(.5)"/>`, nil, nil, -1},
		{"transforms", `<g transform="translate(50 50) rotate(90)"><rect x="-40" y="-10" width="80" height="20"/></g>`, [][2]float64{{0.5, 0.5}}, nil, 0.25},
		{"matrix", `<rect width="10" height="10" transform="matrix(4 0 0 2 0 0)"/>`, nil, nil, 2},
		{"use", `<defs><rect id="a" width="40" height="20"/></defs><use xlink:href="#a" x="10" y="10"/>`, [][2]float64{{0.5, 0.5}}, nil, 2},
		{"class", `<style>.hide{display:none} .a{fill:#123}</style><rect class="a" width="40" height="20"/><rect class="hide" width="100" height="100"/>`, nil, nil, 2},
		{"style attribute", `<rect width="40" height="20" style="fill:#123;stroke:none"/><rect width="100" height="100" style="fill:none"/>`, nil, nil, 2},
		{"opacity 0", `<rect width="40" height="20"/><rect width="100" height="100" opacity="0"/>`, nil, nil, 2},
		{"other namespaces", `<x:sodipodi xmlns:x="urn:x"><rect width="100" height="90"/></x:sodipodi><title>text</title><rect width="40" height="20"/>`, nil, nil, 2},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			l := read(t, svg(c.shapes))
			if l.Ink == nil {
				t.Fatal(l.Why)
			}
			if got := float64(l.Width) / float64(l.Height); c.aspect > 0 && math.Abs(got/c.aspect-1) > 0.03 {
				t.Errorf("%d × %d, want a ratio of %.2f", l.Width, l.Height, c.aspect)
			}
			for _, p := range c.in {
				if l.at(p[0], p[1]) < 250 {
					t.Errorf("%v is not filled", p)
				}
			}
			for _, p := range c.out {
				if l.at(p[0], p[1]) > 5 {
					t.Errorf("%v is filled", p)
				}
			}
		})
	}
}

// Which colours become one ink, and what of them is knocked out.
func TestOneInk(t *testing.T) {
	const big = `<rect x="5" y="5" width="90" height="90" `
	cases := []struct {
		name, shapes string
		ink          bool
		in, out      [][2]float64
		colours      int
	}{
		{"light in dark", big + `fill="#ff7a00"/><circle cx="50" cy="50" r="20" fill="#b8ff00"/>`, true, [][2]float64{{0.1, 0.1}}, [][2]float64{{0.5, 0.5}}, 2},
		{"dark in light", big + `fill="#ffd500"/><circle cx="50" cy="50" r="20" fill="#000"/>`, true, [][2]float64{{0.1, 0.1}}, [][2]float64{{0.5, 0.5}}, 2},
		{"close in tone", big + `fill="#c00"/><circle cx="50" cy="50" r="20" fill="#d11"/>`, true, [][2]float64{{0.1, 0.1}, {0.5, 0.5}}, nil, 0},
		{"ring in ring", big + `fill="#004"/><circle cx="50" cy="50" r="30" fill="#fe0"/><circle cx="50" cy="50" r="15" fill="#004"/>`, true, [][2]float64{{0.1, 0.1}, {0.5, 0.5}}, [][2]float64{{0.5, 0.25}}, 2},
		{"free standing", `<rect width="40" height="90" fill="#004"/><rect x="55" width="40" height="90" fill="#7ad600"/>`, true, [][2]float64{{0.1, 0.5}, {0.9, 0.5}}, nil, 2},
		{"side by side", `<rect width="50" height="90" fill="#004"/><rect x="50" width="50" height="90" fill="#7ad600"/>`, false, nil, nil, 2},
		{"four", `<rect width="40" height="40" fill="#e00"/><rect x="50" width="40" height="40" fill="#0a0"/><rect y="50" width="40" height="40" fill="#00e"/><rect x="50" y="50" width="40" height="40" fill="#fb0"/>`, false, nil, nil, 0},
		{"white alone", big + `fill="#fff"/>`, true, [][2]float64{{0.5, 0.5}}, nil, 1},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			l := read(t, svg(c.shapes))
			if (l.Ink != nil) != c.ink || (l.Why == "") != c.ink {
				t.Fatalf("in one ink: %v (%s)", l.Ink != nil, l.Why)
			}
			if c.colours > 0 && len(l.Colours) != c.colours {
				t.Errorf("colours: %v", l.Colours)
			}
			for _, p := range c.in {
				if l.at(p[0], p[1]) < 250 {
					t.Errorf("%v is no ink", p)
				}
			}
			for _, p := range c.out {
				if l.at(p[0], p[1]) > 5 {
					t.Errorf("%v is ink", p)
				}
			}
		})
	}
}

// encoded is a PNG of what paint returns for each pixel.
func encoded(t testing.TB, w, h int, paint func(x, y int) color.NRGBA) []byte {
	t.Helper()
	m := image.NewNRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			m.SetNRGBA(x, y, paint(x, y))
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestPictures(t *testing.T) {
	white, clear := color.NRGBA{255, 255, 255, 255}, color.NRGBA{}
	disc := func(in, out color.NRGBA) func(x, y int) color.NRGBA {
		return func(x, y int) color.NRGBA {
			// One pixel of the edge is mixed, as drawing programs leave it.
			d := math.Hypot(float64(x)-100, float64(y)-60)
			s := math.Max(0, math.Min(1, 40-d))
			mix := func(a, b uint8) uint8 { return uint8(math.Round(s*float64(a) + (1-s)*float64(b))) }
			if out.A == 0 {
				in.A = uint8(math.Round(255 * s))
				return in
			}
			return color.NRGBA{mix(in.R, out.R), mix(in.G, out.G), mix(in.B, out.B), 255}
		}
	}
	blue := color.NRGBA{0, 60, 200, 255}
	for name, out := range map[string]color.NRGBA{"on white": white, "on nothing": clear, "on paper": {250, 249, 245, 255}} {
		l := read(t, encoded(t, 300, 200, disc(blue, out)))
		if l.Ink == nil || len(l.Colours) != 1 || l.Width < 78 || l.Width > 82 || l.Height < 78 || l.Height > 82 {
			t.Errorf("%s: %d × %d, %v, %s", name, l.Width, l.Height, l.Colours, l.Why)
			continue
		}
		if (l.Ground.A != 0) != (out.A != 0) || l.at(0.5, 0.5) != 255 || l.at(0.02, 0.02) > 3 {
			t.Errorf("%s: ground %v, %d inside, %d outside", name, l.Ground, l.at(0.5, 0.5), l.at(0.02, 0.02))
		}
		// The edge stays smooth: some pixels are neither.
		soft := 0
		for _, a := range l.Ink.Pix {
			if a > 30 && a < 225 {
				soft++
			}
		}
		if soft < 60 {
			t.Errorf("%s: only %d soft pixels on the edge", name, soft)
		}
	}
	gradient := read(t, encoded(t, 200, 100, func(x, y int) color.NRGBA { return color.NRGBA{uint8(x), uint8(255 - x), uint8(2 * y), 255} }))
	if gradient.Ink != nil || gradient.Why == "" {
		t.Error("a gradient became one ink")
	}
	// A screen of dots is a million parts, and no logo of flat areas.
	start := time.Now()
	screen := read(t, encoded(t, 1200, 1200, func(x, y int) color.NRGBA {
		if (x+y)%2 == 0 {
			return color.NRGBA{0, 60, 200, 255}
		}
		return color.NRGBA{255, 200, 0, 255}
	}))
	if took := time.Since(start); screen.Ink != nil || took > 30*time.Second {
		t.Errorf("a screen of dots: in one ink %v, after %v", screen.Ink != nil, took)
	}
	// A dark field belongs to the logo; it is not taken for paper.
	field := read(t, encoded(t, 200, 120, disc(white, color.NRGBA{10, 20, 60, 255})))
	if field.Ground.A != 0 || field.Ink == nil || field.at(0.02, 0.02) < 250 || field.at(0.5, 0.5) > 5 {
		t.Errorf("a dark field: %v %s", field.Ground, field.Why)
	}
}

// What is not drawn is refused by name, with what to do instead.
func TestRefused(t *testing.T) {
	many := strings.Repeat
	cases := map[string]struct {
		data []byte
		want string
	}{
		"text":            {svg(`<text>VoltTalk</text>`), "text"},
		"gradient":        {svg(`<defs><linearGradient id="g"/></defs><rect width="9" height="9" fill="url(#g)"/>`), "gradient"},
		"url fill":        {svg(`<rect width="9" height="9" style="fill:url(http://example.org/#g)"/>`), "gradient"},
		"filter":          {svg(`<filter id="f"/>`), "filter"},
		"image":           {svg(`<image href="http://example.org/a.png"/>`), "picture"},
		"script":          {svg(`<script>alert(1)</script>`), "script"},
		"foreign":         {svg(`<foreignObject/>`), "foreign"},
		"clip":            {svg(`<rect width="9" height="9" clip-path="url(#c)"/>`), "clip-path"},
		"outside":         {svg(`<use href="other.svg#a"/>`), "reference"},
		"import":          {svg(`<style>@import "http://example.org/a.css";</style><rect width="9" height="9"/>`), "@import"},
		"selector":        {svg(`<style>g .a{fill:red}</style><rect width="9" height="9"/>`), "selector"},
		"entities":        {[]byte(`<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>`), "entities"},
		"unknown entity":  {svg(`<g id="&a;"/>`), "entities"},
		"style sheet":     {[]byte(`<?xml version="1.0"?><?xml-stylesheet href="a.css"?><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>`), "style sheet"},
		"nothing":         {svg(``), "nothing"},
		"invisible":       {svg(`<rect width="9" height="9" fill="none"/>`), "nothing"},
		"broken":          {svg(`<g>`), "damaged"},
		"second root":     {append(svg(`<rect width="9" height="9"/>`), svg(`<rect width="9" height="9"/>`)...), "second svg"},
		"second element":  {append(svg(`<rect width="9" height="9"/>`), "<b/>"...), "second b element"},
		"cut":             {svg(`<path d="M0 0h10`)[:110], "damaged"},
		"path":            {svg(`<path d="M0 0 L10"/>`), "path"},
		"viewBox":         {[]byte(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 0 10"><rect width="9" height="9"/></svg>`), "viewBox"},
		"long":            {[]byte(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4000 10"><rect width="4000" height="9"/></svg>`), "times as long"},
		"not finite":      {svg(`<rect width="1e999" height="9"/>`), "length"},
		"far":             {svg(`<path d="M0 0h1e9v9z"/>`), "out of"},
		"flat matrix":     {svg(`<rect width="9" height="9" transform="matrix(1 1 1 1 0 0)"/>`), "transform"},
		"deep":            {svg(many("<g>", 500) + many("</g>", 500)), "nested"},
		"itself":          {svg(`<g id="a"><use href="#a"/></g>`), "deep"},
		"doubling":        {svg(doubling()), "more than 2000 shapes"},
		"shapes":          {svg(many(`<rect width="1" height="1"/>`, 3000)), "shapes"},
		"steps":           {svg(`<path d="M0 0` + many("l1 1", 120_000) + `"/>`), "steps"},
		"painted":         {svg(many(`<rect width="100" height="100"/>`, 1500)), "times over"},
		"dashes":          {svg(`<path d="M0 0H900000" stroke="red" stroke-dasharray="0.001 0.001"/>`), "dashes"},
		"a web page":      {[]byte("<html><body>404</body></html>"), "web page"},
		"empty":           {nil, "empty"},
		"gzip":            {[]byte("\x1f\x8b\x08\x00aaaaaaaaaaaaa"), "compressed"},
		"large":           {make([]byte, MaxFile+1), "MiB"},
		"clear picture":   {encoded(t, 50, 50, func(int, int) color.NRGBA { return color.NRGBA{} }), "nothing"},
		"white picture":   {encoded(t, 50, 50, func(int, int) color.NRGBA { return color.NRGBA{255, 255, 255, 255} }), "nothing"},
		"too few pixels":  {encoded(t, 6, 6, func(x, y int) color.NRGBA { return color.NRGBA{0, 0, 0, 255} }), "too few"},
		"unknown colours": {svg(`<rect width="9" height="9" fill="lab(29% 39 20)"/>`), "colour"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			start := time.Now()
			_, err := Read(c.data, "logo.svg")
			var refused *picture.Error
			if !errors.As(err, &refused) || !strings.Contains(refused.Message, c.want) || refused.Hint == "" || refused.Name != "logo.svg" {
				t.Errorf("got %v, want %q", err, c.want)
			}
			// Ten times what the slowest takes on a slow machine.
			if took := time.Since(start); took > 20*time.Second {
				t.Errorf("took %v", took)
			}
		})
	}
}

// doubling is 2^30 elements by 30 groups that use each other twice.
func doubling() string {
	var b strings.Builder
	b.WriteString(`<g id="a0"><rect width="1" height="1"/></g>`)
	for i := 1; i <= 30; i++ {
		fmt.Fprintf(&b, `<g id="a%d"><use href="#a%d"/><use href="#a%d"/></g>`, i, i-1, i-1)
	}
	return b.String()
}

// FuzzLogo: no bytes make it panic or hang, and what is read has sides, pixels, and an ink of its size or a reason.
func FuzzLogo(f *testing.F) {
	f.Add(svg(`<g transform="rotate(30 5 5)"><path class="a" d="M1 1C2 2 3 3 4 4S5 5 6 6Q7 7 8 8T9 9A5 5 0 01 20 20z" stroke="red" stroke-dasharray="1 2"/></g>`))
	f.Add(svg(`<style>.a,#b{fill:#123}</style><use xlink:href="#b" x="1"/><circle id="b" r="20"/>`))
	f.Add(svg(`<path fill-rule="evenodd" d="M0 0h100v100H0zM25 25h50v50H25z"/><rect width="50%" height="5mm" rx="2" fill="rgb(10%,20,30)"/>`))
	f.Add([]byte(`<?xml version="1.0"?><!DOCTYPE svg><svg width="10" height="10"/>`))
	f.Add(encoded(f, 30, 20, func(x, y int) color.NRGBA { return color.NRGBA{uint8(x * 8), 0, 0, 255} }))
	f.Fuzz(func(t *testing.T, data []byte) {
		l, err := Read(data, "fuzz")
		if err != nil {
			var refused *picture.Error
			if !errors.As(err, &refused) || refused.Message == "" {
				t.Fatalf("an error of another kind: %v", err)
			}
			return
		}
		if l.Width < 1 || l.Height < 1 || l.Width > drawnSide || l.Height > drawnSide || l.Picture.Rect.Dx() != l.Width || l.Picture.Rect.Dy() != l.Height {
			t.Fatalf("%d × %d in %v", l.Width, l.Height, l.Picture.Rect)
		}
		if l.Ink == nil && l.Why == "" || l.Ink != nil && l.Ink.Rect != l.Picture.Rect {
			t.Fatal("no ink, and no reason")
		}
	})
}
