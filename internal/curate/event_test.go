package curate_test

import (
	"fmt"
	"strings"
	"testing"

	"cards/internal/curate"
	"cards/internal/edtf"
	"cards/internal/transcript"
)

// dated finds dates that are given as words and EDTF, in order.
func dated(t *testing.T, tr *transcript.Transcript, pairs ...string) []curate.Date {
	t.Helper()
	var dates []curate.Date
	at := 0
	for i := 0; i < len(pairs); i += 2 {
		k := strings.Index(tr.Text[at:], pairs[i])
		if k < 0 {
			t.Fatalf("%q is not in the text after byte %d", pairs[i], at)
		}
		d, err := edtf.Parse(pairs[i+1])
		if err != nil {
			t.Fatal(err)
		}
		from := at + k
		at = from + len(pairs[i])
		dates = append(dates, curate.Date{Span: transcript.Span{From: from, To: at}, EDTF: d})
	}
	return dates
}

// titles are the dates and titles of events, one a line.
func titles(events []curate.Event) string {
	var b strings.Builder
	for _, e := range events {
		fmt.Fprintf(&b, "%s %s\n", e.Date, e.Title)
	}
	return b.String()
}

// Dates are given here, so that what is made of them is tested and not how they are found.
func TestEvents(t *testing.T) {
	for _, c := range []struct {
		file  string
		dates []string
		want  string
	}{
		{"craft.ja.srt", []string{"昭和58年の春", "1983-21", "平成10年", "1998", "2004年10月", "2004-10", "来年の4月", "2025-04", "2031年", "2031"},
			"1983-21 二十歳のとき\n1998 注文が半分になりました\n2004-10 地震\n2025-04 もう一人来ます\n2031 工房が百年になります\n"},
		{"lighthouse.en.vtt", []string{"March 3rd, 2025", "2025-03-03", "summer of 1994", "1994-22", "October 12, 2005", "2005-10-12", "early 2000s", "2000/2003", "January 2018", "2018-01", "Last year", "2024", "between 1871 and 1874", "1871/1874", "spring 2027", "2027-21"},
			"1871/1874 It was built\n1994-22 I was a welder\n2000/2003 They said ships have satellites now\n2005-10-12 We finished\n2018-01 The storm took the power for six days\n2024 We bought the tower on Gannet Rock\n2027-21 We hope to open it\n"},
		{"sand.zh.json", []string{"1998年秋天", "1998-23", "2001年初", "2001-01~", "2003年4月到2006年底", "2003-04/2006-12", "去年春天", "2023-21", "明年", "2025", "2030年前后", "2030~"},
			"1998-23 我第一次到那里\n2001-01~ 只剩下我和我的妻子\n2003-04/2006-12 我们换了四种草\n2023-21 第一口井出水了\n2025 我们要种到河边去\n2030~ 那里会有一片林子\n"},
	} {
		tr := read(t, c.file)
		events := curate.Events(tr, dated(t, tr, c.dates...), edtf.Date{})
		if got := titles(events); got != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", c.file, got, c.want)
		}
		for i, e := range events {
			if e.From < 0 || e.To > len(tr.Text) || e.From >= e.To || e.When.Len() == 0 {
				t.Errorf("%s: %+v has no place", c.file, e)
			}
			if i > 0 && events[i-1].Date.Compare(e.Date) > 0 {
				t.Errorf("%s: %s comes after %s", c.file, e.Date, events[i-1].Date)
			}
		}
	}
}

func TestEventsInPassing(t *testing.T) {
	for _, c := range []struct {
		name, text string
		dates      []string
		want       string
	}{
		{"date alone points back", "我们终于拿到了第一张执照。那是2002年。桥还没有修。", []string{"2002年", "2002"}, "2002 我们终于拿到了第一张执照\n"},
		{"dots lead on", "我们把它叫做2008年夏天……工厂的屋顶塌了。", []string{"2008年夏天", "2008-22"}, "2008-22 我们把它叫做\n"},
		{"two dates are one", "我在2001年和2002年去了三次海边。", []string{"2001年", "2001", "2002年", "2002"}, "2001/2002 我去了三次海边\n"},
		{"supposed", "如果2002年没有下雨,我们就没有粮食。", []string{"2002年", "2002"}, ""},
		{"asked", "你2002年在哪里工作?", []string{"2002年", "2002"}, ""},
		{"the day itself", "今天是2024年9月21日,谢谢大家。", []string{"2024年9月21日", "2024-09-21"}, ""},
		{"told twice", "2002年我们开了第一家书店。后来搬了家。我说过,2002年我们开了第一家书店。", []string{"2002年", "2002", "2002年", "2002"}, "2002 我们开了第一家书店\n"},
		{"a century", "19世纪的桥都是木头做的。", []string{"19世纪", "18XX"}, ""},
		{"english lead", "Back in 1987 we opened the first bookshop in the harbour.", []string{"1987", "1987"}, "1987 We opened the first bookshop in the harbour\n"},
		{"english copula", "1991 was a hard year for all of us.", []string{"1991", "1991"}, "1991 A hard year for all of us\n"},
		{"english if", "Had it rained, fine, but if 1991 had been dry we would have closed.", []string{"1991", "1991"}, ""},
		{"korean", "1998년에 첫 서점을 열었습니다.", []string{"1998년", "1998"}, "1998 첫 서점을 열었습니다\n"},
	} {
		tr := readText(t, "talk.txt", c.text)
		if got := titles(curate.Events(tr, dated(t, tr, c.dates...), edtf.Date{})); got != c.want {
			t.Errorf("%s: %q gives\n%swant\n%s", c.name, c.text, got, c.want)
		}
	}
}

// Names that recur part the events.
func TestLanes(t *testing.T) {
	tr := readText(t, "talk.txt", "1995年我在Zip2写程序。1999年Zip2卖掉了。2002年我创办了SpaceX公司。2008年SpaceX的火箭上天了。2010年我搬了家。")
	var lanes []string
	for _, e := range curate.Events(tr, dated(t, tr, "1995年", "1995", "1999年", "1999", "2002年", "2002", "2008年", "2008", "2010年", "2010"), edtf.Date{}) {
		lanes = append(lanes, e.Lane)
	}
	if got := strings.Join(lanes, "|"); got != "Zip2|Zip2|SpaceX|SpaceX|" {
		t.Errorf("lanes %s", got)
	}
	tr = readText(t, "talk.txt", "1995年我在Zip2写程序。1999年我卖掉了房子。2002年我创办了公司。")
	for _, e := range curate.Events(tr, dated(t, tr, "1995年", "1995", "1999年", "1999", "2002年", "2002"), edtf.Date{}) {
		if e.Lane != "" {
			t.Errorf("%s has a lane of its own", e.Title)
		}
	}
}
