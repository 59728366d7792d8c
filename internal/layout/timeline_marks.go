package layout

import (
	"image/color"
	"math"

	"cards/internal/edtf"
	"cards/internal/scene"
	"cards/internal/theme"
)

// The marks of events, drawn alike in every layout and in the legend.

// pen is what a mark is drawn with: its colour, what is behind it, and the axis's direction.
type pen struct {
	colour, behind color.NRGBA
	// across draws bars along a horizontal axis.
	across bool
	// soft is what spans that are over are drawn in, and what pale bars are mixed from; the zero colour is colour itself.
	soft color.NRGBA
	// from and on put arrow heads to a bar's ends: it began before the picture, or goes on outside it.
	from, on bool
	// weight is how many times as large as usual round marks are; 0 is once. milestone makes them diamonds.
	weight    float64
	milestone bool
	// icon stands in place of a dot, in a ring; empty is none.
	icon string
}

// about has all that is drawn from now on belong to a moment, until what it returns is called.
func (m *moment) about(c *canvas) (done func()) { return c.about(m.k, m.k+1) }

// inked adds the items of a mark, in the pen's colour upon what is behind it.
func (c *canvas) inked(p pen, area scene.Rect, items ...scene.Item) {
	c.mark("mark", area, items...)
	b := &c.Scene.Boxes[len(c.Scene.Boxes)-1]
	b.Color, b.Background = p.colour, p.behind
}

// markContrast is what a mark must have against what is behind it (WCAG 2.2, 1.4.11).
const markContrast = 3

// pale is a colour let down towards what is behind it as far as the theme asks for, and as a mark can be seen.
func (c *canvas) pale(colour, behind color.NRGBA) color.NRGBA {
	share := c.theme.Timeline.Bar.Pale
	for share < 1 && theme.Contrast(mix(colour, behind, share), behind) < markContrast {
		share += 0.02
	}
	return mix(colour, behind, math.Min(share, 1))
}

// barSpan is where the bar of a time from a to b stands along the axis, px: about its middle, and never so short that it is no bar.
func (c *canvas) barSpan(a, b float64) (from, length float64) {
	length = math.Max(b-a, c.theme.Timeline.Bar.Least*c.unit)
	return (a+b)/2 - length/2, length
}

// mix returns a share of a in b.
func mix(a, b color.NRGBA, share float64) color.NRGBA {
	m := func(x, y uint8) uint8 { return uint8(math.Round(float64(x)*share + float64(y)*(1-share))) }
	return color.NRGBA{R: m(a.R, b.R), G: m(a.G, b.G), B: m(a.B, b.B), A: 255}
}

// point draws the mark of kind about x, y, of radius r px; bars get the length given.
func (c *canvas) point(kind markKind, x, y, r, length float64, p pen) {
	x, y = scene.Snap(x), scene.Snap(y)
	if p.icon != "" {
		icon := p
		p.icon, p.weight = "", 1
		if kind == markWithin || kind == markSpan || kind == markUnderWay || kind == markForecastSpan {
			c.point(kind, x, y, r, length, p)
		}
		c.iconMark(kind, x, y, iconWeight*r, icon)
		return
	}
	if p.weight > 0 && kind != markWithin && kind != markSpan && kind != markUnderWay && kind != markForecastSpan {
		r *= p.weight
	}
	switch kind {
	case markSeveral:
		// Two dots along the axis.
		small := 0.68 * r
		for _, d := range [2]float64{-1.2 * small, 1.2 * small} {
			if p.across {
				c.inked(p, scene.Rect{X: x + d - small, Y: y - small, W: 2 * small, H: 2 * small}, c.dot(markExact, x+d, y, small, p)...)
			} else {
				c.inked(p, scene.Rect{X: x - small, Y: y + d - small, W: 2 * small, H: 2 * small}, c.dot(markExact, x, y+d, small, p)...)
			}
		}
		return
	case markWithin, markSpan, markUnderWay, markForecastSpan:
		w := c.theme.Timeline.Bar.Width / (2 * c.theme.Timeline.Dot.Radius) * 2 * r
		bar := scene.Rect{X: x - w/2, Y: y - length/2, W: w, H: length}
		if p.across {
			bar = scene.Rect{X: x - length/2, Y: y - w/2, W: length, H: w}
		}
		c.bar(kind, bar, 0.5, p)
		return
	}
	c.inked(p, scene.Rect{X: x - r, Y: y - r, W: 2 * r, H: 2 * r}, c.dot(kind, x, y, r, p)...)
}

