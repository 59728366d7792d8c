package layout

import (
	"image/color"
	"math"

	"cards/internal/layout/text"
	"cards/internal/scene"
)

// Icons: an emoji or a character in the place of an event's dot. The ring about it says what the dot would have said.

const (
	// iconWeight is the radius of an icon's ring in that of a dot, iconGlyph the size of the icon in that of its ring.
	iconWeight = 2
	iconGlyph  = 1.12
	// iconRing is the stroke of the ring in its radius, iconDots the dots of one whose date is not well known.
	iconRing = 0.13
	iconDots = 14
	// listIcon is the room of an icon before the words of a table, em of the title.
	listIcon = 1.5
)

// iconed reports whether any event has an icon.
func (st *story) iconed() bool {
	for i := range st.moments {
		if st.moments[i].icon != "" {
			return true
		}
	}
	return false
}

// radius of the mark of a moment in that of a usual dot.
func (m *moment) radius() float64 {
	if m.icon != "" {
		return iconWeight
	}
	return markWeights[min(max(0, m.weight), len(markWeights)-1)]
}

// iconMark draws an icon in its ring of radius r px about x, y.
func (c *canvas) iconMark(kind markKind, x, y, r float64, p pen) {
	w := iconRing * r
	inner := r - w/2
	ink := scene.Solid(p.colour)
	items := []scene.Item{scene.Fill{Path: scene.Circle(x, y, r), Paint: scene.Solid(p.behind)}}
	arcs := func(n int, on float64) {
		for i := range n {
			from := 2*math.Pi*float64(i)/float64(n) - math.Pi/2
			var arc scene.Path
			arc.Arc(x, y, inner, inner, from, from+2*math.Pi/float64(n)*on)
			items = append(items, scene.Stroke{Path: arc, Paint: ink, Width: w})
		}
	}
	switch kind {
	case markForecast, markForecastSpan, markPlanned:
		arcs(c.theme.Timeline.Dot.Dashes, c.theme.Timeline.Dot.On)
	case markApproximate, markUndated, markWithin:
		arcs(iconDots, 0.5)
	case markAlleged:
		var half scene.Path
		half.Arc(x, y, inner, inner, math.Pi/2, 3*math.Pi/2)
		items = append(items, scene.Stroke{Path: scene.Circle(x, y, inner), Paint: ink, Width: 0.4 * w}, scene.Stroke{Path: half, Paint: ink, Width: w})
	default:
		items = append(items, scene.Stroke{Path: scene.Circle(x, y, inner), Paint: ink, Width: w})
	}
	if kind == markDisputed {
		d := inner * math.Sqrt2 / 2
		items = append(items, scene.Stroke{Path: scene.Polyline(scene.Point{X: x - d, Y: y + d}, scene.Point{X: x + d, Y: y - d}), Paint: ink, Width: 0.6 * w})
	}
	items = append(items, c.iconGlyphs(p.icon, x, y, iconGlyph*r, p.colour)...)
	c.inked(p, scene.Rect{X: x - r, Y: y - r, W: 2 * r, H: 2 * r}, items...)
}

// iconGlyphs returns an icon of a size, centred by its ink about x, y, as a group: the colours of an emoji are its own.
func (c *canvas) iconGlyphs(icon string, x, y, size float64, colour color.NRGBA) []scene.Item {
	b := c.single(label{role: "mark", text: icon, style: c.theme.Type.Roles.Tick, weight: 700, size: size})
	place := func(x, y float64) text.Placed {
		return b.Fitted.Lines.Place(text.Placement{X: x, Y: y, Width: b.Width(), Size: b.Size, Pitch: b.Pitch, Paint: func(int) scene.Paint { return scene.Solid(colour) }})
	}
	first := place(0, 0)
	ink := first.Box.Rect
	if len(first.Box.Lines) > 0 && !first.Box.Lines[0].Ink.Empty() {
		ink = first.Box.Lines[0].Ink
	}
	return []scene.Item{scene.Group{Items: place(x-ink.X-ink.W/2, y-ink.Y-ink.H/2).Items}}
}
