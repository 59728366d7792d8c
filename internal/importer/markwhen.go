package importer

import (
	"regexp"
	"strings"
)

// markwhen is the state of reading Markwhen.
type markwhen struct {
	r     *reader
	dates markwhenDates
	// open are the sections and groups in which the next event stands, outermost first; level is that of a heading.
	open []markwhenGroup
	// event is the one whose text goes on, nil between events; body are its lines.
	event *event
	body  []string
	tags  [][]string // of each event, beside the events
	// above is true until the first event or group: the header may stand there without a fence.
	above bool
	// passed is true below an event that was left out: its text goes with it.
	passed bool
}

type markwhenGroup struct {
	name  string
	level int // 0 for section and group
}

var (
	markwhenOpen    = regexp.MustCompile(`^(?i)(section|group)(?:\s+(.*))?$`)
	markwhenClose   = regexp.MustCompile(`^(?i)end\s?(section|group)\b`)
	markwhenHeading = regexp.MustCompile(`^(#{1,6})\s+(.+)$`)
	markwhenKey     = regexp.MustCompile(`^([A-Za-z][A-Za-z ]{0,30}):\s*(.*)$`)
	markwhenColour  = regexp.MustCompile(`^\)?[#@][\p{L}\p{N}_-]+\s*:`)
	markwhenTag     = regexp.MustCompile(`(^|\s)#([\p{L}\p{N}_-]+)`)
	markwhenPerson  = regexp.MustCompile(`(^|\s)@([\p{L}\p{N}_.-]+)`)
	markwhenID      = regexp.MustCompile(`(^|\s)!([\p{L}\p{N}_-]+)`)
	markwhenBox     = regexp.MustCompile(`^\s*(?:[-*]\s*)?\[([ xX])\]\s*`)
	markwhenPercent = regexp.MustCompile(`^\s*\d{1,3}%\s*`)
	markdownImage   = regexp.MustCompile(`!\[([^\]]*)\]\(([^)\s]*)\)`)
	markdownLink    = regexp.MustCompile(`\[([^\]]*)\]\(([^)]*)\)`)
	markdownStrong  = regexp.MustCompile(`\*\*([^*]+)\*\*|__([^_]+)__`)
)

// markwhen reads a Markwhen text.
func (r *reader) markwhen(text string) {
	m := &markwhen{r: r, above: true}
	m.dates.r = r
	lines := strings.Split(text, "\n")
	fence := false
	for i, raw := range lines {
		line := strings.TrimSpace(raw)
		number := i + 1
		if line == "---" && (fence || m.above && m.event == nil) {
			fence = !fence
			continue
		}
		if fence {
			m.header(strings.TrimRight(raw, " \t"), number)
			continue
		}
		m.line(line, number)
	}
	m.close()
	m.tagsToLanes()
}

// header reads one line of the header.
func (m *markwhen) header(raw string, number int) {
	line := strings.TrimSpace(raw)
	pos := m.r.at(number, 1)
	switch {
	case markwhenColour.MatchString(line):
		m.r.leave(leftColour, pos)
		return
	case raw != line:
		return // an entry of a list or map
	}
	key := markwhenKey.FindStringSubmatch(line)
	if key == nil {
		return
	}
	value := strings.Trim(key[2], `"'`)
	switch strings.ToLower(key[1]) {
	case "title":
		if m.r.out.title == "" {
			m.r.out.title = value
		}
	case "description":
		if m.r.out.subtitle == "" {
			m.r.out.subtitle = value
		}
	case "dateformat":
		m.dates.dayFirst = strings.HasPrefix(value, "d")
	case "timezone":
		m.r.leave(leftZone, pos)
	}
}

func (m *markwhen) line(line string, number int) {
	pos := m.r.at(number, 1)
	switch {
	case line == "":
		if m.event != nil {
			m.body = append(m.body, "")
		}
		return
	case strings.HasPrefix(line, "//"):
		return
	case strings.HasPrefix(line, "_-_-_break_-_-_"):
		m.close()
		m.above, m.open, m.passed = true, nil, false
		m.r.warn(pos, "import-line", "part the file to make several timelines", "a new page begins here; its events go on in the same timeline")
		return
	}
	if o := markwhenOpen.FindStringSubmatch(line); o != nil {
		m.close()
		m.open = append(m.open, markwhenGroup{m.name(o[2]), 0})
		m.above = false
		return
	}
	if markwhenClose.MatchString(line) {
		m.close()
		if len(m.open) > 0 {
			m.open = m.open[:len(m.open)-1]
		}
		return
	}
	if h := markwhenHeading.FindStringSubmatch(line); h != nil {
		m.close()
		level := len(h[1])
		for len(m.open) > 0 && m.open[len(m.open)-1].level >= level {
			m.open = m.open[:len(m.open)-1]
		}
		m.open = append(m.open, markwhenGroup{m.name(h[2]), level})
		m.above = false
		return
	}
	if m.begin(line, number) {
		return
	}
	switch {
	case m.event != nil:
		m.body = append(m.body, line)
	case m.above:
		m.header(line, number)
	case !m.passed:
		m.r.warn(pos, "import-line", "an event is written as date: title", "the line %s belongs to no event and was passed over", shorten(line))
	}
}

