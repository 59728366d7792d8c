package job

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"cards/internal/render/html"
)

// htmlKinds is a deck with every kind of card, in sizes of every shape.
const htmlKinds = everyKind + `  - id: sides
    title: "两条线"
    lanes: ["甲", "乙"]
    alt: "两条线的替代文字"
    caption: "说明,一句."
    events:
      - {date: 2008-12-23, title: "合同", lane: "甲", link: "https://example.com/contract"}
      - {date: 2010, title: "首飞", lane: "乙"}
lists: [{id: both, title: "两句", items: [work, early]}]
end: {title: "读全文", url: "https://example.com/all"}
`

// htmlRequest asks for pictures and HTML in a lying, a square and an upright size.
func htmlRequest() Request {
	return Request{Sizes: []string{"square", "slide", "xiaohongshu"}, Formats: []string{"png", "html"}}
}

// refersTo returns the pictures that markup names, as paths in the folder of the deck.
func refersTo(file string, markup []byte) []string {
	var out []string
	for _, m := range regexp.MustCompile(`(?:src|srcset)="([^"]*)"`).FindAllSubmatch(markup, -1) {
		for _, candidate := range strings.Split(string(m[1]), ", ") {
			source, _, _ := strings.Cut(candidate, " ")
			out = append(out, path.Join(path.Dir(file), source))
		}
	}
	return out
}

// manifestOf decodes the manifest of a run.
func manifestOf(t *testing.T, files map[string][]byte) *Manifest {
	t.Helper()
	var m Manifest
	if err := json.Unmarshal(files[manifestName], &m); err != nil {
		t.Fatal(err)
	}
	return &m
}

// TestHTML: beside the pictures, which stay as they are, stands a figure for every card and a page that shows them all, the same however many work at
// it; they refer to pictures that are there, and say what the cards say.
func TestHTML(t *testing.T) {
	deck := writeDeck(t, htmlKinds)
	r := htmlRequest()
	plain := renderInto(t, deck, Request{Sizes: r.Sizes})
	r.Jobs = 1
	with := renderInto(t, deck, r)
	r.Jobs = 4
	again := renderInto(t, deck, r)
	plan := laid(t, deck, r)
	cards := map[string]bool{}
	for i := range plan.units {
		u := &plan.units[i]
		if cards[u.Card] {
			continue
		}
		cards[u.Card] = true
		name := "embed/" + u.Card + ".html"
		data := with[name]
		if len(data) == 0 || !bytes.Equal(data, again[name]) {
			t.Fatalf("%s has %d bytes, and %d another time", name, len(data), len(again[name]))
		}
		figure := figureOf(u.tell())
		figure.Pages = make([]html.Page, bytes.Count(data, []byte("<img ")))
		if err := html.Verify(data, figure, html.FigureForm); err != nil {
			t.Error(err)
		}
		named := refersTo(name, data)
		for _, picture := range named {
			if with[picture] == nil {
				t.Errorf("%s refers to %s, which is not there", name, picture)
			}
		}
		if len(named) < 2 {
			t.Errorf("%s refers to %v", name, named)
		}
		if !bytes.Contains(with["embed.html"], data) {
			t.Errorf("%s is not on the page", name)
		}
		if plain[name] != nil {
			t.Errorf("%s was not asked for", name)
		}
	}
	if len(cards) != 7 {
		t.Errorf("%d cards", len(cards))
	}
	if err := html.VerifyPage(with["embed.html"], len(cards)); err != nil {
		t.Error(err)
	}
	for name, data := range plain {
		if strings.HasSuffix(name, ".png") && !bytes.Equal(data, with[name]) {
			t.Errorf("%s has other bytes than without HTML", name)
		}
	}
	embeds := 0
	for _, f := range manifestOf(t, with).Files {
		if f.Format == FormatEmbed {
			embeds++
			if f.Picture() || f.Bytes != len(with[f.Path]) || f.Card == "" && f.Pages != len(cards) {
				t.Errorf("the manifest has %+v", f)
			}
		}
	}
	if embeds != len(cards)+1 || !bytes.Contains(with[contactName], []byte(`href="embed.html"`)) {
		t.Errorf("%d embeds in the manifest", embeds)
	}
}

