package layout

import (
	"fmt"
	"math"
	"strconv"
	"unicode/utf8"

	"cards/internal/theme"
)

// Composing vertical timelines: which sizes and which place for the dates, how many columns and pages.

// attempt is a form that was measured.
type attempt struct {
	flow   *flow
	starts []int
	head   *head
	foot   *foot
	// factor is how much larger than usual the type of a few events is.
	factor float64
}

// pages is the number of pages of an attempt.
func (a *attempt) pages() int { return (len(a.starts) + a.flow.columns - 1) / a.flow.columns }

// vertical lays the timeline along an axis that runs down, in as many columns as asked.
func (l *timelineLayout) vertical(columns int) ([]*Page, bool) {
	name := "vertical"
	if columns > 1 {
		name = "vertical in two columns"
	}
	return l.flowing(form{columns: columns, long: columns == 1 && l.canvas.Scene.Height == 0 && len(l.st.moments) > fewEvents}, name)
}

// tracks lays the timeline in lanes that run down beside each other, in as many columns as asked.
func (l *timelineLayout) tracks(columns int) ([]*Page, bool) {
	name := "tracks"
	if columns > 1 {
		name = "tracks in two columns"
	}
	return l.flowing(form{columns: columns, tracks: true}, name)
}

// list lays the timeline as a table: in columns where the theme asks for it, else in rows.
func (l *timelineLayout) list() ([]*Page, bool) {
	rows := form{columns: 1, list: true}
	if l.canvas.landscape() && len(l.st.moments) > 1 {
		rows.columns = 2
	}
	if pages := l.listColumns(rows); pages != nil {
		return pages, true
	}
	return l.flowing(rows, "list")
}

// measure returns the best setting of a form, which it remembers; nil when there is none.
func (l *timelineLayout) measure(kind form) *attempt {
	best, known := l.measured[kind]
	if !known {
		l.triedDates = nil
		best = l.bestVertical(kind)
		l.measured[kind] = best
	}
	return best
}

// form is a kind of flow.
type form struct {
	columns int
	list    bool
	// tight asks for the closer lines of flags.
	tight bool
	// tracks asks for a line for every lane.
	tracks bool
	// long is for a page whose height the content decides.
	long bool
}

// closer is the form's word for inspect when its lines are closer than usual.
func (k form) closer() string {
	if k.tight {
		return " with closer lines"
	}
	return ""
}

// flowing lays the timeline in a form whose events run down.
func (l *timelineLayout) flowing(kind form, name string) ([]*Page, bool) {
	c := l.canvas
	best := l.measure(kind)
	if best == nil {
		return nil, false
	}
	if c.Scene.Height == 0 && l.grown(best, 0) > theme.MaxSide {
		c.choose("timeline height", strconv.Itoa(theme.MaxSide), "higher pictures are not made; the timeline goes on on further pages")
		l.size.Height, l.size.AutoHeight = theme.MaxSide, false
		chosen, warnings := c.Chosen, c.Warnings
		l.canvas = l.newCanvas()
		l.canvas.Chosen, l.canvas.Warnings = chosen, warnings
		l.measured = map[form]*attempt{}
		return l.flowing(kind, name)
	}
	c.choose("timeline dates", best.flow.style.dates.String(), l.whyDates(best.flow.style.dates), l.triedDates...)
	c.choose("timeline sizes", fmt.Sprintf("%s titles, %s texts", px(best.flow.style.title), px(best.flow.style.text)), l.whySizes(best))
	return l.drawVertical(best, name), true
}

// whyDates explains where the dates stand.
func (l *timelineLayout) whyDates(d dateStyle) string {
	switch {
	case d == datesInLine && l.st.doubtful:
		return "events with status, response or source have their whole date on one line"
	case d == datesInYears:
		return "a year is said once, over what happened in it"
	}
	return "the first form in which all dates and texts fit"
}

// whySizes explains the sizes.
func (l *timelineLayout) whySizes(a *attempt) string {
	switch {
	case a.factor > 1:
		return "few events are set larger"
	case a.flow.style.tight:
		return "the theme's, with closer lines, so that one page does"
	case a.flow.style.title < l.canvas.theme.Type.Roles.EventTitle.SizeOf(l.canvas.size, theme.EventTitleText)-0.01:
		return "smaller, so that fewer pages do"
	}
	return "the theme's"
}

