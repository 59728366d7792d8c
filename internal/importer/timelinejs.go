package importer

import (
	"fmt"
	"strconv"
	"strings"

	"cards/internal/diag"
	"cards/internal/edtf"
	"cards/internal/source"
)

// timelineJS reads the JSON of TimelineJS 3: {title, events, eras, scale}, or the list of events alone. Version 2 had all of
// it in {timeline: {headline, text, date, era}} with dates such as 2012,12,24: that is read too.
func (r *reader) timelineJS(root *source.Node) {
	if old := root.Get("timeline"); old != nil && old.Get("date") != nil {
		root = old
		r.timelineJSHead(root)
	}
	events := root.Get("events")
	switch {
	case root.Kind == source.Sequence:
		events = root
	case events == nil:
		events = root.Get("date")
	}
	if slide := root.Get("title"); slide != nil && slide.Kind == source.Mapping {
		r.timelineJSHead(slide.Get("text"))
		r.timelineJSMedia(nil, slide)
	}
	if events == nil || events.Kind != source.Sequence {
		r.list.Errorf(root.Pos, "import-no-events", `TimelineJS has "events": [ … ]`, "there is no list of events")
		return
	}
	for _, n := range events.Items {
		r.timelineJSEvent(n)
	}
	for _, key := range []string{"eras", "era"} {
		if eras := root.Get(key); eras != nil && eras.Kind == source.Sequence {
			for _, n := range eras.Items {
				r.timelineJSEra(n)
			}
		}
	}
}

// timelineJSHead takes title and text of the title slide.
func (r *reader) timelineJSHead(text *source.Node) {
	r.out.title = r.plain(text.Get("headline"))
	r.out.subtitle = r.plain(text.Get("text"))
}

// scalar returns the text of a value that is one, else nothing.
func scalar(n *source.Node) string {
	if n == nil || n.Kind != source.Scalar || n.Null {
		return ""
	}
	return strings.TrimSpace(n.Value)
}

// plain returns the text of a value in HTML as plain text; pictures in it are left out.
func (r *reader) plain(n *source.Node) string {
	text, _, pictures := plainHTML(scalar(n))
	for range pictures {
		r.leave(leftPicture, n.Pos)
	}
	return text
}

func (r *reader) timelineJSEvent(n *source.Node) {
	if n.Kind != source.Mapping {
		r.warn(n.Pos, "import-line", "", "an event is a map, and this is %s", n.Kind)
		return
	}
	e := event{pos: n.Pos}
	text := n.Get("text")
	if text != nil && text.Kind == source.Mapping {
		e.title = r.plain(text.Get("headline"))
		text = text.Get("text")
	} else {
		e.title = r.plain(n.Get("headline")) // version 2
	}
	var links []string
	if text != nil {
		var pictures int
		e.text, links, pictures = plainHTML(scalar(text))
		for range pictures {
			r.leave(leftPicture, text.Pos)
		}
	}
	name := e.title
	if isBlank(name) {
		name = e.text
	}
	var ok bool
	if e.date, e.shown, ok = r.timelineJSDates(n, name); !ok {
		return
	}
	if shown := scalar(n.Get("display_date")); shown != "" {
		e.shown, _, _ = plainHTML(shown)
	}
	r.timelineJSMedia(&e, n)
	r.linksOf(&e, links, n.Pos)
	for _, key := range []string{"group", "tag"} {
		group, _, _ := plainHTML(scalar(n.Get(key)))
		r.inLane(&e, group)
	}
	for _, key := range []string{"background", "classname"} {
		if b := n.Get(key); b != nil && (b.Kind != source.Scalar || !b.Null && b.Value != "") {
			r.leave(leftColour, b.Pos)
		}
	}
	r.add(e)
}

// linksOf gives an event its first address; the others are left out.
func (r *reader) linksOf(e *event, links []string, pos diag.Pos) {
	for _, l := range links {
		if l = address(l); l == "" || l == e.link {
			continue
		}
		if e.link == "" {
			e.link = l
		} else {
			r.leave(leftLink, pos)
		}
	}
}

// timelineJSMedia takes of the media what a deck can hold: the address of a page as link, and whose it is as source. A
// picture, film or map is left out, with its credit and caption, which speak of it; e is nil for the title slide.
func (r *reader) timelineJSMedia(e *event, n *source.Node) {
	media := n.Get("media")
	if media == nil {
		media = n.Get("asset") // version 2
	}
	url := scalar(media.Get("url"))
	if url == "" {
		url = scalar(media.Get("media"))
	}
	r.media(e, url, r.plain(media.Get("credit")), r.plain(media.Get("caption")), scalar(media.Get("link")), posOf(media, n))
}

func posOf(n, other *source.Node) diag.Pos {
	if n == nil {
		return other.Pos
	}
	return n.Pos
}

