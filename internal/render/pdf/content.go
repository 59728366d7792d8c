package pdf

import (
	"errors"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"

	"cards/internal/scene"
)

// This room writes the operators that paint a page (ISO 32000-1, 8 and annex A).

// maxDepth bounds how deep groups may lie in groups.
const maxDepth = 64

var errNotFinite = errors.New("a number of the page is not finite or too large")

// content is one content stream: a page's, or that of a group which is painted apart (a form).
type content struct {
	w *Writer
	b []byte
	// m maps what is drawn now to the space in which the stream begins; extent is what can be seen there.
	m      scene.Transform
	extent scene.Rect
	state  state
	stack  []state
	// used are the resources by kind and name.
	used  map[string]map[string]string
	depth int
	// whole tells that the stream is a page's, so that rows of px are known.
	whole bool
	// paths draws text as paths: what decorates is not to be found as text.
	paths bool
	mark  marking
}

// state is what of the graphics state is known; an empty string is not known.
type state struct{ fill, stroke, alpha, pen, font, mode string }

// newPageContent starts the stream of a page: from here on everything is in px, y down.
func (w *Writer) newPageContent(s *scene.Page) *content {
	width, height := s.Width*w.scale, s.Height*w.scale
	c := &content{w: w, whole: true, extent: scene.Rect{W: width, H: height}, used: map[string]map[string]string{}}
	c.state.alpha = opaque
	c.concat(scene.Transform{XX: w.scale, YY: -w.scale, Y0: height})
	return c
}

// page paints all items, each in a piece of marked content.
func (c *content) page(s *scene.Page, tagged *taggedPage) error {
	if s.Ground.A != 0 {
		c.artifact()
		if err := c.fill(scene.Fill{Path: scene.Rectangle(scene.Rect{W: s.Width, H: s.Height}), Paint: scene.Solid(s.Ground)}); err != nil {
			return err
		}
	}
	order := tagged.order(s)
	for n, i := range order {
		c.tag(tagged, i)
		c.mark.next = nil
		if n+1 < len(order) && tagged.items[order[n+1]].box == tagged.items[i].box {
			if t, ok := s.Items[order[n+1]].(scene.Text); ok {
				c.mark.next = &t.Run
			}
		}
		if err := c.item(s.Items[i]); err != nil {
			return err
		}
		if err := c.after(tagged, i); err != nil {
			return err
		}
	}
	c.endTag()
	return nil
}

// op appends operands and an operator.
func (c *content) op(format string, args ...any) {
	c.b = append(fmt.Appendf(c.b, format, args...), '\n')
}

// resource names something for this stream.
func (c *content) resource(kind, name, value string) {
	if c.used[kind] == nil {
		c.used[kind] = map[string]string{}
	}
	c.used[kind][name] = value
}

// resources returns the resource dictionary (7.8.3).
func (c *content) resources() string {
	var b strings.Builder
	b.WriteString("<<")
	for _, kind := range slices.Sorted(maps.Keys(c.used)) {
		b.WriteString(" /" + kind + " <<")
		for _, name := range slices.Sorted(maps.Keys(c.used[kind])) {
			b.WriteString(" /" + name + " " + c.used[kind][name])
		}
		b.WriteString(" >>")
	}
	return b.String() + " >>"
}

func (c *content) save() {
	c.stack = append(c.stack, c.state)
	c.op("q")
}

func (c *content) restore() {
	c.state = c.stack[len(c.stack)-1]
	c.stack = c.stack[:len(c.stack)-1]
	c.op("Q")
}

// concat has all that follows drawn under t.
func (c *content) concat(t scene.Transform) {
	if t.IsIdentity() {
		return
	}
	c.m = t.Then(c.m)
	c.op("%s %s cm", numbers(sharePlaces, t.XX, t.YX, t.XY, t.YY), numbers(lengthPlaces, t.X0, t.Y0))
}

// inverse returns the map back; ok is false when t flattens everything.
func inverse(t scene.Transform) (_ scene.Transform, ok bool) {
	if t.IsIdentity() {
		return scene.Transform{XX: 1, YY: 1}, true
	}
	det := t.XX*t.YY - t.XY*t.YX
	u := scene.Transform{XX: t.YY / det, YX: -t.YX / det, XY: -t.XY / det, YY: t.XX / det}
	u.X0, u.Y0 = -(u.XX*t.X0 + u.XY*t.Y0), -(u.YX*t.X0 + u.YY*t.Y0)
	return u, sane(u.XX, u.YX, u.XY, u.YY, u.X0, u.Y0)
}

