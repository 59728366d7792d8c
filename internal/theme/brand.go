package theme

import (
	"fmt"
	"image/color"
	"math"
	"slices"
	"sort"
	"strings"

	"cards/internal/diag"
	"cards/internal/source"
)

// brandKeys are the colours that a brand may set, and the names of the palette that each stands for.
var brandKeys = map[string][]string{
	"accent": {"accent_text", "accent_shape"},
	"ground": {"ground"}, "ink": {"ink"}, "second": {"second"}, "soft": {"soft"},
	"accent_text": {"accent_text"}, "accent_shape": {"accent_shape"}, "on_accent": {"on_accent"},
	"rule": {"rule"}, "band": {"band"}, "ruler": {"ruler"}, "faint": {"faint"}, "held": {"held"}, "field": {"field"},
}

// WithBrandColours returns a copy of t with a brand's colours. A colour without enough contrast is moved in
// lightness (OKLCH, hue kept) to the nearest that has it, with a warning that names both; so are the theme's
// own colours when the brand changes what is behind them. The diagnostics have no position.
func (t *Theme) WithBrandColours(brand map[string]color.NRGBA) (*Theme, []diag.Diagnostic) {
	out := *t
	var told []diag.Diagnostic
	keys := make([]string, 0, len(brand))
	for k := range brand {
		keys = append(keys, k)
	}
	// accent before accent_text, so that the narrower name wins.
	sort.Strings(keys)
	for _, k := range keys {
		targets, ok := brandKeys[k]
		if !ok {
			told = append(told, unknownBrandKey(k))
			continue
		}
		c := brand[k]
		c.A = 255
		for _, target := range targets {
			*out.Colours.slot(target) = c
		}
	}
	if _, ok := brand["ground"]; ok {
		out.followGround(t.Colours.Ground, brand)
	}
	told = append(told, out.correct(func(name string) string {
		for _, k := range keys {
			if slices.Contains(brandKeys[k], name) {
				return "brand colour " + k
			}
		}
		return "colour " + name + " of the theme"
	})...)
	_, accent := brand["accent"]
	_, shape := brand["accent_shape"]
	if accent || shape {
		_, rule := brand["rule"]
		out.followAccent(t, !rule)
	}
	return &out, told
}

// followAccent gives what the theme has drawn in its accent, though it is not of the accent's name, the hue of a brand's: the sun, at
// the theme's lightness as far as the ink can be read on it, and rules whose hue is the accent's and not the ground's.
func (t *Theme) followAccent(was *Theme, rules bool) {
	accent := toOKLCH(t.Colours.AccentShape)
	if rule, before := toOKLCH(t.Colours.Rule), toOKLCH(was.Colours.AccentShape); rules {
		near := turn(rule.h, before.h)
		if rule.c > greyChroma && near < sameHue && near < turn(rule.h, toOKLCH(was.Colours.Ground).h) {
			t.Colours.Rule = oklch{rule.l, math.Min(rule.c, accent.c), accent.h}.nrgba()
		}
	}
	if !t.Decoration.Horizon.Show {
		return
	}
	// A grey accent has no hue to give; its sun is grey.
	sun := toOKLCH(t.Decoration.Horizon.Sun.Of(t.Variant))
	c := oklch{sun.l, math.Min(sun.c, accent.c), accent.h}.nrgba()
	c, _ = nearestPassing(c, []demand{{t.Colours.Ink, QuoteContrast}})
	*t.Decoration.Horizon.Sun.of(t.Variant) = c
}

const (
	// greyChroma is a chroma in OKLCH below which a colour has no hue to speak of, sameHue the difference up to which two hues are one,
	// radians.
	greyChroma = 0.04
	sameHue    = 0.4
)

// turn is the angle between two hues, radians.
func turn(a, b float64) float64 {
	return math.Abs(math.Remainder(a-b, 2*math.Pi))
}

func unknownBrandKey(k string) diag.Diagnostic {
	known := make([]string, 0, len(brandKeys))
	for name := range brandKeys {
		known = append(known, name)
	}
	sort.Strings(known)
	hint := "known: " + strings.Join(known, ", ")
	if near := source.Suggest(k, known); near != "" {
		hint = "did you mean " + near + "?"
	}
	return diag.Diagnostic{Severity: diag.Error, Code: "unknown-key", Message: fmt.Sprintf("unknown brand colour %q", k), Hint: hint}
}

