package html_test

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"image/color"
	"io"
	"slices"
	"strings"
	"testing"

	"cards/internal/render/html"
)

// node is an element as these tests read it, apart from the reader of the package.
type node struct {
	name     string
	attr     map[string]string
	text     string // its own
	children []*node
}

// parse reads markup strictly.
func parse(t testing.TB, data []byte) *node {
	t.Helper()
	d := xml.NewDecoder(bytes.NewReader(data))
	top := &node{}
	stack := []*node{top}
	for {
		token, err := d.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatalf("%v in\n%s", err, data)
		}
		last := stack[len(stack)-1]
		switch k := token.(type) {
		case xml.StartElement:
			n := &node{name: k.Name.Local, attr: map[string]string{}}
			for _, a := range k.Attr {
				n.attr[a.Name.Local] = a.Value
			}
			last.children = append(last.children, n)
			stack = append(stack, n)
		case xml.EndElement:
			stack = stack[:len(stack)-1]
		case xml.CharData:
			last.text += string(k)
		}
	}
	return top
}

// all returns the elements of a name, in order.
func (n *node) all(name string) []*node {
	var out []*node
	for _, c := range n.children {
		if c.name == name {
			out = append(out, c)
		}
		out = append(out, c.all(name)...)
	}
	return out
}

// said is all that an element says, without what surrounds it.
func (n *node) said() string {
	out := n.text
	for _, c := range n.children {
		if c.name != "script" {
			out += c.said()
		}
	}
	return strings.TrimSpace(out)
}

func names(nodes []*node) []string {
	var out []string
	for _, n := range nodes {
		out = append(out, n.name)
	}
	return out
}

var look = html.Look{Ground: color.NRGBA{250, 248, 240, 255}, Ink: color.NRGBA{20, 30, 40, 255}, Soft: color.NRGBA{80, 80, 80, 255}, Accent: color.NRGBA{160, 30, 20, 255},
	Rule: color.NRGBA{200, 200, 200, 255}, Quote: 20, Title: 17, Text: 15, Label: 14}

// wide and tall are pictures of a page.
func wide() html.Picture {
	return html.Picture{Path: "../slide/work.png", Format: "png", Width: 1920, Height: 1080, Pixels: 1920}
}

func tall() html.Picture {
	return html.Picture{Path: "../story/work.png", Format: "png", Width: 1080, Height: 1920, Pixels: 1080, Upright: true}
}

func quote() *html.Figure {
	return &html.Figure{Kind: html.QuoteKind, Lang: "zh-Hans", Comma: "\uff0c",
		Quotes: []html.Quote{{Text: "不要渴望荣耀\uff0c\n要渴望工作。", Lang: "zh-Hans", Translation: "Aspire to work.", TranslationLang: "en", Speaker: "埃隆·马斯克", Role: "SpaceX",
			Source: html.Source{Line: "《AI 创业学校》2025年6月16日", Title: "AI 创业学校", Kind: "interview", URL: "https://example.com/talk?a=1&b=2", Date: html.Date{EDTF: "2025-06-16"}}}},
		Pages: []html.Page{{Alt: "“不要渴望荣耀\uff0c要渴望工作。”", Pictures: []html.Picture{wide(), tall()}}}}
}

func timeline() *html.Figure {
	return &html.Figure{Kind: html.TimelineKind, Lang: "zh-Hans", Comma: "\uff0c", Title: "从车库到火星", Credit: "埃隆·马斯克", Lanes: []string{"互联网", "火箭"},
		Eras: []html.Era{{Title: "PayPal 时代", Date: html.Date{Text: "2000年至2002年", EDTF: "2000/2002"}}},
		Events: []html.Event{
			{Date: html.Date{Text: "1995年", EDTF: "1995"}, Title: "写出 Zip2", Lanes: []int{0}, Era: -1},
			{Date: html.Date{Text: "2001年", EDTF: "2001"}, Title: "PayPal", Text: "改名", Lanes: []int{0}, Era: 0, URL: "https://example.com/paypal"},
			{Date: html.Date{Text: "2002年6月前后", EDTF: "2002-06~"}, Title: "创办 SpaceX", Lanes: []int{0, 1}, Era: -1, Status: "据称", Response: "他否认"},
			{Date: html.Date{Text: "2006年至2008年8月", EDTF: "2006/2008-08"}, Title: "三次失败", Lanes: []int{1}, Era: -1},
			{Date: html.Date{Text: "2008年夏", EDTF: "2008-22"}, Title: "无", Era: -1},
			{Date: html.Date{Text: "2008年12月23日", EDTF: "2008-12-23"}, Title: "合同", Lanes: []int{1}, Era: -1, Source: html.Source{Line: "《公告》", URL: "https://example.com/a"}},
		},
		Pages: []html.Page{{Alt: "从车库到火星", Pictures: []html.Picture{wide()}}}}
}

