package importer_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"cards/internal/deck"
	"cards/internal/diag"
	"cards/internal/edtf"
	"cards/internal/importer"
)

// load reads a deck that was written and demands that nothing is wrong with it.
func load(t *testing.T, data []byte) *deck.Deck {
	t.Helper()
	d, list := deck.LoadBytes("deck.yaml", data, deck.LoadOptions{})
	if list.HasErrors() {
		t.Fatalf("the deck has errors:\n%v\n%.3000s", list.Error(), data)
	}
	if len(d.Timelines) != 1 && len(d.Quotes) == 0 {
		t.Fatalf("%d timelines", len(d.Timelines))
	}
	return d
}

// read imports a text that must be imported.
func read(t *testing.T, name, text string, options importer.Options) (*importer.Result, *deck.Timeline, diag.List) {
	t.Helper()
	result, list := importer.Read(name, []byte(text), options)
	if result == nil {
		t.Fatalf("not imported: %v", list.Error())
	}
	return result, load(t, result.Deck).Timelines[0], list
}

// outline writes the events of a timeline, one a line: date, title, and what else they have in brackets.
func outline(line *deck.Timeline) string {
	var b strings.Builder
	for _, e := range line.Events {
		date := "?"
		if e.Date.Set {
			date = e.Date.V.String()
		}
		fmt.Fprintf(&b, "%s %s", date, e.Title.All.V)
		var more []string
		add := func(what, value string) {
			if value != "" {
				more = append(more, what+"="+value)
			}
		}
		add("text", strings.ReplaceAll(e.Text.All.V, "\n", "/"))
		add("shown", e.Shown.All.V)
		for _, l := range e.Lanes {
			add("lane", line.Lanes[l].Texts()[0].V)
		}
		add("link", e.Link.V)
		add("source", e.SourceRef.V)
		add("status", e.Status.V)
		if e.Milestone.V {
			add("milestone", "yes")
		}
		if e.Weight.Set {
			add("weight", fmt.Sprint(e.Weight.V))
		}
		if e.After != nil {
			add("after", e.After.Title.All.V)
		}
		if e.Before != nil {
			add("before", e.Before.Title.All.V)
		}
		if len(more) > 0 {
			b.WriteString(" [" + strings.Join(more, ", ") + "]")
		}
		b.WriteByte('\n')
	}
	for _, e := range line.Eras {
		fmt.Fprintf(&b, "era %s %s\n", e.Date.V, e.Title.All.V)
	}
	return b.String()
}

// codes lists what was told as "line code".
func codes(list diag.List) string {
	var all []string
	for _, d := range list {
		all = append(all, fmt.Sprintf("%d %s", d.Pos.Line, d.Code))
	}
	return strings.Join(all, "\n")
}

// samples are the files of testdata, with what is in them.
var samples = []struct {
	file                string
	format              importer.Format
	title               string
	events, lanes, eras int
	notes               string
}{
	{"apollo11.mmd", importer.Mermaid, "Apollo 11, hour by hour", 8, 3, 0, "9 import-animation"},
	{"bauhaus.json", importer.Vis, "", 9, 3, 1, "0 import-no-title\n3 import-colour\n15 import-picture"},
	{"eclipses.ics", importer.Calendar, "Eclipses of the Sun", 9, 3, 0,
		"29 import-zone\n48 import-media\n86 import-recurrence\n88 import-cancelled\n95 import-component"},
	{"exploration.json", importer.TimelineJS, "To the Ends of the Earth", 39, 3, 2, "5 import-picture\n30 import-link\n40 import-colour\n90 import-media"},
	{"printing.mmd", importer.Mermaid, "\u5370\u5237\u4e0e\u6587\u5b57\u7684\u5386\u53f2", 42, 0, 5, ""},
	{"railway.csv", importer.Table, "", 9, 3, 0, "0 import-no-title"},
	{"shinkansen.tsv", importer.Table, "", 10, 4, 0, "0 encoding\n0 import-no-title"},
	{"spaceflight.mw", importer.Markwhen, "\u8d70\u5411\u592a\u7a7a Into Space", 48, 3, 0, "5 import-zone\n6 import-colour\n21 import-tag\n48 import-picture"},
	{"women.csv", importer.Spreadsheet, "Women who changed science", 10, 5, 1, "3 import-picture\n4 import-colour\n9 import-media"},
}

