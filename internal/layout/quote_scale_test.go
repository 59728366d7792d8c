package layout

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"

	"cards/internal/deck"
	"cards/internal/theme"
)

// What holds of the sizes of quotes in the decks of every length, in all themes.
const (
	// leastOfLonger is how large a quote is at least beside one that is much longer, leastOfPoster the same where it has so few lines that each is a
	// clause; in the columns of a leaf these are as large as the leaf allows.
	leastOfLonger, leastOfPoster = 0.82, 0.65
	// emptyPage is the share of its height that the words of a quote of some lines do not leave free while their size is below smallType of what
	// the theme suggests for their length.
	emptyPage, smallType = 0.55, 0.84
)

// TestScaleOfQuotes: a short quote stands no smaller than a long one of its deck, in one layout and size; and no page is left half empty by words that are
// small for their length.
func TestScaleOfQuotes(t *testing.T) {
	decks, err := filepath.Glob("../sheets/testdata/lengths.*.yaml")
	if err != nil || len(decks) < 5 {
		t.Fatalf("%d decks: %v", len(decks), err)
	}
	sizes := []string{"xiaohongshu", "square", "slide", "og", "x"}
	var mutex sync.Mutex
	var faults []string
	pairs := 0
	slots := make(chan bool, runtime.GOMAXPROCS(0))
	var wait sync.WaitGroup
	for _, name := range decks {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, look := range theme.Names() {
			for _, size := range sizes {
				wait.Go(func() {
					slots <- true
					defer func() { <-slots }()
					found, n := scaleFaults(t, data, look, size)
					mutex.Lock()
					defer mutex.Unlock()
					pairs += n
					for _, f := range found {
						faults = append(faults, fmt.Sprintf("%s, %s, %s: %s", filepath.Base(name), look, size, f))
					}
				})
			}
		}
	}
	wait.Wait()
	slices.Sort(faults)
	if len(faults) > 0 {
		t.Error(strings.Join(faults, "\n"))
	}
	if pairs < 5000 {
		t.Errorf("only %d pairs of quotes were compared", pairs)
	}
}

// scaleFaults lays out the quotes of a deck and says what is wrong with their sizes; pairs is how many were compared.
func scaleFaults(t *testing.T, data []byte, look, size string) (faults []string, pairs int) {
	d, list := deck.LoadBytes("deck.yaml", data, deck.LoadOptions{})
	if list.HasErrors() {
		t.Error(list)
		return nil, 0
	}
	th, list := theme.Load(look, "auto", nil)
	if list.HasErrors() {
		t.Error(list)
		return nil, 0
	}
	var all [][]*Page
	for _, c := range NewSetter(d, th, sharedEngine, d.Language()).Cards() {
		pages := c.Lay(sizeOf(t, size))
		if !ordered(pages) {
			continue
		}
		all = append(all, pages)
		full, lines := 0.0, 0
		for _, p := range pages {
			full, lines = max(full, p.setting.full), max(lines, p.setting.lines.all+1)
		}
		if s := pages[0].setting; s.usual > 0 && lines > fewLines && full < emptyPage && s.size < smallType*s.usual {
			faults = append(faults, fmt.Sprintf("%s fills %.2f of its page at %g, and its length suggests %g", pages[0].Card, full, s.size, s.usual))
		}
	}
	for _, short := range all {
		for _, long := range all {
			a, b := short[0].setting, long[0].setting
			if short[0].Layout != long[0].Layout || float64(quoteLength(b.quote.runes)) < muchLonger*float64(quoteLength(a.quote.runes)) {
				continue
			}
			pairs++
			least := leastOfLonger
			if isPoster(short) {
				if least = leastOfPoster; th.Decoration.Leaf.Show {
					continue
				}
			}
			if a.size < least*b.size {
				faults = append(faults, fmt.Sprintf("%s stands at %g, and %s, which is longer, at %g", short[0].Card, a.size, long[0].Card, b.size))
			}
		}
	}
	return faults, pairs
}
