package text

import (
	"cards/internal/scene"

	"github.com/go-text/typesetting/font"
)

// runWriter gathers the clusters of one line into runs of one face and paint, and keeps the ink of what it wrote.
type runWriter struct {
	out  *Placed
	p    *Prepared
	at   Placement
	run  *scene.Run
	tag  int
	face int
	// stands and squeeze of the run's clusters.
	stands  orientation
	squeeze float64
	runes   []rune
	ink     scene.Rect
}

// flush ends the run that is open.
func (w *runWriter) flush() {
	if w.run != nil && len(w.run.Glyphs) > 0 {
		w.run.Text = string(w.runes)
		w.out.Items = append(w.out.Items, scene.Text{Run: *w.run})
	}
	w.run, w.runes = nil, nil
}

// cluster writes cluster k with its origin at x, y, in px: the pen on the baseline, or in columns on the centre line.
func (w *runWriter) cluster(k int, x, y float64) {
	p, size := w.p, w.at.Size
	c, tag := &p.clusters[k], p.tags[k]
	if w.run == nil || tag != w.tag || c.face != w.face || c.stands != w.stands || c.squeeze != w.squeeze {
		w.flush()
		w.run = &scene.Run{Face: p.faces[c.face], Size: size, Lang: p.paragraph.Lang, Vertical: p.paragraph.Vertical, Paint: w.at.Paint(tag), Outline: w.at.Outline,
			Turned: c.stands == turned, Squeeze: c.squeeze}
		w.tag, w.face, w.stands, w.squeeze = tag, c.face, c.stands, c.squeeze
	}
	offset := len(w.runes)
	w.runes = append(w.runes, p.Runes[c.start:c.end]...)
	for _, g := range p.glyphs[c.firstGlyph : c.firstGlyph+c.glyphs] {
		gx, gy := scene.Snap(x+g.dx*size), scene.Snap(y+g.dy*size)
		w.run.Glyphs = append(w.run.Glyphs, scene.Glyph{ID: font.GID(g.id), X: gx, Y: gy, Cluster: offset})
		w.ink = w.ink.Union(w.run.Ink(p.engine.extents.ink(p.faces[c.face], g.id), gx, gy))
	}
}

// hyphen draws the hyphen at the end of a line, after cluster k, with its origin at x, y. It is a run without text.
func (w *runWriter) hyphen(k int, x, y float64) {
	p := w.p
	gid, _ := p.hyphenGlyph(k)
	for k > 0 && (p.clusters[k].face < 0 || p.clusters[k].class == classSoftHyphen) {
		k--
	}
	c := &p.clusters[k]
	if gid == 0 || c.face < 0 {
		return
	}
	w.flush()
	if c.stands == turned {
		x -= middle * w.at.Size
	}
	run := scene.Run{Face: p.faces[c.face], Size: w.at.Size, Lang: p.paragraph.Lang, Vertical: p.paragraph.Vertical, Paint: w.at.Paint(p.tags[k]),
		Outline: w.at.Outline, Turned: c.stands == turned}
	run.Glyphs = []scene.Glyph{{ID: gid, X: scene.Snap(x), Y: scene.Snap(y)}}
	w.out.Items = append(w.out.Items, scene.Text{Run: run})
	w.ink = w.ink.Union(run.Ink(p.engine.extents.ink(p.faces[c.face], uint32(gid)), run.Glyphs[0].X, run.Glyphs[0].Y))
}

// A character that no face has is a box in its cell, where the caller lets it be drawn at all.
const (
	missingInset  = 0.1
	missingStroke = 0.03
)

// missing draws that box for cluster k, whose cell is given.
func (w *runWriter) missing(k int, cell scene.Rect) {
	w.flush()
	size := w.at.Size
	box := cell.Inset(missingInset * size)
	w.out.Items = append(w.out.Items, scene.Stroke{Path: scene.Rectangle(box), Paint: w.at.Paint(w.p.tags[k]), Width: missingStroke * size})
	w.ink = w.ink.Union(box.Inset(-missingStroke * size / 2))
}
