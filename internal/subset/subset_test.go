package subset_test

import (
	"bytes"
	"encoding/binary"
	"errors"
	"math"
	"slices"
	"strings"
	"testing"

	"cards/fonts"
	"cards/internal/scene"
	"cards/internal/subset"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
)

// face returns an embedded face.
func face(t testing.TB, key string) scene.Face {
	t.Helper()
	f, ok := fonts.Default().ByKey(key)
	if !ok {
		t.Fatalf("no face %s", key)
	}
	return f
}

// glyphs returns the glyphs of the characters of s in f.
func glyphs(t testing.TB, f scene.Face, s string) []font.GID {
	t.Helper()
	var out []font.GID
	for _, r := range s {
		g, ok := f.Font().NominalGlyph(r)
		if !ok {
			t.Fatalf("%s has no %q", f.Key(), r)
		}
		out = append(out, g)
	}
	return out
}

// sampled returns points on the outline of a glyph in em, contour by contour, so that quadratic and cubic curves can be compared.
func sampled(t testing.TB, f *font.Font, g font.GID) [][]scene.Point {
	t.Helper()
	drawn := &font.Face{Font: f}
	outline, ok := drawn.GlyphDataOutline(g)
	if !ok {
		t.Fatalf("glyph %d has no outline", g)
	}
	em := float64(f.Upem())
	var contours [][]scene.Point
	var at scene.Point
	add := func(p scene.Point) {
		last := len(contours) - 1
		contours[last] = append(contours[last], p)
		at = p
	}
	place := func(p opentype.SegmentPoint) scene.Point {
		return scene.Point{X: float64(p.X) / em, Y: float64(p.Y) / em}
	}
	for _, s := range outline.Segments {
		switch s.Op {
		case opentype.SegmentOpMoveTo:
			contours = append(contours, nil)
			add(place(s.Args[0]))
		case opentype.SegmentOpLineTo:
			// Lines of no length, and those that only close a contour, are not written.
			if p := place(s.Args[0]); p != at && p != contours[len(contours)-1][0] {
				add(p)
			}
		case opentype.SegmentOpQuadTo:
			from, q, to := at, place(s.Args[0]), place(s.Args[1])
			for i := 1; i <= 4; i++ {
				u := float64(i) / 4
				add(scene.Point{
					X: (1-u)*(1-u)*from.X + 2*u*(1-u)*q.X + u*u*to.X,
					Y: (1-u)*(1-u)*from.Y + 2*u*(1-u)*q.Y + u*u*to.Y,
				})
			}
		case opentype.SegmentOpCubeTo:
			from, a, b, to := at, place(s.Args[0]), place(s.Args[1]), place(s.Args[2])
			for i := 1; i <= 4; i++ {
				u := float64(i) / 4
				v := 1 - u
				add(scene.Point{
					X: v*v*v*from.X + 3*v*v*u*a.X + 3*v*u*u*b.X + u*u*u*to.X,
					Y: v*v*v*from.Y + 3*v*v*u*a.Y + 3*v*u*u*b.Y + u*u*u*to.Y,
				})
			}
		}
	}
	return contours
}

// checkEqual holds the glyphs of a parsed subset to those of the face, points within slack em.
func checkEqual(t *testing.T, f scene.Face, list []font.GID, parsed *font.Font, slack float64) {
	t.Helper()
	old, now := &font.Face{Font: f.Font()}, &font.Face{Font: parsed}
	for i, g := range list {
		k := font.GID(i + 1)
		a, b := old.HorizontalAdvance(g)/float32(f.Font().Upem()), now.HorizontalAdvance(k)/float32(parsed.Upem())
		if math.Abs(float64(a-b)) > 1e-6 {
			t.Errorf("%s, glyph %d: its advance is %g em instead of %g", f.Key(), g, b, a)
		}
		want, got := sampled(t, f.Font(), g), sampled(t, parsed, k)
		if len(want) != len(got) {
			t.Errorf("%s, glyph %d: %d contours instead of %d", f.Key(), g, len(got), len(want))
			continue
		}
		for c := range want {
			near := func(p, q scene.Point) bool { return math.Abs(p.X-q.X) <= slack && math.Abs(p.Y-q.Y) <= slack }
			if !slices.EqualFunc(want[c], got[c], near) {
				t.Errorf("%s, glyph %d: contour %d has moved", f.Key(), g, c)
			}
		}
	}
}

