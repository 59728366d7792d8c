package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strconv"

	"github.com/klauspost/compress/zlib"
)

// This room reads a file back (ISO 32000-1, 7): from its bytes alone, with nothing of what was known when it was written. It reads
// what this package writes, no more: a table of objects, generation 0, deflated streams.

// Values of objects. Numbers are float64, strings []byte, arrays []any.
type (
	nameValue string
	refValue  int
	dictValue map[string]any
	// keyword is an operator of a content stream.
	keyword string
)

// streamValue is a stream with its bytes as they stand in the file.
type streamValue struct {
	dict dictValue
	raw  []byte
}

// lexer reads values from bytes.
type lexer struct {
	data []byte
	at   int
	// depth of arrays and dictionaries that are open.
	depth int
}

// maxNesting bounds how deep arrays and dictionaries lie in one another.
const maxNesting = 64

var errSyntax = errors.New("what stands here is no PDF")

func isSpace(c byte) bool {
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0
}

func isDelimiter(c byte) bool { return bytes.IndexByte([]byte("()<>[]{}/%"), c) >= 0 }

func (l *lexer) skip() {
	for l.at < len(l.data) {
		c := l.data[l.at]
		if c == '%' {
			for l.at < len(l.data) && l.data[l.at] != '\n' && l.data[l.at] != '\r' {
				l.at++
			}
			continue
		}
		if !isSpace(c) {
			return
		}
		l.at++
	}
}

// has reports whether s comes next, and reads it if so.
func (l *lexer) has(s string) bool {
	if bytes.HasPrefix(l.data[min(l.at, len(l.data)):], []byte(s)) {
		l.at += len(s)
		return true
	}
	return false
}

// value reads the next value; io.EOF says that there is none.
func (l *lexer) value() (any, error) {
	l.skip()
	if l.at >= len(l.data) {
		return nil, io.EOF
	}
	switch c := l.data[l.at]; {
	case l.has("<<"):
		return l.dict()
	case c == '<':
		return l.hexString()
	case c == '(':
		return l.literal()
	case c == '/':
		l.at++
		return nameValue(l.word()), nil
	case c == '[':
		l.at++
		return l.array()
	case isDelimiter(c):
		return nil, errSyntax
	}
	w := l.word()
	v, err := strconv.ParseFloat(w, 64)
	if err != nil {
		return keyword(w), nil
	}
	// "12 0 R" is a reference.
	if n := int(v); float64(n) == v && n > 0 {
		before := l.at
		if l.has(" 0 R") && (l.at == len(l.data) || isSpace(l.data[l.at]) || isDelimiter(l.data[l.at])) {
			return refValue(n), nil
		}
		l.at = before
	}
	return v, nil
}

func (l *lexer) word() string {
	from := l.at
	for l.at < len(l.data) && !isSpace(l.data[l.at]) && !isDelimiter(l.data[l.at]) {
		l.at++
	}
	return string(l.data[from:l.at])
}

func (l *lexer) array() (any, error) {
	if l.depth++; l.depth > maxNesting {
		return nil, errSyntax
	}
	defer func() { l.depth-- }()
	out := []any{}
	for {
		l.skip()
		if l.has("]") {
			return out, nil
		}
		v, err := l.value()
		if err != nil {
			return nil, errSyntax
		}
		out = append(out, v)
	}
}

func (l *lexer) dict() (any, error) {
	if l.depth++; l.depth > maxNesting {
		return nil, errSyntax
	}
	defer func() { l.depth-- }()
	out := dictValue{}
	for {
		l.skip()
		if l.has(">>") {
			return out, nil
		}
		key, err := l.value()
		if err != nil {
			return nil, errSyntax
		}
		name, ok := key.(nameValue)
		if !ok {
			return nil, errSyntax
		}
		v, err := l.value()
		if err != nil {
			return nil, errSyntax
		}
		if _, twice := out[string(name)]; twice {
			return nil, fmt.Errorf("a dictionary says /%s twice", name)
		}
		out[string(name)] = v
	}
}

func (l *lexer) hexString() (any, error) {
	l.at++
	end := bytes.IndexByte(l.data[l.at:], '>')
	if end < 0 || end%2 != 0 {
		return nil, errSyntax
	}
	out := make([]byte, end/2)
	for i := range out {
		v, err := strconv.ParseUint(string(l.data[l.at+2*i:l.at+2*i+2]), 16, 8)
		if err != nil {
			return nil, errSyntax
		}
		out[i] = byte(v)
	}
	l.at += end + 1
	return out, nil
}

