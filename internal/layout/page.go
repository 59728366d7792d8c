// Package layout composes pages: quotes, timelines and covers of a deck, in a theme, at a size, become finished
// scene.Pages. It decides where things stand and how large they are; how a paragraph is broken and spaced is the
// business of layout/text, how it looks that of the theme's tokens.
package layout

import (
	"image/color"
	"math"

	"cards/internal/diag"
	"cards/internal/layout/text"
	"cards/internal/scene"
	"cards/internal/theme"
)

// Page is one laid-out picture, with what inspect tells about it.
type Page struct {
	Scene *scene.Page
	// Card is the card's id, Kind quote, timeline, cover or end, Layout the form that was taken.
	Card, Kind, Layout string
	Theme, Variant     string
	Size               theme.Size
	// Page counts from 1 to Pages.
	Page, Pages int
	// Frame counts from 1 to Frames where Reveal made the page; both are 0 on a page as it was laid out.
	Frame, Frames int
	// Safe is what no platform covers, in px.
	Safe scene.Rect
	// Chosen explains what was decided and why.
	Chosen []Choice
	// Events says where each event of a timeline went.
	Events   []EventPlace
	Warnings diag.List
	// setting is how the quote was set; nil on pages without one, and where it is not to be evened with its series.
	setting *quoteSetting
	// told is what a page of a timeline tells; nil on other pages.
	told *told
	// streak is that of a page of the theme photo which has no picture; nil on others.
	streak *pageStreak
	// mark is the quotation mark over the words of a page of the theme grid; nil on others, and where it stands beside them.
	mark *moduleMark
}

// Choice is one decision of the layout.
type Choice struct {
	What  string   `json:"what"`
	Value string   `json:"value"`
	Why   string   `json:"why"`
	Tried []string `json:"tried,omitempty"`
}

// EventPlace says as what an event is shown (card, tick or key) and on which page.
type EventPlace struct {
	Item string `json:"item"`
	As   string `json:"as"`
	Page int    `json:"page"`
	// Lit tells, in a frame that reveals, that the event stands in its own colours.
	Lit bool `json:"lit,omitempty"`
}

// canvas is a page in the making.
type canvas struct {
	*Page
	set *Setter
	// theme, colours and tokens of the page's class; unit is px of the page per px of a token.
	theme   *theme.Theme
	colours *theme.Colours
	size    theme.Size
	unit    float64
	// area is the safe area less the theme's margins: where text stands.
	area scene.Rect
	// at is where in the deck the card stands, for diagnostics.
	at diag.Pos
	// leastQuote is the least size that words of a quote may take beside the smallest type, px; 0 is no more than that.
	leastQuote float64
	// poster is how many times as large as usual the headline of a timeline is; 0 is once.
	poster float64
	// shown is whose portrait the page has; empty when none.
	shown string
	// code is the QR code of a last card, where it has its place; nil where there is none.
	code *placedCode
	// codeFault says why it has none.
	codeFault string
	// seated tells that a portrait stands beside or over the words.
	seated bool
	// lesser tells that the portrait over the words is lower than usual.
	lesser bool
	// drawings are the parts of a portrait that the page may show as a drawing that fills it; drawing is the one of them that it shows, nil
	// where it shows none.
	drawings []*flatDrawing
	drawing  *flatDrawing
	// onField is what stands under the horizon of the theme dawn beside names; nil where nothing does.
	onField *block
	// photo is the photograph that the card stands on, nil where there is none; photoMarked tells that words of the quote are marked.
	photo       *photoPage
	photoMarked bool
	// events are those that what is drawn now belongs to; see about.
	events [2]int
}

// newCanvas starts a page of the size.
func (s *Setter) newCanvas(size theme.Size, card, kind string, at diag.Pos) *canvas {
	safe := size.Safe()
	t := s.Theme
	c := &canvas{
		Page: &Page{
			Scene: &scene.Page{Width: float64(size.Width), Height: float64(size.Height), Ground: t.Colours.Ground, Lang: s.Lang},
			Card:  card, Kind: kind, Theme: t.Name, Variant: string(t.Variant), Size: size, Page: 1, Pages: 1,
			Safe: scene.Rect{X: safe.X, Y: safe.Y, W: safe.W, H: safe.H},
		},
		set: s, theme: t, colours: &t.Colours, size: size, unit: size.Unit(), at: at,
	}
	frame := t.Frame(size)
	// Where the platform's edge is nearer than the theme's margin, descenders and hanging marks still need a little room.
	inner := c.Safe.Inset(edgeRoom * c.unit)
	c.area = intersect(rect(frame), inner)
	if t.Decoration.Grain.Show {
		c.paper()
	}
	return c
}

