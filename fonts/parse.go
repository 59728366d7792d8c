package fonts

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"reflect"
	"slices"
	"unsafe"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/cff"
	"github.com/go-text/typesetting/font/opentype"
)

// parse parses a font file. Outlines in the CFF format stay where they are: the parser would copy the whole table,
// 17 MB of 18 in a CJK face, before the first glyph, which costs more (page by page, on both sides) than all the
// rest of parsing. So it gets the font without that table; the CFF is parsed in place, where only the pages of
// drawn glyphs are ever touched, and put into the field that the parser left empty. Where the field is not there
// any more, the plain way is taken; a test tells.
func parse(data []byte) (*font.Font, error) {
	d, err := readDirectory(data, 0)
	if err != nil {
		return nil, err
	}
	if _, ok := d.tables["CFF "]; !ok {
		return parsePlainly(data)
	}
	f, err := load(&without{data: data, head: d.rename(data, "CFF ", "----")})
	if err != nil {
		return nil, err
	}
	outlines, err := cff.Parse(d.raw(data, "CFF "))
	if err != nil {
		return nil, err
	}
	if n, _ := d.glyphs(data); len(outlines.Charstrings) != n {
		return nil, fmt.Errorf("it has %d outlines for %d glyphs", len(outlines.Charstrings), n)
	}
	if !setOutlines(f, outlines) {
		return parsePlainly(data)
	}
	return f, nil
}

func parsePlainly(data []byte) (*font.Font, error) { return load(bytes.NewReader(data)) }

// load does what font.ParseTTF does but for the font.Face, whose caches are 1.4 MB for a CJK face.
func load(file opentype.Resource) (*font.Font, error) {
	loader, err := opentype.NewLoader(file)
	if err != nil {
		return nil, err
	}
	return font.NewFont(loader)
}

// setOutlines puts parsed CFF outlines into a font that was parsed without.
func setOutlines(f *font.Font, outlines *cff.CFF) bool {
	field := reflect.ValueOf(f).Elem().FieldByName("cff")
	if !field.IsValid() || field.Type() != reflect.TypeFor[*cff.CFF]() {
		return false
	}
	reflect.NewAt(field.Type(), unsafe.Pointer(field.UnsafeAddr())).Elem().Set(reflect.ValueOf(outlines))
	return true
}

// rename returns a copy of the table directory at the start of data in which a table is called otherwise.
func (d directory) rename(data []byte, from, to string) []byte {
	head := slices.Clone(data[:12+16*int(binary.BigEndian.Uint16(data[4:]))])
	for e := 12; e < len(head); e += 16 {
		if string(head[e:e+4]) == from {
			copy(head[e:], to)
		}
	}
	return head
}

// without reads a file whose beginning is another.
type without struct {
	data, head []byte
	at         int64
}

// ReadAt implements io.ReaderAt.
func (w *without) ReadAt(p []byte, at int64) (int, error) {
	n := 0
	if at < int64(len(w.head)) {
		n = copy(p, w.head[at:])
	}
	if rest := at + int64(n); rest < int64(len(w.data)) {
		n += copy(p[n:], w.data[rest:])
	}
	if n < len(p) {
		return n, io.EOF
	}
	return n, nil
}

// Read implements io.Reader.
func (w *without) Read(p []byte) (int, error) {
	n, err := w.ReadAt(p, w.at)
	w.at += int64(n)
	if n > 0 {
		err = nil
	}
	return n, err
}

// Seek implements io.Seeker.
func (w *without) Seek(offset int64, whence int) (int64, error) {
	switch whence {
	case io.SeekCurrent:
		offset += w.at
	case io.SeekEnd:
		offset += int64(len(w.data))
	}
	if offset < 0 {
		return w.at, errors.New("fonts: seek before the start")
	}
	w.at = offset
	return offset, nil
}
