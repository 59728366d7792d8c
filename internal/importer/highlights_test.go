package importer_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"cards/internal/deck"
	"cards/internal/diag"
	"cards/internal/importer"
)

// TestHighlights: each sample is recognised by its content, and what became of its passages is what they say.
func TestHighlights(t *testing.T) {
	for _, c := range []struct {
		file   string
		format importer.Format
		title  string
		want   string
		notes  string
	}{
		{"clippings.txt", importer.Kindle, "", "Nobody owns a road; at best one keeps it. | Maren Oduya | The Salt Road | page 12 | for the opening slide\n" +
			"Salt remembers the sea longer than we do. | Maren Oduya | The Salt Road | page 31 | \n" +
			"船慢下来，河才开始说话。 | 林见月 | 慢船 | 第8页 | \n", "0 import-no-title\n11 import-bookmark\n21 import-twice"},
		{"readwise.csv", importer.Readwise, "The Salt Road", "Nobody owns a road; at best one keeps it. | Maren Oduya | The Salt Road | page 12 | for the opening\n" +
			"A map is {a promise} made/by someone who came back. | Maren Oduya | The Salt Road |  | \n", ""},
		{"weread.txt", importer.WeRead, "慢船", "船慢下来，河才开始说话。 | 林见月 | 慢船 | 第一章 上游 | \n" +
			"桥是两岸互相原谅的方式。 | 林见月 | 慢船 | 第一章 上游 | 放在封面\n" +
			"等船的人，/其实在等自己。 | 林见月 | 慢船 | 第二章 渡口 | \n", ""},
		{"quotes.md", importer.BlockQuotes, "", "Nobody owns a road;/at best one keeps it. | Maren Oduya | The Salt Road |  | \n" +
			"船慢下来，河才开始说话。 | 林见月 | 慢船 |  | \n" +
			"A quote that says not whose it is. |  | Notes of a winter |  | \n", "0 import-no-title"},
	} {
		data, err := os.ReadFile(filepath.Join("testdata", "highlights", c.file))
		if err != nil {
			t.Fatal(err)
		}
		result, list := importer.Read(c.file, data, importer.Options{})
		if result == nil {
			t.Errorf("%s: %v", c.file, list.Error())
			continue
		}
		if result.Format != c.format || result.Title != c.title || result.Quotes != strings.Count(c.want, "\n") || result.Events != 0 {
			t.Errorf("%s: read as %s, %q, %d quotes, %d events", c.file, result.Format, result.Title, result.Quotes, result.Events)
		}
		d, found := deck.LoadBytes("deck.yaml", result.Deck, deck.LoadOptions{})
		if found.HasErrors() {
			t.Errorf("%s: %v\n%s", c.file, found.Error(), result.Deck)
			continue
		}
		var b strings.Builder
		for _, q := range d.Quotes {
			speaker, book := "", ""
			if q.Speaker != nil {
				speaker = q.Speaker.Name.All.V
			}
			if q.Source != nil {
				book = q.Source.Title.All.V
			}
			fmt.Fprintf(&b, "%s | %s | %s | %s | %s\n", strings.ReplaceAll(q.Text.In(""), "\n", "/"), speaker, book, q.At.All.V, q.Notes.All.V)
		}
		if got := b.String(); got != c.want && strings.NewReplacer(`\{`, "{", `\}`, "}").Replace(got) != c.want {
			t.Errorf("%s gives\n%swant\n%s", c.file, got, c.want)
		}
		if got := codes(list); got != c.notes {
			t.Errorf("%s: told\n%s\nwant\n%s", c.file, got, c.notes)
		}
		if forced, _ := importer.Read("-", data, importer.Options{Format: c.format}); forced == nil || forced.Quotes != result.Quotes {
			t.Errorf("%s: forced by its format, the file gives something else", c.file)
		}
	}
}

// Lists of links, tables and plain quotations are no highlights.
func TestNoHighlights(t *testing.T) {
	for _, text := range []string{"> quoted\n\nand answered\n", "==========\nnothing\n==========\n", "- a\n- b\n", "date,title\n1990,x\n"} {
		if result, _ := importer.Read("a.txt", []byte(text), importer.Options{}); result != nil && result.Quotes > 0 {
			t.Errorf("%q gives %d quotes", text, result.Quotes)
		}
	}
}

// TestLongPassages: of a passage that is longer than a quote may be the deck has whole sentences, and the rest as a comment.
func TestLongPassages(t *testing.T) {
	for name, sentence := range map[string]string{
		"Chinese":  "\u8239\u6162\u4e0b\u6765\uff0c\u6cb3\u624d\u5f00\u59cb\u8bf4\u8bdd\u3002",
		"English":  "Nobody owns a road. ",
		"braces":   "{}{}{}{}{}{}\u3002",
		"endless":  "&",
		"combined": "e\u0301",
	} {
		text := strings.Repeat(sentence, 4500/len([]rune(sentence)))
		result, list := importer.Read("a.md", []byte("> "+text+"\n>\n> \u2014 Maren Oduya, *The Salt Road*\n"), importer.Options{})
		if result == nil || result.Quotes != 1 {
			t.Errorf("%s: %v", name, list)
			continue
		}
		if !slices.ContainsFunc(list, func(d diag.Diagnostic) bool { return d.Code == "import-shortened" }) {
			t.Errorf("%s: nothing tells that the passage was shortened: %v", name, list)
		}
		quote := load(t, result.Deck).Quotes[0].Text.Texts()[0].V
		if n := len([]rune(quote)); n < deck.MaxQuote*3/4 || n > deck.MaxQuote {
			t.Errorf("%s: the quote has %d characters", name, n)
		}
		if !strings.Contains(string(result.Deck), "# the passage goes on: ") {
			t.Errorf("%s: the rest is lost", name)
		}
		if name == "Chinese" && !strings.HasSuffix(quote, "\u3002") {
			t.Errorf("%s: the quote ends inside a sentence: %q", name, quote[len(quote)-30:])
		}
	}
}
