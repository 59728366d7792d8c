package layout

import (
	"fmt"
	"strings"
	"testing"
)

// gapWords returns the words of all gaps of a story, those before a moment and those behind the line of the deck's date.
func gapWords(st *story) string {
	var out []string
	for i := range st.moments {
		m := &st.moments[i]
		if m.gap.Empty > 0 {
			out = append(out, st.words.Gap(m.gap))
		}
		if st.line && i == st.now {
			out = append(out, "line")
		}
		if m.ahead.Empty > 0 {
			out = append(out, st.words.Gap(m.ahead))
		}
	}
	if st.line && st.now == len(st.moments) {
		if st.last.Empty > 0 {
			out = append(out, st.words.Gap(st.last))
		}
		out = append(out, "line")
	}
	return strings.Join(out, " ")
}

func TestGapsOfEveryUnit(t *testing.T) {
	for _, c := range []struct{ asof, lines, want, why string }{
		{"2025-06-16", "1995|a\n2055~|b", "隔29年 line 隔29年", "the deck's date divides what is empty"},
		{"2025-06-16", "2024|a\n2055~|b", "line 隔29年", "a part too short is none"},
		{"2025-06-16", "1995|a\n2010/..|b", "隔14年 line", "what goes on reaches the deck's date"},
		{"2025-06-16", "2030|a\n2055~|b", "line 隔4年 隔24年", "before the first event of all"},
		{"", "Y-1700000|a\nY-700000~|b\n-7000~|c\n-2070~|d\n-1600~|e\n-1045|f\n-0550|g\n-0220|h\n0105|i",
			"隔约100万年 隔约69万年 隔约4900年 隔约470年 隔约550年 隔494年 隔329年 隔324年", "before year 1, and beyond ten thousand years"},
		{"", "1900|a\n2024-01|b\n2024-02|c\n2024-08|d", "隔123年 隔5个月", "within a year"},
		{"", "2024-03-01|a\n2024-03-02|b\n2024-03-09|c", "隔6天", "within a month"},
		{"", "1969-07-20T17:44|a\n1969-07-20T20:17|b\n1969-07-21T02:56|c\n1969-07-21T03:15|d\n1969-07-21T17:54|e", "隔6小时 隔14小时", "within a day"},
		{"", "2024-10-13T12:25|a\n2024-10-13T12:28|b\n2024-10-13T13:31|c", "隔62分钟", "within an hour"},
		{"", "2008|a\n2010-06|b", "", "no finer than the dates"},
		{"", "2002|a\n2004|b\n2006|c", "", "the ordinary rhythm"},
	} {
		tl := timelineOf(t, c.lines)
		tl.asof = date(t, c.asof)
		if got := gapWords(testSetters()["ink zh-Hans"].tell(tl)); got != c.want {
			t.Errorf("%s: %q, want %q", c.why, got, c.want)
		}
	}
}

// An era that began earlier hides no gap; one that begins in it divides it at its label.
func TestGapsInEras(t *testing.T) {
	tl := timelineOf(t, "0932/0953|a\n1298|b\n1455|c")
	tl.eras = []era{{item: "timelines[0].eras[0]", date: date(t, "0700/1454"), title: "雕版"}, {item: "timelines[0].eras[1]", date: date(t, "1400/1500"), title: "活字"}}
	if got := gapWords(testSetters()["ink zh-Hans"].tell(tl)); got != "隔344年 隔101年" {
		t.Error(got)
	}
}

// One of several years of which one is yet to come is a forecast, below the line; a stretch that holds the day is under way.
func TestOneOfReachingAhead(t *testing.T) {
	tl := timelineOf(t, "[2025,2026]|甲\n2025-03|乙\n2024/2026|丙\n2020-XX|丁")
	tl.asof = date(t, "2025-06-16")
	st := testSetters()["ink zh-Hans"].tell(tl)
	if got := strings.Join(titles(st), ""); got != "丁丙乙甲" || st.now != 3 {
		t.Errorf("%s, the line before %d", got, st.now)
	}
	for _, m := range st.moments {
		if m.forecast != (m.title == "甲") || m.underWay != (m.title == "丙") {
			t.Errorf("%s: forecast %v, under way %v", m.title, m.forecast, m.underWay)
		}
	}
	if m := st.moments[3]; m.mark != markForecast || !m.regular {
		t.Errorf("mark %d, Regular %v", m.mark, m.regular)
	}
	if _, names := st.legendWords(st.kinds()); !strings.Contains(fmt.Sprint(names), "预计") {
		t.Errorf("the key names %v", names)
	}
	tl.events = tl.events[:2]
	st = testSetters()["ink zh-Hans"].tell(tl)
	if _, names := st.legendWords(st.kinds()); strings.Contains(fmt.Sprint(names), "持续") {
		t.Errorf("nothing lasts, but the key names %v", names)
	}
}

