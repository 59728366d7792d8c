package importer

import (
	"fmt"
	"sort"
	"strings"

	"cards/internal/diag"
	"cards/internal/edtf"
)

// timeline is what a reader found.
type timeline struct {
	title, subtitle, notes string
	lang                   string
	lanes                  []string
	events                 []event
	eras                   []era
}

// event is one event of a timeline.
type event struct {
	pos diag.Pos
	// date is the zero Date for an event whose place only its neighbours tell.
	date  edtf.Date
	shown string
	title string
	text  string
	// lanes are the names of those in which it stands.
	lanes     []string
	link      string
	source    string
	milestone bool
	// weighty is true for what the file says to matter more than the rest.
	weighty bool
	// status is planned, or empty.
	status string
	// rest is what the page has no room for; remarks are what the deck keeps as comments only.
	rest    string
	remarks []string
	// id, after and before tie events without a date to their neighbours; they are settled by inOrder.
	id, after, before string
}

// era is a stretch of time behind the events.
type era struct {
	date  edtf.Date
	title string
}

// lane returns the name of a lane as it is kept, and enters it; empty for what has no name.
func (r *reader) lane(name string) string {
	name, _ = cut(clean(oneLine(name)), laneRoom)
	if isBlank(name) {
		return ""
	}
	if r.lanes == nil {
		r.lanes = map[string]bool{}
	}
	if !r.lanes[name] {
		r.lanes[name] = true
		r.out.lanes = append(r.out.lanes, name)
	}
	return name
}

// maxLanes is in how many lanes one event may stand: it is drawn in each.
const maxLanes = 4

// inLane puts an event into a lane, if it has a name.
func (r *reader) inLane(e *event, name string) {
	if isBlank(name) {
		return
	}
	if len(e.lanes) == maxLanes {
		r.leave(leftTag, e.pos)
		return
	}
	if name = r.lane(name); name == "" {
		return
	}
	for _, known := range e.lanes {
		if known == name {
			return
		}
	}
	e.lanes = append(e.lanes, name)
}

// add enters an event once its texts are plain. It is left out, with a warning, when it has neither title nor text.
func (r *reader) add(e event) {
	if len(r.out.events) >= MaxEvents {
		r.tooLarge(e.pos, "the file has more than %d events", MaxEvents)
		return
	}
	for _, s := range []string{e.title, e.text} {
		if strings.ContainsFunc(s, isBidiControl) {
			r.leave(leftHidden, e.pos)
			break
		}
	}
	title, text := clean(oneLine(e.title)), clean(e.text)
	if isBlank(title) {
		title, text, _ = strings.Cut(text, "\n")
	}
	if isBlank(title) {
		r.warn(e.pos, "import-untitled", "give it a title", "an event has neither title nor text, and was left out")
		return
	}
	if head, rest := cut(title, titleRoom); rest != "" {
		title, text = head, strings.TrimSpace(rest+"\n"+text)
	}
	if isBlank(text) || text == title {
		text = ""
	}
	if e.text, e.rest = cut(text, textRoom); e.rest != "" {
		r.leave(leftRest, e.pos)
	}
	e.title = title
	if e.shown = clean(oneLine(e.shown)); isBlank(e.shown) {
		e.shown = ""
	} else if width(e.shown) > shownRoom {
		// The date itself is shown then.
		e.remarks = append(e.remarks, "date as it was written: "+e.shown)
		e.shown = ""
		r.leave(leftRest, e.pos)
	}
	e.link = address(e.link)
	e.source, _ = cut(clean(oneLine(e.source)), titleRoom)
	if isBlank(e.source) {
		e.source = ""
	}
	r.out.events = append(r.out.events, e)
}

// addEra enters an era, unless it has no title.
func (r *reader) addEra(date edtf.Date, title string) {
	title, _ = cut(clean(oneLine(title)), laneRoom)
	if !isBlank(title) && len(r.out.eras) < MaxEvents {
		r.out.eras = append(r.out.eras, era{date, title})
	}
}

// fitHead brings title and subtitle to lengths that a page holds; what is longer moves down to the subtitle and the notes.
func (r *reader) fitHead() {
	t := &r.out
	title, subtitle := clean(oneLine(t.title)), clean(t.subtitle)
	title, rest := cut(title, titleRoom)
	subtitle = strings.TrimSpace(rest + "\n" + subtitle)
	if isBlank(title) {
		title = ""
	}
	if width(subtitle) > subtitleRoom || strings.Contains(subtitle, "\n") {
		t.notes, subtitle = subtitle, ""
	}
	if isBlank(t.notes) {
		t.notes = ""
	}
	if isBlank(subtitle) || subtitle == title {
		subtitle = ""
	}
	t.title, t.subtitle = title, subtitle
}

// words returns the texts by which the language is told.
func (t *timeline) words() string {
	var b strings.Builder
	b.WriteString(t.title)
	for _, e := range t.events {
		b.WriteString("\n" + e.title + "\n" + e.text)
	}
	return b.String()
}

// inOrder sorts the events by where they begin, equal ones as in the file; an event without a date stays behind the one
// that it followed, and says so by its neighbours' ids.
func (t *timeline) inOrder() {
	type block struct {
		at     edtf.Instant
		events []event
	}
	var blocks []block
	var leading []event
	for _, e := range t.events {
		at, ok := e.date.Anchor()
		switch {
		case ok:
			blocks = append(blocks, block{at, append(leading, e)})
			leading = nil
		case len(blocks) == 0:
			leading = append(leading, e)
		default:
			last := &blocks[len(blocks)-1]
			last.events = append(last.events, e)
		}
	}
	sort.SliceStable(blocks, func(i, j int) bool { return blocks[i].at.Before(blocks[j].at) })
	t.events = leading // only where none has a date
	for _, b := range blocks {
		t.events = append(t.events, b.events...)
	}
	named := func(i int) string {
		if t.events[i].id == "" {
			t.events[i].id = fmt.Sprintf("e%02d", i+1)
		}
		return t.events[i].id
	}
	var known edtf.Date // the last one
	for i := range t.events {
		e := &t.events[i]
		if !e.date.IsZero() {
			known = e.date
			continue
		}
		if i > 0 {
			e.after = named(i - 1)
		}
		// Only the first dated one that follows counts, and only where it is later in every sense: an interval that
		// begins with another one's day is not.
		for j := i + 1; j < len(t.events); j++ {
			if next := t.events[j].date; !next.IsZero() {
				if known.IsZero() || known.Compare(next) <= 0 {
					e.before = named(j)
				}
				break
			}
		}
	}
	t.usedLanes()
}

// usedLanes keeps the lanes in which events stand.
func (t *timeline) usedLanes() {
	used := map[string]bool{}
	for _, e := range t.events {
		for _, l := range e.lanes {
			used[l] = true
		}
	}
	var lanes []string
	for _, l := range t.lanes {
		if used[l] {
			lanes = append(lanes, l)
		}
	}
	t.lanes = lanes
}
