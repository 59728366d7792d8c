package importer_test

import (
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"
	"time"

	"cards/internal/deck"
	"cards/internal/diag"
	"cards/internal/importer"
	"cards/internal/source"
)

// manyEvents is a spreadsheet with n events.
func manyEvents(n int) string {
	return "Year,Headline\n" + strings.Repeat("1990,x\n", n)
}

// wrong are files that show a code at a line.
var wrong = []struct {
	name, text string
	options    importer.Options
	line       int
	code       string
	severity   diag.Severity
}{
	{"a.mmd", "gantt\ntitle T\naxisFormat x\na :a, 2014-01-01, 1d\n", importer.Options{}, 3, "import-animation", diag.Note},
	{"a.ics", "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:x\nDTSTART:20200101\nEND:VEVENT\nBEGIN:VEVENT\nSUMMARY:y\nDTSTART:20200101\nSTATUS:CANCELLED\nEND:VEVENT\n", importer.Options{}, 6, "import-cancelled", diag.Note},
	{"a.mw", "#x: red\n1990: x\n", importer.Options{}, 1, "import-colour", diag.Note},
	{"a.ics", "BEGIN:VCALENDAR\nBEGIN:VTODO\nEND:VTODO\nBEGIN:VEVENT\nSUMMARY:x\nDTSTART:20200101\nEND:VEVENT\n", importer.Options{}, 2, "import-component", diag.Note},
	{"a.csv", "date,title\n1990,x\nsoon,y\n", importer.Options{}, 3, "import-date", diag.Warning},
	{"a.mmd", "gantt\nexcludes weekends\na :a, 2014-01-01, 1d\n", importer.Options{}, 2, "import-duration", diag.Note},
	{"a.csv", "date,end,title\n1990,1980,x\n", importer.Options{}, 2, "import-end", diag.Warning},
	{"a.txt", "Nothing that anybody could date\n", importer.Options{}, 0, "import-format", diag.Error},
	{"", "", importer.Options{}, 0, "import-format", diag.Error},
	{"a.xlsx", "PK\x03\x04", importer.Options{}, 0, "import-format", diag.Error},
	{"a.yaml", "deck: 1\ntimelines:\n  - events:\n      - {date: 1990, title: x}\n", importer.Options{}, 0, "import-format", diag.Error},
	{"a.csv", "date,title\n1990,x\u202Ey\n", importer.Options{}, 2, "import-hidden", diag.Note},
	{"a.mw", "1990: x\n# A\nstray\n", importer.Options{}, 3, "import-line", diag.Warning},
	{"a.csv", "date,title,text\n1990,x,<a href='https://a'>a</a><a href='https://b'>b</a>\n", importer.Options{}, 2, "import-link", diag.Note},
	{"a.json", "{\"events\": [\n{\"start_date\": {\"year\": 1990}, \"text\": {\"headline\": \"x\"}, \"media\": {\"url\": \"https://youtu.be/x\"}}]}", importer.Options{}, 2, "import-media", diag.Note},
	{"a.csv", "date,title\nsoon,x\n", importer.Options{}, 0, "import-no-events", diag.Error},
	{"a.json", "{\"events\": {}}", importer.Options{}, 1, "import-no-events", diag.Error},
	{"a.json", "{}", importer.Options{Format: importer.Vis}, 1, "import-no-events", diag.Error},
	{"a.csv", "a,b\n1,2\n", importer.Options{Format: importer.Table}, 1, "import-no-events", diag.Error},
	{"a.csv", "a,b\n1,2\n", importer.Options{Format: importer.Spreadsheet}, 1, "import-no-events", diag.Error},
	{"a.txt", "x\n", importer.Options{Format: importer.Mermaid}, 1, "import-no-events", diag.Error},
	{"a.txt", "x\n", importer.Options{Format: importer.Calendar}, 0, "import-no-events", diag.Error},
	{"a.csv", "date,title\n1990,x\n", importer.Options{}, 0, "import-no-title", diag.Note},
	{"a.mw", "1990: x @me\n", importer.Options{}, 1, "import-person", diag.Note},
	{"a.mw", "1990: x ![](https://a/b.png)\n", importer.Options{}, 1, "import-picture", diag.Note},
	{"a.mw", "1990: [x] x\n", importer.Options{}, 1, "import-progress", diag.Note},
	{"a.mw", "1990 every year: x\n", importer.Options{}, 1, "import-recurrence", diag.Note},
	{"a.csv", "date,title,text\n1990,x," + strings.Repeat("All the words there are. ", 60) + "\n", importer.Options{}, 2, "import-shortened", diag.Note},
	{"a.mw", "# A\n1990: x #t\n", importer.Options{}, 2, "import-tag", diag.Note},
	{"a.csv", manyEvents(importer.MaxEvents + 1), importer.Options{}, importer.MaxEvents + 2, "import-too-large", diag.Error},
	{"a.json", `{"events": [{"start_date": {"year": 1990}, "text": {"headline": "x"}},` + "\n" + `{"start_date": {"year": 1990}}]}`, importer.Options{}, 2, "import-untitled", diag.Warning},
	{"a.ics", "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:x\nDTSTART;TZID=Europe/Paris:20200101T100000\nEND:VEVENT\n", importer.Options{}, 4, "import-zone", diag.Note},
	{"a.txt", "B (A)\n- Your Bookmark on page 1 | Added on x\n\n\n==========\nB (A)\n- Your Highlight on page 1\n\nx y\n==========\n", importer.Options{}, 1, "import-bookmark", diag.Note},
	{"a.txt", "B (A)\n- Your Note on page 1\n\nmine\n==========\nB (A)\n- Your Highlight on page 1\n\nx y\n==========\n", importer.Options{}, 1, "import-note", diag.Note},
	{"a.txt", "B (A)\n- Your Highlight on page 1\n\nx y\n==========\nB (A)\n- Your Highlight on page 1\n\nx y z\n==========\n", importer.Options{}, 6, "import-twice", diag.Note},
	{"a.txt", "B (A)\n- Your Bookmark on page 1\n\n\n==========\n", importer.Options{}, 0, "import-no-quotes", diag.Error},
	{"a.csv", "a,b\n1,2\n", importer.Options{Format: importer.Readwise}, 1, "import-no-quotes", diag.Error},
	// What package source finds.
	{"a.json", "{\"events\": [1,]}", importer.Options{}, 1, "json", diag.Error},
	{"a.json", "{\"events\": [] }\n x", importer.Options{}, 2, "json-rest", diag.Error},
	{"a.json", "{\"events\": 1, \"events\": 2}", importer.Options{}, 1, "duplicate-key", diag.Error},
	{"a.json", strings.Repeat("[", 200), importer.Options{Format: importer.Vis}, 1, "too-deep", diag.Error},
	{"a.csv", "date,title\n1990,\"x\n", importer.Options{}, 2, "table-quote", diag.Error},
	{"a.mw", "1990: \xff\xfe\xff\n", importer.Options{}, 1, "encoding", diag.Error},
	{"a.mw", "1990: x\x01y\n", importer.Options{}, 1, "control-character", diag.Warning},
	{"a.json", `[{"start": "1990", "content": "x\u0001y"}]`, importer.Options{}, 1, "control-character", diag.Warning},
	{"a.mw", strings.Repeat("x", source.MaxSize+1), importer.Options{}, 0, "file-too-large", diag.Error},
	{"a.mw", strings.Repeat("\n", 400_001), importer.Options{}, 0, "file-too-large", diag.Error},
}