// TestHTMLShapes: wide windows have the widest lying picture, narrow ones the tallest upright one; with one shape there is no choice.
func TestHTMLShapes(t *testing.T) {
	deck := writeDeck(t, "quotes: [{id: a, text: \"去做就好。\"}]\n")
	for _, row := range []struct {
		sizes  []string
		wide   string
		narrow string
		set    []string
	}{
		{[]string{"square", "slide", "og", "xiaohongshu", "story"}, "slide", "story", []string{"slide"}},
		{[]string{"x", "slide", "square"}, "slide", "square", []string{"x", "slide"}},
		{[]string{"xiaohongshu", "square"}, "square", "xiaohongshu", []string{"square"}},
		{[]string{"slide"}, "slide", "", []string{"slide"}},
		{[]string{"story"}, "story", "", []string{"story"}},
		{[]string{"square", "600x600"}, "square", "", []string{"600x600", "square"}},
	} {
		data := string(renderInto(t, deck, Request{Sizes: row.sizes, Formats: []string{"html"}})["embed/a.html"])
		if !strings.Contains(data, `<img src="../`+row.wide+`/a.png"`) {
			t.Errorf("%v: the image is another than %s:\n%s", row.sizes, row.wide, data)
		}
		if row.narrow == "" != !strings.Contains(data, "<source") || row.narrow != "" && !strings.Contains(data, `srcset="../`+row.narrow+`/a.png `) {
			t.Errorf("%v: narrow windows do not have %q:\n%s", row.sizes, row.narrow, data)
		}
		_, img, _ := strings.Cut(data, "<img ")
		var set []string
		for _, picture := range refersTo("embed/a.html", []byte(strings.SplitAfter(img, "/>")[0]))[1:] {
			set = append(set, path.Dir(picture))
		}
		if !slices.Equal(set, row.set) {
			t.Errorf("%v: the image is one of %v, not of %v", row.sizes, set, row.set)
		}
	}
}

// TestHTMLPages: a card of several pages has an image for each, and narrow windows have others only where these are as many; of frames the last is shown.
func TestHTMLPages(t *testing.T) {
	var events strings.Builder
	for i := range 30 {
		fmt.Fprintf(&events, "      - {date: %d, title: \"第%d件事\", text: \"这里说一说它是什么，又是怎么来的。\"}\n", 1950+2*i, i+1)
	}
	deck := writeDeck(t, "timelines:\n  - id: a\n    title: \"长\"\n    events:\n"+events.String())
	plan := laid(t, deck, Request{Sizes: []string{"slide", "square"}})
	wide, square := len(plan.pages[0]), len(plan.pages[1])
	if wide < 2 || wide == square {
		t.Fatalf("%d and %d pages", wide, square)
	}
	data := string(renderInto(t, deck, Request{Sizes: []string{"slide", "square"}, Formats: []string{"html"}})["embed/a.html"])
	if n := strings.Count(data, "<img "); n != wide || strings.Contains(data, "<source") || !strings.Contains(data, fmt.Sprintf("../slide/a-%d.png", wide)) {
		t.Errorf("%d images of %d pages:\n%s", n, wide, data)
	}
	short := writeDeck(t, everyKind)
	r := Request{Sizes: []string{"slide"}, Formats: []string{"html"}, Only: []string{"road"}, Reveal: true}
	data = string(renderInto(t, short, r)["embed/road.html"])
	if strings.Count(data, "<img ") != 1 || !strings.Contains(data, "../slide/road-r06.png") {
		t.Errorf("of the frames the last is not shown:\n%s", data)
	}
}

// TestHTMLAlone: figures alone make the pictures that they refer to; the forms that have none make none. A flag asks for HTML by itself.
func TestHTMLAlone(t *testing.T) {
	deck := writeDeck(t, htmlKinds)
	for _, row := range []struct {
		r        Request
		pictures bool
	}{
		{Request{Formats: []string{"html"}}, true},
		{Request{Formats: []string{"html"}, HTML: HTMLOptions{Form: "list"}}, false},
		{Request{Formats: []string{"html"}, HTML: HTMLOptions{Form: "wechat"}}, false},
		{Request{HTML: HTMLOptions{Form: "list"}}, true},
	} {
		made := renderInto(t, deck, row.r)
		pictures := false
		for name := range made {
			pictures = pictures || strings.HasSuffix(name, ".png")
		}
		if pictures != row.pictures || made["embed/work.html"] == nil || made["embed.html"] == nil || made[contactName] == nil {
			t.Errorf("%+v: pictures: %t", row.r, pictures)
		}
	}
}

