package layout

import (
	"math"

	"cards/internal/layout/text"
	"cards/internal/scene"
	"cards/internal/theme"
)

// The foot of a timeline: the numbered sources, whose page it is, and the legend of the marks that occur.

// foot is the foot in the making.
type foot struct {
	// top is where the events' room ends, px.
	top     float64
	brand   []*block
	brandX  []float64
	sources [][]sourceEntry
	// faded draws the legend's "some time within" as vertical axes have it: without sharp ends.
	faded bool
	// stacked puts the legend on a row of its own, since it does not fit beside the brand.
	stacked bool
	// noted puts the legend over a note at the right, since they do not fit beside each other.
	noted bool
	// from and to are the moments of the page; all of them when to is 0.
	from, to int
	height   float64
	// credits names the photographers of the pictures; nil where there are none.
	credits *block
	// key says what the numbers on the ruler mean; nil where there are none.
	key *keyed
}

// sourceEntry is a numbered source: where it stands in its row, and how much of it it takes with the space behind it, px.
type sourceEntry struct {
	number, name *block
	x, width     float64
}

// legendWords names the kinds of marks that occur, in the order of the legend.
func (st *story) legendWords(kinds [markKinds]bool) (marks []markKind, names []string) {
	w := st.words
	add := func(show bool, kind markKind, name string) {
		if show {
			marks, names = append(marks, kind), append(names, name)
		}
	}
	exact, ring := w.LegendExact, w.LegendApproximate
	switch {
	case kinds[markUndated] && kinds[markApproximate]:
		ring = w.LegendLoose
	case kinds[markUndated]:
		ring = w.LegendUndated
	}
	if st.statuses() {
		exact = w.StatusConfirmed
	}
	add(kinds[markExact] || kinds[markSeveral], markExact, exact)
	add(kinds[markApproximate] || kinds[markUndated], markApproximate, ring)
	add(kinds[markWithin], markWithin, w.LegendWithin)
	add(kinds[markSpan] || kinds[markUnderWay], markSpan, w.LegendSpan)
	add(kinds[markGoing], markGoing, w.LegendGoing)
	add(kinds[markForecast] || kinds[markForecastSpan] || kinds[markUnderWay], markForecast, w.LegendForecast)
	add(kinds[markAlleged], markAlleged, w.LegendAlleged)
	add(kinds[markDisputed], markDisputed, w.LegendDisputed)
	add(kinds[markPlanned], markPlanned, w.LegendPlanned)
	add(kinds[markNone], markNone, w.NoteOpen)
	if len(marks) == 1 && marks[0] == markExact {
		// Dots alone explain themselves.
		return nil, nil
	}
	return marks, names
}

// statuses reports whether any event says how sure it is.
func (st *story) statuses() bool {
	for _, m := range st.moments {
		if m.status != "" && m.status != "fact" {
			return true
		}
	}
	return false
}

