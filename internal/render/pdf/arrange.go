package pdf

import (
	"math"

	"cards/internal/scene"

	"github.com/go-text/typesetting/font"
)

// This room lays the glyphs of a run along one line, whatever they do on the page. In a line of words they are as they are. A column
// is a line that runs down the page, on the axis of the column: readers that look for words look along such a line, but few of them
// know what writing from top to bottom is. So a character that stands upright is a glyph that lies on its side, Western words are
// glyphs beside the baseline, and figures that share a cell follow one another in it.

// standing is how a glyph stands on its line.
type standing uint8

const (
	level   standing = iota // as its face has it
	upright                 // turned back, in a line that runs down
	aslant                  // as its face has it, in a line that runs down
)

// spelling is a glyph as a document shows it: what it stands for, how it stands, and how far the next one stands from it.
type spelling struct {
	glyph  font.GID
	text   string
	stands standing
	// In thousandths of an em: how wide the glyph is drawn (0 is as 1000), how far it stands beside the line, and how far before the
	// pen.
	squeeze, aside, before int
	// top is how far over the origin of an upright glyph the top of its cell is, in thousandths of an em.
	top int
	// spaced is the advance in thousandths of an em, where it is not the glyph's own: readers take a gap between two glyphs for a
	// space.
	spaced int
}

// columnTop is about how far over the origin of a glyph the top of its cell is in a column, in em: for each size so much that it is a whole
// number of px, so that a glyph whose cell is brought to a row (see onRow) stands on one.
const columnTop = 0.88

// shape is the map from the outline of the glyph to the one that the document shows, in em, y up.
func (s spelling) shape() scene.Transform {
	squeeze := 1.0
	if s.squeeze > 0 {
		squeeze = float64(s.squeeze) / 1000
	}
	aside, before := float64(s.aside)/1000, float64(s.before)/1000
	switch s.stands {
	case upright:
		return scene.Transform{XY: -1, X0: float64(s.top)/1000 - before, YX: squeeze, Y0: aside}
	case aslant:
		return scene.Transform{XX: squeeze, X0: -before, YY: 1, Y0: aside}
	}
	return scene.Transform{}
}

// arranged is a run along its line.
type arranged struct {
	// em maps the em of a glyph, as the document shows it, to the page.
	em scene.Transform
	// pens are where the pen stands for each glyph.
	pens   []scene.Point
	spells []spelling
}

// arrange lays out a run of a box, which is nil for one that is in none.
func arrange(run *scene.Run, box *scene.Box, texts []string) arranged {
	n := len(run.Glyphs)
	a := arranged{em: run.Em(), pens: make([]scene.Point, n), spells: make([]spelling, n)}
	for i, g := range run.Glyphs {
		a.pens[i] = scene.Point{X: g.X, Y: g.Y}
		a.spells[i] = spelling{glyph: g.ID, text: texts[i]}
	}
	if !run.Vertical {
		return a
	}
	// Right becomes down, up becomes right.
	a.em = scene.Transform{YX: run.Size, XY: run.Size}
	face := &font.Face{Font: run.Face.Font()}
	for i := 0; i < n; {
		k := i + 1
		for k < n && run.Squeeze > 0 && !run.Turned && run.Glyphs[k].Y == run.Glyphs[i].Y {
			k++ // these share a cell
		}
		for j := i; j < k; j++ {
			a.column(run, box, face, j, j-i, k-i)
		}
		i = k
	}
	return a
}

// column lays glyph i of a run on the axis of its column, as number n of several in one cell.
func (a *arranged) column(run *scene.Run, box *scene.Box, face *font.Face, i, n, several int) {
	g, s := run.Glyphs[i], &a.spells[i]
	s.stands = upright
	axis := g.X + run.Size*float64(face.HorizontalAdvance(g.ID))/unitsOf(face)/2
	if run.Turned {
		s.stands, axis = aslant, g.X
	}
	if box != nil && box.Vertical && box.FontSize == run.Size && len(box.Lines) > 0 {
		axis = axisOf(box, axis)
	}
	thousandths := func(em float64) int { return int(math.Round(em * 1000)) }
	if aside := (g.X - axis) / run.Size; math.Abs(aside) < 4 {
		s.aside = thousandths(aside)
	}
	axis = g.X - float64(s.aside)/1000*run.Size
	if run.Squeeze > 0 {
		s.squeeze = thousandths(run.Squeeze)
	}
	if run.Turned {
		a.pens[i] = scene.Point{X: axis, Y: g.Y}
		return
	}
	s.top = thousandths(math.Max(1, math.Round(columnTop*run.Size)) / run.Size)
	a.pens[i] = scene.Point{X: axis, Y: g.Y - float64(s.top)/1000*run.Size}
	if several > 1 {
		s.before = thousandths(float64(n) / float64(several))
		s.spaced = thousandths(float64(n+1)/float64(several)) - s.before
		a.pens[i].Y += float64(s.before) / 1000 * run.Size
	}
}

// axisOf returns the axis of the column that is nearest to x.
func axisOf(box *scene.Box, x float64) float64 {
	axis := box.Lines[0].Baseline
	for _, l := range box.Lines {
		if math.Abs(l.Baseline-x) < math.Abs(axis-x) {
			axis = l.Baseline
		}
	}
	return axis
}
