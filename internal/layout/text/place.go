package text

import (
	"image/color"

	"cards/internal/scene"
)

// Placing: lines in em become runs and a box in px on a page.

// Align is where lines stand in the measure.
type Align uint8

// The alignments. Justify brings every line but the last to the measure (justify.go).
const (
	Start Align = iota
	Centre
	End
	Justify
)

// Placement says where lines go.
type Placement struct {
	// X is the left edge of the measure, Y the top of the first em box, in px. For columns X is the axis of the first (the
	// rightmost), Y the top of the measure.
	X, Y  float64
	Width float64 // of the measure in px (in columns its height), for Centre, End and Justify
	Size  float64 // px per em
	Pitch float64 // px between baselines
	Align Align
	// Indent moves single lines to the right (columns down), in px, by index.
	Indent []float64
	// Ink aligns every line by its ink instead of its em box (display sizes of Latin text).
	Ink   bool
	Paint func(tag int) scene.Paint
	// Outline, when above 0, draws outlines of this width instead of filled glyphs.
	Outline float64

	Role, Item        string
	Color, Background color.NRGBA
}

// Cell is where one cluster stands: its em box cell on the page.
type Cell struct {
	scene.Rect
	Tag       int
	Line      int
	Character rune
	Class     string
}

// Placed is text on a page: what paints it and what it means.
type Placed struct {
	Items []scene.Item
	Box   scene.Box
	// Cells are the cells of all clusters with a tag other than 0, for emphasis marks.
	Cells []Cell
	// Beside are the marks that stand beside the text (MarksBeside): Character is the mark, the cell that of the character
	// which it follows.
	Beside []Cell
}

// Place puts the lines on a page.
func (l *Lines) Place(at Placement) Placed {
	p := l.Prepared
	var out Placed
	lang := p.paragraph.Lang
	box := scene.Box{Role: at.Role, Item: at.Item, Lang: lang, Vertical: p.paragraph.Vertical, FontSize: at.Size, Color: at.Color, Background: at.Background}
	for i, line := range l.Lines {
		if p.paragraph.Vertical {
			out.column(l, i, line, at, &box)
			continue
		}
		out.line(l, i, line, at, &box)
	}
	if len(l.Lines) > 0 {
		first, last := l.Lines[0], l.Lines[len(l.Lines)-1]
		from, to := p.clusters[first.Start].start, p.clusters[last.End-1].end
		box.Text = string(p.Runes[from:to])
		box.Part = [2]int{from, to}
		if p.Changed {
			box.Original = p.paragraph.Text
		}
	}
	for i, line := range box.Lines {
		if i == 0 {
			box.Rect = line.Rect
		}
		box.Rect = box.Rect.Union(line.Rect)
	}
	out.Box = box
	return out
}