// TestCodes: every code is told where it should be, at its severity, and none is told that is not in the table.
func TestCodes(t *testing.T) {
	known := map[string]bool{}
	var names []string
	for _, c := range importer.Codes() {
		if known[c.Name] || c.Doc == "" {
			t.Errorf("%s is told twice or has no description", c.Name)
		}
		known[c.Name] = true
		names = append(names, c.Name)
	}
	if !sort.StringsAreSorted(names) {
		t.Error("the codes are not in alphabetical order")
	}
	shown := map[string]bool{}
	for i, w := range wrong {
		t.Run(fmt.Sprintf("%d %s", i, w.code), func(t *testing.T) {
			result, list := importer.Read(w.name, []byte(w.text), w.options)
			found := false
			for _, d := range list {
				shown[d.Code] = true
				if strings.HasPrefix(d.Code, "import-") && !known[d.Code] {
					t.Errorf("%s is not in the table of codes", d.Code)
				}
				if d.Code == w.code && d.Pos.Line == w.line && d.Severity == w.severity {
					found = d.Message != "" && d.Pos.File == w.name
				}
			}
			if !found {
				t.Errorf("not told in line %d: %.2000s", w.line, list.Error())
			}
			if (result == nil) != list.HasErrors() {
				t.Errorf("a result besides errors, or none without: %v", list.Error())
			}
			if result != nil {
				load(t, result.Deck)
			}
		})
	}
	for name := range known {
		if !shown[name] {
			t.Errorf("no file shows %s", name)
		}
	}
}

