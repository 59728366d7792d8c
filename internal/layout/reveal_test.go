package layout

import (
	"fmt"
	"image/color"
	"reflect"
	"strings"
	"testing"

	"cards/internal/scene"
	"cards/internal/theme"
)

// colourless is a page's display list without its colours: what must not move.
func colourless(s *scene.Page) (items []scene.Item) {
	for _, i := range s.Items {
		if g, ok := i.(scene.Group); ok {
			g.Opacity = 0
			i = g
		}
		items = append(items, scene.Recolour(i, func(color.NRGBA) color.NRGBA { return color.NRGBA{} }))
	}
	return items
}

// coloursOf are the colours of a box's items.
func coloursOf(s *scene.Page, b *scene.Box) (out []color.NRGBA) {
	for _, i := range s.Items[b.From:b.To] {
		scene.Recolour(i, func(c color.NRGBA) color.NRGBA {
			out = append(out, c)
			return c
		})
	}
	return out
}

// checkReveal returns the first fault of the frames of a timeline's pages.
func checkReveal(tl *timeline, pages, frames []*Page) string {
	var order []string
	for _, p := range pages {
		for _, e := range p.Events {
			order = append(order, e.Item)
		}
	}
	for _, p := range pages {
		n := len(p.Events)
		if n == 0 {
			if frames[0] != p {
				return "a page without events is not as it was"
			}
			frames = frames[1:]
			continue
		}
		want := n + 1
		if n == 1 {
			want = 1
		}
		if len(frames) < want {
			return fmt.Sprintf("%d frames of %d events", len(frames), n)
		}
		for i, f := range frames[:want] {
			if f.Frame != i+1 || f.Frames != want {
				return fmt.Sprintf("frame %d says %d of %d", i+1, f.Frame, f.Frames)
			}
			lit := -1
			if i+1 < want {
				lit = p.told.from + i
			}
			if fault := checkFrame(order, p, f, lit); fault != "" {
				return fmt.Sprintf("page %d (%s), frame %d of %d: %s", p.Page, p.Layout, i+1, want, fault)
			}
		}
		frames = frames[want:]
	}
	if len(frames) > 0 {
		return fmt.Sprintf("%d frames of no page", len(frames))
	}
	return ""
}

// checkFrame returns the first fault of a frame of page p with the event lit, or, when that is -1, with none held; order are the
// timeline's events in the order of time.
func checkFrame(order []string, p, f *Page, lit int) string {
	if lit < 0 {
		if f.Scene != p.Scene {
			return "the last frame is not the page as it is"
		}
		return ""
	}
	if !reflect.DeepEqual(colourless(p.Scene), colourless(f.Scene)) {
		return "something moved"
	}
	colours := &p.told.theme.Colours
	shown := map[string]bool{}
	painted := make([]bool, len(f.Scene.Items))
	for i := range f.Scene.Boxes {
		was, is := &p.Scene.Boxes[i], &f.Scene.Boxes[i]
		same := *is
		same.Color = was.Color
		if !reflect.DeepEqual(*was, same) {
			return fmt.Sprintf("box %s %q differs in more than its colour", is.Role, is.Text)
		}
		for k := is.From; k < is.To; k++ {
			painted[k] = true
		}
		before, after := coloursOf(p.Scene, was), coloursOf(f.Scene, is)
		own := is.Events == [2]int{lit, lit + 1}
		among := is.Events[0] <= lit && lit < is.Events[1]
		// Every word of the deck that is an event's is noted as that one's.
		for k, item := range order {
			if strings.HasPrefix(is.Item, item+".") && is.Events != [2]int{k, k + 1} && is.Role != "date" {
				return fmt.Sprintf("%q belongs to %v, not to event %d", is.Text, is.Events, k)
			}
			if own && strings.HasPrefix(is.Item, item+".title") {
				shown[is.Item] = true
			}
		}
		text := len(is.Lines) > 0
		switch {
		case is.Events[0] == is.Events[1]:
			if is.Role == "date" {
				return fmt.Sprintf("the date %q is no event's", is.Text)
			}
			if is.Role == "connector" && after[0] != colours.AccentShape {
				// Only the deck's date is tied to its label otherwise, in the accent.
				return "a pole is no event's"
			}
			if !reflect.DeepEqual(before, after) {
				return fmt.Sprintf("%s %q is no event's and changed", is.Role, is.Text)
			}
		case among && is.Role == "mark" && !p.told.laned:
			for k := range after {
				if after[k] != colours.AccentShape && after[k] != is.Background {
					return fmt.Sprintf("the lit mark has the colour %s", theme.Hex(after[k]))
				}
			}
		case among:
			if !reflect.DeepEqual(before, after) {
				return fmt.Sprintf("%s %q is lit and has not its own colours", is.Role, is.Text)
			}
		case text:
			want := readable(p.told.theme, colours.Held, is.Background)
			for _, c := range after {
				if c != want {
					return fmt.Sprintf("held %q has the colour %s, not %s", is.Text, theme.Hex(c), theme.Hex(want))
				}
			}
			if is.Color != want || theme.Contrast(want, is.Background) < theme.TextContrast {
				return fmt.Sprintf("held %q has a contrast of %.2f", is.Text, theme.Contrast(want, is.Background))
			}
		case is.Role == "mark":
			for k := range after {
				if !p.told.laned && theme.Contrast(after[k], is.Background) > theme.Contrast(before[k], is.Background) {
					return "a held mark is louder than it was"
				}
				if after[k] == colours.AccentShape && before[k] != after[k] {
					return "a held mark has the accent"
				}
			}
		case is.Role == "connector":
			for k := range after {
				if theme.Contrast(after[k], colours.Ground) > theme.Contrast(colours.Rule, colours.Ground) || after[k] == colours.AccentShape {
					return fmt.Sprintf("a held pole has the colour %s", theme.Hex(after[k]))
				}
			}
		}
	}
	for k, item := range f.Scene.Items {
		if !painted[k] && !reflect.DeepEqual(item, p.Scene.Items[k]) {
			return "what is in no box changed"
		}
	}
	for i, e := range f.Events {
		if e.Lit != (p.told.from+i == lit) {
			return fmt.Sprintf("event %s says lit: %v", e.Item, e.Lit)
		}
	}
	if !strings.HasSuffix(f.Scene.Alt, p.Scene.Alt) || len(f.Scene.Alt) <= len(p.Scene.Alt) {
		return "the text alternative does not begin with the lit event"
	}
	return ""
}

