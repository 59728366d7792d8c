package html_test

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf8"

	"cards/internal/render/html"
)

// hostile are texts that would be markup, script or an address anywhere but in a text (row 69 of the list of bad input).
var hostile = []string{
	`</script><script>alert(1)</script>`, `"><img src=x onerror=alert(1)>`, `' onload='alert(1)`, `]]>`, `<![CDATA[x]]>`, `<!-- x -->`, `-->`, `&lt;script&gt;&amp;`, "a\u2028b\u2029c", `</style><style>`,
	`javascript:alert(1)`, `{{.}}`, `${x}`, `\u003cscript\u003e`, `</title></textarea></pre>`, "`;alert(1)//", `<?xml?>`, `a=b+c`, "\u202eabc", `url(https://example.com/x)`, `</figcaption></figure>`,
}

// full returns a figure that has a text in every place that takes one.
func full(kind html.Kind, s string) *html.Figure {
	source := html.Source{Line: s, Title: s, Author: s, Kind: s, URL: s, Date: html.Date{Text: s, EDTF: s}}
	q := html.Quote{Title: s, Text: s, Lang: s, Translation: s, TranslationLang: s, Speaker: s, Person: s, Role: s, Source: source}
	m := wide()
	if strings.Trim(s, "/") != "" {
		m.Path = "a/" + s
	}
	return &html.Figure{Kind: kind, Lang: s, Comma: s, Title: s, Subtitle: s, Call: s, Quotes: []html.Quote{q}, Address: s, Lanes: []string{s}, Caption: s,
		Eras:   []html.Era{{Title: s, Date: html.Date{Text: s, EDTF: s}}},
		Events: []html.Event{{Date: html.Date{Text: s, EDTF: s}, Title: s, Text: s, Status: s, Response: s, URL: s, Source: source, Lanes: []int{0}, Era: 0}},
		Pages:  []html.Page{{Alt: s, Pictures: []html.Picture{m, tall()}}}}
}

// shape is the elements and attributes of markup, without what they hold.
func shape(n *node) string {
	out := n.name
	for _, a := range []string{"class", "lang", "style", "src", "srcset", "alt", "href", "cite", "datetime", "type", "media"} {
		if _, ok := n.attr[a]; ok {
			out += " " + a
		}
	}
	out += "("
	for _, c := range n.children {
		out += shape(c) + ","
	}
	return out + ")"
}

// TestHostile: whatever a text is, the file has the elements and attributes that it has for a harmless one, and says the text.
func TestHostile(t *testing.T) {
	for _, kind := range []html.Kind{html.QuoteKind, html.ListKind, html.TimelineKind, html.CoverKind, html.EndKind} {
		for _, form := range []html.Form{html.FigureForm, html.ListForm, html.WeChatForm} {
			plain := shape(parse(t, written(t, full(kind, "一 个"), form)))
			for _, s := range hostile {
				f := full(kind, s)
				file := written(t, f, form)
				root := parse(t, file)
				if got := shape(root); got != plain {
					t.Errorf("%s %s, %q:\n%s\nand for a harmless text\n%s", kind, form, s, got, plain)
				}
				if len(root.all("a")) > 0 {
					t.Errorf("%s %s, %q is a link", kind, form, s)
				}
				if !strings.Contains(root.said(), s) {
					t.Errorf("%s %s: %q is not said", kind, form, s)
				}
				if kind == html.QuoteKind && form != html.WeChatForm {
					if got := data(t, f, form); got["text"] != s {
						t.Errorf("%s: the data say %q of %q", form, got["text"], s)
					}
				}
				for _, script := range root.all("script") {
					if strings.ContainsAny(script.text, "<>&\u2028\u2029") {
						t.Errorf("%s %s: the data have characters of markup: %s", kind, form, script.text)
					}
				}
				page, err := html.WritePage(s, s, "embed/", []html.Snippet{{Name: s, Data: file, Copied: true}})
				if err != nil {
					t.Fatal(err)
				}
				if err := html.VerifyPage(page, 1); err != nil {
					t.Errorf("%s %s, %q: %v", kind, form, s, err)
				}
			}
		}
	}
}

// TestLinks: what may be followed is http, https and mailto, with somewhere to go.
func TestLinks(t *testing.T) {
	for url, want := range map[string]bool{
		"https://example.com/a b?c=\"d\"&e": true, "HTTP://example.com": true, "mailto:a@example.com": true,
		"javascript:alert(1)": false, "JaVaScRiPt:alert(1)": false, " javascript:alert(1)": false, "java\nscript:alert(1)": false, "data:text/html,<script>": false, "vbscript:x": false,
		"file:///etc/passwd": false, "//example.com": false, "/a": false, "example.com": false, "https:": false, "http:///a": false, "mailto:": false, "": false, "#a": false, "https://[::1": false,
	} {
		f := quote()
		f.Quotes[0].Source.URL = url
		root := parse(t, written(t, f, html.ListForm))
		if got := len(root.all("a")) == 1 && root.all("blockquote")[0].attr["cite"] != ""; got != want {
			t.Errorf("%q is a link: %t", url, got)
		}
	}
}