// dot returns the items of a round mark.
func (c *canvas) dot(kind markKind, x, y, r float64, p pen) []scene.Item {
	dot := c.theme.Timeline.Dot
	ring := dot.Ring * r
	inner := r - ring/2
	ink, behind := scene.Solid(p.colour), scene.Solid(p.behind)
	if p.milestone && (kind == markExact || kind == markApproximate || kind == markUndated || kind == markForecast || kind == markPlanned) {
		return c.diamond(kind, x, y, r, p)
	}
	if dot.Square {
		return c.square(kind, x, y, r, p)
	}
	if kind == markExact {
		return []scene.Item{scene.Fill{Path: scene.Circle(x, y, r), Paint: ink}}
	}
	items := []scene.Item{scene.Fill{Path: scene.Circle(x, y, r), Paint: behind}}
	switch kind {
	case markForecast, markPlanned:
		for i := range dot.Dashes {
			from := 2*math.Pi*float64(i)/float64(dot.Dashes) - math.Pi/2
			var arc scene.Path
			arc.Arc(x, y, inner, inner, from, from+2*math.Pi/float64(dot.Dashes)*dot.On)
			items = append(items, scene.Stroke{Path: arc, Paint: ink, Width: ring})
		}
		return items
	}
	if kind != markApproximate && kind != markUndated {
		ring *= 0.66 // room for what is inside
		inner = r - ring/2
	}
	items = append(items, scene.Stroke{Path: scene.Circle(x, y, inner), Paint: ink, Width: ring})
	switch kind {
	case markAlleged:
		var half scene.Path
		half.Arc(x, y, inner, inner, math.Pi/2, 3*math.Pi/2)
		half.Close()
		items = append(items, scene.Fill{Path: half, Paint: ink})
	case markDisputed:
		d := inner * math.Sqrt2 / 2
		items = append(items, scene.Stroke{Path: scene.Polyline(scene.Point{X: x - d, Y: y + d}, scene.Point{X: x + d, Y: y - d}), Paint: ink, Width: ring})
	}
	return items
}

// diamondReach is how far the points of a milestone's diamond reach, in radii of the dot that stands for other events: its area is
// about the same.
const diamondReach = 1.25

// diamond returns the items of a milestone's mark: filled, hollow or dashed as the dot would be.
func (c *canvas) diamond(kind markKind, x, y, r float64, p pen) []scene.Item {
	rhombus := func(r float64) scene.Path {
		path := scene.Polyline(scene.Point{X: x, Y: y - r}, scene.Point{X: x + r, Y: y}, scene.Point{X: x, Y: y + r}, scene.Point{X: x - r, Y: y})
		path.Close()
		return path
	}
	r *= diamondReach
	if kind == markExact {
		return []scene.Item{scene.Fill{Path: rhombus(r), Paint: scene.Solid(p.colour)}}
	}
	w := c.theme.Timeline.Dot.Ring * r * 0.8
	stroke := scene.Stroke{Path: rhombus(r - w*0.7), Paint: scene.Solid(p.colour), Width: w, Join: scene.MiterJoin}
	if kind == markForecast || kind == markPlanned {
		side := (r - w*0.7) * math.Sqrt2
		stroke.Dash = []float64{side / 3 * 0.62, side / 3 * 0.38}
	}
	return []scene.Item{scene.Fill{Path: rhombus(r), Paint: scene.Solid(p.behind)}, stroke}
}

