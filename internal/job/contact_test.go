package job

import (
	"encoding/xml"
	"io"
	"regexp"
	"strings"
	"testing"

	"cards/internal/words"
)

// hostile is a deck that tries to break out of every place of the contact sheet.
const hostile = `title: "</title><script>alert(1)</script>"
lang: en
sizes: [square, xiaohongshu]
brand: {name: "\"><img src=x onerror=alert(2)>", url: "javascript:alert(3)"}
speakers: {a: {name: "</textarea><script>alert(4)</script>"}}
sources: {s: {title: "--><svg onload=alert(5)>", url: "https://example.com/\"onmouseover=alert(6)"}}
post: {title: "</textarea>{{.Script}}<b>", tags: ["</textarea><i>", "a\"b"]}
quotes:
  - {id: q, text: "<script>alert(7)</script> ${alert(8)} {{7}} ]]> &lt;", caption: "</textarea><script>alert(9)</script>\u2028'\"", alt: "\" autofocus onfocus=alert(10) x=\""}
  - {id: r, text: "</textarea></article></main><h1>x", speaker: a, source: s}
timelines: [{id: t, title: "</h2><script>", events: [{date: 1995, title: "<a href=javascript:alert(11)>"}]}]
`

// tagsOf returns the elements of a page in order, as "name attr=value…", and fails where they do not nest as ours do.
func tagsOf(t *testing.T, page string) []string {
	t.Helper()
	body := page
	// What stands in these is text to a browser.
	for _, raw := range []string{"style", "script"} {
		body = regexp.MustCompile(`(?s)<`+raw+`>.*?</`+raw+`>`).ReplaceAllString(body, "<"+raw+"/>")
	}
	d := xml.NewDecoder(strings.NewReader(body))
	d.Strict, d.AutoClose, d.Entity = false, []string{"meta", "img", "br"}, xml.HTMLEntity
	var out []string
	for {
		token, err := d.Token()
		if err == io.EOF {
			return out
		}
		if err != nil {
			t.Fatal(err)
		}
		if e, ok := token.(xml.StartElement); ok {
			tag := e.Name.Local
			for _, a := range e.Attr {
				tag += " " + a.Name.Local + "=" + a.Value
			}
			out = append(out, tag)
		}
	}
}

// TestContactSheetOfAHostileDeck has the same elements as that of a deck with plain words, one script, which is ours, and no handler.
func TestContactSheetOfAHostileDeck(t *testing.T) {
	sheet := string(renderInto(t, writeDeck(t, hostile), Request{Scale: 0.1, Post: true})[contactName])
	plain := regexp.MustCompile(`"(?:[^"\\]|\\.)*"`).ReplaceAllString(hostile, `"Plain words."`)
	plain = strings.ReplaceAll(plain, `tags: ["Plain words.", "Plain words."]`, `tags: [b, ab]`)
	other := string(renderInto(t, writeDeck(t, plain), Request{Scale: 0.1, Post: true})[contactName])
	names := func(page string) (out []string) {
		for _, tag := range tagsOf(t, page) {
			name, _, _ := strings.Cut(tag, " ")
			out = append(out, name)
		}
		return out
	}
	got, want := names(sheet), names(other)
	allowed := map[string]bool{"section": true, "strong": true} // of warnings, which the plain deck may lack
	for _, name := range want {
		allowed[name] = true
	}
	for _, name := range got {
		if !allowed[name] {
			t.Errorf("the sheet has an element %s", name)
		}
	}
	if n := strings.Count(sheet, "<script"); n != 1 || !strings.Contains(sheet, "<script>"+contactScript+"</script>") {
		t.Errorf("%d scripts", n)
	}
	for _, tag := range tagsOf(t, sheet) {
		for _, bad := range []string{" onerror=", " onload=", " onfocus=", " onmouseover=", " autofocus=", "=javascript:"} {
			if strings.Contains(strings.ToLower(tag), bad) && !strings.Contains(tag, " alt=") && !strings.Contains(tag, " aria-label=") {
				t.Errorf("%s", tag)
			}
		}
	}
	// The words themselves are there, as text.
	for _, words := range []string{"&lt;/textarea&gt;&lt;script&gt;alert(9)&lt;/script&gt;", "alert(7)", "{{.Script}}"} {
		if !strings.Contains(sheet, words) {
			t.Errorf("the sheet lost %q", words)
		}
	}
}

// TestContactSheetStandsAlone: it loads nothing but the pictures beside it, and its policy lets only its own script run.
func TestContactSheetStandsAlone(t *testing.T) {
	files := renderInto(t, writeDeck(t, posting), Request{Scale: 0.1, Post: true})
	sheet := string(files[contactName])
	images := 0
	for _, tag := range tagsOf(t, sheet) {
		name, attrs, _ := strings.Cut(tag, " ")
		switch name {
		case "link", "iframe", "object", "embed", "base", "form", "video", "audio", "source":
			t.Errorf("%s", tag)
		case "img":
			images++
			src := regexp.MustCompile(`src=(\S+)`).FindStringSubmatch(attrs)
			if src == nil || files[src[1]] == nil {
				t.Errorf("%s is not beside the sheet", tag)
			}
			if !strings.Contains(attrs, "loading=lazy") || !strings.Contains(attrs, "width=") || !strings.Contains(attrs, "height=") || !regexp.MustCompile(`alt=\S`).MatchString(attrs) {
				t.Errorf("%s", tag)
			}
		}
	}
	if images < 14+6 {
		t.Errorf("%d images", images)
	}
	if regexp.MustCompile(`url\(|@import|https?://[^"]*\.(js|css|woff)`).MatchString(sheet) {
		t.Error("the sheet names something to load")
	}
	if !strings.Contains(sheet, `content="`+strings.NewReplacer("'", "&#39;", "+", "&#43;").Replace(contactPolicy())+`"`) {
		t.Error("the policy is not on the sheet")
	}
	for _, need := range []string{"prefers-color-scheme:dark", "prefers-reduced-motion", ":focus-visible", "color-scheme"} {
		if !strings.Contains(sheet, need) {
			t.Errorf("no %s", need)
		}
	}
}

