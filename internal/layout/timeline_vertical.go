package layout

import (
	"image/color"
	"math"
	"strings"

	"cards/internal/scene"
)

// Drawing a vertical timeline: bands behind, then the axis, the marks upon it, and the words.

// column is one column of a page with its place.
type column struct {
	pieces []piece
	x      float64
	at     start
	// goesOn: the axis leaves the column with an arrow.
	goesOn bool
	top    float64
}

// edges of a column, px on the page.
func (f *flow) axisX(col *column) float64 {
	if f.style.mirrored {
		return scene.Snap(col.x + f.style.width - f.style.axis)
	}
	return scene.Snap(col.x + f.style.axis)
}

func (f *flow) textX(col *column) float64 {
	if f.style.mirrored {
		return col.x
	}
	return col.x + f.style.axis + f.style.body
}

// inBand reports whether moment k lies on an era's band.
func (f *flow) inBand(k int) bool {
	for _, b := range f.bands {
		if b[0] <= k && k <= b[1] {
			return true
		}
	}
	return false
}

// withinBand reports whether what stands before moment k lies on the band of an era that goes on. No accent is set there: it
// lacks contrast.
func (f *flow) withinBand(k int) bool {
	for _, b := range f.bands {
		if b[0] < k && k <= b[1] {
			return true
		}
	}
	return false
}

// drawColumn paints one column and returns the kinds of marks in it.
func (f *flow) drawColumn(c *canvas, col *column) (kinds [markKinds]bool) {
	f.drawBands(c, col)
	if f.style.tracks {
		f.drawTracks(c, col)
	} else {
		f.drawAxis(c, col)
	}
	f.drawLinks(c, col)
	x, axis := f.textX(col), f.axisX(col)
	for i := range col.pieces {
		p := &col.pieces[i]
		switch p.kind {
		case rowPiece:
			kinds[f.rows[p.k].m.mark] = true
			f.drawRow(c, col, p)
		case breakPiece, fromPiece:
			b := *p.label
			if i > 0 && f.withinBand(p.k) {
				b.colour, b.ground = c.colours.Soft, c.colours.Band
			}
			c.put(&b, x, p.top+(p.height-b.Height())/2, f.style.measure)
		case nowPiece:
			f.drawNow(c, col, p, x, axis)
		case eraPiece:
			pad := c.theme.Timeline.Era.Pad * c.unit
			f.eras[p.k].put(c, x, p.top+pad)
		}
	}
	return kinds
}

// drawNow draws the line of the deck's date, across the column, and its label over it.
func (f *flow) drawNow(c *canvas, col *column, p *piece, x, axis float64) {
	if f.style.tracks {
		f.drawTracksNow(c, col, p, x)
		return
	}
	w := c.theme.Timeline.AsOf.Stroke * c.unit
	y := scene.Snap(p.top + p.height - w)
	line := scene.Rect{X: col.x, Y: y, W: f.style.width, H: w}
	if f.columns > 1 {
		// In one of several columns it stops at the axis, so as not to seem to divide the page.
		y = scene.Snap(p.top + p.label.Height()/2 - w/2)
		line = scene.Rect{X: col.x, Y: y, W: axis - col.x + 0.6*f.style.body, H: w}
		if f.style.mirrored {
			line.X, line.W = axis-0.6*f.style.body, col.x+f.style.width-axis+0.6*f.style.body
		}
	}
	c.rule(line, c.colours.AccentShape)
	b := *p.label
	if &col.pieces[0] != p && f.withinBand(p.k) {
		b.colour, b.ground = c.colours.Ink, c.colours.Band
	}
	c.put(&b, x, p.top+b.half(), f.style.measure)
}

// nowAt is the height of the deck's date in a column: +Inf when it comes later, -Inf when it is past.
func (f *flow) nowAt(c *canvas, col *column) float64 {
	if f.now == nil {
		return math.Inf(1)
	}
	for _, p := range col.pieces {
		if p.kind == nowPiece {
			if f.columns > 1 || f.style.tracks {
				return p.top + p.label.Height()/2
			}
			return p.top + p.height - c.theme.Timeline.AsOf.Stroke*c.unit/2
		}
	}
	for _, p := range col.pieces {
		if p.kind == rowPiece && p.k >= f.st.now {
			return math.Inf(-1)
		}
	}
	return math.Inf(1)
}

// bandRoom is between what reaches the right of a column and the edge of the band behind it, a token.
const bandRoom = 14