// TestSamples: every sample is recognised, keeps all its events in the order of their dates, and becomes a deck without a
// fault.
func TestSamples(t *testing.T) {
	files, err := filepath.Glob("testdata/*.*")
	if err != nil || len(files) != len(samples) {
		t.Fatalf("%d files for %d samples, %v", len(files), len(samples), err)
	}
	for _, s := range samples {
		t.Run(s.file, func(t *testing.T) {
			data := sample(t, s.file)
			result, list := importer.Read(s.file, data, importer.Options{})
			if result == nil {
				t.Fatal(list.Error())
			}
			if result.Format != s.format || result.Title != s.title || result.Events != s.events || len(result.Lanes) != s.lanes || result.Eras != s.eras {
				t.Errorf("got %s %q with %d events, %d lanes, %d eras", result.Format, result.Title, result.Events, len(result.Lanes), result.Eras)
			}
			if got := codes(list); got != s.notes {
				t.Errorf("told\n%s\nwant\n%s", got, s.notes)
			}
			line := load(t, result.Deck).Timelines[0]
			if len(line.Events) != s.events || len(line.Lanes) != s.lanes || len(line.Eras) != s.eras || line.Layout.V != "auto" {
				t.Errorf("the deck has %d events, %d lanes, %d eras, layout %s", len(line.Events), len(line.Lanes), len(line.Eras), line.Layout.V)
			}
			inOrder(t, line)
			again, _ := importer.Read(s.file, data, importer.Options{})
			if string(again.Deck) != string(result.Deck) {
				t.Error("the same file gave two decks")
			}
			// Another name tells nothing, and --from says the same as the content.
			forced, _ := importer.Read("-", data, importer.Options{Format: s.format})
			if forced == nil || forced.Events != s.events {
				t.Error("forced by its format, the file gives something else")
			}
		})
	}
}

// inOrder demands that events with dates begin one after the other.
func inOrder(t *testing.T, line *deck.Timeline) {
	t.Helper()
	var last edtf.Instant
	seen := false
	for _, e := range line.Events {
		at, ok := e.Date.V.Anchor()
		if !ok {
			continue
		}
		if seen && at.Before(last) {
			t.Errorf("%s %s stands behind %s", e.Date.V, e.Title.All.V, last)
		}
		last, seen = at, true
	}
}

