package fonts

import (
	"errors"
	"reflect"
	"unsafe"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype/tables"
)

// The shaper asks a digest of a lookup's coverage first whether a glyph may be covered at all. For coverage in
// format 2 (ranges) the digest of go-text/typesetting v0.3.5 stops at the first wide range (set_digest.go: || for
// &&), and the glyphs of later ranges keep their form: no vertical punctuation, no half-width stops, without any
// error. build.sh writes the embedded faces with format 1 (a list of glyphs), whose digest is right. This room does
// the same to users' fonts after they are parsed.

// maxListed bounds the glyphs that all ranges of a font may hold together: fonts of 65,535 glyphs stay far below.
const maxListed = 8 << 20

var (
	coverageType = reflect.TypeFor[tables.Coverage]()
	callType     = reflect.TypeFor[tables.SequenceLookupRecord]()
)

// listCoverage replaces every format-2 coverage of the font's lookups by the same glyphs in format 1. As it sees
// every lookup, it also refuses those that call lookups which are not there (see checkLayout) or too many (see
// checkCalls), and those that put glyphs into the text that the font doesn't have.
func listCoverage(f *font.Font, glyphs int) error {
	l := lister{left: maxListed, glyphs: glyphs}
	l.lookups = make([][][]int, len(f.GSUB.Lookups))
	for i := range f.GSUB.Lookups {
		l.lookup = i
		l.value(reflect.ValueOf(&f.GSUB.Lookups[i].Subtables).Elem())
	}
	if l.err == nil {
		l.err = checkCalls(l.lookups)
	}
	l.lookups = make([][][]int, len(f.GPOS.Lookups))
	for i := range f.GPOS.Lookups {
		l.lookup = i
		l.value(reflect.ValueOf(&f.GPOS.Lookups[i].Subtables).Elem())
	}
	if l.err == nil {
		l.err = checkCalls(l.lookups)
	}
	return l.err
}

type lister struct {
	left int // glyphs that may still be listed
	// lookups are those of the table that is walked: for each of its rules the lookups that it calls.
	lookups [][][]int
	lookup  int // the one that is walked
	glyphs  int // of the font
	err     error
}

// value walks v, which must be addressable. Subtables are structs of several types behind interfaces, and some keep
// their coverage in a field that is not exported: hence reflection, and unsafe to set such a field.
func (l *lister) value(v reflect.Value) {
	if l.err != nil {
		return
	}
	switch v.Kind() {
	case reflect.Slice:
		if v.Type().Elem() == callType {
			l.calls(v)
			return
		}
		switch v.Type().Elem().Kind() {
		case reflect.Interface, reflect.Struct:
			for i := range v.Len() {
				l.value(v.Index(i))
			}
		}
	case reflect.Struct:
		for i := range v.NumField() {
			field := v.Field(i)
			if !l.substitutes(v, v.Type().Field(i).Name, field) {
				l.err = errLayout
				return
			}
			switch field.Kind() {
			case reflect.Interface, reflect.Struct, reflect.Slice:
				l.value(reflect.NewAt(field.Type(), unsafe.Pointer(field.UnsafeAddr())).Elem())
			}
		}
	case reflect.Interface:
		if v.IsNil() {
			return
		}
		if v.Type() == coverageType {
			if ranges, ok := v.Interface().(tables.Coverage2); ok {
				if listed, ok := l.list(ranges); ok {
					v.Set(reflect.ValueOf(listed))
				}
			}
			return
		}
		if v.Elem().Kind() != reflect.Struct {
			return
		}
		// What an interface holds can't be changed in place.
		inner := reflect.New(v.Elem().Type()).Elem()
		inner.Set(v.Elem())
		l.value(inner)
		v.Set(inner)
	}
}

// substitutes reports whether a field of a subtable names only glyphs that there are, if it holds what glyphs are
// replaced by: one that is missing can't be drawn, and the page fails.
func (l *lister) substitutes(subtable reflect.Value, name string, field reflect.Value) bool {
	switch name {
	case "SubstituteGlyphIDs", "AlternateGlyphIDs":
		for i := range field.Len() {
			if int(field.Index(i).Uint()) >= l.glyphs {
				return false
			}
		}
	case "LigatureGlyph":
		return int(field.Uint()) < l.glyphs
	case "DeltaGlyphID":
		covered, ok := subtable.FieldByName("Coverage").Interface().(tables.Coverage)
		if !ok {
			return true
		}
		delta := int(field.Int())
		within := func(first, last int) bool { // the sum is taken modulo 65536
			return first > last || first >= l.glyphs ||
				(first+delta)&0xffff <= (min(last, l.glyphs-1)+delta)&0xffff && (min(last, l.glyphs-1)+delta)&0xffff < l.glyphs
		}
		switch c := covered.(type) {
		case tables.Coverage1:
			for _, g := range c.Glyphs {
				if !within(int(g), int(g)) {
					return false
				}
			}
		case tables.Coverage2:
			for _, r := range c.Ranges {
				if !within(int(r.StartGlyphID), int(r.EndGlyphID)) {
					return false
				}
			}
		}
	}
	return true
}

// calls notes the lookups that a rule calls.
func (l *lister) calls(rule reflect.Value) {
	var called []int
	for i := range rule.Len() {
		n := int(rule.Index(i).FieldByName("LookupListIndex").Uint())
		if n >= len(l.lookups) {
			l.err = errLayout
			return
		}
		called = append(called, n)
	}
	if len(called) > 0 {
		l.lookups[l.lookup] = append(l.lookups[l.lookup], called)
	}
}

// list returns the glyphs of the ranges in order. Ranges that overlap, run backwards or number their glyphs otherwise
// than by counting are damaged; they keep the form that they have.
func (l *lister) list(ranges tables.Coverage2) (tables.Coverage1, bool) {
	var out tables.Coverage1
	next := 0
	for _, r := range ranges.Ranges {
		first, last := int(r.StartGlyphID), int(r.EndGlyphID)
		if first < next || last < first || int(r.StartCoverageIndex) != len(out.Glyphs) {
			return out, false
		}
		if l.left -= last - first + 1; l.left < 0 {
			l.err = errors.New("its coverage tables are too large")
			return out, false
		}
		for g := first; g <= last; g++ {
			out.Glyphs = append(out.Glyphs, tables.GlyphID(g))
		}
		next = last + 1
	}
	return out, true
}
