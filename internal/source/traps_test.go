package source

import (
	"strings"
	"testing"
)

// Rows 6, 7, 12, 13, 71 to 80 of the table of bad input: what was meant is read, what is wrong is told at
// its place.
func TestTraps(t *testing.T) {
	tests := []struct{ name, text, want, found string }{
		{"kept as text", "a: no\nb: on\nc: 1:30\nd: 08\ne: 2008-12-24\nf: 0x1F\ng: 1_000\n",
			`{a: "no", b: "on", c: "1:30", d: "08", e: "2008-12-24", f: "0x1F", g: "1_000"}`, ""},
		{"nulls", "a:\nb: ~\nc: null\nd: \"\"\ne: 'null'\n", `{a: ∅, b: ∅, c: ∅, d: "", e: "null"}`, ""},
		{"tab", "a: 1\nb:\n\tc: 2\n", `{a: "1", b: {c: "2"}}`, "3:1 error yaml-tab"},
		{"tab after spaces", "quotes:\n  - text: a\n  \tspeaker: b\n", "", "3:3 error yaml-tab"},
		{"duplicate key", "a: 1\nb: 2\na: 3\n", `{a: "1", b: "2"}`, "3:1 error duplicate-key"},
		{"two documents", "a: 1\n---\nb: 2\n", `{a: "1"}`, "2:1 error two-documents"},
		{"start mark is fine", "# deck\n---\na: 1\n...\n# end\n", `{a: "1"}`, ""},
		{"end mark and more", "a: 1\n...\nb: 2\n", `{a: "1"}`, "2:1 error two-documents"},

		{"ime-colon", "title：有用\n", `{title: "有用"}`, "1:6 error ime-colon"},
		{"ime-colon in an item", "quotes:\n  - text：有用\n    speaker： 马斯克\n", `{quotes: [{text: "有用", speaker: "马斯克"}]}`, "2:9 error ime-colon\n3:12 error ime-colon"},
		{"ime-colon before quotes", "title：\"有用\"\n", `{title: "有用"}`, "1:6 error ime-colon"},
		{"ime-colon in flow", "e: [{date：2008, title： 有用}]\n", `{e: [{date: "2008", title: "有用"}]}`, "1:10 error ime-colon\n1:22 error ime-colon"},
		{"ime-colon of a lane", "events:\n  互联网：\n    - {date: 1995, title: 写}\n", `{events: {互联网: [{date: "1995", title: "写"}]}}`, "2:6 error ime-colon"},
		{"a colon of prose", "quotes:\n  - 他说：去做\n  - SpaceX：去火星\ntitle: 马斯克：去做\n", `{quotes: ["他说：去做", "SpaceX：去火星"], title: "马斯克：去做"}`, ""},
		{"a colon of prose over lines", "title: 马斯克\n  说：去做\n", `{title: "马斯克说：去做"}`, ""},
		{"no space after the colon", "title:有用\nquotes:\n  - text:你好\n", `{title: "有用", quotes: [{text: "你好"}]}`, "1:7 error yaml-space\n3:10 error yaml-space"},
		{"ime-space after the colon", "title:\u3000有用\n", `{title: "有用"}`, "1:7 error ime-space"},
		{"ime-space", "quotes:\n\u3000- text: 有用\n\u3000\u3000speaker: 我\n", `{quotes: [{text: "有用", speaker: "我"}]}`, "2:1 error ime-space\n3:1 error ime-space"},
		{"ime-space after the dash", "quotes:\n  -\u3000有用\n", `{quotes: ["有用"]}`, "2:4 error ime-space"},
		{"ime-dash", "quotes:\n  － 有用\n", `{quotes: ["有用"]}`, "2:3 error ime-dash"},
		{"ime-quote", "title: “有用”\n", "", "1:8 error ime-quote"},
		{"quotation marks of prose", "title: “有用”的东西\nquotes: [\"“有用”\"]\n", `{title: "“有用”的东西", quotes: ["“有用”"]}`, ""},
		{"ime-quote at the end", "quotes:\n  - text: \"有用”\n    speaker: \"我\"\n  - \"b\"\n", `{quotes: [{text: "有用", speaker: "我"}, "b"]}`, "2:14 error ime-quote"},
		{"ime-quote in flow", "tags: [“AI”，“创业”]\n", `{tags: ["AI", "创业"]}`, "1:8 error ime-quote"},
		{"ime-quote of a key", "“title”: 有用\n", `{title: "有用"}`, "1:1 error ime-quote"},
		{"ime-comma after a quote", "tags: [\"AI\"，\"创业\"]\n", `{tags: ["AI", "创业"]}`, "1:12 error ime-comma"},
		{"ime-comma before a key", "e: [{date: 2008，title: 有用}]\n", `{e: [{date: "2008", title: "有用"}]}`, "1:16 error ime-comma"},
		{"ime-comma in a list", "tags: [AI，创业]\n", `{tags: ["AI，创业"]}`, "1:10 error ime-comma"},
		{"ime-bracket", "tags: ［AI，创业］\n", `{tags: ["AI", "创业"]}`, "1:7 error ime-bracket"},
		{"ime-bracket at the end", "tags: [AI, 创业］\ntitle: a\n", `{tags: ["AI", "创业"], title: "a"}`, "1:14 error ime-bracket"},
		{"【】 of prose", "title: 【重磅】有用\n", `{title: "【重磅】有用"}`, ""},

		{"yaml-start", "handle: @youyongji\na: %5\nb: `x`\nc: & 公司\nd: *重点\ne: !注意\n",
			"{handle: \"@youyongji\", a: \"%5\", b: \"`x`\", c: \"& 公司\", d: \"*重点\", e: \"!注意\"}",
			"1:9 note yaml-start\n2:4 note yaml-start\n3:4 note yaml-start\n4:4 note yaml-start\n5:4 note yaml-start\n6:4 note yaml-start"},
		{"yaml-start in flow", "brand: {name: 有用集, handle: @youyongji}\n", `{brand: {name: "有用集", handle: "@youyongji"}}`, "1:28 note yaml-start"},
		{"anchors", "a: &x {k: 1}\nb: *x\n", "", "1:4 error yaml-anchor"},
		{"tags", "a: !!int 5\n", `{a: "5"}`, "1:4 error yaml-tag"},

		{"yaml-hash", "title: 第3集 # 有用\n", `{title: "第3集"}`, "1:12 warning yaml-hash"},
		{"comments", "theme: ink # a name\ntitle: 有用   # 两个空格\n# x\nlist: [a, b] # c\n", `{theme: "ink", title: "有用", list: ["a", "b"]}`, ""},
		{"yaml-hash-value", "accent: #B3261C\n", `{accent: "#B3261C"}`, "1:9 note yaml-hash-value"},
		{"yaml-hash-value in flow", "colours: {accent: #B3261C, x: 1}\n", `{colours: {accent: "#B3261C", x: "1"}}`, "1:19 note yaml-hash-value"},
		{"a tag", "tags: [#AI]\nmore:\n  - #创业\n", `{tags: ["#AI"], more: ["#创业"]}`, "1:8 error yaml-hash-value\n3:5 error yaml-hash-value"},

		{"flow-comma", "e: [{date: 2008-22, title: 三次失败, 特斯拉失败}]\n", `{e: [{date: "2008-22", title: "三次失败, 特斯拉失败"}]}`, "1:32 error flow-comma"},
		{"flow-comma before a key", "e: {title: 三次失败, 特斯拉失败, 又失败, date: 2008}\n", `{e: {title: "三次失败, 特斯拉失败, 又失败", date: "2008"}}`, "1:16 error flow-comma"},
		{"flow-comma in a URL", "{url: https://a/x?p=1,2}\n", `{url: "https://a/x?p=1,2"}`, "1:22 error flow-comma"},
		{"flow-comma without a text before", "e: {date, title: a}\n", "", "1:5 error flow-comma"},

		{"text after a quote", "text: \"有用\"的东西\nn: 1\n", `{text: "\"有用\"的东西", n: "1"}`, "1:11 error yaml-quote"},
		{"quotes in quotes", "text: \"他说\"不行\"就走\"\n", `{text: "他说\"不行\"就走"}`, "1:11 error yaml-quote"},
		{"colon in a text", "title: 马斯克: 不要渴望荣耀\nn: 1\n", `{title: "马斯克: 不要渴望荣耀", n: "1"}`, "1:11 error yaml-colon"},
		{"colon in flow", "e: {title: 马斯克: 不要, date: 2008}\n", `{e: {title: "马斯克: 不要", date: "2008"}}`, "1:15 error yaml-colon"},
		{"no comma in flow", "e: {date: 2010 title: 有用, text: a}\n", `{e: {date: "2010", title: "有用", text: "a"}}`, "1:15 error yaml-comma"},
		{"no colon", "quotes\n  - a\n", `{quotes: ["a"]}`, "1:7 error yaml-key"},
		{"list without brackets", "mark: \"工作\", \"荣耀\"\n", `{mark: ["工作", "荣耀"]}`, "1:11 error yaml-list"},
		{"text that starts with a bracket", "title: [译] 有用\nn: 1\n", `{title: "[译] 有用", n: "1"}`, "1:12 error yaml-bracket"},
		{"unclosed bracket", "tags: [AI, 创业\ntitle: a\n", "", "1:7 error yaml-bracket"},
		{"unclosed quote", "quotes:\n  - text: \"有用\n    speaker: 我\n  - \"b\"\n", `{quotes: [{text: "有用", speaker: "我"}, "b"]}`, "2:11 error yaml-quote"},
		{"text after |", "text: | 有用\nn: 1\n", `{text: "有用", n: "1"}`, "1:8 error yaml-block"},
		{"a dash in a value", "title: - 有用\n", `{title: "- 有用"}`, "1:8 error yaml-dash"},
		{"indented too much", "quotes:\n  - text: \"a\"\n      speaker: b\n      source: c\n  - text: d\n      speaker: e\n",
			`{quotes: [{text: "a", speaker: "b", source: "c"}, {text: "d", speaker: "e"}]}`, "3:7 error yaml-indent\n6:7 error yaml-indent"},

		{"hard-wrapped", "text: |\n  我们正处于智能大爆炸的最初期，而大多数\n  人还没有意识到这意味着什么，我想尝试创\n  造一些有用的东西，不要渴望荣耀，要渴望\n  工作。\n", "", "1:7 warning hard-wrapped"},
		{"hard-wrapped words", "text: |\n  I would like to try to create something that is useful for\n  many people and to aspire to work and not to the glory that\n  may come of it in the end.\n", "", "1:7 warning hard-wrapped"},
		{"said to be a poem", "set: poem\ntext: |\n  我们正处于智能大爆炸的最初期，而大多数\n  人还没有意识到这意味着什么，我想尝试创\n  工作。\n", "", ""},
		{"Korean verse", "text: |\n  별을 노래하는 마음으로\n  모든 죽어 가는 것을 사랑해야지\n  그리고 나한테 주어진 길을\n  걸어가야겠다.\n", "", ""},
		{"verse", "text: |\n  床前明月光\n  疑是地上霜\n  举头望明月\n  低头思故乡\n", "", ""},
		{"verse of seven", "text: |\n  朝辞白帝彩云间，\n  千里江陵一日还。\n  两岸猿声啼不住，\n  轻舟已过万重山。\n", "", ""},

		{"three errors in three items", "quotes:\n  - text: a\n   speaker: b\n  - text: \"c\\q\"\n  - {text: d, speaker: [x}\n  - text: good\n", "", "3:4 error yaml-indent\n4:13 error yaml-escape\n5:26 error yaml-bracket"},
		{"empty", "", "{}", ""},
		{"only comments", "# nothing\n\n# here\n", "{}", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) { check(t, "deck.yaml", test.text, test.want, test.found) })
	}
}

