package importer

import (
	"regexp"
	"strings"

	"cards/internal/edtf"
)

// sourceLine is a line of a text with its number.
type sourceLine struct {
	text   string
	number int
}

// diagram finds the timeline or gantt of a Mermaid text: after front matter and comments, or in a fenced block of Markdown.
// lines are those below the word that names the kind.
func diagram(text string) (kind string, lines []sourceLine, ok bool) {
	all := strings.Split(text, "\n")
	from, to := 0, len(all)
	if head := strings.TrimLeft(text, " \t\n"); !strings.HasPrefix(head, "---") && !strings.HasPrefix(head, "%%") && !startsDiagram(head) {
		// Markdown: the first fenced block that holds one of the two.
		from = -1
		for i, l := range all {
			l = strings.TrimSpace(l)
			if from < 0 && (strings.HasPrefix(l, "```mermaid") || strings.HasPrefix(l, "~~~mermaid") || strings.HasPrefix(l, ":::mermaid") || strings.HasPrefix(l, "::: mermaid")) {
				from = i + 1
				continue
			}
			if from >= 0 && (strings.HasPrefix(l, "```") || strings.HasPrefix(l, "~~~") || strings.HasPrefix(l, ":::")) {
				if kind, lines, ok = diagramIn(all, from, i); ok {
					return kind, lines, true
				}
				from = -1
			}
		}
		if from < 0 {
			return "", nil, false
		}
	}
	return diagramIn(all, from, to)
}

// startsDiagram reports whether a text begins with the word timeline or gantt on a line of its own, up to a direction.
func startsDiagram(s string) bool {
	line, _, _ := strings.Cut(s, "\n")
	return diagramKind(line) != ""
}

// diagramKind returns timeline or gantt for a line that begins one.
func diagramKind(line string) string {
	words := strings.Fields(strings.TrimRight(strings.TrimSpace(line), ";:"))
	if len(words) == 0 || len(words) > 2 {
		return ""
	}
	if len(words) == 2 && (words[0] != "timeline" || words[1] != "TD" && words[1] != "LR" && words[1] != "TB") {
		return ""
	}
	if words[0] == "timeline" || words[0] == "gantt" {
		return words[0]
	}
	return ""
}

// diagramIn reads the lines from..to. The title of front matter comes first, as a title line.
func diagramIn(all []string, from, to int) (kind string, lines []sourceLine, ok bool) {
	matter, directive := false, false
	for i := from; i < to; i++ {
		line := strings.TrimSpace(all[i])
		switch {
		case kind == "" && line == "---":
			matter = !matter
		case matter:
			if title, found := strings.CutPrefix(line, "title:"); found && !strings.HasPrefix(all[i], " ") {
				lines = append(lines, sourceLine{"title " + strings.Trim(strings.TrimSpace(title), `"'`), i + 1})
			}
		case directive || strings.HasPrefix(line, "%%{"):
			directive = !strings.Contains(line, "}%%")
		case line == "", strings.HasPrefix(line, "%%"):
		case kind == "":
			if kind = diagramKind(line); kind == "" {
				return "", nil, false
			}
		default:
			if at := strings.Index(line, " %%"); at >= 0 {
				line = strings.TrimSpace(line[:at])
			}
			lines = append(lines, sourceLine{line, i + 1})
		}
	}
	return kind, lines, kind != ""
}

// mermaid reads a timeline or a gantt.
func (r *reader) mermaid(text string) {
	kind, lines, ok := diagram(text)
	switch {
	case !ok:
		r.list.Errorf(r.at(1, 0), "import-no-events", "begin it with the word timeline, or gantt", "there is no timeline and no gantt in it")
	case kind == "gantt":
		r.gantt(lines)
	default:
		r.mermaidTimeline(lines)
	}
}

// headLine reads what both kinds have above their events; false for any other line.
func (r *reader) headLine(l sourceLine) bool {
	word, rest, _ := strings.Cut(l.text, " ")
	rest = strings.TrimSpace(rest)
	switch {
	case word == "title":
		if r.out.title == "" {
			r.out.title = withBreaks(rest)
		}
	case strings.HasPrefix(word, "accTitle"), strings.HasPrefix(word, "accDescr"):
		if _, description, _ := strings.Cut(l.text, ":"); r.out.notes == "" && strings.HasPrefix(word, "accDescr") {
			r.out.notes = clean(description)
		}
	default:
		return false
	}
	return true
}

