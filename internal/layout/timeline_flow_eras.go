package layout

import (
	"math"

	"cards/internal/theme"
)

// Eras in a flow: their labels, and which events lie in them.

// eraLabel is the label of an era: its date, which is ours, and its title beside or under it.
type eraLabel struct {
	date, title *block
	beside      bool
}

func (c *canvas) eraLabel(st *story, e *era, size, width float64) eraLabel {
	l := label{role: "era", text: e.date.Show(st.lang), lang: st.lang, style: c.theme.Type.Roles.Era, size: size, colour: c.colours.Soft, ground: c.colours.Band}
	out := eraLabel{beside: true}
	if l.text != "" {
		out.date, _ = c.tight(l, width, 0)
		width -= out.indent(c)
	}
	l.item, l.text, l.normalise = e.item+".title", e.title, true
	// A title that would be squeezed into less than half of the width, or has a word that is longer, goes under the date.
	ok := out.date == nil || width >= out.date.Width()
	if ok {
		out.title, ok = c.tight(l, width, 0)
	}
	if !ok && out.date != nil {
		width += out.indent(c)
		out.beside = false
		out.title, _ = c.tight(l, width, 0)
	}
	if out.title == nil || out.title.Count() == 0 {
		out.title = c.single(l)
	}
	return out
}

// indent is how far the title stands behind the date, px.
func (e *eraLabel) indent(c *canvas) float64 {
	if e.date == nil || !e.beside {
		return 0
	}
	return e.date.Width() + c.theme.Space.Within*e.date.Size
}

// Height of the label, px.
func (e *eraLabel) Height() float64 {
	h := e.title.Height()
	if e.date != nil {
		if e.beside {
			return math.Max(h, e.date.Height())
		}
		h += e.date.Height() + e.date.beneath(e.title, 0.2*e.title.Size)
	}
	return h
}

// put draws the label with its first em box's top at y.
func (e *eraLabel) put(c *canvas, x, y float64) {
	if e.date != nil {
		c.put(e.date, x, y, 0)
		if !e.beside {
			y += e.date.Height() + e.date.beneath(e.title, 0.2*e.title.Size)
		}
	}
	c.put(e.title, x+e.indent(c), y, 0)
}

// band returns the first and the last moment that lie in an era.
func (st *story) band(e *era) [2]int {
	first, last := len(st.moments), -1
	for i := range st.moments {
		if st.moments[i].overlaps(e) {
			first, last = min(first, i), i
		}
	}
	if last >= 0 {
		return [2]int{first, last}
	}
	// No event lies in it: it stands before the first that comes after it.
	if a, ok := e.date.Anchor(); ok {
		for i := range st.moments {
			if st.moments[i].from > a.YearFraction() {
				return [2]int{i, i - 1}
			}
		}
	}
	return [2]int{len(st.moments), len(st.moments) - 1}
}

func (f *flow) eraHeight(e int) float64 {
	h := f.eras[e].Height() + f.eras[e].title.half() + 1.5*f.c.theme.Timeline.Era.Pad*f.c.unit
	if c := f.c; (!f.eras[e].beside || f.eras[e].title.Count() > 1) && f.style.title > c.size.Floor(theme.EventTitleText)+0.01 {
		// Its last line keeps apart from the title under it, where there is room for more than the least.
		h += 0.4 * f.style.label
	}
	if f.style.tracks {
		// The next row begins with words of the same size.
		h += 0.4 * f.style.label
	}
	return h
}
