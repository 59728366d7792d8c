package pptx

import (
	"bytes"
	"encoding/xml"
	"strings"
	"testing"

	"cards/internal/scene"
)

// TestEscape: what XML keeps for itself is escaped, what it forbids is left out, everything else stays.
func TestEscape(t *testing.T) {
	for in, want := range map[string]string{
		`a & b < c > d "e"`:            `a &amp; b &lt; c &gt; d &quot;e&quot;`,
		"]]>":                          "]]&gt;",
		"tab\tline\nreturn\r":          "tab&#9;line&#10;return&#13;",
		"\x00a\x01b\x0bc\x1fd":         "abcd",
		"\ufffe\uffff\ufdd0":           "\ufdd0",
		"bad\xff\xc3utf":               "badutf",
		"\U00020BB7\u91CE\u5BB6\u200D": "\U00020BB7\u91CE\u5BB6\u200D",
	} {
		var b bytes.Buffer
		if escape(&b, in); b.String() != want {
			t.Errorf("%q is written %q, want %q", in, b.String(), want)
		}
	}
}

// TestMarkup: elements close in the order in which they were opened.
func TestMarkup(t *testing.T) {
	m := part("p:sld")
	m.start("p:a", "x", `"1"`)
	m.empty("p:b")
	m.text("p:c", "<d>")
	got := string(m.done())
	if want := `<p:a x="&quot;1&quot;"><p:b/><p:c>&lt;d&gt;</p:c></p:a></p:sld>`; !strings.HasSuffix(got, want) {
		t.Errorf("%s, want %s at the end", got, want)
	}
}

// FuzzText: whatever a deck says comes back as it was, but for what XML forbids, and no text makes the file unreadable.
func FuzzText(f *testing.F) {
	corpus(f, "texts")
	page := &scene.Page{Width: 160, Height: 90, Ground: ground}
	f.Fuzz(func(t *testing.T, data []byte) {
		text := string(data)
		doc := &Document{Title: text, Lang: text, Width: 160, Height: 90, Slides: []Slide{{Scene: page, Title: text, Name: text, Notes: text}},
			Theme: Theme{Name: text, Major: Fonts{Latin: text}}, Names: map[string]string{"quote": text, "title": text}}
		var b bytes.Buffer
		if err := Encode(&b, doc); err != nil {
			t.Fatal(err)
		}
		got, err := Read(b.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		want := strings.ReplaceAll(clean(text), "\r\n", "\n")
		if got.Slides[0].Notes != want {
			t.Errorf("the notes %q became %q", want, got.Slides[0].Notes)
		}
		if title := flatText(clean(text)); got.Slides[0].Title != title {
			t.Errorf("the title %q became %q", title, got.Slides[0].Title)
		}
		var attribute struct {
			V string `xml:"v,attr"`
		}
		m := new(markup)
		m.empty("a", "v", text)
		if err := xml.Unmarshal(m.Bytes(), &attribute); err != nil || attribute.V != clean(text) {
			t.Errorf("the attribute %q became %q: %v", text, attribute.V, err)
		}
	})
}
