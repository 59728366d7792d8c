package fonts

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
)

// This room damages fonts for TestDamagedFonts, the same way on every run.

// damagedFontFile is one font of the corpus.
type damagedFontFile struct {
	name string
	data []byte
	// table is the table that was damaged, if it was one.
	table string
	// refused is a part of the message with which the font must be refused; harmless tells that it must not be.
	refused  string
	harmless bool
}

// wounds are what can be done to the content of one table.
var wounds = []struct {
	name string
	do   func(r *rand.Rand, table []byte) []byte
}{
	{"cut", func(r *rand.Rand, t []byte) []byte { return t[:r.IntN(len(t))] }},
	{"zeroed", func(_ *rand.Rand, t []byte) []byte { return make([]byte, len(t)) }},
	{"flipped", func(r *rand.Rand, t []byte) []byte {
		t = bytes.Clone(t)
		for range 1 + r.IntN(4) {
			t[r.IntN(len(t))] ^= byte(1 + r.IntN(255))
		}
		return t
	}},
	{"flipped at the head", func(r *rand.Rand, t []byte) []byte {
		t = bytes.Clone(t)
		t[r.IntN(min(len(t), 24))] ^= byte(1 + r.IntN(255))
		return t
	}},
	{"of huge counts", func(r *rand.Rand, t []byte) []byte {
		t = bytes.Clone(t)
		at := r.IntN(max(1, min(len(t), 64)/2)) * 2
		copy(t[at:], []byte{0xff, 0xff}[:min(2, len(t)-at)])
		return t
	}},
	{"pointing at itself", func(r *rand.Rand, t []byte) []byte {
		t = bytes.Clone(t)
		at := r.IntN(max(1, len(t)/2)) * 2
		copy(t[at:], []byte{0, byte(r.IntN(16))}[:min(2, len(t)-at)])
		return t
	}},
	{"emptied", func(*rand.Rand, []byte) []byte { return nil }},
}

// corpus makes the damaged fonts, by chance from a seed.
func corpus(t testing.TB, seed uint64) []damagedFontFile {
	r := rand.New(rand.NewPCG(46, seed))
	var out []damagedFontFile
	add := func(table, format string, data []byte, args ...any) {
		out = append(out, damagedFontFile{name: fmt.Sprintf(format, args...), data: data, table: table})
	}
	// Every table of every kind of font is wounded in every way; what comes out goes into each wrapping in turn.
	i := 0
	for _, name := range []string{"small.ttf", "small.otf", "variable.ttf", "variable.otf"} {
		d, content := tablesOf(sample(t, name))
		for _, tag := range sortedTags(content) {
			for _, wound := range wounds {
				wounded := map[string][]byte{}
				for k, v := range content {
					wounded[k] = v
				}
				wounded[tag] = wound.do(r, content[tag])
				data := d.single(wounded)
				switch i++; i % 4 {
				case 1:
					data = woff(t, data, 0)
				case 2:
					data = packWOFF2(t, data, nil)
				case 3:
					data = collectionOf(data)
				}
				add(name+" "+tag, "%s: %s %s", data, name, tag, wound.name)
			}
			without := map[string][]byte{}
			for k, v := range content {
				if k != tag {
					without[k] = v
				}
			}
			add(name+" "+tag, "%s without %s", d.single(without), name, tag)
		}
	}
	// The files as they lie: cut, flipped, and their directories changed.
	for _, name := range []string{"small.ttf", "small.otf", "small.ttc", "variable.ttf", "variable.otf", "small.woff", "small.woff2", "plain.woff2", "collection.woff2"} {
		data := sample(t, name)
		for range 3 {
			n := r.IntN(len(data))
			add("", "%s cut at %d", data[:n], name, n)
		}
		for range 6 {
			d := bytes.Clone(data)
			at := r.IntN(len(d))
			if r.IntN(2) == 0 {
				at = r.IntN(min(len(d), 300))
			}
			d[at] ^= byte(1 + r.IntN(255))
			add("", "%s flipped at %d", d, name, at)
		}
		if string(data[:4]) == "\x00\x01\x00\x00" || string(data[:4]) == "OTTO" {
			n := int(binary.BigEndian.Uint16(data[4:]))
			for range 3 {
				d := bytes.Clone(data)
				a, b := 12+16*r.IntN(n), 12+16*r.IntN(n)
				for k := range 8 { // places and lengths change hands
					d[a+8+k], d[b+8+k] = d[b+8+k], d[a+8+k]
				}
				add("", "%s with swapped offsets", d, name)
				d = bytes.Clone(data)
				copy(d[a+8:a+12], d[b+8:b+12])
				add("", "%s with overlapping tables", d, name)
			}
		}
	}
	// Transformed WOFF2 tables, damaged before they are compressed.
	directory, stream, tables := unpackedWOFF2(t, sample(t, "small.woff2"))
	for range 30 {
		s := bytes.Clone(stream)
		for range 1 + r.IntN(3) {
			s[r.IntN(len(s))] ^= byte(1 + r.IntN(255))
		}
		add("", "small.woff2 flipped in the stream", wrapWOFF2(t, "\x00\x01\x00\x00", tables, directory, s))
	}
	return append(out, hostileFonts(t)...)
}

