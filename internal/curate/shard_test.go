package curate

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"cards/internal/edtf"
	"cards/internal/transcript"
)

// A long text is read in pieces at once; what comes out is what one reader sees.
func TestShardsAgree(t *testing.T) {
	var b strings.Builder
	for i := range 2500 {
		fmt.Fprintf(&b, "我最初没有想过要创造一些伟大的东西%d。我想尝试创造一些有用的东西%d。但是,你知道,如果没有耐心,天赋就没有用……所以\n不要等风来,要自己去追风%d。", i, i, i%7)
	}
	tr, _ := transcript.Read("talk.txt", []byte(b.String()), transcript.Options{})
	n := len(tr.Sentences())
	if n < 2*worthAShard {
		t.Fatalf("%d sentences are too few", n)
	}
	whole, _ := newReader(tr).read(0, n)
	if all := readAll(tr); !reflect.DeepEqual(all, whole) {
		t.Error("pieces and the whole differ")
	}
	f := newFinder(tr)
	if !reflect.DeepEqual(f.candidates(f.allowed(), 500), f.candidatesOf(0, len(f.all), f.allowed(), 500)) {
		t.Error("the candidates of pieces and of the whole differ")
	}
}

// Each tongue has no more rows than a set holds, and no word twice in one column.
func TestTables(t *testing.T) {
	for _, name := range []string{"zh", "ja", "ko", "en"} {
		tongue := tongueOf(name)
		if len(tongue.rows) > 128 {
			t.Errorf("%s has %d rows", name, len(tongue.rows))
		}
		for i, r := range tongue.rows {
			for _, column := range []string{r.first, r.then} {
				seen := map[string]bool{}
				for _, w := range strings.Split(column, "|") {
					if seen[w] {
						t.Errorf("%s, row %d (%s): %q stands twice", name, i, r.why, w)
					}
					seen[w] = true
					if w == "" && column != "" {
						t.Errorf("%s, row %d (%s): an empty word", name, i, r.why)
					}
				}
			}
		}
		for which, list := range tongue.lists {
			for _, w := range list.all {
				if w == "" {
					t.Errorf("%s, list %d: an empty word", name, which)
				}
			}
		}
	}
	// A word that a table of pairs turns wrong would never be found.
	for simple, want := range map[string]string{"不要渴望荣耀": "不要渴望榮耀", "与其说": "與其說", "没有什么比": "沒有什麼比", "后来": "後來", "战争": "戰爭"} {
		if got := toTraditional.Replace(simple); got != want {
			t.Errorf("%s becomes %s, want %s", simple, got, want)
		}
	}
}

// Dates of a long text are searched in pieces; a day near a border still takes its year from the sentence before.
func TestDatePiecesAgree(t *testing.T) {
	var b strings.Builder
	for i := range 9000 {
		fmt.Fprintf(&b, "%d年我们在河边开了第%d家书店。\n那是12月24日,下着雪,没有人来。\n", 1900+i%120, i)
	}
	tr, _ := transcript.Read("talk.txt", []byte(b.String()), transcript.Options{})
	if len(tr.Text) < 3*datePiece {
		t.Fatalf("%d bytes are too few", len(tr.Text))
	}
	day, _ := edtf.Parse("2025-06-16")
	whole := datesOf(tr, 0, len(tr.Text), day)
	if pieces := findDates(tr, day); len(whole) != 18000 || !reflect.DeepEqual(pieces, whole) {
		t.Errorf("%d dates in pieces, %d in the whole", len(pieces), len(whole))
	}
}