// TestContactSheetCanBeRead: landmarks and headings in order, every field and button with a name of its own, every id once, and what is
// said of an element is there.
func TestContactSheetCanBeRead(t *testing.T) {
	sheet := string(renderInto(t, writeDeck(t, strings.Replace(posting, "weibo:", "threads: {text: \"一句。\"}, weibo:", 1)+"formats: [png, webp]\n"), Request{Scale: 0.1, Post: true})[contactName])
	ids, names := map[string]int{}, map[string]int{}
	level, fields, buttons := 0, 0, 0
	seen := map[string]int{}
	attr := func(tag, name string) string {
		m := regexp.MustCompile(` ` + name + `=(.*?)(?: [a-z-]+=|$)`).FindStringSubmatch(tag)
		if m == nil {
			return ""
		}
		return m[1]
	}
	all := tagsOf(t, sheet)
	for _, tag := range all {
		name, _, _ := strings.Cut(tag, " ")
		seen[name]++
		if id := attr(tag, "id"); id != "" {
			ids[id]++
		}
		if len(name) == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6' {
			now := int(name[1] - '0')
			if now > level+1 {
				t.Errorf("%s follows a heading of level %d", tag, level)
			}
			level = now
		}
		switch name {
		case "textarea", "button":
			label := attr(tag, "aria-label")
			if label == "" {
				t.Errorf("%s has no name", tag)
			}
			names[name+" "+attr(tag, "data-copy")+attr(tag, "id")]++
			if name == "button" {
				buttons++
			} else {
				fields++
			}
		}
	}
	for _, tag := range all {
		for _, ref := range []string{attr(tag, "aria-labelledby"), attr(tag, "data-copy"), strings.TrimPrefix(attr(tag, "href"), "#")} {
			if strings.HasPrefix(tag, "p ") || strings.HasPrefix(tag, "a ") && !strings.Contains(tag, "href=#") {
				continue
			}
			if ref != "" && ids[ref] != 1 {
				t.Errorf("%s names %q, which is there %d times", tag, ref, ids[ref])
			}
		}
	}
	for id, n := range ids {
		if n != 1 {
			t.Errorf("the id %s is there %d times", id, n)
		}
	}
	for _, landmark := range []string{"header", "nav", "main"} {
		if seen[landmark] != 1 {
			t.Errorf("%d times %s", seen[landmark], landmark)
		}
	}
	if seen["h1"] != 1 || fields != buttons || fields < 30 || !strings.Contains(sheet, `role="status" aria-live="polite"`) || !strings.Contains(sheet, `<a class="skip" href="#main">`) {
		t.Errorf("%d h1, %d fields, %d buttons", seen["h1"], fields, buttons)
	}
	// Warnings stand there with their line.
	if !regexp.MustCompile(`deck\.yaml:\d+:\d+: </span><span lang="en"><strong class="warn">warning:</strong> a post for`).MatchString(sheet) {
		t.Error("the warning has no line")
	}
	// Where several platforms take a caption, each stands with its own count of it: X counts Han twice.
	if !regexp.MustCompile(`Instagram (\d+)/2200</span> <span class="count">Facebook (\d+)/63206</span> <span class="count">领英 (\d+)/3000</span> <span class="count">X \d+/280<`).MatchString(sheet) {
		t.Error("the counts of a caption are not there")
	}
	// The limits, and whether they are confirmed.
	for _, want := range []string{"/280 字", "/1000", words.SheetFor("zh-Hans").Unverified, "第 1 部分，共 2 部分"} {
		if !strings.Contains(sheet, want) {
			t.Errorf("the sheet does not say %q", want)
		}
	}
}

// TestContactSheetSpeaksTheDecksLanguage, or English where it has no words.
func TestContactSheetSpeaksTheDecksLanguage(t *testing.T) {
	for lang, want := range map[string]string{"zh-Hans": "复制", "zh-Hant": "複製", "ja": "コピー", "ko": "복사", "en": "Copy", "de": "Copy"} {
		m := &Manifest{Deck: "d", Lang: lang, Files: []File{{Path: "square/a.png", Format: FormatPNG, Card: "a", Lang: lang, Size: "square", Width: 10, Height: 10, Page: 1, Pages: 1, Alt: "Alt", Caption: "Words"}}}
		sheet, err := contactSheet(m)
		if err != nil {
			t.Fatal(err)
		}
		if s := words.SheetFor(lang); !strings.Contains(string(sheet), `<html lang="`+s.Lang+`">`) || !strings.Contains(string(sheet), "<span>"+want+"</span>") || !strings.Contains(string(sheet), `<h1 lang="`+lang+`">`) {
			t.Errorf("%s: the sheet does not say %s", lang, want)
		}
	}
}
