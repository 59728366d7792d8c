package dating_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"cards/internal/dating"
	"cards/internal/edtf"
)

var proseFiles = []string{"testdata/prose/zh.txt", "testdata/prose/other.txt", "testdata/prose/second.txt", "testdata/prose/third.txt", "testdata/prose/fourth.txt"}

// proseDate is a date of a sentence of testdata/prose: where it stands, and the dates that are right for it.
type proseDate struct {
	from, to int
	dates    []string
}

// proseSentence reads a sentence with its marks, ⟦words=date|another⟧.
func proseSentence(marked string) (text string, want []proseDate, err error) {
	var b strings.Builder
	for rest := marked; ; {
		before, after, found := strings.Cut(rest, "⟦")
		b.WriteString(before)
		if !found {
			return b.String(), want, nil
		}
		inside, after, closed := strings.Cut(after, "⟧")
		words, dates, named := strings.Cut(inside, "=")
		if !closed || !named || words == "" {
			return "", nil, fmt.Errorf("a mark is not as it should be")
		}
		d := proseDate{from: b.Len(), to: b.Len() + len(words), dates: strings.Split(dates, "|")}
		for _, s := range d.dates {
			if e, err := edtf.Parse(s); err != nil || e.String() != s {
				return "", nil, fmt.Errorf("%q is no canonical date: %v", s, err)
			}
		}
		b.WriteString(words)
		want, rest = append(want, d), after
	}
}

// judged counts what was found in sentences.
type judged struct{ wanted, found, right, reported int }

func (j judged) String() string {
	return fmt.Sprintf("precision %.3f (%d of %d), recall %.3f (%d of %d)",
		float64(j.right)/float64(max(j.reported, 1)), j.right, j.reported, float64(j.found)/float64(max(j.wanted, 1)), j.found, j.wanted)
}

// judge compares what was found with what is wanted; wrong says in words what differs. A result finds a date when they overlap and it
// is one of the dates accepted for it, as with the gold list.
func (j *judged) judge(text string, want []proseDate, got []dating.Date) (wrong []string) {
	j.wanted += len(want)
	j.reported += len(got)
	hit := make([]bool, len(want))
	for _, d := range got {
		k := slices.IndexFunc(want, func(w proseDate) bool {
			return d.From < w.to && w.from < d.To && slices.Contains(w.dates, d.EDTF.String())
		})
		if k < 0 {
			wrong = append(wrong, fmt.Sprintf("false %s = %s", d.Text, d.EDTF))
			continue
		}
		j.right++
		if !hit[k] {
			hit[k] = true
			j.found++
		}
	}
	for k, w := range want {
		if !hit[k] {
			wrong = append(wrong, fmt.Sprintf("missed %s = %s", text[w.from:w.to], w.dates[0]))
		}
	}
	return wrong
}

// TestProse measures the finder with sentences that were written before it was tried on them; the least it must reach stands in floors.
func TestProse(t *testing.T) {
	floors := map[string]float64{"zh-Hans": 0.95, "zh-Hant": 0.95, "ja": 0.95, "ko": 0.95, "en": 0.92}
	anchor, err := edtf.Parse("2023-11-09")
	if err != nil {
		t.Fatal(err)
	}
	counts, sets := map[string]*judged{}, map[string]*judged{}
	sentences := 0
	for _, file := range proseFiles {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for number, line := range strings.Split(strings.TrimRight(string(data), "\n"), "\n") {
			if strings.HasPrefix(line, "#") {
				continue
			}
			lang, marked, ok := strings.Cut(line, "\t")
			if _, known := floors[lang]; !ok || !known {
				t.Fatalf("%s:%d: %q is no language and sentence", file, number+1, line)
			}
			text, want, err := proseSentence(marked)
			if err != nil {
				t.Fatalf("%s:%d: %v", file, number+1, err)
			}
			if counts[lang] == nil {
				counts[lang] = &judged{}
			}
			if sets[file] == nil {
				sets[file] = &judged{}
			}
			sentences++
			found := dating.Find(text, dating.Options{Lang: lang, Anchor: anchor})
			sets[file].judge(text, want, found)
			if wrong := counts[lang].judge(text, want, found); len(wrong) > 0 {
				t.Logf("%s:%d: %s\n\t%s", file, number+1, text, strings.Join(wrong, "\n\t"))
			}
		}
	}
	for _, file := range proseFiles {
		t.Logf("%s: %s", file, sets[file])
	}
	if sentences < 400 {
		t.Errorf("only %d sentences", sentences)
	}
	for _, lang := range []string{"zh-Hans", "zh-Hant", "ja", "ko", "en"} {
		j := *counts[lang]
		t.Logf("%s: %s", lang, j)
		if float64(j.right) < floors[lang]*float64(j.reported) || float64(j.found) < floors[lang]*float64(j.wanted) {
			t.Errorf("%s: %s, the least is %.2f", lang, j, floors[lang])
		}
	}
}
