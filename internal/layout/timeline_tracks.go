package layout

import (
	"image/color"
	"math"

	"cards/internal/layout/text"
	"cards/internal/scene"
	"cards/internal/theme"
)

// Tracks: lanes on a page that is not wide. Every lane is a line that runs down at the left, from its first event to its last,
// and every event a row of the page's full width that names its lanes. (design notes, timelines-unkind, section 4)

// mostTracks is the most lanes that lines at the left can be told apart by; beyond it a list names the lanes.
const mostTracks = 5

// laned reports whether the timeline runs in lanes: one alone says nothing.
func (st *story) laned() bool { return len(st.lanes) >= 2 }

// tracks is the number of lines: the lanes, and one for events without a lane when there are any.
func (st *story) tracks() int {
	n := len(st.lanes)
	for i := range st.moments {
		if len(st.moments[i].lanes) == 0 {
			return n + 1
		}
	}
	return n
}

// trackOf are the lines that a moment is on.
func (st *story) trackOf(m *moment) []int {
	if len(m.lanes) == 0 {
		return []int{len(st.lanes)}
	}
	return m.lanes
}

// laneColour is the colour of a lane, which serves as text too; events without a lane take the ink.
func (c *canvas) laneColour(st *story, lane int) color.NRGBA {
	if lane >= len(st.lanes) {
		return c.colours.Ink
	}
	return c.colours.Lanes[lane%len(c.colours.Lanes)]
}

// grainContrast is how much contrast the darkest grain of a ground takes.
const grainContrast = 1.18

// readable returns the colour, with as much of the ink in it as it takes to be read on a ground.
func (c *canvas) readable(colour, ground color.NRGBA) color.NRGBA {
	return readable(c.theme, colour, ground)
}

func readable(t *theme.Theme, colour, ground color.NRGBA) color.NRGBA {
	want := theme.TextContrast
	if t.Decoration.Grain.Show {
		want *= grainContrast
	}
	for share := 1.0; share > 0; share -= 0.1 {
		if m := mix(colour, t.Colours.Ink, share); theme.Contrast(m, ground) >= want {
			return m
		}
	}
	return t.Colours.Ink
}

// laneName is the name of a lane, set, with its place on its line.
type laneName struct {
	*block
	x float64
}

// laneNames sets the names of an event's lanes side by side, in lines no wider than the measure.
// laneNames sets the names of an event's lanes side by side, in lines no wider than the measure.
func (c *canvas) laneNames(st *story, m *moment, size, measure float64) (lines [][]laneName) {
	style := c.theme.Type.Roles.Lane
	x := 0.0
	for _, lane := range m.lanes {
		l := label{role: "lane", text: st.lanes[lane], lang: st.lang, style: style, size: size, colour: c.readable(c.laneColour(st, lane), c.colours.Ground), normalise: true}
		b := c.single(l)
		if b.Width() > measure {
			b, _ = c.tight(l, measure, 0)
		}
		if n := len(lines); n > 0 && x+b.Width() <= measure {
			lines[n-1] = append(lines[n-1], laneName{b, x})
		} else {
			lines, x = append(lines, []laneName{{b, 0}}), 0
		}
		x += b.Width() + c.theme.Space.Within*size
	}
	return lines
}

// laneLine is the height of a line of lanes' names, which is more than a pitch where a long name is broken, px.
func (c *canvas) laneLine(line []laneName) float64 {
	n := 1
	for _, name := range line {
		n = max(n, name.Count())
	}
	return float64(n) * line[0].Size * c.theme.Type.Roles.Lane.Leading
}

// lanesRoom is the space between a block and the lanes' names under it, em of the block.
const lanesRoom = 0.15

// lanesHeight is what the lanes' names take under a block, px.
func (c *canvas) lanesHeight(over *block, lines [][]laneName) float64 {
	h := lanesRoom * over.Size
	for _, line := range lines {
		h += c.laneLine(line)
	}
	return h
}

// putLanes places the lanes' names under a block that ends at y, and returns where they end.
func (c *canvas) putLanes(over *block, lines [][]laneName, x, y, width float64, align text.Align) float64 {
	y += lanesRoom * over.Size
	for _, line := range lines {
		last := line[len(line)-1]
		shift := 0.0
		if align == text.End {
			shift = width - last.x - last.Width()
		}
		pitch := last.Size * c.theme.Type.Roles.Lane.Leading
		for _, name := range line {
			c.put(name.block, x+shift+name.x, y+(pitch-name.Size)/2, name.Width())
		}
		y += c.laneLine(line)
	}
	return y
}

