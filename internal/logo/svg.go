package logo

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"image"
	"io"
	"math"
	"strings"

	"golang.org/x/image/draw"

	"cards/internal/render/raster"
	"cards/internal/scene"
)

// A safe part of SVG: shapes, groups, transforms, flat fills and strokes, classes of a style sheet, use within the file. Nothing is
// ever fetched or run; what would be drawn otherwise than it is meant is refused by name, so that a logo is never quietly wrong.

// Limits of an SVG. Logos have some ten shapes and a thousand steps.
const (
	maxShapes  = 2000
	maxSteps   = 100_000
	maxNesting = 48
	maxNodes   = 20_000
	// maxPainted bounds what all shapes together cover, in whole pictures: 2000 shapes over each other would take seconds.
	maxPainted = 200
)

// node is an element that may be drawn.
type node struct {
	name     string
	attrs    map[string]string
	children []*node
}

// refused are elements that would change what is seen.
var refused = map[string][2]string{
	"text": {"text", hintPlain}, "textPath": {"text", hintPlain}, "tspan": {"text", hintPlain},
	"image": {"a picture inside", hintPNG}, "foreignObject": {"a foreign object", hintPNG},
	"linearGradient": {"a gradient", hintPNG}, "radialGradient": {"a gradient", hintPNG}, "meshgradient": {"a gradient", hintPNG}, "pattern": {"a pattern", hintPNG},
	"filter": {"a filter", hintPNG}, "mask": {"a mask", hintPNG}, "clipPath": {"a clipping path", hintPlain}, "marker": {"markers", hintPlain},
	"script": {"a script", hintPlain}, "animate": {"an animation", hintPlain}, "animateTransform": {"an animation", hintPlain}, "animateMotion": {"an animation", hintPlain}, "set": {"an animation", hintPlain},
	"video": {"a video", hintPNG}, "audio": {"a sound", hintPNG}, "iframe": {"a web page inside", hintPNG}, "switch": {"alternatives (switch)", hintPlain},
	"solidcolor": {"a named paint", hintPlain}, "a": {"a link", hintPlain},
}

// drawn are the elements that this part of SVG has.
var drawn = map[string]bool{
	"svg": true, "g": true, "defs": true, "symbol": true, "use": true, "path": true, "rect": true, "circle": true, "ellipse": true,
	"line": true, "polyline": true, "polygon": true,
}

// svgSpace is the namespace of SVG's own elements.
const svgSpace = "http://www.w3.org/2000/svg"

// parseSVG reads the elements; sheet is what its style elements say.
func parseSVG(data []byte) (root *node, sheet string, f *fault) {
	d := xml.NewDecoder(bytes.NewReader(data))
	d.CharsetReader = func(label string, in io.Reader) (io.Reader, error) {
		switch strings.ToLower(label) {
		case "utf-8", "utf8", "us-ascii", "ascii", "iso-8859-1":
			return in, nil // what is read of it is ASCII
		}
		return nil, fmt.Errorf("its characters are encoded as %s", label)
	}
	var open []*node // nil entries are elements that do not matter
	nodes, styling := 0, 0
	var css strings.Builder
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			var syntax *xml.SyntaxError
			if errors.As(err, &syntax) {
				if strings.Contains(syntax.Msg, "entity") {
					return nil, "", unsupported("entities", hintPlain)
				}
				return nil, "", damaged("line %d: %s", syntax.Line, syntax.Msg)
			}
			return nil, "", damaged("%v", err)
		}
		switch e := token.(type) {
		case xml.Directive:
			if bytes.ContainsAny(e, "[") {
				return nil, "", unsupported("entities of its own", hintPlain)
			}
		case xml.ProcInst:
			if strings.EqualFold(e.Target, "xml-stylesheet") {
				return nil, "", unsupported("a style sheet outside of the file", hintPlain)
			}
		case xml.StartElement:
			if nodes++; nodes > maxNodes {
				return nil, "", tooMuch("the SVG has more than %d elements", maxNodes)
			}
			if len(open) >= maxNesting {
				return nil, "", tooMuch("the SVG is nested more than %d deep", maxNesting)
			}
			var n *node
			own := e.Name.Space == svgSpace || e.Name.Space == ""
			hidden := len(open) > 0 && open[len(open)-1] == nil
			if own && !hidden {
				if what, no := refused[e.Name.Local]; no {
					return nil, "", unsupported(what[0], what[1])
				}
				if drawn[e.Name.Local] {
					n = &node{name: e.Name.Local, attrs: attributes(e.Attr)}
				}
			}
			if own && e.Name.Local == "style" {
				styling++
			}
			switch {
			case root == nil && (n == nil || n.name != "svg"):
				return nil, "", damaged("it does not begin with an svg element")
			case root == nil:
				root = n
			case len(open) == 0: // a document has one root (XML 1.0, section 2.1), which this decoder does not ask for
				return nil, "", damaged("there is a second %s element after the end of the first", e.Name.Local)
			case n != nil:
				parent := open[len(open)-1]
				parent.children = append(parent.children, n)
			}
			open = append(open, n)
		case xml.EndElement:
			if e.Name.Local == "style" && styling > 0 {
				styling--
			}
			open = open[:len(open)-1]
		case xml.CharData:
			if styling > 0 {
				css.Write(e)
			}
		}
	}
	if root == nil {
		return nil, "", damaged("there is nothing in it")
	}
	return root, css.String(), nil
}

