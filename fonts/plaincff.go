package fonts

import (
	"encoding/binary"
	"strconv"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/cff"
	ot "github.com/go-text/typesetting/font/opentype"
)

// This room writes outlines as a CFF table (Adobe Technical Notes 5176 and 5177): CID-keyed, so that glyphs need no names,
// with one font dictionary, without subroutines and hints. It is what becomes of CFF2.

// plainCFF writes the table CFF from what face draws of a CFF2 font. The font's own programs are replaced on the way by
// ones without subroutines (see charstrings).
func plainCFF(face *font.Face, glyphs int, content map[string][]byte) ([]glyphBox, error) {
	programs := charstringsOf(face.Font)
	if programs == nil || len(programs.glyphs) != glyphs {
		return nil, damagedFont("its outlines (CFF2) cannot be read")
	}
	flat := hidden[*cff.CFF2](face.Font, "cff2").Charstrings
	boxes := make([]glyphBox, glyphs)
	plain := make([][]byte, glyphs)
	steps, size := 0, 0
	for g := range glyphs {
		program, n, err := programs.run(g, true)
		if steps += n; err == errTooCostly || steps > maxFontSteps {
			return nil, excessiveFont("drawing its glyphs takes too many steps")
		}
		if err != nil {
			return nil, damagedFont("its outline %d cannot be read", g)
		}
		flat[g] = program
		outline, ok := face.GlyphDataOutline(font.GID(g))
		if !ok {
			return nil, damagedFont("its outline %d cannot be read", g)
		}
		if plain[g], boxes[g], ok = charstringOf(outline.Segments); !ok {
			return nil, errTooWide
		}
		flat[g] = nil // long programs are not kept
		if size += len(plain[g]); size > maxFontBytes {
			return nil, errUnpacks
		}
	}
	content["CFF "] = writeCFF(plain, int(face.Upem()))
	return boxes, nil
}

// charstringOf writes lines and cubic curves as a Type 2 charstring.
func charstringOf(segments []ot.Segment) (out []byte, box glyphBox, ok bool) {
	const rlineto, rrcurveto, endchar, rmoveto = 5, 8, 14, 21
	var x, y int
	ok = true
	first := true
	step := func(p ot.SegmentPoint) {
		px, okX := units(p.X)
		py, okY := units(p.Y)
		if first || px < box.xMin {
			box.xMin = px
		}
		if first || py > box.yMax {
			box.yMax = py
		}
		first = false
		dx, dy := int(px)-x, int(py)-y
		ok = ok && okX && okY && dx == int(int16(dx)) && dy == int(int16(dy))
		out = appendInteger(appendInteger(out, dx), dy)
		x, y = int(px), int(py)
	}
	var start ot.SegmentPoint
	for i, s := range segments {
		switch s.Op {
		case ot.SegmentOpMoveTo:
			start = s.Args[0]
			if i+1 == len(segments) || segments[i+1].Op == ot.SegmentOpMoveTo {
				continue // a contour of nothing
			}
			step(start)
			out = append(out, rmoveto)
		case ot.SegmentOpLineTo:
			if s.Args[0] == start && (i+1 == len(segments) || segments[i+1].Op == ot.SegmentOpMoveTo) {
				continue // contours close by themselves
			}
			step(s.Args[0])
			out = append(out, rlineto)
		case ot.SegmentOpCubeTo:
			for _, p := range s.Args {
				step(p)
			}
			out = append(out, rrcurveto)
		default:
			return nil, box, false
		}
	}
	return append(out, endchar), box, ok
}

// appendInteger writes a number from -32768 to 32767 as charstrings and dictionaries both read it (Technical Note 5176, §4).
func appendInteger(out []byte, v int) []byte {
	switch {
	case v >= -107 && v <= 107:
		return append(out, byte(v+139))
	case v >= 108 && v <= 1131:
		v -= 108
		return append(out, byte(v>>8+247), byte(v))
	case v >= -1131 && v <= -108:
		v = -v - 108
		return append(out, byte(v>>8+251), byte(v))
	}
	return append(out, 28, byte(v>>8), byte(v))
}

