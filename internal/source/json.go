package source

import (
	"encoding/json"
	"fmt"
	"strings"
	"unicode/utf8"
)

// readJSON reads a JSON deck strictly as RFC 8259 has it, with positions. Numbers, true and false are kept
// as the text that was written. A syntax error ends the reading: in JSON, unlike YAML, nothing says where
// the next item starts.
func (r *reader) readJSON(text string) *Node {
	if strings.TrimLeft(text, " \t\n") == "" {
		return nil
	}
	j := &jsonReader{r: r, text: text, line: 1, column: 1}
	j.space()
	root := j.value(0)
	if root == nil {
		return nil
	}
	if j.space(); j.at < len(j.text) {
		what := "the deck"
		if r.foreign {
			what = "the JSON"
		}
		j.fail("json-rest", "delete it, or check the brackets above", "%s has ended, and %s stands after it", what, j.here())
	}
	r.checkScalars(root)
	return root
}

// jsonReader is a place in a JSON text.
type jsonReader struct {
	r    *reader
	text string
	at   int
	// line counts from 1; lineStart is the byte that it starts at.
	line, lineStart int
	// counted is the byte up to which characters of the line were counted last, and column what stands there: a deck on
	// one line would otherwise be counted from its start for every value.
	counted, column int
}

// columnHere returns the column of the current place, counting on from the last one.
func (j *jsonReader) columnHere() int {
	if j.counted < j.lineStart || j.counted > j.at {
		j.counted, j.column = j.lineStart, 1
	}
	j.column += utf8.RuneCountInString(j.text[j.counted:j.at])
	j.counted = j.at
	return j.column
}

// node returns a Node of the current place.
func (j *jsonReader) node(kind Kind) *Node {
	return &Node{Kind: kind, Pos: j.r.at(j.line, j.columnHere())}
}

// fail tells an error at the current place.
func (j *jsonReader) fail(code, hint, format string, args ...any) {
	j.r.list.Errorf(j.node(Scalar).Pos, code, hint, format, args...)
}

// here names what stands at the current place.
func (j *jsonReader) here() string {
	if j.at >= len(j.text) {
		return "the end of the file"
	}
	c, _ := utf8.DecodeRuneInString(j.text[j.at:])
	if c >= 0x80 {
		return fmt.Sprintf("%c (U+%04X)", c, c)
	}
	return string(c)
}

func (j *jsonReader) space() {
	for j.at < len(j.text) {
		switch j.text[j.at] {
		case '\n':
			j.line, j.lineStart = j.line+1, j.at+1
		case ' ', '\t':
		default:
			return
		}
		j.at++
	}
}

func (j *jsonReader) peek() byte {
	if j.at < len(j.text) {
		return j.text[j.at]
	}
	return 0
}

// value reads one value; nil means that an error was told.
func (j *jsonReader) value(depth int) *Node {
	if depth > MaxDepth {
		j.fail("too-deep", "", "maps and lists are nested more than %d deep here", MaxDepth)
		return nil
	}
	switch c := j.peek(); {
	case c == '{':
		return j.object(depth)
	case c == '[':
		return j.array(depth)
	case c == '"':
		return j.string()
	case c == '-' || c >= '0' && c <= '9', c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z':
		return j.word()
	case c == '\'':
		j.fail("json", `write "…"`, "JSON wants double quotes")
	case c == '#' || c == '/':
		hint := "delete it, or save the deck as .yaml, which may have # comments"
		if j.r.foreign {
			hint = "delete it"
		}
		j.fail("json", hint, "JSON has no comments")
	case c == ']' || c == '}':
		j.fail("json", "delete the comma before it, if there is one", "a value is expected before %s", j.here())
	case c == 0 && j.at >= len(j.text):
		j.fail("json", "close what is open", "the file ends where a value is expected")
	default:
		hint := `put the text in "…"`
		if strings.HasPrefix(j.text[j.at:], "“") || strings.HasPrefix(j.text[j.at:], "”") {
			j.fail("ime-quote", "write \"", "a full-width quote stands where JSON wants a straight one")
			return nil
		}
		j.fail("json", hint, "a value is expected, and %s stands here", j.here())
	}
	return nil
}

