package source

import (
	"strings"
	"testing"
	"time"
)

// What takes time with the square of its length in a careless reader: each must stay far below a second
// a megabyte.
func TestLinearTime(t *testing.T) {
	repeat := func(head, body string) string { return head + strings.Repeat(body, 600_000/len(body)) + "\n" }
	tests := []struct{ name, text string }{
		{"flow errors on one line", repeat("a: [", "x: y, ")},
		{"mends on one line", repeat("a: [", "@x, ")},
		{"one mend before a long line", "a: [@x, " + repeat("", "b, ") + "]"},
		{"hashes on one line", repeat("a: [", "#a, ")},
		{"open quotes", repeat("", "- [\"a\n- ['b\n")},
		{"open brackets", repeat("", "- [a\n")},
		{"anchors", repeat("", "- &a x\n- *b\n")},
		{"full-width colons", repeat("", "x：y\n")},
		{"bad lines", repeat("", "- \"a\\q\"\n")},
		{"bad keys", repeat("", "a\nb: c\n")},
		{"continued text", repeat("a: b\n", "  我\n")},
		{"deeper keys", repeat("a: b\n", "  text: c\n")},
		{"long block", repeat("a: |\n", "  b\n\n")},
		{"controls", repeat("a: ", "\x01")},
		{"open list over lines", "a: [\n" + repeat("", " - x\n")},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			start := time.Now()
			Read("a.yaml", []byte(test.text), Options{})
			if took := time.Since(start); took > time.Minute {
				t.Errorf("took %v", took)
			} else {
				t.Log(took)
			}
		})
	}
}

// A whole deck in the style that the format's own description uses, with comments behind values, must be
// read without a word.
func TestNothingToSay(t *testing.T) {
	const deck = `# 有用集
deck: 1
title: "从 Zip2 到火星"
lang: zh-Hans                   # BCP 47; any item may override it
date: 2025-06-16                # EDTF
asof: {date: 2025-06-16, label: "采访"}   # the line across timelines
series: "No. {n}"               # optional
sizes: [xiaohongshu, square, slide]   # names
defaults: {speaker: musk, source: talk, layout: auto}
fonts: {serif: {400: "fonts/mine.otf"}}
brand: {name: "有用集", handle: "@youyongji", logo: logo.png, url: "https://a/?b=1,2", colours: {accent: "#B3261C"}}
speakers:
  musk: {name: "埃隆·马斯克", role: "SpaceX、特斯拉", portrait: portraits/musk.jpg, focus: [0.5, 0.35]}
  libai: {name: "李白", dynasty: "唐"}       # shown 〔唐〕李白
sources:
  talk:
    title: "AI 创业学校"
    url: https://example.org/a#b
    corrections: {"Elias Sutskair": "伊利亚·苏茨克维"}   # recognition mistakes
  # books: author, chapter
cover: {title: "…", subtitle: "…"}      # or true
quotes:
  - "我想尝试创造一些有用的东西。"     # a plain string is a quote
  - 他说：“不要渴望荣耀，要渴望工作。”
  - 'it''s "fine"'
  - id: work
    text: "不要渴望荣耀，
      要渴望工作。"
    lines: "不要渴望荣耀，/要渴望工作。" # preferred breaks
    at: 00:03:12
    translation: {en: "Don't aspire to glory; aspire to work."}
    mark: ["工作"]
    notes: >-
      第一行
      第二行: 有冒号 # 不是注释
    context: |2
        a: b
      "c
    "alt": x
  -
    text: b
  - - nested
    - list
timelines:
- id: road
  events:
  - id: zip2
    date: 1995
  - {date: "2025/2055~",
     title: "火星自给自足",   # about 30 years
     links: [
       a, b
     ]}
  - {date: 2008-22, title: "三次失败, 特斯拉失败"}
  - {after: a, before: b, title: 日期 不详, text: "x: y"}
post: {title: "…", tags: ["AI", "创业"]}
empty:
~: tilde
...
`
	root, list := Read("deck.yaml", []byte(deck), Options{})
	if len(list) > 0 {
		t.Errorf("found %v", list.Error())
	}
	if got, want := outline(root.Get("quotes")), `["我想尝试创造一些有用的东西。", "他说：“不要渴望荣耀，要渴望工作。”", "it's \"fine\"", {id: "work", `+
		`text: "不要渴望荣耀，要渴望工作。", lines: "不要渴望荣耀，/要渴望工作。", at: "00:03:12", translation: {en: "Don't aspire to glory; aspire to work."}, `+
		`mark: ["工作"], notes: "第一行第二行: 有冒号 # 不是注释", context: "  a: b\n\"c\n", alt: "x"}, {text: "b"}, ["nested", "list"]]`; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if got, want := outline(root.Get("timelines")), `[{id: "road", events: [{id: "zip2", date: "1995"}, {date: "2025/2055~", title: "火星自给自足", links: ["a", "b"]}, `+
		`{date: "2008-22", title: "三次失败, 特斯拉失败"}, {after: "a", before: "b", title: "日期 不详", text: "x: y"}]}]`; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}
