package pdf

import (
	"bytes"
	"fmt"
	"image/png"

	"cards/internal/scene"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
)

// This room draws glyphs without a font: those that decorate, and those of a face that may not stand in a document.

// outlines paints the glyphs of a run as paths, or as pictures where the face keeps pictures.
func (c *content) outlines(run *scene.Run) error {
	face := &font.Face{Font: run.Face.Font()}
	em := run.Em()
	outline := scene.Path{}
	for _, g := range run.Glyphs {
		t := em
		t.X0, t.Y0 = g.X, g.Y
		s, err := c.w.images.strike(c.w.file, face, g.ID)
		if err != nil {
			return fmt.Errorf("face %s: %w", run.Face.Key(), err)
		}
		if s != nil {
			c.alpha(float64(run.Paint.Color.A) / 255)
			name := fmt.Sprintf("X%d", int(s.image))
			c.resource("XObject", name, s.image.String())
			c.b = append(c.b, placed(s.image, s.box.Then(t))...)
			continue
		}
		drawn, ok := face.GlyphDataOutline(g.ID)
		if !ok {
			return fmt.Errorf("face %s has no glyph %d", run.Face.Key(), g.ID)
		}
		addGlyph(&outline, drawn.Segments, scene.Scale(1/unitsOf(face), 1/unitsOf(face)).Then(t))
	}
	if len(outline.Ops) == 0 {
		return nil
	}
	if run.Outline > 0 {
		return c.strokePath(scene.Stroke{Path: outline, Paint: run.Paint, Width: run.Outline, Cap: scene.RoundCap, Join: scene.RoundJoin})
	}
	return c.fill(scene.Fill{Path: outline, Paint: run.Paint})
}

// unitsOf returns the units per em of a face.
func unitsOf(f *font.Face) float64 {
	if n := f.Upem(); n > 0 {
		return float64(n)
	}
	return 1000
}

// addGlyph appends the contours of a glyph, mapped by t, each closed.
func addGlyph(p *scene.Path, segments []opentype.Segment, t scene.Transform) {
	at := func(q opentype.SegmentPoint) scene.Point {
		return t.Apply(scene.Point{X: float64(q.X), Y: float64(q.Y)})
	}
	open := false
	for i := range segments {
		a := segments[i].Args
		switch segments[i].Op {
		case opentype.SegmentOpMoveTo:
			if open {
				p.Close()
			}
			open = true
			q := at(a[0])
			p.Move(q.X, q.Y)
		case opentype.SegmentOpLineTo:
			q := at(a[0])
			p.Line(q.X, q.Y)
		case opentype.SegmentOpQuadTo:
			q, r := at(a[0]), at(a[1])
			p.Quad(q.X, q.Y, r.X, r.Y)
		case opentype.SegmentOpCubeTo:
			q, r, s := at(a[0]), at(a[1]), at(a[2])
			p.Cube(q.X, q.Y, r.X, r.Y, s.X, s.Y)
		}
	}
	if open {
		p.Close()
	}
}

// strike is a glyph that its face keeps as a picture (CBDT, sbix).
type strike struct {
	image ref
	// box maps the unit square of the image to the em square, y up.
	box scene.Transform
}

// maxStrike bounds the sides of a picture in a font, in pixels: real ones have 136 to 256.
const maxStrike = 1024

// strike returns the picture of a glyph, nil when its face has none.
func (i *images) strike(f *file, face *font.Face, g font.GID) (*strike, error) {
	if len(face.BitmapSizes()) == 0 {
		return nil, nil
	}
	b, ok := face.GlyphDataBitmap(g)
	if !ok || b.Format != font.PNG {
		return nil, nil
	}
	extents, ok := face.GlyphExtents(g)
	if !ok {
		return nil, nil
	}
	config, err := png.DecodeConfig(bytes.NewReader(b.Data))
	if err != nil || config.Width > maxStrike || config.Height > maxStrike {
		return nil, fmt.Errorf("the bitmap of glyph %d is damaged or too large", g)
	}
	m, err := png.Decode(bytes.NewReader(b.Data))
	if err != nil {
		return nil, fmt.Errorf("the bitmap of glyph %d: %w", g, err)
	}
	r, err := i.add(f, m, true)
	if err != nil {
		return nil, err
	}
	em := unitsOf(face)
	w, h := float64(extents.Width)/em, float64(extents.Height)/em // the height is negative
	return &strike{image: r, box: scene.Transform{XX: w, YY: -h, X0: float64(extents.XBearing) / em, Y0: float64(extents.YBearing)/em + h}}, nil
}
