package job

import (
	"path"
	"slices"
	"strings"
	"testing"

	"cards/internal/diag"
)

// A card that is asked for at a size where the deck draws its cover alone is told of: as an error where nothing is drawn, as a
// note beside other pictures. The size that the hint names draws the card.
func TestCoverOnlyTold(t *testing.T) {
	plain := writeDeck(t, everyKind)
	preview := writeDeck(t, strings.Replace(everyKind, "sizes: [square, slide]", "sizes: [og]", 1))
	both := writeDeck(t, strings.Replace(everyKind, "sizes: [square, slide]", "sizes: [square, og]", 1))
	bare := writeDeck(t, strings.Replace(everyKind, "cover: true\n", "", 1))
	for _, row := range []struct {
		name     string
		deck     string
		request  Request
		severity string
		message  string
		line     int
	}{
		{"nothing else is drawn", plain, Request{Sizes: []string{"og"}, Only: []string{"work"}}, "error", "no picture of card work at size og", 10},
		{"an alias of the size", plain, Request{Sizes: []string{"link"}, Only: []string{"work"}}, "error", "no picture of card work at size og", 10},
		{"two cards, one of them a timeline", plain, Request{Sizes: []string{"og"}, Only: []string{"road", "early"}}, "error", "no picture of cards early, road at size og", 11},
		{"in two languages", plain, Request{Sizes: []string{"og"}, Only: []string{"early"}, Langs: []string{"zh-Hans", "en"}}, "error", "no picture of card early at size og", 11},
		{"another size draws it", plain, Request{Sizes: []string{"square", "og"}, Only: []string{"work"}}, "note", "no picture of card work at size og", 10},
		{"the cover is drawn", plain, Request{Sizes: []string{"og"}, Only: []string{"cover", "work"}}, "note", "no picture of card work at size og", 10},
		{"the size is the deck's", preview, Request{Only: []string{"work"}}, "error", "no picture of card work at size og", 10},
		{"the size is the deck's, beside another", both, Request{Only: []string{"work"}}, "", "", 0},
		{"every size", plain, Request{AllSizes: true, Only: []string{"work"}}, "", "", 0},
		{"no card is named", plain, Request{Sizes: []string{"og"}}, "", "", 0},
		{"the deck has no cover", bare, Request{Sizes: []string{"og"}, Only: []string{"work"}}, "", "", 0},
		{"a custom size", plain, Request{Sizes: []string{"1200x630"}, Only: []string{"work"}}, "", "", 0},
	} {
		t.Run(row.name, func(t *testing.T) {
			plan, list := Open(row.deck, row.request)
			if (plan == nil) != (row.severity == "error") {
				t.Fatalf("a plan: %v; told: %v", plan != nil, list)
			}
			var told diag.List
			for _, d := range list {
				if d.Code == "no-cards" {
					t.Errorf("told that there are no cards: %v", d)
				}
				if d.Code == "cover-only" {
					told.Add(d)
				}
			}
			if row.severity == "" {
				if len(told) > 0 {
					t.Fatalf("told %v", told)
				}
				return
			}
			if len(told) != 1 {
				t.Fatalf("told %v, want one cover-only", list)
			}
			d := told[0]
			if d.Severity.String() != row.severity || !strings.Contains(d.Message, row.message) || d.Pos.Line != row.line {
				t.Errorf("%s in line %d: %q; want %s in line %d: %q", d.Severity, d.Pos.Line, d.Message, row.severity, row.line, row.message)
			}
			_, rest, ok := strings.Cut(d.Hint, "--size ")
			size, _, _ := strings.Cut(rest, " ")
			if !ok {
				t.Fatalf("the hint %q names no size", d.Hint)
			}
			again := row.request
			again.Sizes = []string{size}
			plan, list = Open(row.deck, again)
			if plan == nil {
				t.Fatalf("nothing at the size of the hint: %v", list)
			}
			for _, card := range row.request.Only {
				if !slices.ContainsFunc(plan.units, func(u Unit) bool { return u.Card == card && path.Base(u.Folder) == size }) {
					t.Errorf("no %s at size %s, which the hint names", card, size)
				}
			}
		})
	}
}
