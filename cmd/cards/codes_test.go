package main

import (
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"cards/internal/deck"
)

// invoke runs a command line in this process and returns its exit code and what it wrote.
func invoke(t *testing.T, args ...string) (code int, out, errOut string) {
	t.Helper()
	var o, e bytes.Buffer
	code = run(context.Background(), args, strings.NewReader(""), &o, &e)
	return code, o.String(), e.String()
}

// codeDeck is a deck that shows a code.
type codeDeck struct {
	name, path string
	// want are the places at which it must be told, as line and code; line 0 is any.
	want []wantedCode
}

type wantedCode struct {
	line int
	code string
}

var wantPattern = regexp.MustCompile(`want: ([a-z-]+)`)

// told finds the severity with which check told a code at a line; "" when it did not.
func (w wantedCode) told(path, out string) string {
	for _, line := range strings.Split(out, "\n") {
		rest, ok := strings.CutPrefix(line, path+":")
		if !ok || !strings.HasSuffix(line, " ["+w.code+"]") {
			continue
		}
		if w.line > 0 && !strings.HasPrefix(rest, fmt.Sprintf("%d:", w.line)) {
			continue
		}
		for _, severity := range []string{"error", "warning", "note"} {
			if strings.Contains(rest, " "+severity+": ") {
				return severity
			}
		}
	}
	return ""
}

// codeDecks are the decks of all codes: those that reading finds, those that the theme, the fonts and the layout find, and
// those that no text file of a readable length can show.
func codeDecks(t *testing.T) []codeDeck {
	t.Helper()
	var decks []codeDeck
	for _, pattern := range []string{"../../internal/deck/testdata/codes/*.yaml", "testdata/codes/*.yaml"} {
		files, err := filepath.Glob(pattern)
		if err != nil || len(files) == 0 {
			t.Fatalf("%s: %d decks, %v", pattern, len(files), err)
		}
		for _, file := range files {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			d := codeDeck{name: strings.TrimSuffix(filepath.Base(file), ".yaml"), path: file}
			for i, line := range strings.Split(string(data), "\n") {
				for _, m := range wantPattern.FindAllStringSubmatch(line, -1) {
					d.want = append(d.want, wantedCode{i + 1, m[1]})
				}
			}
			if len(d.want) == 0 {
				t.Errorf("%s: no line says what it wants", file)
			}
			decks = append(decks, d)
		}
	}
	folder := t.TempDir()
	for i, row := range []struct {
		code, ext, data string
		line            int
	}{
		{"too-many-cards", ".yaml", "quotes:\n" + strings.Repeat("- x\n", deck.MaxCards+1), 0},
		{"too-many-errors", ".yaml", "quotes: [a]\nlists:\n" + strings.Repeat("- 1\n", 5000), 0},
		{"file-too-large", ".yaml", strings.Repeat("#\n", 3<<20), 0},
		{"encoding", ".yaml", "quotes: [\xff\xfe\xff]\n", 1},
		{"json", ".json", "{\"quotes\":\n [\"a\"", 0},
		{"json-rest", ".json", "{\"quotes\": [\"a\"]}\n x", 2},
		{"table-column", ".csv", "words,speaker\na,b\n", 1},
		{"table-kind", ".csv", "text,kind\na,poster\n", 2},
		{"table-quote", ".csv", "text,speaker\n\"a,b\n", 2},
		{"table-row", ".csv", "text,speaker\na,b,c\n", 2},
		{"xlsx", ".xlsx", "PK\x03\x04", 0},
	} {
		name := filepath.Join(folder, fmt.Sprintf("deck%d%s", i, row.ext))
		if err := os.WriteFile(name, []byte(row.data), 0o644); err != nil {
			t.Fatal(err)
		}
		decks = append(decks, codeDeck{row.code, name, []wantedCode{{row.line, row.code}}})
	}
	return decks
}

// TestCodes takes the decks of all codes in an order drawn at random: check names every code with its line, and exits 1 when
// it is an error; render then exits 42 and writes nothing.
func TestCodes(t *testing.T) {
	decks := codeDecks(t)
	draw := rand.New(rand.NewPCG(3, 8))
	draw.Shuffle(len(decks), func(i, j int) { decks[i], decks[j] = decks[j], decks[i] })
	shown := map[string]bool{}
	for _, d := range decks {
		for _, w := range d.want {
			shown[w.code] = true
		}
		t.Run(d.name, func(t *testing.T) {
			code, out, _ := invoke(t, "check", d.path)
			fatal := false
			for _, w := range d.want {
				severity := w.told(d.path, out)
				if severity == "" {
					t.Errorf("check does not tell %s in line %d:\n%.3000s", w.code, w.line, out)
				}
				fatal = fatal || severity == "error"
			}
			if !fatal {
				if code != exitOK {
					t.Errorf("check exits %d though nothing that is wanted is an error:\n%.3000s", code, out)
				}
				return
			}
			if code != exitCheckFailed {
				t.Errorf("check exits %d, want %d", code, exitCheckFailed)
			}
			folder := filepath.Join(t.TempDir(), "out")
			code, out, errOut := invoke(t, "render", d.path, "--out", folder)
			if code != exitUnrendered {
				t.Errorf("render exits %d, want %d", code, exitUnrendered)
			}
			if out != "" {
				t.Errorf("render printed %q", out)
			}
			for _, w := range d.want {
				if w.told(d.path, errOut) == "" {
					t.Errorf("render does not tell %s in line %d", w.code, w.line)
				}
			}
			if _, err := os.Lstat(folder); !os.IsNotExist(err) {
				t.Errorf("render made %s: %v", folder, err)
			}
		})
	}
	for _, c := range deck.Codes() {
		if !shown[c.Name] && c.Name != "xlsx-cell" {
			t.Errorf("no deck shows %s", c.Name)
		}
	}
}
