package importer

import (
	"strings"

	"cards/internal/source"
)

// write returns the timeline as a deck in YAML: block style, prose in double quotes, as decks are written by hand.
func (t *timeline) write(file string, format Format) []byte {
	var w writer
	if file == "-" || file == "." {
		file = "standard input"
	}
	w.comment("", "Imported from "+file+" ("+string(format)+").")
	w.line("", "deck: 1")
	w.prose("", "title", t.title)
	w.prose("", "lang", t.lang)
	w.line("", "timelines:")
	w.line("  ", "- layout: auto")
	const deep = "    "
	w.prose(deep, "title", t.title)
	w.prose(deep, "subtitle", t.subtitle)
	w.prose(deep, "notes", t.notes)
	if len(t.lanes) > 0 {
		w.line(deep, "lanes:")
		for _, l := range t.lanes {
			w.line(deep+"  ", "- "+quoted(l))
		}
	}
	w.line(deep, "events:")
	for i := range t.events {
		w.event(&t.events[i])
	}
	if len(t.eras) > 0 {
		w.line(deep, "eras:")
		for _, e := range t.eras {
			w.line(deep+"  ", "- date: "+quoted(e.date.String()))
			w.prose(deep+"    ", "title", e.title)
		}
	}
	return []byte(w.b.String())
}

type writer struct{ b strings.Builder }

func (w *writer) line(indent, s string) { w.b.WriteString(indent + s + "\n") }

// prose writes a key with its value, if it has one.
func (w *writer) prose(indent, key, value string) {
	if value != "" {
		w.line(indent, key+": "+quoted(value))
	}
}

// commentWidth bounds the lines of comments.
const commentWidth = 160

// comment writes words as comments.
func (w *writer) comment(indent, s string) {
	for _, l := range strings.Split(clean(s), "\n") {
		for r := []rune(l); len(r) > 0; {
			at := min(len(r), commentWidth)
			for i := at; i > commentWidth/2 && i < len(r); i-- {
				if r[i] == ' ' {
					at = i
					break
				}
			}
			w.line(indent, "# "+strings.TrimSpace(string(r[:at])))
			r = r[at:]
		}
	}
}

func (w *writer) event(e *event) {
	const first, deep = "      - ", "        "
	lead := first
	field := func(key, value string) {
		if value != "" {
			w.line(lead, key+": "+value)
			lead = deep
		}
	}
	prose := func(key, value string) {
		if value != "" {
			field(key, quoted(value))
		}
	}
	field("id", e.id)
	if !e.date.IsZero() {
		field("date", dateValue(e.date.String()))
	}
	field("after", e.after)
	field("before", e.before)
	prose("shown", e.shown)
	prose("title", e.title)
	prose("text", e.text)
	if e.rest != "" {
		w.comment(deep, "text, the rest: "+e.rest)
	}
	switch len(e.lanes) {
	case 0:
	case 1:
		prose("lane", e.lanes[0])
	default:
		names := make([]string, len(e.lanes))
		for i, l := range e.lanes {
			names[i] = quoted(l)
		}
		field("lane", "["+strings.Join(names, ", ")+"]")
	}
	prose("source", e.source)
	prose("link", e.link)
	if e.milestone {
		field("milestone", "true")
	}
	if e.weighty {
		field("weight", "2")
	}
	field("status", e.status)
	for _, r := range e.remarks {
		w.comment(deep, r)
	}
}

// dateValue writes a date plain where it is digits and hyphens, as people do, else in quotes.
func dateValue(s string) string {
	if strings.Trim(s, "0123456789-") == "" {
		return s
	}
	return quoted(s)
}

// quoted writes a text in double quotes.
func quoted(s string) string { return source.DoubleQuoted(s) }
