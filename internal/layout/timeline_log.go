package layout

import (
	"fmt"
	"math"

	"cards/internal/layout/placement"
	"cards/internal/scene"
)

// Deep history: a horizontal timeline whose ruler counts ages in powers of ten. (design notes, timelines-unkind, section 4)

// deepRatio is from which ratio between the oldest and the youngest age on a ruler in years says nothing.
const deepRatio = 1e4

// ages returns the oldest and the youngest age of the events on the deck's date, and that date in years; ok is false when the deck
// has no date, or an event is yet to come.
func (st *story) ages() (oldest, youngest, now float64, ok bool) {
	at, dated := st.asof.Anchor()
	if !dated || len(st.moments) < 2 {
		return 0, 0, 0, false
	}
	now = at.YearFraction()
	youngest = math.Inf(1)
	for i := range st.moments {
		m := &st.moments[i]
		if math.IsNaN(m.from) || m.forecast || m.from >= now {
			return 0, 0, 0, false
		}
		from, to := m.span(st)
		if m.underWay || to > now {
			to = from
		}
		oldest, youngest = math.Max(oldest, now-from), math.Min(youngest, now-to)
	}
	return oldest, youngest, now, youngest > 0
}

// deep reports whether the events ask for a logarithmic ruler by themselves.
func (st *story) deep() bool {
	oldest, youngest, _, ok := st.ages()
	return ok && oldest/youngest > deepRatio
}

// logarithmic lays the timeline on a ruler of ages; false when that does not do.
func (l *timelineLayout) logarithmic() ([]*Page, bool) {
	c, st := l.canvas, l.st
	l.triedDates = nil
	switch {
	case !l.bare(false):
		return nil, false
	case !c.landscape():
		l.triedDates = append(l.triedDates, "the page is not wide enough for a ruler of ages")
		return nil, false
	}
	oldest, youngest, now, ok := st.ages()
	if !ok {
		l.triedDates = append(l.triedDates, "ages are counted from the deck's date, and all events must be dated before it")
		return nil, false
	}
	title, _, sizes := c.eventSizes()
	head := c.newHead(st, false)
	note := c.single(label{role: "note", text: st.words.LogNote, lang: st.lang, style: c.theme.Type.Roles.Legend})
	foot := c.newFoot(st, st.ruledKinds(), note.Width()+c.theme.Space.Neighbour*note.Size)
	// Titles alone may stand larger.
	if !st.texts() {
		sizes = append([][2]float64{{1.1 * title, sizes[0][1]}}, sizes...)
	}
	for _, size := range sizes {
		r := &ruled{l: l, c: c, left: c.area.X, length: c.area.W, height: c.rulerHeight(st)}
		why := r.placeAges(oldest, youngest, now, head.foot, foot.top, size[0], size[1])
		if why != "" {
			l.triedDates = append(l.triedDates, fmt.Sprintf("titles %s: %s", px(size[0]), why))
			continue
		}
		c.choose("timeline scale", fmt.Sprintf("logarithmic, %.4g px a power of ten", r.log.Decade()), fmt.Sprintf("the oldest age is %.2g times the youngest", oldest/youngest))
		c.choose("timeline sizes", fmt.Sprintf("%s titles, %s texts", px(size[0]), px(size[1])), "the largest at which all cards find a place", l.triedDates...)
		p := l.page(0, 1, "horizontal, logarithmic")
		head.draw(p, st, 1, 1)
		foot.draw(p, st, r.draw(p), st.words.LogNote)
		l.finish(p, 0, len(st.moments))
		return []*Page{p.Page}, true
	}
	return nil, false
}

