package pdf

import (
	"errors"
	"fmt"
	"math"
	"unicode/utf16"

	"cards/internal/scene"
	"cards/internal/subset"

	"github.com/go-text/typesetting/font"
)

// This room collects the glyphs that a document shows and writes them as fonts at its end (ISO 32000-1, 9.7): of each face
// one subset. A glyph that stands for two texts (月 and ⽉, which share an outline) is in it twice, so that what is copied
// is what was written.

// code is how a glyph is shown: by which font, and what it is there.
type code struct {
	font   string
	object ref
	hex    string
	// advance is how far the pen goes, in em.
	advance float64
}

// fontSet are the faces of a document.
type fontSet struct {
	known    map[string]*embedded
	order    []*embedded
	pictured map[string]*pictured
	pictures []*pictured
}

// embedded is one face of outlines.
type embedded struct {
	number int
	face   scene.Face
	drawn  *font.Face
	units  float64
	glyphs []subset.Glyph
	texts  []string
	codes  map[spelling]int
	object ref
}

// wordJoiner is what a glyph is written down as that has no character of its own; what holds it says the whole.
const wordJoiner = "\u2060"

// face returns the fonts of a face: of outlines, or of pictures.
func (f *fontSet) face(face scene.Face) (*embedded, *pictured) {
	key := face.Key()
	if e, p := f.known[key], f.pictured[key]; e != nil || p != nil {
		return e, p
	}
	if f.known == nil {
		f.known, f.pictured = map[string]*embedded{}, map[string]*pictured{}
	}
	drawn := &font.Face{Font: face.Font()}
	if len(drawn.BitmapSizes()) > 0 {
		p := &pictured{number: len(f.pictures) + 1, face: face, drawn: drawn, codes: map[spelling]int{}}
		f.pictured[key], f.pictures = p, append(f.pictures, p)
		return nil, p
	}
	e := &embedded{number: len(f.order) + 1, face: face, drawn: drawn, units: unitsOf(drawn), codes: map[spelling]int{}}
	f.known[key], f.order = e, append(f.order, e)
	return e, nil
}

// advance returns how far the pen goes for a glyph of a face, in em.
func (f *fontSet) advance(face scene.Face, s spelling) float64 {
	e, p := f.face(face)
	if e != nil {
		return e.advance(s)
	}
	return p.advance(s)
}

// code returns how to show a glyph of a face.
func (f *fontSet) code(file *file, images *images, face scene.Face, s spelling) (code, error) {
	if s.text == "" {
		s.text = wordJoiner
	}
	e, p := f.face(face)
	if e != nil {
		return e.code(file, s)
	}
	return p.code(file, images, s)
}

func (e *embedded) code(file *file, s spelling) (code, error) {
	n, ok := e.codes[s]
	if !ok {
		if len(e.glyphs) == subset.MaxGlyphs {
			return code{}, errors.New("a document shows more glyphs of a face than a font holds")
		}
		g := subset.Glyph{ID: s.glyph, Advance: e.advance(s), Shape: s.shape()}
		e.glyphs, e.texts = append(e.glyphs, g), append(e.texts, s.text)
		n = len(e.glyphs)
		e.codes[s] = n
	}
	if e.object == 0 {
		e.object = file.reserve()
	}
	return code{font: fmt.Sprintf("F%d", e.number), object: e.object, hex: fmt.Sprintf("%04X", n), advance: e.advance(s)}, nil
}

// advance returns the advance of a glyph in em, as the table of widths has it: in whole units of the subset.
func (e *embedded) advance(s spelling) float64 {
	switch {
	case s.spaced != 0:
		units := e.units * math.Ceil(1000/e.units)
		return rounded(math.Round(float64(s.spaced)/1000*units) / units)
	case s.stands == upright:
		return 1
	}
	return rounded(float64(e.drawn.HorizontalAdvance(s.glyph)) / e.units)
}

// rounded rounds em to what a table of widths says.
func rounded(em float64) float64 {
	if !(em > 0) {
		return 0
	}
	return math.Round(em*1e6) / 1e6
}

// write writes all fonts.
func (f *fontSet) write(file *file) error {
	for _, e := range f.order {
		if err := e.write(file); err != nil {
			return err
		}
	}
	for _, p := range f.pictures {
		p.write(file)
	}
	return nil
}

func (e *embedded) write(f *file) error {
	s, err := subset.NewSpaced(e.face, e.glyphs)
	if err != nil {
		return fmt.Errorf("pdf: %w", err)
	}
	program := f.stream("/Subtype /CIDFontType0C", s.CFF())
	mille := func(v int) float64 { return float64(v) * 1000 / float64(s.UnitsPerEm) }
	// The face's own character set, if it has one, is not that of a subset: symbolic (9.8.2). What is not known of stems and
	// capitals has to be said all the same.
	descriptor := f.object("<< /Type /FontDescriptor /FontName /%s /Flags 4 /FontBBox [%s] /ItalicAngle 0 /Ascent %s /Descent %s /CapHeight %s /StemV 80 /FontFile3 %v >>",
		s.Name, numbers(0, math.Floor(mille(s.Box[0])), math.Floor(mille(s.Box[1])), math.Ceil(mille(s.Box[2])), math.Ceil(mille(s.Box[3]))),
		numbers(0, mille(s.Ascent)), numbers(0, mille(s.Descent)), numbers(0, mille(s.Ascent)), program)
	widths := []byte("[0 [")
	for i := range s.Advances {
		if i > 0 {
			widths = append(widths, ' ')
		}
		em := float64(s.Advances[i]) / float64(s.UnitsPerEm)
		widths = appendNumber(widths, rounded(em)*1000, 3)
	}
	cid := f.object("<< /Type /Font /Subtype /CIDFontType0 /BaseFont /%s /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor %v /DW 1000 /W %s]] >>",
		s.Name, descriptor, widths)
	unicode := f.stream("", toUnicode(e.texts, 2))
	f.write(e.object, fmt.Appendf(nil, "<< /Type /Font /Subtype /Type0 /BaseFont /%s-Identity-H /Encoding /Identity-H /DescendantFonts [%v] /ToUnicode %v >>", s.Name, cid, unicode))
	return nil
}

// mostUnits bounds what one glyph is written down as, in units of UTF-16: a table holds 512 bytes at most (Adobe Technical Note
// 5014, §1.4.1).
const mostUnits = 128

// toUnicode writes the table from codes, 1 for the first text, of so many bytes, to what they stand for (9.10.3).
func toUnicode(texts []string, bytes int) []byte {
	b := []byte("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n")
	digits := 2 * bytes
	b = fmt.Appendf(b, "<%0*X> <%0*X>\nendcodespacerange\n", digits, 0, digits, 1<<(8*bytes)-1)
	// A section has at most 100 entries.
	for from := 0; from < len(texts); from += 100 {
		to := min(from+100, len(texts))
		b = fmt.Appendf(b, "%d beginbfchar\n", to-from)
		for i := from; i < to; i++ {
			b = fmt.Appendf(b, "<%0*X> <", digits, i+1)
			units := utf16.Encode([]rune(texts[i]))
			for _, u := range units[:min(len(units), mostUnits)] {
				b = fmt.Appendf(b, "%04X", u)
			}
			b = append(b, ">\n"...)
		}
		b = append(b, "endbfchar\n"...)
	}
	return append(b, "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"...)
}
