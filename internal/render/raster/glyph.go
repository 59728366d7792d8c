package raster

import (
	"fmt"
	"image"
	"math"

	"cards/internal/scene"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	freetype "github.com/golang/freetype/raster"
	"golang.org/x/image/math/fixed"
)

// glyphClasses are the sides of the rasterizers that are kept: a mask takes the smallest one that holds it. What
// doesn't fit the last is drawn as a shape, strip by strip, and isn't kept.
var glyphClasses = [...]int{64, 128, 256, 512, 1024}

// glyphMask makes the mask of a glyph. It returns nil when the glyph is too large for one, and an error when the face
// has no such glyph.
func (k *worker) glyphMask(face *font.Face, key glyphKey) (*mask, error) {
	if m, ok, err := colorMask(face, key); ok || err != nil {
		return m, err
	}
	outline, ok := face.GlyphDataOutline(key.gid)
	if !ok {
		return nil, fmt.Errorf("no glyph %d", key.gid)
	}
	t := key.transform(face)
	t.X0, t.Y0 = float64(key.subX)/subpixels, float64(key.subY)/subpixels
	x0, y0, x1, y1 := outlineBounds(outline.Segments, t)
	if !finite(x0, y0, x1, y1) { // no segments: a space
		return &mask{}, nil
	}
	pad := float64(key.outline) / 2 * stretch(key.em())
	x0, y0, x1, y1 = math.Floor(x0-pad), math.Floor(y0-pad), math.Ceil(x1+pad), math.Ceil(y1+pad)
	side := math.Max(x1-x0, y1-y0)
	if !(side <= float64(glyphClasses[len(glyphClasses)-1])) { // NaN with a pen of infinite width
		return nil, nil
	}
	m := &mask{rect: image.Rect(int(x0), int(y0), int(x1), int(y1))}
	if m.rect.Empty() {
		return &mask{}, nil
	}
	class := 0
	for float64(glyphClasses[class]) < side {
		class++
	}
	r := k.rasterizers[class]
	if r == nil {
		r = freetype.NewRasterizer(glyphClasses[class], glyphClasses[class])
		// The rule is non-zero always: even-odd makes holes where contours overlap.
		r.UseNonZeroWinding = true
		k.rasterizers[class] = r
	}
	r.Clear()
	t.X0 -= x0
	t.Y0 -= y0
	if key.outline > 0 {
		k.penGlyph(outline.Segments, key, face, t)
		addPolygons(r, &k.outline)
	} else {
		addOutline(r, outline.Segments, t)
	}
	m.coverage = make([]uint8, m.rect.Dx()*m.rect.Dy())
	r.Rasterize(&maskPainter{m.coverage, m.rect.Dx(), m.rect.Dy()})
	return m, nil
}

// em returns the map from the em square to pixels, without a place.
func (key glyphKey) em() scene.Transform {
	return scene.Transform{XX: float64(key.xx), YX: float64(key.yx), XY: float64(key.xy), YY: float64(key.yy)}
}

// transform returns the map from font units to pixels, without a place.
func (key glyphKey) transform(face *font.Face) scene.Transform {
	upem := float64(face.Upem())
	if upem == 0 {
		upem = 1000
	}
	t := key.em()
	return scene.Transform{XX: t.XX / upem, YX: t.YX / upem, XY: t.XY / upem, YY: t.YY / upem}
}

func at(t scene.Transform, p opentype.SegmentPoint) scenePoint {
	return apply(t, scenePoint{X: float64(p.X), Y: float64(p.Y)})
}

// outlineBounds returns the box of all points, control points included, as edges: infinite when there are none.
func outlineBounds(segments []opentype.Segment, t scene.Transform) (x0, y0, x1, y1 float64) {
	x0, y0, x1, y1 = math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for i := range segments {
		for _, a := range segments[i].ArgsSlice() {
			q := at(t, a)
			x0, y0 = math.Min(x0, q.X), math.Min(y0, q.Y)
			x1, y1 = math.Max(x1, q.X), math.Max(y1, q.Y)
		}
	}
	return x0, y0, x1, y1
}

func toFixed(q scenePoint) fixed.Point26_6 {
	return fixed.Point26_6{X: fixed.Int26_6(math.Floor(q.X*64 + 0.5)), Y: fixed.Int26_6(math.Floor(q.Y*64 + 0.5))}
}

