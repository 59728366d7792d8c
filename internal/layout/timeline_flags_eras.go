package layout

import (
	"math"

	"cards/internal/layout/placement"
	"cards/internal/scene"
	"cards/internal/theme"
)

// Eras on a ruler with flags: a band behind the marks of the upper edge, with the era's name in a row over them, which no pole crosses.

// flagEra is an era on the axis, px.
type flagEra struct {
	from, to float64
	label    *block
	x        float64
	// wide tells that the name is longer than the era: it stands over the band and not in it.
	wide bool
}

// eraRowHeight is the height of the row of their names, em of the label.
const eraRowHeight = 1.5

// measureFlagEras finds the eras' places on the axis, and returns the stretches of their names; why says why they have none.
func (r *ruled) measureFlagEras() (names []placement.Span, why string) {
	c, st := r.c, r.l.st
	r.eras = nil
	pad := c.theme.Timeline.Era.Pad * c.unit
	size := c.theme.Type.Roles.Era.SizeOf(c.size, theme.LabelText)
	for i := range st.eras {
		e := &st.eras[i]
		s := flagEra{from: r.left, to: r.left + r.length}
		if a, ok := e.date.Anchor(); ok {
			s.from = r.left + r.at(a.YearFraction())
		}
		if b, ok := e.date.Latest(); ok {
			s.to = r.left + r.at(b.YearFraction())
		}
		s.label = c.single(label{role: "era", item: e.item + ".title", text: e.title, lang: st.lang, style: c.theme.Type.Roles.Era, size: size, colour: c.colours.Soft, ground: c.colours.Band, normalise: true})
		s.x = s.from + pad
		if s.to-s.from < s.label.Width()+2*pad {
			s.wide, s.label.ground = true, c.colours.Ground
			s.x = math.Min(s.from, r.left+r.length-s.label.Width())
		}
		if s.x < r.left {
			return nil, "the name of an era is wider than the page"
		}
		if n := len(r.eras); n > 0 {
			before := &r.eras[n-1]
			if s.from < before.to-0.5 {
				return nil, "eras overlap, or are not in order"
			}
			if s.x < before.x+before.label.Width()+c.theme.Space.Neighbour*size || s.wide && s.x < before.to && !before.wide {
				return nil, "the names of eras are longer than their times"
			}
		}
		r.eras = append(r.eras, s)
		names = append(names, placement.Span{From: s.x, To: s.x + s.label.Width()})
	}
	if len(r.eras) > 0 {
		r.eraRow = eraRowHeight * size
	}
	return names, ""
}

// drawEras paints the bands and their names, which stand so far over the ruler, px.
func (r *ruled) drawEras(c *canvas, over float64) {
	for _, e := range r.eras {
		band := scene.Rect{X: e.from, Y: r.top - over, W: e.to - e.from, H: over}
		name := band.Y - r.eraRow + (r.eraRow-e.label.Size)/2
		colour := c.colours.Band
		if e.wide {
			// A low strip is seen only if it is stronger.
			colour = mix(c.colours.Rule, c.colours.Ground, 0.6)
		} else {
			band.Y, band.H = band.Y-r.eraRow, band.H+r.eraRow
		}
		c.mark("decoration", band, scene.Fill{Path: scene.Rectangle(band), Paint: scene.Solid(colour)})
		c.put(e.label, e.x, name, e.label.Width())
	}
}

// inEra reports whether a place of the axis lies in an era.
func (r *ruled) inEra(x float64) bool {
	for _, e := range r.eras {
		if e.from <= x && x <= e.to {
			return true
		}
	}
	return false
}

// overMarks is how far bars and marks reach over the upper edge of the ruler, px.
func (r *ruled) overMarks(c *canvas) float64 {
	rows, _ := r.stackBars(c)
	reach := c.markReach(r.l.st)
	if rows > 0 {
		reach = math.Max(reach, float64(rows)*(barHeight(c)+barGap(c))+barGap(c))
	}
	return reach
}
