package layout

import (
	"image/color"

	"cards/internal/scene"
)

// markInk is the colour of the marks of events that are in no lane.
func (c *canvas) markInk() color.NRGBA {
	if name := c.theme.Timeline.Dot.Colour; name != "" {
		return c.colours.Named(name)
	}
	return c.colours.Ink
}

// square returns the items of a mark that is a square, of sides twice r: filled, hollow, dashed or half filled as the dot of the
// same kind.
func (c *canvas) square(kind markKind, x, y, r float64, p pen) []scene.Item {
	dot := c.theme.Timeline.Dot
	box := func(r float64) scene.Path { return scene.Rectangle(scene.Rect{X: x - r, Y: y - r, W: 2 * r, H: 2 * r}) }
	ink, behind := scene.Solid(p.colour), scene.Solid(p.behind)
	if kind == markExact {
		return []scene.Item{scene.Fill{Path: box(r), Paint: ink}}
	}
	ring := dot.Ring * r
	items := []scene.Item{scene.Fill{Path: box(r), Paint: behind}}
	switch kind {
	case markForecast, markPlanned:
		// A dash about every corner and one in the middle of every side: eight gaps, all alike.
		side := 2*r - ring
		gap := (1 - dot.On) * side / 2
		corner := (side - 2*gap) / 3
		edge := r - ring/2
		for _, d := range [4]scene.Point{{X: 1, Y: 1}, {X: -1, Y: 1}, {X: -1, Y: -1}, {X: 1, Y: -1}} {
			cx, cy := x+d.X*edge, y+d.Y*edge
			items = append(items, scene.Stroke{Path: scene.Polyline(scene.Point{X: cx - d.X*corner, Y: cy}, scene.Point{X: cx, Y: cy}, scene.Point{X: cx, Y: cy - d.Y*corner}), Paint: ink, Width: ring, Join: scene.MiterJoin})
		}
		for _, d := range [4]scene.Point{{X: 1}, {X: -1}, {Y: 1}, {Y: -1}} {
			cx, cy := x+d.X*edge, y+d.Y*edge
			items = append(items, scene.Stroke{Path: scene.Polyline(scene.Point{X: cx - d.Y*corner/2, Y: cy - d.X*corner/2}, scene.Point{X: cx + d.Y*corner/2, Y: cy + d.X*corner/2}), Paint: ink, Width: ring})
		}
		return items
	}
	if kind != markApproximate && kind != markUndated {
		ring *= 0.66 // room for what is inside
	}
	edge := r - ring/2
	items = append(items, scene.Stroke{Path: box(edge), Paint: ink, Width: ring, Join: scene.MiterJoin})
	switch kind {
	case markAlleged:
		items = append(items, scene.Fill{Path: scene.Rectangle(scene.Rect{X: x - edge, Y: y - edge, W: edge, H: 2 * edge}), Paint: ink})
	case markDisputed:
		items = append(items, scene.Stroke{Path: scene.Polyline(scene.Point{X: x - edge, Y: y + edge}, scene.Point{X: x + edge, Y: y - edge}), Paint: ink, Width: ring})
	}
	return items
}