// drawBands paints the eras' bands with their strips on the axis.
func (f *flow) drawBands(c *canvas, col *column) {
	axis := f.axisX(col)
	era := c.theme.Timeline.Era
	strip := era.Strip * c.unit
	for e, b := range f.bands {
		top, foot := math.Inf(1), math.Inf(-1)
		for _, p := range col.pieces {
			on := p.kind == breakPiece && b[0] < p.k && p.k <= b[1] // at a column's foot
			if p.kind == eraPiece && p.k == e || p.kind == rowPiece && b[0] <= p.k && p.k <= b[1] || on {
				top, foot = math.Min(top, p.top), math.Max(foot, p.top+p.height)
			}
		}
		if math.IsInf(top, 1) {
			continue
		}
		foot += era.Pad * c.unit * 0.7
		left, right := axis-strip/2, col.x+f.style.width
		if f.style.mirrored {
			left, right = col.x-era.Pad*c.unit, axis+strip/2
		}
		if !f.style.mirrored {
			// Dates that stand flush right, and full lines, keep clear of the band's edge.
			right = math.Min(right+bandRoom*c.unit, c.Safe.Right())
		}
		if f.style.tracks {
			// The lanes run past it.
			left = f.textX(col) - bandRoom*c.unit
			r := scene.Rect{X: left, Y: top, W: right - left, H: foot - top}
			c.mark("decoration", r, scene.Fill{Path: scene.Rectangle(r), Paint: scene.Solid(c.colours.Band)})
			continue
		}
		r := scene.Rect{X: left, Y: top, W: right - left, H: foot - top}
		s := scene.Rect{X: axis - strip/2, Y: top, W: strip, H: foot - top}
		c.mark("decoration", r, scene.Fill{Path: scene.Rectangle(r), Paint: scene.Solid(c.colours.Band)},
			scene.Fill{Path: scene.Rectangle(s), Paint: scene.Solid(mix(c.colours.Rule, c.colours.Band, 0.5))})
	}
}

// drawAxis paints the axis with its breaks.
func (f *flow) drawAxis(c *canvas, col *column) {
	if len(col.pieces) == 0 {
		return
	}
	x := f.axisX(col)
	colour := f.axisColour(c)
	first, last := math.Inf(1), 0.0
	end := 0.0
	for _, p := range col.pieces {
		if p.kind == rowPiece {
			first = math.Min(first, p.top+f.rows[p.k].mark)
			last = p.top + f.rows[p.k].mark
		}
		end = math.Max(end, p.top+p.height)
	}
	from, to := first, last
	if col.at != startTimeline {
		from = col.top
	}
	arrow := col.goesOn
	if tail := col.pieces[len(col.pieces)-1]; tail.kind != rowPiece {
		to = end
	}
	if arrow {
		to = end + 0.8*f.arrowRoom()
		c.arrow(x, to, colour)
	}
	now := f.nowAt(c, col)
	draw := func(a, b float64) {
		switch {
		case now >= b:
			c.axisLine(x, a, b, false, colour)
		case now <= a:
			c.axisLine(x, a, b, true, colour)
		default:
			c.axisLine(x, a, now, false, colour)
			c.axisLine(x, now, b, true, colour)
		}
	}
	half := c.theme.Timeline.Break.Length * c.unit / 2
	for _, p := range col.pieces {
		if p.kind == breakPiece || p.kind == fromPiece && f.st.moments[p.k].gap.Empty > 0 {
			middle := p.top + p.height/2
			if middle-half <= from {
				from = middle - half
			}
			draw(from, middle-half)
			c.zigzag(x, middle-half, middle+half)
			from = middle + half
		}
	}
	draw(from, to)
}

func (f *flow) axisColour(c *canvas) color.NRGBA {
	if name := c.theme.Timeline.Axis.Colour; name != "" {
		return c.colours.Named(name)
	}
	return c.colours.Ink
}

// barLength is the length of a bar on the axis beside a row: that of a line of its title, and no more than the row and some of the
// gap above it hold.
func (f *flow) barLength(r *row) float64 {
	return math.Min(1.05*f.style.title*f.c.theme.Type.Roles.EventTitle.Leading, 2*(r.mark+0.3*f.least))
}

