package pdftext

import (
	"bytes"
	"math"
)

const (
	// maxObject is the highest number of an object.
	maxObject = 8_388_607
	// maxEntries is how many objects are known.
	maxEntries = 1 << 20
	// maxStream bounds what one stream unpacks to, maxUnpacked what all do, in bytes.
	maxStream   = 64 << 20
	maxUnpacked = 128 << 20
	// keptStream is up to how many bytes a stream is kept unpacked, maxKept how many all kept ones have: heads of pages are drawn on each.
	keptStream = 256 << 10
	maxKept    = 24 << 20
	// maxRead is how many bytes may be read for objects, maxParts how many objects they may have in them: far above what the largest file has.
	maxRead  = 256 << 20
	maxParts = 4 << 20
	// maxHops is how many references lead to one another.
	maxHops = 16
)

// entry says where an object stands: at a byte of the file, or as the index-th of an object stream.
type entry struct {
	at       int64
	inStream int32 // number of the object stream, 0 for none
	index    int32
}

// file is a PDF that is being read.
type file struct {
	data    []byte
	entries map[int]entry
	trailer dict
	// objects are those that were read.
	objects map[int]object
	packs   map[int]*pack
	kept    map[*stream][]byte
	// unpackable, keepable, readable and parts are what is left of the bounds; full is true once one was hit.
	unpackable int64
	keepable   int
	readable   int
	parts      int
	full       bool
	// fonts are those that were read, by their dictionaries.
	fonts map[uintptr]*font
	// scanned is true once the file was searched for objects.
	scanned bool
}

// pack is an object stream (7.5.7).
type pack struct {
	data []byte
	// numbers and starts are those of its objects, starts from the first byte of data.
	numbers, starts []int
}

func newFile(data []byte) *file {
	return &file{data: data, entries: map[int]entry{}, trailer: dict{}, objects: map[int]object{}, packs: map[int]*pack{}, kept: map[*stream][]byte{}, fonts: map[uintptr]*font{},
		unpackable: maxUnpacked, keepable: maxKept, readable: maxRead, parts: maxParts}
}

// resolve follows references.
func (f *file) resolve(o object) object {
	for range maxHops {
		r, is := o.(ref)
		if !is {
			return o
		}
		o = f.object(r.number)
	}
	return nil
}

// object returns an object of the file, nil where there is none.
func (f *file) object(number int) object {
	if o, seen := f.objects[number]; seen {
		return o
	}
	e, known := f.entries[number]
	if !known || f.full {
		return nil
	}
	f.objects[number] = nil // while it is read: an object stream's length may stand in itself
	var o object
	if e.inStream > 0 {
		o = f.packed(int(e.inStream), int(e.index), number)
	} else {
		got, n, _ := f.objectAt(int(e.at))
		if n != number && !f.scanned {
			f.scan() // the table does not fit the file
			if e, known = f.entries[number]; known && e.inStream == 0 {
				got, n, _ = f.objectAt(int(e.at))
			}
		}
		if n == number {
			o = got
		}
	}
	f.objects[number] = o
	return o
}

// objectAt reads 12 0 obj … endobj at a byte; number is -1 where none stands there. end is behind what was read.
func (f *file) objectAt(at int) (o object, number, end int) {
	if at < 0 || at >= len(f.data) {
		return nil, -1, at
	}
	l := lexer{data: f.data, at: at, refs: true}
	n, is := l.integerToken()
	if !is {
		return nil, -1, at
	}
	if _, is := l.integerToken(); !is {
		return nil, -1, at
	}
	l.skip()
	if l.token(false) != "obj" {
		return nil, -1, at
	}
	o, _ = l.next()
	if !f.charge(&l, at) {
		return nil, -1, at
	}
	if d, is := o.(dict); is {
		l.skip()
		if bytes.HasPrefix(l.data[l.at:], []byte("stream")) {
			raw, end := f.streamBytes(d, l.at+len("stream"))
			return &stream{d, raw}, n, end
		}
	}
	switch o.(type) {
	case operator, closer:
		o = nil
	}
	return o, n, l.at
}

