package pdf

import (
	"errors"
	"fmt"
	"unicode/utf16"

	"github.com/go-text/typesetting/font/cff"
	"github.com/go-text/typesetting/font/opentype/tables"
)

// This room reads the fonts of a file back: what their codes stand for, and whether each has a glyph that can be drawn.

// shownFont is what a font says of its codes.
type shownFont struct {
	bytes   int // of a code
	unicode map[int]string
	glyphs  int
}

// load reads a font, each only once.
func (v *verifier) load(ref any) (*shownFont, error) {
	n, ok := ref.(refValue)
	if !ok {
		return nil, errors.New("there is no such font")
	}
	if f := v.fonts[int(n)]; f != nil {
		return f, nil
	}
	d := v.dict(ref)
	f := &shownFont{bytes: 2}
	switch d["Subtype"] {
	case nameValue("Type3"):
		last, _ := d["LastChar"].(float64)
		f.bytes, f.glyphs = 1, int(last)+1
		if widths, _ := d["Widths"].([]any); len(widths) != int(last) {
			return nil, errors.New("a font has not as many widths as codes")
		}
	case nameValue("Type0"):
		var err error
		if f.glyphs, err = v.program(d); err != nil {
			return nil, err
		}
	default:
		return nil, errors.New("there is no such font")
	}
	s, _ := v.get(d["ToUnicode"]).(streamValue)
	data, err := inflate(s)
	if err != nil {
		return nil, err
	}
	if f.unicode, err = readUnicode(data); err != nil {
		return nil, err
	}
	v.fonts[int(n)] = f
	return f, nil
}

// program reads the font program of a composite font and returns how many glyphs it has: each has a width, and an outline that
// can be drawn.
func (v *verifier) program(d dictValue) (int, error) {
	descendants, _ := v.get(d["DescendantFonts"]).([]any)
	if len(descendants) != 1 {
		return 0, errors.New("a font has no descendant")
	}
	cid := v.dict(descendants[0])
	s, _ := v.get(v.dict(cid["FontDescriptor"])["FontFile3"]).(streamValue)
	data, err := inflate(s)
	if err != nil {
		return 0, err
	}
	program, err := cff.Parse(data)
	if err != nil {
		return 0, fmt.Errorf("a font can't be read: %w", err)
	}
	for g := range program.Charstrings {
		if _, _, err := program.LoadGlyph(tables.GlyphID(g)); err != nil {
			return 0, fmt.Errorf("glyph %d can't be drawn: %w", g, err)
		}
	}
	widths, _ := cid["W"].([]any)
	if len(widths) != 2 {
		return 0, errors.New("a font has no widths")
	}
	if list, _ := widths[1].([]any); len(list) != len(program.Charstrings) {
		return 0, errors.New("a font has not as many widths as glyphs")
	}
	return len(program.Charstrings), nil
}

// readUnicode reads a table from codes to characters.
func readUnicode(data []byte) (map[int]string, error) {
	out := map[int]string{}
	l := lexer{data: data}
	var args [][]byte
	inside := false
	for {
		v, err := l.value()
		if err != nil {
			if l.skip(); l.at < len(l.data) {
				return nil, err
			}
			return out, nil
		}
		switch v := v.(type) {
		case keyword:
			if inside = v == "beginbfchar"; v != "endbfchar" {
				args = nil
				continue
			}
			for i := 0; i+1 < len(args); i += 2 {
				n := 0
				for _, b := range args[i] {
					n = n<<8 | int(b)
				}
				out[n] = decodeUTF16(args[i+1])
			}
			args = nil
		case []byte:
			if inside {
				args = append(args, v)
			}
		}
	}
}

// decodeUTF16 decodes big-endian UTF-16.
func decodeUTF16(b []byte) string {
	units := make([]uint16, len(b)/2)
	for i := range units {
		units[i] = uint16(b[2*i])<<8 | uint16(b[2*i+1])
	}
	return string(utf16.Decode(units))
}
