package layout

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"cards/internal/edtf"
	"cards/internal/layout/text"
	"cards/internal/scene"
	"cards/internal/theme"
)

// A timeline of one event: its date large, what happened under it, and between them a ruler of the year or the decade that it
// lies in, where that says something.

// Sizes of a page of one event, tokens, and what is between its parts, in em of the part that follows.
const (
	singleYear  = 200
	singleClock = 264 // a time of day
	singleDay   = 56
	singleTitle = 72
	singleText  = 38
	singleGap   = 1.1
	singleRuler = 26 // height of the marks' room over and under the line, a token
)

// alone is such a page in the making.
type alone struct {
	l *timelineLayout
	m *moment
	// year and the words beside it stand on one baseline; days under it, or over it where the time of day is the large part.
	year   []*block
	over   bool
	days   []*block
	title  *block
	text   *block
	ruler  *parentRuler
	height float64
	unit   float64
}

// single lays out the only event of a timeline; false when it is not the plain fact that such a page shows, or does not fit.
func (l *timelineLayout) single() ([]*Page, bool) {
	c, st := l.canvas, l.st
	m := &st.moments[0]
	if st.doubtful || st.line || len(st.eras) > 0 || m.title == "" || m.picture != nil || m.icon != "" {
		l.triedDates = append(l.triedDates, "a forecast, a status, a source or an era needs an axis")
		return nil, false
	}
	if c.Scene.Height == 0 {
		l.triedDates = append(l.triedDates, "the page has no height of its own")
		return nil, false
	}
	head := c.newHead(st, false)
	foot := c.newFoot(st, [markKinds]bool{}, 0)
	room := foot.top - head.foot
	for _, share := range []float64{1, 0.9, 0.8, 0.7, 0.6, 0.5} {
		a, ok := l.measureAlone(m, share)
		if !ok || a.height > room {
			continue
		}
		c.choose("timeline sizes", fmt.Sprintf("year %s, title %s", px(a.unit*singleYear), px(a.title.Size)), "one event has the page for itself")
		p := l.page(0, 1, "single")
		head.draw(p, st, 1, 1)
		a.draw(p, head.foot+(room-a.height)*p.theme.Space.Centre)
		foot.draw(p, st, [markKinds]bool{}, "")
		l.finish(p, 0, 1)
		return []*Page{p.Page}, true
	}
	l.triedDates = append(l.triedDates, "the page is too small for a large date")
	return nil, false
}

// measureAlone sets the parts at a share of their sizes.
func (l *timelineLayout) measureAlone(m *moment, share float64) (*alone, bool) {
	c, st := l.canvas, l.st
	roles := &c.theme.Type.Roles
	a := &alone{l: l, m: m, unit: share * c.unit}
	weight := m.dateWeight()
	words := func(s string, size float64, colour bool) *block {
		b := label{role: "date", text: s, lang: st.lang, style: roles.Day, size: math.Max(size, c.size.Floor(theme.LabelText)), colour: c.colours.Soft, tabular: true}
		if colour {
			b.colour, b.weight = c.colours.AccentText, weight
		}
		return c.single(b)
	}
	if day := st.dayOf(m); day != "" {
		// The finest part of a date is the picture.
		a.over = true
		a.year = []*block{c.single(label{role: "date", text: m.clock, lang: st.lang, style: roles.Year, size: singleClock * a.unit, colour: c.colours.Ink, tabular: true, ink: true})}
		a.days = []*block{words(day, singleDay*a.unit, true)}
	} else if m.own || m.parts.Year == "" {
		b := label{role: "date", item: m.lineItem, text: m.line, lang: st.lang, style: roles.Year, size: 0.6 * singleYear * a.unit, colour: c.colours.Ink, tabular: true, normalise: m.lineItem != ""}
		year := c.single(b)
		if w := year.Width(); w > c.area.W {
			b.size *= c.area.W / w * 0.99
			year = c.single(b)
		}
		a.year = []*block{year}
	} else {
		year := c.single(label{role: "date", text: m.parts.Year, lang: st.lang, style: roles.Year, size: singleYear * a.unit, colour: c.colours.Ink, tabular: true})
		if m.parts.Prefix != "" {
			a.year = append(a.year, words(m.parts.Prefix, singleDay*a.unit, false))
		}
		a.year = append(a.year, year)
		if m.parts.YearSuffix != "" {
			a.year = append(a.year, words(m.parts.YearSuffix, singleDay*a.unit, false))
		}
		for _, s := range m.parts.Rest {
			a.days = append(a.days, words(s, singleDay*a.unit, true))
		}
	}
	if a.yearWidth(c) > c.area.W || a.daysWidth(c) > c.area.W {
		return nil, false
	}
	large := 0.0
	for _, b := range a.year {
		large = math.Max(large, b.Size)
	}
	if large < 2*c.size.Floor(theme.EventTitleText) {
		return nil, false
	}
	a.height = text.Ascent * large
	if len(a.days) > 0 {
		a.height += singleGap * a.days[0].Size * 0.55
		a.height += a.days[0].Size
	}
	a.ruler = l.newParentRuler(m)
	if a.ruler != nil {
		a.height += a.ruler.height(c) + 0.7*singleTitle*a.unit
	}
	tl := label{role: "title", item: m.item + ".title", text: m.title, lang: st.lang, style: roles.EventTitle, rank: rankTitle, size: math.Max(singleTitle*a.unit, c.size.Floor(theme.EventTitleText)), colour: c.colours.Ink, normalise: true, hang: true}
	if m.regular {
		tl.weight = 400
	}
	// A line of more than some twenty-five characters is no line of a poster.
	measure := math.Min(c.area.W, 24*tl.size)
	var ok bool
	if a.title, ok = c.tight(tl, measure, 3); !ok || a.title.Torn > 0 && a.title.Count() > 1 {
		return nil, false
	}
	a.height += singleGap*a.title.Size*0.8 + a.title.Height()
	if m.text != "" {
		xl := label{role: "text", item: m.item + ".text", text: m.text, lang: st.lang, style: roles.EventText, rank: rankText, size: math.Max(singleText*a.unit, c.size.Floor(theme.EventTextText)), colour: c.colours.Soft, normalise: true, hang: true}
		if a.text, ok = c.tight(xl, math.Min(c.area.W, 32*xl.size), 0); !ok || a.text.Torn > 0 && a.text.Count() > 1 {
			return nil, false
		}
		a.height += a.title.beneath(a.text, singleGap*0.6*a.text.Size) + a.text.Height()
	}
	return a, true
}

