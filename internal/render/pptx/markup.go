package pptx

import (
	"bytes"
	"strconv"
	"strings"
)

// Writing XML: elements that are opened are closed in order, and everything that comes from outside is escaped here.

// markup is a document, or a piece of one, in the making.
type markup struct {
	bytes.Buffer
	open []string
}

// declaration begins every part.
const declaration = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

// The namespaces of all parts (ECMA-376-1, annex A; ECMA-376-2 for packages).
const (
	nsA            = "http://schemas.openxmlformats.org/drawingml/2006/main"
	nsP            = "http://schemas.openxmlformats.org/presentationml/2006/main"
	nsR            = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	nsContentTypes = "http://schemas.openxmlformats.org/package/2006/content-types"
	nsRelations    = "http://schemas.openxmlformats.org/package/2006/relationships"
	nsCore         = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
	nsExtended     = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
	nsDC           = "http://purl.org/dc/elements/1.1/"
	nsDecorative   = "http://schemas.microsoft.com/office/drawing/2017/decorative"
)

// part starts a part whose root has the namespaces of DrawingML, relationships and PresentationML.
func part(root string, attrs ...string) *markup {
	m := new(markup)
	m.WriteString(declaration)
	m.start(root, append([]string{"xmlns:a", nsA, "xmlns:r", nsR, "xmlns:p", nsP}, attrs...)...)
	return m
}

// start opens an element; attrs are names and values in turn.
func (m *markup) start(name string, attrs ...string) {
	m.tag(name, attrs)
	m.WriteByte('>')
	m.open = append(m.open, name)
}

// end closes the innermost n elements.
func (m *markup) end(n int) {
	for ; n > 0; n-- {
		last := len(m.open) - 1
		m.WriteString("</")
		m.WriteString(m.open[last])
		m.WriteByte('>')
		m.open = m.open[:last]
	}
}

// empty writes an element without content.
func (m *markup) empty(name string, attrs ...string) {
	m.tag(name, attrs)
	m.WriteString("/>")
}

// text writes an element that holds only text.
func (m *markup) text(name, content string, attrs ...string) {
	m.tag(name, attrs)
	m.WriteByte('>')
	escape(&m.Buffer, content)
	m.WriteString("</")
	m.WriteString(name)
	m.WriteByte('>')
}

func (m *markup) tag(name string, attrs []string) {
	m.WriteByte('<')
	m.WriteString(name)
	for i := 0; i+1 < len(attrs); i += 2 {
		m.WriteByte(' ')
		m.WriteString(attrs[i])
		m.WriteString(`="`)
		escape(&m.Buffer, attrs[i+1])
		m.WriteByte('"')
	}
}

// done closes what is open and returns the part.
func (m *markup) done() []byte {
	m.end(len(m.open))
	return m.Bytes()
}

// escape writes s as the content of an element or of an attribute in double quotes. What XML 1.0 forbids (§2.2, Char) is left
// out, and so is what is no UTF-8: such characters have no glyph and would make the file unreadable.
func escape(b *bytes.Buffer, s string) {
	for _, r := range strings.ToValidUTF8(s, "") {
		switch {
		case r == '&':
			b.WriteString("&amp;")
		case r == '<':
			b.WriteString("&lt;")
		case r == '>':
			b.WriteString("&gt;")
		case r == '"':
			b.WriteString("&quot;")
		case r == '\t' || r == '\n' || r == '\r':
			// As references they survive the normalising of attributes and of line ends (§3.3.3, §2.11).
			b.WriteString("&#" + strconv.Itoa(int(r)) + ";")
		case allowed(r):
			b.WriteRune(r)
		}
	}
}

// allowed reports whether XML 1.0 allows the character (§2.2).
func allowed(r rune) bool {
	return r >= 0x20 && r <= 0xD7FF || r >= 0xE000 && r <= 0xFFFD || r >= 0x10000 && r <= 0x10FFFF || r == '\t' || r == '\n' || r == '\r'
}

// clean returns s without what escape leaves out.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
		if allowed(r) {
			return r
		}
		return -1
	}, strings.ToValidUTF8(s, ""))
}

// number writes an integer as the value of an attribute.
func number[T int | int64](v T) string { return strconv.FormatInt(int64(v), 10) }
