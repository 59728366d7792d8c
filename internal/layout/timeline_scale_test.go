package layout

import (
	"fmt"
	"math"
	"strings"
	"sync/atomic"
	"testing"

	"cards/internal/edtf"
	"cards/internal/theme"

	"pgregory.net/rapid"
)

// scaled are the forms with a ruler, by whether it runs across.
var scaled = map[string]bool{"horizontal": true, "lanes": true, "horizontal, logarithmic": true, "vertical, to scale": false, "vertical, both sides": false}

// proportionsChecked counts the pages of which proportions were measured.
var proportionsChecked atomic.Int64

// checkScale measures the marks of a page whose form has a ruler: whoever is earlier stands nearer to its beginning, and without a
// break distances are in proportion to time.
func (s *Setter) checkScale(tl *timeline, p *Page) string {
	across, ruled := scaled[p.Layout]
	if !ruled {
		return ""
	}
	st := s.tell(tl)
	type spot struct {
		from, to  float64 // years
		near, far float64 // px
	}
	spots := make([]spot, len(st.moments))
	for i := range spots {
		from, to := st.moments[i].span(st)
		spots[i] = spot{from, to, math.Inf(1), math.Inf(-1)}
	}
	for _, b := range p.Scene.Boxes {
		if b.Role != "mark" || b.Events[1]-b.Events[0] != 1 {
			continue
		}
		k := &spots[b.Events[0]]
		near, far := b.Y, b.Bottom()
		if across {
			near, far = b.X, b.Right()
		}
		if b.W > 3*b.H || b.H > 3*b.W || k.to-k.from > 0 && len(b.Lines) == 0 && far-near > 40 && b.W != b.H { // the dot of what counts most is as large
			k.near, k.far = math.Min(k.near, near), math.Max(k.far, far)
			continue
		}
		middle := (near + far) / 2 // of a point
		k.near, k.far = math.Min(k.near, middle), math.Max(k.far, middle)
	}
	const slack = 14 // px: the ends of short bars, which have a least length, and of arrows
	for i := range spots {
		for k := range spots {
			a, b := &spots[i], &spots[k]
			if a.to < b.from && a.far > b.near+slack && !math.IsInf(a.near, 1) && !math.IsInf(b.near, 1) {
				return fmt.Sprintf("%s (%.3f to %.3f) stands at %.1f, behind %s (%.3f) at %.1f", st.moments[i].title, a.from, a.to, a.far, st.moments[k].title, b.from, b.near)
			}
		}
	}
	if p.Layout == "horizontal, logarithmic" || len(p.Chosen) < 2 || !strings.Contains(fmt.Sprint(p.Chosen), ", 0 breaks") {
		return ""
	}
	// Three points of time tell whether distances are in proportion.
	var points []spot
	for i, k := range spots {
		switch m := &st.moments[i]; {
		case st.when(m.event).IsInterval() || m.loose || math.IsInf(k.near, 1) || m.icon != "" && k.near != k.far:
			// An icon stands over the ends of a short bar.
		case k.near == k.far:
			points = append(points, spot{from: (k.from + k.to) / 2, near: k.near})
		default: // a bar, which begins where its time does
			points = append(points, spot{from: k.from, near: k.near})
		}
	}
	if len(points) < 3 {
		return ""
	}
	first, last := points[0], points[0]
	for _, k := range points {
		if k.from < first.from {
			first = k
		}
		if k.from > last.from {
			last = k
		}
	}
	if last.near-first.near < 50 {
		return ""
	}
	proportionsChecked.Add(1)
	for _, k := range points {
		want := first.near + (k.from-first.from)/(last.from-first.from)*(last.near-first.near)
		if math.Abs(k.near-want) > 1 {
			return fmt.Sprintf("%.3f stands at %.1f px, %.1f would be in proportion: %+v", k.from, k.near, want, points)
		}
	}
	return ""
}

// On a ruler without breaks days stand in proportion to time, in every form that has one.
func TestRandomScales(t *testing.T) {
	forms := map[string]int{}
	before := proportionsChecked.Load()
	rapid.Check(t, func(t *rapid.T) {
		s := testSetters()[rapid.SampledFrom([]string{"ink", "night", "grid"}).Draw(t, "theme")+" zh-Hans"]
		tl := &timeline{id: "t", item: "timelines[0]", lang: "zh-Hans", title: "尺", scale: "time"}
		// Neighbours are nearer than what a break may leave out, or anywhere.
		dense := rapid.Bool().Draw(t, "dense")
		day := rapid.IntRange(0, 900).Draw(t, "first")
		for i := range rapid.IntRange(3, 6).Draw(t, "events") {
			if dense {
				day += rapid.IntRange(0, 2).Draw(t, "step")
			} else {
				day = rapid.IntRange(0, 1000).Draw(t, "day")
			}
			d, err := edtf.Parse(fmt.Sprintf("%04d-%02d-%02d", 2001+day/336, day/28%12+1, day%28+1))
			if err != nil {
				t.Fatal(err)
			}
			tl.events = append(tl.events, event{item: fmt.Sprintf("timelines[0].events[%d]", i), weight: 1, date: d, title: fmt.Sprint("第", i, "件")})
		}
		size := "slide"
		switch rapid.SampledFrom([]string{"horizontal", "lanes", "scale", "centre"}).Draw(t, "form") {
		case "horizontal":
			tl.layout = "horizontal"
		case "lanes":
			tl.lanes = []string{"甲", "乙"}
			for i := range tl.events {
				tl.events[i].lanes = []int{i % 2}
			}
		case "scale":
			tl.layout, size = "vertical", "xiaohongshu"
		case "centre":
			tl.axis, size = "centre", "xiaohongshu"
		}
		found, err := theme.FindSize(size)
		if err != nil {
			t.Fatal(err)
		}
		page := s.layTimeline(tl, found, place{})[0]
		forms[page.Layout]++
		if fault := s.checkScale(tl, page); fault != "" {
			t.Fatalf("%s: %s", page.Layout, fault)
		}
	})
	if n := proportionsChecked.Load() - before; n < 20 {
		t.Errorf("proportions were measured on %d pages only: %v", n, forms)
	}
	for form := range scaled {
		if form != "horizontal, logarithmic" && forms[form] == 0 {
			t.Errorf("no page was %s: %v", form, forms)
		}
	}
}
