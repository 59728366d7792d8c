package layout

import (
	"fmt"
	"math"

	"cards/internal/layout/placement"
	"cards/internal/scene"
	"cards/internal/theme"
)

// Lanes on a wide page: parallel stories under one ruler, each lane with its name and colour at the left, bars for spans and points
// for moments. (design notes, timelines-unkind, section 4)

// mostLanes is the most lanes of a page: there are so many colours.
const mostLanes = 6

// laneHeadShares are the shares of the width that the column of names may have.
var laneHeadShares = []float64{0.06, 0.08, 0.1, 0.13, 0.17}

// laned is a timeline in lanes in the making.
type laned struct {
	*ruled
	lanes []laneRows
	// title, text and label are sizes in px; full tells that texts stand under their titles.
	title, text, label float64
	full               bool
	// need is the least pitch of the rows, row the pitch that they have, pad the room above and below the rows of a lane, px.
	need, row, pad float64
	// head is the width of the column of names, eraHeight that of the eras' labels under the ruler.
	head, eraHeight float64
	eras            []eraSpan
	nowFrom         float64
}

// laneRows is one lane: its name, its events, and how many rows they take.
type laneRows struct {
	name   *block
	items  []laneEvent
	rows   int
	top, h float64
}

// laneEvent is an event in one lane.
type laneEvent struct {
	m *moment
	// k is the index of the moment among all.
	k int
	// tied is the edge of the lane beyond which the event's next lane lies: -1 above, 1 below.
	tied int
	// titles is empty in the lanes where only the mark stands; else the title on one line, and on two where that may be.
	titles     []*block
	date, text *block
	from, to   float64 // of the mark, px
	point      bool
	settings   []laneSetting
	place      placement.LanePlace
}

// laneSetting is where a label stands by its mark, and how it is set.
type laneSetting struct {
	title    *block // nil where there is no label
	x, width float64
	height   float64 // of the words, px
	gap      float64 // between the words and the bar under them, px
	over     bool    // over the bar
	end      bool    // flush right, at the left of the mark
	under    bool    // the date stands under the title
}

// lanesAcross lays the timeline in lanes under a ruler, the lightest events in a key if need be; false when they do not fit the page.
func (l *timelineLayout) lanesAcross() ([]*Page, bool) {
	st := l.st
	l.triedDates = nil
	switch {
	case st.doubtful:
		l.triedDates = append(l.triedDates, "events with status, response or source need lines of their own")
		return nil, false
	case st.tracks() > mostLanes:
		l.triedDates = append(l.triedDates, fmt.Sprintf("more than %d lanes", mostLanes))
		return nil, false
	}
	if !l.dated() {
		return nil, false
	}
	if pages, ok := l.lanesWith(nil); ok {
		return pages, true
	}
	pages := l.withKey(l.lanesWith)
	return pages, pages != nil
}

// lanesWith lays the timeline in lanes with words for every event that is not in the key, which may be nil.
func (l *timelineLayout) lanesWith(k *keyed) ([]*Page, bool) {
	c, st := l.canvas, l.st
	head := c.newHead(st, false)
	foot := c.newFoot(st, st.ruledKinds(), 0)
	foot.addKey(c, k)
	_, _, sizes := c.eventSizes()
	for _, full := range []bool{true, false} {
		if full && !st.texts() {
			continue
		}
		if !full && st.texts() && st.layout != "lanes" {
			// Other forms have room for all words.
			continue
		}
		for _, size := range sizes {
			d := &laned{ruled: &ruled{l: l, c: c, height: c.theme.Timeline.Ruler.Height.For(c.size), keys: k}, title: size[0], text: size[1], full: full}
			if why := d.measure(head.foot, foot.top); why != "" {
				l.triedDates = append(l.triedDates, fmt.Sprintf("titles %s%s: %s", px(size[0]), map[bool]string{true: " with texts"}[full], why))
				continue
			}
			c.choose("timeline scale", fmt.Sprintf("%.4g px a year, %d breaks", d.scale.PerYear, len(d.scale.Parts)-1), "proportional, with what is empty left out")
			why := "the largest at which all events find a place in their lanes"
			if !full && st.texts() {
				c.Warnings.Warnf(c.at, "texts-left-out", "draw the timeline as a list or on a tall page, or shorten it", "at %s the lanes have no room for the events' texts; they stand in the alternative text only", c.size.Name)
				why += "; there is no room for texts, which stand in the alternative text"
			}
			c.choose("timeline sizes", fmt.Sprintf("%s titles, %s texts", px(size[0]), px(size[1])), why, l.triedDates...)
			k.tell(c, st)
			if st.pictured() {
				c.Warnings.Notef(c.at, "pictures-left-out", "draw the timeline in another form for them", "at %s the lanes have no room for the events' pictures", c.size.Name)
			}
			p := l.page(0, 1, "lanes")
			head.draw(p, st, 1, 1)
			used := d.draw(p)
			foot.draw(p, st, used, "")
			l.finish(p, 0, len(st.moments))
			k.account(p)
			return []*Page{p.Page}, true
		}
	}
	return nil, false
}

