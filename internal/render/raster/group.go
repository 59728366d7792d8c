package raster

import (
	"errors"
	"image"
	"math"

	"cards/internal/scene"
)

// maxDepth bounds how deep groups may lie in groups.
const maxDepth = 64

// group paints items under a transform, clip and opacity. With an opacity below 1 they are painted onto a layer of
// their own first, so that what overlaps within the group doesn't show through.
func (c *canvas) group(g scene.Group) error {
	if !finite(g.Opacity) {
		return errNotFinite
	}
	if c.depth++; c.depth > maxDepth {
		return errors.New("groups lie too deep in groups")
	}
	defer func() { c.depth-- }()
	inner := *c
	inner.t = g.Transform.Then(c.t)
	if t := inner.t; !finite(t.XX, t.YX, t.XY, t.YY, t.X0, t.Y0) {
		return errNotFinite
	}
	var err error
	if inner.clip, err = inner.clipTo(g.Clip); err != nil {
		return err
	}
	if g.Opacity < 0 || inner.clip.rect.Empty() {
		return nil
	}
	if g.Opacity == 0 || g.Opacity >= 1 {
		return inner.items(g.Items)
	}
	layer := c.r.newPixels(inner.clip.rect)
	defer c.r.Recycle(layer)
	clear(layer.Pix)
	outer := inner
	inner.m, inner.clip.mask = layer, nil
	if err := inner.items(g.Items); err != nil {
		return err
	}
	b := layer.Rect
	alpha := uint8(math.Floor(g.Opacity*255 + 0.5))
	p := &ink{image: layer}
	for y := b.Min.Y; y < b.Max.Y; y++ {
		row := outer.row(b.Dx())
		for i := range row {
			row[i] = alpha
		}
		outer.blend(b.Min.X, y, row, p)
	}
	return nil
}

func (c *canvas) items(items []scene.Item) error {
	for _, it := range items {
		if err := c.item(it); err != nil {
			return err
		}
	}
	return nil
}

// clipTo returns the canvas's clip, made smaller by the inside of path (in its coordinates) if that is not nil.
func (c *canvas) clipTo(path *scene.Path) (clip, error) {
	if path == nil {
		return c.clip, nil
	}
	ps := &c.polygons
	ps.reset()
	if err := ps.flatten(path, c.t, 1); err != nil {
		return clip{}, err
	}
	x0, y0, x1, y1 := ps.bounds()
	if !(x0 < x1) || !(y0 < y1) {
		return clip{}, nil
	}
	box := image.Rect(int(math.Floor(x0)), int(math.Floor(y0)), int(math.Ceil(x1)), int(math.Ceil(y1))).Intersect(c.clip.rect)
	if box.Empty() {
		return clip{}, nil
	}
	r, isRect := asRectangle(ps)
	if isRect && r.x0 == math.Floor(r.x0) && r.y0 == math.Floor(r.y0) && r.x1 == math.Floor(r.x1) && r.y1 == math.Floor(r.y1) {
		return clip{box, c.clip.mask}, nil
	}
	mask := image.NewAlpha(box)
	c.fillPolygons(ps, box, func(x, y int, coverage []uint8) {
		if c.clip.mask != nil {
			coverage = c.clipped(x, y, coverage)
		}
		copy(mask.Pix[mask.PixOffset(x, y):], coverage)
	})
	return clip{box, mask}, nil
}
