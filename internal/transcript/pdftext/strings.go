package pdftext

import (
	"strings"
	"unicode/utf16"

	"golang.org/x/text/encoding/charmap"
)

func hexDigit(c byte) int {
	switch {
	case c >= '0' && c <= '9':
		return int(c - '0')
	case c|0x20 >= 'a' && c|0x20 <= 'f':
		return int(c|0x20-'a') + 10
	}
	return -1
}

// hexadecimal reads <48656C>.
func (l *lexer) hexadecimal() str {
	l.at++
	var b []byte
	high := -1
	for ; l.at < len(l.data); l.at++ {
		c := l.data[l.at]
		if c == '>' {
			l.at++
			break
		}
		switch d := hexDigit(c); {
		case d < 0:
		case high < 0:
			high = d
		default:
			b, high = append(b, byte(high<<4|d)), -1
		}
	}
	if high >= 0 {
		b = append(b, byte(high<<4))
	}
	return str(b)
}

// literal reads (Hello \(world\)).
func (l *lexer) literal() str {
	l.at++
	var b []byte
	for depth := 1; l.at < len(l.data); l.at++ {
		switch c := l.data[l.at]; c {
		case '(':
			depth++
			b = append(b, c)
		case ')':
			if depth--; depth == 0 {
				l.at++
				return str(b)
			}
			b = append(b, c)
		case '\\':
			b = l.escape(b)
		default:
			b = append(b, c)
		}
	}
	return str(b)
}

// escape reads what follows a backslash, and leaves l at its last byte.
func (l *lexer) escape(b []byte) []byte {
	if l.at+1 >= len(l.data) {
		return b // the file ends behind the backslash
	}
	l.at++
	switch c := l.data[l.at]; c {
	case 'n':
		return append(b, '\n')
	case 'r':
		return append(b, '\r')
	case 't':
		return append(b, '\t')
	case 'b':
		return append(b, '\b')
	case 'f':
		return append(b, '\f')
	case '\r':
		if l.at+1 < len(l.data) && l.data[l.at+1] == '\n' {
			l.at++
		}
		return b
	case '\n':
		return b
	default:
		if c < '0' || c > '7' {
			return append(b, c)
		}
		n := 0
		for k := 0; k < 3 && l.at < len(l.data) && l.data[l.at] >= '0' && l.data[l.at] <= '7'; k++ {
			n = n<<3 | int(l.data[l.at]-'0')
			l.at++
		}
		l.at--
		return append(b, byte(n))
	}
}

// textString reads a string that is text: UTF-16 or UTF-8 with its mark, else PDFDocEncoding, of which Windows-1252 has what occurs.
func textString(s str) string {
	switch {
	case strings.HasPrefix(string(s), "\xFE\xFF"):
		return utf16Text(s[2:])
	case strings.HasPrefix(string(s), "\xEF\xBB\xBF"):
		return strings.ToValidUTF8(string(s[3:]), "\uFFFD")
	}
	text, err := charmap.Windows1252.NewDecoder().String(string(s))
	if err != nil {
		return ""
	}
	return text
}

// utf16Text reads UTF-16 with the high byte first.
func utf16Text(s str) string {
	units := make([]uint16, 0, len(s)/2)
	for i := 0; i+1 < len(s); i += 2 {
		units = append(units, uint16(s[i])<<8|uint16(s[i+1]))
	}
	return string(utf16.Decode(units))
}
