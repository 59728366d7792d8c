package layout

import (
	"fmt"
	"math"

	"cards/internal/layout/text"
	"cards/internal/scene"
	"cards/internal/theme"
)

// The translation of a quote on a leaf. Columns have it at their foot, in a band of lines under a rule, as a book prints its notes; rows
// have it in rows of its own between the text and the names.

// leafTranslation is a translation in the making.
type leafTranslation struct {
	*block
	// band is where it stands under columns, px.
	band scene.Rect
	// rows is how many rows it takes on a lying leaf.
	rows int
}

const (
	// translationBand is the most of a leaf that the band of a translation takes, translationAir what is over and under its lines, em of
	// them; translationLines on how many lines it is rather set smaller.
	translationBand  = 0.32
	translationAir   = 0.65
	translationLines = 2
	// translationRoom is the share of its rows that it fills.
	translationRoom = 0.74
)

// translationSizes are the sizes of a translation that are tried, in that of the theme.
var translationSizes = []float64{1, 0.85, 0.7}

// translate takes the room of the quote's translation, at one of some sizes, off the leaf; it reports whether there is any.
func (l *leafQuote) translate(sizes []float64) bool {
	other := label{role: "translation", item: l.q.translation.item, text: l.q.translation.text, lang: l.q.translation.lang, style: l.theme.Type.Roles.Translation, colour: l.colours.Soft, normalise: true, ink: isLatin(l.q.translation.lang)}
	if l.Layout == formCentre {
		other.align = text.Centre
	}
	usual, floor := other.style.SizeOf(l.size, theme.EventTextText), l.size.Floor(theme.EventTextText)
	width := l.leaf.field.W - 2*l.pad
	var found *block
	for _, share := range sizes {
		other.size = math.Max(share*usual, floor)
		p := l.prepare(other)
		for _, mode := range []text.Mode{text.Display, text.Compact} { // by clauses, or on fewer lines as running text
			f, ok := p.At(other.size, text.Box{Width: width, Height: translationBand * l.leaf.field.H, Mode: mode, Pitch: func(size float64, lines int) float64 { return l.pitch(other, size, lines) }})
			if ok && f.Torn == 0 && (found == nil || len(f.Lines.Lines) < found.Count()) {
				found = &block{label: other, prepared: p, Fitted: f}
			}
		}
		if found != nil && found.Count() <= translationLines {
			break
		}
	}
	if found == nil {
		return false
	}
	l.other = &leafTranslation{block: found}
	if l.leaf.lying {
		l.other.rows = 1
		l.columns++
		return true
	}
	field, rule := &l.leaf.field, l.theme.Decoration.Leaf.Inner*l.unit
	height := math.Round(found.Height() + 2*translationAir*found.Size)
	l.other.band = scene.Rect{X: field.X, Y: field.Bottom() - height, W: field.W, H: height}
	field.H -= height + rule
	return true
}

// foreignRows is how many rows the translation takes.
func (l *leafQuote) foreignRows() int {
	if l.other == nil {
		return 0
	}
	return l.other.rows
}

// roomForOther reports whether the translation has room in its rows of a pitch.
func (l *leafQuote) roomForOther(pitch float64) bool {
	return l.other == nil || l.other.rows == 0 || l.other.Height() <= translationRoom*float64(l.other.rows)*pitch
}

// placeOther puts the translation into its band, or its rows from from on.
func (l *leafQuote) placeOther(from int, pitch float64) {
	o := l.other
	if o == nil {
		return
	}
	l.choose("translation", fmt.Sprintf("%g", o.Size), map[bool]string{true: "in rows under the text", false: "in a band at the foot of the columns"}[l.leaf.lying])
	l.choose(ChoiceTranslation, "a note", "apart from text and names, as a leaf has its notes")
	area := o.band
	if l.leaf.lying {
		area = scene.Rect{X: l.leaf.field.X, Y: l.leaf.field.Y + float64(from)*pitch, W: l.leaf.field.W, H: float64(o.rows) * pitch}
	} else {
		rule := l.theme.Decoration.Leaf.Inner * l.unit
		l.rule(scene.Rect{X: area.X, Y: scene.Snap(area.Y - rule), W: area.W, H: rule}, l.colours.Rule)
		// The strip's rule goes on beside the band.
		l.rule(scene.Rect{X: area.X - rule, Y: area.Y - rule, W: rule, H: area.H + rule}, l.colours.Rule)
	}
	l.put(o.block, area.X+l.pad, area.Y+(area.H-o.Height())/2, area.W-2*l.pad)
}