// word reads a number, true, false or null.
func (j *jsonReader) word() *Node {
	node := j.node(Scalar)
	end := j.at
	for end < len(j.text) && j.text[end] < utf8.RuneSelf && strings.IndexByte(" \t\n,:]}[{\"", j.text[end]) < 0 {
		end++
	}
	node.Value = j.text[j.at:end]
	if !json.Valid([]byte(node.Value)) {
		j.fail("json", "write "+shownQuoted(node.Value), "%q is no JSON value; texts want double quotes", node.Value)
		return nil
	}
	node.Null = node.Value == "null"
	j.at = end
	return node
}

// string reads a text in quotes.
func (j *jsonReader) string() *Node {
	node := j.node(Scalar)
	node.Style = Quoted
	for end := j.at + 1; end < len(j.text); end++ {
		switch c := j.text[end]; {
		case c == '\\':
			end++
		case c == '\n':
			j.fail("json", `close the quote, and write \n for a line break inside a text`, "the text that starts here does not end on its line")
			return nil
		case c == '"':
			raw := j.text[j.at : end+1]
			if strings.Contains(raw, "\t") {
				raw = strings.ReplaceAll(raw, "\t", `\t`) // a tab as such is forbidden, and harmless
			}
			if err := json.Unmarshal([]byte(raw), &node.Value); err != nil {
				j.badEscape(end)
				return nil
			}
			j.at = end + 1
			return node
		}
	}
	j.fail("json", "close it with \"", "the quote that opens here is never closed")
	return nil
}

// badEscape tells of the first escape that JSON does not have in the text that ends at end.
func (j *jsonReader) badEscape(end int) {
	for p := j.at + 1; p < end; p++ {
		if j.text[p] != '\\' {
			continue
		}
		size := 2
		if j.text[p+1] == 'u' {
			size = 6
		}
		if p+size > end || !json.Valid([]byte(`"`+j.text[p:p+size]+`"`)) {
			j.at = p
			break
		}
		p++
	}
	j.fail("json", `write \\ for a backslash`, `JSON has no such escape`)
}

// array reads a list.
func (j *jsonReader) array(depth int) *Node {
	node := j.node(Sequence)
	j.at++
	if j.space(); j.peek() == ']' {
		j.at++
		return node
	}
	for {
		item := j.value(depth + 1)
		if item == nil {
			return nil
		}
		node.Items = append(node.Items, item)
		more, ok := j.separator(']', node)
		if !ok {
			return nil
		}
		if !more {
			return node
		}
	}
}

// object reads a map.
func (j *jsonReader) object(depth int) *Node {
	node := j.node(Mapping)
	j.at++
	if j.space(); j.peek() == '}' {
		j.at++
		return node
	}
	for {
		if j.peek() != '"' {
			switch {
			case j.peek() == '}':
				j.fail("json", "delete the comma", "a comma stands before the closing }")
			case strings.HasPrefix(j.text[j.at:], "“"):
				j.fail("ime-quote", "write \"", "a full-width quote stands where JSON wants a straight one")
			default:
				j.fail("json", `write "key": value`, "a key in double quotes is expected, and %s stands here", j.here())
			}
			return nil
		}
		key := j.string()
		if key == nil {
			return nil
		}
		if j.space(); j.peek() != ':' {
			if strings.HasPrefix(j.text[j.at:], "：") {
				j.fail("ime-colon", "write : in ASCII", "the colon after a key is the full-width U+FF1A")
			} else {
				j.fail("json", "write a colon between key and value", "a colon is expected after the key %q, and %s stands here", key.Value, j.here())
			}
			return nil
		}
		j.at++
		j.space()
		value := j.value(depth + 1)
		if value == nil {
			return nil
		}
		node.Pairs = append(node.Pairs, Pair{key, value})
		more, ok := j.separator('}', node)
		if !ok {
			return nil
		}
		if !more {
			j.r.uniqueKeys(node)
			return node
		}
	}
}

// separator reads the comma or the bracket after an entry.
func (j *jsonReader) separator(closing byte, open *Node) (more, ok bool) {
	j.space()
	switch {
	case j.peek() == closing:
		j.at++
		return false, true
	case j.peek() == ',':
		j.at++
		j.space()
		return true, true
	case strings.HasPrefix(j.text[j.at:], "，"):
		j.fail("ime-comma", "write , in ASCII", "the full-width comma U+FF0C stands between two entries")
	default:
		j.fail("json", "", "a comma or %c is expected, and %s stands here; what is open began at %d:%d",
			closing, j.here(), open.Pos.Line, open.Pos.Column)
	}
	return false, false
}
