package layout

import (
	"fmt"
	"image"
	"math"
	"reflect"
	"strings"
	"sync"
	"testing"

	"cards/fonts"
	"cards/internal/edtf"
	"cards/internal/layout/text"
	"cards/internal/scene"
	"cards/internal/theme"
	"cards/internal/words"

	"pgregory.net/rapid"
)

// testSetters are made once: faces are large.
var testSetters = sync.OnceValue(func() map[string]*Setter {
	engine := text.NewEngine(fonts.Default())
	out := map[string]*Setter{}
	for _, name := range []string{"dawn", "forest", "grid", "ink", "night", "paper", "photo", "signal"} {
		th, list := theme.Load(name, "auto", nil)
		if list.HasErrors() {
			panic(list.Error())
		}
		for _, lang := range []string{"zh-Hans", "zh-Hant", "ja", "ko", "en"} {
			out[name+" "+lang] = &Setter{Theme: th, Engine: engine, Lang: lang, Words: words.For(lang), rules: text.AllRules, brand: brand{name: "有用集", handle: "@youyongji"}}
		}
	}
	return out
})

// material is what random texts are cut from, by language.
var material = map[string]string{
	"zh-Hans": "第三次发射失败，特斯拉在最后一刻完成融资。1亿美元；“让人类成为多行星物种”，SpaceX创办于2002年——他说：我爱你们……《地出》于12月24日拍下，重83.6公斤，约占10%。",
	"zh-Hant": "第三次發射失敗，特斯拉在最後一刻完成融資。「讓人類成為多行星物種」，SpaceX創辦於2002年——他說：我愛你們……重83.6公斤，約占10%。",
	"ja":      "第三回の打ち上げは失敗した。ファルコン1、「人類を多惑星種に」という目標をかかげ、ちょっと待って、約10%の確率で2002年に創業。",
	"ko":      "세 번째 발사는 실패했다. 그는 마지막 순간에 자금을 확보하고 2002년에 회사를 세웠다. 성공 확률은 약 10% 정도였다.",
	"en":      "The third launch failed, and the company raised its money at the very last moment. In 2002 he founded it with a chance of about 10% to succeed; nobody believed it.",
}

// drawText cuts a text of about n characters out of the material; it neither begins nor ends with a mark.
func drawText(t *rapid.T, name, lang string, least, most int) string {
	n := rapid.IntRange(least, most).Draw(t, name)
	if n == 0 {
		return ""
	}
	source := []rune(material[lang])
	at := rapid.IntRange(0, len(source)-1).Draw(t, name+" at")
	var b strings.Builder
	for k := range n {
		b.WriteRune(source[(at+k)%len(source)])
	}
	s := strings.Trim(b.String(), " ,.;:，。；：、！？—…”“「」》《%")
	if s == "" {
		return string([]rune(strings.Trim(material[lang], " "))[:1])
	}
	return s
}