func (a *alone) yearWidth(c *canvas) (w float64) { return lineWidth(c, a.year) }
func (a *alone) daysWidth(c *canvas) (w float64) { return lineWidth(c, a.days) }

// lineWidth is the width of blocks side by side on one baseline, px.
func lineWidth(c *canvas, line []*block) (w float64) {
	for i, b := range line {
		w += c.dateGap(line, i, besideLarge(line, i)) + b.Width()
	}
	return w
}

// besideLarge is the size by which the space before part i of a date is measured: that of the smaller neighbour.
func besideLarge(line []*block, i int) float64 {
	return 1.5 * math.Min(line[i].Size, line[max(0, i-1)].Size)
}

// draw paints the page from a height on.
func (a *alone) draw(c *canvas, y float64) {
	defer a.m.about(c)()
	line := func(blocks []*block, baseline float64) {
		x := c.area.X
		for i, b := range blocks {
			x += c.dateGap(blocks, i, besideLarge(blocks, i))
			at := x
			if i == 0 {
				at -= c.theme.FlushLeft(c.size, b.Size)
			}
			c.putOnBaseline(b, at, baseline, b.Width())
			x += b.Width()
		}
	}
	large := 0.0
	for _, b := range a.year {
		large = math.Max(large, b.Size)
	}
	if a.over {
		line(a.days, y+text.Ascent*a.days[0].Size)
		y += (1 + 0.55*singleGap) * a.days[0].Size
	}
	y += text.Ascent * large
	line(a.year, y)
	if len(a.days) > 0 && !a.over {
		y += singleGap * a.days[0].Size * 0.55
		y += a.days[0].Size
		line(a.days, y-text.Descent*a.days[0].Size)
	}
	if a.ruler != nil {
		y += 0.7 * singleTitle * a.unit
		a.ruler.draw(c, y)
		y += a.ruler.height(c)
	}
	y += singleGap * a.title.Size * 0.8
	c.put(a.title, c.area.X-c.theme.FlushLeft(c.size, a.title.Size), y, c.area.W)
	y += a.title.Height()
	if a.text != nil {
		c.put(a.text, c.area.X, y+a.title.beneath(a.text, singleGap*0.6*a.text.Size), c.area.W)
	}
}

// dayOf is the day of a moment whose time of day is known, as it is shown; empty for others.
func (st *story) dayOf(m *moment) string {
	when := st.when(m.event)
	oneOf, allOf := when.IsSet()
	if m.own || m.clock == "" || !strings.Contains(m.clock, ":") || when.IsInterval() || len(oneOf)+len(allOf) > 0 {
		return ""
	}
	day, _, found := strings.Cut(m.begin.String(), "T")
	if !found {
		return ""
	}
	d, err := edtf.Parse(day)
	if err != nil {
		return ""
	}
	return d.Show(st.lang)
}

// parentRuler is a ruler of the unit that a date lies in: the hours of a day, the months of a year, the years of a decade.
type parentRuler struct {
	// edges tells that names belong to the ticks and not to what is between them; what has passed is drawn stronger then.
	edges bool
	names []string
	// from and to are where on the ruler the event lies, 0 to 1; what is known to the day is a point.
	from, to float64
	kind     markKind
	labels   []*block
}

