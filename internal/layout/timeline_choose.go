package layout

import (
	"fmt"
	"math"
	"strings"

	"cards/internal/diag"
	"cards/internal/theme"
)

// Which form a timeline takes: by what its events are, how many they are and the page's shape (design notes,
// timelines-unkind, section 3).

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

// Limits of the forms, in events (design notes, timelines-unkind, sections 2 and 3).
const (
	fewEvents      = 2  // stand alone, and large
	mostHorizontal = 8  // one card each at the smallest type
	mostTitled     = 12 // the same without texts, on several levels
	mostEven       = 7  // columns of an even axis
	mostVertical   = 7  // beyond, a portrait page would rather be a list
	mostList       = 15 // beyond, portrait pages are lists
)

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

// chooseForm chooses the form and lays it out.
func (l *timelineLayout) chooseForm() []*Page {
	c := l.canvas
	st := l.st
	n := len(st.moments)
	l.mirrored = st.axis == "right"
	want := st.layout
	if want == "" {
		want = "auto"
	}
	columns := 1
	if c.landscape() {
		columns = 2
	}
	if n == 0 {
		return l.empty()
	}
	// The lightest events need no cards.
	cards := n - len(st.lightest(0))
	var tried []string
	take := func(form, why string, lay func() ([]*Page, bool)) []*Page {
		mark := len(c.Chosen)
		c.choose("timeline layout", form, why, tried...)
		pages, ok := lay()
		if !ok {
			c.Chosen = c.Chosen[:mark]
			tried = append(tried, form+": "+l.whyNot())
			return nil
		}
		return pages
	}
	vertical := func() ([]*Page, bool) { return l.vertical(columns) }
	verticalName := [...]string{"", "vertical", "vertical in two columns"}[columns]
	if want == "horizontal" && !c.landscape() {
		tried = append(tried, "horizontal: the page is not wide enough for cards side by side")
		want = "vertical"
	}
	var pages []*Page
	if n == 1 && want == "auto" {
		l.triedDates = nil
		if pages = take("single", "one event has the page for itself", l.single); pages != nil {
			return pages
		}
	}
	if st.axis == "centre" && (want == "auto" || want == "vertical") && n > 1 {
		if pages := take("vertical, both sides", "asked for", l.alternating); pages != nil {
			return pages
		}
		c.Warnings.Notef(c.at, "axis-centre", "write axis: left or axis: right, or draw other sizes", "at %s the axis does not stand in the centre: %s", l.size.Name, l.whyNot())
	}
	if want == "serpentine" {
		if pages := take("serpentine", "asked for", l.serpentine); pages != nil {
			return pages
		}
		want = "auto"
	}
	if !st.zoom.IsZero() && n > 1 {
		if pages := take("zoom", "asked for", l.zoomInto); pages != nil {
			return pages
		}
		c.Warnings.Notef(c.at, "layout-changed", "choose another part, or draw other sizes", "at %s nothing is enlarged: %s", l.size.Name, l.whyNot())
	}
	if (st.scale == "log" || (st.scale == "" || st.scale == "auto") && st.deep()) && (want == "auto" || want == "horizontal") && n > 1 {
		why := "the ages of the events are of very different powers of ten"
		if st.scale == "log" {
			why = "a logarithmic scale was asked for"
		}
		if pages := take("horizontal, logarithmic", why, l.logarithmic); pages != nil {
			return pages
		}
	}
	if want == "lanes" && !st.laned() {
		tried = append(tried, "lanes: the events name fewer than two")
		want = "auto"
	}
	if st.laned() && (want == "auto" || want == "lanes" || want == "horizontal") && n > 1 {
		if pages := l.inLanes(take, columns); pages != nil {
			return pages
		}
		if want != "horizontal" {
			want = "list"
		}
	}
	switch {
	case st.scale == "time" && (want == "vertical" || !c.landscape()) && want != "list":
		pages = take("vertical, to scale", "a true scale was asked for", l.verticalTime)
		if pages == nil {
			pages = take(verticalName, "the events find no place on a true scale", vertical)
		}
	case c.Scene.Height == 0 && want != "list":
		pages = take("vertical", "a page whose height the content decides is one column", vertical)
	case want == "vertical":
		if columns == 2 && n <= fewEvents {
			pages = take("vertical", "asked for", func() ([]*Page, bool) { return l.onePage(1) })
		}
		if pages == nil {
			pages = take(verticalName, "asked for", vertical)
		}
	case want == "list":
		pages = take("list", "asked for", l.list)
	case want == "horizontal" || want == "auto" && c.landscape() && !st.doubtful && n > 1 && (cards <= mostHorizontal || cards <= mostTitled && !st.texts()):
		why := fmt.Sprintf("a wide page and %d events, none with a status", n)
		if want == "horizontal" {
			why = "asked for"
		}
		if st.scale != "even" {
			pages = take("horizontal", why+"; all cards find a place on a true scale", l.horizontal)
		}
		if pages == nil && n > fewEvents && n <= mostEven && st.scale != "time" {
			pages = take("horizontal, even", why, l.even)
		}
		if pages == nil && n <= fewEvents {
			pages = take("vertical", "few events", func() ([]*Page, bool) { return l.onePage(1) })
		}
		if pages == nil {
			pages = take(verticalName, "the cards find no place side by side", vertical)
		}
	case c.landscape():
		if n <= fewEvents {
			pages = take("vertical", "few events", func() ([]*Page, bool) { return l.onePage(1) })
		}
		if pages == nil {
			pages = take(verticalName, l.whyColumns(), vertical)
		}
	default:
		pages = l.portrait(take, vertical)
	}
	if pages == nil {
		pages = take("list", "the last form left", l.list)
	}
	if pages == nil {
		return l.tooMuch()
	}
	return pages
}

