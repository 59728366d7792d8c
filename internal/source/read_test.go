package source

import (
	"fmt"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"

	"cards/internal/diag"
)

func TestPositionsAndStyles(t *testing.T) {
	root, _ := check(t, "deck.yaml", "title: 𠮷有用 # 一\nquotes:\n- \"𠮷\"\n- text: |\n    a\n  date: 08\n- text: >-\n    b\nm: {有用: 'c', d: e}\n", "", "1:12 warning yaml-hash")
	tests := []struct {
		node         *Node
		line, column int
		style        Style
		value        string
	}{
		{root.Get("title"), 1, 8, Plain, "𠮷有用"},
		{root.Get("quotes").Items[0], 3, 3, Quoted, "𠮷"},
		{root.Get("quotes").Items[1].Get("text"), 4, 9, Literal, "a\n"},
		{root.Get("quotes").Items[1].Get("date"), 6, 9, Plain, "08"},
		{root.Get("quotes").Items[2].Get("text"), 7, 9, Folded, "b"},
		{root.Get("m").Get("有用"), 9, 9, Quoted, "c"},
		{root.Get("m").Get("d"), 9, 17, Plain, "e"},
		{root.Get("m").Pairs[1].Key, 9, 14, Plain, "d"},
	}
	for i, test := range tests {
		want := diag.Pos{File: "deck.yaml", Line: test.line, Column: test.column}
		if test.node == nil || test.node.Pos != want || test.node.Style != test.style || test.node.Value != test.value {
			t.Errorf("%d: got %+v, want %q at %v", i, test.node, test.value, want)
		}
	}
}

// Mending must not move what stands behind it on the line.
func TestPositionsBehindMends(t *testing.T) {
	root, _ := Read("deck.yaml", []byte("b: {handle: @有用, accent: #B3261C, url: u}\n"+
		"\u3000x：y\nt：z\nq:\n    - text: a\n          speaker: s\n"), Options{})
	b := root.Get("b")
	for _, test := range []struct {
		node         *Node
		line, column int
	}{{b.Get("handle"), 1, 13}, {b.Get("accent"), 1, 26}, {b.Get("url"), 1, 40}} {
		if test.node == nil || test.node.Pos.Line != test.line || test.node.Pos.Column != test.column {
			t.Errorf("got %+v, want %d:%d", test.node, test.line, test.column)
		}
	}
	root, list := Read("deck.yaml", []byte("t：z\nq:\n    - text: a\n          speaker: s\n"), Options{})
	if got := root.Get("t"); got == nil || got.Pos.Column != 3 {
		t.Errorf("got %+v, want column 3; %v", got, list)
	}
	if got := root.Get("q").Items[0].Get("speaker"); got == nil || got.Pos.Line != 4 || got.Pos.Column != 20 {
		t.Errorf("got %+v, want 4:20; %v", got, list)
	}
}