// name is the title of a group without its tags and settings.
func (m *markwhen) name(s string) string {
	s = markwhenTag.ReplaceAllString(s, "$1")
	s = strings.TrimSuffix(strings.TrimSpace(s), "[open]")
	return strings.TrimSpace(plainMarkdown(s))
}

// begin reads the first line of an event; false for any other.
func (m *markwhen) begin(line string, number int) bool {
	found, ok := m.dates.line(line)
	if !ok {
		return false
	}
	m.close()
	m.above, m.passed = false, false
	pos := m.r.at(number, 1)
	title := strings.TrimSpace(found.rest)
	if found.err != nil {
		m.passed = true
		m.r.noDate(pos, title, found.written, found.err)
		return true
	}
	if found.recurs {
		m.r.leave(leftRecurrence, pos)
	}
	if found.endErr != nil {
		m.r.warn(pos, "import-end", hintOf(found.endErr), "only the start of %s was kept: %s", shorten(title), reason(found.endErr))
	}
	m.event = &event{pos: pos, date: found.date.WithoutWords(), shown: m.r.wording(found.date)}
	m.body = []string{title}
	return true
}

// close ends the event whose text went on.
func (m *markwhen) close() {
	e := m.event
	if e == nil {
		return
	}
	m.event = nil
	var tags []string
	var kept []string
	for i, line := range m.body {
		if key := markwhenKey.FindStringSubmatch(line); key != nil && i > 0 {
			// Properties stand right below the first line.
			switch strings.ToLower(key[1]) {
			case "id":
				continue
			case "location":
				line = key[2]
			}
		}
		line, tags = m.inline(e, line, tags)
		kept = append(kept, line)
	}
	e.title = kept[0]
	e.text = strings.Join(kept[1:], "\n")
	if n := len(m.open); n > 0 {
		m.r.inLane(e, m.open[n-1].name)
	}
	before := len(m.r.out.events)
	m.r.add(*e)
	if len(m.r.out.events) > before {
		m.tags = append(m.tags, tags)
	}
}

// inline takes out of a line what is no text: pictures, addresses, tags, people, ids, boxes to tick.
func (m *markwhen) inline(e *event, line string, tags []string) (string, []string) {
	r := m.r
	line = markdownImage.ReplaceAllStringFunc(line, func(s string) string {
		r.leave(leftPicture, e.pos)
		if a := address(markdownImage.FindStringSubmatch(s)[2]); a != "" {
			e.remarks = append(e.remarks, "media left out: "+a)
		}
		return ""
	})
	line = markdownLink.ReplaceAllStringFunc(line, func(s string) string {
		parts := markdownLink.FindStringSubmatch(s)
		r.linksOf(e, []string{parts[2]}, e.pos)
		return parts[1]
	})
	if markwhenBox.MatchString(line) || markwhenPercent.MatchString(line) && !strings.HasSuffix(strings.TrimSpace(line), "%") {
		r.leave(leftProgress, e.pos)
		line = markwhenBox.ReplaceAllString(line, "")
	}
	for _, t := range markwhenTag.FindAllStringSubmatch(line, -1) {
		tags = append(tags, t[2])
	}
	line = markwhenTag.ReplaceAllString(line, "$1")
	for range markwhenPerson.FindAllStringIndex(line, -1) {
		r.leave(leftPerson, e.pos)
	}
	line = markwhenPerson.ReplaceAllString(line, "$1")
	line = markwhenID.ReplaceAllString(line, "$1")
	return plainMarkdown(line), tags
}

// plainMarkdown takes off the marks of lists and of emphasis.
func plainMarkdown(s string) string {
	s = strings.TrimSpace(s)
	for _, mark := range []string{"- ", "* ", "+ "} {
		s = strings.TrimPrefix(s, mark)
	}
	s = markdownStrong.ReplaceAllString(s, "$1$2")
	return strings.TrimSpace(s)
}

// tagsToLanes makes lanes of the first tags where the file has no groups; otherwise tags are left out.
func (m *markwhen) tagsToLanes() {
	grouped := len(m.r.out.lanes) > 0
	for i := range m.r.out.events {
		if i >= len(m.tags) {
			break
		}
		e := &m.r.out.events[i]
		for j, t := range m.tags[i] {
			if !grouped && j == 0 {
				m.r.inLane(e, t)
			} else {
				m.r.leave(leftTag, e.pos)
			}
		}
	}
}

// looksLikeMarkwhen reports whether one of the first lines of a text begins an event of Markwhen.
func looksLikeMarkwhen(text string) bool {
	const enough = 300
	dates := markwhenDates{r: &reader{lang: "en"}}
	for n := 0; n < enough && text != ""; n++ {
		line, rest, _ := strings.Cut(text, "\n")
		text = rest
		if found, ok := dates.line(strings.TrimSpace(line)); ok && found.err == nil && strings.TrimSpace(found.rest) != "" {
			return true
		}
	}
	return false
}
