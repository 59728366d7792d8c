package layout

import (
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"math"
	"strings"
	"sync"

	"cards/internal/diag"
	"cards/internal/scene"
	"cards/internal/theme"
)

// Portraits of speakers: beside a quote or over it (portrait_seat.go), on a leaf (portrait_plate.go), or small beside the name
// (portrait_small.go). A portrait is never mirrored, since that would be another face: which side it stands on is chosen instead.

// portraitSide is the layout of a quote with its speaker's portrait.
const portraitSide = "portrait-side"

// Portrait is the picture of a speaker, cut to what can be drawn of it and toned as the theme wants it. It is not changed once made.
type Portrait struct {
	// Image has its corner at (0, 0).
	Image image.Image
	// Focus is the face, in parts of Image's sides; Focused tells that the deck says so. Side is the same across the whole file: a
	// figure has more room in front of it than behind.
	Focus   scene.Point
	Focused bool
	Side    float64
	// CutOut tells of a figure without a background; Dark that a picture was too dark as it was, and is lighter now.
	CutOut, Dark bool
	// File is what the deck calls it, at Pos. Scale is how many pixels a px of the page wants.
	File  string
	Pos   diag.Pos
	Scale float64

	// made holds what was cut out and faded, by the question.
	made sync.Map
}

// facesLeft is the focus, from the left, beyond which a face has its room at the left and so looks there.
const facesLeft = 0.55

// right tells that the portrait stands at the right of its words, and why: the face looks into them.
func (p *Portrait) right() (bool, string) {
	switch {
	case p.Focused && p.Side > facesLeft:
		return true, "the focus lies right of the middle, so the face has its room at the left and looks into the words from the right"
	case p.Focused && p.Side < 1-facesLeft:
		return false, "the focus lies left of the middle, so the face looks into the words from the left"
	}
	return false, "the focus lies in the middle; set it right of 0.55 for a face that looks to the left"
}

// window is the largest part of the picture with a ratio of width to height, times zoom, that has the focus at a point of itself as
// near as the picture's borders allow.
func (p *Portrait) window(ratio, zoom float64, at scene.Point) image.Rectangle {
	b := p.Image.Bounds()
	w, h := float64(b.Dx()), float64(b.Dy())
	if w > h*ratio {
		w = h * ratio
	} else {
		h = w / ratio
	}
	w, h = math.Max(1, math.Round(w*zoom)), math.Max(1, math.Round(h*zoom))
	x := math.Min(math.Max(p.Focus.X*float64(b.Dx())-at.X*w, 0), float64(b.Dx())-w)
	y := math.Min(math.Max(p.Focus.Y*float64(b.Dy())-at.Y*h, 0), float64(b.Dy())-h)
	from := image.Pt(b.Min.X+int(math.Round(x)), b.Min.Y+int(math.Round(y)))
	return image.Rectangle{from, from.Add(image.Pt(int(w), int(h)))}.Intersect(b)
}

// fading lets a picture fade over a share of its extent towards a side: 'l', 'r', 'b'.
type fading struct {
	side  byte
	share float64
}

// cut copies a window out of the picture, and lets it fade.
func (p *Portrait) cut(window image.Rectangle, fades ...fading) image.Image {
	key := fmt.Sprint(window, fades)
	if known, ok := p.made.Load(key); ok {
		return known.(image.Image)
	}
	m := image.NewRGBA(image.Rect(0, 0, window.Dx(), window.Dy()))
	draw.Draw(m, m.Bounds(), p.Image, window.Min, draw.Src)
	for _, f := range fades {
		dissolve(m, f.side, f.share)
	}
	known, _ := p.made.LoadOrStore(key, image.Image(m))
	return known.(image.Image)
}

// dissolve multiplies a picture's alpha by that of a fade. Between steps of 1/255 pixels are dithered by a fixed pattern, or a slow
// fade shows bands; the last of it is exactly nothing.
func dissolve(m *image.RGBA, side byte, fade float64) {
	b := m.Bounds()
	long := b.Dx()
	if side == 'b' {
		long = b.Dy()
	}
	alphas := make([]float64, long)
	for i := range alphas {
		alphas[i] = fadeAt(((float64(i)+1)/float64(long) - (1 - fade)) / fade)
	}
	for y := range b.Dy() {
		for x := range b.Dx() {
			i := x
			switch side {
			case 'l':
				i = long - 1 - x
			case 'b':
				i = y
			}
			a := alphas[i]
			if a >= 1 {
				continue
			}
			pixel := m.Pix[m.PixOffset(x, y):][:4:4]
			noise := 0.0
			if a > 0 {
				noise = ditherAt(x, y)
			}
			// One noise for all channels keeps the pixel premultiplied.
			for k := range pixel {
				pixel[k] = uint8(math.Max(0, math.Min(float64(pixel[k]), math.Floor(float64(pixel[k])*a+noise))))
			}
		}
	}
}

// fadeAt is what is left of a picture at a part t of its fade.
func fadeAt(t float64) float64 {
	t = math.Min(math.Max(t*fadeEnd, 0), 1)
	return 1 - t*t*(3-2*t)
}

// fadeEnd lets a fade end a little before its picture does, so that what resampling mixes into the last of it is nothing too.
const fadeEnd = 1.04

// ditherAt is a fixed random number in 0…1 for a pixel.
func ditherAt(x, y int) float64 {
	h := uint32(x)*0x9e3779b1 ^ uint32(y)*0x85ebca6b
	h ^= h >> 15
	h *= 0x2c1b3c6d
	h ^= h >> 13
	return float64(h>>8) / (1 << 24)
}

