package pdf

import (
	"errors"
	"fmt"
	"maps"
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
