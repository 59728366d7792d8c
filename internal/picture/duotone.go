package picture

import (
	"encoding/binary"
	"image"
	"image/color"
	"math"

	"cards/internal/srgb"
)

// Duotone returns img in shades between two colours: black becomes dark, white light, and what lies between them goes
// straight from one to the other in OKLab, so that equal steps look equal. Luma is that of JPEG (ITU-R BT.601), as in
// color.GrayModel. Transparency stays; the alphas of dark and light don't count.
func Duotone(img image.Image, dark, light color.NRGBA) *image.RGBA {
	b := img.Bounds()
	out := image.NewRGBA(image.Rect(0, 0, b.Dx(), b.Dy()))
	table := shades(dark, light)
	switch m := img.(type) {
	case *image.YCbCr:
		for y := range b.Dy() {
			tone(out.Pix[y*out.Stride:], m.Y[m.YOffset(b.Min.X, b.Min.Y+y):][:b.Dx()], &table)
		}
		return out
	case *image.Gray:
		for y := range b.Dy() {
			tone(out.Pix[y*out.Stride:], m.Pix[m.PixOffset(b.Min.X, b.Min.Y+y):][:b.Dx()], &table)
		}
		return out
	}
	for top, band := range bands(img) {
		for y := range min(bandRows, b.Dy()-top) {
			toneRGBA(out.Pix[(top+y)*out.Stride:][:4*b.Dx()], band.Pix[y*band.Stride:], &table)
		}
	}
	return out
}

// tone colours opaque pixels of known luma.
func tone(out, luma []uint8, table *[256]uint32) {
	for i, v := range luma {
		binary.LittleEndian.PutUint32(out[4*i:4*i+4], table[v])
	}
}

// toneRGBA colours premultiplied pixels.
func toneRGBA(out, in []uint8, table *[256]uint32) {
	for i := 0; i < len(out); i += 4 {
		p := in[i : i+4 : i+4]
		a := uint32(p[3])
		if a == 0 {
			continue
		}
		// The weights of color.GrayModel, of 2¹⁶.
		luma := (19595*uint32(p[0]) + 38470*uint32(p[1]) + 7471*uint32(p[2]) + 1<<15) >> 16
		if a == 255 {
			binary.LittleEndian.PutUint32(out[i:i+4], table[luma])
			continue
		}
		c := table[min((luma*255+a/2)/a, 255)]
		out[i], out[i+1], out[i+2], out[i+3] = div255(c&255*a), div255(c>>8&255*a), div255(c>>16&255*a), uint8(a)
	}
}

// shades returns the colour for each luma, as the bytes of a pixel. The ends are exact.
func shades(dark, light color.NRGBA) (table [256]uint32) {
	d, l := toOKLab(dark), toOKLab(light)
	for i := range table {
		t := float64(i) / 255
		var mixed oklab
		for k := range mixed {
			mixed[k] = float64(d[k]*(1-t)) + float64(l[k]*t)
		}
		c := mixed.nrgba()
		switch i {
		case 0:
			c = dark
		case 255:
			c = light
		}
		table[i] = uint32(c.R) | uint32(c.G)<<8 | uint32(c.B)<<16 | 255<<24
	}
	return table
}

// oklab is a colour in Ottosson's OKLab: lightness, green to red, blue to yellow.
type oklab [3]float64

func toOKLab(c color.NRGBA) oklab {
	r, g, b := srgb.Linear[c.R], srgb.Linear[c.G], srgb.Linear[c.B]
	l := math.Cbrt(float64(0.4122214708*r) + float64(0.5363325363*g) + float64(0.0514459929*b))
	m := math.Cbrt(float64(0.2119034982*r) + float64(0.6806995451*g) + float64(0.1073969566*b))
	s := math.Cbrt(float64(0.0883024619*r) + float64(0.2817188376*g) + float64(0.6299787005*b))
	return oklab{
		float64(0.2104542553*l) + float64(0.7936177850*m) - float64(0.0040720468*s),
		float64(1.9779984951*l) - float64(2.4285922050*m) + float64(0.4505937099*s),
		float64(0.0259040371*l) + float64(0.7827717662*m) - float64(0.8086757660*s),
	}
}

// nrgba returns the colour in sRGB; the line between two of its colours hardly leaves it, and what does is clamped.
func (o oklab) nrgba() color.NRGBA {
	l := o[0] + float64(0.3963377774*o[1]) + float64(0.2158037573*o[2])
	m := o[0] - float64(0.1055613458*o[1]) - float64(0.0638541728*o[2])
	s := o[0] - float64(0.0894841775*o[1]) - float64(1.2914855480*o[2])
	l, m, s = l*l*l, m*m*m, s*s*s
	return color.NRGBA{
		R: srgb.Companded(float64(4.0767416621*l) - float64(3.3077115913*m) + float64(0.2309699292*s)),
		G: srgb.Companded(float64(-1.2684380046*l) + float64(2.6097574011*m) - float64(0.3413193965*s)),
		B: srgb.Companded(float64(-0.0041960863*l) - float64(0.7034186147*m) + float64(1.7076147010*s)),
		A: 255,
	}
}
