package job

import (
	"cards/fonts"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"cards/internal/diag"
	"cards/internal/render/raster"
	"cards/internal/theme"
)

// writeDeck writes a deck into a new folder and returns its path.
func writeDeck(t testing.TB, data string) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "deck.yaml")
	if err := os.WriteFile(name, []byte(data), 0o644); err != nil {
		t.Fatal(err)
	}
	return name
}

// codesOf are the codes of the errors of a list.
func codesOf(list diag.List) []string {
	var codes []string
	for _, d := range list {
		if d.Severity == diag.Error {
			codes = append(codes, d.Code)
		}
	}
	return codes
}

// Row 55 of the list of bad input: two cards that would be one file are refused before anything is drawn. The deck refuses
// such ids already; the plan does too, since what is one name is for the plan to say.
func TestPlanRefusesOneName(t *testing.T) {
	square, err := theme.FindSize("square")
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range []struct {
		a, b string
		one  bool
	}{
		{"work", "Work", true},
		{"火星", "火星", false}, // one id twice is for the deck to refuse
		{"caf\u00e9", "cafe\u0301", true},
		{"caf\u00e9", "CAFE\u0301", true},
		{"work", "works", false},
		{"a/b", "a:b", false},
	} {
		deck := writeDeck(t, "quotes: [{id: one, text: \"好\"}, {id: two, text: \"坏\"}]\n")
		plan, list := Open(deck, Request{})
		if plan == nil {
			t.Fatal(list.Error())
		}
		plan.Deck.Quotes[0].ID.V, plan.Deck.Quotes[1].ID.V = row.a, row.b
		plan.units, list = nil, nil
		plan.plan([]theme.Size{square}, fonts.Default(), &list)
		if got := slices.Contains(codesOf(list), "same-file-name"); got != row.one {
			t.Errorf("%q and %q: refused %v, want %v: %s", row.a, row.b, got, row.one, list.Error())
		}
		for _, d := range list {
			if d.Pos.Line != 1 || d.Pos.File != deck {
				t.Errorf("%q and %q: told at %s", row.a, row.b, d.Pos)
			}
		}
		// The deck itself refuses them where a user writes them.
		if row.one {
			_, list = Open(writeDeck(t, fmt.Sprintf("quotes: [{id: %q, text: \"好\"}, {id: %q, text: \"坏\"}]\n", row.a, row.b)), Request{})
			if !list.HasErrors() {
				t.Errorf("%q and %q: the deck is not refused", row.a, row.b)
			}
		}
	}
}

// The second page of a card and another card may want one name too, which shows only when pages are counted.
func TestLayRefusesOneName(t *testing.T) {
	var b strings.Builder
	b.WriteString("lang: zh-Hans\nsizes: [square]\nquotes:\n- {id: Road-2, text: \"有用的话。\"}\ntimelines:\n- id: road\n  title: \"路\"\n  events:\n")
	for i := range 40 {
		fmt.Fprintf(&b, "  - {date: %d, title: \"第%d件事情\", text: \"一句说明的话，说得长一点，好让它多占几行。\"}\n", 1900+2*i, i+1)
	}
	plan, list := Open(writeDeck(t, b.String()), Request{})
	if plan == nil {
		t.Fatal(list.Error())
	}
	told, err := plan.Lay(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	if n := plan.Count(); n < 3 {
		t.Fatalf("%d pages, the timeline was to have several", n)
	}
	if got := codesOf(told); len(got) != 1 || got[0] != "same-file-name" {
		t.Fatalf("got %v: %s", got, told.Error())
	}
	if said := told.Error(); !strings.Contains(said, "Road-2") || !strings.Contains(said, `"road"`) {
		t.Errorf("the message does not name both cards: %s", said)
	}
}

// A language that is asked for twice is drawn once.
func TestLanguagesOnce(t *testing.T) {
	plan, list := Open(writeDeck(t, "quotes: [{text: {zh-Hans: \"好\", ja: \"良い\"}}]\n"), Request{Langs: []string{"ja", "zh-Hans", "ja"}})
	if plan == nil {
		t.Fatal(list.Error())
	}
	if len(plan.units) != 2 {
		t.Errorf("%d units, want 2", len(plan.units))
	}
}

// A scale at which the raster would give up in the middle of a run is refused before it, and one just below is drawn.
func TestLayRefusesHugePictures(t *testing.T) {
	for _, row := range []struct {
		size  string
		scale float64
		codes int
	}{{"64x64", 8, 0}, {"8192x8192", 1, 0}, {"8192x8192", 1.01, 1}, {"story", 8, 1}, {"square", 8, 1}, {"square", 7, 0}} {
		plan, list := Open(writeDeck(t, "quotes: [\"好\", \"坏\"]\n"), Request{Sizes: []string{row.size}, Scale: row.scale})
		if plan == nil {
			t.Fatal(list.Error())
		}
		told, err := plan.Lay(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		n := 0
		for _, code := range codesOf(told) {
			if code == "picture-too-large" {
				n++
			}
		}
		if n != row.codes {
			t.Errorf("%s at scale %g: told %d times, want %d: %s", row.size, row.scale, n, row.codes, told.Error())
		}
		// The raster agrees: it draws nothing where the plan refuses, at the smallest picture above the bound.
		if row.codes == 1 {
			if _, _, err := (&Options{Scale: row.scale}).encodePNG(raster.New(), plan.pages[0][0]); err == nil {
				t.Errorf("%s at scale %g: the raster draws it", row.size, row.scale)
			}
		}
	}
}
