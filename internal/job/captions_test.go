package job

import (
	"context"
	"encoding/json"
	"fmt"
	"path"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"cards/internal/caption"
	"cards/internal/diag"
	"cards/internal/theme"
)

// posting has every kind of card, with what is posted said in part by the deck itself.
const posting = `title: "从 Zip2 到火星"
lang: zh-Hans
date: 2025-06-16
sizes: [xiaohongshu, square]
brand: {name: "有用集", handle: "@youyongji", call: "关注有用集"}
speakers: {musk: {name: "埃隆·马斯克", role: "SpaceX、特斯拉"}, host: {name: "主持人"}}
sources: {talk: {title: "AI 创业学校", kind: interview, published: 2025-06-16, url: "https://example.com/talk"}}
defaults: {speaker: musk, source: talk}
post: {tags: ["AI", "创业"], weibo: {title: "微博的题", text: "微博的话。"}}
cover: {title: "从 Zip2 到火星", subtitle: "十二个时刻"}
end: {url: "https://example.com/all"}
quotes:
  - {id: work, text: "不要渴望荣耀，要渴望工作。", translation: {en: "Aspire to work."}}
  - {id: mine, text: "粉碎你的自我。", caption: "我自己写的。", alt: "我自己的替代文字。"}
  - {id: talk, turns: [{speaker: host, text: "多少？"}, {speaker: musk, text: "不到一成。"}]}
lists: [{id: two, title: "两句话", items: [work, mine]}]
timelines:
  - id: road
    title: "从车库到火星"
    events:
      - {date: 1995, title: "写出 Zip2"}
      - {date: 2008-22, title: "第三次发射失败", text: "差一点就完了。", status: disputed}
      - {date: "2025/2055~", title: "火星自给自足"}
`

// captionOf returns the caption that a platform takes of a card, and how it counts.
func captionOf(t *testing.T, p *Plan, card, platform string) (string, PlatformText) {
	t.Helper()
	for i := range p.units {
		for _, c := range p.units[i].captions {
			for _, on := range c.Platforms {
				if p.units[i].Card == card && on.Platform == platform {
					return c.Text, on
				}
			}
		}
	}
	t.Fatalf("%s has no caption for %s", card, platform)
	return "", PlatformText{}
}

// TestCaptionsSayWhatCardsSay: who said what, where and when, in the order of a timeline's events; what the deck says itself wins.
func TestCaptionsSayWhatCardsSay(t *testing.T) {
	plan := laid(t, writeDeck(t, posting), Request{})
	signed := "——埃隆·马斯克，SpaceX、特斯拉\n"
	from := "《AI 创业学校》2025年6月16日\nhttps://example.com/talk\n\n#AI #创业"
	for _, row := range []struct{ card, want string }{
		{"cover", "从 Zip2 到火星\n十二个时刻\n\n" + signed + from},
		{"work", "“不要渴望荣耀，要渴望工作。”\nAspire to work.\n\n" + signed + from},
		{"mine", "我自己写的。\n\n#AI #创业"},
		{"talk", "主持人：多少？\n埃隆·马斯克：不到一成。\n\n" + from},
		{"two", "两句话\n\n其一 “不要渴望荣耀，要渴望工作。”\n其二 “粉碎你的自我。”\n\n" + signed + from},
		{"road", "从车库到火星\n\n1995年：写出 Zip2\n2008年夏：第三次发射失败（存疑）\n差一点就完了。\n约2055年以前：火星自给自足\n\n#AI #创业"},
		{"end", "有用集\n\n关注有用集\n\nhttps://example.com/all\n\n#AI #创业"},
	} {
		got, on := captionOf(t, plan, row.card, "instagram")
		if got != row.want {
			t.Errorf("%s:\n%s\nwant\n%s", row.card, got, row.want)
		}
		if on.Count != caption.Count(got, caption.UTF16) || on.Limit != 2200 || on.Shortened || on.Unverified || on.Label != "Instagram" {
			t.Errorf("%s: %+v", row.card, on)
		}
	}
	if _, on := captionOf(t, plan, "work", "xiaohongshu"); !on.Unverified || on.Label != "小红书" {
		t.Errorf("%+v", on)
	}
	// The deck's own alt text stands on the page.
	for i := range plan.units {
		for _, page := range plan.pages[i] {
			if own := page.Card == "mine"; (page.Scene.Alt == "我自己的替代文字。") != own {
				t.Errorf("%s has the alt text %q", page.Card, page.Scene.Alt)
			}
		}
	}
}

