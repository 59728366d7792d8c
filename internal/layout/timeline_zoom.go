package layout

import (
	"fmt"
	"math"
	"strings"

	"cards/internal/layout/placement"
	"cards/internal/scene"
	"cards/internal/theme"
)

// Zoom: two rulers of one width. The upper one shows the whole time with a frame round the crowded part, the lower one that part
// enlarged; lines tie them. (design notes, timelines, section 12)

// zoomed is such a timeline in the making.
type zoomed struct {
	upper, lower *ruled
	// outside and inside are the indices of the moments on the rulers.
	outside, inside []int
	// from and to are the years of the frame.
	from, to float64
}

const (
	// zoomTie is the height of the lines between the rulers, a token, of which the lower half stands between them and the lower one.
	zoomTie = 44
	// zoomTint is how much of the accent the frame holds.
	zoomTint = 0.18
	// zoomStroke is the frame's and the lines' stroke, a token.
	zoomStroke = 2.5
	// lowBand is the height of a band of one line, em of its labels: marks on its edge keep clear of them.
	lowBand = 2.1
)

// zoomSplits are the shares of the height that the upper ruler and its cards may have, the likeliest first.
var zoomSplits = []float64{0.5, 0.46, 0.54, 0.48, 0.52, 0.42, 0.58, 0.44, 0.56, 0.38, 0.62, 0.34, 0.66}

// zoomInto lays the timeline on two linked rulers; false when that does not do.
func (l *timelineLayout) zoomInto() ([]*Page, bool) {
	c, st := l.canvas, l.st
	l.triedDates = nil
	switch {
	case !l.bare(false):
		return nil, false
	case c.Scene.Height == 0:
		l.triedDates = append(l.triedDates, "the page has no height of its own")
		return nil, false
	}
	if !l.dated() {
		return nil, false
	}
	from, okFrom := st.zoom.Anchor()
	to, okTo := st.zoom.Latest()
	if !okFrom || !okTo {
		l.triedDates = append(l.triedDates, "the part to enlarge has no beginning or no end")
		return nil, false
	}
	z := &zoomed{from: from.YearFraction(), to: to.YearFraction()}
	for i := range st.moments {
		if a, b := st.moments[i].span(st); a >= z.from-1e-9 && b <= z.to+1e-9 {
			z.inside = append(z.inside, i)
		} else {
			z.outside = append(z.outside, i)
		}
	}
	if len(z.inside) == 0 || len(z.outside) == 0 {
		l.triedDates = append(l.triedDates, "the part to enlarge holds none of the events, or all of them")
		return nil, false
	}
	_, _, sizes := c.eventSizes()
	head := c.newHead(st, false)
	foot := c.newFoot(st, st.ruledKinds(), 0)
	for _, size := range sizes {
		for _, split := range zoomSplits {
			why := z.place(l, head.foot, foot.top, split, size[0], size[1])
			if why != "" {
				l.triedDates = append(l.triedDates, fmt.Sprintf("titles %s, %.0f %% of the height for the whole: %s", px(size[0]), 100*split, why))
				continue
			}
			c.choose("timeline scale", fmt.Sprintf("%.4g and %.4g px a year", z.upper.scale.PerYear, z.lower.scale.PerYear), "the whole time, and the part of it that is enlarged")
			c.choose("timeline sizes", fmt.Sprintf("%s titles, %s texts", px(size[0]), px(size[1])), "the largest at which all cards find a place", l.triedDates...)
			p := l.page(0, 1, "zoom")
			head.draw(p, st, 1, 1)
			z.drawTies(p)
			used := z.upper.draw(p)
			for kind, is := range z.lower.draw(p) {
				used[kind] = used[kind] || is
			}
			z.drawFrame(p)
			foot.draw(p, st, used, "")
			l.finish(p, 0, len(st.moments))
			return []*Page{p.Page}, true
		}
	}
	return nil, false
}

// part is a layout of some of the moments.
func (l *timelineLayout) part(moments []int, line bool) *timelineLayout {
	st := *l.st
	st.moments = nil
	for _, i := range moments {
		st.moments = append(st.moments, l.st.moments[i])
	}
	st.line = line
	sub := *l
	sub.st = &st
	return &sub
}