// texts reports whether any event has a text.
func (st *story) texts() bool {
	for i := range st.moments {
		if st.moments[i].text != "" {
			return true
		}
	}
	return false
}

// Spaces of lanes: between a mark and its label, and least and most of the room
// above and below a lane's rows, em of the label.
const (
	laneBeside = 0.55
	laneTie    = 0.45 // between a title and its date
	leastPad   = 0.15
	mostPad    = 1.1
	// rowSlack is the share of a row by which what stands in it may be higher: the next row begins with air.
	rowSlack     = 0.08
	mostRowShare = 1.3 // how much wider rows may stand than they need
)

// measure sets all lanes; why says why they do not fit.
func (d *laned) measure(top, bottom float64) (why string) {
	c, st := d.c, d.l.st
	roles := &c.theme.Type.Roles
	d.label = roles.Tick.SizeOf(c.size, theme.LabelText)
	bar := c.theme.Timeline.Lane.Bar * c.unit
	gap := c.theme.Space.Within * d.label
	names, widest := d.laneHeads()
	if names == nil {
		return "the name of a lane is too long"
	}
	d.head = bar + 2*gap + widest + 2*gap
	d.left, d.length = c.area.X+d.head, c.area.W-d.head
	if why := d.measureScale(); why != "" {
		return why
	}
	if len(d.scale.Parts) == 1 {
		// Nothing is left out, so the band holds one line only.
		d.height = math.Min(d.height, 1.7*d.label)
	}
	d.top = scene.Snap(top)
	if st.line {
		d.nowLabel = c.single(d.nowWords())
		now, _ := st.asof.Anchor()
		d.nowX = scene.Snap(d.left + d.scale.At(now.YearFraction()))
		d.nowFrom = math.Min(math.Max(d.nowX-d.nowLabel.Width()/2, c.area.X), c.area.Right()-d.nowLabel.Width())
		d.top = scene.Snap(top + 1.4*d.nowLabel.Size)
	}
	if why := d.measureEras(); why != "" {
		return why
	}
	d.lanes = make([]laneRows, len(names))
	for i := range d.lanes {
		d.lanes[i].name = names[i]
	}
	for k := range st.moments {
		d.addEvent(k)
	}
	// Rows: the label's lines, and under them the bar.
	d.row = math.Max(c.theme.Timeline.Lane.Row*c.unit*d.title/roles.EventTitle.Size.For(c.size), leastLeading*d.title+d.barHeight()+barGap(c))
	if d.full {
		d.row += d.underPitch()
	}
	d.need = d.row
	d.pad = leastPad * d.label
	need := 0.0
	for i := range d.lanes {
		if why := d.packLane(&d.lanes[i]); why != "" {
			return why
		}
		d.lanes[i].h = math.Max(float64(d.lanes[i].rows)*d.row, d.lanes[i].name.lines()) + 2*d.pad
		need += d.lanes[i].h
	}
	room := bottom - d.lanesTop()
	if need > room {
		return fmt.Sprintf("the lanes are %.0f px higher than the page", need-room)
	}
	d.settle(room - need)
	return ""
}

// barHeight is the thickness of a bar in a lane, px: thinner than beside a ruler, since it stands under its words.
func (d *laned) barHeight() float64 { return math.Min(barHeight(d.c), 0.3*d.title) }

