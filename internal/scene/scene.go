// Package scene is the display list: a finished page as items at fixed positions, which every encoder
// draws alike, and beside them the meaning of its regions (Box), which inspect, alt text, PPTX and tests
// read. It knows nothing of decks, themes or how the page came about.
//
// Units: pixels of the page, origin at the top left, y down, float64; positions that layout makes are
// snapped to 1/64 px (see Snap). Angles are radians, clockwise.
package scene

import (
	"image"
	"image/color"
	"math"

	"github.com/go-text/typesetting/font"
)

// Page is one finished picture.
type Page struct {
	Width, Height float64
	// Ground is the flat colour behind everything.
	Ground color.NRGBA
	// Items in painting order.
	Items []Item
	// Boxes are the meaning of regions; encoders that only paint ignore them.
	Boxes []Box
	// Alt is the text alternative of the whole picture, in Lang (BCP 47).
	Alt, Lang string
	Links     []Link
}

// Link makes a region clickable where the format allows it.
type Link struct {
	Area Rect
	URL  string
}

// Face is a handle of one font face. The catalogue and users' fonts both make them.
type Face interface {
	// Key is unique and stable over runs, e.g. "noto-serif-cjk-400".
	Key() string
	// Font is parsed at first use; the result is safe for concurrent use.
	Font() *font.Font
	// Data is the font file.
	Data() []byte
}

// Item is one thing painted: Fill, Stroke, Text, Image, Grain or Group.
type Item interface{ item() }

// Fill paints the inside of Path by the non-zero rule.
type Fill struct {
	Path  Path
	Paint Paint
}

// Stroke paints along Path.
type Stroke struct {
	Path  Path
	Paint Paint
	Width float64 // px
	// Dash holds lengths on, off, on, …, in px; empty is a solid line. DashOffset moves its start.
	Dash       []float64
	DashOffset float64
	Cap        Cap
	Join       Join
}

// Cap is how a stroke ends.
type Cap uint8

// The caps.
const (
	ButtCap Cap = iota
	RoundCap
	SquareCap
)

// Join is how two segments of a stroke meet. Miter is bevelled beyond a limit of 10.
type Join uint8

// The joins.
const (
	MiterJoin Join = iota
	RoundJoin
	BevelJoin
)

// Text paints one run of glyphs.
type Text struct{ Run Run }

// Image paints a decoded picture, scaled so that it covers Area, and clipped to Clip when that is not nil.
type Image struct {
	Source image.Image
	Area   Rect
	Clip   *Path
	// Focus is the point of the picture, in fractions of its sides, that stays visible when it is cropped.
	Focus Point
	Alt   string
	// Pixelated keeps the pixels of Source as flat blocks with hard edges (a printer's screen): each pixel of the result takes the
	// colour of the one pixel of Source in which its centre lies, so that at any scale a block is of whole pixels, and nothing is
	// mixed. Other encoders ask for the same: SVG by image-rendering="pixelated", PDF by an image without /Interpolate; a format
	// that cannot ask gets Source enlarged by a whole number to the pixels of its page.
	Pixelated bool
}

// Developed is a Source whose pixels are made for as many as it is drawn on, rather than scaled: a photograph with a scrim, whose
// fades would show bands. Encoders ask it for the pixels of its Area; it is an image all the same.
type Developed interface {
	image.Image
	Develop(width, height int) image.Image
}

// Grain roughens all that is painted so far, like the tooth of paper: every cell of the page gets a step lighter or darker,
// the same in all channels. An encoder that has no pixels may leave it out.
type Grain struct {
	// Step is the difference of one step, in units of 1/255; two steps at most are added, both ways, by the sum of two
	// even random numbers.
	Step uint8
	// Cell is the side of a cell in px of the page; at any scale it is drawn as whole pixels, at least one.
	Cell float64
	// Seed picks the pattern; the same seed gives the same paper.
	Seed uint64
}

// Group paints Items under a transform, clip and opacity (0 means 1, so that the zero value paints).
type Group struct {
	Transform Transform
	Clip      *Path
	Opacity   float64
	Items     []Item
}

func (Fill) item()   {}
func (Stroke) item() {}
func (Text) item()   {}
func (Image) item()  {}
func (Grain) item()  {}
func (Group) item()  {}