func encode(t *testing.T, e encoding.Encoding, text string) []byte {
	t.Helper()
	data, err := e.NewEncoder().Bytes([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func utf16Bytes(text string, big, mark bool) []byte {
	var data []byte
	units := utf16.Encode([]rune(text))
	if mark {
		units = append([]uint16{0xFEFF}, units...)
	}
	for _, u := range units {
		if big {
			data = append(data, byte(u>>8), byte(u))
		} else {
			data = append(data, byte(u), byte(u>>8))
		}
	}
	return data
}

// Rows 2 to 5 and 81.
func TestEncodings(t *testing.T) {
	const simplified = "title: \"有用\"\nquotes:\n  - \"我想尝试创造一些有用的东西，不要渴望荣耀，要渴望工作。\"\n"
	const traditional = "title: \"有用\"\nquotes:\n  - \"我想嘗試創造一些有用的東西，不要渴望榮耀，要渴望工作。\"\n"
	const kana = "title: \"役に立つ\"\nquotes:\n  - \"私は役に立つものを作ろうとしている。栄光ではなく仕事を求めよ。\"\n"
	tests := []struct {
		name  string
		data  []byte
		found string
		part  string
	}{
		{"UTF-8", []byte(simplified), "", "要渴望工作"},
		{"UTF-8 with mark", []byte("\uFEFF" + simplified), "", "要渴望工作"},
		{"CRLF", []byte(strings.ReplaceAll(simplified, "\n", "\r\n")), "", "要渴望工作"},
		{"CR", []byte(strings.ReplaceAll(simplified, "\n", "\r")), "", "要渴望工作"},
		{"UTF-16LE", utf16Bytes(simplified, false, true), "note: the file was read as UTF-16LE", "要渴望工作"},
		{"UTF-16BE", utf16Bytes(simplified, true, true), "note: the file was read as UTF-16BE", "要渴望工作"},
		{"UTF-16LE without mark", utf16Bytes(simplified, false, false), "error: the file looks like UTF-16", ""},
		{"UTF-16BE without mark", utf16Bytes(simplified, true, false), "error: the file looks like UTF-16", ""},
		{"UTF-16 cut short", utf16Bytes(simplified, true, true)[:31], "error: the file is UTF-16BE, but its last", ""},
		{"UTF-32", append([]byte{0xFF, 0xFE, 0, 0}, "a\x00\x00\x00"...), "error: the file is UTF-32", ""},
		{"GB18030", encode(t, simplifiedchinese.GB18030, simplified), "note: the file was read as GB18030", "要渴望工作"},
		{"GB18030 in traditional characters", encode(t, simplifiedchinese.GB18030, traditional), "note: the file was read as GB18030", "要渴望工作"},
		{"Big5", encode(t, traditionalchinese.Big5, traditional), "note: the file was read as Big5", "要渴望工作"},
		{"Shift-JIS", encode(t, japanese.ShiftJIS, kana), "note: the file was read as Shift-JIS", "求めよ"},
		{"Latin-1", []byte("title: caf\xE9\n"), "deck.yaml:1:11: error: byte 0xE9 at offset 10 is not UTF-8", ""},
		{"damaged UTF-8", []byte("title: \"有用\"\na: \xFF\n"), "deck.yaml:2:4: error: byte 0xFF at offset 19", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			root, list := Read("deck.yaml", test.data, Options{})
			if got := list.Error(); test.found == "" && got != "" || !strings.Contains(got, test.found) {
				t.Errorf("found %q, want %q", got, test.found)
			}
			if got := outline(root); !strings.Contains(got, test.part) {
				t.Errorf("read %s, want %s in it", got, test.part)
			}
		})
	}
}

// Row 5.
func TestControlCharacters(t *testing.T) {
	check(t, "deck.yaml", "quotes:\n  - \"有\x00用\"\n  - \"a\x07\"\n", `{quotes: ["有 用", "a "]}`,
		"2:7 error control-character\n3:7 error control-character")
	_, list := check(t, "deck.yaml", "quotes:\n  - \"a\\x07b\"\n", "", "2:5 error control-character")
	if !strings.Contains(list.Error(), "U+0007") {
		t.Errorf("got %v, want U+0007", list)
	}
	check(t, "deck.json", `{"a": "b\u0000"}`, "", "1:7 error control-character")
}

// Rows 10, 11 and the limits of size: refused, and at once.
func TestBombs(t *testing.T) {
	var aliases strings.Builder
	aliases.WriteString("a: &a [\"lol\",\"lol\",\"lol\",\"lol\",\"lol\",\"lol\",\"lol\",\"lol\",\"lol\"]\n")
	for c := 'b'; c <= 'i'; c++ {
		fmt.Fprintf(&aliases, "%c: &%c [%s]\n", c, c, strings.TrimSuffix(strings.Repeat("*"+string(c-1)+",", 9), ","))
	}
	tests := []struct {
		name, file, text, code string
		limit                  time.Duration
	}{
		{"aliases", "a.yaml", aliases.String(), "yaml-anchor", 10 * time.Millisecond},
		{"aliases in block style", "a.yaml", strings.ReplaceAll(aliases.String(), "[", "\n  - x\n  - ["), "yaml-anchor", 10 * time.Millisecond},
		{"brackets", "a.yaml", "a: " + strings.Repeat("[", 20000), "too-deep", 100 * time.Millisecond},
		{"braces", "a.yaml", strings.Repeat("{a: ", 20000), "too-deep", 100 * time.Millisecond},
		{"dashes", "a.yaml", strings.Repeat("- ", 20000) + "a\n", "too-deep", 100 * time.Millisecond},
		{"brackets in JSON", "a.json", strings.Repeat("[", 20000), "too-deep", 100 * time.Millisecond},
		{"size", "a.yaml", "a: " + strings.Repeat("x", MaxSize), "file-too-large", 100 * time.Millisecond},
		{"parts", "a.yaml", "a: [" + strings.Repeat("[],", maxParts), "file-too-large", time.Second},
		{"cells", "a.csv", "text" + strings.Repeat(";", maxCells+1), "file-too-large", time.Second},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			// The best of three: what is measured is the work, not what else the machine does.
			best := time.Hour
			for range 3 {
				start := time.Now()
				_, list := Read(test.file, []byte(test.text), Options{})
				best = min(best, time.Since(start))
				if len(list) == 0 || list[0].Code != test.code || !list.HasErrors() {
					t.Fatalf("found %.300s, want %s", list.Error(), test.code)
				}
			}
			if best > 5*test.limit {
				t.Errorf("took %v, want at most %v", best, test.limit)
			}
		})
	}
}

