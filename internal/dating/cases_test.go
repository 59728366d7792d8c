package dating_test

import (
	"os"
	"strings"
	"testing"

	"cards/internal/dating"
	"cards/internal/edtf"
)

// TestCases holds the finder to invented sentences in five languages; testdata/cases.txt says how they are written.
func TestCases(t *testing.T) {
	data, err := os.ReadFile("testdata/cases.txt")
	if err != nil {
		t.Fatal(err)
	}
	anchor, err := edtf.Parse("2024-05-20")
	if err != nil {
		t.Fatal(err)
	}
	cases := 0
	for number, line := range strings.Split(strings.TrimRight(string(data), "\n"), "\n") {
		if strings.HasPrefix(line, "#") {
			continue
		}
		fields := strings.SplitN(line, "|", 3)
		if len(fields) != 3 {
			t.Fatalf("line %d has not three fields", number+1)
		}
		cases++
		var want []string
		for _, s := range strings.Split(fields[1], ";") {
			if words, date, ok := strings.Cut(s, "="); ok {
				want = append(want, strings.TrimSpace(words)+" = "+strings.TrimSpace(date))
			}
		}
		text := strings.TrimSpace(fields[2])
		var got []string
		for _, d := range dating.Find(text, dating.Options{Lang: strings.TrimSpace(fields[0]), Anchor: anchor}) {
			if d.Text != text[d.From:d.To] || d.Reason == "" {
				t.Errorf("line %d: %q stands not where it is said, or has no reason", number+1, d.Text)
			}
			got = append(got, d.Text+" = "+d.EDTF.String())
		}
		lower := func(s []string) string { return strings.ToLower(strings.Join(s, "; ")) }
		same := func() bool { // the order of what is told first in the list does not count
			if len(want) != len(got) {
				return false
			}
			for _, w := range want {
				if !strings.Contains("; "+lower(got)+";", "; "+strings.ToLower(w)+";") {
					// Words that lead to a date may belong to it or not: 从, 在.
					if !strings.Contains(lower(got)+";", strings.ToLower(strings.TrimLeft(w, "从在"))+";") {
						return false
					}
				}
			}
			return true
		}
		if !same() {
			t.Errorf("line %d: %s\n got %v\nwant %v", number+1, text, got, want)
		}
	}
	if cases < 120 {
		t.Errorf("only %d cases", cases)
	}
}
