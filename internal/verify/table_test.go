package verify_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"cards/internal/transcript"
	"cards/internal/verify"
)

// read reads an invented transcript of testdata.
func read(t testing.TB, name string) *transcript.Transcript {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	tr, list := transcript.Read(name, data, transcript.Options{})
	if tr == nil {
		t.Fatal(list.Error())
	}
	return tr
}

// row is one line of claims.tsv.
type row struct{ class, file, speaker, words, said string }

func rows(t testing.TB) []row {
	t.Helper()
	data, err := os.ReadFile("testdata/claims.tsv")
	if err != nil {
		t.Fatal(err)
	}
	var out []row
	for _, line := range strings.Split(strings.TrimSpace(string(data)), "\n") {
		if strings.HasPrefix(line, "#") {
			continue
		}
		cells := append(strings.Split(strings.ReplaceAll(line, `\n`, "\n"), "\t"), "")
		if len(cells) < 5 || len(cells) > 6 {
			t.Fatalf("%q has %d cells", line, len(cells)-1)
		}
		out = append(out, row{cells[0], cells[1], cells[2], cells[3], cells[4]})
	}
	return out
}

// Every quote of the table is judged to be what a person says it is.
func TestTable(t *testing.T) {
	verifiers := map[string]*verify.Verifier{}
	counts := map[string]int{}
	for _, r := range rows(t) {
		v := verifiers[r.file]
		if v == nil {
			v = verify.New(read(t, r.file), nil)
			verifiers[r.file] = v
		}
		got := v.Check(verify.Claim{Words: r.words, Said: r.said, Speaker: []string{r.speaker}})
		counts[r.class]++
		if got.Class.String() != r.class {
			t.Errorf("%s: %q is %v, want %s\n%+v", r.file, r.words, got.Class, r.class, got)
		}
	}
	altered := 0
	for class, n := range counts {
		if class != "verbatim" && class != "punctuation" {
			altered += n
		}
	}
	if altered < 60 {
		t.Errorf("only %d altered quotes", altered)
	}
	t.Logf("%d altered, %v", altered, counts)
}
