package layout

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"cards/internal/diag"
	"cards/internal/edtf"
	"cards/internal/layout/text"
	"cards/internal/scene"
	"cards/internal/theme"
)

// date reads a date as a deck may write it.
func date(t testing.TB, s string) edtf.Date {
	t.Helper()
	if s == "" {
		return edtf.Date{}
	}
	d, err := edtf.Parse(s)
	if err != nil {
		if d, _, err = edtf.ParseNatural(s, "zh-Hans"); err != nil {
			t.Fatal(err)
		}
	}
	return d
}

// timelineOf makes a timeline of lines "date|title|text|status|response|after|before".
func timelineOf(t testing.TB, lines string) *timeline {
	t.Helper()
	tl := &timeline{id: "road", item: "timelines[0]", lang: "zh-Hans", title: "从 Zip2 到火星", layout: "auto", scale: "auto"}
	for i, line := range strings.Split(strings.TrimSpace(lines), "\n") {
		f := append(strings.Split(line, "|"), make([]string, 7)...)
		tl.events = append(tl.events, event{item: fmt.Sprintf("timelines[0].events[%d]", i), date: date(t, f[0]), title: f[1], text: f[2], status: f[3], response: f[4], after: f[5], before: f[6], weight: 1})
	}
	return tl
}

// road is the sample timeline of the design's pictures.
const road = `1995|写出 Zip2|第一批互联网地图、路线与黄页；住在办公室，在 YMCA 洗澡
2001/2002|去俄罗斯买洲际弹道导弹|想把一座小温室送上火星
2002年中|创办 SpaceX|自估成功的几率不到10%
2008-22|第三次发射失败|
2008|第四次发射成功|若再失败，就没有钱了
2008-12-22|NASA 授予空间站补给合同|
2008-12-24T18:00|特斯拉融资在最后一刻完成|否则圣诞节后两天发不出工资
2024-01~|六个月建成十万张 H100 的集群|
2025|训练 Grok 3.5|着重推理
2025-12/2026-06|首次视觉植入手术（预计）|Neuralink
2025/2055~|火星自给自足（预计）|补给船停了，也能繁荣`

// twelve events with one line of text each: what one slide must hold.
const twelve = `2002-05|创立SpaceX|目标：“让人类成为多行星物种”，首笔1亿美元。
2008-09|猎鹰1号入轨|第4次发射终于成功，此前已连续失败3次。
2010-06|特斯拉上市|在NASDAQ挂牌，发行价17美元，融2.26亿美元。
2012-05|龙飞船对接|商业飞船首次抵达ISS——私营航天新纪元……
2015-12|一级火箭回收|“猎鹰9号”首次陆地垂直回收，复用时代开启。
2016-07|成立Neuralink|研究脑机接口，希望治疗瘫痪、失明等疾病。
2018-02|重型猎鹰首飞|将Roadster送入太阳轨道，双助推器同时着陆。
2020-05|载人龙首飞|Demo-2将2名宇航员送往空间站，9年来首次。
2022-10|收购Twitter|以440亿美元完成收购，随后更名为“X”并裁员。
2023-07|创立xAI|宣称要“理解宇宙的真实本质”，推出Grok模型。
2024-09|Colossus上线|122天建成10万张H100集群，后扩容至20万张。
2024-10|筷子夹火箭|星舰第5次试飞，发射塔机械臂夹住助推器。`

func sizeOf(t testing.TB, name string) theme.Size {
	t.Helper()
	size, err := theme.FindSize(name)
	if err != nil {
		t.Fatal(err)
	}
	return size
}

func titles(st *story) (out []string) {
	for _, m := range st.moments {
		out = append(out, m.title)
	}
	return out
}

