package curate_test

import (
	"os"
	"testing"
	"unicode"

	"cards/internal/curate"
	"cards/internal/transcript"

	yaml "go.yaml.in/yaml/v4"
)

const (
	goldQuotes = "../transcript/testdata/gold/ai-startup-school.quotes.yaml"
	goldSource = "../../../shared/transcripts/ai-startup-school.zh.txt"
)

type goldPlace struct {
	Line   int    `yaml:"line"`
	Column int    `yaml:"column"`
	Text   string `yaml:"text"`
}

type goldQuote struct {
	goldPlace `yaml:",inline"`
	Grade     int         `yaml:"grade"`
	Group     string      `yaml:"group"`
	Also      []goldPlace `yaml:"also"`
}

// covered are the code points of a source, without white space and punctuation, that a span covers.
type covered struct{ from, to int }

// counter tells how many code points that count stand before each.
type counter struct {
	before []int
	lines  []int
}

func newCounter(source string) counter {
	c := counter{before: []int{0}, lines: []int{0}}
	n := 0
	for _, r := range source {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			n++
		}
		c.before = append(c.before, n)
		if r == '\n' {
			c.lines = append(c.lines, len(c.before)-1)
		}
	}
	return c
}

func (c counter) span(from, to int) covered { return covered{c.before[from], c.before[to]} }

func (c counter) place(p goldPlace) covered {
	from := c.lines[p.Line-1] + p.Column - 1
	return c.span(from, from+len([]rune(p.Text)))
}

func (a covered) meets(b covered) bool {
	both := min(a.to, b.to) - max(a.from, b.from)
	either := max(a.to, b.to) - min(a.from, b.from)
	return both > 0 && 2*both >= either
}

func TestGoldList(t *testing.T) {
	data, err := os.ReadFile(goldSource)
	if err != nil {
		t.Skip("the transcript is not beside the repository (../shared/transcripts): quotes are not compared with the gold list")
	}
	tr, found := transcript.Read("talk.txt", data, transcript.Options{})
	if tr == nil {
		t.Fatal(found)
	}
	gold, err := os.ReadFile(goldQuotes)
	if err != nil {
		t.Fatal(err)
	}
	var list struct {
		Quotes []goldQuote `yaml:"quotes"`
		Not    []goldQuote `yaml:"not"`
	}
	if err := yaml.Unmarshal(gold, &list); err != nil {
		t.Fatal(err)
	}
	c := newCounter(tr.Source)
	// The floors are somewhat below what was reached, so that a table may change; who lowers them says why. That of the first 60 was 30, of 32 that
	// were reached while the tables had words of this very talk in them; without those it is 12, 22 and 29.
	for _, floor := range []struct{ top, hits, mistakes int }{{12, 10, 0}, {30, 20, 0}, {60, 28, 2}} {
		top := floor.top
		hits, mistakes := 0, 0
		groups := map[string]bool{}
		best := map[int]bool{}
		for n, q := range curate.Quotes(tr, curate.Options{Top: top}) {
			place := tr.Place(q.Span)
			span := c.span(place.From, place.To)
			mark := " "
			for i, g := range list.Quotes {
				ok := c.place(g.goldPlace).meets(span)
				for _, a := range g.Also {
					ok = ok || c.place(a).meets(span)
				}
				if ok {
					mark = "+"
					best[i] = true
					if g.Group != "" {
						groups[g.Group] = true
					}
				}
			}
			for _, g := range list.Not {
				if c.place(g.goldPlace).meets(span) {
					mark = "!"
					mistakes++
				}
			}
			if mark == "+" {
				hits++
			}
			if testing.Verbose() && top == 60 {
				t.Logf("%s %2d %.3f %d:%d %s\n      %q %q", mark, n+1, q.Score, place.Line, place.Column, tr.Slice(q.Span), q.Reasons, q.Doubts)
			}
		}
		if testing.Verbose() && top == 60 {
			for i, g := range list.Quotes {
				if !best[i] {
					t.Logf("missed, grade %d: %d:%d %s", g.Grade, g.Line, g.Column, g.Text)
				}
			}
		}
		if hits < floor.hits || mistakes > floor.mistakes {
			t.Errorf("top %d: %d in the gold list and %d plain mistakes, want at least %d and at most %d", top, hits, mistakes, floor.hits, floor.mistakes)
		}
		entries, met := 0, 0
		seen := map[string]bool{}
		for i, g := range list.Quotes {
			if g.Group != "" {
				if !seen[g.Group] {
					seen[g.Group] = true
					entries++
					if groups[g.Group] {
						met++
					}
				}
				continue
			}
			entries++
			if best[i] {
				met++
			}
		}
		t.Logf("top %d: %d in the gold list, precision %.2f, recall %.2f (%d of %d), %d plain mistakes", top, hits, float64(hits)/float64(top), float64(met)/float64(entries), met, entries, mistakes)
	}
}
