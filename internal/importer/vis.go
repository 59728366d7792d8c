package importer

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"cards/internal/edtf"
	"cards/internal/source"
)

// vis reads the data of vis-timeline: a list of items, or {items, groups}.
func (r *reader) vis(root *source.Node) {
	items := root
	groups := map[string]string{}
	if root.Kind == source.Mapping {
		items = root.Get("items")
		for _, key := range []string{"title", "name"} {
			if r.out.title == "" {
				r.out.title = scalar(root.Get(key))
			}
		}
		if root.Get("options") != nil {
			r.leave(leftAnimation, root.Get("options").Pos)
		}
		r.visGroups(root.Get("groups"), groups)
	}
	if items == nil || items.Kind != source.Sequence {
		r.list.Errorf(root.Pos, "import-no-events", `vis-timeline has a list of items, or {"items": [ … ], "groups": [ … ]}`, "there is no list of items")
		return
	}
	for _, n := range items.Items {
		r.visItem(n, groups)
	}
}

// visGroups enters the lanes in their order. Groups that hold others are headings, and have no items.
func (r *reader) visGroups(list *source.Node, groups map[string]string) {
	if list == nil || list.Kind != source.Sequence {
		return
	}
	for _, g := range list.Items {
		if g.Kind != source.Mapping {
			continue
		}
		name := r.plain(g.Get("content"))
		if isBlank(name) {
			name = scalar(g.Get("id"))
		}
		groups[scalar(g.Get("id"))] = r.lane(name)
		r.visStyle(g)
	}
}

// visStyle counts colours.
func (r *reader) visStyle(n *source.Node) {
	for _, key := range []string{"style", "className"} {
		if s := n.Get(key); scalar(s) != "" {
			r.leave(leftColour, s.Pos)
		}
	}
}

func (r *reader) visItem(n *source.Node, groups map[string]string) {
	if n.Kind != source.Mapping {
		r.warn(n.Pos, "import-line", "", "an item is a map, and this is %s", n.Kind)
		return
	}
	e := event{pos: n.Pos}
	content, links, pictures := plainHTML(scalar(n.Get("content")))
	title, more, _ := plainHTML(scalar(n.Get("title")))
	for range pictures {
		r.leave(leftPicture, n.Pos)
	}
	e.title, e.text = content, title
	if isBlank(content) {
		e.title, e.text = title, ""
	}
	start := n.Get("start")
	if scalar(start) == "" {
		r.warn(n.Pos, "import-date", "give it a start", "the item %s has no start and was left out", shorten(e.title))
		return
	}
	date, err := r.visDate(scalar(start), start.Style == source.Quoted)
	if err != nil {
		r.noDate(start.Pos, e.title, scalar(start), err)
		return
	}
	e.date = date.WithoutWords()
	if end := n.Get("end"); scalar(end) != "" && scalar(n.Get("type")) != "point" {
		to, err := r.visDate(scalar(end), end.Style == source.Quoted)
		if err != nil {
			r.warn(end.Pos, "import-end", hintOf(err), "only the start of %s was kept: %s is not a date: %s", shorten(e.title), shorten(scalar(end)), reason(err))
		} else {
			e.date = r.until(end.Pos, e.title, e.date, to)
		}
	}
	r.visStyle(n)
	if scalar(n.Get("type")) == "background" {
		if isBlank(e.title) {
			r.leave(leftColour, n.Pos) // a tinted stretch that says nothing
			return
		}
		r.addEra(e.date, e.title)
		return
	}
	r.linksOf(&e, append(links, more...), n.Pos)
	if id := scalar(n.Get("group")); id != "" {
		name, known := groups[id]
		if !known {
			name = id
		}
		r.inLane(&e, name)
	}
	r.add(e)
}

var (
	// javaScriptDate is what a Date prints: Wed Apr 23 2014 00:00:00 GMT+0200 (…).
	javaScriptDate = regexp.MustCompile(`^[A-Z][a-z]{2} ([A-Z][a-z]{2} \d{2} \d{4}) (\d{2}:\d{2}:\d{2})(?: GMT([+-]\d{2})(\d{2}))?`)
	// aspDate is /Date(1198908717056)/.
	aspDate = regexp.MustCompile(`^/Date\((-?\d+)(?:[+-]\d{4})?\)/$`)
	// exactTime is an ISO time with fractions of a second.
	exactTime = regexp.MustCompile(`^(.*T\d{2}:\d{2}:\d{2})\.\d+(Z|[+-]\d{2}:\d{2})?$`)
	// longYear is the year of six digits of JavaScript.
	longYear = regexp.MustCompile(`^([+-])(\d{6})(-.*)?$`)
	midnight = regexp.MustCompile(`T00:00(?::00)?(?:Z|[+-]\d{2}:\d{2})?$`)
)

// visDate reads what vis-timeline takes for a date: milliseconds since 1970, ISO 8601, what a Date of JavaScript prints. An
// instant at midnight stands for its day.
func (r *reader) visDate(s string, isQuoted bool) (edtf.Date, error) {
	if m := aspDate.FindStringSubmatch(s); m != nil {
		s, isQuoted = m[1], false
	}
	if !isQuoted {
		if ms, err := strconv.ParseFloat(s, 64); err == nil && ms > -1e15 && ms < 1e15 {
			t := time.UnixMilli(int64(ms)).UTC()
			c := civilOf(t, t.Hour() != 0 || t.Minute() != 0 || t.Second() != 0)
			c.utc = true
			return c.edtf()
		}
	}
	if m := javaScriptDate.FindStringSubmatch(s); m != nil {
		if t, err := time.Parse("Jan 02 2006", m[1]); err == nil {
			s = t.Format("2006-01-02") + "T" + m[2]
			if m[3] != "" {
				s += m[3] + ":" + m[4]
			}
		}
	}
	if m := exactTime.FindStringSubmatch(s); m != nil {
		s = m[1] + m[2]
	}
	if m := longYear.FindStringSubmatch(s); m != nil {
		year := m[2]
		switch {
		case strings.HasPrefix(year, "00") && m[1] == "-" && year != "000000":
			s = "-" + year[2:] + m[3]
		case strings.HasPrefix(year, "00"):
			s = year[2:] + m[3]
		default:
			s = "Y" + strings.TrimPrefix(m[1], "+") + year
		}
	}
	if len(s) > 11 && s[10] == ' ' && s[4] == '-' {
		s = s[:10] + "T" + s[11:]
	}
	return r.parse(midnight.ReplaceAllString(s, ""))
}
