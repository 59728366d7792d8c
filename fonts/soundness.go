package fonts

import (
	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype/tables"
)

var errLayout = damagedFont("its layout tables point outside themselves")

// checkLayout refuses a font whose GSUB or GPOS names features, lookups or sets of marks that it does not have. The
// parser lets them through, and the shaper would panic in the middle of a text that happens to need them. The lookups
// that other lookups call are checked by listCoverage, which walks all of them.
func checkLayout(f *font.Font) error {
	sets := len(f.GDEF.MarkGlyphSetsDef.Coverages)
	var options []font.LookupOptions
	for _, l := range f.GSUB.Lookups {
		options = append(options, l.LookupOptions)
	}
	for _, l := range f.GPOS.Lookups {
		options = append(options, l.LookupOptions)
	}
	for _, o := range options {
		if o.Flag&font.UseMarkFilteringSet != 0 && int(o.MarkFilteringSet) >= sets {
			return errLayout
		}
	}
	if !sound(f.GSUB.Layout, len(f.GSUB.Lookups)) || !sound(f.GPOS.Layout, len(f.GPOS.Lookups)) {
		return errLayout
	}
	return nil
}

// sound reports whether scripts name features that there are, and features lookups.
func sound(l font.Layout, lookups int) bool {
	within := func(indices []uint16, n int) bool {
		for _, i := range indices {
			if int(i) >= n {
				return false
			}
		}
		return true
	}
	for _, s := range l.Scripts {
		systems := append([]tables.LangSys(nil), s.LangSys...)
		if s.DefaultLangSys != nil {
			systems = append(systems, *s.DefaultLangSys)
		}
		for _, system := range systems {
			if !within(system.FeatureIndices, len(l.Features)) {
				return false
			}
		}
	}
	for _, f := range l.Features {
		if !within(f.LookupListIndices, lookups) {
			return false
		}
	}
	for _, v := range l.FeatureVariations {
		for _, s := range v.Substitutions.Substitutions {
			if !within(s.AlternateFeature.LookupListIndices, lookups) {
				return false
			}
		}
	}
	return true
}

// Limits of lookups that call lookups. Real fonts call three deep. The shaper of go-text v0.3.5 doesn't count how deep it
// is in one (harfbuzz/ot_layout_gsubgpos.go, recurse), and a lookup that calls itself ends the program: a stack that
// overflows can't be caught.
const (
	maxCallDepth = 16
	maxCalls     = 10_000 // that one place in the text may cause
)

// checkCalls refuses lookups that call each other in circles, too deep or too often. lookups holds for each of them and
// each of its rules what that rule calls.
func checkCalls(lookups [][][]int) error {
	type cost struct{ depth, calls int }
	known := make([]cost, len(lookups))
	var of func(lookup, depth int) (cost, error)
	of = func(lookup, depth int) (cost, error) {
		if known[lookup].calls > 0 {
			return known[lookup], nil
		}
		if depth > maxCallDepth {
			return cost{}, damagedFont("its layout tables call each other in circles")
		}
		most := cost{1, 1}
		for _, rule := range lookups[lookup] {
			sum := 1
			for _, called := range rule {
				c, err := of(called, depth+1)
				if err != nil {
					return cost{}, err
				}
				most.depth = max(most.depth, c.depth+1)
				sum += c.calls
			}
			most.calls = max(most.calls, sum)
		}
		if most.depth > maxCallDepth || most.calls > maxCalls {
			return cost{}, damagedFont("its layout tables call each other too often")
		}
		known[lookup] = most
		return most, nil
	}
	for i := range lookups {
		if _, err := of(i, 1); err != nil {
			return err
		}
	}
	return nil
}
