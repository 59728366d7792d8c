package layout

import (
	"math"

	"cards/internal/scene"
)

// Links between events in lanes: down or up from the one mark to the edge of its lane, along that edge, and on to the other mark.
// They run behind the words, which clear a strip of them, as the ties of an event in two lanes do.

// laneEnd is where a link may touch an event: in the lane, at the height of its mark.
type laneEnd struct {
	lane     int
	from, to float64 // of the mark along the axis
	y        float64
	point    bool
}

// linkEnds are the places of moment k, one for each lane that it is in.
func (d *laned) linkEnds(k int) (ends []laneEnd) {
	for i := range d.lanes {
		for n := range d.lanes[i].items {
			if e := &d.lanes[i].items[n]; e.k == k {
				_, y := d.words(&d.lanes[i], e)
				ends = append(ends, laneEnd{lane: i, from: e.from, to: e.to, y: scene.Snap(y), point: e.point})
			}
		}
	}
	return ends
}

// touch is where a link from or to the height x of the axis meets a mark: points in their middle, bars a little inside
// the end that is nearer.
func (e *laneEnd) touch(x, inset float64) float64 {
	middle := (e.from + e.to) / 2
	if e.point || e.to-e.from < 2*inset {
		return middle
	}
	return math.Min(math.Max(x, e.from+inset), e.to-inset)
}

// drawLaneLinks draws the lines between events.
func (d *laned) drawLaneLinks(c *canvas) {
	w := linkStroke * c.unit
	colour := scene.Solid(c.colours.Soft)
	for _, k := range d.l.st.links {
		from, to := d.linkEnds(k.from), d.linkEnds(k.to)
		// The nearest of their lanes.
		best, a, b := math.MaxInt, laneEnd{}, laneEnd{}
		for _, p := range from {
			for _, q := range to {
				if n := max(p.lane-q.lane, q.lane-p.lane); n < best {
					best, a, b = n, p, q
				}
			}
		}
		if best == math.MaxInt {
			continue
		}
		inset := 1.2 * d.barHeight()
		xa, xb := a.touch((b.from+b.to)/2, inset), b.touch((a.from+a.to)/2, inset)
		if math.Abs(xa-xb) < 3*w {
			xa = xb
		}
		xa, xb = scene.Snap(xa), scene.Snap(xb)
		// The edge of the lane that the link starts from, on the side of the other; in one lane, its foot.
		edge := d.lanes[a.lane].top + d.lanes[a.lane].h
		away := 1.0
		if b.lane < a.lane {
			edge, away = d.lanes[a.lane].top, -1
		}
		// Inside the lane, where its rows leave room, so that several do not hide each other nor the rule.
		step := math.Min(3*w, (d.pad-w)/float64(d.l.st.linkTracks))
		edge = scene.Snap(edge - away*float64(k.track+1)*math.Max(step, 0))
		reach := 0.9 * c.theme.Timeline.Dot.Radius * c.unit
		if !b.point {
			reach = d.barHeight() / 2
		}
		reach += 2 * c.unit
		down := 1.0
		if b.y < edge {
			down = -1
		}
		tip := b.y - down*reach
		done := c.about(k.to, k.to+1)
		vertical := func(x, y0, y1 float64) {
			c.mark("connector", scene.Rect{X: x - w/2, Y: math.Min(y0, y1), W: w, H: math.Abs(y1 - y0)},
				scene.Stroke{Path: scene.Polyline(scene.Point{X: x, Y: y0}, scene.Point{X: x, Y: y1}), Paint: colour, Width: w})
		}
		if xa == xb && a.lane != b.lane {
			vertical(xa, a.y, tip)
		} else {
			vertical(xa, a.y, edge)
			left, right := math.Min(xa, xb)-w/2, math.Max(xa, xb)+w/2
			c.mark("connector", scene.Rect{X: left, Y: edge - w/2, W: right - left, H: w}, scene.Stroke{Path: scene.Polyline(scene.Point{X: left, Y: edge}, scene.Point{X: right, Y: edge}), Paint: colour, Width: w})
			vertical(xb, edge, tip)
		}
		half := 0.5 * linkHead * c.unit
		back := tip - down*linkHead*c.unit
		c.mark("decoration", scene.Rect{X: xb - half, Y: math.Min(tip, back), W: 2 * half, H: math.Abs(tip - back)},
			scene.Stroke{Path: scene.Polyline(scene.Point{X: xb - half, Y: back}, scene.Point{X: xb, Y: tip}, scene.Point{X: xb + half, Y: back}), Paint: colour, Width: w, Join: scene.MiterJoin})
		done()
	}
}