func TestSniff(t *testing.T) {
	for text, want := range map[string]format{
		"quotes: [a]":                 formatYAML,
		"{quotes: [a]}":               formatYAML,
		`{"quotes": ["a"]}`:           formatJSON,
		" [\n\"a\"]":                  formatJSON,
		"text,speaker\na,b":           formatTable,
		"# title: x\ndate;title\n":    formatTable,
		"text\tspeaker\n":             formatTable,
		"title: a, b":                 formatYAML,
		"":                            formatYAML,
		"- text, date":                formatYAML,
		"\"text\",\"translation.en\"": formatTable,
	} {
		if got := sniff(text); got != want {
			t.Errorf("sniff(%q) = %d, want %d", text, got, want)
		}
	}
}

func TestSuggest(t *testing.T) {
	known := []string{"speaker", "text", "source", "title", "translation", "date", "at"}
	for word, want := range map[string]string{"speeker": "speaker", "Speaker": "speaker", "txet": "text", "sorce": "source",
		"tilte": "title", "transaltion": "translation", "dat": "date", "zebra": "", "x": "", "": "", "标题": ""} {
		if got := Suggest(word, known); got != want {
			t.Errorf("Suggest(%q) = %q, want %q", word, got, want)
		}
	}
}

// Row 20 and the rest of JSON.
func TestJSON(t *testing.T) {
	tests := []struct{ name, text, want, found string }{
		{"whole", "{\"quotes\": [\"有用\", {\"text\": \"a\\n\\u6709\", \"weight\": 1.50, \"cover\": true, \"x\": null}]}",
			`{quotes: ["有用", {text: "a\n有", weight: "1.50", cover: "true", x: ∅}]}`, ""},
		{"line ends of Windows", "{\"a\": \"b\\r\\nc\"}\r\n", `{a: "b\nc"}`, ""},
		{"trailing garbage", "{\"a\": 1}\n x", `{a: "1"}`, "2:2 error json-rest"},
		{"a second deck", "{} {}", "{}", "1:4 error json-rest"},
		{"comma before }", "{\"a\": 1,}", "", "1:9 error json"},
		{"comma before ]", "[1,]", "", "1:4 error json"},
		{"comment", "{\n// a\n}", "", "2:1 error json"},
		{"single quotes", "{\"a\": '1'}", "", "1:7 error json"},
		{"bare key", "{a: 1}", "", "1:2 error json"},
		{"bare word", "{\"a\": no}", "", "1:7 error json"},
		{"number with zeros", "[08]", "", "1:2 error json"},
		{"duplicate", "{\"a\": 1, \"a\": 2}", `{a: "1"}`, "1:10 error duplicate-key"},
		{"escape", "{\"有\": \"a\\q\"}", "", "1:9 error json"},
		{"open quote", "{\"a\": \"b\n}", "", "1:7 error json"},
		{"open brace", "{\"a\": 1", "", "1:8 error json"},
		{"ime-colon", "{\"a\"：1}", "", "1:5 error ime-colon"},
		{"ime-comma", "{\"a\": 1，\"b\": 2}", "", "1:8 error ime-comma"},
		{"ime-quote", "{“a”: 1}", "", "1:2 error ime-quote"},
		{"empty", " \n", "{}", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) { check(t, "deck.json", test.text, test.want, test.found) })
	}
}

