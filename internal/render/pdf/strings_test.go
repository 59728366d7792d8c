package pdf

import (
	"bytes"
	"encoding/xml"
	"io"
	"strings"
	"testing"
	"unicode/utf8"
)

// seeds are strings that would be syntax if they could.
var seeds = []string{"", "plain", "(a) \\ <b> >> endobj", "字𠮷\U0010ffff", "\x00\r\n\t", "]]>&<!--\"'", "\xff\xfe broken", "%PDF", "\\101\\"}

// valid is s with what is no UTF-8 replaced.
func valid(s string) string { return string([]rune(s)) }

// FuzzTextString: a text string is one token and reads back as what was written.
func FuzzTextString(f *testing.F) {
	for _, s := range seeds {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		l := lexer{data: []byte(textString(s) + " /after")}
		v, err := l.value()
		b, ok := v.([]byte)
		if err != nil || !ok || !bytes.HasPrefix(b, []byte("\xfe\xff")) || decodeUTF16(b[2:]) != valid(s) {
			t.Fatalf("%q reads back as %v, %v", s, v, err)
		}
		if next, err := l.value(); next != nameValue("after") {
			t.Fatalf("%q goes on into %v, %v", s, next, err)
		}
	})
}

// FuzzByteString: the same of a string of bytes, and of an address, which besides is in printable ASCII.
func FuzzByteString(f *testing.F) {
	for _, s := range seeds {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		l := lexer{data: []byte(byteString(s) + " /after")}
		v, err := l.value()
		if b, ok := v.([]byte); err != nil || !ok || string(b) != s {
			t.Fatalf("%q reads back as %v, %v", s, v, err)
		}
		if next, err := l.value(); next != nameValue("after") {
			t.Fatalf("%q goes on into %v, %v", s, next, err)
		}
		l = lexer{data: []byte(address(s))}
		v, err = l.value()
		b, ok := v.([]byte)
		if err != nil || !ok || l.at != len(l.data) {
			t.Fatalf("address %q is %v, %v", s, v, err)
		}
		for _, c := range b {
			if c <= ' ' || c > '~' {
				t.Fatalf("address %q has the byte %#x", s, c)
			}
		}
	})
}

// FuzzXML: character data reads back as what was written, with what XML can't hold replaced.
func FuzzXML(f *testing.F) {
	for _, s := range seeds {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d := xml.NewDecoder(strings.NewReader("<a>" + escapeXML(s) + "</a>"))
		var said strings.Builder
		for {
			token, err := d.Token()
			if err == io.EOF {
				break
			}
			if err != nil {
				t.Fatalf("%q: %v", s, err)
			}
			switch token := token.(type) {
			case xml.CharData:
				said.Write(token)
			case xml.StartElement, xml.EndElement:
			default:
				t.Fatalf("%q makes %T", s, token)
			}
		}
		want := strings.Map(func(r rune) rune {
			if r < ' ' && r != '\t' && r != '\n' && r != '\r' || r == 0xfffe || r == 0xffff {
				return utf8.RuneError
			}
			return r
		}, s)
		if said.String() != valid(want) {
			t.Fatalf("%q reads back as %q", s, said.String())
		}
	})
}

func TestLanguage(t *testing.T) {
	for tag, want := range map[string]string{"zh-Hans": "(zh-Hans)", "": "", "a) /B": "", strings.Repeat("a", 100): ""} {
		if got, ok := language(tag); got != want || ok != (want != "") {
			t.Errorf("%q is %q", tag, got)
		}
	}
}

func TestNumbers(t *testing.T) {
	for _, row := range []struct {
		v      float64
		places int
		want   string
	}{{0, 4, "0"}, {-0.00001, 4, "0"}, {1.5, 4, "1.5"}, {100, 4, "100"}, {1.0 / 64, 4, "0.0156"}, {-2.25, 2, "-2.25"}, {1200, 0, "1200"}, {1e6, 3, "1000000"}} {
		if got := numbers(row.places, row.v); got != row.want {
			t.Errorf("%g is %s, not %s", row.v, got, row.want)
		}
	}
}