// samples are texts for faces of both kinds of outline, with characters above U+FFFF and glyphs without ink.
var samples = []struct{ face, text string }{
	{"noto-serif-cjk-400", "月⽉𠮷㐂的一是 ，。—…“”永國ABCabc0189"},
	{"noto-sans-cjk-700", "月的一是 ，。日本語한국어gjpqy"},
	{"noto-serif-400", "The quick brown fox, jumps! éÅßЖΩ 0123456789"},
	{"noto-serif-400-italic", "fgjpqy&?ŒÆ"},
	{"noto-sans-700", "Sphinx of black quartz @#%"},
}

// TestOutlinesSurvive: what go-text reads back from the OpenType file is what the face draws.
func TestOutlinesSurvive(t *testing.T) {
	for _, row := range samples {
		f := face(t, row.face)
		list := glyphs(t, f, row.text)
		s, err := subset.New(f, list)
		if err != nil {
			t.Fatal(err)
		}
		characters := map[rune]int{}
		for i, r := range []rune(row.text) {
			characters[r] = i + 1
		}
		data := s.OpenType(characters)
		parsed, err := font.ParseTTF(bytes.NewReader(data))
		if err != nil {
			t.Fatalf("%s: %v", row.face, err)
		}
		// Half a unit for rounding, and as much for curves that were quadratic.
		checkEqual(t, f, list, parsed.Font, 1.01/float64(s.UnitsPerEm))
		for i, r := range []rune(row.text) {
			g, ok := parsed.NominalGlyph(r)
			if !ok || list[g-1] != list[i] {
				t.Errorf("%s: %q is glyph %d, %t", row.face, r, g, ok)
			}
		}
		if _, ok := parsed.NominalGlyph(0x2603); ok {
			t.Errorf("%s: a character that was not asked for has a glyph", row.face)
		}
		if parsed.Upem() != uint16(s.UnitsPerEm) {
			t.Errorf("%s: %d units per em", row.face, parsed.Upem())
		}
	}
}

// TestWholeFace writes every glyph of a face with quadratic outlines, with its composites, and 3000 of a CJK face.
func TestWholeFace(t *testing.T) {
	for key, n := range map[string]int{"noto-serif-400": 1 << 16, "noto-serif-cjk-700": 3000} {
		f := face(t, key)
		drawn := &font.Face{Font: f.Font()}
		var list []font.GID
		for g := font.GID(1); len(list) < n; g++ {
			if _, ok := drawn.GlyphDataOutline(g); !ok {
				break
			}
			list = append(list, g)
		}
		if len(list) < 1000 {
			t.Fatalf("%s has only %d glyphs", key, len(list))
		}
		s, err := subset.New(f, list)
		if err != nil {
			t.Fatal(err)
		}
		parsed, err := font.ParseTTF(bytes.NewReader(s.OpenType(nil)))
		if err != nil {
			t.Fatal(err)
		}
		checkEqual(t, f, list, parsed.Font, 1.01/float64(s.UnitsPerEm))
	}
}

// TestSameGlyphTwice: two characters that share a glyph can be told apart.
func TestSameGlyphTwice(t *testing.T) {
	f := face(t, "noto-serif-cjk-400")
	g := glyphs(t, f, "月")[0]
	s, err := subset.New(f, []font.GID{g, g})
	if err != nil {
		t.Fatal(err)
	}
	parsed, err := font.ParseTTF(bytes.NewReader(s.OpenType(map[rune]int{'月': 1, '⽉': 2})))
	if err != nil {
		t.Fatal(err)
	}
	a, _ := parsed.NominalGlyph('月')
	b, _ := parsed.NominalGlyph('⽉')
	if a != 1 || b != 2 {
		t.Errorf("glyphs %d and %d", a, b)
	}
	checkEqual(t, f, []font.GID{g, g}, parsed.Font, 1.0/1000)
}

