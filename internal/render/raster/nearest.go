package raster

import (
	"encoding/binary"
	"image"
	"image/color"
	"math"

	"cards/internal/scene"
)

// nearest paints src into dst under t without mixing: a pixel of dst takes the pixel of src in which its centre lies, and the
// border of src goes on outside it. Rows of dst that show one row of src are made once and copied.
func nearest(dst *image.RGBA, src image.Image, t scene.Transform) {
	b, d := src.Bounds(), dst.Rect
	det := float64(t.XX*t.YY) - float64(t.XY*t.YX)
	if det == 0 || !finite(1/det, t.X0, t.Y0) {
		return // without area
	}
	at, inks := reader(src)
	if t.XY != 0 || t.YX != 0 {
		for y := d.Min.Y; y < d.Max.Y; y++ {
			row := dst.Pix[(y-d.Min.Y)*dst.Stride:]
			for x := d.Min.X; x < d.Max.X; x++ {
				px, py := float64(x)+0.5-t.X0, float64(y)+0.5-t.Y0
				u, v := (float64(t.YY*px)-float64(t.XY*py))/det, (float64(t.XX*py)-float64(t.YX*px))/det
				binary.LittleEndian.PutUint32(row[4*(x-d.Min.X):], at(within(u, b.Dx()), within(v, b.Dy())))
			}
		}
		return
	}
	columns := make([]int32, d.Dx())
	for i := range columns {
		columns[i] = int32(within((float64(d.Min.X+i)+0.5-t.X0)/t.XX, b.Dx()))
	}
	last := -1
	for y := 0; y < d.Dy(); y++ {
		row := dst.Pix[y*dst.Stride : y*dst.Stride+4*d.Dx()]
		v := within((float64(d.Min.Y+y)+0.5-t.Y0)/t.YY, b.Dy())
		if v == last {
			copy(row, dst.Pix[(y-1)*dst.Stride:])
			continue
		}
		last = v
		if inks != nil {
			m := src.(*image.Paletted)
			cells := m.Pix[v*m.Stride : v*m.Stride+b.Dx()]
			for i, u := range columns {
				binary.LittleEndian.PutUint32(row[4*i:4*i+4], inks[cells[u]])
			}
			continue
		}
		for i, u := range columns {
			binary.LittleEndian.PutUint32(row[4*i:], at(int(u), v))
		}
	}
}

// whole reports whether the sides lie at whole pixels.
func (e edges) whole() bool {
	return e.x0 == math.Trunc(e.x0) && e.y0 == math.Trunc(e.y0) && e.x1 == math.Trunc(e.x1) && e.y1 == math.Trunc(e.y1)
}

// opaquePalette reports whether a picture has a palette of opaque colours only.
func opaquePalette(src image.Image) bool {
	m, ok := src.(*image.Paletted)
	if !ok || len(m.Palette) == 0 {
		return false
	}
	for _, c := range m.Palette {
		if _, _, _, a := c.RGBA(); a != 0xffff {
			return false
		}
	}
	return true
}

// within returns the pixel of n in which v lies; what lies outside has the nearest.
func within(v float64, n int) int {
	switch {
	case !(v > 0):
		return 0
	case v >= float64(n):
		return n - 1
	}
	return int(math.Floor(v))
}

// reader returns how a pixel of src is read, counted from its corner, as four premultiplied bytes; inks are those of its palette,
// nil where it has none.
func reader(src image.Image) (at func(x, y int) uint32, inks *[256]uint32) {
	b := src.Bounds()
	whole := func(c color.Color) uint32 {
		v := color.RGBAModel.Convert(c).(color.RGBA)
		return uint32(v.R) | uint32(v.G)<<8 | uint32(v.B)<<16 | uint32(v.A)<<24
	}
	if m, ok := src.(*image.Paletted); ok {
		// What the palette lacks is nothing.
		inks = new([256]uint32)
		for i, c := range m.Palette {
			if i < len(inks) {
				inks[i] = whole(c)
			}
		}
		return func(x, y int) uint32 { return inks[m.Pix[y*m.Stride+x]] }, inks
	}
	return func(x, y int) uint32 { return whole(src.At(b.Min.X+x, b.Min.Y+y)) }, nil
}
