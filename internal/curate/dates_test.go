package curate_test

import (
	"strings"
	"testing"

	"cards/internal/curate"
	"cards/internal/edtf"
	"cards/internal/transcript"
)

// What is found as a date in a sentence, and what is none.
func TestDates(t *testing.T) {
	day, err := edtf.Parse("2025-06-16")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ text, want string }{
		{"1998年秋天我第一次到那里。", "1998年秋天 1998-23"},
		{"2003年4月到2006年底,我们换了四种草。", "2003年4月到2006年底 2003-04/2006-36"},
		{"SpaceX在2002年中期启动。", "2002年中期 2002-06~"},
		{"去年春天,第一口井出水了。", "去年春天 2024-21"},
		{"公元前221年他统一了六国。", "公元前221年 -0220"},
		{"完成这项工作需要18到24个月,他95岁,功率100毫秒下降50%。", ""},
		{"昭和58年の春、二十歳のときです。", "昭和58年の春 1983-21"},
		{"来年の4月にもう一人来ます。紙の明日がなくなる。", "来年の4月 2026-04, 明日 2025-06-17"},
		{"1998년 봄에 첫 서점을 열었습니다.", "1998년 봄 1998-21"},
		{"In the summer of 1994 I was a welder, 58 years old, on 24/7.", "summer of 1994 1994-22"},
		{"We finished on October 12, 2005, and it has 212 steps.", "October 12, 2005 2005-10-12"},
		{"在95年,我写了第一个程序。", "95年 1995"},
		{"Last year we bought the tower.", "Last year 2024"},
		{"He may march in the second of the two.", ""},
	} {
		tr := readText(t, "talk.txt", c.text)
		p := curate.Curate(tr, curate.Options{Date: day})
		var got []string
		for _, d := range p.Dates {
			got = append(got, tr.Slice(d.Span)+" "+d.EDTF.String())
			if d.Reason == "" {
				t.Errorf("%q: no reason", c.text)
			}
		}
		if g := strings.Join(got, ", "); g != c.want {
			t.Errorf("%q: %q, want %q", c.text, g, c.want)
		}
	}
	// Without the day nothing is counted from it.
	tr := readText(t, "talk.txt", "去年春天,第一口井出水了。")
	if p := curate.Curate(tr, curate.Options{}); len(p.Dates) != 0 {
		t.Errorf("%v", p.Dates)
	}
}

// The answer has dates and events with their places.
func TestAnswer(t *testing.T) {
	tr := read(t, "lighthouse.en.vtt")
	day, _ := edtf.Parse("2025-03-03")
	a := curate.Curate(tr, curate.Options{Date: day}).Answer("lighthouse.en.vtt")
	if len(a.Dates) < 7 || len(a.Events) < 6 || len(a.Quotes) < 5 {
		t.Errorf("%d dates, %d events, %d quotes", len(a.Dates), len(a.Events), len(a.Quotes))
	}
	source := []rune(tr.Source)
	for _, d := range a.Dates {
		if string(source[d.Start:d.End]) != d.Text || d.Line < 1 || d.Column < 1 || d.EDTF == "" || d.Reason == "" {
			t.Errorf("%+v stands as %q", d, string(source[d.Start:d.End]))
		}
		if relative := d.Text == "Last year" || d.Text == "today"; relative != (d.Anchor == "2025-03-03") {
			t.Errorf("%+v", d)
		}
	}
	for _, e := range a.Events {
		if e.Title == "" || e.Text == "" || e.Start >= e.End || e.Line < 1 {
			t.Errorf("%+v", e)
		}
	}
	for _, q := range a.Quotes {
		if q.Reasons == nil || q.Cuts == nil {
			t.Errorf("%+v has null lists", q)
		}
	}
}

func FuzzDates(f *testing.F) {
	for _, s := range []string{"1998年秋天到2001年初,公元前221年", "In the summer of 1994, between 1871 and 1874", "昭和58年の春", "1998년 봄 내년"} {
		f.Add(s)
	}
	day, _ := edtf.Parse("2025-06-16")
	f.Fuzz(func(t *testing.T, text string) {
		tr, _ := transcript.Read("talk.txt", []byte(text), transcript.Options{})
		if tr == nil {
			return
		}
		p := curate.Curate(tr, curate.Options{Date: day})
		last := 0
		for _, d := range p.Dates {
			if d.From < last || d.To <= d.From || d.To > len(tr.Text) || d.EDTF.IsZero() {
				t.Fatalf("%+v", d)
			}
			last = d.To
		}
		for _, e := range p.Events {
			if e.Title == "" || e.From >= e.To || e.Date.IsZero() {
				t.Fatalf("%+v", e)
			}
		}
		p.Answer("x")
		p.Deck(curate.DeckOptions{})
	})
}
