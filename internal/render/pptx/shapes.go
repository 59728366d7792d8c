package pptx

import (
	"math"
	"reflect"

	"cards/internal/scene"
)

// Shapes: everything on a page that is not text in a text box.

// shape is one form, or one picture, that a slide shows.
type shape struct {
	geometry geometry
	fill     *scene.Paint
	stroke   *scene.Stroke
	opacity  float64
	// picture is nil for a form.
	picture *placedPicture
}

// bounds returns where the shape is, in px.
func (s *shape) bounds() scene.Rect {
	if s.picture != nil {
		return s.picture.area
	}
	return s.geometry.bounds
}

// within is what the groups around an item make of it.
type within struct {
	transform scene.Transform
	clips     []scene.Path
	opacity   float64
}

// shapes turns items into shapes, in the order of painting. words are left out where they stand in text boxes.
func (s *slide) shapes(items []scene.Item, words func(*scene.Run) bool) []shape {
	var out []shape
	s.flatten(items, within{opacity: 1}, words, &out)
	return merged(out)
}

// flatten appends the shapes of items under w.
func (s *slide) flatten(items []scene.Item, w within, words func(*scene.Run) bool, out *[]shape) {
	for _, item := range items {
		switch i := item.(type) {
		case scene.Fill:
			paint := i.Paint
			s.form(transformed(i.Path, w.transform), &paint, nil, w, out)
		case scene.Stroke:
			stroke := i
			s.form(transformed(i.Path, w.transform), nil, &stroke, w, out)
		case scene.Text:
			if words != nil && words(&i.Run) {
				continue
			}
			s.bitmaps(&i.Run, w, out)
			path := transformed(s.deck.outlines(&i.Run), w.transform)
			paint := i.Run.Paint
			if i.Run.Outline > 0 {
				s.form(path, nil, &scene.Stroke{Paint: paint, Width: i.Run.Outline, Join: scene.RoundJoin}, w, out)
			} else {
				s.form(path, &paint, nil, w, out)
			}
		case scene.Image:
			if p := s.placed(i, w); p != nil {
				*out = append(*out, shape{geometry: p.form, picture: p, opacity: w.opacity})
			}
		case scene.Group:
			inner := within{transform: i.Transform.Then(w.transform), clips: w.clips, opacity: w.opacity}
			if i.Opacity > 0 {
				inner.opacity *= math.Min(1, i.Opacity)
			}
			if i.Clip != nil {
				// The clip is in the space of the group's items.
				inner.clips = append(w.clips[:len(w.clips):len(w.clips)], transformed(*i.Clip, inner.transform))
			}
			// Words under a transform are forms: a text box could not be stretched with them.
			inGroup := words
			if !inner.transform.IsIdentity() {
				inGroup = nil
			}
			s.flatten(i.Items, inner, inGroup, out)
		}
	}
}

// form appends a path that is filled or stroked; it is on the page already.
func (s *slide) form(path scene.Path, fill *scene.Paint, stroke *scene.Stroke, w within, out *[]shape) {
	for _, clip := range w.clips {
		if stroke != nil {
			path = clipStroke(path, clip)
		} else {
			path = clipFill(path, clip)
		}
	}
	if len(path.Points) < 2 || !finite(path) {
		return
	}
	if fill != nil {
		fill.Gradient = moved(fill.Gradient, w.transform)
	}
	if stroke != nil {
		zoom := stretch(w.transform)
		stroke.Width *= zoom
		stroke.Paint.Gradient = moved(stroke.Paint.Gradient, w.transform)
		if zoom != 1 {
			dash := make([]float64, len(stroke.Dash))
			for i, v := range stroke.Dash {
				dash[i] = v * zoom
			}
			stroke.Dash = dash
		}
		if !(stroke.Width > 0) {
			return
		}
	}
	*out = append(*out, shape{geometry: geometryOf(path), fill: fill, stroke: stroke, opacity: w.opacity})
}

// moved returns a gradient under a transform.
func moved(g *scene.Gradient, t scene.Transform) *scene.Gradient {
	if g == nil || t.IsIdentity() {
		return g
	}
	return &scene.Gradient{From: t.Apply(g.From), To: t.Apply(g.To), Stops: g.Stops}
}

// stretch is by how much a transform makes things larger.
func stretch(t scene.Transform) float64 {
	if t.IsIdentity() {
		return 1
	}
	return math.Sqrt(math.Abs(t.XX*t.YY - t.XY*t.YX))
}

// finite reports whether all points of a path are numbers near the page.
func finite(p scene.Path) bool {
	for _, q := range p.Points {
		if !(math.Abs(q.X) < 1e7 && math.Abs(q.Y) < 1e7) {
			return false
		}
	}
	return true
}

