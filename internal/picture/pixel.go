package picture

import "image/color"

// div255 returns v/255 rounded to nearest, for v up to 255², as the raster does it.
func div255(v uint32) uint8 {
	v += 128
	return uint8((v + v>>8) >> 8)
}

// rgbOf converts a pixel of a picture in planes.
func rgbOf(c color.YCbCr) (r, g, b uint8) { return color.YCbCrToRGB(c.Y, c.Cb, c.Cr) }
