package layout

import "fmt"

// Which form a timeline takes: by what its events are, how many they are and the page's shape (design notes,
// timelines-unkind, section 3).

// Limits of the forms, in events (design notes, timelines-unkind, sections 2 and 3).
const (
	fewEvents      = 2  // stand alone, and large
	mostHorizontal = 8  // one card each at the smallest type
	mostTitled     = 12 // the same without texts, on several levels
	mostEven       = 7  // columns of an even axis
	mostVertical   = 7  // beyond, a portrait page would rather be a list
	mostList       = 15 // beyond, portrait pages are lists
)

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