func TestMarksOfDates(t *testing.T) {
	for _, c := range []struct {
		date string
		mark markKind
		key  string
	}{
		{"{2001,2002}", markSeveral, "[]"},
		{"06XX?", markWithin, "[在此期间]"},
		{"-12XX~", markWithin, "[在此期间]"},
		{"2002-06~/2004-03?", markWithin, "[在此期间]"},
		{"/1040", markWithin, "[在此期间]"},
		{"../1800", markSpan, "[持续]"},
		{"2019-03?", markUndated, "[日期不定]"},
		{"[2020,2021]", markUndated, "[日期不定]"},
		{"1040~", markApproximate, "[约略]"},
		{"", markUndated, "[日期不定]"},
	} {
		st := testSetters()["ink zh-Hans"].tell(timelineOf(t, c.date+"|a"))
		_, names := st.legendWords(st.kinds())
		if got := st.moments[0].mark; got != c.mark || fmt.Sprint(names) != c.key {
			t.Errorf("%s: mark %d, want %d; key %v, want %s", c.date, got, c.mark, names, c.key)
		}
	}
	st := testSetters()["ink zh-Hans"].tell(timelineOf(t, "1040~|a\n1050?|b"))
	if _, names := st.legendWords(st.kinds()); fmt.Sprint(names) != "[约略或不定]" {
		t.Errorf("one ring for both: %v", names)
	}
}

// Bars of what began before the picture or goes on after it end in arrow heads.
func TestOpenEndsHaveArrows(t *testing.T) {
	count := func(lines string) (n int) {
		for _, b := range testSetters()["ink zh-Hans"].layTimeline(timelineOf(t, lines), sizeOf(t, "xiaohongshu"), place{})[0].Scene.Boxes {
			if b.Role == "mark" {
				n++
			}
		}
		return n
	}
	closed := count("1700/1800|a\n1990/1995|b\n2010/2012|c")
	if open := count("../1800|a\n1990/1995|b\n2010/..|c"); open != closed+2 {
		t.Errorf("%d marks, %d with open ends", closed, open)
	}
}

// A forecast counted from the deck's date is told as such in the column of years too.
func TestByInTheYearColumn(t *testing.T) {
	for lang, want := range map[string]string{"zh-Hans": "年以前", "zh-Hant": "年以前", "ja": "年まで", "ko": "년경까지"} {
		tl := timelineOf(t, "1995|a\n2025/2055~|b\n2060~|c")
		tl.asof, tl.lang = date(t, "2025-06-16"), lang
		pages := testSetters()["ink "+lang].layTimeline(tl, sizeOf(t, "xiaohongshu"), place{})
		found := false
		for _, b := range pages[0].Scene.Boxes {
			found = found || b.Role == "date" && b.Text == want
		}
		if !found {
			t.Errorf("%s: no date says %s", lang, want)
		}
	}
}

// A break between two columns of a page stands at the foot of the former: columns begin with an event, at one height.
func TestNoBreakHeadsAColumn(t *testing.T) {
	tl := timelineOf(t, "1303|甲\n1426|乙\n1557|丙\n1661|丁\n1769|戊\n1881|己\n1915|庚\n2015|辛\n2024|壬")
	s := testSetters()["ink zh-Hans"]
	l := s.newTimelineLayout(s.tell(tl), sizeOf(t, "slide"), place{})
	a := l.bestVertical(form{columns: 2})
	if a == nil || a.pages() != 1 || len(a.starts) != 2 {
		t.Fatalf("%+v", a)
	}
	left, right := a.flow.pieces(0, a.starts[1], startTimeline, true), a.flow.pieces(a.starts[1], 9, startColumn, false)
	if got := left[len(left)-1].kind; got != breakPiece {
		t.Errorf("the first column ends with a piece of kind %d", got)
	}
	if got := right[0].kind; got != rowPiece {
		t.Errorf("the second column begins with a piece of kind %d", got)
	}
	page := l.drawVertical(a, "vertical in two columns")[0]
	said := 0
	top := [2]float64{1e9, 1e9}
	for _, b := range page.Scene.Boxes {
		if b.Role == "tick" && strings.HasPrefix(b.Text, "隔") {
			said++
		}
		if b.Role == "title" && b.Item != "timelines[0].title" {
			side := 0
			if b.X > page.Scene.Width/2 {
				side = 1
			}
			top[side] = min(top[side], b.Y)
		}
	}
	if said != 6 {
		t.Errorf("%d breaks are told", said)
	}
	if top[0] != top[1] {
		t.Errorf("the columns begin at %v", top)
	}
}
