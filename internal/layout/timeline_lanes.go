package layout

import (
	"fmt"
	"math"
	"slices"
	"strings"

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

// laneTitles are the parts of a title of several lanes: one each, when the semicolons say so, else all of it in the first.
func laneTitles(title string, n int) []string {
	parts := strings.FieldsFunc(title, func(r rune) bool { return r == '\uff1b' || r == ';' })
	if len(parts) != n {
		parts = []string{title}
	}
	for i := range parts {
		parts[i] = strings.TrimSpace(parts[i])
	}
	return parts
}

// addEvent sets moment k for each of its lanes.
func (d *laned) addEvent(k int) {
	c, st := d.c, d.l.st
	m := &st.moments[k]
	roles := &c.theme.Type.Roles
	on := slices.Sorted(slices.Values(st.trackOf(m)))
	parts := laneTitles(m.title, len(on))
	for i, lane := range on {
		e := laneEvent{m: m, k: m.k}
		switch {
		case i+1 < len(on) && on[i+1] > lane:
			e.tied = 1
		case i > 0 && on[i-1] < lane:
			e.tied = -1
		}
		from, to := m.span(st)
		e.from, e.to = d.left+d.scale.At(from), d.left+d.scale.At(to)
		when := st.when(m.event)
		radius := math.Max(1, m.radius()) * c.theme.Timeline.Dot.Radius * c.unit
		if m.dotted(c, when, e.to-e.from) {
			e.point = true
			middle := (e.from + e.to) / 2
			e.from, e.to = middle-radius, middle+radius
		} else {
			from, length := c.barSpan(e.from, e.to)
			e.from, e.to = from, from+length
		}
		if n := d.keys.index(m); n > 0 {
			if i == 0 {
				e.titles = []*block{c.single(d.keys.entries[n-1].mark.label)}
			}
		} else if i < len(parts) {
			tl := label{role: "title", text: parts[i], lang: st.lang, style: roles.EventTitle, rank: rankTitle, size: d.title, colour: c.colours.Ink, normalise: true}
			if len(parts) == 1 {
				tl.item = m.item + ".title"
			}
			if m.regular {
				tl.weight = 400
			}
			e.titles = []*block{c.single(tl)}
			if w := e.titles[0].Width(); w > longLaneTitle*d.title {
				if b, ok := c.tight(tl, 0.6*w, 2); ok && b.Torn == 0 && b.Count() == 2 {
					e.titles = append(e.titles, b)
				}
			}
			dl := c.lineDate(st, m, d.label)
			dl.weight = 400
			e.date = c.single(dl)
			if d.full && m.text != "" && i == 0 {
				e.text = c.single(label{role: "text", item: m.item + ".text", text: m.text, lang: st.lang, style: roles.EventText, rank: rankText, size: d.text, colour: c.colours.Soft, normalise: true})
			}
		}
		d.lanes[lane].items = append(d.lanes[lane].items, e)
	}
}

// longLaneTitle is from how many em on a title may be set on two lines.
const longLaneTitle = 8

// underSize is the size of the largest type of that line, px.
func (d *laned) underSize() float64 {
	if d.full {
		return math.Max(d.text, d.label)
	}
	return d.label
}

// underPitch is the pitch of the line of date and text under a title, px.
func (d *laned) underPitch() float64 {
	return d.underSize() * math.Max(leastLeading, 1.25)
}

// wordings are the ways to set an event's words, without their places: by title and by the place of the date.
func (d *laned) wordings(e *laneEvent) (out []laneSetting) {
	if e.date == nil {
		// A number of the key.
		return []laneSetting{{title: e.titles[0], width: e.titles[0].Width(), height: e.titles[0].Height()}}
	}
	date := e.date.Width()
	under := date
	if e.text != nil {
		under += laneTie*d.label + e.text.Width()
	}
	for _, title := range e.titles {
		h := title.Height()
		if !d.full && title.Count() == 1 {
			out = append(out, laneSetting{title: title, width: title.Width() + laneTie*d.label + date, height: h})
		}
		out = append(out, laneSetting{title: title, width: math.Max(title.Width(), under), height: h + d.underPitch(), under: true})
	}
	return out
}

// What the ways of setting a label cost: at the right of its mark, or over its bar, is best.
const (
	costLaneLeft  = 0.6
	costLaneShift = 0.4
	// costLaneUnder: the date stands under the title, which takes more height; costLaneTwo: the title takes two lines.
	costLaneUnder = 0.5
	costLaneTwo   = 0.5
	// costLaneAcross: the label is on the other side of the deck's date.
	costLaneAcross = 1.5
)

// packLane finds the rows of a lane's events; why says why one has no place.
func (d *laned) packLane(lane *laneRows) (why string) {
	c := d.c
	gap := laneBeside * d.label
	items := make([]placement.LaneItem, len(lane.items))
	for i := range lane.items {
		e := &lane.items[i]
		add := func(s laneSetting, x, cost float64) {
			s.x = x
			if s.title != nil && (s.x < d.left-0.01 || s.x+s.width > c.area.Right()+0.01 || d.crossesNow(s)) {
				return
			}
			o := placement.LaneOption{From: e.from, To: e.to, Cost: cost, Rows: 1}
			if s.title != nil {
				o.From, o.To = math.Min(o.From, s.x), math.Max(o.To, s.x+s.width)
				o.Rows = max(1, int(math.Ceil(d.wordsAndBar(s)/d.row-rowSlack)))
			}
			e.settings = append(e.settings, s)
			items[i].Options = append(items[i].Options, o)
		}
		items[i].Tied = e.tied
		if len(e.titles) == 0 {
			add(laneSetting{}, 0, 0)
			continue
		}
		for _, s := range d.wordings(e) {
			base := 0.0
			if s.under && !d.full {
				base += costLaneUnder
			}
			if s.title.Count() > 1 {
				base += costLaneTwo
			}
			d.places(e, s, base, gap, add)
		}
		if len(items[i].Options) == 0 {
			return fmt.Sprintf("%q finds no place", e.m.title)
		}
	}
	places, rows, ok := placement.PackLane(items, c.theme.Space.Neighbour*d.label)
	if !ok {
		return "a lane has no room for its events"
	}
	for i := range places {
		lane.items[i].place = places[i]
	}
	lane.rows = max(1, rows)
	return ""
}

// wordsAndBar is the height of words and, under them, their bar, px.
func (d *laned) wordsAndBar(s laneSetting) float64 {
	if s.over {
		return s.height + s.gap + d.barHeight()
	}
	return s.height
}

// places adds the places of a wording beside and over its mark.
func (d *laned) places(e *laneEvent, s laneSetting, base, gap float64, add func(s laneSetting, x, cost float64)) {
	w := s.width
	longer := !e.point && s.title.Width() <= e.to-e.from
	if !e.point {
		over := s
		over.over, over.gap = true, barGap(d.c)
		if before, after := e.m.outside(d.l.st.when(e.m.event)); before || after {
			// An arrow's head is twice as broad as its bar.
			over.gap += d.barHeight()/2 + 1
		}
		cost := base + 0.3
		if longer {
			cost = base
		}
		add(over, e.from, cost)
		// Moved so that it ends with the page, or before the line of the deck's date.
		if x := d.c.area.Right() - w; x < e.from {
			add(over, x, cost+costLaneShift)
		}
		if d.nowLabel != nil && d.nowX-gap-w < e.from {
			add(over, d.nowX-gap-w, cost+costLaneShift)
		}
	}
	if longer {
		base += 0.5
	}
	add(s, e.to+gap, base)
	s.end = true
	add(s, e.from-gap-w, base+costLaneLeft)
	if d.nowLabel != nil && e.from > d.nowX {
		// Before the line of the deck's date, with a leader across it.
		add(s, d.nowX-gap-w, base+costLaneAcross)
	}
}

// crossesNow reports whether a label would stand on the line of the deck's date.
func (d *laned) crossesNow(s laneSetting) bool {
	air := 0.3 * d.label
	return d.nowLabel != nil && s.x < d.nowX+air && d.nowX-air < s.x+s.width
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