// followGround moves the areas that text stands on along with a brand's ground: as far from it in lightness as
// from the theme's, and towards the middle, so that one ink can be read on all of them.
func (t *Theme) followGround(was color.NRGBA, brand map[string]color.NRGBA) {
	from, to := toOKLCH(was), toOKLCH(t.Colours.Ground)
	for _, name := range []string{"band", "ruler", "field"} {
		if _, own := brand[name]; own {
			continue
		}
		c := t.Colours.slot(name)
		step := math.Abs(toOKLCH(*c).l - from.l)
		if to.l > 0.5 {
			step = -step
		}
		*c = oklch{to.l + step, to.c, to.h}.nrgba()
	}
}

// correct moves every text colour that lacks contrast; what names a colour to the user.
func (t *Theme) correct(what func(name string) string) []diag.Diagnostic {
	var told []diag.Diagnostic
	fix := func(name string, c *color.NRGBA, needs []demand) {
		was := *c
		if passes(was, needs) {
			return
		}
		better, ok := nearestPassing(was, needs)
		*c = better
		behind, has, needed := hardestDemand(was, needs)
		d := diag.Diagnostic{Severity: diag.Warning, Code: "low-contrast",
			Message: fmt.Sprintf("%s %s has only %.3g:1 on %s, and %s needs %g:1; %s is used instead", what(name), Hex(was), has, Hex(behind), purpose(name), needed, Hex(better)),
			Hint:    "choose a darker or lighter one to keep it"}
		if !ok {
			d.Message = fmt.Sprintf("%s %s has only %.3g:1 on %s, and %s needs %g:1; no lightness of it can have that everywhere, and %s comes nearest", what(name), Hex(was), has, Hex(behind), purpose(name), needed, Hex(better))
		}
		told = append(told, d)
	}
	// In the order of the palette: a shape is settled before what stands on it.
	for _, name := range colourNames {
		fix(name, t.Colours.slot(name), t.demands(name))
	}
	for i := range t.Colours.Lanes {
		fix(laneName(i), &t.Colours.Lanes[i], t.demands(laneName(i)))
	}
	return told
}

// hardestDemand is the demand that a colour misses by most: what is behind it, the contrast that it has there, and what is needed.
func hardestDemand(c color.NRGBA, needs []demand) (behind color.NRGBA, has, needed float64) {
	least := math.Inf(1)
	for _, n := range needs {
		if short := Contrast(c, n.behind) - n.needs; short < least {
			least, behind, has, needed = short, n.behind, Contrast(c, n.behind), n.needs
		}
	}
	return behind, has, needed
}

// purpose says what a colour of the palette is for.
func purpose(name string) string {
	switch name {
	case "accent_shape":
		return "a shape"
	case "ink", "second":
		return "a quote"
	}
	return "text"
}

func passes(c color.NRGBA, needs []demand) bool { return worst(c, needs) >= 0 }

// worst is the least surplus of contrast over the demands.
func worst(c color.NRGBA, needs []demand) float64 {
	least := 21.0
	for _, n := range needs {
		least = min(least, Contrast(c, n.behind)-n.needs)
	}
	return least
}

// nearestPassing returns the colour of c's hue, nearest in lightness, that meets all demands; if there is none,
// the one that fails by least, and false.
func nearestPassing(c color.NRGBA, needs []demand) (color.NRGBA, bool) {
	// Steps of 1/512 are finer than one 8-bit step of any channel.
	const steps = 512
	from := toOKLCH(c)
	best, bestWorst := c, worst(c, needs)
	for i := 1; i <= steps; i++ {
		for _, sign := range [2]float64{-1, 1} {
			l := from.l + sign*float64(i)/steps
			if l < 0 || l > 1 {
				continue
			}
			tried := oklch{l, from.c, from.h}.nrgba()
			w := worst(tried, needs)
			if w >= 0 {
				return tried, true
			}
			if w > bestWorst {
				best, bestWorst = tried, w
			}
		}
	}
	return best, false
}
