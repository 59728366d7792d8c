package job

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// diffed renders a deck, then another under the same name with a request of its own into the same folder, and compares both manifests.
func diffed(t *testing.T, first, second string, later Request) *Difference {
	t.Helper()
	folder, out := t.TempDir(), t.TempDir()
	var manifests []*Manifest
	for i, text := range []string{first, second} {
		name := filepath.Join(folder, "deck.yaml")
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		r := Request{Formats: []string{"png", "pdf"}, Sizes: []string{"square", "og"}}
		if i == 1 {
			r = later
		}
		r.Out = out
		if _, err := laid(t, name, r).Draw(context.Background()); err != nil {
			t.Fatal(err)
		}
		m, err := ReadManifest(filepath.Join(out, "deck"))
		if err != nil {
			t.Fatal(err)
		}
		manifests = append(manifests, m)
	}
	return Diff(manifests[0], manifests[1])
}

// TestDiff: other words, another look, new and removed cards are told apart, and what a run left behind is named.
func TestDiff(t *testing.T) {
	const deck = "lang: zh-Hans\nquotes:\n  - {id: work, text: \"不要渴望荣耀，要渴望工作。\"}\n  - {id: ego, text: \"粉碎你的自我。\"}\n"
	whole := Request{Formats: []string{"png", "pdf"}, Sizes: []string{"square", "og"}}
	other := strings.Replace(deck, "粉碎", "放下", 1)
	for name, row := range map[string]struct {
		second string
		later  Request
		want   map[string]string // card: what
		stale  []string
		same   int
	}{
		"nothing": {second: deck, later: whole, same: 2},
		"words":   {second: other, later: whole, want: map[string]string{"ego": ChangeWords}, same: 1},
		"one size only, which leaves the document too": {
			second: other, later: Request{Formats: []string{"png"}, Sizes: []string{"square"}, Only: []string{"ego"}},
			want: map[string]string{"ego": ChangeWords}, stale: []string{"deck.pdf", "og/ego.png"}, same: 1,
		},
		"look": {second: deck, later: Request{Formats: whole.Formats, Sizes: whole.Sizes, Theme: "night"}, want: map[string]string{"work": ChangePicture, "ego": ChangePicture}},
		"more and less": {
			second: strings.Replace(deck, "id: ego", "id: self", 1), later: whole,
			want: map[string]string{"self": ChangeAdded, "ego": ChangeRemoved}, same: 1,
		},
	} {
		t.Run(name, func(t *testing.T) {
			d := diffed(t, deck, row.second, row.later)
			got := map[string]string{}
			for _, c := range d.Changes {
				got[c.Card] = c.What
				if c.What == ChangeWords && (!strings.Contains(c.Old, "粉碎你的自我") || !strings.Contains(c.New, "放下你的自我")) {
					t.Errorf("%s said %q and says %q", c.Card, c.Old, c.New)
				}
				if c.What != ChangeRemoved && len(c.Files) == 0 {
					t.Errorf("%s: no file changed", c.Card)
				}
			}
			if len(got) != len(row.want) || d.Same != row.same || !slices.Equal(d.Outdated(), row.stale) {
				t.Errorf("changes %v, want %v; %d the same, want %d; old words in %v, want %v", got, row.want, d.Same, row.same, d.Outdated(), row.stale)
			}
			for card, what := range row.want {
				if got[card] != what {
					t.Errorf("%s: %q, want %q", card, got[card], what)
				}
			}
		})
	}
}

// TestReadManifest: what is no manifest is refused with what to do.
func TestReadManifest(t *testing.T) {
	folder := t.TempDir()
	for text, want := range map[string]string{"": "is no manifest", "[]": "is no manifest", `{"version": 7}`: "version 7", "-": "render the deck"} {
		name := filepath.Join(folder, "manifest.json")
		if text == "-" {
			name = filepath.Join(folder, "no", "where")
		} else if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := ReadManifest(name); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %q", text, err, want)
		}
	}
}