// charge takes what was read from a byte on off what may be read, and returns false when that is used up.
func (f *file) charge(l *lexer, from int) bool {
	f.readable -= l.at - from
	f.parts -= mostParts - l.left
	f.full = f.full || f.readable < 0 || f.parts < 0
	return !f.full
}

// integerToken reads an integer that is no reference.
func (l *lexer) integerToken() (int, bool) {
	l.skip()
	n, is := number(l.token(false))
	if !is || n < 0 || n > maxObject || n != math.Trunc(n) {
		return 0, false
	}
	return int(n), true
}

// streamBytes returns what stands behind the word stream, by its length, or where that does not fit up to endstream.
func (f *file) streamBytes(d dict, at int) (raw []byte, end int) {
	if at < len(f.data) && f.data[at] == '\r' {
		at++
	}
	if at < len(f.data) && f.data[at] == '\n' {
		at++
	}
	length := f.integer(d["Length"], -1)
	if length >= 0 && length <= len(f.data)-at {
		rest := f.data[at+length:]
		if bytes.HasPrefix(bytes.TrimLeft(rest[:min(len(rest), 16)], "\r\n \t"), []byte("endstream")) {
			return f.data[at : at+length], at + length
		}
	}
	i := bytes.Index(f.data[at:], []byte("endstream"))
	if i < 0 {
		i = len(f.data) - at
	}
	if f.readable -= i; f.readable < 0 {
		f.full = true
	}
	return bytes.TrimRight(f.data[at:at+i], "\r\n"), at + i
}

// packed returns an object out of an object stream.
func (f *file) packed(in, index, number int) object {
	p := f.packs[in]
	if p == nil {
		p = f.unpack(in)
		f.packs[in] = p
	}
	if index < 0 || index >= len(p.numbers) || p.numbers[index] != number {
		index = -1
		for i, n := range p.numbers {
			if n == number {
				index = i
			}
		}
		if f.readable -= len(p.numbers); f.readable < 0 || index < 0 {
			f.full = f.full || f.readable < 0
			return nil
		}
	}
	l := lexer{data: p.data, at: p.starts[index], refs: true}
	o, _ := l.next()
	if !f.charge(&l, p.starts[index]) {
		return nil
	}
	switch o.(type) {
	case operator, closer:
		return nil
	}
	return o
}

// unpack reads the head of an object stream.
func (f *file) unpack(in int) *pack {
	p := &pack{}
	if f.entries[in].inStream > 0 {
		return p // a stream is never in a stream
	}
	s, is := f.object(in).(*stream)
	if !is {
		return p
	}
	data, ok := f.decode(s)
	start := f.integer(s.dict["First"], -1)
	if !ok || start < 0 || start > len(data) {
		return p
	}
	p.data = data
	l := lexer{data: data[:start]}
	for range f.integer(s.dict["N"], 0) {
		n, ok := l.integerToken()
		if !ok {
			break
		}
		at, ok := l.integerToken()
		if !ok || at > len(data)-start {
			break
		}
		p.numbers, p.starts = append(p.numbers, n), append(p.starts, start+at)
	}
	return p
}

func (f *file) dict(o object) dict {
	switch o := f.resolve(o).(type) {
	case dict:
		return o
	case *stream:
		return o.dict
	}
	return nil
}

// list returns an array, or what stands in place of an array of one.
func (f *file) list(o object) array {
	switch o := f.resolve(o).(type) {
	case nil:
		return nil
	case array:
		return o
	default:
		return array{o}
	}
}

// integer returns a whole number, or what holds where there is none.
func (f *file) integer(o object, otherwise int) int {
	n, is := f.resolve(o).(float64)
	if !is || n != n || n < -1<<31 || n > 1<<31 {
		return otherwise
	}
	return int(n)
}

func (f *file) number(o object, otherwise float64) float64 {
	n, is := f.resolve(o).(float64)
	if !is || n != n || math.Abs(n) > 1e9 {
		return otherwise
	}
	return n
}