// withBreaks turns <br> and references into characters.
func withBreaks(s string) string {
	// Mermaid writes references with # for &: #quot; and #35;.
	text, _, _ := plainHTML(entityPattern.ReplaceAllStringFunc(s, func(e string) string {
		if e[1] >= '0' && e[1] <= '9' {
			return "&" + e
		}
		return "&" + e[1:]
	}))
	return strings.TrimSpace(text)
}

// entityPattern are Mermaid's own escapes of characters that it reserves.
var entityPattern = regexp.MustCompile(`#(?:quot|amp|lt|gt|\d{1,5});`)

// mermaidSection is a section with the events that stand in it.
type mermaidSection struct {
	title       string
	first, last edtf.Date
	from, to    int // the events, as indices
}

// mermaidTimeline reads `period : event : event` lines. A period that is no date keeps its words, and its events their
// place between their neighbours.
func (r *reader) mermaidTimeline(lines []sourceLine) {
	var sections []*mermaidSection
	period := sourceLine{}
	// What the period means is read once: several lines may follow it.
	var date edtf.Date
	var shown string
	for _, l := range lines {
		if r.headLine(l) {
			continue
		}
		if title, ok := strings.CutPrefix(l.text, "section "); ok {
			if len(sections) > 0 {
				sections[len(sections)-1].to = len(r.out.events)
			}
			sections = append(sections, &mermaidSection{title: withBreaks(title), from: len(r.out.events)})
			period = sourceLine{}
			continue
		}
		head, events := eventsOf(l.text)
		if head == "" && period.text == "" {
			r.warn(r.at(l.number, 1), "import-line", "write it as period : event", "the line has no period, and was passed over")
			continue
		}
		if head != "" {
			period = sourceLine{withBreaks(head), l.number}
			d, err := r.parse(oneLine(period.text))
			date, shown = d.WithoutWords(), r.wording(d)
			if err != nil {
				shown = period.text
				r.warn(r.at(l.number, 1), "import-date", "write a date into the deck if there is one", "%s is not a date: it is shown as it stands, between its neighbours", shorten(period.text))
			}
			if len(events) == 0 {
				r.warn(r.at(l.number, 1), "import-line", "write it as period : event", "the period %s has no event and was passed over", shorten(head))
				continue
			}
		}
		for _, text := range events {
			r.add(event{pos: r.at(l.number, 1), date: date, shown: shown, title: withBreaks(text)})
		}
	}
	if len(sections) == 0 {
		return
	}
	sections[len(sections)-1].to = len(r.out.events)
	r.placeSections(sections)
}

// eventsOf parts a line at its colons: those that a space follows, as Mermaid has it, since times and addresses have others.
// Where a line has none of these, any colon will do.
func eventsOf(line string) (period string, events []string) {
	parts := strings.Split(line+" ", ": ")
	if len(parts) == 1 {
		parts = strings.SplitN(line, ":", 2)
	}
	for i, p := range parts {
		p = strings.TrimSpace(p)
		switch {
		case i == 0:
			period = p
		case p != "":
			events = append(events, p)
		}
	}
	return period, events
}

// placeSections makes eras of sections that follow one another in time, and lanes of those that run side by side.
func (r *reader) placeSections(sections []*mermaidSection) {
	follow := len(sections) > 1
	var before *mermaidSection
	for _, s := range sections {
		for i := s.from; i < s.to; i++ {
			d := r.out.events[i].date
			if d.IsZero() {
				continue
			}
			if s.first.IsZero() || earlier(d, s.first) {
				s.first = d
			}
			if s.last.IsZero() || laterEnd(d, s.last) {
				s.last = d
			}
		}
		if s.first.IsZero() {
			continue
		}
		follow = follow && (before == nil || !earlier(s.first, before.last))
		before = s
	}
	for _, s := range sections {
		if follow {
			if !s.first.IsZero() {
				if date, err := span(s.first, s.last); err == nil {
					r.addEra(date, s.title)
				}
			}
			continue
		}
		for i := s.from; i < s.to; i++ {
			r.inLane(&r.out.events[i], s.title)
		}
	}
}

// earlier reports whether a begins before b.
func earlier(a, b edtf.Date) bool {
	x, okA := a.Anchor()
	y, okB := b.Anchor()
	return okA && okB && x.Before(y)
}

// laterEnd reports whether a ends after b.
func laterEnd(a, b edtf.Date) bool {
	x, okA := a.Latest()
	y, okB := b.Latest()
	return okA && okB && y.Before(x)
}
