package job

import (
	"flag"
	"fmt"
	"hash/fnv"
	"path/filepath"
	"slices"
	"testing"

	"cards/internal/proof"
	"cards/internal/render/raster"
	"cards/internal/theme"
)

// full asks for every size of every set of cards, where a plain run takes turns: .ci/run -full.
var full = flag.Bool("full", false, "lay out every set of cards in every size, and measure the contrast over all pictures")

const turns = 4

// turn returns every fourth of the sizes, beginning with another one for each k, so that the sets of a test see all sizes between
// them; with -full it returns all.
func turn(k int, sizes []string) []string {
	if *full {
		return sizes
	}
	var out []string
	for i, s := range sizes {
		if (i+k)%turns == 0 {
			out = append(out, s)
		}
	}
	return out
}

// presets are the names of all sizes.
func presets() []string {
	var out []string
	for _, s := range theme.Sizes() {
		out = append(out, s.Name)
	}
	return out
}

// TestTurn: as many turns as there are are all sizes, each once.
func TestTurn(t *testing.T) {
	seen := map[string]int{}
	for k := range turns {
		for _, s := range turn(k, presets()) {
			seen[s]++
		}
	}
	want := 1
	if *full {
		want = turns
	}
	for _, s := range presets() {
		if seen[s] != want {
			t.Errorf("%s was taken %d times", s, seen[s])
		}
	}
}

// TestContrastOverPictures measures the contrast of texts on the pixels of cards with photographs, portraits and every layout: of one
// set in twenty here (always the same ones), with -full of all themes, variants and sizes.
func TestContrastOverPictures(t *testing.T) {
	if testing.Short() {
		t.Skip("draws many pages")
	}
	renderer := raster.New()
	measured := 0
	const portraitsFile = "../../assets/pictures/portraits.yaml"
	for _, name := range []string{"../../assets/decks/photographs.yaml", "../../assets/decks/layouts.yaml", portraitsFile} {
		for _, look := range looks {
			for _, variant := range []string{"light", "dark"} {
				var sizes []string
				for _, size := range presets() {
					h := fnv.New64a()
					fmt.Fprint(h, filepath.Base(name), look, variant, size)
					// Where a strip shows its middle alone, quotes may be refused; the other decks have a cover for it.
					if (*full || h.Sum64()%20 == 0) && (name != portraitsFile || slices.Contains(portraitSizes, size)) {
						sizes = append(sizes, size)
					}
				}
				if len(sizes) == 0 {
					continue
				}
				plan := laid(t, name, Request{Theme: look, Variant: variant, Sizes: sizes})
				_, pages := plan.Pages()
				for _, unit := range pages {
					for _, p := range unit {
						faults, err := proof.Contrast(renderer, p, plan.Theme)
						if err != nil {
							t.Fatal(err)
						}
						for _, f := range faults {
							t.Errorf("%s: %v", filepath.Base(name), f)
						}
						measured++
					}
				}
			}
		}
	}
	if measured < 100 {
		t.Errorf("only %d pages were measured", measured)
	}
}