// bar draws a stretch of time; done is the share of it that is over on the deck's date, for what is under way.
func (c *canvas) bar(kind markKind, r scene.Rect, done float64, p pen) {
	bar := c.theme.Timeline.Bar
	solid := func(r scene.Rect, colour color.NRGBA) scene.Item {
		return scene.Fill{Path: scene.Rectangle(r), Paint: scene.Solid(colour)}
	}
	outline := func(r scene.Rect) []scene.Item {
		w := bar.Stroke * c.unit
		dash := make([]float64, len(bar.Dash))
		for i, d := range bar.Dash {
			dash[i] = d * c.unit
		}
		return []scene.Item{solid(r, p.behind), scene.Stroke{Path: scene.Rectangle(r.Inset(w / 2)), Paint: scene.Solid(p.colour), Width: w, Dash: dash}}
	}
	defer c.arrows(r, p)
	switch kind {
	case markSpan:
		c.inked(p, r, solid(r, p.colour))
	case markForecastSpan:
		c.inked(p, r, outline(r)...)
	case markUnderWay:
		over, left := r, r
		if p.across {
			over.W *= done
			left.X, left.W = left.X+over.W, left.W-over.W
		} else {
			over.H *= done
			left.Y, left.H = left.Y+over.H, left.H-over.H
		}
		c.inked(p, r, append(outline(left), solid(over, p.colour))...)
	case markWithin:
		c.inked(p, r, scene.Fill{Path: scene.Rectangle(r), Paint: c.fade(r, p)})
	}
}

// stretch draws the time that an event takes on a scale, bar, and returns the kind of its mark; done is the share of it that is
// over on the deck's date.
func (c *canvas) stretch(st *story, m *moment, bar scene.Rect, done float64, p pen) markKind {
	if p.soft == (color.NRGBA{}) {
		p.soft = p.colour
	}
	when := st.when(m.event)
	pale := c.pale(p.soft, p.behind)
	switch {
	case m.underWay && when.OpenEnd() && done > 0.97:
		c.bar(markSpan, bar, 1, p)
		return markGoing
	case m.underWay:
		c.bar(markUnderWay, bar, math.Min(math.Max(done, 0), 1), p)
		return markUnderWay
	case m.forecast:
		c.bar(markForecastSpan, bar, 0, p)
		return markForecastSpan
	case m.mark == markWithin && fuzzy(when), m.loose:
		p.colour = pale
		c.bar(markWithin, bar, 0, p)
		return markWithin
	case spans(when):
		p.colour = p.soft
		c.bar(markSpan, bar, 0, p)
		return markSpan
	}
	c.inked(p, bar, scene.Fill{Path: scene.Rectangle(bar), Paint: scene.Solid(pale)})
	return markWithin
}

// arrows draws the heads at the ends of a bar that goes on outside the picture.
func (c *canvas) arrows(r scene.Rect, p pen) {
	head := func(x, y, dx, dy float64) {
		// The head is as long as the bar is thick, and twice as broad.
		h := r.W
		if p.across {
			h = r.H
		}
		tip := scene.Point{X: x + dx*h, Y: y + dy*h}
		a, b := scene.Point{X: x - dy*h, Y: y - dx*h}, scene.Point{X: x + dy*h, Y: y + dx*h}
		path := scene.Polyline(a, tip, b)
		path.Close()
		area := scene.Rect{X: math.Min(a.X, math.Min(b.X, tip.X)), Y: math.Min(a.Y, math.Min(b.Y, tip.Y))}
		area.W, area.H = math.Max(a.X, math.Max(b.X, tip.X))-area.X, math.Max(a.Y, math.Max(b.Y, tip.Y))-area.Y
		c.inked(p, area, scene.Fill{Path: path, Paint: scene.Solid(p.colour)})
	}
	x, y := r.X+r.W/2, r.Y+r.H/2
	if p.from && p.across {
		head(r.X, y, -1, 0)
	} else if p.from {
		head(x, r.Y, 0, -1)
	}
	if p.on && p.across {
		head(r.Right(), y, 1, 0)
	} else if p.on {
		head(x, r.Bottom(), 0, 1)
	}
}

// markWeights are the sizes of round marks by the weight of their events, 0 to 3.
var markWeights = [4]float64{0.72, 1, 1.2, 1.35}