// merged makes one shape of a fill and of the stroke around it, and one of several strokes that differ only in their paths when
// these are not plain lines: people take hold of the whole.
func merged(in []shape) []shape {
	var out []shape
	for _, s := range in {
		if n := len(out); n > 0 && s.stroke != nil && s.fill == nil && s.opacity == out[n-1].opacity {
			last := &out[n-1]
			if last.fill != nil && last.stroke == nil && reflect.DeepEqual(last.geometry.path, s.geometry.path) {
				last.stroke = s.stroke
				continue
			}
		}
		out = append(out, s)
	}
	return out
}

// label is what a shape is called and what it says to those who do not see it.
type label struct {
	name, text string
	decorative bool
	// link is a relationship to which a click leads; "" for none.
	link string
}

// writeName writes the properties that no eye sees (CT_NonVisualDrawingProps, ECMA-376-1 §20.1.2.2.8), with a number of its own.
func (s *slide) writeName(m *markup, l label) {
	s.ids++
	attrs := []string{"id", number(s.ids), "name", l.name}
	if l.text != "" && !l.decorative {
		attrs = append(attrs, "descr", l.text)
	}
	if !l.decorative && l.link == "" {
		m.empty("p:cNvPr", attrs...)
		return
	}
	m.start("p:cNvPr", attrs...)
	if l.link != "" {
		m.empty("a:hlinkClick", "r:id", l.link)
	}
	if l.decorative {
		m.start("a:extLst")
		m.start("a:ext", "uri", "{C183D7F6-B498-43B3-948B-1728B52AA6E4}")
		m.empty("adec:decorative", "xmlns:adec", nsDecorative, "val", "1")
		m.end(2)
	}
	m.end(1)
}

// write writes a shape: a connector for a plain line, a picture, or a form.
func (s *slide) write(m *markup, sh *shape, l label) {
	switch {
	case sh.picture != nil:
		s.writePicture(m, sh, l)
	case sh.geometry.preset == "line":
		m.start("p:cxnSp")
		m.start("p:nvCxnSpPr")
		s.writeName(m, l)
		m.empty("p:cNvCxnSpPr")
		m.empty("p:nvPr")
		m.end(1)
		s.writeProperties(m, sh)
		m.end(1)
	default:
		m.start("p:sp")
		m.start("p:nvSpPr")
		s.writeName(m, l)
		m.empty("p:cNvSpPr")
		m.empty("p:nvPr")
		m.end(1)
		s.writeProperties(m, sh)
		m.end(1)
	}
}

// writeProperties writes place, form, fill and line (CT_ShapeProperties, §20.1.2.2.35).
func (s *slide) writeProperties(m *markup, sh *shape) {
	d, g := s.deck, &sh.geometry
	at := d.grid.frame(g.bounds)
	m.start("p:spPr")
	var flip []string
	if g.flipped {
		flip = []string{"flipV", "1"}
	}
	writeTransform(m, "a:xfrm", at, flip...)
	d.writeGeometry(m, g, at, sh.fill != nil)
	if sh.fill != nil {
		d.paint(m, *sh.fill, g.bounds, sh.opacity)
	} else if g.preset != "line" {
		m.empty("a:noFill")
	}
	if sh.stroke != nil {
		s.writeLine(m, sh)
	} else {
		m.start("a:ln")
		m.empty("a:noFill")
		m.end(1)
	}
	m.end(1)
}

// writeTransform writes a place (CT_Transform2D, §20.1.7.6).
func writeTransform(m *markup, name string, at frame, attrs ...string) {
	m.start(name, attrs...)
	m.empty("a:off", "x", number(at.x), "y", number(at.y))
	m.empty("a:ext", "cx", number(at.w), "cy", number(at.h))
	m.end(1)
}

// writeLine writes how a path is stroked (CT_LineProperties, §20.1.2.2.24).
func (s *slide) writeLine(m *markup, sh *shape) {
	d, st := s.deck, sh.stroke
	width := min(max(d.grid.length(st.Width), 1), 20116800)
	m.start("a:ln", "w", number(width), "cap", [...]string{scene.ButtCap: "flat", scene.RoundCap: "rnd", scene.SquareCap: "sq"}[min(st.Cap, scene.SquareCap)])
	d.paint(m, st.Paint, sh.geometry.bounds, sh.opacity)
	if len(st.Dash) > 0 {
		writeDash(m, st)
	}
	switch st.Join {
	case scene.RoundJoin:
		m.empty("a:round")
	case scene.BevelJoin:
		m.empty("a:bevel")
	default:
		m.empty("a:miter", "lim", "1000000")
	}
	m.end(1)
}

// writeDash writes dashes, whose lengths count in widths of the line, in 1/100,000 (CT_DashStop, §20.1.8.22).
func writeDash(m *markup, st *scene.Stroke) {
	dash := st.Dash
	if len(dash)%2 == 1 {
		dash = append(dash[:len(dash):len(dash)], dash...)
	}
	m.start("a:custDash")
	for i := 0; i+1 < len(dash) && i < 32; i += 2 {
		m.empty("a:ds", "d", number(max(1, round(dash[i]/st.Width*100000))), "sp", number(max(1, round(dash[i+1]/st.Width*100000))))
	}
	m.end(1)
}
