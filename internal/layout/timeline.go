package layout

import (
	"cards/internal/edtf"
	"cards/internal/theme"
)

// timeline is a timeline in one language, ready to be composed.
type timeline struct {
	id, item string // item is the path in the deck: timelines[0]
	lang     string
	title    string
	subtitle string // of the deck; empty is left out
	// credit is the line of speaker, source and date, which is ours; it may be empty.
	credit string
	// column is the credit for a column: the figures of its date are characters. Empty takes the credit as it is.
	column string
	layout string // auto, vertical, horizontal, list (others become what comes nearest, with a warning)
	scale  string // auto, time, even, log
	// zoom is the part to enlarge; the zero date is none.
	zoom edtf.Date
	axis string // left, centre, right
	// asof is the line across the axis, after which it is forecast; the zero date is none. asofLabel is 截至, 采访 or the
	// deck's own word.
	asof      edtf.Date
	asofLabel string
	events    []event
	eras      []era
	lanes     []string
	// sources are the numbered sources that events name, in order of first use; empty when none does.
	sources []string
	// photo is the picture at the head; nil where there is none.
	photo *photograph
}

// event is one event, its texts as the deck has them (the text engine normalises).
type event struct {
	item  string // timelines[0].events[3]
	date  edtf.Date
	shown string // overrides how the date is written
	// between holds the titles of the events that it lies after and before, when its own date is unknown.
	after, before string
	title, text   string
	weight        int // 0…3
	milestone     bool
	status        string // "", fact, alleged, disputed, planned
	response      string
	// lanes are indices into timeline.lanes; empty when the timeline has none, or the event none of them.
	lanes  []int
	source int // number into timeline.sources, from 1; 0 is none
	// picture is nil where there is none; icon an emoji or a character, or empty.
	picture *eventPicture
	icon    string
	// links are the events to which a line is drawn, indices into timeline.events.
	links []int
}

// era is a stretch of time behind the events.
type era struct {
	item  string
	date  edtf.Date
	title string
}

// layTimeline composes a timeline: one page, or several when the events do not fit at a readable size.
func (s *Setter) layTimeline(t *timeline, size theme.Size, at place) []*Page {
	if t.photo != nil {
		return s.layPictured(t, size, at)
	}
	st := s.tell(t)
	l := s.newTimelineLayout(st, size, at)
	return l.lay()
}
