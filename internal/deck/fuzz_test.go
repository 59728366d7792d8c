package deck

import (
	"os"
	"path/filepath"
	"testing"
)

// Whatever the bytes, reading ends, tells its findings in order at places in the file, and the deck can be asked
// all that layouts ask.
func FuzzLoadBytes(f *testing.F) {
	for _, pattern := range []string{"testdata/good/*.yaml", "testdata/codes/*.yaml"} {
		files, err := filepath.Glob(pattern)
		if err != nil {
			f.Fatal(err)
		}
		for _, file := range files {
			data, err := os.ReadFile(file)
			if err != nil {
				f.Fatal(err)
			}
			f.Add(data)
		}
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		d, list := LoadBytes("testdata/fuzzed.yaml", data, LoadOptions{Sizes: testSizes})
		known := map[string]bool{}
		for _, c := range Codes() {
			known[c.Name] = true
		}
		for _, diagnostic := range list {
			if !known[diagnostic.Code] || diagnostic.Message == "" {
				t.Errorf("unknown code in %v", diagnostic)
			}
		}
		if d == nil || d.Language() == "" && len(d.AllCards()) > 0 {
			t.Fatal("no deck")
		}
		for _, c := range d.Cards() {
			if c.ID == "" || c.Item == "" {
				t.Errorf("a card without a name: %+v", c)
			}
		}
		for _, q := range d.Quotes {
			q.Base(d.Language())
			q.SourceLine(d, "ja")
		}
		d.AsOfLine()
		if len(d.Cards()) == 0 && !list.HasErrors() {
			t.Error("neither cards nor errors")
		}
	})
}