// boundsOf returns the upright rectangle around t's picture of r.
func boundsOf(t scene.Transform, r scene.Rect) scene.Rect {
	p := scene.Polyline(
		t.Apply(scene.Point{X: r.X, Y: r.Y}), t.Apply(scene.Point{X: r.Right(), Y: r.Y}),
		t.Apply(scene.Point{X: r.Right(), Y: r.Bottom()}), t.Apply(scene.Point{X: r.X, Y: r.Bottom()}))
	return p.Bounds()
}

func (c *content) item(it scene.Item) error {
	switch it := it.(type) {
	case scene.Fill:
		return c.fill(it)
	case scene.Stroke:
		return c.strokePath(it)
	case scene.Text:
		return c.text(&it.Run)
	case scene.Image:
		return c.picture(it)
	case scene.Group:
		return c.group(it)
	case scene.Grain:
		return nil // the tooth of paper is for pixels
	}
	return fmt.Errorf("an item %T can't be painted", it)
}

func (c *content) items(items []scene.Item) error {
	for _, it := range items {
		if err := c.item(it); err != nil {
			return err
		}
	}
	return nil
}

func (c *content) fill(f scene.Fill) error {
	return c.with(f.Paint, false, func() error {
		if err := c.path(soft(&f.Path)); err != nil {
			return err
		}
		c.op("f")
		return nil
	})
}

// soft returns a path as it is to be filled. Readers bring the sides of a filled rectangle to whole pixels (poppler says that it does
// as Acrobat), which makes a rule of one pixel and a half a third heavier. They know a rectangle by its four corners, so one whose
// sides lie between px gets a fifth point.
func soft(p *scene.Path) *scene.Path {
	corners := len(p.Points) == 4 && len(p.Ops) >= 4 && p.Ops[0] == scene.MoveTo
	whole := true
	for i, op := range p.Ops {
		corners = corners && (i == 0 || op == scene.LineTo || i == 4 && op == scene.ClosePath)
	}
	for _, q := range p.Points {
		whole = whole && q.X == math.Trunc(q.X) && q.Y == math.Trunc(q.Y)
	}
	if !corners || whole {
		return p
	}
	a, b := p.Points[0], p.Points[1]
	middle := scene.Point{X: (a.X + b.X) / 2, Y: (a.Y + b.Y) / 2}
	return &scene.Path{
		Ops:    append([]scene.Op{scene.MoveTo, scene.LineTo}, p.Ops[1:]...),
		Points: append([]scene.Point{a, middle}, p.Points[1:]...),
	}
}

func (c *content) strokePath(s scene.Stroke) error {
	if !sane(s.Width) {
		return errNotFinite
	}
	if !(s.Width > 0) || len(s.Path.Ops) == 0 {
		return nil
	}
	return c.with(s.Paint, true, func() error {
		c.pen(s.Width, s.Cap, s.Join, s.Dash, s.DashOffset)
		if err := c.path(nudged(&s.Path)); err != nil {
			return err
		}
		c.op("S")
		return nil
	})
}

// nudged returns a path as it is to be stroked. Readers bring strokes along the axes to whole pixels, too, and know them by points that
// share a row or a column; so the second point of such a stroke is moved by less than can be drawn.
func nudged(p *scene.Path) *scene.Path {
	const little = 1.0 / 512
	for i, op := range p.Ops {
		if op == scene.QuadTo || op == scene.CubeTo || i < len(p.Points) && !sane(p.Points[i].X, p.Points[i].Y) {
			return p
		}
	}
	if len(p.Points) < 2 || len(p.Ops) < 2 || p.Ops[0] != scene.MoveTo || p.Ops[1] != scene.LineTo {
		return p
	}
	out := &scene.Path{Ops: p.Ops, Points: append([]scene.Point(nil), p.Points...)}
	out.Points[1].X += little
	out.Points[1].Y += little
	return out
}

// pen sets how lines are drawn. The numbers of caps and joins are those of PDF (8.4.3), and so is the limit of miters.
func (c *content) pen(width float64, cap scene.Cap, join scene.Join, dash []float64, offset float64) {
	pattern := "[] 0"
	sum := 0.0
	for _, d := range dash {
		if !(d >= 0) {
			sum = 0
			break
		}
		sum += d
	}
	// What is no pattern is a solid line (SVG 2, 13.5.6).
	if sum > 0 && sane(sum, offset) {
		if offset < 0 {
			// A start is never negative here; an odd pattern repeats after two rounds.
			for offset < 0 {
				offset += 2 * sum
			}
		}
		pattern = "[" + numbers(lengthPlaces, dash...) + "] " + numbers(lengthPlaces, offset)
	}
	pen := fmt.Sprintf("%s w %d J %d j %s d", numbers(lengthPlaces, width), cap, join, pattern)
	if pen != c.state.pen {
		c.op("%s", pen)
		c.state.pen = pen
	}
}

