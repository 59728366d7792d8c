package source

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// Rows 21 and 81.
func TestTables(t *testing.T) {
	tests := []struct{ name, file, text, want, found string }{
		{"quotes", "a.csv", "text,speaker,translation.en,mark\n有用,musk,Useful,有|用\n\"a, \"\"b\"\"\",,,\n",
			`{quotes: [{text: "有用", speaker: "musk", translation: {en: "Useful"}, mark: ["有", "用"]}, {text: "a, \"b\""}]}`, ""},
		{"events", "a.csv", "# title: 从 Zip2 到火星\ndate,title,lane\n1995,写出 Zip2,互联网|SpaceX\n2008-22,失败,SpaceX\n",
			`{title: "从 Zip2 到火星", timelines: [{title: "从 Zip2 到火星", events: [{date: "1995", title: "写出 Zip2", lane: ["互联网", "SpaceX"]}, {date: "2008-22", title: "失败", lane: "SpaceX"}]}]}`, ""},
		{"both", "a.csv", "kind,date,text\nquote,2008,a\nevent,2009,b\n,2010,c\n,,d\n",
			`{quotes: [{date: "2008", text: "a"}, {text: "d"}], timelines: [{events: [{date: "2009", text: "b"}, {date: "2010", text: "c"}]}]}`, ""},
		{"timelines", "a.csv", "timeline,date,title\nroad,1,a\n中文,2,b\nroad,3,c\n",
			`{timelines: [{id: "road", events: [{date: "1", title: "a"}, {date: "3", title: "c"}]}, {title: "中文", events: [{date: "2", title: "b"}]}]}`, ""},
		{"top lines", "a.csv", "# a remark\n# lang: ja\n# sizes: square, slide\n# brand.name: x\ntext\na\n",
			`{lang: "ja", sizes: ["square", "slide"], brand: {name: "x"}, quotes: [{text: "a"}]}`, ""},
		{"semicolons", "a.csv", "text;speaker\na, b;c\n", `{quotes: [{text: "a, b", speaker: "c"}]}`, ""},
		{"tabs", "a.tsv", "text\tspeaker\na, b\tc\n", `{quotes: [{text: "a, b", speaker: "c"}]}`, ""},
		{"Excel's sep line", "a.csv", "sep=;\ntext;speaker\na;b\n", `{quotes: [{text: "a", speaker: "b"}]}`, ""},
		{"byte order mark and CRLF", "a.csv", "\uFEFFtext,speaker\r\na,b\r\n", `{quotes: [{text: "a", speaker: "b"}]}`, ""},
		{"quoted line break", "a.csv", "text,speaker\n\"a\nb\",c\nd,e\n", `{quotes: [{text: "a\nb", speaker: "c"}, {text: "d", speaker: "e"}]}`, ""},
		{"formula", "a.csv", "text,speaker\n=cmd(),+1\n@x,-1\n", `{quotes: [{text: "=cmd()", speaker: "+1"}, {text: "@x", speaker: "-1"}]}`, ""},
		{"null is a word", "a.csv", "text,speaker\nnull,~\n", `{quotes: [{text: "null", speaker: "~"}]}`, ""},
		{"no rows", "a.csv", "text,speaker\n", "{}", ""},
		{"empty", "a.csv", "", "{}", ""},
		{"empty rows", "a.csv", "text,speaker\n\n,\na,b\n", `{quotes: [{text: "a", speaker: "b"}]}`, ""},
		{"too many values", "a.csv", "text,speaker\na,b,c\nd,e\n", `{quotes: [{text: "d", speaker: "e"}]}`, "2:5 error table-row"},
		{"too few values", "a.csv", "text,speaker,at\na,b\n", "", "2:1 error table-row"},
		{"missing column", "a.csv", "texts,speaker\na,b\n", "", "1:1 error table-column"},
		{"missing columns", "a.csv", "foo,bar\na,b\n", "", "1:1 error table-column"},
		{"column twice", "a.csv", "text,at,text\na,b,c\n", "", "1:9 error duplicate-key\n2:5 error table-column"},
		{"neither", "a.csv", "text,date,title\n,,x\n", "", "2:1 error table-row"},
		{"kind", "a.csv", "kind,text\nqoute,x\n", "", "2:1 error table-kind"},
		{"open quote", "a.csv", "text\n\"a\n", "", "2:1 error table-quote"},
		{"text after a quote", "a.csv", "text\n\"有\"用\n", "", "2:4 error table-quote"},
		{"ime-comma", "a.csv", "text，speaker\na，b\n", "", "1:1 error table-column\n1:5 error ime-comma"},
		{"from standard input", "-", "date,title\n2008,x\n", `{timelines: [{events: [{date: "2008", title: "x"}]}]}`, ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) { check(t, test.file, test.text, test.want, test.found) })
	}
}

