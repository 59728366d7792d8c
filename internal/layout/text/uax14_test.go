package text

import (
	"bufio"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"cards/fonts"
)

// uax14 reads Unicode's own test file, which comes with the shaping library.
func uax14(t *testing.T) []string {
	t.Helper()
	dir, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/go-text/typesetting").Output()
	if err != nil {
		t.Skip("the go command does not say where modules are:", err)
	}
	file, err := os.Open(filepath.Join(strings.TrimSpace(string(dir)), "segmenter", "test", "LineBreakTest.txt"))
	if err != nil {
		t.Skip("the library came without Unicode's test file:", err)
	}
	defer file.Close()
	var lines []string
	for sc := bufio.NewScanner(file); sc.Scan(); {
		line, _, _ := strings.Cut(sc.Text(), "#")
		if line = strings.TrimSpace(line); line != "" {
			lines = append(lines, line)
		}
	}
	return lines
}

// TestUAX14: on Unicode's own test file every place is as the standard says, or a row of the table of tailorings says
// otherwise; the log tells how often each does.
func TestUAX14(t *testing.T) {
	e := NewEngine(fonts.Default())
	lines := uax14(t)
	if len(lines) < 15000 {
		t.Fatalf("%d lines: not Unicode's test file", len(lines))
	}
	for _, lang := range []string{"en", "ar", "ko", "ja", "zh-Hans", "zh-Hant"} {
		places, differ := 0, map[string]int{}
		for _, line := range lines {
			text, breaks := uax14Line(t, line)
			p := e.Prepare(Paragraph{Text: string(text), Lang: lang})
			if string(p.Runes) != string(text) {
				t.Fatalf("%q became %q", string(text), string(p.Runes))
			}
			for i := 1; i < len(p.clusters); i++ {
				places++
				b, o := &p.clusters[i], &p.breaks[i]
				switch {
				case o.allowed == breaks[b.start]:
				case o.rule == nil || o.rule == &standardAllows || o.rule == &standardRefuses:
					t.Errorf("%s: %s: break before U+%04X is %t", lang, line, text[b.start], o.allowed)
				default:
					differ[o.rule.name]++
				}
			}
		}
		t.Logf("%s: %d places", lang, places)
		for _, name := range slices.Sorted(maps.Keys(differ)) {
			t.Logf("%6d differ: %s", differ[name], name)
		}
	}
}

// uax14Line reads one line of the file: the text, and before which code points it breaks.
func uax14Line(t *testing.T, line string) (text []rune, breaks []bool) {
	t.Helper()
	for _, field := range strings.Fields(line) {
		switch field {
		case "÷", "×":
			breaks = append(breaks, field == "÷")
		default:
			v, err := strconv.ParseUint(field, 16, 32)
			if err != nil {
				t.Fatal(err)
			}
			text = append(text, rune(v))
		}
	}
	return text, breaks
}
