package layout

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"cards/internal/layout/placement"
)

// The labels of lanes: the ways in which an event may be set beside or over its mark, and the rows that all of them find.

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
		over.over, over.gap = true, barGap(d.c)+tails(e, s)
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

// tails is how far the words that stand on a bar reach below their em boxes, px.
func tails(e *laneEvent, s laneSetting) (reach float64) {
	last := []*block{s.title}
	if s.under {
		last = []*block{e.date, e.text}
	}
	for _, b := range last {
		if b != nil && reachesDown(b.text) {
			reach = math.Max(reach, descender*b.Size)
		}
	}
	return reach
}

// crossesNow reports whether a label would stand on the line of the deck's date.
func (d *laned) crossesNow(s laneSetting) bool {
	air := 0.3 * d.label
	return d.nowLabel != nil && s.x < d.nowX+air && d.nowX-air < s.x+s.width
}
