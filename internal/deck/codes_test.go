package deck

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var testSizes = []string{"square", "portrait", "xiaohongshu", "xhs", "slide"}

var wanted = regexp.MustCompile(`want: ([a-z-]+)`)

// inBytes are decks for the codes that no YAML file of a readable length can show.
var inBytes = []struct {
	code, name string
	data       string
}{
	{"too-many-cards", "deck.yaml", "quotes:\n" + strings.Repeat("- x\n", MaxCards+1)},
	{"too-many-errors", "deck.yaml", "quotes: [a]\nlists:\n" + strings.Repeat("- 1\n", maxFindings+1)},
	{"file-too-large", "deck.yaml", strings.Repeat("#\n", 3<<20)},
	{"encoding", "deck.yaml", "quotes: [\xff\xfe\xff]\n"},
	{"json", "deck.json", `{"quotes": ["a"`},
	{"json-rest", "deck.json", `{"quotes": ["a"]} x`},
	{"table-column", "deck.csv", "words,speaker\na,b\n"},
	{"table-kind", "deck.csv", "text,kind\na,poster\n"},
	{"table-quote", "deck.csv", "text,speaker\n\"a,b\n"},
	{"table-row", "deck.csv", "text,speaker\na,b,c\n"},
	{"xlsx", "deck.xlsx", "PK\x03\x04"},
}

// Each code has a deck, in which a comment on the line says what is reported there.
func TestCodes(t *testing.T) {
	known := map[string]bool{}
	for _, c := range Codes() {
		if known[c.Name] || c.Doc == "" {
			t.Errorf("%s is told twice or has no description", c.Name)
		}
		known[c.Name] = true
	}
	files, err := filepath.Glob("testdata/codes/*.yaml")
	if err != nil || len(files) < 50 {
		t.Fatalf("%d decks, %v", len(files), err)
	}
	shown := map[string]bool{}
	for _, file := range files {
		code := strings.TrimSuffix(filepath.Base(file), ".yaml")
		shown[code] = true
		t.Run(code, func(t *testing.T) {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			_, list := Load(file, LoadOptions{Sizes: testSizes})
			var got []string
			for _, d := range list {
				if !known[d.Code] {
					t.Errorf("%s is not in the table of codes", d.Code)
				}
				got = append(got, fmt.Sprintf("%d %s", d.Pos.Line, d.Code))
			}
			marks := 0
			for i, line := range strings.Split(string(data), "\n") {
				for _, m := range wanted.FindAllStringSubmatch(line, -1) {
					marks++
					want := fmt.Sprintf("%d %s", i+1, m[1])
					if !containsExactly(got, want) {
						t.Errorf("want %s, got %v:\n%s", want, got, list.Error())
					}
				}
			}
			if marks == 0 || !strings.Contains(string(data), "want: "+code+"\n") {
				t.Errorf("no line says what it wants")
			}
		})
	}
	for _, test := range inBytes {
		shown[test.code] = true
		t.Run(test.code, func(t *testing.T) {
			_, list := LoadBytes(test.name, []byte(test.data), LoadOptions{})
			for _, d := range list {
				if d.Code == test.code {
					return
				}
			}
			t.Errorf("not reported: %.2000s", list.Error())
		})
	}
	for _, c := range Codes() {
		if !shown[c.Name] && c.Name != "xlsx-cell" {
			t.Errorf("%s has no deck", c.Name)
		}
	}
}

func containsExactly(list []string, s string) bool {
	for _, l := range list {
		if l == s {
			return true
		}
	}
	return false
}
