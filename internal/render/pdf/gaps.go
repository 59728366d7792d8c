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
func (w *showing) spaced(i int, own float64) int {
	next, text, ok := w.next(i)
	if !ok || blankAt(w.texts[i], true) || blankAt(text, false) {
		return 0
	}
	here := w.pens[i]
	back, ok := inverse(scene.Transform{XX: w.em.XX, YX: w.em.YX, XY: w.em.XY, YY: w.em.YY})
	if !ok {
		return 0
	}
	forward := back.Apply(scene.Point{X: next.X - here.X, Y: next.Y - here.Y}).X
	if gap := forward - own; gap <= widest && gap >= tightest || !(forward > 0) || forward > furthest {
		return 0
	}
	// In steps of 0.005 em, so that the same gap does not make many glyphs.
	return max(5, int(math.Floor(forward*200+0.02))*5)
}

// next returns where the pen stands for the glyph after i, and what that is written down as.
func (w *showing) next(i int) (scene.Point, string, bool) {
	if k := i + 1; k < len(w.run.Glyphs) {
		return w.pens[k], w.texts[k], true
	}
	after := w.c.mark.next
	if after == nil || len(after.Glyphs) == 0 || after.Text == "" || after.Vertical != w.run.Vertical || check(after) != nil {
		return scene.Point{}, "", false
	}
	here, there := w.pens[i], arrange(after, w.c.mark.box, make([]string, len(after.Glyphs))).pens[0]
	if after.Vertical {
		return there, after.Text, math.Abs(there.X-here.X) < 0.01*w.run.Size
	}
	return there, after.Text, math.Abs(there.Y-here.Y) < 0.01*w.run.Size
}

// blankAt reports whether text ends (or begins) with a space.
func blankAt(text string, end bool) bool {
	if end {
		return strings.TrimRightFunc(text, unicode.IsSpace) != text
	}
	return strings.TrimLeftFunc(text, unicode.IsSpace) != text
}