// laneHeads sets the lanes' names in the narrowest column in which none takes more than two lines; nil when none is wide enough.
func (d *laned) laneHeads() (names []*block, widest float64) {
	c, st := d.c, d.l.st
	role := c.theme.Type.Roles.Lane
	floor := c.size.Floor(theme.LabelText)
	for _, size := range []float64{math.Max(role.SizeOf(c.size, theme.LabelText), 0.8*d.title), floor} {
		for _, share := range laneHeadShares {
			names, widest = nil, 0
			for i := range st.tracks() {
				l := label{role: "lane", lang: st.lang, style: role, colour: c.readable(c.laneColour(st, i), c.colours.Ground), normalise: true, size: size}
				if i < len(st.lanes) {
					l.text = st.lanes[i]
				}
				b, ok := c.tight(l, share*c.area.W, 2)
				if !ok || b.Torn > 0 || b.Stranded > 0 {
					break
				}
				names = append(names, b)
				widest = math.Max(widest, b.Width())
			}
			if len(names) == st.tracks() {
				return names, widest
			}
		}
	}
	return nil, 0
}

// lanesTop is where the first lane begins.
func (d *laned) lanesTop() float64 {
	return scene.Snap(d.top + d.height + d.eraHeight + 0.3*d.label)
}

// settle shares out what is left of the room: wider rows, then more air in the lanes.
func (d *laned) settle(free float64) {
	rows := 0
	for i := range d.lanes {
		rows += max(1, d.lanes[i].rows)
	}
	more := math.Min(free*0.5/float64(rows), (mostRowShare-1)*d.row)
	lanes := float64(len(d.lanes))
	same := 0.0
	for i := range d.lanes {
		same = math.Max(same, d.lanes[i].h)
	}
	for i := range d.lanes {
		same -= d.lanes[i].h / lanes
	}
	if same*lanes <= free {
		// First of all the lanes are as high as each other.
		free -= same * lanes
		more = math.Min(free*0.5/float64(rows), more)
	} else {
		same = 0
	}
	free -= more * float64(rows)
	pad := math.Min(free/(2*lanes), (mostPad-leastPad)*d.label)
	d.row, d.pad = d.row+more, d.pad+pad
	free += same*lanes - 2*pad*lanes
	tallest, sum := 0.0, 0.0
	for i := range d.lanes {
		lane := &d.lanes[i]
		lane.h = math.Max(float64(max(1, lane.rows))*d.row, lane.name.lines()) + 2*d.pad
		tallest = math.Max(tallest, lane.h)
		sum += lane.h
	}
	y := d.lanesTop()
	for i := range d.lanes {
		lane := &d.lanes[i]
		if tallest*float64(len(d.lanes)) <= sum+free {
			// Lanes of one height, where there is room.
			lane.h = tallest
		}
		lane.top = y
		y += lane.h
	}
}

// eraSpan is an era over the lanes.
type eraSpan struct {
	from, to float64
	label    *block
	x        float64
}

// measureEras sets the labels of the eras in one line between the ruler and their bands; why says why they do not fit it.
func (d *laned) measureEras() (why string) {
	c, st := d.c, d.l.st
	var wanted, apart []float64
	for i := range st.eras {
		e := &st.eras[i]
		s := eraSpan{from: d.left, to: c.area.Right()}
		if a, ok := e.date.Anchor(); ok {
			s.from = d.left + d.scale.At(a.YearFraction())
		}
		if b, ok := e.date.Latest(); ok {
			s.to = d.left + d.scale.At(b.YearFraction())
		}
		if s.to-s.from < 1 {
			return "an era lies outside the time of the events"
		}
		s.label = c.single(label{role: "era", item: e.item + ".title", text: e.title, lang: st.lang, style: c.theme.Type.Roles.Era, size: d.label, colour: c.colours.Soft, normalise: true})
		if n := len(d.eras); n > 0 {
			if s.from < d.eras[n-1].from {
				return "the eras are not in order"
			}
			apart = append(apart, d.eras[n-1].label.Width()+d.label)
		}
		wanted = append(wanted, s.from)
		d.eras = append(d.eras, s)
	}
	if len(d.eras) == 0 {
		return ""
	}
	d.eraHeight = 1.6 * d.label
	places, ok := placement.Spread(wanted, apart, d.left, c.area.Right()-d.eras[len(d.eras)-1].label.Width())
	if !ok {
		return "the labels of the eras do not fit one line"
	}
	for i := range d.eras {
		d.eras[i].x = places[i]
		if math.Abs(places[i]-wanted[i]) > 0.5*d.eras[i].label.Width() {
			return "the labels of the eras do not stand at their times"
		}
	}
	return ""
}