// written writes a figure and lets the package read it back.
func written(t testing.TB, f *html.Figure, form html.Form) []byte {
	t.Helper()
	data, err := html.Write(f, form, look)
	if err != nil {
		t.Fatal(err)
	}
	if err := html.Verify(data, f, form); err != nil {
		t.Fatalf("%v\n%s", err, data)
	}
	return data
}

// TestFigure: a figure has the upright picture for narrow windows, the wide one for others, its words and where they are from.
func TestFigure(t *testing.T) {
	root := parse(t, written(t, quote(), html.FigureForm))
	if got := names(root.children[0].children); !slices.Equal(got, []string{"picture", "script", "figcaption"}) {
		t.Fatalf("the figure has %v", got)
	}
	picture := root.all("picture")[0]
	if got := names(picture.children); !slices.Equal(got, []string{"source", "img"}) {
		t.Fatalf("the picture has %v", got)
	}
	source, img := picture.children[0].attr, picture.children[1].attr
	for _, row := range []struct{ name, got, want string }{
		{"media", source["media"], "(max-width: 640px)"}, {"source", source["srcset"], "../story/work.png 1080w"}, {"type", source["type"], "image/png"}, {"height", source["height"], "1920"},
		{"src", img["src"], "../slide/work.png"}, {"srcset", img["srcset"], "../slide/work.png 1920w"}, {"sizes", img["sizes"], "(max-width: 1920px) 100vw, 1920px"},
		{"width", img["width"], "1920"}, {"height", img["height"], "1080"}, {"alt", img["alt"], "“不要渴望荣耀\uff0c要渴望工作。”"}, {"loading", img["loading"], "lazy"}, {"decoding", img["decoding"], "async"},
		{"lang", root.children[0].attr["lang"], "zh-Hans"},
		{"caption", root.all("figcaption")[0].said(), "埃隆·马斯克\uff0cSpaceX\uff0c《AI 创业学校》2025年6月16日"},
		{"link", root.all("a")[0].attr["href"], "https://example.com/talk?a=1&b=2"},
	} {
		if row.got != row.want {
			t.Errorf("%s is %q, not %q", row.name, row.got, row.want)
		}
	}
}

