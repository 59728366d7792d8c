package pdf

import (
	"bufio"
	"crypto/sha256"
	"fmt"
	"hash"
	"io"
	"math"
	"strconv"
	"sync"

	"github.com/klauspost/compress/zlib"
)

// This room writes a file of objects (ISO 32000-1, 7.5): each as soon as it is made, so that what is kept of a document is
// where its objects lie.

// ref is the number of an object.
type ref int

func (r ref) String() string { return strconv.Itoa(int(r)) + " 0 R" }

// file is a PDF file that is being written. The first error stays, and nothing is written after it.
type file struct {
	w   *bufio.Writer
	sum hash.Hash
	at  int64
	// offsets says where each object begins; 0 is one that was given a number and not written yet.
	offsets []int64
	err     error
}

func newFile(w io.Writer) *file {
	f := &file{w: bufio.NewWriterSize(w, 1<<16), sum: sha256.New()}
	// The second line tells that the file is binary (7.5.2).
	f.put([]byte("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"))
	return f
}

func (f *file) put(b []byte) {
	if f.err != nil {
		return
	}
	f.sum.Write(b)
	f.at += int64(len(b))
	_, f.err = f.w.Write(b)
}

// reserve gives a number to an object that will be written later.
func (f *file) reserve() ref {
	f.offsets = append(f.offsets, 0)
	return ref(len(f.offsets))
}

// write writes object r.
func (f *file) write(r ref, body []byte) {
	f.offsets[r-1] = f.at
	f.put(fmt.Appendf(nil, "%d 0 obj\n", r))
	f.put(body)
	f.put([]byte("\nendobj\n"))
}

// object writes an object under a new number.
func (f *file) object(format string, args ...any) ref {
	r := f.reserve()
	f.write(r, fmt.Appendf(nil, format, args...))
	return r
}

// stream writes a stream with these entries in its dictionary, besides those of its length and filter; data is deflated.
func (f *file) stream(entries string, data []byte) ref {
	r := f.reserve()
	f.packed(r, entries+" /Filter /FlateDecode", deflate(data))
	return r
}

// packed writes a stream of bytes as they are.
func (f *file) packed(r ref, entries string, data []byte) {
	f.offsets[r-1] = f.at
	f.put(fmt.Appendf(nil, "%d 0 obj\n<< %s /Length %d >>\nstream\n", r, entries, len(data)))
	f.put(data)
	f.put([]byte("\nendstream\nendobj\n"))
}

// finish writes the table of objects and the trailer (7.5.4, 7.5.5). The file's name for itself (14.4) is a sum of what is in
// it.
func (f *file) finish(catalogue, info ref) error {
	start := f.at
	table := fmt.Appendf(nil, "xref\n0 %d\n0000000000 65535 f \n", len(f.offsets)+1)
	for i, at := range f.offsets {
		if at == 0 && f.err == nil {
			f.err = fmt.Errorf("pdf: object %d was never written", i+1)
		}
		table = fmt.Appendf(table, "%010d 00000 n \n", at)
	}
	f.put(table)
	id := f.sum.Sum(nil)[:16]
	f.put(fmt.Appendf(nil, "trailer\n<< /Size %d /Root %v /Info %v /ID [<%x> <%x>] >>\nstartxref\n%d\n%%%%EOF\n", len(f.offsets)+1, catalogue, info, id, id, start))
	if f.err != nil {
		return f.err
	}
	return f.w.Flush()
}

// deflaters are kept: each takes a megabyte.
var deflaters = sync.Pool{New: func() any {
	w, err := zlib.NewWriterLevel(io.Discard, zlib.DefaultCompression)
	if err != nil {
		panic(err) // the level is one that there is
	}
	return w
}}

// buffer is an io.Writer into memory.
type buffer []byte

func (b *buffer) Write(p []byte) (int, error) {
	*b = append(*b, p...)
	return len(p), nil
}

// deflate packs data (7.4.4).
func deflate(data []byte) []byte {
	w := deflaters.Get().(*zlib.Writer)
	defer deflaters.Put(w)
	var out buffer
	w.Reset(&out)
	// A buffer in memory takes everything.
	_, _ = w.Write(data)
	_ = w.Close()
	return out
}

// farAway bounds every number of a page: what lies further out is a mistake, and readers need only take what fits in 32 bits
// (annex C).
const farAway = 1 << 20

// sane reports whether all numbers are ones that can be written.
func sane(values ...float64) bool {
	for _, v := range values {
		if !(math.Abs(v) <= farAway) {
			return false
		}
	}
	return true
}

// appendNumber writes a number with at most this many places behind its point.
func appendNumber(b []byte, v float64, places int) []byte {
	start := len(b)
	b = strconv.AppendFloat(b, v, 'f', places, 64)
	for b[len(b)-1] == '0' && places > 0 {
		b = b[:len(b)-1]
	}
	if b[len(b)-1] == '.' {
		b = b[:len(b)-1]
	}
	if string(b[start:]) == "-0" {
		b = append(b[:start], '0')
	}
	return b
}

// Places behind the point: lengths are multiples of 1/64 px at best, shares need more.
const (
	lengthPlaces = 4
	sharePlaces  = 7
)

// numbers returns numbers with a space between them.
func numbers(places int, values ...float64) string {
	var b []byte
	for i, v := range values {
		if i > 0 {
			b = append(b, ' ')
		}
		b = appendNumber(b, v, places)
	}
	return string(b)
}