// collectionOf wraps a font as the only one of a collection.
func collectionOf(sfnt []byte) []byte {
	out := append([]byte("ttcf\x00\x01\x00\x00\x00\x00\x00\x01\x00\x00\x00\x10"), sfnt...)
	for i := range int(binary.BigEndian.Uint16(sfnt[4:])) {
		at := 16 + 12 + 16*i + 8
		binary.BigEndian.PutUint32(out[at:], binary.BigEndian.Uint32(out[at:])+16)
	}
	return out
}

// unpackedWOFF2 takes a WOFF2 file apart into what wrapWOFF2 puts together.
func unpackedWOFF2(t testing.TB, data []byte) (directory, stream []byte, tables int) {
	tables = int(binary.BigEndian.Uint16(data[12:]))
	r := &byteReader{data: data[48:]}
	total := 0
	for range tables {
		total += readWOFF2Entry(r).length
	}
	directory = data[48 : len(data)-len(r.data)]
	stream, err := unpackBrotli(r.data[:binary.BigEndian.Uint32(data[20:])], total)
	if err != nil {
		t.Fatal(err)
	}
	return directory, stream, tables
}

// words writes numbers as 16 bits each.
func words(v ...int) (out []byte) {
	for _, n := range v {
		out = binary.BigEndian.AppendUint16(out, uint16(n))
	}
	return out
}

// changed returns a sample with other tables.
func changed(t testing.TB, name string, tables map[string][]byte) []byte {
	d, content := tablesOf(sample(t, name))
	for tag, table := range tables {
		content[tag] = table
	}
	return d.single(content)
}

// edited returns a sample with a table changed in place.
func edited(t testing.TB, name, tag string, edit func(table []byte)) []byte {
	_, content := tablesOf(sample(t, name))
	table := bytes.Clone(content[tag])
	edit(table)
	return changed(t, name, map[string][]byte{tag: table})
}

// glyfFont returns small.ttf with other glyphs. Each has an advance of half an em.
func glyfFont(t testing.TB, glyphs [][]byte) []byte {
	_, content := tablesOf(sample(t, "small.ttf"))
	var glyf, loca, hmtx []byte
	for _, g := range glyphs {
		loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
		glyf = append(glyf, g...)
		hmtx = append(hmtx, words(500, 0)...)
	}
	loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
	head, maxp, hhea := bytes.Clone(content["head"]), bytes.Clone(content["maxp"]), bytes.Clone(content["hhea"])
	head[51] = 1
	binary.BigEndian.PutUint16(maxp[4:], uint16(len(glyphs)))
	binary.BigEndian.PutUint16(hhea[34:], uint16(len(glyphs)))
	// The layout tables name glyphs that are gone.
	return changed(t, "small.ttf", map[string][]byte{"glyf": glyf, "loca": loca, "head": head, "maxp": maxp, "hhea": hhea, "hmtx": hmtx,
		"GSUB": nil, "GPOS": nil, "GDEF": nil})
}

// square is a simple glyph of four points, side units wide.
func square(side int) []byte {
	g := words(1, 0, 0, side, side, 3, 0)
	g = append(g, 1, 1, 1, 1)
	return append(g, words(0, side, 0, -side&0xffff, 0, 0, side, 0)...)
}

// composite is a glyph of others, each scaled by two when double is set.
func composite(double bool, parts ...int) []byte {
	g := words(-1, 0, 0, 100, 100)
	for i, p := range parts {
		flags := 0x2
		if double {
			flags |= 0x8
		}
		if i+1 < len(parts) {
			flags |= 0x20
		}
		g = append(g, words(flags, p)...)
		g = append(g, 0, 0)
		if double {
			g = append(g, words(0x7fff)...) // just below 2
		}
	}
	return g
}

// cffFont returns small.otf with a CFF table of these programs and global subroutines.
func cffFont(t testing.TB, programs, subroutines [][]byte) []byte {
	n := len(programs)
	table := writeCFF(programs, 1000)
	// writeCFF has no subroutines: its empty INDEX is cut out, and what comes later moves, with the offsets to it.
	empty := bytes.Index(table, append(appendIndex(nil, []byte("Adobe"), []byte("Identity")), 0, 0))
	at := empty + len(appendIndex(nil, []byte("Adobe"), []byte("Identity")))
	index := appendIndex(nil, subroutines...)
	for i := 0; i < empty; i++ { // offsets in the dictionary are five bytes from 29 on
		if v := int(binary.BigEndian.Uint32(table[i+1:])); table[i] == 29 && v > at && v < len(table) {
			binary.BigEndian.PutUint32(table[i+1:], uint32(v+len(index)-2))
			i += 4
		}
	}
	table = slices.Concat(table[:at], index, table[at+2:])
	_, content := tablesOf(sample(t, "small.otf"))
	maxp, hhea := bytes.Clone(content["maxp"]), bytes.Clone(content["hhea"])
	binary.BigEndian.PutUint16(maxp[4:], uint16(n))
	binary.BigEndian.PutUint16(hhea[34:], uint16(n))
	d, all := tablesOf(sample(t, "small.otf"))
	for _, tag := range []string{"vhea", "vmtx", "VORG", "GSUB", "GPOS"} {
		delete(all, tag)
	}
	all["CFF "], all["maxp"], all["hhea"], all["hmtx"] = table, maxp, hhea, bytes.Repeat(words(500, 0), n)
	return d.single(all)
}
