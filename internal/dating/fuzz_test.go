package dating_test

import (
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"cards/internal/dating"
	"cards/internal/edtf"
)

// FuzzFind: whatever the text, dates stand where they say, in order, none over another, with an EDTF that edtf reads.
func FuzzFind(f *testing.F) {
	data, err := os.ReadFile("testdata/cases.txt")
	if err != nil {
		f.Fatal(err)
	}
	for _, line := range strings.Split(string(data), "\n") {
		f.Add(line, "zh-Hans", "2024-05-20")
	}
	f.Add("从2016到2018到2020年到2021年1月1日到2日", "zh-Hans", "")
	f.Add("1月32日，13月，0年，9999年，99999年，二二二二二二二二二年，12月24日下午25点", "ja", "2000")
	f.Add("Dec 99, 0000; the 0th century; 4444s", "en", "-0044-03-15")
	f.Fuzz(func(t *testing.T, text, lang, day string) {
		if !utf8.ValidString(text) {
			t.Skip()
		}
		anchor, _ := edtf.Parse(day)
		last := 0
		for _, d := range dating.Find(text, dating.Options{Lang: lang, Anchor: anchor}) {
			if d.From < last || d.To <= d.From || d.To > len(text) || text[d.From:d.To] != d.Text {
				t.Fatalf("%q at %d to %d behind %d", d.Text, d.From, d.To, last)
			}
			last = d.To
			if again, err := edtf.Parse(d.EDTF.String()); err != nil || again.String() != d.EDTF.String() || d.Reason == "" {
				t.Fatalf("%q: %s, %v", d.Text, d.EDTF, err)
			}
		}
	})
}

// BenchmarkHostile reads 300 KB of the same few words over and over: what it takes for a byte is to be about what prose takes.
func BenchmarkHostile(b *testing.B) {
	anchor, _ := edtf.Parse("2024-05-20")
	for _, unit := range []string{"一", "1", "年", "1月", "从2016到", "三年、", "大约", "the last ", "10年、20年和", "圣诞节后", "2010-01-", "上上周", "1999年12月31日到", " "} {
		text := strings.Repeat(unit, 300_000/len(unit))
		b.Run(unit, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				dating.Find(text, dating.Options{Lang: "zh-Hans", Anchor: anchor})
			}
		})
	}
}

// BenchmarkFind10MB reads 10 MB of interview.
func BenchmarkFind10MB(b *testing.B) {
	data, err := os.ReadFile("testdata/cases.txt")
	if err != nil {
		b.Fatal(err)
	}
	text := strings.Repeat(string(data), 10<<20/len(data))
	anchor, _ := edtf.Parse("2024-05-20")
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		dating.Find(text, dating.Options{Lang: "zh-Hans", Anchor: anchor})
	}
}
