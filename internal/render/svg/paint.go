package svg

import (
	"errors"
	"fmt"
	"image/color"
	"math"

	"cards/internal/scene"
)

// This room walks the items of a page and writes shapes, groups and colours (SVG 2, 13 and 14).

// paint writes the page's ground, its items with the boxes that they belong to, and its links.
func (e *encoder) paint() error {
	if e.page.Ground.A != 0 {
		if err := e.fill(scene.Fill{Path: scene.Rectangle(scene.Rect{W: e.page.Width, H: e.page.Height}), Paint: scene.Solid(e.page.Ground)}); err != nil {
			return err
		}
	}
	boxes := map[int]*scene.Box{}
	for i := range e.page.Boxes {
		b := &e.page.Boxes[i]
		if len(b.Lines) > 0 && b.From < b.To && boxes[b.From] == nil {
			boxes[b.From] = b
		}
	}
	end := -1
	for i, it := range e.page.Items {
		if i == end {
			e.write("</g>\n")
			end, e.labelled = -1, false
		}
		if b := boxes[i]; b != nil && end < 0 {
			opened, err := e.open(b)
			if err != nil {
				return err
			}
			if opened {
				end = b.To
			}
		}
		if err := e.item(it); err != nil {
			return fmt.Errorf("item %d: %w", i, err)
		}
	}
	if end >= 0 {
		e.write("</g>\n")
		e.labelled = false
	}
	return e.links()
}

// open begins a box of words, where there is something to say of it as a whole.
func (e *encoder) open(b *scene.Box) (opened bool, err error) {
	lang := ""
	if b.Lang != e.lang {
		lang = language(b.Lang)
	}
	if e.options.Text != Outlines {
		if lang != "" {
			e.write("<g%s>\n", lang)
		}
		return lang != "", nil
	}
	label, err := escape(b.Text)
	if err != nil {
		return false, fmt.Errorf("the text of a box: %w", err)
	}
	e.write("<g%s role=\"text\" aria-label=\"%s\">\n", lang, label)
	e.labelled = true
	return true, nil
}

// links makes regions of the page clickable.
func (e *encoder) links() error {
	for _, l := range e.page.Links {
		if !followed(l.URL) || l.Area.Empty() {
			continue
		}
		if !sane(l.Area.X, l.Area.Y, l.Area.W, l.Area.H) {
			return errNotFinite
		}
		url, err := escape(l.URL)
		if err != nil {
			return fmt.Errorf("a link: %w", err)
		}
		e.write("<a href=\"%s\"><rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" fill=\"none\" pointer-events=\"all\"/></a>\n", url,
			length(l.Area.X, e.places), length(l.Area.Y, e.places), length(l.Area.W, e.places), length(l.Area.H, e.places))
	}
	return nil
}

func (e *encoder) item(it scene.Item) error {
	switch it := it.(type) {
	case scene.Fill:
		return e.fill(it)
	case scene.Stroke:
		return e.stroke(it)
	case scene.Text:
		return e.text(&it.Run)
	case scene.Image:
		return e.picture(it)
	case scene.Group:
		return e.group(it)
	case scene.Grain:
		return nil
	}
	return fmt.Errorf("an item %T can't be painted", it)
}

func (e *encoder) fill(f scene.Fill) error {
	paint, ok, err := e.colour("fill", f.Paint)
	if err != nil || !ok || len(f.Path.Ops) == 0 {
		return err
	}
	d, err := pathData(&f.Path, e.places)
	if err != nil {
		return err
	}
	e.write("<path%s d=\"%s\"/>\n", paint, d)
	return nil
}

func (e *encoder) stroke(s scene.Stroke) error {
	if !sane(s.Width, s.DashOffset) {
		return errNotFinite
	}
	paint, ok, err := e.colour("stroke", s.Paint)
	if err != nil || !ok || !(s.Width > 0) || len(s.Path.Ops) == 0 {
		return err
	}
	d, err := pathData(&s.Path, e.places)
	if err != nil {
		return err
	}
	e.write("<path fill=\"none\"%s stroke-width=\"%s\"%s%s%s d=\"%s\"/>\n", paint, length(s.Width, e.places+1), caps[s.Cap%3], joins[s.Join%3], e.dashes(s), d)
	return nil
}

var (
	caps  = [3]string{scene.RoundCap: ` stroke-linecap="round"`, scene.SquareCap: ` stroke-linecap="square"`}
	joins = [3]string{scene.RoundJoin: ` stroke-linejoin="round"`, scene.BevelJoin: ` stroke-linejoin="bevel"`}
)

// maxDashes bounds the pieces of one stroke; a pattern finer than that is drawn as a solid line.
const maxDashes = 1 << 16

