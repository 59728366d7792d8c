package layout

import (
	"fmt"
	"math"
	"strings"

	"cards/internal/diag"
	"cards/internal/theme"
)

// The laying out of one timeline at one size: its pages, what is told of them, and what is drawn where no form does.

// timelineLayout is the laying out of one timeline at one size.
type timelineLayout struct {
	// stripShare is how high the strip of its picture is, in the usual.
	stripShare float64
	set        *Setter
	st         *story
	at         place
	// canvas is what everything is measured on; pages have their own.
	canvas     *canvas
	size       theme.Size
	mirrored   bool
	triedDates []string
	// measured remembers the best of each form that runs down.
	measured map[form]*attempt
}

// newTimelineLayout prepares the laying out.
func (s *Setter) newTimelineLayout(st *story, size theme.Size, at place) *timelineLayout {
	l := &timelineLayout{set: s, st: st, at: at, size: size, measured: map[form]*attempt{}}
	l.canvas = l.newCanvas()
	return l
}

func (l *timelineLayout) newCanvas() *canvas {
	c := l.set.newCanvas(l.size, l.st.id, "timeline", l.set.position(l.st.item))
	if l.size.AutoHeight {
		c.Scene.Height = 0
	}
	c.area = c.timelineArea()
	l.strip(c)
	return c
}

// page starts page p of several.
func (l *timelineLayout) page(p, pages int, name string) *canvas {
	c := l.newCanvas()
	c.Layout, c.Page.Page, c.Pages = name, p+1, pages
	c.Chosen = append([]Choice(nil), l.canvas.Chosen...)
	if p == 0 {
		c.Warnings = append(c.Warnings, distinct(l.canvas.Warnings)...)
	}
	return c
}

// distinct drops repetitions: a text that is tried at several sizes reports its missing characters every time.
func distinct(list diag.List) diag.List {
	var out diag.List
	seen := map[diag.Diagnostic]bool{}
	for _, d := range list {
		if !seen[d] {
			seen[d] = true
			out = append(out, d)
		}
	}
	return out
}

// finish records the events of a page and tells it in words.
func (l *timelineLayout) finish(c *canvas, from, to int) {
	for _, m := range l.st.moments[from:to] {
		c.Events = append(c.Events, EventPlace{Item: m.item, As: "card", Page: c.Page.Page})
	}
	c.Scene.Alt = l.st.alt(from, to)
	c.told = l.st.telling(c.theme, from, to)
	if l.st.lang != "" {
		c.Scene.Lang = l.st.lang
	}
}

// lay chooses the form, lays the timeline out, and tells where it could not do as the deck asks.
func (l *timelineLayout) lay() []*Page {
	pages := l.chooseForm()
	l.tellChanges(pages[0])
	return pages
}

// tellChanges notes that another form or scale was taken than the deck asks for.
func (l *timelineLayout) tellChanges(p *Page) {
	st := l.st
	if len(st.moments) == 0 || p.Warnings.HasErrors() {
		return
	}
	why := "the events find no place in it"
	if len(p.Chosen) > 0 && len(p.Chosen[0].Tried) > 0 {
		_, reason, found := strings.Cut(p.Chosen[0].Tried[len(p.Chosen[0].Tried)-1], ": ")
		if found && reason != "" {
			why = reason
		}
	}
	switch st.layout {
	case "vertical", "horizontal", "list", "serpentine":
		if !strings.HasPrefix(p.Layout, st.layout) {
			p.Warnings.Notef(l.canvas.at, "layout-changed", "write layout: auto, or draw other sizes", "the timeline is not %s at %s but %s: %s", st.layout, l.size.Name, p.Layout, why)
		}
	}
	if st.scale == "log" && p.Layout != "horizontal, logarithmic" {
		p.Warnings.Notef(l.canvas.at, "layout-changed", "give the deck a date:, and draw a wide size", "the timeline has no logarithmic scale at %s", l.size.Name)
	}
	if st.scale == "time" && !toScale[p.Layout] {
		p.Warnings.Notef(l.canvas.at, "layout-changed", "write scale: auto, or draw other sizes", "the timeline is not to scale at %s: %s", l.size.Name, why)
	}
}

// toScale are the forms whose axis is true to time.
var toScale = map[string]bool{"horizontal": true, "vertical, to scale": true, "vertical, both sides": true, "lanes": true, "zoom": true, "single": true}

// empty is the page of a timeline without events: its title alone.
func (l *timelineLayout) empty() []*Page {
	c := l.page(0, 1, "vertical")
	if c.Scene.Height == 0 {
		c.resize(c.Scene.Width)
	}
	c.newHead(l.st, false).draw(c, l.st, 1, 1)
	c.newFoot(l.st, [markKinds]bool{}, 0).draw(c, l.st, [markKinds]bool{}, "")
	l.finish(c, 0, 0)
	return []*Page{c.Page}
}

// tooMuch reports that an event does not fit a page of its own, and draws what there is room for: nothing.
func (l *timelineLayout) tooMuch() []*Page {
	c := l.page(0, 1, "vertical")
	if c.Scene.Height == 0 {
		c.resize(c.Scene.Width)
	}
	worst, over := 0, 0
	for i, m := range l.st.moments {
		if n := len([]rune(m.title + m.text + m.response)); n > over {
			worst, over = i, n
		}
	}
	m := l.st.moments[worst]
	room := l.capacity()
	c.Warnings.Add(diag.Diagnostic{Pos: l.set.position(m.item), Severity: diag.Error, Code: "does-not-fit", Card: l.st.id,
		Message: fmt.Sprintf("the event %q has %d characters too many for a page of %s at the smallest type", m.title, max(1, over-room), l.size.Name),
		Hint:    "shorten its text, or leave this size out"})
	l.finish(c, 0, 0)
	return []*Page{c.Page}
}

// capacity is about how many characters an event of one page may have.
func (l *timelineLayout) capacity() int {
	c := l.canvas
	size := c.size.Floor(theme.EventTextText)
	h := c.area.H * 0.6
	if math.IsInf(h, 0) || h <= 0 || size <= 0 {
		return 0
	}
	return int(c.area.W*0.8/size) * int(h/(size*c.theme.Type.Roles.EventText.Leading))
}