// A few events are set larger: the share of the usual size that is tried for up to so many.
var generous = []struct {
	events int
	factor float64
}{{2, 1.5}, {3, 1.3}, {4, 1.15}}

// bestVertical measures the forms in order of liking and takes the first that fits one page, else that of the fewest pages.
func (l *timelineLayout) bestVertical(kind form) *attempt {
	c := l.canvas
	columns := kind.columns
	n := len(l.st.moments)
	styles := []dateStyle{datesInYears, datesOver}
	switch {
	case l.st.doubtful:
		styles = []dateStyle{datesInLine, datesInYears, datesOver}
	case columns > 1:
		styles = []dateStyle{datesInYears, datesInLine, datesBeside, datesOver}
	}
	if l.st.doubtful && columns > 1 {
		styles = []dateStyle{datesInLine, datesBeside, datesOver}
	}
	if kind.tracks {
		styles = []dateStyle{datesTracks}
	}
	var best *attempt
	try := func(dates dateStyle, title, text, factor float64) bool {
		a, why := l.measureVertical(kind, dates, title, text, factor)
		if a == nil {
			note := fmt.Sprintf("%s%s, titles %s: %s", dates, kind.closer(), px(title), why)
			if len(l.triedDates) == 0 || l.triedDates[len(l.triedDates)-1] != note {
				l.triedDates = append(l.triedDates, note)
			}
			return false
		}
		if best == nil || a.pages() < best.pages() {
			if best != nil {
				l.triedDates = append(l.triedDates, fmt.Sprintf("%s%s, titles %s: %d pages", best.flow.style.dates, form{tight: best.flow.style.tight}.closer(), px(best.flow.style.title), best.pages()))
			}
			best = a
		} else {
			l.triedDates = append(l.triedDates, fmt.Sprintf("%s%s, titles %s: %d pages", dates, kind.closer(), px(title), a.pages()))
		}
		return best.pages() == 1
	}
	roles := &c.theme.Type.Roles
	title, text := roles.EventTitle.SizeOf(c.size, theme.EventTitleText), roles.EventText.SizeOf(c.size, theme.EventTextText)
	if kind.long {
		// Larger type, dates over their titles, one pitch.
		if try(datesOver, longTitle*title, longText*text, 1) {
			return best
		}
		kind.long = false
	}
	for _, g := range generous {
		if n <= g.events && !kind.list && !math.IsInf(l.roomHint(), 1) {
			for _, dates := range styles {
				if try(dates, title*g.factor, text*math.Sqrt(g.factor), g.factor) {
					return best
				}
			}
		}
	}
	for _, dates := range styles {
		if try(dates, title, text, 1) {
			return best
		}
	}
	if columns > 1 && !kind.list && !kind.tight && best != nil && best.pages() == 2 {
		// Closer lines, and gaps no wider than texts must be apart, rather than a second slide.
		kind.tight = true
		for _, dates := range styles {
			if try(dates, title, text, 1) {
				return best
			}
		}
		kind.tight = false
	}
	floorTitle, floorText := c.size.Floor(theme.EventTitleText), c.size.Floor(theme.EventTextText)
	if floorTitle > title-0.01 && floorText > text-0.01 {
		return best
	}
	for _, tight := range []bool{false, true} {
		if kind.tight = tight; tight && (columns == 1 || kind.list || best == nil || best.pages() != 2) {
			break // closer lines in smaller type do not spare several pages
		}
		for _, share := range []float64{0.5, 0} {
			for _, dates := range styles {
				if try(dates, floorTitle+share*(title-floorTitle), floorText+share*(text-floorText), 1) {
					return best
				}
			}
		}
	}
	return best
}

// longTitle and longText are how much larger than usual the type of a long page is: it is read by scrolling.
const (
	longTitle = 1.3
	longText  = 1.125
)

// roomHint is +Inf for pages whose height the content decides.
func (l *timelineLayout) roomHint() float64 {
	if l.canvas.Scene.Height == 0 {
		return math.Inf(1)
	}
	return l.canvas.Scene.Height
}

