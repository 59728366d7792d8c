package fonts

import (
	"bytes"
	"errors"
	"testing"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/cff"
)

// TestProgramsWithoutSubroutines: what a program does is written out with its subroutines in their places, for both formats.
func TestProgramsWithoutSubroutines(t *testing.T) {
	n := func(values ...int) (out []byte) {
		for _, v := range values {
			out = appendInteger(out, v)
		}
		return out
	}
	join := func(parts ...[]byte) []byte { return bytes.Join(parts, nil) }
	op := func(b ...byte) []byte { return b }
	const bias = 107
	for name, c := range map[string]struct {
		cff2          bool
		program       []byte
		local, global [][]byte
		want          []byte // nil: an error
		regions       []int
	}{
		"none": {program: join(n(1, 2), op(21), n(3, 4), op(5, 14)), want: join(n(1, 2), op(21), n(3, 4), op(5, 14))},
		"with return": {
			program: join(n(1, 2), op(21), n(-bias), op(10), n(7), op(6, 14)),
			local:   [][]byte{join(n(3, 4), op(5, 11))},
			want:    join(n(1, 2), op(21), n(3, 4), op(5), n(7), op(6, 14)),
		},
		"without return": {
			cff2: true, program: join(n(1, 2), op(21), n(-bias), op(10), n(7), op(6)),
			local: [][]byte{join(n(3, 4), op(5))},
			want:  join(n(1, 2), op(21), n(3, 4), op(5), n(7), op(6)),
		},
		"within one another, numbers left for the caller": {
			cff2: true, program: join(n(1), n(-bias), op(29), op(21)),
			global: [][]byte{join(n(1-bias), op(29)), n(2)},
			want:   join(n(1, 2), op(21)),
		},
		"a number of the caller's": {
			cff2: true, program: join(n(1-bias, -bias), op(29)),
			global: [][]byte{op(29), join(n(5, 6), op(21))},
			want:   join(n(5, 6), op(21)),
		},
		"a mask of two bytes, cut by a subroutine's end": {
			program: join(n(1, 2, 3, 4, 5, 6), op(1), n(-bias), op(10), op(14)),
			local:   [][]byte{join(n(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12), op(19, 10, 29), op(11))},
			want:    join(n(1, 2, 3, 4, 5, 6), op(1), n(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12), op(19, 10, 29), op(14)),
		},
		"blend": {
			cff2: true, regions: []int{2}, program: join(n(100, 10, 20, 1), op(16), n(-bias), op(10), op(21)),
			local: [][]byte{n(200)},
			want:  join(n(100, 10, 20, 1), op(16), n(200), op(21)),
		},
		"blend of too little":      {cff2: true, regions: []int{2}, program: join(n(100, 10, 1), op(16, 22))},
		"blend of all":             {cff2: true, regions: []int{2}, program: join(n(100, 10, 1000), op(16, 22))},
		"a subroutine by blending": {cff2: true, regions: []int{1}, program: join(n(-bias, 0, 1), op(16, 10)), local: [][]byte{{21}}},
		"a missing subroutine":     {program: join(n(5), op(10)), local: [][]byte{{11}}},
		"a call without a number":  {program: op(10), local: [][]byte{{11}}},
		"circles":                  {program: join(n(-bias), op(10)), local: [][]byte{join(n(-bias), op(10))}},
		"a cut number":             {program: op(28, 1)},
		"a cut mask":               {program: join(n(1, 2), op(1, 19))},
	} {
		s := charstrings{glyphs: [][]byte{c.program}, local: [][][]byte{c.local}, global: c.global, cff2: c.cff2, regions: c.regions, defaultRegions: []int{0}}
		got, steps, err := s.run(0, true)
		if c.want == nil {
			if !errors.Is(err, errProgram) {
				t.Errorf("%s: %x, %v, want an error", name, got, err)
			}
			continue
		}
		if err != nil || !bytes.Equal(got, c.want) || steps == 0 {
			t.Errorf("%s: %x, %v, want %x", name, got, err, c.want)
		}
	}
}

// TestUnreadableGlyphs: a font goes on without the few glyphs that can't be drawn, and counts as lacking their characters.
func TestUnreadableGlyphs(t *testing.T) {
	for _, c := range []struct {
		data []byte
		name string
		lost string
	}{
		{sample(t, "far.ttf"), "far.ttf", "x"},
		{sample(t, "small.ttf"), "small.ttf", ""},
		{brokenProgram(t, "small.otf", '国'), "broken.otf", "国"},
		{brokenProgram(t, "small.otf", '永'), "broken.otf", "永"},
	} {
		f := user(t, UserFont{Data: c.data, Name: c.name})
		if got := f.info().Damaged; got != c.lost {
			t.Errorf("%s: %q are damaged, want %q", c.name, got, c.lost)
		}
		for _, r := range c.lost {
			if g, ok := f.Font().NominalGlyph(r); ok {
				t.Errorf("%s still has glyph %d for %c", c.name, g, r)
			}
		}
		if _, ok := f.Font().NominalGlyph('a'); !ok {
			t.Errorf("%s has lost more than it should", c.name)
		}
	}
}

// brokenProgram returns a CFF font in which a character's program calls a subroutine that is not there.
func brokenProgram(t *testing.T, name string, character rune) []byte {
	f := user(t, UserFont{Data: sample(t, name), Name: name})
	g, _ := f.Font().NominalGlyph(character)
	program := hidden[*cff.CFF](f.Font(), "cff").Charstrings[g]
	at := bytes.Index(f.Data(), program)
	if at < 0 || len(program) < 4 {
		t.Fatalf("the program of %c is not found in %s", character, name)
	}
	data := bytes.Clone(f.Data())
	copy(data[at:], []byte{28, 0x7f, 0xff, 10}) // callsubr 32767
	return data
}

// TestBlankedGlyphs: nothing is drawn for a glyph that was taken out, even where a substitution still leads to it.
func TestBlankedGlyphs(t *testing.T) {
	f := user(t, UserFont{Data: sample(t, "far.ttf"), Name: "far.ttf"})
	d, _ := readDirectory(f.Data(), 0)
	n, _ := d.glyphs(f.Data())
	blank := 0
	for g := range n {
		if o, ok := (&font.Face{Font: f.Font()}).GlyphDataOutline(font.GID(g)); ok && len(o.Segments) == 0 {
			blank++
		}
	}
	if blank != 1 {
		t.Errorf("%d glyphs of far.ttf are blank, want the one of x", blank)
	}
}
