package picture

import (
	"image"
	"image/color"
	"math"
	"sync"

	"cards/internal/resample"
)

// Print is a photograph made ready to lie behind words: a part of it on an area, in its own colours or those of a ramp, with scrims
// where words stand. It is an image whose pixels are made when it is drawn, for as many as it is drawn on: until then it costs
// nothing, and ten cards need no more memory than are drawn at once.
type Print struct {
	// Source is the picture, upright.
	Source image.Image
	// Width and Height are the area's, px of the page.
	Width, Height int
	// Scale is how many px of the page a pixel of Source takes; X and Y are where its upper left corner stands, px.
	Scale, X, Y float64
	// Mirrored swaps left and right of all this, X with it.
	Mirrored bool
	// Tones gives the colours; nil keeps those of the picture.
	Tones *Ramp
	// Scrims are laid over the picture, in the colour Scrim; over a ramp's tones they are black, before these become colours.
	Scrims []Scrim
	Scrim  color.NRGBA
	// Seam is the width over which the picture fades into what goes on beside it, where it does not cover the area, px.
	Seam float64

	once sync.Once
	made *image.RGBA
}

// Edge is a side of an area.
type Edge uint8

// The edges.
const (
	Bottom Edge = iota
	Top
	Left
	Right
)

// Scrim darkens one side of a print: evenly as far as Flat from its edge, and from there less and less over Fade, px.
type Scrim struct {
	Edge       Edge
	Flat, Fade float64
	// Opacity is 0 to 1.
	Opacity float64
}

// At is the opacity at a distance from the edge, px.
func (s *Scrim) At(distance float64) float64 {
	switch t := (distance - s.Flat) / math.Max(s.Fade, 1e-6); {
	case t <= 0:
		return s.Opacity
	case t >= 1:
		return 0
	default:
		return float64(s.Opacity * (1 - float64(t*t*(3-2*t))))
	}
}

// Bounds is the area at one pixel a px.
func (p *Print) Bounds() image.Rectangle { return image.Rect(0, 0, p.Width, p.Height) }

// ColorModel is that of *image.RGBA.
func (p *Print) ColorModel() color.Model { return color.RGBAModel }

// At makes the whole print at first use; what draws it asks for Develop instead.
func (p *Print) At(x, y int) color.Color {
	p.once.Do(func() { p.made = p.Develop(p.Width, p.Height).(*image.RGBA) })
	return p.made.At(x, y)
}

// Develop makes the print on so many pixels.
func (p *Print) Develop(width, height int) image.Image {
	out := p.bare(width, height)
	if p.Mirrored {
		mirror(out)
	}
	p.finish(out)
	return out
}

// mirror swaps left and right.
func mirror(m *image.RGBA) {
	for y := range m.Rect.Dy() {
		row := m.Pix[y*m.Stride : y*m.Stride+4*m.Rect.Dx()]
		for i, j := 0, len(row)-4; i < j; i, j = i+4, j-4 {
			for k := range 4 {
				row[i+k], row[j+k] = row[j+k], row[i+k]
			}
		}
	}
}

// bare is the picture in its place, in its own colours.
func (p *Print) bare(width, height int) *image.RGBA {
	out := image.NewRGBA(image.Rect(0, 0, width, height))
	sx, sy := float64(width)/float64(p.Width), float64(height)/float64(p.Height)
	b := p.Source.Bounds()
	w, h := float64(b.Dx())*p.Scale, float64(b.Dy())*p.Scale
	if p.X <= coverSlack && p.Y <= coverSlack && p.X+w >= float64(p.Width)-coverSlack && p.Y+h >= float64(p.Height)-coverSlack {
		resample.Scale(out, p.Source, p.X*sx, p.Y*sy, p.Scale*sx, p.Scale*sy, true)
		return out
	}
	p.extend(out, sx, sy)
	return out
}

// coverSlack is how much of an area's edge a picture that covers it may leave to its border pixels, px.
const coverSlack = 0.75

// extend fills out with the picture and, where that ends, with its border going on, so blurred that it says nothing.
func (p *Print) extend(out *image.RGBA, sx, sy float64) {
	width, height := out.Rect.Dx(), out.Rect.Dy()
	// Blurred by way of a picture of few pixels.
	long := max(width, height)
	k := math.Min(1, float64(blurred)/float64(long))
	small := image.NewRGBA(image.Rect(0, 0, max(2, int(float64(width)*k)), max(2, int(float64(height)*k))))
	kx, ky := float64(small.Rect.Dx())/float64(width), float64(small.Rect.Dy())/float64(height)
	resample.Scale(small, p.Source, p.X*sx*kx, p.Y*sy*ky, p.Scale*sx*kx, p.Scale*sy*ky, true)
	for range 3 {
		small = boxBlur(small, 4)
	}
	resample.Scale(out, small, 0, 0, 1/kx, 1/ky, true)
	b := p.Source.Bounds()
	x0, y0 := p.X*sx, p.Y*sy
	x1, y1 := x0+float64(b.Dx())*p.Scale*sx, y0+float64(b.Dy())*p.Scale*sy
	area := image.Rect(int(math.Ceil(x0)), int(math.Ceil(y0)), int(math.Floor(x1)), int(math.Floor(y1))).Intersect(out.Rect)
	if area.Empty() {
		return
	}
	sharp := image.NewRGBA(area)
	resample.Scale(sharp, p.Source, x0, y0, p.Scale*sx, p.Scale*sy, true)
	seam := math.Max(p.Seam*math.Min(sx, sy), 1)
	// How much of the picture shows, by its distance from the nearest edge at which it ends inside the area.
	share := func(i int, from, to float64, length int) float64 {
		d := math.Inf(1)
		if from > coverSlack {
			d = math.Min(d, float64(i)+0.5-from)
		}
		if to < float64(length)-coverSlack {
			d = math.Min(d, to-float64(i)-0.5)
		}
		t := math.Max(0, math.Min(1, d/seam))
		return t * t * (3 - 2*t)
	}
	columns := make([]float64, area.Dx())
	for i := range columns {
		columns[i] = share(area.Min.X+i, x0, x1, width)
	}
	for y := area.Min.Y; y < area.Max.Y; y++ {
		row := share(y, y0, y1, height)
		to, from := out.Pix[out.PixOffset(area.Min.X, y):], sharp.Pix[sharp.PixOffset(area.Min.X, y):]
		for i, c := range columns {
			a := int32(float64(c*row)*256 + 0.5)
			for n := 4 * i; n < 4*i+3; n++ {
				to[n] = uint8((int32(from[n])*a + int32(to[n])*(256-a) + 128) >> 8)
			}
		}
	}
}

