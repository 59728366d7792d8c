package text

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// Conformance: texts whose lines follow from a written rule, with the places of their characters worked out by a model of
// the rules that knows nothing of this engine (testdata/conformance/model.py, where the cases are kept too). Where both
// differ the source decides; what the engine does not do yet is in conformance_known_test.go.

// leastCases is how many cases there must be.
const leastCases = 400

// tolerance of positions and widths, in em.
const tolerance = 0.01

// conformanceCase is one case of a data file.
type conformanceCase struct {
	Name, Rule, Source string
	Language           string
	Width              float64
	Text               string
	Vertical           bool
	Hang               bool
	Compact            bool
	Normalise          bool
	LinesOnly          bool // positions are the subject of another case
	Prefer             []string
	Keep               []string
	Gap                float64
	Forms              string // the characters that are drawn in a column
	Lines              []conformanceLine
}

// conformanceLine is an expected line.
type conformanceLine struct {
	Text   string
	Width  float64
	Hang   float64
	Hyphen bool
	Cells  []conformanceCell
	Stands string // of a column's cells: u upright, t turned, c combined
}

// conformanceCell is what is never split, and where it stands along the line.
type conformanceCell struct {
	Text string
	At   float64
}

// UnmarshalJSON reads a cell from its pair of text and place.
func (c *conformanceCell) UnmarshalJSON(data []byte) error {
	pair := []any{&c.Text, &c.At}
	return json.Unmarshal(data, &pair)
}

// paragraph is what the engine is given.
func (c *conformanceCase) paragraph() Paragraph {
	p := Paragraph{Text: c.Text, Lang: c.Language, Vertical: c.Vertical, Hang: c.Hang, Keep: c.Keep, Lines: c.Prefer, Gap: c.Gap}
	if c.Normalise {
		p.Normalise = AllRules
	}
	return p
}

// measure is what the lines must fit.
func (c *conformanceCase) measure() Measure {
	m := Measure{Width: c.Width}
	if c.Compact {
		m.Mode = Compact
	}
	return m
}

// loadConformance reads all groups, by name.
func loadConformance(t *testing.T) map[string][]conformanceCase {
	t.Helper()
	files, err := filepath.Glob("testdata/conformance/*.json")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	groups := map[string][]conformanceCase{}
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		var cases []conformanceCase
		if err := json.Unmarshal(data, &cases); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		groups[strings.TrimSuffix(filepath.Base(name), ".json")] = cases
	}
	return groups
}