// newFoot sets the foot; extra is the width of a note at its right, px.
func (c *canvas) newFoot(st *story, kinds [markKinds]bool, extra float64) *foot {
	f := &foot{}
	roles := &c.theme.Type.Roles
	brand := c.set.brand
	x := c.area.X
	if brand.named() {
		l := label{role: "brand", item: "brand.name", text: brand.name, lang: st.lang, style: roles.Brand, weight: 700, colour: c.colours.Ink, normalise: true}
		l.style.Size = roles.Legend.Size
		if brand.logo != nil {
			l = c.branded(l, footLogoWide*c.area.W, footLogo*roles.Legend.SizeOf(c.size, theme.LabelText))
		}
		b := c.single(l)
		f.brand, f.brandX = append(f.brand, b), append(f.brandX, x)
		x += b.Width() + c.theme.Space.Within*b.Size
		if b.mark != nil || !isLatinName(brand.name) {
			x += c.theme.Space.Within * b.Size // the handle is no part of it: characters in cells stand as far apart
		}
	}
	if brand.handle != "" {
		l := label{role: "brand", item: "brand.handle", text: brand.handle, lang: "en", style: roles.Handle, colour: c.colours.Soft}
		l.style.Size = roles.Legend.Size
		b := c.single(l)
		f.brand, f.brandX = append(f.brand, b), append(f.brandX, x)
		x += b.Width()
	}
	rows := c.legendRows(st, kinds)
	row := roles.Legend.SizeOf(c.size, theme.LabelText)
	gap := c.theme.Space.Neighbour * row
	right := extra
	for _, r := range rows {
		if extra > 0 && r.width+extra > c.area.W {
			f.noted = true
		}
		if extra > 0 && !f.noted {
			right = math.Max(right, r.width+extra)
			continue
		}
		right = math.Max(right, r.width)
	}
	if right > 0 || len(f.brand) > 0 {
		f.height = row
	}
	for _, b := range f.brand {
		f.height = math.Max(f.height, b.rise()+text.Descent*row)
	}
	beside := len(rows) <= 1 && x-c.area.X+gap+right <= c.area.W
	if len(f.brand) > 0 && right > 0 && !beside {
		f.stacked = true
		f.height += row + c.theme.Timeline.Foot.Row*c.unit
	}
	if f.noted {
		f.height += row + c.theme.Timeline.Foot.Row*c.unit
	}
	if len(rows) > 1 {
		f.height += float64(len(rows)-1) * (row + c.theme.Timeline.Foot.Row*c.unit)
	}
	c.setSources(st, f)
	if n := len(f.sources); n > 0 {
		if f.height > 0 {
			f.height += c.theme.Timeline.Foot.Row * c.unit
		}
		for _, line := range f.sources {
			f.height += c.sourceRow(line)
		}
	}
	if s := st.pictureCredits(0, 0); s != "" {
		f.credits, _ = c.tight(label{role: "source", text: s, lang: st.lang, style: roles.Legend, colour: c.colours.Soft}, c.area.W, 0)
		if f.height > 0 {
			f.height += c.theme.Timeline.Foot.Row * c.unit
		}
		f.height += f.credits.Height()
	}
	f.top = c.area.Bottom()
	if f.height > 0 {
		f.top -= f.height + c.theme.Timeline.Foot.Body.For(c.size)
	}
	return f
}

// addKey keeps room for a key, which may be nil, above all else.
func (f *foot) addKey(c *canvas, k *keyed) {
	if f.key = k; k == nil {
		return
	}
	h := k.height()
	if f.height > 0 {
		h += c.theme.Timeline.Foot.Row * c.unit
	} else {
		f.top -= c.theme.Timeline.Foot.Body.For(c.size)
	}
	f.height += h
	f.top -= h
}

// fits reports whether the rows of a page's legend, and a note so wide beside them, stand on the brand's line: fewer kinds may occur on it than room was kept for.
func (f *foot) fits(c *canvas, rows []legendRow, note float64) bool {
	if len(rows) != 1 || len(f.brand) == 0 {
		return len(rows) == 0
	}
	last := len(f.brand) - 1
	end := f.brandX[last] + f.brand[last].Width()
	return end+c.theme.Space.Neighbour*f.brand[last].Size+rows[0].width+note <= c.area.Right()
}

// legendMark is the width of a mark in the legend, px.
func (c *canvas) legendMark(kind markKind) float64 {
	r := c.theme.Timeline.Foot.Mark * c.unit
	if kind == markNone {
		return -c.theme.Timeline.Foot.Label * c.unit
	}
	if kind == markWithin || kind == markSpan || kind == markGoing {
		return 4 * r
	}
	return 2 * r
}

// legendRow is some marks of the legend on one line.
type legendRow struct {
	marks []markKind
	names []*block
	width float64
}

// legendRows divides the legend into as few lines as the page's width takes.
func (c *canvas) legendRows(st *story, kinds [markKinds]bool) (rows []legendRow) {
	marks, names := st.legendWords(kinds)
	var row legendRow
	for i, kind := range marks {
		b := c.single(c.legendLabel(st, names[i]))
		w := c.legendMark(kind) + c.theme.Timeline.Foot.Label*c.unit + b.Width()
		gap := c.theme.Space.Neighbour * b.Size
		if len(row.marks) > 0 && row.width+gap+w > c.area.W {
			rows, row = append(rows, row), legendRow{}
		}
		if len(row.marks) > 0 {
			row.width += gap
		}
		row.marks, row.names = append(row.marks, kind), append(row.names, b)
		row.width += w
	}
	if len(row.marks) > 0 {
		rows = append(rows, row)
	}
	return rows
}