// place measures both rulers; why says why their cards find no place.
func (z *zoomed) place(l *timelineLayout, top, bottom, split, title, body float64) (why string) {
	c, st := l.canvas, l.st
	tie := zoomTie * c.unit
	middle := top + (bottom-top-tie)*split
	now, ok := st.asof.Anchor()
	within := ok && st.line && now.YearFraction() >= z.from && now.YearFraction() <= z.to
	height := c.rulerHeight(st)
	z.upper = &ruled{l: l.part(z.outside, st.line && !within), c: c, left: c.area.X, length: c.area.W, height: height, under: true, also: []placement.Span{{From: z.from, To: z.to}}}
	inside := l.part(z.inside, within)
	if math.Floor(z.from) == math.Floor(z.to) {
		// The ruler says the year.
		for i := range inside.st.moments {
			if m := &inside.st.moments[i]; !m.own && len(m.parts.Rest) > 0 {
				m.line = strings.Join(m.parts.Rest, " ")
			}
		}
	}
	z.lower = &ruled{l: inside, c: c, left: c.area.X, length: c.area.W, height: height, under: true, also: []placement.Span{{From: z.from, To: z.to}}}
	if math.Floor(z.from) == math.Floor(z.to-1e-6) {
		z.lower.year = int64(math.Floor(z.from))
	}
	if why := z.upper.measureScale(); why != "" {
		return why
	}
	// A band without breaks holds one line only.
	low := math.Min(height, math.Max(lowBand*c.theme.Type.Roles.Tick.SizeOf(c.size, theme.LabelText), c.leastRuler(st)))
	z.lower.height = low
	if len(z.upper.scale.Parts) == 1 {
		z.upper.height = low
	}
	// The lines between the rulers leave the upper one inside this stretch.
	air := c.theme.Space.Neighbour * title * 0.5
	a, b := z.upper.left+z.upper.at(z.from), z.upper.left+z.upper.at(z.to)
	if b-a > 0.25*z.upper.length {
		return "the part to enlarge is too long"
	}
	z.upper.framed, z.upper.air = []placement.Span{{From: z.from, To: z.to}}, air
	if why := z.upper.place(top, middle, title, body); why != "" {
		return why
	}
	if why := z.lower.place(middle+tie, bottom, title, body); why != "" {
		return "enlarged: " + why
	}
	return ""
}

// edges are the frame's edges, px.
func (z *zoomed) edges() (left, right float64) {
	left, right = scene.Snap(z.upper.left+z.upper.at(z.from)), scene.Snap(z.upper.left+z.upper.at(z.to))
	return left, math.Max(right, left+4)
}

// drawTies paints the lines from the frame to the lower ruler's ends: down, outwards, down.
func (z *zoomed) drawTies(c *canvas) {
	left, right := z.edges()
	w := zoomStroke * c.unit * 0.8
	from, to := z.upper.top+z.upper.height, z.lower.top
	level := scene.Snap(to - 0.5*zoomTie*c.unit)
	for _, tie := range [2][2]float64{{left, z.lower.left}, {right, z.lower.left + z.lower.length}} {
		left, right := math.Min(tie[0], tie[1]), math.Max(tie[0], tie[1])
		for _, r := range []scene.Rect{
			{X: tie[0] - w/2, Y: from, W: w, H: level + w/2 - from}, {X: left - w/2, Y: level - w/2, W: right - left + w, H: w},
			{X: tie[1] - w/2, Y: level - w/2, W: w, H: to - level + w/2},
		} {
			c.mark("connector", r, scene.Fill{Path: scene.Rectangle(r), Paint: scene.Solid(c.colours.AccentShape)})
		}
	}
}

// drawFrame paints the frame round the enlarged part of the upper ruler.
func (z *zoomed) drawFrame(c *canvas) {
	left, right := z.edges()
	w := zoomStroke * c.unit
	r := scene.Rect{X: left, Y: z.upper.top, W: right - left, H: z.upper.height}
	tint := c.colours.AccentShape
	tint.A = uint8(math.Round(255 * zoomTint))
	c.mark("decoration", r, scene.Fill{Path: scene.Rectangle(r), Paint: scene.Solid(tint)}, scene.Stroke{Path: scene.Rectangle(r), Paint: scene.Solid(c.colours.AccentShape), Width: w, Join: scene.MiterJoin})
}
