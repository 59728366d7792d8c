package importer

import (
	"path"
	"strings"

	"cards/internal/source"
)

// Format is a format that is imported.
type Format string

// The formats, by the names that --from takes.
const (
	TimelineJS  Format = "timelinejs"
	Spreadsheet Format = "timelinejs-csv"
	Markwhen    Format = "markwhen"
	Mermaid     Format = "mermaid"
	Vis         Format = "vis"
	Calendar    Format = "icalendar"
	Table       Format = "csv"
	Kindle      Format = "kindle"
	Readwise    Format = "readwise"
	WeRead      Format = "weread"
	BlockQuotes Format = "markdown"
)

// formats are all of them, with what else they are called.
var formats = []struct {
	format Format
	// What is what the format is, in a few words.
	what  string
	also  []string
	files []string
}{
	{TimelineJS, "TimelineJS, JSON", []string{"timeline-js", "timelinejs-json", "timelinejs3"}, nil},
	{Spreadsheet, "TimelineJS, spreadsheet saved as CSV", []string{"timelinejs-spreadsheet", "timelinejs-tsv"}, nil},
	{Markwhen, "Markwhen", []string{"mw"}, []string{".mw", ".markwhen"}},
	{Mermaid, "Mermaid, timeline or gantt", []string{"mmd", "gantt", "timeline"}, []string{".mmd", ".mermaid"}},
	{Vis, "vis-timeline, JSON", []string{"vis-timeline", "visjs", "vis.js"}, nil},
	{Calendar, "iCalendar", []string{"ics", "ical", "calendar"}, []string{".ics", ".ical", ".ifb", ".icalendar"}},
	{Table, "a table with columns for date and title", []string{"tsv", "table"}, nil},
	{Kindle, "Kindle, My Clippings.txt", []string{"clippings", "kindle-clippings"}, nil},
	{Readwise, "Readwise, highlights saved as CSV", []string{"readwise-csv"}, nil},
	{WeRead, "\u5fae\u4fe1\u8bfb\u4e66, notes copied as text", []string{"wechat-read", "\u5fae\u4fe1\u8bfb\u4e66"}, nil},
	{BlockQuotes, "Markdown, block quotes with \u2014 author", []string{"md", "quotes"}, nil},
}

// names are the names of all formats.
func names() []string {
	var all []string
	for _, f := range formats {
		all = append(all, string(f.format))
	}
	return all
}

// Formats returns every format with what it is, in a few words.
func Formats() (all []Format, what []string) {
	for _, f := range formats {
		all, what = append(all, f.format), append(what, f.what)
	}
	return all, what
}

// ParseFormat returns the format of a name or an alias. ok is false for an unknown one; meant is then the name that was
// probably meant, or empty.
func ParseFormat(name string) (format Format, meant string, ok bool) {
	lower := strings.ToLower(strings.TrimSpace(name))
	for _, f := range formats {
		if lower == string(f.format) {
			return f.format, "", true
		}
		for _, alias := range f.also {
			if lower == alias {
				return f.format, "", true
			}
		}
	}
	return "", source.Suggest(lower, names()), false
}

// detect tells the format of a text by its content; where that fits several, the extension of the file's name decides.
func detect(file, text string) Format {
	trimmed := strings.TrimLeft(text, " \t\n\uFEFF")
	if hasPrefixFold(trimmed, "BEGIN:VCALENDAR") {
		return Calendar
	}
	if trimmed != "" && (trimmed[0] == '{' || trimmed[0] == '[') {
		if f := detectJSON(trimmed); f != "" {
			return f
		}
	}
	if _, _, ok := diagram(text); ok {
		return Mermaid
	}
	if isKindle(text) {
		return Kindle
	}
	if isWeRead(text) {
		return WeRead
	}
	if f := detectTable(text); f != "" {
		return f
	}
	extension := strings.ToLower(path.Ext(strings.ReplaceAll(file, `\`, "/")))
	for _, f := range formats {
		for _, e := range f.files {
			if e == extension {
				return f.format
			}
		}
	}
	if isBlockQuotes(text) {
		return BlockQuotes
	}
	if looksLikeMarkwhen(text) {
		return Markwhen
	}
	return ""
}

// looksLikeDeck reports whether a text has the keys of a deck at the beginning of lines.
func looksLikeDeck(text string) bool {
	for _, key := range []string{"timelines:", "quotes:"} {
		if strings.HasPrefix(text, key) || strings.Contains(text, "\n"+key) {
			return true
		}
	}
	return false
}

func hasPrefixFold(s, prefix string) bool {
	return len(s) >= len(prefix) && strings.EqualFold(s[:len(prefix)], prefix)
}

// detectJSON tells the two formats of JSON apart by the keys that only one of them has, wherever they stand: the text is
// read once its format is known.
func detectJSON(text string) Format {
	const enough = 1 << 20
	text = text[:min(len(text), enough)]
	has := func(keys ...string) bool {
		for _, k := range keys {
			if strings.Contains(text, `"`+k+`"`) {
				return true
			}
		}
		return false
	}
	switch {
	case has("start_date", "headline"):
		return TimelineJS
	case has("content", "items") && has("start"):
		return Vis
	case has("events"):
		return TimelineJS
	case has("start"):
		return Vis
	}
	return ""
}

// detectTable looks at the names of the columns.
func detectTable(text string) Format {
	head := text[:min(len(text), 64<<10)]
	// Only the first lines count, and a cell may hold line ends.
	rows, _ := source.Rows("", head)
	if len(rows) == 0 || len(rows[0]) < 2 {
		return ""
	}
	if _, ok := readwiseHead(rows[0]); ok {
		return Readwise
	}
	if isSpreadsheet(rows[0]) {
		return Spreadsheet
	}
	if columns := columnsOf(rows[0]); columns["date"] >= 0 && (columns["title"] >= 0 || columns["text"] >= 0) {
		return Table
	}
	return ""
}
