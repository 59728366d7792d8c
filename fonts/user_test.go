package fonts

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"errors"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/go-text/typesetting/font"
)

// TestUserCoverageFormat2 shows the fault and its cure: the same file parsed plainly loses vertical forms.
func TestUserCoverageFormat2(t *testing.T) {
	data, err := os.ReadFile("testdata/format2.otf")
	if err != nil {
		t.Fatal(err)
	}
	plain, err := font.ParseTTF(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	c, err := Default().WithUser(UserFont{Family: Serif, Weight: 400, Italic: false, Data: data, Name: "format2.otf"})
	if err != nil {
		t.Fatal(err)
	}
	full, _ := Default().ByKey("noto-sans-cjk-400")
	broken, cured, right := newShaper(plain.Font), newShaper(c.Chain(Serif, 400, false, "ja")[0].Font()), newShaper(full.Font())
	lost := 0
	for r := rune(0x3000); r < 0xff61; r++ {
		if r == 0x3100 {
			r = 0xff01
		}
		if _, has := full.Font().NominalGlyph(r); !has {
			continue
		}
		changes := func(s *shaper) bool {
			flat, _ := s.shape(t, r, "ja", false)
			column, _ := s.shape(t, r, "ja", true)
			return flat.Glyph != column.Glyph
		}
		want := changes(right)
		if got := changes(cured); got != want {
			t.Errorf("U+%04X %c: vertical form %v, want %v", r, r, got, want)
		}
		if changes(broken) != want {
			lost++
		}
		_, without := cured.shape(t, r, "ja", true)
		_, with := cured.shape(t, r, "ja", true, "vhal")
		_, rightWithout := right.shape(t, r, "ja", true)
		_, rightWith := right.shape(t, r, "ja", true, "vhal")
		if got, want := with.YAdvance-without.YAdvance, rightWith.YAdvance-rightWithout.YAdvance; got != want {
			t.Errorf("U+%04X %c: vhal adds %d, want %d", r, r, got, want)
		}
	}
	if lost == 0 {
		t.Error("the plainly parsed font loses nothing: either the shaper was mended, then coverage.go can go, or format2.otf has no format 2")
	}
}

func TestWithUserLeavesTheOriginal(t *testing.T) {
	before := len(Default().List())
	c, err := Default().WithUser(UserFont{Family: "brush", Weight: 500, Italic: false, Data: bytesOf(serif400Italic), Name: "mine.ttf"})
	if err != nil {
		t.Fatal(err)
	}
	if n := len(Default().List()); n != before {
		t.Errorf("the default catalogue has %d faces after WithUser, had %d", n, before)
	}
	list := c.List()
	if len(list) != before+1 || !list[0].User || list[0].Family != "brush" || list[0].Name != "Noto Serif Italic" || list[0].Version != "2.004" {
		t.Errorf("List()[0] = %+v of %d", list[0], len(list))
	}
	again, err := Default().WithUser(UserFont{Family: "brush", Weight: 500, Italic: false, Data: slices.Clone(bytesOf(serif400Italic)), Name: "other-name.ttf"})
	if err != nil {
		t.Fatal(err)
	}
	if a, b := list[0].Key, again.List()[0].Key; a != b || !strings.HasPrefix(a, "user-brush-500-") {
		t.Errorf("keys of the same font: %s, %s", a, b)
	}
	if got := c.Families(); !slices.Equal(got, []string{"brush", "sans", "serif"}) {
		t.Errorf("Families() = %v", got)
	}
}

func TestUserFormats(t *testing.T) {
	sfnt := bytesOf(serif400)
	d, err := readDirectory(sfnt, 0)
	if err != nil {
		t.Fatal(err)
	}
	collection := append([]byte("ttcf\x00\x01\x00\x00\x00\x00\x00\x01\x00\x00\x00\x10"), sfnt...)
	for i := range len(d.tables) { // offsets of a collection count from the start of the file
		at := 16 + 12 + 16*i + 8
		binary.BigEndian.PutUint32(collection[at:], binary.BigEndian.Uint32(collection[at:])+16)
	}
	for name, data := range map[string][]byte{
		"a.ttf": sfnt, "a.otf": bytesOf(sansCJK400), "a.ttc": collection, "a.woff": woff(t, sfnt, 0), "emoji.ttf": bytesOf(colorEmoji),
	} {
		c, err := Default().WithUser(UserFont{Family: Sans, Weight: 700, Italic: true, Data: data, Name: name})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		f := c.Chain(Sans, 700, true, "en")[0]
		if _, ok := f.Font().NominalGlyph('1'); !ok {
			t.Errorf("%s: no glyph for 1", name)
		}
		if name != "a.otf" && name != "emoji.ttf" {
			g, _ := f.Font().NominalGlyph('g')
			if outline, ok := font.NewFace(f.Font()).GlyphData(g).(font.GlyphOutline); !ok || len(outline.Segments) < 10 {
				t.Errorf("%s: g has no outline", name)
			}
		}
		if _, err := readDirectory(f.Data(), 0); err != nil {
			t.Errorf("%s: Data is no single font: %v", name, err)
		}
	}
}

// woff packs a font; lie is added to the length of the first table.
func woff(t testing.TB, sfnt []byte, lie uint32) []byte {
	t.Helper()
	n := int(binary.BigEndian.Uint16(sfnt[4:]))
	out := make([]byte, 44+20*n)
	copy(out, "wOFF")
	copy(out[4:], sfnt[:4])
	binary.BigEndian.PutUint16(out[12:], uint16(n))
	for i := range n {
		e := sfnt[12+16*i:]
		offset, length := binary.BigEndian.Uint32(e[8:]), binary.BigEndian.Uint32(e[12:])
		raw := sfnt[offset : offset+length]
		var packed bytes.Buffer
		z := zlib.NewWriter(&packed)
		if _, err := z.Write(raw); err != nil {
			t.Fatal(err)
		}
		z.Close()
		if packed.Len() < len(raw) {
			raw = packed.Bytes()
		}
		entry := out[44+20*i:]
		copy(entry, e[:4])
		binary.BigEndian.PutUint32(entry[4:], uint32(len(out)))
		binary.BigEndian.PutUint32(entry[8:], uint32(len(raw)))
		binary.BigEndian.PutUint32(entry[12:], length+lie)
		out = append(out, raw...)
		lie = 0
	}
	return out
}

func TestUserRefused(t *testing.T) {
	sfnt := bytesOf(serif400)
	cases := []struct {
		name string
		data []byte
		code string
	}{
		{"empty.ttf", nil, "font-format"},
		{"picture.png", []byte("\x89PNG\r\n\x1a\n0000000000000000"), "font-format"},
		{"packed.woff2", []byte("wOF2\x00\x01\x00\x000000000000000000"), "font-damaged"},
		{"old.pfb", []byte("\x80\x01\x00\x00%!PS-AdobeFont"), "font-format"},
		{"cut.ttf", sfnt[:len(sfnt)/2], "font-damaged"},
		{"header.otf", []byte("OTTO\x00\x01\x00\x00\x00\x00\x00\x00"), "font-damaged"},
		{"none.ttc", []byte("ttcf\x00\x01\x00\x00\x00\x00\x00\x01\xff\xff\xff\xff"), "font-damaged"},
		{"large.ttf", make([]byte, maxFontBytes+1), "font-limit"},
		{"lying.woff", woff(t, sfnt, 1<<30), "font-limit"},
		{"lying-a-little.woff", woff(t, sfnt, 1000), "font-damaged"},
		{"copies.ttf", copies(sfnt, 4000), "font-limit"},
		{"nested.ttf", nested(1500, 1), "font-limit"},
		{"hundred.ttf", nested(100, 1), "font-limit"},
		{"branching.ttf", nested(20, 3), "font-limit"},
		{"itself.ttf", nested(1, -1), "font-limit"},
		{"overlapping.ttf", overlapping(), "font-damaged"},
		{"thin.ttf", variable(500), "font-damaged"}, // there are no outlines for other weights
	}
	for _, c := range cases {
		got, err := Default().WithUser(UserFont{Family: Serif, Weight: 400, Italic: false, Data: c.data, Name: c.name})
		var refused *UserFontError
		if !errors.As(err, &refused) {
			t.Errorf("%s: got %v, want a UserFontError", c.name, err)
			continue
		}
		if got != nil || refused.Code != c.code || refused.Name != c.name || refused.Hint == "" {
			t.Errorf("%s: %v [%s], want code %s", c.name, err, refused.Code, c.code)
		}
	}
	if _, err := Default().WithUser(UserFont{Family: Serif, Weight: 400, Italic: false, Data: variable(400), Name: "regular.ttf"}); err != nil {
		t.Errorf("a variable font whose default is the weight asked for: %v", err)
	}
	for name, data := range map[string][]byte{"eight.ttf": nested(8, 2), "twenty.ttf": nested(20, 1)} {
		c, err := Default().WithUser(UserFont{Family: Serif, Weight: 400, Italic: false, Data: data, Name: name})
		if err != nil {
			t.Errorf("%s is harmless, got %v", name, err)
			continue
		}
		use(t, name, c.Chain(Serif, 400, false, "en")[0])
	}
}

// tablesOf takes a font apart; change what is wanted and put it together with directory.single.
func tablesOf(sfnt []byte) (directory, map[string][]byte) {
	d, err := readDirectory(sfnt, 0)
	if err != nil {
		panic(err)
	}
	content := map[string][]byte{}
	for tag := range d.tables {
		content[tag] = d.raw(sfnt, tag)
	}
	return d, content
}

// copies returns a font with n more tables that are all its outlines.
func copies(sfnt []byte, n int) []byte {
	d, content := tablesOf(sfnt)
	glyf := content["glyf"]
	out := d.single(content)
	// Entries go in front of the content, so write a directory of our own at the end of a fresh file.
	file := make([]byte, 12+16*n)
	copy(file, "\x00\x01\x00\x00")
	binary.BigEndian.PutUint16(file[4:], uint16(n))
	for i := range n {
		e := file[12+16*i:]
		binary.BigEndian.PutUint32(e, uint32(i)+0x41414141)
		binary.BigEndian.PutUint32(e[8:], uint32(len(file)))
		binary.BigEndian.PutUint32(e[12:], uint32(len(glyf)))
	}
	return append(file, out...)
}

// nested returns a font whose glyph i is composed of width times glyph i-1, for depth levels; a negative width
// composes each glyph of itself.
func nested(depth, width int) []byte {
	d, content := tablesOf(bytesOf(serif400))
	old := composites{glyf: content["glyf"], loca: content["loca"], long: content["head"][51] != 0}
	n, _ := d.glyphs(bytesOf(serif400))
	var glyf, loca []byte
	for g := range n {
		loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
		if g == 0 || g > depth {
			if g == 0 {
				glyf = append(glyf, old.data(40)...)
			}
			continue
		}
		part, times := g-1, width
		if width < 0 {
			part, times = g, 1
		}
		glyf = append(glyf, 0xff, 0xff, 0, 0, 0, 0, 0, 0, 0, 0)
		for i := range times {
			flags := byte(0x02)
			if i < times-1 {
				flags |= 0x20
			}
			glyf = append(glyf, 0, flags, byte(part>>8), byte(part), 0, 0)
		}
	}
	loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
	head := slices.Clone(content["head"])
	head[51] = 1
	content["head"], content["loca"], content["glyf"] = head, loca, glyf
	return d.single(content)
}

// overlapping returns a font whose glyphs share their bytes.
func overlapping() []byte {
	d, content := tablesOf(bytesOf(serif400))
	loca := slices.Clone(content["loca"])
	for i := 8; i+8 <= len(loca); i += 8 {
		binary.BigEndian.PutUint32(loca[i:], 0)
	}
	content["loca"] = loca
	return d.single(content)
}

// variable returns a font with a variation axis and the weight as its default.
func variable(weight uint16) []byte {
	d, content := tablesOf(bytesOf(serif400))
	os2 := slices.Clone(content["OS/2"])
	binary.BigEndian.PutUint16(os2[4:], weight)
	content["OS/2"] = os2
	content["fvar"] = append([]byte{0, 1, 0, 0, 0, 16, 0, 2, 0, 1, 0, 20, 0, 0, 0, 8},
		'w', 'g', 'h', 't', 0, 100, 0, 0, byte(weight>>8), byte(weight), 0, 0, 3, 132, 0, 0, 0, 0, 1, 0)
	return d.single(content)
}

func FuzzWithUser(f *testing.F) {
	small, err := os.ReadFile("testdata/format2.otf")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(small)
	f.Add(small[:2000])
	for _, name := range []string{"small.ttf", "small.otf", "small.ttc", "small.woff", "variable.ttf", "variable.otf"} {
		f.Add(sample(f, name))
	}
	f.Add([]byte("ttcf\x00\x01\x00\x00\x00\x00\x00\x01\x00\x00\x00\x10"))
	f.Add([]byte("wOFF\x00\x01\x00\x00"))
	f.Fuzz(func(t *testing.T, data []byte) {
		c, err := Default().WithUser(UserFont{Family: Sans, Weight: 400, Italic: false, Data: data, Name: "fuzz"})
		var refused *UserFontError
		if err != nil && !errors.As(err, &refused) {
			t.Fatalf("error of the wrong kind: %v", err)
		}
		if err == nil {
			use(t, "fuzz", c.Chain(Sans, 400, false, "zh")[0])
		}
	})
}
