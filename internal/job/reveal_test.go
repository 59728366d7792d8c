package job

import (
	"bytes"
	"context"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"cards/internal/render/raster"
)

// revealed opens, lays out and draws a deck into a folder, and returns the paths of the timeline's pictures.
func revealed(t *testing.T, deck string, r Request) (*Result, []string) {
	t.Helper()
	plan := laid(t, deck, r)
	result, err := plan.Draw(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, f := range result.Manifest.Files {
		if f.Kind == "timeline" {
			names = append(names, f.Path)
		}
	}
	return result, names
}

// TestRevealSameBytes: the frames are the same whatever is drawn at once, and the last of a page is the page without --reveal.
func TestRevealSameBytes(t *testing.T) {
	deck := writeDeck(t, everyKind)
	want := renderInto(t, deck, Request{Reveal: true, Jobs: 1})
	got := renderInto(t, deck, Request{Reveal: true, Jobs: 3})
	if a, b := slices.Sorted(maps.Keys(want)), slices.Sorted(maps.Keys(got)); !slices.Equal(a, b) {
		t.Fatalf("%v, want %v", b, a)
	}
	for name, data := range want {
		if !bytes.Equal(got[name], data) {
			t.Errorf("%s differs", name)
		}
	}
	plain := renderInto(t, deck, Request{})
	for _, size := range []string{"square", "slide"} {
		last := want[size+"/road-r06.png"]
		if last == nil || !bytes.Equal(last, plain[size+"/road.png"]) {
			t.Errorf("%s: the last frame is not the page as it is", size)
		}
		seen := map[string]bool{}
		for i := range 6 {
			seen[string(want[fmt.Sprintf("%s/road-r%02d.png", size, i+1)])] = true
		}
		if len(seen) != 6 {
			t.Errorf("%s: of 6 frames %d differ", size, len(seen))
		}
		if !bytes.Equal(want[size+"/work.png"], plain[size+"/work.png"]) || want[size+"/road.png"] != nil {
			t.Errorf("%s: a quote changed, or the page stands beside its frames", size)
		}
	}
}

// The manifest says of each frame which it is, in their order, and the sheet shows them.
func TestRevealManifest(t *testing.T) {
	result, names := revealed(t, writeDeck(t, everyKind), Request{Reveal: true, Sizes: []string{"slide"}, Out: t.TempDir()})
	if len(names) != 6 || !slices.IsSorted(names) {
		t.Fatalf("the frames are %v", names)
	}
	n := 0
	for _, f := range result.Manifest.Files {
		if f.Kind != "timeline" {
			if f.Frame != 0 || f.Frames != 0 {
				t.Errorf("%s is frame %d of %d", f.Path, f.Frame, f.Frames)
			}
			continue
		}
		n++
		if f.Frame != n || f.Frames != 6 || f.Page != 1 || f.Pages != 1 {
			t.Errorf("%s is frame %d of %d, page %d of %d", f.Path, f.Frame, f.Frames, f.Page, f.Pages)
		}
		if told := strings.HasPrefix(f.Alt, fmt.Sprintf("第%d件事（共5件）：", n)); told != (n < 6) {
			t.Errorf("%s says %q", f.Path, f.Alt)
		}
	}
	sheet, err := os.ReadFile(filepath.Join(result.Folder, contactName))
	if err != nil || !bytes.Contains(sheet, []byte("r3/6")) || !bytes.Contains(sheet, []byte("slide/road-r03.png")) {
		t.Errorf("the sheet does not show frame 3: %v", err)
	}
}

// A timeline of several pages has the frames of each in turn.
func TestRevealPages(t *testing.T) {
	var b strings.Builder
	b.WriteString("lang: zh-Hans\ntimelines:\n- id: road\n  title: \"多\"\n  events:\n")
	for i := range 30 {
		fmt.Fprintf(&b, "  - {date: %d, title: \"第%d件事情\", text: \"一句说明的话，说得长一点，好让它多占几行。\"}\n", 1900+2*i, i+1)
	}
	result, names := revealed(t, writeDeck(t, b.String()), Request{Reveal: true, Out: t.TempDir()})
	if !slices.IsSorted(names) {
		t.Errorf("the frames are %v", names)
	}
	pages, events := map[int]int{}, 0
	for _, f := range result.Manifest.Files {
		if f.Frames == 0 {
			continue
		}
		if pages[f.Page]++; f.Frame != pages[f.Page] {
			t.Errorf("%s is frame %d of its page", f.Path, f.Frame)
		}
		if f.Frame < f.Frames {
			if events++; !strings.HasPrefix(f.Alt, fmt.Sprintf("第%d件事（共30件）：", events)) {
				t.Errorf("%s says %q", f.Path, f.Alt)
			}
		}
		if want := fmt.Sprintf("xiaohongshu/road-%d-r%02d.png", f.Page, f.Frame); f.Path != want {
			t.Errorf("%s, want %s", f.Path, want)
		}
	}
	if events != 30 || len(pages) < 3 {
		t.Errorf("%d events on %d pages", events, len(pages))
	}
}

// What a run makes under other names than the one before takes its place, also where only one card is made; other cards stay.
func TestRevealStale(t *testing.T) {
	out := t.TempDir()
	deck := writeDeck(t, everyKind)
	revealed(t, deck, Request{Out: out, Sizes: []string{"slide"}})
	result, names := revealed(t, deck, Request{Out: out, Sizes: []string{"slide"}, Only: []string{"road"}, Reveal: true})
	if want := []string{"slide/road.png"}; !slices.Equal(result.Removed, want) {
		t.Errorf("removed %v, want %v", result.Removed, want)
	}
	if len(names) != 6 {
		t.Errorf("the manifest has %v", names)
	}
	if _, err := os.Stat(filepath.Join(result.Folder, "slide", "work.png")); err != nil {
		t.Errorf("a card that was not asked for is gone: %v", err)
	}
	// One event less: the last frame of the series that was longer goes.
	short := everyKind[:strings.LastIndex(everyKind, "      - {date")]
	if err := os.WriteFile(deck, []byte(short), 0o644); err != nil {
		t.Fatal(err)
	}
	result, _ = revealed(t, deck, Request{Out: out, Sizes: []string{"slide"}, Only: []string{"road"}, Reveal: true})
	if want := []string{"slide/road-r06.png"}; !slices.Equal(result.Removed, want) {
		t.Errorf("removed %v, want %v", result.Removed, want)
	}
}

// More frames than anyone can use are refused before anything is laid out, and a deck without a timeline says so.
func TestRevealBounds(t *testing.T) {
	var b strings.Builder
	b.WriteString("lang: zh-Hans\nquotes: [{id: work, text: \"有用\"}]\ntimelines:\n- id: road\n  title: \"多\"\n  events:\n")
	for i := range 400 {
		fmt.Fprintf(&b, "  - {date: %d, title: \"事\"}\n", 1500+i)
	}
	deck := writeDeck(t, b.String())
	sizes := []string{"square", "slide", "story"}
	plan, list := Open(deck, Request{Reveal: true, Sizes: sizes})
	if got := codesOf(list); plan != nil || len(got) != 1 || got[0] != "too-many-frames" {
		t.Fatalf("got %v: %s", got, list.Error())
	}
	if said := list.Error(); !strings.Contains(said, "1200") || !strings.Contains(said, "400 events") || !strings.Contains(said, "--size") {
		t.Errorf("the message is %s", said)
	}
	for _, r := range []Request{{Reveal: true, Sizes: sizes[:2]}, {Sizes: sizes}} {
		if plan, list := Open(deck, r); plan == nil {
			t.Errorf("%+v is refused: %s", r, list.Error())
		}
	}
	plan, list = Open(deck, Request{Reveal: true, Sizes: sizes, Only: []string{"work"}})
	if plan == nil || !strings.Contains(list.Error(), "nothing-to-reveal") {
		t.Errorf("without a timeline: %s", list.Error())
	}
}

// Frames whose names are those of another card are refused.
func TestRevealClash(t *testing.T) {
	plan, list := Open(writeDeck(t, strings.Replace(everyKind, "id: work", "id: Road-r02", 1)), Request{Reveal: true})
	if plan == nil {
		t.Fatal(list.Error())
	}
	told, err := plan.Lay(context.Background())
	if err != nil || len(codesOf(told)) != 1 || codesOf(told)[0] != "same-file-name" {
		t.Errorf("%v, %s", err, told.Error())
	}
}

// Inspect says which event is lit.
func TestRevealInspect(t *testing.T) {
	plan := laid(t, writeDeck(t, everyKind), Request{Reveal: true, Sizes: []string{"slide"}, Only: []string{"road"}})
	pages := plan.Inspect().Pages
	if len(pages) != 6 {
		t.Fatalf("%d pages", len(pages))
	}
	for i, p := range pages {
		if p.Frame != i+1 || p.Frames != 6 {
			t.Errorf("frame %d says %d of %d", i+1, p.Frame, p.Frames)
		}
		for k, e := range p.Events {
			if e.Lit != (k == i || i == 5) {
				t.Errorf("frame %d: event %d is lit: %v", i+1, k+1, e.Lit)
			}
		}
	}
}

// Held words can be read, measured from the pixels: on the ground, on the band of an era and on paper with its grain.
func TestRevealFromPixels(t *testing.T) {
	if testing.Short() {
		t.Skip("draws every box of some frames")
	}
	deck := writeDeck(t, everyKind+"    eras: [{date: 2000/2008, title: \"起步\"}]\n")
	for _, look := range []string{"dawn", "forest", "grid", "ink", "night", "paper", "photo", "signal"} {
		_, pages := laid(t, deck, Request{Theme: look, Sizes: []string{"square", "slide"}, Only: []string{"road"}, Reveal: true}).Pages()
		renderer := raster.New()
		for _, unit := range pages {
			banded := false
			for _, b := range unit[1].Scene.Boxes {
				banded = banded || b.Role == "era"
			}
			if !banded {
				t.Errorf("%s: no era stands on the page", look)
			}
			checkPixels(t, renderer, look, unit[1])
			checkPixels(t, renderer, look, unit[4])
		}
	}
}