func (l *lexer) literal() (any, error) {
	l.at++
	out := []byte{}
	for ; l.at < len(l.data); l.at++ {
		switch c := l.data[l.at]; c {
		case ')':
			l.at++
			return out, nil
		case '(':
			return nil, errSyntax // always escaped here
		case '\\':
			l.at++
			if l.at >= len(l.data) {
				return nil, errSyntax
			}
			if c := l.data[l.at]; c < '0' || c > '7' {
				out = append(out, c)
				continue
			}
			if l.at+3 > len(l.data) {
				return nil, errSyntax
			}
			v, err := strconv.ParseUint(string(l.data[l.at:l.at+3]), 8, 8)
			if err != nil {
				return nil, errSyntax
			}
			out = append(out, byte(v))
			l.at += 2
		default:
			out = append(out, c)
		}
	}
	return nil, errSyntax
}

// reader is a file that is read back.
type reader struct {
	data    []byte
	offsets []int
	objects map[int]any
	trailer dictValue
}

// openFile reads the table of objects and every object.
func openFile(data []byte) (*reader, error) {
	if !bytes.HasPrefix(data, []byte("%PDF-1.7\n")) || !bytes.HasSuffix(data, []byte("%%EOF\n")) {
		return nil, errors.New("the file has no beginning or no end")
	}
	at := bytes.LastIndex(data, []byte("startxref\n"))
	if at < 0 {
		return nil, errors.New("the file does not say where its table is")
	}
	l := lexer{data: data, at: at + len("startxref\n")}
	start, err := l.value()
	from, ok := start.(float64)
	if err != nil || !ok || !(from >= 0) || from >= float64(at) {
		return nil, errors.New("the file does not say where its table is")
	}
	r := &reader{data: data, objects: map[int]any{}}
	if err := r.table(data[int(from):at]); err != nil {
		return nil, err
	}
	for n := 1; n < len(r.offsets); n++ {
		v, err := r.parse(n)
		if err != nil {
			return nil, fmt.Errorf("object %d: %w", n, err)
		}
		r.objects[n] = v
	}
	return r, nil
}

// table reads the table of objects and the trailer.
func (r *reader) table(data []byte) error {
	l := lexer{data: data}
	if !l.has("xref\n0 ") {
		return errors.New("there is no table of objects where it should be")
	}
	n, err := strconv.Atoi(l.word())
	const entry = 20
	if err != nil || n < 1 || !l.has("\n") || n > (len(data)-l.at)/entry {
		return errors.New("the table of objects is cut off")
	}
	r.offsets = make([]int, n)
	for i := range n {
		e := data[l.at+i*entry:][:entry]
		at, err := strconv.Atoi(string(e[:10]))
		kind := byte('n')
		if i == 0 {
			kind = 'f'
		}
		if err != nil || e[17] != kind || at < 0 || at >= len(r.data) {
			return fmt.Errorf("the table says nothing of object %d", i)
		}
		r.offsets[i] = at
	}
	l.at += n * entry
	if !l.has("trailer\n") {
		return errors.New("there is no trailer")
	}
	v, err := l.value()
	if err != nil {
		return err
	}
	r.trailer, _ = v.(dictValue)
	if size, _ := r.trailer["Size"].(float64); int(size) != n {
		return errors.New("the trailer does not fit the table")
	}
	return nil
}

// parse reads object n.
func (r *reader) parse(n int) (any, error) {
	l := lexer{data: r.data, at: r.offsets[n]}
	if !l.has(strconv.Itoa(n) + " 0 obj\n") {
		return nil, errors.New("it is not where the table says")
	}
	v, err := l.value()
	if err != nil {
		return nil, err
	}
	if l.has("\nendobj\n") {
		return v, nil
	}
	d, ok := v.(dictValue)
	length, whole := d["Length"].(float64)
	if !ok || !whole || !l.has("\nstream\n") || !(length >= 0) || length > float64(len(r.data)-l.at) {
		return nil, errSyntax
	}
	raw := r.data[l.at : l.at+int(length)]
	l.at += int(length)
	if !l.has("\nendstream\nendobj\n") {
		return nil, errors.New("its stream is not as long as it says")
	}
	return streamValue{d, raw}, nil
}

// get follows a reference.
func (r *reader) get(v any) any {
	if n, ok := v.(refValue); ok {
		return r.objects[int(n)]
	}
	return v
}

// dict returns a dictionary, or that of a stream; an empty one for anything else.
func (r *reader) dict(v any) dictValue {
	switch v := r.get(v).(type) {
	case dictValue:
		return v
	case streamValue:
		return v.dict
	}
	return dictValue{}
}

// maxInflated bounds a stream when it is inflated.
const maxInflated = 4*maxPixels + 1<<20

// inflate returns the bytes of a stream.
func inflate(s streamValue) ([]byte, error) {
	filter, ok := s.dict["Filter"].(nameValue)
	if !ok {
		return s.raw, nil
	}
	if filter != "FlateDecode" {
		return nil, fmt.Errorf("a filter %s", filter)
	}
	z, err := zlib.NewReader(bytes.NewReader(s.raw))
	if err != nil {
		return nil, err
	}
	out, err := io.ReadAll(io.LimitReader(z, maxInflated+1))
	if err == nil && len(out) > maxInflated {
		err = errors.New("a stream is too long")
	}
	return out, err
}
