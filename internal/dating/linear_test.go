package dating_test

import (
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"cards/internal/dating"
	"cards/internal/edtf"
)

// proseLines returns the sentences of testdata/prose, those with dates and those without.
func proseLines(t testing.TB) (dated, plain []string) {
	t.Helper()
	for _, file := range proseFiles {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(data)) {
			_, marked, ok := strings.Cut(strings.TrimSpace(line), "\t")
			if !ok || strings.HasPrefix(line, "#") {
				continue
			}
			text, want, err := proseSentence(marked)
			if err != nil {
				t.Fatal(err)
			}
			if len(want) > 0 {
				dated = append(dated, text)
			} else {
				plain = append(plain, text)
			}
		}
	}
	return dated, plain
}

// checkFound says what cannot be of the dates of any text: they stand where they say, in order, none over another, each with an EDTF that
// edtf reads again, and a reason.
func checkFound(t *testing.T, text string, dates []dating.Date) {
	t.Helper()
	last := 0
	for _, d := range dates {
		if d.From < last || d.To <= d.From || d.To > len(text) || text[d.From:d.To] != d.Text {
			t.Fatalf("%q from %d to %d, behind %d", d.Text, d.From, d.To, last)
		}
		last = d.To
		s := d.EDTF.String()
		if again, err := edtf.Parse(s); err != nil || again.String() != s || d.Reason == "" || d.Kind.String() == "" {
			t.Fatalf("%q: %s, %q, %v", d.Text, s, d.Reason, err)
		}
	}
}

func FuzzProse(f *testing.F) {
	dated, plain := proseLines(f)
	for _, text := range append(dated, plain...) {
		f.Add(text, "zh-Hans", "2023-11-09")
	}
	f.Add("last Feb 29, '00s, 0 BC, Q4 9999, 99th century, between 1998 and", "en", "2024-02-29")
	f.Add("半年前，一年半后，上个季度，的冬天，0年的冬天，9999–10000年", "zh-Hant", "0001")
	f.Add("昨日\xff\xfe1995年\xe5", "ja", "-0044-03-15")
	f.Fuzz(func(t *testing.T, text, lang, day string) {
		anchor, err := edtf.Parse(day)
		if err != nil {
			anchor = edtf.Date{}
		}
		checkFound(t, text, dating.Find(text, dating.Options{Lang: lang, Anchor: anchor}))
	})
}

// TestLongLists reads lists and ranges without an end. They were once read anew from each of their members, with a call within a call for each
// that follows, which took all of the memory: with that, this test does not end.
func TestLongLists(t *testing.T) {
	anchor, err := edtf.Parse("2023-11-09")
	if err != nil {
		t.Fatal(err)
	}
	for _, unit := range []string{"三年、", "10年、20年和", "从2016到", "1999年12月31日到", "2010-01-", "大约", "上", "June 2012 to ", "between 1998 and ", "the last ", "mid-", "的", "1", "一", "'95 "} {
		text := strings.Repeat(unit, 200_000/len(unit))
		checkFound(t, text, dating.Find(text, dating.Options{Lang: "zh-Hans", Anchor: anchor}))
		if !utf8.ValidString(text) {
			t.Errorf("%q is no text", unit)
		}
	}
}

// TestMostDates reads a text of more dates than there may be: each is as large as its words are small, and without a bound ten megabytes
// of them took 750 MB to keep.
func TestMostDates(t *testing.T) {
	anchor, err := edtf.Parse("2023-11-09")
	if err != nil {
		t.Fatal(err)
	}
	found := dating.Find(strings.Repeat("1999年", dating.MostDates+10), dating.Options{Lang: "zh-Hans", Anchor: anchor})
	if len(found) != dating.MostDates {
		t.Errorf("%d dates, want %d", len(found), dating.MostDates)
	}
}

// BenchmarkProse10MB reads 10 MB in which one sentence in ten tells a date, which is more than interviews have.
func BenchmarkProse10MB(b *testing.B) {
	dated, plain := proseLines(b)
	var t strings.Builder
	for i := 0; t.Len() < 10<<20; i++ {
		t.WriteString(plain[i%len(plain)])
		if i%10 == 9 {
			t.WriteString(dated[i/10%len(dated)])
		}
		t.WriteByte('\n')
	}
	anchor, err := edtf.Parse("2023-11-09")
	if err != nil {
		b.Fatal(err)
	}
	found := 0
	b.SetBytes(int64(t.Len()))
	b.ReportAllocs()
	for b.Loop() {
		found = len(dating.Find(t.String(), dating.Options{Lang: "zh-Hans", Anchor: anchor}))
	}
	b.ReportMetric(float64(found), "dates/op")
}