// of tells a pen where an event's date is open, and how much it weighs.
func (p pen) of(st *story, m *moment) pen {
	when := st.when(m.event)
	p.from, p.on = m.outside(when)
	p.weight, p.milestone, p.icon = m.radius(), m.milestone, m.icon
	return p
}

// fade is the paint of a bar whose ends are not known.
func (c *canvas) fade(r scene.Rect, p pen) scene.Paint {
	share := c.theme.Timeline.Bar.Fade
	full := p.colour
	g := &scene.Gradient{From: scene.Point{X: r.X, Y: r.Y}, To: scene.Point{X: r.X, Y: r.Bottom()}}
	if p.across {
		g.To = scene.Point{X: r.Right(), Y: r.Y}
	}
	g.Stops = []scene.Stop{{Offset: 0, Color: p.behind}, {Offset: share, Color: full}, {Offset: 1 - share, Color: full}, {Offset: 1, Color: p.behind}}
	return scene.Paint{Color: full, Gradient: g}
}

// zigzag draws a break of a vertical axis: a cut of the axis from top to foot, three strokes wide.
func (c *canvas) zigzag(x, top, foot float64) {
	b := c.theme.Timeline.Break
	a := b.Amplitude * c.unit
	h := foot - top
	path := scene.Polyline(scene.Point{X: x, Y: top}, scene.Point{X: x - a, Y: top + h*0.25}, scene.Point{X: x + a, Y: top + h*0.55},
		scene.Point{X: x - a, Y: top + h*0.8}, scene.Point{X: x, Y: foot})
	c.mark("decoration", scene.Rect{X: x - a, Y: top, W: 2 * a, H: h},
		scene.Stroke{Path: path, Paint: scene.Solid(c.colours.Named(b.Colour)), Width: b.Stroke * c.unit, Join: scene.MiterJoin})
}

// arrow draws an open arrow head that points down to x, y.
func (c *canvas) arrow(x, y float64, colour color.NRGBA) {
	a, w := c.theme.Timeline.Axis.Arrow*c.unit, c.theme.Timeline.Axis.Width*c.unit
	c.mark("axis", scene.Rect{X: x - a, Y: y - a, W: 2 * a, H: a},
		scene.Stroke{Path: scene.Polyline(scene.Point{X: x - a, Y: y - a}, scene.Point{X: x, Y: y}, scene.Point{X: x + a, Y: y - a}), Paint: scene.Solid(colour), Width: w, Join: scene.MiterJoin})
}

// arrowAcross draws an open arrow head that points along a horizontal line to x, y: to the right for way 1, to the left for -1.
func (c *canvas) arrowAcross(x, y, way float64, colour color.NRGBA) {
	a, w := c.theme.Timeline.Axis.Arrow*c.unit, c.theme.Timeline.Axis.Width*c.unit
	c.mark("axis", scene.Rect{X: math.Min(x, x-way*a), Y: y - a, W: a, H: 2 * a},
		scene.Stroke{Path: scene.Polyline(scene.Point{X: x - way*a, Y: y - a}, scene.Point{X: x, Y: y}, scene.Point{X: x - way*a, Y: y + a}), Paint: scene.Solid(colour), Width: w, Join: scene.MiterJoin})
}

// axisLine draws a stretch of a vertical axis; ahead dashes it.
func (c *canvas) axisLine(x, from, to float64, ahead bool, colour color.NRGBA) {
	if to-from < 0.5 {
		return
	}
	axis := c.theme.Timeline.Axis
	w := axis.Width * c.unit
	stroke := scene.Stroke{Path: scene.Polyline(scene.Point{X: x, Y: from}, scene.Point{X: x, Y: to}), Paint: scene.Solid(colour), Width: w}
	if ahead {
		for _, d := range axis.Dash {
			stroke.Dash = append(stroke.Dash, d*c.unit)
		}
	}
	c.mark("axis", scene.Rect{X: x - w/2, Y: from, W: w, H: to - from}, stroke)
}

// fuzzy reports whether the ends of a stretch of time are not known, so that its bar fades.
func fuzzy(d edtf.Date) bool {
	return d.Approximate() || d.Uncertain() || d.UnknownStart() || d.UnknownEnd()
}