// forms are timelines and sizes that make every form.
var forms = []struct {
	layout, size string
	make         func(t testing.TB) *timeline
}{
	{"horizontal", "slide", func(t testing.TB) *timeline { return timelineOf(t, few) }},
	{"horizontal, even", "slide", func(t testing.TB) *timeline { return asked(timelineOf(t, few), "horizontal", "even", "") }},
	{"vertical", "xiaohongshu", func(t testing.TB) *timeline { return timelineOf(t, few) }},
	{"vertical in two columns", "slide", func(t testing.TB) *timeline { return timelineOf(t, twelve) }},
	{"vertical", "xiaohongshu", func(t testing.TB) *timeline { return asked(timelineOf(t, twelve), "vertical", "", "right") }},
	{"vertical", "1080xauto", func(t testing.TB) *timeline { return timelineOf(t, twelve) }},
	{"list", "xiaohongshu", func(t testing.TB) *timeline { return asked(timelineOf(t, road), "list", "", "") }},
	{"vertical", "square", func(t testing.TB) *timeline {
		tl := timelineOf(t, "2019|公告|只挂了两天|||\n2020|中标||alleged|林某否认\n2021|审计||disputed|\n2026|开庭||planned|")
		tl.events[0].source, tl.sources = 1, []string{"《法庭笔录》"}
		return tl
	}},
	{"vertical, to scale", "xiaohongshu", func(t testing.TB) *timeline { return asked(timelineOf(t, few), "vertical", "time", "") }},
	{"vertical, both sides", "xiaohongshu", func(t testing.TB) *timeline { return asked(timelineOf(t, few), "vertical", "", "centre") }},
	{"serpentine", "square", func(t testing.TB) *timeline { return asked(timelineOf(t, few), "serpentine", "", "") }},
	{"lanes", "slide", func(t testing.TB) *timeline { return inLanes(timelineOf(t, few)) }},
	{"tracks", "xiaohongshu", func(t testing.TB) *timeline { return inLanes(timelineOf(t, few)) }},
	{"single", "square", func(t testing.TB) *timeline { return timelineOf(t, "2008-09-28|第四次发射成功") }},
}

// few are events of several kinds, few enough for every form.
const few = `1995|写出 Zip2
2001/2002|去俄罗斯|想买导弹
2002-06~|创办 SpaceX
2008-12-24|融资完成
2030~|火星自给自足`

func asked(tl *timeline, layout, scale, axis string) *timeline {
	tl.layout, tl.scale, tl.axis = layout, scale, axis
	return tl
}

// inLanes puts the events into two lanes, and one of them into both.
func inLanes(tl *timeline) *timeline {
	tl.lanes = []string{"火箭", "汽车"}
	for i := range tl.events {
		tl.events[i].lanes = []int{i % 2}
	}
	tl.events[2].lanes = []int{0, 1}
	return tl
}