// dashes returns the pattern of a stroke. What is no pattern is none: negative, or adding up to nothing (13.5.6).
func (e *encoder) dashes(s scene.Stroke) string {
	sum := 0.0
	for _, d := range s.Dash {
		if !(d >= 0) {
			return ""
		}
		sum += d
	}
	long := 0.0
	for i := 1; i < len(s.Path.Points); i++ {
		a, b := s.Path.Points[i-1], s.Path.Points[i]
		long += math.Hypot(b.X-a.X, b.Y-a.Y)
	}
	if !(sum > 0.01) || !sane(sum) || !(long/sum*float64(len(s.Dash)) <= maxDashes) {
		return ""
	}
	out := ` stroke-dasharray="`
	for i, d := range s.Dash {
		if i > 0 {
			out += " "
		}
		out += length(d, e.places+1)
	}
	out += `"`
	if s.DashOffset != 0 {
		out += ` stroke-dashoffset="` + length(s.DashOffset, e.places+1) + `"`
	}
	return out
}

// group writes items under a transform, clip and opacity. An opacity is that of the group as a whole, as in a page (14.2).
func (e *encoder) group(g scene.Group) error {
	t := g.Transform
	if !sane(t.XX, t.YX, t.XY, t.YY, t.X0, t.Y0, g.Opacity) {
		return errNotFinite
	}
	if e.depth++; e.depth > maxDepth {
		return errors.New("groups lie too deep in groups")
	}
	defer func() { e.depth-- }()
	if _, ok := inverse(t.Then(e.m)); !ok || g.Opacity < 0 {
		return nil // flattened, or not there at all
	}
	m, places := e.m, e.places
	defer func() { e.m, e.places = m, places }()
	e.m = t.Then(e.m)
	e.places = placesAt(e.m)
	attributes := ""
	if !t.IsIdentity() {
		attributes += ` transform="` + matrix(t) + `"`
	}
	if g.Clip != nil {
		clip, err := e.clip(g.Clip)
		if err != nil {
			return err
		}
		attributes += clip
	}
	if g.Opacity > 0 && g.Opacity < 1 {
		attributes += ` opacity="` + length(g.Opacity, sharePlaces) + `"`
	}
	if attributes != "" {
		e.write("<g%s>\n", attributes)
		defer e.write("</g>\n")
	}
	for _, it := range g.Items {
		if err := e.item(it); err != nil {
			return err
		}
	}
	return nil
}

// clip returns the attribute that keeps an element within a path.
func (e *encoder) clip(p *scene.Path) (string, error) {
	d, err := pathData(p, e.places)
	if err != nil {
		return "", err
	}
	return fmt.Sprintf(` clip-path="url(#%s)"`, e.define(fmt.Sprintf(`<clipPath><path d="%s"/></clipPath>`, d))), nil
}

// colour returns the attributes that fill or stroke with a paint; ok is false when it leaves no trace.
func (e *encoder) colour(property string, p scene.Paint) (attributes string, ok bool, err error) {
	g := p.Gradient
	if g == nil || len(g.Stops) == 0 {
		return solid(property, p.Color), p.Color.A != 0, nil
	}
	if !sane(g.From.X, g.From.Y, g.To.X, g.To.Y) {
		return "", false, errNotFinite
	}
	last, same := g.Stops[len(g.Stops)-1].Color, true
	for _, s := range g.Stops {
		same = same && s.Color == last
		if !sane(s.Offset) {
			return "", false, errNotFinite
		}
	}
	// A gradient of no length is its last colour (14.2.2).
	if same || g.From == g.To {
		return solid(property, last), last.A != 0, nil
	}
	content := fmt.Sprintf(`<linearGradient gradientUnits="userSpaceOnUse" x1="%s" y1="%s" x2="%s" y2="%s">`,
		length(g.From.X, e.places), length(g.From.Y, e.places), length(g.To.X, e.places), length(g.To.Y, e.places))
	for _, s := range g.Stops {
		content += fmt.Sprintf(`<stop offset="%s"%s/>`, length(math.Max(0, math.Min(1, s.Offset)), sharePlaces), solid("stop", s.Color))
	}
	return fmt.Sprintf(` %s="url(#%s)"`, property, e.define(content+"</linearGradient>")), true, nil
}

// solid returns the attributes of one colour.
func solid(property string, c color.NRGBA) string {
	name := property
	if property == "stop" {
		name = "stop-color"
	}
	out := fmt.Sprintf(` %s="%s"`, name, hex(c))
	if c.A != 255 {
		out += fmt.Sprintf(` %s-opacity="%s"`, property, length(float64(c.A)/255, 4))
	}
	return out
}

// hex returns a colour in its shortest form.
func hex(c color.NRGBA) string {
	if c.R%17 == 0 && c.G%17 == 0 && c.B%17 == 0 {
		return fmt.Sprintf("#%x%x%x", c.R/17, c.G/17, c.B/17)
	}
	return fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B)
}
