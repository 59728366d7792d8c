//go:build unix

package deck

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"cards/internal/diag"
)

// What a deck may not use is refused without being opened: a FIFO would wait for ever.
func TestUseRefusals(t *testing.T) {
	folder := t.TempDir()
	inside := filepath.Join(folder, "decks")
	write := func(name, text string) {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.MkdirAll(filepath.Join(inside, "sub"), 0o700); err != nil {
		t.Fatal(err)
	}
	write("outside.yaml", "theme: night\n")
	write("decks/a.yaml", "use: b.yaml\n")
	write("decks/b.yaml", "use: a.yaml\n")
	write("decks/sub/c.yaml", "use: d.yaml\ntheme: night\n")
	write("decks/sub/d.yaml", "speakers: {a: 甲}\n")
	write("decks/cards.yaml", "quotes: [a]\n")
	for link, target := range map[string]string{"link.yaml": "../outside.yaml", "broken.yaml": "nowhere.yaml", "zero": "/dev/zero"} {
		if err := os.Symlink(target, filepath.Join(inside, link)); err != nil {
			t.Skip(err)
		}
	}
	if err := syscall.Mkfifo(filepath.Join(inside, "fifo"), 0o600); err != nil {
		t.Skip(err)
	}
	tests := []struct {
		use     string
		outside bool
		code    string
	}{
		{"../outside.yaml", false, "outside"},
		{"../outside.yaml", true, ""},
		{filepath.Join(folder, "outside.yaml"), false, "outside"},
		{"link.yaml", false, "outside"},
		{"link.yaml", true, ""},
		{"broken.yaml", false, "no-file"},
		{"zero", false, "outside"},
		{"/dev/zero", true, "bad-file"},
		{"fifo", false, "bad-file"},
		{"fifo", true, "bad-file"},
		{"sub", false, "bad-file"},
		{"deck.yaml", false, "use-loop"},
		{"a.yaml", false, "use-loop"},
		{"sub/c.yaml", false, ""},
		{"cards.yaml", false, "unknown-key"},
		{"https://example.org/house.yaml", false, "bad-file"},
	}
	for _, test := range tests {
		t.Run(test.use, func(t *testing.T) {
			d, list := LoadBytes(filepath.Join(inside, "deck.yaml"), []byte("quotes: [一。]\nuse: "+test.use+"\n"), LoadOptions{AllowOutside: test.outside})
			var codes []string
			for _, x := range list {
				if x.Severity == diag.Error {
					codes = append(codes, x.Code)
				}
			}
			if got := strings.Join(codes, " "); got != test.code {
				t.Fatalf("%s, want %s: %v", got, test.code, list.Error())
			}
			if test.code == "" && d.Theme.V != "night" {
				t.Error("nothing was used")
			}
			if test.use == "sub/c.yaml" && (d.Speaker("a") == nil || d.Quotes[0].Speaker == nil) {
				t.Error("what is used uses nothing")
			}
		})
	}
	for _, name := range []string{"fifo", "sub", "nowhere.yaml"} {
		if _, list := Load(filepath.Join(inside, name), LoadOptions{}); len(list) != 1 || !list.HasErrors() {
			t.Errorf("%s: %v", name, list.Error())
		}
	}
}