// TestCaptionsSpeakTheLanguage of the pictures, with its marks.
func TestCaptionsSpeakTheLanguage(t *testing.T) {
	deck := `lang: en
langs: [en, zh-Hans, zh-Hant, ja, ko]
sizes: [square]
speakers: {a: {name: {en: Ann, zh-Hans: 安, zh-Hant: 安, ja: アン, ko: 앤}}}
sources: {s: {title: {en: Talk, zh-Hans: 谈话, zh-Hant: 談話, ja: 談話, ko: 대화}, published: 2025-06-16}}
quotes: [{id: q, speaker: a, source: s, text: {en: "Aspire to work.", zh-Hans: "要渴望工作。", zh-Hant: "要渴望工作。", ja: "仕事を望め。", ko: "일을 갈망하라."}, caption: {ja: "自分の言葉。"}}]
`
	plan := laid(t, writeDeck(t, deck), Request{})
	for lang, want := range map[string]string{
		"en": "自分の言葉。", "ja": "自分の言葉。", "zh-Hans": "自分の言葉。", "zh-Hant": "自分の言葉。", "ko": "自分の言葉。",
	} {
		if got := plan.captionIn(t, lang); got != want {
			t.Errorf("own, %s: %q", lang, got)
		}
	}
	plan = laid(t, writeDeck(t, strings.Replace(deck, `, caption: {ja: "自分の言葉。"}`, "", 1)), Request{})
	for lang, want := range map[string]string{
		"en": "“Aspire to work.”\n\n— Ann\nTalk, 16 Jun 2025", "zh-Hans": "“要渴望工作。”\n\n——安\n《谈话》2025年6月16日", "zh-Hant": "「要渴望工作。」\n\n——安\n《談話》2025年6月16日",
		"ja": "「仕事を望め。」\n\n——アン\n『談話』2025年6月16日", "ko": "“일을 갈망하라.”\n\n— 앤\n〈대화〉, 2025년 6월 16일",
	} {
		if got := plan.captionIn(t, lang); got != want {
			t.Errorf("%s: %q, want %q", lang, got, want)
		}
	}
}

func (p *Plan) captionIn(t *testing.T, lang string) string {
	t.Helper()
	for i := range p.units {
		if p.units[i].Lang == lang {
			return p.units[i].caption
		}
	}
	t.Fatalf("no card in %s", lang)
	return ""
}

// TestPostsSayWhatTheyHold: title, cards in a line each, whose and from where; a platform's own words win; what is too much is in parts.
func TestPostsSayWhatTheyHold(t *testing.T) {
	plan := laid(t, writeDeck(t, posting), Request{})
	texts := map[string]string{}
	for _, p := range plan.posts {
		texts[fmt.Sprintf("%s %d/%d", p.Platform, p.Part, p.Parts)] = p.Text.Text
		if p.Source != "来源：《AI 创业学校》2025年6月16日 https://example.com/talk" {
			t.Errorf("%s: %q", p.Platform, p.Source)
		}
	}
	holds := "“不要渴望荣耀，要渴望工作。”\n我自己写的。\n主持人：多少？\n两句话\n从车库到火星（1995年 – 约2055年以前）"
	signed := "——埃隆·马斯克，SpaceX、特斯拉\n《AI 创业学校》2025年6月16日\nhttps://example.com/talk\n\n#AI #创业"
	want := "从 Zip2 到火星\n十二个时刻\n\n" + strings.Replace(holds, "我自己写的。", "“粉碎你的自我。”", 1) + "\n\n关注有用集\n\n" + signed
	if got := texts["instagram 1/1"]; got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
	for _, p := range plan.posts {
		if p.Platform == "xiaohongshu" && (p.Title == nil || p.Title.Text != "从 Zip2 到火星" || p.Title.Count != 7 || p.Title.Limit != 20 || strings.Contains(p.Text.Text, "从 Zip2 到火星\n")) {
			t.Errorf("%+v: %s", p.Title, p.Text.Text)
		}
	}
	if len(texts) != 6 || texts["x 1/2"] == "" || !strings.HasPrefix(texts["x 2/2"], "从 Zip2 到火星（2/2）\n") {
		t.Errorf("posts %v", slices.Sorted(mapKeys(texts)))
	}
	plan = laid(t, writeDeck(t, posting), Request{Sizes: []string{"weibo"}})
	if got := plan.posts[0].Text.Text; len(plan.posts) != 1 || got != "微博的题\n\n微博的话。\n\n#AI# #创业#" {
		t.Errorf("%q", got)
	}
	// Nobody posts slides, nor the header of a profile; a page cover is a post of its own.
	for size, want := range map[string]int{"slide": 0, "banner": 0, "og": 0, "wechat-cover": 1, "bilibili": 1, "500x500": 0} {
		if plan = laid(t, writeDeck(t, posting), Request{Sizes: []string{size}}); len(plan.posts) != want {
			t.Errorf("%s: %d posts, want %d", size, len(plan.posts), want)
		}
	}
}

