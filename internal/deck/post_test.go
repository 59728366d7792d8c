package deck

import (
	"strings"
	"testing"
)

// Every kind of card takes a text alternative and a caption, by language where it is a map.
func TestEveryCardIsTold(t *testing.T) {
	d := clean(t, `lang: zh-Hans
langs: [zh-Hans, ja]
title: {zh-Hans: "题", ja: "題"}
cover: {alt: {zh-Hans: "封面", ja: "表紙"}, caption: "c0"}
end: {alt: "a4", caption: "c4"}
quotes:
  - {id: a, text: {zh-Hans: "一句话。", ja: "一言。"}, alt: "a1", caption: "c1"}
  - {id: b, turns: [{speaker: "甲", text: "问？"}, {speaker: "乙", text: "答。"}], alt: "a5", caption: "c5"}
lists: [{id: l, items: [a], alt: "a2", caption: "c2"}]
timelines: [{id: t, events: [{date: 1995, title: "事"}], alt: "a3", caption: "c3"}]
`)
	want := map[string]string{"cover": "封面 表紙 c0", "a": "a1 a1 c1", "b": "a5 a5 c5", "l": "a2 a2 c2", "t": "a3 a3 c3", "end": "a4 a4 c4"}
	seen := 0
	for _, c := range d.AllCards() {
		alt, caption := c.Told()
		if got := strings.Join([]string{alt.In("zh-Hans"), alt.In("ja"), caption.In("zh-Hans")}, " "); got != want[c.ID] {
			t.Errorf("%s says %q, want %q", c.ID, got, want[c.ID])
		}
		seen++
	}
	if seen != len(want) {
		t.Errorf("%d cards, want %d", seen, len(want))
	}
}

// A platform's own values win, one by one, over those for all.
func TestPostFor(t *testing.T) {
	d := clean(t, `quotes: ["一句话。"]
post:
  title: "题"
  text: "文"
  tags: ["AI", "创业"]
  weibo: {text: "短"}
  tiktok: {tags: ["a"]}
`)
	for _, row := range []struct{ platform, want string }{
		{"x", "题/文/AI,创业"}, {"weibo", "题/短/AI,创业"}, {"tiktok", "题/文/a"}, {"nowhere", "题/文/AI,创业"},
	} {
		p := d.PostFor(row.platform)
		var tags []string
		for _, tag := range p.Tags {
			tags = append(tags, tag.V)
		}
		if got := p.Title.In("zh-Hans") + "/" + p.Text.In("zh-Hans") + "/" + strings.Join(tags, ","); got != row.want {
			t.Errorf("%s: %s, want %s", row.platform, got, row.want)
		}
	}
	empty := clean(t, `quotes: ["一句话。"]`)
	if p := empty.PostFor("x"); p.Title.Set || p.Text.Set || len(p.Tags) > 0 {
		t.Errorf("a deck without a post has one: %+v", p)
	}
}