// TestAdvances: a caller's advance takes the place of the face's, in every table, and the outline stays.
func TestAdvances(t *testing.T) {
	f := face(t, "noto-serif-cjk-400")
	g := glyphs(t, f, "月")[0]
	s, err := subset.NewSpaced(f, []subset.Glyph{{ID: g}, {ID: g, Advance: 1.125}})
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(s.Advances[1:], []int{1000, 1125}) {
		t.Errorf("advances %v", s.Advances)
	}
	parsed, err := font.ParseTTF(bytes.NewReader(s.OpenType(nil)))
	if err != nil {
		t.Fatal(err)
	}
	if a := (&font.Face{Font: parsed.Font}).HorizontalAdvance(2); a != 1125 {
		t.Errorf("the file says %g", a)
	}
	a, b := sampled(t, parsed.Font, 1), sampled(t, parsed.Font, 2)
	if !slices.EqualFunc(a, b, func(p, q []scene.Point) bool { return slices.Equal(p, q) }) {
		t.Error("the outline changed with the advance")
	}
}

// TestShape: an outline is mapped before it is written, and the advance stays what it was.
func TestShape(t *testing.T) {
	f := face(t, "noto-serif-cjk-400")
	g := glyphs(t, f, "月")[0]
	onSide := scene.Transform{XY: -1, X0: 0.88, YX: 0.5, Y0: -0.25}
	s, err := subset.NewSpaced(f, []subset.Glyph{{ID: g}, {ID: g, Shape: onSide}, {ID: g, Shape: onSide, Advance: 1.5}})
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(s.Advances[1:], []int{1000, 1000, 1500}) {
		t.Errorf("advances %v", s.Advances)
	}
	parsed, err := font.ParseTTF(bytes.NewReader(s.OpenType(nil)))
	if err != nil {
		t.Fatal(err)
	}
	want, got := sampled(t, parsed.Font, 1), sampled(t, parsed.Font, 2)
	if len(want) != len(got) {
		t.Fatalf("%d contours instead of %d", len(got), len(want))
	}
	for c := range want {
		if !slices.EqualFunc(want[c], got[c], func(p, q scene.Point) bool {
			return math.Abs(0.88-p.Y-q.X) < 1e-3 && math.Abs(p.X/2-0.25-q.Y) < 1e-3
		}) {
			t.Errorf("contour %d is not mapped", c)
		}
	}
	// The face itself is as it was.
	checkEqual(t, f, []font.GID{g}, parsed.Font, 1.0/1000)
}