// line places one horizontal line.
func (out *Placed) line(l *Lines, i int, line Line, at Placement, box *scene.Box) {
	p := l.Prepared
	size := at.Size
	x := at.X
	if i < len(at.Indent) {
		x += at.Indent[i]
	}
	baseline := at.Y + float64(i)*at.Pitch + Ascent*size
	var spread []float64
	align := at.Align
	if p.RightToLeft() {
		// The start is at the right.
		align = [...]Align{Start: End, Centre: Centre, End: Start, Justify: Justify}[align]
		if i == len(l.Lines)-1 && align == Justify {
			align = End
		}
	}
	switch align {
	case Centre, End:
		// Centred by ink: neither trimmed air nor hanging marks count, nor the side bearings of the outer glyphs.
		free := at.Width - line.width*size
		if align == Centre {
			left, right := p.bearings(line)
			x += free/2 + (right-left)*size/2
		} else {
			x += free
		}
	case Justify:
		spread = l.spread(i, at.Width/size)
	}
	if at.Ink && align == Start && line.Start < line.end {
		left, _ := p.bearings(line)
		x -= left * size
	}
	if align == Start && !at.Ink && line.trim > 0 {
		// An opening mark stands with its ink where the ink of a character would.
		left, _ := p.bearings(line)
		x -= (left - hanBearing) * size
	}
	x = scene.Snap(x)
	w := runWriter{out: out, p: p, at: at}
	pens, extra, end := l.pens(line, spread, x, size)
	for _, k := range p.visual(line) {
		c := &p.clusters[k]
		pen := pens[k-line.Start]
		if c.face < 0 {
			w.missing(k, scene.Rect{X: pen, Y: baseline - Ascent*size, W: c.advance * size, H: size})
			continue
		}
		w.cluster(k, pen, baseline)
		out.beside(p, k, i, func(c *cluster) scene.Rect {
			return scene.Rect{X: pen - (c.advance+p.space[k])*size, Y: baseline - Ascent*size, W: c.advance * size, H: size}
		})
		if tag := p.tags[k]; tag != 0 {
			out.Cells = append(out.Cells, Cell{Rect: scene.Rect{X: pen, Y: baseline - Ascent*size, W: c.advance * size, H: size}, Tag: tag, Line: i, Character: p.Runes[c.start], Class: c.class.String()})
		}
	}
	if line.Break == BreakHyphen {
		w.hyphen(line.end-1, end, baseline)
	}
	w.rubies(line, pens, baseline)
	box.Lines = append(box.Lines, scene.Line{
		Text:     l.Text(i),
		Rect:     scene.Rect{X: x, Y: baseline - Ascent*size - (at.Pitch-size)/2, W: (line.width + extra) * size, H: at.Pitch},
		Baseline: baseline,
		Hang:     [2]float64{0, line.hang * size},
		Ink:      w.ink,
	})
}

// beside notes the hidden mark k of line i; cell gives the cell of the cluster before it.
func (out *Placed) beside(p *Prepared, k, line int, cell func(c *cluster) scene.Rect) {
	if p.paragraph.Marks != MarksBeside || k == 0 {
		return
	}
	if c := &p.clusters[k]; (c.class == classStop || c.class == classMark) && c.glyphs == 0 && c.advance == 0 {
		out.Beside = append(out.Beside, Cell{Rect: cell(&p.clusters[k-1]), Tag: p.tags[k], Line: line, Character: p.Runes[c.start], Class: c.class.String()})
	}
}

// pens returns where each cluster of a line begins, in px, with what justifying adds in all (em), and where the line's last
// cluster ends.
func (l *Lines) pens(line Line, spread []float64, x, size float64) (pens []float64, extra, end float64) {
	p := l.Prepared
	pens = make([]float64, line.end-line.Start)
	if p.levels == nil || p.paragraph.Vertical {
		base := x - line.trim*size - p.position[line.Start]*size
		for k := line.Start; k < line.end; k++ {
			if spread != nil {
				extra += spread[k-line.Start]
			}
			pens[k-line.Start] = base + (p.position[k]+extra)*size
			end = pens[k-line.Start] + p.clusters[k].advance*size
		}
		return pens, extra, end
	}
	pen, last := x, -1
	for _, k := range p.visual(line) {
		if last >= 0 {
			// The space between two neighbours belongs to the one that is read later.
			if between := max(k, last); between-min(k, last) == 1 {
				pen += p.space[between] * size
			}
		}
		if spread != nil {
			extra += spread[k-line.Start]
			pen += spread[k-line.Start] * size
		}
		pens[k-line.Start] = pen
		pen += p.clusters[k].advance * size
		last = k
	}
	return pens, extra, pen
}

// hanBearing is the empty space before the ink of a common Han character, in em.
const hanBearing = 0.03

