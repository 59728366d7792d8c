package raster

import (
	"errors"
	"image"
	"image/draw"
	"math"

	"cards/internal/scene"
)

// maxDeveloped bounds the sides of an area for which pixels are made, in pixels of the picture: no page has more.
const maxDeveloped = 1 << 15

// picture paints an image so that it covers its area, with the focus as near to the middle as the image's borders
// allow.
func (c *canvas) picture(it scene.Image) error {
	if it.Source == nil {
		return errors.New("an image has no picture")
	}
	a := it.Area
	if !finite(a.X, a.Y, a.W, a.H, it.Focus.X, it.Focus.Y) {
		return errNotFinite
	}
	if d, ok := it.Source.(scene.Developed); ok && !a.Empty() {
		s := stretch(c.t)
		w, h := math.Round(s*a.W), math.Round(s*a.H)
		if !(w <= maxDeveloped) || !(h <= maxDeveloped) {
			return errNotFinite
		}
		it.Source = d.Develop(max(1, int(w)), max(1, int(h)))
	}
	b := it.Source.Bounds()
	if a.Empty() || b.Empty() {
		return nil
	}
	in, err := c.clipTo(it.Clip)
	if err != nil {
		return err
	}
	t := cover(a, float64(b.Dx()), float64(b.Dy()), it.Focus).Then(c.t)
	c.polygons.reset()
	area := scene.Rectangle(a)
	if err := c.polygons.flatten(&area, c.t, 1); err != nil {
		return err
	}
	x0, y0, x1, y1 := c.polygons.bounds()
	box := image.Rect(int(math.Floor(x0)), int(math.Floor(y0)), int(math.Ceil(x1)), int(math.Ceil(y1))).Intersect(in.rect)
	if box.Empty() {
		return nil
	}
	if r, ok := asRectangle(&c.polygons); ok && it.Pixelated && in.mask == nil && r.whole() && opaquePalette(it.Source) {
		// Nothing to blend: a screen over a whole page takes a third of the time.
		nearest(&image.RGBA{Pix: c.m.Pix[c.m.PixOffset(box.Min.X, box.Min.Y):], Stride: c.m.Stride, Rect: box}, it.Source, t)
		return nil
	}
	if m, ok := it.Source.(*image.RGBA); ok && in.mask == nil && t == scene.Translate(t.X0, t.Y0) && t.X0 == math.Trunc(t.X0) && t.Y0 == math.Trunc(t.Y0) {
		if r, ok := asRectangle(&c.polygons); ok && r.whole() && m.Opaque() {
			// Made for these very pixels.
			draw.Draw(c.m, box, m, b.Min.Add(box.Min).Sub(image.Pt(int(t.X0), int(t.Y0))), draw.Src)
			return nil
		}
	}
	pixels := c.r.newPixels(box)
	defer c.r.Recycle(pixels)
	clear(pixels.Pix)
	if it.Pixelated {
		nearest(pixels, it.Source, t)
	} else {
		scaled(pixels, it.Source, t, true)
	}
	inner := *c
	inner.clip = in
	p := &ink{image: pixels}
	if r, ok := asRectangle(&c.polygons); ok {
		inner.fillRect(r, p)
		return nil
	}
	inner.fillPolygons(&c.polygons, box, func(x, y int, coverage []uint8) { inner.blend(x, y, coverage, p) })
	return nil
}

// cover maps the pixels of a w×h picture to the page so that it covers the area.
func cover(area scene.Rect, w, h float64, focus scene.Point) scene.Transform {
	s := math.Max(area.W/w, area.H/h)
	place := func(from, length, size, focus float64) float64 {
		spare := float64(size*s) - length // ≥ 0: what is cut off
		cut := float64(focus*size*s) - length/2
		return from - math.Max(0, math.Min(spare, cut))
	}
	return scene.Transform{XX: s, YY: s, X0: place(area.X, area.W, w, focus.X), Y0: place(area.Y, area.H, h, focus.Y)}
}
