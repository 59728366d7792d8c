package fonts

import (
	"bytes"
	"encoding/binary"
	"io"

	"github.com/dsnet/compress/brotli"
)

// This room unpacks WOFF File Format 2.0 (W3C Recommendation, "WOFF2" below): the directory, the one Brotli stream that
// holds all tables, and which of them have to be rebuilt (woff2_glyf.go, woff2_hmtx.go). The sizes that the file declares
// bound what is read; totalSfntSize is not looked at.

// maxFonts bounds the fonts of a collection: the largest real ones have some 40.
const maxFonts = 1024

// woff2Tags are the tags that the directory writes as a number (WOFF2, Known Table Tags).
var woff2Tags = [...]string{
	"cmap", "head", "hhea", "hmtx", "maxp", "name", "OS/2", "post", "cvt ", "fpgm", "glyf", "loca", "prep", "CFF ",
	"VORG", "EBDT", "EBLC", "gasp", "hdmx", "kern", "LTSH", "PCLT", "VDMX", "vhea", "vmtx", "BASE", "GDEF", "GPOS",
	"GSUB", "EBSC", "JSTF", "MATH", "CBDT", "CBLC", "COLR", "CPAL", "SVG ", "sbix", "acnt", "avar", "bdat", "bloc",
	"bsln", "cvar", "fdsc", "feat", "fmtx", "fvar", "gvar", "hsty", "just", "lcar", "mort", "morx", "opbd", "prop",
	"trak", "Zapf", "Silf", "Glat", "Gloc", "Feat", "Sill",
}

// woff2Table is an entry of the directory with its place in the unpacked stream.
type woff2Table struct {
	tag         string
	transformed bool
	data        []byte
	length      int // of data
}

// woff2Font is one font of the file: which tables are its.
type woff2Font struct {
	flavour string
	tables  []int
}

type woff2File struct {
	collection bool
	tables     []woff2Table
	fonts      []woff2Font
}

// readWOFF2 reads the directories and unpacks the stream.
func readWOFF2(data []byte) (*woff2File, error) {
	const header = 48
	if len(data) < header {
		return nil, errDamaged
	}
	flavour := string(data[4:8])
	n := int(binary.BigEndian.Uint16(data[12:]))
	packed := int(binary.BigEndian.Uint32(data[20:]))
	if n == 0 {
		return nil, errDamaged
	}
	if n > maxFontTables {
		return nil, excessiveFont("it has more than %d tables", maxFontTables)
	}
	w := &woff2File{collection: flavour == "ttcf", tables: make([]woff2Table, n)}
	r := &byteReader{data: data[header:]}
	total := 0
	for i := range w.tables {
		w.tables[i] = readWOFF2Entry(r)
		if total += w.tables[i].length; total > maxFontBytes {
			return nil, errUnpacks
		}
	}
	if w.collection {
		w.readFonts(r)
	} else {
		f := woff2Font{flavour: flavour}
		for i := range w.tables {
			f.tables = append(f.tables, i)
		}
		w.fonts = []woff2Font{f}
	}
	if r.short || len(w.fonts) == 0 || packed > len(r.data) {
		return nil, errDamaged
	}
	stream, err := unpackBrotli(r.data[:packed], total)
	if err != nil {
		return nil, err
	}
	for i := range w.tables {
		t := &w.tables[i]
		t.data, stream = stream[:t.length], stream[t.length:]
	}
	return w, nil
}

// readWOFF2Entry reads an entry of the table directory (WOFF2, Table directory format).
func readWOFF2Entry(r *byteReader) woff2Table {
	var t woff2Table
	flags := r.u8()
	const tagBits, tagFollows, versionShift = 0x3f, 0x3f, 6
	if flags&tagBits == tagFollows {
		t.tag = string(r.bytes(4))
	} else {
		t.tag = woff2Tags[flags&tagBits]
	}
	// glyf and loca are plain in version 3, all others in version 0 (WOFF2 §5).
	version := flags >> versionShift
	switch t.tag {
	case "glyf", "loca":
		t.transformed = version != 3
		r.short = r.short || version != 0 && version != 3
	case "hmtx":
		t.transformed = version != 0
		r.short = r.short || version > 1
	default:
		t.transformed = version != 0
		r.short = r.short || t.transformed // no other transform is defined
	}
	t.length = r.base128()
	if t.transformed {
		t.length = r.base128()
	}
	if t.tag == "loca" && t.transformed && t.length != 0 {
		r.short = true // WOFF2 §5.3: a transformed loca is empty
	}
	return t
}