// Paint is a colour, or a linear gradient when Gradient is not nil.
type Paint struct {
	Color    color.NRGBA
	Gradient *Gradient
}

// Solid returns the paint of one colour.
func Solid(c color.NRGBA) Paint { return Paint{Color: c} }

// Gradient runs linearly, in sRGB, from From to To; Stops are ordered by Offset in 0…1.
type Gradient struct {
	From, To Point
	Stops    []Stop
}

// Stop is one colour of a gradient.
type Stop struct {
	Offset float64
	Color  color.NRGBA
}

// Run is glyphs of one face, size and paint.
type Run struct {
	Face Face
	Size float64 // px per em
	// Outline, when above 0, strokes the glyphs' outlines with this width in px instead of filling them.
	Outline float64
	Glyphs  []Glyph
	// Text is what the run says, for selecting, copying, alt text; Glyph.Cluster points into it.
	Text string
	Lang string // BCP 47
	// Vertical tells that the glyphs stand in a column (advance downwards); positions already say where.
	Vertical bool
	// Turned lays every glyph on its side, a quarter clockwise about its origin (Western words in a column).
	Turned bool
	// Squeeze narrows every glyph to this share of its width (characters side by side in one cell); 0 is as 1.
	Squeeze float64
	Paint   Paint
}

// Em returns the map from the em square of a glyph (y up) to the page (y down), without the glyph's place.
func (r *Run) Em() Transform {
	t := Transform{XX: r.Size, YY: -r.Size}
	if r.Squeeze > 0 {
		t.XX *= r.Squeeze
	}
	if r.Turned {
		// Right becomes down, up becomes right.
		t = Transform{YX: t.XX, XY: -t.YY}
	}
	return t
}

// OnRow brings the origin o of a glyph to a whole row of pixels, or, where it lies on its side, to a whole column; em maps the em square to
// pixels, o is in pixels. So the same stroke is as sharp in one line as in the next, and pictures, documents and browsers, which do the
// same, agree. Text that is aslant stays where it is.
func OnRow(em Transform, o Point) Point {
	switch {
	case em.XY == 0 && em.YX == 0:
		o.Y = nearest(o.Y)
	case em.XX == 0 && em.YY == 0:
		o.X = nearest(o.X)
	}
	return o
}

// nearest is the whole number next to v. What lies in the middle between two goes up, however a reckoning got there: places are on
// a grid of 1/64 px.
func nearest(v float64) float64 { return math.Floor(v + 0.5 + 1.0/256) }

// Ink returns where the ink of a glyph with its origin at x, y lies on the page; box is its ink in em, relative to the
// origin, y down.
func (r *Run) Ink(box Rect, x, y float64) Rect {
	if box.Empty() {
		return Rect{}
	}
	t := r.Em()
	a := t.Apply(Point{box.X, -box.Y})
	b := t.Apply(Point{box.Right(), -box.Bottom()})
	out := Rect{X: x + math.Min(a.X, b.X), Y: y + math.Min(a.Y, b.Y), W: math.Abs(a.X - b.X), H: math.Abs(a.Y - b.Y)}
	return out.Inset(-r.Outline / 2)
}

// Glyph is one glyph with its origin (horizontal: on the baseline, left) on the page.
type Glyph struct {
	ID   font.GID
	X, Y float64
	// Cluster is the index in code points of Run.Text of the first character that this glyph stands for.
	Cluster int
}

// Box is the meaning of a region of the page (see product.md: cards inspect).
type Box struct {
	// Role is one of quote, translation, speaker, source, date, title, subtitle, text, number, era, lane, tick,
	// note, legend, brand, page (these carry text), image, rule, axis, mark, connector, decoration.
	Role string
	// Item is the path of the deck's value (quotes[0].text); empty for words of ours.
	Item     string
	Lang     string
	Vertical bool
	Rect
	FontSize float64
	// Color of the text and what is behind it: what contrast is computed from.
	Color, Background color.NRGBA
	// Text is what the lines say together; Original is the deck's text where normalising changed it.
	Text, Original string
	// Part is the range of the deck's normalised text in code points that this box holds.
	Part  [2]int
	Lines []Line
	// From and To are the range of Page.Items that draw this box and nothing else.
	From, To int
	// Events are the events of a timeline that this box belongs to: the first, and one past the last, counted from 0 in the
	// order of time. A year over several events belongs to all of them; what belongs to none has an empty range.
	Events [2]int
}

