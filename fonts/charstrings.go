package fonts

import (
	"encoding/binary"
	"errors"
	"reflect"
	"unsafe"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/cff"
)

// Outlines in the formats CFF and CFF2 are programs (charstrings: Adobe Technical Note 5177; OpenType 1.9, CFF2), and a
// file of a kilobyte can hold one that calls subroutines for years. This room runs them without drawing, to know what
// they would cost, and writes those of CFF2 without subroutines: go-text v0.3.5 stops a glyph where its first one ends,
// as it waits for an operator that CFF2 doesn't have.

// Limits of one glyph's program in numbers and operators, its subroutines counted each time, and of all programs of a
// font together. The largest face that is embedded has 58,552 glyphs and needs 23 million for all of them.
const (
	maxGlyphSteps  = 100_000
	maxFontSteps   = 256_000_000
	maxSubrNesting = 10 // Technical Note 5177, appendix B
)

// charstrings is what a program needs besides itself.
type charstrings struct {
	glyphs, global [][]byte
	local          [][][]byte // by font dictionary
	dictionaries   []uint16   // the font dictionary of each glyph; nil: all have the first
	cff2           bool
	regions        []int // of variation, by the index that vsindex names
	defaultRegions []int // index into regions, by font dictionary
}

// charstringsOf returns the programs of f, nil when its outlines are in another format. go-text keeps them to itself.
func charstringsOf(f *font.Font) *charstrings {
	if c := hidden[*cff.CFF](f, "cff"); c != nil {
		return &charstrings{
			glyphs: c.Charstrings, global: hidden[[][]byte](c, "globalSubrs"), local: hidden[[][][]byte](c, "localSubrs"),
			dictionaries: dictionariesOf(c, len(c.Charstrings)),
		}
	}
	c := hidden[*cff.CFF2](f, "cff2")
	if c == nil {
		return nil
	}
	s := &charstrings{
		glyphs: c.Charstrings, global: hidden[[][]byte](c, "globalSubrs"), cff2: true,
		dictionaries: dictionariesOf(c, len(c.Charstrings)),
	}
	dictionaries := reflect.ValueOf(c).Elem().FieldByName("fonts")
	for i := range dictionaries.Len() {
		d := dictionaries.Index(i).Addr()
		s.local = append(s.local, *(*[][]byte)(unsafe.Pointer(d.Elem().FieldByName("localSubrs").UnsafeAddr())))
		s.defaultRegions = append(s.defaultRegions, int(d.Elem().FieldByName("defaultVSIndex").Int()))
	}
	for _, data := range c.VarStore.ItemVariationDatas {
		s.regions = append(s.regions, len(data.RegionIndexes))
	}
	return s
}

// hidden reads a field that the package of owner, a pointer to a struct, doesn't export. It panics when there is none of
// that type, which happens with another version of that package only: tests tell.
func hidden[T any](owner any, name string) T { return *hiddenAt[T](owner, name) }

// hiddenAt returns where such a field is.
func hiddenAt[T any](owner any, name string) *T {
	field := reflect.ValueOf(owner).Elem().FieldByName(name)
	if !field.IsValid() || field.Type() != reflect.TypeFor[T]() {
		panic("fonts: no field " + name + " as in go-text v0.3.5")
	}
	return (*T)(unsafe.Pointer(field.UnsafeAddr()))
}

// dictionariesOf spells out the FDSelect of a *cff.CFF or *cff.CFF2: a list (format 0) or ranges (3 and 4).
func dictionariesOf(owner any, glyphs int) []uint16 {
	field := reflect.ValueOf(owner).Elem().FieldByName("fdSelect")
	if field.IsNil() {
		return nil
	}
	out := make([]uint16, glyphs)
	chosen := field.Elem()
	if list := chosen.FieldByName("fds"); list.IsValid() {
		for g := range min(glyphs, list.Len()) {
			out[g] = uint16(list.Index(g).Uint())
		}
		return out
	}
	ranges := chosen.FieldByName("ranges")
	for i := range ranges.Len() {
		r := ranges.Index(i)
		first, dictionary := int(r.FieldByName("first").Uint()), uint16(r.FieldByName("fd").Uint())
		for g := first; g < glyphs && (i+1 == ranges.Len() || g < int(ranges.Index(i+1).FieldByName("first").Uint())); g++ {
			out[g] = dictionary
		}
	}
	return out
}

var (
	errProgram   = errors.New("a charstring cannot be read")
	errTooCostly = errors.New("a charstring runs for too long")
)

// run executes the program of glyph g without drawing, appends what it does, without subroutines, to out (which may be
// nil: then nothing is kept) and returns its steps.
func (c *charstrings) run(g int, keep bool) (program []byte, steps int, err error) {
	dictionary := 0
	if c.dictionaries != nil {
		dictionary = int(c.dictionaries[g])
	}
	if dictionary >= len(c.local) {
		return nil, 0, errProgram
	}
	r := programRun{charstrings: c, local: c.local[dictionary], keep: keep}
	if c.cff2 {
		r.setRegions(c.defaultRegions[dictionary])
	}
	_, err = r.execute(c.glyphs[g], 0)
	return r.out, r.steps, err
}

// operand is a number on the stack and where it was written in what is kept, -1 when it is no literal.
type operand struct {
	value int32
	at    int
}

