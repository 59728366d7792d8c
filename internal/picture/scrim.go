package picture

import (
	"image/color"

	"cards/internal/srgb"
)

// Scrim returns the thinnest black or white to lay between the pixels that s was made from and text of a colour, so that
// at least 95 of 100 pixels contrast with the text as much as is needed (WCAG 2.2, "contrast ratio", 1 to 21). Light text
// is set on black, dark text on white; where both would do, the thinner is taken, and where none is needed, the zero
// colour. ok is false where no scrim helps, since the text is neither light nor dark enough.
//
// The pixels are reckoned as the raster lays a colour over them, in sRGB and rounded to 8 bits, so that what holds here
// holds in the picture. The alpha of text doesn't count.
func (s *Stats) Scrim(text color.NRGBA, needed float64) (scrim color.NRGBA, ok bool) {
	y := srgb.Luminance(text.R, text.G, text.B)
	// How light the ground of light text may be, and how dark that of dark text.
	lightest, darkest := (y+0.05)/needed-0.05, (y+0.05)*needed-0.05
	black, blackOK := s.thinnest(0, func(ground float64) bool { return ground <= lightest })
	white, whiteOK := s.thinnest(255, func(ground float64) bool { return ground >= darkest })
	switch {
	case blackOK && (!whiteOK || black <= white):
		return color.NRGBA{A: black}, true
	case whiteOK:
		return color.NRGBA{255, 255, 255, white}, true
	}
	return color.NRGBA{}, false
}

// thinnest returns the least alpha at which a scrim of one grey value leaves at most 5 of 100 pixels in faults.
func (s *Stats) thinnest(grey uint8, good func(luminance float64) bool) (alpha uint8, ok bool) {
	enough := func(alpha int) bool {
		var red, green, blue [256]float64
		for i := range 256 {
			v := overlaid(uint8(i), grey, uint8(alpha))
			red[i], green[i], blue[i] = float64(0.2126*srgb.Linear[v]), float64(0.7152*srgb.Linear[v]), float64(0.0722*srgb.Linear[v])
		}
		bad := 0
		for _, p := range s.pixels {
			if !good(red[p>>16&255] + green[p>>8&255] + blue[p&255]) {
				bad++
			}
		}
		return bad*20 <= len(s.pixels)
	}
	if !enough(255) {
		return 0, false
	}
	low, high := -1, 255 // not enough (yet), and enough
	for high-low > 1 {
		if mid := (low + high) / 2; enough(mid) {
			high = mid
		} else {
			low = mid
		}
	}
	return uint8(high), true
}

// overlaid returns a channel under a grey of some alpha, as the raster's over mixes them: both parts are rounded.
func overlaid(v, grey, alpha uint8) uint8 {
	a := uint32(alpha)
	sum := uint32(div255(uint32(grey)*a)) + uint32(div255(uint32(v)*(255-a)))
	return uint8(min(sum, 255))
}