func (c *canvas) legendLabel(st *story, name string) label {
	return label{role: "legend", text: name, lang: st.lang, style: c.theme.Type.Roles.Legend, colour: c.colours.Soft}
}

// draw paints the foot; kinds are those of the page, note is set flush right where there is no legend.
func (f *foot) draw(c *canvas, st *story, kinds [markKinds]bool, note string) {
	row := c.theme.Type.Roles.Legend.SizeOf(c.size, theme.LabelText)
	baseline := c.area.Bottom() - text.Descent*row
	for i, b := range f.brand {
		c.putOnBaseline(b, f.brandX[i], baseline, c.area.W)
	}
	top := c.area.Bottom() - f.height
	if f.key != nil {
		f.key.draw(c, top)
		top += f.key.height() + c.theme.Timeline.Foot.Row*c.unit
	}
	if f.credits != nil {
		c.put(f.credits, c.area.X, top, c.area.W)
		top += f.credits.Height() + c.theme.Timeline.Foot.Row*c.unit
	}
	if len(f.sources) > 0 {
		for _, line := range f.named(st) {
			for _, e := range line {
				c.put(e.number, c.area.X+e.x, top, c.area.W)
				c.put(e.name, c.area.X+e.x+e.number.Width()+c.theme.Space.Within*e.number.Size, top, c.area.W)
			}
			top += c.sourceRow(line)
		}
	}
	rows := c.legendRows(st, kinds)
	var b *block
	beside := 0.0
	if note != "" {
		b = c.single(label{role: "note", text: note, lang: st.lang, style: c.theme.Type.Roles.Legend, colour: c.colours.Soft})
		if !f.noted {
			beside = b.Width() + c.theme.Space.Neighbour*b.Size
		}
	}
	if f.stacked && !f.fits(c, rows, beside) {
		baseline -= row + c.theme.Timeline.Foot.Row*c.unit
	}
	right := c.area.Right()
	if b != nil {
		right -= b.Width()
		c.putOnBaseline(b, right, baseline, b.Width())
		right -= c.theme.Space.Neighbour * b.Size
		if f.noted {
			right = c.area.Right()
			baseline -= row + c.theme.Timeline.Foot.Row*c.unit
		}
	}
	for i := range rows {
		up := float64(len(rows)-1-i) * (row + c.theme.Timeline.Foot.Row*c.unit)
		x := right - rows[i].width
		if f.stacked && !f.fits(c, rows, beside) && b == nil {
			// On lines of its own it begins where all lines do.
			x = c.area.X
		}
		f.drawLegend(c, &rows[i], x, baseline-up)
	}
}

// drawLegend paints one row of the legend from x, on a baseline.
func (f *foot) drawLegend(c *canvas, row *legendRow, x, baseline float64) {
	r := c.theme.Timeline.Foot.Mark * c.unit
	for i, kind := range row.marks {
		b := row.names[i]
		if i > 0 {
			x += c.theme.Space.Neighbour * b.Size
		}
		w := c.legendMark(kind)
		y := baseline - c.theme.Timeline.Vertical.Mark*b.Size
		p := pen{colour: c.colours.Soft, behind: c.colours.Ground, across: true}
		if kind == markNone {
			x += w + c.theme.Timeline.Foot.Label*c.unit
			c.putOnBaseline(b, x, baseline, b.Width())
			x += b.Width()
			continue
		}
		if kind == markWithin && !f.faded {
			p.colour = c.pale(c.colours.Soft, c.colours.Ground)
		}
		if w > 2*r {
			h := c.theme.Timeline.Bar.Width * c.unit * 0.75
			bar := scene.Rect{X: x, Y: y - h/2, W: w, H: h}
			switch {
			case kind == markWithin && f.faded:
				c.bar(kind, bar, 0, p)
			case kind == markGoing:
				p.on = true
				bar.W -= bar.H
				c.bar(markSpan, bar, 1, p)
			default:
				c.inked(p, bar, scene.Fill{Path: scene.Rectangle(bar), Paint: scene.Solid(p.colour)})
			}
		} else {
			c.point(kind, x+w/2, y, r, 0, p)
		}
		x += w + c.theme.Timeline.Foot.Label*c.unit
		c.putOnBaseline(b, x, baseline, b.Width())
		x += b.Width()
	}
}