// media is what JSON and spreadsheet have in common.
func (r *reader) media(e *event, url, credit, caption, link string, pos diag.Pos) {
	_, inside, pictures := plainHTML(url)
	switch {
	case url == "":
		return
	case pictures > 0 || isPicture(url):
		r.leave(leftPicture, pos)
	case address(url) == "" || isMedia(url):
		// A quotation or an embedded frame is HTML.
		r.leave(leftMedia, pos)
		if e != nil && len(inside) > 0 {
			r.linksOf(e, inside[:1], pos)
		}
	default:
		if e != nil {
			e.link, e.source = address(url), credit
		}
		return
	}
	if e == nil {
		return
	}
	if l := address(link); l != "" && e.link == "" {
		e.link = l
	}
	if url = address(url); url != "" {
		remark := "media left out: " + url
		if credit = oneLine(clean(credit)); credit != "" {
			remark += ", credit: " + credit
		}
		if caption = oneLine(clean(caption)); caption != "" {
			remark += ", caption: " + caption
		}
		e.remarks = append(e.remarks, remark)
	}
}

func (r *reader) timelineJSEra(n *source.Node) {
	title := r.plain(n.Get("text").Get("headline"))
	if title == "" {
		title = r.plain(n.Get("headline"))
	}
	if date, _, ok := r.timelineJSDates(n, title); ok {
		r.addEra(date, title)
	}
	if tag := n.Get("tag"); scalar(tag) != "" {
		r.leave(leftTag, tag.Pos)
	}
}

// timelineJSDates reads start and end of an event or era; ok is false when it has to be left out.
func (r *reader) timelineJSDates(n *source.Node, title string) (date edtf.Date, shown string, ok bool) {
	start, end := n.Get("start_date"), n.Get("end_date")
	if start == nil {
		start, end = n.Get("startDate"), n.Get("endDate") // version 2
	}
	if start == nil {
		r.warn(n.Pos, "import-date", "give it a start_date with a year", "the event %s has no date and was left out", shorten(title))
		return date, "", false
	}
	date, written, err := r.timelineJSDate(start)
	if err != nil {
		r.noDate(start.Pos, title, written, err)
		return date, "", false
	}
	shown = r.wording(date)
	if s := scalar(start.Get("display_date")); s != "" {
		shown, _, _ = plainHTML(s)
	}
	if end != nil && !(end.Kind == source.Scalar && scalar(end) == "") && !isEmptyDate(end) {
		to, written, err := r.timelineJSDate(end)
		if err != nil {
			r.warn(end.Pos, "import-end", hintOf(err), "only the start of %s was kept: %s is not a date: %s", shorten(title), shorten(written), reason(err))
			return date.WithoutWords(), shown, true
		}
		whole := r.until(end.Pos, title, date, to)
		if shown == "" || !whole.Equal(date) && scalar(start.Get("display_date")) == "" {
			shown = ""
		}
		date = whole
	}
	return date.WithoutWords(), shown, true
}

// isEmptyDate holds for {"year": ""}, which spreadsheets leave.
func isEmptyDate(n *source.Node) bool {
	if n.Kind != source.Mapping {
		return false
	}
	for _, p := range n.Pairs {
		if scalar(p.Value) != "" {
			return false
		}
	}
	return true
}

// timelineJSDate reads {year, month, day, hour, minute, second}, or a text as version 2 had it. written is what stood there.
func (r *reader) timelineJSDate(n *source.Node) (d edtf.Date, written string, err error) {
	if n.Kind == source.Scalar {
		written = scalar(n)
		if strings.Contains(written, ",") {
			if c, ok := partsOf(strings.Split(written, ",")); ok {
				d, err = c.edtf()
				return d, written, err
			}
		}
		d, err = r.parse(written)
		return d, written, err
	}
	var parts []string
	for _, key := range []string{"year", "month", "day", "hour", "minute", "second"} {
		parts = append(parts, scalar(n.Get(key)))
	}
	written = strings.TrimRight(strings.Join(parts, "-"), "-")
	if written == "" {
		return d, written, fmt.Errorf("it has no year")
	}
	return r.yearParts(parts, written)
}

// yearParts makes a date of year, month, day, hour, minute, second in numbers; a year in words (c. 1040) is read as a date.
func (r *reader) yearParts(parts []string, written string) (edtf.Date, string, error) {
	c, ok := partsOf(parts)
	if !ok {
		d, err := r.parse(parts[0])
		if err == nil && strings.Join(parts[1:], "") != "" {
			err = fmt.Errorf("its year is not a number, but it has a month")
		}
		return d, written, err
	}
	d, err := c.edtf()
	return d, written, err
}

// partsOf reads numbers from the year down; what is empty ends them. Negative years are counted as people do: -44 is 44
// BCE, as TimelineJS shows them.
func partsOf(parts []string) (civil, bool) {
	numbers := make([]int64, 0, 6)
	for i, p := range parts {
		p = strings.TrimSpace(p)
		if p == "" || i == 6 {
			break
		}
		v, err := strconv.ParseInt(strings.TrimPrefix(p, "+"), 10, 64)
		if err != nil || i > 0 && (v < 0 || v > 99) {
			return civil{}, false
		}
		numbers = append(numbers, v)
	}
	if len(numbers) == 0 {
		return civil{}, false
	}
	c := noTime(numbers[0])
	if c.year < 0 {
		c.year++
	}
	for i, to := range []*int{&c.month, &c.day, &c.hour, &c.minute, &c.second} {
		if i+1 < len(numbers) {
			*to = int(numbers[i+1])
		}
	}
	return c, true
}
