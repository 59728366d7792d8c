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