func TestOrderOfEvents(t *testing.T) {
	s := testSetters()["ink zh-Hans"]
	for _, c := range []struct{ lines, want, why string }{
		{"2002|b\n1995|a\n2010|c", "a b c", "by date"},
		{"2002|b\n2002|c\n1995|a", "a b c", "equal dates keep the deck's order"},
		{"2008-22|a\n2008|b\n2008-12-22|c", "a b c", "a year stands where the deck has it among its days"},
		{"2008|a\n2008-22|b\n2008-12-22|c", "a b c", "and before them when the deck has it there"},
		{"2001/2009|a\n2002|b", "a b", "a span stands at its start"},
		{"2001|a\n2009|c\n|b||||a|c", "a b c", "after and before name the neighbours"},
		{"2001|a\n2009|c\n|b|||||c", "a b c", "before alone"},
		{"2001|a\n|b||||a\n|c||||a\n2009|d", "a b c d", "several after the same keep their order"},
		{"-0220|b\n-0500|a\n0100|c", "a b c", "before year 1"},
	} {
		if got := strings.Join(titles(s.tell(timelineOf(t, c.lines))), " "); got != c.want {
			t.Errorf("%s: %s, want %s", c.why, got, c.want)
		}
	}
}

func TestForecast(t *testing.T) {
	tl := timelineOf(t, road)
	s := testSetters()["ink zh-Hans"]
	for _, m := range s.tell(tl).moments {
		if m.forecast || m.underWay || m.regular {
			t.Errorf("without a deck's date %q is a forecast", m.title)
		}
	}
	tl.asof = date(t, "2025-06-16")
	st := s.tell(tl)
	if !st.line || st.now != 9 {
		t.Errorf("the deck's date is drawn: %v, before event %d", st.line, st.now)
	}
	want := []markKind{markExact, markSpan, markApproximate, markWithin, markExact, markExact, markExact, markApproximate, markUnderWay, markForecastSpan, markForecast}
	for i, m := range st.moments {
		if m.mark != want[i] {
			t.Errorf("%q has mark %d, want %d", m.title, m.mark, want[i])
		}
		if m.regular != (i >= 8) {
			t.Errorf("%q is Regular: %v", m.title, m.regular)
		}
	}
	if got := st.moments[10].line; got != "约2055年以前" {
		t.Errorf("from now to a guess is shown %q", got)
	}
}

func TestGapsAreWhatIsMissing(t *testing.T) {
	tl := timelineOf(t, road)
	tl.asof = date(t, "2025-06-16")
	tl.eras = []era{{item: "timelines[0].eras[0]", date: date(t, "2000/2002"), title: "PayPal"}}
	var got []int64
	for _, m := range testSetters()["ink zh-Hans"].tell(tl).moments {
		got = append(got, m.gap.Empty)
	}
	// 1996 to 1999, 2003 to 2007, 2009 to 2023, 2027 to 2054.
	if want := "[0 4 0 5 0 0 0 15 0 0 28]"; fmt.Sprint(got) != want {
		t.Errorf("gaps %v, want %s", got, want)
	}
}

func TestNeighboursStandForADate(t *testing.T) {
	s := testSetters()["ink zh-Hans"]
	for _, c := range []struct{ lines, want string }{
		{"2001|投标\n2009|定标\n|换人||||投标|定标", "投标与定标之间"},
		{"2001|四家公司投标\n2009|甲公司中标\n|换人||||四家公司投标|甲公司中标", "介于两事之间"},
		{"2001|投标\n|换人||||投标", "投标之后"},
		{"2001|投标\n|换人", "日期不定"},
	} {
		for _, m := range s.tell(timelineOf(t, c.lines)).moments {
			if m.title == "换人" && m.line != c.want {
				t.Errorf("%q, want %q", m.line, c.want)
			}
		}
	}
}

func TestTwelveEventsFitOneSlide(t *testing.T) {
	for _, name := range []string{"ink zh-Hans", "night zh-Hans"} {
		tl := timelineOf(t, twelve)
		tl.title = "埃隆·马斯克：从PayPal到星舰的22年"
		size := sizeOf(t, "1920x1080")
		pages := testSetters()[name].layTimeline(tl, size, place{})
		if len(pages) != 1 || pages[0].Layout != "vertical in two columns" {
			t.Errorf("%s: %d pages, %s", name, len(pages), pages[0].Layout)
		}
		if fault := checkTimeline(tl, pages, size); fault != "" {
			t.Errorf("%s: %s", name, fault)
		}
		lines := 0
		for _, b := range pages[0].Scene.Boxes {
			if b.Role == "text" {
				lines += len(b.Lines)
			}
		}
		if lines != 12 {
			t.Errorf("%s: %d lines of text", name, lines)
		}
	}
}

