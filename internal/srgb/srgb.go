// Package srgb is the transfer curve of sRGB (IEC 61966-2-1), by which contrasts and colours are reckoned.
package srgb

import "math"

// Linear is the linear light, 0 to 1, of each 8-bit value. It is looked up, since contrasts are measured pixel by pixel.
var Linear = func() (all [256]float64) {
	for v := range all {
		if x := float64(v) / 255; x <= 0.04045 {
			all[v] = x / 12.92
		} else {
			all[v] = math.Pow((x+0.055)/1.055, 2.4)
		}
	}
	return all
}()

// Companded is the 8-bit value of linear light, which is clamped to 0 to 1.
func Companded(x float64) uint8 {
	if x <= 0.0031308 {
		x *= 12.92
	} else {
		x = float64(1.055*math.Pow(x, 1/2.4)) - 0.055 // the product rounded by itself, on every architecture
	}
	return uint8(math.Round(255 * min(max(x, 0), 1)))
}

// Luminance is relative luminance, 0 for black to 1 for white (WCAG 2.2, "relative luminance").
func Luminance(r, g, b uint8) float64 {
	return float64(0.2126*Linear[r]) + float64(0.7152*Linear[g]) + float64(0.0722*Linear[b])
}