// TestHTMLForms: the words of a deck as headings, quotations and an ordered list; and in sections with the colours of the theme.
func TestHTMLForms(t *testing.T) {
	deck := writeDeck(t, htmlKinds)
	list := renderInto(t, deck, Request{Formats: []string{"html"}, HTML: HTMLOptions{Form: "list"}})
	for name, wants := range map[string][]string{
		"embed/road.html":  {"<h2>从车库到火星</h2>", "<ol ", `<time datetime="1995">1995年</time>`, "创办 SpaceX", "2008年夏"},
		"embed/sides.html": {"<h3>甲</h3>", `<time datetime="2008-12-23">`, `<a href="https://example.com/contract">合同</a>`, "<p>说明,一句.</p>"},
		"embed/early.html": {"<blockquote lang=\"zh-Hans\"", "<p style=\"margin:.5em 0 0\" lang=\"en\">We are"},
		"embed/both.html":  {"<h2>两句</h2>", "不要渴望荣耀\uff0c要渴望工作。"},
		"embed/end.html":   {`<a href="https://example.com/all">`},
	} {
		for _, want := range wants {
			if !bytes.Contains(list[name], []byte(want)) {
				t.Errorf("%s does not have %s:\n%s", name, want, list[name])
			}
		}
	}
	for _, look := range []string{"ink", "night"} {
		r := Request{Formats: []string{"html"}, HTML: HTMLOptions{Form: "wechat"}, Theme: look}
		file := renderInto(t, deck, r)["embed/work.html"]
		c := laid(t, deck, r).Theme.Colours
		want := fmt.Sprintf("background-color:#%02x%02x%02x;color:#%02x%02x%02x", c.Ground.R, c.Ground.G, c.Ground.B, c.Ink.R, c.Ink.G, c.Ink.B)
		if !bytes.Contains(file, []byte(want)) || !bytes.Contains(file, []byte("font-size:20px")) {
			t.Errorf("%s does not have %s:\n%s", look, want, file)
		}
	}
}

// TestHTMLUploads: under the words of each card for WeChat's editor stand the pictures that are to be uploaded, those of this card alone and those that it
// takes; nothing of them is in what is copied, and other forms have none.
func TestHTMLUploads(t *testing.T) {
	deck := writeDeck(t, htmlKinds)
	r := Request{Sizes: []string{"square"}, Scale: 0.1, Formats: []string{"png", "webp", "html"}, HTML: HTMLOptions{Form: "wechat"}, Animate: AnimateOptions{Formats: []string{"gif", "webp"}}}
	made := renderInto(t, deck, r)
	articles := strings.Split(string(made["embed.html"]), "<article>")
	seen := 0
	for _, article := range articles[1:] {
		_, files, found := strings.Cut(article, `<p class="files">`)
		if !found || !strings.HasPrefix(files, "\u56fe\u7247 ") || strings.Contains(files, ".webp") {
			t.Errorf("no list of pictures, or one that is not taken:\n%s", article)
		}
		for _, m := range regexp.MustCompile(`href="([^"]*)">([^<]*)<`).FindAllStringSubmatch(files, -1) {
			seen++
			if name := path.Join("embed", m[1]); made[name] == nil || name != m[2] {
				t.Errorf("%s, called %s, is not there", m[1], m[2])
			}
		}
	}
	// Seven cards, of which both timelines move.
	if len(articles) != 8 || seen != 9 || !strings.Contains(string(made["embed.html"]), "../square/road.anim.gif") {
		t.Errorf("%d cards, %d pictures", len(articles)-1, seen)
	}
	if strings.Contains(string(made["embed/road.html"]), "road.png") {
		t.Error("the words that are copied name a picture")
	}
	r.HTML.Form, r.Animate = "list", AnimateOptions{}
	if page := string(renderInto(t, deck, r)["embed.html"]); strings.Contains(page, `class="files"`) {
		t.Error("a list of pictures where none are uploaded")
	}
	r.HTML.Form, r.Formats = "wechat", []string{"html"}
	if page := string(renderInto(t, deck, r)["embed.html"]); strings.Contains(page, `class="files"`) {
		t.Error("a list of pictures that were not made")
	}
}

