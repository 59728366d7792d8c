package fonts

import (
	"bytes"
	"encoding/binary"
	"testing"
)

// hostileFonts are those that nobody makes by accident: each asks for endless time or memory, or for a place far off the
// page, in a way of its own.
func hostileFonts(t testing.TB) []damagedFontFile {
	var out []damagedFontFile
	add := func(name, refused string, harmless bool, data []byte) {
		out = append(out, damagedFontFile{name: name, data: data, refused: refused, harmless: harmless})
	}

	// Composites.
	many := make([][]byte, 65535)
	many[0] = square(500)
	for g := 1; g < len(many); g++ { // glyph 100 is nested 100 deep, and then it starts again
		many[g] = composite(false, g-1)
		if g%101 == 0 {
			many[g] = square(500)
		}
	}
	add("65,535 composites nested 100 deep", "nested more than 20 deep", false, glyfFont(t, many))
	for g := 1; g < len(many); g++ {
		many[g] = composite(false, g-1)
		if g%21 == 0 {
			many[g] = square(500)
		}
	}
	add("65,535 composites nested 20 deep", "", true, glyfFont(t, many))
	for g := 1; g < len(many); g++ {
		many[g] = composite(false, g-1, g-1)
	}
	add("65,535 composites, each of two of the last", "too many parts", false, glyfFont(t, many))
	add("a glyph of itself", "too many parts", false, glyfFont(t, [][]byte{square(500), composite(false, 1), square(500)}))
	add("two glyphs of each other", "too many parts", false, glyfFont(t, [][]byte{square(500), composite(false, 2), composite(false, 1)}))
	add("a part that is not there", "", false, glyfFont(t, [][]byte{square(500), composite(false, 9999), square(500)}))
	heavy := square(500)
	binary.BigEndian.PutUint16(heavy[10:], 65535) // points that take no bytes: repeated flags that say "the same again"
	heavy = append(words(1, 0, 0, 500, 500, 65535-1, 0), bytes.Repeat([]byte{0x39, 0xff}, 256)...)
	loads := make([][]byte, 1000)
	for g := range loads {
		loads[g] = heavy
	}
	add("65 million points of half a megabyte", "million points", false, glyfFont(t, loads))

	// Sizes and widths.
	grow := make([][]byte, 0, 40)
	for g := range 40 {
		grow = append(grow, square(500))
		if g > 0 && g < 12 {
			grow[g] = composite(true, g-1) // doubles up to 10^6 units
		}
	}
	add("a tenth of the glyphs reach 10^6 units", "of its 40 outlines", false, glyfFont(t, grow))
	far := make([][]byte, 0, 100)
	for g := range 100 {
		far = append(far, square(500))
		if g >= 90 && g < 97 {
			far[g] = composite(true, g-1)
		}
	}
	add("two glyphs reach 10^5 units", "", true, glyfFont(t, far))
	add("advances of zero", "has a width", false, edited(t, "small.ttf", "hmtx", func(b []byte) {
		for i := 0; i < len(b); i += 4 {
			b[i], b[i+1] = 0, 0
		}
	}))
	add("all advances but one zero", "", true, edited(t, "small.ttf", "hmtx", func(b []byte) {
		for i := 4; i < len(b); i += 4 {
			b[i], b[i+1] = 0, 0
		}
	}))
	add("advances of 65,535", "", true, edited(t, "small.ttf", "hmtx", func(b []byte) {
		for i := 0; i < len(b); i += 4 {
			b[i], b[i+1] = 0xff, 0xff
		}
	}))
	add("an em of 16 units", "", false, edited(t, "small.ttf", "head", func(b []byte) { b[18], b[19] = 0, 16 }))
	add("an em of no units", "em has 0 units", false, edited(t, "small.ttf", "head", func(b []byte) { b[18], b[19] = 0, 0 }))

	// Characters.
	cmap := func(subtable []byte) []byte { return append(words(0, 1, 3, 10, 0, 12), subtable...) }
	groups := words(12, 0, 0, 16+12*1000, 0, 0, 0, 1000)
	for range 1000 {
		groups = append(groups, words(0, 0, 0xffff, 0xffff, 0, 1)...)
	}
	add("a thousand groups of all characters", "", false, changed(t, "small.ttf", map[string][]byte{"cmap": cmap(groups)}))
	add("four thousand million groups", "", false, changed(t, "small.ttf", map[string][]byte{"cmap": cmap(words(12, 0, 0xffff, 0xffff, 0, 0, 0xffff, 0xffff, 0, 0, 0, 1))}))
	add("characters of glyphs that are not there", "", false, changed(t, "small.ttf", map[string][]byte{"cmap": cmap(words(12, 0, 0, 28, 0, 0, 0, 1, 0, 0, 0, 0xffff, 0, 60000))}))
	add("segments that point outside", "", false, changed(t, "small.ttf", map[string][]byte{"cmap": append(words(0, 1, 3, 1, 0, 12),
		words(4, 32, 0, 4, 4, 1, 0, 0x7fff, 0xffff, 0, 0x20, 0xffff, 0, 0, 0xfff0, 0xfffe)...)}))
	add("no characters", "", false, changed(t, "small.ttf", map[string][]byte{"cmap": words(0, 0)}))

	// Layout tables.
	one := func(kind int, subtable []byte) []byte { // a GSUB with one lookup that every script uses
		gsub := words(1, 0, 10, 30, 44, 1)
		gsub = append(append(gsub[:12], "DFLT"...), words(8, 4, 0, 0, 0xffff, 1, 0)...)
		gsub = append(append(gsub, words(1)...), "ccmp"...)
		gsub = append(gsub, words(8, 0, 1, 0)...)
		return append(append(gsub, words(1, 4, kind, 0, 1, 8)...), subtable...)
	}
	layout := func(name, refused string, gsub []byte) {
		add(name, refused, false, changed(t, "small.ttf", map[string][]byte{"GSUB": gsub}))
	}
	all := words(2, 1, 0, 0xffff, 0)                                                                        // coverage of all glyphs
	layout("a lookup that calls itself", "in circles", one(5, append(words(3, 1, 1, 12, 0, 0), all...)))    // context, format 3
	layout("a lookup that is not there", "point outside", one(5, append(words(3, 1, 1, 12, 0, 9), all...))) //
	sixty := words(1, 0, 10, 30, 52, 1)
	sixty = append(append(sixty[:12:12], "DFLT"...), words(8, 4, 0, 0, 0xffff, 1, 0)...)
	sixty = append(append(append(sixty, words(1)...), "ccmp"...), words(8, 0, 5, 0, 1, 2, 3, 4)...)
	sixty = append(append(sixty, words(5, 12, 12, 12, 12, 12)...), words(2, 0, 1, 8)...)
	sixty = append(append(sixty, words(1, 8, 1, 18, 2, 1, 1, 1, 0, 60)...), bytes.Repeat(words(1), 60)...) // multiple
	layout("a glyph that becomes sixty, five times over", "a text of glyphs", sixty)
	layout("a glyph that becomes one that is not there", "point outside", one(1, words(1, 6, 9999, 2, 1, 1, 50, 0)))
	bomb := words(1, 0, 10, 12, 14, 0, 0)[:14]
	bomb = append(bomb, words(30000)...)
	for range 30000 { // all lookups are one
		bomb = append(bomb, words(60002)...)
	}
	bomb = append(bomb, words(4, 0, 1000)...)
	bomb = append(bomb, bytes.Repeat(words(8), 1000)...)
	layout("thirty million subtables in 62 kB", "GSUB is too large", bomb)
	sets := append(words(1, 6, 20000), bytes.Repeat(words(40006), 20000)...)
	sets = append(append(sets, words(20000)...), bytes.Repeat(words(8), 20000)...)
	layout("400 million ligatures in 80 kB", "GSUB is too large", one(4, sets))

	// Programs.
	call := func(n int) []byte { return append(appendInteger(nil, n-107), 29) } // callgsubr
	body := append(appendInteger(appendInteger(nil, 100), 0), 5)                // rlineto
	move := append(appendInteger(appendInteger(nil, 10), 10), 21)               // rmoveto
	sound := append(append(bytes.Clone(move), body...), 14)
	// with returns fifty programs, all sound but one.
	with := func(program []byte) [][]byte {
		programs := make([][]byte, 50)
		for g := range programs {
			programs[g] = sound
		}
		programs[1] = program
		return programs
	}
	calling := append(append(bytes.Clone(move), call(0)...), 14)
	cffs := func(name, refused string, harmless bool, program []byte, subroutines ...[]byte) {
		add(name, refused, harmless, cffFont(t, with(program), subroutines))
	}
	cffs("a sound subroutine", "", true, calling, append(bytes.Clone(body), 11))
	cffs("a subroutine of itself", "", true, calling, append(call(0), 11))
	cffs("a subroutine that is not there", "", true, append(call(9), 14), []byte{11})
	cffs("an operator without numbers", "", true, []byte{8, 30, 31, 14}, []byte{11})
	cffs("a call of nothing", "", true, []byte{29}, []byte{11})
	var drawing, idle [][]byte
	for i := range 9 {
		drawing = append(drawing, append(bytes.Repeat(call(i+1), 60), 11))
		idle = append(idle, append(bytes.Repeat(call(i+1), 60), 11))
	}
	cffs("60^9 lines of five kilobytes", "too many steps", false, calling, append(drawing, append(bytes.Clone(body), 11))...)
	cffs("60^9 calls that draw nothing", "too many steps", false, calling, append(idle, []byte{11})...)
	wide := bytes.Clone(move)
	for range 40 {
		wide = append(append(wide, appendInteger(appendInteger(nil, 32000), 0)...), 5)
	}
	cffs("one program reaches 10^6 units", "", true, append(wide, 14), []byte{11})

	// Variations: differences of zero take no bytes in the file.
	add("gvar of nothing but zeros", "variations unpack", false, zeroGvar(t))
	store := words(1, 0, 0, 20, 0, 0, 0, 0, 0, 0, 1, 0, 12, 60000) // HVAR, and its store from byte 20 on
	store = append(store, bytes.Repeat(words((8+4*60000)>>16, (8+4*60000)&0xffff), 60000)...)
	store = append(append(store, words(60000, 0, 1, 0)...), make([]byte, 60000)...)
	add("a store of 60,000 times the same", "variations unpack", false, changed(t, "variable.ttf", map[string][]byte{"HVAR": store}))
	add("a store that points outside", "", false, changed(t, "variable.ttf", map[string][]byte{"HVAR": store[:1000]}))
	return out
}