// blurred is the longer side of the picture by which a border is blurred, pixels.
const blurred = 64

// boxBlur returns the mean of the pixels within r of each.
func boxBlur(m *image.RGBA, r int) *image.RGBA {
	pass := func(from *image.RGBA, n, lines, step, line int) *image.RGBA {
		to := image.NewRGBA(from.Rect)
		for l := range lines {
			for i := range n {
				var sum [4]int
				for j := i - r; j <= i+r; j++ {
					at := l*line + min(max(j, 0), n-1)*step
					for k := range sum {
						sum[k] += int(from.Pix[at+k])
					}
				}
				at := l*line + i*step
				for k := range sum {
					to.Pix[at+k] = uint8((sum[k] + r) / (2*r + 1))
				}
			}
		}
		return to
	}
	m = pass(m, m.Rect.Dx(), m.Rect.Dy(), 4, m.Stride)
	return pass(m, m.Rect.Dy(), m.Rect.Dx(), m.Stride, 4)
}

// finish lays the scrims over a picture and gives its tones their colours. What is mixed is rounded up or down by a pattern that
// looks like noise, so that slow fades show no bands.
func (p *Print) finish(m *image.RGBA) {
	if p.Tones == nil && len(p.Scrims) == 0 {
		return
	}
	width, height := m.Rect.Dx(), m.Rect.Dy()
	sx, sy := float64(p.Width)/float64(width), float64(p.Height)/float64(height)
	opacity := func(s *Scrim, x, y float64) float64 {
		switch s.Edge {
		case Bottom:
			return s.At(float64(p.Height) - y)
		case Top:
			return s.At(y)
		case Left:
			return s.At(x)
		}
		return s.At(float64(p.Width) - x)
	}
	most := float32(0)
	for _, s := range p.Scrims {
		most = max(most, float32(s.Opacity))
	}
	columns := make([]float32, width)
	for i := range columns {
		for k := range p.Scrims {
			if s := &p.Scrims[k]; s.Edge == Left || s.Edge == Right {
				columns[i] = max(columns[i], float32(opacity(s, (float64(i)+0.5)*sx, 0)))
			}
		}
	}
	var table [][3]float32
	if p.Tones != nil {
		table = p.Tones.table()
	}
	scrim := [3]float32{float32(p.Scrim.R), float32(p.Scrim.G), float32(p.Scrim.B)}
	for y := range height {
		row := float32(0)
		for k := range p.Scrims {
			if s := &p.Scrims[k]; s.Edge == Top || s.Edge == Bottom {
				row = max(row, float32(opacity(s, 0, (float64(y)+0.5)*sy)))
			}
		}
		pixels := m.Pix[y*m.Stride : y*m.Stride+4*width]
		for x := range width {
			a := both(row, columns[x], most)
			if a == 0 && table == nil {
				continue
			}
			o := pixels[4*x : 4*x+4 : 4*x+4]
			noise := dither(x, y)
			if table == nil {
				for k := range scrim {
					v := float32(o[k])
					o[k] = uint8(v + float32(a*(scrim[k]-v)) + noise)
				}
				continue
			}
			tone := (float32(13933*uint32(o[0])+46871*uint32(o[1])+4732*uint32(o[2])) / (65536 * 255)) * (1 - a)
			c := &table[min(int(float32(tone*(rampSteps-1))+0.5), rampSteps-1)]
			for k := range c {
				o[k] = uint8(min(c[k]+noise, 255))
			}
		}
	}
}

// both is the opacity of two scrims of other sides at a place, where the thicker of the two has most: their fades add up, so that they
// meet without an edge, and nowhere are they thicker than that one.
func both(a, b, most float32) float32 {
	if a == 0 || b == 0 {
		return a + b
	}
	return a + b - float32(a*b)/most
}

// dither is at least 0 and less than 1, evenly spread and the same for the same place: added before the fraction is cut off, it rounds.
func dither(x, y int) float32 {
	// PCG's output function on the place (Jarzynski and Olano, Hash Functions for GPU Rendering, 2020).
	h := (uint32(x)*0x9e3779b1 + uint32(y)*0x85ebca77) * 747796405
	h = (h>>((h>>28)+4) ^ h) * 277803737
	h ^= h >> 22
	return float32(h>>8) / (1 << 24)
}
