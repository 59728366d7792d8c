package layout

import (
	"fmt"
	"strconv"
	"strings"
	"testing"
)

// rulerLabels are the labels inside the ruler's band, from left to right, with where they stand.
func rulerLabels(p *Page) (names []string, x []float64) {
	var band float64
	for _, b := range p.Scene.Boxes {
		if b.Role == "axis" {
			band = b.Y + b.H/2
		}
	}
	for _, b := range p.Scene.Boxes {
		if b.Role == "tick" && b.Y < band && band < b.Bottom() {
			names, x = append(names, b.Text), append(x, b.X)
		}
	}
	return names, x
}

// Every part of a ruler has a label; where several fit they stand at regular years.
func TestRulerLabels(t *testing.T) {
	tl := timelineOf(t, "1903|火箭方程发表\n1926-03-16|第一枚液体火箭\n1957-10-04|第一颗人造卫星\n1958-07-15|探险者四号\n1961-04-12|加加林进入太空\n1969-07-20|登月\n1981-04-12|航天飞机首飞\n2015-12-21|猎鹰9号回收\n2030~|登陆火星")
	tl.layout, tl.asof = "horizontal", date(t, "2025-06-16")
	page := testSetters()["night zh-Hans"].layTimeline(tl, sizeOf(t, "slide"), place{})[0]
	if page.Layout != "horizontal" {
		t.Fatalf("%s %+v", page.Layout, page.Chosen)
	}
	names, x := rulerLabels(page)
	var parts [][2]float64
	for _, b := range page.Scene.Boxes {
		if b.Role == "axis" {
			parts = append(parts, [2]float64{b.X, b.Right()})
		}
	}
	if len(parts) < 3 {
		t.Fatalf("%d parts", len(parts))
	}
	for _, p := range parts {
		var years []int
		for i, name := range names {
			if y, err := strconv.Atoi(name); err == nil && p[0]-1 <= x[i] && x[i] < p[1] {
				years = append(years, y)
			}
		}
		if len(years) == 0 {
			t.Errorf("the part from %.0f to %.0f px has no label: %v", p[0], p[1], names)
		}
		for i := 1; i < len(years); i++ {
			if step := years[1] - years[0]; years[i]-years[i-1] != step || years[i]%step != 0 {
				t.Errorf("labels %v are not at regular years", years)
				break
			}
		}
		if p[1]-p[0] < 60 {
			t.Errorf("a part is %.1f px", p[1]-p[0])
		}
	}
}

// A ruler shorter than a year names its months or days, the first with all that it takes.
func TestRulerOfDays(t *testing.T) {
	for _, c := range []struct{ lines, want string }{
		{"2024-03-01|签约\n2024-03-09|解约", "[2024年2月29日 3月2日 3日 4日 5日 6日 7日 8日 9日 10日]"},
		{"2024-03|签约\n2024-09|解约", "[2024年2月 3月 4月 5月 6月 7月 8月 9月 10月]"},
	} {
		tl := timelineOf(t, c.lines)
		page := testSetters()["ink zh-Hans"].layTimeline(tl, sizeOf(t, "slide"), place{})[0]
		if names, _ := rulerLabels(page); page.Layout != "horizontal" || fmt.Sprint(names) != c.want {
			t.Errorf("%s: %s %v, want %s", c.lines, page.Layout, names, c.want)
		}
	}
}

// The first year after those before year 1 is named as one of our era.
func TestRulerNamesTheEra(t *testing.T) {
	for lang, want := range map[string]string{"zh-Hans": "公元", "zh-Hant": "西元", "en": "CE"} {
		tl := timelineOf(t, "-0300|a\n-0200|b\n0100|c\n0200|d")
		tl.layout, tl.lang = "horizontal", lang
		page := testSetters()["night "+lang].layTimeline(tl, sizeOf(t, "slide"), place{})[0]
		names, _ := rulerLabels(page)
		told := 0
		for _, name := range names {
			before := strings.Contains(name, "前") || strings.Contains(name, "BCE")
			if strings.Contains(name, want) && !before {
				told++
			}
		}
		if page.Layout != "horizontal" || told != 1 {
			t.Errorf("%s: %s %v", lang, page.Layout, names)
		}
	}
}