// attributes keeps those that SVG has; href may have a namespace of its own.
func attributes(all []xml.Attr) map[string]string {
	out := make(map[string]string, len(all))
	for _, a := range all {
		if a.Name.Space == "" || a.Name.Local == "href" {
			out[a.Name.Local] = strings.TrimSpace(a.Value)
		}
	}
	return out
}

// walker turns elements into items.
type walker struct {
	sheet   []rule
	byID    map[string]*node
	items   []scene.Item
	bounds  scene.Rect
	shapes  int
	steps   int
	areas   []scene.Rect
	visited int
	// width and height are what percentages are of.
	width, height float64
}

// drawSVG draws an SVG, its longer side drawnSide, over nothing.
func drawSVG(data []byte) (*image.NRGBA, *fault) {
	root, css, f := parseSVG(data)
	if f != nil {
		return nil, f
	}
	w := &walker{byID: map[string]*node{}}
	if w.sheet, f = parseSheet(css); f != nil {
		return nil, f
	}
	w.index(root)
	box, f := viewBox(root)
	if f != nil {
		return nil, f
	}
	w.width, w.height = box.W, box.H
	if box.Empty() {
		w.width, w.height = 100, 100
	}
	if f := w.children(root, scene.Transform{}, initialStyle(), 0); f != nil {
		return nil, f
	}
	if len(w.items) == 0 {
		return nil, &fault{"logo-svg", "the SVG draws nothing", "export the logo again, with its shapes"}
	}
	if box.Empty() {
		box = w.bounds
	}
	if box.Empty() || !near(box.X, box.Y, box.W, box.H) {
		return nil, damaged("its viewBox is no area")
	}
	if box.W > mostAspect*box.H || box.H > mostAspect*box.W {
		return nil, tooLong(box.W, box.H)
	}
	scale := drawnSide / math.Max(box.W, box.H)
	place := scene.Transform{XX: scale, YY: scale, X0: -box.X * scale, Y0: -box.Y * scale}
	pw, ph := math.Ceil(box.W*scale-1e-6), math.Ceil(box.H*scale-1e-6)
	painted := 0.0
	page := scene.Rect{W: pw, H: ph}
	for _, a := range w.areas {
		seen := scene.Rect{X: (a.X - box.X) * scale, Y: (a.Y - box.Y) * scale, W: a.W * scale, H: a.H * scale}
		x0, y0 := math.Max(seen.X, 0), math.Max(seen.Y, 0)
		painted += math.Max(0, math.Min(seen.Right(), page.W)-x0) * math.Max(0, math.Min(seen.Bottom(), page.H)-y0)
	}
	if painted > maxPainted*pw*ph {
		return nil, tooMuch("the SVG paints its area more than %d times over", maxPainted)
	}
	sheet := &scene.Page{Width: pw, Height: ph, Items: []scene.Item{scene.Group{Transform: place, Items: w.items}}}
	m, err := raster.New().DrawItems(sheet, 0, 1, 1)
	if err != nil {
		return nil, damaged("it reaches too far beyond its viewBox (%v)", err)
	}
	out := image.NewNRGBA(m.Bounds())
	draw.Draw(out, out.Bounds(), m, image.Point{}, draw.Src)
	return out, nil
}

