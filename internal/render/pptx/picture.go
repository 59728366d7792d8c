package pptx

import (
	"image"
	"math"

	"cards/internal/scene"
)

// Pictures on a slide: their place, what is cut off, and their form.

// placedPicture is a picture with its place on the page.
type placedPicture struct {
	rel  string
	form geometry
	// area is where it is before it is turned, px; angle is clockwise, in degrees.
	area  scene.Rect
	angle float64
	// crop are the shares of the picture that are cut off left, top, right and below.
	crop [4]float64
	alt  string
}

// placed puts a picture into the package and says where it is; nil for one without area.
func (s *slide) placed(i scene.Image, w within) *placedPicture {
	if i.Source == nil || i.Area.Empty() || i.Source.Bounds().Empty() {
		return nil
	}
	t := w.transform
	if t.IsIdentity() {
		t = scene.Scale(1, 1)
	}
	sx := math.Hypot(t.XX, t.YX)
	if sx == 0 {
		return nil
	}
	sy := (t.XX*t.YY - t.XY*t.YX) / sx
	name, size := s.deck.media(i, math.Max(math.Abs(sx), math.Abs(sy)))
	if name == "" {
		return nil
	}
	shown, clip := i.Area, scene.Rectangle(i.Area)
	if i.Clip != nil {
		clip = *i.Clip
		shown = intersection(tight(clip), shown)
	}
	for _, outer := range w.clips {
		if sx == t.XX && sy == t.YY { // a clip of the page is one of the picture where nothing is turned
			back := scene.Transform{XX: 1 / sx, YY: 1 / sy, X0: -t.X0 / sx, Y0: -t.Y0 / sy}
			inner := transformed(outer, back)
			if cut := intersection(tight(inner), shown); cut != shown {
				shown, clip = cut, inner
			}
		}
	}
	if shown.Empty() {
		return nil
	}
	full := covered(i.Area, size, i.Focus)
	crop := [4]float64{(shown.X - full.X) / full.W, (shown.Y - full.Y) / full.H, (full.Right() - shown.Right()) / full.W, (full.Bottom() - shown.Bottom()) / full.H}
	middle := t.Apply(scene.Point{X: shown.X + shown.W/2, Y: shown.Y + shown.H/2})
	upright := scene.Transform{XX: sx, YY: math.Abs(sy), X0: middle.X - sx*(shown.X+shown.W/2), Y0: middle.Y - math.Abs(sy)*(shown.Y+shown.H/2)}
	form := geometryOf(transformed(clip, upright))
	if form.preset == "line" {
		return nil
	}
	p := &placedPicture{rel: s.rels.add(relImage, name, false), form: form, crop: crop, alt: i.Alt,
		area:  scene.Rect{X: middle.X - sx*shown.W/2, Y: middle.Y - math.Abs(sy)*shown.H/2, W: sx * shown.W, H: math.Abs(sy) * shown.H},
		angle: math.Atan2(t.YX, t.XX) * 180 / math.Pi}
	return p
}

// intersection returns what two rectangles share.
func intersection(a, b scene.Rect) scene.Rect {
	x, y := math.Max(a.X, b.X), math.Max(a.Y, b.Y)
	return scene.Rect{X: x, Y: y, W: math.Min(a.Right(), b.Right()) - x, H: math.Min(a.Bottom(), b.Bottom()) - y}
}

// covered returns where the whole of a picture would lie that covers an area with its focus as near to the middle as its edges
// allow.
func covered(area scene.Rect, size image.Point, focus scene.Point) scene.Rect {
	w, h := float64(size.X), float64(size.Y)
	k := math.Max(area.W/w, area.H/h)
	place := func(from, length, size, focus float64) float64 {
		return from - math.Max(0, math.Min(size*k-length, focus*size*k-length/2))
	}
	return scene.Rect{X: place(area.X, area.W, w, focus.X), Y: place(area.Y, area.H, h, focus.Y), W: w * k, H: h * k}
}

// writePicture writes a picture (CT_Picture, §19.3.1.37).
func (s *slide) writePicture(m *markup, sh *shape, l label) {
	d, p := s.deck, sh.picture
	m.start("p:pic")
	m.start("p:nvPicPr")
	s.writeName(m, l)
	m.start("p:cNvPicPr")
	m.empty("a:picLocks", "noChangeAspect", "1")
	m.end(1)
	m.empty("p:nvPr")
	m.end(1)
	m.start("p:blipFill")
	if sh.opacity < 1 {
		m.start("a:blip", "r:embed", p.rel)
		m.empty("a:alphaModFix", "amt", number(round(sh.opacity*100000)))
		m.end(1)
	} else {
		m.empty("a:blip", "r:embed", p.rel)
	}
	var crop []string
	for i, side := range [...]string{"l", "t", "r", "b"} {
		if v := round(p.crop[i] * 100000); v > 0 {
			crop = append(crop, side, number(v))
		}
	}
	m.empty("a:srcRect", crop...)
	m.start("a:stretch")
	m.empty("a:fillRect")
	m.end(2)
	m.start("p:spPr")
	at := d.grid.frame(p.area)
	var turn []string
	if angle := round(math.Mod(p.angle+360, 360) * 60000); angle != 0 {
		turn = []string{"rot", number(angle)}
	}
	writeTransform(m, "a:xfrm", at, turn...)
	d.writeGeometry(m, &p.form, d.grid.frame(p.form.bounds), true)
	m.end(2)
}
