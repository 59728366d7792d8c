package xmp

import (
	"bytes"
	"encoding/xml"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// The names as they stand in the standards, apart from the prefixes that the packet gives them.
const (
	rdf       = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
	dc        = "http://purl.org/dc/elements/1.1/"
	basic     = "http://ns.adobe.com/xap/1.0/"
	photoshop = "http://ns.adobe.com/photoshop/1.0/"
	iptc      = "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/"
)

// property is a property as a reader finds it: one text, or items of a list in order.
type property struct {
	kind  string // "", Alt, Seq, Bag
	items []Text
}

// read parses a packet as XML and returns its properties by namespace and name.
func read(t testing.TB, packet []byte) map[xml.Name]property {
	t.Helper()
	if !utf8.Valid(packet) {
		t.Fatal("the packet isn't UTF-8")
	}
	const head, foot = "<?xpacket begin=\"\xef\xbb\xbf\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>", "<?xpacket end=\"r\"?>"
	if !bytes.HasPrefix(packet, []byte(head)) || !bytes.HasSuffix(packet, []byte(foot)) || bytes.Count(packet, []byte("<?xpacket")) != 2 {
		t.Fatalf("the wrapper is not one: %q", packet)
	}
	var doc struct {
		XMLName xml.Name `xml:"adobe:ns:meta/ xmpmeta"`
		RDF     struct {
			Description []struct {
				About      string `xml:"about,attr"`
				Properties []struct {
					XMLName xml.Name
					Text    string `xml:",chardata"`
					Lists   []struct {
						XMLName xml.Name
						Items   []struct {
							Lang  string `xml:"http://www.w3.org/XML/1998/namespace lang,attr"`
							Value string `xml:",chardata"`
						} `xml:"http://www.w3.org/1999/02/22-rdf-syntax-ns# li"`
					} `xml:",any"`
				} `xml:",any"`
			} `xml:"http://www.w3.org/1999/02/22-rdf-syntax-ns# Description"`
		} `xml:"http://www.w3.org/1999/02/22-rdf-syntax-ns# RDF"`
	}
	if err := xml.Unmarshal(packet, &doc); err != nil {
		t.Fatalf("%v in %q", err, packet)
	}
	if len(doc.RDF.Description) != 1 || doc.RDF.Description[0].About != "" {
		t.Fatalf("descriptions are %+v", doc.RDF.Description)
	}
	out := map[xml.Name]property{}
	for _, p := range doc.RDF.Description[0].Properties {
		if _, twice := out[p.XMLName]; twice {
			t.Fatalf("%v is there twice", p.XMLName)
		}
		switch len(p.Lists) {
		case 0:
			out[p.XMLName] = property{"", []Text{{"", p.Text}}}
		case 1:
			found := property{kind: p.Lists[0].XMLName.Local}
			if p.Lists[0].XMLName.Space != rdf || strings.TrimSpace(p.Text) != "" || len(p.Lists[0].Items) == 0 {
				t.Fatalf("%v is %+v", p.XMLName, p)
			}
			for _, i := range p.Lists[0].Items {
				found.items = append(found.items, Text{i.Lang, i.Value})
			}
			out[p.XMLName] = found
		default:
			t.Fatalf("%v has %d lists", p.XMLName, len(p.Lists))
		}
	}
	return out
}

// full is a packet with all that there is.
var full = Packet{
	Title:       []Text{{"zh-Hans", "有用集：第3张"}, {"en", "Useful things, card 3"}},
	Description: []Text{{"zh-Hans", "一句话 & <两句>\n第二行"}},
	Alt:         []Text{{"zh-Hans", "深色底上的一句引语：“多行不义必自毙”。"}, {"en", "A quote on a dark ground."}},
	Rights:      []Text{{"en", "© 2026 A & B"}},
	Creators:    []string{"左丘明", "Second"},
	Languages:   []string{"zh-Hans", "en"},
	Source:      "《左传》隐公元年",
	Credit:      "Photograph: “C”",
}

func TestPacket(t *testing.T) {
	want := map[xml.Name]property{
		{Space: dc, Local: "title"}:                  {"Alt", []Text{{"x-default", "有用集：第3张"}, {"zh-Hans", "有用集：第3张"}, {"en", "Useful things, card 3"}}},
		{Space: dc, Local: "description"}:            {"Alt", []Text{{"x-default", "一句话 & <两句>\n第二行"}, {"zh-Hans", "一句话 & <两句>\n第二行"}}},
		{Space: iptc, Local: "AltTextAccessibility"}: {"Alt", []Text{{"x-default", full.Alt[0].Value}, full.Alt[0], full.Alt[1]}},
		{Space: dc, Local: "rights"}:                 {"Alt", []Text{{"x-default", "© 2026 A & B"}, {"en", "© 2026 A & B"}}},
		{Space: dc, Local: "creator"}:                {"Seq", []Text{{"", "左丘明"}, {"", "Second"}}},
		{Space: dc, Local: "language"}:               {"Bag", []Text{{"", "zh-Hans"}, {"", "en"}}},
		{Space: dc, Local: "source"}:                 {"", []Text{{"", "《左传》隐公元年"}}},
		{Space: photoshop, Local: "Credit"}:          {"", []Text{{"", "Photograph: “C”"}}},
		{Space: basic, Local: "CreatorTool"}:         {"", []Text{{"", "cards"}}},
	}
	if got := read(t, full.Bytes()); !reflect.DeepEqual(got, want) {
		t.Errorf("properties are\n%+v, want\n%+v", got, want)
	}
	if !bytes.Equal(full.Bytes(), full.Bytes()) {
		t.Error("the same packet comes out otherwise")
	}
}

// What is missing leaves no trace.
func TestNothing(t *testing.T) {
	for name, p := range map[string]Packet{
		"zero":     {},
		"empty":    {Title: []Text{{"en", ""}}, Creators: []string{""}, Languages: []string{"", "中文", "en_US", "-en", "en-", "12-en", "abcdefghi"}},
		"controls": {Alt: []Text{{"en", "\x00\x1b"}, {"", "\uffff"}}, Source: "\xff", Credit: "\x01"},
	} {
		if got := read(t, p.Bytes()); len(got) != 1 || got[xml.Name{Space: basic, Local: "CreatorTool"}].items[0].Value != "cards" {
			t.Errorf("%s: properties are %+v", name, got)
		}
	}
}

func TestLanguages(t *testing.T) {
	for _, tt := range []struct {
		name        string
		texts, want []Text
	}{
		{"none", []Text{{"", "a"}}, []Text{{"x-default", "a"}}},
		{"no tag", []Text{{"\"><evil>", "a"}}, []Text{{"x-default", "a"}}},
		{"twice", []Text{{"zh-Hant", "a"}, {"ZH-hant", "b"}, {"zh", "c"}}, []Text{{"x-default", "a"}, {"zh-Hant", "a"}, {"zh", "c"}}},
		{"default by name", []Text{{"x-default", "a"}, {"en", "b"}}, []Text{{"x-default", "a"}, {"en", "b"}}},
		{"second without", []Text{{"en", "a"}, {"", "b"}, {"ja", "c"}}, []Text{{"x-default", "a"}, {"en", "a"}, {"ja", "c"}}},
		{"first empty", []Text{{"en", ""}, {"de-Latn-DE-1996", "b"}}, []Text{{"x-default", "b"}, {"de-Latn-DE-1996", "b"}}},
	} {
		got := read(t, Packet{Title: tt.texts}.Bytes())[xml.Name{Space: dc, Local: "title"}].items
		if !slices.Equal(got, tt.want) {
			t.Errorf("%s: %+v, want %+v", tt.name, got, tt.want)
		}
	}
	got := read(t, Packet{Languages: []string{"ja", "JA", "ko"}}.Bytes())[xml.Name{Space: dc, Local: "language"}].items
	if want := []Text{{"", "ja"}, {"", "ko"}}; !slices.Equal(got, want) {
		t.Errorf("dc:language is %+v, want %+v", got, want)
	}
}

// held is what XML can hold of a text, character by character (XML 1.0, production 2).
func held(s string) string {
	var b strings.Builder
	for len(s) > 0 {
		r, n := utf8.DecodeRuneInString(s)
		broken := r == utf8.RuneError && n == 1
		if !broken && (r == 0x9 || r == 0xa || r == 0xd || r >= 0x20 && r <= 0xd7ff || r >= 0xe000 && r <= 0xfffd || r >= 0x10000 && r <= 0x10ffff) {
			b.WriteString(s[:n])
		}
		s = s[n:]
	}
	return b.String()
}

// Whatever is put in, the packet is XML and says it again.
func FuzzPacket(f *testing.F) {
	f.Add("a", "en", "b & <c>", "]]>", "zh-Hans")
	f.Add("line\r\nline\ttab", "x-default", "<?xpacket end='w'?>", "\x00\ufffe𠮷", "")
	f.Add("\xed\xa0\x80\xff", "e\x00", " space ", "\u2028\u0085", "-")
	f.Add("<!-- --> &#0; &lt;", "i-klingon", "<![CDATA[", "\ufeff", "EN")
	f.Fuzz(func(t *testing.T, a, lang, b, c, other string) {
		p := Packet{
			Title: []Text{{lang, a}, {other, b}}, Description: []Text{{other, b}}, Alt: []Text{{lang, c}}, Rights: []Text{{"", a}},
			Creators: []string{b, c}, Languages: []string{lang, other}, Source: c, Credit: a,
		}
		packet := p.Bytes()
		if !bytes.Equal(packet, p.Bytes()) {
			t.Fatal("the same packet comes out otherwise")
		}
		got := read(t, packet)
		first := func(space, name string) string {
			if items := got[xml.Name{Space: space, Local: name}].items; len(items) > 0 {
				return items[0].Value
			}
			return ""
		}
		title := held(a)
		if title == "" {
			title = held(b)
		}
		creator := held(b)
		if creator == "" {
			creator = held(c)
		}
		for _, tt := range []struct{ name, got, want string }{
			{"title", first(dc, "title"), title},
			{"description", first(dc, "description"), held(b)},
			{"alt", first(iptc, "AltTextAccessibility"), held(c)},
			{"rights", first(dc, "rights"), held(a)},
			{"creator", first(dc, "creator"), creator},
			{"source", first(dc, "source"), held(c)},
			{"credit", first(photoshop, "Credit"), held(a)},
		} {
			if tt.got != tt.want {
				t.Errorf("%s is %q, want %q", tt.name, tt.got, tt.want)
			}
		}
		for name, p := range got {
			seen := map[string]bool{}
			for i, item := range p.items {
				if p.kind == "Alt" && (i == 0) != (item.Lang == "x-default") || p.kind == "Alt" && seen[strings.ToLower(item.Lang)] {
					t.Errorf("%v has the languages %+v", name, p.items)
				}
				seen[strings.ToLower(item.Lang)] = true
			}
		}
	})
}

// Another reader agrees: ExifTool, which knows the names of the standards.
func TestExifTool(t *testing.T) {
	tool, err := exec.LookPath("exiftool")
	if err != nil {
		t.Skip("exiftool is not here")
	}
	name := filepath.Join(t.TempDir(), "card.xmp")
	if err := os.WriteFile(name, full.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	tags := [][2]string{
		{"XMP-dc:Title", "有用集：第3张"},
		{"XMP-dc:Title-en", "Useful things, card 3"},
		{"XMP-dc:Description", "一句话 & <两句>\n第二行"},
		{"XMP-dc:Creator", "左丘明, Second"},
		{"XMP-dc:Language", "zh-Hans, en"},
		{"XMP-dc:Source", "《左传》隐公元年"},
		{"XMP-dc:Rights", "© 2026 A & B"},
		{"XMP-iptcCore:AltTextAccessibility", full.Alt[0].Value},
		{"XMP-iptcCore:AltTextAccessibility-en", "A quote on a dark ground."},
		{"XMP-photoshop:Credit", "Photograph: “C”"},
		{"XMP-xmp:CreatorTool", "cards"},
		{"Validate", "OK"},
	}
	var format, want []string
	for _, tag := range tags {
		format, want = append(format, tag[0]+"=${"+tag[0]+"}"), append(want, tag[0]+"="+tag[1])
	}
	out, err := exec.Command(tool, "-charset", "utf8", "-p", strings.Join(format, "\n"), name).CombinedOutput()
	if got := strings.Fields(string(out)); err != nil || !slices.Equal(got, strings.Fields(strings.Join(want, "\n"))) {
		t.Errorf("it reads %v\n%s\nwant\n%s", err, out, strings.Join(want, "\n"))
	}
}
