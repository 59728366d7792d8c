package raster

import (
	"errors"
	"fmt"
	"image"
	"math"

	"cards/internal/scene"

	"github.com/go-text/typesetting/font"
)

// subpixels is the number of places in a pixel, along each axis, at which a glyph may stand. A glyph is drawn at most
// 1/8 px from where layout put it, which can't be seen, and lines of one size share masks.
const subpixels = 4

// text paints one run.
func (c *canvas) text(run *scene.Run) error {
	if len(run.Glyphs) == 0 {
		return nil
	}
	if run.Face == nil || run.Face.Font() == nil {
		return errors.New("a run of text has no font")
	}
	if !finite(run.Size, run.Outline) {
		return errNotFinite
	}
	p, ok := c.ink(run.Paint)
	if !ok || !(run.Size > 0) {
		return nil
	}
	em := c.em(run)
	key := glyphKey{
		face: c.r.cache.face(run.Face.Key()),
		xx:   float32(em.XX), yx: float32(em.YX), xy: float32(em.XY), yy: float32(em.YY),
		outline: float32(math.Max(0, run.Outline) / run.Size),
	}
	// A Face made here without its caches serves for outlines and bitmaps, which don't read them, and costs nothing;
	// NewFace would clear 0.8 MB for a CJK font.
	face := &font.Face{Font: run.Face.Font()}
	for _, g := range run.Glyphs {
		o := apply(c.t, scene.Point{X: g.X, Y: g.Y})
		if !finite(o.X, o.Y) {
			return errNotFinite
		}
		if math.Abs(o.X) > farAway || math.Abs(o.Y) > farAway {
			continue
		}
		o = scene.OnRow(em, o)
		qx, qy := int(math.Floor(o.X*subpixels+0.5)), int(math.Floor(o.Y*subpixels+0.5))
		key.gid = g.ID
		key.subX, key.subY = uint8(qx&(subpixels-1)), uint8(qy&(subpixels-1))
		m := c.r.cache.get(key)
		if m == nil {
			var err error
			if m, err = c.glyphMask(face, key); err != nil {
				return fmt.Errorf("face %s: %w", run.Face.Key(), err)
			}
			if m == nil { // too large for a mask
				c.glyphShape(face, key, qx, qy, p)
				continue
			}
			c.r.cache.put(key, m)
		}
		c.stamp(m, image.Pt(qx>>2, qy>>2), p)
	}
	return nil
}

// em returns the map from the em square of the run's glyphs (y up) to pixels, without a place.
func (c *canvas) em(run *scene.Run) scene.Transform {
	t := c.t
	t.X0, t.Y0 = 0, 0
	return run.Em().Then(t)
}

// stamp lays a mask over the page with its origin at o.
func (c *canvas) stamp(m *mask, o image.Point, p *ink) {
	r := m.rect.Add(o)
	in := r.Intersect(c.clip.rect)
	if in.Empty() {
		return
	}
	if m.colors != nil {
		c.stampColors(m.colors, r.Min, in, p)
		return
	}
	w := r.Dx()
	for y := in.Min.Y; y < in.Max.Y; y++ {
		i := (y-r.Min.Y)*w + in.Min.X - r.Min.X
		c.blend(in.Min.X, y, m.coverage[i:i+in.Dx()], p)
	}
}

// stampColors lays the part in of a colour glyph, whose corner is at min, over the page; of the ink only the alpha
// counts.
func (c *canvas) stampColors(src *image.RGBA, min image.Point, in image.Rectangle, p *ink) {
	alpha := p.color.A
	if p.gradient != nil {
		alpha = 255
	}
	for y := in.Min.Y; y < in.Max.Y; y++ {
		row := c.row(in.Dx())
		for i := range row {
			row[i] = alpha
		}
		if c.clip.mask != nil {
			row = c.clipped(in.Min.X, y, row)
		}
		i := src.PixOffset(src.Rect.Min.X+in.Min.X-min.X, src.Rect.Min.Y+y-min.Y)
		o := c.m.PixOffset(in.Min.X, y)
		colorsRow(c.m.Pix[o:o+4*in.Dx()], row, src.Pix[i:i+4*in.Dx()])
	}
}