// TestChoices: narrow windows come first, in each the dark mode, in each the format that not everything reads; pictures that differ in size alone
// share a set.
func TestChoices(t *testing.T) {
	f := quote()
	var pictures []html.Picture
	for _, format := range []string{"png", "svg", "webp"} {
		for _, m := range []html.Picture{wide(), tall()} {
			for _, dark := range []bool{false, true} {
				m.Format, m.Dark = format, dark
				pictures = append(pictures, m)
			}
		}
	}
	small := wide()
	small.Path, small.Width, small.Height, small.Pixels = "../x/work.png", 1600, 900, 1600
	f.Pages[0].Pictures = append(pictures, small)
	picture := parse(t, written(t, f, html.FigureForm)).all("picture")[0]
	var got []string
	for _, s := range picture.children {
		got = append(got, s.attr["media"]+" "+s.attr["type"])
	}
	narrow, dark := "(max-width: 640px)", "(prefers-color-scheme: dark)"
	want := []string{}
	for _, m := range []string{narrow + " and " + dark, narrow, dark, ""} {
		for _, format := range []string{"image/svg+xml", "image/webp", "image/png"} {
			want = append(want, m+" "+format)
		}
	}
	want[len(want)-1] = " " // the image itself
	if !slices.Equal(got, want) {
		t.Errorf("the choices are\n%s\nnot\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if set := picture.children[len(got)-1].attr["srcset"]; set != "../x/work.png 1600w, ../slide/work.png 1920w" {
		t.Errorf("the image is one of %s", set)
	}
}

// TestPictureRefused: a figure is not written without a picture that every browser shows, nor with one that has no size or no place.
func TestPictureRefused(t *testing.T) {
	for name, change := range map[string]func(f *html.Figure){
		"no pages":      func(f *html.Figure) { f.Pages = nil },
		"no pictures":   func(f *html.Figure) { f.Pages[0].Pictures = nil },
		"upright alone": func(f *html.Figure) { f.Pages[0].Pictures = f.Pages[0].Pictures[1:] },
		"dark alone":    func(f *html.Figure) { f.Pages[0].Pictures[0].Dark = true },
		"no width":      func(f *html.Figure) { f.Pages[0].Pictures[1].Width = 0 },
		"no pixels":     func(f *html.Figure) { f.Pages[0].Pictures[0].Pixels = 0 },
		"no place":      func(f *html.Figure) { f.Pages[0].Pictures[0].Path = "" },
		"two places":    func(f *html.Figure) { f.Pages[0].Pictures[0].Data = []byte("x") },
		"a whole path":  func(f *html.Figure) { f.Pages[0].Pictures[0].Path = "//example.com/a.png" },
		"a format":      func(f *html.Figure) { f.Pages[0].Pictures[1].Format = "gif" },
	} {
		f := quote()
		change(f)
		if data, err := html.Write(f, html.FigureForm, look); err == nil {
			t.Errorf("%s: wrote %s", name, data)
		}
	}
}

// TestInline: the bytes of pictures are in the file, each once.
func TestInline(t *testing.T) {
	f := quote()
	for i := range f.Pages[0].Pictures {
		f.Pages[0].Pictures[i].Path, f.Pages[0].Pictures[i].Data = "", []byte{0x89, 'P', 'N', 'G', byte(i)}
	}
	data := written(t, f, html.FigureForm)
	for _, want := range []string{"data:image/png;base64,iVBORwA=", "data:image/png;base64,iVBORwE= 1080w"} {
		if n := bytes.Count(data, []byte(want)); n != 1 {
			t.Errorf("%s is in the file %d times:\n%s", want, n, data)
		}
	}
}

// TestPaths: whatever a file is called, it is a path and nothing else, and one candidate of a set.
func TestPaths(t *testing.T) {
	for path, want := range map[string]string{
		"../slide/引语 1,2.png": "../slide/%E5%BC%95%E8%AF%AD%201%2C2.png", "javascript:alert(1)": "./javascript:alert%281%29", "a?b#c.png": "a%3Fb%23c.png", `a"b.png`: "a%22b.png",
	} {
		f := quote()
		f.Pages[0].Pictures = f.Pages[0].Pictures[:1]
		f.Pages[0].Pictures[0].Path = path
		img := parse(t, written(t, f, html.FigureForm)).all("img")[0].attr
		if img["srcset"] != want+" 1920w" && img["srcset"] != strings.NewReplacer("%28", "(", "%29", ")").Replace(want)+" 1920w" {
			t.Errorf("%s becomes %s", path, img["srcset"])
		}
	}
}

// TestList: a timeline is an ordered list in each lane and era, with headings that skip no level, and with a time where HTML has one for the date.
func TestList(t *testing.T) {
	root := parse(t, written(t, timeline(), html.ListForm))
	var got []string
	var tell func(n *node, indent string)
	tell = func(n *node, indent string) {
		switch n.name {
		case "h2", "h3", "h4", "strong":
			got = append(got, indent+n.name+" "+strings.Join(strings.Fields(n.said()), " "))
		case "ol":
			indent += "-"
		}
		for _, c := range n.children {
			tell(c, indent)
		}
	}
	tell(root, "")
	want := []string{"h2 从车库到火星", "-strong 无", "h3 互联网", "-strong 写出 Zip2", "-h4 PayPal 时代 2000年至2002年", "--strong PayPal", "-strong 创办 SpaceX", "h3 火箭", "-strong 创办 SpaceX",
		"-strong 三次失败", "-strong 合同"}
	if !slices.Equal(got, want) {
		t.Errorf("the list is\n%s\nnot\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	times := map[string]string{}
	for _, n := range root.all("time") {
		times[n.said()] = n.attr["datetime"]
	}
	if len(times) != 3 || times["1995年"] != "1995" || times["2001年"] != "2001" || times["2008年12月23日"] != "2008-12-23" {
		t.Errorf("the times are %v", times)
	}
	if said := root.said(); !strings.Contains(said, "据称") || !strings.Contains(said, "他否认") {
		t.Errorf("the doubt is not told: %s", said)
	}
}

// TestListQuote: a quote is a quotation that cites its source, in the language of each part.
func TestListQuote(t *testing.T) {
	root := parse(t, written(t, quote(), html.ListForm))
	q := root.all("blockquote")[0]
	if q.attr["cite"] != "https://example.com/talk?a=1&b=2" || q.attr["lang"] != "zh-Hans" || len(q.all("br")) != 1 || q.all("p")[1].attr["lang"] != "en" {
		t.Errorf("the quotation is %v with %d line ends", q.attr, len(q.all("br")))
	}
	if len(root.all("style")) > 0 || len(root.all("img")) > 0 {
		t.Error("the list has pictures, or an element for styles")
	}
}

// TestDatetime: a time element has what HTML's grammar holds without loss, and nothing else does.
func TestDatetime(t *testing.T) {
	for edtf, want := range map[string]bool{
		"1995": true, "2008-12": true, "2008-12-24": true, "2008-12-24T18:00": true, "2008-12-24T18:00:05Z": true, "2008-12-24T18:00+08:00": true, "0220": true,
		"": false, "0000": false, "-0220": false, "Y12000": false, "2008-22": false, "2008-13": false, "199X": false, "2002~": false, "2002-06?": false, "2000/2002": false, "2008/..": false,
		"[2001,2002]": false, "2008-12-24T18": false, "1995\n": false, `1995" onclick="x`: false, "12008": false,
	} {
		f := timeline()
		f.Events, f.Eras = f.Events[:1], nil
		f.Events[0].Date.EDTF = edtf
		times := parse(t, written(t, f, html.ListForm)).all("time")
		if got := len(times) == 1 && times[0].attr["datetime"] == edtf; got != want || len(times) > 1 {
			t.Errorf("%q: a time element %t", edtf, got)
		}
	}
}

// data returns the block of data of a file.
func data(t testing.TB, f *html.Figure, form html.Form) map[string]any {
	t.Helper()
	scripts := parse(t, written(t, f, form)).all("script")
	if len(scripts) != 1 || scripts[0].attr["type"] != "application/ld+json" {
		t.Fatalf("%d scripts", len(scripts))
	}
	var out map[string]any
	if err := json.Unmarshal([]byte(scripts[0].text), &out); err != nil {
		t.Fatal(err)
	}
	return out
}

// TestQuotation: the data of a quote are schema.org's Quotation, of whoever spoke; in the work of another, of a character.
func TestQuotation(t *testing.T) {
	for _, form := range []html.Form{html.FigureForm, html.ListForm} {
		got := data(t, quote(), form)
		part, _ := got["isPartOf"].(map[string]any)
		who, _ := got["creator"].(map[string]any)
		if got["@context"] != "https://schema.org" || got["@type"] != "Quotation" || got["text"] != "不要渴望荣耀\uff0c\n要渴望工作。" || got["spokenByCharacter"] != nil || who["name"] != "埃隆·马斯克" ||
			part["name"] != "AI 创业学校" || part["url"] != "https://example.com/talk?a=1&b=2" || part["datePublished"] != "2025-06-16" {
			t.Errorf("%s: %v", form, got)
		}
	}
	f := quote()
	f.Quotes[0].Source.Author, f.Quotes[0].Source.Kind, f.Quotes[0].Person = "罗贯中", "book", "曹操"
	got := data(t, f, html.FigureForm)
	who, _ := got["spokenByCharacter"].(map[string]any)
	if part, _ := got["isPartOf"].(map[string]any); got["creator"] != nil || who["name"] != "曹操" || part["@type"] != "Book" {
		t.Errorf("in a book: %v", got)
	}
}

// TestEvents: the data of a timeline are its events in order, with the dates that are exact and no others.
func TestEvents(t *testing.T) {
	got := data(t, timeline(), html.FigureForm)
	items, _ := got["itemListElement"].([]any)
	if got["@type"] != "ItemList" || got["name"] != "从车库到火星" || got["numberOfItems"] != 6.0 || len(items) != 6 {
		t.Fatalf("the data are %v", got)
	}
	for i, want := range [][3]any{{"写出 Zip2", "1995", nil}, {"PayPal", "2001", nil}, {"创办 SpaceX", nil, nil}, {"三次失败", "2006", "2008-08"}, {"无", nil, nil}, {"合同", "2008-12-23", nil}} {
		item := items[i].(map[string]any)
		e := item["item"].(map[string]any)
		if e["@type"] != "Event" || e["name"] != want[0] || e["startDate"] != want[1] || e["endDate"] != want[2] || item["position"] != float64(i+1) {
			t.Errorf("event %d is %v", i+1, item)
		}
	}
}

// TestWeChat: nothing but sections, paragraphs and spans with styles of their own, in the colours and sizes that were given.
func TestWeChat(t *testing.T) {
	for _, f := range []*html.Figure{quote(), timeline()} {
		file := written(t, f, html.WeChatForm)
		var check func(n *node)
		check = func(n *node) {
			if !slices.Contains([]string{"section", "p", "span"}, n.name) {
				t.Errorf("there is a %s", n.name)
			}
			for a := range n.attr {
				if a != "style" {
					t.Errorf("%s has %s", n.name, a)
				}
			}
			if n.name == "span" && strings.TrimSpace(n.text) == "" {
				t.Error("a span is empty, and the editor drops it")
			}
			for _, c := range n.children {
				check(c)
			}
		}
		check(parse(t, file).children[0])
		for _, want := range []string{"background-color:#faf8f0", "color:#141e28", "font-size:20px"} {
			if f.Kind == html.QuoteKind && !bytes.Contains(file, []byte(want)) {
				t.Errorf("no %s in\n%s", want, file)
			}
		}
		for _, never := range []string{"http", "schema.org", "<a", "class", " id="} {
			if bytes.Contains(file, []byte(never)) {
				t.Errorf("there is %s in\n%s", never, file)
			}
		}
	}
}

// TestPage: a page shows its snippets as they are, and, where asked, as text to copy.
func TestPage(t *testing.T) {
	snippets := []html.Snippet{{Name: "embed/a.html", Data: written(t, quote(), html.FigureForm), Copied: true}, {Name: "embed/b.html", Data: written(t, timeline(), html.ListForm)}}
	page, err := html.WritePage("题 & <题>", "zh-Hans", "embed/", snippets)
	if err != nil {
		t.Fatal(err)
	}
	if err := html.VerifyPage(page, 2); err != nil {
		t.Fatal(err)
	}
	root := parse(t, page)
	if root.all("h1")[0].said() != "题 & <题>" || root.all("base")[0].attr["href"] != "embed/" || root.all("html")[0].attr["lang"] != "zh-Hans" || len(root.all("img")) != 1 {
		t.Errorf("the page is\n%s", page)
	}
	pre := root.all("pre")
	if len(pre) != 1 || pre[0].text != string(snippets[0].Data) {
		t.Errorf("what is to be copied is\n%s\nand not\n%s", pre[0].text, snippets[0].Data)
	}
	for _, s := range snippets {
		if !bytes.Contains(page, s.Data) {
			t.Errorf("%s is not on the page as it is", s.Name)
		}
	}
}

// TestEnd: a last card leads where it says, if that may be followed.
func TestEnd(t *testing.T) {
	f := &html.Figure{Kind: html.EndKind, Title: "有用集", Subtitle: "读全文", Address: "https://example.com/", Pages: quote().Pages}
	for _, form := range []html.Form{html.FigureForm, html.ListForm} {
		if a := parse(t, written(t, f, form)).all("a"); len(a) != 1 || a[0].attr["href"] != f.Address || a[0].said() != f.Address {
			t.Errorf("%s: %d links", form, len(a))
		}
	}
	// What readers are to do stands before the address, in every form.
	f.Call = "扫码看 全部"
	for _, form := range []html.Form{html.FigureForm, html.ListForm, html.WeChatForm} {
		if said := parse(t, written(t, f, form)).said(); !strings.Contains(said, f.Call+" "+f.Address) {
			t.Errorf("%s does not ask: %s", form, said)
		}
	}
	f.Address = "example.com"
	if a := parse(t, written(t, f, html.ListForm)).all("a"); len(a) != 0 {
		t.Errorf("%d links to what is no address", len(a))
	}
}

// BenchmarkWrite writes and reads back a timeline of 100 events in each form.
func BenchmarkWrite(b *testing.B) {
	f := timeline()
	for len(f.Events) < 100 {
		f.Events = append(f.Events, f.Events[0])
	}
	for _, form := range []html.Form{html.FigureForm, html.ListForm, html.WeChatForm} {
		b.Run(string(form), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				data, err := html.Write(f, form, look)
				if err == nil {
					err = html.Verify(data, f, form)
				}
				if err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
