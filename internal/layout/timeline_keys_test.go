package layout

import (
	"fmt"
	"testing"

	"cards/internal/theme"
)

// spaceRace has heavy events and light ones, too many for cards on one slide.
func spaceRace(t *testing.T, light int) *timeline {
	t.Helper()
	tl := &timeline{id: "t", item: "timelines[0]", lang: "zh-Hans", title: "太空竞赛"}
	for i, e := range []struct {
		date, title, text string
		weight            int
	}{
		{"1957-10-04", "斯普特尼克一号", "第一颗人造卫星", 1}, {"1957-11-03", "莱卡升空", "", 0}, {"1958-01-31", "探险者一号", "发现辐射带", 0},
		{"1959-09-14", "月球二号撞月", "", 0}, {"1961-04-12", "加加林绕地球一圈", "一百零八分钟", 2}, {"1961-05-05", "谢泼德亚轨道飞行", "", 0},
		{"1962-02-20", "格伦绕地三圈", "", 0}, {"1963-06-16", "捷列什科娃", "第一位女航天员", 1}, {"1965-03-18", "列昂诺夫太空行走", "十二分钟", 1},
		{"1966-02-03", "月球九号软着陆", "", 0}, {"1967", "两国各有一场事故", "", 0}, {"1968-12-24", "阿波罗八号绕月", "拍下《地出》", 1},
		{"1969-07-20", "人类登月", "静海基地", 3}, {"1971-04-19", "礼炮一号", "", 0}, {"1975-07-17", "阿波罗与联盟对接", "竞赛收场", 1},
	} {
		weight := e.weight
		if weight == 0 {
			weight = light
		}
		tl.events = append(tl.events, event{item: fmt.Sprintf("timelines[0].events[%d]", i), date: date(t, e.date), title: e.title, text: e.text, weight: weight})
	}
	return tl
}

// TestKey: what weighs nothing goes into a key where not all find a place, each with a number, in order; without light events
// there is no key, and where all find a place neither.
func TestKey(t *testing.T) {
	s := testSetters()["ink zh-Hans"]
	slide, err := theme.FindSize("slide")
	if err != nil {
		t.Fatal(err)
	}
	count := func(tl *timeline) (layout string, keys int, numbers []string) {
		pages := s.layTimeline(tl, slide, place{})
		if len(pages) != 1 {
			return pages[0].Layout, 0, nil
		}
		if fault := checkTimeline(tl, pages, slide); fault != "" {
			t.Error(fault)
		}
		for _, e := range pages[0].Events {
			if e.As == "key" {
				keys++
			}
		}
		for _, b := range pages[0].Scene.Boxes {
			if b.Role == "tick" && len(b.Text) == 1 && b.Events[1] == b.Events[0]+1 {
				numbers = append(numbers, b.Text)
			}
		}
		return pages[0].Layout, keys, numbers
	}
	layout, keys, numbers := count(spaceRace(t, 0))
	if layout != "horizontal" || keys != 8 || fmt.Sprint(numbers) != "[1 2 3 4 5 6 7 8 1 2 3 4 5 6 7 8]" {
		t.Errorf("%s with %d events in the key, numbers %v", layout, keys, numbers)
	}
	if layout, keys, _ := count(spaceRace(t, 1)); layout != "vertical in two columns" || keys != 0 {
		t.Errorf("without light events: %s, %d in the key", layout, keys)
	}
	asked := spaceRace(t, 1)
	asked.layout = "horizontal"
	if layout, keys, _ := count(asked); layout != "horizontal" || keys != 13 {
		t.Errorf("asked for: %s, %d in the key", layout, keys)
	}
	few := spaceRace(t, 0)
	few.events = few.events[3:9]
	if layout, keys, _ := count(few); layout != "horizontal" || keys != 0 {
		t.Errorf("a few events: %s, %d in the key", layout, keys)
	}
}