// Two more breaks make twelve events too high for the usual lines: closer ones keep them on one slide.
func TestCloserLinesSaveASlide(t *testing.T) {
	tl := timelineOf(t, strings.NewReplacer("2002-05", "1990-05", "2008-09", "1996-09", "2010-06", "2002-06").Replace(twelve))
	size := sizeOf(t, "slide")
	pages := testSetters()["ink zh-Hans"].layTimeline(tl, size, place{})
	if len(pages) != 1 || !strings.Contains(fmt.Sprint(pages[0].Chosen), "closer lines, so that one page does") {
		t.Errorf("%d pages: %+v", len(pages), pages[0].Chosen)
	}
	if fault := checkTimeline(tl, pages, size); fault != "" {
		t.Error(fault)
	}
}

func TestFormByAuto(t *testing.T) {
	eight := timelineOf(t, road)
	eight.events = append(eight.events[:5:5], eight.events[6], eight.events[7], eight.events[10])
	eight.asof = date(t, "2025-06-16")
	doubt := timelineOf(t, "2001|甲\n2002|乙||alleged|否认\n2003|丙\n2004|丁")
	many := timelineOf(t, twelve+"\n"+strings.ReplaceAll(twelve, "20", "19"))
	two := timelineOf(t, "1995|写出 Zip2\n2055~|火星自给自足")
	for _, c := range []struct {
		name       string
		tl         *timeline
		size, want string
		pages      int
	}{
		{"eight", eight, "slide", "horizontal", 1},
		{"doubt", doubt, "slide", "vertical in two columns", 1},
		{"doubt", doubt, "xiaohongshu", "vertical", 1},
		{"twelve", timelineOf(t, twelve), "slide", "vertical in two columns", 1},
		{"many", many, "xiaohongshu", "list", 0},
		{"many", many, "1080xauto", "vertical", 1},
		{"two", two, "square", "vertical", 1},
		{"two", two, "slide", "horizontal", 1},
	} {
		pages := testSetters()["night zh-Hans"].layTimeline(c.tl, sizeOf(t, c.size), place{})
		if pages[0].Layout != c.want || c.pages > 0 && len(pages) != c.pages {
			t.Errorf("%s at %s: %s on %d pages, want %s on %d\n%+v", c.name, c.size, pages[0].Layout, len(pages), c.want, c.pages, pages[0].Chosen)
		}
		if len(pages[0].Chosen) < 2 || pages[0].Chosen[0].Why == "" {
			t.Errorf("%s at %s: the choice is not explained: %+v", c.name, c.size, pages[0].Chosen)
		}
	}
}

func TestHorizontalOnATallPageFallsBack(t *testing.T) {
	tl := timelineOf(t, twelve)
	tl.layout = "horizontal"
	pages := testSetters()["ink zh-Hans"].layTimeline(tl, sizeOf(t, "xiaohongshu"), place{})
	if got := pages[0].Layout; got != "vertical" {
		t.Fatalf("%s", got)
	}
	if tried := fmt.Sprint(pages[0].Chosen[0].Tried); !strings.Contains(tried, "not wide enough") {
		t.Errorf("the reason is not told: %s", tried)
	}
}

// Where the deck's layout or scale is not taken, a note says so.
func TestChangedLayoutIsTold(t *testing.T) {
	for _, c := range []struct {
		layout, scale, size, lines string
		notes                      int
	}{
		{"horizontal", "", "xiaohongshu", road, 1},
		{"horizontal", "", "slide", twelve, 1},
		{"horizontal", "", "slide", "2001|甲\n2003|乙\n2009|丙", 0},
		{"auto", "time", "square", twelve + strings.ReplaceAll("\n"+twelve, "20", "19"), 1},
		{"vertical", "", "xiaohongshu", road, 0},
		{"auto", "", "xiaohongshu", road, 0},
	} {
		tl := timelineOf(t, c.lines)
		tl.layout, tl.scale = c.layout, c.scale
		page := testSetters()["ink zh-Hans"].layTimeline(tl, sizeOf(t, c.size), place{})[0]
		notes := 0
		for _, d := range page.Warnings {
			if d.Code == "layout-changed" && d.Severity == diag.Note && d.Message != "" {
				notes++
			}
		}
		if notes != c.notes {
			t.Errorf("%s %s at %s became %s: %d notes, want %d: %v", c.layout, c.scale, c.size, page.Layout, notes, c.notes, page.Warnings)
		}
	}
}