// placeAges finds where the cards of a ruler of ages stand.
func (r *ruled) placeAges(oldest, youngest, now, top, bottom, title, body float64) (why string) {
	c, st := r.c, r.l.st
	room := bottom - top - r.height
	if room < 4*title {
		return "the page is too low"
	}
	style := c.theme.Type.Roles.Tick
	air := 2 * c.theme.Timeline.Ruler.Label * c.unit
	r.nowWord = c.single(label{role: "tick", text: st.words.Now, lang: st.lang, style: style, weight: 700, colour: c.colours.Ink, ground: c.colours.Ruler})
	s, ok := placement.NewLogScale(oldest, youngest, now, r.length)
	if !ok {
		return "an age is not before the deck's date"
	}
	head, count := st.words.OmittedLines(int(math.Max(1, math.Round(s.Youngest))), 0)
	r.omitted = []string{head, count}
	r.logBreak = c.theme.Timeline.Break.Width.For(c.size)
	for _, words := range r.omitted {
		b := c.single(label{role: "tick", text: words, lang: st.lang, style: style})
		r.logBreak = math.Max(r.logBreak, b.Width()+c.theme.Timeline.Break.Amplitude*c.unit*0.6+2*math.Max(breakAir, c.theme.Timeline.Dot.Radius+2)*c.unit)
		if b.Size > 0.44*r.height {
			return "what the break leaves out cannot be written inside it"
		}
	}
	if s.Youngest < 1 {
		return "ages of less than a year have no place on a ruler of years"
	}
	s.Length = r.length - r.logBreak - r.nowWord.Width() - 2*air
	r.log = &s
	if widest := c.single(label{role: "tick", text: st.words.Age(1e9), lang: st.lang, style: style}).Width(); s.Decade() < widest+air {
		return "the powers of ten are too narrow for their names"
	}
	return r.placeCards(top, bottom, room, title, body)
}

// at is the place of a year along the axis, px.
func (r *ruled) at(year float64) float64 {
	if r.log != nil {
		return r.log.At(year)
	}
	return r.scale.At(year)
}

// drawAges paints a ruler of ages: a band with a tick for each power of ten and between them, a break, and now.
func (r *ruled) drawAges(c *canvas) {
	st := r.l.st
	ruler := c.theme.Timeline.Ruler
	style := c.theme.Type.Roles.Tick
	gap := ruler.Label * c.unit
	for i, band := range []scene.Rect{{X: r.left, Y: r.top, W: r.log.Length, H: r.height},
		{X: r.left + r.log.Length + r.logBreak, Y: r.top, W: r.length - r.log.Length - r.logBreak, H: r.height}} {
		c.mark("axis", band, scene.Fill{Path: r.bandPath(c, band, i == 1, i == 0), Paint: scene.Solid(c.colours.Ruler)})
		r.drawCut(c, band, i == 0)
		if i == 1 {
			c.putOnBaseline(r.nowWord, band.X+(band.W-r.nowWord.Width())/2, r.top+r.height/2+digitMiddle*r.nowWord.Size, r.nowWord.Width())
		}
	}
	var minor, major scene.Path
	tick := ruler.Tick * c.unit
	clear := math.Inf(-1)
	for _, k := range r.log.Ticks() {
		x := scene.Snap(r.left + k.At)
		if !k.Major {
			h := 0.7 * tick
			if k.Half {
				h = tick
			}
			minor.Move(x, r.top+r.height-h)
			minor.Line(x, r.top+r.height)
			continue
		}
		major.Move(x, r.top)
		major.Line(x, r.top+r.height)
		b := c.single(label{role: "tick", text: st.words.Age(int64(math.Round(k.Age))), lang: st.lang, style: style, colour: c.colours.Ink, ground: c.colours.Ruler, tabular: true})
		if x < clear || x+gap+b.Width() > r.left+r.log.Length-gap {
			continue
		}
		c.putOnBaseline(b, x+gap, r.top+r.height/2+digitMiddle*b.Size, b.Width())
		clear = x + gap + b.Width() + gap
	}
	area := scene.Rect{X: r.left, Y: r.top, W: r.log.Length, H: r.height}
	for _, path := range []scene.Path{minor, major} {
		if len(path.Ops) > 0 {
			c.mark("decoration", area, scene.Stroke{Path: path, Paint: scene.Solid(c.colours.Faint), Width: ruler.Stroke * c.unit})
		}
	}
	r.drawOmitted(c, r.left+r.log.Length, r.logBreak, r.omitted...)
}