// TestName: the same glyphs have the same name and bytes, others another one, and the name is one that PDF takes.
func TestName(t *testing.T) {
	f := face(t, "noto-serif-cjk-400")
	make := func(s string) *subset.Font {
		out, err := subset.New(f, glyphs(t, f, s))
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	a, b, c := make("天地"), make("天地"), make("地天")
	if a.Name != b.Name || !bytes.Equal(a.CFF(), b.CFF()) || !bytes.Equal(a.OpenType(map[rune]int{'a': 1, 'b': 2, 'c': 1}), b.OpenType(map[rune]int{'c': 1, 'a': 1, 'b': 2})) {
		t.Error("the same glyphs make another font")
	}
	if a.Name == c.Name {
		t.Error("glyphs in another order have the same name")
	}
	tag, rest, _ := strings.Cut(a.Name, "+")
	if len(tag) != 6 || strings.Trim(tag, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != "" || rest != "noto-serif-cjk-400" {
		t.Errorf("the name is %q", a.Name)
	}
	odd, err := subset.New(renamed{f, "a b/(c)\u5b57%" + strings.Repeat("x", 99)}, glyphs(t, f, "天"))
	if err != nil {
		t.Fatal(err)
	}
	if _, rest, _ := strings.Cut(odd.Name, "+"); !strings.HasPrefix(rest, "a-b--c---xx") || len(odd.Name) > 63 {
		t.Errorf("the name is %q", odd.Name)
	}
}

// renamed is a face with another key.
type renamed struct {
	scene.Face
	key string
}

func (r renamed) Key() string { return r.key }

// parsedFace is a face that was read from bytes.
type parsedFace struct {
	data []byte
	font *font.Font
}

func (p parsedFace) Key() string      { return "parsed" }
func (p parsedFace) Font() *font.Font { return p.font }
func (p parsedFace) Data() []byte     { return p.data }

// TestCoarseGrid: a face of few units per em gets a finer grid, and nothing changes its size.
func TestCoarseGrid(t *testing.T) {
	f := face(t, "noto-sans-400")
	list := glyphs(t, f, "agq")
	s, err := subset.New(f, list)
	if err != nil {
		t.Fatal(err)
	}
	data := s.OpenType(nil)
	for i := range int(binary.BigEndian.Uint16(data[4:])) {
		if e := data[12+16*i:]; string(e[:4]) == "head" {
			binary.BigEndian.PutUint16(data[binary.BigEndian.Uint32(e[8:])+18:], 300)
		}
	}
	parsed, err := font.ParseTTF(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	coarse := parsedFace{data, parsed.Font}
	own := []font.GID{1, 2, 3}
	fine, err := subset.New(coarse, own)
	if err != nil {
		t.Fatal(err)
	}
	if fine.UnitsPerEm != 1200 || fine.Ascent != 4*s.Ascent {
		t.Errorf("%d units per em, ascent %d", fine.UnitsPerEm, fine.Ascent)
	}
	again, err := font.ParseTTF(bytes.NewReader(fine.OpenType(nil)))
	if err != nil {
		t.Fatal(err)
	}
	checkEqual(t, coarse, own, again.Font, 1.0/1200)
}

// TestSize keeps a subset small: it goes into every document.
func TestSize(t *testing.T) {
	f := face(t, "noto-serif-cjk-400")
	s, err := subset.New(f, glyphs(t, f, "学而时习之不亦说乎有朋自远方来"))
	if err != nil {
		t.Fatal(err)
	}
	if n := len(s.CFF()); n > 5000 {
		t.Errorf("15 characters take %d bytes", n)
	}
}

// TestRefusals: what has no outline or is no face is an error, never a panic.
func TestRefusals(t *testing.T) {
	f := face(t, "noto-serif-cjk-400")
	if _, err := subset.New(nil, nil); err == nil {
		t.Error("no face at all makes a font")
	}
	if _, err := subset.New(f, []font.GID{65535}); !errors.Is(err, subset.ErrNoOutline) {
		t.Errorf("a glyph beyond the last: %v", err)
	}
	if _, err := subset.New(f, make([]font.GID, subset.MaxGlyphs+1)); err == nil {
		t.Error("more glyphs than a font holds")
	}
	emoji := face(t, fonts.EmojiKey)
	g, ok := emoji.Font().NominalGlyph('😀')
	if !ok {
		t.Fatal("no emoji")
	}
	if _, err := subset.New(emoji, []font.GID{g}); !errors.Is(err, subset.ErrNoOutline) {
		t.Errorf("a bitmap: %v", err)
	}
}

// TestFile checks what no parser of ours reads: checksums, the order of tables, the licence that has to go along.
func TestFile(t *testing.T) {
	f := face(t, "noto-serif-400")
	s, err := subset.New(f, glyphs(t, f, "abc"))
	if err != nil {
		t.Fatal(err)
	}
	data := s.OpenType(map[rune]int{'a': 1, 'b': 2, 'c': 3})
	sum := func(b []byte) (sum uint32) {
		for i, c := range b {
			sum += uint32(c) << (24 - 8*(i%4))
		}
		return sum
	}
	if got := sum(data); got != 0xB1B0AFBA {
		t.Errorf("the file adds up to %#x", got)
	}
	last := ""
	for i := range int(binary.BigEndian.Uint16(data[4:])) {
		e := data[12+16*i:]
		tag, at, size := string(e[:4]), binary.BigEndian.Uint32(e[8:]), binary.BigEndian.Uint32(e[12:])
		content := data[at : at+size]
		if tag == "head" {
			content = slices.Concat(content[:8], make([]byte, 4), content[12:])
		}
		if want := binary.BigEndian.Uint32(e[4:]); sum(content) != want || at%4 != 0 || tag <= last {
			t.Errorf("table %s at %d adds up to %#x, not %#x", tag, at, sum(content), want)
		}
		last = tag
	}
	utf16 := func(s string) string { return "\x00" + strings.Join(strings.Split(s, ""), "\x00") }
	if !bytes.Contains(data, []byte(utf16("SIL Open Font License"))) {
		t.Error("the licence is lost")
	}
}

func BenchmarkNew(b *testing.B) {
	f := face(b, "noto-serif-cjk-400")
	list := glyphs(b, f, "学而时习之不亦说乎有朋自远方来")
	b.ReportAllocs()
	for b.Loop() {
		s, err := subset.New(f, list)
		if err != nil {
			b.Fatal(err)
		}
		s.CFF()
	}
}
