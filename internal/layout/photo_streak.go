package layout

import (
	"image/color"
	"math"

	"cards/internal/scene"
)

// A card of the theme photo that has no picture: a sky, a horizon, the streak of a long exposure that rises from it, and its
// reflection; the words stand under the horizon.

// furnishStreak completes the furniture of such a card.
func (c *canvas) furnishStreak(f *furniture, foot photoFoot) *furniture {
	at := 0
	f.behind = func() {
		at = len(c.Scene.Items)
		c.mark("decoration", scene.Rect{W: c.Scene.Width, H: c.Scene.Height}, scene.Group{})
		for _, l := range foot.lines {
			c.put(l.block, l.x, l.y, l.w)
		}
	}
	f.after = func(quote *scene.Box, _ *block) {
		top := inkOf(quote).Y
		c.Scene.Items[at] = scene.Group{Items: c.streak(top)}
	}
	return f
}

// streakSteps is of how many straight pieces the streak's edges are: none is longer than some 20 px.
const streakSteps = 96

// streak draws it over words that begin at a height; nothing where there is no room.
func (c *canvas) streak(words float64) []scene.Item {
	tokens := &c.theme.Decoration.Photo.Streak
	horizon := math.Round(words - tokens.Clear.For(c.size))
	w := c.Scene.Width
	height := horizon - c.Safe.Y
	if height < tokens.Least*c.Safe.H {
		return nil
	}
	sea := scene.Rect{Y: horizon, W: w, H: c.Scene.Height - horizon}
	items := []scene.Item{scene.Fill{Path: scene.Rectangle(sea), Paint: scene.Solid(c.colours.Field)}}
	line := c.theme.Decoration.Hairline * c.unit
	items = append(items, scene.Fill{Path: scene.Rectangle(scene.Rect{Y: horizon - line/2, W: w, H: line}), Paint: scene.Solid(c.colours.Rule)})
	// A quarter of an ellipse from upright at the foot to level beyond the page's edge.
	x0 := c.area.X + tokens.Foot*c.area.W
	rx, ry := 1.12*(w-x0), 0.8*height
	var left, right []scene.Point
	for i := range streakSteps + 1 {
		t := float64(i) / streakSteps
		s, k := math.Sincos(t * math.Pi / 2)
		x, y := x0+rx*(1-k), horizon-ry*s
		// The normal points to the inside of the curve.
		nx, ny := ry*k, rx*s
		n := math.Hypot(nx, ny)
		half := (tokens.Wide + t*(tokens.Thin-tokens.Wide)) / 2 * c.unit
		left = append(left, scene.Point{X: x - half*nx/n, Y: y - half*ny/n})
		right = append(right, scene.Point{X: x + half*nx/n, Y: y + half*ny/n})
	}
	for i, j := 0, len(right)-1; i < j; i, j = i+1, j-1 {
		right[i], right[j] = right[j], right[i]
	}
	outline := scene.Polyline(append(left, right...)...)
	outline.Close()
	light, accent := c.colours.Ink, c.colours.AccentShape
	fade := func(col color.NRGBA, a uint8) color.NRGBA { col.A = a; return col }
	items = append(items, scene.Fill{Path: outline, Paint: scene.Paint{Color: accent, Gradient: &scene.Gradient{
		From: scene.Point{X: x0, Y: horizon}, To: scene.Point{X: w, Y: horizon - ry},
		Stops: []scene.Stop{{Offset: 0, Color: light}, {Offset: 0.22, Color: accent}, {Offset: 1, Color: fade(accent, 150)}},
	}}})
	r := 1.5 * tokens.Wide * c.unit
	items = append(items, scene.Fill{Path: scene.Circle(x0, horizon, r), Paint: scene.Solid(light)})
	// Its light on the water: shorter and farther apart the nearer the reader.
	y, length := horizon+1.6*r, 3.4*r
	for i := 0; y < words-0.25*(words-horizon) && length > r/3; i++ {
		h := 2.5 * c.unit
		bar := scene.Rect{X: x0 - length/2, Y: y, W: length, H: h}
		items = append(items, scene.Fill{Path: scene.Rectangle(bar), Paint: scene.Solid(fade(accent, uint8(max(40, 200-40*i))))})
		y += h + (7+4*float64(i))*c.unit
		length *= 0.78
	}
	return items
}