// edgeRoom is kept between text and an edge that a platform covers, a token.
const edgeRoom = 12

// intersect returns what two rectangles share; a frame whose height is not known yet stays so.
func intersect(a, b scene.Rect) scene.Rect {
	x, y := math.Max(a.X, b.X), math.Max(a.Y, b.Y)
	r := scene.Rect{X: x, Y: y, W: math.Min(a.Right(), b.Right()) - x, H: a.H}
	if a.H > 0 {
		r.H = math.Min(a.Bottom(), b.Bottom()) - y
	}
	return r
}

// choose records a decision.
func (c *canvas) choose(what, value, why string, tried ...string) {
	c.Chosen = append(c.Chosen, Choice{what, value, why, tried})
}

// add paints items.
func (c *canvas) add(items ...scene.Item) { c.Scene.Items = append(c.Scene.Items, items...) }

// mark adds items with a box that says what they are.
func (c *canvas) mark(role string, area scene.Rect, items ...scene.Item) {
	from := len(c.Scene.Items)
	c.add(items...)
	c.Scene.Boxes = append(c.Scene.Boxes, scene.Box{Role: role, Rect: area, From: from, To: len(c.Scene.Items), Events: c.events})
}

// about has all that is drawn from now on belong to the events from to to-1, until what it returns is called.
func (c *canvas) about(from, to int) (done func()) {
	before := c.events
	c.events = [2]int{from, to}
	return func() { c.events = before }
}

// put places a block with its first em box's top (or its first readings') at y and its measure from x, width wide (which
// matters for centred and flush-right text), and returns its box. Columns begin at y, and x is the axis of the first one.
func (c *canvas) put(b *block, x, y, width float64) *scene.Box {
	if b.mark != nil {
		return c.putLogo(b, x, y, width)
	}
	ground := b.ground
	if ground == (color.NRGBA{}) {
		ground = c.colours.Ground
	}
	paint := b.paint
	if paint == nil {
		solid := scene.Solid(b.colour)
		paint = func(int) scene.Paint { return solid }
	}
	if head := b.Head(); b.vertical {
		x -= head
	} else {
		y += head
	}
	placed := b.Fitted.Lines.Place(text.Placement{
		X: x, Y: y, Width: width, Size: b.Size, Pitch: b.Pitch, Align: b.align, Indent: b.indent, Ink: b.ink, Paint: paint, Outline: b.outline,
		Role: b.role, Item: b.item, Color: b.colour, Background: ground,
	})
	c.highlight(b, placed.Cells)
	from := len(c.Scene.Items)
	c.add(placed.Items...)
	placed.Box.From, placed.Box.To, placed.Box.Events = from, len(c.Scene.Items), c.events
	at := len(c.Scene.Boxes)
	c.Scene.Boxes = append(c.Scene.Boxes, placed.Box)
	c.emphasise(b, placed.Cells)
	c.underline(b, &placed)
	c.judou(b, placed.Beside)
	c.tellFaults(b)
	return &c.Scene.Boxes[at]
}

// putOnBaseline places a block so that its first baseline is at y.
func (c *canvas) putOnBaseline(b *block, x, y, width float64) *scene.Box {
	return c.put(b, x, y-b.rise(), width) // a logo has its middle where that of capitals is
}

// putOnFoot places a block so that its last em box's foot is at y.
func (c *canvas) putOnFoot(b *block, x, y, width float64) *scene.Box {
	return c.put(b, x, y-b.Height(), width)
}

// Tags of spans.
const (
	tagPlain = iota
	tagMark  // emphasised
	tagDim   // steps back
	tagClose // the closing mark in the accent
)

// rule paints a filled rectangle as a rule.
func (c *canvas) rule(r scene.Rect, colour color.NRGBA) {
	c.mark("rule", r, scene.Fill{Path: scene.Rectangle(r), Paint: scene.Solid(colour)})
}