// readFonts reads the collection header and its fonts (WOFF2, Collection directory format).
func (w *woff2File) readFonts(r *byteReader) {
	r.bytes(4) // version
	n := r.u255()
	if n > maxFonts {
		r.short = true
		return
	}
	for range n {
		count := r.u255()
		f := woff2Font{flavour: string(r.bytes(4))}
		for range min(count, len(r.data)) {
			i := r.u255()
			if i >= len(w.tables) {
				r.short = true
				return
			}
			f.tables = append(f.tables, i)
		}
		if r.short || len(f.tables) != count {
			r.short = true
			return
		}
		w.fonts = append(w.fonts, f)
	}
}

// unpackBrotli unpacks a stream that must hold exactly size bytes (RFC 7932).
func unpackBrotli(packed []byte, size int) ([]byte, error) {
	// Read, not allocate first: the size may lie. One byte more tells whether the stream goes on.
	stream, err := brotli.NewReader(bytes.NewReader(packed), nil)
	if err != nil {
		return nil, errDamaged
	}
	out, err := io.ReadAll(io.LimitReader(stream, int64(size)+1))
	if err != nil || len(out) != size {
		return nil, damagedFont("its compressed data cannot be unpacked")
	}
	return out, nil
}

// choose returns the font of a collection that which names (see chooseFont).
func (w *woff2File) choose(which string) ([]byte, error) {
	names := make([]fontName, len(w.fonts))
	if which != "" {
		for i, f := range w.fonts {
			d := directory{tables: map[string]table{}}
			for _, t := range f.tables {
				if w.tables[t].tag == "name" {
					d.tables["name"] = table{0, w.tables[t].length}
					names[i] = nameOf(d, w.tables[t].data)
					break
				}
			}
		}
	}
	chosen, err := chooseFont(names, which)
	if err != nil {
		return nil, err
	}
	return w.font(w.fonts[chosen])
}

// font rebuilds the tables of one font.
func (w *woff2File) font(f woff2Font) ([]byte, error) {
	content := map[string][]byte{}
	transformed := map[string]bool{}
	for _, i := range f.tables {
		t := w.tables[i]
		if _, twice := content[t.tag]; twice {
			return nil, damagedFont("it has the table %q twice", printable(t.tag))
		}
		content[t.tag], transformed[t.tag] = t.data, t.transformed
	}
	// WOFF2 §5.1 and §5.3: both or neither.
	_, hasGlyf := content["glyf"]
	_, hasLoca := content["loca"]
	if hasGlyf != hasLoca || transformed["glyf"] != transformed["loca"] {
		return nil, damagedFont("only one of its tables glyf and loca is packed")
	}
	if transformed["glyf"] {
		glyf, loca, err := rebuildGlyf(content["glyf"])
		if err != nil {
			return nil, err
		}
		content["glyf"], content["loca"] = glyf, loca
		if head := content["head"]; len(head) >= 52 {
			// rebuildGlyf writes long offsets. The table belongs to other fonts of a collection too.
			head = bytes.Clone(head)
			binary.BigEndian.PutUint16(head[50:], 1)
			content["head"] = head
		}
	}
	if transformed["hmtx"] {
		hmtx, err := rebuildHmtx(content)
		if err != nil {
			return nil, err
		}
		content["hmtx"] = hmtx
	}
	// A signature is of the bytes before packing.
	delete(content, "DSIG")
	total := 0
	for _, c := range content {
		total += len(c)
	}
	if total > maxFontBytes {
		return nil, errUnpacks
	}
	return directory{flavour: f.flavour}.single(content), nil
}
