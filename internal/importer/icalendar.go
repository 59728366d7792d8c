package importer

import (
	"bytes"
	"regexp"
	"strconv"
	"strings"
	"time"

	"cards/internal/edtf"
)

// beginsCalendar reports whether the bytes of a file are those of an iCalendar file in an encoding that keeps ASCII.
func beginsCalendar(data []byte) bool {
	data = bytes.TrimLeft(bytes.TrimPrefix(data, []byte{0xEF, 0xBB, 0xBF}), " \t\r\n")
	const begin = "BEGIN:VCALENDAR"
	return len(data) >= len(begin) && strings.EqualFold(string(data[:len(begin)]), begin)
}

// unfold joins the lines that begin with a space or a tab to the ones before them (RFC 5545, section 3.1). lines are the
// numbers that the lines of out had before.
func unfold(data []byte) (out []byte, lines []int) {
	data = bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n"))
	data = bytes.ReplaceAll(data, []byte("\r"), []byte("\n"))
	out = make([]byte, 0, len(data))
	for n := 1; len(data) > 0; n++ {
		line, rest, _ := bytes.Cut(data, []byte("\n"))
		data = rest
		if len(line) > 0 && (line[0] == ' ' || line[0] == '\t') && len(lines) > 0 {
			out = append(out, line[1:]...)
			continue
		}
		if len(lines) > 0 {
			out = append(out, '\n')
		}
		out = append(out, line...)
		lines = append(lines, n)
	}
	return out, lines
}

// property is one line of a calendar: NAME;PARAM=VALUE:VALUE.
type property struct {
	name   string
	params map[string]string
	value  string
	line   int
}

// parseProperty takes a line apart; ok is false where it has no colon. Values of parameters in quotes may hold colons.
func parseProperty(line string, number int) (p property, ok bool) {
	p.line = number
	quotes := false
	from := 0
	var parts []string
	for i := 0; i < len(line); i++ {
		switch c := line[i]; {
		case c == '"':
			quotes = !quotes
		case c == ';' && !quotes:
			parts = append(parts, line[from:i])
			from = i + 1
		case c == ':' && !quotes:
			parts = append(parts, line[from:i])
			p.name = strings.ToUpper(strings.TrimSpace(parts[0]))
			if at := strings.LastIndexByte(p.name, '.'); at >= 0 {
				p.name = p.name[at+1:]
			}
			for _, param := range parts[1:] {
				if key, value, found := strings.Cut(param, "="); found {
					if p.params == nil {
						p.params = map[string]string{}
					}
					p.params[strings.ToUpper(key)] = strings.Trim(value, `"`)
				}
			}
			p.value = line[i+1:]
			return p, true
		}
	}
	return p, false
}

