package theme

import (
	"image/color"
	"reflect"
	"strconv"
	"strings"
)

// Contrast that text needs against what is behind it (WCAG 2.2, 1.4.3 and 1.4.6; 1.4.11 for shapes).
const (
	// QuoteContrast is for quotes, names and titles.
	QuoteContrast = 7.0
	// TextContrast is for everything else that is read.
	TextContrast = 4.5
	// ShapeContrast is for shapes that mean something.
	ShapeContrast = 3.0
)

// pairing is a colour and one that it may stand on.
type pairing struct {
	text, behind string
	needs        float64
}

// pairings are all combinations that layouts use. Accent text on a band is left out, since it isn't set there
// (timelines-unkind, section 6); faint and rule are never text.
var pairings = []pairing{
	{"ink", "ground", QuoteContrast}, {"ink", "band", QuoteContrast}, {"ink", "ruler", QuoteContrast}, {"ink", "field", QuoteContrast},
	{"second", "ground", QuoteContrast},
	{"soft", "ground", TextContrast}, {"soft", "band", TextContrast}, {"soft", "ruler", TextContrast}, {"soft", "field", TextContrast},
	{"accent_text", "ground", TextContrast}, {"accent_text", "field", TextContrast},
	{"accent_shape", "ground", ShapeContrast}, {"accent_shape", "field", ShapeContrast},
	{"on_accent", "accent_shape", TextContrast},
	{"held", "ground", TextContrast},
}

// shortfall is a pairing with too little contrast.
type shortfall struct {
	pairing
	colour, ground color.NRGBA
	has            float64
	hint           string
}

func (t *Theme) lowContrasts() []shortfall {
	var out []shortfall
	check := func(p pairing, c, g color.NRGBA) {
		has := Contrast(c, g)
		if has >= p.needs {
			return
		}
		short := shortfall{pairing: p, colour: c, ground: g, has: has}
		if better, ok := nearestPassing(c, t.demands(p.text)); ok {
			short.hint = Hex(better) + " would do"
		}
		out = append(out, short)
	}
	for _, p := range pairings {
		check(p, t.Colours.Named(ColourName(p.text)), t.Colours.Named(ColourName(p.behind)))
	}
	for i, lane := range t.Colours.Lanes {
		check(pairing{laneName(i), "ground", TextContrast}, lane, t.Colours.Ground)
	}
	return out
}

func laneName(i int) string { return "lanes[" + strconv.Itoa(i) + "]" }

// demand is a contrast that a colour must have against one behind it.
type demand struct {
	behind color.NRGBA
	needs  float64
}

// demands returns all that the colour of a name must meet.
func (t *Theme) demands(name string) []demand {
	if strings.HasPrefix(name, "lanes[") {
		return []demand{{t.Colours.Ground, TextContrast}}
	}
	var needs []demand
	for _, p := range pairings {
		if p.text == name {
			needs = append(needs, demand{t.Colours.Named(ColourName(p.behind)), p.needs})
		}
	}
	return needs
}

// checkComplete tells the colours that neither the theme nor its ancestors have.
func (l *loader) checkComplete(t *Theme) {
	v := reflect.ValueOf(t.Colours)
	for i := range v.NumField() {
		if key := v.Type().Field(i).Tag.Get("key"); v.Field(i).IsZero() {
			pos := l.places["colours."+string(t.Variant)]
			if pos.IsZero() {
				pos = l.places[""]
			}
			l.list.Errorf(pos, "missing-key", "add it, or inherit from a built-in theme", "the %s palette has no %s", t.Variant, key)
		}
	}
}

// checkTables tells tables whose order would make lookups meaningless.
func (l *loader) checkTables(t *Theme) {
	for i, s := range t.Type.Scale {
		if i > 0 && s >= t.Type.Scale[i-1] {
			l.list.Errorf(l.places["type.scale["+strconv.Itoa(i)+"]"], "bad-order", "", "the sizes of type.scale must fall: %s after %s", plain(s), plain(t.Type.Scale[i-1]))
		}
	}
	for i, r := range t.Type.Lengths {
		if i > 0 && r.Upto <= t.Type.Lengths[i-1].Upto {
			l.list.Errorf(l.places["type.lengths["+strconv.Itoa(i)+"]"], "bad-order", "", "the rows of type.lengths must rise: %d after %d", r.Upto, t.Type.Lengths[i-1].Upto)
		}
	}
	needRow := func(n int, key string) {
		if n == 0 {
			l.list.Errorf(l.places["type"], "missing-key", "", "type.%s has no rows", key)
		}
	}
	needRow(len(t.Type.Scale), "scale")
	needRow(len(t.Type.Lengths), "lengths")
	needRow(len(t.Type.Leading), "leading")
	if n := len(t.Type.Leading); n > 0 {
		last := t.Type.Leading[n-1]
		last.Leading = 0
		if last != (LeadingRow{}) {
			l.list.Errorf(l.places["type.leading"], "bad-order", "end type.leading with a row that has only leading", "the last row of type.leading has conditions")
		}
	}
}
