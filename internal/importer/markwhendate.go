package importer

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"cards/internal/edtf"
)

// markwhenDates reads the dates of Markwhen.
type markwhenDates struct {
	r *reader
	// dayFirst is true for dateFormat: d/M/y; otherwise 3/4/2008 is in March.
	dayFirst bool
}

// markwhenFound is the date of an event and what stands behind its colon.
type markwhenFound struct {
	date    edtf.Date
	written string
	rest    string
	recurs  bool
	// err says why there is no date, endErr why only the start is kept.
	err, endErr error
}

var (
	// mayBeDate begins every date: a figure, a sign, the name of a month, c., the words of relative dates.
	mayBeDate = regexp.MustCompile(`^(?i)(?:\d|-\d|\.\.|~|c\.|circa|about|the |early|mid|late|spring|summer|autumn|fall|winter|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|q[1-4]|` +
		`mon|tue|wed|thu|fri|sat|sun|before|after|by|from|until|since|now\b|today|tomorrow|yesterday|!|[公前约約西民令平昭大明二一])`)
	// relativeDate is what is counted from another event or from today.
	relativeDate = regexp.MustCompile(`^(?i)(?:(?:after|before|by|from)\s+)?(?:!|now\b|today\b|tomorrow\b|yesterday\b|in \d|\d{1,4}\s*(?:seconds?|minutes?|hours?|days?|weeks?|months?|quarters?|years?)\b)`)
	// allFigures is what only a date can be.
	allFigures = regexp.MustCompile(`^[\d/.\- ]{4,40}$`)

	markwhenSlash  = regexp.MustCompile(`^(\d{1,2})/(\d{1,2})/(\d{4})(?:[ T](.+))?$`)
	markwhenMonth  = regexp.MustCompile(`^(\d{1,2})/(\d{4})$`)
	markwhenLength = regexp.MustCompile(`^(?i)(\d{1,5})\s*(days?|d|weeks?|w|months?|mos?|quarters?|years?|yrs?|y)$`)
	markwhenEvery  = regexp.MustCompile(`(?i)\s+(?:every\s|x\s?\d+$|for\s+\d+\s+times?).*$`)
)

// line parts a line into its date and the rest; ok is false for a line that begins no event. Dates hold colons themselves
// (18:00), so that the longest beginning that is a date counts.
func (m markwhenDates) line(line string) (found markwhenFound, ok bool) {
	if !mayBeDate.MatchString(line) {
		return found, false
	}
	// Two times with seconds have four colons, and one stands behind the date.
	const most, longest = 5, 120
	var colons []int
	for i := 0; i < len(line) && i <= longest && len(colons) < most; i++ {
		if line[i] == ':' {
			colons = append(colons, i)
		}
	}
	for i := len(colons) - 1; i >= 0; i-- {
		head := strings.TrimSpace(line[:colons[i]])
		if head == "" {
			continue
		}
		found = m.span(head)
		if found.err == nil {
			found.rest = line[colons[i]+1:]
			return found, true
		}
	}
	if len(colons) == 0 {
		return found, false
	}
	// Only what cannot be prose is told as a date that is none.
	head := strings.TrimSpace(line[:colons[0]])
	found = m.span(head)
	found.rest = line[colons[0]+1:]
	if relativeDate.MatchString(head) {
		found.err = fmt.Errorf("it is counted from another event or from today")
		return found, true
	}
	return found, allFigures.MatchString(head)
}

// maxJoints is how many hyphens of a range are tried: a date of figures has two of its own.
const maxJoints = 4

