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

var coverageType = reflect.TypeFor[tables.Coverage]()

// listCoverage replaces every format-2 coverage of the font's lookups by the same glyphs in format 1. As it sees
// every lookup, it also refuses those that call lookups which are not there (see checkLayout).
func listCoverage(f *font.Font) error {
	l := lister{left: maxListed, lookups: len(f.GSUB.Lookups)}
	for i := range f.GSUB.Lookups {
		l.value(reflect.ValueOf(&f.GSUB.Lookups[i].Subtables).Elem())
	}
	l.lookups = len(f.GPOS.Lookups)
	for i := range f.GPOS.Lookups {
		l.value(reflect.ValueOf(&f.GPOS.Lookups[i].Subtables).Elem())
	}
	return l.err
}

type lister struct {
	left    int // glyphs that may still be listed
	lookups int // of the table that is walked
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
		switch v.Type().Elem().Kind() {
		case reflect.Interface, reflect.Struct:
			for i := range v.Len() {
				l.value(v.Index(i))
			}
		}
	case reflect.Struct:
		if call, ok := v.Interface().(tables.SequenceLookupRecord); ok {
			if int(call.LookupListIndex) >= l.lookups {
				l.err = errLayout
			}
			return
		}
		for i := range v.NumField() {
			field := v.Field(i)
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
