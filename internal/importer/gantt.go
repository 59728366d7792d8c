package importer

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"cards/internal/edtf"
)

// gantt is the state of reading a gantt.
type gantt struct {
	r *reader
	// format is the dateFormat; unit is the finest part that it has.
	format dateFormat
	// inclusive is true when ends name the last day and not the one after it.
	inclusive bool
	section   string
	tasks     map[string]ganttTask
	last      ganttTask
	links     map[string]string
}

// ganttTask is when a task begins and ends; its end is the first moment after it.
type ganttTask struct{ start, end time.Time }

// gantt reads a gantt: tasks are events, sections lanes.
func (r *reader) gantt(lines []sourceLine) {
	g := &gantt{r: r, format: newDateFormat("YYYY-MM-DD"), tasks: map[string]ganttTask{}, links: map[string]string{}}
	for _, l := range lines {
		// Addresses stand below the tasks that they belong to.
		if m := ganttClick.FindStringSubmatch(l.text); m != nil {
			for _, id := range strings.Split(m[1], ",") {
				g.links[strings.TrimSpace(id)] = m[2]
			}
		}
	}
	for _, l := range lines {
		g.line(l)
	}
}

var ganttClick = regexp.MustCompile(`^click\s+(\S+)\s+.*?(?:href\s+)?"([^"]*)"`)

func (g *gantt) line(l sourceLine) {
	word, rest, _ := strings.Cut(l.text, " ")
	rest = strings.TrimSpace(rest)
	pos := g.r.at(l.number, 1)
	switch {
	case word == "section":
		g.section = withBreaks(rest)
	case word == "dateFormat":
		g.format = newDateFormat(rest)
	case word == "inclusiveEndDates":
		g.inclusive = true
	case word == "excludes" || word == "includes" || word == "weekend":
		g.r.leave(leftDuration, pos)
	case word == "axisFormat", word == "tickInterval", word == "todayMarker", word == "weekday", word == "topAxis", word == "displayMode", word == "call":
		g.r.leave(leftAnimation, pos)
	case word == "click":
		if !ganttClick.MatchString(l.text) {
			g.r.leave(leftAnimation, pos) // a call of a script
		}
	case g.r.headLine(l):
	default:
		g.task(l)
	}
}

// task reads `title : tags, id, start, end`.
func (g *gantt) task(l sourceLine) {
	pos := g.r.at(l.number, 1)
	at := strings.IndexByte(l.text, ':')
	if at < 0 {
		g.r.warn(pos, "import-line", "write a task as title : id, start, end", "the line %s has no colon and was passed over", shorten(l.text))
		return
	}
	e := event{pos: pos, title: withBreaks(l.text[:at])}
	var fields []string
	for _, f := range strings.Split(l.text[at+1:], ",") {
		fields = append(fields, strings.TrimSpace(f))
	}
	vertical := false
tags:
	for len(fields) > 0 {
		switch fields[0] {
		case "done":
			e.status = "fact"
		case "active":
			g.r.leave(leftProgress, pos)
		case "crit":
			e.weighty = true
		case "milestone":
			e.milestone = true
		case "vert":
			vertical = true
		default:
			break tags
		}
		fields = fields[1:]
	}
	id, start, end := "", "", ""
	switch len(fields) {
	case 0:
	case 1:
		end = fields[0]
	case 2:
		start, end = fields[0], fields[1]
	default:
		id, start, end = fields[0], fields[1], fields[2]
	}
	task, err := g.when(start, end)
	if err != nil {
		g.r.noDate(pos, e.title, strings.TrimSpace(l.text[at+1:]), err)
		return
	}
	g.last = task
	if id != "" {
		g.tasks[id] = task
		e.link = g.links[id]
	}
	date, err := g.shownDate(task, e.milestone || vertical)
	if err != nil {
		g.r.noDate(pos, e.title, strings.TrimSpace(l.text[at+1:]), err)
		return
	}
	e.date = date
	g.r.inLane(&e, g.section)
	g.r.add(e)
}