// TestHTMLWords: the deck's own alternative and caption stand in a figure, and what would be markup is text in every file (row 69 of the list of bad
// input).
func TestHTMLWords(t *testing.T) {
	const bad = `</script><script>alert(1)</script>`
	deck := writeDeck(t, "normalise: false\nlang: en\ntitle: '"+bad+"'\nspeakers: {a: {name: '\"><b>'}}\nsources: {s: {title: ']]><!--', url: 'javascript:alert(1)'}}\nquotes: [{id: a, text: 'x "+bad+" y', alt: 'alt \" onload=\"', caption: '<i>'}]\n")
	for _, form := range HTMLForms() {
		made := renderInto(t, deck, Request{Sizes: []string{"square"}, Formats: []string{"html"}, HTML: HTMLOptions{Form: form}, AllowMissing: true})
		for _, name := range []string{"embed/a.html", "embed.html"} {
			data := string(made[name])
			for _, never := range []string{"<script>", "</script><script", "<b>", "<!--", "<i>", `" onload="`, `href="javascript`, "]]>"} {
				if strings.Contains(data, never) {
					t.Errorf("%s of %s has %s:\n%s", name, form, never, data)
				}
			}
			if form == "figure" && (!strings.Contains(data, `alt="alt &#34; onload=&#34;"`) || !strings.Contains(data, "&lt;i&gt;") || !strings.Contains(data, `"text":"x \u003c/script\u003e`)) {
				t.Errorf("%s does not say the words of the deck:\n%s", name, data)
			}
		}
	}
}

// TestHTMLSilent: a card that says nothing is still called something.
func TestHTMLSilent(t *testing.T) {
	deck := writeDeck(t, "quotes: [\"去做就好。\"]\nend: {qr: false}\n")
	for _, form := range HTMLForms() {
		data := renderInto(t, deck, Request{Sizes: []string{"square"}, Formats: []string{"html"}, HTML: HTMLOptions{Form: form}})["embed/end.html"]
		if len(data) == 0 || form == "figure" && !bytes.Contains(data, []byte(`alt="deck"`)) {
			t.Errorf("%s: %s", form, data)
		}
	}
}

// TestHTMLInline: one file has everything; its pictures are the ones that were drawn.
func TestHTMLInline(t *testing.T) {
	r := htmlRequest()
	r.HTML.Inline = true
	made := renderInto(t, writeDeck(t, "quotes: [{id: a, text: \"去做就好。\"}]\n"), r)
	for _, name := range []string{"embed/a.html", "embed.html"} {
		for _, m := range regexp.MustCompile(`(?:src|srcset)="([^"]{0,30})`).FindAllSubmatch(made[name], -1) {
			if !bytes.HasPrefix(m[1], []byte("data:image/png;base64,")) {
				t.Errorf("%s refers to %s", name, m[1])
			}
		}
		if n := bytes.Count(made[name], []byte("data:image/png")); n != 2 {
			t.Errorf("%s has %d pictures", name, n)
		}
	}
}

// TestHTMLLanguages: each language has its own figures, its own page, and its own pictures.
func TestHTMLLanguages(t *testing.T) {
	deck := writeDeck(t, "lang: zh-Hans\nlangs: [zh-Hans, en]\nquotes: [{id: a, text: {zh-Hans: \"去做就好。\", en: \"Just do it.\"}}]\n")
	made := renderInto(t, deck, Request{Sizes: []string{"square"}, Formats: []string{"html"}})
	for lang, words := range map[string]string{"zh-Hans": "去做就好", "en": "Just do it"} {
		name := lang + "/embed/a.html"
		if !bytes.Contains(made[name], []byte(words)) || !bytes.Contains(made[lang+"/embed.html"], []byte(words)) || !slices.Contains(refersTo(name, made[name]), lang+"/square/a.png") {
			t.Errorf("%s:\n%s", name, made[name])
		}
	}
}

