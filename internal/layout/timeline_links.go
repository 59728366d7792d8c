package layout

import (
	"math"
	"slices"
	"sort"

	"cards/internal/scene"
)

// Lines between events. Where events run down, a link is a bracket in a gutter between axis and words, from the mark of one event to
// that of the other, with an arrow's head there; several share the gutter in tracks, the shorter nearer to the axis. (How lanes
// draw them: timeline_lanes_links.go.) The other forms have no room that words leave free, and are not taken.

// linked is a line from one moment to another; track counts from the axis.
type linked struct{ from, to, track int }

// span is the first and the last moment that a link reaches over.
func (k linked) span() (first, last int) { return min(k.from, k.to), max(k.from, k.to) }

const (
	// linkPitch is between the tracks of a gutter, linkGutter the most that all of them take, tokens.
	linkPitch  = 13
	linkGutter = 78
	// linkStroke is a link's line, linkHead the length of its arrow's head, linkBend the radius of its corners, tokens.
	linkStroke = 2.6
	linkHead   = 11
	linkBend   = 7
)

// findLinks gathers the links among the moments and gives each its track: those that would share a stretch of one take different
// ones, and the shorter is the inner.
func (st *story) findLinks() {
	at := make(map[*event]int, len(st.moments))
	for k := range st.moments {
		at[st.moments[k].event] = k
	}
	said := map[[2]int]bool{}
	for k := range st.moments {
		for _, i := range st.moments[k].links {
			to, ok := at[&st.events[i]]
			if !ok || to == k || said[[2]int{k, to}] || said[[2]int{to, k}] {
				continue
			}
			said[[2]int{k, to}] = true
			st.links = append(st.links, linked{from: k, to: to})
		}
	}
	sort.SliceStable(st.links, func(a, b int) bool {
		fa, la := st.links[a].span()
		fb, lb := st.links[b].span()
		return la-fa < lb-fb
	})
	var taken [][][2]int
	for i := range st.links {
		first, last := st.links[i].span()
		track := 0
	next:
		for ; track < len(taken); track++ {
			for _, t := range taken[track] {
				if first <= t[1] && t[0] <= last {
					continue next
				}
			}
			break
		}
		if track == len(taken) {
			taken = append(taken, nil)
		}
		taken[track] = append(taken[track], [2]int{first, last})
		st.links[i].track = track
		st.linkTracks = max(st.linkTracks, track+1)
	}
}

// linkPitch is between the tracks of the gutter, px; gutterWidth what the gutter takes of a column.
func (c *canvas) linkPitch(st *story) float64 {
	return math.Min(linkPitch, linkGutter/float64(max(1, st.linkTracks))) * c.unit
}

func (c *canvas) gutterWidth(st *story) float64 {
	if st.linkTracks == 0 {
		return 0
	}
	return float64(st.linkTracks)*c.linkPitch(st) + (linkHead+linkClear)*c.unit
}

// drawLinks draws the links that touch a column, or pass by it: what begins or ends elsewhere runs to the column's edge.
func (f *flow) drawLinks(c *canvas, col *column) {
	if len(f.st.links) == 0 {
		return
	}
	marks := make(map[int]float64)
	first, last := len(f.rows), -1
	foot := col.top
	for i := range col.pieces {
		p := &col.pieces[i]
		foot = math.Max(foot, p.top+p.height)
		if p.kind == rowPiece {
			marks[p.k] = scene.Snap(p.top + f.rows[p.k].mark)
			first, last = min(first, p.k), max(last, p.k)
		}
	}
	for _, k := range f.st.links {
		a, b := k.span()
		if b < first || a > last {
			continue
		}
		from, to := col.top, foot
		if f.style.list && col.at == startTimeline || len(col.pieces) > 0 && f.style.list {
			from = col.pieces[0].top
		}
		if y, ok := marks[a]; ok {
			from = y
		}
		if y, ok := marks[b]; ok {
			to = y
		}
		f.drawLink(c, col, k, from, to, a >= first, b <= last)
	}
}