// Of every form in every theme: nothing moves from frame to frame, one event is lit, the others are held and can be read.
func TestReveal(t *testing.T) {
	for _, form := range forms {
		for _, look := range []string{"dawn", "forest", "grid", "ink", "night", "paper", "photo", "signal"} {
			t.Run(form.layout+" "+form.size+" "+look, func(t *testing.T) {
				tl := form.make(t)
				if len(tl.events) > 1 && tl.events[0].status == "" {
					tl.asof = date(t, "2025-06-16")
				}
				s, size := testSetters()[look+" zh-Hans"], sizeOf(t, form.size)
				pages := s.layTimeline(tl, size, place{})
				// The theme paper sets tables in columns.
				if pages[0].Layout != form.layout && !(look == "paper" && form.layout == "list" && pages[0].Layout == "list in columns") {
					t.Fatalf("the form is %s: %+v", pages[0].Layout, pages[0].Chosen)
				}
				frames := Reveal(pages)
				if fault := checkReveal(tl, pages, frames); fault != "" {
					t.Fatal(fault)
				}
				if again := s.layTimeline(tl, size, place{}); !reflect.DeepEqual(pages, again) {
					t.Error("the frames changed the page that they are made of")
				}
				checkLit(t, frames)
			})
		}
	}
}

// checkLit demands that each frame but the last of a page has what shows which event is lit: its title in its own colour, and a
// mark but in a list.
func checkLit(t *testing.T, frames []*Page) {
	t.Helper()
	for _, f := range frames {
		if f.Frame == f.Frames {
			continue
		}
		lit := f.told.from + f.Frame - 1
		titles, marks := 0, 0
		for i := range f.Scene.Boxes {
			b := &f.Scene.Boxes[i]
			if b.Events != [2]int{lit, lit + 1} {
				continue
			}
			if b.Role == "title" && b.Color == f.told.theme.Colours.Ink {
				titles++
			}
			if b.Role == "mark" {
				marks++
			}
		}
		if titles == 0 || marks == 0 && !strings.HasPrefix(f.Layout, "list") {
			t.Errorf("frame %d shows %d titles and %d marks of its event", f.Frame, titles, marks)
		}
	}
}

// A year that stands over several events is lit with each of them; what is said of one of them alone, the season or the hour,
// is that one's.
func TestRevealSharedDates(t *testing.T) {
	tl := timelineOf(t, "1957-10-04|人造卫星上天\n1957-11-03|莱卡进入轨道\n1969-07-20T20:17|登陆月球\n1969-07-20T22:56|迈出一步")
	page := testSetters()["ink zh-Hans"].layTimeline(tl, sizeOf(t, "xiaohongshu"), place{})[0]
	want := map[string][2]int{"1957": {0, 2}, "10月4日": {0, 1}, "11月3日": {1, 2}, "1969": {2, 4}, "22:56": {3, 4}}
	found := 0
	for _, b := range page.Scene.Boxes {
		if events, ok := want[strings.ReplaceAll(b.Text, " ", "")]; ok && b.Role == "date" {
			found++
			if b.Events != events {
				t.Errorf("%s belongs to %v, want %v", b.Text, b.Events, events)
			}
		}
		if b.Role == "date" && strings.Contains(b.Text, "20:17") && b.Events != [2]int{2, 3} {
			t.Errorf("%s belongs to %v", b.Text, b.Events)
		}
	}
	if found != len(want) {
		t.Errorf("%d of %d dates stand on the page", found, len(want))
	}
}

// The marks of lanes keep their colours, lit: the accent would be taken for a lane's.
func TestRevealLanes(t *testing.T) {
	tl := inLanes(timelineOf(t, few))
	for _, size := range []string{"slide", "xiaohongshu"} {
		frames := Reveal(testSetters()["night zh-Hans"].layTimeline(tl, sizeOf(t, size), place{}))
		f := frames[0]
		seen := false
		for i := range f.Scene.Boxes {
			b := &f.Scene.Boxes[i]
			if b.Role != "mark" || b.Events[0] == b.Events[1] {
				continue
			}
			lit := b.Events[0] == 0
			for _, c := range coloursOf(f.Scene, b) {
				lane := c == f.told.theme.Colours.Lanes[0] || c == f.told.theme.Colours.Lanes[1]
				seen = seen || lit
				if c == f.told.theme.Colours.AccentShape || !lit && lane {
					t.Errorf("%s: the mark of event %d has the colour %s", size, b.Events[0], theme.Hex(c))
				}
			}
		}
		if !seen {
			t.Errorf("%s: no mark is lit", size)
		}
	}
}

// Frames say which event they tell of and how many there are.
func TestRevealAlt(t *testing.T) {
	pages := testSetters()["ink zh-Hans"].layTimeline(timelineOf(t, few), sizeOf(t, "xiaohongshu"), place{})
	frames := Reveal(pages)
	if want := "第2件事（共5件）：2001\u20142002年：去俄罗斯。想买导弹。 从Zip2到火星。"; !strings.HasPrefix(frames[1].Scene.Alt, want) {
		t.Errorf("%q", frames[1].Scene.Alt)
	}
	if frames[5].Scene.Alt != pages[0].Scene.Alt {
		t.Errorf("the last frame says %q", frames[5].Scene.Alt)
	}
}