// appendIndex writes an INDEX (Technical Note 5176, §5).
func appendIndex(out []byte, items ...[]byte) []byte {
	out = binary.BigEndian.AppendUint16(out, uint16(len(items)))
	if len(items) == 0 {
		return out
	}
	out = append(out, 4) // bytes of an offset
	offset := uint32(1)
	out = binary.BigEndian.AppendUint32(out, offset)
	for _, item := range items {
		offset += uint32(len(item))
		out = binary.BigEndian.AppendUint32(out, offset)
	}
	for _, item := range items {
		out = append(out, item...)
	}
	return out
}

// appendReal writes a decimal fraction into a dictionary (Technical Note 5176, §4, table 5).
func appendReal(out []byte, v float64) []byte {
	const end = 0xf
	out = append(out, 30)
	var nibbles []byte
	for _, r := range strconv.FormatFloat(v, 'f', -1, 64) {
		if r == '.' {
			nibbles = append(nibbles, 0xa)
		} else {
			nibbles = append(nibbles, byte(r-'0'))
		}
	}
	nibbles = append(nibbles, end)
	if len(nibbles)%2 != 0 {
		nibbles = append(nibbles, end)
	}
	for i := 0; i < len(nibbles); i += 2 {
		out = append(out, nibbles[i]<<4|nibbles[i+1])
	}
	return out
}

// writeCFF writes a table of these charstrings, one a glyph.
func writeCFF(programs [][]byte, unitsPerEm int) []byte {
	n := len(programs)
	const firstString = 391 // Technical Note 5176, appendix A: the number of the first string that is not standard
	head := appendIndex([]byte{1, 0, 4, 4}, []byte("Plain"))
	rest := appendIndex(nil, []byte("Adobe"), []byte("Identity"))
	rest = appendIndex(rest) // no global subroutines
	// dictionary is the Top DICT; its offsets always take five bytes, so that its length is known before they are.
	dictionary := func(charset, choice, glyphs, fonts int) []byte {
		var d []byte
		offset := func(v int, operator ...byte) {
			d = append(d, 29, byte(v>>24), byte(v>>16), byte(v>>8), byte(v))
			d = append(d, operator...)
		}
		d = appendInteger(appendInteger(appendInteger(d, firstString), firstString+1), 0)
		d = append(d, 12, 30) // ROS
		if unitsPerEm != 1000 {
			scale := 1 / float64(unitsPerEm)
			d = appendReal(d, scale)
			d = appendReal(appendInteger(appendInteger(d, 0), 0), scale)
			d = append(appendInteger(appendInteger(d, 0), 0), 12, 7) // FontMatrix
		}
		offset(n, 12, 34)      // CIDCount
		offset(charset, 15)    // charset
		offset(choice, 12, 37) // FDSelect
		offset(glyphs, 17)     // CharStrings
		offset(fonts, 12, 36)  // FDArray
		return d
	}
	at := len(appendIndex(head, dictionary(0, 0, 0, 0))) + len(rest)
	charset := []byte{0} // format 0: glyph 0 alone
	if n > 1 {
		charset = []byte{2, 0, 1, byte((n - 2) >> 8), byte(n - 2)} // one range from 1
	}
	choice := []byte{3, 0, 1, 0, 0, 0, byte(n >> 8), byte(n)} // one range of one dictionary
	glyphs := appendIndex(nil, programs...)
	charsetAt := at
	choiceAt := charsetAt + len(charset)
	glyphsAt := choiceAt + len(choice)
	fontsAt := glyphsAt + len(glyphs)
	// A font dictionary says where its Private DICT is; this one is empty and stands nowhere.
	fonts := appendIndex(nil, []byte{appendInteger(nil, 0)[0], appendInteger(nil, 0)[0], 18})
	out := append(appendIndex(head, dictionary(charsetAt, choiceAt, glyphsAt, fontsAt)), rest...)
	for _, part := range [][]byte{charset, choice, glyphs, fonts} {
		out = append(out, part...)
	}
	return out
}
