package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// changedTalk is a deck that its transcript bears out, bears out in part and does not bear out, where a person accepts that.
const changedTalk = `lang: en
sizes: [square]
speakers: {maya: {name: "Maya Okafor"}}
sources: {talk: {title: "Rain", file: rain.txt}}
defaults: {speaker: maya, source: talk}
quotes:
- "Now we wait, and we count to 12."
- "It worked, mostly. … People are not."
- text: "People are never that."
  verified: {by: "M. O.", on: 2024-01-02, why: "her wish"}
timelines: [{id: years, title: "In 2031 it rained", events: [{date: 2031, title: "Rain in 2031"}]}]
`

const changedTranscript = "Host: Did it work?\nMaya Okafor: It worked, mostly. Rain is patient. People are not. I think rain teaches that.\nHost: And now?\nMaya Okafor: Now we wait, and we count to 12.\n"

// ownPages makes a page of every kind that the program writes, in some of the sample decks, and returns their paths by name.
func ownPages(t *testing.T, decks ...string) map[string]string {
	t.Helper()
	dir := t.TempDir()
	pages := map[string]string{}
	do := func(args ...string) {
		t.Helper()
		if code, _, told := invoke(t, args...); code != exitOK {
			t.Fatalf("%v exits %d: %s", args, code, told)
		}
	}
	for _, deck := range decks {
		for _, form := range []string{"figure", "list", "wechat"} {
			out := filepath.Join(dir, form)
			args := []string{"render", filepath.Join("../../assets/decks", deck+".yaml"), "--out", out, "--html", form, "--size", "square"}
			if form == "figure" {
				args = append(args, "--format", "png,html,svg,pptx", "--scale", "0.1", "--html-dark", "--post")
			} else {
				args = append(args, "--format", "html")
			}
			do(args...)
			pages[deck+" "+form] = filepath.Join(out, deck, "embed.html")
			if form == "figure" {
				pages[deck+" contact sheet"] = filepath.Join(out, deck, "index.html")
			}
		}
	}
	for _, transcript := range []string{"glaciers.en", "noodles.zh"} {
		page := filepath.Join(dir, transcript+".html")
		do("curate", filepath.Join("../../internal/curate/testdata", transcript+".txt"), "--html", page, "-o", filepath.Join(dir, transcript+".yaml"))
		pages[transcript+" curate"] = page
	}
	write(t, filepath.Join(dir, "rain.txt"), changedTranscript)
	write(t, filepath.Join(dir, "rain.yaml"), changedTalk)
	do("render", filepath.Join(dir, "rain.yaml"), "--out", dir, "--scale", "0.1")
	pages["claims"] = filepath.Join(dir, "rain", "claims.html")
	pages["contact sheet with warnings"] = filepath.Join(dir, "rain", "index.html")
	return pages
}

// read returns what a file holds.
func read(t *testing.T, file string) string {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// TestAccessible: every kind of page that the program writes can be heard, used without a mouse, and read in light and in dark.
func TestAccessible(t *testing.T) {
	pages := ownPages(t, "ai-startup-school", "walden.en", "lunyu.zh-Hant")
	if len(pages) < 16 {
		t.Fatalf("%d pages", len(pages))
	}
	for name, page := range pages {
		for _, b := range barriers(read(t, page)) {
			t.Errorf("%s: %s", name, b)
		}
	}
	for _, want := range []string{`class="differs"`, `<h2>`} {
		if !strings.Contains(read(t, pages["claims"]), want) {
			t.Errorf("the page of claims has no %s, so that nothing was learned about it", want)
		}
	}
}

// TestBarriers: each of the rules can be broken, and then it is told and nothing else is.
func TestBarriers(t *testing.T) {
	const sound = `<!doctype html><html lang="en"><head><title>T</title><style>body{background:#fff;color:#111}:focus-visible{outline:2px solid #00f}</style></head>
<body><main><h1>One</h1><h2>Two</h2><img src="a" alt="A"><label for="f">F</label><input id="f"><label>G <input></label><button>B</button><ul><li>x</li></ul><p style="color:#222">p</p></main></body></html>`
	if got := barriers(sound); len(got) > 0 {
		t.Fatalf("a sound page has %q", got)
	}
	for _, row := range [][3]string{
		{` lang="en"`, "", `html has the lang ""`},
		{"<title>T</title>", "", "no title"},
		{"<h1>One</h1>", "", "0 headings of the first level"},
		{"<h2>Two</h2>", "<h3>Two</h3>", `h3 after a heading of level 1: "Two"`},
		{"<h2>Two</h2>", "<h2> </h2>", "h2 without words"},
		{` alt="A"`, "", "a picture without words: a"},
		{` alt="A"`, ` alt=" "`, "a picture without words: a"},
		{` for="f"`, "", "a field without a label: input f"},
		{"<label>G <input></label>", "G <input>", "a field without a label: input "},
		{"<button>B</button>", "<button></button>", "button without words"},
		{"<button>B</button>", `<button tabindex="2">B</button>`, "button takes the focus out of turn"},
		{"<button>B</button>", `<button id="f">B</button>`, "2 elements with the id f"},
		{"<button>B</button>", `<a href="#z">B</a>`, "a refers to z, which is not there"},
		{"<ul><li>x</li></ul>", "<ul>x</ul>", " in ul"},
		{"</main>", "</main>stray", `text outside of all landmarks: "stray"`},
		{"main>", "div>", "0 elements main"},
		{"color:#222", "color:#999", "light p: #999 on #fff has a contrast of 2.85"},
		{"color:#111", "color:#888", "light: #888 on #fff has a contrast of 3.54"},
		{"2px solid #00f", "2px solid #ddd", "light focus: #ddd on #fff has a contrast of 1.36"},
		{":focus-visible{outline:2px solid #00f}", "", "light: nothing shows where the focus is"},
		{"</style>", "input{outline:none}</style>", "input takes the outline of the focus away"},
		{"</style>", "@media (prefers-color-scheme: dark){body{background:#333}}</style>", "dark: #111 on #333 has a contrast of 1.49"},
	} {
		broken := strings.ReplaceAll(sound, row[0], row[1])
		got := barriers(broken)
		if broken == sound || !slices.ContainsFunc(got, func(s string) bool { return strings.Contains(s, row[2]) }) {
			t.Errorf("%q in place of %q: told %q, want %q", row[1], row[0], got, row[2])
		}
	}
}
