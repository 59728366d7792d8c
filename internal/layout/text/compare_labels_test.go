package text

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"unicode"
)

// Reading testdata/breakset.txt and testdata/paragraphs.txt, whose headers tell what the labels mean. Nothing here asks the
// engine what a character is: labels and engine must not share their mistakes.

// labelled is a text with the places marked where a line may end.
type labelled struct {
	lang, half, kind string
	text             []rune
	// marks[i] is the mark before text[i]: '|' a good place, '/' inside a tight phrase, 0 none.
	marks []byte
}

// labelColumns are the columns of the two files.
var (
	breakSetColumns   = []string{"language", "half", "kind", "text"}
	paragraphsColumns = []string{"language", "kind", "text"}
)

// labelWords are what may stand in the columns that are not text.
var labelWords = map[string]map[string]bool{
	"language": words("zh-Hans zh-Hant ja ko"),
	"half":     words("dev held final"),
	"kind":     words("interview essay news poem product science business daily names numbers loan prose dialogue title list mixed"),
}

// withoutLabels takes the marks out of a text.
var withoutLabels = strings.NewReplacer("|", "", "/", "")

// parseLabels reads a file of labelled texts. Its errors name lines by number alone, so that no sentence of the held half
// is ever printed.
func parseLabels(content string, columns []string) ([]labelled, error) {
	var out []labelled
	for n, line := range strings.Split(content, "\n") {
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		l, err := parseLabelled(line, columns)
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", n+1, err)
		}
		out = append(out, l)
	}
	return out, nil
}

// parseLabelled reads one line.
func parseLabelled(line string, columns []string) (labelled, error) {
	fields := strings.Split(line, "\t")
	if len(fields) != len(columns) {
		return labelled{}, fmt.Errorf("%d columns, not %d", len(fields), len(columns))
	}
	var l labelled
	for i, column := range columns {
		value := fields[i]
		if known := labelWords[column]; known != nil && !known[value] {
			return labelled{}, fmt.Errorf("no %s is named %q", column, value)
		}
		switch column {
		case "language":
			l.lang = value
		case "half":
			l.half = value
		case "kind":
			l.kind = value
		}
	}
	mark := byte(0)
	for _, r := range fields[len(fields)-1] {
		if r == '|' || r == '/' {
			if mark != 0 || len(l.text) == 0 {
				return labelled{}, fmt.Errorf("mark %q at code point %d follows no character", r, len(l.text))
			}
			mark = byte(r)
			continue
		}
		l.text, l.marks = append(l.text, r), append(l.marks, mark)
		if i := len(l.text) - 1; mark != 0 && (l.lang == "ko" || !l.countable(i)) {
			return labelled{}, fmt.Errorf("mark %q at code point %d stands where no place is counted", mark, i)
		}
		mark = 0
	}
	if mark != 0 {
		return labelled{}, fmt.Errorf("mark %q at the end", mark)
	}
	if len(l.text) == 0 {
		return labelled{}, fmt.Errorf("no text")
	}
	return l, nil
}

// readLabels reads a file of testdata.
func readLabels(t testing.TB, name string, columns []string) []labelled {
	t.Helper()
	content, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	out, err := parseLabels(string(content), columns)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return out
}

// inWord reports whether r is part of a word or figure; marks, spaces and pictures are not.
func inWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r) }

// inToken reports whether r is a letter or digit of a Latin token.
func inToken(r rune) bool { return inWord(r) && r < 0x1100 }

// countable reports whether the place before character i says anything about words: it is not beside a mark, space or
// picture, and not inside a Latin token.
func (l *labelled) countable(i int) bool {
	a, b := l.text[i-1], l.text[i]
	return inWord(a) && inWord(b) && !(inToken(a) && inToken(b))
}

// labelVerdict is what the labels say of a line that ends at a place.
type labelVerdict uint8

const (
	notCounted labelVerdict = iota
	goodPlace
	tightPhrase
	tornWord
)

// verdict judges a line that begins with character i. Korean has no labels: its words end at spaces.
func (l *labelled) verdict(i int) labelVerdict {
	if l.lang == "ko" {
		if unicode.IsSpace(l.text[i-1]) || unicode.IsSpace(l.text[i]) {
			return goodPlace
		}
		return tornWord
	}
	if !l.countable(i) {
		return notCounted
	}
	switch l.marks[i] {
	case '|':
		return goodPlace
	case '/':
		return tightPhrase
	}
	return tornWord
}

