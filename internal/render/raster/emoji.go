package raster

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"math"

	"cards/internal/resample"
	"cards/internal/scene"

	"github.com/go-text/typesetting/font"
	"golang.org/x/image/draw"
	"golang.org/x/image/math/f64"
)

// maxStrike bounds the sides of a bitmap in a font, in pixels: real ones have 136 to 256.
const maxStrike = 1024

// maxShrink bounds how many pixels of a picture may fall on one of the page.
const maxShrink = 1 << 15

// colorMask makes the mask of a glyph that the font keeps as a PNG (CBDT, sbix); ok is false for all others, and for
// those too large for a mask.
func colorMask(face *font.Face, key glyphKey) (_ *mask, ok bool, _ error) {
	if len(face.BitmapSizes()) == 0 {
		return nil, false, nil
	}
	b, ok := face.GlyphDataBitmap(key.gid)
	if !ok || b.Format != font.PNG {
		return nil, false, nil
	}
	ext, ok := face.GlyphExtents(key.gid)
	if !ok {
		return nil, false, nil
	}
	config, err := png.DecodeConfig(bytes.NewReader(b.Data))
	if err != nil || config.Width > maxStrike || config.Height > maxStrike {
		return nil, false, fmt.Errorf("the bitmap of glyph %d is damaged or too large", key.gid)
	}
	src, err := png.Decode(bytes.NewReader(b.Data))
	if err != nil {
		return nil, false, fmt.Errorf("the bitmap of glyph %d: %w", key.gid, err)
	}
	sw, sh := float64(config.Width), float64(config.Height)
	u := key.transform(face)
	u.X0, u.Y0 = float64(key.subX)/subpixels, float64(key.subY)/subpixels
	// From pixels of the bitmap (y down from its top) to font units to pixels of the page.
	t := scene.Transform{
		XX: float64(ext.Width) / sw, YY: float64(ext.Height) / sh, X0: float64(ext.XBearing), Y0: float64(ext.YBearing),
	}.Then(u)
	x0, y0, x1, y1 := boxOf(t, sw, sh)
	if !finite(x0, y0, x1, y1) || x1-x0 > 1024 || y1-y0 > 1024 {
		return nil, false, fmt.Errorf("glyph %d is a bitmap, and too large to draw", key.gid)
	}
	m := &mask{rect: image.Rect(int(math.Floor(x0)), int(math.Floor(y0)), int(math.Ceil(x1)), int(math.Ceil(y1)))}
	m.colors = image.NewRGBA(m.rect)
	scaled(m.colors, src, t, false)
	return m, true, nil
}

// boxOf returns the edges of the box that holds t's picture of a w×h rectangle at the origin.
func boxOf(t scene.Transform, w, h float64) (x0, y0, x1, y1 float64) {
	x0, y0, x1, y1 = math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, p := range [4]scenePoint{{}, {X: w}, {Y: h}, {X: w, Y: h}} {
		q := apply(t, p)
		x0, y0 = math.Min(x0, q.X), math.Min(y0, q.Y)
		x1, y1 = math.Max(x1, q.X), math.Max(y1, q.Y)
	}
	return x0, y0, x1, y1
}

// scaled paints src into dst (which is clear), with t mapping src's pixels, counted from its corner, to dst's.
// With extend the border pixels of src go on outside it; else there is nothing there.
func scaled(dst *image.RGBA, src image.Image, t scene.Transform, extend bool) {
	if !(stretch(t) > 1.0/maxShrink) { // smaller than any trace
		return
	}
	if t.XY == 0 && t.YX == 0 && t.XX > 1.0/maxShrink && t.YY > 1.0/maxShrink {
		resample.Scale(dst, src, t.X0, t.Y0, t.XX, t.YY, extend)
		return
	}
	// The kernel is as wide as the inverse is steep, in memory too: a picture turned into a needle asks for more of
	// both than there is, and shows nothing.
	if !(steepest(t) < maxShrink) {
		return
	}
	b := src.Bounds()
	o := apply(t, scenePoint{X: float64(-b.Min.X), Y: float64(-b.Min.Y)})
	// Nor does it check that a point of the page, carried back by rounded numbers, still lies in the picture.
	if !(stretch(t) < farAway) || !(math.Abs(o.X) < farAway) || !(math.Abs(o.Y) < farAway) {
		return
	}
	draw.CatmullRom.Transform(dst, f64.Aff3{t.XX, t.XY, o.X, t.YX, t.YY, o.Y}, src, b, draw.Over, nil)
}

// steepest returns how many pixels of the picture, at most, pass under one step right or down on the page: the
// largest entry of the inverse of t's linear part, which is infinite or NaN where t flattens the picture.
func steepest(t scene.Transform) float64 {
	det := t.XX*t.YY - t.XY*t.YX
	return math.Max(math.Max(math.Abs(t.XX/det), math.Abs(t.YY/det)), math.Max(math.Abs(t.XY/det), math.Abs(t.YX/det)))
}