// A serpentine is drawn where it is asked for and has room, and is told where it is not.
func TestSerpentine(t *testing.T) {
	tl := timelineOf(t, twelve)
	tl.layout = "serpentine"
	s := testSetters()["ink zh-Hans"]
	page := s.layTimeline(tl, sizeOf(t, "xiaohongshu"), place{})[0]
	if page.Layout != "serpentine" || len(page.Warnings) > 0 {
		t.Fatalf("%s, %v", page.Layout, page.Warnings)
	}
	// Rows alternate their way: within a row dates go one way, in the next the other.
	rows := map[float64][]float64{}
	var order []float64
	for _, b := range boxesOf(page, "date") {
		if y := b.Lines[0].Baseline; rows[y] == nil {
			order = append(order, y)
		}
		rows[b.Lines[0].Baseline] = append(rows[b.Lines[0].Baseline], b.X)
	}
	if len(order) < 2 {
		t.Fatalf("%d rows", len(order))
	}
	for i, y := range order {
		for k := 1; k < len(rows[y]); k++ {
			if right := rows[y][k] > rows[y][k-1]; right != (i%2 == 0) {
				t.Errorf("row %d: %v", i, rows[y])
			}
		}
	}
	two := timelineOf(t, "2001|甲\n2002|乙")
	two.layout = "serpentine"
	if w := s.layTimeline(two, sizeOf(t, "slide"), place{})[0].Warnings; len(w) != 1 || w[0].Code != "layout-changed" {
		t.Errorf("two events: %v", w)
	}
}

func TestEventHigherThanThePage(t *testing.T) {
	tl := timelineOf(t, "2001|"+strings.Repeat("第三次发射失败", 4)+"|"+strings.Repeat("若再失败，就没有钱了。", 200))
	pages := testSetters()["ink zh-Hans"].layTimeline(tl, sizeOf(t, "square"), place{})
	if len(pages) != 1 || !pages[0].Warnings.HasErrors() {
		t.Fatalf("%d pages, %v", len(pages), pages[0].Warnings)
	}
	if d := pages[0].Warnings[0]; d.Code != "does-not-fit" || !strings.Contains(d.Message, "第三次发射失败") {
		t.Errorf("%v", d)
	}
}

func TestPagesGoOn(t *testing.T) {
	tl := timelineOf(t, road)
	tl.layout = "vertical"
	pages := testSetters()["ink zh-Hans"].layTimeline(tl, sizeOf(t, "square"), place{})
	if len(pages) < 2 {
		t.Fatal("one page")
	}
	for i, p := range pages {
		var says []string
		for _, b := range p.Scene.Boxes {
			says = append(says, b.Text)
		}
		all := strings.Join(says, "|")
		if !strings.Contains(all, "从Zip2到火星") && !strings.Contains(all, "从 Zip2 到火星") {
			t.Errorf("page %d does not repeat the headline: %s", i+1, all)
		}
		if !strings.Contains(all, fmt.Sprintf("%d/%d", i+1, len(pages))) {
			t.Errorf("page %d has no mark: %s", i+1, all)
		}
		if i > 0 != strings.Contains(all, "上接") {
			t.Errorf("page %d: %s", i+1, all)
		}
	}
}

func TestEmptyTimelineHasItsTitle(t *testing.T) {
	tl := &timeline{id: "road", item: "timelines[0]", lang: "zh-Hans", title: "从 Zip2 到火星"}
	for _, name := range []string{"square", "slide", "1080xauto"} {
		pages := testSetters()["ink zh-Hans"].layTimeline(tl, sizeOf(t, name), place{})
		if len(pages) != 1 || pages[0].Scene.Height <= 0 || len(pages[0].Scene.Boxes) == 0 || pages[0].Scene.Boxes[0].Role != "title" {
			t.Errorf("%s: %d pages", name, len(pages))
		}
	}
}

// The deck may want its words as typed: then what is told is what was typed, on the page and in its text alternative.
func TestAsTyped(t *testing.T) {
	s := *testSetters()["ink zh-Hans"]
	s.rules = text.Rules{}
	tl := timelineOf(t, "1995|写出 Zip2,一个网站")
	pages := s.layTimeline(tl, sizeOf(t, "square"), place{})
	if alt := pages[0].Scene.Alt; !strings.Contains(alt, "写出 Zip2,一个网站") {
		t.Errorf("%s", alt)
	}
	for _, b := range pages[0].Scene.Boxes {
		if b.Item == "timelines[0].events[0].title" && b.Text != "写出 Zip2,一个网站" {
			t.Errorf("%q", b.Text)
		}
	}
}

