// Package importer reads the timelines and highlights of other programs and writes them as decks.
//
// Each format has a room of its own, which fills a timeline (timeline.go): timelinejs.go, spreadsheet.go (its rows),
// markwhen.go, mermaid.go, gantt.go, vis.go, icalendar.go, table.go; passages marked in books are read in highlights.go. All share detect.go (which format it is), dates.go
// (dates → EDTF), plaintext.go (HTML → text, lengths), leftout.go (what could not be kept) and write.go (→ YAML).
package importer

import (
	"bytes"
	"path"
	"strings"

	"cards/internal/diag"
	"cards/internal/source"
)

// MaxEvents is how many events are imported from one file.
const MaxEvents = 5000

// Options are what a file cannot say of itself.
type Options struct {
	// Format is the format; empty is what the content and the file's name say.
	Format Format
	// Title is that of the timeline, in place of the file's own.
	Title string
	// Lang is the language of the deck (BCP 47); empty is left to the deck, which goes by the script of its texts.
	Lang string
}

// Result is what became of a file.
type Result struct {
	// Format is the one that was read.
	Format Format
	// Title is that of the timeline, empty where there is none.
	Title string
	// Events and Eras count what was kept.
	Events, Eras int
	// Quotes counts the passages of highlights; they have no events.
	Quotes int
	// Lanes are the names of the lanes, in their order.
	Lanes []string
	// Deck is the deck, in YAML.
	Deck []byte
}

// Read turns the file of another program into a deck. name is the path that messages show and whose extension helps to tell
// the format. The list tells what was left out, and why a file cannot be imported: when it holds errors, the result is nil.
// All codes are in Codes. Nothing but data is read: no pictures, no addresses, no clock.
func Read(name string, data []byte, options Options) (*Result, diag.List) {
	r := &reader{file: name, lang: options.Lang}
	result := r.read(data, options)
	if r.list.HasErrors() {
		result = nil
	}
	r.list.Sort()
	return result, r.list
}

// reader is the state of one Read.
type reader struct {
	file string
	// lang decides between languages that write dates alike.
	lang string
	list diag.List
	out  timeline
	left []*leftOut
	// parsed counts the dates that were tried; full is true once the file was found to be too large.
	parsed int
	full   bool
	// lanes are the names of the lanes.
	lanes map[string]bool
	// told counts the warnings of each code, so that a file of another kind does not drown its reader.
	told map[string]int
}

func (r *reader) read(data []byte, options Options) *Result {
	var lines []int
	if len(data) <= source.MaxSize && beginsCalendar(data) {
		// Lines may be folded in the middle of a character, so that this comes before decoding.
		data, lines = unfold(data)
	}
	if bytes.HasPrefix(data, []byte("PK\x03\x04")) {
		r.list.Errorf(diag.Pos{File: r.file}, "import-format", "save the sheet as CSV UTF-8, and import that", "this is a workbook or another archive, not a text")
		return nil
	}
	text, list, ok := source.Text(r.file, data)
	r.list = append(r.list, list...)
	if !ok {
		return nil
	}
	format := options.Format
	if format == "" {
		if format = detect(r.file, text); format == "" {
			hint, message := "say --from and one of "+strings.Join(names(), ", "), "the format cannot be told by the content"
			if looksLikeDeck(text) {
				hint, message = "make its pictures with: cards FILE", "this is a deck already"
			}
			r.list.Errorf(diag.Pos{File: r.file}, "import-format", hint, "%s", message)
			return nil
		}
	}
	if r.lang == "" {
		r.lang = languageOf(text)
	}
	if list, ok := r.highlights(format, text); ok {
		return r.finishHighlights(list, format, options)
	}
	switch format {
	case TimelineJS, Vis:
		if root := r.json(text); root != nil && format == TimelineJS {
			r.timelineJS(root)
		} else if root != nil {
			r.vis(root)
		}
	case Spreadsheet:
		r.spreadsheet(r.rows(text))
	case Table:
		r.table(r.rows(text))
	case Markwhen:
		r.markwhen(text)
	case Mermaid:
		r.mermaid(text)
	case Calendar:
		if lines == nil {
			var unfolded []byte
			unfolded, lines = unfold([]byte(text))
			text = string(unfolded)
		}
		r.calendar(text, lines)
	}
	if r.list.HasErrors() {
		return nil
	}
	return r.finish(format, options)
}

// finish settles what depends on the whole, and writes the deck.
func (r *reader) finish(format Format, options Options) *Result {
	t := &r.out
	dated := false
	for _, e := range t.events {
		dated = dated || !e.date.IsZero()
	}
	if !dated {
		r.list.Errorf(diag.Pos{File: r.file}, "import-no-events", "look whether it is "+string(format)+", or say another format by --from",
			"no event was found that has a title and a date (read as %s)", format)
		return nil
	}
	if options.Title != "" {
		t.title = clean(options.Title)
	}
	r.fitHead()
	if t.title == "" {
		r.list.Notef(diag.Pos{File: r.file}, "import-no-title", "say --title, or write title: into the deck", "the file names no title")
	}
	t.lang = options.Lang
	if t.lang == "" && languageOf(t.words()) == "en" && hasHan(t.words()) {
		// A deck takes any Chinese character for a sign of Chinese; a name or two in an English text are none.
		t.lang = "en"
	}
	t.inOrder()
	r.tellLeftOut()
	result := &Result{Format: format, Title: t.title, Events: len(t.events), Eras: len(t.eras), Lanes: t.lanes}
	result.Deck = t.write(path.Base(strings.ReplaceAll(r.file, `\`, "/")), format)
	// What was written must be read again, whatever the file held: this finds what is too large, and slips of ours.
	if _, list := source.Read("deck.yaml", result.Deck, source.Options{}); list.HasErrors() {
		r.list.Errorf(diag.Pos{File: r.file}, "import-too-large", "split it", "the deck that would become of it cannot be read: %s", firstError(list))
		return nil
	}
	return result
}

// tooLarge tells once that a file is beyond a bound.
func (r *reader) tooLarge(pos diag.Pos, format string, args ...any) {
	if !r.full {
		r.full = true
		r.list.Errorf(pos, "import-too-large", "split the file", format, args...)
	}
}

// firstError returns the message of the first error of a list that has one.
func firstError(list diag.List) string {
	for _, d := range list {
		if d.Severity == diag.Error {
			return d.Message
		}
	}
	return ""
}

// json reads a JSON text; nil means that the list says why not.
func (r *reader) json(text string) *source.Node {
	root, list := source.JSON(r.file, text)
	r.list = append(r.list, list...)
	if root == nil && !list.HasErrors() {
		r.list.Errorf(diag.Pos{File: r.file}, "import-no-events", "", "the file is empty")
	}
	return root
}

// rows reads the rows of a table.
func (r *reader) rows(text string) [][]source.Cell {
	rows, list := source.Rows(r.file, text)
	r.list = append(r.list, list...)
	return rows
}

// at returns a place in the file, line and column counted from 1.
func (r *reader) at(line, column int) diag.Pos {
	return diag.Pos{File: r.file, Line: line, Column: column}
}
