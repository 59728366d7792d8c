package layout

import (
	"math"

	"cards/internal/layout/text"
	"cards/internal/scene"
	"cards/internal/theme"
)

// The title block of a table in columns: at the right, title, subtitle and credit from the right, and at their feet whose
// timeline it is and which page. It is the same on every page but for that mark.

// nenpyoHead is the title block in the making.
type nenpyoHead struct {
	// columns are title, subtitle and credit; foot stands at their feet: the brand under the title, its handle under the last.
	columns       []*block
	brand, handle *block
	// pad is the space at both sides of the columns, width what all of it takes, px.
	pad, width float64
}

// The title block: the space at its sides and between title and what stands beside it, em of the title; between the small
// columns, em of theirs; and what stays free between a column's end and what stands at its foot, em of the smaller.
const (
	nenpyoHeadPad  = 0.36
	nenpyoHeadGap  = 0.3
	nenpyoSmallGap = 0.45
	nenpyoFootGap  = 1.2
	// nenpyoFootMost is the most of a column that the brand or its handle may take.
	nenpyoFootMost = 0.45
	// nenpyoLogo is the most of a column that a logo takes.
	nenpyoLogo = 0.2
	// nenpyoHeadDrop is how much lower the small columns begin than the title, em of the title.
	nenpyoHeadDrop = 0.07
	// nenpyoSlideTitle is how much larger the title is on a wide page, whose block has room for it (timelines, section 10: 96).
	nenpyoSlideTitle = 96.0 / 76
)

// newNenpyoHead sets the title block for columns of a height; paged leaves room for the mark of the page.
func (n *nenpyo) newNenpyoHead(height float64, paged bool) (*nenpyoHead, string) {
	c, st := n.c, n.st
	h := &nenpyoHead{}
	roles := &c.theme.Type.Roles
	under := 0.0
	if name := c.set.brand.name; c.set.brand.named() {
		l := label{role: "brand", item: "brand.name", text: name, lang: st.lang, style: roles.Brand, weight: 700, colour: c.colours.Ink, normalise: true, vertical: true}
		l.style.Size = roles.Legend.Size
		h.brand = c.single(c.branded(l, footLogo*roles.Legend.SizeOf(c.size, theme.LabelText), nenpyoLogo*height))
		under = h.brand.Width() + nenpyoFootGap*h.brand.Size
	}
	if paged {
		b := c.single(n.markLabel(mostPages, mostPages))
		under += b.Width() + nenpyoFootGap*b.Size
	}
	beside := 0.0
	if handle := c.set.brand.handle; handle != "" {
		l := label{role: "brand", item: "brand.handle", text: handle, lang: "en", style: roles.Handle, colour: c.colours.Soft, vertical: true}
		l.style.Size = roles.Legend.Size
		h.handle = c.single(l)
		beside = h.handle.Width() + nenpyoFootGap*h.handle.Size
	}
	if math.Max(under, beside) > nenpyoFootMost*height {
		return nil, "the brand takes too much of a column"
	}
	size := c.smallestDate(math.Min(roles.Source.SizeOf(c.size, theme.LabelText), roles.Date.SizeOf(c.size, theme.LabelText)))
	if st.title != "" {
		b := n.nenpyoTitle(height - under)
		if b == nil {
			return nil, "the title does not fit its block"
		}
		h.columns = append(h.columns, b)
	}
	credit := st.column
	if credit == "" {
		credit = st.credit
	}
	for _, l := range []label{
		{role: "subtitle", item: st.item + ".subtitle", text: st.subtitle, normalise: true},
		{role: "source", text: credit},
	} {
		if l.text == "" {
			continue
		}
		l.lang, l.style, l.size, l.colour, l.vertical = st.lang, roles.Source, size, c.colours.Soft, true
		room := height - beside
		if st.title != "" {
			room -= nenpyoHeadDrop * h.columns[0].Size
		}
		if len(h.columns) == 0 {
			room = math.Min(room, height-under)
		}
		b, ok := c.tight(l, room, 0)
		if !ok {
			return nil, "a word of the line under the title is longer than its column"
		}
		h.columns = append(h.columns, b)
	}
	h.measure(c)
	return h, ""
}

// mostPages is the number for which the page's mark is given room.
const mostPages = 18

// measure reckons the block's width.
func (h *nenpyoHead) measure(c *canvas) {
	main := c.smallestDate(0)
	if len(h.columns) > 0 {
		main = h.columns[0].Size
	}
	h.pad = nenpyoHeadPad * main
	h.width = 2*h.pad + h.breadth()
}

