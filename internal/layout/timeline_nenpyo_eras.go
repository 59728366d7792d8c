package layout

import "math"

// The row over the dates of a table in columns that names the eras.

// eraRow is the row over the dates that names the eras.
type eraRow struct {
	height float64
	size   float64
	cells  []nenpyoEra
}

// nenpyoEra is an era over the columns of the moments from … to-1.
type nenpyoEra struct {
	era      *era
	from, to int
	// need is the least width of its cell, px; name is the era's name as it is set in that.
	need float64
	name *block
}

// Names of eras: their size as a share of the titles', the space between their characters and at their sides, em; the height of
// their row, em of the larger size, and what it must be for two lines of the smaller one, em of that.
const (
	eraSize     = 1.1
	eraTracking = 0.3
	eraSides    = 0.5
	eraHeight   = 2.4
	eraTwoLines = 3.4
)

// over returns the eras over the events i to j-1, each with those of its events that are among them.
func (r *eraRow) over(i, j int) (out []nenpyoEra) {
	for _, e := range r.cells {
		e.from, e.to = max(e.from, i), min(e.to, j)
		if e.from < e.to {
			out = append(out, e)
		}
	}
	return out
}

// giveEras gives every era its events; it returns why that is not possible.
func (n *nenpyo) giveEras() string {
	n.eras = eraRow{}
	if len(n.st.eras) == 0 {
		return ""
	}
	owned := make([]bool, len(n.cells))
	for e := range n.st.eras {
		cell := nenpyoEra{era: &n.st.eras[e], from: len(n.cells)}
		for k := range n.cells {
			if n.cells[k].m.overlaps(cell.era) && !n.cells[k].m.overlapsMore(n.st.eras, e) {
				cell.from, cell.to = min(cell.from, k), k+1
			}
		}
		if cell.to == 0 {
			return "an era has no event to stand over"
		}
		for k := cell.from; k < cell.to; k++ {
			if owned[k] {
				return "eras overlap"
			}
			owned[k] = true
		}
		n.eras.cells = append(n.eras.cells, cell)
	}
	n.eras.height = math.Max(eraHeight*eraSize*n.title, eraTwoLines*n.label)
	return ""
}

// sizeEras sets the names of the eras: large where their columns are wide enough for that, else small.
func (n *nenpyo) sizeEras() {
	n.eras.size = eraSize * n.title
	large := true
	for i := range n.eras.cells {
		e := &n.eras.cells[i]
		e.take(n.eraName(e, n.eras.size, math.Inf(1)))
		large = large && e.need <= n.leastOf(e.from, e.to)+nenpyoSpread*n.title*float64(e.to-e.from)
	}
	if large {
		return
	}
	// Smaller, and in two lines where one is too long.
	n.eras.size = n.label
	for i := range n.eras.cells {
		e := &n.eras.cells[i]
		b := n.eraName(e, n.eras.size, math.Inf(1))
		for room := b.Width() / 2; b.Count() == 1 && room < b.Width(); room += b.Size / 2 {
			if two := n.eraName(e, n.eras.size, room); two != nil && two.Count() <= 2 && two.Torn == 0 {
				b = two
				break
			}
		}
		e.take(b)
	}
}

// take gives the era its name.
func (e *nenpyoEra) take(b *block) { e.name, e.need = b, b.Width()+2*eraSides*b.Size }

// eraName sets the name of an era in lines of a width; nil when a word of it is longer.
func (n *nenpyo) eraName(e *nenpyoEra, size, width float64) *block {
	c := n.c
	l := label{role: "era", item: e.era.item + ".title", text: e.era.title, lang: n.st.lang, style: bold(c.theme.Type.Roles.Era), size: size, colour: c.colours.AccentText, normalise: true}
	if size > n.label {
		l.style.Tracking = eraTracking
	}
	if math.IsInf(width, 1) {
		return c.single(l)
	}
	b, ok := c.tight(l, width, 0)
	if !ok {
		return nil
	}
	return b
}

// overlapsMore reports whether an event that lies in two eras lies in a later one than e: where one ends and the next begins, what
// happened in that year belongs to the next.
func (m *moment) overlapsMore(eras []era, e int) bool {
	for i := e + 1; i < len(eras); i++ {
		if m.overlaps(&eras[i]) && !math.IsNaN(m.from) {
			if a, ok := eras[i].date.Anchor(); ok && m.from >= a.YearFraction() {
				return true
			}
		}
	}
	return false
}