// TestNotMarkup: characters that markup can't hold are refused with a message, wherever they stand.
func TestNotMarkup(t *testing.T) {
	for _, s := range []string{"a\x00b", "a\x1bb", "a\xffb", "a\ufffeb", "a\x0bb"} {
		for _, form := range []html.Form{html.FigureForm, html.ListForm, html.WeChatForm} {
			if file, err := html.Write(full(html.QuoteKind, s), form, look); err == nil || !strings.HasPrefix(err.Error(), "html: ") {
				t.Errorf("%q in %s: %v, %s", s, form, err, file)
			}
		}
		if _, err := html.WritePage(s, "", "a/", []html.Snippet{{}}); err == nil {
			t.Errorf("a page is called %q", s)
		}
	}
}

// TestVerifyRefuses: what is wrong in a file is found when it is read.
func TestVerifyRefuses(t *testing.T) {
	good := map[html.Form][]byte{}
	for _, form := range []html.Form{html.FigureForm, html.ListForm, html.WeChatForm} {
		good[form] = written(t, quote(), form)
	}
	for _, row := range []struct {
		form     html.Form
		old, new string
	}{
		{html.FigureForm, `src="../slide/work.png"`, `src="https://example.com/a.png"`},
		{html.FigureForm, `srcset="../slide/work.png 1920w"`, `srcset="//example.com/a.png 1920w"`},
		{html.FigureForm, `srcset="../slide/work.png 1920w"`, `srcset="../slide/work.png"`},
		{html.FigureForm, `loading="lazy"`, `onload="x()"`},
		{html.FigureForm, ` alt="`, ` data-alt="`},
		{html.FigureForm, ` width="1920"`, ``},
		{html.FigureForm, `type="application/ld+json"`, `type="module"`},
		{html.FigureForm, `<script type="application/ld+json">`, `<script>x()</script><script type="application/ld+json">`},
		{html.FigureForm, `不要渴望荣耀，\n要渴望工作。`, `不要`},
		{html.FigureForm, `埃隆·马斯克，SpaceX`, `某人`},
		{html.FigureForm, `href="https://`, `href="javascript://`},
		{html.FigureForm, `<picture>`, `<picture><!-- x -->`},
		{html.FigureForm, `</figure>`, ``},
		{html.FigureForm, `style="margin:0"`, `style="background:url(a.png)"`},
		{html.ListForm, `要渴望工作`, `要休息`},
		{html.ListForm, `<blockquote`, `<blockquote onclick="x"`},
		{html.ListForm, `cite="https:`, `cite="file:`},
		{html.ListForm, `lang="en"`, `lang="&#34;"`},
		{html.WeChatForm, `<span>`, `<span class="a">`},
		{html.WeChatForm, `</section></section>`, `<p><a href="https://example.com">a</a></p></section></section>`},
		{html.WeChatForm, `要渴望工作`, `要休息`},
	} {
		if !bytes.Contains(good[row.form], []byte(row.old)) {
			t.Errorf("%s: there is no %s in\n%s", row.form, row.old, good[row.form])
			continue
		}
		bad := bytes.Replace(good[row.form], []byte(row.old), []byte(row.new), 1)
		if err := html.Verify(bad, quote(), row.form); err == nil {
			t.Errorf("%s: %s in the place of %s is not found", row.form, row.new, row.old)
		}
	}
}

// FuzzWrite writes figures of whatever texts in every form, and reads them back.
func FuzzWrite(f *testing.F) {
	for _, s := range hostile {
		f.Add(s, "https://example.com/"+s)
	}
	f.Add("a\r\nb\x00", "mailto:a@b")
	f.Add(" ", "https://example.com/")
	f.Add("", "0")
	f.Fuzz(func(t *testing.T, s, url string) {
		for _, kind := range []html.Kind{html.QuoteKind, html.TimelineKind} {
			for _, form := range []html.Form{html.FigureForm, html.ListForm, html.WeChatForm} {
				figure := full(kind, s)
				figure.Quotes[0].Source.URL, figure.Events[0].URL = url, url
				if strings.TrimSpace(s) == "" {
					figure.Pages[0].Alt = "-"
				}
				file, err := html.Write(figure, form, look)
				if err != nil {
					if utf8.ValidString(s) && utf8.ValidString(url) && !strings.ContainsFunc(s+url, func(r rune) bool { return r < ' ' || r == 0xfffe || r == 0xffff }) {
						t.Fatalf("%q, %q: %v", s, url, err)
					}
					continue
				}
				if err := html.Verify(file, figure, form); err != nil {
					t.Fatalf("%q, %q: %v\n%s", s, url, err, file)
				}
			}
		}
	})
}