// span reads a date or a range.
func (m markwhenDates) span(s string) (found markwhenFound) {
	found.written = s
	if every := markwhenEvery.FindString(s); every != "" {
		s, found.recurs = strings.TrimSpace(strings.TrimSuffix(s, every)), true
	}
	if d, err := edtf.Parse(strings.ReplaceAll(strings.ReplaceAll(s, " /", "/"), "/ ", "/")); err == nil {
		found.date = d
		return found
	}
	if relativeDate.MatchString(s) {
		found.err = fmt.Errorf("it is counted from another event or from today")
		return found
	}
	d, err := m.point(s)
	if err == nil {
		found.date = d
		return found
	}
	for _, joint := range []string{" / ", " to ", " - ", " – ", "/", "–", "-"} {
		for at, tries := 0, 0; tries < maxJoints; tries++ {
			next := strings.Index(s[at:], joint)
			if next < 0 {
				break
			}
			at += next
			start, startErr := m.point(strings.TrimSpace(s[:at]))
			at += len(joint)
			if startErr != nil {
				continue
			}
			whole, endErr, ok := m.end(start, strings.TrimSpace(s[at:]))
			if !ok {
				continue
			}
			found.date, found.endErr = whole, endErr
			return found
		}
	}
	found.err = err
	return found
}

// end joins a start with what stands behind the joint: a date, a length, or now. ok is false when it is none of these; err
// says why only the start is kept.
func (m markwhenDates) end(start edtf.Date, s string) (d edtf.Date, err error, ok bool) {
	switch lower := strings.ToLower(s); lower {
	case "now", "today", "present":
		// It goes on: nothing here looks at the clock.
		d, err = edtf.Parse(start.String() + "/..")
		return d, err, err == nil
	case "":
		return d, nil, false
	}
	if length := markwhenLength.FindStringSubmatch(s); length != nil {
		n, _ := strconv.Atoi(length[1])
		if d, ok := lasting(start, n, strings.ToLower(length[2])); ok {
			return d, nil, true
		}
		return start.WithoutWords(), fmt.Errorf("how long it lasts cannot be reckoned from %s", start), true
	}
	if relativeDate.MatchString(s) {
		return start.WithoutWords(), fmt.Errorf("the end is counted from another event or from today"), true
	}
	to, err := m.point(s)
	if err != nil {
		return d, nil, false
	}
	if d, err = span(start, to); err != nil {
		return start.WithoutWords(), err, true
	}
	return d, nil, true
}

// lasting returns the interval that begins with start and lasts so long, with its last day or month.
func lasting(start edtf.Date, n int, unit string) (edtf.Date, bool) {
	years, months, days := 0, 0, 0
	switch unit[0] {
	case 'd':
		days = n
	case 'w':
		days = 7 * n
	case 'm':
		months = n
	case 'q':
		months = 3 * n
	case 'y':
		years = n
	}
	first, ok := start.Earliest()
	if !ok || start.IsInterval() {
		return edtf.Date{}, false
	}
	day, err := civil{year: first.Year, month: first.Month, day: first.Day, hour: -1}.edtf()
	if err != nil {
		return edtf.Date{}, false
	}
	coarse := start.Precision() >= edtf.Month && days == 0
	last, ok := moved(day, years, months, days-1)
	if !ok || n == 0 {
		return edtf.Date{}, false
	}
	if coarse {
		// 2018 and six months are January to June.
		from, to := first, last
		end, _ := to.Latest()
		a := civil{year: from.Year, month: from.Month, day: -1}
		b := civil{year: end.Year, month: end.Month, day: -1}
		x, errX := a.edtf()
		y, errY := b.edtf()
		if errX != nil || errY != nil {
			return edtf.Date{}, false
		}
		whole, err := span(x, y)
		return whole, err == nil
	}
	whole, err := span(day, last)
	return whole, err == nil
}

// point reads one date.
func (m markwhenDates) point(s string) (edtf.Date, error) {
	if p := markwhenSlash.FindStringSubmatch(s); p != nil {
		month, day := p[1], p[2]
		if m.dayFirst {
			month, day = day, month
		}
		parts := append([]string{p[3], month, day}, clock(p[4])...)
		c, ok := partsOf(parts)
		if !ok {
			return edtf.Date{}, fmt.Errorf("its parts are not numbers")
		}
		return c.edtf()
	}
	if p := markwhenMonth.FindStringSubmatch(s); p != nil {
		return edtf.Parse(p[2] + "-" + twoDigits(p[1]))
	}
	if p := exactTime.FindStringSubmatch(s); p != nil {
		s = p[1] + p[2]
	}
	return m.r.parse(s)
}
