package layout

import (
	"fmt"
	"math"

	"cards/internal/scene"
	"cards/internal/theme"
)

// The limb: a flat disc that rises from the foot of a night page, like the edge of a planet. The names stand on it, and
// its edge is the page mark of the deck: as many segments as there are cards, this one lit.

// limb is the disc's geometry in px.
type limb struct {
	cx, cy, r float64
	// apex is the highest y of the edge.
	apex float64
	// from and to are the x between which its segments stand, which mark the card: the page, or what a picture and the margin
	// leave of it.
	from, to float64
}

// newLimb returns the limb of the page; long quotes push it down.
func (c *canvas) newLimb(long bool) limb {
	tokens := c.theme.Decoration.Limb
	w := c.Scene.Width
	rise := tokens.Rise.For(c.size)
	if long {
		rise = tokens.RiseLong.For(c.size)
	}
	s := tokens.Sagitta.For(c.size)
	r := tokens.Radius(w, s)
	apex := c.Safe.Bottom() - rise
	return limb{cx: tokens.Apex * w, cy: apex + r, r: r, apex: apex, to: w}
}

// y returns the height of the edge at x.
func (l limb) y(x float64) float64 {
	d := x - l.cx
	return l.cy - math.Sqrt(l.r*l.r-d*d)
}

// lowest returns the lowest y of the edge between two x.
func (l limb) lowest(x0, x1 float64) float64 { return math.Max(l.y(x0), l.y(x1)) }

// highest returns the highest y of the edge between two x.
func (l limb) highest(x0, x1 float64) float64 {
	if x0 <= l.cx && l.cx <= x1 {
		return l.apex
	}
	return math.Min(l.y(x0), l.y(x1))
}

// arc returns the edge from x0 to x1 as a path.
func (l limb) arc(x0, x1 float64) scene.Path {
	var p scene.Path
	angle := func(x float64) float64 { return math.Atan2(l.y(x)-l.cy, x-l.cx) }
	p.Arc(l.cx, l.cy, l.r, l.r, angle(x0), angle(x1))
	return p
}

// drawLimb paints the disc and its edge, with the page mark of card n of total (1 or less: none), and after it what else is
// to be said: the part of a divided quote, the line of a series.
func (c *canvas) drawLimb(l limb, n, total int, more string) {
	tokens := c.theme.Decoration.Limb
	w, h := c.Scene.Width, c.Scene.Height
	disc := l.arc(0, w)
	disc.Line(w, h)
	disc.Line(0, h)
	disc.Close()
	items := []scene.Item{scene.Fill{Path: disc, Paint: scene.Solid(c.colours.Field)}}
	stroke := func(x0, x1, width float64, accent bool) {
		colour := c.colours.Rule
		if accent {
			colour = c.colours.AccentShape
		}
		items = append(items, scene.Stroke{Path: l.arc(x0, x1), Paint: scene.Solid(colour), Width: width})
	}
	u := c.unit
	step := (l.to - l.from) / float64(max(total, 1))
	switch {
	case total <= 1:
		stroke(0, w, tokens.Edge*u, false)
	case total > tokens.Most:
		stroke(0, w, tokens.Edge*u, false)
		stroke(l.from+step*float64(n-1), l.from+step*float64(n), tokens.LitArc*u, true)
	default:
		gap := tokens.Gap * u / 2
		if l.from > 0 {
			stroke(0, l.from-gap, tokens.Edge*u, false)
		}
		if l.to < w {
			stroke(l.to+gap, w, tokens.Edge*u, false)
		}
		for i := 0; i < total; i++ {
			x0, x1 := l.from+step*float64(i)+gap, l.from+step*float64(i+1)-gap
			if i == 0 && l.from == 0 {
				x0 = 0
			}
			if i == total-1 && l.to == w {
				x1 = w
			}
			if i == n-1 {
				stroke(x0, x1, tokens.Lit*u, true)
			} else {
				stroke(x0, x1, tokens.Segment*u, false)
			}
		}
	}
	c.mark("decoration", scene.Rect{X: 0, Y: l.apex, W: w, H: h - l.apex}, items...)
	if total > 1 || more != "" {
		c.limbNumber(l, n, total, more)
	}
}

// limbNumber sets "3 / 9" and what else is to be said over the lit part, clamped to the margins; a single card has no number.
func (c *canvas) limbNumber(l limb, n, total int, more string) {
	tokens := c.theme.Decoration.Limb
	style := c.theme.Type.Roles.Page
	var parts []*block
	var before []float64 // the space before each part, em
	add := func(space float64, l label) {
		if len(parts) == 0 {
			space = 0
		}
		l.role = "page"
		parts, before = append(parts, c.line(l)), append(before, space)
	}
	mid := 0.0
	if total > 1 {
		add(0, label{text: fmt.Sprint(n), lang: "en", style: bold(style), colour: c.colours.AccentText})
		add(0.28, label{text: fmt.Sprintf("/ %d", total), lang: "en", style: style, weight: 400, colour: c.colours.AccentText})
		mid = l.from + (l.to-l.from)*(float64(n)-0.5)/float64(total)
	}
	if more != "" {
		add(0.84, label{text: more, style: style, weight: 400, colour: c.colours.Soft})
	}
	size, width := parts[0].Size, 0.0
	for i, b := range parts {
		width += before[i]*size + b.Width()
	}
	if width > c.area.W {
		c.doesNotFit(parts[len(parts)-1].label)
	}
	x := math.Min(math.Max(mid-width/2, c.area.X), c.area.Right()-width)
	y := l.highest(x, x+width) - tokens.Label*size
	for i, b := range parts {
		x += before[i] * size
		c.putOnBaseline(b, x, y, width)
		x += b.Width()
	}
}

// bold returns the style at weight 700.
func bold(r theme.Role) theme.Role { r.Weight = 700; return r }