func mapKeys(m map[string]string) func(func(string) bool) {
	return func(yield func(string) bool) {
		for k := range m {
			if !yield(k) {
				return
			}
		}
	}
}

// TestEveryTextKeepsToItsLimit: for every sample deck, in every size, all captions, posts and alt texts of post folders are no longer than
// the platform takes, and say so rightly.
func TestEveryTextKeepsToItsLimit(t *testing.T) {
	texts, shortened := 0, 0
	for _, name := range []string{"ai-startup-school.yaml", "walden.en.yaml", "soseki.ja.yaml", "spaceflight.yaml"} {
		plan := laid(t, path.Join("../../assets/decks", name), Request{Sizes: []string{"square", "xiaohongshu", "story", "weibo", "x"}})
		check := func(what string, text string, l theme.Limit, of Length) {
			texts++
			if n := caption.Count(text, caption.Rule(l.Count)); n != of.Count || l.Most != of.Limit || l.Most > 0 && n > l.Most || text == "" || !utf8.ValidString(text) {
				t.Errorf("%s, %s: counts %d, told %+v, limit %+v", name, what, n, of, l)
			}
			if of.Shortened {
				shortened++
			}
		}
		for i := range plan.units {
			u := &plan.units[i]
			for _, c := range u.captions {
				for _, on := range c.Platforms {
					platform, _ := theme.FindPlatform(on.Platform)
					check(u.Card+" on "+on.Platform, c.Text, platform.Post.Text, on.Length)
				}
			}
		}
		for i := range plan.posts {
			p := &plan.posts[i]
			platform, _ := theme.FindPlatform(p.Platform)
			check("post on "+p.Platform, p.Text.Text, platform.Post.Text, p.Text.Length)
			if p.Title != nil {
				check("title on "+p.Platform, p.Title.Text, platform.Post.Title, p.Title.Length)
			}
			for _, s := range p.shots {
				alt := plan.altFor(s.unit, s.page, platform.Post.Alt)
				if l := bound(platform.Post.Alt); alt == "" || !l.Holds(alt) || l.Holds(s.page.Scene.Alt) != (alt == s.page.Scene.Alt) {
					t.Errorf("%s, alt of %s on %s: %d characters of %d: %s", name, s.page.Card, p.Platform, caption.Count(alt, l.Rule), l.Most, alt)
				}
			}
		}
	}
	if texts < 400 || shortened == 0 {
		t.Errorf("%d texts, %d of them shortened", texts, shortened)
	}
}

// longRoad has a timeline whose alt text is far longer than X takes, over several pages.
func longRoad() string {
	var b strings.Builder
	b.WriteString("lang: en\nsizes: [x, square]\ntimelines:\n- id: road\n  title: \"A road\"\n  events:\n")
	for i := range 20 {
		fmt.Fprintf(&b, "  - {date: %d, title: \"Event number %d happens\", text: \"What led to it, and how it went on for everybody.\"}\n", 1960+i, i+1)
	}
	return b.String()
}

