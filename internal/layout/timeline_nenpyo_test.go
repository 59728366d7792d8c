package layout

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"cards/internal/edtf"
	"cards/internal/scene"
	"cards/internal/theme"

	"pgregory.net/rapid"
)

// Tables in columns of any content hold what all timelines hold, and their events stand from right to left.
func TestRandomTablesInColumns(t *testing.T) {
	t.Parallel()
	sizes := theme.Sizes()
	rapid.Check(t, func(t *rapid.T) {
		lang := rapid.SampledFrom([]string{"zh-Hans", "zh-Hant", "ja"}).Draw(t, "lang")
		size := rapid.SampledFrom(sizes).Draw(t, "size")
		tl := drawTimeline(t, lang, 24)
		tl.layout, tl.sources = "list", nil
		for i := range tl.events {
			tl.events[i].source = 0
		}
		pages := testSetters()["paper "+lang].layTimeline(tl, size, place{})
		if fault := checkTimeline(tl, pages, size); fault != "" {
			t.Fatalf("%s %s: %s\n%+v", lang, size.Name, fault, pages[0].Chosen)
		}
		for _, p := range pages {
			if fault := checkColumns(p); fault != "" {
				t.Fatalf("%s %s: page %d: %s\n%+v", lang, size.Name, p.Page, fault, p.Chosen)
			}
		}
	})
}

// checkColumns returns the first fault of a page of a table in columns: titles from right to left in the order of the events, no
// rule through words, and all words inside the frame.
func checkColumns(p *Page) string {
	if p.Layout != inColumns {
		return ""
	}
	axis := map[string]float64{}
	var frame scene.Rect // the rule that is largest both ways
	for _, r := range p.Scene.Boxes {
		if r.Role == "rule" && r.Rect.W*r.Rect.H > frame.W*frame.H {
			frame = r.Rect
		}
	}
	for _, b := range p.Scene.Boxes {
		if len(b.Lines) == 0 {
			continue
		}
		if b.Role == "title" && b.Item != "" {
			axis[strings.TrimSuffix(b.Item, ".title")] = b.Lines[0].Baseline
		}
		for _, l := range b.Lines {
			if !l.Ink.Empty() && !frame.Inset(5).Contains(l.Ink, 0) {
				return l.Text + " touches the frame"
			}
		}
		for _, r := range p.Scene.Boxes {
			if r.Role != "rule" || r.Rect.W > 10 && r.Rect.H > 10 {
				continue // frames and tags hold words
			}
			for _, l := range b.Lines {
				if overlap(l.Ink, r.Rect) > 0.02 {
					return fmt.Sprintf("the rule %v runs through %s %q %v", r.Rect, b.Role, l.Text, l.Ink)
				}
			}
		}
	}
	last := math.Inf(1)
	for _, e := range p.Events {
		if x, ok := axis[e.Item]; ok {
			if x >= last {
				return e.Item + " does not stand at the left of the event before it"
			}
			last = x
		}
	}
	return ""
}

// tableRoad is the road with forecasts and a deck's date.
func tableRoad(t testing.TB) *timeline {
	tl := timelineOf(t, road)
	tl.layout, tl.asof, tl.asofLabel = "list", date(t, "2025-06-16"), "采访"
	tl.credit, tl.column = "《AI 创业学校》2025年6月16日", "《AI 创业学校》二〇二五年六月十六日"
	return tl
}

// textBox returns the box of a page whose text is s, but for spaces, which the normaliser takes out.
func textBox(p *Page, s string) *scene.Box {
	solid := func(s string) string { return strings.ReplaceAll(s, " ", "") }
	for i := range p.Scene.Boxes {
		if b := &p.Scene.Boxes[i]; len(b.Lines) > 0 && solid(b.Text) == solid(s) {
			return b
		}
	}
	return nil
}

// downRules are the x of the full and of the dotted rules of a page that run down, and of the rule of the deck's date.
func downRules(p *Page, accent bool) (full, dotted []float64) {
	for _, b := range p.Scene.Boxes {
		if b.Role != "rule" || b.Rect.W > 10 || b.Rect.H < 100 {
			continue
		}
		x := b.Rect.X + b.Rect.W/2
		switch item := p.Scene.Items[b.From].(type) {
		case scene.Stroke:
			if len(item.Dash) > 0 {
				dotted = append(dotted, x)
			}
		case scene.Fill:
			if (item.Paint.Color == testSetters()["paper zh-Hans"].Theme.Colours.AccentShape && b.Rect.W > 5) == accent {
				full = append(full, x)
			}
		}
	}
	return full, dotted
}

