package transcript

import (
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// jsonReader pulls values out of JSON one by one, with their places. encoding/json is not used because recognisers in Python
// write NaN, which is no JSON and which it refuses with the whole file, and because it does not tell where in an escaped text a word
// stands. Nothing is kept of what is passed over, so that memory does not grow with the file.
type jsonReader struct {
	text  string
	at    int
	depth int
	// fault says why reading ended, and faultAt where.
	fault   string
	faultAt int
}

// maxJSONDepth bounds nesting; the deepest transcripts have 6.
const maxJSONDepth = 64

func (j *jsonReader) fail(why string) bool {
	if j.fault == "" {
		j.fault, j.faultAt = why, j.at
	}
	return false
}

func (j *jsonReader) space() {
	for j.at < len(j.text) && isBlank(j.text[j.at]) {
		j.at++
	}
}

// peek returns the first byte of the next value, 0 at the end.
func (j *jsonReader) peek() byte {
	j.space()
	if j.at >= len(j.text) {
		return 0
	}
	return j.text[j.at]
}

// object calls visit for each key of an object, which must read the value. Anything that is no object is passed over.
func (j *jsonReader) object(visit func(key string) bool) bool {
	if j.peek() != '{' {
		return j.skip()
	}
	return j.items('}', func() bool {
		from, to, ok := j.str()
		if !ok {
			return false
		}
		if j.peek() != ':' {
			return j.fail("a colon is missing after a key")
		}
		j.at++
		return visit(j.text[from:to])
	})
}

// array calls visit for each value of an array, which must read it. Anything that is no array is passed over.
func (j *jsonReader) array(visit func() bool) bool {
	if j.peek() != '[' {
		return j.skip()
	}
	return j.items(']', visit)
}

func (j *jsonReader) items(closing byte, visit func() bool) bool {
	if j.depth++; j.depth > maxJSONDepth {
		return j.fail("it is nested too deep")
	}
	defer func() { j.depth-- }()
	j.at++
	if j.peek() == closing {
		j.at++
		return true
	}
	for {
		j.space()
		if !visit() {
			return false
		}
		switch c := j.peek(); c {
		case ',':
			if j.at++; j.peek() == closing { // a comma too many
				j.at++
				return true
			}
		case closing:
			j.at++
			return true
		case 0:
			return j.fail("it ends in the middle: the file was cut")
		default:
			return j.fail("a comma or a closing bracket is missing")
		}
	}
}

// str reads a string and returns the bytes between its quotes, escapes as they are.
func (j *jsonReader) str() (from, to int, ok bool) {
	if j.peek() != '"' {
		return 0, 0, j.fail("a text in quotation marks is missing")
	}
	from = j.at + 1
	for at := from; at < len(j.text); at++ {
		switch j.text[at] {
		case '"':
			j.at = at + 1
			return from, at, true
		case '\\':
			at++
		}
	}
	return 0, 0, j.fail("a text is not closed: the file was cut")
}

// stringOr reads a string; ok is false for any other value, which is passed over.
func (j *jsonReader) stringOr() (s Span, ok bool) {
	if j.peek() != '"' {
		j.skip()
		return Span{}, false
	}
	from, to, ok := j.str()
	return Span{from, to}, ok
}

// scalar reads a number, null, true, false or NaN and returns it as written, "" for a value that is none, which is passed over. A number
// in quotation marks comes without them.
func (j *jsonReader) scalar() string {
	switch c := j.peek(); c {
	case '"':
		from, to, _ := j.str()
		return j.text[from:to]
	case '{', '[':
		j.skip()
		return ""
	}
	from := j.at
	for j.at < len(j.text) && strings.IndexByte(",]}:\" \t\r\n", j.text[j.at]) < 0 {
		j.at++
	}
	if from == j.at {
		j.fail("a value is missing")
	}
	return j.text[from:j.at]
}

// skip passes over a value.
func (j *jsonReader) skip() bool {
	switch j.peek() {
	case '{':
		return j.object(func(string) bool { return j.skip() })
	case '[':
		return j.array(j.skip)
	case '"':
		_, _, ok := j.str()
		return ok
	}
	j.scalar()
	return j.fault == ""
}

// unescape makes runs of the bytes of a JSON text: copies, and one for each escape.
func (b *builder) unescape(from, to int, time Clock) []run {
	src := b.t.Source
	if strings.IndexByte(src[from:to], '\\') < 0 {
		return []run{{from: from, to: to, time: time}}
	}
	var runs []run
	start := from
	for i := from; i < to; {
		if src[i] != '\\' {
			i++
			continue
		}
		if start < i {
			runs = append(runs, run{from: start, to: i, time: time})
		}
		as, size := jsonEscape(src[i:to])
		runs = append(runs, run{from: i, to: i + size, as: as, time: time})
		i += size
		start = i
	}
	if start < to {
		runs = append(runs, run{from: start, to: to, time: time})
	}
	return runs
}

// jsonEscape returns what an escape stands for (RFC 8259, section 7) and how long it is. Half of a surrogate pair is U+FFFD.
func jsonEscape(s string) (as string, size int) {
	if len(s) < 2 {
		return "\uFFFD", len(s)
	}
	switch s[1] {
	case 'n', 'r', 't', 'b', 'f':
		return " ", 2
	case 'u':
		c, ok := hex4(s[2:])
		if !ok {
			return "\uFFFD", min(len(s), 2)
		}
		if !utf16.IsSurrogate(c) {
			return string(c), 6
		}
		if len(s) >= 12 && s[6] == '\\' && s[7] == 'u' {
			if low, ok := hex4(s[8:]); ok {
				if whole := utf16.DecodeRune(c, low); whole != utf8.RuneError {
					return string(whole), 12
				}
			}
		}
		return "\uFFFD", 6
	}
	_, n := utf8.DecodeRuneInString(s[1:])
	return s[1 : 1+n], 1 + n
}

func hex4(s string) (rune, bool) {
	if len(s) < 4 {
		return 0, false
	}
	var n rune
	for i := range 4 {
		c := s[i]
		switch {
		case c >= '0' && c <= '9':
			n = n<<4 | rune(c-'0')
		case c|0x20 >= 'a' && c|0x20 <= 'f':
			n = n<<4 | rune(c|0x20-'a'+10)
		default:
			return 0, false
		}
	}
	return n, true
}