func TestAxisAtTheRight(t *testing.T) {
	tl := timelineOf(t, road)
	tl.axis, tl.layout = "right", "vertical"
	page := testSetters()["ink zh-Hans"].layTimeline(tl, sizeOf(t, "xiaohongshu"), place{})[0]
	for _, b := range page.Scene.Boxes {
		if b.Role == "axis" && b.X < page.Scene.Width/2 {
			t.Errorf("the axis stands at %v", b.X)
		}
		if b.Role == "date" && b.X < page.Scene.Width/2 {
			t.Errorf("the date %q stands at %v", b.Text, b.X)
		}
	}
}

func TestAlt(t *testing.T) {
	tl := timelineOf(t, "1995|写出 Zip2|第一批互联网地图\n2001|换人||alleged|林某否认")
	tl.credit = "埃隆·马斯克"
	pages := testSetters()["ink zh-Hans"].layTimeline(tl, sizeOf(t, "square"), place{})
	want := "从Zip2到火星\u3002埃隆·马斯克\u30021995年\uff1a写出Zip2\u3002第一批互联网地图\u30022001年\uff1a换人\uff08据称\uff09\u3002林某否认\u3002"
	if got := pages[0].Scene.Alt; got != want {
		t.Errorf("%s\nwant %s", got, want)
	}
}

// On a true scale, marks stand in the order and the proportion of their times.
func TestVerticalScaleIsTrue(t *testing.T) {
	tl := timelineOf(t, "2000-01-01|甲\n2002-01-01|乙\n2003-01-01|丙\n2008-01-01|丁")
	tl.scale = "time"
	pages := testSetters()["ink zh-Hans"].layTimeline(tl, sizeOf(t, "xiaohongshu"), place{})
	if got := pages[0].Layout; got != "vertical, to scale" {
		t.Fatalf("%s %+v", got, pages[0].Chosen)
	}
	var y []float64
	for _, b := range pages[0].Scene.Boxes {
		if b.Role == "mark" {
			y = append(y, b.Y+b.H/2)
		}
	}
	if len(y) < 4 {
		t.Fatalf("%d marks", len(y))
	}
	if a, b := y[1]-y[0], y[2]-y[1]; a < 1.9*b || a > 2.1*b {
		t.Errorf("two years are %.1f px, one is %.1f", a, b)
	}
	if fault := checkTimeline(tl, pages, pages[0].Size); fault != "" {
		t.Error(fault)
	}
}

// Bars, dots and ticks of one date stand at one place.
func TestMarksStandOnTheirTicks(t *testing.T) {
	tl := timelineOf(t, "2000-01-01|甲\n2001-01-01|乙\n2003/2004|丙\n2005-01-01|丁")
	tl.layout = "horizontal"
	pages := testSetters()["night zh-Hans"].layTimeline(tl, sizeOf(t, "slide"), place{})
	if pages[0].Layout != "horizontal" {
		t.Fatalf("%s %+v", pages[0].Layout, pages[0].Chosen)
	}
	var label, mark scene.Rect
	for _, b := range pages[0].Scene.Boxes {
		if b.Role == "tick" && b.Text == "2001" {
			label = b.Rect
		}
		if b.Role == "mark" && mark.Empty() && b.X > pages[0].Scene.Width/8 {
			mark = b.Rect
		}
	}
	// The label stands 10 px behind its tick.
	if tick := label.X - 10; label.Empty() || mark.X+mark.W/2-tick > 0.5 || tick-mark.X-mark.W/2 > 0.5 {
		t.Errorf("label at %v, mark at %v", label, mark)
	}
}

func BenchmarkTimeline12(b *testing.B) {
	tl := timelineOf(b, twelve)
	s, size := testSetters()["ink zh-Hans"], sizeOf(b, "1920x1080")
	s.layTimeline(tl, size, place{})
	b.ReportAllocs()
	for b.Loop() {
		s.layTimeline(tl, size, place{})
	}
}