// TestAltOfAPageTellsItsOwnEvents: what is left of a page's alt text for X are events that the page has, whole, first and last among them
// where these are on the page.
func TestAltOfAPageTellsItsOwnEvents(t *testing.T) {
	plan := laid(t, writeDeck(t, longRoad()), Request{})
	platform, _ := theme.FindPlatform("x")
	shortened := 0
	for i := range plan.units {
		for _, page := range plan.pages[i] {
			alt := plan.altFor(&plan.units[i], page, platform.Post.Alt)
			if alt == page.Scene.Alt {
				continue
			}
			shortened++
			told := 0
			for n := 1; n <= 20; n++ {
				sentence := fmt.Sprintf("%d: Event number %d happens.", 1959+n, n)
				if strings.Contains(alt, sentence) {
					told++
					if !strings.Contains(page.Scene.Alt, sentence) {
						t.Errorf("page %d of %s tells of event %d, which it has not", page.Page, page.Size.Name, n)
					}
				}
			}
			if told < 3 || strings.Count(alt, "Event") != told || !strings.HasPrefix(alt, "A road. ") {
				t.Errorf("page %d of %s tells %d events: %s", page.Page, page.Size.Name, told, alt)
			}
		}
	}
	if shortened == 0 {
		t.Error("no page has an alt text that is too long")
	}
	if len([]rune(plan.pages[0][0].Scene.Alt)) < 100 {
		t.Error("the page's own alt text was touched")
	}
}

// TestShortenedIsTold once for a platform, as a note at the first card.
func TestShortenedIsTold(t *testing.T) {
	plan, list := Open(writeDeck(t, longRoad()), Request{})
	if plan == nil {
		t.Fatal(list.Error())
	}
	told, err := plan.Lay(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	var notes []diag.Diagnostic
	for _, d := range told {
		if d.Code == "caption-shortened" {
			notes = append(notes, d)
		}
	}
	if len(notes) != 1 || notes[0].Severity != diag.Note || notes[0].Pos.Line != 4 || notes[0].Card != "road" || !strings.Contains(notes[0].Message, "on X ") || notes[0].Hint == "" {
		t.Errorf("%v", notes)
	}
}

// TestManifestHasCaptions: every picture has its card's caption, the first of a card in a size what each platform takes, and posts name
// pictures that are there.
func TestManifestHasCaptions(t *testing.T) {
	made := renderInto(t, writeDeck(t, posting), Request{Scale: 0.1, Formats: []string{"svg", "png"}})
	var m Manifest
	if err := json.Unmarshal(made[manifestName], &m); err != nil {
		t.Fatal(err)
	}
	first := map[string]int{}
	for _, f := range m.Files {
		if !f.Picture() {
			continue
		}
		if f.Caption == "" {
			t.Errorf("%s has no caption", f.Path)
		}
		if len(f.Captions) > 0 {
			first[f.Size+" "+f.Card]++
			if f.Page != 1 {
				t.Errorf("%s is page %d", f.Path, f.Page)
			}
		}
	}
	if len(first) != 2*7-1+1 {
		t.Errorf("captions for %d cards and sizes: %v", len(first), first)
	}
	for at, n := range first {
		if n != 1 {
			t.Errorf("%s has its captions %d times", at, n)
		}
	}
	if len(m.Posts) != 6 {
		t.Errorf("%d posts", len(m.Posts))
	}
	for _, p := range m.Posts {
		if p.Folder != "" {
			t.Errorf("%s has a folder that nobody asked for", p.Platform)
		}
		for _, name := range p.Pictures {
			if made[name] == nil {
				t.Errorf("%s posts %s, which is not there", p.Platform, name)
			}
		}
	}
	if made = renderInto(t, writeDeck(t, posting), Request{Formats: []string{"pptx"}}); strings.Contains(string(made[manifestName]), `"posts"`) {
		t.Error("a run without pictures has posts")
	}
}
