package transcript_test

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"cards/internal/edtf"

	yaml "go.yaml.in/yaml/v4"
)

// The gold lists were made by hand, before any code that they measure. What they hold and how they are to be used stands
// at the head of each.
const (
	goldDates  = "testdata/gold/ai-startup-school.dates.yaml"
	goldQuotes = "testdata/gold/ai-startup-school.quotes.yaml"
	// goldSource stands beside the repository and not in it, since the transcript is not ours to give on.
	goldSource = "../../../shared/transcripts/ai-startup-school.zh.txt"
)

// goldPlace is a text and where it stands: line and column from 1, the column in code points.
type goldPlace struct {
	Line   int    `yaml:"line"`
	Column int    `yaml:"column"`
	Text   string `yaml:"text"`
}

type goldDate struct {
	goldPlace `yaml:",inline"`
	EDTF      string   `yaml:"edtf"`
	Kind      string   `yaml:"kind"`
	Why       string   `yaml:"why"`
	Also      []string `yaml:"also"`
}

type goldDateList struct {
	Dates  []goldDate `yaml:"dates"`
	Joined []goldDate `yaml:"joined"`
	Either []goldDate `yaml:"either"`
	Not    []goldDate `yaml:"not"`
}

type goldQuote struct {
	goldPlace `yaml:",inline"`
	Speaker   string      `yaml:"speaker"`
	Grade     int         `yaml:"grade"`
	Why       string      `yaml:"why"`
	Group     string      `yaml:"group"`
	Also      []goldPlace `yaml:"also"`
}

type goldQuoteList struct {
	Quotes []goldQuote `yaml:"quotes"`
	Not    []goldQuote `yaml:"not"`
}

// readGold reads a list; a key that it does not know is an error.
func readGold(t *testing.T, file string, into any) {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	decoder := yaml.NewDecoder(bytes.NewReader(data))
	decoder.KnownFields(true)
	if err := decoder.Decode(into); err != nil {
		t.Fatalf("%s: %v", file, err)
	}
}

// end returns the line and column right behind the text.
func (p goldPlace) end() (line, column int) {
	rest := p.Text
	line, column = p.Line, p.Column
	if n := strings.Count(rest, "\n"); n > 0 {
		line, column = line+n, 1
		rest = rest[strings.LastIndex(rest, "\n")+1:]
	}
	return line, column + utf8.RuneCountInString(rest)
}

// follows reports whether p begins where o ends, or later.
func (p goldPlace) follows(o goldPlace) bool {
	line, column := o.end()
	return p.Line > line || p.Line == line && p.Column >= column
}

func (p goldPlace) String() string { return fmt.Sprintf("%d:%d %q", p.Line, p.Column, p.Text) }

// checkPlaces says what is wrong with the places of one list: each must have a text, and begin where the one before it
// ends or later, so that none is out of order, given twice or within another.
func checkPlaces(places []goldPlace) error {
	var wrong []error
	for i, p := range places {
		if p.Line < 1 || p.Column < 1 || strings.TrimSpace(p.Text) != p.Text || p.Text == "" {
			wrong = append(wrong, fmt.Errorf("%s: no place or no text", p))
		}
		if i > 0 && !p.follows(places[i-1]) {
			wrong = append(wrong, fmt.Errorf("%s overlaps or comes before %s", p, places[i-1]))
		}
	}
	return errors.Join(wrong...)
}

// checkApart says which places of two lists overlap.
func checkApart(a, b []goldPlace) error {
	var wrong []error
	for _, p := range a {
		for _, o := range b {
			if !p.follows(o) && !o.follows(p) {
				wrong = append(wrong, fmt.Errorf("%s overlaps %s of another list", p, o))
			}
		}
	}
	return errors.Join(wrong...)
}

// checkStands says which texts do not stand in the source where the list says.
func checkStands(source string, places []goldPlace) error {
	lines := strings.Split(source, "\n")
	var wrong []error
	for _, p := range places {
		if p.Line < 1 || p.Line > len(lines) {
			wrong = append(wrong, fmt.Errorf("%s: the source has %d lines", p, len(lines)))
			continue
		}
		rest := []rune(strings.Join(lines[p.Line-1:], "\n"))
		if p.Column < 1 || p.Column > len(rest) || !strings.HasPrefix(string(rest[p.Column-1:]), p.Text) {
			wrong = append(wrong, fmt.Errorf("%s does not stand there", p))
		}
	}
	return errors.Join(wrong...)
}

func datePlaces(list []goldDate) []goldPlace {
	var places []goldPlace
	for _, d := range list {
		places = append(places, d.goldPlace)
	}
	return places
}

func quotePlaces(list []goldQuote) []goldPlace {
	var places []goldPlace
	for _, q := range list {
		places = append(places, q.goldPlace)
	}
	return places
}