// breadth is what the columns take side by side, px.
func (h *nenpyoHead) breadth() (w float64) {
	for i, b := range h.columns {
		if i > 0 {
			w += h.gap(i)
		}
		w += b.Height()
	}
	if w == 0 && h.brand != nil {
		w = h.brand.Size
	}
	if h.aside() {
		if w > 0 {
			w += nenpyoSmallGap * h.handle.Size
		}
		w += h.handle.Size
	}
	return w
}

// aside reports whether the handle has a column of its own: under the title stands the brand.
func (h *nenpyoHead) aside() bool { return h.handle != nil && len(h.columns) < 2 }

// gap is the space before column i, px.
func (h *nenpyoHead) gap(i int) float64 {
	before, b := h.columns[i-1], h.columns[i]
	if i == 1 {
		return before.beneath(b, nenpyoHeadGap*before.Size)
	}
	return before.beneath(b, nenpyoSmallGap*b.Size)
}

// nenpyoTitle sets the title in one column if it may be, in two if it must, and smaller when it is long.
func (n *nenpyo) nenpyoTitle(height float64) *block {
	c, st := n.c, n.st
	t := &c.theme.Timeline
	style := c.theme.Type.Roles.Headline
	floor := c.size.Floor(theme.EventTitleText)
	l := label{role: "title", item: st.item + ".title", text: st.title, lang: st.lang, style: style, rank: rankTitle, colour: c.colours.Ink, normalise: true, vertical: true}
	p := c.prepare(l)
	try := func(size float64, most int, mode text.Mode) *block {
		f, ok := p.At(size, text.Box{Width: height, Height: math.Inf(1), MaxLines: most, Mode: mode, Pitch: func(size float64, lines int) float64 { return c.pitch(l, size, lines) }})
		if !ok || f.Torn > 0 && most > 0 {
			return nil
		}
		l.size = size
		b := &block{label: l, prepared: p, Fitted: f}
		b.tighten()
		return b
	}
	one := style.SizeOf(c.size, theme.EventTitleText)
	sizes := []float64{one, 0.92 * one}
	if c.landscape() {
		sizes = append([]float64{nenpyoSlideTitle * one}, sizes...)
	}
	for _, size := range sizes {
		if b := try(math.Max(size, floor), 1, text.Compact); b != nil {
			return b
		}
	}
	for _, size := range []float64{t.HeadlineTwo.For(c.size), t.HeadlineLong.For(c.size)} {
		if b := try(math.Max(size, floor), 2, text.Display); b != nil {
			return b
		}
	}
	for size := t.HeadlineLong.For(c.size); size > floor; size *= 0.92 {
		if b := try(size, 2, text.Compact); b != nil {
			return b
		}
	}
	return try(floor, 0, text.Compact)
}

// markLabel is the label of page p of several: 一／二.
func (n *nenpyo) markLabel(p, of int) label {
	return label{role: "page", text: chineseNumeral(p) + "\uff0f" + chineseNumeral(of), lang: n.st.lang, style: n.c.theme.Type.Roles.Legend, colour: n.c.colours.Soft, vertical: true}
}

// draw paints the block in its area on page p of several.
func (h *nenpyoHead) draw(n *nenpyo, c *canvas, area scene.Rect, pad float64, p, of int) {
	right := area.Right() - (area.W-h.breadth())/2
	top, foot := area.Y+pad, area.Bottom()-pad
	first, last := 0.0, 0.0 // the axes of the title and of what stands leftmost
	for i, b := range h.columns {
		drop := 0.0
		if i > 0 {
			right -= h.gap(i)
			drop = nenpyoHeadDrop * h.columns[0].Size
		}
		axis := right - b.Size/2
		c.put(b, axis, top+drop, area.H-2*pad)
		last = axis - float64(b.Count()-1)*b.Pitch
		if i == 0 {
			first = axis
		}
		right -= b.Height()
	}
	if len(h.columns) == 0 {
		size := n.c.smallestDate(0)
		if h.brand != nil {
			size = h.brand.Size
		}
		first = right - size/2
		right -= size
	}
	if h.aside() {
		if len(h.columns) > 0 || h.brand != nil {
			right -= nenpyoSmallGap * h.handle.Size
		}
		last = right - h.handle.Size/2
	}
	if h.brand != nil {
		c.put(h.brand, first, foot-h.brand.Width(), h.brand.Width())
	}
	if h.handle != nil {
		c.put(h.handle, last, foot-h.handle.Width(), h.handle.Width())
	}
	if of > 1 {
		b := c.single(n.markLabel(p, of))
		if h.brand != nil {
			foot -= h.brand.Width() + nenpyoFootGap*h.brand.Size
		}
		c.put(b, first, foot-b.Width(), b.Width())
	}
}
