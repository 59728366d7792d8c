package source

import (
	"fmt"
	"strings"
	"unicode"
)

// DoubleQuoted writes a text in double quotes, with the escapes that YAML and JSON share, on one line. Characters that nobody sees are escaped.
func DoubleQuoted(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\t':
			b.WriteString(`\t`)
		case r <= 0xFFFF && r != ' ' && !unicode.IsPrint(r) && !unicode.In(r, unicode.Zs):
			fmt.Fprintf(&b, `\u%04X`, r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}