// zeroGvar returns variable.ttf with 600 variations of its first glyph that leave 60,000 points where they are: two
// bytes in the file for 64 differences.
func zeroGvar(t testing.TB) []byte {
	const tuples, points = 600, 60000
	d, content := tablesOf(sample(t, "variable.ttf"))
	glyphs, _ := d.glyphs(sample(t, "variable.ttf"))
	glyf := append(words(1, 0, 0, 500, 500, points-1, 0), bytes.Repeat([]byte{0x39, 0xff}, 235)...)
	zeros := bytes.Repeat([]byte{0xbf}, 2*(points+4)/64+1)
	variations := words(tuples, 4+4*tuples)
	variations = append(variations, bytes.Repeat(words(len(zeros), 0), tuples)...)
	variations = append(variations, bytes.Repeat(zeros, tuples)...)
	array := 20 + 4*(glyphs+1) + 2
	loca := make([]byte, 4)
	gvar := append(words(1, 0, 1, 1, 0, array-2, glyphs, 1, 0, array), 0, 0, 0, 0)
	for range glyphs {
		loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
		gvar = binary.BigEndian.AppendUint32(gvar, uint32(len(variations)))
	}
	gvar = append(append(gvar, words(0x4000)...), variations...)
	head := bytes.Clone(content["head"])
	head[51] = 1
	return changed(t, "variable.ttf", map[string][]byte{"glyf": glyf, "loca": loca, "gvar": gvar, "head": head})
}
