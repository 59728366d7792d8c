package layout

import (
	"slices"

	"cards/internal/picture"
)

// A light near the words, as that of a launch on a dark horizon: a scrim that fades over a long way would put it out.

const (
	// glowCells is into how many pieces the fade of a scrim is divided along the words, glowLeast the least luminance of a light in one of
	// them, and glowOver how many times as bright as the middle one it is: a bright sky is no light.
	glowCells = 12
	glowLeast = 0.25
	glowOver  = 4
	// steepAround is the share of what a scrim covers about the words that stays beside a light, steepFade that of the least fade.
	steepAround = 0.35
	steepFade   = 0.6
)

// glows reports whether there is a light where a scrim fades.
func (p *photoPage) glows(c *canvas, meter *picture.Meter, s *picture.Scrim) bool {
	w, h := c.Scene.Width, c.Scene.Height
	var cells []float64
	for i := range glowCells {
		at := float64(i) / glowCells
		var a picture.Area
		switch s.Edge {
		case picture.Bottom:
			a = picture.Area{X: at * w, Y: h - s.Flat - s.Fade, W: w / glowCells, H: s.Fade}
		case picture.Top:
			a = picture.Area{X: at * w, Y: s.Flat, W: w / glowCells, H: s.Fade}
		case picture.Left:
			a = picture.Area{X: s.Flat, Y: at * h, W: s.Fade, H: h / glowCells}
		case picture.Right:
			a = picture.Area{X: w - s.Flat - s.Fade, Y: at * h, W: s.Fade, H: h / glowCells}
		}
		cells = append(cells, picture.LuminanceOf(meter.Lightest(a, 0)))
	}
	slices.Sort(cells)
	brightest := cells[glowCells-1]
	return brightest >= glowLeast && brightest >= glowOver*cells[glowCells/2]
}
