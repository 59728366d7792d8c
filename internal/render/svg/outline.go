package svg

import (
	"bytes"
	"fmt"
	"image/png"

	"cards/internal/scene"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
)

// This room draws glyphs without a font: as paths, or as pictures where the face keeps pictures.

// shapes paints glyphs of a run.
func (e *encoder) shapes(run *scene.Run, glyphs []scene.Glyph) error {
	if len(glyphs) == 0 {
		return nil
	}
	face := &font.Face{Font: run.Face.Font()}
	em := run.Em()
	outline := scene.Path{}
	for _, g := range glyphs {
		t := em
		o := e.onRow(em, scene.Point{X: g.X, Y: g.Y})
		t.X0, t.Y0 = o.X, o.Y
		s, err := e.strike(run.Face.Key(), face, g.ID)
		if err != nil {
			return fmt.Errorf("face %s: %w", run.Face.Key(), err)
		}
		if s != nil {
			opacity := ""
			if a := run.Paint.Color.A; a != 255 && run.Paint.Gradient == nil {
				opacity = fmt.Sprintf(` opacity="%s"`, length(float64(a)/255, 4))
			}
			e.write("<use href=\"#%s\"%s transform=\"%s\"/>\n", s.id, opacity, matrix(s.box.Then(t)))
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
	paint, _, err := e.textColour(run)
	if err != nil {
		return err
	}
	d, err := pathData(&outline, e.places)
	if err != nil {
		return err
	}
	e.write("<path%s d=\"%s\"/>\n", paint, d)
	return nil
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
	open := false
	for i := range segments {
		var q [3]scene.Point
		for k, a := range segments[i].Args {
			q[k] = t.Apply(scene.Point{X: float64(a.X), Y: float64(a.Y)})
		}
		switch segments[i].Op {
		case opentype.SegmentOpMoveTo:
			if open {
				p.Close()
			}
			open = true
			p.Move(q[0].X, q[0].Y)
		case opentype.SegmentOpLineTo:
			p.Line(q[0].X, q[0].Y)
		case opentype.SegmentOpQuadTo:
			p.Quad(q[0].X, q[0].Y, q[1].X, q[1].Y)
		case opentype.SegmentOpCubeTo:
			p.Cube(q[0].X, q[0].Y, q[1].X, q[1].Y, q[2].X, q[2].Y)
		}
	}
	if open {
		p.Close()
	}
}

// strike is a glyph that its face keeps as a picture (CBDT, sbix).
type strike struct {
	id string
	// box maps the pixels of the picture to the em square, y up.
	box scene.Transform
}

type strikeKey struct {
	face  string
	glyph font.GID
}

// maxStrike bounds the sides of a picture in a font, in pixels: real ones have 136 to 256.
const maxStrike = 1024

// strike returns the picture of a glyph, nil when its face has none.
func (e *encoder) strike(key string, face *font.Face, g font.GID) (*strike, error) {
	if len(face.BitmapSizes()) == 0 {
		return nil, nil
	}
	k := strikeKey{key, g}
	if s, ok := e.strikes[k]; ok {
		return s, nil
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
	if err != nil || config.Width < 1 || config.Height < 1 || config.Width > maxStrike || config.Height > maxStrike {
		return nil, fmt.Errorf("the bitmap of glyph %d is damaged or too large", g)
	}
	// It is decoded here, so that what does not draw is known now, and goes into the file without whatever else lay in it.
	m, err := png.Decode(bytes.NewReader(b.Data))
	if err != nil {
		return nil, fmt.Errorf("the bitmap of glyph %d: %w", g, err)
	}
	p, err := e.image(m, true)
	if err != nil {
		return nil, err
	}
	em := unitsOf(face)
	s := &strike{id: p.id, box: scene.Transform{
		XX: float64(extents.Width) / em / float64(p.width), YY: float64(extents.Height) / em / float64(p.height),
		X0: float64(extents.XBearing) / em, Y0: float64(extents.YBearing) / em,
	}}
	e.strikes[k] = s
	return s, nil
}