// TestHostile: what takes time with the square of its length in a careless reader, or could fill memory, ends soon.
func TestHostile(t *testing.T) {
	const size = 600_000
	repeat := func(head, body, tail string) string { return head + strings.Repeat(body, size/len(body)) + tail }
	json := func(text string) string {
		return `{"events": [{"start_date": {"year": 1990}, "text": {"headline": "x", "text": "` + text + `"}}]}`
	}
	for _, test := range []struct{ name, file, text string }{
		{"open tags", "a.json", json(repeat("", "<a ", ""))},
		{"angle brackets", "a.json", json(repeat("", "<", ">"))},
		{"comments", "a.json", json(repeat("", "<!--", ""))},
		{"scripts", "a.json", json(repeat("", "<script>", "</script>"))},
		{"references", "a.json", json(repeat("", "&", ";"))},
		{"one long word", "a.json", json(repeat("", "x", ""))},
		{"lines", "a.json", json(repeat("", `\n\u6f22`, ""))},
		{"colons", "a.mw", repeat("", "1:", "x\n")},
		{"dates of hyphens", "a.mw", repeat("", "1-", ": x\n")},
		{"dates", "a.mw", repeat("", "1990-01-01 to now: x\n", "")},
		{"not quite dates", "a.mw", "1990: x\n" + repeat("", "mon 1 - 2 - 3 - 4 - 5 - 6 - 7 - 8 - 9 - 10: 11: 12: 13: 14: 15: x\n", "")},
		{"groups", "a.mw", repeat("", "group x\n", "1990: x\n")},
		{"lanes", "a.mw", func() string {
			var b strings.Builder
			for i := range 20_000 {
				fmt.Fprintf(&b, "group %d\n1990: x\nendGroup\n", i)
			}
			return b.String()
		}()},
		{"brackets of Markdown", "a.mw", "1990: " + repeat("", "[", "\n")},
		{"images of Markdown", "a.mw", "1990: " + repeat("", "![x](", "\n")},
		{"categories", "a.ics", "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:x\nDTSTART:20200101\nCATEGORIES:" + repeat("", "a,b,", "") + "\nEND:VEVENT\n"},
		{"folded lines", "a.ics", "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:x\nDTSTART:20200101\nDESCRIPTION:" + repeat("", "a\n ", "") + "\nEND:VEVENT\n"},
		{"nested components", "a.ics", repeat("BEGIN:VCALENDAR\n", "BEGIN:X\n", "END:VCALENDAR\n")},
		{"events of Mermaid", "a.mmd", "timeline\n1990 " + repeat("", ": x ", "\n")},
		{"tasks without end", "a.mmd", "gantt\n" + repeat("a :a, 2014-01-01, 1d\n", "b :after a a a a a a a a, 999999y\n", "")},
		{"a long dateFormat", "a.mmd", "gantt\ndateFormat " + repeat("", "YYYY", "") + "\na :a, 2014-01-01, 1d\n"},
		{"fences", "a.md", repeat("x\n", "```mermaid\n```\n", "")},
		{"columns", "a.csv", repeat("date,title", ",x", "\n1990,x\n")},
		{"quotes", "a.csv", "date,title\n" + repeat("", "1990,\"\"\"\"\n", "")},
		{"items", "a.json", repeat("[", `{"start": "1990", "content": "x"},`, `{"start": "1990", "content": "x"}]`)},
	} {
		t.Run(test.name, func(t *testing.T) {
			start := time.Now()
			result, list := importer.Read(test.file, []byte(test.text), importer.Options{})
			if took := time.Since(start); took > time.Minute {
				t.Errorf("took %v", took)
			}
			if len(list) > 200 {
				t.Errorf("%d things are told", len(list))
			}
			if result == nil && !list.HasErrors() {
				t.Error("neither a deck nor an error")
			}
			if result != nil && len(result.Deck) < 200_000 {
				load(t, result.Deck)
			}
		})
	}
}

// FuzzImport: whatever the bytes, every reader ends, tells only known codes, and what it writes is a deck without errors.
func FuzzImport(f *testing.F) {
	formats, _ := importer.Formats()
	for i, w := range wrong {
		if len(w.text) < 4000 {
			f.Add([]byte(w.text), uint8(i))
		}
	}
	for i, s := range samples {
		f.Add(sample(f, s.file), uint8(i))
	}
	for i, text := range []string{"1990: x\n2020-01/2021: y #z\n", "timeline\n1990 : a : b\n", "gantt\ntitle x\na :a, 2014-01-01, 3d\n",
		`[{"start": 5, "content": "x", "end": "2015"}]`, "date,title\n2008\u5e74\u590f,x\n"} {
		f.Add([]byte(text), uint8(i+1))
	}
	known := map[string]bool{}
	for _, c := range importer.Codes() {
		known[c.Name] = true
	}
	for _, c := range deck.Codes() {
		known[c.Name] = true
	}
	marked, err := filepath.Glob("testdata/highlights/*")
	if err != nil || len(marked) < 4 {
		f.Fatalf("%d files of highlights, %v", len(marked), err)
	}
	for _, file := range marked {
		data, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data, uint8(0))
	}
	f.Fuzz(func(t *testing.T, data []byte, which uint8) {
		options := importer.Options{}
		if n := int(which) % (len(formats) + 1); n > 0 {
			options.Format = formats[n-1]
		}
		result, list := importer.Read("fuzzed", data, options)
		for _, d := range list {
			if !known[d.Code] || d.Message == "" {
				t.Errorf("unknown code in %v", d)
			}
		}
		if result == nil {
			if !list.HasErrors() {
				t.Fatal("neither a deck nor an error")
			}
			return
		}
		d := load(t, result.Deck)
		if result.Quotes > 0 {
			if len(d.Quotes) != result.Quotes || result.Events != 0 {
				t.Errorf("%d quotes of %d", len(d.Quotes), result.Quotes)
			}
			return
		}
		line := d.Timelines[0]
		if len(line.Events) != result.Events || result.Events == 0 || len(line.Eras) != result.Eras {
			t.Errorf("%d events of %d, %d eras of %d", len(line.Events), result.Events, len(line.Eras), result.Eras)
		}
		inOrder(t, line)
	})
}