// sortedGroups returns the names of the groups in order, so that what a test prints is the same each time.
func sortedGroups(groups map[string][]conformanceCase) []string {
	var names []string
	for name := range groups {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// TestConformance sets every case and compares lines exactly, and positions, widths and what hangs within the tolerance.
func TestConformance(t *testing.T) {
	groups := loadConformance(t)
	known, met, total := knownCases(), map[string]bool{}, 0
	for _, group := range sortedGroups(groups) {
		failed := 0
		for _, c := range groups[group] {
			total++
			wrong := c.differences()
			why, listed := known[c.Name]
			met[c.Name] = met[c.Name] || listed
			switch {
			case listed && len(wrong) == 0:
				t.Errorf("%s: %q is as expected now; strike it off the list of known differences", group, c.Name)
			case listed:
				failed++
				t.Logf("known: %s: %q: %s", group, c.Name, why)
			case len(wrong) > 0:
				t.Errorf("%s: %q (%s; %s)\n\t%s", group, c.Name, c.Rule, c.Source, strings.Join(wrong, "\n\t"))
			}
		}
		t.Logf("%4d cases of %s, %d of them known to differ", len(groups[group]), group, failed)
	}
	for name := range known {
		if !met[name] {
			t.Errorf("%q is listed as known, but there is no such case", name)
		}
	}
	t.Logf("%4d cases in all", total)
	if total < leastCases {
		t.Errorf("%d cases, want at least %d", total, leastCases)
	}
}

// differences says in what the engine's setting is not the expected one.
func (c *conformanceCase) differences() []string {
	p := engine.Prepare(c.paragraph())
	lines, ok := p.Break(c.measure())
	if !ok {
		return []string{"no lines"}
	}
	var got, want []string
	for i := range lines.Lines {
		got = append(got, lines.Text(i))
	}
	for _, l := range c.Lines {
		want = append(want, l.Text)
	}
	if !slices.Equal(got, want) {
		return []string{fmt.Sprintf("lines %s, want %s", strings.Join(got, "|"), strings.Join(want, "|"))}
	}
	var wrong []string
	note := func(format string, args ...any) { wrong = append(wrong, fmt.Sprintf(format, args...)) }
	report := lines.Report(Start)
	for i, l := range c.Lines {
		if hyphen := lines.Lines[i].Break == BreakHyphen; hyphen != l.Hyphen {
			note("line %d: hyphen %t, want %t", i+1, hyphen, l.Hyphen)
		}
		if c.LinesOnly {
			continue
		}
		set := report.Lines[i]
		if math.Abs(set.W-l.Width) > tolerance || math.Abs(set.Hang[1]-l.Hang) > tolerance {
			note("line %d: %.3f em wide and %.3f hang, want %.3f and %.3f", i+1, set.W, set.Hang[1], l.Width, l.Hang)
		}
		if at, place := differs(set.Clusters, l.Cells); at != "" {
			note("line %d: %s%s", i+1, at, place)
		}
		if stands := p.lineStands(&lines.Lines[i]); c.Vertical && stands != l.Stands {
			note("line %d: stands %s, want %s", i+1, stands, l.Stands)
		}
	}
	if c.Forms != "" && string(p.forms) != c.Forms {
		note("drawn as %s, want %s", string(p.forms), c.Forms)
	}
	return wrong
}

// differs compares the cells of a line with those of the engine and names the first that is not as expected.
func differs(set []ReportCluster, want []conformanceCell) (cell, how string) {
	for k, w := range want {
		if k >= len(set) || set[k].Text != w.Text {
			return w.Text, " is no cell of its own"
		}
		if math.Abs(set[k].X-w.At) > tolerance {
			return w.Text, fmt.Sprintf(" stands at %.3f em, want %.3f", set[k].X, w.At)
		}
	}
	if len(set) > len(want) {
		return set[len(want)].Text, " is one cell too many"
	}
	return "", ""
}

// lineStands writes how the cells of a column stand, in the model's letters.
func (p *Prepared) lineStands(line *Line) string {
	var b strings.Builder
	for k := line.Start; k < line.end; k++ {
		b.WriteByte("utc"[p.clusters[k].stands])
	}
	return b.String()
}

// TestConformanceCases: every case says which rule it is about and where that is written, no two are the same, and the
// marked lines joined are the text, where it is not normalised.
func TestConformanceCases(t *testing.T) {
	seen := map[string]bool{}
	groups := loadConformance(t)
	for _, group := range sortedGroups(groups) {
		for _, c := range groups[group] {
			if c.Rule == "" || c.Source == "" {
				t.Errorf("%s: %q: rule %q, source %q", group, c.Name, c.Rule, c.Source)
			}
			if seen[c.Name] {
				t.Errorf("%s: %q twice", group, c.Name)
			}
			seen[c.Name] = true
			var joined strings.Builder
			for _, l := range c.Lines {
				joined.WriteString(l.Text)
				var cells strings.Builder
				for _, cell := range l.Cells {
					cells.WriteString(cell.Text)
				}
				if rest, ok := strings.CutPrefix(l.Text, cells.String()); !ok || strings.Trim(rest, " \r\n") != "" {
					t.Errorf("%s: %q: cells %q of the line %q", group, c.Name, cells.String(), l.Text)
				}
			}
			// What normalising makes of a text is the engine's to say, and is compared line by line above.
			if !c.Normalise && joined.String() != c.Text {
				t.Errorf("%s: %q: the lines joined are %q, the text is %q", group, c.Name, joined.String(), c.Text)
			}
		}
	}
}