// drawRow paints an event.
func (f *flow) drawRow(c *canvas, col *column, p *piece) {
	r := &f.rows[p.k]
	defer r.m.about(c)()
	x, axis := f.textX(col), f.axisX(col)
	behind := c.colours.Ground
	if f.inBand(p.k) {
		behind = c.colours.Band
	}
	switch {
	case f.style.list && r.m.icon != "":
		size := 0.95 * f.style.title
		at := x - f.style.icons + 0.5*size
		c.inked(pen{colour: c.colours.Ink, behind: behind}, scene.Rect{X: at - 0.6*size, Y: p.top + r.mark - 0.6*size, W: 1.2 * size, H: 1.2 * size}, c.iconGlyphs(r.m.icon, at, p.top+r.mark, size, c.colours.Ink)...)
	case f.style.list:
	case f.style.tracks:
		f.drawTrackMarks(c, col, p)
	default:
		length := f.barLength(r)
		c.point(r.m.mark, axis, p.top+r.mark, f.style.marks, length, pen{colour: c.markInk(), behind: behind}.of(f.st, r.m))
	}
	for _, frame := range r.frames {
		w := c.theme.Timeline.Tag.Stroke * c.unit
		frame.X, frame.Y = frame.X+x, frame.Y+p.top
		c.mark("decoration", frame, scene.Stroke{Path: scene.Rectangle(frame.Inset(w / 2)), Paint: scene.Solid(c.colours.Ink), Width: w})
	}
	if r.m.picture != nil {
		area := r.picture
		area.X, area.Y = area.X+x, area.Y+p.top
		c.picture(r.m.picture, area)
	}
	cell := &r.dates[p.tell]
	if f.style.dates == datesInYears || f.style.dates == datesInLine {
		f.drawDate(c, col, cell, p)
	}
	for _, t := range r.texts {
		b := *t.block
		b.ground = behind
		if b.role == "lane" || behind != c.colours.Ground {
			// On a band some accents are too pale to be read.
			b.colour = c.readable(b.colour, behind)
		}
		if t.baseline {
			c.putOnBaseline(&b, x+t.x, p.top+t.y, t.w)
		} else {
			c.put(&b, x+t.x, p.top+t.y, t.w)
		}
	}
}

// sharing are the ends of the runs of events that the year, and the day, of a row belong to: those under it in its column that
// do not say theirs again.
func (f *flow) sharing(col *column, p *piece) (year, day int) {
	year, day = p.k+1, p.k+1
	for i := range col.pieces {
		switch q := &col.pieces[i]; {
		case q.kind != rowPiece || q.k <= p.k:
		case q.tell == tellAll:
			return year, day
		default:
			if q.tell == tellTime && day == q.k {
				day = q.k + 1
			}
			year = q.k + 1
		}
	}
	return year, day
}

// timed reports whether a part of a date says the time of day too, which is that of no other event.
func (m *moment) timed(part *block) bool {
	return m.clock != "" && strings.Contains(part.text, m.clock)
}

// drawDate paints a date in its column.
func (f *flow) drawDate(c *canvas, col *column, cell *dateCell, p *piece) {
	top := p.top
	onBaseline := func(b *block, x, baseline float64) {
		own := *b
		if f.style.list && f.inBand(p.k) {
			// A list's band runs behind its dates too.
			own.ground = c.colours.Band
		}
		c.putOnBaseline(&own, x, baseline, own.Width())
	}
	x := col.x
	put := func(b *block, x, baseline float64) {
		if f.style.mirrored {
			x = col.x + f.style.width - b.Width()
		}
		onBaseline(b, x, baseline)
	}
	m := f.rows[p.k].m
	year, day := f.sharing(col, p)
	width := 0.0
	for i, b := range cell.line {
		width += c.dateGap(cell.line, i, f.style.label) + b.Width()
	}
	if f.style.mirrored {
		x = col.x + f.style.width - width
	}
	x -= cell.hung
	for i, b := range cell.line {
		x += c.dateGap(cell.line, i, f.style.label)
		at := x
		if i == 0 && !f.style.mirrored && cell.hung == 0 {
			at -= c.theme.FlushLeft(c.size, b.Size) * boolFloat(f.style.dates == datesInYears)
		}
		until := p.k + 1
		if b == cell.year {
			until = year
		}
		done := c.about(p.k, until)
		onBaseline(b, at, top+cell.baseline)
		done()
		x += b.Width()
	}
	if b := cell.right; b != nil {
		until := day
		if m.timed(b) {
			until = p.k + 1
		}
		done := c.about(p.k, until)
		onBaseline(b, col.x+f.style.dateWidth-b.Width(), top+cell.baseline)
		done()
	}
	for i, b := range cell.under {
		until := day
		if m.timed(b) {
			until = p.k + 1
		}
		done := c.about(p.k, until)
		put(b, col.x, top+cell.first+float64(i)*cell.pitch)
		done()
	}
}