func TestGoldDates(t *testing.T) {
	var list goldDateList
	readGold(t, goldDates, &list)
	if len(list.Dates) < 30 || len(list.Not) < 20 {
		t.Errorf("%d dates and %d that are none, too few to measure with", len(list.Dates), len(list.Not))
	}
	dates, not := datePlaces(list.Dates), datePlaces(list.Not)
	for _, err := range []error{
		checkPlaces(dates), checkPlaces(not), checkPlaces(datePlaces(list.Joined)), checkPlaces(datePlaces(list.Either)),
		checkApart(dates, not), checkApart(dates, datePlaces(list.Either)),
		checkApart(datePlaces(list.Joined), not), checkApart(not, datePlaces(list.Either)),
	} {
		if err != nil {
			t.Error(err)
		}
	}
	kinds := map[string]int{}
	for _, d := range list.Dates {
		kinds[d.Kind]++
		switch d.Kind {
		case "absolute", "two-digit", "carried", "relative", "range":
		default:
			t.Errorf("%s: %q is no kind", d.goldPlace, d.Kind)
		}
	}
	t.Log(kinds)
	for _, part := range [][]goldDate{list.Dates, list.Joined, list.Either} {
		for _, d := range part {
			checkAccepted(t, d)
		}
	}
	for _, d := range list.Not {
		if d.Why == "" || d.EDTF != "" || d.Kind != "" || d.Also != nil {
			t.Errorf("%s: what is no date has a why and nothing else", d.goldPlace)
		}
	}
	for _, d := range list.Joined {
		over := 0
		for _, p := range dates {
			if !p.follows(d.goldPlace) && !d.follows(p) {
				over++
			}
		}
		if over < 2 {
			t.Errorf("%s joins %d dates", d.goldPlace, over)
		}
	}
}

// checkAccepted reads each date that is accepted for an entry; none may be given twice.
func checkAccepted(t *testing.T, d goldDate) {
	t.Helper()
	seen := map[string]bool{}
	for _, s := range append([]string{d.EDTF}, d.Also...) {
		if _, err := edtf.Parse(s); err != nil {
			t.Errorf("%s: %s: %v", d.goldPlace, s, err)
		}
		if seen[s] {
			t.Errorf("%s: %s is given twice", d.goldPlace, s)
		}
		seen[s] = true
	}
}

func TestGoldQuotes(t *testing.T) {
	var list goldQuoteList
	readGold(t, goldQuotes, &list)
	if len(list.Quotes) < 40 || len(list.Not) < 30 {
		t.Errorf("%d quotes and %d that are none, too few to measure with", len(list.Quotes), len(list.Not))
	}
	quotes, not := quotePlaces(list.Quotes), quotePlaces(list.Not)
	for _, err := range []error{checkPlaces(quotes), checkPlaces(not), checkApart(quotes, not)} {
		if err != nil {
			t.Error(err)
		}
	}
	texts, groups := map[string]bool{}, map[string]int{}
	for _, q := range list.Quotes {
		if q.Speaker != "guest" && q.Speaker != "host" || q.Grade < 1 || q.Grade > 3 || q.Why == "" {
			t.Errorf("%s: speaker %q, grade %d, why %q", q.goldPlace, q.Speaker, q.Grade, q.Why)
		}
		if texts[q.Text] {
			t.Errorf("%s is given twice", q.goldPlace)
		}
		texts[q.Text] = true
		if q.Group != "" {
			groups[q.Group]++
		}
		for _, a := range q.Also {
			if checkApart([]goldPlace{a}, quotePlaces([]goldQuote{q})) == nil || a == q.goldPlace {
				t.Errorf("%s is no other cutting of %s", a, q.goldPlace)
			}
			if err := checkApart([]goldPlace{a}, not); err != nil {
				t.Error(err)
			}
		}
	}
	for name, n := range groups {
		if n < 2 {
			t.Errorf("group %s has %d quotes", name, n)
		}
	}
	for _, q := range list.Not {
		if q.Why == "" || q.Grade != 0 || q.Also != nil || q.Group != "" || q.Speaker != "guest" && q.Speaker != "host" && q.Speaker != "unclear" {
			t.Errorf("%s: what is no quote has a speaker and a why and nothing else", q.goldPlace)
		}
	}
}

func TestGoldStandsInTheTranscript(t *testing.T) {
	data, err := os.ReadFile(filepath.FromSlash(goldSource))
	if errors.Is(err, fs.ErrNotExist) {
		t.Skip("the transcript is not beside the repository (../shared/transcripts): places are not compared")
	}
	if err != nil {
		t.Fatal(err)
	}
	var dates goldDateList
	readGold(t, goldDates, &dates)
	var quotes goldQuoteList
	readGold(t, goldQuotes, &quotes)
	places := append(quotePlaces(quotes.Quotes), quotePlaces(quotes.Not)...)
	for _, q := range quotes.Quotes {
		places = append(places, q.Also...)
	}
	for _, part := range [][]goldDate{dates.Dates, dates.Joined, dates.Either, dates.Not} {
		places = append(places, datePlaces(part)...)
	}
	if err := checkStands(string(data), places); err != nil {
		t.Error(err)
	}
}

// The checks of the lists find what they are for.
func TestGoldChecksRefuse(t *testing.T) {
	first, second := goldPlace{1, 1, "甲乙"}, goldPlace{1, 2, "乙"}
	if checkPlaces([]goldPlace{first, second}) == nil || checkPlaces([]goldPlace{second, first}) == nil || checkPlaces([]goldPlace{{1, 1, ""}}) == nil {
		t.Error("overlaps, a wrong order or an empty text pass")
	}
	if checkApart([]goldPlace{first}, []goldPlace{second}) == nil || checkApart([]goldPlace{first}, []goldPlace{{1, 3, "丙"}}) != nil {
		t.Error("overlaps of two lists are told wrong")
	}
	if err := checkStands("甲乙\n丙丁", []goldPlace{first, second, {1, 2, "乙\n丙"}}); err != nil {
		t.Error(err)
	}
	for _, p := range []goldPlace{{1, 1, "乙"}, {2, 3, "丁"}, {3, 1, "甲"}, {0, 1, "甲"}} {
		if checkStands("甲乙\n丙丁", []goldPlace{p}) == nil {
			t.Errorf("%s passes", p)
		}
	}
}