// bearings returns the empty space in em between the line's edges (after trimming) and its ink, left and right, where
// the edge is a full-width glyph; Han characters are centred in their cells and count as flush.
func (p *Prepared) bearings(line Line) (left, right float64) {
	if line.Start >= line.end {
		return 0, 0 // nothing but spaces
	}
	edge := func(k int) (scene.Rect, bool) {
		c := &p.clusters[k]
		if c.face < 0 || c.glyphs == 0 {
			return scene.Rect{}, false
		}
		g := p.glyphs[c.firstGlyph]
		e := p.engine.extents.ink(p.faces[c.face], g.id)
		e.X += g.dx
		return e, !e.Empty()
	}
	if e, ok := edge(line.Start); ok {
		left = e.X - line.trim
	}
	if e, ok := edge(line.end - 1); ok {
		c := &p.clusters[line.end-1]
		if line.hang == 0 {
			right = c.advance - (e.X + e.W)
			if c.class == classClose || c.class == classStop || c.class == classMark {
				right -= c.trail
			}
		} else if line.end-2 >= line.Start {
			if e, ok := edge(line.end - 2); ok {
				right = p.clusters[line.end-2].advance - (e.X + e.W)
			}
		}
	}
	return left, right
}

// column places one column; the next one stands a pitch to its left.
func (out *Placed) column(l *Lines, i int, line Line, at Placement, box *scene.Box) {
	p := l.Prepared
	size := at.Size
	axis, top := scene.Snap(at.X-float64(i)*at.Pitch), at.Y
	if i < len(at.Indent) {
		top += at.Indent[i]
	}
	var spread []float64
	extra := 0.0
	switch free := at.Width/size - line.width; at.Align {
	case Centre:
		top += free / 2 * size
	case End:
		top += free * size
	case Justify:
		spread = l.spread(i, at.Width/size)
	}
	top = scene.Snap(top)
	base := top - (line.trim+p.position[line.Start])*size
	w := runWriter{out: out, p: p, at: at}
	pens := make([]float64, 0, line.end-line.Start)
	for k := line.Start; k < line.end; k++ {
		c := &p.clusters[k]
		if spread != nil {
			extra += spread[k-line.Start]
		}
		pen := base + (p.position[k]+extra)*size
		pens = append(pens, pen)
		cell := scene.Rect{X: axis - size/2, Y: pen, W: size, H: c.advance * size}
		if c.face < 0 {
			w.missing(k, cell)
			continue
		}
		w.cluster(k, axis, pen)
		out.beside(p, k, i, func(c *cluster) scene.Rect {
			return scene.Rect{X: axis - size/2, Y: pen - (c.advance+p.space[k])*size, W: size, H: c.advance * size}
		})
		if tag := p.tags[k]; tag != 0 {
			out.Cells = append(out.Cells, Cell{Rect: cell, Tag: tag, Line: i, Character: p.Runes[c.start], Class: c.class.String()})
		}
	}
	if line.Break == BreakHyphen {
		w.hyphen(line.end-1, axis, base+(p.position[line.end-1]+p.clusters[line.end-1].advance+extra)*size)
	}
	w.rubies(line, pens, axis)
	box.Lines = append(box.Lines, scene.Line{
		Text:     l.Text(i),
		Rect:     scene.Rect{X: axis - at.Pitch/2, Y: top, W: at.Pitch, H: (line.width + extra) * size},
		Baseline: axis,
		Hang:     [2]float64{0, line.hang * size},
		Ink:      w.ink,
	})
}

// StandsUpright reports whether every character of s stands upright in a column by itself: Han, kana and the marks
// between them. Latin letters and hangul words are better set in lines.
func StandsUpright(s string) bool {
	for _, r := range s {
		switch classOf(r) {
		case classHan, classKana, classSmallKana, classDot, classConnector:
		default:
			return false
		}
	}
	return s != ""
}

// String returns the class's name, as the tables of the sources call it.
func (c class) String() string {
	return [...]string{"other", "han", "kana", "hangul", "latin", "digit", "open", "close", "stop", "mark", "dot", "dash", "ellipsis", "space", "emoji",
		"mandatory", "connector", "small-kana", "prefix", "postfix", "zero-space", "joiner", "soft-hyphen"}[c]
}