// when reckons start and end of a task. An empty start is the end of the task before.
func (g *gantt) when(start, end string) (task ganttTask, err error) {
	switch ids, after := strings.CutPrefix(start, "after "); {
	case after:
		if task.start, err = g.boundary(ids, func(t ganttTask) time.Time { return t.end }, time.Time.After); err != nil {
			return task, err
		}
	case start == "":
		if g.last.end.IsZero() {
			return task, fmt.Errorf("it follows no task from which it could be reckoned")
		}
		task.start = g.last.end
	default:
		if task.start, err = g.format.parse(start); err != nil {
			return task, err
		}
	}
	if ids, until := strings.CutPrefix(end, "until "); until {
		task.end, err = g.boundary(ids, func(t ganttTask) time.Time { return t.start }, time.Time.Before)
		return task, err
	}
	if end == "" {
		task.end = task.start
		return task, nil
	}
	if d, ok := ganttDuration(task.start, end); ok {
		if d.Year() > 9999 {
			return task, fmt.Errorf("it would end after the year 9999")
		}
		task.end = d
		return task, nil
	}
	if task.end, err = g.format.parse(end); err == nil && g.inclusive {
		task.end = g.format.next(task.end)
	}
	return task, err
}

// boundary finds the last end, or the first start, of tasks by their ids.
func (g *gantt) boundary(ids string, of func(ganttTask) time.Time, better func(time.Time, time.Time) bool) (time.Time, error) {
	var found time.Time
	for _, id := range strings.Fields(ids) {
		t, ok := g.tasks[id]
		if !ok {
			return found, fmt.Errorf("there is no task %s above it", shorten(id))
		}
		if at := of(t); found.IsZero() || better(at, found) {
			found = at
		}
	}
	if found.IsZero() {
		return found, fmt.Errorf("it names no task")
	}
	return found, nil
}

var ganttLength = regexp.MustCompile(`^(\d{1,6}(?:\.\d{1,4})?)(ms|[smhdwMy])$`)

// ganttDuration adds a length such as 30d or 2.5h to a start.
func ganttDuration(start time.Time, s string) (time.Time, bool) {
	m := ganttLength.FindStringSubmatch(s)
	if m == nil {
		return start, false
	}
	n, err := strconv.ParseFloat(m[1], 64)
	if err != nil {
		return start, false
	}
	switch m[2] {
	case "M":
		return start.AddDate(0, int(n), 0), true
	case "y":
		return start.AddDate(int(n), 0, 0), true
	case "w":
		n *= 7
		fallthrough
	case "d":
		whole := int(n)
		return start.AddDate(0, 0, whole).Add(time.Duration((n - float64(whole)) * float64(24*time.Hour))), true
	}
	unit := map[string]time.Duration{"ms": time.Millisecond, "s": time.Second, "m": time.Minute, "h": time.Hour}[m[2]]
	return start.Add(time.Duration(n * float64(unit))), true
}

// shownDate turns a task into EDTF: days where nothing finer is at stake, months or years where the dateFormat has no
// days, with the last day or month and not the first one after.
func (g *gantt) shownDate(t ganttTask, moment bool) (edtf.Date, error) {
	midnight := func(t time.Time) bool { return t.Hour() == 0 && t.Minute() == 0 && t.Second() == 0 }
	unit := g.format.unit
	if unit < unitHour && (!midnight(t.start) || !midnight(t.end)) {
		unit = unitHour
	}
	if unit == unitHour && midnight(t.start) && midnight(t.end) {
		unit = unitDay
	}
	if unit == unitMonth && (t.start.Day() != 1 || t.end.Day() != 1) || unit == unitYear && (t.start.YearDay() != 1 || t.end.YearDay() != 1) {
		unit = unitDay
	}
	start, err := civilAt(t.start, unit).edtf()
	if err != nil || moment {
		return start, err
	}
	last := t.end
	switch unit {
	case unitYear:
		last = last.AddDate(-1, 0, 0)
	case unitMonth:
		last = last.AddDate(0, -1, 0)
	case unitDay:
		last = last.AddDate(0, 0, -1)
	}
	if !last.After(t.start) {
		if t.end.Before(t.start) {
			return start, fmt.Errorf("it would end before it begins")
		}
		return start, nil
	}
	end, err := civilAt(last, unit).edtf()
	if err != nil {
		return start, err
	}
	return span(start, end)
}

// civilAt takes an instant apart down to a unit.
func civilAt(t time.Time, u timeUnit) civil {
	c := civilOf(t, u == unitHour)
	if u == unitMonth {
		c.day = -1
	}
	if u == unitYear {
		c.month, c.day = -1, -1
	}
	return c
}
