package layout

import (
	"math"
	"slices"

	"cards/internal/deck"
	"cards/internal/edtf"
	"cards/internal/layout/text"
	"cards/internal/scene"
)

// The arcs of a cover: the time that the deck tells of as an arc over a line, from the first event to the last, true to scale, with a
// hairline to each event between. (literary, ink: a figure that means something)

// moments is when the events of a deck were, as shares of the time between the first and the last.
type moments struct {
	first, last edtf.Date
	between     []float64
}

// momentsOf gathers the events of a deck's timelines; nil where there are no two different dates.
func momentsOf(d *deck.Deck) *moments {
	m := &moments{}
	var times []float64
	from, to := math.Inf(1), math.Inf(-1)
	for _, t := range d.Timelines {
		for _, e := range t.Events {
			date := e.Date.V
			if date.IsInterval() {
				// What lasts counts with its start, or its end where nobody knows that.
				if date = e.Date.V.Start(); date.IsZero() {
					date = e.Date.V.End()
				}
				if end := e.Date.V.End(); !end.IsZero() {
					if at, ok := end.Anchor(); ok && at.YearFraction() > to {
						to, m.last = at.YearFraction(), end
					}
				}
			}
			at, ok := date.Anchor()
			if !ok {
				continue
			}
			time := at.YearFraction()
			times = append(times, time)
			if time < from {
				from, m.first = time, date
			}
			if time > to {
				to, m.last = time, date
			}
		}
	}
	if len(times) == 0 || to <= from {
		return nil
	}
	for _, time := range times {
		if time > from && time < to {
			m.between = append(m.between, (time-from)/(to-from))
		}
	}
	return m
}

const (
	// arcLabel is between the line and the top of the dates under it, a token; arcOver what is kept free under the title.
	arcLabel = 40
	arcOver  = 44
	// arcNear is the least distance of two hairlines, a token: nearer ones are one.
	arcNear = 9
	// arcsLeast is from how many hairlines on they are drawn: one or two tell nothing.
	arcsLeast = 3
)

// arcs draws them into the room under a title, as high as it allows; where that is too low they are left out, and the space stays empty.
func (c *canvas) arcs(m *moments, room scene.Rect) bool {
	tokens := &c.theme.Decoration.Arcs
	roles := &c.theme.Type.Roles
	lang := c.set.Lang
	date := func(d edtf.Date, align text.Align) *block {
		return c.line(label{role: "date", text: d.Show(lang), lang: lang, style: roles.Source, colour: c.colours.Soft, align: align})
	}
	first, last := date(m.first, text.Start), date(m.last, text.End)
	r0, r1 := tokens.First*c.unit, tokens.Last*c.unit
	level := room.Bottom() - arcLabel*c.unit - first.Size
	from, to := room.X+r0, room.Right()-r1
	rx := (to - from) / 2
	ry := math.Min(rx, level-room.Y-arcOver*c.unit)
	if ry < tokens.Flat*2*rx || first.Width()+last.Width()+2*first.Size > room.W {
		c.choose("arcs", "", "the page has no room for them under the title")
		return false
	}
	arc := func(until, width float64, paint scene.Paint) scene.Item {
		// Arcs of one form: what is half as far is half as high.
		var p scene.Path
		half := until * rx
		p.Arc(from+half, level, half, until*ry, math.Pi, 2*math.Pi)
		return scene.Stroke{Path: p, Paint: paint, Width: width}
	}
	hair, hairline := scene.Solid(c.colours.Rule), c.theme.Decoration.Hairline*c.unit
	items := []scene.Item{scene.Stroke{Path: scene.Polyline(scene.Point{X: room.X, Y: level}, scene.Point{X: room.Right(), Y: level}), Paint: hair, Width: hairline}}
	var fine []scene.Item
	at := -1.0
	for _, share := range slices.Sorted(slices.Values(m.between)) {
		near := arcNear * c.unit / (2 * rx)
		if len(fine) >= tokens.Most || share-at < near || 1-share < near {
			continue
		}
		fine = append(fine, arc(share, hairline, hair))
		at = share
	}
	if len(fine) >= arcsLeast {
		items = append(items, fine...)
	}
	items = append(items, arc(1, tokens.Width*c.unit, scene.Solid(c.colours.Ink)),
		scene.Fill{Path: scene.Circle(from, level, r0), Paint: scene.Solid(c.colours.Ink)},
		scene.Fill{Path: scene.Circle(to, level, r1), Paint: scene.Solid(c.colours.AccentShape)})
	c.mark("decoration", scene.Rect{X: room.X, Y: level - ry, W: room.W, H: ry + r1}, items...)
	y := level + arcLabel*c.unit
	c.put(first, room.X, y, first.Width())
	c.put(last, room.Right()-last.Width(), y, last.Width())
	c.choose("arcs", m.first.Show(lang)+" – "+m.last.Show(lang), "the time that the deck's events span, with a hairline to each of them")
	return true
}

const (
	// canopyIn is how far the ends of an arc over a title stand in from the margins, a token; canopyClear what is kept free under it, and canopyApart
	// what its base line keeps off the title's room (unkind, 40 of 900 between line and title).
	canopyIn    = 44
	canopyClear = 14
	canopyApart = 26
)

// arcOverCore draws the arc as a canopy over a title in the middle, its ends outside of what every view shows, and returns the room under
// it; level is the top of the names at the sides, px.
func (c *canvas) arcOverCore(m *moments, inner scene.Rect, level, small float64) scene.Rect {
	tokens := &c.theme.Decoration.Arcs
	r0, r1 := tokens.First*c.unit, tokens.Last*c.unit
	base := level - 0.5*small - r1
	from, to := c.area.X+canopyIn*c.unit, c.area.Right()-canopyIn*c.unit
	rx, ry := (to-from)/2, base-c.area.Y-tokens.Width*c.unit/2
	var arc scene.Path
	arc.Arc((from+to)/2, base, rx, ry, math.Pi, 2*math.Pi)
	hair, hairline := scene.Solid(c.colours.Rule), c.theme.Decoration.Hairline*c.unit
	line := func(a, b float64) scene.Item {
		return scene.Stroke{Path: scene.Polyline(scene.Point{X: a, Y: base}, scene.Point{X: b, Y: base}), Paint: hair, Width: hairline}
	}
	area := scene.Rect{X: c.area.X, Y: base - ry, W: c.area.W, H: ry + r1}
	apart := canopyApart * c.unit
	c.mark("decoration", area, line(c.area.X, inner.X-apart), line(inner.Right()+apart, c.area.Right()),
		scene.Stroke{Path: arc, Paint: scene.Solid(c.colours.Ink), Width: tokens.Width * c.unit},
		scene.Fill{Path: scene.Circle(from, base, r0), Paint: scene.Solid(c.colours.Ink)},
		scene.Fill{Path: scene.Circle(to, base, r1), Paint: scene.Solid(c.colours.AccentShape)})
	c.choose("arcs", m.first.Show(c.set.Lang)+" – "+m.last.Show(c.set.Lang), "the time that the deck's events span, as a canopy over the title")
	// Where the arc is lowest over the title.
	share := math.Min(1, (inner.W/2)/rx)
	top := base - ry*math.Sqrt(1-share*share) + tokens.Width*c.unit/2 + canopyClear*c.unit
	return scene.Rect{X: inner.X, Y: top, W: inner.W, H: c.area.Bottom() - top}
}