func TestTableInColumns(t *testing.T) {
	pages := testSetters()["paper zh-Hans"].layTimeline(tableRoad(t), sizeOf(t, "slide"), place{})
	p := pages[0]
	if len(pages) != 1 || p.Layout != inColumns || len(p.Warnings) > 0 || len(p.Events) != 11 {
		t.Fatalf("%d pages, %s, %d events, %v, %+v", len(pages), p.Layout, len(p.Events), p.Warnings, p.Chosen)
	}
	if fault := checkColumns(p); fault != "" {
		t.Error(fault)
	}
	for _, s := range []string{"一九九五年", "二〇〇一至", "二〇〇二年", "年中", "二〇〇八年", "夏", "同年", "十二月二十二日", "十二月二十四日", "十八时", "二〇二五年", "十二月至", "二〇二六年六月", "约二〇五五年以前",
		"《AI 创业学校》二〇二五年六月十六日", "有用集", "@youyongji"} {
		if b := textBox(p, s); b == nil || !b.Vertical {
			t.Errorf("%s stands in no column", s)
		}
	}
	between := func(xs []float64, right, left string) int {
		a, b := textBox(p, right).Lines[0].Baseline, textBox(p, left).Lines[0].Baseline
		n := 0
		for _, x := range xs {
			if x < a && x > b {
				n++
			}
		}
		return n
	}
	full, dotted := downRules(p, false)
	now, _ := downRules(p, true)
	for _, c := range []struct {
		right, left       string
		full, dotted, now int
	}{
		{"写出 Zip2", "去俄罗斯买洲际弹道导弹", 1, 0, 0}, {"创办 SpaceX", "第三次发射失败", 1, 0, 0}, {"第三次发射失败", "第四次发射成功", 0, 1, 0},
		{"第四次发射成功", "NASA 授予空间站补给合同", 0, 1, 0}, {"特斯拉融资在最后一刻完成", "六个月建成十万张 H100 的集群", 1, 0, 0}, {"训练 Grok 3.5", "首次视觉植入手术（预计）", 0, 0, 1},
	} {
		if f, d, n := between(full, c.right, c.left), between(dotted, c.right, c.left), between(now, c.right, c.left); f != c.full || d != c.dotted || n != c.now {
			t.Errorf("between %s and %s stand %d full rules, %d dotted ones and %d of the deck's date", c.right, c.left, f, d, n)
		}
	}
	tag := textBox(p, "采访 二〇二五年六月十六日")
	if tag == nil || tag.Background != testSetters()["paper zh-Hans"].Theme.Colours.AccentShape || between([]float64{tag.Lines[0].Baseline}, "训练 Grok 3.5", "首次视觉植入手术（预计）") != 1 {
		t.Errorf("the tag of the deck's date is %+v", tag)
	}
	// Forecasts are Regular: their glyphs are of another face.
	face := func(s string) scene.Face {
		return p.Scene.Items[textBox(p, s).From].(scene.Text).Run.Face
	}
	if face("第四次发射成功") == face("火星自给自足（预计）") {
		t.Error("a forecast is as bold as what happened")
	}
}