// TestHTMLDark: figures have both variants of the theme, whichever is the deck's own; those of other pictures stay as they are, and nobody posts them.
func TestHTMLDark(t *testing.T) {
	deck := writeDeck(t, everyKind)
	for look, own := range map[string]string{"ink": "light", "night": "dark"} {
		plain := renderInto(t, deck, Request{Theme: look})
		made := renderInto(t, deck, Request{Theme: look, HTML: HTMLOptions{Dark: true}})
		light, dark, other := "../slide/work.png", "../dark/slide/work.png", "dark"
		if own == "dark" {
			light, dark, other = "../light/slide/work.png", "../slide/work.png", "light"
		}
		data := made["embed/work.html"]
		for _, want := range []string{`<img src="` + light + `"`, `<source media="(prefers-color-scheme: dark)" type="image/png" srcset="` + dark + ` `} {
			if !bytes.Contains(data, []byte(want)) {
				t.Errorf("%s: there is no %s in\n%s", look, want, data)
			}
		}
		if twin := made[other+"/slide/work.png"]; len(twin) == 0 || bytes.Equal(twin, made["slide/work.png"]) || !bytes.Equal(made["slide/work.png"], plain["slide/work.png"]) {
			t.Errorf("%s: a twin of %d bytes", look, len(twin))
		}
		variant := renderInto(t, deck, Request{Theme: look, Variant: other, Only: []string{"work"}})
		if !bytes.Equal(variant["slide/work.png"], made[other+"/slide/work.png"]) {
			t.Errorf("%s: the twin is not the picture of the variant", look)
		}
		for _, f := range manifestOf(t, made).Files {
			if strings.HasPrefix(f.Path, other+"/") != (f.Twin == other) || f.Twin != "" && f.Picture() {
				t.Errorf("%s: the manifest has %+v", look, f)
			}
		}
		if bytes.Contains(made[contactName], []byte(other+"/slide")) {
			t.Errorf("%s: twins are on the contact sheet", look)
		}
	}
	_, list := Open(deck, Request{HTML: HTMLOptions{Dark: true, Form: "list"}})
	if !strings.Contains(list.Error(), "unused-dark") {
		t.Errorf("told %s", list.Error())
	}
}

// TestHTMLDarkInput: a deck from standard input is read once, and has its twin.
func TestHTMLDarkInput(t *testing.T) {
	plan, list := Open("-", Request{Input: strings.NewReader("quotes: [\"去做就好。\"]\n"), HTML: HTMLOptions{Dark: true}})
	if plan == nil || plan.twin == nil || plan.twin.plan.Theme.Variant == plan.Theme.Variant {
		t.Fatalf("there is no twin: %s", list.Error())
	}
}

// TestHTMLSome: a run of some cards shows those of the last run too, and takes nothing away that holds the whole deck; a run without HTML takes all of it
// away.
func TestHTMLSome(t *testing.T) {
	deck, out := writeDeck(t, everyKind), t.TempDir()
	draw := func(r Request) {
		t.Helper()
		r.Out = out
		if _, err := laid(t, deck, r).Draw(context.Background()); err != nil {
			t.Fatal(err)
		}
	}
	read := func(name string) []byte {
		data, _ := os.ReadFile(filepath.Join(out, "deck", filepath.FromSlash(name)))
		return data
	}
	draw(Request{Formats: []string{"html", "pdf"}})
	whole := read("embed.html")
	draw(Request{Formats: []string{"html"}, Only: []string{"work"}})
	if len(whole) == 0 || !bytes.Equal(read("embed.html"), whole) {
		t.Errorf("the page of a run of one card is another:\n%s\nnot\n%s", read("embed.html"), whole)
	}
	if read("deck.pdf") == nil || read("embed/early.html") == nil {
		t.Error("a run of one card took away what it did not make")
	}
	draw(Request{Formats: []string{"html"}, HTML: HTMLOptions{Form: "list"}, Only: []string{"work"}})
	if page := read("embed.html"); !bytes.Contains(page, []byte("<blockquote")) || !bytes.Contains(page, read("embed/early.html")) {
		t.Errorf("the page does not show the card in its new form:\n%s", page)
	}
	draw(Request{})
	for _, name := range []string{"embed.html", "embed/work.html", "embed/early.html"} {
		if read(name) != nil {
			t.Errorf("%s is still there", name)
		}
	}
}
