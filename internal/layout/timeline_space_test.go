package layout

import (
	"math"
	"strings"
	"testing"

	"cards/internal/layout/placement"
	"cards/internal/scene"
)

// boxesOf are the boxes of a role on a page, in the order of drawing.
func boxesOf(p *Page, role string) (out []scene.Box) {
	for _, b := range p.Scene.Boxes {
		if b.Role == role {
			out = append(out, b)
		}
	}
	return out
}

// Words inside a break of the ruler keep clear of its edges.
func TestBreaksHoldTheirWords(t *testing.T) {
	tl := timelineOf(t, "1003|甲\n1426-03-16|乙\n1957-10-04|丙\n1958-07-26|丁")
	tl.layout = "horizontal"
	page := testSetters()["night zh-Hans"].layTimeline(tl, sizeOf(t, "slide"), place{})[0]
	parts := boxesOf(page, "axis")
	words := 0
	for _, b := range boxesOf(page, "tick") {
		for i := 1; i < len(parts); i++ {
			if from, to := parts[i-1].Right(), parts[i].X; from <= b.X && b.Right() <= to {
				words++
				if b.Lines[0].Ink.X-from < 7 || to-b.Lines[0].Ink.Right() < 7 {
					t.Errorf("%q at %.1f to %.1f in a break from %.1f to %.1f", b.Text, b.Lines[0].Ink.X, b.Lines[0].Ink.Right(), from, to)
				}
			}
		}
	}
	if page.Layout != "horizontal" || words < 4 {
		t.Errorf("%s, %d words", page.Layout, words)
	}
}

// A line under a headline keeps clear of its descenders.
func TestCreditKeepsClearOfTheHeadline(t *testing.T) {
	tl := timelineOf(t, road)
	tl.title, tl.credit = "从 Zip2 到 gypsy", "埃隆·马斯克《AI 创业学校》2025年6月16日"
	for _, name := range []string{"xiaohongshu", "square", "story"} {
		page := testSetters()["ink zh-Hans"].layTimeline(tl, sizeOf(t, name), place{})[0]
		title, credit := boxesOf(page, "title")[0], boxesOf(page, "source")[0]
		last, first := title.Lines[len(title.Lines)-1], credit.Lines[0]
		if room := first.Ink.Y - last.Ink.Bottom(); room < 6 {
			t.Errorf("%s: %.1f px between the ink of the headline and its line", name, room)
		}
		if pitch := first.Baseline - last.Baseline; pitch < 50 {
			t.Errorf("%s: %.1f px between their baselines", name, pitch)
		}
	}
}

// Dates keep clear of their marks, and of the titles beside them.
func TestDatesKeepClear(t *testing.T) {
	tl := timelineOf(t, "2019-03?|双方在外地见面||alleged|林某否认去过当地\n2019-12-28|甲公司中标\n2020|乙")
	page := testSetters()["ink zh-Hans"].layTimeline(tl, sizeOf(t, "xiaohongshu"), place{})[0]
	left := math.Inf(1)
	for _, b := range boxesOf(page, "mark") {
		if b.Y < page.Scene.Height*0.85 {
			left = math.Min(left, b.X)
		}
	}
	for _, b := range boxesOf(page, "date") {
		if room := left - b.Right(); room < 19 {
			t.Errorf("%q is %.1f px from the marks", b.Text, room)
		}
	}
}

// The key stands on the brand's line where the kinds that occur leave room for it.
func TestKeyAndBrandShareALine(t *testing.T) {
	tl := timelineOf(t, "2001-05-01|甲\n2001-06~|乙\n2001-07-09|丙\n2001-09-09|丁")
	tl.scale = "time"
	for _, size := range []string{"xiaohongshu", "square", "slide"} {
		page := testSetters()["night zh-Hans"].layTimeline(tl, sizeOf(t, size), place{})[0]
		brand := boxesOf(page, "brand")
		for _, b := range boxesOf(page, "legend") {
			if math.Abs(b.Lines[0].Baseline-brand[0].Lines[0].Baseline) > 0.1 {
				t.Errorf("%s: %q is not on the brand's line", size, b.Text)
			}
		}
		if len(boxesOf(page, "legend")) == 0 {
			t.Errorf("%s: no key", size)
		}
	}
}

