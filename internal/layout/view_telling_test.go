package layout

import (
	"slices"
	"strings"
	"testing"
)

// toldFirst returns what the first card of a deck says.
func toldFirst(t *testing.T, yaml string) *Telling {
	t.Helper()
	return setterOf(t, "ink", yaml).Cards()[0].tell()
}

const tellingHead = `lang: zh-Hans
date: 2025-06-16
speakers: {musk: {name: "埃隆·马斯克", role: "SpaceX"}, host: {name: "主持人"}}
sources: {talk: {title: "AI 创业学校", kind: interview, url: "https://example.com/", published: 2025-06-16}}
`

// TestTellQuote: a quote is told in the words of its picture, without readings, with the spaces that the deck has between Han and Latin.
func TestTellQuote(t *testing.T) {
	got := toldFirst(t, tellingHead+"quotes: [{text: \"做 {银行|yín háng},还是 AI?\", speaker: musk, source: talk, alt: \"一,二\", caption: \"三.\", translation: {en: \"A bank -- or AI?\"}}]\n")
	q := got.Quotes[0]
	if len(got.Quotes) != 1 || q.Text != "做银行\uff0c还是 AI\uff1f" || q.Name != "埃隆·马斯克" || q.Role != "SpaceX" || q.Translation != "A bank — or AI?" || q.TranslationLang != "en" {
		t.Errorf("the quote is told as %+v", q)
	}
	if s := q.Source; s.Line != "《AI 创业学校》2025年6月16日" || s.Title != "AI 创业学校" || s.URL != "https://example.com/" || s.Published.String() != "2025-06-16" || s.Kind != "interview" {
		t.Errorf("the source is told as %+v", s)
	}
	if got.Alt != "一,二" || got.Caption != "三." || got.Comma != "\uff0c" || got.Lang != "zh-Hans" || got.Kind != "quote" {
		t.Errorf("the card is told as %+v", got)
	}
}

// TestTellDynasty: a poet's name has the dynasty with it for readers, and stands alone for machines.
func TestTellDynasty(t *testing.T) {
	q := toldFirst(t, "lang: zh-Hans\nspeakers: {li: {name: \"李白\", dynasty: \"唐\"}}\nquotes: [{text: \"床前明月光。\", title: \"静夜思\"}]\n").Quotes[0]
	if q.Name != "〔唐〕李白" || q.Person != "李白" || q.Title != "静夜思" {
		t.Errorf("told as %+v", q)
	}
}

// TestTellDialogue: each turn is who says it and what; the source is that of all.
func TestTellDialogue(t *testing.T) {
	got := toldFirst(t, tellingHead+"quotes: [{source: talk, turns: [{speaker: host, text: \"为什么?\"}, {speaker: musk, text: \"有用.\"}]}]\n")
	if len(got.Quotes) != 2 || got.Quotes[0].Name != "主持人" || got.Quotes[1].Text != "有用\u3002" || got.Source.Title != "AI 创业学校" || got.Quotes[1].Source.Line != "" {
		t.Errorf("the dialogue is told as %+v", got)
	}
}

// TestTellList: a list of quotes of one speaker is signed once.
func TestTellList(t *testing.T) {
	deck := "quotes: [{id: a, text: \"甲。\", speaker: musk, source: talk}, {id: b, text: \"乙。\", speaker: %, source: talk}]\nlists: [{id: l, title: \"两句\", items: [a, b]}]\norder: [l]\n"
	for second, credit := range map[string]string{"musk": "埃隆·马斯克《AI 创业学校》2025年6月16日", "host": ""} {
		got := toldFirst(t, tellingHead+strings.Replace(deck, "%", second, 1))
		if got.Title != "两句" || len(got.Quotes) != 2 || got.Credit != credit || got.Quotes[0].Name != "埃隆·马斯克" {
			t.Errorf("%s: the list is told as %+v", second, got)
		}
	}
}

// TestTellTimeline: events are told in the order of time, each with its era, lanes, doubt and what it links to.
func TestTellTimeline(t *testing.T) {
	got := toldFirst(t, tellingHead+`timelines:
  - title: "路"
    lanes: ["甲", "乙"]
    eras: [{date: 2000/2002, title: "时代"}]
    events:
      - {date: 2008-22, title: "夏", lane: "乙", status: disputed, response: "他否认"}
      - {id: first, date: 1995, title: "写出 Zip2", lane: "甲", link: "https://example.com/zip2"}
      - {date: 2001-03, title: "改名", text: "成为 PayPal", lane: ["甲", "乙"], source: talk}
      - {after: first, title: "不知何时", lane: "甲"}
`)
	var titles []string
	for _, e := range got.Events {
		titles = append(titles, e.Title)
	}
	if !slices.Equal(titles, []string{"写出 Zip2", "不知何时", "改名", "夏"}) || !slices.Equal(got.Lanes, []string{"甲", "乙"}) || got.Title != "路" {
		t.Fatalf("the events are %v in %v", titles, got.Lanes)
	}
	first, loose, named, summer := got.Events[0], got.Events[1], got.Events[2], got.Events[3]
	if first.Shown != "1995年" || first.Date.String() != "1995" || first.Link != "https://example.com/zip2" || first.Era != -1 || first.Source.Line != "" {
		t.Errorf("told as %+v", first)
	}
	if !loose.Date.IsZero() || loose.Shown == "" || loose.Era != -1 {
		t.Errorf("told as %+v", loose)
	}
	if named.Era != 0 || !slices.Equal(named.Lanes, []int{0, 1}) || named.Text != "成为 PayPal" || !strings.HasPrefix(named.Source.Line, "《AI 创业学校》") {
		t.Errorf("told as %+v", named)
	}
	if summer.Status == "" || summer.Response != "他否认" || summer.Shown != "2008年夏" {
		t.Errorf("told as %+v", summer)
	}
	if got.Eras[0].Title != "时代" || got.Eras[0].Date.String() != "2000/2002" || got.Eras[0].Shown == "" {
		t.Errorf("the era is told as %+v", got.Eras[0])
	}
}

