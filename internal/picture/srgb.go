package picture

import (
	"image/color"
	"math"
)

// linear undoes the transfer curve of sRGB (IEC 61966-2-1) for each 8-bit value; the result is 0 to 1.
var linear = func() (t [256]float64) {
	for i := range t {
		if x := float64(i) / 255; x <= 0.04045 {
			t[i] = x / 12.92
		} else {
			t[i] = math.Pow((x+0.055)/1.055, 2.4)
		}
	}
	return t
}()

// companded applies the transfer curve of sRGB to x, clamps and rounds to 8 bits.
func companded(x float64) uint8 {
	if x <= 0.0031308 {
		x *= 12.92
	} else {
		x = float64(1.055*math.Pow(x, 1/2.4)) - 0.055
	}
	return uint8(math.Round(255 * min(max(x, 0), 1)))
}

// relativeLuminance is 0 for black to 1 for white (WCAG 2.2, "relative luminance").
func relativeLuminance(r, g, b uint8) float64 {
	return float64(0.2126*linear[r]) + float64(0.7152*linear[g]) + float64(0.0722*linear[b])
}

// div255 returns v/255 rounded to nearest, for v up to 255², as the raster does it.
func div255(v uint32) uint8 {
	v += 128
	return uint8((v + v>>8) >> 8)
}

// rgbOf converts a pixel of a picture in planes.
func rgbOf(c color.YCbCr) (r, g, b uint8) { return color.YCbCrToRGB(c.Y, c.Cb, c.Cr) }