// linkStart is where the links of moment k begin beside its mark, px of the page; for -1 where the gutter begins.
func (f *flow) linkStart(c *canvas, col *column, k int) float64 {
	switch {
	case f.style.list:
		return f.textX(col) - f.style.icons - hangRoom*f.style.title - linkClear*c.unit
	case f.style.tracks:
		lane := f.st.tracks() - 1
		if k >= 0 {
			// Across the lines of the lanes to the right of its own.
			lane = slices.Max(f.st.trackOf(f.rows[k].m))
		}
		return f.trackX(c, col, lane) + f.style.marks + linkClear*c.unit
	case f.style.mirrored:
		return f.axisX(col) - f.style.marks*largestMark - linkClear*c.unit
	}
	return f.axisX(col) + f.style.marks*largestMark + linkClear*c.unit
}

const (
	// linkClear keeps links clear of marks and words, a token.
	linkClear = 4
	// largestMark is the radius of the largest mark on an axis, in that of the usual one.
	largestMark = iconWeight
	// hangRoom is how far a mark may hang out before the words, em of the title.
	hangRoom = 0.5
)

// drawLink draws a bracket from the height y0 to y1; begins and ends tell whether its upper and lower event are in the column.
func (f *flow) drawLink(c *canvas, col *column, k linked, y0, y1 float64, begins, ends bool) {
	if y1-y0 < 1 {
		return
	}
	// Brackets open to the left where they hang on an axis, to the right where they stand before the words of a table.
	way := 1.0
	if f.style.list || f.style.mirrored {
		way = -1
	}
	upper, lower := k.span()
	x0, x1 := f.linkStart(c, col, upper), f.linkStart(c, col, lower)
	x := f.linkStart(c, col, -1)
	spine := scene.Snap(x + way*((linkHead)*c.unit+float64(k.track)*c.linkPitch(f.st)))
	bend := math.Min(linkBend*c.unit, (y1-y0)/2)
	bend = math.Min(bend, math.Abs(spine-x))
	w := linkStroke * c.unit
	var path scene.Path
	if begins {
		path.Move(x0, y0)
		path.Line(spine-way*bend, y0)
		path.Quad(spine, y0, spine, y0+bend)
	} else {
		path.Move(spine, y0)
	}
	if ends {
		path.Line(spine, y1-bend)
		path.Quad(spine, y1, spine-way*bend, y1)
		path.Line(x1, y1)
	} else {
		path.Line(spine, y1)
	}
	defer c.about(k.to, k.to+1)()
	colour := scene.Solid(c.colours.Soft)
	left, right := math.Min(math.Min(x0, x1), spine), math.Max(math.Max(x0, x1), spine)
	area := scene.Rect{X: left - w/2, Y: y0 - w/2, W: right - left + w, H: y1 - y0 + w}
	items := []scene.Item{scene.Stroke{Path: path, Paint: colour, Width: w, Join: scene.RoundJoin}}
	head := func(tip scene.Point, dx, dy float64) {
		long, half := linkHead*c.unit, 0.55*linkHead*c.unit
		h := scene.Polyline(scene.Point{X: tip.X - dx*long - dy*half, Y: tip.Y - dy*long - dx*half}, tip, scene.Point{X: tip.X - dx*long + dy*half, Y: tip.Y - dy*long + dx*half})
		items = append(items, scene.Stroke{Path: h, Paint: colour, Width: w, Join: scene.MiterJoin})
		if dx != 0 {
			area = area.Union(scene.Rect{X: math.Min(tip.X, tip.X-dx*long), Y: tip.Y - half, W: long, H: 2 * half})
		} else {
			area = area.Union(scene.Rect{X: tip.X - half, Y: math.Min(tip.Y, tip.Y-dy*long), W: 2 * half, H: long})
		}
	}
	switch {
	case k.to > k.from && ends:
		head(scene.Point{X: x1, Y: y1}, -way, 0)
	case k.to < k.from && begins:
		head(scene.Point{X: x0, Y: y0}, -way, 0)
	case k.to > k.from:
		head(scene.Point{X: spine, Y: y1}, 0, 1)
	default:
		head(scene.Point{X: spine, Y: y0}, 0, -1)
	}
	c.mark("connector", area, items...)
}