// TestTellCovers: first and last card say their titles, and where the last one leads.
func TestTellCovers(t *testing.T) {
	deck := tellingHead + "title: \"从 Zip2 到火星\"\ncover: {subtitle: \"对谈\"}\nend: {title: \"读全文\", text: \"在这里\", url: \"https://example.com/all\"}\n"
	cards := setterOf(t, "ink", deck).Cards()
	first, last := cards[0].Tell(), cards[len(cards)-1].Tell()
	if first.Title != "从 Zip2 到火星" || first.Subtitle != "对谈" || last.Title != "读全文" || last.Subtitle != "在这里" || last.Address != "https://example.com/all" {
		t.Errorf("told as %+v and %+v", first, last)
	}
}

// TestTellPosted: captions are written from the same words: what each quote says itself, a list with who said it and the one source of all, a dialogue by its speakers, and
// the first and last event weigh most. The spaces of a name stay.
func TestTellPosted(t *testing.T) {
	deck := strings.Replace(tellingHead, "host:", "john: {name: \"约翰 亨利\", role: \"作者 编者\"}, host:", 1) + `brand: {call: "关注"}
end: {url: "https://example.com/all"}
quotes:
  - {id: a, text: "用 Go 写.", speaker: john, source: talk, translation: {en: "In Go."}}
  - {id: b, text: "甲。\n乙。", set: poem, title: "题", speaker: musk}
  - {id: c, source: talk, turns: [{speaker: host, text: "为什么?"}, {speaker: musk, text: "有用."}]}
lists: [{id: l, title: "两句", items: [a, b]}]
timelines: [{id: r, title: "路", source: talk, events: [{date: 1995, title: "{首|shǒu}", text: "细节"}, {date: 2000, title: "中", status: alleged}, {date: 2010, title: "末"}]}]
`
	told := map[string]*Telling{}
	for _, c := range setterOf(t, "ink", deck).Cards() {
		told[c.ID] = c.Tell()
	}
	a := told["a"].Posted()
	if p := a.Points; len(p) != 1 || p[0].Text != "用 Go 写\u3002" || !p[0].Quoted || !slices.Equal(p[0].More, []string{"In Go."}) || a.Name != "约翰 亨利" || a.Role != "作者 编者" || a.Address != "https://example.com/" || a.Source != "《AI 创业学校》2025年6月16日" {
		t.Errorf("the quote is posted as %+v", a)
	}
	if b := told["b"].Posted(); b.Title != "题" || b.Points[0].Quoted || b.Points[0].Text != "甲。\n乙。" {
		t.Errorf("the poem is posted as %+v", b)
	}
	if c := told["c"].Posted(); len(c.Points) != 2 || c.Points[0].Label != "主持人\uff1a" || c.Points[1].Weight <= c.Points[0].Weight || c.Name != "" || c.Address != "https://example.com/" {
		t.Errorf("the dialogue is posted as %+v", c)
	}
	if l := told["l"].Posted(); len(l.Points) != 2 || l.Points[0].Aside != "约翰 亨利" || l.Points[1].Aside != "埃隆·马斯克" || l.Name != "" || l.Source != a.Source || l.Points[0].Item != a.Points[0].Item {
		t.Errorf("the list is posted as %+v", l)
	}
	r := told["r"].Posted()
	if p := r.Points; len(p) != 3 || p[0].Text != "首" || p[0].Label != "1995年\uff1a" || !slices.Equal(p[0].More, []string{"细节"}) || p[0].Weight != outerWeight || p[1].Weight >= outerWeight || p[2].Weight != outerWeight || p[1].Aside == "" || r.Source == "" {
		t.Errorf("the timeline is posted as %+v", r)
	}
	if e := told["end"].Posted(); e.Call != "关注" || e.Subtitle != "" || e.Address != "https://example.com/all" || told["end"].Subtitle != "关注" {
		t.Errorf("the last card is posted as %+v", e)
	}
	for id, where := range map[string]string{"a": "AI 创业学校", "c": "AI 创业学校", "l": "AI 创业学校", "r": "AI 创业学校", "end": ""} {
		if got := told[id].From().Title; got != where {
			t.Errorf("%s is from %q, want %q", id, got, where)
		}
	}
}
