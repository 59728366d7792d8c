package pdf

import (
	"fmt"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// This room writes what people wrote into a file, so that no character of it can be taken for syntax.

// textString returns s as a text string (ISO 32000-1, 7.9.2.2): UTF-16 with a byte order mark, in hexadecimal, so that nothing
// in it needs an escape. Bytes that are no UTF-8 become U+FFFD.
func textString(s string) string {
	var b strings.Builder
	b.Grow(6 + 4*len(s))
	b.WriteString("<FEFF")
	for _, u := range utf16.Encode([]rune(s)) {
		fmt.Fprintf(&b, "%04X", u)
	}
	b.WriteByte('>')
	return b.String()
}

// byteString returns s as a literal string of its bytes (7.3.4.2).
func byteString(s string) string {
	b := []byte{'('}
	for i := range len(s) {
		switch c := s[i]; {
		case c == '(' || c == ')' || c == '\\':
			b = append(b, '\\', c)
		case c < ' ' || c > '~':
			b = fmt.Appendf(b, "\\%03o", c)
		default:
			b = append(b, c)
		}
	}
	return string(append(b, ')'))
}

// address returns a URL in the form that a link asks for: 7 bits (12.6.4.7). Other characters are written as percent escapes of
// their UTF-8 (RFC 3986, 2.1).
func address(url string) string {
	var b []byte
	for i := range len(url) {
		if c := url[i]; c <= ' ' || c > '~' {
			b = fmt.Appendf(b, "%%%02X", c)
		} else {
			b = append(b, c)
		}
	}
	return byteString(string(b))
}

// language returns a language tag as a string, and whether there is one worth writing.
func language(tag string) (string, bool) {
	if tag == "" || len(tag) > 99 {
		return "", false
	}
	for i := range len(tag) {
		c := tag[i]
		if c != '-' && (c < '0' || c > '9') && (c < 'A' || c > 'Z') && (c < 'a' || c > 'z') {
			return "", false
		}
	}
	return byteString(tag), true
}

// escapeXML returns s as character data of XML 1.0. Characters that XML can't hold (2.2) become U+FFFD.
func escapeXML(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case r == '&':
			b.WriteString("&amp;")
		case r == '<':
			b.WriteString("&lt;")
		case r == '>':
			b.WriteString("&gt;")
		case r == '"':
			b.WriteString("&quot;")
		case r == '\r':
			b.WriteString("&#13;") // a parser would make a line feed of it
		case r == '\t' || r == '\n' || r >= ' ' && r != 0xfffe && r != 0xffff:
			b.WriteRune(r)
		default:
			b.WriteRune(utf8.RuneError)
		}
	}
	return b.String()
}
