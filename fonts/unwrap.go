package fonts

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"io"
)

// This room takes one font out of the file that a user gives, as an sfnt file of its own, whatever it was wrapped in:
// nothing (TTF, OTF), a collection, WOFF or WOFF2. Sizes that a file declares are limits to what is read, never
// something to allocate.

// unwrap returns the font of a file that which names (see chooseFont) as an sfnt file of its own.
func unwrap(data []byte, which string) ([]byte, error) {
	if len(data) > maxFontBytes {
		return nil, excessiveFont("the file is larger than %d MiB", maxFontBytes>>20)
	}
	if len(data) < 12 {
		return nil, foreignFont("this is not a font file")
	}
	alone := func(sfnt []byte, err error) ([]byte, error) {
		if err != nil {
			return nil, err
		}
		if which != "" {
			d, err := readDirectory(sfnt, 0)
			if err != nil {
				return nil, err
			}
			if _, err := chooseFont([]fontName{nameOf(d, sfnt)}, which); err != nil {
				return nil, err
			}
		}
		return sfnt, nil
	}
	switch magic := string(data[:4]); magic {
	case "OTTO", "true", "\x00\x01\x00\x00":
		_, err := boundedDirectory(data, 0)
		return alone(data, err)
	case "ttcf":
		return unwrapCollection(data, which)
	case "wOFF":
		return alone(unwrapWOFF(data))
	case "wOF2":
		w, err := readWOFF2(data)
		if err != nil {
			return nil, err
		}
		if w.collection {
			return w.choose(which)
		}
		return alone(w.font(w.fonts[0]))
	case "\x00\x00\x01\x00":
		return nil, foreignFont("suitcase fonts of old Macintosh systems are not read")
	default:
		if magic[:2] == "%!" || magic[:2] == "\x80\x01" {
			return nil, foreignFont("fonts of the old PostScript Type 1 format are not read")
		}
		return nil, foreignFont("this is not a font file")
	}
}

// boundedDirectory reads a directory whose tables together are not larger than a font may be: thousands of tables
// that all point to the same bytes would be copied one by one.
func boundedDirectory(data []byte, offset int) (directory, error) {
	d, err := readDirectory(data, offset)
	if err != nil {
		return d, err
	}
	total := 0
	for _, t := range d.tables {
		total += t.length
	}
	if len(d.tables) > maxFontTables || total > maxFontBytes {
		return d, excessiveFont("its tables are larger than %d MiB together", maxFontBytes>>20)
	}
	return d, nil
}

// unwrapWOFF unpacks a WOFF 1.0 file (W3C Recommendation, 13 December 2012, §3–5).
func unwrapWOFF(data []byte) ([]byte, error) {
	const header, entry = 44, 20
	if len(data) < header {
		return nil, errDamaged
	}
	d := directory{flavour: string(data[4:8])}
	n := int(binary.BigEndian.Uint16(data[12:]))
	if n == 0 || len(data) < header+entry*n {
		return nil, errDamaged
	}
	if n > maxFontTables {
		return nil, excessiveFont("it has more than %d tables", maxFontTables)
	}
	content := map[string][]byte{}
	total := 0
	for i := range n {
		e := data[header+entry*i:]
		offset, packed := int(binary.BigEndian.Uint32(e[4:])), int(binary.BigEndian.Uint32(e[8:]))
		length := int(binary.BigEndian.Uint32(e[12:]))
		if offset > len(data) || packed > len(data)-offset || packed > length {
			return nil, errDamaged
		}
		if total += length; total > maxFontBytes {
			return nil, errUnpacks
		}
		raw := data[offset : offset+packed]
		if packed < length {
			z, err := zlib.NewReader(bytes.NewReader(raw))
			if err != nil {
				return nil, damagedFont("its compressed data cannot be unpacked")
			}
			// Read, not allocate first: the length may lie.
			raw, err = io.ReadAll(io.LimitReader(z, int64(length)))
			if err != nil || len(raw) != length {
				return nil, damagedFont("its compressed data cannot be unpacked")
			}
		}
		if _, twice := content[string(e[:4])]; !twice {
			content[string(e[:4])] = raw
		}
	}
	return d.single(content), nil
}