// What stands flush right on an era's band keeps clear of its edge.
func TestBandsHoldTheirDates(t *testing.T) {
	tl := timelineOf(t, twelve)
	tl.eras = []era{{item: "timelines[0].eras[0]", date: date(t, "2002/2012"), title: "开端"}}
	l := testSetters()["ink zh-Hans"].newTimelineLayout(testSetters()["ink zh-Hans"].tell(tl), sizeOf(t, "slide"), place{})
	roles := &l.canvas.theme.Type.Roles
	a, why := l.measureVertical(form{columns: 2}, datesBeside, roles.EventTitle.Size.For(l.size), roles.EventText.Size.For(l.size), 1)
	if a == nil {
		t.Fatal(why)
	}
	page := l.drawVertical(a, "vertical in two columns")[0]
	within := 0
	for _, band := range boxesOf(page, "decoration") {
		if band.H < 100 {
			continue
		}
		for _, b := range boxesOf(page, "date") {
			if band.Y > b.Y || b.Y > band.Bottom() || band.X > b.X || b.X > band.Right() {
				continue
			}
			within++
			if room := band.Right() - b.Right(); room < 12 || room > 16 {
				t.Errorf("%q is %.1f px from the edge of its band", b.Text, room)
			}
		}
	}
	if within == 0 {
		t.Error("no date lies on the band")
	}
}

// A card turns to the other side or direction rather than strand a particle.
func TestFlagsAvoidStrandedLines(t *testing.T) {
	if cost := strandedCost; cost <= placement.CostLeft+placement.CostSame {
		t.Errorf("a stranded line costs %g, a flag turned round %g", cost, placement.CostLeft+placement.CostSame)
	}
}

// A ruler's cards are set a step smaller where that spares one of them a line which begins with a particle.
func TestRulersGiveUpSizeForTheirLines(t *testing.T) {
	tl := timelineOf(t, "1867-02-09|江戸の牛込に生まれる\n1895-04|松山の中学校に赴任|のちに『坊っちゃん』の舞台となる\n1900-10/1902-12|ロンドン留学\n1905-01|『吾輩は猫である』\n1907|朝日新聞社に入社\n1916-12-09|死去|『明暗』は未完に終わる")
	tl.lang = "ja"
	set := testSetters()["night ja"]
	if set == nil {
		t.Fatal("there is no setter for Japanese on night")
	}
	l := set.newTimelineLayout(set.tell(tl), sizeOf(t, "linkedin"), place{})
	pages, ok := l.horizontal()
	if !ok || len(pages) != 1 {
		t.Fatal("the ruler does not do")
	}
	for _, box := range pages[0].Scene.Boxes {
		for _, line := range box.Lines {
			if strings.HasPrefix(line.Text, "\u306b") {
				t.Errorf("a line begins with its particle: %q", line.Text)
			}
		}
	}
}

// Room is kept for every mark that a ruler may show, and an approximate year that holds the deck's date is no exact point on it.
func TestRulersKeepRoomForTheirKey(t *testing.T) {
	tl := timelineOf(t, "2008-06|甲\n2010~|乙\n2010-06|丙\n2011/2012|丁")
	tl.asof, tl.scale = date(t, "2010-06-16"), "time"
	st := testSetters()["ink zh-Hans"].tell(tl)
	kept := st.ruledKinds()
	for _, size := range []string{"slide", "square", "xiaohongshu"} {
		l := testSetters()["ink zh-Hans"].newTimelineLayout(st, sizeOf(t, size), place{})
		var used [markKinds]bool
		if tm, why := l.measureTime(40, 32); why == "" && tm.settle(100, 1200) == "" {
			used = tm.draw(l.page(0, 1, "vertical, to scale"))
		} else {
			t.Fatal(size, why)
		}
		for kind := range used {
			if used[kind] && !kept[kind] {
				t.Errorf("%s: no room is kept for mark %d", size, kind)
			}
		}
	}
	for i := range st.moments {
		if m := &st.moments[i]; m.title == "乙" && st.pointKind(m) != markApproximate {
			t.Errorf("as a point it has mark %d", st.pointKind(m))
		}
	}
}
