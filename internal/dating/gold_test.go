package dating_test

import (
	"os"
	"strings"
	"testing"

	"cards/internal/dating"
	"cards/internal/edtf"

	yaml "go.yaml.in/yaml/v4"
)

const (
	goldList = "../transcript/testdata/gold/ai-startup-school.dates.yaml"
	// goldText stands beside the repository and not in it, since the transcript is not ours to give on.
	goldText = "../../../shared/transcripts/ai-startup-school.zh.txt"
	// goldLeast is the least share of finds that are right, and of dates that are found.
	goldLeast = 0.95
)

type goldDate struct {
	Line   int      `yaml:"line"`
	Column int      `yaml:"column"`
	Text   string   `yaml:"text"`
	EDTF   string   `yaml:"edtf"`
	Also   []string `yaml:"also"`

	from, to int
	hits     int
}

// accepts reports whether a date is one of those that the list has for the place.
func (g *goldDate) accepts(d edtf.Date) bool {
	for _, s := range append([]string{g.EDTF}, g.Also...) {
		if want, err := edtf.Parse(s); err == nil && want.String() == d.String() {
			return true
		}
	}
	return false
}

// TestGoldDates measures the dates of the real transcript against the list that was made by hand before the finder: rules at its head.
func TestGoldDates(t *testing.T) {
	data, err := os.ReadFile(goldText)
	if err != nil {
		t.Skipf("without the transcript %s there is nothing to measure", goldText)
	}
	text := string(data)
	var list struct{ Dates, Joined, Either, Not []*goldDate }
	file, err := os.ReadFile(goldList)
	if err != nil {
		t.Fatal(err)
	}
	if err := yaml.Unmarshal(file, &list); err != nil {
		t.Fatal(err)
	}
	lines := strings.SplitAfter(text, "\n")
	place := func(all []*goldDate) {
		for _, g := range all {
			for _, l := range lines[:g.Line-1] {
				g.from += len(l)
			}
			g.from += len(string([]rune(lines[g.Line-1])[:g.Column-1]))
			if g.to = g.from + len(g.Text); g.to > len(text) || text[g.from:g.to] != g.Text {
				t.Fatalf("the list has %q in line %d, column %d, and the transcript does not", g.Text, g.Line, g.Column)
			}
		}
	}
	for _, all := range [][]*goldDate{list.Dates, list.Joined, list.Either, list.Not} {
		place(all)
	}
	anchor, err := edtf.Parse("2025-06-16")
	if err != nil {
		t.Fatal(err)
	}
	over := func(all []*goldDate, d dating.Date) (out []*goldDate) {
		for _, g := range all {
			if g.from < d.To && d.From < g.to {
				out = append(out, g)
			}
		}
		return out
	}
	right, false_ := 0, 0
	for _, d := range dating.Find(text, dating.Options{Lang: "zh-Hans", Anchor: anchor}) {
		met, where := over(list.Dates, d), 1+strings.Count(text[:d.From], "\n")
		switch {
		case len(met) == 1 && met[0].accepts(d.EDTF):
			met[0].hits++
			right++
		case len(met) > 1 && len(over(list.Joined, d)) == 1 && over(list.Joined, d)[0].accepts(d.EDTF):
			for _, g := range met {
				g.hits++
			}
			right++
		case len(met) == 0 && len(over(list.Either, d)) > 0:
		default:
			false_++
			t.Logf("line %d: %q is no such date: %s (%s)", where, d.Text, d.EDTF, d.Reason)
			if len(met) == 1 {
				met[0].hits = -100
			}
		}
		for _, g := range over(list.Not, d) {
			if len(met) == 0 {
				t.Logf("line %d: %q is on the list of what is none", g.Line, g.Text)
			}
		}
	}
	found := 0
	for _, g := range list.Dates {
		if g.hits > 0 {
			found++
		} else {
			t.Logf("line %d, column %d: %q, %s, was not found", g.Line, g.Column, g.Text, g.EDTF)
		}
	}
	precision, recall := float64(right)/float64(max(right+false_, 1)), float64(found)/float64(len(list.Dates))
	t.Logf("dates of the transcript: precision %.3f (%d of %d), recall %.3f (%d of %d)", precision, right, right+false_, recall, found, len(list.Dates))
	if precision < goldLeast || recall < goldLeast {
		t.Errorf("less than %.2f", goldLeast)
	}
}