// measureVertical measures one form: first for a single page, then for several.
func (l *timelineLayout) measureVertical(kind form, dates dateStyle, title, text, factor float64) (*attempt, string) {
	c := l.canvas
	columns := kind.columns
	roles := &c.theme.Type.Roles
	gap := c.theme.Timeline.Column.Gap.For(c.size)
	share := title / roles.EventTitle.Size.For(c.size)
	style := rowStyle{dates: dates, title: title, text: text, mirrored: l.mirrored, tight: kind.tight,
		year: math.Max(roles.Year.Size.For(c.size)*share, title), day: l.labelSize(roles.Day, text) * math.Sqrt(math.Max(1, factor)),
		label: l.labelSize(roles.Tick, text), width: (c.area.W - float64(columns-1)*gap) / float64(columns)}
	if kind.list {
		// In a table the year is no louder than the title beside it.
		style.list, style.year, style.mirrored = true, title, false
	}
	if kind.tracks {
		style.tracks, style.mirrored = true, false
	}
	if columns == 1 && !style.mirrored && !style.list {
		style.hang = c.area.X - c.Safe.X - edgeRoom*c.unit
	}
	style.long = kind.long && dates == datesOver
	kinds := l.st.kinds()
	if kind.list {
		kinds = l.st.listKinds()
	}
	foot := c.newFoot(l.st, kinds, 0)
	foot.faded = true
	if columns > 1 && !kind.list && c.poster == 0 {
		// Over columns of events a headline that a theme has for one band of them costs rows, and then a page.
		c.poster = math.Min(1, columnsHeadline*c.unit/c.theme.Type.Roles.Headline.SizeOf(c.size, theme.EventTitleText))
		defer func() { c.poster = 0 }()
	}
	for _, paged := range []bool{false, true} {
		head := c.newHead(l.st, paged)
		if kind.list && paged {
			foot = c.newFoot(l.st, kinds, l.widestNote())
		}
		room := math.Inf(1)
		if c.Scene.Height > 0 {
			room = foot.top - head.foot
		}
		f, why := c.newFlow(l.st, style, columns, room)
		if why != "" {
			return nil, why
		}
		var starts []int
		if math.IsInf(room, 1) {
			starts = []int{0}
		} else if starts = f.split(); starts == nil && l.st.note() != "" {
			// An event needs the room more than the note does.
			head = c.newHeadWith(l.st, paged, "")
			if f, why = c.newFlow(l.st, style, columns, foot.top-head.foot); why == "" {
				starts = f.split()
			}
		}
		if starts == nil {
			return nil, "an event is higher than the page"
		}
		a := &attempt{flow: f, starts: starts, head: head, foot: foot, factor: factor}
		if a.pages() <= 1 || paged {
			return a, ""
		}
	}
	return nil, ""
}

// columnsHeadline is the largest headline over columns of events, a token.
const columnsHeadline = 84

// labelSize is the size of a label beside texts of a size: it steps down with them, to its own smallest.
func (l *timelineLayout) labelSize(r theme.Role, text float64) float64 {
	c := l.canvas
	share := math.Min(1, text/c.theme.Type.Roles.EventText.SizeOf(c.size, theme.EventTextText))
	return math.Max(r.SizeOf(c.size, theme.LabelText)*share, c.size.Floor(theme.LabelText))
}

// widestNote is the width of the longest note at the foot of a list that goes on.
func (l *timelineLayout) widestNote() float64 {
	longest, n := "", 0
	for k := range l.st.moments {
		if s := l.st.words.ToBelow(l.st.roughly(k)); utf8.RuneCountInString(s) > n {
			longest, n = s, utf8.RuneCountInString(s)
		}
	}
	b := l.canvas.single(label{role: "note", text: longest, lang: l.st.lang, style: l.canvas.theme.Type.Roles.Legend})
	return b.Width() + l.canvas.theme.Space.Neighbour*b.Size
}

// kinds of marks that occur.
func (st *story) kinds() (kinds [markKinds]bool) {
	for _, m := range st.moments {
		kinds[m.mark] = true
	}
	return kinds
}

// listKinds are those of a table, which has no marks: it explains what is not bold, unless the head does.
func (st *story) listKinds() (kinds [markKinds]bool) {
	for i := range st.moments {
		m := &st.moments[i]
		kinds[markNone] = kinds[markNone] || (m.forecast || m.underWay) && !st.statuses()
	}
	return kinds
}

// px writes a length for inspect.
func px(v float64) string { return fmt.Sprintf("%.4g px", v) }
