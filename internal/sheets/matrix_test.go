package main

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"sync"
	"testing"

	"cards/internal/proof"
	"cards/internal/render/raster"
	"cards/internal/theme"
)

// full asks for every combination, instead of one in twenty of what is dear: .ci/run -full.
var full = flag.Bool("full", false, "check every combination, and the contrast of every page")

// oneIn is of how many combinations a plain run takes one: of those whose pixels are measured, and of the layouts and signatures
// that a deck has to ask for.
const oneIn = 20

// everyDeck returns the decks of testdata.
func everyDeck(t testing.TB) []string {
	t.Helper()
	decks, err := filepath.Glob("testdata/*.yaml")
	if err != nil || len(decks) < 9 {
		t.Fatalf("%d decks: %v", len(decks), err)
	}
	return decks
}

// refusable reports whether a card may be refused: on strips that are for covers, too low for all that is asked of them here, and on
// previews where a deck asks for a layout that does not suit its words.
func refusable(c combination) bool {
	return c.size.CoverOnly() && c.size.Height < 600 || c.form != "auto" && c.size.Class == theme.Banner
}

// TestLayouts lays out every deck in every theme, in half of the sizes each, and of the other layouts and signatures a sample, and holds
// them to all rules that the layout itself can tell.
func TestLayouts(t *testing.T) {
	every := choice{decks: everyDeck(t), themes: theme.Names(), variants: []string{"auto"}, forms: []string{"auto", "left", "centre", "vertical", "lead"},
		signed: []string{"full", "name", "none"}, sizes: theme.Sizes()}
	var wanted []combination
	for _, c := range every.combinations() {
		if *full || c.form == "auto" && c.signed == "full" && chosen(2, c.String()) || chosen(oneIn, c.String()) {
			wanted = append(wanted, c)
		}
	}
	found := make([][]proof.Fault, len(wanted))
	pages := make([]int, len(wanted))
	err := newPress().each(wanted, runtime.GOMAXPROCS(0), func(i int, l *laid) error {
		pages[i] = len(l.pages())
		for _, f := range l.faults() {
			if f.Code != "refused" || !refusable(l.combination) {
				found[i] = append(found[i], f)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	all := 0
	for i, faults := range found {
		all += pages[i]
		for _, f := range faults {
			t.Errorf("%s, %s, %s: %v", wanted[i].deckName(), wanted[i].form, wanted[i].signed, f)
		}
	}
	if all < 10000 {
		t.Errorf("only %d pages were looked at", all)
	}
	t.Logf("%d pages of %d combinations", all, len(wanted))
}

// TestContrast measures the contrast of texts on the pixels of pages in every theme, light and dark, and every size.
func TestContrast(t *testing.T) {
	if testing.Short() {
		t.Skip("draws many pages")
	}
	every := choice{decks: everyDeck(t), themes: theme.Names(), variants: []string{"light", "dark"}, forms: []string{"auto"}, signed: []string{"full"}, sizes: theme.Sizes()}
	wanted := slices.DeleteFunc(every.combinations(), func(c combination) bool { return !*full && !chosen(oneIn, "contrast "+c.String()) })
	var mutex sync.Mutex
	looks := map[string]int{}
	renderer := raster.New()
	err := newPress().each(wanted, runtime.GOMAXPROCS(0), func(_ int, l *laid) error {
		for _, p := range l.pages() {
			faults, err := proof.Contrast(renderer, p, l.theme)
			if err != nil {
				return err
			}
			mutex.Lock()
			looks[l.combination.theme+" "+l.variant]++
			for _, f := range faults {
				t.Errorf("%s: %v", l.deckName(), f)
			}
			mutex.Unlock()
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range theme.Names() {
		for _, variant := range []string{"light", "dark"} {
			if looks[name+" "+variant] == 0 {
				t.Errorf("no page of %s in %s was looked at", name, variant)
			}
		}
	}
}

// TestSheets: the program draws the same sheets whatever the number of its workers, and says what is on them.
func TestSheets(t *testing.T) {
	draw := func(jobs string) map[string][]byte {
		out := t.TempDir()
		var said bytes.Buffer
		if err := run([]string{"-out", out, "-decks", "aphorisms", "-themes", "ink,grid", "-sizes", "square,og", "-jobs", jobs, "-most", "7", "-width", "60", "-check"}, &said); err != nil {
			t.Fatal(err)
		}
		if said.Len() > 0 {
			t.Error(said.String())
		}
		files := map[string][]byte{}
		names, err := filepath.Glob(filepath.Join(out, "*.png"))
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range names {
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			files[filepath.Base(name)] = data
		}
		return files
	}
	one, many := draw("1"), draw("5")
	// Eleven cards each, seven on a sheet.
	if len(one) != 8 {
		t.Errorf("%d sheets, want 8", len(one))
	}
	for name, data := range one {
		if !bytes.Equal(data, many[name]) {
			t.Errorf("%s depends on the number of workers", name)
		}
	}
	if _, ok := one["grid-auto-og-aphorisms-2.png"]; !ok {
		t.Error("no second sheet of grid at og")
	}
}

// TestFlags: what is not there is an error, and not an empty folder.
func TestFlags(t *testing.T) {
	for _, args := range [][]string{{"-sizes", "huge"}, {"-decks", "nothing"}, {"-themes", "nothing", "-sizes", "square"}, {"-nothing"}} {
		if err := run(args, &bytes.Buffer{}); err == nil {
			t.Errorf("%v: no error", args)
		}
	}
}