// tooLong is a logo that would not be seen in any box.
func tooLong(w, h float64) *fault {
	return &fault{"logo-limit", fmt.Sprintf("the logo is %.4g times as long as it is high, and at most %d times can be seen on a card", math.Max(w/h, h/w), mostAspect), "use a more compact form of the logo"}
}

// near reports whether numbers are finite and such as drawings have.
func near(values ...float64) bool {
	for _, v := range values {
		if math.IsNaN(v) || math.Abs(v) > farAway {
			return false
		}
	}
	return true
}

// farAway is a coordinate that no drawing reaches.
const farAway = 1e6

// index finds elements by their ids.
func (w *walker) index(n *node) {
	if id := n.attrs["id"]; id != "" && w.byID[id] == nil {
		w.byID[id] = n
	}
	for _, c := range n.children {
		w.index(c)
	}
}

// viewBox is the area that is seen; empty where the file does not say.
func viewBox(root *node) (scene.Rect, *fault) {
	if s := root.attrs["viewBox"]; s != "" {
		v, ok := numbers(s)
		if !ok || len(v) != 4 || v[2] <= 0 || v[3] <= 0 || !near(v...) {
			return scene.Rect{}, damaged("its viewBox is %q", short(s))
		}
		return scene.Rect{X: v[0], Y: v[1], W: v[2], H: v[3]}, nil
	}
	width, okW := length(root.attrs["width"], 0)
	height, okH := length(root.attrs["height"], 0)
	if okW && okH && width > 0 && height > 0 && near(width, height) {
		return scene.Rect{W: width, H: height}, nil
	}
	return scene.Rect{}, nil
}

// short is the start of what a message quotes.
func short(s string) string {
	r := []rune(s)
	if len(r) > 40 {
		return string(r[:40]) + "…"
	}
	return s
}

// children draws what is in an element.
func (w *walker) children(n *node, t scene.Transform, s style, depth int) *fault {
	for _, c := range n.children {
		if f := w.element(c, t, s, depth+1); f != nil {
			return f
		}
	}
	return nil
}

// element draws one element.
func (w *walker) element(n *node, t scene.Transform, s style, depth int) *fault {
	if w.visited++; w.visited > maxNodes {
		return tooMuch("the SVG draws more than %d elements", maxNodes)
	}
	if depth > maxNesting {
		return tooMuch("the SVG uses its own parts more than %d deep", maxNesting)
	}
	if n.name == "defs" || n.name == "symbol" {
		return nil
	}
	s, f := w.styled(n, s)
	if f != nil {
		return f
	}
	if s.hidden {
		return nil
	}
	own, ok := transform(s.transform)
	if !ok {
		return damaged("a transform reads %q", short(s.transform))
	}
	t = own.Then(t)
	if !near(t.XX, t.XY, t.YX, t.YY, t.X0, t.Y0) {
		return damaged("a transform leads out of the drawing")
	}
	switch n.name {
	case "g":
		return w.children(n, t, s, depth)
	case "svg":
		return unsupported("a drawing within the drawing", hintPlain)
	case "use":
		return w.use(n, t, s, depth)
	}
	p, f := w.outline(n)
	if f != nil || len(p.Ops) == 0 {
		return f
	}
	return w.paint(n, p, t, s)
}

// use draws another element of the file.
func (w *walker) use(n *node, t scene.Transform, s style, depth int) *fault {
	href := n.attrs["href"]
	id, ok := strings.CutPrefix(href, "#")
	if !ok {
		return unsupported("a reference out of the file", hintPlain)
	}
	target := w.byID[id]
	if target == nil {
		return nil // browsers draw nothing either
	}
	x, _ := length(n.attrs["x"], w.width)
	y, _ := length(n.attrs["y"], w.height)
	t = scene.Translate(x, y).Then(t)
	if target.name == "symbol" {
		if target.attrs["viewBox"] != "" {
			return unsupported("a symbol with a viewBox", hintPlain)
		}
		return w.children(target, t, s, depth)
	}
	return w.element(target, t, s, depth+1)
}