// inLanes lays a timeline with lanes: across on a wide page, as tracks on others.
func (l *timelineLayout) inLanes(take func(form, why string, lay func() ([]*Page, bool)) []*Page, columns int) []*Page {
	lanes := len(l.st.lanes)
	if columns > 1 {
		if pages := take("lanes", fmt.Sprintf("%d lanes on a wide page", lanes), l.lanesAcross); pages != nil {
			return pages
		}
		// One page of tracks says more than lanes that are cut, unless lanes were asked for.
		if l.st.layout != "lanes" && l.st.tracks() <= mostTracks {
			if pages := take("tracks in two columns", fmt.Sprintf("%d lanes whose events find no room beside each other on one page run down", lanes), func() ([]*Page, bool) {
				pages, ok := l.tracks(columns)
				return pages, ok && len(pages) == 1
			}); pages != nil {
				return pages
			}
		}
		if pages := take("lanes", fmt.Sprintf("%d lanes on wide pages", lanes), l.lanesPaged); pages != nil {
			return pages
		}
	}
	if l.st.tracks() <= mostTracks {
		why := fmt.Sprintf("%d lanes on a page that is not wide run down beside each other", lanes)
		if columns > 1 {
			why = fmt.Sprintf("%d lanes whose events find no room beside each other run down", lanes)
		}
		return take([...]string{"", "tracks", "tracks in two columns"}[columns], why, func() ([]*Page, bool) { return l.tracks(columns) })
	}
	return nil
}

// onePage lays a vertical timeline, if it is one page.
func (l *timelineLayout) onePage(columns int) ([]*Page, bool) {
	pages, ok := l.vertical(columns)
	return pages, ok && len(pages) == 1
}

// whyNot is the last reason that was met.
func (l *timelineLayout) whyNot() string {
	if n := len(l.triedDates); n > 0 {
		return l.triedDates[n-1]
	}
	return "no place was found"
}

// whyColumns says why a wide page has columns.
func (l *timelineLayout) whyColumns() string {
	if l.st.doubtful {
		return "events with status, response or source read down"
	}
	return fmt.Sprintf("%d events are more than stand side by side on a wide page", len(l.st.moments))
}

// portrait chooses the form on a page that is not wide.
func (l *timelineLayout) portrait(take func(form, why string, lay func() ([]*Page, bool)) []*Page, vertical func() ([]*Page, bool)) []*Page {
	n := len(l.st.moments)
	if l.st.doubtful || n <= mostVertical {
		return take("vertical", "a tall page", vertical)
	}
	if pages := take("vertical", fmt.Sprintf("a tall page that holds all %d events", n), func() ([]*Page, bool) { return l.onePage(1) }); pages != nil {
		return pages
	}
	if pages := take("list", fmt.Sprintf("%d events fit one page as a list only", n), func() ([]*Page, bool) {
		pages, ok := l.list()
		return pages, ok && len(pages) == 1
	}); pages != nil {
		return pages
	}
	if st := l.st; n <= mostSnake && st.short() && !st.doubtful && len(st.eras) == 0 && l.canvas.Scene.Height > 0 {
		if pages := take("serpentine", fmt.Sprintf("%d events with short titles on one page", n), func() ([]*Page, bool) {
			pages, ok := l.serpentine()
			return pages, ok && len(pages) == 1
		}); pages != nil {
			return pages
		}
	}
	if n > mostList {
		return take("list", fmt.Sprintf("%d events are too many for an axis", n), l.list)
	}
	return take("vertical", fmt.Sprintf("%d events, several pages", n), vertical)
}

// mostSnake is the most events of a serpentine that nobody asked for, snakeTitle the longest title in it, in characters.
const (
	mostSnake  = 15
	snakeTitle = 14
)

// short reports whether all events have short titles and no texts.
func (st *story) short() bool {
	for i := range st.moments {
		if st.moments[i].text != "" || len([]rune(st.moments[i].title)) > snakeTitle {
			return false
		}
	}
	return true
}

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