// newParentRuler returns the ruler of a date; nil when it has none that is simple.
func (l *timelineLayout) newParentRuler(m *moment) *parentRuler {
	c, st := l.canvas, l.st
	when := st.when(m.event)
	oneOf, allOf := when.IsSet()
	if m.own || when.IsInterval() || len(oneOf)+len(allOf) > 0 || m.begin.Year < 100 {
		return nil
	}
	r := &parentRuler{kind: m.mark}
	end := m.end.YearFraction()
	if st.dayOf(m) != "" {
		r.edges = true
		r.from = (float64(m.begin.Hour)*60 + float64(m.begin.Minute)) / (24 * 60)
		r.to = r.from
		for hour := range 25 {
			var b *block
			if hour%6 == 0 {
				b = c.single(label{role: "tick", text: strconv.Itoa(hour) + ":00", lang: st.lang, style: c.theme.Type.Roles.Tick, colour: c.colours.Soft, tabular: true})
			}
			r.labels = append(r.labels, b)
		}
		r.names = make([]string, 24)
		return r
	}
	switch p := when.Precision(); {
	case p < edtf.Year && p != edtf.NoPrecision:
		year := float64(m.begin.Year)
		r.from, r.to = m.from-year, end-year
		for k := range 12 {
			r.names = append(r.names, strconv.Itoa(k+1))
		}
	case p == edtf.Year:
		decade := m.begin.Year / 10 * 10
		r.from, r.to = (m.from-float64(decade))/10, (end-float64(decade))/10
		for k := range int64(10) {
			r.names = append(r.names, strconv.FormatInt(decade+k, 10))
		}
	default:
		return nil
	}
	for _, name := range r.names {
		b := c.single(label{role: "tick", text: name, lang: st.lang, style: c.theme.Type.Roles.Tick, colour: c.colours.Soft, tabular: true})
		if b.Width()+0.4*b.Size > c.area.W/float64(len(r.names)) {
			// The first and the last say it.
			b = nil
		}
		r.labels = append(r.labels, b)
	}
	if r.labels[0] == nil {
		for i, name := range r.names {
			if i == 0 || i == len(r.names)-1 {
				r.labels[i] = c.single(label{role: "tick", text: name, lang: st.lang, style: c.theme.Type.Roles.Tick, colour: c.colours.Soft, tabular: true})
			} else {
				r.labels[i] = nil
			}
		}
	}
	return r
}

func (r *parentRuler) height(c *canvas) float64 {
	return singleRuler*c.unit + 1.5*c.theme.Type.Roles.Tick.SizeOf(c.size, theme.LabelText)
}

// draw paints the ruler; y is its top.
func (r *parentRuler) draw(c *canvas, y float64) {
	line := scene.Snap(y + singleRuler*c.unit/2)
	colour := c.colours.Ink
	if name := c.theme.Timeline.Axis.Colour; name != "" {
		colour = c.colours.Named(name)
	}
	w := c.theme.Timeline.Axis.Width * c.unit
	c.mark("axis", scene.Rect{X: c.area.X, Y: line - w/2, W: c.area.W, H: w},
		scene.Stroke{Path: scene.Polyline(scene.Point{X: c.area.X, Y: line}, scene.Point{X: c.area.Right(), Y: line}), Paint: scene.Solid(colour), Width: w})
	step := c.area.W / float64(len(r.names))
	tick := singleRuler * c.unit / 2
	var path scene.Path
	for k := range len(r.names) + 1 {
		x := scene.Snap(c.area.X + float64(k)*step)
		path.Move(x, line)
		if r.edges && r.labels[k] == nil {
			path.Line(x, line+0.6*tick)
			continue
		}
		path.Line(x, line+tick)
	}
	c.mark("decoration", scene.Rect{X: c.area.X, Y: line, W: c.area.W, H: tick}, scene.Stroke{Path: path, Paint: scene.Solid(c.colours.Faint), Width: c.theme.Timeline.Ruler.Stroke * c.unit})
	for k, b := range r.labels {
		if b != nil && r.edges {
			x := math.Min(math.Max(c.area.X+float64(k)*step-b.Width()/2, c.area.X), c.area.Right()-b.Width())
			c.put(b, x, line+tick+0.3*b.Size, b.Width())
		} else if b != nil {
			c.put(b, c.area.X+(float64(k)+0.5)*step-b.Width()/2, line+tick+0.3*b.Size, b.Width())
		}
	}
	from, to := c.area.X+r.from*c.area.W, c.area.X+r.to*c.area.W
	if r.edges && from > c.area.X {
		passed := scene.Rect{X: c.area.X, Y: line - 1.25*w, W: from - c.area.X, H: 2.5 * w}
		c.mark("decoration", passed, scene.Fill{Path: scene.Rectangle(passed), Paint: scene.Solid(colour)})
	}
	radius := 1.5 * c.theme.Timeline.Dot.Radius * c.unit
	p := pen{colour: c.colours.AccentShape, behind: c.colours.Ground, across: true}
	if to-from < 2.2*radius || r.kind == markApproximate || r.kind == markUndated {
		kind := r.kind
		if kind == markWithin {
			kind = markExact
		}
		c.point(kind, (from+to)/2, line, radius, 0, p)
		return
	}
	h := c.theme.Timeline.Bar.Width * c.unit
	bar := scene.Rect{X: from, Y: line - h/2, W: to - from, H: h}
	c.inked(p, bar, scene.Fill{Path: scene.Rectangle(bar), Paint: scene.Solid(p.colour)})
}
