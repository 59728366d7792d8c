package pdf

import (
	"math"
	"strings"
	"unicode"

	"cards/internal/scene"
)

// This room keeps readers from seeing spaces where there are none. A document says where glyphs stand and how wide they are;
// whether there is a space between two words is guessed from the gap. Layout leaves gaps that are none: an eighth of an em
// between Chinese and Western text, tracking, what justifying adds. And it draws full-width marks over half their width. There the
// glyph gets the advance that it has on the page, so that no gap is left.

// Gaps that are closed, in em: what poppler and pdf.js take for a space begins at a tenth; glyphs that stand closer than tightest
// to the one before are taken for a new word. In between kerning is at work, which is better left to numbers than to more glyphs.
const (
	widest   = 0.06
	tightest = -0.2
	// furthest bounds an advance.
	furthest = 8
)

// spaced returns the advance that glyph i needs to end where the next one begins, in thousandths of an em; 0 when its own does.
func (w *showing) spaced(i int, own code) int {
	next, text, ok := w.next(i)
	if !ok || blankAt(w.texts[i], true) || blankAt(text, false) {
		return 0
	}
	d := scene.Point{X: next.X - w.run.Glyphs[i].X, Y: next.Y - w.run.Glyphs[i].Y}
	back, ok := inverse(scene.Transform{XX: w.em.XX, YX: w.em.YX, XY: w.em.XY, YY: w.em.YY})
	if !ok {
		return 0
	}
	q := back.Apply(d)
	forward := q.X
	if own.upright {
		forward = -q.Y
	}
	if gap := forward - own.advance; gap <= widest && gap >= tightest || !(forward > 0) || forward > furthest {
		return 0
	}
	// In steps of 0.005 em, so that the same gap does not make many glyphs.
	return max(5, int(math.Floor(forward*200+0.02))*5)
}

// next returns where the glyph after i stands, and what it is written down as; in columns, where a glyph that stands upright
// would have its origin.
func (w *showing) next(i int) (scene.Point, string, bool) {
	if k := i + 1; k < len(w.run.Glyphs) {
		g := w.run.Glyphs[k]
		return scene.Point{X: g.X, Y: g.Y}, w.texts[k], true
	}
	after := w.c.mark.next
	if after == nil || len(after.Glyphs) == 0 || after.Text == "" || after.Squeeze != 0 || w.run.Squeeze != 0 || after.Vertical != w.run.Vertical {
		return scene.Point{}, "", false
	}
	g, last := after.Glyphs[0], w.run.Glyphs[i]
	p := scene.Point{X: g.X, Y: g.Y}
	if !w.run.Vertical {
		return p, after.Text, math.Abs(g.Y-last.Y) < 0.01*w.run.Size
	}
	// From the top of a cell to the origin of what stands upright in it, and the other way round.
	switch here, there := standsUpright(w.run), standsUpright(after); {
	case here && !there:
		p.Y += columnHeight * w.run.Size
	case !here && there:
		p.Y -= columnHeight * after.Size
	}
	return p, after.Text, math.Abs(g.X-last.X) < w.run.Size
}

// standsUpright reports whether the glyphs of a run are written down a column, each in a cell.
func standsUpright(r *scene.Run) bool { return r.Vertical && !r.Turned && r.Squeeze == 0 }

// blankAt reports whether text ends (or begins) with a space.
func blankAt(text string, end bool) bool {
	if end {
		return strings.TrimRightFunc(text, unicode.IsSpace) != text
	}
	return strings.TrimLeftFunc(text, unicode.IsSpace) != text
}