type programRun struct {
	*charstrings
	local [][]byte
	keep  bool
	out   []byte
	steps int

	stack   []operand
	stems   int // hints so far
	masked  bool
	regions int // that the operator blend expects
}

func (r *programRun) setRegions(index int) bool {
	if len(r.charstrings.regions) == 0 {
		r.regions = 0
		return true
	}
	if index < 0 || index >= len(r.charstrings.regions) {
		return false
	}
	r.regions = r.charstrings.regions[index]
	return true
}

func (r *programRun) write(b []byte) {
	if r.keep {
		r.out = append(r.out, b...)
	}
}

// execute runs code; ended tells that the glyph is complete.
func (r *programRun) execute(code []byte, depth int) (ended bool, err error) {
	const maxStack = 513 // OpenType 1.9, CFF2, appendix D; 48 in CFF
	const (
		hstem, vstem, callsubr, returns, escape, endchar, vsindex, blend = 1, 3, 10, 11, 12, 14, 15, 16
		hstemhm, hintmask, cntrmask, vstemhm, callgsubr                  = 18, 19, 20, 23, 29
	)
	for len(code) > 0 {
		if r.steps++; r.steps > maxGlyphSteps {
			return false, errTooCostly
		}
		if value, size := charstringNumber(code); size != 0 {
			if size > len(code) || len(r.stack) >= maxStack {
				return false, errProgram
			}
			r.stack = append(r.stack, operand{value, len(r.out)})
			r.write(code[:size])
			code = code[size:]
			continue
		}
		op, size := code[0], 1
		if op == escape {
			size = 2
		}
		if size > len(code) {
			return false, errProgram
		}
		written := code[:size]
		code = code[size:]
		switch {
		case op == callsubr || op == callgsubr:
			called, ok := r.subroutine(op == callgsubr)
			if !ok || depth == maxSubrNesting {
				return false, errProgram
			}
			if ended, err = r.execute(called, depth+1); ended || err != nil {
				return ended, err
			}
			continue // the stack goes on
		case op == returns && !r.cff2:
			return false, nil
		case op == endchar && !r.cff2:
			r.write(written)
			return true, nil
		case op == blend && r.cff2:
			if !r.blend() {
				return false, errProgram
			}
			r.write(written)
			continue
		case op == vsindex && r.cff2:
			if len(r.stack) == 0 || !r.setRegions(int(r.stack[len(r.stack)-1].value)) {
				return false, errProgram
			}
		case op == hstem || op == hstemhm || op == vstem || op == vstemhm:
			r.stems += len(r.stack) / 2
		case op == hintmask || op == cntrmask:
			if !r.masked {
				r.stems, r.masked = r.stems+len(r.stack)/2, true
			}
			mask := (r.stems + 7) / 8
			if mask > len(code) {
				return false, errProgram
			}
			r.write(written)
			written, code = code[:mask], code[mask:]
		}
		r.write(written)
		r.stack = r.stack[:0]
	}
	return false, nil
}

// subroutine takes the number of a subroutine off the stack, and out of what was written.
func (r *programRun) subroutine(global bool) ([]byte, bool) {
	if len(r.stack) == 0 {
		return nil, false
	}
	top := r.stack[len(r.stack)-1]
	r.stack = r.stack[:len(r.stack)-1]
	list := r.local
	if global {
		list = r.global
	}
	// Technical Note 5177, §4.7: numbers are written less a bias.
	bias := 107
	switch {
	case len(list) >= 33900:
		bias = 32768
	case len(list) >= 1240:
		bias = 1131
	}
	i := int(top.value) + bias
	if top.at < 0 || i < 0 || i >= len(list) {
		return nil, false
	}
	if r.keep {
		r.out = r.out[:top.at]
	}
	return list[i], true
}

// blend does to the stack what the operator does (OpenType 1.9, CFF2): n values and n times as many differences as there
// are regions become n values.
func (r *programRun) blend() bool {
	if len(r.stack) == 0 {
		return false
	}
	n := int(r.stack[len(r.stack)-1].value)
	rest := len(r.stack) - 1 - n*(r.regions+1)
	if n < 0 || n > len(r.stack) || rest < 0 {
		return false
	}
	r.stack = r.stack[:rest+n]
	for i := range n {
		r.stack[rest+i].at = -1
	}
	return true
}

// charstringNumber reads the number at the start of code and says how long it is, 0 when it is no number. Of fractions
// the whole part counts: only numbers of subroutines and of values matter here. A size beyond the end of code has no
// value.
func charstringNumber(code []byte) (value int32, size int) {
	at := func(i int) int32 {
		if i < len(code) {
			return int32(code[i])
		}
		return 0
	}
	switch b := code[0]; {
	case b == 28:
		return int32(int16(at(1)<<8 | at(2))), 3
	case b < 32:
		return 0, 0
	case b < 247:
		return int32(b) - 139, 1
	case b < 251:
		return (int32(b)-247)*256 + at(1) + 108, 2
	case b < 255:
		return -(int32(b)-251)*256 - at(1) - 108, 2
	}
	if len(code) < 5 {
		return 0, 5
	}
	return int32(binary.BigEndian.Uint32(code[1:])) >> 16, 5
}
