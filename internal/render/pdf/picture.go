package pdf

import (
	"errors"
	"fmt"
	"image"
	"math"

	"cards/internal/resample"
	"cards/internal/scene"
)

// This room makes the pixels of pictures and paints them (ISO 32000-1, 8.9).

// within is how far within its area a picture is painted, in px of the page. Readers that give a picture every row that it touches
// would else give it one more where its foot lies just between two rows, and blur it on the way.
const within = 0.01

// maxPixels bounds a picture, in pixels.
const maxPixels = 1 << 26

// picture paints an image so that it covers its area, with the focus as near to the middle as its borders allow.
func (c *content) picture(it scene.Image) error {
	if it.Source == nil {
		return errors.New("an image has no picture")
	}
	a := it.Area
	if !sane(a.X, a.Y, a.W, a.H, it.Focus.X, it.Focus.Y) {
		return errNotFinite
	}
	if a.Empty() || it.Source.Bounds().Empty() {
		return nil
	}
	zoom := c.zoom()
	if !(zoom > 0) {
		return nil
	}
	pixels, err := develop(it, zoom, c.w.document.Detail)
	if err != nil {
		return err
	}
	r, err := c.w.images.add(c.w.file, pixels, it.Pixelated)
	if err != nil {
		return err
	}
	m := c.m
	c.save()
	defer func() {
		c.m = m
		c.restore()
	}()
	if it.Clip != nil {
		if err := c.clip(it.Clip); err != nil {
			return err
		}
	}
	// The unit square of an image stands on its foot.
	c.alpha(1)
	a = a.Inset(math.Min(within/zoom, math.Min(a.W, a.H)/4))
	c.concat(scene.Transform{XX: a.W, YY: -a.H, X0: a.X, Y0: a.Bottom()})
	c.do(r)
	return nil
}

// zoom returns how many px of the page one unit is where something is drawn now.
func (c *content) zoom() float64 {
	if c.m == (scene.Transform{}) {
		return 1
	}
	return math.Sqrt(math.Abs(c.m.XX*c.m.YY-c.m.XY*c.m.YX)) / c.w.scale
}

// develop returns the pixels of an image's area, where zoom is how many px of the page one unit of it is, and detail how many
// pixels a px may have.
func develop(it scene.Image, zoom, detail float64) (image.Image, error) {
	a := it.Area
	size := func(k float64) (w, h int, err error) {
		fw, fh := math.Max(1, math.Round(a.W*zoom*k)), math.Max(1, math.Round(a.H*zoom*k))
		if !(fw*fh <= maxPixels) {
			return 0, 0, errors.New("a picture is too large")
		}
		return int(fw), int(fh), nil
	}
	if d, ok := it.Source.(scene.Developed); ok {
		w, h, err := size(detail)
		if err != nil {
			return nil, err
		}
		return d.Develop(w, h), nil
	}
	b := it.Source.Bounds()
	t := cover(a, float64(b.Dx()), float64(b.Dy()), it.Focus)
	k := math.Max(1, math.Min(detail, 1/(t.XX*zoom)))
	if it.Pixelated {
		k = 1
	}
	w, h, err := size(k)
	if err != nil {
		return nil, err
	}
	// From pixels of the source to those of the area.
	sx, sy := float64(w)/a.W, float64(h)/a.H
	x0, y0 := (t.X0-a.X)*sx, (t.Y0-a.Y)*sy
	if it.Pixelated {
		return blocks(it.Source, w, h, x0, y0, t.XX*sx, t.YY*sy), nil
	}
	out := image.NewRGBA(image.Rect(0, 0, w, h))
	resample.Scale(out, it.Source, x0, y0, t.XX*sx, t.YY*sy, true)
	return out, nil
}

// cover maps the pixels of a w×h picture to the page so that it covers the area.
func cover(area scene.Rect, w, h float64, focus scene.Point) scene.Transform {
	s := math.Max(area.W/w, area.H/h)
	place := func(from, length, size, focus float64) float64 {
		spare := size*s - length // ≥ 0: what is cut off
		return from - math.Max(0, math.Min(spare, focus*size*s-length/2))
	}
	return scene.Transform{XX: s, YY: s, X0: place(area.X, area.W, w, focus.X), Y0: place(area.Y, area.H, h, focus.Y)}
}

// blocks enlarges a picture without mixing: each pixel takes the one of src in which its centre lies.
func blocks(src image.Image, w, h int, x0, y0, sx, sy float64) image.Image {
	b := src.Bounds()
	at := func(i int, from, step float64, length int) int {
		return max(0, min(length-1, int(math.Floor((float64(i)+0.5-from)/step))))
	}
	columns := make([]int, w)
	for x := range columns {
		columns[x] = at(x, x0, sx, b.Dx())
	}
	if m, ok := src.(*image.Paletted); ok {
		out := image.NewPaletted(image.Rect(0, 0, w, h), m.Palette)
		for y := range h {
			cells := m.Pix[at(y, y0, sy, b.Dy())*m.Stride:]
			for x, u := range columns {
				out.Pix[y*out.Stride+x] = cells[u]
			}
		}
		return out
	}
	out := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		v := b.Min.Y + at(y, y0, sy, b.Dy())
		for x, u := range columns {
			out.Set(x, y, src.At(b.Min.X+u, v))
		}
	}
	return out
}

// placed writes the operators that paint image r onto the unit square that t maps to the page.
func placed(r ref, t scene.Transform) string {
	return fmt.Sprintf("q %s %s cm /X%d Do Q\n", numbers(sharePlaces, t.XX, t.YX, t.XY, t.YY), numbers(lengthPlaces, t.X0, t.Y0), int(r))
}