func BenchmarkTimeline500(b *testing.B) {
	tl := timelineOf(b, twelve)
	first := tl.events
	tl.events = nil
	for i := range 500 {
		e := first[i%len(first)]
		e.item = fmt.Sprintf("timelines[0].events[%d]", i)
		e.date = date(b, fmt.Sprintf("%d-%02d", 1500+i, i%12+1))
		e.title = fmt.Sprintf("%s%d", e.title, i)
		tl.events = append(tl.events, e)
	}
	s, size := testSetters()["ink zh-Hans"], sizeOf(b, "xiaohongshu")
	s.layTimeline(tl, size, place{})
	b.ReportAllocs()
	for b.Loop() {
		s.layTimeline(tl, size, place{})
	}
}

// What is enlarged stands on a ruler of its own, tied to its frame; what cannot be says so.
func TestZoom(t *testing.T) {
	tl := timelineOf(t, "2008-06|甲甲\n2008-10|乙乙\n2008-12-22|丙丙\n2008-12-24T18:00|丁丁")
	tl.zoom = date(t, "2008-12-21/2008-12-27")
	s := testSetters()["ink zh-Hans"]
	for _, size := range []string{"slide", "square", "xiaohongshu"} {
		page := s.layTimeline(tl, sizeOf(t, size), place{})[0]
		axes := boxesOf(page, "axis")
		if page.Layout != "zoom" || len(axes) < 2 || len(page.Warnings) > 0 {
			t.Fatalf("%s: %s, %d bands, %v", size, page.Layout, len(axes), page.Warnings)
		}
		upper, lower := axes[0], axes[len(axes)-1]
		if upper.Bottom() >= lower.Y {
			t.Fatalf("%s: the rulers do not stand under each other", size)
		}
		for _, b := range boxesOf(page, "title")[1:] {
			inside := strings.ContainsAny(b.Text, "丙丁")
			if below := b.Y > lower.Y; below != inside {
				t.Errorf("%s: %s stands at %.0f px, the lower ruler at %.0f", size, b.Text, b.Y, lower.Y)
			}
		}
	}
	tl.zoom = date(t, "1990")
	page := s.layTimeline(tl, sizeOf(t, "slide"), place{})[0]
	if len(page.Warnings) != 1 || page.Warnings[0].Code != "layout-changed" || !strings.Contains(page.Warnings[0].Message, "none of the events") {
		t.Errorf("%s: %v", page.Layout, page.Warnings)
	}
}

// Deep history stands on a ruler of ages by itself, when the deck has a date.
func TestAges(t *testing.T) {
	tl := timelineOf(t, "Y-13800000000~|大爆炸\nY-66000000~|恐龙灭绝\nY-10000~|农业\n1969-07-20|登月")
	tl.asof = date(t, "2025-06-16")
	s := testSetters()["night zh-Hans"]
	page := s.layTimeline(tl, sizeOf(t, "slide"), place{})[0]
	if page.Layout != "horizontal, logarithmic" {
		t.Fatalf("%s: %v", page.Layout, page.Chosen)
	}
	var at []float64
	for _, b := range boxesOf(page, "tick") {
		for _, name := range []string{"100亿", "1亿", "100万", "1万"} {
			if b.Text == name {
				at = append(at, b.X)
			}
		}
	}
	for i := 2; i < len(at); i++ {
		if d := (at[i] - at[i-1]) - (at[i-1] - at[i-2]); d > 0.1 || d < -0.1 {
			t.Errorf("a hundredth of the age is %.1f px, then %.1f", at[i-1]-at[i-2], at[i]-at[i-1])
		}
	}
	if len(at) != 4 {
		t.Errorf("%d of the ages are named", len(at))
	}
	tl.asof = edtf.Date{}
	tl.scale = "log"
	if page := s.layTimeline(tl, sizeOf(t, "slide"), place{})[0]; len(page.Warnings) != 1 || page.Warnings[0].Code != "layout-changed" {
		t.Errorf("without a date: %s, %v", page.Layout, page.Warnings)
	}
}

