package text

import (
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"cards/fonts"
	"cards/internal/scene"
)

// scriptRows reads a table of testdata/scripts, which other programs made (build.sh).
func scriptRows(t *testing.T, name string, columns int) [][]string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", "scripts", name))
	if err != nil {
		t.Fatal(err)
	}
	var out [][]string
	for _, line := range strings.Split(strings.TrimRight(string(data), "\n"), "\n") {
		row := strings.Split(line, "\t")
		if len(row) != columns {
			t.Fatalf("%s: %d columns in %q", name, len(row), line)
		}
		out = append(out, row)
	}
	return out
}

// scriptEngine has a font of testdata/scripts in place of the serif.
func scriptEngine(t *testing.T, name string) *Engine {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", "scripts", name+".ttf"))
	if err != nil {
		t.Fatal(err)
	}
	c, err := fonts.Default().WithUser(fonts.UserFont{Family: "serif", Weight: 400, Data: data, Name: name + ".ttf"})
	if err != nil {
		t.Fatal(err)
	}
	return NewEngine(c)
}

// Words of scripts that join, stack or run from right to left have the glyphs and places that HarfBuzz gives them.
func TestShapedAsByHarfBuzz(t *testing.T) {
	engines := map[string]*Engine{}
	for _, row := range scriptRows(t, "shaped.tsv", 4) {
		name, lang, text, want := row[0], row[1], row[2], row[3]
		if engines[name] == nil {
			engines[name] = scriptEngine(t, name)
		}
		p := engines[name].Prepare(Paragraph{Text: text, Lang: lang})
		if len(p.Missing) > 0 {
			t.Errorf("%s: missing %q", text, string(p.Missing))
			continue
		}
		lines, _ := p.Break(Measure{Width: 100})
		placed := lines.Place(Placement{Size: 1000, Pitch: 1000, Width: 100000, Align: map[bool]Align{true: End, false: Start}[p.RightToLeft()], Paint: func(int) scene.Paint { return scene.Paint{} }})
		var got []string
		for _, it := range placed.Items {
			for _, g := range it.(scene.Text).Run.Glyphs {
				got = append(got, fmt.Sprintf("%d@%.0f,%.0f", g.ID, g.X, Ascent*1000-g.Y))
			}
		}
		if ours, theirs := strings.Join(got, " "), placedGlyphs(t, want); ours != theirs {
			t.Errorf("%s %s:\n%s, HarfBuzz has\n%s", lang, text, ours, theirs)
		}
	}
}

// placedGlyphs turns what hb-shape prints ([glyph@x,y+advance|…]) into glyphs with their places.
func placedGlyphs(t *testing.T, s string) string {
	t.Helper()
	var out []string
	pen := 0.0
	for _, part := range strings.Split(strings.Trim(s, "[]"), "|") {
		var id int
		var x, y, advance float64
		if _, err := fmt.Sscanf(part, "%d@%f,%f+%f", &id, &x, &y, &advance); err != nil {
			x, y = 0, 0
			if _, err := fmt.Sscanf(part, "%d+%f", &id, &advance); err != nil {
				t.Fatalf("%q: %v", part, err)
			}
		}
		out = append(out, fmt.Sprintf("%d@%.0f,%.0f", id, pen+x, math.Abs(y)*sign(y)))
		pen += advance
	}
	return strings.Join(out, " ")
}

func sign(v float64) float64 {
	if v < 0 {
		return -1
	}
	return 1
}

// Mixed lines are read in the order that FriBidi gives them.
func TestOrderedAsByFriBidi(t *testing.T) {
	e := scriptEngine(t, "hebrew")
	mirrored := map[rune]rune{'(': ')', ')': '(', '[': ']', ']': '['}
	for _, row := range scriptRows(t, "ordered.tsv", 3) {
		lang := map[string]string{"ltr": "en", "rtl": "he"}[row[0]]
		p := e.Prepare(Paragraph{Text: row[1], Lang: lang})
		lines, _ := p.Break(Measure{Width: 100})
		var got strings.Builder
		for _, k := range p.visual(lines.Lines[0]) {
			for _, r := range p.Runes[p.clusters[k].start:p.clusters[k].end] {
				if m, ok := mirrored[r]; ok && p.levels != nil && p.levels[p.clusters[k].start]%2 == 1 {
					r = m
				}
				got.WriteRune(r)
			}
		}
		if got.String() != row[2] {
			t.Errorf("%s %s: %s, FriBidi has %s", row[0], row[1], got.String(), row[2])
		}
	}
}

// A paragraph from the right starts at the right, breaks as others do, and every cluster has a place of its own.
func TestRightToLeftLines(t *testing.T) {
	e := scriptEngine(t, "hebrew")
	p := e.Prepare(Paragraph{Text: "שלום עולם (abc) שלום 123 עולם!", Lang: "he"})
	const width, size = 7, 100
	lines, ok := p.Break(Measure{Width: width, Mode: Compact})
	if !ok || len(lines.Lines) < 2 {
		t.Fatalf("%d lines", len(lines.Lines))
	}
	placed := lines.Place(Placement{X: 50, Width: width * size, Size: size, Pitch: 150, Paint: func(int) scene.Paint { return scene.Paint{} }})
	for i, l := range placed.Box.Lines {
		if right := l.X + l.W; math.Abs(right-(50+width*size)) > 0.05 {
			t.Errorf("line %d ends at %g", i, right)
		}
		pens, _, end := lines.pens(lines.Lines[i], nil, l.X, size)
		if math.Abs(end-l.X-l.W) > 0.05 {
			t.Errorf("line %d: clusters end at %g, the line at %g", i, end, l.X+l.W)
		}
		seen := map[float64]bool{}
		for _, pen := range pens {
			if seen[pen] {
				t.Errorf("line %d: two clusters at %g", i, pen)
			}
			seen[pen] = true
		}
	}
	if placed.Box.Text != "שלום עולם (abc) שלום 123 עולם!" {
		t.Errorf("the text became %s", placed.Box.Text)
	}
}

// Text without a right-to-left character costs nothing and has no levels.
func TestNoLevels(t *testing.T) {
	for _, s := range []string{"我们现在", "plain text", "かな", "한국어", "e\u0301"} {
		if levels := findLevels([]rune(s), "zh-Hans"); levels != nil {
			t.Errorf("%s has levels %v", s, levels)
		}
	}
}