func TestColumnDates(t *testing.T) {
	for _, c := range []struct{ lang, date, year, rest string }{
		{"zh-Hans", "1995", "一九九五年", ""},
		{"zh-Hans", "2000/2002", "二〇〇〇至|二〇〇二年", ""},
		{"ja", "2000/2002", "二〇〇〇\u301c|二〇〇二年", ""},
		{"zh-Hans", "2002年中", "二〇〇二年", "年中"},
		{"zh-Hans", "2008-22", "二〇〇八年", "夏"},
		{"zh-Hans", "2008-12-24T18:00", "二〇〇八年", "十二月二十四日|十八时"},
		{"zh-Hant", "2008-12-24T18:05", "二〇〇八年", "十二月二十四日|十八時五分"},
		{"zh-Hans", "2025-12/2026-06", "二〇二五年", "十二月至|二〇二六年六月"},
		{"zh-Hans", "2008-09/2008-12", "二〇〇八年", "九至十二月"},
		{"zh-Hans", "-0220", "公元前二二一年", ""},
		{"zh-Hans", "0105", "一〇五年", ""},
		{"zh-Hans", "-12XX~", "约公元前十三世纪", ""},
		{"zh-Hans", "06XX?", "七世纪", "（存疑）"},
		{"zh-Hans", "195X", "二十世纪五十年代", ""},
		{"zh-Hans", "{2001,2002}", "二〇〇一年、|二〇〇二年", ""},
		{"zh-Hans", "[2020,2021]", "二〇二〇年|或二〇二一年", ""},
		{"ja", "[2020,2021]", "二〇二〇年|または二〇二一年", ""},
		{"zh-Hans", "2008/..", "二〇〇八年起", ""},
		{"ja", "昭和30年4月12日", "昭和三十年", "四月十二日"},
		{"ja", "令和元年5月1日", "令和元年", "五月一日"},
		{"ja", "明治33年頃", "明治三十三年頃", ""},
		{"zh-Hans", "Y-13800000000", "138亿年前", ""},
	} {
		tl := timelineOf(t, "2000|标题")
		tl.lang = c.lang
		if d, err := edtf.Parse(c.date); err == nil {
			tl.events[0].date = d
		} else if tl.events[0].date, _, err = edtf.ParseNatural(c.date, c.lang); err != nil {
			t.Fatal(err)
		}
		st := testSetters()["paper "+c.lang].tell(tl)
		d := st.columnDate(&st.moments[0])
		if year, rest := strings.Join(d.year, "|"), strings.Join(d.rest, "|"); year != c.year || rest != c.rest {
			t.Errorf("%s %s: %q over %q, want %q over %q", c.lang, c.date, year, rest, c.year, c.rest)
		}
	}
}

// chosenList returns why a table is in columns or in rows.
func chosenList(p *Page) Choice {
	for _, c := range p.Chosen {
		if c.What == "timeline list" {
			return c
		}
	}
	return Choice{}
}

func TestTableFallsBackToRows(t *testing.T) {
	none := func(*timeline) {}
	for _, c := range []struct {
		theme, lang, size string
		change            func(tl *timeline)
		why               string
	}{
		{"ink", "zh-Hans", "xiaohongshu", none, ""},
		{"paper", "en", "xiaohongshu", none, "only Chinese and Japanese"},
		{"paper", "ko", "slide", none, "only Chinese and Japanese"},
		{"paper", "zh-Hans", "1080xauto", none, "height the content decides"},
		{"paper", "zh-Hans", "banner", none, "columns"},
		{"paper", "zh-Hans", "slide", func(tl *timeline) { tl.events[0].source, tl.sources = 1, []string{"传记"} }, "numbered sources"},
		{"paper", "zh-Hans", "slide", func(tl *timeline) {
			tl.eras = []era{{item: "timelines[0].eras[0]", date: date(t, "1900/1910"), title: "早年"}}
		}, "no event"},
		{"paper", "zh-Hans", "slide", func(tl *timeline) {
			tl.eras = []era{{item: "timelines[0].eras[0]", date: date(t, "1990/2030"), title: "甲"}, {item: "timelines[0].eras[1]", date: date(t, "2008/2009"), title: "乙"}}
		}, "eras overlap"},
	} {
		tl := tableRoad(t)
		tl.lang = c.lang
		c.change(tl)
		pages := testSetters()[c.theme+" "+c.lang].layTimeline(tl, sizeOf(t, c.size), place{})
		choice := chosenList(pages[0])
		if pages[0].Layout == inColumns {
			t.Errorf("%s %s %s is in columns", c.theme, c.lang, c.size)
		}
		if c.why == "" && choice.What != "" || c.why != "" && (choice.Value != "rows" || !strings.Contains(strings.Join(choice.Tried, " "), c.why)) {
			t.Errorf("%s %s %s says %+v, want %q", c.theme, c.lang, c.size, choice, c.why)
		}
	}
}

func TestTableOnSeveralPages(t *testing.T) {
	tl := timelineOf(t, twelve+"\n"+strings.ReplaceAll(twelve, "|", "|再"))
	tl.layout = "list"
	pages := testSetters()["paper zh-Hans"].layTimeline(tl, sizeOf(t, "xiaohongshu"), place{})
	if len(pages) < 2 || pages[0].Layout != inColumns {
		t.Fatalf("%d pages, %+v", len(pages), pages[0].Chosen)
	}
	events := 0
	for i, p := range pages {
		if fault := checkColumns(p); fault != "" {
			t.Errorf("page %d: %s", i+1, fault)
		}
		events += len(p.Events)
		if textBox(p, "从 Zip2 到火星") == nil || textBox(p, chineseNumeral(i+1)+"\uff0f"+chineseNumeral(len(pages))) == nil {
			t.Errorf("page %d lacks its title or its mark", i+1)
		}
		notes := 0
		for _, b := range p.Scene.Boxes {
			if b.Role == "note" && strings.HasPrefix(b.Text, "下接二〇") {
				notes++
			}
		}
		if want := 1; i == len(pages)-1 && notes != 0 || i < len(pages)-1 && notes != want {
			t.Errorf("page %d has %d notes on what follows", i+1, notes)
		}
		if i > 0 && math.Abs(float64(len(p.Events)-len(pages[i-1].Events))) > 2 {
			t.Errorf("page %d has %d events, the one before it %d", i+1, len(p.Events), len(pages[i-1].Events))
		}
	}
	if events != 24 {
		t.Errorf("%d events of 24", events)
	}
}