func TestTablePositionsAndOptions(t *testing.T) {
	root, list := Read("a.csv", []byte("# title: x\n# lang: ja\nmark,text,speaker\n有|用,\"有\n用\",  b\nc,d,e\n"), Options{Title: "T", Date: "2008"})
	if len(list) > 0 {
		t.Fatal(list)
	}
	q := root.Get("quotes").Items
	for _, test := range []struct {
		node         *Node
		line, column int
		value        string
	}{
		{q[0].Get("text"), 4, 5, "有\n用"}, {q[0].Get("mark").Items[1], 4, 3, "用"}, {q[0].Get("speaker"), 5, 6, "b"},
		{q[1].Get("text"), 6, 3, "d"}, {q[1].Pairs[1].Key, 3, 6, "text"}, {root.Get("lang"), 2, 1, "ja"},
	} {
		if test.node.Value != test.value || test.node.Pos.Line != test.line || test.node.Pos.Column != test.column {
			t.Errorf("got %+v, want %q at %d:%d", test.node, test.value, test.line, test.column)
		}
	}
	if title, date := root.Get("title"), root.Get("date"); title.Value != "T" || title.Pos.File != "--title" || date.Value != "2008" {
		t.Errorf("got %+v %+v, want the values of the flags", title, date)
	}
}

func TestExcelGBK(t *testing.T) {
	data := encode(t, simplifiedchinese.GBK, "text;speaker\r\n我想尝试创造一些有用的东西，不要渴望荣耀。;马斯克\r\n")
	root, list := Read("a.csv", data, Options{})
	if got, want := outline(root), `{quotes: [{text: "我想尝试创造一些有用的东西，不要渴望荣耀。", speaker: "马斯克"}]}`; got != want || list.HasErrors() || len(list) != 1 {
		t.Errorf("got %s, %v; want %s and a note", got, list, want)
	}
}