// trackLine sets the lanes' names at the left and the date at the right of one line, or under each other where they are too
// wide for that, and returns the height that this takes.
func (c *canvas) trackLine(st *story, m *moment, r *row, style *rowStyle) (height float64) {
	pitch := style.label * c.theme.Type.Roles.Lane.Leading
	baseline := (pitch-style.label)/2 + text.Ascent*style.label
	r.mark = baseline - c.theme.Timeline.Vertical.Mark*style.label
	width := 0.0
	y := 0.0
	lines := c.laneNames(st, m, style.label, style.measure)
	for i, line := range lines {
		if i > 0 {
			y += c.laneLine(lines[i-1])
		}
		for _, name := range line {
			r.texts = append(r.texts, placedBlock{block: name.block, x: name.x, y: y + baseline, w: name.Width(), baseline: true})
			width = name.x + name.Width()
		}
	}
	date := c.lineDate(st, m, style.label)
	date.weight = 400 // the lanes' names lead
	b := c.single(date)
	if width+c.theme.Space.Neighbour*style.label+b.Width() > style.measure || len(lines) > 0 && c.laneLine(lines[len(lines)-1]) > 1.01*pitch {
		if n := len(lines); n > 0 {
			y += c.laneLine(lines[n-1])
		}
		b, _ = c.tight(date, style.measure, 0)
		r.texts = append(r.texts, placedBlock{block: b, y: y + (pitch-style.label)/2, w: style.measure})
		return y + float64(b.Count()-1)*b.Pitch + pitch + seam
	}
	b.align = text.End
	r.texts = append(r.texts, placedBlock{block: b, y: y + baseline, w: style.measure, baseline: true})
	return y + pitch + seam
}

// trackX is where the line of a lane runs.
func (f *flow) trackX(c *canvas, col *column, lane int) float64 {
	return scene.Snap(col.x + f.style.inset + float64(lane)*c.theme.Timeline.Lane.Track*c.unit)
}

// drawTracks paints the lines of the lanes: each from its first event of all to its last, with an arrow where it goes on.
func (f *flow) drawTracks(c *canvas, col *column) {
	if len(col.pieces) == 0 {
		return
	}
	at := make(map[int]float64) // heights of the marks of this column
	foot := 0.0
	first, last := len(f.rows), -1
	for i := range col.pieces {
		p := &col.pieces[i]
		foot = math.Max(foot, p.top+p.height)
		if p.kind == rowPiece {
			at[p.k] = p.top + f.rows[p.k].mark
			first, last = min(first, p.k), max(last, p.k)
		}
	}
	now := f.nowAt(c, col)
	for lane := range f.st.tracks() {
		from, to := -1, -1
		for k := range f.rows {
			for _, on := range f.st.trackOf(f.rows[k].m) {
				if on == lane {
					if from < 0 {
						from = k
					}
					to = k
				}
			}
		}
		if from < 0 || from > last || to < first {
			continue
		}
		x, colour := f.trackX(c, col, lane), c.laneColour(f.st, lane)
		top, end := col.top, foot+0.8*f.arrowRoom()
		if from >= first {
			top = at[from]
		}
		open := f.rows[to].m.underWay && !f.st.when(f.rows[to].m.event).IsInterval() || f.st.when(f.rows[to].m.event).OpenEnd()
		switch {
		case to > last:
			c.arrow(x, end, colour)
		case open:
			// It goes on: the line runs to the row's foot.
			end = at[to] + math.Max(2.2*f.style.marks, f.rows[to].bottom-f.rows[to].mark)
			c.arrow(x, end, colour)
		default:
			end = at[to]
		}
		switch {
		case now >= end:
			c.axisLine(x, top, end, false, colour)
		case now <= top:
			c.axisLine(x, top, end, true, colour)
		default:
			c.axisLine(x, top, now, false, colour)
			c.axisLine(x, now, end, true, colour)
		}
	}
}

// drawTrackMarks paints an event's marks, tied where it is in several lanes.
func (f *flow) drawTrackMarks(c *canvas, col *column, p *piece) {
	r := &f.rows[p.k]
	y := scene.Snap(p.top + r.mark)
	on := f.st.trackOf(r.m)
	left, right := math.Inf(1), math.Inf(-1)
	for _, lane := range on {
		x := f.trackX(c, col, lane)
		left, right = math.Min(left, x), math.Max(right, x)
	}
	if right > left {
		w := c.theme.Timeline.Lane.Tie * c.unit
		c.mark("connector", scene.Rect{X: left, Y: y - w/2, W: right - left, H: w},
			scene.Stroke{Path: scene.Polyline(scene.Point{X: left, Y: y}, scene.Point{X: right, Y: y}), Paint: scene.Solid(c.colours.Ink), Width: w})
	}
	length := f.barLength(r)
	for _, lane := range on {
		c.point(r.m.mark, f.trackX(c, col, lane), y, f.style.marks, length, pen{colour: c.laneColour(f.st, lane), behind: c.colours.Ground}.of(f.st, r.m))
	}
}

// drawTracksNow draws the line of the deck's date through all tracks, with its label in it.
func (f *flow) drawTracksNow(c *canvas, col *column, p *piece, x float64) {
	w := c.theme.Timeline.AsOf.Stroke * c.unit
	y := scene.Snap(p.top + p.label.Height()/2 - w/2)
	gap := c.theme.Space.Within * f.style.label
	c.rule(scene.Rect{X: col.x, Y: y, W: x - gap - col.x, H: w}, c.colours.AccentShape)
	if end := x + p.label.Width() + gap; p.label.Count() == 1 && end < col.x+f.style.width {
		c.rule(scene.Rect{X: end, Y: y, W: col.x + f.style.width - end, H: w}, c.colours.AccentShape)
	}
	b := *p.label
	if &col.pieces[0] != p && f.withinBand(p.k) {
		b.colour, b.ground = c.colours.Ink, c.colours.Band
	}
	c.put(&b, x, p.top+b.half(), f.style.measure)
}