// Line is one line (or column) of a Box.
type Line struct {
	Text string
	// Rect is the line box: X, W the advance without what hangs; Y, H the pitch. In columns the axes swap.
	Rect
	// Baseline is the y of the alphabetic baseline; in columns the x of the centre line.
	Baseline float64
	// Hang is what stands outside the measure before and after, in px.
	Hang [2]float64
	// Ink is the true bounds of the glyphs.
	Ink Rect
}

// Point is a place on the page.
type Point struct{ X, Y float64 }

// Rect is an upright rectangle.
type Rect struct{ X, Y, W, H float64 }

// Right and Bottom are the far edges.
func (r Rect) Right() float64 { return r.X + r.W }

// Bottom is the lower edge.
func (r Rect) Bottom() float64 { return r.Y + r.H }

// Empty reports whether r has no area.
func (r Rect) Empty() bool { return r.W <= 0 || r.H <= 0 }

// Union returns the smallest rectangle that holds both; an empty one does not count.
func (r Rect) Union(s Rect) Rect {
	if r.Empty() {
		return s
	}
	if s.Empty() {
		return r
	}
	x, y := math.Min(r.X, s.X), math.Min(r.Y, s.Y)
	return Rect{x, y, math.Max(r.Right(), s.Right()) - x, math.Max(r.Bottom(), s.Bottom()) - y}
}

// Overlaps reports whether the two share area.
func (r Rect) Overlaps(s Rect) bool {
	return r.X < s.Right() && s.X < r.Right() && r.Y < s.Bottom() && s.Y < r.Bottom()
}

// Contains reports whether s lies within r, give or take slack px.
func (r Rect) Contains(s Rect, slack float64) bool {
	return s.X >= r.X-slack && s.Y >= r.Y-slack && s.Right() <= r.Right()+slack && s.Bottom() <= r.Bottom()+slack
}

// Inset returns r made smaller by d on every side.
func (r Rect) Inset(d float64) Rect { return Rect{r.X + d, r.Y + d, r.W - 2*d, r.H - 2*d} }

// Snap rounds v to the nearest 1/64 px, the grid of all positions.
func Snap(v float64) float64 { return math.Round(v*64) / 64 }

// Transform is the affine map x' = XX·x + XY·y + X0, y' = YX·x + YY·y + Y0. The zero value is the identity
// (see IsIdentity), so that a Group without one paints.
type Transform struct{ XX, YX, XY, YY, X0, Y0 float64 }

// IsIdentity reports whether t changes nothing; the zero Transform counts as the identity.
func (t Transform) IsIdentity() bool {
	return t == Transform{} || t == Transform{XX: 1, YY: 1}
}

// Apply maps p.
func (t Transform) Apply(p Point) Point {
	if t == (Transform{}) {
		return p
	}
	return Point{t.XX*p.X + t.XY*p.Y + t.X0, t.YX*p.X + t.YY*p.Y + t.Y0}
}

// Then returns the map that first does t, then u.
func (t Transform) Then(u Transform) Transform {
	if t == (Transform{}) {
		return u
	}
	if u == (Transform{}) {
		return t
	}
	return Transform{
		XX: u.XX*t.XX + u.XY*t.YX, YX: u.YX*t.XX + u.YY*t.YX,
		XY: u.XX*t.XY + u.XY*t.YY, YY: u.YX*t.XY + u.YY*t.YY,
		X0: u.XX*t.X0 + u.XY*t.Y0 + u.X0, Y0: u.YX*t.X0 + u.YY*t.Y0 + u.Y0,
	}
}

// Translate moves by dx, dy.
func Translate(dx, dy float64) Transform { return Transform{XX: 1, YY: 1, X0: dx, Y0: dy} }

// Scale stretches x and y apart.
func Scale(sx, sy float64) Transform { return Transform{XX: sx, YY: sy} }

// Rotate turns by a radians, clockwise, about the origin.
func Rotate(a float64) Transform {
	s, c := math.Sincos(a)
	return Transform{XX: c, YX: s, XY: -s, YY: c}
}