// Lanes: marks of one lane stand between its rules, labels keep off the line of the deck's date, and an event of two lanes is tied.
func TestLanes(t *testing.T) {
	tl := timelineOf(t, "1995|写出 Zip2\n2000/2002|合并\n2002-06|创办\n2008-10|甲失败；乙失败\n2024|建成\n2055~|自给自足")
	tl.lanes = []string{"互联网", "火箭"}
	for i := range tl.events {
		tl.events[i].lanes = []int{min(1, i/2)}
	}
	tl.events[3].lanes = []int{0, 1}
	tl.asof = date(t, "2025-06-16")
	s := testSetters()["ink zh-Hans"]
	page := s.layTimeline(tl, sizeOf(t, "slide"), place{})[0]
	if page.Layout != "lanes" {
		t.Fatalf("%s: %v", page.Layout, page.Chosen)
	}
	names := boxesOf(page, "lane")
	if len(names) != 2 {
		t.Fatalf("%d lanes", len(names))
	}
	titles := map[string]scene.Box{}
	for _, b := range boxesOf(page, "title") {
		titles[b.Text] = b
	}
	a, okA := titles["甲失败"]
	b, okB := titles["乙失败"]
	if !okA || !okB || a.Y >= b.Y {
		t.Errorf("the clauses of the event in two lanes: %v %v", a.Rect, b.Rect)
	}
	ties := 0
	for _, c := range boxesOf(page, "connector") {
		if c.H > c.W && c.H > 20 {
			ties++
		}
	}
	if ties != 1 {
		t.Errorf("%d ties", ties)
	}
	var now scene.Box
	for _, b := range boxesOf(page, "rule") {
		if b.H > 200 && b.W < 10 {
			now = b
		}
	}
	if now.Empty() {
		t.Fatal("no line of the deck's date")
	}
	for text, b := range titles {
		if b.X < now.X && b.Right() > now.Right() && b.Y > now.Y {
			t.Errorf("%s crosses the line of the deck's date", text)
		}
	}
	// Portrait pages have tracks, more lanes than those can tell apart a list with the lanes' names.
	for k, want := range []string{"tracks", "list"} {
		n := [2]int{2, mostTracks + 1}[k]
		for len(tl.lanes) < n {
			tl.lanes = append(tl.lanes, strings.Repeat("新", len(tl.lanes)))
			tl.events[0].lanes = append(tl.events[0].lanes, len(tl.lanes)-1)
		}
		page := s.layTimeline(tl, sizeOf(t, "xiaohongshu"), place{})[0]
		if page.Layout != want || len(boxesOf(page, "lane")) < n {
			t.Errorf("%d lanes: %s with %d names", n, page.Layout, len(boxesOf(page, "lane")))
		}
	}
}

// A name of an era that has a word wider than what its date leaves beside it stands under the date, and is not lost.
func TestEraNameUnderItsDate(t *testing.T) {
	tl := timelineOf(t, "1200|第三\n|第三||||第三|\n1200-06|第三|\n1200|第三|")
	tl.title, tl.layout = "第", "list"
	tl.eras = []era{{item: "timelines[0].eras[0]", date: date(t, "1200/1201"), title: "一刻完成融资。1亿美元"}}
	size := sizeOf(t, "wechat-cover")
	if fault := checkTimeline(tl, testSetters()["ink zh-Hans"].layTimeline(tl, size, place{}), size); fault != "" {
		t.Error(fault)
	}
}

// A page whose height the content decides has one pitch for all events, dates over their titles, and no breaks.
func TestLongPage(t *testing.T) {
	tl := timelineOf(t, twelve)
	size, err := theme.FindSize("1080xauto")
	if err != nil {
		t.Fatal(err)
	}
	page := testSetters()["ink zh-Hans"].layTimeline(tl, size, place{})[0]
	dates := boxesOf(page, "date")
	if len(dates) != 12 {
		t.Fatalf("%d dates", len(dates))
	}
	for i := 2; i < len(dates); i++ {
		if a, b := dates[i].Y-dates[i-1].Y, dates[i-1].Y-dates[i-2].Y; math.Abs(a-b) > 0.1 {
			t.Errorf("the pitch changes from %.1f to %.1f px", b, a)
		}
	}
	for i, title := range boxesOf(page, "title")[1:] {
		if title.Y < dates[i].Bottom()-1 || title.X != dates[i].X {
			t.Errorf("title %d stands at %v, its date at %v", i, title.Rect, dates[i].Rect)
		}
	}
	if n := len(boxesOf(page, "tick")); n > 0 {
		t.Errorf("%d words beside breaks", n)
	}
}
