package pdftext

import (
	"strings"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

// font knows what the codes of its strings say and how wide they are.
type font struct {
	// of is its dictionary, which lives as long as it does.
	of        dict
	toUnicode *cmap
	// composite fonts have codes of several bytes; codes cuts them, and legacy or utf16 is what they are where the font's encoding is one that
	// has a name.
	composite bool
	codes     *cmap
	legacy    encoding.Encoding
	utf16     bool
	vertical  bool
	// simple are the characters of the 256 codes of a font of one byte, "" where none is known.
	simple [256]string
	// widths are in thousandths of the size, of codes of simple fonts and of glyphs of others; missing is that of all others.
	widths  map[int]float64
	missing float64
}

// maxWidths bounds the widths of a font.
const maxWidths = 1 << 17

// readFont reads a font's dictionary (9.6 to 9.10).
func (f *file) readFont(d dict) *font {
	t := &font{widths: map[int]float64{}, missing: 500}
	if s, is := f.resolve(d["ToUnicode"]).(*stream); is {
		t.toUnicode = f.cmap(s)
	}
	if f.resolve(d["Subtype"]) == name("Type0") {
		f.readComposite(t, d)
		return t
	}
	t.simple = f.simpleCodes(d)
	descriptor := f.dict(d["FontDescriptor"])
	t.missing = f.number(descriptor["MissingWidth"], t.missing)
	if f.resolve(d["Widths"]) == nil {
		base, _ := f.resolve(d["BaseFont"]).(name)
		t.standardWidths(string(base))
	}
	scale := 1.0
	if m := f.list(d["FontMatrix"]); len(m) == 6 { // of fonts of type 3
		scale = 1000 * f.number(m[0], 0.001)
	}
	first := f.integer(d["FirstChar"], 0)
	for i, w := range f.list(d["Widths"]) {
		if i < 256 {
			t.widths[first+i] = scale * f.number(w, t.missing)
		}
	}
	return t
}

// cmap reads a CMap, nil where it cannot be unpacked.
func (f *file) cmap(s *stream) *cmap {
	data, ok := f.decode(s)
	if f.readable -= len(data); !ok || f.readable < 0 {
		f.full = f.full || f.readable < 0
		return nil
	}
	return readCMap(data)
}

// readComposite reads a font of type 0.
func (f *file) readComposite(t *font, d dict) {
	t.composite = true
	switch e := f.resolve(d["Encoding"]).(type) {
	case name:
		t.vertical = strings.HasSuffix(string(e), "-V") || e == "V"
		t.legacy, t.utf16 = namedCMap(string(e))
		t.codes = codesOfLegacy(t.legacy)
	case *stream:
		t.vertical = f.integer(e.dict["WMode"], 0) == 1
		t.codes = f.cmap(e)
	}
	t.missing = 1000
	descendants := f.list(d["DescendantFonts"])
	if len(descendants) == 0 {
		return
	}
	inner := f.dict(descendants[0])
	t.missing = f.number(inner["DW"], 1000)
	list := f.list(inner["W"])
	for i := 0; i+1 < len(list) && len(t.widths) < maxWidths; {
		from := f.integer(list[i], -1)
		if each, is := f.resolve(list[i+1]).(array); is {
			for k, w := range each[:min(len(each), maxObjectGlyph)] {
				t.widths[from+k] = f.number(w, t.missing)
			}
			i += 2
			continue
		}
		if i+2 >= len(list) {
			break
		}
		to, w := f.integer(list[i+1], -1), f.number(list[i+2], t.missing)
		for k := from; k >= 0 && k <= min(to, maxObjectGlyph) && len(t.widths) < maxWidths; k++ {
			t.widths[k] = w
		}
		i += 3
	}
}

// maxObjectGlyph is the highest number of a glyph.
const maxObjectGlyph = 65535

// namedCMap returns the encoding of Adobe's CMaps of that name: codes of those are characters of an old encoding, or UTF-16. Of Korean only the
// latter are known: the table of its old encoding has 100 KB, and hardly any file needs it.
func namedCMap(s string) (encoding.Encoding, bool) {
	switch {
	case strings.HasPrefix(s, "Identity"):
		return nil, false
	case strings.Contains(s, "UCS2"), strings.Contains(s, "UTF16"):
		return nil, true
	case strings.HasPrefix(s, "GBK"), strings.HasPrefix(s, "GB-EUC"), strings.HasPrefix(s, "GBpc"):
		return simplifiedchinese.GBK, false
	case strings.HasPrefix(s, "ETen"), strings.HasPrefix(s, "B5pc"), strings.HasPrefix(s, "HKscs"):
		return traditionalchinese.Big5, false
	case strings.Contains(s, "RKSJ"):
		return japanese.ShiftJIS, false
	case strings.HasPrefix(s, "EUC-"):
		return japanese.EUCJP, false
	}
	return nil, false
}

// codesOfLegacy returns how strings of an old encoding are cut into codes.
func codesOfLegacy(e encoding.Encoding) *cmap {
	if e == nil {
		return nil
	}
	m := &cmap{spaces: []codeSpace{{code{0, 1}, code{0x80, 1}}, {code{0x8140, 2}, code{0xFEFE, 2}}}}
	if e == japanese.ShiftJIS {
		m.spaces = []codeSpace{{code{0, 1}, code{0x80, 1}}, {code{0xA0, 1}, code{0xDF, 1}}, {code{0x8140, 2}, code{0xFCFC, 2}}}
	}
	return m
}

// unknown stands for a character of which the file does not tell which it is.
const unknown = "\uFFFD"

// take takes the first code off a string: what it says, how wide it is (in thousandths of the size), and whether it is a space of one byte, which
// is what word spacing widens.
func (t *font) take(s str) (text string, width float64, space bool, rest str) {
	if !t.composite {
		c := code{uint32(s[0]), 1}
		text, known := t.toUnicode.text(c)
		if !known || text == "" || text == "\x00" {
			if text = t.simple[s[0]]; text == "" {
				text = unknown
			}
		}
		w, has := t.widths[int(s[0])]
		if !has {
			w = t.missing
		}
		return text, w, s[0] == ' ', s[1:]
	}
	c, rest := t.codes.next(s)
	glyph := int(c.value)
	if t.codes != nil {
		if n, ok := t.codes.glyph(c); ok {
			glyph = n
		}
	}
	w, has := t.widths[glyph]
	if !has {
		w = t.missing
	}
	text, known := t.toUnicode.text(c)
	switch {
	case known && text != "" && text != "\x00":
	case t.utf16:
		text = utf16Text(s[:len(s)-len(rest)])
	case t.legacy != nil:
		if decoded, err := t.legacy.NewDecoder().String(string(s[:len(s)-len(rest)])); err == nil {
			text = decoded
		}
	default:
		text = unknown
	}
	return text, w, c.size == 1 && c.value == ' ', rest
}

// simpleCodes returns the characters of a font of one byte, by its encoding and the differences from it.
func (f *file) simpleCodes(d dict) (codes [256]string) {
	base := f.builtIn(d)
	encoding := f.resolve(d["Encoding"])
	named, is := encoding.(name)
	differences := f.dict(encoding)
	if !is {
		named, _ = f.resolve(differences["BaseEncoding"]).(name)
		if named == "" && f.resolve(d["Subtype"]) == name("TrueType") {
			named = "WinAnsiEncoding"
		}
	}
	switch named {
	case "WinAnsiEncoding":
		base = charmapCodes(charmap.Windows1252)
	case "MacRomanEncoding":
		base = charmapCodes(charmap.Macintosh)
	}
	codes = base
	at := 0
	for _, o := range f.list(differences["Differences"]) {
		switch o := f.resolve(o).(type) {
		case float64:
			at = int(max(0, min(256, o)))
		case name:
			if at < 256 {
				codes[at] = glyphText(string(o))
			}
			at++
		}
	}
	return codes
}

func charmapCodes(m *charmap.Charmap) (codes [256]string) {
	for i := 0x20; i < 256; i++ {
		if r := m.DecodeByte(byte(i)); r != '\uFFFD' {
			codes[i] = string(r)
		}
	}
	return codes
}
