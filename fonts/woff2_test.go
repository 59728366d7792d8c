package fonts

import (
	"bytes"
	"encoding/binary"
	"errors"
	"os"
	"reflect"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"
	"github.com/go-text/typesetting/font"
)

// sample reads a font that testdata/small.py made.
func sample(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// user opens a font as a user's.
func user(t testing.TB, u UserFont) *face {
	t.Helper()
	if u.Weight == 0 {
		u.Family, u.Weight = Serif, 400
	}
	c, err := Default().WithUser(u)
	if err != nil {
		t.Fatal(err)
	}
	return c.faces[0]
}

// sameGlyphs compares every outline and advance of two fonts.
func sameGlyphs(t *testing.T, name string, got, want *face) {
	t.Helper()
	a, b := font.NewFace(got.Font()), font.NewFace(want.Font())
	d, _ := readDirectory(want.Data(), 0)
	n, _ := d.glyphs(want.Data())
	e, _ := readDirectory(got.Data(), 0)
	if m, _ := e.glyphs(got.Data()); m != n || n == 0 {
		t.Fatalf("%s: %d glyphs, want %d", name, m, n)
	}
	drawn := 0
	for g := range font.GID(n) {
		x, _ := a.GlyphDataOutline(g)
		y, ok := b.GlyphDataOutline(g)
		if !ok {
			t.Fatalf("the original of %s has no glyph %d", name, g)
		}
		if !reflect.DeepEqual(x, y) {
			t.Errorf("%s: glyph %d is %v, want %v", name, g, x, y)
		}
		if len(y.Segments) > 0 {
			drawn++
		}
		if a.HorizontalAdvance(g) != b.HorizontalAdvance(g) {
			t.Errorf("%s: glyph %d is %v wide, want %v", name, g, a.HorizontalAdvance(g), b.HorizontalAdvance(g))
		}
		p, _ := a.GlyphExtents(g)
		q, _ := b.GlyphExtents(g)
		if p != q {
			t.Errorf("%s: glyph %d has the box %v, want %v", name, g, p, q)
		}
	}
	if drawn == 0 {
		t.Errorf("%s: nothing was compared", name)
	}
}

// TestPackedFonts: what WOFF and WOFF2 files unpack to draws the same as the font that fontTools packed.
func TestPackedFonts(t *testing.T) {
	want := user(t, UserFont{Data: sample(t, "small.ttf"), Name: "small.ttf"})
	for _, name := range []string{"small.woff", "small.woff2", "plain.woff2"} {
		sameGlyphs(t, name, user(t, UserFont{Data: sample(t, name), Name: name}), want)
	}
	// The two files differ in what they test.
	transformed := func(name string) (tags []string) {
		w, err := readWOFF2(sample(t, name))
		if err != nil {
			t.Fatal(err)
		}
		for _, table := range w.tables {
			if table.transformed {
				tags = append(tags, table.tag)
			}
		}
		return tags
	}
	if got := strings.Join(transformed("small.woff2"), " "); got != "glyf hmtx loca" {
		t.Errorf("small.woff2 has %q transformed", got)
	}
	if got := transformed("plain.woff2"); got != nil {
		t.Errorf("plain.woff2 has %q transformed", got)
	}
}

// TestPackedCFF: tables without transforms only need unpacking.
func TestPackedCFF(t *testing.T) {
	data := sample(t, "small.otf")
	want := user(t, UserFont{Data: data, Name: "small.otf"})
	sameGlyphs(t, "packed", user(t, UserFont{Data: packWOFF2(t, data, nil), Name: "packed"}), want)
	sameGlyphs(t, "woff", user(t, UserFont{Data: woff(t, data, 0), Name: "woff"}), want)
}

// packWOFF2 packs a font without transforms; change, if any, may spoil the stream of tables before it is compressed.
func packWOFF2(t testing.TB, sfnt []byte, change func([]byte) []byte) []byte {
	t.Helper()
	d, content := tablesOf(sfnt)
	var directory, stream []byte
	for _, tag := range sortedTags(content) {
		version := byte(0)
		if tag == "glyf" || tag == "loca" {
			version = 3
		}
		directory = append(append(directory, version<<6|63), tag...)
		directory = appendBase128(directory, len(content[tag]))
		stream = append(stream, content[tag]...)
	}
	if change != nil {
		stream = change(stream)
	}
	return wrapWOFF2(t, d.flavour, len(content), directory, stream)
}

// wrapWOFF2 puts a header before a directory and compresses the stream.
func wrapWOFF2(t testing.TB, flavour string, tables int, directory, stream []byte) []byte {
	t.Helper()
	var packed bytes.Buffer
	z := brotli.NewWriterLevel(&packed, 5)
	if _, err := z.Write(stream); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	out := make([]byte, 48)
	copy(out, "wOF2")
	copy(out[4:], flavour)
	binary.BigEndian.PutUint16(out[12:], uint16(tables))
	binary.BigEndian.PutUint32(out[16:], 1<<31) // totalSfntSize lies, and nobody minds
	binary.BigEndian.PutUint32(out[20:], uint32(packed.Len()))
	out = append(append(out, directory...), packed.Bytes()...)
	binary.BigEndian.PutUint32(out[8:], uint32(len(out)))
	return out
}

func appendBase128(to []byte, v int) []byte {
	for shift := 28; shift > 0; shift -= 7 {
		if v>>shift != 0 {
			to = append(to, byte(v>>shift)|0x80)
		}
	}
	return append(to, byte(v&0x7f))
}

// TestWOFF2Numbers holds the numbers of variable length to the examples of the standard.
func TestWOFF2Numbers(t *testing.T) {
	for _, c := range []struct {
		bytes string
		want  int
		short bool
	}{
		{"\x3f", 63, false}, {"\x81\x00", 128, false}, {"\x8f\xff\xff\xff\x7f", 1<<32 - 1, false},
		{"\x80\x3f", 0, true},             // a leading zero
		{"\x9f\xff\xff\xff\x7f", 0, true}, // more than 32 bits
		{"\x81\x80\x80\x80\x80\x00", 0, true}, {"\x81", 0, true}, {"", 0, true},
	} {
		r := &byteReader{data: []byte(c.bytes)}
		if got := r.base128(); got != c.want || r.short != c.short {
			t.Errorf("base128(%x) = %d, short %v", c.bytes, got, r.short)
		}
	}
	// 506 has three forms (WOFF2, Data types).
	for bytes, want := range map[string]int{"\xff\xfd": 506, "\xfe\x00": 506, "\xfd\x01\xfa": 506, "\xfc": 252, "\xff\x00": 253, "\xfd\xff\xff": 65535} {
		r := &byteReader{data: []byte(bytes)}
		if got := r.u255(); got != want || r.short || len(r.data) != 0 {
			t.Errorf("u255(%x) = %d, short %v", bytes, got, r.short)
		}
	}
}

// TestWOFF2Steps goes through all 128 ways to write a step: the rows at the borders of each group, as the standard's table
// has them.
func TestWOFF2Steps(t *testing.T) {
	for _, c := range []struct {
		row    byte
		bytes  string
		dx, dy int
	}{
		{0, "\x05", 0, -5}, {1, "\x05", 0, 5}, {9, "\xff", 0, 1279}, {8, "\x00", 0, -1024},
		{10, "\x05", -5, 0}, {11, "\x05", 5, 0}, {19, "\xff", 1279, 0},
		{20, "\x00", -1, -1}, {21, "\x23", 3, -4}, {22, "\x23", -3, 4}, {83, "\xff", 64, 64}, {36, "\x00", -17, -1 /* row 36: X 17 */},
		{84, "\x00\x00", -1, -1}, {87, "\xff\xff", 256, 256}, {88, "\x00\x00", -1, -257}, {96, "\x00\x00", -257, -1}, {119, "\xff\xff", 768, 768},
		{120, "\x12\x34\x56", -0x123, -0x456}, {123, "\xff\xff\xff", 4095, 4095},
		{124, "\x12\x34\x56\x78", -0x1234, -0x5678}, {127, "\xff\xff\xff\xff", 65535, 65535},
	} {
		s := &glyfStreams{glyphs: byteReader{data: []byte(c.bytes)}}
		dx, dy := s.step(c.row)
		if dx != c.dx || dy != c.dy || s.glyphs.short || len(s.glyphs.data) != 0 {
			t.Errorf("row %d of %x: %d, %d, want %d, %d (%d bytes left)", c.row, c.bytes, dx, dy, c.dx, c.dy, len(s.glyphs.data))
		}
	}
}

// TestWOFF2Overlap: the flag that fontTools 4.38 does not write yet is put on the first point.
func TestWOFF2Overlap(t *testing.T) {
	packed := make([]byte, 36)
	packed[3], packed[5] = 1, 2 // overlapSimpleBitmap, two glyphs
	for i, size := range []byte{4, 2, 6, 8, 0, 4, 0} {
		packed[8+4*i+3] = size
	}
	packed = append(packed, 0, 1, 0, 1, 3, 3)       // one contour of three points each
	packed = append(packed, 11, 1, 10, 11, 1, 10)   // right, up, left
	packed = append(packed, 9, 9, 9, 0, 7, 7, 7, 0) // by 9 and 7; no instructions
	packed = append(packed, 0, 0, 0, 0)             // no boxes
	packed = append(packed, 0x40)                   // the second overlaps
	glyf, loca, err := rebuildGlyf(packed)
	if err != nil {
		t.Fatal(err)
	}
	c := composites{glyf: glyf, loca: loca, long: true}
	for g, size := range []byte{9, 7} {
		want := []byte{0, 1, 0, 0, 0, 0, 0, size, 0, size, 0, 2, 0, 0}
		if got := c.data(g); len(got) < 17 || !bytes.Equal(got[:14], want) || got[14]>>6&1 != byte(g) {
			t.Errorf("glyph %d is %x", g, got)
		}
	}
}

// TestWOFF2Refused: what contradicts the standard or the limits is refused, and told.
func TestWOFF2Refused(t *testing.T) {
	small := sample(t, "small.woff2")
	set := func(at int, b ...byte) []byte {
		out := bytes.Clone(small)
		copy(out[at:], b)
		return out
	}
	sfnt := sample(t, "small.ttf")
	one := func(flags byte, lengths ...int) []byte {
		d := []byte{flags}
		for _, l := range lengths {
			d = appendBase128(d, l)
		}
		return d
	}
	for name, c := range map[string]struct {
		data []byte
		code string
		say  string
	}{
		"cut in the header":       {small[:40], "font-damaged", "do not lie"},
		"cut in the directory":    {small[:60], "font-damaged", "do not lie"},
		"cut in the stream":       {small[:len(small)/2], "font-damaged", "do not lie"},
		"no tables":               {set(12, 0, 0), "font-damaged", "do not lie"},
		"more tables than bytes":  {set(12, 0xff, 0xff), "font-limit", "tables"},
		"a stream of no bytes":    {set(20, 0, 0, 0, 0), "font-damaged", "compressed"},
		"a stream of one byte":    {set(20, 0, 0, 0, 1), "font-damaged", "compressed"},
		"a spoilt stream":         {set(len(small)-400, 0xff, 0xff, 0xff), "font-damaged", ""},
		"too short a stream":      {packWOFF2(t, sfnt, func(s []byte) []byte { return s[1:] }), "font-damaged", "compressed"},
		"too long a stream":       {packWOFF2(t, sfnt, func(s []byte) []byte { return append(s, 0) }), "font-damaged", "compressed"},
		"64 MiB of zeros":         {wrapWOFF2(t, "OTTO", 1, one(0, 65<<20), make([]byte, 65<<20)), "font-limit", "64 MiB"},
		"a lie of 4 GiB":          {wrapWOFF2(t, "OTTO", 1, one(0, 1<<32-1), nil), "font-limit", "64 MiB"},
		"a lie of 60 MiB":         {wrapWOFF2(t, "OTTO", 1, one(0, 60<<20), []byte("short")), "font-damaged", "compressed"},
		"cmap twice":              {wrapWOFF2(t, "OTTO", 2, append(one(0, 1), one(0, 1)...), []byte("ab")), "font-damaged", "twice"},
		"an unknown transform":    {wrapWOFF2(t, "OTTO", 1, one(0x40, 1, 1), []byte("a")), "font-damaged", "do not lie"},
		"glyf without loca":       {wrapWOFF2(t, "true", 1, one(10, 1, 1), []byte("a")), "font-damaged", "glyf and loca"},
		"loca with content":       {wrapWOFF2(t, "true", 2, append(one(10, 1, 1), one(11, 1, 1)...), []byte("ab")), "font-damaged", "do not lie"},
		"glyf of one byte":        {wrapWOFF2(t, "true", 2, append(one(10, 1, 1), one(11, 1, 0)...), []byte("a")), "font-damaged", "packed outlines"},
		"hmtx of one byte":        {wrapWOFF2(t, "true", 1, one(0x43, 1, 1), []byte("a")), "font-damaged", "packed widths"},
		"a collection of nothing": {wrapWOFF2(t, "ttcf", 1, append(one(0, 1), 0, 1, 0, 0, 0), []byte("a")), "font-damaged", "do not lie"},
		"a collection's table 9":  {wrapWOFF2(t, "ttcf", 1, append(one(0, 1), 0, 1, 0, 0, 1, 1, 'O', 'T', 'T', 'O', 9), []byte("a")), "font-damaged", "do not lie"},
	} {
		_, err := Default().WithUser(UserFont{Family: Serif, Weight: 400, Data: c.data, Name: "a.woff2"})
		var refused *UserFontError
		if !errors.As(err, &refused) || refused.Code != c.code || !strings.Contains(refused.Message, c.say) {
			t.Errorf("%s: %v, want %s with %q", name, err, c.code, c.say)
		}
	}
}

// FuzzWOFF2 unpacks whatever comes, and rebuilds tables from streams that are not compressed, where a changed byte still
// means something.
func FuzzWOFF2(f *testing.F) {
	for _, name := range []string{"small.woff2", "plain.woff2", "collection.woff2"} {
		data := sample(f, name)
		f.Add(data, []byte(nil))
		w, err := readWOFF2(data)
		if err != nil {
			f.Fatal(err)
		}
		for _, t := range w.tables {
			if t.tag == "glyf" && t.transformed {
				f.Add([]byte(nil), t.data)
			}
		}
	}
	f.Fuzz(func(t *testing.T, file, packed []byte) {
		if len(file) > 0 {
			for _, which := range []string{"", "2", "NotoSans-Regular"} {
				_, err := Default().WithUser(UserFont{Family: Sans, Weight: 400, Data: file, Name: "fuzz", Face: which})
				var refused *UserFontError
				if err != nil && !errors.As(err, &refused) {
					t.Fatalf("error of the wrong kind: %v", err)
				}
			}
		}
		glyf, loca, err := rebuildGlyf(packed)
		if err != nil {
			return
		}
		if len(glyf) > 5*len(packed)+4*len(loca) {
			t.Fatalf("%d bytes became %d", len(packed), len(glyf))
		}
		c := composites{glyf: glyf, loca: loca, long: true}
		for g := range len(loca)/4 - 1 {
			if c.start(g) > c.start(g+1) || c.data(g) == nil {
				t.Fatalf("glyph %d from %d to %d of %d", g, c.start(g), c.start(g+1), len(glyf))
			}
		}
	})
}