// Under the name of its era a year of the era stands without it, with the year of the calendar to its left.
func TestEraYearsUnderTheirEra(t *testing.T) {
	tl := &timeline{id: "t", item: "timelines[0]", lang: "ja", title: "鉛筆から月へ", layout: "list", scale: "auto"}
	for i, s := range []string{"昭和30年4月12日", "昭和45年2月11日", "平成2年12月2日"} {
		d, _, err := edtf.ParseNatural(s, "ja")
		if err != nil {
			t.Fatal(err)
		}
		tl.events = append(tl.events, event{item: fmt.Sprintf("timelines[0].events[%d]", i), date: d, title: "打ち上げ", weight: 1})
	}
	tl.eras = []era{{item: "timelines[0].eras[0]", date: date(t, "1926/1988"), title: "昭和"}}
	p := testSetters()["paper ja"].layTimeline(tl, sizeOf(t, "xiaohongshu"), place{})[0]
	year, western := textBox(p, "三十年"), textBox(p, "一九五五年")
	if year == nil || western == nil || western.Lines[0].Baseline >= year.Lines[0].Baseline || western.Rect.Y != year.Rect.Y || western.FontSize >= year.FontSize {
		t.Errorf("%+v beside %+v", year, western)
	}
	if textBox(p, "平成二年") == nil || textBox(p, "一九九〇年") != nil {
		t.Error("a year whose era stands nowhere lost its name")
	}
}

func TestTableWithErasLanesAndDoubt(t *testing.T) {
	tl := timelineOf(t, `1955-04-12|铅笔火箭|公开试射
1970-02-11|第一颗卫星|靠自己的力量
1990-12-02|第一个宇航员||alleged|他说不是
2003-05-09|飞往小行星|`)
	tl.layout, tl.lanes = "list", []string{"火箭", "载人"}
	tl.events[0].lanes, tl.events[2].lanes = []int{0}, []int{0, 1}
	tl.eras = []era{{item: "timelines[0].eras[0]", date: date(t, "1926/1988"), title: "昭和"}, {item: "timelines[0].eras[1]", date: date(t, "1989/2018"), title: "平成"}}
	p := testSetters()["paper zh-Hans"].layTimeline(tl, sizeOf(t, "xiaohongshu"), place{})[0]
	if p.Layout != inColumns {
		t.Fatalf("%s %+v", p.Layout, p.Chosen)
	}
	if fault := checkColumns(p); fault != "" {
		t.Error(fault)
	}
	for _, c := range []struct{ name, first, last string }{{"昭和", "铅笔火箭", "第一颗卫星"}, {"平成", "第一个宇航员", "飞往小行星"}} {
		b := textBox(p, c.name)
		if b == nil || b.Vertical || b.Rect.X+b.Rect.W/2 > textBox(p, c.first).Lines[0].Baseline || b.Rect.X+b.Rect.W/2 < textBox(p, c.last).Lines[0].Baseline-60 || b.Rect.Bottom() > textBox(p, "一九五五年").Rect.Y {
			t.Errorf("the era %s does not stand over its columns: %+v", c.name, b)
		}
	}
	full, dotted := downRules(p, false)
	if len(full) != 2 || len(dotted) != 2 {
		t.Errorf("%d full rules and %d dotted ones, want those beside the title and between the eras, and one in each era", len(full), len(dotted))
	}
	lane, title, tag, reply := textBox(p, "火箭"), textBox(p, "第一个宇航员"), textBox(p, "据称"), textBox(p, "他说不是")
	if lane == nil || tag == nil || reply == nil || lane.Rect.Bottom() > title.Rect.Y || tag.Rect.Bottom() > reply.Rect.Y || math.Abs(tag.Lines[0].Baseline-reply.Lines[0].Baseline) > 0.1 {
		t.Errorf("lane %+v, tag %+v and response %+v", lane, tag, reply)
	}
}
