package pptx

import (
	"bytes"
	"image/png"
	"math"

	"cards/internal/scene"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
)

// Letters as shapes: what is drawn with glyphs for its form alone.

// maxOutline bounds the steps of the outlines of one run, so that a page of letters does not become a file of shapes without end.
const maxOutline = 20000

// outlines returns the glyphs of a run as one path on the page. Glyphs without an outline are left out; see bitmaps.
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

// maxStrike bounds the sides of a picture in a font, in pixels: real ones have 136 to 256.
const maxStrike = 1024

// bitmaps appends the glyphs of a run that the font keeps as pictures (colour emoji), each where its picture lies on the page.
func (s *slide) bitmaps(run *scene.Run, w within, out *[]shape) {
	t := s.deck.typeface(run.Face)
	if t.metrics == nil || len(t.metrics.BitmapSizes()) == 0 {
		return
	}
	for _, g := range run.Glyphs {
		b, ok := t.metrics.GlyphDataBitmap(g.ID)
		if !ok || b.Format != font.PNG {
			continue
		}
		e, ok := t.metrics.GlyphExtents(g.ID)
		if !ok {
			continue
		}
		if c, err := png.DecodeConfig(bytes.NewReader(b.Data)); err != nil || c.Width > maxStrike || c.Height > maxStrike {
			continue
		}
		// The picture in em, y down; then on the page.
		box := scene.Rect{X: float64(e.XBearing) / t.upem, Y: -float64(e.YBearing) / t.upem, W: float64(e.Width) / t.upem, H: math.Abs(float64(e.Height)) / t.upem}
		area := tight(transformed(scene.Rectangle(run.Ink(box, g.X, g.Y)), w.transform))
		if area.Empty() {
			continue
		}
		p := &placedPicture{rel: s.rels.add(relImage, s.deck.addMedia(b.Data, "png"), false), form: geometryOf(scene.Rectangle(area)), area: area, alt: run.Text}
		*out = append(*out, shape{geometry: p.form, picture: p, opacity: w.opacity})
	}
}