// workbookOf builds an .xlsx file of one sheet; parts replace or add parts of it.
func workbookOf(t testing.TB, sheet string, parts map[string]string) []byte {
	t.Helper()
	const main = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`
	all := map[string]string{
		"xl/workbook.xml":            `<workbook ` + main + `><workbookPr/><sheets><sheet name="x" sheetId="1" state="hidden" r:id="rId9"/><sheet name="a" sheetId="3" r:id="rId1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Target="worksheets/sheet3.xml"/></Relationships>`,
		"xl/sharedStrings.xml":       `<sst ` + main + `><si><t>text</t></si><si><t>date</t></si><si><r><t>有</t></r><r><t xml:space="preserve">用 </t></r><rPh sb="0" eb="1"><t>ユウ</t></rPh></si></sst>`,
		"xl/styles.xml": `<styleSheet ` + main + `><numFmts><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/><numFmt numFmtId="177" formatCode="0.00E+00"/></numFmts>` +
			`<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="176"/><xf numFmtId="177"/><xf numFmtId="21"/></cellXfs></styleSheet>`,
		"xl/worksheets/sheet3.xml": `<worksheet ` + main + `><sheetData>` + sheet + `</sheetData></worksheet>`,
	}
	for name, text := range parts {
		all[name] = text
	}
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, name := range []string{"xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/sharedStrings.xml", "xl/styles.xml", "xl/worksheets/sheet3.xml"} {
		f, err := w.Create(name)
		if err == nil {
			_, err = f.Write([]byte(all[name]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

const sheetHeader = `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="inlineStr"><is><t>at</t></is></c></row>`

func TestWorkbook(t *testing.T) {
	data := workbookOf(t, sheetHeader+
		`<row r="2"><c r="A2" t="s"><v>2</v></c></row>`+
		`<row r="4"><c r="A4" t="str"><f>"a"&amp;"b"</f><v>ab</v></c><c r="B4" s="1"><v>39806</v></c></row>`+
		`<row r="5"><c r="B5" s="2"><v>39806</v></c><c r="C5" s="4"><v>0.5</v></c></row>`+
		`<row r="6"><c r="B6"><v>1995</v></c><c r="C6" s="3"><v>0.10000000000000001</v></c></row>`+
		`<row r="7"><c r="B7" s="1"><v>59</v></c><c r="C7" t="b"><v>1</v></c></row>`, nil)
	for _, name := range []string{"a.xlsx", "-", "a.csv"} {
		root, list := Read(name, data, Options{Title: "T"})
		want := `{title: "T", quotes: [{text: "有用"}], timelines: [{title: "T", events: [` +
			`{text: "ab", date: "2008-12-24"}, {date: "2008-12", at: "12:00:00"}, {date: "1995", at: "0.1"}, {date: "1900-02-28", at: "TRUE"}]}]}`
		if got := outline(root); got != want || len(list) > 0 {
			t.Errorf("%s: got %s\nwant %s\n%v", name, got, want, list)
		}
		if pos := root.Get("timelines").Items[0].Get("events").Items[1].Get("at").Pos; pos.Line != 5 || pos.Column != 3 {
			t.Errorf("got %v, want row 5, column 3", pos)
		}
	}
}

func TestBadWorkbooks(t *testing.T) {
	good := workbookOf(t, sheetHeader, nil)
	var empty bytes.Buffer
	if err := zip.NewWriter(&empty).Close(); err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name, code string
		data       []byte
	}{
		{"cut short", "xlsx", good[:len(good)/2]},
		{"old format", "xlsx", []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")},
		{"another zip", "xlsx", append([]byte("PK\x03\x04"), empty.Bytes()...)},
		{"zip bomb", "file-too-large", workbookOf(t, sheetHeader+strings.Repeat(" ", maxSheetXML+1), nil)},
		{"far columns", "file-too-large", workbookOf(t, sheetHeader+strings.Repeat(`<row><c r="IV1"><v>1</v></c></row>`, 1000), nil)},
		{"rows", "file-too-large", workbookOf(t, strings.Repeat(`<row/>`, maxCells+1), nil)},
		{"strings", "file-too-large", workbookOf(t, sheetHeader, map[string]string{"xl/sharedStrings.xml": "<sst>" + strings.Repeat("<si/>", maxCells+1) + "</sst>"})},
		{"no sheet", "xlsx", workbookOf(t, "", map[string]string{"xl/_rels/workbook.xml.rels": "<Relationships/>"})},
		{"damaged XML", "xlsx", workbookOf(t, "<row><c></row>", nil)},
		{"error in a cell", "xlsx-cell", workbookOf(t, sheetHeader+`<row r="2"><c r="A2" t="e"><v>#REF!</v></c></row>`, nil)},
		{"too deep", "xlsx", workbookOf(t, strings.Repeat("<row>", 20000), nil)},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			root, list := Read("a.xlsx", test.data, Options{})
			if len(list) == 0 || list[0].Code != test.code || !list.HasErrors() {
				t.Errorf("got %v, want %s", list, test.code)
			}
			if root == nil {
				t.Error("no tree")
			}
		})
	}
	// A text file that somebody called .xlsx is read as what it is.
	check(t, "a.xlsx", "text,at\na,b\n", `{quotes: [{text: "a", at: "b"}]}`, "")
}

func TestNumberFormats(t *testing.T) {
	for code, want := range map[string]numberFormat{
		"General": showNumber, "0.00": showNumber, "#,##0;[Red]-#,##0": showNumber, "0.00E+00": showNumber, `"day" 0`: showNumber,
		"yyyy-mm-dd": showDay, `yyyy"年"m"月"d"日"`: showDay, "[$-804]yyyy/m": showMonth, "yyyy": showYear, "h:mm:ss": showTime,
		"[h]:mm": showTime, "yyyy-mm-dd hh:mm": showDay, `[$-411]ggge"年"m"月"d"日"`: showDay, "mmm-yy": showMonth, "@": showNumber,
	} {
		if got := formatOf(code); got != want {
			t.Errorf("formatOf(%s) = %d, want %d", code, got, want)
		}
	}
}

func BenchmarkReadCSV200Quotes(b *testing.B) {
	var text strings.Builder
	text.WriteString("id,text,speaker,at\n")
	for i := range 200 {
		fmt.Fprintf(&text, "q%d,\"我想尝试创造一些有用的东西，不要渴望荣耀，要渴望工作。\",musk,00:03:12\n", i)
	}
	data := []byte(text.String())
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if _, list := Read("deck.csv", data, Options{}); len(list) > 0 {
			b.Fatal(list)
		}
	}
}