func deckOf(n int) []byte {
	var b strings.Builder
	b.WriteString("deck: 1\ntitle: \"有用集\"\nquotes:\n")
	for i := range n {
		fmt.Fprintf(&b, "  - id: q%d\n    text: \"我想尝试创造一些有用的东西，不要渴望荣耀，要渴望工作。成功的几率不到10%%。\"\n"+
			"    speaker: musk\n    mark: [\"工作\"]\n    at: \"00:03:12\"\n", i)
	}
	return []byte(b.String())
}

func BenchmarkRead200Quotes(b *testing.B) {
	data := deckOf(200)
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if _, list := Read("deck.yaml", data, Options{}); len(list) > 0 {
			b.Fatal(list)
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, seed := range []string{"title：有用\n", "{\"a\": [1, null]}", "text,date\n\"a\nb\",2008\n", "a: [\"x, {b: #c, @d]}", "- |\n  a\n- >\n  我\n  你\n",
		"PK\x03\x04", "\xFF\xFEa\x00", "a: &x\n  b: *x\n", "\u3000- x\n\t- y", "a: 'b\n c'd\n", "e: {t: a, b，c：d］"} {
		f.Add("-", []byte(seed))
		f.Add("a.yaml", []byte(seed))
	}
	f.Fuzz(func(t *testing.T, name string, data []byte) {
		if len(data) > 1<<16 {
			return
		}
		root, list := Read(name, data, Options{})
		lines := strings.Count(unixLines(string(data)), "\n") + 1
		for _, d := range list {
			if d.Code == "" || d.Message == "" || d.Pos.Line < 0 || d.Pos.Column < 0 {
				t.Fatalf("bad diagnostic %+v", d)
			}
			if !isZip(data) && d.Code != "encoding" && d.Pos.Line > lines && data[0] < 0xFE {
				t.Fatalf("line %d of %d: %v", d.Pos.Line, lines, d)
			}
		}
		var walk func(n *Node, depth int)
		walk = func(n *Node, depth int) {
			if n == nil || depth > MaxDepth+4 {
				t.Fatalf("nil or too deep in the tree of %q", data)
			}
			if strings.Contains(n.Value, joint) && !strings.Contains(string(data), joint) && !strings.Contains(string(data), `\U0010`) && data[0] < 0x80 && strings.ToValidUTF8(string(data), "") == string(data) {
				t.Fatalf("a joint was left in %q", n.Value)
			}
			seen := map[string]bool{}
			for _, p := range n.Pairs {
				if p.Key.Kind != Scalar || seen[p.Key.Value] {
					t.Fatalf("key %q twice or no text", p.Key.Value)
				}
				seen[p.Key.Value] = true
				walk(p.Value, depth+1)
			}
			for _, item := range n.Items {
				walk(item, depth+1)
			}
		}
		walk(root, 0)
	})
}
