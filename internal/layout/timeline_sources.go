package layout

import (
	"math"
	"strconv"
)

// The sources at the foot of a timeline, by number.

// sourceRow is the height of a row of numbered sources, px.
func (c *canvas) sourceRow(line []sourceEntry) float64 {
	h := 0.0
	for _, e := range line {
		h = math.Max(h, e.name.Height())
	}
	return h + c.theme.Timeline.Foot.Row*c.unit
}

// setSources sets the numbered sources in rows.
func (c *canvas) setSources(st *story, f *foot) {
	style := c.theme.Type.Roles.Legend
	x := 0.0
	var line []sourceEntry
	for i, s := range st.sources {
		number := c.single(label{role: "source", text: strconv.Itoa(i + 1), lang: st.lang, style: style, weight: 700, colour: c.colours.Soft, tabular: true})
		indent := number.Width() + c.theme.Space.Within*number.Size
		name, _ := c.tight(label{role: "source", text: s, lang: st.lang, style: style, colour: c.colours.Soft}, c.area.W-indent, 0)
		w := indent + name.Width()
		if x > 0 && x+w > c.area.W {
			f.sources, line, x = append(f.sources, line), nil, 0
		}
		taken := w + c.theme.Space.Neighbour*number.Size
		line = append(line, sourceEntry{number: number, name: name, x: x, width: taken})
		x += taken
	}
	if len(line) > 0 {
		f.sources = append(f.sources, line)
	}
}

// named are the rows of those sources that the events of the page name: a page tells where its own are from.
func (f *foot) named(st *story) (rows [][]sourceEntry) {
	used := make(map[int]bool)
	for i := range st.moments {
		if f.to == 0 || i >= f.from && i < f.to {
			used[st.moments[i].source] = true
		}
	}
	n := 0
	for _, line := range f.sources {
		var row []sourceEntry
		x := 0.0
		for _, e := range line {
			if n++; used[n] {
				e.x, x = x, x+e.width
				row = append(row, e)
			}
		}
		if len(row) > 0 {
			rows = append(rows, row)
		}
	}
	return rows
}
