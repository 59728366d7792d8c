package theme

import "image/color"

// Horizon is the page of a magazine's cover printed in three flat inks (dawn): a sky of the ground's colour with a stochastic
// screen of the field's, which thickens down to a horizon; under it the field, flat; on it a sun at the right margin, which
// dissolves into the field by the same screen. The quote stands on the horizon, what belongs to it under it.
type Horizon struct {
	Show bool `key:"show"`
	// Cell is the side of a cell of the screen, rounded to whole px of the page, at least one.
	Cell ByClass `key:"cell" range:"1,40"`
	// Density is the share of cells that have the field's ink just above the horizon.
	Density float64 `key:"density" range:"0,1"`
	// Dissolve is where the sun begins to dissolve, as a share of its height from its top; Fall the power by which it then does.
	Dissolve float64 `key:"dissolve" range:"0,0.95"`
	Fall     float64 `key:"fall" range:"0.2,6"`
	// Radius is the sun's as a share of the page's width, and at most Rise of the sky's height. Quotes over Most characters have none.
	Radius float64 `key:"radius" range:"0,2"`
	Rise   float64 `key:"rise" range:"0,1"`
	Most   int     `key:"most" range:"0,100000"`
	Sun    Twin    `key:"sun"`
	// Ground is the least share of the safe height that lies under the horizon.
	Ground float64 `key:"ground" range:"0,0.9"`
	// Quote is from the quote's last em box to the horizon, Under from there to what stands next under it (a subtitle), Foot to
	// the first line that signs the card, FootLong the same where there is no sun.
	Quote    ByClass `key:"quote" range:"0,400"`
	Under    ByClass `key:"under" range:"0,400"`
	Foot     ByClass `key:"foot" range:"0,400"`
	FootLong ByClass `key:"foot_long" range:"0,400"`
	// Clear is kept under the masthead, to the quote and to the sun.
	Clear ByClass `key:"clear" range:"0,400"`
	Seed  int     `key:"seed" range:"0,1000000000"`
}

// Twin is a colour that is not of the palette, in both variants.
type Twin struct {
	Light color.NRGBA `key:"light"`
	Dark  color.NRGBA `key:"dark"`
}

// Of returns the colour in a variant.
func (t Twin) Of(v Variant) color.NRGBA {
	if v == Dark {
		return t.Dark
	}
	return t.Light
}

// of is Of for writing.
func (t *Twin) of(v Variant) *color.NRGBA {
	if v == Dark {
		return &t.Dark
	}
	return &t.Light
}

// horizonContrasts returns the shortfall of the quote's ink on the sun, if there is one.
func (t *Theme) horizonContrasts() []shortfall {
	h := &t.Decoration.Horizon
	sun := h.Sun.Of(t.Variant)
	has := Contrast(t.Colours.Ink, sun)
	if !h.Show || has >= QuoteContrast {
		return nil
	}
	return []shortfall{{pairing: pairing{"ink", "the sun", QuoteContrast}, colour: t.Colours.Ink, ground: sun, has: has}}
}