// unescape reads the escapes of a text: \n, \, \; \\.
func unescape(s string) string {
	if !strings.Contains(s, `\`) {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] != '\\' || i+1 == len(s) {
			b.WriteByte(s[i])
			continue
		}
		i++
		switch s[i] {
		case 'n', 'N':
			b.WriteByte('\n')
		default:
			b.WriteByte(s[i])
		}
	}
	return b.String()
}

// values parts a list at its commas, but not at those that are escaped.
func values(s string) []string {
	var all []string
	from := 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case ',':
			all = append(all, unescape(s[from:i]))
			from = i + 1
		}
	}
	return append(all, unescape(s[from:]))
}

// calendar reads the events of an iCalendar file whose lines are unfolded.
func (r *reader) calendar(text string, numbers []int) {
	var open []string // the components that are open, outermost first
	var e map[string]property
	var many []property
	for i, line := range strings.Split(text, "\n") {
		number := i + 1
		if i < len(numbers) {
			number = numbers[i]
		}
		if strings.TrimSpace(line) == "" {
			continue
		}
		p, ok := parseProperty(line, number)
		if !ok {
			r.warn(r.at(number, 1), "import-line", "lines of a calendar are NAME:VALUE, and go on behind a space", "the line %s has no colon and was passed over", shorten(line))
			continue
		}
		switch p.name {
		case "BEGIN":
			name := strings.ToUpper(strings.TrimSpace(p.value))
			if len(open) < 100 {
				open = append(open, name)
			}
			switch name {
			case "VEVENT":
				e, many = map[string]property{"BEGIN": p}, nil
			case "VTODO", "VJOURNAL", "VFREEBUSY":
				r.leave(leftComponent, r.at(number, 1))
			}
			continue
		case "END":
			name := strings.ToUpper(strings.TrimSpace(p.value))
			for j := len(open) - 1; j >= 0; j-- {
				if open[j] == name {
					open = open[:j]
					break
				}
			}
			if name == "VEVENT" && e != nil {
				r.calendarEvent(e, many)
				e = nil
			}
			continue
		}
		inside := ""
		if len(open) > 0 {
			inside = open[len(open)-1]
		}
		switch inside {
		case "VEVENT":
			if e != nil {
				if _, twice := e[p.name]; !twice {
					e[p.name] = p
				}
				if p.name == "CATEGORIES" || p.name == "ATTACH" {
					many = append(many, p)
				}
			}
		case "VCALENDAR", "":
			r.calendarHead(p)
		}
	}
	if e != nil {
		r.warn(r.at(e["BEGIN"].line, 1), "import-line", "close it with END:VEVENT", "the event that begins here is not closed, and was left out")
	}
}

// calendarHead takes the name of the calendar.
func (r *reader) calendarHead(p property) {
	switch p.name {
	case "X-WR-CALNAME", "NAME":
		if r.out.title == "" {
			r.out.title = unescape(p.value)
		}
	case "X-WR-CALDESC", "DESCRIPTION":
		if r.out.subtitle == "" {
			r.out.subtitle = unescape(p.value)
		}
	case "COLOR", "X-APPLE-CALENDAR-COLOR", "IMAGE":
		r.leave(leftColour, r.at(p.line, 1))
	}
}

func (r *reader) calendarEvent(p map[string]property, many []property) {
	pos := r.at(p["BEGIN"].line, 1)
	at := func(name string) string { return strings.TrimSpace(unescape(p[name].value)) }
	title := at("SUMMARY")
	switch strings.ToUpper(at("STATUS")) {
	case "CANCELLED":
		r.leave(leftCancelled, pos)
		return
	}
	start, ok := p["DTSTART"]
	if !ok {
		r.warn(pos, "import-date", "give it a DTSTART", "the event %s has no start and was left out", shorten(title))
		return
	}
	from, err := parseStamp(start)
	if err != nil {
		r.noDate(r.at(start.line, 1), title, start.value, err)
		return
	}
	date, err := from.civil().edtf()
	if err != nil {
		r.noDate(r.at(start.line, 1), title, start.value, err)
		return
	}
	e := event{pos: pos, date: date, title: title, link: at("URL")}
	if end, name, ok := r.calendarEnd(p, from); ok {
		if to, err := end.civil().edtf(); err == nil {
			e.date = r.until(r.at(p[name].line, 1), title, date, to)
		}
	}
	if from.zone != "" {
		r.leave(leftZone, r.at(start.line, 1))
	}
	var links []string
	var pictures int
	e.text, links, pictures = plainHTML(at("DESCRIPTION"))
	for range pictures {
		r.leave(leftPicture, r.at(p["DESCRIPTION"].line, 1))
	}
	if where := oneLine(at("LOCATION")); where != "" {
		if e.text != "" {
			e.text += "\n"
		}
		e.text += where
	}
	e.link = address(e.link)
	r.linksOf(&e, links, pos)
	for _, m := range many {
		if m.name == "ATTACH" {
			r.leave(leftMedia, r.at(m.line, 1))
			if a := address(m.value); a != "" {
				e.remarks = append(e.remarks, "media left out: "+a)
			}
			continue
		}
		for _, category := range values(m.value) {
			r.inLane(&e, category)
		}
	}
	switch strings.ToUpper(at("STATUS")) {
	case "TENTATIVE":
		e.status = "planned"
	}
	for _, name := range []string{"RRULE", "RDATE"} {
		if q, ok := p[name]; ok {
			r.leave(leftRecurrence, r.at(q.line, 1))
			break
		}
	}
	for _, name := range []string{"ATTENDEE", "ORGANIZER"} {
		if q, ok := p[name]; ok {
			r.leave(leftPerson, r.at(q.line, 1))
		}
	}
	if q, ok := p["COLOR"]; ok {
		r.leave(leftColour, r.at(q.line, 1))
	}
	r.add(e)
}

// stamp is a DATE or a DATE-TIME.
type stamp struct {
	time   time.Time
	allDay bool
	utc    bool
	zone   string
}

func (s stamp) civil() civil {
	c := civilOf(s.time, !s.allDay)
	c.utc = s.utc
	return c
}

var stampPattern = regexp.MustCompile(`^(\d{8})(?:T(\d{6})(Z?))?$`)

// parseStamp reads the value of DTSTART or DTEND. Clocks stand as they are written, since that is how an event is told of.
func parseStamp(p property) (stamp, error) {
	value := strings.TrimSpace(p.value)
	m := stampPattern.FindStringSubmatch(value)
	if m == nil {
		_, err := edtf.Parse("x" + value)
		return stamp{}, err
	}
	s := stamp{allDay: m[2] == "", utc: m[3] == "Z", zone: p.params["TZID"]}
	layout := "20060102"
	if !s.allDay {
		layout += "T150405"
	}
	t, err := time.Parse(layout, strings.TrimSuffix(value, "Z"))
	s.time = t
	if err != nil {
		// The words of a date that does not exist are better than those of a parser of patterns.
		if _, why := edtf.Parse(value[:4] + "-" + value[4:6] + "-" + value[6:8]); why != nil {
			err = why
		}
	}
	return s, err
}

// calendarEnd returns the last moment of an event. The end of days and of hours is the first moment after it, so that
// whole days end on the day before.
func (r *reader) calendarEnd(p map[string]property, from stamp) (stamp, string, bool) {
	end, ok := p["DTEND"]
	name := "DTEND"
	var to stamp
	if ok {
		var err error
		if to, err = parseStamp(end); err != nil {
			r.warn(r.at(end.line, 1), "import-end", hintOf(err), "only the start of %s was kept: %s is not a date: %s", shorten(p["SUMMARY"].value), shorten(end.value), reason(err))
			return to, name, false
		}
	} else if end, ok = p["DURATION"]; ok {
		name = "DURATION"
		to = from
		days, rest, valid := parseDuration(strings.TrimSpace(end.value))
		if !valid {
			r.warn(r.at(end.line, 1), "import-end", "write it as P1D or PT2H30M", "only the start of %s was kept: %s is not a duration", shorten(p["SUMMARY"].value), shorten(end.value))
			return to, name, false
		}
		to.time = to.time.AddDate(0, 0, days).Add(rest)
	} else {
		return to, name, false
	}
	if to.allDay {
		if to.time = to.time.AddDate(0, 0, -1); to.time.Before(from.time) && to.time.AddDate(0, 0, 1).Equal(from.time) {
			to.time = from.time // DTEND that equals DTSTART: programs write it for one day
		}
	}
	return to, name, true
}

var durationPattern = regexp.MustCompile(`^\+?P(?:(\d{1,5})W)?(?:(\d{1,6})D)?(?:T(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,6})S)?)?$`)

// parseDuration reads P1W, P2D, PT1H30M.
func parseDuration(s string) (days int, rest time.Duration, ok bool) {
	m := durationPattern.FindStringSubmatch(s)
	if m == nil || s == "P" {
		return 0, 0, false
	}
	n := func(i int) int {
		v, _ := strconv.Atoi(m[i])
		return v
	}
	return n(1)*7 + n(2), time.Duration(n(3))*time.Hour + time.Duration(n(4))*time.Minute + time.Duration(n(5))*time.Second, true
}
