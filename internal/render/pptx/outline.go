package pptx

import (
	"cards/internal/scene"

	"github.com/go-text/typesetting/font/opentype"
)

// Letters as shapes: what is drawn with glyphs for its form alone.

// maxOutline bounds the steps of the outlines of one run, so that a page of letters does not become a file of shapes without end.
const maxOutline = 20000

// outlines returns the glyphs of a run as one path on the page. Glyphs without an outline (colour emoji) are left out.
func (d *deck) outlines(run *scene.Run) scene.Path {
	var out scene.Path
	t := d.typeface(run.Face)
	if t.metrics == nil {
		return out
	}
	em := run.Em()
	em.XX, em.YX, em.XY, em.YY = em.XX/t.upem, em.YX/t.upem, em.XY/t.upem, em.YY/t.upem
	for _, g := range run.Glyphs {
		outline, ok := t.metrics.GlyphDataOutline(g.ID)
		if !ok {
			continue
		}
		place := em
		place.X0, place.Y0 = g.X, g.Y
		open := false
		for i := range outline.Segments {
			s := &outline.Segments[i]
			var q [3]scene.Point
			for k, a := range s.ArgsSlice() {
				q[k] = place.Apply(scene.Point{X: float64(a.X), Y: float64(a.Y)})
			}
			switch s.Op {
			case opentype.SegmentOpMoveTo:
				if open {
					out.Close()
				}
				out.Move(q[0].X, q[0].Y)
				open = true
			case opentype.SegmentOpLineTo:
				out.Line(q[0].X, q[0].Y)
			case opentype.SegmentOpQuadTo:
				out.Quad(q[0].X, q[0].Y, q[1].X, q[1].Y)
			case opentype.SegmentOpCubeTo:
				out.Cube(q[0].X, q[0].Y, q[1].X, q[1].Y, q[2].X, q[2].Y)
			}
		}
		if open {
			out.Close()
		}
		if len(out.Ops) > maxOutline {
			break
		}
	}
	return out
}
