package layout

import (
	"math"

	"cards/internal/layout/placement"
	"cards/internal/scene"
)

// drawTimeAxis paints the axis with its breaks, ticks and the labels of years.
func (t *timed) drawTimeAxis(c *canvas, axis float64) {
	st := t.l.st
	colour := c.colours.Ink
	if name := c.theme.Timeline.Axis.Colour; name != "" {
		colour = c.colours.Named(name)
	}
	now := math.Inf(1)
	if at, ok := st.asof.Anchor(); ok && st.line {
		now = t.top + t.scale.At(at.YearFraction())
	}
	half := c.theme.Timeline.Break.Length * c.unit / 2
	tick := c.theme.Timeline.Ruler.Tick * c.unit
	edge := axis - c.theme.Timeline.Dot.Radius*c.unit
	put := func(s string, y float64) (foot float64) {
		b := c.single(t.tickLabel(s))
		c.putOnBaseline(b, c.area.X, y+digitMiddle*b.Size, edge-tick-c.theme.Timeline.Ruler.Label*c.unit-c.area.X)
		return y + 0.75*b.Size
	}
	for i, p := range t.scale.Parts {
		from, to := t.top+p.At, t.top+p.At+p.Length
		switch {
		case now >= to:
			c.axisLine(axis, from, to, false, colour)
		case now <= from:
			c.axisLine(axis, from, to, true, colour)
		default:
			c.axisLine(axis, from, now, false, colour)
			c.axisLine(axis, now, to, true, colour)
		}
		if i > 0 {
			middle := from - t.scale.Break/2
			c.axisLine(axis, from-t.scale.Break, middle-half, now < from, colour)
			c.zigzag(axis, middle-half, middle+half)
			c.axisLine(axis, middle+half, from, now < from, colour)
		}
	}
	sample := 1.6 * t.style.label
	var minor, major scene.Path
	// Labels of breaks come first: they say what is missing.
	taken := make([][2]float64, 0, len(t.scale.Parts))
	for i := 1; i < len(t.scale.Parts); i++ {
		middle := t.top + t.scale.Parts[i].At - t.scale.Break/2
		put(t.omitted(i-1), middle)
		taken = append(taken, [2]float64{middle - 0.75*t.style.label, middle + 0.75*t.style.label})
	}
	reach := math.Inf(-1)
	names := newYearNames(st, t.scale.Parts[0].From)
	for _, k := range t.scale.Ticks(8*c.unit, placement.AllTicks(sample)) {
		y := scene.Snap(t.top + k.At)
		if !k.Major {
			minor.Move(edge-tick*0.6, y)
			minor.Line(edge, y)
			continue
		}
		major.Move(edge-tick, y)
		major.Line(edge, y)
		free := y-0.75*t.style.label >= reach
		for _, r := range taken {
			free = free && (y+0.75*t.style.label <= r[0] || y-0.75*t.style.label >= r[1])
		}
		if free {
			if name := names.tick(k, math.IsInf(reach, -1)); c.single(t.tickLabel(name)).Width() <= edge-tick-c.theme.Timeline.Ruler.Label*c.unit-c.area.X+1 {
				reach = put(name, y)
				names.say(k.Year)
			}
		}
	}
	area := scene.Rect{X: edge - tick, Y: t.top, W: tick, H: t.scale.At(math.Inf(1))}
	if len(minor.Ops) > 0 {
		c.mark("decoration", area, scene.Stroke{Path: minor, Paint: scene.Solid(c.colours.Faint), Width: c.theme.Timeline.Ruler.Stroke * c.unit})
	}
	if len(major.Ops) > 0 {
		c.mark("decoration", area, scene.Stroke{Path: major, Paint: scene.Solid(c.colours.Soft), Width: c.theme.Timeline.Ruler.Stroke * c.unit})
	}
}