func TestFolding(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"folded", "t: >\n  我想尝试\n  创造 a\n  b\n\n  c\n", `{t: "我想尝试创造 a b\nc\n"}`},
		{"plain", "t: 我想\n  尝试\n", `{t: "我想尝试"}`},
		{"double", "t: \"我想，\n  尝试\n  go\"\n", `{t: "我想，尝试 go"}`},
		{"single", "t: '我想\n  尝试'\n", `{t: "我想尝试"}`},
		{"literal", "t: |\n  我想\n  尝试\n", `{t: "我想\n尝试\n"}`},
		{"hangul keeps its space", "t: >\n  나는\n  간다\n", `{t: "나는 간다\n"}`},
		{"the joint itself", "t: >\n  我\U0010FFFD\n  尝试\n", "{t: \"我\\U0010fffd 尝试\\n\"}"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) { check(t, "deck.yaml", test.text, test.want, "") })
	}
}

func TestProblemHasTheFormToWrite(t *testing.T) {
	tests := []struct{ text, hint string }{
		{"title: 马斯克: 不要…\n", `"马斯克: 不要…"`},
		{"text: \"有用\"的东西\n", `'"有用"的东西'`},
		{"tags: [#AI]\n", `"#AI"`},
		{"e: {title: 三次失败, 特斯拉失败}\n", `"三次失败, 特斯拉失败"`},
		{"tags: ［AI，创业］\n", `[AI, 创业]`},
		{"handle: @a\n", `"@a"`},
	}
	for _, test := range tests {
		_, list := Read("deck.yaml", []byte(test.text), Options{})
		if len(list) != 1 || !strings.Contains(list[0].Hint, test.hint) {
			t.Errorf("%s: got %v, want a hint with %s", test.text, list.Error(), test.hint)
		}
	}
}