// path appends a path, without painting it. Quadratic curves become cubic ones.
func (c *content) path(p *scene.Path) error {
	at := 0
	var pen, start scene.Point
	take := func(n int) ([]scene.Point, error) {
		if at+n > len(p.Points) {
			return nil, errors.New("a path has fewer points than its steps take")
		}
		points := p.Points[at : at+n]
		at += n
		for _, q := range points {
			if !sane(q.X, q.Y) {
				return nil, errNotFinite
			}
		}
		if n > 0 {
			pen = points[n-1]
		}
		return points, nil
	}
	for i, op := range p.Ops {
		from := pen
		n := [...]int{scene.MoveTo: 1, scene.LineTo: 1, scene.QuadTo: 2, scene.CubeTo: 3, scene.ClosePath: 0}[op]
		q, err := take(n)
		if err != nil {
			return err
		}
		if i == 0 && op != scene.MoveTo {
			return errors.New("a path does not begin with a point")
		}
		switch op {
		case scene.MoveTo:
			start = q[0]
			c.point(q[0])
			c.b = append(c.b, "m\n"...)
		case scene.LineTo:
			c.point(q[0])
			c.b = append(c.b, "l\n"...)
		case scene.QuadTo:
			third := func(a, b float64) float64 { return a + (b-a)*2/3 }
			c.point(scene.Point{X: third(from.X, q[0].X), Y: third(from.Y, q[0].Y)})
			c.point(scene.Point{X: third(q[1].X, q[0].X), Y: third(q[1].Y, q[0].Y)})
			c.point(q[1])
			c.b = append(c.b, "c\n"...)
		case scene.CubeTo:
			c.point(q[0])
			c.point(q[1])
			c.point(q[2])
			c.b = append(c.b, "c\n"...)
		case scene.ClosePath:
			pen = start
			c.b = append(c.b, "h\n"...)
		}
	}
	if len(p.Ops) == 0 {
		// Operators that paint or clip need a path; this one is empty.
		c.op("0 0 0 0 re")
	}
	return nil
}

func (c *content) point(p scene.Point) {
	c.b = append(appendNumber(c.b, p.X, lengthPlaces), ' ')
	c.b = append(appendNumber(c.b, p.Y, lengthPlaces), ' ')
}

// clip keeps what follows within a path.
func (c *content) clip(p *scene.Path) error {
	if err := c.path(p); err != nil {
		return err
	}
	c.op("W n")
	return nil
}

// group paints items under a transform, clip and opacity. With an opacity below 1 they are painted apart first, as a
// transparency group (11.4.7), so that what overlaps within doesn't show through.
func (c *content) group(g scene.Group) error {
	t := g.Transform
	if !sane(t.XX, t.YX, t.XY, t.YY, t.X0, t.Y0, g.Opacity) {
		return errNotFinite
	}
	if c.depth++; c.depth > maxDepth {
		return errors.New("groups lie too deep in groups")
	}
	defer func() { c.depth-- }()
	if _, ok := inverse(t.Then(c.m)); !ok || g.Opacity < 0 {
		return nil // flattened, or not there at all
	}
	m := c.m
	c.save()
	defer func() {
		c.m = m
		c.restore()
	}()
	c.concat(t)
	if g.Clip != nil {
		if err := c.clip(g.Clip); err != nil {
			return err
		}
	}
	if g.Opacity == 0 || g.Opacity >= 1 {
		return c.items(g.Items)
	}
	return c.form(g)
}

// form paints the items of a group as a whole, with its opacity.
func (c *content) form(g scene.Group) error {
	back, ok := inverse(c.m)
	if !ok {
		return nil
	}
	inner := &content{w: c.w, m: scene.Transform{XX: 1, YY: 1}, extent: boundsOf(back, c.extent), used: map[string]map[string]string{}, depth: c.depth, paths: c.paths}
	inner.state.alpha = opaque
	if err := inner.items(g.Items); err != nil {
		return err
	}
	r := c.w.file.stream(fmt.Sprintf("/Type /XObject /Subtype /Form /BBox %s /Group << /S /Transparency >> /Resources %s", box(inner.extent), inner.resources()), inner.b)
	c.alpha(g.Opacity)
	c.do(r)
	return nil
}

// box returns a rectangle as PDF has it: two corners.
func box(r scene.Rect) string {
	return "[" + numbers(lengthPlaces, r.X, r.Y, r.Right(), r.Bottom()) + "]"
}

// do paints an external object.
func (c *content) do(r ref) {
	name := fmt.Sprintf("X%d", int(r))
	c.resource("XObject", name, r.String())
	c.op("/%s Do", name)
}
