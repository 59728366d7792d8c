package text

import (
	"os"
	"strconv"
	"strings"
	"testing"
)

// notHere marks the places of testdata/held.txt.
const notHere = "‖"

// TestHeldTogether: no line of a quote ends where a book designer would not part the words and a line has room for them.
func TestHeldTogether(t *testing.T) {
	data, err := os.ReadFile("testdata/held.txt")
	if err != nil {
		t.Fatal(err)
	}
	rows := 0
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSuffix(line, "\n")
		if strings.HasPrefix(line, "#") {
			continue
		}
		columns := strings.Split(line, "\t")
		if len(columns) != 3 {
			t.Fatalf("%q has %d columns, want 3", line, len(columns))
		}
		least, err := strconv.ParseFloat(columns[1], 64)
		if err != nil {
			t.Fatal(err)
		}
		rows++
		holdRow(t, columns[0], least, columns[2])
	}
	if rows < 20 {
		t.Errorf("%d rows were read", rows)
	}
}

// A line that ends inside a host or a handle is told, and one that ends after a slash is not.
func TestPartedNames(t *testing.T) {
	for _, row := range []struct {
		text  string
		width float64
		want  int
	}{
		{"@the_longest_handle_that_anyone_ever_had", 12, 1},
		{"https://example.org/a/very/long/path/without", 9, 0},
		{"https://a.very.long.name.of.a.host.example.org", 9, 2},
	} {
		p := prepare(t, Paragraph{Text: row.text, Lang: "en"})
		if lines, ok := p.Break(Measure{Width: row.width}); !ok || lines.Parted != row.want || lines.Torn > 0 {
			t.Errorf("%s at %g em: %t, %d parted, %d torn, want %d parted", row.text, row.width, ok, lines.Parted, lines.Torn, row.want)
		}
	}
}

// holdRow tries one text at every width.
func holdRow(t *testing.T, lang string, least float64, marked string) {
	t.Helper()
	held, at := map[int]bool{}, 0
	pieces := strings.Split(marked, notHere)
	for _, piece := range pieces[:len(pieces)-1] {
		at += len([]rune(piece))
		held[at] = true
	}
	if len(held) == 0 {
		t.Errorf("%s marks no place", marked)
	}
	text := strings.Join(pieces, "")
	p := prepare(t, Paragraph{Text: text, Lang: lang})
	for width := least; width <= 30; width += 0.5 {
		lines, ok := p.Break(Measure{Width: width, Mode: Display})
		if !ok {
			t.Fatalf("%s: no lines at %g em", text, width)
		}
		for i, line := range lines.Lines[:len(lines.Lines)-1] {
			if held[p.Origin[p.clusters[line.End].start]] {
				t.Errorf("%g em: %q ends a line of %s", width, strings.TrimSpace(lines.Text(i)), marked)
			}
		}
	}
}