// near quotes the characters on both sides of the place before character i.
func (l *labelled) near(i int) string {
	const shown = 5
	return string(l.text[max(0, i-shown):i]) + "‖" + string(l.text[i:min(len(l.text), i+shown)])
}

func TestBreakSetLabels(t *testing.T) {
	l, err := parseLabelled("zh-Hans\tdev\tessay\t一株|是/枣树，还有AI的", breakSetColumns)
	if err != nil {
		t.Fatal(err)
	}
	if string(l.text) != "一株是枣树，还有AI的" || l.lang != "zh-Hans" || l.half != "dev" || l.kind != "essay" {
		t.Errorf("read %q of %s, %s, %s", string(l.text), l.lang, l.half, l.kind)
	}
	want := []labelVerdict{tornWord, goodPlace, tightPhrase, tornWord, notCounted, notCounted, tornWord, tornWord, notCounted, tornWord}
	for i := 1; i < len(l.text); i++ {
		if got := l.verdict(i); got != want[i-1] {
			t.Errorf("%s: verdict %d, want %d", l.near(i), got, want[i-1])
		}
	}
	korean := labelled{lang: "ko", text: []rune("첫눈이 오다.")}
	for i, want := range map[int]labelVerdict{1: tornWord, 3: goodPlace, 4: goodPlace, 6: tornWord} {
		if got := korean.verdict(i); got != want {
			t.Errorf("%s: verdict %d, want %d", korean.near(i), got, want)
		}
	}
}

func TestBreakSetLabelsRefused(t *testing.T) {
	for _, row := range []struct{ line, why string }{
		{"zh-Hans\tdev\t一株|是", "a column is missing"},
		{"zh-Hans\tdev\tessay\t一株\t是", "a column too many"},
		{"de\tdev\tessay\t一株", "no such language"},
		{"ja\ttest\tessay\t一株", "no such half"},
		{"ja\tdev\trumour\t一株", "no such kind"},
		{"ja\tdev\tessay\t", "no text"},
		{"ja\tdev\tessay\t|一株", "a mark at the start"},
		{"ja\tdev\tessay\t一株/", "a mark at the end"},
		{"ja\tdev\tessay\t一株|/是", "two marks"},
		{"ja\tdev\tessay\t一株|、是", "a mark before a comma"},
		{"ja\tdev\tessay\t一株、|是", "a mark after a comma"},
		{"ja\tdev\tessay\t一株 |是", "a mark after a space"},
		{"ja\tdev\tessay\t一株|🙂", "a mark before a picture"},
		{"ja\tdev\tessay\tPy/thon", "a mark inside a Latin token"},
		{"ko\tdev\tessay\t첫눈|이", "a mark in Korean"},
	} {
		if l, err := parseLabelled(row.line, breakSetColumns); err == nil {
			t.Errorf("%q was read as %q: %s", row.line, string(l.text), row.why)
		}
	}
	if _, err := parseLabels("# header\n\nja\tdev\tessay\t一株\nja\tdev\t一株\n", breakSetColumns); err == nil || !strings.HasPrefix(err.Error(), "line 4: ") || strings.Contains(err.Error(), "一株") {
		t.Errorf("the error %v does not name line 4, or quotes it", err)
	}
}

// TestBreakSetFiles: the files are as their headers say, and their marks are all that parsing takes out.
func TestBreakSetFiles(t *testing.T) {
	for _, file := range []struct {
		name    string
		columns []string
		count   int
	}{
		{"breakset.txt", breakSetColumns, 254},
		{"paragraphs.txt", paragraphsColumns, 66},
	} {
		content, err := os.ReadFile("testdata/" + file.name)
		if err != nil {
			t.Fatal(err)
		}
		texts := readLabels(t, file.name, file.columns)
		if len(texts) != file.count {
			t.Errorf("%s has %d texts, not %d", file.name, len(texts), file.count)
		}
		k := 0
		for n, line := range strings.Split(string(content), "\n") {
			if line == "" || strings.HasPrefix(line, "#") {
				continue
			}
			marked := line[strings.LastIndexByte(line, '\t')+1:]
			if withoutLabels.Replace(marked) != string(texts[k].text) || len(texts[k].marks) != len(texts[k].text) {
				t.Errorf("%s line %d: taking the marks out does not give the text", file.name, n+1)
			}
			k++
		}
	}
}