// TestWhatIsKept reads a small file of each format and compares all that became of it.
func TestWhatIsKept(t *testing.T) {
	for _, test := range []struct {
		name, file, text, want, notes string
		options                       importer.Options
	}{
		{name: "TimelineJS", file: "a.json", text: `{"title": {"text": {"headline": "T", "text": "<p>Sub</p>"}}, "events": [
{"start_date": {"year": "-44", "month": "3", "day": 15}, "text": {"headline": "Caesar &amp; Brutus"}},
{"start_date": {"year": 2008, "month": 12, "day": 24, "hour": 18, "minute": 5, "display_date": "Christmas Eve"}, "text": {"headline": "<b>x</b> 1 < 2", "text": "<p>a</p><p>b <a href='https://a/?x=1&amp;y=2'>c</a></p>"}, "group": "G"},
{"start_date": {"year": "1990"}, "end_date": {"year": "1980"}, "text": {"headline": "back"}},
{"start_date": {"year": "1991", "month": ""}, "end_date": {"year": ""}, "text": {"headline": "", "text": "Only a text"}},
{"start_date": {"year": "1992"}, "text": {"text": ""}},
{"start_date": {"year": "soon"}, "text": {"headline": "no date"}},
{"text": {"headline": "no start"}}, 7,
{"start_date": {"year": "1993", "month": "13"}, "text": {"headline": "no month"}},
{"start_date": {"year": "c. 1040"}, "text": {"headline": "about"}, "media": {"url": "https://a/b", "credit": "Them"}},
{"start_date": {"year": "-13800000000"}, "text": {"headline": "bang"}}
], "eras": [{"start_date": {"year": "1900"}, "end_date": {"year": "1950"}, "text": {"headline": "E"}}]}`,
			want: "Y-13799999999 bang\n-0043-03-15 Caesar & Brutus\n1040~ about [link=https://a/b, source=Them]\n1990 back\n1991 Only a text\n" +
				"2008-12-24T18:05 x 1 < 2 [text=a/b c, shown=Christmas Eve, lane=G, link=https://a/?x=1&y=2]\nera 1900/1950 E\n",
			notes: "4 import-end\n6 import-untitled\n7 import-date\n8 import-date\n8 import-line\n9 import-date"},
		{name: "TimelineJS 2", file: "a.json", text: `{"timeline": {"headline": "H", "text": "S", "date": [
{"startDate": "2011,12,10", "endDate": "2011,12,11", "headline": "x", "text": "<p>y</p>", "tag": "t", "asset": {"media": "https://a/p.jpg"}}], "era": [{"startDate": "2011", "endDate": "2012", "headline": "e"}]}}`,
			want: "2011-12-10/2011-12-11 x [text=y, lane=t]\nera 2011/2012 e\n", notes: "2 import-picture"},
		{name: "spreadsheet", file: "a.csv", text: "Year,Month,Day,Time,End Year,Headline,Text,Type,Colour\n2001,9,11,6:05 pm,,x,,,\n1999,,,,2000,y,z,,red\n12,13,,,,bad,,,\n1900,,,,1950,E,,era,\n,,,,,,,,\n",
			want: "1999/2000 y [text=z]\n2001-09-11T18:05 x\nera 1900/1950 E\n", notes: "0 import-no-title\n1 import-line\n4 import-date"},
		{name: "Markwhen", file: "a.mw", text: `title: T
#Tag: red

group One #Tag
2020-01 / 2021-03: title #tag @me [page](https://a/b) !id
more text
- an item

- [x] a box
endGroup
section Two
03/04/2008: third of March? No, fourth
11/11/2024-12/12/2024: range
04/1776: month
2001 - 2003: years
2018/6 months: half a year
2019-01-01 / 2 weeks: fortnight
1999 - now: goes on
2022-08-22T12:30:00Z: noon: exactly
Dec 24, 2008: eve
2000-01-01 every year for 3 times: again
after !id 3 days: relative
text of that
5 days: also relative
13/45/2020: no such day
endSection
500 BCE: old
_-_-_break_-_-_
2030: next page
`,
			want: "-0499 old\n1776-04 month [lane=Two]\n1999/.. goes on [lane=Two]\n2000-01-01 again [lane=Two]\n2001/2003 years [lane=Two]\n2008-03-04 third of March? No, fourth [lane=Two]\n2008-12-24 eve [lane=Two]\n" +
				"2018-01/2018-06 half a year [lane=Two]\n2019-01-01/2019-01-14 fortnight [lane=Two]\n2020-01/2021-03 title page [text=more text/an item/a box, lane=One, link=https://a/b]\n" +
				"2022-08-22T12:30:00Z noon: exactly [lane=Two]\n2024-11-11/2024-12-12 range [lane=Two]\n2030 next page\n",
			notes: "2 import-colour\n5 import-person\n5 import-progress\n5 import-tag\n21 import-recurrence\n22 import-date\n24 import-date\n25 import-date\n28 import-line"},
		{name: "Markwhen, European", file: "a.mw", text: "---\ntitle: T\ndateFormat: d/M/y\n---\n# A #x\n3/4/2008: x\n## B\n4/4/2008: y #t\n# C\n5/4/2008 18:30: z\n",
			want: "2008-04-03 x [lane=A]\n2008-04-04 y [lane=B]\n2008-04-05T18:30 z [lane=C]\n", notes: "8 import-tag"},
		{name: "Markwhen, tags", file: "a.mw", text: "title: T\n1990: x #a #b\n1991: y #b\n",
			want: "1990 x [lane=a]\n1991 y [lane=b]\n", notes: "2 import-tag"},
		{name: "Mermaid timeline", file: "-", text: "timeline\n title T %% remark\n section A\n 2002 : x : y at 18:00\n      : z<br>z\n Industry 4.0 : later\n section B\n 1990 : early\n odd line\n",
			want:  "1990 early [lane=B]\n2002 x [lane=A]\n2002 y at 18:00 [lane=A]\n2002 z z [lane=A]\n? later [shown=Industry 4.0, lane=A, after=z z]\n",
			notes: "6 import-date\n9 import-date\n9 import-line"},
		{name: "Mermaid, undated first", file: "-", text: "---\ntitle: T\n---\ntimeline\n Stone Age : first\n 1990~ : x #quot;q#quot; #35;1\n",
			want: "? first [shown=Stone Age, before=x \"q\" #1]\n1990~ x \"q\" #1\n", notes: "5 import-date"},
		{name: "gantt", file: "a.md", text: "# h\n```mermaid\ngantt\n title T\n dateFormat DD.MM.YYYY\n excludes weekends\n section S\n a :a1, 01.01.2014, 30d\n b :after a1, 2w\n c :active, crit, 3d\n d :milestone, m, 05.02.2014, 0d\n e :x, until m\n f :f, 2014-01-01, 12h\n g :g, 32.01.2014, 1d\n h :h, 02.01.2014, 01.01.2014\n i :i, after zz, 1d\n```\n",
			want:  "2014-01-01/2014-01-30 a [lane=S]\n2014-01-01T00:00/2014-01-01T12:00 f [lane=S]\n2014-01-31/2014-02-13 b [lane=S]\n2014-02-05 d [lane=S, milestone=yes]\n2014-02-14/2014-02-16 c [lane=S, weight=2]\n",
			notes: "6 import-duration\n10 import-progress\n12 import-date\n14 import-date\n15 import-date\n16 import-date"},
		{name: "gantt, inclusive", file: "-", text: "gantt\ntitle T\ndateFormat YYYY-MM\ninclusiveEndDates\na :a, 2014-01, 2014-03\nb :b, 2015-01, 1M\n",
			want: "2014-01/2014-03 a\n2015-01 b\n"},
		{name: "vis", file: "a.json", text: `[{"id": 1, "content": "a <i>b</i>", "start": 1398210900000, "group": "g", "title": "tip"},
{"content": "c", "start": "2014-04-18T00:00:00.000Z", "end": "2014-04-20T00:00:00.000Z"},
{"content": "d", "start": "Wed Apr 23 2014 00:00:00 GMT+0200 (CEST)", "type": "point", "end": "2015"},
{"content": "e", "start": "-000044-03-15"}, {"content": "f", "start": "+013000-01-01"}, {"content": "g", "start": "/Date(1198908717056)/"},
{"content": "h", "start": "2014-04-18 12:30"}, {"content": "i", "start": "nonsense"}, {"content": "j"}, 5,
{"content": "", "start": "2014", "end": "2015", "type": "background", "style": "color: red"}]`,
			want:  "-0044-03-15 e\n2007-12-29T06:11:57Z g\n2014-04-18/2014-04-20 c\n2014-04-18T12:30 h\n2014-04-22T23:55Z a b [text=tip, lane=g]\n2014-04-23 d\nY13000 f\n",
			notes: "0 import-no-title\n5 import-date\n5 import-date\n5 import-line\n6 import-colour"},
		{name: "iCalendar", file: "-", text: "BEGIN:VCALENDAR\r\nX-WR-CALNAME:T\r\nBEGIN:VEVENT\r\nSUMMARY:a\\, b\\; c\\n\r\n d\r\nDTSTART;VALUE=DATE:20200101\r\nDTEND;VALUE=DATE:20200103\r\nDESCRIPTION:x\\ny\r\nCATEGORIES:p,q\\,r\r\nEND:VEVENT\r\n" +
			"BEGIN:VEVENT\r\nSUMMARY;LANGUAGE=\"en:x\":e\r\nDTSTART;TZID=\"Europe/Berlin\":20200201T180000\r\nDURATION:PT90M\r\nSTATUS:TENTATIVE\r\nLOCATION:Here\r\nATTENDEE:mailto:a@b\r\nEND:VEVENT\r\n" +
			"BEGIN:VEVENT\r\nSUMMARY:f\r\nDTSTART:20200230\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:g\r\nDTSTART:20200301T000000Z\r\nDTEND:tomorrow\r\nEND:VEVENT\r\nno colon\r\nBEGIN:VEVENT\r\nSUMMARY:h\r\n",
			want:  "2020-01-01/2020-01-02 a, b; c d [text=x/y, lane=p, lane=q,r]\n2020-02-01T18:00/2020-02-01T19:30 e [text=Here, status=planned]\n2020-03-01T00:00Z g\n",
			notes: "13 import-zone\n17 import-person\n21 import-date\n26 import-end\n28 import-line\n29 import-line"},
		{name: "table", file: "a.csv", text: "sep=;\nTime;Event;Description;Category;Owner;Until\n25/12/2008;x;<p>y</p>;c;me;31/12/2008\n3/4/2009;z;;;;\nsome day;no;;;;\n2010;;only text;;;\n2011;late;;;;2010\n",
			want:  "2008-12-25/2008-12-31 x [text=y, lane=c]\n2009-04-03 z\n2010 only text\n2011 late\n",
			notes: "0 import-no-title\n2 import-line\n5 import-date\n7 import-end"},
		{name: "table, ambiguous", file: "a.tsv", text: "Date\tTitle\n3/4/2009\tx\n2010\ty\n", want: "2010 y\n", notes: "0 import-no-title\n2 import-date"},
		{name: "table, parts", file: "a.csv", text: "\u5e74,\u6708,\u65e5,\u4e8b\u4ef6\n1949,10,1,a\n1990\u5e74,3\u6708,,b\n1991,,,c\n1992,13,,d\n",
			want: "1949-10-01 a\n1990-03 b\n1991 c\n", notes: "5 import-date", options: importer.Options{Title: "T"}},
		{name: "table, Chinese", file: "a.csv", text: "\u65f6\u95f4,\u4e8b\u4ef6,\u6765\u6e90\n\u516c\u5143\u524d221\u5e74,\u79e6\u59cb\u7687\u7edf\u4e00\u516d\u56fd,\u300a\u53f2\u8bb0\u300b\n2008\u5e74\u590f,\u5317\u4eac\u5965\u8fd0\u4f1a,\n",
			want:    "-0220 \u79e6\u59cb\u7687\u7edf\u4e00\u516d\u56fd [source=\u300a\u53f2\u8bb0\u300b]\n2008-22 \u5317\u4eac\u5965\u8fd0\u4f1a\n",
			options: importer.Options{Title: "T", Lang: "zh-Hans"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, line, list := read(t, test.file, test.text, test.options)
			if got := outline(line); got != test.want {
				t.Errorf("got\n%s\nwant\n%s", got, test.want)
			}
			if got := codes(list); got != test.notes {
				t.Errorf("told\n%s\nwant\n%s\n%v", got, test.notes, list.Error())
			}
			inOrder(t, line)
		})
	}
}

// sample returns the bytes of a file of testdata.
func sample(t testing.TB, file string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", file))
	if err != nil {
		t.Fatal(err)
	}
	return data
}