// addOutline adds the contours of a glyph, each closed.
func addOutline(r *freetype.Rasterizer, segments []opentype.Segment, t scene.Transform) {
	var start, last fixed.Point26_6
	for i := range segments {
		s := &segments[i]
		switch s.Op {
		case opentype.SegmentOpMoveTo:
			if last != start {
				r.Add1(start)
			}
			start = toFixed(at(t, s.Args[0]))
			last = start
			r.Start(start)
		case opentype.SegmentOpLineTo:
			last = toFixed(at(t, s.Args[0]))
			r.Add1(last)
		case opentype.SegmentOpQuadTo:
			last = toFixed(at(t, s.Args[1]))
			r.Add2(toFixed(at(t, s.Args[0])), last)
		case opentype.SegmentOpCubeTo:
			last = toFixed(at(t, s.Args[2]))
			r.Add3(toFixed(at(t, s.Args[0])), toFixed(at(t, s.Args[1])), last)
		}
	}
	if last != start {
		r.Add1(start)
	}
}

// addPolygons adds polygons, each closed.
func addPolygons(r *freetype.Rasterizer, ps *polygons) {
	for i := range ps.ends {
		line := ps.line(i)
		r.Start(toFixed(line[0]))
		for _, q := range line[1:] {
			r.Add1(toFixed(q))
		}
		r.Add1(toFixed(line[0]))
	}
}

// glyphPath returns the outline in em, y up.
func glyphPath(segments []opentype.Segment, face *font.Face) *scene.Path {
	upem := float64(face.Upem())
	if upem == 0 {
		upem = 1000
	}
	p := new(scene.Path)
	for i := range segments {
		s := &segments[i]
		a := s.Args
		switch s.Op {
		case opentype.SegmentOpMoveTo:
			if len(p.Ops) > 0 {
				p.Close()
			}
			p.Move(float64(a[0].X)/upem, float64(a[0].Y)/upem)
		case opentype.SegmentOpLineTo:
			p.Line(float64(a[0].X)/upem, float64(a[0].Y)/upem)
		case opentype.SegmentOpQuadTo:
			p.Quad(float64(a[0].X)/upem, float64(a[0].Y)/upem, float64(a[1].X)/upem, float64(a[1].Y)/upem)
		case opentype.SegmentOpCubeTo:
			p.Cube(float64(a[0].X)/upem, float64(a[0].Y)/upem, float64(a[1].X)/upem, float64(a[1].Y)/upem,
				float64(a[2].X)/upem, float64(a[2].Y)/upem)
		}
	}
	if len(p.Ops) > 0 {
		p.Close()
	}
	return p
}

// penGlyph leaves the stroked contours of a glyph in k.outline, in pixels at the place of t (which maps font units);
// nothing when one of them is not finite.
func (k *worker) penGlyph(segments []opentype.Segment, key glyphKey, face *font.Face, t scene.Transform) {
	em := key.em()
	em.X0, em.Y0 = t.X0, t.Y0
	zoom := stretch(em)
	k.polygons.reset()
	k.outline.reset()
	if k.polygons.flatten(glyphPath(segments, face), scene.Transform{XX: 1, YY: 1}, zoom) != nil {
		return
	}
	pen := pen{half: float64(key.outline) / 2, zoom: zoom, cap: scene.RoundCap, join: scene.RoundJoin, out: &k.outline}
	for i := range k.polygons.ends {
		pen.draw(k.polygons.line(i), k.polygons.closed[i])
	}
	for i, q := range k.outline.points {
		q = apply(em, q)
		if !finite(q.X, q.Y) {
			k.outline.reset()
			return
		}
		k.outline.points[i] = scenePoint{X: math.Max(-farAway, math.Min(farAway, q.X)), Y: math.Max(-farAway, math.Min(farAway, q.Y))}
	}
}

// glyphShape draws a glyph that is too large for a mask at qx, qy (in 1/subpixels px).
func (c *canvas) glyphShape(face *font.Face, key glyphKey, qx, qy int, p *ink) {
	outline, ok := face.GlyphDataOutline(key.gid)
	if !ok {
		return
	}
	t := key.em()
	t.X0, t.Y0 = float64(qx)/subpixels, float64(qy)/subpixels
	shape := &c.polygons
	if key.outline > 0 {
		c.penGlyph(outline.Segments, key, face, t)
		shape = &c.outline
	} else {
		shape.reset()
		if shape.flatten(glyphPath(outline.Segments, face), t, 1) != nil {
			return
		}
	}
	c.fillPolygons(shape, c.clip.rect, func(x, y int, coverage []uint8) { c.blend(x, y, coverage, p) })
}

// maskPainter takes the spans of a rasterizer.
type maskPainter struct {
	coverage []uint8
	w, h     int
}

// Paint implements freetype's Painter.
func (p *maskPainter) Paint(spans []freetype.Span, _ bool) {
	for _, s := range spans {
		if s.Y < 0 || s.Y >= p.h {
			continue
		}
		v := quantised[s.Alpha>>8]
		row := p.coverage[s.Y*p.w : (s.Y+1)*p.w]
		for x := max(0, s.X0); x < min(s.X1, p.w); x++ {
			row[x] = v
		}
	}
}