// drawDate draws a date of any precision.
func drawDate(t *rapid.T, name string, low, high int) edtf.Date {
	y := rapid.IntRange(low, high).Draw(t, name)
	forms := []string{"%04d", "%04d-06", "%04d-12-24", "%04d-22", "%04d~", "%04d-03?", "%04d-12-24T18:00", "%04d/" + fmt.Sprintf("%04d", y+3), "%04d/..", "[%04d," + fmt.Sprintf("%04d]", y+1), "%04d-06~"}
	d, err := edtf.Parse(fmt.Sprintf(rapid.SampledFrom(forms).Draw(t, name+" form"), y))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// drawTimeline draws a timeline of up to most events.
func drawTimeline(t *rapid.T, lang string, most int) *timeline {
	tl := &timeline{id: "t", item: "timelines[0]", lang: lang, title: drawText(t, "headline", lang, 1, 40), subtitle: drawText(t, "subtitle", lang, 0, 30), credit: drawText(t, "credit", lang, 0, 30)}
	tl.layout = rapid.SampledFrom([]string{"auto", "auto", "vertical", "horizontal", "list", "lanes", "serpentine"}).Draw(t, "layout")
	lanes := max(0, rapid.IntRange(-6, 7).Draw(t, "lanes"))
	for i := range lanes {
		tl.lanes = append(tl.lanes, fmt.Sprint(i+1)+drawText(t, "lane", lang, 1, 10))
	}
	tl.scale = rapid.SampledFrom([]string{"auto", "auto", "time", "even", "log"}).Draw(t, "scale")
	tl.axis = rapid.SampledFrom([]string{"", "right", "centre", "centre"}).Draw(t, "axis")
	low := rapid.SampledFrom([]int{1200, 1900, 1990, 2001}).Draw(t, "low")
	if rapid.Bool().Draw(t, "asof") {
		tl.asof, _ = edtf.Parse("2010-06-16")
	}
	doubt := rapid.IntRange(0, 3).Draw(t, "doubt") == 0
	n := rapid.IntRange(1, most).Draw(t, "events")
	for i := range n {
		e := event{item: fmt.Sprintf("timelines[0].events[%d]", i), weight: rapid.IntRange(0, 3).Draw(t, "weight"), milestone: rapid.IntRange(0, 4).Draw(t, "milestone") == 0, title: drawText(t, "title", lang, 2, 30), text: drawText(t, "text", lang, 0, 60)}
		if i == 0 || rapid.IntRange(0, 9).Draw(t, "undated") > 0 {
			e.date = drawDate(t, "date", low, 2030)
		} else {
			e.after = tl.events[i-1].title
		}
		for i := range lanes {
			if rapid.IntRange(0, lanes).Draw(t, "in lane") == 0 {
				e.lanes = append(e.lanes, i)
			}
		}
		if doubt {
			e.status = rapid.SampledFrom([]string{"", "fact", "alleged", "disputed", "planned"}).Draw(t, "status")
			e.response = drawText(t, "response", lang, 0, 20)
			if e.source = rapid.IntRange(0, 2).Draw(t, "source"); e.source > 0 {
				tl.sources = []string{drawText(t, "first source", lang, 2, 12), drawText(t, "second source", lang, 2, 12)}
			}
		}
		tl.events = append(tl.events, e)
	}
	if rapid.IntRange(0, 3).Draw(t, "pictured") == 0 {
		for i := range tl.events {
			if rapid.IntRange(0, 2).Draw(t, "picture") == 0 {
				tl.events[i].picture = &eventPicture{source: image.NewGray(image.Rect(0, 0, 4, 3)), focus: scene.Point{X: 0.5, Y: 0.5}, credit: drawText(t, "credit", lang, 0, 12)}
			}
			tl.events[i].icon = rapid.SampledFrom([]string{"", "", "🚀", "月"}).Draw(t, "icon")
		}
	}
	if rapid.IntRange(0, 4).Draw(t, "linked") == 0 {
		for range rapid.IntRange(1, 8).Draw(t, "links") {
			e := &tl.events[rapid.IntRange(0, n-1).Draw(t, "link from")]
			e.links = append(e.links, rapid.IntRange(0, n-1).Draw(t, "link to"))
		}
	}
	if rapid.IntRange(0, 4).Draw(t, "zoom") == 0 {
		y := rapid.IntRange(low, 2020).Draw(t, "zoom from")
		tl.zoom, _ = edtf.Parse(fmt.Sprintf("%04d/%04d", y, y+rapid.IntRange(0, 12).Draw(t, "zoom years")))
	}
	if rapid.IntRange(0, 2).Draw(t, "era") == 0 {
		y := rapid.IntRange(low, 2020).Draw(t, "era from")
		d, _ := edtf.Parse(fmt.Sprintf("%04d/%04d", y, y+rapid.IntRange(1, 9).Draw(t, "era years")))
		tl.eras = append(tl.eras, era{item: "timelines[0].eras[0]", date: d, title: drawText(t, "era title", lang, 2, 20)})
	}
	return tl
}

// Timelines of any content, at every preset size: nothing overlaps, nothing leaves the safe area, no type is too small, no
// line begins or ends badly, no event is lost or told twice, and what is told is what the deck says.
func TestRandomTimelines(t *testing.T) {
	t.Parallel()
	sizes := theme.Sizes()
	auto, err := theme.FindSize("1080xauto")
	if err != nil {
		t.Fatal(err)
	}
	sizes = append(sizes, auto)
	rapid.Check(t, func(t *rapid.T) {
		lang := rapid.SampledFrom([]string{"zh-Hans", "zh-Hans", "zh-Hant", "ja", "ko", "en"}).Draw(t, "lang")
		name := rapid.SampledFrom([]string{"dawn", "forest", "grid", "ink", "night", "paper", "photo", "signal"}).Draw(t, "theme")
		size := rapid.SampledFrom(sizes).Draw(t, "size")
		s := testSetters()[name+" "+lang]
		tl := drawTimeline(t, lang, 60)
		pages := s.layTimeline(tl, size, place{})
		for _, p := range pages {
			if fault := s.checkScale(tl, p); fault != "" && !pages[0].Warnings.HasErrors() {
				t.Fatalf("%s %s %s, %s: %s", name, lang, size.Name, p.Layout, fault)
			}
		}
		if fault := checkTimeline(tl, pages, size); fault != "" {
			t.Fatalf("%s %s %s: %s\n%+v", name, lang, size.Name, fault, pages[0].Chosen)
		}
		if fault := checkReveal(tl, pages, Reveal(pages)); fault != "" {
			t.Fatalf("%s %s %s: %s\n%+v", name, lang, size.Name, fault, pages[0].Chosen)
		}
		if again := s.layTimeline(tl, size, place{}); !reflect.DeepEqual(pages, again) {
			for i := range pages {
				if i < len(again) {
					for k := range pages[i].Scene.Boxes {
						if k < len(again[i].Scene.Boxes) && !reflect.DeepEqual(pages[i].Scene.Boxes[k], again[i].Scene.Boxes[k]) {
							t.Fatalf("%s: laid out twice, box %d is %+v and %+v", pages[i].Layout, k, pages[i].Scene.Boxes[k], again[i].Scene.Boxes[k])
						}
					}
				}
			}
			t.Fatalf("%s: laid out twice, two results", pages[0].Layout)
		}
	})
}

// checkTimeline returns the first fault of a timeline's pages.
func checkTimeline(tl *timeline, pages []*Page, size theme.Size) string {
	seen := map[string]int{}
	told := map[string]string{}
	for i, p := range pages {
		if p.Page != i+1 || p.Pages != len(pages) {
			return fmt.Sprintf("page %d says %d of %d", i+1, p.Page, p.Pages)
		}
		for _, e := range p.Events {
			seen[e.Item]++
			if e.Page != p.Page {
				return fmt.Sprintf("%s says page %d on page %d", e.Item, e.Page, p.Page)
			}
		}
		if fault := checkBoxes(p, size); fault != "" {
			return fmt.Sprintf("page %d: %s", i+1, fault)
		}
		if fault := checkMarks(p); fault != "" {
			return fmt.Sprintf("page %d: %s", i+1, fault)
		}
		if p.Scene.Alt == "" && len(p.Events) > 0 {
			return "no text alternative"
		}
		for _, b := range p.Scene.Boxes {
			if b.Item != "" {
				told[b.Item] = b.Text
			}
		}
	}
	if pages[0].Warnings.HasErrors() {
		// An event higher than the page: nothing is drawn, and it says so.
		if pages[0].Warnings[len(pages[0].Warnings)-1].Code != "does-not-fit" {
			return pages[0].Warnings.Error()
		}
		return ""
	}
	for _, e := range tl.events {
		if seen[e.item] != 1 {
			return fmt.Sprintf("%s stands on %d pages", e.item, seen[e.item])
		}
		for path, written := range map[string]string{".title": e.title, ".text": e.text, ".response": e.response} {
			want, _ := text.Normalise([]rune(written), tl.lang, text.AllRules)
			if pages[0].Layout == "lanes" && (path == ".text" && textsLeftOut(pages) || path == ".title" && len(e.lanes) > 1 && strings.ContainsAny(written, ";；")) {
				// It stands in the alternative text, or each lane has its clause.
				var alt strings.Builder
				for _, p := range pages {
					alt.WriteString(p.Scene.Alt)
				}
				if !strings.Contains(alt.String(), string(want)) {
					return fmt.Sprintf("%s%s is nowhere", e.item, path)
				}
				continue
			}
			if told[e.item+path] != string(want) {
				return fmt.Sprintf("%s%s says %q, not %q", e.item, path, told[e.item+path], string(want))
			}
		}
	}
	for _, e := range tl.eras {
		want, _ := text.Normalise([]rune(e.title), tl.lang, text.AllRules)
		if told[e.item+".title"] != string(want) {
			return fmt.Sprintf("era: %q, not %q", told[e.item+".title"], string(want))
		}
	}
	return ""
}

// textsLeftOut reports whether a warning says that the texts of events are not drawn.
func textsLeftOut(pages []*Page) bool {
	for _, d := range pages[0].Warnings {
		if d.Code == "texts-left-out" {
			return true
		}
	}
	return false
}

// checkMarks returns the first mark or leader of a page that touches words: the text must be readable, and a line through it is
// none. The ties of lanes are behind their words, which clear a strip of them.
func checkMarks(p *Page) string {
	for _, m := range p.Scene.Boxes {
		if m.Role != "connector" && m.Role != "mark" && m.Role != "image" || p.Layout == "lanes" && m.Role == "connector" && m.H > m.W {
			continue
		}
		if !p.Safe.Contains(m.Rect, 1) {
			return fmt.Sprintf("a %s leaves the safe area: %v", m.Role, m.Rect)
		}
		for _, b := range p.Scene.Boxes {
			for _, l := range b.Lines {
				if overlap(m.Rect, l.Ink) > 0.5 {
					return fmt.Sprintf("a %s %v touches %q %v", m.Role, m.Rect, l.Text, l.Ink)
				}
			}
		}
	}
	return ""
}

// forbiddenStarts and forbiddenEnds are what no line may begin or end with.
const (
	forbiddenStarts = "、，。．：；！？”’」』）》〉】,.:;!?)]}%…—々ーぁぃぅぇぉっゃゅょァィゥェォッャュョ"
	forbiddenEnds   = "“‘「『（《〈【([{"
)

// checkBoxes returns the first fault of a page's text boxes.
func checkBoxes(p *Page, size theme.Size) string {
	const slack = 0.02
	var texts []*scene.Box
	for i := range p.Scene.Boxes {
		if b := &p.Scene.Boxes[i]; len(b.Lines) > 0 {
			texts = append(texts, b)
		}
	}
	floor := map[string]theme.TextRank{"text": theme.EventTextText, "title": theme.EventTitleText}
	for i, b := range texts {
		rank, ok := floor[b.Role]
		if !ok {
			rank = theme.LabelText
		}
		if b.FontSize < p.Size.Floor(rank)-slack {
			return fmt.Sprintf("%s %q is %.2f px, below %.2f", b.Role, b.Text, b.FontSize, p.Size.Floor(rank))
		}
		if ratio := theme.Contrast(b.Color, b.Background); ratio < 4.5 {
			return fmt.Sprintf("%s %q has a contrast of %.2f", b.Role, b.Text, ratio)
		}
		var joined strings.Builder
		for k, line := range b.Lines {
			joined.WriteString(line.Text)
			if !line.Ink.Empty() && !p.Safe.Contains(line.Ink, slack) {
				return fmt.Sprintf("%q leaves the safe area: %v of %v", line.Text, line.Ink, p.Safe)
			}
			runes := []rune(strings.TrimSpace(line.Text))
			if k > 0 && len(runes) > 0 && strings.ContainsRune(forbiddenStarts, runes[0]) {
				return fmt.Sprintf("a line begins with %q", string(runes))
			}
			if k < len(b.Lines)-1 && len(runes) > 0 && strings.ContainsRune(forbiddenEnds, runes[len(runes)-1]) {
				return fmt.Sprintf("a line ends with %q", string(runes))
			}
		}
		if joined.String() != b.Text {
			return fmt.Sprintf("the lines of %q say %q", b.Text, joined.String())
		}
		if !p.Safe.Contains(b.Rect, 1+0.5*b.FontSize) {
			return fmt.Sprintf("box %q leaves the safe area: %v of %v", b.Text, b.Rect, p.Safe)
		}
		for _, o := range texts[:i] {
			if overlap(b.Rect, o.Rect) > slack {
				return fmt.Sprintf("boxes %q %v and %q %v overlap", o.Text, o.Rect, b.Text, b.Rect)
			}
			for _, l := range b.Lines {
				for _, k := range o.Lines {
					if overlap(l.Ink, k.Ink) > slack {
						return fmt.Sprintf("ink of %q %v and %q %v overlaps", k.Text, k.Ink, l.Text, l.Ink)
					}
				}
			}
		}
	}
	return ""
}

// overlap is how far two rectangles reach into each other, px: the lesser of the two directions.
func overlap(a, b scene.Rect) float64 {
	if a.Empty() || b.Empty() {
		return 0
	}
	return math.Min(math.Min(a.Right(), b.Right())-math.Max(a.X, b.X), math.Min(a.Bottom(), b.Bottom())-math.Max(a.Y, b.Y))
}
