package pdftext

import "math"

// The objects of a PDF (ISO 32000-1, 7.3): nil for null, bool, float64 for numbers, name, str, array, dict, ref, *stream; in content streams
// and CMaps operators as well.
type (
	object any
	name   string
	str    string
	array  []object
	dict   map[name]object
	ref    struct{ number, generation int }
	// stream is a dictionary with the bytes that stand behind it, as they stand in the file.
	stream struct {
		dict dict
		raw  []byte
	}
	operator string
)

// closer ends an array or a dictionary; the reader of these takes it.
type closer byte

const (
	// deepest bounds how arrays and dictionaries nest.
	deepest = 48
	// longestToken bounds names and operators, in bytes.
	longestToken = 512
	// mostParts is how many objects one may have in it.
	mostParts = 1 << 20
)

// lexer reads objects from bytes. At the end of them it returns false.
type lexer struct {
	data []byte
	at   int
	// refs is true where 12 0 R names another object: in files and not in content streams.
	refs bool
	// left is how many objects the one that is being read may still have in it.
	left int
}

func isSpace(c byte) bool {
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0
}

func isDelimiter(c byte) bool {
	switch c {
	case '(', ')', '<', '>', '[', ']', '{', '}', '/', '%':
		return true
	}
	return false
}

// skip passes over white space and comments.
func (l *lexer) skip() {
	for l.at < len(l.data) {
		switch c := l.data[l.at]; {
		case isSpace(c):
			l.at++
		case c == '%':
			for l.at < len(l.data) && l.data[l.at] != '\n' && l.data[l.at] != '\r' {
				l.at++
			}
		default:
			return
		}
	}
}

// next reads one object or operator.
func (l *lexer) next() (object, bool) {
	l.left = mostParts
	return l.object(0)
}

func (l *lexer) object(depth int) (object, bool) {
	l.skip()
	if l.left--; l.at >= len(l.data) || depth > deepest || l.left < 0 {
		return nil, false
	}
	switch c := l.data[l.at]; c {
	case '/':
		l.at++
		return name(l.token(true)), true
	case '(':
		return l.literal(), true
	case '[':
		l.at++
		return l.array(depth), true
	case '<':
		if l.at+1 < len(l.data) && l.data[l.at+1] == '<' {
			l.at += 2
			return l.dict(depth), true
		}
		return l.hexadecimal(), true
	case ']':
		l.at++
		return closer(']'), true
	case '>':
		l.at++
		if l.at < len(l.data) && l.data[l.at] == '>' {
			l.at++
		}
		return closer('>'), true
	case ')', '{', '}':
		l.at++
		return operator(c), true
	}
	from := l.at
	word := l.token(false)
	if n, is := number(word); is {
		if l.refs {
			if r, is := l.reference(n); is {
				return r, true
			}
		}
		return n, true
	}
	switch word {
	case "true":
		return true, true
	case "false":
		return false, true
	case "null":
		return nil, true
	}
	if l.at == from {
		l.at++
	}
	return operator(word), true
}

// token reads the letters of a name or word; in names #20 is a space.
func (l *lexer) token(isName bool) string {
	var b []byte
	for l.at < len(l.data) && !isSpace(l.data[l.at]) && !isDelimiter(l.data[l.at]) {
		c := l.data[l.at]
		if isName && c == '#' && l.at+2 < len(l.data) && hexDigit(l.data[l.at+1]) >= 0 && hexDigit(l.data[l.at+2]) >= 0 {
			c = byte(hexDigit(l.data[l.at+1])<<4 | hexDigit(l.data[l.at+2]))
			l.at += 2
		}
		l.at++
		if len(b) < longestToken {
			b = append(b, c)
		}
	}
	return string(b)
}

// number reads an integer or real; what programs write wrongly (--5, 1.2.3) is no number.
func number(s string) (float64, bool) {
	if s == "" || len(s) > 40 {
		return 0, false
	}
	i, sign := 0, 1.0
	if s[0] == '-' || s[0] == '+' {
		if i = 1; s[0] == '-' {
			sign = -1
		}
	}
	whole, part, digits, dot := 0.0, 1.0, 0, false
	for ; i < len(s); i++ {
		switch c := s[i]; {
		case c >= '0' && c <= '9':
			digits++
			if whole = whole*10 + float64(c-'0'); dot {
				part *= 10
			}
		case c == '.' && !dot:
			dot = true
		default:
			return 0, false
		}
	}
	return sign * whole / part, digits > 0
}

// reference reads the rest of 12 0 R; l stays where it is when there is none.
func (l *lexer) reference(n float64) (ref, bool) {
	back := l.at
	if n < 0 || n > maxObject || n != math.Trunc(n) {
		return ref{}, false
	}
	l.skip()
	g, is := number(l.token(false))
	if is && g >= 0 && g <= 65535 && g == math.Trunc(g) {
		l.skip()
		if l.at < len(l.data) && l.data[l.at] == 'R' && (l.at+1 == len(l.data) || isSpace(l.data[l.at+1]) || isDelimiter(l.data[l.at+1])) {
			l.at++
			return ref{int(n), int(g)}, true
		}
	}
	l.at = back
	return ref{}, false
}

func (l *lexer) array(depth int) array {
	var a array
	for {
		o, ok := l.object(depth + 1)
		if !ok {
			return a
		}
		switch o := o.(type) {
		case closer:
			return a
		case operator:
			if o == "endobj" || o == "endstream" {
				return a // it was never closed
			}
		default:
			a = append(a, o)
		}
	}
}

func (l *lexer) dict(depth int) dict {
	d := dict{}
	for {
		key, ok := l.object(depth + 1)
		if !ok {
			return d
		}
		k, is := key.(name)
		if !is {
			if _, end := key.(closer); end || key == operator("endobj") || key == operator("stream") {
				return d
			}
			continue
		}
		value, ok := l.object(depth + 1)
		if !ok {
			return d
		}
		switch value.(type) {
		case closer:
			return d
		case operator:
			continue
		}
		d[k] = value
	}
}