// clearOfFade returns from which part of a fade on the inks of the theme can be read over whatever the picture has there.
func (c *canvas) clearOfFade() float64 {
	worst := []color.NRGBA{{A: 255}, {R: 255, G: 255, B: 255, A: 255}}
	if c.theme.Decoration.Portrait.Duotone {
		worst = []color.NRGBA{c.colours.Ink}
	}
	for t := 0.5; t < 1; t += 0.01 {
		good := true
		for _, w := range worst {
			behind := mix(w, c.colours.Ground, fadeAt(t))
			good = good && theme.Contrast(c.colours.Ink, behind) >= theme.QuoteContrast*fadeMargin && theme.Contrast(c.colours.Soft, behind) >= theme.TextContrast*fadeMargin
		}
		if good {
			return t
		}
	}
	return 1
}

// fadeMargin is kept over the contrast that is asked for: the dither, and what a JPEG adds (modern, photo).
const fadeMargin = 1.06

// show paints a portrait into an area: a cut-out stands on its foot, before backdrop; any other picture fills it, cut about its focus.
// clip may be nil.
func (c *canvas) show(p *Portrait, name string, area scene.Rect, clip *scene.Path, backdrop color.NRGBA, box scene.Rect) {
	area = scene.Rect{X: scene.Snap(area.X), Y: scene.Snap(area.Y), W: scene.Snap(area.W), H: scene.Snap(area.H)}
	var items []scene.Item
	if p.CutOut {
		path := scene.Rectangle(area)
		if clip != nil {
			path = *clip
		}
		items = append(items, scene.Fill{Path: path, Paint: scene.Solid(backdrop)})
		at := p.stand(area, shoulders)
		items = append(items, scene.Image{Source: p.cut(p.Image.Bounds()), Area: at, Clip: &path, Focus: scene.Point{X: 0.5, Y: 0.5}, Alt: c.set.Words.Portrait(name)})
		c.resolution(p, at.W/float64(p.Image.Bounds().Dx()), at)
	} else {
		w := p.window(area.W/area.H, 1, p.facing(faceAt))
		items = append(items, scene.Image{Source: p.cut(w), Area: area, Clip: clip, Focus: scene.Point{X: 0.5, Y: 0.5}, Alt: c.set.Words.Portrait(name)})
		c.resolution(p, area.W/float64(w.Dx()), area)
	}
	c.mark("image", box, items...)
	c.shown = name
}

// faceAt is where in a portrait the face stands best: in the middle, a little above it.
var faceAt = scene.Point{X: 0.5, Y: 0.42}

// facing moves where a face stands in its window back by a step from where it looks to: a profile has its nose before its focus, and a
// narrow window would cut it off.
func (p *Portrait) facing(at scene.Point) scene.Point {
	switch {
	case !p.Focused:
	case p.Side > facesLeft:
		at.X += lookingRoom
	case p.Side < 1-facesLeft:
		at.X -= lookingRoom
	}
	return at
}

// lookingRoom is that step, as a share of the window's width.
const lookingRoom = 0.1

// stand is where a figure stands in an area: on its foot, in the middle, as large as it goes with some air over the head,
// at most so many times as wide as the area.
func (p *Portrait) stand(area scene.Rect, sides float64) scene.Rect {
	const head = 0.94
	b := p.Image.Bounds()
	w, h := float64(b.Dx()), float64(b.Dy())
	share := math.Min(head*area.H/h, sides*area.W/w)
	w, h = w*share, h*share
	return scene.Rect{X: area.X + (area.W-w)/2, Y: area.Bottom() - h, W: w, H: h}
}

// shoulders is how much wider than the shape that cuts it a figure may be.
const shoulders = 1.35

// resolution warns of a portrait with too few pixels for its place; times is how many px of the page one of its pixels covers.
func (c *canvas) resolution(p *Portrait, times float64, area scene.Rect) {
	if times*p.Scale <= mostEnlarged || c.shown != "" {
		return
	}
	w, h := math.Ceil(area.W*p.Scale), math.Ceil(area.H*p.Scale)
	b := p.Image.Bounds()
	d := diag.Diagnostic{Pos: p.Pos, Severity: diag.Warning, Code: "small-picture", Card: c.Card,
		Message: fmt.Sprintf("portrait %s has about %d × %d pixels to show and is drawn at %.0f × %.0f on %s, so it will look soft", p.File, b.Dx(), b.Dy(), w, h, c.size.Name),
		Hint:    fmt.Sprintf("use a picture with at least %.0f pixels across the part that is shown", math.Max(w, h))}
	c.Warnings.Add(d)
}

// mostEnlarged is how many pixels of a page one of a portrait may cover before it looks soft.
const mostEnlarged = 1.5

// tooSmall tells whether a portrait has too few pixels for layout auto to show it over an area of a side.
func (p *Portrait) tooSmall(side float64) bool {
	b := p.Image.Bounds()
	return side*p.Scale > tooEnlarged*math.Min(float64(b.Dx()), float64(b.Dy()))
}

// tooEnlarged is how many pixels of a page one of a portrait covers at most in layout auto.
const tooEnlarged = 3

// portrayed adds to a text alternative whom the page shows.
func (c *canvas) portrayed(alt string) string {
	if c.shown == "" {
		return alt
	}
	stop, space := ".", " "
	if isChinese(c.set.Lang) || isJapanese(c.set.Lang) {
		stop, space = "\u3002", ""
	}
	if strings.HasSuffix(alt, stop) || strings.HasSuffix(alt, ".") {
		stop = ""
	}
	return alt + stop + space + c.set.Words.Portrait(c.shown)
}
